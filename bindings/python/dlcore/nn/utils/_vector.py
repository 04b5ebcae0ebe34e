"""All parameters of a model as one vector."""

from ..._core import cat
from ..._grad_mode import no_grad


def parameters_to_vector(parameters):
    """The elements of all parameters, one after the other, as a vector."""
    return cat([parameter.reshape(-1) for parameter in parameters])


def vector_to_parameters(vec, parameters):
    """Copies a vector's elements into the parameters, in the order of ``parameters_to_vector``."""
    parameters = list(parameters)
    needed = sum(parameter.numel() for parameter in parameters)
    if vec.numel() != needed:
        raise ValueError(f"vector_to_parameters: expected {needed} elements, got {vec.numel()}")
    position = 0
    with no_grad():
        for parameter in parameters:
            part = vec[position : position + parameter.numel()]
            parameter.copy_(part.reshape(tuple(parameter.shape)))
            position += parameter.numel()
