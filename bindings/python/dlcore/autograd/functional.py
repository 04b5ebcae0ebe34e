"""Derivatives of functions of tensors: Jacobians, Hessians, and their products with vectors."""

from .. import _core
from .._core import Tensor
from .._grad_mode import enable_grad


def _as_tuple(value, name, function):
    several = isinstance(value, (tuple, list))
    values = tuple(value) if several else (value,)
    for position, entry in enumerate(values):
        if not isinstance(entry, Tensor):
            raise TypeError(
                f"The {name} given to {function} must be either a Tensor or a tuple of Tensors but the value at index "
                f"{position} has type {type(entry)}."
            )
    return values, several


def _variables(inputs, create_graph):
    """The inputs as the beginning of a graph; with ``create_graph`` still connected to where they come from."""
    return tuple(
        value.view_as(value) if create_graph and value.requires_grad else value.detach().requires_grad_() for value in inputs
    )


def _call(func, variables, function):
    with enable_grad():
        outputs = func(*variables)
    outputs, several = _as_tuple(outputs, "outputs of the user-provided function", function)
    return outputs, several


def _gradients(outputs, variables, weights, create_graph, strict, what):
    """d sum(outputs * weights) / d variables, zeros where there is none."""
    pairs = [(output, weight) for output, weight in zip(outputs, weights) if output.requires_grad]
    found = [None] * len(variables)
    if pairs:
        found = _core.grad(
            [output for output, _ in pairs], variables, [weight for _, weight in pairs], True, create_graph, True
        )
    if strict:
        for position, gradient in enumerate(found):
            if gradient is None:
                raise RuntimeError(
                    f"{what} of the user-provided function is independent of input {position}. This is not allowed in strict mode."
                )
    return tuple(
        _core.zeros_like(variable) if gradient is None else gradient for variable, gradient in zip(variables, found)
    )


def _vectors(v, like, function, what):
    """The vectors to multiply by; without them the function must have a single number."""
    if v is None:
        if len(like) != 1 or like[0].numel() != 1:
            raise RuntimeError(f"The vector v can only be None if the {what} is a single Tensor with a single element.")
        return tuple(_core.ones_like(entry) for entry in like)
    v, _ = _as_tuple(v, "v", function)
    if len(v) != len(like):
        raise RuntimeError(f"v should be a tuple with as many entries as the {what}: expected {len(like)}, got {len(v)}")
    for position, (entry, other) in enumerate(zip(v, like)):
        if tuple(entry.shape) != tuple(other.shape):
            raise RuntimeError(
                f"v has invalid size: should be {list(other.shape)} but got {list(entry.shape)} (entry {position})."
            )
    return v


def _result(values, several, create_graph):
    values = tuple(value if create_graph else value.detach() for value in values)
    return values if several else values[0]


def _rows(output, variables, create_graph, strict, what):
    """The Jacobian of one result with respect to each variable."""
    count = output.numel()
    rows = [[] for _ in variables]
    for position in range(count):
        weight = _core.zeros(count, dtype=output.dtype)
        weight[position] = 1
        gradients = _gradients((output,), variables, (weight.reshape(tuple(output.shape)),), create_graph, strict, what)
        for row, gradient in zip(rows, gradients):
            row.append(gradient)
    shape = tuple(output.shape)
    return tuple(
        _core.stack(row).reshape(shape + tuple(variable.shape)) if row else variable.new_zeros(shape + tuple(variable.shape))
        for row, variable in zip(rows, variables)
    )


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """The derivatives of all elements of func(*inputs): of shape output.shape + input.shape.

    A tuple for several inputs, a tuple of tuples for several results as well. ``vectorize`` and ``strategy`` change nothing
    but what PyTorch refuses.
    """
    if strategy not in ("reverse-mode", "forward-mode"):
        raise AssertionError(f'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: got "{strategy}"')
    if strategy == "forward-mode" and create_graph:
        raise NotImplementedError(
            "torch.autograd.functional.jacobian: `create_graph=True` and `strategy=\"forward-mode\"` are not supported together."
        )
    inputs, several_inputs = _as_tuple(inputs, "inputs", "jacobian")
    variables = _variables(inputs, create_graph)
    outputs, several_outputs = _call(func, variables, "jacobian")
    table = []
    for position, output in enumerate(outputs):
        rows = _rows(output, variables, create_graph, strict, f"Output {position}")
        table.append(_result(rows, several_inputs, create_graph))
    return tuple(table) if several_outputs else table[0]


def _single(outputs, function):
    if len(outputs) != 1 or outputs[0].numel() != 1:
        raise RuntimeError(f"The function given to {function} should return a single Tensor with a single element.")
    return outputs[0].reshape(())


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    """The second derivatives of a function with a single number: of shape input.shape + input.shape, a tuple of tuples for
    several inputs."""
    inputs, several = _as_tuple(inputs, "inputs", "hessian")

    def gradient(*values):
        outputs, _ = _call(func, values, "hessian")
        return _gradients((_single(outputs, "hessian"),), values, (None,), True, strict, "The function")

    table = jacobian(gradient, inputs, create_graph=create_graph, strict=strict)
    return table if several else table[0][0]


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), and v times its Jacobian."""
    inputs, several = _as_tuple(inputs, "inputs", "vjp")
    variables = _variables(inputs, create_graph)
    outputs, several_outputs = _call(func, variables, "vjp")
    v = _vectors(v, outputs, "vjp", "user-provided function returns")
    products = _gradients(outputs, variables, v, create_graph, strict, "The function")
    return _result(outputs, several_outputs, create_graph), _result(products, several, create_graph)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), and its Jacobian times v."""
    inputs, several = _as_tuple(inputs, "inputs", "jvp")
    variables = _variables(inputs, create_graph)
    v = _vectors(v, inputs, "jvp", "input to the user-provided function")
    outputs, several_outputs = _call(func, variables, "jvp")
    # The products of the Jacobian with weights are linear in the weights; their derivative is the Jacobian's transpose.
    weights = tuple(_core.zeros_like(output).requires_grad_() for output in outputs)
    with enable_grad():
        transposed = _gradients(outputs, variables, weights, True, strict, "The function")
    products = _gradients(transposed, weights, v, create_graph, False, "The function")
    return _result(outputs, several_outputs, create_graph), _result(products, several_outputs, create_graph)


def _second_products(func, inputs, v, create_graph, strict, function):
    inputs, several = _as_tuple(inputs, "inputs", function)
    variables = _variables(inputs, create_graph)
    outputs, _ = _call(func, variables, function)
    output = _single(outputs, function)
    v = _vectors(v, inputs, function, "input to the user-provided function")
    with enable_grad():
        gradients = _gradients((output,), variables, (None,), True, strict, "The function")
    products = _gradients(gradients, variables, v, create_graph, strict, "The gradient")
    return _result((outputs[0],), False, create_graph), _result(products, several, create_graph)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), a single number, and v times its Hessian."""
    return _second_products(func, inputs, v, create_graph, strict, "vhp")


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), a single number, and its Hessian times v."""
    return _second_products(func, inputs, v, create_graph, strict, "hvp")
