"""The package as a whole: what an import loads, the names it has, switches and the device."""

import os
import pickle
import subprocess
import sys

import pytest

import dlcore as torch


def run(program):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_import_is_small():
    loaded = run("import sys, dlcore; print(*sorted(sys.modules))").split()
    assert "dlcore._core" in loaded
    unwanted = {"numpy", "torch", "typing", "inspect", "dataclasses", "dlcore.nn", "dlcore.optim", "dlcore.utils", "json"}
    assert not unwanted & (set(loaded) - set(run("import sys; print(*sorted(sys.modules))").split()))


def test_submodules_are_there_without_an_import():
    program = (
        "import dlcore as torch; torch.nn.Linear, torch.nn.functional.relu, torch.nn.init, torch.nn.utils.clip_grad_norm_,"
        "torch.optim.lr_scheduler.StepLR, torch.utils.data.DataLoader, torch.autograd.grad, torch.save, torch.load,"
        "torch.datasets.load_idx, torch.testing.assert_close, torch.cuda.is_available; import sys;"
        "print('numpy' in sys.modules)"
    )
    assert run(program) == "False"


def test_names_of_the_package():
    names = """Tensor Generator tensor as_tensor from_numpy frombuffer from_dlpack zeros ones empty full arange linspace eye
        rand randn randint randperm zeros_like ones_like empty_like full_like rand_like randn_like cat stack where matmul
        add sub mul div pow exp log sqrt tanh sigmoid relu sum mean max min argmax gather scatter_add softmax log_softmax
        conv2d max_pool2d dropout no_grad enable_grad set_grad_enabled is_grad_enabled inference_mode manual_seed seed
        initial_seed get_rng_state set_rng_state default_generator save load get_num_threads set_num_threads float32 float64
        int64 int32 uint8 bool float double long int get_default_dtype set_default_dtype is_tensor is_floating_point numel
        Size device cuda inf nan pi e set_printoptions nn optim utils autograd testing datasets"""
    assert [name for name in names.split() if not hasattr(torch, name)] == []
    assert {"nn", "save"} <= set(dir(torch))
    with pytest.raises(AttributeError, match="module 'dlcore' has no attribute 'nothing'"):
        torch.nothing


def test_version():
    assert torch.__version__.count(".") == 2


def test_grad_modes():
    x = torch.ones(1, requires_grad=True)
    with torch.no_grad():
        assert not (x * 2).requires_grad
        with torch.enable_grad():
            assert (x * 2).requires_grad
        assert not torch.is_grad_enabled()
    assert torch.is_grad_enabled()

    @torch.no_grad()
    def first(value):
        "doc"
        return (value * 2).requires_grad

    @torch.no_grad
    def second(value):
        return (value * 2).requires_grad

    assert not first(x) and not second(x) and first.__name__ == "first" and first.__doc__ == "doc"
    with torch.set_grad_enabled(False):
        assert not torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    assert not torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    with torch.inference_mode():
        assert not torch.is_grad_enabled()
    with pytest.raises(KeyError):
        with torch.no_grad():
            raise KeyError
    assert torch.is_grad_enabled()


def test_device():
    assert not torch.cuda.is_available() and torch.cuda.device_count() == 0
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    assert str(device) == "cpu" and device.type == "cpu" and device == torch.device("cpu")
    assert repr(torch.device("cpu")) == "device(type='cpu')" and torch.device("cpu:0").index == 0
    x = torch.ones(2)
    assert str(x.device) == "cpu" and x.to("cpu") is x and x.to(device) is x and x.cpu() is x
    assert x.to(torch.float64).dtype == torch.float64 and x.to(torch.zeros(1, dtype=torch.int64)).dtype == torch.int64
    assert torch.zeros(2, device="cpu").tolist() == [0.0, 0.0] and torch.zeros(2, device=device).tolist() == [0.0, 0.0]
    with pytest.raises((RuntimeError, ValueError, NotImplementedError)):
        torch.device("cuda")
    with pytest.raises((RuntimeError, ValueError, NotImplementedError)):
        x.to("cuda")


def test_random_state():
    torch.manual_seed(7)
    assert torch.initial_seed() == 7
    state = torch.get_rng_state()
    first = torch.rand(4).tolist()
    torch.set_rng_state(state)
    assert torch.rand(4).tolist() == first
    torch.manual_seed(7)
    assert torch.rand(4).tolist() == first
    assert torch.seed() == torch.initial_seed() != 7


def test_default_dtype():
    assert torch.get_default_dtype() == torch.float32
    try:
        torch.set_default_dtype(torch.float64)
        assert torch.tensor(1.0).dtype == torch.zeros(1).dtype == torch.float64
        assert repr(torch.tensor([1.0])) == "tensor([1.])"
    finally:
        torch.set_default_dtype(torch.float32)


