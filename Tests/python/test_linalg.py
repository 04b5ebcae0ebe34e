"""Equations, factorisations and norms of matrices beside PyTorch."""

import math
import os

import numpy
import pytest
import torch
from oracle import draws

import dlcore

INF = math.inf


def _batch(draw):
    return draw.choice((), (), (2,), (2, 1))


def _regular(draw, *shape):
    """Matrices that are far from singular."""
    value = draw.randn(*shape)
    n = shape[-1]
    value.data += 2 * n * numpy.eye(n)
    return value


@draws(15)
def test_solve(draw):
    n, k = draw.integer(1, 5), draw.integer(1, 3)
    a = _regular(draw, *draw.choice((), (2,), (1, 2)), n, n)
    left = draw.boolean()
    # One axis less than a has would make b a batch of vectors.
    b = draw.randn(*draw.choice((1,), (3, 2), (3, 1)), *((n, k) if left else (k, n)))
    draw.compare(lambda torch, a, b: torch.linalg.solve(a, b, left=left), a, b)
    draw.compare(lambda torch, a: torch.linalg.inv(a), a)


@draws(6)
def test_solve_for_vectors(draw):
    n, batch = draw.integer(1, 4), draw.choice((), (3,))
    draw.compare(lambda torch, a, b: torch.linalg.solve(a, b), _regular(draw, *batch, n, n), draw.randn(*batch, n))


@draws(15)
def test_solve_triangular(draw):
    n, k = draw.integer(1, 5), draw.integer(1, 3)
    upper, left, unit = draw.boolean(), draw.boolean(), draw.boolean()
    a = _regular(draw, *_batch(draw), n, n)
    b = draw.randn(*draw.choice((), (2,)), *((n, k) if left else (k, n)))
    # PyTorch keeps the gradient inside the triangle too, but reads nothing outside of it.
    draw.compare(lambda torch, a, b: torch.linalg.solve_triangular(a, b, upper=upper, left=left, unitriangular=unit), a, b)


@draws(15)
def test_determinants(draw):
    n = draw.integer(1, 5)
    a = draw.randn(*_batch(draw), n, n)
    draw.compare(lambda torch, a: [torch.linalg.det(a), *torch.linalg.slogdet(a)], a, tolerance=1e-7, single=1e-3)


@draws(6)
def test_logdet(draw):
    n = draw.integer(1, 4)
    draw.compare(lambda torch, a: torch.logdet(a @ a.mT + torch.eye(n, dtype=a.dtype)), draw.randn(n, n))


@draws(12)
def test_cholesky(draw):
    n, k, upper = draw.integer(1, 5), draw.integer(1, 3), draw.boolean()
    a, b = draw.randn(*_batch(draw), n, n), draw.randn(n, k)

    def factor(torch, a, b):
        positive = a @ a.mT + torch.eye(n, dtype=a.dtype)
        l = torch.linalg.cholesky(positive, upper=upper)
        return l, torch.cholesky_solve(b.expand(*l.shape[:-2], n, k), l, upper)

    draw.compare(factor, a, b, tolerance=1e-8, single=1e-4)


@draws(20)
def test_qr(draw):
    m, n = draw.integer(1, 6), draw.integer(1, 6)
    mode = draw.choice("reduced", "reduced", "complete") if m <= n else "reduced"
    a = draw.randn(*_batch(draw), m, n)
    a.data[..., range(min(m, n)), range(min(m, n))] += 3
    draw.compare(lambda torch, a: list(torch.linalg.qr(a, mode)), a, tolerance=1e-7, single=1e-3)


@draws(6)
def test_other_modes_of_qr(draw):
    a = draw.randn(draw.integer(1, 5), draw.integer(1, 5), grad=False)
    for mode in ("complete", "r"):
        draw.compare(lambda torch, a: list(torch.linalg.qr(a, mode)), a)


