"""A one-stage detector: one pass of a network cuts the image into S x S cells, and every cell says what stands in it and where.

Redmon, Divvala, Girshick and Farhadi, You only look once: unified, real-time object detection, 2016.
"""

from collections import OrderedDict, namedtuple

from .. import _core, nn, ops
from .._grad_mode import no_grad

__all__ = ["GridDetector", "GridLoss", "convolutional_backbone", "decode_grid", "grid_targets"]

GridLosses = namedtuple("GridLosses", "total coordinates object no_object classes")
GridLosses.__doc__ = """The parts of the loss of a grid detector, each a scalar; ``total`` is their weighted sum."""


def convolutional_backbone(layers, in_channels=3):
    """Images [N, in_channels, H, W] to features [N, C, H / s, W / s].

    A number in ``layers`` stands for a 3 x 3 convolution to so many channels with batch normalisation and leaky ReLU, "M" for 2 x 2
    max pooling, which doubles the stride s.
    """
    modules = OrderedDict()
    for place, layer in enumerate(layers):
        if layer == "M":
            modules[f"pool{place}"] = nn.MaxPool2d(2)
            continue
        modules[f"conv{place}"] = nn.Conv2d(in_channels, layer, kernel_size=3, padding=1, bias=False)
        modules[f"norm{place}"] = nn.BatchNorm2d(layer)
        modules[f"relu{place}"] = nn.LeakyReLU(0.1)
        in_channels = layer
    return nn.Sequential(modules)


class GridDetector(nn.Module):
    """Images [N, C, H, W] to predictions [N, S, S, 5 * boxes_per_cell + num_classes].

    For each of its boxes a cell gives x, y (the centre inside the cell, 0 to 1), w, h (as parts of the image) and a confidence,
    all through a sigmoid, and then the probabilities of the classes, through a softmax. S is the extent of the features: with the
    default backbone, whose stride is 64, an image of 448 x 448 pixels gives 7 x 7 cells, and with 2 boxes and 20 classes
    7 x 7 x 30 numbers.

    backbone        a module that gives features [N, feature_channels, S, S]; without, six convolutions and poolings
    head            a module that turns the features into [N, 5 * boxes_per_cell + num_classes, S, S]; without, a 1 x 1 convolution
    num_classes     without a background; the labels that come in and go out are 1, ..., num_classes
    """

    def __init__(self, num_classes=20, boxes_per_cell=2, backbone=None, feature_channels=None, head=None):
        super().__init__()
        if num_classes < 1 or boxes_per_cell < 1:
            raise ValueError(
                f"GridDetector: expected num_classes and boxes_per_cell of at least 1, got {num_classes} and {boxes_per_cell}"
            )
        if backbone is None:
            layers = (16, "M", 32, "M", 64, "M", 128, "M", 256, "M", 256, "M")
            backbone, feature_channels = convolutional_backbone(layers), 256
        elif feature_channels is None:
            raise ValueError("GridDetector: expected feature_channels, the channels of what the backbone gives")
        self.num_classes = num_classes
        self.boxes_per_cell = boxes_per_cell
        self.backbone = backbone
        self.head = nn.Conv2d(feature_channels, 5 * boxes_per_cell + num_classes, kernel_size=1) if head is None else head

    def forward(self, images):
        raw = self.head(self.backbone(images)).permute(0, 2, 3, 1)
        if raw.shape[1] != raw.shape[2]:
            raise ValueError(
                f"GridDetector: expected images that give as many rows as columns of cells, got {raw.shape[1]} x {raw.shape[2]} "
                f"from images {list(images.shape)}"
            )
        boxes = 5 * self.boxes_per_cell
        return _core.cat([_core.sigmoid(raw[..., :boxes]), nn.functional.softmax(raw[..., boxes:], dim=-1)], -1)

    def detect(self, images, score_threshold=0.2, iou_threshold=0.5, detections_per_image=100):
        """For each image a dictionary: boxes [n, 4] in pixels, scores [n] and labels [n], the highest score first.

        A box's score for a class is its confidence times the class's probability; what is left above ``score_threshold`` goes
        through non-maximum suppression, class by class.
        """
        was_training = self.training
        self.eval()
        with no_grad():
            boxes, scores = decode_grid(self(images), self.boxes_per_cell, tuple(images.shape[-2:]))
        self.train(was_training)
        found = []
        for image_boxes, image_scores in zip(boxes, scores):
            best, labels = image_scores.max(dim=-1)
            kept = _core.nonzero(best > score_threshold).reshape(-1)
            image_boxes, best, labels = image_boxes[kept], best[kept], labels[kept] + 1
            kept = ops.batched_nms(image_boxes, best, labels, iou_threshold)[:detections_per_image]
            found.append({"boxes": image_boxes[kept], "scores": best[kept], "labels": labels[kept]})
        return found

    def extra_repr(self):
        return f"num_classes={self.num_classes}, boxes_per_cell={self.boxes_per_cell}"


