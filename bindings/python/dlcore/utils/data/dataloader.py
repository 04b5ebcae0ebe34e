"""Batches of a data set, made in the calling thread."""

from itertools import islice

from ..._core import arange
from .collate import default_collate
from .dataset import IterableDataset
from .sampler import BatchSampler, RandomSampler, SequentialSampler


class DataLoader:
    """Batches of ``batch_size`` samples, in random order with ``shuffle`` (drawn from ``generator``).

    ``batch_size=None`` gives single samples. A ``sampler`` or ``batch_sampler`` decides on the order instead, and
    ``collate_fn`` makes a batch of a list of samples. The options after it are accepted as far as they change nothing.
    """

    def __init__(
        self,
        dataset,
        batch_size=1,
        shuffle=None,
        sampler=None,
        batch_sampler=None,
        num_workers=0,
        collate_fn=None,
        pin_memory=False,
        drop_last=False,
        timeout=0,
        worker_init_fn=None,
        generator=None,
        persistent_workers=False,
    ):
        if num_workers != 0:
            raise ValueError(
                f"DataLoader: expected num_workers=0, as batches are made in the calling thread, got {num_workers}"
            )
        self.dataset = dataset
        self.num_workers = 0
        self.pin_memory = pin_memory
        self.generator = generator
        self.drop_last = drop_last
        self._iterable = isinstance(dataset, IterableDataset)
        if self._iterable and (shuffle or sampler is not None or batch_sampler is not None):
            raise ValueError("DataLoader: an IterableDataset decides on its order: expected no shuffle and no sampler")
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError(
                    "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last"
                )
            batch_size = None
        elif batch_size is None:
            if drop_last:
                raise ValueError("batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
        elif not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
            raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
        if sampler is None and not self._iterable:
            sampler = RandomSampler(dataset, generator=generator) if shuffle else SequentialSampler(dataset)
        if batch_sampler is None and batch_size is not None and not self._iterable:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.batch_size = batch_size
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self._batched = batch_size is not None or batch_sampler is not None
        self.collate_fn = collate_fn if collate_fn is not None else default_collate if self._batched else _as_it_is

    def __len__(self):
        if self._iterable:
            count = len(self.dataset)
            if self.batch_size is None:
                return count
            full, rest = divmod(count, self.batch_size)
            return full + (rest > 0 and not self.drop_last)
        return len(self.batch_sampler if self._batched else self.sampler)

    def __iter__(self):
        if self._iterable:
            return self._of_stream()
        read = self._batch_reader()
        if read is not None:
            return self._of_tensors(read)
        if self._batched:
            return (self.collate_fn([self.dataset[index] for index in batch]) for batch in self.batch_sampler)
        return (self.collate_fn(self.dataset[index]) for index in self.sampler)

    def _of_stream(self):
        samples = iter(self.dataset)
        if not self._batched:
            yield from map(self.collate_fn, samples)
            return
        while batch := list(islice(samples, self.batch_size)):
            if len(batch) == self.batch_size or not self.drop_last:
                yield self.collate_fn(batch)

    def _batch_reader(self):
        """How a data set of tensors gives a whole batch at once, where nobody changed the way there."""
        make = getattr(self.dataset, "batch_reader", None)
        if make is None or self.collate_fn is not default_collate or type(self.batch_sampler) is not BatchSampler:
            return None
        order = self.batch_sampler.sampler
        plain = type(order) is SequentialSampler or (type(order) is RandomSampler and order.num_samples == len(self.dataset))
        return make() if plain and order.data_source is self.dataset else None

    def _of_tensors(self, read):
        order = self.batch_sampler.sampler
        count, size = len(self.dataset), self.batch_sampler.batch_size
        indices = [arange(count)] if type(order) is SequentialSampler else order.orders()
        for order in indices:
            for start in range(0, count, size):
                batch = order[start : start + size]
                if batch.shape[0] == size or not self.batch_sampler.drop_last:
                    yield read(batch)


def _as_it_is(sample):
    return sample


def get_worker_info():
    """None: batches are made in the calling thread."""
    return None
