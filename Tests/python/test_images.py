"""Pictures and progress: what is written is read back by a decoder of its own, and grids and boxes are compared pixel by pixel."""

import io
import struct
import zlib

import dlcore as torch
import pytest

from dlcore.utils import images
from dlcore.utils.progress import Progress


def decode(data):
    """(height, width, channels, rows of bytes) of a PNG file whose rows have no filter."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, header = 8, b"", None
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        header = body if kind == b"IHDR" else header
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    assert kind == b"IEND"
    width, height, depth, colour, *rest = struct.unpack(">IIBBBBB", header)
    assert depth == 8 and rest == [0, 0, 0]
    channels = {0: 1, 2: 3}[colour]
    rows, length = zlib.decompress(packed), 1 + channels * width
    assert len(rows) == height * length and all(rows[i * length] == 0 for i in range(height))
    return height, width, channels, [list(rows[i * length + 1 : (i + 1) * length]) for i in range(height)]


def test_png_in_colour_and_grey(tmp_path):
    image = torch.tensor([[[0.0, 1.0]], [[0.5, 2.0]], [[-1.0, 0.2]]])
    images.save_image(image, tmp_path / "colour.png")
    assert decode((tmp_path / "colour.png").read_bytes()) == (1, 2, 3, [[0, 128, 0, 255, 255, 51]])
    grey = torch.tensor([[1, 2, 3], [253, 254, 255]], dtype=torch.uint8)
    assert decode(images.encode_png(grey)) == (2, 3, 1, [[1, 2, 3], [253, 254, 255]])


def test_grid():
    pictures = torch.stack([torch.full((1, 2, 3), float(value)) for value in (1, 2, 3)])
    grid = images.make_grid(pictures, nrow=2, padding=1, pad_value=9.0)
    assert grid.shape == (3, 7, 9)
    expected = [
        [9] * 9, [9, 1, 1, 1, 9, 2, 2, 2, 9], [9, 1, 1, 1, 9, 2, 2, 2, 9],
        [9] * 9, [9, 3, 3, 3, 9, 9, 9, 9, 9], [9, 3, 3, 3, 9, 9, 9, 9, 9], [9] * 9,
    ]
    assert all(grid[channel].tolist() == expected for channel in range(3))


def test_boxes():
    image = images.draw_bounding_boxes(torch.zeros(3, 5, 6), torch.tensor([[1.0, 1, 5, 4], [-9, -9, -1, -1]]), [(1, 0, 0), (0, 1, 0)])
    assert image[0].tolist() == [[0] * 6, [0, 1, 1, 1, 1, 0], [0, 1, 0, 0, 1, 0], [0, 1, 1, 1, 1, 0], [0] * 6]
    assert image[1:].sum().item() == 0


def test_points():
    image = images.draw_points([torch.tensor([[0.0, 0.0], [5.0, 5.0]])], (-1, 1), size=8, radius=0)
    marked = (image.sum(0) < 3).nonzero().tolist()
    assert marked == [[3, 4]]


def test_refusals():
    with pytest.raises(ValueError, match=r"got \[2, 4, 4\]"):
        images.encode_png(torch.zeros(2, 4, 4))
    with pytest.raises(TypeError, match="floating"):
        images.encode_png(torch.zeros(4, 4, dtype=torch.int64))
    with pytest.raises(ValueError, match="colour for each of the 1"):
        images.draw_bounding_boxes(torch.zeros(3, 4, 4), torch.zeros(1, 4), [])


class Terminal(io.StringIO):
    def __init__(self, is_terminal):
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self):
        return self.is_terminal


def test_progress(monkeypatch):
    monkeypatch.setattr(Progress, "INTERVAL", 0.0)
    for is_terminal, lines in ((False, 1), (True, 5)):
        file = Terminal(is_terminal)
        steps = Progress(range(4), "reading", file=file)
        for step in steps:
            steps.show(step=str(step))
        written = file.getvalue()
        assert written.count("reading") == lines and written.endswith("step 3\n")
        assert "[########################] 4/4" in written and ("[######..................] 1/4" in written) == is_terminal
