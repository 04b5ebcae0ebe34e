"""The functions behind the layers, with PyTorch's names and arguments."""

from ..._core import one_hot
from ..._core import pad as _pad
from ._activation import *
from ._convolution import *
from ._dropout import *
from ._linear import *
from ._embedding import embedding, embedding_bag
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
from ._normalization import *
from ._pooling import *
from ._resampling import *

from ..._core import (
    dropout as _dropout,
    elu,
    gelu,
    hardtanh,
    leaky_relu as _leaky_relu,
    log_softmax as _log_softmax,
    one_hot,
    pad as _pad,
    relu as _relu,
    sigmoid,
    silu as _silu,
    softmax as _softmax,
    softplus,
    tanh,
)
from ._attention import *
from ._convolution import *
from ._embedding import *
from ._linear import *
from ._loss import *
from ._pooling import *
from ._resampling import *


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
def _output_size(input, size, scale_factor):
    if (size is None) == (scale_factor is None):
        raise ValueError("only one of size or scale_factor should be defined")
    if size is not None:
        return list(pair(size))
    factors = scale_factor if isinstance(scale_factor, (tuple, list)) else (scale_factor, scale_factor)
    if len(factors) != 2:
        raise ValueError(f"interpolate: expected one scale_factor or two, got {len(factors)}")
    return [int(extent * factor) for extent, factor in zip(input.shape[2:], factors)]


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    """Images [N, C, H, W] in another size: ``mode`` 'bilinear' or 'nearest'.

    The positions are spaced by the ratio of the sizes (with ``align_corners``, of the sizes less one), as PyTorch does
    with ``recompute_scale_factor=True``.
    """
    if input.dim() != 4:
        raise ValueError(f"interpolate: expected input of shape [N, C, H, W], got {list(input.shape)}")
    output_size = _output_size(input, size, scale_factor)
    if mode == "bilinear":
        return _core.upsample_bilinear2d(input, output_size, bool(align_corners))
    if mode == "nearest":
        if align_corners is not None:
            raise ValueError(
                "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
            )
        return _core.upsample_nearest2d(input, output_size)
    raise NotImplementedError(f"interpolate: expected mode 'bilinear' or 'nearest', got '{mode}'")
    """Widens the last axes by ``pad`` = (left, right, top, bottom, ...), with zeros or ``value``."""
    if mode != "constant":
        raise NotImplementedError(f"pad: expected mode 'constant', got '{mode}'")
    return _pad(input, pad, value=0.0 if value is None else value)
