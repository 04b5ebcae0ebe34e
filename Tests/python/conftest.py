"""Settings of all Python tests."""

import gc
import importlib.util

import pytest

import dlcore

# Comparisons with PyTorch run where PyTorch is installed; the other tests hold hand-checked values and need nothing.
collect_ignore = [] if importlib.util.find_spec("torch") else ["test_oracle_torch.py"]


def pytest_collection_finish(session):
    """What the imports have made is there to stay: the garbage collector need not go through it after every test."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session):
    gc.unfreeze()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    if call.when == "call":
        item.has_failed = outcome.get_result().failed


@pytest.fixture(autouse=True)
def nothing_is_left_behind(request):
    """After a test there are no more tensors, storages and graph nodes than before it."""
    before = dlcore.live_objects()
    yield
    if request.node.has_failed:  # its traceback keeps what the test had
        return
    after = dlcore.live_objects()
    if any(after[kind] > before[kind] for kind in before):
        gc.collect()
        after = dlcore.live_objects()
    left = {kind: count for kind, count in after.items() if count > before[kind]}
    assert not left, f"left behind: {left}, before: {before}"
