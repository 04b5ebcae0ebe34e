"""nn.utils: parametrizations, weight and spectral normalisation, batch normalisation fused into layers."""

import copy

import numpy
import pytest
import torch

import dlcore

MODULES = (dlcore, torch)


def alike(module, layer, seed=1):
    """Gives a layer the same random state in both libraries."""
    generator = numpy.random.default_rng(seed)
    for name, value in sorted(layer.state_dict().items()):
        if value.is_floating_point():
            data = generator.uniform(0.2, 1.0, tuple(value.shape)).astype("float32")
            value.copy_(module.tensor(data).reshape(tuple(value.shape)))
    return layer


def run(module, layer, shape):
    """Output and gradients of all parameters."""
    x = module.tensor(numpy.random.default_rng(2).standard_normal(shape).astype("float32"), requires_grad=True)
    y = layer(x)
    names, parameters = zip(*sorted(layer.named_parameters()))
    gradients = module.autograd.grad((y * y).sum(), [x, *parameters])
    return names, [t.detach().numpy() for t in (y, *gradients)]


def compare(make, shape):
    (ours, mine), (theirs, other) = (run(m, alike(m, make(m)), shape) for m in MODULES)
    assert ours == theirs
    for a, b in zip(mine, other):
        numpy.testing.assert_allclose(a, b, rtol=2e-5, atol=2e-5)


@pytest.mark.parametrize("dim", [0, 1, None])
@pytest.mark.parametrize("new", [True, False])
def test_weight_norm(dim, new):
    def norm(m):
        return m.nn.utils.parametrizations.weight_norm if new else m.nn.utils.weight_norm

    with pytest.warns() if not new else _quiet():
        compare(lambda m: norm(m)(m.nn.Linear(4, 3), dim=dim), (5, 4))
        compare(lambda m: norm(m)(m.nn.Conv2d(2, 3, 2), dim=dim), (2, 2, 4, 4))


class _quiet:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


@pytest.mark.parametrize("new", [True, False])
def test_spectral_norm(new):
    def norm(m):
        return m.nn.utils.parametrizations.spectral_norm if new else m.nn.utils.spectral_norm

    def make(m):
        return norm(m)(m.nn.Linear(4, 3), n_power_iterations=2)

    compare(make, (5, 4))
    compare(lambda m: make(m).eval(), (5, 4))
    compare(lambda m: norm(m)(m.nn.Conv2d(2, 3, 2)), (2, 2, 4, 4))
    compare(lambda m: norm(m)(m.nn.ConvTranspose2d(2, 3, 2)), (2, 2, 4, 4))
    layer = make(dlcore)
    for _ in range(30):
        layer(dlcore.randn(2, 4))
    largest = numpy.linalg.svd(layer.weight.detach().numpy(), compute_uv=False)[0]
    assert largest == pytest.approx(1.0, abs=1e-3)


def test_removal_leaves_the_value():
    utils = dlcore.nn.utils
    x = dlcore.randn(3, 4)
    for put, remove in (
        (utils.weight_norm, utils.remove_weight_norm),
        (utils.spectral_norm, utils.remove_spectral_norm),
        (utils.parametrizations.weight_norm, lambda m: utils.parametrize.remove_parametrizations(m, "weight")),
        (utils.parametrizations.spectral_norm, lambda m: utils.parametrize.remove_parametrizations(m, "weight")),
    ):
        layer = dlcore.nn.Linear(4, 3)
        names = list(layer.state_dict())
        put(layer).eval()
        expected = layer(x)
        remove(layer)
        assert sorted(layer.state_dict()) == sorted(names) and type(layer) is dlcore.nn.Linear
        assert isinstance(layer.weight, dlcore.nn.Parameter) and layer.weight.requires_grad
        assert dlcore.allclose(layer(x), expected, atol=1e-6)
    for remove in (utils.remove_weight_norm, utils.remove_spectral_norm):
        with pytest.raises(ValueError, match="of 'weight' not found in"):
            remove(dlcore.nn.Linear(2, 2))
    layer = utils.weight_norm(dlcore.nn.Linear(4, 3))
    with pytest.raises(RuntimeError, match="Cannot register two weight_norm hooks"):
        utils.weight_norm(layer)


def symmetric(m):
    class Symmetric(m.nn.Module):
        def forward(self, x):
            return x.triu() + x.triu(1).transpose(-1, -2)

        def right_inverse(self, x):
            return x.triu()

    return Symmetric()


def scaled(m):
    class Scaled(m.nn.Module):
        def __init__(self):
            super().__init__()
            self.factor = m.nn.Parameter(m.tensor(2.0))

        def forward(self, x):
            return x * self.factor

    return Scaled()


