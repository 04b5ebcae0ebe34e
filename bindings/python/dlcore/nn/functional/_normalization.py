"""Normalisation functions."""

__all__ = [
    "batch_norm",
    "group_norm",
    "instance_norm",
    "layer_norm",
    "local_response_norm",
    "normalize",
    "rms_norm",
]

from ..._core import batch_norm as _batch_norm
from ..._core import group_norm, layer_norm, local_response_norm, rms_norm
from ..._core import instance_norm as _instance_norm
from ..._core import normalize as _normalize


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
    """(x - mean) / sqrt(var + eps) * weight + bias for each channel; in training the running statistics are changed."""
    return _batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)


def instance_norm(
    input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5
):
    """Normalisation of each channel of each sample by itself."""
    return _instance_norm(input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """The input divided by its p-norm along ``dim`` (or by eps where that is larger)."""
    result = _normalize(input, p, dim, eps)
    return result if out is None else out.copy_(result)
