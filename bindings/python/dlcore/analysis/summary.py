"""Summaries of networks: a table of layers with shapes, parameters, multiply-adds, memory and receptive fields."""

import json

from .. import _core
from .rows import Row, count_parameters
from .shapes import infer_shapes
from .tracing import Tracer, tensors_in

COLUMNS = ("Layer", "Output shape", "Parameters", "Multiply-adds", "Activations", "Receptive field")


def summary(model, input_size=None, input_data=None, *, dtypes=None, depth=None, run=True, receptive_fields=True, **kwargs):
    """What a network consists of, as people know it from Keras and torchinfo.

    - ``input_size``: the shape of the input with the batch, such as (1, 3, 224, 224), or a list of shapes for several inputs.
    - ``input_data``: a tensor, or a tuple or dictionary of arguments, in place of ``input_size``. Without both, only the parameters
      are counted.
    - ``dtypes``: those of the inputs made for ``input_size``; the parameters' by default, int64 for a network that begins with
      an embedding.
    - ``depth``: how deep the table shows modules inside modules; what is deeper is added up.
    - ``run=False`` infers the shapes by formula, which needs nested ``Sequential`` of known layers and no memory for activations.
    - further keyword arguments go to the network.

    The network runs in evaluation mode, and nothing in it changes.

    Returns a ``Summary``: print it, or use ``rows``, ``as_dict()``, ``save(path)``. A row is a call of a module; parameters
    stand where a module holds them itself and are counted once, also when modules or tensors are shared. Multiply-adds are those
    of products with weights. Activations are the bytes of what layers compute anew in a forward pass. The receptive field is
    that of a unit in the middle; a star marks one that reaches beyond the input and is cut at its borders.

    Raises ShapeError for an input that does not fit, with the layer, its input's shape and what it needs.
    """
    if input_size is not None and input_data is not None:
        raise ValueError("summary: give input_size or input_data, not both")
    if input_size is None and input_data is None:
        return Summary(model, _parameter_rows(model), [], depth)
    if not run:
        if input_size is None:
            input_size = [tuple(tensor.shape) for tensor in tensors_in(input_data)]
        sizes = _sizes(input_size)
        if len(sizes) != 1:
            raise ValueError(f"summary: without running there is one input, got {len(sizes)} shapes")
        rows = infer_shapes(model, sizes[0], dtypes[0] if isinstance(dtypes, (tuple, list)) else dtypes)
        inputs = [(sizes[0], _item_size(model))]
    else:
        args, named = _arguments(model, input_size, input_data, dtypes)
        inputs = [(tuple(t.shape), t.element_size()) for t in tensors_in([args, named])]
        rows = Tracer(model, with_fields=receptive_fields).run(args, {**named, **kwargs})
    if not receptive_fields or not any(row.moves_positions for row in rows):
        for row in rows:
            row.fields = None
    return Summary(model, rows, inputs, depth)


def _item_size(model):
    first = next((p for p in model.parameters() if p.is_floating_point()), None)
    return 4 if first is None else first.element_size()


def _sizes(input_size):
    if not isinstance(input_size, (tuple, list)) or not input_size:
        raise TypeError(f"summary: input_size must be a shape or a list of shapes, got {input_size!r}")
    shapes = input_size if isinstance(input_size[0], (tuple, list)) else [input_size]
    for shape in shapes:
        if not all(isinstance(extent, int) and not isinstance(extent, bool) and extent >= 0 for extent in shape):
            raise ValueError(f"summary: a shape consists of non-negative integers, got {tuple(shape)}")
    return [tuple(shape) for shape in shapes]


def _arguments(model, input_size, input_data, dtypes):
    if input_data is not None:
        if isinstance(input_data, dict):
            return (), input_data
        return (tuple(input_data) if isinstance(input_data, (tuple, list)) else (input_data,)), {}
    sizes = _sizes(input_size)
    if dtypes is None:
        from .. import nn

        first = next((p.dtype for p in model.parameters() if p.is_floating_point()), _core.float32)
        begin = next((m for m in model.modules() if not m._modules), None)
        dtypes = [_core.int64 if isinstance(begin, nn.Embedding) and len(sizes) == 1 else first] * len(sizes)
    elif not isinstance(dtypes, (tuple, list)):
        dtypes = [dtypes] * len(sizes)
    if len(dtypes) != len(sizes):
        raise ValueError(f"summary: got {len(dtypes)} dtypes for {len(sizes)} inputs")
    return tuple(_core.zeros(size, dtype=dtype) for size, dtype in zip(sizes, dtypes)), {}


