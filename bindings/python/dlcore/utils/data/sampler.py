"""The order in which samples are taken."""

from bisect import bisect_right
from itertools import accumulate
from math import log

from ..._core import float64, rand, randint, randperm


class Sampler:
    """Subclasses define ``__iter__``, which gives indices (or lists of them)."""

    def __iter__(self):
        raise NotImplementedError(f"{type(self).__name__} must define __iter__")

    def __class_getitem__(cls, item):
        return cls


class SequentialSampler(Sampler):
    """0, 1, 2, ..."""

    def __init__(self, data_source):
        self.data_source = data_source

    def __iter__(self):
        return iter(range(len(self.data_source)))

    def __len__(self):
        return len(self.data_source)


class RandomSampler(Sampler):
    """All indices in random order; with ``replacement``, ``num_samples`` independent ones."""

    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        if not isinstance(replacement, bool):
            raise TypeError(f"replacement should be a boolean value, but got replacement={replacement}")
        if num_samples is not None and (not isinstance(num_samples, int) or num_samples <= 0):
            raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")
        self.data_source = data_source
        self.replacement = replacement
        self.generator = generator
        self._num_samples = num_samples

    @property
    def num_samples(self):
        return len(self.data_source) if self._num_samples is None else self._num_samples

    def orders(self):
        """Tensors of indices, which make up the order one after the other."""
        count, left = len(self.data_source), self.num_samples
        if count == 0:
            return
        if self.replacement:
            yield randint(0, count, (left,), generator=self.generator)
            return
        while left > 0:
            order = randperm(count, generator=self.generator)
            yield order if left >= count else order[:left]
            left -= count

    def __iter__(self):
        for order in self.orders():
            yield from order.tolist()

    def __len__(self):
        return self.num_samples


class SubsetRandomSampler(Sampler):
    """The given indices in random order."""

    def __init__(self, indices, generator=None):
        self.indices = indices
        self.generator = generator

    def __iter__(self):
        for position in randperm(len(self.indices), generator=self.generator).tolist():
            yield self.indices[position]

    def __len__(self):
        return len(self.indices)


class WeightedRandomSampler(Sampler):
    """``num_samples`` indices, drawn with probabilities in the ratio of the weights."""

    def __init__(self, weights, num_samples, replacement=True, generator=None):
        if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
            raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")
        self.weights = [float(weight) for weight in weights]
        if any(not 0 <= weight < float("inf") for weight in self.weights) or not sum(self.weights) > 0:
            raise ValueError("WeightedRandomSampler: expected finite weights that are not negative, one of them positive")
        if not replacement and num_samples > sum(weight > 0 for weight in self.weights):
            raise ValueError("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
        self.num_samples = num_samples
        self.replacement = replacement
        self.generator = generator

    def __iter__(self):
        if self.replacement:
            bounds = list(accumulate(self.weights))
            last = max(index for index, weight in enumerate(self.weights) if weight > 0)
            draws = rand(self.num_samples, dtype=float64, generator=self.generator).tolist()
            return iter([min(bisect_right(bounds, draw * bounds[-1]), last) for draw in draws])
        # Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006: the largest log(u) / weight.
        draws = rand(len(self.weights), dtype=float64, generator=self.generator).tolist()
        keys = [(log(1.0 - draw) / weight, index) for index, (draw, weight) in enumerate(zip(draws, self.weights)) if weight > 0]
        keys.sort(reverse=True)
        return iter([index for _, index in keys[: self.num_samples]])

    def __len__(self):
        return self.num_samples


class BatchSampler(Sampler):
    """Lists of ``batch_size`` indices of another sampler; ``drop_last`` leaves out a last one that is shorter."""

    def __init__(self, sampler, batch_size, drop_last):
        if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
            raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
        if not isinstance(drop_last, bool):
            raise ValueError(f"drop_last should be a boolean value, but got drop_last={drop_last}")
        self.sampler = sampler
        self.batch_size = batch_size
        self.drop_last = drop_last

    def __iter__(self):
        batch = []
        for index in self.sampler:
            batch.append(index)
            if len(batch) == self.batch_size:
                yield batch
                batch = []
        if batch and not self.drop_last:
            yield batch

    def __len__(self):
        full, rest = divmod(len(self.sampler), self.batch_size)
        return full + (rest > 0 and not self.drop_last)
