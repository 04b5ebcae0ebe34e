"""Memory of others, at odd addresses, read-only, and with strides below zero, at zero and beyond 2^32 bytes."""

import mmap

import numpy
import pytest

import dlcore
import dlcore.nn.functional as F

NORESERVE = getattr(mmap, "MAP_NORESERVE", 0x4000)  # a name since Python 3.13
FLOATS = ["float32", "float64"]


def at_byte(array, offset):
    """The array's values at an address that ends in ``offset`` beyond a multiple of 64."""
    memory = numpy.zeros(array.nbytes + 128, numpy.uint8)
    start = -memory.ctypes.data % 64 + offset
    placed = memory[start:start + array.nbytes].view(array.dtype).reshape(array.shape)
    placed[...] = array
    return placed


def randn(*shape, dtype="float32"):
    return numpy.random.default_rng(sum(shape)).standard_normal(shape).astype(dtype)


USES = {
    "relu": lambda x: F.relu(x), "sum": lambda x: x.sum(-1), "softmax": lambda x: x.softmax(1), "matmul": lambda x: x.flatten(1) @ x.flatten(1).T,
    "sort": lambda x: x.sort(-1)[0], "max_pool": lambda x: F.max_pool2d(x, 2), "batch_norm": lambda x: F.batch_norm(x, None, None, training=True),
    "conv": lambda x: F.conv2d(x, dlcore.ones(16, x.shape[1], 3, 3, dtype=x.dtype) * 0.1, padding=1), "cumsum": lambda x: x.cumsum(0),
    "strided conv": lambda x: F.conv2d(x, dlcore.ones(5, x.shape[1], 3, 3, dtype=x.dtype) * 0.1, stride=2),
    "depthwise": lambda x: F.conv2d(x, dlcore.ones(x.shape[1], 1, 3, 3, dtype=x.dtype), groups=x.shape[1]),
    "interpolate": lambda x: F.interpolate(x, scale_factor=2, mode="bilinear"), "permute": lambda x: x.permute(3, 1, 0, 2).contiguous(),
    "attention": lambda x: F.scaled_dot_product_attention(x, x, x), "int": lambda x: (x * 9).long(), "mean": lambda x: x.mean((0, 2)),
    "lstm": lambda x: run_lstm(x),
}


def run_lstm(x):
    steps = x.flatten(0, 1)
    units, features = 5, steps.shape[2]
    weights = [dlcore.full((4 * units, n), 0.1, dtype=x.dtype) for n in (features, units)]
    start = dlcore.zeros(1, steps.shape[1], units, dtype=x.dtype)
    return dlcore.lstm(steps, (start, start), weights, False, 1, 0.0, False, False, False)[0]


@pytest.mark.parametrize("name", USES)
@pytest.mark.parametrize("dtype", FLOATS)
def test_every_multiple_of_an_element(name, dtype):
    """Shared memory that begins anywhere between two vectors gives the same bits."""
    array = randn(2, 16, 9, 7, dtype=dtype)
    expected = USES[name](dlcore.tensor(array)).numpy()
    for offset in range(0, 64, array.itemsize * 3):
        for take in (dlcore.from_numpy, dlcore.from_dlpack):
            foreign = at_byte(array, offset)
            shared = take(foreign)
            assert shared.data_ptr() == foreign.ctypes.data
            numpy.testing.assert_array_equal(USES[name](shared).numpy(), expected)


@pytest.mark.parametrize("dtype", FLOATS + ["int64", "int32"])
@pytest.mark.parametrize("offset", [1, 2, 3, 5, 7])
def test_addresses_between_elements(dtype, offset):
    array = (randn(3, 5) * 100).astype(dtype)
    foreign = at_byte(array, offset)
    for take in (dlcore.from_numpy, dlcore.as_tensor, dlcore.tensor):
        copied = take(foreign)  # nothing can be shared
        assert copied.data_ptr() % copied.element_size() == 0
        numpy.testing.assert_array_equal(copied.numpy(), array)
        numpy.testing.assert_array_equal((copied + copied).numpy(), array + array)
    with pytest.raises((ValueError, RuntimeError), match="not aligned"):
        dlcore.from_dlpack(foreign)
    memory = bytearray(array.tobytes() + b"12345678")
    memory[offset:] = array.tobytes() + memory[array.nbytes + offset:]
    numpy.testing.assert_array_equal(dlcore.frombuffer(memory, dtype=getattr(dlcore, dtype), count=15, offset=offset).numpy(), array.ravel())


