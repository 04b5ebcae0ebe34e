"""Kernels that work along axes (reductions, scans, softmax, norms, sorting, moving, indexing, losses) against float64."""

import numpy
import pytest

import dlcore
from awkward import SIZES, Case, check, integers, layouts, randn, the_same_draws, uniform  # noqa: F401

# Rows of every awkward length, and columns of them beside every awkward number of others.
ROWS = [(size,) for size in SIZES] + [(3, size) for size in SIZES[2::2]] + [(size, 3) for size in SIZES[1::2]] + [
    (5, 17, 9), (2, 0, 3), (33, 65), (9, 131), (2, 3, 20011), (20011, 3), (129, 257)]
FILLED = [shape for shape in ROWS if 0 not in shape]


def along(name, *arguments, last=True):
    """m.name(x, -1 or 0, ...)"""
    return lambda m, x: getattr(m, name)(x, -1 if last else 0, *arguments)


# A sum is kept in float64 beyond 32 terms of a lane: its error is a few roundings of the sum of sizes.
REDUCTIONS = [Case(f"{name} {axis}", along(name, last=axis == "last"), **bound) for axis in ("last", "first") for name, bound in {
    "sum": {"linear": 4}, "mean": {"linear": 4}, "logsumexp": {"norm": 4}, "cumsum": {"linear": 4}, "amax": {"ulps": 0.5}, "amin": {"ulps": 0.5},
    "var": {"norm": 4}, "std": {"norm": 8}, "logcumsumexp": {"norm": 6, "slope": 40},
}.items()]
WHOLE = [Case("sum of all", lambda m, x: x.sum(), linear=4), Case("norm", lambda m, x: x.norm(), norm=4),
         Case("norm 1", lambda m, x: m.linalg.vector_norm(x, 1, dim=-1), norm=4), Case("norm 3", lambda m, x: m.linalg.vector_norm(x, 3, dim=-1), norm=6),
         Case("largest norm", lambda m, x: m.linalg.vector_norm(x, float("inf"), dim=0), norm=1), Case("max", lambda m, x: x.max(), ulps=0.5),
         Case("min", lambda m, x: x.min(), ulps=0.5), Case("mean of all", lambda m, x: x.mean(), linear=4),
         Case("diff", lambda m, x: m.diff(x, dim=-1), norm=1), Case("nansum", lambda m, x: m.nansum(x, -1), linear=4), Case("count", lambda m, x: m.count_nonzero(x > 0.5, 0), gradient=False),
         Case("any", lambda m, x: (x > 2).any(-1), gradient=False), Case("all", lambda m, x: (x > -2).all(0), gradient=False),
         Case("var of all", lambda m, x: x.var(correction=0), norm=4)]


@pytest.mark.parametrize("case", REDUCTIONS + WHOLE, ids=str)
def test_reductions(case):
    for shape in ROWS if case.name.startswith(("sum", "mean", "cumsum", "count", "any", "all")) else FILLED:
        if case.name.startswith(("var", "std")) and min(shape) < 3:
            continue
        check(case, [randn(*shape)])


@pytest.mark.parametrize("last", [True, False], ids=["last", "first"])
@pytest.mark.parametrize("name", ["max", "min", "cummax", "cummin", "argmax", "argmin"])
def test_extremes_and_where_they_are(name, last):
    # The element that stays extreme for long collects its gradients one by one.
    case = Case(name, along(name, last=last), ulps=0.5, gradient=not name.startswith("arg"), slope=200)
    for shape in FILLED:
        check(case, [randn(*shape)])
    # Ties: the first one, and in running extremes the last one, is taken.
    check(case, [integers(0, 4, 33, 65).astype(numpy.float32)])


@pytest.mark.parametrize("last", [True, False], ids=["last", "first"])
@pytest.mark.parametrize("name", ["prod", "cumprod"])
def test_products(name, last):
    for shape in FILLED:
        count = shape[-1] if last else shape[0]
        if count < 2000:
            check(Case(name, along(name, last=last), ulps=4 + count**0.5, slope=8, slope_floor=1), [uniform(0.9, 1.11, *shape)])


# A row's exponentials are added in eight lanes: sqrt(n / 8) / 2 roundings of 20011.
SOFTMAX = [Case(f"{name} {axis}", lambda m, x, name=name, axis=axis: getattr(m.nn.functional, name)(x, axis), norm=20, slope=3, slope_floor=1)
           for name in ("softmax", "log_softmax", "softmin") for axis in (-1, 0)]


@pytest.mark.parametrize("case", SOFTMAX, ids=str)
def test_softmax(case):
    for shape in ROWS:
        check(case, [randn(*shape) * 6])


