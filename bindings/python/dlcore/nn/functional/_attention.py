"""Attention with one head and with several."""

from math import inf, sqrt
from warnings import warn

from ... import _core
from ..._core import bool as _boolean
from ..._core import cat, scaled_dot_product_attention, zeros

__all__ = ["multi_head_attention_forward", "scaled_dot_product_attention"]


def _additive(mask, name, dtype, other=None, other_name=""):
    """A mask as what is added to the scores; a boolean one is True at what is left out."""
    if mask is None:
        return None
    if mask.dtype != _boolean and not mask.is_floating_point():
        raise AssertionError(f"only bool and floating types of {name} are supported")
    if other is not None and mask.dtype != other.dtype:
        warn(
            f"Support for mismatched {name} and {other_name} is deprecated. Use same type for both instead.", stacklevel=3
        )
    if mask.is_floating_point():
        return mask
    return zeros(tuple(mask.shape), dtype=dtype).masked_fill(mask, -inf)


def _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads):
    """Whether there is an axis for the batch."""
    rank = query.dim()
    if rank not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor"
        )
    kind = "batched (3-D)" if rank == 3 else "unbatched (2-D)"
    if key.dim() != rank or value.dim() != rank:
        raise AssertionError(
            f"For {kind} `query`, expected `key` and `value` to be {rank}-D but found {key.dim()}-D and {value.dim()}-D "
            "tensors respectively"
        )
    if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
        raise AssertionError(
            f"For {kind} `query`, expected `key_padding_mask` to be `None` or {rank - 1}-D but found "
            f"{key_padding_mask.dim()}-D tensor instead"
        )
    if attn_mask is not None:
        if attn_mask.dim() not in (2, 3):
            raise AssertionError(
                f"For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D tensor instead"
            )
        expected = (num_heads, query.shape[0], key.shape[0])
        if rank == 2 and attn_mask.dim() == 3 and tuple(attn_mask.shape) != expected:
            raise AssertionError(f"Expected `attn_mask` shape to be {expected} but got {tuple(attn_mask.shape)}")
    return rank == 3


def _project_packed(query, key, value, weight, bias):
    """Queries, keys and values by one matrix of three parts; one product for those that share their input."""
    width = query.shape[-1]
    if key is value and query is key:
        return _core.linear(query, weight, bias).chunk(3, -1)
    if key is value:
        of_query, of_pair = weight[:width], weight[width:]
        bias_query, bias_pair = (None, None) if bias is None else (bias[:width], bias[width:])
        return (_core.linear(query, of_query, bias_query), *_core.linear(key, of_pair, bias_pair).chunk(2, -1))
    weights = weight.chunk(3)
    biases = (None,) * 3 if bias is None else bias.chunk(3)
    return tuple(map(_core.linear, (query, key, value), weights, biases))


def _project(query, key, value, weights, bias):
    """Queries, keys and values by a matrix each."""
    width, key_width, value_width = query.shape[-1], key.shape[-1], value.shape[-1]
    for name, weight, expected in zip("qkv", weights, (width, key_width, value_width)):
        if tuple(weight.shape) != (width, expected):
            raise AssertionError(
                f"expecting {name} projection weights shape of {(width, expected)}, but got {tuple(weight.shape)}"
            )
    biases = (None,) * 3 if bias is None else bias.chunk(3)
    return tuple(map(_core.linear, (query, key, value), weights, biases))


def _require(condition, message):
    if not condition:
        raise AssertionError(message)


def _heads(projected, batch, heads, head_width):
    """[rows, batch, width] as [batch * heads, rows, head_width]"""
    return projected.reshape(projected.shape[0], batch * heads, head_width).transpose(0, 1)


def _static(tensor, name, first, last):
    _require(tensor.shape[0] == first, f"expecting {name}.size(0) of {first}, but got {tensor.shape[0]}")
    _require(tensor.shape[2] == last, f"expecting {name}.size(2) of {last}, but got {tensor.shape[2]}")
    return tensor


def _checked_mask(mask, queries, keys, groups):
    """A mask of shape [1 or groups, queries, keys]."""
    if mask.dim() == 2:
        if tuple(mask.shape) != (queries, keys):
            raise RuntimeError(
                f"The shape of the 2D attn_mask is {tuple(mask.shape)}, but should be {(queries, keys)}."
            )
        return mask.unsqueeze(0)
    if mask.dim() == 3:
        if tuple(mask.shape) != (groups, queries, keys):
            raise RuntimeError(
                f"The shape of the 3D attn_mask is {tuple(mask.shape)}, but should be {(groups, queries, keys)}."
            )
        return mask
    raise RuntimeError(f"attn_mask's dimension {mask.dim()} is not supported")


def _widened(mask):
    """A mask for one more key, which everything may look at."""
    return None if mask is None else _core.pad(mask, [0, 1])


