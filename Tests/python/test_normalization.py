"""Normalisations: values, gradients and gradients of gradients over random shapes and options beside PyTorch, the rules of the
running statistics, accuracy where the mean is large, and errors."""

import copy

import numpy
import pytest
import torch

import dlcore
from oracle import draws

NN = (dlcore.nn, torch.nn)


def channels_first(draw, lead):
    """A shape (n, channels, ...) with short or long slices behind each channel."""
    n, c = draw.integer(2, 5), lead
    tail = draw.choice((), (1,), (3,), (17,), (2, 3), (4, 5), (2, 2, 2), (1, 40))
    return (n, c, *tail)


@draws(24)
def test_batch_norm(draw):
    c = draw.choice(1, 2, 3, 8, 11)
    shape = channels_first(draw, c)
    x = draw.randn(*shape)
    weight = draw.randn(c) if draw.boolean() else None
    bias = draw.randn(c) if weight is not None and draw.boolean() else None
    training, eps = draw.boolean(), draw.choice(1e-5, 0.1)
    momentum = draw.choice(0.1, 0.7, 1.0)
    tracked = not training or draw.boolean()
    mean = draw.randn(c, grad=False) if tracked else None
    var = draw.uniform(0.5, 2.0, c, grad=False) if tracked else None

    def call(module, x, weight, bias, mean, var):
        y = module.nn.functional.batch_norm(x, mean, var, weight, bias, training, momentum, eps)
        return (y, mean, var) if tracked else y

    draw.compare(call, x, weight, bias, mean, var, tolerance=1e-8)


@draws(16)
def test_group_norm(draw):
    groups = draw.integer(1, 4)
    c = groups * draw.integer(1, 4)
    x = draw.randn(*channels_first(draw, c))
    affine = draw.boolean()
    weight, bias = (draw.randn(c), draw.randn(c)) if affine else (None, None)
    eps = draw.choice(1e-5, 0.1)
    draw.compare(lambda m, x, w, b: m.nn.functional.group_norm(x, groups, w, b, eps), x, weight, bias, tolerance=1e-8)


@draws(16)
def test_instance_norm(draw):
    c, n = draw.integer(1, 9), draw.integer(1, 4)
    x = draw.randn(n, c, *draw.choice((2,), (17,), (3, 4), (2, 2, 2)))
    weight, bias = (draw.randn(c), draw.randn(c)) if draw.boolean() else (None, None)
    uses_input = draw.boolean()
    tracked = not uses_input or draw.boolean()
    mean = draw.randn(c, grad=False) if tracked else None
    var = draw.uniform(0.5, 2.0, c, grad=False) if tracked else None

    def call(module, x, weight, bias, mean, var):
        y = module.nn.functional.instance_norm(x, mean, var, weight, bias, uses_input, 0.3, 0.01)
        return (y, mean, var) if tracked else y

    draw.compare(call, x, weight, bias, mean, var, tolerance=1e-8)


@draws(20)
def test_layer_and_rms_norm(draw):
    shape = (*draw.shape(draw.integer(0, 2)), draw.choice(1, 3, 8, 19, 40))
    axes = draw.integer(1, len(shape))
    normalized = list(shape[-axes:])
    x = draw.randn(*shape)
    weight = draw.randn(*normalized) if draw.boolean() else None
    bias = draw.randn(*normalized) if weight is not None and draw.boolean() else None
    eps = draw.choice(1e-2, 0.1)
    draw.compare(lambda m, x, w, b: m.nn.functional.layer_norm(x, normalized, w, b, eps), x, weight, bias, tolerance=1e-8)
    draw.compare(lambda m, x, w: m.nn.functional.rms_norm(x, normalized, w, eps), x, weight, tolerance=1e-8)
    draw.compare(lambda m, x: m.nn.functional.rms_norm(x, normalized), x, order=0)