def decode_grid(predictions, boxes_per_cell, image_size):
    """Predictions [N, S, S, 5 B + C] as boxes [N, S S B, 4] (corners in pixels, cut at the borders) and scores [N, S S B, C].

    ``image_size`` is (height, width). A score is the confidence of the box times the probability of the class.
    """
    count, rows, columns, width = predictions.shape
    height_of_image, width_of_image = image_size
    boxes = predictions[..., : 5 * boxes_per_cell].reshape(count, rows, columns, boxes_per_cell, 5)
    classes = predictions[..., 5 * boxes_per_cell :].unsqueeze(3)
    x, y, w, h, confidence = boxes.unbind(-1)
    across = _core.arange(columns, dtype=predictions.dtype).reshape(1, 1, columns, 1)
    down = _core.arange(rows, dtype=predictions.dtype).reshape(1, rows, 1, 1)
    x, y = (x + across) * (width_of_image / columns), (y + down) * (height_of_image / rows)
    w, h = w * width_of_image, h * height_of_image
    corners = _core.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], -1)
    corners = ops.clip_boxes_to_image(corners, image_size).reshape(count, -1, 4)
    scores = (confidence.unsqueeze(-1) * classes).reshape(count, -1, width - 5 * boxes_per_cell)
    return corners, scores


def grid_targets(boxes, labels, grid_size, image_size, num_classes):
    """What the cells should say: [N, S, S, 5 + num_classes] with (1, x, y, w, h) and the class as one-hot, or zeros.

    ``boxes`` and ``labels`` are lists of tensors (n, 4) and (n), a pair for each image, labels from 1. The cell that has the
    centre of a box is responsible for it; where two centres share a cell, the larger box has it. ``image_size`` is (height, width).
    """
    targets = _core.zeros((len(boxes), grid_size, grid_size, 5 + num_classes), dtype=_core.float32)
    height, width = image_size
    cells = {}
    for image, (image_boxes, image_labels) in enumerate(zip(boxes, labels)):
        for (x1, y1, x2, y2), label in zip(image_boxes.tolist(), image_labels.tolist()):
            if not 1 <= label <= num_classes:
                raise ValueError(f"grid_targets: expected labels from 1 to {num_classes}, got {label}")
            w, h = (x2 - x1) / width, (y2 - y1) / height
            x, y = (x1 + x2) / 2 / width * grid_size, (y1 + y2) / 2 / height * grid_size
            column, row = min(max(int(x), 0), grid_size - 1), min(max(int(y), 0), grid_size - 1)
            known = cells.get((image, row, column))
            if known is None or known[3] * known[4] < w * h:
                classes = [0.0] * num_classes
                classes[label - 1] = 1.0
                cells[image, row, column] = [1.0, x - column, y - row, w, h, *classes]
    if cells:
        images, rows, columns = (_core.tensor(list(places), dtype=_core.int64) for places in zip(*cells))
        targets[images, rows, columns] = _core.tensor(list(cells.values()), dtype=_core.float32)
    return targets


class GridLoss(nn.Module):
    """The sum of squared errors of a grid detector, over cells and boxes, as a mean over images.

    In a cell with an object, the box with the largest overlap with the true one is responsible: its x, y and the square roots of
    w and h are compared (times ``coordinates``), and its confidence with that overlap. All other boxes should have confidence 0
    (times ``no_object``). The class probabilities are compared in cells with an object.

    Called with predictions [N, S, S, 5 B + C] and grid_targets [N, S, S, 5 + C]; gives GridLosses.
    """

    def __init__(self, boxes_per_cell=2, coordinates=5.0, no_object=0.5):
        super().__init__()
        self.boxes_per_cell = boxes_per_cell
        self.coordinates = coordinates
        self.no_object = no_object

    def forward(self, predictions, targets):
        count, grid, _, width = predictions.shape
        expected = (count, grid, grid, width - 5 * self.boxes_per_cell + 5)
        if tuple(targets.shape) != expected:
            raise ValueError(f"GridLoss: expected targets of shape {list(expected)}, got {list(targets.shape)}")
        boxes = predictions[..., : 5 * self.boxes_per_cell].reshape(count, grid, grid, self.boxes_per_cell, 5)
        classes = predictions[..., 5 * self.boxes_per_cell :]
        present = targets[..., 0]
        truth = targets[..., 1:5].unsqueeze(3)
        overlap = _overlap(boxes.detach()[..., :4], truth, grid)
        responsible = nn.functional.one_hot(overlap.argmax(dim=-1), self.boxes_per_cell).to(predictions.dtype)
        responsible = responsible * present.unsqueeze(-1)
        place = (boxes[..., :2] - truth[..., :2]).square() + (boxes[..., 2:4].sqrt() - truth[..., 2:].sqrt()).square()
        confidence = boxes[..., 4]
        parts = (
            (place.sum(dim=-1) * responsible).sum(),
            ((confidence - overlap).square() * responsible).sum(),
            (confidence.square() * (1 - responsible)).sum(),
            ((classes - targets[..., 5:]).square().sum(dim=-1) * present).sum(),
        )
        place, object_, empty, kind = (part / count for part in parts)
        return GridLosses(self.coordinates * place + object_ + self.no_object * empty + kind, place, object_, empty, kind)

    def extra_repr(self):
        return f"boxes_per_cell={self.boxes_per_cell}, coordinates={self.coordinates}, no_object={self.no_object}"


def _overlap(boxes, truth, grid):
    """The intersection over union of boxes (x, y in cells, w, h in images) of the same cell, elementwise with broadcasting."""
    shared = 1.0
    for centre, extent in ((0, 2), (1, 3)):
        a, b = boxes[..., centre] / grid, truth[..., centre] / grid
        a_half, b_half = boxes[..., extent] / 2, truth[..., extent] / 2
        shared = shared * (_core.minimum(a + a_half, b + b_half) - _core.maximum(a - a_half, b - b_half)).clamp(min=0)
    union = boxes[..., 2] * boxes[..., 3] + truth[..., 2] * truth[..., 3] - shared
    return shared / union.clamp(min=1e-12)
