"""VGG: K. Simonyan, A. Zisserman, "Very deep convolutional networks for large-scale image recognition", 2014."""

from .. import nn

# For each depth, how many convolutions stand before each of the five poolings. Their widths are the same for all.
_CONVOLUTIONS = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}
_WIDTHS = (64, 128, 256, 512, 512)


class VGG(nn.Module):
    """VGG with 11, 13, 16 or 19 layers that have weights: 3 x 3 convolutions in five groups, each with a pooling behind it,
    and three dense layers. The names of its parameters are torchvision's.

    Images [N, in_channels, H, W] with H and W of at least 32 pixels (224 in the paper) to scores [N, num_classes]. With
    ``batch_norm``, a batch normalisation stands behind every convolution. Raises ValueError for another depth. Weights begin as
    in torchvision: the convolutions' by He et al. (2015), the dense layers' with standard deviation 0.01, biases 0.
    """

    def __init__(self, depth=16, num_classes=1000, batch_norm=False, dropout=0.5, in_channels=3):
        super().__init__()
        if depth not in _CONVOLUTIONS:
            raise ValueError(f"VGG: expected a depth of {', '.join(map(str, _CONVOLUTIONS))}, got {depth}")
        layers = []
        for count, width in zip(_CONVOLUTIONS[depth], _WIDTHS):
            for _ in range(count):
                layers.append(nn.Conv2d(in_channels, width, kernel_size=3, padding=1))
                if batch_norm:
                    layers.append(nn.BatchNorm2d(width))
                layers.append(nn.ReLU(inplace=True))
                in_channels = width
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096),
            nn.ReLU(inplace=True),
            nn.Dropout(dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(inplace=True),
            nn.Dropout(dropout),
            nn.Linear(4096, num_classes),
        )
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")
                nn.init.zeros_(layer.bias)
            elif isinstance(layer, nn.Linear):
                nn.init.normal_(layer.weight, 0.0, 0.01)
                nn.init.zeros_(layer.bias)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


def vgg11(**options):
    """``VGG(11, **options)``"""
    return VGG(11, **options)


def vgg13(**options):
    """``VGG(13, **options)``"""
    return VGG(13, **options)


def vgg16(**options):
    """``VGG(16, **options)``"""
    return VGG(16, **options)


def vgg19(**options):
    """``VGG(19, **options)``"""
    return VGG(19, **options)


def vgg11_bn(**options):
    """``VGG(11, batch_norm=True, **options)``"""
    return VGG(11, batch_norm=True, **options)


def vgg13_bn(**options):
    """``VGG(13, batch_norm=True, **options)``"""
    return VGG(13, batch_norm=True, **options)


def vgg16_bn(**options):
    """``VGG(16, batch_norm=True, **options)``"""
    return VGG(16, batch_norm=True, **options)


def vgg19_bn(**options):
    """``VGG(19, batch_norm=True, **options)``"""
    return VGG(19, batch_norm=True, **options)
