"""Optimizer traces, surfaces and stationary points: against PyTorch, closed forms and hand-worked values."""

import math
import re
from xml.etree import ElementTree

import dlcore as torch
import dlcore.nn.functional as F
import pytest
import torch as T
from dlcore import nn
from dlcore.analysis import (
    Surface,
    hessian_at,
    loss_surface,
    path_plane,
    second_derivative_test,
    stationary_points,
    surface,
    trace,
)


def quartic(x, y):
    return x**2 + y**4


def double_well(x, y):
    return x**4 - 32 * x**2 + y**4 - 18 * y**2


# Traces


def test_gradient_descent_step_by_step():
    steps = trace(quartic, [-1.0, 1.0], torch.optim.SGD, steps=4, lr=0.01)
    assert [s.value for s in steps.steps] == pytest.approx(
        [2, 1.80974656, 1.6532301849890498, 1.521745651398838, 1.409331693777568], rel=1e-13
    )
    assert steps.path[0] == [-1, 1] and [g.item() for g in steps[0].gradient] == [-2, 4]
    assert [x for x, _ in steps.path[1:]] == pytest.approx([-0.98, -0.9604, -0.941192, -0.92236816], rel=1e-13)
    assert [y for _, y in steps.path[1:]] == pytest.approx(
        [0.96, 0.92461056, 0.8929924039197126, 0.8645082525319249], rel=1e-13
    )
    assert len(steps) == 5 and steps[4].update == []
    assert str(steps).splitlines()[1].split() == ["0", "-1", "1", "2", "-2", "4"]


def test_adam_with_its_moments():
    half = torch.tensor(0.5, dtype=torch.float64)
    steps = trace(
        lambda w, b: F.binary_cross_entropy(torch.sigmoid(3.5 * w + b), half),
        [-2.0, -2.0],
        torch.optim.Adam,
        steps=1,
        lr=0.1,
        betas=(0.9, 0.99),
        eps=1e-8,
    )
    assert steps[0].value == pytest.approx(4.500123402189724, rel=1e-12)
    assert [g.item() for g in steps[0].gradient] == pytest.approx([-1.7495681189840482, -0.49987660542401374], rel=1e-12)
    kept = {name: [entry[name].item() for entry in steps[0].state] for name in steps[0].state[0]}
    assert kept["exp_avg"] == pytest.approx([-0.1749568118984048, -0.04998766054240138], rel=1e-12)
    assert kept["exp_avg_sq"] == pytest.approx([0.030609886029653807, 0.0024987662065023516], rel=1e-12)
    assert kept["exp_avg_corrected"] == pytest.approx([-1.7495681189840482, -0.49987660542401374], rel=1e-12)
    assert kept["exp_avg_sq_corrected"] == pytest.approx([3.060988602965381, 0.24987662065023514], rel=1e-12)
    assert steps.path[1] == pytest.approx([-1.9000000005715696, -1.9000000020004937], rel=1e-13)
    assert steps.as_dict()["steps"][0]["state"][1]["step"] == 1.0


def test_momentum_in_both_conventions():
    """With f = x the gradient is 1: the buffer is 1, 1 + b, 1 + b + b^2, ... or 1 - b, 1 - b^2, 1 - b^3, ..."""
    rate, decay = 0.1, 0.5
    added = trace(lambda x: x, [0.0], torch.optim.SGD, steps=3, lr=rate, momentum=decay)
    mean = trace(lambda x: x, [0.0], torch.optim.SGD, steps=3, lr=rate, momentum=decay, momentum_form="average")
    assert [s.state[0]["momentum_buffer"].item() for s in added.steps[:3]] == [1.0, 1.5, 1.75]
    assert [s.state[0]["momentum_buffer"].item() for s in mean.steps[:3]] == [0.5, 0.75, 0.875]
    assert [x for (x,) in added.path] == pytest.approx([0, -0.1, -0.25, -0.425])
    assert [x for (x,) in mean.path] == pytest.approx([0, -0.05, -0.125, -0.2125])


@pytest.mark.parametrize(
    "name, options",
    [
        ("SGD", {"lr": 0.05, "momentum": 0.8, "nesterov": True}),
        ("Adam", {"lr": 0.1}),
        ("AdamW", {"lr": 0.1, "weight_decay": 0.1}),
        ("RMSprop", {"lr": 0.05, "alpha": 0.9}),
        ("Adagrad", {"lr": 0.3}),
        ("NAdam", {"lr": 0.1}),
        ("Adamax", {"lr": 0.1}),
        ("LBFGS", {"lr": 0.2, "max_iter": 3}),
    ],
)
def test_like_pytorch(name, options):
    ours = trace(
        lambda v: (v**2 * torch.tensor([1.0, 5.0], dtype=torch.float64)).sum() + v.prod(),
        torch.tensor([1.0, -2.0], dtype=torch.float64),
        getattr(torch.optim, name),
        steps=5,
        **options,
    )
    v = T.tensor([1.0, -2.0], dtype=T.float64, requires_grad=True)
    optimizer = getattr(T.optim, name)([v], **options)
    for step in ours.steps:
        assert step.parameters[0].tolist() == pytest.approx(v.tolist(), rel=1e-9)

        def closure():
            optimizer.zero_grad()
            loss = (v**2 * T.tensor([1.0, 5.0], dtype=T.float64)).sum() + v.prod()
            loss.backward()
            return loss

        assert step.value == pytest.approx(closure().item(), rel=1e-9)
        assert step.gradient[0].tolist() == pytest.approx(v.grad.tolist(), rel=1e-9)
        optimizer.step(closure)


