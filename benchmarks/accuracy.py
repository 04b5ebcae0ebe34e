"""Measures the elementary functions against mpmath with 50 digits.

    python benchmarks/accuracy.py [--points N] [--only PATTERN]

For each function and dtype the table shows the largest error in units in the last place and where it is, over points in the
whole range: evenly in value around the origin, evenly in the exponent from the smallest denormal to the largest number, next to
powers of two, zeros, poles and the edges of the range; whether the function is monotone where it should be, over runs of
neighbouring numbers; and whether it is exact at special points.
"""

import argparse
import fnmatch
import math
import sys
from dataclasses import dataclass

import mpmath
import numpy

import dlcore

mpmath.mp.dps = 50
inf, nan = math.inf, math.nan
BOUND = {"float32": 2.5, "float64": 1.5}


@dataclass(frozen=True)
class Function:
    exact: object  # of mpmath numbers
    low: float  # the range of the arguments, with the numbers near its ends
    high: float
    special: tuple = ()  # (argument, exact result)
    monotone: int = 0  # 1 or -1 where the function grows or falls over the whole range
    near: tuple = ()  # points of interest
    linear: tuple = (-3, 3)  # where points lie evenly
    call: object = None
    skip: object = None  # arguments that are left out: lambda x


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def erfinv(x):
    if abs(x) < 0.5:
        return mpmath.erfinv(x)
    if abs(x) == 1:
        return x * mpmath.inf
    # from the tail, which has all digits
    tail = 1 - abs(x)
    y = mpmath.findroot(lambda y: mpmath.log(mpmath.erfc(y)) - mpmath.log(tail), mpmath.sqrt(-mpmath.log(tail)) * 0.9 + 0.1)
    return mpmath.sign(x) * y


def digamma(x):
    return mpmath.psi(0, x)


def log_gamma(x):
    return mpmath.log(abs(mpmath.gamma(x))) if x < 0 else mpmath.loggamma(x)


ODD = ((0.0, 0.0), (-0.0, -0.0), (nan, nan))

