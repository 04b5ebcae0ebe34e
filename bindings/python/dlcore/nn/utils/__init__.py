"""Helpers for training: limits on gradients, parameters as one vector, weights that are functions of others."""

from . import parametrizations, parametrize, prune, rnn, stateless
from ._clip_grad import clip_grad_norm_, clip_grad_value_, clip_grads_with_norm_, get_total_norm
from ._spectral_norm import remove_spectral_norm, spectral_norm
from ._vector import parameters_to_vector, vector_to_parameters
from ._weight_norm import remove_weight_norm, weight_norm
from .fusion import (
    fuse_conv_bn_eval,
    fuse_conv_bn_weights,
    fuse_for_inference,
    fuse_linear_bn_eval,
    fuse_linear_bn_weights,
)
