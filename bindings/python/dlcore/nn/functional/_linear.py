"""Products of inputs and weights."""

__all__ = ["linear"]

from ..._core import linear
