"""Networks for segmentation: the shapes of the exam and of the paper, and the same networks in PyTorch's functions."""

import pytest
import torch as oracle
from torch.nn import functional as F

import dlcore
from dlcore import models, nn
from test_models_torch import State


def count(model):
    return sum(parameter.numel() for parameter in model.parameters())


def shapes(model, *input_size):
    """The shape of what each direct layer gives, without the batch."""
    found = {}
    for name, layer in model.named_children():
        layer.register_forward_hook(lambda layer, args, output, name=name: found.update({name: tuple(output.shape[1:])}))
    model(dlcore.zeros(1, *input_size))
    return found


def test_encoder_decoder_of_the_exam():
    model = models.EncoderDecoder()
    assert tuple(model.fc1.weight.shape) == (640, 1600) and model.fc1.weight.numel() == 1_024_000
    assert shapes(model, 3, 64, 64) == {
        **{"conv1": (50, 32, 32), "maxpool1": (50, 16, 16), "conv2": (100, 8, 8), "maxpool2": (100, 4, 4), "fc1": (640,)},
        **{"trconv1": (32, 8, 8), "trconv2": (24, 16, 16), "trconv3": (16, 32, 32), "trconv4": (5, 64, 64)},
    }
    # 30 classes: a last transposed convolution with 30 channels, or a 1 x 1 convolution behind the network.
    more = models.EncoderDecoder(num_classes=30)
    assert (count(model.trconv4), count(more.trconv4)) == (1285, 7710)
    assert tuple(more.trconv4.weight.shape) == (16, 30, 4, 4)
    head = nn.Conv2d(5, 30, kernel_size=1)
    assert count(head) == 180 and tuple(nn.Sequential(model, head)(dlcore.zeros(1, 3, 64, 64)).shape) == (1, 30, 64, 64)


def test_encoder_decoder_for_other_sizes():
    with pytest.raises(RuntimeError, match=r"(?s)3000 features.*in Linear 'fc1' \(in_features=1600"):
        models.EncoderDecoder()(dlcore.zeros(1, 3, 96, 80))
    for bottleneck, size in (("convolution", (96, 80)), ("adaptive", (96, 80)), ("adaptive", (65, 99))):
        model = models.EncoderDecoder(bottleneck=bottleneck)
        assert tuple(model(dlcore.zeros(2, 3, *size)).shape) == (2, 5, *size)
    with pytest.raises(RuntimeError, match="multiples of 16, got 65 x 99"):
        models.EncoderDecoder(bottleneck="convolution")(dlcore.zeros(1, 3, 65, 99))
    assert tuple(models.EncoderDecoder(input_size=32)(dlcore.zeros(2, 3, 32, 32)).shape) == (2, 5, 32, 32)
    for options, message in [
        ({"bottleneck": "wide"}, "'dense', 'convolution' or 'adaptive', got 'wide'"),
        ({"input_size": 40}, "multiple of 16, got 40"),
        ({"decoder": (8, 8)}, r"three numbers of channels for the decoder, got \[8, 8\]"),
    ]:
        with pytest.raises(ValueError, match=message):
            models.EncoderDecoder(**options)


def test_u_net_of_the_paper():
    """572 x 572 pixels become 388 x 388. The parameters are summed up here from the figure of the paper."""
    widths, total, before = (64, 128, 256, 512, 1024), 0, 1
    for width in widths:
        total += 9 * before * width + width + 9 * width * width + width
        before = width
    for width in widths[:-1]:
        total += 4 * 2 * width * width + width + 9 * 2 * width * width + width + 9 * width * width + width
    total += 64 * 2 + 2
    assert total == 31_030_658 == count(models.UNet(in_channels=1, padding=False))
    narrow = models.UNet(in_channels=1, width=1, padding=False)
    sizes = []
    for layer in (*narrow.contracting, *narrow.expanding, narrow.head):
        layer.register_forward_hook(lambda layer, args, output: sizes.append(output.shape[-1]))
    narrow(dlcore.zeros(1, 1, 572, 572))
    assert sizes == [568, 280, 136, 64, 28, 52, 100, 196, 388, 388]


def test_u_net_with_padding_keeps_the_size():
    model = models.UNet(4, width=4, depth=3, batch_norm=True)
    assert tuple(model(dlcore.zeros(2, 3, 48, 64)).shape) == (2, 4, 48, 64)
    assert [layer.bias for layer in model.modules() if isinstance(layer, nn.Conv2d)][:-1] == [None] * 14


