"""Classifiers: the layers, parameters and multiply-adds of torchvision's models and of the papers, and the conversion of dense
layers to convolutions."""

import json
import math
from pathlib import Path

import pytest

import dlcore as torch
from dlcore import models, nn

# What torchvision 0.28 says about its models: layers with parameters ("norm" stands for a batch normalisation).
FACTS = json.loads((Path(__file__).parent / "torchvision_models.json").read_text())


@pytest.fixture
def quick_start(monkeypatch):
    """Weights stay as their memory is: large models are made in no time."""
    for name in ("kaiming_uniform_", "kaiming_normal_", "uniform_", "normal_"):
        monkeypatch.setattr(nn.init, name, lambda tensor, *args, **kwargs: tensor)


def count(model):
    return sum(parameter.numel() for parameter in model.parameters())


def expected_state(layers):
    """The names and shapes of a state dict."""
    state = {}
    for layer in layers:
        path, shape, *bias = layer.split()
        if shape == "norm":
            for name in ("weight", "bias", "running_mean", "running_var"):
                state[f"{path}.{name}"] = (int(bias[0]),)
            state[f"{path}.num_batches_tracked"] = ()
            continue
        extents = tuple(map(int, shape.split("x")))
        state[f"{path}.weight"] = extents
        if bias:
            state[f"{path}.bias"] = extents[:1]
    return state


def multiply_adds(model, input_size):
    """The products in convolutions and dense layers for one image."""
    total = 0

    def add(layer, args, output):
        nonlocal total
        inputs = math.prod(layer.weight.shape[1:])
        total += output.numel() * inputs

    for layer in model.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            layer.register_forward_hook(add)
    model.eval()
    with torch.no_grad():
        model(torch.zeros(1, *input_size))
    return total


@pytest.mark.parametrize("name", FACTS)
def test_parameters_are_torchvisions(name, quick_start):
    model, facts = getattr(models, name)(), FACTS[name]
    state = {key: tuple(value.shape) for key, value in model.state_dict().items()}
    assert count(model) == facts["parameters"]
    assert len(state) == facts["tensors"]
    if "layers" in facts:
        expected = expected_state(facts["layers"])
        assert list(state) == list(expected) and state == expected


@pytest.mark.parametrize("name", ["alexnet", "vgg11", "resnet18", "resnet50", "densenet121"])
def test_multiply_adds_are_torchvisions(name, quick_start):
    """In torchvision's units of 1e9, with three decimals."""
    assert round(multiply_adds(getattr(models, name)(), (3, 224, 224)) / 1e9, 3) == FACTS[name]["giga_multiply_adds"]


