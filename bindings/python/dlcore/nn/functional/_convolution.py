"""Convolutions, and the windows that they look at."""

__all__ = [
    "conv1d",
    "conv2d",
    "conv2d_matrix",
    "conv3d",
    "conv_transpose1d",
    "conv_transpose2d",
    "conv_transpose3d",
    "fold",
    "unfold",
]

from ... import _core
from ..._core import col2im, conv2d_matrix, conv_transpose1d, conv_transpose2d, conv_transpose3d, im2col


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """One-dimensional cross-correlation. ``padding`` may be 'valid' (none) or 'same' (keeps the size; stride 1 only)."""
    if isinstance(padding, str):
        return _core.conv1d_padding(input, weight, bias, stride, padding, dilation, groups)
    return _core.conv1d(input, weight, bias, stride, padding, dilation, groups)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Two-dimensional cross-correlation. ``padding`` may be 'valid' (none) or 'same' (keeps the size; stride 1 only)."""
    if isinstance(padding, str):
        return _core.conv2d_padding(input, weight, bias, stride, padding, dilation, groups)
    return _core.conv2d(input, weight, bias, stride, padding, dilation, groups)


def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Three-dimensional cross-correlation. ``padding`` may be 'valid' (none) or 'same' (keeps the size; stride 1 only)."""
    if isinstance(padding, str):
        return _core.conv3d_padding(input, weight, bias, stride, padding, dilation, groups)
    return _core.conv3d(input, weight, bias, stride, padding, dilation, groups)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """The windows of images as columns: [N, C, H, W] gives [N, C * area of the window, number of windows]."""
    return im2col(input, kernel_size, dilation, padding, stride)


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """Columns [N, C * area of the window, number of windows] added up into images [N, C, H, W]: the adjoint of unfold."""
    return col2im(input, output_size, kernel_size, dilation, padding, stride)
