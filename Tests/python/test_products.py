"""Products of vectors, matrices and tensors beside PyTorch."""

import math
import string

import numpy
import pytest
import torch
from oracle import draws

import dlcore


@draws(40)
def test_einsum(draw):
    letters = draw.random.sample(string.ascii_letters, 5)
    extents = {letter: draw.integer(1, 4) for letter in letters}
    terms, operands = [], []
    ellipsis = draw.integer(0, 3) == 0
    hidden = [draw.integer(1, 3) for _ in range(draw.integer(0, 2))]
    for _ in range(draw.integer(1, 4)):
        labels = [draw.random.choice(letters) for _ in range(draw.integer(1, 3))]
        # Operands with a repeated label need equal extents there; others may have 1 for the extent.
        shape = [1 if labels.count(l) == 1 and draw.random.random() < 0.1 else extents[l] for l in labels]
        term = "".join(labels)
        if ellipsis and draw.boolean():
            place = draw.integer(0, len(labels))
            own = hidden[draw.integer(0, len(hidden)) :]
            term = term[:place] + "..." + term[place:]
            shape[place:place] = own
        terms.append(term)
        operands.append(draw.randn(*shape))
    equation = ",".join(terms)
    if draw.boolean():
        used = sorted({c for c in equation if c.isalpha()})
        output = draw.random.sample(used, draw.integer(0, len(used)))
        equation += "->" + "".join(output) + ("..." if "..." in equation and draw.boolean() else "")
    draw.log.append(equation)
    draw.compare(lambda torch, *x: torch.einsum(equation, *x), *operands, single=1e-4)


@pytest.mark.parametrize(
    "equation, shapes",
    [
        ("bhqd,bhkd->bhqk", [(2, 2, 3, 4), (2, 2, 5, 4)]),
        ("bhqk,bhkd->bqhd", [(2, 2, 3, 5), (2, 2, 5, 4)]),
        ("bn,anm,bm->ba", [(2, 3), (4, 3, 5), (2, 5)]),
        ("i,ij,j", [(3,), (3, 4), (4,)]),
        ("ij->ji", [(2, 3)]),
        ("...,...", [(2, 3), (3,)]),
        ("a...b,b...c->...ac", [(2, 3, 4), (4, 1, 5)]),
        ("aa,ab,bb->a", [(3, 3), (3, 2), (2, 2)]),
        ("ij,jk,kl,lm->im", [(2, 30), (30, 3), (3, 40), (40, 2)]),
        ("->", [()]),
        (",ij->ij", [(), (2, 3)]),
        ("i->", [(0,)]),
        ("ij,jk->ik", [(2, 0), (0, 3)]),
    ],
)
@draws(2)
def test_equations(draw, equation, shapes):
    draw.compare(lambda torch, *x: torch.einsum(equation, *x), *[draw.randn(*s) for s in shapes], single=1e-4)


def test_einsum_by_numbers():
    for m in (dlcore, torch):
        x, y = m.arange(6.0).reshape(2, 3), m.arange(12.0).reshape(3, 4)
        assert m.einsum(x, [0, 1], y, [1, 2], [0, 2]).tolist() == (x @ y).tolist()
        assert m.einsum(x, [..., 1], [...]).tolist() == x.sum(1).tolist()
        assert m.einsum("ij,jk", [x, y]).tolist() == (x @ y).tolist()


@draws(15)
def test_tensordot(draw):
    first = list(draw.shape(draw.integer(1, 4), 1, 3))
    count = draw.integer(0, len(first))
    axes = draw.random.sample(range(len(first)), count)
    rest = list(draw.shape(draw.integer(0, 2), 1, 3))
    second = [first[a] for a in axes] + rest
    order = draw.random.sample(range(len(second)), len(second))
    other = [order.index(i) for i in range(count)]
    x, y = draw.randn(*first), draw.randn(*[second[i] for i in order])
    draw.compare(lambda torch, x, y: torch.tensordot(x, y, (axes, other)), x, y)
    z = draw.randn(*first[len(first) - count :], 2)
    draw.compare(lambda torch, x, z: torch.tensordot(x, z, count), x, z)


@draws(10)
def test_sums_of_products(draw):
    n, k, m, b = (draw.integer(1, 4) for _ in range(4))
    beta, alpha = draw.choice(1, 0.5, -2), draw.choice(1, 0.25, 3)
    x, y = draw.randn(n, k), draw.randn(k, m)
    u, v = draw.randn(k), draw.randn(m)
    xs, ys = draw.randn(b, n, k), draw.randn(b, k, m)
    matrix, row = draw.randn(n, m), draw.randn(m)
    draw.compare(
        lambda torch, x, y, u, v, xs, ys, matrix, row: [
            torch.addmm(matrix, x, y, beta=beta, alpha=alpha),
            torch.addmm(row, x, y),
            torch.addmv(row[:1], x, u, beta=beta, alpha=alpha),
            torch.addr(row, x[:, 0], v, beta=beta, alpha=alpha),
            torch.addbmm(matrix, xs, ys, beta=beta, alpha=alpha),
            torch.baddbmm(matrix, xs, ys, beta=beta, alpha=alpha),
            torch.mv(x, u),
            torch.vdot(u, u),
            torch.inner(xs, x),
            torch.ger(u, v),
            matrix.addmm(x, y),
        ],
        x,
        y,
        u,
        v,
        xs,
        ys,
        matrix,
        row,
    )


def test_what_is_multiplied_by_zero_is_not_read():
    nothing = dlcore.full((2, 2), math.nan)
    assert dlcore.addmm(nothing, dlcore.ones(2, 3), dlcore.ones(3, 2), beta=0).tolist() == [[3, 3], [3, 3]]


