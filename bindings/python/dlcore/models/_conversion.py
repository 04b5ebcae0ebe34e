"""A classifier with dense layers as a fully convolutional network: J. Long, E. Shelhamer, T. Darrell, "Fully convolutional
networks for semantic segmentation", 2015."""

import copy
from collections import OrderedDict

from .. import equal, nn, no_grad, zeros

_DENSE = (nn.Linear, nn.Flatten, nn.AdaptiveAvgPool2d, nn.AdaptiveMaxPool2d, nn.BatchNorm1d, nn.Softmax, nn.LogSoftmax)

# What may stand behind the dense layers: it acts on every number by itself.
_ELEMENTWISE = (
    *(nn.Identity, nn.Dropout, nn.AlphaDropout, nn.ReLU, nn.ReLU6, nn.LeakyReLU, nn.RReLU, nn.ELU, nn.SELU, nn.CELU, nn.GELU),
    *(nn.SiLU, nn.Mish, nn.Sigmoid, nn.LogSigmoid, nn.Tanh, nn.Softplus, nn.Softsign, nn.Hardtanh, nn.Hardsigmoid, nn.Hardswish),
    *(nn.Tanhshrink, nn.Hardshrink, nn.Softshrink, nn.Threshold),
)


class _Call:
    """One call of a module while the example went through: shapes, the calls inside, and how the input follows from ``before``,
    the shape of what the caller had last."""

    def __init__(self, name, module, input, caller):
        self.name, self.module = name, module
        self.relation = "same" if caller is None else _relation(caller, input)
        self.before = None if caller is None else tuple(caller.last.shape)
        self.last, self.input_shape = input, tuple(input.shape)
        self.calls, self.output, self.unexplained = [], None, False


def fully_convolutional(model, input_size):
    """A network of convolutions that computes what ``model``, a classifier with dense layers, computes, at every place of images
    of any larger size.

    The first ``Linear`` becomes a convolution whose kernel is the whole feature map, every further one a 1 x 1 convolution, with
    the same weights in another layout; ``AdaptiveAvgPool2d`` becomes the pooling that it is at ``input_size``. The result, a
    ``Sequential``, takes images [N, C, H, W] of at least ``input_size`` to scores [N, classes, H', W'], which are 1 x 1 at
    ``input_size``: there they are the model's scores. It has copies of the weights, the names of the layers, and the mode
    (training or evaluation) of the model, which itself stays as it is.

    model       a Module that calls layers one after the other, with a flattening between, such as ``LeNet5``, ``AlexNet``,
                ``VGG``, ``ResNet`` and ``DenseNet``
    input_size  (C, H, W), the size of the images that the model was made for

    Raises ValueError for a model that cannot be converted, and names the layer.
    """
    if len(input_size) != 3:
        raise ValueError(f"fully_convolutional: expected an input_size (C, H, W), got {tuple(input_size)}")
    call = _record(model, input_size)
    if len(call.output) != 2:
        raise ValueError(f"fully_convolutional: expected a model with an output of shape [N, classes], got {list(call.output)}")
    result = _convert(call, _Place())
    result = result if isinstance(result, nn.Sequential) else nn.Sequential(result)
    return result.train(model.training)


def _record(model, input_size):
    """Sends an example through the model, in evaluation mode, and gives the tree of calls."""
    parameter = next(iter(model.parameters()), None)
    example = zeros((1, *input_size), dtype=None if parameter is None else parameter.dtype)
    # Numbers that differ, so that a flattening can be told from other changes of shape.
    example.copy_(example.flatten().cumsum(0).add(1.0).cumsum(0).reshape(example.shape).sin())
    stack, handles, roots = [], [], []

    def before(name):
        def hook(module, args):
            stack.append(_Call(name, module, args[0], stack[-1] if stack else None))

        return hook

    def after(module, args, output):
        call = stack.pop()
        if call.calls:
            call.unexplained = _relation(call, output) != "same"
        call.output, call.last = tuple(output.shape), None
        (stack[-1].calls if stack else roots).append(call)
        if stack:
            stack[-1].last = output

    modes = [(module, module.training) for module in model.modules()]
    try:
        for name, module in model.named_modules():
            handles.append(module.register_forward_pre_hook(before(name)))
            handles.append(module.register_forward_hook(after))
        with no_grad():
            model.eval()
            model(example)
    finally:
        for handle in handles:
            handle.remove()
        for module, training in modes:
            module.training = training
    return roots[0]


