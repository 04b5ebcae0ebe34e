"""Recurrent layers and cells beside PyTorch, or, where PyTorch has no such option, beside the same steps in its plain operations."""

import copy
import itertools
import sys
from pathlib import Path

import numpy
import pytest
import torch

import dlcore
from oracle import draws

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bindings/gen"))
import recurrent_reference  # noqa: E402

GATES = {"rnn_tanh": 1, "rnn_relu": 1, "rnn": 1, "gru": 3, "lstm": 4}
ACTIVATIONS = list(recurrent_reference.ACTIVATIONS)


def sizes_of(lengths):
    """How many sequences have a step t."""
    return [sum(length > t for length in lengths) for t in range(max(lengths))]


class Layers:
    """Random sizes and weights of some layers."""

    def __init__(self, draw, kind, packed, biases=2, projection=False, peephole=False, largest=11):
        self.kind = kind
        self.layers, self.bidirectional = draw.integer(1, 2), draw.boolean()
        self.batch_first = not packed and draw.boolean()
        self.features, self.units = draw.integer(1, 4), draw.integer(2, largest)
        self.width = draw.integer(1, self.units - 1) if projection else self.units
        self.biases = biases
        directions = 2 if self.bidirectional else 1
        if packed:
            lengths = sorted((draw.integer(1, 4) for _ in range(draw.integer(1, 4))), reverse=True)
            batch, shape = len(lengths), (sum(lengths), self.features)
            self.sizes = draw.value(sizes_of(lengths), "int64")
        else:
            steps, batch = draw.integer(1, 4), draw.integer(1, 3)
            shape = (batch, steps, self.features) if self.batch_first else (steps, batch, self.features)
            self.sizes = None
        self.input = draw.randn(*shape)
        states = [draw.randn(self.layers * directions, batch, self.width)]
        if kind == "lstm":
            states.append(draw.randn(self.layers * directions, batch, self.units))
        self.states = states
        self.weights = []
        features, rows = self.features, GATES[kind] * self.units
        for layer in range(self.layers):
            for _ in range(directions):
                shapes = [(rows, features), (rows, self.width), *[(rows,)] * biases]
                shapes += [(self.width, self.units)] if projection else []
                shapes += [(3 * self.units,)] if peephole else []
                self.weights += [draw.randn(*shape, scale=0.5) for shape in shapes]
            features = self.width * directions

    def tensors(self):
        return [self.input, *self.states, *self.weights] + ([] if self.sizes is None else [self.sizes])

    def split(self, tensors):
        """The input, the states, the weights and the batch sizes."""
        count = len(self.states)
        tensors = list(tensors)
        sizes = None if self.sizes is None else tensors.pop().contiguous()
        states = tensors[1:1 + count]
        return tensors[0], (states if self.kind == "lstm" else states[0]), tensors[1 + count:], sizes


@pytest.mark.parametrize("kind", ["rnn_tanh", "rnn_relu", "gru", "lstm"])
@pytest.mark.parametrize("packed", [False, True])
@draws(6)
def test_layers(draw, kind, packed):
    case = Layers(draw, kind, packed, biases=draw.choice(0, 2), projection=kind == "lstm" and draw.boolean())

    def function(module, *tensors):
        x, hx, params, sizes = case.split(tensors)
        layers = getattr(module, kind)
        if sizes is not None:
            return layers(x, sizes, hx, params, case.biases > 0, case.layers, 0.0, False, case.bidirectional)
        return layers(x, hx, params, case.biases > 0, case.layers, 0.0, False, case.bidirectional, case.batch_first)

    draw.compare(function, *case.tensors(), order=1 if kind == "rnn_relu" else 2)


