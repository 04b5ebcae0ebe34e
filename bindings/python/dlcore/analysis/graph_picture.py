"""Computation graphs as pictures."""

from .drawing import SERIES, Picture, number, text_width
from .graph import derivative_text, value_text
from .layout import Layout, layers

_MARGIN, _LINE, _SIZE, _DIGITS, _PORT = 18, 16, 12, 4, 15
# An input gets a second box where it is used more layers away than this.
_FAR = 2
_LARGEST = 3000


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


class _Drawing:
    """What is drawn: a box for each vertex, and for inputs that are used far apart one more near each further use."""

    def __init__(self, graph):
        self.vertices = list(range(len(graph.vertices)))
        self.ends = []
        at = layers(len(graph.vertices), [(source, target) for source, target, _ in graph.edges])
        copies = {}
        for source, target, _ in graph.edges:
            if graph.vertices[source].is_input and at[target] - at[source] > _FAR:
                if (source, at[target]) not in copies:
                    copies[source, at[target]] = len(self.vertices)
                    self.vertices.append(source)
                source = copies[source, at[target]]
            self.ends.append((source, target))
        self.lines = [_lines(graph, graph.vertices[v]) for v in self.vertices[: len(graph.vertices)]]
        self.lines += [[(graph.vertices[v].name, "head")] for v in self.vertices[len(graph.vertices) :]]
        arriving = [0] * len(self.vertices)
        for _, target in self.ends:
            arriving[target] += 1
        self.sizes = []
        for lines, count in zip(self.lines, arriving):
            width = max(text_width(text, _SIZE, mono=True) for text, _ in lines) + 20
            self.sizes.append((max(width, 44), max(_LINE * len(lines) + 12, _PORT * count + 6)))


def graph_svg(graph):
    """Inputs on the left, the result on the right. Values are blue, gradients orange, local derivatives stand on the edges."""
    if len(graph) > _LARGEST:
        raise ValueError(f"computation graph: a drawing has at most {_LARGEST} vertices, this graph has {len(graph)}")
    drawing = _Drawing(graph)
    labels = [derivative_text(edge.derivative, _DIGITS) for _, _, edge in graph.edges]
    widths = [text_width(text, 11, mono=True) for text in labels]
    layout = Layout(drawing.sizes, drawing.ends, widths)
    width = max(layout.width + 2 * _MARGIN, 330)
    name = graph.vertices[graph.root].name
    picture = Picture(width, layout.height + 2 * _MARGIN + 26, f"Computation graph of {name}")
    ports = _ports(drawing.ends, layout)
    for place, (source, target) in enumerate(drawing.ends):
        _draw_edge(picture, layout, drawing.sizes, source, target, layout.routes[place], labels[place], ports[place])
    for place, vertex in enumerate(drawing.vertices):
        role = "root" if place == graph.root else "input" if graph.vertices[vertex].is_input else "operation"
        _draw_box(picture, layout.centers[place], drawing.sizes[place], drawing.lines[place], role, place != vertex)
    at = layout.height + 2 * _MARGIN + 12
    for x, text, fill in (
        (0, "value", SERIES[0]),
        (50, "gradient of the result", SERIES[1]),
        (190, "local derivative", "var(--quiet)"),
    ):
        picture.text(_MARGIN + x, at, text, 11, fill=fill)
    return str(picture)


def _draw_box(picture, center, size, lines, role, is_copy):
    x, y = (at + _MARGIN for at in center)
    w, h = size
    stroke = {"root": SERIES[2], "input": SERIES[0]}.get(role, "var(--quiet)")
    radius = min(h / 2, 22) if role == "input" else 5
    dashes = "3 3" if is_copy else None
    line = 1.6 if role == "root" else 1
    picture.rectangle(
        x - w / 2, y - h / 2, w, h, "var(--panel)", stroke, radius=radius, stroke_width=line, stroke_dasharray=dashes
    )
    top = y - _LINE * len(lines) / 2
    for i, (text, kind) in enumerate(lines):
        fill = {"value": SERIES[0], "gradient": SERIES[1]}.get(kind)
        picture.text(
            x, top + _LINE * i + 12, text, _SIZE, "middle", kind="mono", weight=600 if kind == "head" else None, fill=fill
        )


def _ports(ends, layout):
    """How far from the middle of its target each edge arrives: edges that come from above arrive above."""
    arriving = {}
    for place, (source, target) in enumerate(ends):
        route = layout.routes[place]
        height = route[-1][1] if route else layout.centers[source][1]
        arriving.setdefault(target, []).append((height, place))
    ports = {}
    for edges in arriving.values():
        for i, (_, place) in enumerate(sorted(edges)):
            ports[place] = (i - (len(edges) - 1) / 2) * _PORT
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
