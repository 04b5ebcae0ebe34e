"""The methods of Tensor that are written in Python."""

from . import _core, _creation, _functions, _indexing, _linear_algebra, _shape
from ._device import cpu, device

Tensor = _core.Tensor
_dtype = type(_core.float32)
_convert = getattr(Tensor, "to", None)


def is_tensor(object):
    """Whether an object is a tensor."""
    return isinstance(object, Tensor)


def is_floating_point(input):
    """Whether the dtype of a tensor is float32 or float64."""
    return input.is_floating_point()


def numel(input):
    """The number of elements of a tensor."""
    return input.numel()


def _repr(self, *, tensor_contents=None):
    from ._tensor_str import tensor_repr

    return tensor_repr(self)


def _format(self, specification):
    if self.dim() == 0:
        return format(self.item(), specification)
    return object.__format__(self, specification)


def _to(self, *args, device=None, dtype=None, non_blocking=False, copy=False, memory_format=None):
    """A tensor of another dtype; the same tensor where nothing changes. Devices may be named: they are the CPU."""
    for argument in args:
        if isinstance(argument, _dtype):
            dtype = argument
        elif isinstance(argument, Tensor):
            dtype = argument.dtype
        elif isinstance(argument, (str, _device_class)):
            device = argument
        elif isinstance(argument, bool):
            pass
        else:
            raise TypeError(f"to(): expected a dtype, a device or a tensor, got {type(argument).__name__}")
    if device is not None and device is not cpu:
        _device_class(device)
    result = self if dtype is None or dtype == self.dtype else _convert(self, dtype)
    if memory_format is not None:
        result = result.contiguous(memory_format=memory_format)
    return result.clone() if copy and result is self else result


_device_class = device


def _same(self, *args, **kwargs):
    """The same tensor: it is in the CPU's memory already."""
    return self


def _cuda(self, *args, **kwargs):
    _device_class("cuda")


def _numpy(self, *, force=False):
    """A NumPy array over the same memory. With ``force``, a tensor that requires gradients is detached first."""
    if self.requires_grad:
        if not force:
            raise RuntimeError(
                "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
            )
        self = self.detach()
    import numpy

    return numpy.asarray(memoryview(self))


def _array(self, dtype=None, copy=None):
    array = self.numpy()
    if dtype is not None and array.dtype != dtype:
        return array.astype(dtype)
    return array.copy() if copy else array


def _deepcopy(self, memo):
    if not self.is_leaf:
        raise RuntimeError(
            "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment. "
            "If you were attempting to deepcopy a module, this may be because of a tensor that is the result of an "
            "operation: detach() it first."
        )
    done = memo.get(id(self))
    if done is not None:
        return done
    result = self.detach().clone()
    result.requires_grad_(self.requires_grad)
    if self.grad is not None:
        result.grad = _deepcopy(self.grad.detach(), memo)
    memo[id(self)] = result
    return result


def _rebuild(dtype, shape, contents, requires_grad):
    """The tensor that a pickle describes."""
    result = _core.empty(shape, dtype=getattr(_core, dtype))
    if contents:
        memoryview(result).cast("B")[:] = contents
    return result.requires_grad_() if requires_grad else result


def _reduce(self, protocol):
    if not self.is_leaf:
        raise RuntimeError("cannot pickle a tensor that is the result of a recorded operation: detach() it first")
    from .serialization import contents_of, dtype_name

    return _rebuild, (dtype_name(self.dtype), tuple(self.shape), bytes(contents_of(self)), self.requires_grad)


def _new(create):
    def new(self, *size, dtype=None, requires_grad=False, **options):
        shape = size[0] if len(size) == 1 and not isinstance(size[0], int) else size
        return create(shape, dtype=self.dtype if dtype is None else dtype, requires_grad=requires_grad)

    return new


def _new_full(self, size, fill_value, *, dtype=None, requires_grad=False, **options):
    return _core.full(size, fill_value, dtype=self.dtype if dtype is None else dtype, requires_grad=requires_grad)


def _new_tensor(self, data, *, dtype=None, requires_grad=False, **options):
    return _core.tensor(data, dtype=self.dtype if dtype is None else dtype, requires_grad=requires_grad)


def _register_post_accumulate_grad_hook(self, hook):
    """Calls ``hook(tensor)`` after a backward pass has added to the gradient of this leaf; ``remove()`` ends that."""
    from weakref import ref

    own = ref(self)

    def call(gradient):
        tensor = own()
        if tensor is not None:
            hook(tensor)

    return self._register_post_accumulate_grad_hook(call)


def _result_of(name):
    """An in-place method made of one that returns a new tensor."""

    def change(self, *args, **kwargs):
        return self.copy_(getattr(self, name)(*args, **kwargs))

    change.__doc__ = f"``{name}`` in place."
    return change


def _apply_(self, callable):
    """Replaces each element by what a function gives for it."""
    return self.copy_(_core.tensor([callable(value) for value in self.flatten().tolist()], dtype=self.dtype).reshape(self.shape))


def _map_(self, tensor, callable):
    """Replaces each element by what a function gives for it and the element of another tensor at its place."""
    pairs = zip(self.flatten().tolist(), tensor.expand(self.shape).flatten().tolist())
    return self.copy_(_core.tensor([callable(*pair) for pair in pairs], dtype=self.dtype).reshape(self.shape))


_changing = {
    **{name + "_": _result_of(name) for name in (
        "addbmm", "addmm", "addmv", "addr", "baddbmm", "divide", "float_power", "multiply", "negative", "polygamma", "renorm",
        "subtract", "true_divide",
    )},
    "apply_": _apply_,
    "map_": _map_,
    "get_device": lambda self: -1,
    "is_inference": lambda self: False,
    "is_meta": property(lambda self: False),
    "is_pinned": lambda self, device=None: False,
    "is_shared": lambda self: False,
    "pin_memory": lambda self, device=None: self,
    "share_memory_": lambda self: self,
}


def _attach():
    """Adds the methods that the extension's type does not have itself."""
    methods = {
        "__array__": _array,
        "__deepcopy__": _deepcopy,
        "__format__": _format,
        "__reduce_ex__": _reduce,
        "__repr__": _repr,
        "__str__": _repr,
        "allclose": _functions.allclose,
        "cpu": _same,
        "cuda": _cuda,
        "device": property(lambda self: cpu),
        "dist": _functions.dist,
        "equal": _functions.equal,
        "renorm": _functions.renorm,
        **_changing,
        "is_cuda": property(lambda self: False),
        "is_cpu": property(lambda self: True),
        "new_empty": _new(_core.empty),
        "new_full": _new_full,
        "new_ones": _new(_core.ones),
        "new_tensor": _new_tensor,
        "new_zeros": _new(_core.zeros),
        "norm": _functions.norm,
        "numpy": _numpy,
        "polygamma": lambda self, n: _core.polygamma(n, self),
        "register_post_accumulate_grad_hook": _register_post_accumulate_grad_hook,
        "to": _to,
        **_shape.methods,
        **_creation.methods,
        **_linear_algebra.methods,
    }
    own = {name for kind in Tensor.__mro__[:-1] for name in vars(kind)}
    for name, method in methods.items():
        if name not in own:
            setattr(Tensor, name, method)
    # More forms of arguments than the extension's own methods take.
    for name, method in _indexing.methods.items():
        setattr(Tensor, name, method)


_attach()
