"""IDX files: what they hold, and those that do not hold what they say."""

import gzip

import pytest

import dlcore as torch
from dlcore.datasets import load_idx, load_mnist


def idx(code, shape, data):
    return bytes([0, 0, code, len(shape)]) + b"".join(n.to_bytes(4, "big") for n in shape) + data


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "code, data, dtype, values",
    [
        (0x08, bytes([1, 2, 255]), torch.uint8, [1, 2, 255]),
        (0x0C, bytes.fromhex("00000001ffffffff00000100"), torch.int32, [1, -1, 256]),
        (0x0D, bytes.fromhex("3f800000c000000000000000"), torch.float32, [1.0, -2.0, 0.0]),
        (0x0E, bytes.fromhex("3ff0000000000000c0000000000000000000000000000000"), torch.float64, [1.0, -2.0, 0.0]),
    ],
)
def test_elements(tmp_path, packed, code, data, dtype, values):
    path = tmp_path / "file"
    contents = idx(code, [3, 1], data)
    path.write_bytes(gzip.compress(contents) if packed else contents)
    tensor = load_idx(path)
    assert tensor.dtype == dtype and tensor.tolist() == [[value] for value in values]


def test_empty(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(idx(8, [0, 28, 28], b""))
    assert tuple(load_idx(path).shape) == (0, 28, 28)


GOOD = idx(8, [2, 3], bytes(6))
BAD = [
    (b"", "expected an IDX file.*got nothing"),
    (b"\0\0\x08", "got 00 00 08"),
    (b"\x89PNG", "expected an IDX file"),
    (b"\0\0\x09\1" + bytes(8), "expected an IDX file"),
    (b"\0\0\x08\0", "expected 1 to 8 axes, got 0"),
    (b"\0\0\x08\x09" + bytes(36), "expected 1 to 8 axes, got 9"),
    (b"\0\0\x08\2\0\0\0\2\0", "expected 8 bytes of extents, got 5"),
    (GOOD[:-1], r"expected 6 bytes of elements for shape \[2, 3\], got 5"),
    (GOOD + b"x", "got more"),
    (idx(8, [0xFFFFFFFF] * 4, b""), "at most"),
    (idx(8, [0] + [0xFFFFFFFF] * 7, b""), "at most"),
    (idx(8, [1 << 16, 1 << 16], b"abc"), "expected 4294967296 bytes of elements .*, got 3"),
    (gzip.compress(GOOD)[:-9], "damaged or truncated"),
    (gzip.compress(GOOD)[:10] + b"garbage!" * 4, "damaged or truncated"),
    (gzip.compress(GOOD[:-1]), "got 5"),
]


@pytest.mark.parametrize("contents, message", BAD, ids=range(len(BAD)))
def test_lying_file(tmp_path, contents, message):
    path = tmp_path / "bad-idx1-ubyte"
    path.write_bytes(contents)
    with pytest.raises(ValueError, match=message) as caught:
        load_idx(path)
    assert "bad-idx1-ubyte" in str(caught.value)


def test_mnist_folder(tmp_path):
    assert load_mnist(tmp_path, "train") is None
    (tmp_path / "t10k-images-idx3-ubyte").write_bytes(idx(8, [2, 1, 1], bytes([7, 9])))
    with pytest.raises(ValueError, match="expected labels beside .*t10k-images-idx3-ubyte"):
        load_mnist(tmp_path, "test")
    labels = tmp_path / "t10k-labels-idx1-ubyte.gz"
    labels.write_bytes(gzip.compress(idx(8, [3], bytes(3))))
    with pytest.raises(ValueError, match="expected 2 labels, one for each image, got 3"):
        load_mnist(tmp_path, "test")
    labels.write_bytes(gzip.compress(idx(8, [2], bytes([4, 5]))))
    images, classes = load_mnist(tmp_path, "test")
    assert images.tolist() == [[[7]], [[9]]] and classes.tolist() == [4, 5]
    labels.write_bytes(idx(8, [2, 1], bytes(2)))
    with pytest.raises(ValueError, match=r"expected uint8 labels \[N\]"):
        load_mnist(tmp_path, "test")