@draws(15)
def test_eigh(draw):
    n, triangle = draw.integer(1, 5), draw.choice("L", "U")
    a = draw.randn(*_batch(draw), n, n)
    a.data[..., range(n), range(n)] += 3 * numpy.arange(n)

    def invariants(torch, a):
        symmetric = a + a.mT
        values, vectors = torch.linalg.eigh(symmetric, triangle)
        # The signs of the vectors are arbitrary: their squares and projections are not.
        weights = torch.arange(1, n + 1, dtype=a.dtype)
        return values, vectors**2, (vectors * weights) @ vectors.mT, torch.linalg.eigvalsh(symmetric)

    draw.compare(invariants, a, tolerance=1e-6, single=2e-3)


@draws(20)
def test_svd(draw):
    m, n, full = draw.integer(1, 5), draw.integer(1, 5), draw.boolean()
    k = min(m, n)
    a = draw.randn(*_batch(draw), m, n)
    a.data[..., range(k), range(k)] += 3 * numpy.arange(1, k + 1)

    def invariants(torch, a):
        u, s, vh = torch.linalg.svd(a, full_matrices=full)
        u, vh = u[..., :k], vh[..., :k, :]
        weights = torch.arange(1, k + 1, dtype=a.dtype)
        return s, u**2, vh**2, (u * weights) @ vh, torch.linalg.svdvals(a)

    draw.compare(invariants, a, tolerance=1e-6, single=5e-3)
    shapes = [[tuple(t.shape) for t in m.linalg.svd(a.tensor(m, False, False), full_matrices=full)] for m in (dlcore, torch)]
    assert shapes[0] == shapes[1]


@draws(15)
def test_pseudoinverse_and_least_squares(draw):
    m, n, k = draw.integer(1, 5), draw.integer(1, 5), draw.integer(1, 3)
    a, b = draw.randn(*_batch(draw), m, n), draw.randn(m, k)
    a.data[..., range(min(m, n)), range(min(m, n))] += 3
    draw.compare(lambda torch, a: torch.linalg.pinv(a), a, tolerance=1e-7, single=1e-3)

    def solve(torch, a, b):
        solution, residuals, rank, _ = torch.linalg.lstsq(a, b.expand(*a.shape[:-2], m, k), driver="gelsd")
        return (solution, residuals, rank) if m > n else (solution, rank)

    draw.compare(solve, a, b, tolerance=1e-7, single=2e-3)


def test_least_squares_of_low_rank():
    a = numpy.outer([1.0, 2.0, 3.0, 4.0], [1.0, -1.0])
    b = numpy.array([[1.0], [0.0], [2.0], [1.0]])
    ours = dlcore.linalg.lstsq(dlcore.tensor(a.tolist(), dtype=dlcore.float64), dlcore.tensor(b.tolist(), dtype=dlcore.float64))
    expected, _, rank, _ = numpy.linalg.lstsq(a, b, rcond=None)
    numpy.testing.assert_allclose(ours.solution.tolist(), expected, atol=1e-12)
    assert ours.rank.item() == rank == 1
    assert tuple(ours.residuals.shape) == (0,) and tuple(ours.singular_values.shape) == (0,)


@draws(12)
def test_rank_and_condition(draw):
    m, n, rank = draw.integer(1, 5), draw.integer(1, 5), draw.integer(1, 3)
    a, b = draw.randn(m, rank, grad=False), draw.randn(rank, n, grad=False)
    draw.compare(lambda torch, a, b: torch.linalg.matrix_rank(a @ b), a, b, dtypes=("float64",))
    c = _regular(draw, n, n)
    for p in (None, 2, -2, "fro", "nuc", INF, -INF, 1, -1):
        draw.compare(lambda torch, c: torch.linalg.cond(c, p), c, order=0, single=1e-3)
    assert dlcore.linalg.cond(dlcore.zeros(2, 2), 1).item() == INF


