"""Classifiers beside the same networks written in PyTorch's functions: outputs, gradients of all parameters, and running averages,
in training and evaluation mode."""

import pytest
import torch as oracle
from torch.nn import functional as F

import dlcore
from dlcore import models, nn


class State(dict):
    """PyTorch's copies of the tensors of a model, and layers that take theirs by name."""

    def __init__(self, model):
        super().__init__((name, oracle.from_dlpack(value.detach()).clone()) for name, value in model.state_dict().items())
        self.training = model.training
        self.trained = [name for name, _ in model.named_parameters()]
        for name in self.trained:
            self[name].requires_grad_()

    def conv(self, name, x, **options):
        return F.conv2d(x, self[name + ".weight"], self.get(name + ".bias"), **options)

    def dense(self, name, x):
        return F.linear(x, self[name + ".weight"], self[name + ".bias"])

    def norm(self, name, x):
        weight, bias, mean, var = (self[f"{name}.{part}"] for part in ("weight", "bias", "running_mean", "running_var"))
        if self.training:
            self[name + ".num_batches_tracked"] += 1
        return F.batch_norm(x, mean, var, weight, bias, self.training)


def resnet(state, x, last):
    """``last`` is the number of convolutions in a block; the one before the last, or the first of two, has the stride."""
    if state["conv1.weight"].shape[2] == 7:
        x = F.max_pool2d(F.relu(state.norm("bn1", state.conv("conv1", x, stride=2, padding=3))), 3, 2, 1)
    else:
        x = F.relu(state.norm("bn1", state.conv("conv1", x, padding=1)))
    for stage in range(1, 5):
        for number in range(100):
            block = f"layer{stage}.{number}"
            if block + ".conv1.weight" not in state:
                break
            y, stride = x, 2 if stage > 1 and number == 0 else 1
            for at in range(1, last + 1):
                step = stride if at == last - 1 else 1
                padding = 0 if last == 3 and at != 2 else 1
                y = state.norm(f"{block}.bn{at}", state.conv(f"{block}.conv{at}", y, stride=step, padding=padding))
                y = y if at == last else F.relu(y)
            if block + ".downsample.0.weight" in state:
                x = state.norm(block + ".downsample.1", state.conv(block + ".downsample.0", x, stride=stride))
            x = F.relu(x + y)
    return state.dense("fc", x.mean((2, 3)))


def densenet(state, x, blocks):
    x = F.max_pool2d(F.relu(state.norm("features.norm0", state.conv("features.conv0", x, stride=2, padding=3))), 3, 2, 1)
    for number, layers in enumerate(blocks, 1):
        for at in range(1, layers + 1):
            layer = f"features.denseblock{number}.denselayer{at}"
            y = state.conv(layer + ".conv1", F.relu(state.norm(layer + ".norm1", x)))
            y = state.conv(layer + ".conv2", F.relu(state.norm(layer + ".norm2", y)), padding=1)
            x = oracle.cat([x, y], 1)
        transition = f"features.transition{number}"
        if number < len(blocks):
            x = F.avg_pool2d(state.conv(transition + ".conv", F.relu(state.norm(transition + ".norm", x))), 2)
    return state.dense("classifier", F.relu(state.norm("features.norm5", x)).mean((2, 3)))


def vgg_bn(state, x, groups):
    at = 0
    for count in groups:
        for _ in range(count):
            x = F.relu(state.norm(f"features.{at + 1}", state.conv(f"features.{at}", x, padding=1)))
            at += 3
        x = F.max_pool2d(x, 2)
        at += 1
    return state.dense("classifier", F.adaptive_avg_pool2d(x, 7).flatten(1))


def alexnet(state, x):
    x = F.max_pool2d(F.relu(state.conv("features.0", x, stride=4, padding=2)), 3, 2)
    x = F.max_pool2d(F.relu(state.conv("features.3", x, padding=2)), 3, 2)
    for at in (6, 8, 10):
        x = F.relu(state.conv(f"features.{at}", x, padding=1))
    x = F.adaptive_avg_pool2d(F.max_pool2d(x, 3, 2), 6).flatten(1)
    return state.dense("classifier.6", F.relu(state.dense("classifier.4", F.relu(state.dense("classifier.1", x)))))


