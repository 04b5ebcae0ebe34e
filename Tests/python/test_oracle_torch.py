"""The Python part beside PyTorch: the same program with either module gives the same."""

import math
import random
import re

import pytest
import torch as oracle

import dlcore

DTYPES = ["float32", "float64", "int64", "int32", "uint8", "bool"]


def to_torch(tensor):
    return oracle.tensor(tensor.detach().tolist(), dtype=getattr(oracle, str(tensor.dtype).rpartition(".")[2])).reshape(
        tuple(tensor.shape)
    )


def values(count, scale, seed):
    draw = random.Random(seed)
    return [draw.gauss(0, 1) * scale for _ in range(count)]


def numbers(kind, count, seed):
    draw = random.Random(seed)
    if kind == "plain":
        return [draw.gauss(0, 1) for _ in range(count)]
    if kind == "tiny":
        return [draw.gauss(0, 1) * 1e-6 for _ in range(count)]
    if kind == "huge":
        return [draw.gauss(0, 1) * 1e9 for _ in range(count)]
    if kind == "wide":
        return [draw.gauss(0, 1) * math.exp(draw.gauss(0, 5)) for _ in range(count)]
    if kind == "whole":
        return [float(draw.randint(-50, 50)) for _ in range(count)]
    if kind == "holes":
        return [draw.choice([0.0, -0.0, 1.5, float("nan"), float("inf"), -float("inf")]) for _ in range(count)]
    return [0.0] * count


def printed(tensor):
    """The printed form under the name of either module; that name's length decides on line breaks before a suffix."""
    text = repr(tensor).replace("dlcore.", "torch.")
    return re.sub(r",\n +(dtype|requires_grad)", r", \1", text)


SHAPES = [(), (1,), (7,), (30,), (1000,), (1001,), (0,), (0, 3), (2, 3), (2, 3, 4), (1, 1, 1, 1), (40, 40), (3, 400), (20, 10, 9)]


@pytest.mark.parametrize("kind", ["plain", "tiny", "huge", "wide", "whole", "holes", "zero"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_floats_are_printed_alike(kind, dtype):
    for seed, shape in enumerate(SHAPES):
        data = numbers(kind, math.prod(shape), seed)
        ours = dlcore.tensor(data, dtype=getattr(dlcore, dtype)).reshape(shape)
        theirs = oracle.tensor(data, dtype=getattr(oracle, dtype)).reshape(shape)
        assert printed(ours) == printed(theirs)
        assert printed(ours.requires_grad_()) == printed(theirs.requires_grad_())


@pytest.mark.parametrize("dtype", ["int64", "int32", "uint8", "bool"])
def test_integers_are_printed_alike(dtype):
    draw = random.Random(0)
    for shape in SHAPES:
        for top in (1, 9, 255):
            low = -top if dtype.startswith("int") else 0
            data = [draw.randint(low, top) for _ in range(math.prod(shape))]
            ours = dlcore.tensor(data, dtype=getattr(dlcore, dtype)).reshape(shape)
            theirs = oracle.tensor(data, dtype=getattr(oracle, dtype)).reshape(shape)
            assert printed(ours) == printed(theirs)


OPTIMIZERS = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.9}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.3, "weight_decay": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.5, "nesterov": True, "weight_decay": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.5, "maximize": True}),
    ("Adam", {"lr": 0.1}),
    ("Adam", {"lr": 0.1, "betas": (0.5, 0.8), "eps": 1e-3, "weight_decay": 0.1, "amsgrad": True}),
    ("Adam", {"lr": 0.1, "maximize": True}),
    ("AdamW", {"lr": 0.1, "weight_decay": 0.3}),
    ("AdamW", {"lr": 0.1, "amsgrad": True, "maximize": True}),
]


@pytest.mark.parametrize("name, options", OPTIMIZERS)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_optimizers_step_alike(name, options, dtype):
    results = []
    for module in (dlcore, oracle):
        p = module.nn.Parameter(module.tensor(values(5, 1, 1), dtype=getattr(module, dtype)))
        q = module.nn.Parameter(module.tensor(values(3, 1, 2), dtype=getattr(module, dtype)))
        optimizer = getattr(module.optim, name)([p, q], **options)
        for step in range(6):
            p.grad = module.tensor(values(5, 1, step + 10), dtype=getattr(module, dtype))
            q.grad = module.tensor(values(3, 1, step + 20), dtype=getattr(module, dtype)) if step % 2 else None
            optimizer.step()
        results.append((p.tolist() + q.tolist(), optimizer.state_dict()))
    tolerance = 1e-6 if dtype == "float32" else 1e-13
    assert results[0][0] == pytest.approx(results[1][0], rel=tolerance, abs=tolerance)
    ours, theirs = results[0][1], results[1][1]
    assert list(ours["state"]) == list(theirs["state"]) or not options.get("momentum", 0)
    for number, state in ours["state"].items():
        for key, value in state.items():
            expected = theirs["state"][number][key]
            if key == "step":
                assert value == expected.item()
            else:
                assert value.tolist() == pytest.approx(expected.tolist(), rel=tolerance, abs=tolerance)


