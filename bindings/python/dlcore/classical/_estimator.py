"""What all estimators share: their options, and the tensors that they take."""

from inspect import signature

import dlcore as torch


class NotFittedError(ValueError, AttributeError):
    """An estimator is asked for something that it learns in ``fit``."""


class Estimator:
    """Keeps the arguments of its constructor as attributes of the same names and prints them.

    What ``fit`` learns goes into attributes that end with an underscore; asking for one before is a ``NotFittedError``.
    """

    @classmethod
    def _options(cls):
        return [name for name in signature(cls.__init__).parameters if name != "self"]

    def get_params(self):
        """The options by name."""
        return {name: getattr(self, name) for name in self._options()}

    def set_params(self, **options):
        """Changes options; an unknown one is a ``ValueError``."""
        known = self._options()
        for name, value in options.items():
            if name not in known:
                raise ValueError(f"{type(self).__name__}: no option {name!r}; there are: {', '.join(known)}")
            setattr(self, name, value)
        return self

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.get_params().items())})"

    def __getattr__(self, name):
        if name.endswith("_") and not name.startswith("_"):
            raise NotFittedError(f"This {type(self).__name__} instance has no {name!r}: call 'fit' first")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def clone(estimator):
    """A new estimator with the same options that has not been fitted."""
    return type(estimator)(**estimator.get_params())


def matrix(values, name, features=None):
    """Samples as a matrix (samples, features) of floating-point numbers without a gradient."""
    values = numbers(values)
    if values.dim() != 2:
        raise ValueError(f"{name}: expected a matrix (samples, features), got shape {list(values.shape)}")
    if values.shape[0] == 0:
        raise ValueError(f"{name}: expected at least one sample, got shape {list(values.shape)}")
    if features is not None and values.shape[1] != features:
        raise ValueError(f"{name}: expected {features} features, as in fit, got shape {list(values.shape)}")
    return values


def numbers(values):
    """A floating-point tensor keeps its dtype; whatever else holds numbers becomes float64."""
    if not isinstance(values, torch.Tensor):
        return torch.as_tensor(values, dtype=torch.float64)
    values = values.detach()
    return values if values.is_floating_point() else values.to(torch.float64)


def targets(values, samples, name):
    """Numbers to be predicted: (samples,) or (samples, outputs)."""
    values = numbers(values)
    if values.dim() not in (1, 2) or values.shape[0] != samples:
        raise ValueError(f"{name}: expected y with {samples} entries, one for each sample, got shape {list(values.shape)}")
    return values


def labels(values, samples, name):
    """One label for each sample, as a vector."""
    values = values.detach() if isinstance(values, torch.Tensor) else torch.as_tensor(values)
    if values.dim() != 1 or values.shape[0] != samples:
        raise ValueError(f"{name}: expected y with {samples} labels, one for each sample, got shape {list(values.shape)}")
    return values


def encoded(values, samples, name):
    """The different labels in ascending order, and for each sample the index of its label among them."""
    values = labels(values, samples, name)
    classes, indices = torch.unique(values, return_inverse=True)
    return classes, indices


def positive_integer(value, name, what):
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{name}: expected {what} to be a positive integer, got {value!r}")
    return value


def one_of(value, choices, name, what):
    if value not in choices:
        raise ValueError(f"{name}: expected {what} to be one of {', '.join(map(repr, choices))}, got {value!r}")
    return value


def generator(random_state):
    """None stands for the default generator; a number seeds a new one."""
    return torch.Generator().manual_seed(random_state) if isinstance(random_state, int) else random_state
