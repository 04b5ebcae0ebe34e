"""Receptive fields drawn on the input."""

from base64 import b64encode

from ..utils.images import encode_png
from .drawing import SERIES, Picture, text_width

_EXTENT = 340
_MARGIN = 18


def receptive_svg(fields, image=None, unit=None):
    """The input with the field of one unit of each layer: full lines inside, dashed where it reaches over the border."""
    if fields.input_size is None:
        raise ValueError("receptive fields: a drawing needs the input size")
    if len(fields.input_size) not in (1, 2):
        raise ValueError(f"receptive fields: a drawing needs one or two axes, got {len(fields.input_size)}")
    height, width = fields.input_size if len(fields.input_size) == 2 else (1, fields.input_size[0])
    cell = _EXTENT / max(height, width)
    chosen, boxes = _chosen(fields, unit)
    reach = _reach(boxes, height, width)
    left, top = _MARGIN + reach[1] * cell, _MARGIN + reach[0] * cell
    if len(fields.input_size) == 1:
        return _strip(fields, chosen, boxes, cell, left)
    legend = [_legend(layer, place) for layer, place in chosen]
    drawn = left + (width + reach[3]) * cell
    right = drawn + 24 + max(text_width(text, 12) for text in legend) + 20 + _MARGIN
    bottom = max(top + (height + reach[2]) * cell, _MARGIN + 18 * len(legend) + 22) + _MARGIN
    picture = Picture(right, bottom, "Receptive fields on the input")
    picture.rectangle(left, top, width * cell, height * cell, "var(--panel)", "var(--quiet)")
    if image is not None:
        _draw_image(picture, image, left, top, width, height, cell)
    if max(height, width) <= 48:
        for i in range(1, width):
            picture.line(left + i * cell, top, left + i * cell, top + height * cell, opacity=0.6)
        for i in range(1, height):
            picture.line(left, top + i * cell, left + width * cell, top + i * cell, opacity=0.6)
    picture.text(drawn + 24, _MARGIN + 10, f"input {height} x {width}", 12, weight=600)
    for number, ((y1, y2, x1, x2), clipped) in reversed(list(enumerate(boxes))):
        colour = SERIES[number % len(SERIES)]
        # Fields of equal size shall not hide each other.
        shift = 1.5 * sum(1 for other in boxes[:number] if other[1] == clipped)
        cy1, cy2, cx1, cx2 = clipped
        if clipped != (y1, y2, x1, x2):
            picture.rectangle(
                left + x1 * cell,
                top + y1 * cell,
                (x2 - x1 + 1) * cell,
                (y2 - y1 + 1) * cell,
                "none",
                colour,
                stroke_dasharray="4 3",
                opacity=0.7,
            )
        picture.rectangle(
            left + cx1 * cell + shift,
            top + cy1 * cell + shift,
            max((cx2 - cx1 + 1) * cell - 2 * shift, 1),
            max((cy2 - cy1 + 1) * cell - 2 * shift, 1),
            colour,
            colour,
            stroke_width=1.8,
            fill_opacity=0.09,
        )
    for number, text in enumerate(legend):
        y = _MARGIN + 18 * (number + 1) + 10
        picture.rectangle(drawn + 24, y - 9, 11, 11, SERIES[number % len(SERIES)], radius=2)
        picture.text(drawn + 42, y, text, 12)
    return str(picture)


def _chosen(fields, unit):
    """The unit of the last layer, and of each layer before the one whose field lies nearest to the middle of that one's; layers
    that see the same as the one before are left out."""
    last = fields.layers[-1]
    unit = last.middle() if unit is None else tuple(unit)
    centers = [(low + high) / 2 for low, high in last.seen_by(*unit)]
    chosen, boxes = [], []
    for layer in fields:
        place = unit if layer is last else tuple(_nearest(axis, center) for axis, center in zip(layer.fields.axes, centers))
        box = _box(layer, place, len(fields.input_size))
        if not boxes or box != boxes[-1]:
            chosen.append((layer, place))
            boxes.append(box)
    return chosen, boxes


