"""The perceptron (Rosenblatt, 1958) and what it can separate."""

from dataclasses import dataclass
from fractions import Fraction

import dlcore as torch

from ._estimator import Estimator, encoded, labels, matrix, positive_integer
from .metrics import accuracy_score


@dataclass(frozen=True)
class PerceptronStep:
    """One presentation of a sample: what came out, and the weights and threshold after the correction."""

    epoch: int
    sample: int
    net: float
    output: int
    target: int
    weights: list
    threshold: float


class Perceptron(Estimator):
    """A unit that fires (1) when x w exceeds its threshold, else not (0), and learns by correcting its errors:

        w += learning_rate (target - output) x,   threshold -= learning_rate (target - output) if train_threshold

    Samples are presented in the order given. The net input must be greater than the threshold, equality does not fire.
    Learning stops after an epoch without an error (``converged_``), when weights and threshold are those after an earlier
    epoch, so that they would cycle for ever (``cycle_``: the two epochs), or after ``max_iter`` epochs.

    ``history_`` holds (weights, threshold, number of right answers) after each epoch, ``trace_`` a ``PerceptronStep`` for each
    presentation. ``initial_weights`` are zeros if None. Weights are kept in units of the learning rate, so that with features
    that are integers nothing is rounded.
    """

    def __init__(self, threshold=0.0, *, learning_rate=1.0, train_threshold=True, initial_weights=None, max_iter=1000):
        self.threshold, self.learning_rate, self.train_threshold = threshold, learning_rate, train_threshold
        self.initial_weights, self.max_iter = initial_weights, max_iter

    def fit(self, X, y):
        """Learns from X (samples, features) and labels y (samples,), of which the greater one is to fire."""
        name = "Perceptron"
        X = matrix(X, name)
        positive_integer(self.max_iter, name, "max_iter")
        if not self.learning_rate > 0.0:
            raise ValueError(f"{name}: expected learning_rate to be positive, got {self.learning_rate!r}")
        self.classes_, indices = encoded(y, X.shape[0], name)
        if self.classes_.shape[0] != 2:
            raise ValueError(f"{name}: expected labels of two classes, got {self.classes_.tolist()}")
        unit = self.learning_rate
        weights = torch.zeros(X.shape[1], dtype=X.dtype)
        if self.initial_weights is not None:
            weights = torch.as_tensor(self.initial_weights, dtype=X.dtype) / unit
            if list(weights.shape) != [X.shape[1]]:
                raise ValueError(f"{name}: expected {X.shape[1]} initial weights, got shape {list(weights.shape)}")
        threshold, wanted = self.threshold / unit, indices.tolist()
        self.history_, self.trace_, self.converged_, self.cycle_ = [], [], False, None
        seen = {}
        for epoch in range(1, self.max_iter + 1):
            errors = 0
            for sample, target in enumerate(wanted):
                net = torch.dot(X[sample], weights).item()
                output = int(net > threshold)
                if output != target:
                    errors += 1
                    weights = weights + (target - output) * X[sample]
                    threshold -= (target - output) if self.train_threshold else 0
                self.trace_.append(
                    PerceptronStep(epoch, sample, net * unit, output, target, (weights * unit).tolist(), threshold * unit)
                )
            right = ((X @ weights > threshold).to(torch.int64) == indices).sum().item()
            self.history_.append(((weights * unit).tolist(), threshold * unit, right))
            if errors == 0:
                self.converged_ = True
                break
            state = (tuple(weights.tolist()), threshold)
            if state in seen:
                self.cycle_ = (seen[state], epoch)
                break
            seen[state] = epoch
        self.coef_, self.threshold_, self.n_iter_ = weights * unit, threshold * unit, epoch
        self._fitted = (weights, threshold)
        return self

    def decision_function(self, X):
        """x w - threshold, (samples,); positive where the unit fires."""
        X = matrix(X, "Perceptron", self.coef_.shape[0])
        weights, threshold = self._fitted
        return (X @ weights - threshold) * self.learning_rate

    def predict(self, X):
        """The label of each sample."""
        return self.classes_[(self.decision_function(X) > 0).to(torch.int64)]

    def score(self, X, y):
        """The share of right predictions."""
        return accuracy_score(y, self.predict(X))


@dataclass(frozen=True)
class Separability:
    """Whether two classes can be separated by a hyperplane, with the proof.

    If so, x ``weights`` > ``threshold`` holds for exactly the samples of the greater label. If not, ``mixture`` holds a weight
    for each sample, such that the weighted means of the two classes are the same point: their convex hulls meet.
    """

    separable: bool
    weights: object = None
    threshold: float = None
    mixture: object = None

    def __bool__(self):
        return self.separable


