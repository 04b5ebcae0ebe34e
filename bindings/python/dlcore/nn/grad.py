"""The gradients of convolutions, as functions of their own."""

from .. import _core
from .._core import conv1d_weight, conv2d_weight, conv3d_weight


def _input_gradient(convolve):
    def gradient(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return convolve(list(input_size), weight, grad_output, stride, padding, dilation, groups)

    gradient.__name__ = gradient.__qualname__ = convolve.__name__
    gradient.__doc__ = f"The gradient of {convolve.__name__[:6]} with respect to its input, which has the shape ``input_size``."
    return gradient


conv1d_input = _input_gradient(_core.conv1d_input)
conv2d_input = _input_gradient(_core.conv2d_input)
conv3d_input = _input_gradient(_core.conv3d_input)
