"""Boxes and regions for detection, with torchvision's names and arguments.

Boxes are (x1, y1, x2, y2) with x1 <= x2 and y1 <= y2, a row each.
"""

import math

from . import _core, nn
from ._core import box_area, box_iou, generalized_box_iou

__all__ = [
    "AnchorGenerator",
    "BoxCoder",
    "RoIAlign",
    "RoIPool",
    "anchor_boxes",
    "batched_nms",
    "box_area",
    "box_convert",
    "box_iou",
    "clip_boxes_to_image",
    "generalized_box_iou",
    "generalized_box_iou_loss",
    "nms",
    "remove_small_boxes",
    "roi_align",
    "roi_pool",
]


def nms(boxes, scores, iou_threshold):
    """The indices of the boxes that no box of a higher score overlaps by more than ``iou_threshold``, the highest score first."""
    return _core.nms(boxes, scores, iou_threshold)


def batched_nms(boxes, scores, idxs, iou_threshold):
    """As nms, where only boxes of one class, or image, ``idxs`` suppress each other."""
    return _core.nms(boxes, scores, iou_threshold, idxs)


def _columns(boxes):
    if boxes.shape[-1] != 4:
        raise ValueError(f"boxes must have 4 elements along the last axis, got shape {tuple(boxes.shape)}")
    return boxes.unbind(-1)


def _to_corners(boxes, form):
    a, b, c, d = _columns(boxes)
    if form == "xywh":
        return _core.stack([a, b, a + c, b + d], -1)
    return _core.stack([a - 0.5 * c, b - 0.5 * d, a + 0.5 * c, b + 0.5 * d], -1)


