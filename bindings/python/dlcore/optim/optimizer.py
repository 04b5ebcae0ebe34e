"""What all optimizers share: groups of parameters with their options, and the state of each parameter."""

from collections import OrderedDict, defaultdict
from copy import deepcopy
from functools import wraps

from .._core import Tensor
from .._grad_mode import enable_grad, no_grad
from ..utils.hooks import add_hook

_global_pre_hooks = OrderedDict()
_global_post_hooks = OrderedDict()


def register_optimizer_step_pre_hook(hook):
    """Calls ``hook(optimizer, args, kwargs)`` before every step of every optimizer; it may return new args and kwargs."""
    return add_hook(_global_pre_hooks, hook)


def register_optimizer_step_post_hook(hook):
    """Calls ``hook(optimizer, args, kwargs)`` after every step of every optimizer."""
    return add_hook(_global_post_hooks, hook)


class _Required:
    """Stands for an option that every group must give itself."""

    def __repr__(self):
        return "<required parameter>"


required = _Required()
_HOOKS = ("step_pre", "step_post", "state_dict_pre", "state_dict_post", "load_state_dict_pre", "load_state_dict_post")


def _with_hooks(step):
    """A step between the hooks that come before and after it."""

    @wraps(step)
    def hooked(self, *args, **kwargs):
        self._opt_called = True
        before, after = self._hooks["step_pre"], self._hooks["step_post"]
        if not (before or after or _global_pre_hooks or _global_post_hooks):
            return step(self, *args, **kwargs)
        for hook in (*_global_pre_hooks.values(), *before.values()):
            replaced = hook(self, args, kwargs)
            if replaced is None:
                continue
            if not isinstance(replaced, tuple) or len(replaced) != 2:
                raise RuntimeError(f"{step} must return None or a tuple of (new_args, new_kwargs), but got {replaced}.")
            args, kwargs = replaced
        result = step(self, *args, **kwargs)
        for hook in (*after.values(), *_global_post_hooks.values()):
            hook(self, args, kwargs)
        return result

    hooked._has_hooks = True
    return hooked


