"""Detectors with the dimensions of their papers: YOLO of 2016, and Faster R-CNN on VGG-16 of 2015."""

from .. import nn
from .grid_detector import GridDetector
from .two_stage_detector import TwoStageDetector

__all__ = ["faster_rcnn_vgg16", "yolo_v1"]

# Of YOLO's 24 convolutions: (channels, kernel size), with a stride where it is not 1; "M" stands for 2 x 2 max pooling.
_YOLO = (
    ((64, 7, 2), "M", (192, 3), "M", (128, 1), (256, 3), (256, 1), (512, 3), "M")
    + ((256, 1), (512, 3)) * 4
    + ((512, 1), (1024, 3), "M")
    + ((512, 1), (1024, 3)) * 2
    + ((1024, 3), (1024, 3, 2), (1024, 3), (1024, 3))
)
# Of VGG-16: convolutions and channels in each of its five groups.
_VGG16 = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512))


def yolo_v1(num_classes=20, boxes_per_cell=2, width=1.0, in_channels=3):
    """Redmon et al., You only look once, 2016: 24 convolutions and two dense layers, 271,703,550 parameters (1.1 gigabytes).

    Images [N, in_channels, 448, 448] to predictions [N, 7, 7, 5 boxes_per_cell + num_classes], as GridDetector. ``width``
    multiplies the channels of all layers but the last, for smaller networks of the same form. The predictions go through a sigmoid and a
    softmax; in the paper they are linear.
    """

    def scaled(channels):
        return max(1, round(channels * width))

    layers = []
    for layer in _YOLO:
        if layer == "M":
            layers.append(nn.MaxPool2d(2))
            continue
        channels, kernel_size, *stride = layer
        channels = scaled(channels)
        layers.append(nn.Conv2d(in_channels, channels, kernel_size, stride=stride[0] if stride else 1, padding=kernel_size // 2))
        layers.append(nn.LeakyReLU(0.1))
        in_channels = channels
    predictions = 5 * boxes_per_cell + num_classes
    head = nn.Sequential(
        nn.Flatten(),
        nn.Linear(in_channels * 7 * 7, scaled(4096)),
        nn.LeakyReLU(0.1),
        nn.Dropout(0.5),
        nn.Linear(scaled(4096), predictions * 7 * 7),
        nn.Unflatten(1, (predictions, 7, 7)),
    )
    return GridDetector(num_classes, boxes_per_cell, nn.Sequential(*layers), in_channels, head)


def faster_rcnn_vgg16(num_classes=20, width=4096, **options):
    """Ren et al., Faster R-CNN, 2015, on the 13 convolutions of VGG-16: 137,078,239 parameters.

    Images [N, 3, H, W]; the shared feature map has 512 channels and a stride of 16: 38 x 50 positions for 608 x 800
    pixels, with nine anchors, 18 scores and 36 offsets each. ``width`` is that of the dense layers of the second stage;
    ``options`` go to RegionProposalNetwork.
    """
    layers, in_channels = [], 3
    for group, (count, channels) in enumerate(_VGG16):
        if group:
            layers.append(nn.MaxPool2d(2))
        for _ in range(count):
            layers.extend([nn.Conv2d(in_channels, channels, kernel_size=3, padding=1), nn.ReLU()])
            in_channels = channels
    return TwoStageDetector(
        nn.Sequential(*layers),
        512,
        num_classes,
        proposals={"objectness": "softmax", **options},
        roi={"width": width, "samples": 128},
    )
