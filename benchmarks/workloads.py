"""The workloads, written once against PyTorch's API.

Each function takes the module (`torch`, or `dlcore` imported as such) and returns a callable that does the work once, or that
callable and how often it does the work. Set-up, such as making tensors and models, happens outside the callable and is not
measured. Functions of workloads with images also take `layout`, which brings a tensor or a model into the memory format that is
measured. `flops` and `bytes`, where given, are what the work cannot do without: multiply-adds count two, bytes are those read
and written once.
"""

from dataclasses import dataclass
from typing import Callable

GROUPS = ("overhead", "networks", "convolutions", "matrix products", "memory-bound", "recurrent")


@dataclass(frozen=True)
class Workload:
    name: str
    group: str
    function: Callable
    flops: float = 0.0
    bytes: float = 0.0
    images: bool = False

    def prepare(self, module, channels_last=False):
        """The callable and how often one call of it does the work."""
        if self.images:
            def layout(x):
                return x.to(memory_format=module.channels_last) if channels_last else x

            result = self.function(module, layout)
        else:
            result = self.function(module)
        return result if isinstance(result, tuple) else (result, 1)


def registrar(workloads, group):
    """A decorator with arguments, which puts functions into a list of workloads."""
    def workload(name, flops=0.0, bytes=0.0, images=False):
        def register(function):
            workloads.append(Workload(name, group, function, flops, bytes, images))
            return function

        return register

    return workload


WORKLOADS: list[Workload] = []
overhead, networks, convolutions, products, memory_bound, recurrent_layers = (registrar(WORKLOADS, group) for group in GROUPS)


# Overhead: tensors so small that the work itself does not count.


@overhead("op_add_nograd")
def op_add_nograd(torch):
    a, b = torch.tensor([1.0, 2.0, 3.0, 4.0]), torch.tensor([5.0, 6.0, 7.0, 8.0])

    def run():
        for _ in range(100):
            a + b

    return run, 100  # one call does the work a hundred times


@overhead("op_chain_grad")
def op_chain_grad(torch):
    x = torch.tensor([0.1, 0.2, 0.3, 0.4], requires_grad=True)
    y = torch.tensor([0.5, 0.6, 0.7, 0.8])

    def run():
        z = ((x * y + x).tanh() * 2.0 - y).exp().sigmoid().sum()
        z.backward()
        x.grad = None

    return run


@overhead("xor_mlp_step")
def xor_mlp_step(torch):
    torch.manual_seed(0)
    nn = torch.nn
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_of = nn.BCEWithLogitsLoss()
    x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    return training_step(model, optimizer, loss_of, x, y)


# Networks.


def training_step(model, optimizer, loss_of, x, y):
    def run():
        optimizer.zero_grad()
        loss_of(model(x), y).backward()
        optimizer.step()

    return run


def inference(torch, model, x):
    def run():
        with torch.no_grad():
            model(x)

    return run


def lenet5(torch):
    nn = torch.nn
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


# Multiply-adds of one image forward: 28*28*6*25 + 10*10*16*150 + 400*120 + 120*84 + 84*10.
LENET5_MACS = 28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 400 * 120 + 120 * 84 + 84 * 10


@networks("lenet5_b64_sgd", flops=64 * LENET5_MACS * 2 * 3, images=True)
def lenet5_b64_sgd(torch, layout):
    torch.manual_seed(0)
    model = layout(lenet5(torch))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    x, y = layout(torch.randn(64, 1, 28, 28)), torch.randint(0, 10, (64,))
    return training_step(model, optimizer, torch.nn.CrossEntropyLoss(), x, y)


@networks("lenet5_b64_infer", flops=64 * LENET5_MACS * 2, images=True)
def lenet5_b64_infer(torch, layout):
    torch.manual_seed(0)
    return inference(torch, layout(lenet5(torch)), layout(torch.randn(64, 1, 28, 28)))


