"""Spectral normalisation by a hook that computes the weight before each call."""

from ..._core import randn
from ..._grad_mode import no_grad
from ..functional import normalize
from ..modules.conv import ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
from ..parameter import Parameter
from ._weight_norm import own_hooks


class _SpectralNormHook:
    def __init__(self, name, n_power_iterations, eps, dim):
        if n_power_iterations <= 0:
            raise ValueError(f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}")
        self.name = name
        self.n_power_iterations = n_power_iterations
        self.eps = eps
        self.dim = dim

    def matrix(self, weight):
        return weight.movedim(self.dim, 0).flatten(1) if weight.dim() > 1 else weight.unsqueeze(1)

    def compute(self, module, iterates):
        weight = getattr(module, self.name + "_orig")
        u, v = getattr(module, self.name + "_u"), getattr(module, self.name + "_v")
        matrix = self.matrix(weight)
        if iterates:
            with no_grad():
                for _ in range(self.n_power_iterations):
                    v.copy_(normalize(matrix.t() @ u, dim=0, eps=self.eps))
                    u.copy_(normalize(matrix @ v, dim=0, eps=self.eps))
        return weight / (u.clone() * (matrix @ v.clone())).sum()

    def __call__(self, module, args):
        object.__setattr__(module, self.name, self.compute(module, module.training))


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    """Divides the parameter by its largest singular value, found by power iteration. Miyato et al., ICLR 2018.

    The parameter becomes ``<name>_orig``, the vectors of the iteration are the buffers ``<name>_u`` and ``<name>_v``.
    ``nn.utils.parametrizations.spectral_norm`` does the same with parametrizations.
    """
    if dim is None:
        dim = 1 if isinstance(module, (ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)) else 0
    hooks = own_hooks(module)
    if name in hooks:
        raise RuntimeError(f"Cannot register two spectral_norm hooks on the same parameter {name}")
    hook = _SpectralNormHook(name, n_power_iterations, eps, dim)
    weight = module._parameters[name]
    with no_grad():
        matrix = hook.matrix(weight)
        u = normalize(randn(matrix.shape[0], dtype=weight.dtype), dim=0, eps=eps)
        v = normalize(randn(matrix.shape[1], dtype=weight.dtype), dim=0, eps=eps)
    delattr(module, name)
    module.register_parameter(name + "_orig", weight)
    object.__setattr__(module, name, weight.detach())
    module.register_buffer(name + "_u", u)
    module.register_buffer(name + "_v", v)
    hooks[name] = (hook, module.register_forward_pre_hook(hook))
    return module


def remove_spectral_norm(module, name="weight"):
    """Makes the parameter a plain one again, with the value that it has."""
    hook, handle = own_hooks(module).get(name, (None, None))
    if not isinstance(hook, _SpectralNormHook):
        raise ValueError(f"spectral_norm of '{name}' not found in {module}")
    with no_grad():
        value = hook.compute(module, False)
    handle.remove()
    del own_hooks(module)[name]
    for part in ("", "_u", "_v", "_orig"):
        delattr(module, name + part)
    module.register_parameter(name, Parameter(value.detach()))
    return module
