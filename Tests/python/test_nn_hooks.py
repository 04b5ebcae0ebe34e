"""Hooks on the gradients of modules beside PyTorch, and methods of modules and containers."""

import pytest
import torch as oracle

import dlcore
from dlcore import nn
from oracle import draws

MODULES = [dlcore, oracle]


def lists(gradients):
    return tuple(None if g is None else g.tolist() for g in gradients)


def sum_and_product(module):
    class SumAndProduct(module.nn.Module):
        def forward(self, a, b, factor=2.0):
            return a + factor * b, a * b

    return SumAndProduct()


def test_full_backward_hooks_see_all_gradients():
    seen = []
    for module in MODULES:
        layer, log = sum_and_product(module), []
        layer.register_full_backward_pre_hook(lambda _, outputs, log=log: log.append(lists(outputs)))
        layer.register_full_backward_hook(
            lambda _, inputs, outputs, log=log: log.append((lists(inputs), lists(outputs)))
        )
        a, b = module.tensor([1.0, 2.0], requires_grad=True), module.tensor([3.0, 4.0], requires_grad=True)
        x, y = layer(a, b, 3.0)
        (x.sum() * 2 + (y * y).sum()).backward()
        seen.append((log, a.grad.tolist(), b.grad.tolist()))
    assert seen[0] == seen[1]


def test_full_backward_hooks_change_gradients():
    seen = []
    for module in MODULES:
        layer = sum_and_product(module)
        layer.register_full_backward_pre_hook(lambda _, outputs: tuple(g * 10 for g in outputs))
        layer.register_full_backward_hook(lambda _, inputs, outputs: (inputs[0] + 1, inputs[1] * 2))
        a, b = module.tensor([1.0, 2.0], requires_grad=True), module.tensor([3.0, 4.0], requires_grad=True)
        c = a * 2
        x, y = layer(c, b)
        (x + y).sum().backward()
        seen.append((a.grad.tolist(), b.grad.tolist()))
    assert seen[0] == seen[1]


def test_full_backward_hooks_without_gradients_of_inputs():
    for module in MODULES:
        layer, log = module.nn.Linear(2, 1), []
        layer.register_full_backward_hook(lambda _, inputs, outputs, log=log: log.append((lists(inputs), lists(outputs))))
        layer(module.ones(1, 2)).sum().backward()
        assert log == [((None,), ([[1.0]],))] and layer.weight.grad.tolist() == [[1.0, 1.0]]


def test_full_backward_hooks_can_be_removed():
    layer, log = nn.Linear(2, 1), []
    with layer.register_full_backward_hook(lambda *_: log.append(1)):
        layer(dlcore.ones(1, 2, requires_grad=True)).sum().backward()
    layer(dlcore.ones(1, 2, requires_grad=True)).sum().backward()
    assert log == [1]


def test_hooks_keep_derivatives_of_any_order():
    layer = nn.Linear(1, 1).double()
    layer.register_full_backward_hook(lambda *_: None)
    x = dlcore.ones(1, 1, dtype=dlcore.float64, requires_grad=True)
    (gradient,) = dlcore.autograd.grad((layer(x) ** 3).sum(), x, create_graph=True)
    (second,) = dlcore.autograd.grad(gradient.sum(), x)
    expected = 6 * layer(x) * layer.weight**2
    assert second.item() == pytest.approx(expected.item())


def test_set_submodule():
    for module in MODULES:
        net = module.nn.Sequential(module.nn.Sequential(module.nn.ReLU()))
        net.set_submodule("0.0", module.nn.Tanh())
        assert type(net[0][0]).__name__ == "Tanh"
        with pytest.raises(AttributeError, match="has no attribute `9`"):
            net.set_submodule("0.9", module.nn.Tanh(), strict=True)
        with pytest.raises(ValueError, match="without a target name"):
            net.set_submodule("", module.nn.Tanh())


def test_dtypes_and_devices_that_there_are_not():
    layer = nn.Linear(1, 1)
    with pytest.raises(NotImplementedError, match="float16 is not supported"):
        layer.half()
    with pytest.raises(NotImplementedError, match="bfloat16 is not supported"):
        layer.bfloat16()
    with pytest.raises(RuntimeError, match="runs on the CPU only"):
        layer.cuda()
    assert layer.type(dlcore.float64).weight.dtype == dlcore.float64
    assert layer.to_empty(device="cpu").weight.shape == (1, 1) and layer.share_memory() is layer
    layer.compile()


