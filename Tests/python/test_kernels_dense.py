"""Products, convolutions of every way, pooling, resampling, attention, recurrent layers, detection and optimizers over awkward sizes
and layouts against float64."""

import numpy
import pytest
import torch

import dlcore
from awkward import Case, check, integers, randn, the_same_draws, uniform  # noqa: F401

ODD = [1, 2, 3, 7, 8, 9, 15, 17, 31, 33, 63, 65, 127, 131, 257]


def shuffled(*sizes):
    """Triples and the like of awkward sizes, each size in each place."""
    order = numpy.random.default_rng(1)
    return list(zip(*(order.permutation(sizes[0]) for _ in range(sizes[1]))))


# A sum of k products, in blocks, stays within sqrt(k) / 2 roundings; twelve units hold for all k here.
PRODUCTS = [Case("matmul", lambda m, a, b: a @ b, linear=12), Case("with a transpose", lambda m, a, b: a @ b.T.contiguous().T, linear=12),
            Case("linear", lambda m, a, b: m.nn.functional.linear(a, b.T, b.sum(0)), linear=12), Case("einsum", lambda m, a, b: m.einsum("ij,jk->ki", a, b), linear=12),
            Case("first column", lambda m, a, b: a @ b[:, 0], linear=12), Case("first row", lambda m, a, b: a[0] @ b, linear=12)]


@pytest.mark.parametrize("case", PRODUCTS, ids=str)
def test_products(case):
    nothing = [] if case.name.startswith("first") else [(0, 3, 5), (6, 0, 16)]
    for rows, inner, columns in [*shuffled(ODD, 3), (1, 1009, 1), (2, 257, 1009), *nothing]:
        check(case, [randn(rows, inner), randn(inner, columns)])


def test_batched_products():
    case = Case("bmm", lambda m, a, b: m.matmul(a, b), linear=12)
    for batch, rows, inner, columns in shuffled(ODD[:10], 4):
        check(case, [randn(batch, rows, inner), randn(batch, inner, columns)])
    check(case, [randn(5, 1, 7, 9), randn(3, 9, 2)])
    check(Case("distances", lambda m, a, b: m.cdist(a, b + 9), norm=30), [randn(3, 7, 17), randn(3, 9, 17)])


@pytest.mark.parametrize("dtype", ["int64", "int32", "uint8"])
def test_products_of_integers(dtype):
    for rows, inner, columns in shuffled(ODD[:11], 3):
        a, b = (integers(0, 9, *shape).astype(dtype) for shape in ((rows, inner), (inner, columns)))
        check(Case("matmul", lambda m, a, b: m.matmul(a, b), gradient=False), [a, b])


# batch, input channels, output channels, image, kernel, options: the ways of design.md, with sizes that fit no tile.
IMAGES = [
    (1, 16, 16, (4, 4), (3, 3), {"padding": 1}), (2, 17, 19, (7, 9), (3, 3), {"padding": 1}), (1, 33, 31, (5, 6), (3, 3), {}),
    (3, 16, 24, (13, 11), (3, 3), {"padding": 2}), (1, 16, 16, (3, 3), (3, 3), {}), (1, 130, 17, (9, 15), (3, 3), {"padding": 1}),
    (2, 17, 19, (9, 8), (3, 3), {"stride": 2, "padding": 1}), (1, 24, 33, (7, 17), (5, 5), {"padding": 2}), (2, 31, 16, (9, 9), (1, 1), {"stride": 2}),
    (1, 17, 65, (8, 7), (2, 3), {"dilation": 2}), (2, 16, 32, (9, 13), (7, 7), {"stride": 2, "padding": 3}), (2, 9, 65, (7, 7), (1, 1), {}),
    (2, 1, 3, (9, 11), (3, 3), {}), (3, 3, 7, (15, 17), (5, 5), {"padding": 2}), (9, 2, 5, (7, 7), (3, 3), {"stride": 2}), (2, 6, 16, (14, 14), (5, 5), {}),
    (1, 3, 17, (31, 33), (7, 7), {"stride": 2, "padding": 3}), (17, 3, 1, (3, 3), (3, 3), {}), (2, 5, 33, (8, 63), (3, 1), {"padding": (1, 0)}),
    (2, 9, 9, (7, 15), (3, 3), {"padding": 1, "groups": 9}), (1, 17, 34, (9, 9), (3, 3), {"stride": 2, "groups": 17}), (2, 8, 8, (65, 5), (5, 5), {"padding": 2, "groups": 8}),
    (2, 3, 3, (17, 9), (3, 3), {"dilation": 2, "padding": 2, "groups": 3}), (2, 12, 18, (9, 7), (3, 3), {"padding": 1, "groups": 3}),
    (1, 34, 38, (7, 7), (3, 3), {"padding": 1, "groups": 2}), (0, 3, 5, (7, 7), (3, 3), {"padding": 1}), (1, 2, 2, (1, 257), (1, 9), {"padding": (0, 4)}),
]


