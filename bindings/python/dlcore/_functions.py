"""Functions made of the extension's operations; each is a method of Tensor as well."""

from . import _core


def equal(input, other):
    """Whether two tensors have the same shape and the same elements."""
    return _core._equal(input, other).item()


def allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements are close, as ``isclose`` says."""
    return _core._allclose(input, other, rtol, atol, equal_nan).item()


def norm(input, p="fro", dim=None, keepdim=False):
    """(sum |x|^p)^(1/p), over all elements or along ``dim``; ``p`` may be infinite. 'fro' is 2."""
    if dim is None:
        dim = list(range(input.dim()))
    elif isinstance(dim, int):
        dim = [dim]
    p = 2.0 if p == "fro" else float(p)
    sizes = input.abs()
    if p == float("inf"):
        return sizes.amax(dim, keepdim)
    if p == -float("inf"):
        return sizes.amin(dim, keepdim)
    if p == 0.0:
        return (sizes != 0).to(input.dtype).sum(dim, keepdim)
    if p == 1.0:
        return sizes.sum(dim, keepdim)
    if p == 2.0:
        return (input * input).sum(dim, keepdim).sqrt()
    return (sizes**p).sum(dim, keepdim) ** (1.0 / p)
