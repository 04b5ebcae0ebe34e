"""Activations, softmax and dropout beside PyTorch: values and derivatives over random shapes, in place, at extremes, and errors."""

import math

import numpy
import pytest
import torch

import dlcore
from oracle import draws

# name, options, and the points of x that the derivative does not like
SMOOTH = [
    ("silu", {}),
    ("gelu", {}),
    ("gelu", {"approximate": "tanh"}),
    ("mish", {}),
    ("softplus", {}),
    ("softplus", {"beta": 2.5, "threshold": 4.0}),
    ("logsigmoid", {}),
    ("elu", {}),
    ("elu", {"alpha": 0.3}),
    ("selu", {}),
    ("softsign", {}),
    ("tanhshrink", {}),
]
PIECEWISE = [
    ("relu", {}),
    ("relu6", {}),
    ("leaky_relu", {}),
    ("leaky_relu", {"negative_slope": -0.4}),
    ("hardtanh", {}),
    ("hardtanh", {"min_val": -0.3, "max_val": 1.7}),
    ("hardswish", {}),
    ("softshrink", {}),
    ("softshrink", {"lambd": 0.2}),
    ("hardshrink", {}),
    ("hardshrink", {"lambd": 1.1}),
    ("threshold", {"threshold": 0.3, "value": -2.0}),
    ("rrelu", {}),
]
IN_PLACE = ["relu", "relu6", "leaky_relu", "elu", "selu", "celu", "silu", "mish", "hardtanh", "hardsigmoid", "hardswish", "rrelu"]


@pytest.mark.parametrize("name, options", SMOOTH + PIECEWISE)
@draws(3)
def test_functions(draw, name, options):
    scale = draw.choice(0.5, 2.0, 6.0)
    x = draw.randn(*draw.shape(high=9), scale=scale)
    draw.compare(lambda m, x: getattr(m.nn.functional, name)(x, **options), x, tolerance=2e-8)


@draws(8)
def test_parametric_functions(draw):
    shape = (draw.integer(1, 4), draw.integer(1, 5), *draw.shape(draw.integer(0, 2)))
    x = draw.randn(*shape, scale=2)
    draw.compare(lambda m, x, w: m.nn.functional.prelu(x, w), x, draw.randn(shape[1]))
    draw.compare(lambda m, x, w: m.nn.functional.prelu(x, w), x, draw.randn(1))
    # PyTorch's own derivative of celu has but seven digits.
    alpha = draw.real(0.2, 3)
    draw.compare(lambda m, x: m.nn.functional.celu(x, alpha), x, tolerance=1e-6)
    draw.compare(lambda m, x: m.nn.functional.hardsigmoid(x), x, tolerance=1e-6, order=1)
    dim = draw.integer(0, 1)
    both = draw.randn(*[2 * n for n in shape])
    draw.compare(lambda m, x: m.nn.functional.glu(x, dim), both)


@draws(12)
def test_softmax_family(draw):
    shape = draw.shape(draw.integer(1, 4), high=11)
    x, dim = draw.randn(*shape, scale=draw.choice(1, 5)), draw.integer(-len(shape), len(shape) - 1)
    name = draw.choice("softmax", "log_softmax", "softmin")
    draw.compare(lambda m, x: getattr(m.nn.functional, name)(x, dim=dim), x, tolerance=1e-8)
    draw.compare(lambda m, x: getattr(m.nn.functional, name)(x, dim=dim, dtype=m.float32), x, order=0, tolerance=1e-6)


