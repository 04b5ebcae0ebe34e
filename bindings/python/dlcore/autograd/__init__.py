"""Gradients as functions, functions with gradients of one's own, and the search for anomalies."""

from .. import _core
from .._core import Tensor
from .._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from . import forward_ad, functional, graph
from .anomaly_mode import detect_anomaly, is_anomaly_check_nan_enabled, is_anomaly_enabled, set_detect_anomaly
from .function import Function
from .gradcheck import GradcheckError, gradcheck, gradgradcheck

Variable = Tensor


def _tuple(values):
    return (values,) if values is None or isinstance(values, Tensor) else tuple(values)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    """Adds the gradients of tensors to the leaves that they were computed from, or to those in ``inputs`` only."""
    tensors = _tuple(tensors)
    if grad_tensors is None:
        grad_tensors = grad_variables
    gradients = (None,) * len(tensors) if grad_tensors is None else _tuple(grad_tensors)
    if len(gradients) != len(tensors):
        raise RuntimeError(f"backward: got {len(tensors)} tensors and {len(gradients)} gradients")
    keep = create_graph if retain_graph is None else retain_graph
    if inputs is not None:
        targets = _tuple(inputs)
        if not targets:
            raise RuntimeError("'inputs' argument to backward() cannot be empty.")
        for target, gradient in zip(targets, _core.grad(tensors, targets, gradients, keep, create_graph, True)):
            if gradient is not None:
                target.grad = gradient if target.grad is None else target.grad + gradient
        return
    for position, (tensor, gradient) in enumerate(zip(tensors, gradients)):
        tensor.backward(gradient, retain_graph=keep or position + 1 < len(tensors), create_graph=create_graph)


def grad(
    outputs,
    inputs,
    grad_outputs=None,
    retain_graph=None,
    create_graph=False,
    only_inputs=True,
    allow_unused=None,
    is_grads_batched=False,
    materialize_grads=False,
):
    """The gradients of outputs with respect to inputs, a tuple; no accumulated gradient is touched.

    ``create_graph`` lets the result be differentiated again. ``allow_unused`` gives None for an input that the outputs do
    not depend on, instead of an error; ``materialize_grads`` gives zeros. With ``is_grads_batched`` the grad_outputs have an
    axis more at the front, and so have the results.
    """
    if materialize_grads and allow_unused is False:
        raise ValueError("Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.")
    outputs, inputs = _tuple(outputs), _tuple(inputs)
    grad_outputs = None if grad_outputs is None else _tuple(grad_outputs)
    unused = bool(allow_unused) or materialize_grads
    if is_grads_batched:
        results = _batched_grad(outputs, inputs, grad_outputs, retain_graph, create_graph, unused)
    else:
        results = _core.grad(outputs, inputs, grad_outputs, retain_graph, create_graph, unused)
    if materialize_grads:
        results = tuple(_core.zeros_like(own) if result is None else result for result, own in zip(results, inputs))
    return results


def _batched_grad(outputs, inputs, grad_outputs, retain_graph, create_graph, unused):
    given = [gradient for gradient in grad_outputs or () if gradient is not None]
    if not given:
        raise RuntimeError("grad: is_grads_batched=True needs grad_outputs")
    count = given[0].shape[0]
    keep = create_graph if retain_graph is None else retain_graph
    rows = []
    for position in range(count):
        weights = [None if gradient is None else gradient[position] for gradient in grad_outputs]
        rows.append(_core.grad(outputs, inputs, weights, keep or position + 1 < count, create_graph, unused))
    return tuple(None if column[0] is None else _core.stack(list(column)) for column in zip(*rows))
