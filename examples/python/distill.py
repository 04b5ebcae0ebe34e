"""Distils a large network into a small one.

The teacher, a convolutional network, learns four kinds of shapes from many labelled pictures. A small dense network, the student,
then learns twice: from few labels alone, and from the same few labels and the softened answers of the teacher to many pictures
without labels.

    python distill.py
    python distill.py --temperature 1 --alpha 0.5
    python distill.py --quick
"""

import argparse
import math
import os
import sys
import time

import dlcore as torch
from dlcore import nn, optim
from dlcore.datasets import Shapes
from dlcore.models import DistillationLoss, convolutional_backbone
from dlcore.nn import functional as F
from dlcore.utils.images import save_image
from dlcore.utils.progress import Progress

SIZE = 20


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="Distil a large network into a small one.")
    parser.add_argument("--pictures", type=int, help="pictures that the teacher learns from (default: 3000, or 800 with --quick)")
    parser.add_argument("--labels", type=int, help="labels that the student is given (default: a tenth of the pictures)")
    parser.add_argument("--teacher-epochs", type=int, help="times the teacher goes through the pictures (default: 12, or 8 with --quick)")
    parser.add_argument("--steps", type=int, help="steps of each student (default: 3000, or 600 with --quick)")
    parser.add_argument("--hidden", type=int, default=32, help="width of the student (default: 32)")
    parser.add_argument("--temperature", type=float, default=4.0, help="by which logits are divided (default: 4)")
    parser.add_argument("--alpha", type=float, default=0.9, help="weight of the teacher's answers, from 0 to 1 (default: 0.9)")
    parser.add_argument("--quick", action="store_true", help="some seconds: fewer pictures and steps")
    parser.add_argument("--seed", type=int, default=1, help="for the weights and the pictures (default: 1)")
    parser.add_argument("--output", metavar="DIR", default="output", help="folder for the picture (default: output)")
    parser.add_argument("--threads", type=int, help="threads to use (default: all processors); the results do not depend on it")
    options = parser.parse_args(arguments)
    for name, usual, quick in (("pictures", 3000, 800), ("teacher_epochs", 12, 8), ("steps", 3000, 600)):
        if getattr(options, name) is None:
            setattr(options, name, quick if options.quick else usual)
    options.labels = max(1, options.pictures // 10) if options.labels is None else options.labels
    for name in ("pictures", "labels", "teacher_epochs", "steps", "hidden", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            parser.error(f"--{name.replace('_', '-')}: expected a number of at least 1, got {value}")
    if options.labels > options.pictures:
        parser.error(f"--labels: expected at most {options.pictures}, one for each picture, got {options.labels}")
    if not options.temperature > 0:
        parser.error(f"--temperature: expected a number above 0, got {options.temperature}")
    if not 0 <= options.alpha <= 1:
        parser.error(f"--alpha: expected a number from 0 to 1, got {options.alpha}")
    return options


def pictures_of(count, seed):
    """Pictures [count, 1, 20, 20] of one shape each, by how much colour a pixel has, and their kinds from 0 to 3."""
    scenes = Shapes(count, size=SIZE, shapes=1, radius=(0.25, 0.4), rotate=False, noise=0.1, seed=seed)
    batch = Shapes.collate([scenes[number] for number in range(count)])
    return (batch.image.amax(1) - batch.image.amin(1)).unsqueeze(1) - 0.3, torch.cat(batch.labels) - 1


def large(kinds):
    return nn.Sequential(convolutional_backbone((16, "M", 32, "M", 64), 1), nn.Flatten(), nn.Linear(64 * 5 * 5, 128), nn.ReLU(),
                         nn.Linear(128, kinds))


def small(kinds, hidden):
    return nn.Sequential(nn.Flatten(), nn.Linear(SIZE * SIZE, hidden), nn.ReLU(), nn.Linear(hidden, kinds))


def learn(label, model, loss_of, count, steps, batch_size=32, lr=2e-3):
    """Minimises loss_of(places of a batch among count) with Adam."""
    optimizer = optim.Adam(model.parameters(), lr=lr, weight_decay=1e-4)
    schedule = optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1.0 + math.cos(math.pi * step / steps)))
    model.train()
    bar, mean = Progress(range(steps), f"{label:<22}"), 0.0
    for step in bar:
        optimizer.zero_grad()
        loss = loss_of(torch.randint(0, count, (min(batch_size, count),)))
        loss.backward()
        optimizer.step()
        schedule.step()
        mean += (loss.item() - mean) / min(step + 1, 50)
        bar.show(loss=f"{mean:.3f}")
    model.eval()


