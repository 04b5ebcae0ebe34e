"""Weight normalisation by a hook that computes the weight before each call."""

from ..parameter import Parameter


def norm_except_dim(v, dim):
    """The norm over all axes but ``dim``, which keep the extent 1; for dim -1 the norm of all elements."""
    squares = v * v
    if dim == -1:
        return squares.sum().sqrt()
    axes = [axis for axis in range(v.dim()) if axis != dim % v.dim()]
    return squares.sum(axes, True).sqrt() if axes else squares.sqrt()


class _WeightNormHook:
    def __init__(self, name, dim):
        self.name = name
        self.dim = -1 if dim is None else dim

    def compute(self, module):
        g, v = getattr(module, self.name + "_g"), getattr(module, self.name + "_v")
        return v * (g / norm_except_dim(v, self.dim))

    def __call__(self, module, args):
        object.__setattr__(module, self.name, self.compute(module))


def own_hooks(module):
    """The hooks of this kind on a module, by the name of the tensor."""
    return module.__dict__.setdefault("_weight_hooks", {})


def weight_norm(module, name="weight", dim=0):
    """Makes the parameter g v / |v|, the norm being over all axes but ``dim`` (None: over all). Salimans and Kingma, 2016.

    g and v are the parameters ``<name>_g`` and ``<name>_v``. ``nn.utils.parametrizations.weight_norm`` does the same with
    parametrizations.
    """
    hooks = own_hooks(module)
    if name in hooks:
        raise RuntimeError(f"Cannot register two weight_norm hooks on the same parameter {name}")
    hook = _WeightNormHook(name, dim)
    weight = getattr(module, name)
    delattr(module, name)
    module.register_parameter(name + "_g", Parameter(norm_except_dim(weight.detach(), hook.dim)))
    module.register_parameter(name + "_v", Parameter(weight.detach()))
    object.__setattr__(module, name, hook.compute(module))
    hooks[name] = (hook, module.register_forward_pre_hook(hook))
    return module


def remove_weight_norm(module, name="weight"):
    """Makes the parameter a plain one again, with the value that it has."""
    hook, handle = own_hooks(module).get(name, (None, None))
    if not isinstance(hook, _WeightNormHook):
        raise ValueError(f"weight_norm of '{name}' not found in {module}")
    value = hook.compute(module).detach()
    handle.remove()
    del own_hooks(module)[name]
    delattr(module, name)
    for part in ("_g", "_v"):
        delattr(module, name + part)
    module.register_parameter(name, Parameter(value))
    return module