def test_parametrizations():
    def make(m):
        layer = m.nn.Linear(3, 3)
        m.nn.utils.parametrize.register_parametrization(layer, "weight", symmetric(m))
        m.nn.utils.parametrize.register_parametrization(layer, "weight", scaled(m))
        m.nn.utils.parametrize.register_parametrization(layer, "bias", scaled(m))
        return layer

    compare(make, (4, 3))
    layer = make(dlcore)
    parametrize = dlcore.nn.utils.parametrize
    assert repr(layer).startswith("ParametrizedLinear(")
    assert parametrize.is_parametrized(layer) and parametrize.is_parametrized(layer, "bias")
    assert parametrize.type_before_parametrizations(layer) is dlcore.nn.Linear
    assert isinstance(layer, dlcore.nn.Linear)
    assert dlcore.equal(layer.weight, layer.weight.t())
    with parametrize.cached():
        assert layer.weight is layer.weight
    assert layer.weight is not layer.weight
    twin = copy.deepcopy(layer)
    assert dlcore.equal(twin.weight, layer.weight)
    twin.parametrizations.bias[0].factor.data.fill_(0.0)
    assert layer.bias.abs().sum().item() > 0 and twin.bias.abs().sum().item() == 0
    with pytest.raises(RuntimeError, match="right_inverse"):
        layer.weight = dlcore.ones(3, 3)
    only = dlcore.nn.Linear(2, 2)
    weight = only.weight
    parametrize.register_parametrization(only, "weight", symmetric(dlcore))
    assert only.parametrizations.weight.original is weight
    only.weight = dlcore.tensor([[1.0, 2.0], [2.0, 3.0]])
    assert only.weight.tolist() == [[1.0, 2.0], [2.0, 3.0]]
    parametrize.remove_parametrizations(only, "weight", leave_parametrized=False)
    assert only.weight.tolist() == [[1.0, 2.0], [0.0, 3.0]] and not parametrize.is_parametrized(only)


def test_parametrization_errors():
    parametrize = dlcore.nn.utils.parametrize

    class Wide(dlcore.nn.Module):
        def forward(self, x):
            return dlcore.cat([x, x])

    layer = dlcore.nn.Linear(2, 2)
    with pytest.raises(ValueError, match="may not change the shape"):
        parametrize.register_parametrization(layer, "weight", Wide())
    parametrize.register_parametrization(layer, "bias", Wide(), unsafe=True)
    assert layer.bias.shape == (4,)
    with pytest.raises(ValueError, match="does not have a parameter, a buffer, or a parametrized element with name 'gain'"):
        parametrize.register_parametrization(layer, "gain", Wide())
    with pytest.raises(ValueError, match="does not have a parametrization on weight"):
        parametrize.remove_parametrizations(layer, "weight")
    with pytest.raises(RuntimeError, match="state_dict"):
        import pickle

        pickle.dumps(layer)


def test_states_of_weight_norm_are_interchangeable():
    old = dlcore.nn.utils.weight_norm(dlcore.nn.Linear(3, 2))
    new = dlcore.nn.utils.parametrizations.weight_norm(dlcore.nn.Linear(3, 2))
    new.load_state_dict(old.state_dict())
    assert dlcore.allclose(new.weight, old.weight)


@pytest.mark.parametrize("affine", [True, False])
@pytest.mark.parametrize("bias", [True, False])
def test_batch_norm_fused_into_layers(affine, bias):
    fuse = dlcore.nn.utils
    for layer, norm, shape, transposed in (
        (dlcore.nn.Conv2d(3, 4, 2, bias=bias), dlcore.nn.BatchNorm2d(4, affine=affine), (2, 3, 5, 5), False),
        (dlcore.nn.ConvTranspose2d(3, 4, 2, bias=bias), dlcore.nn.BatchNorm2d(4, affine=affine), (2, 3, 5, 5), True),
        (dlcore.nn.Linear(3, 4, bias=bias), dlcore.nn.BatchNorm1d(4, affine=affine), (6, 3), None),
    ):
        alike(dlcore, norm)
        x = dlcore.randn(*shape)
        norm(layer(x))
        layer.eval()
        norm.eval()
        expected = norm(layer(x))
        fused = fuse.fuse_linear_bn_eval(layer, norm) if transposed is None else fuse.fuse_conv_bn_eval(layer, norm, transposed)
        assert dlcore.allclose(fused(x), expected, atol=1e-5) and fused is not layer
        with pytest.raises(AssertionError):
            fuse.fuse_conv_bn_eval(layer, norm.train())
