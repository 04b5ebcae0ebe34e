"""Summaries against PyTorch (shapes, parameters, multiply-adds counted by its own counter, fields by gradients) and hand-worked
networks."""

import json
import xml.etree.ElementTree as ElementTree

import dlcore
import pytest
from dlcore import nn
from dlcore.analysis import infer_shapes, summary

torch = pytest.importorskip("torch")
torch.set_num_threads(1)


def lenet(nn):
    return nn.Sequential(
        nn.Conv2d(1, 6, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.ReLU(),
        nn.Linear(120, 84),
        nn.ReLU(),
        nn.Linear(84, 10),
    )


def varied(nn):
    """Every kind of layer with a rule that images pass."""
    return nn.Sequential(
        nn.ZeroPad2d((1, 2, 0, 1)),
        nn.Conv2d(4, 8, (3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2), groups=2, bias=False),
        nn.BatchNorm2d(8),
        nn.LeakyReLU(0.1),
        nn.AvgPool2d(3, 2, 1, ceil_mode=True),
        nn.Dropout(0.3),
        nn.ConvTranspose2d(8, 6, 4, stride=2, padding=1, output_padding=1),
        nn.GroupNorm(2, 6),
        nn.GELU(),
        nn.InstanceNorm2d(6),
        nn.Upsample(scale_factor=2, mode="nearest"),
        nn.Conv2d(6, 12, 3, padding="same"),
        nn.PixelShuffle(2),
        nn.LPPool2d(2, 2),
        nn.PixelUnshuffle(2),
        nn.Sequential(nn.Identity(), nn.AdaptiveMaxPool2d((3, None))),
        nn.AdaptiveAvgPool2d(2),
        nn.ReflectionPad2d(1),
        nn.Softmax2d(),
        nn.Flatten(),
        nn.Linear(192, 10),
        nn.GLU(),
        nn.Unflatten(1, (5, -1)),
    )


def torch_outputs(model, size):
    """The output shape of every module, by name."""
    shapes, handles = {}, []
    for name, module in model.named_modules():

        def record(module, args, output, name=name):
            shapes[name] = tuple((output[0] if isinstance(output, tuple) else output).shape)

        handles.append(module.register_forward_hook(record))
    with torch.no_grad():
        model.eval()(torch.zeros(size))
    return shapes


@pytest.mark.parametrize("build, size", [(lenet, (2, 1, 32, 32)), (varied, (2, 4, 19, 23))])
@pytest.mark.parametrize("run", [True, False])
def test_shapes_and_parameters_are_those_of_pytorch(build, size, run):
    theirs = build(torch.nn)
    table = summary(build(nn), size, run=run)
    shapes = torch_outputs(theirs, size)
    assert {row.name: row.output_shape for row in table.rows} == shapes
    for row in table.rows:
        own = sum(p.numel() for p in theirs.get_submodule(row.name).parameters(recurse=False))
        assert row.parameters == own, row.name
    assert table.total_parameters == sum(p.numel() for p in theirs.parameters())
    assert table.buffers == sum(b.numel() for b in theirs.buffers() if b.is_floating_point())


@pytest.mark.parametrize("build, size", [(lenet, (2, 1, 32, 32)), (varied, (2, 4, 19, 23))])
def test_running_and_inference_agree(build, size):
    model = build(nn)
    ran, inferred = summary(model, size), summary(model, size, run=False)
    assert ran.as_dict() == inferred.as_dict()


@pytest.mark.parametrize("build, size", [(lenet, (2, 1, 32, 32)), (varied, (1, 4, 19, 23))])
def test_multiply_adds_are_those_that_pytorch_counts(build, size):
    from torch.utils.flop_counter import FlopCounterMode

    model = build(torch.nn).eval()
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        model(torch.zeros(size))
    assert summary(build(nn), size).multiply_adds * 2 == counter.get_total_flops()


def test_lenet_by_hand():
    table = summary(lenet(nn), (1, 1, 32, 32))
    assert [row.parameters for row in table.rows if row.parameters] == [156, 2416, 48120, 10164, 850]
    assert table.total_parameters == 61706
    assert table.multiply_adds == 28 * 28 * 6 * 25 + 100 * 16 * 150 + 400 * 120 + 120 * 84 + 84 * 10
    values = 6 * 28 * 28 * 2 + 6 * 14 * 14 + 16 * 100 + 16 * 25 + 120 * 2 + 84 * 2 + 10
    assert table.activation_memory == 4 * values
    assert table["2"].receptive_field == (6, 6) and table["7"].receptive_field == (32, 32)


def test_networks_of_the_catalogue():
    conv1d = nn.Sequential(
        nn.Conv1d(1, 64, 3, padding="same"), nn.BatchNorm1d(64), nn.ReLU(), nn.Flatten(), nn.Linear(6400, 128)
    )
    table = summary(conv1d, (1, 1, 100), run=False)
    assert (table["0"].parameters, table["1"].trainable, table["1"].buffers, table["4"].parameters) == (256, 128, 128, 819328)
    dense = nn.Sequential(nn.Linear(50, 64), nn.Linear(64, 128), nn.Linear(128, 256), nn.Linear(256, 1))
    assert summary(dense).total_parameters == 44865
    assert summary(nn.LSTM(3, 5, biases=1)).total_parameters == 180
    with_projection = nn.Sequential(nn.LSTM(4, 8, proj_size=3, biases=1))
    assert summary(with_projection).total_parameters == 280
    bottleneck = nn.Sequential(
        nn.Conv2d(128, 32, 1, bias=False), nn.Conv2d(32, 32, 3, padding=1, bias=False), nn.Conv2d(32, 128, 1, bias=False)
    )
    assert summary(bottleneck, (1, 128, 16, 16), run=False).multiply_adds == 4456448


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x):
        return self.relu(x + self.conv2(self.relu(self.conv1(x))))


