"""Optimizers against steps computed by hand."""

import copy
import math

import pytest

import dlcore as torch
from dlcore import nn, optim


def one(value=1.0, gradient=None):
    parameter = nn.Parameter(torch.tensor([value], dtype=torch.float64))
    if gradient is not None:
        set_gradient(parameter, gradient)
    return parameter


def set_gradient(parameter, value):
    parameter.grad = None if value is None else torch.tensor([value], dtype=torch.float64)


def steps(optimizer, parameter, gradients):
    values = []
    for gradient in gradients:
        set_gradient(parameter, gradient)
        optimizer.step()
        values.append(parameter.item())
    return values


def test_sgd():
    p = one(1.0)
    assert steps(optim.SGD([p], lr=0.1), p, [2.0, -1.0]) == pytest.approx([0.8, 0.9])


def test_sgd_momentum_dampening_weight_decay():
    p = one(1.0)
    # b1 = 2 + 0.5 * 1 = 2.5, p = 0.75; b2 = 0.9 * 2.5 + 0.8 * (1 + 0.5 * 0.75) = 3.35, p = 0.415
    optimizer = optim.SGD([p], lr=0.1, momentum=0.9, dampening=0.2, weight_decay=0.5)
    assert steps(optimizer, p, [2.0, 1.0]) == pytest.approx([0.75, 0.415])
    assert optimizer.state[p]["momentum_buffer"].item() == pytest.approx(3.35)


def test_sgd_nesterov_and_maximize():
    p = one(0.0)
    # b1 = 1, step 1 + 0.5 = 1.5; b2 = 0.5 + 1 = 1.5, step 1 + 0.75 = 1.75
    assert steps(optim.SGD([p], lr=1.0, momentum=0.5, nesterov=True), p, [1.0, 1.0]) == pytest.approx([-1.5, -3.25])
    p = one(0.0)
    assert steps(optim.SGD([p], lr=1.0, maximize=True), p, [2.0]) == pytest.approx([2.0])


def test_adam():
    p = one(1.0)
    # The first step is lr g / (|g| + eps); the second: m = 0.9 * 0.2 + 0.1 * -1 = 0.08, v = 0.999 * 0.004 + 0.001 = 0.004996
    second = 0.1 * (0.08 / 0.19) / (math.sqrt(0.004996 / 0.001999) + 1e-8)
    values = steps(optim.Adam([p], lr=0.1), p, [2.0, -1.0])
    assert values == pytest.approx([0.9, 0.9 - second], rel=1e-7)


def test_adam_weight_decay_and_adamw():
    p = one(1.0)
    # The decay is part of the gradient: 0.1 + 0.5 * 1 has the same sign, so the first step is lr.
    assert steps(optim.Adam([p], lr=0.1, weight_decay=0.5), p, [0.1]) == pytest.approx([0.9], rel=1e-6)
    p = one(1.0)
    assert steps(optim.AdamW([p], lr=0.1, weight_decay=0.5), p, [0.1]) == pytest.approx([0.95 - 0.1], rel=1e-6)
    assert optim.AdamW([one()]).param_groups[0]["weight_decay"] == 1e-2


def test_adam_amsgrad():
    p = one(0.0)
    optimizer = optim.Adam([p], lr=1.0, betas=(0.0, 0.5), amsgrad=True)
    # v: 2, 1.125; the largest stays 2, so the second step is 0.5 / sqrt(2 / 0.75)
    assert steps(optimizer, p, [2.0, 0.5]) == pytest.approx([-1.0, -1.0 - 0.5 / math.sqrt(2 / 0.75)])
    assert optimizer.state[p]["max_exp_avg_sq"].item() == pytest.approx(2.0)


def test_parameters_without_gradient_wait():
    p, q = one(1.0), one(1.0)
    optimizer = optim.Adam([p, q], lr=0.1)
    set_gradient(p, 1.0)
    optimizer.step()
    set_gradient(q, -1.0)
    optimizer.step()
    assert q.item() == pytest.approx(1.1)
    assert optimizer.state[p]["step"] == 2 and optimizer.state[q]["step"] == 1


def test_groups_have_their_own_options():
    p, q = one(0.0, 1.0), one(0.0, 1.0)
    optimizer = optim.SGD([{"params": [p]}, {"params": q, "lr": 3.0}], lr=1.0)
    optimizer.step()
    assert (p.item(), q.item()) == (-1.0, -3.0)
    optimizer.param_groups[0]["lr"] = 5.0
    optimizer.step()
    assert (p.item(), q.item()) == (-6.0, -6.0)
    r = one(0.0, 1.0)
    optimizer.add_param_group({"params": [r], "lr": 0.5})
    optimizer.step()
    assert r.item() == -0.5


