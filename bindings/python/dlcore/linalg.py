"""Linear algebra, with PyTorch's names: equations, factorisations, norms. Matrices are the last two axes of a tensor."""

from collections import namedtuple as _namedtuple

from . import _core
from ._core import LinAlgError, matmul
from ._core import (
    linalg_cross as cross,
    linalg_det as det,
    linalg_householder_product as householder_product,
    linalg_inv as inv,
    linalg_lu as lu,
    linalg_lu_factor as lu_factor,
    linalg_matrix_exp as matrix_exp,
    linalg_matrix_power as matrix_power,
    linalg_multi_dot as multi_dot,
    linalg_qr as qr,
    linalg_slogdet as slogdet,
    linalg_svd as _svd,
    linalg_vecdot as vecdot,
)

_inf = float("inf")
_MATRIX_NORMS = {
    "fro": "fro",
    "nuc": "nuc",
    _inf: "infinity",
    -_inf: "minus_infinity",
    1: "one",
    -1: "minus_one",
    2: "two",
    -2: "minus_two",
}


def _triangle(name, UPLO):
    if not isinstance(UPLO, str) or UPLO.upper() not in ("L", "U"):
        raise RuntimeError(f"Expected UPLO argument to be 'L' or 'U', but got {UPLO} in {name}")
    return UPLO.upper() == "U"


def _order(name, ord):
    try:
        return _MATRIX_NORMS[ord]
    except (KeyError, TypeError):
        raise RuntimeError(f"{name}: Order {ord} not supported.") from None


def _as(input, dtype):
    return input if dtype is None else input.to(dtype)


def solve(A, B, *, left=True):
    """The solution X of A X = B, or of X A = B with ``left=False``."""
    return _core.linalg_solve(A, B, left=left)


def solve_triangular(A, B, *, upper, left=True, unitriangular=False):
    """The solution X of A X = B (or X A = B), reading only one triangle of A."""
    return _core.linalg_solve_triangular(A, B, upper=upper, left=left, unitriangular=unitriangular)


class _LeastSquares(tuple):
    """(solution, residuals, rank, singular_values)"""

    __slots__ = ()
    solution = property(lambda self: self[0])
    residuals = property(lambda self: self[1])
    rank = property(lambda self: self[2])
    singular_values = property(lambda self: self[3])

    def __repr__(self):
        names = ("solution", "residuals", "rank", "singular_values")
        return "dlcore.return_types.linalg_lstsq(" + ", ".join(f"{n}={v!r}" for n, v in zip(names, self)) + ")"


def lstsq(A, B, rcond=None, *, driver=None):
    """The X for which the norm of A X - B is smallest, by a complete orthogonal factorisation, whatever ``driver`` is.

    As in PyTorch, the default driver 'gelsy' gives no residuals, and only 'gelsd' and 'gelss' give singular values.
    """
    if driver not in (None, "gels", "gelsy", "gelsd", "gelss"):
        raise RuntimeError(
            f"torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss), but got {driver}"
        )
    solution, residuals, rank = _core.linalg_lstsq(A, B, rcond)
    nothing = _core.empty(0, dtype=A.dtype)
    if driver in (None, "gelsy"):
        residuals = nothing
    values = _core.linalg_svdvals(A).detach() if driver in ("gelsd", "gelss") else nothing
    return _LeastSquares((solution, residuals, rank if driver != "gels" else _core.empty(0, dtype=rank.dtype), values))


def pinv(A, rcond=None, *, atol=None, rtol=None, hermitian=False):
    """The pseudoinverse. Singular values of at most max(atol, rtol times the largest) count as zero."""
    return _core.linalg_pinv(_symmetric(A, hermitian), atol=atol, rtol=rcond if rtol is None else rtol)


def matrix_rank(A, tol=None, *, atol=None, rtol=None, hermitian=False):
    """The number of singular values above max(atol, rtol times the largest)."""
    return _core.linalg_matrix_rank(_symmetric(A, hermitian), atol=tol if atol is None else atol, rtol=rtol)


def _symmetric(A, hermitian):
    """The symmetric matrix that the lower triangle stands for."""
    return A.tril() + A.tril(-1).mT if hermitian else A


def cholesky(A, *, upper=False):
    """The lower triangular L with A = L L^T, or the upper triangular U with A = U^T U."""
    return _core.linalg_cholesky(A, upper=upper)


def svd(A, full_matrices=True, *, driver=None):
    """The singular value decomposition A = U diag(S) Vh."""
    return _svd(A, full_matrices)


def svdvals(A, *, driver=None):
    """The singular values, descending."""
    return _core.linalg_svdvals(A)


def eigh(A, UPLO="L"):
    """Eigenvalues, ascending, and eigenvectors of symmetric matrices, reading only one triangle."""
    return _core.linalg_eigh(A, upper=_triangle("linalg.eigh", UPLO))


def eigvalsh(A, UPLO="L"):
    """The eigenvalues of symmetric matrices, ascending."""
    return _core.linalg_eigvalsh(A, upper=_triangle("linalg.eigvalsh", UPLO))


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    """The elements on a diagonal of two axes, the last two by default, as a view."""
    return _core.diagonal(A, offset, dim1, dim2)


