"""Data to learn from: IDX files, the format of MNIST, and scenes of coloured shapes that are generated."""

from .idx import find_idx, load_idx, load_mnist
from .shapes import Scene, Shapes
