"""Functions of linear algebra that take their arguments in several forms, and those that are methods of Tensor as well."""

__all__ = [
    "cdist",
    "chain_matmul",
    "cholesky",
    "cross",
    "det",
    "einsum",
    "ger",
    "inverse",
    "lu",
    "lu_solve",
    "matrix_exp",
    "matrix_power",
    "pinverse",
    "qr",
    "slogdet",
    "svd",
    "tensordot",
    "triangular_solve",
]

from . import _core


def einsum(equation, *operands):
    """The sum of products that ``equation`` describes, such as "bij,bjk->bik".

    Also einsum(x, [0, 1], y, [1, 2], [0, 2]): each operand is followed by the numbers of its axes, those of the result come
    last, and Ellipsis stands for "...".
    """
    if isinstance(equation, str):
        if len(operands) == 1 and isinstance(operands[0], (list, tuple)):
            operands = operands[0]
        return _core.einsum(equation, list(operands))
    everything = (equation, *operands)
    output = None
    if len(everything) % 2 == 1:
        output, everything = everything[-1], everything[:-1]
    tensors, axes = everything[::2], everything[1::2]
    text = ",".join(_letters(a) for a in axes)
    if output is not None:
        text += "->" + _letters(output)
    return _core.einsum(text, list(tensors))


def _letters(axes):
    letters = ""
    for axis in axes:
        if axis is Ellipsis:
            letters += "..."
        elif isinstance(axis, int) and 0 <= axis < 52:
            letters += chr(65 + axis) if axis < 26 else chr(71 + axis)
        else:
            raise RuntimeError(f"einsum(): expected subscripts to be integers in the range [0, 52) or Ellipsis, got {axis!r}")
    return letters


def tensordot(a, b, dims=2, out=None):
    """The sums of products along pairs of axes: ``dims`` is two lists of axes, or how many of the last ones of ``a`` run with the
    first ones of ``b``.
    """
    if isinstance(dims, int):
        if dims < 0:
            raise RuntimeError(f"tensordot expects dims >= 0, but got dims={dims}")
        if dims > min(a.dim(), b.dim()):
            raise RuntimeError(f"tensordot expects dims < ndim_a or ndim_b, but got dims={dims}")
        first, second = list(range(a.dim() - dims, a.dim())), list(range(dims))
    else:
        first, second = ([d] if isinstance(d, int) else list(d) for d in (dims.tolist() if hasattr(dims, "tolist") else dims))
    return _core.tensordot(a, b, first, second)


def cross(input, other, dim=None):
    """The vector product along ``dim``, or along the first axis that has three elements."""
    if dim is None:
        dim = next((i for i, extent in enumerate(input.shape) if extent == 3), None)
        if dim is None:
            raise RuntimeError(f"no dimension of size 3 in input: shape {list(input.shape)}")
    return _core.linalg_cross(input, other, dim=dim)


def chain_matmul(*matrices):
    """The product of several matrices, in the order of the fewest multiplications."""
    return matrices[0] if len(matrices) == 1 else _core.linalg_multi_dot(list(matrices))


def ger(input, vec2):
    """The outer product of two vectors."""
    return _core.outer(input, vec2)


def cdist(x1, x2, p=2.0, compute_mode="use_mm_for_euclid_dist_if_necessary"):
    """The distances between all pairs of rows of two matrices, in the p-norm. All ``compute_mode`` are computed alike."""
    return _core.cdist(x1, x2, float(p))


def det(input):
    """The determinant of square matrices."""
    return _core.linalg_det(input)


def slogdet(input):
    """The sign of the determinant and the logarithm of its absolute value."""
    return _core.linalg_slogdet(input)


def inverse(input):
    """The inverse of square matrices."""
    return _core.linalg_inv(input)


def lu(input, pivot=True, get_infos=False):
    """(LU, pivots) as of ``linalg.lu_factor``; with ``get_infos`` also the places of the first pivots that are zero, 0 for none."""
    factors, pivots, infos = _core.linalg_lu_factor_ex(input, pivot=pivot)
    return (factors, pivots, infos) if get_infos else (factors, pivots)


def lu_solve(b, LU_data, LU_pivots):
    """The solution x of A x = b, from what ``lu`` gives for A."""
    return _core.linalg_lu_solve(LU_data, LU_pivots, b)


def triangular_solve(b, A, upper=True, transpose=False, unitriangular=False):
    """The solution x of A x = b, reading only one triangle of A, and a copy of A; with ``transpose`` that of A^T x = b."""
    matrix = A.mT if transpose else A
    solution = _core.linalg_solve_triangular(matrix, b, upper=upper != transpose, unitriangular=unitriangular)
    return solution, A.clone()


def pinverse(input, rcond=1e-15):
    """The pseudoinverse; singular values of at most ``rcond`` times the largest count as zero."""
    return _core.linalg_pinv(input, rtol=rcond)


def matrix_power(input, n):
    """The n-th power of square matrices; a negative n is a power of the inverse."""
    return _core.linalg_matrix_power(input, n)


def matrix_exp(input):
    """The exponential of square matrices."""
    return _core.linalg_matrix_exp(input)


def cholesky(input, upper=False):
    """The lower triangular L with input = L L^T, or the upper triangular factor."""
    return _core.linalg_cholesky(input, upper=upper)


def qr(input, some=True):
    """(Q, R) with input = Q R; Q is reduced to as many columns as needed with ``some``."""
    return _core.linalg_qr(input, "reduced" if some else "complete")


def svd(input, some=True, compute_uv=True):
    """(U, S, V) with input = U diag(S) V^T."""
    if not compute_uv:
        rows, columns = input.shape[-2:]
        batch = tuple(input.shape)[:-2]
        zeros = [_core.zeros((*batch, n, n), dtype=input.dtype) for n in (rows, columns)]
        return zeros[0], _core.linalg_svdvals(input), zeros[1]
    U, S, Vh = _core.linalg_svd(input, not some)
    return U, S, Vh.transpose(-2, -1)


methods = {
    "cholesky": cholesky,
    "cross": cross,
    "det": det,
    "ger": ger,
    "inverse": inverse,
    "lu": lu,
    "lu_solve": lu_solve,
    "matrix_exp": matrix_exp,
    "matrix_power": matrix_power,
    "pinverse": pinverse,
    "qr": qr,
    "slogdet": slogdet,
    "svd": svd,
    "triangular_solve": triangular_solve,
}
