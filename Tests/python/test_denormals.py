"""Denormal numbers: kernels compute with them, and set_flush_denormal takes them for zero."""

import threading

import numpy
import pytest

import dlcore
import dlcore.nn.functional as F

TINY = 1e-40  # a denormal float32
LEAST = 2.0**-149


@pytest.fixture(autouse=True)
def usual_settings():
    usual = dlcore.get_num_threads()
    yield
    dlcore.set_flush_denormal(False)
    dlcore.set_num_threads(usual)


def tiny(*shape):
    return (numpy.random.default_rng(3).standard_normal(shape) * TINY).astype(numpy.float32)


def doubled(function, *arrays):
    return function(*(dlcore.from_numpy(a.astype(numpy.float64)) for a in arrays)).numpy()


WEIGHT = numpy.random.default_rng(4).standard_normal((16, 16, 3, 3)).astype(numpy.float32)
# Function, shape, and how many roundings to the smallest number an element of the result may take.
KEPT = {
    "add": (lambda x: x + x, (1009,), 0), "mul": (lambda x: x * 0.7, (1009,), 1), "relu": (lambda x: F.relu(x), (1009,), 0), "sum": (lambda x: x.sum(0), (257, 3), 0),
    "max": (lambda x: x.amax(1), (3, 257), 0), "max_pool": (lambda x: F.max_pool2d(x, 2), (2, 3, 8, 8), 0), "avg_pool": (lambda x: F.avg_pool2d(x, 2), (2, 3, 8, 8), 4),
    "mean of 3": (lambda x: F.avg_pool1d(x, 3), (2, 3, 17), 3),
    "sort": (lambda x: x.sort(-1)[0], (3, 129), 0), "cumsum": (lambda x: x.cumsum(0), (129,), 0), "cat": (lambda x: dlcore.cat([x, x]), (9,), 0),
    "matmul": (lambda x: x @ dlcore.ones(33, 17, dtype=x.dtype), (31, 33), 33), "tanh": (lambda x: x.tanh(), (1009,), 1), "sin": (lambda x: x.sin(), (1009,), 1),
    "expm1": (lambda x: x.expm1(), (1009,), 1), "log1p": (lambda x: x.log1p(), (1009,), 1), "square root": (lambda x: x.abs().sqrt() * 0, (1009,), 0),
    "conv": (lambda x: F.conv2d(x, dlcore.from_numpy(WEIGHT).to(x.dtype), stride=2), (1, 16, 9, 9), 200), "abs": (lambda x: x.abs(), (1009,), 0),
}


@pytest.mark.parametrize("name", KEPT)
def test_denormals_are_numbers(name):
    function, shape, roundings = KEPT[name]
    array = tiny(*shape)
    computed, exact = function(dlcore.from_numpy(array.copy())).numpy(), doubled(function, array)
    assert numpy.abs(computed - exact).max() <= (roundings + 0.5) * LEAST
    assert name == "square root" or computed.any()


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_flushing_on_every_thread(threads):
    dlcore.set_num_threads(threads)
    x = dlcore.full((1 << 20,), TINY)
    assert dlcore.set_flush_denormal(True)
    flushed, product = (x * 0.5).count_nonzero(), dlcore.full((300, 300), TINY) @ dlcore.ones(300, 300)
    assert dlcore.set_flush_denormal(False)
    assert flushed.item() == 0 and not product.numpy().any()
    assert (x * 0.5).count_nonzero().item() == 1 << 20
    assert (dlcore.full((300, 300), TINY) @ dlcore.ones(300, 300)).count_nonzero().item() == 90000


def test_normal_numbers_are_not_touched():
    random = numpy.random.default_rng(5)
    x, w = dlcore.from_numpy(random.standard_normal((4, 16, 20, 20)).astype(numpy.float32)), dlcore.from_numpy(WEIGHT)
    results = []
    for flush in (False, True):
        dlcore.set_flush_denormal(flush)
        results.append([F.conv2d(x, w, padding=1), x.exp(), x.softmax(1), x.sum(), x.sort(-1)[0]])
    assert all(dlcore.equal(a, b) for a, b in zip(*results))


def test_every_thread_has_its_own_setting():
    x = dlcore.full((1 << 20,), TINY)
    begin, done, kept = threading.Event(), threading.Event(), []

    def other():
        begin.wait()
        kept.append((x * 0.5).count_nonzero().item())
        done.set()

    thread = threading.Thread(target=other)
    thread.start()
    dlcore.set_flush_denormal(True)
    begin.set()
    done.wait()
    assert (x * 0.5).count_nonzero().item() == 0
    thread.join()
    assert kept == [1 << 20]


def test_the_argument():
    with pytest.raises(TypeError):
        dlcore.set_flush_denormal("yes")
    with pytest.raises(TypeError):
        dlcore.set_flush_denormal()