@draws(10)
def test_norms(draw):
    x = draw.distinct(draw.integer(1, 3), draw.integer(1, 4), draw.integer(1, 4))
    keepdim = draw.boolean()
    for ord in (2, 1, 0, 3, 0.5, -1, INF, -INF):
        dim = draw.choice(None, 0, -1, (0, 2))
        # PyTorch represents second derivatives of zero in a way that cannot be read.
        order = {0: 0, 1: 1, INF: 1, -INF: 1}.get(ord, 2)
        draw.compare(lambda torch, x: torch.linalg.vector_norm(x, ord, dim, keepdim), x, order=order)
    for ord in ("fro", "nuc", INF, -INF, 1, -1, 2, -2):
        dim = draw.choice((-2, -1), (0, 1), (2, 0))
        second = 2 if ord == "fro" else 1
        draw.compare(lambda torch, x: torch.linalg.matrix_norm(x, ord, dim, keepdim), x, order=second, tolerance=1e-8, single=1e-3)
    draw.compare(lambda torch, x: [torch.linalg.norm(x), torch.linalg.norm(x[0], "nuc"), torch.linalg.norm(x, 3, 1), torch.linalg.norm(x[0, 0], 1)], x, order=1, single=1e-3)


def test_the_gradient_of_a_zero_norm_is_zero():
    for ord in (2, 3, 1.5):
        x = dlcore.zeros(3, requires_grad=True)
        dlcore.linalg.vector_norm(x, ord).backward()
        assert x.grad.tolist() == [0, 0, 0]


@draws(12)
def test_functions_of_matrices(draw):
    n = draw.integer(1, 4)
    a = draw.randn(*_batch(draw), n, n, scale=draw.choice(0.1, 1.0, 3.0))
    draw.compare(lambda torch, a: torch.linalg.matrix_exp(a), a, tolerance=1e-7, single=1e-3)
    power = draw.integer(0, 6)
    draw.compare(lambda torch, a: torch.linalg.matrix_power(a, power), a, order=2 if power > 1 else 0, tolerance=1e-7, single=1e-3)
    b = _regular(draw, n, n)
    draw.compare(lambda torch, b: torch.linalg.matrix_power(b, -power), b, order=2 if power > 1 else 0)


@draws(8)
def test_chains(draw):
    sizes = [draw.integer(1, 5) for _ in range(draw.integer(3, 6))]
    factors = [draw.randn(m, n) for m, n in zip(sizes, sizes[1:])]
    draw.compare(lambda torch, *f: torch.linalg.multi_dot(f), *factors)
    draw.compare(lambda torch, *f: torch.chain_matmul(*f) if torch is dlcore else torch.linalg.multi_dot(f), *factors)


def test_tensor_equations():
    a = numpy.random.default_rng(0).standard_normal((2, 3, 6)) + numpy.eye(6).reshape(2, 3, 6) * 5
    ours, theirs = (m.tensor(a.tolist(), dtype=m.float64) for m in (dlcore, torch))
    b = [m.ones(2, 3, dtype=m.float64) for m in (dlcore, torch)]
    numpy.testing.assert_allclose(dlcore.linalg.tensorsolve(ours, b[0]).tolist(), torch.linalg.tensorsolve(theirs, b[1]).tolist())
    numpy.testing.assert_allclose(dlcore.linalg.tensorinv(ours, 2).tolist(), torch.linalg.tensorinv(theirs, 2).tolist())
    x = [m.tensor([[1.0, 2.0, 3.0]]) for m in (dlcore, torch)]
    assert dlcore.linalg.vander(x[0]).tolist() == torch.linalg.vander(x[1]).tolist()
    assert dlcore.linalg.vander(x[0], N=5).tolist() == torch.linalg.vander(x[1], N=5).tolist()


