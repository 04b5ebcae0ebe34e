"""The base class of all layers and networks."""

from collections import OrderedDict

from ..._core import Tensor, empty, empty_like, float64
from ..._device import device as find_device
from ..parameter import Buffer, Parameter
from . import _errors, _state

_REGISTRIES = ("_parameters", "_buffers", "_modules")


class _Handle:
    """Removes a hook. ``with`` removes it at the end of the block."""

    __slots__ = ("_hooks", "_key")
    _next = 0

    def __init__(self, hooks, hook):
        _Handle._next += 1
        self._hooks, self._key = hooks, _Handle._next
        hooks[self._key] = hook

    def remove(self):
        self._hooks.pop(self._key, None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.remove()


class Module:
    """A layer or a network: parameters, buffers and other modules under the names they are assigned to.

    Subclasses call ``super().__init__()`` first, and define ``forward``. Calling the module runs ``forward`` and the hooks.
    """

    training = True
    _version = 1

    def __init__(self):
        members = self.__dict__
        members["training"] = True
        members["_parameters"] = {}
        members["_buffers"] = {}
        members["_modules"] = {}
        members["_non_persistent_buffers_set"] = set()
        # Without hooks a call goes straight to forward; the dictionaries are made with the first hook.
        members["_hook_registry"] = None

    def forward(self, *input):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
        try:
            if self._hook_registry is None:
                return self.forward(*args, **kwargs)
            return self._call_with_hooks(args, kwargs)
        except Exception as error:
            _errors.name_the_layer(self, error)
            raise

    # Members

    def __getattr__(self, name):
        members = self.__dict__
        if "_hook_registry" in members:
            modules = members["_modules"]
            if name in modules:
                return modules[name]
            parameters = members["_parameters"]
            if name in parameters:
                return parameters[name]
            buffers = members["_buffers"]
            if name in buffers:
                return buffers[name]
        if "_modules" not in members:
            hint = f": {type(self).__name__}.__init__() must call super().__init__() first"
        else:
            hint = ""
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'{hint}")

    def __setattr__(self, name, value):
        members = self.__dict__
        if isinstance(value, Parameter):
            self._forget(name, "_parameters")
            self.register_parameter(name, value)
        elif isinstance(value, Module):
            modules = members.get("_modules")
            if modules is None:
                raise AttributeError("cannot assign module before Module.__init__() call")
            self._forget(name, "_modules")
            modules[name] = value
        elif isinstance(value, Buffer):
            self._forget(name, "_buffers")
            self.register_buffer(name, value.data, value.persistent)
        elif name in members.get("_parameters", ()):
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as parameter '{name}' (torch.nn.Parameter or None expected)"
                )
            members["_parameters"][name] = None
        elif name in members.get("_modules", ()):
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as child module '{name}' (torch.nn.Module or None expected)"
                )
            members["_modules"][name] = None
        elif name in members.get("_buffers", ()):
            if value is not None and not isinstance(value, Tensor):
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as buffer '{name}' (torch.Tensor, torch.nn.Buffer or None expected)"
                )
            members["_buffers"][name] = value
        else:
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        for registry in _REGISTRIES:
            if name in self.__dict__.get(registry, ()):
                del self.__dict__[registry][name]
                self._non_persistent_buffers_set.discard(name)
                return
        object.__delattr__(self, name)

    def __dir__(self):
        names = set(super().__dir__())
        for registry in _REGISTRIES:
            names.update(self.__dict__.get(registry, ()))
        return sorted(name for name in names if not name[:1].isdigit())

    def _forget(self, name, keep):
        """Removes a member, so that one of the kind ``keep`` can take its name."""
        self.__dict__.pop(name, None)
        for registry in _REGISTRIES:
            if registry != keep:
                self.__dict__.get(registry, {}).pop(name, None)
        self.__dict__.get("_non_persistent_buffers_set", set()).discard(name)

    def _check_name(self, name, kind):
        if "_parameters" not in self.__dict__:
            raise AttributeError(f"cannot assign {kind} before Module.__init__() call")
        if not isinstance(name, str):
            raise TypeError(f"{kind} name should be a string. Got {_type_name(name)}")
        if "." in name:
            raise KeyError(f'{kind} name can\'t contain ".", got: {name}')
        if name == "":
            raise KeyError(f'{kind} name can\'t be empty string ""')

    def register_parameter(self, name, param):
        """Adds a parameter, or None for one that the module could have but has not."""
        self._check_name(name, "parameter")
        if name not in self._parameters and hasattr(self, name):
            raise KeyError(f"attribute '{name}' already exists")
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(
                f"cannot assign '{_type_name(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)"
            )
        if param is not None and not param.is_leaf:
            raise ValueError(
                f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. "
                f"To express '{name}' as a function of another Tensor, compute the value in the forward() method."
            )
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        """Adds a tensor that belongs to the state but is not trained. ``persistent=False`` keeps it out of state_dict."""
        self._check_name(name, "buffer")
        if name not in self._buffers and hasattr(self, name):
            raise KeyError(f"attribute '{name}' already exists")
        if tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(f"cannot assign '{_type_name(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def register_module(self, name, module):
        """Adds a module, as the assignment ``self.name = module`` does."""
        if not isinstance(module, Module) and module is not None:
            raise TypeError(f"{_type_name(module)} is not a Module subclass")
        self._check_name(name, "module")
        if name not in self._modules and hasattr(self, name):
            raise KeyError(f"attribute '{name}' already exists")
        self._modules[name] = module

    add_module = register_module

    # Walks

    def _members(self, registry, prefix, recurse, remove_duplicate=True):
        seen = set()
        walk = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else ((prefix, self),)
        for path, module in walk:
            for name, value in getattr(module, registry).items():
                if value is None or (remove_duplicate and id(value) in seen):
                    continue
                seen.add(id(value))
                yield (f"{path}.{name}" if path else name), value

    def parameters(self, recurse=True):
        """All parameters, each once."""
        for _, value in self.named_parameters(recurse=recurse):
            yield value

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        """All parameters with their paths, such as ``('features.0.weight', ...)``."""
        return self._members("_parameters", prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        """All buffers, each once."""
        for _, value in self.named_buffers(recurse=recurse):
            yield value

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        """All buffers with their paths."""
        return self._members("_buffers", prefix, recurse, remove_duplicate)

    def children(self):
        """The modules directly inside this one, each once."""
        for _, module in self.named_children():
            yield module

    def named_children(self):
        """The modules directly inside this one, with their names."""
        seen = set()
        for name, module in self._modules.items():
            if module is not None and module not in seen:
                seen.add(module)
                yield name, module

    def modules(self):
        """This module and all inside it, parents first, each once."""
        for _, module in self.named_modules():
            yield module

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        """This module (with the path '') and all inside it, parents first, with their paths."""
        memo = set() if memo is None else memo
        pending = [(prefix, self)]
        while pending:
            path, module = pending.pop()
            if module in memo:
                continue
            if remove_duplicate:
                memo.add(module)
            yield path, module
            inner = [(f"{path}.{name}" if path else name, child) for name, child in module._modules.items()]
            pending.extend((name, child) for name, child in reversed(inner) if child is not None)

    def get_submodule(self, target):
        """The module at a path such as ``'features.0'``."""
        module = self
        for name in target.split(".") if target else ():
            if not hasattr(module, name):
                raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
            module = getattr(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        return module

    def set_submodule(self, target, module, strict=False):
        """Puts a module at a path; with ``strict`` there must be one already."""
        if target == "":
            raise ValueError("Cannot set the submodule without a target name!")
        path, _, name = target.rpartition(".")
        parent = self.get_submodule(path)
        if strict and not hasattr(parent, name):
            raise AttributeError(f"{type(parent).__name__} has no attribute `{name}`")
        if hasattr(parent, name) and not isinstance(getattr(parent, name), Module):
            raise AttributeError(f"`{name}` is not an nn.Module")
        if not isinstance(module, Module):
            raise ValueError(f'"module" is not an nn.Module, found type {type(module)}')
        setattr(parent, name, module)

    def get_parameter(self, target):
        """The parameter at a path such as ``'features.0.weight'``."""
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if name not in module._parameters:
            raise AttributeError(f"{type(module).__name__} has no parameter `{name}`")
        return module._parameters[name]

    def get_buffer(self, target):
        """The buffer at a path."""
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if name not in module._buffers:
            raise AttributeError(f"{type(module).__name__} has no buffer `{name}`")
        return module._buffers[name]

    # Changes of all members

    def apply(self, fn):
        """Calls ``fn(module)`` for every module inside, then for this one."""
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        """Sets the training mode, which Dropout and the like look at, here and in all modules inside."""
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        for module in self.modules():
            module.training = mode
        return self

    def eval(self):
        """Leaves the training mode."""
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        """Whether gradients are recorded for the parameters."""
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Removes the gradients of all parameters, or with ``set_to_none=False`` sets them to zero."""
        for parameter in self.parameters():
            if set_to_none:
                parameter.grad = None
            elif parameter.grad is not None:
                parameter.grad = parameter.grad.detach().zero_()

    def _apply(self, function):
        """Replaces the memory of every parameter and buffer by that of ``function(tensor)``; the objects stay."""
        done = set()
        for module in self.modules():
            module._apply_own(function, done)
        return self

    def _apply_own(self, function, done):
        for parameter in self._parameters.values():
            if parameter is not None and id(parameter) not in done:
                done.add(id(parameter))
                gradient = parameter.grad
                parameter.grad = None
                parameter.data = function(parameter.detach())
                if gradient is not None:
                    parameter.grad = function(gradient.detach())
        for name, buffer in self._buffers.items():
            if buffer is not None:
                self._buffers[name] = function(buffer)
        return self

    def to(self, *args, **kwargs):
        """Converts the floating-point parameters and buffers to a dtype, and brings parameters and buffers with four or five axes
        into a ``memory_format``. Devices may be named: they are the CPU."""
        format = kwargs.pop("memory_format", None)
        like = empty(0, dtype=float64).to(*args, **kwargs)
        if format is not None:
            self._apply(lambda t: t.to(memory_format=format) if t.dim() in (4, 5) else t)
        named = "dtype" in kwargs or any(isinstance(argument, (Tensor, type(float64))) for argument in args)
        if not named:
            return self
        if not like.is_floating_point():
            raise TypeError(f"nn.Module.to only accepts floating point dtypes, but got desired dtype={like.dtype}")
        return self._apply(lambda tensor: tensor.to(like.dtype) if tensor.is_floating_point() else tensor)

    def float(self):
        """Converts the floating-point parameters and buffers to float32."""
        return self._apply(lambda t: t.float() if t.is_floating_point() else t)

    def double(self):
        """Converts the floating-point parameters and buffers to float64."""
        return self._apply(lambda t: t.double() if t.is_floating_point() else t)

    def half(self):
        """Refused: there is no float16."""
        raise NotImplementedError("half: float16 is not supported: expected float32 or float64")

    def bfloat16(self):
        """Refused: there is no bfloat16."""
        raise NotImplementedError("bfloat16 is not supported: expected float32 or float64")

    def type(self, dst_type):
        """Converts all parameters and buffers to a dtype."""
        return self._apply(lambda t: t.to(dst_type))

    def cpu(self):
        """The module is in the CPU's memory already."""
        return self

    def cuda(self, device=None):
        """Refused: there is no such device."""
        find_device("cuda")
        return self

    def to_empty(self, *, device=None, recurse=True):
        """Gives the parameters and buffers new memory, whose values are not set."""
        if device is not None:
            find_device(device)
        return self._apply(empty_like) if recurse else self._apply_own(empty_like, set())

    def share_memory(self):
        """The same module: threads share its memory already."""
        return self

    def compile(self, *args, **kwargs):
        """Accepted for programs that compile their modules; operations run when they are called."""

    # State

    def state_dict(self, *, destination=None, prefix="", keep_vars=False):
        """The parameters and persistent buffers by their paths. The tensors share memory with the module."""
        return _state.collect(self, OrderedDict() if destination is None else destination, prefix, keep_vars)

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Copies tensors by path into the parameters and buffers.

        With ``strict``, missing and unexpected keys are errors; otherwise they are returned as ``missing_keys`` and
        ``unexpected_keys``. ``assign`` uses the given tensors themselves. Nothing is changed when the keys or shapes
        of any tensor do not fit.
        """
        return _state.load(self, state_dict, strict, assign)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        """Adds what this module itself (not the modules inside) has to the state."""
        _state.collect_own(self, destination, prefix, keep_vars)

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        """Notes what this module itself takes from the state, and the problems. Modules may change this."""
        _state.check_own(self, state_dict, prefix, missing_keys, error_msgs)

    def get_extra_state(self):
        """Modules with state that is not in parameters and buffers return it here; it must be a tensor to be saved."""
        raise RuntimeError(f"{type(self).__name__} has no extra state: define get_extra_state to give it one")

    def set_extra_state(self, state):
        """Takes back what ``get_extra_state`` returned."""
        raise RuntimeError(f"{type(self).__name__} has no extra state: define set_extra_state to take one")

    # Hooks

    def _add_hook(self, kind, hook, prepend=False):
        if self.__dict__.get("_hook_registry") is None:
            self.__dict__["_hook_registry"] = {}
        hooks = self._hook_registry.setdefault(kind, OrderedDict())
        handle = _Handle(hooks, hook)
        if prepend:
            hooks.move_to_end(handle._key, last=False)
        return handle

    def _hooks_of(self, kind):
        hooks = self._hook_registry
        return list(hooks[kind].values()) if hooks and kind in hooks else ()

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        """``hook(module, args)`` runs before forward and may return other arguments."""
        return self._add_hook("forward_pre", (hook, with_kwargs), prepend)

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        """``hook(module, args, output)`` runs after forward and may return another output."""
        return self._add_hook("forward", (hook, with_kwargs, always_call), prepend)

    def register_state_dict_pre_hook(self, hook):
        """``hook(module, prefix, keep_vars)`` runs before the state is collected."""
        return self._add_hook("state_dict_pre", hook)

    def register_state_dict_post_hook(self, hook):
        """``hook(module, state_dict, prefix, local_metadata)`` runs after the state is collected; it may change it."""
        return self._add_hook("state_dict", hook)

    _register_state_dict_hook = register_state_dict_post_hook

    def register_load_state_dict_pre_hook(self, hook):
        """``hook(module, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)``."""
        return self._add_hook("load_state_dict_pre", hook)

    def register_load_state_dict_post_hook(self, hook):
        """``hook(module, incompatible_keys)`` runs after loading; it may change the lists of keys."""
        return self._add_hook("load_state_dict_post", hook)

    def register_full_backward_pre_hook(self, hook, prepend=False):
        """``hook(module, grad_output)`` runs before the gradients pass the module and may return others (a tuple)."""
        return self._add_hook("backward_pre", hook, prepend)

    def register_full_backward_hook(self, hook, prepend=False):
        """``hook(module, grad_input, grad_output)`` runs when the gradients of the inputs are known; it may return others.

        Both are tuples, with None for what is no tensor or needs no gradient; ``grad_input`` is about positional arguments.
        """
        return self._add_hook("backward", hook, prepend)

    register_backward_hook = register_full_backward_hook

    def _call_with_hooks(self, args, kwargs):
        for hook, with_kwargs in self._hooks_of("forward_pre"):
            if with_kwargs:
                changed = hook(self, args, kwargs)
                if changed is not None:
                    args, kwargs = changed
            else:
                changed = hook(self, args)
                if changed is not None:
                    args = changed if isinstance(changed, tuple) else (changed,)
        backward = None
        if "backward" in self._hook_registry or "backward_pre" in self._hook_registry:
            from ._backward_hooks import BackwardHooks

            backward = BackwardHooks(self, self._hooks_of("backward_pre"), self._hooks_of("backward"))
            args = backward.watch_inputs(args)
        output, finished = None, False
        try:
            output = self.forward(*args, **kwargs)
            finished = True
        finally:
            for hook, with_kwargs, always_call in self._hooks_of("forward"):
                if finished or always_call:
                    changed = hook(self, args, kwargs, output) if with_kwargs else hook(self, args, output)
                    if changed is not None:
                        output = changed
        return output if backward is None else backward.watch_outputs(output)

    # Printing

    def extra_repr(self):
        """What stands between the brackets of the printed form."""
        return ""

    def _get_name(self):
        return type(self).__name__

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split("\n") if extra else []
        children = [f"({name}): {_indent(repr(module))}" for name, module in self._modules.items()]
        if not children and len(lines) <= 1:
            return f"{self._get_name()}({extra})"
        return self._get_name() + "(\n  " + "\n  ".join(lines + children) + "\n)"

    def __setstate__(self, state):
        self.__dict__.update(state)


def _indent(text):
    return text.replace("\n", "\n  ")


def _type_name(value):
    kind = type(value)
    if kind.__module__ == "builtins":
        return kind.__name__
    return "torch.FloatTensor" if kind is Tensor else f"{kind.__module__}.{kind.__qualname__}"
