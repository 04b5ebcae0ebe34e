"""The captioner and the echo-state network: counts, values and gradients against PyTorch and NumPy, and learning."""

import math

import dlcore
import numpy
import pytest
import torch
from dlcore import models, optim

F = torch.nn.functional
double = dlcore.float64


def close(a, b, tolerance=1e-9):
    a, b = (part.tolist() if hasattr(part, "tolist") else part for part in (a, b))
    numpy.testing.assert_allclose(numpy.array(a), numpy.array(b), rtol=tolerance, atol=tolerance)


# Captions


@pytest.mark.parametrize("biases, expected", [(1, 102), (2, 114)])
def test_parameters_of_a_caption_decoder(biases, expected):
    """Five words of two numbers, a state of three: 10 + 4 (2 3 + 3 3 + 3 biases) + 3 5 + 5."""
    decoder = models.CaptionDecoder(5, 2, 3, biases=biases)
    assert sum(parameter.numel() for parameter in decoder.parameters()) == expected
    assert 10 + 4 * (6 + 9 + 3 * biases) + 20 == expected


def torch_decoder(decoder):
    """The same layers in PyTorch, with the same weights."""
    v, e = decoder.embed.weight.shape
    h = decoder.linear.weight.shape[1]
    layers = torch.nn.ModuleDict({
        "embed": torch.nn.Embedding(v, e), "lstm": torch.nn.LSTM(e, h, batch_first=True), "linear": torch.nn.Linear(h, v)
    }).double()
    layers.load_state_dict({name: torch.tensor(value.tolist(), dtype=torch.float64) for name, value in decoder.state_dict().items()})
    return layers


def test_teacher_forcing_and_gradients():
    decoder = models.CaptionDecoder(7, 4, 5).double()
    layers = torch_decoder(decoder)
    features = torch.randn(3, 4, dtype=torch.float64, requires_grad=True)
    captions = torch.tensor([[3, 4, 2, 1], [5, 1, 0, 0], [6, 6, 1, 0]])
    inputs = torch.cat([features[:, None], layers["embed"](captions)[:, :-1]], 1)
    scores = layers["linear"](layers["lstm"](inputs)[0])
    # Padding counts nothing: the mean is over 4 + 2 + 3 words.
    chances = F.log_softmax(scores, -1)
    expected = -sum(chances[n, t, captions[n, t]] for n in range(3) for t in range(4) if captions[n, t] != 0) / 9
    expected.backward()
    ours = dlcore.tensor(features.tolist(), dtype=double, requires_grad=True)
    words = dlcore.tensor(captions.tolist())
    mine = decoder(ours, words)
    loss = models.caption_loss(mine, words)
    loss.backward()
    close(mine, scores.detach())
    close(loss, expected)
    close(ours.grad, features.grad)
    for name, parameter in decoder.named_parameters():
        close(parameter.grad, dict(layers.named_parameters())[name].grad)
    with pytest.raises(ValueError, match=r"features of shape \[3, 4\], got \[3, 5\]"):
        decoder(dlcore.zeros(3, 5, dtype=double), words)


