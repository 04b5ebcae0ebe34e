"""What all optimizers share: groups of parameters with their options, and the state of each parameter."""

from collections import defaultdict
from copy import deepcopy

from .._core import Tensor
from .._grad_mode import enable_grad, no_grad


class Optimizer:
    """The parameters of each dictionary in ``param_groups`` (key 'params') are changed with the options beside them.

    ``state`` holds a dictionary for each parameter. Subclasses define ``_step_group(group, parameters, gradients)``,
    which changes the parameters that have a gradient.
    """

    def __init__(self, params, defaults):
        if isinstance(params, Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got a Tensor"
            )
        self.defaults = defaults
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        """Adds parameters, with options of their own where the dictionary has any."""
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

    def state_dict(self):
        """The state by the number of the parameter, and the groups with numbers instead of parameters."""
        numbers = {}
        groups = []
        for group in self.param_groups:
            for parameter in group["params"]:
                numbers.setdefault(id(parameter), len(numbers))
            numbered = {name: value for name, value in group.items() if name != "params"}
            numbered["params"] = [numbers[id(parameter)] for parameter in group["params"]]
            groups.append(numbered)
        state = {numbers.get(id(key), key): dict(value) for key, value in self.state.items()}
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        """Continues from a state of ``state_dict()``; the tensors are copied."""
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
            state[parameter] = {name: _adopt(parameter, name, value) for name, value in values.items()}
        groups = []
        for old, own in zip(saved, self.param_groups):
            group = {**own, **{name: deepcopy(value) for name, value in old.items() if name != "params"}}
            self._check_options(group)
            groups.append(group)
        self.state, self.param_groups = state, groups

    def __repr__(self):
        lines = []
        for number, group in enumerate(self.param_groups):
            lines.append(f"Parameter Group {number}")
            lines += [f"    {name}: {group[name]}" for name in sorted(group) if name != "params"]
        return type(self).__name__ + " (\n" + "\n".join(lines) + "\n)"


def _adopt(parameter, name, value):
    """A copy of a saved value that fits the parameter."""
    if not isinstance(value, Tensor):
        return deepcopy(value)
    if value.dim() == 0 and name == "step":
        return int(value.item())
    if tuple(value.shape) != tuple(parameter.shape):
        raise ValueError(
            f"loaded state '{name}' has shape {list(value.shape)}, the parameter has shape {list(parameter.shape)}"
        )
    return value.detach().to(parameter.dtype).clone()


def require(condition, option, value):
    """Refuses a value in PyTorch's words."""
    if not condition:
        raise ValueError(f"Invalid {option}: {value}")