def test_zero_grad_and_closure():
    p = one(2.0)
    optimizer = optim.SGD([p], lr=0.25)

    def closure():
        optimizer.zero_grad()
        loss = (p * p).sum()
        loss.backward()
        return loss

    assert optimizer.step(closure).item() == 4.0
    assert p.item() == 1.0 and p.grad.item() == 4.0
    optimizer.zero_grad(set_to_none=False)
    assert p.grad.item() == 0.0
    optimizer.zero_grad()
    assert p.grad is None
    assert p.requires_grad and p.is_leaf


@pytest.mark.parametrize(
    "make",
    [
        lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
        lambda p: optim.Adam(p, lr=0.1, amsgrad=True),
        lambda p: optim.AdamW(p, lr=0.1, weight_decay=0.3),
    ],
)
def test_state_continues_after_loading(make, tmp_path):
    gradients = [1.0, -0.3, 0.7, 2.0]
    p = one(1.0)
    whole = steps(make([p]), p, gradients)
    p = one(1.0)
    first = make([p])
    values = steps(first, p, gradients[:2])
    torch.save({"optimizer": first.state_dict(), "p": p}, tmp_path / "state.safetensors")
    saved = torch.load(tmp_path / "state.safetensors")
    q = nn.Parameter(saved["p"])
    second = make([q])
    second.load_state_dict(saved["optimizer"])
    assert values + steps(second, q, gradients[2:]) == whole
    steps(first, p, [5.0])
    copied = copy.deepcopy(second.state_dict())
    assert copied["param_groups"][0]["params"] == [0] and list(copied["state"]) == [0]


def test_state_dict_layout_and_mismatches():
    p, q = one(1.0, 1.0), one(1.0, 1.0)
    optimizer = optim.SGD([{"params": [p]}, {"params": [q], "momentum": 0.5}], lr=0.1)
    optimizer.step()
    state = optimizer.state_dict()
    assert [group["params"] for group in state["param_groups"]] == [[0], [1]]
    assert list(state["state"]) == [1] and list(state["state"][1]) == ["momentum_buffer"]
    with pytest.raises(ValueError, match="different number of parameter groups"):
        optim.SGD([p], lr=0.1).load_state_dict(state)
    with pytest.raises(ValueError, match="doesn't match the size of optimizer's group"):
        optim.SGD([{"params": [p]}, {"params": [q, one()]}], lr=0.1).load_state_dict(state)
    wide = nn.Parameter(torch.zeros(3))
    with pytest.raises(ValueError, match=r"shape \[1\], the parameter has shape \[3\]"):
        optim.SGD([{"params": [p]}, {"params": [wide]}], lr=0.1).load_state_dict(state)


@pytest.mark.parametrize(
    "build, message",
    [
        (lambda p: optim.SGD([], lr=0.1), "empty parameter list"),
        (lambda p: optim.SGD(p, lr=0.1), "iterable of Tensors or dicts"),
        (lambda p: optim.SGD([3], lr=0.1), "one of the params is int"),
        (lambda p: optim.SGD([p * 2], lr=0.1), "can't optimize a non-leaf Tensor"),
        (lambda p: optim.SGD([p, p], lr=0.1), "more than one parameter group"),
        (lambda p: optim.SGD([p], lr=-1.0), "Invalid learning rate: -1.0"),
        (lambda p: optim.SGD([p], momentum=-1.0), "Invalid momentum value: -1.0"),
        (lambda p: optim.SGD([p], nesterov=True), "Nesterov momentum requires a momentum and zero dampening"),
        (lambda p: optim.Adam([p], betas=(1.0, 0.9)), "Invalid beta parameter at index 0: 1.0"),
        (lambda p: optim.Adam([p], eps=-1.0), "Invalid epsilon value: -1.0"),
        (lambda p: optim.AdamW([p], weight_decay=-1.0), "Invalid weight_decay value: -1.0"),
    ],
)
def test_bad_arguments(build, message):
    with pytest.raises((TypeError, ValueError), match=message):
        build(one())


def test_printed_form():
    assert repr(optim.SGD([one()], lr=0.5)) == (
        "SGD (\nParameter Group 0\n    dampening: 0\n    differentiable: False\n    foreach: None\n    fused: None\n"
        "    lr: 0.5\n    maximize: False\n    momentum: 0\n    nesterov: False\n    weight_decay: 0\n)"
    )


def test_a_line_is_fitted():
    torch.manual_seed(0)
    x = torch.randn(64, 1)
    y = 3 * x - 2
    layer = nn.Linear(1, 1)
    optimizer = optim.Adam(layer.parameters(), lr=0.1)
    for _ in range(200):
        optimizer.zero_grad()
        nn.functional.mse_loss(layer(x), y).backward()
        optimizer.step()
    assert layer.weight.item() == pytest.approx(3.0, abs=1e-2) and layer.bias.item() == pytest.approx(-2.0, abs=1e-2)
