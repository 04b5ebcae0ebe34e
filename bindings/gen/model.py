"""The op table as data: reads ops/*.toml into operations with typed arguments.

A signature is written as

    name(Type argument=default, ..., *, Type keyword_only=default) -> Tensor

The types are those of docs/adding-an-op.md. Every mistake in a table is reported with file, operation and what was expected.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

KINDS = (
    "Tensor", "Tensor!", "Tensor?", "Tensor[]", "Tensor|Number", "Number", "Number?", "int", "int?", "int[]", "int[]?",
    "int[1]", "int[1]?", "int[2]", "int[2]?", "int[3]", "int[3]?", "float", "float?", "bool", "str", "choice", "dtype", "dtype?", "Generator?",
)
PYTHON_PLACES = ("function", "method", "nn.functional", "nn.grad")
STATUSES = (
    "invalid_argument", "shape_mismatch", "dtype_mismatch", "index_out_of_range", "out_of_memory", "not_differentiable",
    "invalid_state", "io", "unsupported", "linear_algebra",
)
KEYS = {
    "signature", "python", "python_name", "aliases", "swift", "c", "summary", "doc", "errors", "samples", "error_samples",
    "varargs", "creation", "values", "differentiable", "no_second", "oracle", "leading_default", "numbers",
    "contiguous_only", "deterministic_samples", "choice_name", "swift_method", "in_place", "kernel", "out",
}
DTYPES = ("float32", "float64", "int64", "int32", "uint8", "bool")


class TableError(Exception):
    """A mistake in a table."""


class Missing:
    """The default of an argument that must be given."""

    def __repr__(self) -> str:
        return "required"


REQUIRED = Missing()


def camel(name: str) -> str:
    """fill_value -> fillValue; a trailing underscore stays."""
    tail = "_" if name.endswith("_") else ""
    first, *rest = name.strip("_").split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest) + tail


def pascal(name: str) -> str:
    text = camel(name)
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Choice:
    """The values of a `choice(...)`; named after the argument that takes it, or by the key choice_name."""

    name: str
    values: tuple[str, ...]

    @property
    def swift(self) -> str:
        return pascal(self.name).replace("Gelu", "GELU")

    @property
    def c(self) -> str:
        return f"dl_{self.name}"

    def constant(self, value: str) -> str:
        return f"DL_{self.name.upper()}_{value.upper()}"


@dataclass(frozen=True)
class Argument:
    name: str
    kind: str  # one of KINDS
    default: object = REQUIRED  # None, bool, int, float, str (a choice or a dtype), or REQUIRED
    keyword_only: bool = False
    choice: Choice | None = None

    @property
    def required(self) -> bool:
        return self.default is REQUIRED

    @property
    def is_tensor(self) -> bool:
        """One tensor or several; may be differentiated."""
        return self.kind in ("Tensor", "Tensor!", "Tensor?", "Tensor[]", "Tensor|Number")

    @property
    def optional(self) -> bool:
        return self.kind.endswith("?")

    @property
    def extent(self) -> int:
        """How many values an int[1], int[2] or int[3] has; 0 for other kinds."""
        match = re.fullmatch(r"int\[([123])\]\??", self.kind)
        return int(match.group(1)) if match else 0

    @property
    def swift_name(self) -> str:
        return camel(self.name)


@dataclass(frozen=True)
class Result:
    kind: str  # "Tensor", "Tensor[]", "tuple" or "self"
    names: tuple[str, ...] = ("out",)


@dataclass(frozen=True)
class ErrorSample:
    args: str
    statuses: tuple[str, ...]  # any of these
    contains: str


@dataclass(frozen=True)
class Operation:
    name: str
    family: str
    arguments: tuple[Argument, ...]
    result: Result
    summary: str
    signature: str
    python: tuple[str, ...] = ()
    python_name: str = ""
    aliases: tuple[str, ...] = ()
    swift: str = ""
    c: str = ""
    doc: str = ""
    errors: tuple[tuple[str, str], ...] = ()  # ("DL_SHAPE_MISMATCH", "why")
    samples: tuple[str, ...] = ()
    error_samples: tuple[ErrorSample, ...] = ()
    varargs: str | None = None  # in Python this int[] may be given as several ints
    creation: bool = False  # makes a tensor from nothing; Python adds requires_grad=
    values: str = "exact"  # "exact", "random" or "unspecified"
    differentiable: bool = True
    no_second: str = ""  # why there is no second derivative
    oracle: str = ""  # a PyTorch expression where its name or arguments differ
    leading_default: dict[str, object] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()  # Tensor arguments that Python may give as plain numbers
    contiguous_only: bool = False  # the samples need row-major inputs
    swift_method: bool = False  # a method of Tensor in Swift
    deterministic_samples: tuple[int, ...] = ()
    kernel: str = ""  # the elementwise kernel that computes all of it, for the in-place form
    out: bool = False  # Python may give a tensor that takes the result
    base: "Operation | None" = None  # the operation that this is the in-place form of

    @property
    def in_place(self) -> bool:
        return self.result.kind == "self"

    @property
    def union(self) -> Argument | None:
        """The argument that is a tensor or a number."""
        return next((a for a in self.arguments if a.kind == "Tensor|Number"), None)

    @property
    def receiver(self) -> Argument | None:
        """The tensor that a method is called on."""
        first = self.arguments[0] if self.arguments else None
        return first if first is not None and first.kind in ("Tensor", "Tensor!") else None

    def variants(self) -> list["Variant"]:
        """The functions in C and Swift: one, or two when an argument is a tensor or a number."""
        if self.union is None:
            return [Variant(self, self.c, self.arguments)]
        def resolved(kind: str) -> tuple[Argument, ...]:
            return tuple(Argument(a.name, kind, a.default, a.keyword_only) if a is self.union else a
                         for a in self.arguments)
        scalar_name = self.c[:-1] + "_scalar_" if self.c.endswith("_") else self.c + "_scalar"
        return [Variant(self, self.c, resolved("Tensor")), Variant(self, scalar_name, resolved("Number"), scalar=True)]

    @property
    def samples_deterministic(self) -> tuple[bool, ...]:
        return tuple(self.values == "exact" or i in self.deterministic_samples for i in range(len(self.samples)))


@dataclass(frozen=True)
class Variant:
    """One function in C and Swift. No argument has the kind Tensor|Number."""

    op: Operation
    c: str  # "dl_add_scalar"
    arguments: tuple[Argument, ...]
    scalar: bool = False

    def labels(self) -> list[str]:
        """The Swift argument labels: tensors in front, and the shape of a new tensor, have none ("_")."""
        labels, leading = [], True
        for position, argument in enumerate(self.arguments):
            original = self.op.arguments[position]
            if position == 0 and original.kind == "int[]" and self.op.creation:
                labels.append("_")
                leading = False
                continue
            if original.kind not in ("Tensor", "Tensor!", "Tensor[]", "Tensor|Number") or not original.required:
                leading = False
            labels.append("_" if leading else argument.swift_name)
        return labels


@dataclass(frozen=True)
class Family:
    name: str  # "Convolution"
    summary: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Model:
    families: tuple[Family, ...]

    @property
    def operations(self) -> list[Operation]:
        return [op for family in self.families for op in family.operations]

    @property
    def choices(self) -> list[Choice]:
        found: dict[str, Choice] = {}
        for op in self.operations:
            for argument in op.arguments:
                if argument.choice is not None:
                    found.setdefault(argument.choice.name, argument.choice)
        return [found[name] for name in sorted(found)]

    def filtered(self, keep) -> "Model":
        families = (Family(f.name, f.summary, tuple(op for op in f.operations if keep(op))) for f in self.families)
        return Model(tuple(f for f in families if f.operations))


def _split(text: str) -> list[str]:
    """Splits at commas outside parentheses and brackets."""
    parts, depth, current = [], 0, ""
    for character in text:
        depth += character in "([{"
        depth -= character in ")]}"
        if character == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += character
    if current.strip() or parts:
        parts.append(current.strip())
    return parts


def _default(text: str, kind: str, choice: Choice | None) -> object:
    if text == "None":
        if not kind.endswith("?"):
            raise TableError(f"only an optional type may have the default None, not {kind}")
        return None
    if kind == "choice":
        if choice is None or text not in choice.values:
            raise TableError(f"default {text} is none of the choices {choice.values if choice else ()}")
        return text
    base = kind.rstrip("?")
    if base == "bool":
        if text not in ("True", "False"):
            raise TableError(f"default {text} is not True or False")
        return text == "True"
    if base == "dtype":
        if text not in DTYPES:
            raise TableError(f"default {text} is no dtype")
        return text
    if base in ("int", "int[1]", "int[2]", "int[3]"):
        return int(text)
    if base == "float":
        return float(text)
    if base == "Number":
        return float(text) if any(c in text for c in ".e") else int(text)
    raise TableError(f"a {kind} cannot have the default {text}")


def _argument(text: str, keyword_only: bool, choice_name: str | dict[str, str]) -> Argument:
    match = re.fullmatch(r"(choice\([a-z0-9_,\s]+\)|[A-Za-z]+(?:\|[A-Za-z]+)?(?:\[[123]?\])?[?!]?)\s+([a-z][a-z0-9_]*)(?:\s*=\s*(.+))?", text)
    if match is None:
        raise TableError(f"cannot read the argument '{text}'; expected 'Type name' or 'Type name=default'")
    kind, name, default = match.groups()
    choice = None
    if kind.startswith("choice("):
        named = choice_name.get(name) if isinstance(choice_name, dict) else choice_name
        choice = Choice(named or name, tuple(v.strip() for v in kind[len("choice("):-1].split(",")))
        kind = "choice"
    if kind not in KINDS:
        raise TableError(f"unknown type '{kind}'; expected one of {', '.join(KINDS)}")
    try:
        value = REQUIRED if default is None else _default(default.strip(), kind, choice)
    except ValueError:
        raise TableError(f"the default '{default}' is no {kind}") from None
    return Argument(name, kind, value, keyword_only, choice)


def parse_signature(text: str, choice_name: str | dict[str, str] = "") -> tuple[str, tuple[Argument, ...], Result]:
    """Reads `name(arguments) -> result`."""
    match = re.fullmatch(r"\s*([a-z][a-z0-9_]*)\((.*)\)\s*->\s*(.+?)\s*", text)
    if match is None:
        raise TableError(f"cannot read the signature '{text}'; expected 'name(arguments) -> result'")
    name, inside, returned = match.groups()
    arguments: list[Argument] = []
    keyword_only = False
    for part in _split(inside):
        if part == "*":
            keyword_only = True
            continue
        argument = _argument(part, keyword_only, choice_name)
        if any(a.name == argument.name for a in arguments):
            raise TableError(f"argument {argument.name} occurs twice")
        if argument.required and not keyword_only and arguments and not arguments[-1].required:
            raise TableError(f"argument {argument.name} has no default but follows one that has")
        arguments.append(argument)
    if sum(a.kind == "Tensor|Number" for a in arguments) > 1:
        raise TableError("at most one argument can be Tensor|Number")
    mutable = [a for a in arguments if a.kind == "Tensor!"]
    if returned == "self":
        if len(mutable) != 1 or arguments[0] is not mutable[0] or not name.endswith("_"):
            raise TableError("an operation that returns self ends in _ and has one Tensor!, its first argument")
        return name, tuple(arguments), Result("self", ())
    if mutable:
        raise TableError("an operation with a Tensor! returns self")
    if returned in ("Tensor", "Tensor[]"):
        return name, tuple(arguments), Result(returned)
    match = re.fullmatch(r"\((.+)\)", returned)
    pieces = [p.split() for p in _split(match.group(1))] if match else []
    if not 2 <= len(pieces) <= 4 or any(len(p) != 2 or p[0] != "Tensor" for p in pieces):
        raise TableError(f"unknown result '{returned}'; expected Tensor, two to four (Tensor a, Tensor b), Tensor[] or self")
    return name, tuple(arguments), Result("tuple", tuple(p[1] for p in pieces))


def _operation(entry: dict, family: str) -> Operation:
    unknown = set(entry) - KEYS
    if unknown:
        raise TableError(f"unknown keys {sorted(unknown)}")
    for key in ("signature", "python", "summary", "samples"):
        if key not in entry:
            raise TableError(f"the key {key} is missing")
    name, arguments, result = parse_signature(entry["signature"], entry.get("choice_name", ""))
    places = tuple(entry["python"])
    for place in places:
        if place not in PYTHON_PLACES:
            raise TableError(f"unknown Python place '{place}'; expected one of {', '.join(PYTHON_PLACES)}")
    if not entry["samples"]:
        raise TableError("there is no sample")
    errors = []
    for text in entry.get("errors", []):
        match = re.fullmatch(r"(DL_[A-Z_]+): (.+)", text)
        if match is None or match.group(1)[3:].lower() not in STATUSES:
            raise TableError(f"cannot read the error '{text}'; expected 'DL_STATUS: reason'")
        errors.append((match.group(1), match.group(2)))
    error_samples = []
    for sample in entry.get("error_samples", []):
        statuses = tuple(sample["status"].split("|"))
        for status in statuses:
            if status not in STATUSES:
                raise TableError(f"unknown status '{status}'")
        error_samples.append(ErrorSample(sample["args"], statuses, sample["contains"]))
    for key in ("varargs", "numbers"):
        named = entry.get(key, [])
        for argument in [named] if isinstance(named, str) else named:
            if all(a.name != argument for a in arguments):
                raise TableError(f"{key} names {argument}, which is no argument")
    differentiable = entry.get("differentiable", True) and any(a.is_tensor for a in arguments) and result.kind != "self"
    swift = entry.get("swift", camel(name))
    if entry.get("out") and result.kind != "Tensor":
        raise TableError("only an operation with one result can have out")
    return Operation(
        name=name, family=family, arguments=arguments, result=result, summary=entry["summary"],
        signature=entry["signature"], python=places, python_name=entry.get("python_name", name),
        aliases=tuple(entry.get("aliases", [])), swift=swift, c=entry.get("c", f"dl_{name}"), doc=entry.get("doc", ""),
        errors=tuple(errors), samples=tuple(entry["samples"]), error_samples=tuple(error_samples),
        varargs=entry.get("varargs"), creation=entry.get("creation", False), values=entry.get("values", "exact"),
        differentiable=differentiable, no_second=entry.get("no_second", ""), oracle=entry.get("oracle", ""),
        leading_default=dict(entry.get("leading_default", {})), numbers=tuple(entry.get("numbers", [])),
        contiguous_only=entry.get("contiguous_only", False),
        swift_method=entry.get("swift_method", "method" in places),
        deterministic_samples=tuple(entry.get("deterministic_samples", [])),
        kernel=entry.get("kernel", ""), out=entry.get("out", False),
    )


def in_place_form(op: Operation) -> Operation:
    """`x_` of an operation `x` with the key in_place: the same arguments, the first one takes the result."""
    if op.result.kind != "Tensor" or op.receiver is None:
        raise TableError("only an operation on a tensor with one result has an in-place form")
    first, *rest = op.arguments
    return replace(
        op, name=op.name + "_", arguments=(replace(first, kind="Tensor!"), *rest), result=Result("self", ()),
        summary=f"Replaces the elements of input by those of {op.python_name}.", doc="",
        signature=op.signature.replace(op.name + "(Tensor ", op.name + "_(Tensor! ", 1).replace("-> Tensor", "-> self"),
        python=("method",), python_name=op.python_name + "_", aliases=tuple(a + "_" for a in op.aliases), swift=op.swift + "_",
        c=op.c + "_", errors=(*op.errors, ("DL_DTYPE_MISMATCH", "the result does not fit the dtype of input"),
                              ("DL_INVALID_STATE", "input is a leaf that requires gradients, or shares memory with itself")),
        error_samples=(), differentiable=False, no_second="", oracle="", numbers=(), swift_method=True, out=False, base=op)


# The order of the families in the header and on the reference page; others follow by name.
FAMILY_ORDER = (
    "Creation", "Random", "Elementwise", "Activation", "Reduction", "Shape", "Index", "LinearAlgebra", "Convolution",
    "Pooling", "Softmax", "Loss", "Resize", "InPlace",
)


def load(directory: Path) -> Model:
    """Reads every table in a folder."""
    families, seen = [], {}
    choices: dict[str, Choice] = {}
    for path in sorted(directory.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text())
        except tomllib.TOMLDecodeError as error:
            raise TableError(f"{path.name}: {error}") from None
        for key in ("family", "summary", "op"):
            if key not in table:
                raise TableError(f"{path.name}: the key {key} is missing")
        usual = {key: table[key] for key in ("out",) if key in table}
        operations = []
        for entry in table["op"]:
            try:
                op = _operation(usual | entry, table["family"])
                if op.name in seen:
                    raise TableError(f"the operation is also in {seen[op.name]}")
                forms = [op, in_place_form(op)] if entry.get("in_place") else [op]
                for argument in op.arguments:
                    if argument.choice and choices.setdefault(argument.choice.name, argument.choice) != argument.choice:
                        raise TableError(f"the choice {argument.name} has other values elsewhere")
            except TableError as error:
                raise TableError(f"{path.name}: {entry.get('signature', '?')}: {error}") from None
            for form in forms:
                if form.name in seen:
                    raise TableError(f"{path.name}: the operation {form.name} is also in {seen[form.name]}")
                seen[form.name] = path.name
                operations.append(form)
        families.append(Family(table["family"], table["summary"], tuple(operations)))
    order = {name: i for i, name in enumerate(FAMILY_ORDER)}
    families.sort(key=lambda f: (order.get(f.name, len(order)), f.name))
    return Model(tuple(families))
