"""Rules for the operations of neural networks: the batch becomes part of the axis of samples that they have already."""

from .. import _core
from .._core import Tensor
from ._batched import RULES, is_batched, levels
from ._rules import function_named, rule

# --- operations with samples along axis 0, and so many axes without them ---------------------------------------------------


def _folded(name, rank):
    """An operation on (N, C, ...) or (C, ...): with the batch folded into N, or as N. Results are treated the same way."""
    function = function_named(name)

    def run(batch, input, *args, **kwargs):
        if not batch.has(input) or any(is_batched(value) for value in (*args, *kwargs.values())):
            return NotImplemented
        value = input.value
        if input.dim() == rank - 1:
            return batch.wrap(function(value, *args, **kwargs))
        if input.dim() != rank:
            return NotImplemented
        count = input.shape[0]
        result = function(value.reshape((-1, *tuple(value.shape)[2:])), *args, **kwargs)

        def unfold(part):
            if isinstance(part, Tensor):
                return part.reshape((batch.size, count, *tuple(part.shape)[1:]))
            if hasattr(type(part), "n_fields"):
                return type(part)([unfold(entry) for entry in part])
            return tuple(unfold(entry) for entry in part)

        return batch.wrap(unfold(result))

    return run


for _kind in ("max_pool", "avg_pool", "adaptive_avg_pool", "adaptive_max_pool", "lp_pool", "max_unpool"):
    for _axes in (1, 2, 3):
        for _suffix in ("d", "d_with_indices"):
            _name = f"{_kind}{_axes}{_suffix}"
            if hasattr(_core, _name):
                RULES[_name] = _folded(_name, _axes + 2)


def _always_folded(name):
    """An operation that wants its axis of samples: (N, C, ...)."""
    function = function_named(name)

    def run(batch, input, *args, **kwargs):
        if not batch.has(input) or input.dim() == 0 or any(is_batched(value) for value in (*args, *kwargs.values())):
            return NotImplemented
        value = input.value
        result = function(value.reshape((-1, *tuple(value.shape)[2:])), *args, **kwargs)
        return batch.wrap(result.reshape((batch.size, input.shape[0], *tuple(result.shape)[1:])))

    return run


for _name in ("interpolate", "upsample_nearest2d", "upsample_bilinear2d", "pixel_shuffle", "pixel_unshuffle", "group_norm",
              "local_response_norm", "channel_shuffle"):  # fmt: skip
    if hasattr(_core, _name):
        RULES[_name] = _always_folded(_name)


def _trailing(name):
    """An operation on the last axes, whatever comes before."""
    function = function_named(name)

    def run(batch, input, *args, **kwargs):
        if not batch.has(input) or input.dim() == 0 or any(is_batched(value) for value in (*args, *kwargs.values())):
            return NotImplemented
        return batch.wrap(function(input.value, *args, **kwargs))

    return run


for _name in ("layer_norm", "rms_norm"):
    if hasattr(_core, _name):
        RULES[_name] = _trailing(_name)


# --- convolution -----------------------------------------------------------------------------------------------------------


def _convolution(name, axes, transposed):
    function = function_named(name)

    def run(batch, input, weight, bias=None, *args, **kwargs):
        if any(is_batched(value) for value in (*args, *kwargs.values())):
            return NotImplemented
        single = input.dim() == axes + 1
        if not batch.has(weight) and not batch.has(bias):
            return _folded(name, axes + 2)(batch, input, weight, bias, *args, **kwargs)
        if transposed or input.dim() not in (axes + 1, axes + 2):
            return NotImplemented
        # One group of channels for each sample.
        names = ("stride", "padding", "dilation", "groups")
        options = {**dict(zip(names, args)), **kwargs}
        groups = options.pop("groups", 1)
        values, kernels = batch.expanded(input), batch.expanded(weight)
        if single:
            values = values.unsqueeze(1)
        size, count, channels = tuple(values.shape)[:3]
        values = values.transpose(0, 1).reshape((count, size * channels, *tuple(values.shape)[3:]))
        results = kernels.shape[1]
        kernels = kernels.reshape((size * results, *tuple(kernels.shape)[2:]))
        if bias is not None:
            bias = batch.expanded(bias).reshape(-1)
        output = function(values, kernels, bias, groups=groups * size, **options)
        output = output.reshape((count, size, results, *tuple(output.shape)[2:])).transpose(0, 1)
        return batch.wrap(output.squeeze(1) if single else output)

    return run


