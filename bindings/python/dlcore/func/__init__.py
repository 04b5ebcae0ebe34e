"""Transformations of functions: derivatives, batches, and modules as functions of their parameters."""

from ._derivatives import grad, grad_and_value, hessian, jacfwd, jacrev, jvp, linearize, vjp
from ._modules import functional_call, stack_module_state
from ._vmap import vmap
