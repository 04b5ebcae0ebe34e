"""Tensors in files: the safetensors format (https://github.com/huggingface/safetensors), read and written natively.

A file is the length of the header (8 bytes, little-endian), the header (JSON: name -> dtype, shape, data_offsets), and the
elements of all tensors without gaps. Dictionaries of tensors are written as they are, so that every reader of the format
can use them; what else a checkpoint holds (nested dictionaries, lists, numbers, texts) goes into the header's metadata.
"""

import json
import os
from math import prod

from . import _core
from ._core import Tensor

_DTYPES = {
    "F32": _core.float32,
    "F64": _core.float64,
    "I64": _core.int64,
    "I32": _core.int32,
    "U8": _core.uint8,
    "BOOL": _core.bool,
}
_SIZES = {"F32": 4, "F64": 8, "I64": 8, "I32": 4, "U8": 1, "BOOL": 1}
_MAX_HEADER = 100_000_000
_MAX_RANK = 8
_MAX_COUNT = 1 << 48
_STRUCTURE = "dlcore.structure"


def dtype_name(dtype):
    """The name of a dtype without its module: 'float32'."""
    return str(dtype).rpartition(".")[2]


_CODES = {dtype_name(dtype): code for code, dtype in _DTYPES.items()}


def _buffer_of(tensor):
    tensor = tensor.detach()
    return memoryview(tensor if tensor.is_contiguous() else tensor.contiguous())


def contents_of(tensor):
    """The elements of a tensor in row-major order, as bytes; for a contiguous tensor its own memory."""
    return _buffer_of(tensor).cast("B") if tensor.numel() else memoryview(b"")


# Writing


def save(obj, f):
    """Writes tensors to a file: a state dict, or a dictionary, list or tuple of such things, numbers, texts and None.

    ``f`` is a path (the file appears whole or not at all) or an object with ``write``.
    """
    tensors, structure = _take_apart(obj)
    metadata = {"format": "pt"}
    if structure is not None:
        metadata[_STRUCTURE] = json.dumps(structure, separators=(",", ":"))
    if hasattr(f, "write"):
        _write(f, tensors, metadata)
    else:
        _write_atomically(os.fspath(f), tensors, metadata)


def save_file(tensors, filename, metadata=None):
    """Writes a dictionary of tensors, with texts by name as metadata; under the safetensors package's name."""
    for name, tensor in tensors.items():
        if not isinstance(name, str) or not isinstance(tensor, Tensor):
            raise TypeError(f"save_file: expected names and tensors, got {name!r}: {type(tensor).__name__}")
    for name, text in (metadata or {}).items():
        if not isinstance(name, str) or not isinstance(text, str):
            raise TypeError(f"save_file: expected texts as metadata, got {name!r}: {text!r}")
    _write_atomically(os.fspath(filename), dict(tensors), dict(metadata or {}))


def _write_atomically(path, tensors, metadata):
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as file:
            _write(file, tensors, metadata)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    _sync_folder(folder or ".")


def _sync_folder(folder):
    """Makes the renaming last; some file systems cannot do this for folders, and do not need it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def _write(file, tensors, metadata):
    # Wide elements first, so that all are aligned. The header keeps the order of the dictionary.
    codes = {name: _CODES[dtype_name(tensor.dtype)] for name, tensor in tensors.items()}
    order = sorted(tensors, key=lambda name: -_SIZES[codes[name]])
    offsets, position = {}, 0
    for name in order:
        end = position + tensors[name].numel() * _SIZES[codes[name]]
        offsets[name] = [position, end]
        position = end
    header = {"__metadata__": metadata} if metadata else {}
    for name, tensor in tensors.items():
        if name == "__metadata__":
            raise ValueError("save: '__metadata__' is reserved by the format and cannot name a tensor")
        header[name] = {"dtype": codes[name], "shape": list(tensor.shape), "data_offsets": offsets[name]}
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    if len(text) > _MAX_HEADER:
        raise ValueError(f"save: the header would have {len(text)} bytes; the format allows {_MAX_HEADER}")
    file.write(len(text).to_bytes(8, "little"))
    file.write(text)
    for name in order:
        file.write(contents_of(tensors[name]))


def _take_apart(obj):
    """The tensors by name, and what is around them (None for a dictionary of tensors)."""
    if isinstance(obj, dict) and all(isinstance(k, str) and isinstance(v, Tensor) for k, v in obj.items()):
        return dict(obj), None
    tensors = {}
    return tensors, _describe(obj, "", tensors)


def _describe(value, path, tensors):
    if isinstance(value, Tensor):
        name, number = path or "tensor", 2
        while name in tensors or name == "__metadata__":
            name, number = f"{path}#{number}", number + 1
        tensors[name] = value
        return {"tensor": name}
    if value is None or isinstance(value, (bool, int, float, str)):
        return {"value": value}
    prefix = f"{path}." if path else ""
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, (str, int)) or isinstance(key, bool):
                raise TypeError(f"save: expected texts or integers as keys, got {key!r} in '{path}'")
        return {"dict": [[key, _describe(inner, f"{prefix}{key}", tensors)] for key, inner in value.items()]}
    if isinstance(value, (list, tuple)):
        kind = "list" if isinstance(value, list) else "tuple"
        return {kind: [_describe(inner, f"{prefix}{number}", tensors) for number, inner in enumerate(value)]}
    raise TypeError(
        f"save: expected tensors, numbers, texts, None, or dictionaries, lists and tuples of them, "
        f"got {type(value).__name__}"
        + (f" at '{path}'" if path else "")
        + (": save what its state_dict() returns" if hasattr(value, "state_dict") else "")
    )


# Reading


def load(f, map_location=None, *, weights_only=True):
    """Reads what ``save`` wrote, or any safetensors file as a dictionary of tensors. Nothing in a file is executed.

    A file that does not hold what its header says is a ValueError that tells what was expected. ``map_location`` and
    ``weights_only`` are accepted for PyTorch's sake.
    """
    tensors, metadata = _read(f)
    if _STRUCTURE not in metadata:
        return tensors
    try:
        return _put_together(json.loads(metadata[_STRUCTURE]), tensors)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError(f"{_name(f)}: the metadata '{_STRUCTURE}' does not fit the tensors of the file") from None


def load_file(filename, device="cpu"):
    """Reads a dictionary of tensors; under the safetensors package's name."""
    return _read(filename)[0]


