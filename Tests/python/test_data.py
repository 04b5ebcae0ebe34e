"""Data sets, samplers and the loader."""

from collections import namedtuple

import pytest

import dlcore as torch
from dlcore.utils.data import (
    BatchSampler,
    ConcatDataset,
    DataLoader,
    Dataset,
    IterableDataset,
    RandomSampler,
    SequentialSampler,
    Subset,
    SubsetRandomSampler,
    TensorDataset,
    WeightedRandomSampler,
    default_collate,
    random_split,
)


class Squares(Dataset):
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return torch.tensor([float(index)]), index * index


def table(count):
    return TensorDataset(torch.arange(0, 2 * count).float().reshape(count, 2), torch.arange(0, count))


def test_tensor_dataset():
    data = table(3)
    assert len(data) == 3
    x, y = data[1]
    assert x.tolist() == [2.0, 3.0] and y.item() == 1
    with pytest.raises(ValueError, match=r"Size mismatch between tensors.*\[2\], \[3\]"):
        TensorDataset(torch.zeros(2), torch.zeros(3))
    with pytest.raises(TypeError, match="expected tensors, got list"):
        TensorDataset([1])
    with pytest.raises(ValueError):
        TensorDataset()


def test_batches_in_order():
    batches = [(x.tolist(), y.tolist()) for x, y in DataLoader(table(5), batch_size=2)]
    assert batches == [([[0, 1], [2, 3]], [0, 1]), ([[4, 5], [6, 7]], [2, 3]), ([[8, 9]], [4])]
    assert len(DataLoader(table(5), batch_size=2)) == 3
    loader = DataLoader(table(5), batch_size=2, drop_last=True)
    assert len(loader) == 2 and [y.tolist() for _, y in loader] == [[0, 1], [2, 3]]
    general = [(x.tolist(), y.tolist()) for x, y in DataLoader(Squares(3), batch_size=2)]
    assert general == [([[0.0], [1.0]], [0, 1]), ([[2.0]], [4])]


def test_a_batch_is_a_copy():
    data = table(2)
    x, _ = next(iter(DataLoader(data, batch_size=2)))
    x.fill_(-1.0)
    assert data.tensors[0].tolist() == [[0, 1], [2, 3]]


@pytest.mark.parametrize("make", [table, Squares])
def test_shuffled_batches_hold_every_sample_once(make):
    loader = DataLoader(make(50), batch_size=8, shuffle=True, generator=torch.Generator().manual_seed(3))
    epochs = [[value for _, y in loader for value in y.tolist()] for _ in range(2)]
    expected = sorted(make(50)[index][1] if make is Squares else index for index in range(50))
    assert sorted(epochs[0]) == sorted(epochs[1]) == expected and epochs[0] != epochs[1] != expected
    again = DataLoader(make(50), batch_size=8, shuffle=True, generator=torch.Generator().manual_seed(3))
    assert [value for _, y in again for value in y.tolist()] == epochs[0]


def test_whole_batches_come_in_the_order_of_single_samples():
    class Slow(TensorDataset):
        def __getitem__(self, index):
            return super().__getitem__(index)

    def order(kind, **options):
        torch.manual_seed(5)
        data = kind(torch.arange(0, 20))
        return [batch[0].tolist() for batch in DataLoader(data, batch_size=3, **options)]

    assert Slow(torch.zeros(1)).batch_reader() is None
    for options in ({}, {"shuffle": True}, {"shuffle": True, "drop_last": True}):
        assert order(TensorDataset, **options) == order(Slow, **options)


def test_subsets_of_tensors():
    part = Subset(table(10), [7, 2, 5])
    assert [y.tolist() for _, y in DataLoader(part, batch_size=2)] == [[7, 2], [5]]
    assert [y.tolist() for _, y in DataLoader(Subset(part, [2, 0]), batch_size=2)] == [[5, 7]]
    assert [y.tolist() for _, y in DataLoader(Subset(table(3), [-1]), batch_size=2)] == [[2]]
    assert len(part) == 3 and part[0][1].item() == 7
    assert list(DataLoader(Subset(table(3), []), batch_size=2)) == []


def test_random_split():
    first, second = random_split(table(10), [7, 3], generator=torch.Generator().manual_seed(1))
    assert (len(first), len(second)) == (7, 3)
    assert sorted(first.indices + second.indices) == list(range(10))
    assert [len(part) for part in random_split(table(10), [0.5, 0.25, 0.25])] == [6, 2, 2]
    with pytest.raises(ValueError, match="Sum of input lengths"):
        random_split(table(10), [7, 4])


def test_concat_dataset():
    both = table(2) + table(3)
    assert isinstance(both, ConcatDataset) and len(both) == 5
    assert [both[index][1].item() for index in range(5)] == [0, 1, 0, 1, 2] and both[-1][1].item() == 2
    with pytest.raises(IndexError):
        both[5]
    with pytest.raises(ValueError, match="empty"):
        ConcatDataset([])


