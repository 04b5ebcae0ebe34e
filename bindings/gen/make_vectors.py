#!/usr/bin/env python3
"""Evaluates the samples of the op table with PyTorch in float64 and writes Tests/vectors/ops/<family>.json.

    python3 bindings/gen/make_vectors.py [family ...]

Needs PyTorch; run it when samples change, and commit what it writes. Tests/vectors/ops/README.md describes the format.
"""

from __future__ import annotations

import ast
import json
import math
import sys
import zlib
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

import analysis_reference  # noqa: E402
import detection_reference  # noqa: E402
import recurrent_reference  # noqa: E402
from model import DTYPES, Model, Operation, TableError, load  # noqa: E402

TARGET = HERE.parent.parent / "Tests/vectors/ops"
TORCH_DTYPES = {name: getattr(torch, name) for name in DTYPES}


class Constructors:
    """The functions that samples make tensors with. Values are rounded, so that their decimal form is exact enough."""

    def __init__(self, seed: int):
        self.random = torch.Generator().manual_seed(seed)

    def _finish(self, values: torch.Tensor, grad: bool = True, decimals: int = 4) -> torch.Tensor:
        values = torch.round(values.double(), decimals=decimals)
        values.wants_grad = grad
        return values

    def _uniform(self, low: float, high: float, shape) -> torch.Tensor:
        return torch.rand(shape, generator=self.random, dtype=torch.float64) * (high - low) + low

    def randn(self, *shape, grad=True):
        """Standard normal numbers."""
        return self._finish(torch.randn(shape, generator=self.random, dtype=torch.float64), grad)

    def uniform(self, low, high, *shape, grad=True):
        return self._finish(self._uniform(low, high, shape), grad)

    def positive(self, *shape, grad=True):
        return self.uniform(0.3, 2.5, *shape, grad=grad)

    def negative(self, *shape, grad=True):
        return self.uniform(-2.5, -0.3, *shape, grad=grad)

    def probabilities(self, *shape, grad=True):
        return self.uniform(0.05, 0.95, *shape, grad=grad)

    def distribution(self, *shape, grad=True):
        """Positive numbers with the sum 1 along the last axis."""
        values = self._uniform(0.1, 1.0, shape)
        return self._finish(values / values.sum(-1, keepdim=True), grad)

    def away_from_zero(self, *shape, grad=True):
        values = self._uniform(0.3, 2.0, shape)
        signs = torch.randint(0, 2, shape, generator=self.random) * 2 - 1
        return self._finish(values * signs, grad)

    def away_from_integers(self, *shape, grad=True):
        """At least 0.1 away from integers and halves."""
        halves = torch.randint(-5, 5, shape, generator=self.random) / 2
        return self._finish(halves + self._uniform(0.1, 0.4, shape), grad)

    def distinct(self, *shape, grad=True):
        """Numbers in random order, at least 0.1 apart."""
        count = math.prod(shape)
        return self._finish((torch.randperm(count, generator=self.random).double() * 0.13 - 0.065 * count + 0.031).reshape(shape), grad)

    def integers(self, low, high, *shape, dtype=torch.int64):
        """Integers from low to high - 1."""
        return torch.randint(low, high, shape, generator=self.random).to(dtype)

    def tensor(self, data, dtype=None, grad=True):
        """Given values: float64, int64 or bool unless a dtype is named."""
        values = torch.tensor(data, dtype=dtype)
        if dtype is None and values.is_floating_point():
            values = values.double()
        values.wants_grad = grad
        return values

    def environment(self) -> dict:
        names = [n for n in dir(self) if not n.startswith("_") and n not in ("environment", "random")]
        return {n: getattr(self, n) for n in names} | TORCH_DTYPES | {
            "nan": math.nan, "inf": math.inf, "True": True, "False": False, "None": None}


def evaluate(op: Operation, text: str, seed: int) -> dict:
    """The arguments of a sample by name."""
    call = ast.parse(f"f({text})", mode="eval").body
    environment = Constructors(seed).environment()
    values = {}
    for keyword in call.keywords:
        if all(a.name != keyword.arg for a in op.arguments):
            raise TableError(f"{op.name}: the sample '{text}' names {keyword.arg}, which is no argument")
        values[keyword.arg] = eval(compile(ast.Expression(keyword.value), op.name, "eval"), {"__builtins__": {}}, environment)
    for argument in op.arguments:
        if argument.required and argument.name not in values:
            raise TableError(f"{op.name}: the sample '{text}' lacks {argument.name}")
    return values


