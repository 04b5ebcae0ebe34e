"""Memory formats against PyTorch: strides, values and gradients of operations on channels-last tensors."""

import copy
import pickle
import random

import pytest
import torch
from torch.nn import functional as TF

import dlcore
from dlcore import nn
from dlcore.nn import functional as F

FORMATS = {4: "channels_last", 5: "channels_last_3d"}


def pair(rng, shape, memory_format=None, dtype="float64", distinct=False):
    """The same random numbers as a tensor of each library, in a memory format."""
    count = 1
    for extent in shape:
        count *= extent
    values = [rng.uniform(-2, 2) for _ in range(count)]
    if distinct:
        values = [i / 7 - count / 14 for i in rng.sample(range(count), count)]
    theirs = torch.tensor(values, dtype=getattr(torch, dtype)).reshape(shape)
    ours = dlcore.tensor(values, dtype=getattr(dlcore, dtype)).reshape(shape)
    if memory_format:
        theirs = theirs.contiguous(memory_format=getattr(torch, memory_format))
        ours = ours.contiguous(memory_format=getattr(dlcore, memory_format))
    return ours, theirs


def same(ours, theirs, tolerance=1e-9, strides=True):
    """Values are equal, and strides, where axes with one element do not count."""
    assert tuple(ours.shape) == tuple(theirs.shape)
    if strides:
        of, wanted = ([s for s, e in zip(t.stride(), t.shape) if e > 1] for t in (ours, theirs))
        assert of == wanted, f"strides {ours.stride()} of {tuple(ours.shape)}, PyTorch has {theirs.stride()}"
    expected = torch.tensor(ours.tolist(), dtype=theirs.dtype).reshape(theirs.shape)
    torch.testing.assert_close(expected, theirs.detach(), rtol=tolerance, atol=tolerance)


def compare(function, tensors, tolerance=1e-9, strides=True):
    """Calls the function with both libraries; compares result and gradients."""
    ours = [o.requires_grad_() for o, _ in tensors]
    theirs = [t.requires_grad_() for _, t in tensors]
    a, b = function(dlcore, F, *ours), function(torch, TF, *theirs)
    same(a, b, tolerance, strides)
    if not b.requires_grad:
        return
    rng = random.Random(7)
    seed, their_seed = pair(rng, tuple(b.shape), None, str(b.dtype).split(".")[-1])
    (a * seed).sum().backward()
    (b * their_seed).sum().backward()
    for o, t in zip(ours, theirs):
        same(o.grad, t.grad, tolerance)


def shapes(rank):
    """Ordinary shapes, and those in which one channel or one pixel leaves the format open."""
    rng = random.Random(rank)
    space = rank - 2
    ordinary = [[rng.randint(1, 3), rng.randint(2, 9), *[rng.randint(3, 8) for _ in range(space)]] for _ in range(4)]
    return ordinary + [[2, 1, *[4] * space], [2, 3, *[1] * space], [1, 1, *[1] * space], [3, 5, *[1] * (space - 1), 6]]


@pytest.mark.parametrize("rank", (4, 5))
def test_api(rank):
    rng = random.Random(1)
    name = FORMATS[rank]
    ours_format, theirs_format = getattr(dlcore, name), getattr(torch, name)
    for shape in shapes(rank):
        o, t = pair(rng, shape)
        for a, b in (
            (o.to(memory_format=ours_format), t.to(memory_format=theirs_format)),
            (o.contiguous(memory_format=ours_format), t.contiguous(memory_format=theirs_format)),
            (o.clone(memory_format=ours_format), t.clone(memory_format=theirs_format)),
            (o.float().to(dlcore.float64, memory_format=ours_format), t.float().to(torch.float64, memory_format=theirs_format)),
        ):
            same(a, b, 1e-6)
            assert a.stride() == b.stride()
            for kind in ("contiguous_format", name):
                assert a.is_contiguous(memory_format=getattr(dlcore, kind)) == b.is_contiguous(memory_format=getattr(torch, kind))
        last, their_last = o.contiguous(memory_format=ours_format), t.contiguous(memory_format=theirs_format)
        for function in ("zeros_like", "ones_like", "empty_like", "rand_like", "randn_like"):
            assert getattr(dlcore, function)(last).stride() == getattr(torch, function)(their_last).stride()
            assert getattr(dlcore, function)(last, memory_format=dlcore.contiguous_format).is_contiguous()
            assert getattr(dlcore, function)(o, memory_format=ours_format).stride() == getattr(torch, function)(t, memory_format=theirs_format).stride()
        assert dlcore.full_like(last, 2.0).stride() == their_last.stride()
        assert dlcore.randint_like(last, 5).stride() == their_last.stride()
        assert dlcore.empty(shape, memory_format=ours_format).stride() == torch.empty(shape, memory_format=theirs_format).stride()
        assert last.contiguous().is_contiguous() and last.clone().stride() == their_last.clone().stride()
        assert last.float().stride() == their_last.float().stride()
        assert last.double(memory_format=dlcore.contiguous_format).stride() == their_last.double(memory_format=torch.contiguous_format).stride()


