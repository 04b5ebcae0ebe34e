"""vmap: a function of samples as a function of batches."""

from functools import wraps

from .. import _core
from .._core import Tensor
from . import _rules, _rules_nn  # noqa: F401  they register themselves
from ._batched import Batched, levels
from ._tree import broadcast_prefix, flatten, unflatten

_MODES = ("error", "different", "same")


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """func over a batch: the axes ``in_dims`` of its arguments are those of the samples (None: the same for all), and
    ``out_dims`` are where they come out.

    The function sees tensors without that axis. Most operations then run once for the whole batch, the others sample by sample.
    ``randomness`` says what operations that draw random numbers do: fail, draw for each sample, or draw the same for all.
    ``chunk_size`` limits the number of samples that run at a time.
    """
    if randomness not in _MODES:
        raise RuntimeError(f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")
    if chunk_size is not None and not (chunk_size > 0):
        raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")

    @wraps(func)
    def batched(*args, **kwargs):
        leaves, structure = flatten(args)
        dims = _input_dims(func, in_dims, leaves, structure)
        keyword_leaves, keyword_structure = flatten(kwargs)
        dims += [0 if isinstance(leaf, Tensor) else None for leaf in keyword_leaves]
        leaves += keyword_leaves
        values = [leaf if dim is None else leaf.movedim(dim, 0) if dim else leaf for leaf, dim in zip(leaves, dims)]
        sizes = {value.shape[0] for value, dim in zip(values, dims) if dim is not None}
        if len(sizes) > 1:
            raise ValueError(
                f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sorted(sizes)} for the "
                "mapped dimension"
            )
        size = sizes.pop()
        count = len(flatten(args)[0])

        def run(start, stop):
            part = values if stop - start == size else [value if dim is None else value[start:stop] for value, dim in zip(values, dims)]
            return _run(func, part, dims, count, structure, keyword_structure, stop - start, out_dims, randomness)

        if chunk_size is None or chunk_size >= size:
            return run(0, size)
        parts = [run(start, min(start + chunk_size, size)) for start in range(0, size, chunk_size)]
        return _joined(parts, out_dims)

    return batched


def _joined(parts, out_dims):
    columns, structures = zip(*(flatten(part) for part in parts))
    dims = broadcast_prefix(out_dims, structures[0])
    joined = []
    for column, dim in zip(zip(*columns), dims):
        joined.append(column[0] if dim is None else _core.cat(list(column), dim))
    return unflatten(joined, structures[0])


def _input_dims(func, in_dims, leaves, structure):
    name = getattr(func, "__name__", repr(func))
    if not isinstance(in_dims, (int, tuple, list)):
        raise ValueError(
            f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): expected `in_dims` to be int or a (potentially nested) tuple "
            f"matching the structure of inputs, got: {type(in_dims)}."
        )
    if not leaves:
        raise ValueError(
            f"vmap({name})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a function "
            "with no inputs. The latter is unsupported."
        )
    dims = broadcast_prefix(tuple(in_dims) if isinstance(in_dims, list) else in_dims, structure)
    if dims is None:
        raise ValueError(
            f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the structure of `inputs`."
        )
    result = []
    for leaf, dim in zip(leaves, dims):
        if dim is None:
            result.append(None)
            continue
        if not isinstance(leaf, Tensor):
            raise ValueError(
                f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for an input but the input is of type "
                f"{type(leaf)}. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim"
            )
        rank = leaf.dim()
        if not -rank <= dim < rank:
            raise ValueError(
                f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for some input, but that input is a Tensor "
                f"of dimensionality {rank} so expected in_dim to satisfy -{rank} <= in_dim < {rank}."
            )
        result.append(dim % rank)
    if all(dim is None for dim in result):
        raise ValueError(f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): at least one input must be mapped over: all in_dims are None")
    return result


def _run(func, values, dims, count, structure, keyword_structure, size, out_dims, randomness):
    def call(values):
        return func(*unflatten(values[:count], structure), **unflatten(values[count:], keyword_structure))

    levels.sizes.append(size)
    levels.randomness.append(randomness)
    level = len(levels.sizes)
    try:
        if randomness == "different" and size > 0:
            leaves, result_structure = _sample_by_sample(call, values, dims, size, level)
        else:
            state = _core.default_generator.get_state() if randomness == "error" else None
            result = call([value if dim is None else Batched(value, level) for value, dim in zip(values, dims)])
            if state is not None and _core.default_generator.get_state() != state:
                raise RuntimeError(
                    "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
                    "randomness flags on vmap or perform the randomness operation out of vmap"
                )
            leaves, result_structure = flatten(result)
        positions = broadcast_prefix(tuple(out_dims) if isinstance(out_dims, list) else out_dims, result_structure)
        if positions is None:
            raise ValueError(
                f"vmap({getattr(func, '__name__', func)}, ..., out_dims={out_dims}): out_dims is not compatible with the structure "
                "of the outputs."
            )
        taken = [_take_out(func, leaf, position, level, size) for leaf, position in zip(leaves, positions)]
    finally:
        levels.sizes.pop()
        levels.randomness.pop()
    return unflatten(taken, result_structure)


def _sample_by_sample(call, values, dims, size, level):
    """The whole function once for each sample, so that every sample draws random numbers of its own."""
    rows, structure = [], None
    for position in range(size):
        leaves, structure = flatten(call([value if dim is None else value[position] for value, dim in zip(values, dims)]))
        rows.append(leaves)
    columns = [Batched(_core.stack(list(column)), level) if isinstance(column[0], Tensor) else column[0] for column in zip(*rows)]
    return columns, structure


def _take_out(func, leaf, position, level, size):
    if not isinstance(leaf, Tensor):
        raise ValueError(
            f"vmap({getattr(func, '__name__', func)}, ...): `{getattr(func, '__name__', func)}` must only return Tensors, got type "
            f"{type(leaf)}. Did you mean to set out_dims= to None for output?"
        )
    if position is None:
        if type(leaf) is Batched and leaf.level == level:
            raise ValueError(
                f"vmap({getattr(func, '__name__', func)}, ...): `{getattr(func, '__name__', func)}` can not return a BatchedTensor "
                "when out_dim is None"
            )
        return leaf
    if type(leaf) is Batched and leaf.level == level:
        value = leaf.value
    else:
        value = leaf.unsqueeze(0).expand(size, *tuple(leaf.shape))
    rank = value.dim()
    if not -rank <= position < rank:
        raise IndexError(f"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {position})")
    return value.movedim(0, position) if position % rank else value