class Shared(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, stride=2)
        self.block = Residual(4)
        self.head = nn.Linear(4, 2)
        self.unused = nn.Linear(3, 3)

    def forward(self, x, scale=1.0):
        x = self.block(self.block(self.stem(x)))
        return self.head(x.mean((2, 3))) * scale


def test_a_network_with_a_forward_of_its_own():
    model = Shared()
    model.head.weight.requires_grad_(False)
    table = summary(model, (2, 3, 31, 31), scale=2.0)
    blocks = [row for row in table.rows if row.name == "block"]
    assert len(blocks) == 2 and blocks[1].is_reused and not blocks[0].is_reused
    assert [row.receptive_field for row in blocks] == [(11, 11), (19, 19)]
    assert table["head"].clipped_field == (31, 31)
    assert table["head"].frozen == 8 and table["head"].trainable == 2
    assert table.total_parameters == sum(p.numel() for p in model.parameters())
    assert table["unused"].output_shape is None and table["unused"].parameters == 12
    assert "not called" in str(table) and "shared" in str(table)
    conv = 15 * 15 * 4 * 27 * 2 + 2 * 2 * 2 * 15 * 15 * 4 * 36
    assert table.multiply_adds == conv + 2 * 8


def test_fields_through_a_residual_block_by_gradients():
    """PyTorch's gradient of one unit touches what the summary says."""

    class Block(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = torch.nn.Conv2d(1, 1, 3, stride=2)
            self.convs = torch.nn.ModuleList(torch.nn.Conv2d(1, 1, 3, padding=1) for _ in range(4))

        def forward(self, x):
            x = self.stem(x)
            x = x + self.convs[1](self.convs[0](x))
            return x + self.convs[3](self.convs[2](x))

    net = Block()
    for parameter in net.parameters():
        torch.nn.init.constant_(parameter, 0.1)
    image = torch.zeros(1, 1, 63, 63, requires_grad=True)
    output = net(image)
    output[0, 0, 15, 15].backward()
    rows = image.grad[0, 0].sum(1).nonzero()
    assert int(rows[-1] - rows[0]) + 1 == 19


def test_state_of_the_network_is_kept():
    model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Dropout())
    model[2].eval()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    dlcore.manual_seed(3)
    expected = dlcore.rand(2).tolist()
    dlcore.manual_seed(3)
    summary(model, (5, 3))
    assert dlcore.rand(2).tolist() == expected
    assert [m.training for m in model.modules()] == [True, True, True, False]
    assert all(dlcore.equal(value, before[name]) for name, value in model.state_dict().items())
    assert all(p.grad is None for p in model.parameters())
    assert model._hook_registry is None or not any(model._hook_registry.values())


