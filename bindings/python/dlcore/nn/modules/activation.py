"""Nonlinearities as layers."""

from .. import functional as F
from .module import Module


class _Activation(Module):
    """A function of one tensor; ``_options`` names the attributes that are printed."""

    _options = ()

    def extra_repr(self):
        parts = [f"{name}={getattr(self, name)}" for name in self._options]
        if getattr(self, "inplace", False):
            parts.append("inplace=True")
        return ", ".join(parts)


class _InPlace(_Activation):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace


class ReLU(_InPlace):
    """max(x, 0)"""

    def forward(self, input):
        return F.relu(input, self.inplace)


class ReLU6(_InPlace):
    """min(max(x, 0), 6)"""

    def forward(self, input):
        return F.relu6(input, self.inplace)


class SiLU(_InPlace):
    """x sigmoid(x)"""

    def forward(self, input):
        return F.silu(input, self.inplace)


class Hardsigmoid(_InPlace):
    """min(max(x + 3, 0), 6) / 6"""

    def forward(self, input):
        return F.hardsigmoid(input, self.inplace)


class Hardswish(_InPlace):
    """x hardsigmoid(x)"""

    def forward(self, input):
        return F.hardswish(input, self.inplace)


class Mish(_InPlace):
    """x tanh(softplus(x))"""

    def forward(self, input):
        return F.mish(input, self.inplace)


class LeakyReLU(_Activation):
    """x where x > 0, elsewhere negative_slope x"""

    _options = ("negative_slope",)

    def __init__(self, negative_slope=1e-2, inplace=False):
        super().__init__()
        self.negative_slope = negative_slope
        self.inplace = inplace

    def forward(self, input):
        return F.leaky_relu(input, self.negative_slope, self.inplace)


class ELU(_Activation):
    """x where x > 0, elsewhere alpha (exp(x) - 1)"""

    _options = ("alpha",)

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace

    def forward(self, input):
        result = F.elu(input, self.alpha)
        return input.copy_(result) if self.inplace else result


class GELU(_Activation):
    """x Phi(x) with Phi the normal distribution function; approximate='tanh' uses its approximation by tanh."""

    def __init__(self, approximate="none"):
        super().__init__()
        self.approximate = approximate

    def forward(self, input):
        return F.gelu(input, approximate=self.approximate)

    def extra_repr(self):
        return f"approximate={self.approximate!r}"


class Softplus(_Activation):
    """log(1 + exp(beta x)) / beta, and x where beta x > threshold"""

    _options = ("beta", "threshold")

    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta = beta
        self.threshold = threshold

    def forward(self, input):
        return F.softplus(input, self.beta, self.threshold)


class Hardtanh(_Activation):
    """min(max(x, min_val), max_val)"""

    _options = ("min_val", "max_val")

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False):
        super().__init__()
        if max_val <= min_val:
            raise AssertionError("max_val must be larger than min_val")
        self.min_val = min_val
        self.max_val = max_val
        self.inplace = inplace

    def forward(self, input):
        result = F.hardtanh(input, self.min_val, self.max_val)
        return input.copy_(result) if self.inplace else result


class Sigmoid(_Activation):
    """1 / (1 + exp(-x))"""

    def forward(self, input):
        return F.sigmoid(input)


class Tanh(_Activation):
    """tanh(x)"""

    def forward(self, input):
        return F.tanh(input)


class Softsign(_Activation):
    """x / (1 + |x|)"""

    def forward(self, input):
        return F.softsign(input)


class Tanhshrink(_Activation):
    """x - tanh(x)"""

    def forward(self, input):
        return F.tanhshrink(input)


class LogSigmoid(_Activation):
    """log(sigmoid(x))"""

    def forward(self, input):
        return F.logsigmoid(input)


class _AlongAxis(_Activation):
    _options = ("dim",)

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim


class Softmax(_AlongAxis):
    """exp(x) divided by its sum along ``dim``"""

    def forward(self, input):
        return F.softmax(input, self.dim)


class Softmin(_AlongAxis):
    """exp(-x) divided by its sum along ``dim``"""

    def forward(self, input):
        return F.softmin(input, self.dim)


class LogSoftmax(_AlongAxis):
    """The logarithm of softmax"""

    def forward(self, input):
        return F.log_softmax(input, self.dim)
