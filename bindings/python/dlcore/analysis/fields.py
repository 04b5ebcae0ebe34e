"""Receptive fields: what each unit of a layer sees of the input, position by position and as a rule.

Along an axis, the input elements that unit i sees are known as an interval, cut at the borders of the input; as long as all
layers are windows, also as size, stride and start of the rule "unit i sees size elements from start + i stride on", which
knows no borders.
"""

from dataclasses import dataclass
from fractions import Fraction

# What a unit sees that sees nothing, such as one over the padding: every union with it is the other interval.
NOTHING = (1 << 62, -1)


@dataclass(frozen=True)
class AxisField:
    """The receptive fields of the units along one axis.

    ``intervals`` has the first and the last input element of each unit. ``size``, ``stride`` and ``start`` are the rule without
    borders; size and start are None where there is none (behind resizing layers).
    """

    input_size: int
    intervals: tuple
    size: int | None = 1
    stride: Fraction = Fraction(1)
    start: int | None = 0

    @classmethod
    def of_input(cls, input_size):
        return cls(input_size, tuple((i, i) for i in range(input_size)))

    @property
    def clipped(self):
        """The largest number of input elements that a unit sees."""
        return max((high - low + 1 for low, high in self.intervals if high >= low), default=0)

    @property
    def offset(self):
        """Where the middle of the first unit's field lies: 0 is the middle of the first element."""
        return None if self.size is None else self.start + (self.size - 1) / 2

    def union(self):
        low, high = min(a for a, _ in self.intervals), max(b for _, b in self.intervals)
        return (low, high)

    def merged(self, other):
        """The fields of units that combine those of two layers, position by position; None where they do not match."""
        if len(self.intervals) != len(other.intervals):
            return None
        intervals = tuple((min(a, c), max(b, d)) for (a, b), (c, d) in zip(self.intervals, other.intervals))
        if self.size is None or other.size is None or self.stride != other.stride:
            return AxisField(self.input_size, intervals, None, self.stride, None)
        start = min(self.start, other.start)
        size = max(self.start + self.size, other.start + other.size) - start
        return AxisField(self.input_size, intervals, size, self.stride, start)

    def seen_through(self, taps):
        """The intervals of units that combine the given units of this layer."""
        count = len(self.intervals)
        result = []
        for positions in taps:
            seen = [self.intervals[p] for p in positions if 0 <= p < count]
            result.append((min(a for a, _ in seen), max(b for _, b in seen)) if seen else NOTHING)
        return tuple(result)


@dataclass(frozen=True)
class Fields:
    """The receptive fields of a layer: one for each axis. ``flat`` when its units have lost their places in a long axis."""

    axes: tuple
    flat: bool = False

    @classmethod
    def of_input(cls, shape):
        """Those of an input [N, C, ...]: every element sees itself. None without axes of positions."""
        return cls(tuple(AxisField.of_input(extent) for extent in shape[2:])) if len(shape) > 2 else None

    def merged(self, other):
        if self.flat != other.flat or len(self.axes) != len(other.axes):
            return None
        axes = [a.merged(b) for a, b in zip(self.axes, other.axes)]
        return None if None in axes else Fields(tuple(axes), self.flat)

    def extents(self):
        return [len(axis.intervals) for axis in self.axes]


class Same:
    """A layer whose units see their own place."""

    def apply(self, fields, sizes):
        return fields


class Flatten:
    """All places in one axis: which unit is where does not matter any more."""

    def apply(self, fields, sizes):
        return Fields(fields.axes, flat=True)


class Unflatten:
    """Units behind a dense layer get places: all of them see what every unit sees."""

    def apply(self, fields, sizes):
        if not fields.flat or any(len(axis.intervals) > 1 for axis in fields.axes) or len(fields.axes) != len(sizes):
            return None
        return Fields(tuple(_spread(axis, count) for axis, count in zip(fields.axes, sizes)))


class Mixed:
    """A dense layer: behind Flatten every unit sees the whole map."""

    def apply(self, fields, sizes):
        if fields.flat:
            return Fields(tuple(_whole(axis) for axis in fields.axes), flat=True)
        return Fields((*fields.axes[:-1], _spread(fields.axes[-1], sizes[-1])))


def _whole(axis):
    """One unit that sees what all units of a layer see."""
    if axis.size is None:
        return AxisField(axis.input_size, (axis.union(),), None, axis.stride, None)
    size = axis.size + (len(axis.intervals) - 1) * int(axis.stride)
    return AxisField(axis.input_size, (axis.union(),), size, axis.stride, axis.start)


def _spread(axis, count):
    """`count` units that all see the whole map."""
    return AxisField(axis.input_size, (axis.union(),) * count, None, axis.stride, None)


def _surrounded(place, count, mode):
    """The unit that stands at a place in front of or behind `count` units; one that is out of range where there is none."""
    if 0 <= place < count or mode == "zeros":
        return place
    if mode == "circular":
        return place % count
    if mode == "replicate":
        return min(max(place, 0), count - 1)
    return -place if place < 0 else 2 * (count - 1) - place