FUNCTIONS = {
    "exp": Function(mpmath.exp, -760, 720, ((0.0, 1), (-0.0, 1), (inf, inf), (-inf, 0), (nan, nan)), 1, (1, -1, 88.72, 709.78, -87.34, -708.4, -103.97, -745.13)),
    "exp2": Function(lambda x: mpmath.mpf(2) ** x, -1100, 1030,
                     ((0.0, 1), (1.0, 2), (-1.0, 0.5), (10.0, 1024), (-20.0, 2.0**-20), (inf, inf), (-inf, 0), (nan, nan)), 1, (127.99, 1023.9, -126, -1022)),
    "expm1": Function(mpmath.expm1, -760, 720, (*ODD, (inf, inf), (-inf, -1)), 1, (88.72, 709.78, 0.35, -0.35)),
    "log": Function(mpmath.log, 0, inf, ((1.0, 0), (0.0, -inf), (-0.0, -inf), (inf, inf), (-1.0, nan), (-inf, nan), (nan, nan)), 1, (1, 2, 0.5, math.e), (0, 4)),
    "log2": Function(lambda x: mpmath.log(x, 2), 0, inf, ((1.0, 0), (2.0, 1), (8.0, 3), (0.5, -1), (2.0**-126, -126), (0.0, -inf), (inf, inf), (-1.0, nan), (nan, nan)), 1,
                     (1, 2, 0.5), (0, 4)),
    "log10": Function(mpmath.log10, 0, inf, ((1.0, 0), (10.0, 1), (1000.0, 3), (0.0, -inf), (inf, inf), (-1.0, nan), (nan, nan)), 1, (1, 10, 0.1), (0, 4)),
    "log1p": Function(mpmath.log1p, -1, inf, (*ODD, (-1.0, -inf), (inf, inf), (-2.0, nan)), 1, (-1, -0.5, 1), (-1, 3)),
    "sin": Function(mpmath.sin, -inf, inf, (*ODD, (inf, nan), (-inf, nan)), 0, tuple(k * math.pi / 2 for k in range(-8, 9)), (-10, 10)),
    "cos": Function(mpmath.cos, -inf, inf, ((0.0, 1), (-0.0, 1), (inf, nan), (-inf, nan), (nan, nan)), 0, tuple(k * math.pi / 2 for k in range(-8, 9)), (-10, 10)),
    "tan": Function(mpmath.tan, -inf, inf, (*ODD, (inf, nan), (-inf, nan)), 0, tuple(k * math.pi / 4 for k in range(-8, 9)), (-10, 10)),
    "asin": Function(mpmath.asin, -1, 1, (*ODD, (2.0, nan), (inf, nan)), 1, (0.5, -0.5, 1, -1), (-1, 1)),
    "acos": Function(mpmath.acos, -1, 1, ((1.0, 0), (2.0, nan), (inf, nan), (nan, nan)), -1, (0.5, -0.5, 1, -1), (-1, 1)),
    "atan": Function(mpmath.atan, -inf, inf, (*ODD,), 1, (1, -1, 2.414, 0.414)),
    "sinh": Function(mpmath.sinh, -720, 720, (*ODD, (inf, inf), (-inf, -inf)), 1, (1, -1, 89.4, 710.4, 22)),
    "cosh": Function(mpmath.cosh, -720, 720, ((0.0, 1), (inf, inf), (-inf, inf), (nan, nan)), 0, (1, -1, 89.4, 710.4, 22)),
    "tanh": Function(mpmath.tanh, -inf, inf, (*ODD, (inf, 1), (-inf, -1), (400.0, 1)), 1, (1, 0.5, 9, 19)),
    "asinh": Function(mpmath.asinh, -inf, inf, (*ODD, (inf, inf), (-inf, -inf)), 1, (1, 2, 0.1)),
    "acosh": Function(mpmath.acosh, 1, inf, ((1.0, 0), (0.5, nan), (inf, inf), (nan, nan)), 1, (1, 2), (1, 5)),
    "atanh": Function(mpmath.atanh, -1, 1, (*ODD, (1.0, inf), (-1.0, -inf), (2.0, nan)), 1, (0.5, 1, -1), (-1, 1)),
    "sigmoid": Function(sigmoid, -760, inf, ((0.0, 0.5), (inf, 1), (-inf, 0), (nan, nan)), 1, (1, -1, 16.6, 36.7, -88, -708, -745)),
    "softplus": Function(lambda x: mpmath.log1p(mpmath.exp(x)), -760, inf, ((inf, inf), (-inf, 0), (nan, nan)), 1, (20, -20, 1, -88, -708),
                         call=lambda module: lambda x: module.nn.functional.softplus(x, threshold=1000.0)),
    "erf": Function(mpmath.erf, -inf, inf, (*ODD, (inf, 1), (-inf, -1)), 1, (1, 0.84375, 2, 4, 5.8)),
    "erfc": Function(mpmath.erfc, -8, 27.5, ((0.0, 1), (inf, 0), (-inf, 2), (nan, nan)), -1, (1, 0.5, 9.3, 10.05, 26.5)),
    "erfinv": Function(erfinv, -1, 1, (*ODD, (1.0, inf), (-1.0, -inf), (2.0, nan)), 1, (1, -1, 0.5, 0.9, 0.99), (-1, 1)),
    "lgamma": Function(log_gamma, 0, 1e30, ((1.0, 0), (2.0, 0), (0.0, inf), (inf, inf), (-inf, inf), (-1.0, inf), (nan, nan)), 0, (1, 2, 0.5, 1.5, 2.5, 9, 1e17), (0, 10)),
    "digamma": Function(digamma, 0, inf, ((0.0, -inf), (-0.0, inf), (inf, inf), (-1.0, nan), (nan, nan)), 0, (1, 2, 0.5, 3, 10, 1.4616321449683623), (0, 10)),
    "sqrt": Function(mpmath.sqrt, 0, inf, (*ODD, (4.0, 2), (inf, inf), (-1.0, nan)), 1, (1, 2), (0, 4)),
}


