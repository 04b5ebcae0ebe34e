"""Layers that do in one pass what several do one after the other."""

from .._core import conv2d_relu
from .functional import pad
from .modules import Conv2d, ReLU, Sequential

__all__ = ["ConvReLU2d"]


class ConvReLU2d(Sequential):
    """A `Conv2d` and the `ReLU` behind it: the convolution writes what the rectifier would make of it.

    The two keep their names, ``0`` and ``1``, so a ``state_dict`` is that of the `Sequential`. Their hooks are not called."""

    def __init__(self, conv, relu):
        if not (isinstance(conv, Conv2d) and isinstance(relu, ReLU)):
            raise AssertionError(f"Incorrect types for input modules{type(conv)}{type(relu)}")
        super().__init__(conv, relu)

    def forward(self, input):
        conv = self[0]
        padding = conv.padding
        if conv.padding_mode != "zeros":
            input, padding = pad(input, conv._surrounding(), mode=conv.padding_mode), 0
        elif isinstance(padding, str):
            return super().forward(input)
        return conv2d_relu(input, *conv._weight_and_bias(), conv.stride, padding, conv.dilation, conv.groups)
