"""Adafactor (Shazeer and Stern, "Adafactor: Adaptive learning rates with sublinear memory cost", ICML 2018)."""

from math import sqrt

from .._core import Tensor, float64, tensor, zeros, zeros_like
from .optimizer import Optimizer


class Adafactor(Optimizer):
    """Divides gradients by an estimate of their root mean squares that keeps one row and one column for each matrix.

    With b = t^beta2_decay the mean squares of rows and columns become (1 - b) r + b mean(g^2); their product over the mean of
    the rows estimates g^2. The update g / max(sqrt(estimate), eps[0]) has at most the root mean square ``d``, and is scaled by
    min(lr, 1 / sqrt(t)) times the root mean square of the parameter, which counts as at least eps[1]. eps[0] None is the
    precision of the dtype.
    """

    def __init__(
        self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None, maximize=False
    ):
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        super().__init__(
            params,
            {
                "lr": lr,
                "beta2_decay": beta2_decay,
                "eps": eps,
                "d": d,
                "weight_decay": weight_decay,
                "foreach": foreach,
                "maximize": maximize,
            },
        )

    def _check_options(self, group):
        first, second = group["eps"]
        for condition, text in (
            (group["lr"] >= 0, f"Learning rate should be >= 0 but is: {group['lr']}"),
            (group["beta2_decay"] <= 0, f"beta2_decay should be <= 0 but is: {group['beta2_decay']}"),
            (first is None or first >= 0, f"epsilon1 should be >= 0 but is: {first}"),
            (second >= 0, f"epsilon2 should be >= 0 but is: {second}"),
            (group["d"] >= 1, f"Clipping threshold d should be >= 1 but is: {group['d']}"),
            (group["weight_decay"] >= 0, f"weight_decay should be >= 0 but is: {group['weight_decay']}"),
        ):
            if not condition:
                raise ValueError(text)

    def _step_group(self, group, parameters, gradients):
        for parameter, gradient in zip(parameters, gradients):
            if parameter.numel() == 0:
                continue
            self._update(group, parameter, -gradient if group["maximize"] else gradient)

    def _update(self, group, parameter, gradient):
        state = self.state[parameter]
        if not state:
            state["step"] = tensor(0.0)
            if gradient.dim() > 1:
                shape = tuple(gradient.shape)
                state["row_var"] = zeros(shape[:-1] + (1,), dtype=gradient.dtype)
                state["col_var"] = zeros(shape[:-2] + (1,) + shape[-1:], dtype=gradient.dtype)
            else:
                state["variance"] = zeros_like(gradient)
        state["step"] += 1
        step = state["step"].item()
        smallest = group["eps"][0]
        if smallest is None:
            smallest = 2.0**-52 if parameter.dtype == float64 else 2.0**-23
        weight = step ** group["beta2_decay"]
        length = max(group["eps"][1], parameter.norm().item() / sqrt(parameter.numel())) * min(float(group["lr"]), 1 / sqrt(step))
        if group["weight_decay"] != 0:
            parameter.mul_(1 - float(group["lr"]) * group["weight_decay"])
        squares = gradient * gradient
        if gradient.dim() > 1:
            rows, columns = state["row_var"], state["col_var"]
            rows.lerp_(squares.mean(-1, True), weight)
            columns.lerp_(squares.mean(-2, True), weight)
            estimate = rows @ columns / rows.mean(-2, True).clamp(min=smallest)
        else:
            estimate = state["variance"].lerp_(squares, weight)
        update = gradient * estimate.clamp(min=smallest * smallest).rsqrt()
        excess = max(1.0, update.norm().item() / (sqrt(update.numel()) * group["d"]))
        parameter.add_(update, alpha=-length / excess)
