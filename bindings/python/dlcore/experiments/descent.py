"""Gradient descent: learning rates, paths, moments, stationary points, and batches of different sizes."""

import dlcore as torch
from dlcore import nn
from dlcore.analysis import loss_surface, path_plane, second_derivative_test, stationary_points, surface, trace

from ._experiment import experiment


def descend(start, rate, steps, loss):
    """The values of a scalar weight and of its loss at every step of gradient descent."""
    weight = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    weights, losses = [], []
    for _ in range(steps + 1):
        value = loss(weight)
        (gradient,) = torch.autograd.grad(value, weight)
        weights.append(weight.item())
        losses.append(value.item())
        weight = (weight - rate * gradient).detach().requires_grad_()
    return weights, losses


@experiment("learning-rate", "Learning rates too small and too large", ["bits-ec2m-q2b-learning-rate"])
def learning_rate(result):
    """On L(w) = 3/4 w^2, whose curvature is 3/2, a step of gradient descent multiplies w by 1 - 3/2 lr. So w shrinks when
    lr is below 4/3 = 2/curvature, fastest at 2/3, where one step is enough; above 4/3 it grows without bound, and a tiny
    lr gets nowhere."""
    curvature, steps = 1.5, 10
    rates = [0.5, 2.0, 0.01]
    runs = {rate: descend(1.0, rate, steps, lambda w: 0.5 * curvature * w * w) for rate in rates}
    result.facts["weight after 10 steps"] = [runs[rate][0][-1] for rate in rates]
    result.facts["loss after 10 steps"] = [runs[rate][1][-1] for rate in rates]
    for rate in rates:
        expected = [(1.0 - curvature * rate) ** step for step in range(steps + 1)]
        exact = all(abs(w - e) <= 1e-12 * abs(e) for w, e in zip(runs[rate][0], expected))
        result.found(f"lr = {rate:g}: the weights follow (1 - 3/2 lr)^t to twelve digits", exact)
    result.found("lr = 0.5 converges: the loss falls at every step", falls(runs[0.5][1]))
    result.found("lr = 2 diverges: the loss rises at every step", falls(runs[2.0][1][::-1]))
    result.found(
        "lr = 0.01 is slow: after 10 steps three quarters of the loss are left", runs[0.01][1][-1] > 0.73 * runs[0.01][1][0]
    )
    best = descend(1.0, 1.0 / curvature, 1, lambda w: 0.5 * curvature * w * w)
    result.found("lr = 1/curvature arrives in a single step", abs(best[0][1]) < 1e-15)
    edge = descend(1.0, 2.0 / curvature, 10, lambda w: 0.5 * curvature * w * w)
    result.found(
        "lr = 2/curvature neither converges nor diverges: w jumps between 1 and -1",
        all(abs(abs(w) - 1.0) < 1e-12 for w in edge[0]),
    )
    result.plot(
        "Loss with three learning rates",
        "step",
        "loss",
        {f"lr = {rate:g}": (list(range(steps + 1)), runs[rate][1]) for rate in rates},
        log_y=True,
    )


def falls(values):
    return all(later < earlier for earlier, later in zip(values, values[1:]))


