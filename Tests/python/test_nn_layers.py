"""Layers, losses, initial values and gradient limits against values computed by hand."""

import math

import pytest

import dlcore as torch
from dlcore import nn
from dlcore.nn import functional as F


def close(actual, expected, tolerance=1e-6):
    torch.testing.assert_close(actual, torch.tensor(expected, dtype=actual.dtype), rtol=tolerance, atol=tolerance)


def fill(tensor, values):
    with torch.no_grad():
        tensor.copy_(torch.tensor(values, dtype=tensor.dtype).reshape(tuple(tensor.shape)))


def test_linear():
    layer = nn.Linear(2, 3)
    fill(layer.weight, [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    fill(layer.bias, [0.5, 0.0, -0.5])
    close(layer(torch.tensor([[1.0, -1.0]])), [[-0.5, -1.0, -1.5]])
    plain = nn.Linear(2, 1, bias=False)
    fill(plain.weight, [[2.0, 3.0]])
    assert plain.bias is None
    close(plain(torch.tensor([1.0, 1.0])), [5.0])


def test_linear_uses_what_replaces_its_weight():
    layer = nn.Linear(2, 1, bias=False)
    del layer.weight
    layer.weight = torch.tensor([[1.0, 10.0]])
    close(layer(torch.tensor([2.0, 3.0])), [32.0])


def test_conv2d():
    layer = nn.Conv2d(1, 1, 2, bias=False)
    fill(layer.weight, [[1.0, 0.0], [0.0, -1.0]])
    image = torch.arange(0, 9).float().reshape(1, 1, 3, 3)
    close(layer(image), [[[[-4.0, -4.0], [-4.0, -4.0]]]])


def test_conv2d_same_padding_widens_right_and_bottom():
    layer = nn.Conv2d(1, 1, 2, padding="same", bias=False)
    fill(layer.weight, [[1.0, 1.0], [1.0, 1.0]])
    image = torch.ones(1, 1, 3, 3)
    close(layer(image), [[[[4.0, 4.0, 2.0], [4.0, 4.0, 2.0], [2.0, 2.0, 1.0]]]])
    assert tuple(nn.Conv2d(1, 1, (3, 5), padding="same", dilation=2)(torch.ones(1, 1, 9, 9)).shape) == (1, 1, 9, 9)
    assert tuple(nn.Conv2d(1, 1, 3, padding="valid")(torch.ones(1, 1, 9, 9)).shape) == (1, 1, 7, 7)
    with pytest.raises(ValueError, match="strided"):
        nn.Conv2d(1, 1, 3, stride=2, padding="same")
    with pytest.raises(ValueError, match="Invalid padding string"):
        nn.Conv2d(1, 1, 3, padding="some")


def test_conv2d_arguments():
    with pytest.raises(ValueError, match="in_channels must be divisible by groups"):
        nn.Conv2d(3, 4, 1, groups=2)
    with pytest.raises(ValueError, match="out_channels must be divisible by groups"):
        nn.Conv2d(4, 3, 1, groups=2)
    with pytest.raises(ValueError, match="positive"):
        nn.Conv2d(4, 3, 1, groups=0)
    assert tuple(nn.Conv2d(4, 6, 3, groups=2).weight.shape) == (6, 2, 3, 3)


def test_pooling():
    image = torch.arange(0, 16).float().reshape(1, 1, 4, 4)
    close(nn.MaxPool2d(2)(image), [[[[5.0, 7.0], [13.0, 15.0]]]])
    close(nn.AvgPool2d(2)(image), [[[[2.5, 4.5], [10.5, 12.5]]]])
    values, indices = nn.MaxPool2d(2, return_indices=True)(image)
    assert indices.tolist() == [[[[5, 7], [13, 15]]]] and values.tolist() == [[[[5.0, 7.0], [13.0, 15.0]]]]
    close(nn.MaxPool2d(3, stride=3, padding=1)(-image), [[[[0.0, -2.0], [-8.0, -10.0]]]])


def test_flatten_and_unflatten():
    x = torch.zeros(2, 3, 4, 5)
    assert tuple(nn.Flatten()(x).shape) == (2, 60)
    assert tuple(nn.Flatten(0, 1)(x).shape) == (6, 4, 5)
    assert tuple(nn.Unflatten(1, (3, -1))(torch.zeros(2, 12)).shape) == (2, 3, 4)
    with pytest.raises(IndexError):
        nn.Unflatten(4, (1, 1))(torch.zeros(2, 12))


def test_dropout():
    torch.manual_seed(0)
    x = torch.ones(10000)
    layer = nn.Dropout(0.25)
    dropped = layer(x)
    assert set(dropped.tolist()) <= {0.0, dropped.max().item()} and dropped.max().item() == pytest.approx(4 / 3)
    assert sum(value == 0 for value in dropped.tolist()) == pytest.approx(2500, abs=250)
    assert layer.eval()(x) is x
    with pytest.raises(ValueError, match="between 0 and 1, but got 1.5"):
        nn.Dropout(1.5)


def test_upsample():
    image = torch.tensor([[[[0.0, 1.0], [2.0, 3.0]]]])
    close(nn.Upsample(size=(3, 3), mode="bilinear", align_corners=True)(image)[0, 0], [[0, 0.5, 1], [1, 1.5, 2], [2, 2.5, 3]])
    close(nn.Upsample(scale_factor=2, mode="bilinear")(image)[0, 0, 0], [0.0, 0.25, 0.75, 1.0])
    close(nn.Upsample(scale_factor=2)(image)[0, 0, 0], [0.0, 0.0, 1.0, 1.0])
    with pytest.raises(ValueError, match="either size or scale_factor should be defined"):
        F.interpolate(image)
    with pytest.raises(NotImplementedError, match="trilinear mode needs 5D input"):
        F.interpolate(image, size=2, mode="trilinear")
    with pytest.raises(ValueError, match="align_corners"):
        F.interpolate(image, size=2, align_corners=True)


E = math.exp
ACTIVATIONS = [
    (nn.ReLU(), [0.0, 0.0, 2.0]),
    (nn.ReLU6(), [0.0, 0.0, 2.0]),
    (nn.LeakyReLU(0.1), [-0.1, 0.0, 2.0]),
    (nn.Sigmoid(), [1 / (1 + E(1)), 0.5, 1 / (1 + E(-2))]),
    (nn.Tanh(), [math.tanh(-1), 0.0, math.tanh(2)]),
    (nn.SiLU(), [-1 / (1 + E(1)), 0.0, 2 / (1 + E(-2))]),
    (nn.ELU(0.5), [0.5 * (E(-1) - 1), 0.0, 2.0]),
    (nn.GELU(), [-0.5 * math.erfc(1 / math.sqrt(2)), 0.0, 2 - math.erfc(math.sqrt(2))]),
    (nn.GELU(approximate="tanh"), [-0.158808, 0.0, 1.954598]),
    (nn.Softplus(), [math.log(1 + E(-1)), math.log(2), math.log(1 + E(2))]),
    (nn.Hardtanh(), [-1.0, 0.0, 1.0]),
    (nn.Hardsigmoid(), [1 / 3, 0.5, 5 / 6]),
    (nn.Hardswish(), [-1 / 3, 0.0, 5 / 3]),
    (nn.Mish(), [-math.tanh(math.log(1 + E(-1))), 0.0, 2 * math.tanh(math.log(1 + E(2)))]),
    (nn.Softsign(), [-0.5, 0.0, 2 / 3]),
    (nn.Tanhshrink(), [-1 - math.tanh(-1), 0.0, 2 - math.tanh(2)]),
    (nn.LogSigmoid(), [-math.log(1 + E(1)), -math.log(2), -math.log(1 + E(-2))]),
    (nn.Softmax(dim=0), [E(v) / (E(-1) + 1 + E(2)) for v in (-1, 0, 2)]),
    (nn.Softmin(dim=0), [E(-v) / (E(1) + 1 + E(-2)) for v in (-1, 0, 2)]),
    (nn.LogSoftmax(dim=0), [v - math.log(E(-1) + 1 + E(2)) for v in (-1, 0, 2)]),
]


@pytest.mark.parametrize("layer, expected", ACTIVATIONS, ids=lambda value: repr(value) if isinstance(value, nn.Module) else "")
def test_activation(layer, expected):
    close(layer(torch.tensor([-1.0, 0.0, 2.0], dtype=torch.float64)), expected)


@pytest.mark.parametrize("kind", [nn.ReLU, nn.ReLU6, nn.SiLU, nn.LeakyReLU, nn.ELU, nn.Hardtanh, nn.Hardswish])
def test_activation_in_place(kind):
    x = torch.tensor([-1.0, 0.0, 2.0])
    expected = kind()(x).tolist()
    assert kind(inplace=True)(x) is x and x.tolist() == expected


def test_softmax_without_an_axis():
    with pytest.warns(UserWarning, match="Implicit dimension choice for softmax has been deprecated"):
        close(F.softmax(torch.zeros(2, 2)), [[0.5, 0.5], [0.5, 0.5]])
    with pytest.warns(UserWarning, match="log_softmax"):
        assert F.log_softmax(torch.zeros(2, 1, 1)).exp().tolist() == [[[0.5]], [[0.5]]]


def test_losses():
    x, y = torch.tensor([1.0, 3.0]), torch.tensor([0.5, 1.0])
    close(nn.MSELoss()(x, y), 2.125)
    close(nn.MSELoss(reduction="none")(x, y), [0.25, 4.0])
    close(nn.L1Loss(reduction="sum")(x, y), 2.5)
    close(nn.SmoothL1Loss()(x, y), (0.125 + 1.5) / 2)
    close(nn.SmoothL1Loss(beta=2.0)(x, y), (0.0625 + 1.0) / 2)
    close(nn.HuberLoss(delta=0.5)(x, y), (0.125 + 0.5 * 1.75) / 2)
    p, t = torch.tensor([0.8, 0.4]), torch.tensor([1.0, 0.0])
    close(nn.BCELoss()(p, t), -(math.log(0.8) + math.log(0.6)) / 2)
    z = torch.tensor([0.0, 1.0])
    close(nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))(z, t), (3 * math.log(2) + math.log(1 + E(1))) / 2)
    scores, labels = torch.tensor([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]]), torch.tensor([2, 0])
    first, second = math.log(1 + E(-1) + E(-2)), math.log(3)
    close(nn.CrossEntropyLoss()(scores, labels), (first + second) / 2)
    weighted = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 1.0, 3.0]))
    close(weighted(scores, labels), (3 * first + second) / 4)
    assert list(weighted.state_dict()) == ["weight"]
    close(nn.CrossEntropyLoss(ignore_index=0, reduction="sum")(scores, labels), first)
    smooth = 0.9 * first + 0.1 / 3 * (first + first + 1 + first + 2)
    close(nn.CrossEntropyLoss(label_smoothing=0.1, reduction="none")(scores, labels), [smooth, second])
    close(nn.NLLLoss()(torch.tensor([[-1.0, -2.0]]), torch.tensor([1])), 2.0)
    with pytest.raises(ValueError, match="average is not a valid value for reduction"):
        nn.MSELoss(reduction="average")


