"""Limits on gradients (Pascanu et al., "On the difficulty of training recurrent neural networks", 2013)."""

from math import inf

from ..._core import Tensor, stack, tensor
from ..._grad_mode import no_grad


def _gradients(parameters):
    if isinstance(parameters, Tensor):
        parameters = [parameters]
    return [parameter.grad for parameter in parameters if parameter.grad is not None]


def _norm(values, norm_type):
    if norm_type == inf:
        return values.abs().max()
    if norm_type == 2.0:
        return (values * values).sum().sqrt()
    if norm_type == 1.0:
        return values.abs().sum()
    return (values.abs() ** norm_type).sum() ** (1.0 / norm_type)


@no_grad()
def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """The norm of all tensors' elements together; ``norm_type`` is a power or infinity."""
    tensors = [tensors] if isinstance(tensors, Tensor) else list(tensors)
    norm_type = float(norm_type)
    norms = [_norm(values.detach(), norm_type) for values in tensors if values.numel() > 0]
    if not norms:
        return tensor(0.0)
    total = _norm(stack([norm.to(norms[0].dtype) for norm in norms]), norm_type)
    if error_if_nonfinite and not abs(total.item()) < inf:
        raise RuntimeError(
            f"The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be clipped. "
            "To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`"
        )
    return total


@no_grad()
def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    """Scales the gradients, whose norm is known, so that it is at most max_norm."""
    factor = (float(max_norm) / (total_norm + 1e-6)).clamp(max=1.0)
    for gradient in _gradients(parameters):
        gradient.mul_(factor.to(gradient.dtype))


@no_grad()
def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Scales the gradients so that their norm, taken over all of them together, is at most max_norm. Returns the norm.

    ``foreach`` is accepted here and below, and changes nothing.
    """
    parameters = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    total = get_total_norm(_gradients(parameters), norm_type, error_if_nonfinite)
    clip_grads_with_norm_(parameters, max_norm, total)
    return total


@no_grad()
def clip_grad_value_(parameters, clip_value, foreach=None):
    """Limits every element of the gradients to [-clip_value, clip_value]."""
    clip_value = float(clip_value)
    for gradient in _gradients(parameters):
        gradient.clamp_(-clip_value, clip_value)
