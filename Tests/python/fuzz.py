"""Calls public functions with random garbage. Run by test_fuzz.py in a process of its own:

    python fuzz.py --calls N --seed S --log FILE [--only PATTERN] [--first K]

Every call is written to the log before it is made, so that the last line tells what a crash came from. Call number K of a seed
is always the same: --first K --calls 1 repeats it.
"""

import argparse
import faulthandler
import fnmatch
import functools
import inspect
import math
import mmap
import random
import resource
import sys
import traceback
import warnings
from pathlib import Path

import dlcore
import dlcore.nn.functional as F

import op_vectors

ORDINARY = (TypeError, ValueError, RuntimeError, IndexError, NotImplementedError, OverflowError, MemoryError, AttributeError,
            AssertionError)
MEMORY = 256 << 20
PATIENCE = 60  # seconds for one call

# What changes the state of the process, reads or writes files, or ends in other libraries.
LEFT_OUT = {
    "exam", "load", "save", "load_idx", "load_safetensors", "save_safetensors", "set_default_dtype", "set_num_threads", "set_memory_limit", "set_flush_denormal",
    "set_printoptions", "set_grad_enabled", "set_rng_state", "manual_seed", "seed", "release_cached_memory", "reset_peak_memory",
    "from_dlpack", "numpy", "cuda", "breakpoint", "share_memory_", "no_grad", "enable_grad", "inference_mode", "compile", "device",
    "set_anomaly_enabled", "set_detect_anomaly", "detect_anomaly", "backward", "register_hook", "retain_grad",
}
DTYPES = [dlcore.float32, dlcore.float64, dlcore.int64, dlcore.int32, dlcore.uint8, dlcore.bool]
WHOLE = [0, 1, -1, 2, 3, 4, 5, 7, -2, -3, 8, 9, 100, -100, 2**15, 2**31 - 1, -(2**31), 2**31, 2**32, 2**40, 2**62, 2**63 - 1, -(2**63),
         2**63, 2**64, -(2**70)]
REAL = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 1e-3, 1e10, -1e10, 1e38, 1e300, -1e300, 5e-324, math.inf, -math.inf, math.nan]
TEXTS = ["", "mean", "sum", "none", "floor", "trunc", "reflect", "constant", "circular", "replicate", "same", "valid", "bilinear", "nearest",
         "bicubic", "tanh", "zeros", "border", "fro", "nuc", "ij", "xy", "cpu", "cuda", "float32", "bij,bjk->bik", "ii->i", "...", "->", "x" * 500,
         "\0", "\ud800", "é"]