@draws(20)
def test_class_losses(draw):
    rank = draw.integer(1, 4)
    classes = draw.choice(1, 2, 5, 17)
    shape = [classes] if rank == 1 else [draw.integer(1, 9), classes, *[draw.integer(1, 5) for _ in range(rank - 2)]]
    places = [n for i, n in enumerate(shape) if i != (0 if rank == 1 else 1)]
    x = draw.randn(*shape)
    target = draw.integers(0, classes, *places)
    ignored = draw.choice(-100, 0) if classes > 1 else -100
    if ignored == -100 and places and draw.boolean():
        target.data.flat[0] = -100
    weight = draw.uniform(0.1, 2, classes, grad=False) if draw.boolean() else None
    reduction = draw.choice("mean", "sum", "none")
    name = draw.choice("cross_entropy", "cross_entropy", "nll_loss")
    draw.compare(
        lambda m, x, t, w: getattr(m.nn.functional, name)(x, t, w, ignore_index=ignored, reduction=reduction), x, target, weight,
        tolerance=1e-8,
    )


def test_many_targets():
    generator = numpy.random.default_rng(3)
    for shape in ((20000, 7), (3, 21, 90, 70), (1, 4, 100000)):
        data = generator.standard_normal(shape).astype("float32")
        places = generator.integers(0, shape[1], (shape[0], *shape[2:]))
        places[generator.random(places.shape) < 0.1] = -100
        weight = generator.uniform(0.5, 2, shape[1]).astype("float32")
        found = []
        for module, kind in ((dlcore, "float32"), (torch, "float64")):
            x = module.tensor(data).to(getattr(module, kind)).requires_grad_()
            loss = module.nn.functional.cross_entropy(x, module.tensor(places), module.tensor(weight).to(x.dtype))
            loss.backward()
            found.append((loss.item(), x.grad.to(module.float64).numpy()))
        assert found[0][0] == pytest.approx(found[1][0], rel=1e-6)
        assert numpy.abs(found[0][1] - found[1][1]).max() < 1e-6 * numpy.abs(found[1][1]).max()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_extremes(dtype):
    inf, nan = math.inf, math.nan
    x = [-inf, -1e37, -1e4, -104.0, -21.0, -3.0, -1e-7, -0.0, 0.0, 1e-30, 0.5, 3.0, 20.5, 88.0, 1e4, 1e37, inf, nan]
    names = [("celu", {}), ("hardsigmoid", {})] + SMOOTH + PIECEWISE
    for name, options in names:
        results = []
        # PyTorch's gelu of infinity is not a number in float32.
        points = [v for v in x if v != inf] if name == "gelu" else x
        for module in (dlcore, torch):
            kind = getattr(module, dtype)
            results.append(getattr(module.nn.functional, name)(module.tensor(points, dtype=kind), **options).to(module.float64).numpy())
        numpy.testing.assert_allclose(*results, rtol=4e-6, atol=1e-6, err_msg=name)
    finite = [v for v in x if math.isfinite(v) and abs(v) < 1e10]
    for name, options in names:
        results = []
        for module in (dlcore, torch):
            leaf = module.tensor(finite, dtype=getattr(module, dtype), requires_grad=True)
            getattr(module.nn.functional, name)(leaf, **options).sum().backward()
            results.append(leaf.grad.to(module.float64).numpy())
        numpy.testing.assert_allclose(*results, rtol=4e-6, atol=1e-6, err_msg=f"gradient of {name}")


def test_softmax_at_extremes():
    inf = math.inf
    rows = [[1e4, 0.0, -1e4], [-inf, 1.0, -inf], [-inf, -inf, -inf], [1e30, 1e30, -1e30], [inf, 0.0, 0.0], [3.0, 3.0, 3.0]]
    for name in ("softmax", "log_softmax", "softmin"):
        for data in (rows, [[r[i] for r in rows] for i in range(3)], [[row[0]] for row in rows]):
            for dim in (0, 1):
                ours, theirs = (getattr(m.nn.functional, name)(m.tensor(data), dim=dim) for m in (dlcore, torch))
                numpy.testing.assert_allclose(ours.numpy(), theirs.numpy(), rtol=1e-6, atol=1e-7)
    for logits in ([[0.0, 1e4]], [[-inf, 0.0]]):
        results = []
        for module in (dlcore, torch):
            x = module.tensor(logits, requires_grad=True)
            loss = module.nn.functional.cross_entropy(x, module.tensor([1]))
            loss.backward()
            results.append((loss.item(), x.grad.tolist()))
        assert results[0] == results[1]


