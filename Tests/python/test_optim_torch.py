"""Optimizers and schedules against PyTorch, over trajectories with randomly drawn options."""

import importlib
import os
import random
import warnings

import numpy as np
import pytest

import dlcore
from dlcore import nn

reference = pytest.importorskip("torch")

SEED = int(os.environ.get("DLCORE_ORACLE_SEED", "0"))
SHAPES = [(3, 4), (7,), (), (2, 1, 3), (0, 2), (40,)]
STEPS = 20


def betas(draw):
    return (draw.choice([0.0, 0.5, 0.9]), draw.choice([0.5, 0.99, 0.999]))


OPTIONS = {
    "SGD": lambda d: d.choice(
        [
            {"momentum": d.choice([0, 0.5, 0.9]), "dampening": d.choice([0, 0.3])},
            {"momentum": d.choice([0.5, 0.9]), "nesterov": True},
        ]
    ),
    "Adam": lambda d: {"betas": betas(d), "amsgrad": d.random() < 0.5, "decoupled_weight_decay": d.random() < 0.5},
    "AdamW": lambda d: {"betas": betas(d), "amsgrad": d.random() < 0.5},
    "NAdam": lambda d: {"betas": betas(d), "momentum_decay": d.choice([4e-3, 0.1]), "decoupled_weight_decay": d.random() < 0.5},
    "RAdam": lambda d: {"betas": betas(d), "decoupled_weight_decay": d.random() < 0.5},
    "Adamax": lambda d: {"betas": betas(d)},
    "Adagrad": lambda d: {"lr_decay": d.choice([0, 0.1]), "initial_accumulator_value": d.choice([0, 0.5])},
    "Adadelta": lambda d: {"rho": d.choice([0.5, 0.9]), "eps": d.choice([1e-6, 1e-3])},
    "RMSprop": lambda d: {"alpha": d.choice([0.9, 0.99]), "momentum": d.choice([0, 0.5]), "centered": d.random() < 0.5},
    "Rprop": lambda d: {"etas": d.choice([(0.5, 1.2), (0.3, 1.5)]), "step_sizes": d.choice([(1e-6, 50), (1e-3, 0.05)])},
    "ASGD": lambda d: {"lambd": d.choice([1e-4, 0.1]), "alpha": d.choice([0.75, 0.5]), "t0": d.choice([1e6, 5, 0])},
}


def drawn(name, draw):
    options = {"lr": draw.choice([1e-3, 0.05, 0.3]), "maximize": draw.random() < 0.25}
    options.update(OPTIONS[name](draw))
    if name != "Rprop":
        options["weight_decay"] = draw.choice([0, 0.1])
    return options


def pair(array):
    """The same parameter twice."""
    mine = nn.Parameter(dlcore.tensor(array))
    return mine, reference.nn.Parameter(reference.tensor(array))


def gradients(generator, shapes, dtype):
    return [np.asarray(generator.standard_normal(shape) * 10.0 ** generator.uniform(-3, 1), dtype) for shape in shapes]


def run(mine, theirs, parameters, generator, dtype, steps, missing=0.0):
    for _ in range(steps):
        for (p, q), gradient in zip(parameters, gradients(generator, [tuple(p.shape) for p, _ in parameters], dtype)):
            absent = generator.uniform() < missing
            p.grad = None if absent else dlcore.tensor(gradient)
            q.grad = None if absent else reference.tensor(gradient)
        mine.step()
        theirs.step()


def close(mine, theirs, dtype, what):
    tolerance = 1e-11 if dtype is np.float64 else 3e-5
    np.testing.assert_allclose(
        mine.detach().numpy(), theirs.detach().numpy(), rtol=tolerance, atol=tolerance, err_msg=what, equal_nan=True
    )


