"""Products of inputs and weights."""

__all__ = ["bilinear", "linear"]

from ..._core import bilinear, linear