@experiment(
    "descent-path",
    "Gradient descent on x^2 + y^4, step by step",
    ["cmput328-q14-gradient-descent", "eth-ex2e-ii-loss-increases"],
)
def descent_path(result):
    """From (-1, 1) with a learning rate of 0.01 the steps follow x <- 0.98 x and y <- y - 0.04 y^3. In x the way to the
    minimum is exponential; in y, where the bottom is flat, it gets slower and slower: y falls like 1 / sqrt(0.08 t).
    Momentum and Adam with larger steps go faster on the flat part. A learning rate that is too large makes the value
    rise."""

    def f(x, y):
        return x**2 + y**4

    steps = trace(f, [-1.0, 1.0], torch.optim.SGD, steps=4, lr=0.01)
    result.facts["x"], result.facts["y"] = [x for x, _ in steps.path], [y for _, y in steps.path]
    result.facts["value"] = steps.values
    x, y, by_hand = -1.0, 1.0, []
    for _ in range(4):
        x, y = x - 0.01 * 2 * x, y - 0.01 * 4 * y**3
        by_hand.append((x, y))
    result.found(
        "Four steps: (-0.98, 0.96), (-0.9604, 0.9246), (-0.9412, 0.8930), (-0.9224, 0.8645)",
        all(abs(a - b) < 1e-14 for p, q in zip(steps.path[1:], by_hand) for a, b in zip(p, q)),
    )
    result.found(
        "The value falls from 2 to 1.8097, 1.6532, 1.5217, 1.4093",
        falls(steps.values) and abs(steps.values[4] - 1.409331693777568) < 1e-14,
    )
    count = 500
    methods = {
        "gradient descent": (torch.optim.SGD, {"lr": 0.01}),
        "momentum 0.9": (torch.optim.SGD, {"lr": 0.01, "momentum": 0.9}),
        "Adam, lr 0.05": (torch.optim.Adam, {"lr": 0.05}),
    }
    traces = {name: trace(f, [-1.0, 1.0], method, steps=count, **options) for name, (method, options) in methods.items()}
    x, y = traces["gradient descent"].path[-1]
    result.facts["after 500 steps of gradient descent"] = [x, y]
    result.found(
        "After 500 steps x is 0.98^500 = 4.1e-5, and y has only come to about 1 / sqrt(0.08 * 500 + 1) = 0.156",
        abs(x / -(0.98**count) - 1) < 1e-10 and abs(y - (0.08 * count + 1) ** -0.5) < 0.005,
    )
    result.found(
        "Momentum 0.9, and Adam with a rate of 0.05, come a hundred times closer to the minimum's value in 500 steps",
        all(
            traces[name].values[-1] < 0.01 * traces["gradient descent"].values[-1] for name in ("momentum 0.9", "Adam, lr 0.05")
        ),
    )
    wild = trace(f, [-1.0, 1.5], torch.optim.SGD, steps=3, lr=0.3)
    result.facts["values with lr = 0.3 from (-1, 1.5)"] = wild.values
    result.found("With lr = 0.3 from (-1, 1.5) the value rises", wild.values[1] > wild.values[0])
    grid = surface(f, (-1.25, 1.25), (-1.25, 1.25))
    for name, path in traces.items():
        result.draw(f"Path of {name}", grid.svg(path.path[:250], title=name))
    shown = list(range(0, count + 1, 5))
    result.plot(
        "x^2 + y^4 on the way",
        "step",
        "value",
        {name: (shown, [t.values[k] for k in shown]) for name, t in traces.items()},
        log_y=True,
    )


