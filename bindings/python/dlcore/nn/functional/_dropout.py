"""Dropout of elements and of channels."""

__all__ = [
    "alpha_dropout",
    "dropout",
    "dropout1d",
    "dropout2d",
    "dropout3d",
    "feature_alpha_dropout",
]

import warnings

from ..._core import alpha_dropout as _alpha_dropout
from ..._core import dropout as _dropout
from ..._core import feature_alpha_dropout as _feature_alpha_dropout
from ..._core import feature_dropout as _feature_dropout


def check_probability(p):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")


def _run(function, input, p, training, inplace):
    check_probability(p)
    if not training:
        return input
    result = function(input, p, True)
    return input.copy_(result) if inplace else result


def dropout(input, p=0.5, training=True, inplace=False):
    """In training, sets values to zero with probability p and divides the others by 1 - p."""
    return _run(_dropout, input, p, training, inplace)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    """Dropout for selu: dropped values take its lower limit; mean and variance stay."""
    return _run(_alpha_dropout, input, p, training, inplace)


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    """alpha_dropout of whole channels of an input [N, C, *]."""
    return _run(_feature_alpha_dropout, input, p, training, inplace)


def dropout1d(input, p=0.5, training=True, inplace=False):
    """Dropout of whole channels of an input [N, C, L] or [C, L]."""
    check_probability(p)
    if input.dim() not in (2, 3):
        raise RuntimeError(
            f"dropout1d: Expected 2D or 3D input, but received a {input.dim()}D input: channels with one spatial axis, "
            "with or without a batch axis"
        )
    return _of_channels(input, p, training, inplace, input.dim() == 2)


def dropout2d(input, p=0.5, training=True, inplace=False):
    """Dropout of whole channels of an input [N, C, H, W]. Axis 1 is that of the channels for every number of axes."""
    check_probability(p)
    if input.dim() not in (3, 4):
        _warn_of_rank("dropout2d", input, "3D or 4D")
    return _of_channels(input, p, training, inplace, False)


def dropout3d(input, p=0.5, training=True, inplace=False):
    """Dropout of whole channels of an input [N, C, D, H, W] or [C, D, H, W]."""
    check_probability(p)
    if input.dim() not in (4, 5):
        _warn_of_rank("dropout3d", input, "4D or 5D")
    return _of_channels(input, p, training, inplace, input.dim() != 5)


def _warn_of_rank(name, input, expected):
    warnings.warn(f"{name}: Received a {input.dim()}-D input, expected {expected}", stacklevel=3)


def _of_channels(input, p, training, inplace, lacks_batch):
    if not training:
        return input
    result = _feature_dropout(input.unsqueeze(0), p, True).squeeze(0) if lacks_batch else _feature_dropout(input, p, True)
    return input.copy_(result) if inplace else result