def same_state(mine, theirs, dtype, what):
    own, other = mine.state_dict(), theirs.state_dict()
    assert [group.keys() - {"momentum_form"} for group in own["param_groups"]] == [g.keys() for g in other["param_groups"]]
    assert own["state"].keys() == other["state"].keys()
    for number, values in other["state"].items():
        for name, value in values.items():
            mine_value = own["state"][number].get(name)
            if value is None:
                assert mine_value is None
                continue
            assert tuple(mine_value.shape) == tuple(value.shape) and str(mine_value.dtype).split(".")[1] == str(value.dtype).split(".")[1]
            close(mine_value, value, dtype, f"{what}: {name} of {number}")


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", OPTIONS)
def test_trajectories(name, dtype):
    for trial in range(8):
        seed = SEED + trial
        draw, generator = random.Random(seed), np.random.default_rng(seed)
        options = drawn(name, draw)
        what = f"seed {seed}: {name} {options}"
        arrays = [np.asarray(generator.standard_normal(shape), dtype) for shape in SHAPES]
        parameters = [pair(array) for array in arrays]
        halves = [slice(0, 3), slice(3, None)]
        other = {key: value for key, value in drawn(name, draw).items() if key in ("lr", "weight_decay", "maximize")}
        groups = [[{"params": [p[side] for p in parameters[half]], **extra} for half, extra in zip(halves, ({}, other))] for side in (0, 1)]
        mine = getattr(dlcore.optim, name)(groups[0], **options)
        theirs = getattr(reference.optim, name)(groups[1], **options, foreach=False)
        run(mine, theirs, parameters, generator, dtype, STEPS, missing=0.2)
        for index, (p, q) in enumerate(parameters):
            close(p, q, dtype, f"{what}: parameter {index}")
        same_state(mine, theirs, dtype, what)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_adafactor(dtype):
    # PyTorch's divides by the number of elements, so that there are no empty parameters here.
    shapes = [shape for shape in SHAPES if 0 not in shape]
    for trial in range(4):
        draw, generator = random.Random(SEED + trial), np.random.default_rng(SEED + trial)
        options = {
            "lr": draw.choice([0.01, 0.3]),
            "beta2_decay": draw.choice([-0.8, -0.5]),
            "eps": draw.choice([(None, 1e-3), (1e-6, 0.1)]),
            "d": draw.choice([1.0, 2.0]),
            "weight_decay": draw.choice([0.0, 0.1]),
            "maximize": draw.random() < 0.5,
        }
        what = f"seed {SEED + trial}: Adafactor {options}"
        parameters = [pair(np.asarray(generator.standard_normal(shape), dtype)) for shape in shapes]
        mine = dlcore.optim.Adafactor([p for p, _ in parameters], **options)
        theirs = reference.optim.Adafactor([q for _, q in parameters], **options, foreach=False)
        run(mine, theirs, parameters, generator, dtype, STEPS, missing=0.2)
        for index, (p, q) in enumerate(parameters):
            close(p, q, dtype, f"{what}: parameter {index}")
        same_state(mine, theirs, dtype, what)
    empty = nn.Parameter(dlcore.zeros(0, 2))
    empty.grad = dlcore.zeros(0, 2)
    dlcore.optim.Adafactor([empty]).step()
    for bad in ({"lr": -1.0}, {"beta2_decay": 0.5}, {"eps": (-1.0, 1e-3)}, {"eps": (None, -1.0)}, {"d": 0.5}, {"weight_decay": -1.0}):
        for library, parameter in ((dlcore, parameters[0][0]), (reference, parameters[0][1])):
            with pytest.raises(ValueError, match="should be"):
                library.optim.Adafactor([parameter], **bad)


@pytest.mark.parametrize("name", OPTIONS)
def test_states_are_interchangeable(name):
    draw, generator = random.Random(SEED), np.random.default_rng(SEED)
    options = drawn(name, draw)
    parameters = [pair(generator.standard_normal(shape)) for shape in SHAPES]
    mine = getattr(dlcore.optim, name)([p for p, _ in parameters], **options)
    theirs = getattr(reference.optim, name)([q for _, q in parameters], **options)
    run(mine, theirs, parameters, generator, np.float64, 5)

    def converted(values):
        return {key: reference.tensor(value.numpy()) if isinstance(value, dlcore.Tensor) else value for key, value in values.items()}

    state = mine.state_dict()
    state = {"state": {k: converted(v) for k, v in state["state"].items()}, "param_groups": state["param_groups"]}
    # From PyTorch into a new one of dlcore, and the other way.
    fresh = [(nn.Parameter(p.detach().clone()), reference.nn.Parameter(q.detach().clone())) for p, q in parameters]
    mine2 = getattr(dlcore.optim, name)([p for p, _ in fresh], lr=0.7)
    theirs2 = getattr(reference.optim, name)([q for _, q in fresh], lr=0.7)
    mine2.load_state_dict(theirs.state_dict())
    theirs2.load_state_dict(state)
    assert mine2.param_groups[0]["lr"] == options["lr"]
    run(mine2, theirs2, fresh, np.random.default_rng(SEED + 1), np.float64, 5)
    run(mine, theirs, parameters, np.random.default_rng(SEED + 1), np.float64, 5)
    # PyTorch goes on with the product of momenta in the parameter's dtype once it has been loaded, in float32 before.
    precision = np.float32 if name == "NAdam" else np.float64
    for (a, b), (c, d) in zip(parameters, fresh):
        close(c, b, precision, f"seed {SEED}: {name} {options}")
        close(a, d, precision, f"seed {SEED}: {name} {options}")


