"""NaN and infinities at random places: values and gradients as PyTorch has them, out of every lane and at every end of a row."""

import numpy
import pytest
import torch

import dlcore
from awkward import results

nan, inf = numpy.nan, numpy.inf
KINDS = {"nan": (nan,), "inf": (inf,), "-inf": (-inf,), "all": (nan, inf, -inf)}
ROWS = [(1,), (5,), (37,), (7, 19), (33, 17), (3, 200)]
IMAGES = [(1, 2, 5, 7), (2, 3, 9, 8), (2, 16, 8, 12), (1, 17, 20, 19)]


@pytest.fixture(autouse=True)
def strict_convolutions():
    dlcore.set_convolution_precision("strict")
    yield
    dlcore.set_convolution_precision("default")


def planted(shape, kinds, seed):
    random = numpy.random.default_rng(seed)
    array = random.standard_normal(shape).astype(numpy.float32)
    places = random.choice(array.size, max(1, array.size // 12), replace=False)
    array.reshape(-1)[places] = random.choice(kinds, len(places))
    return array


def functional(name, *arguments, **options):
    return lambda m, x: getattr(m.nn.functional, name)(x, *arguments, **options)


def method(name, *arguments, **options):
    return lambda m, x: getattr(x, name)(*arguments, **options)


def function(name, *arguments):
    return lambda m, x: getattr(m, name)(x, *arguments)


def backwards(m, x):
    return x.flip(-1).detach()


OF_ROWS = {
    **{name: functional(name) for name in ("relu", "leaky_relu", "silu", "softplus", "hardsigmoid", "logsigmoid", "tanhshrink")},
    **{name: function(name) for name in ("sigmoid", "tanh", "exp", "log", "sqrt", "abs", "sign", "sin", "erf", "floor", "rsqrt", "reciprocal", "log1p", "expm1",
                                         "nan_to_num", "isnan", "isfinite", "square", "atan", "max", "min", "nansum", "sum", "std")},
    "clamp": function("clamp", -0.5, 0.5), "clamp_min": function("clamp_min", 0.0), "clamp_max": function("clamp_max", 0.0), "cube": lambda m, x: x**3,
    "maximum": lambda m, x: m.maximum(x, x.flip(-1)), "minimum": lambda m, x: m.minimum(x, x.flip(-1)), "fmax": lambda m, x: m.fmax(x, x.flip(-1)),
    "fmin": lambda m, x: m.fmin(x, x.flip(-1)), "quotient": lambda m, x: x / x.flip(-1), "where": lambda m, x: m.where(x > 0, x, x * 2),
    "greater": lambda m, x: x > x.flip(-1), "equal": lambda m, x: x == x, "product": lambda m, x: x.reshape(x.shape[0], -1) @ x.reshape(x.shape[0], -1).T,
    **{f"{name} {axis}": method(name, axis) for name in ("sum", "mean", "var", "max", "min", "amax", "amin", "argmax", "argmin", "cumsum", "cummax", "cummin", "softmax",
                                                        "log_softmax", "logsumexp") for axis in (0, -1)},
    "norm": method("norm"), "norm 1": lambda m, x: m.linalg.vector_norm(x, 1, -1), "largest": lambda m, x: m.linalg.vector_norm(x, inf, -1),
    "smallest": lambda m, x: m.linalg.vector_norm(x, -inf, 0), "sort": lambda m, x: m.sort(x, dim=-1, stable=True),
    "descending": lambda m, x: m.sort(x, dim=0, descending=True, stable=True), "argsort": lambda m, x: m.argsort(x, dim=-1, stable=True),
    "layer_norm": lambda m, x: m.nn.functional.layer_norm(x, x.shape[-1:]), "rms_norm": lambda m, x: m.nn.functional.rms_norm(x, x.shape[-1:]),
    "normalize": functional("normalize", dim=-1), "mse": lambda m, x: m.nn.functional.mse_loss(x, backwards(m, x)),
    "smooth": lambda m, x: m.nn.functional.smooth_l1_loss(x, backwards(m, x), reduction="none"),
    "huber": lambda m, x: m.nn.functional.huber_loss(x, backwards(m, x), reduction="none"),
    "with_logits": lambda m, x: m.nn.functional.binary_cross_entropy_with_logits(x, m.ones_like(x) * 0.3),
    "kl_div": lambda m, x: m.nn.functional.kl_div(x, m.sigmoid(backwards(m, x)), reduction="none"),
    "poisson": lambda m, x: m.nn.functional.poisson_nll_loss(x, m.ones_like(x)),
}
# Which of several equal elements is chosen is not said; PyTorch treats a NaN at the end of a row unlike one before it in the
# derivatives of some activations; and some derivatives hold where PyTorch gives NaN up (a product with one NaN).
VALUES_ONLY = {
    "topk": lambda m, x: m.topk(x, min(3, x.shape[-1]), -1)[0], "kthvalue": lambda m, x: m.kthvalue(x, 1, -1)[0], "median": lambda m, x: m.median(x, -1)[0],
    "nanmedian": function("nanmedian"), "quantile": lambda m, x: m.quantile(x, 0.3, -1), "nanquantile": lambda m, x: m.nanquantile(x, 0.3, -1),
    **{name: functional(name) for name in ("relu6", "hardtanh", "elu", "selu", "celu", "hardswish", "hardshrink", "softshrink")}, "nanmean": function("nanmean"),
    "l1": lambda m, x: m.nn.functional.l1_loss(x, backwards(m, x), reduction="none"),
    "prod": method("prod", -1), "cumprod": method("cumprod", -1),
    "count_nonzero": function("count_nonzero"), "logcumsumexp": method("logcumsumexp", -1), "unique": lambda m, x: m.unique(x[x == x]),
}


def weighted(m, x, *shape):
    return m.from_numpy(numpy.random.default_rng(5).standard_normal(shape).astype(numpy.float32))


def classes(m, x):
    return m.zeros(x.shape[0], *x.shape[2:], dtype=m.int64)


OF_IMAGES = {
    "max_pool": functional("max_pool2d", 3, 2, 1), "max_pool of 2": functional("max_pool2d", 2), "indices": functional("max_pool2d", 2, 1, return_indices=True),
    "max_pool1d": lambda m, x: m.nn.functional.max_pool1d(x.flatten(0, 1), 3), "max_pool3d": functional("max_pool3d", 2, 1),
    "adaptive max": functional("adaptive_max_pool2d", (2, 3)), "avg_pool": functional("avg_pool2d", 2), "avg_pool of 3": functional("avg_pool2d", 3, 2, 1),
    "adaptive avg": functional("adaptive_avg_pool2d", (2, 3)), "global avg": functional("adaptive_avg_pool2d", 1), "batch_norm": functional("batch_norm", None, None, training=True),
    "group_norm": functional("group_norm", 1), "instance_norm": functional("instance_norm"), "nearest": functional("interpolate", scale_factor=2.0),
    "bilinear": functional("interpolate", size=(7, 9), mode="bilinear"), "unfold": functional("unfold", 2), "softmax 1": function("softmax", 1),
    "cross_entropy": lambda m, x: m.nn.functional.cross_entropy(x, classes(m, x), reduction="none"), "nll": lambda m, x: m.nn.functional.nll_loss(x, classes(m, x)),
    **{f"conv {kernel} {stride}": lambda m, x, kernel=kernel, stride=stride: m.nn.functional.conv2d(
        x, weighted(m, x, x.shape[1], x.shape[1], kernel, kernel), stride=stride, padding=1) for kernel, stride in ((3, 1), (3, 2), (1, 1), (5, 1))},
    "depthwise": lambda m, x: m.nn.functional.conv2d(x, weighted(m, x, x.shape[1], 1, 3, 3), padding=1, groups=x.shape[1]),
    "transposed": lambda m, x: m.nn.functional.conv_transpose2d(x, weighted(m, x, x.shape[1], 5, 3, 3), stride=2),
}


def differentiable(run, array):
    output = run(torch, torch.from_numpy(array).requires_grad_())
    return any(o.requires_grad for o in (output if isinstance(output, tuple) else [output]))


def compare(run, array, gradient=True):
    gradient = gradient and differentiable(run, array)
    ours, theirs = (results(run, m, [m.from_numpy(array.copy())], gradient)[1] for m in (dlcore, torch))
    for mine, other in zip(ours, theirs, strict=True):
        numpy.testing.assert_allclose(mine.numpy(), other.numpy(), rtol=2e-4, atol=2e-4)


@pytest.mark.parametrize("kinds", KINDS)
@pytest.mark.parametrize("name", [*OF_ROWS, *VALUES_ONLY])
def test_rows(name, kinds):
    for seed, shape in enumerate(ROWS):
        compare(OF_ROWS.get(name) or VALUES_ONLY[name], planted(shape, KINDS[kinds], seed), name in OF_ROWS)


@pytest.mark.parametrize("kinds", KINDS)
@pytest.mark.parametrize("name", OF_IMAGES)
def test_images(name, kinds):
    for seed, shape in enumerate(IMAGES):
        compare(OF_IMAGES[name], planted(shape, KINDS[kinds], seed))


def test_other_sequences_and_other_units_stay_finite():
    """A NaN in one sequence of a batch reaches that sequence alone, in recurrent layers and in attention."""
    for module in (dlcore.nn.LSTM(9, 17), dlcore.nn.GRU(9, 17), dlcore.nn.RNN(9, 17)):
        x = dlcore.randn(6, 5, 9)
        x[2, 3, 4] = nan
        output = module(x)[0].isfinite().all(-1)
        assert output[:2].all().item() and not output[2:, 3].any().item() and output[:, :3].all().item() and output[:, 4].all().item()
    q = dlcore.randn(2, 3, 33, 8)
    q[1, 1, 5, 0] = nan
    finite = dlcore.nn.functional.scaled_dot_product_attention(q, q.nan_to_num(), q.nan_to_num()).isfinite().all(-1)
    assert (~finite).sum().item() == 1 and not finite[1, 1, 5].item()
