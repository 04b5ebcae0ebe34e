"""Tensors as PNG files, several images as one, and boxes drawn on images; nothing but the standard library is needed.

``make_grid``, ``save_image`` and ``draw_bounding_boxes`` are torchvision's (``torchvision.utils``).
"""

import os
import struct
import zlib

from .. import _core
from ..serialization import contents_of

__all__ = ["draw_bounding_boxes", "draw_points", "encode_png", "make_grid", "save_image"]

# Colours that are told apart in print and by colour-blind people (Okabe and Ito, 2008), as parts of red, green and blue.
PALETTE = (
    (0.902, 0.624, 0.000),
    (0.337, 0.706, 0.914),
    (0.000, 0.620, 0.451),
    (0.941, 0.894, 0.259),
    (0.000, 0.447, 0.698),
    (0.835, 0.369, 0.000),
    (0.800, 0.475, 0.655),
)


def _bytes_of(image):
    """An image (H, W), (1, H, W) or (3, H, W) as uint8; floating values are clipped to 0 and 1."""
    if image.dim() == 2:
        image = image.unsqueeze(0)
    if image.dim() != 3 or image.shape[0] not in (1, 3):
        raise ValueError(f"expected an image of shape [H, W], [1, H, W] or [3, H, W], got {list(image.shape)}")
    if image.dtype == _core.uint8:
        return image
    if not image.dtype.is_floating_point:
        raise TypeError(f"expected an image of dtype uint8 or a floating one, got {image.dtype}")
    return (image.detach().clamp(0, 1) * 255 + 0.5).to(_core.uint8)


def encode_png(image):
    """The bytes of a PNG file with an image: (H, W), (1, H, W) or (3, H, W), uint8, or floating from 0 to 1."""
    image = _bytes_of(image)
    channels, height, width = image.shape
    pixels = contents_of(image.permute(1, 2, 0).contiguous())
    row = channels * width
    # Every row is preceded by the number of its filter: 0, none.
    rows = b"".join(b"\0" + bytes(pixels[at : at + row]) for at in range(0, height * row, row))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2 if channels == 3 else 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")


def make_grid(tensor, nrow=8, padding=2, pad_value=0.0):
    """Images (N, C, H, W), or a list of (C, H, W), side by side, ``nrow`` in a row: one image (3, H', W').

    Between and around the images there are ``padding`` pixels of ``pad_value``; images of one channel become grey ones.
    """
    if isinstance(tensor, (list, tuple)):
        tensor = _core.stack(list(tensor), 0)
    if tensor.dim() == 3:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() != 4 or tensor.shape[1] not in (1, 3) or tensor.shape[0] == 0:
        raise ValueError(f"expected images of shape [N, 1, H, W] or [N, 3, H, W], got {list(tensor.shape)}")
    tensor = tensor.detach()
    if tensor.shape[1] == 1:
        tensor = tensor.expand(-1, 3, -1, -1)
    count, _, height, width = tensor.shape
    columns = min(nrow, count)
    rows = -(-count // columns)
    step_down, step_right = height + padding, width + padding
    grid = _core.full((3, rows * step_down + padding, columns * step_right + padding), pad_value, dtype=tensor.dtype)
    for number in range(count):
        top = padding + number // columns * step_down
        left = padding + number % columns * step_right
        grid[:, top : top + height, left : left + width] = tensor[number]
    return grid


def save_image(tensor, path, nrow=8, padding=2, pad_value=0.0):
    """Writes an image, or the grid of several, to a PNG file."""
    image = make_grid(tensor, nrow, padding, pad_value) if isinstance(tensor, (list, tuple)) or tensor.dim() == 4 else tensor
    with open(os.fspath(path), "wb") as file:
        file.write(encode_png(image))


def draw_bounding_boxes(image, boxes, colors=None, width=1):
    """A copy of an image (3, H, W), floating from 0 to 1, with the outlines of boxes (N, 4), corners in pixels.

    ``colors``: one (red, green, blue) from 0 to 1 for every box; without, the colours of a palette in turn.
    """
    if image.dim() != 3 or image.shape[0] != 3 or not image.dtype.is_floating_point:
        raise ValueError(f"expected a floating image of shape [3, H, W], got {image.dtype} {list(image.shape)}")
    corners = boxes.tolist()
    colors = [PALETTE[number % len(PALETTE)] for number in range(len(corners))] if colors is None else list(colors)
    if len(colors) != len(corners):
        raise ValueError(f"expected a colour for each of the {len(corners)} boxes, got {len(colors)}")
    _, image_height, image_width = image.shape
    image = image.detach().clone()
    for (x1, y1, x2, y2), color in zip(corners, colors):
        left, right = sorted(min(max(round(x), 0), image_width) for x in (x1, x2))
        top, bottom = sorted(min(max(round(y), 0), image_height) for y in (y1, y2))
        if left == right or top == bottom:
            continue
        paint = _core.tensor(color, dtype=image.dtype).reshape(3, 1, 1)
        image[:, top : min(top + width, bottom), left:right] = paint
        image[:, max(bottom - width, top) : bottom, left:right] = paint
        image[:, top:bottom, left : min(left + width, right)] = paint
        image[:, top:bottom, max(right - width, left) : right] = paint
    return image


def draw_points(groups, limits, size=240, radius=1):
    """Points in the plane as an image (3, size, size) on white, a colour of the palette for each group.

    ``groups`` is a list of tensors (N, 2) with x and y, ``limits`` is (lowest, highest) of both axes; y goes up. What lies
    outside is not drawn.
    """
    low, high = limits
    image = _core.ones(3, size, size)
    for number, points in enumerate(groups):
        places = ((points.detach() - low) / (high - low) * size).floor().to(_core.int64)
        columns, rows = places[:, 0], size - 1 - places[:, 1]
        paint = _core.tensor(PALETTE[(number + 4) % len(PALETTE)]).reshape(3, 1)
        for down in range(-radius, radius + 1):
            for right in range(-radius, radius + 1):
                r, c = rows + down, columns + right
                inside = (r >= 0) & (r < size) & (c >= 0) & (c < size)
                if inside.any().item():
                    image[:, r[inside], c[inside]] = paint
    return image