def test_inputs():
    model = nn.Sequential(nn.Embedding(10, 4), nn.LSTM(4, 6, batch_first=True))
    table = summary(model, (2, 7))
    assert table["1"].output_shape == (2, 7, 6) and len(table["1"].further_outputs) == 2
    assert table["1"].multiply_adds == 14 * 4 * 6 * (4 + 6)
    assert summary(model, input_data=dlcore.zeros(2, 7, dtype=dlcore.int64)).as_dict() == table.as_dict()

    class Two(nn.Module):
        def forward(self, a, b):
            return a @ b

    assert summary(Two(), [(2, 3), (3, 5)]).rows[0].output_shape == (2, 5)
    assert summary(Two(), input_data={"b": dlcore.ones(3, 1), "a": dlcore.ones(2, 3)}).rows[0].output_shape == (2, 1)

    class Wrapped(nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(3, 2)

        def forward(self, x):
            scores = self.linear(x)
            return {"scores": [scores], "count": 1} if x.shape[0] > 1 else object()

    assert summary(Wrapped(), (2, 3)).rows[0].output_shape == (2, 2)
    assert "not called" not in str(summary(Wrapped(), (1, 3)))
    frozen = nn.Linear(2, 2).requires_grad_(False)
    assert summary(frozen, (1, 2)).frozen_parameters == 6


@pytest.mark.parametrize("run", [True, False])
@pytest.mark.parametrize(
    "size, layer, shape, need",
    [
        ((1, 1, 28, 28), "Linear '7'", "[1, 256]", "400 features"),
        ((1, 3, 32, 32), "Conv2d '0'", "[1, 3, 32, 32]", "1 channel:"),
        ((1, 1, 12, 12), "Conv2d '3'", "[1, 6, 4, 4]", "5 x 5"),
        ((1, 1, 4, 9), "Conv2d '0'", "[1, 1, 4, 9]", "5 x 5"),
        ((32, 32), "Conv2d '0'", "[32, 32]", "[N, 1, H, W]"),
    ],
)
def test_wrong_shapes_name_the_layer(run, size, layer, shape, need):
    with pytest.raises(dlcore.ShapeError) as caught:
        summary(lenet(nn), size, run=run)
    assert layer in str(caught.value) and shape in str(caught.value) and need in str(caught.value)


@pytest.mark.parametrize(
    "layer, size, need",
    [
        (nn.BatchNorm2d(3), (1, 4, 2, 2), "3 channels"),
        (nn.LayerNorm((4, 5)), (2, 5, 4), "[*, 4, 5]"),
        (nn.GroupNorm(2, 4), (1, 6, 2), "4 channels"),
        (nn.LSTM(3, 4), (5, 2, 4), "3 features"),
        (nn.GRUCell(3, 4), (2, 5), "3 features"),
        (nn.PixelShuffle(2), (1, 3, 4, 4), "divisible by 4"),
        (nn.PixelUnshuffle(2), (1, 3, 5, 4), "divisible by 2"),
        (nn.GLU(), (2, 5), "even"),
        (nn.Unflatten(1, (2, 3)), (1, 7), "6 elements"),
        (nn.ConvTranspose1d(2, 3, 2), (1, 4, 5), "2 channels"),
        (nn.AdaptiveAvgPool2d(1), (4, 4), "[N, C, H, W]"),
        (nn.Flatten(1, 5), (1, 2, 3), "axes 1 to 5"),
    ],
)
def test_needs_of_layers(layer, size, need):
    with pytest.raises(dlcore.ShapeError, match="needs") as caught:
        infer_shapes(nn.Sequential(layer), size)
    assert need in str(caught.value) and type(layer).__name__ + " '0'" in str(caught.value)
    with pytest.raises(Exception):
        layer(dlcore.zeros(size))


def test_what_cannot_be_inferred():
    with pytest.raises(TypeError, match="Residual 'block'"):
        infer_shapes(nn.Sequential(), (1, 2)) and infer_shapes(_Named(), (1, 3, 9, 9))
    with pytest.raises(ValueError, match="not both"):
        summary(nn.Linear(1, 1), (1, 1), dlcore.zeros(1, 1))
    with pytest.raises(ValueError, match="non-negative"):
        summary(nn.Linear(1, 1), (1, -1))
    with pytest.raises(TypeError, match="input_size"):
        summary(nn.Linear(1, 1), 5)


class _Named(nn.Sequential):
    def __init__(self):
        super().__init__()
        self.add_module("block", Residual(3))


def test_forms(tmp_path):
    model = Shared()
    table = summary(model, (1, 3, 31, 31))
    text = str(table)
    assert text == repr(table) and "├─ stem: Conv2d" in text and "│  ├─ conv1: Conv2d" in text
    assert len({len(line) for line in text.splitlines() if line.startswith("=")}) == 1
    short = summary(model, (1, 3, 31, 31), depth=1)
    assert "conv1" not in str(short) and short.total_parameters == table.total_parameters
    shown = [entry[1] for entry in short.visible()]
    assert sum(shown) == table.total_parameters
    for ending in ("svg", "json", "md", "txt"):
        table.save(tmp_path / f"summary.{ending}")
    assert json.loads((tmp_path / "summary.json").read_text()) == json.loads(json.dumps(table.as_dict()))
    tree = ElementTree.parse(tmp_path / "summary.svg")
    texts = "".join(tree.getroot().itertext())
    assert "stem: Conv2d" in texts and "Receptive field" in texts
    with pytest.raises(ValueError, match="ending"):
        table.save(tmp_path / "summary.bmp")
    with pytest.raises(KeyError, match="stem"):
        table["nothing"]


def test_attention_and_transformers():
    """Projections 4 d^2 for every step, scores and weighted values 2 d for every pair of steps."""
    table = summary(nn.MultiheadAttention(8, 2), [(5, 3, 8), (7, 3, 8), (7, 3, 8)])
    assert table.multiply_adds == 15 * 2 * 64 + 21 * 2 * 64 + 2 * 3 * 5 * 7 * 8
    theirs = torch.nn.TransformerEncoderLayer(8, 2, 16)
    model = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 3)
    table = summary(model, (5, 3, 8))
    assert table.total_parameters == 3 * sum(p.numel() for p in theirs.parameters())
    assert not any(row.output_shape is None for row in table.rows)
    assert table.multiply_adds == 3 * (15 * 4 * 64 + 2 * 3 * 25 * 8 + 15 * 2 * 8 * 16)
    assert not any(row.fields for row in table.rows)