def answers(model, pictures):
    """Logits, without a graph."""
    with torch.no_grad():
        return torch.cat([model(pictures[start : start + 250]) for start in range(0, len(pictures), 250)])


def main(arguments=None):
    options = parse_options(arguments)
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    try:
        os.makedirs(options.output, exist_ok=True)
    except OSError as error:
        print(f"distill: {error}", file=sys.stderr)
        return 1
    names = Shapes(1).classes[1:]
    images, labels = pictures_of(options.pictures, options.seed)
    test_images, test_labels = pictures_of(1000, options.seed + 1)
    few = options.labels
    teacher = large(len(names))
    alone, taught = small(len(names), options.hidden), small(len(names), options.hidden)
    taught.load_state_dict(alone.state_dict())
    sizes = [sum(parameter.numel() for parameter in model.parameters()) for model in (teacher, alone)]
    print(f"teacher of {sizes[0]:,} parameters, student of {sizes[1]:,}; {len(images):,} pictures, {few} labels for the student, "
          f"{torch.get_num_threads()} threads")
    start = time.perf_counter()
    learn("teacher", teacher, lambda at: F.cross_entropy(teacher(images[at]), labels[at]), len(images),
          options.teacher_epochs * len(images) // 32 + 1)
    soft = answers(teacher, images)
    distillation = DistillationLoss(options.temperature, options.alpha)
    only_soft = DistillationLoss(options.temperature, 1.0)

    def with_teacher(at):
        # Half of the batch has labels; for the other half there are only the teacher's answers.
        labelled = at[: len(at) // 2] % few
        free = at[len(at) // 2 :]
        return distillation(taught(images[labelled]), soft[labelled], labels[labelled]) + options.alpha * only_soft(
            taught(images[free]), soft[free], labels[free])

    learn("student, labels", alone, lambda at: F.cross_entropy(alone(images[at]), labels[at]), few, options.steps)
    learn("student, teacher", taught, with_teacher, len(images), options.steps)
    seconds = time.perf_counter() - start

    def accuracy(model):
        return (answers(model, test_images).argmax(1) == test_labels).float().mean().item()

    most = torch.bincount(test_labels, minlength=len(names)).max().item() / len(test_labels)
    print(f"\naccuracy on {len(test_labels)} new pictures")
    print(f"  always the commonest kind               {most:.1%}")
    print(f"  teacher                                 {accuracy(teacher):.1%}")
    print(f"  student with {few} labels{' ' * (19 - len(str(few)))} {accuracy(alone):.1%}")
    print(f"  student with these and the teacher      {accuracy(taught):.1%}")
    print("\nthe teacher's answers at temperatures 1 and {:g}".format(options.temperature))
    for place in range(3):
        for temperature in (1.0, options.temperature):
            chances = F.softmax(answers(teacher, test_images[place : place + 1])[0] / temperature, dim=0).tolist()
            start_of_line = f"  {names[test_labels[place].item()]:<9}" if temperature == 1.0 else " " * 11
            print(start_of_line + ", ".join(f"{name} {chance:.3f}" for name, chance in zip(names, chances)))
            if options.temperature == 1.0:
                break
    picture = os.path.join(options.output, "distill.png")
    save_image(F.interpolate(test_images[:12] + 0.3, scale_factor=3, mode="nearest"), picture, nrow=6, pad_value=1.0)
    print(f"time    {seconds:.1f} s")
    print(f"picture {os.path.abspath(picture)}: some of the pictures; the first three are those above")
    return 0


if __name__ == "__main__":
    sys.exit(main())