@draws(10)
def test_other_products(draw):
    shape = draw.shape(draw.integer(0, 3), 1, 3)
    x, y = draw.randn(*shape), draw.randn(*draw.shape(draw.integer(0, 3), 1, 3))
    # PyTorch's kron refuses some strides.
    draw.compare(lambda torch, x, y: torch.kron(x.flatten().reshape(x.shape), y.flatten().reshape(y.shape)), x, y)
    n = draw.integer(1, 4)
    a, b = draw.randn(n, 3, 2), draw.randn(n, 3, 2)
    draw.compare(lambda torch, a, b: [torch.cross(a, b, dim=1), torch.linalg.cross(a, b[:1], dim=1), torch.linalg.vecdot(a, b)], a, b)
    c = draw.randn(n, draw.integer(1, 4))
    draw.compare(lambda torch, c: torch.trace(c), c)


@draws(10)
def test_bilinear(draw):
    batch = draw.shape(draw.integer(0, 2), 1, 3)
    i, j, o = (draw.integer(1, 4) for _ in range(3))
    x, y, w = draw.randn(*batch, i), draw.randn(*batch, j), draw.randn(o, i, j)
    b = draw.randn(o) if draw.boolean() else None
    draw.compare(lambda torch, x, y, w, b: torch.nn.functional.bilinear(x, y, w, b), x, y, w, b)


def test_bilinear_layer():
    torch.manual_seed(0)
    theirs, ours = torch.nn.Bilinear(3, 4, 2), dlcore.nn.Bilinear(3, 4, 2)
    assert repr(ours) == repr(theirs)
    ours.load_state_dict({k: dlcore.tensor(v.tolist()) for k, v in theirs.state_dict().items()})
    x, y = torch.randn(5, 3), torch.randn(5, 4)
    result = ours(dlcore.tensor(x.tolist()), dlcore.tensor(y.tolist()))
    torch.testing.assert_close(torch.tensor(result.tolist()), theirs(x, y))


@draws(12)
def test_distances(draw):
    batch = draw.choice((), (2,))
    n, m, k = draw.integer(1, 4), draw.integer(1, 4), draw.choice(1, 3, 9, 17)
    p = draw.choice(2.0, 2.0, 1.0, 3.0, math.inf, 0.0)
    x, y = draw.randn(*batch, n, k), draw.randn(m, k)
    draw.compare(lambda torch, x, y: torch.cdist(x, y, p), x, y, order=0 if p == 0 else 1)


@draws(12)
def test_covariance(draw):
    n, m = draw.integer(2, 4), draw.integer(2, 6)
    x = draw.randn(n, m)
    f = draw.integers(1, 4, m) if draw.boolean() else None
    a = draw.uniform(0.5, 1.5, m, grad=False) if draw.boolean() else None
    correction = draw.integer(0, 1)
    draw.compare(lambda torch, x, f, a: torch.cov(x, correction=correction, fweights=f, aweights=a), x, f, a)
    draw.compare(lambda torch, x: torch.corrcoef(x), x, tolerance=1e-8, single=1e-4)
    draw.compare(lambda torch, x: torch.cov(x[0]), x)


ERRORS = [
    (lambda t: t.einsum("ij,jk->ik", t.ones(2, 3), t.ones(4, 2)), "which does not broadcast with previously seen size 3"),
    (lambda t: t.einsum("ij,jk->ik", t.ones(2, 3)), "fewer operands were provided than specified in the equation"),
    (lambda t: t.einsum("ij->ij", t.ones(2, 3), t.ones(2)), "more operands were provided than specified in the equation"),
    (lambda t: t.einsum("i%->i", t.ones(2, 3)), "subscripts must be in [a-zA-Z]"),
    (lambda t: t.einsum("ij->ik", t.ones(2, 3)), "does not appear in the equation for any input operand"),
    (lambda t: t.einsum("ij->jj", t.ones(2, 3)), "appears more than once in the output"),
    (lambda t: t.tensordot(t.ones(2, 3), t.ones(2, 3), 1), "contracted dimensions need to match"),
    (lambda t: t.tensordot(t.ones(2, 3), t.ones(2, 3), -1), "tensordot expects dims >= 0"),
    (lambda t: t.addmm(t.ones(2, 2), t.ones(2, 3), t.ones(2, 2)), "shapes cannot be multiplied"),
    (lambda t: t.trace(t.ones(2)), "expected a matrix"),
    (lambda t: t.linalg.cross(t.ones(2), t.ones(2)), "must have length 3"),
    (lambda t: t.inner(t.ones(2), t.ones(3)), "the last dimension must match on both input tensors"),
    (lambda t: t.cdist(t.ones(2, 3), t.ones(2, 2)), "X1 and X2 must have the same number of columns"),
    (lambda t: t.cov(t.ones(2, 2, 2)), "two or fewer dimensions"),
]


@pytest.mark.parametrize("call, phrase", ERRORS)
def test_errors(call, phrase):
    with pytest.raises(RuntimeError) as expected:
        call(torch)
    with pytest.raises(RuntimeError) as error:
        call(dlcore)
    assert phrase in str(error.value) and phrase in str(expected.value)


@pytest.mark.parametrize("strides", [(1, 2, 2), (1, 7, 1), (1, 1, 9)])
def test_strides_of_axes_with_one_element_do_not_count(strides):
    data = numpy.array([0.25, 0.5], dtype="float32")
    batch = dlcore.tensor(data).as_strided((2, 1, 1), strides)
    numpy.testing.assert_array_equal((batch @ dlcore.ones(1, 3)).numpy(), data.reshape(2, 1, 1).repeat(3, 2))
