"""Generated scenes of coloured shapes, with everything that is true about them: boxes, classes, colours and a mask."""

import math
import random
from collections import namedtuple

from .. import _core
from ..utils.data import Dataset

KINDS = ("circle", "square", "triangle", "cross")
PALETTE = {
    "red": (0.88, 0.16, 0.14),
    "green": (0.15, 0.66, 0.24),
    "blue": (0.16, 0.32, 0.88),
    "yellow": (0.94, 0.83, 0.14),
    "purple": (0.60, 0.22, 0.74),
    "orange": (0.96, 0.55, 0.10),
}
_ATTEMPTS = 50

Scene = namedtuple("Scene", "image boxes labels colors mask")
Scene.__doc__ = """What one scene, or a batch of scenes, holds.

image   float32 [3, H, W], from 0 to 1
boxes   float32 [n, 4], the smallest (x1, y1, x2, y2) around the pixels of each shape; pixel (x, y) covers x to x + 1, y to y + 1
labels  int64 [n], the class of each shape: 0 is the background, 1 the first kind of shape, and so on
colors  int64 [n], the place of each shape's colour in ``Shapes.palette``
mask    int64 [H, W], the class of each pixel

In a batch, image is [N, 3, H, W], mask is [N, H, W], and the others are lists of N tensors."""


