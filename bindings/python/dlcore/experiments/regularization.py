"""Dropout: what it does while learning and afterwards."""

from itertools import product

import dlcore as torch
import dlcore.nn.functional as F
from dlcore import nn

from ._experiment import experiment


@experiment(
    "dropout", "Dropout while learning and afterwards", ["bits-ec2m-q1c-dropout-params", "cmput328-q13-fix-overfitting"]
)
def dropout(result):
    """Inverted dropout sets a value to zero with probability p and divides the others by 1 - p, so that its expectation
    is the value itself. In evaluation it does nothing. It has no parameters. Behind the output layer it would delete
    predictions."""
    size = 200000
    for p in (0.4, 0.6):
        layer = nn.Dropout(p)
        out = layer(torch.ones(size, dtype=torch.float64))
        scale = 1.0 / (1.0 - p)
        kept = (out != 0).to(torch.float64).mean().item()
        result.facts[f"p = {p}: share kept, mean, scale"] = [kept, out.mean().item(), out.max().item()]
        result.found(
            f"p = {p}: every value is 0 or 1/(1 - p) = {scale:.4g}",
            torch.logical_or(out == 0, (out - scale).abs() < 1e-12).all().item(),
        )
        # Five standard errors of the mean: a value's variance is p / (1 - p).
        result.found(
            f"p = {p}: the mean of {size} values is 1 within five standard errors",
            abs(out.mean().item() - 1.0) < 5.0 * (p / (1.0 - p) / size) ** 0.5,
        )
        result.found(
            f"p = {p}: the variance is p / (1 - p) = {p / (1 - p):.4g}, within 2 %",
            abs(out.var().item() * (1.0 - p) / p - 1.0) < 0.02,
        )
        result.found(f"p = {p}: no parameters", sum(value.numel() for value in layer.parameters()) == 0)
    x = torch.randn(50, dtype=torch.float64)
    result.found("In evaluation the output is the input, bit for bit", torch.equal(nn.Dropout(0.5).eval()(x), x))

    # All 2^8 masks of eight inputs with their probabilities: exact expectations.
    p, inputs = 0.3, torch.randn(8, dtype=torch.float64)
    weights, readout = torch.randn(5, 8, dtype=torch.float64), torch.rand(5, dtype=torch.float64)
    masks = torch.tensor(list(product([0.0, 1.0], repeat=8)), dtype=torch.float64)
    chances = ((1.0 - p) ** masks.sum(dim=1)) * (p ** (8.0 - masks.sum(dim=1)))
    dropped = inputs * masks / (1.0 - p)
    linear = (chances.unsqueeze(1) * (dropped @ weights.T)).sum(dim=0)
    curved = (chances * (torch.relu(dropped @ weights.T) @ readout)).sum().item()
    plain = (torch.relu(weights @ inputs) @ readout).item()
    result.found(
        "Over all 256 masks the mean of a linear layer's output is exactly its output without dropout",
        (linear - weights @ inputs).abs().max().item() < 1e-13,
    )
    result.facts["behind a relu: mean over all masks, and without dropout"] = [curved, plain]
    result.found(
        "Behind a relu, which is convex, the mean is larger: evaluation is an approximation there", curved > plain + 1e-6
    )

    # Squared error of a linear unit under dropout is, in expectation, that without it plus a weighted ridge penalty.
    w, target = torch.randn(8, dtype=torch.float64), 0.7
    expected = (chances * (dropped @ w - target) ** 2).sum().item()
    closed = ((inputs @ w).item() - target) ** 2 + p / (1.0 - p) * ((inputs * w) ** 2).sum().item()
    result.found(
        "For a linear unit dropout is a ridge penalty: E (w d - t)^2 = (w x - t)^2 + p/(1-p) sum (w x)^2",
        abs(expected - closed) < 1e-12,
    )
    draws = F.dropout(torch.ones(5000, dtype=torch.float64), 0.4)
    counts = torch.arange(1, 5001, dtype=torch.float64)
    means = draws.cumsum(dim=0) / counts
    picks = list(range(9, 5000, 50))
    result.plot(
        "Mean of dropped-out ones",
        "number of values",
        "mean",
        {"p = 0.4": ([k + 1 for k in picks], [means[k].item() for k in picks]), "expectation": ([1, 5000], [1.0, 1.0])},
    )
