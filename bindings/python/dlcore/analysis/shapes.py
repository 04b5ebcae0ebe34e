"""Shapes without running: inference through sequences of known layers."""

from math import prod

from .. import nn
from .fields import Fields
from .layers import Misfit, rule_of
from .rows import Row, count_parameters
from .tracing import misfit_error


def infer_shapes(model, input_size, dtype=None):
    """The rows of a summary for a layer or nested ``Sequential`` of known layers, from formulas alone.

    ``input_size`` is the input's shape with the batch, such as (1, 3, 224, 224). ``dtype`` is that of the activations, the
    parameters' by default. A list of rows (``dlcore.analysis.Row``), each with name, kind, input_shape, output_shape,
    parameters, multiply_adds, memory and receptive field; the last row's output_shape is the model's.

    Raises ShapeError where a shape does not fit, with the layer, its input and what it needs, and TypeError for modules that
    only a run can tell about.
    """
    first = next((p for p in model.parameters() if p.is_floating_point()), None)
    if dtype is not None:
        item = dtype.itemsize
    else:
        item = 4 if first is None else first.element_size()
    rows, seen, called = [], set(), set()
    shape, fields = tuple(input_size), Fields.of_input(tuple(input_size))
    pending = [("", model, 0, None)]
    containers = []
    while pending:
        name, module, depth, parent = pending.pop()
        while containers and containers[-1][1] >= depth:
            _close(rows, containers.pop(), shape, fields)
        row = Row(name, type(module).__name__, depth, parent, input_shape=shape)
        row.is_called = True
        row.is_reused = module in called
        called.add(module)
        count_parameters(row, module, seen, recurse=rule_of(module) is not None)
        rows.append(row)
        if isinstance(module, nn.Sequential) and type(module).forward is nn.Sequential.forward and len(module):
            number = len(rows) - 1
            containers.append((number, depth))
            inner = [(f"{name}.{key}" if name else key, child, depth + 1, number) for key, child in module._modules.items()]
            pending += reversed(inner)
            continue
        shape, fields = _infer_leaf(row, module, shape, fields, item)
    while containers:
        _close(rows, containers.pop(), shape, fields)
    return rows


def _close(rows, container, shape, fields):
    rows[container[0]].output_shape, rows[container[0]].fields = shape, fields


def _infer_leaf(row, module, shape, fields, item):
    row.is_leaf = True
    if isinstance(module, nn.Sequential):
        row.output_shape, row.fields = shape, fields
        return shape, fields
    rule = rule_of(module)
    if rule is None:
        raise TypeError(
            f"cannot infer the output shape of {row.kind} '{row.name}' without running it: only Sequential and layers of dlcore.nn "
            f"are known"
        )
    try:
        row.output_shape = rule.output(module, shape)
    except Misfit as misfit:
        raise misfit_error(row.name, module, shape, misfit) from None
    row.input_shapes = [shape]
    row.multiply_adds = rule.multiply_adds_of_call(module, row.input_shapes, row.output_shape)
    row.memory = 0 if rule.shares_memory(module) else prod(row.output_shape) * item
    step = rule.step(module, shape, row.output_shape)
    row.fields = step.apply(fields, row.output_shape[2:]) if step is not None and fields is not None else None
    row.moves_positions = type(step).__name__ not in ("NoneType", "Same", "Flatten", "Unflatten", "Mixed")
    return row.output_shape, row.fields
