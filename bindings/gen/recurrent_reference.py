"""Recurrent layers step by step in PyTorch's plain operations, for the options that PyTorch's own layers do not have.

Where it has them, its own functions are called.
"""

import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "hard_sigmoid": lambda x: (x / 6 + 0.5).clamp(0, 1), "hard_tanh": F.hardtanh,
    "identity": lambda x: x, "softsign": F.softsign, "softplus": F.softplus, "leaky_relu": F.leaky_relu, "elu": F.elu,
}


def rnn_cell(input, hx, w_ih, w_hh, b_ih, b_hh, activation):
    return ACTIVATIONS[activation](F.linear(input, w_ih, b_ih) + F.linear(hx, w_hh, b_hh))


def gru_cell(input, hx, w_ih, w_hh, b_ih, b_hh, gate_activation, candidate_activation, linear_before_reset):
    if (gate_activation, candidate_activation, linear_before_reset) == ("sigmoid", "tanh", True) and (b_ih is None) == (b_hh is None):
        return torch.gru_cell(input, hx, w_ih, w_hh, b_ih, b_hh)
    gate, candidate = ACTIVATIONS[gate_activation], ACTIVATIONS[candidate_activation]
    x = F.linear(input, w_ih, b_ih).chunk(3, 1)
    weights = w_hh.chunk(3, 0)
    biases = [None] * 3 if b_hh is None else b_hh.chunk(3, 0)
    r, z = (gate(x[k] + F.linear(hx, weights[k], biases[k])) for k in (0, 1))
    inner = r * F.linear(hx, weights[2], biases[2]) if linear_before_reset else F.linear(r * hx, weights[2], biases[2])
    n = candidate(x[2] + inner)
    return (1 - z) * n + z * hx


def lstm_cell(input, hx, w_ih, w_hh, b_ih, b_hh, w_hr, peepholes, gate_activation, candidate_activation, output_activation):
    names = (gate_activation, candidate_activation, output_activation)
    if names == ("sigmoid", "tanh", "tanh") and w_hr is None and peepholes is None and (b_ih is None) == (b_hh is None):
        return torch.lstm_cell(input, hx, w_ih, w_hh, b_ih, b_hh)
    gate, candidate, output = (ACTIVATIONS[name] for name in names)
    h, c = hx
    i, f, g, o = (F.linear(input, w_ih, b_ih) + F.linear(h, w_hh, b_hh)).chunk(4, 1)
    p = [0.0] * 3 if peepholes is None else peepholes.chunk(3)
    c = gate(f + p[1] * c) * c + gate(i + p[0] * c) * candidate(g)
    h = gate(o + p[2] * c) * output(c)
    return (h if w_hr is None else F.linear(h, w_hr)), c


def layers(input, hx, params, num_layers, bidirectional, batch_first, batch_sizes, step):
    """``step(rows, states, weights)`` computes the states after one step. ``hx`` is a list of states."""
    directions = 2 if bidirectional else 1
    each = len(params) // (num_layers * directions)
    if batch_sizes is None:
        rows = list((input.transpose(0, 1) if batch_first else input).unbind(0))
    else:
        rows = list(input.split(batch_sizes.tolist()))
    last = []
    for layer in range(num_layers):
        outputs = []
        for direction in range(directions):
            number = layer * directions + direction
            weights = params[number * each:(number + 1) * each]
            states = [list(state[number].unbind(0)) for state in hx]
            found = [None] * len(rows)
            for t in reversed(range(len(rows))) if direction else range(len(rows)):
                size = rows[t].shape[0]
                current = [torch.stack(state[:size]) if size else hx[k][number] for k, state in enumerate(states)]
                new = step(rows[t], current, weights)
                for k, state in enumerate(states):
                    state[:size] = new[k].unbind(0)
                found[t] = new[0]
            outputs.append(found)
            last.append([torch.stack(state) if state else hx[k][number] for k, state in enumerate(states)])
        rows = [torch.cat(parts, 1) for parts in zip(*outputs)]
    if batch_sizes is None:
        output = torch.stack(rows, 1 if batch_first else 0)
    else:
        output = torch.cat(rows)
    return output, *(torch.stack(states) for states in zip(*last))


def biases_of(weights, has_biases, biases):
    """The two biases and the weights after them."""
    if not has_biases:
        return None, None, weights[2:]
    return (weights[2], None, weights[3:]) if biases == 1 else (weights[2], weights[3], weights[4:])


def rnn(input, hx, params, has_biases, num_layers, bidirectional, batch_first, batch_sizes, biases, activation):
    if activation in ("tanh", "relu") and (biases == 2 or not has_biases) and input.numel():
        function = getattr(torch, f"rnn_{activation}")
        if batch_sizes is None:
            return function(input, hx, params, has_biases, num_layers, 0.0, False, bidirectional, batch_first)
        return function(input, batch_sizes, hx, params, has_biases, num_layers, 0.0, False, bidirectional)

    def step(rows, states, weights):
        b_ih, b_hh, _ = biases_of(weights, has_biases, biases)
        return [rnn_cell(rows, states[0], weights[0], weights[1], b_ih, b_hh, activation)]

    return layers(input, [hx], params, num_layers, bidirectional, batch_first, batch_sizes, step)


def gru(input, hx, params, has_biases, num_layers, bidirectional, batch_first, batch_sizes, biases, gate_activation,
        candidate_activation, linear_before_reset):
    plain = (gate_activation, candidate_activation, linear_before_reset) == ("sigmoid", "tanh", True)
    if plain and (biases == 2 or not has_biases) and input.numel():
        if batch_sizes is None:
            return torch.gru(input, hx, params, has_biases, num_layers, 0.0, False, bidirectional, batch_first)
        return torch.gru(input, batch_sizes, hx, params, has_biases, num_layers, 0.0, False, bidirectional)

    def step(rows, states, weights):
        b_ih, b_hh, _ = biases_of(weights, has_biases, biases)
        return [gru_cell(rows, states[0], weights[0], weights[1], b_ih, b_hh, gate_activation, candidate_activation,
                         linear_before_reset)]

    return layers(input, [hx], params, num_layers, bidirectional, batch_first, batch_sizes, step)


def lstm(input, hx, params, has_biases, num_layers, bidirectional, batch_first, batch_sizes, biases, has_peepholes,
         gate_activation, candidate_activation, output_activation):
    plain = (gate_activation, candidate_activation, output_activation) == ("sigmoid", "tanh", "tanh")
    if plain and not has_peepholes and (biases == 2 or not has_biases) and input.numel():
        if batch_sizes is None:
            return torch.lstm(input, hx, params, has_biases, num_layers, 0.0, False, bidirectional, batch_first)
        return torch.lstm(input, batch_sizes, hx, params, has_biases, num_layers, 0.0, False, bidirectional)

    def step(rows, states, weights):
        b_ih, b_hh, further = biases_of(weights, has_biases, biases)
        peepholes = further[-1] if has_peepholes else None
        w_hr = further[0] if len(further) > has_peepholes else None
        return lstm_cell(rows, states, weights[0], weights[1], b_ih, b_hh, w_hr, peepholes, gate_activation, candidate_activation,
                         output_activation)

    return layers(input, hx, params, num_layers, bidirectional, batch_first, batch_sizes, step)