SCHEDULES = [
    ("StepLR", {"step_size": 3, "gamma": 0.3}),
    ("MultiStepLR", {"milestones": [2, 5, 5], "gamma": 0.3}),
    ("ExponentialLR", {"gamma": 0.9}),
    ("ConstantLR", {"factor": 0.3, "total_iters": 4}),
    ("LinearLR", {"start_factor": 0.2, "end_factor": 0.9, "total_iters": 7}),
    ("CosineAnnealingLR", {"T_max": 6, "eta_min": 0.01}),
    ("LambdaLR", {"lr_lambda": lambda epoch: 0.9**epoch}),
    ("MultiplicativeLR", {"lr_lambda": lambda epoch: 1 / epoch}),
    ("OneCycleLR", {"max_lr": 0.7, "total_steps": 20}),
    ("OneCycleLR", {"max_lr": 0.7, "total_steps": 20, "three_phase": True, "anneal_strategy": "linear"}),
    ("OneCycleLR", {"max_lr": 0.7, "epochs": 4, "steps_per_epoch": 5, "pct_start": 0.7, "cycle_momentum": False}),
]


@pytest.mark.parametrize("name, options", SCHEDULES)
def test_schedules_go_alike(name, options):
    results = []
    for module in (dlcore, oracle):
        optimizer = module.optim.SGD([module.nn.Parameter(module.zeros(1))], lr=0.5, momentum=0.9)
        schedule = getattr(module.optim.lr_scheduler, name)(optimizer, **options)
        rates = []
        for _ in range(19):
            group = optimizer.param_groups[0]
            rates += [group["lr"], group["momentum"]]
            optimizer.step()
            schedule.step()
        results.append(rates)
    assert results[0] == pytest.approx(results[1], rel=1e-12)


def test_plateau_goes_alike():
    losses = [abs(value) for value in values(60, 1, 4)]
    for options in ({"patience": 2}, {"patience": 1, "cooldown": 2, "threshold_mode": "abs", "mode": "max", "min_lr": 1e-3}):
        results = []
        for module in (dlcore, oracle):
            optimizer = module.optim.SGD([module.nn.Parameter(module.zeros(1))], lr=0.5)
            schedule = module.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **options)
            rates = []
            for loss in losses:
                schedule.step(loss)
                rates.append(optimizer.param_groups[0]["lr"])
            results.append(rates)
        assert results[0] == pytest.approx(results[1], rel=1e-12)


def networks(module):
    nn = module.nn
    return [
        (nn.Linear(6, 4), (3, 6)),
        (nn.Sequential(nn.Linear(6, 4), nn.LeakyReLU(0.2), nn.Linear(4, 2, bias=False)), (5, 6)),
        (nn.Conv2d(2, 4, 3, stride=2, padding=1, groups=2), (2, 2, 7, 8)),
        (nn.Conv2d(2, 3, (2, 4), padding="same", dilation=(1, 2)), (2, 2, 7, 8)),
        (nn.Conv2d(2, 3, 3, padding="valid", bias=False), (2, 2, 7, 8)),
        (nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.MaxPool2d(3, 2, 1), nn.Flatten(), nn.Softmax(dim=1)), (2, 1, 8, 8)),
        (nn.Sequential(nn.AvgPool2d(2, ceil_mode=True, count_include_pad=False), nn.Upsample(scale_factor=2)), (1, 2, 5, 5)),
        (nn.Sequential(nn.Upsample(size=(9, 7), mode="bilinear"), nn.Unflatten(1, (2, 1)), nn.Hardswish()), (1, 2, 5, 5)),
        (nn.Sequential(nn.Upsample(scale_factor=(2, 3), mode="bilinear", align_corners=True), nn.Identity()), (1, 2, 4, 5)),
        (nn.Sequential(nn.GELU(), nn.SiLU(), nn.ELU(0.3), nn.Softplus(2.0, 5.0), nn.Hardtanh(-0.5, 0.7), nn.Mish()), (4, 5)),
        (nn.Sequential(nn.LogSigmoid(), nn.Softsign(), nn.Tanhshrink(), nn.LogSoftmax(dim=-1), nn.Softmin(dim=0)), (4, 5)),
        (nn.ModuleDict({"a": nn.ModuleList([nn.Dropout(0.2), nn.ReLU6(), nn.ReLU6()]), "b": nn.Hardsigmoid()}), None),
        (nn.Sequential(nn.CrossEntropyLoss(), nn.HuberLoss(), nn.Dropout(inplace=True), nn.GELU("tanh")), None),
    ]


