"""The precision of some convolutions."""

from ._core import _set_thread_convolution_precision

_NUMBERS = {None: -1, "default": 0, "strict": 1}


class convolution_precision:
    """Inside ``with convolution_precision("strict"):``, or in a function decorated with it, float32 convolutions of this
    thread have that precision, and so have their gradients, wherever those are computed.

    precision: "default", "strict", or None for that of the process; see `set_convolution_precision`."""

    __slots__ = ("_precision", "_former")

    def __init__(self, precision):
        if precision not in _NUMBERS:
            raise ValueError(f"convolution_precision: expected 'default', 'strict' or None, got {precision!r}")
        self._precision = _NUMBERS[precision]
        self._former = []

    def __enter__(self):
        self._former.append(_set_thread_convolution_precision(self._precision))

    def __exit__(self, kind, error, traceback):
        _set_thread_convolution_precision(self._former.pop())

    def __call__(self, function):
        from functools import wraps

        precision = self._precision

        @wraps(function)
        def in_precision(*args, **kwargs):
            former = _set_thread_convolution_precision(precision)
            try:
                return function(*args, **kwargs)
            finally:
                _set_thread_convolution_precision(former)

        return in_precision
