"""How good predictions are, as plain numbers."""

import dlcore as torch

from ._estimator import numbers


def _pair(true, predicted, name):
    true, predicted = (value if isinstance(value, torch.Tensor) else torch.as_tensor(value) for value in (true, predicted))
    if true.shape != predicted.shape:
        raise ValueError(f"{name}: expected two tensors of one shape, got {list(true.shape)} and {list(predicted.shape)}")
    return true, predicted


def accuracy_score(y_true, y_pred):
    """The share of equal labels."""
    true, predicted = _pair(y_true, y_pred, "accuracy_score")
    return (true == predicted).to(torch.float64).mean().item()


def confusion_matrix(y_true, y_pred):
    """How often a sample of class i (row) was taken for class j (column); classes are all labels in ascending order."""
    true, predicted = _pair(y_true, y_pred, "confusion_matrix")
    classes, indices = torch.unique(torch.cat([true, predicted]), return_inverse=True)
    count, samples = classes.shape[0], true.shape[0]
    return torch.bincount(indices[:samples] * count + indices[samples:], minlength=count * count).reshape(count, count)


def mean_squared_error(y_true, y_pred):
    """The mean of (y_true - y_pred)^2."""
    true, predicted = _pair(numbers(y_true), numbers(y_pred), "mean_squared_error")
    return ((true - predicted) ** 2).mean().item()


def r2_score(y_true, y_pred):
    """The coefficient of determination, 1 - sum (y - prediction)^2 / sum (y - mean y)^2, averaged over outputs.

    Where y is constant it is 1 for a perfect prediction, otherwise 0.
    """
    true, predicted = _pair(numbers(y_true), numbers(y_pred), "r2_score")
    left = ((true - predicted) ** 2).sum(dim=0)
    total = ((true - true.mean(dim=0)) ** 2).sum(dim=0)
    constant = total == 0
    score = 1.0 - left / torch.where(constant, torch.ones_like(total), total)
    return torch.where(constant, (left == 0).to(score.dtype), score).mean().item()
