"""Attention and transformers beside PyTorch: values, gradients, gradients of gradients, layers with copied weights."""

import pytest
import torch as oracle

import dlcore
from dlcore import nn
from oracle import draws


def attention(torch, *args, **kwargs):
    if torch is oracle:
        # PyTorch's fused kernels have no second derivative.
        with oracle.nn.attention.sdpa_kernel(oracle.nn.attention.SDPBackend.MATH):
            return oracle.nn.functional.scaled_dot_product_attention(*args, **kwargs)
    return torch.nn.functional.scaled_dot_product_attention(*args, **kwargs)


@draws(24)
def test_scaled_dot_product_attention(draw):
    batch = draw.shape(rank=draw.integer(0, 2), high=3)
    queries, keys, width, values = (draw.integer(1, 9) for _ in range(4))
    q, k, v = draw.randn(*batch, queries, width), draw.randn(*batch, keys, width), draw.randn(*batch, keys, values)
    kind = draw.choice("none", "causal", "boolean", "float")
    mask = None
    if kind == "boolean":
        mask = draw.booleans(*draw.choice((queries, keys), (1, keys), (*batch, queries, keys)), share=0.6)
    elif kind == "float":
        mask = draw.randn(*draw.choice((queries, keys), (queries, 1), (*batch, queries, keys)), grad=draw.boolean())
    scale = draw.choice(None, 0.3)
    draw.compare(
        lambda torch, q, k, v, mask: attention(torch, q, k, v, mask, is_causal=kind == "causal", scale=scale),
        q,
        k,
        v,
        mask,
    )


@draws(6)
def test_groups_of_heads(draw):
    groups, heads, rows, keys, width = (draw.integer(1, 4) for _ in range(5))
    q = draw.randn(2, groups * heads, rows, width)
    k, v = draw.randn(2, heads, keys, width), draw.randn(2, heads, keys, width)
    draw.compare(lambda torch, q, k, v: attention(torch, q, k, v, enable_gqa=True), q, k, v)


@draws(4)
def test_several_blocks_of_queries(draw):
    rows, keys, width = draw.integer(65, 200), draw.integer(1, 150), draw.integer(1, 20)
    q, k, v = draw.randn(2, rows, width), draw.randn(2, keys, width), draw.randn(2, keys, width)
    causal = draw.boolean()
    draw.compare(lambda torch, q, k, v: attention(torch, q, k, v, is_causal=causal), q, k, v, order=1)


def test_masks_of_minus_infinity():
    q, k = dlcore.randn(3, 4), dlcore.randn(2, 4)
    mask = [[0.0, -float("inf")], [-float("inf")] * 2, [0.5, 0.25]]
    ours = attention(dlcore, q, k, k, dlcore.tensor(mask))
    theirs = attention(oracle, *(oracle.tensor(t.tolist()) for t in (q, k, k)), oracle.tensor(mask))
    assert ours[1].tolist() == [0.0] * 4 and dlcore.allclose(ours, dlcore.tensor(theirs.tolist()), atol=1e-6)


def test_dropped_weights():
    dlcore.manual_seed(3)
    ones = dlcore.ones(50, 40)
    output = attention(dlcore, ones, ones, dlcore.eye(50), dropout_p=0.5)
    kept = (output * 25).round()
    assert set(kept.flatten().tolist()) == {0.0, 1.0} and 0.4 < kept.mean().item() < 0.6
    assert attention(dlcore, ones, ones, ones, dropout_p=1.0).abs().sum().item() == 0.0


def copied(theirs, kind, *args, **kwargs):
    """The layer of dlcore with the weights of PyTorch's, in float64."""
    ours = getattr(nn, kind)(*args, **kwargs).double()
    state = {name: dlcore.tensor(value.tolist(), dtype=dlcore.float64) for name, value in theirs.state_dict().items()}
    assert list(ours.state_dict()) == list(state)
    ours.load_state_dict(state)
    return ours


def close(ours, theirs):
    assert tuple(ours.shape) == tuple(theirs.shape)
    return dlcore.allclose(ours, dlcore.tensor(theirs.tolist(), dtype=ours.dtype), rtol=1e-9, atol=1e-9)


def pair(draw, *shape):
    """A random tensor in both modules."""
    value = draw.randn(*shape)
    return value.tensor(dlcore, False, False), value.tensor(oracle, False, False)


def mask_of(draw, *shape):
    """A boolean mask that leaves the first key to everybody, in both modules."""
    value = draw.booleans(*shape, share=0.3)
    value.data[..., 0] = False
    return value.tensor(dlcore, False, False), value.tensor(oracle, False, False)