def test_one_sample_after_the_other():
    samples = [(1.0, 2.0), (2.0, 2.0)]
    steps = trace([lambda w, x=x, y=y: 0.5 * (w * x - y) ** 2 for x, y in samples], [0.0], torch.optim.SGD, steps=2, lr=0.1)
    assert [w for (w,) in steps.path] == pytest.approx([0.0, 0.2, 0.2 + 0.1 * 2 * 1.6])


def test_traces_refuse():
    with pytest.raises(ValueError, match=r"return one number, got shape \[2\]"):
        trace(lambda v: v * 2, torch.zeros(2), torch.optim.SGD, steps=1)
    with pytest.raises(ValueError, match="non-negative integer"):
        trace(quartic, [0.0, 0.0], torch.optim.SGD, steps=-1)
    with pytest.raises(TypeError, match="floating-point"):
        trace(lambda v: v.sum(), torch.zeros(2, dtype=torch.int64), torch.optim.SGD, steps=1)
    with pytest.raises(TypeError, match="return a tensor, got float"):
        trace(lambda v: 1.0, torch.zeros(2), torch.optim.SGD, steps=1)


# Stationary points


def test_second_derivative_test():
    top = second_derivative_test(double_well, [0.0, 0.0])
    assert top.kind == "local maximum" and top.hessian.tolist() == [[-64, 0], [0, -36]] and top.gradient.tolist() == [0, 0]
    bottom = second_derivative_test(double_well, [4.0, 3.0])
    assert bottom.kind == "local minimum" and bottom.value == -337
    assert bottom.hessian.tolist() == [[128, 0], [0, 72]] and bottom.eigenvalues.tolist() == pytest.approx([72, 128])
    assert second_derivative_test(double_well, [4.0, 0.0]).kind == "saddle point"
    assert second_derivative_test(double_well, [4.0, 1.0]).kind == "not stationary"
    assert second_derivative_test(quartic, [0.0, 0.0]).kind == "undecided"
    assert "f(4, 3) = -337: local minimum" in str(bottom)


def test_all_stationary_points():
    starts = [[x, y] for x in (-5.0, -0.5, 5.0) for y in (-5.0, -0.5, 5.0)]
    points = stationary_points(double_well, starts)
    kinds = {(round(p.point[0].item()), round(p.point[1].item())): p.kind for p in points}
    expected = {
        (x, y): {0: "local maximum", 1: "saddle point", 2: "local minimum"}[(x != 0) + (y != 0)]
        for x in (-4, 0, 4)
        for y in (-3, 0, 3)
    }
    assert kinds == expected


def test_hessian_of_several_tensors():
    """f = a^T M b + sum a^3: the Hessian has 6 a on the diagonal and M beside it."""
    m = torch.tensor([[1.0, 2.0], [3.0, 4.0]], dtype=torch.float64)
    a, b = torch.tensor([1.0, 2.0], dtype=torch.float64), torch.tensor([5.0, 6.0], dtype=torch.float64)
    value, gradient, hessian = hessian_at(lambda a, b: a @ m @ b + (a**3).sum(), [a, b])
    assert value == 17 + 2 * 39 + 9
    assert gradient.tolist() == [17 + 3, 39 + 12, 7, 10]
    assert hessian.tolist() == [[6, 0, 1, 2], [0, 12, 3, 4], [1, 3, 0, 0], [2, 4, 0, 0]]
    assert hessian_at(lambda a, b: a.sum(), [a, b])[2].abs().sum().item() == 0


# Surfaces


def test_contours_of_a_circle():
    grid = surface(lambda x, y: x * x + y * y, (-2.0, 2.0), (-2.0, 2.0), points=81)
    assert grid.values[0][0] == pytest.approx(8.0) and grid.values[40][40] == pytest.approx(0.0, abs=1e-28)
    lines = grid.contour(1.0)
    assert len(lines) == 1 and lines[0][0] == lines[0][-1]
    assert all(abs(math.hypot(x, y) - 1.0) < 1e-3 for x, y in lines[0])
    length = sum(math.dist(p, q) for p, q in zip(lines[0], lines[0][1:]))
    assert length == pytest.approx(2 * math.pi, rel=2e-3)
    quarters = grid.contour(6.25)  # a circle of radius 2.5, which leaves the square between its corners
    assert len(quarters) == 4 and all(abs(math.hypot(x, y) - 2.5) < 1e-3 for line in quarters for x, y in line)


