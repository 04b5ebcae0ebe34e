"""Layers whose parameters get their shapes from the first input."""

from ..parameter import UninitializedParameter


def is_lazy(parameter):
    """Whether a parameter has no shape yet."""
    return isinstance(parameter, UninitializedParameter)


class LazyModuleMixin:
    """For layers whose parameters are ``UninitializedParameter`` until ``initialize_parameters(*input)`` has seen an input.

    That happens in the first call, or in ``load_state_dict``; then the layer becomes one of the class ``cls_to_become``.
    """

    cls_to_become = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._load_hook = self.register_load_state_dict_pre_hook(_take_shapes)
        self._initialize_hook = self.register_forward_pre_hook(_initialize, with_kwargs=True)

    def has_uninitialized_params(self):
        """Whether a parameter or buffer has no shape yet."""
        return any(is_lazy(p) for p in self._parameters.values()) or any(is_lazy(b) for b in self._buffers.values())

    def initialize_parameters(self, *args, **kwargs):
        """Makes the parameters for inputs like this one."""
        raise NotImplementedError(f"initialize_parameters is not implemented for {type(self).__name__}")


def _initialize(module, args, kwargs):
    module.initialize_parameters(*args, **kwargs)
    if module.has_uninitialized_params():
        raise RuntimeError(f"module {module._get_name()} has not been fully initialized")
    module._initialize_hook.remove()
    module._load_hook.remove()
    del module.__dict__["_initialize_hook"], module.__dict__["_load_hook"]
    if module.cls_to_become is not None:
        module.__class__ = module.cls_to_become


def _take_shapes(module, state_dict, prefix, *rest):
    for name, parameter in module._parameters.items():
        value = state_dict.get(prefix + name)
        if is_lazy(parameter) and value is not None and not is_lazy(value):
            parameter.materialize(value.shape)