def test_iterable_dataset():
    class Stream(IterableDataset):
        def __iter__(self):
            return iter(range(5))

    assert [batch.tolist() for batch in DataLoader(Stream(), batch_size=2)] == [[0, 1], [2, 3], [4]]
    assert [batch.tolist() for batch in DataLoader(Stream(), batch_size=2, drop_last=True)] == [[0, 1], [2, 3]]
    assert list(DataLoader(Stream(), batch_size=None)) == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="IterableDataset"):
        DataLoader(Stream(), shuffle=True)


def test_chained_and_stacked_datasets():
    import numpy
    from dlcore.utils.data import ChainDataset, StackDataset, default_convert, get_worker_info

    class Numbers(IterableDataset):
        def __init__(self, count):
            self.count = count

        def __iter__(self):
            return iter(range(self.count))

        def __len__(self):
            return self.count

    chain = Numbers(2) + Numbers(3)
    assert isinstance(chain, ChainDataset) and list(chain) == [0, 1, 0, 1, 2] and len(chain) == 5
    stack = StackDataset([1, 2, 3], "abc")
    assert len(stack) == 3 and stack[1] == (2, "b")
    named = StackDataset(x=[1, 2], y=[3, 4])
    assert named[1] == {"x": 2, "y": 4}
    for bad in (lambda: StackDataset(), lambda: StackDataset([1], [1, 2]), lambda: StackDataset([1], y=[1])):
        with pytest.raises(ValueError):
            bad()
    converted = default_convert({"a": numpy.ones(2), "b": [1, "text"], "c": (numpy.int64(3),)})
    assert converted["a"].tolist() == [1.0, 1.0] and converted["b"] == [1, "text"] and converted["c"][0].item() == 3
    assert get_worker_info() is None


def test_without_batches_and_with_own_collation():
    assert [y for _, y in DataLoader(Squares(3), batch_size=None)] == [0, 1, 4]
    assert list(DataLoader(Squares(3), batch_size=2, collate_fn=len)) == [2, 1]
    batches = DataLoader(Squares(4), batch_sampler=[[3, 0], [1]])
    assert [y.tolist() for _, y in batches] == [[9, 0], [1]] and len(batches) == 2
    assert [y.tolist() for _, y in DataLoader(table(4), batch_size=2, sampler=[3, 1, 0])] == [[3, 1], [0]]


def test_samplers():
    assert list(SequentialSampler(range(3))) == [0, 1, 2]
    assert sorted(RandomSampler(range(5))) == [0, 1, 2, 3, 4]
    assert len(list(RandomSampler(range(3), num_samples=8))) == 8
    assert set(RandomSampler(range(3), replacement=True, num_samples=50)) == {0, 1, 2}
    assert sorted(SubsetRandomSampler([4, 8])) == [4, 8]
    assert list(BatchSampler(range(5), 2, False)) == [[0, 1], [2, 3], [4]]
    assert list(BatchSampler(range(5), 2, True)) == [[0, 1], [2, 3]] and len(BatchSampler(range(5), 2, True)) == 2


def test_weighted_sampler():
    torch.manual_seed(2)
    draws = list(WeightedRandomSampler([0.0, 1.0, 3.0], 4000))
    assert draws.count(0) == 0 and draws.count(2) == pytest.approx(3000, abs=150)
    firsts = [next(iter(WeightedRandomSampler([1.0, 3.0, 0.0], 2, replacement=False))) for _ in range(1000)]
    assert firsts.count(2) == 0 and firsts.count(1) == pytest.approx(750, abs=70)
    assert sorted(WeightedRandomSampler([1.0, 3.0, 0.0], 2, replacement=False)) == [0, 1]
    with pytest.raises(ValueError, match="without replacement"):
        WeightedRandomSampler([1.0, 0.0], 2, replacement=False)
    with pytest.raises(ValueError, match="weights"):
        WeightedRandomSampler([-1.0], 2)


def test_collate():
    Point = namedtuple("Point", "x y")
    batch = default_collate([{"a": 1, "b": (torch.zeros(2), "s")}, {"a": 2, "b": (torch.ones(2), "t")}])
    assert batch["a"].tolist() == [1, 2] and batch["b"][0].tolist() == [[0, 0], [1, 1]] and batch["b"][1] == ["s", "t"]
    assert default_collate([0.5, 1.0]).dtype == torch.float64 and default_collate([True, False]).dtype == torch.bool
    point = default_collate([Point(1, 2.0), Point(3, 4.0)])
    assert isinstance(point, Point) and point.x.tolist() == [1, 3]
    with pytest.raises(RuntimeError, match="equal size"):
        default_collate([(1, 2), (1,)])
    with pytest.raises(TypeError, match="found object"):
        default_collate([object()])


def test_bad_arguments():
    data = table(3)
    with pytest.raises(ValueError, match="expected num_workers=0.*got 2"):
        DataLoader(data, num_workers=2)
    for size in (0, -1, 1.5, True):
        with pytest.raises(ValueError, match="batch_size should be a positive integer"):
            DataLoader(data, batch_size=size)
    with pytest.raises(ValueError, match="mutually exclusive with shuffle"):
        DataLoader(data, shuffle=True, sampler=[0])
    with pytest.raises(ValueError, match="mutually exclusive"):
        DataLoader(data, batch_size=2, batch_sampler=[[0]])
    with pytest.raises(ValueError, match="num_samples"):
        RandomSampler(data, num_samples=0)
