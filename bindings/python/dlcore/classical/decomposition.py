"""Principal component analysis."""

import dlcore as torch

from ._estimator import Estimator, matrix


class PCA(Estimator):
    """The directions in which the samples vary most (Pearson, 1901), from the singular value decomposition of X - mean.

    ``n_components`` is a number of components, or a fraction below 1 of the variance that they must explain; None keeps all,
    min(samples, features). ``whiten`` scales the projections to variance 1. The largest entry of each component is positive.

    After ``fit``: ``mean_`` (features,), ``components_`` (components, features) with orthonormal rows, ``singular_values_``,
    ``explained_variance_`` = singular values squared / (samples - 1), and ``explained_variance_ratio_``.
    """

    def __init__(self, n_components=None, *, whiten=False):
        self.n_components, self.whiten = n_components, whiten

    def fit(self, X, y=None):
        """Learns the components from X (samples, features)."""
        X = matrix(X, "PCA")
        self.mean_ = X.mean(dim=0)
        _, singular_values, rows = torch.linalg.svd(X - self.mean_, full_matrices=False)
        largest = rows.gather(1, rows.abs().argmax(dim=1, keepdim=True))
        rows = rows * torch.where(largest < 0, -torch.ones_like(largest), torch.ones_like(largest))
        variances = singular_values**2 / max(X.shape[0] - 1, 1)
        total = variances.sum()
        ratios = variances / total if total.item() > 0 else torch.zeros_like(variances)
        count = self._count(ratios)
        self.components_, self.singular_values_ = rows[:count], singular_values[:count]
        self.explained_variance_, self.explained_variance_ratio_ = variances[:count], ratios[:count]
        self.n_components_ = count
        return self

    def _count(self, ratios):
        available, wanted = ratios.shape[0], self.n_components
        if wanted is None:
            return available
        if isinstance(wanted, float) and 0.0 < wanted < 1.0:
            reached = 0.0
            for count, ratio in enumerate(ratios.tolist(), 1):
                reached += ratio
                if reached > wanted:
                    return count
            return available
        if not isinstance(wanted, int) or not 1 <= wanted <= available:
            raise ValueError(
                f"PCA: expected n_components between 1 and min(samples, features) = {available}, or a fraction "
                f"between 0 and 1, got {wanted!r}"
            )
        return wanted

    def transform(self, X):
        """(samples, features) -> (samples, components): (X - mean) components^T."""
        X = matrix(X, "PCA", self.mean_.shape[0])
        projected = (X - self.mean_) @ self.components_.T
        return projected / self.explained_variance_.sqrt() if self.whiten else projected

    def inverse_transform(self, X):
        """(samples, components) -> (samples, features): the points of the principal subspace."""
        X = matrix(X, "PCA", self.n_components_)
        return (X * self.explained_variance_.sqrt() if self.whiten else X) @ self.components_ + self.mean_

    def fit_transform(self, X, y=None):
        """``fit``, then ``transform``."""
        return self.fit(X).transform(X)