def _parameter_rows(model):
    rows, seen, numbers = [], set(), {}
    for name, module in model.named_modules():
        parent = name.rpartition(".")[0]
        row = Row(name, type(module).__name__, name.count(".") + 1 if name else 0, numbers.get(parent) if name else None)
        row.multiply_adds = None
        row.is_leaf = not module._modules
        count_parameters(row, module, seen)
        numbers[name] = len(rows)
        rows.append(row)
    return rows


def human(count):
    """Bytes in a readable unit."""
    for unit in ("B", "KB", "MB", "GB"):
        if count < 1024 or unit == "GB":
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1024


class Summary:
    """The table of ``summary``. ``rows`` has the calls, in order; totals are attributes."""

    def __init__(self, model, rows, inputs, depth=None):
        self.name = type(model).__name__
        self.rows = rows
        self.depth = depth
        self.input_sizes = [shape for shape, _ in inputs]
        self.trainable_parameters = sum(row.trainable for row in rows)
        self.frozen_parameters = sum(row.frozen for row in rows)
        self.total_parameters = self.trainable_parameters + self.frozen_parameters
        self.buffers = sum(row.buffers for row in rows)
        self.multiply_adds = sum(row.multiply_adds or 0 for row in rows)
        self.is_complete = all(row.multiply_adds is not None for row in rows if row.is_leaf and row.output_shape is not None)
        self.input_memory = sum(_product(shape) * size for shape, size in inputs)
        self.activation_memory = sum(row.memory for row in rows)
        self.parameter_memory = sum(row.parameter_bytes for row in rows)

    def as_dict(self):
        """All of it in plain types, as for JSON."""
        totals = (
            "name input_sizes trainable_parameters frozen_parameters total_parameters buffers multiply_adds input_memory "
            "activation_memory parameter_memory"
        )
        result = {name: getattr(self, name) for name in totals.split()}
        result["input_sizes"] = [list(shape) for shape in self.input_sizes]
        return result | {"rows": [row.as_dict() for row in self.rows]}

    def __getitem__(self, name):
        """The first row of the module with this path, such as 'features.0'."""
        for row in self.rows:
            if row.name == name:
                return row
        raise KeyError(f"there is no module '{name}'; there are {', '.join(repr(row.name) for row in self.rows if row.name)}")

    def visible(self):
        """The rows down to ``depth``, with what is hidden below them added up: (row, parameters, multiply-adds, memory)."""
        entries, place = [], {}
        for number, row in enumerate(self.rows):
            if self.depth is not None and row.depth > self.depth and row.parent is not None:
                place[number] = place[row.parent]
                entry = entries[place[number]]
                entry[1] += row.parameters
                entry[2] += row.multiply_adds or 0
                entry[3] += row.memory
                entry[4] = True
            else:
                place[number] = len(entries)
                entries.append([row, row.parameters, row.multiply_adds or 0, row.memory, row.is_leaf])
        return entries

    def cells(self):
        """The table as text: a list of cells for each visible row."""
        rows = self.visible()
        prefixes = _branches([entry[0].depth for entry in rows])
        table = []
        for prefix, (row, parameters, multiply_adds, memory, is_shown) in zip(prefixes, rows):
            above = "" if row.parent is None else self.rows[row.parent].name
            label = row.name.removeprefix(above).lstrip(".")
            title = f"{prefix}{label}: {row.kind}" if label else prefix + row.kind
            shape = "" if row.output_shape is None else "[" + ", ".join(map(str, row.output_shape)) + "]"
            if row.further_outputs:
                shape += f" + {len(row.further_outputs)}"
            if not row.is_called and self.input_sizes:
                shape = "not called"
            count = (
                "shared"
                if row.is_reused and any_parameters(self.rows, row)
                else f"{parameters:,}"
                if parameters
                else "-"
                if is_shown
                else ""
            )
            known = (
                "?"
                if row.is_leaf and row.multiply_adds is None and self.input_sizes
                else f"{multiply_adds:,}"
                if multiply_adds
                else ""
            )
            table.append([title, shape, count, known, human(memory) if memory else "", field_text(row)])
        return table

    def totals(self):
        """The lines below the table."""
        lines = [
            f"Parameters: {self.total_parameters:,} ({self.trainable_parameters:,} trainable, {self.frozen_parameters:,} frozen); "
            f"buffers: {self.buffers:,}"
        ]
        if self.input_sizes:
            unknown = "" if self.is_complete else " in the layers that are known"
            lines.append(f"Multiply-adds: {self.multiply_adds:,}{unknown}")
            total = self.input_memory + self.activation_memory + self.parameter_memory
            lines.append(
                f"Memory: input {human(self.input_memory)}, activations {human(self.activation_memory)}, parameters "
                f"{human(self.parameter_memory)}, together {human(total)}"
            )
        else:
            lines.append(f"Memory: parameters {human(self.parameter_memory)}")
        return lines

    def _used_columns(self, table):
        return [i for i in range(len(COLUMNS)) if i in (0, 2) or any(row[i] for row in table)]

    def __str__(self):
        table = self.cells()
        used = self._used_columns(table)
        table = [[COLUMNS[i] for i in used]] + [[row[i] for i in used] for row in table]
        widths = [max(len(row[i]) for row in table) for i in range(len(used))]
        left = {0, 1, 5}
        lines = [
            "  ".join(
                cell.ljust(width) if used[i] in left else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))
            ).rstrip()
            for row in table
        ]
        rule = "=" * max(map(len, lines))
        return "\n".join([rule, lines[0], rule, *lines[1:], rule, *self.totals(), rule])

    def __repr__(self):
        return str(self)

    def markdown(self):
        """The table in Markdown, with the totals below it."""
        table = self.cells()
        used = self._used_columns(table)
        lines = [
            "| " + " | ".join(COLUMNS[i] for i in used) + " |",
            "|" + "|".join("---" if i in (0, 1, 5) else "---:" for i in used) + "|",
        ]
        lines += ["| " + " | ".join(row[i].replace(" ", "\u00a0") if i == 0 else row[i] for i in used) + " |" for row in table]
        return "\n".join([*lines, "", *(line + "  " for line in self.totals())])

    def svg(self):
        """The table as a picture, with bars for parameters and activations."""
        from .picture import summary_svg

        return summary_svg(self)

    def save(self, path):
        """Writes .svg, .json, .md or .txt, by the ending."""
        from .drawing import write_text

        ending = str(path).rpartition(".")[2].lower()
        forms = {
            "svg": self.svg,
            "json": lambda: json.dumps(self.as_dict(), indent=1),
            "md": self.markdown,
            "txt": lambda: str(self) + "\n",
        }
        if ending not in forms:
            raise ValueError(f"summary: cannot write '{path}': expected the ending .svg, .json, .md or .txt")
        write_text(path, forms[ending]())


