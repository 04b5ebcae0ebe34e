"""Images and other arrays in IDX files, the format of MNIST (http://yann.lecun.com/exdb/mnist/).

A file begins with two zero bytes, the code of the element type, the number of axes, and the extents as 32-bit integers;
all numbers are big-endian.
"""

import os
import sys
from math import prod

from .. import _core
from ..serialization import contents_of

# code: (dtype, bytes of an element)
_ELEMENTS = {
    0x08: ("uint8", 1),
    0x0C: ("int32", 4),
    0x0D: ("float32", 4),
    0x0E: ("float64", 8),
}
_MAX_RANK = 8
_MAX_BYTES = 1 << 40
_CHUNK = 1 << 20


def load_idx(path):
    """The tensor in an IDX file, which may be compressed by gzip (whatever its name).

    A file that does not hold what its header says is a ValueError that names the file, what was expected and what it has.
    """
    path = os.fspath(path)
    with open(path, "rb") as file:
        compressed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if not compressed:
            return _read(file, path)
        import gzip
        import zlib

        try:
            with gzip.GzipFile(fileobj=file) as plain:
                return _read(plain, path)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ValueError(f"{path}: the compressed data are damaged or truncated: {error}") from None


def _read(file, path):
    head = file.read(4)
    if len(head) < 4 or head[:2] != b"\0\0" or head[2] not in _ELEMENTS:
        codes = ", ".join(f"00 00 {code:02x}" for code in _ELEMENTS)
        raise ValueError(f"{path}: expected an IDX file, which begins with {codes}, got {head[:3].hex(' ') or 'nothing'}")
    name, size = _ELEMENTS[head[2]]
    rank = head[3]
    if not 1 <= rank <= _MAX_RANK:
        raise ValueError(f"{path}: expected 1 to {_MAX_RANK} axes, got {rank}")
    extents = file.read(4 * rank)
    if len(extents) != 4 * rank:
        raise ValueError(f"{path}: the file is truncated: expected {4 * rank} bytes of extents, got {len(extents)}")
    shape = tuple(int.from_bytes(extents[at : at + 4], "big") for at in range(0, 4 * rank, 4))
    expected = size * prod(shape)
    if size * prod(extent or 1 for extent in shape) > _MAX_BYTES:
        raise ValueError(f"{path}: the header claims shape {list(shape)}, {expected} bytes; at most {_MAX_BYTES} are read")
    contents = _read_exactly(file, expected, shape, path)
    if size > 1 and sys.byteorder == "little":
        contents = _swapped(contents, size)
    result = _core.empty(shape, dtype=getattr(_core, name))
    if expected:
        contents_of(result)[:] = contents
    return result


def _read_exactly(file, expected, shape, path):
    """Reads in pieces, so that memory is taken for what is there and not for what the header claims."""
    contents = bytearray()
    while len(contents) < expected:
        piece = file.read(min(_CHUNK, expected - len(contents)))
        if not piece:
            raise ValueError(
                f"{path}: the file is truncated: expected {expected} bytes of elements for shape {list(shape)}, "
                f"got {len(contents)}"
            )
        contents += piece
    if file.read(1):
        raise ValueError(f"{path}: expected {expected} bytes of elements for shape {list(shape)}, got more")
    return contents


def _swapped(contents, size):
    result = bytearray(len(contents))
    for position in range(size):
        result[position::size] = contents[size - 1 - position :: size]
    return result


def find_idx(folder, stem):
    """The path of ``stem`` or ``stem.gz`` in a folder, with '-idx' or '.idx' in the name; None if it is not there."""
    for name in (stem, stem.replace("-idx", ".idx")):
        for ending in ("", ".gz"):
            path = os.path.join(folder, name + ending)
            if os.path.isfile(path):
                return path
    return None


def load_mnist(folder, part):
    """Images [N, 28, 28] and labels [N] of the 'train' or 'test' part, both uint8; None if it is not in the folder."""
    prefix = {"train": "train", "test": "t10k"}[part]
    images_path = find_idx(folder, f"{prefix}-images-idx3-ubyte")
    labels_path = find_idx(folder, f"{prefix}-labels-idx1-ubyte")
    if images_path is None and labels_path is None:
        return None
    if images_path is None or labels_path is None:
        missing, present = ("images", labels_path) if images_path is None else ("labels", images_path)
        raise ValueError(f"{folder}: expected {missing} beside {present}, found none")
    images, labels = load_idx(images_path), load_idx(labels_path)
    if images.dim() != 3 or images.dtype != _core.uint8:
        raise ValueError(f"{images_path}: expected uint8 images [N, H, W], got {images.dtype} {list(images.shape)}")
    if labels.dim() != 1 or labels.dtype != _core.uint8:
        raise ValueError(f"{labels_path}: expected uint8 labels [N], got {labels.dtype} {list(labels.shape)}")
    if images.shape[0] != labels.shape[0]:
        raise ValueError(f"{labels_path}: expected {images.shape[0]} labels, one for each image, got {labels.shape[0]}")
    return images, labels
