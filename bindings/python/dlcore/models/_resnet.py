"""Residual networks: K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", 2015."""

from .. import nn


class BasicBlock(nn.Module):
    """Two 3 x 3 convolutions whose result is added to the input: relu(x + F(x)).

    [N, inplanes, H, W] to [N, planes, H / stride, W / stride]. ``downsample`` brings x to that shape where it has another one.
    With ``shortcut=False`` nothing is added: relu(F(x)), the block of a plain network.
    """

    expansion = 1

    def __init__(self, inplanes, planes, stride=1, downsample=None, shortcut=True):
        super().__init__()
        self.conv1 = nn.Conv2d(inplanes, planes, kernel_size=3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(planes, planes, kernel_size=3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = downsample
        self.shortcut = shortcut

    def last_norm(self):
        """The last layer of F."""
        return self.bn2

    def residual(self, x):
        """F(x)"""
        return self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))

    def forward(self, x):
        return _add(self, x)


class Bottleneck(nn.Module):
    """A 1 x 1 convolution to fewer channels, a 3 x 3 convolution, a 1 x 1 convolution to four times ``planes``: relu(x + F(x)).

    [N, inplanes, H, W] to [N, 4 planes, H / stride, W / stride]. The stride is that of the 3 x 3 convolution, as in
    torchvision (in the paper it is that of the first one). The 3 x 3 convolution has ``groups`` groups of
    planes * base_width / 64 channels. ``downsample`` and ``shortcut`` are those of ``BasicBlock``.
    """

    expansion = 4

    def __init__(self, inplanes, planes, stride=1, downsample=None, shortcut=True, groups=1, base_width=64):
        super().__init__()
        width = planes * base_width // 64 * groups
        self.conv1 = nn.Conv2d(inplanes, width, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, kernel_size=3, stride=stride, padding=1, groups=groups, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, planes * self.expansion, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(planes * self.expansion)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.shortcut = shortcut

    def last_norm(self):
        """The last layer of F."""
        return self.bn3

    def residual(self, x):
        """F(x)"""
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.relu(self.bn2(self.conv2(x)))
        return self.bn3(self.conv3(x))

    def forward(self, x):
        return _add(self, x)


def _add(block, x):
    result = block.residual(x)
    if not block.shortcut:
        return block.relu(result)
    identity = x if block.downsample is None else block.downsample(x)
    if identity.shape != result.shape:
        raise RuntimeError(
            f"{type(block).__name__}: the input {list(identity.shape)} cannot be added to the residual {list(result.shape)}; "
            "a downsample must bring it to that shape"
        )
    return block.relu(identity + result)


class ResNet(nn.Module):
    """A 7 x 7 convolution, a pooling, stages of blocks with 64, 128, 256 and 512 planes, the average over the image, and a
    dense layer. The names of its parameters are torchvision's.

    Images [N, in_channels, H, W] (224 x 224 in the paper) to scores [N, num_classes]. In training mode, batch normalisation
    needs more than one value per channel: N of at least 2, or images above 32 x 32.

    block               ``BasicBlock`` or ``Bottleneck``
    layers              the number of blocks in each stage, (2, 2, 2, 2) in ResNet-18
    shortcuts           False gives the plain network without the additions
    zero_init_residual  blocks begin as the identity: the last normalisation of each has weight 0 (P. Goyal et al., 2017)
    groups, width_per_group  those of ResNeXt (S. Xie et al., 2016) and of the wide networks (S. Zagoruyko, N. Komodakis, 2016)
    small_images        a 3 x 3 convolution with stride 1, and no pooling, stand at the beginning, for images of about 32 x 32
    width               the channels of the first convolution and stage; every further stage has twice as many

    Weights begin as in torchvision: by He et al. (2015), over the outputs.
    """

    def __init__(
        self,
        block,
        layers,
        num_classes=1000,
        zero_init_residual=False,
        groups=1,
        width_per_group=64,
        in_channels=3,
        shortcuts=True,
        small_images=False,
        width=64,
    ):
        super().__init__()
        if not layers or min(layers) < 1:
            raise ValueError(f"ResNet: expected stages of at least one block, got {list(layers)}")
        if block is BasicBlock:
            if (groups, width_per_group) != (1, 64):
                raise ValueError(
                    f"BasicBlock only supports groups=1 and base_width=64, got groups={groups}, base_width={width_per_group}"
                )
            options = {"shortcut": shortcuts}
        else:
            options = {"shortcut": shortcuts, "groups": groups, "base_width": width_per_group}
        if small_images:
            self.conv1 = nn.Conv2d(in_channels, width, kernel_size=3, padding=1, bias=False)
        else:
            self.conv1 = nn.Conv2d(in_channels, width, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.Identity() if small_images else nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        channels = width
        for stage, count in enumerate(layers):
            planes, stride = width << stage, 1 if stage == 0 else 2
            blocks = []
            for number in range(count):
                step = stride if number == 0 else 1
                wanted = planes * block.expansion
                downsample = None
                if shortcuts and (step != 1 or channels != wanted):
                    projection = nn.Conv2d(channels, wanted, kernel_size=1, stride=step, bias=False)
                    downsample = nn.Sequential(projection, nn.BatchNorm2d(wanted))
                blocks.append(block(channels, planes, step, downsample, **options))
                channels = wanted
            self.add_module(f"layer{stage + 1}", nn.Sequential(*blocks))
        self.stages = len(layers)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(channels, num_classes)
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")
            elif zero_init_residual and isinstance(layer, (BasicBlock, Bottleneck)):
                nn.init.zeros_(layer.last_norm().weight)

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        for stage in range(1, self.stages + 1):
            x = getattr(self, f"layer{stage}")(x)
        return self.fc(self.avgpool(x).flatten(1))


def resnet20(**options):
    """The smallest of the paper's networks for images of 32 x 32 pixels and ten classes (CIFAR-10), with projections: 20 layers
    with weights, in three stages of 16, 32 and 64 planes. ``options`` are those of ``ResNet``, as in all functions here."""
    return _for_small_images(3, options)


def resnet32(**options):
    """32 layers with weights, for images of 32 x 32."""
    return _for_small_images(5, options)


def resnet44(**options):
    """44 layers with weights, for images of 32 x 32."""
    return _for_small_images(7, options)


def resnet56(**options):
    """56 layers with weights, for images of 32 x 32."""
    return _for_small_images(9, options)


def _for_small_images(blocks, options):
    return ResNet(BasicBlock, (blocks,) * 3, **{"num_classes": 10, "small_images": True, "width": 16, **options})


def resnet18(**options):
    """18 layers with weights, in basic blocks."""
    return ResNet(BasicBlock, (2, 2, 2, 2), **options)


def resnet34(**options):
    """34 layers with weights, in basic blocks."""
    return ResNet(BasicBlock, (3, 4, 6, 3), **options)


def resnet50(**options):
    """50 layers with weights, in bottleneck blocks."""
    return ResNet(Bottleneck, (3, 4, 6, 3), **options)


def resnet101(**options):
    """101 layers with weights, in bottleneck blocks."""
    return ResNet(Bottleneck, (3, 4, 23, 3), **options)


def resnet152(**options):
    """152 layers with weights, in bottleneck blocks."""
    return ResNet(Bottleneck, (3, 8, 36, 3), **options)


def resnext50_32x4d(**options):
    """ResNeXt-50: 32 groups of 4 channels."""
    return ResNet(Bottleneck, (3, 4, 6, 3), **{"groups": 32, "width_per_group": 4, **options})


def wide_resnet50_2(**options):
    """ResNet-50 with 3 x 3 convolutions of twice the width."""
    return ResNet(Bottleneck, (3, 4, 6, 3), **{"width_per_group": 128, **options})
