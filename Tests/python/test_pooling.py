"""Pooling against PyTorch over random shapes and options."""

import dlcore
import pytest
import torch
from oracle import draws

KINDS = (1, 2, 3)


def _shape(draw, axes, low=3, high=8):
    high = {1: 12, 2: high, 3: 6}[axes]
    shape = [draw.integer(1, 3), *[draw.integer(low, high) for _ in range(axes)]]
    return [draw.integer(0 if draw.integer(0, 5) == 0 else 1, 3), *shape] if draw.boolean() else shape


def _each(draw, axes, low, high):
    """One number for all axes or one for each."""
    return draw.integer(low, high) if draw.boolean() else tuple(draw.integer(low, high) for _ in range(axes))


def _windows(draw, axes, dilated=True):
    kernel = tuple(draw.integer(1, 3) for _ in range(axes))
    dilation = draw.integer(1, 2) if dilated and min(kernel) < 3 else 1
    padding = tuple(draw.integer(0, k // 2) for k in kernel)
    stride = draw.choice(None, _each(draw, axes, 1, 3))
    return kernel, stride, padding, dilation, draw.boolean()


def _function(torch, name, axes):
    return getattr(torch.nn.functional, f"{name}{axes}d")


@pytest.mark.parametrize("axes", KINDS)
@draws(24)
def test_max_pool(draw, axes):
    kernel, stride, padding, dilation, ceil_mode = _windows(draw, axes)
    x = draw.distinct(*_shape(draw, axes, low=5))
    with_indices = draw.boolean()
    draw.compare(
        lambda torch, x: _function(torch, "max_pool", axes)(
            x, kernel, stride, padding, dilation=dilation, ceil_mode=ceil_mode, return_indices=with_indices
        ),
        x,
    )


@pytest.mark.parametrize("axes", KINDS)
@draws(24)
def test_avg_pool(draw, axes):
    kernel, stride, padding, _, ceil_mode = _windows(draw, axes, dilated=False)
    options = {"count_include_pad": draw.boolean()}
    if axes > 1 and draw.boolean():
        options["divisor_override"] = draw.integer(1, 5)
    x = draw.randn(*_shape(draw, axes))
    draw.compare(lambda torch, x: _function(torch, "avg_pool", axes)(x, kernel, stride, padding, ceil_mode, **options), x)


@pytest.mark.parametrize("axes", KINDS)
@draws(16)
def test_lp_pool(draw, axes):
    kernel, stride, _, _, ceil_mode = _windows(draw, axes, dilated=False)
    norm = draw.choice(1.0, 2.0, 3.0, 1.5)
    if axes == 1:
        kernel, stride = kernel[0], stride[0] if isinstance(stride, tuple) else stride
    x = draw.uniform(0.2, 2.0, *_shape(draw, axes))
    draw.compare(lambda torch, x: _function(torch, "lp_pool", axes)(x, norm, kernel, stride, ceil_mode), x)


@pytest.mark.parametrize("axes", KINDS)
@draws(24)
def test_adaptive_avg_pool(draw, axes):
    shape = _shape(draw, axes, low=1)
    size = draw.integer(1, 6) if draw.boolean() else tuple(draw.choice(draw.integer(1, 7), shape[-1 - i] if axes == 1 else None) for i in range(axes))
    x = draw.randn(*shape)
    draw.compare(lambda torch, x: _function(torch, "adaptive_avg_pool", axes)(x, size), x)


@pytest.mark.parametrize("axes", KINDS)
@draws(24)
def test_adaptive_max_pool(draw, axes):
    size = draw.integer(1, 6) if draw.boolean() else tuple(draw.integer(1, 7) for _ in range(axes))
    x = draw.distinct(*_shape(draw, axes, low=1))
    with_indices = draw.boolean()
    draw.compare(lambda torch, x: _function(torch, "adaptive_max_pool", axes)(x, size, return_indices=with_indices), x)


@pytest.mark.parametrize("axes", KINDS)
@draws(12)
def test_max_unpool(draw, axes):
    kernel = tuple(draw.integer(1, 3) for _ in range(axes))
    stride = draw.choice(None, kernel)
    # Windows do not overlap, so that every place is named once.
    x = draw.distinct(*_shape(draw, axes, low=3))
    sized = draw.boolean() or any(n % k for n, k in zip(x.data.shape[-axes:], kernel))

    def both(torch, x):
        values, indices = _function(torch, "max_pool", axes)(x, kernel, stride, return_indices=True)
        size = tuple(x.shape)[-axes:] if sized else None
        if size is None or x.dim() == axes + 1:
            return _function(torch, "max_unpool", axes)(values, indices, kernel, stride, output_size=size)
        return _function(torch, "max_unpool", axes)(values, indices, kernel, stride, output_size=tuple(x.shape))

    draw.compare(both, x)


@pytest.mark.parametrize("axes", KINDS)
@draws(8)
def test_max_pool_of_not_a_number_and_ties(draw, axes):
    kernel, stride, padding, dilation, ceil_mode = _windows(draw, axes)
    shape = _shape(draw, axes, low=5)
    x = draw.value(draw.numbers.choice([float("nan"), float("-inf"), 0.0, 0.0, 1.0, 1.0, 2.0], shape), grad=False)
    draw.compare(
        lambda torch, x: _function(torch, "max_pool", axes)(
            x, kernel, stride, padding, dilation=dilation, ceil_mode=ceil_mode, return_indices=True
        ),
        x,
        order=0,
    )
    size = draw.integer(1, 4)
    draw.compare(lambda torch, x: _function(torch, "adaptive_max_pool", axes)(x, size, return_indices=True), x, order=0)


@draws(6)
def test_max_pool_of_integers(draw):
    x = draw.integers(-9, 9, 2, 2, 6, 7, dtype=draw.choice("int64", "int32", "uint8"))
    draw.compare(lambda torch, x: torch.nn.functional.max_pool2d(x, 3, 2, 1), x, order=0)


@draws(10)
def test_padding_value(draw):
    axes = draw.integer(1, 3)
    x = draw.distinct(*_shape(draw, axes, low=4))
    value = draw.real(-2, 2)
    stride = draw.integer(1, 3)

    def pool(module, x):
        if module is dlcore:
            return _function(module, "max_pool", axes)(x, 3, stride, 1, padding_value=value)
        padded = module.nn.functional.pad(x, [1] * (2 * axes), value=value)
        return _function(module, "max_pool", axes)(padded, 3, stride)

    draw.compare(pool, x)


@pytest.mark.parametrize("axes", KINDS)
@draws(1)
def test_refusals(draw, axes):
    x = draw.randn(1, 1, *[4] * axes)
    for name, options in [
        ("max_pool", {"kernel_size": 0}),
        ("max_pool", {"kernel_size": 2, "stride": 0}),
        ("max_pool", {"kernel_size": 2, "padding": 2}),
        ("max_pool", {"kernel_size": 2, "padding": -1}),
        ("max_pool", {"kernel_size": 2, "dilation": 0}),
        ("max_pool", {"kernel_size": 5}),
        ("max_pool", {"kernel_size": (2,) * (axes + 1)}),
        ("avg_pool", {"kernel_size": 0}),
        ("avg_pool", {"kernel_size": 2, "padding": 2}),
        ("avg_pool", {"kernel_size": 5}),
        ("adaptive_avg_pool", {"output_size": -1}),
        ("adaptive_max_pool", {"output_size": -1}),
        ("lp_pool", {"kernel_size": 0, "norm_type": 2.0}),
    ]:
        draw.same_error(lambda torch, x: _function(torch, name, axes)(x, **options), x)
    flat = draw.randn(*[4] * axes)
    for name, options in [("max_pool", {"kernel_size": 2}), ("adaptive_max_pool", {"output_size": 2})]:
        draw.same_error(lambda torch, x: _function(torch, name, axes)(x, **options), flat)
    unpool = f"max_unpool{axes}d"
    one = draw.randn(1, 1, *[1] * axes)
    for index, options in [(99, {}), (-1, {}), (0, {"output_size": [9] * axes})]:
        places = draw.value([index], "int64")
        draw.same_error(
            lambda torch, x, i: getattr(torch.nn.functional, unpool)(x, i.reshape(*[1] * (axes + 2)), 2, **options), one, places
        )


def test_indices_changed_after_the_call():
    """The derivative notices when its indices were changed; where it cannot, the gradient stays inside the image."""
    for module in (torch, dlcore):
        values, indices = module.nn.functional.max_pool2d(module.randn(1, 1, 4, 4, requires_grad=True), 2, return_indices=True)
        indices.fill_(10**12)
        with pytest.raises(RuntimeError, match="modified by an inplace operation"):
            values.sum().backward()
    x = dlcore.randn(1, 1, 4, 4, requires_grad=True)
    values, indices = dlcore.nn.functional.max_pool2d(x, 2, return_indices=True)
    indices.numpy()[...] = 10**12
    (gradient,) = dlcore.autograd.grad(values.sum(), [x])
    assert gradient.tolist() == [[[[0.0] * 4] * 4]]


def test_windows_far_larger_than_the_input():
    x = dlcore.randn(1, 1, 3, 3)
    huge = 2**31 - 1
    result = dlcore.nn.functional.max_pool2d(x, huge, 1, huge // 2)
    assert float(result.max()) == float(x.max())
    assert dlcore.nn.functional.avg_pool2d(x, huge, 1, huge // 2).shape[-1] == 3 + 2 * (huge // 2) - huge + 1


MODULES = [
    ("MaxPool1d", (3,), (2, 3, 9)),
    ("MaxPool2d", (2, 1), (2, 3, 6, 5)),
    ("MaxPool3d", ((2, 1, 2),), (1, 2, 4, 4, 5)),
    ("AvgPool1d", (3, 2, 1), (2, 3, 9)),
    ("AvgPool2d", (2,), (2, 3, 6, 5)),
    ("AvgPool3d", (2, 1), (1, 2, 4, 4, 5)),
    ("LPPool1d", (2, 3), (2, 3, 9)),
    ("LPPool2d", (1.0, 2), (2, 3, 6, 5)),
    ("LPPool3d", (2, 2), (1, 2, 4, 4, 5)),
    ("AdaptiveAvgPool1d", (4,), (2, 3, 9)),
    ("AdaptiveAvgPool2d", ((None, 3),), (2, 3, 6, 5)),
    ("AdaptiveAvgPool3d", (1,), (1, 2, 4, 4, 5)),
    ("AdaptiveMaxPool1d", (4,), (2, 3, 9)),
    ("AdaptiveMaxPool2d", ((2, None),), (2, 3, 6, 5)),
    ("AdaptiveMaxPool3d", (2,), (1, 2, 4, 4, 5)),
    ("ConstantPad1d", ((1, 2), 0.5), (2, 3, 9)),
    ("ConstantPad2d", (1, -1.0), (2, 3, 6, 5)),
    ("ConstantPad3d", (1, 2.0), (1, 2, 4, 4, 5)),
    ("ZeroPad1d", (2,), (2, 3, 9)),
    ("ZeroPad2d", ((1, 2, 0, 1),), (2, 3, 6, 5)),
    ("ZeroPad3d", (1,), (1, 2, 4, 4, 5)),
    ("ReflectionPad1d", (2,), (2, 3, 9)),
    ("ReflectionPad2d", ((1, 2, 0, 1),), (2, 3, 6, 5)),
    ("ReflectionPad3d", (1,), (1, 2, 4, 4, 5)),
    ("ReplicationPad1d", ((2, 1),), (3, 9)),
    ("ReplicationPad2d", (3,), (2, 3, 6, 5)),
    ("ReplicationPad3d", ((1, 2, 0, 1, 2, 1),), (1, 2, 4, 4, 5)),
    ("CircularPad1d", (3,), (2, 3, 9)),
    ("CircularPad2d", ((1, 2, 0, 1),), (2, 3, 6, 5)),
    ("CircularPad3d", (1,), (1, 2, 4, 4, 5)),
]


@pytest.mark.parametrize("name, arguments, shape", MODULES, ids=[m[0] for m in MODULES])
@draws(2)
def test_modules(draw, name, arguments, shape):
    assert repr(getattr(dlcore.nn, name)(*arguments)) == repr(getattr(torch.nn, name)(*arguments))
    x = draw.uniform(0.1, 3.0, *shape)
    draw.compare(lambda torch, x: getattr(torch.nn, name)(*arguments)(x), x)


@pytest.mark.parametrize("axes", KINDS)
@draws(2)
def test_unpool_modules(draw, axes):
    x = draw.distinct(2, 2, *[4] * axes)

    def both(torch, x):
        values, indices = getattr(torch.nn, f"MaxPool{axes}d")(2, return_indices=True)(x)
        unpool = getattr(torch.nn, f"MaxUnpool{axes}d")(2)
        return unpool(values, indices)

    name = f"MaxUnpool{axes}d"
    assert repr(getattr(dlcore.nn, name)(2)) == repr(getattr(torch.nn, name)(2))
    draw.compare(both, x)


@draws(15)
def test_fractional_max_pool(draw):
    axes = draw.choice(2, 3)
    window = [draw.integer(1, 3) for _ in range(axes)]
    size = [draw.integer(1, 4) for _ in range(axes)]
    # PyTorch wants one element more than the windows need where there are three axes.
    extents = [w + n - 1 + draw.integer(axes - 2, 4) for w, n in zip(window, size)]
    batch, channels = draw.integer(1, 2), draw.integer(1, 3)
    has_batch = draw.boolean()
    x = draw.distinct(*((batch,) if has_batch else ()), channels, *extents)
    samples = draw.uniform(0.0, 0.999, batch if has_batch else 1, channels, axes, grad=False)

    def pool(torch, x, samples):
        function = getattr(torch.nn.functional, f"fractional_max_pool{axes}d")
        values, indices = function(x, window, size, return_indices=True, _random_samples=samples)
        layer = getattr(torch.nn, f"FractionalMaxPool{axes}d")(tuple(window), output_size=tuple(size), _random_samples=samples)
        return values, indices.double(), layer(x)

    draw.compare(pool, x, samples)


def test_fractional_max_pool_draws_its_windows():
    x = dlcore.arange(2.0 * 3 * 20 * 30).reshape(2, 3, 20, 30)
    layer = dlcore.nn.FractionalMaxPool2d(2, output_ratio=(0.5, 0.7), return_indices=True)
    dlcore.manual_seed(0)
    values, indices = layer(x)
    assert tuple(values.shape) == (2, 3, 10, 21) and values.tolist() != layer(x)[0].tolist()
    assert dlcore.equal(values, x.flatten(2).gather(2, indices.flatten(2)).reshape(values.shape))
    # Every window ends at most where the next but one begins, and the last one at the border.
    assert dlcore.equal(values[..., -1, -1], x[..., -1, -1])
    for arguments in ({}, {"output_size": 3, "output_ratio": 0.5}, {"output_ratio": 1.5}):
        with pytest.raises(ValueError):
            dlcore.nn.FractionalMaxPool3d(2, **arguments)
    with pytest.raises(ValueError, match="requires specifying either an output_size or an output_ratio"):
        dlcore.nn.functional.fractional_max_pool2d(x, 2)
    with pytest.raises(RuntimeError, match="too large"):
        dlcore.nn.functional.fractional_max_pool2d(x, 5, 17)