@pytest.mark.parametrize("name", [*OPTIONS, "LBFGS"])
def test_defaults_and_printed_form(name):
    (p, q) = pair(np.zeros(2))
    mine, theirs = getattr(dlcore.optim, name)([p]), getattr(reference.optim, name)([q])
    assert repr(mine) == repr(theirs)
    assert mine.defaults == theirs.defaults
    named = getattr(dlcore.optim, name)([("weight", p)])
    assert named.param_groups[0]["param_names"] == ["weight"] and repr(named) == repr(getattr(reference.optim, name)([("weight", q)]))


@pytest.mark.parametrize("search", [None, "strong_wolfe"])
@pytest.mark.parametrize("history", [2, 100])
def test_lbfgs(search, history):
    generator = np.random.default_rng(SEED)
    start = [generator.standard_normal(shape) for shape in ((4, 3), (3,), ())]
    matrix = generator.standard_normal((20, 12))
    options = {"lr": 0.5 if search is None else 1, "max_iter": 6, "history_size": history, "line_search_fn": search}

    def losses(library, make):
        parameters = [make(array) for array in start]
        optimizer = library.optim.LBFGS(parameters, **options)
        a = library.tensor(matrix)

        def closure():
            optimizer.zero_grad()
            w, b, c = parameters
            h = (a.reshape(20, 4, 3) * w).sum(1) + b
            loss = ((h.tanh() - c) ** 2).mean() + 0.1 * (w**4).sum() + 0.05 * (b - 2).exp().sum()
            loss.backward()
            return loss

        return [float(optimizer.step(closure)) for _ in range(6)], parameters, optimizer.state_dict()["state"][0]

    mine, own, state = losses(dlcore, lambda array: nn.Parameter(dlcore.tensor(array)))
    theirs, other, their_state = losses(reference, lambda array: reference.nn.Parameter(reference.tensor(array)))
    # Quasi-Newton steps amplify differences of rounding: thirty of them leave half of the digits.
    np.testing.assert_allclose(mine, theirs, rtol=1e-6, err_msg=f"seed {SEED}")
    for p, q in zip(own, other):
        np.testing.assert_allclose(p.detach().numpy(), q.detach().numpy(), rtol=1e-5, atol=1e-6, err_msg=f"seed {SEED}")
    assert state["func_evals"] == their_state["func_evals"] and state["n_iter"] == their_state["n_iter"]


def test_momentum_as_an_average():
    p = nn.Parameter(dlcore.tensor([1.0], dtype=dlcore.float64))
    optimizer = dlcore.optim.SGD([p], lr=0.5, momentum=0.9, momentum_form="average")
    value, velocity = 1.0, 0.0
    for gradient in (2.0, -1.0, 3.0):
        p.grad = dlcore.tensor([gradient], dtype=dlcore.float64)
        optimizer.step()
        velocity = 0.9 * velocity + 0.1 * gradient
        value -= 0.5 * velocity
        assert p.item() == pytest.approx(value, rel=1e-14)
    with pytest.raises(ValueError, match="Invalid momentum_form"):
        dlcore.optim.SGD([p], momentum=0.9, momentum_form="other")


