"""Hooks on vertices of the graph and on saved values, the traceback of anomalies, and checkpoints, against PyTorch."""

import gc
import warnings

import numpy as np
import pytest
import torch as reference

import dlcore
import dlcore.autograd
import dlcore.utils.checkpoint
from dlcore import nn

BOTH = pytest.mark.parametrize("torch", [dlcore, reference], ids=["dlcore", "torch"])


def listed(values):
    return [None if value is None else value.tolist() for value in values]


# --- hooks on vertices ---------------------------------------------------------------------------------------------------


def hooked(torch):
    """What hooks on all vertices of a small graph are called with, in their order."""
    x = torch.tensor([2.0, 3.0], requires_grad=True)
    y = x * x
    z = y.sum()
    calls = []

    def note(name):
        return lambda *gradients: calls.append((name, *map(listed, gradients)))

    product, leaf = y.grad_fn, y.grad_fn.next_functions[0][0]
    z.grad_fn.register_hook(note("sum"))
    product.register_hook(note("product"))
    product.register_prehook(note("before the product"))
    leaf.register_prehook(note("before the leaf"))
    leaf.register_hook(note("leaf"))
    y.register_hook(lambda gradient: calls.append(("tensor", gradient.tolist())))
    z.backward()
    first, _ = torch.linalg.qr(torch.tensor([[2.0, 0.0], [0.0, 4.0]], requires_grad=True))
    first.grad_fn.register_prehook(note("before the factors"))
    first.grad_fn.register_hook(note("factors"))
    first[0, 1].backward()
    return calls


def test_hooks_on_vertices():
    assert hooked(dlcore) == hooked(reference)


@BOTH
def test_hooks_replace_gradients(torch):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = x * 3
    assert isinstance(y.grad_fn, torch.autograd.graph.Node) and y.grad_fn.name() == "MulBackward0"
    y.grad_fn.register_prehook(lambda results: (results[0] * 2,))
    handle = y.grad_fn.register_hook(lambda inputs, results: (inputs[0] * 10, *inputs[1:]))
    y.sum().backward(retain_graph=True)
    assert x.grad.tolist() == [60.0, 60.0]
    handle.remove()
    handle.remove()
    x.grad = None
    y.sum().backward()
    assert x.grad.tolist() == [6.0, 6.0]