def test_identity():
    x = dlcore.randn(2, 3, 4, 5)
    y = x.to(memory_format=dlcore.channels_last)
    assert y is not x and y.stride() == (60, 1, 15, 3) and y.tolist() == x.tolist()
    assert y.to(memory_format=dlcore.channels_last) is y and y.to(memory_format=dlcore.preserve_format) is y
    assert x.to(memory_format=dlcore.contiguous_format) is x and y.contiguous(memory_format=dlcore.channels_last) is y
    assert x.to(dlcore.float32, copy=True) is not x
    assert y.to(dlcore.float32, copy=True).stride() == y.stride()
    z = x.requires_grad_().to(memory_format=dlcore.channels_last)
    (z * z).sum().backward()
    assert x.grad.stride() == x.stride()


def test_names():
    assert repr(dlcore.channels_last) == "dlcore.channels_last" and repr(dlcore.contiguous_format) == "dlcore.contiguous_format"
    assert isinstance(dlcore.preserve_format, dlcore.memory_format)
    for name in ("channels_last", "channels_last_3d", "contiguous_format", "preserve_format"):
        format = getattr(dlcore, name)
        assert copy.deepcopy(format) is format and pickle.loads(pickle.dumps(format)) is format


def test_errors():
    x = dlcore.randn(2, 3)
    for call in (x.contiguous, x.to, x.clone):
        with pytest.raises(RuntimeError, match="required rank 4 tensor to use channels_last format"):
            call(memory_format=dlcore.channels_last)
    with pytest.raises(RuntimeError, match="required rank 5 tensor"):
        dlcore.zeros_like(x, memory_format=dlcore.channels_last_3d)
    with pytest.raises(RuntimeError, match="preserve memory format is unsupported by the contiguous operator"):
        x.contiguous(memory_format=dlcore.preserve_format)
    with pytest.raises(TypeError, match="memory_format"):
        x.to(memory_format=3)
    with pytest.raises(TypeError):
        x.is_contiguous(memory_format=None)
    with pytest.raises(TypeError, match="memory_format"):
        dlcore.zeros(2, 3, 4, 5, memory_format=dlcore.channels_last)
    assert not x.is_contiguous(memory_format=dlcore.channels_last)


def _strided(tensor, kind, module):
    """Windows and orders of axes that elementwise results take over, or not."""
    if kind == "transposed":
        return tensor.transpose(0, 2)
    if kind == "narrow":
        return tensor[:, 1:]
    if kind == "step":
        return tensor[:, :, ::2]
    if kind == "expanded":
        return tensor[:, :1].expand(tuple(tensor.shape))
    return tensor.to(memory_format=module.channels_last) if kind == "last" else tensor


