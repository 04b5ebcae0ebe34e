"""Indexing with tensors, assignment, and changes of windows on tensors of a graph, compared with PyTorch."""

import pytest
import torch as pytorch
from oracle import draws

import dlcore


def keys(draw, shape):
    """A key of integers, slices, None, an ellipsis, index tensors and masks, as a function of the module."""
    index_shape = draw.shape(draw.integer(0, 2), 1, 3)
    items, axis = [], 0
    ellipsis = draw.boolean()
    while axis < len(shape):
        kind = draw.choice("integer", "slice", "none", "index", "index", "mask", "ellipsis", "list")
        extent = shape[axis]
        if kind == "integer":
            items.append(draw.integer(-extent, extent - 1))
        elif kind == "slice":
            items.append(slice(draw.choice(None, 0, 1, -2), draw.choice(None, 2, -1, 5), draw.choice(None, 1, 2)))
        elif kind == "none":
            items.append(None)
            if sum(item is None for item in items) > 1:
                items.pop()
            continue
        elif kind == "ellipsis":
            if ellipsis:
                continue
            ellipsis = True
            items.append(Ellipsis)
            break
        elif kind == "list":
            items.append([draw.integer(-extent, extent - 1)])
        elif kind == "mask":
            mask = draw.booleans(extent)
            # As many places as other index tensors can be broadcast with: exactly one.
            mask.data[:] = False
            mask.data[draw.integer(0, extent - 1)] = True
            items.append(mask)
        else:
            items.append(draw.integers(-extent, extent, *index_shape[draw.integer(0, len(index_shape)):]))
        axis += 1
        if draw.integer(0, 3) == 0:
            break

    def key(module):
        return tuple(item.tensor(module, False, False) if hasattr(item, "tensor") else item for item in items)

    return key


@draws(120)
def test_getitem(draw):
    shape = draw.shape(draw.integer(1, 4), 1, 4)
    key = keys(draw, shape)
    draw.compare(lambda torch, x: x[key(torch)] * 1, draw.randn(*shape))


@draws(120)
def test_setitem(draw):
    shape = draw.shape(draw.integer(1, 4), 1, 4)
    key = keys(draw, shape)
    scalar = draw.boolean()

    def change(torch, x, w):
        y = x * 2
        picked = y[key(torch)]
        if scalar:
            y[key(torch)] = w.sum()
        else:
            # Equal indices would make the derivative a matter of order.
            y[key(torch)] = picked.detach() * 0 + w[0] * 3
        return y * y + (x * x).sum() * (w * w).sum()

    draw.compare(change, draw.randn(*shape), draw.randn(3))


@draws(40)
def test_masks(draw):
    shape = draw.shape(draw.integer(1, 3), 1, 5)
    mask = draw.booleans(*shape[: draw.integer(1, len(shape))])
    draw.compare(lambda torch, x, m: x[m], draw.randn(*shape), mask)

    def assign(torch, x, m, w):
        y = x * 2
        y[m] = w
        y[~m] *= y[~m] + w
        return y + (x * x).sum() * w

    draw.compare(assign, draw.randn(*shape), mask, draw.randn())


@draws(40)
def test_index_put(draw):
    rows, columns, count = draw.integer(1, 5), draw.integer(1, 4), draw.integer(0, 6)
    index = draw.integers(-rows, rows, count)
    draw.compare(
        lambda torch, x, i, v: torch.index_put(x, (i,), v, accumulate=True),
        draw.randn(rows, columns), index, draw.randn(*draw.choice((count, columns), (columns,), (count, 1), ())),
    )
    other = draw.integers(-columns, columns, count)
    draw.compare(
        lambda torch, x, i, j, v: (x * 1).index_put_((i, j), v, accumulate=True) * 2,
        draw.randn(rows, columns), index, other, draw.randn(count),
    )


def windows(draw, shape):
    """A chain of views as a function of a tensor."""
    steps = []
    for _ in range(draw.integer(1, 3)):
        kind = draw.choice("select", "slice", "transpose", "unsqueeze", "narrow", "flatten", "diagonal")
        steps.append((kind, draw.integer(0, 3), draw.integer(0, 3)))

    def view(x):
        for kind, a, b in steps:
            rank = x.dim()
            if rank == 0:
                break
            axis = a % rank
            if kind == "select":
                x = x.select(axis, b % x.shape[axis])
            elif kind == "slice":
                x = x[(slice(None),) * axis + (slice(b % x.shape[axis], None, 1 + a % 2),)]
            elif kind == "transpose":
                x = x.transpose(axis, b % rank)
            elif kind == "unsqueeze" and rank < 4:
                x = x.unsqueeze(axis)
            elif kind == "narrow":
                x = x.narrow(axis, b % x.shape[axis], 1)
            elif kind == "flatten" and x.is_contiguous():
                x = x.view(-1)
            elif kind == "diagonal" and rank > 1:
                x = x.diagonal(0, axis, (axis + 1) % rank)
        return x

    return view


@draws(120)
def test_changes_through_views(draw):
    shape = draw.shape(draw.integer(1, 3), 1, 4)
    first, second, third = windows(draw, shape), windows(draw, shape), windows(draw, shape)
    kind = draw.choice("mul", "add", "fill", "copy", "zero", "setitem")
    on_base = draw.boolean()

    def change(torch, x, w):
        y = (x * 1.5).contiguous()
        a, b = first(y), second(y)
        if kind == "mul":
            a.mul_(w)
        elif kind == "add":
            a += w * w
        elif kind == "fill":
            a.fill_(2.5)
        elif kind == "copy":
            a.copy_((w * 2).expand(a.shape))
        elif kind == "zero":
            a.zero_()
        else:
            a[...] = w
        if on_base:
            y.mul_(w + 1)
        third(y).add_(w)
        return y * y + (x * x).sum() * w * w, b * w, a * 2

    draw.compare(change, draw.randn(*shape), draw.randn())