def test_layers_with_modules_inside():
    model = nn.Sequential(nn.utils.parametrizations.weight_norm(nn.Conv2d(2, 4, 3)), nn.ReLU())
    table = summary(model, (1, 2, 6, 6))
    assert [row.name for row in table.rows] == ["", "0", "1"]
    assert table.total_parameters == 72 + 4 + 4 and table.multiply_adds == 16 * 72
    assert table.as_dict() == summary(model, (1, 2, 6, 6), run=False).as_dict()
    assert summary(nn.Bilinear(2, 3, 4), [(5, 2), (5, 3)]).multiply_adds == 5 * 24


def test_command_line(tmp_path, capsys):
    from dlcore.analysis.__main__ import main

    files = [str(tmp_path / name) for name in ("table.svg", "fields.svg")]
    assert main(["LeNet5", "--input", "1,1,32,32", "--save", files[0], "--fields", files[1]]) == 0
    assert "Parameters: 61,706" in capsys.readouterr().out
    for path in files:
        ElementTree.parse(path)
    assert main(["dlcore.nn:Linear", "in_features=3", "out_features=2", "bias=False"]) == 0
    assert "Parameters: 6 " in capsys.readouterr().out
    assert main(["LeNet5", "--input", "1,1,28,28"]) == 1
    assert main(["nothing"]) == 1
    assert main(["LeNet5", "--fields", "x.svg"]) == 1
    assert main(["LeNet5", "oops"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "needs 400 features" in lines[0] and "LeNet5" in lines[1] and "--input" in lines[2] and "name=value" in lines[3]
