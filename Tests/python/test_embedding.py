"""Embeddings and bags of them beside PyTorch: values, gradients, gradients of gradients, layers, errors."""

import pytest
import torch as oracle

import dlcore
from dlcore import nn
from oracle import draws


@draws(12)
def test_embedding(draw):
    rows, width = draw.integer(1, 7), draw.integer(1, 20)
    input = draw.integers(0, rows, *draw.shape(low=0))
    weight = draw.randn(rows, width)
    padding = draw.choice(None, draw.integer(-rows, rows - 1))
    scaled = draw.boolean()
    draw.compare(
        lambda torch, input, weight: torch.nn.functional.embedding(
            input, weight, padding_idx=padding, scale_grad_by_freq=scaled
        ),
        input,
        weight,
    )


@draws(10)
def test_rows_are_limited_in_place(draw):
    rows, width = draw.integer(1, 7), draw.integer(1, 5)
    input, weight = draw.integers(0, rows, draw.integer(0, 6)), draw.randn(rows, width, grad=False)
    limit, power = draw.real(0.2, 2.0), draw.choice(1.0, 2.0, 3.0, float("inf"))

    def limited(torch, input, weight):
        output = torch.nn.functional.embedding(input, weight, max_norm=limit, norm_type=power)
        return output, weight

    draw.compare(limited, input, weight)


def offsets_for(draw, count):
    """Bags of a list of ``count`` entries, among them empty ones."""
    inner = sorted(draw.integer(0, count) for _ in range(draw.integer(0, 4)))
    return [0, *inner]


@draws(24)
def test_embedding_bag(draw):
    rows, width, count = draw.integer(1, 6), draw.integer(1, 20), draw.integer(1, 9)
    mode = draw.choice("sum", "mean", "max")
    weight = draw.distinct(rows, width)
    padding = draw.choice(None, draw.integer(-rows, rows - 1))
    weights = mode == "sum" and draw.boolean()
    if draw.boolean():
        last = draw.boolean()
        offsets = draw.value(offsets_for(draw, count) + ([count] if last else []), "int64")
        input, shape = draw.integers(0, rows, count), (count,)
    else:
        last, offsets, shape = False, None, (draw.integer(1, 3), count)
        input = draw.integers(0, rows, *shape)
    factors = draw.randn(*shape) if weights else None
    # PyTorch has no second derivative here.
    draw.compare(
        lambda torch, input, weight, offsets, factors: torch.nn.functional.embedding_bag(
            input,
            weight,
            offsets,
            mode=mode,
            per_sample_weights=factors,
            include_last_offset=last,
            padding_idx=padding,
        ),
        input,
        weight,
        offsets,
        factors,
        order=1,
    )


def test_gradients_of_bags_by_frequency():
    """As those of an embedding whose rows are added up. PyTorch's own differ: with several rows it looks up the frequency of
    another index than the one whose gradient it scales."""
    index = [[0, 2, 2], [2, 1, 0]]
    weight, reference = dlcore.ones(3, 2, requires_grad=True), oracle.ones(3, 2, requires_grad=True)
    nn.functional.embedding_bag(dlcore.tensor(index), weight, mode="sum", scale_grad_by_freq=True).sum().backward()
    oracle.nn.functional.embedding(oracle.tensor(index), reference, scale_grad_by_freq=True).sum().backward()
    assert weight.grad.tolist() == reference.grad.tolist() == [[1.0, 1.0]] * 3