@draws(12)
def test_local_response_norm_and_normalize(draw):
    x = draw.randn(*draw.shape(draw.integer(3, 5), high=6))
    size, alpha, beta, k = draw.integer(1, 7), draw.real(0.1, 2), draw.choice(0.5, 0.75, 1.3), draw.choice(1.0, 2.0)
    draw.compare(lambda m, x: m.nn.functional.local_response_norm(x.contiguous(), size, alpha, beta, k), x, tolerance=1e-8)
    p, dim = draw.choice(1.0, 2.0, 2.0, 3.0, 1.5), draw.integer(-3, 2)
    draw.compare(lambda m, x: m.nn.functional.normalize(x, p, dim), x, tolerance=1e-8)
    extreme = draw.choice(float("inf"), float("-inf"), 0.0)
    draw.compare(lambda m, x: m.nn.functional.normalize(x, extreme, dim), x, order=0)


def test_the_norm_of_zeros_has_a_derivative():
    for p in (1.0, 2.0, 3.0):
        grads = []
        for module in (dlcore, torch):
            x = module.zeros(2, 3, dtype=module.float64, requires_grad=True)
            y = module.nn.functional.normalize(x, p=p, eps=0.5)
            y.sum().backward()
            grads.append(x.grad.tolist())
        assert grads[0] == grads[1]


@draws(6)
def test_cross_map_lrn(draw):
    # PyTorch's layer of this name never takes the first channel out of its window; local_response_norm has the same formula.
    x = draw.randn(2, draw.integer(1, 7), 2, 3)
    size = draw.choice(1, 3, 5)

    def call(module, x):
        layer = module.nn.CrossMapLRN2d if module is dlcore else module.nn.LocalResponseNorm
        return layer(size, 0.7, 0.75, 2)(x.contiguous())

    draw.compare(call, x, tolerance=1e-8)


# Large sizes, where work is shared and pieces are merged


@pytest.mark.parametrize("shape", [(70, 30, 40), (300, 37), (3, 5, 300, 70), (40, 300, 7, 7), (2, 3, 90000), (9000, 5, 3)])
def test_large_inputs(shape):
    generator = numpy.random.default_rng(5)
    data = generator.standard_normal(shape).astype("float32") * 2 + 3
    seed = generator.standard_normal(shape).astype("float32")
    c = shape[1]
    w, b = generator.standard_normal(c).astype("float32"), generator.standard_normal(c).astype("float32")

    def gradients(module, call, double):
        kind = module.float64 if double else module.float32
        x, weight, bias = (module.tensor(v).to(kind).requires_grad_() for v in (data, w, b))
        y = call(module, x, weight, bias)
        return [t.detach().to(module.float64).numpy() for t in (y, *module.autograd.grad(y, [x, weight, bias], module.tensor(seed).to(kind)))]

    calls = [
        lambda m, x, w, b: m.nn.functional.batch_norm(x, None, None, w, b, True),
        lambda m, x, w, b: m.nn.functional.group_norm(x, 5 if c % 5 == 0 else 1, w, b),
        lambda m, x, w, b: m.nn.functional.layer_norm(x.transpose(1, -1), [c], w, b),
        lambda m, x, w, b: m.nn.functional.rms_norm(x.transpose(1, -1), [c], w, 1e-5) + b,
    ]
    if len(shape) == 2:
        calls[2:] = [
            lambda m, x, w, b: m.nn.functional.layer_norm(x, [c], w, b),
            lambda m, x, w, b: m.nn.functional.rms_norm(x, [c], w, 1e-5) + b,
        ]
    for call in calls[:2] if len(shape) != 2 else calls:
        for ours, exact in zip(gradients(dlcore, call, False), gradients(torch, call, True)):
            scale = numpy.abs(exact).max()
            assert numpy.abs(ours - exact).max() <= 4e-6 * scale