def test_hooks():
    p, q = pair(np.ones(2))
    seen = {}
    for library, parameter in ((dlcore, p), (reference, q)):
        events = seen[library] = []
        optimizer = library.optim.SGD([parameter], lr=0.1)
        handles = [
            optimizer.register_step_pre_hook(lambda o, args, kwargs, e=events: e.append(("pre", len(args), len(kwargs)))),
            optimizer.register_step_post_hook(lambda o, args, kwargs, e=events: e.append("post")),
            optimizer.register_state_dict_pre_hook(lambda o, e=events: e.append("save")),
            optimizer.register_state_dict_post_hook(lambda o, state, e=events: e.append(sorted(state))),
            optimizer.register_load_state_dict_pre_hook(lambda o, state, e=events: e.append("load")),
            optimizer.register_load_state_dict_post_hook(lambda o, e=events: e.append("loaded")),
        ]
        module = importlib.import_module(library.__name__ + ".optim.optimizer")
        handles.append(module.register_optimizer_step_pre_hook(lambda o, args, kwargs, e=events: e.append("every")))
        handles.append(module.register_optimizer_step_post_hook(lambda o, args, kwargs, e=events: e.append("each")))
        optimizer.step()
        optimizer.load_state_dict(optimizer.state_dict())
        for handle in handles:
            handle.remove()
        optimizer.step()
        optimizer.load_state_dict(optimizer.state_dict())
    assert len(seen[dlcore]) == 8
    assert [e if isinstance(e, (str, list)) else e[0] for e in seen[dlcore]] == [e if isinstance(e, (str, list)) else e[0] for e in seen[reference]]


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda o, p: o.NAdam([p], momentum_decay=-1.0), ValueError, "Invalid momentum_decay value: -1.0"),
        (lambda o, p: o.Adagrad([p], lr_decay=-1.0), ValueError, "Invalid lr_decay value: -1.0"),
        (lambda o, p: o.Adagrad([p], initial_accumulator_value=-1.0), ValueError, "Invalid initial_accumulator_value value: -1.0"),
        (lambda o, p: o.Adadelta([p], rho=1.5), ValueError, "Invalid rho value: 1.5"),
        (lambda o, p: o.RMSprop([p], alpha=-1.0), ValueError, "Invalid alpha value: -1.0"),
        (lambda o, p: o.Rprop([p], etas=(1.5, 2.0)), ValueError, "Invalid eta values: 1.5, 2.0"),
        (lambda o, p: o.LBFGS([{"params": [p]}, {"params": []}]), ValueError, "doesn't support per-parameter options"),
        (lambda o, p: o.SGD([p], lr=float("nan")).step(), ValueError, None),
    ],
)
def test_errors(call, error, message):
    p, q = pair(np.ones(2))
    if message is not None:
        with pytest.raises(error, match=message.replace("(", r"\(")):
            call(reference.optim, q)
    with pytest.raises(error, match=message):
        call(dlcore.optim, p)


def test_absent():
    p, _ = pair(np.ones(2))
    with pytest.raises(NotImplementedError, match="sparse"):
        dlcore.optim.SparseAdam([p])
    with pytest.raises(NotImplementedError, match="differentiable"):
        dlcore.optim.Adam([p], differentiable=True)


# --- schedules -----------------------------------------------------------------------------------------------------------


def simple(module, kind, optimizer, o):
    """A schedule made from options that fit both libraries."""
    return getattr(module, kind)(optimizer, **o)


