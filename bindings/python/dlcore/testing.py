"""Comparisons for tests."""

from . import _core
from ._core import Tensor


def assert_close(actual, expected, *, rtol=None, atol=None, equal_nan=False, check_dtype=True, msg=None):
    """Raises AssertionError unless |actual - expected| <= atol + rtol |expected| everywhere.

    The defaults are 1.3e-6 and 1e-5 for float32, 1e-7 and 1e-7 for float64, and 0 for other dtypes. Lists, tuples and
    dictionaries are compared entry by entry.
    """
    if isinstance(expected, dict):
        if not isinstance(actual, dict) or set(actual) != set(expected):
            raise AssertionError(f"The keys of the mappings do not match: {sorted(actual)} and {sorted(expected)}")
        pairs = [(actual[key], expected[key]) for key in expected]
    elif isinstance(expected, (list, tuple)):
        if len(actual) != len(expected):
            raise AssertionError(f"The length of the sequences mismatch: {len(actual)} != {len(expected)}")
        pairs = list(zip(actual, expected))
    else:
        _compare(actual, expected, rtol, atol, equal_nan, check_dtype, msg)
        return
    for one, other in pairs:
        assert_close(one, other, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=check_dtype, msg=msg)


def _compare(actual, expected, rtol, atol, equal_nan, check_dtype, msg):
    if (rtol is None) != (atol is None):
        raise ValueError("rtol and atol must both be specified or both be unspecified")
    if not isinstance(actual, Tensor):
        actual = _core.tensor(actual)
    if not isinstance(expected, Tensor):
        expected = _core.tensor(expected, dtype=actual.dtype)
    if tuple(actual.shape) != tuple(expected.shape):
        raise AssertionError(
            msg or f"The values for attribute 'shape' do not match: {list(actual.shape)} != {list(expected.shape)}."
        )
    if check_dtype and actual.dtype != expected.dtype:
        raise AssertionError(msg or f"The values for attribute 'dtype' do not match: {actual.dtype} != {expected.dtype}.")
    if rtol is None:
        defaults = {_core.float32: (1.3e-6, 1e-5), _core.float64: (1e-7, 1e-7)}
        both = [defaults.get(value.dtype, (0.0, 0.0)) for value in (actual, expected)]
        rtol, atol = max(pair[0] for pair in both), max(pair[1] for pair in both)
    count, worst, where = 0, -1.0, 0
    numbers, others = actual.detach().reshape(-1).tolist(), expected.detach().reshape(-1).tolist()
    for position, (one, other) in enumerate(zip(numbers, others)):
        if one == other or (equal_nan and one != one and other != other):
            continue
        difference = abs(one - other)
        if not (difference <= atol + rtol * abs(other) and difference < float("inf")):
            count += 1
            if difference != difference or difference > worst:
                worst, where = difference, position
    if count:
        raise AssertionError(
            msg
            or f"Tensor-likes are not close!\n\nMismatched elements: {count} / {len(numbers)}\nGreatest absolute "
            f"difference: {worst} at element {where}: {numbers[where]} and {others[where]} (up to {atol} + {rtol} * "
            "|expected| allowed)"
        )
