"""New tensors, random numbers and initialisations."""

import math

import pytest
import torch as pytorch
from oracle import draws

import dlcore
from dlcore.nn import init


@draws(30)
def test_sequences(draw):
    start, end, steps = draw.integer(-3, 3), draw.integer(-3, 3), draw.integer(0, 7)
    length, periodic = draw.integer(0, 9), draw.boolean()
    for name in ("float32", "float64"):
        draw.compare(lambda torch: torch.logspace(start, end, steps, 2.0, dtype=getattr(torch, name)), order=0, tolerance=1e-6)
        draw.compare(
            lambda torch: [
                getattr(torch, window)(length, periodic, dtype=getattr(torch, name))
                for window in ("hann_window", "hamming_window", "blackman_window", "bartlett_window")
            ],
            order=0, tolerance=1e-6,
        )
    n, increasing = draw.choice(None, 0, 1, 4), draw.boolean()
    # PyTorch cannot differentiate it.
    draw.compare(lambda torch, x: torch.vander(x, n, increasing), draw.randn(draw.integer(0, 4)), order=0)


def test_dtypes_of_new_tensors():
    for torch in (dlcore, pytorch):
        before = torch.get_default_dtype()
        try:
            torch.set_default_dtype(torch.float64)
            made = [
                torch.zeros(2), torch.ones(2), torch.empty(2), torch.full((2,), 2.5), torch.arange(0.5, 2), torch.linspace(0, 1, 3),
                torch.logspace(0, 1, 3), torch.eye(2), torch.rand(2), torch.randn(2), torch.tensor([1.5]), torch.tensor(2.5),
                torch.scalar_tensor(3), torch.hann_window(3), torch.as_tensor([0.5]), torch.asarray([0.5]), torch.normal(0.0, 1.0, (2,)),
                torch.empty_strided((2, 2), (1, 2)),
            ]
            assert [t.dtype == torch.float64 for t in made] == [True] * len(made)
        finally:
            torch.set_default_dtype(before)
        assert torch.full((2,), 3).dtype == torch.int64 and torch.full((2,), True).dtype == torch.bool
        assert torch.arange(3).dtype == torch.int64 and torch.arange(0, 1, 0.5).dtype == torch.float32
        assert torch.scalar_tensor(3).dtype == torch.float32
        assert torch.zeros_like(torch.arange(3)).dtype == torch.int64
        assert torch.empty_strided((2, 3), (1, 2)).stride() == (1, 2)
        x = torch.zeros(2, dtype=torch.float64)
        assert x.new_zeros(3).dtype == x.new_full((2,), 1).dtype == x.new_tensor([1]).dtype == torch.float64
        assert torch.zeros(2, requires_grad=True).requires_grad


def moments(x):
    return x.mean().item(), x.var().item()


def test_distributions():
    dlcore.manual_seed(7)
    n = 200_000
    x = dlcore.empty(n)
    mean, variance = moments(x.exponential_(2.0))
    assert abs(mean - 0.5) < 0.01 and abs(variance - 0.25) < 0.02 and x.min().item() > 0
    mean, variance = moments(x.geometric_(0.25))
    assert abs(mean - 4) < 0.05 and abs(variance - 12) < 0.4 and x.min().item() == 1
    mean, _ = moments(x.log_normal_(0.5, 0.25))
    assert abs(mean - math.exp(0.5 + 0.03125)) < 0.01
    assert abs(x.cauchy_(1.0, 2.0).median().item() - 1) < 0.05
    for rate in (0.3, 4.0, 700.0, 2e5):
        mean, variance = moments(dlcore.poisson(dlcore.full((20_000,), rate, dtype=dlcore.float64)))
        assert abs(mean - rate) < 5 * math.sqrt(rate / 20_000) and abs(variance / rate - 1) < 0.06
    x = dlcore.empty(1000, dtype=dlcore.int64).random_(-3, 4)
    assert x.min().item() == -3 and x.max().item() == 3
    assert 0 <= dlcore.empty(100, dtype=dlcore.uint8).random_().max().item() <= 255
    assert dlcore.empty(100).random_(5).max().item() <= 4
    y = dlcore.randint_like(dlcore.zeros(500), 3)
    assert y.dtype == dlcore.float32 and sorted(set(y.tolist())) == [0, 1, 2]
    z = dlcore.normal(dlcore.tensor([0.0, 10.0]).expand(50_000, 2), dlcore.tensor([1.0, 0.1]))
    assert abs(z[:, 1].mean().item() - 10) < 0.01 and abs(z[:, 0].std().item() - 1) < 0.02
    assert abs(dlcore.normal(2.0, 3.0, (50_000,)).mean().item() - 2) < 0.1