class Window:
    """Convolution and pooling. ``mode`` says what surrounds the units: 'zeros', 'reflect', 'replicate' or 'circular'."""

    def __init__(self, kernel, stride, padding, dilation, mode="zeros"):
        self.parts = list(zip(kernel, stride, padding, dilation))
        self.mode = mode

    def apply(self, fields, sizes):
        if fields.flat or len(fields.axes) != len(self.parts):
            return None
        axes = []
        for axis, (kernel, stride, padding, dilation), count in zip(fields.axes, self.parts, sizes):
            n = len(axis.intervals)
            taps = (
                [_surrounded(i * stride - padding + k * dilation, n, self.mode) for k in range(kernel)] for i in range(count)
            )
            size, start = axis.size, axis.start
            if size is not None and axis.stride.denominator == 1:
                size, start = size + dilation * (kernel - 1) * int(axis.stride), start - padding * int(axis.stride)
            else:
                size = start = None
            axes.append(AxisField(axis.input_size, axis.seen_through(taps), size, axis.stride * stride, start))
        return Fields(tuple(axes))


class Transposed:
    """A transposed convolution: unit o is reached by the units i with o = i stride - padding + k dilation."""

    def __init__(self, kernel, stride, padding, dilation):
        self.parts = list(zip(kernel, stride, padding, dilation))

    def apply(self, fields, sizes):
        if fields.flat or len(fields.axes) != len(self.parts):
            return None
        axes = []
        for axis, (kernel, stride, padding, dilation), count in zip(fields.axes, self.parts, sizes):
            taps = (
                [(o + padding - k * dilation) // stride for k in range(kernel) if (o + padding - k * dilation) % stride == 0]
                for o in range(count)
            )
            axes.append(AxisField(axis.input_size, axis.seen_through(taps), None, axis.stride / stride, None))
        return Fields(tuple(axes))


class Adaptive:
    """Adaptive pooling: unit i of m combines the units floor(i n / m) to ceil((i + 1) n / m) - 1 of n."""

    def __init__(self, axes):
        self.axes = axes

    def apply(self, fields, sizes):
        if fields.flat or len(fields.axes) != self.axes:
            return None
        axes = []
        for axis, count in zip(fields.axes, sizes):
            n = len(axis.intervals)
            if count == 1:
                axes.append(_whole(axis))
                continue
            if n % count == 0:
                axes.append(Window((n // count,), (n // count,), (0,), (1,)).apply(Fields((axis,)), (count,)).axes[0])
                continue
            taps = (range(i * n // count, -(-(i + 1) * n // count)) for i in range(count))
            axes.append(AxisField(axis.input_size, axis.seen_through(taps), None, axis.stride * Fraction(n, count), None))
        return Fields(tuple(axes))


class Margin:
    """Padding as a layer: `low` units in front, which see nothing, or what the units see that ``mode`` repeats there."""

    def __init__(self, low, mode):
        self.low = low
        self.mode = mode

    def apply(self, fields, sizes):
        if fields.flat or len(fields.axes) != len(self.low):
            return None
        axes = []
        for axis, low, count in zip(fields.axes, self.low, sizes):
            start = axis.start - low * int(axis.stride) if axis.start is not None and axis.stride.denominator == 1 else None
            n = len(axis.intervals)
            intervals = axis.seen_through([_surrounded(i - low, n, self.mode)] for i in range(count))
            axes.append(AxisField(axis.input_size, intervals, axis.size if start is not None else None, axis.stride, start))
        return Fields(tuple(axes))


class Resize:
    """Interpolation: each unit combines the `reach` nearest ones on either side of its place, or the nearest one."""

    def __init__(self, reach, align_corners):
        self.reach = reach
        self.align_corners = align_corners

    def apply(self, fields, sizes):
        if fields.flat or len(fields.axes) != len(sizes):
            return None
        axes = []
        for axis, count in zip(fields.axes, sizes):
            n = len(axis.intervals)
            taps = [self._taps(o, n, count) for o in range(count)]
            axes.append(AxisField(axis.input_size, axis.seen_through(taps), None, axis.stride * Fraction(n, count), None))
        return Fields(tuple(axes))

    def _taps(self, unit, n, count):
        if self.reach == 1:
            return [unit * n // count]
        if self.align_corners:
            place = Fraction(unit * (n - 1), count - 1) if count > 1 else Fraction(0)
        else:
            place = (unit + Fraction(1, 2)) * n / count - Fraction(1, 2)
            place = max(place, Fraction(0)) if self.reach == 2 else place
        below = place.numerator // place.denominator
        if self.reach == 3:
            reached = range(below - 1, below + 3)
        else:
            reached = [below] if place == below else [below, below + 1]
        return [min(max(p, 0), n - 1) for p in reached]
