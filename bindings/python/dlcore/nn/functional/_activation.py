"""Activation functions, and the softmax family."""

__all__ = [
    "celu",
    "celu_",
    "elu",
    "elu_",
    "gelu",
    "glu",
    "gumbel_softmax",
    "hardshrink",
    "hardsigmoid",
    "hardswish",
    "hardtanh",
    "hardtanh_",
    "leaky_relu",
    "leaky_relu_",
    "log_softmax",
    "logsigmoid",
    "mish",
    "prelu",
    "relu",
    "relu6",
    "relu_",
    "rrelu",
    "rrelu_",
    "selu",
    "selu_",
    "sigmoid",
    "silu",
    "softmax",
    "softmin",
    "softplus",
    "softshrink",
    "softsign",
    "tanh",
    "tanhshrink",
    "threshold",
    "threshold_",
]

import warnings

from ... import _core
from ..._core import (
    celu as _celu,
    elu as _elu,
    gelu,
    glu,
    hardshrink,
    hardsigmoid as _hardsigmoid,
    hardswish as _hardswish,
    hardtanh as _hardtanh,
    is_grad_enabled,
    leaky_relu as _leaky_relu,
    log_softmax as _log_softmax,
    logsigmoid,
    mish as _mish,
    prelu,
    relu as _relu,
    relu6 as _relu6,
    rrelu as _rrelu,
    selu as _selu,
    sigmoid,
    silu as _silu,
    softmax as _softmax,
    softplus,
    softshrink,
    softsign,
    tanh,
    tanhshrink,
    threshold as _threshold,
)


def apply(inplace, function, input, *options):
    """function(input, *options); with ``inplace`` the values go into input, which is returned."""
    if not inplace:
        return function(input, *options)
    # The derivative may need the old values, which are about to be overwritten.
    source = input.clone() if input.requires_grad and is_grad_enabled() else input
    return input.copy_(function(source, *options))


def relu(input, inplace=False):
    """max(x, 0)"""
    return input.relu_() if inplace else _relu(input)


def relu6(input, inplace=False):
    """min(max(x, 0), 6)"""
    return apply(inplace, _relu6, input)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    """x where x > 0, elsewhere negative_slope x"""
    return apply(inplace, _leaky_relu, input, negative_slope)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    """leaky_relu with slopes drawn evenly from lower to upper in training, elsewhere with their mean"""
    return apply(inplace, _rrelu, input, lower, upper, training)


def elu(input, alpha=1.0, inplace=False):
    """x where x > 0, elsewhere alpha (exp(x) - 1)"""
    return apply(inplace, _elu, input, alpha)


def selu(input, inplace=False):
    """scale elu(x, alpha) with constants that keep mean 0 and variance 1"""
    return apply(inplace, _selu, input)


def celu(input, alpha=1.0, inplace=False):
    """max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)"""
    return apply(inplace, _celu, input, alpha)


def silu(input, inplace=False):
    """x sigmoid(x)"""
    return apply(inplace, _silu, input)


def mish(input, inplace=False):
    """x tanh(softplus(x))"""
    return apply(inplace, _mish, input)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    """min(max(x, min_val), max_val)"""
    return apply(inplace, _hardtanh, input, min_val, max_val)


def hardsigmoid(input, inplace=False):
    """min(max(x + 3, 0), 6) / 6"""
    return apply(inplace, _hardsigmoid, input)


def hardswish(input, inplace=False):
    """x hardsigmoid(x)"""
    return apply(inplace, _hardswish, input)


def threshold(input, threshold, value, inplace=False):
    """x where x > threshold, elsewhere value"""
    return apply(inplace, _threshold, input, threshold, value)


def _in_place(function, name):
    def changed(input, *args, **kwargs):
        return function(input, *args, inplace=True, **kwargs)

    changed.__name__ = changed.__qualname__ = name
    changed.__doc__ = f"{name[:-1]} in place"
    return changed


relu_ = _in_place(relu, "relu_")
leaky_relu_ = _in_place(leaky_relu, "leaky_relu_")
rrelu_ = _in_place(rrelu, "rrelu_")
elu_ = _in_place(elu, "elu_")
selu_ = _in_place(selu, "selu_")
celu_ = _in_place(celu, "celu_")
hardtanh_ = _in_place(hardtanh, "hardtanh_")
threshold_ = _in_place(threshold, "threshold_")


def _axis(name, dim, rank):
    if dim is not None:
        return dim
    warnings.warn(
        f"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.",
        stacklevel=3,
    )
    return 0 if rank in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    """exp(x) divided by its sum along ``dim``."""
    return _softmax(input, _axis("softmax", dim, input.dim()), dtype)


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    """exp(-x) divided by its sum along ``dim``."""
    return _softmax(-input, _axis("softmin", dim, input.dim()), dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    """The logarithm of softmax."""
    return _log_softmax(input, _axis("log_softmax", dim, input.dim()), dtype)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    """A sample of softmax((logits + Gumbel noise) / tau). Jang et al., ICLR 2017.

    With ``hard`` the largest element is 1 and the others are 0, while the derivative stays that of the soft sample.
    """
    return _core.gumbel_softmax(logits, float(tau), hard, dim)
