"""The arithmetic of layers by running layers: PyTorch's modules are applied and looked at, and nothing is computed by formula."""

import itertools

import torch
import torch.nn.functional as F

CONVOLUTIONS = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
TRANSPOSED = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}
POOLS = {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}
MODULES = {1: torch.nn.Conv1d, 2: torch.nn.Conv2d, 3: torch.nn.Conv3d}
RECURRENT = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}


def _each(value, axes, default):
    value = [default] if value is None else [value] if isinstance(value, int) else list(value)
    return value * axes if len(value) == 1 else value


def _count(module):
    return torch.tensor(sum(p.numel() for p in module.parameters()))


def window_output_size(input_size, kernel_size, stride, padding, dilation, ceil_mode):
    axes = len(input_size)
    kernel, stride, padding, dilation = (
        _each(v, axes, d) for v, d in ((kernel_size, 1), (stride, 1), (padding, 0), (dilation, 1))
    )
    image = torch.zeros(1, 1, *input_size)
    if ceil_mode:
        output = POOLS[axes](image, kernel, stride, padding, dilation, ceil_mode=True)
    else:
        output = CONVOLUTIONS[axes](image, torch.zeros(1, 1, *kernel), None, stride, padding, dilation)
    return torch.tensor(output.shape[2:])


def transposed_output_size(input_size, kernel_size, stride, padding, output_padding, dilation):
    axes = len(input_size)
    kernel, stride, dilation = (_each(v, axes, 1) for v in (kernel_size, stride, dilation))
    padding, output_padding = _each(padding, axes, 0), _each(output_padding, axes, 0)
    image = torch.zeros(1, 1, *input_size)
    output = TRANSPOSED[axes](image, torch.zeros(1, 1, *kernel), None, stride, padding, output_padding, 1, dilation)
    return torch.tensor(output.shape[2:])


def _windows(size, kernel, stride, padding, dilation):
    """The positions of a window, found by sliding it; nothing where it does not fit."""
    positions = range(-padding, size + padding - dilation * (kernel - 1), stride)
    if len(positions):
        run = F.conv1d(torch.zeros(1, 1, size), torch.zeros(1, 1, kernel), None, stride, padding, dilation)
        assert run.shape[2] == len(positions)
    return positions


def window_input_sizes(output_size, kernel_size, stride, padding, dilation):
    axes = len(output_size)
    kernel, stride, padding, dilation = (
        _each(v, axes, d) for v, d in ((kernel_size, 1), (stride, 1), (padding, 0), (dilation, 1))
    )
    rows = []
    for i in range(axes):
        fitting = [
            n for n in range(1, 100) if len(_windows(n, kernel[i], stride[i], padding[i], dilation[i])) == output_size[i]
        ]
        assert fitting == list(range(fitting[0], fitting[-1] + 1))
        rows.append([fitting[0], fitting[-1]])
    return torch.tensor(rows)


def window_solutions(input_size, output_size, kernel_sizes, strides, paddings, dilation, floor):
    rows = []
    for kernel, stride, padding in itertools.product(
        *(range(low, high + 1) for low, high in (kernel_sizes, strides, paddings))
    ):
        windows = _windows(input_size, kernel, stride, padding, dilation)
        if len(windows) == output_size and (floor or windows[-1] + dilation * (kernel - 1) == input_size + padding - 1):
            rows.append([kernel, stride, padding])
    return torch.tensor(rows, dtype=torch.int64).reshape(-1, 3)


def _seen(output, image, unit):
    """The first and last input element on which a unit depends."""
    image.grad = None
    output[0, 0, unit].backward(retain_graph=True)
    touched = image.grad[0, 0].nonzero()
    return int(touched[0]), int(touched[-1])


def receptive_field(layers, input_size):
    """From gradients of units in the middle of a large image, where no border matters."""
    image = torch.ones(1, 1, 3000, dtype=torch.float64, requires_grad=True)
    features, small, rows = image, None if input_size is None else torch.zeros(1, 1, input_size, dtype=torch.float64), []
    for kernel, stride, padding, dilation in layers.tolist():
        if kernel == 0:
            kernel, stride, padding, dilation = small.shape[2], 1, 0, 1
        weight = torch.full((1, 1, kernel), 1 / kernel, dtype=torch.float64)
        features = F.conv1d(features, weight, None, stride, padding, dilation)
        unit = features.shape[2] // 2
        first, last = _seen(features, image, unit)
        step = _seen(features, image, unit + 1)[0] - first
        size, start = last - first + 1, first - unit * step
        if small is not None:
            small = F.conv1d(small, weight, None, stride, padding, dilation)
            fields = [range(start + i * step, start + i * step + size) for i in range(small.shape[2])]
            size = max(sum(0 <= p < input_size for p in field) for field in fields)
        rows.append([size, step, start])
    return torch.tensor(rows).unbind(1)


def convolution_parameters(in_channels, out_channels, kernel_size, groups, bias):
    return _count(MODULES[len(kernel_size)](in_channels, out_channels, kernel_size, groups=groups, bias=bias))


def linear_parameters(in_features, out_features, bias):
    return _count(torch.nn.Linear(in_features, out_features, bias, device="meta"))


def normalization_parameters(num_features, affine, track_running_stats):
    module = torch.nn.BatchNorm1d(num_features, affine=affine, track_running_stats=track_running_stats)
    return _count(module), torch.tensor(sum(b.numel() for n, b in module.named_buffers() if n != "num_batches_tracked"))


def recurrent_parameters(kind, input_size, hidden_size, num_layers, biases, bidirectional, proj_size=0):
    options = {"proj_size": proj_size} if proj_size else {}
    module = RECURRENT[kind](input_size, hidden_size, num_layers, bias=biases > 0, bidirectional=bidirectional, **options)
    dropped = "bias_hh" if biases == 1 else "nothing"
    return torch.tensor(sum(p.numel() for n, p in module.named_parameters() if not n.startswith(dropped)))


def hidden_size_for_parameters(kind, input_size, parameters, num_layers, biases, bidirectional):
    sizes = [
        h for h in range(1, 30) if recurrent_parameters(kind, input_size, h, num_layers, biases, bidirectional) == parameters
    ]
    return torch.tensor(sizes, dtype=torch.int64)


def convolution_multiply_adds(in_channels, out_channels, kernel_size, output_size, groups):
    """The multiplications that a convolution consists of, counted window by window on its unfolded input."""
    if not kernel_size:
        weight = torch.nn.Linear(in_channels, out_channels, bias=False).weight
        return torch.tensor(sum(row.numel() for row in weight))
    module = MODULES[len(kernel_size)](in_channels, out_channels, kernel_size, groups=groups, bias=False)
    output = module(torch.zeros(1, in_channels, *(o + k - 1 for o, k in zip(output_size, kernel_size))))
    assert list(output.shape[2:]) == list(output_size)
    return torch.tensor(sum(module.weight[channel].numel() * output[0, channel].numel() for channel in range(out_channels)))
