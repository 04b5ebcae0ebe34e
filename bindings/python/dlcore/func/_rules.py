"""Rules for elementwise operations, reductions, matrix products, and changes of shape and order."""

from .. import _core
from .._core import Tensor
from ._batched import RULES, dispatch, is_batched, refuse_in_place


def rule(*names):
    """Registers a rule under the names of operations."""

    def add(function):
        for name in names:
            RULES[name] = function
        return function

    return add


def function_named(name):
    """The operation, as a function of tensors that may be batched at further levels."""
    function = getattr(_core, name, None)
    if function is not None and not isinstance(function, type(_core.float32)):
        return function
    method = getattr(Tensor, name)
    return lambda *args, **kwargs: dispatch(method, name, args, kwargs)


# --- element by element --------------------------------------------------------------------------------------------------

ELEMENTWISE = """
abs absolute acos acosh add addcdiv addcmul arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2 atanh
bitwise_and bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor ceil clamp clamp_max clamp_min clip clone
contiguous copysign cos cosh deg2rad detach digamma div divide double elu eq erf erfc erfinv exp exp2 expm1 fix float float_power
floor floor_divide fmax fmin fmod frac full_like gcd ge gelu gt hardshrink hardsigmoid hardswish hardtanh heaviside hypot int
isfinite isinf isnan isneginf isposinf lcm ldexp le leaky_relu lerp lgamma log log10 log1p log2 logaddexp logaddexp2 logical_and
logical_not logical_or logical_xor logit logsigmoid long lt masked_fill maximum minimum mish mul multiply nan_to_num ne neg
negative nextafter ones_like polygamma positive pow rad2deg reciprocal relu relu6 remainder round rrelu rsqrt rsub selu celu sgn
sigmoid sign signbit silu sin sinc sinh softplus softshrink softsign sqrt square sub subtract tan tanh tanhshrink threshold
true_divide trunc type_as where xlog1py xlogy zeros_like bool byte entr ndtr ndtri zeta
""".split()
IN_PLACE = """
abs_ add_ addcdiv_ addcmul_ ceil_ clamp_ clamp_max_ clamp_min_ copy_ cos_ div_ exp_ fill_ floor_ lerp_ log_ masked_fill_ mul_ neg_
pow_ reciprocal_ relu_ round_ rsqrt_ sigmoid_ sin_ sqrt_ square_ sub_ tanh_ zero_
""".split()


def _elementwise(name):
    function = function_named(name)

    def run(batch, *args, **kwargs):
        values = [value for value in (*args, *kwargs.values()) if isinstance(value, Tensor)]
        rank = max(value.dim() for value in values)
        args = [batch.value(value, rank) if batch.has(value) else value for value in args]
        kwargs = {key: batch.value(value, rank) if batch.has(value) else value for key, value in kwargs.items()}
        return batch.wrap(function(*args, **kwargs))

    return run


def _in_place(name):
    function = function_named(name)

    def run(batch, target, *args, **kwargs):
        if not batch.has(target):
            return NotImplemented
        rank = target.dim()
        if any(isinstance(value, Tensor) and value.dim() > rank for value in args):
            return NotImplemented
        function(target.value, *(batch.value(value, rank) for value in args), **kwargs)
        return target

    return run


for _name in ELEMENTWISE:
    RULES[_name] = _elementwise(_name)
for _name in IN_PLACE:
    RULES[_name] = _in_place(_name)


# --- reductions ----------------------------------------------------------------------------------------------------------


def _shifted(dim, rank):
    """An axis of a sample as an axis of the samples."""
    if isinstance(dim, (tuple, list)):
        return type(dim)(_shifted(entry, rank) for entry in dim)
    limit = max(rank, 1)
    if not -limit <= dim < limit:
        raise IndexError(f"Dimension out of range (expected to be in range of [{-limit}, {limit - 1}], but got {dim})")
    return dim + 1 if dim >= 0 else dim


def _samples(batch, input):
    """The samples with at least one axis each, so that there is something to reduce."""
    return input.value if input.dim() else input.value.unsqueeze(1)


