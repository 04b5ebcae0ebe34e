"""Elementwise kernels over awkward sizes and layouts against float64."""

import numpy
import pytest

import dlcore
from awkward import SIZES, Case, check, integers, layouts, randn, the_same_draws, uniform  # noqa: F401


def functional(name, **options):
    return lambda m, x: getattr(m.nn.functional, name)(x, **options)


def named(name, *arguments):
    return lambda m, *tensors: getattr(m, name)(*tensors, *arguments)


# Derivatives that come from the rounded result.
FROM_THE_RESULT = {"expm1": 1, "tanh": 1, "sigmoid": 0.25}
# Name, domain, largest error in units.
UNARY = [
    ("neg", (-9, 9), 0.5), ("abs", (0.1, 9), 0.5), ("square", (-9, 9), 0.5), ("sqrt", (0.01, 9), 0.5), ("rsqrt", (0.01, 9), 2),
    ("reciprocal", (0.1, 9), 0.5), ("exp", (-80, 80), 1.5), ("exp2", (-80, 80), 1.5), ("expm1", (-9, 9), 1.5), ("log", (1.1, 99), 1.5),
    ("log2", (1.1, 99), 1.5), ("log10", (1.1, 99), 1.5), ("log1p", (0.1, 99), 1.5), ("sin", (0.1, 3), 1), ("cos", (0.1, 1.5), 1),
    ("tan", (0.1, 1.5), 1), ("asin", (0.01, 0.95), 1), ("acos", (-0.95, 0.9), 1), ("atan", (-9, 9), 1), ("sinh", (-9, 9), 1.5),
    ("cosh", (-9, 9), 1.5), ("tanh", (-9, 9), 1.5), ("asinh", (-9, 9), 1), ("acosh", (1.1, 9), 1), ("atanh", (-0.9, 0.9), 1),
    ("sigmoid", (-80, 80), 1.5), ("erf", (-3, 3), 1.5), ("erfc", (-3, 5), 1), ("erfinv", (-0.95, 0.95), 1), ("lgamma", (2.5, 40), 1),
    ("digamma", (2, 40), 1), ("sign", (-9, 9), 0.5), ("floor", (-9, 9), 0.5), ("ceil", (-9, 9), 0.5), ("trunc", (-9, 9), 0.5),
    ("round", (-9, 9), 0.5), ("frac", (0.1, 9), 1), ("nan_to_num", (-9, 9), 0.5), ("deg2rad", (-9, 9), 1), ("sinc", (0.05, 0.9), 8),
    ("isnan", (-9, 9), 0.5), ("isfinite", (-9, 9), 0.5), ("signbit", (-9, 9), 0.5), ("logical_not", (-9, 9), 0.5), ("logit", (0.6, 0.9), 6),
    ("positive", (-9, 9), 0.5),
]
# What cancels near its zeros or far out is compared with its largest element.
ACTIVATIONS = [
    ("relu", {}), ("relu6", {}), ("leaky_relu", {"negative_slope": 0.1}), ("elu", {"alpha": 1.3}), ("selu", {}), ("celu", {"alpha": 0.7}),
    ("gelu", {}), ("gelu", {"approximate": "tanh"}), ("silu", {}), ("mish", {}), ("softplus", {"beta": 1.5}), ("softplus", {}), ("softsign", {}),
    ("logsigmoid", {}), ("tanhshrink", {}), ("hardsigmoid", {}), ("hardswish", {}), ("hardtanh", {}), ("hardshrink", {}), ("softshrink", {}),
    ("threshold", {"threshold": 0.1, "value": -3.0}),
]
BINARY = [
    ("add", 1), ("sub", 1), ("mul", 0.5), ("div", 0.5), ("maximum", 0.5), ("minimum", 0.5), ("fmax", 0.5), ("fmin", 0.5), ("atan2", 1),
    ("hypot", 2), ("copysign", 0.5), ("eq", 0.5), ("ne", 0.5), ("lt", 0.5), ("le", 0.5), ("gt", 0.5), ("ge", 0.5), ("logical_and", 0.5),
    ("logical_or", 0.5), ("logical_xor", 0.5), ("logaddexp", 2), ("xlogy", 2),
]


