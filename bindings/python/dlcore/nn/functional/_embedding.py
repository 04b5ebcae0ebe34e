"""Rows of a matrix chosen by integers."""

from warnings import warn

from ... import _core
from ..._grad_mode import no_grad

__all__ = ["embedding", "embedding_bag"]


def _refuse_sparse(sparse):
    if sparse:
        raise NotImplementedError("sparse gradients are not supported: expected sparse=False")


def _limit_norms(weight, input, max_norm, norm_type):
    with no_grad():
        _core.embedding_renorm_(weight.detach(), input, float(max_norm), float(norm_type))


def embedding(
    input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False
):
    """The rows of ``weight`` that ``input`` names.

    The row ``padding_idx`` gets no gradient. ``max_norm`` first scales the named rows whose norm is larger down to it, in
    place. ``scale_grad_by_freq`` divides each row's gradient by how often it is named.
    """
    _refuse_sparse(sparse)
    if padding_idx is not None:
        assert -weight.shape[0] <= padding_idx < weight.shape[0], "Padding_idx must be within num_embeddings"
    if max_norm is not None:
        _limit_norms(weight, input, max_norm, norm_type)
    return _core.embedding(input, weight, padding_idx, bool(scale_grad_by_freq))


def embedding_bag(
    input,
    weight,
    offsets=None,
    max_norm=None,
    norm_type=2.0,
    scale_grad_by_freq=False,
    mode="mean",
    sparse=False,
    per_sample_weights=None,
    include_last_offset=False,
    padding_idx=None,
):
    """Sums, means or maxima of the rows of ``weight`` that bags of integers name.

    Bags are the rows of ``input``, or begin at ``offsets`` in it. Empty bags give 0.
    """
    if weight.dtype == _core.int64 and input.is_floating_point():
        warn(
            "Argument order of nn.functional.embedding_bag was changed. Usage `embedding_bag(weight, input, ...)` is "
            "deprecated, and should now be `embedding_bag(input, weight, ...)`.",
            stacklevel=2,
        )
        weight, input = input, weight
    if mode not in ("sum", "mean", "max"):
        raise ValueError("mode has to be one of sum, mean or max")
    if sparse and mode == "max":
        raise ValueError("max mode does not support sparse weights")
    _refuse_sparse(sparse)
    if max_norm is not None:
        _limit_norms(weight, input, max_norm, norm_type)
    return _core.embedding_bag(
        input, weight, offsets, scale_grad_by_freq, mode, per_sample_weights, include_last_offset, padding_idx
    )
