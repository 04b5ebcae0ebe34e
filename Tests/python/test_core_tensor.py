"""The Tensor type of the extension: attributes, operators, methods, subclasses, errors, and that nothing is leaked."""

import copy
import gc
import pickle
import threading
import weakref

import numpy as np
import pytest

import dlcore as torch


def test_attributes():
    x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    assert x.shape == (2, 3) and isinstance(x.shape, torch.Size) and repr(x.shape) == "torch.Size([2, 3])"
    assert x.shape.numel() == 6 and isinstance(x.shape[:1], torch.Size) and isinstance(x.shape + (1,), torch.Size)
    assert pickle.loads(pickle.dumps(x.shape)) == (2, 3)
    assert (x.ndim, x.dim(), x.numel(), x.nelement(), len(x)) == (2, 2, 6, 6, 2)
    assert x.size() == (2, 3) and x.size(1) == 3 and x.size(-2) == 2 and x.size(dim=0) == 2
    assert x.stride() == (3, 1) and x.stride(0) == 3
    assert x.dtype is torch.float32 and x.element_size() == 4 and x.itemsize == 4 and x.nbytes == 24
    assert x.is_contiguous() and not x.T.is_contiguous() and x.T.shape == (3, 2) and x.mT.shape == (3, 2)
    assert x[1].storage_offset() == 3 and x[1].data_ptr() == x.data_ptr() + 12
    assert x.is_leaf and x.grad is None and x.grad_fn is None and not x.requires_grad
    with pytest.raises(IndexError, match=r"range of \[-2, 1\], but got 2"):
        x.size(2)
    with pytest.raises(RuntimeError, match="mT"):
        torch.ones(3).mT


@pytest.mark.parametrize("name, size, floating", [("float32", 4, True), ("float64", 8, True), ("int64", 8, False), ("int32", 4, False),
                                                  ("uint8", 1, False), ("bool", 1, False)])
def test_dtypes(name, size, floating):
    dtype = getattr(torch, name)
    assert repr(dtype) == str(dtype) == "dlcore." + name
    assert dtype.itemsize == size and dtype.is_floating_point is floating
    assert pickle.loads(pickle.dumps(dtype)) is dtype and copy.deepcopy(dtype) is dtype
    with pytest.raises(TypeError):
        type(dtype)()


def test_names_of_dtypes():
    assert (torch.float, torch.double, torch.long, torch.int) == (torch.float32, torch.float64, torch.int64, torch.int32)


def test_numbers_in_and_out():
    assert torch.tensor(2.5).item() == 2.5 and torch.tensor([[7]]).item() == 7 and torch.tensor(True).item() is True
    assert int(torch.tensor(3.9)) == 3 and float(torch.tensor(3)) == 3.0 and [10, 11][torch.tensor(1)] == 11
    assert bool(torch.tensor([2])) and not torch.tensor(0.0)
    assert torch.tensor([[1, 2], [3, 4]]).T.tolist() == [[1, 3], [2, 4]] and torch.tensor(5).tolist() == 5
    for call in (lambda: torch.ones(2).item(), lambda: float(torch.ones(2)), lambda: bool(torch.ones(2)), lambda: bool(torch.ones(0))):
        with pytest.raises(RuntimeError):
            call()
    with pytest.raises(TypeError, match="index"):
        [1][torch.tensor(0.0)]
    with pytest.raises(OverflowError):
        int(torch.tensor(float("inf")))


# --- operators ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("function", [
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b, lambda a, b: a % b,
    lambda a, b: a**b, lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b,
    lambda a, b: a >= b,
])
@pytest.mark.parametrize("other", [2.0, 3, np.float64(2), "tensor", "array"], ids=str)
def test_binary_operators(function, other):
    values = np.array([1.0, 2.0, 3.5])
    x = torch.tensor(values)
    operand = {"tensor": torch.tensor([2.0, 2.0, 0.5], dtype=torch.float64), "array": np.array([2.0, 2.0, 0.5])}.get(other, other) \
        if isinstance(other, str) else other
    plain = np.array([2.0, 2.0, 0.5]) if isinstance(other, str) else other
    assert function(x, operand).tolist() == pytest.approx(function(values, plain).tolist(), rel=1e-15)
    assert function(operand, x).tolist() == pytest.approx(function(plain, values).tolist(), rel=1e-15)


