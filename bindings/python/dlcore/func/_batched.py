"""The stand-in for a tensor inside ``vmap``: it looks like one sample, and holds all of them.

The extension knows nothing of it: an operation that gets an argument of an unknown type with ``__torch_function__`` calls that.
A rule (``_rules.py``) then runs the operation once for the whole batch; operations without a rule run sample by sample.
"""

import threading

from .. import _core
from .._core import Size, Tensor

#: Rules by the name of the operation: rule(batch, *args, **kwargs), where the arguments may be of class Batched of this level.
RULES = {}


class _Levels(threading.local):
    def __init__(self):
        self.sizes = []
        self.randomness = []


#: The batch sizes of the calls of vmap that are under way, the outermost first.
levels = _Levels()


class Batched:
    """Samples along axis 0 of ``value``, which may itself be of this class, for a call of ``vmap`` further out."""

    def __init__(self, value, level):
        self.value = value
        self.level = level

    # isinstance(x, Tensor) holds, for Python code that asks; the extension looks at the type itself.
    __class__ = property(lambda self: Tensor)

    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return dispatch(function, function.__name__, args, kwargs or {})

    # --- attributes -----------------------------------------------------------------------------------------------------

    @property
    def shape(self):
        return Size(tuple(self.value.shape)[1:])

    def size(self, dim=None):
        return self.shape if dim is None else self.shape[dim]

    def dim(self):
        return self.value.dim() - 1

    ndimension = dim
    ndim = property(dim)
    dtype = property(lambda self: self.value.dtype)
    device = property(lambda self: self.value.device)
    requires_grad = property(lambda self: self.value.requires_grad)
    is_leaf = property(lambda self: self.value.is_leaf)
    grad_fn = property(lambda self: self.value.grad_fn)
    is_sparse = is_cuda = property(lambda self: False)
    T = property(lambda self: self.permute(*reversed(range(self.dim()))))
    mT = property(lambda self: self.transpose(-2, -1))
    H = mH = mT
    _version = property(lambda self: self.value._version)

    def numel(self):
        count = 1
        for extent in self.shape:
            count *= extent
        return count

    nelement = numel

    def is_floating_point(self):
        return self.value.is_floating_point()

    def is_complex(self):
        return False

    def is_contiguous(self, *args, **kwargs):
        return self.value.is_contiguous()

    def __len__(self):
        if self.dim() == 0:
            raise TypeError("len() of a 0-d tensor")
        return self.shape[0]

    def __iter__(self):
        return iter(self.unbind(0))

    def __repr__(self):
        return f"BatchedTensor(lvl={self.level}, bdim=0, value={self.value!r})"

    __hash__ = object.__hash__

    # --- what a sample's value would decide -----------------------------------------------------------------------------

    def item(self):
        raise RuntimeError(
            "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, "
            "please try to rewrite what you're doing with other operations."
        )

    def _decides(self):
        raise RuntimeError(
            "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that "
            "yet, please use where() instead."
        )

    __bool__ = tolist = numpy = _decides

    # --- operations -----------------------------------------------------------------------------------------------------

    def __getattr__(self, name):
        method = getattr(Tensor, name)
        if not callable(method):
            raise AttributeError(f"vmap: attribute '{name}' of a tensor is not available")
        if hasattr(method, "__code__"):
            return lambda *args, **kwargs: method(self, *args, **kwargs)
        return lambda *args, **kwargs: dispatch(method, name, (self, *args), kwargs)

    def to(self, *args, **kwargs):
        return Batched(self.value.to(*args, **kwargs), self.level)

    def requires_grad_(self, requires_grad=True):
        self.value.requires_grad_(requires_grad)
        return self

    def __getitem__(self, index):
        return dispatch(Tensor.__getitem__, "__getitem__", (self, index), {})

    def __setitem__(self, index, value):
        dispatch(Tensor.__setitem__, "__setitem__", (self, index, value), {})


def _operator(name, reflected=False):
    function = getattr(_core, name)
    if reflected:
        return lambda self, other: dispatch(function, name, (_tensor_like(other, self), self), {})
    return lambda self, other: dispatch(function, name, (self, other), {})


def _tensor_like(number, other):
    """A number as a tensor that does not change the dtype of what it meets."""
    if isinstance(number, Tensor):
        return number
    dtype = other.dtype
    if isinstance(number, float) and not other.is_floating_point():
        dtype = _core.get_default_dtype()
    return _core.tensor(number, dtype=dtype)


for _symbol, _name in {
    "add": "add", "sub": "sub", "mul": "mul", "truediv": "div", "floordiv": "floor_divide", "mod": "remainder", "pow": "pow",
    "matmul": "matmul", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor",
}.items():  # fmt: skip
    setattr(Batched, f"__{_symbol}__", _operator(_name))
    setattr(Batched, f"__r{_symbol}__", _operator(_name, reflected=True))
for _name in ("lt", "le", "eq", "ne", "gt", "ge"):
    setattr(Batched, f"__{_name}__", _operator(_name))
for _symbol, _name in {"neg": "neg", "abs": "abs", "invert": "bitwise_not", "pos": "positive"}.items():
    setattr(Batched, f"__{_symbol}__", lambda self, _name=_name: dispatch(getattr(_core, _name), _name, (self,), {}))