def test_greedy_words():
    """The likeliest word but padding each time, fed back, one caption at a time in PyTorch."""
    decoder = models.CaptionDecoder(6, 4, 8).double()
    with dlcore.no_grad():
        for parameter in decoder.parameters():
            parameter.mul_(3.0)
    layers = torch_decoder(decoder)
    features = 3 * torch.randn(12, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    written = decoder.greedy(dlcore.tensor(features.tolist(), dtype=double), max_length=7).tolist()
    for feature, row in zip(features, written):
        state, given, words = None, feature[None, None], []
        with torch.no_grad():
            while len(words) < 7:
                output, state = layers["lstm"](given, state)
                words.append(1 + layers["linear"](output)[0, 0, 1:].argmax().item())
                if words[-1] == models.Vocabulary.END:
                    break
                given = layers["embed"](torch.tensor([[words[-1]]]))
        assert row == words + [models.Vocabulary.PAD] * (len(row) - len(words))
    assert len({tuple(row) for row in written}) > 2


def test_vocabulary():
    vocabulary = models.Vocabulary(["a red circle", "a square"])
    assert vocabulary.words == ["<pad>", "<end>", "a", "circle", "red", "square"] and len(vocabulary) == 6
    numbers = vocabulary.encode(["a square", "a red square", ""])
    assert numbers.tolist() == [[2, 5, 1, 0], [2, 4, 5, 1], [1, 0, 0, 0]]
    assert vocabulary.decode(numbers) == ["a square", "a red square", ""]
    with pytest.raises(KeyError, match="green"):
        vocabulary.encode(["a green square"])


def test_forget_gates_begin_open():
    decoder = models.CaptionDecoder(5, 2, 3, forget_bias=2.5)
    assert decoder.lstm.bias_ih_l0[3:6].tolist() == [2.5] * 3


def test_captioner_learns_colours_and_places():
    """Captions of images with one bright corner in one of two colours: eight sentences, all told apart after a short while."""
    dlcore.manual_seed(1)
    numbers = numpy.random.default_rng(1)
    pixels, captions = numbers.uniform(0, 0.2, (64, 3, 16, 16)), []
    for n in range(64):
        low, right, color = n & 1, n >> 1 & 1, n >> 2 & 1
        pixels[n, color, 8 * low + 2 : 8 * low + 6, 8 * right + 2 : 8 * right + 6] += 0.7
        captions.append(f"{('red', 'green')[color]} at the {('top', 'bottom')[low]} on the {('left', 'right')[right]}")
    images = dlcore.tensor(pixels.tolist())
    vocabulary = models.Vocabulary(captions)
    words = vocabulary.encode(captions)
    encoder = models.ImageEncoder(16, 16, (8, "M", 8, "M"))
    model = models.ImageCaptioner(encoder, models.CaptionDecoder(len(vocabulary), 16, 24, forget_bias=3.0))
    optimizer = optim.Adam(model.parameters(), lr=0.01)
    for _ in range(150):
        optimizer.zero_grad()
        loss = models.caption_loss(model(images, words), words)
        loss.backward()
        optimizer.step()
    written = vocabulary.decode(model.caption(images))
    assert model.training and sum(a == b for a, b in zip(written, captions)) >= 56
    # Three bits in eight words: 0.26 nats per word remain for one who does not look.
    assert loss.item() < 0.1 < 3 * math.log(2) / 8
    with pytest.raises(ValueError, match="at least 4 x 4 pixels, got 3 x 8"):
        models.ImageEncoder((3, 8), 4, (4, "M", 4, "M"))


# Echo states


def test_spectral_radius():
    numbers = numpy.random.default_rng(2)
    for size in (1, 2, 5, 40):
        matrix = numbers.normal(size=(size, size)) * 10.0 ** numbers.integers(-3, 4)
        expected = abs(numpy.linalg.eigvals(matrix)).max()
        assert models.spectral_radius(dlcore.tensor(matrix.tolist(), dtype=double)) == pytest.approx(expected, rel=1e-9)
    # Eigenvalues +-2i; a double eigenvalue 3 with one eigenvector; none but 0.
    for rows, expected in (([[0, 1], [-4, 0]], 2.0), ([[3, 1], [0, 3]], 3.0), ([[0, 1], [0, 0]], 0.0)):
        assert models.spectral_radius(dlcore.tensor(rows, dtype=double)) == pytest.approx(expected, rel=1e-9)
    with pytest.raises(ValueError, match=r"square matrix, got shape \[2, 3\]"):
        models.spectral_radius(dlcore.zeros(2, 3))


def reservoir(leak=0.7, radius=0.8, **options):
    dlcore.manual_seed(4)
    return models.EchoStateNetwork(2, 12, 3, radius=radius, leak=leak, bias_scale=0.2, density=0.5, **options)


def test_reservoir_has_the_radius_that_was_asked_for():
    network = reservoir()
    weight = numpy.array(network.weight.tolist())
    assert abs(numpy.linalg.eigvals(weight)).max() == pytest.approx(0.8, rel=1e-5)
    assert 0.3 < (weight != 0).mean() < 0.7
    assert sum(1 for _ in network.parameters()) == 0 and set(network.state_dict()) == {"weight_in", "weight", "bias", "weight_out"}


def test_states_and_read_out():
    network = reservoir().double()
    numbers = numpy.random.default_rng(3)
    inputs, targets = numbers.normal(size=(2, 30, 2)), numbers.normal(size=(2, 30, 3))
    w_in, w, b = (numpy.array(getattr(network, name).tolist()) for name in ("weight_in", "weight", "bias"))
    rows = []
    for sequence in inputs:
        x = numpy.zeros(12)
        for u in sequence:
            x = 0.3 * x + 0.7 * numpy.tanh(w_in @ u + w @ x + b)
            rows.append(numpy.concatenate([[1.0], x, u]))
    features = numpy.array(rows).reshape(2, 30, 15)
    ours = dlcore.tensor(inputs.tolist(), dtype=double)
    close(network.features(ours), features)
    network.fit(ours, dlcore.tensor(targets.tolist(), dtype=double), washout=5, ridge=0.1)
    # Ridge regression as least squares with rows of sqrt(ridge) times the identity.
    a = numpy.concatenate([features[:, 5:].reshape(-1, 15), math.sqrt(0.1) * numpy.eye(15)])
    y = numpy.concatenate([targets[:, 5:].reshape(-1, 3), numpy.zeros((15, 3))])
    solution = numpy.linalg.lstsq(a, y, rcond=None)[0]
    close(network.weight_out, solution.T, 1e-8)
    close(network(ours), features @ solution, 1e-8)
    for arguments, message in (
        ((ours, dlcore.zeros(2, 30, 1)), r"targets of shape \[2, 30, 3\], got \[2, 30, 1\]"),
        ((ours, dlcore.zeros(2, 30, 3), 30), "washout from 0 to 29, got 30"),
        ((dlcore.zeros(2, 30, 1), dlcore.zeros(2, 30, 3)), r"inputs of shape \[N, T, 2\]"),
    ):
        with pytest.raises(ValueError, match=message):
            network.fit(*arguments)


def test_the_beginning_is_forgotten():
    """With a radius below 1 two states come together under the same inputs; a single neuron with 3 keeps its sign for ever."""
    inputs = 0.1 * dlcore.randn(1, 150, 2)
    network = reservoir(leak=1.0)
    apart = network.states(inputs) - network.states(inputs, dlcore.ones(1, 12))
    assert apart[0, 0].abs().max().item() > 1e-2 and apart[0, -1].abs().max().item() < 1e-6
    network = models.EchoStateNetwork(2, 1, 1, radius=3.0, density=1.0)
    apart = network.states(inputs, dlcore.ones(1, 1)) - network.states(inputs, -dlcore.ones(1, 1))
    assert apart[0, -1].abs().item() > 1.9


def test_delayed_recall():
    inputs, targets = models.delayed_recall(2, 6, (0, 1, 4))
    assert targets[..., 0].tolist() == inputs[..., 0].tolist()
    assert targets[:, :, 1].tolist() == [[0.0] + row[:-1] for row in inputs[..., 0].tolist()]
    assert targets[:, :, 2].tolist() == [[0.0] * 4 + row[:-4] for row in inputs[..., 0].tolist()]
    with pytest.raises(ValueError, match="delays from 0 to 6, got 7"):
        models.delayed_recall(2, 6, (7,))


def test_memory_is_correlation():
    numbers = numpy.random.default_rng(5)
    outputs, targets = numbers.normal(size=(2, 20, 2)), numbers.normal(size=(2, 20, 2))
    expected = [numpy.corrcoef(outputs[:, 3:, k].ravel(), targets[:, 3:, k].ravel())[0, 1] ** 2 for k in range(2)]
    close(models.memory_capacity(dlcore.tensor(outputs.tolist(), dtype=double), dlcore.tensor(targets.tolist(), dtype=double), 3), expected)
    assert models.memory_capacity(dlcore.zeros(1, 5, 1), dlcore.randn(1, 5, 1)).tolist() == [0.0]


def test_echo_state_network_remembers():
    """A hundred neurons recall an input of ten steps ago; the memory over all delays stays below their number."""
    dlcore.manual_seed(6)
    network = models.EchoStateNetwork(1, 100, 40, radius=0.95, input_scale=0.1)
    delays = list(range(1, 41))
    inputs, targets = models.delayed_recall(4, 400, delays)
    network.fit(inputs, targets, washout=50, ridge=1e-7)
    inputs, targets = models.delayed_recall(4, 400, delays)
    memory = models.memory_capacity(network(inputs), targets, washout=50)
    assert memory[:10].min().item() > 0.9
    assert 15 < memory.sum().item() < 100