@networks("mlp_784_512_512_10_b128_adam", flops=128 * (784 * 512 + 512 * 512 + 512 * 10) * 2 * 3)
def mlp_b128_adam(torch):
    torch.manual_seed(0)
    nn = torch.nn
    model = nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    x, y = torch.randn(128, 784), torch.randint(0, 10, (128,))
    return training_step(model, optimizer, nn.CrossEntropyLoss(), x, y)


# Products of matrices.


def matmul(size):
    def prepare(torch):
        a, b = torch.randn(size, size), torch.randn(size, size)
        return lambda: a @ b

    return prepare


for _size in (16, 64, 256, 512, 1024, 2048):
    products(f"matmul_{_size}", flops=2.0 * _size**3)(matmul(_size))


# Convolutions, named kernel_in_out_image, batch 4.


def convolution(channels_in, channels_out, image, kernel, stride=1, groups=1, backward=False, batch=4, dilation=1):
    options = dict(stride=stride, padding=kernel // 2 * dilation, groups=groups, dilation=dilation)

    def prepare(torch, layout):
        convolve = torch.nn.functional.conv2d
        x = layout(torch.randn(batch, channels_in, image, image))
        w = layout(torch.randn(channels_out, channels_in // groups, kernel, kernel))
        if not backward:
            def run():
                with torch.no_grad():
                    convolve(x, w, **options)
            return run
        g = layout(torch.ones(convolve(x, w, **options).shape))
        x.requires_grad_(True)
        w.requires_grad_(True)

        def run():
            x.grad = w.grad = None
            convolve(x, w, **options).backward(g)

        return run

    return prepare


def register_convolution(register, label, *shape, batch=4, **options):
    """Forward, and forward and backward, of a convolution whose padding keeps the size of the image, but for the stride."""
    channels_in, channels_out, image, kernel, stride, groups = shape
    size = (image - 1) // stride + 1
    flops = 2.0 * batch * channels_out * size**2 * (channels_in // groups) * kernel**2
    register(f"{label}_fwd", flops=flops, images=True)(convolution(*shape, batch=batch, **options))
    register(f"{label}_fwdbwd", flops=3 * flops, images=True)(convolution(*shape, backward=True, batch=batch, **options))


for _shape in (
        ("conv_first_3_64_112_k7s2", 3, 64, 112, 7, 2, 1),
        ("conv3x3_64_64_56", 64, 64, 56, 3, 1, 1),
        ("conv3x3_128_128_28", 128, 128, 28, 3, 1, 1),
        ("conv3x3_256_256_14", 256, 256, 14, 3, 1, 1),
        ("conv3x3_512_512_7", 512, 512, 7, 3, 1, 1),
        ("conv1x1_256_64_56", 256, 64, 56, 1, 1, 1),
        ("conv1x1_512_512_14", 512, 512, 14, 1, 1, 1),
        ("conv3x3s2_64_128_56", 64, 128, 56, 3, 2, 1),
        ("convdw3x3_128_56", 128, 128, 56, 3, 1, 128)):
    register_convolution(convolutions, *_shape)


# A residual network, as its paper has it: kernels of 3 and 18 layers; for small images without the first pooling.


def residual_network(torch, classes=10, small_images=True):
    nn = torch.nn

    class Block(nn.Module):
        def __init__(self, channels_in, channels, stride):
            super().__init__()
            self.conv1 = nn.Conv2d(channels_in, channels, 3, stride, 1, bias=False)
            self.bn1 = nn.BatchNorm2d(channels)
            self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
            self.bn2 = nn.BatchNorm2d(channels)
            self.shortcut = nn.Sequential() if stride == 1 and channels_in == channels else nn.Sequential(
                nn.Conv2d(channels_in, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))
            self.relu = nn.ReLU()

        def forward(self, x):
            y = self.relu(self.bn1(self.conv1(x)))
            return self.relu(self.bn2(self.conv2(y)) + self.shortcut(x))

    first = [nn.Conv2d(3, 64, 3, 1, 1, bias=False)] if small_images else [nn.Conv2d(3, 64, 7, 2, 3, bias=False)]
    layers = first + [nn.BatchNorm2d(64), nn.ReLU()] + ([] if small_images else [nn.MaxPool2d(3, 2, 1)])
    channels = 64
    for stage, width in enumerate((64, 128, 256, 512)):
        layers += [Block(channels, width, 1 if stage == 0 else 2), Block(width, width, 1)]
        channels = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, classes))


# Multiply-adds forward: 556 million for one image of 32 x 32, 1.82 thousand million for one of 224 x 224.


@networks("resnet18_cifar_b16_sgd", flops=16 * 556e6 * 2 * 3, images=True)
def resnet18_cifar(torch, layout):
    torch.manual_seed(0)
    model = layout(residual_network(torch))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    x, y = layout(torch.randn(16, 3, 32, 32)), torch.randint(0, 10, (16,))
    return training_step(model, optimizer, torch.nn.CrossEntropyLoss(), x, y)


@networks("resnet18_224_b1_infer", flops=1.82e9 * 2, images=True)
def resnet18_infer(torch, layout):
    torch.manual_seed(0)
    model = layout(residual_network(torch, 1000, small_images=False).eval())
    return inference(torch, model, layout(torch.randn(1, 3, 224, 224)))


# Work bounded by memory.

_MILLION4 = 4 * 1024 * 1024


def elementwise(function):
    def prepare(torch):
        x = torch.randn(_MILLION4)

        def run():
            with torch.no_grad():
                function(torch, x)

        return run

    return prepare


memory_bound("ew_add_4M", bytes=12.0 * _MILLION4)(elementwise(lambda torch, x: x + x))
memory_bound("ew_exp_4M", bytes=8.0 * _MILLION4)(elementwise(lambda torch, x: x.exp()))
memory_bound("ew_tanh_4M", bytes=8.0 * _MILLION4)(elementwise(lambda torch, x: x.tanh()))


def gelu_chain(torch, x):
    return torch.nn.functional.gelu(x * 1.5 + 0.5) * x


memory_bound("ew_gelu_chain_4M", bytes=8.0 * _MILLION4)(elementwise(gelu_chain))


def square_matrix(function):
    def prepare(torch):
        x, row = torch.randn(2048, 2048), torch.randn(2048)

        def run():
            with torch.no_grad():
                function(torch, x, row)

        return run

    return prepare


memory_bound("bcast_add_2048x2048", bytes=8.0 * _MILLION4)(square_matrix(lambda torch, x, row: x + row))
memory_bound("sum_dim0_4M", bytes=4.0 * _MILLION4)(square_matrix(lambda torch, x, row: x.sum(0)))
memory_bound("sum_dim1_4M", bytes=4.0 * _MILLION4)(square_matrix(lambda torch, x, row: x.sum(1)))
memory_bound("transpose_copy_4M", bytes=8.0 * _MILLION4)(square_matrix(lambda torch, x, row: x.t().contiguous()))


@memory_bound("softmax_4096x1000", bytes=8.0 * 4096 * 1000)
def softmax(torch):
    x = torch.randn(4096, 1000)

    def run():
        with torch.no_grad():
            torch.softmax(x, 1)

    return run


def with_backward(shape, forward):
    """Forward and backward of a function of the module, its input and its parameters."""
    def prepare(torch, layout=lambda x: x):
        x = layout(torch.randn(*shape)).requires_grad_(True)
        function = forward(torch)
        if isinstance(function, torch.nn.Module):
            function = layout(function)
        g = layout(torch.randn(*function(x).shape))

        def run():
            x.grad = None
            function(x).backward(g)

        return run

    return prepare


memory_bound("softmax_4096x1000_fwdbwd", bytes=4.0 * 4096 * 1000 * 5)(
    with_backward((4096, 1000), lambda torch: lambda x: torch.softmax(x, 1)))
memory_bound("layernorm_4096x768_fwdbwd", bytes=4.0 * 4096 * 768 * 5)(
    with_backward((4096, 768), lambda torch: torch.nn.LayerNorm(768)))
_IMAGES = (32, 64, 56, 56)
_IMAGE_BYTES = 4.0 * 32 * 64 * 56 * 56
memory_bound("batchnorm_32x64x56_fwdbwd", bytes=5 * _IMAGE_BYTES, images=True)(
    with_backward(_IMAGES, lambda torch: torch.nn.BatchNorm2d(64)))
memory_bound("maxpool_32x64x56_fwdbwd", bytes=2.5 * _IMAGE_BYTES, images=True)(
    with_backward(_IMAGES, lambda torch: torch.nn.MaxPool2d(2)))
memory_bound("avgpool_32x64x56_fwdbwd", bytes=2.5 * _IMAGE_BYTES, images=True)(
    with_backward(_IMAGES, lambda torch: torch.nn.AvgPool2d(2)))


# Recurrent layers: b batch, t steps, i input size, h hidden size. The input needs no gradient.


def recurrent(kind, batch, steps, features, units, backward=True, packed=False, **options):
    def prepare(torch):
        torch.manual_seed(0)
        layer = getattr(torch.nn, kind)(features, units, **options)
        x = torch.randn(steps, batch, features)
        rows = (steps, batch)
        if packed:
            lengths = [steps - i * (steps // 2) // batch for i in range(batch)]
            x = torch.nn.utils.rnn.pack_padded_sequence(x, lengths)
            rows = (sum(lengths),)
        if not backward:
            def run():
                with torch.no_grad():
                    layer(x)
            return run
        g = torch.ones(*rows, units * (2 if options.get("bidirectional") else 1))

        def run():
            layer.zero_grad()
            output = layer(x)[0]
            (output.data if packed else output).backward(g)

        return run

    return prepare


for _kind, _gates in (("LSTM", 4), ("GRU", 3), ("RNN", 1)):
    _flops = 32.0 * 64 * 2 * _gates * 256
    recurrent_layers(f"{_kind.lower()}_b32_t64_i128_h256_fwdbwd", flops=_flops * (2 * 128 + 3 * 256))(
        recurrent(_kind, 32, 64, 128, 256))
    recurrent_layers(f"{_kind.lower()}_b32_t64_i128_h256_infer", flops=_flops * (128 + 256))(
        recurrent(_kind, 32, 64, 128, 256, backward=False))
# Lengths from 64 down to 33: 1552 rows.
recurrent_layers("lstm_packed_b32_t64_i128_h256_fwdbwd", flops=1552.0 * 2 * 4 * 256 * (2 * 128 + 3 * 256))(
    recurrent("LSTM", 32, 64, 128, 256, packed=True))
recurrent_layers("gru_packed_b32_t64_i128_h256_fwdbwd", flops=1552.0 * 2 * 3 * 256 * (2 * 128 + 3 * 256))(
    recurrent("GRU", 32, 64, 128, 256, packed=True))
recurrent_layers("lstm_b1_t64_i128_h256_infer", flops=64.0 * 2 * 4 * 256 * (128 + 256))(
    recurrent("LSTM", 1, 64, 128, 256, backward=False))
recurrent_layers("lstm_b8_t32_i16_h32_fwdbwd", flops=8.0 * 32 * 2 * 4 * 32 * (2 * 16 + 3 * 32))(recurrent("LSTM", 8, 32, 16, 32))


def cell_steps(kind, batch=4, steps=32, features=16, units=16):
    """A cell stepped by hand over a sequence, and the gradient of its last state."""
    def prepare(torch):
        torch.manual_seed(0)
        cell = getattr(torch.nn, kind)(features, units)
        inputs = list(torch.randn(steps, batch, features).unbind(0))

        def run():
            cell.zero_grad()
            state = None
            for x in inputs:
                state = cell(x, state)
            (state[0] if kind == "LSTMCell" else state).sum().backward()

        return run

    return prepare


for _kind in ("LSTM", "GRU", "RNN"):
    recurrent_layers(f"{_kind.lower()}_cell_steps_b4_h16")(cell_steps(_kind + "Cell"))
