"""Operations that cut, turn, repeat, pad and join tensors, compared with PyTorch."""

import pytest
import torch as pytorch
from oracle import draws

import dlcore


@draws(60)
def test_pad(draw):
    rank = draw.integer(2, 5)
    shape = draw.shape(rank, 2, 4)
    mode = draw.choice("constant", "reflect", "replicate", "circular")
    axes = rank - 1 if rank == 2 else draw.choice(rank - 1, rank - 2)
    axes = min(axes, 3)
    widths = []
    for i in range(axes):
        extent = shape[rank - 1 - i]
        limit = {"constant": 3, "reflect": extent - 1, "replicate": 5, "circular": extent}[mode]
        widths += [draw.integer(0, limit), draw.integer(0, limit)]
    if mode == "constant":
        draw.compare(lambda torch, x: torch.nn.functional.pad(x, widths, value=1.5), draw.randn(*shape))
    elif not (mode == "circular" and rank == 2 and axes > 1):
        draw.compare(lambda torch, x: torch.nn.functional.pad(x, widths, mode), draw.randn(*shape))


@draws(40)
def test_diagonals(draw):
    shape, offset = draw.shape(draw.integer(2, 4), 1, 4), draw.integer(-4, 4)
    a, b = draw.random.sample(range(len(shape)), 2)
    x = draw.randn(*shape)
    draw.compare(lambda torch, x: torch.diagonal(x, offset, a, b - len(shape)) * 1, x)
    draw.compare(lambda torch, x: (torch.tril(x, offset), x.triu(offset)), x)
    draw.compare(lambda torch, x: ((x * 1).tril_(offset) * x, (x * 1).triu_(offset) * x), x)
    v = draw.randn(draw.integer(1, 4))
    draw.compare(lambda torch, v: (torch.diag(v, offset), torch.diagflat(v, offset), torch.diag_embed(v, offset)), v)
    draw.compare(lambda torch, x: torch.diag(x.flatten(1) if x.dim() > 2 else x, offset), x)
    rows, columns = draw.integer(0, 4), draw.integer(0, 4)
    draw.compare(lambda torch: (torch.tril_indices(rows, columns, offset), torch.triu_indices(rows, columns, offset)), order=0)
    least = min(shape[a], shape[b])
    draw.compare(
        lambda torch, x, s: torch.diagonal_scatter(x, s, 0, a, b), x,
        draw.randn(*[e for i, e in enumerate(shape) if i not in (a, b)], least),
    )


@draws(40)
def test_turning(draw):
    shape = draw.shape(draw.integer(2, 4), 1, 4)
    rank = len(shape)
    x = draw.randn(*shape)
    dims = draw.dims(rank)
    shifts = [draw.integer(-5, 5) for _ in dims]
    if dims:
        draw.compare(lambda torch, x: torch.roll(x, shifts, dims), x)
    draw.compare(lambda torch, x: torch.roll(x, 3), x)
    k, (a, b) = draw.integer(-4, 5), draw.random.sample(range(rank), 2)
    draw.compare(lambda torch, x: torch.rot90(x, k, (a, b)), x)
    draw.compare(lambda torch, x: (torch.fliplr(x), x.flipud(), torch.flip(x, dims)), x)
    draw.compare(lambda torch, x: (x.swapaxes(a, b) * 1, torch.swapdims(x, a, b) * 2, torch.moveaxis(x, a, b) * 3), x)
    draw.compare(lambda torch, x: (x.mT * 1, x.adjoint() * 2, x.ravel() * 3), x)
    repeats = [draw.integer(0, 3) for _ in range(draw.integer(1, 4))]
    draw.compare(lambda torch, x: torch.tile(x, repeats), x)


@draws(40)
def test_repeat_interleave(draw):
    shape = draw.shape(draw.integer(1, 3), 1, 4)
    dim = draw.integer(-len(shape), len(shape) - 1)
    x = draw.randn(*shape)
    count = draw.integer(0, 3)
    draw.compare(lambda torch, x: (torch.repeat_interleave(x, count, dim), x.repeat_interleave(count)), x)
    repeats = draw.integers(0, 4, shape[dim])
    total = int(repeats.data.sum())
    draw.compare(lambda torch, x, r: torch.repeat_interleave(x, r, dim=dim, output_size=total), x, repeats)


@draws(40)
def test_splitting(draw):
    shape = draw.shape(draw.integer(1, 3), 1, 7)
    dim = draw.integer(-len(shape), len(shape) - 1)
    extent = shape[dim]
    x = draw.randn(*shape)
    sections = draw.integer(1, 9)
    indices = [draw.integer(-9, 9) for _ in range(draw.integer(0, 10))]
    first = draw.integer(0, extent)
    draw.compare(lambda torch, x: [part * 1 for part in torch.tensor_split(x, sections, dim)], x)
    draw.compare(lambda torch, x: [part * 1 for part in x.tensor_split(indices, dim)], x)
    draw.compare(lambda torch, x: [part * 1 for part in x.split([first, extent - first], dim)], x)
    draw.compare(lambda torch, x: [part * 1 for part in x.split_with_sizes([first, 0, extent - first], dim)], x)
    draw.compare(lambda torch, x: [part * 1 for part in x.hsplit(1)], x)
    if len(shape) > 1:
        draw.compare(lambda torch, x: [part * 1 for part in torch.vsplit(x, [1])], x)
    if len(shape) > 2:
        draw.compare(lambda torch, x: [part * 1 for part in torch.dsplit(x, shape[2])], x)


