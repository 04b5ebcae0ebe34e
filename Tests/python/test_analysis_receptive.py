"""Receptive fields against PyTorch's gradients: an input element is seen when the gradient of the unit reaches it."""

import base64
import json
import struct
import xml.etree.ElementTree as ElementTree

import dlcore
import pytest
from dlcore import nn
from dlcore.analysis import receptive_fields, summary

torch = pytest.importorskip("torch")
torch.set_num_threads(1)
SVG = "{http://www.w3.org/2000/svg}"


def positive(model):
    """Weights that let every dependency through."""
    for module in model.modules():
        if isinstance(module, (torch.nn.modules.conv._ConvNd, torch.nn.Linear)):
            torch.nn.init.constant_(module.weight, 1 / module.weight[0].numel())
            torch.nn.init.zeros_(module.bias)
    return model.eval()


def first_and_last(gradient, axis):
    touched = gradient.sum(1 - axis).nonzero()
    return (int(touched[0]), int(touched[-1])) if len(touched) else None


def seen_by_gradients(model, size):
    """For every unit of the last map: (rows, columns) that it depends on. Max pooling would pass one element only."""
    image = torch.ones(1, 1, *size, requires_grad=True, dtype=torch.float64)
    output = positive(model.double())(image)
    output = output.reshape(*output.shape[:2], *(output.shape[2:] or (1, 1)))
    result = {}
    for i in range(output.shape[2]):
        for j in range(output.shape[3]):
            (gradient,) = torch.autograd.grad(output[0, :, i, j].sum(), image, retain_graph=True)
            result[i, j] = tuple(first_and_last(gradient[0, 0], axis) for axis in (0, 1))
    return result


def windows(nn):
    return nn.Sequential(
        nn.Conv2d(1, 2, (3, 4), stride=(1, 2), padding=(2, 1), dilation=(2, 1)),
        nn.ReLU(),
        nn.AvgPool2d(3, 2, 1, ceil_mode=True),
        nn.Conv2d(2, 1, 2, stride=(3, 1)),
    )


def decoder(nn):
    return nn.Sequential(
        nn.Conv2d(1, 2, 3, stride=2, padding=1),
        nn.ConvTranspose2d(2, 3, 4, stride=2, padding=1),
        nn.Conv2d(3, 1, 3, padding=1),
        nn.Upsample(scale_factor=2, mode="nearest"),
        nn.AvgPool2d(3, 2, padding=1),
    )


def resizing(nn):
    return nn.Sequential(
        nn.ZeroPad2d((2, 0, 1, 3)),
        nn.Conv2d(1, 1, 3),
        nn.Upsample(scale_factor=2, mode="bilinear"),
        nn.AdaptiveAvgPool2d((5, 4)),
    )


def aligned(nn):
    return nn.Sequential(
        nn.Conv2d(1, 1, 2), nn.Upsample(size=(9, 14), mode="bilinear", align_corners=True), nn.PixelUnshuffle(1)
    )


def shuffled(nn):
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.PixelShuffle(2), nn.Conv2d(1, 1, 3, stride=2), nn.AdaptiveAvgPool2d((2, 3))
    )


def dense(nn):
    return nn.Sequential(
        nn.Conv2d(1, 2, 3, stride=2), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(2 * 3 * 2, 4), nn.ReLU(), nn.Linear(4, 2)
    )


def widened(nn):
    return nn.Sequential(
        nn.Conv2d(1, 1, 3, stride=2), nn.Flatten(), nn.Linear(8, 12), nn.Unflatten(1, (2, 2, 3)), nn.ConvTranspose2d(2, 1, 2)
    )


def pooled(nn):
    return nn.Sequential(nn.Conv2d(1, 2, 4, stride=3, padding=1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2, 3))


def surrounded(nn):
    return nn.Sequential(
        nn.Conv2d(1, 1, 3, padding=(1, 2), padding_mode="reflect"),
        nn.AvgPool2d(2),
        nn.Conv2d(1, 1, 3, padding=1, padding_mode="replicate"),
        nn.ReflectionPad2d((1, 0, 0, 2)),
        nn.Conv2d(1, 1, 2, stride=2),
    )


def circular(nn):
    return nn.Sequential(
        nn.Conv2d(1, 1, 3, padding=1, padding_mode="circular"), nn.ReplicationPad2d((0, 1, 2, 0)), nn.AvgPool2d(2)
    )


