"""tensor(), as_tensor(), from_numpy(), frombuffer(), the buffer protocol and DLPack."""

import gc
import io
import math

import numpy as np
import pytest

import dlcore as torch


@pytest.mark.parametrize("data, values, dtype", [
    (3, 3, "int64"),
    (3.5, 3.5, "float32"),
    (True, True, "bool"),
    ([], [], "float32"),
    ([[], []], [[], []], "float32"),
    ([1, 2.5, True], [1.0, 2.5, 1.0], "float32"),
    ([True, 2], [1, 2], "int64"),
    (range(3), [0, 1, 2], "int64"),
    (((1, 2), [3, 4]), [[1, 2], [3, 4]], "int64"),
    (np.arange(3.0), [0.0, 1.0, 2.0], "float64"),
    (np.arange(6, dtype=np.float32).reshape(2, 3).T, [[0, 3], [1, 4], [2, 5]], "float32"),
    (np.arange(6, dtype=np.int32)[::-2], [5, 3, 1], "int32"),
    (np.array([True, False]), [True, False], "bool"),
    (np.float32(2.5), 2.5, "float32"),
    ([np.float64(1.5), np.int64(2)], [1.5, 2.0], "float32"),
])
def test_inference(data, values, dtype):
    x = torch.tensor(data)
    assert x.tolist() == values
    assert str(x.dtype) == "dlcore." + dtype


def test_dtype_is_kept_or_given():
    assert torch.tensor([1.9, -1.9], dtype=torch.int32).tolist() == [1, -1]
    assert torch.tensor([0.5, 0], dtype=torch.bool).tolist() == [True, False]
    assert torch.tensor([1, 2], dtype=float).dtype is torch.float64
    assert torch.tensor(torch.tensor([1, 2]), dtype=torch.uint8).dtype is torch.uint8
    assert torch.tensor(10**30, dtype=torch.float64).item() == 1e30
    assert torch.tensor([2**53 + 1, -2**63]).tolist() == [2**53 + 1, -2**63]
    assert math.isnan(torch.tensor(math.nan).item())


def test_tensor_copies():
    array = np.zeros(3, dtype=np.float32)
    x = torch.tensor(array)
    array[0] = 1
    assert x.tolist() == [0, 0, 0]
    y = torch.tensor(x)
    x[1] = 5
    assert y.tolist() == [0, 0, 0]


@pytest.mark.parametrize("data, error, text", [
    ([[1, 2], [3]], ValueError, "expected sequence of length 2 at dim 1 (got 1)"),
    ([1, [2]], ValueError, "a number at depth 1"),
    ([[1], 2], TypeError, "a sequence at dim 1"),
    ("abc", TypeError, "str"),
    (None, TypeError, "NoneType"),
    ([1, None], TypeError, "NoneType"),
    (10**30, OverflowError, "too"),
    ([[[[[[[[[1]]]]]]]]], ValueError, "too many dimensions"),
    (np.arange(3, dtype=np.int16), TypeError, "supported types"),
    (np.array(["a"]), TypeError, "supported types"),
    (b"ab", TypeError, "bytes"),
])
def test_data_that_does_not_fit(data, error, text):
    with pytest.raises(error) as caught:
        torch.tensor(data)
    assert text in str(caught.value)


@pytest.mark.parametrize("value, dtype", [(300, torch.uint8), (2**31, torch.int32), (math.nan, torch.int64), (math.inf, torch.int32),
                                          (1e30, torch.int64)])
def test_values_that_overflow(value, dtype):
    with pytest.raises(RuntimeError, match="without overflow"):
        torch.tensor([value], dtype=dtype)


def test_sequences_that_misbehave():
    endless = [1]
    endless.append(endless)
    with pytest.raises(ValueError):
        torch.tensor(endless)
    deeper = []
    deeper.append(deeper)
    with pytest.raises(ValueError, match="too many dimensions"):
        torch.tensor(deeper)

    numbers = []

    class Emptying:
        def __float__(self):
            numbers.clear()
            return 1.0

    numbers.extend([Emptying(), 2.0, 3.0])
    with pytest.raises(RuntimeError, match="changed its length"):
        torch.tensor(numbers)


def test_requires_grad_of_new_tensors():
    assert torch.tensor([1.0], requires_grad=True).requires_grad
    assert torch.zeros(2, requires_grad=True).requires_grad
    with pytest.raises(RuntimeError, match="floating point"):
        torch.tensor([1], requires_grad=True)


@pytest.mark.parametrize("call, shape", [
    (lambda: torch.zeros(2, 3), (2, 3)),
    (lambda: torch.zeros((2, 3)), (2, 3)),
    (lambda: torch.zeros([4]), (4,)),
    (lambda: torch.zeros(size=(1, 2)), (1, 2)),
    (lambda: torch.zeros(()), ()),
    (lambda: torch.zeros(torch.tensor(3), np.int64(2)), (3, 2)),
    (lambda: torch.zeros(torch.ones(2, 5).shape, device="cpu"), (2, 5)),
])
def test_extents(call, shape):
    assert call().shape == shape


@pytest.mark.parametrize("call, error", [
    (lambda: torch.zeros(-1), RuntimeError),
    (lambda: torch.zeros(2**70), OverflowError),
    (lambda: torch.zeros(2**40, 2**40), RuntimeError),
    (lambda: torch.zeros(2, "a"), TypeError),
    (lambda: torch.zeros("23"), TypeError),
    (lambda: torch.zeros(1.5), TypeError),
    (lambda: torch.zeros(), TypeError),
    (lambda: torch.zeros(2, dtype=3), TypeError),
    (lambda: torch.zeros(2, typo=3), TypeError),
    (lambda: torch.zeros(2, device="cuda"), NotImplementedError),
    (lambda: torch.zeros(2, size=(3,)), TypeError),
])
def test_extents_that_do_not_fit(call, error):
    with pytest.raises(error):
        call()


