"""The printed form of tensors, as PyTorch prints them."""

from math import ceil, inf, isfinite

from . import _core


class _Options:
    precision = 4
    threshold = 1000
    edgeitems = 3
    linewidth = 80
    sci_mode = None


_PROFILES = {
    "default": (4, 1000, 3, 80),
    "short": (2, 1000, 2, 80),
    "full": (4, inf, 3, 80),
}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """How tensors are printed.

    ``precision``: digits after the point; ``threshold``: the number of elements above which only the first and last
    ``edgeitems`` of each axis are shown; ``sci_mode``: True or False instead of the choice by the values' range.
    """
    if profile is not None:
        if profile not in _PROFILES:
            raise ValueError(f"set_printoptions: expected profile 'default', 'short' or 'full', got '{profile}'")
        _Options.precision, _Options.threshold, _Options.edgeitems, _Options.linewidth = _PROFILES[profile]
    for name, value in (
        ("precision", precision),
        ("threshold", threshold),
        ("edgeitems", edgeitems),
        ("linewidth", linewidth),
    ):
        if value is not None:
            setattr(_Options, name, value)
    _Options.sci_mode = sci_mode


class _Format:
    """One format for all numbers of a tensor: whole numbers, fixed point or powers of ten."""

    def __init__(self, values, floating):
        self.kind = "plain"
        self.width = 1
        if not floating:
            self.width = max([1, *(len(str(value)) for value in values)])
            return
        self.kind = "whole"
        shown = [value for value in values if isfinite(value) and value != 0]
        if not shown:
            return
        sizes = [abs(value) for value in shown]
        largest, smallest = max(sizes), min(sizes)
        whole = all(value == ceil(value) for value in shown)
        scientific = largest / smallest > 1000.0 or largest > 1.0e8 or (not whole and smallest < 1.0e-4)
        if _Options.sci_mode is not None:
            scientific = _Options.sci_mode
        if scientific:
            self.kind = "scientific"
        elif not whole:
            self.kind = "fixed"
        self.width = max(1, *(len(self._text(value)) for value in shown))

    def _text(self, value):
        if self.kind == "plain":
            return str(value)
        if self.kind == "scientific":
            return f"{value:.{_Options.precision}e}"
        if self.kind == "fixed":
            return f"{value:.{_Options.precision}f}"
        return f"{value:.0f}." if isfinite(value) else f"{value:.0f}"

    def __call__(self, value):
        return self._text(value).rjust(self.width)


def _corners(tensor, summarize):
    """The values that are shown, as nested lists; None stands for those left out."""
    edge = _Options.edgeitems
    shortened = summarize and tensor.dim() > 0 and tensor.shape[0] > 2 * edge
    if tensor.dim() <= 1:
        if not shortened:
            return tensor.tolist()
        return tensor[:edge].tolist() + [None] + tensor[tensor.shape[0] - edge :].tolist()
    if not summarize:
        return tensor.tolist()
    count = tensor.shape[0]
    if not shortened:
        return [_corners(tensor[row], summarize) for row in range(count)]
    first = [_corners(tensor[row], summarize) for row in range(edge)]
    last = [_corners(tensor[row], summarize) for row in range(count - edge, count)]
    return first + [None] + last


def _flat(nested):
    if not isinstance(nested, list):
        return [nested]
    values = []
    for entry in nested:
        if isinstance(entry, list):
            values += _flat(entry)
        elif entry is not None:
            values.append(entry)
    return values


def _vector(values, indent, form):
    per_line = max(1, (_Options.linewidth - indent) // (form.width + 2))
    texts = [" ..." if value is None else form(value) for value in values]
    lines = [", ".join(texts[start : start + per_line]) for start in range(0, len(texts), per_line)] or [""]
    return "[" + (",\n" + " " * (indent + 1)).join(lines) + "]"


def _nested(values, rank, indent, form):
    if rank == 0:
        return form(values)
    if rank == 1:
        return _vector(values, indent, form)
    parts = ["..." if part is None else _nested(part, rank - 1, indent + 1, form) for part in values]
    return "[" + ("," + "\n" * (rank - 1) + " " * (indent + 1)).join(parts) + "]"


def _with_suffixes(text, suffixes, indent):
    length = len(text) - text.rfind("\n") + 1
    for suffix in suffixes:
        if length + len(suffix) + 2 > _Options.linewidth:
            text += ",\n" + " " * indent + suffix
            length = indent + len(suffix)
        else:
            text += ", " + suffix
            length += len(suffix) + 2
    return text + ")"


def tensor_repr(tensor):
    """The printed form: values, then size, dtype and gradient where they are not the usual ones."""
    prefix = "tensor("
    dtype = tensor.dtype
    usual = _core.get_default_dtype()
    suffixes = []
    if tensor.numel() == 0:
        contents = "[]"
        if tensor.dim() != 1:
            suffixes.append(f"size={tuple(tensor.shape)}")
        if dtype != usual:
            suffixes.append(f"dtype={dtype}")
    else:
        if dtype not in (usual, _core.int64, _core.bool):
            suffixes.append(f"dtype={dtype}")
        summarize = tensor.numel() > _Options.threshold
        values = _corners(tensor.detach(), summarize)
        form = _Format(_flat(values), tensor.is_floating_point())
        contents = _nested(values, tensor.dim(), len(prefix), form)
    node = tensor.grad_fn
    if node is not None:
        suffixes.append(f"grad_fn=<{node.name()}>")
    elif tensor.requires_grad:
        suffixes.append("requires_grad=True")
    return _with_suffixes(prefix + contents, suffixes, len(prefix))
