"""Functions that are made of others: distances, finite differences, methods that change their tensor; against PyTorch."""

import numpy as np
import pytest
import torch as oracle
from oracle import draws

import dlcore

BOTH = pytest.mark.parametrize("torch", [dlcore, oracle], ids=["dlcore", "torch"])


@draws(10)
def test_gradient(draw):
    shape = draw.shape(draw.integer(1, 3), 3, 6)
    x = draw.randn(*shape)
    order = draw.choice(1, 2)
    axes = draw.dims(len(shape), 1)
    kind = draw.choice("none", "number", "numbers", "places")
    numbers = [draw.real(0.2, 2.0) for _ in axes]
    steps = [np.cumsum(np.abs(draw.numbers.standard_normal(shape[axis])) + 0.1) for axis in axes]

    def function(torch, x):
        spacing = {"none": 1, "number": numbers[0], "numbers": numbers, "places": [torch.tensor(s, dtype=x.dtype) for s in steps]}[kind]
        return tuple(torch.gradient(x, spacing=spacing, dim=axes, edge_order=order))

    draw.compare(function, x, tolerance=1e-8, single=1e-3)


@BOTH
def test_gradient_of_short_axes_and_integers(torch):
    assert [g.tolist() for g in torch.gradient(torch.tensor([1.0, 4.0]))] == [[3.0, 3.0]]
    (g,) = torch.gradient(torch.tensor([1, 4, 9, 16]))
    assert g.tolist() == [3.0, 4.0, 6.0, 7.0]
    with pytest.raises(RuntimeError, match="edge_order"):
        torch.gradient(torch.ones(2), edge_order=2)
    with pytest.raises(RuntimeError, match="edge_order"):
        torch.gradient(torch.ones(5), edge_order=3)
    with pytest.raises(RuntimeError, match="spacing"):
        torch.gradient(torch.ones(3, 3), spacing=[1.0])


@draws(6)
def test_dist_and_renorm(draw):
    x, y = draw.randn(3, 4), draw.randn(4)
    p = draw.choice(1.0, 2.0, 3.0)
    draw.compare(lambda torch, x, y: torch.dist(x, y, p) + x.dist(y), x, y)
    z, dim, limit = draw.randn(3, 2, 4), draw.integer(-3, 2), draw.real(0.5, 3.0)
    draw.compare(lambda torch, z: torch.renorm(z, p, dim, limit), z, tolerance=1e-8)


@BOTH
def test_changing_methods(torch):
    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    v = torch.tensor([1.0, -1.0])
    assert x.clone().multiply_(2).subtract_(1).divide_(2).true_divide_(0.5).negative_().tolist() == [[-1.0, -3.0], [-5.0, -7.0]]
    assert x.clone().addmm_(x, x, alpha=2).tolist() == (x + 2 * x @ x).tolist()
    assert v.clone().addmv_(x, v).tolist() == (v + x @ v).tolist()
    assert x.clone().addr_(v, v).tolist() == [[2.0, 1.0], [2.0, 5.0]]
    assert x.clone().apply_(lambda value: value * value).tolist() == [[1.0, 4.0], [9.0, 16.0]]
    assert x.clone().map_(v, lambda a, b: a - b).tolist() == [[0.0, 3.0], [2.0, 5.0]]
    w = torch.ones(2, 2, requires_grad=True)
    y = w * 2
    y.addmm_(w, x)
    y.sum().backward()
    assert w.grad.tolist() == [[5.0, 9.0], [5.0, 9.0]]


def test_settings():
    dlcore.use_deterministic_algorithms(True)
    assert dlcore.are_deterministic_algorithms_enabled() and dlcore.get_float32_matmul_precision() == "highest"
    dlcore.set_float32_matmul_precision("high")
    with pytest.raises(RuntimeError):
        dlcore.set_float32_matmul_precision("low")
    assert str(dlcore.get_default_device()) == "cpu" and not dlcore.is_anomaly_enabled()
    assert dlcore.ones(2)[dlcore.newaxis].shape == (1, 2)
