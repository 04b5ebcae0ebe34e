"""Generated scenes: what a scene says about its shapes is what its pixels show."""

import math

import pytest

import dlcore as torch
from dlcore.datasets import Scene, Shapes
from dlcore.utils.data import DataLoader


def test_shapes_and_dtypes():
    scene = Shapes(3, size=40, shapes=(2, 2), seed=4)[1]
    assert isinstance(scene, Scene)
    expected = {"image": ((3, 40, 40), torch.float32), "boxes": ((2, 4), torch.float32), "labels": ((2,), torch.int64)}
    expected |= {"colors": ((2,), torch.int64), "mask": ((40, 40), torch.int64)}
    assert {name: (tuple(value.shape), value.dtype) for name, value in scene._asdict().items()} == expected
    assert 0.0 <= scene.image.min().item() and scene.image.max().item() <= 1.0


@pytest.mark.parametrize("rotate", [True, False])
def test_boxes_and_labels_describe_the_mask(rotate):
    for scene in Shapes(40, size=48, seed=7, rotate=rotate):
        mask = scene.mask.tolist()
        found = 0
        for box, label in zip(scene.boxes.tolist(), scene.labels.tolist()):
            left, top, right, bottom = map(int, box)
            inside = [(x, y) for y in range(top, bottom) for x in range(left, right) if mask[y][x]]
            assert {mask[y][x] for x, y in inside} == {label}
            assert [min(x for x, _ in inside), min(y for _, y in inside)] == [left, top]
            assert [max(x for x, _ in inside) + 1, max(y for _, y in inside) + 1] == [right, bottom]
            found += len(inside)
        assert found == sum(label > 0 for row in mask for label in row)


@pytest.mark.parametrize(
    "kind, area",
    [("circle", math.pi), ("square", 2.0), ("triangle", 0.75 * math.sqrt(3)), ("cross", 4 * 2 * 0.28 * 0.96 - 4 * 0.28**2)],
)
def test_areas_are_those_of_the_shapes(kind, area):
    """A shape in a circle of radius r has so many r^2 pixels."""
    scenes = Shapes(20, size=128, shapes=1, kinds=(kind,), radius=(0.3, 0.3))
    mean = sum((scene.mask > 0).sum().item() for scene in scenes) / len(scenes)
    assert mean == pytest.approx(area * (0.3 * 128) ** 2, rel=0.01)
    assert scenes.classes == ("background", kind)


def test_colors_are_those_of_the_pixels():
    for scene in Shapes(30, shapes=1, noise=0.0, seed=1):
        pixels = scene.image[:, scene.mask > 0]
        assert (pixels.max(dim=1)[0] - pixels.min(dim=1)[0]).max().item() == 0.0
        red, green, blue = pixels[:, 0].tolist()
        name = Shapes.palette[scene.colors.item()]
        strongest = {"red": red, "green": green, "blue": blue, "yellow": red, "purple": blue, "orange": red}[name]
        assert strongest == max(red, green, blue)


def test_a_scene_depends_on_seed_and_index_alone():
    first, second = Shapes(10, seed=3), Shapes(5, seed=3)
    for mine, other in ((first[4], second[4]), (second[-1], second[4])):
        assert all(a.tolist() == b.tolist() for a, b in zip(mine, other))
    assert first[4].image.tolist() != first[5].image.tolist() != Shapes(10, seed=2)[5].image.tolist()


def test_noise_has_its_standard_deviation():
    clean, noisy = Shapes(1, size=96, shapes=0, noise=0.0)[0], Shapes(1, size=96, shapes=0, noise=0.05)[0]
    assert (noisy.image - clean.image).std().item() == pytest.approx(0.05, rel=0.05)
    assert tuple(noisy.boxes.shape) == (0, 4) and noisy.mask.sum().item() == 0


def test_batches():
    batches = list(DataLoader(Shapes(10, size=32), batch_size=4, collate_fn=Shapes.collate))
    assert [len(batch.labels) for batch in batches] == [4, 4, 2]
    assert tuple(batches[0].image.shape) == (4, 3, 32, 32) and tuple(batches[2].mask.shape) == (2, 32, 32)
    assert [tuple(boxes.shape) for boxes in batches[1].boxes] == [(len(labels), 4) for labels in batches[1].labels]
    names = Shapes(4, transform=lambda scene: scene.labels)
    assert names[0].dtype == torch.int64


@pytest.mark.parametrize(
    "options, message",
    [
        ({"count": -1}, "count of at least 0, got -1"),
        ({"size": 4}, "size of at least 8 pixels, got 4"),
        ({"shapes": (3, 1)}, r"0 <= least <= most, got \(3, 1\)"),
        ({"kinds": ("circle", "star")}, "among circle, square, triangle, cross, got star"),
        ({"kinds": ()}, "got none"),
        ({"radius": (0.2, 0.6)}, r"radius with .* got \(0.2, 0.6\)"),
        ({"noise": -1.0}, "noise of at least 0, got -1.0"),
    ],
)
def test_what_cannot_be_drawn(options, message):
    with pytest.raises(ValueError, match=message):
        Shapes(**{"count": 2, **options})


def test_no_such_scene():
    with pytest.raises(IndexError, match="index 2 is out of range for 2 scenes"):
        Shapes(2)[2]
