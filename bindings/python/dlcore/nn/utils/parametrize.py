"""Parameters and buffers that are functions of others: ``register_parametrization(layer, "weight", module)``."""

import copy
from contextlib import contextmanager

from ..._core import Tensor
from ..._grad_mode import no_grad
from ..modules.container import ModuleDict, ModuleList
from ..modules.module import Module
from ..parameter import Parameter

__all__ = [
    "ParametrizationList",
    "cached",
    "is_parametrized",
    "register_parametrization",
    "remove_parametrizations",
    "type_before_parametrizations",
]

_caching = 0
_cache = {}


@contextmanager
def cached():
    """Inside, each parametrized tensor is computed once."""
    global _caching
    _caching += 1
    try:
        yield
    finally:
        _caching -= 1
        if not _caching:
            _cache.clear()


class ParametrizationList(ModuleList):
    """The modules that compute one tensor, in order, and what they compute it from: ``original`` or ``original0``, ..."""

    def __init__(self, modules, original, unsafe=False):
        super().__init__(modules)
        if not len(self):
            raise ValueError("ParametrizationList requires one or more modules.")
        self.unsafe = unsafe
        self.is_tensor = True
        with no_grad():
            start = self._inverse(original)
        if isinstance(start, Tensor):
            self._own("original", original, start)
        else:
            self.is_tensor = False
            self.ntensors = len(start)
            for i, value in enumerate(start):
                if not isinstance(value, Tensor):
                    raise ValueError(
                        f"'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got element {i} of "
                        f"the sequence with type {type(value).__name__}."
                    )
                self._own(f"original{i}", original, value)
        if not unsafe:
            result = self()
            if not isinstance(result, Tensor):
                raise ValueError(f"A parametrization must return a tensor. Got {type(result).__name__}.")
            if result.dtype != original.dtype:
                raise ValueError(
                    "Registering a parametrization may not change the dtype of the tensor, unless the `unsafe` flag is enabled: "
                    f"{original.dtype} became {result.dtype}"
                )
            if result.shape != original.shape:
                raise ValueError(
                    "Registering a parametrization may not change the shape of the tensor, unless the `unsafe` flag is enabled: "
                    f"{tuple(original.shape)} became {tuple(result.shape)}"
                )

    def _own(self, name, original, value):
        if not isinstance(original, Parameter):
            self.register_buffer(name, value.detach())
        elif name == "original" and value.dtype == original.dtype and value.shape == original.shape:
            # The parameter stays the same object, so that an optimizer goes on with it.
            if value is not original:
                original.copy_(value) if not original.requires_grad else _assign(original, value)
            self.register_parameter(name, original)
        else:
            self.register_parameter(name, Parameter(value.detach().clone(), original.requires_grad))

    def _inverse(self, value):
        for module in reversed(list(self)):
            if hasattr(module, "right_inverse"):
                try:
                    value = module.right_inverse(value)
                except NotImplementedError:
                    continue
        return value

    def right_inverse(self, value):
        """Gives the originals the values from which the modules compute ``value``."""
        with no_grad():
            for module in reversed(list(self)):
                if not hasattr(module, "right_inverse"):
                    raise RuntimeError(f"parametrization {type(module).__name__} does not implement right_inverse.")
                value = module.right_inverse(value)
            if self.is_tensor:
                _assign(self.original, value)
                return
            if isinstance(value, Tensor) or len(value) != self.ntensors:
                raise ValueError(f"'right_inverse' must return a sequence of {self.ntensors} tensors")
            for i, part in enumerate(value):
                _assign(getattr(self, f"original{i}"), part)

    def originals(self):
        """The tensors that the modules start from."""
        return [self.original] if self.is_tensor else [getattr(self, f"original{i}") for i in range(self.ntensors)]

    def forward(self):
        modules = iter(self)
        value = next(modules)(*self.originals())
        for module in modules:
            value = module(value)
        return value


def _assign(tensor, value):
    with no_grad():
        if tensor.shape == value.shape and tensor.dtype == value.dtype:
            tensor.copy_(value)
        else:
            tensor.data = value.detach().clone()


def _copied(self, memo):
    done = memo.get(id(self))
    if done is None:
        done = memo[id(self)] = type(self).__new__(type(self))
        done.__dict__.update(copy.deepcopy(self.__dict__, memo))
    return done


def _refuse_to_pickle(self):
    raise RuntimeError(
        "Serialization of parametrized modules is only supported through state_dict(): save that, and load it into a module "
        "that was parametrized in the same way."
    )


def _property(name):
    def get(self):
        parametrization = self.parametrizations[name]
        if not _caching:
            return parametrization()
        key = (id(self), name)
        if key not in _cache:
            _cache[key] = parametrization()
        return _cache[key]

    def set(self, value):
        self.parametrizations[name].right_inverse(value)

    return property(get, set)


def is_parametrized(module, tensor_name=None):
    """Whether a module has parametrized tensors, or this one is."""
    parametrizations = module.__dict__.get("_modules", {}).get("parametrizations")
    if not isinstance(parametrizations, ModuleDict):
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    """Makes the parameter or buffer ``tensor_name`` the result of ``parametrization``, applied to what it was.

    If the parametrization has a method ``right_inverse``, the tensor keeps its value: it starts from right_inverse(value).
    Several parametrizations of one tensor are applied one after another.
    """
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        chain = module.parametrizations[tensor_name]
        if not unsafe:
            value = getattr(module, tensor_name)
            result = parametrization(value)
            if not isinstance(result, Tensor) or result.dtype != value.dtype or result.shape != value.shape:
                raise ValueError(
                    "Registering a parametrization may not change the shape or dtype of the tensor, unless the `unsafe` flag is "
                    "enabled."
                )
        chain.append(parametrization)
        chain.unsafe |= unsafe
        return module
    if tensor_name not in module._parameters and tensor_name not in module._buffers:
        raise ValueError(
            f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'"
        )
    original = getattr(module, tensor_name)
    chain = ParametrizationList([parametrization], original, unsafe=unsafe)
    delattr(module, tensor_name)
    if not is_parametrized(module):
        base = type(module)
        members = {"__deepcopy__": _copied, "__reduce_ex__": lambda self, protocol: _refuse_to_pickle(self)}
        module.__class__ = type(f"Parametrized{base.__name__}", (base,), members)
        module.parametrizations = ModuleDict()
    setattr(type(module), tensor_name, _property(tensor_name))
    module.parametrizations[tensor_name] = chain
    return module


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    """Makes the tensor a plain one again: with the value that it has, or with ``leave_parametrized=False`` the original."""
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
    chain = module.parametrizations[tensor_name]
    if not chain.is_tensor and not leave_parametrized:
        raise ValueError(
            "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a sequence of "
            "tensors."
        )
    start = chain.originals()[0]
    is_parameter = isinstance(start, Parameter)
    if leave_parametrized:
        with no_grad():
            value = getattr(module, tensor_name).detach().clone()
        if chain.is_tensor and is_parameter and start.shape == value.shape and start.dtype == value.dtype:
            _assign(start, value)
        else:
            start = Parameter(value, any(t.requires_grad for t in chain.originals())) if is_parameter else value
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    if not is_parametrized(module):
        delattr(module, "parametrizations")
        module.__class__ = type(module).__bases__[0]
    if is_parameter:
        module.register_parameter(tensor_name, start)
    else:
        module.register_buffer(tensor_name, start)
    return module


def type_before_parametrizations(module):
    """The class that a module had before it was parametrized."""
    return type(module).__bases__[0] if is_parametrized(module) else type(module)