for _axes in (1, 2, 3):
    for _name, _transposed in ((f"conv{_axes}d", False), (f"conv_transpose{_axes}d", True)):
        if hasattr(_core, _name):
            RULES[_name] = _convolution(_name, _axes, _transposed)


# --- losses ----------------------------------------------------------------------------------------------------------------


def _reduced(result, reduction):
    """Element by element results of each sample, summed or averaged."""
    if reduction == "none":
        return result
    return result.sum() if reduction == "sum" else result.mean()


def _elementwise_loss(name):
    function = function_named(name)

    def run(batch, input, target, *args, reduction="mean", **kwargs):
        if args or any(is_batched(value) for value in kwargs.values()):
            return NotImplemented
        rank = max(input.dim(), target.dim())
        result = function(batch.value(input, rank), batch.value(target, rank), reduction="none", **kwargs)
        if tuple(result.shape)[:1] != (batch.size,) or result.dim() != rank + 1:
            return NotImplemented
        return _reduced(batch.wrap(result), reduction)

    return run


for _name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "soft_margin_loss"):
    if hasattr(_core, _name):
        RULES[_name] = _elementwise_loss(_name)


def _class_loss(name):
    function = function_named(name)

    def run(batch, input, target, weight=None, ignore_index=-100, reduction="mean", *args, **kwargs):
        if weight is not None or args or input.dim() not in (1, 2) or target.is_floating_point():
            return NotImplemented
        inputs, targets = batch.expanded(input), batch.expanded(target)
        if input.dim() == 2:
            inputs = inputs.reshape((-1, input.shape[-1]))
            targets = targets.reshape(-1)
        losses = function(inputs, targets, ignore_index=ignore_index, reduction="none", **kwargs)
        losses = batch.wrap(losses.reshape((batch.size, *tuple(target.shape))))
        if reduction != "mean":
            return _reduced(losses, reduction)
        counted = (batch.wrap(targets.reshape((batch.size, *tuple(target.shape)))) != ignore_index).sum()
        return losses.sum() / counted

    return run


for _name in ("cross_entropy", "nll_loss"):
    RULES[_name] = _class_loss(_name)


# --- tables and random numbers ---------------------------------------------------------------------------------------------


@rule("embedding")
def _embedding(batch, input, weight, *args, **kwargs):
    if batch.has(weight) or not batch.has(input):
        return NotImplemented
    return batch.wrap(_core.embedding(input.value, weight, *args, **kwargs))


@rule("one_hot")
def _one_hot(batch, input, num_classes=-1):
    return batch.wrap(_core.one_hot(input.value, num_classes))


def _random(name):
    function = function_named(name)

    def run(batch, input, *args, **kwargs):
        draws = name != "dropout" or (kwargs.get("training", args[1] if len(args) > 1 else True) and kwargs.get("p", args[0] if args else 0.5) > 0)
        if draws and levels.randomness[batch.level - 1] == "error":
            raise RuntimeError(
                "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
                "randomness flags on vmap or perform the randomness operation out of vmap"
            )
        return NotImplemented

    return run


for _name in ("dropout", "alpha_dropout", "feature_dropout", "feature_alpha_dropout", "bernoulli", "rand_like", "randn_like", "rrelu",
              "gumbel_softmax", "bernoulli_", "uniform_", "normal_"):  # fmt: skip
    RULES[_name] = _random(_name)
