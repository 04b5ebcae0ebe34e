"""What can be asked about dtypes: their limits, and which of them an operation gives."""

from . import _core

_FLOATS = {"float32": (24, -125, 128), "float64": (53, -1021, 1024)}
_WHOLE = {"uint8": (0, 2**8 - 1), "int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}


def _name(dtype):
    return str(dtype).rpartition(".")[2]


class finfo:
    """The limits of a floating dtype (IEEE 754): bits, eps, min, max, tiny (the smallest normal number), resolution."""

    def __init__(self, dtype=_core.float32):
        self.dtype = _name(dtype)
        if self.dtype not in _FLOATS:
            raise TypeError(f"torch.finfo() requires a floating point input type. Use torch.iinfo to handle '{self.dtype}'")
        precision, least, most = _FLOATS[self.dtype]
        self.bits = 32 if self.dtype == "float32" else 64
        self.eps = 2.0 ** (1 - precision)
        self.max = (2.0 - self.eps) * 2.0 ** (most - 1)
        self.min = -self.max
        self.tiny = self.smallest_normal = 2.0 ** (least - 1)
        self.resolution = 1e-6 if self.dtype == "float32" else 1e-15

    def __repr__(self):
        return (f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
                f"smallest_normal={self.smallest_normal:g}, tiny={self.tiny:g}, dtype={self.dtype})")


class iinfo:
    """The limits of an integer dtype: bits, min, max."""

    def __init__(self, dtype):
        self.dtype = _name(dtype)
        if self.dtype not in _WHOLE:
            raise TypeError(f"torch.iinfo() requires an integer input type. Use torch.finfo to handle '{self.dtype}'")
        self.min, self.max = _WHOLE[self.dtype]
        self.bits = (self.max - self.min).bit_length()

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


def _sample(operand):
    """An operand of the same kind without elements: promotion looks at dtypes, and at whether there are axes."""
    if isinstance(operand, _core.Tensor):
        return _core.zeros([0] if operand.dim() else [], dtype=operand.dtype)
    return operand


def result_type(tensor1, tensor2):
    """The dtype of an arithmetic operation on two tensors or numbers."""
    if not isinstance(tensor1, _core.Tensor) and not isinstance(tensor2, _core.Tensor):
        tensor1 = _core.tensor(tensor1)
    return (_sample(tensor1) + _sample(tensor2)).dtype


def promote_types(type1, type2):
    """The smallest dtype that both can be converted to without leaving their kind."""
    return (_core.zeros([0], dtype=type1) + _core.zeros([0], dtype=type2)).dtype


def can_cast(from_, to):
    """Whether a conversion keeps the kind: no float becomes an integer, no number a bool."""
    kinds = {"bool": 0, "uint8": 1, "int32": 1, "int64": 1, "float32": 2, "float64": 2}
    for dtype in (from_, to):
        if not isinstance(dtype, type(_core.float32)):
            raise TypeError(f"can_cast(): expected two dtypes, got {type(dtype).__name__}")
    return kinds[_name(from_)] <= kinds[_name(to)]