def test_arange_has_three_forms():
    assert torch.arange(3).tolist() == [0, 1, 2]
    assert torch.arange(1, 4).tolist() == [1, 2, 3]
    assert torch.arange(1, 8, 3).tolist() == [1, 4, 7]
    assert torch.arange(end=2).tolist() == [0, 1]
    assert torch.arange(0, 1, 0.25).tolist() == [0, 0.25, 0.5, 0.75]
    with pytest.raises(TypeError):
        torch.arange()


# --- shared memory ------------------------------------------------------------------------------------------------------


def test_from_numpy_shares_memory():
    array = np.arange(6, dtype=np.float64).reshape(2, 3)
    x = torch.from_numpy(array.T)
    assert x.shape == (3, 2) and x.stride() == (1, 3)
    array[1, 2] = 50
    assert x[2, 1].item() == 50
    x[0, 0] = -1
    assert array[0, 0] == -1
    del array
    gc.collect()
    assert x[2, 1].item() == 50


def test_from_numpy_of_memory_that_cannot_be_written_is_a_copy():
    array = np.arange(3.0)
    array.flags.writeable = False
    x = torch.from_numpy(array)
    x[0] = 7
    assert array[0] == 0


def test_from_numpy_rejects():
    with pytest.raises(TypeError, match="np.ndarray"):
        torch.from_numpy([1, 2])
    with pytest.raises(ValueError, match="negative"):
        torch.from_numpy(np.arange(3)[::-1])


def test_frombuffer():
    memory = bytearray(16)
    x = torch.frombuffer(memory, dtype=torch.int32, count=2, offset=4)
    x[0] = 258
    assert memory[4:8] == b"\x02\x01\x00\x00"
    with pytest.raises(BufferError):
        memory.extend(b"1")
    assert torch.frombuffer(b"\x01\x00\x00\x00", dtype=torch.int32).tolist() == [1]
    for options in ({"offset": 17}, {"offset": -1}, {"count": 5}, {"count": 0}, {"offset": 3}):
        with pytest.raises(ValueError):
            torch.frombuffer(memory, dtype=torch.int32, **options)
    with pytest.raises(TypeError):
        torch.frombuffer(3, dtype=torch.int32)
    with pytest.raises(TypeError):
        torch.frombuffer(memory)


@pytest.mark.parametrize("dtype, code", [(torch.float32, "f"), (torch.float64, "d"), (torch.int64, "l"), (torch.int32, "i"),
                                         (torch.uint8, "B"), (torch.bool, "?")])
def test_buffer_protocol(dtype, code):
    x = torch.tensor([[0, 1, 2], [3, 4, 5]], dtype=dtype)
    view = memoryview(x)
    assert (view.format, view.shape, view.itemsize, view.readonly) == (code, (2, 3), dtype.itemsize, False)
    assert view.tolist() == x.tolist()
    array = np.asarray(x.T)
    assert array.shape == (3, 2)
    array[2, 1] = 0
    assert x[1, 2].item() == 0


def test_buffer_outlives_the_tensor():
    view = memoryview(torch.tensor([1.5, 2.5]))
    gc.collect()
    assert view.tolist() == [1.5, 2.5]


def test_buffer_of_a_tensor_that_requires_grad_is_read_only():
    x = torch.tensor([1.0], requires_grad=True)
    assert memoryview(x).readonly
    with pytest.raises(TypeError):
        memoryview(x)[0] = 2.0


def test_buffer_in_row_major_order_is_refused_for_other_orders():
    with pytest.raises(BufferError):
        io.BytesIO().write(torch.zeros(2, 3).T)


def test_dlpack_both_ways():
    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    array = np.from_dlpack(x)
    assert array.tolist() == x.tolist()
    x[0, 0] = 9
    assert array[0, 0] == 9
    source = np.arange(6, dtype=np.int64).reshape(2, 3)
    y = torch.from_dlpack(source)
    source[1, 2] = 70
    assert y[1, 2].item() == 70
    assert torch.from_dlpack(x.T).tolist() == [[9, 3], [2, 4]]
    assert x.__dlpack_device__() == (1, 0)


@pytest.mark.parametrize("options", [{}, {"max_version": (1, 0)}, {"max_version": (0, 8)}, {"max_version": None}, {"copy": True}])
def test_capsules_are_used_once(options):
    x = torch.tensor([1, 2, 3])
    capsule = x.__dlpack__(**options)
    y = torch.from_dlpack(capsule)
    assert y.tolist() == [1, 2, 3]
    with pytest.raises(RuntimeError, match="once"):
        torch.from_dlpack(capsule)
    y[0] = 10
    assert x[0].item() == (1 if options.get("copy") else 10)


def test_capsules_that_nobody_takes_are_freed():
    before = torch.live_objects()["storages"]
    for version in ((1, 0), (0, 8)):
        torch.zeros(10).__dlpack__(max_version=version)
    gc.collect()
    assert torch.live_objects()["storages"] == before


def test_dlpack_rejects():
    with pytest.raises(BufferError, match="detach"):
        torch.ones(1, requires_grad=True).__dlpack__()
    with pytest.raises(BufferError):
        torch.ones(1).__dlpack__(stream=1)
    with pytest.raises(BufferError):
        torch.ones(1).__dlpack__(dl_device=(2, 0))
    with pytest.raises(TypeError):
        torch.ones(1).__dlpack__(max_version=3)
    with pytest.raises(AttributeError):
        torch.from_dlpack(3)
