"""Adam (Kingma and Ba, ICLR 2015) and its relatives."""

from ._native import STEP, NativeOptimizer, only_with, scalar, zeros
from .optimizer import require


class Adam(NativeOptimizer):
    """m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p -= lr (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps).

    ``weight_decay`` is added to the gradient; with ``decoupled_weight_decay`` the parameter is scaled instead, as in AdamW.
    ``amsgrad`` divides by the largest v so far (Reddi et al., ICLR 2018). ``maximize`` ascends instead.
    """

    _algorithm = "adam"
    _states = (("exp_avg", zeros), ("exp_avg_sq", zeros), ("max_exp_avg_sq", only_with("amsgrad")), STEP)

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        amsgrad=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
        fused=None,
        decoupled_weight_decay=False,
    ):
        defaults = {
            "lr": lr,
            "betas": tuple(float(beta) for beta in betas),
            "eps": eps,
            "weight_decay": weight_decay,
            "amsgrad": amsgrad,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "differentiable": differentiable,
            "fused": fused,
            "decoupled_weight_decay": decoupled_weight_decay,
        }
        super().__init__(params, defaults, differentiable)


class AdamW(Adam):
    """Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019): p -= lr weight_decay p before the step."""

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=1e-2,
        amsgrad=False,
        *,
        maximize=False,
        foreach=None,
        capturable=False,
        differentiable=False,
        fused=None,
    ):
        super().__init__(
            params,
            lr,
            betas,
            eps,
            weight_decay,
            amsgrad,
            foreach=foreach,
            maximize=maximize,
            capturable=capturable,
            differentiable=differentiable,
            fused=fused,
            decoupled_weight_decay=True,
        )


class NAdam(NativeOptimizer):
    """Adam with Nesterov momentum (Dozat, ICLR workshop 2016), whose momentum grows towards beta1 by ``momentum_decay``."""

    _algorithm = "nadam"
    _states = (("exp_avg", zeros), ("exp_avg_sq", zeros), STEP, ("mu_product", lambda parameter, group: scalar(1)))

    def __init__(
        self,
        params,
        lr=2e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        momentum_decay=4e-3,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
    ):
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "momentum_decay": momentum_decay,
            "decoupled_weight_decay": decoupled_weight_decay,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults, differentiable)

    def _check_options(self, group):
        super()._check_options(group)
        require(group["momentum_decay"] >= 0.0, "momentum_decay value", group["momentum_decay"])


class RAdam(NativeOptimizer):
    """Adam with a rectified variance (Liu et al., ICLR 2020): plain momentum for the first steps, Adam's step later."""

    _algorithm = "radam"
    _states = (("exp_avg", zeros), ("exp_avg_sq", zeros), STEP)

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
    ):
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "decoupled_weight_decay": decoupled_weight_decay,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults, differentiable)


class Adamax(NativeOptimizer):
    """Adam with the largest absolute value (Kingma and Ba, section 7): u = max(beta2 u, |g| + eps); p -= lr m / ((1 - beta1^t) u)."""

    _algorithm = "adamax"
    _states = (("exp_avg", zeros), ("exp_inf", zeros), STEP)

    def __init__(
        self,
        params,
        lr=2e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        capturable=False,
    ):
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults, differentiable)