@experiment(
    "adam-step",
    "One step of Adam, and momentum in two conventions",
    ["bits-ec3r-q4a-adam", "bits-ec2m-q4d-momentum", "bits-ec2m-q1d-optimizer"],
)
def adam_step(result):
    """Adam keeps running means of the gradient and of its square. They start at zero, so that after one step they are
    only 1 - beta of what they should be; dividing by 1 - beta^t corrects that. The first step is therefore the learning
    rate times the sign of the gradient, whatever its size. Momentum is either a sum of old gradients, b = m b + g, or
    their mean, b = m b + (1 - m) g: the second takes steps that are 1 - m times as long."""
    half = torch.tensor(0.5, dtype=torch.float64)
    steps = trace(
        lambda w, b: torch.nn.functional.binary_cross_entropy(torch.sigmoid(3.5 * w + b), half),
        [-2.0, -2.0],
        torch.optim.Adam,
        steps=1,
        lr=0.1,
        betas=(0.9, 0.99),
        eps=1e-8,
    )
    first = steps[0]
    result.facts["loss, gradient"] = [first.value, *[g.item() for g in first.gradient]]
    for name in ("exp_avg", "exp_avg_corrected", "exp_avg_sq", "exp_avg_sq_corrected"):
        result.facts[name] = [state[name].item() for state in first.state]
    result.facts["w and b after the step"] = steps.path[1]
    prediction = 1.0 / (1.0 + 2.718281828459045**9)
    gradient = [(prediction - 0.5) * 3.5, prediction - 0.5]
    result.found(
        "The gradient is (prediction - target) times the input",
        all(abs(g.item() - e) < 1e-12 for g, e in zip(first.gradient, gradient)),
    )
    result.found(
        "The moments are 0.1 g and 0.01 g^2; corrected they are g and g^2",
        all(
            abs(s["exp_avg"].item() - 0.1 * g) < 1e-12
            and abs(s["exp_avg_sq"].item() - 0.01 * g * g) < 1e-12
            and abs(s["exp_avg_corrected"].item() - g) < 1e-12
            and abs(s["exp_avg_sq_corrected"].item() - g * g) < 1e-12
            for s, g in zip(first.state, gradient)
        ),
    )
    result.found(
        "Both parameters move by the learning rate 0.1, to -1.9, although their gradients differ by a factor of 3.5",
        all(abs(p + 1.9) < 1e-8 for p in steps.path[1]),
    )

    def bowl(x, y):
        return 0.5 * x**2 + 2.0 * y**2

    summed = trace(bowl, [1.0, 1.0], torch.optim.SGD, steps=60, lr=0.02, momentum=0.9)
    mean = trace(bowl, [1.0, 1.0], torch.optim.SGD, steps=60, lr=0.2, momentum=0.9, momentum_form="average")
    apart = max(abs(a - b) for p, q in zip(summed.path, mean.path) for a, b in zip(p, q))
    result.facts["largest difference between the conventions at rates 0.02 and 0.2"] = apart
    result.found("With a learning rate 1 / (1 - m) = 10 times as large, the mean takes the same path as the sum", apart < 1e-12)
    grid = surface(bowl, (-1.2, 1.2), (-1.2, 1.2))
    plain = trace(bowl, [1.0, 1.0], torch.optim.SGD, steps=60, lr=0.02)
    result.draw("Momentum 0.9", grid.svg(summed.path, title="momentum 0.9"))
    result.draw("Without momentum", grid.svg(plain.path, title="without momentum"))
    shown = list(range(61))
    result.plot(
        "With and without momentum",
        "step",
        "value",
        {"momentum 0.9": (shown, summed.values), "none": (shown, plain.values)},
        log_y=True,
    )


@experiment("stationary-points", "Hessians and stationary points", ["bits-ec2m-q5b-hessian"])
def stationary(result):
    """Where the gradient is zero, the eigenvalues of the Hessian tell what the point is: all positive a minimum, all
    negative a maximum, both signs a saddle. f = x^4 - 32 x^2 + y^4 - 18 y^2 has nine stationary points, x in {-4, 0, 4}
    and y in {-3, 0, 3}. Where an eigenvalue is zero, as for x^2 + y^4 at its minimum, second derivatives do not
    decide."""

    def f(x, y):
        return x**4 - 32 * x**2 + y**4 - 18 * y**2

    points = stationary_points(f, [[x, y] for x in (-5.0, -0.5, 5.0) for y in (-5.0, -0.5, 5.0)])
    kinds = {(round(p.point[0].item()), round(p.point[1].item())): p.kind for p in points}
    result.facts["stationary points"] = [list(place) for place in kinds]
    result.facts["eigenvalues there"] = [p.eigenvalues.tolist() for p in points]
    top, bottom = second_derivative_test(f, [0.0, 0.0]), second_derivative_test(f, [4.0, 3.0])
    result.facts["Hessian at (0, 0)"], result.facts["Hessian at (4, 3)"] = top.hessian.tolist(), bottom.hessian.tolist()
    result.found(
        "(0, 0) is a local maximum: the Hessian is diag(-64, -36)",
        top.kind == "local maximum" and top.hessian.tolist() == [[-64, 0], [0, -36]],
    )
    result.found(
        "(4, 3) is a local minimum with the value -337: the Hessian is diag(128, 72)",
        bottom.kind == "local minimum" and bottom.value == -337 and bottom.hessian.tolist() == [[128, 0], [0, 72]],
    )
    expected = {
        (x, y): ("local maximum", "saddle point", "local minimum")[(x != 0) + (y != 0)] for x in (-4, 0, 4) for y in (-3, 0, 3)
    }
    result.found("Newton's method finds nine points: one maximum, four saddles, four minima", kinds == expected)
    flat = second_derivative_test(lambda x, y: x**2 + y**4, [0.0, 0.0])
    result.found(
        "For x^2 + y^4 at (0, 0) the eigenvalues are 0 and 2: undecided",
        flat.kind == "undecided" and flat.eigenvalues.tolist() == [0.0, 2.0],
    )
    grid = surface(f, (-6.0, 6.0), (-5.0, 5.0), points=61)
    result.draw(
        "Contours",
        grid.svg(levels=[-330, -300, -256, -200, -150, -100, -81, -40, -5, 60, 200], title="x^4 - 32 x^2 + y^4 - 18 y^2"),
    )