class Optimizer:
    """The parameters of each dictionary in ``param_groups`` (key 'params') are changed with the options beside them.

    ``state`` holds a dictionary for each parameter. Subclasses define ``_step_group(group, parameters, gradients)``, which
    changes the parameters that have a gradient, or ``step`` as a whole.
    """

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        step = cls.__dict__.get("step")
        if step is not None and not getattr(step, "_has_hooks", False):
            cls.step = _with_hooks(step)

    def __init__(self, params, defaults):
        if isinstance(params, Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got dlcore.Tensor"
            )
        self.defaults = defaults
        self.state = defaultdict(dict)
        self.param_groups = []
        self._hooks = {kind: OrderedDict() for kind in _HOOKS}
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def __getstate__(self):
        return {"defaults": self.defaults, "state": self.state, "param_groups": self.param_groups}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.__dict__.setdefault("_hooks", {kind: OrderedDict() for kind in _HOOKS})
        for group in self.param_groups:
            for name, value in self.__dict__.get("defaults", {}).items():
                group.setdefault(name, value)

    def add_param_group(self, param_group):
        """Adds parameters, with options of their own where the dictionary has any. Parameters may be (name, tensor) pairs."""
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        group = dict(param_group)
        given = group["params"]
        if isinstance(given, (set, frozenset)):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets "
                "will change between runs. Please use a list instead."
            )
        parameters = [given] if isinstance(given, Tensor) else list(given)
        names = [entry[0] for entry in parameters if isinstance(entry, tuple)]
        if names:
            if len(names) != len(parameters):
                raise ValueError("all optimizer params should be with/without names. Some param names are missing")
            parameters = [entry[1] for entry in parameters]
            group["param_names"] = names
        for other in self.param_groups:
            if ("param_names" in other) != ("param_names" in group):
                kind = "with names" if "param_names" in group else "without names"
                raise ValueError(
                    "all optimizer param groups should be with/without names. "
                    f"cannot add param group {kind} to the optimizer"
                )
        known = {id(parameter) for group in self.param_groups for parameter in group["params"]}
        for parameter in parameters:
            if not isinstance(parameter, Tensor):
                raise TypeError(f"optimizer can only optimize Tensors, but one of the params is {type(parameter).__name__}")
            if not parameter.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
            if id(parameter) in known:
                raise ValueError("some parameters appear in more than one parameter group, or twice in one")
            known.add(id(parameter))
        group["params"] = parameters
        for name, value in self.defaults.items():
            if value is required and name not in group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            group.setdefault(name, value)
        self._check_options(group)
        self.param_groups.append(group)

    def _check_options(self, group):
        """Refuses options outside their domain."""

    def zero_grad(self, set_to_none=True):
        """Removes the gradients of all parameters, or with ``set_to_none=False`` sets them to zero."""
        for group in self.param_groups:
            for parameter in group["params"]:
                if set_to_none:
                    parameter.grad = None
                elif parameter.grad is not None:
                    parameter.grad = parameter.grad.detach().zero_()

    def step(self, closure=None):
        """Changes every parameter that has a gradient. ``closure`` computes the loss anew, which is returned."""
        loss = None
        if closure is not None:
            with enable_grad():
                loss = closure()
        with no_grad():
            for group in self.param_groups:
                parameters, gradients = [], []
                for parameter in group["params"]:
                    gradient = parameter.grad
                    if gradient is not None:
                        parameters.append(parameter)
                        gradients.append(gradient)
                if parameters:
                    self._step_group(group, parameters, gradients)
        return loss

    step = _with_hooks(step)

    def _step_group(self, group, parameters, gradients):
        raise NotImplementedError(f"{type(self).__name__} must define _step_group() or step()")

    # --- hooks ----------------------------------------------------------------------------------------------------------

    def register_step_pre_hook(self, hook):
        """Calls ``hook(optimizer, args, kwargs)`` before each step; it may return new args and kwargs."""
        return add_hook(self._hooks["step_pre"], hook)

    def register_step_post_hook(self, hook):
        """Calls ``hook(optimizer, args, kwargs)`` after each step."""
        return add_hook(self._hooks["step_post"], hook)

    def register_state_dict_pre_hook(self, hook, prepend=False):
        """Calls ``hook(optimizer)`` before ``state_dict``."""
        return add_hook(self._hooks["state_dict_pre"], hook, prepend)

    def register_state_dict_post_hook(self, hook, prepend=False):
        """Calls ``hook(optimizer, state_dict)`` after ``state_dict``; it may return another one."""
        return add_hook(self._hooks["state_dict_post"], hook, prepend)

    def register_load_state_dict_pre_hook(self, hook, prepend=False):
        """Calls ``hook(optimizer, state_dict)`` before ``load_state_dict``; it may return another one."""
        return add_hook(self._hooks["load_state_dict_pre"], hook, prepend)

    def register_load_state_dict_post_hook(self, hook, prepend=False):
        """Calls ``hook(optimizer)`` after ``load_state_dict``."""
        return add_hook(self._hooks["load_state_dict_post"], hook, prepend)

    # --- state ----------------------------------------------------------------------------------------------------------

    def state_dict(self):
        """The state by the number of the parameter, and the groups with numbers instead of parameters: PyTorch's layout."""
        for hook in self._hooks["state_dict_pre"].values():
            hook(self)
        numbers = {}
        groups = []
        for group in self.param_groups:
            for parameter in group["params"]:
                numbers.setdefault(id(parameter), len(numbers))
            numbered = {name: value for name, value in group.items() if name != "params"}
            numbered["params"] = [numbers[id(parameter)] for parameter in group["params"]]
            groups.append(numbered)
        state = {
            numbers[id(key)] if isinstance(key, Tensor) else key: dict(value) if isinstance(value, dict) else value
            for key, value in self.state.items()
        }
        result = {"state": state, "param_groups": groups}
        for hook in self._hooks["state_dict_post"].values():
            replaced = hook(self, result)
            if replaced is not None:
                result = replaced
        return result

    def load_state_dict(self, state_dict):
        """Continues from a state of ``state_dict()``, which may be that of the same optimizer of PyTorch. Tensors are copied."""
        state_dict = dict(state_dict)
        for hook in self._hooks["load_state_dict_pre"].values():
            replaced = hook(self, state_dict)
            if replaced is not None:
                state_dict = replaced
        saved = state_dict["param_groups"]
        if len(saved) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        if [len(group["params"]) for group in saved] != [len(group["params"]) for group in self.param_groups]:
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        by_number = {}
        for old, own in zip(saved, self.param_groups):
            by_number.update(zip(old["params"], own["params"]))
        state = defaultdict(dict)
        for number, values in state_dict["state"].items():
            parameter = by_number.get(number)
            if parameter is None:
                state[number] = deepcopy(values)
                continue
            state[parameter] = {name: self._adopt(parameter, name, value) for name, value in values.items()}
        groups = []
        for old, own in zip(saved, self.param_groups):
            group = {**own, **{name: _own(value) for name, value in old.items() if name != "params"}}
            self._check_options(group)
            groups.append(group)
        self.__setstate__({"state": state, "param_groups": groups})
        for hook in self._hooks["load_state_dict_post"].values():
            hook(self)

    def _adopt(self, parameter, name, value):
        """A copy of a saved value that fits the parameter."""
        value = _own(value)
        if not isinstance(value, Tensor) or value.dim() == 0:
            return value
        if tuple(value.shape) != tuple(parameter.shape):
            raise ValueError(
                f"loaded state '{name}' has shape {list(value.shape)}, the parameter has shape {list(parameter.shape)}"
            )
        return value.to(parameter.dtype) if value.is_floating_point() else value

    def __repr__(self):
        lines = []
        for number, group in enumerate(self.param_groups):
            if number:
                lines.append("")
            lines.append(f"Parameter Group {number}")
            lines += [f"    {name}: {group[name]}" for name in sorted(group) if name != "params"]
        return type(self).__name__ + " (\n" + "\n".join(lines) + "\n)"


def _own(value):
    """A copy, with the tensors of other libraries as tensors of this one."""
    if isinstance(value, Tensor):
        return value.detach().clone()
    if hasattr(value, "__dlpack__"):
        from .._core import from_dlpack

        return from_dlpack(value.detach() if hasattr(value, "detach") else value).clone()
    if isinstance(value, (list, tuple)):
        return type(value)(_own(entry) for entry in value)
    if isinstance(value, dict):
        return {name: _own(entry) for name, entry in value.items()}
    return deepcopy(value)


def require(condition, option, value):
    """Refuses a value in PyTorch's words."""
    if not condition:
        raise ValueError(f"Invalid {option}: {value}")
