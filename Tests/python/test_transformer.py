"""Transformers with the weights of PyTorch's: outputs and gradients, masks, options, training."""

import copy
import pickle

import pytest
import torch as oracle

import dlcore
from dlcore import nn
from oracle import draws
from test_attention import close, copied, mask_of, pair


def compare(ours, theirs, *inputs, **options):
    """Both layers with the same inputs (pairs of a tensor of either module): outputs and gradients."""
    outputs = []
    for side, layer in enumerate((ours, theirs)):
        arguments = {k: v[side] if isinstance(v, tuple) else v for k, v in options.items()}
        output = layer(*(pair[side] for pair in inputs), **arguments)
        (output * output * output).sum().backward()
        outputs.append(output)
    assert close(*outputs)
    for have, want in inputs:
        assert (have.grad is None) == (want.grad is None) and (want.grad is None or close(have.grad, want.grad))
    for name, parameter in theirs.named_parameters():
        have = ours.get_parameter(name).grad
        if parameter.grad is None:
            assert have is None
        else:
            assert close(have, parameter.grad), name


def causal(module, size):
    return module.nn.Transformer.generate_square_subsequent_mask(size).to(module.float64)


@draws(20)
def test_layers(draw):
    heads, batch, length, other = draw.integer(1, 3), draw.integer(1, 3), draw.integer(1, 5), draw.integer(1, 4)
    width = heads * draw.integer(1, 3)
    kind = draw.choice("TransformerEncoderLayer", "TransformerDecoderLayer")
    options = {
        "dim_feedforward": draw.integer(1, 7),
        "activation": draw.choice("relu", "gelu"),
        "norm_first": draw.boolean(),
        "batch_first": draw.boolean(),
        "bias": draw.boolean(),
        "dropout": 0.0,
    }
    theirs = getattr(oracle.nn, kind)(width, heads, **options).double()
    ours = copied(theirs, kind, width, heads, **options)
    assert repr(ours).replace("NonDynamicallyQuantizable", "") == repr(theirs).replace("NonDynamicallyQuantizable", "")
    training = draw.boolean()
    ours.train(training)
    theirs.train(training)
    batched = draw.boolean()

    def sequence(length):
        shape = (length, width) if not batched else (batch, length, width) if options["batch_first"] else (length, batch, width)
        return pair(draw, *shape)

    padding = mask_of(draw, *((batch, length) if batched else (length,))) if draw.boolean() else None
    mask = mask_of(draw, length, length) if draw.boolean() else None
    if kind == "TransformerEncoderLayer":
        compare(ours, theirs, sequence(length), src_mask=mask, src_key_padding_mask=padding)
    else:
        compare(ours, theirs, sequence(length), sequence(other), tgt_mask=mask, tgt_key_padding_mask=padding)


@draws(6)
def test_causal_encoder(draw):
    theirs = oracle.nn.TransformerEncoder(
        oracle.nn.TransformerEncoderLayer(6, 2, 5, dropout=0.0), 2, oracle.nn.LayerNorm(6), enable_nested_tensor=False
    ).double()
    ours = nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, 5, dropout=0.0), 2, nn.LayerNorm(6)).double()
    state = {k: dlcore.tensor(v.tolist(), dtype=dlcore.float64) for k, v in theirs.state_dict().items()}
    ours.load_state_dict(state)
    length, said = draw.integer(1, 5), draw.choice(None, True, False)
    mask = (causal(dlcore, length), causal(oracle, length))
    assert mask[0].tolist() == mask[1].tolist()
    compare(ours, theirs, pair(draw, length, 2, 6), mask=mask, is_causal=said)


