"""Sizes next to 2^31 and 2^62, in shapes and in every argument that is a size: a result or an error, never a crash or an endless loop."""

import itertools

import pytest

import dlcore
import dlcore.nn.functional as F

HUGE = [2**31 - 1, 2**31, 2**32 + 1, 2**61, 2**62, 2**63 - 1]
REFUSALS = (ValueError, RuntimeError, TypeError, IndexError, OverflowError, MemoryError)


@pytest.fixture(autouse=True)
def little_memory():
    dlcore.set_memory_limit(1 << 26)
    yield
    dlcore.set_memory_limit(0)


def spread(*shape):
    """A tensor of this shape that is one element."""
    return dlcore.ones([1] * len(shape)).expand(shape)


def attempt(call):
    """Whether the call was refused."""
    try:
        result = call()
    except REFUSALS as error:
        assert str(error)
        return True
    results = result if isinstance(result, (tuple, list)) else [result]
    assert all(0 <= r.numel() <= 1 << 24 for r in results if isinstance(r, dlcore.Tensor) and r.is_contiguous())
    return False


X = {1: (1, 2, 5), 2: (1, 2, 5, 5), 3: (1, 2, 4, 4, 4)}
WINDOWED = {f"{name}{axes}d": (axes, name, arguments) for axes in (1, 2, 3) for name, arguments in {
    "conv": ("stride", "padding", "dilation"), "conv_transpose": ("stride", "padding", "dilation", "output_padding"),
    "max_pool": ("kernel_size", "stride", "padding", "dilation"), "avg_pool": ("kernel_size", "stride", "padding"), "lp_pool": ("kernel_size", "stride"),
}.items()}


@pytest.mark.parametrize("name", WINDOWED)
@pytest.mark.parametrize("gradient", [False, True])
def test_arguments_of_windows(name, gradient):
    axes, kind, arguments = WINDOWED[name]
    function, x = getattr(F, name), dlcore.ones(X[axes], requires_grad=gradient)

    def call(options):
        if kind.startswith("conv"):
            result = function(x, dlcore.ones(2, 2, *[3] * axes), **options)
        elif kind == "lp_pool":
            result = function(x, 2, **{"kernel_size": 2, **options})
        else:
            result = function(x, **{"kernel_size": 2, **options})
        if gradient:
            result.sum().backward()
        return result

    for argument, size in itertools.product(arguments, HUGE):
        attempt(lambda: call({argument: size}))
        attempt(lambda: call({argument: (size,) * axes}))
        attempt(lambda: call({argument: (1,) * (axes - 1) + (size,)}))
    for first, second in itertools.combinations(arguments, 2):
        for one, two in itertools.product(HUGE[1::2], repeat=2):
            attempt(lambda: call({first: one, second: two}))


