"""Optimizers whose step over all parameters of a group is one native call."""

from .._core import Tensor, full, full_like, optimizer_step, zeros_like
from .._core import float32 as _float32
from .optimizer import Optimizer, require


class NativeOptimizer(Optimizer):
    """Subclasses say which native algorithm they are, and what it keeps for each parameter, in the order that it wants.

    ``foreach``, ``fused`` and ``capturable`` are accepted and change nothing.
    """

    _algorithm = ""
    #: The names of the states, and how they begin: ``begin(parameter, group)``; None leaves a state out.
    _states = ()

    def __init__(self, params, defaults, differentiable=False):
        if differentiable:
            raise NotImplementedError(f"{type(self).__name__}: differentiable=True is not provided: steps are not recorded")
        learning_rate = defaults["lr"]
        if isinstance(learning_rate, Tensor) and learning_rate.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        super().__init__(params, defaults)

    def _check_options(self, group):
        require(group["lr"] >= 0.0, "learning rate", group["lr"])
        require(group.get("weight_decay", 0) >= 0.0, "weight_decay value", group.get("weight_decay"))
        if "betas" in group:
            first, second = group["betas"]
            require(0.0 <= first < 1.0, "beta parameter at index 0", first)
            require(0.0 <= second < 1.0, "beta parameter at index 1", second)
        if "eps" in group:
            require(group["eps"] >= 0.0, "epsilon value", group["eps"])

    def _step_group(self, group, parameters, gradients):
        optimizer_step(self._algorithm, parameters, gradients, self._state_lists(group, parameters), group)

    def _state_lists(self, group, parameters):
        lists = []
        kinds = self._states
        for parameter in parameters:
            state = self.state[parameter]
            values = []
            for name, begin in kinds:
                value = state.get(name)
                if value is None:
                    value = begin(parameter, group)
                    if value is not None:
                        state[name] = value
                elif not isinstance(value, Tensor):
                    value = state[name] = scalar(value)
                values.append(value)
            lists.append(values)
        return lists


def zeros(parameter, group):
    """A state of zeros."""
    return zeros_like(parameter)


def scalar(value):
    """A number that is kept for a whole parameter."""
    return full((), float(value), dtype=_float32)


def zero_steps(parameter, group):
    """The number of steps before the first one."""
    return scalar(0)


def filled(option):
    """A state that begins with the value of an option."""
    return lambda parameter, group: full_like(parameter, float(group[option]))


def only_with(option):
    """A state of zeros that is kept only when an option is set."""
    return lambda parameter, group: zeros_like(parameter) if group[option] else None


STEP = ("step", zero_steps)