def _from_corners(boxes, form):
    x1, y1, x2, y2 = _columns(boxes)
    if form == "xywh":
        return _core.stack([x1, y1, x2 - x1, y2 - y1], -1)
    return _core.stack([(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1], -1)


def box_convert(boxes, in_fmt, out_fmt):
    """Boxes in another form: 'xyxy' (two corners), 'xywh' (corner and extents) or 'cxcywh' (centre and extents)."""
    forms = ("xyxy", "xywh", "cxcywh")
    if in_fmt not in forms or out_fmt not in forms:
        raise ValueError(f"Unsupported Bounding Box Conversions for given in_fmt and out_fmt: {in_fmt}, {out_fmt}; expected {forms}")
    if in_fmt == out_fmt:
        return boxes.clone()
    if in_fmt != "xyxy":
        boxes = _to_corners(boxes, in_fmt)
    return boxes if out_fmt == "xyxy" else _from_corners(boxes, out_fmt)


def clip_boxes_to_image(boxes, size):
    """Boxes cut at the borders of an image of ``size`` (height, width)."""
    height, width = size
    x1, y1, x2, y2 = _columns(boxes)
    return _core.stack([x1.clamp(0, width), y1.clamp(0, height), x2.clamp(0, width), y2.clamp(0, height)], -1)


def remove_small_boxes(boxes, min_size):
    """The indices of the boxes whose sides are both at least ``min_size``."""
    x1, y1, x2, y2 = _columns(boxes)
    keep = _core.logical_and(x2 - x1 >= min_size, y2 - y1 >= min_size)
    return _core.nonzero(keep).reshape(-1)


def generalized_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    """1 - generalized IoU of the boxes of two sets, pair by pair; ``reduction`` 'none', 'mean' or 'sum'."""
    a, b = _columns(boxes1), _columns(boxes2)
    shared, hull = 1, 1
    for low, high in ((0, 2), (1, 3)):
        shared = shared * (_core.minimum(a[high], b[high]) - _core.maximum(a[low], b[low])).clamp(0)
        hull = hull * (_core.maximum(a[high], b[high]) - _core.minimum(a[low], b[low]))
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    loss = 1 - shared / (union + eps) + (hull - union) / (hull + eps)
    if reduction == "none":
        return loss
    if reduction not in ("mean", "sum"):
        raise ValueError(f"Invalid Value for arg 'reduction': '{reduction}'. Supported reduction modes: 'none', 'mean', 'sum'")
    if reduction == "sum":
        return loss.sum()
    return loss.mean() if loss.numel() else 0.0 * loss.sum()


def _rows(boxes):
    """Boxes (K, 5) with the number of their feature map, from a list with the boxes (L, 4) of each map."""
    if not isinstance(boxes, (tuple, list)):
        return boxes
    for part in boxes:
        if part.dim() != 2 or part.shape[1] != 4:
            raise ValueError(f"The shape of the tensor in the boxes list is not correct as List[Tensor[L, 4]]: {tuple(part.shape)}")
    return _core.cat([_core.cat([_core.full((part.shape[0], 1), i, dtype=part.dtype), part], 1) for i, part in enumerate(boxes)], 0)


def roi_pool(input, boxes, output_size, spatial_scale=1.0):
    """The largest elements of the bins of regions of feature maps (N, C, H, W): (K, C, h, w).

    ``boxes``: a list with the boxes (L, 4) of each map, or (K, 5) with the number of the map in front.
    """
    return _core.roi_pool(input, _rows(boxes), output_size, spatial_scale)


def roi_align(input, boxes, output_size, spatial_scale=1.0, sampling_ratio=-1, aligned=False):
    """The means of bilinear samples in the bins of regions of feature maps (N, C, H, W): (K, C, h, w).

    ``boxes``: a list with the boxes (L, 4) of each map, or (K, 5) with the number of the map in front. ``aligned`` puts element
    centres at halves.
    """
    return _core.roi_align(input, _rows(boxes), output_size, spatial_scale, sampling_ratio, aligned)


class RoIPool(nn.Module):
    """roi_pool as a layer."""

    def __init__(self, output_size, spatial_scale):
        super().__init__()
        self.output_size = output_size
        self.spatial_scale = spatial_scale

    def forward(self, input, rois):
        return roi_pool(input, rois, self.output_size, self.spatial_scale)

    def extra_repr(self):
        return f"output_size={self.output_size}, spatial_scale={self.spatial_scale}"


class RoIAlign(nn.Module):
    """roi_align as a layer."""

    def __init__(self, output_size, spatial_scale, sampling_ratio, aligned=False):
        super().__init__()
        self.output_size = output_size
        self.spatial_scale = spatial_scale
        self.sampling_ratio = sampling_ratio
        self.aligned = aligned

    def forward(self, input, rois):
        return roi_align(input, rois, self.output_size, self.spatial_scale, self.sampling_ratio, self.aligned)

    def extra_repr(self):
        return (
            f"output_size={self.output_size}, spatial_scale={self.spatial_scale}, sampling_ratio={self.sampling_ratio}, "
            f"aligned={self.aligned}"
        )


def anchor_boxes(sizes, aspect_ratios, grid_size, stride, dtype=None):
    """Boxes of every size (the root of the area) and aspect ratio (height over width) around every cell of a feature map.

    ``grid_size`` is (rows, columns), ``stride`` the distance of cells in the image. Cells come row by row; around each, ratios
    change slower than sizes.
    """
    dtype = _core.float32 if dtype is None else dtype
    return _core.anchor_boxes(_core.tensor(sizes, dtype=dtype), _core.tensor(aspect_ratios, dtype=dtype), grid_size, stride)


class AnchorGenerator(nn.Module):
    """Anchor boxes for several feature maps, each with its sizes and aspect ratios.

    Called with the feature maps and the size (height, width) of the image, it gives the boxes of all maps, one after the other.
    """

    def __init__(self, sizes=((128, 256, 512),), aspect_ratios=((0.5, 1.0, 2.0),)):
        super().__init__()
        if not isinstance(sizes[0], (tuple, list)):
            sizes = tuple((size,) for size in sizes)
        if not isinstance(aspect_ratios[0], (tuple, list)):
            aspect_ratios = (aspect_ratios,) * len(sizes)
        if len(sizes) != len(aspect_ratios):
            raise ValueError(f"expected aspect_ratios for each of the {len(sizes)} entries of sizes, got {len(aspect_ratios)}")
        self.sizes = sizes
        self.aspect_ratios = aspect_ratios

    def num_anchors_per_location(self):
        return [len(s) * len(r) for s, r in zip(self.sizes, self.aspect_ratios)]

    def forward(self, image_size, feature_maps):
        if len(feature_maps) != len(self.sizes):
            raise ValueError(f"expected {len(self.sizes)} feature maps, one for each entry of sizes, got {len(feature_maps)}")
        boxes = []
        for feature_map, sizes, ratios in zip(feature_maps, self.sizes, self.aspect_ratios):
            grid = tuple(feature_map.shape)[-2:]
            stride = tuple(int(image) // int(cells) for image, cells in zip(image_size, grid))
            boxes.append(
                anchor_boxes([float(s) for s in sizes], [float(r) for r in ratios], grid, stride, dtype=feature_map.dtype)
            )
        return _core.cat(boxes, 0)

    def extra_repr(self):
        return f"sizes={self.sizes}, aspect_ratios={self.aspect_ratios}"


class BoxCoder:
    """Boxes as offsets from anchors: the shift of the centre in units of the anchor's extents, and the logarithm of their ratio.

    ``weights`` multiply the four offsets; logarithms are held below ``bbox_xform_clip`` before they are raised. Girshick et al.,
    Rich feature hierarchies, 2014.
    """

    def __init__(self, weights=(1.0, 1.0, 1.0, 1.0), bbox_xform_clip=math.log(1000.0 / 16)):
        self.weights = tuple(weights)
        self.bbox_xform_clip = bbox_xform_clip

    def encode(self, boxes, anchors):
        """The offsets (N, 4) of boxes (N, 4) from anchors (N, 4)."""
        x, y, w, h = _from_corners(boxes, "cxcywh").unbind(-1)
        ax, ay, aw, ah = _from_corners(anchors, "cxcywh").unbind(-1)
        wx, wy, ww, wh = self.weights
        return _core.stack([wx * (x - ax) / aw, wy * (y - ay) / ah, ww * _core.log(w / aw), wh * _core.log(h / ah)], -1)

    def decode(self, offsets, anchors):
        """The boxes (N, 4) that lie at offsets (N, 4) from anchors (N, 4)."""
        dx, dy, dw, dh = _columns(offsets)
        ax, ay, aw, ah = _from_corners(anchors, "cxcywh").unbind(-1)
        wx, wy, ww, wh = self.weights
        x, y = dx / wx * aw + ax, dy / wy * ah + ay
        w = _core.exp((dw / ww).clamp(max=self.bbox_xform_clip)) * aw
        h = _core.exp((dh / wh).clamp(max=self.bbox_xform_clip)) * ah
        return _core.stack([x - 0.5 * w, y - 0.5 * h, x + 0.5 * w, y + 0.5 * h], -1)