SINGULAR = [[1.0, 2.0], [2.0, 4.0]]
ERRORS = [
    (lambda t: t.linalg.solve(t.tensor(SINGULAR), t.ones(2, 1)), "The solver failed because the input matrix is singular."),
    (lambda t: t.linalg.inv(t.tensor([SINGULAR, SINGULAR])), "(Batch element 0): The diagonal element 2 is zero, the inversion could not be completed"),
    (lambda t: t.inverse(t.tensor(SINGULAR)), "the inversion could not be completed because the input matrix is singular."),
    (lambda t: t.linalg.cholesky(t.tensor([[1.0, 2.0], [2.0, 1.0]])), "(the leading minor of order 2 is not positive-definite)"),
    (lambda t: t.linalg.inv(t.ones(2, 3)), "must be batches of square matrices, but they are 2 by 3 matrices"),
    (lambda t: t.linalg.det(t.ones(3)), "must have at least 2 dimensions"),
    (lambda t: t.linalg.solve(t.eye(2), t.ones(3, 1)), "Incompatible shapes of A and B for the equation AX = B"),
    (lambda t: t.linalg.qr(t.ones(2, 2, dtype=t.int64)), "Expected a floating point"),
    (lambda t: t.linalg.matrix_norm(t.ones(2, 2), dim=(0, 0)), "dims must be different"),
    (lambda t: t.linalg.multi_dot([t.ones(2, 2)]), "at least 2 tensors"),
]


@pytest.mark.parametrize("call, phrase", ERRORS)
def test_errors(call, phrase):
    with pytest.raises(RuntimeError) as expected:
        call(torch)
    with pytest.raises(RuntimeError) as error:
        call(dlcore)
    assert phrase in str(error.value) and phrase in str(expected.value)
    assert isinstance(error.value, dlcore.linalg.LinAlgError) == isinstance(expected.value, torch.linalg.LinAlgError)


@pytest.mark.parametrize("value", [math.nan, INF, -INF])
def test_numbers_that_are_not_finite(value):
    """PyTorch has the same error with some of its LAPACK libraries, and not-a-numbers with others."""
    for function in ("eigh", "eigvalsh", "svd", "svdvals", "pinv", "matrix_rank"):
        with pytest.raises(dlcore.linalg.LinAlgError, match="the input matrix contained non-finite values"):
            getattr(dlcore.linalg, function)(dlcore.full((3, 3), value))
    for function in ("inv", "det", "qr", "slogdet", "cholesky", "matrix_exp"):
        a = dlcore.eye(3)
        a[1, 1] = value
        try:
            getattr(dlcore.linalg, function)(a)
        except dlcore.linalg.LinAlgError:
            pass


def test_derivatives_that_do_not_exist_say_so():
    for mode, phrase in (("r", "mode='r'"), ("complete", "nrows > ncols")):
        a = dlcore.randn(3, 2, requires_grad=True)
        with pytest.raises(RuntimeError, match=phrase):
            dlcore.linalg.qr(a, mode).R.sum().backward()


def test_with_and_without_errors():
    inverse, info = dlcore.linalg.inv_ex(dlcore.tensor([SINGULAR, [[2.0, 0.0], [0.0, 4.0]]]))
    assert info.tolist() == [1, 0] and inverse[1].tolist() == [[0.5, 0], [0, 0.25]]
    assert dlcore.linalg.cholesky_ex(dlcore.eye(2))[1].item() == 0


def test_the_gradient_of_a_singular_determinant_is_the_adjugate():
    a = dlcore.tensor(SINGULAR, dtype=dlcore.float64, requires_grad=True)
    dlcore.linalg.det(a).backward()
    numpy.testing.assert_allclose(a.grad.tolist(), [[4, -2], [-2, 1]], atol=1e-12)


def test_old_names():
    torch.manual_seed(0)
    x = torch.randn(4, 3, dtype=torch.float64)
    ours = dlcore.tensor(x.tolist(), dtype=dlcore.float64)
    u, s, v = dlcore.svd(ours)
    numpy.testing.assert_allclose((u * s @ v.mT).tolist(), x.tolist(), atol=1e-12)
    assert [tuple(t.shape) for t in ours.svd(some=False)] == [(4, 4), (3,), (3, 3)]
    q, r = ours.qr()
    numpy.testing.assert_allclose((q @ r).tolist(), x.tolist(), atol=1e-12)
    numpy.testing.assert_allclose(ours.pinverse().tolist(), x.pinverse().tolist(), atol=1e-12)
    square, theirs = ours[:3] + 3 * dlcore.eye(3, dtype=dlcore.float64), x[:3] + 3 * torch.eye(3, dtype=torch.float64)
    for name in ("inverse", "det", "logdet", "matrix_exp"):
        numpy.testing.assert_allclose(getattr(square, name)().tolist(), getattr(theirs, name)().tolist(), atol=1e-10)
    assert square.slogdet().logabsdet.item() == pytest.approx(theirs.slogdet().logabsdet.item())


