"""Kernels that take another way for large, long or special arguments, beside PyTorch on each of these ways."""

import dlcore
import numpy
import pytest
import torch

nan, inf = float("nan"), float("inf")


def pair(array, gradient=False):
    array = numpy.asarray(array)
    ours, theirs = dlcore.tensor(array.tolist(), dtype=getattr(dlcore, array.dtype.name)), torch.from_numpy(array.copy())
    return (ours.requires_grad_(), theirs.requires_grad_()) if gradient else (ours, theirs)


def same(ours, theirs, tolerance=1e-6):
    numpy.testing.assert_allclose(numpy.array(ours.detach().tolist()), theirs.detach().numpy(), rtol=tolerance, atol=tolerance)


SPECIAL = [0.0, -0.0, 1.0, -1.0, 2.5, -7.25, 1e-40, -1e-40, 3.4e38, -3.4e38, 16777216.0, 1e10, 0.1, inf, -inf, nan]


@pytest.mark.parametrize("name", ["logaddexp", "atan2"])
def test_special_pairs(name):
    a, b = (x.ravel() for x in numpy.meshgrid(numpy.float32(SPECIAL), numpy.float32(SPECIAL)))
    (x, tx), (y, ty) = pair(a), pair(b)
    ours, theirs = getattr(dlcore, name)(x, y), getattr(torch, name)(tx, ty)
    numpy.testing.assert_allclose(numpy.array(ours.tolist()), theirs.numpy(), rtol=1e-6)


@numpy.errstate(all="ignore")
def test_remainders_of_special_pairs():
    a, b = (x.ravel() for x in numpy.meshgrid(numpy.float32(SPECIAL), numpy.float32(SPECIAL)))
    expected = numpy.fmod(a, b)
    (x, _), (y, _) = pair(a), pair(b)
    ours = numpy.float32(dlcore.fmod(x, y).tolist())
    numpy.testing.assert_array_equal(ours, expected)
    known = ~numpy.isnan(expected)
    assert (numpy.signbit(ours) == numpy.signbit(expected))[known].all()
    shifted = numpy.where((expected != 0) & ((expected < 0) != (b < 0)), expected + b, expected)
    numpy.testing.assert_array_equal(numpy.float32(dlcore.remainder(x, y).tolist()), shifted)


def test_remainders_are_exact():
    random = numpy.random.default_rng(1)
    a = (random.standard_normal(4096) * 10.0 ** random.uniform(-6, 12, 4096)).astype(numpy.float32)
    b = (random.standard_normal(4096) * 10.0 ** random.uniform(-3, 3, 4096)).astype(numpy.float32)
    b[::7] = a[::7] / numpy.float32(3)
    (x, _), (y, _) = pair(a), pair(b)
    assert numpy.array_equal(numpy.float32(dlcore.fmod(x, y).tolist()), numpy.fmod(a, b))


@pytest.mark.parametrize("dim", [None, 0, 1, 2])
@pytest.mark.parametrize("kind", ["plain", "zero", "two zeros", "vanishing", "growing", "infinite"])
def test_product_gradient(dim, kind):
    x = numpy.random.default_rng(2).uniform(0.5, 1.5, (5, 37, 6)).astype(numpy.float32)
    if kind in ("zero", "two zeros"):
        x[2, 3, 4] = 0
    if kind == "two zeros":
        x[2, 3, 1] = x[2, 20, 4] = x[0, 3, 4] = 0
    if kind == "vanishing":
        x *= numpy.float32(1e-8)
    if kind == "growing":
        x[:, :, 2] *= numpy.float32(1e6)
    if kind == "infinite":
        x[1, 1, 1] = inf
    ours, theirs = pair(x, gradient=True)
    for module, tensor in ((dlcore, ours), (torch, theirs)):
        result = tensor.prod() if dim is None else tensor.prod(dim)
        (result * 0.5).sum().backward()
    if kind == "infinite":
        # The product of the others is found without a division by infinity.
        wide = torch.from_numpy(x).double()
        assert numpy.isfinite(ours.grad[1][1][1].item()) or not numpy.isfinite(wide.prod().item())
        return
    got, expected = numpy.array(ours.grad.tolist()), theirs.grad.numpy()
    finite = numpy.isfinite(expected)
    numpy.testing.assert_allclose(got[finite], expected[finite], rtol=1e-4, atol=1e-30)


@pytest.mark.parametrize("mode", ["reflect", "replicate", "circular"])
@pytest.mark.parametrize("pad", [(1, 1), (0, 3, 4, 0), (4, 4, 3, 3), (2, 0, 0, 1, 3, 2), (-1, 2, 1, -2), (5, 4, 3, 0)])
def test_border(mode, pad):
    if mode == "circular" and min(pad) < 0:
        return  # PyTorch fills such a border from what is left after cutting off
    axes = len(pad) // 2
    shape = (2, 3) + (5, 6, 7)[-axes:]
    ours, theirs = pair(numpy.random.default_rng(3).standard_normal(shape), gradient=True)
    weight = None
    for module, tensor in ((torch, theirs), (dlcore, ours)):
        result = module.nn.functional.pad(tensor, pad, mode=mode)
        if weight is None:
            weight = numpy.random.default_rng(4).standard_normal(tuple(result.shape))
        given = module.tensor(weight.tolist(), dtype=module.float64)
        (gradient,) = module.autograd.grad((result * result * given).sum(), tensor, create_graph=True)
        (gradient * gradient).sum().backward()
        if module is torch:
            expected = result.detach(), gradient.detach()
        else:
            same(result, expected[0])
            same(gradient, expected[1])
    same(ours.grad, theirs.grad)