@pytest.mark.parametrize("kind", ["rnn", "gru", "lstm"])
@pytest.mark.parametrize("packed", [False, True])
@draws(6)
def test_options_that_pytorch_lacks(draw, kind, packed):
    peephole = kind == "lstm" and draw.boolean()
    case = Layers(draw, kind, packed, biases=draw.integer(0, 2), projection=kind == "lstm" and draw.boolean(), peephole=peephole)
    smooth = ["sigmoid", "tanh", "softsign", "softplus", "identity"]
    names = {"rnn": ["activation"], "gru": ["gate_activation", "candidate_activation"],
             "lstm": ["gate_activation", "candidate_activation", "output_activation"]}[kind]
    options = {name: draw.choice(*smooth) for name in names}
    if kind == "gru":
        options["linear_before_reset"] = draw.boolean()
    if kind == "lstm":
        options["has_peepholes"] = peephole

    def function(module, *tensors):
        x, hx, params, sizes = case.split(tensors)
        common = (case.biases > 0, case.layers)
        if module is torch:
            return getattr(recurrent_reference, kind)(
                x, hx, params, *common, case.bidirectional, case.batch_first, sizes, case.biases, **options)
        return getattr(dlcore._core, kind)(x, hx, params, *common, 0.0, False, case.bidirectional, case.batch_first,
                                           batch_sizes=sizes, biases=case.biases or 2, **options)

    draw.compare(function, *case.tensors())


@pytest.mark.parametrize("activation", ACTIVATIONS)
@draws(3)
def test_activations_of_a_cell(draw, activation):
    batch, features, units = draw.integer(1, 4), draw.integer(1, 4), draw.integer(1, 20)
    x, h = draw.randn(batch, features), draw.randn(batch, units)
    w, u, b = draw.randn(units, features), draw.randn(units, units), draw.randn(units)
    draw.compare(
        lambda module, x, h, w, u, b: recurrent_reference.rnn_cell(x, h, w, u, b, None, activation) if module is torch
        else dlcore.rnn_cell(x, h, w, u, b, activation=activation), x, h, w, u, b)


@pytest.mark.parametrize("kind", ["RNNCell", "GRUCell", "LSTMCell"])
@draws(8)
def test_cells_stepped_by_hand(draw, kind):
    features, units, steps = draw.integer(1, 4), draw.integer(1, 18), draw.integer(1, 4)
    bias, given = draw.boolean(), draw.boolean()
    shape = () if draw.boolean() else (draw.integer(1, 5),)
    gates = {"RNNCell": 1, "GRUCell": 3, "LSTMCell": 4}[kind]
    weights = [draw.randn(gates * units, features), draw.randn(gates * units, units)]
    weights += [draw.randn(gates * units), draw.randn(gates * units)] if bias else []
    states = [draw.randn(*shape, units) for _ in range(2 if kind == "LSTMCell" else 1)] if given else []

    def function(module, x, *tensors):
        values = dict(zip(["weight_ih", "weight_hh", "bias_ih", "bias_hh"][:len(weights)], tensors))
        cell = getattr(module.nn, kind)(features, units, bias)
        for name in list(values):
            delattr(cell, name)
            object.__setattr__(cell, name, values[name])
        rest = tensors[len(weights):]
        state = None if not rest else rest if kind == "LSTMCell" else rest[0]
        for t in range(steps):
            state = cell(x[t], state)
        return state

    draw.compare(function, draw.randn(steps, *shape, features), *weights, *states)


@pytest.mark.parametrize("kind", ["RNN", "GRU", "LSTM"])
@draws(5)
def test_modules_exchange_their_state(draw, kind):
    options = {"num_layers": draw.integer(1, 2), "bidirectional": draw.boolean(), "batch_first": draw.boolean(),
               "bias": draw.boolean()}
    if kind == "LSTM" and draw.boolean():
        options["proj_size"] = 2
    if kind == "RNN":
        options["nonlinearity"] = draw.choice("tanh", "relu")
    theirs = getattr(torch.nn, kind)(3, 5, **options)
    ours = getattr(dlcore.nn, kind)(3, 5, **options)
    assert repr(ours) == repr(theirs)
    assert [len(weights) for weights in ours.all_weights] == [len(weights) for weights in theirs.all_weights]
    state = theirs.state_dict()
    assert [(name, tuple(value.shape)) for name, value in ours.state_dict().items()] == [
        (name, tuple(value.shape)) for name, value in state.items()]
    ours.load_state_dict({name: dlcore.tensor(value.tolist()) for name, value in state.items()})
    ours.flatten_parameters()
    values = draw.randn(2, 3, 3, grad=False)
    with torch.no_grad(), dlcore.no_grad():
        for unbatched in (False, True):
            found = []
            for module, layers in ((dlcore, ours), (torch, theirs)):
                x = values.tensor(module, False, True)
                output, state = layers(x[0] if unbatched else x)
                found.append([output, *(state if kind == "LSTM" else [state])])
            for mine, their in zip(*found):
                assert tuple(mine.shape) == tuple(their.shape)
                numpy.testing.assert_allclose(mine.tolist(), their.tolist(), atol=1e-6)
    back = getattr(torch.nn, kind)(3, 5, **options)
    back.load_state_dict({name: torch.tensor(value.tolist()) for name, value in ours.state_dict().items()})
    assert all(torch.equal(a, b) for a, b in zip(back.parameters(), theirs.parameters()))


