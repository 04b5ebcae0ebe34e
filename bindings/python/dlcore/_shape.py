"""Functions of shapes whose arguments are lists, or any number of tensors; the operations themselves are the extension's."""

from . import _core

__all__ = [
    "atleast_1d", "atleast_2d", "atleast_3d", "block_diag", "broadcast_shapes", "broadcast_tensors", "cartesian_prod",
    "dsplit", "hsplit", "is_complex", "is_nonzero", "is_same_size", "is_signed", "meshgrid", "split_with_sizes", "tensor_split",
    "unravel_index", "vsplit",
]


def _listed(tensors):
    """The tensors of f(a, b) and f([a, b])."""
    return tensors[0] if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)) else tensors


def _vector(value):
    """A list of integers as a tensor; numbers and tensors as they are."""
    return _core.tensor([int(v) for v in value], dtype=_core.int64) if isinstance(value, (list, tuple)) else value


def split_with_sizes(input, split_sizes, dim=0):
    """Views of parts of an axis with the given sizes, which add up to it."""
    return _core.split_with_sizes(input, _vector(split_sizes), dim)


def tensor_split(input, indices_or_sections=None, dim=0, *, indices=None, sections=None, tensor_indices_or_sections=None):
    """Views of parts of an axis: so many of nearly equal size, or those that end before given indices."""
    for given in (indices, sections, tensor_indices_or_sections):
        indices_or_sections = given if indices_or_sections is None else indices_or_sections
    return _core.tensor_split(input, _vector(indices_or_sections), dim)


def hsplit(input, indices_or_sections):
    """``tensor_split`` along the second axis, of a vector along its only one, into equal parts."""
    return _core.hsplit(input, _vector(indices_or_sections))


def vsplit(input, indices_or_sections):
    """``tensor_split`` along the first axis into equal parts."""
    return _core.vsplit(input, _vector(indices_or_sections))


def dsplit(input, indices_or_sections):
    """``tensor_split`` along the third axis into equal parts."""
    return _core.dsplit(input, _vector(indices_or_sections))


def _at_least(operation, tensors):
    if len(tensors) == 1 and not isinstance(tensors[0], (list, tuple)):
        return operation(tensors[0])
    return tuple(operation(tensor) for tensor in _listed(tensors))


def atleast_1d(*tensors):
    """A scalar as a vector of one element."""
    return _at_least(_core.atleast_1d, tensors)


def atleast_2d(*tensors):
    """A vector as a row of a matrix."""
    return _at_least(_core.atleast_2d, tensors)


def atleast_3d(*tensors):
    """A vector of n elements as (1, n, 1), a matrix with a last axis."""
    return _at_least(_core.atleast_3d, tensors)


def block_diag(*tensors):
    """Matrices one behind the other on the diagonal, zeros elsewhere."""
    return _core.block_diag(tensors)


def broadcast_tensors(*tensors):
    """Views of all tensors in their common shape."""
    return _core.broadcast_tensors(_listed(tensors))


def broadcast_shapes(*shapes):
    """The shape that tensors of these shapes have after broadcasting."""
    result = []
    for shape in shapes:
        shape = [shape] if isinstance(shape, int) else list(shape)
        if any(extent < 0 for extent in shape):
            raise RuntimeError(f"Trying to create tensor with negative dimension ({min(shape)}): ({min(shape)})")
        longer = max(len(shape), len(result))
        first, second = [1] * (longer - len(result)) + result, [1] * (longer - len(shape)) + shape
        for i, (a, b) in enumerate(zip(first, second)):
            if a != b and a != 1 and b != 1:
                raise RuntimeError(
                    "Shape mismatch: objects cannot be broadcast to a single shape: "
                    f"{', '.join(str(tuple([s] if isinstance(s, int) else s)) for s in shapes)} differ at dimension {i}"
                )
        result = [b if a == 1 else a for a, b in zip(first, second)]
    return _core.Size(result) if hasattr(_core, "Size") else tuple(result)


def cartesian_prod(*tensors):
    """All combinations of one element of each vector, one per row."""
    return _core.cartesian_prod(tensors)


def meshgrid(*tensors, indexing="ij"):
    """Views of vectors over the grid that they span; with 'xy' the first two axes are exchanged."""
    if indexing is not None and indexing not in ("ij", "xy"):
        raise RuntimeError(f'torch.meshgrid: indexing must be one of "xy" or "ij", but received: {indexing}')
    return _core.meshgrid(_listed(tensors), indexing or "ij")


def is_same_size(input, other):
    """Whether two tensors have the same shape."""
    return input.shape == other.shape


