"""Stochastic gradient descent."""

from .._core import optimizer_step, zeros_like
from ._native import NativeOptimizer
from .optimizer import require


class SGD(NativeOptimizer):
    """g += weight_decay p; b = momentum b + (1 - dampening) g; p -= lr (g + momentum b with nesterov, else b).

    At the first step b = g. ``maximize`` ascends instead. ``momentum_form="average"``, which PyTorch does not have, makes b the
    exponential average of the gradients as textbooks define it: b = momentum b + (1 - momentum) g, from b = 0.
    """

    _algorithm = "sgd"

    def __init__(
        self,
        params,
        lr=1e-3,
        momentum=0,
        dampening=0,
        weight_decay=0,
        nesterov=False,
        *,
        maximize=False,
        foreach=None,
        differentiable=False,
        fused=None,
        momentum_form="accumulate",
    ):
        defaults = {
            "lr": lr,
            "momentum": momentum,
            "dampening": dampening,
            "weight_decay": weight_decay,
            "nesterov": nesterov,
            "maximize": maximize,
            "foreach": foreach,
            "differentiable": differentiable,
            "fused": fused,
        }
        if momentum_form != "accumulate":
            defaults["momentum_form"] = momentum_form
        super().__init__(params, defaults, differentiable)

    def _check_options(self, group):
        super()._check_options(group)
        require(group["momentum"] >= 0.0, "momentum value", group["momentum"])
        if group["nesterov"] and (group["momentum"] <= 0 or group["dampening"] != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        if group.get("momentum_form", "accumulate") not in ("accumulate", "average"):
            raise ValueError(f"Invalid momentum_form: {group['momentum_form']!r}, expected 'accumulate' or 'average'")

    def _step_group(self, group, parameters, gradients):
        momentum = group["momentum"]
        states, first_steps = [], []
        for parameter in parameters:
            state = self.state[parameter] if momentum != 0 else {}
            buffer = state.get("momentum_buffer")
            first_steps.append(buffer is None)
            if buffer is None and momentum != 0:
                buffer = state["momentum_buffer"] = zeros_like(parameter)
            states.append((buffer,))
        average = group.get("momentum_form") == "average"
        optimizer_step(self._algorithm, parameters, gradients, states, group, first_steps, average)
