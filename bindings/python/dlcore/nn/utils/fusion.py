"""A batch normalisation in evaluation mode, put into the layer before it, and a rectifier too."""

import copy

from ..._core import ones_like, zeros_like
from ..._grad_mode import no_grad
from ..parameter import Parameter

__all__ = ["fuse_conv_bn_eval", "fuse_conv_bn_weights", "fuse_for_inference", "fuse_linear_bn_eval", "fuse_linear_bn_weights"]


def _parameter(value, like):
    return Parameter(value.detach(), like is None or like.requires_grad)


@no_grad()
def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    """Weight and bias of the convolution that does what convolution and batch normalisation do together."""
    bias = zeros_like(bn_rm) if conv_b is None else conv_b
    weight = ones_like(bn_rm) if bn_w is None else bn_w
    shift = zeros_like(bn_rm) if bn_b is None else bn_b
    factor = weight * (bn_rv + bn_eps).rsqrt()
    shape = [1] * conv_w.dim()
    shape[1 if transpose else 0] = -1
    return (
        _parameter((conv_w * factor.reshape(shape)).to(conv_w.dtype), conv_w),
        _parameter((bias - bn_rm) * factor + shift, conv_b),
    )


def _check(bn, *layers):
    if any(layer.training for layer in (bn, *layers)):
        raise AssertionError("Fusion only for eval!")
    if bn.running_mean is None or bn.running_var is None:
        raise AssertionError("Expected bn.running_mean and bn.running_var to be tensors")


def fuse_conv_bn_eval(conv, bn, transpose=False):
    """A copy of the convolution that also does what the batch normalisation behind it does. Both must be in eval mode."""
    _check(bn, conv)
    fused = copy.deepcopy(conv)
    fused.weight, fused.bias = fuse_conv_bn_weights(
        fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, transpose
    )
    return fused


@no_grad()
def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
    """Weight and bias of the linear layer that does what linear layer and batch normalisation do together."""
    return fuse_conv_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b)


def fuse_linear_bn_eval(linear, bn):
    """A copy of the linear layer that also does what the batch normalisation behind it does. Both must be in eval mode."""
    _check(bn, linear)
    if linear.out_features != bn.num_features and bn.num_features != 1:
        raise AssertionError("To fuse, linear.out_features == bn.num_features or bn.num_features == 1")
    fused = copy.deepcopy(linear)
    fused.weight, fused.bias = fuse_linear_bn_weights(
        fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias
    )
    return fused


def _followers(model, example, named_example, types):
    """The model's result, and for each layer of some types that is called once the one that gets its result, or None."""
    calls, writes, kept = {}, {}, []

    def state(tensor):
        kept.append(tensor)  # so that no other tensor gets its identity
        return id(tensor), writes.get(id(tensor), 0)

    def note(layer, arguments, result):
        argument = state(arguments[0]) if arguments else None
        if arguments and result is arguments[0]:  # in place
            writes[id(result)] = writes.get(id(result), 0) + 1
        calls.setdefault(layer, []).append((argument, state(result)))

    hooks = [layer.register_forward_hook(note) for layer in model.modules() if type(layer) in types]
    try:
        expected = model(*example, **named_example)
    finally:
        for hook in hooks:
            hook.remove()
    readers = {}
    for layer, uses in calls.items():
        for argument, _ in uses:
            readers.setdefault(argument, []).append(layer)
    followers = {}
    for layer, uses in calls.items():
        if len(uses) == 1:
            behind = readers.get(uses[0][1], [])
            followers[layer] = behind[0] if len(behind) == 1 and len(calls[behind[0]]) == 1 else None
    return expected, followers


def _replace(places, layer, other):
    parent, name = places[layer]
    parent._modules[name] = other


def _is_close(a, b):
    if isinstance(a, dict):
        return all(_is_close(a[key], b[key]) for key in a)
    if isinstance(a, (list, tuple)):
        return all(_is_close(x, y) for x, y in zip(a, b))
    if not hasattr(a, "is_floating_point") or not a.is_floating_point():
        return True
    bound = 1e-3 * b.abs().max().item() if b.numel() else 0
    return bool(((a - b).abs() <= bound).all().item()) or not bool(b.isfinite().all().item())


@no_grad()
def fuse_for_inference(model, *example, **named_example):
    """A copy of a model, in evaluation mode, whose convolutions and dense layers also do what the batch normalisation
    behind them does, and whose two-dimensional convolutions do what a `ReLU` of their own does behind them.

    The model is called with the example to see which layer gets the result of which. Layers that are called several times
    stay as they are. What has become superfluous is an `Identity`, so the names of the other layers do not change.
    Errors: RuntimeError when the copy gives another result for the example, as it does when a result that a layer passes on
    to a normalisation is used elsewhere too, or in another way than by a layer."""
    from .. import intrinsic, modules

    # Subclasses may do something else.
    convolutions = {modules.Conv1d, modules.Conv2d, modules.Conv3d}
    norms = {modules.BatchNorm1d, modules.BatchNorm2d, modules.BatchNorm3d}
    model = copy.deepcopy(model).eval()
    expected, followers = _followers(model, example, named_example, convolutions | norms | {modules.Linear, modules.ReLU})
    places = {child: (parent, name) for parent in model.modules() for name, child in parent.named_children()}
    for layer in followers:
        if type(layer) not in convolutions and type(layer) is not modules.Linear or layer not in places:
            continue
        result, behind = layer, followers[layer]
        if type(behind) in norms and behind.running_mean is not None:
            fuse = fuse_linear_bn_eval if type(layer) is modules.Linear else fuse_conv_bn_eval
            result = fuse(layer, behind)
            _replace(places, behind, modules.Identity())
            behind = followers.get(behind)
        if type(layer) is modules.Conv2d and type(behind) is modules.ReLU:
            result = intrinsic.ConvReLU2d(result, behind)
            _replace(places, behind, modules.Identity())
        if result is not layer:
            _replace(places, layer, result)
    if not _is_close(model(*example, **named_example), expected):
        raise RuntimeError("fuse_for_inference: the fused model gives another result for the example than the model")
    return model
