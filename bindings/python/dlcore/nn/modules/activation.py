"""Nonlinearities as layers."""

from .. import functional as F
from .module import Module


class _Activation(Module):
    """A function of one tensor, whose options are the attributes named in ``_options``, in the function's order."""

    _options = ()
    _function = staticmethod(lambda input: input)

    def forward(self, input):
        return type(self)._function(input, *[getattr(self, name) for name in self._options])

    def extra_repr(self):
        shown = [name for name in self._options if name != "inplace"]
        parts = [f"{name}={getattr(self, name)}" for name in shown]
        if getattr(self, "inplace", False):
            parts.append("inplace=True")
        return ", ".join(parts)


class _InPlace(_Activation):
    _options = ("inplace",)

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace


class ReLU(_InPlace):
    """max(x, 0)"""

    _function = staticmethod(F.relu)


class ReLU6(_InPlace):
    """min(max(x, 0), 6)"""

    _function = staticmethod(F.relu6)


class SiLU(_InPlace):
    """x sigmoid(x)"""

    _function = staticmethod(F.silu)


class Hardsigmoid(_InPlace):
    """min(max(x + 3, 0), 6) / 6"""

    _function = staticmethod(F.hardsigmoid)


class Hardswish(_InPlace):
    """x hardsigmoid(x)"""

    _function = staticmethod(F.hardswish)


class Mish(_InPlace):
    """x tanh(softplus(x))"""

    _function = staticmethod(F.mish)


class LeakyReLU(_Activation):
    """x where x > 0, elsewhere negative_slope x"""

    _options = ("negative_slope", "inplace")
    _function = staticmethod(F.leaky_relu)

    def __init__(self, negative_slope=1e-2, inplace=False):
        super().__init__()
        self.negative_slope = negative_slope
        self.inplace = inplace


class ELU(_Activation):
    """x where x > 0, elsewhere alpha (exp(x) - 1)"""

    _options = ("alpha",)
    _function = staticmethod(F.elu)

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace

    def forward(self, input):
        result = F.elu(input, self.alpha)
        return input.copy_(result) if self.inplace else result


class GELU(_Activation):
    """x Phi(x) with Phi the normal distribution function; approximate='tanh' uses its approximation by tanh."""

    _options = ("approximate",)

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
    _function = staticmethod(F.softplus)

    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta = beta
        self.threshold = threshold


class Hardtanh(_Activation):
    """min(max(x, min_val), max_val)"""

    _options = ("min_val", "max_val")
    _function = staticmethod(F.hardtanh)

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

    _function = staticmethod(F.sigmoid)


class Tanh(_Activation):
    """tanh(x)"""

    _function = staticmethod(F.tanh)


class Softsign(_Activation):
    """x / (1 + |x|)"""

    _function = staticmethod(F.softsign)


class Tanhshrink(_Activation):
    """x - tanh(x)"""

    _function = staticmethod(F.tanhshrink)


class LogSigmoid(_Activation):
    """log(sigmoid(x))"""

    _function = staticmethod(F.logsigmoid)


class _AlongAxis(_Activation):
    _options = ("dim",)

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim


class Softmax(_AlongAxis):
    """exp(x) divided by its sum along ``dim``"""

    _function = staticmethod(F.softmax)


class Softmin(_AlongAxis):
    """exp(-x) divided by its sum along ``dim``"""

    _function = staticmethod(F.softmin)


class LogSoftmax(_AlongAxis):
    """The logarithm of softmax"""

    _function = staticmethod(F.log_softmax)
