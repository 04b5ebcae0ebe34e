"""Layers fused for inference, against the layers one by one."""

import pytest

import dlcore
from dlcore import nn
from dlcore.nn.intrinsic import ConvReLU2d
from dlcore.nn.utils.fusion import fuse_for_inference


def trained(model, *shape):
    """In evaluation mode, with statistics other than the first ones."""
    with dlcore.no_grad():
        for _ in range(2):
            model(dlcore.randn(*shape) * 2 + 1)
    return model.eval()


def close(a, b):
    return dlcore.allclose(a, b, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("options", [{"padding": 1}, {"padding": "same"}, {"padding": 1, "padding_mode": "reflect", "groups": 2},
                                     {"stride": 2, "bias": False, "dilation": (1, 2)}], ids=str)
def test_convolution_with_rectifier(options):
    dlcore.manual_seed(1)
    conv = nn.Conv2d(4, 6, 3, **options)
    fused = ConvReLU2d(conv, nn.ReLU())
    x = dlcore.randn(2, 4, 8, 9).requires_grad_()
    expected = conv(x).relu()
    result = fused(x)
    assert close(result, expected)
    slope = dlcore.randn(*expected.shape)
    for a, b in zip(dlcore.autograd.grad([(result * slope).sum()], [x, conv.weight]),
                    dlcore.autograd.grad([(expected * slope).sum()], [x, conv.weight])):
        assert close(a, b)
    assert set(fused.state_dict()) == {f"0.{name}" for name in conv.state_dict()}
    with pytest.raises(AssertionError, match="Incorrect types"):
        ConvReLU2d(conv, nn.Tanh())


def test_a_sequence():
    dlcore.manual_seed(2)
    model = nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.Conv2d(16, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16),
        nn.ReLU(inplace=True), nn.Conv2d(16, 8, 1), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 36, 10), nn.BatchNorm1d(10), nn.ReLU())
    trained(model, 4, 3, 6, 6)
    x = dlcore.randn(4, 3, 6, 6)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    fused = fuse_for_inference(model.train(), x)
    kinds = [type(layer).__name__ for layer in fused]
    assert kinds == ["ConvReLU2d", "Identity", "Identity", "ConvReLU2d", "Identity", "Identity", "ConvReLU2d", "Identity", "Flatten", "Linear",
                     "Identity", "ReLU"]
    assert model.training and all(dlcore.equal(value, before[name]) for name, value in model.state_dict().items())
    assert close(fused(x), model.eval()(x))


def test_a_residual_network():
    dlcore.manual_seed(3)
    model = trained(dlcore.models.resnet18(num_classes=5), 2, 3, 32, 32)
    x = dlcore.randn(2, 3, 32, 32)
    fused = fuse_for_inference(model, x)
    assert not any(isinstance(layer, nn.BatchNorm2d) for layer in fused.modules())
    assert isinstance(fused.conv1, ConvReLU2d) and close(fused(x), model(x))


class Shared(nn.Module):
    """What the first layer makes goes into a normalisation, and past it."""

    def __init__(self):
        super().__init__()
        self.conv, self.norm = nn.Conv2d(2, 2, 1), nn.BatchNorm2d(2)

    def forward(self, x):
        y = self.conv(x)
        return self.norm(y) + y


class Twice(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.norm, self.relu = nn.Conv2d(2, 2, 1), nn.BatchNorm2d(2), nn.ReLU()

    def forward(self, x):
        return self.relu(self.norm(self.conv(self.relu(self.conv(x)))))


def test_what_cannot_be_fused():
    x = dlcore.randn(3, 2, 4, 4)
    with pytest.raises(RuntimeError, match="another result"):
        fuse_for_inference(trained(Shared(), 3, 2, 4, 4), x)
    model = trained(Twice(), 3, 2, 4, 4)
    fused = fuse_for_inference(model, x)
    assert isinstance(fused.norm, nn.BatchNorm2d) and dlcore.equal(fused(x), model(x))
