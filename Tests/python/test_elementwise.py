"""Elementwise operations against PyTorch over random shapes and options: values, derivatives, dtypes, in-place forms, out."""

import math

import numpy
import pytest
import torch

import dlcore

from oracle import draws

UNARY = {
    # name: range of the inputs
    "abs": (-2, 2), "acos": (-0.9, 0.9), "acosh": (1.2, 5), "asin": (-0.9, 0.9), "asinh": (-3, 3), "atan": (-3, 3),
    "atanh": (-0.9, 0.9), "ceil": (-3, 3), "cos": (-4, 4), "cosh": (-3, 3), "deg2rad": (-90, 90), "erf": (-2, 2), "erfc": (-2, 2),
    "erfinv": (-0.9, 0.9), "exp": (-3, 3), "exp2": (-3, 3), "expm1": (-3, 3), "floor": (-3, 3), "frac": (-3, 3),
    "lgamma": (0.3, 6), "log": (0.3, 6), "log10": (0.3, 6), "log1p": (-0.5, 6), "log2": (0.3, 6), "logit": (0.1, 0.9),
    "neg": (-2, 2), "positive": (-2, 2), "rad2deg": (-3, 3), "reciprocal": (0.4, 3), "round": (-3, 3), "rsqrt": (0.4, 3),
    "sigmoid": (-4, 4), "sign": (-2, 2), "sin": (-4, 4), "sinc": (0.2, 3), "sinh": (-3, 3), "sqrt": (0.4, 3), "square": (-2, 2),
    "tan": (-1.2, 1.2), "tanh": (-3, 3), "trunc": (-3, 3),
}
BINARY = {
    "add": (-2, 2), "atan2": (0.3, 2), "copysign": (0.3, 2), "div": (0.4, 2), "float_power": (0.4, 2), "fmax": None, "fmin": None,
    "fmod": (0.4, 3), "hypot": (0.3, 2), "logaddexp": (-3, 3), "logaddexp2": (-3, 3), "maximum": None, "minimum": None, "mul": (-2, 2),
    "pow": (0.4, 2), "remainder": (0.4, 3), "rsub": (-2, 2), "sub": (-2, 2), "xlogy": (0.3, 3),
}


def pair(draw):
    """Two shapes that broadcast."""
    shape = draw.shape()
    other = tuple(1 if draw.random.random() < 0.3 else n for n in shape[draw.random.randint(0, len(shape)):])
    return (shape, other) if draw.boolean() else (other, shape)


@pytest.mark.parametrize("name", UNARY)
@draws(3)
def test_unary(draw, name):
    low, high = UNARY[name]
    x = draw.uniform(low, high, *draw.shape(low=0 if draw.number == 2 else 1))
    draw.compare(lambda module, x: getattr(module, name)(x), x)


@pytest.mark.parametrize("name", BINARY)
@draws(4)
def test_binary(draw, name):
    first, second = pair(draw)
    if BINARY[name] is None:
        a, b = draw.distinct(*first), draw.randn(*second)
    else:
        a, b = draw.uniform(*BINARY[name], *first), draw.uniform(*BINARY[name], *second)
    # The second derivative of PyTorch's copysign is not zero.
    draw.compare(lambda module, a, b: getattr(module, name)(a, b), a, b, order=1 if name == "copysign" else 2)


@pytest.mark.parametrize("name", ["add", "copysign", "div", "float_power", "fmod", "mul", "pow", "remainder", "rsub", "sub", "xlogy"])
@draws(3)
def test_with_number(draw, name):
    number = draw.choice(2, 1.5, 3)
    draw.compare(lambda module, a: getattr(module, name)(a, number), draw.uniform(0.3, 2, *draw.shape()), order=1 if name == "copysign" else 2)


