"""What is known of each kind of layer without running it: output shape, multiply-adds, and what a unit sees of the input.

A rule is looked up by the class of a module and its bases, so subclasses of known layers are known too.
"""

from math import prod

from .. import _core, nn
from .fields import Adaptive, Flatten, Margin, Mixed, Resize, Same, Transposed, Unflatten, Window


class Misfit(Exception):
    """An input that a layer cannot take; the text says what it needs."""


def each(value, axes):
    """One value for each axis."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * axes


def show(shape):
    return "[" + ", ".join(str(extent) for extent in shape) + "]"


def _spatial(shape, axes, channels=None):
    """The extents of the last axes of [N, C, ...] or [C, ...]."""
    names = ("L",) if axes == 1 else ("D", "H", "W")[3 - axes :]
    need = ", ".join((str(channels) if channels is not None else "C", *names))
    if len(shape) not in (axes + 1, axes + 2):
        raise Misfit(f"[N, {need}] or [{need}]")
    if channels is not None and shape[-axes - 1] != channels:
        raise Misfit(f"{channels} channel{'s' if channels != 1 else ''}: [N, {need}] or [{need}]")
    return tuple(shape[-axes:])


def _window_sizes(shape, axes, kernel, stride, padding, dilation=1, ceil_mode=False):
    kernel, stride, padding, dilation = (each(value, axes) for value in (kernel, stride, padding, dilation))
    extents = shape[-axes:]
    for extent, k, p, d in zip(extents, kernel, padding, dilation):
        if extent + 2 * p < d * (k - 1) + 1 or extent < 1:
            least = [max(1, d * (k - 1) + 1 - 2 * p) for k, p, d in zip(kernel, padding, dilation)]
            raise Misfit(f"at least {' x '.join(map(str, least))} elements to place its kernel on")
    sizes = _core.window_output_size(
        list(extents), list(kernel), stride=stride, padding=padding, dilation=dilation, ceil_mode=ceil_mode
    )
    return tuple(sizes.tolist())


class Rule:
    """The rule of a layer that changes neither shape nor positions, such as an activation."""

    def output(self, layer, shape):
        """The output's shape, or Misfit."""
        return tuple(shape)

    def multiply_adds(self, layer, shape, output):
        """Multiplications by weights, each with its addition; biases and activations are not counted."""
        return 0

    def multiply_adds_of_call(self, layer, shapes, output):
        """The same, from the shapes of all tensors that the layer is called with."""
        return self.multiply_adds(layer, shapes[0], output)

    def step(self, layer, shape, output):
        """What a unit of the output sees of the input, None when that is not known."""
        return Same()

    def shares_memory(self, layer):
        """Whether the output is the input's memory."""
        return bool(getattr(layer, "inplace", False))


class PassedOn(Rule):
    """Identity, and dropout, which does nothing in evaluation mode."""

    def shares_memory(self, layer):
        return True