def test_initial_values_of_layers():
    torch.manual_seed(3)
    layer = nn.Linear(25, 400)
    bound = 1 / math.sqrt(25)
    for tensor in (layer.weight, layer.bias):
        assert -bound <= tensor.min().item() < -0.95 * bound and 0.95 * bound < tensor.max().item() <= bound
    layer = nn.Conv2d(4, 64, 5, groups=2)
    bound = 1 / math.sqrt(2 * 25)
    assert -bound <= layer.weight.min().item() < -0.95 * bound < 0.95 * bound < layer.weight.max().item() <= bound
    torch.manual_seed(3)
    again = nn.Linear(25, 400)
    torch.manual_seed(3)
    assert nn.Linear(25, 400).weight.tolist() == again.weight.tolist()


def test_init_formulas():
    torch.manual_seed(5)
    w = torch.empty(200, 100)
    cases = [
        (lambda: nn.init.xavier_uniform_(w, gain=2.0), 2 * math.sqrt(6 / 300)),
        (lambda: nn.init.kaiming_uniform_(w, nonlinearity="relu"), math.sqrt(6 / 100)),
        (lambda: nn.init.kaiming_uniform_(w, mode="fan_out", nonlinearity="linear"), math.sqrt(3 / 200)),
        (lambda: nn.init.uniform_(w, -2.0, 2.0), 2.0),
    ]
    for draw, bound in cases:
        assert draw() is w
        assert bound * 0.999 < w.max().item() <= bound and -bound <= w.min().item() < -bound * 0.999
    for draw, std in [
        (lambda: nn.init.xavier_normal_(w), math.sqrt(2 / 300)),
        (lambda: nn.init.kaiming_normal_(w, a=1.0), math.sqrt(1 / 100)),
        (lambda: nn.init.normal_(w, 0.0, 3.0), 3.0),
    ]:
        draw()
        assert math.sqrt((w * w).mean().item()) == pytest.approx(std, rel=0.02)
    assert set(nn.init.constant_(w, 2.5).reshape(-1).tolist()) == {2.5}
    assert nn.init.eye_(torch.empty(2, 3)).tolist() == [[1, 0, 0], [0, 1, 0]]
    assert nn.init.ones_(torch.empty(2)).tolist() == [1.0, 1.0] and nn.init.zeros_(torch.ones(2)).tolist() == [0.0, 0.0]
    assert nn.init.calculate_gain("tanh") == 5 / 3 and nn.init.calculate_gain("leaky_relu", 2) == math.sqrt(0.4)
    with pytest.raises(ValueError, match="fewer than 2 dimensions"):
        nn.init.xavier_normal_(torch.empty(3))
    with pytest.raises(ValueError, match="Unsupported nonlinearity"):
        nn.init.calculate_gain("cubic")
    parameter = nn.Parameter(torch.zeros(2, 2))
    nn.init.uniform_(parameter)
    assert parameter.is_leaf and parameter.requires_grad