def test_the_variance_of_numbers_far_from_zero():
    generator = numpy.random.default_rng(1)
    data = (generator.standard_normal((64, 3, 400)) + 1e4).astype("float32")
    exact = data.astype("float64")
    layer = dlcore.nn.BatchNorm1d(3, momentum=1.0)
    y = layer(dlcore.tensor(data)).detach().numpy()
    assert numpy.allclose(layer.running_mean.numpy(), exact.mean((0, 2)), rtol=1e-7)
    assert numpy.allclose(layer.running_var.numpy(), exact.var((0, 2), ddof=1), rtol=1e-5)
    deviation = exact.std((0, 2), keepdims=True)
    assert numpy.abs(y - (exact - exact.mean((0, 2), keepdims=True)) / deviation).max() < 3e-5
    rows = dlcore.nn.functional.layer_norm(dlcore.tensor(data), [400]).numpy()
    assert numpy.abs(rows - (exact - exact.mean(2, keepdims=True)) / exact.std(2, keepdims=True)).max() < 3e-5
    groups = dlcore.nn.functional.group_norm(dlcore.tensor(data), 1).numpy()
    assert numpy.abs(groups - (exact - exact.mean((1, 2), keepdims=True)) / exact.std((1, 2), keepdims=True)).max() < 3e-5
    columns = data.transpose(0, 2, 1).reshape(-1, 3)
    layer = dlcore.nn.BatchNorm1d(3, momentum=1.0)
    layer(dlcore.tensor(columns))
    assert numpy.allclose(layer.running_var.numpy(), columns.astype("float64").var(0, ddof=1), rtol=1e-5)
    # A jump after the first rows must not spoil the sums.
    jump = numpy.concatenate([numpy.zeros((600, 2), "float32"), (generator.standard_normal((5000, 2)) + 1e4).astype("float32")])
    layer = dlcore.nn.BatchNorm1d(2, momentum=1.0)
    layer(dlcore.tensor(jump))
    assert numpy.allclose(layer.running_var.numpy(), jump.astype("float64").var(0, ddof=1), rtol=1e-5)


def test_results_do_not_depend_on_the_number_of_threads():
    x = dlcore.randn(64, 48, 28, 28)
    found = []
    before = dlcore.get_num_threads()
    try:
        for threads in (1, 2, 3):
            dlcore.set_num_threads(threads)
            leaf = x.clone().requires_grad_()
            w = dlcore.ones(48).requires_grad_()
            y = dlcore.nn.functional.batch_norm(leaf, None, None, w, None, True)
            z = dlcore.nn.functional.layer_norm(leaf, [28])
            g = dlcore.autograd.grad((y * y * y).sum() + (z * z * z).sum(), [leaf, w])
            found.append([t.detach().numpy().tobytes() for t in (y, z, *g)])
    finally:
        dlcore.set_num_threads(before)
    assert found[0] == found[1] == found[2]


# Layers


def pair(name, *args, **kwargs):
    """The same layer in both libraries, with the same random parameters."""
    ours, theirs = (getattr(nn, name)(*args, **kwargs) for nn in NN)
    for (key, value), (other, twin) in zip(sorted(ours.state_dict().items()), sorted(theirs.state_dict().items())):
        assert key == other and tuple(value.shape) == tuple(twin.shape) and str(value.dtype).split(".")[1] == str(twin.dtype).split(".")[1]
        assert numpy.allclose(value.numpy(), twin.numpy())
        if value.is_floating_point():
            data = numpy.random.default_rng(3).uniform(0.5, 1.5, tuple(value.shape)).astype("float32")
            value.copy_(dlcore.tensor(data))
            twin.copy_(torch.tensor(data))
    assert repr(ours) == repr(theirs)
    return ours, theirs


LAYERS = [
    ("BatchNorm1d", (3,), {}, (4, 3)),
    ("BatchNorm1d", (3,), {"momentum": None}, (4, 3, 5)),
    ("BatchNorm1d", (3,), {"track_running_stats": False}, (4, 3, 5)),
    ("BatchNorm1d", (3,), {"affine": False, "eps": 0.1}, (4, 3, 5)),
    ("BatchNorm2d", (3,), {"momentum": 0.4}, (4, 3, 5, 2)),
    ("BatchNorm2d", (3,), {"bias": False}, (4, 3, 5, 2)),
    ("BatchNorm3d", (2,), {}, (2, 2, 3, 2, 2)),
    ("InstanceNorm1d", (3,), {}, (4, 3, 5)),
    ("InstanceNorm1d", (3,), {"affine": True}, (3, 5)),
    ("InstanceNorm2d", (3,), {"affine": True, "track_running_stats": True}, (4, 3, 5, 2)),
    ("InstanceNorm3d", (2,), {"track_running_stats": True, "momentum": 0.5}, (2, 2, 3, 2, 2)),
    ("LayerNorm", (5,), {}, (2, 3, 5)),
    ("LayerNorm", ((3, 5),), {"bias": False}, (2, 3, 5)),
    ("LayerNorm", (5,), {"elementwise_affine": False}, (2, 3, 5)),
    ("RMSNorm", (5,), {}, (2, 3, 5)),
    ("RMSNorm", ((3, 5),), {"eps": 0.1, "elementwise_affine": False}, (2, 3, 5)),
    ("GroupNorm", (2, 6), {}, (3, 6, 4)),
    ("GroupNorm", (3, 6), {"affine": False}, (3, 6)),
    ("LocalResponseNorm", (3,), {"alpha": 0.5}, (2, 5, 3)),
]


