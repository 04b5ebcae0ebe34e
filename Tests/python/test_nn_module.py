"""nn.Module: members, walks, state, hooks, printing, errors."""

import copy
import pickle

import pytest

import dlcore as torch
from dlcore import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
        self.scale = nn.Parameter(torch.ones(3))
        self.register_buffer("offset", torch.tensor([1.0, 2.0, 3.0]))
        self.register_buffer("scratch", torch.zeros(1), persistent=False)
        self.absent = None

    def forward(self, x):
        return self.fc(x) * self.scale + self.offset


def names(pairs):
    return [name for name, _ in pairs]


def test_walks_in_order_of_definition():
    net = nn.Sequential(Block(), nn.ReLU(), Block())
    own = ["scale", "fc.weight", "fc.bias"]
    assert names(net.named_parameters()) == [f"{i}.{name}" for i in (0, 2) for name in own]
    assert names(net.named_buffers()) == ["0.offset", "0.scratch", "2.offset", "2.scratch"]
    assert names(net.named_modules()) == ["", "0", "0.fc", "1", "2", "2.fc"]
    assert names(net.named_children()) == ["0", "1", "2"]
    assert names(Block().named_parameters(recurse=False)) == ["scale"]
    assert len(list(net.parameters())) == 6 and len(list(net.buffers())) == 4
    assert [type(m).__name__ for m in net.modules()] == ["Sequential", "Block", "Linear", "ReLU", "Block", "Linear"]


def test_shared_members_are_walked_once():
    layer = nn.Linear(2, 2)
    net = nn.Sequential(layer, layer)
    assert names(net.named_parameters()) == ["0.weight", "0.bias"]
    assert names(net.named_parameters(remove_duplicate=False)) == ["0.weight", "0.bias", "1.weight", "1.bias"]
    assert names(net.named_modules()) == ["", "0"]
    assert list(net.state_dict()) == ["0.weight", "0.bias", "1.weight", "1.bias"]


def test_assignment_registers_and_removes():
    block = Block()
    with pytest.raises(TypeError, match="cannot assign .* as parameter 'scale'"):
        block.scale = torch.ones(3)
    with pytest.raises(TypeError, match="cannot assign 'int' as child module 'fc'"):
        block.fc = 3
    block.offset = torch.zeros(3)
    assert "offset" in dict(block.named_buffers())
    block.scale = None
    assert names(block.named_parameters()) == ["fc.weight", "fc.bias"]
    del block.fc
    assert not hasattr(block, "fc") and list(block.parameters()) == []
    block.offset = nn.Parameter(torch.ones(1))
    assert names(block.named_parameters()) == ["offset"] and names(block.named_buffers()) == ["scratch"]
    block.extra = nn.Buffer(torch.ones(2))
    assert list(block.state_dict()) == ["offset", "extra"]
    with pytest.raises(AttributeError, match="'Block' object has no attribute 'nothing'"):
        block.nothing


def test_init_must_be_called_first():
    class Forgetful(nn.Module):
        def __init__(self):
            self.fc = nn.Linear(1, 1)

    with pytest.raises(AttributeError, match=r"before Module.__init__\(\) call"):
        Forgetful()


def test_bad_names():
    module = nn.Module()
    with pytest.raises(KeyError, match="parameter name can"):
        module.register_parameter("a.b", None)
    with pytest.raises(KeyError, match="empty string"):
        module.register_buffer("", None)
    with pytest.raises(KeyError, match="attribute 'forward' already exists"):
        module.register_module("forward", nn.Identity())
    with pytest.raises(TypeError, match="is not a Module subclass"):
        module.add_module("a", 3)
    leaf = torch.ones(1, requires_grad=True)
    with pytest.raises((TypeError, ValueError)):
        module.register_parameter("p", leaf * 2)


