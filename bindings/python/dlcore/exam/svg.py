"""Pictures as SVG in plain Python: a canvas with the few shapes that charts are made of.

Colours are names of the page (custom properties of CSS), so that one picture serves a dark and a light page.
"""

import html
import math
import re
from base64 import b64encode

from ..utils.images import encode_png

SERIES = 8


def series_colour(number):
    return f"var(--series-{number % SERIES + 1})"


def short(value):
    """A coordinate, to a hundredth of a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def label(value):
    """A number beside an axis or in a cell."""
    if value == 0:
        return "0"
    magnitude = abs(value)
    text = f"{value:.3g}" if 1e-3 <= magnitude < 1e4 else f"{value:.0f}" if 1e4 <= magnitude < 1e6 and value == int(value) else f"{value:.2e}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")


def power(value):
    """A power of ten beside a logarithmic axis."""
    exponent = round(math.log10(value))
    if abs(value / 10.0**exponent - 1.0) > 1e-9 or -3 < exponent < 4:
        return label(value)
    return "10" + str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


_OWN_LOOK = re.compile(r"<style>.*?</style>|<title>.*?</title>|<rect width=\"100%\".*?/>", re.DOTALL)


def embedded(drawing, kind):
    """A picture of another module as part of the page: without colours and ground of its own, with the page's class `kind`."""
    head, _, rest = _OWN_LOOK.sub("", drawing).strip().partition(">")
    return re.sub(r' class="[^"]*"', "", head).replace("<svg", f'<svg class="picture {kind}"', 1) + ">" + rest


class Canvas:
    """Shapes on a plane whose origin is at the top left."""

    def __init__(self, width, height, title):
        self.width, self.height, self.title = width, height, title
        self.parts = []

    def add(self, tag, text=None, **attributes):
        written = "".join(f' {name.rstrip("_").replace("_", "-")}="{html.escape(short(v) if isinstance(v, float) else str(v))}"'
                          for name, v in attributes.items() if v is not None)
        self.parts.append(f"<{tag}{written}/>" if text is None else f"<{tag}{written}>{html.escape(text)}</{tag}>")

    def line(self, x1, y1, x2, y2, **attributes):
        self.add("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), **attributes)

    def rectangle(self, x, y, width, height, **attributes):
        self.add("rect", x=float(x), y=float(y), width=float(width), height=float(height), **attributes)

    def circle(self, x, y, radius, **attributes):
        self.add("circle", cx=float(x), cy=float(y), r=float(radius), **attributes)

    def text(self, x, y, text, **attributes):
        self.add("text", text, x=float(x), y=float(y), **attributes)

    def path(self, points, closed=False, **attributes):
        d = "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points) + ("Z" if closed else "")
        self.add("path", d=d, **attributes)

    def image(self, x, y, width, height, data, smooth=False):
        self.add("image", x=float(x), y=float(y), width=float(width), height=float(height), href=data, preserveAspectRatio="none",
                 style=None if smooth else "image-rendering:pixelated")

    def __str__(self):
        return (f'<svg class="picture" viewBox="0 0 {short(float(self.width))} {short(float(self.height))}" '
                f'width="{short(float(self.width))}" height="{short(float(self.height))}" role="img" '
                f'aria-label="{html.escape(self.title)}">{"".join(self.parts)}</svg>')


def png(rows):
    """Rows of (red, green, blue) bytes as a PNG image in a data address."""
    import dlcore

    return "data:image/png;base64," + b64encode(encode_png(dlcore.tensor(rows, dtype=dlcore.uint8).permute(2, 0, 1))).decode()


# A dark blue over green to a light yellow, of even steps in lightness; readable on dark and on light.
_SCALE = [(42, 24, 87), (51, 61, 128), (41, 98, 138), (31, 132, 136), (53, 167, 118), (122, 197, 84), (200, 216, 70), (250, 231, 120)]


def scale_colour(share):
    """The colour of a share from 0 to 1."""
    if not math.isfinite(share):
        return (128, 128, 128)
    place = min(max(share, 0.0), 1.0) * (len(_SCALE) - 1)
    low = min(int(place), len(_SCALE) - 2)
    return tuple(round(a + (b - a) * (place - low)) for a, b in zip(_SCALE[low], _SCALE[low + 1]))


class Axis:
    """Numbers from low to high on pixels from start to end, linear or logarithmic."""

    def __init__(self, low, high, start, end, logarithmic=False):
        self.logarithmic = logarithmic
        if logarithmic:
            low, high = math.log10(low), math.log10(high)
        if low == high:
            low, high = low - 0.5, high + 0.5
        self.low, self.high, self.start, self.end = low, high, start, end

    def __call__(self, value):
        if self.logarithmic:
            value = math.log10(value)
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def label(self, value):
        return power(value) if self.logarithmic else label(value)

    def ticks(self, most=6):
        """Round numbers inside the axis."""
        if self.logarithmic:
            first, last = math.ceil(self.low - 1e-9), math.floor(self.high + 1e-9)
            if last - first >= 1:
                step = max(1, math.ceil((last - first) / most))
                return [10.0**k for k in range(first, last + 1, step)]
            low, high = 10.0**self.low, 10.0**self.high
        else:
            low, high = self.low, self.high
        step = 10.0 ** math.floor(math.log10((high - low) / most))
        step *= next(factor for factor in (1, 2, 5, 10) if (high - low) / (step * factor) <= most)
        first = math.ceil(low / step - 1e-9)
        return [k * step + 0.0 for k in range(first, math.floor(high / step + 1e-9) + 1) if not self.logarithmic or k > 0]


def margin(axis):
    """The room that the numbers of a vertical axis and its name need."""
    return 32.0 + 6.2 * max((len(axis.label(value)) for value in axis.ticks()), default=1)


def axes(canvas, across, up, x_label="", y_label="", grid=True):
    """Grid lines, their numbers, and what the axes show."""
    for value in up.ticks():
        y = up(value)
        if grid:
            canvas.line(across.start, y, across.end, y, class_="zero" if value == 0 else "grid")
        canvas.text(across.start - 6, y + 3.5, up.label(value), class_="tick", text_anchor="end")
    for value in across.ticks():
        x = across(value)
        if grid:
            canvas.line(x, up.start, x, up.end, class_="zero" if value == 0 else "grid")
        canvas.text(x, up.start + 15, across.label(value), class_="tick", text_anchor="middle")
    canvas.line(across.start, up.start, across.end, up.start, class_="axis")
    canvas.line(across.start, up.start, across.start, up.end, class_="axis")
    if x_label:
        canvas.text((across.start + across.end) / 2, up.start + 32, x_label, class_="name", text_anchor="middle")
    if y_label:
        middle = (up.start + up.end) / 2
        canvas.text(12, middle, y_label, class_="name", text_anchor="middle", transform=f"rotate(-90 12 {short(float(middle))})")
