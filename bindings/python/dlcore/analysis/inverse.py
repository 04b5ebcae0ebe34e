"""Questions asked backwards: which layer gives a wanted result?"""

import sys
from dataclasses import dataclass
from typing import NamedTuple

from .. import _core
from .._core import Tensor
from .._grad_mode import no_grad
from .shapes import infer_shapes


class WindowChoice(NamedTuple):
    """A window along one axis."""

    kernel_size: int
    stride: int
    padding: int


def window_choices(input_size, output_size, kernel_sizes=(1, 11), strides=(1, 4), paddings=(0, 5), dilation=1, floor=True):
    """All kernel sizes, strides and paddings in ranges (lowest, highest) that map an input size to an output size.

    Given two lists of sizes, those that map each input size to its output size. A number in place of a range stands for itself.
    With ``floor=False`` the windows must fill the padded input. A list of ``WindowChoice``, in the order of the numbers.
    """
    inputs = [input_size] if isinstance(input_size, int) else list(input_size)
    outputs = [output_size] if isinstance(output_size, int) else list(output_size)
    if len(inputs) != len(outputs) or not inputs:
        raise ValueError(f"window_choices: expected as many output sizes as input sizes, got {len(inputs)} and {len(outputs)}")
    common = None
    for n, m in zip(inputs, outputs):
        rows = _core.window_solutions(n, m, kernel_sizes, strides, paddings, dilation=dilation, floor=floor).tolist()
        found = [WindowChoice(*row) for row in rows]
        common = found if common is None else [choice for choice in common if choice in set(found)]
    return common


def hidden_sizes(kind, parameters, input_size, *, output_size=None, num_layers=1, biases=2, bidirectional=False):
    """The hidden sizes with which a network has a given number of parameters: a list of at most one.

    ``kind`` is 'rnn', 'gru' or 'lstm', or 'mlp': a network with ``num_layers`` hidden layers of the same size. With ``output_size``
    a dense layer with a bias on top is counted as well; an mlp needs it. ``biases`` is the number of bias vectors of a recurrent
    layer: 2 as in PyTorch, 1 as in Keras and most papers, or 0.
    """
    if kind == "mlp":
        if output_size is None:
            raise ValueError("hidden_sizes: an mlp needs output_size")

        def count(h):
            return (input_size + 1) * h + (num_layers - 1) * (h + 1) * h + (h + 1) * output_size

    elif output_size is None:
        return _core.hidden_size_for_parameters(
            kind, input_size, parameters, num_layers=num_layers, biases=biases, bidirectional=bidirectional
        ).tolist()
    else:
        directions = 2 if bidirectional else 1

        def count(h):
            own = _core.recurrent_parameters(
                kind, input_size, h, num_layers=num_layers, biases=biases, bidirectional=bidirectional
            )
            return own.item() + (h * directions + 1) * output_size

    low, high = 1, max(1, parameters)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if count(middle) < parameters else (low, middle)
    return [low] if count(low) == parameters else []


@dataclass(frozen=True)
class KernelEstimate:
    """A kernel that explains an observed output: ``weight``, ``bias`` (None without), the root of the mean square ``residual``, the
    ``rank`` of the equations and the number of ``unknowns``."""

    weight: Tensor
    bias: Tensor | None
    residual: float
    rank: int
    unknowns: int

    @property
    def is_unique(self):
        """Whether no other kernel explains the output as well."""
        return self.rank == self.unknowns


