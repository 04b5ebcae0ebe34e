"""Charts: curves, heat maps, images, and the windows of a receptive field. Each function returns a picture as SVG."""

import math

from .svg import Axis, Canvas, axes, label, margin, png, scale_colour, series_colour

WIDTH, HEIGHT = 460, 280
MOST_LABELLED_CELLS = 160
MOST_LABELLED_ROWS = 16
MOST_POINTS = 400


def finite(values):
    return [value for value in values if math.isfinite(value)]


def thinned(points):
    """At most about MOST_POINTS of the points, the first and the last among them."""
    if len(points) <= MOST_POINTS:
        return points
    step = (len(points) - 1) / (MOST_POINTS - 1)
    return [points[round(k * step)] for k in range(MOST_POINTS)]


def runs(points, keep):
    """Stretches of neighbouring points that can be drawn."""
    stretch = []
    for point in points:
        if keep(point):
            stretch.append(point)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def line_chart(title, series, x_label="", y_label="", log_x=False, log_y=False, asymptotes=(), points=(), width=WIDTH, height=HEIGHT):
    """Curves {label: (xs, ys)} in one coordinate system.

    Asymptotes are dashed: ("y", value) horizontal, ("x", value) vertical, (slope, intercept) slanted. Points are (x, y, text). Numbers
    that are not finite, and on logarithmic axes those that are not positive, are left out.
    """
    def shown(point):
        x, y = point
        return math.isfinite(x) and math.isfinite(y) and (x > 0 or not log_x) and (y > 0 or not log_y)

    curves = {name: [point for point in zip(map(float, xs), map(float, ys))] for name, (xs, ys) in series.items()}
    seen = [point for curve in curves.values() for point in curve if shown(point)] + [(x, y) for x, y, _ in points if shown((x, y))]
    legend = [name for name in curves if name]
    rows = legend_rows(legend, width - 64)
    canvas = Canvas(width, height + 18 * len(rows), title)
    if not seen:
        canvas.text(width / 2, height / 2, "no finite values", class_="name", text_anchor="middle")
        return str(canvas)
    ys = [y for _, y in seen] + [value for kind, value in asymptotes if kind == "y" and not log_y]
    low, high = min(ys), max(ys)
    if not log_y:
        room = 0.06 * (high - low) or abs(high) * 0.1 or 1.0
        low, high = low - room * (low != 0 or high <= 0), high + room
    up = Axis(low, high, height - 44.0, 12.0, log_y)
    across = Axis(min(x for x, _ in seen), max(x for x, _ in seen), margin(up), width - 14.0, log_x)
    axes(canvas, across, up, x_label, y_label)
    for kind, value in asymptotes:
        if kind == "y":
            canvas.line(across.start, up(value), across.end, up(value), class_="asymptote")
        elif kind == "x":
            canvas.line(across(value), up.start, across(value), up.end, class_="asymptote")
        else:
            draw_slanted(canvas, across, up, kind, value)
    for number, curve in enumerate(curves.values()):
        for stretch in runs(thinned(curve), shown):
            placed = [(across(x), up(y)) for x, y in stretch]
            if len(placed) == 1:
                canvas.circle(*placed[0], 2.5, style=f"fill:{series_colour(number)}")
            else:
                canvas.path(placed, class_="curve", style=f"stroke:{series_colour(number)}")
            if 1 < len(curve) <= 12:
                for x, y in placed:
                    canvas.circle(x, y, 2.5, style=f"fill:{series_colour(number)}")
    for x, y, text in points:
        if shown((x, y)):
            canvas.circle(across(x), up(y), 4, class_="mark")
            near_end = across(x) > across.end - 60
            canvas.text(across(x) + (-8 if near_end else 8), up(y) - 7, text, class_="tick strong", text_anchor="end" if near_end else None)
    draw_legend(canvas, legend, list(curves), rows, height)
    return str(canvas)