def test_layers():
    for name, options in [("Embedding", {"padding_idx": 1}), ("EmbeddingBag", {"mode": "sum", "padding_idx": -1})]:
        ours, theirs = getattr(nn, name)(5, 3, **options), getattr(oracle.nn, name)(5, 3, **options)
        assert repr(ours) == repr(theirs) and list(ours.state_dict()) == list(theirs.state_dict())
        assert ours.weight[ours.padding_idx].tolist() == [0.0, 0.0, 0.0]
        ours.load_state_dict({"weight": dlcore.tensor(theirs.weight.tolist())})
        index = [[0, 1, 4], [4, 4, 1]]
        have, want = ours(dlcore.tensor(index)), theirs(oracle.tensor(index))
        have.sum().backward()
        want.sum().backward()
        assert dlcore.allclose(have, dlcore.tensor(want.tolist()))
        assert ours.weight.grad.tolist() == theirs.weight.grad.tolist()
    given = dlcore.tensor([[1.0, 2.0], [3.0, 4.0]])
    layer = nn.Embedding.from_pretrained(given)
    assert not layer.weight.requires_grad and layer(dlcore.tensor([1])).tolist() == [[3.0, 4.0]]
    assert nn.EmbeddingBag.from_pretrained(given, freeze=False, mode="max").weight.requires_grad


@pytest.mark.parametrize(
    ("call", "phrase"),
    [
        (lambda t: t.nn.functional.embedding(t.tensor([3]), t.ones(3, 2)), "index out of range in self"),
        (lambda t: t.nn.functional.embedding(t.tensor([-1]), t.ones(3, 2)), "index out of range in self"),
        (lambda t: t.nn.functional.embedding(t.tensor([-(2**63)]), t.ones(3, 2)), "index out of range in self"),
        (lambda t: t.nn.functional.embedding(t.tensor([1.0]), t.ones(3, 2)), "scalar types: Long, Int"),
        (lambda t: t.nn.functional.embedding(t.tensor([1]), t.ones(3)), "'weight' must be 2-D"),
        (lambda t: t.nn.functional.embedding(t.tensor([1]), t.ones(3, 2), padding_idx=3), "must be within num_embeddings"),
        (lambda t: t.nn.Embedding(3, 2, padding_idx=-4), "must be within num_embeddings"),
        (lambda t: t.nn.functional.embedding_bag(t.tensor([1]), t.ones(3, 2)), "offsets has to be a 1D Tensor"),
        (lambda t: t.nn.functional.embedding_bag(t.tensor([[1]]), t.ones(3, 2), mode="median"), "mode has to be one of"),
        (lambda t: t.nn.functional.embedding_bag(t.tensor([1]), t.ones(3, 2), t.tensor([1])), "offsets[0] has to be 0"),
        (
            lambda t: t.nn.functional.embedding_bag(t.tensor([[1]]), t.ones(3, 2), t.tensor([0])),
            "if input is 2D, then offsets has to be None",
        ),
        (
            lambda t: t.nn.functional.embedding_bag(t.tensor([[1]]), t.ones(3, 2), per_sample_weights=t.ones(1, 1)),
            "per_sample_weights is only supported for mode='sum'",
        ),
    ],
)
def test_errors(call, phrase):
    with pytest.raises(Exception) as theirs:
        call(oracle)
    with pytest.raises(theirs.type) as ours:
        call(dlcore)
    assert phrase in str(ours.value) and phrase in str(theirs.value)


def test_sparse_gradients_are_refused():
    with pytest.raises(NotImplementedError, match="sparse gradients are not supported"):
        nn.Embedding(3, 2, sparse=True)
    with pytest.raises(NotImplementedError, match="sparse gradients are not supported"):
        nn.functional.embedding(dlcore.tensor([1]), dlcore.ones(3, 2), sparse=True)


def test_falling_offsets_are_refused():
    with pytest.raises(ValueError, match="offsets must not fall"):
        nn.functional.embedding_bag(dlcore.tensor([1, 2, 0]), dlcore.ones(3, 2), dlcore.tensor([0, 2, 1]))


def test_second_derivative_of_bags():
    weight = dlcore.randn(4, 3, dtype=dlcore.float64, requires_grad=True)
    factors = dlcore.randn(5, dtype=dlcore.float64, requires_grad=True)
    input, offsets = dlcore.tensor([0, 2, 1, 3, 2]), dlcore.tensor([0, 2])
    assert dlcore._core.gradcheck(
        lambda w, f: nn.functional.embedding_bag(input, w * w, offsets, mode="sum", per_sample_weights=f * f),
        [weight, factors],
        2,
    )