def test_autograd_functions():
    x = torch.tensor(2.0, requires_grad=True)
    y = x * x * x
    (first,) = torch.autograd.grad(y, x, create_graph=True)
    (second,) = torch.autograd.grad(first, [x])
    assert (first.item(), second.item()) == (12.0, 12.0) and x.grad is None
    torch.autograd.backward([x * 3, x * 4])
    assert x.grad.item() == 7.0
    double = torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda v: (v * v).sum(), (double,))
    assert torch.autograd.gradgradcheck(lambda v: (v * v * v).sum(), double)
    assert not torch.autograd.gradcheck(lambda v: (v * v.detach()).sum(), double, raise_exception=False)


def test_tensors_are_pickled_and_copied():
    for tensor in (torch.tensor([[1.5, 2.0]], requires_grad=True), torch.tensor([True]), torch.zeros(0, 2), torch.tensor(3)):
        twin = pickle.loads(pickle.dumps(tensor))
        assert twin.tolist() == tensor.tolist() and twin.dtype == tensor.dtype and tuple(twin.shape) == tuple(tensor.shape)
        assert twin.requires_grad == tensor.requires_grad


def test_numpy_both_ways():
    import numpy

    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    array = x.numpy()
    array[0, 0] = 9.0
    assert x[0, 0].item() == 9.0 and numpy.asarray(x).shape == (2, 2) and array.dtype == numpy.float32
    back = torch.from_numpy(numpy.arange(3))
    assert back.dtype == torch.int64 and back.tolist() == [0, 1, 2]
    with pytest.raises(RuntimeError, match="requires grad"):
        torch.ones(1, requires_grad=True).numpy()


def test_assert_close():
    torch.testing.assert_close(torch.tensor([1.0]), torch.tensor([1.0 + 1e-6]))
    torch.testing.assert_close({"a": [torch.ones(2), 1]}, {"a": [torch.ones(2), 1]})
    torch.testing.assert_close(torch.tensor([float("nan")]), torch.tensor([float("nan")]), equal_nan=True)
    for actual, expected, message in [
        (torch.tensor([1.0]), torch.tensor([1.1]), "not close"),
        (torch.tensor([float("nan")]), torch.tensor([float("nan")]), "not close"),
        (torch.tensor([1.0]), torch.tensor([[1.0]]), "'shape' do not match"),
        (torch.tensor([1.0]), torch.tensor([1]), "'dtype' do not match"),
        ([1], [1, 2], "length"),
    ]:
        with pytest.raises(AssertionError, match=message):
            torch.testing.assert_close(actual, expected)


def test_comparisons():
    x, inf, nan = torch.tensor([1.0, 2.0]), float("inf"), float("nan")
    assert torch.equal(x, x.clone()) and not torch.equal(x, x[:1]) and not x.equal(x + 1)
    assert torch.allclose(x, x + 1e-6) and not torch.allclose(x, x + 1e-3) and x.allclose(x + 0.1, atol=0.2)
    strange = torch.tensor([inf, -inf, nan, inf])
    assert torch.isclose(strange, torch.tensor([inf, inf, nan, 1.0])).tolist() == [True, False, False, False]
    assert torch.isclose(strange, strange, equal_nan=True).tolist() == [True] * 4
    assert torch.isclose(torch.tensor([100, 7]), torch.tensor([101, 8]), rtol=0.01).tolist() == [True, False]
    with pytest.raises(RuntimeError, match="float32 did not match float64"):
        torch.isclose(x, x.double())


def test_norms_and_triangles():
    x = torch.tensor([[3.0, -4.0], [0.0, 12.0]])
    assert torch.norm(x).item() == 13.0 and x.norm(1).item() == 19.0 and x.norm(dim=1).tolist() == [5.0, 12.0]
    assert x.norm(float("inf")).item() == 12.0 and x.norm(0, dim=0, keepdim=True).tolist() == [[1.0, 2.0]]
    assert x.norm(3, dim=0)[0].item() == pytest.approx(3.0) and x.norm(-float("inf"), dim=1).tolist() == [3.0, 0.0]
    ones = torch.ones(2, 3)
    assert torch.tril(ones).tolist() == [[1, 0, 0], [1, 1, 0]] and ones.triu().tolist() == [[1, 1, 1], [0, 1, 1]]
    assert ones.tril(1).tolist() == [[1, 1, 0], [1, 1, 1]] and ones.triu(-1).tolist() == ones.tolist()
    with pytest.raises(RuntimeError, match="at least 2 dimensions"):
        torch.tril(ones[0])
