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
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    cross_entropy,
    huber_loss,
    l1_loss,
    linear,
    max_pool2d_with_indices,
    mse_loss,
    nll_loss,
    one_hot,
    pad as _pad,
    relu as _relu,
    sigmoid,
    silu as _silu,
    softmax as _softmax,
    smooth_l1_loss,
)
from ._activation import (
    celu,
    celu_,
    elu,
    elu_,
    gelu,
    glu,
    gumbel_softmax,
    hardshrink,
    hardsigmoid,
    hardswish,
    hardtanh,
    hardtanh_,
    leaky_relu,
    leaky_relu_,
    log_softmax,
    logsigmoid,
    mish,
    prelu,
    relu,
    relu6,
    relu_,
    rrelu,
    rrelu_,
    selu,
    selu_,
    sigmoid,
    silu,
    softmax,
    softmin,
    softplus,
    softshrink,
    softsign,
    tanh,
    tanhshrink,
    threshold,
    threshold_,
)
from ._dropout import alpha_dropout, dropout, dropout1d, dropout2d, dropout3d, feature_alpha_dropout
from ._normalization import (
    batch_norm,
    group_norm,
    instance_norm,
    layer_norm,
    local_response_norm,
    normalize,
    rms_norm,
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