def _reduction(name, whole=None, takes_dims=True):
    """sum, mean, ...: over some axes, or over all. ``whole`` is the operation for all axes where it is another one."""
    function = function_named(name)
    over_all = function if whole is None else function_named(whole)

    def run(batch, input, *args, dim=None, keepdim=False, **kwargs):
        if args and (dim is None) and (isinstance(args[0], (int, tuple, list)) or args[0] is None) and not isinstance(args[0], bool):
            dim, args = args[0], args[1:]
            if args and isinstance(args[0], bool):
                keepdim, args = args[0], args[1:]
        if not batch.has(input) or args:
            return NotImplemented
        rank = input.dim()
        value = _samples(batch, input)
        if dim is None or (isinstance(dim, (tuple, list)) and not dim):
            if keepdim:
                axes = tuple(range(1, value.dim()))
                if not takes_dims:
                    return NotImplemented
                result = function(value, axes, keepdim=True, **kwargs)
                return batch.wrap(result if rank else result.reshape(result.shape[0]))
            return batch.wrap(over_all(value.reshape(value.shape[0], -1), 1, **kwargs))
        result = function(value, _shifted(dim, rank), keepdim=keepdim, **kwargs)
        if rank == 0 and keepdim:
            return NotImplemented
        return batch.wrap(result)

    return run


for _name in ("sum", "mean", "amax", "amin", "any", "all", "var", "std", "count_nonzero", "nansum", "nanmean"):
    if hasattr(_core, _name) or hasattr(Tensor, _name):
        RULES[_name] = _reduction(_name)
for _name in ("prod", "argmax", "argmin"):
    RULES[_name] = _reduction(_name, takes_dims=False)


def _extreme(name):
    along, whole, between = function_named(name), "a" + name, name + "imum"

    def run(batch, input, dim=None, keepdim=False, **kwargs):
        if isinstance(dim, Tensor):
            return RULES[between](batch, input, dim)
        if not batch.has(input):
            return NotImplemented
        if dim is None:
            return RULES[whole](batch, input)
        if input.dim() == 0:
            return NotImplemented
        return batch.wrap(along(input.value, _shifted(dim, input.dim()), keepdim))

    return run


RULES["max"], RULES["min"] = _extreme("max"), _extreme("min")


def _along(name, position=1):
    """Operations along one axis that keep the shape, or the rank: softmax, cumsum, sort, flip ..."""
    function = function_named(name)

    def run(batch, input, *args, **kwargs):
        if not batch.has(input) or input.dim() == 0 or any(is_batched(value) for value in (*args, *kwargs.values())):
            return NotImplemented
        args = list(args)
        if "dim" in kwargs and kwargs["dim"] is not None:
            kwargs["dim"] = _shifted(kwargs["dim"], input.dim())
        elif len(args) >= position and args[position - 1] is not None:
            args[position - 1] = _shifted(args[position - 1], input.dim())
        else:
            return NotImplemented
        return batch.wrap(function(input.value, *args, **kwargs))

    return run


for _name in ("softmax", "log_softmax", "softmin", "logsumexp", "cumsum", "cumprod", "cummax", "cummin", "logcumsumexp", "normalize"):
    if hasattr(_core, _name) or hasattr(Tensor, _name):
        RULES[_name] = _along(_name)


# --- products ------------------------------------------------------------------------------------------------------------


@rule("matmul", "mm", "bmm", "mv", "dot", "inner", "vdot")
def _matmul(batch, input, other):
    vectors = input.dim() == 1, other.dim() == 1
    if input.dim() == 0 or other.dim() == 0:
        return NotImplemented
    if not batch.has(other) and other.dim() <= 2 and batch.has(input):
        return batch.wrap(_core.matmul(input.value, other)) if input.dim() > 1 or other.dim() == 2 else batch.wrap((input.value * other).sum(-1))
    a, b = batch.value(input), batch.value(other)
    a = a.unsqueeze(-2) if vectors[0] else a
    b = b.unsqueeze(-1) if vectors[1] else b
    ranks = max(input.dim() + vectors[0], other.dim() + vectors[1])
    a = _with_rank(a, ranks, batch.has(input))
    b = _with_rank(b, ranks, batch.has(other))
    result = _core.matmul(a, b)
    if vectors[1]:
        result = result.squeeze(-1)
    if vectors[0]:
        result = result.squeeze(-1 if vectors[1] else -2)
    return batch.wrap(result)