@pytest.mark.parametrize("name, domain, ulps", UNARY)
def test_functions_of_a_number(name, domain, ulps):
    case = Case(name, named(name), ulps=ulps, slope=16, floor=1e-6, slope_floor=FROM_THE_RESULT.get(name, 0))
    for size in SIZES:
        check(case, [uniform(*domain, size)])
    check(case, [uniform(*domain, 5, 7, 9)])
    check(case, [uniform(*domain, 70001)])


@pytest.mark.parametrize("name, options", ACTIVATIONS)
def test_activations(name, options):
    case = Case(name, functional(name, **options), norm=2)
    for size in SIZES:
        check(case, [randn(size) * 4])
    check(case, [randn(5, 7, 9)])
    check(case, [randn(70001)])


@pytest.mark.parametrize("name, ulps", BINARY)
def test_functions_of_two_numbers(name, ulps):
    case = Case(name, named(name), ulps=ulps, slope=8, floor=1, slope_floor=10)
    for size in SIZES:
        check(case, [uniform(0.2, 3, size), uniform(0.2, 3, size)])
    for first, second in (((7, 9), (9,)), ((5, 1, 33), (4, 1)), ((3, 1), (1, 17)), ((), (65,)), ((0, 3), (1, 3)), ((2, 40003), (2, 1))):
        check(case, [uniform(0.2, 3, *first), uniform(0.2, 3, *second)])


POWERS = [2, 3, -1, 0.5, -0.5, 1.7, 0, 1, 7]


@pytest.mark.parametrize("exponent", POWERS)
def test_powers(exponent):
    case = Case("pow", lambda m, x: x**exponent, ulps=1.5, slope=4, floor=1e-6)
    for size in SIZES:
        check(case, [uniform(0.2, 3, size)])


THREE = [
    ("where", lambda m, a, b, c: m.where(a > 0, b, c)), ("lerp", lambda m, a, b, c: m.lerp(a, b, c)),
    ("addcmul", lambda m, a, b, c: m.addcmul(a, b, c, value=0.7)), ("addcdiv", lambda m, a, b, c: m.addcdiv(a, b, c + 9, value=0.7)),
    ("clamp", lambda m, a, b, c: m.clamp(a, -m.abs(b), m.abs(c))), ("masked_fill", lambda m, a, b, c: a.masked_fill(b > c, 2.5)),
    ("mse_loss", lambda m, a, b, c: m.nn.functional.mse_loss(a * c, b, reduction="none")),
    ("l1_loss", lambda m, a, b, c: m.nn.functional.l1_loss(a * c, b, reduction="none")),
    ("smooth_l1_loss", lambda m, a, b, c: m.nn.functional.smooth_l1_loss(a * c, b, reduction="none")),
    ("huber_loss", lambda m, a, b, c: m.nn.functional.huber_loss(a * c, b, reduction="none", delta=0.4)),
]


@pytest.mark.parametrize("case", [Case(name, function, norm=4) for name, function in THREE], ids=str)
def test_functions_of_three_numbers(case):
    for size in SIZES:
        check(case, [randn(size), randn(size), randn(size)])
    check(case, [randn(7, 9), randn(9), randn(7, 1)])
    check(case, [randn(3, 20011), randn(20011), randn(3, 1)])


@pytest.mark.parametrize("name", ["add", "sub", "mul", "floor_divide", "remainder", "fmod", "bitwise_and", "bitwise_or", "bitwise_xor", "maximum", "eq",
                                  "lt", "div", "gcd"])
@pytest.mark.parametrize("dtype", ["int64", "int32", "uint8"])
def test_integers(name, dtype):
    case = Case(name, named(name), ulps=1, gradient=False)
    for size in SIZES:
        check(case, [integers(1, 100, size).astype(dtype), integers(1, 100, size).astype(dtype)])


CASTS = ["float32", "float64", "int64", "int32", "uint8", "bool"]


@pytest.mark.parametrize("source", CASTS)
@pytest.mark.parametrize("target", CASTS)
def test_conversions(source, target):
    for size in SIZES:
        array = integers(0, 100, size).astype(source) if source[0] != "f" else uniform(0, 100, size).astype(source)
        for layout in layouts(array):
            numpy.testing.assert_array_equal(layout(array).to(getattr(dlcore, target)).numpy(), array.astype(target))
