"""Reductions, cumulative operations and their accuracy against PyTorch and float64."""

import math

import numpy
import pytest
import torch

import dlcore

from oracle import draws


@pytest.mark.parametrize("name", ["sum", "mean", "amax", "amin", "all", "any", "var", "std", "logsumexp", "nansum", "nanmean", "count_nonzero"])
@draws(6)
def test_over_axes(draw, name):
    shape = draw.shape(low=2)
    if not shape and name in ("var", "std"):
        shape = (3,)
    x = draw.distinct(*shape) if name in ("amax", "amin") else draw.randn(*shape)
    dims, keepdim = draw.dims(len(shape), least=1), draw.boolean()
    if name == "count_nonzero":
        draw.compare(lambda module, x: module.count_nonzero(x, dims) if dims else module.count_nonzero(x), x)
        return
    if dims and name in ("var", "std"):
        correction = draw.choice(0, 1, 2)
        draw.compare(lambda module, x: getattr(module, name)(x, dims, correction=correction, keepdim=keepdim), x, single=1e-4)
    elif dims:
        draw.compare(lambda module, x: getattr(module, name)(x, dims, keepdim), x)
    elif name != "logsumexp":
        draw.compare(lambda module, x: getattr(x, name)(), x)


@draws(12)
def test_norm(draw):
    shape = draw.shape(low=2)
    p = draw.choice(2, 1, 3, 0.5, 1.5, math.inf, -math.inf, "fro", 0)
    x = draw.distinct(*shape)
    dims, keepdim = draw.dims(len(shape), least=1) or None, draw.boolean()
    order = 1 if p == 0 else 2
    if dims is None:
        draw.compare(lambda module, x: x.norm(p), x, order=order, tolerance=1e-8)
    else:
        draw.compare(lambda module, x: module.norm(x, p, dims, keepdim), x, order=order, tolerance=1e-8)


@pytest.mark.parametrize("p", [1, 2, 3, math.inf])
def test_norm_of_nothing_has_no_slope(p):
    for module in (dlcore, torch):
        x = module.zeros(3, requires_grad=True)
        x.norm(p).backward()
        assert all(g in (0, pytest.approx(1 / 3)) for g in x.grad.abs().tolist()), module
        assert not any(math.isnan(g) for g in x.grad.tolist())


@pytest.mark.parametrize("name", ["cumsum", "cumprod", "logcumsumexp", "cummax", "cummin"])
@draws(8)
def test_cumulative(draw, name):
    shape = draw.shape(draw.integer(1, 3), low=0 if draw.number == 7 else 1, high=7)
    axis = draw.integer(-len(shape), len(shape) - 1)
    x = draw.distinct(*shape) if name.startswith("cumm") else draw.randn(*shape)
    draw.compare(lambda module, x: tuple(r) if isinstance(r := getattr(module, name)(x, axis), tuple) else r, x)
    if name != "logcumsumexp":
        whole = draw.integers(-4, 5, *shape, dtype=draw.choice("int64", "int32"))
        draw.compare(lambda module, x: tuple(r) if isinstance(r := getattr(module, name)(x, axis), tuple) else r, whole)


@draws(8)
def test_products_over_zeros(draw):
    """First and second derivatives where one, two or more factors are zero."""
    rows, columns = draw.integer(1, 3), draw.integer(1, 6)
    data = draw.numbers.standard_normal((rows, columns)) * (draw.numbers.random((rows, columns)) < 0.6)
    x = draw.value(data)
    draw.compare(lambda module, x: x.prod(), x)
    draw.compare(lambda module, x: module.prod(x, 1), x)
    draw.compare(lambda module, x: x.prod(0, keepdim=True), x)
    draw.compare(lambda module, x: x.cumprod(1), x)


def test_long_products():
    x = dlcore.full((100000,), 1.00001, dtype=dlcore.float64, requires_grad=True)
    y = x.prod()
    y.backward()
    assert y.item() == pytest.approx(1.00001**100000, rel=1e-9)
    assert x.grad[17].item() == pytest.approx(1.00001**99999, rel=1e-9)