def alexnet2012(state, x, towers):
    def normalized(x):
        return F.max_pool2d(F.local_response_norm(F.relu(x), 5, alpha=5e-4, beta=0.75, k=2.0), 3, 2)

    x = normalized(state.conv("features.0", x, stride=4))
    x = normalized(state.conv("features.4", x, padding=2, groups=towers))
    x = F.relu(state.conv("features.8", x, padding=1))
    x = F.relu(state.conv("features.10", x, padding=1, groups=towers))
    x = F.relu(state.conv("features.12", x, padding=1, groups=towers))
    return state.dense("classifier", F.max_pool2d(x, 3, 2).flatten(1))


def lenet5(state, x):
    for at in (1, 2):
        x = F.max_pool2d(F.relu(state.conv(f"conv{at}", x)), 2)
    return state.dense("fc3", F.relu(state.dense("fc2", F.relu(state.dense("fc1", x.flatten(1))))))


def lenet5_average(state, x):
    for at in (1, 2):
        x = F.max_pool2d(F.relu(state.conv(f"conv{at}", x)), 2)
    return state.conv("fc3", F.relu(state.conv("fc2", F.relu(state.conv("fc1", x))))).mean((2, 3))


def lenet1998(state, x):
    def squash(x):
        return 1.7159 * oracle.tanh(2 * x / 3)

    def subsampled(name, x):
        sums = x[..., ::2, ::2] + x[..., 1::2, ::2] + x[..., ::2, 1::2] + x[..., 1::2, 1::2]
        return squash(sums * state[name + ".weight"][:, None, None] + state[name + ".bias"][:, None, None])

    x = subsampled("s2", squash(state.conv("c1", x)))
    full = oracle.zeros(16, 6, 5, 5, dtype=x.dtype)
    rows = [*(range(at, at + 3) for at in range(6)), *(range(at, at + 4) for at in range(6))]
    rows += [(0, 1, 3, 4), (1, 2, 4, 5), (0, 2, 3, 5), range(6)]
    for at, maps in enumerate(rows):
        full[at, sorted(map_ % 6 for map_ in maps)] = state[f"c3.maps.{at}.weight"][0]
    bias = oracle.cat([state[f"c3.maps.{at}.bias"] for at in range(16)])
    x = subsampled("s4", squash(F.conv2d(x, full, bias)))
    x = squash(state.dense("f6", squash(state.conv("c5", x)).flatten(1)))
    return -oracle.cdist(x, state["pictures"]) ** 2


def without_large_layers(model, features):
    model.classifier = nn.Linear(features, 3)
    return model


def narrow_alexnet():
    model = models.alexnet(num_classes=4, dropout=0.0)
    model.classifier[1], model.classifier[4], model.classifier[6] = nn.Linear(9216, 16), nn.Linear(16, 8), nn.Linear(8, 4)
    return model


CASES = {
    "alexnet": (narrow_alexnet, alexnet, (1, 3, 95, 79)),
    "lenet5": (lambda: models.LeNet5(), lenet5, (2, 1, 32, 32)),
    "lenet5-average": (lambda: models.LeNet5(head="average"), lenet5_average, (2, 1, 44, 36)),
    "lenet1998": (lambda: models.LeNet1998(), lenet1998, (2, 1, 32, 32)),
    "alexnet2012": (
        lambda: without_large_layers(models.AlexNet2012(), 9216),
        lambda state, x: alexnet2012(state, x, 2),
        (1, 3, 227, 227),
    ),
    "alexnet2012-one-tower": (
        lambda: without_large_layers(models.AlexNet2012(towers=1, in_channels=1), 256),
        lambda state, x: alexnet2012(state, x, 1),
        (2, 1, 67, 67),
    ),
    "vgg11_bn": (
        lambda: without_large_layers(models.vgg11_bn(num_classes=1), 25088),
        lambda state, x: vgg_bn(state, x, (1, 1, 2, 2, 2)),
        (2, 3, 64, 64),
    ),
    "resnet18": (lambda: models.resnet18(num_classes=7), lambda state, x: resnet(state, x, 2), (2, 3, 64, 64)),
    "resnet20": (lambda: models.resnet20(in_channels=1), lambda state, x: resnet(state, x, 2), (2, 1, 12, 20)),
    "resnet50": (lambda: models.resnet50(num_classes=7), lambda state, x: resnet(state, x, 3), (2, 3, 64, 64)),
    "densenet121": (
        lambda: models.densenet121(num_classes=7),
        lambda state, x: densenet(state, x, (6, 12, 24, 16)),
        (2, 3, 64, 64),
    ),
    "densenet-small": (
        lambda: models.DenseNet(4, (2, 3), 6, 2, num_classes=3, in_channels=1),
        lambda state, x: densenet(state, x, (2, 3)),
        (3, 1, 32, 48),
    ),
}