def correlation(axes, name="conv", **options):
    return lambda m, x, w, b: getattr(m.nn.functional, f"{name}{axes}d")(x, w, b, **options)


@pytest.mark.parametrize("batch, inputs, outputs, image, kernel, options", IMAGES)
@pytest.mark.parametrize("precision", ["strict", "default"])
def test_convolutions(batch, inputs, outputs, image, kernel, options, precision):
    dlcore.set_convolution_precision(precision)
    try:
        # Winograd's transforms multiply by up to 16 and add again.
        case = Case(f"conv2d, {precision}", correlation(2, **options), **({"linear": 12} if precision == "strict" else {"norm": 120, "slope": 2}))
        check(case, [randn(batch, inputs, *image), randn(outputs, inputs // options.get("groups", 1), *kernel), randn(outputs)])
    finally:
        dlcore.set_convolution_precision("default")


OTHERS = [
    (1, "conv", (2, 3, 257), (5, 3, 9), {"padding": 4}), (1, "conv", (3, 17, 31), (19, 17, 3), {"stride": 2}), (1, "conv", (1, 9, 65), (9, 1, 7), {"groups": 9}),
    (1, "conv", (2, 33, 127), (17, 33, 1), {}), (3, "conv", (2, 3, 5, 7, 9), (5, 3, 3, 3, 3), {"padding": 1}), (3, "conv", (1, 17, 4, 5, 6), (19, 17, 2, 2, 2), {"stride": 2}),
    (3, "conv", (1, 4, 5, 5, 5), (6, 2, 1, 3, 2), {"groups": 2, "dilation": 2}), (1, "conv_transpose", (2, 7, 33), (7, 3, 5), {"stride": 3, "padding": 1}),
    (2, "conv_transpose", (2, 17, 7, 9), (17, 19, 3, 3), {"padding": 1}), (2, "conv_transpose", (1, 16, 5, 8), (16, 17, 4, 4), {"stride": 2, "padding": 1}),
    (2, "conv_transpose", (1, 9, 7, 7), (9, 1, 3, 3), {"stride": 2, "groups": 9, "output_padding": 1}), (3, "conv_transpose", (1, 5, 3, 4, 5), (5, 3, 3, 3, 3), {"stride": 2}),
]


@pytest.mark.parametrize("axes, name, image, kernel, options", OTHERS)
def test_other_convolutions(axes, name, image, kernel, options):
    outputs = kernel[0] if name == "conv" else kernel[1] * options.get("groups", 1)
    check(Case(name, correlation(axes, name, **options), norm=120, slope=2), [randn(*image), randn(*kernel), randn(outputs)])


POOLS = [("max_pool2d", (2,), {}), ("max_pool2d", (3, 2, 1), {}), ("max_pool2d", (3, 1), {"dilation": 2}), ("avg_pool2d", (2,), {}),
         ("avg_pool2d", (3, 2, 1), {}), ("avg_pool2d", ((1, 5), 1, (0, 2)), {"count_include_pad": False}), ("avg_pool2d", (2,), {"divisor_override": 3}),
         ("avg_pool2d", (2,), {"divisor_override": 8}), ("lp_pool2d", (2, 3), {}),
         ("adaptive_avg_pool2d", ((3, 2),), {}), ("adaptive_max_pool2d", ((2, 3),), {}), ("adaptive_avg_pool2d", (1,), {})]


@pytest.mark.parametrize("name, arguments, options", POOLS)
def test_pooling(name, arguments, options):
    largest = name.startswith(("max", "adaptive_max"))
    bound = {"norm": 8} if name.startswith("lp") else {"ulps": 0.5, "slope": 16} if largest else {"linear": 6}
    case = Case(name, lambda m, x: getattr(m.nn.functional, name)(x, *arguments, **options), **bound)
    for shape in ((1, 1, 7, 7), (2, 3, 8, 9), (1, 17, 9, 31), (3, 2, 15, 65), (1, 5, 33, 7), (7, 1, 5, 127), (2, 9, 16, 17), (1, 2, 63, 131)):
        check(case, [randn(*shape)])


@pytest.mark.parametrize("name", ["max_pool1d", "avg_pool1d", "max_pool3d", "avg_pool3d"])
def test_pooling_of_rows_and_volumes(name):
    case = Case(name, lambda m, x: getattr(m.nn.functional, name)(x, 2, 2), **({"linear": 4} if name.startswith("avg") else {"ulps": 0.5}))
    for shape in ((1, 2), (3, 7), (5, 33), (2, 1009)) if "1d" in name else ((1, 2, 3, 2), (3, 5, 7, 9), (2, 2, 15, 17), (1, 8, 8, 33)):
        check(case, [randn(2, *shape)])


RESIZED = [("nearest", {"size": (7, 9)}), ("bilinear", {"size": (9, 5)}), ("bilinear", {"size": (17, 31), "align_corners": True}), ("bicubic", {"size": (7, 13)}),
           ("area", {"size": (3, 4)}), ("nearest", {"scale_factor": 2}), ("bilinear", {"scale_factor": 2})]


@pytest.mark.parametrize("mode, options", RESIZED)
def test_resizing(mode, options):
    # A position among n pixels, and so the weights, may be off by n / 2 units.
    case = Case(mode, lambda m, x: m.nn.functional.interpolate(x, mode=mode, **options), norm=128)
    for shape in ((1, 1, 1, 1), (2, 3, 7, 9), (1, 17, 8, 15), (3, 1, 31, 33), (1, 2, 9, 127), (9, 5, 3, 3)):
        check(case, [randn(*shape)])


@pytest.mark.parametrize("mode", ["bilinear", "nearest", "bicubic"])
@pytest.mark.parametrize("padding_mode", ["zeros", "border", "reflection"])
def test_sampled_images(mode, padding_mode):
    # Positions off the middle between two pixels, where float32 and float64 choose alike.
    case = Case("grid_sample", lambda m, x, g: m.nn.functional.grid_sample(x, g, mode=mode, padding_mode=padding_mode, align_corners=True), norm=60, slope=8)
    for batch, channels, height, width, rows, columns in ((1, 1, 3, 3, 2, 2), (2, 3, 9, 7, 5, 9), (1, 17, 9, 17, 3, 31), (3, 2, 5, 33, 9, 7)):
        cells = integers(0, 2 * max(height, width), batch, rows, columns, 2) + uniform(0.1, 0.4, batch, rows, columns, 2)
        grid = (cells / [(width - 1) / 2, (height - 1) / 2] - 2).astype(numpy.float32)
        check(case, [randn(batch, channels, height, width), grid])


def test_unfolding():
    case = Case("unfold", lambda m, x: m.nn.functional.unfold(x, (3, 2), padding=1, stride=(1, 2)), linear=2)
    back = Case("fold", lambda m, x: m.nn.functional.fold(x, (9, 8), 2, padding=1, stride=2), linear=2)
    for batch, channels in ((1, 1), (2, 3), (3, 17)):
        check(case, [randn(batch, channels, 7, 9)])
        check(back, [randn(batch, 4 * channels, 25)])


def test_attention():
    case = Case("attention", lambda m, q, k, v: m.nn.functional.scaled_dot_product_attention(q, k, v), norm=12, slope=8)
    causal = Case("causal", lambda m, q, k, v: m.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True), norm=12, slope=8)
    for heads, queries, keys, width, values in ((1, 1, 1, 1, 1), (2, 3, 7, 8, 9), (3, 17, 15, 31, 33), (1, 65, 131, 9, 17), (5, 33, 33, 7, 3), (2, 257, 127, 65, 64)):
        arrays = [randn(2, heads, queries, width), randn(2, heads, keys, width), randn(2, heads, keys, values)]
        check(case, arrays)
        check(causal, arrays)


LAYERS = {"lstm": 4, "gru": 3, "rnn_tanh": 1, "rnn_relu": 1}


@pytest.mark.parametrize("name", LAYERS)
def test_recurrent_layers(name):
    def run(m, x, h, *weights):
        start = (h, h * 0.5) if name == "lstm" else h
        return getattr(m, name)(x, start, weights, True, 1, 0.0, False, False, False)[0]

    gates = LAYERS[name]
    for steps, batch, features, units in ((1, 1, 1, 1), (3, 2, 7, 8), (7, 5, 9, 17), (5, 17, 3, 33), (9, 1, 31, 15), (2, 33, 65, 31), (3, 9, 2, 130)):
        weights = [randn(gates * units, features) * 0.3, randn(gates * units, units) * (0.5 / units**0.5), randn(gates * units), randn(gates * units)]
        check(Case(name, run, norm=16, slope=12), [randn(steps, batch, features), randn(1, batch, units), *weights])


@pytest.mark.parametrize("name", ["LSTMCell", "GRUCell", "RNNCell"])
def test_cells(name):
    gates = {"LSTMCell": 4, "GRUCell": 3, "RNNCell": 1}[name]

    def run(m, x, h, *weights):
        cell = getattr(m.nn, name)(x.shape[1], h.shape[1], dtype=x.dtype)
        state = (h, h * 0.5) if name == "LSTMCell" else h
        names = [n for n, _ in cell.named_parameters()]
        return m.func.functional_call(cell, dict(zip(names, weights)), (x, state))

    for batch, features, units in ((1, 1, 1), (3, 7, 9), (17, 8, 31), (2, 65, 33), (9, 15, 130)):
        weights = [randn(gates * units, features) * 0.3, randn(gates * units, units) * (0.5 / units**0.5), randn(gates * units), randn(gates * units)]
        check(Case(name, run, norm=12, slope=12), [randn(batch, features), randn(batch, units), *weights])


def test_temporal_classification():
    for steps, batch, classes, length in ((3, 1, 2, 1), (7, 3, 5, 2), (33, 2, 17, 9), (65, 5, 9, 31)):
        targets = integers(1, classes, batch, length)

        def run(m, x):
            given = m.tensor(targets.tolist())
            lengths = [m.tensor([value] * batch) for value in (steps, length)]
            return m.nn.functional.ctc_loss(m.log_softmax(x, -1), given, *lengths, reduction="sum", zero_infinity=True)

        check(Case("ctc_loss", run, norm=30, slope=8), [randn(steps, batch, classes)])


@pytest.mark.parametrize("name", ["solve", "inv", "cholesky", "det", "qr"])
def test_linear_algebra(name):
    def run(m, a, b):
        positive = a @ a.T + a.shape[0] * m.eye(a.shape[0], dtype=a.dtype)
        if name == "solve":
            return m.linalg.solve(positive, b)
        if name == "qr":  # the signs are LAPACK's
            return m.abs(m.linalg.qr(positive)[1])
        return m.log(m.linalg.det(positive / a.shape[0])) if name == "det" else getattr(m.linalg, name)(positive)

    for size in (1, 2, 3, 7, 9, 17, 33, 65):
        check(Case(name, run, norm=40 + 4 * size, slope=8, gradient=name != "qr"), [randn(size, size), randn(size, 3)])


OPTIMIZERS = {"SGD": {"momentum": 0.9, "nesterov": True, "weight_decay": 0.01}, "Adam": {"amsgrad": True}, "AdamW": {}, "NAdam": {}, "RAdam": {}, "Adagrad": {},
              "Adadelta": {"lr": 1.0}, "RMSprop": {"momentum": 0.5, "centered": True}, "Rprop": {}, "Adamax": {}, "ASGD": {}}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers(name):
    """Five steps over parameters of awkward sizes and places; an update's error is a few units of the parameter and of the step."""
    options = {"lr": 0.01, **OPTIMIZERS[name]}
    sizes = [1, 2, 3, 7, 8, 9, 17, 31, 65, 131, 1009, 20011]
    starts, slopes = [randn(n) for n in sizes], [[randn(n) for n in sizes] for _ in range(5)]
    outcome = {}
    for threads in (1, 2):
        dlcore.set_num_threads(threads)
        memory = [numpy.zeros(n + 1, numpy.float32) for n in sizes]
        for place, start in zip(memory, starts):
            place[1:] = start
        # Parameters in memory of NumPy's, one element away from its beginning.
        ours = [dlcore.from_numpy(place)[1:].detach().requires_grad_() for place in memory]
        step_through(dlcore, getattr(dlcore.optim, name)(ours, **options), ours, slopes)
        outcome[threads] = [place[1:].copy() for place in memory]
    theirs = [torch.from_numpy(start).double().requires_grad_() for start in starts]
    step_through(torch, getattr(torch.optim, name)(theirs, **options), theirs, slopes)
    for one, two, exact in zip(outcome[1], outcome[2], theirs):
        numpy.testing.assert_array_equal(one, two)
        numpy.testing.assert_allclose(one, exact.detach().numpy(), rtol=1e-5, atol=2e-6)


def step_through(module, optimizer, parameters, slopes):
    for step in slopes:
        for parameter, slope in zip(parameters, step):
            parameter.grad = module.from_numpy(slope.copy()).to(parameter.dtype)
        optimizer.step()