def test_logcumsumexp_extremes():
    x = dlcore.tensor([-math.inf, -math.inf, 0.0, 1e4, -1e4, 1e4], dtype=dlcore.float64, requires_grad=True)
    y = x.logcumsumexp(0)
    assert y.tolist() == [-math.inf, -math.inf, 0, 1e4, 1e4, pytest.approx(1e4 + math.log(2))]
    y[2:].sum().backward()
    assert x.grad.tolist() == pytest.approx([0, 0, 1, 2.5, 0, 0.5])


@draws(6)
def test_differences(draw):
    shape = draw.shape(draw.integer(1, 3), low=2, high=6)
    axis = draw.integer(-len(shape), len(shape) - 1)
    n = draw.integer(0, 3)
    x = draw.randn(*shape)
    edge = list(shape)
    edge[axis] = draw.integer(1, 2)
    p = draw.randn(*edge)
    draw.compare(lambda module, x: module.diff(x, n, axis), x)
    draw.compare(lambda module, x, p: module.diff(x, n, axis, prepend=p), x, p)
    draw.compare(lambda module, x, p: x.diff(n, axis, append=p), x, p)
    points = draw.randn(shape[axis])
    draw.compare(lambda module, x: [module.trapezoid(x, dx=0.5, dim=axis), module.cumulative_trapezoid(x, dim=axis)], x)
    draw.compare(lambda module, x, t: [module.trapezoid(x, t, dim=axis), module.trapz(x, x, dim=axis)], x, points)


@draws(6)
def test_pairs(draw):
    shape = draw.shape(draw.integer(1, 3), low=2)
    axis, keepdim = draw.integer(-len(shape), len(shape) - 1), draw.boolean()
    x = draw.distinct(*shape)
    draw.compare(lambda module, x: tuple(module.aminmax(x, dim=axis, keepdim=keepdim)), x)
    draw.compare(lambda module, x: tuple(x.aminmax()), x)
    draw.compare(lambda module, x: tuple(module.max(x, axis, keepdim)) + tuple(x.min(axis, keepdim=keepdim)), x)
    draw.compare(lambda module, x: [module.argmax(x, axis, keepdim), x.argmin(axis, keepdim), module.argmax(x)], x)
    draw.compare(lambda module, x: tuple(module.var_mean(x, axis, keepdim=keepdim)), x, single=1e-4)
    draw.compare(lambda module, x: tuple(module.std_mean(x, [axis], correction=0)), x, single=1e-4)
    draw.compare(lambda module, x, y: [module.max(x, y), module.min(x, y)], x, draw.randn(*shape))
    draw.compare(lambda module, x: [x.var(unbiased=False), x.std(axis, unbiased=True)], x, single=1e-4)


def test_older_forms_of_the_variance():
    data = [[1.0, 2.0, 4.0], [0.5, 0.25, 8.0]]
    results = []
    for module in (dlcore, torch):
        x = module.tensor(data)
        results.append([x.var(False).item(), x.std(1, False).tolist(), module.var(x, 0, True, True).tolist(), module.std(x, True).item(),
                        [t.tolist() for t in module.var_mean(x, 1, False)], module.std(x, 0, unbiased=False, keepdim=True).tolist()])
    assert numpy.allclose(results[0][0], results[1][0])
    for ours, theirs in zip(*results):
        assert numpy.allclose(ours, theirs)
    with pytest.raises(TypeError):
        dlcore.ones(3).var(0, True, True, True)


def test_constant_rows_have_no_deviation():
    x = dlcore.ones(2, 3, requires_grad=True)
    y = x.std(1)
    assert y.tolist() == [0, 0]
    y.sum().backward()
    assert x.grad.tolist() == [[0, 0, 0]] * 2
    assert math.isnan(dlcore.ones(1).var().item())


# --- accuracy ----------------------------------------------------------------------------------------------------------------

TERMS = 10_000_000


@pytest.fixture(scope="module")
def many():
    return numpy.random.default_rng(5).random(TERMS, dtype=numpy.float32)


def test_a_long_sum_keeps_its_digits(many):
    """10^7 terms of float32: within 1e-6 of float64, also for other orders, offsets and shapes."""
    exact = many.sum(dtype=numpy.float64)
    x = dlcore.from_numpy(many)
    for result in (x.sum(), x.mean() * TERMS, x.reshape(1000, 10000).sum(1).sum(), x.reshape(10000, 1000).sum(0).sum(),
                   x.reshape(100, 10, 10000).sum((0, 2)).sum(), x.cumsum(0)[-1], x[1:].sum() + x[0]):
        assert abs(result.item() / exact - 1) < 1e-6
    columns = dlcore.from_numpy(many).reshape(1000000, 10).sum(0).tolist()
    assert numpy.allclose(columns, many.reshape(1000000, 10).sum(0, dtype=numpy.float64), rtol=1e-6)
    assert abs(x.norm().item() / math.sqrt((many.astype(numpy.float64) ** 2).sum()) - 1) < 1e-6


