"""Recurrent layers and cells.

Weights, their names and the order of their rows are PyTorch's, so that state dictionaries can be exchanged. Beyond PyTorch:
``biases=1`` gives a gate one bias instead of two, ``peephole=True`` lets the gates of an LSTM see the cell state, the activations
of gates, candidate and output can be chosen among ACTIVATIONS, and ``linear_before_reset=False`` makes the GRU the one first
described, whose reset gate multiplies the state before the product with the weight.
"""

__all__ = ["GRU", "GRUCell", "LSTM", "LSTMCell", "RNN", "RNNBase", "RNNCell", "RNNCellBase"]

from math import sqrt
from warnings import warn

from ... import _core
from ..._core import empty, zeros
from .. import init
from ..parameter import Parameter
from ..utils.rnn import PackedSequence
from .module import Module

ACTIVATIONS = (
    "sigmoid",
    "tanh",
    "relu",
    "hard_sigmoid",
    "hard_tanh",
    "identity",
    "softsign",
    "softplus",
    "leaky_relu",
    "elu",
)

_GATES = {"RNN": 1, "GRU": 3, "LSTM": 4}


def _chosen(**options):
    """The options that differ from the usual ones, which are given as (value, usual value)."""
    for name, (value, _) in options.items():
        if name.endswith("activation") and value not in ACTIVATIONS:
            raise ValueError(f"Unknown {name} '{value}'. Select from {', '.join(ACTIVATIONS)}.")
    return {name: value for name, (value, usual) in options.items() if value != usual}


def _check_biases(biases):
    if biases not in (1, 2):
        raise ValueError(f"biases should be 1 or 2, got {biases}")


def _check_nonlinearity(name):
    if name not in ACTIVATIONS:
        raise ValueError(f"Unknown nonlinearity '{name}'. Select from 'tanh' or 'relu' (or {', '.join(ACTIVATIONS)}).")


def _shown(module, defaults):
    """The attributes that differ from their defaults, as text."""
    return "".join(f", {name}={getattr(module, name)}" for name, default in defaults.items() if getattr(module, name) != default)