def test_the_documentation_has_the_same_numbers():
    rows = {}
    for line in (Path(__file__).parents[2] / "docs" / "models.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0].strip("`") in FACTS:
            rows[cells[0].strip("`")] = (int(cells[3].replace(",", "")), float(cells[4].split()[0]))
    facts = {name: (fact["parameters"], fact["giga_multiply_adds"]) for name, fact in FACTS.items() if not name.endswith("_bn")}
    assert rows == facts


def test_layers_with_weights(quick_start):
    """The numbers in the names count convolutions and dense layers, without the projections of the shortcuts."""
    for name in ("vgg11", "vgg19", "resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "densenet121", "densenet161"):
        layers = [
            path
            for path, layer in getattr(models, name)().named_modules()
            if isinstance(layer, (nn.Conv2d, nn.Linear)) and "downsample" not in path
        ]
        assert len(layers) == int("".join(filter(str.isdigit, name))), name


def test_alexnet_of_2012(quick_start):
    two, one = models.AlexNet2012(), models.alexnet2012(towers=1)
    assert count(two) == 60_965_224 and count(one) == 62_378_344
    shapes = []
    for layer in two.features:
        layer.register_forward_hook(lambda layer, args, output: shapes.append(tuple(output.shape[1:])))
    two.eval()(torch.zeros(1, 3, 227, 227))
    assert [shapes[at] for at in (0, 3, 4, 7, 8, 10, 12, 14)] == [
        *((96, 55, 55), (96, 27, 27), (256, 27, 27), (256, 13, 13)),
        *((384, 13, 13), (384, 13, 13), (256, 13, 13), (256, 6, 6)),
    ]
    with pytest.raises(ValueError, match="expected 1 or 2 towers, got 3"):
        models.AlexNet2012(towers=3)


def test_lenet_parameters():
    original = models.LeNet1998()
    assert {name: count(layer) for name, layer in original.named_children()} == {
        **{"c1": 156, "s2": 12, "c3": 1516, "s4": 32, "c5": 48120, "f6": 10164},
    }
    assert count(original) == 60_000
    assert count(models.LeNet5()) == count(models.LeNet5(head="average")) == 61_706
    # 26 letters instead of 10 digits
    assert count(models.LeNet5(num_classes=26)) - 61_706 == 2210 - 850


def test_lenet_1998_connects_maps_as_in_the_paper():
    seen = models.LeNet1998().c3.connections
    assert sum(map(len, seen)) == 60 and [len(maps) for maps in seen] == [3] * 6 + [4] * 9 + [6]
    assert [sum(map_ in maps for maps in seen) for map_ in range(6)] == [10] * 6
    assert len(set(seen)) == 16


def test_lenet_1998_scores_are_highest_for_the_nearest_picture():
    model = models.LeNet1998()
    pictures = model.pictures
    assert tuple(pictures.shape) == (10, 84) and set(pictures.flatten().tolist()) == {-1.0, 1.0}
    model.f6.register_forward_hook(lambda layer, args, output: 3.0 / 2.0 * torch.atanh(pictures / 1.7159))
    scores = model(torch.zeros(10, 1, 32, 32))
    assert scores.argmax(1).tolist() == list(range(10))
    assert torch.diagonal(scores).abs().max().item() < 1e-9 and (scores - torch.diag(torch.diagonal(scores))).max().item() <= 0.0
    distinct = (pictures.unsqueeze(0) != pictures.unsqueeze(1)).sum(2) + 84 * torch.eye(10)
    assert distinct.min().item() >= 4


def test_lenet_for_other_images():
    assert tuple(models.LeNet5(input_size=68).fc1.weight.shape) == (120, 16 * 14 * 14)
    front = models.LeNet5(input_size=68, front=True)
    assert tuple(front.pool0(front.conv0(torch.zeros(1, 1, 68, 68))).shape) == (1, 1, 32, 32)
    assert tuple(front(torch.zeros(2, 1, 68, 68)).shape) == (2, 10)
    assert tuple(models.LeNet5(head="average")(torch.zeros(2, 1, 68, 50)).shape) == (2, 10)
    assert tuple(models.LeNet5(input_size=28, padding=2, in_channels=3)(torch.zeros(2, 3, 28, 28)).shape) == (2, 10)
    for options in ({"input_size": 16}, {"input_size": 12, "padding": 2}, {"input_size": 36, "front": True}):
        size = options["input_size"]
        assert tuple(models.LeNet5(**options)(torch.zeros(1, 1, size, size)).shape) == (1, 10)
    with pytest.raises(RuntimeError, match=r"(?s)3136 features.*in Linear 'fc1' \(in_features=400"):
        models.LeNet5()(torch.zeros(1, 1, 68, 68))
    for options, message in [
        ({"input_size": 15}, "15 x 15 are too small; at least 16 x 16 are"),
        ({"input_size": 35, "front": True}, "35 x 35 are too small; at least 36 x 36 are"),
        ({"head": "sparse"}, "'dense' or 'average', got 'sparse'"),
    ]:
        with pytest.raises(ValueError, match=message):
            models.LeNet5(**options)


def test_beginning_weights_are_torchvisions():
    torch.manual_seed(3)
    vgg = models.VGG(11, num_classes=2)
    for layer in vgg.modules():
        if isinstance(layer, nn.Conv2d):
            std = math.sqrt(2.0 / (9 * layer.out_channels))
            assert layer.weight.std().item() == pytest.approx(std, rel=0.06) and layer.bias.abs().max().item() == 0.0
    assert vgg.classifier[3].weight.std().item() == pytest.approx(0.01, rel=0.01)
    resnet = models.resnet18(zero_init_residual=True)
    assert resnet.layer3[0].conv1.weight.std().item() == pytest.approx(math.sqrt(2.0 / (9 * 256)), rel=0.02)
    assert resnet.layer3[0].bn1.weight.min().item() == 1.0 and resnet.layer3[0].bn2.weight.max().item() == 0.0
    dense = models.densenet121(num_classes=3)
    assert dense.features.transition1.conv.weight.std().item() == pytest.approx(math.sqrt(2.0 / 256), rel=0.02)
    assert dense.classifier.bias.abs().max().item() == 0.0 and dense.classifier.weight.abs().max().item() <= 1 / math.sqrt(1024)


def test_blocks_with_zero_residual_are_the_identity():
    x = torch.rand(2, 256, 5, 5)
    for block in (models.BasicBlock(256, 256), models.Bottleneck(256, 64)):
        nn.init.zeros_(block.last_norm().weight)
        assert torch.equal(block(x), x)
    plain = models.BasicBlock(256, 256, shortcut=False)
    nn.init.zeros_(plain.bn2.weight)
    assert plain(x).abs().max().item() == 0.0


def test_plain_network_has_no_projections():
    residual, plain = models.resnet34(num_classes=10), models.resnet34(num_classes=10, shortcuts=False)
    projections = sum(64 * (1 << at) * 128 * (1 << at) + 2 * 128 * (1 << at) for at in range(3))
    assert count(residual) - count(plain) == projections
    assert tuple(plain(torch.zeros(2, 3, 32, 32)).shape) == (2, 10)


@pytest.mark.parametrize("blocks", [3, 5, 7, 9])
def test_networks_for_small_images(blocks):
    """6n + 2 layers with weights; their parameters summed up by hand."""
    model = getattr(models, f"resnet{6 * blocks + 2}")()
    total, before = 3 * 16 * 9 + 2 * 16, 16
    for width in (16, 32, 64):
        total += 9 * before * width + 9 * width * width * (2 * blocks - 1) + 2 * 2 * width * blocks
        total += before * width + 2 * width if before != width else 0
        before = width
    assert count(model) == total + 64 * 10 + 10 == {3: 272_474, 5: 466_906, 7: 661_338, 9: 855_770}[blocks]
    assert tuple(model(torch.zeros(2, 3, 32, 32)).shape) == (2, 10)
    if blocks == 3:
        assert multiply_adds(model, (3, 32, 32)) == 40_813_184


def test_small_images():
    model = models.resnet18(num_classes=10, in_channels=1, small_images=True)
    shapes = []
    model.layer1.register_forward_hook(lambda layer, args, output: shapes.append(tuple(output.shape)))
    assert tuple(model(torch.zeros(2, 1, 28, 28)).shape) == (2, 10) and shapes == [(2, 64, 28, 28)]


def test_dense_block_concatenates_all_features():
    """Each layer adds 32 channels, and the first channels are the input."""
    block = models.DenseBlock(12, 64, 32)
    x = torch.randn(2, 64, 4, 4)
    y = block(x)
    assert tuple(y.shape) == (2, 64 + 12 * 32, 4, 4) and torch.equal(y[:, :64], x)
    inputs = [layer.conv1.in_channels for layer in block.values()]
    assert inputs == [64 + 32 * at for at in range(12)] and sum(inputs) == 2880


def test_memory_efficient_features_have_the_same_gradients():
    torch.manual_seed(0)
    gradients = []
    x = torch.randn(2, 8, 6, 6)
    first = models.DenseBlock(3, 8, 4)
    second = models.DenseBlock(3, 8, 4, memory_efficient=True)
    second.load_state_dict(first.state_dict())
    for block in (first, second):
        (block(x) ** 2).sum().backward()
        gradients.append([parameter.grad for parameter in block.parameters()])
    assert all(torch.equal(mine, other) for mine, other in zip(*gradients))


@pytest.mark.parametrize(
    "make, shape, message",
    [
        (lambda: models.alexnet(), (1, 1, 224, 224), r"(?s)expected input\[1, 1, 224, 224\] to have 3 channels.*'features.0'"),
        (lambda: models.alexnet(), (1, 3, 40, 40), r"(?s)Output size is too small.*'features.\d+'"),
        (lambda: models.AlexNet2012(), (1, 3, 288, 288), r"(?s)expects 9216.*Linear 'classifier.1'"),
        (lambda: models.resnet18(), (2, 1, 64, 64), r"(?s)expected input\[2, 1, 64, 64\] to have 3 channels.*Conv2d 'conv1'"),
        (lambda: models.resnet18(), (1, 3, 32, 32), r"(?s)more than 1 value per channel.*BatchNorm2d 'layer4.0.bn1'"),
        (lambda: models.densenet121().eval(), (1, 3, 20, 20), r"(?s)too small.*'features.transition3.pool'"),
        (lambda: models.BasicBlock(4, 8), (1, 4, 6, 6), r"input \[1, 4, 6, 6\] cannot be added to the residual \[1, 8, 6, 6\]"),
    ],
)
def test_images_that_do_not_fit(make, shape, message, quick_start):
    with pytest.raises((RuntimeError, ValueError), match=message):
        make()(torch.zeros(*shape))


def test_options_that_do_not_exist():
    with pytest.raises(ValueError, match="depth of 11, 13, 16, 19, got 12"):
        models.VGG(12)
    with pytest.raises(ValueError, match=r"stages of at least one block, got \[2, 0\]"):
        models.ResNet(models.BasicBlock, (2, 0))
    with pytest.raises(ValueError, match="only supports groups=1"):
        models.resnet18(groups=2)
    with pytest.raises(AttributeError, match="module 'dlcore.models' has no attribute 'resnet19'"):
        models.resnet19
    assert {"alexnet", "resnet50", "fully_convolutional"} <= set(dir(models))


def test_every_name_is_there_and_known_to_type_checkers():
    stub = Path(models.__file__).with_suffix(".pyi").read_text().split("\n")
    listed = [line.split() for line in stub if line]
    assert all(words[0] == "from" and words[2] == "import" and words[3] == words[5] for words in listed)
    assert {words[3]: words[1][1:] for words in listed} == models._HOME
    for name in models._HOME:
        value = getattr(models, name)
        assert value.__doc__, name


def test_conversion_scores_every_window():
    """Without padding, a converted network gives at every place what the network itself gives for that window."""
    torch.manual_seed(1)
    model = models.LeNet5(num_classes=7, in_channels=2)
    convolutional = models.fully_convolutional(model, (2, 32, 32))
    assert not any(isinstance(layer, nn.Linear) for layer in convolutional.modules()) and convolutional.training
    assert count(convolutional) == count(model)
    image = torch.randn(2, 2, 40, 44)
    scores = convolutional(image)
    assert tuple(scores.shape) == (2, 7, 3, 4)
    for row in range(3):
        for column in range(4):
            window = image[:, :, 4 * row : 4 * row + 32, 4 * column : 4 * column + 32]
            torch.testing.assert_close(scores[:, :, row, column], model(window))


@pytest.mark.parametrize("name, size", [("alexnet", 224), ("resnet18", 96), ("densenet121", 96)])
def test_conversion_of_known_networks(name, size):
    torch.manual_seed(2)
    model = getattr(models, name)(num_classes=5).eval()
    convolutional = models.fully_convolutional(model, (3, size, size))
    image = torch.randn(1, 3, size, size)
    with torch.no_grad():
        scores = convolutional(image)
        assert tuple(scores.shape) == (1, 5, 1, 1) and not convolutional.training
        torch.testing.assert_close(scores[:, :, 0, 0], model(image))
        assert tuple(convolutional(torch.zeros(1, 3, size + 32, size + 64)).shape) == (1, 5, 2, 3)


def test_conversion_of_sequences():
    torch.manual_seed(4)
    model = nn.Sequential(
        *(nn.Conv2d(1, 4, 3), nn.Tanh(), nn.AdaptiveMaxPool2d(3), nn.Flatten(), nn.Linear(36, 8, bias=False)),
        *(nn.BatchNorm1d(8), nn.Dropout(0.5), nn.ReLU(inplace=True), nn.Linear(8, 3), nn.Softmax(dim=-1)),
    ).double()
    model(torch.randn(6, 1, 11, 11, dtype=torch.float64))
    model.eval()
    convolutional = models.fully_convolutional(model, (1, 11, 11))
    image = torch.randn(3, 1, 11, 11, dtype=torch.float64)
    torch.testing.assert_close(convolutional(image)[:, :, 0, 0], model(image))
    sums = convolutional(torch.randn(1, 1, 20, 20, dtype=torch.float64)).sum(1)
    torch.testing.assert_close(sums, torch.ones_like(sums))


class Reversed(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.fc = nn.Conv2d(1, 2, 3), nn.Linear(8, 2)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1).flip(1))


class Doubled(Reversed):
    def forward(self, x):
        return 2.0 * self.fc(self.conv(x).flatten(1))


@pytest.mark.parametrize(
    "model, size, message",
    [
        (Reversed(), (1, 4, 4), r"Reversed does more .* Linear 'fc' \[1, 8\] is not the output of the layer before it"),
        (Doubled(), (1, 4, 4), "Doubled does more than call its layers one after the other"),
        (nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU()), (1, 4, 4), r"output of shape \[N, classes\], got \[1, 2, 2, 2\]"),
        (nn.Sequential(nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(4, 2)), (1, 5, 5), "'0' from .5, 5. to .2, 2."),
        (nn.Sequential(nn.Flatten(), nn.LayerNorm(16), nn.Linear(16, 2)), (1, 4, 4), "LayerNorm '1' behind the flattening"),
        (nn.Sequential(nn.Linear(4, 3), nn.Flatten(), nn.Linear(12, 2)), (1, 4, 4), "'0' does not act on flattened features"),
        (Reversed(), (4, 4), r"input_size \(C, H, W\), got \(4, 4\)"),
    ],
)
def test_what_cannot_be_converted(model, size, message):
    with pytest.raises(ValueError, match=message):
        models.fully_convolutional(model, size)
    assert model.training