def _with_rank(value, rank, has_batch):
    """Axes of extent 1 after the batch's, up to a rank of each sample."""
    shape = tuple(value.shape)
    missing = rank - (len(shape) - has_batch)
    return value if not has_batch or missing <= 0 else value.reshape(shape[:1] + (1,) * missing + shape[1:])


@rule("outer")
def _outer(batch, input, vec2):
    return batch.wrap(batch.value(input).unsqueeze(-1) * batch.value(vec2).unsqueeze(-2))


@rule("linear")
def _linear(batch, input, weight, bias=None):
    if batch.has(input) and not batch.has(weight) and not batch.has(bias):
        return batch.wrap(_core.linear(input.value, weight, bias))
    if weight.dim() != 2:
        return NotImplemented
    result = _matmul(batch, input, _transpose(batch, weight, 0, 1) if batch.has(weight) else weight.transpose(0, 1))
    return result if bias is None else RULES["add"](batch, result, bias)


# --- shape ---------------------------------------------------------------------------------------------------------------


def _extents(size):
    return tuple(size[0]) if len(size) == 1 and not isinstance(size[0], int) else tuple(size)


@rule("reshape", "view")
def _reshape(batch, input, *shape, **kwargs):
    shape = _extents(shape or (kwargs.get("shape") or kwargs.get("size"),))
    if any(not isinstance(extent, int) for extent in shape):
        return NotImplemented
    if -1 in shape and batch.size == 0:
        return NotImplemented
    return batch.wrap(input.value.reshape((batch.size, *shape)))


@rule("view_as", "reshape_as")
def _view_as(batch, input, other):
    return _reshape(batch, input, *other.shape) if batch.has(input) else input.reshape(tuple(other.shape))


@rule("flatten")
def _flatten(batch, input, start_dim=0, end_dim=-1):
    if input.dim() == 0:
        return batch.wrap(input.value.unsqueeze(1))
    return batch.wrap(input.value.flatten(_shifted(start_dim, input.dim()), _shifted(end_dim, input.dim())))


@rule("ravel")
def _ravel(batch, input):
    return _flatten(batch, input)


@rule("permute")
def _permute(batch, input, *dims, **kwargs):
    dims = _extents(dims or (kwargs["dims"],))
    rank = input.dim()
    return batch.wrap(input.value.permute(0, *((dim % rank if rank else dim) + 1 for dim in dims)))


@rule("transpose", "swapaxes", "swapdims")
def _transpose(batch, input, dim0, dim1):
    if input.dim() == 0:
        return input
    return batch.wrap(input.value.transpose(_shifted(dim0, input.dim()), _shifted(dim1, input.dim())))


@rule("t")
def _t(batch, input):
    return input if input.dim() < 2 else _transpose(batch, input, 0, 1)


@rule("movedim", "moveaxis")
def _movedim(batch, input, source, destination):
    return batch.wrap(input.value.movedim(_shifted(source, input.dim()), _shifted(destination, input.dim())))


@rule("unsqueeze")
def _unsqueeze(batch, input, dim):
    return batch.wrap(input.value.unsqueeze(_shifted(dim, input.dim() + 1)))


@rule("squeeze")
def _squeeze(batch, input, dim=None):
    rank = input.dim()
    if dim is None:
        dim = tuple(axis for axis in range(rank) if input.shape[axis] == 1)
    elif isinstance(dim, int):
        dim = (dim,)
    keep = [extent for axis, extent in enumerate(input.shape) if not (extent == 1 and (axis in dim or axis - rank in dim))]
    return batch.wrap(input.value.reshape((batch.size, *keep)))


@rule("expand", "broadcast_to")
def _expand(batch, input, *size, **kwargs):
    size = _extents(size or (kwargs["size"],))
    return batch.wrap(batch.value(input, len(size)).expand(batch.size, *size))


@rule("expand_as")
def _expand_as(batch, input, other):
    return _expand(batch, input, *other.shape) if batch.has(input) else input.expand(*other.shape)


@rule("repeat", "tile")
def _repeat(batch, input, *repeats):
    repeats = _extents(repeats)
    missing = input.dim() - len(repeats)
    return batch.wrap(batch.value(input, len(repeats)).repeat(1, *((1,) * missing), *repeats))


@rule("select")
def _select(batch, input, dim, index):
    return batch.wrap(input.value.select(_shifted(dim, input.dim()), index)) if isinstance(index, int) else NotImplemented


