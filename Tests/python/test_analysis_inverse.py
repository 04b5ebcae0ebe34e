"""Questions asked backwards, answered by trying in PyTorch, by hand, and by exact arithmetic."""

from fractions import Fraction

import dlcore
import pytest
from dlcore import nn
from dlcore.analysis import accepted_input_sizes, hidden_sizes, kernel_from_output, window_choices

torch = pytest.importorskip("torch")
torch.set_num_threads(1)
nan = float("nan")


def test_windows_that_halve_every_even_size():
    found = window_choices(range(20, 42, 2), range(10, 21), (1, 10), 2, (0, 4))
    assert found == sorted((k, 2, p) for p in range(5) for k in (2 * p + 1, 2 * p + 2))
    exact = window_choices(range(20, 42, 2), range(10, 21), (1, 10), 2, (0, 4), floor=False)
    assert [(c.kernel_size, c.padding) for c in exact] == [(2 * p + 2, p) for p in range(5)]


def test_windows_by_trying():
    image = torch.zeros(1, 1, 13)
    expected = []
    for kernel in range(1, 7):
        for stride in range(1, 4):
            for padding in range(3):
                if (
                    kernel <= 13 + 2 * padding
                    and torch.nn.functional.conv1d(image, torch.zeros(1, 1, kernel), None, stride, padding).shape[2] == 6
                ):
                    expected.append((kernel, stride, padding))
    assert window_choices(13, 6, (1, 6), (1, 3), (0, 2)) == expected
    assert window_choices(3, 50) == []
    with pytest.raises(ValueError, match="as many output sizes"):
        window_choices([3, 4], [2])


@pytest.mark.parametrize("kind, module", [("rnn", torch.nn.RNN), ("gru", torch.nn.GRU), ("lstm", torch.nn.LSTM)])
@pytest.mark.parametrize("options", [{}, {"num_layers": 2}, {"bidirectional": True}])
def test_hidden_sizes_are_found_again(kind, module, options):
    network = module(3, 11, **options)
    count = sum(p.numel() for p in network.parameters())
    assert hidden_sizes(kind, count, 3, **options) == [11]
    assert hidden_sizes(kind, count + 1, 3, **options) == []
    head = torch.nn.Linear(22 if options.get("bidirectional") else 11, 4)
    total = count + sum(p.numel() for p in head.parameters())
    assert hidden_sizes(kind, total, 3, output_size=4, **options) == [11]


def test_hidden_sizes_by_hand():
    assert hidden_sizes("lstm", 180, 3, biases=1) == [5]
    mlp = torch.nn.Sequential(torch.nn.Linear(30, 8), *(torch.nn.Linear(8, 8) for _ in range(6)), torch.nn.Linear(8, 1))
    assert hidden_sizes("mlp", sum(p.numel() for p in mlp.parameters()), 30, output_size=1, num_layers=7) == [8]
    with pytest.raises(ValueError, match="output_size"):
        hidden_sizes("mlp", 10, 3)


def test_unknown_filter():
    """Three unknowns, three equations: 3x + 3z = 2, 3y - 3z = -11, 3x - 3y = 6."""
    image = dlcore.tensor([[3.0, 0, 3, -3, 0], [-3, 2, 0, 3, -2], [-5, 0, 3, -2, 0]], dtype=dlcore.float64)
    known = dlcore.tensor([[nan, nan, nan], [1, 0, 2], [-1, 1, 0]], dtype=dlcore.float64)
    estimate = kernel_from_output(image, dlcore.tensor([[4.0, 0, -3]]), known=known)
    assert estimate.weight[0].tolist() == pytest.approx([-0.5, -2.5, float(Fraction(7, 6))], abs=1e-12)
    assert estimate.weight[1:].tolist() == [[1, 0, 2], [-1, 1, 0]]
    assert estimate.is_unique and estimate.rank == 3 and estimate.residual < 1e-12 and estimate.bias is None


@pytest.mark.parametrize("options", [{}, {"stride": 2, "padding": 1}, {"dilation": 2}])
def test_filters_of_pytorch_are_found_again(options):
    torch.manual_seed(2)
    layer = torch.nn.Conv2d(3, 2, (3, 2), dtype=torch.float64, **options)
    images = torch.randn(4, 3, 9, 8, dtype=torch.float64)
    output = layer(images).detach()
    estimate = kernel_from_output(
        dlcore.tensor(images.tolist(), dtype=dlcore.float64),
        dlcore.tensor(output.tolist(), dtype=dlcore.float64),
        (3, 2),
        bias=True,
        **options,
    )
    assert torch.allclose(torch.tensor(estimate.weight.tolist(), dtype=torch.float64), layer.weight, atol=1e-10)
    assert torch.allclose(torch.tensor(estimate.bias.tolist(), dtype=torch.float64), layer.bias, atol=1e-10)
    assert estimate.is_unique and estimate.unknowns == 2 * 19