@experiment("loss-landscape", "The path of a network through its loss")
def loss_landscape(result):
    """A network with 33 weights learns XOR by gradient descent with momentum. The 33 numbers trace a path; the first two principal
    components of its points span the plane in which most of it lies, and the loss on that plane can be drawn."""
    inputs = torch.tensor([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    targets = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))

    def loss(network):
        return nn.functional.binary_cross_entropy_with_logits(network(inputs), targets)

    optimizer = torch.optim.SGD(model.parameters(), lr=0.4, momentum=0.5)
    points, losses = [], []
    for _ in range(201):
        points.append([parameter.detach().clone() for parameter in model.parameters()])
        value = loss(model)
        losses.append(value.item())
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    with torch.no_grad():
        for parameter, last in zip(model.parameters(), points[-1]):
            parameter.copy_(last)
        right = ((model(inputs) > 0) == (targets > 0.5)).all().item()
    plane = path_plane(points)
    xs, ys = zip(*plane.coordinates)
    margin = 0.35 * (max(xs) - min(xs))
    ranges = tuple((min(side) - margin, max(side) + margin) for side in (xs, ys))
    landscape = loss_surface(model, loss, plane.directions, extent=ranges, points=25)
    result.facts["loss at the start and at the end"] = [losses[0], losses[-1]]
    result.facts["share of the path in the plane"] = plane.explained
    result.found("XOR is learnt: all four answers are right, and the loss is below 0.1", right and losses[-1] < 0.1)
    result.found("Two directions of 33 hold more than nine tenths of the path", plane.explained > 0.9)
    origin = loss_surface(model, loss, plane.directions, extent=((0.0, 1.0), (0.0, 1.0)), points=2).values[0][0]
    result.found("The surface at the path's end is the loss there", abs(origin - losses[-1]) < 1e-6)
    lowest, highest = landscape.range
    levels = [lowest * (highest / lowest) ** (k / 13) for k in range(1, 13)]
    result.draw(
        "Loss on the plane of the path",
        landscape.svg(
            plane.coordinates, levels=levels, title="learning XOR", x_label="first component", y_label="second component"
        ),
    )
    result.plot("Loss", "step", "cross-entropy", {"XOR": (list(range(201)), losses)}, log_y=True)