@pytest.mark.parametrize("mode", [None, "trunc", "floor"])
@draws(4)
def test_division_modes(draw, mode):
    first, second = pair(draw)
    draw.compare(lambda module, a, b: module.div(a, b, rounding_mode=mode), draw.randn(*first), draw.uniform(0.3, 2, *second))
    a, b = draw.integers(-20, 20, *first), draw.integers(1, 7, *second)
    draw.compare(lambda module, a, b: module.div(a, b, rounding_mode=mode), a, b)
    draw.compare(lambda module, a, b: [a // b, a % b, module.fmod(a, -b)], a, b)


@pytest.mark.parametrize("name", ["gcd", "lcm", "bitwise_left_shift", "bitwise_right_shift", "bitwise_and", "bitwise_or", "bitwise_xor"])
@draws(4)
def test_integers(draw, name):
    first, second = pair(draw)
    dtype = draw.choice("int64", "int32", "uint8")
    low = 0 if "shift" in name or dtype == "uint8" else -50
    a, b = draw.integers(0 if dtype == "uint8" else -50, 50, *first, dtype=dtype), draw.integers(low, 7, *second, dtype=dtype)
    draw.compare(lambda module, a, b: getattr(module, name)(a, b), a, b)


@draws(6)
def test_three_operands(draw):
    shape, other = draw.shape(2), draw.shape(2)
    shape = (other[0], shape[1])
    a, b, c = draw.randn(*shape), draw.randn(other[0], 1), draw.uniform(0.5, 2, shape[1])
    value = draw.choice(1, -0.5, 2)
    draw.compare(lambda module, a, b, c: module.addcmul(a, b, c, value=value), a, b, c)
    draw.compare(lambda module, a, b, c: module.addcdiv(a, b, c, value=value), a, b, c)
    draw.compare(lambda module, a, b, c: module.lerp(a, b, c), a, b, c)
    draw.compare(lambda module, a, b: module.lerp(a, b, 0.3), a, b)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("low, high", [(-0.5, 0.5), (0.5, -0.5), (None, 0.5), (-0.5, None), (math.nan, 1), (-1, math.nan), (-math.inf, math.inf), (1, 3)])
def test_clamp_at_the_edges(dtype, low, high):
    """Values and gradients at the bounds, at zeros, at infinities and at what is not a number."""
    values = [-math.inf, -2.0, -0.5, -0.0, 0.0, 0.25, 0.5, 3.0, math.inf, math.nan, 1.0]
    results = []
    for module in (torch, dlcore):
        x = module.tensor(values, dtype=getattr(module, dtype), requires_grad=True)
        y = module.clamp(x, low, high)
        y.backward(module.arange(1, 12).to(y.dtype))
        results.append((str(y.tolist()), str(x.grad.tolist())))
    assert results[0] == results[1]


@draws(8)
def test_clamp(draw):
    shape = draw.shape(2)
    x, low, high = draw.distinct(*shape), draw.randn(shape[1], scale=0.3), draw.uniform(0.1, 1, shape[0], 1)
    draw.compare(lambda module, x, low, high: module.clamp(x, low, high), x, low, high)
    draw.compare(lambda module, x, low: module.clamp(x, min=low), x, low)
    draw.compare(lambda module, x, high: x.clip(max=high), x, high)
    draw.compare(lambda module, x: module.clamp(x, -0.5, 0.4), x)
    draw.compare(lambda module, x: [module.clamp_min(x, -0.1), x.clamp_max(0.2)], x)
    draw.compare(lambda module, x, high, low: module.clamp(x, high, low), x, high, low)


@draws(6)
def test_selection_and_truth(draw):
    shape = draw.shape(2)
    x = draw.value(draw.numbers.choice([0.0, -0.0, 1.5, -2.5, math.nan, math.inf, -math.inf], shape), grad=False)
    for name in ("signbit", "isposinf", "isneginf", "isreal", "isnan", "isinf", "isfinite", "sign", "sgn", "logical_not", "nan_to_num"):
        draw.compare(lambda module, x: getattr(module, name)(x), x)
    draw.compare(lambda module, x: module.nan_to_num(x, 1.5, posinf=3.0, neginf=-2.0), x)
    draw.compare(lambda module, x: module.heaviside(x, module.full_like(x, 0.5)), x)
    a, b = draw.integers(0, 9, *shape), draw.integers(0, 9, draw.integer(0, 5))
    invert = draw.boolean()
    draw.compare(lambda module, a, b: module.isin(a, b, invert=invert), a, b)
    draw.compare(lambda module, x, y: module.isclose(x, y, equal_nan=invert), x, x)
    draw.compare(lambda module, a: [module.isclose(a, a + 1, atol=1.0), module.equal(a, a), module.allclose(a, a + 1)], a)
    draw.compare(lambda module, x, a: [module.logical_and(x, a), module.logical_or(x, a), x.logical_xor(a)], x, a)


@draws(4)
def test_round_decimals(draw):
    decimals = draw.choice(-1, 0, 1, 2)
    x = draw.uniform(-30, 30, *draw.shape())
    draw.compare(lambda module, x: module.round(x, decimals=decimals), x, dtypes=("float64",))


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_polygamma(n):
    import mpmath

    points = [0.2, 0.7, 1.0, 1.4616, 2.5, 7.3, 40.0, -0.4, -1.7, -10.3]
    ours = dlcore.special.polygamma(n, dlcore.tensor(points, dtype=dlcore.float64)).tolist()
    for x, y in zip(points, ours):
        expected = float(mpmath.polygamma(n, x))
        assert y == pytest.approx(expected, rel=1e-12, abs=1e-14), x


DTYPES = ["float32", "float64", "int64", "int32", "uint8", "bool"]
PROMOTED = ["add", "mul", "div", "pow", "atan2", "fmod", "remainder", "maximum", "fmax", "xlogy", "logical_and", "eq", "lt", "logaddexp",
            "hypot", "copysign", "bitwise_and", "gcd", "floor_divide", "heaviside", "nextafter", "float_power"]


@pytest.mark.parametrize("name", PROMOTED)
def test_promotion(name):
    """The dtype of the result, or the refusal, for every pair of dtypes, of tensors, scalar tensors and numbers."""
    for a in DTYPES:
        for b in [*DTYPES, int, float, bool]:
            for rank in (0, 1):
                outcome = []
                for module in (dlcore, torch):
                    x = module.ones(2, dtype=getattr(module, a))
                    y = b(1) if isinstance(b, type) else module.ones([2] * rank, dtype=getattr(module, b))
                    try:
                        result = getattr(module, name)(x, y)
                        outcome.append(str(result.dtype).rpartition(".")[2])
                    except (RuntimeError, TypeError, NotImplementedError):
                        outcome.append("refused")
                assert outcome[0] == outcome[1], f"{name}({a}, {b}) of rank {rank}"


def test_operators():
    for a, b in [(7, 2), (-7, 2), (7.5, -2.0), (-7.5, 2.0)]:
        for module in (dlcore, torch):
            x = module.tensor([a, a], dtype=module.float64 if isinstance(a, float) else module.int64)
            assert (x // b).tolist() == [a // b] * 2
            assert (x % b).tolist() == [a % b] * 2
            assert (b // x).tolist() == [b // a] * 2
            assert (b % x).tolist() == [b % a] * 2
            assert (abs(b) ** x.double()).tolist() == pytest.approx([abs(b) ** a] * 2)
            assert (b - x).tolist() == [b - a] * 2
            assert (b / x).tolist() == pytest.approx([b / a] * 2)
    x = dlcore.tensor([5, -5, 3])
    assert [t.tolist() for t in divmod(x, 3)] == [[1, -2, 1], [2, 1, 0]]
    assert (x << 2).tolist() == [20, -20, 12] and (x >> 1).tolist() == [2, -3, 1] and (1 << dlcore.tensor([3])).tolist() == [8]
    assert (64 >> dlcore.tensor([3])).tolist() == [8]
    y = x.clone()
    for operator in ("//=", "%=", "<<=", ">>=", "&=", "|=", "^=", "**="):
        scope = {"x": x.clone(), "t": torch.tensor(x.tolist())}
        exec(f"x {operator} 2\nt {operator} 2", scope)
        assert scope["x"].tolist() == scope["t"].tolist(), operator
    assert y.tolist() == x.tolist()


IN_PLACE = ["abs", "acos", "asin", "atan", "ceil", "cos", "cosh", "deg2rad", "erf", "erfc", "erfinv", "exp", "exp2", "expm1",
            "floor", "frac", "logit", "neg", "rad2deg", "reciprocal", "relu", "round", "rsqrt", "sigmoid", "sign", "sin", "sinc", "sinh",
            "sqrt", "square", "tan", "tanh", "trunc", "lgamma", "log", "log10", "log1p", "log2", "nan_to_num"]


@pytest.mark.parametrize("name", IN_PLACE)
@draws(3)
def test_in_place(draw, name):
    """Inside and outside of the graph, and on a part of a tensor."""
    x = draw.uniform(0.2, 0.8, *draw.shape(2, low=2))

    def change(module, x):
        y = x * 1
        result = getattr(y, name + "_")()
        assert result is y
        return y * y

    draw.compare(change, x)

    def change_part(module, x):
        y = x * 1
        getattr(y[0], name + "_")()
        return y * 2

    draw.compare(change_part, x)
    draw.compare(lambda module, x: getattr(x.detach().clone(), name + "_")(), x)


@pytest.mark.parametrize("call", [
    lambda m, y, a: y.pow_(2), lambda m, y, a: y.pow_(a), lambda m, y, a: y.clamp_(0.3, 0.6), lambda m, y, a: y.lerp_(a, 0.3),
    lambda m, y, a: y.lerp_(a, a), lambda m, y, a: y.addcmul_(a, a, value=0.5), lambda m, y, a: y.addcdiv_(a, a + 2, value=0.5),
    lambda m, y, a: y.atan2_(a), lambda m, y, a: y.fmod_(0.3), lambda m, y, a: y.remainder_(0.3), lambda m, y, a: y.clip_(max=0.5),
    lambda m, y, a: y.xlogy_(a), lambda m, y, a: y.hypot_(a), lambda m, y, a: y.cumsum_(0),
    lambda m, y, a: y.cumprod_(0), lambda m, y, a: y.div_(a + 1, rounding_mode="floor"), lambda m, y, a: y.clamp_(min=a),
    lambda m, y, a: y.clamp_min_(0.4),
], ids=range(18))
@draws(2)
def test_in_place_with_arguments(draw, call):
    x, a = draw.uniform(0.2, 0.8, 3, 4), draw.uniform(0.25, 0.75, 4)
    draw.compare(lambda module, x, a: call(module, x * 1, a) * 3, x, a)


@pytest.mark.parametrize("name", ["asinh", "atanh", "logical_not", "sgn"])
def test_in_place_without_derivative_in_pytorch(name):
    for module in (dlcore, torch):
        x = module.tensor([0.5, 0.0, -0.25])
        y = getattr(x.clone(), name + "_")()
        assert y.tolist() == pytest.approx([float(v) for v in getattr(x, name)().tolist()])
    assert dlcore.ones(2).copysign_(-1).tolist() == [-1, -1]
    assert dlcore.tensor([0.7, -0.7]).floor_divide_(0.3).tolist() == [2, -3]
    assert dlcore.tensor([0.7, -0.7]).gt_(dlcore.zeros(2)).tolist() == [1, 0]


def test_in_place_versions():
    """A value that a derivative needs is not changed unseen, and what cannot be changed is refused."""
    x = dlcore.tensor([0.5, 0.7], requires_grad=True)
    with pytest.raises(RuntimeError, match="a leaf Variable that requires grad is being used in an in-place operation"):
        x.exp_()
    y = x * 1
    z = y.sin()
    y.exp_()
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        z.sum().backward()
    with dlcore.no_grad():
        x.exp_()
    assert x.tolist() == pytest.approx([math.exp(0.5), math.exp(0.7)])
    with pytest.raises(RuntimeError, match="can't be cast to the desired output type"):
        dlcore.tensor([1, 2]).exp_()
    with pytest.raises(RuntimeError, match="more than one element of the written-to tensor"):
        dlcore.ones(1).expand(3).exp_()
    with pytest.raises(RuntimeError, match="doesn't match the broadcast shape"):
        dlcore.ones(3).fmod_(dlcore.ones(2, 3))


WITH_OUT = [
    lambda m, a, b, **k: m.add(a, b, **k), lambda m, a, b, **k: m.sub(a, b, alpha=2, **k), lambda m, a, b, **k: m.mul(a, b, **k),
    lambda m, a, b, **k: m.div(a, b, **k), lambda m, a, b, **k: m.div(a, b, rounding_mode="floor", **k), lambda m, a, b, **k: m.exp(a, **k),
    lambda m, a, b, **k: m.pow(a, 2, **k), lambda m, a, b, **k: m.clamp(a, 0.2, 0.5, **k), lambda m, a, b, **k: m.maximum(a, b, **k),
    lambda m, a, b, **k: m.lerp(a, b, 0.3, **k), lambda m, a, b, **k: m.atan2(a, b, **k), lambda m, a, b, **k: m.cumsum(a, 0, **k),
    lambda m, a, b, **k: m.lt(a, b, **k), lambda m, a, b, **k: m.round(a, decimals=1, **k), lambda m, a, b, **k: m.addcmul(a, a, b, **k),
]


@pytest.mark.parametrize("call", WITH_OUT, ids=range(len(WITH_OUT)))
def test_out(call):
    numbers = numpy.random.default_rng(3).uniform(0.1, 1, (2, 3, 4))
    for dtype in ("float32", "float64"):
        results = []
        for module in (dlcore, torch):
            a, b = (module.tensor(n.tolist()) for n in numbers)
            out = module.zeros(4, 3, dtype=getattr(module, dtype)).t()
            try:
                assert call(module, a, b, out=out) is out
            except RuntimeError:
                assert module is torch and dtype == "float64"  # some of PyTorch's functions want the same dtype
                out = torch.zeros(4, 3).t()
                call(torch, a, b, out=out)
            results.append(out.tolist())
        assert numpy.allclose(*results, rtol=1e-6)
    with pytest.raises(RuntimeError, match="doesn't match the broadcast shape"):
        call(dlcore, a := dlcore.tensor(numbers[0].tolist()), a, out=dlcore.zeros(7))
    with pytest.raises(RuntimeError, match="don't support automatic differentiation"):
        call(dlcore, a, a, out=dlcore.zeros(3, 4, requires_grad=True))
    with pytest.raises(TypeError):
        call(dlcore, a, a, out=3)


def test_out_conversions():
    with pytest.raises(RuntimeError, match="result type Float can't be cast to the desired output type Long"):
        dlcore.exp(dlcore.ones(2), out=dlcore.zeros(2, dtype=dlcore.int64))
    with pytest.raises(RuntimeError, match="don't support automatic differentiation"):
        dlcore.exp(dlcore.ones(2, requires_grad=True), out=dlcore.zeros(2))
    a = dlcore.tensor([1.0, 2.0, 3.0])
    assert dlcore.mul(a, a, out=a) is a and a.tolist() == [1, 4, 9]
    with dlcore.no_grad():
        out = dlcore.zeros(2, requires_grad=True)
        dlcore.exp(dlcore.zeros(2), out=out)
    assert out.tolist() == [1, 1]


def test_special_module():
    x = torch.rand(5, dtype=torch.float64, generator=torch.Generator().manual_seed(1)) * 0.8 + 0.1
    ours = dlcore.tensor(x.tolist(), dtype=dlcore.float64)
    for name in ("digamma", "entr", "erf", "erfc", "erfinv", "exp2", "expit", "expm1", "gammaln", "log1p", "logit", "ndtr", "ndtri",
                 "psi", "round", "sinc"):
        assert getattr(dlcore.special, name)(ours).tolist() == pytest.approx(getattr(torch.special, name)(x).tolist(), rel=1e-12), name
    for name in ("xlog1py", "xlogy"):
        assert getattr(dlcore.special, name)(ours, ours).tolist() == pytest.approx(getattr(torch.special, name)(x, x).tolist(), rel=1e-12)
    assert dlcore.special.zeta(ours + 1, 2.0).tolist() == pytest.approx(torch.special.zeta(x + 1, 2.0).tolist(), rel=1e-12)
    assert dlcore.special.multigammaln(ours + 2, 3).tolist() == pytest.approx(torch.special.multigammaln(x + 2, 3).tolist(), rel=1e-12)
    for name in ("softmax", "log_softmax", "logsumexp"):
        assert getattr(dlcore.special, name)(ours, 0).tolist() == pytest.approx(getattr(torch.special, name)(x, 0).tolist(), rel=1e-12)


@pytest.mark.parametrize("call", [
    lambda m, a, b, **k: m.matmul(a, b, **k), lambda m, a, b, **k: m.mm(a, b, **k), lambda m, a, b, **k: m.cat([a[:1], b[1:]], **k),
    lambda m, a, b, **k: m.addmm(a, a, b, beta=0.5, **k), lambda m, a, b, **k: m.softmax(a, 1, **k),
    lambda m, a, b, **k: m.tril(a, **k), lambda m, a, b, **k: m.index_select(a, 0, m.tensor([2, 0, 1]), **k),
], ids=range(7))
def test_out_of_other_functions(call):
    numbers = numpy.random.default_rng(3).uniform(0.1, 1, (2, 3, 3))
    results = []
    for module in (dlcore, torch):
        a, b = (module.tensor(n.tolist()) for n in numbers)
        out = module.zeros(3, 3).t()
        assert call(module, a, b, out=out) is out
        results.append(out.tolist())
    assert numpy.allclose(*results, rtol=1e-6)
    with pytest.raises(RuntimeError):
        call(dlcore, a := dlcore.tensor(numbers[0].tolist()), a, out=dlcore.zeros(7))


def test_out_of_reductions():
    x = torch.rand(3, 4, generator=torch.Generator().manual_seed(2))
    ours = dlcore.tensor(x.tolist())
    for call in (lambda m, x, o: m.sum(x, 1, out=o), lambda m, x, o: m.mean(x, 1, out=o), lambda m, x, o: m.prod(x, 1, out=o),
                 lambda m, x, o: m.amax(x, 1, out=o), lambda m, x, o: m.var(x, 1, out=o), lambda m, x, o: m.logsumexp(x, 1, out=o)):
        a, b = dlcore.zeros(3), torch.zeros(3)
        assert call(dlcore, ours, a) is a
        call(torch, x, b)
        assert a.tolist() == pytest.approx(b.tolist(), rel=1e-6)
