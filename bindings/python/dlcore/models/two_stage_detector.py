"""A two-stage detector: a region proposal network says where objects may be, and a second stage looks at each of those regions.

Ren, He, Girshick and Sun, Faster R-CNN, 2015; the second stage is that of Girshick, Fast R-CNN, 2015. Both stages read one shared
feature map, and parameters have the names of torchvision's Faster R-CNN.
"""

from .. import _core, nn, ops
from .._grad_mode import no_grad
from .region_proposal import RegionProposalNetwork, sample_balanced

__all__ = ["RoIHeads", "TwoStageDetector"]


class TwoMLPHead(nn.Module):
    """Regions [K, channels, r, r] to features [K, width] by two dense layers."""

    def __init__(self, in_features, width):
        super().__init__()
        self.fc6 = nn.Linear(in_features, width)
        self.fc7 = nn.Linear(width, width)

    def forward(self, regions):
        return nn.functional.relu(self.fc7(nn.functional.relu(self.fc6(regions.flatten(1)))))


class FastRCNNPredictor(nn.Module):
    """Features [K, width] to scores [K, classes] and offsets [K, 4 classes]; class 0 is the background."""

    def __init__(self, in_features, num_classes):
        super().__init__()
        self.cls_score = nn.Linear(in_features, num_classes)
        self.bbox_pred = nn.Linear(in_features, 4 * num_classes)

    def forward(self, features):
        return self.cls_score(features), self.bbox_pred(features)


class RoIHeads(nn.Module):
    """The second stage: every proposal is pooled to a fixed extent, classified, and its box refined for its class.

    num_classes         without the background, which is class 0
    roi_size            the extent to which regions are pooled
    pooling             "pool" (the largest element of each bin) or "align" (bilinear samples)
    samples             regions per image in the loss, a quarter of them objects where there are so many
    foreground_overlap  from this overlap with a true box on, a region is an object
    """

    def __init__(self, in_channels, num_classes, roi_size=7, width=1024, pooling="pool", samples=64, foreground_overlap=0.5,
                 score_threshold=0.05, nms_threshold=0.5, detections_per_image=100):
        super().__init__()
        if pooling not in ("pool", "align"):
            raise ValueError(f"RoIHeads: expected pooling 'pool' or 'align', got {pooling!r}")
        self.box_head = TwoMLPHead(in_channels * roi_size * roi_size, width)
        self.box_predictor = FastRCNNPredictor(width, num_classes + 1)
        self.coder = ops.BoxCoder(weights=(10.0, 10.0, 5.0, 5.0))
        self.num_classes, self.roi_size, self.pooling, self.samples = num_classes, roi_size, pooling, samples
        self.foreground_overlap = foreground_overlap
        self.score_threshold, self.nms_threshold, self.detections_per_image = score_threshold, nms_threshold, detections_per_image

    def predict(self, features, proposals, image_size):
        """Scores [K, classes + 1] and offsets [K, classes + 1, 4] for all proposals, image after image."""
        scale = features.shape[-1] / image_size[1]
        if self.pooling == "pool":
            regions = ops.roi_pool(features, proposals, self.roi_size, scale)
        else:
            regions = ops.roi_align(features, proposals, self.roi_size, scale, sampling_ratio=2)
        scores, offsets = self.box_predictor(self.box_head(regions))
        return scores, offsets.reshape(-1, self.num_classes + 1, 4)

    def choose(self, proposals, targets):
        """Regions to learn from: for each image boxes [k, 4], labels [k] (0 background) and offsets [k, 4] of their truths.

        True boxes count as proposals, so that there is something to learn from at the beginning.
        """
        chosen = []
        for boxes, target in zip(proposals, targets):
            truth, truth_labels = target["boxes"], target["labels"]
            boxes = _core.cat([boxes, truth])
            if len(truth):
                overlap, matched = ops.box_iou(boxes, truth).max(dim=1)
                labels = _core.where(overlap >= self.foreground_overlap, truth_labels[matched], _core.zeros_like(matched))
            else:
                matched = labels = _core.zeros((len(boxes),), dtype=_core.int64)
            places = _core.cat(sample_balanced(labels, self.samples, 0.25))
            boxes, labels = boxes[places], labels[places]
            offsets = self.coder.encode(truth[matched[places]], boxes) if len(truth) else _core.zeros_like(boxes)
            chosen.append((boxes, labels, offsets))
        return tuple(list(parts) for parts in zip(*chosen))

    def loss(self, scores, offsets, labels, wanted):
        """The mean cross-entropy over regions, and the smooth L1 distance of the objects' offsets over the number of regions."""
        classifier = nn.functional.cross_entropy(scores, labels)
        objects = _core.nonzero(labels > 0).reshape(-1)
        if not len(objects):
            return classifier, offsets.sum() * 0.0
        found = offsets[objects, labels[objects]]
        distance = nn.functional.smooth_l1_loss(found, wanted[objects], reduction="sum", beta=1.0 / 9)
        return classifier, distance / len(labels)

    def detections(self, scores, offsets, proposals, image_size):
        """For each image a dictionary: boxes [n, 4], scores [n] and labels [n], the highest score first."""
        chances, found, start = nn.functional.softmax(scores, dim=-1), [], 0
        for boxes in proposals:
            part = slice(start, start + len(boxes))
            start += len(boxes)
            rows, labels = _core.nonzero(chances[part, 1:] > self.score_threshold).unbind(1)
            labels = labels + 1
            kept_scores = chances[part][rows, labels]
            refined = self.coder.decode(offsets[part][rows, labels], boxes[rows])
            refined = ops.clip_boxes_to_image(refined, image_size)
            kept = ops.batched_nms(refined, kept_scores, labels, self.nms_threshold)[: self.detections_per_image]
            found.append({"boxes": refined[kept], "scores": kept_scores[kept], "labels": labels[kept]})
        return found