class Convolution(Rule):
    def _padding(self, layer):
        """The padding in front and behind of each axis."""
        if layer.padding == "valid":
            return [(0, 0)] * layer._axes
        if layer.padding == "same":
            totals = [d * (k - 1) for k, d in zip(layer.kernel_size, layer.dilation)]
            return [(total // 2, total - total // 2) for total in totals]
        return [(p, p) for p in layer.padding]

    def output(self, layer, shape):
        axes = layer._axes
        extents = _spatial(shape, axes, layer.in_channels)
        padded = [extent + sum(sides) for extent, sides in zip(extents, self._padding(layer))]
        sizes = _window_sizes(padded, axes, layer.kernel_size, layer.stride, 0, layer.dilation)
        return (*shape[: -axes - 1], layer.out_channels, *sizes)

    def multiply_adds(self, layer, shape, output):
        return layer.weight.numel() * prod(output[-layer._axes :]) * prod(output[: -layer._axes - 1])

    def step(self, layer, shape, output):
        sides = self._padding(layer)
        return Window(layer.kernel_size, layer.stride, [low for low, _ in sides], layer.dilation, layer.padding_mode)


class TransposedConvolution(Rule):
    def output(self, layer, shape):
        axes = layer._axes
        extents = _spatial(shape, axes, layer.in_channels)
        sizes = _core.transposed_output_size(
            list(extents),
            layer.kernel_size,
            stride=layer.stride,
            padding=layer.padding,
            output_padding=layer.output_padding,
            dilation=layer.dilation,
        )
        return (*shape[: -axes - 1], layer.out_channels, *sizes.tolist())

    def multiply_adds(self, layer, shape, output):
        return layer.weight.numel() * prod(shape[-layer._axes :]) * prod(shape[: -layer._axes - 1])

    def step(self, layer, shape, output):
        return Transposed(layer.kernel_size, layer.stride, layer.padding, layer.dilation)


class Pooling(Rule):
    def __init__(self, axes):
        self.axes = axes

    def _window(self, layer):
        stride = layer.kernel_size if layer.stride is None else layer.stride
        return (
            each(layer.kernel_size, self.axes),
            each(stride, self.axes),
            each(getattr(layer, "padding", 0), self.axes),
            each(getattr(layer, "dilation", 1), self.axes),
        )

    def output(self, layer, shape):
        _spatial(shape, self.axes)
        return (*shape[: -self.axes], *_window_sizes(shape, self.axes, *self._window(layer), layer.ceil_mode))

    def step(self, layer, shape, output):
        return Window(*self._window(layer))


class AdaptivePooling(Rule):
    def __init__(self, axes):
        self.axes = axes

    def output(self, layer, shape):
        extents = _spatial(shape, self.axes)
        sizes = [extent if size is None else size for size, extent in zip(each(layer.output_size, self.axes), extents)]
        return (*shape[: -self.axes], *sizes)

    def step(self, layer, shape, output):
        return Adaptive(self.axes)


class Dense(Rule):
    def output(self, layer, shape):
        if not shape or shape[-1] != layer.in_features:
            raise Misfit(f"{layer.in_features} features in the last axis: [*, {layer.in_features}]")
        return (*shape[:-1], layer.out_features)

    def multiply_adds(self, layer, shape, output):
        return layer.weight.numel() * prod(shape[:-1])

    def step(self, layer, shape, output):
        return Mixed()


class FlattenRule(Rule):
    def output(self, layer, shape):
        rank = len(shape)
        start, end = layer.start_dim, layer.end_dim
        if not (-rank <= start < rank and -rank <= end < rank) or start % rank > end % rank:
            raise Misfit(f"the axes {start} to {end}")
        start, end = start % rank, end % rank
        return (*shape[:start], prod(shape[start : end + 1]), *shape[end + 1 :])

    def step(self, layer, shape, output):
        return Same() if len(output) == len(shape) else Flatten() if len(output) == 2 else None

    def shares_memory(self, layer):
        return True


class UnflattenRule(Rule):
    def output(self, layer, shape):
        rank = len(shape)
        if not -rank <= layer.dim < rank:
            raise Misfit(f"an axis {layer.dim}")
        axis, sizes = layer.dim % rank, list(layer.unflattened_size)
        if -1 in sizes:
            sizes[sizes.index(-1)] = shape[axis] // max(1, -prod(sizes))
        if prod(sizes) != shape[axis]:
            raise Misfit(f"{prod(s for s in layer.unflattened_size if s != -1)} elements, or a multiple, in axis {layer.dim}")
        return (*shape[:axis], *sizes, *shape[axis + 1 :])

    def step(self, layer, shape, output):
        return Unflatten()

    def shares_memory(self, layer):
        return True


class ChannelNorm(Rule):
    """Batch and instance normalization: statistics of each channel. Their coupling of positions is left out of receptive fields."""

    def __init__(self, ranks):
        self.ranks = ranks

    def output(self, layer, shape):
        channel = 0 if len(shape) == min(self.ranks) and isinstance(layer, nn.modules.batchnorm._InstanceNorm) else 1
        if len(shape) not in self.ranks:
            raise Misfit(f"{' or '.join(f'{rank} axes' for rank in self.ranks)}")
        if shape[channel] != layer.num_features:
            raise Misfit(f"{layer.num_features} channels in axis {channel}")
        return tuple(shape)


class LayerNorm(Rule):
    def output(self, layer, shape):
        wanted = tuple(layer.normalized_shape)
        if tuple(shape[-len(wanted) :]) != wanted:
            raise Misfit(f"the last axes {show(('*', *wanted))}")
        return tuple(shape)


class GroupNorm(Rule):
    def output(self, layer, shape):
        if len(shape) < 2 or shape[1] != layer.num_channels:
            raise Misfit(f"{layer.num_channels} channels in axis 1")
        return tuple(shape)


class Padding(Rule):
    def output(self, layer, shape):
        axes = layer._axes
        _spatial(shape, axes)
        sides = [layer.padding[2 * i : 2 * i + 2] for i in reversed(range(axes))]
        sizes = [extent + low + high for extent, (low, high) in zip(shape[-axes:], sides)]
        if min(sizes) < 1:
            raise Misfit("more elements than the padding takes away")
        return (*shape[:-axes], *sizes)

    def step(self, layer, shape, output):
        mode = "zeros" if layer._mode == "constant" else layer._mode
        return Margin([layer.padding[2 * i] for i in reversed(range(layer._axes))], mode)


class UpsampleRule(Rule):
    def output(self, layer, shape):
        axes = len(shape) - 2
        if not 1 <= axes <= 3:
            raise Misfit("[N, C, L], [N, C, H, W] or [N, C, D, H, W]")
        if layer.size is not None:
            return (*shape[:2], *each(layer.size, axes))
        return (*shape[:2], *(int(extent * factor) for extent, factor in zip(shape[2:], each(layer.scale_factor, axes))))

    def step(self, layer, shape, output):
        return Resize(1 if layer.mode.startswith("nearest") else 3 if layer.mode == "bicubic" else 2, bool(layer.align_corners))


class PixelShuffle(Rule):
    def output(self, layer, shape):
        r = layer.upscale_factor
        if len(shape) < 3 or shape[-3] % (r * r):
            raise Misfit(f"[*, C, H, W] with channels divisible by {r * r}")
        return (*shape[:-3], shape[-3] // (r * r), shape[-2] * r, shape[-1] * r)

    def step(self, layer, shape, output):
        return Transposed((layer.upscale_factor,) * 2, (layer.upscale_factor,) * 2, (0, 0), (1, 1))


class PixelUnshuffle(Rule):
    def output(self, layer, shape):
        r = layer.downscale_factor
        if len(shape) < 3 or shape[-2] % r or shape[-1] % r:
            raise Misfit(f"[*, C, H, W] with H and W divisible by {r}")
        return (*shape[:-3], shape[-3] * r * r, shape[-2] // r, shape[-1] // r)

    def step(self, layer, shape, output):
        return Window((layer.downscale_factor,) * 2, (layer.downscale_factor,) * 2, (0, 0), (1, 1))


class Embedding(Rule):
    def output(self, layer, shape):
        return (*shape, layer.embedding_dim)

    def step(self, layer, shape, output):
        return None


class Recurrent(Rule):
    """The first result, the states of all steps; multiply-adds of the gates' matrices at every step."""

    def output(self, layer, shape):
        if len(shape) not in (2, 3) or shape[-1] != layer.input_size:
            order = "N, L" if layer.batch_first else "L, N"
            raise Misfit(
                f"{layer.input_size} features in the last axis: [{order}, {layer.input_size}] or [L, {layer.input_size}]"
            )
        return (*shape[:-1], (layer.proj_size or layer.hidden_size) * (2 if layer.bidirectional else 1))

    def multiply_adds(self, layer, shape, output):
        return prod(shape[:-1]) * sum(
            p.numel() for name, p in layer.named_parameters(recurse=False) if name.startswith("weight_")
        )

    def step(self, layer, shape, output):
        return None


class RecurrentCell(Rule):
    def output(self, layer, shape):
        if len(shape) not in (1, 2) or shape[-1] != layer.input_size:
            raise Misfit(f"{layer.input_size} features in the last axis: [N, {layer.input_size}] or [{layer.input_size}]")
        return (*shape[:-1], layer.hidden_size)

    def multiply_adds(self, layer, shape, output):
        return prod(shape[:-1]) * (layer.weight_ih.numel() + layer.weight_hh.numel())

    def step(self, layer, shape, output):
        return None


class Attention(Rule):
    """Queries [l, n, embed_dim], keys and values [s, n, ...]: the projections, the scores and the weighted values."""

    def output(self, layer, shape):
        if len(shape) not in (2, 3) or shape[-1] != layer.embed_dim:
            raise Misfit(f"{layer.embed_dim} features in the last axis")
        return tuple(shape)

    def multiply_adds_of_call(self, layer, shapes, output):
        query, key, value = (*shapes[:3], *shapes[:1] * 2)[:3]
        width = layer.embed_dim
        steps = [shape[0] if len(shape) == 2 else shape[1 if layer.batch_first else 0] for shape in (query, key)]
        batch = prod(query[:-1]) // max(steps[0], 1)
        projections = prod(query[:-1]) * 2 * width + prod(key[:-1]) * layer.kdim + prod(value[:-1]) * layer.vdim
        return width * (projections + 2 * batch * steps[0] * steps[1])

    def step(self, layer, shape, output):
        return None


class Bilinear(Rule):
    """Two inputs; the shape of the first one is given."""

    def output(self, layer, shape):
        if not shape or shape[-1] != layer.in1_features:
            raise Misfit(f"{layer.in1_features} features in the last axis of the first input")
        return (*shape[:-1], layer.out_features)

    def multiply_adds(self, layer, shape, output):
        return layer.weight.numel() * prod(shape[:-1])

    def step(self, layer, shape, output):
        return None


class Gated(Rule):
    """A gated linear unit halves an axis."""

    def output(self, layer, shape):
        axis = layer.dim % len(shape)
        if shape[axis] % 2:
            raise Misfit(f"an even extent along axis {layer.dim}")
        return (*shape[:axis], shape[axis] // 2, *shape[axis + 1 :])

    def step(self, layer, shape, output):
        return Same() if layer.dim % len(shape) == 1 or len(shape) == 2 else None


def _rules():
    same = Rule()
    rules = {
        nn.Identity: PassedOn(),
        nn.modules.activation._Activation: same,
        nn.GLU: Gated(),
        nn.modules.dropout._Dropout: PassedOn(),
    }
    rules |= {nn.modules.conv._Convolution: Convolution(), nn.modules.conv._TransposedConvolution: TransposedConvolution()}
    for axes in (1, 2, 3):
        for name in ("MaxPool", "AvgPool", "LPPool"):
            rules[getattr(nn, f"{name}{axes}d")] = Pooling(axes)
        for name in ("AdaptiveAvgPool", "AdaptiveMaxPool"):
            rules[getattr(nn, f"{name}{axes}d")] = AdaptivePooling(axes)
        rules[getattr(nn, f"BatchNorm{axes}d")] = ChannelNorm((2, 3) if axes == 1 else (axes + 2,))
        rules[getattr(nn, f"InstanceNorm{axes}d")] = ChannelNorm((axes + 1, axes + 2))
    rules |= {nn.LayerNorm: LayerNorm(), nn.RMSNorm: LayerNorm(), nn.GroupNorm: GroupNorm(), nn.LocalResponseNorm: same}
    rules |= {
        nn.Linear: Dense(),
        nn.Bilinear: Bilinear(),
        nn.Flatten: FlattenRule(),
        nn.Unflatten: UnflattenRule(),
        nn.modules.padding._Pad: Padding(),
    }
    rules |= {
        nn.Upsample: UpsampleRule(),
        nn.PixelShuffle: PixelShuffle(),
        nn.PixelUnshuffle: PixelUnshuffle(),
        nn.ChannelShuffle: same,
    }
    rules |= {
        nn.Embedding: Embedding(),
        nn.RNNBase: Recurrent(),
        nn.RNNCellBase: RecurrentCell(),
        nn.MultiheadAttention: Attention(),
    }
    return rules


_RULES = _rules()


def rule_of(layer):
    """The rule of a module, None for one that is not known. A forward of its own makes a subclass unknown."""
    for base in type(layer).__mro__:
        if base in _RULES:
            return _RULES[base]
        if "forward" in vars(base) and not base.__module__.startswith("dlcore.nn."):
            return None
    return None
