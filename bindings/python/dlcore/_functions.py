"""Functions made of the extension's operations; each is a method of Tensor as well."""

from . import _core


def equal(input, other):
    """Whether two tensors have the same shape and the same elements."""
    return _core._equal(input, other).item()


def allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements are close, as ``isclose`` says."""
    return _core._allclose(input, other, rtol, atol, equal_nan).item()


def norm(input, p="fro", dim=None, keepdim=False, out=None, dtype=None):
    """(sum |x|^p)^(1/p), over all elements or along ``dim``; ``p`` may be infinite. 'fro' and None are 2."""
    if dtype is not None:
        input = input.to(dtype)
    if isinstance(p, str) and p != "fro":
        raise ValueError(f"norm: p must be a number or 'fro', got '{p}'")
    result = _core._norm(input, 2.0 if p is None or p == "fro" else p, dim, keepdim)
    if out is None:
        return result
    return _core.mul(result, 1, out=out)