class RNNBase(Module):
    """What RNN, GRU and LSTM share: weights for every layer and direction.

    ``mode`` is 'RNN_TANH', 'RNN_RELU', 'GRU' or 'LSTM'. All weights begin uniform on [-1/sqrt(hidden_size), 1/sqrt(hidden_size)).
    """

    _further = ()

    def __init__(
        self,
        mode,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        proj_size=0,
        device=None,
        dtype=None,
        *,
        biases=2,
        peephole=False,
    ):
        super().__init__()
        gates = _GATES.get(mode.partition("_")[0])
        if gates is None:
            raise ValueError("Unrecognized RNN mode: " + mode)
        if isinstance(dropout, bool) or not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1:
            raise ValueError(
                "dropout should be a number in range [0, 1] representing the probability of an element being zeroed"
            )
        if dropout > 0 and num_layers == 1:
            warn(
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                f"greater than 1, but got dropout={dropout} and num_layers={num_layers}",
                stacklevel=3,
            )
        for name, value in (("bias", bias), ("batch_first", batch_first)):
            if not isinstance(value, bool):
                raise TypeError(f"{name} should be of type bool, got: {type(value).__name__}")
        for name, value in (("input_size", input_size), ("hidden_size", hidden_size)):
            if not isinstance(value, int):
                raise TypeError(f"{name} should be of type int, got: {type(value).__name__}")
            if value <= 0:
                raise ValueError(f"{name} must be greater than zero")
        if num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if proj_size < 0:
            raise ValueError("proj_size should be a positive integer or zero to disable projections")
        if proj_size >= hidden_size:
            raise ValueError("proj_size has to be smaller than hidden_size")
        _check_biases(biases)
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        self.biases = biases
        self.peephole = peephole
        self._options = {}
        width = proj_size or hidden_size
        self._names = []
        for layer in range(num_layers):
            features = input_size if layer == 0 else width * (2 if bidirectional else 1)
            for suffix in ("", "_reverse") if bidirectional else ("",):
                shapes = {"weight_ih": (gates * hidden_size, features), "weight_hh": (gates * hidden_size, width)}
                if bias:
                    for name in ("bias_ih", "bias_hh")[:biases]:
                        shapes[name] = (gates * hidden_size,)
                if proj_size > 0:
                    shapes["weight_hr"] = (proj_size, hidden_size)
                if peephole:
                    shapes["peephole"] = (3 * hidden_size,)
                names = []
                for name, shape in shapes.items():
                    names.append(f"{name}_l{layer}{suffix}")
                    self.register_parameter(names[-1], Parameter(empty(shape, dtype=dtype, device=device)))
                self._names.append(names)
        self.reset_parameters()

    def reset_parameters(self):
        """Draws new values."""
        bound = 1 / sqrt(self.hidden_size)
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        """Does nothing: the weights are fine as they lie."""

    @property
    def all_weights(self):
        """For every layer and direction the list of its weights."""
        return [[getattr(self, name) for name in names] for names in self._names]

    @property
    def _flat_weights_names(self):
        return [name for names in self._names for name in names]

    @property
    def _flat_weights(self):
        parameters = self._parameters
        try:
            return [parameters[name] for names in self._names for name in names]
        except KeyError:  # replaced by something that is not a parameter
            return [getattr(self, name) for names in self._names for name in names]

    # Checks, in PyTorch's words

    def check_input(self, input, batch_sizes):
        """The input must have the layer's dtype and width."""
        weight = self._flat_weights[0]
        if input.dtype != weight.dtype:
            raise ValueError(
                f"RNN input dtype ({input.dtype}) does not match weight dtype ({weight.dtype}). "
                f"Convert input: input.to({weight.dtype}), or convert model: model.to({input.dtype})"
            )
        expected = 3 if batch_sizes is None else 2
        if input.dim() != expected:
            raise RuntimeError(f"input must have {expected} dimensions, got {input.dim()}")
        if self.input_size != input.size(-1):
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}"
            )

    def get_expected_hidden_size(self, input, batch_sizes):
        """The shape of the hidden state."""
        if batch_sizes is not None:
            batch = batch_sizes[0].item()
        else:
            batch = input.size(0 if self.batch_first else 1)
        return (self.num_layers * (2 if self.bidirectional else 1), batch, self.proj_size or self.hidden_size)

    def get_expected_cell_size(self, input, batch_sizes):
        """The shape of the cell state."""
        return (*self.get_expected_hidden_size(input, batch_sizes)[:2], self.hidden_size)

    def check_hidden_size(self, hx, expected_hidden_size, msg="Expected hidden size {}, got {}"):
        """The state must have the expected shape."""
        if tuple(hx.shape) != expected_hidden_size:
            raise RuntimeError(msg.format(expected_hidden_size, list(hx.shape)))

    def check_forward_args(self, input, hidden, batch_sizes):
        """Input and states must fit the layer."""
        self.check_input(input, batch_sizes)
        self.check_hidden_size(hidden, self.get_expected_hidden_size(input, batch_sizes))

    def permute_hidden(self, hx, permutation):
        """The state with its sequences in another order."""
        return hx if permutation is None else hx.index_select(1, permutation)

    # The way through the layers

    def _zero_state(self, input, batch_sizes):
        return zeros(self.get_expected_hidden_size(input, batch_sizes), dtype=input.dtype)

    def _batched_state(self, hx, batched):
        """Checks the rank of the state and adds the axis of the batch where there is none."""
        if batched:
            if hx.dim() != 3:
                raise RuntimeError(f"For batched 3-D input, hx should also be 3-D but got {hx.dim()}-D tensor")
            return hx
        if hx.dim() != 2:
            raise RuntimeError(f"For unbatched 2-D input, hx should also be 2-D but got {hx.dim()}-D tensor")
        return hx.unsqueeze(1)

    def _single_state(self, hx):
        return hx.squeeze(1)

    def _run(self, input, hx, batch_sizes):
        """Output and last state of all layers, for input with an axis for the batch."""
        options = self._options
        if self.biases != 2:
            options = {**options, "biases": self.biases}
        results = self._function(
            input, hx, self._flat_weights, self.bias, self.num_layers, self.dropout, self.training, self.bidirectional,
            self.batch_first and batch_sizes is None, batch_sizes=batch_sizes, **options
        )
        return results[0], (results[1] if len(results) == 2 else results[1:])

    def forward(self, input, hx=None):
        if isinstance(input, PackedSequence):
            data, batch_sizes, places, back = input
            if hx is None:
                self.check_input(data, batch_sizes)
                hx = self._zero_state(data, batch_sizes)
            else:
                hx = self.permute_hidden(hx, places)
                self.check_forward_args(data, hx, batch_sizes)
            output, state = self._run(data, hx, batch_sizes)
            return PackedSequence(output, batch_sizes, places, back), self.permute_hidden(state, back)
        rank = input.dim()
        if rank not in (2, 3):
            raise ValueError(f"{type(self).__name__}: Expected input to be 2D or 3D, got {rank}D instead")
        axis = 0 if self.batch_first else 1
        if rank == 2:
            input = input.unsqueeze(axis)
        if hx is None:
            self.check_input(input, None)
            hx = self._zero_state(input, None)
        else:
            hx = self._batched_state(hx, rank == 3)
            self.check_forward_args(input, hx, None)
        output, state = self._run(input, hx, None)
        if rank == 2:
            return output.squeeze(axis), self._single_state(state)
        return output, state

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        defaults = {"proj_size": 0, "num_layers": 1, "bias": True, "batch_first": False, "dropout": 0, "bidirectional": False}
        text += _shown(self, defaults | {"biases": 2, "peephole": False})
        return text + "".join(f", {name}={value}" for name, value in self._options.items() if self._is_shown(name, value))

    def _is_shown(self, name, value):
        """PyTorch does not show the nonlinearity of an RNN."""
        return name != "has_peepholes" and (name, value) != ("activation", "relu")


