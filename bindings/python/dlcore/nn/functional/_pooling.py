"""Pooling: windows of sequences, images and volumes, each put down to one value."""

from ... import _core
from ..._core import (
    adaptive_avg_pool1d,
    avg_pool1d,
    avg_pool2d,
    avg_pool3d,
    max_pool1d_with_indices,
    max_pool2d_with_indices,
    max_pool3d_with_indices,
    max_unpool1d,
    max_unpool2d,
    max_unpool3d,
)

__all__ = [
    "adaptive_avg_pool1d",
    "adaptive_avg_pool2d",
    "adaptive_avg_pool3d",
    "adaptive_max_pool1d",
    "adaptive_max_pool1d_with_indices",
    "adaptive_max_pool2d",
    "adaptive_max_pool2d_with_indices",
    "adaptive_max_pool3d",
    "adaptive_max_pool3d_with_indices",
    "avg_pool1d",
    "avg_pool2d",
    "avg_pool3d",
    "fractional_max_pool2d",
    "fractional_max_pool2d_with_indices",
    "fractional_max_pool3d",
    "fractional_max_pool3d_with_indices",
    "lp_pool1d",
    "lp_pool2d",
    "lp_pool3d",
    "max_pool1d",
    "max_pool1d_with_indices",
    "max_pool2d",
    "max_pool2d_with_indices",
    "max_pool3d",
    "max_pool3d_with_indices",
    "max_unpool1d",
    "max_unpool2d",
    "max_unpool3d",
]


def _max_pool(input, axes, kernel_size, stride, padding, dilation, ceil_mode, return_indices, padding_value):
    name = f"max_pool{axes}d_with_indices" if return_indices else f"max_pool{axes}d"
    result = getattr(_core, name)(input, kernel_size, stride, padding, dilation, ceil_mode, padding_value)
    return tuple(result) if return_indices else result


def max_pool1d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False, padding_value=None
):
    """The largest value under a window that slides over a sequence. ``padding_value`` None stands for minus infinity.

    With ``return_indices``, also the position of each in its sequence.
    """
    return _max_pool(input, 1, kernel_size, stride, padding, dilation, ceil_mode, return_indices, padding_value)


def max_pool2d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False, padding_value=None
):
    """The largest value under a sliding window. ``padding_value`` None stands for minus infinity.

    With ``return_indices``, also the position of each in its image, counted row by row.
    """
    if not return_indices:
        return _core.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, padding_value)
    return _max_pool(input, 2, kernel_size, stride, padding, dilation, ceil_mode, return_indices, padding_value)


def max_pool3d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False, padding_value=None
):
    """The largest value under a window that slides over a volume. ``padding_value`` None stands for minus infinity.

    With ``return_indices``, also the position of each in its volume, counted slice by slice and row by row.
    """
    return _max_pool(input, 3, kernel_size, stride, padding, dilation, ceil_mode, return_indices, padding_value)


def _fractional_max_pool(input, axes, kernel_size, output_size, output_ratio, return_indices, samples):
    name = f"fractional_max_pool{axes}d"
    if output_size is None and output_ratio is None:
        raise ValueError(f"{name} requires specifying either an output_size or an output_ratio")
    if input.dim() not in (axes + 1, axes + 2):
        raise RuntimeError(f"{name}: Expected {axes + 1}D or {axes + 2}D tensor as input, but got shape {list(input.shape)}")
    if output_size is None:
        ratios = tuple(output_ratio) if isinstance(output_ratio, (tuple, list)) else (output_ratio,) * axes
        if len(ratios) != axes:
            raise ValueError(f"{name} requires output_ratio to either be a single Int or tuple of Ints.")
        output_size = tuple(int(extent * ratio) for extent, ratio in zip(tuple(input.shape)[-axes:], ratios))
    if samples is None:
        batch = 1 if input.dim() == axes + 1 else input.shape[0]
        samples = _core.rand(batch, input.shape[-axes - 1], axes, dtype=input.dtype)
    values, indices = getattr(_core, name)(input, samples, kernel_size, output_size)
    return (values, indices) if return_indices else values


