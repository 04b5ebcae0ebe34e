"""Detectors: the facts of their papers, values and gradients against the same thing in plain PyTorch, and learning."""

import math

import dlcore
import numpy
import pytest
import torch
from dlcore import models, optim
from dlcore.datasets import Shapes

F = torch.nn.functional


def ours(tensor):
    return dlcore.tensor(tensor.tolist(), dtype=dlcore.float64 if tensor.dtype == torch.float64 else dlcore.int64)


def close(a, b, tolerance=1e-9):
    numpy.testing.assert_allclose(numpy.array(a.tolist()), numpy.array(b.tolist()), rtol=tolerance, atol=tolerance)


def random_boxes(generator, count, size=64.0):
    corners = torch.rand(count, 2, generator=generator, dtype=torch.float64) * size * 0.6
    return torch.cat([corners, corners + 4 + torch.rand(count, 2, generator=generator, dtype=torch.float64) * size * 0.35], 1)


# One stage


def test_grid_of_seven_with_two_boxes_and_twenty_classes():
    detector = models.GridDetector(num_classes=20, boxes_per_cell=2).eval()
    with dlcore.no_grad():
        output = detector(dlcore.rand(1, 3, 448, 448))
    assert tuple(output.shape) == (1, 7, 7, 30)
    boxes, scores = models.decode_grid(output, 2, (448, 448))
    assert tuple(boxes.shape) == (1, 98, 4) and tuple(scores.shape) == (1, 98, 20)
    close(output[..., 10:].sum(-1), dlcore.ones(1, 7, 7), 1e-5)


def test_overlap_and_suppression():
    boxes = dlcore.tensor([[0.0, 0, 10, 10], [1, 1, 11, 11], [20, 20, 30, 30], [0, 0, 4, 4]], dtype=dlcore.float64)
    # 81 / 119: two squares of 100 that share 81; 16 / 100: a square of 16 inside one of 100.
    close(dlcore.ops.box_iou(boxes[:1], boxes)[0], numpy.array([1.0, 81 / 119, 0.0, 0.16]))
    assert dlcore.ops.nms(boxes, dlcore.tensor([0.9, 0.8, 0.7, 0.6], dtype=dlcore.float64), 0.5).tolist() == [0, 2, 3]


def test_targets_and_decoding_by_hand():
    # Centre (20, 44), in a grid of 4 over 64 pixels: column 1, a quarter in; row 2, three quarters down.
    boxes = dlcore.tensor([[12.0, 40, 28, 48], [18, 43, 22, 45]])
    targets = models.grid_targets([boxes, boxes[:0]], [dlcore.tensor([3, 1]), dlcore.tensor([], dtype=dlcore.int64)], 4, (64, 64), 3)
    assert tuple(targets.shape) == (2, 4, 4, 8)
    # The smaller box has its centre in the same cell and gives way.
    assert targets[0, 2, 1].tolist() == [1.0, 0.25, 0.75, 0.25, 0.125, 0.0, 0.0, 1.0]
    assert targets.sum().item() == pytest.approx(3.375)
    output = dlcore.zeros(1, 4, 4, 8)
    output[0, 2, 1] = dlcore.tensor([0.25, 0.75, 0.25, 0.125, 0.5, 0.2, 0.2, 0.6])
    decoded, scores = models.decode_grid(output, 1, (64, 64))
    assert decoded[0, 9].tolist() == [12.0, 40.0, 28.0, 48.0]
    close(scores[0, 9], numpy.array([0.1, 0.1, 0.3]), 1e-6)
    with pytest.raises(ValueError, match="labels from 1 to 3, got 4"):
        models.grid_targets([boxes], [dlcore.tensor([4, 1])], 4, (64, 64), 3)


