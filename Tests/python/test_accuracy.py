"""The table of benchmarks/accuracy.py with few points: bounds in units in the last place, monotone runs, special points."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import accuracy  # noqa: E402


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", accuracy.FUNCTIONS)
def test_function(name, dtype):
    (ulp, place), _ = accuracy.largest_error(name, dtype, 50)
    assert ulp <= accuracy.bound(name, dtype), f"{name}({place})"
    assert not accuracy.falls(name, dtype, 4800), "not monotone"
    assert accuracy.special_mistakes(name, dtype) == []


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_power(dtype):
    (ulp, place), _ = accuracy.power_error(dtype, 100)
    assert ulp <= accuracy.bound("pow", dtype), place
