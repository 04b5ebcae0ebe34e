"""Layers that widen the borders of sequences, images and volumes."""

from .. import functional as F
from .module import Module

__all__ = [
    "CircularPad1d",
    "CircularPad2d",
    "CircularPad3d",
    "ConstantPad1d",
    "ConstantPad2d",
    "ConstantPad3d",
    "ReflectionPad1d",
    "ReflectionPad2d",
    "ReflectionPad3d",
    "ReplicationPad1d",
    "ReplicationPad2d",
    "ReplicationPad3d",
    "ZeroPad1d",
    "ZeroPad2d",
    "ZeroPad3d",
]


class _Pad(Module):
    """``padding`` is one number for all sides, or (left, right, top, bottom, front, back) as far as there are axes."""

    _axes = 0
    _mode = "constant"

    def __init__(self, padding):
        super().__init__()
        self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * (2 * self._axes)

    def forward(self, input):
        if input.dim() not in (self._axes + 1, self._axes + 2) and self._mode == "circular":
            raise ValueError(f"expected {self._axes + 1}D or {self._axes + 2}D input (got {input.dim()}D input)")
        return F.pad(input, self.padding, self._mode)

    def extra_repr(self):
        return f"{self.padding}"


class _ConstantPad(_Pad):
    def __init__(self, padding, value):
        super().__init__(padding)
        self.value = value

    def forward(self, input):
        return F.pad(input, self.padding, "constant", self.value)

    def extra_repr(self):
        return f"padding={self.padding}, value={self.value}"


class _ZeroPad(_ConstantPad):
    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f"{self.padding}"


class ConstantPad1d(_ConstantPad):
    """Widens the border of a sequence with ``value``."""

    _axes = 1


class ConstantPad2d(_ConstantPad):
    """Widens the border of an image with ``value``."""

    _axes = 2


class ConstantPad3d(_ConstantPad):
    """Widens the border of a volume with ``value``."""

    _axes = 3


class ZeroPad1d(_ZeroPad):
    """Widens the border of a sequence with zeros."""

    _axes = 1


class ZeroPad2d(_ZeroPad):
    """Widens the border of an image with zeros."""

    _axes = 2


class ZeroPad3d(_ZeroPad):
    """Widens the border of a volume with zeros."""

    _axes = 3


class CircularPad1d(_Pad):
    """Widens the border of a sequence with the other end of the axis."""

    _axes = 1
    _mode = "circular"


class CircularPad2d(_Pad):
    """Widens the border of an image with the other end of the axis."""

    _axes = 2
    _mode = "circular"


class CircularPad3d(_Pad):
    """Widens the border of a volume with the other end of the axis."""

    _axes = 3
    _mode = "circular"


class ReflectionPad1d(_Pad):
    """Widens the border of a sequence with the elements next to the border, mirrored at it."""

    _axes = 1
    _mode = "reflect"


class ReflectionPad2d(_Pad):
    """Widens the border of an image with the elements next to the border, mirrored at it."""

    _axes = 2
    _mode = "reflect"


class ReflectionPad3d(_Pad):
    """Widens the border of a volume with the elements next to the border, mirrored at it."""

    _axes = 3
    _mode = "reflect"


class ReplicationPad1d(_Pad):
    """Widens the border of a sequence with the element at the border."""

    _axes = 1
    _mode = "replicate"


class ReplicationPad2d(_Pad):
    """Widens the border of an image with the element at the border."""

    _axes = 2
    _mode = "replicate"


class ReplicationPad3d(_Pad):
    """Widens the border of a volume with the element at the border."""

    _axes = 3
    _mode = "replicate"