def grid_loss_by_loops(predictions, targets, boxes_per_cell):
    """The formula of the paper, a cell and a box at a time."""
    count, grid = predictions.shape[:2]
    sums = [0.0] * 4
    for n in range(count):
        for row in range(grid):
            for column in range(grid):
                cell, truth = predictions[n, row, column], targets[n, row, column]
                boxes = cell[: 5 * boxes_per_cell].reshape(boxes_per_cell, 5)
                overlaps = []
                for box in boxes.detach():
                    (x, y, w, h), (tx, ty, tw, th) = box[:4], truth[1:5]
                    across = max(0.0, min(x / grid + w / 2, tx / grid + tw / 2) - max(x / grid - w / 2, tx / grid - tw / 2))
                    down = max(0.0, min(y / grid + h / 2, ty / grid + th / 2) - max(y / grid - h / 2, ty / grid - th / 2))
                    overlaps.append(across * down / (w * h + tw * th - across * down))
                for number, box in enumerate(boxes):
                    if truth[0] == 1 and number == max(range(boxes_per_cell), key=lambda place: overlaps[place]):
                        sums[0] = sums[0] + (box[0] - truth[1]) ** 2 + (box[1] - truth[2]) ** 2
                        sums[0] = sums[0] + (box[2].sqrt() - truth[3].sqrt()) ** 2 + (box[3].sqrt() - truth[4].sqrt()) ** 2
                        sums[1] = sums[1] + (box[4] - overlaps[number]) ** 2
                    else:
                        sums[2] = sums[2] + box[4] ** 2
                if truth[0] == 1:
                    sums[3] = sums[3] + ((cell[5 * boxes_per_cell :] - truth[5:]) ** 2).sum()
    return (5.0 * sums[0] + sums[1] + 0.5 * sums[2] + sums[3]) / count


def test_grid_loss_and_gradients():
    generator = torch.Generator().manual_seed(3)
    predictions = (0.05 + 0.9 * torch.rand(2, 3, 3, 14, generator=generator, dtype=torch.float64)).requires_grad_()
    targets = torch.rand(2, 3, 3, 9, generator=generator, dtype=torch.float64)
    targets[..., 0] = (targets[..., 0] > 0.5).double()
    targets *= targets[..., :1]
    expected = grid_loss_by_loops(predictions, targets, 2)
    expected.backward()
    mine = ours(predictions.detach()).requires_grad_()
    losses = models.GridLoss(2)(mine, ours(targets))
    losses.total.backward()
    close(losses.total, expected.detach())
    close(mine.grad, predictions.grad)
    with pytest.raises(ValueError, match=r"expected targets of shape \[2, 3, 3, 9\]"):
        models.GridLoss(2)(mine, ours(targets)[..., :8])


def test_images_that_do_not_fit():
    detector = models.GridDetector(2, 1, models.convolutional_backbone((4, "M")), 4)
    with pytest.raises(ValueError, match=r"as many rows as columns of cells, got 4 x 8 from images \[1, 3, 8, 16\]"):
        detector(dlcore.rand(1, 3, 8, 16))
    with pytest.raises(ValueError, match="feature_channels"):
        models.GridDetector(2, 1, models.convolutional_backbone((4,)))
    with pytest.raises(ValueError, match="at least 1, got 0 and 1"):
        models.GridDetector(0, 1)


# Proposals


def test_anchors_and_channels_of_a_proposal_network():
    for objectness, channels in (("softmax", 18), ("sigmoid", 9)):
        network = models.RegionProposalNetwork(8, sizes=(128, 256, 512), aspect_ratios=(0.5, 1.0, 2.0), objectness=objectness)
        features = dlcore.rand(1, 8, 38, 50)
        scores, offsets = network.head(features)
        assert tuple(scores.shape) == (1, channels, 38, 50) and tuple(offsets.shape) == (1, 36, 38, 50)
        anchors, scores, offsets = network.predict(features, (608, 800))
        assert tuple(anchors.shape) == (17100, 4) and tuple(offsets.shape) == (1, 17100, 4) and scores.shape[1] == 17100
        assert len(network(features, (608, 800))[0]) <= 300


def test_largest_elements_of_a_region():
    features = dlcore.tensor([[[[1.0, 3, 2, 4], [4, 8, 3, 1], [2, 1, 4, 3], [4, 7, 2, 3]]]])
    # roi_pool's last coordinate is inclusive, as in torchvision: columns and rows 0 to 3.
    assert dlcore.ops.roi_pool(features, dlcore.tensor([[0.0, 0, 0, 3, 3]]), 2)[0, 0].tolist() == [[8.0, 4.0], [7.0, 4.0]]


