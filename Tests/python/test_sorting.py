"""Sorting, selecting, searching, counting and the scatter family, compared with PyTorch."""

import pytest
import torch as pytorch
from oracle import draws

import dlcore


def rank_and_dim(draw, low=1, high=6):
    shape = draw.shape(draw.integer(1, 3), low, high)
    return shape, draw.integer(-len(shape), len(shape) - 1)


@draws(30)
def test_sort(draw):
    shape, dim = rank_and_dim(draw)
    descending = draw.boolean()
    draw.compare(lambda torch, x: tuple(torch.sort(x, dim, descending)), draw.distinct(*shape))
    draw.compare(lambda torch, x: x.argsort(dim, descending), draw.distinct(*shape, grad=False))
    # Equal elements keep their order.
    draw.compare(
        lambda torch, x: tuple(torch.sort(x, dim=dim, descending=descending, stable=True)),
        draw.integers(-2, 3, *shape, dtype=draw.choice("int64", "int32")),
    )
    draw.compare(lambda torch, x: torch.msort(x), draw.distinct(*shape))


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "int32", "uint8", "bool"])
@pytest.mark.parametrize("count", [1, 2, 17, 300, 1025, 5000, 100_000])
@pytest.mark.parametrize("descending", [False, True])
def test_long_rows(dtype, count, descending):
    generator = pytorch.Generator().manual_seed(count)
    if dtype in ("float32", "float64"):
        values = pytorch.randn(count, generator=generator, dtype=getattr(pytorch, dtype))
        values[pytorch.randperm(count, generator=generator)[: count // 9]] = 0.5
        special = [float("nan"), float("inf"), -float("inf"), 0.0, -0.0, float("nan"), 1e-42]
        values[: min(count, len(special))] = pytorch.tensor(special[:count], dtype=values.dtype)
    else:
        high = {"int64": 2**62, "int32": 2**31 - 1, "uint8": 256, "bool": 2}[dtype]
        low = -high if dtype in ("int64", "int32") else 0
        values = pytorch.randint(low, high, (count,), generator=generator, dtype=getattr(pytorch, dtype))
    ours = dlcore.tensor(values.numpy())
    expected = pytorch.sort(values, descending=descending, stable=True)
    found = dlcore.sort(ours, descending=descending, stable=True)
    assert pytorch.equal(pytorch.tensor(found.indices.numpy()), expected.indices)
    assert pytorch.allclose(pytorch.tensor(found.values.numpy()).double(), expected.values.double(), equal_nan=True)
    for k in {1, count // 3, count}:
        if dtype == "bool" or k == 0:
            continue
        values_of_k = dlcore.topk(ours, k, largest=descending).values
        assert pytorch.allclose(pytorch.tensor(values_of_k.numpy()).double(), expected.values[:k].double(), equal_nan=True)
        if not descending:
            kth = dlcore.kthvalue(ours, k).values.item()
            assert kth == expected.values[k - 1].item() or kth != kth


@draws(30)
def test_topk_and_kthvalue(draw):
    shape, dim = rank_and_dim(draw)
    k, largest = draw.integer(1, shape[dim]), draw.boolean()
    keepdim = draw.boolean()
    draw.compare(lambda torch, x: tuple(torch.topk(x, k, dim, largest)), draw.distinct(*shape))
    draw.compare(lambda torch, x: tuple(torch.kthvalue(x, k, dim, keepdim)), draw.distinct(*shape))
    draw.compare(lambda torch, x: tuple(torch.median(x, dim, keepdim)), draw.distinct(*shape))
    draw.compare(lambda torch, x: torch.median(x), draw.distinct(*shape))
    draw.compare(lambda torch, x: torch.mode(x, dim, keepdim).values, draw.integers(0, 3, *shape))


@draws(20)
def test_median_with_nan(draw):
    shape, dim = rank_and_dim(draw)
    x = draw.distinct(*shape, grad=False)
    x.data[draw.numbers.random(shape) < 0.3] = float("nan")
    draw.compare(lambda torch, x: torch.nanmedian(x, dim).values, x)
    draw.compare(lambda torch, x: torch.median(x, dim).values, x)
    draw.compare(lambda torch, x: (torch.nanmedian(x), torch.median(x)), x)
    draw.compare(lambda torch, x: (torch.nanquantile(x, 0.3, dim), torch.quantile(x, 0.7, dim)), x)


@draws(40)
def test_quantile(draw):
    shape, dim = rank_and_dim(draw)
    dim = draw.choice(dim, None)
    keepdim, interpolation = draw.boolean(), draw.choice("linear", "lower", "higher", "midpoint", "nearest")
    q = draw.choice(0.0, 0.25, 0.5, 0.77, 1.0)
    draw.compare(lambda torch, x: torch.quantile(x, q, dim, keepdim, interpolation=interpolation), draw.distinct(*shape))
    several = draw.uniform(0, 1, draw.integer(1, 3), grad=False)
    draw.compare(lambda torch, x, q: torch.quantile(x, q, dim, keepdim), draw.distinct(*shape), several)


@draws(30)
def test_unique(draw):
    shape, dim = rank_and_dim(draw)
    dim = draw.choice(dim, None)
    x = draw.integers(0, draw.integer(2, 4), *shape)
    draw.compare(lambda torch, x: torch.unique(x, return_inverse=True, return_counts=True, dim=dim), x)
    draw.compare(lambda torch, x: torch.unique(x, return_counts=True), x)
    draw.compare(lambda torch, x: torch.unique_consecutive(x, return_inverse=True, return_counts=True, dim=dim), x)
    draw.compare(lambda torch, x: x.unique(), x)


@draws(30)
def test_searching(draw):
    rows, length, count = draw.integer(1, 3), draw.integer(0, 6), draw.integer(1, 5)
    right, narrow = draw.boolean(), draw.boolean()
    x = draw.integers(0, 6, rows, length)
    x.data.sort(axis=-1)
    draw.compare(
        lambda torch, x, v: torch.searchsorted(x, v, right=right, out_int32=narrow), x, draw.integers(-1, 7, rows, count)
    )
    draw.compare(
        lambda torch, x, v: torch.bucketize(v, x[0], right=right), x, draw.integers(-1, 7, rows, count)
    )
    y = draw.randn(length, grad=False)
    draw.compare(
        lambda torch, x, v: torch.searchsorted(x, v, side="right", sorter=torch.argsort(x)), y, draw.randn(2, count, grad=False)
    )
    draw.compare(lambda torch, x: torch.searchsorted(x[0], 2, side="left"), x)


@draws(20)
def test_counting(draw):
    count, bins = draw.integer(1, 30), draw.integer(1, 7)
    x, w = draw.integers(0, 6, count), draw.uniform(0, 1, count, grad=False)
    least = draw.integer(0, 9)
    draw.compare(lambda torch, x: torch.bincount(x, minlength=least), x)
    draw.compare(lambda torch, x, w: x.bincount(w, least), x, w)
    y = draw.randn(count, grad=False)
    draw.compare(lambda torch, y: torch.histc(y, bins, -2, 2), y)
    draw.compare(lambda torch, y: torch.histc(y, bins), y, dtypes=("float64",))
    density = draw.boolean()
    draw.compare(lambda torch, y, w: torch.histogram(y, bins, range=(-2.0, 1.5), weight=w, density=density), y, w, dtypes=("float64",))
    draw.compare(
        lambda torch, y: tuple(torch.histogram(y, torch.tensor([-1.0, -0.5, 0.25, 2.0], dtype=y.dtype), density=density)), y
    )


def index_inside(draw, shape, dim):
    inside = [draw.integer(1, extent) for extent in shape]
    inside[dim] = draw.integer(1, 4)
    return draw.integers(0, shape[dim], *inside), inside


@draws(60)
def test_scatter_family(draw):
    shape, dim = rank_and_dim(draw, 1, 4)
    index, inside = index_inside(draw, shape, dim)
    x = draw.randn(*shape)
    draw.compare(lambda torch, x, i: torch.gather(x, dim, i), x, index)
    draw.compare(lambda torch, x, i, s: x.scatter_add(dim, i, s), x, index, draw.randn(*inside))
    draw.compare(lambda torch, x, i: x.scatter(dim, i, 1.5), x, index)
    draw.compare(lambda torch, x, i: (x * 1).scatter_(dim, i, value=-2) * x, x, index)
    reduce, include = draw.choice("sum", "prod", "mean", "amax", "amin"), draw.boolean()
    tolerance = {"single": 2e-4}
    draw.compare(
        lambda torch, x, i, s: torch.scatter_reduce(x * x * x, dim, i, s * s, reduce, include_self=include),
        draw.distinct(*shape), index, draw.uniform(0.4, 1.4, *inside), **tolerance,
    )
    draw.compare(
        lambda torch, x, i, s: torch.scatter_reduce(x, dim, i, s, reduce, include_self=include),
        draw.integers(-9, 9, *shape), index, draw.integers(-9, 9, *inside), order=0,
    )
    larger = [extent + draw.integer(0, 1) for extent in inside]
    draw.compare(lambda torch, x, i, s: x.scatter_add(dim, i, s), x, index, draw.randn(*larger), order=0)


@draws(40)
def test_index_family(draw):
    shape, dim = rank_and_dim(draw, 1, 4)
    count = draw.integer(0, shape[dim])
    order = draw.numbers.permutation(shape[dim])[:count]
    index = draw.value(order.tolist(), dtype="int64")
    part = list(shape)
    part[dim] = count
    x, s = draw.randn(*shape), draw.randn(*part)
    draw.compare(lambda torch, x, i, s: x.index_add(dim, i, s, alpha=-2), x, index, s)
    draw.compare(lambda torch, x, i, s: (x * 1).index_add_(dim, i, s) * 2, x, index, s)
    draw.compare(lambda torch, x, i, s: torch.index_copy(x, dim, i, s), x, index, s)
    draw.compare(lambda torch, x, i, s: (x * 1).index_copy_(dim, i, s) * x, x, index, s)
    draw.compare(lambda torch, x, i, v: x.index_fill(dim, i, v), x, index, draw.randn())
    draw.compare(lambda torch, x, i: (x * 1).index_fill_(dim, i, 3.5) * x, x, index)
    draw.compare(lambda torch, x, i: torch.index_select(x, dim, i), x, index)
    draw.compare(lambda torch, x, i: torch.take_along_dim(x, torch.argsort(x.detach(), dim), dim), x, index)


@draws(40)
def test_masks_and_places(draw):
    shape = draw.shape(draw.integer(1, 3), 1, 4)
    mask = draw.booleans(*shape[draw.integer(0, len(shape) - 1):])
    size = 1
    for extent in shape:
        size *= extent
    x, s = draw.randn(*shape), draw.randn(size + 1)
    draw.compare(lambda torch, x, m, s: x.masked_scatter(m, s), x, mask, s)
    draw.compare(lambda torch, x, m, s: (x * 1).masked_scatter_(m, s) * x, x, mask, s)
    draw.compare(lambda torch, x, m: torch.masked_select(x, m), x, mask)
    draw.compare(lambda torch, x, m, v: x.masked_fill(m, v), x, mask, draw.randn())
    draw.compare(lambda torch, x, m, v: (x * 1).masked_fill_(m, v) * 3, x, mask, draw.randn())
    draw.compare(lambda torch, x, m: torch.nonzero(m) + 0, x, mask)
    draw.compare(lambda torch, x, m: torch.where(m), x, mask)
    draw.compare(lambda torch, x, m: (torch.argwhere(m), m.nonzero(as_tuple=True)[0]), x, mask)
    places = draw.integers(-size, size, draw.integer(0, 5))
    draw.compare(lambda torch, x, p: torch.take(x, p), x, places)
    values = draw.randn(*places.data.shape)
    draw.compare(lambda torch, x, p, v: x.put(p, v, accumulate=True), x, places, values)
    draw.compare(lambda torch, x, p, v: (x * 1).put_(p, v, accumulate=True) * x, x, places, values)


@draws(10)
def test_fill_diagonal(draw):
    rows, columns, wrap = draw.integer(1, 9), draw.integer(1, 4), draw.boolean()
    draw.compare(lambda torch, x: (x * 1).fill_diagonal_(2.5, wrap) * x, draw.randn(rows, columns))


@pytest.mark.parametrize("module", [dlcore, pytorch])
def test_errors(module):
    x = module.zeros(3, 4)
    long = module.int64
    with pytest.raises(RuntimeError, match="selected index k out of range"):
        module.topk(x, 5)
    with pytest.raises(IndexError):
        module.sort(x, 2)
    with pytest.raises(RuntimeError, match="out of bounds"):
        x.gather(1, module.full((1, 1), 4, dtype=long))
    with pytest.raises(RuntimeError):
        x.scatter(1, module.full((1, 1), -1, dtype=long), 1.0)
    with pytest.raises(RuntimeError):
        module.quantile(x, 1.5)
    with pytest.raises(RuntimeError):
        module.bincount(module.tensor([-1]))
    with pytest.raises(RuntimeError):
        x.index_copy(0, module.tensor([0]), module.zeros(1, 3))
    with pytest.raises(RuntimeError, match="either add or multiply"):
        x.scatter(1, module.zeros(1, 1, dtype=long), 1.0, reduce="divide")
