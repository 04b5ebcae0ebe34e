"""x[key] and x[key] = value, against NumPy."""

import random

import numpy as np
import pytest

import dlcore as torch


def pair(*shape):
    array = np.arange(int(np.prod(shape)), dtype=np.float32).reshape(shape)
    return array, torch.tensor(array)


KEYS = [
    0, -1, (1, 2), (0, -1, 3), slice(None), slice(1, None), slice(None, None, 2), slice(-2, None), slice(5, 1), slice(-100, 100),
    Ellipsis, (Ellipsis, 1), (1, Ellipsis), (0, Ellipsis, 1), None, (None, 0), (Ellipsis, None), (slice(1, 2), None, 1),
    (slice(None), slice(1, 3), 0), (slice(None), 1, slice(None, None, 3)), True, False, (True, 0),
]


@pytest.mark.parametrize("key", KEYS, ids=repr)
def test_views(key):
    array, x = pair(2, 3, 4)
    expected = array[key]
    got = x[key]
    assert got.shape == expected.shape
    assert got.tolist() == expected.tolist()
    # A view: what is written to it is seen in the tensor.
    got += 100
    assert int((x.numpy() != array).sum()) == expected.size


INDICES = [
    np.array([1, 0, 1]), np.array([-1, -2]), np.array([[0, 1], [1, 0]]), [0, 1, 0], [-1], np.array([], dtype=np.int64),
    (slice(None), np.array([2, 0])), (slice(None), [0, 2], slice(1, 3)), (np.array([0, 1]), np.array([2, 0])),
    (np.array([[0], [1]]), np.array([0, 2])), (slice(None), np.array([0, 1]), np.array([3, -1])),
    (np.array([0, 1]), slice(None), np.array([3, 0])), (Ellipsis, np.array([0, 3])), (None, np.array([1])),
    np.array([True, False]), (slice(None), np.array([True, False, True])), np.array([False, False]),
    np.arange(6).reshape(2, 3) % 2 == 0, np.arange(24).reshape(2, 3, 4) % 5 == 0, (np.array([True, True]), np.array([0, 2])),
]


def translated(key):
    if isinstance(key, tuple):
        return tuple(map(translated, key))
    return torch.tensor(key) if isinstance(key, np.ndarray) else key


@pytest.mark.parametrize("key", INDICES, ids=repr)
def test_index_tensors_lists_and_masks(key):
    array, x = pair(2, 3, 4)
    expected = array[key]
    got = x[translated(key)]
    assert got.shape == expected.shape
    assert got.tolist() == expected.tolist()
    assert x[key].tolist() == expected.tolist()


@pytest.mark.parametrize("key", KEYS + INDICES, ids=repr)
@pytest.mark.parametrize("form", ["number", "tensor", "broadcast", "array", "list"])
def test_assignment(key, form):
    array, x = pair(2, 3, 4)
    shape = array[key].shape
    value = {"number": -5, "broadcast": np.full(shape[-1:], -2.0, np.float32)}.get(form)
    if value is None:
        value = -np.arange(1, int(np.prod(shape)) + 1, dtype=np.float32).reshape(shape)
    assigned = {"tensor": torch.tensor, "broadcast": torch.tensor, "list": lambda v: v.tolist()}.get(form, lambda v: v)(value)
    if form == "list" and 0 in shape:
        assigned = value
    array[key] = value
    x[translated(key)] = assigned
    # Where a position is assigned more than once, the last value stays, in row-major order of the index.
    assert x.tolist() == array.tolist()


def test_random_keys():
    source = random.Random(3)
    for _ in range(300):
        shape = [source.randrange(1, 4) for _ in range(source.randrange(1, 5))]
        array, x = pair(*shape)
        key = []
        for extent in shape:
            key.append(source.choice([
                source.randrange(-extent, extent), slice(source.randrange(-4, 4), source.randrange(-4, 5), source.choice([1, 2, 3])),
                np.array([source.randrange(-extent, extent) for _ in range(2)])]))
        # NumPy takes integers between index arrays for index arrays; PyTorch and dlcore do not.
        if any(isinstance(k, np.ndarray) for k in key):
            key = [slice(k, k + 1 or None) if isinstance(k, int) else k for k in key]
        key = tuple(key)
        assert x[translated(key)].tolist() == array[key].tolist(), key


