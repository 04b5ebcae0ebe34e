"""Sequences, images and volumes in another size, or sampled at other positions."""

import math

from ... import _core
from ..._core import channel_shuffle, pixel_shuffle, pixel_unshuffle

__all__ = [
    "affine_grid",
    "channel_shuffle",
    "grid_sample",
    "interpolate",
    "pixel_shuffle",
    "pixel_unshuffle",
    "upsample",
    "upsample_bilinear",
    "upsample_nearest",
]

# The modes of interpolate, the modes of the operation below it, and the ranks that they are for.
_MODES = {
    "nearest": ("nearest", (3, 4, 5)),
    "nearest-exact": ("nearest_exact", (3, 4, 5)),
    "area": ("area", (3, 4, 5)),
    "linear": ("linear", (3,)),
    "bilinear": ("linear", (4,)),
    "trilinear": ("linear", (5,)),
    "bicubic": ("cubic", (4,)),
}
_WITH_CORNERS = ("linear", "bilinear", "bicubic", "trilinear")


def _for_each_axis(value, axes, what):
    if not isinstance(value, (tuple, list)):
        return [value] * axes
    if len(value) != axes:
        raise ValueError(
            f"Input and {'output' if what == 'size' else 'scale_factor'} must have the same number of spatial dimensions, but got input "
            f"with {axes} spatial dimensions and {what} of {tuple(value)}. Please provide input tensor in (N, C, d1, d2, ...,dK) format "
            f"and {what} in (d1, d2, ...,dK) format."
        )
    return list(value)


def interpolate(
    input,
    size=None,
    scale_factor=None,
    mode="nearest",
    align_corners=None,
    recompute_scale_factor=None,
    antialias=False,
):
    """Sequences (N, C, w), images (N, C, h, w) or volumes (N, C, d, h, w) in another size, given directly or by factors.

    ``mode``: 'nearest', 'nearest-exact', 'area', 'linear' (sequences), 'bilinear' or 'bicubic' (images), 'trilinear' (volumes).
    With ``align_corners`` the centres of the corner elements coincide, without it their outer edges. ``recompute_scale_factor``
    takes the ratio of the extents instead of the factor for the positions. ``antialias`` widens the filter of 'bilinear' and
    'bicubic' where the image shrinks.
    """
    if mode in ("nearest", "area", "nearest-exact"):
        if align_corners is not None:
            raise ValueError(
                "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
            )
    rank = input.dim()
    axes = max(rank - 2, 0)
    scales = [None] * axes
    if size is not None and scale_factor is not None:
        raise ValueError("only one of size or scale_factor should be defined")
    if size is not None:
        if recompute_scale_factor:
            raise ValueError("recompute_scale_factor is not meaningful with an explicit size.")
        size = _for_each_axis(size, axes, "size")
    elif scale_factor is not None:
        scales = [float(factor) for factor in _for_each_axis(scale_factor, axes, "scale_factor")]
        if not all(math.isfinite(factor) for factor in scales):
            raise ValueError(f"scale_factor must be finite, got {scale_factor}")
        size = [math.floor(extent * factor) for extent, factor in zip(tuple(input.shape)[2:], scales)]
        if recompute_scale_factor or mode == "area":
            scales = [None] * axes
    else:
        raise ValueError("either size or scale_factor should be defined")
    if antialias and not (mode in ("bilinear", "bicubic") and rank == 4):
        raise ValueError("Anti-alias option is restricted to bilinear and bicubic modes and requires a 4-D tensor as input")
    name, ranks = _MODES.get(mode, (None, ()))
    if rank not in ranks:
        if name is not None and rank in (3, 4, 5):
            raise NotImplementedError(f"Got {rank}D input, but {mode} mode needs {ranks[0]}D input")
        raise NotImplementedError(
            f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {rank}D) for the modes: nearest | linear | bilinear | bicubic "
            f"| trilinear | area | nearest-exact (got {mode})"
        )
    scales = [None] * (3 - axes) + scales
    return _core.resample(input, size, name, bool(align_corners), antialias, *scales)


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    """The older name of interpolate."""
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    """interpolate to the nearest elements."""
    return interpolate(input, size, scale_factor, mode="nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    """interpolate images bilinearly with aligned corners."""
    return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    """Images (N, C, H, W) sampled at the positions ``grid`` (N, h, w, 2), or volumes (N, C, D, H, W) at (N, d, h, w, 3).

    Positions x, y (and z) count from -1 to 1, with ``align_corners`` between the centres of the outermost elements, without
    between their outer edges. ``mode``: 'bilinear', 'nearest' or, for images, 'bicubic'. ``padding_mode``, what lies beyond:
    'zeros', 'border' or 'reflection'.
    """
    if mode not in ("bilinear", "nearest", "bicubic"):
        raise ValueError(
            f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'"
        )
    if padding_mode not in ("zeros", "border", "reflection"):
        raise ValueError(
            "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
            f"'{padding_mode}'"
        )
    return _core.grid_sample(input, grid, mode, padding_mode, bool(align_corners))


def affine_grid(theta, size, align_corners=None):
    """The positions that affine maps ``theta`` (N, 2, 3) send the elements of images of ``size`` (N, C, H, W) to.

    For volumes, theta is (N, 3, 4) and size (N, C, D, H, W). The result is made for grid_sample.
    """
    return _core.affine_grid(theta, size, bool(align_corners))
