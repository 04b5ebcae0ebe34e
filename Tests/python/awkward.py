"""float32 kernels on awkward sizes and layouts, beside PyTorch in float64.

    check(Case("cumsum", lambda m, x: x.cumsum(-1), linear=4), [randn(7, 33)])

The function gets either module and its tensors. Its values and gradients in float32, from every layout that ``layouts`` makes
of the inputs, must lie within ``bound`` units of 2^-23 of those in float64, measured by one of three scales:

- ``ulps``: the result itself, element by element: functions of single numbers;
- ``linear``: what the function makes of the absolute values of its inputs, element by element. A sum of n products, in
  whatever order, has an error below n / 2 such units, and one near sqrt(n) / 2 when the roundings are random;
- ``norm``: the largest element of the result: functions that mix their inputs.

One and two threads must give the same bits.
"""

from dataclasses import dataclass
from typing import Callable

import numpy
import pytest
import torch

import dlcore

SIZES = [0, 1, 2, 3, 7, 8, 9, 15, 17, 31, 33, 63, 65, 127, 131, 257, 1009]
UNIT = 2.0**-23
random = numpy.random.default_rng()


@pytest.fixture(autouse=True)
def the_same_draws():
    """For modules that import it: every test draws the same numbers, alone or not, and leaves the number of threads as it was."""
    global random
    random, usual = numpy.random.default_rng(20), dlcore.get_num_threads()
    yield
    dlcore.set_num_threads(usual)


def randn(*shape):
    return random.standard_normal(shape).astype(numpy.float32)


def uniform(low, high, *shape):
    return random.uniform(low, high, shape).astype(numpy.float32)


def integers(low, high, *shape):
    return random.integers(low, high, shape)


@dataclass
class Case:
    name: str
    function: Callable
    ulps: float = 0
    linear: float = 0
    norm: float = 0
    gradient: bool = True
    slope: float = 4  # how much wider the bound of a gradient is
    floor: float = 0  # what smaller results are compared with
    slope_floor: float = 0  # the same for gradients

    def __str__(self):
        return self.name


def plain(array):
    return dlcore.from_numpy(array.copy())


def at_an_odd_place(array):
    """Behind one element of another's, so that no vector is aligned."""
    memory = numpy.zeros(array.size + 1, array.dtype)
    memory[1:] = array.reshape(-1)
    return dlcore.from_numpy(memory)[1:].view(array.shape)


def with_steps(array):
    """Every third element of every axis."""
    memory = numpy.zeros([3 * size for size in array.shape], array.dtype)
    memory[tuple(slice(1, None, 3) for _ in array.shape)] = array
    result = dlcore.from_numpy(memory)
    for axis, size in enumerate(array.shape):
        result = result.narrow(axis, 1, 3 * size - 1)[(slice(None),) * axis + (slice(None, None, 3),)] if size else result
    return result


def in_reverse_order(array):
    """The last axis with the largest stride."""
    axes = tuple(reversed(range(array.ndim)))
    return dlcore.from_numpy(array.transpose(axes).copy()).permute(axes)


def layouts(array):
    yield plain
    if array.ndim:
        yield at_an_odd_place
        yield with_steps
    if array.ndim > 1:
        yield in_reverse_order


def results(function, module, tensors, gradient, wide=False):
    """Outputs and, for the sum of the outputs times fixed weights, gradients."""
    given = [t.detach().requires_grad_() if gradient and t.is_floating_point() else t for t in tensors]
    outputs = function(module, *given)
    outputs = list(outputs) if isinstance(outputs, (tuple, list)) else [outputs]
    found = [output.detach() for output in outputs]
    if gradient:
        sums = []
        for number, output in enumerate(outputs):
            if output.requires_grad:
                weights = numpy.random.default_rng(number).uniform(0.5, 1.5, tuple(output.shape)).astype(numpy.float32)
                weights = (torch.from_numpy(weights).double() if wide else torch.from_numpy(weights)) if module is torch else plain(weights)
                sums.append((output * weights).sum())
        inputs = [t for t in given if t.requires_grad]
        found += module.autograd.grad(sums, inputs, allow_unused=True)
    return len(outputs), found


def as_array(tensor):
    return None if tensor is None else tensor.numpy()


def check(case, arrays):
    """``arrays``: NumPy arrays, float32 where the function is differentiated."""

    def double(transform):
        tensors = [torch.from_numpy(transform(a.astype(numpy.float64)) if a.dtype == numpy.float32 else a.copy()) for a in arrays]
        return results(case.function, torch, tensors, case.gradient, wide=True)

    count, exact = double(lambda a: a)
    exact = [as_array(tensor) for tensor in exact]
    sizes = [as_array(tensor) for tensor in double(numpy.abs)[1]] if case.linear else exact
    first = None
    for layout in layouts(max(arrays, key=lambda a: a.size)):
        tensors = [layout(a) if a.ndim > 1 or layout is not in_reverse_order else plain(a) for a in arrays]
        computed = {}
        for threads in (1, 2):
            dlcore.set_num_threads(threads)
            computed[threads] = [as_array(t) for t in results(case.function, dlcore, tensors, case.gradient)[1]]
        for number, (one, two, truth, size) in enumerate(zip(computed[1], computed[2], exact, sizes, strict=True)):
            what = f"{case.name}, {layout.__name__}, {[a.shape for a in arrays]}, " + ("result" if number < count else "gradient")
            if truth is None or one is None:
                assert (one is None or not one.any()) and (truth is None or not truth.any()), what
                continue
            numpy.testing.assert_array_equal(one, two, err_msg=f"{what}: one thread and two")
            assert one.shape == truth.shape, what
            if truth.dtype.kind != "f":
                numpy.testing.assert_array_equal(one, truth, err_msg=what)
                continue
            assert one.dtype == numpy.float32, what
            within(case, one, truth, size, number >= count, what)


def within(case, computed, exact, size, is_gradient, what):
    if not exact.size:
        return
    assert (numpy.isfinite(computed) == numpy.isfinite(exact.astype(numpy.float32))).all(), what
    finite = numpy.isfinite(exact)
    scale = numpy.abs(size) if case.ulps or case.linear else numpy.full(exact.shape, numpy.abs(exact[finite]).max(initial=0))
    units = (case.ulps or case.linear or case.norm) * (case.slope if is_gradient else 1)
    bound = units * UNIT * numpy.maximum(scale, case.slope_floor if is_gradient else case.floor) + 1e-45
    with numpy.errstate(invalid="ignore"):
        excess = numpy.where(finite, numpy.abs(computed - exact) / bound, 0)
    worst = numpy.unravel_index(excess.argmax(), excess.shape)
    assert excess[worst] <= 1, (f"{what}{list(map(int, worst))}: {computed[worst]}, exactly {exact[worst]}: {excess[worst]:.3g} times the bound "
                                f"of {units} units")
