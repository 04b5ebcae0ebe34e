"""An echo-state network: a fixed random recurrent layer, the reservoir, of which only the read-out is learned, by ridge regression.

Jaeger, The "echo state" approach to analysing and training recurrent neural networks, 2001.
"""

import math

from .. import _core, linalg, nn
from .._grad_mode import no_grad

__all__ = ["EchoStateNetwork", "delayed_recall", "memory_capacity", "spectral_radius"]

_SQUARINGS = 40


def spectral_radius(matrix):
    """The largest absolute value of an eigenvalue of a square matrix, a Python number.

    Gelfand's formula: the limit of the k-th root of the norm of the k-th power, for k = 2^40 reached by squaring, with a relative
    error of about ln(n condition) / 2^40. A nilpotent matrix gives 0.
    """
    if matrix.dim() != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"spectral_radius: expected a square matrix, got shape {list(matrix.shape)}")
    power, logarithm = matrix.detach().to(_core.float64), 0.0
    for number in range(_SQUARINGS + 1):
        if number:
            power = power @ power
        norm = power.square().sum().sqrt().item()
        if norm == 0.0 or not math.isfinite(norm):
            return norm
        power = power / norm
        logarithm += math.log(norm) / 2**number
    return math.exp(logarithm)


class EchoStateNetwork(nn.Module):
    """Inputs [N, T, input_size] to outputs [N, T, output_size].

    x(t) = (1 - leak) x(t - 1) + leak tanh(W_in u(t) + W x(t - 1) + b), y(t) = W_out (1, x(t), u(t)).

    W_in, W and b are drawn once and stay; W is scaled so that its largest eigenvalue has the absolute value ``radius``. Below 1,
    the state forgets its beginning (the echo state property, for all practical inputs). ``fit`` solves for W_out.

    input_scale     the inputs' weights are uniform between -input_scale and input_scale
    bias_scale      as for the biases
    density         the part of W that is not 0
    generator       for the random weights
    """

    def __init__(self, input_size, reservoir_size, output_size, radius=0.9, leak=1.0, input_scale=0.5, bias_scale=0.0, density=0.1,
                 generator=None):
        super().__init__()
        if not 0 < leak <= 1:
            raise ValueError(f"EchoStateNetwork: expected a leak above 0 and at most 1, got {leak}")
        if not 0 < density <= 1:
            raise ValueError(f"EchoStateNetwork: expected a density above 0 and at most 1, got {density}")
        if radius < 0:
            raise ValueError(f"EchoStateNetwork: expected a radius of at least 0, got {radius}")

        def uniform(*shape):
            return 2 * _core.rand(shape, generator=generator) - 1

        weight = uniform(reservoir_size, reservoir_size)
        weight = weight * (_core.rand((reservoir_size, reservoir_size), generator=generator) < density).to(weight.dtype)
        reached = spectral_radius(weight)
        if reached > 0:
            weight = weight * (radius / reached)
        self.leak = leak
        self.register_buffer("weight_in", input_scale * uniform(reservoir_size, input_size))
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias_scale * uniform(reservoir_size))
        self.register_buffer("weight_out", _core.zeros((output_size, 1 + reservoir_size + input_size)))

    def states(self, inputs, state=None):
        """The states [N, T, reservoir_size] for inputs [N, T, input_size], from the state [N, reservoir_size], zeros by default."""
        if inputs.dim() != 3 or inputs.shape[2] != self.weight_in.shape[1]:
            raise ValueError(
                f"EchoStateNetwork: expected inputs of shape [N, T, {self.weight_in.shape[1]}], got {list(inputs.shape)}"
            )
        driven = inputs @ self.weight_in.t() + self.bias
        if state is None:
            state = _core.zeros((inputs.shape[0], self.weight.shape[0]), dtype=driven.dtype)
        recurrent, found = self.weight.t(), []
        for step in driven.unbind(1):
            state = (1 - self.leak) * state + self.leak * _core.tanh(step + state @ recurrent)
            found.append(state)
        return _core.stack(found, 1)

    def features(self, inputs, state=None):
        """What the read-out sees: 1, the states and the inputs, [N, T, 1 + reservoir_size + input_size]."""
        return _core.cat([_core.ones((*inputs.shape[:2], 1), dtype=inputs.dtype), self.states(inputs, state), inputs], -1)

    def forward(self, inputs, state=None):
        return self.features(inputs, state) @ self.weight_out.t()

    def fit(self, inputs, targets, washout=0, ridge=1e-6):
        """Sets W_out to the minimum of the squared errors over targets [N, T, output_size] plus ``ridge`` times its squared norm.

        The first ``washout`` steps, in which the state still depends on its beginning, are left out. Computed in float64.
        """
        expected = (*inputs.shape[:2], self.weight_out.shape[0])
        if tuple(targets.shape) != expected:
            raise ValueError(f"EchoStateNetwork: expected targets of shape {list(expected)}, got {list(targets.shape)}")
        if not 0 <= washout < inputs.shape[1]:
            raise ValueError(f"EchoStateNetwork: expected a washout from 0 to {inputs.shape[1] - 1}, got {washout}")
        with no_grad():
            features = self.features(inputs)[:, washout:].to(_core.float64)
            features = features.reshape(-1, features.shape[-1])
            wanted = targets[:, washout:].to(_core.float64).reshape(-1, targets.shape[-1])
            gram = features.t() @ features + ridge * _core.eye(features.shape[1], dtype=_core.float64)
            self.weight_out.copy_(linalg.solve(gram, features.t() @ wanted).t())
        return self

    def extra_repr(self):
        size, inputs = self.weight_in.shape
        return f"{inputs}, {size}, {self.weight_out.shape[0]}, leak={self.leak}"


def delayed_recall(count, length, delays, generator=None):
    """The long-memory task: inputs [count, length, 1], uniform between -1 and 1, and targets [count, length, len(delays)].

    The targets are the inputs of so many steps ago, 0 before the beginning.
    """
    inputs = 2 * _core.rand((count, length, 1), generator=generator) - 1
    columns = []
    for delay in delays:
        if not 0 <= delay <= length:
            raise ValueError(f"delayed_recall: expected delays from 0 to {length}, got {delay}")
        columns.append(_core.cat([_core.zeros((count, delay, 1)), inputs[:, : length - delay]], 1))
    return inputs, _core.cat(columns, -1)


def memory_capacity(outputs, targets, washout=0):
    """For every delay how much of it is remembered, [D]: the squared correlation of outputs and targets [N, T, D], between 0 and 1.

    Their sum is the memory capacity, which no reservoir of n neurons can have above n (Jaeger, Short term memory in echo state
    networks, 2002).
    """
    outputs, targets = (part[:, washout:].detach().to(_core.float64).reshape(-1, part.shape[-1]) for part in (outputs, targets))
    outputs, targets = outputs - outputs.mean(dim=0), targets - targets.mean(dim=0)
    shared = (outputs * targets).mean(dim=0).square()
    spread = outputs.square().mean(dim=0) * targets.square().mean(dim=0)
    return _core.where(spread > 0, shared / spread.clamp(min=1e-300), _core.zeros_like(shared))
