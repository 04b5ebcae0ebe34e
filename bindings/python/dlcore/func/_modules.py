"""Modules as functions of their parameters."""

from contextlib import contextmanager

from .. import _core


def _places(module):
    """For each parameter and buffer its full names: the dictionary that holds it, and the key."""
    places = {}
    for prefix, child in module.named_modules():
        for table in (child._parameters, child._buffers):
            for name, value in table.items():
                if value is not None:
                    places[f"{prefix}.{name}" if prefix else name] = (table, name)
    return places


@contextmanager
def _replaced(module, values, tie_weights, strict):
    places = _places(module)
    unknown = [name for name in values if name not in places]
    missing = [name for name in places if name not in values]
    if unknown:
        raise RuntimeError(f"Error(s) in functional_call for {type(module).__name__}: Unexpected key(s): {', '.join(unknown)}.")
    targets = {}
    for name, value in values.items():
        table, key = places[name]
        targets[id(table), key] = (table, key, value)
        if tie_weights:
            original = table[key]
            for other_table, other_key in places.values():
                if other_table[other_key] is original:
                    targets.setdefault((id(other_table), other_key), (other_table, other_key, value))
    if strict:
        missing = [name for name in missing if (id(places[name][0]), places[name][1]) not in targets]
        if missing:
            raise RuntimeError(f"Error(s) in functional_call for {type(module).__name__}: Missing key(s): {', '.join(missing)}.")
    former = [(table, key, table[key]) for table, key, _ in targets.values()]
    try:
        for table, key, value in targets.values():
            table[key] = value
        yield
    finally:
        for table, key, value in former:
            table[key] = value


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """module(*args, **kwargs) with other parameters and buffers, by name; those that are not given stay.

    With ``tie_weights`` a parameter that the module has under several names is replaced under all.
    """
    if isinstance(parameter_and_buffer_dicts, dict):
        values = parameter_and_buffer_dicts
    elif isinstance(parameter_and_buffer_dicts, (tuple, list)):
        values = {}
        for part in parameter_and_buffer_dicts:
            for name, value in part.items():
                if name in values:
                    raise ValueError(f"{name} appears in multiple dictionaries; behavior of functional call is ambiguous")
                values[name] = value
    else:
        raise ValueError(
            "Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got "
            f"{type(parameter_and_buffer_dicts)}"
        )
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    with _replaced(module, values, tie_weights, strict):
        return module(*args, **(kwargs or {}))


def stack_module_state(models):
    """The parameters, and the buffers, of models of one kind, stacked by name: for ``vmap`` over an ensemble."""
    models = list(models)
    if not models:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    if not (all(model.training for model in models) or all(not model.training for model in models)):
        raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
    if any(type(model) is not type(models[0]) for model in models):
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
    parameters = {
        name: _core.stack([dict(model.named_parameters())[name].detach() for model in models]).requires_grad_()
        for name, _ in models[0].named_parameters()
    }
    buffers = {
        name: _core.stack([dict(model.named_buffers())[name].detach() for model in models]) for name, _ in models[0].named_buffers()
    }
    return parameters, buffers
