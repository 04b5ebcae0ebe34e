"""A region proposal network: at every position of a feature map, k anchor boxes are scored and moved onto objects.

Ren, He, Girshick and Sun, Faster R-CNN: towards real-time object detection with region proposal networks, 2015. Parameters have
the names of torchvision's Faster R-CNN where ``objectness`` is "sigmoid".
"""

from .. import _core, nn, ops
from .._grad_mode import no_grad

__all__ = ["RegionProposalNetwork", "RPNHead", "assign_anchors", "sample_balanced"]


class RPNHead(nn.Module):
    """Features [N, in_channels, H, W] to scores [N, k or 2k, H, W] and offsets [N, 4k, H, W] of k anchors at each position.

    A 3 x 3 convolution with ReLU slides over the map, and two 1 x 1 convolutions read it. With ``objectness`` "sigmoid" an anchor
    has one score; with "softmax" two, of background and of object: channel 2 a and 2 a + 1 for anchor a. Offsets of anchor a are
    in channels 4 a, ..., 4 a + 3.
    """

    def __init__(self, in_channels, num_anchors, hidden_channels=None, objectness="sigmoid"):
        super().__init__()
        if objectness not in ("sigmoid", "softmax"):
            raise ValueError(f"RPNHead: expected objectness 'sigmoid' or 'softmax', got {objectness!r}")
        hidden_channels = in_channels if hidden_channels is None else hidden_channels
        self.objectness = objectness
        convolution = nn.Conv2d(in_channels, hidden_channels, kernel_size=3, padding=1)
        self.conv = nn.Sequential(nn.Sequential(convolution, nn.ReLU()))
        self.cls_logits = nn.Conv2d(hidden_channels, num_anchors * (2 if objectness == "softmax" else 1), kernel_size=1)
        self.bbox_pred = nn.Conv2d(hidden_channels, num_anchors * 4, kernel_size=1)
        for layer in (convolution, self.cls_logits, self.bbox_pred):
            nn.init.normal_(layer.weight, std=0.01)
            nn.init.constant_(layer.bias, 0)

    def forward(self, features):
        hidden = self.conv(features)
        return self.cls_logits(hidden), self.bbox_pred(hidden)


def assign_anchors(anchors, boxes, high=0.7, low=0.3):
    """For each anchor: 1 (object), 0 (background) or -1 (neither, ignored), and the number of the true box that it overlaps most.

    An anchor is an object when its overlap (intersection over union) with a true box is at least ``high``, or when no other anchor
    overlaps that box more; it is background when all its overlaps are below ``low``. anchors [A, 4], boxes [n, 4]; gives int64 [A]
    twice.
    """
    if not 0 <= low <= high <= 1:
        raise ValueError(f"assign_anchors: expected 0 <= low <= high <= 1, got low={low} and high={high}")
    if len(boxes) == 0:
        empty = _core.zeros((len(anchors),), dtype=_core.int64)
        return empty, empty.clone()
    overlaps = ops.box_iou(anchors, boxes)
    best, matched = overlaps.max(dim=1)
    best_of_box = overlaps.max(dim=0)[0]
    claimed = ((overlaps == best_of_box) & (best_of_box > 0)).any(dim=1)
    labels = _core.where(best < low, _core.zeros_like(matched), _core.full_like(matched, -1))
    labels = _core.where((best >= high) | claimed, _core.ones_like(matched), labels)
    return labels, matched


def sample_balanced(labels, count, positive_fraction, generator=None):
    """The numbers of at most ``count`` elements to learn from: at most that fraction of positive ones (labels above 0), the rest
    negative ones (labels 0), drawn at random. Gives (positive, negative), int64."""
    parts = []
    room = int(count * positive_fraction)
    for chosen in (labels > 0, labels == 0):
        places = _core.nonzero(chosen).reshape(-1)
        if len(places) > room:
            places = places[_core.randperm(len(places), generator=generator)[:room]]
        parts.append(places)
        room = count - len(parts[0])
    return tuple(parts)