def test_integer_tensors_of_rank_0_are_integers():
    _, x = pair(2, 3)
    assert x[torch.tensor(1)].tolist() == [3, 4, 5]
    assert x[np.int64(1), torch.tensor(-1)].item() == 5


@pytest.mark.parametrize("key, text", [
    (5, "index 5 is out of bounds for dimension 0 with size 2"),
    (-3, "index -3 is out of bounds for dimension 0 with size 2"),
    ((0, 3), "index 3 is out of bounds for dimension 1 with size 3"),
    ([0, 7], "index 7 is out of bounds for dimension 0 with size 2"),
    ((slice(None), [0, -4]), "index -4 is out of bounds for dimension 1 with size 3"),
    ((0, 0, 0), "too many indices for tensor of dimension 2"),
    (2**80, "cannot fit"),
    ("a", "only integers, slices"),
    (1.0, "only integers, slices"),
    ([0.5], "tensors used as indices"),
    ((Ellipsis, Ellipsis), "single ellipsis"),
    ([True, False, True], "The shape of the mask"),
    (([0, 1], [0, 1, 2]), "could not be broadcast"),
])
def test_keys_that_do_not_fit(key, text):
    _, x = pair(2, 3)
    with pytest.raises(IndexError) as caught:
        x[key]
    assert text in str(caught.value)
    with pytest.raises(IndexError):
        x[key] = 1.0


def test_other_errors():
    _, x = pair(2, 3)
    with pytest.raises(ValueError, match="step must be greater than zero"):
        x[::-1]
    with pytest.raises(ValueError):
        x[::0]
    with pytest.raises(TypeError):
        del x[0]
    with pytest.raises(RuntimeError):
        x[0] = torch.zeros(4)
    with pytest.raises(IndexError, match="0-dim"):
        torch.tensor(1.0)[0]
    with pytest.raises(TypeError):
        x[0] = "a"
    with pytest.raises(TypeError, match="len"):
        len(torch.tensor(1))
    with pytest.raises(TypeError, match="0-d"):
        iter(torch.tensor(1))


def test_iteration_and_membership():
    array, x = pair(2, 3)
    assert len(x) == 2
    assert [row.tolist() for row in x] == array.tolist()
    first, second = x
    assert second.tolist() == [3, 4, 5]
    assert 4 in x and 4.5 not in x and torch.tensor(5.0) in x


def test_a_key_that_changes_the_tensor():
    """__index__ may run anything."""
    x = torch.arange(6).reshape(2, 3)

    class Index:
        def __index__(self):
            x.data = torch.zeros(1, 1, dtype=torch.int64)
            return 1

    try:
        x[:, Index()]
    except IndexError:
        pass
    assert x.shape == (1, 1)


def test_gradients_flow_through_indexing():
    x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
    (x[:, [0, 2, 2]] * torch.tensor([1.0, 10.0, 100.0])).sum().backward()
    assert x.grad.tolist() == [[1, 0, 110], [1, 0, 110]]
    x.grad = None
    x[x > 2.5].sum().backward()
    assert x.grad.tolist() == [[0, 0, 1], [1, 1, 1]]
    x.grad = None
    x[1, ::2].sum().backward()
    assert x.grad.tolist() == [[0, 0, 0], [1, 0, 1]]


def test_recorded_assignment_through_indices():
    x, w = torch.zeros(3), torch.ones(2, requires_grad=True)
    x[[0, 2]] = w * 3
    (x * torch.tensor([1.0, 10.0, 100.0])).sum().backward()
    assert w.grad.tolist() == [3, 300]