SCHEDULES = {
    "StepLR": lambda d: {"step_size": d.randint(1, 9), "gamma": d.uniform(0.1, 1)},
    "MultiStepLR": lambda d: {"milestones": [d.randint(1, 45) for _ in range(4)], "gamma": d.uniform(0.1, 1)},
    "ConstantLR": lambda d: {"factor": d.uniform(0.1, 1), "total_iters": d.randint(1, 30)},
    "LinearLR": lambda d: {"start_factor": d.uniform(0.1, 1), "end_factor": d.uniform(0, 1), "total_iters": d.randint(1, 30)},
    "ExponentialLR": lambda d: {"gamma": d.uniform(0.5, 1)},
    "PolynomialLR": lambda d: {"total_iters": d.randint(1, 40), "power": d.choice([1.0, 2.0, 0.5])},
    "CosineAnnealingLR": lambda d: {"T_max": d.randint(2, 40), "eta_min": d.choice([0.0, 0.01])},
    "CosineAnnealingWarmRestarts": lambda d: {"T_0": d.randint(1, 9), "T_mult": d.randint(1, 3), "eta_min": d.choice([0.0, 0.01])},
    "LambdaLR": lambda d: {"lr_lambda": lambda epoch, k=d.uniform(0.8, 1): k**epoch},
    "MultiplicativeLR": lambda d: {"lr_lambda": lambda epoch, k=d.uniform(0.8, 1): k + 0.001 * epoch},
    "CyclicLR": lambda d: {
        "base_lr": d.uniform(0.01, 0.1),
        "max_lr": d.uniform(0.2, 1),
        "step_size_up": d.randint(2, 12),
        "step_size_down": d.choice([None, 3, 7]),
        **d.choice(
            [
                {"mode": "triangular"},
                {"mode": "triangular2"},
                {"mode": "exp_range", "gamma": d.uniform(0.9, 1)},
                {"scale_fn": lambda x: 1 / (1 + x), "scale_mode": d.choice(["cycle", "iterations"])},
            ]
        ),
        "cycle_momentum": d.random() < 0.5,
    },
    "OneCycleLR": lambda d: {
        "max_lr": d.uniform(0.2, 1),
        **d.choice([{"total_steps": 51}, {"epochs": 6, "steps_per_epoch": 10}]),
        "pct_start": d.uniform(0.1, 0.45),
        "anneal_strategy": d.choice(["cos", "linear"]),
        "three_phase": d.random() < 0.5,
        "cycle_momentum": d.random() < 0.7,
        "div_factor": d.uniform(2, 30),
    },
}


def two_groups(library, kind, parameters):
    return getattr(library.optim, kind)([{"params": parameters[:1], "lr": 0.3}, {"params": parameters[1:], "lr": 0.05}])


def optimizers(kind):
    pairs = [pair(np.zeros(1)) for _ in range(2)]
    return two_groups(dlcore, kind, [p for p, _ in pairs]), two_groups(reference, kind, [q for _, q in pairs])


def snapshot(optimizer):
    return [(group["lr"], group.get("momentum"), group.get("betas")) for group in optimizer.param_groups]


def compare(build, steps=50, kind="SGD", argument=None):
    """Values of two schedules over so many steps; half way through both continue from a saved state."""
    mine, theirs = optimizers(kind)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        own, other = build(dlcore.optim.lr_scheduler, mine), build(reference.optim.lr_scheduler, theirs)
        for step in range(steps):
            flat = lambda o: [x for values in snapshot(o) for x in values if x is not None for x in (x if isinstance(x, tuple) else (x,))]
            np.testing.assert_allclose(flat(mine), flat(theirs), rtol=1e-12, atol=1e-15, err_msg=f"step {step}")
            np.testing.assert_allclose(own.get_last_lr(), other.get_last_lr(), rtol=1e-12, atol=1e-15)
            mine.step()
            theirs.step()
            value = () if argument is None else (argument(step),)
            own.step(*value)
            other.step(*value)
            if step == steps // 2:
                saved = own.state_dict()
                assert saved.keys() == {key for key in other.state_dict()} - {"_get_lr_called_within_step", "_is_initial", "anneal_func"}
                groups = mine.state_dict()
                mine, _ = optimizers(kind)
                mine._opt_called = True
                own = build(dlcore.optim.lr_scheduler, mine)
                mine.load_state_dict(groups)
                own.load_state_dict(saved)


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules(name):
    for trial in range(6):
        draw = random.Random(SEED + trial)
        options = SCHEDULES[name](draw)
        kind = draw.choice(["SGD", "Adam"])
        try:
            compare(lambda module, optimizer: getattr(module, name)(optimizer, **options), kind=kind)
        except AssertionError as error:
            raise AssertionError(f"seed {SEED + trial}: {name} {options}: {error}") from error


@pytest.mark.parametrize("name", [n for n in SCHEDULES if n not in ("CyclicLR", "OneCycleLR", "LambdaLR", "MultiplicativeLR")])
def test_schedules_by_epoch(name):
    draw = random.Random(SEED)
    options = SCHEDULES[name](draw)
    epochs = [draw.randint(0, 40) for _ in range(50)]
    compare(lambda module, optimizer: getattr(module, name)(optimizer, **options), argument=lambda step: epochs[step])


