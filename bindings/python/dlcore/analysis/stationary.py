"""Stationary points: the gradient, the Hessian, its eigenvalues, and what they say."""

from dataclasses import dataclass

import dlcore as torch

from .traces import scalar, variables

MINIMUM, MAXIMUM, SADDLE = "local minimum", "local maximum", "saddle point"
UNDECIDED, NOT_STATIONARY = "undecided", "not stationary"


@dataclass(frozen=True)
class StationaryPoint:
    """A point with the function's ``value``, ``gradient`` (n,), ``hessian`` (n, n), and the Hessian's ascending ``eigenvalues``
    and ``eigenvectors`` (columns). ``kind`` is "local minimum", "local maximum", "saddle point", "undecided" or
    "not stationary"."""

    point: object
    value: float
    gradient: object
    hessian: object
    eigenvalues: object
    eigenvectors: object
    kind: str

    def __str__(self):
        return (
            f"f({', '.join(f'{x:.6g}' for x in self.point.tolist())}) = {self.value:.6g}: {self.kind}; "
            f"gradient {_row(self.gradient)}, eigenvalues {_row(self.eigenvalues)}"
        )


def hessian_at(function, point):
    """The value, gradient (n,) and Hessian (n, n) of a function at a point, all parameters taken as one vector.

    ``point`` is a tensor, or a list of tensors or numbers, which the function takes as its arguments.
    """
    parts = variables(point, "hessian_at")
    shapes, sizes = [part.shape for part in parts], [part.numel() for part in parts]
    with torch.enable_grad():
        vector = torch.cat([part.flatten() for part in parts]).requires_grad_()
        arguments, start = [], 0
        for shape, size in zip(shapes, sizes):
            arguments.append(vector[start : start + size].reshape(shape))
            start += size
        value = scalar(function(*arguments), "hessian_at")
        gradient = torch.zeros_like(vector)
        if value.requires_grad:
            (found,) = torch.autograd.grad(value, vector, create_graph=True, allow_unused=True)
            gradient = gradient if found is None else found
        rows = []
        for entry in range(vector.shape[0]):
            row = None
            if gradient.requires_grad:
                (row,) = torch.autograd.grad(gradient[entry], vector, retain_graph=True, allow_unused=True)
            rows.append(torch.zeros_like(vector.detach()) if row is None else row)
    return value.item(), gradient.detach(), torch.stack(rows).detach()


def second_derivative_test(function, point, tolerance=1e-8):
    """Classifies a point by the eigenvalues of the Hessian: a ``StationaryPoint``.

    All positive: a local minimum; all negative: a local maximum; both signs: a saddle point. With an eigenvalue of zero and
    no two signs the second derivatives do not decide. Where the gradient is not zero the point is not stationary. Numbers
    up to ``tolerance`` times the largest entry of the Hessian (for the gradient: or of the point, at least 1) count as zero.
    """
    value, gradient, hessian = hessian_at(function, point)
    eigenvalues, eigenvectors = torch.linalg.eigh(0.5 * (hessian + hessian.T))
    place = torch.cat([part.flatten() for part in variables(point, "second_derivative_test")])
    size = hessian.abs().max().item()
    zero = tolerance * size
    if gradient.abs().max().item() > max(zero, tolerance) * max(place.abs().max().item(), 1.0):
        kind = NOT_STATIONARY
    else:
        up, down = (eigenvalues > zero).sum().item(), (eigenvalues < -zero).sum().item()
        if up and down:
            kind = SADDLE
        elif up + down < eigenvalues.shape[0]:
            kind = UNDECIDED
        else:
            kind = MINIMUM if up else MAXIMUM
    return StationaryPoint(place, value, gradient, hessian, eigenvalues, eigenvectors, kind)


def stationary_points(function, starts, max_iter=100, tolerance=1e-10):
    """The stationary points that Newton's method for gradient = 0 finds from the given starting points, each once, classified
    and in ascending order of their coordinates. Starts from which it does not converge are left out."""
    found = []
    for start in starts:
        place = torch.cat([part.flatten() for part in variables(start, "stationary_points")])
        shapes = [part.shape for part in variables(start, "stationary_points")]
        for _ in range(max_iter):
            _, gradient, hessian = hessian_at(function, _split(place, shapes))
            size = gradient.abs().max().item()
            if size <= tolerance or not size < float("inf"):
                break
            place = place - torch.linalg.lstsq(hessian, gradient.unsqueeze(1)).solution.squeeze(1)
        if size <= tolerance and all(
            (place - other).abs().max().item() > 1e-6 * max(1.0, place.abs().max().item()) for other, _ in found
        ):
            found.append((place, shapes))
    points = [second_derivative_test(function, _split(place, shapes)) for place, shapes in found]
    return sorted(points, key=lambda point: [round(x, 6) for x in point.point.tolist()])


def _split(vector, shapes):
    parts, start = [], 0
    for shape in shapes:
        size = shape.numel()
        parts.append(vector[start : start + size].reshape(shape))
        start += size
    return parts


def _row(vector):
    return "(" + ", ".join(f"{number:.6g}" for number in vector.tolist()) + ")"
