"""The printed form of tensors, against what PyTorch 2.13 prints."""

import pytest

import dlcore as torch

nan, inf = float("nan"), float("inf")


def arange(*shape, dtype=None):
    count = 1
    for extent in shape:
        count *= extent
    return torch.arange(0, count, dtype=dtype).reshape(shape)


CASES = [
    (lambda: torch.tensor(1.5), "tensor(1.5000)"),
    (lambda: torch.tensor(3), "tensor(3)"),
    (lambda: torch.tensor(True), "tensor(True)"),
    (lambda: torch.tensor([1.0, 2.0]), "tensor([1., 2.])"),
    (lambda: torch.tensor([1.0, 2.5]), "tensor([1.0000, 2.5000])"),
    (lambda: torch.tensor([-1.0, 20.0]), "tensor([-1., 20.])"),
    (lambda: torch.tensor([0.0, 0.0]), "tensor([0., 0.])"),
    (lambda: torch.tensor([1e-5, 1.0]), "tensor([1.0000e-05, 1.0000e+00])"),
    (lambda: torch.tensor([1.0, 1000.5]), "tensor([1.0000e+00, 1.0005e+03])"),
    (lambda: torch.tensor([1.0, 1000.0]), "tensor([   1., 1000.])"),
    (lambda: torch.tensor([1.0, 1001.0]), "tensor([1.0000e+00, 1.0010e+03])"),
    (lambda: torch.tensor([2e8]), "tensor([2.0000e+08])"),
    (lambda: torch.tensor([1.0, nan, inf, -inf]), "tensor([1., nan, inf, -inf])"),
    (lambda: torch.tensor([nan]), "tensor([nan])"),
    (lambda: torch.tensor([0.5, inf]), "tensor([0.5000,    inf])"),
    (lambda: torch.tensor([1, -20, 300]), "tensor([  1, -20, 300])"),
    (lambda: torch.tensor([True, False]), "tensor([ True, False])"),
    (lambda: torch.tensor([1, 2], dtype=torch.int32), "tensor([1, 2], dtype=dlcore.int32)"),
    (lambda: torch.tensor([1, 2], dtype=torch.uint8), "tensor([1, 2], dtype=dlcore.uint8)"),
    (lambda: torch.tensor([1.0], dtype=torch.float64), "tensor([1.], dtype=dlcore.float64)"),
    (lambda: torch.zeros(0), "tensor([])"),
    (lambda: torch.zeros(2, 0), "tensor([], size=(2, 0))"),
    (lambda: torch.zeros(0, dtype=torch.int64), "tensor([], dtype=dlcore.int64)"),
    (lambda: torch.tensor([1.0], requires_grad=True), "tensor([1.], requires_grad=True)"),
    (lambda: arange(2, 3), "tensor([[0, 1, 2],\n        [3, 4, 5]])"),
    (
        lambda: arange(2, 2, 2),
        "tensor([[[0, 1],\n         [2, 3]],\n\n        [[4, 5],\n         [6, 7]]])",
    ),
    (
        lambda: arange(30),
        "tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17,\n"
        "        18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])",
    ),
    (lambda: arange(1001), "tensor([   0,    1,    2,  ...,  998,  999, 1000])"),
    (
        lambda: arange(40, 40).float(),
        "tensor([[0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 3.7000e+01, 3.8000e+01,\n"
        "         3.9000e+01],\n"
        "        [4.0000e+01, 4.1000e+01, 4.2000e+01,  ..., 7.7000e+01, 7.8000e+01,\n"
        "         7.9000e+01],\n"
        "        [8.0000e+01, 8.1000e+01, 8.2000e+01,  ..., 1.1700e+02, 1.1800e+02,\n"
        "         1.1900e+02],\n"
        "        ...,\n"
        "        [1.4800e+03, 1.4810e+03, 1.4820e+03,  ..., 1.5170e+03, 1.5180e+03,\n"
        "         1.5190e+03],\n"
        "        [1.5200e+03, 1.5210e+03, 1.5220e+03,  ..., 1.5570e+03, 1.5580e+03,\n"
        "         1.5590e+03],\n"
        "        [1.5600e+03, 1.5610e+03, 1.5620e+03,  ..., 1.5970e+03, 1.5980e+03,\n"
        "         1.5990e+03]])",
    ),
    (lambda: arange(2, 3).permute(1, 0), "tensor([[0, 3],\n        [1, 4],\n        [2, 5]])"),
    (
        lambda: torch.full((3, 1), 1.23456789, dtype=torch.float64, requires_grad=True),
        "tensor([[1.2346],\n        [1.2346],\n        [1.2346]], dtype=dlcore.float64, requires_grad=True)",
    ),
]


@pytest.mark.parametrize("make, expected", CASES, ids=range(len(CASES)))
def test_printed_form(make, expected):
    tensor = make()
    assert repr(tensor) == expected and str(tensor) == expected


def test_gradient_functions_are_named():
    result = torch.tensor([1.0], requires_grad=True) * 2
    assert repr(result).startswith("tensor([2.], grad_fn=<") and repr(result).endswith(">)")


def test_suffixes_go_to_a_line_of_their_own_where_needed():
    tensor = torch.zeros(12, dtype=torch.float64, requires_grad=True)
    assert repr(tensor) == (
        "tensor([0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0.], dtype=dlcore.float64,\n       requires_grad=True)"
    )


def test_options():
    values = torch.tensor([1.23456, 2.0])
    try:
        torch.set_printoptions(precision=2)
        assert repr(values) == "tensor([1.23, 2.00])"
        torch.set_printoptions(sci_mode=True)
        assert repr(values) == "tensor([1.23e+00, 2.00e+00])"
        torch.set_printoptions(threshold=3, edgeitems=1)
        assert repr(arange(5)) == "tensor([0,  ..., 4])"
        with pytest.raises(ValueError, match="profile"):
            torch.set_printoptions(profile="loud")
    finally:
        torch.set_printoptions(profile="default")


def test_format():
    assert f"{torch.tensor(1.2345):.2f}" == "1.23" and f"{torch.tensor(7):03d}" == "007"
    assert f"{torch.tensor([1.0])}" == "tensor([1.])"
