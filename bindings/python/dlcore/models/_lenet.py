"""LeNet-5: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition", 1998."""

import math

from .. import cat, nn, tanh, tensor, zeros
from ..nn import functional as F


class LeNet5(nn.Module):
    """LeNet-5 as it is built today, with rectifiers and max-pooling: 61,706 parameters for images of 32 x 32.

    Images [N, in_channels, input_size, input_size] to scores [N, num_classes]. Another size of images is a RuntimeError of
    'fc1', the first dense layer, which is where the size is fixed.

    input_size  height and width of the images
    padding     of the first convolution: 2 makes images of 28 x 28, as in MNIST, fit the network for 32 x 32
    front       True puts a 5 x 5 convolution and a pooling before the network, which turn 68 x 68 into 32 x 32
    head        'dense', or 'average': the dense layers become convolutions of the same weights, and the scores are averaged
                over all places, so that every image of at least ``input_size`` fits

    Raises ValueError for an input_size that leaves nothing for fc1, or an unknown head.
    """

    def __init__(self, num_classes=10, in_channels=1, input_size=32, padding=0, front=False, head="dense"):
        super().__init__()
        if head not in ("dense", "average"):
            raise ValueError(f"LeNet5: expected a head of 'dense' or 'average', got '{head}'")
        size = (input_size - 4) // 2 if front else input_size
        size = ((size + 2 * padding - 4) // 2 - 4) // 2
        if size < 1:
            least = 2 * (16 - 2 * padding) + 4 if front else 16 - 2 * padding
            raise ValueError(f"LeNet5: images of {input_size} x {input_size} are too small; at least {least} x {least} are needed")
        if front:
            self.conv0 = nn.Conv2d(in_channels, in_channels, kernel_size=5)
            self.pool0 = nn.MaxPool2d(2)
        self.conv1 = nn.Conv2d(in_channels, 6, kernel_size=5, padding=padding)
        self.relu1 = nn.ReLU()
        self.pool1 = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=5)
        self.relu2 = nn.ReLU()
        self.pool2 = nn.MaxPool2d(2)
        dense = head == "dense"
        self.fc1 = nn.Linear(16 * size * size, 120) if dense else nn.Conv2d(16, 120, kernel_size=size)
        self.relu3 = nn.ReLU()
        self.fc2 = nn.Linear(120, 84) if dense else nn.Conv2d(120, 84, kernel_size=1)
        self.relu4 = nn.ReLU()
        self.fc3 = nn.Linear(84, num_classes) if dense else nn.Conv2d(84, num_classes, kernel_size=1)
        self.front, self.head = front, head

    def forward(self, x):
        if self.front:
            x = self.pool0(self.conv0(x))
        x = self.pool1(self.relu1(self.conv1(x)))
        x = self.pool2(self.relu2(self.conv2(x)))
        if self.head == "dense":
            x = x.flatten(1)
        x = self.relu4(self.fc2(self.relu3(self.fc1(x))))
        x = self.fc3(x)
        return x if self.head == "dense" else x.mean((2, 3))


# The maps of the second layer that each of the sixteen maps of the third layer sees (table I of the paper).
_CONNECTIONS = (
    *(tuple(sorted((first + at) % 6 for at in range(3))) for first in range(6)),
    *(tuple(sorted((first + at) % 6 for at in range(4))) for first in range(6)),
    (0, 1, 3, 4),
    (1, 2, 4, 5),
    (0, 2, 3, 5),
    (0, 1, 2, 3, 4, 5),
)