@pytest.mark.parametrize("name", IN_PLACE)
def test_in_place(name):
    data = numpy.linspace(-5.3, 5.2, 24).reshape(4, 6)
    expected, found = [], []
    for inplace, into in ((False, expected), (True, found)):
        leaf = dlcore.tensor(data, requires_grad=True)
        x = leaf * 1
        y = getattr(dlcore.nn.functional, name)(x, inplace=inplace)
        assert (y is x) == inplace
        (y * y).sum().backward()
        into.extend([y.tolist(), leaf.grad.tolist()])
    assert expected == found
    with pytest.raises(RuntimeError, match="leaf Variable that requires grad"):
        getattr(dlcore.nn.functional, name)(dlcore.tensor(data, requires_grad=True), inplace=True)


def test_functions_named_after_their_effect():
    for name in ("relu_", "leaky_relu_", "rrelu_", "elu_", "selu_", "celu_", "hardtanh_"):
        x = dlcore.tensor([-1.5, 0.5])
        assert getattr(dlcore.nn.functional, name)(x) is x
        assert numpy.allclose(x.numpy(), getattr(torch.nn.functional, name)(torch.tensor([-1.5, 0.5])).numpy())
    x = dlcore.tensor([-1.5, 0.5])
    assert dlcore.nn.functional.threshold_(x, 0.1, 7.0).tolist() == [7.0, 0.5]


LAYERS = [
    ("PReLU", (), {}), ("PReLU", (4,), {"init": 0.1}), ("RReLU", (0.2, 0.2), {}), ("CELU", (2.0,), {}), ("SELU", (), {}),
    ("ELU", (0.5,), {"inplace": True}), ("Threshold", (0.1, 20.0), {}), ("GLU", (), {}), ("GLU", (1,), {}), ("Softshrink", (), {}),
    ("Hardshrink", (0.7,), {}), ("LeakyReLU", (0.2, True), {}), ("Hardtanh", (-2, 2), {}), ("ReLU6", (), {}), ("Softmax2d", (), {}),
    ("Softmin", (1,), {}), ("LogSoftmax", (1,), {}), ("Softmax", (1,), {}), ("Hardswish", (), {}), ("Mish", (), {}), ("SiLU", (True,), {}),
    ("GELU", (), {"approximate": "tanh"}), ("Softplus", (2.0,), {}), ("LogSigmoid", (), {}), ("Tanhshrink", (), {}), ("Softsign", (), {}),
    ("Hardsigmoid", (), {}), ("Dropout", (0.3, True), {}), ("AlphaDropout", (), {}), ("Dropout2d", (), {}), ("Sigmoid", (), {}),
]


@pytest.mark.parametrize("name, args, options", LAYERS)
def test_layers(name, args, options):
    data = numpy.random.default_rng(1).standard_normal((2, 4, 3, 6)).astype("float32")
    results = []
    for module in (dlcore, torch):
        layer = getattr(module.nn, name)(*args, **options)
        if "Dropout" in name:
            layer.eval()
        assert list(layer.state_dict()) == (["weight"] if name == "PReLU" else [])
        results.append((repr(layer), layer(module.tensor(data)).detach().numpy()))
    if name != "Hardsigmoid":
        assert results[0][0] == results[1][0]
    numpy.testing.assert_allclose(results[0][1], results[1][1], rtol=2e-6, atol=2e-6)


