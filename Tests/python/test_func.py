"""Transformations of functions against torch.func."""

import numpy as np
import pytest
import torch as reference

import dlcore
import dlcore.func
from oracle import SEED

BOTH = pytest.mark.parametrize("torch", [dlcore, reference], ids=["dlcore", "torch"])


def flat(tree):
    if isinstance(tree, dict):
        return [leaf for key in sorted(tree) for leaf in flat(tree[key])]
    if isinstance(tree, (tuple, list)):
        return [leaf for part in tree for leaf in flat(part)]
    return [tree]


def agree(compute, *arrays, rtol=1e-8, seed=None):
    """The same computation in both libraries, in float64."""
    results = []
    for torch in (dlcore, reference):
        results.append(flat(compute(torch, *(torch.tensor(array) for array in arrays))))
    assert len(results[0]) == len(results[1])
    for mine, theirs in zip(*results):
        assert tuple(mine.shape) == tuple(theirs.shape)
        assert str(mine.dtype).split(".")[1] == str(theirs.dtype).split(".")[1]
        np.testing.assert_allclose(mine.detach().numpy(), theirs.detach().numpy(), rtol=rtol, atol=1e-10, err_msg=f"seed {seed}")


def randn(*shape, seed=0):
    return np.random.default_rng(SEED + seed).standard_normal(shape)


# --- derivatives ---------------------------------------------------------------------------------------------------------


def test_derivatives():
    x, y = randn(3, 2), randn(2, seed=1)

    def f(torch, x, y):
        return (x.sin() * y.exp()).sum() + (x**3).mean()

    def g(torch, x, y):
        return (x * y).tanh().sum(0), x.mean()

    def compute(torch, x, y):
        F = torch.func
        scalar, pair = (lambda x, y: f(torch, x, y)), (lambda x, y: g(torch, x, y))
        value, products = F.vjp(pair, x, y)
        return [
            F.grad(scalar)(x, y),
            F.grad(scalar, argnums=1)(x, y),
            F.grad(scalar, argnums=(0, 1))(x, y),
            F.grad_and_value(scalar)(x, y),
            F.grad(lambda x: (scalar(x, y), {"aux": x * 2}), has_aux=True)(x),
            F.grad(lambda p: scalar(p["a"], p["b"]))({"a": x, "b": y}),
            F.grad(lambda z: F.grad(lambda z: (z**4).sum())(z).sum())(y),
            F.grad(F.grad(F.grad(lambda z: z.sin())))(y[0]),
            value,
            products((y, y[0])),
            F.jvp(pair, (x, y), (x * 2, y)),
            F.jacrev(pair, argnums=(0, 1))(x, y),
            F.jacfwd(pair)(x, y),
            F.hessian(scalar)(x, y),
            F.hessian(scalar, argnums=(0, 1))(x, y),
            F.jacrev(F.jacrev(lambda y: (y**3).sum()))(y),
            F.linearize(lambda z: z.sin(), y)[1](y),
        ]

    agree(compute, x, y)


@BOTH
def test_derivatives_and_the_outside(torch):
    w = torch.full((2,), 3.0, requires_grad=True)
    x = torch.ones(2)
    # The result depends on w, outside of the transformation.
    gradient = torch.func.grad(lambda x: (x * x * w).sum())(x)
    assert gradient.requires_grad
    gradient.sum().backward()
    assert w.grad.tolist() == [2, 2]
    assert not torch.func.grad(lambda x: (x * x).sum())(x).requires_grad
    assert torch.func.grad(lambda x: (x * x).sum())(w).requires_grad
    with pytest.raises(RuntimeError, match="scalar Tensor"):
        torch.func.grad(lambda x: x)(x)
    with pytest.raises(RuntimeError, match="return a Tensor"):
        torch.func.grad(lambda x: 3)(x)
    with pytest.raises(RuntimeError, match="argnum"):
        torch.func.grad(lambda x: x.sum(), argnums=2)(x)


# --- vmap over operations ------------------------------------------------------------------------------------------------

