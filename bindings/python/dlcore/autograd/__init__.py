"""Gradients as functions."""

from .. import _core
from .._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled


def _tuple(values):
    return (values,) if values is None or isinstance(values, _core.Tensor) else tuple(values)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False):
    """Adds the gradients of tensors to the leaves that they were computed from."""
    tensors = _tuple(tensors)
    gradients = (None,) * len(tensors) if grad_tensors is None else _tuple(grad_tensors)
    if len(gradients) != len(tensors):
        raise RuntimeError(f"backward: got {len(tensors)} tensors and {len(gradients)} gradients")
    keep = create_graph if retain_graph is None else retain_graph
    for position, (tensor, gradient) in enumerate(zip(tensors, gradients)):
        tensor.backward(gradient, retain_graph=keep or position + 1 < len(tensors), create_graph=create_graph)


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=None):
    """The gradients of outputs with respect to inputs, a tuple; no accumulated gradient is touched.

    ``create_graph`` lets the result be differentiated again. ``allow_unused`` gives None for an input that the outputs do
    not depend on, instead of an error.
    """
    return _core.grad(
        _tuple(outputs),
        _tuple(inputs),
        None if grad_outputs is None else _tuple(grad_outputs),
        retain_graph,
        create_graph,
        bool(allow_unused),
    )


def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True):
    """Whether the gradients of ``func(*inputs)`` agree with central differences, for inputs of float64."""
    return _check(func, inputs, 1, eps, atol, rtol, raise_exception)


def gradgradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True):
    """As ``gradcheck``, for the gradients of the gradients too."""
    return _check(func, inputs, 2, eps, atol, rtol, raise_exception)


def _check(func, inputs, order, eps, atol, rtol, raise_exception):
    try:
        _core.gradcheck(func, _tuple(inputs), order, eps, atol, rtol)
    except RuntimeError:
        if raise_exception:
            raise
        return False
    return True