@pytest.mark.parametrize(
    "build, size",
    [
        (windows, (14, 17)),
        (decoder, (9, 12)),
        (resizing, (8, 7)),
        (aligned, (6, 8)),
        (shuffled, (7, 8)),
        (dense, (15, 11)),
        (pooled, (12, 10)),
        (surrounded, (10, 12)),
        (widened, (6, 10)),
        (circular, (6, 7)),
    ],
)
def test_every_unit_sees_what_its_gradient_reaches(build, size):
    expected = seen_by_gradients(build(torch.nn), size)
    row = summary(build(nn), (1, 1, *size), run=False).rows[-1]
    axes = row.fields.axes
    own = {
        (i, j): (axes[0].intervals[i], axes[1].intervals[j])
        for i in range(len(axes[0].intervals))
        for j in range(len(axes[1].intervals))
    }
    assert own == {unit: tuple(pair if pair else (1 << 62, -1) for pair in seen) for unit, seen in expected.items()}
    assert summary(build(nn), (1, 1, *size)).rows[-1].fields == row.fields


def unet(nn):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.down = nn.Conv2d(1, 2, 3, padding=1)
            self.pool = nn.AvgPool2d(2)
            self.bottom = nn.Conv2d(2, 2, 3, padding=1)
            self.up = nn.ConvTranspose2d(2, 2, 2, stride=2)
            self.out = nn.Conv2d(4, 1, 3, padding=1)
            self.skip = nn.Conv2d(1, 1, 1)

        def forward(self, x):
            library = dlcore if nn is not torch.nn else torch
            left = library.relu(self.down(x))
            inner = self.up(library.relu(self.bottom(self.pool(left))))
            return self.out(library.cat([left, inner], 1)) + self.skip(x)

    return Net()


def test_skip_connections():
    expected = seen_by_gradients(unet(torch.nn), (12, 8))
    fields = receptive_fields(unet(nn), (1, 1, 12, 8))
    assert {unit: fields["out"].seen_by(*unit) for unit in expected} == expected
    assert summary(unet(nn), (1, 1, 12, 8)).rows[0].fields == fields["out"].fields


def test_stacks_of_the_catalogue():
    lenet = [("conv1", 5), ("pool1", 2, 2), ("conv2", 5), ("pool2", 2, 2), ("f1", "all")]
    fields = receptive_fields(lenet, 32)
    assert [layer.size for layer in fields] == [(5, 5), (6, 6), (14, 14), (16, 16), (32, 32)]
    assert fields["f1"].is_whole and not fields["pool2"].is_whole
    segmentation = [("conv1", 4, 2, 1), ("pool1", 2, 2), ("conv2", 4, 2, 1), ("pool2", 2, 2), ("fc1", 4)]
    fields = receptive_fields(segmentation, (64,))
    assert [layer.size[0] for layer in fields] == [4, 6, 18, 26, 74] and [layer.clipped[0] for layer in fields] == [
        4,
        6,
        18,
        26,
        64,
    ]
    assert [layer.output_size[0] for layer in fields] == [32, 16, 8, 4, 1]
    assert fields["fc1"].offset == (31.5,) and fields["fc1"].seen_by(0) == ((0, 63),)
    alexnet = receptive_fields([("conv1", 11, 4), ("maxpool1", 3, 2), ("conv2", 5, 1)])
    assert [layer.size[0] for layer in alexnet] == [11, 19, 51] and [r[0] for r in alexnet.backward()] == [5, 11, 51]
    assert [layer.size for layer in receptive_fields([3, 3, 3])] == [(3, 3), (5, 5), (7, 7)]


def test_published_receptive_fields():
    """Araujo, Norris and Sim (2019) give 195 for AlexNet (v2) and 212 for VGG-16, in front of the dense layers."""
    alexnet = [(11, 4), (3, 2), 5, (3, 2), 3, 3, 3, (3, 2)]
    assert receptive_fields(alexnet)[-1].size == (195, 195)
    vgg16 = [layer for count in (2, 2, 3, 3, 3) for layer in [(3, 1, 1)] * count + [(2, 2)]]
    fields = receptive_fields(vgg16, 224)
    assert fields[-1].size == (212, 212) and fields[-1].stride == (32, 32) and fields[-1].output_size == (7, 7)
    assert fields[-1].offset == (15.5, 15.5)