NORMS = [
    Case("layer_norm", lambda m, x, w, b: m.nn.functional.layer_norm(x, x.shape[-1:], w, b), norm=4, slope=8),
    Case("rms_norm", lambda m, x, w, b: m.nn.functional.rms_norm(x, x.shape[-1:], w, 1e-5) + b, norm=4, slope=8),
    Case("normalize", lambda m, x, w, b: m.nn.functional.normalize(x * w + b, dim=-1), norm=4, slope=8),
]


@pytest.mark.parametrize("case", NORMS, ids=str)
def test_norms_of_rows(case):
    for shape in FILLED:
        if len(shape) > 1 and shape[-1] > 2:
            check(case, [randn(*shape), randn(shape[-1]), randn(shape[-1])])


CHANNELS = [
    Case("batch_norm", lambda m, x, w, b: m.nn.functional.batch_norm(x, None, None, w, b, True), norm=4, slope=12, slope_floor=1),
    Case("batch_norm as stored", lambda m, x, w, b: m.nn.functional.batch_norm(x, (w * 0).detach(), (w * w + 1).detach(), w, b), norm=4, slope=12, slope_floor=1),
    Case("group_norm", lambda m, x, w, b: m.nn.functional.group_norm(x, 1, w, b), norm=4, slope=12, slope_floor=1),
    Case("group_norm by channel", lambda m, x, w, b: m.nn.functional.group_norm(x, x.shape[1], w, b), norm=4, slope=12, slope_floor=1),
    Case("instance_norm", lambda m, x, w, b: m.nn.functional.instance_norm(x, weight=w, bias=b), norm=4, slope=12, slope_floor=1),
    Case("local_response_norm", lambda m, x, w, b: m.nn.functional.local_response_norm(x * w[:, None], 3), norm=4, slope=12, slope_floor=1),
]


@pytest.mark.parametrize("case", CHANNELS, ids=str)
def test_norms_of_channels(case):
    for shape in ((2, 1, 2), (2, 3, 7), (3, 1, 9), (1, 5, 17), (7, 17, 33), (2, 31, 63), (1, 2, 1009), (5, 7, 131), (2, 3, 20011), (65, 9, 15)):
        check(case, [randn(*shape), randn(shape[1]), randn(shape[1])])
    check(case, [randn(3, 7, 5, 9).reshape(3, 7, 45), randn(7), randn(7)])