UNARY = "abs exp log1p sin cos tanh sigmoid sqrt square neg sign floor relu erf rsqrt reciprocal isnan expm1 logsigmoid softplus gelu silu".split()


@pytest.mark.parametrize("name", UNARY)
def test_unary(name):
    def compute(torch, x):
        function = getattr(torch, name, None) or getattr(torch.nn.functional, name)
        return torch.func.vmap(function)(x.abs() + 0.1), torch.func.vmap(function, 1, 1)(x.abs() + 0.1)

    agree(compute, randn(4, 3, 2))


OPERATIONS = {
    "add": lambda t, a, b: a + b,
    "rsub": lambda t, a, b: 2 - a,
    "div": lambda t, a, b: a / (b.abs() + 1),
    "rdiv": lambda t, a, b: 0.5 / (a.abs() + 1),
    "pow": lambda t, a, b: (a.abs() + 1) ** 2 + 2 ** (b * 0.1),
    "maximum": lambda t, a, b: t.maximum(a, b),
    "where": lambda t, a, b: t.where(a > b, a, b * 2),
    "compare": lambda t, a, b: (a < b) | (a > 1),
    "clamp": lambda t, a, b: a.clamp(-0.5, 0.5),
    "masked_fill": lambda t, a, b: a.masked_fill(a > 0, 3.0),
    "sum": lambda t, a, b: a.sum(),
    "sum_dim": lambda t, a, b: a.sum(0),
    "sum_dims": lambda t, a, b: a.sum((-1, 0)),
    "sum_keepdim": lambda t, a, b: a.sum(-1, keepdim=True),
    "mean": lambda t, a, b: a.mean(dim=1),
    "mean_all": lambda t, a, b: a.mean(),
    "var": lambda t, a, b: a.var(0),
    "std": lambda t, a, b: a.std(),
    "prod": lambda t, a, b: a.prod(1),
    "amax": lambda t, a, b: a.amax(0),
    "max": lambda t, a, b: a.max(),
    "max_dim": lambda t, a, b: a.max(1),
    "max_values": lambda t, a, b: a.max(dim=0).values,
    "min_other": lambda t, a, b: t.min(a, b),
    "argmax": lambda t, a, b: a.argmax(-1),
    "argmax_all": lambda t, a, b: a.argmax(),
    "any": lambda t, a, b: (a > 1).any(),
    "all_dim": lambda t, a, b: (a > -1).all(1),
    "softmax": lambda t, a, b: a.softmax(-1),
    "log_softmax": lambda t, a, b: t.nn.functional.log_softmax(a, dim=0),
    "logsumexp": lambda t, a, b: a.logsumexp(1),
    "matmul": lambda t, a, b: a @ b.transpose(0, 1),
    "matvec": lambda t, a, b: a @ b[0],
    "vecmat": lambda t, a, b: b[:, 0] @ a,
    "dot": lambda t, a, b: t.dot(a[0], b[0]),
    "outer": lambda t, a, b: t.outer(a[0], b[1]),
    "reshape": lambda t, a, b: a.reshape(-1),
    "view": lambda t, a, b: a.view(1, *a.shape),
    "flatten": lambda t, a, b: a.flatten(),
    "permute": lambda t, a, b: a.permute(1, 0),
    "transpose": lambda t, a, b: a.transpose(-1, -2) * a.T,
    "unsqueeze": lambda t, a, b: a.unsqueeze(1).squeeze(1) + a.unsqueeze(-1).squeeze(),
    "expand": lambda t, a, b: a[0].expand(5, a.shape[1]),
    "repeat": lambda t, a, b: a.repeat(2, 1, 1),
    "stack": lambda t, a, b: t.stack([a, b, a * b], 1),
    "cat": lambda t, a, b: t.cat([a, b], -1),
    "split": lambda t, a, b: t.cat(a.split(1, 1)[::-1], 1),
    "chunk": lambda t, a, b: a.chunk(2, 1),
    "unbind": lambda t, a, b: a.unbind(0)[1],
    "iterate": lambda t, a, b: t.stack([row * 2 for row in a]),
    "flip": lambda t, a, b: a.flip(0),
    "tril": lambda t, a, b: a.tril() + t.triu(b, 1),
    "diagonal": lambda t, a, b: a.diagonal(),
    "index": lambda t, a, b: a[0],
    "index_slice": lambda t, a, b: a[1:, ::2],
    "index_none": lambda t, a, b: a[None, ..., 0],
    "index_list": lambda t, a, b: a[[1, 0]],
    "index_tensor": lambda t, a, b: a[:, t.tensor([1, 0, 1])],
    "index_batched": lambda t, a, b: a[b.argmax(0)],
    "gather": lambda t, a, b: a.gather(1, (b > 0).long()),
    "index_select": lambda t, a, b: t.index_select(a, 1, t.tensor([2, 0])),
    "cumsum": lambda t, a, b: a.cumsum(1),
    "in_place": lambda t, a, b: (a * 1).add_(b).mul_(2),
    "set_item": lambda t, a, b: set_item(a * 1, b),
    "zeros_like": lambda t, a, b: t.zeros_like(a) + a.new_ones(3),
    "to": lambda t, a, b: a.to(t.float32),
    "one_hot": lambda t, a, b: t.nn.functional.one_hot((b > 0).long(), 3),
    "layer_norm": lambda t, a, b: t.nn.functional.layer_norm(a, (a.shape[-1],)),
    "linear": lambda t, a, b: t.nn.functional.linear(a, b, b[:, 0]),
    "mse_loss": lambda t, a, b: t.nn.functional.mse_loss(a, b),
    "cross_entropy": lambda t, a, b: t.nn.functional.cross_entropy(a, b.argmax(1)),
    "cross_entropy_one": lambda t, a, b: t.nn.functional.cross_entropy(a[0], b[1].argmax()),
    "constant": lambda t, a, b: t.ones(2),
    "fallback": lambda t, a, b: a.roll(1, 0) + a.lerp(b, 0.3) + t.nn.functional.pad(a, (1, 1)).sum(),
}