class RNN(RNNBase):
    """h_t = f(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh), with f = tanh or any other of ACTIVATIONS.

    Input [steps, batch, input_size] (or with ``batch_first`` [batch, steps, ...], without a batch [steps, ...], or a
    PackedSequence) and, if wanted, the first states [num_layers * directions, batch, hidden_size]. Returns the last layer's
    states of all steps and the last states of all layers.
    """

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        nonlinearity="tanh",
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        device=None,
        dtype=None,
        *,
        biases=2,
        **further,
    ):
        _refuse_projection(further)
        _check_nonlinearity(nonlinearity)
        super().__init__(
            f"RNN_{nonlinearity.upper()}", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, 0,
            device, dtype, biases=biases
        )
        self.nonlinearity = nonlinearity
        self._options = _chosen(activation=(nonlinearity, "tanh"))

    _function = staticmethod(_core.rnn)


class GRU(RNNBase):
    """Gated recurrent units.

    r = sigmoid(W_ir x + b_ir + W_hr h + b_hr), z = sigmoid(W_iz x + b_iz + W_hz h + b_hz),
    n = tanh(W_in x + b_in + r * (W_hn h + b_hn)), h' = (1 - z) * n + z * h; inputs and results as for RNN.

    ``linear_before_reset=False`` takes n = tanh(W_in x + b_in + W_hn (r * h) + b_hn) instead (Cho et al. 2014).
    """

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        device=None,
        dtype=None,
        *,
        biases=2,
        gate_activation="sigmoid",
        candidate_activation="tanh",
        linear_before_reset=True,
        **further,
    ):
        _refuse_projection(further)
        super().__init__(
            "GRU", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, 0, device, dtype, biases=biases
        )
        self._options = _chosen(
            gate_activation=(gate_activation, "sigmoid"),
            candidate_activation=(candidate_activation, "tanh"),
            linear_before_reset=(linear_before_reset, True),
        )

    _function = staticmethod(_core.gru)