def test_sequences_can_be_repeated():
    for module in MODULES:
        net = module.nn.Sequential(module.nn.Linear(2, 2), module.nn.ReLU())
        assert len(net * 2) == 4 and (2 * net)[2] is net[0]
        longer = module.nn.Sequential(module.nn.ReLU())
        longer *= 3
        assert len(longer) == 3 and len(net + longer) == 5
        with pytest.raises(ValueError, match="Non-positive multiplication factor"):
            net * 0


def test_dictionaries_of_parameters():
    for module in MODULES:
        values = module.nn.ParameterDict({"a": module.zeros(1), "b": module.ones(2)})
        assert values.get("c") is None and values.setdefault("c", module.ones(3)).requires_grad
        assert list(reversed(values)) == ["c", "b", "a"] and list(values.copy()) == ["a", "b", "c"]
        assert values.pop("a").tolist() == [0.0] and values.popitem()[0] == "c"
        joined = values | module.nn.ParameterDict({"d": module.ones(1)})
        assert list(joined) == ["b", "d"] and list(values) == ["b"]
        values |= {"e": module.zeros(1)}
        assert list(values.state_dict()) == ["b", "e"]
        values.clear()
        assert len(values) == 0


@draws(8)
def test_adaptive_softmax(draw):
    features, classes = draw.integer(4, 9), draw.integer(5, 12)
    cutoffs = sorted({draw.integer(1, classes - 1) for _ in range(draw.integer(1, 3))})
    options = {"div_value": draw.choice(1.0, 2.0), "head_bias": draw.boolean()}
    theirs = oracle.nn.AdaptiveLogSoftmaxWithLoss(features, classes, cutoffs, **options).double()
    ours = nn.AdaptiveLogSoftmaxWithLoss(features, classes, cutoffs, **options).double()
    state = {k: dlcore.tensor(v.tolist(), dtype=dlcore.float64).reshape(tuple(v.shape)) for k, v in theirs.state_dict().items()}
    ours.load_state_dict(state)
    count = draw.choice((), (draw.integer(1, 7),))
    input, target = draw.randn(*count, features), draw.integers(0, classes, *count)
    layers = {dlcore: ours, oracle: theirs}
    draw.compare(lambda t, x, y: tuple(layers[t](x, y)), input, target, dtypes=("float64",))
    if count:
        draw.compare(lambda t, x: (layers[t].log_prob(x), layers[t].predict(x)), input, dtypes=("float64",))
        draw.same_error(lambda t, x, y: layers[t](x, y + classes), input, target, phrase="Target values should be in")


@draws(6)
def test_linear_cross_entropy(draw):
    classes, features, count = draw.integer(2, 5), draw.integer(1, 4), draw.integer(1, 5)
    outputs = draw.choice((), (2,))
    options = {"reduction": draw.choice("none", "mean", "sum"), "label_smoothing": draw.choice(0.0, 0.2)}
    draw.compare(
        lambda torch, x, w, y, b: torch.nn.functional.linear_cross_entropy(x, w, y, linear_bias=b, **options),
        draw.randn(count, features),
        draw.randn(classes, *outputs, features),
        draw.integers(0, classes, count, *outputs),
        draw.randn(classes, *outputs) if draw.boolean() else None,
    )
    layer = nn.LinearCrossEntropyLoss(features, classes, bias=True)
    reference = oracle.nn.LinearCrossEntropyLoss(features, classes, bias=True)
    assert repr(layer) == repr(reference) and list(layer.state_dict()) == list(reference.state_dict())


@pytest.mark.parametrize("kind", ["BatchNorm", "InstanceNorm"])
@pytest.mark.parametrize("axes", [1, 2, 3])
def test_lazy_normalisations(kind, axes):
    shape = (2, 4) + (3,) * axes
    data = oracle.randn(shape).tolist()
    name = f"Lazy{kind}{axes}d"
    layers = [getattr(module.nn, name)() for module in MODULES]
    assert repr(layers[0]) == repr(layers[1]) and list(layers[0].state_dict()) == list(layers[1].state_dict())
    outputs = [layer(module.tensor(data)) for layer, module in zip(layers, MODULES)]
    assert dlcore.allclose(outputs[0], dlcore.tensor(outputs[1].tolist()), atol=1e-5)
    assert repr(layers[0]) == repr(layers[1]) and type(layers[0]).__name__ == f"{kind}{axes}d"
    assert dlcore.allclose(layers[0].running_var, dlcore.tensor(layers[1].running_var.tolist()), atol=1e-5)
    other = getattr(nn, name)()
    other.load_state_dict(layers[0].state_dict())
    assert other.running_mean.tolist() == layers[0].running_mean.tolist()