def test_parameter_shares_memory_and_is_a_leaf():
    data = torch.tensor([1.0, 2.0])
    parameter = nn.Parameter(data)
    assert isinstance(parameter, torch.Tensor) and parameter.requires_grad and parameter.is_leaf
    data[0] = 5.0
    assert parameter.tolist() == [5.0, 2.0]
    assert not nn.Parameter(data, requires_grad=False).requires_grad
    assert type(parameter * 2) is torch.Tensor
    assert repr(parameter) == "Parameter containing:\ntensor([5., 2.], requires_grad=True)"
    with pytest.raises(TypeError):
        nn.Parameter([1.0])


def test_train_eval_and_apply():
    net = nn.Sequential(nn.Dropout(), nn.Sequential(nn.Dropout()))
    net.eval()
    assert [module.training for module in net.modules()] == [False] * 4
    net.train()
    assert all(module.training for module in net.modules())
    with pytest.raises(ValueError, match="boolean"):
        net.train(1)
    visited = []
    net.apply(lambda module: visited.append(type(module).__name__))
    assert visited == ["Dropout", "Dropout", "Sequential", "Sequential"]


def test_requires_grad_and_zero_grad():
    layer = nn.Linear(2, 1)
    layer(torch.ones(3, 2)).sum().backward()
    assert layer.weight.grad.tolist() == [[3.0, 3.0]] and layer.bias.grad.tolist() == [3.0]
    layer.zero_grad(set_to_none=False)
    assert layer.bias.grad.tolist() == [0.0]
    layer.zero_grad()
    assert layer.weight.grad is None
    layer.requires_grad_(False)
    assert not layer(torch.ones(1, 2)).requires_grad


def test_conversion_keeps_parameters_gradients_and_indices():
    layer = nn.Linear(2, 1)
    layer.register_buffer("count", torch.tensor([1, 2]))
    weight = layer.weight
    layer(torch.ones(1, 2)).sum().backward()
    assert layer.double() is layer
    assert layer.weight is weight and weight.dtype == torch.float64 and weight.requires_grad
    assert weight.grad.dtype == torch.float64 and weight.grad.tolist() == [[1.0, 1.0]]
    assert layer.count.dtype == torch.int64
    assert layer.to("cpu").weight.dtype == torch.float64
    assert layer.to(torch.float32).weight.dtype == torch.float32
    assert layer.to(dtype=torch.float64).weight.dtype == torch.float64
    assert layer.float().weight.dtype == torch.float32
    with pytest.raises(TypeError, match="floating point"):
        layer.to(torch.int64)


def test_state_dict_round_trip():
    first, second = Block(), Block()
    state = first.state_dict()
    assert list(state) == ["scale", "offset", "fc.weight", "fc.bias"]
    assert not state["scale"].requires_grad and first.state_dict(keep_vars=True)["scale"] is first.scale
    result = second.load_state_dict(state)
    assert repr(result) == "<All keys matched successfully>"
    assert second.fc.weight.tolist() == first.fc.weight.tolist()
    with torch.no_grad():
        second.fc.weight.fill_(7.0)
    assert first.fc.weight.tolist() != second.fc.weight.tolist()
    state["scale"].fill_(4.0)
    assert first.scale.tolist() == [4.0, 4.0, 4.0]


def test_state_dict_mismatch_messages():
    block = Block()
    before = block.fc.bias.tolist()
    state = block.state_dict()
    state["fc.weight"] = torch.zeros(4, 2)
    state["fc.bias"] = torch.zeros(3)
    state["other"] = torch.zeros(1)
    del state["scale"]
    with pytest.raises(RuntimeError) as caught:
        block.load_state_dict(state)
    assert str(caught.value) == (
        "Error(s) in loading state_dict for Block:\n"
        '\tMissing key(s) in state_dict: "scale". \n'
        '\tUnexpected key(s) in state_dict: "other". \n'
        "\tsize mismatch for fc.weight: copying a param with shape [4, 2] from checkpoint, "
        "the shape in current model is [3, 2]."
    )
    assert block.fc.bias.tolist() == before
    state["fc.weight"] = torch.zeros(3, 2)
    missing, unexpected = block.load_state_dict(state, strict=False)
    assert missing == ["scale"] and unexpected == ["other"]
    assert block.fc.bias.tolist() == [0.0, 0.0, 0.0]
    state["fc.weight"] = 3
    with pytest.raises(RuntimeError, match='parameter named "fc.weight", expected torch.Tensor'):
        block.load_state_dict(state, strict=False)
    with pytest.raises(TypeError, match="dict-like"):
        block.load_state_dict([1])


