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


def dist(input, other, p=2):
    """The p-norm of input - other."""
    return norm(input - other, p)


def renorm(input, p, dim, maxnorm):
    """The slices along ``dim`` scaled down to the p-norm ``maxnorm`` where it is larger."""
    if p <= 0:
        raise RuntimeError(f"renorm: non-positive-norm not supported, got p={p}")
    if maxnorm < 0:
        raise RuntimeError(f"renorm: expected maxnorm to be >= 0 but got {maxnorm}")
    if input.dim() < 2:
        raise RuntimeError(f"renorm: input needs at least 2 dimensions, got {input.dim()} dimensions")
    dim %= input.dim()
    lengths = _core._norm(input, float(p), [axis for axis in range(input.dim()) if axis != dim], True)
    return input * _core.where(lengths > maxnorm, maxnorm / (lengths + 1e-7), _core.ones_like(lengths))


def gradient(input, *, spacing=1, dim=None, edge_order=1):
    """The derivatives of samples of a function along axes, all of them by default: a list of tensors.

    Inside, the differences of second order from both neighbours; at the ends of ``edge_order`` 1 or 2. ``spacing`` is the
    distance of the samples, one for each axis, or the coordinates of each axis as tensors.
    """
    axes = list(range(input.dim())) if dim is None else [dim] if isinstance(dim, int) else list(dim)
    axes = [axis % input.dim() for axis in axes]
    if edge_order not in (1, 2):
        raise RuntimeError("torch.gradient only supports edge_order=1 and edge_order=2.")
    if isinstance(spacing, (tuple, list)):
        places = list(spacing)
        if len(places) != len(axes):
            raise RuntimeError(
                f"torch.gradient expected spacing to be unspecified, a scalar or a list of length {len(axes)}, got {len(places)}"
            )
    else:
        places = [spacing] * len(axes)
    for axis in axes:
        if input.shape[axis] < edge_order + 1:
            raise RuntimeError("torch.gradient expected each dimension size to be at least edge_order+1")
    return [_slopes(input, place, axis, edge_order) for place, axis in zip(places, axes)]


def _slopes(input, place, axis, edge_order):
    count = input.shape[axis]
    if isinstance(place, _core.Tensor) and place.dim() > 0:
        steps = place.diff().reshape([-1 if i == axis else 1 for i in range(input.dim())])
    else:
        shape = [count - 1 if i == axis else 1 for i in range(input.dim())]
        steps = _core.ones(shape, dtype=input.dtype if input.is_floating_point() else _core.float32) * place
    slopes = input.diff(dim=axis) / steps
    first, last = slopes.narrow(axis, 0, 1), slopes.narrow(axis, count - 2, 1)
    if count == 2:
        return _core.cat([first, last], axis)
    before, after = steps.narrow(axis, 0, count - 2), steps.narrow(axis, 1, count - 2)
    left, right = slopes.narrow(axis, 0, count - 2), slopes.narrow(axis, 1, count - 2)
    inside = (left * after + right * before) / (before + after)
    if edge_order == 2:
        # The parabola through three samples.
        first, last = _edge(slopes, steps, axis, 0, 1), _edge(slopes, steps, axis, count - 2, count - 3)
    return _core.cat([first, inside, last], axis)


def _edge(slopes, steps, axis, own, other):
    near, far = slopes.narrow(axis, own, 1), slopes.narrow(axis, other, 1)
    step, next_step = steps.narrow(axis, own, 1), steps.narrow(axis, other, 1)
    return near + (near - far) * step / (step + next_step)
