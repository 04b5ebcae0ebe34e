"""Further workloads of the same kinds, in other shapes; see `workloads.py` for what a workload is."""

from workloads import (GROUPS, Workload, cell_steps, elementwise, inference, recurrent, register_convolution, registrar, training_step,
                       with_backward)

MORE: list[Workload] = []
overhead, networks, convolutions, products, memory_bound, recurrent_layers = (registrar(MORE, group) for group in GROUPS)

# Overhead.


@overhead("linear_b1_16_16")
def linear_small(torch):
    layer, x = torch.nn.Linear(16, 16), torch.randn(1, 16)

    def run():
        with torch.no_grad():
            for _ in range(100):
                layer(x)

    return run, 100


@overhead("views_and_slices")
def views(torch):
    x = torch.randn(8, 4, 6)

    def run():
        for _ in range(20):
            x.transpose(0, 1)[1:3].permute(2, 0, 1).unsqueeze(0)[..., -1]

    return run, 20


@overhead("mlp_b8_16_32_4_adam")
def mlp_small(torch):
    torch.manual_seed(0)
    nn = torch.nn
    model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    return training_step(model, optimizer, nn.CrossEntropyLoss(), torch.randn(8, 16), torch.randint(0, 4, (8,)))


# Networks.


def residual_network_20(torch):
    """The residual network of 20 layers for images of 32 x 32, with 16, 32 and 64 channels and shortcuts that add nothing."""
    nn = torch.nn

    class Block(nn.Module):
        def __init__(self, channels_in, channels):
            super().__init__()
            self.added, self.stride = channels - channels_in, channels // channels_in
            self.conv1 = nn.Conv2d(channels_in, channels, 3, self.stride, 1, bias=False)
            self.bn1 = nn.BatchNorm2d(channels)
            self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
            self.bn2 = nn.BatchNorm2d(channels)

        def forward(self, x):
            y = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
            if self.added:
                x = nn.functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 0, self.added))
            return torch.relu(y + x)

    channels = [16] * 4 + [32] * 3 + [64] * 3
    return nn.Sequential(nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
                         *(Block(*pair) for pair in zip(channels, channels[1:])),
                         nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


@networks("resnet20_cifar_b32_sgd", flops=32 * 40.8e6 * 2 * 3, images=True)
def resnet20(torch, layout):
    torch.manual_seed(0)
    model = layout(residual_network_20(torch))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4)
    x, y = layout(torch.randn(32, 3, 32, 32)), torch.randint(0, 10, (32,))
    return training_step(model, optimizer, torch.nn.CrossEntropyLoss(), x, y)


def inverted_residual(torch, channels=24, expanded=144):
    nn = torch.nn

    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.body = nn.Sequential(
                nn.Conv2d(channels, expanded, 1, bias=False), nn.BatchNorm2d(expanded), nn.ReLU6(),
                nn.Conv2d(expanded, expanded, 3, 1, 1, groups=expanded, bias=False), nn.BatchNorm2d(expanded), nn.ReLU6(),
                nn.Conv2d(expanded, channels, 1, bias=False), nn.BatchNorm2d(channels))

        def forward(self, x):
            return x + self.body(x)

    return Block()


_BLOCK_MACS = 56 * 56 * (2 * 24 * 144 + 9 * 144)
networks("mobilenet_block_b8_24_56_fwdbwd", flops=8 * _BLOCK_MACS * 2 * 3, images=True)(
    with_backward((8, 24, 56, 56), inverted_residual))


@networks("mobilenet_block_b1_24_56_infer", flops=_BLOCK_MACS * 2, images=True)
def mobilenet_block_infer(torch, layout):
    torch.manual_seed(0)
    return inference(torch, layout(inverted_residual(torch).eval()), layout(torch.randn(1, 24, 56, 56)))