@pytest.mark.filterwarnings("ignore:Using padding='same'")
@pytest.mark.parametrize("number", range(13))
def test_networks_compute_alike(number):
    ours, shape = networks(dlcore)[number]
    theirs, _ = networks(oracle)[number]
    assert repr(ours) == repr(theirs)
    ours.double()
    theirs.double()
    assert list(ours.state_dict()) == list(theirs.state_dict())
    theirs.load_state_dict({name: to_torch(tensor) for name, tensor in ours.state_dict().items()})
    if shape is None:
        return
    data = values(math.prod(shape), 1, number)
    results = []
    for module, network in ((dlcore, ours), (oracle, theirs)):
        x = module.tensor(data, dtype=module.float64).reshape(shape).requires_grad_()
        y = network(x)
        (y * y).sum().backward()
        gradients = [x.grad.reshape(-1).tolist()] + [p.grad.reshape(-1).tolist() for p in network.parameters()]
        results.append((tuple(y.shape), y.reshape(-1).tolist(), gradients))
    assert results[0][0] == results[1][0]
    assert results[0][1] == pytest.approx(results[1][1], rel=1e-9, abs=1e-12)
    for one, other in zip(results[0][2], results[1][2]):
        assert one == pytest.approx(other, rel=1e-9, abs=1e-12)


LOSSES = [
    ("CrossEntropyLoss", {"label_smoothing": 0.1}, "classes"),
    ("CrossEntropyLoss", {"ignore_index": 1, "reduction": "sum"}, "classes"),
    ("NLLLoss", {"reduction": "none"}, "classes"),
    ("MSELoss", {}, "values"),
    ("L1Loss", {"reduction": "sum"}, "values"),
    ("SmoothL1Loss", {"beta": 0.4}, "values"),
    ("HuberLoss", {"delta": 0.4}, "values"),
    ("BCEWithLogitsLoss", {}, "probabilities"),
]


@pytest.mark.parametrize("name, options, target", LOSSES)
def test_losses_compute_alike(name, options, target):
    results = []
    for module in (dlcore, oracle):
        x = module.tensor(values(12, 1, 5), dtype=module.float64).reshape(4, 3).requires_grad_()
        if target == "classes":
            y = module.tensor([0, 1, 2, 1])
        elif target == "values":
            y = module.tensor(values(12, 1, 6), dtype=module.float64).reshape(4, 3)
        else:
            y = module.tensor([abs(v) % 1 for v in values(12, 1, 6)], dtype=module.float64).reshape(4, 3)
        loss = getattr(module.nn, name)(**options)(x, y)
        loss.sum().backward()
        results.append(loss.reshape(-1).tolist() + x.grad.reshape(-1).tolist())
    assert results[0] == pytest.approx(results[1], rel=1e-9, abs=1e-12)


def test_gains_and_clipping_alike():
    for name, parameter in [("relu", None), ("tanh", None), ("leaky_relu", 0.3), ("leaky_relu", None), ("selu", None)]:
        assert dlcore.nn.init.calculate_gain(name, parameter) == oracle.nn.init.calculate_gain(name, parameter)
    for norm_type in (1.0, 2.0, 3.0, math.inf):
        results = []
        for module in (dlcore, oracle):
            p, q = (module.nn.Parameter(module.zeros(n)) for n in (4, 3))
            p.grad, q.grad = module.tensor(values(4, 1, 7)), module.tensor(values(3, 1, 8))
            norm = module.nn.utils.clip_grad_norm_([p, q], 0.7, norm_type)
            results.append([norm.item(), *p.grad.tolist(), *q.grad.tolist()])
        assert results[0] == pytest.approx(results[1], rel=1e-5)


def test_mismatch_messages_alike():
    messages = []
    for module in (dlcore, oracle):
        net = module.nn.Sequential(module.nn.Linear(2, 3), module.nn.Linear(3, 1))
        state = net.state_dict()
        state["0.weight"] = module.zeros(5, 2)
        state["more"] = state.pop("1.bias")
        with pytest.raises(RuntimeError) as caught:
            net.load_state_dict(state)
        messages.append(str(caught.value).replace("torch.Size(", "").replace("])", "]"))
    assert messages[0] == messages[1]


def test_checkpoints_go_both_ways(tmp_path):
    from safetensors.torch import load_file, save_file

    path = str(tmp_path / "model.safetensors")
    ours = dlcore.nn.Linear(3, 2)
    dlcore.save(ours.state_dict(), path)
    theirs = oracle.nn.Linear(3, 2)
    theirs.load_state_dict(load_file(path))
    assert theirs.weight.tolist() == ours.weight.tolist()
    save_file({name: tensor * 2 for name, tensor in theirs.state_dict().items()}, path)
    ours.load_state_dict(dlcore.load(path))
    assert ours.bias.tolist() == (theirs.bias * 2).tolist()