@draws(30)
def test_multihead_attention(draw):
    heads, batch, queries, keys = draw.integer(1, 3), draw.integer(1, 3), draw.integer(1, 5), draw.integer(1, 6)
    width = heads * draw.integer(1, 4)
    self_attention = draw.boolean()
    options = {
        "bias": draw.boolean(),
        "add_bias_kv": draw.boolean(),
        "add_zero_attn": draw.boolean(),
        "batch_first": draw.boolean(),
        "kdim": None if self_attention else draw.choice(None, 5),
        "vdim": None if self_attention else draw.choice(None, 3),
    }
    theirs = oracle.nn.MultiheadAttention(width, heads, **options).double()
    ours = copied(theirs, "MultiheadAttention", width, heads, **options)
    batched = draw.boolean()

    def sequence(length, size):
        shape = (length, size) if not batched else (batch, length, size) if options["batch_first"] else (length, batch, size)
        return pair(draw, *shape)

    query = sequence(queries, width)
    if self_attention:
        keys, key, value = queries, query, query
    else:
        key = sequence(keys, options["kdim"] or width)
        same = (options["kdim"] or width) == (options["vdim"] or width) and draw.boolean()
        value = key if same else sequence(keys, options["vdim"] or width)
    padding, mask = (None, None), (None, None)
    if draw.boolean():
        padding = mask_of(draw, *((batch, keys) if batched else (keys,)))
    if draw.boolean():
        groups = heads * (batch if batched else 1)
        mask = mask_of(draw, *draw.choice((queries, keys), (groups, queries, keys)))
    needs, average = draw.boolean(), draw.boolean()
    results = []
    for side, layer in enumerate((ours, theirs)):
        output, weights = layer(
            query[side],
            key[side],
            value[side],
            key_padding_mask=padding[side],
            attn_mask=mask[side],
            need_weights=needs,
            average_attn_weights=average,
        )
        (output * output).sum().backward()
        results.append((output, weights))
    (have, weights), (want, expected) = results
    assert close(have, want)
    assert (weights is None) == (expected is None) and (weights is None or close(weights, expected))
    assert close(query[0].grad, query[1].grad)
    for name, parameter in theirs.named_parameters():
        assert close(ours.get_parameter(name).grad, parameter.grad), name


def test_multihead_attention_starts_like_pytorchs():
    ours, theirs = nn.MultiheadAttention(6, 2, add_bias_kv=True), oracle.nn.MultiheadAttention(6, 2, add_bias_kv=True)
    assert list(ours.state_dict()) == list(theirs.state_dict())
    assert ours.in_proj_bias.abs().sum().item() == 0 and ours.out_proj.bias.abs().sum().item() == 0
    assert ours.in_proj_weight.abs().max().item() <= (6 / 24) ** 0.5


@pytest.mark.parametrize(
    ("call", "phrase"),
    [
        (lambda t: t.nn.MultiheadAttention(5, 2), "embed_dim must be divisible by num_heads"),
        (lambda t: t.nn.MultiheadAttention(0, 2), "embed_dim and num_heads must be greater than 0"),
        (lambda t: t.nn.MultiheadAttention(4, 2)(*[t.ones(4)] * 3), "query should be unbatched 2D or batched 3D tensor"),
        (
            lambda t: t.nn.MultiheadAttention(4, 2)(*[t.ones(3, 4)] * 3, attn_mask=t.ones(2, 2).bool()),
            "The shape of the 2D attn_mask is",
        ),
        (
            lambda t: t.nn.MultiheadAttention(4, 2)(*[t.ones(3, 1, 4)] * 3, is_causal=True),
            "Need attn_mask if specifying the is_causal hint",
        ),
        (lambda t: t.nn.MultiheadAttention(4, 2)(*[t.ones(3, 1, 6)] * 3), "was expecting embedding dimension of 4, but got 6"),
        (
            lambda t: t.nn.functional.scaled_dot_product_attention(
                *[t.ones(2, 3)] * 3, attn_mask=t.ones(2, 2).bool(), is_causal=True
            ),
            "Explicit attn_mask should not be set when is_causal=True",
        ),
    ],
)
def test_errors(call, phrase):
    with pytest.raises(Exception) as theirs:
        call(oracle)
    with pytest.raises(theirs.type) as ours:
        call(dlcore)
    assert phrase in str(ours.value) and phrase in str(theirs.value)