@pytest.mark.parametrize("kind", ("plain", "last", "transposed", "narrow", "step", "expanded"))
def test_elementwise_strides(kind):
    rng = random.Random(3)
    for shape in shapes(4):
        if kind == "narrow" and shape[1] == 1:
            continue
        o, t = pair(rng, shape)
        o, t = _strided(o, kind, dlcore), _strided(t, kind, torch)
        p, u = pair(rng, tuple(t.shape))
        row, their_row = pair(rng, [t.shape[1], 1, 1])
        for function in (
            lambda m, x, y, r: m.exp(x), lambda m, x, y, r: x * 2, lambda m, x, y, r: 1 - x, lambda m, x, y, r: x + x * x,
            lambda m, x, y, r: x + y, lambda m, x, y, r: y + x, lambda m, x, y, r: x * r, lambda m, x, y, r: r + x,
            lambda m, x, y, r: (x > y).to(m.float32), lambda m, x, y, r: m.where(x > 0, x, y), lambda m, x, y, r: x.clamp(-1, 1),
            lambda m, x, y, r: m.lerp(x, y, 0.3), lambda m, x, y, r: m.addcmul(y, x, x), lambda m, x, y, r: x.to(m.float32),
            lambda m, x, y, r: x.clone(), lambda m, x, y, r: m.zeros_like(x), lambda m, x, y, r: m.nn.functional.gelu(x),
            lambda m, x, y, r: m.nn.functional.leaky_relu(x), lambda m, x, y, r: m.maximum(x, y), lambda m, x, y, r: x.to(m.float32) + y,
        ):
            same(function(dlcore, o, p, row), function(torch, t, u, their_row), 1e-6)


ELEMENTWISE = {
    "relu": lambda m, F, x: F.relu(x), "silu": lambda m, F, x: F.silu(x), "sigmoid": lambda m, F, x: m.sigmoid(x),
    "hardswish": lambda m, F, x: F.hardswish(x), "softplus": lambda m, F, x: F.softplus(x), "elu": lambda m, F, x: F.elu(x),
    "tanh": lambda m, F, x: m.tanh(x), "clamp": lambda m, F, x: x.clamp(-0.5, 0.7), "power": lambda m, F, x: x**3,
    "glu": lambda m, F, x: F.glu(m.cat([x, x * 2], 1), 1), "mse": lambda m, F, x: F.mse_loss(x, x * 2, reduction="none"),
    "flip": lambda m, F, x: x.flip(1, 2), "cat": lambda m, F, x: m.cat([x, x * x], 1), "cat mixed": lambda m, F, x: m.cat([x, x.contiguous()], 1),
    "normalize": lambda m, F, x: F.normalize(x), "where": lambda m, F, x: m.where(x > 0, x * 2, x),
    "broadcast": lambda m, F, x: x * x.mean((2, 3), keepdim=True), "dropout": lambda m, F, x: F.dropout(x, 0.5, False),
}


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_elementwise(name):
    rng = random.Random(5)
    for shape in shapes(4):
        compare(ELEMENTWISE[name], [pair(rng, shape, "channels_last")])


@pytest.mark.parametrize("per_channel", (True, False))
def test_prelu(per_channel):
    rng = random.Random(6)
    for shape in shapes(4):
        weight = pair(rng, [shape[1] if per_channel else 1])
        compare(lambda m, F, x, w: F.prelu(x, w), [pair(rng, shape, "channels_last"), weight])


def test_dropout():
    x = dlcore.randn(2, 8, 16, 16).to(memory_format=dlcore.channels_last).requires_grad_()
    y = F.dropout(x, 0.25)
    assert y.stride() == x.stride() and 0.6 < (y != 0).to(dlcore.float32).mean().item() < 0.9
    y.sum().backward()
    dlcore.testing.assert_close(x.grad, (y != 0).to(dlcore.float32) / 0.75)
    z = F.dropout2d(x, 0.5)
    assert z.stride() == x.stride()


