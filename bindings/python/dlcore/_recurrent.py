"""Recurrent layers as functions, in PyTorch's two forms: for padded and for packed input."""

from . import _core
from ._core import Tensor


def _packed(function, data, batch_sizes, hx, params, has_biases=True, num_layers=1, dropout=0.0, train=False, bidirectional=False):
    return function(data, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_sizes=batch_sizes)


def lstm(*args, **kwargs):
    """lstm(input, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first) or
    lstm(data, batch_sizes, hx, params, has_biases, num_layers, dropout, train, bidirectional)."""
    if len(args) > 1 and isinstance(args[1], Tensor):
        return _packed(_core.lstm, *args, **kwargs)
    return _core.lstm(*args, **kwargs)


def _form(function, args, kwargs):
    if len(args) > 2 and isinstance(args[2], Tensor):
        return _packed(function, *args, **kwargs)
    return function(*args, **kwargs)


def gru(*args, **kwargs):
    """gru(input, hx, params, ...) or gru(data, batch_sizes, hx, params, ...), as lstm."""
    return _form(_core.gru, args, kwargs)


def rnn_tanh(*args, **kwargs):
    """rnn_tanh(input, hx, params, ...) or rnn_tanh(data, batch_sizes, hx, params, ...), as lstm."""
    return _form(_core.rnn_tanh, args, kwargs)


def rnn_relu(*args, **kwargs):
    """rnn_relu(input, hx, params, ...) or rnn_relu(data, batch_sizes, hx, params, ...), as lstm."""
    return _form(_core.rnn_relu, args, kwargs)