def compare(model, reference, shape):
    model = model.double()
    state = State(model)
    x = dlcore.randn(*shape, dtype=dlcore.float64, requires_grad=True)
    theirs = oracle.from_dlpack(x.detach()).clone().requires_grad_()
    have, want = model(x), reference(state, theirs)
    weights = dlcore.randn(*have.shape, dtype=dlcore.float64)
    (have * weights).sum().backward()
    (want * oracle.from_dlpack(weights)).sum().backward()

    def close(have, want, name):
        have = oracle.from_dlpack(have.detach())
        scale = max(1e-4, want.abs().max().item())
        assert have.shape == want.shape and (have - want).abs().max().item() <= 1e-8 * scale, name

    close(have, want.detach(), "output")
    close(x.grad, theirs.grad, "input")
    for name, parameter in model.named_parameters():
        close(parameter.grad, state[name].grad, name)
    for name, buffer in model.named_buffers():
        close(buffer, state[name], name)


@pytest.mark.parametrize("name, training", [(name, mode) for name in CASES for mode in (False, True)])
def test_values_and_gradients(name, training):
    make, reference, shape = CASES[name]
    dlcore.manual_seed(5)
    model = make()
    if not training:
        # Averages and scales that differ from one channel to the next.
        for buffer_name, value in model.state_dict().items():
            if buffer_name.endswith(("running_mean", "running_var")):
                value.uniform_(0.5, 1.5)
    compare(model.train(training), reference, shape)


def test_a_state_dict_of_pytorch_is_loaded():
    torch_layer, model = oracle.nn.BatchNorm2d(64), models.resnet18(num_classes=2)
    state = {name: oracle.randn(tuple(value.shape)) for name, value in model.state_dict().items()}
    state |= {name: value for name, value in ((f"bn1.{n}", v) for n, v in torch_layer.state_dict().items())}
    model.load_state_dict({name: dlcore.from_dlpack(value) for name, value in state.items()})
    assert model.conv1.weight.tolist() == state["conv1.weight"].tolist()
    del state["layer1.0.conv1.weight"]
    with pytest.raises(RuntimeError, match=r"(?s)Missing key.*layer1.0.conv1.weight"):
        model.load_state_dict({name: dlcore.from_dlpack(value) for name, value in state.items()})


def test_convolutional_network_in_pytorch():
    """Dense weights in the layout of a convolution, in PyTorch's functions."""
    dlcore.manual_seed(7)
    model = models.LeNet5(num_classes=4).double()
    state = State(model)
    x = dlcore.randn(1, 1, 48, 36, dtype=dlcore.float64)
    y = oracle.from_dlpack(x)
    for at in (1, 2):
        y = F.max_pool2d(F.relu(state.conv(f"conv{at}", y)), 2)
    windows = F.unfold(y, 5).transpose(1, 2)
    y = state.dense("fc3", F.relu(state.dense("fc2", F.relu(state.dense("fc1", windows)))))
    have = models.fully_convolutional(model, (1, 32, 32))(x)
    assert tuple(have.shape) == (1, 4, 5, 2)
    assert oracle.allclose(oracle.from_dlpack(have.detach()).flatten(2), y.transpose(1, 2), atol=1e-12)
