"""Nonlinearities as layers."""

__all__ = [
    "CELU",
    "ELU",
    "GELU",
    "GLU",
    "Hardshrink",
    "Hardsigmoid",
    "Hardswish",
    "Hardtanh",
    "LeakyReLU",
    "LogSigmoid",
    "LogSoftmax",
    "Mish",
    "PReLU",
    "RReLU",
    "ReLU",
    "ReLU6",
    "SELU",
    "SiLU",
    "Sigmoid",
    "Softmax",
    "Softmax2d",
    "Softmin",
    "Softplus",
    "Softshrink",
    "Softsign",
    "Tanh",
    "Tanhshrink",
    "Threshold",
]

from ..._core import full
from .. import functional as F
from ..parameter import Parameter
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


class SELU(_InPlace):
    """scale elu(x, alpha) with constants that keep mean 0 and variance 1"""

    def forward(self, input):
        return F.selu(input, self.inplace)


class LeakyReLU(_Activation):
    """x where x > 0, elsewhere negative_slope x"""

    _options = ("negative_slope",)

    def __init__(self, negative_slope=1e-2, inplace=False):
        super().__init__()
        self.negative_slope = negative_slope
        self.inplace = inplace

    def forward(self, input):
        return F.leaky_relu(input, self.negative_slope, self.inplace)


class PReLU(_Activation):
    """x where x > 0, elsewhere weight x, with one weight for all channels or one for each."""

    _options = ("num_parameters",)

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.init = init
        self.weight = Parameter(full((num_parameters,), float(init), dtype=dtype, device=device))

    def reset_parameters(self):
        """All weights as at the beginning."""
        self.weight.data.fill_(self.init)

    def forward(self, input):
        return F.prelu(input, self.weight)


class RReLU(_Activation):
    """leaky_relu with slopes drawn from [lower, upper) in training, elsewhere with their mean"""

    _options = ("lower", "upper")

    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower = lower
        self.upper = upper
        self.inplace = inplace

    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)


class ELU(_Activation):
    """x where x > 0, elsewhere alpha (exp(x) - 1)"""

    _options = ("alpha",)

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace

    def forward(self, input):
        return F.elu(input, self.alpha, self.inplace)


class CELU(ELU):
    """max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)"""

    def forward(self, input):
        return F.celu(input, self.alpha, self.inplace)


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

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        super().__init__()
        self.min_val = min_val if min_value is None else min_value
        self.max_val = max_val if max_value is None else max_value
        self.inplace = inplace
        if self.max_val <= self.min_val:
            raise AssertionError(f"max_val ({self.max_val}) must be greater than min_val ({self.min_val}): it must be larger")

    def forward(self, input):
        return F.hardtanh(input, self.min_val, self.max_val, self.inplace)


class ReLU6(Hardtanh):
    """min(max(x, 0), 6)"""

    _options = ()

    def __init__(self, inplace=False):
        super().__init__(0.0, 6.0, inplace)

    def forward(self, input):
        return F.relu6(input, self.inplace)


class Threshold(_Activation):
    """x where x > threshold, elsewhere value"""

    _options = ("threshold", "value")

    def __init__(self, threshold, value, inplace=False):
        super().__init__()
        self.threshold = threshold
        self.value = value
        self.inplace = inplace

    def forward(self, input):
        return F.threshold(input, self.threshold, self.value, self.inplace)


class _Shrink(_Activation):
    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd

    def extra_repr(self):
        return str(self.lambd)


class Softshrink(_Shrink):
    """x moved towards 0 by lambd, and 0 where |x| <= lambd"""

    def forward(self, input):
        return F.softshrink(input, self.lambd)


class Hardshrink(_Shrink):
    """x where |x| > lambd, elsewhere 0"""

    def forward(self, input):
        return F.hardshrink(input, self.lambd)


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


class GLU(_Activation):
    """a sigmoid(b) for the two halves a, b of the input along ``dim``"""

    _options = ("dim",)

    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.glu(input, self.dim)


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


class Softmax2d(_Activation):
    """softmax over the channels of images [N, C, H, W] or [C, H, W]"""

    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead")
        return F.softmax(input, -3)
