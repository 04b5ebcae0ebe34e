"""Functions of two numbers, and losses around a network, as surfaces: values on a grid, contours, an optimizer's path."""

from dataclasses import dataclass
from math import isfinite, log10

import dlcore as torch


@dataclass(frozen=True)
class Surface:
    """Values of a function on a grid: ``values[i][j]`` at (``xs[j]``, ``ys[i]``)."""

    xs: list
    ys: list
    values: list

    @property
    def range(self):
        """The smallest and the largest finite value."""
        finite = [value for row in self.values for value in row if isfinite(value)]
        if not finite:
            raise ValueError("Surface: expected a finite value at least at one point, got none")
        return min(finite), max(finite)

    def levels(self, count=12):
        """Values for contours, denser towards the minimum: the distances from it grow as a square."""
        lowest, highest = self.range
        return [lowest + (highest - lowest) * ((k + 0.5) / count) ** 2 for k in range(count)]

    def contour(self, level):
        """The lines on which the function, interpolated linearly between grid points, has the value ``level``: lists of
        points (x, y). A closed line ends where it begins."""
        return _joined(self._segments(level))

    def _segments(self, level):
        """Marching squares: the pieces of the contour in each cell, between points that are named by their grid edge."""
        for i in range(len(self.ys) - 1):
            for j in range(len(self.xs) - 1):
                corners = [(i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j)]
                values = [self.values[a][b] for a, b in corners]
                if not all(map(isfinite, values)):
                    continue
                cuts = []
                for k in range(4):
                    first, second = sorted((corners[k], corners[(k + 1) % 4]))
                    low, high = self.values[first[0]][first[1]], self.values[second[0]][second[1]]
                    if (low > level) != (high > level):
                        share = (level - low) / (high - low)
                        x = self.xs[first[1]] + share * (self.xs[second[1]] - self.xs[first[1]])
                        y = self.ys[first[0]] + share * (self.ys[second[0]] - self.ys[first[0]])
                        cuts.append(((first, second), (x, y)))
                if len(cuts) == 4 and (values[0] > level) != (sum(values) / 4 > level):
                    cuts = cuts[1:] + cuts[:1]  # at a saddle the corners that differ from the middle are cut off
                yield from zip(cuts[::2], cuts[1::2])

    def svg(self, path=None, *, levels=None, title="", x_label="x", y_label="y", width=520, height=420):
        """The contours as the text of an SVG picture; ``path`` is a list of points (x, y), such as ``Trace.path``."""
        from ._contour_plot import contour_plot

        return contour_plot(self, path, self.levels() if levels is None else levels, title, x_label, y_label, width, height)

    def save(self, file, path=None, **options):
        """Writes ``svg(path, **options)`` to a file."""
        with open(file, "w", encoding="utf-8") as out:
            out.write(self.svg(path, **options))


def surface(function, x_range, y_range, points=41):
    """The values of ``function(x, y)``, which takes two scalar tensors and returns one, on a grid.

    ``x_range`` and ``y_range`` are pairs of numbers, ``points`` a number for both directions or a pair.
    """
    across, up = (points, points) if isinstance(points, int) else points
    for name, (low, high), count in (("x_range", x_range, across), ("y_range", y_range, up)):
        if not low < high or count < 2:
            raise ValueError(f"surface: expected {name} to rise and at least 2 points, got {(low, high)} with {count}")
    xs = torch.linspace(*map(float, x_range), across, dtype=torch.float64)
    ys = torch.linspace(*map(float, y_range), up, dtype=torch.float64)
    rows, columns = torch.meshgrid(ys, xs, indexing="ij")
    with torch.no_grad():
        values = torch.func.vmap(lambda x, y: function(x, y).reshape(()))(columns.flatten(), rows.flatten())
    return Surface(xs.tolist(), ys.tolist(), values.reshape(up, across).tolist())


