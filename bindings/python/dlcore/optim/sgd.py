"""Stochastic gradient descent."""

from .._core import empty_like, sgd_step
from .optimizer import Optimizer, require


class SGD(Optimizer):
    """g += weight_decay p; b = momentum b + (1 - dampening) g; p -= lr (g + momentum b with nesterov, else b).

    At the first step b = g. ``maximize`` ascends instead. ``foreach`` and ``fused`` are accepted and change nothing.
    """

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
        fused=None,
    ):
        defaults = {
            "lr": lr,
            "momentum": momentum,
            "dampening": dampening,
            "weight_decay": weight_decay,
            "nesterov": nesterov,
            "maximize": maximize,
        }
        super().__init__(params, defaults)

    def _check_options(self, group):
        require(group["lr"] >= 0.0, "learning rate", group["lr"])
        require(group["momentum"] >= 0.0, "momentum value", group["momentum"])
        require(group["weight_decay"] >= 0.0, "weight_decay value", group["weight_decay"])
        if group["nesterov"] and (group["momentum"] <= 0 or group["dampening"] != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")

    def _step_group(self, group, parameters, gradients):
        momentum = group["momentum"]
        buffers = first_steps = None
        if momentum != 0:
            buffers, first_steps = [], []
            for parameter in parameters:
                state = self.state[parameter]
                buffer = state.get("momentum_buffer")
                first_steps.append(buffer is None)
                if buffer is None:
                    buffer = state["momentum_buffer"] = empty_like(parameter)
                buffers.append(buffer)
        sgd_step(
            parameters,
            gradients,
            buffers,
            first_steps,
            group["lr"],
            momentum,
            group["dampening"],
            group["weight_decay"],
            group["nesterov"],
            group["maximize"],
        )
