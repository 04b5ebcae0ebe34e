"""Schedules of the learning rate against their formulas."""

import math

import pytest

import dlcore as torch
from dlcore import nn, optim
from dlcore.optim import lr_scheduler as schedules


def optimizer(lr=1.0, kind=optim.SGD, **options):
    return kind([nn.Parameter(torch.zeros(1))], lr=lr, **options)


def rates(make, count, lr=1.0, **options):
    own = optimizer(lr, **options)
    schedule = make(own)
    values = [own.param_groups[0]["lr"]]
    for _ in range(count - 1):
        own.step()
        schedule.step()
        assert schedule.get_last_lr() == [own.param_groups[0]["lr"]]
        values.append(own.param_groups[0]["lr"])
    return values


CASES = [
    (lambda o: schedules.StepLR(o, 2, gamma=0.5), [1, 1, 0.5, 0.5, 0.25]),
    (lambda o: schedules.MultiStepLR(o, [1, 3, 3], gamma=0.1), [1, 0.1, 0.1, 0.001, 0.001]),
    (lambda o: schedules.ExponentialLR(o, 0.5), [1, 0.5, 0.25, 0.125, 0.0625]),
    (lambda o: schedules.ConstantLR(o, 0.5, 2), [0.5, 0.5, 1, 1, 1]),
    (lambda o: schedules.LinearLR(o, 0.5, 1.0, 4), [0.5, 0.625, 0.75, 0.875, 1, 1]),
    (lambda o: schedules.LambdaLR(o, lambda epoch: 1 / (1 + epoch)), [1, 1 / 2, 1 / 3, 1 / 4]),
    (lambda o: schedules.MultiplicativeLR(o, lambda epoch: 1 / epoch), [1, 1, 1 / 2, 1 / 6]),
    (
        lambda o: schedules.CosineAnnealingLR(o, 4, eta_min=0.2),
        [0.2 + 0.4 * (1 + math.cos(math.pi * t / 4)) for t in range(10)],
    ),
    (
        lambda o: schedules.SequentialLR(o, [schedules.ConstantLR(o, 0.1, 10), schedules.ExponentialLR(o, 0.5)], [2]),
        [0.1, 0.1, 1, 0.5, 0.25],
    ),
]


@pytest.mark.parametrize("make, expected", CASES)
def test_formula(make, expected):
    assert rates(make, len(expected)) == pytest.approx(expected)


def test_one_cycle():
    own = optimizer(0.7, momentum=0.9)
    schedule = schedules.OneCycleLR(own, max_lr=1.0, total_steps=11, pct_start=0.5, anneal_strategy="linear", div_factor=10)
    seen = []
    for _ in range(11):
        seen.append((own.param_groups[0]["lr"], own.param_groups[0]["momentum"]))
        own.step()
        if len(seen) < 11:
            schedule.step()
    # The rise ends at 0.5 * 11 - 1 = 4.5; the fall ends at 10, at 0.1 / 10^4.
    assert seen[0] == pytest.approx((0.1, 0.95)) and seen[-1] == pytest.approx((1e-5, 0.95))
    assert seen[3] == pytest.approx((0.1 + 0.9 * 3 / 4.5, 0.95 - 0.1 * 3 / 4.5))
    assert seen[5][0] == pytest.approx(1 + (1e-5 - 1) * 0.5 / 5.5)
    with pytest.raises(ValueError, match="Tried to step 12 times"):
        schedule.step()
        schedule.step()
    adam = optimizer(kind=optim.Adam)
    schedules.OneCycleLR(adam, 1.0, epochs=2, steps_per_epoch=5)
    assert adam.param_groups[0]["betas"] == (0.95, 0.999)
    with pytest.raises(ValueError, match="total_steps OR"):
        schedules.OneCycleLR(own, 1.0)


def test_reduce_on_plateau():
    own = optimizer()
    schedule = schedules.ReduceLROnPlateau(own, factor=0.5, patience=1, cooldown=1, min_lr=0.2)
    seen = []
    for loss in [1.0, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9]:
        schedule.step(torch.tensor(loss))
        seen.append(own.param_groups[0]["lr"])
    assert seen == pytest.approx([1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.2])
    best = schedules.ReduceLROnPlateau(optimizer(), mode="max", threshold=0.1, threshold_mode="abs")
    best.step(1.0)
    best.step(1.05)
    assert best.best == 1.0 and best.num_bad_epochs == 1


def test_groups_and_resuming():
    p, q = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.zeros(1))
    own = optim.SGD([{"params": [p], "lr": 1.0}, {"params": [q], "lr": 2.0}])
    schedule = schedules.ExponentialLR(own, 0.1)
    schedule.step()
    assert schedule.get_last_lr() == pytest.approx([0.1, 0.2]) and schedule.base_lrs == [1.0, 2.0]
    other = schedules.ExponentialLR(optim.SGD([p]), 0.9)
    other.load_state_dict(schedule.state_dict())
    assert other.last_epoch == 1 and other.gamma == 0.1 and "optimizer" not in schedule.state_dict()
    with pytest.raises(KeyError, match="initial_lr"):
        schedules.StepLR(optimizer(), 1, last_epoch=3)
    with pytest.raises(ValueError, match="Expected 1 lr_lambdas, but got 2"):
        schedules.LambdaLR(optimizer(), [abs, abs])
    with pytest.raises(TypeError, match="int is not an Optimizer"):
        schedules.StepLR(3, 1)
