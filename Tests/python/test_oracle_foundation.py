"""The operations of the foundation beside PyTorch, over random shapes and options."""

import pytest
import torch
from oracle import draws

import dlcore


@draws(20)
def test_conv2d(draw):
    groups = draw.integer(1, 3)
    channels, filters = groups * draw.integer(1, 3), groups * draw.integer(1, 3)
    x = draw.randn(draw.integer(1, 3), channels, draw.integer(5, 10), draw.integer(5, 10))
    w = draw.randn(filters, channels // groups, draw.integer(1, 3), draw.integer(1, 3))
    b = draw.randn(filters)
    options = dict(stride=draw.integer(1, 3), padding=draw.integer(0, 2), dilation=draw.integer(1, 2), groups=groups)
    draw.compare(lambda torch, x, w, b: torch.nn.functional.conv2d(x, w, b, **options), x, w, b)


@draws(20)
def test_matmul(draw):
    n, k, m = draw.integer(1, 6), draw.integer(1, 6), draw.integer(1, 6)
    batch = draw.shape(rank=draw.integer(0, 2), high=3)
    left = draw.choice((k,), (n, k), (*batch, n, k))
    right = draw.choice((k,), (k, m), (1, k, m), (*batch, k, m))
    draw.compare(lambda torch, a, b: torch.matmul(a, b), draw.randn(*left), draw.randn(*right))


@draws(20)
def test_sums(draw):
    shape = draw.shape(high=4)
    dims, keepdim = draw.dims(len(shape), least=1) or None, draw.boolean()
    name = draw.choice("sum", "mean", "amax", "amin", "var", "std", "logsumexp")
    if dims is None or name in ("var", "std") and all(shape[d] == 1 for d in dims):
        name = "sum"
    draw.compare(lambda torch, x: getattr(torch, name)(x, dim=dims, keepdim=keepdim), draw.distinct(*shape))


@draws(20)
def test_broadcast_arithmetic(draw):
    shape = draw.shape()
    other = [1 if draw.boolean() else size for size in shape][draw.integer(0, len(shape)) :]
    name = draw.choice("add", "sub", "mul", "div", "maximum", "minimum")
    draw.compare(lambda torch, a, b: getattr(torch, name)(a, b), draw.randn(*shape), draw.uniform(0.5, 2.0, *other))


@draws(15)
def test_pooling(draw):
    x = draw.distinct(draw.integer(1, 3), draw.integer(1, 3), draw.integer(5, 9), draw.integer(5, 9))
    kernel = draw.integer(2, 4)
    options = dict(stride=draw.integer(1, 3), padding=draw.integer(0, kernel // 2), ceil_mode=draw.boolean())
    name = draw.choice("max_pool2d", "avg_pool2d")
    draw.compare(lambda torch, x: getattr(torch.nn.functional, name)(x, kernel, **options), x)


@draws(10)
def test_errors(draw):
    rows = draw.integer(2, 4)
    draw.same_error(lambda torch, a, b: a @ b, draw.randn(rows, 3), draw.randn(4, rows), phrase="shapes cannot be multiplied")
    draw.same_error(lambda torch, a: a.reshape(7, 5), draw.randn(rows, 3), phrase="invalid for input of size")
    draw.same_error(lambda torch, a: a.sum(5), draw.randn(rows, 3), phrase="Dimension out of range")
    draw.same_error(lambda torch, a: a[rows], draw.randn(rows, 3), phrase="out of bounds")


NAMES = ["float32", "float64", "int64", "int32", "uint8", "bool"]


def test_dtypes():
    for name in NAMES[:2]:
        ours, theirs = (module.finfo(getattr(module, name)) for module in (dlcore, torch))
        assert repr(ours) == repr(theirs)
        for limit in ("bits", "eps", "max", "min", "tiny", "smallest_normal", "resolution", "dtype"):
            assert getattr(ours, limit) == getattr(theirs, limit)
    for name in NAMES[2:5]:
        ours, theirs = (module.iinfo(getattr(module, name)) for module in (dlcore, torch))
        assert (ours.bits, ours.min, ours.max) == (theirs.bits, theirs.min, theirs.max)
    for wrong, kind in (("finfo", "int64"), ("iinfo", "float32")):
        for module in (dlcore, torch):
            with pytest.raises(TypeError):
                getattr(module, wrong)(getattr(module, kind))
    for a in NAMES:
        for b in NAMES:
            answers = []
            for module in (dlcore, torch):
                x, y = getattr(module, a), getattr(module, b)
                vector, scalar = module.zeros(2, dtype=x), module.zeros((), dtype=y)
                found = [module.promote_types(x, y), module.result_type(vector, scalar), module.result_type(vector, 2.5),
                         module.result_type(scalar, 2), module.can_cast(x, y)]
                answers.append([str(f).rpartition(".")[2] for f in found])
            assert answers[0] == answers[1], (a, b)
    assert dlcore.result_type(1, 2.5) == dlcore.float32