@draws(20)
def test_joining(draw):
    rows, columns = draw.integer(1, 3), draw.integer(1, 3)
    a, b, v, s = draw.randn(rows, columns), draw.randn(rows, columns), draw.randn(rows), draw.randn()
    draw.compare(lambda torch, a, b: (torch.hstack([a, b]), torch.vstack((a, b)), torch.dstack([a, b]), torch.row_stack([a, b])), a, b)
    draw.compare(lambda torch, a, v: (torch.column_stack([a, v]), torch.hstack([v, v]), torch.concatenate([a, a], 1)), a, v)
    draw.compare(lambda torch, a, v, s: torch.block_diag(a, v, s), a, v, s)
    draw.compare(lambda torch, v, s: (torch.atleast_1d(s), torch.atleast_2d(v), torch.atleast_3d([v, s])), v, s)
    draw.compare(lambda torch, a, v: [t * 1 for t in torch.broadcast_tensors(a.mT, v)], a, v)
    indexing = draw.choice("ij", "xy")
    draw.compare(lambda torch, a, v: [t * 1 for t in torch.meshgrid(v, a[0], v, indexing=indexing)], a, v)
    draw.compare(lambda torch, a, v: torch.cartesian_prod(v, a[0]), a, v)
    r, again = draw.integer(1, 3), draw.boolean()
    draw.compare(lambda torch, v: torch.combinations(v, r, again), draw.randn(draw.integer(0, 5)))


@draws(30)
def test_windows(draw):
    shape = draw.shape(draw.integer(1, 3), 1, 6)
    dim = draw.integer(-len(shape), len(shape) - 1)
    size, step = draw.integer(0, shape[dim]), draw.integer(1, 3)
    x = draw.randn(*shape)
    draw.compare(lambda torch, x: x.unfold(dim, size, step) * 1, x)
    index = draw.integer(0, shape[dim] - 1)
    part = [e for i, e in enumerate(shape) if i != dim % len(shape)]
    draw.compare(lambda torch, x, s: torch.select_scatter(x, s, dim, index), x, draw.randn(*part))
    part = list(shape)
    part[dim] = len(range(index, shape[dim], step))
    draw.compare(lambda torch, x, s: x.slice_scatter(s, dim, index, None, step), x, draw.randn(*part))
    draw.compare(lambda torch, x: torch.as_strided(x.contiguous(), (2, 2), (1, 0)) * 1, draw.randn(4))
    draw.compare(lambda torch, x: torch.as_strided(x.contiguous(), (3, 2), (1, 1), 1) * 1, draw.randn(5))


@pytest.mark.parametrize("shapes", [((2, 1), (3,)), ((), (4, 1, 2), (3, 1)), (5, (1,)), ((0,), (1,))])
def test_broadcast_shapes(shapes):
    assert tuple(dlcore.broadcast_shapes(*shapes)) == tuple(pytorch.broadcast_shapes(*shapes))


@pytest.mark.parametrize("module", [dlcore, pytorch])
def test_errors(module):
    x = module.zeros(2, 3)
    pad = module.nn.functional.pad
    with pytest.raises(RuntimeError, match="Padding size should be less"):
        pad(x, (3, 0), "reflect")
    with pytest.raises(NotImplementedError):
        pad(module.zeros(3), (1, 1), "circular")
    with pytest.raises(RuntimeError):
        module.diag(module.zeros(1, 1, 1))
    with pytest.raises(IndexError):
        module.roll(x, 1, 2)
    with pytest.raises(RuntimeError):
        x.as_strided((9,), (1,))
    with pytest.raises(RuntimeError):
        module.broadcast_shapes((2,), (3,))
    with pytest.raises(RuntimeError):
        module.repeat_interleave(x, -1)
    with pytest.raises(RuntimeError):
        x.unfold(1, 4, 1)
    with pytest.raises(RuntimeError):
        module.hstack([])


@pytest.mark.parametrize("module", [dlcore, pytorch])
def test_attributes(module):
    x = module.zeros(2, 3, dtype=module.float32)
    assert tuple(x.T.shape) == tuple(x.H.shape) == tuple(x.mH.shape) == (3, 2)
    assert x.type() == "torch.FloatTensor" and x.type("torch.LongTensor").dtype == module.int64
    assert x.type(module.float64).dtype == module.float64
    assert x.is_same_size(module.ones(2, 3)) and x.nbytes == 24 and x.element_size() == 4
    assert x.t().stride() == (1, 3) and not x.t().is_contiguous() and x[1].storage_offset() == 3
    assert [tuple(t.shape) for t in module.unravel_index(module.tensor([5]), (2, 3))] == [(1,), (1,)]


@pytest.mark.parametrize("module", [dlcore, pytorch])
def test_shapes_in_place(module):
    x = module.arange(6.0).reshape(2, 3)
    y = x
    assert x.unsqueeze_(0) is x and tuple(y.shape) == (1, 2, 3)
    x.squeeze_(0).t_()
    assert tuple(x.shape) == (3, 2) and x.tolist() == [[0, 3], [1, 4], [2, 5]]
    x.transpose_(0, 1).swapaxes_(0, 1)
    assert tuple(x.shape) == (3, 2)
    w = module.ones(3, requires_grad=True)
    z = w * 2
    z.unsqueeze_(1)
    (z * module.tensor([[1.0, 2.0]])).sum().backward()
    assert w.grad.tolist() == [6, 6, 6]
    with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
        w.unsqueeze_(0)
    assert module.ones(2, 3, 4).sum_to_size(3, 1).tolist() == [[8], [8], [8]]
    assert module.is_nonzero(module.tensor([3])) and not module.is_nonzero(module.tensor(0.0))
    assert x.new_empty_strided((2, 2), (1, 2)).stride() == (1, 2)
    r = module.arange(6)
    assert r.resize_(2, 2).tolist() == [[0, 1], [2, 3]] and tuple(r.resize_(3, 4).shape) == (3, 4)
