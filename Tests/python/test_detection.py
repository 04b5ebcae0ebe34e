"""Boxes and regions against plain NumPy and PyTorch versions of the papers' formulas."""

import math
import sys
from pathlib import Path

import dlcore
import numpy
import pytest
import torch
from oracle import draws

from dlcore import ops

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bindings" / "gen"))

import detection_reference as references  # noqa: E402


def _boxes(draw, count, reach=10.0, whole=False):
    corners = draw.numbers.uniform(0, reach, (count, 2))
    extents = draw.numbers.uniform(0.3, reach / 2, (count, 2))
    boxes = numpy.concatenate([corners, corners + extents], 1)
    return draw.value(boxes.round() if whole else boxes)


def _choose(module, name):
    return getattr(ops if module is dlcore else references, name)


@draws(10)
def test_overlaps(draw):
    a, b = _boxes(draw, draw.integer(0, 6)), _boxes(draw, draw.integer(1, 5))
    for name in ("box_iou", "generalized_box_iou"):
        draw.compare(lambda module, a, b: _choose(module, name)(a, b), a, b)


@draws(30)
def test_nms(draw):
    count = draw.integer(0, 60)
    boxes = _boxes(draw, count, whole=draw.boolean())
    # Few different scores, so that many are equal.
    scores = draw.value(draw.numbers.integers(0, draw.choice(5, 10000), count) / 7.0)
    classes = draw.integers(0, 3, count)
    threshold = draw.choice(0.0, 0.25, 0.5, 0.75)
    draw.compare(lambda module, b, s: _choose(module, "nms")(b, s, threshold), boxes, scores, order=0)

    def batched(module, b, s, c):
        return ops.batched_nms(b, s, c, threshold) if module is dlcore else references.nms(b, s, threshold, c)

    draw.compare(batched, boxes, scores, classes, order=0)


def _regions(draw, maps, count):
    boxes = numpy.concatenate(
        [draw.numbers.integers(0, maps, (count, 1)), draw.numbers.uniform(-3, 9, (count, 2)), draw.numbers.uniform(0, 14, (count, 2))], 1
    )
    if draw.boolean():
        boxes[:, 3:] = numpy.maximum(boxes[:, 3:], boxes[:, 1:3] + 0.1)
    return draw.value(boxes, grad=False)


@draws(20)
def test_roi_align(draw):
    maps = draw.integer(1, 3)
    x = draw.randn(maps, draw.integer(1, 3), draw.integer(1, 8), draw.integer(1, 8))
    boxes = _regions(draw, maps, draw.integer(0, 4))
    size = (draw.integer(1, 4), draw.integer(1, 4))
    scale, ratio, aligned = draw.choice(1.0, 0.5, 0.37), draw.integer(-1, 3), draw.boolean()
    draw.compare(lambda module, x, b: _choose(module, "roi_align")(x, b, size, scale, ratio, aligned), x, boxes, single=1e-4)


@draws(20)
def test_roi_pool(draw):
    maps = draw.integer(1, 3)
    x = draw.distinct(maps, draw.integer(1, 3), draw.integer(1, 8), draw.integer(1, 8))
    boxes = _regions(draw, maps, draw.integer(0, 4))
    size = (draw.integer(1, 4), draw.integer(1, 4))
    scale = draw.choice(1.0, 0.5, 0.37)
    draw.compare(lambda module, x, b: _choose(module, "roi_pool")(x, b, size, scale), x, boxes, dtypes=("float64",))


def test_regions_given_map_by_map():
    x = dlcore.randn(2, 3, 8, 8)
    lists = [dlcore.tensor([[0.0, 0.0, 4.0, 4.0]]), dlcore.tensor([[1.0, 2.0, 6.0, 7.0], [0.0, 0.0, 7.0, 7.0]])]
    rows = dlcore.tensor([[0.0, 0, 0, 4, 4], [1, 1, 2, 6, 7], [1, 0, 0, 7, 7]])
    assert ops.roi_align(x, lists, 2).tolist() == ops.roi_align(x, rows, 2).tolist()
    assert ops.roi_pool(x, lists, (2, 3)).tolist() == ops.roi_pool(x, rows, (2, 3)).tolist()
    assert ops.RoIAlign(2, 1.0, 2)(x, lists).shape == (3, 3, 2, 2)
    assert ops.RoIPool(2, 1.0)(x, lists).shape == (3, 3, 2, 2)