@rule("narrow")
def _narrow(batch, input, dim, start, length):
    return batch.wrap(input.value.narrow(_shifted(dim, input.dim()), start, length)) if isinstance(start, int) else NotImplemented


@rule("unbind")
def _unbind(batch, input, dim=0):
    return batch.wrap(tuple(input.value.unbind(_shifted(dim, input.dim()))))


for _name in ("split", "chunk", "split_with_sizes"):

    def _split_rule(batch, input, sizes, dim=0, _function=function_named(_name)):
        return batch.wrap(tuple(_function(input.value, sizes, _shifted(dim, input.dim()))))

    RULES[_name] = _split_rule


@rule("flip")
def _flip(batch, input, *dims, **kwargs):
    dims = _extents(dims or (kwargs["dims"],))
    return batch.wrap(input.value.flip(*(_shifted(dim, input.dim()) for dim in dims)))


for _name in ("tril", "triu"):
    RULES[_name] = lambda batch, input, diagonal=0, _function=function_named(_name): batch.wrap(_function(input.value, diagonal))


@rule("diagonal")
def _diagonal(batch, input, offset=0, dim1=0, dim2=1):
    return batch.wrap(input.value.diagonal(offset, _shifted(dim1, input.dim()), _shifted(dim2, input.dim())))


@rule("stack")
def _stack(batch, tensors, dim=0):
    rank = max(tensor.dim() for tensor in tensors) + 1
    return batch.wrap(_core_list("stack", [batch.expanded(tensor) for tensor in tensors], _shifted(dim, rank)))


@rule("cat", "concat", "concatenate")
def _cat(batch, tensors, dim=0):
    rank = max(tensor.dim() for tensor in tensors)
    return batch.wrap(_core_list("cat", [batch.expanded(tensor) for tensor in tensors], _shifted(dim, rank)))


def _core_list(name, tensors, dim):
    return getattr(_core, name)(tensors, dim)


@rule("broadcast_tensors")
def _broadcast_tensors(batch, *tensors):
    shape = _core.broadcast_shapes(*(tuple(tensor.shape) for tensor in tensors))
    return tuple(tensor.expand(*shape) for tensor in tensors)


# --- indexing ------------------------------------------------------------------------------------------------------------


def _plain_index(index):
    """Whether an index has no tensors, or one block of them, so that their axes stay where they are."""
    index = index if isinstance(index, tuple) else (index,)
    if any(is_batched(entry) for entry in index):
        return None
    advanced = [position for position, entry in enumerate(index) if isinstance(entry, (Tensor, list))]
    integers = [position for position, entry in enumerate(index) if isinstance(entry, int) and not isinstance(entry, bool)]
    if advanced:
        block = sorted(advanced + integers)
        if block[-1] - block[0] + 1 != len(block):
            return None
    return index


@rule("__getitem__")
def _getitem(batch, input, index):
    if not batch.has(input):
        return NotImplemented
    plain = _plain_index(index)
    return NotImplemented if plain is None else batch.wrap(input.value[(slice(None), *plain)])


@rule("__setitem__")
def _setitem(batch, input, index, value):
    if not batch.has(input):
        refuse_in_place("__setitem__")
    plain = _plain_index(index)
    if plain is None:
        return NotImplemented
    if batch.has(value):
        rank = input.value[(slice(None), *plain)].dim() - 1
        value = batch.value(value, rank)
    input.value[(slice(None), *plain)] = value
    return True


def _with_index(name):
    """gather, index_select, ...: an axis, then an index that may be batched as well."""
    function = function_named(name)

    def run(batch, input, dim, index, *args, **kwargs):
        if input.dim() == 0 or index.dim() != input.dim():
            return NotImplemented
        rest = [batch.expanded(value) if isinstance(value, Tensor) else value for value in args]
        axis = _shifted(dim, input.dim())
        return batch.wrap(function(batch.expanded(input), axis, batch.expanded(index), *rest, **kwargs))

    return run


for _name in ("gather", "scatter", "scatter_add", "take_along_dim"):
    if hasattr(_core, _name) and _name != "take_along_dim":
        RULES[_name] = _with_index(_name)


@rule("index_select")
def _index_select(batch, input, dim, index):
    if batch.has(index) or input.dim() == 0:
        return NotImplemented
    return batch.wrap(input.value.index_select(_shifted(dim, input.dim()), index))
