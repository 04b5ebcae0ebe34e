"""Detection operations written plainly in PyTorch, from the formulas of the papers: the oracles where PyTorch has no function."""

import math

import torch


def box_iou(a, b):
    shared, union = _overlap(a, b)
    return shared / union


def generalized_box_iou(a, b):
    shared, union = _overlap(a, b)
    sides = [torch.maximum(a[:, None, i + 2], b[None, :, i + 2]) - torch.minimum(a[:, None, i], b[None, :, i]) for i in (0, 1)]
    hull = sides[0] * sides[1]
    return shared / union - (hull - union) / hull


def _overlap(a, b):
    sides = [
        (torch.minimum(a[:, None, i + 2], b[None, :, i + 2]) - torch.maximum(a[:, None, i], b[None, :, i])).clamp(min=0) for i in (0, 1)
    ]
    shared = sides[0] * sides[1]

    def area(boxes):
        return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])

    return shared, area(a)[:, None] + area(b)[None, :] - shared


def nms(boxes, scores, iou_threshold, idxs=None):
    overlap = box_iou(boxes, boxes) > iou_threshold
    if idxs is not None:
        overlap &= idxs[:, None] == idxs[None, :]
    kept = []
    for i in sorted(range(len(scores)), key=lambda i: -float(scores[i])):
        if not any(overlap[i, j] for j in kept):
            kept.append(i)
    return torch.tensor(kept, dtype=torch.int64)


def _round(value):
    """Halves away from zero."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def roi_pool(input, boxes, output_size, spatial_scale):
    height, width = input.shape[2:]
    regions = []
    for box in boxes.tolist():
        left, top, right, bottom = (_round(edge * spatial_scale) for edge in box[1:])
        bins = []
        for i in range(output_size[0]):
            rows = _bin(i, output_size[0], top, max(bottom - top + 1, 1), height)
            for j in range(output_size[1]):
                columns = _bin(j, output_size[1], left, max(right - left + 1, 1), width)
                part = input[int(box[0]), :, rows, columns].flatten(1)
                bins.append(part.max(1).values if part.shape[1] else part.sum(1))
        regions.append(torch.stack(bins, 1).reshape(-1, *output_size))
    return torch.stack(regions) if regions else input.new_zeros((0, input.shape[1], *output_size)) + 0 * input.sum()


def _bin(index, count, start, size, extent):
    low = math.floor(index * size / count) + start
    high = math.ceil((index + 1) * size / count) + start
    return slice(min(max(low, 0), extent), min(max(high, 0), extent))


def roi_align(input, boxes, output_size, spatial_scale, sampling_ratio, aligned):
    shift = 0.5 if aligned else 0.0
    regions = []
    for box in boxes.tolist():
        left, top, right, bottom = (edge * spatial_scale - shift for edge in box[1:])
        height, width = bottom - top, right - left
        if not aligned:
            height, width = max(height, 1.0), max(width, 1.0)
        samples = [sampling_ratio if sampling_ratio > 0 else math.ceil(side / n) for side, n in zip((height, width), output_size)]
        bins = []
        for i in range(output_size[0]):
            for j in range(output_size[1]):
                total = input.new_zeros(input.shape[1])
                for sy in range(samples[0]):
                    for sx in range(samples[1]):
                        y = top + (i + (sy + 0.5) / samples[0]) * height / output_size[0]
                        x = left + (j + (sx + 0.5) / samples[1]) * width / output_size[1]
                        total = total + _bilinear(input[int(box[0])], y, x)
                bins.append(total / max(samples[0] * samples[1], 1))
        regions.append(torch.stack(bins, 1).reshape(-1, *output_size))
    return torch.stack(regions) if regions else input.new_zeros((0, input.shape[1], *output_size)) + 0 * input.sum()


def _bilinear(maps, y, x):
    height, width = maps.shape[1:]
    if y < -1 or y > height or x < -1 or x > width:
        return torch.zeros_like(maps[:, 0, 0])
    y, x = min(max(y, 0.0), height - 1.0), min(max(x, 0.0), width - 1.0)
    top, left = int(y), int(x)
    down, right = min(top + 1, height - 1), min(left + 1, width - 1)
    v, u = y - top, x - left
    return (
        (1 - v) * ((1 - u) * maps[:, top, left] + u * maps[:, top, right])
        + v * ((1 - u) * maps[:, down, left] + u * maps[:, down, right])
    )


def anchor_boxes(sizes, aspect_ratios, grid_size, stride):
    around = []
    for ratio in aspect_ratios.tolist():
        for size in sizes.tolist():
            height, width = size * math.sqrt(ratio), size / math.sqrt(ratio)
            around.append([-width / 2, -height / 2, width / 2, height / 2])
    around = torch.tensor(around, dtype=sizes.dtype).round()
    cells = [[x * stride[1], y * stride[0]] * 2 for y in range(grid_size[0]) for x in range(grid_size[1])]
    cells = torch.tensor(cells, dtype=sizes.dtype).reshape(-1, 4)
    return (cells[:, None] + around[None]).reshape(-1, 4)
