"""Splits of data, and scores on data that were not learnt from."""

from math import ceil

import dlcore as torch

from ._estimator import Estimator, clone, encoded, generator, positive_integer


def _count(X):
    return X.shape[0] if isinstance(X, torch.Tensor) else len(X)


class KFold(Estimator):
    """k-fold cross-validation: every sample is in the test part exactly once.

    Folds are consecutive samples, after a shuffle with ``shuffle`` (``random_state``: a seed, a Generator, or None for the
    default one). The first (samples mod n_splits) folds have one sample more than the rest.
    """

    def __init__(self, n_splits=5, *, shuffle=False, random_state=None):
        self.n_splits, self.shuffle, self.random_state = n_splits, shuffle, random_state

    def get_n_splits(self, X=None, y=None):
        """The number of folds."""
        return self.n_splits

    def _check(self, samples):
        name = type(self).__name__
        if positive_integer(self.n_splits, name, "n_splits") < 2:
            raise ValueError(f"{name}: expected n_splits to be at least 2, got {self.n_splits}")
        if self.n_splits > samples:
            raise ValueError(f"{name}: expected at least n_splits = {self.n_splits} samples, got {samples}")

    def _order(self, samples):
        return torch.randperm(samples, generator=generator(self.random_state)) if self.shuffle else torch.arange(samples)

    def split(self, X, y=None):
        """For each fold the indices of the training samples and those of the test samples, both ascending."""
        samples = _count(X)
        self._check(samples)
        fold = torch.empty(samples, dtype=torch.int64)
        fold[self._order(samples)] = _shares(samples, self.n_splits)
        return _parts(fold, self.n_splits)


class StratifiedKFold(KFold):
    """k-fold cross-validation in which every fold has the classes in the same proportions, as far as they can be divided."""

    def split(self, X, y):
        """For each fold the indices of the training samples and those of the test samples, both ascending."""
        samples = _count(X)
        self._check(samples)
        classes, indices = encoded(y, samples, "StratifiedKFold")
        if torch.bincount(indices).max().item() < self.n_splits:
            raise ValueError(f"StratifiedKFold: expected a class with at least n_splits = {self.n_splits} samples")
        fold, dealt = torch.empty(samples, dtype=torch.int64), 0
        for label in range(classes.shape[0]):
            members = (indices == label).nonzero().squeeze(1)
            count = members.shape[0]
            # The classes are dealt in turn, each from where the one before ended: so the folds also have nearly one size.
            hands = torch.sort((torch.arange(count) + dealt) % self.n_splits).values
            fold[members[self._order(count)]] = hands
            dealt += count
        return _parts(fold, self.n_splits)


class LeaveOneOut(Estimator):
    """Cross-validation in which every test part is a single sample."""

    def __init__(self):
        pass

    def get_n_splits(self, X, y=None):
        """The number of samples."""
        return _count(X)

    def split(self, X, y=None):
        """For each sample the indices of all others and its own."""
        return KFold(_count(X)).split(X)


def _shares(samples, parts):
    """The fold of each sample in order: consecutive ones together."""
    size, more = divmod(samples, parts)
    return torch.repeat_interleave(torch.arange(parts), torch.tensor([size + (part < more) for part in range(parts)]))


def _parts(fold, parts):
    for part in range(parts):
        test = fold == part
        yield test.logical_not().nonzero().squeeze(1), test.nonzero().squeeze(1)


def train_test_split(*arrays, test_size=0.25, train_size=None, shuffle=True, random_state=None):
    """Splits tensors with the same number of entries: (train, test) of the first, of the second, ..., in one list.

    ``test_size`` and ``train_size`` are numbers of entries or fractions of them (the test part is rounded up); without
    ``train_size`` all the rest is for training. For three parts, split twice, or use ``dlcore.utils.data.random_split``.
    """
    name = "train_test_split"
    if not arrays:
        raise ValueError(f"{name}: expected at least one tensor")
    arrays = [value if isinstance(value, torch.Tensor) else torch.as_tensor(value) for value in arrays]
    samples = arrays[0].shape[0]
    if any(value.shape[0] != samples for value in arrays):
        raise ValueError(f"{name}: expected tensors with one number of entries, got shapes {[list(a.shape) for a in arrays]}")
    test = _part(samples, test_size, "test_size", up=True)
    train = samples - test if train_size is None else _part(samples, train_size, "train_size", up=False)
    if test + train > samples or train < 1:
        raise ValueError(f"{name}: {train} entries for training and {test} for testing do not fit into {samples}")
    order = torch.randperm(samples, generator=generator(random_state)) if shuffle else torch.arange(samples)
    chosen = (order[test : test + train], order[:test]) if shuffle else (order[:train], order[train : train + test])
    return [value.index_select(0, part) for value in arrays for part in chosen]


def _part(samples, size, what, up):
    if isinstance(size, float) and 0.0 < size < 1.0:
        size = ceil(samples * size) if up else int(samples * size)
    if not isinstance(size, int) or not 0 < size < samples:
        raise ValueError(
            f"train_test_split: expected {what} between 1 and {samples - 1}, or a fraction between 0 and 1, got {size!r}"
        )
    return size


def cross_val_score(estimator, X, y, *, cv=5, scoring=None):
    """The score on each test part of an estimator learnt from the rest, as a float64 vector.

    ``cv`` is a number of folds (``KFold``) or a splitter; ``scoring(estimator, X, y)`` replaces ``estimator.score``.
    """
    X, y = (value if isinstance(value, torch.Tensor) else torch.as_tensor(value) for value in (X, y))
    splitter = KFold(cv) if isinstance(cv, int) else cv
    scores = []
    for train, test in splitter.split(X, y):
        fitted = clone(estimator).fit(X.index_select(0, train), y.index_select(0, train))
        parts = X.index_select(0, test), y.index_select(0, test)
        scores.append(float(fitted.score(*parts) if scoring is None else scoring(fitted, *parts)))
    return torch.tensor(scores, dtype=torch.float64)
