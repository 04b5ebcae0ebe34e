"""Pruning: weights set to zero by masks that stay through training.

A pruned parameter ``weight`` becomes ``weight_orig``, which is trained, and the buffer ``weight_mask``; ``weight`` is their
product, computed before each call, so that masked entries get no gradient. ``remove`` makes the zeros permanent.
"""

from ..._core import cat, ones_like, rand
from ..parameter import Parameter


class BasePruningMethod:
    """Subclasses define ``compute_mask(t, default_mask)``: which entries of ``t`` to keep, among those that are kept by now."""

    def compute_mask(self, t, default_mask):
        raise NotImplementedError(f"{type(self).__name__}: compute_mask is not defined")

    def prune(self, t, default_mask=None, importance_scores=None):
        """``t`` with its pruned entries at zero."""
        mask = ones_like(t) if default_mask is None else default_mask
        return t * self.compute_mask(t if importance_scores is None else importance_scores, mask).to(t.dtype)

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **options):
        """Prunes a parameter of a module, further if it is pruned already. Returns the method."""
        method = cls(*args, **options)
        hook = _own(module).get(name)
        if hook is None:
            parameter = _parameter(module, name)
            mask = ones_like(parameter.detach())
        else:
            parameter, mask = getattr(module, name + "_orig"), getattr(module, name + "_mask")
        scores = parameter if importance_scores is None else importance_scores
        if scores.shape != parameter.shape:
            raise ValueError(
                f"importance_scores should have the same shape as the parameter: expected {list(parameter.shape)}, "
                f"got {list(scores.shape)}"
            )
        kept = method.compute_mask(scores.detach(), mask).to(parameter.dtype)
        if hook is None:
            delattr(module, name)
            module.register_parameter(name + "_orig", parameter)
            module.register_buffer(name + "_mask", kept)
            hook = _PruningHook(name)
            _own(module)[name] = hook
            hook.handle = module.register_forward_pre_hook(hook)
        else:
            setattr(module, name + "_mask", kept)
        hook(module, None)
        return method


class _PruningHook:
    def __init__(self, name):
        self.name = name

    def __call__(self, module, args):
        masked = getattr(module, self.name + "_orig") * getattr(module, self.name + "_mask")
        object.__setattr__(module, self.name, masked)


def _own(module):
    """The pruning hooks of a module, by the name of the parameter."""
    return module.__dict__.setdefault("_pruning_hooks", {})


def _parameter(module, name):
    parameter = module._parameters.get(name)
    if parameter is None:
        raise AttributeError(f"{type(module).__name__} has no parameter {name!r} to prune")
    return parameter


class Identity(BasePruningMethod):
    """Prunes nothing, but makes a mask."""

    def compute_mask(self, t, default_mask):
        return default_mask

    @classmethod
    def apply(cls, module, name):
        return super().apply(module, name)


class _Unstructured(BasePruningMethod):
    """Prunes single entries; a float ``amount`` is a fraction of those that are left, an int a number of them."""

    def __init__(self, amount):
        if isinstance(amount, bool) or not isinstance(amount, (int, float)):
            raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
        if amount < 0 or (isinstance(amount, float) and amount > 1.0):
            raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")
        self.amount = amount

    def compute_mask(self, t, default_mask):
        kept = default_mask.flatten().nonzero().squeeze(1)
        total = kept.shape[0]
        count = round(self.amount * total) if isinstance(self.amount, float) else self.amount
        if count > total:
            raise ValueError(f"amount={self.amount} should be smaller than the number of parameters to prune={total}")
        if count == 0:
            return default_mask.clone()
        order = self._scores(t).flatten()[kept].argsort(stable=True)
        mask = default_mask.clone().flatten()
        mask[kept[order[:count]]] = 0
        return mask.reshape(default_mask.shape)


class L1Unstructured(_Unstructured):
    """Prunes the entries with the smallest absolute values."""

    def _scores(self, t):
        return t.abs()


class RandomUnstructured(_Unstructured):
    """Prunes entries at random."""

    def _scores(self, t):
        return rand(t.shape)