def kernel_from_output(input, output, kernel_size=None, *, known=None, stride=1, padding=0, dilation=1, bias=False):
    """The kernel of a convolution that was observed: least squares, since a convolution is linear in its weights.

    ``input`` is [H, W], [C, H, W] or [N, C, H, W] and ``output`` [H', W'], [O, H', W'] or [N, O, H', W'], of the same rank.
    ``known`` is a kernel [k, l], [C, k, l] or [O, C, k, l] with NaN where it is not known; without it, give ``kernel_size``. Where
    several kernels explain the output equally well, it is the shortest one. The result is float64, of the shape of ``known``, or
    [O, C, k, l] without as many axes at the front as ``input`` lacks.

    Raises ShapeError where the shapes do not fit. A ``KernelEstimate``.
    """
    from ..nn import functional as F

    if (kernel_size is None) == (known is None):
        raise ValueError("kernel_from_output: give kernel_size, or a known kernel with NaN for what is not known")
    x, y = _core.as_tensor(input).to(_core.float64), _core.as_tensor(output).to(_core.float64)
    if x.dim() != y.dim() or not 2 <= x.dim() <= 4:
        raise _core.ShapeError(
            f"kernel_from_output: input and output must both have 2, 3 or 4 axes, got shapes {tuple(x.shape)} and {tuple(y.shape)}"
        )
    rank = x.dim()
    x, y = x.reshape((1,) * (4 - rank) + tuple(x.shape)), y.reshape((1,) * (4 - rank) + tuple(y.shape))
    kernel = (
        (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(known.shape[-2:] if kernel_size is None else kernel_size)
    )
    full = (y.shape[1], x.shape[1], *kernel)
    shape = full[4 - rank :] if known is None else tuple(known.shape)
    given = _core.full(full, float("nan"), dtype=_core.float64) if known is None else known.to(_core.float64)
    if given.numel() != full[0] * full[1] * full[2] * full[3]:
        raise _core.ShapeError(f"kernel_from_output: known must be a kernel of shape {full}, got {tuple(given.shape)}")
    given = given.reshape(full[0], -1)
    columns = F.unfold(x, kernel, dilation=dilation, padding=padding, stride=stride)
    if columns.shape[2] != y.shape[2] * y.shape[3] or columns.shape[0] != y.shape[0]:
        expected = _core.window_output_size(
            list(x.shape[2:]), list(kernel), stride=stride, padding=padding, dilation=dilation
        ).tolist()
        raise _core.ShapeError(
            f"kernel_from_output: the output should be {expected[0]} x {expected[1]}, got {y.shape[2]} x {y.shape[3]}"
        )
    equations = columns.permute(0, 2, 1).reshape(-1, columns.shape[1])
    weights, biases, squares, least, unknowns = [], [], 0.0, None, 0
    for channel in range(full[0]):
        observed = y[:, channel].reshape(-1)
        row, offset, error, determined, count = _solve(equations, observed, given[channel], bias)
        weights.append(row)
        biases.append(offset)
        squares += error
        least = determined if least is None else least + determined
        unknowns += count
    weight = _core.stack(weights).reshape(shape)
    residual = (squares / y.numel()) ** 0.5
    return KernelEstimate(weight, _core.stack(biases) if bias else None, residual, least, unknowns)


def _solve(equations, observed, given, bias):
    """One channel: its kernel, bias, sum of squared errors, rank and number of unknowns."""
    from .. import linalg

    is_open = _core.isnan(given)
    open_places = is_open.nonzero().reshape(-1)
    fixed = _core.where(is_open, _core.zeros_like(given), given)
    left, right = equations[:, open_places], observed - equations @ fixed
    if bias:
        left = _core.cat([left, _core.ones(left.shape[0], 1, dtype=left.dtype)], 1)
    solution = linalg.pinv(left) @ right
    error = ((left @ solution - right) ** 2).sum().item()
    rank = linalg.matrix_rank(left).item() if left.numel() else 0
    row = fixed.clone()
    row[open_places] = solution[: len(open_places)]
    return row, solution[-1] if bias else None, error, rank, left.shape[1]


class AcceptedSizes:
    """The sizes that a network accepts among those tried. ``sizes`` lists them, ``ranges`` gives (first, last) of each run,
    ``reason`` says what kept the largest size below the smallest accepted one out, or the last one tried if none is accepted."""

    def __init__(self, sizes, tried, reason):
        self.sizes = sizes
        self.tried = tried
        self.reason = reason
        self.ranges = []
        for size in sizes:
            if self.ranges and tried.index(size) == tried.index(self.ranges[-1][1]) + 1:
                self.ranges[-1] = (self.ranges[-1][0], size)
            else:
                self.ranges.append((size, size))

    def __iter__(self):
        return iter(self.sizes)

    def __len__(self):
        return len(self.sizes)

    def __contains__(self, size):
        return size in self.sizes

    def __str__(self):
        if not self.sizes:
            return f"none of {self.tried[0]} to {self.tried[-1]}: {self.reason}"
        parts = [str(a) if a == b else f"{a} to {b}" for a, b in self.ranges]
        if self.ranges[-1][1] == self.tried[-1] and self.ranges[-1][0] != self.ranges[-1][1]:
            parts[-1] = f"{self.ranges[-1][0]} to {self.tried[-1]}, the largest tried"
        return ", ".join(parts) if len(parts) <= 8 else ", ".join(parts[:6]) + f", ... ({len(self.sizes)} sizes)"

    __repr__ = __str__


def accepted_input_sizes(model, shape, sizes=range(1, 257)):
    """The sizes that a network accepts for the extents that are None in ``shape``, all of them alike.

    ``shape`` is that of the input, such as (1, 3, None, None). Networks of nested ``Sequential`` and known layers are not run;
    others are, with zeros in evaluation mode, which may take a while for many sizes and shows a progress bar in a terminal.
    An ``AcceptedSizes``, which prints as text.
    """
    if None not in shape:
        raise ValueError(f"accepted_input_sizes: shape needs None in place of what is asked for, got {tuple(shape)}")
    tried = list(sizes)
    if not tried:
        raise ValueError("accepted_input_sizes: sizes is empty")
    try:
        infer_shapes(model, _filled(shape, tried[0]))
        check = _infers
    except TypeError:
        check = _runs
    except RuntimeError:
        check = _infers
    steps = tried
    if check is _runs and sys.stderr.isatty():
        from ..utils.progress import Progress

        steps = Progress(tried, "input sizes", file=sys.stderr)
    accepted, reason = [], ""
    for size in steps:
        problem = check(model, _filled(shape, size))
        if problem is None:
            accepted.append(size)
        elif not accepted:
            reason = problem
    return AcceptedSizes(accepted, tried, reason)


def _filled(shape, size):
    return tuple(size if extent is None else extent for extent in shape)


def _infers(model, shape):
    try:
        infer_shapes(model, shape)
    except RuntimeError as error:
        return str(error)
    return None


def _runs(model, shape):
    dtype = next((p.dtype for p in model.parameters() if p.is_floating_point()), _core.float32)
    modes = [(module, module.training) for module in model.modules()]
    try:
        model.eval()
        with no_grad():
            model(_core.zeros(shape, dtype=dtype))
    except (RuntimeError, ValueError) as error:
        return str(error)
    finally:
        for module, mode in modes:
            module.training = mode
    return None