@pytest.mark.parametrize("dtype", ("float64", "float32"))
@pytest.mark.parametrize("operand", ("input", "weight", "both"))
def test_convolution(operand, dtype):
    rng = random.Random(8)
    for number in range(14):
        groups = rng.choice([1, 1, 1, 2])
        channels, filters, kernel = groups * rng.choice([1, 2, 3, 8, 17]), groups * rng.choice([1, 2, 4, 16]), rng.choice([1, 2, 3])
        size = [rng.randint(4, 9), rng.randint(4, 9)]
        options = {"stride": rng.randint(1, 2), "padding": rng.randint(0, 1), "dilation": rng.randint(1, 2), "groups": groups}
        if number % 3 == 0:
            kernel, options = 1, {"groups": groups}
        x = pair(rng, [rng.randint(1, 3), channels, *size], "channels_last" if operand != "weight" else None, dtype)
        w = pair(rng, [filters, channels // groups, kernel, kernel], "channels_last" if operand != "input" else None, dtype)
        b = pair(rng, [filters], None, dtype)
        tolerance = 1e-9 if dtype == "float64" else 2e-4
        compare(lambda m, F, x, w, b: F.conv2d(x, w, b, **options), [x, w, b], tolerance)
        w = pair(rng, [channels, filters // groups, kernel, kernel], "channels_last" if operand != "input" else None, dtype)
        compare(lambda m, F, x, w, b: F.conv_transpose2d(x, w, b, **options), [x, w, b], tolerance)


def test_convolution_is_laid_out():
    """What PyTorch's kernels for volumes do depends on the dtype; here the result is channels-last."""
    x = dlcore.randn(2, 3, 4, 5, 6).to(memory_format=dlcore.channels_last_3d).requires_grad_()
    for size in (1, 3):
        w = dlcore.randn(4, 3, size, size, size, requires_grad=True)
        y = F.conv3d(x, w)
        assert y.is_contiguous(memory_format=dlcore.channels_last_3d)
        expected = F.conv3d(x.contiguous(), w)
        dlcore.testing.assert_close(y, expected, rtol=1e-4, atol=1e-4)
        dx, dw = dlcore.autograd.grad([(y * y).sum()], [x, w])
        ex, ew = dlcore.autograd.grad([(expected * expected).sum()], [x, w])
        assert dx.is_contiguous(memory_format=dlcore.channels_last_3d)
        dlcore.testing.assert_close(dx, ex, rtol=1e-3, atol=1e-3)
        dlcore.testing.assert_close(dw, ew, rtol=1e-3, atol=1e-3)


def test_second_derivatives():
    def last(x):
        return x.to(memory_format=dlcore.channels_last)

    x = dlcore.randn(2, 3, 4, 4, dtype=dlcore.float64, requires_grad=True)
    w = dlcore.randn(2, 3, 1, 1, dtype=dlcore.float64, requires_grad=True)
    assert dlcore.autograd.gradgradcheck(lambda x, w: F.conv2d(last(x), w), (x, w))
    assert dlcore.autograd.gradgradcheck(lambda x: F.avg_pool2d(last(x), 2) ** 2, (x,))
    assert dlcore.autograd.gradgradcheck(lambda x: F.max_pool2d(last(x), 2) ** 2, (x,))
    assert dlcore.autograd.gradgradcheck(lambda x: F.batch_norm(last(x), None, None, training=True), (x,))
    assert dlcore.autograd.gradcheck(F.conv2d, (last(x).detach().requires_grad_(), w))


POOLING = {
    "max": lambda m, F, x: F.max_pool2d(x, 3, 2, 1), "max two": lambda m, F, x: F.max_pool2d(x, 2), "max dilated": lambda m, F, x: F.max_pool2d(x, 2, 1, 0, 2, True),
    "average": lambda m, F, x: F.avg_pool2d(x, 3, 2, 1), "average two": lambda m, F, x: F.avg_pool2d(x, 2, ceil_mode=True),
    "average inside": lambda m, F, x: F.avg_pool2d(x, 3, 1, 1, count_include_pad=False), "power": lambda m, F, x: F.lp_pool2d(x.abs() + 1, 2, 2),
    "adaptive average": lambda m, F, x: F.adaptive_avg_pool2d(x, 3), "adaptive maximum": lambda m, F, x: F.adaptive_max_pool2d(x, 3),
    "adaptive even": lambda m, F, x: F.adaptive_avg_pool2d(x, (3, 2)), "adaptive maximum even": lambda m, F, x: F.adaptive_max_pool2d(x, 2),
    "unpool": lambda m, F, x: F.max_unpool2d(*F.max_pool2d(x, 2, return_indices=True), 2, output_size=tuple(x.shape)),
}


@pytest.mark.parametrize("dtype", ("float64", "float32"))
@pytest.mark.parametrize("name", POOLING)
def test_pooling(name, dtype):
    rng = random.Random(9)
    for shape in ([2, 3, 6, 6], [1, 9, 6, 4], [3, 16, 7, 9], [2, 1, 6, 4], [2, 21, 5, 6]):
        compare(POOLING[name], [pair(rng, shape, "channels_last", dtype, distinct=True)], 1e-9 if dtype == "float64" else 1e-5)


def test_pooling_indices():
    rng = random.Random(10)
    for shape in ([2, 3, 6, 6], [1, 9, 5, 7], [2, 1, 4, 6]):
        o, t = pair(rng, shape, "channels_last", distinct=True)
        for ours, theirs in zip(F.max_pool2d(o, 3, 2, 1, return_indices=True), TF.max_pool2d(t, 3, 2, 1, return_indices=True)):
            same(ours, theirs)
        for ours, theirs in zip(F.adaptive_max_pool2d(o, 3, return_indices=True), TF.adaptive_max_pool2d(t, 3, return_indices=True)):
            same(ours, theirs)
        same(F.max_pool2d(o.requires_grad_(), 3, 2, 1, return_indices=True)[1], TF.max_pool2d(t, 3, 2, 1, return_indices=True)[1])


def test_pooling_not_a_number():
    x = dlcore.randn(2, 9, 6, 6).to(memory_format=dlcore.channels_last)
    x[0, 3, 2, 2] = float("nan")
    dlcore.testing.assert_close(F.max_pool2d(x, 3, 2, 1), F.max_pool2d(x.contiguous(), 3, 2, 1), equal_nan=True)
    dlcore.testing.assert_close(F.max_pool2d(x, 2, padding=1, padding_value=0.0), F.max_pool2d(x.contiguous(), 2, padding=1, padding_value=0.0), equal_nan=True)


VOLUMES = {
    "max": lambda m, F, x: F.max_pool3d(x, 2), "average": lambda m, F, x: F.avg_pool3d(x, 2), "nearest": lambda m, F, x: F.interpolate(x, scale_factor=2),
    "batch norm": lambda m, F, x: F.batch_norm(x, None, None, training=True), "relu": lambda m, F, x: F.relu(x),
}


@pytest.mark.parametrize("name", VOLUMES)
def test_volumes(name):
    # PyTorch's mean over volumes is row-major.
    compare(VOLUMES[name], [pair(random.Random(11), [2, 5, 4, 4, 6], "channels_last_3d", distinct=True)], strides=name != "average")


NORMALIZATION = {
    "batch": lambda m, F, x, w, b: F.batch_norm(x, None, None, w, b, training=True),
    "batch fixed": lambda m, F, x, w, b: F.batch_norm(x, x.detach().mean((0, 2, 3)), x.detach().var((0, 2, 3)) + 1, w, b),
    "group": lambda m, F, x, w, b: F.group_norm(x, 1, w, b), "group each": lambda m, F, x, w, b: F.group_norm(x, x.shape[1], w, b),
    "instance": lambda m, F, x, w, b: F.instance_norm(x, None, None, w, b),
    "local response": lambda m, F, x, w, b: F.local_response_norm(x, 2) * w.reshape(-1, 1, 1) + b.reshape(-1, 1, 1),
}


@pytest.mark.parametrize("dtype", ("float64", "float32"))
@pytest.mark.parametrize("name", NORMALIZATION)
def test_normalization(name, dtype):
    rng = random.Random(12)
    for shape in ([2, 3, 5, 4], [3, 16, 7, 6], [1, 19, 4, 4], [4, 2, 1, 6]):
        compare(NORMALIZATION[name], [pair(rng, shape, "channels_last", dtype), pair(rng, [shape[1]], None, dtype), pair(rng, [shape[1]], None, dtype)],
                1e-8 if dtype == "float64" else 2e-4, strides=name != "instance")  # whose result PyTorch makes row-major


RESAMPLING = {
    "nearest": lambda m, F, x: F.interpolate(x, scale_factor=2), "nearest size": lambda m, F, x: F.interpolate(x, (3, 11)),
    "nearest exact": lambda m, F, x: F.interpolate(x, (7, 5), mode="nearest-exact"), "bilinear": lambda m, F, x: F.interpolate(x, (9, 3), mode="bilinear"),
    "bilinear corners": lambda m, F, x: F.interpolate(x, (8, 9), mode="bilinear", align_corners=True),
    "bicubic": lambda m, F, x: F.interpolate(x, scale_factor=2, mode="bicubic"), "area": lambda m, F, x: F.interpolate(x, (3, 2), mode="area"),
    "pad": lambda m, F, x: F.pad(x, (1, 2, 0, 1), value=3.0), "pad cut": lambda m, F, x: F.pad(x, (-1, 2, 0, -1)),
    "reflect": lambda m, F, x: F.pad(x, (1, 2, 2, 1), mode="reflect"), "replicate": lambda m, F, x: F.pad(x, (1, 2, 2, 1), mode="replicate"),
}


@pytest.mark.parametrize("name", RESAMPLING)
def test_resampling(name):
    rng = random.Random(13)
    for shape in ([2, 3, 4, 5], [1, 9, 5, 4], [2, 1, 4, 6]):
        compare(RESAMPLING[name], [pair(rng, shape, "channels_last")], 1e-6)


def _networks():
    def network(nn):
        return nn.Sequential(nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 1), nn.GELU(),
                             nn.AvgPool2d(2), nn.Conv2d(16, 16, 3, padding=1, groups=16), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 5))

    ours, theirs = network(nn).double(), network(torch.nn).double()
    ours.load_state_dict({name: dlcore.tensor(value.tolist(), dtype=getattr(dlcore, str(value.dtype).split(".")[-1])).reshape(tuple(value.shape))
                          for name, value in theirs.state_dict().items()})
    return ours, theirs


@pytest.mark.parametrize("optimizer", ("SGD", "Adam"))
def test_training(optimizer):
    """A network in channels-last format is trained as in PyTorch; parameters, gradients and the optimizer's states have its strides."""
    ours, theirs = _networks()
    assert ours.to(memory_format=dlcore.channels_last) is ours
    theirs.to(memory_format=torch.channels_last)
    options = {"lr": 0.05, "momentum": 0.9} if optimizer == "SGD" else {"lr": 0.01}
    steps = getattr(dlcore.optim, optimizer)(ours.parameters(), **options), getattr(torch.optim, optimizer)(theirs.parameters(), **options)
    rng = random.Random(14)
    for _ in range(3):
        x, t = pair(rng, [4, 3, 8, 8], "channels_last")
        for step in steps:
            step.zero_grad()
        (ours(x) ** 2).mean().backward()
        (theirs(t) ** 2).mean().backward()
        for step in steps:
            step.step()
        for a, b in zip(ours.parameters(), theirs.parameters()):
            same(a.grad, b.grad, 1e-7)
            same(a, b, 1e-7)
    state = [value for values in steps[0].state.values() for value in values.values() if getattr(value, "ndim", 0) == 4]
    assert state and all(value.is_contiguous(memory_format=dlcore.channels_last) for value in state)


def test_module_formats():
    network = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.Linear(2, 2))
    network.to(dlcore.float64, memory_format=dlcore.channels_last)
    assert network[0].weight.stride() == (27, 1, 9, 3) and network[0].weight.dtype == dlcore.float64
    network.to(memory_format=dlcore.contiguous_format)
    assert network[0].weight.is_contiguous()
    network.to(memory_format=dlcore.channels_last)
    twin = copy.deepcopy(network)
    assert twin[0].weight.stride() == (27, 1, 9, 3)
    twin.load_state_dict(nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.Linear(2, 2)).state_dict())
    assert twin[0].weight.stride() == (27, 1, 9, 3)
    with pytest.raises(RuntimeError, match="required rank 4 tensor"):
        nn.Conv3d(1, 2, 3).to(memory_format=dlcore.channels_last)


def test_gradient_of_a_leaf_lies_as_the_leaf():
    for leaf in (dlcore.randn(2, 3, 4, 5).to(memory_format=dlcore.channels_last), dlcore.randn(3, 4).t(), dlcore.randn(2, 6)[:, ::2]):
        leaf.requires_grad_()
        (leaf * 2).sum().backward()
        assert leaf.grad.stride() == (leaf.stride() if leaf.numel() != 6 else (3, 1))
        leaf.grad = None
        leaf.contiguous().exp().sum().backward()
        assert leaf.grad.stride() == (leaf.stride() if leaf.numel() != 6 else (3, 1))
        dlcore.testing.assert_close(leaf.grad, leaf.detach().exp())
