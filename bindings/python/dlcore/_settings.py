"""Settings that PyTorch has and that change nothing here: what they ask for always holds, or cannot be had."""

__all__ = [
    "are_deterministic_algorithms_enabled", "get_default_device", "get_float32_matmul_precision", "get_num_interop_threads",
    "is_anomaly_check_nan_enabled", "is_anomaly_enabled", "is_deterministic_algorithms_warn_only_enabled", "set_default_device",
    "set_float32_matmul_precision", "set_num_interop_threads", "typename", "use_deterministic_algorithms",
]

from ._device import cpu, device as _device


def use_deterministic_algorithms(mode, *, warn_only=False):
    """Accepted: all operations always give the same result for the same input."""


def are_deterministic_algorithms_enabled():
    """True: all operations always give the same result for the same input."""
    return True


def is_deterministic_algorithms_warn_only_enabled():
    """False: nothing is ever indeterminate."""
    return False


def set_float32_matmul_precision(precision):
    """Accepted: products are always computed in float32, which is 'highest'."""
    if precision not in ("highest", "high", "medium"):
        raise RuntimeError(f"{precision} is not one of 'highest', 'high', 'medium'")


def get_float32_matmul_precision():
    """'highest': products are always computed in float32."""
    return "highest"


def get_num_interop_threads():
    """1: operations run one after the other."""
    return 1


def set_num_interop_threads(threads):
    """Accepted: operations run one after the other."""
    if threads <= 0:
        raise RuntimeError("set_num_interop_threads: expected a positive integer")


def get_default_device():
    """The CPU."""
    return cpu


def set_default_device(device):
    """Accepted for the CPU; another device is an error."""
    if device is not None:
        _device(device)


def is_anomaly_enabled():
    """Whether anomalies are looked for."""
    from .autograd import is_anomaly_enabled

    return is_anomaly_enabled()


def is_anomaly_check_nan_enabled():
    """Whether gradients are searched for NaN."""
    from .autograd import is_anomaly_check_nan_enabled

    return is_anomaly_check_nan_enabled()


def typename(object):
    """The name of an object's type with its module: that of a tensor is that of its dtype's class, such as dlcore.FloatTensor."""
    own = getattr(object, "type", None)
    if callable(own) and hasattr(object, "requires_grad"):
        return own()
    kind = object if isinstance(object, type) else type(object)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
