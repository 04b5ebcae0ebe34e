"""The samples of the op table (Tests/vectors/ops) for the Python harness: tensors from JSON, calls by name, comparison."""

import json
import math
import sys
from pathlib import Path

import dlcore
from dlcore import _core

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "Tests" / "vectors" / "ops"
sys.path.insert(0, str(ROOT / "bindings" / "gen"))

from model import load  # noqa: E402

OPERATIONS = {op.name: op for op in load(ROOT / "bindings" / "gen" / "ops").operations}
SPECIAL = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}
ERRORS = {
    "invalid_argument": ("InvalidArgumentError",),
    "shape_mismatch": ("ShapeError",),
    "dtype_mismatch": ("DTypeError",),
    "index_out_of_range": ("IndexOutOfRangeError",),
    "invalid_state": ("InvalidStateError",),
    "unsupported": ("UnsupportedError",),
    "linear_algebra": ("LinAlgError",),
}


def read(family):
    return json.loads((VECTORS / f"{family}.json").read_text())


def families():
    return sorted(path.stem for path in VECTORS.glob("*.json"))


def number(value):
    return SPECIAL.get(value, value) if isinstance(value, str) else value


def dtype_of(entry, single):
    return getattr(dlcore, "float32" if single and entry["dtype"] == "float64" else entry["dtype"])


def tensor(entry, single=False, strided=False):
    """A tensor from {"dtype", "shape", "data"}; strided puts its axes in reverse order, with gaps between the elements."""
    dtype = dtype_of(entry, single)
    result = dlcore.tensor([number(v) for v in entry["data"]], dtype=dtype).reshape(entry["shape"])
    if strided:
        twice = dlcore.stack([result, result], 0)
        backwards = tuple(reversed(range(twice.ndim)))
        result = twice.permute(backwards).contiguous().permute(backwards)[0]
    return result


def argument(name, value, kind, tensors):
    if isinstance(value, list):
        return [argument(name, v, kind, tensors) for v in value]
    if isinstance(value, dict):
        return float(value["float"])
    if isinstance(value, str):
        if value.startswith("$"):
            return tensors[value[1:]]
        if kind in ("dtype", "dtype?"):
            return getattr(dlcore, value)
    return number(value)


def call(sample, tensors):
    """The results as a list."""
    op = OPERATIONS[sample["op"]]
    kinds = {a.name: a.kind for a in op.arguments}
    arguments = {n: argument(n, v, kinds[n], tensors) for n, v in sample["args"].items()}
    if op.name == "slice":
        selection = slice(arguments.get("start"), arguments.get("end"), arguments.get("step"))
        source, axis = arguments["input"], arguments.get("dim", 0)
        return [source[(slice(None),) * (axis % source.ndim) + (selection,)]]
    if op.name == "to":
        return [arguments["input"].to(arguments["dtype"])]
    function = getattr(_core, op.python_name, None)
    if function is None:
        receiver = arguments.pop(op.arguments[0].name)
        function = getattr(receiver, op.python_name)
    result = function(**arguments)
    return list(result) if isinstance(result, (tuple, list)) else [result]


def flat(values):
    if isinstance(values, list):
        for value in values:
            yield from flat(value)
    else:
        yield values


def difference(result, expected, single=False, tolerance=1e-10):
    """What differs; "" when nothing does. The expected data may be absent."""
    dtype = dtype_of(expected, single)
    if result.dtype != dtype:
        return f"dtype {result.dtype}, expected {dtype}"
    if list(result.shape) != expected["shape"]:
        return f"shape {list(result.shape)}, expected {expected['shape']}"
    if dtype == dlcore.float32:
        tolerance = max(tolerance, 3e-5)
    for index, (have, want) in enumerate(zip(flat(result.tolist()), expected.get("data", []))):
        want = number(want)
        if not (have == want or (have != have and want != want) or abs(have - want) <= tolerance * (1 + abs(want))):
            return f"element {index} is {have}, expected {want}"
    return ""
