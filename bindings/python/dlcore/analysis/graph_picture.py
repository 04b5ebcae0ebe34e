"""Computation graphs as pictures."""

from .drawing import SERIES, Picture, number, text_width
from .graph import derivative_text, value_text
from .layout import Layout

_MARGIN, _LINE, _SIZE, _DIGITS, _PORT = 18, 16, 12, 4, 15


def _lines(graph, vertex):
    """The texts of a box: (text, kind)."""
    head = vertex.name if vertex.is_input else f"{vertex.name} = {graph.expression(vertex)}"
    lines = [(head, "head")]
    values = [value_text(v, digits=_DIGITS) for v in vertex.values if v is not None]
    gradients = [value_text(g, digits=_DIGITS) for g in vertex.gradients if g is not None]
    if values:
        lines.append((", ".join(values), "value"))
    if gradients:
        lines.append((", ".join(gradients), "gradient"))
    return lines


def _sizes(graph, boxes):
    sizes = []
    for vertex, lines in zip(graph.vertices, boxes):
        width = max(text_width(text, _SIZE, mono=True) for text, _ in lines) + 20
        arriving = sum(edge.source is not None for edge in vertex.edges)
        sizes.append((max(width, 44), max(_LINE * len(lines) + 12, _PORT * arriving + 6)))
    return sizes


def graph_svg(graph):
    """Inputs on the left, the result on the right. Values are blue, gradients orange, local derivatives stand on the edges."""
    boxes = [_lines(graph, vertex) for vertex in graph.vertices]
    sizes = _sizes(graph, boxes)
    labels = [derivative_text(edge.derivative, _DIGITS) for _, _, edge in graph.edges]
    widths = [text_width(text, 11, mono=True) for text in labels]
    layout = Layout(sizes, [(source, target) for source, target, _ in graph.edges], widths)
    width = max(layout.width + 2 * _MARGIN, 330)
    name = graph.vertices[graph.root].name
    picture = Picture(width, layout.height + 2 * _MARGIN + 26, f"Computation graph of {name}")
    ports = _ports(graph, layout)
    for number_, (source, target, _) in enumerate(graph.edges):
        _draw_edge(picture, layout, sizes, source, target, layout.routes[number_], labels[number_], ports[number_])
    for place, (lines, (w, h)) in enumerate(zip(boxes, sizes)):
        x, y = (at + _MARGIN for at in layout.centers[place])
        is_input, is_root = graph.vertices[place].is_input, place == graph.root
        stroke = SERIES[2] if is_root else SERIES[0] if is_input else "var(--quiet)"
        radius = min(h / 2, 22) if is_input else 5
        picture.rectangle(x - w / 2, y - h / 2, w, h, "var(--panel)", stroke, radius=radius, stroke_width=1.6 if is_root else 1)
        top = y - _LINE * len(lines) / 2
        for i, (text, kind) in enumerate(lines):
            fill = {"value": SERIES[0], "gradient": SERIES[1]}.get(kind)
            picture.text(
                x, top + _LINE * i + 12, text, _SIZE, "middle", kind="mono", weight=600 if kind == "head" else None, fill=fill
            )
    at = layout.height + 2 * _MARGIN + 12
    for x, text, fill in (
        (0, "value", SERIES[0]),
        (50, "gradient of the result", SERIES[1]),
        (190, "local derivative", "var(--quiet)"),
    ):
        picture.text(_MARGIN + x, at, text, 11, fill=fill)
    return str(picture)


def _ports(graph, layout):
    """How far from the middle of its target each edge arrives: edges that come from above arrive above."""
    arriving = {}
    for number_, (source, target, _) in enumerate(graph.edges):
        route = layout.routes[number_]
        height = route[-1][1] if route else layout.centers[source][1]
        arriving.setdefault(target, []).append((height, number_))
    ports = {}
    for edges in arriving.values():
        for i, (_, number_) in enumerate(sorted(edges)):
            ports[number_] = (i - (len(edges) - 1) / 2) * _PORT
    return ports


def _draw_edge(picture, layout, sizes, source, target, route, label, port):
    (x1, y1), (x2, y2) = layout.centers[source], layout.centers[target]
    points = [(x1 + sizes[source][0] / 2, y1), *route, (x2 - sizes[target][0] / 2, y2 + port)]
    points = [(x + _MARGIN, y + _MARGIN) for x, y in points]
    # The last part is level, with the label on it.
    x, y = points[-1]
    points[-1] = (x - 12 - text_width(label, 11, mono=True), y)
    d = f"M{number(points[0][0])} {number(points[0][1])}"
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        middle = (ax + bx) / 2
        d += f" C{number(middle)} {number(ay)} {number(middle)} {number(by)} {number(bx)} {number(by)}"
    picture.path(f"{d} L{number(x)} {number(y)}")
    picture.path(f"M{number(x)} {number(y)} l-7 -3.5 l0 7 z", stroke="none", fill="var(--quiet)")
    if label:
        picture.text(x - 9, y - 3, label, 11, "end", kind="mono quiet")
