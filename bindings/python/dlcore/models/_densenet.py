"""Densely connected networks: G. Huang, Z. Liu, L. van der Maaten, K. Weinberger, "Densely connected convolutional networks",
2016; here the form with bottlenecks and compression (DenseNet-BC)."""

from .. import cat, nn
from ..nn import functional as F
from ..utils.checkpoint import checkpoint


class DenseLayer(nn.Module):
    """New features from all earlier ones: normalisation, 1 x 1 convolution to bn_size * growth_rate channels, normalisation,
    3 x 3 convolution. [N, num_input_features, H, W] to [N, growth_rate, H, W]."""

    def __init__(self, num_input_features, growth_rate, bn_size=4, drop_rate=0.0):
        super().__init__()
        self.norm1 = nn.BatchNorm2d(num_input_features)
        self.relu1 = nn.ReLU(inplace=True)
        self.conv1 = nn.Conv2d(num_input_features, bn_size * growth_rate, kernel_size=1, bias=False)
        self.norm2 = nn.BatchNorm2d(bn_size * growth_rate)
        self.relu2 = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(bn_size * growth_rate, growth_rate, kernel_size=3, padding=1, bias=False)
        self.drop_rate = drop_rate

    def forward(self, x):
        x = self.conv1(self.relu1(self.norm1(x)))
        x = self.conv2(self.relu2(self.norm2(x)))
        return F.dropout(x, self.drop_rate, self.training) if self.drop_rate else x


class DenseBlock(nn.ModuleDict):
    """Layers that each see the features of all layers before them.

    [N, num_input_features, H, W] to [N, num_input_features + num_layers * growth_rate, H, W]. With ``memory_efficient``, what
    is inside the layers is not kept for the backward pass but computed again.
    """

    def __init__(self, num_layers, num_input_features, growth_rate, bn_size=4, drop_rate=0.0, memory_efficient=False):
        super().__init__()
        self.memory_efficient = memory_efficient
        for number in range(num_layers):
            layer = DenseLayer(num_input_features + number * growth_rate, growth_rate, bn_size, drop_rate)
            self[f"denselayer{number + 1}"] = layer

    def forward(self, x):
        for layer in self.values():
            new = checkpoint(layer, x, use_reentrant=False) if self.memory_efficient and self.training else layer(x)
            x = cat([x, new], 1)
        return x


class Transition(nn.Sequential):
    """Between two dense blocks: fewer channels, half the height and width.

    [N, num_input_features, H, W] to [N, num_output_features, H / 2, W / 2]
    """

    def __init__(self, num_input_features, num_output_features):
        super().__init__()
        self.norm = nn.BatchNorm2d(num_input_features)
        self.relu = nn.ReLU(inplace=True)
        self.conv = nn.Conv2d(num_input_features, num_output_features, kernel_size=1, bias=False)
        self.pool = nn.AvgPool2d(kernel_size=2, stride=2)


class DenseNet(nn.Module):
    """A 7 x 7 convolution, a pooling, dense blocks with transitions between them, the average over the image, and a dense layer.
    The names of its parameters are torchvision's.

    Images [N, in_channels, H, W] with H and W of at least 29 pixels (224 in the paper) to scores [N, num_classes].

    growth_rate        the channels that each layer adds, k in the paper
    block_config       the number of layers in each block
    num_init_features  the channels of the first convolution
    bn_size            the bottleneck of a layer has bn_size * growth_rate channels
    drop_rate          dropout behind each layer
    memory_efficient   compute features again in the backward pass instead of keeping them (G. Pleiss et al., 2017). The running
                       averages of the normalisations are then updated twice in a step

    Weights begin as in torchvision: the convolutions' by He et al. (2015), the dense layer's bias with 0.
    """

    def __init__(
        self,
        growth_rate=32,
        block_config=(6, 12, 24, 16),
        num_init_features=64,
        bn_size=4,
        drop_rate=0.0,
        num_classes=1000,
        memory_efficient=False,
        in_channels=3,
    ):
        super().__init__()
        self.features = nn.Sequential()
        add = self.features.add_module
        add("conv0", nn.Conv2d(in_channels, num_init_features, kernel_size=7, stride=2, padding=3, bias=False))
        add("norm0", nn.BatchNorm2d(num_init_features))
        add("relu0", nn.ReLU(inplace=True))
        add("pool0", nn.MaxPool2d(kernel_size=3, stride=2, padding=1))
        channels = num_init_features
        for number, layers in enumerate(block_config, 1):
            add(f"denseblock{number}", DenseBlock(layers, channels, growth_rate, bn_size, drop_rate, memory_efficient))
            channels += layers * growth_rate
            if number < len(block_config):
                add(f"transition{number}", Transition(channels, channels // 2))
                channels //= 2
        add("norm5", nn.BatchNorm2d(channels))
        self.relu = nn.ReLU(inplace=True)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.classifier = nn.Linear(channels, num_classes)
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight)
        nn.init.zeros_(self.classifier.bias)

    def forward(self, x):
        x = self.avgpool(self.relu(self.features(x)))
        return self.classifier(x.flatten(1))


def densenet121(**options):
    """121 layers with weights, 32 new channels each. ``options`` are those of ``DenseNet``, as in all functions here."""
    return DenseNet(32, (6, 12, 24, 16), 64, **options)


def densenet169(**options):
    """169 layers with weights, 32 new channels each."""
    return DenseNet(32, (6, 12, 32, 32), 64, **options)


def densenet201(**options):
    """201 layers with weights, 32 new channels each."""
    return DenseNet(32, (6, 12, 48, 32), 64, **options)


def densenet161(**options):
    """161 layers with weights, 48 new channels each."""
    return DenseNet(48, (6, 12, 36, 24), 96, **options)
