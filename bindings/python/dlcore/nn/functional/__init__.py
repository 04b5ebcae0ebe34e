"""The functions behind the layers, with PyTorch's names and arguments."""

from ... import _core
from ..._core import (
    avg_pool2d,
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    cross_entropy,
    dropout as _dropout,
    elu,
    gelu,
    hardtanh,
    leaky_relu as _leaky_relu,
    linear,
    log_softmax as _log_softmax,
    max_pool2d_with_indices,
    mse_loss,
    nll_loss,
    one_hot,
    pad as _pad,
    relu as _relu,
    sigmoid,
    silu as _silu,
    softmax as _softmax,
    softplus,
    tanh,
)
from ._convolution import *
from ._linear import *
from ._loss import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    cosine_embedding_loss,
    cosine_similarity,
    cross_entropy,
    ctc_loss,
    distillation_loss,
    gaussian_nll_loss,
    hinge_embedding_loss,
    huber_loss,
    kl_div,
    l1_loss,
    margin_ranking_loss,
    mse_loss,
    multi_margin_loss,
    multilabel_margin_loss,
    multilabel_soft_margin_loss,
    nll_loss,
    pairwise_distance,
    poisson_nll_loss,
    sigmoid_focal_loss,
    smooth_l1_loss,
    soft_margin_loss,
    triplet_margin_loss,
    triplet_margin_with_distance_loss,
)

_max_pool2d = _core.max_pool2d
from ._pooling import *
from ._resampling import *

_conv2d = _core.conv2d


def pair(value):
    """A number repeated for the two axes of an image, or the two numbers given."""
    if isinstance(value, int):
        return (value, value)
    value = tuple(value)
    return value * 2 if len(value) == 1 else value


def max_pool2d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False, padding_value=None
):
    """The largest value under a sliding window. ``padding_value`` None stands for minus infinity.

    With ``return_indices``, also the position of each in its image, counted row by row.
    """
    if return_indices:
        return max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode, padding_value)
    return _max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, padding_value)
def same_padding(kernel_size, dilation):
    """The padding (left, right, top, bottom) with which a convolution of stride 1 keeps the size of the image."""
    sides = []
    for extent, step in zip(reversed(kernel_size), reversed(dilation)):
        total = step * (extent - 1)
        sides += [total // 2, total - total // 2]
    return sides


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Two-dimensional cross-correlation. ``padding`` may be 'valid' (none) or 'same' (keeps the size; stride 1 only)."""
    if isinstance(padding, str):
        if padding == "valid":
            padding = 0
        elif padding == "same":
            if pair(stride) != (1, 1):
                raise RuntimeError("padding='same' is not supported for strided convolutions")
            left, right, top, bottom = same_padding(tuple(weight.shape[2:]), pair(dilation))
            if left != right or top != bottom:
                input = _pad(input, [0, right - left, 0, bottom - top], value=0.0)
            padding = (top, left)
        else:
            raise ValueError(f"conv2d: padding must be 'valid', 'same', a number or a pair of numbers, got '{padding}'")
    return _conv2d(input, weight, bias, stride, padding, dilation, groups)


def relu(input, inplace=False):
    """max(x, 0)"""
    return _into(input, _relu(input)) if inplace else _relu(input)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    """x where x > 0, elsewhere negative_slope x"""
    result = _leaky_relu(input, negative_slope)
    return _into(input, result) if inplace else result


def silu(input, inplace=False):
    """x sigmoid(x)"""
    return _into(input, _silu(input)) if inplace else _silu(input)


def relu6(input, inplace=False):
    """min(max(x, 0), 6)"""
    result = hardtanh(input, 0.0, 6.0)
    return _into(input, result) if inplace else result


def _into(input, result):
    return input.copy_(result)


def _default_dim(name, dim, rank):
    if dim is not None:
        return dim
    raise TypeError(f"{name}: expected dim, the axis along which the values add up to 1, for an input with {rank} axes")


def softmax(input, dim=None, dtype=None):
    """exp(x) divided by its sum along ``dim``."""
    input = input if dtype is None else input.to(dtype)
    return _softmax(input, _default_dim("softmax", dim, input.dim()))


def softmin(input, dim=None, dtype=None):
    """exp(-x) divided by its sum along ``dim``."""
    return softmax(-input, dim, dtype)


def log_softmax(input, dim=None, dtype=None):
    """The logarithm of softmax."""
    input = input if dtype is None else input.to(dtype)
    return _log_softmax(input, _default_dim("log_softmax", dim, input.dim()))


def softsign(input):
    """x / (1 + |x|)"""
    return input / (1 + input.abs())


def tanhshrink(input):
    """x - tanh(x)"""
    return input - tanh(input)


def logsigmoid(input):
    """log(sigmoid(x)), computed as -softplus(-x)"""
    return -softplus(-input, 1.0, 40.0)


def hardsigmoid(input, inplace=False):
    """min(max(x + 3, 0), 6) / 6"""
    result = hardtanh(input + 3, 0.0, 6.0) / 6
    return _into(input, result) if inplace else result


def hardswish(input, inplace=False):
    """x hardsigmoid(x)"""
    result = input * hardsigmoid(input)
    return _into(input, result) if inplace else result


def mish(input, inplace=False):
    """x tanh(softplus(x))"""
    result = input * tanh(softplus(input))
    return _into(input, result) if inplace else result


def dropout(input, p=0.5, training=True, inplace=False):
    """In training, sets values to zero with probability p and divides the others by 1 - p."""
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training:
        return input
    result = _dropout(input, p, True)
    return _into(input, result) if inplace else result


def pad(input, pad, mode="constant", value=None):
    """Widens the last axes by ``pad`` = (left, right, top, bottom, ...); mode: constant, reflect, replicate or circular."""
    if mode not in ("constant", "reflect", "replicate", "circular"):
        raise NotImplementedError(f"Unrecognised padding mode {mode}")
    if mode != "constant" and value:
        raise RuntimeError(f'Padding mode "{mode}" doesn\'t take in value argument')
    return _pad(input, list(pad), mode, 0.0 if value is None else value)


def normalize(input, p=2.0, dim=1, eps=1e-12):
    """The input divided by its p-norm along ``dim`` (or by eps where that is larger)."""
    powers = input * input if p == 2.0 else input.abs() ** p
    total = powers.sum(dim, True)
    norm = total.sqrt() if p == 2.0 else total ** (1.0 / p)
    return input / norm.clamp(eps)
