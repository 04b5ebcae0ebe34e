"""The pictures of a question, found from what its steps do: feature maps and kernels, gradients, losses, activations, graphs."""

import math

from . import charts
from .formulas import argument_symbol, symbol
from .graphs import graph_picture
from .mathematics import mathematics
from .surfaces import surface_pictures
from .values import Values, escape

MOST_PICTURES = 8
MOST_CHANNELS = 4
MOST_EXTENT = 32
CONVOLUTIONS = {"conv1d", "conv2d"}
POOLS = {"max_pool1d": "max pooling", "avg_pool1d": "average pooling", "max_pool2d": "max pooling", "avg_pool2d": "average pooling",
         "adaptive_avg_pool2d": "adaptive average pooling"}
# Activations: their names and asymptotes, ("y", value) horizontal, (slope, intercept) slanted.
ACTIVATIONS = {
    "elu": ("ELU", [("y", -1.0), (1.0, 0.0)]),
    "gelu": ("GELU", [("y", 0.0), (1.0, 0.0)]),
    "hardtanh": ("Hard tanh", [("y", -1.0), ("y", 1.0)]),
    "leaky_relu": ("Leaky ReLU", []),
    "relu": ("ReLU", [("y", 0.0), (1.0, 0.0)]),
    "sigmoid": ("Sigmoid", [("y", 0.0), ("y", 1.0)]),
    "silu": ("SiLU", [("y", 0.0), (1.0, 0.0)]),
    "softplus": ("Softplus", [("y", 0.0), (1.0, 0.0)]),
    "tanh": ("Hyperbolic tangent", [("y", -1.0), ("y", 1.0)]),
}


def figure(content, caption):
    return f'<figure class="drawn"><div class="row">{content}</div><figcaption>{caption}</figcaption></figure>'


def planes(value):
    """The matrices of a tensor, one for each leading index; a vector is a matrix of one row. None if it is too large to draw."""
    values = Values.of(value)
    if not values.shape or not values.elements or not all(map(math.isfinite, values.elements)):
        return None
    height = values.shape[-2] if len(values.shape) > 1 else 1
    width = values.shape[-1]
    if max(height, width) > MOST_EXTENT or len(values.elements) > MOST_CHANNELS * height * width:
        return None
    rows = [values.elements[k:k + width] for k in range(0, len(values.elements), width)]
    return [rows[k:k + height] for k in range(0, len(rows), height)]


def varies(matrices):
    first = matrices[0][0][0]
    return any(value != first for matrix in matrices for row in matrix for value in row)


def maps(matrices, name):
    most = max(abs(value) for matrix in matrices for row in matrix for value in row) or 1.0
    drawn = "".join(charts.heat_map(f"{name}, {k + 1} of {len(matrices)}" if len(matrices) > 1 else name, matrix, most)
                    for k, matrix in enumerate(matrices))
    return f'<div class="maps"><div class="stack">{drawn}</div><span class="map-name">{mathematics(symbol(name))}</span></div>'


def sign(text):
    return f'<span class="operator">{text}</span>'


def windows_picture(answer, step):
    """Input, kernel and output of a convolution or pooling."""
    arguments = step["args"]
    names = [arguments["input"], *([arguments["weight"]] if step["call"] in CONVOLUTIONS else [])]
    if not all(isinstance(name, str) and name.startswith("$") for name in names):
        return None
    names = [name[1:] for name in names] + step["results"][:1]
    if any(name not in answer.values for name in names):
        return None
    drawn = [planes(answer.values[name]) for name in names]
    if any(matrices is None for matrices in drawn) or not varies(drawn[0]):
        return None
    signs = [sign("∗"), sign("=")] if step["call"] in CONVOLUTIONS else [sign("→")]
    content = maps(drawn[0], names[0]) + "".join(s + maps(m, n) for s, m, n in zip(signs, drawn[1:], names[1:]))
    settings = ", ".join(f"{key.replace('_', ' ')} {extents(arguments[key])}" for key in ("kernel_size", "stride", "padding", "dilation")
                         if key in arguments and not isinstance(arguments[key], str))
    kind = POOLS.get(step["call"], "convolution" if "weight" in arguments else step["call"])
    return figure(content, f"{kind.capitalize()}{': ' + settings if settings else ''}")


