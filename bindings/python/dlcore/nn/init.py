"""How parameters begin. Each function changes its tensor in place, without recording, and returns it.

Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010 (xavier);
He et al., "Delving deep into rectifiers", 2015 (kaiming).
"""

from math import ceil, erf, sqrt

from .. import _core
from .._core import eye
from .._grad_mode import no_grad

_GAINS = {
    "linear": 1.0,
    "conv1d": 1.0,
    "conv2d": 1.0,
    "conv3d": 1.0,
    "conv_transpose1d": 1.0,
    "conv_transpose2d": 1.0,
    "conv_transpose3d": 1.0,
    "sigmoid": 1.0,
    "tanh": 5.0 / 3.0,
    "relu": sqrt(2.0),
    "selu": 0.75,
}


def calculate_gain(nonlinearity, param=None):
    """The factor by which a nonlinearity's layer should be wider spread than a linear one."""
    if nonlinearity == "leaky_relu":
        slope = 0.01 if param is None else param
        if isinstance(slope, bool) or not isinstance(slope, (int, float)):
            raise ValueError(f"negative_slope {param} not a valid number")
        return sqrt(2.0 / (1 + slope**2))
    if nonlinearity not in _GAINS:
        raise ValueError(f"Unsupported nonlinearity {nonlinearity}")
    return _GAINS[nonlinearity]


def fans(tensor):
    """(fan_in, fan_out): how many values a unit of the layer is computed from, and how many a value goes into."""
    if tensor.dim() < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    outputs, inputs, *window = tensor.shape
    area = 1
    for extent in window:
        area *= extent
    return inputs * area, outputs * area


_calculate_fan_in_and_fan_out = fans


def _fan(tensor, mode):
    mode = mode.lower()
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    return fans(tensor)[mode == "fan_out"]


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    """Uniform on [a, b)."""
    with no_grad():
        return tensor.uniform_(a, b, generator=generator)


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    """Normal with a mean and a standard deviation."""
    with no_grad():
        return tensor.normal_(mean, std, generator=generator)


def constant_(tensor, val):
    """The same value everywhere."""
    with no_grad():
        return tensor.fill_(val)


def zeros_(tensor):
    """0 everywhere."""
    return constant_(tensor, 0.0)


def ones_(tensor):
    """1 everywhere."""
    return constant_(tensor, 1.0)


def eye_(tensor):
    """The identity matrix."""
    if tensor.dim() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    with no_grad():
        return tensor.copy_(eye(*tensor.shape))


def xavier_uniform_(tensor, gain=1.0, generator=None):
    """Uniform on [-b, b) with b = gain sqrt(6 / (fan_in + fan_out))."""
    fan_in, fan_out = fans(tensor)
    bound = sqrt(3.0) * gain * sqrt(2.0 / float(fan_in + fan_out))
    return uniform_(tensor, -bound, bound, generator)


def xavier_normal_(tensor, gain=1.0, generator=None):
    """Normal with standard deviation gain sqrt(2 / (fan_in + fan_out))."""
    fan_in, fan_out = fans(tensor)
    return normal_(tensor, 0.0, gain * sqrt(2.0 / float(fan_in + fan_out)), generator)


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    """Uniform on [-b, b) with b = gain sqrt(3 / fan); a is the slope of leaky_relu."""
    if 0 in tensor.shape:
        return tensor
    bound = sqrt(3.0) * (calculate_gain(nonlinearity, a) / sqrt(_fan(tensor, mode)))
    return uniform_(tensor, -bound, bound, generator)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    """Normal with standard deviation gain / sqrt(fan); a is the slope of leaky_relu."""
    if 0 in tensor.shape:
        return tensor
    return normal_(tensor, 0.0, calculate_gain(nonlinearity, a) / sqrt(_fan(tensor, mode)), generator)


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    """Normal, but drawn again outside [a, b]: by inversion of the distribution function between the two."""
    if mean < a - 2 * std or mean > b + 2 * std:
        from warnings import warn

        warn(
            "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.",
            stacklevel=2,
        )

    def below(x):
        return (1.0 + erf(x / sqrt(2.0))) / 2.0

    low, high = below((a - mean) / std), below((b - mean) / std)
    with no_grad():
        places = _core.empty(tensor.shape, dtype=_core.float64).uniform_(2 * low - 1, 2 * high - 1, generator=generator)
        values = _core.erfinv(places) * (std * sqrt(2.0)) + mean
        return tensor.copy_(values.clamp(a, b))


def dirac_(tensor, groups=1):
    """The identity for a convolution: channel i of each group is passed on as it is."""
    rank = tensor.dim()
    if rank not in (3, 4, 5):
        raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
    outputs, inputs, *window = tensor.shape
    if outputs % groups != 0:
        raise ValueError("dim 0 must be divisible by groups")
    per_group = outputs // groups
    with no_grad():
        tensor.zero_()
        centre = tuple(extent // 2 for extent in window)
        for group in range(groups):
            for channel in range(min(per_group, inputs)):
                tensor[(group * per_group + channel, channel, *centre)] = 1
    return tensor


def orthogonal_(tensor, gain=1, generator=None):
    """A (semi-)orthogonal matrix of rows over all other axes (Saxe et al., "Exact solutions to the nonlinear dynamics", 2013)."""
    if tensor.dim() < 2:
        raise ValueError("Only tensors with 2 or more dimensions are supported")
    if tensor.numel() == 0:
        return tensor
    from ..linalg import qr

    rows = tensor.shape[0]
    columns = tensor.numel() // rows
    with no_grad():
        flat = _core.empty((rows, columns), dtype=tensor.dtype).normal_(0, 1, generator=generator)
        q, r = qr(flat.t().contiguous() if rows < columns else flat)
        # Signs of r's diagonal make the distribution uniform.
        q = q * r.diagonal().sign()
        if rows < columns:
            q = q.t()
        return tensor.copy_(q.reshape(tensor.shape) * gain)


def sparse_(tensor, sparsity, std=0.01, generator=None):
    """Normal, with a share ``sparsity`` of each column set to zero (Martens, "Deep learning via Hessian-free optimization", 2010)."""
    if tensor.dim() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    rows, columns = tensor.shape
    zeros = ceil(sparsity * rows)
    with no_grad():
        tensor.normal_(0, std, generator=generator)
        for column in range(columns):
            tensor[_core.randperm(rows, generator=generator)[:zeros], column] = 0
    return tensor