@pytest.mark.parametrize("dim", [0, 1, 2])
def test_slices_added(dim):
    random = numpy.random.default_rng(5)
    x = random.standard_normal((6, 7, 600)).astype(numpy.float32)
    index = random.integers(0, x.shape[dim], 40)
    (ours, theirs), (i, ti) = pair(x, gradient=True), pair(index)
    for tensor, places in ((ours, i), (theirs, ti)):
        (tensor.index_select(dim, places) ** 2).sum().backward()
    same(ours.grad, theirs.grad, 1e-5)


def test_index_out_of_range_in_a_long_row():
    index = numpy.zeros((3, 50000), numpy.int64)
    index[2, 49999] = 7
    with pytest.raises(IndexError, match=r"index 7 is out of bounds .* position 149999"):
        dlcore.zeros(3, 7).gather(1, pair(index)[0])
    index[2, 49999] = -1
    with pytest.raises(IndexError, match="index -1"):
        dlcore.zeros(3, 7).gather(1, pair(index)[0])
    index[2, 49999] = 6
    assert dlcore.zeros(3, 7).gather(1, pair(index)[0]).shape == (3, 50000)


@pytest.mark.parametrize("name", ["cummax", "cummin"])
@pytest.mark.parametrize("dim", [0, 1])
def test_running_extremes(name, dim):
    x = numpy.random.default_rng(6).integers(-20, 20, (50, 300)).astype(numpy.float32)
    x[10, 3] = x[20, 3] = x[30, 250] = nan
    ours, theirs = pair(x)
    values, indices = getattr(dlcore, name)(ours, dim)
    expected, places = getattr(torch, name)(theirs, dim)
    numpy.testing.assert_array_equal(numpy.array(values.tolist()), expected.numpy())
    assert indices.tolist() == places.tolist()


@pytest.mark.parametrize("name", ["cumsum", "cumprod", "logcumsumexp"])
@pytest.mark.parametrize("shape", [(1, 50), (3, 50), (4, 50), (9, 33), (5, 20, 18)])
def test_running_sums(name, shape):
    x = numpy.random.default_rng(7).uniform(0.5, 1.5, shape).astype(numpy.float32)
    for dim in range(len(shape)):
        ours, theirs = pair(x, gradient=True)
        for module, tensor in ((dlcore, ours), (torch, theirs)):
            result = getattr(module, name)(tensor, dim)
            (result * result).sum().backward()
        same(ours.grad, theirs.grad, 2e-4 * float(theirs.grad.abs().max()))


@pytest.mark.parametrize("shape", [(3, 5, 7), (2, 40, 300), (40, 129), (3, 4, 8)])
def test_softmax_of_columns(shape):
    x = numpy.random.default_rng(8).standard_normal(shape).astype(numpy.float32) * 5
    for name in ("softmax", "log_softmax"):
        for dim in range(len(shape) - 1):
            ours, theirs = pair(x, gradient=True)
            for module, tensor in ((dlcore, ours), (torch, theirs)):
                result = getattr(module, name)(tensor, dim)
                (result * result).sum().backward()
                if module is dlcore:
                    mine = result
            same(mine, result, 1e-5)
            same(ours.grad, theirs.grad, 2e-5)


@pytest.mark.parametrize("top", [3, 1000, 100000])
def test_counting(top):
    ours, theirs = pair(numpy.random.default_rng(9).integers(0, top, 30001))
    assert dlcore.bincount(ours).tolist() == torch.bincount(theirs).tolist()


def test_gelu_keeps_its_tail():
    x = numpy.concatenate([numpy.linspace(-14, 14, 2001), [0.0, 1e30, -1e30, inf, nan]]).astype(numpy.float32)
    ours, _ = pair(x, gradient=True)
    wide = torch.from_numpy(x[:-2].astype(numpy.float64)).requires_grad_()
    result, expected = dlcore.nn.functional.gelu(ours), torch.nn.functional.gelu(wide)
    result[:-2].sum().backward()
    expected.sum().backward()
    numpy.testing.assert_allclose(numpy.array(result.tolist())[:-2], expected.detach().numpy(), rtol=1e-6, atol=1e-9)
    numpy.testing.assert_allclose(numpy.array(ours.grad.tolist())[:-2], wide.grad.numpy(), rtol=2e-6, atol=2e-7)
    assert result[-2].item() == inf and numpy.isnan(result[-1].item())


def test_trigamma():
    x = numpy.concatenate([numpy.linspace(-5.3, 20, 500), [1e-3, 1e3, 1e10, inf]]).astype(numpy.float32)
    ours, theirs = dlcore.polygamma(1, pair(x)[0]), torch.polygamma(1, torch.from_numpy(x).double())
    numpy.testing.assert_allclose(numpy.array(ours.tolist()), theirs.numpy(), rtol=2e-6)
