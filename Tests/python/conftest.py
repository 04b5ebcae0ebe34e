"""Settings of all Python tests."""

import gc
import importlib.util
import os
from pathlib import Path

import pytest

import dlcore

HERE = Path(__file__).parent


def compares_with_pytorch(test):
    """Whether a test imports PyTorch."""
    return any(line.startswith(("import torch", "from torch", "from oracle import", "from awkward import")) for line in test.read_text().splitlines())


# Comparisons with PyTorch run where PyTorch is installed, as tools/setup.sh does; the other tests need nothing.
collect_ignore = [] if importlib.util.find_spec("torch") else [p.name for p in HERE.glob("test_*.py") if compares_with_pytorch(p)]


def pytest_sessionstart(session):
    """Where a test run asks for an instruction-set level, it runs on that."""
    level = os.environ.get("DLCORE_EXPECTED_LEVEL")
    if level and f"built for {level};" not in dlcore.build_config():
        pytest.exit(f"expected a library built for {level}, got {dlcore.build_config()}", 2)


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
