"""Values of a question as HTML: numbers, matrices and the shapes of large tensors."""

import html
import math

from .._examiner import Array
from .formulas import symbol
from .mathematics import mathematics

MOST_EQUAL_ELEMENTS = 16
MOST_LISTED = 4096
MOST_MATRICES = 8
MOST_ELIDED = 12


class Values:
    """A shape and elements (numbers or printed digits) in row-major order; of a tensor with many elements only their range."""

    def __init__(self, shape, elements, bounds=None):
        self.shape, self.elements, self.bounds = tuple(shape), elements, bounds

    @classmethod
    def of(cls, value):
        """The values of a tensor, a number or a nested list."""
        if hasattr(value, "detach"):
            value = value.detach()
            if value.numel() > MOST_LISTED:
                return cls(value.shape, None, (value.min().item(), value.max().item()))
            return cls(value.shape, Array(value.tolist(), lambda element: element).elements)
        array = Array(value, lambda element: element)
        return cls(array.shape, array.elements)

    def range(self):
        if self.bounds is not None:
            return self.bounds
        numbers = [float(element) for element in self.elements]
        return min(numbers), max(numbers)


def escape(text):
    return html.escape(str(text))


def topic_of(entry):
    """The topic of a question as a title."""
    topic = entry["topic"]
    return topic[0].upper() + topic[1:] if topic[1:2].islower() else topic


def number(value, significant=6):
    """A number with a real minus sign and powers of ten."""
    if isinstance(value, str):
        return escape(value).replace("-", "−")
    if isinstance(value, bool):
        return "true" if value else "false"
    if not math.isfinite(value):
        return "nan" if value != value else "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):d}".replace("-", "−")
    text = f"{value + 0.0:.{significant}g}"
    mantissa, exponent, power = text.partition("e")
    text = mantissa.replace("-", "−")
    return f"{text}·10<sup>{str(int(power)).replace('-', '−')}</sup>" if exponent else text


def shape_text(shape):
    return " × ".join(map(str, shape)) if shape else "a number"


def exact(value):
    """What stands in the tip of a cell: every digit, where the cell shows fewer."""
    return repr(float(value)) if not isinstance(value, (str, bool)) and float(f"{value:.6g}") != value else None


def cell(value, significant, mark):
    classes = f' class="{mark}"' if mark else ""
    full = exact(value)
    tip = f' title="{full}"' if full else ""
    return f"<td{classes}{tip}>{number(int(value) if isinstance(value, bool) else value, significant)}</td>"


def shown_places(extent, first, last):
    """The places of a long axis that are shown, None standing for those left out."""
    if extent <= first + last + 2:
        return list(range(extent))
    return [*range(first), None, *range(extent - last, extent)]


def matrix(elements, columns, significant=6, marks=None):
    """Elements in row-major order as a matrix in brackets; marks are class names of single cells by offset.

    The middle of a long axis is left out, unless there are marks."""
    marks = marks or {}
    extent = len(elements) // max(columns, 1)
    down = shown_places(extent, 7, 3) if not marks else range(extent)
    across = shown_places(columns, 10, 3) if not marks else range(columns)
    rows = []
    for i in down:
        if i is None:
            cells = "".join('<td class="left-out">⋮</td>' for _ in across)
        else:
            cells = "".join('<td class="left-out">⋯</td>' if j is None else
                            cell(elements[i * columns + j], significant, marks.get(i * columns + j)) for j in across)
        rows.append(f"<tr>{cells}</tr>")
    return f'<table class="matrix">{"".join(rows)}</table>'


def array(values, significant=6, marks=None):
    """Values as HTML: a number, a vector, matrices, or for a large one its shape and range."""
    shape, elements = values.shape, values.elements
    if elements is None:
        return large(values)
    if len(elements) == 1:
        mark = (marks or {}).get(0)
        full = exact(elements[0])
        tip = f' title="{full}"' if full else ""
        return f'<span class="number {mark or ""}"{tip}>{number(elements[0], significant)}</span>'
    if not elements:
        return '<span class="large">empty</span>'
    columns = shape[-1]
    per_matrix = columns * (shape[-2] if len(shape) > 1 else 1)
    count = len(elements) // per_matrix
    if len(elements) > MOST_EQUAL_ELEMENTS and all(element == elements[0] for element in elements):
        return large(values)
    if count > MOST_MATRICES or min(columns, per_matrix // columns) > MOST_ELIDED:
        return large(values)
    if count == 1:
        return matrix(elements, columns, significant, marks)
    parts = []
    for k in range(count):
        own = {offset - k * per_matrix: mark for offset, mark in (marks or {}).items()
               if k * per_matrix <= offset < (k + 1) * per_matrix}
        parts.append(matrix(elements[k * per_matrix:(k + 1) * per_matrix], columns, significant, own))
    return f'<span class="matrices">{"".join(parts)}</span>'


def large(values):
    low, high = values.range()
    content = f"all {number(low)}" if low == high else f"from {number(low)} to {number(high)}"
    return f'<span class="large">{shape_text(values.shape)}, {content}</span>'


def definition(name, tensor):
    """'name = value', and the shape where brackets do not show it."""
    values = Values.of(tensor)
    note = ""
    shown = array(values)
    if len(values.shape) > 2 and "matrix" in shown:
        note = f' <span class="shape">{shape_text(values.shape)}</span>'
    return f'<span class="definition">{mathematics(symbol(name))}<span class="equals">=</span>{shown}{note}</span>'
