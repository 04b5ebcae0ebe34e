"""Logistic regression: a linear classifier that gives probabilities."""

import dlcore as torch
from dlcore.nn.functional import cross_entropy, one_hot, softplus

from ._estimator import Estimator, encoded, matrix, one_of, positive_integer
from .metrics import accuracy_score


class LogisticRegression(Estimator):
    """Probabilities sigmoid(x w + b), with more than two classes softmax(x W + b).

    Minimises the sum of the cross-entropies plus |W|^2 / (2 C); ``penalty=None`` leaves that out. The intercept has no penalty.
    ``solver="newton"`` takes Newton's steps (iteratively reweighted least squares), halved until the objective falls;
    ``"descent"`` plain steps down the gradient of the objective divided by the number of samples, with ``learning_rate`` (None:
    1 / a bound on the curvature). Both stop when no entry of that gradient exceeds ``tol``, or after ``max_iter`` steps.

    After ``fit``: ``coef_`` (1, features) for two classes, else (classes, features); ``intercept_``; ``classes_``;
    ``loss_curve_``, ``n_iter_`` and ``converged_``.
    """

    def __init__(
        self, C=1.0, *, penalty="l2", fit_intercept=True, solver="newton", learning_rate=None, max_iter=1000, tol=1e-8
    ):
        self.C, self.penalty, self.fit_intercept, self.solver = C, penalty, fit_intercept, solver
        self.learning_rate, self.max_iter, self.tol = learning_rate, max_iter, tol

    def fit(self, X, y):
        """Learns from X (samples, features) and labels y (samples,) of at least two classes."""
        name = "LogisticRegression"
        X = matrix(X, name)
        one_of(self.penalty, ("l2", None), name, "penalty")
        one_of(self.solver, ("newton", "descent"), name, "solver")
        positive_integer(self.max_iter, name, "max_iter")
        if not self.C > 0.0:
            raise ValueError(f"{name}: expected C to be positive, got {self.C!r}")
        self.classes_, indices = encoded(y, X.shape[0], name)
        classes, (samples, features) = self.classes_.shape[0], X.shape
        if classes < 2:
            raise ValueError(f"{name}: expected labels of at least two classes, got only {self.classes_.tolist()}")
        if self.fit_intercept:
            X = torch.cat([X, torch.ones(samples, 1, dtype=X.dtype)], dim=1)
        columns = 1 if classes == 2 else classes
        decay = torch.full((X.shape[1], columns), 0.0 if self.penalty is None else 1.0 / self.C, dtype=X.dtype)
        if self.fit_intercept:
            decay[-1] = 0.0
        weights = self._minimise(X, indices, decay)
        self.coef_ = weights[:features].T
        self.intercept_ = weights[features] if self.fit_intercept else torch.zeros(columns, dtype=X.dtype)
        return self

    def _minimise(self, X, indices, decay):
        samples, columns = X.shape[0], decay.shape[1]
        truth = indices.unsqueeze(1).to(X.dtype) if columns == 1 else one_hot(indices, columns).to(X.dtype)

        def objective(weights):
            scores = X @ weights
            if columns == 1:
                fit = (softplus(scores) - truth * scores).sum()
            else:
                fit = cross_entropy(scores, indices, reduction="sum")
            return ((fit + 0.5 * (decay * weights**2).sum()) / samples).item()

        rate = self.learning_rate
        if rate is None and self.solver == "descent":
            bound = (0.25 if columns == 1 else 0.5) * torch.linalg.matrix_norm(X, 2).item() ** 2 + decay.max().item()
            rate = samples / bound
        weights = torch.zeros_like(decay)
        loss = objective(weights)
        # Sums of rounded numbers cannot come closer to zero than this.
        rounding = torch.finfo(X.dtype).eps
        least = max(self.tol, 8.0 * rounding * X.abs().max().item()) * samples
        self.loss_curve_ = [loss]
        for steps in range(self.max_iter + 1):
            scores = X @ weights
            probabilities = torch.sigmoid(scores) if columns == 1 else torch.softmax(scores, dim=1)
            gradient = X.T @ (probabilities - truth) + decay * weights
            self.n_iter_, self.converged_ = steps, gradient.abs().max().item() <= least
            if self.converged_ or steps == self.max_iter:
                break
            if self.solver == "descent":
                weights = weights - rate / samples * gradient
                loss = objective(weights)
            else:
                step = _newton_step(X, probabilities, gradient, decay)
                share, before = 1.0, loss
                while share > 1e-10:
                    loss = objective(weights - share * step)
                    if loss <= before * (1.0 + 4.0 * rounding):
                        break
                    share *= 0.5
                weights = weights - share * step
            self.loss_curve_.append(loss)
        return weights

    def decision_function(self, X):
        """x w + b: (samples,) for two classes, positive for the greater label; else (samples, classes)."""
        X = matrix(X, "LogisticRegression", self.coef_.shape[1]).to(self.coef_.dtype)
        scores = X @ self.coef_.T + self.intercept_
        return scores.squeeze(1) if self.coef_.shape[0] == 1 else scores

    def predict_proba(self, X):
        """The probability of each class, (samples, classes), classes in ascending order."""
        scores = self.decision_function(X)
        if scores.dim() == 2:
            return torch.softmax(scores, dim=1)
        return torch.stack([torch.sigmoid(-scores), torch.sigmoid(scores)], dim=1)

    def predict(self, X):
        """The most probable label of each sample."""
        scores = self.decision_function(X)
        return self.classes_[scores.argmax(dim=1) if scores.dim() == 2 else (scores > 0).to(torch.int64)]

    def score(self, X, y):
        """The share of right predictions."""
        return accuracy_score(y, self.predict(X))


def _newton_step(X, probabilities, gradient, decay):
    """The Hessian's inverse times the gradient. With many classes the Hessian is singular: all scores may be shifted."""
    if probabilities.shape[1] == 1:
        hessian = X.T @ (X * (probabilities * (1.0 - probabilities))) + torch.diag(decay.squeeze(1))
        return torch.linalg.lstsq(hessian, gradient).solution
    spread = torch.diag_embed(probabilities) - probabilities.unsqueeze(2) * probabilities.unsqueeze(1)
    weighted = torch.einsum("nab,ni,nj->iajb", spread, X, X)
    hessian = weighted.reshape(decay.numel(), decay.numel()) + torch.diag(decay.flatten())
    return torch.linalg.lstsq(hessian, gradient.reshape(-1, 1)).solution.reshape(decay.shape)