def multi_head_attention_forward(
    query,
    key,
    value,
    embed_dim_to_check,
    num_heads,
    in_proj_weight,
    in_proj_bias,
    bias_k,
    bias_v,
    add_zero_attn,
    dropout_p,
    out_proj_weight,
    out_proj_bias,
    training=True,
    key_padding_mask=None,
    need_weights=True,
    attn_mask=None,
    use_separate_proj_weight=False,
    q_proj_weight=None,
    k_proj_weight=None,
    v_proj_weight=None,
    static_k=None,
    static_v=None,
    average_attn_weights=True,
    is_causal=False,
):
    """Attention of queries [l, n, e] to keys and values [s, n, ...] with several heads; see ``MultiheadAttention``.

    Returns the output [l, n, e] and the weights [n, l, s] (of every head, [n, heads, l, s], without
    ``average_attn_weights``), None without ``need_weights``. Without the axis of the batch, n is 1 and left out.
    """
    is_batched = _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads)
    if not is_batched:
        is_self, is_pair = query is key, key is value
        query = query.unsqueeze(1)
        key = query if is_self else key.unsqueeze(1)
        value = key if is_pair else value.unsqueeze(1)
        key_padding_mask = None if key_padding_mask is None else key_padding_mask.unsqueeze(0)
    rows, batch, width = query.shape
    keys = key.shape[0]
    key_padding_mask = _additive(key_padding_mask, "key_padding_mask", query.dtype, attn_mask, "attn_mask")
    if is_causal and attn_mask is None:
        raise RuntimeError(
            "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
            "`generate_square_subsequent_mask` to create this mask."
        )
    if is_causal and key_padding_mask is None and not need_weights:
        attn_mask = None
    else:
        is_causal = False
        attn_mask = _additive(attn_mask, "attn_mask", query.dtype)

    _require(
        width == embed_dim_to_check, f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}"
    )
    head_width = width // num_heads
    _require(head_width * num_heads == width, f"embed_dim {width} not divisible by num_heads {num_heads}")
    if use_separate_proj_weight:
        _require(
            key.shape[:2] == value.shape[:2],
            f"key's sequence and batch dims {tuple(key.shape[:2])} do not match value's {tuple(value.shape[:2])}",
        )
        weights = (q_proj_weight, k_proj_weight, v_proj_weight)
        for name, weight in zip("qkv", weights):
            _require(weight is not None, f"use_separate_proj_weight is True but {name}_proj_weight is None")
        q, k, v = _project(query, key, value, weights, in_proj_bias)
    else:
        _require(
            key.shape == value.shape, f"key shape {tuple(key.shape)} does not match value shape {tuple(value.shape)}"
        )
        _require(in_proj_weight is not None, "use_separate_proj_weight is False but in_proj_weight is None")
        q, k, v = _project_packed(query, key, value, in_proj_weight, in_proj_bias)

    groups = batch * num_heads
    if attn_mask is not None:
        attn_mask = _checked_mask(attn_mask, rows, keys, groups)
    if bias_k is not None and bias_v is not None:
        _require(static_k is None, "bias cannot be added to static key.")
        _require(static_v is None, "bias cannot be added to static value.")
        k = cat([k, bias_k.repeat(1, batch, 1)])
        v = cat([v, bias_v.repeat(1, batch, 1)])
        attn_mask, key_padding_mask = _widened(attn_mask), _widened(key_padding_mask)
    else:
        _require(bias_k is None, "bias_k is set but bias_v is None")
        _require(bias_v is None, "bias_v is set but bias_k is None")

    q = _heads(q, batch, num_heads, head_width)
    k = _heads(k, batch, num_heads, head_width) if static_k is None else _static(static_k, "static_k", groups, head_width)
    v = _heads(v, batch, num_heads, head_width) if static_v is None else _static(static_v, "static_v", groups, head_width)
    if add_zero_attn:
        nothing = zeros((groups, 1, head_width), dtype=k.dtype)
        k, v = cat([k, nothing], 1), cat([v, nothing], 1)
        attn_mask, key_padding_mask = _widened(attn_mask), _widened(key_padding_mask)
    keys = k.shape[1]
    if key_padding_mask is not None:
        _require(
            tuple(key_padding_mask.shape) == (batch, keys),
            f"Expected key_padded_mask.shape to be {(batch, keys)}, but got {tuple(key_padding_mask.shape)}",
        )
        padding = key_padding_mask.reshape(batch, 1, 1, keys).expand(-1, num_heads, -1, -1).reshape(groups, 1, keys)
        attn_mask = padding if attn_mask is None else attn_mask + padding
    if not training:
        dropout_p = 0.0

    if need_weights:
        scores = (q * sqrt(1.0 / head_width)) @ k.transpose(-2, -1)
        if attn_mask is not None:
            scores = scores + attn_mask
        weights = _core.softmax(scores, -1)
        if dropout_p > 0.0:
            weights = _core.dropout(weights, dropout_p, True)
        output = weights @ v
        weights = weights.reshape(batch, num_heads, rows, keys)
        if average_attn_weights:
            weights = weights.mean(1)
        if not is_batched:
            weights = weights.squeeze(0)
    else:
        output = scaled_dot_product_attention(q, k, v, attn_mask, dropout_p, is_causal)
        weights = None
    output = output.transpose(0, 1).reshape(rows, batch, width)
    output = _core.linear(output, out_proj_weight, out_proj_bias)
    return output if is_batched else output.squeeze(1), weights