@pytest.mark.parametrize("name, args, options, shape", LAYERS)
def test_layers(name, args, options, shape):
    ours, theirs = pair(name, *args, **options)
    generator = numpy.random.default_rng(2)
    for step in range(4):
        if step == 3:
            ours.eval()
            theirs.eval()
        data = generator.standard_normal(shape).astype("float32")
        results = []
        for module, layer in ((dlcore, ours), (torch, theirs)):
            x = module.tensor(data, requires_grad=True)
            y = layer(x)
            gradients = module.autograd.grad((y * y * y).sum(), [x, *layer.parameters()])
            results.append([t.detach().numpy() for t in (y, *gradients, *layer.buffers())])
        for mine, other in zip(*results):
            numpy.testing.assert_allclose(mine, other, rtol=2e-5, atol=2e-5)
    clone = copy.deepcopy(ours)
    assert repr(clone) == repr(ours)
    ours.load_state_dict(clone.state_dict())


def test_the_number_of_batches():
    layer = dlcore.nn.BatchNorm1d(2)
    assert layer.num_batches_tracked.dtype == dlcore.int64 and layer.num_batches_tracked.item() == 0
    layer(dlcore.randn(3, 2))
    layer.double()
    layer(dlcore.randn(3, 2, dtype=dlcore.float64))
    assert layer.num_batches_tracked.item() == 2 and layer.num_batches_tracked.dtype == dlcore.int64
    layer.reset_running_stats()
    assert layer.num_batches_tracked.item() == 0 and layer.running_var.tolist() == [1.0, 1.0]
    state = {k: v for k, v in layer.state_dict().items() if k != "num_batches_tracked"}
    dlcore.nn.BatchNorm1d(2).load_state_dict(state)  # a state without version


# Errors

REFUSED = [
    ("BatchNorm1d", (3,), {}, (2, 3, 4, 5), "expected 2D or 3D input (got 4D input)"),
    ("BatchNorm2d", (3,), {}, (2, 3, 4), "expected 4D input (got 3D input)"),
    ("BatchNorm3d", (3,), {}, (2, 3, 4, 5), "expected 5D input (got 4D input)"),
    ("BatchNorm1d", (3,), {}, (1, 3), "Expected more than 1 value per channel when training, got input size"),
    ("BatchNorm2d", (3,), {}, (2, 4, 2, 2), "running_mean should contain 4 elements not 3"),
    ("InstanceNorm1d", (3,), {}, (4, 3, 2, 2), "expected 2D or 3D input (got 4D input)"),
    ("InstanceNorm1d", (3,), {"affine": True}, (2, 4, 5), "expected input's size at dim=1 to match num_features (3), but got: 4."),
    ("InstanceNorm2d", (3,), {}, (2, 3, 1, 1), "Expected more than 1 spatial element when training"),
    ("LayerNorm", (3,), {}, (2, 4), "Given normalized_shape=[3], expected input with shape [*, 3], but got input of size"),
    ("RMSNorm", (3,), {}, (2, 4), "Given normalized_shape=[3]"),
    ("GroupNorm", (2, 4), {}, (2, 6, 2), "Expected weight to be a vector of size equal to the number of channels in input"),
    ("GroupNorm", (2, 4), {}, (2, 5, 2), "divisible by num_groups"),
    ("LocalResponseNorm", (2,), {}, (2, 4), "Expected 3D or higher dimensionality"),
]


