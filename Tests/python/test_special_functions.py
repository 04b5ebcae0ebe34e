"""Modified Bessel functions, the window made of them, and binomial numbers, against mpmath and PyTorch."""

import mpmath
import numpy as np
import pytest
import torch as oracle
from oracle import draws

import dlcore


@pytest.mark.parametrize("length", [0, 1, 2, 7, 12])
@pytest.mark.parametrize("periodic", [True, False])
def test_kaiser_window(length, periodic):
    for beta in (0.0, 5.0, 12.0):
        ours = dlcore.kaiser_window(length, periodic, beta, dtype=dlcore.float64)
        theirs = oracle.kaiser_window(length, periodic, beta, dtype=oracle.float64)
        np.testing.assert_allclose(ours.numpy(), theirs.numpy(), rtol=1e-12, atol=1e-15)
    with pytest.raises(RuntimeError, match="non-negative window_length"):
        dlcore.kaiser_window(-1)


def test_modified_bessel_functions():
    points = [0.0, 1e-300, 1e-5, 0.3, 1.0, 3.75, 8.0, 15.0, 19.999, 20.0, 20.001, 45.0, 300.0, 705.0, -2.5, -33.0]
    x = dlcore.tensor(points, dtype=dlcore.float64)
    with mpmath.workdps(40):
        for order, plain, scaled in ((0, dlcore.special.i0, dlcore.special.i0e), (1, dlcore.special.i1, dlcore.special.i1e)):
            exact = [mpmath.besseli(order, mpmath.mpf(p)) for p in points]
            np.testing.assert_allclose(plain(x).numpy(), [float(e) for e in exact], rtol=1e-15 * 4)
            shrunk = [float(e * mpmath.exp(-abs(mpmath.mpf(p)))) for e, p in zip(exact, points)]
            np.testing.assert_allclose(scaled(x).numpy(), shrunk, rtol=1e-15 * 4)
    ends = dlcore.tensor([float("inf"), float("-inf"), float("nan"), 720.0])
    assert dlcore.i0(ends).tolist()[:2] == [float("inf")] * 2 and dlcore.i0(ends).isnan().tolist() == [False, False, True, False]
    assert dlcore.special.i1(ends).tolist()[:2] == [float("inf"), float("-inf")]
    assert dlcore.special.i0e(ends).tolist()[:2] == [0.0, 0.0]
    assert dlcore.i0(dlcore.tensor([1, 2])).dtype == dlcore.float32


@draws(4)
def test_derivatives_of_modified_bessel_functions(draw):
    x = draw.uniform(-30.0, 30.0, 7)
    for name in ("i0e", "i1e"):
        draw.compare(lambda torch, x: getattr(torch.special, name)(x), x, tolerance=1e-8, single=1e-4)
    small = draw.uniform(-4.0, 4.0, 5)
    for name in ("i0", "i1"):
        draw.compare(lambda torch, x: getattr(torch.special, name)(x), small, tolerance=1e-8, single=1e-4)


def test_binomial():
    dlcore.manual_seed(0)
    for count, probability in ((1, 0.3), (20, 0.5), (20, 0.95), (3000, 0.2), (50, 0.01), (2_000_000, 0.25)):
        drawn = dlcore.binomial(dlcore.full([4000], float(count), dtype=dlcore.float64), dlcore.tensor(probability, dtype=dlcore.float64))
        assert drawn.min().item() >= 0 and drawn.max().item() <= count and dlcore.equal(drawn, drawn.round())
        mean, variance = count * probability, count * probability * (1 - probability)
        assert abs(drawn.mean().item() - mean) < 5 * (variance / 4000) ** 0.5
        assert abs(drawn.var().item() / variance - 1) < 0.15
    edges = dlcore.binomial(dlcore.tensor([5.0, 5.0, 0.0, 7.0, -2.0]), dlcore.tensor([0.0, 1.0, 0.5, 1.5, 0.5]))
    assert edges.tolist() == [0.0, 5.0, 0.0, 7.0, 0.0]
    assert dlcore.binomial(dlcore.tensor([5.0]), dlcore.tensor([float("nan")])).isnan().all().item()
    dlcore.manual_seed(7)
    first = dlcore.binomial(dlcore.full([9], 40.0), dlcore.full([9], 0.4)).tolist()
    dlcore.manual_seed(7)
    assert first == dlcore.binomial(dlcore.full([9], 40.0), dlcore.full([9], 0.4)).tolist()


def test_exact_distribution_of_binomial_numbers():
    dlcore.manual_seed(5)
    drawn = dlcore.binomial(dlcore.full([40000], 6.0), dlcore.tensor(0.35))
    found = np.bincount(drawn.long().numpy(), minlength=7) / 40000
    expected = [float(mpmath.binomial(6, k)) * 0.35**k * 0.65 ** (6 - k) for k in range(7)]
    np.testing.assert_allclose(found, expected, atol=0.012)