def draw_slanted(canvas, across, up, slope, intercept):
    """The part of y = slope x + intercept inside the axes."""
    inside = []
    for k in range(101):
        x = across.low + (across.high - across.low) * k / 100
        if up.low <= slope * x + intercept <= up.high:
            inside.append((across(x), up(slope * x + intercept)))
    if len(inside) > 1:
        canvas.path([inside[0], inside[-1]], class_="asymptote")


def legend_rows(names, width):
    rows, used = [], width
    for name in names:
        needed = 34 + 7.0 * len(name)
        if used + needed > width:
            rows.append([])
            used = 0
        rows[-1].append((name, used))
        used += needed
    return rows


def draw_legend(canvas, names, order, rows, top):
    for row, entries in enumerate(rows):
        y = top + 10 + 18 * row
        for name, offset in entries:
            x = 60 + offset
            canvas.line(x, y - 4, x + 16, y - 4, class_="curve", style=f"stroke:{series_colour(order.index(name))}")
            canvas.text(x + 22, y, name, class_="tick")


def heat_map(title, rows, most=None):
    """A matrix as coloured cells, one colour for positive and one for negative numbers, with the numbers where they fit.

    `most` is the magnitude of the full colour, by default the largest there is.
    """
    height, width = len(rows), len(rows[0])
    texts = [[label(value) for value in row] for row in rows]
    longest = max(len(text) for row in texts for text in row)
    labelled = height * width <= MOST_LABELLED_CELLS and height <= MOST_LABELLED_ROWS
    across = max(30, 10 + 7 * longest) if labelled else max(4, min(16, 360 // max(width, height)))
    down = 30 if labelled else across
    most = most or max(map(abs, finite([value for row in rows for value in row])), default=0.0) or 1.0
    canvas = Canvas(width * across + 2, height * down + 2, title)
    if labelled:
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                kind, share = shade(value, most)
                style = f"--share:{share}%" if share else None
                canvas.rectangle(1 + j * across, 1 + i * down, across, down, class_=f"cell {kind}", style=style)
                canvas.text(1 + (j + 0.5) * across, 1 + i * down + 19, texts[i][j], class_="inside", text_anchor="middle")
    else:
        draw_small_cells(canvas, rows, across, most)
    return str(canvas)


def shade(value, most):
    """The kind of a cell and how much of its colour it has, in percent."""
    share = round(100 * min(abs(value) / most, 1.0)) if math.isfinite(value) else 100
    return "empty" if share == 0 or math.isnan(value) else "positive" if value > 0 else "negative", share


def draw_small_cells(canvas, rows, side, most):
    """Cells without numbers: one path for all cells of a shade, the empty ones as the ground."""
    canvas.rectangle(1, 1, len(rows[0]) * side, len(rows) * side, class_="cell")
    gap = 1 if side > 5 else 0
    square = f"h{side - gap}v{side - gap}h{gap - side}z"
    paths = {}
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            kind, share = shade(value, most)
            if kind != "empty":
                paths.setdefault((kind, max(5, 5 * round(share / 5))), []).append(f"M{1 + j * side} {1 + i * side}{square}")
    for (kind, share), squares in sorted(paths.items()):
        canvas.add("path", d="".join(squares), class_=f"cell {kind} small", style=f"--share:{share}%")


def image(title, rows, width=240):
    """A large matrix as an image in a scale from dark (its smallest number) to light (its largest)."""
    values = finite([value for row in rows for value in row])
    low, high = min(values, default=0.0), max(values, default=1.0)
    span = high - low or 1.0
    height = max(24, min(2 * width, round(width * len(rows) / len(rows[0]))))
    canvas = Canvas(width, height + 20, f"{title}, from {label(low)} to {label(high)}")
    canvas.image(0, 0, width, height, png([[scale_colour((value - low) / span) for value in row] for row in rows]))
    bar_width = width / 2
    canvas.image((width - bar_width) / 2, height + 9, bar_width, 6, png([[scale_colour(k / 63) for k in range(64)]]))
    canvas.text((width - bar_width) / 2 - 6, height + 16, label(low), class_="tick", text_anchor="end")
    canvas.text((width + bar_width) / 2 + 6, height + 16, label(high), class_="tick")
    return str(canvas)


def surface(title, surface, points=(), x_label="", y_label="", joined=False, width=WIDTH, height=360):
    """A dlcore.analysis.surfaces.Surface as an image with contours, and points (x, y) on it, joined to a path or not."""
    canvas = Canvas(width, height, title)
    up = Axis(surface.ys[0], surface.ys[-1], height - 44.0, 12.0)
    across = Axis(surface.xs[0], surface.xs[-1], margin(up), width - 14.0)
    low, high = surface.range
    span = (high - low) or 1.0
    # The square root spreads the small differences around a minimum.
    rows = [[scale_colour(math.sqrt((value - low) / span)) if math.isfinite(value) else (128, 128, 128) for value in row]
            for row in reversed(surface.values)]
    canvas.image(across.start, up.end, across.end - across.start, up.start - up.end, png(rows), smooth=True)
    axes(canvas, across, up, x_label, y_label, grid=False)
    for level in surface.levels():
        for line in surface.contour(level):
            canvas.path([(across(x), up(y)) for x, y in line], class_="contour")
    placed = [(across(x), up(y)) for x, y in points if math.isfinite(x) and math.isfinite(y)]
    placed = [(x, y) for x, y in placed if across.start <= x <= across.end and up.end <= y <= up.start]
    if joined and len(placed) > 1:
        canvas.path(placed, class_="path")
    for x, y in placed[:60]:
        canvas.circle(x, y, 3.5, class_="mark")
    return str(canvas)


def receptive_field(title, size, layers, width=300):
    """The receptive fields of one unit after each layer, drawn on an input of size (height, width).

    `layers` are (text, (top, left), (bottom, right)) with the last pixel included; parts outside the image lie in the padding.
    """
    tops = [top for _, (top, _), _ in layers] + [0]
    lefts = [left for _, (_, left), _ in layers] + [0]
    bottoms = [bottom for _, _, (bottom, _) in layers] + [size[0] - 1]
    rights = [right for _, _, (_, right) in layers] + [size[1] - 1]
    first_row, first_column = min(tops), min(lefts)
    rows, columns = max(bottoms) - first_row + 1, max(rights) - first_column + 1
    cell = min(20.0, width / columns, 1.4 * width / rows)
    canvas = Canvas(columns * cell + 4, rows * cell + 10 + 18 * len(layers), title)
    x0, y0 = 2 - first_column * cell, 2 - first_row * cell
    if cell >= 4:
        for i in range(size[0] + 1):
            canvas.line(x0, y0 + i * cell, x0 + size[1] * cell, y0 + i * cell, class_="grid")
        for j in range(size[1] + 1):
            canvas.line(x0 + j * cell, y0, x0 + j * cell, y0 + size[0] * cell, class_="grid")
    canvas.rectangle(x0, y0, size[1] * cell, size[0] * cell, class_="outline")
    for number, (_, (top, left), (bottom, right)) in reversed(list(enumerate(layers))):
        colour = series_colour(number)
        canvas.rectangle(x0 + left * cell, y0 + top * cell, (right - left + 1) * cell, (bottom - top + 1) * cell,
                         style=f"fill:{colour};fill-opacity:.16;stroke:{colour};stroke-width:2")
    for number, (text, _, _) in enumerate(layers):
        y = rows * cell + 20 + 18 * number
        canvas.rectangle(2, y - 9, 12, 10, style=f"fill:{series_colour(number)};fill-opacity:.5;stroke:{series_colour(number)}")
        canvas.text(20, y, text, class_="tick")
    canvas.width = max(canvas.width, 24 + 6.4 * max(len(text) for text, _, _ in layers))
    return str(canvas)