def test_anchor_assignment_by_hand():
    anchors = dlcore.tensor([[0.0, 0, 10, 10], [0, 0, 10, 8], [0, 0, 10, 5], [30, 30, 40, 40], [50, 50, 60, 60], [54, 50, 64, 60]])
    boxes = dlcore.tensor([[0.0, 0, 10, 10], [52, 50, 72, 60]])
    # Overlaps with the first: 1, 0.8, 0.5; with the second: 80 / 220 for the fifth, 100 / 200 for the sixth, the most of all.
    labels, matched = models.assign_anchors(anchors, boxes)
    assert labels.tolist() == [1, 1, -1, 0, -1, 1]
    assert matched.tolist()[:3] == [0, 0, 0] and matched.tolist()[4:] == [1, 1]
    assert models.assign_anchors(anchors, boxes[:0])[0].tolist() == [0] * 6
    with pytest.raises(ValueError, match="low=0.8 and high=0.7"):
        models.assign_anchors(anchors, boxes, low=0.8)


def test_sampling():
    labels = dlcore.tensor([1] * 3 + [0] * 20 + [-1] * 5 + [2] * 4)
    positive, negative = models.sample_balanced(labels, 8, 0.5)
    assert len(positive) == 4 and len(negative) == 4 and len(set(positive.tolist())) == 4
    assert all(labels[place].item() > 0 for place in positive.tolist()) and all(labels[place].item() == 0 for place in negative.tolist())
    positive, negative = models.sample_balanced(labels[:23], 64, 0.5)
    assert sorted(positive.tolist()) == [0, 1, 2] and sorted(negative.tolist()) == list(range(3, 23))


def encode(boxes, anchors):
    def parts(b):
        return (b[:, :2] + b[:, 2:]) / 2, b[:, 2:] - b[:, :2]

    (centre, extent), (base, unit) = parts(boxes), parts(anchors)
    return torch.cat([(centre - base) / unit, (extent / unit).log()], 1)


@pytest.mark.parametrize("objectness", ["sigmoid", "softmax"])
def test_proposal_loss_and_gradients(objectness):
    generator = torch.Generator().manual_seed(5)
    network = models.RegionProposalNetwork(
        6, sizes=(12, 24), aspect_ratios=(0.5, 2.0), hidden_channels=5, objectness=objectness, high=0.5, samples=10**6
    ).double()
    features = torch.rand(2, 6, 8, 8, generator=generator, dtype=torch.float64, requires_grad=True)
    truths = [random_boxes(generator, 3), random_boxes(generator, 2)]
    mine = ours(features.detach()).requires_grad_()
    _, (objectness_loss, distance) = network(mine, (64, 64), [ours(truth) for truth in truths])
    (objectness_loss + 2 * distance).backward()

    weights = {name: torch.tensor(value.tolist(), dtype=torch.float64) for name, value in network.state_dict().items()}
    hidden = F.relu(F.conv2d(features, weights["head.conv.0.0.weight"], weights["head.conv.0.0.bias"], padding=1))
    scores = F.conv2d(hidden, weights["head.cls_logits.weight"], weights["head.cls_logits.bias"])
    offsets = F.conv2d(hidden, weights["head.bbox_pred.weight"], weights["head.bbox_pred.bias"])
    anchors = []
    for row in range(8):
        for column in range(8):
            for ratio in (0.5, 2.0):
                for size in (12, 24):
                    h, w = size * math.sqrt(ratio), size / math.sqrt(ratio)
                    corners = [round(part) for part in (-w / 2, -h / 2, w / 2, h / 2)]
                    anchors.append([corner + (column if side % 2 == 0 else row) * 8.0 for side, corner in enumerate(corners)])
    anchors = torch.tensor(anchors, dtype=torch.float64)
    close(network.predict(mine, (64, 64))[0], anchors)
    cross_entropy, total_distance, count = 0.0, 0.0, 0
    for image, truth in enumerate(truths):
        high, low = torch.minimum(anchors[:, None, 2:], truth[None, :, 2:]), torch.maximum(anchors[:, None, :2], truth[None, :, :2])
        overlap = (high - low).clamp(min=0).prod(2)
        area = (anchors[:, 2:] - anchors[:, :2]).prod(1)[:, None] + (truth[:, 2:] - truth[:, :2]).prod(1)[None]
        overlap = overlap / (area - overlap)
        per_anchor = scores[image].reshape(4, -1, 8, 8).permute(2, 3, 0, 1).reshape(256, -1)
        moved = offsets[image].reshape(4, 4, 8, 8).permute(2, 3, 0, 1).reshape(256, 4)
        is_object = (overlap.max(1)[0] >= 0.5) | (overlap == overlap.max(0)[0]).any(1)
        is_background = ~is_object & (overlap.max(1)[0] < 0.3)
        for chosen, label in ((is_object, 1), (is_background, 0)):
            rows = per_anchor[chosen]
            logit = rows[:, 1] - rows[:, 0] if objectness == "softmax" else rows[:, 0]
            cross_entropy = cross_entropy + F.softplus(-logit if label else logit).sum()
            count += len(rows)
        wanted = encode(truth[overlap.max(1)[1][is_object]], anchors[is_object])
        difference = (moved[is_object] - wanted).abs()
        total_distance = total_distance + torch.where(difference < 1 / 9, 4.5 * difference**2, difference - 1 / 18).sum()
    expected = cross_entropy / count, total_distance / count
    (expected[0] + 2 * expected[1]).backward()
    close(objectness_loss, expected[0].detach())
    close(distance, expected[1].detach())
    close(mine.grad, features.grad)