def number(value):
    """JSON knows no infinities."""
    if isinstance(value, bool) or isinstance(value, int):
        return value
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    rounded = float(f"{value:.13g}")
    return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e15 else rounded


def encode(tensor: torch.Tensor, data: bool = True) -> dict:
    if tensor._is_zerotensor():
        tensor = torch.zeros(tensor.shape, dtype=tensor.dtype)
    entry = {"dtype": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape)}
    if data:
        entry["data"] = [number(v) for v in tensor.detach().contiguous().flatten().tolist()]
    return entry


def encode_arguments(op: Operation, values: dict) -> tuple[dict, dict]:
    """The arguments as JSON, tensors as references "$name", and the tensors themselves by name."""
    arguments, tensors = {}, {}
    for argument in op.arguments:
        if argument.name not in values:
            continue
        value = values[argument.name]
        if isinstance(value, torch.Tensor):
            tensors[argument.name] = value
            arguments[argument.name] = f"${argument.name}"
        elif argument.kind == "Tensor[]":
            for i, item in enumerate(value):
                tensors[f"{argument.name}{i}"] = item
            arguments[argument.name] = [f"${argument.name}{i}" for i in range(len(value))]
        elif argument.extent and isinstance(value, int):
            arguments[argument.name] = [value] * argument.extent
        elif argument.kind.startswith("int[]") and isinstance(value, int):
            arguments[argument.name] = [value]
        elif isinstance(value, torch.dtype):
            arguments[argument.name] = str(value).removeprefix("torch.")
        elif isinstance(value, float) and not math.isfinite(value):
            arguments[argument.name] = str(value)
        elif argument.kind in ("Number", "Number?", "Tensor|Number") and isinstance(value, float) and value == int(value):
            arguments[argument.name] = {"float": value}
        else:
            arguments[argument.name] = value
    return arguments, tensors


def pair(value):
    return [value, value] if isinstance(value, int) else list(value)


def reference(op: Operation, values: dict):
    """What PyTorch computes."""
    if op.base is not None and op.base.oracle:
        target, result = values[op.arguments[0].name], reference(op.base, values)
        if result.shape != target.shape or not torch.can_cast(result.dtype, target.dtype):
            raise TableError(f"{op.name}: the result does not fit")
        return target.copy_(result)
    if op.oracle:
        defaults = {a.name: a.default for a in op.arguments if not a.required}
        return eval(op.oracle, {"torch": torch, "F": F, "_pair": pair, "_recurrent": recurrent_reference,
                               "_detection": detection_reference, "_analysis": analysis_reference} | defaults | values)
    if op.python and op.python[0] == "method":
        arguments = dict(values)
        return getattr(arguments.pop(op.arguments[0].name), op.python_name)(**arguments)
    if "nn.functional" in op.python:
        return getattr(F, op.python_name)(**values)
    if "function" in op.python and hasattr(torch, op.python_name):
        return getattr(torch, op.python_name)(**values)
    raise TableError(f"{op.name}: PyTorch has no function of this name; give an oracle")


def outputs_of(op: Operation, values: dict) -> list[torch.Tensor]:
    if op.in_place:
        values = dict(values)
        values[op.arguments[0].name] = values[op.arguments[0].name].clone()
        if op.values != "exact":
            return [values[op.arguments[0].name]]
    result = reference(op, values)
    return [result] if isinstance(result, torch.Tensor) else list(result)


def gives_double(op: Operation, values: dict, outputs: list[torch.Tensor]) -> bool:
    """Whether the result is float64 for float32 inputs as well."""
    if op.values != "exact" or all(o.dtype != torch.float64 for o in outputs):
        return False
    single = {n: v.detach().float() if isinstance(v, torch.Tensor) and v.is_floating_point() else v for n, v in values.items()}
    if any(isinstance(v, (list, tuple)) and any(isinstance(t, torch.Tensor) for t in v) for v in single.values()):
        return False
    return any(o.dtype == torch.float64 for o in outputs_of(op, single))


