"""Pruning: hand-worked masks, training under masks, and PyTorch's masks for the same weights."""

import dlcore as torch
import pytest
import torch as T
from dlcore import classical, nn
from dlcore.nn.utils import prune
from torch.nn.utils import prune as torch_prune


def linear(values):
    layer = nn.Linear(len(values[0]), len(values), bias=False)
    layer.weight.data = torch.tensor(values)
    return layer


def test_magnitude_pruning():
    layer = prune.l1_unstructured(linear([[0.1, -2.0, 0.3], [4.0, -0.05, 0.6]]), "weight", amount=2)
    assert layer.weight_mask.tolist() == [[0, 1, 1], [1, 0, 1]]
    assert set(layer.state_dict()) == {"weight_orig", "weight_mask"}
    assert [name for name, _ in layer.named_parameters()] == ["weight_orig"]
    prune.l1_unstructured(layer, "weight", amount=0.5)  # half of the four that are left
    assert layer.weight_mask.tolist() == [[0, 1, 0], [1, 0, 0]]
    assert prune.is_pruned(nn.Sequential(layer))
    prune.remove(layer, "weight")
    assert not prune.is_pruned(layer) and list(layer.state_dict()) == ["weight"]
    assert layer.weight.tolist() == [[0, -2, 0], [4, 0, 0]]
    with pytest.raises(ValueError, match="has to be pruned before"):
        prune.remove(layer, "weight")


def test_masks_stay_through_training():
    torch.manual_seed(2)
    model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
    inputs = torch.randn(32, 4)
    target = inputs[:, :1] - inputs[:, 1:2]
    prune.global_unstructured([(model[0], "weight"), (model[2], "weight")], prune.L1Unstructured, amount=0.5)
    masks = [model[0].weight_mask.clone(), model[2].weight_mask.clone()]
    assert sum(mask.sum().item() for mask in masks) == 20
    history = classical.fit(
        model,
        (inputs, target),
        nn.MSELoss(),
        torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=1e-3),
        epochs=60,
        batch_size=8,
    )
    assert history.history["loss"][-1] < 0.5 * history.history["loss"][0]
    model(inputs)
    for layer, mask in zip((model[0], model[2]), masks):
        assert torch.equal(layer.weight_mask, mask)
        assert (layer.weight.detach()[mask == 0] == 0).all().item()
        assert (layer.weight_orig.grad[mask == 0] == 0).all().item()


def test_structured_pruning():
    layer = prune.ln_structured(linear([[3.0, 4.0], [0.1, 6.0], [1.0, 1.0]]), "weight", amount=1, n=2, dim=0)
    assert layer.weight_mask.tolist() == [[1, 1], [1, 1], [0, 0]]
    layer = prune.ln_structured(layer, "weight", amount=0.5, n=1, dim=1)
    assert layer.weight_mask.tolist() == [[0, 1], [0, 1], [0, 0]]
    mask = prune.random_structured(linear([[1.0, 1.0]] * 4), "weight", amount=0.5, dim=0).weight_mask
    assert sorted(mask.sum(dim=1).tolist()) == [0, 0, 2, 2]
    assert prune.random_unstructured(linear([[1.0] * 10]), "weight", 0.3).weight_mask.sum().item() == 7
    with pytest.raises(ValueError, match="should be smaller"):
        prune.l1_unstructured(linear([[1.0]]), "weight", 2)


def test_importance_and_custom_masks():
    layer = prune.l1_unstructured(linear([[1.0, 2.0, 3.0]]), "weight", 1, importance_scores=torch.tensor([[5.0, 4.0, 0.0]]))
    assert layer.weight_mask.tolist() == [[1, 1, 0]]
    prune.custom_from_mask(layer, "weight", torch.tensor([[0, 1, 1]]))
    assert layer.weight_mask.tolist() == [[0, 1, 0]]
    assert prune.identity(linear([[1.0]]), "weight").weight_mask.tolist() == [[1]]
    with pytest.raises(AttributeError, match="no parameter 'wait'"):
        prune.identity(linear([[1.0]]), "wait")


def pair(*shape):
    """The same weights in both libraries."""
    weight = torch.randn(*shape)
    ours, theirs = nn.Linear(shape[1], shape[0], bias=False), T.nn.Linear(shape[1], shape[0], bias=False)
    if len(shape) == 4:
        ours, theirs = (library.Conv2d(shape[1], shape[0], shape[2:], bias=False) for library in (nn, T.nn))
    ours.weight.data = weight
    theirs.weight.data = T.tensor(weight.tolist())
    return ours, theirs


@pytest.mark.parametrize("shape", [(6, 5), (4, 3, 3, 3)])
def test_masks_like_pytorch(shape):
    torch.manual_seed(4)
    steps = [
        ("l1_unstructured", {"amount": 0.3}),
        ("l1_unstructured", {"amount": 4}),
        ("ln_structured", {"amount": 1, "n": 2, "dim": 0}),
        ("ln_structured", {"amount": 0.34, "n": 1, "dim": 1}),
        ("l1_unstructured", {"amount": 0.5}),
    ]
    ours, theirs = pair(*shape)
    for name, options in steps:
        getattr(prune, name)(ours, "weight", **options)
        getattr(torch_prune, name)(theirs, "weight", **options)
        assert ours.weight_mask.tolist() == theirs.weight_mask.tolist(), name
    assert sorted(ours.state_dict()) == sorted(theirs.state_dict())
    prune.remove(ours, "weight")
    torch_prune.remove(theirs, "weight")
    assert ours.weight.tolist() == theirs.weight.tolist()


def test_global_masks_like_pytorch():
    torch.manual_seed(5)
    pairs = [pair(6, 5), pair(5, 4)]
    for amount in (0.4, 7):
        prune.global_unstructured([(ours, "weight") for ours, _ in pairs], prune.L1Unstructured, amount=amount)
        torch_prune.global_unstructured([(theirs, "weight") for _, theirs in pairs], torch_prune.L1Unstructured, amount=amount)
        for ours, theirs in pairs:
            assert ours.weight_mask.tolist() == theirs.weight_mask.tolist()