def _relation(call, tensor):
    """How a tensor follows from what the call had last: 'same', 'flattened' or 'changed'."""
    last = call.last
    if tensor is last or (tensor.shape == last.shape and equal(tensor, last)):
        return "same"
    if last.dim() == 4 and tensor.dim() == 2 and last.numel() == tensor.numel() and equal(last.flatten(1), tensor):
        return "flattened"
    return "changed"


class _Place:
    """Where the conversion is: the shape (C, H, W) of the features that were flattened, until the first dense layer has
    taken them, and whether that has happened."""

    features = None
    dense = False


def _convert(call, place):
    module = call.module
    if not any(isinstance(inner, _DENSE) for inner in module.modules()):
        if place.features is None or isinstance(module, _ELEMENTWISE):
            return copy.deepcopy(module)
        raise ValueError(f"fully_convolutional: {_title(call)} behind the flattening has no form for feature maps")
    if isinstance(module, nn.Linear):
        return _convert_linear(call, place)
    if isinstance(module, (nn.AdaptiveAvgPool2d, nn.AdaptiveMaxPool2d)):
        return _convert_pooling(call)
    if isinstance(module, nn.BatchNorm1d):
        return _convert_normalization(call, place)
    if isinstance(module, (nn.Softmax, nn.LogSoftmax)):
        if module.dim not in (1, -1) or place.features is None:
            raise ValueError(f"fully_convolutional: {_title(call)} does not act on the scores, dim is {module.dim}")
        return type(module)(dim=1)
    if isinstance(module, nn.Flatten):
        if len(call.input_shape) == 4:
            place.features = call.input_shape[1:]
        if len(call.output) != 2 or place.features is None:
            raise ValueError(f"fully_convolutional: {_title(call)} does not flatten feature maps, it makes {list(call.output)}")
        return nn.Identity()
    return _convert_chain(call, place)


def _convert_chain(call, place):
    layers = OrderedDict()
    for inner in call.calls:
        if inner.relation == "changed":
            raise ValueError(
                f"fully_convolutional: {_title(call)} does more than call its layers one after the other: the input of "
                f"{_title(inner)} {list(inner.input_shape)} is not the output of the layer before it"
            )
        if inner.relation == "flattened":
            place.features = inner.before[1:]
        name = inner.name.rpartition(".")[2]
        while name in layers:
            name += "_"
        layers[name] = _convert(inner, place)
    if call.unexplained or not layers:
        raise ValueError(f"fully_convolutional: {_title(call)} does more than call its layers one after the other")
    return nn.Sequential(layers)


def _convert_linear(call, place):
    linear = call.module
    if len(call.input_shape) != 2 or place.features is None:
        raise ValueError(f"fully_convolutional: {_title(call)} does not act on flattened features but on {list(call.input_shape)}")
    channels, height, width = (linear.in_features, 1, 1) if place.dense else place.features
    place.dense = True
    convolution = nn.Conv2d(
        channels, linear.out_features, (height, width), bias=linear.bias is not None, dtype=linear.weight.dtype
    )
    with no_grad():
        convolution.weight.copy_(linear.weight.reshape(linear.out_features, channels, height, width))
        if linear.bias is not None:
            convolution.bias.copy_(linear.bias)
    return convolution


def _convert_normalization(call, place):
    norm = call.module
    if not place.dense or len(call.input_shape) != 2:
        raise ValueError(f"fully_convolutional: {_title(call)} stands before the first dense layer")
    result = nn.BatchNorm2d(norm.num_features, norm.eps, norm.momentum, norm.affine, norm.track_running_stats)
    result = result.to(next(iter(norm.state_dict().values())).dtype) if norm.state_dict() else result
    result.load_state_dict(norm.state_dict())
    return result


def _convert_pooling(call):
    before, after = call.input_shape[2:], call.output[2:]
    if before == after:
        return nn.Identity()
    if any(size % wanted for size, wanted in zip(before, after)):
        raise ValueError(
            f"fully_convolutional: {_title(call)} from {list(before)} to {list(after)} is no pooling with one window size; "
            "choose an input_size where the first is a multiple of the second"
        )
    window = tuple(size // wanted for size, wanted in zip(before, after))
    stride = tuple(1 if wanted == 1 else step for step, wanted in zip(window, after))
    pooling = nn.AvgPool2d if isinstance(call.module, nn.AdaptiveAvgPool2d) else nn.MaxPool2d
    return pooling(window, stride)


def _title(call):
    name = type(call.module).__name__
    return f"{name} '{call.name}'" if call.name else name
