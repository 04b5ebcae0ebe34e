"""state_dict and load_state_dict."""

from collections import OrderedDict

from ..._core import Tensor
from ..._grad_mode import no_grad
from ..parameter import Parameter

_EXTRA_STATE = "_extra_state"


class IncompatibleKeys(tuple):
    """What ``load_state_dict(strict=False)`` returns: the lists ``missing_keys`` and ``unexpected_keys``."""

    __slots__ = ()

    def __new__(cls, missing_keys, unexpected_keys):
        return super().__new__(cls, (missing_keys, unexpected_keys))

    missing_keys = property(lambda self: self[0])
    unexpected_keys = property(lambda self: self[1])

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return f"IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})"

    __str__ = __repr__


def _has_extra_state(module):
    return _overrides(module, "get_extra_state")


def _overrides(module, name):
    from .module import Module

    return getattr(type(module), name) is not getattr(Module, name)


def collect_own(module, destination, prefix, keep_vars):
    """Adds the module's own parameters, persistent buffers and extra state."""
    for name, parameter in module._parameters.items():
        if parameter is not None:
            destination[prefix + name] = parameter if keep_vars else parameter.detach()
    for name, buffer in module._buffers.items():
        if buffer is not None and name not in module._non_persistent_buffers_set:
            destination[prefix + name] = buffer if keep_vars else buffer.detach()
    if _has_extra_state(module):
        destination[prefix + _EXTRA_STATE] = module.get_extra_state()


def collect(module, destination, prefix, keep_vars):
    """Adds the state of a module and all modules inside, and runs their hooks."""
    for hook in module._hooks_of("state_dict_pre"):
        hook(module, prefix, keep_vars)
    metadata = {"version": module._version}
    if isinstance(destination, OrderedDict):
        if not hasattr(destination, "_metadata"):
            destination._metadata = OrderedDict()
        destination._metadata[prefix[:-1]] = metadata
    module._save_to_state_dict(destination, prefix, keep_vars)
    for name, child in module._modules.items():
        if child is not None:
            child.state_dict(destination=destination, prefix=f"{prefix}{name}.", keep_vars=keep_vars)
    for hook in module._hooks_of("state_dict"):
        changed = hook(module, destination, prefix, metadata)
        if changed is not None:
            destination = changed
    return destination


def _own_state(module):
    """The names and tensors that the module itself loads."""
    for name, parameter in module._parameters.items():
        if parameter is not None:
            yield name, parameter
    for name, buffer in module._buffers.items():
        if buffer is not None and name not in module._non_persistent_buffers_set:
            yield name, buffer


def check_own(module, state_dict, prefix, missing_keys, error_msgs):
    """Notes the keys that are missing for the module itself and the values that do not fit."""
    for name, target in _own_state(module):
        key = prefix + name
        if key not in state_dict:
            missing_keys.append(key)
            continue
        value = state_dict[key]
        if not isinstance(value, Tensor):
            error_msgs.append(
                f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint '
                f"but received {type(value)}"
            )
        elif tuple(value.shape) != tuple(target.shape):
            error_msgs.append(
                f"size mismatch for {key}: copying a param with shape {list(value.shape)} from checkpoint, "
                f"the shape in current model is {list(target.shape)}."
            )
    if _overrides(module, "set_extra_state") and prefix + _EXTRA_STATE not in state_dict:
        missing_keys.append(prefix + _EXTRA_STATE)


def _expected_keys(module, prefix):
    keys = {prefix + name for name, _ in _own_state(module)}
    if _overrides(module, "set_extra_state"):
        keys.add(prefix + _EXTRA_STATE)
    for name, child in module._modules.items():
        if child is not None:
            keys |= _expected_keys(child, f"{prefix}{name}.")
    return keys


def _check(module, state_dict, prefix, metadata, strict, missing, unexpected, problems):
    own = metadata.get(prefix[:-1], {}) if metadata else {}
    for hook in module._hooks_of("load_state_dict_pre"):
        hook(module, state_dict, prefix, own, strict, missing, unexpected, problems)
    module._load_from_state_dict(state_dict, prefix, own, strict, missing, unexpected, problems)
    for name, child in module._modules.items():
        if child is not None:
            _check(child, state_dict, f"{prefix}{name}.", metadata, strict, missing, unexpected, problems)


def _finish(module, incompatible):
    for child in module._modules.values():
        if child is not None:
            _finish(child, incompatible)
    for hook in module._hooks_of("load_state_dict_post"):
        hook(module, incompatible)


def _copy(module, state_dict, prefix, assign):
    for name, target in _own_state(module):
        value = state_dict.get(prefix + name)
        if value is None:
            continue
        if not assign:
            target.copy_(value)
        elif name in module._parameters:
            module._parameters[name] = (
                value if isinstance(value, Parameter) else Parameter(value, target.requires_grad)
            )
        else:
            module._buffers[name] = value
    if _overrides(module, "set_extra_state") and prefix + _EXTRA_STATE in state_dict:
        module.set_extra_state(state_dict[prefix + _EXTRA_STATE])
    for name, child in module._modules.items():
        if child is not None:
            _copy(child, state_dict, f"{prefix}{name}.", assign)


def _quoted(keys):
    return ", ".join(f'"{key}"' for key in keys)


def load(module, state_dict, strict, assign):
    """Checks the whole state first, then copies it."""
    if not hasattr(state_dict, "keys"):
        raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
    metadata = getattr(state_dict, "_metadata", None)
    state = OrderedDict(state_dict)
    missing, unexpected, problems = [], [], []
    _check(module, state, "", metadata, strict, missing, unexpected, problems)
    expected = _expected_keys(module, "")
    unexpected.extend(key for key in state if key not in expected and key not in unexpected)
    mismatches = list(problems)
    incompatible = IncompatibleKeys(missing, unexpected)
    if not mismatches and not (strict and (missing or unexpected)):
        with no_grad():
            _copy(module, state, "", assign)
        _finish(module, incompatible)
        if not (strict and (missing or unexpected)):
            return incompatible
    messages = []
    if strict and missing:
        messages.append(f"Missing key(s) in state_dict: {_quoted(missing)}. ")
    if strict and unexpected:
        messages.append(f"Unexpected key(s) in state_dict: {_quoted(unexpected)}. ")
    raise RuntimeError(
        f"Error(s) in loading state_dict for {type(module).__name__}:\n\t" + "\n\t".join(messages + mismatches)
    )
