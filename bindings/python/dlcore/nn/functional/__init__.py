"""The functions behind the layers, with PyTorch's names and arguments."""

from ..._core import one_hot
from ..._core import pad as _pad
from ._activation import *
from ._attention import *
from ._convolution import *
from ._dropout import *
from ._embedding import *
from ._linear import *
from ._loss import *
from ._normalization import *
from ._pooling import *
from ._resampling import *


def pad(input, pad, mode="constant", value=None):
    """Widens the last axes by ``pad`` = (left, right, top, bottom, ...); mode: constant, reflect, replicate or circular."""
    if mode not in ("constant", "reflect", "replicate", "circular"):
        raise NotImplementedError(f"Unrecognised padding mode {mode}")
    if mode != "constant" and value:
        raise RuntimeError(f'Padding mode "{mode}" doesn\'t take in value argument')
    return _pad(input, list(pad), mode, 0.0 if value is None else value)