def _name(f):
    return str(getattr(f, "name", "the stream")) if hasattr(f, "read") else os.fsdecode(f)


def _put_together(description, tensors):
    ((kind, value),) = description.items()
    if kind == "tensor":
        return tensors[value]
    if kind == "value":
        return value
    if kind == "dict":
        return {key: _put_together(inner, tensors) for key, inner in value}
    if kind in ("list", "tuple"):
        entries = [_put_together(inner, tensors) for inner in value]
        return entries if kind == "list" else tuple(entries)
    raise ValueError(kind)


def _read(f):
    if hasattr(f, "read"):
        start = f.tell()
        size = f.seek(0, os.SEEK_END) - start
        f.seek(start)
        return _read_open(f, size, _name(f))
    with open(f, "rb") as file:
        return _read_open(file, os.fstat(file.fileno()).st_size, _name(f))


def _read_open(file, size, name):
    head = file.read(8)
    if len(head) < 8:
        raise ValueError(f"{name}: expected a safetensors file, whose header takes 8 bytes at least, got {size} bytes")
    length = int.from_bytes(head, "little")
    if length > min(_MAX_HEADER, size - 8):
        hint = "; this looks like a file of torch.save" if head[:4] == b"PK\x03\x04" else ""
        raise ValueError(
            f"{name}: expected a header of at most {min(_MAX_HEADER, size - 8)} bytes, got a length of {length}{hint}"
        )
    header = _parse_header(file.read(length), name)
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(text, str) for text in metadata.values()):
        raise ValueError(f"{name}: expected __metadata__ to hold texts by name")
    _check_entries(header, size - 8 - length, name)
    tensors = dict.fromkeys(header)
    for key in sorted(header, key=lambda key: header[key]["data_offsets"]):
        tensors[key] = _read_tensor(file, header[key], key, name)
    return tensors, metadata


def _parse_header(text, name):
    def unique(pairs):
        result = dict(pairs)
        if len(result) != len(pairs):
            names = [key for key, _ in pairs]
            twice = next(key for key in names if names.count(key) > 1)
            raise ValueError(f"the key '{twice}' stands there twice")
        return result

    try:
        header = json.loads(text.decode(), object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name}: expected a header in JSON: {error}") from None
    if not isinstance(header, dict):
        raise ValueError(f"{name}: expected the header to be a JSON object, got {type(header).__name__}")
    return header


def _is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _check_entries(header, available, name):
    """Each entry is well-formed, and together they cover the data exactly once."""
    ranges = []
    for key, entry in header.items():
        where = f"{name}: tensor '{key}'"
        if not isinstance(entry, dict) or set(entry) != {"dtype", "shape", "data_offsets"}:
            raise ValueError(f"{where}: expected dtype, shape and data_offsets")
        code, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
        if not isinstance(code, str) or code not in _DTYPES:
            raise ValueError(f"{where}: expected a dtype out of {', '.join(_DTYPES)}, got {code!r}")
        if not isinstance(shape, list) or not all(map(_is_count, shape)):
            raise ValueError(f"{where}: expected a shape of integers that are not negative, got {shape!r}")
        if len(shape) > _MAX_RANK or prod(extent or 1 for extent in shape) > _MAX_COUNT:
            raise ValueError(f"{where}: expected at most {_MAX_RANK} axes and {_MAX_COUNT} elements, got {shape!r}")
        if not isinstance(offsets, list) or len(offsets) != 2 or not all(map(_is_count, offsets)):
            raise ValueError(f"{where}: expected two data_offsets that are not negative, got {offsets!r}")
        expected = _SIZES[code] * prod(shape)
        begin, end = offsets
        if end - begin != expected:
            raise ValueError(
                f"{where}: expected {expected} bytes for {code} {shape}, got data_offsets [{begin}, {end}] "
                f"({end - begin} bytes)"
            )
        ranges.append((begin, end, key))
    position = 0
    for begin, end, key in sorted(ranges):
        if begin != position:
            problem = "overlaps the tensor before it" if begin < position else "leaves a gap"
            raise ValueError(f"{name}: tensor '{key}' {problem}: expected it to begin at {position}, got {begin}")
        position = end
    if position != available:
        problem = "the file is truncated" if position > available else "there are bytes after the last tensor"
        raise ValueError(f"{name}: {problem}: expected {position} bytes of data, got {available}")


def _read_tensor(file, entry, key, name):
    tensor = _core.empty(tuple(entry["shape"]), dtype=_DTYPES[entry["dtype"]])
    if tensor.numel() == 0:
        return tensor
    contents = contents_of(tensor)
    filled = 0
    while filled < len(contents):
        count = file.readinto(contents[filled:])
        if not count:
            raise ValueError(f"{name}: tensor '{key}': expected {len(contents)} bytes, got {filled}")
        filled += count
    if entry["dtype"] == "BOOL" and bytes(contents).translate(None, b"\0\1"):
        raise ValueError(f"{name}: tensor '{key}': expected bytes 0 and 1 for BOOL, got others")
    return tensor