# What each of the 84 units before the output should be for each digit: a picture of 7 x 12 pixels.
_PICTURES = """
.#####. ...##.. .#####. .#####. ....##. ####### ..####. ####### .#####. .#####.
##...## ..###.. ##...## ##...## ...###. ##..... .##.... .....## ##...## ##...##
##...## .####.. .....## .....## ..####. ##..... ##..... .....## ##...## ##...##
##..### ...##.. .....## .....## .##.##. ##..... ##..... ....##. ##...## ##...##
##.#.## ...##.. ....##. .....## ##..##. ######. ######. ....##. .##.##. ##...##
##.#.## ...##.. ...##.. ..####. ##..##. .....## ##...## ...##.. ..###.. .######
###..## ...##.. ..##... .....## ####### .....## ##...## ...##.. .##.##. .....##
##...## ...##.. .##.... .....## ....##. .....## ##...## ..##... ##...## .....##
##...## ...##.. ##..... .....## ....##. .....## ##...## ..##... ##...## .....##
##...## ...##.. ##..... ##...## ....##. ##...## ##...## ..##... ##...## ....##.
.#####. ####### ####### .#####. ....##. .#####. .#####. ..##... .#####. .####..
....... ....... ....... ....... ....... ....... ....... ....... ....... .......
"""


def _squash(x):
    return 1.7159 * tanh(x * (2.0 / 3.0))


class Subsampling(nn.Module):
    """The sum of every 2 x 2 pixels, times a coefficient, plus a bias, one of each for every map, and a sigmoidal function.

    [N, channels, H, W] to [N, channels, H / 2, W / 2]
    """

    def __init__(self, channels):
        super().__init__()
        self.weight = nn.Parameter(zeros(channels))
        self.bias = nn.Parameter(zeros(channels))
        nn.init.uniform_(self.weight, -0.6, 0.6)
        nn.init.uniform_(self.bias, -0.6, 0.6)

    def forward(self, x):
        sums = 4.0 * F.avg_pool2d(x, 2)
        return _squash(sums * self.weight.reshape(-1, 1, 1) + self.bias.reshape(-1, 1, 1))


class PartialConvolution(nn.Module):
    """A convolution whose output maps each see some of the input maps: ``connections`` has a tuple of them for each output."""

    def __init__(self, connections, kernel_size):
        super().__init__()
        self.connections = tuple(connections)
        self.maps = nn.ModuleList(nn.Conv2d(len(seen), 1, kernel_size) for seen in self.connections)

    def forward(self, x):
        return cat([convolution(x[:, list(seen)]) for seen, convolution in zip(self.connections, self.maps)], 1)


class LeNet1998(nn.Module):
    """LeNet-5 exactly as in the paper: trainable subsampling, a third layer that is connected in part, scaled hyperbolic tangents,
    and an output layer of distances to pictures of the ten digits, which are given. 60,000 trainable parameters.

    Images [N, 1, 32, 32], with about -0.1 for the background and 1.175 for ink, to scores [N, 10]: minus the squared distances,
    so that the best score is the highest. With cross-entropy as the loss, that is the paper's criterion without its constant
    class. The pictures are our own, in the paper's 7 x 12 pixels. Weights begin uniform in +-2.4 / (number of inputs).
    """

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, kernel_size=5)
        self.s2 = Subsampling(6)
        self.c3 = PartialConvolution(_CONNECTIONS, kernel_size=5)
        self.s4 = Subsampling(16)
        self.c5 = nn.Conv2d(16, 120, kernel_size=5)
        self.f6 = nn.Linear(120, 84)
        rows = [line.split() for line in _PICTURES.split("\n") if line]
        self.register_buffer(
            "pictures", tensor([[1.0 if dot == "#" else -1.0 for row in rows for dot in row[digit]] for digit in range(10)])
        )
        for layer in self.modules():
            if isinstance(layer, (nn.Conv2d, nn.Linear)):
                bound = 2.4 / math.prod(layer.weight.shape[1:])
                nn.init.uniform_(layer.weight, -bound, bound)
                nn.init.uniform_(layer.bias, -bound, bound)

    def forward(self, x):
        x = self.s2(_squash(self.c1(x)))
        x = self.s4(_squash(self.c3(x)))
        x = _squash(self.c5(x))
        x = _squash(self.f6(x.flatten(1)))
        return -((x.unsqueeze(1) - self.pictures) ** 2).sum(2)


def lenet5(**options):
    """``LeNet5(**options)``"""
    return LeNet5(**options)
