"""Comparison with PyTorch on random draws.

    from oracle import draws

    @draws(20)
    def test_conv1d(draw):
        channels, length = draw.integer(1, 5), draw.integer(3, 12)
        x = draw.randn(draw.integer(0, 3), channels, length)
        w = draw.randn(draw.integer(1, 4), channels, draw.integer(1, 3))
        stride = draw.integer(1, 3)
        draw.compare(lambda torch, x, w: torch.nn.functional.conv1d(x, w, stride=stride), x, w)

The function is called with either module and its tensors. ``compare`` checks, in float64, shape, dtype and values of all
results, the gradients of all floating inputs, and the gradients of these gradients; in float32, values and gradients. Every
other draw has inputs that are not contiguous. ``draw.same_error`` checks that both modules refuse a call, with exceptions of
the same class.

The draws depend on the name of the test, its number and DLCORE_ORACLE_SEED (0 if it is not set), which failures show.
"""

import functools
import inspect
import os
import random
import zlib

import numpy
import pytest
import torch

import dlcore

SEED = int(os.environ.get("DLCORE_ORACLE_SEED", "0"))


def draws(count):
    """Runs a test with ``count`` different draws, given as its argument ``draw``."""

    def decorate(test):
        @functools.wraps(test)
        def run(number, *args, **kwargs):
            draw = Draw(test.__name__, number)
            try:
                test(draw, *args, **kwargs)
            except BaseException as error:
                error.add_note(f"draw {number} of {test.__name__} with DLCORE_ORACLE_SEED={SEED}: {draw.log}")
                raise

        parameters = list(inspect.signature(test).parameters.values())[1:]
        first = inspect.Parameter("number", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        run.__signature__ = inspect.Signature([first, *parameters])
        del run.__wrapped__
        return pytest.mark.parametrize("number", range(count))(run)

    return decorate


class Value:
    """A tensor before it belongs to a module."""

    def __init__(self, data, grad):
        self.data = data
        self.grad = grad and data.dtype == numpy.float64

    def tensor(self, module, strided, single):
        data = self.data
        dtype = str(data.dtype)
        if single and dtype == "float64":
            dtype = "float32"
        result = module.tensor(data.tolist(), dtype=getattr(module, dtype)).reshape(data.shape)
        if strided and data.ndim > 0:
            backwards = tuple(reversed(range(data.ndim + 1)))
            result = module.stack([result, result]).permute(backwards).contiguous().permute(backwards)[0]
        return result.requires_grad_() if self.grad else result


class Draw:
    """Random shapes, options and tensors, the same for both modules."""

    def __init__(self, name, number):
        seed = zlib.crc32(f"{name} {number} {SEED}".encode())
        self.number = number
        self.random = random.Random(seed)
        self.numbers = numpy.random.default_rng(seed)
        self.log = []

    def _logged(self, value):
        self.log.append(value.data.shape if isinstance(value, Value) else value)
        return value

    def integer(self, low, high):
        """A whole number from low to high, both included."""
        return self._logged(self.random.randint(low, high))

    def choice(self, *options):
        return self._logged(self.random.choice(options))

    def boolean(self):
        return self._logged(self.random.random() < 0.5)

    def real(self, low=-1.0, high=1.0):
        return self._logged(self.random.uniform(low, high))

    def shape(self, rank=None, low=1, high=5):
        """A shape of a random rank up to 4 where none is given."""
        rank = self.random.randint(0, 4) if rank is None else rank
        return self._logged(tuple(self.random.randint(low, high) for _ in range(rank)))

    def dims(self, rank, least=0):
        """Some different axes of a tensor, a few of them counted from the end."""
        chosen = self.random.sample(range(rank), self.random.randint(least, rank)) if rank else []
        return self._logged([d - rank if self.random.random() < 0.3 else d for d in chosen])

    def randn(self, *shape, grad=True, scale=1.0):
        return self._logged(Value(self.numbers.standard_normal(shape) * scale, grad))

    def uniform(self, low, high, *shape, grad=True):
        return self._logged(Value(self.numbers.uniform(low, high, shape), grad))

    def distinct(self, *shape, grad=True):
        """Different values, in random order, no two of them close: for operations that choose or sort."""
        count = int(numpy.prod(shape))
        return self._logged(Value((self.numbers.permutation(count).reshape(shape) - count / 2 + 0.25) * 0.3, grad))

    def integers(self, low, high, *shape, dtype="int64"):
        """Whole numbers from low up to, not including, high."""
        return self._logged(Value(self.numbers.integers(low, high, shape).astype(dtype), False))

    def booleans(self, *shape, share=0.5):
        return self._logged(Value(self.numbers.random(shape) < share, False))

    def value(self, data, dtype="float64", grad=True):
        """A tensor with given elements."""
        return self._logged(Value(numpy.array(data, dtype=dtype), grad))

    def compare(self, function, *values, order=2, tolerance=1e-9, single=2e-5, dtypes=("float64", "float32")):
        """Both modules must agree. ``order`` 0 compares values only, 1 the gradients too, 2 also theirs.

        ``tolerance`` and ``single`` are for float64 and float32, relative to the largest element of what is compared (or 1).
        """
        strided = self.number % 2 == 1
        for name in dtypes:
            in_single = name == "float32"
            bound = single if in_single else tolerance
            depth = min(order, 1) if in_single else order
            ours = self._results(dlcore, function, values, strided, in_single, depth)
            theirs = self._results(torch, function, values, strided, in_single, depth)
            for what in sorted(ours | theirs):
                if what.startswith("gradient") and (what not in ours or what not in theirs):
                    # One module knows that a gradient does not depend on an input, the other finds zeros.
                    assert not (ours | theirs)[what][1].any(), f"{name} {what}: only one module has it"
                    continue
                assert what in ours and what in theirs, f"{name}: different numbers of results, {len(ours)} and {len(theirs)}"
                self._same(f"{name} {what}", ours[what], theirs[what], bound * (1 if what.startswith("result") else 10 if in_single else 1))

    def _results(self, module, function, values, strided, single, order):
        tensors = [v.tensor(module, strided, single) if isinstance(v, Value) else v for v in values]
        output = function(module, *tensors)
        outputs = _flat(output)
        found = {f"result {i}": o for i, o in enumerate(outputs)}
        inputs = [t for t in tensors if isinstance(t, module.Tensor) and t.requires_grad]
        outputs = [o for o in outputs if isinstance(o, module.Tensor) and o.requires_grad]
        for level in range(1, order + 1):
            if not inputs or not outputs:
                break
            weights = numpy.random.default_rng(level)
            seeds = [
                module.tensor(weights.uniform(0.5, 1.5, tuple(o.shape)).tolist(), dtype=o.dtype).reshape(tuple(o.shape))
                for o in outputs
            ]
            gradients = module.autograd.grad(outputs, inputs, seeds, create_graph=level < order, allow_unused=True)
            # Where one module leaves a gradient out that is zero everywhere, the other may say zero.
            filled = [module.zeros(tuple(t.shape), dtype=t.dtype) if g is None else g for g, t in zip(gradients, inputs)]
            found |= {f"gradient {i} of order {level}": g for i, g in enumerate(filled)}
            outputs = [g for g in gradients if g is not None and g.requires_grad]
        return {what: _plain(module, o) for what, o in found.items()}

    def _same(self, what, our, their, bound):
        assert type(our) is type(their), f"{what}: {type(our)}, PyTorch has {type(their)}"
        if not isinstance(our, tuple):
            assert our == pytest.approx(their, rel=bound, abs=bound, nan_ok=True), what
            return
        assert our[0] == their[0], f"{what}: dtype {our[0]}, PyTorch has {their[0]}"
        assert our[1].shape == their[1].shape, f"{what}: shape {our[1].shape}, PyTorch has {their[1].shape}"
        if not our[1].size:
            return
        if our[1].dtype.kind != "f":
            numpy.testing.assert_array_equal(our[1], their[1], err_msg=what)
            return
        finite = numpy.abs(their[1][numpy.isfinite(their[1])])
        scale = max(1.0, finite.max() if finite.size else 1.0)
        numpy.testing.assert_allclose(our[1], their[1], rtol=bound, atol=bound * scale, err_msg=what)

    def same_error(self, function, *values, phrase=None):
        """Both modules must refuse, with exceptions of the same class; ``phrase`` must stand in the text."""
        errors = []
        for module in (dlcore, torch):
            tensors = [v.tensor(module, False, False) if isinstance(v, Value) else v for v in values]
            with pytest.raises(Exception) as caught:
                function(module, *tensors)
            errors.append(caught.value)
        ours, theirs = errors
        expected = next(k for k in type(theirs).__mro__ if k.__module__ == "builtins")
        assert isinstance(ours, expected), f"{ours!r}, PyTorch raises {theirs!r}"
        if phrase is not None:
            assert phrase in str(ours), f"{ours!r}, PyTorch raises {theirs!r}"


def _flat(output):
    if isinstance(output, (list, tuple)):
        return [item for part in output for item in _flat(part)]
    return [output]


def _plain(module, output):
    """A result in terms that belong to neither module."""
    if not isinstance(output, module.Tensor):
        return tuple(output) if isinstance(output, (list, module.Size)) else output
    dtype = str(output.dtype).rpartition(".")[2]
    if module is torch and output._is_zerotensor():
        return dtype, numpy.zeros(tuple(output.shape), dtype)
    return dtype, numpy.array(output.detach().tolist(), dtype=dtype).reshape(tuple(output.shape))