def test_proposals_follow_scores_and_offsets():
    network = models.RegionProposalNetwork(4, sizes=(16,), aspect_ratios=(1.0,), nms_threshold=0.5, after_nms=2, min_size=2.0)
    anchors = dlcore.tensor([[0.0, 0, 16, 16], [2, 0, 18, 16], [32, 32, 48, 48], [40, 8, 56, 24], [60, 60, 76, 76]])
    offsets = dlcore.zeros(5, 4)
    offsets[2] = dlcore.tensor([0.25, -0.5, math.log(2.0), math.log(0.5)])  # centre (44, 32), 32 x 8
    boxes = network.propose(anchors, dlcore.tensor([0.9, 0.95, 0.5, -3.0, 0.97]), offsets, (61, 64))
    # The first is suppressed by the second, the last is cut to 4 x 1 pixels, and of what is left two may stay.
    close(boxes, numpy.array([[2.0, 0, 18, 16], [28, 28, 60, 36]]), 1e-5)


# The second stage


def test_second_stage_loss_and_gradients():
    generator = torch.Generator().manual_seed(7)
    heads = models.RoIHeads(3, num_classes=4, roi_size=2, width=6)
    labels = torch.tensor([0, 2, 4, 0, 1])
    scores = torch.randn(5, 5, generator=generator, dtype=torch.float64, requires_grad=True)
    offsets = torch.randn(5, 5, 4, generator=generator, dtype=torch.float64, requires_grad=True)
    wanted = torch.randn(5, 4, generator=generator, dtype=torch.float64)
    a, b = ours(scores.detach()).requires_grad_(), ours(offsets.detach()).requires_grad_()
    losses = heads.loss(a, b, ours(labels), ours(wanted))
    (losses[0] + 3 * losses[1]).backward()
    distances = [F.smooth_l1_loss(offsets[k, labels[k]], wanted[k], reduction="sum", beta=1 / 9) for k in (1, 2, 4)]
    expected = F.cross_entropy(scores, labels), sum(distances) / 5
    (expected[0] + 3 * expected[1]).backward()
    close(losses[0], expected[0].detach())
    close(losses[1], expected[1].detach())
    close(a.grad, scores.grad)
    close(b.grad, offsets.grad)