class RegionProposalNetwork(nn.Module):
    """Images' features [N, C, H, W] to proposals: for each image boxes [n, 4] in pixels, the likeliest object first.

    sizes, aspect_ratios    k = len(sizes) * len(aspect_ratios) anchors at every position: the root of the area in pixels, and
                            height over width
    objectness              "sigmoid" (k scores at a position) or "softmax" (2k)
    high, low               the overlaps that make an anchor an object or background, see assign_anchors
    samples                 anchors per image in the loss, half of them objects where there are so many
    before_nms, after_nms   proposals per image before and after non-maximum suppression at ``nms_threshold``
    min_size                smaller proposals are dropped, in pixels
    """

    def __init__(self, in_channels, sizes=(128, 256, 512), aspect_ratios=(0.5, 1.0, 2.0), hidden_channels=None,
                 objectness="sigmoid", high=0.7, low=0.3, samples=256, before_nms=1000, after_nms=300, nms_threshold=0.7, min_size=1e-3):
        super().__init__()
        self.anchor_generator = ops.AnchorGenerator((tuple(sizes),), (tuple(aspect_ratios),))
        self.num_anchors = len(sizes) * len(aspect_ratios)
        self.head = RPNHead(in_channels, self.num_anchors, hidden_channels, objectness)
        self.coder = ops.BoxCoder()
        self.high, self.low, self.samples = high, low, samples
        self.before_nms, self.after_nms, self.nms_threshold, self.min_size = before_nms, after_nms, nms_threshold, min_size

    def forward(self, features, image_size, boxes=None):
        """Proposals, a list of boxes [n, 4]; with the list of true ``boxes`` (n, 4) also the losses (objectness, offsets).

        ``image_size`` is (height, width). Proposals have no gradient.
        """
        anchors, scores, offsets = self.predict(features, image_size)
        losses = None if boxes is None else self.loss(anchors, scores, offsets, boxes)
        with no_grad():
            chances = scores[..., 1] - scores[..., 0] if self.head.objectness == "softmax" else scores
            proposals = [self.propose(anchors, *pair, image_size) for pair in zip(chances.detach(), offsets.detach())]
        return proposals if boxes is None else (proposals, losses)

    def predict(self, features, image_size):
        """Anchors [A, 4], scores [N, A] or [N, A, 2], and offsets [N, A, 4] for the A = H W k anchors, cells row by row."""
        scores, offsets = self.head(features)
        count, _, rows, columns = features.shape
        anchors = self.anchor_generator(image_size, [features])
        last = (2,) if self.head.objectness == "softmax" else ()
        scores = scores.permute(0, 2, 3, 1).reshape(count, rows * columns * self.num_anchors, *last)
        offsets = offsets.permute(0, 2, 3, 1).reshape(count, rows * columns * self.num_anchors, 4)
        return anchors, scores, offsets

    def propose(self, anchors, chances, offsets, image_size):
        """The boxes [n, 4] of one image, from the chances [A] and offsets [A, 4] of the anchors."""
        chances, order = chances.topk(min(self.before_nms, len(chances)))
        boxes = ops.clip_boxes_to_image(self.coder.decode(offsets[order], anchors[order]), image_size)
        kept = ops.remove_small_boxes(boxes, self.min_size)
        boxes, chances = boxes[kept], chances[kept]
        return boxes[ops.nms(boxes, chances, self.nms_threshold)[: self.after_nms]]

    def loss(self, anchors, scores, offsets, boxes):
        """The mean cross-entropy of sampled anchors, and the smooth L1 distance of the offsets of those that are objects.

        Both are divided by the number of samples of all images; the distance turns linear at 1/9.
        """
        if len(boxes) != len(scores):
            raise ValueError(f"RegionProposalNetwork: expected true boxes for each of the {len(scores)} images, got {len(boxes)}")
        chosen_scores, wanted, chosen_offsets, wanted_offsets = [], [], [], []
        for image, truth in enumerate(boxes):
            labels, matched = assign_anchors(anchors, truth, self.high, self.low)
            positive, negative = sample_balanced(labels, self.samples, 0.5)
            places = _core.cat([positive, negative])
            chosen_scores.append(scores[image][places])
            wanted.append(labels[places])
            if len(positive):
                chosen_offsets.append(offsets[image][positive])
                wanted_offsets.append(self.coder.encode(truth[matched[positive]], anchors[positive]))
        chosen_scores, wanted = _core.cat(chosen_scores), _core.cat(wanted)
        if self.head.objectness == "softmax":
            objectness = nn.functional.cross_entropy(chosen_scores, wanted)
        else:
            objectness = nn.functional.binary_cross_entropy_with_logits(chosen_scores, wanted.to(chosen_scores.dtype))
        if not chosen_offsets:
            return objectness, offsets.sum() * 0.0
        distance = nn.functional.smooth_l1_loss(
            _core.cat(chosen_offsets), _core.cat(wanted_offsets), reduction="sum", beta=1.0 / 9
        )
        return objectness, distance / max(len(wanted), 1)
