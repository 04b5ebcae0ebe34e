"""Gradient descent: learning rates, and batches of different sizes."""

import dlcore as torch

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
    lr is below 4/3 = 2/curvature, fastest at 2/3, where one step is enough; above 4/3 it grows without bound, and a tiny lr
    gets nowhere."""
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
    result.found("lr = 0.01 is slow: after 10 steps three quarters of the loss are left", runs[0.01][1][-1] > 0.73 * runs[0.01][1][0])
    best = descend(1.0, 1.0 / curvature, 1, lambda w: 0.5 * curvature * w * w)
    result.found("lr = 1/curvature arrives in a single step", abs(best[0][1]) < 1e-15)
    edge = descend(1.0, 2.0 / curvature, 10, lambda w: 0.5 * curvature * w * w)
    result.found("lr = 2/curvature neither converges nor diverges: w jumps between 1 and -1",
                 all(abs(abs(w) - 1.0) < 1e-12 for w in edge[0]))
    result.plot("Loss with three learning rates", "step", "loss",
                {f"lr = {rate:g}": (list(range(steps + 1)), runs[rate][1]) for rate in rates}, log_y=True)


def falls(values):
    return all(later < earlier for earlier, later in zip(values, values[1:]))