class _Structured(_Unstructured):
    """Prunes whole slices along ``dim``; ``amount`` counts slices, a fraction is of all slices that are not zero yet."""

    def __init__(self, amount, dim=-1):
        super().__init__(amount)
        self.dim = dim

    def compute_mask(self, t, default_mask):
        if not -t.dim() <= self.dim < t.dim():
            raise IndexError(f"Invalid index {self.dim} for tensor of size {list(t.shape)}")
        axes = [axis for axis in range(t.dim()) if axis != self.dim % t.dim()]
        alive = (default_mask != 0).sum(axes) != 0 if axes else default_mask != 0
        shape = [1] * t.dim()
        shape[self.dim] = t.shape[self.dim]
        slices = super().compute_mask(self._sizes(t, axes), alive.to(default_mask.dtype))
        return default_mask * slices.reshape(shape)

    def _scores(self, t):
        return t


class LnStructured(_Structured):
    """Prunes the slices along ``dim`` with the smallest L_n norm."""

    def __init__(self, amount, n, dim=-1):
        super().__init__(amount, dim)
        self.n = n

    def _sizes(self, t, axes):
        from ...linalg import vector_norm

        return vector_norm(t, self.n, axes) if axes else t.abs()


class RandomStructured(_Structured):
    """Prunes slices along ``dim`` at random."""

    def _sizes(self, t, axes):
        return rand(t.shape[self.dim])


class CustomFromMask(BasePruningMethod):
    """Prunes where a given mask is zero."""

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        if self.mask.shape != default_mask.shape:
            raise ValueError(
                f"mask should have the shape of the parameter: expected {list(default_mask.shape)}, got {list(self.mask.shape)}"
            )
        return default_mask * self.mask.to(default_mask.dtype)


def identity(module, name):
    """Gives a parameter a mask of ones. Returns the module, as all functions here do."""
    Identity.apply(module, name)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    """Magnitude pruning: removes the ``amount`` entries (a number, or a fraction) with the smallest absolute values.

    ``importance_scores``, a tensor of the parameter's shape, replaces the values as what is compared. Pruning again counts the
    entries that are left. Han et al., Learning both weights and connections for efficient neural networks, 2015.
    """
    L1Unstructured.apply(module, name, amount, importance_scores=importance_scores)
    return module


def random_unstructured(module, name, amount):
    """Removes ``amount`` entries at random."""
    RandomUnstructured.apply(module, name, amount)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    """Removes the ``amount`` slices along ``dim`` that have the smallest L_n norm."""
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module


def random_structured(module, name, amount, dim):
    """Removes ``amount`` slices along ``dim`` at random."""
    RandomStructured.apply(module, name, amount, dim)
    return module


def custom_from_mask(module, name, mask):
    """Removes the entries where ``mask`` is zero."""
    CustomFromMask.apply(module, name, mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **options):
    """Prunes many parameters as if they were one: ``parameters`` are pairs (module, name).

    ``importance_scores`` maps such pairs to tensors; ``options`` go to the method: ``amount=0.2``.
    """
    parameters = list(parameters)
    if not parameters or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in parameters):
        raise TypeError("global_unstructured(): expected a list of pairs (module, name)")
    if not issubclass(pruning_method, _Unstructured) or issubclass(pruning_method, _Structured):
        raise TypeError(f"global_unstructured(): expected a method that prunes single entries, got {pruning_method.__name__}")
    values, masks = [], []
    for module, name in parameters:
        pruned = name in _own(module)
        value = getattr(module, name + "_orig") if pruned else _parameter(module, name)
        values.append((importance_scores or {}).get((module, name), value).detach())
        masks.append(getattr(module, name + "_mask") if pruned else ones_like(value.detach()))
    method = pruning_method(**options)
    kept = method.compute_mask(cat([value.flatten() for value in values]), cat([mask.flatten() for mask in masks]))
    start = 0
    for (module, name), mask in zip(parameters, masks):
        custom_from_mask(module, name, kept[start : start + mask.numel()].reshape(mask.shape))
        start += mask.numel()


def remove(module, name):
    """Makes the parameter a plain one again, whose pruned entries are zero, and free to be trained."""
    hook = _own(module).pop(name, None)
    if hook is None:
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
    hook.handle.remove()
    original, mask = getattr(module, name + "_orig"), getattr(module, name + "_mask")
    for entry in (name, name + "_orig", name + "_mask"):
        delattr(module, entry)
    pruned = original.detach() * mask
    module.register_parameter(name, Parameter(pruned, requires_grad=original.requires_grad))
    return module


def is_pruned(module):
    """Whether the module or one below it has a parameter with a mask."""
    return any(part.__dict__.get("_pruning_hooks") for part in module.modules())