@pytest.mark.parametrize(
    "options, size, message",
    [
        ({"depth": 3}, (64, 68), "multiples of 8, got an image of 64 x 68, which becomes 16 x 17"),
        ({"padding": False}, (570, 572), "even before every pooling, got an image of 570 x 572, which becomes 279 x 280"),
    ],
)
def test_u_net_sizes_that_do_not_fit(options, size, message):
    with pytest.raises(RuntimeError, match=message):
        models.UNet(width=1, in_channels=1, **options)(dlcore.zeros(1, 1, *size))


def test_u_net_options_that_do_not_exist():
    with pytest.raises(ValueError, match="width and depth of at least 1, got 8 and 0"):
        models.UNet(width=8, depth=0)


def encoder_decoder(state, x, bottleneck):
    size = x.shape[2:]
    x = F.max_pool2d(F.relu(state.conv("conv1", x, stride=2, padding=1)), 2)
    x = F.max_pool2d(F.relu(state.conv("conv2", x, stride=2, padding=1)), 2)
    if bottleneck == "convolution":
        x = F.relu(state.conv("fc1", x))
    else:
        x = x if bottleneck == "dense" else F.adaptive_avg_pool2d(x, 4)
        x = F.relu(state.dense("fc1", x.flatten(1))).unflatten(1, (40, 4, 4))
    for at in range(1, 5):
        x = F.conv_transpose2d(x, state[f"trconv{at}.weight"], state[f"trconv{at}.bias"], stride=2, padding=1)
        x = F.relu(x) if at < 4 else x
    return F.interpolate(x, size=size, mode="bilinear", align_corners=False) if x.shape[2:] != size else x


def u_net(state, x, depth, padding, batch_norm, skip):
    def twice(name, x):
        step = 3 if batch_norm else 2
        for at in (0, step):
            x = state.conv(f"{name}.{at}", x, padding=int(padding))
            x = F.relu(state.norm(f"{name}.{at + 1}", x) if batch_norm else x)
        return x

    saved = []
    for level in range(depth):
        x = twice(f"contracting.{level}", x)
        saved.append(x)
        x = F.max_pool2d(x, 2)
    x = twice(f"contracting.{depth}", x)
    for level in range(depth):
        x = F.conv_transpose2d(x, state[f"up.{level}.weight"], state[f"up.{level}.bias"], stride=2)
        if skip:
            beside = saved.pop()
            cut = (beside.shape[2] - x.shape[2]) // 2
            beside = F.pad(beside, (-cut,) * 4)
            x = oracle.cat([beside, x], 1)
        x = twice(f"expanding.{level}", x)
    return state.conv("head", x)


def compare(model, reference, shape):
    dlcore.manual_seed(8)
    model = model.double()
    state = State(model)
    x = dlcore.randn(*shape, dtype=dlcore.float64)
    have, want = model(x), reference(state, oracle.from_dlpack(x))
    targets = dlcore.randint(0, have.shape[1], (have.shape[0], *have.shape[2:]))
    nn.functional.cross_entropy(have, targets).backward()
    F.cross_entropy(want, oracle.from_dlpack(targets)).backward()
    assert oracle.allclose(oracle.from_dlpack(have.detach()), want, rtol=1e-9, atol=1e-11)
    for name, parameter in model.named_parameters():
        assert oracle.allclose(oracle.from_dlpack(parameter.grad), state[name].grad, rtol=1e-8, atol=1e-11), name
    for name, buffer in model.named_buffers():
        assert oracle.allclose(oracle.from_dlpack(buffer), state[name], rtol=1e-10), name


@pytest.mark.parametrize("bottleneck, size", [("dense", (64, 64)), ("convolution", (48, 32)), ("adaptive", (70, 65))])
def test_encoder_decoder_in_pytorch(bottleneck, size):
    compare(
        models.EncoderDecoder(bottleneck=bottleneck), lambda state, x: encoder_decoder(state, x, bottleneck), (2, 3, *size)
    )


@pytest.mark.parametrize(
    "depth, padding, batch_norm, skip, size",
    [(2, True, False, True, 16), (3, True, True, True, 24), (2, False, False, True, 44), (2, True, True, False, 16)],
)
def test_u_net_in_pytorch(depth, padding, batch_norm, skip, size):
    options = {"depth": depth, "padding": padding, "batch_norm": batch_norm, "skip": skip}
    model = models.UNet(3, in_channels=2, width=3, **options)
    compare(model, lambda state, x: u_net(state, x, **options), (2, 2, size, size))