def test_second_stage_decodes_by_class():
    heads = models.RoIHeads(3, num_classes=2, roi_size=2, width=6)
    proposals = [dlcore.tensor([[10.0, 10, 30, 20]]), dlcore.tensor([[0.0, 0, 8, 8]])]
    scores = dlcore.log(dlcore.tensor([[0.2, 0.1, 0.7], [0.97, 0.02, 0.01]]))
    offsets = dlcore.zeros(2, 3, 4)
    # Weights 10 and 5: a tenth of the width to the right, and twice the height.
    offsets[0, 2] = dlcore.tensor([1.0, 0.0, 0.0, 5 * math.log(2.0)])
    found = heads.detections(scores, offsets, proposals, (64, 64))
    close(found[0]["boxes"], numpy.array([[12.0, 5, 32, 25], [10, 10, 30, 20]]), 1e-5)
    assert found[0]["labels"].tolist() == [2, 1] and len(found[1]["labels"]) == 0
    close(found[0]["scores"], numpy.array([0.7, 0.1]), 1e-6)


def test_regions_to_learn_from():
    heads = models.RoIHeads(3, num_classes=4, roi_size=2, width=6, samples=8)
    target = {"boxes": dlcore.tensor([[10.0, 10, 20, 20]]), "labels": dlcore.tensor([3])}
    proposals = dlcore.tensor([[10.0, 10, 20, 18], [40, 40, 50, 50], [10, 10, 20, 12]])
    boxes, labels, offsets = (parts[0] for parts in heads.choose([proposals], [target]))
    rows = {tuple(box): (label, offset) for box, label, offset in zip(boxes.tolist(), labels.tolist(), offsets.tolist())}
    assert {box: label for box, (label, _) in rows.items()} == {
        (10, 10, 20, 18): 3, (10, 10, 20, 20): 3, (40, 40, 50, 50): 0, (10, 10, 20, 12): 0,
    }
    close(dlcore.tensor(rows[10, 10, 20, 18][1]), numpy.array([0.0, 10 * 1 / 8, 0.0, 5 * math.log(10 / 8)]), 1e-5)
    empty = {"boxes": dlcore.zeros(0, 4), "labels": dlcore.zeros(0, dtype=dlcore.int64)}
    assert heads.choose([proposals], [empty])[1][0].tolist() == [0, 0, 0]


# Both stages beside torchvision


def waves(shape, start):
    """Numbers that need no generator: sin(1.7 k + start)."""
    return dlcore.sin(1.7 * dlcore.arange(math.prod(shape), dtype=dlcore.float64) + start).reshape(shape)


def with_waves(module):
    """All weights from waves, in the alphabetical order of their names."""
    module = module.double()
    weights = sorted(module.state_dict().items())
    module.load_state_dict({name: 0.3 * waves(tuple(value.shape), k) for k, (name, value) in enumerate(weights)})
    return module