def set_item(a, b):
    a[0] = b[1]
    a[:, 1] = 7.0
    return a


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation(name):
    function = OPERATIONS[name]
    a, b = randn(4, 2, 3), randn(4, 2, 3, seed=1)

    def compute(torch, a, b):
        vmap, f = torch.func.vmap, lambda a, b: function(torch, a, b)
        results = [vmap(f)(a, b), vmap(f, (None, 0))(a[0], b), vmap(f, (0, None))(a, b[0]), vmap(f, (1, 2))(a.movedim(0, 1), b.movedim(0, 2))]
        inner = vmap(vmap(f), (0, 1))
        results.append(inner(torch.stack([a, a * 2, a - 1]), torch.stack([b, b * 3, b + 1], 1)))
        return results

    if name == "in_place" or name == "set_item":
        # Where the target is the same for all, the batch has no room in it.
        def compute(torch, a, b):
            return torch.func.vmap(lambda a, b: function(torch, a, b))(a, b)

    agree(compute, a, b)


@pytest.mark.parametrize("name", [n for n, f in OPERATIONS.items() if n not in ("compare", "argmax", "argmax_all", "any", "all_dim", "one_hot", "max_dim", "to", "constant", "zeros_like", "in_place", "set_item")])
def test_gradients_of_samples(name):
    """vmap(grad(f)) and grad of a sum over vmap(f)."""
    function = OPERATIONS[name]
    a, b = randn(3, 2, 3), randn(3, 2, 3, seed=1)

    def compute(torch, a, b):
        def loss(a, b):
            values = function(torch, a, b)
            values = values if isinstance(values, tuple) else (values,)
            return sum((value.sin()).sum() for value in values)

        vmap, grad = torch.func.vmap, torch.func.grad
        return [
            vmap(grad(loss))(a, b),
            vmap(grad(loss), (None, 0))(a[0], b),
            grad(lambda a: vmap(loss)(a, b).sum())(a),
        ]

    agree(compute, a, b)


