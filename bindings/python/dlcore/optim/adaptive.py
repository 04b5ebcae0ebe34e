"""Optimizers that scale each element by its past gradients: Adagrad, Adadelta, RMSprop, Rprop."""

from ._native import STEP, NativeOptimizer, filled, only_with, scalar, zeros
from .optimizer import require


class Adagrad(NativeOptimizer):
    """s += g^2; p -= lr / (1 + (t - 1) lr_decay) g / (sqrt(s) + eps) (Duchi, Hazan and Singer, JMLR 2011)."""

    _algorithm = "adagrad"
    _states = (("sum", filled("initial_accumulator_value")), STEP)

    def __init__(
        self,
        params,
        lr=1e-2,
        lr_decay=0,
        weight_decay=0,
        initial_accumulator_value=0,
        eps=1e-10,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        fused=None,
    ):
        defaults = {
            "lr": lr,
            "lr_decay": lr_decay,
            "eps": eps,
            "weight_decay": weight_decay,
            "initial_accumulator_value": initial_accumulator_value,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "fused": fused,
        }
        super().__init__(params, defaults, differentiable)
        # As in PyTorch the state is there from the start.
        for group in self.param_groups:
            self._state_lists(group, group["params"])

    def _check_options(self, group):
        super()._check_options(group)
        require(group["lr_decay"] >= 0.0, "lr_decay value", group["lr_decay"])
        value = group["initial_accumulator_value"]
        require(value >= 0.0, "initial_accumulator_value value", value)


class Adadelta(NativeOptimizer):
    """Steps in the unit of the parameters (Zeiler, arXiv 1212.5701): d = sqrt(u + eps) / sqrt(s + eps) g; p -= lr d.

    s and u are averages of g^2 and d^2 with the decay ``rho``.
    """

    _algorithm = "adadelta"
    _states = (("square_avg", zeros), ("acc_delta", zeros), STEP)

    def __init__(
        self,
        params,
        lr=1.0,
        rho=0.9,
        eps=1e-6,
        weight_decay=0,
        foreach=None,
        *,
        capturable=False,
        maximize=False,
        differentiable=False,
    ):
        defaults = {
            "lr": lr,
            "rho": rho,
            "eps": eps,
            "weight_decay": weight_decay,
            "maximize": maximize,
            "capturable": capturable,
            "foreach": foreach,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults, differentiable)

    def _check_options(self, group):
        super()._check_options(group)
        require(0.0 <= group["rho"] <= 1.0, "rho value", group["rho"])


class RMSprop(NativeOptimizer):
    """s = alpha s + (1 - alpha) g^2; b = momentum b + g / (sqrt(s) + eps); p -= lr b (Tieleman and Hinton, 2012).

    ``centered`` takes the square of the average gradient from s first (Graves, arXiv 1308.0850).
    """

    _algorithm = "rmsprop"
    _states = (("square_avg", zeros), ("momentum_buffer", only_with("momentum")), ("grad_avg", only_with("centered")), STEP)

    def __init__(
        self,
        params,
        lr=1e-2,
        alpha=0.99,
        eps=1e-8,
        weight_decay=0,
        momentum=0,
        centered=False,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ):
        defaults = {
            "lr": lr,
            "momentum": momentum,
            "alpha": alpha,
            "eps": eps,
            "centered": centered,
            "weight_decay": weight_decay,
            "capturable": capturable,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults, differentiable)

    def _check_options(self, group):
        super()._check_options(group)
        require(group["momentum"] >= 0.0, "momentum value", group["momentum"])
        require(group["alpha"] >= 0.0, "alpha value", group["alpha"])


class Rprop(NativeOptimizer):
    """Steps by the sign of the gradient (Riedmiller and Braun, ICNN 1993).

    Each element's step size begins with ``lr``, grows by etas[1] where the gradient keeps its sign and shrinks by etas[0]
    where it changes, inside ``step_sizes``; where it changes the element rests for a step.
    """

    _algorithm = "rprop"
    _states = (("prev", zeros), ("step_size", filled("lr")), STEP)

    def __init__(
        self,
        params,
        lr=1e-2,
        etas=(0.5, 1.2),
        step_sizes=(1e-6, 50),
        *,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ):
        defaults = {
            "lr": lr,
            "etas": etas,
            "step_sizes": step_sizes,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults, differentiable)

    def _check_options(self, group):
        super()._check_options(group)
        shrink, grow = group["etas"]
        if not 0.0 < shrink < 1.0 < grow:
            raise ValueError(f"Invalid eta values: {shrink}, {grow}")


class ASGD(NativeOptimizer):
    """Averaged stochastic gradient descent (Polyak and Juditsky, 1992): p = (1 - lambd eta) p - eta g.

    eta = lr / (1 + lambd lr t)^alpha. The state 'ax' is the average of the parameter from step ``t0`` on.
    """

    _algorithm = "asgd"
    _states = (
        ("ax", zeros),
        STEP,
        ("eta", lambda parameter, group: scalar(group["lr"])),
        ("mu", lambda parameter, group: scalar(1)),
    )

    def __init__(
        self,
        params,
        lr=1e-2,
        lambd=1e-4,
        alpha=0.75,
        t0=1e6,
        weight_decay=0,
        foreach=None,
        maximize=False,
        differentiable=False,
        capturable=False,
    ):
        defaults = {
            "lr": lr,
            "lambd": lambd,
            "alpha": alpha,
            "t0": t0,
            "weight_decay": weight_decay,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults, differentiable)
