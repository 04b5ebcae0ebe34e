"""Helpers for training: limits on gradients, parameters as one vector."""

from . import rnn
from ._clip_grad import clip_grad_norm_, clip_grad_value_, get_total_norm
from ._vector import parameters_to_vector, vector_to_parameters