@pytest.mark.parametrize("kind", ["RNN", "GRU", "LSTM"])
@draws(4)
def test_modules_with_packed_sequences(draw, kind):
    lengths = [draw.integer(1, 5) for _ in range(draw.integer(1, 5))]
    bidirectional, given, batch_first = draw.boolean(), draw.boolean(), draw.boolean()
    torch.manual_seed(draw.number)
    theirs = getattr(torch.nn, kind)(2, 4, bidirectional=bidirectional, num_layers=2, batch_first=batch_first).double()
    ours = getattr(dlcore.nn, kind)(2, 4, bidirectional=bidirectional, num_layers=2, batch_first=batch_first).double()
    ours.load_state_dict({name: dlcore.tensor(v.tolist(), dtype=dlcore.float64) for name, v in theirs.state_dict().items()})
    states = [draw.randn(4 if bidirectional else 2, len(lengths), 4) for _ in range(2 if kind == "LSTM" else 1)] if given else []

    def function(module, x, *states):
        layers = ours if module is dlcore else theirs
        rnn = module.nn.utils.rnn
        packed = rnn.pack_padded_sequence(x, lengths, batch_first, enforce_sorted=False)
        hx = None if not states else states if kind == "LSTM" else states[0]
        output, last = layers(packed, hx) if kind != "LSTM" or hx is None else layers(packed, tuple(hx))
        padded, found = rnn.pad_packed_sequence(output, batch_first, total_length=6)
        assert found.tolist() == lengths
        return padded, *(last if kind == "LSTM" else [last])

    longest = max(lengths) + draw.integer(0, 1)
    shape = (len(lengths), longest, 2) if batch_first else (longest, len(lengths), 2)
    draw.compare(function, draw.randn(*shape), *states, dtypes=("float64",))


@draws(12)
def test_packing(draw):
    lengths = [draw.integer(1, 5) for _ in range(draw.integer(1, 5))]
    further = draw.shape(draw.integer(0, 2), 1, 3)
    batch_first, total = draw.boolean(), draw.choice(None, 5, 7)
    if enforce := draw.boolean():
        lengths = sorted(lengths, reverse=True)
    shape = (len(lengths), 5, *further) if batch_first else (5, len(lengths), *further)

    def function(module, x):
        rnn = module.nn.utils.rnn
        packed = rnn.pack_padded_sequence(x, module.tensor(lengths), batch_first, enforce)
        padded, found = rnn.pad_packed_sequence(packed, batch_first, -2.5, total)
        parts = rnn.unpad_sequence(padded.clone(), found, batch_first)  # PyTorch's transposes its argument in place
        return padded, found, packed.batch_sizes, *rnn.unpack_sequence(packed), *parts

    draw.compare(function, draw.randn(*shape))


@draws(8)
def test_sequences_of_unequal_lengths(draw):
    further = draw.shape(draw.integer(0, 2), 1, 3)
    parts = [draw.randn(draw.integer(1, 4), *further) for _ in range(draw.integer(1, 4))]
    batch_first, side = draw.boolean(), draw.choice("left", "right")

    def function(module, *parts):
        rnn = module.nn.utils.rnn
        packed = rnn.pack_sequence(list(parts), enforce_sorted=False)
        return rnn.pad_sequence(parts, batch_first, 3.0, side), packed.data.sum(), *rnn.unpack_sequence(packed)

    draw.compare(function, *parts)


