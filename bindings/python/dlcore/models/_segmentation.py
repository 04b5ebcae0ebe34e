"""Networks that give a class to every pixel."""

from .. import cat, nn
from ..nn import functional as F


class EncoderDecoder(nn.Module):
    """Two strided convolutions with poolings, a dense layer in the middle, and four transposed convolutions back to the size of
    the image, as in an exam of TU Munich (Introduction to Deep Learning, segmentation of street scenes): for 64 x 64 pixels
    50 x 32 x 32, 50 x 16 x 16, 100 x 8 x 8, 100 x 4 x 4, dense 1600 to 640, 40 x 4 x 4, and so on up to classes x 64 x 64.

    Images [N, in_channels, H, W] to scores [N, num_classes, H, W].

    input_size  the height and width that the dense layer is made for, a multiple of 16
    bottleneck  'dense' takes images of ``input_size`` alone; another size is a RuntimeError of 'fc1'. 'convolution' has a 1 x 1
                convolution in its place and takes all multiples of 16. 'adaptive' averages the features down to what the dense
                layer wants, and takes all sizes of at least 16: the scores are enlarged to the image's size
    decoder     the channels between the transposed convolutions
    """

    def __init__(self, num_classes=5, in_channels=3, input_size=64, bottleneck="dense", decoder=(32, 24, 16)):
        super().__init__()
        if bottleneck not in ("dense", "convolution", "adaptive"):
            raise ValueError(f"EncoderDecoder: expected a bottleneck of 'dense', 'convolution' or 'adaptive', got '{bottleneck}'")
        if input_size < 16 or input_size % 16:
            raise ValueError(f"EncoderDecoder: expected an input_size that is a multiple of 16, got {input_size}")
        if len(decoder) != 3:
            raise ValueError(f"EncoderDecoder: expected three numbers of channels for the decoder, got {list(decoder)}")
        self.bottleneck, self.side = bottleneck, input_size // 16
        self.conv1 = nn.Conv2d(in_channels, 50, kernel_size=4, stride=2, padding=1)
        self.maxpool1 = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(50, 100, kernel_size=4, stride=2, padding=1)
        self.maxpool2 = nn.MaxPool2d(2)
        if bottleneck == "convolution":
            self.fc1 = nn.Conv2d(100, 40, kernel_size=1)
        else:
            self.fc1 = nn.Linear(100 * self.side**2, 40 * self.side**2)
        channels = (40, *decoder, num_classes)
        for number in range(4):
            layer = nn.ConvTranspose2d(channels[number], channels[number + 1], kernel_size=4, stride=2, padding=1)
            self.add_module(f"trconv{number + 1}", layer)

    def forward(self, x):
        size = x.shape[2:]
        x = self.maxpool1(F.relu(self.conv1(x)))
        x = self.maxpool2(F.relu(self.conv2(x)))
        if self.bottleneck == "convolution":
            if size[0] % 16 or size[1] % 16:
                reached = f"{size[0]} x {size[1]}"
                raise RuntimeError(f"EncoderDecoder: expected a height and a width that are multiples of 16, got {reached}")
            x = F.relu(self.fc1(x))
        else:
            if self.bottleneck == "adaptive":
                x = F.adaptive_avg_pool2d(x, self.side)
            x = F.relu(self.fc1(x.flatten(1))).reshape(-1, 40, self.side, self.side)
        x = F.relu(self.trconv1(x))
        x = F.relu(self.trconv2(x))
        x = F.relu(self.trconv3(x))
        x = self.trconv4(x)
        return x if x.shape[2:] == size else F.interpolate(x, size=tuple(size), mode="bilinear", align_corners=False)


class UNet(nn.Module):
    """A contracting path of convolutions and poolings, an expanding path of transposed convolutions, and skip connections, which
    put the features of the first path beside those of the second at the same size.

    O. Ronneberger, P. Fischer, T. Brox, "U-Net: Convolutional networks for biomedical image segmentation", 2015. With
    ``padding=False``, one channel and two classes it is the paper's network: 572 x 572 pixels become 388 x 388, with 31,030,658
    parameters.

    Images [N, in_channels, H, W] to scores [N, num_classes, H, W] (smaller without padding). H and W must be multiples of
    2^depth; without padding, every pooling must get an even size. Else a RuntimeError says so.

    width       the channels of the first convolutions; they double with every pooling
    depth       the number of poolings
    padding     whether convolutions keep the size; without, the features of the skip connections are cropped
    batch_norm  a batch normalisation behind every convolution
    skip        False leaves the skip connections out, which leaves fine detail out of the result

    Weights begin normal with variance 2 / (number of inputs), as in the paper.
    """

    def __init__(self, num_classes=2, in_channels=3, width=64, depth=4, padding=True, batch_norm=False, skip=True):
        super().__init__()
        if depth < 1 or width < 1:
            raise ValueError(f"UNet: expected width and depth of at least 1, got {width} and {depth}")
        self.depth, self.padding, self.skip = depth, padding, skip
        widths = [width << level for level in range(depth + 1)]
        before = [in_channels, *widths[:-1]]
        self.contracting = nn.ModuleList(
            _two_convolutions(inputs, outputs, padding, batch_norm) for inputs, outputs in zip(before, widths)
        )
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ModuleList(
            nn.ConvTranspose2d(2 * outputs, outputs, kernel_size=2, stride=2) for outputs in reversed(widths[:-1])
        )
        self.expanding = nn.ModuleList(
            _two_convolutions((1 + skip) * outputs, outputs, padding, batch_norm) for outputs in reversed(widths[:-1])
        )
        self.head = nn.Conv2d(width, num_classes, kernel_size=1)
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight)
                if layer.bias is not None:
                    nn.init.zeros_(layer.bias)

    def forward(self, x):
        size = x.shape[2:]
        features = []
        for convolutions in self.contracting[:-1]:
            x = convolutions(x)
            if x.shape[2] % 2 or x.shape[3] % 2:
                raise RuntimeError(self._misfit(size, x.shape[2:]))
            features.append(x)
            x = self.pool(x)
        x = self.contracting[-1](x)
        for up, convolutions in zip(self.up, self.expanding):
            x, saved = up(x), features.pop()
            if self.skip:
                top, left = (saved.shape[2] - x.shape[2]) // 2, (saved.shape[3] - x.shape[3]) // 2
                x = cat([saved[:, :, top : top + x.shape[2], left : left + x.shape[3]], x], 1)
            x = convolutions(x)
        return self.head(x)

    def _misfit(self, size, reached):
        if self.padding:
            needed = f"a height and a width that are multiples of {2**self.depth}"
        else:
            needed = "sizes that are even before every pooling"
        return f"UNet: expected {needed}, got an image of {size[0]} x {size[1]}, which becomes {reached[0]} x {reached[1]}"


def _two_convolutions(inputs, outputs, padding, batch_norm):
    layers = []
    for channels in (inputs, outputs):
        layers.append(nn.Conv2d(channels, outputs, kernel_size=3, padding=int(padding), bias=not batch_norm))
        if batch_norm:
            layers.append(nn.BatchNorm2d(outputs))
        layers.append(nn.ReLU(inplace=True))
    return nn.Sequential(*layers)


def unet(**options):
    """``UNet(**options)``"""
    return UNet(**options)
