"""Least squares: linear, ridge and polynomial regression, in closed form and by gradient descent."""

import dlcore as torch

from ._estimator import Estimator, matrix, one_of, positive_integer, targets
from .metrics import r2_score
from .preprocessing import PolynomialFeatures

_SOLVERS = ("lstsq", "normal", "descent")


class _LeastSquares(Estimator):
    """Minimises |y - X w - b|^2 + alpha |w|^2; the intercept b has no penalty."""

    def fit(self, X, y):
        """Learns ``coef_`` (features,) and ``intercept_`` from X (samples, features) and y (samples,).

        With y of shape (samples, outputs), ``coef_`` is (outputs, features) and ``intercept_`` (outputs,).
        """
        name = type(self).__name__
        X = matrix(X, name)
        y = targets(y, X.shape[0], name).to(X.dtype)
        one_of(self.solver, _SOLVERS, name, "solver")
        alpha = float(getattr(self, "alpha", 0.0))
        if not alpha >= 0.0:
            raise ValueError(f"{name}: expected alpha to be at least 0, got {alpha!r}")
        single = y.dim() == 1
        if self.solver == "descent":
            weights, intercept = self._descend(X, y.unsqueeze(1) if single else y, alpha)
        else:
            weights, intercept = self._solve(X, y.unsqueeze(1) if single else y, alpha)
        self.coef_ = weights.squeeze(1) if single else weights.T
        self.intercept_ = intercept.squeeze(0) if single else intercept
        return self

    def _solve(self, X, y, alpha):
        """With an intercept the problem is solved for centred data, whose best plane goes through the origin."""
        zeros = torch.zeros_like(X[:1])
        x_mean = X.mean(dim=0, keepdim=True) if self.fit_intercept else zeros
        y_mean = y.mean(dim=0, keepdim=True) if self.fit_intercept else torch.zeros_like(y[:1])
        X, y = X - x_mean, y - y_mean
        if X.shape[1] == 0:
            weights = torch.zeros(0, y.shape[1], dtype=X.dtype)
        elif self.solver == "normal":
            weights = torch.linalg.solve(X.T @ X + alpha * torch.eye(X.shape[1], dtype=X.dtype), X.T @ y)
        else:
            if alpha > 0.0:
                X = torch.cat([X, alpha**0.5 * torch.eye(X.shape[1], dtype=X.dtype)])
                y = torch.cat([y, torch.zeros(X.shape[1], y.shape[1], dtype=X.dtype)])
            weights = torch.linalg.lstsq(X, y).solution
        return weights, (y_mean - x_mean @ weights).squeeze(0)

    def _descend(self, X, y, alpha):
        """Gradient descent on the objective divided by the number of samples, from zero."""
        name, samples = type(self).__name__, X.shape[0]
        positive_integer(self.max_iter, name, "max_iter")
        features = X.shape[1]
        if self.fit_intercept:
            X = torch.cat([X, torch.ones(samples, 1, dtype=X.dtype)], dim=1)
        penalty = torch.full((X.shape[1], 1), alpha / samples, dtype=X.dtype)
        if self.fit_intercept:
            penalty[-1] = 0.0
        rate = self.learning_rate
        if rate is None:
            rate = 0.5 / (torch.linalg.matrix_norm(X, 2).item() ** 2 / samples + alpha / samples)
        weights = torch.zeros(X.shape[1], y.shape[1], dtype=X.dtype)
        self.loss_curve_, least = [], self.tol
        for step in range(self.max_iter):
            residual = X @ weights - y
            loss = ((residual**2).sum() / samples + (penalty * weights**2).sum()).item()
            self.loss_curve_.append(loss)
            if not loss < float("inf"):
                raise ValueError(
                    f"{name}: gradient descent diverges at step {step} with learning_rate={rate:g}; choose a smaller one"
                )
            gradient = 2.0 / samples * (X.T @ residual) + 2.0 * penalty * weights
            largest = gradient.abs().max().item()
            if step == 0:
                # Sums of rounded numbers cannot come closer to zero than a few units of the first gradient's last digit.
                least = max(self.tol, 8.0 * torch.finfo(X.dtype).eps * largest)
            if largest <= least:
                break
            weights = weights - rate * gradient
        self.n_iter_ = len(self.loss_curve_)
        intercept = weights[features] if self.fit_intercept else torch.zeros(y.shape[1], dtype=X.dtype)
        return weights[:features], intercept

    def predict(self, X):
        """X coef + intercept: (samples,) or (samples, outputs)."""
        X = matrix(X, type(self).__name__, self.coef_.shape[-1]).to(self.coef_.dtype)
        return X @ (self.coef_ if self.coef_.dim() == 1 else self.coef_.T) + self.intercept_

    def score(self, X, y):
        """The coefficient of determination."""
        return r2_score(y, self.predict(X))


class LinearRegression(_LeastSquares):
    """Least squares: minimises |y - X w - b|^2.

    ``solver="lstsq"`` takes an orthogonal factorisation (the solution of least norm when there are many), ``"normal"`` solves
    the normal equations X^T X w = X^T y, ``"descent"`` descends along the gradient of the mean squared error with the step
    ``learning_rate`` (None: 1 / largest curvature) until no entry of the gradient exceeds ``tol``, for at most ``max_iter``
    steps; ``loss_curve_`` and ``n_iter_`` tell how it went.
    """

    def __init__(self, *, fit_intercept=True, solver="lstsq", learning_rate=None, max_iter=10000, tol=1e-10):
        self.fit_intercept, self.solver = fit_intercept, solver
        self.learning_rate, self.max_iter, self.tol = learning_rate, max_iter, tol


class Ridge(_LeastSquares):
    """Ridge regression (Hoerl and Kennard, 1970): minimises |y - X w - b|^2 + alpha |w|^2. Options as in ``LinearRegression``."""

    def __init__(self, alpha=1.0, *, fit_intercept=True, solver="lstsq", learning_rate=None, max_iter=10000, tol=1e-10):
        self.alpha, self.fit_intercept, self.solver = alpha, fit_intercept, solver
        self.learning_rate, self.max_iter, self.tol = learning_rate, max_iter, tol


class PolynomialRegression(_LeastSquares):
    """Least squares for a polynomial of the features of at most ``degree``.

    ``alpha`` is a ridge penalty on all coefficients; with ``fit_intercept=False`` the constant term is one of them, otherwise
    it is ``intercept_`` and has none. X may be (samples,) for a single feature. ``coef_`` is ordered as in
    ``PolynomialFeatures``.
    """

    def __init__(
        self, degree=2, alpha=0.0, *, fit_intercept=True, solver="lstsq", learning_rate=None, max_iter=10000, tol=1e-10
    ):
        self.degree, self.alpha, self.fit_intercept, self.solver = degree, alpha, fit_intercept, solver
        self.learning_rate, self.max_iter, self.tol = learning_rate, max_iter, tol

    @staticmethod
    def _samples(X):
        X = X if isinstance(X, torch.Tensor) else torch.as_tensor(X, dtype=torch.float64)
        return X.unsqueeze(1) if X.dim() == 1 else X

    def fit(self, X, y):
        """Learns ``coef_`` and ``intercept_``."""
        self.features_ = PolynomialFeatures(self.degree, include_bias=not self.fit_intercept).fit(self._samples(X))
        return super().fit(self.features_.transform(self._samples(X)), y)

    def predict(self, X):
        """The polynomial at each sample."""
        return super().predict(self.features_.transform(self._samples(X)))
