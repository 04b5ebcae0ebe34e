"""Activation functions: limits, slopes, saturation; and the range of the cross-entropy."""

import dlcore as torch
import dlcore.nn.functional as F

from ._experiment import experiment

INFINITE = float("inf")


def values(function, places):
    return function(torch.tensor(places, dtype=torch.float64)).tolist()


def slopes(function, places):
    x = torch.tensor(places, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(function(x).sum(), x)[0].tolist()


@experiment(
    "activation-functions",
    "Activation functions and their asymptotes",
    [
        "eth-ex1b-sigmoid-relu",
        "bits-ec2m-q1b-activation-choice",
        "eth-ex2a-i-relu-grad",
        "eth-ex2a-ii-leaky-relu-grad",
        "eth-ex2a-iii-tanh-grad",
    ],
)
def activation_functions(result):
    """Sigmoid and tanh level off on both sides, where their slopes vanish: they saturate. The rectifiers go on with slope
    one to the right; to the left ReLU is exactly zero, with no slope at all, and its relatives approach a line or a
    level."""
    places = [k / 10 for k in range(-60, 61)]
    sigmoid, tanh = torch.sigmoid, torch.tanh
    result.facts["sigmoid at -10, -1, 0, 1, 10"] = values(sigmoid, [-10.0, -1.0, 0.0, 1.0, 10.0])
    result.facts["relu at -10, -1, 0, 1, 10"] = values(torch.relu, [-10.0, -1.0, 0.0, 1.0, 10.0])
    ends = [-INFINITE, INFINITE]
    limits = {
        "sigmoid": (sigmoid, [0, 1]),
        "tanh": (tanh, [-1, 1]),
        "relu": (torch.relu, [0, INFINITE]),
        "elu": (F.elu, [-1, INFINITE]),
        "softplus": (F.softplus, [0, INFINITE]),
        "leaky relu": (lambda x: F.leaky_relu(x, 0.1), [-INFINITE, INFINITE]),
    }
    for name, (function, expected) in limits.items():
        result.found(
            f"{name}: the limits are {expected[0]} and {expected[1]}".replace("inf", "infinity"),
            values(function, ends) == expected,
        )
    result.found(
        "sigmoid(-x) = 1 - sigmoid(x), and tanh(x) = 2 sigmoid(2 x) - 1",
        all(abs(a + b - 1) < 1e-15 for a, b in zip(values(sigmoid, places), values(sigmoid, [-p for p in places])))
        and all(abs(t - 2 * s + 1) < 1e-15 for t, s in zip(values(tanh, places), values(sigmoid, [2 * p for p in places]))),
    )
    result.found(
        "The slope of sigmoid is s (1 - s), at most 1/4, at zero",
        all(abs(d - s * (1 - s)) < 1e-15 for d, s in zip(slopes(sigmoid, places), values(sigmoid, places)))
        and max(slopes(sigmoid, places)) == slopes(sigmoid, [0.0])[0] == 0.25,
    )
    result.found(
        "The slope of tanh is 1 - tanh^2, at most 1, at zero; at 2 it is 0.0707",
        all(abs(d - (1 - t * t)) < 1e-15 for d, t in zip(slopes(tanh, places), values(tanh, places)))
        and slopes(tanh, [0.0]) == [1.0]
        and abs(slopes(tanh, [2.0])[0] - 0.07065082485316447) < 1e-15,
    )
    result.found("relu has slope 0 to the left and at zero, 1 to the right", slopes(torch.relu, [-3.0, 0.0, 3.0]) == [0, 0, 1])
    result.found("leaky relu keeps its slope 0.1 to the left", slopes(lambda x: F.leaky_relu(x, 0.1), [-3.0, 3.0]) == [0.1, 1])
    result.found(
        "softplus approaches relu: the distance at 30 is below 1e-12, and its slope is sigmoid",
        abs(values(F.softplus, [30.0])[0] - 30.0) < 1e-12
        and all(abs(a - b) < 1e-9 for a, b in zip(slopes(F.softplus, [-2.0, 0.0, 2.0]), values(sigmoid, [-2.0, 0.0, 2.0]))),
    )
    smooth = {"silu": F.silu, "gelu": F.gelu, "mish": F.mish}
    dips = {name: min(values(function, places)) for name, function in smooth.items()}
    result.facts["lowest values of silu, gelu, mish"] = list(dips.values())
    result.found(
        "silu, gelu and mish approach 0 to the left and x to the right, and dip below zero between",
        all(abs(values(f, [-60.0])[0]) < 1e-20 and abs(values(f, [60.0])[0] - 60.0) < 1e-12 for f in smooth.values())
        and all(-0.32 < dip < -0.16 for dip in dips.values()),
    )
    shown = [-6.0, 6.0]
    result.plot(
        "Functions that saturate, with their asymptotes",
        "x",
        "value",
        {
            "sigmoid": (places, values(sigmoid, places)),
            "tanh": (places, values(tanh, places)),
            "asymptote 1": (shown, [1.0, 1.0]),
            "asymptote 0": (shown, [0.0, 0.0]),
            "asymptote -1": (shown, [-1.0, -1.0]),
        },
    )
    result.plot(
        "Rectifiers and their relatives",
        "x",
        "value",
        {
            name: (places, values(function, places))
            for name, function in {
                "relu": torch.relu,
                "leaky relu": lambda x: F.leaky_relu(x, 0.1),
                "elu": F.elu,
                "softplus": F.softplus,
                **smooth,
            }.items()
        },
    )
    result.plot(
        "Slopes",
        "x",
        "derivative",
        {
            name: (places, slopes(function, places))
            for name, function in {"sigmoid": sigmoid, "tanh": tanh, "relu": torch.relu, "gelu": F.gelu}.items()
        },
    )


@experiment(
    "saturation", "A saturated unit does not learn", ["csce636-hw2-q1b-saturation", "csce636-hw2-q1-tanh-perceptron-gradient"]
)
def saturation(result):
    """The gradient of a tanh unit's squared error contains the factor 1 - tanh^2. Larger weights push the net input
    outwards, where this factor falls like 4 exp(-2 |x|): the error may be large, and yet the gradient is next to
    nothing."""
    samples = torch.tensor([[1.0, 2.0], [1.0, -1.0], [1.0, 0.5]], dtype=torch.float64)
    targets = torch.tensor([1.0, -1.0, 1.0], dtype=torch.float64)
    base = torch.tensor([0.5, -0.3], dtype=torch.float64)

    def at(scale):
        weight = (scale * base).requires_grad_()
        loss = ((torch.tanh(samples @ weight) - targets) ** 2).mean()
        return loss.item(), torch.autograd.grad(loss, weight)[0].norm().item()

    scales = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]
    curve = {scale: at(scale) for scale in scales}
    result.facts["gradient norm at weights times 1, 10, 100"] = [curve[s][1] for s in (1.0, 10.0, 100.0)]
    result.facts["loss at weights times 1, 10, 100"] = [curve[s][0] for s in (1.0, 10.0, 100.0)]
    # The gradient by hand: the mean of 2 (tanh z - t) x / cosh^2 z.
    net = samples @ (100.0 * base)
    outer = torch.tanh(net) - targets
    slope = 4.0 / (torch.exp(net) + torch.exp(-net)) ** 2
    by_hand = 2.0 * ((outer * slope).unsqueeze(1) * samples).mean(dim=0).norm().item()
    result.found("The gradient is the mean of 2 (tanh z - t) x / cosh^2 z", abs(curve[100.0][1] / by_hand - 1) < 1e-6)
    result.found("A hundredfold weight leaves a hundred-millionth of the gradient", curve[100.0][1] < 1e-7 * curve[1.0][1])
    result.found("The loss is larger there than at the start", curve[100.0][0] > curve[1.0][0])
    net = torch.tensor([3.0, 6.0, 12.0], dtype=torch.float64)
    factor = slopes(torch.tanh, net.tolist())
    result.found(
        "1 - tanh(x)^2 approaches 4 exp(-2 x)",
        all(abs(f / (4 * e) - 1) < 0.01 for f, e in zip(factor, torch.exp(-2 * net).tolist())),
    )
    result.plot(
        "Gradient norm as the weights grow",
        "scale of the weights",
        "|gradient|",
        {"gradient": (scales, [curve[s][1] for s in scales])},
        log_y=True,
    )