# --- networks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("single", [False, True])
def test_convolution_and_pooling(single):
    shape = (3, 2, 6, 6) if single else (3, 2, 2, 6, 6)
    x, w, c = randn(*shape), randn(3, 4, 2, 3, 3, seed=1), randn(3, 4, seed=2)

    def compute(torch, x, w, c):
        vmap, F = torch.func.vmap, torch.nn.functional
        return [
            vmap(lambda x: F.conv2d(x, w[0], c[0], stride=2, padding=1))(x),
            vmap(lambda x, w, c: F.conv2d(x, w, c, padding=1))(x, w, c),
            vmap(lambda w: F.conv2d(x[0], w))(w),
            vmap(lambda x: F.max_pool2d(x, 2))(x),
            vmap(lambda x: F.avg_pool2d(x, 3, stride=1))(x),
            vmap(torch.func.grad(lambda w, x: F.conv2d(x, w).square().sum()), (None, 0))(w[0], x),
        ]

    agree(compute, x, w, c)


def network(torch):
    return torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.Tanh(), torch.nn.Linear(5, 2))


def test_gradients_of_a_network_for_each_sample():
    arrays = [randn(5, 3), randn(5, seed=1), randn(2, 5, seed=2), randn(2, seed=3)]
    x, y = randn(6, 3, seed=4), randn(6, 2, seed=5)

    def compute(torch, *values):
        model = network(torch).double()
        names = [name for name, _ in model.named_parameters()]
        parameters = dict(zip(names, values[:4]))
        x, y = values[4:]

        def loss(parameters, x, y):
            return ((torch.func.functional_call(model, parameters, (x,)) - y) ** 2).sum()

        return [
            torch.func.functional_call(model, parameters, x),
            torch.func.grad(loss)(parameters, x, y),
            torch.func.vmap(torch.func.grad(loss), (None, 0, 0))(parameters, x, y),
            torch.func.vmap(torch.func.jacrev(lambda x: torch.func.functional_call(model, parameters, (x,))))(x),
            torch.func.vmap(torch.func.hessian(lambda x: torch.func.functional_call(model, parameters, (x,)).sum()))(x),
            torch.func.vmap(torch.func.jacfwd(lambda x: torch.func.functional_call(model, parameters, (x,))))(x),
        ]

    agree(compute, *arrays, x, y)


def test_ensemble():
    x = randn(4, 3).astype(np.float32)
    models = [network(dlcore) for _ in range(3)]
    parameters, buffers = dlcore.func.stack_module_state(models)
    assert all(value.requires_grad and value.shape[0] == 3 for value in parameters.values()) and buffers == {}
    data = dlcore.tensor(x)
    results = dlcore.func.vmap(lambda p: dlcore.func.functional_call(models[0], p, data))(parameters)
    for index, model in enumerate(models):
        assert dlcore.allclose(results[index], model(data), atol=1e-6)
    results.sum().backward()
    assert parameters["0.weight"].grad.shape == (3, 5, 3)


@BOTH
def test_functional_call(torch):
    model = network(torch)
    before = [p.clone() for p in model.parameters()]
    zeros = {name: torch.zeros_like(p) for name, p in model.named_parameters()}
    assert torch.func.functional_call(model, zeros, torch.ones(3)).tolist() == [0, 0]
    assert all((a == b).all() for a, b in zip(before, model.parameters()))
    with pytest.raises(RuntimeError, match="nexpected key"):
        torch.func.functional_call(model, {"other": torch.ones(1)}, torch.ones(3), strict=True)
    with pytest.raises(RuntimeError, match="issing key"):
        torch.func.functional_call(model, {"0.weight": zeros["0.weight"]}, torch.ones(3), strict=True)
    tied = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 2))
    tied[1].weight = tied[0].weight
    weights = {"0.weight": torch.zeros(2, 2), "0.bias": torch.ones(2), "1.bias": torch.ones(2)}
    assert torch.func.functional_call(tied, weights, torch.ones(2)).tolist() == [1, 1]


