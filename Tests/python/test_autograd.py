"""Custom functions, the graph, anomalies, checkpoints and the functional interface, against PyTorch where it has the same."""

import gc

import numpy as np
import pytest
import torch as reference

import dlcore
import dlcore.autograd
import dlcore.utils.checkpoint
from dlcore import nn
from oracle import draws

BOTH = pytest.mark.parametrize("torch", [dlcore, reference], ids=["dlcore", "torch"])


def functions(torch):
    """The same custom functions for either library."""
    Function = torch.autograd.Function

    class Cube(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x * x * x

        @staticmethod
        def backward(ctx, gradient):
            (x,) = ctx.saved_tensors
            return 3 * x * x * gradient

    class Exp(Function):
        @staticmethod
        def forward(ctx, x):
            y = x.exp()
            ctx.save_for_backward(y)
            return y

        @staticmethod
        def backward(ctx, gradient):
            (y,) = ctx.saved_tensors
            return gradient * y

    class Mix(Function):
        @staticmethod
        def forward(a, b, factor):
            return a * b * factor, a + b, (a > b)

        @staticmethod
        def setup_context(ctx, inputs, output):
            a, b, ctx.factor = inputs
            ctx.save_for_backward(a, b)
            ctx.mark_non_differentiable(output[2])

        @staticmethod
        def backward(ctx, product, total, comparison):
            a, b = ctx.saved_tensors
            left = product * b * ctx.factor + total if ctx.needs_input_grad[0] else None
            right = product * a * ctx.factor + total if ctx.needs_input_grad[1] else None
            return left, right, None

    return Cube, Exp, Mix


@draws(8)
def test_custom_functions(draw):
    x, y = draw.randn(2, 3), draw.randn(3)

    def compute(torch, x, y):
        Cube, Exp, Mix = functions(torch)
        product, total, larger = Mix.apply(Exp.apply(x), Cube.apply(y), 0.7)
        return product + total.sin() * larger.to(total.dtype)

    draw.compare(compute, x, y)


@BOTH
def test_custom_function_context(torch):
    seen = []

    class Probe(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a, text, b, c):
            seen.append(ctx.needs_input_grad)
            ctx.set_materialize_grads(False)
            return a + b, a - b, a * 1

        @staticmethod
        def backward(ctx, *gradients):
            seen.append(tuple(gradient is None for gradient in gradients))
            return gradients[0], None, gradients[0], None, None, None

    a, b = torch.ones(2, requires_grad=True), torch.ones(2)
    first, _, _ = Probe.apply(a, "text", b, None)
    assert first.requires_grad and not first.is_leaf and first.grad_fn.name() == "ProbeBackward"
    first.sum().backward()
    assert seen == [(True, False, False, False), (False, True, True)]
    with torch.no_grad():
        assert not Probe.apply(a, "text", b, None)[0].requires_grad
    if torch is dlcore:
        with pytest.raises(RuntimeError, match="should not be instantiated"):
            Probe()


@BOTH
def test_custom_function_errors(torch):
    def make(backward, save=False):
        class Broken(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x, k=None):
                if save:
                    ctx.save_for_backward(x)
                return x * 2

        Broken.backward = staticmethod(backward)
        return Broken

    x = torch.ones(3, requires_grad=True)
    with pytest.raises(RuntimeError, match="returned an incorrect number of gradients"):
        make(lambda ctx, g: (g, g)).apply(x).sum().backward()
    with pytest.raises(RuntimeError, match="returned an invalid gradient at index 0"):
        make(lambda ctx, g: torch.ones(5)).apply(x).sum().backward()
    with pytest.raises(RuntimeError, match="returned a gradient different than None at position 2"):
        make(lambda ctx, g: (g, g)).apply(x, 3).sum().backward()
    with pytest.raises(ZeroDivisionError):
        make(lambda ctx, g: g * (1 // 0)).apply(x).sum().backward()
    saving = make(lambda ctx, g: g * ctx.saved_tensors[0], save=True)
    y = saving.apply(x).sum()
    y.backward()
    with pytest.raises(RuntimeError, match="backward through the graph a second time"):
        y.backward()
    base = torch.ones(3, requires_grad=True)
    middle = base * 1
    y = saving.apply(middle).sum()
    middle.mul_(2)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.backward()


@BOTH
def test_custom_function_in_place_and_once_differentiable(torch):
    from importlib import import_module

    once_differentiable = import_module(torch.__name__ + ".autograd.function").once_differentiable

    class Double(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.mark_dirty(x)
            x.mul_(2)
            return x

        @staticmethod
        def backward(ctx, gradient):
            return gradient * 2

    x = torch.ones(3, requires_grad=True)
    middle = x * 3
    result = Double.apply(middle)
    assert result is middle and middle.tolist() == [6, 6, 6]
    result.sum().backward()
    assert x.grad.tolist() == [6, 6, 6]
    with pytest.raises(RuntimeError, match="leaf Variable that requires grad"):
        Double.apply(x)

    class Once(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x * x

        @staticmethod
        @once_differentiable
        def backward(ctx, gradient):
            return gradient * 2 * ctx.saved_tensors[0]

    x = torch.full((2,), 3.0, requires_grad=True)
    (gradient,) = torch.autograd.grad((Once.apply(x) * x).sum(), x, create_graph=True)
    assert gradient.tolist() == [27, 27]
    with pytest.raises(RuntimeError, match="once_differentiable"):
        gradient.sum().backward()


def test_custom_functions_are_freed():
    Cube, Exp, Mix = functions(dlcore)

    def work():
        x = dlcore.ones(3, requires_grad=True)
        y = Mix.apply(Exp.apply(x), Cube.apply(x), 2.0)[0]
        (gradient,) = dlcore.autograd.grad(y.sum(), x, create_graph=True)
        gradient.sum().backward()
        Exp.apply(x)

    work()
    gc.collect()
    before = dlcore.live_objects()
    for _ in range(3):
        work()
    gc.collect()
    assert dlcore.live_objects() == before


@BOTH
def test_graph(torch):
    x = torch.ones(2, requires_grad=True)
    y = (x * 2).sin()
    node = y.grad_fn
    assert node.name() == "SinBackward0" and len(node.next_functions) == 1
    inner, position = node.next_functions[0]
    assert inner.name() == "MulBackward0" and position == 0
    assert inner.next_functions[0][0].name().endswith("AccumulateGrad")
    assert x.grad_fn is None and y.grad_fn == y.grad_fn


@BOTH
def test_post_accumulate_hook_and_inputs(torch):
    x = torch.ones(2, requires_grad=True)
    seen = []
    handle = x.register_post_accumulate_grad_hook(lambda p: seen.append((p is x, p.grad.tolist())))
    (x * 3).sum().backward()
    (x * 2).sum().backward()
    handle.remove()
    (x * 2).sum().backward()
    assert seen == [(True, [3, 3]), (True, [5, 5])]
    with pytest.raises(RuntimeError, match="non-leaf"):
        (x * 2).register_post_accumulate_grad_hook(lambda p: None)
    a, b = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
    (a * b).sum().backward(inputs=[a])
    assert a.grad.tolist() == [1, 1] and b.grad is None


def test_hooks_that_know_their_tensor_are_freed():
    def work():
        x = dlcore.ones(2, requires_grad=True)
        x.register_hook(lambda gradient: gradient * x.detach())
        y = x * 2
        y.register_hook(lambda gradient: gradient + y.detach())
        z = y.sum()
        z.backward()
        return x.grad.tolist()

    def collect():
        # What a graph holds can be seen once the graph is gone.
        for _ in range(3):
            gc.collect()

    assert work() == [6, 6]
    collect()
    before = dlcore.live_objects()
    for _ in range(3):
        work()
    collect()
    assert dlcore.live_objects() == before
    # A hook outlives the object of its tensor as long as the graph needs it.
    x = dlcore.ones(2, requires_grad=True)
    y = x * 2
    y.register_hook(lambda gradient, y=y: gradient * 5)
    z = y.sum()
    del y
    gc.collect()
    z.backward()
    assert x.grad.tolist() == [10, 10]


@BOTH
def test_anomalies_are_named(torch):
    x = torch.tensor([-1.0, 1.0], requires_grad=True)
    with torch.autograd.set_detect_anomaly(True):
        with pytest.raises(RuntimeError, match="Function 'SqrtBackward0' returned nan values in its 0th output"):
            x.sqrt().sum().backward()
    x.sqrt().sum().backward()
    with torch.autograd.detect_anomaly(check_nan=False):
        x.sqrt().sum().backward()
    with torch.autograd.detect_anomaly():
        (x * x).sum().backward()


def test_anomalies_forward():
    x = dlcore.tensor([-1.0, 1.0], requires_grad=True)
    with dlcore.autograd.detect_anomaly(check_forward=True):
        with pytest.raises(RuntimeError, match=r"log: returned nan values, and no input has any: input 0: float32\[2\]"):
            (x * 2).log()
        (x * 2).exp().sum().backward()
    (x * 2).log()


@BOTH
def test_grad_options(torch):
    x, z = torch.ones(3, requires_grad=True), torch.ones(3, requires_grad=True)
    y = x * 2
    weights = torch.eye(3)
    (rows,) = torch.autograd.grad(y, x, weights, is_grads_batched=True, retain_graph=True)
    assert rows.tolist() == (2 * weights).tolist()
    with pytest.raises(RuntimeError, match="not have been used in the graph"):
        torch.autograd.grad(y.sum(), (x, z), retain_graph=True)
    assert torch.autograd.grad(y.sum(), (x, z), allow_unused=True, retain_graph=True)[1] is None
    assert torch.autograd.grad(y.sum(), (x, z), materialize_grads=True)[1].tolist() == [0, 0, 0]


def test_gradcheck_forms():
    x = dlcore.randn(3, dtype=dlcore.float64, requires_grad=True)
    assert dlcore.autograd.gradcheck(lambda x, k: (x * k, x.sin()), (x, 2.0))
    assert dlcore.autograd.gradgradcheck(lambda x: x**3, x)
    wrong = functions(dlcore)[0]

    class Wrong(dlcore.autograd.Function):
        forward = staticmethod(wrong.forward)
        backward = staticmethod(lambda ctx, g: g)

    assert not dlcore.autograd.gradcheck(Wrong.apply, (x,), raise_exception=False)
    with pytest.raises(dlcore.autograd.GradcheckError, match="Jacobian mismatch"):
        dlcore.autograd.gradcheck(Wrong.apply, (x,))
    with pytest.raises(ValueError, match="at least one input tensor to require gradient"):
        dlcore.autograd.gradcheck(lambda x: x, (x.detach(),))


# --- checkpoints ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reentrant", [True, False])
def test_checkpoint(reentrant):
    model = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Dropout(0.5), nn.Linear(8, 2), nn.Tanh())
    x = dlcore.randn(4, 3, requires_grad=True)

    def gradients(run):
        dlcore.manual_seed(1)
        model.zero_grad()
        x.grad = None
        result = run()
        drawn = dlcore.rand(1).item()
        result.square().sum().backward()
        return [x.grad, *(p.grad for p in model.parameters())], drawn

    whole, first = gradients(lambda: model(x))
    for run in (
        lambda: dlcore.utils.checkpoint.checkpoint(model, x, use_reentrant=reentrant),
        lambda: dlcore.utils.checkpoint.checkpoint_sequential(model, 2, x, use_reentrant=reentrant),
    ):
        again, second = gradients(run)
        assert first == second
        for a, b in zip(whole, again):
            assert dlcore.allclose(a, b)
    # Without an input that requires gradients the parameters get theirs all the same.
    if not reentrant:
        model.zero_grad()
        dlcore.utils.checkpoint.checkpoint(model, x.detach(), use_reentrant=False).sum().backward()
        assert all(p.grad is not None for p in model.parameters())


def test_checkpoint_keeps_less():
    def block(x):
        for _ in range(20):
            x = x.sin()
        return x

    x = dlcore.randn(1000, requires_grad=True)
    plain = block(x)
    whole = dlcore.live_objects()
    del plain
    for reentrant, kind in ((True, "graph_nodes"), (False, "storages")):
        less = dlcore.utils.checkpoint.checkpoint(block, x, use_reentrant=reentrant)
        assert dlcore.live_objects()[kind] < whole[kind] - 15
        x.grad = None
        less.sum().backward()
        assert dlcore.allclose(x.grad, dlcore.autograd.grad(block(x).sum(), x)[0])
        del less


# --- autograd.functional -------------------------------------------------------------------------------------------------


def to_reference(value):
    return reference.tensor(value.detach().numpy())


def same(mine, theirs, what=""):
    if isinstance(theirs, (tuple, list)):
        assert len(mine) == len(theirs)
        for a, b in zip(mine, theirs):
            same(a, b, what)
        return
    np.testing.assert_allclose(mine.detach().numpy(), theirs.detach().numpy(), rtol=1e-9, atol=1e-12, err_msg=what)
    assert mine.requires_grad == theirs.requires_grad


@draws(6)
def test_functional(draw):
    generator = np.random.default_rng(draw.integer(0, 10**6))
    n, m = draw.integer(1, 4), draw.integer(1, 3)
    arrays = [generator.standard_normal((n, m)), generator.standard_normal(m)]
    v = [generator.standard_normal(array.shape) for array in arrays]
    out = generator.standard_normal(n)

    def vector(a, b):
        return (a * b.exp()).sum(1).tanh()

    def several(a, b):
        return a.sin().sum(0), (a * b).sum()

    def scalar(a, b):
        return (a**3 * b).sum() + b.exp().prod()

    for create_graph in (False, True):
        results = []
        for torch in (dlcore, reference):
            inputs = tuple(torch.tensor(array, requires_grad=True) for array in arrays)
            vectors = tuple(torch.tensor(array) for array in v)
            f, weights = torch.autograd.functional, torch.tensor(out)
            options = {"create_graph": create_graph}
            results.append(
                (
                    f.jacobian(vector, inputs, **options),
                    f.jacobian(several, inputs, **options),
                    f.jacobian(lambda a: vector(a, a[0]), inputs[0], **options),
                    f.hessian(scalar, inputs, **options),
                    f.hessian(lambda b: b.exp().prod(), inputs[1], **options),
                    f.vjp(vector, inputs, weights, **options),
                    f.jvp(vector, inputs, vectors, **options),
                    f.hvp(scalar, inputs, vectors, **options),
                    f.vhp(scalar, inputs, vectors, **options),
                )
            )
        for number, (mine, theirs) in enumerate(zip(*results)):
            same(mine, theirs, f"result {number}, create_graph={create_graph}")


@BOTH
def test_functional_errors(torch):
    f = torch.autograd.functional
    x = torch.ones(2)
    with pytest.raises(RuntimeError, match="strict mode"):
        f.jacobian(lambda x, y: x * 2, (x, x), strict=True)
    with pytest.raises(TypeError):
        f.jacobian(lambda x: x, 3)
    with pytest.raises(RuntimeError):
        f.hessian(lambda x: x, x)
    with pytest.raises(RuntimeError):
        f.vjp(lambda x: x, x)
    with pytest.raises(RuntimeError):
        f.jvp(lambda x: x, x, torch.ones(3))