@experiment("cross-entropy-range", "The range of the cross-entropy", ["cmput328-q08-ce-range"])
def cross_entropy_range(result):
    """-log p is 0 when the true class has all the probability, and grows without bound as p goes to 0. From logits it is
    computed without ever forming p, so that it stays exact where p itself would be rounded to 0."""
    chances = [1.0, 0.5, 1e-10, 1e-300]
    entropies = [F.nll_loss(torch.tensor([[1.0 - p, p]], dtype=torch.float64).log(), torch.tensor([1])).item() for p in chances]
    result.facts["cross-entropy at p = 1, 0.5, 1e-10, 1e-300"] = entropies
    result.found(
        "p = 1 gives 0, p = 1/2 log 2, p = 1e-300 690.8",
        entropies[0] == 0.0 and abs(entropies[1] - 0.6931471805599453) < 1e-15 and abs(entropies[3] - 690.7755278982137) < 1e-9,
    )
    from_logits = [
        F.cross_entropy(torch.tensor([logits], dtype=torch.float64), torch.tensor([1])).item()
        for logits in ([0.0, 1000.0], [1000.0, 0.0])
    ]
    result.facts["from logits (0, 1000) and (1000, 0), class 1"] = from_logits
    result.found("Logits 1000 apart give 0 and 1000, not infinity", from_logits == [0.0, 1000.0])
    soft = torch.tensor([[0.3, 0.7]], dtype=torch.float64)
    logits = soft.log().requires_grad_()
    least = F.cross_entropy(logits, soft)
    gradient = torch.autograd.grad(least, logits)[0]
    entropy = -(soft * soft.log()).sum().item()
    result.found(
        "With a soft target the minimum is the target's entropy, at p = target: the gradient is zero there",
        abs(least.item() - entropy) < 1e-15 and gradient.abs().max().item() < 1e-15,
    )
    grid = [k / 200 for k in range(1, 201)]
    result.plot(
        "-log p",
        "probability of the true class",
        "cross-entropy",
        {"-log p": (grid, (-torch.tensor(grid, dtype=torch.float64).log()).tolist())},
    )