def loss_surface(model, loss, directions=None, extent=1.0, points=21):
    """The loss around a network: ``loss(model)`` with its parameters moved by a d1 + b d2.

    a and b go from -extent to extent, or through the ranges in ``extent=((a_low, a_high), (b_low, b_high))``.

    ``directions`` are two lists of tensors shaped as ``model.parameters()``. Without them they are random, each filter scaled to
    the norm of the network's own filter, and zero for biases (Li et al., Visualizing the loss landscape of neural nets, 2018).
    The parameters are as before afterwards.
    """
    parameters = list(model.parameters())
    if not parameters:
        raise ValueError("loss_surface: expected a model with parameters, got one without")
    first, second = [_random_direction(parameters) for _ in range(2)] if directions is None else directions
    for direction in (first, second):
        shapes = [list(tensor.shape) for tensor in direction]
        if shapes != [list(parameter.shape) for parameter in parameters]:
            raise ValueError(f"loss_surface: expected directions shaped as the parameters, got shapes {shapes}")
    ranges = [(-extent, extent)] * 2 if isinstance(extent, (int, float)) else extent
    if points < 2 or not all(low < high for low, high in ranges):
        raise ValueError(f"loss_surface: expected ranges that rise and at least 2 points, got {ranges} with {points}")
    across, up = ([low + (high - low) * k / (points - 1) for k in range(points)] for low, high in ranges)
    start = [parameter.detach().clone() for parameter in parameters]
    values = []
    with torch.no_grad():
        try:
            for b in up:
                row = []
                for a in across:
                    for parameter, middle, x, y in zip(parameters, start, first, second):
                        parameter.copy_(middle + a * x + b * y)
                    row.append(float(loss(model)))
                values.append(row)
        finally:
            for parameter, middle in zip(parameters, start):
                parameter.copy_(middle)
    return Surface(across, up, values)


@dataclass(frozen=True)
class PathPlane:
    """The plane in which a path through parameters lies best. ``directions`` are two lists of tensors of length 1 together, for
    ``loss_surface``; ``coordinates`` the points of the path in it, measured from its last one; ``explained`` the share of the
    path's squared distances from its last point that lies in the plane."""

    directions: tuple
    coordinates: list
    explained: float


def path_plane(points):
    """The plane of the first two principal components of a path: ``points`` are lists of tensors, such as copies of a model's
    parameters after each epoch. Li et al., Visualizing the loss landscape of neural nets, 2018, section 7."""
    points = [[tensor.detach() for tensor in point] for point in points]
    if len(points) < 3:
        raise ValueError(f"path_plane: expected a path of at least 3 points, got {len(points)}")
    rows = torch.stack([torch.cat([tensor.flatten() for tensor in point]) for point in points])
    offsets = rows - rows[-1]
    _, sizes, axes = torch.linalg.svd(offsets, full_matrices=False)
    if axes.shape[0] < 2:
        raise ValueError("path_plane: expected at least two parameters, got one")
    shapes = [tensor.shape for tensor in points[-1]]
    directions = []
    for axis in axes[:2]:
        parts, start = [], 0
        for shape in shapes:
            parts.append(axis[start : start + shape.numel()].reshape(shape))
            start += shape.numel()
        directions.append(parts)
    total = (sizes**2).sum().item()
    explained = (sizes[:2] ** 2).sum().item() / total if total > 0 else 1.0
    return PathPlane(tuple(directions), (offsets @ axes[:2].T).tolist(), explained)


def _random_direction(parameters):
    direction = []
    for parameter in parameters:
        if parameter.dim() < 2:
            direction.append(torch.zeros_like(parameter.detach()))
            continue
        noise = torch.randn(parameter.shape, dtype=parameter.dtype)
        axes = list(range(1, parameter.dim()))
        own, drawn = ((value**2).sum(axes, keepdim=True).sqrt() for value in (parameter.detach(), noise))
        direction.append(noise * (own / drawn))
    return direction


def _joined(segments):
    """Lines made of pieces that share an end."""
    neighbours, places = {}, {}
    for (first, a), (second, b) in segments:
        places[first], places[second] = a, b
        neighbours.setdefault(first, []).append(second)
        neighbours.setdefault(second, []).append(first)
    lines = []
    ends = [name for name, others in neighbours.items() if len(others) == 1]
    for start in ends + list(neighbours):
        if not neighbours[start]:
            continue
        line = [start]
        while neighbours[line[-1]]:
            step = neighbours[line[-1]].pop()
            neighbours[step].remove(line[-1])
            line.append(step)
        lines.append([places[name] for name in line])
    return lines


def nice_ticks(low, high, count=6):
    """About ``count`` round numbers between two bounds."""
    span = high - low
    exponent = 10.0 ** int(log10(span / count) // 1)
    step = next((m * exponent for m in (1, 2, 2.5, 5, 10) if span / (m * exponent) <= count), 10 * exponent)
    first = int(-(-low // step))
    return [k * step for k in range(first, int(high // step) + 1)]