def _nearest(axis, center):
    return min(range(len(axis.intervals)), key=lambda i: abs(sum(axis.intervals[i]) / 2 - center))


def _box(layer, place, axes):
    """The field by the rule, and what is left of it inside: (first row, last row, first column, last column) each."""
    inside = layer.seen_by(*place)
    rule = [
        (low, high) if size is None else (start + i * stride, start + i * stride + size - 1)
        for (low, high), i, start, stride, size in zip(inside, place, layer.start, layer.stride, layer.size)
    ]
    if axes == 1:
        inside, rule = ((0, 0), *inside), ((0, 0), *rule)
    return tuple(int(v) for pair in rule for v in pair), tuple(v for pair in inside for v in pair)


def _reach(boxes, height, width):
    """How far fields reach over the top, left, bottom and right border, at most half the input."""
    top = max(0, *(-box[0] for box, _ in boxes), 0)
    left = max(0, *(-box[2] for box, _ in boxes), 0)
    bottom = max(0, *(box[1] - height + 1 for box, _ in boxes), 0)
    right = max(0, *(box[3] - width + 1 for box, _ in boxes), 0)
    return top, left, bottom, right


def _legend(layer, place):
    seen = layer.seen_by(*place)
    size = " x ".join(str(high - low + 1) for low, high in seen)
    rule = (
        ""
        if None in layer.size or tuple(layer.size) == tuple(high - low + 1 for low, high in seen)
        else f" of {' x '.join(map(str, layer.size))}"
    )
    stride = layer.stride[0] if len(set(layer.stride)) == 1 else " x ".join(f"{s:g}" for s in layer.stride)
    whole = (
        ", the whole input"
        if all((low, high) == (0, n - 1) for (low, high), n in zip(seen, (a.input_size for a in layer.fields.axes)))
        else ""
    )
    step = f", step {stride:g}" if not isinstance(stride, str) and not whole else ""
    return f"{layer.name}: {size}{rule}{step}{whole}"


def _strip(fields, chosen, boxes, cell, left):
    """One axis: the input as a row of elements, the field of each layer as a bar below."""
    width = fields.input_size[0]
    legend = [_legend(layer, place) for layer, place in chosen]
    drawn = left + (width + _reach(boxes, 1, width)[3]) * cell
    right = drawn + 16 + max(text_width(text, 12) for text in legend) + _MARGIN
    picture = Picture(right, 2 * _MARGIN + 22 + 20 * len(boxes), "Receptive fields on the input")
    picture.rectangle(left, _MARGIN, width * cell, 16, "var(--panel)", "var(--quiet)")
    if width <= 100:
        for i in range(1, width):
            picture.line(left + i * cell, _MARGIN, left + i * cell, _MARGIN + 16, opacity=0.6)
    picture.text(drawn + 16, _MARGIN + 12, f"input {width}", 12, weight=600)
    for number, (((_, _, x1, x2), (_, _, cx1, cx2)), text) in enumerate(zip(boxes, legend)):
        y, colour = _MARGIN + 22 + 20 * number, SERIES[number % len(SERIES)]
        if (x1, x2) != (cx1, cx2):
            picture.rectangle(
                left + x1 * cell, y, (x2 - x1 + 1) * cell, 13, "none", colour, stroke_dasharray="4 3", opacity=0.7
            )
        picture.rectangle(left + cx1 * cell, y, (cx2 - cx1 + 1) * cell, 13, colour, colour, fill_opacity=0.25)
        picture.text(drawn + 16, y + 11, text, 12)
    return str(picture)


def _draw_image(picture, image, left, top, width, height, cell):
    if (
        tuple(image.shape[-2:]) != (height, width)
        or image.dim() not in (2, 3)
        or image.dim() == 3
        and image.shape[0] not in (1, 3)
    ):
        raise ValueError(
            f"receptive fields: image must be [H, W] or [1 or 3, H, W] with H x W = {height} x {width}, "
            f"got shape {tuple(image.shape)}"
        )
    data = b64encode(encode_png(image.detach())).decode()
    picture.image("data:image/png;base64," + data, left, top, width * cell, height * cell)