def extents(value):
    return " × ".join(map(str, value)) if isinstance(value, list) else str(value)


def gradient_picture(answer, step):
    parts = []
    for result, by in zip(step["results"], step["args"]["with_respect_to"]):
        matrices = planes(answer.values[result]) if result in answer.values else None
        if matrices and sum(len(row) for matrix in matrices for row in matrix) >= 4 and varies(matrices):
            parts.append((maps(matrices, result), by))
    if not parts:
        return None
    of = argument_symbol(step["args"]["of"])
    by = ", ".join(argument_symbol(name) for _, name in parts)
    return figure("".join(content for content, _ in parts), f"Gradients of {mathematics(of)} with respect to {mathematics(by)}")


def loop_picture(answer, loop):
    """What a loop collected in every round, as curves."""
    series = {}
    for name in loop.get("collect", {}):
        if name in answer.values:
            values = Values.of(answer.values[name])
            if not values.shape or not values.elements:
                continue
            width = len(values.elements) // max(values.shape[0], 1)
            if values.shape[0] >= 3 and width <= 4:
                for k in range(width):
                    label = name.replace("_", " ") + (f" [{k}]" if width > 1 else "")
                    series[label] = (list(range(values.shape[0])), [float(v) for v in values.elements[k::width]])
    if not series:
        return None
    return figure(charts.line_chart("values of every round", series, "round"), "Round by round")


def activation_picture(answer, step):
    """An activation function, its derivative and asymptotes, and the points that the question asks about."""
    import dlcore

    source = step["args"].get("input", "")
    name = source[1:] if isinstance(source, str) else ""
    if name not in answer.entry["inputs"] or name not in answer.values:
        return None
    points = [float(value) for value in Values.of(answer.values[name]).elements or []]
    if not 1 <= len(points) <= 12:
        return None
    reach = max(4.0, min(10.0, 1.2 * max(map(abs, points))))
    x = dlcore.linspace(-reach, reach, 241, dtype=dlcore.float64).requires_grad_()
    options = {key: value for key, value in step["args"].items() if key != "input" and not isinstance(value, str)}
    function = getattr(dlcore.nn.functional, step["call"], None) or getattr(dlcore, step["call"])
    y = function(x, **options)
    (slope,) = dlcore.autograd.grad([y.sum()], [x])
    xs = x.detach().tolist()
    outputs = Values.of(answer.values[step["results"][0]]).elements
    marks = [(at, float(value), "") for at, value in zip(points, outputs) if abs(at) <= reach]
    title, asymptotes = ACTIVATIONS[step["call"]]
    if not marks:
        return None
    picture = charts.line_chart(title, {title: (xs, y.detach().tolist()), "derivative": (xs, slope.tolist())}, "x", "",
                                asymptotes=asymptotes, points=marks)
    return figure(picture, f"{escape(title)}, its derivative{' and asymptotes' if asymptotes else ''}")


def matrix_picture(answer, step):
    """A larger matrix among the results."""
    name = step["results"][0]
    if name not in answer.values:
        return None
    values = Values.of(answer.values[name])
    if len(values.shape) != 2 or min(values.shape) < 4:
        return None
    matrices = planes(answer.values[name])
    return figure(maps(matrices, name), f"The matrix {mathematics(symbol(name))}") if matrices and varies(matrices) else None


def receptive_field_picture(answer, step):
    """The receptive field of the middle unit after each layer, on the input."""
    names = [answer.values.get(name) for name in step["results"]]
    if any(value is None for value in names):
        return None
    sizes, strides, starts = (Values.of(value).elements for value in names)
    largest = step["args"].get("input_size")
    extent = largest if isinstance(largest, int) else None
    layers, reach = [], max(size + abs(start) for size, start in zip(sizes, starts))
    side = int(extent or max(2 * sizes[-1], reach + sizes[-1]))
    for number, (size, stride, start) in enumerate(zip(sizes, strides, starts)):
        middle = max(0, round((side / 2 - start - size / 2) / stride))
        first = int(start + middle * stride)
        if extent is not None:
            first = min(max(first, 0), side - int(size))
        layers.append((f"layer {number + 1}: {size} × {size}", (first, first), (first + int(size) - 1,) * 2))
    return figure(charts.receptive_field("receptive fields on the input", (side, side), layers), "What one unit of each layer sees of the input")


