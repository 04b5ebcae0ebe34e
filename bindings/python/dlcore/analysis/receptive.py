"""Receptive fields of a stack of layers or of a network, as data and drawn on the input."""

from dataclasses import dataclass

from .. import _core
from .fields import Fields, Flatten, Mixed, Window
from .layers import each
from .summary import summary


@dataclass(frozen=True)
class LayerField:
    """What the units of one layer see, along each axis.

    Unit i sees ``size`` elements from ``start`` + i ``stride`` on, by the rule that knows no borders (None behind layers that
    resize); ``clipped`` is the largest number of elements inside the input that a unit sees, ``output_size`` the number of
    units. ``clipped`` and ``output_size`` are None without an input size.
    """

    name: str
    size: tuple
    stride: tuple
    start: tuple
    clipped: tuple | None = None
    output_size: tuple | None = None
    fields: Fields | None = None

    @property
    def offset(self):
        """Where the middle of the first unit's field lies; 0 is the middle of the first element."""
        return tuple(None if size is None else start + (size - 1) / 2 for start, size in zip(self.start, self.size))

    @property
    def is_whole(self):
        """Whether a unit sees the whole input."""
        return self.fields is not None and all(axis.clipped == axis.input_size for axis in self.fields.axes)

    def seen_by(self, *unit):
        """The first and the last input element, along each axis, that a unit sees."""
        if self.fields is None:
            return tuple(
                (start + i * stride, start + i * stride + size - 1)
                for i, start, stride, size in zip(unit, self.start, self.stride, self.size)
            )
        if len(unit) != len(self.fields.axes):
            raise IndexError(f"a unit has {len(self.fields.axes)} indices here, got {len(unit)}")
        for i, axis in zip(unit, self.fields.axes):
            if not 0 <= i < len(axis.intervals):
                raise IndexError(f"{self.name} has {' x '.join(map(str, self.output_size))} units, got {unit}")
        return tuple(axis.intervals[i] for i, axis in zip(unit, self.fields.axes))

    def middle(self):
        """The unit in the middle."""
        return tuple((count - 1) // 2 for count in self.output_size)


def receptive_fields(layers, input_size=None, **kwargs):
    """What every layer sees of the input: a ``ReceptiveFields``, a sequence of ``LayerField``.

    ``layers`` is a network, which is run once on an input of shape ``input_size`` (with batch and channels; further keyword
    arguments go to ``summary``), or a list with (kernel_size, stride, padding, dilation) of each layer. What is left out at the
    end is 1, 0 and 1, a name may stand in front, and a kernel size of 'all' is a layer that sees its whole input, as a dense
    layer does. Then ``input_size`` is the number of elements along each axis, one number for a square image, or None, which
    leaves the borders out.

    Raises ShapeError where a kernel is larger than its padded input, and ValueError for 'all' without an input size.
    """
    if hasattr(layers, "named_modules"):
        return _of_network(layers, input_size, kwargs)
    stack = [_layer(entry, number) for number, entry in enumerate(layers)]
    if input_size is None:
        return _without_input(stack)
    sizes = (input_size, input_size) if isinstance(input_size, int) else tuple(input_size)
    return _within_input(stack, sizes)


def _layer(entry, number):
    entry = [entry] if isinstance(entry, (int, str)) and entry == "all" or isinstance(entry, int) else list(entry)
    name = entry.pop(0) if isinstance(entry[0], str) and entry[0] != "all" else f"layer {number + 1}"
    if not 1 <= len(entry) <= 4:
        raise ValueError(f"receptive_fields: {name}: expected kernel_size, stride, padding and dilation, got {entry}")
    return (name, *entry, *(1, 0, 1)[len(entry) - 1 :])


def _axes_of(stack):
    return max((len(value) for layer in stack for value in layer[1:] if isinstance(value, (tuple, list))), default=2)


def _without_input(stack):
    axes = _axes_of(stack)
    columns = []
    for axis in range(axes):
        rows = []
        for name, kernel, *rest in stack:
            if kernel == "all":
                raise ValueError(f"receptive_fields: {name} sees its whole input, which needs input_size")
            rows.append([each(value, axes)[axis] for value in (kernel, *rest)])
        table = _core.tensor(rows, dtype=_core.int64).reshape(len(rows), 4)
        columns.append([result.tolist() for result in _core.receptive_field(table)])
    entries = [
        LayerField(layer[0], *(tuple(columns[axis][part][i] for axis in range(axes)) for part in range(3)))
        for i, layer in enumerate(stack)
    ]
    return ReceptiveFields(entries, None, stack)


def _within_input(stack, sizes):
    axes = len(sizes)
    fields = Fields.of_input((1, 1, *sizes))
    extents, entries = list(sizes), []
    for name, kernel, stride, padding, dilation in stack:
        if kernel == "all":
            fields = Mixed().apply(Flatten().apply(fields, None), None)
            extents = [1] * axes
            fields = Fields(fields.axes)
        else:
            kernel, stride, padding, dilation = (each(value, axes) for value in (kernel, stride, padding, dilation))
            try:
                extents = _core.window_output_size(extents, kernel, stride=stride, padding=padding, dilation=dilation).tolist()
            except _core.ShapeError:
                raise _core.ShapeError(
                    f"receptive_fields: {name} has a kernel of {' x '.join(map(str, kernel))} elements, dilation {dilation} and "
                    f"padding {padding}, "
                    f"which does not fit into the {' x '.join(map(str, extents))} that come from the layer before"
                ) from None
            fields = Window(kernel, stride, padding, dilation).apply(fields, extents)
        entries.append(_entry(name, fields, tuple(extents)))
    return ReceptiveFields(entries, sizes, stack)


def _entry(name, fields, extents):
    axes = fields.axes
    return LayerField(
        name,
        tuple(axis.size for axis in axes),
        tuple(int(axis.stride) if axis.stride.denominator == 1 else float(axis.stride) for axis in axes),
        tuple(axis.start for axis in axes),
        tuple(axis.clipped for axis in axes),
        extents,
        fields,
    )


def _of_network(model, input_size, kwargs):
    if input_size is None:
        raise ValueError("receptive_fields: a network needs the shape of its input, with batch and channels")
    rows = [row for row in summary(model, input_size, **kwargs).rows if row.is_leaf and row.fields is not None]
    if not rows:
        raise ValueError(
            "receptive_fields: no layer of the network has a receptive field: that needs an input [N, C, ...] and convolutions "
            "or poolings"
        )
    entries = []
    for row in rows:
        if row.kind == "Flatten" or row.fields.flat and len(row.fields.axes[0].intervals) > 1:
            continue
        extents = tuple(len(axis.intervals) for axis in row.fields.axes)
        entries.append(_entry(f"{row.name} {row.kind}".strip(), row.fields, extents))
    return ReceptiveFields(entries, tuple(axis.input_size for axis in rows[0].fields.axes), None)


class ReceptiveFields:
    """The receptive fields of layers in their order. Index it by number or name."""

    def __init__(self, layers, input_size, stack):
        self.layers = layers
        self.input_size = input_size
        self._stack = stack

    def __len__(self):
        return len(self.layers)

    def __iter__(self):
        return iter(self.layers)

    def __getitem__(self, key):
        if isinstance(key, str):
            for layer in self.layers:
                if key == layer.name or key == layer.name.partition(" ")[0]:
                    return layer
            raise KeyError(f"there is no layer '{key}'; there are {', '.join(layer.name for layer in self.layers)}")
        return self.layers[key]

    def backward(self):
        """How many units of each layer's input, the last layer's first, one unit of the last layer sees; for lists of layers.

        A tuple with an entry for each axis per layer, by r' = (r - 1) stride + dilation (kernel - 1) + 1.
        """
        if self._stack is None or any(layer[1] == "all" for layer in self._stack):
            raise ValueError("receptive fields: the way backward is known for lists of layers with kernel sizes")
        axes = len(self.input_size) if self.input_size else _axes_of(self._stack)
        seen, result = [1] * axes, []
        for _, *numbers in reversed(self._stack):
            kernel, stride, _, dilation = (each(value, axes) for value in numbers)
            seen = [(r - 1) * s + d * (k - 1) + 1 for r, k, s, d in zip(seen, kernel, stride, dilation)]
            result.append(tuple(seen))
        return result

    def as_dict(self):
        """All of it in plain types, as for JSON."""
        names = "name size stride start offset clipped output_size".split()
        rows = [{n: list(v) if isinstance(v := getattr(layer, n), tuple) else v for n in names} for layer in self.layers]
        return {"input_size": None if self.input_size is None else list(self.input_size), "layers": rows}

    def __str__(self):
        def shown(values):
            if values is None:
                return ""
            texts = ["-" if value is None else f"{value:g}" for value in values]
            return texts[0] if len(set(texts)) == 1 else " x ".join(texts)

        rows = [["layer", "units", "size", "stride", "start", "middle", "inside"]]
        for layer in self.layers:
            parts = (layer.output_size, layer.size, layer.stride, layer.start, layer.offset, layer.clipped)
            rows.append([layer.name, *map(shown, parts)])
        used = [i for i in range(7) if any(row[i] for row in rows[1:])]
        widths = [max(len(row[i]) for row in rows) for i in used]
        return "\n".join(
            "  ".join(row[i].ljust(w) if i == 0 else row[i].rjust(w) for i, w in zip(used, widths)).rstrip() for row in rows
        )

    __repr__ = __str__

    def svg(self, image=None, unit=None):
        """The fields of the middle unit of each layer (or of ``unit`` of the last one) drawn on the input; ``image`` is an input
        [H, W] or [C, H, W] with values from 0 to 1 to draw them on."""
        from .receptive_picture import receptive_svg

        return receptive_svg(self, image, unit)

    def save(self, path, image=None, unit=None):
        """Writes .svg, .json or .txt, by the ending."""
        import json

        from .drawing import write_text

        forms = {
            "svg": lambda: self.svg(image, unit),
            "json": lambda: json.dumps(self.as_dict(), indent=1),
            "txt": lambda: str(self) + "\n",
        }
        ending = str(path).rpartition(".")[2].lower()
        if ending not in forms:
            raise ValueError(f"receptive fields: cannot write '{path}': expected the ending .svg, .json or .txt")
        write_text(path, forms[ending]())