for _symbol, _name in {"iadd": "add_", "isub": "sub_", "imul": "mul_", "itruediv": "div_"}.items():
    setattr(Batched, f"__{_symbol}__", lambda self, other, _name=_name: dispatch(getattr(Tensor, _name), _name, (self, other), {}))


def is_batched(value, level=None):
    """Whether a value is batched, at one level or at any."""
    return type(value) is Batched and (level is None or value.level == level)


def _find(values):
    """The highest level among the arguments, lists and dictionaries included; 0 for none."""
    highest = 0
    for value in values:
        if type(value) is Batched:
            highest = max(highest, value.level)
        elif isinstance(value, (tuple, list)):
            highest = max(highest, _find(value))
        elif isinstance(value, dict):
            highest = max(highest, _find(value.values()))
    return highest


class Batch:
    """The level that a rule works on."""

    __slots__ = ("level", "size")

    def __init__(self, level):
        self.level = level
        self.size = levels.sizes[level - 1]

    def has(self, value):
        return is_batched(value, self.level)

    def wrap(self, value):
        """Results as samples of this level; anything but tensors as it is."""
        if isinstance(value, Tensor):
            return Batched(value, self.level)
        if isinstance(value, tuple) and hasattr(type(value), "n_fields"):
            return type(value)([self.wrap(part) for part in value])
        if isinstance(value, (tuple, list)):
            return type(value)(self.wrap(part) for part in value)
        return value

    def rank(self, value):
        return value.dim()

    def value(self, tensor, rank=None):
        """The samples of a tensor along axis 0, with leading axes up to a rank of each sample; a tensor that is not batched at
        this level stays as it is, which broadcasts."""
        if not self.has(tensor):
            return tensor
        own = tensor.dim()
        if rank is None or own >= rank:
            return tensor.value
        shape = tuple(tensor.value.shape)
        return tensor.value.reshape(shape[:1] + (1,) * (rank - own) + shape[1:])

    def expanded(self, tensor):
        """The samples along axis 0, also of a tensor that is the same for all."""
        if self.has(tensor):
            return tensor.value
        return tensor.unsqueeze(0).expand(self.size, *(tuple(tensor.shape)))


def dispatch(function, name, args, kwargs):
    """Runs an operation with batched arguments: by its rule, or else sample by sample."""
    level = _find((*args, kwargs))
    if level == 0:
        return function(*args, **kwargs)
    if level > len(levels.sizes):
        raise RuntimeError("vmap: a tensor has left the call of vmap that it belongs to")
    batch = Batch(level)
    rule = RULES.get(name)
    if rule is not None:
        result = rule(batch, *args, **kwargs)
        if result is not NotImplemented:
            return result
    if name.endswith("_") and not name.endswith("__"):
        return _in_place_by_sample(batch, function, name, args, kwargs)
    return by_sample(batch, function, name, args, kwargs)


def sample_of(batch, value, position):
    """One sample of the arguments."""
    if batch.has(value):
        return value.value[position]
    if isinstance(value, tuple) and not hasattr(value, "_fields") or isinstance(value, list):
        return type(value)(sample_of(batch, part, position) for part in value)
    if isinstance(value, dict):
        return {key: sample_of(batch, part, position) for key, part in value.items()}
    return value


def by_sample(batch, function, name, args, kwargs):
    """The results for each sample, stacked: right for every operation."""
    randomness = levels.randomness[batch.level - 1]
    state = _core.default_generator.get_state()
    results = []
    for position in range(batch.size):
        if randomness == "same" and position:
            _core.default_generator.set_state(state)
        results.append(dispatch(function, name, sample_of(batch, tuple(args), position), sample_of(batch, kwargs, position)))
    if not results:
        raise RuntimeError(f"vmap: {name} has no rule for a batch of size 0")
    return stacked(batch, results)


def stacked(batch, results):
    """Results of the samples as results of the batch."""
    first = results[0]
    if isinstance(first, Tensor):
        if any(tuple(result.shape) != tuple(first.shape) for result in results):
            raise RuntimeError("vmap: the samples have results of different shapes, which dynamic shapes would need")
        return Batched(_core.stack(results) if type(first) is not Batched else RULES["stack"](Batch(_find(results)), results), batch.level)
    if isinstance(first, tuple) and hasattr(type(first), "n_fields"):
        return type(first)([stacked(batch, list(column)) for column in zip(*results)])
    if isinstance(first, (tuple, list)):
        return type(first)(stacked(batch, list(column)) for column in zip(*results))
    return first


def refuse_in_place(name):
    """A tensor that is the same for all samples can't take a value for each."""
    raise RuntimeError(
        f"vmap: inplace arithmetic(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args that has "
        f"more elements than `self`. This happened due to `other` being vmapped over but `self` not being vmapped over in a vmap "
        f"(operation {name})."
    )


def _in_place_by_sample(batch, function, name, args, kwargs):
    target = args[0]
    if not batch.has(target):
        refuse_in_place(name)
    for position in range(batch.size):
        dispatch(function, name, sample_of(batch, tuple(args), position), sample_of(batch, kwargs, position))
    return target