@numpy.errstate(all="ignore")
def candidates(function, dtype, count, random):
    """Arguments all over the range, as numbers of the dtype."""
    info = numpy.finfo(dtype)
    low, high = max(function.low, -float(info.max)), min(function.high, float(info.max))
    parts = [random.uniform(*function.linear, count), random.uniform(max(low, -30), min(high, 30), count)]
    least = math.log2(float(info.smallest_subnormal))
    exponents = random.uniform(least, math.log2(max(abs(low), abs(high))), count)
    parts += [2.0**exponents, -(2.0**exponents[: count // 2])]
    parts.append(random.uniform(max(low, -1000), min(high, 1000), count))
    around = [numpy.array([2.0**e]) for e in range(-30, 30, 3)]
    around += [numpy.array([p]) for p in (*function.near, low, high)]
    for center in around:
        neighbours = [center.astype(dtype)]
        for direction in (-inf, inf):
            x = center.astype(dtype)
            for _ in range(3):
                x = numpy.nextafter(x, numpy.array(direction, dtype))
                neighbours.append(x)
        parts += neighbours
        parts.append(center * (1 + random.uniform(-1e-3, 1e-3, 8)))
    with numpy.errstate(all="ignore"):
        x = numpy.concatenate([p.astype(dtype) for p in parts])
    return numpy.unique(x[numpy.isfinite(x) & (x >= low) & (x <= high) & (x != 0)])


def evaluate(name, x):
    function = FUNCTIONS[name]
    apply = function.call(dlcore) if function.call else getattr(dlcore, name)
    return numpy.array(apply(dlcore.tensor(x.tolist(), dtype=getattr(dlcore, x.dtype.name))).tolist(), dtype=x.dtype)


def error_in_ulp(value, exact, dtype):
    """The distance of a result from the exact one in units in the last place of the exact one."""
    info = numpy.finfo(dtype)
    if mpmath.isinf(exact):
        return 0.0 if value == float(exact) else inf
    if not math.isfinite(value):
        # Overflow is right where the exact result rounds beyond the largest number.
        limit = mpmath.mpf(float(info.max)) * (1 + mpmath.mpf(2) ** (-info.nmant - 2))
        return 0.0 if abs(exact) >= limit and (value > 0) == (exact > 0) else inf
    if exact == 0:
        return 0.0 if value == 0 else inf
    exponent = max(mpmath.frexp(abs(exact))[1] - 1, info.minexp)
    return float(abs(mpmath.mpf(float(value)) - exact) / mpmath.mpf(2) ** (exponent - info.nmant))


def largest_error(name, dtype, count, seed=1):
    """(ulp, argument) of the worst point, and how many there were."""
    function = FUNCTIONS[name]
    random = numpy.random.default_rng(seed)
    x = candidates(function, numpy.dtype(dtype), count, random)
    if len(x) > 6 * count:
        x = numpy.sort(random.choice(x, 6 * count, replace=False))
    worst = (0.0, 0.0)
    for argument, value in zip(x, evaluate(name, x)):
        try:
            exact = function.exact(mpmath.mpf(float(argument)))
        except (ValueError, ZeroDivisionError, mpmath.libmp.NoConvergence):
            continue
        worst = max(worst, (error_in_ulp(value, exact, dtype), float(argument)))
    return worst, len(x)


@numpy.errstate(all="ignore")
def falls(name, dtype, count, seed=2):
    """Pairs of neighbours where a function that should grow falls (or the other way round), over runs of neighbouring numbers."""
    function = FUNCTIONS[name]
    if not function.monotone:
        return None
    random = numpy.random.default_rng(seed)
    starts = random.choice(candidates(function, numpy.dtype(dtype), 200, random), 24)
    whole = numpy.dtype(dtype.replace("float", "int"))
    wrong = 0
    for start in starts:
        bits = start.view(whole) + numpy.arange(count // 24, dtype=whole)
        run = bits.view(dtype)
        run = numpy.sort(run[numpy.isfinite(run) & (run >= function.low) & (run <= function.high)])
        steps = numpy.diff(evaluate(name, run)) if len(run) > 1 else numpy.zeros(0)
        wrong += int((steps * function.monotone < 0).sum())
    return wrong


def special_mistakes(name, dtype):
    """The special points where the result is another one."""
    wrong = []
    for argument, expected in FUNCTIONS[name].special:
        value = float(evaluate(name, numpy.array([argument], dtype))[0])
        same = math.isnan(value) if math.isnan(expected) else value == expected and (
            expected != 0 or argument != 0 or math.copysign(1, value) == math.copysign(1, expected))
        if not same:
            wrong.append(f"{name}({argument}) = {value}")
    return wrong


def power_error(dtype, count, seed=3):
    """The largest error of x^y, with its place."""
    random = numpy.random.default_rng(seed)
    x = numpy.concatenate([2.0 ** random.uniform(-20, 20, count), random.uniform(0.9, 1.1, count)]).astype(dtype)
    y = numpy.concatenate([random.uniform(-6, 6, count), random.uniform(-300, 300, count)]).astype(dtype)
    result = dlcore.pow(*(dlcore.tensor(v.tolist(), dtype=getattr(dlcore, dtype)) for v in (x, y))).tolist()
    worst = (0.0, (0.0, 0.0))
    for a, b, value in zip(x, y, result):
        exact = mpmath.power(mpmath.mpf(float(a)), mpmath.mpf(float(b)))
        worst = max(worst, (error_in_ulp(value, exact, dtype), (float(a), float(b))))
    return worst, len(x)


def bound(name, dtype):
    return 0.5 if name == "sqrt" else BOUND[dtype]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=1000, help="points in each part of the range")
    parser.add_argument("--only", default="*", help="names, with wildcards")
    options = parser.parse_args()
    good = True
    print(dlcore.build_config() if hasattr(dlcore, "build_config") else "", file=sys.stderr)
    print(f"{'function':10} {'dtype':8} {'points':>7} {'max ulp':>8} {'bound':>6}  {'at':24} {'falls':>6}  special points")
    for name in [*FUNCTIONS, "pow"]:
        if not fnmatch.fnmatch(name, options.only):
            continue
        for dtype in ("float32", "float64"):
            if name == "pow":
                (ulp, place), points = power_error(dtype, options.points)
                wrong, mistakes = None, []
            else:
                (ulp, place), points = largest_error(name, dtype, options.points)
                wrong, mistakes = falls(name, dtype, 24 * options.points), special_mistakes(name, dtype)
            limit = bound(name, dtype)
            good = good and ulp <= limit and not wrong and not mistakes
            print(f"{name:10} {dtype:8} {points:7} {ulp:8.3f} {limit:6.1f}{' ' if ulp <= limit else '!'} {place!s:24} "
                  f"{'-' if wrong is None else wrong:>6}  {'; '.join(mistakes) or 'exact'}", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