def test_load_with_assign_uses_the_given_tensors():
    layer = nn.Linear(1, 1, bias=False)
    given = torch.tensor([[3.0]], dtype=torch.float64)
    layer.load_state_dict({"weight": given}, assign=True)
    assert isinstance(layer.weight, nn.Parameter) and layer.weight.dtype == torch.float64
    given.fill_(4.0)
    assert layer.weight.tolist() == [[4.0]]


def test_extra_state():
    class Counter(nn.Module):
        count = 0

        def get_extra_state(self):
            return torch.tensor(self.count)

        def set_extra_state(self, state):
            self.count = int(state)

    first, second = nn.Sequential(Counter()), nn.Sequential(Counter())
    first[0].count = 5
    assert list(first.state_dict()) == ["0._extra_state"]
    second.load_state_dict(first.state_dict())
    assert second[0].count == 5
    with pytest.raises(RuntimeError, match="_extra_state"):
        second.load_state_dict({})


def test_state_dict_hooks():
    layer = nn.Linear(1, 1, bias=False)
    log = []
    layer.register_state_dict_pre_hook(lambda module, prefix, keep_vars: log.append("pre"))
    layer.register_state_dict_post_hook(lambda module, state, prefix, meta: state.update({prefix + "more": torch.ones(1)}))
    assert list(layer.state_dict()) == ["weight", "more"] and log == ["pre"]
    layer.register_load_state_dict_pre_hook(lambda module, state, prefix, *rest: state.pop(prefix + "more", None))
    handle = layer.register_load_state_dict_post_hook(lambda module, keys: log.append(list(keys.unexpected_keys)))
    layer.load_state_dict(layer.state_dict())
    assert log[-1] == []
    handle.remove()
    layer.load_state_dict(layer.state_dict())
    assert log.count([]) == 1


def test_forward_hooks():
    layer = nn.Identity()
    calls = []
    first = layer.register_forward_pre_hook(lambda module, args: (args[0] + 1,))
    second = layer.register_forward_hook(lambda module, args, output: output * 10)
    third = layer.register_forward_hook(lambda module, args, kwargs, output: calls.append(kwargs), with_kwargs=True)
    assert layer(torch.tensor(1.0)).item() == 20.0 and calls == [{}]
    second.remove()
    assert layer(torch.tensor(1.0)).item() == 2.0
    first.remove()
    third.remove()
    with layer.register_forward_hook(lambda module, args, output: output * 3):
        assert layer(torch.tensor(1.0)).item() == 3.0
    assert layer(torch.tensor(1.0)).item() == 1.0


def test_forward_hook_that_is_always_called():
    class Broken(nn.Module):
        def forward(self, x):
            raise KeyError("broken")

    module, calls = Broken(), []
    module.register_forward_hook(lambda *args: calls.append(1), always_call=True)
    with pytest.raises(KeyError):
        module(1)
    assert calls == [1]


def test_errors_name_the_layer():
    net = nn.Sequential(nn.Flatten(), nn.Sequential(nn.ReLU(), nn.Linear(4, 2)))
    with pytest.raises(Exception) as caught:
        net(torch.ones(2, 5))
    assert str(caught.value).splitlines()[-1] == "  in Linear '1.1' (in_features=4, out_features=2, bias=True)"
    with pytest.raises(Exception) as caught:
        net[1][1](torch.ones(2, 5))
    assert str(caught.value).splitlines()[-1] == "  in Linear (in_features=4, out_features=2, bias=True)"