# --- the form of vmap ----------------------------------------------------------------------------------------------------


@BOTH
def test_structures_and_axes(torch):
    vmap, x = torch.func.vmap, torch.arange(24).reshape(2, 3, 4)
    assert vmap(lambda x: x, 1, 2)(x).shape == (2, 4, 3)
    assert vmap(lambda x: x, -1)(x).shape == (4, 2, 3)
    both = vmap(lambda p, k: {"a": p["x"] + k, "b": (p["y"], p["x"])}, in_dims=({"x": 0, "y": None}, None), out_dims=0)
    result = both({"x": x, "y": torch.ones(2)}, 3)
    assert result["a"].tolist() == (x + 3).tolist() and result["b"][0].shape == (2, 2)
    assert vmap(lambda a, b: (a, b), (0, 1), (1, 0))(x, x)[0].shape == (3, 2, 4) if x.shape[0] == x.shape[1] else True
    assert vmap(lambda x: x * 2, chunk_size=1)(x).tolist() == (x * 2).tolist()
    assert torch.vmap is torch.func.vmap


@BOTH
def test_vmap_errors(torch):
    vmap, x = torch.func.vmap, torch.ones(2, 3)
    with pytest.raises(ValueError, match="same size in the mapped dimension"):
        vmap(torch.add)(x, torch.ones(3))
    with pytest.raises(ValueError, match="in_dim"):
        vmap(torch.sin, 5)(x)
    with pytest.raises(ValueError, match="got no inputs"):
        vmap(lambda: x)()
    with pytest.raises(ValueError):
        vmap(torch.sin)(3)
    with pytest.raises(ValueError, match="must only return Tensors"):
        vmap(lambda x: 3)(x)
    with pytest.raises(RuntimeError, match="item()"):
        vmap(lambda x: x.sum().item())(x)
    with pytest.raises(RuntimeError, match="data-dependent control flow"):
        vmap(lambda x: x if x.sum() > 0 else -x)(x)
    with pytest.raises(RuntimeError, match="inplace arithmetic|broadcast shape"):
        outside = torch.ones(3)
        vmap(lambda x: outside.add_(x))(x)
    with pytest.raises(RuntimeError, match="random"):
        vmap(lambda x: torch.nn.functional.dropout(x))(x)
    with pytest.raises(RuntimeError, match="random"):
        vmap(lambda x: x + torch.rand(3))(x)
    with pytest.raises(RuntimeError, match="randomness"):
        vmap(torch.sin, randomness="other")
    with pytest.raises(RuntimeError):
        vmap(lambda x: x @ torch.ones(7))(x)


@BOTH
def test_randomness(torch):
    x = torch.ones(4, 50)
    for draw in (lambda x: x + torch.rand(50), lambda x: torch.nn.functional.dropout(x)):
        same = torch.func.vmap(draw, randomness="same")(x)
        assert (same == same[0]).all()
        different = torch.func.vmap(draw, randomness="different")(x)
        assert not (different == different[0]).all()


def test_objects_with_torch_function():
    """The protocol that vmap uses is open to other classes."""

    class Named:
        def __init__(self, name):
            self.name = name

        @classmethod
        def __torch_function__(cls, function, types, args=(), kwargs=None):
            return function.__name__, [a.name if isinstance(a, Named) else a for a in args], kwargs

    assert dlcore.relu(Named("x")) == ("relu", ["x"], {})
    assert dlcore.add(2, Named("y"), alpha=3) == ("add", [2, "y"], {"alpha": 3})
    name, args, _ = dlcore.cat([Named("x"), dlcore.ones(1)])
    assert name == "cat"
    ones = dlcore.ones(2)
    name, args, _ = ones.maximum(Named("z"))
    assert name == "maximum" and args[0] is ones
    with pytest.raises(TypeError):
        dlcore.relu(object())
