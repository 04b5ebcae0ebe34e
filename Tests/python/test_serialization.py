"""save and load: round trips, the bytes of the format, atomic writing, and files that lie."""

import io
import json
import os

import pytest
import safetensors

import dlcore as torch
from dlcore import nn
from dlcore.serialization import load_file, save_file

DTYPES = [torch.float32, torch.float64, torch.int64, torch.int32, torch.uint8, torch.bool]


def as_file(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def entry(dtype="F32", shape=(1,), offsets=(0, 4)):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": list(offsets)}


def test_round_trip_of_every_dtype_and_shape(tmp_path):
    path = tmp_path / "all.safetensors"
    tensors = {}
    for dtype in DTYPES:
        for shape in [(), (3,), (2, 3), (0,), (2, 0, 3)]:
            count = 1
            for extent in shape:
                count *= extent
            tensors[f"{dtype} {shape}"] = (torch.arange(0, count).reshape(shape) % 2).to(dtype)
    tensors["transposed"] = torch.arange(0, 6).reshape(2, 3).permute(1, 0)
    torch.save(tensors, path)
    loaded = torch.load(path)
    assert list(loaded) == list(tensors)
    for name, tensor in tensors.items():
        assert loaded[name].dtype == tensor.dtype and tuple(loaded[name].shape) == tuple(tensor.shape)
        assert loaded[name].tolist() == tensor.tolist()


def test_the_bytes_of_a_file(tmp_path):
    path = tmp_path / "two.safetensors"
    save_file({"b": torch.tensor([True]), "a": torch.tensor([1.0, -2.0])}, path)
    contents = path.read_bytes()
    length = int.from_bytes(contents[:8], "little")
    assert length % 8 == 0
    assert json.loads(contents[8 : 8 + length]) == {"b": entry("BOOL", [1], [8, 9]), "a": entry("F32", [2], [0, 8])}
    assert contents[8 + length :] == bytes.fromhex("0000803f000000c001")


def test_the_safetensors_package_reads_our_files(tmp_path):
    path = str(tmp_path / "ours.safetensors")
    torch.save({"w": torch.tensor([[1.5, 2.0], [3.0, 4.0]]), "n": torch.tensor([7, 8]), "f": torch.tensor([True, False])}, path)
    with safetensors.safe_open(path, framework="np") as file:
        assert sorted(file.keys()) == ["f", "n", "w"] and file.metadata() == {"format": "pt"}
        assert file.get_tensor("w").tolist() == [[1.5, 2.0], [3.0, 4.0]]
        assert file.get_tensor("n").tolist() == [7, 8] and file.get_tensor("f").tolist() == [True, False]


def test_we_read_files_of_the_safetensors_package(tmp_path):
    import numpy
    from safetensors.numpy import save_file as save_numpy

    path = str(tmp_path / "theirs.safetensors")
    arrays = {
        "f64": numpy.arange(6, dtype="float64").reshape(2, 3),
        "u8": numpy.array([1, 2, 3], dtype="uint8"),
        "f32": numpy.array(2.5, dtype="float32"),
    }
    save_numpy(arrays, path, metadata={"note": "x"})
    loaded = torch.load(path)
    assert {name: tensor.tolist() for name, tensor in loaded.items()} == {name: a.tolist() for name, a in arrays.items()}
    assert loaded["u8"].dtype == torch.uint8 and load_file(path)["f32"].item() == 2.5


def test_checkpoints_with_other_things_in_them(tmp_path):
    path = tmp_path / "checkpoint.safetensors"
    layer = nn.Linear(2, 1)
    checkpoint = {
        "model": layer.state_dict(),
        "epoch": 3,
        "history": [0.5, (1, None, True)],
        "name": "zwölf",
        2: {"a.b": torch.ones(1), "a": {"b": torch.zeros(2)}},
        "nan": [float("inf")],
    }
    torch.save(checkpoint, path)
    loaded = torch.load(path, map_location="cpu", weights_only=True)
    assert list(loaded) == list(checkpoint)
    assert loaded["epoch"] == 3 and loaded["history"] == [0.5, (1, None, True)] and loaded["name"] == "zwölf"
    assert loaded[2]["a.b"].tolist() == [1.0] and loaded[2]["a"]["b"].tolist() == [0.0, 0.0]
    nn.Linear(2, 1).load_state_dict(loaded["model"])
    assert "model.weight" in load_file(path)
    torch.save(torch.tensor([1, 2]), path)
    assert torch.load(path).tolist() == [1, 2]


def test_streams():
    stream = io.BytesIO()
    torch.save({"a": torch.ones(2)}, stream)
    stream.seek(0)
    assert torch.load(stream)["a"].tolist() == [1.0, 1.0]


def test_what_cannot_be_saved(tmp_path):
    path = tmp_path / "no.safetensors"
    for value, message in [
        ({"a": object()}, "got object at 'a'"),
        ({(1, 2): torch.ones(1)}, "texts or integers as keys"),
        ({"__metadata__": torch.ones(1)}, "reserved"),
        (lambda: 1, "got function"),
        ([nn.ReLU()], r"got ReLU at '0': save what its state_dict\(\) returns"),
    ]:
        with pytest.raises((TypeError, ValueError), match=message):
            torch.save(value, path)
    with pytest.raises(TypeError, match="expected texts as metadata"):
        save_file({}, path, {"a": 1})
    assert os.listdir(tmp_path) == []


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "model.safetensors"
    torch.save({"a": torch.ones(1)}, path)
    before = path.read_bytes()

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        torch.save({"a": torch.zeros(1000)}, path)
    assert path.read_bytes() == before and os.listdir(tmp_path) == ["model.safetensors"]
    with pytest.raises(FileNotFoundError):
        torch.save({}, tmp_path / "missing" / "model.safetensors")


BAD_FILES = [
    (b"", "got 0 bytes"),
    (b"1234567", "got 7 bytes"),
    ((1 << 63).to_bytes(8, "little"), "a length of 9223372036854775808"),
    ((200).to_bytes(8, "little") + b"{}", "at most 2 bytes, got a length of 200"),
    (b"PK\x03\x04" + bytes(20), "looks like a file of torch.save"),
    (as_file(b"{'a'"), "expected a header in JSON"),
    (as_file(b"\xff\xfe"), "expected a header in JSON"),
    (as_file(b"[" * 5000), "expected a header in JSON"),
    (as_file(b"[]"), "a JSON object, got list"),
    (as_file(b'{"a": 1, "a": 2}'), "'a' stands there twice"),
    (as_file(b'{"a": {"dtype": "F32", "dtype": "F64", "shape": [], "data_offsets": [0, 4]}}'), "'dtype' stands there twice"),
    (as_file({"a": 3}), "tensor 'a': expected dtype, shape and data_offsets"),
    (as_file({"a": {**entry(), "more": 1}}, bytes(4)), "expected dtype, shape and data_offsets"),
    (as_file({"a": entry("F16", [2])}, bytes(4)), "expected a dtype out of F32, .*, got 'F16'"),
    (as_file({"a": entry(["F32"])}, bytes(4)), "expected a dtype"),
    (as_file({"a": entry(shape=[-1])}, bytes(4)), "expected a shape of integers"),
    (as_file({"a": entry(shape=[1.0])}, bytes(4)), "expected a shape of integers"),
    (as_file({"a": entry(shape=[True])}, bytes(4)), "expected a shape of integers"),
    (as_file({"a": entry(shape=[1 << 62, 1 << 62])}, bytes(4)), "expected at most 8 axes"),
    (as_file({"a": entry(shape=[3])}, bytes(4)), r"expected 12 bytes for F32 \[3\], got data_offsets \[0, 4\]"),
    (as_file({"a": entry(shape=[0, 1 << 70], offsets=[0, 0])}), "expected at most 8 axes"),
    (as_file({"a": entry(shape=[0] * 9, offsets=[0, 0])}), "expected at most 8 axes"),
    (as_file({"a": entry(shape=[0] + [1 << 40] * 7, offsets=[0, 0])}), "expected at most 8 axes"),
    (as_file({"a": entry(offsets=[4, 0])}, bytes(4)), "expected 4 bytes"),
    (as_file({"a": entry(offsets=[0, 4, 8])}, bytes(4)), "expected two data_offsets"),
    (as_file({"a": entry(offsets=[-4, 0])}, bytes(4)), "expected two data_offsets"),
    (as_file({"a": entry(), "b": entry(offsets=[2, 6])}, bytes(6)), "tensor 'b' overlaps"),
    (as_file({"a": entry(), "b": entry(offsets=[6, 10])}, bytes(10)), "tensor 'b' leaves a gap"),
    (as_file({"a": entry()}, bytes(3)), "truncated: expected 4 bytes of data, got 3"),
    (as_file({"a": entry()}, bytes(5)), "bytes after the last tensor: expected 4 bytes of data, got 5"),
    (as_file({"a": entry("BOOL", [2], [0, 2])}, b"\1\2"), "expected bytes 0 and 1 for BOOL"),
    (as_file({"__metadata__": {"a": 1}}), "expected __metadata__ to hold texts"),
    (as_file({"__metadata__": {"dlcore.structure": '{"tensor": "x"}'}}), "does not fit the tensors"),
    (as_file({"__metadata__": {"dlcore.structure": "[1"}}), "does not fit the tensors"),
    (as_file({"__metadata__": {"dlcore.structure": '{"what": 1}'}}), "does not fit the tensors"),
]


@pytest.mark.parametrize("contents, message", BAD_FILES, ids=range(len(BAD_FILES)))
def test_lying_file(tmp_path, contents, message):
    path = tmp_path / "bad.safetensors"
    path.write_bytes(contents)
    with pytest.raises(ValueError, match=message) as caught:
        torch.load(path)
    assert "bad.safetensors" in str(caught.value)


def test_every_truncation_is_an_error(tmp_path):
    path = tmp_path / "cut.safetensors"
    torch.save({"a": torch.ones(3), "b": torch.tensor([True])}, path)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError):
            torch.load(path)