def test_what_torchvision_computes():
    """The losses and boxes that torchvision 0.28 gives for the same weights under the same names, all anchors being samples."""
    everything = 10**6
    network = with_waves(models.RegionProposalNetwork(6, (16, 24, 32), (0.5, 1.0, 2.0), before_nms=60, after_nms=20, samples=everything))
    heads = with_waves(models.RoIHeads(6, num_classes=3, roi_size=4, width=12, samples=everything))
    assert sorted(network.state_dict()) == [
        f"head.{layer}.{kind}" for layer in ("bbox_pred", "cls_logits", "conv.0.0") for kind in ("bias", "weight")
    ]
    assert sorted(heads.state_dict()) == [
        f"{layer}.{kind}" for layer in ("box_head.fc6", "box_head.fc7", "box_predictor.bbox_pred", "box_predictor.cls_score")
        for kind in ("bias", "weight")
    ]
    features = waves((2, 6, 8, 8), 0.5)
    targets = [
        {"boxes": dlcore.tensor([[10.0, 10, 40, 44], [60, 50, 90, 100]], dtype=dlcore.float64), "labels": dlcore.tensor([1, 3])},
        {"boxes": dlcore.tensor([[5.0, 70, 30, 95]], dtype=dlcore.float64), "labels": dlcore.tensor([2])},
    ]
    proposals, (objectness, distance) = network(features, (128, 128), [target["boxes"] for target in targets])
    # torchvision rounds the wanted objectness to float32.
    assert objectness.item() == pytest.approx(0.714171290397644, abs=1e-7)
    assert distance.item() == pytest.approx(0.0015802675248578885, abs=1e-12)
    assert [len(boxes) for boxes in proposals] == [20, 20]
    close(proposals[0][0], numpy.array([36.80169144310472, 0.0, 61.829245592663064, 16.655272688173767]))
    close(proposals[1][0], numpy.array([4.6537269898597735, 40.665354936621014, 29.726542170967765, 80.66225990562211]))
    regions, labels, wanted = heads.choose(proposals, targets)
    losses = heads.loss(*heads.predict(features, regions, (128, 128)), dlcore.cat(labels), dlcore.cat(wanted))
    assert losses[0].item() == pytest.approx(1.7092803404913937, abs=1e-12)
    assert losses[1].item() == pytest.approx(0.16992591471724428, abs=1e-12)
    with dlcore.no_grad():
        found = heads.detections(*heads.predict(features, proposals, (128, 128)), proposals, (128, 128))
    assert [len(row["labels"]) for row in found] == [44, 45]
    close(found[0]["boxes"][0], numpy.array([46.72480900000345, 29.715194427213454, 77.61272353794541, 82.81962766934075]))
    close(found[0]["scores"][:3], numpy.array([0.6935029128554681, 0.6796593952035345, 0.6642669500899648]))
    close(found[1]["boxes"][1], numpy.array([79.79756039261635, 0.0, 108.21211543786681, 37.42098559970013]))
    assert found[0]["labels"].tolist()[:6] == [1] * 6


# The architectures of the papers


def yolo_parameters(width):
    """Weights and biases layer by layer, from the paper's figure: (inputs, outputs, kernel size)."""
    layers = [(3, 64, 7), (64, 192, 3), (192, 128, 1), (128, 256, 3), (256, 256, 1), (256, 512, 3)]
    layers += [(512, 256, 1), (256, 512, 3)] * 4 + [(512, 512, 1), (512, 1024, 3)] + [(1024, 512, 1), (512, 1024, 3)] * 2
    layers += [(1024, 1024, 3)] * 4

    def scaled(channels):
        return 3 if channels == 3 else int(channels * width)

    convolutions = sum((scaled(a) * k * k + 1) * scaled(b) for a, b, k in layers)
    hidden = int(4096 * width)
    return convolutions + (7 * 7 * scaled(1024) + 1) * hidden + (hidden + 1) * 1470


def test_yolo_of_the_paper():
    assert yolo_parameters(1) == 271_703_550
    detector = models.yolo_v1(width=1 / 16).eval()
    assert sum(parameter.numel() for parameter in detector.parameters()) == yolo_parameters(1 / 16)
    assert sum(isinstance(layer, dlcore.nn.Conv2d) for layer in detector.modules()) == 24
    with dlcore.no_grad():
        assert tuple(detector(dlcore.rand(1, 3, 448, 448)).shape) == (1, 7, 7, 30)


def test_faster_rcnn_of_the_paper():
    detector = models.faster_rcnn_vgg16(width=16).eval()
    parts = {name: sum(parameter.numel() for parameter in part.parameters()) for name, part in detector.named_children()}
    assert parts["backbone"] == 14_714_688
    assert parts["rpn"] == 512 * 512 * 9 + 512 + 513 * 18 + 513 * 36

    def second_stage(width):
        return (7 * 7 * 512 + 1) * width + (width + 1) * width + (width + 1) * 21 * 5

    assert parts["roi_heads"] == second_stage(16)
    assert parts["backbone"] + parts["rpn"] + second_stage(4096) == 137_078_239
    found = detector.detect(dlcore.rand(1, 3, 64, 96))
    assert len(found) == 1 and set(found[0]) == {"boxes", "scores", "labels"}


# Measures