@draws(6)
def test_whole_transformer(draw):
    options = {
        "num_encoder_layers": draw.integer(1, 2),
        "num_decoder_layers": draw.integer(1, 2),
        "dim_feedforward": 7,
        "dropout": 0.0,
        "batch_first": draw.boolean(),
        "norm_first": draw.boolean(),
    }
    theirs = oracle.nn.Transformer(6, 3, **options).double()
    ours = copied(theirs, "Transformer", 6, 3, **options)
    source, target, batch = draw.integer(1, 5), draw.integer(1, 4), 2
    shapes = [(batch, n, 6) if options["batch_first"] else (n, batch, 6) for n in (source, target)]
    padding = mask_of(draw, batch, source)
    compare(
        ours,
        theirs,
        *(pair(draw, *shape) for shape in shapes),
        tgt_mask=(causal(dlcore, target), causal(oracle, target)),
        src_key_padding_mask=padding,
        memory_key_padding_mask=padding,
    )


def test_layers_are_copies_that_can_be_copied_and_pickled():
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 3), 2)
    first, second = encoder.layers
    assert first is not second and first.linear1.weight is not second.linear1.weight
    assert first.linear1.weight.tolist() == second.linear1.weight.tolist()
    x = dlcore.randn(3, 1, 4)
    for other in (copy.deepcopy(encoder), pickle.loads(pickle.dumps(encoder))):
        assert other.eval()(x).tolist() == encoder.eval()(x).tolist()


def test_a_function_as_activation():
    layer = nn.TransformerEncoderLayer(4, 2, 3, dropout=0.0, activation=lambda x: x * 0)
    reference = nn.TransformerEncoderLayer(4, 2, 3, dropout=0.0)
    reference.load_state_dict(layer.state_dict())
    with dlcore.no_grad():
        reference.linear2.weight.zero_()
    x = dlcore.randn(5, 4)
    assert dlcore.allclose(layer(x), reference(x))
    assert isinstance(nn.TransformerEncoderLayer(4, 2, activation=nn.GELU()).activation, nn.GELU)


def test_dropout_is_for_training():
    layer = nn.TransformerDecoderLayer(8, 2, 16, dropout=0.5)
    x, memory = dlcore.randn(3, 2, 8), dlcore.randn(4, 2, 8)
    assert layer(x, memory).tolist() != layer(x, memory).tolist()
    layer.eval()
    assert layer(x, memory).tolist() == layer(x, memory).tolist()


def test_a_transformer_learns_to_copy():
    dlcore.manual_seed(0)
    embedding, model = nn.Embedding(5, 16), nn.Transformer(16, 2, 1, 1, 32, dropout=0.0, batch_first=True)
    head = nn.Linear(16, 5)
    parameters = [*embedding.parameters(), *model.parameters(), *head.parameters()]
    optimizer = dlcore.optim.Adam(parameters, lr=5e-3)
    mask = nn.Transformer.generate_square_subsequent_mask(6)
    places = dlcore.randn(1, 6, 16)
    losses = []
    for _ in range(60):
        words = dlcore.randint(1, 5, (16, 6))
        shifted = dlcore.cat([dlcore.zeros((16, 1), dtype=dlcore.int64), words[:, :-1]], 1)
        scores = head(model(embedding(words) + places, embedding(shifted) + places, tgt_mask=mask))
        loss = nn.functional.cross_entropy(scores.flatten(0, 1), words.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.5 * losses[0]


@pytest.mark.parametrize(
    ("call", "phrase"),
    [
        (lambda t: t.nn.TransformerEncoderLayer(4, 2, activation="tanh"), "activation should be relu/gelu, not tanh"),
        (lambda t: t.nn.Transformer(4, 2, 1, 1)(t.ones(2, 1, 4), t.ones(2, 2, 4)), "the batch number of src and tgt must be equal"),
        (lambda t: t.nn.Transformer(4, 2, 1, 1)(t.ones(2, 1, 5), t.ones(2, 1, 5)), "must be equal to d_model"),
    ],
)
def test_errors(call, phrase):
    for module in (oracle, dlcore):
        with pytest.raises(RuntimeError, match=phrase):
            call(module)