def linear_separability(X, y):
    """Decides whether a hyperplane separates two classes strictly: X (samples, features), y (samples,) with two labels.

    The classes can be separated exactly when their convex hulls do not meet. That is a linear program, solved by the simplex
    method in rational arithmetic: the answer is exact for the numbers as they are given.
    """
    X = matrix(X, "linear_separability")
    classes = torch.unique(labels(y, X.shape[0], "linear_separability"))
    if classes.shape[0] != 2:
        raise ValueError(f"linear_separability: expected labels of two classes, got {classes.tolist()}")
    positive = [label == classes[1].item() for label in labels(y, X.shape[0], "linear_separability").tolist()]
    samples = [[Fraction(value) for value in row] for row in X.tolist()]
    found = _guess(X, positive, samples)
    if found is not None:
        return found
    # A column (+-x, [positive], [negative]) for each sample: a non-negative combination of columns that is (0, 1, 1) is a
    # point of both hulls.
    rows = [
        [sample[feature] if up else -sample[feature] for sample, up in zip(samples, positive)] for feature in range(X.shape[1])
    ]
    rows.append([Fraction(int(up)) for up in positive])
    rows.append([Fraction(int(not up)) for up in positive])
    solution, dual = _feasible(rows, [Fraction(0)] * X.shape[1] + [Fraction(1), Fraction(1)])
    if solution is not None:
        return Separability(False, mixture=torch.tensor([float(value) for value in solution], dtype=torch.float64))
    *direction, above, below = dual
    weights = [float(-value) for value in direction]
    return Separability(True, torch.tensor(weights, dtype=torch.float64), float((above - below) / 2))


def _guess(X, positive, samples, steps=300):
    """A hyperplane that the perceptron rule finds quickly, all samples at once, if it separates exactly; else None."""
    signs = 2.0 * torch.tensor(positive).to(X.dtype) - 1.0
    design = torch.cat([X, torch.ones_like(X[:, :1])], dim=1)
    design = design / design.norm(dim=1, keepdim=True) * signs.unsqueeze(1)
    plane = design.mean(dim=0)
    for _ in range(steps):
        wrong = design @ plane <= 0
        if not wrong.any().item():
            break
        plane = plane + (design * wrong.unsqueeze(1).to(design.dtype)).mean(dim=0)
    *weights, bias = plane.tolist()
    exact, threshold = [Fraction(weight) for weight in weights], Fraction(-bias)
    for sample, up in zip(samples, positive):
        value = sum(weight * feature for weight, feature in zip(exact, sample))
        if not (value > threshold if up else value < threshold):
            return None
    return Separability(True, plane[:-1].clone(), -bias)


def _feasible(rows, right):
    """A non-negative solution of ``rows x = right`` (right >= 0) and None, or None and the dual that shows there is none.

    The dual u has u . column <= 0 for every column and u . right > 0.
    """
    count, columns = len(rows), len(rows[0])
    tableau = [list(row) + [Fraction(int(i == k)) for k in range(count)] + [right[i]] for i, row in enumerate(rows)]
    basis = [columns + i for i in range(count)]
    # The costs of the artificial variables, reduced: the sum of all rows.
    cost = [sum(column) for column in zip(*tableau)]
    for i in range(count):
        cost[columns + i] -= 1
    progress = True
    while True:
        rising = [j for j in range(columns + count) if cost[j] > 0]
        if not rising:
            break
        # The steepest column while that makes progress, and the first one (Bland) where it does not, so that nothing cycles.
        entering = max(rising, key=cost.__getitem__) if progress else rising[0]
        ratios = [(row[-1] / row[entering], basis[i], i) for i, row in enumerate(tableau) if row[entering] > 0]
        pivot = min(ratios)[2]
        scale = tableau[pivot][entering]
        tableau[pivot] = [value / scale for value in tableau[pivot]]
        for i, row in enumerate(tableau):
            if i != pivot and row[entering] != 0:
                factor = row[entering]
                tableau[i] = [a - factor * b for a, b in zip(row, tableau[pivot])]
        factor = cost[entering]
        progress = tableau[pivot][-1] > 0
        cost = [a - factor * b for a, b in zip(cost, tableau[pivot])]
        basis[pivot] = entering
    if cost[-1] != 0:
        return None, [cost[columns + i] + 1 for i in range(count)]
    solution = [Fraction(0)] * columns
    for i, variable in enumerate(basis):
        if variable < columns:
            solution[variable] = tableau[i][-1]
    return solution, None