@pytest.mark.parametrize("name, args, options, shape, phrase", REFUSED)
def test_errors(name, args, options, shape, phrase):
    errors = []
    for module in (dlcore, torch):
        with pytest.raises((ValueError, RuntimeError)) as caught:
            getattr(module.nn, name)(*args, **options)(module.zeros(*shape))
        errors.append(caught.value)
    kind = ValueError if isinstance(errors[1], ValueError) else RuntimeError
    assert isinstance(errors[0], kind) and phrase in str(errors[0])


@draws(1)
def test_errors_of_functions(draw):
    x = draw.randn(2, 3)

    def refused(call, phrase):
        draw.same_error(call, x, phrase=phrase)

    refused(lambda m, x: m.nn.functional.batch_norm(x, m.zeros(4), m.zeros(3)), "running_mean")
    refused(lambda m, x: m.nn.functional.batch_norm(x, None, None), "running_mean must be defined in evaluation mode")
    refused(lambda m, x: m.nn.functional.batch_norm(x, m.zeros(3).to(x.dtype), None), "running_var must be defined in evaluation mode")
    refused(lambda m, x: m.nn.functional.batch_norm(x, m.zeros(3), m.zeros(3)), "all inputs must share same datatype")
    refused(lambda m, x: m.nn.functional.batch_norm(x, None, None, training=True, eps=-1.0), "eps must be non-negative")
    refused(lambda m, x: m.nn.functional.layer_norm(x, []), "normalized_shape")
    refused(lambda m, x: m.nn.functional.layer_norm(x, [3], m.zeros(2)), "Expected weight to be of same shape as normalized_shape")
    refused(lambda m, x: m.nn.functional.group_norm(x, -2), "num groups")
    refused(lambda m, x: m.nn.functional.instance_norm(x), "Expected more than 1 spatial element when training")
    refused(lambda m, x: m.nn.functional.normalize(x, dim=3), "Dimension out of range")
    refused(lambda m, x: m.nn.GroupNorm(3, 4), "num_channels (4) must be divisible by num_groups (3)")


def test_odd_arguments_do_no_harm():
    F = dlcore.nn.functional
    x = dlcore.randn(2, 3, 4)
    huge = 2**63 - 1
    for call in (
        lambda: F.group_norm(x, huge),
        lambda: F.layer_norm(x, [huge, huge]),
        lambda: F.local_response_norm(x, -huge),
        lambda: F.batch_norm(x, x, x, training=True),
        lambda: F.batch_norm(x, dlcore.zeros(1).expand(3), dlcore.ones(3), training=True),
        lambda: F.batch_norm(x, dlcore.zeros(3, requires_grad=True), dlcore.ones(3), training=True),
        lambda: F.batch_norm(dlcore.tensor(1.0), None, None, training=True),
        lambda: F.normalize(x, p=float("nan")),
        lambda: F.normalize(x, dim=-huge - 1),
    ):
        with pytest.raises((RuntimeError, ValueError, IndexError)):
            call()
    assert F.local_response_norm(x, huge).shape == x.shape
    nan = float("nan")
    for eps in (0.0, nan, float("inf")):
        try:
            F.layer_norm(x, [4], eps=eps)
            F.batch_norm(x, None, None, training=True, eps=eps, momentum=nan)
        except ValueError:
            assert eps != eps
    for shape in ((0, 3), (2, 0), (2, 3, 0), (0, 0, 0)):
        empty = dlcore.zeros(*shape, requires_grad=True)
        y = F.batch_norm(empty, None, None, training=True)
        y.sum().backward()
        assert y.shape == empty.shape and empty.grad.shape == empty.shape
        F.group_norm(empty, 1)
        F.layer_norm(empty, [shape[-1]])


def test_inputs_may_not_change_before_the_backward_pass():
    x = dlcore.randn(4, 3, requires_grad=True)
    y = x * 1
    z = dlcore.nn.functional.batch_norm(y, None, None, training=True)
    y.mul_(2)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        z.sum().backward()
    # The running statistics may: they are not part of the derivative.
    layer = dlcore.nn.BatchNorm1d(3)
    a, b = layer(x), layer(x * 2)
    (a.sum() + b.sum()).backward()
    layer.eval()
    a = layer(x)
    layer.train()(x)
    a.sum().backward()