def test_plateau():
    for trial in range(8):
        draw = random.Random(SEED + trial)
        options = {
            "mode": draw.choice(["min", "max"]),
            "factor": draw.uniform(0.1, 0.9),
            "patience": draw.randint(0, 4),
            "threshold": draw.choice([1e-4, 0.1]),
            "threshold_mode": draw.choice(["rel", "abs"]),
            "cooldown": draw.randint(0, 3),
            "min_lr": draw.choice([0, 0.01, [0.1, 0.001]]),
        }
        values = [draw.choice([1.0, 0.9, 1.1, draw.random()]) for _ in range(50)]
        compare(lambda module, optimizer: module.ReduceLROnPlateau(optimizer, **options), argument=lambda step: values[step])


def test_schedules_of_schedules():
    def sequence(module, optimizer):
        parts = [
            module.ConstantLR(optimizer, 0.1, 4),
            module.ExponentialLR(optimizer, 0.9),
            module.CosineAnnealingLR(optimizer, 12),
        ]
        return module.SequentialLR(optimizer, parts, [7, 20])

    def chain(module, optimizer):
        return module.ChainedScheduler([module.ConstantLR(optimizer, 0.1, 20), module.ExponentialLR(optimizer, 0.9)])

    def nested(module, optimizer):
        inner = module.SequentialLR(optimizer, [module.LinearLR(optimizer), module.StepLR(optimizer, 3)], [6])
        return module.SequentialLR(optimizer, [inner, module.ExponentialLR(optimizer, 0.7)], [30])

    for build in (sequence, chain, nested):
        compare(build)


def test_swa():
    generator = np.random.default_rng(SEED)
    weights = [generator.standard_normal((2, 3)) for _ in range(5)]

    def averages(library, options):
        model = library.nn.Linear(3, 2, bias=False)
        averaged = library.optim.swa_utils.AveragedModel(model, **options(library.optim.swa_utils))
        seen = []
        for weight in weights:
            with library.no_grad():
                model.weight.copy_(library.tensor(weight))
            averaged.update_parameters(model)
            seen.append(averaged.module.weight.detach().numpy().copy())
        return seen, sorted(averaged.state_dict()), int(averaged.n_averaged)

    for options in (lambda m: {}, lambda m: {"avg_fn": m.get_ema_avg_fn(0.9)}, lambda m: {"multi_avg_fn": m.get_ema_multi_avg_fn(0.8)}):
        mine, names, count = averages(dlcore, options)
        theirs, their_names, their_count = averages(reference, options)
        np.testing.assert_allclose(mine, theirs, rtol=1e-5, atol=1e-6)
        assert names == their_names and count == their_count == 5
    for strategy in ("cos", "linear"):
        mine, theirs = optimizers("SGD")
        own = dlcore.optim.swa_utils.SWALR(mine, 0.01, anneal_epochs=7, anneal_strategy=strategy)
        other = reference.optim.swa_utils.SWALR(theirs, 0.01, anneal_epochs=7, anneal_strategy=strategy)
        for _ in range(20):
            np.testing.assert_allclose(own.get_last_lr(), other.get_last_lr(), rtol=1e-12)
            mine.step(), theirs.step(), own.step(), other.step()


def test_clipping():
    generator = np.random.default_rng(SEED)
    for norm_type in (1.0, 2.0, 3.5, float("inf")):
        arrays = [generator.standard_normal(shape) for shape in ((3, 2), (5,), ())]
        parameters = [pair(array) for array in arrays]
        for p, q in parameters:
            array = generator.standard_normal(tuple(p.shape))
            p.grad, q.grad = dlcore.tensor(array), reference.tensor(array)
        mine = nn.utils.clip_grad_norm_([p for p, _ in parameters], 0.7, norm_type)
        theirs = reference.nn.utils.clip_grad_norm_([q for _, q in parameters], 0.7, norm_type)
        assert mine.item() == pytest.approx(theirs.item(), rel=1e-12)
        nn.utils.clip_grad_value_([p for p, _ in parameters], 0.1)
        reference.nn.utils.clip_grad_value_([q for _, q in parameters], 0.1)
        for p, q in parameters:
            np.testing.assert_allclose(p.grad.numpy(), q.grad.numpy(), rtol=1e-12)
        assert nn.utils.get_total_norm([p.grad for p, _ in parameters]).item() == pytest.approx(
            reference.nn.utils.get_total_norm([q.grad for _, q in parameters]).item(), rel=1e-12
        )
