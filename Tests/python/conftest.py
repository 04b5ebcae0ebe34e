"""Settings of all Python tests."""

import gc
import importlib.util

import pytest

import dlcore

# Comparisons with PyTorch run where PyTorch is installed; the other tests hold hand-checked values and need nothing.
collect_ignore = [] if importlib.util.find_spec("torch") else ["test_oracle_torch.py"]


@pytest.fixture(autouse=True)
def nothing_is_left_behind():
    """After a test there are no more tensors, storages and graph nodes than before it."""
    gc.collect()
    before = dlcore.live_objects()
    yield
    gc.collect()
    left = {kind: count for kind, count in dlcore.live_objects().items() if count > before[kind]}
    assert not left, f"left behind: {left}, before: {before}"