def test_least_squares_where_nothing_fits_exactly():
    torch.manual_seed(3)
    image, output = torch.randn(6, 6, dtype=torch.float64), torch.randn(5, 5, dtype=torch.float64)
    columns = torch.nn.functional.unfold(image[None, None], 2)[0].T
    best = torch.linalg.lstsq(columns, output.reshape(-1, 1))
    estimate = kernel_from_output(
        dlcore.tensor(image.tolist(), dtype=dlcore.float64), dlcore.tensor(output.tolist(), dtype=dlcore.float64), 2
    )
    assert estimate.weight.reshape(-1).tolist() == pytest.approx(best.solution[:, 0].tolist(), abs=1e-12)
    error = (columns @ best.solution[:, 0] - output.reshape(-1)).square().mean().sqrt()
    assert estimate.residual == pytest.approx(error.item(), rel=1e-12)


def test_several_filters_explain_little():
    estimate = kernel_from_output(dlcore.ones(4, 4), dlcore.full((3, 3), 2.0), 2)
    assert not estimate.is_unique and estimate.rank == 1 and estimate.unknowns == 4
    assert estimate.weight.reshape(-1).tolist() == pytest.approx([0.5] * 4)


def test_errors_of_filters():
    with pytest.raises(ValueError, match="kernel_size"):
        kernel_from_output(dlcore.ones(4, 4), dlcore.ones(3, 3))
    with pytest.raises(dlcore.ShapeError, match="should be 3 x 3"):
        kernel_from_output(dlcore.ones(4, 4), dlcore.ones(2, 3), 2)
    with pytest.raises(dlcore.ShapeError, match="axes"):
        kernel_from_output(dlcore.ones(4, 4), dlcore.ones(1, 3, 3), 2)
    with pytest.raises(dlcore.ShapeError, match="known must be"):
        kernel_from_output(dlcore.ones(2, 4, 4), dlcore.ones(1, 3, 3), known=dlcore.full((2, 2), nan))


def accepted_by_pytorch(model, sizes, channels=1):
    good = []
    for size in sizes:
        try:
            model(torch.zeros(1, channels, size, size))
            good.append(size)
        except RuntimeError:
            pass
    return good


def lenet(nn):
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 10)
    )


def test_accepted_sizes_of_a_sequence():
    found = accepted_input_sizes(lenet(nn), (1, 1, None, None), range(1, 60))
    assert found.sizes == accepted_by_pytorch(lenet(torch.nn), range(1, 60)) and str(found) == "32 to 35"
    assert 33 in found and len(found) == 4 and "Linear '5'" in found.reason and "400 features" in found.reason
    convolutional = accepted_input_sizes(lenet(nn)[:4], (1, 1, None, None), range(1, 40))
    assert convolutional.sizes == accepted_by_pytorch(lenet(torch.nn)[:4], range(1, 40))
    assert str(convolutional) == "16 to 39, the largest tried"
    assert str(accepted_input_sizes(nn.Linear(7, 2), (1, None), range(1, 20))) == "7"


def test_accepted_sizes_of_a_network_with_a_forward_of_its_own():
    def build(nn):
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.down = nn.Conv2d(2, 3, 3, stride=2, padding=1)
                self.up = nn.ConvTranspose2d(3, 2, 2, stride=2)

            def forward(self, x):
                return x + self.up(self.down(x))

        return Net()

    model = build(nn)
    found = accepted_input_sizes(model, (1, 2, None, None), range(1, 12))
    assert found.sizes == accepted_by_pytorch(build(torch.nn), range(1, 12), 2) == [1, 2, 4, 6, 8, 10]
    assert found.ranges == [(1, 2)] + [(s, s) for s in (4, 6, 8, 10)] and model.training
    nothing = accepted_input_sizes(lenet(nn), (1, 1, None, None), range(1, 10))
    assert str(nothing).startswith("none of 1 to 9:") and "Conv2d" in str(nothing)
    with pytest.raises(ValueError, match="None"):
        accepted_input_sizes(model, (1, 2, 3, 3))
    with pytest.raises(ValueError, match="empty"):
        accepted_input_sizes(model, (1, 2, None, 3), [])