def large(module, kind, steps, batch, features, units, options, dtype, lengths=None):
    """Values and gradients of a layer large enough for every way of the kernels."""
    draw = numpy.random.default_rng(7)
    layer = getattr(module.nn, kind)(features, units, **options)
    layer = layer.double() if dtype == "float64" else layer
    values = {name: draw.standard_normal(tuple(p.shape)) / units**0.5 for name, p in layer.named_parameters()}
    layer.load_state_dict({name: module.tensor(v.tolist(), dtype=getattr(module, dtype)) for name, v in values.items()})
    x = module.tensor(draw.standard_normal((steps, batch, features)).tolist(), dtype=getattr(module, dtype), requires_grad=True)
    if lengths is None:
        output, _ = layer(x)
    else:
        output = layer(module.nn.utils.rnn.pack_padded_sequence(x, lengths))[0].data
    (output * output).sum().backward()
    return [numpy.array(t.tolist()) for t in [output.detach(), x.grad, *(p.grad for p in layer.parameters())]]


LARGE = [
    ("LSTM", 9, 33, 12, 40, {}), ("GRU", 9, 33, 12, 40, {}), ("RNN", 9, 33, 12, 40, {}), ("LSTM", 6, 1, 8, 72, {}),
    ("LSTM", 7, 13, 12, 45, {"proj_size": 19, "bidirectional": True}), ("GRU", 5, 2, 3, 65, {"bidirectional": True}),
]