def test_multinomial():
    dlcore.manual_seed(1)
    weights = dlcore.tensor([[0.0, 1.0, 3.0], [2.0, 2.0, 0.0]])
    drawn = dlcore.multinomial(weights, 40_000, replacement=True)
    share = [(drawn == k).double().mean(1).tolist() for k in range(3)]
    assert drawn.dtype == dlcore.int64 and share[0][0] == 0 and share[2][1] == 0
    assert abs(share[2][0] - 0.75) < 0.01 and abs(share[0][1] - 0.5) < 0.01
    for _ in range(20):
        assert sorted(dlcore.multinomial(weights[0], 2).tolist()) == [1, 2]
    first = dlcore.multinomial(dlcore.tensor([1.0, 3.0]).expand(20_000, 2), 1)
    assert abs(first.double().mean().item() - 0.75) < 0.02
    for torch in (dlcore, pytorch):
        for wrong, count in (([1.0, -1.0], 1), ([float("nan")], 1), ([0.0, 0.0], 1), ([1.0], 0), ([1.0], 2)):
            with pytest.raises(RuntimeError):
                torch.multinomial(torch.tensor(wrong), count)


def test_generators():
    state = dlcore.get_rng_state()
    a = dlcore.rand(3)
    dlcore.set_rng_state(state)
    assert dlcore.rand(3).tolist() == a.tolist()
    with dlcore.random.fork_rng():
        dlcore.manual_seed(3)
        dlcore.rand(5)
    state = dlcore.get_rng_state()
    with dlcore.random.fork_rng():
        dlcore.rand(5)
    assert dlcore.get_rng_state() == state
    one, two = dlcore.Generator(), dlcore.Generator()
    one.manual_seed(5)
    two.manual_seed(5)
    assert dlcore.poisson(dlcore.ones(9), generator=one).tolist() == dlcore.poisson(dlcore.ones(9), generator=two).tolist()
    assert dlcore.empty(9).exponential_(generator=one).tolist() == dlcore.empty(9).exponential_(generator=two).tolist()


def test_trunc_normal():
    dlcore.manual_seed(2)
    x = init.trunc_normal_(dlcore.empty(100_000), 1.0, 2.0, 0.0, 1.5)
    assert x.min().item() >= 0 and x.max().item() <= 1.5 and abs(x.mean().item() - 0.76) < 0.02


@pytest.mark.parametrize("shape, groups", [((4, 2, 3), 1), ((4, 2, 3, 3), 2), ((2, 3, 1, 2, 3), 1)])
def test_dirac(shape, groups):
    expected = pytorch.nn.init.dirac_(pytorch.empty(shape), groups)
    assert init.dirac_(dlcore.empty(shape), groups).tolist() == expected.tolist()


def test_sparse():
    x = init.sparse_(dlcore.empty(10, 4), 0.35)
    assert (x == 0).sum(0).tolist() == [4, 4, 4, 4]
    with pytest.raises(ValueError):
        init.sparse_(dlcore.empty(3), 0.1)


@pytest.mark.parametrize("shape", [(3, 5), (5, 3), (4, 2, 3)])
def test_orthogonal(shape):
    x = init.orthogonal_(dlcore.empty(shape, dtype=dlcore.float64), 2.0).flatten(1)
    product = x @ x.T if x.shape[0] <= x.shape[1] else x.T @ x
    assert dlcore.allclose(product, 4 * dlcore.eye(product.shape[0], dtype=dlcore.float64))
