"""k-nearest neighbours: nothing is learnt, distances are computed when a prediction is asked for."""

import dlcore as torch
from dlcore.nn.functional import one_hot

from ._estimator import Estimator, encoded, matrix, one_of, positive_integer, targets
from .metrics import accuracy_score, r2_score

_MOST_DISTANCES = 1 << 22


class _Neighbors(Estimator):
    def _remember(self, X):
        name = type(self).__name__
        positive_integer(self.n_neighbors, name, "n_neighbors")
        one_of(self.weights, ("uniform", "distance"), name, "weights")
        if not self.p >= 1:
            raise ValueError(f"{name}: expected p to be at least 1, got {self.p!r}")
        if self.n_neighbors > X.shape[0]:
            raise ValueError(
                f"{name}: expected n_neighbors to be at most the number of samples {X.shape[0]}, got {self.n_neighbors}"
            )
        self.samples_ = X

    def kneighbors(self, X, n_neighbors=None):
        """Distances to the nearest samples and their indices, both (queries, n_neighbors), nearest first.

        The distance is (sum_i |x_i - y_i|^p)^(1/p), for p = inf the largest |x_i - y_i|. Of two samples at the same distance the
        one that was given first in ``fit`` comes first.
        """
        name = type(self).__name__
        X = matrix(X, name, self.samples_.shape[1]).to(self.samples_.dtype)
        count = positive_integer(n_neighbors or self.n_neighbors, name, "n_neighbors")
        rows = max(1, _MOST_DISTANCES // self.samples_.shape[0])
        parts = []
        for start in range(0, X.shape[0], rows):
            distances = torch.cdist(
                X[start : start + rows], self.samples_, p=float(self.p), compute_mode="donot_use_mm_for_euclid_dist"
            )
            parts.append([part[:, :count] for part in torch.sort(distances, dim=1, stable=True)])
        return torch.cat([distances for distances, _ in parts]), torch.cat([indices for _, indices in parts])

    def _influence(self, distances):
        """What each neighbour counts. With weights by distance, neighbours at distance zero leave nothing to the others."""
        if self.weights == "uniform":
            return torch.ones_like(distances)
        same = distances == 0
        inverse = 1.0 / torch.where(same, torch.ones_like(distances), distances)
        return torch.where(same.any(dim=1, keepdim=True), same.to(distances.dtype), inverse)


class KNeighborsClassifier(_Neighbors):
    """The class that most of the ``n_neighbors`` nearest samples have (Cover and Hart, 1967).

    ``p`` chooses the L_p distance; ``weights="distance"`` counts a neighbour 1 / distance times. When two classes have the
    same number of votes, ``ties="smallest"`` takes the smaller label, ``ties="nearest"`` the one with the nearest neighbour.
    """

    def __init__(self, n_neighbors=5, *, weights="uniform", p=2, ties="smallest"):
        self.n_neighbors, self.weights, self.p, self.ties = n_neighbors, weights, p, ties

    def fit(self, X, y):
        """Remembers the samples X (samples, features) and their labels y (samples,)."""
        X = matrix(X, "KNeighborsClassifier")
        one_of(self.ties, ("smallest", "nearest"), "KNeighborsClassifier", "ties")
        self.classes_, self._indices = encoded(y, X.shape[0], "KNeighborsClassifier")
        self._remember(X)
        return self

    def _vote(self, X):
        distances, neighbors = self.kneighbors(X)
        voices = self._indices[neighbors]
        ballots = one_hot(voices, self.classes_.shape[0]).to(distances.dtype)
        return voices, (ballots * self._influence(distances).unsqueeze(2)).sum(dim=1)

    def predict_proba(self, X):
        """The share of the votes of each class, (queries, classes), classes in ascending order."""
        votes = self._vote(X)[1]
        return votes / votes.sum(dim=1, keepdim=True)

    def predict(self, X):
        """The winning label of each query."""
        voices, votes = self._vote(X)
        winners = votes == votes.max(dim=1, keepdim=True).values
        if self.ties == "smallest":
            return self.classes_[winners.to(torch.int64).argmax(dim=1)]
        first = winners.gather(1, voices).to(torch.int64).argmax(dim=1, keepdim=True)
        return self.classes_[voices.gather(1, first).squeeze(1)]

    def score(self, X, y):
        """The share of right predictions."""
        return accuracy_score(y, self.predict(X))


class KNeighborsRegressor(_Neighbors):
    """The mean over the ``n_neighbors`` nearest samples; with ``weights="distance"`` weighted by 1 / distance."""

    def __init__(self, n_neighbors=5, *, weights="uniform", p=2):
        self.n_neighbors, self.weights, self.p = n_neighbors, weights, p

    def fit(self, X, y):
        """Remembers the samples X (samples, features) and their values y (samples,) or (samples, outputs)."""
        X = matrix(X, "KNeighborsRegressor")
        self.values_ = targets(y, X.shape[0], "KNeighborsRegressor")
        self._remember(X)
        return self

    def predict(self, X):
        """The mean of each query's neighbours."""
        distances, neighbors = self.kneighbors(X)
        influence = self._influence(distances)
        influence = influence / influence.sum(dim=1, keepdim=True)
        values = self.values_[neighbors]
        return (values * influence.reshape(*influence.shape, *[1] * (values.dim() - 2))).sum(dim=1)

    def score(self, X, y):
        """The coefficient of determination."""
        return r2_score(y, self.predict(X))