@draws(10)
def test_new_tensor_filled_in_a_loop(draw):
    rows = draw.integer(1, 5)

    def fill(torch, x):
        y = torch.zeros(rows, 3, dtype=x.dtype)
        for i in range(rows):
            y[i] = x[i] * (y[i - 1].clone() + 1)
        return y

    draw.compare(fill, draw.randn(rows, 3))


def test_leaves_and_their_views_are_protected():
    for torch in (dlcore, pytorch):
        x = torch.ones(3, requires_grad=True)
        with pytest.raises(RuntimeError, match="a leaf Variable that requires grad"):
            x.add_(1)
        with pytest.raises(RuntimeError, match="a view of a leaf Variable that requires grad"):
            x[0] = 5
        with torch.no_grad():
            x[0] = 5
            x[1:].mul_(2)
        assert x.tolist() == [5, 2, 2] and x.requires_grad and x.is_leaf


def test_a_changed_value_that_the_derivative_needs_is_found():
    for torch in (dlcore, pytorch):
        x = torch.ones(3, requires_grad=True)
        y = x * 2
        z = y * y
        y[0] = 7
        with pytest.raises(RuntimeError, match="modified by an inplace operation"):
            z.sum().backward()


@pytest.mark.parametrize("module", [dlcore, pytorch])
@pytest.mark.parametrize(
    "key, error, text",
    [
        ((5,), IndexError, "out of bounds for dimension 0 with size 3"),
        (([0, 3],), IndexError, "out of bounds for dimension 0 with size 3"),
        ((0, 0, 0), IndexError, "too many indices for tensor of dimension 2"),
        (([True, False],), IndexError, "The shape of the mask"),
        (([0, 1], [0, 1, 2]), IndexError, "could not be broadcast"),
        ((1.5,), IndexError, "only integers, slices"),
        ((slice(None, None, -1),), ValueError, "step must be greater than zero"),
    ],
)
def test_wrong_keys(module, key, error, text):
    x = module.zeros(3, 4)
    with pytest.raises(error, match=text):
        x[tuple(module.tensor(k) if isinstance(k, list) else k for k in key)]
    with pytest.raises(error, match=text):
        x[tuple(module.tensor(k) if isinstance(k, list) else k for k in key)] = 1.0


@pytest.mark.parametrize("module", [dlcore, pytorch])
def test_values_that_do_not_fit(module):
    x = module.zeros(3, 4)
    with pytest.raises(RuntimeError, match="shape mismatch"):
        x[module.tensor([0, 1])] = module.ones(3)
    with pytest.raises((RuntimeError, IndexError)):
        x[0] = module.ones(3)
    x[module.tensor([], dtype=module.int64)] = module.ones(0, 4)
    assert x.sum().item() == 0


@pytest.mark.parametrize("shape", [(5,), (3, 4), (2, 3, 4), (0,), (3, 0), (70_001,), (300, 517), (40, 50, 60)])
@pytest.mark.parametrize("density", [0.0, 0.01, 0.5, 1.0])
def test_masks_over_all_axes(shape, density):
    """Reading, writing one value and many, through whole masks: contiguous and transposed, in every width of elements."""
    random = pytorch.Generator().manual_seed(len(shape) + int(10 * density))
    x = pytorch.randn(shape, generator=random) * 3
    mask = pytorch.rand(shape, generator=random) < density
    for dtype in ("float32", "float64", "int64", "uint8", "bool"):
        theirs = x.abs().to(getattr(pytorch, dtype))
        ours = dlcore.tensor(theirs.tolist(), dtype=getattr(dlcore, dtype)).reshape(*shape)
        flags = dlcore.tensor(mask.tolist(), dtype=dlcore.bool).reshape(*shape)
        values = theirs[mask].flip(0)
        assert ours[flags].tolist() == theirs[mask].tolist()
        assert dlcore.masked_select(ours, flags).tolist() == theirs.masked_select(mask).tolist()
        assert flags.nonzero().tolist() == mask.nonzero().tolist() and flags.nonzero().shape == tuple(mask.nonzero().shape)
        for module, a, m in ((pytorch, theirs, mask), (dlcore, ours, flags)):
            written, filled, turned = a.clone(), a.clone(), a.clone()
            written[m] = values if module is pytorch else dlcore.tensor(values.tolist(), dtype=getattr(dlcore, dtype))
            filled[m] = 1
            turned.permute(*reversed(range(len(shape))))[m.permute(*reversed(range(len(shape))))] = 1
            if module is pytorch:
                expected = [t.tolist() for t in (written, filled, turned)]
            else:
                assert [t.tolist() for t in (written, filled, turned)] == expected


def test_gradient_through_a_mask_that_changes_later():
    x = dlcore.randn(300, 300, dtype=dlcore.float64, requires_grad=True)
    mask = x.detach() > 0
    kept = mask.clone()
    picked = x[mask] * 3
    mask.fill_(False)
    picked.sum().backward()
    assert x.grad.tolist() == (kept.to(dlcore.float64) * 3).tolist()


def test_many_indices_are_checked_wherever_they_are():
    values, index = pytorch.randn(1000), pytorch.randint(-1000, 1000, (200_000,), generator=pytorch.Generator().manual_seed(0))
    assert dlcore.tensor(values.tolist())[dlcore.tensor(index.tolist())].tolist() == values[index].tolist()
    index[150_000] = 1000
    with pytest.raises(IndexError, match="index 1000 is out of bounds for dimension 0 with size 1000"):
        dlcore.tensor(values.tolist())[dlcore.tensor(index.tolist())]