# The share of a quantile's neighbours is the fraction of a position among n in float32: n / 2 units off.
SORTS = [
    Case("sort", lambda m, x: m.sort(x, dim=-1, stable=True), ulps=0.5), Case("sort first", lambda m, x: m.sort(x, dim=0, descending=True, stable=True), ulps=0.5),
    Case("argsort", lambda m, x: m.argsort(x, dim=-1, stable=True), gradient=False),
    Case("topk", lambda m, x: m.topk(x, (x.shape[-1] + 1) // 2, -1)[0], ulps=0.5), Case("kthvalue", lambda m, x: m.kthvalue(x, (x.shape[0] + 1) // 2, 0), ulps=0.5),
    Case("median", lambda m, x: m.median(x, -1), ulps=0.5), Case("quantile", lambda m, x: m.quantile(x, 0.3, -1), norm=3, floor=1, slope=7000),
    Case("unique", lambda m, x: m.unique(x), ulps=0.5, gradient=False),
    Case("searchsorted", lambda m, x: m.searchsorted(m.sort(x.reshape(-1))[0], x), gradient=False),
    Case("histc", lambda m, x: m.histc(x, 7, -2, 2), ulps=0.5, gradient=False),
]


@pytest.mark.parametrize("case", SORTS, ids=str)
def test_sorting(case):
    for shape in FILLED:
        # No two elements are equal: which of them comes first would not be said.
        count = numpy.prod(shape)
        check(case, [((numpy.random.default_rng(count).permutation(count) + 0.3) / count * 6 - 3).astype(numpy.float32).reshape(shape)])


MOVES = [
    Case("flip", lambda m, x: x.flip(-1)), Case("roll", lambda m, x: m.roll(x, 5, 0)), Case("transpose", lambda m, x: x.transpose(0, -1).contiguous()),
    Case("cat", lambda m, x: m.cat([x, x, x], 0)), Case("stack", lambda m, x: m.stack([x, x], -1)), Case("repeat", lambda m, x: x.repeat(2, *x.shape[:0], *([1] * x.dim()))),
    Case("tril", lambda m, x: m.tril(x.reshape(x.shape[0], -1))), Case("triu", lambda m, x: m.triu(x.reshape(x.shape[0], -1), -1)),
    Case("pad", lambda m, x: m.nn.functional.pad(x, (1, 2), value=1.5)), Case("steps", lambda m, x: x[..., ::3].contiguous()),
    Case("nonzero", lambda m, x: m.nonzero(x > 0.3), gradient=False), Case("masked_select", lambda m, x: m.masked_select(x, x * x > 0.3)),
    Case("every other", lambda m, x: x[::2] * 1), Case("expand", lambda m, x: x.expand(3, *x.shape).contiguous()),
    Case("repeat_interleave", lambda m, x: m.repeat_interleave(x, 3, 0)), Case("unfold", lambda m, x: x.unfold(-1, 1, 2).contiguous()),
]


@pytest.mark.parametrize("case", MOVES, ids=str)
def test_moving(case):
    case.linear = 1
    for shape in FILLED:
        check(case, [randn(*shape)])


INDEXED = [
    Case("index_select", lambda m, x, i: x.index_select(0, i)), Case("gather", lambda m, x, i: x.gather(0, i[:, None].expand(-1, x.shape[1]))),
    Case("scatter_add", lambda m, x, i: (x * 0)[:5].scatter_add(0, (i[: x.shape[0]] % 5)[:, None].expand(-1, x.shape[1]), x[: i.shape[0]])),
    Case("index_add", lambda m, x, i: (x * 0).index_add(0, i, x[:1].expand(i.shape[0], -1))), Case("take", lambda m, x, i: m.take(x, i)),
    Case("embedding", lambda m, x, i: m.nn.functional.embedding(i, x)), Case("indices", lambda m, x, i: x[i, i % x.shape[1]]),
    Case("embedding_bag", lambda m, x, i: m.nn.functional.embedding_bag(i, x, i[:1] * 0, mode="sum")),
    Case("one_hot", lambda m, x, i: m.nn.functional.one_hot(i, x.shape[0]), gradient=False), Case("bincount", lambda m, x, i: m.bincount(i), gradient=False),
    Case("index_copy", lambda m, x, i: x.index_copy(0, i[:1], x[-1:])), Case("put", lambda m, x, i: (x * 1).index_put((i,), x[i], accumulate=True)),
]


@pytest.mark.parametrize("case", INDEXED, ids=str)
def test_indexing(case):
    case.linear = 8
    for rows, columns, count in ((5, 1, 1), (7, 3, 5), (9, 17, 7), (5, 65, 5), (33, 131, 63), (1009, 3, 257), (17, 1009, 9), (65, 257, 31)):
        check(case, [randn(rows, columns), integers(0, rows, count)])


def target(rows, columns):
    return integers(0, columns, rows)


LOSSES = [
    Case("cross_entropy", lambda m, x, t, w: m.nn.functional.cross_entropy(x, t, m.abs(w).detach()), norm=4, slope=8),
    Case("smoothed", lambda m, x, t, w: m.nn.functional.cross_entropy(x, t, label_smoothing=0.1, reduction="none") * w.sum(), norm=8, slope=8),
    Case("nll_loss", lambda m, x, t, w: m.nn.functional.nll_loss(x, t, (w * w + 1).detach()), norm=4, slope=8),
    Case("multi_margin", lambda m, x, t, w: m.nn.functional.multi_margin_loss(x, t), norm=4, slope=8),
    Case("with_logits", lambda m, x, t, w: m.nn.functional.binary_cross_entropy_with_logits(x, m.sigmoid(w).expand_as(x).detach()), norm=4, slope=8),
    Case("kl_div", lambda m, x, t, w: m.nn.functional.kl_div(x, m.softmax(w, 0).expand_as(x).detach(), reduction="sum"), norm=8, slope=8),
    Case("poisson", lambda m, x, t, w: m.nn.functional.poisson_nll_loss(x, m.exp(w).expand_as(x).detach()), norm=4, slope=8),
    Case("soft_margin", lambda m, x, t, w: m.nn.functional.soft_margin_loss(x, m.sign(w).expand_as(x).detach()), norm=4, slope=8),
]


@pytest.mark.parametrize("case", LOSSES, ids=str)
def test_losses(case):
    for rows, columns in ((1, 1), (2, 3), (7, 9), (3, 17), (33, 31), (65, 127), (131, 8), (5, 1009), (257, 65), (20011, 3)):
        check(case, [randn(rows, columns), target(rows, columns), randn(columns)])


def test_layouts_are_what_they_say():
    array = randn(4, 5)
    kinds = {layout.__name__: layout(array) for layout in layouts(array)}
    assert all(numpy.array_equal(tensor.numpy(), array) for tensor in kinds.values())
    assert kinds["at_an_odd_place"].data_ptr() % 16 == 4 and kinds["with_steps"].stride() == (45, 3) and kinds["in_reverse_order"].stride() == (1, 4)
    assert dlcore.get_num_threads() >= 1