def test_errors_of_the_program_stay_as_they_are():
    class Strict(nn.Module):
        def forward(self, x):
            raise ValueError("too small")

    with pytest.raises(ValueError) as caught:
        nn.Sequential(Strict())(1)
    assert str(caught.value) == "too small"
    with pytest.raises(NotImplementedError, match='Module \\[Module\\] is missing the required "forward" function'):
        nn.Module()(1)


def test_get_by_path():
    net = nn.Sequential(Block())
    assert net.get_submodule("0.fc") is net[0].fc and net.get_submodule("") is net
    assert net.get_parameter("0.fc.bias") is net[0].fc.bias and net.get_buffer("0.offset") is net[0].offset
    with pytest.raises(AttributeError, match="has no attribute `nothing`"):
        net.get_submodule("0.nothing")
    with pytest.raises(AttributeError, match="no parameter"):
        net.get_parameter("0.offset")


def test_deepcopy_and_pickle():
    net = nn.Sequential(Block(), nn.Linear(3, 1))
    for other in (copy.deepcopy(net), pickle.loads(pickle.dumps(nn.Sequential(nn.Linear(3, 1))))):
        assert isinstance(next(other.parameters()), nn.Parameter)
    twin = copy.deepcopy(net)
    with torch.no_grad():
        twin[0].scale.fill_(9.0)
    assert net[0].scale.tolist() == [1.0, 1.0, 1.0]
    layer = nn.Linear(2, 2)
    tied = nn.Sequential(layer, layer)
    copied = copy.deepcopy(tied)
    assert copied[0] is copied[1]
    restored = pickle.loads(pickle.dumps(layer))
    assert restored.weight.tolist() == layer.weight.tolist() and restored.weight.requires_grad


def test_containers():
    layers = nn.ModuleList([nn.Linear(1, 1), nn.Linear(1, 1)])
    layers.append(nn.ReLU()).insert(0, nn.Tanh())
    assert [type(layer).__name__ for layer in layers] == ["Tanh", "Linear", "Linear", "ReLU"]
    assert names(layers.named_parameters()) == ["1.weight", "1.bias", "2.weight", "2.bias"]
    del layers[0]
    assert len(layers) == 3 and type(layers[-1]).__name__ == "ReLU" and len(layers[:2]) == 2
    layers += [nn.Sigmoid()]
    assert type(layers.pop(-1)).__name__ == "Sigmoid" and len(layers) == 3
    with pytest.raises(IndexError, match="index 7 is out of range"):
        layers[7]

    net = nn.Sequential({"a": nn.Linear(1, 2), "b": nn.ReLU()})
    assert names(net.named_parameters()) == ["a.weight", "a.bias"] and net[0] is net.a and net[-1] is net.b
    assert len(net[:1]) == 1 and net[:1].a is net.a
    net.append(nn.Tanh())
    del net[1]
    assert names(net.named_children()) == ["a", "2"]

    table = nn.ModuleDict({"x": nn.ReLU()})
    table["y"] = nn.Linear(1, 1)
    assert "y" in table and list(table) == ["x", "y"] and len(table) == 2 and type(table.pop("x")).__name__ == "ReLU"

    values = nn.ParameterList([torch.zeros(2), nn.Parameter(torch.ones(1))])
    values.append(torch.ones(3))
    assert names(values.named_parameters()) == ["0", "1", "2"] and values[-1].requires_grad and len(values[1:]) == 2
    values = nn.ParameterDict({"w": torch.zeros(1)})
    assert names(values.named_parameters()) == ["w"] and "w" in values


def test_printed_form():
    net = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2, bias=False),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
        nn.ModuleList([nn.Linear(1, 2), nn.Linear(1, 2), nn.Tanh()]),
    )
    assert repr(net) == (
        "Sequential(\n"
        "  (0): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2), bias=False)\n"
        "  (1): ReLU(inplace=True)\n"
        "  (2): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)\n"
        "  (3): ModuleList(\n"
        "    (0-1): 2 x Linear(in_features=1, out_features=2, bias=True)\n"
        "    (2): Tanh()\n"
        "  )\n"
        ")"
    )
    assert repr(nn.Sequential()) == "Sequential()"