def test_memory_that_must_not_be_written():
    array = randn(4, 5)
    array.flags.writeable = False
    before = array.copy()
    copied = dlcore.from_numpy(array)
    copied.zero_()
    numpy.testing.assert_array_equal(array, before)
    with pytest.raises((ValueError, RuntimeError, BufferError), match="read-only|readonly"):
        dlcore.from_dlpack(array)
    words = bytes(range(16))
    dlcore.frombuffer(words, dtype=dlcore.uint8).zero_()
    assert words == bytes(range(16))


def test_strides_below_zero():
    for array in (randn(6)[::-1], randn(4, 5)[:, ::-1], randn(4, 5)[::-2]):
        with pytest.raises(ValueError, match="negative"):
            dlcore.from_numpy(array)
        with pytest.raises((ValueError, RuntimeError), match="negative"):
            dlcore.from_dlpack(array)
        numpy.testing.assert_array_equal(dlcore.tensor(array.tolist()).numpy(), array)


def test_strides_of_zero():
    row = randn(7)
    array = numpy.lib.stride_tricks.as_strided(row, (5, 7), (0, 4), writeable=True)
    before = row.copy()
    for shared in (dlcore.from_numpy(array), dlcore.from_dlpack(array)):
        for name in ("sum", "softmax", "sort"):
            numpy.testing.assert_array_equal(USES[name](shared).numpy(), USES[name](dlcore.tensor(array.copy())).numpy())
    assert shared.stride() == (0, 1)
    with pytest.raises(RuntimeError, match="single memory location"):
        shared.add_(1)
    numpy.testing.assert_array_equal(row, before)


def test_strides_beyond_four_gigabytes():
    step = (1 << 29) + 3  # elements: over 2 GiB
    memory = mmap.mmap(-1, 4 * (2 * step + 4096), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | NORESERVE)
    whole = numpy.frombuffer(memory, numpy.float32)
    far = numpy.lib.stride_tricks.as_strided(whole, (3, 17, 9), (4 * step, 36, 4), writeable=True)
    array = randn(3, 17, 9)
    far[...] = array
    shared, plain = dlcore.from_numpy(far), dlcore.tensor(array)
    assert shared.stride() == (step, 9, 1)
    for use in (lambda x: x.sum(0), lambda x: x * 2, lambda x: x.transpose(0, 2).contiguous(), lambda x: x.softmax(0), lambda x: x @ x.transpose(1, 2),
                lambda x: x.sort(0)[0], lambda x: x.cumsum(0), lambda x: F.conv1d(x, dlcore.ones(16, 17, 3)), lambda x: F.max_pool1d(x, 2),
                lambda x: F.layer_norm(x, (9,)), lambda x: x[2], lambda x: x.index_select(0, dlcore.tensor([2, 0])), lambda x: dlcore.cat([x, x]),
                lambda x: F.interpolate(x, scale_factor=2), lambda x: x.reshape(-1), lambda x: x.amax(0), lambda x: x.argmax(0)):
        numpy.testing.assert_allclose(use(shared).numpy(), use(plain).numpy(), rtol=1e-6, atol=1e-6)
    shared.mul_(2)
    numpy.testing.assert_array_equal(far, array * 2)
    shared.requires_grad_()
    (shared * shared).sum().backward()
    numpy.testing.assert_array_equal(shared.grad.numpy(), array * 4)


def test_optimizers_change_foreign_memory():
    for offset in (4, 12, 28):
        foreign, slope = at_byte(randn(37), offset), at_byte(randn(5, 37)[0], offset)
        expected = foreign.copy() - numpy.float32(0.5) * slope
        parameter = dlcore.from_numpy(foreign).requires_grad_()
        parameter.grad = dlcore.from_dlpack(slope)
        dlcore.optim.SGD([parameter], lr=0.5).step()
        numpy.testing.assert_allclose(foreign, expected, rtol=1e-6, atol=1e-6)
        dlcore.optim.Adam([parameter], lr=0.1).step()
        assert numpy.abs(foreign - expected).max() <= 0.11