def test_contours_at_a_saddle_and_beside_nan():
    grid = Surface([0, 1], [0, 1], [[1.0, 0.0], [0.0, 1.0]])
    assert [len(line) for line in grid.contour(0.4)] == [2, 2]
    split = {frozenset(line) for line in grid.contour(0.4)}
    joined = {frozenset(line) for line in grid.contour(0.6)}
    # Below the middle's value 0.5 the two low corners are cut off, above it the two high ones.
    assert frozenset({(0.6, 0.0), (1.0, 0.4)}) in split and frozenset({(0.4, 0.0), (0.0, 0.4)}) in joined
    assert Surface([0, 1], [0, 1], [[math.nan, 0.0], [0.0, 1.0]]).contour(0.5) == []


def test_surface_refuses():
    with pytest.raises(ValueError, match="x_range to rise"):
        surface(quartic, (1.0, 0.0), (0.0, 1.0))
    with pytest.raises(ValueError, match="finite value"):
        Surface([0], [0], [[math.nan]]).range


def test_picture(tmp_path):
    path = trace(quartic, [-1.0, 1.0], torch.optim.SGD, steps=10, lr=0.05).path
    grid = surface(quartic, (-1.2, 1.2), (-1.2, 1.2))
    grid.save(tmp_path / "descent.svg", path, title="x^2 + y^4 < 3 & falling")
    picture = ElementTree.fromstring((tmp_path / "descent.svg").read_text())
    space = "{http://www.w3.org/2000/svg}"
    assert len(picture.findall(f".//{space}circle")) == 12
    assert "x^2 + y^4 < 3 & falling" in [text.text for text in picture.iter(f"{space}text")]
    lines = picture.findall(f"{space}polyline")
    assert len(lines) >= 12
    numbers = [float(n) for line in lines for n in re.findall(r"-?[\d.]+", line.get("points"))]
    assert min(numbers) >= 0 and max(numbers) <= 520


def test_loss_surface_of_a_network():
    model = nn.Linear(2, 1, bias=False)
    model.weight.data = torch.tensor([[1.0, 2.0]])
    x, y = torch.eye(2), torch.tensor([[1.0], [2.0]])
    unit = [torch.tensor([[1.0, 0.0]])], [torch.tensor([[0.0, 1.0]])]
    grid = loss_surface(model, lambda m: F.mse_loss(m(x), y), unit, extent=2.0, points=5)
    assert grid.xs == [-2, -1, 0, 1, 2]
    for b, row in zip(grid.ys, grid.values):
        assert row == pytest.approx([(a * a + b * b) / 2 for a in grid.xs])
    assert model.weight.tolist() == [[1, 2]]
    torch.manual_seed(0)
    random = loss_surface(model, lambda m: F.mse_loss(m(x), y), extent=1.0, points=3)
    # Each random direction has the norm of the weight.
    assert random.values[1][0] == pytest.approx(5 / 2, rel=1e-5) and random.values[0][1] == pytest.approx(5 / 2, rel=1e-5)
    with pytest.raises(ValueError, match="directions shaped as the parameters"):
        loss_surface(model, None, ([torch.zeros(1)], [torch.zeros(1)]))


def test_plane_of_a_path():
    """Points p - (3 u a + v b) with orthonormal u, v: the plane is theirs, and the coordinates are 3 a and b up to signs."""
    end = [torch.tensor([[1.0, 2.0]], dtype=torch.float64), torch.tensor([5.0], dtype=torch.float64)]
    u = [torch.tensor([[0.6, 0.8]], dtype=torch.float64), torch.tensor([0.0], dtype=torch.float64)]
    v = [torch.tensor([[0.0, 0.0]], dtype=torch.float64), torch.tensor([1.0], dtype=torch.float64)]
    places = [(2.0, 1.0), (1.0, -1.0), (0.5, 0.5), (0.0, 0.0)]
    plane = path_plane([[e - 3 * a * x - b * y for e, x, y in zip(end, u, v)] for a, b in places])
    assert plane.explained == pytest.approx(1.0)
    lengths = [[math.hypot(*p)] for p in plane.coordinates]
    assert lengths == [[pytest.approx(math.hypot(3 * a, b))] for a, b in places]
    for direction in plane.directions:
        assert [list(part.shape) for part in direction] == [[1, 2], [1]]
        assert sum((part**2).sum().item() for part in direction) == pytest.approx(1.0)
        across = direction[0][0, 0].item() * 0.8 - direction[0][0, 1].item() * 0.6
        assert across == pytest.approx(0.0, abs=1e-12)
    with pytest.raises(ValueError, match="at least 3 points, got 2"):
        path_plane([end, end])


def test_loss_surface_ranges():
    model = nn.Linear(1, 1)
    unit = [torch.ones(1, 1), torch.zeros(1)], [torch.zeros(1, 1), torch.ones(1)]
    grid = loss_surface(model, lambda m: 1.0, unit, extent=((0.0, 1.0), (-2.0, 2.0)), points=3)
    assert (grid.xs, grid.ys) == ([0.0, 0.5, 1.0], [-2.0, 0.0, 2.0])
    with pytest.raises(ValueError, match="ranges that rise"):
        loss_surface(model, lambda m: 1.0, unit, extent=((1.0, 0.0), (0.0, 1.0)))