@experiment("batch-size", "Full batches, mini-batches and single samples", ["bits-ec2m-q2a-which-optimizer"])
def batch_size(result):
    """The gradient of a batch is that of all samples plus noise, whose variance is that of single samples divided by the
    size of the batch (drawn without replacement: times (N - B) / (N - 1)). So the loss of full-batch descent falls
    smoothly, that of mini-batches wobbles, and that of single samples wobbles most; in return they take more steps for
    the same work."""
    count, features = 240, 4
    inputs = torch.randn(count, features, dtype=torch.float64)
    values = inputs @ torch.tensor([1.0, -2.0, 0.5, 3.0], dtype=torch.float64) + 0.5 * torch.randn(count, dtype=torch.float64)

    def gradient(weights, chosen):
        error = inputs[chosen] @ weights - values[chosen]
        return 2.0 * inputs[chosen].T @ error / len(chosen)

    everything = torch.arange(count)
    best = torch.linalg.lstsq(inputs, values.unsqueeze(1)).solution.squeeze(1)
    least = ((inputs @ best - values) ** 2).mean().item()
    sizes = {"full batch": count, "mini-batches of 16": 16, "single samples": 1}
    epochs, rate = 12, 0.02
    shown, losses = {}, {}
    for name, size in sizes.items():
        weights, curve = torch.zeros(features, dtype=torch.float64), []
        for _ in range(epochs):
            order = torch.randperm(count)
            for start in range(0, count, size):
                curve.append(((inputs @ weights - values) ** 2).mean().item())
                weights = weights - rate * gradient(weights, order[start : start + size])
        losses[name] = curve
        shown[name] = (
            [k * size / count for k in range(len(curve))][:: max(1, len(curve) // 300)],
            curve[:: max(1, len(curve) // 300)],
        )
    rises = {name: sum(b > a for a, b in zip(curve, curve[1:])) / (len(curve) - 1) for name, curve in losses.items()}
    # How far the loss goes up and down in the last quarter, where nothing is left to be learnt from mini-batches.
    wobble = {
        name: torch.tensor(curve[-len(curve) // 4 :], dtype=torch.float64).std().item()
        for name, curve in losses.items()
        if name != "full batch"
    }
    result.facts["share of steps that raise the loss: full, mini, single"] = list(rises.values())
    result.facts["standard deviation of the loss at the end: mini, single"] = list(wobble.values())
    result.facts["least possible loss, and the losses at the end"] = [least, *[curve[-1] for curve in losses.values()]]
    result.found("Full batch: the loss falls at every step", falls(losses["full batch"]))
    result.found("Single samples: more than a quarter of the steps raise the loss", rises["single samples"] > 0.25)
    result.found(
        "At the end the loss wobbles more with single samples than with mini-batches",
        wobble["single samples"] > 2 * wobble["mini-batches of 16"],
    )
    result.found(
        "After the same number of epochs mini-batches are closer to the minimum than the full batch, which has taken 12 steps",
        losses["mini-batches of 16"][-1] - least < 0.2 * (losses["full batch"][-1] - least),
    )

    weights = best + 1.0
    single = torch.stack([gradient(weights, everything[k : k + 1]) for k in range(count)])
    whole = gradient(weights, everything)
    result.found(
        "The mean of all single gradients is the full gradient", (single.mean(dim=0) - whole).abs().max().item() < 1e-12
    )
    spread = ((single - whole) ** 2).sum(dim=1).mean().item()
    measured, predicted, draws = [], [], 1500
    for size in (1, 4, 16, 64):
        drawn = torch.argsort(torch.rand(draws, count), dim=1)[:, :size]
        noise = single[drawn].mean(dim=1) - whole
        measured.append((noise**2).sum(dim=1).mean().item())
        predicted.append(spread / size * (count - size) / (count - 1))
    result.facts["variance of the gradient, batches of 1, 4, 16, 64"] = measured
    result.facts["predicted: single variance / B (N - B) / (N - 1)"] = predicted
    result.found(
        "The variance of a batch's gradient is that of one sample over B, times (N - B)/(N - 1), within 15 %",
        all(abs(m / p - 1) < 0.15 for m, p in zip(measured, predicted)),
    )
    result.plot("Loss over all samples", "epoch", "mean squared error", shown, log_y=True)