def extent_of_field(gradient):
    """The rows and columns of an image that a gradient (N, C, H, W) is not zero on: (top, left), (bottom, right)."""
    seen = gradient.detach() != 0
    rows, columns = (seen.any(dim=[0, 1, dim]).nonzero().flatten().tolist() for dim in (3, 2))
    return ((rows[0], columns[0]), (rows[-1], columns[-1])) if rows and columns else None


def measured_fields(answer):
    """The receptive fields that gradients with respect to an image show, drawn on the image."""
    fields = {}
    for step in answer.entry["steps"]:
        if step.get("call") != "gradient":
            continue
        for result, by in zip(step["results"], step["args"]["with_respect_to"]):
            gradient = answer.values.get(result)
            if gradient is None or gradient.dim() != 4 or min(gradient.shape[2:]) < 8:
                continue
            corners = extent_of_field(gradient)
            if corners:
                fields.setdefault((by, tuple(gradient.shape[2:])), []).append((result, *corners))
    drawn = []
    for (by, size), layers in fields.items():
        if any((bottom - top + 1, right - left + 1) != size for _, (top, left), (bottom, right) in layers):
            named = [(f"{plain(name)}: {bottom - top + 1} × {right - left + 1}", (top, left), (bottom, right))
                     for name, (top, left), (bottom, right) in layers]
            drawn.append(figure(charts.receptive_field("receptive fields", size, named),
                                f"Where {mathematics(argument_symbol(by))} is seen from: the gradients that are not zero"))
    return drawn


def plain(name):
    return name.replace("_gradient", "").replace("_", " ")


def picture_of(answer, step):
    if "repeat" in step:
        return loop_picture(answer, step)
    if step["call"] in CONVOLUTIONS or step["call"] in POOLS:
        return windows_picture(answer, step)
    if step["call"] == "gradient":
        return gradient_picture(answer, step)
    if step["call"] == "receptive_field":
        return receptive_field_picture(answer, step)
    if step["call"] in ACTIVATIONS:
        return activation_picture(answer, step)
    return matrix_picture(answer, step)


def step_pictures(answer):
    """The pictures that single steps give."""
    drawn, seen = [], set()
    for step in answer.entry["steps"]:
        if len(drawn) == MOST_PICTURES:
            break
        if "results" in step and step["call"] not in CONVOLUTIONS:
            # A result that only repeats numbers that were drawn, such as a reshaped one, is not drawn again.
            numbers = [contents(answer, name) for name in step["results"]]
            if step["call"] not in POOLS and all(one is None or one in seen for one in numbers):
                continue
        picture = picture_of(answer, step)
        if picture:
            drawn.append(picture)
            seen.update(contents(answer, name) for name in step.get("results", []))
    return drawn


def surface_figures(answer):
    return [figure(picture, caption) for picture, caption in surface_pictures(answer)]


def graph_figures(answer):
    found = graph_picture(answer)
    if found is None:
        return []
    name, drawing = found
    return [figure(drawing, f"The computation graph of {mathematics(symbol(name))}: values, local derivatives on the edges, and gradients")]


def pictures(answer):
    """All pictures of a question, as HTML figures. What cannot be drawn is said in its place."""
    drawn = []
    for draw in (measured_fields, surface_figures, graph_figures, step_pictures):
        try:
            drawn += draw(answer)
        except Exception as error:
            drawn.append(f'<p class="not-drawn">A picture could not be drawn: {escape(f"{type(error).__name__}: {error}")}</p>')
    return drawn


def contents(answer, name):
    elements = Values.of(answer.values[name]).elements if name in answer.values else None
    return tuple(elements) if elements else None