def test_after_fork():
    dlcore.linalg.svd(dlcore.randn(3, 40, 40))
    child = os.fork()
    if child == 0:
        try:
            x = dlcore.randn(3, 60, 60)
            u, s, vh = dlcore.linalg.svd(x)
            good = (u * s.unsqueeze(-2) @ vh - x).abs().max().item() < 1e-3
        except BaseException:
            good = False
        os._exit(0 if good else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


# --- LU -------------------------------------------------------------------------------------------------------------------


@draws(12)
def test_lu(draw):
    m, n = draw.integer(1, 5), draw.integer(1, 5)
    a = draw.randn(*_batch(draw), m, n)

    def factors(torch, a):
        p, l, u = torch.linalg.lu(a)
        lu, pivots, info = torch.linalg.lu_factor_ex(a)
        return p, l, u, lu, pivots.double(), info.double(), *torch.lu_unpack(lu, pivots)

    # Near equal candidates for a pivot may be chosen differently after rounding.
    draw.compare(factors, a, tolerance=1e-8, dtypes=("float64",))


@draws(12)
def test_lu_solve(draw):
    n, k = draw.integer(1, 5), draw.integer(1, 3)
    batch = _batch(draw)
    a = _regular(draw, *batch, n, n)
    left, adjoint = draw.boolean(), draw.boolean()
    b = draw.randn(*draw.choice(batch, (3, *((1,) * len(batch)))), *((n, k) if left else (k, n)))

    def solution(torch, a, b):
        lu, pivots = torch.linalg.lu_factor(a)
        return torch.linalg.lu_solve(lu, pivots, b, left=left, adjoint=adjoint)

    draw.compare(solution, a, b, single=1e-4)


@draws(8)
def test_old_names_of_triangular_and_lu_solutions(draw):
    n, k = draw.integer(1, 4), draw.integer(1, 3)
    a, b = _regular(draw, n, n), draw.randn(n, k)
    upper, transpose, unit = draw.boolean(), draw.boolean(), draw.boolean()
    draw.compare(lambda torch, a, b: torch.triangular_solve(b, a, upper, transpose, unit)[0], a, b)
    draw.compare(lambda torch, a, b: b.lu_solve(*torch.linalg.lu_factor(a)), a, b)
    draw.compare(lambda torch, a, b: torch.linalg.solve_ex(a, b)[0], a, b)


@draws(8)
def test_householder_product(draw):
    n = draw.integer(1, 4)
    m = draw.integer(n, 6)
    batch = _batch(draw)
    a, tau = draw.randn(*batch, m, n), draw.randn(*batch, draw.integer(0, n))
    draw.compare(lambda torch, a, tau: torch.linalg.householder_product(a, tau), a, tau, tolerance=1e-8, single=1e-3)


def test_lu_errors():
    singular = [[1.0, 2.0], [2.0, 4.0]]
    for module in (torch, dlcore):
        with pytest.raises(RuntimeError, match=r"U\[2,2\] is zero"):
            module.linalg.lu_factor(module.tensor(singular))
        assert module.linalg.lu_factor_ex(module.tensor([singular, [[0.0, 0.0], [0.0, 0.0]]])).info.tolist() == [2, 1]
        with pytest.raises(RuntimeError, match="not implemented on the CPU|not currently supported on the CPU|pivoting"):
            module.linalg.lu(module.tensor(singular), pivot=False)
        assert module.linalg.solve_ex(module.tensor(singular), module.ones(2, 1)).info.item() == 2
        with pytest.raises(RuntimeError):
            module.lu_unpack(module.eye(2), module.tensor([1, 7], dtype=module.int32))