class Garbage:
    """Random arguments."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def whole(self):
        return self.random.choice(WHOLE[:8] if self.chance(0.6) else WHOLE)

    def real(self):
        return self.random.choice(REAL[:7] if self.chance(0.5) else REAL)

    def shape(self):
        rank = self.random.choice([0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8])
        return [self.random.choice([1, 2, 3, 4, 5] if self.chance(0.9) else [0, 1]) for _ in range(rank)]

    def tensor(self):
        dtype = self.random.choice(DTYPES[:3] if self.chance(0.7) else DTYPES)
        shape = self.shape()
        while math.prod(shape) > 4096:
            shape.pop()
        kind = self.random.randrange(8)
        if kind < 4:
            result = dlcore.randn(shape).mul(3).to(dtype)
        elif kind == 4:
            result = dlcore.full(shape, self.real() if dtype in DTYPES[:2] else max(-(2**31), min(self.whole(), 2**31 - 1)), dtype=dtype)
        elif kind == 5 and dtype is dlcore.int64:
            result = dlcore.full(shape, max(-(2**63), min(self.whole(), 2**63 - 1)), dtype=dtype)
        elif kind == 6:
            result = dlcore.zeros([1] * len(shape), dtype=dtype).expand(shape)
        else:
            result = dlcore.ones([n + 1 for n in shape], dtype=dtype)
            for axis in range(len(shape)):
                result = result.narrow(axis, self.random.randrange(2), shape[axis])
        if result.dim() > 1 and self.chance(0.3):
            result = result.transpose(0, -1)
        if result.dtype in DTYPES[:2] and self.chance(0.4):
            result = result.detach().requires_grad_()
        return result

    def wholes(self):
        return [self.whole() for _ in range(self.random.choice([0, 1, 1, 2, 2, 2, 3, 4, 6, 9, 20]))]

    def anything(self, depth=0):
        kind = self.random.randrange(17)
        if kind < 4:
            return self.tensor()
        if kind < 6:
            return self.whole()
        if kind == 6:
            return self.real()
        if kind == 7:
            return None
        if kind == 8:
            return self.chance(0.5)
        if kind == 9:
            return self.random.choice(TEXTS)
        if kind == 10:
            return self.random.choice(DTYPES)
        if kind == 11:
            return self.wholes()
        if kind == 12:
            return tuple(self.wholes())
        if kind == 13 and depth < 3:
            return [self.anything(depth + 1) for _ in range(self.random.randrange(4))]
        if kind == 14:
            return self.random.choice([slice(None), slice(-5, 2**70, 3), slice(1, None, -1), Ellipsis, b"bytes", bytearray(4), {}, {"a": 1}, set(),
                                       object, object(), 1j, range(3), type, print, dlcore, dlcore.Size([2, 3]) if hasattr(dlcore, "Size") else (2, 3)])
        if kind == 15 and depth < 3:
            return tuple(self.tensor() for _ in range(self.random.randrange(4)))
        return self.tensor()

    def of_kind(self, kind, choices=()):
        """An argument that fits what an operation of the table expects, as far as its type goes."""
        match kind.rstrip("?!"):
            case "Tensor":
                return self.tensor()
            case "Tensor[]":
                return [self.tensor() for _ in range(self.random.randrange(4))]
            case "Tensor|Number":
                return self.tensor() if self.chance(0.6) else self.whole() if self.chance(0.5) else self.real()
            case "Number" | "float":
                return self.real() if self.chance(0.6) else self.whole()
            case "int":
                return self.whole()
            case "bool":
                return self.chance(0.5)
            case "choice":
                return self.random.choice(choices)
            case "dtype":
                return self.random.choice(DTYPES)
            case "Generator":
                return None
        return self.wholes() if self.chance(0.8) else self.whole()


def described(value, depth=0):
    """An argument as the log shows it."""
    if isinstance(value, dlcore.Tensor):
        return f"{str(value.dtype).rpartition('.')[2]}{list(value.shape)}{'' if value.is_contiguous() else ' strided'}"
    if isinstance(value, (list, tuple)) and depth < 3:
        return "[" + ", ".join(described(v, depth + 1) for v in value) + "]"
    return repr(value)[:60]


def targets():
    """Every public function by a name: the function, and the kinds of its arguments where the table of operations has them."""
    operations = {}
    for op in op_vectors.OPERATIONS.values():
        for name in (op.python_name, *op.aliases):
            operations.setdefault(name, []).append(op)
    found = {}
    modules = {"": dlcore, "nn.functional.": F, "special.": dlcore.special}
    for extra in ("linalg", "fft", "ops", "func", "vision"):
        module = getattr(dlcore, extra, None)
        if inspect.ismodule(module):
            modules[extra + "."] = module
    for prefix, module in modules.items():
        for name in sorted(dir(module)):
            value = getattr(module, name)
            if name[0] == "_" or name in LEFT_OUT or inspect.isclass(value) or inspect.ismodule(value) or not callable(value):
                continue
            found[prefix + name] = (value, operations.get(name, []))
    special = ["__getitem__", "__setitem__", "__add__", "__rsub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__matmul__",
               "__and__", "__lshift__", "__iadd__", "__itruediv__", "__lt__", "__eq__", "__len__", "__iter__", "__contains__", "__bool__",
               "__float__", "__int__", "__index__", "__divmod__", "__rpow__", "__invert__"]
    for name in [*sorted(dir(dlcore.Tensor)), *special]:
        if name in LEFT_OUT or (name[0] == "_" and name not in special):
            continue
        value = getattr(dlcore.Tensor, name)
        if callable(value) and not inspect.isclass(value):
            found["Tensor." + name] = (value, operations.get(name, []))
    return found


@functools.cache
def samples():
    """The cases of the table of operations by operation."""
    found = {}
    for family in op_vectors.families():
        for case in op_vectors.read(family)["cases"]:
            found.setdefault(case["op"], []).append(case)
    return found


def spoilt(garbage, op, case):
    """The arguments of a case that works, but for one or two of them."""
    tensors = {name: op_vectors.tensor(entry, strided=garbage.chance(0.3)) for name, entry in case["tensors"].items()}
    for name, value in tensors.items():
        if value.is_floating_point() and garbage.chance(0.5):
            tensors[name] = value.requires_grad_()
    kinds = {a.name: a.kind for a in op.arguments}
    values = {n: op_vectors.argument(n, v, kinds[n], tensors) for n, v in case["args"].items()}
    for argument in garbage.random.sample(op.arguments, min(len(op.arguments), garbage.random.choice([0, 1, 1, 1, 2, 2]))):
        choices = argument.choice.values if argument.choice else ()
        former = values.get(argument.name)
        if isinstance(former, dlcore.Tensor) and garbage.chance(0.5):
            # The same shape with other values, or another dtype.
            values[argument.name] = garbage.random.choice([
                lambda: former.detach() * garbage.real(), lambda: former.detach().to(garbage.random.choice(DTYPES)),
                lambda: dlcore.full_like(former, max(-(2**63), min(garbage.whole(), 2**63 - 1))), lambda: former.detach()[:0] if former.dim() else former,
                lambda: former.detach().unsqueeze(0), lambda: former.detach().transpose(0, -1) if former.dim() else former,
            ])()
        elif isinstance(former, (list, tuple)) and former and garbage.chance(0.7):
            spoilt_list = list(former)
            spoilt_list[garbage.random.randrange(len(former))] = garbage.anything() if garbage.chance(0.1) else garbage.whole()
            values[argument.name] = spoilt_list
        else:
            values[argument.name] = garbage.anything() if garbage.chance(0.1) else garbage.of_kind(argument.kind, choices)
    positional = []
    for argument in op.arguments:
        if argument.name not in values or argument.keyword_only:
            break
        positional.append(values.pop(argument.name))
    return positional, values


def arguments(garbage, name, function, operations):
    """Positional and keyword arguments of one call."""
    if operations and garbage.chance(0.85):
        op = garbage.random.choice(operations)
        cases = samples().get(op.name, [])
        if cases and garbage.chance(0.6):
            return spoilt(garbage, op, garbage.random.choice(cases))
        positional, keywords = [], {}
        for argument in op.arguments:
            if not argument.required and garbage.chance(0.5):
                continue
            choices = argument.choice.values if argument.choice else ()
            value = garbage.anything() if garbage.chance(0.08) else garbage.of_kind(argument.kind, choices)
            if argument.required and not argument.keyword_only and not keywords:
                positional.append(value)
            else:
                keywords[argument.name] = value
        if name.startswith("Tensor.") and (not positional or not isinstance(positional[0], dlcore.Tensor)):
            positional = [garbage.tensor(), *positional[1:]]
        return positional, keywords
    count = garbage.random.choice([0, 1, 1, 2, 2, 3, 3, 4, 5])
    positional = [garbage.tensor() if i == 0 and garbage.chance(0.7) else garbage.anything() for i in range(count)]
    if name.startswith("Tensor.") and (not positional or not isinstance(positional[0], dlcore.Tensor)):
        positional = [garbage.tensor(), *positional[1:]]
    keywords = {}
    if garbage.chance(0.2):
        key = garbage.random.choice(["dim", "keepdim", "dtype", "out", "reduction", "weight", "size", "generator", "mode", "axis", "nonsense"])
        keywords[key] = garbage.anything()
    return positional, keywords


def touch(result, depth=0):
    """Reads what came back, and differentiates it."""
    if isinstance(result, dlcore.Tensor):
        if result.numel() <= 4096:
            result.tolist()
        if result.requires_grad and result.numel() <= 4096:
            total = result.sum()
            if total.requires_grad:
                total.backward()
    elif isinstance(result, (list, tuple)) and depth < 3:
        for item in list(result)[:10]:
            touch(item, depth + 1)


class Log:
    """The text of the current call in a file that survives a crash."""

    SIZE = 4096

    def __init__(self, path):
        with open(path, "wb") as file:
            file.write(b" " * self.SIZE)
        self.file = open(path, "r+b")
        self.memory = mmap.mmap(self.file.fileno(), self.SIZE)

    def write(self, text):
        data = text.encode("utf-8", "backslashreplace")[: self.SIZE - 1]
        self.memory[: self.SIZE] = data + b" " * (self.SIZE - len(data))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", default="/dev/null")
    parser.add_argument("--only", default="*")
    parser.add_argument("--show", action="store_true", help="print every call and its outcome")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    dlcore._core.set_memory_limit(MEMORY)
    warnings.simplefilter("ignore")
    log = Log(options.log) if options.log != "/dev/null" else None
    names = {n: t for n, t in targets().items() if fnmatch.fnmatch(n, options.only)}
    order = sorted(names)
    strange, outcomes = 0, {}
    for number in range(options.first, options.first + options.calls):
        garbage = Garbage(f"{options.seed} {number}")
        dlcore.manual_seed(number)
        # Each function in turn, so that none is left out.
        name = order[number % len(order)]
        function, operations = names[name]
        positional, keywords = arguments(garbage, name, function, operations)
        text = f"call {number} of seed {options.seed}: {name}({', '.join([*map(described, positional), *(f'{k}={described(v)}' for k, v in keywords.items())])})"
        if log:
            log.write(text)
        if options.show:
            print(text, flush=True)
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        try:
            touch(function(*positional, **keywords))
            outcome = "value"
        except ORDINARY as error:
            outcome = type(error).__name__
        except BaseException as error:
            outcome = type(error).__name__
            strange += 1
            print(f"{text}\n  {outcome}: {str(error)[:300]}", file=sys.stderr)
            if strange <= 5:
                traceback.print_exc()
        finally:
            faulthandler.cancel_dump_traceback_later()
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        if options.show:
            print("   ", outcome)
    if log:
        log.write("finished")
    print(f"{options.calls} calls of {len(order)} functions: {outcomes}")
    return 1 if strange else 0


if __name__ == "__main__":
    sys.exit(main())