def test_clip_grad():
    a, b = nn.Parameter(torch.zeros(2)), nn.Parameter(torch.zeros(1))
    a.grad, b.grad = torch.tensor([3.0, 0.0]), torch.tensor([4.0])
    assert nn.utils.clip_grad_norm_([a, b], 10.0).item() == 5.0
    assert b.grad.tolist() == [4.0]
    assert nn.utils.clip_grad_norm_([a, b], 1.0).item() == 5.0
    close(a.grad, [0.6, 0.0], 1e-5)
    close(b.grad, [0.8], 1e-5)
    assert nn.utils.clip_grad_norm_([a, b], 1.0, norm_type=math.inf).item() == pytest.approx(0.8)
    a.grad = torch.tensor([-3.0, 0.25])
    nn.utils.clip_grad_value_(a, 0.5)
    assert a.grad.tolist() == [-0.5, 0.25]
    a.grad = torch.tensor([math.inf, 0.0])
    with pytest.raises(RuntimeError, match="non-finite"):
        nn.utils.clip_grad_norm_([a], 1.0, error_if_nonfinite=True)


def test_parameters_as_a_vector():
    layer = nn.Linear(2, 1)
    nn.utils.vector_to_parameters(torch.tensor([1.0, 2.0, 3.0]), layer.parameters())
    assert layer.weight.tolist() == [[1.0, 2.0]] and layer.bias.tolist() == [3.0]
    assert nn.utils.parameters_to_vector(layer.parameters()).tolist() == [1.0, 2.0, 3.0]
    with pytest.raises(ValueError, match="expected 3 elements, got 2"):
        nn.utils.vector_to_parameters(torch.zeros(2), layer.parameters())


def test_normalize_and_one_hot():
    close(F.normalize(torch.tensor([[3.0, 4.0], [0.0, 0.0]])), [[0.6, 0.8], [0.0, 0.0]])
    close(F.normalize(torch.tensor([[1.0, 3.0]]), p=1.0), [[0.25, 0.75]])
    assert F.one_hot(torch.tensor([0, 2])).tolist() == [[1, 0, 0], [0, 0, 1]]
    close(F.pad(torch.ones(1, 2), (1, 0), value=5.0), [[5.0, 1.0, 1.0]])