def fractional_max_pool2d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
    """The largest values under windows at random places, as many as ``output_size``, or ``output_ratio`` times the extents.

    Graham (2014), Fractional max-pooling. With ``return_indices``, also the position of each in its image, row by row.
    ``_random_samples`` (batch, channels, 2), between 0 and 1, places the windows of x and of y; they are drawn if not given.
    """
    return _fractional_max_pool(input, 2, kernel_size, output_size, output_ratio, return_indices, _random_samples)


def fractional_max_pool3d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
    """The same for volumes, with ``_random_samples`` (batch, channels, 3) for z, y and x."""
    return _fractional_max_pool(input, 3, kernel_size, output_size, output_ratio, return_indices, _random_samples)


def fractional_max_pool2d_with_indices(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
    """As fractional_max_pool2d, and the positions of the values in their images."""
    return _fractional_max_pool(input, 2, kernel_size, output_size, output_ratio, True, _random_samples)


def fractional_max_pool3d_with_indices(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
    """As fractional_max_pool3d, and the positions of the values in their volumes."""
    return _fractional_max_pool(input, 3, kernel_size, output_size, output_ratio, True, _random_samples)


def _adaptive_size(name, input, axes, output_size):
    """The extents of the result; None keeps the input's."""
    if isinstance(output_size, int):
        return (output_size,) * axes
    size = (None,) * axes if output_size is None else tuple(output_size)
    if len(size) == 1:
        size *= axes
    if len(size) != axes or input.dim() < axes:
        raise RuntimeError(f"{name}: output_size must be {axes}, got {output_size} for an input of {tuple(input.shape)}")
    return tuple(own if extent is None else extent for extent, own in zip(size, tuple(input.shape)[-axes:]))


def adaptive_avg_pool2d(input, output_size):
    """The means of windows that divide an image into ``output_size`` parts. None keeps an extent."""
    return _core.adaptive_avg_pool2d(input, _adaptive_size("adaptive_avg_pool2d", input, 2, output_size))


def adaptive_avg_pool3d(input, output_size):
    """The means of windows that divide a volume into ``output_size`` parts. None keeps an extent."""
    return _core.adaptive_avg_pool3d(input, _adaptive_size("adaptive_avg_pool3d", input, 3, output_size))


def adaptive_max_pool1d_with_indices(input, output_size):
    """As adaptive_max_pool1d, and the positions of the values in their sequences."""
    return adaptive_max_pool1d(input, output_size, return_indices=True)


def adaptive_max_pool2d_with_indices(input, output_size):
    """As adaptive_max_pool2d, and the positions of the values in their images, counted row by row."""
    return adaptive_max_pool2d(input, output_size, return_indices=True)


def adaptive_max_pool3d_with_indices(input, output_size):
    """As adaptive_max_pool3d, and the positions of the values in their volumes, counted slice by slice and row by row."""
    return adaptive_max_pool3d(input, output_size, return_indices=True)


def _adaptive_max_pool(input, axes, output_size, return_indices):
    name = f"adaptive_max_pool{axes}d"
    size = _adaptive_size(name, input, axes, output_size)
    return tuple(getattr(_core, name + "_with_indices")(input, size)) if return_indices else getattr(_core, name)(input, size)


def adaptive_max_pool1d(input, output_size, return_indices=False):
    """The largest values of windows that divide a sequence into ``output_size`` parts."""
    return _adaptive_max_pool(input, 1, output_size, return_indices)


def adaptive_max_pool2d(input, output_size, return_indices=False):
    """The largest values of windows that divide an image into ``output_size`` parts. None keeps an extent."""
    return _adaptive_max_pool(input, 2, output_size, return_indices)


def adaptive_max_pool3d(input, output_size, return_indices=False):
    """The largest values of windows that divide a volume into ``output_size`` parts. None keeps an extent."""
    return _adaptive_max_pool(input, 3, output_size, return_indices)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(sum of x^p)^(1/p) over each window of a sequence, p being ``norm_type``."""
    return _core.lp_pool1d(input, norm_type, kernel_size, stride, ceil_mode)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(sum of x^p)^(1/p) over each window of an image, p being ``norm_type``."""
    return _core.lp_pool2d(input, norm_type, kernel_size, stride, ceil_mode)


def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(sum of x^p)^(1/p) over each window of a volume, p being ``norm_type``."""
    return _core.lp_pool3d(input, norm_type, kernel_size, stride, ceil_mode)