class TwoStageDetector(nn.Module):
    """Images [N, C, H, W] to detections, or while training, with targets, to the four losses.

    backbone            a module that gives features [N, feature_channels, H / s, W / s]
    num_classes         without the background; labels are 1, ..., num_classes
    sizes, aspect_ratios  of the anchors, see RegionProposalNetwork
    proposals, roi      dictionaries with further options of RegionProposalNetwork and RoIHeads

        detector = TwoStageDetector(convolutional_backbone((16, "M", 32, "M", 64)), 64, num_classes=4, sizes=(16, 32))
        losses = detector(images, [{"boxes": ..., "labels": ...}, ...])
        sum(losses.values()).backward()
        detector.eval()
        found = detector(images)            # a list of dictionaries with boxes, scores and labels
    """

    def __init__(self, backbone, feature_channels, num_classes, sizes=(128, 256, 512), aspect_ratios=(0.5, 1.0, 2.0),
                 proposals=None, roi=None):
        super().__init__()
        self.backbone = backbone
        self.rpn = RegionProposalNetwork(feature_channels, sizes, aspect_ratios, **(proposals or {}))
        self.roi_heads = RoIHeads(feature_channels, num_classes, **(roi or {}))

    def forward(self, images, targets=None):
        """``targets``, one dictionary for each image with boxes [n, 4] in pixels and labels [n], are needed while training.

        Then the losses come back by name: loss_objectness, loss_rpn_box_reg, loss_classifier, loss_box_reg.
        """
        if self.training and targets is None:
            raise ValueError("TwoStageDetector: targets should not be none when in training mode")
        image_size = tuple(images.shape[-2:])
        features = self.backbone(images)
        if not self.training:
            proposals = self.rpn(features, image_size)
            scores, offsets = self.roi_heads.predict(features, proposals, image_size)
            return self.roi_heads.detections(scores.detach(), offsets.detach(), proposals, image_size)
        proposals, (objectness, distance) = self.rpn(features, image_size, [target["boxes"] for target in targets])
        with no_grad():
            regions, labels, wanted = self.roi_heads.choose(proposals, targets)
        scores, offsets = self.roi_heads.predict(features, regions, image_size)
        classifier, refinement = self.roi_heads.loss(scores, offsets, _core.cat(labels), _core.cat(wanted))
        return {
            "loss_objectness": objectness,
            "loss_rpn_box_reg": distance,
            "loss_classifier": classifier,
            "loss_box_reg": refinement,
        }

    def detect(self, images):
        """The detections of images, whatever the mode; without a graph."""
        was_training = self.training
        self.eval()
        with no_grad():
            found = self(images)
        self.train(was_training)
        return found
