"""Convolutions and transposed convolutions over one, two and three axes."""

__all__ = [
    "Conv1d",
    "Conv2d",
    "Conv3d",
    "ConvTranspose1d",
    "ConvTranspose2d",
    "ConvTranspose3d",
    "LazyConv1d",
    "LazyConv2d",
    "LazyConv3d",
    "LazyConvTranspose1d",
    "LazyConvTranspose2d",
    "LazyConvTranspose3d",
]

from math import sqrt

from ... import _core
from ..._core import empty
from .. import functional as F
from .. import init
from ..parameter import Parameter, UninitializedParameter
from .lazy import LazyModuleMixin
from .module import Module

_MODES = ("zeros", "reflect", "replicate", "circular")


def repeated(value, count):
    """A number repeated for every axis, or the numbers given."""
    if isinstance(value, int):
        return (value,) * count
    value = tuple(value)
    return value * count if len(value) == 1 else value


class _ConvNd(Module):
    """What all convolutions share. ``_axes`` is the number of axes that the kernel has."""

    _axes = 0
    _transposed = False

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride,
        padding,
        dilation,
        output_padding,
        groups,
        bias,
        padding_mode,
        device,
        dtype,
    ):
        super().__init__()
        if groups <= 0:
            raise ValueError("groups must be a positive integer")
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        if padding_mode not in _MODES:
            raise ValueError(f"padding_mode must be one of {list(_MODES)}, but got padding_mode='{padding_mode}'")
        axes = self._axes
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = repeated(kernel_size, axes)
        self.stride = repeated(stride, axes)
        self.dilation = repeated(dilation, axes)
        self.output_padding = repeated(output_padding, axes)
        self.transposed = self._transposed
        self.groups = groups
        self.padding_mode = padding_mode
        if isinstance(padding, str):
            if padding not in ("same", "valid"):
                raise ValueError(f"Invalid padding string '{padding}', should be one of {{'valid', 'same'}}")
            if padding == "same" and any(step != 1 for step in self.stride):
                raise ValueError("padding='same' is not supported for strided convolutions")
            self.padding = padding
        else:
            self.padding = repeated(padding, axes)
        self._make_parameters(bias, device, dtype)

    def _make_parameters(self, bias, device, dtype):
        self.weight = Parameter(empty(self._weight_shape(), dtype=dtype, device=device))
        if bias:
            self.bias = Parameter(empty(self.out_channels, dtype=dtype, device=device))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def _weight_shape(self):
        first, second = self.out_channels, self.in_channels
        if self._transposed:
            first, second = second, first
        return (first, second // self.groups, *self.kernel_size)

    def reset_parameters(self):
        """Draws new values."""
        init.kaiming_uniform_(self.weight, a=sqrt(5))
        if self.bias is not None:
            fan_in, _ = init.fans(self.weight)
            if fan_in != 0:
                bound = 1 / sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def _weight_and_bias(self):
        parameters = self._parameters
        try:
            return parameters["weight"], parameters["bias"]
        except KeyError:  # replaced by something that is not a parameter
            return self.weight, self.bias

    def _surrounding(self):
        """What is added before and behind every axis, the last axis first, as ``nn.functional.pad`` wants it."""
        sides = []
        for axis in reversed(range(self._axes)):
            if self.padding == "same":
                total = self.dilation[axis] * (self.kernel_size[axis] - 1)
                sides += [total // 2, total - total // 2]
            else:
                sides += [0, 0] if self.padding == "valid" else [self.padding[axis]] * 2
        return sides

    def extra_repr(self):
        parts = [f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"]
        if self.padding != (0,) * self._axes:
            parts.append(f"padding={self.padding}")
        if self.dilation != (1,) * self._axes:
            parts.append(f"dilation={self.dilation}")
        if self.output_padding != (0,) * self._axes:
            parts.append(f"output_padding={self.output_padding}")
        if self.groups != 1:
            parts.append(f"groups={self.groups}")
        if self.bias is None:
            parts.append("bias=False")
        if self.padding_mode != "zeros":
            parts.append(f"padding_mode={self.padding_mode}")
        return ", ".join(parts)


class _Convolution(_ConvNd):
    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ):
        super().__init__(
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            dilation,
            0,
            groups,
            bias,
            padding_mode,
            device,
            dtype,
        )

    def forward(self, input):
        weight, bias = self._weight_and_bias()
        return self._conv_forward(input, weight, bias)

    def _conv_forward(self, input, weight, bias):
        padding = self.padding
        if self.padding_mode != "zeros":
            input = F.pad(input, self._surrounding(), mode=self.padding_mode)
            padding = 0
        elif padding.__class__ is str:
            return self._by_name(input, weight, bias, self.stride, padding, self.dilation, self.groups)
        return self._by_number(input, weight, bias, self.stride, padding, self.dilation, self.groups)


class Conv1d(_Convolution):
    """Cross-correlation of sequences [N, in_channels, L] (or one without N) with out_channels filters.

    weight [out_channels, in_channels / groups, kernel_size] and bias [out_channels] begin uniform on [-b, b) with
    b = 1 / sqrt(in_channels / groups * kernel_size). ``padding`` is a number, 'valid' or 'same'; ``padding_mode`` says what
    surrounds the input: 'zeros', 'reflect', 'replicate' or 'circular'.
    """

    _axes = 1
    _by_number = staticmethod(_core.conv1d)
    _by_name = staticmethod(_core.conv1d_padding)


class Conv2d(_Convolution):
    """Cross-correlation of images [N, in_channels, H, W] (or one without N) with out_channels filters.

    weight [out_channels, in_channels / groups, *kernel_size] and bias [out_channels] begin uniform on [-b, b) with
    b = 1 / sqrt(in_channels / groups * area of the kernel). ``padding`` is a number, a pair, 'valid' or 'same';
    ``padding_mode`` says what surrounds the image: 'zeros', 'reflect', 'replicate' or 'circular'.
    """

    _axes = 2
    _by_number = staticmethod(_core.conv2d)
    _by_name = staticmethod(_core.conv2d_padding)


class Conv3d(_Convolution):
    """Cross-correlation of volumes [N, in_channels, D, H, W] (or one without N) with out_channels filters.

    weight [out_channels, in_channels / groups, *kernel_size] and bias [out_channels] begin uniform on [-b, b) with
    b = 1 / sqrt(in_channels / groups * volume of the kernel). ``padding`` is a number, three numbers, 'valid' or 'same';
    ``padding_mode`` says what surrounds the volume: 'zeros', 'reflect', 'replicate' or 'circular'.
    """

    _axes = 3
    _by_number = staticmethod(_core.conv3d)
    _by_name = staticmethod(_core.conv3d_padding)


class _TransposedConvolution(_ConvNd):
    _transposed = True

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ):
        if padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        if isinstance(padding, str):
            raise TypeError(f"{type(self).__name__}: padding must be a number for every axis, got '{padding}'")
        super().__init__(
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            dilation,
            output_padding,
            groups,
            bias,
            padding_mode,
            device,
            dtype,
        )

    def forward(self, input, output_size=None):
        weight, bias = self._weight_and_bias()
        extra = self.output_padding if output_size is None else self._output_padding(input, output_size)
        return self._convolve(input, weight, bias, self.stride, self.padding, extra, self.groups, self.dilation)

    def _output_padding(self, input, output_size):
        """The output_padding with which the result has this size: with a stride, several sizes are possible."""
        axes = self._axes
        output_size = list(output_size)
        leading = input.dim() - axes
        if len(output_size) == input.dim():
            output_size = output_size[leading:]
        if len(output_size) != axes:
            raise ValueError(
                f"ConvTranspose{axes}D: for {input.dim()}D input, output_size must have {axes} or {input.dim()} elements "
                f"(got {len(output_size)})"
            )
        extra = []
        for axis, size in enumerate(output_size):
            smallest = (
                (input.shape[leading + axis] - 1) * self.stride[axis]
                - 2 * self.padding[axis]
                + self.dilation[axis] * (self.kernel_size[axis] - 1)
                + 1
            )
            largest = smallest + self.stride[axis] - 1
            if size < smallest or size > largest:
                raise ValueError(
                    f"requested an output size of {output_size}, but valid sizes range from {smallest} to {largest} at axis "
                    f"{axis} (for an input of {list(input.shape)[leading:]})"
                )
            extra.append(size - smallest)
        return extra


class ConvTranspose1d(_TransposedConvolution):
    """Transposed convolution of sequences [N, in_channels, L] (or one without N): the adjoint of Conv1d, plus bias.

    weight [in_channels, out_channels / groups, kernel_size]. Called with ``output_size``, it finds output_padding itself.
    """

    _axes = 1
    _convolve = staticmethod(_core.conv_transpose1d)


class ConvTranspose2d(_TransposedConvolution):
    """Transposed convolution of images [N, in_channels, H, W] (or one without N): the adjoint of Conv2d, plus bias.

    weight [in_channels, out_channels / groups, *kernel_size]. Called with ``output_size``, it finds output_padding itself.
    """

    _axes = 2
    _convolve = staticmethod(_core.conv_transpose2d)


class ConvTranspose3d(_TransposedConvolution):
    """Transposed convolution of volumes [N, in_channels, D, H, W] (or one without N): the adjoint of Conv3d, plus bias.

    weight [in_channels, out_channels / groups, *kernel_size]. Called with ``output_size``, it finds output_padding itself.
    """

    _axes = 3
    _convolve = staticmethod(_core.conv_transpose3d)


class _LazyConvolution(LazyModuleMixin):
    """The number of input channels is that of the first input."""

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        super().__init__(0, 0, kernel_size, *args, **kwargs)
        self.out_channels = out_channels
        if out_channels % self.groups != 0:
            raise ValueError("out_channels must be divisible by groups")

    def _make_parameters(self, bias, device, dtype):
        self.weight = UninitializedParameter(dtype=dtype)
        if bias:
            self.bias = UninitializedParameter(dtype=dtype)
        else:
            self.register_parameter("bias", None)

    def initialize_parameters(self, input):
        """Makes the parameters for inputs like this one."""
        if not self.has_uninitialized_params():
            return
        axes = self._axes
        if input.dim() not in (axes + 1, axes + 2):
            raise RuntimeError(
                f"Expected {axes + 1}D (unbatched) or {axes + 2}D (batched) input to {type(self).__name__}, but got input of "
                f"size: {list(input.shape)}"
            )
        self.in_channels = input.shape[input.dim() - axes - 1]
        if self.in_channels % self.groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        self.weight.materialize(self._weight_shape())
        if self.bias is not None:
            self.bias.materialize((self.out_channels,))
        self.reset_parameters()

    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.in_channels != 0:
            super().reset_parameters()


class LazyConv1d(_LazyConvolution, Conv1d):
    """Conv1d that takes in_channels from its first input."""

    cls_to_become = Conv1d


class LazyConv2d(_LazyConvolution, Conv2d):
    """Conv2d that takes in_channels from its first input."""

    cls_to_become = Conv2d


class LazyConv3d(_LazyConvolution, Conv3d):
    """Conv3d that takes in_channels from its first input."""

    cls_to_become = Conv3d


class LazyConvTranspose1d(_LazyConvolution, ConvTranspose1d):
    """ConvTranspose1d that takes in_channels from its first input."""

    cls_to_become = ConvTranspose1d


class LazyConvTranspose2d(_LazyConvolution, ConvTranspose2d):
    """ConvTranspose2d that takes in_channels from its first input."""

    cls_to_become = ConvTranspose2d


class LazyConvTranspose3d(_LazyConvolution, ConvTranspose3d):
    """ConvTranspose3d that takes in_channels from its first input."""

    cls_to_become = ConvTranspose3d