def unravel_index(indices, shape):
    """The coordinates, one tensor per axis, of elements given by their places in row-major order."""
    shape = [shape] if isinstance(shape, int) else list(shape)
    if indices.dtype not in (_core.int64, _core.int32, _core.uint8):
        raise TypeError(f"unravel_index(): expected 'indices' to be integer dtype, but got {indices.dtype}")
    count = 1
    for extent in shape:
        count *= extent
    if indices.numel() and not (0 <= indices.min().item() and indices.max().item() < count):
        raise ValueError("unravel_index(): index out of bounds for the shape")
    result = []
    for extent in reversed(shape):
        result.append(indices - _core.div(indices, extent, rounding_mode="floor") * extent)
        indices = _core.div(indices, extent, rounding_mode="floor")
    return tuple(reversed(result))


def _unfold(self, dimension, size, step):
    """Windows of ``size`` elements along an axis, ``step`` apart, as a view with their elements on a new last axis."""
    return _core.unfold_dimension(self, dimension, size, step)


_TYPE_NAMES = {
    "float32": "FloatTensor", "float64": "DoubleTensor", "int64": "LongTensor", "int32": "IntTensor", "uint8": "ByteTensor",
    "bool": "BoolTensor",
}


def _type(self, dtype=None, non_blocking=False, **options):
    """The name of the tensor's type; with a dtype, or such a name, the tensor converted."""
    if dtype is None:
        return "torch." + _TYPE_NAMES[str(self.dtype).rsplit(".", 1)[-1]]
    if isinstance(dtype, str):
        named = {name: dtype_name for dtype_name, name in _TYPE_NAMES.items()}
        name = named.get(dtype.rsplit(".", 1)[-1])
        if name is None:
            raise ValueError(f"invalid type: '{dtype}'")
        dtype = getattr(_core, name)
    return self.to(dtype)


def _in_place(name):
    """A method that gives the tensor itself another shape over the same memory."""

    def method(self, *args, **kwargs):
        if self.requires_grad and self.is_leaf and _core.is_grad_enabled():
            raise RuntimeError(f"{name}_: a leaf Variable that requires grad is being used in an in-place operation.")
        return self._become(getattr(self, name)(*args, **kwargs))

    method.__name__ = name + "_"
    method.__doc__ = f"``{name}`` in place."
    return method


def _resize_(self, *sizes, memory_format=None):
    """The tensor itself with another shape; elements beyond the old ones have no particular value."""
    sizes = list(sizes[0]) if len(sizes) == 1 and not isinstance(sizes[0], int) else list(sizes)
    if self.requires_grad:
        raise RuntimeError("cannot resize variables that require grad")
    count = 1
    for extent in sizes:
        count *= extent
    flat = self.contiguous().reshape(-1)
    if count > self.numel():
        longer = _core.empty([count], dtype=self.dtype)
        longer[: self.numel()] = flat
        flat = longer
    result = flat[:count].reshape(sizes)
    return self._become(result if memory_format is None else result.contiguous(memory_format=memory_format))


def _sum_to_size(self, *size):
    """The sum over the axes that broadcasting from ``size`` to the tensor's shape would repeat."""
    size = list(size[0]) if len(size) == 1 and not isinstance(size[0], int) else list(size)
    lead = self.dim() - len(size)
    if lead < 0 or any(s != 1 and s != e for s, e in zip(size, tuple(self.shape)[max(lead, 0):])):
        raise RuntimeError(f"size {{{size}}} is not expandable to size {{{list(self.shape)}}}.")
    dims = [i for i in range(self.dim()) if i < lead or (size[i - lead] == 1 and self.shape[i] != 1)]
    return self.sum(dims, True).reshape(size) if dims else self


def _new_empty_strided(self, size, stride, dtype=None, requires_grad=False, **options):
    return _core.empty_strided(size, stride, dtype=self.dtype if dtype is None else dtype, requires_grad=requires_grad)


def is_nonzero(input):
    """Whether the only element of a tensor is not zero."""
    if input.numel() != 1:
        count = "no values" if input.numel() == 0 else "more than one value"
        raise RuntimeError(f"Boolean value of Tensor with {count} is ambiguous")
    return bool(input.item())


def is_complex(input):
    """False: there are no complex dtypes."""
    return False


def is_signed(input):
    """Whether the dtype has negative numbers."""
    return input.dtype not in (_core.uint8, _core.bool)


methods = {
    "dsplit": dsplit,
    "is_nonzero": is_nonzero,
    "is_signed": is_signed,
    "new_empty_strided": _new_empty_strided,
    "resize_": _resize_,
    "sum_to_size": _sum_to_size,
    **{name + "_": _in_place(name) for name in ("squeeze", "swapaxes", "swapdims", "t", "transpose", "unsqueeze")},
    "hsplit": hsplit,
    "is_same_size": is_same_size,
    "split_with_sizes": split_with_sizes,
    "tensor_split": tensor_split,
    "type": _type,
    "unfold": _unfold,
    "vsplit": vsplit,
}