class LSTM(RNNBase):
    """Long short-term memory.

    i, f, o = sigmoid(W_i* x + b_i* + W_h* h + b_h*), g = tanh(W_ig x + b_ig + W_hg h + b_hg), c' = f * c + i * g,
    h' = o * tanh(c'), or W_hr (o * tanh(c')) with ``proj_size``. Inputs and results as for RNN, where the state is a pair:
    h [num_layers * directions, batch, proj_size or hidden_size] and c [num_layers * directions, batch, hidden_size].

    With ``peephole``, i and f also see c and o sees c', each element its own, weighted with ``peephole_l*`` (rows i, f, o).
    """

    def __init__(
        self,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        proj_size=0,
        device=None,
        dtype=None,
        *,
        biases=2,
        peephole=False,
        gate_activation="sigmoid",
        candidate_activation="tanh",
        output_activation="tanh",
    ):
        super().__init__(
            "LSTM", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, proj_size, device, dtype,
            biases=biases, peephole=peephole
        )
        self._options = _chosen(
            gate_activation=(gate_activation, "sigmoid"),
            candidate_activation=(candidate_activation, "tanh"),
            output_activation=(output_activation, "tanh"),
            has_peepholes=(peephole, False),
        )

    _function = staticmethod(_core.lstm)

    def check_forward_args(self, input, hidden, batch_sizes):
        self.check_input(input, batch_sizes)
        self.check_hidden_size(
            hidden[0], self.get_expected_hidden_size(input, batch_sizes), "Expected hidden[0] size {}, got {}"
        )
        self.check_hidden_size(
            hidden[1], self.get_expected_cell_size(input, batch_sizes), "Expected hidden[1] size {}, got {}"
        )

    def permute_hidden(self, hx, permutation):
        return hx if permutation is None else tuple(state.index_select(1, permutation) for state in hx)

    def _zero_state(self, input, batch_sizes):
        return (
            zeros(self.get_expected_hidden_size(input, batch_sizes), dtype=input.dtype),
            zeros(self.get_expected_cell_size(input, batch_sizes), dtype=input.dtype),
        )

    def _batched_state(self, hx, batched):
        rank = 3 if batched else 2
        if hx[0].dim() != rank or hx[1].dim() != rank:
            raise RuntimeError(
                f"For {'batched 3-D' if batched else 'unbatched 2-D'} input, hx and cx should also be {rank}-D but got "
                f"({hx[0].dim()}-D, {hx[1].dim()}-D) tensors"
            )
        return (hx[0], hx[1]) if batched else (hx[0].unsqueeze(1), hx[1].unsqueeze(1))

    def _single_state(self, hx):
        return tuple(state.squeeze(1) for state in hx)


def _refuse_projection(further):
    if "proj_size" in further:
        raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
    for name in further:
        raise TypeError(f"__init__() got an unexpected keyword argument '{name}'")


class RNNCellBase(Module):
    """What the cells share: weight_ih [gates * hidden_size, input_size], weight_hh [gates * hidden_size, hidden_size], bias_ih and
    bias_hh [gates * hidden_size]. All begin uniform on [-1/sqrt(hidden_size), 1/sqrt(hidden_size)).
    """

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None, *, biases=2):
        super().__init__()
        _check_biases(biases)
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        self.biases = biases
        self._options = {}
        rows = num_chunks * hidden_size
        self.weight_ih = Parameter(empty((rows, input_size), dtype=dtype, device=device))
        self.weight_hh = Parameter(empty((rows, hidden_size), dtype=dtype, device=device))
        for name in ("bias_ih", "bias_hh"):
            given = bias and (biases == 2 or name == "bias_ih")
            self.register_parameter(name, Parameter(empty(rows, dtype=dtype, device=device)) if given else None)
        self.reset_parameters()

    def reset_parameters(self):
        """Draws new values."""
        bound = 1 / sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _weights(self):
        parameters = self._parameters
        try:
            return parameters["weight_ih"], parameters["weight_hh"], parameters["bias_ih"], parameters["bias_hh"]
        except KeyError:  # replaced by something that is not a parameter
            return self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh

    def _check_ranks(self, input, hx, name):
        if input.dim() not in (1, 2):
            raise ValueError(f"{type(self).__name__}: Expected input to be 1D or 2D, got {input.dim()}D instead")
        if hx is not None and hx.dim() not in (1, 2):
            raise ValueError(f"{type(self).__name__}: Expected {name} to be 1D or 2D, got {hx.dim()}D instead")

    def forward(self, input, hx=None):
        self._check_ranks(input, hx, "hidden")
        if input.dim() == 1:
            hx = None if hx is None else hx.unsqueeze(0)
            return self._step(input.unsqueeze(0), hx).squeeze(0)
        return self._step(input, hx)

    def _step(self, input, hx):
        if hx is None:
            hx = zeros((input.size(0), self.hidden_size), dtype=input.dtype)
        return self._function(input, hx, *self._weights(), **self._options)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}" + _shown(self, {"bias": True, "biases": 2})
        if getattr(self, "peephole", None) is not None:
            text += ", peephole=True"
        return text + "".join(f", {name}={value}" for name, value in self._options.items())


