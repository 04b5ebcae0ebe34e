"""Collections of samples."""

from bisect import bisect_right
from itertools import accumulate
from math import floor

from ..._core import Tensor, randperm, tensor


class Dataset:
    """Subclasses define ``__getitem__(index)``, and ``__len__`` where samplers need it."""

    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

    def __add__(self, other):
        return ConcatDataset([self, other])

    def __class_getitem__(cls, item):
        return cls


class IterableDataset(Dataset):
    """Subclasses define ``__iter__``; the samples come in its order."""

    def __iter__(self):
        raise NotImplementedError("Subclasses of IterableDataset should implement __iter__.")

    def __add__(self, other):
        return ChainDataset([self, other])


class ChainDataset(IterableDataset):
    """The samples of several iterable data sets, one after the other."""

    def __init__(self, datasets):
        self.datasets = datasets

    def __iter__(self):
        for dataset in self.datasets:
            if not isinstance(dataset, IterableDataset):
                raise TypeError("ChainDataset only supports IterableDataset")
            yield from dataset

    def __len__(self):
        return sum(len(dataset) for dataset in self.datasets)


class StackDataset(Dataset):
    """Sample i is the tuple of the i-th samples of several data sets, or a dictionary where they are given by name."""

    def __init__(self, *args, **kwargs):
        if args and kwargs:
            raise ValueError(
                "Supported either ``tuple``- (via ``args``) or ``dict``- (via ``kwargs``) like input/output, but both types are given."
            )
        self.datasets = args if args else kwargs
        parts = self._parts()
        if not parts:
            raise ValueError("At least one dataset should be passed")
        if any(len(part) != len(parts[0]) for part in parts):
            raise ValueError("Size mismatch between datasets")

    def _parts(self):
        return list(self.datasets.values()) if isinstance(self.datasets, dict) else list(self.datasets)

    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {name: dataset[index] for name, dataset in self.datasets.items()}
        return tuple(dataset[index] for dataset in self.datasets)

    def __len__(self):
        return len(self._parts()[0])


class TensorDataset(Dataset):
    """Sample i is the tuple of the i-th entries of all tensors."""

    def __init__(self, *tensors):
        if not tensors:
            raise ValueError("TensorDataset: expected at least one tensor")
        for value in tensors:
            if not isinstance(value, Tensor):
                raise TypeError(f"TensorDataset: expected tensors, got {type(value).__name__}")
            if value.dim() == 0 or value.shape[0] != tensors[0].shape[0]:
                shapes = ", ".join(str(list(value.shape)) for value in tensors)
                raise ValueError(f"Size mismatch between tensors: expected one number of entries, got shapes {shapes}")
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple(value[index] for value in self.tensors)

    def __len__(self):
        return self.tensors[0].shape[0]

    def batch_reader(self):
        """A function from a tensor of indices to the batch of these samples, or None if they are made one by one."""
        if type(self).__getitem__ is not TensorDataset.__getitem__:
            return None
        return lambda indices: [value.index_select(0, indices) for value in self.tensors]


class Subset(Dataset):
    """The samples of a data set at the given indices."""

    def __init__(self, dataset, indices):
        self.dataset = dataset
        self.indices = indices

    def __getitem__(self, index):
        if isinstance(index, (list, tuple)):
            return [self.dataset[self.indices[entry]] for entry in index]
        return self.dataset[self.indices[index]]

    def __len__(self):
        return len(self.indices)

    def batch_reader(self):
        """As ``TensorDataset.batch_reader``."""
        make = getattr(self.dataset, "batch_reader", None)
        read = make() if make is not None and type(self).__getitem__ is Subset.__getitem__ else None
        positions = [int(index) for index in self.indices] if read is not None else []
        if not positions or min(positions) < 0:
            return None
        positions = tensor(positions)
        return lambda indices: read(positions.index_select(0, indices))


class ConcatDataset(Dataset):
    """Several data sets, one after the other."""

    def __init__(self, datasets):
        self.datasets = list(datasets)
        if not self.datasets:
            raise ValueError("datasets should not be an empty iterable")
        if any(isinstance(dataset, IterableDataset) for dataset in self.datasets):
            raise TypeError("ConcatDataset does not support IterableDataset")
        self.cumulative_sizes = list(accumulate(map(len, self.datasets)))

    def __len__(self):
        return self.cumulative_sizes[-1]

    def __getitem__(self, index):
        if not -len(self) <= index < len(self):
            raise IndexError(f"index {index} is out of range: the data sets have {len(self)} samples")
        index %= len(self)
        which = bisect_right(self.cumulative_sizes, index)
        return self.datasets[which][index - (self.cumulative_sizes[which - 1] if which else 0)]


def random_split(dataset, lengths, generator=None):
    """Subsets of the given lengths that share no sample; lengths that add up to 1 are fractions."""
    lengths = list(lengths)
    total = len(dataset)
    if abs(sum(lengths) - 1) < 1e-9 and sum(lengths) <= 1 + 1e-9 and not all(isinstance(n, int) for n in lengths):
        if any(not 0 <= fraction <= 1 for fraction in lengths):
            raise ValueError(f"random_split: expected fractions between 0 and 1, got {lengths}")
        lengths = [floor(total * fraction) for fraction in lengths]
        for extra in range(total - sum(lengths)):
            lengths[extra % len(lengths)] += 1
    if sum(lengths) != total:
        raise ValueError(
            f"Sum of input lengths does not equal the length of the input dataset! Got {lengths} for {total} samples"
        )
    order = randperm(total, generator=generator).tolist()
    ends = list(accumulate(lengths))
    return [Subset(dataset, order[end - length : end]) for end, length in zip(ends, lengths)]