def test_a_sum_with_cancellation(many):
    """Relative to the sum of magnitudes."""
    signed = many - 0.5
    assert abs(dlcore.from_numpy(signed).sum().item() - signed.sum(dtype=numpy.float64)) < 1e-8 * numpy.abs(signed).sum(dtype=numpy.float64)


@pytest.mark.parametrize("offset", [0, 1, 100, 1e4])
def test_variance_next_to_a_large_mean(many, offset):
    x = many[:1_000_000] + numpy.float32(offset)
    exact = x.astype(numpy.float64).var(ddof=1)
    assert dlcore.from_numpy(x).var().item() == pytest.approx(exact, rel=1e-6)
    assert dlcore.from_numpy(x).std().item() == pytest.approx(math.sqrt(exact), rel=1e-6)
    rows = x.reshape(1000, 1000)
    assert numpy.allclose(dlcore.from_numpy(rows).var(0).tolist(), rows.astype(numpy.float64).var(0, ddof=1), rtol=1e-6)


def test_variance_of_double_next_to_a_large_mean():
    x = numpy.random.default_rng(1).standard_normal(10000) + 1e9
    small = x - 1e9
    assert dlcore.from_numpy(x).var().item() == pytest.approx(small.var(ddof=1), rel=1e-7)
    wide = (numpy.arange(4) * 0.25 + 1e7).astype(numpy.float32)
    assert dlcore.from_numpy(wide).var().item() == pytest.approx(wide.astype(numpy.float64).var(ddof=1), rel=1e-6)


def test_the_same_bits_for_any_number_of_threads(many):
    x = dlcore.from_numpy(many[:3_000_000]).reshape(3, 1000, 1000)
    before = dlcore.get_num_threads()
    results = []
    try:
        for threads in (1, 2):
            dlcore.set_num_threads(threads)
            results.append([x.sum().item(), x.var((0, 2)).tolist(), x.cumsum(1)[:, -1, 7].tolist(), x.cumprod(0).sum().item(),
                            x.norm(dim=0).sum().item(), x.logcumsumexp(0).sum().item()])
    finally:
        dlcore.set_num_threads(before)
    assert results[0] == results[1]


@pytest.mark.parametrize("name", ["sum", "mean", "amax", "amin", "any", "all"])
@pytest.mark.parametrize("shape", [(70, 65), (3, 100), (33, 31), (5, 4, 333), (2, 1025), (7, 2049), (301, 1003)])
def test_long_rows(name, shape):
    """Rows of odd lengths, contiguous, with gaps between them, and with gaps between their elements."""
    for dtype in ("float32", "float64", "int64", "int32", "uint8"):
        if name == "mean" and not dtype.startswith("float"):
            continue
        x = (torch.randn(shape, generator=torch.Generator().manual_seed(1)) * 9).abs().to(getattr(torch, dtype))
        y = dlcore.tensor(x.tolist(), dtype=getattr(dlcore, dtype))
        for cut in (slice(None), slice(1, None), slice(None, None, 2)):
            expected = getattr(torch, name)(x.double()[..., cut] if dtype.startswith("float") else x[..., cut], dim=-1)
            result = getattr(dlcore, name)(y[..., cut], dim=-1)
            assert torch.allclose(torch.tensor(result.tolist(), dtype=torch.float64), expected.double(), rtol=1e-6, atol=0), (dtype, cut)


def test_long_rows_keep_what_is_not_a_number():
    x = torch.randn(5, 1000)
    x[2, 501], x[3, 999] = math.nan, math.inf
    y = dlcore.tensor(x.tolist())
    for name in ("sum", "amax"):
        expected, result = getattr(torch, name)(x, dim=1), getattr(dlcore, name)(y, dim=1)
        assert str(result.tolist()[2:4]) == str(expected.tolist()[2:4])
        assert math.isnan(result.tolist()[2])