def test_stack_and_network_and_native_agree():
    stack = [((3, 4), (1, 2), (2, 1), (2, 1)), (3, 2, 1), (2, (3, 1))]
    model = nn.Sequential(nn.Conv2d(1, 1, (3, 4), (1, 2), (2, 1), (2, 1)), nn.MaxPool2d(3, 2, 1), nn.Conv2d(1, 1, 2, (3, 1)))
    ours = receptive_fields(stack, (20, 30))
    theirs = receptive_fields(model, (1, 1, 20, 30))
    assert [layer.fields for layer in ours] == [layer.fields for layer in theirs]
    free = receptive_fields(stack)
    assert [(a.size, a.stride, a.start) for a in free] == [(a.size, a.stride, a.start) for a in ours]
    assert free[2].seen_by(1, 2) == tuple(
        (s + i * j, s + i * j + n - 1) for i, s, j, n in zip((1, 2), free[2].start, free[2].stride, free[2].size)
    )


def test_against_the_gradients_of_a_long_signal():
    torch.manual_seed(0)
    rows = [
        (int(torch.randint(1, 5, ())), int(torch.randint(1, 4, ())), int(torch.randint(0, 3, ())), int(torch.randint(1, 3, ())))
        for _ in range(5)
    ]
    signal = torch.ones(1, 1, 6000, dtype=torch.float64, requires_grad=True)
    features = signal
    for layer, (kernel, stride, padding, dilation) in zip(receptive_fields(rows), rows):
        features = torch.nn.functional.conv1d(
            features, torch.ones(1, 1, kernel, dtype=torch.float64) / kernel, None, stride, padding, dilation
        )
        unit = features.shape[2] // 2
        (gradient,) = torch.autograd.grad(features[0, 0, unit], signal, retain_graph=True)
        touched = gradient[0, 0].nonzero()
        assert layer.seen_by(unit)[0] == (int(touched[0]), int(touched[-1]))


def test_errors():
    with pytest.raises(ValueError, match="head sees its whole input"):
        receptive_fields([3, ("head", "all")])
    with pytest.raises(dlcore.ShapeError, match="layer 2 has a kernel of 7 x 7"):
        receptive_fields([3, 7], 8)
    with pytest.raises(ValueError, match="needs the shape"):
        receptive_fields(nn.Conv2d(1, 1, 3))
    with pytest.raises(ValueError, match="no layer"):
        receptive_fields(nn.Linear(3, 3), (1, 3))
    with pytest.raises(ValueError, match="expected kernel_size"):
        receptive_fields([("conv", 1, 2, 3, 4, 5)])
    fields = receptive_fields([3, 3], 9)
    with pytest.raises(IndexError, match="7 x 7 units"):
        fields[0].seen_by(7, 0)
    with pytest.raises(IndexError, match="2 indices"):
        fields[0].seen_by(1)
    with pytest.raises(KeyError, match="layer 1, layer 2"):
        fields["conv"]
    with pytest.raises(ValueError, match="input size"):
        receptive_fields([3]).svg()
    with pytest.raises(ValueError, match="one or two axes"):
        receptive_fields([3], (5, 5, 5)).svg()
    with pytest.raises(ValueError, match="image must be"):
        fields.svg(dlcore.ones(3, 3))
    with pytest.raises(ValueError, match="way backward"):
        receptive_fields(nn.Sequential(nn.Conv2d(1, 1, 3)), (1, 1, 5, 5)).backward()


def test_text_and_files(tmp_path):
    fields = receptive_fields([("conv1", 4, 2, 1), ("pool1", 2, 2), ("fc", "all")], (64, 32))
    assert "conv1  32 x 16" in str(fields)
    image = dlcore.linspace(0, 1, 64 * 32).reshape(64, 32)
    for ending in ("svg", "json", "txt"):
        fields.save(tmp_path / f"fields.{ending}", image=image)
    data = json.loads((tmp_path / "fields.json").read_text())
    assert data["layers"][1]["size"] == [6, 6] and data["input_size"] == [64, 32]
    root = ElementTree.parse(tmp_path / "fields.svg").getroot()
    texts = [element.text for element in root.iter(SVG + "text")]
    assert "conv1: 4 x 4, step 2" in texts and any("the whole input" in text for text in texts)
    picture = next(root.iter(SVG + "image")).get("href").removeprefix("data:image/png;base64,")
    width, height, depth, colours = struct.unpack(">IIBB", base64.b64decode(picture)[16:26])
    assert (width, height, depth, colours) == (32, 64, 8, 0)
    strip = ElementTree.fromstring(receptive_fields([3, 3], (20,)).svg())
    assert "input 20" in [element.text for element in strip.iter(SVG + "text")]
    with pytest.raises(ValueError, match="ending"):
        fields.save(tmp_path / "fields.gif")
