"""Adam (Kingma and Ba, ICLR 2015) and AdamW (Loshchilov and Hutter, ICLR 2019)."""

from .._core import adam_step, zeros_like
from .optimizer import Optimizer, require


class Adam(Optimizer):
    """m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p -= lr (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps).

    ``weight_decay`` is added to the gradient; with ``decoupled_weight_decay`` the parameter is scaled instead, as in AdamW.
    ``amsgrad`` divides by the largest v so far (Reddi et al., ICLR 2018). ``maximize`` ascends instead. ``foreach`` and
    ``fused`` are accepted and change nothing.
    """

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
        fused=None,
        decoupled_weight_decay=False,
    ):
        defaults = {
            "lr": lr,
            "betas": tuple(betas),
            "eps": eps,
            "weight_decay": weight_decay,
            "amsgrad": amsgrad,
            "maximize": maximize,
            "decoupled_weight_decay": decoupled_weight_decay,
        }
        super().__init__(params, defaults)

    def _check_options(self, group):
        require(group["lr"] >= 0.0, "learning rate", group["lr"])
        require(group["eps"] >= 0.0, "epsilon value", group["eps"])
        require(0.0 <= group["betas"][0] < 1.0, "beta parameter at index 0", group["betas"][0])
        require(0.0 <= group["betas"][1] < 1.0, "beta parameter at index 1", group["betas"][1])
        require(group["weight_decay"] >= 0.0, "weight_decay value", group["weight_decay"])

    def _step_group(self, group, parameters, gradients):
        amsgrad = group["amsgrad"]
        # Parameters that went without a gradient for some steps are at another step than the others.
        by_step = {}
        for parameter, gradient in zip(parameters, gradients):
            state = self.state[parameter]
            if "step" not in state:
                state["step"] = 0
                state["exp_avg"] = zeros_like(parameter)
                state["exp_avg_sq"] = zeros_like(parameter)
            if amsgrad and "max_exp_avg_sq" not in state:
                state["max_exp_avg_sq"] = zeros_like(parameter)
            step = state["step"] + 1
            same = by_step.get(step)
            if same is None:
                same = by_step[step] = ([], [], [], [], [], [])
            same[0].append(parameter)
            same[1].append(gradient)
            same[2].append(state["exp_avg"])
            same[3].append(state["exp_avg_sq"])
            if amsgrad:
                same[4].append(state["max_exp_avg_sq"])
            same[5].append(state)
        beta1, beta2 = group["betas"]
        for step, (own, own_gradients, averages, squares, largest, states) in by_step.items():
            adam_step(
                own,
                own_gradients,
                averages,
                squares,
                largest if amsgrad else None,
                step,
                group["lr"],
                beta1,
                beta2,
                group["eps"],
                group["weight_decay"],
                group["decoupled_weight_decay"],
                amsgrad,
                group["maximize"],
            )
            for state in states:
                state["step"] = step


class AdamW(Adam):
    """Adam with decoupled weight decay: p -= lr weight_decay p before the step."""

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
        fused=None,
    ):
        super().__init__(
            params, lr, betas, eps, weight_decay, amsgrad, maximize=maximize, decoupled_weight_decay=True
        )