def make_case(op: Operation, index: int) -> dict:
    text = op.samples[index]
    values = evaluate(op, text, zlib.crc32(f"{op.name}/{index}".encode()))
    arguments, tensors = encode_arguments(op, values)
    exact = op.samples_deterministic[index]
    wanted = {}
    if op.differentiable and exact:
        for name, tensor in tensors.items():
            if tensor.is_floating_point() and getattr(tensor, "wants_grad", True):
                wanted[name] = tensor.requires_grad_()
    outputs = outputs_of(op, values)
    case = {"op": op.name, "sample": text, "args": arguments, "tensors": {}, "expected": []}
    for name, tensor in tensors.items():
        case["tensors"][name] = encode(tensor) | ({"grad": True} if name in wanted else {})
    for output in outputs:
        case["expected"].append(encode(output, data=exact))
    floating = [t for t in tensors.values() if t.is_floating_point()]
    if not floating or "dtype" in arguments or gives_double(op, values, outputs):
        case["double_only"] = True
    if op.contiguous_only:
        case["contiguous_only"] = True
    if op.values == "random" and not exact:
        case["random"] = True
    active = [o for o in outputs if o.requires_grad]
    if wanted and active:
        random = Constructors(zlib.crc32(f"{op.name}/{index}/cotangent".encode()))
        cotangents = [random.randn(*o.shape) for o in active]
        gradients = torch.autograd.grad(active, list(wanted.values()), cotangents, allow_unused=True)
        remaining = iter(cotangents)
        case["cotangents"] = [encode(next(remaining)) if o.requires_grad else None for o in outputs]
        case["gradients"] = {name: None if g is None else encode(g) for name, g in zip(wanted, gradients)}
        if op.no_second:
            case["no_second"] = op.no_second
    else:
        for entry in case["tensors"].values():
            entry.pop("grad", None)
    return case


def make_error(op: Operation, index: int) -> dict:
    sample = op.error_samples[index]
    values = evaluate(op, sample.args, zlib.crc32(f"{op.name}/error/{index}".encode()))
    arguments, tensors = encode_arguments(op, values)
    return {"op": op.name, "sample": sample.args, "args": arguments,
            "tensors": {name: encode(t) for name, t in tensors.items()},
            "status": list(sample.statuses), "contains": sample.contains}


def family_vectors(model: Model, family) -> dict:
    cases, errors = [], []
    for op in family.operations:
        for i in range(len(op.samples)):
            try:
                cases.append(make_case(op, i))
            except Exception as error:
                if op.base is not None:
                    continue  # the result of this sample does not fit into its first argument
                raise SystemExit(f"{op.name}({op.samples[i]}): {type(error).__name__}: {error}") from error
        if op.base is not None and all(case["op"] != op.name for case in cases):
            raise SystemExit(f"{op.name}: no sample of {op.base.name} can be computed in place")
        errors += [make_error(op, i) for i in range(len(op.error_samples))]
    return {"family": family.name, "cases": cases, "errors": errors}


def snake(name: str) -> str:
    return "".join(("_" if c.isupper() and i else "") + c.lower() for i, c in enumerate(name))


def render(vectors: dict) -> str:
    """One case per line, so that differences can be read."""
    def lines(entries: list[dict]) -> str:
        return ",\n".join(json.dumps(e, separators=(",", ":")) for e in entries)
    return (f'{{"family":{json.dumps(vectors["family"])},\n"cases":[\n{lines(vectors["cases"])}\n],\n'
            f'"errors":[\n{lines(vectors["errors"])}\n]}}\n')


def main() -> int:
    torch.manual_seed(0)
    model = load(HERE / "ops")
    wanted = set(sys.argv[1:])
    TARGET.mkdir(parents=True, exist_ok=True)
    total = 0
    for family in model.families:
        name = snake(family.name)
        if wanted and name not in wanted:
            continue
        vectors = family_vectors(model, family)
        text = render(vectors)
        (TARGET / f"{name}.json").write_text(text)
        total += len(text)
        print(f"{name}: {len(vectors['cases'])} cases, {len(vectors['errors'])} errors, {len(text) / 1024:.0f} KB")
    print(f"{total / 1024:.0f} KB in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
