"""The rows that summaries consist of."""

from dataclasses import dataclass, field


@dataclass
class Row:
    """One call of a module, or one module of a network that was not run.

    ``parameters`` counts what the module itself holds and no row before it has counted; ``memory`` is in bytes, 0 where the
    output is the input's memory. Shapes, ``multiply_adds`` and ``fields`` are None where they are not known.
    """

    name: str
    kind: str
    depth: int
    parent: int | None
    input_shape: tuple | None = None
    input_shapes: list = field(default_factory=list)
    output_shape: tuple | None = None
    further_outputs: list = field(default_factory=list)
    trainable: int = 0
    frozen: int = 0
    buffers: int = 0
    parameter_bytes: int = 0
    multiply_adds: int | None = 0
    memory: int = 0
    fields: object = None
    is_leaf: bool = False
    is_called: bool = False
    is_reused: bool = False
    moves_positions: bool = False

    @property
    def parameters(self):
        return self.trainable + self.frozen

    @property
    def receptive_field(self):
        """The extent along each axis without borders, where there is a rule, else with borders."""
        if self.fields is None:
            return None
        return tuple(axis.clipped if axis.size is None else axis.size for axis in self.fields.axes)

    @property
    def clipped_field(self):
        """The largest extent inside the input along each axis."""
        return None if self.fields is None else tuple(axis.clipped for axis in self.fields.axes)

    @property
    def field_stride(self):
        """How far apart the fields of neighbouring units lie, along each axis."""
        return None if self.fields is None else tuple(_plain(axis.stride) for axis in self.fields.axes)

    @property
    def field_offset(self):
        """Where the middle of the first unit's field lies, along each axis."""
        if self.fields is None or any(axis.offset is None for axis in self.fields.axes):
            return None
        return tuple(axis.offset for axis in self.fields.axes)

    def as_dict(self):
        return {
            "name": self.name,
            "kind": self.kind,
            "depth": self.depth,
            "input_shape": _listed(self.input_shape),
            "output_shape": _listed(self.output_shape),
            "trainable": self.trainable,
            "frozen": self.frozen,
            "buffers": self.buffers,
            "multiply_adds": self.multiply_adds,
            "memory": self.memory,
            "receptive_field": _listed(self.receptive_field),
            "receptive_field_clipped": _listed(self.clipped_field),
            "receptive_field_stride": _listed(self.field_stride),
            "receptive_field_offset": _listed(self.field_offset),
            "is_leaf": self.is_leaf,
            "is_reused": self.is_reused,
        }


def _listed(values):
    return None if values is None else list(values)


def _plain(stride):
    return int(stride) if stride.denominator == 1 else float(stride)


def count_parameters(row, module, seen, recurse=False):
    """Adds what a module holds itself, with ``recurse`` also what modules inside hold, each tensor once in a network. Counters
    such as num_batches_tracked are no buffers here."""
    for parameter in module.parameters(recurse=recurse):
        if id(parameter) in seen:
            continue
        seen.add(id(parameter))
        row.parameter_bytes += parameter.numel() * parameter.element_size()
        if parameter.requires_grad:
            row.trainable += parameter.numel()
        else:
            row.frozen += parameter.numel()
    for buffer in module.buffers(recurse=recurse):
        if id(buffer) not in seen and buffer.is_floating_point():
            seen.add(id(buffer))
            row.buffers += buffer.numel()
