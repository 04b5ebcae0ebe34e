"""AlexNet: A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with deep convolutional neural networks", 2012;
in the narrower form of A. Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014."""

from .. import nn


class AlexNet(nn.Module):
    """AlexNet of 2014: five convolutions with 64, 192, 384, 256 and 256 channels and three dense layers. The names of its
    parameters are torchvision's.

    Images [N, in_channels, H, W] with H and W of at least 63 pixels (224 in the paper) to scores [N, num_classes]. Smaller
    images are a RuntimeError of the layer that they do not fit.
    """

    def __init__(self, num_classes=1000, dropout=0.5, in_channels=3):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 64, kernel_size=11, stride=4, padding=2),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=3, stride=2),
            nn.Conv2d(64, 192, kernel_size=5, padding=2),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=3, stride=2),
            nn.Conv2d(192, 384, kernel_size=3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(384, 256, kernel_size=3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(256, 256, kernel_size=3, padding=1),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=3, stride=2),
        )
        self.avgpool = nn.AdaptiveAvgPool2d((6, 6))
        self.classifier = _classifier(256 * 6 * 6, num_classes, dropout)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


class AlexNet2012(nn.Module):
    """AlexNet of 2012, with 96, 256, 384, 384 and 256 channels and local response normalisation.

    With ``towers=2``, as in the paper, the second, fourth and fifth convolution see only the channels of their own half, as
    they were on two processors: 60,965,224 parameters. With ``towers=1`` they see all channels: 62,378,344 parameters.

    Images [N, in_channels, 227, 227] to scores [N, num_classes]. (The paper says 224, from which its first convolution would
    not give its 55 x 55.) Other sizes work as far as the last feature map is 6 x 6; else the first dense layer raises a
    RuntimeError. Weights begin as in the paper: normal with standard deviation 0.01, biases 1 in the convolutions 2, 4 and 5
    and in the hidden dense layers, and 0 elsewhere.
    """

    def __init__(self, num_classes=1000, dropout=0.5, in_channels=3, towers=2):
        super().__init__()
        if towers not in (1, 2):
            raise ValueError(f"AlexNet2012: expected 1 or 2 towers, got {towers}")
        normalization = dict(size=5, alpha=5e-4, beta=0.75, k=2.0)  # alpha over size is the paper's 1e-4
        self.features = nn.Sequential(
            nn.Conv2d(in_channels, 96, kernel_size=11, stride=4),
            nn.ReLU(inplace=True),
            nn.LocalResponseNorm(**normalization),
            nn.MaxPool2d(kernel_size=3, stride=2),
            nn.Conv2d(96, 256, kernel_size=5, padding=2, groups=towers),
            nn.ReLU(inplace=True),
            nn.LocalResponseNorm(**normalization),
            nn.MaxPool2d(kernel_size=3, stride=2),
            nn.Conv2d(256, 384, kernel_size=3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(384, 384, kernel_size=3, padding=1, groups=towers),
            nn.ReLU(inplace=True),
            nn.Conv2d(384, 256, kernel_size=3, padding=1, groups=towers),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(kernel_size=3, stride=2),
        )
        self.classifier = _classifier(256 * 6 * 6, num_classes, dropout)
        convolutions = [layer for layer in self.features if isinstance(layer, nn.Conv2d)]
        dense = [layer for layer in self.classifier if isinstance(layer, nn.Linear)]
        for layer in convolutions + dense:
            nn.init.normal_(layer.weight, 0.0, 0.01)
            nn.init.zeros_(layer.bias)
        for layer in (convolutions[1], convolutions[3], convolutions[4], *dense[:2]):
            nn.init.ones_(layer.bias)

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


def _classifier(features, num_classes, dropout):
    return nn.Sequential(
        nn.Dropout(dropout),
        nn.Linear(features, 4096),
        nn.ReLU(inplace=True),
        nn.Dropout(dropout),
        nn.Linear(4096, 4096),
        nn.ReLU(inplace=True),
        nn.Linear(4096, num_classes),
    )


def alexnet(num_classes=1000, dropout=0.5, in_channels=3):
    """``AlexNet``, as torchvision's function of this name makes it, without weights of a training."""
    return AlexNet(num_classes, dropout, in_channels)


def alexnet2012(num_classes=1000, dropout=0.5, in_channels=3, towers=2):
    """``AlexNet2012``, with two towers or one."""
    return AlexNet2012(num_classes, dropout, in_channels, towers)