@draws(1)
def test_errors(draw):
    x = draw.randn(2, 3)

    def refused(call, phrase=None):
        draw.same_error(call, x, phrase=phrase)

    refused(lambda m, x: m.nn.functional.hardtanh(x, 1.0, -1.0), "min_val cannot be greater than max_val")
    refused(lambda m, x: m.nn.functional.softshrink(x, -1.0), "lambda must be")
    refused(lambda m, x: m.nn.functional.celu(x, 0.0), "alpha cannot be 0 for CELU")
    refused(lambda m, x: m.nn.functional.glu(x), "Halving dimension must be even")
    refused(lambda m, x: m.nn.functional.glu(m.tensor(1.0)), "glu does not support scalars")
    refused(lambda m, x: m.nn.functional.prelu(x, m.ones(2).to(x.dtype)), "Mismatch of parameter numbers and input channel size")
    refused(lambda m, x: m.nn.functional.rrelu(x, 1.0, 0.5), "Lower bound should be less than or equal to the upper bound")
    refused(lambda m, x: m.nn.functional.softmax(x, 5), "Dimension out of range")
    refused(lambda m, x: m.nn.functional.gumbel_softmax(x, dim=5), "Dimension out of range")
    refused(lambda m, x: m.nn.Softmax2d()(x), "Softmax2d: expected input to be 3D or 4D, got 2D instead")
    refused(lambda m, x: m.nn.Hardtanh(1.0, -1.0), "max_val (-1.0) must be greater than min_val (1.0)")
    refused(lambda m, x: m.nn.functional.dropout(x, -1.0), "dropout probability has to be between 0 and 1, but got -1.0")
    refused(lambda m, x: m.nn.functional.alpha_dropout(x, 2.0), "dropout probability has to be between 0 and 1, but got 2.0")
    refused(lambda m, x: m.nn.functional.dropout1d(x[0]), "dropout1d: Expected 2D or 3D input, but received a 1D input")
    refused(lambda m, x: m.nn.functional.feature_alpha_dropout(x[0], 0.5, True), "Feature dropout requires at least 2 dimensions in the input")
    refused(lambda m, x: m.nn.Dropout(2.0), "dropout probability has to be between 0 and 1, but got 2.0")
    for name in ("silu", "gelu", "elu", "selu", "mish", "hardswish", "softplus", "leaky_relu", "hardshrink", "logsigmoid"):
        with pytest.raises(RuntimeError, match=name):
            getattr(dlcore.nn.functional, name)(dlcore.ones(2, dtype=dlcore.int64))
    with pytest.raises(RuntimeError):
        dlcore.nn.functional.hardtanh(dlcore.ones(2, dtype=dlcore.uint8), -1.0, 1.0)
    for limit in (1e300, math.inf, math.nan):
        with pytest.raises((RuntimeError, ValueError)):
            dlcore.nn.functional.threshold(dlcore.ones(2, dtype=dlcore.int32), 0.0, limit)


# Random ones


def test_gumbel_softmax():
    dlcore.manual_seed(3)
    logits = dlcore.tensor([0.0, math.log(3.0), math.log(6.0)]).expand(20000, 3).clone().requires_grad_()
    soft = dlcore.nn.functional.gumbel_softmax(logits, tau=0.5)
    assert dlcore.allclose(soft.sum(1), dlcore.ones(20000), atol=1e-5)
    hard = dlcore.nn.functional.gumbel_softmax(logits, hard=True)
    assert set(hard.detach().flatten().round().tolist()) == {0.0, 1.0}
    share = hard.detach().mean(0).tolist()
    assert share == pytest.approx([0.1, 0.3, 0.6], abs=0.015)
    (hard * hard.detach()).sum().backward()
    assert logits.grad.abs().sum().item() > 0


