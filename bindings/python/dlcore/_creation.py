"""New tensors and random numbers whose arguments come in several forms; the operations themselves are the extension's."""

from . import _core

__all__ = ["asarray", "kaiser_window", "normal", "randint_like", "range", "vander"]


def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    """An object as a tensor, over its memory where that is possible; with ``copy`` over memory of its own."""
    if copy is False and not isinstance(obj, _core.Tensor) and not hasattr(obj, "__array_interface__") and not hasattr(obj, "__buffer__"):
        raise ValueError("asarray: cannot share the memory of this object; use copy=None or copy=True")
    result = _core.as_tensor(obj, dtype=dtype)
    if copy:
        result = result.detach().clone()
    return result.requires_grad_() if requires_grad else result


def kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None, requires_grad=False, **options):
    """I0(beta sqrt(1 - t^2)) / I0(beta) for t from -1 to 1 (Kaiser), without its last value if ``periodic``."""
    if window_length < 0:
        raise RuntimeError(f"kaiser_window requires non-negative window_length, got window_length={window_length}")
    dtype = dtype or _core.get_default_dtype()
    steps = window_length - (not periodic)
    places = _core.arange(0, window_length, dtype=_core.float64) * (2.0 / max(steps, 1)) - 1.0
    if window_length == 1:
        places = places * 0.0
    heights = _core.i0((1.0 - places * places).clamp(min=0.0).sqrt() * beta) / _core.i0(_core.full([], beta, dtype=_core.float64))
    result = heights.to(dtype)
    return result.requires_grad_() if requires_grad else result


def vander(x, N=None, increasing=False):
    """The powers of the elements of a vector, a row each, the highest first unless ``increasing``."""
    return _core.vander(x, N, increasing)


def range(start, end=None, step=1, **options):
    """start, start + step, ... up to end, which is included; ``arange`` is the usual way."""
    start, end = (0, start) if end is None else (start, end)
    if step == 0:
        raise RuntimeError("step must be nonzero")
    if (end - start) * step < 0:
        raise RuntimeError("upper bound and lower bound inconsistent with step sign")
    options.setdefault("dtype", _core.get_default_dtype())
    count = int((end - start) / step) + 1
    steps = _core.arange(0, count, dtype=_core.float64) * step + start
    return steps.to(options["dtype"]).requires_grad_(options.get("requires_grad", False))


def normal(mean, std=1.0, size=None, *, generator=None, dtype=None, device=None, requires_grad=False, out=None):
    """Normal numbers: with means and standard deviations from tensors, or ``size`` numbers with the same ones."""
    if size is not None:
        result = _core.empty(size, dtype=dtype or _core.get_default_dtype()).normal_(mean, std, generator=generator)
        return result.requires_grad_() if requires_grad else result
    if not isinstance(mean, _core.Tensor) and not isinstance(std, _core.Tensor):
        raise TypeError("normal(): expected a tensor for mean or std, or a size")
    like = mean if isinstance(mean, _core.Tensor) else std
    if not isinstance(mean, _core.Tensor):
        mean = _core.full([], mean, dtype=like.dtype)
    if not isinstance(std, _core.Tensor):
        std = _core.full([], std, dtype=like.dtype)
    result = _core.normal(mean, std, generator=generator)
    return out.copy_(result) if out is not None else result


def randint_like(input, low, high=None, *, dtype=None, generator=None, requires_grad=False, **options):
    """Integers drawn evenly from low (0 if it is not given) to high - 1 in the shape and the dtype of ``input``."""
    low, high = (0, low) if high is None else (low, high)
    result = _core.randint_like(input, low, high, dtype=dtype, generator=generator)
    if options.get("memory_format") is not None and options["memory_format"] != "preserve":
        result = result.contiguous(memory_format=options["memory_format"])
    return result.requires_grad_() if requires_grad else result


def _limit(dtype):
    return {
        "float32": 1 << 24, "float64": 1 << 53, "int64": (1 << 63) - 1, "int32": (1 << 31) - 1, "uint8": 255, "bool": 1,
    }[str(dtype).rsplit(".", 1)[-1]]


def _random_(self, *limits, generator=None):
    """Sets the elements to integers: ``random_()`` over the range of the dtype, ``random_(to)``, ``random_(from, to)``."""
    if len(limits) > 2:
        raise TypeError(f"random_(): expected at most 2 limits, got {len(limits)}")
    low, high = (0, None) if not limits else (0, limits[0]) if len(limits) == 1 else limits
    if high is None:
        high = min(_limit(self.dtype) + 1, (1 << 63) - 1)
    return _core.random_(self, low, high, generator=generator)


methods = {"random_": _random_}
