"""Convolutions over one to three axes, transposed ones and windows as columns, beside PyTorch."""

import pytest
import torch
from oracle import draws

import dlcore

pytestmark = pytest.mark.filterwarnings("ignore:Using padding")


def _sizes(draw, axes):
    """Extents of an input and of a kernel that fits it, and stride, padding and dilation."""
    longest = {1: 12, 2: 7, 3: 5}[axes]
    kernel = [draw.integer(1, 3) for _ in range(axes)]
    dilation = [draw.integer(1, 2) for _ in range(axes)]
    padding = [draw.integer(0, 2) for _ in range(axes)]
    stride = [draw.integer(1, 3) for _ in range(axes)]
    size = [
        draw.integer(max(1, d * (k - 1) + 1 - 2 * p), max(longest, d * (k - 1) + 1))
        for d, k, p in zip(dilation, kernel, padding)
    ]
    return size, kernel, stride, padding, dilation


def _channels(draw):
    groups = draw.choice(1, 1, 2, 3)
    return groups, groups * draw.integer(1, 3), groups * draw.integer(1, 3)


@pytest.mark.parametrize("axes", [1, 2, 3])
@draws(25)
def test_convolution(draw, axes):
    size, kernel, stride, padding, dilation = _sizes(draw, axes)
    groups, inputs, outputs = _channels(draw)
    batch = [draw.integer(1, 3)] if draw.integer(0, 3) else []
    x, w = draw.randn(*batch, inputs, *size), draw.randn(outputs, inputs // groups, *kernel)
    b = draw.randn(outputs) if draw.boolean() else None
    draw.compare(
        lambda torch, x, w, b: getattr(torch.nn.functional, f"conv{axes}d")(x, w, b, stride, padding, dilation, groups),
        x,
        w,
        b,
    )


@pytest.mark.parametrize("axes", [1, 2, 3])
@draws(10)
def test_convolution_that_keeps_the_size(draw, axes):
    size, kernel, _, _, dilation = _sizes(draw, axes)
    groups, inputs, outputs = _channels(draw)
    x, w = draw.randn(draw.integer(1, 2), inputs, *size), draw.randn(outputs, inputs // groups, *kernel)
    draw.compare(
        lambda torch, x, w: getattr(torch.nn.functional, f"conv{axes}d")(x, w, None, 1, "same", dilation, groups), x, w
    )


@pytest.mark.parametrize("axes", [1, 2, 3])
@draws(20)
def test_transposed_convolution(draw, axes):
    _, kernel, stride, _, dilation = _sizes(draw, axes)
    groups, inputs, outputs = _channels(draw)
    size = [draw.integer(1, 4 if axes < 3 else 3) for _ in range(axes)]
    padding = [draw.integer(0, min(1, (s * (n - 1) + d * (k - 1)) // 2)) for n, k, s, d in zip(size, kernel, stride, dilation)]
    extra = [draw.integer(0, max(s, d) - 1) for s, d in zip(stride, dilation)]
    batch = [draw.integer(1, 2)] if draw.integer(0, 3) else []
    x, w = draw.randn(*batch, inputs, *size), draw.randn(inputs, outputs // groups, *kernel)
    b = draw.randn(outputs) if draw.boolean() else None
    draw.compare(
        lambda torch, x, w, b: getattr(torch.nn.functional, f"conv_transpose{axes}d")(
            x, w, b, stride, padding, extra, groups, dilation
        ),
        x,
        w,
        b,
    )


@pytest.mark.parametrize("axes", [1, 2, 3])
@draws(3)
def test_more_channels_and_larger_images(draw, axes):
    """The kernels choose other ways for other sizes."""
    size = {1: [70], 2: [17, 20], 3: [5, 10, 9]}[axes]
    stride = draw.integer(1, 2)
    x, w = draw.randn(3, 20, *size), draw.randn(24, 20, *[3] * axes, scale=0.2)
    draw.compare(
        lambda torch, x, w: getattr(torch.nn.functional, f"conv{axes}d")(x, w, None, stride, 1), x, w, order=1, single=1e-4
    )
    y = draw.randn(2, 24, *[n // 2 for n in size])
    draw.compare(
        lambda torch, y, w: getattr(torch.nn.functional, f"conv_transpose{axes}d")(y, w, None, stride, 1),
        y,
        w,
        order=1,
        single=1e-4,
    )


@draws(15)
def test_unfold_and_fold(draw):
    size, kernel, stride, padding, dilation = _sizes(draw, 2)
    x = draw.randn(draw.integer(1, 3), draw.integer(1, 3), *size)

    def both(torch, x):
        columns = torch.nn.functional.unfold(x, kernel, dilation, padding, stride)
        return columns, torch.nn.functional.fold(columns * columns, size, kernel, dilation, padding, stride)

    draw.compare(both, x)


@draws(8)
def test_the_matrix_of_a_convolution(draw):
    size, kernel, stride, padding, dilation = _sizes(draw, 2)
    groups, inputs, outputs = _channels(draw)
    weight = dlcore.randn(outputs, inputs // groups, *kernel, dtype=dlcore.float64)
    image = dlcore.randn(1, inputs, *size, dtype=dlcore.float64)
    matrix = dlcore.nn.functional.conv2d_matrix(weight, [inputs, *size], stride, padding, dilation, groups)
    expected = torch.nn.functional.conv2d(
        torch.tensor(image.tolist(), dtype=torch.float64).reshape(1, inputs, *size),
        torch.tensor(weight.tolist(), dtype=torch.float64).reshape(outputs, inputs // groups, *kernel),
        None,
        stride,
        padding,
        dilation,
        groups,
    )
    torch.testing.assert_close(torch.tensor((matrix @ image.flatten()).tolist(), dtype=torch.float64), expected.flatten())


@draws(6)
def test_gradients_as_functions(draw):
    axes = draw.integer(1, 3)
    x, w, g = draw.randn(1, 2, *[4] * axes), draw.randn(3, 2, *[2] * axes), draw.randn(1, 3, *[3] * axes)
    shape, weight_shape = list(x.data.shape), list(w.data.shape)
    draw.compare(lambda torch, w, g: getattr(torch.nn.grad, f"conv{axes}d_input")(shape, w, g), w, g, order=1)
    draw.compare(lambda torch, x, g: getattr(torch.nn.grad, f"conv{axes}d_weight")(x, weight_shape, g), x, g, order=1)


MODULES = [
    ("Conv1d", (4, 6, 3), {}, (2, 4, 9)),
    ("Conv1d", (4, 6, 3), {"stride": 2, "padding": 1, "dilation": 2, "groups": 2, "bias": False}, (2, 4, 9)),
    ("Conv1d", (4, 2, 4), {"padding": "same"}, (2, 4, 9)),
    ("Conv2d", (3, 4, (2, 3)), {"padding": (1, 0)}, (3, 6, 6)),
    ("Conv3d", (2, 4, 2), {"padding": 1, "stride": (1, 2, 1)}, (1, 2, 4, 4, 4)),
    ("Conv3d", (2, 4, 2), {"padding": "valid", "groups": 2}, (1, 2, 4, 4, 4)),
    ("ConvTranspose1d", (4, 6, 3), {"stride": 2, "output_padding": 1, "groups": 2}, (2, 4, 5)),
    ("ConvTranspose2d", (4, 2, 3), {"stride": 2, "padding": 1, "bias": False}, (1, 4, 3, 4)),
    ("ConvTranspose3d", (2, 3, 2), {"dilation": 2}, (1, 2, 2, 3, 2)),
]


@pytest.mark.parametrize("name, args, options, shape", MODULES)
def test_layers(name, args, options, shape):
    torch.manual_seed(0)
    theirs = getattr(torch.nn, name)(*args, **options)
    ours = getattr(dlcore.nn, name)(*args, **options)
    assert repr(ours) == repr(theirs)
    state = theirs.state_dict()
    assert {k: tuple(v.shape) for k, v in ours.state_dict().items()} == {k: tuple(v.shape) for k, v in state.items()}
    for key, value in state.items():
        bound = value.abs().max().item()
        assert 0 < ours.state_dict()[key].abs().max().item() < 3 * bound
    ours.load_state_dict({k: dlcore.tensor(v.tolist()) for k, v in state.items()})
    x = torch.randn(shape)
    torch.testing.assert_close(torch.tensor(ours(dlcore.tensor(x.tolist())).tolist()), theirs(x))


@pytest.mark.parametrize("mode", ["reflect", "replicate", "circular"])
@pytest.mark.parametrize("axes", [1, 2, 3])
@pytest.mark.parametrize("padding", [2, "same"])
def test_padding_modes(mode, axes, padding):
    torch.manual_seed(0)
    theirs = getattr(torch.nn, f"Conv{axes}d")(2, 3, 4, padding=padding, padding_mode=mode)
    ours = getattr(dlcore.nn, f"Conv{axes}d")(2, 3, 4, padding=padding, padding_mode=mode)
    assert repr(ours) == repr(theirs)
    ours.load_state_dict({k: dlcore.tensor(v.tolist()) for k, v in theirs.state_dict().items()})
    x = torch.randn(2, 2, *[5] * axes)
    torch.testing.assert_close(torch.tensor(ours(dlcore.tensor(x.tolist())).tolist()), theirs(x))


def test_output_size():
    theirs, ours = (m.nn.ConvTranspose2d(1, 1, 3, stride=2, padding=1) for m in (torch, dlcore))
    for size in ([5, 6], [2, 1, 6, 5]):
        assert ours(dlcore.ones(2, 1, 3, 3), output_size=size).shape == theirs(torch.ones(2, 1, 3, 3), output_size=size).shape
    with pytest.raises(ValueError, match="valid sizes range from 5 to 6"):
        ours(dlcore.ones(2, 1, 3, 3), output_size=[7, 6])
    with pytest.raises(ValueError, match="output_size must have 2 or 4 elements"):
        ours(dlcore.ones(2, 1, 3, 3), output_size=[7])


LAZY = [
    ("LazyLinear", (4,), (2, 3)),
    ("LazyConv1d", (4, 2), (1, 3, 5)),
    ("LazyConv2d", (4, 2), (3, 5, 5)),
    ("LazyConv3d", (4, 2), (1, 2, 3, 3, 3)),
    ("LazyConvTranspose1d", (4, 2), (1, 3, 5)),
    ("LazyConvTranspose2d", (4, 2), (1, 3, 5, 5)),
    ("LazyConvTranspose3d", (4, 2), (1, 3, 2, 2, 2)),
]


@pytest.mark.parametrize("name, args, shape", LAZY)
def test_lazy_layers(name, args, shape):
    theirs, ours = (getattr(m.nn, name)(*args) for m in (torch, dlcore))
    assert repr(ours) == repr(theirs)
    assert ours.has_uninitialized_params()
    result = ours(dlcore.ones(*shape))
    assert tuple(result.shape) == tuple(theirs(torch.ones(*shape)).shape)
    assert type(ours).__name__ == type(theirs).__name__ and repr(ours) == repr(theirs)
    assert {k: tuple(v.shape) for k, v in ours.state_dict().items()} == {k: tuple(v.shape) for k, v in theirs.state_dict().items()}
    result.sum().backward()
    assert type(ours.weight) is dlcore.nn.Parameter and tuple(ours.weight.grad.shape) == tuple(ours.weight.shape)
    again = getattr(dlcore.nn, name)(*args)
    again.load_state_dict(ours.state_dict())
    assert not again.has_uninitialized_params()
    assert again(dlcore.ones(*shape)).tolist() == result.tolist()


ERRORS = [
    (lambda t: t.nn.functional.conv1d(t.ones(1, 2, 3), t.ones(1, 1, 2)), "channels"),
    (lambda t: t.nn.functional.conv3d(t.ones(1, 1, 2, 2, 2), t.ones(1, 1, 3, 3, 3)), "Kernel size can't be greater than actual input size"),
    (lambda t: t.nn.functional.conv1d(t.ones(1, 1, 3), t.ones(1, 1, 2), stride=0), "non-positive stride"),
    (lambda t: t.nn.functional.conv2d(t.ones(1, 1, 3, 3), t.ones(1, 1, 2, 2), stride=2, padding="same"), "padding='same' is not supported"),
    (lambda t: t.nn.functional.conv_transpose2d(t.ones(1, 1, 3, 3), t.ones(1, 1, 2, 2), output_padding=1), "output padding must be smaller"),
    (lambda t: t.nn.functional.conv_transpose1d(t.ones(1, 2, 3), t.ones(1, 1, 2)), "Given transposed=1"),
    (lambda t: t.nn.Conv1d(3, 4, 2, groups=2), "in_channels must be divisible by groups"),
    (lambda t: t.nn.Conv2d(4, 3, 2, groups=2), "out_channels must be divisible by groups"),
    (lambda t: t.nn.Conv2d(4, 4, 2, padding="full"), "Invalid padding string"),
    (lambda t: t.nn.Conv2d(4, 4, 2, stride=2, padding="same"), "padding='same' is not supported for strided convolutions"),
    (lambda t: t.nn.Conv2d(4, 4, 2, padding_mode="mirror"), "padding_mode must be one of"),
    (lambda t: t.nn.ConvTranspose2d(4, 4, 2, padding_mode="circular"), 'Only "zeros" padding mode is supported'),
    (lambda t: t.nn.functional.fold(t.ones(1, 4, 5), 3, 2), "sliding blocks"),
    (lambda t: t.nn.functional.unfold(t.ones(1, 1, 3, 3), 0), "kernel size should be greater than zero"),
]


@pytest.mark.parametrize("call, phrase", ERRORS)
def test_errors(call, phrase):
    with pytest.raises(Exception) as expected:
        call(torch)
    with pytest.raises(type(expected.value)) as error:
        call(dlcore)
    assert phrase in str(error.value) and phrase in str(expected.value)
