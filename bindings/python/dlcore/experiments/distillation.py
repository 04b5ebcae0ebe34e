"""Knowledge distillation: learning from a teacher's probabilities."""

import dlcore as torch
import dlcore.nn.functional as F
from dlcore import nn

from ._experiment import experiment

CENTRES = [[-1.2, 0.0], [1.2, 0.0], [0.0, 1.6]]


def overlapping_classes(count):
    """Points of three Gaussian clouds of variance 1, their labels, and the true probabilities of the classes at each point."""
    centres = torch.tensor(CENTRES)
    labels = torch.randint(0, 3, (count,))
    points = centres[labels] + torch.randn(count, 2)
    distances = ((points.unsqueeze(1) - centres) ** 2).sum(dim=2)
    return points, labels, torch.softmax(-0.5 * distances, dim=1)


def train(model, loss, steps, rate):
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(steps):
        optimizer.zero_grad()
        loss(model).backward()
        optimizer.step()
    return model


def network(width):
    return nn.Sequential(nn.Linear(2, width), nn.Tanh(), nn.Linear(width, 3))


@experiment("distillation", "Knowledge distillation: a student learns from its teacher", ["cmput328-q44-teacher-student"])
def distillation(result):
    """A label says which class; a teacher says how probable each of them is, also the wrong ones. Divided by a
    temperature T the logits give softer probabilities, in which the small ones count more. The loss is alpha T^2
    KL(teacher || student) at that temperature plus (1 - alpha) times the cross-entropy with the label. With few samples a
    student learns more from the probabilities than from labels, which are draws from them (Hinton, Vinyals and Dean,
    2015)."""
    teacher = torch.tensor([[5.0, 2.0, -1.0]], dtype=torch.float64)
    student = torch.tensor([[3.0, 1.0, 0.5]], dtype=torch.float64, requires_grad=True)
    label, temperature, alpha = torch.tensor([0]), 4.0, 0.7
    soft, hard = F.distillation_loss(student, teacher, temperature), F.cross_entropy(student, label)
    loss = alpha * soft + (1 - alpha) * hard
    (gradient,) = torch.autograd.grad(loss, student)
    p, q = torch.softmax(teacher / temperature, dim=1), torch.softmax(student.detach() / temperature, dim=1)
    divergence = (p * (p / q).log()).sum().item()
    result.facts["KL, cross-entropy, loss"] = [soft.item() / temperature**2, hard.item(), loss.item()]
    result.facts["gradient of the student's logits"] = gradient[0].tolist()
    result.found("T = 4: the library's loss is T^2 sum p log(p / q)", abs(soft.item() / temperature**2 - divergence) < 1e-14)
    one_hot = F.one_hot(label, 3).to(torch.float64)
    by_hand = alpha * temperature * (q - p) + (1 - alpha) * (torch.softmax(student.detach(), dim=1) - one_hot)
    result.found(
        "The gradient is alpha T (q - p) + (1 - alpha)(softmax - label)", (gradient - by_hand).abs().max().item() < 1e-14
    )

    hot = student.detach().clone().requires_grad_()
    (limit,) = torch.autograd.grad(F.distillation_loss(hot, teacher, 1e4), hot)
    centred = ((hot - hot.mean()) - (teacher - teacher.mean())).detach() / 3.0
    result.facts["gradient at T = 10000"] = limit[0].tolist()
    result.found(
        "At high temperature the gradient becomes (student - teacher) / classes, for logits without their means",
        (limit - centred).abs().max().item() < 1e-3,
    )
    softness = [torch.softmax(teacher / t, dim=1)[0].tolist() for t in (1.0, 4.0, 20.0)]
    result.facts["teacher's probabilities at T = 1, 4, 20"] = softness
    entropies = [-sum(x * torch.tensor(x).log().item() for x in row) for row in softness]
    result.found(
        "Its probabilities get softer with the temperature: their entropy grows towards log 3",
        entropies[0] < entropies[1] < entropies[2] < 1.0986123,
    )

    points, labels, _ = overlapping_classes(2000)
    learned = train(network(16), lambda m: F.cross_entropy(m(points), labels), 150, 0.03)
    test_points, _, truth = overlapping_classes(1000)
    with torch.no_grad():
        teachers = F.kl_div(F.log_softmax(learned(test_points), dim=1), truth, reduction="batchmean").item()
    rounds = 5
    distances = {"labels": [], "teacher": []}
    for _ in range(rounds):
        few, few_labels, _ = overlapping_classes(30)
        with torch.no_grad():
            advice = learned(few)
        for source, loss in (
            ("labels", lambda m: F.cross_entropy(m(few), few_labels)),
            ("teacher", lambda m: F.distillation_loss(m(few), advice, 2.0)),
        ):
            pupil = train(network(8), loss, 120, 0.03)
            with torch.no_grad():
                distances[source].append(
                    F.kl_div(F.log_softmax(pupil(test_points), dim=1), truth, reduction="batchmean").item()
                )
    means = {source: sum(values) / rounds for source, values in distances.items()}
    result.facts["distance from the true probabilities (KL): teacher"] = teachers
    result.facts["students of 30 labels"], result.facts["students of the teacher on the same 30 points"] = (
        distances["labels"],
        distances["teacher"],
    )
    result.found(
        "Of 30 points, students of the teacher come closer to the true probabilities than students of the labels, on average "
        "at less than half the distance",
        means["teacher"] < 0.5 * means["labels"],
    )
    temperatures = [0.5 + 0.25 * k for k in range(40)]
    rows = [torch.softmax(teacher / t, dim=1)[0].tolist() for t in temperatures]
    result.plot(
        "The teacher's probabilities",
        "temperature",
        "probability",
        {f"class {k}": (temperatures, [row[k] for row in rows]) for k in range(3)},
    )
    result.plot(
        "Distance of students from the true probabilities",
        "round",
        "KL",
        {source: (list(range(1, rounds + 1)), values) for source, values in distances.items()},
    )