def test_dropout_of_elements_and_channels():
    F = dlcore.nn.functional
    dlcore.manual_seed(1)
    x = dlcore.ones(400, 50, 4, requires_grad=True)
    y = F.dropout1d(x, 0.3)
    y.sum().backward()
    assert dlcore.equal(y.detach(), x.grad)
    first = y.detach()[:, :, :1]
    assert dlcore.equal(first.expand(400, 50, 4), y.detach())
    assert (first == 0).float().mean().item() == pytest.approx(0.3, abs=0.01)
    assert y.detach().max().item() == pytest.approx(1 / 0.7)
    assert F.dropout2d(dlcore.ones(3, 5, 2, 2)).shape == (3, 5, 2, 2)
    lone = F.dropout3d(dlcore.ones(50, 2, 2, 2))
    assert dlcore.equal(lone, lone[:, :1, :1, :1].expand(50, 2, 2, 2))
    for function in (F.alpha_dropout, F.feature_alpha_dropout):
        noise = dlcore.randn(2000, 500)
        z = function(noise, 0.2, training=True)
        assert z.mean().item() == pytest.approx(0.0, abs=0.01) and z.std().item() == pytest.approx(1.0, abs=0.01)
    channels = F.feature_alpha_dropout(dlcore.ones(40, 30, 6), 0.5, training=True)
    assert dlcore.equal(channels, channels[:, :, :1].expand(40, 30, 6))
    z = dlcore.ones(3, 4)
    assert F.dropout(z, 0.5, inplace=True) is z and set(z.flatten().tolist()) <= {0.0, 2.0}
    for function in (F.dropout, F.alpha_dropout, F.feature_alpha_dropout, F.dropout1d, F.dropout3d):
        z = dlcore.randn(3, 4) if function is not F.dropout3d else dlcore.randn(3, 4, 2, 2)
        assert function(z, 0.0, training=True).tolist() == z.tolist()
        assert function(z, 0.7, training=False) is z
        assert function(z, 1.0, training=True).abs().sum().item() == 0.0


def test_rrelu_in_training():
    dlcore.manual_seed(2)
    x = dlcore.full((5000,), -1.0).requires_grad_()
    y = dlcore.nn.functional.rrelu(x, 0.2, 0.6, training=True)
    y.sum().backward()
    slopes = x.grad
    assert 0.2 <= slopes.min().item() and slopes.max().item() < 0.6 and slopes.mean().item() == pytest.approx(0.4, abs=0.01)
    assert dlcore.allclose(y, -slopes)


def test_adaptive_log_softmax():
    generator = numpy.random.default_rng(0)
    data = generator.standard_normal((9, 8)).astype("float32")
    target = generator.integers(0, 20, 9)
    results = []
    for module in (dlcore, torch):
        layer = module.nn.AdaptiveLogSoftmaxWithLoss(8, 20, [4, 10], div_value=2.0, head_bias=True)
        weights = numpy.random.default_rng(1)
        for _, value in sorted(layer.state_dict().items()):
            value.copy_(module.tensor(weights.standard_normal(tuple(value.shape)).astype("float32")))
        x = module.tensor(data, requires_grad=True)
        output, loss = layer(x, module.tensor(target))
        gradients = module.autograd.grad(loss, [x, *(p for _, p in sorted(layer.named_parameters()))])
        one = layer(x[0], module.tensor(int(target[0]))).output
        results.append([t.detach().numpy() for t in (output, loss, layer.log_prob(x), layer.predict(x), one, *gradients)])
        assert list(layer.state_dict()) == ["head.weight", "head.bias"] + [f"tail.{i}.{j}.weight" for i in (0, 1) for j in (0, 1)]
    for ours, theirs in zip(*results):
        numpy.testing.assert_allclose(ours, theirs, rtol=2e-5, atol=2e-5)
    for cutoffs in ([], [4, 4], [5, 3], [0], [20]):
        with pytest.raises(ValueError, match="cutoffs should be a sequence"):
            dlcore.nn.AdaptiveLogSoftmaxWithLoss(8, 20, cutoffs)
    layer = dlcore.nn.AdaptiveLogSoftmaxWithLoss(8, 20, [4])
    with pytest.raises(RuntimeError, match="Target values should be in"):
        layer(dlcore.randn(2, 8), dlcore.tensor([3, 20]))
