"""Switches for the recording of operations, as context managers and as decorators. They belong to the thread."""

from ._core import _set_grad_enabled


class _GradMode:
    """Sets the mode on entry and sets the former one again on exit."""

    __slots__ = ("_mode", "_former")

    def __init__(self, mode):
        self._mode = mode

    def __enter__(self):
        self._former = _set_grad_enabled(self._mode)

    def __exit__(self, kind, error, traceback):
        _set_grad_enabled(self._former)

    def __call__(self, function):
        mode = self._mode
        from functools import wraps

        @wraps(function)
        def in_mode(*args, **kwargs):
            former = _set_grad_enabled(mode)
            try:
                return function(*args, **kwargs)
            finally:
                _set_grad_enabled(former)

        return in_mode


class _FixedGradMode(_GradMode):
    __slots__ = ()
    _value = True

    def __new__(cls, function=None):
        mode = super().__new__(cls)
        if function is None:
            return mode
        mode._mode = cls._value
        return mode(function)

    def __init__(self):
        self._mode = self._value


class no_grad(_FixedGradMode):
    """Nothing is recorded inside ``with no_grad():``, or in a function decorated with ``@no_grad()``."""

    __slots__ = ()
    _value = False


class enable_grad(_FixedGradMode):
    """Operations are recorded again inside ``with enable_grad():``."""

    __slots__ = ()
    _value = True


class set_grad_enabled(_GradMode):
    """Switches recording on or off at once; used in a ``with``, until its end."""

    __slots__ = ()

    def __init__(self, mode):
        self._mode = mode
        self._former = _set_grad_enabled(mode)

    def __enter__(self):
        _set_grad_enabled(self._mode)

    def __call__(self, function):
        _set_grad_enabled(self._former)
        return super().__call__(function)


class inference_mode(_GradMode):
    """As ``no_grad``; ``inference_mode(False)`` changes nothing."""

    __slots__ = ()

    def __new__(cls, mode=True):
        if callable(mode):
            return no_grad(mode)
        return super().__new__(cls)

    def __init__(self, mode=True):
        self._mode = not mode

    def __enter__(self):
        from ._core import is_grad_enabled

        self._former = _set_grad_enabled(is_grad_enabled() and self._mode)