def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None):
    """(sum |x|^ord)^(1/ord) over some axes, all of them by default."""
    return _core.linalg_vector_norm(_as(x, dtype), float(ord), dim, keepdim)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None):
    """The norm of matrices: 'fro', 'nuc', inf, 1 or 2; with minus, the smallest of the sums or singular values."""
    return _core.linalg_matrix_norm(_as(A, dtype), _order("linalg.matrix_norm", ord), dim, keepdim)


def norm(A, ord=None, dim=None, keepdim=False, *, dtype=None):
    """The norm of vectors (one axis) or matrices (two axes)."""
    if ord is None:
        return vector_norm(A, 2, dim, keepdim, dtype=dtype)
    if dim is None:
        if A.dim() == 2:
            dim = (0, 1)
        elif A.dim() != 1:
            raise RuntimeError(f"linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got {A.dim()}D.")
    if isinstance(ord, str) or (dim is not None and not isinstance(dim, int) and len(dim) == 2):
        if dim is None:
            raise RuntimeError(f"linalg.norm: order {ord!r} needs a matrix, got shape {list(A.shape)}")
        return matrix_norm(A, ord, dim, keepdim, dtype=dtype)
    return vector_norm(A, ord, dim, keepdim, dtype=dtype)


def cond(A, p=None):
    """The condition number: the norm of a matrix times that of its inverse."""
    return _core.linalg_cond(A, "two" if p is None else _order("linalg.cond", p))


_Inverse = _namedtuple("linalg_inv_ex", ("inverse", "info"))
_Cholesky = _namedtuple("linalg_cholesky_ex", ("L", "info"))
_Solution = _namedtuple("linalg_solve_ex", ("result", "info"))


def inv_ex(A, *, check_errors=False):
    """The inverse, and 0, or 1 where it could not be computed and is not a number."""
    return _Inverse(*_or_nothing(inv, A, check_errors))


def cholesky_ex(A, *, upper=False, check_errors=False):
    """The Cholesky factor, and 0, or 1 where it could not be computed and is not a number."""
    return _Cholesky(*_or_nothing(lambda A: cholesky(A, upper=upper), A, check_errors))


def _or_nothing(function, A, check_errors):
    try:
        return function(A), _core.zeros(tuple(A.shape)[:-2], dtype=_core.int32)
    except LinAlgError:
        if check_errors:
            raise
    if A.dim() == 2:
        return A * float("nan"), _core.ones((), dtype=_core.int32)
    results = [_or_nothing(function, part, False) for part in A]
    return _core.stack([r[0] for r in results]), _core.stack([r[1] for r in results])


def solve_ex(A, B, *, left=True, check_errors=False):
    """The solution of ``solve``, and 0, or where a matrix is singular the place of the first pivot that is zero, from 1."""
    factors, pivots, info = _core.linalg_lu_factor_ex(A)
    if check_errors and (info != 0).any().item():
        return _Solution(solve(A, B, left=left), info)
    if not left:
        return _Solution(lu_solve(factors, pivots, B, left=False), info)
    is_vector = B.dim() == 1 or tuple(B.shape) == tuple(A.shape)[:-1]
    return _Solution(lu_solve(factors, pivots, B.unsqueeze(-1)).squeeze(-1) if is_vector else lu_solve(factors, pivots, B), info)


def lu_factor_ex(A, *, pivot=True, check_errors=False):
    """As ``lu_factor``, and 0, or the place of the first pivot that is zero, from 1; an error only with ``check_errors``."""
    if check_errors:
        lu_factor(A.detach(), pivot=pivot)
    return _core.linalg_lu_factor_ex(A, pivot=pivot)


def lu_solve(LU, pivots, B, *, left=True, adjoint=False):
    """The solution X of A X = B (or X A = B, or with A transposed), from what ``lu_factor`` gives for A."""
    return _core.linalg_lu_solve(LU, pivots, B, left=left, adjoint=adjoint)


def tensorsolve(A, B, dims=None):
    """The X with tensordot(A, X, X.dim()) = B; the axes ``dims`` of A go to its end first."""
    if dims is not None:
        A = A.movedim(list(dims), list(range(-len(dims), 0)))
    shape = tuple(A.shape)[B.dim() :]
    return solve(A.reshape(-1, _product(shape)), B.flatten()).reshape(shape)


def tensorinv(A, ind=2):
    """The inverse of A as a map that tensordot makes, the first ``ind`` axes being its result."""
    if ind <= 0:
        raise RuntimeError(f"Expected a strictly positive integer for 'ind', got {ind}")
    shape = tuple(A.shape)
    result, argument = shape[:ind], shape[ind:]
    if _product(result) != _product(argument):
        raise RuntimeError(
            "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), "
            f"but got {_product(argument)} != {_product(result)}"
        )
    return inv(A.reshape(_product(result), -1)).reshape(argument + result)


def _product(extents):
    total = 1
    for extent in extents:
        total *= extent
    return total


def vander(x, *, N=None):
    """The powers x^0, x^1, ... x^(N - 1) along a new last axis."""
    count = x.shape[-1] if N is None else N
    if count <= 1 and N is not None:
        raise RuntimeError(f"N must be greater than 1. Got {N}")
    powers = [_core.ones_like(x)]
    for _ in range(count - 1):
        powers.append(powers[-1] * x)
    return _core.stack(powers, -1)