def test_integer_and_boolean_operators():
    x, y = torch.tensor([6, 5]), torch.tensor([3, 4])
    assert (x & y).tolist() == [2, 4] and (x | 1).tolist() == [7, 5] and (1 ^ x).tolist() == [7, 4] and (~x).tolist() == [-7, -6]
    assert (-x).tolist() == [-6, -5] and abs(-x).tolist() == [6, 5] and (+x) is x
    assert (7 // y).tolist() == [2, 1] and (10 - x).tolist() == [4, 5] and (x / 4).tolist() == [1.5, 1.25]
    flags = torch.tensor([True, False])
    assert (~flags).tolist() == [False, True] and (flags & True).tolist() == [True, False]
    a, b = torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([1.0, 1.0])
    assert (a @ b).tolist() == [3, 7] and (b @ a).tolist() == [4, 6]


def test_operators_in_place():
    x = torch.tensor([1.0, 2.0])
    same = x
    x += 1
    x *= torch.tensor([2.0, 3.0])
    x -= np.array([1.0, 1.0], dtype=np.float32)
    x /= 2
    assert x is same and x.tolist() == [1.5, 4.0]
    with pytest.raises(TypeError):
        x += "a"


@pytest.mark.parametrize("call", [
    lambda x: x + "a", lambda x: x + [1, 2], lambda x: None * x, lambda x: x @ 2, lambda x: x < "a", lambda x: x + 1j,
    lambda x: pow(x, 2, 3),
])
def test_operands_that_are_no_numbers(call):
    with pytest.raises(TypeError):
        call(torch.ones(2))


def test_comparison_with_other_things_is_by_identity():
    x = torch.ones(2)
    assert (x == None) is False and (x != "a") is True  # noqa: E711
    assert len({x, x, torch.ones(2)}) == 2


def test_huge_integers():
    with pytest.raises(OverflowError):
        torch.ones(2) + 2**70
    with pytest.raises(OverflowError):
        torch.ones(2).sum(dim=2**70)
    with pytest.raises(OverflowError):
        torch.ones(2).fill_(2**70)


# --- arguments ---------------------------------------------------------------------------------------------------------


def test_ways_to_give_arguments():
    x = torch.arange(24).reshape(2, 3, 4)
    assert x.reshape(4, -1).shape == x.reshape((4, -1)).shape == x.reshape([4, 6]).shape == x.reshape(shape=(4, 6)).shape == (4, 6)
    assert x.permute(2, 0, 1).shape == x.permute((2, 0, 1)).shape == torch.permute(x, (2, 0, 1)).shape == (4, 2, 3)
    assert x.sum(1).shape == x.sum(dim=1).shape == x.sum(axis=1).shape == torch.sum(x, 1).shape == torch.sum(input=x, dim=1).shape == (2, 4)
    assert x.sum((0, 2)).shape == (3,) and x.sum(1, True).shape == x.sum(1, keepdim=True).shape == x.sum(1, keepdims=True).shape == (2, 1, 4)
    assert x.sum().shape == () and x.view(-1).shape == (24,) and x.flatten(1).shape == (2, 12)
    assert torch.add(x, other=1)[0, 0, 0].item() == 1 and x.add(x, alpha=2)[0, 0, 1].item() == 3
    assert torch.ones(2).sub(1, alpha=0.5).tolist() == [0.5, 0.5]
    assert x.unsqueeze(np.int64(0)).shape == (1, 2, 3, 4)


def test_ways_to_split():
    x = torch.arange(10).reshape(2, 5)
    assert [part.shape for part in x.split(2, dim=1)] == [(2, 2), (2, 2), (2, 1)]
    assert [part.tolist() for part in x.split([1, 4], 1)] == [[[0], [5]], [[1, 2, 3, 4], [6, 7, 8, 9]]]
    for sizes in ([1, 2], [6, -1], [2**62, 2**62]):
        with pytest.raises(RuntimeError, match="sum exactly"):
            x.split(sizes, 1)
    with pytest.raises(RuntimeError):
        x.split([2], 7)


def test_ways_to_say_correction():
    x = torch.tensor([1.0, 3.0])
    assert x.var().item() == 2 and x.var(unbiased=False).item() == 1 and torch.std(x, correction=0).item() == 1


def test_names_of_operations():
    x = torch.tensor([-2.0, 3.0])
    assert x.clip(-1, 1).tolist() == [-1, 1] and x.absolute().tolist() == [2, 3] and torch.true_divide(x, 2).tolist() == [-1, 1.5]


def test_maximum_in_three_forms():
    x = torch.tensor([[1.0, 5.0], [7.0, 2.0]])
    assert x.max().item() == 7 and torch.min(x).item() == 1
    values, indices = x.max(1)
    assert values.tolist() == [5, 7] and indices.tolist() == [1, 0]
    result = torch.min(x, dim=0, keepdim=True)
    assert result.values.tolist() == [[1, 2]] and result.indices.tolist() == [[0, 1]]
    assert torch.max(x, torch.tensor(4.0)).tolist() == [[4, 5], [7, 4]] and x.min(other=x.T).tolist() == [[1, 5], [5, 2]]


@pytest.mark.parametrize("call, text", [
    (lambda x: torch.matmul(x, "a"), "matmul(): argument 'other' (position 2) must be Tensor, not str"),
    (lambda x: torch.matmul(x), "missing required argument 'other'"),
    (lambda x: torch.matmul(x, x, x), "takes 2 positional arguments but 3 were given"),
    (lambda x: x.matmul(x, x), "takes 1 positional argument but 2 were given"),
    (lambda x: torch.matmul(x, x, other=x), "multiple values for argument 'other'"),
    (lambda x: torch.matmul(x, x, typo=1), "unexpected keyword argument 'typo'"),
    (lambda x: x.sum(1.5), "argument 'dim' (position 2) must be tuple of ints, not float"),
    (lambda x: x.sum("a"), "not str"),
    (lambda x: x.sum(0, keepdim="yes"), "must be bool, not str"),
    (lambda x: x.transpose(0, None), "must be int, not NoneType"),
    (lambda x: torch.cat(x), "must be tuple of Tensors, not dlcore.Tensor"),
    (lambda x: torch.cat([x, 3]), "expected Tensor as element 1 in argument 'tensors', but got int"),
    (lambda x: torch.cat(5), "must be tuple of Tensors, not int"),
    (lambda x: torch.nn.functional.leaky_relu(x, "a"), "must be float, not str"),
    (lambda x: torch.randn(2, generator=3), "must be dlcore.Generator, not int"),
    (lambda x: x.to(3.5), "float"),
])
def test_arguments_that_do_not_fit(call, text):
    with pytest.raises(TypeError) as caught:
        call(torch.ones(2, 2))
    assert text in str(caught.value)


def test_choices():
    x = torch.ones(2)
    assert torch._core.mse_loss(x, x + 1, reduction="sum").item() == 2
    with pytest.raises(ValueError, match="'none', 'mean' or 'sum'"):
        torch._core.mse_loss(x, x, reduction="median")
    with pytest.raises(TypeError):
        torch._core.mse_loss(x, x, reduction=1)


@pytest.mark.parametrize("call, error, text", [
    (lambda: torch.ones(2, 3) + torch.ones(4), torch.ShapeError, "4"),
    (lambda: torch.ones(2, 3).select(2, 0), torch.IndexOutOfRangeError, ""),
    (lambda: torch.ones(2).backward(), torch.NotDifferentiableError, "does not require grad"),
    (lambda: torch.zeros(-3), torch.InvalidArgumentError, "negative"),
    (lambda: torch.ones(2, dtype=torch.int64).requires_grad_(), torch.DTypeError, "floating point"),
    (lambda: torch._core.load_idx("/nowhere/at/all"), torch.FileError, "/nowhere/at/all"),
])
def test_classes_of_errors(call, error, text):
    with pytest.raises(error) as caught:
        call()
    assert isinstance(caught.value, torch.Error) and text in str(caught.value) and len(caught.value.args) == 1


def test_classes_of_errors_are_those_of_pytorch_as_well():
    assert issubclass(torch.ShapeError, RuntimeError) and issubclass(torch.IndexOutOfRangeError, IndexError)
    assert issubclass(torch.InvalidArgumentError, (RuntimeError, ValueError)) and issubclass(torch.OutOfMemoryError, MemoryError)
    assert issubclass(torch.FileError, OSError) and issubclass(torch.UnsupportedError, NotImplementedError)


def test_out_of_memory():
    torch._core._fail_allocation(0)
    try:
        with pytest.raises(MemoryError):
            torch.ones(1000) + 1
    finally:
        torch._core._fail_allocation(-1)


# --- methods -----------------------------------------------------------------------------------------------------------


def test_conversion():
    x = torch.tensor([1.7, 0.0])
    assert x.long().tolist() == [1, 0] and x.bool().tolist() == [True, False] and x.double().dtype is torch.float64
    assert x.int().dtype is torch.int32 and x.byte().dtype is torch.uint8 and x.float() is x and x.to(torch.float32) is x
    assert x.to(torch.tensor(1)).dtype is torch.int64 and x.type_as(torch.tensor(True)).dtype is torch.bool
    assert x.contiguous() is x and torch.ones(2, 3).T.contiguous().stride() == (2, 1)


def test_data_and_detach():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    alias = x.data
    assert not alias.requires_grad
    alias[0] = 5
    assert x.tolist() == [5, 2] and not x.detach().requires_grad
    x.data = torch.tensor([7.0, 8.0, 9.0])
    assert x.tolist() == [7, 8, 9] and x.numel() == 3 and x.requires_grad
    (x * 2).sum().backward()
    assert x.grad.tolist() == [2, 2, 2]
    x.data = x.data.double()
    assert x.dtype is torch.float64 and x.requires_grad and x.grad is None
    with pytest.raises(RuntimeError, match="floating point"):
        x.data = torch.tensor([1])
    with pytest.raises(TypeError):
        x.data = 3
    with pytest.raises(AttributeError):
        del x.data
    y = x * 2
    assert y.detach_() is y and y.grad_fn is None and not y.requires_grad


def test_attributes_of_instances_and_weak_references():
    x = torch.ones(2)
    x.note = "kept"
    assert x.__dict__ == {"note": "kept"}
    reference = weakref.ref(x)
    assert reference() is x
    del x
    assert reference() is None


def test_cycles_are_collected():
    gc.collect()
    before = torch.live_objects()["tensors"]
    for _ in range(10):
        x = torch.ones(2)
        x.self = x
    del x
    gc.collect()
    assert torch.live_objects()["tensors"] == before


def test_subclasses():
    class Special(torch.Tensor):
        def __init__(self, data):
            self.extra = 1

    x = Special([1.0, 2.0])
    assert type(x) is Special and x.tolist() == [1, 2] and x.extra == 1
    assert type(x + 1) is torch.Tensor and isinstance(x, torch.Tensor)
    base = torch.zeros(2)
    y = torch.Tensor._make_subclass(Special, base, True)
    assert type(y) is Special and y.requires_grad and y.is_leaf and not base.requires_grad
    base[0] = 3
    assert y.tolist() == [3, 0]
    with pytest.raises(TypeError):
        torch.Tensor._make_subclass(int, base)
    with pytest.raises(TypeError):
        torch.Tensor._make_subclass(Special, 3)


def test_objects_that_come_back_to_life():
    saved = []

    class Phoenix(torch.Tensor):
        def __del__(self):
            saved.append(self)

    Phoenix([1.0, 2.0])
    assert saved[0].tolist() == [1, 2]
    assert (saved[0] + 1).tolist() == [2, 3]


def test_tensor_constructor():
    assert torch.Tensor(2, 3).shape == (2, 3) and torch.Tensor().shape == (0,) and torch.Tensor([1, 2]).dtype is torch.float32
    with pytest.raises((TypeError, RuntimeError)):
        torch.Tensor(1, "a")
    with pytest.raises(RuntimeError):
        torch.Tensor(-1)


# --- gradients ---------------------------------------------------------------------------------------------------------


def test_grad_is_the_same_object():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    (x * x).sum().backward()
    assert x.grad.tolist() == [2, 4] and x.grad is x.grad
    (x * x).sum().backward()
    assert x.grad.tolist() == [4, 8]
    x.grad = None
    assert x.grad is None
    given = torch.ones(2)
    x.grad = given
    assert x.grad is given
    del x.grad
    assert x.grad is None
    for wrong, error in ((torch.ones(3), RuntimeError), (torch.ones(2, dtype=torch.float64), RuntimeError), (3, TypeError), (x, RuntimeError)):
        with pytest.raises(error):
            x.grad = wrong


def test_grad_fn():
    x = torch.ones(2, requires_grad=True)
    y = x + 1
    assert y.grad_fn.name() == "AddBackward0" and repr(y.grad_fn) == "<AddBackward0>" and not y.is_leaf
    with pytest.raises(RuntimeError, match="leaf"):
        y.requires_grad = False


def test_backward_arguments():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = x * x
    with pytest.raises(RuntimeError, match="scalar outputs"):
        y.backward()
    y.backward(torch.tensor([1.0, 10.0]), retain_graph=True)
    assert x.grad.tolist() == [2, 40]
    y.backward(gradient=torch.ones(2))
    with pytest.raises(RuntimeError):
        y.backward(torch.ones(2))


def test_hooks():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    seen = []
    first = x.register_hook(lambda gradient: seen.append(gradient.tolist()))
    second = x.register_hook(lambda gradient: gradient * 10)
    (x * 3).sum().backward()
    assert seen == [[3, 3]] and x.grad.tolist() == [30, 30]
    first.remove()
    first.remove()
    with second:
        pass
    x.grad = None
    (x * 3).sum().backward()
    assert seen == [[3, 3]] and x.grad.tolist() == [3, 3]
    with pytest.raises(RuntimeError):
        torch.ones(1).register_hook(print)
    with pytest.raises(TypeError):
        x.register_hook(3)


def test_exceptions_of_hooks_come_through():
    x = torch.ones(2, requires_grad=True)

    class Special(Exception):
        pass

    def fail(gradient):
        raise Special("text", 7)

    handle = (x * 1).register_hook(fail)
    y = x * 1
    y.register_hook(fail)
    with pytest.raises(Special) as caught:
        y.sum().backward()
    assert caught.value.args == ("text", 7)
    z = x * 1
    z.register_hook(lambda gradient: 3)
    with pytest.raises(TypeError, match="expected a Tensor or None"):
        z.sum().backward()
    handle.remove()
    (x * 2).sum().backward()
    assert x.grad.tolist() == [2, 2]


def test_hooks_are_freed():
    class Watched:
        def __call__(self, gradient):
            return None

    hook = Watched()
    reference = weakref.ref(hook)
    x = torch.ones(1, requires_grad=True)
    y = x * 2
    handle = y.register_hook(hook)
    del hook, y, handle
    gc.collect()
    assert reference() is None


def test_retained_gradients():
    x = torch.ones(2, requires_grad=True)
    y = x * 2
    y.retain_grad()
    (y * y).sum().backward()
    assert y.grad.tolist() == [4, 4] and x.grad.tolist() == [8, 8]


def test_functional_gradients():
    x = torch.tensor([2.0], requires_grad=True, dtype=torch.float64)
    (first,) = torch._core.grad(x**3, x, create_graph=True)
    assert first.item() == 12
    (second,) = torch._core.grad([first], [x])
    assert second.item() == 12 and x.grad is None
    unused = torch.ones(1, requires_grad=True)
    assert torch._core.grad(x * 2, [x, unused], allow_unused=True)[1] is None
    with pytest.raises(RuntimeError, match="allow_unused"):
        torch._core.grad(x * 2, [x, unused])
    with pytest.raises(RuntimeError):
        torch._core.grad([x * 2], [x], [None, None])
    with pytest.raises(TypeError):
        torch._core.grad(x * 2, 3)


def test_gradcheck():
    x = torch.tensor([0.5, -0.25], dtype=torch.float64, requires_grad=True)
    assert torch._core.gradcheck(lambda v: (v * v * v).sum(), [x], order=2) is True
    with pytest.raises(RuntimeError):
        torch._core.gradcheck(lambda v: (v.detach() * v).sum(), [x])
    with pytest.raises(ZeroDivisionError):
        torch._core.gradcheck(lambda v: 1 // 0, [x])
    with pytest.raises(TypeError):
        torch._core.gradcheck(lambda v: 3, [x])


def test_grad_mode_belongs_to_the_thread():
    assert torch.is_grad_enabled() and torch._core._set_grad_enabled(False) is True
    try:
        other = []
        thread = threading.Thread(target=lambda: other.append(torch.is_grad_enabled()))
        thread.start()
        thread.join()
        assert other == [True] and not (torch.ones(1, requires_grad=True) * 2).requires_grad
    finally:
        torch._core._set_grad_enabled(True)


def test_threads_run_beside_each_other():
    x = torch.ones(300, 300)
    results = []

    def work():
        for _ in range(20):
            results.append((x @ x).sum().item())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [300.0**3] * 80


# --- optimizers, generators, the process ---------------------------------------------------------------------------------


def test_optimizer_step():
    p, g, b = torch.tensor([1.0, 2.0]), torch.tensor([0.5, 1.0]), torch.zeros(2)
    step = torch._core.optimizer_step
    step("sgd", [p], [g], [[b]], {"lr": 0.1, "momentum": 0.9}, [True])
    assert p.tolist() == pytest.approx([0.95, 1.9]) and b.tolist() == [0.5, 1.0]
    step("sgd", [p], [g], [[b]], {"lr": 0.1, "momentum": 0.9}, first_steps=[False])
    assert b.tolist() == pytest.approx([0.95, 1.9]) and p.tolist() == pytest.approx([0.855, 1.71])
    step("sgd", [p], [g], [[None]], {"lr": 1.0})
    assert p.tolist() == pytest.approx([0.355, 0.71])
    # The same parameter twice is two steps.
    step("sgd", [p, p], [g, g], [[None], [None]], {"lr": 0.0})
    for wrong in ([], [g, g]):
        with pytest.raises(ValueError):
            step("sgd", [p], wrong, [[None]])
    for states in ([], [[]], [[None, None]]):
        with pytest.raises(ValueError):
            step("sgd", [p], [g], states)
    with pytest.raises(ValueError, match="unknown algorithm"):
        step("none", [p], [g], [[None]])
    with pytest.raises(ValueError, match="'momentum_buffer' of parameter 0 is missing"):
        step("sgd", [p], [g], [[None]], {"momentum": 0.5})
    with pytest.raises(RuntimeError, match="must match"):
        step("sgd", [p], [torch.ones(3)], [[None]])
    for states, options in (([None], None), ([[None]], {"lr": "a"}), ([[None]], {"lr": None}), ([[None]], 3), ([[3]], None)):
        with pytest.raises(TypeError):
            step("sgd", [p], [g], states, options)
    with pytest.raises(TypeError):
        step("sgd", [p], [None], [[None]])
    assert p.tolist() == pytest.approx([0.355, 0.71])


def test_adam_step():
    p, g, m, v, t = torch.tensor([1.0]), torch.tensor([0.5]), torch.zeros(1), torch.zeros(1), torch.tensor(0.0)
    torch._core.optimizer_step("adam", [p], [g], [[m, v, None, t]], {"lr": 0.1})
    # The first step of Adam goes lr against the sign of the gradient.
    assert p.item() == pytest.approx(0.9, abs=1e-6) and m.item() == pytest.approx(0.05) and v.item() == pytest.approx(0.00025)
    assert t.item() == 1.0
    with pytest.raises(RuntimeError, match="'step' of parameter 0 must be one floating number"):
        torch._core.optimizer_step("adam", [p], [g], [[m, v, None, torch.zeros(2)]])


def test_generators():
    generator = torch.Generator()
    assert generator.manual_seed(7) is generator and generator.initial_seed() == 7
    first = torch.randn(4, generator=generator).tolist()
    state = generator.get_state()
    second = torch.randn(4, generator=generator).tolist()
    generator.set_state(state)
    assert torch.randn(4, generator=generator).tolist() == second != first
    assert torch.randn(4, generator=torch.Generator().manual_seed(7)).tolist() == first
    assert torch.randn(4, generator=pickle.loads(pickle.dumps(generator))).tolist() == torch.randn(4, generator=generator).tolist()
    generator.manual_seed(-1)
    assert generator.initial_seed() == 2**64 - 1
    with pytest.raises(OverflowError):
        generator.manual_seed(2**70)
    with pytest.raises(TypeError):
        generator.manual_seed("a")
    with pytest.raises(TypeError):
        generator.set_state(3)
    torch.default_generator.manual_seed(3)
    drawn = torch.randn(2).tolist()
    torch.manual_seed(3)
    assert torch.randn(2).tolist() == drawn


def test_files(tmp_path):
    path = tmp_path / "tensors.safetensors"
    torch._core.save_safetensors(path, {"a": torch.tensor([[1.0, 2.0]]), "b": torch.tensor([3])})
    assert torch._core.load_safetensors(str(path), "a").tolist() == [[1, 2]]
    assert torch._core.load_safetensors(path, "b").dtype is torch.int64
    with pytest.raises(RuntimeError):
        torch._core.load_safetensors(path, "c")
    with pytest.raises(TypeError):
        torch._core.save_safetensors(path, {"a": 3})
    idx = tmp_path / "images.idx"
    idx.write_bytes(bytes([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6]))
    assert torch._core.load_idx(idx).tolist() == [[5, 6]]
    idx.write_bytes(idx.read_bytes()[:-1])
    with pytest.raises(OSError):
        torch._core.load_idx(idx)


def test_the_process():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    assert torch.get_num_threads() == 1
    torch.set_num_threads(threads)
    with pytest.raises(ValueError):
        torch.set_num_threads(0)
    before = torch.memory_statistics()["bytes_in_use"]
    x = torch.zeros(1000)
    assert torch.memory_statistics()["bytes_in_use"] >= before + 4000
    del x
    assert torch.memory_statistics()["bytes_in_use"] == before
    assert torch.__version__ in torch.__version__ and torch.build_config()


def test_nothing_is_leaked():
    def work():
        x = torch.randn(3, 4, requires_grad=True)
        y = ((x @ x.T) * 2 - 1)[0, :2]
        y.register_hook(lambda gradient: gradient * 2)
        y.sum().backward(create_graph=False)
        x.grad.tolist(), x.max(1), x.split(2), list(x), memoryview(x), np.asarray(x.detach())
        for bad in (lambda: x + torch.ones(7), lambda: x["a"], lambda: torch.tensor([[1], [2, 3]]), lambda: torch.cat([x, 3])):
            with pytest.raises(Exception):
                bad()

    work()
    gc.collect()
    before = torch.live_objects()
    for _ in range(5):
        work()
    gc.collect()
    assert torch.live_objects() == before