@draws(6)
def test_boxes_in_other_forms(draw):
    boxes = _boxes(draw, 4)
    x1, y1, x2, y2 = boxes.data.T
    corner = numpy.stack([x1, y1, x2 - x1, y2 - y1], 1)
    centre = numpy.stack([(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1], 1)
    forms = {"xyxy": boxes.data, "xywh": corner, "cxcywh": centre}
    for given, values in forms.items():
        for wanted, expected in forms.items():
            result = ops.box_convert(dlcore.tensor(values.tolist(), dtype=dlcore.float64), given, wanted)
            numpy.testing.assert_allclose(result.tolist(), expected, atol=1e-12)
    with pytest.raises(ValueError):
        ops.box_convert(boxes.tensor(dlcore, False, False), "xyxy", "none")


@draws(4)
def test_small_things(draw):
    boxes = _boxes(draw, 8)
    ours = boxes.tensor(dlcore, False, False)
    low = draw.real(0.5, 3.0)
    x1, y1, x2, y2 = boxes.data.T
    assert ops.remove_small_boxes(ours, low).tolist() == numpy.flatnonzero((x2 - x1 >= low) & (y2 - y1 >= low)).tolist()
    clipped = ops.clip_boxes_to_image(ours, (6, 7))
    limits = numpy.array([7, 6, 7, 6])
    numpy.testing.assert_allclose(clipped.tolist(), numpy.clip(boxes.data, 0, limits))
    numpy.testing.assert_allclose(ops.box_area(ours).tolist(), (x2 - x1) * (y2 - y1))


@draws(6)
def test_box_coder(draw):
    boxes, anchors = _boxes(draw, 5), _boxes(draw, 5)
    coder = ops.BoxCoder(weights=(10.0, 10.0, 5.0, 5.0))
    ours = coder.encode(boxes.tensor(dlcore, False, False), anchors.tensor(dlcore, False, False))
    b, a = boxes.data, anchors.data
    extent, basis = b[:, 2:] - b[:, :2], a[:, 2:] - a[:, :2]
    shift = ((b[:, :2] + b[:, 2:]) - (a[:, :2] + a[:, 2:])) / 2 / basis
    expected = numpy.concatenate([10 * shift, 5 * numpy.log(extent / basis)], 1)
    numpy.testing.assert_allclose(ours.tolist(), expected, atol=1e-12)
    back = coder.decode(ours, anchors.tensor(dlcore, False, False))
    numpy.testing.assert_allclose(back.tolist(), b, atol=1e-9)
    far = coder.decode(dlcore.full((5, 4), 1e9, dtype=dlcore.float64), anchors.tensor(dlcore, False, False))
    assert all(math.isfinite(v) for row in far.tolist() for v in row)


@draws(4)
def test_generalized_iou_loss(draw):
    a, b = _boxes(draw, 5), _boxes(draw, 5)

    def loss(module, a, b):
        if module is dlcore:
            return ops.generalized_box_iou_loss(a, b, reduction="mean", eps=0.0)
        return (1 - references.generalized_box_iou(a, b).diagonal()).mean()

    draw.compare(loss, a, b)


def test_anchors():
    generator = ops.AnchorGenerator(sizes=((32, 64), (128,)), aspect_ratios=((0.5, 1.0, 2.0), (1.0,)))
    assert generator.num_anchors_per_location() == [6, 1]
    maps = [dlcore.zeros(1, 4, 4, 6), dlcore.zeros(1, 4, 2, 3)]
    boxes = generator((64, 96), maps)
    assert boxes.shape == (4 * 6 * 6 + 2 * 3, 4)
    expected = references.anchor_boxes(torch.tensor([32.0, 64.0]), torch.tensor([0.5, 1.0, 2.0]), (4, 6), (16, 16))
    assert boxes[: 4 * 6 * 6].tolist() == expected.tolist()
    assert boxes[-6].tolist() == [-64.0, -64.0, 64.0, 64.0]


def test_refusals():
    x = dlcore.randn(2, 1, 4, 4)
    for boxes in (dlcore.tensor([[2.0, 0, 0, 1, 1]]), dlcore.tensor([[-1.0, 0, 0, 1, 1]]), dlcore.tensor([[float("nan"), 0, 0, 1, 1]])):
        for function in (ops.roi_align, ops.roi_pool):
            with pytest.raises(IndexError, match="feature map"):
                function(x, boxes, 2)
    with pytest.raises(ValueError, match="not correct"):
        ops.roi_align(x, [dlcore.zeros(2, 5)], 2)
    with pytest.raises(RuntimeError, match="output_size"):
        ops.roi_align(x, dlcore.zeros(1, 5), 0)
    with pytest.raises(RuntimeError, match="same number of elements"):
        ops.nms(dlcore.zeros(2, 4), dlcore.zeros(3), 0.5)


def test_extreme_regions():
    """No coordinates, however large or strange, lead out of the feature maps or take for ever."""
    x = dlcore.randn(1, 1, 5, 5, requires_grad=True)
    values = [float("nan"), float("inf"), -float("inf"), 1e30, -1e30, 1e9, 3e38]
    boxes = dlcore.tensor([[0.0, a, b, c, d] for a in values for b in (0.0, -1e20) for c in values for d in (3.0, 1e20)])
    for aligned in (False, True):
        for ratio in (-1, 2):
            ops.roi_align(x, boxes, 2, 1.0, ratio, aligned).sum().backward()
    ops.roi_pool(x, boxes, 2).sum().backward()


def test_boxes_changed_after_the_call():
    x = dlcore.randn(1, 1, 4, 4, requires_grad=True)
    for function in (ops.roi_align, ops.roi_pool):
        boxes = dlcore.tensor([[0.0, 0, 0, 3, 3]])
        output = function(x, boxes, 2)
        boxes.fill_(1e9)
        output.sum().backward()