def test_average_precision_by_hand():
    box = [0.0, 0, 10, 10]
    targets = [{"boxes": dlcore.tensor([box, [20.0, 20, 30, 30]]), "labels": dlcore.tensor([1, 1])},
               {"boxes": dlcore.tensor([box]), "labels": dlcore.tensor([2])}]
    detections = [
        {
            "boxes": dlcore.tensor([box, box, [20.0, 20, 30, 28]]),
            "scores": dlcore.tensor([0.9, 0.8, 0.7]),
            "labels": dlcore.tensor([1, 1, 1]),
        },
        {"boxes": dlcore.tensor([box]), "scores": dlcore.tensor([0.6]), "labels": dlcore.tensor([1])},
    ]
    # Class 1: hit, double, hit, no such class there. Precision 1 up to recall 1/2, then 2/3: 5/6. Class 2: nothing found.
    precision, overlap = models.mean_average_precision(detections, targets)
    assert precision == pytest.approx((5 / 6 + 0) / 2) and overlap == pytest.approx((1 + 0.8) / 2)
    assert models.mean_average_precision(detections, targets, 0.9)[0] == pytest.approx(0.25)
    with pytest.raises(ValueError, match="each of the 2 images, got 1"):
        models.mean_average_precision(detections, targets[:1])


# Learning


def scenes(count, seed):
    drawn = Shapes(count, size=32, shapes=(1, 2), radius=(0.18, 0.28), kinds=("circle", "cross"), seed=seed)
    batch = Shapes.collate([drawn[number] for number in range(count)])
    return batch.image, [{"boxes": boxes, "labels": labels} for boxes, labels in zip(batch.boxes, batch.labels)]


def test_one_stage_learns():
    dlcore.manual_seed(1)
    images, targets = scenes(96, 1)
    detector = models.GridDetector(2, 2, models.convolutional_backbone((16, "M", 32, "M", 48, "M", 48)), 48)
    wanted = models.grid_targets([t["boxes"] for t in targets], [t["labels"] for t in targets], 4, (32, 32), 2)
    optimizer, criterion = optim.Adam(detector.parameters(), lr=5e-3), models.GridLoss(2)
    losses = []
    for step in range(120):
        places = slice(step * 16 % 96, step * 16 % 96 + 16)
        optimizer.zero_grad()
        loss = criterion(detector(images[places]), wanted[places]).total
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.4 * losses[0]
    assert models.mean_average_precision(detector.detect(images), targets)[0] > 0.8


def test_two_stage_learns():
    dlcore.manual_seed(1)
    images, targets = scenes(48, 1)
    detector = models.TwoStageDetector(
        models.convolutional_backbone((16, "M", 32, "M", 32)), 32, 2, sizes=(12, 16), aspect_ratios=(1.0,),
        proposals={"samples": 32, "before_nms": 60, "after_nms": 12}, roi={"roi_size": 3, "width": 48, "samples": 16},
    )
    with pytest.raises(ValueError, match="targets should not be none"):
        detector(images[:1])
    with pytest.raises(ValueError, match="for each of the 2 images, got 1"):
        detector(images[:2], targets[:1])
    optimizer = optim.Adam(detector.parameters(), lr=3e-3)
    for step in range(120):
        first = step * 8 % 48
        optimizer.zero_grad()
        losses = detector(images[first : first + 8], targets[first : first + 8])
        sum(losses.values()).backward()
        optimizer.step()
    assert set(losses) == {"loss_objectness", "loss_rpn_box_reg", "loss_classifier", "loss_box_reg"}
    found = detector.detect(images)
    assert detector.training and models.mean_average_precision(found, targets)[0] > 0.7


def test_align_takes_the_place_of_pool():
    backbone = models.convolutional_backbone((4, "M", 4))
    detector = models.TwoStageDetector(backbone, 4, 2, sizes=(8,), aspect_ratios=(1.0,), roi={"pooling": "align", "width": 8})
    found = detector.detect(dlcore.rand(2, 3, 16, 16))
    assert len(found) == 2 and all(tuple(row["boxes"].shape) == (len(row["scores"]), 4) for row in found)
    with pytest.raises(ValueError, match="'pool' or 'align', got 'mean'"):
        models.RoIHeads(4, 2, pooling="mean")