@pytest.mark.parametrize("kind, steps, batch, features, units, options", LARGE)
@pytest.mark.parametrize("dtype, bound", [("float64", 1e-10), ("float32", 2e-5)])
@pytest.mark.parametrize("packed", [False, True])
def test_large_layers(kind, steps, batch, features, units, options, dtype, bound, packed):
    lengths = [max(1, steps - i * steps // batch) for i in range(batch)] if packed else None
    ours = large(dlcore, kind, steps, batch, features, units, options, dtype, lengths)
    theirs = large(torch, kind, steps, batch, features, units, options, dtype, lengths)
    for mine, their in zip(ours, theirs):
        numpy.testing.assert_allclose(mine, their, rtol=0, atol=bound * max(1, numpy.abs(their).max()))


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
def test_results_do_not_depend_on_the_number_of_threads(kind):
    threads = dlcore.get_num_threads()
    found = []
    try:
        for count in (1, 2, 3):
            dlcore.set_num_threads(count)
            for lengths in (None, [9 - i // 4 for i in range(33)]):
                found.append(large(dlcore, kind, 9, 33, 12, 72, {}, "float32", lengths))
    finally:
        dlcore.set_num_threads(threads)
    for first, other in zip(found[:2] * 2, found[2:]):
        for a, b in zip(first, other):
            assert (a == b).all()


def test_truncated_backpropagation():
    """Across a detached state no gradient flows: those before the window are exactly zero."""
    for module in (dlcore, torch):
        module.manual_seed(0)
    for kind in ("RNN", "GRU", "LSTM"):
        layer = getattr(dlcore.nn, kind)(2, 3)
        x = dlcore.randn(6, 1, 2, requires_grad=True)
        output, state = layer(x[:4])
        state = tuple(s.detach() for s in state) if kind == "LSTM" else state.detach()
        later, _ = layer(x[4:], state)
        later.sum().backward()
        assert x.grad[:4].tolist() == [[[0.0, 0.0]]] * 4
        assert all(value != 0 for row in x.grad[4:].tolist() for value in row[0])
        cell = getattr(dlcore.nn, kind + "Cell")(2, 3)
        inputs = [dlcore.randn(1, 2, requires_grad=True) for _ in range(4)]
        state = None
        for t, row in enumerate(inputs):
            if t == 2:
                state = tuple(s.detach() for s in state) if kind == "LSTM" else state.detach()
            state = cell(row, state)
        (state[0] if kind == "LSTM" else state).sum().backward()
        assert inputs[0].grad is None and inputs[1].grad is None
        assert inputs[2].grad.abs().sum() > 0


def test_dropout_between_layers():
    for kind in ("RNN", "GRU", "LSTM"):
        layer = getattr(dlcore.nn, kind)(2, 3, num_layers=2, dropout=1.0)
        theirs = getattr(torch.nn, kind)(2, 3, num_layers=2, dropout=1.0)
        theirs.load_state_dict({name: torch.tensor(value.tolist()) for name, value in layer.state_dict().items()})
        x = [[[0.5, -1.0]], [[2.0, 0.25]]]
        for mode in (True, False):
            ours, other = layer.train(mode)(dlcore.tensor(x))[0], theirs.train(mode)(torch.tensor(x))[0]
            numpy.testing.assert_allclose(ours.tolist(), other.tolist(), atol=1e-6)
    layer = dlcore.nn.LSTM(2, 3, num_layers=3, dropout=0.5)
    x = dlcore.randn(5, 2, 2)
    found = []
    for seed in (1, 1, 2):
        dlcore.manual_seed(seed)
        found.append(layer(x)[0].tolist())
    assert found[0] == found[1] != found[2]
    with pytest.warns(UserWarning, match="dropout option adds dropout after all but last recurrent layer"):
        dlcore.nn.GRU(2, 3, dropout=0.5)


def test_gradients_of_some_of_the_results():
    """Only the last cell state, only the last hidden state, or only the output is used."""
    draw = numpy.random.default_rng(3)
    for kind, part in itertools.product(("LSTM", "GRU"), range(3)):
        if (kind, part) == ("GRU", 2):
            continue
        found = []
        theirs = getattr(torch.nn, kind)(3, 4, bidirectional=True).double()
        ours = getattr(dlcore.nn, kind)(3, 4, bidirectional=True).double()
        ours.load_state_dict({k: dlcore.tensor(v.tolist(), dtype=dlcore.float64) for k, v in theirs.state_dict().items()})
        values = draw.standard_normal((5, 2, 3)).tolist()
        for module, layer in ((dlcore, ours), (torch, theirs)):
            x = module.tensor(values, dtype=module.float64, requires_grad=True)
            output, state = layer(x)
            parts = [output, *(state if kind == "LSTM" else [state])]
            parts[part].square().sum().backward()
            found.append([x.grad.tolist(), *(p.grad.tolist() for p in layer.parameters())])
        for mine, their in zip(*found):
            numpy.testing.assert_allclose(mine, their, atol=1e-10)


def test_only_wanted_gradients():
    """Frozen weights get none; the others get what they get otherwise."""
    layer = dlcore.nn.LSTM(3, 4)
    x = dlcore.randn(5, 2, 3)
    layer(x)[0].sum().backward()
    whole = {name: p.grad.tolist() for name, p in layer.named_parameters()}
    for name, parameter in layer.named_parameters():
        layer.zero_grad()
        layer.requires_grad_(False)
        parameter.requires_grad_(True)
        layer(x)[0].sum().backward()
        for other, p in layer.named_parameters():
            assert (p.grad is None) if other != name else p.grad.tolist() == whole[name]


def test_repeated_and_forbidden_backward():
    layer = dlcore.nn.GRU(2, 3)
    x = dlcore.randn(4, 1, 2, requires_grad=True)
    loss = layer(x)[0].sum()
    loss.backward(retain_graph=True)
    first = x.grad.tolist()
    x.grad = None
    loss.backward()
    assert x.grad.tolist() == first
    with pytest.raises(RuntimeError, match="second time"):
        loss.backward()
    output, _ = layer(x)
    loss = output.sum()
    output.add_(1.0)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        output.sum().backward()


def test_layers_are_modules():
    layer = dlcore.nn.LSTM(2, 3, bidirectional=True)
    twin = copy.deepcopy(layer)
    x = dlcore.randn(4, 1, 2)
    assert layer(x)[0].tolist() == twin(x)[0].tolist()
    assert layer.double()(x.double())[0].dtype == dlcore.float64
    assert [name for name, _ in twin.named_parameters()] == [
        f"{kind}_l0{suffix}" for suffix in ("", "_reverse") for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    assert all(p.abs().max() <= 3**-0.5 for p in twin.parameters())


def test_further_options():
    """One bias, peepholes, other activations, and the reset gate before the product."""
    assert sum(p.numel() for p in dlcore.nn.LSTM(3, 5, biases=1).parameters()) == 180
    assert sum(p.numel() for p in dlcore.nn.LSTM(3, 5).parameters()) == 200
    assert sum(p.numel() for p in dlcore.nn.LSTM(3, 5, peephole=True).parameters()) == 215
    assert "bias_hh_l0" not in dlcore.nn.GRU(2, 3, biases=1).state_dict()
    layer = dlcore.nn.LSTM(3, 5, biases=1, peephole=True, candidate_activation="sigmoid", output_activation="relu")
    assert repr(layer) == "LSTM(3, 5, biases=1, peephole=True, candidate_activation=sigmoid, output_activation=relu)"
    x = dlcore.randn(4, 2, 3)
    cell = dlcore.nn.LSTMCell(3, 5, biases=1, peephole=True, candidate_activation="sigmoid", output_activation="relu")
    assert "peephole" in repr(cell) and "candidate_activation=sigmoid" in repr(cell)
    state = layer.state_dict()
    cell.load_state_dict({name: state[name + "_l0"] for name in cell.state_dict()})
    hidden = None
    for t in range(4):
        hidden = cell(x[t], hidden)
    numpy.testing.assert_allclose(hidden[0].tolist(), layer(x)[0][3].tolist(), atol=1e-6)
    gru = dlcore.nn.GRU(3, 5, linear_before_reset=False, biases=1)
    cell = dlcore.nn.GRUCell(3, 5, linear_before_reset=False, biases=1)
    cell.load_state_dict({name: gru.state_dict()[name + "_l0"] for name in cell.state_dict()})
    hidden = None
    for t in range(4):
        hidden = cell(x[t], hidden)
    numpy.testing.assert_allclose(hidden.tolist(), gru(x)[0][3].tolist(), atol=1e-6)


def test_exam_questions():
    """BITS Pilani: an RNN step, and an LSTM step whose activations are all sigmoids."""
    cell = dlcore.nn.RNNCell(2, 2, biases=1).double()
    for parameter in cell.parameters():
        parameter.data.fill_(0.2)
    h = cell(dlcore.tensor([0.5, 0.6], dtype=dlcore.float64), dlcore.tensor([0.3, 0.4], dtype=dlcore.float64))
    assert h.tolist() == pytest.approx([0.5079774329] * 2, abs=1e-10)
    cell = dlcore.nn.LSTMCell(1, 1, bias=False, candidate_activation="sigmoid", output_activation="sigmoid").double()
    cell.weight_ih.data.copy_(dlcore.tensor([[0.3], [0.6], [0.5], [0.4]]))
    h, s = cell(dlcore.ones(1, dtype=dlcore.float64))
    assert (s.item(), h.item()) == pytest.approx((0.35756710482849535, 0.3522985746495058), abs=1e-7)


LAYER = "torch.nn.LSTM(3, 4)"
REFUSED = [
    lambda t: t.nn.LSTM(3, 4)(t.randn(2, 3, 5)),
    lambda t: t.nn.LSTM(3, 4)(t.randn(2, 2, 2, 3)),
    lambda t: t.nn.LSTM(3, 4)(t.randn(3)),
    lambda t: t.nn.LSTM(3, 4)(t.randn(2, 5, 3), (t.randn(1, 4, 4), t.randn(1, 5, 4))),
    lambda t: t.nn.LSTM(3, 4)(t.randn(2, 5, 3), (t.randn(1, 5, 4), t.randn(1, 5, 3))),
    lambda t: t.nn.LSTM(3, 4)(t.randn(2, 5, 3), (t.randn(5, 4), t.randn(5, 4))),
    lambda t: t.nn.LSTM(3, 4)(t.randn(2, 3), (t.randn(1, 5, 4), t.randn(1, 5, 4))),
    lambda t: t.nn.LSTM(3, 4)(t.randn(2, 5, 3).double()),
    lambda t: t.nn.LSTM(3, 4)(t.randn(0, 5, 3)),
    lambda t: t.nn.GRU(3, 4)(t.randn(2, 5, 3), t.randn(5, 4)),
    lambda t: t.nn.GRU(3, 4)(t.randn(2, 3), t.randn(1, 5, 4)),
    lambda t: t.nn.RNN(3, 4)(t.randn(2, 5, 3), t.randn(2, 5, 4)),
    lambda t: t.nn.RNN(3, 4, nonlinearity="sine"),
    lambda t: t.nn.RNN(3, 4, proj_size=2),
    lambda t: t.nn.GRU(3, 4, proj_size=2),
    lambda t: t.nn.LSTM(3, 4, proj_size=4),
    lambda t: t.nn.LSTM(3, 4, proj_size=-1),
    lambda t: t.nn.LSTM(0, 4),
    lambda t: t.nn.LSTM(3, 0),
    lambda t: t.nn.LSTM(3.0, 4),
    lambda t: t.nn.LSTM(3, 4, num_layers=0),
    lambda t: t.nn.LSTM(3, 4, bias=1),
    lambda t: t.nn.LSTM(3, 4, batch_first=1),
    lambda t: t.nn.LSTM(3, 4, dropout=1.5),
    lambda t: t.nn.LSTM(3, 4, dropout=True),
    lambda t: t.nn.LSTMCell(3, 4)(t.randn(2, 2, 3)),
    lambda t: t.nn.LSTMCell(3, 4)(t.randn(2, 3), (t.randn(1, 2, 4), t.randn(2, 4))),
    lambda t: t.nn.LSTMCell(3, 4)(t.randn(2, 5)),
    lambda t: t.nn.GRUCell(3, 4)(t.randn(2, 3), t.randn(3, 4)),
    lambda t: t.nn.GRUCell(3, 4)(t.randn(2, 3), t.randn(2, 5)),
    lambda t: t.nn.RNNCell(3, 4)(t.randn(2, 3), t.randn(2, 1, 4)),
    lambda t: t.nn.utils.rnn.pack_padded_sequence(t.randn(4, 2, 3), [4, 0]),
    lambda t: t.nn.utils.rnn.pack_padded_sequence(t.randn(4, 2, 3), [2, 4]),
    lambda t: t.nn.utils.rnn.pack_padded_sequence(t.randn(4, 2, 3), [4, 2, 1]),
    lambda t: t.nn.utils.rnn.pack_padded_sequence(t.randn(4, 2, 3), [4, -1], enforce_sorted=False),
    lambda t: t.nn.utils.rnn.pack_sequence([t.randn(0, 3), t.randn(2, 3)], enforce_sorted=False),
    lambda t: t.nn.utils.rnn.pack_sequence([]),
    lambda t: t.nn.utils.rnn.pad_sequence([]),
    lambda t: t.nn.utils.rnn.pad_sequence([t.randn(2, 3), t.randn(2, 4)]),
    lambda t: t.nn.utils.rnn.pad_sequence([t.randn(2)], padding_side="top"),
    lambda t: t.nn.utils.rnn.pad_packed_sequence(t.nn.utils.rnn.pack_sequence([t.randn(3, 2)]), total_length=2),
]


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_refusals(number):
    """The exceptions are of PyTorch's classes, and where both modules check the same way, with its words."""
    errors = []
    for module in (dlcore, torch):
        with pytest.raises(Exception) as caught:
            REFUSED[number](module)
        errors.append(caught.value)
    expected = next(k for k in type(errors[1]).__mro__ if k.__module__ == "builtins")
    assert isinstance(errors[0], expected), errors
    phrase = str(errors[1]).split("\n")[0].split("(")[0].split(":")[-1].split(".")[0].split("[")[0].replace("torch", "dlcore").strip()
    assert phrase in str(errors[0]), (phrase, str(errors[0]))


def test_extreme_arguments():
    """Sizes and lengths that no memory can hold are refused; empty batches are not."""
    core = dlcore._core
    huge = dlcore.zeros(1).expand(2**40, 1, 1)
    weights = [dlcore.randn(8, 1), dlcore.randn(8, 2)]
    state = dlcore.zeros(1, 1, 2)
    for call in (
        lambda: core.lstm(huge, [state, state], weights, False),
        lambda: core.lstm(dlcore.zeros(2, 1, 1), [state, state], weights, False, 2**62),
        lambda: core.lstm(dlcore.zeros(2, 1, 1), [state, state], weights, False, -(2**63)),
        lambda: core.lstm(dlcore.zeros(2, 1, 1), [state, state], [], False),
        lambda: core.lstm(dlcore.zeros(2, 1, 1), [state, state], [dlcore.zeros(0, 1), dlcore.zeros(0, 0)], False),
        lambda: core.gru(dlcore.zeros(2, 1), state, [dlcore.zeros(6, 1), dlcore.zeros(6, 2)], False,
                         batch_sizes=dlcore.tensor([2**63 - 1, 2**63 - 1])),
        lambda: core.gru(dlcore.zeros(2, 1), state, [dlcore.zeros(6, 1), dlcore.zeros(6, 2)], False,
                         batch_sizes=dlcore.tensor([1, 1, 1])),
        lambda: core.gru(dlcore.zeros(2, 1), state, [dlcore.zeros(6, 1), dlcore.zeros(6, 2)], False,
                         batch_sizes=dlcore.tensor([], dtype=dlcore.int64)),
        lambda: core._pad_packed_sequence(dlcore.zeros(2), dlcore.tensor([1, 1]), total_length=2**62),
        lambda: core._pack_padded_sequence(dlcore.zeros(2, 2), dlcore.tensor([2**63 - 1, 1])),
        lambda: core._pack_padded_sequence(dlcore.zeros(2, 0), dlcore.tensor([], dtype=dlcore.int64)),
        lambda: dlcore.nn.LSTM(2, 3)(dlcore.randn(2, 1, 2, dtype=dlcore.float64)),
        lambda: core.rnn_cell(dlcore.zeros(2, 2, dtype=dlcore.int64), dlcore.zeros(2, 2), dlcore.zeros(2, 2), dlcore.zeros(2, 2)),
    ):
        with pytest.raises((RuntimeError, ValueError, MemoryError, TypeError)):
            call()
    empty = dlcore.zeros(2**50, 0, 1, requires_grad=True)
    output, last = core.gru(empty, dlcore.zeros(1, 0, 2), [dlcore.zeros(6, 1), dlcore.zeros(6, 2)], False)
    assert tuple(output.shape) == (2**50, 0, 2) and tuple(last.shape) == (1, 0, 2)
    output.sum().backward()
    nothing = dlcore.full((3, 2, 1), float("nan"))
    assert dlcore.nn.LSTM(1, 2)(nothing)[0].isnan().all()


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
@pytest.mark.parametrize("hidden, batch", [(1, 1), (8, 2), (17, 3), (40, 21), (100, 16)])
def test_without_a_gradient(kind, hidden, batch):
    """What is not kept for a derivative does not change the values; many steps and sequences, against float64."""
    torch.manual_seed(hidden)
    theirs = getattr(torch.nn, kind)(7, hidden, bidirectional=True)
    ours = getattr(dlcore.nn, kind)(7, hidden, bidirectional=True)
    ours.load_state_dict({name: dlcore.from_numpy(value.numpy()) for name, value in theirs.state_dict().items()})
    x = torch.randn(33, batch, 7)
    y = dlcore.from_numpy(x.numpy())
    recorded = ours(y)[0]
    with dlcore.no_grad():
        plain, states = ours(y)
    assert dlcore.equal(plain, recorded)
    expected, expected_states = theirs.double()(x.double())
    numpy.testing.assert_allclose(numpy.asarray(plain), expected.detach().numpy(), atol=2e-6)
    states, expected_states = (states, expected_states) if kind == "LSTM" else ((states,), (expected_states,))
    for state, expected_state in zip(states, expected_states):
        numpy.testing.assert_allclose(numpy.asarray(state), expected_state.detach().numpy(), atol=5e-6)


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
@pytest.mark.parametrize("threads", [1, 2, 3])
def test_packed_without_a_gradient(kind, threads):
    torch.manual_seed(threads)
    theirs = getattr(torch.nn, kind)(9, 33, num_layers=2, bidirectional=True).double()
    ours = getattr(dlcore.nn, kind)(9, 33, num_layers=2, bidirectional=True).double()
    ours.load_state_dict({name: dlcore.from_numpy(value.numpy()) for name, value in theirs.state_dict().items()})
    lengths = sorted([1, 2, 3, 5, 8, 13, 21, 30, 30, 30, 31, 40], reverse=True)
    x = torch.randn(40, len(lengths), 9, dtype=torch.float64)
    before = dlcore.get_num_threads()
    dlcore.set_num_threads(threads)
    packed = dlcore.nn.utils.rnn.pack_padded_sequence(dlcore.from_numpy(x.numpy()), lengths)
    recorded = ours(packed)[0].data
    with dlcore.no_grad():
        plain = ours(packed)[0].data
    dlcore.set_num_threads(before)
    assert dlcore.equal(plain, recorded)
    expected = theirs(torch.nn.utils.rnn.pack_padded_sequence(x, lengths))[0].data
    numpy.testing.assert_allclose(numpy.asarray(plain), expected.detach().numpy(), atol=1e-12)
