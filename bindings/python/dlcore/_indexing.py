"""Functions of indexing, sorting and counting that take their arguments in several forms; the operations are the extension's."""

from . import _core

__all__ = [
    "argwhere", "histogram", "index_add", "masked_fill", "nonzero", "scatter", "searchsorted", "unique", "unique_consecutive",
    "where",
]


def nonzero(input, *, as_tuple=False):
    """The places of the elements that are not zero: a row of coordinates each, or with ``as_tuple`` a tensor for each axis."""
    if not as_tuple:
        return _core.nonzero(input)
    return _core.nonzero(_core.atleast_1d(input)).unbind(1)


def argwhere(input):
    """The places of the elements that are not zero, a row of coordinates each."""
    return _core.nonzero(input)


def where(condition, input=None, other=None):
    """``input`` where the condition holds, else ``other``; with the condition alone, the places where it holds."""
    if input is None and other is None:
        return nonzero(condition, as_tuple=True)
    return _core.where(condition, input, other)


def _where(self, condition, other):
    return _core.where(condition, self, other)


def masked_fill(input, mask, value):
    """``input`` with one value, a number or a tensor without axes, where the mask holds."""
    if not isinstance(value, _core.Tensor):
        return _core.masked_fill(input, mask, value)
    _check_single(value)
    return _core.where(mask, value.to(input.dtype), input)


def _masked_fill_(self, mask, value):
    if not isinstance(value, _core.Tensor):
        return _masked_fill_number(self, mask, value)
    _check_single(value)
    return _core.Tensor.copy_(self, _core.where(mask, value.to(self.dtype), self))


_masked_fill_number = _core.Tensor.masked_fill_


def _check_single(value):
    if value.dim() != 0:
        raise RuntimeError(
            f"masked_fill_ only supports a 0-dimensional value tensor, but got tensor with {value.dim()} dimension(s)."
        )


def _values(name, index, src, value):
    if (src is None) == (value is None):
        raise TypeError(f"{name}(): expected one of src and value")
    return value if src is None else src


def scatter(input, dim, index, src=None, *, value=None, reduce=None):
    """``input`` with elements of ``src``, or one number, put at indices along an axis; or joined: 'add', 'multiply'."""
    source = _values("scatter", index, src, value)
    if reduce is not None:
        return _core.scatter_reduce(input, dim, index, _expanded(input, index, source), _reduction(reduce))
    if isinstance(source, _core.Tensor):
        return _core.scatter(input, dim, index, source)
    return _core.scatter_value(input, dim, index, source)


def _scatter_(self, dim, index, src=None, *, value=None, reduce=None):
    """Puts elements of ``src``, or one number, at indices along an axis; or joins them: 'add', 'multiply'."""
    source = _values("scatter_", index, src, value)
    if reduce is not None:
        return self.scatter_reduce_(dim, index, _expanded(self, index, source), _reduction(reduce))
    if isinstance(source, _core.Tensor):
        return _core.scatter_(self, dim, index, source)
    return _core.scatter_value_(self, dim, index, source)


def _reduction(reduce):
    if reduce not in ("add", "multiply"):
        raise RuntimeError("reduce argument must be either add or multiply.")
    return "sum" if reduce == "add" else "prod"


def _expanded(input, index, source):
    if isinstance(source, _core.Tensor):
        return source
    return _core.full(index.shape, source, dtype=input.dtype)


def index_add(input, dim, index, source, *, alpha=1):
    """``input`` with the parts of ``source``, times ``alpha``, added at indices of an axis."""
    return _core.index_add(input, dim, index, source if alpha == 1 else (source * alpha).to(source.dtype))


def _index_reduce_(self, dim, index, source, reduce, *, include_self=True):
    return self.copy_(_core.index_reduce(self.clone(), dim, index, source, reduce, include_self=include_self))


def _index_add_(self, dim, index, source, *, alpha=1):
    return _core.index_add_(self, dim, index, source if alpha == 1 else (source * alpha).to(source.dtype))


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The different elements in order; also the place of each element among them, and how often each occurs."""
    return _chosen(_core.unique(input, True, dim), return_inverse, return_counts)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """The first of each run of equal elements; also the run of each element, and the lengths of the runs."""
    return _chosen(_core.unique_consecutive(input, dim), return_inverse, return_counts)


def _chosen(results, return_inverse, return_counts):
    output, inverse, counts = results
    if not return_inverse and not return_counts:
        return output
    return (output, *([inverse] if return_inverse else []), *([counts] if return_counts else []))


def searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None):
    """For each value the place before which it could be put into a sorted sequence."""
    if side is not None and side not in ("left", "right"):
        raise RuntimeError(f"torch.searchsorted(): side can only be 'left' or 'right' but got {side}")
    if side == "left" and right:
        raise RuntimeError("torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
    return _core.searchsorted(sorted_sequence, input, out_int32=out_int32, right=right, side=side or "left", sorter=sorter)


def histogram(input, bins, *, range=None, weight=None, density=False):
    """Counts, or sums of weights, per bin, and the edges of the bins."""
    if isinstance(bins, (list, tuple)):
        bins = _core.tensor(bins, dtype=input.dtype)
    low, high = (None, None) if range is None else range
    return _core.histogram(input, bins, min=low, max=high, weight=weight, density=density)


methods = {
    "argwhere": argwhere,
    "histogram": histogram,
    "index_add": index_add,
    "index_add_": _index_add_,
    "index_reduce_": _index_reduce_,
    "masked_fill": masked_fill,
    "masked_fill_": _masked_fill_,
    "nonzero": nonzero,
    "scatter": scatter,
    "scatter_": _scatter_,
    "unique": unique,
    "unique_consecutive": unique_consecutive,
    "where": _where,
}