SHAPES = [(2**31, 2), (2**61, 2), (3, 2**62), (2**31, 2**30), (0, 2**62), (2**20, 2**20), (2**62, 0)]
OF_A_SHAPE = {
    "contiguous": lambda x: x.contiguous(), "add": lambda x: x + 1, "twice": lambda x: dlcore.cat([x, x]), "stack": lambda x: dlcore.stack([x, x, x]),
    "matmul": lambda x: x @ x.T, "outer": lambda x: dlcore.outer(x[:, 0], x[:, 0]), "kron": lambda x: dlcore.kron(x, x), "cdist": lambda x: dlcore.cdist(x, x),
    "softmax": lambda x: x.softmax(-1), "sort": lambda x: x.sort(0), "cumsum": lambda x: x.cumsum(0), "pad": lambda x: F.pad(x, (2**62, 2**62)),
    "repeat": lambda x: x.repeat(2**31, 2**31), "unfold": lambda x: x.unfold(0, 2**31, 1), "layer_norm": lambda x: F.layer_norm(x, x.shape[-1:]),
    "batch_norm": lambda x: F.batch_norm(x, None, None, training=True), "dropout": lambda x: F.dropout(x, 0.5), "flip": lambda x: x.flip(0),
    "attention": lambda x: F.scaled_dot_product_attention(x, x, x), "embedding": lambda x: F.embedding(dlcore.tensor([0]), x), "eye": lambda x: dlcore.eye(*x.shape),
    "tril_indices": lambda x: dlcore.tril_indices(*x.shape), "one_hot": lambda x: F.one_hot(dlcore.zeros(9, dtype=dlcore.int64), x.shape[-1]),
    "conv1d": lambda x: F.conv1d(x[None], dlcore.ones(1, 2, 3)), "conv weight": lambda x: F.conv1d(dlcore.ones(1, 2, 9), x[None]),
    "max_pool1d": lambda x: F.max_pool1d(x[None], 2), "adaptive": lambda x: F.adaptive_avg_pool2d(dlcore.ones(1, 1, 4, 4), tuple(x.shape)),
    "adaptive max": lambda x: F.adaptive_max_pool2d(dlcore.ones(1, 1, 4, 4), tuple(x.shape)), "lstm": lambda x: run_lstm(x), "zeros": lambda x: dlcore.zeros(x.shape),
    "interpolate": lambda x: F.interpolate(dlcore.ones(1, 1, 4, 4), size=tuple(x.shape), mode="bilinear"), "as_strided": lambda x: dlcore.as_strided(dlcore.ones(9), x.shape, x.shape),
    "nearest": lambda x: F.interpolate(dlcore.ones(1, 1, 4, 4), size=tuple(x.shape)), "unfolded": lambda x: F.unfold(dlcore.ones(1, 1, 4, 4), tuple(x.shape)),
    "folded": lambda x: F.fold(dlcore.ones(1, 4, 9), tuple(x.shape), 2), "matrix": lambda x: F.conv2d_matrix(dlcore.ones(1, 1, 2, 2), input_size=tuple(x.shape)),
    "affine_grid": lambda x: F.affine_grid(dlcore.ones(1, 2, 3), [1, 1, *x.shape]), "pixel_shuffle": lambda x: F.pixel_shuffle(dlcore.ones(1, 4, 2, 2), x.shape[0]),
    "repeat_interleave": lambda x: dlcore.repeat_interleave(dlcore.ones(3), x.shape[-1]), "bincount": lambda x: dlcore.bincount(dlcore.tensor([3]), minlength=x.shape[0]),
}


def run_lstm(x):
    units = x.shape[0]
    weights = [spread(min(4 * units, 2**62), n) for n in (x.shape[1], units)]
    start = spread(1, 1, units)
    return dlcore.lstm(spread(2, 1, x.shape[1]), (start, start), weights, False, 1, 0.0, False, False, False)


@pytest.mark.parametrize("name", OF_A_SHAPE)
def test_shapes(name):
    """What would take more memory than there may be is refused, and so is what cannot be counted."""
    for shape in SHAPES:
        try:
            x = spread(*shape)
        except REFUSALS:
            assert max(shape[0], 1) * max(shape[1], 1) >= 2**61  # bytes beyond 2^63, strides of nothing included
            continue
        attempt(lambda: OF_A_SHAPE[name](x))


@pytest.mark.parametrize("name, gates", [("lstm", 4), ("gru", 3), ("rnn_tanh", 1)])
@pytest.mark.parametrize("steps", [2**31 - 1, 2**40])
def test_steps_without_sequences(name, gates, steps):
    x, start = spread(steps, 1, 2).narrow(1, 0, 0), dlcore.zeros(1, 0, 3, requires_grad=True)
    weights = [dlcore.ones(3 * gates, 2), dlcore.ones(3 * gates, 3)]
    output = getattr(dlcore, name)(x, (start, start) if name == "lstm" else start, weights, False, 1, 0.0, False, False, False)[0]
    assert output.shape == (steps, 0, 3)
    output.sum().backward()


def test_what_must_be_refused():
    for call in (lambda: dlcore.zeros(2**31, 2**31), lambda: dlcore.zeros(2**62, 4), lambda: spread(2**31, 2).contiguous(),
                 lambda: F.conv2d(dlcore.ones(1, 1, 4, 4), dlcore.ones(1, 1, 3, 3), padding=2**62), lambda: F.max_pool2d(dlcore.ones(1, 1, 4, 4), 2**62),
                 lambda: F.unfold(dlcore.ones(1, 1, 4, 4), 2, padding=2**61), lambda: dlcore.ones(3).repeat(2**62), lambda: dlcore.arange(2**62),
                 lambda: F.pad(dlcore.ones(3), (2**62, 2**62)), lambda: dlcore.as_strided(dlcore.ones(9), (2, 2), (2**62, 2**62)),
                 lambda: F.conv_transpose2d(dlcore.ones(1, 1, 4, 4), dlcore.ones(1, 1, 3, 3), stride=2**62)):
        assert attempt(call)