class Shapes(Dataset):
    """``count`` scenes of one or more coloured shapes on a shaded, noisy background, for classification (one shape),
    detection (boxes) and segmentation (mask). Each scene depends on ``seed`` and its index alone, and is drawn when it is asked
    for.

    size        the height and width of the images in pixels
    shapes      how many shapes a scene has: a number, or (least, most). Boxes do not overlap; a scene too crowded for another
                shape gets fewer
    kinds       the classes, some of 'circle', 'square', 'triangle', 'cross', in the order of their labels 1, 2, ...
    radius      (least, most): the radius of the circle around a shape, as a share of the size
    rotate      whether shapes are turned by a random angle
    noise       the standard deviation of the noise
    transform   a function of a Scene, applied to each one

    Raises ValueError for what cannot be drawn, IndexError for an index that is not there.

        scenes = Shapes(1000, size=64)
        image, boxes, labels, colors, mask = scenes[0]
        loader = DataLoader(scenes, batch_size=32, collate_fn=Shapes.collate)
    """

    palette = tuple(PALETTE)

    def __init__(
        self, count, size=64, shapes=(1, 4), kinds=KINDS, radius=(0.1, 0.22), rotate=True, noise=0.03, seed=0, transform=None
    ):
        if count < 0:
            raise ValueError(f"Shapes: expected a count of at least 0, got {count}")
        if size < 8:
            raise ValueError(f"Shapes: expected a size of at least 8 pixels, got {size}")
        least, most = (shapes, shapes) if isinstance(shapes, int) else shapes
        if not 0 <= least <= most:
            raise ValueError(f"Shapes: expected shapes with 0 <= least <= most, got {shapes}")
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown or not kinds:
            raise ValueError(f"Shapes: expected kinds among {', '.join(KINDS)}, got {', '.join(unknown) or 'none'}")
        if not 0.5 / size < radius[0] <= radius[1] < 0.5:
            raise ValueError(f"Shapes: expected radius with {0.5 / size:g} < least <= most < 0.5, got {radius}")
        if noise < 0:
            raise ValueError(f"Shapes: expected noise of at least 0, got {noise}")
        self.count, self.size, self.shapes, self.kinds = count, size, (least, most), tuple(kinds)
        self.radius, self.rotate, self.noise, self.seed, self.transform = tuple(radius), rotate, noise, seed, transform

    @property
    def classes(self):
        """The names of the labels: 'background', and the kinds."""
        return ("background", *self.kinds)

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        if not -self.count <= index < self.count:
            raise IndexError(f"Shapes: index {index} is out of range for {self.count} scenes")
        scene = self._draw(random.Random(f"{self.seed}:{index % self.count}"))
        return scene if self.transform is None else self.transform(scene)

    def _draw(self, chance):
        size = self.size
        image = _background(size, chance)
        mask = _core.zeros((size, size), dtype=_core.int64)
        boxes, labels, colors = [], [], []
        for _ in range(chance.randint(*self.shapes)):
            placed = self._place(chance, boxes)
            if placed is None:
                break
            (left, top, right, bottom), kind, inside = placed
            color = chance.randrange(len(self.palette))
            shade = chance.uniform(0.85, 1.05)
            paint = _core.tensor([min(1.0, shade * part) for part in PALETTE[self.palette[color]]]).reshape(3, 1, 1)
            window = image[:, top:bottom, left:right]
            image[:, top:bottom, left:right] = _core.where(inside, paint, window)
            mask[top:bottom, left:right] = inside.to(_core.int64) * (kind + 1)
            boxes.append((left, top, right, bottom))
            labels.append(kind + 1)
            colors.append(color)
        if self.noise:
            generator = _core.Generator().manual_seed(chance.getrandbits(62))
            image = (image + self.noise * _core.randn((3, size, size), generator=generator)).clamp(0.0, 1.0)
        return Scene(
            image,
            _core.tensor(boxes, dtype=_core.float32).reshape(len(boxes), 4),
            _core.tensor(labels, dtype=_core.int64),
            _core.tensor(colors, dtype=_core.int64),
            mask,
        )

    def _place(self, chance, boxes):
        """A free place: its box, a kind, and which of the box's pixels belong to the shape. None when none was found."""
        for _ in range(_ATTEMPTS):
            kind = chance.randrange(len(self.kinds))
            radius = chance.uniform(*self.radius) * self.size
            angle = chance.uniform(0.0, 2.0 * math.pi) if self.rotate else 0.0
            x = chance.uniform(radius, self.size - radius)
            y = chance.uniform(radius, self.size - radius)
            left, top = max(0, math.floor(x - radius)), max(0, math.floor(y - radius))
            right, bottom = min(self.size, math.ceil(x + radius)), min(self.size, math.ceil(y + radius))
            if any(left < box[2] and box[0] < right and top < box[3] and box[1] < bottom for box in boxes):
                continue
            inside = _inside(self.kinds[kind], (left, top, right, bottom), x, y, radius, angle)
            columns = [at for at, found in enumerate(inside.any(dim=0).tolist()) if found]
            rows = [at for at, found in enumerate(inside.any(dim=1).tolist()) if found]
            if not columns:
                continue
            tight = (left + columns[0], top + rows[0], left + columns[-1] + 1, top + rows[-1] + 1)
            return tight, kind, inside[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        return None

    @staticmethod
    def collate(scenes):
        """One Scene for many: images and masks stacked, and lists of the tensors whose lengths differ."""
        images, boxes, labels, colors, masks = zip(*scenes)
        return Scene(_core.stack(images), list(boxes), list(labels), list(colors), _core.stack(masks))


def _background(size, chance):
    """[3, size, size]: a pale colour that becomes darker along a random direction."""
    color = _core.tensor([chance.uniform(0.45, 0.75)] * 3) + _core.tensor([chance.uniform(-0.08, 0.08) for _ in range(3)])
    angle, slope = chance.uniform(0.0, 2.0 * math.pi), chance.uniform(0.0, 0.3)
    across = (_core.arange(size, dtype=_core.float32) + 0.5) / size - 0.5
    shade = across.reshape(1, size) * (slope * math.cos(angle)) + across.reshape(size, 1) * (slope * math.sin(angle))
    return (color.reshape(3, 1, 1) + shade).clamp(0.0, 1.0)


def _inside(kind, box, x, y, radius, angle):
    """Which of the pixels of a box have their centre in the shape."""
    left, top, right, bottom = box
    across = (_core.arange(left, right, dtype=_core.float32) + (0.5 - x)).reshape(1, right - left) / radius
    down = (_core.arange(top, bottom, dtype=_core.float32) + (0.5 - y)).reshape(bottom - top, 1) / radius
    u = across * math.cos(angle) + down * math.sin(angle)
    v = down * math.cos(angle) - across * math.sin(angle)
    if kind == "circle":
        return u * u + v * v <= 1.0
    if kind == "square":
        return _core.maximum(u.abs(), v.abs()) <= math.sqrt(0.5)
    if kind == "triangle":
        # Corners at (0, -1) and (+-sqrt(3) / 2, 1 / 2): each side is at a distance of 1 / 2 from the centre.
        side = math.sqrt(0.75)
        return _core.maximum(_core.maximum(v, side * u - 0.5 * v), -side * u - 0.5 * v) <= 0.5
    arms = _core.minimum(u.abs(), v.abs()) <= 0.28
    return _core.logical_and(arms, _core.maximum(u.abs(), v.abs()) <= 0.96)
