"""Looking for the operation that made a NaN."""

from .. import _core


class set_detect_anomaly:
    """Switches the search on or off at once; used in a ``with``, until its end.

    While it is on, a backward pass fails when the gradient of an operation contains a NaN, and the message names the operation.
    ``check_forward`` (not in PyTorch) also lets a recorded operation fail that makes a NaN out of numbers.
    """

    def __init__(self, mode, check_nan=True, *, check_forward=False):
        self._former = _State.mode, _State.check_nan, _State.check_forward
        _State.set(bool(mode), bool(check_nan), bool(check_forward))

    def __enter__(self):
        return None

    def __exit__(self, kind, error, traceback):
        _State.set(*self._former)


class detect_anomaly:
    """The search inside ``with detect_anomaly():``."""

    def __init__(self, check_nan=True, *, check_forward=False):
        self._wanted = True, bool(check_nan), bool(check_forward)

    def __enter__(self):
        self._former = _State.mode, _State.check_nan, _State.check_forward
        _State.set(*self._wanted)

    def __exit__(self, kind, error, traceback):
        _State.set(*self._former)


class _State:
    mode = check_nan = check_forward = False

    @classmethod
    def set(cls, mode, check_nan, check_forward):
        cls.mode, cls.check_nan, cls.check_forward = mode, check_nan, check_forward
        _core._set_anomaly_detection(mode and check_nan, mode and check_forward)


def is_anomaly_enabled():
    """Whether anomalies are looked for."""
    return _State.mode


def is_anomaly_check_nan_enabled():
    """Whether gradients are searched for NaN."""
    return _State.mode and _State.check_nan