@networks("autoencoder_b16_64_adam", images=True)
def autoencoder(torch, layout):
    torch.manual_seed(0)
    nn = torch.nn
    model = layout(nn.Sequential(
        nn.Conv2d(3, 32, 4, 2, 1), nn.ReLU(), nn.Conv2d(32, 64, 4, 2, 1), nn.ReLU(), nn.Conv2d(64, 128, 4, 2, 1), nn.ReLU(),
        nn.ConvTranspose2d(128, 64, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(64, 32, 4, 2, 1), nn.ReLU(),
        nn.ConvTranspose2d(32, 3, 4, 2, 1), nn.Sigmoid()))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    x = layout(torch.rand(16, 3, 64, 64))
    return training_step(model, optimizer, nn.MSELoss(), x, x)


def _encoder_flops(batch, length, width, hidden):
    return batch * length * 2.0 * (4 * width**2 + 2 * width * hidden + 2 * length * width)


@networks("transformer_encoder_layer_b16_t64_d256_fwdbwd", flops=3 * _encoder_flops(16, 64, 256, 1024))
def encoder_layer(torch):
    torch.manual_seed(0)
    return with_backward((16, 64, 256), lambda torch: torch.nn.TransformerEncoderLayer(256, 8, 1024, batch_first=True))(torch)


@networks("transformer_encoder_layer_b1_t128_d256_infer", flops=_encoder_flops(1, 128, 256, 1024))
def encoder_layer_infer(torch):
    torch.manual_seed(0)
    layer = torch.nn.TransformerEncoderLayer(256, 8, 1024, batch_first=True).eval()
    return inference(torch, layer, torch.randn(1, 128, 256))


@networks("gru_language_model_b20_t35_adam", flops=20 * 35 * 2 * 3 * (6.0 * 256**2 + 256 * 5000))
def language_model(torch):
    torch.manual_seed(0)
    nn = torch.nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.embedding = nn.Embedding(5000, 256)
            self.gru = nn.GRU(256, 256, batch_first=True)
            self.output = nn.Linear(256, 5000)

        def forward(self, x):
            return self.output(self.gru(self.embedding(x))[0]).flatten(0, 1)

    model = Model()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    words = torch.randint(0, 5000, (20, 36))
    return training_step(model, optimizer, nn.CrossEntropyLoss(), words[:, :-1].contiguous(), words[:, 1:].reshape(-1))


def optimizer_step(kind, shapes, **options):
    """One step of an optimizer over tensors with gradients."""
    def prepare(torch):
        parameters = [torch.randn(*shape, requires_grad=True) for shape in shapes]
        for parameter in parameters:
            parameter.grad = torch.randn(*parameter.shape)
        return getattr(torch.optim, kind)(parameters, **options).step

    return prepare


_MANY = [shape for _ in range(100) for shape in ((64, 64), (64,))]
networks("adam_step_200_small")(optimizer_step("Adam", _MANY, lr=0.001))
networks("adamw_step_4M")(optimizer_step("AdamW", [(1024, 1024)] * 4, lr=0.001))
networks("sgd_momentum_step_200_small")(optimizer_step("SGD", _MANY, lr=0.01, momentum=0.9))
networks("rmsprop_step_200_small")(optimizer_step("RMSprop", _MANY, lr=0.01))

# Convolutions: kernel_in_out_image, batch 4 where no other is given.

for _shape in (
        ("conv3x3_96_96_17", 96, 96, 17, 3, 1, 1),
        ("conv3x3_48_48_33", 48, 48, 33, 3, 1, 1),
        ("conv3x3_24_24_100", 24, 24, 100, 3, 1, 1),
        ("conv3x3_8_16_64", 8, 16, 64, 3, 1, 1),
        ("conv5x5_32_64_33", 32, 64, 33, 5, 1, 1),
        ("conv1x1_96_24_100", 96, 24, 100, 1, 1, 1),
        ("conv1x1s2_64_128_56", 64, 128, 56, 1, 2, 1),
        ("conv3x3s2_96_192_33", 96, 192, 33, 3, 2, 1),
        ("conv3x3_groups4_96_96_33", 96, 96, 33, 3, 1, 4),
        ("convdw5x5_96_33", 96, 96, 33, 5, 1, 96),
        ("convdw3x3s2_48_100", 48, 48, 100, 3, 2, 48)):
    register_convolution(convolutions, *_shape)
register_convolution(convolutions, "conv3x3_b1_64_64_56", 64, 64, 56, 3, 1, 1, batch=1)
register_convolution(convolutions, "conv3x3_b32_64_64_28", 64, 64, 28, 3, 1, 1, batch=32)
register_convolution(convolutions, "conv3x3_b1_256_256_14", 256, 256, 14, 3, 1, 1, batch=1)
register_convolution(convolutions, "conv1x1_b32_128_128_17", 128, 128, 17, 1, 1, 1, batch=32)
register_convolution(convolutions, "conv3x3_dilation2_64_64_33", 64, 64, 33, 3, 1, 1, dilation=2)


def other_convolution(function, shape, weight, **options):
    """Forward and backward of a convolution in one or three dimensions, or transposed."""
    def prepare(torch, layout=lambda x: x):
        convolve = getattr(torch.nn.functional, function)
        x, w = (layout(torch.randn(*size)).requires_grad_(True) for size in (shape, weight))
        g = layout(torch.ones(convolve(x, w, **options).shape))

        def run():
            x.grad = w.grad = None
            convolve(x, w, **options).backward(g)

        return run

    return prepare


convolutions("conv1d_k3_64_64_1000_fwdbwd", flops=6.0 * 8 * 64 * 64 * 3 * 1000)(
    other_convolution("conv1d", (8, 64, 1000), (64, 64, 3), padding=1))
convolutions("conv1d_k9_16_32_4000_fwdbwd", flops=6.0 * 8 * 16 * 32 * 9 * 4000)(
    other_convolution("conv1d", (8, 16, 4000), (32, 16, 9), padding=4))
convolutions("conv3d_k3_16_32_17_fwdbwd", flops=6.0 * 2 * 16 * 32 * 27 * 17**3)(
    other_convolution("conv3d", (2, 16, 17, 17, 17), (32, 16, 3, 3, 3), padding=1))
convolutions("transposed4x4s2_64_32_33_fwdbwd", flops=6.0 * 4 * 64 * 32 * 16 * 33**2, images=True)(
    other_convolution("conv_transpose2d", (4, 64, 33, 33), (64, 32, 4, 4), stride=2, padding=1))
convolutions("transposed3x3_48_48_28_fwdbwd", flops=6.0 * 4 * 48 * 48 * 9 * 28**2, images=True)(
    other_convolution("conv_transpose2d", (4, 48, 28, 28), (48, 48, 3, 3), padding=1))

# Products of matrices.


def product(*shapes, transposed=False):
    def prepare(torch):
        a, b = (torch.randn(*shape) for shape in shapes)
        if transposed:
            b = b.transpose(-1, -2)
        return lambda: a @ b

    return prepare


products("matmul_100x700x33", flops=2.0 * 100 * 700 * 33)(product((100, 700), (700, 33)))
products("matmul_17x17x17", flops=2.0 * 17**3)(product((17, 17), (17, 17)))
products("matmul_999x999x999", flops=2.0 * 999**3)(product((999, 999), (999, 999)))
products("matmul_transposed_128x768x768", flops=2.0 * 128 * 768**2)(product((128, 768), (768, 768), transposed=True))
products("matrix_vector_2048", flops=2.0 * 2048**2)(product((2048, 2048), (2048,)))
products("vector_matrix_1x2048x1000", flops=2.0 * 2048 * 1000)(product((1, 2048), (2048, 1000)))
products("batched_64_48x64x96", flops=2.0 * 64 * 48 * 64 * 96)(product((64, 48, 64), (64, 64, 96)))


def linear_layer(batch, features_in, features_out):
    return with_backward((batch, features_in), lambda torch: torch.nn.Linear(features_in, features_out))


products("linear_b64_768_3072_fwdbwd", flops=6.0 * 64 * 768 * 3072)(linear_layer(64, 768, 3072))
products("linear_b32_100_33_fwdbwd", flops=6.0 * 32 * 100 * 33)(linear_layer(32, 100, 33))


def attention(batch, heads, length, width):
    def prepare(torch):
        q, k, v = (torch.randn(batch, heads, length, width, requires_grad=True) for _ in range(3))
        g = torch.randn(batch, heads, length, width)

        def run():
            q.grad = k.grad = v.grad = None
            torch.nn.functional.scaled_dot_product_attention(q, k, v).backward(g)

        return run

    return prepare


products("attention_b4_h8_t128_d64_fwdbwd", flops=4 * 8 * 3 * 4.0 * 128 * 128 * 64)(attention(4, 8, 128, 64))


@products("multihead_attention_b8_t100_d192_fwdbwd", flops=8 * 100 * 3 * 2.0 * (4 * 192**2 + 2 * 100 * 192))
def multihead_attention(torch):
    torch.manual_seed(0)

    def forward(torch):
        layer = torch.nn.MultiheadAttention(192, 6, batch_first=True)
        return lambda x: layer(x, x, x, need_weights=False)[0]

    return with_backward((8, 100, 192), forward)(torch)


# Work bounded by memory.

_FOUR = 4 * 1024 * 1024
for _name, _function, _passes in (
        ("ew_sigmoid_4M", lambda torch, x: torch.sigmoid(x), 2),
        ("ew_relu_4M", lambda torch, x: torch.relu(x), 2),
        ("ew_clamp_sqrt_4M", lambda torch, x: x.clamp(min=0.1).sqrt(), 2),
        ("ew_where_4M", lambda torch, x: torch.where(x > 0, x, 0.1 * x), 2),
        ("norm_4M", lambda torch, x: x.norm(), 1),
        ("cumsum_4M", lambda torch, x: x.view(2048, 2048).cumsum(1), 2),
        ("argmax_4M", lambda torch, x: x.view(2048, 2048).argmax(1), 1),
        ("var_dim0_4M", lambda torch, x: x.view(2048, 2048).var(0), 1),
        ("mean_middle_4M", lambda torch, x: x.view(64, 256, 256).mean(1), 1),
        ("permute_0231_4M", lambda torch, x: x.view(32, 32, 64, 64).permute(0, 2, 3, 1).contiguous(), 2),
        ("cat_4M", lambda torch, x: torch.cat([x.view(2048, 2048), x.view(2048, 2048)], 1), 3),
        ("strided_add_2M", lambda torch, x: x[::2] + 1.0, 1.5)):
    memory_bound(_name, bytes=4.0 * _FOUR * _passes)(elementwise(_function))

for _name, _shape, _forward, _passes in (
        ("log_softmax_128x10_fwdbwd", (128, 10), lambda torch: lambda x: torch.log_softmax(x, 1), 5),
        ("softmax_dim1_64x100x100_fwdbwd", (64, 100, 100), lambda torch: lambda x: torch.softmax(x, 1), 5),
        ("layernorm_512x100_fwdbwd", (512, 100), lambda torch: torch.nn.LayerNorm(100), 5),
        ("gelu_4M_fwdbwd", (_FOUR,), lambda torch: torch.nn.functional.gelu, 5),
        ("dropout_4M_fwdbwd", (_FOUR,), lambda torch: torch.nn.Dropout(0.3), 4),
        ("tanh_4M_fwdbwd", (_FOUR,), lambda torch: torch.tanh, 5)):
    _size = 1
    for _length in _shape:
        _size *= _length
    memory_bound(_name, bytes=4.0 * _size * _passes)(with_backward(_shape, _forward))

for _name, _shape, _forward, _passes in (
        ("groupnorm_16x96x33_fwdbwd", (16, 96, 33, 33), lambda torch: torch.nn.GroupNorm(8, 96), 5),
        ("instancenorm_16x48x33_fwdbwd", (16, 48, 33, 33), lambda torch: torch.nn.InstanceNorm2d(48), 5),
        ("batchnorm_8x24x17_fwdbwd", (8, 24, 17, 17), lambda torch: torch.nn.BatchNorm2d(24), 5),
        ("maxpool3s2_8x96x33_fwdbwd", (8, 96, 33, 33), lambda torch: torch.nn.MaxPool2d(3, 2, 1), 2.5),
        ("avgpool3s2_8x48x100_fwdbwd", (8, 48, 100, 100), lambda torch: torch.nn.AvgPool2d(3, 2, 1), 2.5),
        ("adaptive_avgpool7_8x96x33_fwdbwd", (8, 96, 33, 33), lambda torch: torch.nn.AdaptiveAvgPool2d(7), 2),
        ("bilinear2_8x24x33_fwdbwd", (8, 24, 33, 33), lambda torch: torch.nn.Upsample(scale_factor=2, mode="bilinear"), 10),
        ("pad_reflect_8x48x100_fwdbwd", (8, 48, 100, 100), lambda torch: torch.nn.ReflectionPad2d(1), 4)):
    memory_bound(_name, bytes=4.0 * _shape[0] * _shape[1] * _shape[2] * _shape[3] * _passes, images=True)(
        with_backward(_shape, _forward))


def loss_step(rows, classes, **options):
    def prepare(torch):
        x, y = torch.randn(rows, classes, requires_grad=True), torch.randint(0, classes, (rows,))
        loss_of = torch.nn.CrossEntropyLoss(**options)

        def run():
            x.grad = None
            loss_of(x, y).backward()

        return run

    return prepare


memory_bound("cross_entropy_4096x1000_fwdbwd", bytes=4.0 * 4096 * 1000 * 3)(loss_step(4096, 1000))
memory_bound("cross_entropy_smoothed_128x10_fwdbwd", bytes=4.0 * 128 * 10 * 3)(loss_step(128, 10, label_smoothing=0.1))


def embedding(rows, width, indices):
    def prepare(torch):
        layer = torch.nn.Embedding(rows, width)
        i, g = torch.randint(0, rows, (indices,)), torch.randn(indices, width)

        def run():
            layer.zero_grad()
            layer(i).backward(g)

        return run

    return prepare


# Rows read and written, and the dense gradient.
memory_bound("embedding_10000x128_8192_fwdbwd", bytes=4.0 * 128 * (4 * 8192 + 10000))(embedding(10000, 128, 8192))


def indexed(function):
    def prepare(torch):
        x, i = torch.randn(2048, 1024), torch.randint(0, 2048, (2048,))

        def run():
            with torch.no_grad():
                function(torch, x, i)

        return run

    return prepare


memory_bound("index_rows_2M", bytes=8.0 * 2048 * 1024)(indexed(lambda torch, x, i: x[i]))
memory_bound("index_add_2M", bytes=12.0 * 2048 * 1024)(indexed(lambda torch, x, i: torch.zeros_like(x).index_add_(0, i, x)))
memory_bound("sort_rows_2M", bytes=16.0 * 2048 * 1024)(indexed(lambda torch, x, i: x.sort(1)))

# Recurrent layers, and cells stepped by hand.

for _kind, _gates in (("LSTM", 4), ("GRU", 3)):
    _name = _kind.lower()
    for _batch, _steps, _features, _units in ((1, 100, 24, 48), (16, 33, 96, 96), (64, 17, 300, 200)):
        recurrent_layers(f"{_name}_b{_batch}_t{_steps}_i{_features}_h{_units}_fwdbwd",
                         flops=_batch * _steps * 2.0 * _gates * _units * (2 * _features + 3 * _units))(
            recurrent(_kind, _batch, _steps, _features, _units))
    recurrent_layers(f"{_name}_2layers_both_ways_b16_t32_i64_h128_fwdbwd",
                     flops=16 * 32 * 2.0 * _gates * 128 * 2 * (2 * 64 + 3 * 256 + 6 * 128))(
        recurrent(_kind, 16, 32, 64, 128, num_layers=2, bidirectional=True))


recurrent_layers("lstm_cell_steps_b32_h128", flops=32 * 20 * 2.0 * 4 * 128 * 5 * 128)(cell_steps("LSTMCell", 32, 20, 128, 128))
recurrent_layers("gru_cell_steps_b1_h64", flops=20 * 2.0 * 3 * 64 * 5 * 64)(cell_steps("GRUCell", 1, 20, 64, 64))
