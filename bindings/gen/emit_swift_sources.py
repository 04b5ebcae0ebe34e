"""Sources/DLCore/Generated: the methods of Tensor and the list of operations."""

from __future__ import annotations

from emit_swift_exports import NOTICE
from model import Argument, Choice, Model, Variant
from text import call, wrap


def swift_type(argument: Argument) -> str:
    types = {
        "Tensor": "Tensor", "Tensor!": "Tensor", "Tensor?": "Tensor?", "Tensor[]": "[Tensor]", "Number": "Scalar",
        "Number?": "Scalar?", "int": "Int", "int?": "Int?", "int[]": "Dims", "int[]?": "Dims?", "int[1]": "Dims",
        "int[1]?": "Dims?", "int[2]": "Dims", "int[2]?": "Dims?", "int[3]": "Dims", "int[3]?": "Dims?", "str": "String", "float": "Double", "float?": "Double?", "bool": "Bool", "dtype": "DType", "dtype?": "DType?",
        "Generator?": "Generator?",
    }
    return argument.choice.swift if argument.kind == "choice" else types[argument.kind]


def result_type(variant: Variant) -> str:
    """With the arrow; "" for none."""
    result = variant.op.result
    match result.kind:
        case "self":
            return ""
        case "tuple":
            return " -> (" + ", ".join(f"{name}: Tensor" for name in result.names) + ")"
    return f" -> {'[Tensor]' if result.kind == 'Tensor[]' else 'Tensor'}"


def default(argument: Argument) -> str:
    """" = value", or "" for an argument that must be given."""
    if argument.required:
        return ""
    value = argument.default
    if value is None:
        return " = nil"
    match argument.kind:
        case "bool":
            return " = true" if value else " = false"
        case "choice" | "dtype":
            return f" = .{value}"
        case "int[1]" | "int[2]" | "int[3]":
            return f" = [{', '.join([str(value)] * argument.extent)}]"
    return f" = {value}"


KEYWORDS = {"var", "where", "repeat", "is", "in", "as", "default", "operator"}


def declared(name: str) -> str:
    """A function's name where it is declared."""
    return f"`{name}`" if name in KEYWORDS else name


def parameter(label: str, argument: Argument, with_default: bool) -> str:
    name = argument.swift_name
    names = name if label == name else f"{label} {name}"
    return f"{names}: {swift_type(argument)}{default(argument) if with_default else ''}"


def declaration(variant: Variant) -> str:
    """The free function that the Swift author writes."""
    every = [parameter(l, a, True) for l, a in zip(variant.labels(), variant.arguments)]
    return call(f"public func {declared(variant.op.swift)}", every, f" throws(DLError){result_type(variant)}")


def choice_declaration(choice: Choice) -> str:
    """The enum that the Swift author writes; its raw values are the constants of the header."""
    cases = ", ".join(f"{value} = {i}" for i, value in enumerate(choice.values))
    return f"public enum {choice.swift}: Int32, Sendable {{ case {cases} }}"


def method(variant: Variant) -> str:
    op = variant.op
    labels = variant.labels()
    every = [parameter(l, a, True) for l, a in list(zip(labels, variant.arguments))[1:]]
    values = ["self"]
    for label, argument in list(zip(labels, variant.arguments))[1:]:
        values.append(argument.swift_name if label == "_" else f"{label}: {argument.swift_name}")
    head = call(f"    public func {declared(op.swift)}", every, f" throws(DLError){result_type(variant)} {{", indent="        ")
    body = call(f"        try DLCore.{op.swift}", values, "", indent="            ")
    documentation = "\n".join(wrap(op.summary, "    /// "))
    return f"{documentation}\n    @inlinable\n{head}\n{body}\n    }}\n"


def in_place_form(variant: Variant) -> str:
    """The function `x_` over the function `x`."""
    op, base = variant.op, variant.op.base
    labels = variant.labels()
    every = [parameter(l, a, True) for l, a in zip(labels, variant.arguments)]
    values = ["old"] + [a.swift_name if l == "_" else f"{l}: {a.swift_name}" for l, a in list(zip(labels, variant.arguments))[1:]]
    others = [a.swift_name for a in variant.arguments[1:] if a.kind in ("Tensor", "Tensor?")]
    kernel = ""
    if base.kernel and len(variant.arguments) == 1 + len(others):
        kernel = f'    if try applyInPlace({", ".join(["." + base.kernel, "input", *others])}, "{op.name}") {{ return }}\n'
    elif base.kernel and variant.scalar and len(variant.arguments) == 2:
        kernel = f'    if try applyInPlace(.{base.kernel}, input, number({variant.arguments[1].swift_name}, for: input), "{op.name}") {{ return }}\n'
    head = call(f"public func {declared(op.swift)}", every, " throws(DLError) {")
    changed = ", ".join(["input", *(others + ["nil", "nil"])[:2]])
    check = f'    try checkWritable(input, {others[0] if others else "nil"}, "{op.name}")\n' if kernel else ""
    body = call(f"        try DLCore.{base.swift}", values, "", indent="            ")
    return (f"/// {base.swift} in place.\n{head}\n{check}{kernel}"
            f'    try changeInPlace({changed}, "{op.name}") {{ (old) throws(DLError) in\n{body}\n    }}\n}}\n')


def emit(model: Model) -> dict[str, str]:
    files = {}
    forms = [in_place_form(v) for op in model.operations if op.base is not None for v in op.variants()]
    files["Sources/DLCore/Generated/InPlaceForms.swift"] = NOTICE + "import DLKernels\n\n" + "\n".join(forms)
    for family in model.families:
        methods = [method(v) for op in family.operations if op.swift_method for v in op.variants()]
        if methods:
            extension = "extension Tensor {\n" + "\n".join(methods) + "}\n"
            files[f"Sources/DLCore/Generated/Tensor+{family.name}.swift"] = NOTICE + extension
    names = "\n".join(f'        "{op.name}",' for op in model.operations)
    files["Sources/DLCore/Generated/OperationTable.swift"] = (
        NOTICE + "/// The public operations, by their names in the op table.\npublic enum OperationTable {\n"
        f"    public static let names: [StaticString] = [\n{names}\n    ]\n}}\n")
    return files