@BOTH
def test_hooks_replace_gradients_of_gradients(torch):
    x = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True)
    y = x.exp()
    y.grad_fn.register_hook(lambda inputs, results: (inputs[0] * x,))
    (gradient,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    np.testing.assert_allclose(gradient.tolist(), (x.exp() * x).tolist())
    # The derivative of x exp(x) by way of the saved y, which the hook multiplies by x once more.
    (second,) = torch.autograd.grad(gradient.sum(), x)
    np.testing.assert_allclose(second.tolist(), (x.exp() * (x * x + 1)).tolist())


@BOTH
def test_wrong_hooks(torch):
    x = torch.ones(2, requires_grad=True)
    for hook, error, text in (
        (lambda inputs, results: inputs[0], TypeError, "expected tuple, but hook returned"),
        (lambda inputs, results: inputs * 2, RuntimeError, r"hook '<lambda>' has returned an incorrect number of values \(got 2, but expected 1\)"),
        (lambda inputs, results: (torch.ones(3),), RuntimeError, "has changed the size of value"),
        (lambda inputs, results: (3,), TypeError, "but hook returned 'int'"),
        (lambda inputs, results: 1 / 0, ZeroDivisionError, "division"),
    ):
        y = x.exp()
        y.grad_fn.register_hook(hook)
        with pytest.raises(error, match=text):
            y.sum().backward()
        y = x.exp()
        y.grad_fn.register_prehook(lambda results, hook=hook: hook(results, results))
        with pytest.raises(error, match=text):
            y.sum().backward()
    with pytest.raises((TypeError, RuntimeError, AttributeError)):
        y = x.exp()
        y.grad_fn.register_hook(3)
        y.sum().backward()
    assert x.grad is None


def test_hooks_on_vertices_are_freed():
    gc.collect()
    before = dlcore.live_objects()
    x = dlcore.ones(2, requires_grad=True)
    y = x.exp()
    y.grad_fn.register_hook(lambda inputs, results: None)
    y.sum().backward()
    del x, y
    gc.collect()
    assert dlcore.live_objects() == before


@BOTH
def test_gradient_edges(torch):
    x = torch.ones(4, requires_grad=True)
    node, position, _ = torch.autograd.graph.get_gradient_edge(x)
    assert node.name().endswith("AccumulateGrad") and position == 0
    edge = torch.autograd.graph.get_gradient_edge(torch.linalg.qr(x.reshape(2, 2))[1])
    assert edge.node.name() == "LinalgQrBackward0" and edge.output_nr == 1
    with pytest.raises(RuntimeError, match="does not require gradients"):
        torch.autograd.graph.get_gradient_edge(torch.ones(2))


# --- hooks on saved values -----------------------------------------------------------------------------------------------


def packing(torch, dtype=None):
    """Hooks that keep lists of numbers instead of tensors, and count their calls."""
    counts = [0, 0]

    def pack(tensor):
        counts[0] += 1
        return tensor.tolist(), tensor.dtype

    def unpack(packed):
        counts[1] += 1
        return torch.tensor(packed[0], dtype=packed[1])

    return torch.autograd.graph.saved_tensors_hooks(pack, unpack), counts


def network(torch, x, w):
    class Cube(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            y = x**3
            ctx.save_for_backward(x, y)
            return y

        @staticmethod
        def backward(ctx, gradient):
            x, y = ctx.saved_tensors
            return gradient * (2 * x * x + y / x)

    hidden = torch.nn.functional.conv2d(x, w, padding=1).tanh()
    pooled = torch.nn.functional.max_pool2d(hidden, 2)
    return (Cube.apply(pooled).softmax(-1) * pooled.sigmoid()).sum((2, 3)).exp().mean()


def test_saved_tensors_hooks():
    generator = np.random.default_rng(0)
    image, weight = generator.standard_normal((2, 3, 4, 4)), generator.standard_normal((2, 3, 3, 3))
    results = []
    for torch in (dlcore, reference):
        for is_hooked in (False, True):
            x, w = (torch.tensor(array, requires_grad=True) for array in (image, weight))
            hooks, counts = packing(torch)
            if is_hooked:
                with hooks:
                    loss = network(torch, x, w)
                assert counts[0] > 5 and counts[1] == 0
            else:
                loss = network(torch, x, w)
            first = torch.autograd.grad(loss, (x, w), create_graph=True)
            second = torch.autograd.grad(sum(g.square().sum() for g in first), (x, w))
            assert not is_hooked or counts[1] > 5
            results.append([loss, *first, *second])
    for other in results[1:]:
        for a, b in zip(results[0], other):
            np.testing.assert_allclose(a.detach().numpy(), b.detach().numpy(), rtol=1e-9, atol=1e-12)


@BOTH
def test_nested_and_wrong_saved_tensors_hooks(torch):
    hooks = torch.autograd.graph.saved_tensors_hooks
    x = torch.tensor([0.5], requires_grad=True)
    calls = []
    with hooks(lambda t: calls.append("outer") or t, lambda t: t):
        with hooks(lambda t: calls.append("inner") or t, lambda t: t):
            x.sin()
        x.sin()
        with torch.no_grad():
            x.sin()
    x.sin()
    assert calls == ["inner", "outer"]
    for pack, unpack, error, text in (
        (lambda t: 1 / 0, lambda t: t, ZeroDivisionError, "division"),
        (lambda t: t, lambda t: 1 / 0, ZeroDivisionError, "division"),
        (lambda t: t, lambda t: 3, TypeError, "unpack_hook expected to be a Tensor"),
        (lambda t: t.mul_(2), lambda t: t, RuntimeError, "modifying its input"),
    ):
        with pytest.raises(error, match=text):
            with hooks(pack, unpack):
                y = x.detach().requires_grad_().exp().sin()
            y.sum().backward()
    with torch.autograd.graph.disable_saved_tensors_hooks("no hooks here"):
        with pytest.raises(RuntimeError, match="no hooks here"):
            with hooks(lambda t: t, lambda t: t):
                pass
    with torch.autograd.graph.save_on_cpu():
        y = x.exp()
    y.sum().backward()
    assert x.grad.item() == pytest.approx(y.item())


def test_unpacked_values_have_the_shape_of_the_packed_ones():
    x = dlcore.rand(2, 3, requires_grad=True)
    for change in (lambda t: t.reshape(-1), lambda t: t.double(), lambda t: t[:1]):
        with dlcore.autograd.graph.saved_tensors_hooks(lambda t: t.detach(), change):
            y = x.exp()
        with pytest.raises(RuntimeError, match="unpack hook must return a tensor of dlcore.float32|unpack hook must return"):
            y.sum().backward()


def test_packed_values_are_freed():
    gc.collect()
    before = dlcore.live_objects()
    x = dlcore.ones(2, requires_grad=True)
    with dlcore.autograd.graph.saved_tensors_hooks(lambda t: t.detach(), lambda t: t):
        y = (x.exp() * x).sum()
        z = x.sin()
    y.backward()
    del x, y, z
    gc.collect()
    assert dlcore.live_objects() == before


# --- anomalies -----------------------------------------------------------------------------------------------------------


@BOTH
def test_traceback_of_an_anomaly(torch):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with torch.autograd.detect_anomaly():
            x = torch.tensor([-1.0], requires_grad=True)
            y = x.sqrt()  # the line that the traceback shows
            with pytest.raises(RuntimeError, match="SqrtBackward0"):
                y.sum().backward()
    texts = [str(warning.message) for warning in caught if "Error detected in SqrtBackward0" in str(warning.message)]
    assert len(texts) == 1 and "Traceback of forward call that caused the error:" in texts[0]
    assert "the line that the traceback shows" in texts[0] and "test_traceback_of_an_anomaly" in texts[0]


def test_traceback_only_while_anomalies_are_looked_for():
    x = dlcore.tensor([-1.0], requires_grad=True)
    y = x.sqrt()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with dlcore.autograd.detect_anomaly(), pytest.raises(RuntimeError, match="SqrtBackward0"):
            y.sum().backward()


# --- checkpoints ---------------------------------------------------------------------------------------------------------


def test_second_derivatives_through_a_checkpoint():
    generator = np.random.default_rng(1)
    arrays = [generator.standard_normal(shape) for shape in ((4, 3), (5, 3), (5,))]
    results = []
    for torch in (dlcore, reference):
        for is_checkpoint in (False, True):
            x, w, b = (torch.tensor(array, requires_grad=True) for array in arrays)

            def block(x, factor=1.0):
                h = torch.nn.functional.linear(x, w, b).tanh() * factor
                return h.sigmoid(), (h**3).softmax(-1)

            def twice(x):
                first, second = block(x, factor=2.0)
                return first * second

            if is_checkpoint:
                run = torch.utils.checkpoint.checkpoint
                y = run(lambda x: run(twice, x, use_reentrant=False) + x.sum(), x, use_reentrant=False)
            else:
                y = twice(x) + x.sum()
            gradients = torch.autograd.grad(y.square().sum(), (x, w, b), create_graph=True)
            second = torch.autograd.grad(sum(g.square().sum() for g in gradients), (x, w, b), create_graph=True)
            third = torch.autograd.grad(second[0].sum(), (x, w))
            results.append([y, *gradients, *second, *third])
    for other in results[1:]:
        for a, b in zip(results[0], other):
            np.testing.assert_allclose(a.detach().numpy(), b.detach().numpy(), rtol=1e-9, atol=1e-11)


def test_gradient_penalty_through_a_checkpoint():
    dlcore.manual_seed(3)
    critic = nn.Sequential(nn.Linear(3, 16), nn.Softplus(), nn.Linear(16, 1)).double()
    x = dlcore.randn(5, 3, dtype=dlcore.float64, requires_grad=True)

    def penalty(call):
        critic.zero_grad()
        (slope,) = dlcore.autograd.grad(call(x).sum(), x, create_graph=True)
        ((slope.norm(dim=1) - 1) ** 2).mean().backward()
        return [parameter.grad for parameter in critic.parameters() if parameter.grad is not None]

    plain = penalty(critic)
    again = penalty(lambda x: dlcore.utils.checkpoint.checkpoint(critic, x, use_reentrant=False))
    assert len(plain) == len(again)
    for a, b in zip(plain, again):
        np.testing.assert_allclose(a.numpy(), b.numpy(), rtol=1e-12)


@BOTH
def test_checkpoint_runs_again_once_and_no_further_than_needed(torch):
    calls = []

    def block(x):
        calls.append("begin")
        y = x.sin().exp()
        calls.append("middle")
        z = y + 1
        calls.append("end")
        return z

    x = torch.ones(3, requires_grad=True)
    y = torch.utils.checkpoint.checkpoint(block, x, use_reentrant=False)
    y.sum().backward()
    assert calls.count("begin") == 2 and calls.count("end") == 1
    with torch.no_grad():
        torch.utils.checkpoint.checkpoint(block, x, use_reentrant=False)
    assert calls.count("begin") == 3


@BOTH
def test_checkpoint_that_computes_something_else(torch):
    checkpoint = torch.utils.checkpoint
    sizes = iter((2, 3))

    def block(x):
        return x.expand(next(sizes)).exp()

    y = checkpoint.checkpoint(block, torch.ones(1, requires_grad=True), use_reentrant=False)
    with pytest.raises(checkpoint.CheckpointError, match="different metadata"):
        y.sum().backward()
    lengths = iter((3, 1))

    def shorter(x):
        for _ in range(next(lengths)):
            x = x.exp()
        return x

    y = checkpoint.checkpoint(shorter, torch.ones(1, requires_grad=True), use_reentrant=False)
    with pytest.raises(checkpoint.CheckpointError, match="different number of tensors"):
        y.sum().backward()