class RNNCell(RNNCellBase):
    """One step of RNN: input [batch, input_size] or [input_size], state [batch, hidden_size] or [hidden_size], zero by default."""

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None, *, biases=2):
        _check_nonlinearity(nonlinearity)
        super().__init__(input_size, hidden_size, bias, 1, device, dtype, biases=biases)
        self.nonlinearity = nonlinearity
        self._options = {} if nonlinearity == "tanh" else {"activation": nonlinearity}

    _function = staticmethod(_core.rnn_cell)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        return text + _shown(self, {"bias": True, "nonlinearity": "tanh", "biases": 2})


class GRUCell(RNNCellBase):
    """One step of GRU: input [batch, input_size] or [input_size], state [batch, hidden_size] or [hidden_size], zero by default."""

    def __init__(
        self,
        input_size,
        hidden_size,
        bias=True,
        device=None,
        dtype=None,
        *,
        biases=2,
        gate_activation="sigmoid",
        candidate_activation="tanh",
        linear_before_reset=True,
    ):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype, biases=biases)
        self._options = _chosen(
            gate_activation=(gate_activation, "sigmoid"),
            candidate_activation=(candidate_activation, "tanh"),
            linear_before_reset=(linear_before_reset, True),
        )

    _function = staticmethod(_core.gru_cell)


class LSTMCell(RNNCellBase):
    """One step of LSTM: input [batch, input_size] or [input_size] and the pair of states (h, c), zero by default."""

    def __init__(
        self,
        input_size,
        hidden_size,
        bias=True,
        device=None,
        dtype=None,
        *,
        biases=2,
        peephole=False,
        gate_activation="sigmoid",
        candidate_activation="tanh",
        output_activation="tanh",
    ):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype, biases=biases)
        if peephole:
            self.peephole = Parameter(empty(3 * hidden_size, dtype=dtype, device=device))
            self.reset_parameters()
        self._options = _chosen(
            gate_activation=(gate_activation, "sigmoid"),
            candidate_activation=(candidate_activation, "tanh"),
            output_activation=(output_activation, "tanh"),
        )

    _function = staticmethod(_core.lstm_cell)

    def forward(self, input, hx=None):
        self._check_ranks(input, None, "")
        if hx is None:
            batch = () if input.dim() == 1 else (input.size(0),)
            zero = zeros((*batch, self.hidden_size), dtype=input.dtype)
            hx = (zero, zero)
        else:
            for position, state in enumerate(hx):
                self._check_ranks(input, state, f"hx[{position}]")
        if input.dim() == 2:
            return self._step(input, hx)
        h, c = self._step(input.unsqueeze(0), [state.unsqueeze(0) for state in hx])
        return h.squeeze(0), c.squeeze(0)

    def _step(self, input, hx):
        options = self._options
        if "peephole" in self._parameters:
            options = {**options, "peepholes": self.peephole}
        return self._function(input, hx, *self._weights(), **options)
