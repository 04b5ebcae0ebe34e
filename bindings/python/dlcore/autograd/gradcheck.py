"""Gradients against central differences."""

from .. import _core
from .._core import Tensor


class GradcheckError(RuntimeError):
    """Gradients and differences do not agree."""


def _flat(outputs):
    """All floating results as one vector."""
    outputs = (outputs,) if isinstance(outputs, Tensor) else tuple(outputs)
    floating = [output.double().reshape(-1) for output in outputs if isinstance(output, Tensor) and output.is_floating_point()]
    if not floating:
        raise ValueError("gradcheck: expected the function to return floating point tensors")
    return floating[0] if len(floating) == 1 else _core.cat(floating)


def _check(func, inputs, order, eps, atol, rtol, raise_exception):
    inputs = (inputs,) if isinstance(inputs, Tensor) else tuple(inputs)
    tensors = [value for value in inputs if isinstance(value, Tensor)]

    def function(*values):
        given = iter(values)
        return _flat(func(*(next(given) if isinstance(value, Tensor) else value for value in inputs)))

    if not any(tensor.requires_grad for tensor in tensors):
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True."
        )
    try:
        _core.gradcheck(function, tensors, order, eps, atol, rtol)
    except _core.InvalidStateError as error:
        if "gradcheck:" not in str(error):
            raise
        if raise_exception:
            raise GradcheckError(str(error)) from None
        return False
    return True


def gradcheck(
    func,
    inputs,
    *,
    eps=1e-6,
    atol=1e-5,
    rtol=1e-3,
    raise_exception=True,
    nondet_tol=0.0,
    check_undefined_grad=True,
    check_grad_dtypes=False,
    check_batched_grad=False,
    check_batched_forward_grad=False,
    check_forward_ad=False,
    check_backward_ad=True,
    fast_mode=False,
    masked=None,
):
    """Whether the gradients of ``func(*inputs)`` agree with central differences, for inputs of float64.

    Inputs that are not tensors are passed on. What concerns forward mode, batched gradients and the fast mode is accepted and
    changes nothing.
    """
    return _check(func, inputs, 1, eps, atol, rtol, raise_exception)


def gradgradcheck(
    func,
    inputs,
    grad_outputs=None,
    *,
    eps=1e-6,
    atol=1e-5,
    rtol=1e-3,
    gen_non_contig_grad_outputs=False,
    raise_exception=True,
    nondet_tol=0.0,
    check_undefined_grad=True,
    check_grad_dtypes=False,
    check_batched_grad=False,
    check_fwd_over_rev=False,
    check_rev_over_rev=True,
    fast_mode=False,
    masked=False,
):
    """As ``gradcheck``, for the gradients and the gradients of the gradients, with fixed weights as ``grad_outputs``."""
    return _check(func, inputs, 2, eps, atol, rtol, raise_exception)