def _product(shape):
    result = 1
    for extent in shape:
        result *= extent
    return result


def any_parameters(rows, row):
    """Whether the module of a row holds parameters, which its first call counts."""
    return any(other.name == row.name and other.parameters for other in rows)


def field_text(row):
    """Such as '14 x 14, step 2', with a star where the input's borders cut it."""
    if row.fields is None:
        return ""
    cut, size = row.clipped_field, row.receptive_field
    if len(set(cut)) == 1 and len(set(size)) == 1 and len(cut) > 1:
        text = " x ".join([str(cut[0])] * len(cut))
    else:
        text = " x ".join(map(str, cut))
    star = "*" if cut != size else ""
    strides = row.field_stride
    return (
        text
        + star
        + (
            ""
            if row.fields.flat
            else ", step " + (f"{strides[0]:g}" if len(set(strides)) == 1 else " x ".join(f"{s:g}" for s in strides))
        )
    )


def _branches(depths):
    """The lines of a tree in front of its entries."""
    prefixes = []
    for i, depth in enumerate(depths):
        if depth == 0:
            prefixes.append("")
            continue
        text = ""
        for level in range(1, depth + 1):
            continues = False
            for later in depths[i + 1 :]:
                if later < level:
                    break
                if later == level:
                    continues = True
                    break
            text += ("├─ " if continues else "└─ ") if level == depth else ("│  " if continues else "   ")
        prefixes.append(text)
    return prefixes
