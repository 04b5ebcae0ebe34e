"""Features made from features."""

from itertools import combinations, combinations_with_replacement

import dlcore as torch

from ._estimator import Estimator, matrix


class PolynomialFeatures(Estimator):
    """All products of at most ``degree`` features: 1, x1, x2, x1^2, x1 x2, x2^2, ...

    ``interaction_only`` leaves out powers of one feature, ``include_bias=False`` the leading 1.
    """

    def __init__(self, degree=2, *, interaction_only=False, include_bias=True):
        self.degree, self.interaction_only, self.include_bias = degree, interaction_only, include_bias

    def fit(self, X, y=None):
        """Looks at the number of features."""
        X = matrix(X, "PolynomialFeatures")
        if not isinstance(self.degree, int) or self.degree < 0:
            raise ValueError(f"PolynomialFeatures: expected degree to be a non-negative integer, got {self.degree!r}")
        choose = combinations if self.interaction_only else combinations_with_replacement
        degrees = range(0 if self.include_bias else 1, self.degree + 1)
        self.n_features_in_ = X.shape[1]
        self.products_ = [product for degree in degrees for product in choose(range(X.shape[1]), degree)]
        return self

    @property
    def powers_(self):
        """The exponent of each feature in each product, (products, features)."""
        return torch.tensor([[product.count(feature) for feature in range(self.n_features_in_)] for product in self.products_])

    def transform(self, X):
        """(samples, features) -> (samples, products)."""
        X = matrix(X, "PolynomialFeatures", self.n_features_in_)
        columns = {(): torch.ones_like(X[:, 0])}
        for product in self.products_:
            if product:
                rest = columns.get(product[:-1])
                if rest is None:
                    rest = X[:, list(product[:-1])].prod(dim=1)
                columns[product] = rest * X[:, product[-1]]
        if not self.products_:
            return X[:, :0]
        return torch.stack([columns[product] for product in self.products_], dim=1)

    def fit_transform(self, X, y=None):
        """``fit``, then ``transform``."""
        return self.fit(X).transform(X)


class StandardScaler(Estimator):
    """Subtracts the mean of each feature and divides by its standard deviation (with 1/n); a constant feature becomes 0."""

    def __init__(self, *, with_mean=True, with_std=True):
        self.with_mean, self.with_std = with_mean, with_std

    def fit(self, X, y=None):
        """Learns ``mean_`` and ``scale_`` of each feature."""
        X = matrix(X, "StandardScaler")
        self.mean_ = X.mean(dim=0)
        self.scale_ = X.std(dim=0, correction=0)
        self.scale_ = torch.where(self.scale_ == 0, torch.ones_like(self.scale_), self.scale_)
        return self

    def transform(self, X):
        """Standardised samples of the same shape."""
        X = matrix(X, "StandardScaler", self.mean_.shape[0])
        X = X - self.mean_ if self.with_mean else X
        return X / self.scale_ if self.with_std else X

    def inverse_transform(self, X):
        """The samples before ``transform``."""
        X = matrix(X, "StandardScaler", self.mean_.shape[0])
        X = X * self.scale_ if self.with_std else X
        return X + self.mean_ if self.with_mean else X

    def fit_transform(self, X, y=None):
        """``fit``, then ``transform``."""
        return self.fit(X).transform(X)
