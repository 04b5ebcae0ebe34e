"""Tensors that a module owns."""

from .._core import Tensor, empty


class Parameter(Tensor):
    """A tensor that is a parameter of the module it is assigned to. It shares memory with ``data``."""

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = empty(0)
        elif not isinstance(data, Tensor):
            raise TypeError(f"Parameter(): expected a tensor, got {type(data).__name__}")
        return Tensor._make_subclass(cls, data.detach(), requires_grad)

    def __init__(self, data=None, requires_grad=True):
        """Everything was done when the object was made."""

    def __deepcopy__(self, memo):
        done = memo.get(id(self))
        if done is None:
            done = memo[id(self)] = type(self)(self.detach().clone(), self.requires_grad)
        return done

    def __reduce_ex__(self, protocol):
        return _rebuild, (self.detach(), self.requires_grad)

    def __repr__(self):
        return "Parameter containing:\n" + Tensor.__repr__(self)

    __str__ = __repr__


class UninitializedParameter(Parameter):
    """A parameter whose shape is not known yet."""

    cls_to_become = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        return Tensor._make_subclass(cls, empty(0, dtype=dtype), requires_grad)

    def __init__(self, requires_grad=True, device=None, dtype=None):
        """Everything was done when the object was made."""

    def materialize(self, shape, device=None, dtype=None):
        """Gives the parameter memory of this shape; from now on it is an ordinary one."""
        self.data = empty(tuple(shape), dtype=self.dtype if dtype is None else dtype)
        self.__class__ = self.cls_to_become

    def __deepcopy__(self, memo):
        done = memo.get(id(self))
        if done is None:
            done = memo[id(self)] = type(self)(self.requires_grad, dtype=self.dtype)
        return done

    def __repr__(self):
        return "<UninitializedParameter>"

    __str__ = __repr__


class Buffer:
    """Marks a tensor that becomes a buffer of the module it is assigned to: ``self.mean = Buffer(zeros(3))``."""

    __slots__ = ("data", "persistent")

    def __init__(self, data, *, persistent=True):
        self.data = data
        self.persistent = persistent


def _rebuild(data, requires_grad):
    return Parameter(data, requires_grad)
