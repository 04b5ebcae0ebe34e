"""Looking for the operation that made a NaN."""

import sys
import traceback
import warnings

from .. import _core


class set_detect_anomaly:
    """Switches the search on or off at once; used in a ``with``, until its end.

    While it is on, a backward pass fails when the gradient of an operation contains a NaN, and the message names the operation.
    Operations remember where they were called; when the derivative of one fails, a warning shows the traceback of that call.
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


def _capture():
    # The frames of this call and of no other: its lines are looked up when they are asked for.
    return traceback.StackSummary.extract(traceback.walk_stack(sys._getframe(1)), lookup_lines=False)


def _report(name, trace):
    lines = "".join(traceback.StackSummary.from_list(list(reversed(trace))).format())
    warnings.warn(f"Error detected in {name}. Traceback of forward call that caused the error:\n{lines}", stacklevel=2)


class _State:
    mode = check_nan = check_forward = False

    @classmethod
    def set(cls, mode, check_nan, check_forward):
        cls.mode, cls.check_nan, cls.check_forward = mode, check_nan, check_forward
        _core._set_anomaly_detection(mode and check_nan, mode and check_forward)
        _core._set_trace_recorder(*(_capture, _report) if mode else (None, None))


def is_anomaly_enabled():
    """Whether anomalies are looked for."""
    return _State.mode


def is_anomaly_check_nan_enabled():
    """Whether gradients are searched for NaN."""
    return _State.mode and _State.check_nan
