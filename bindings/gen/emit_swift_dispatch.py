"""Tests/DLCoreTests/Generated: every public function of DLCore behind one that takes its name and JSON arguments."""

from __future__ import annotations

from emit_swift_exports import NOTICE
from emit_swift_sources import default
from model import Argument, Family, Model, Operation, Variant
from text import call


def value(argument: Argument) -> str:
    name = f'"{argument.name}"'
    usual = default(argument).removeprefix(" = ")
    or_default = f", {usual}" if usual and usual != "nil" else ""
    match argument.kind:
        case "Tensor" | "Tensor!":
            return f"a.tensor({name})"
        case "Tensor?":
            return f"a.optionalTensor({name})"
        case "Tensor[]":
            return f"a.tensors({name})"
        case "Number":
            return f"a.number({name}{or_default})"
        case "Number?":
            return f"a.optionalNumber({name})"
        case "int":
            return f"a.int({name}{or_default})"
        case "int?":
            return f"a.optionalInt({name})"
        case "int[]":
            return f"a.dims({name})"
        case "int[]?":
            return f"a.optionalDims({name})"
        case "int[1]" | "int[2]" | "int[3]":
            return f"a.fixed({name}, {argument.extent}{or_default})"
        case "int[1]?" | "int[2]?" | "int[3]?":
            return f"a.optionalFixed({name}, {argument.extent})"
        case "float":
            return f"a.float({name}{or_default})"
        case "float?":
            return f"a.optionalFloat({name})"
        case "str":
            return f"a.string({name})"
        case "bool":
            return f"a.bool({name}{or_default})"
        case "choice":
            cases = ", ".join(f'"{v}": {argument.choice.swift}.{v}' for v in argument.choice.values)
            return f"a.choice({name}, [{cases}]{or_default})"
        case "dtype" if not argument.required:
            return f"a.optionalDType({name}) ?? .{argument.default}"
        case "dtype":
            return f"a.dtype({name})"
        case "dtype?":
            return f"a.optionalDType({name})"
        case "Generator?":
            return "nil"
    raise AssertionError(argument.kind)


def invocation(variant: Variant) -> list[str]:
    op = variant.op
    values = []
    for label, argument in zip(variant.labels(), variant.arguments):
        text = value(argument)
        values.append(text if label == "_" else f"{label}: {text}")
    head = call(f"try DLCore.{op.swift}", values, "", indent="    ", width=108)
    match op.result.kind:
        case "Tensor":
            return [f"return [{head}]"]
        case "Tensor[]":
            return [f"return {head}"]
        case "tuple":
            return [f"let result = {head}"] + [f"return [{', '.join('result.' + n for n in op.result.names)}]"]
    return [head, f'return [try a.tensor("{op.arguments[0].name}")]']


def case(op: Operation) -> str:
    variants = op.variants()
    lines = [f'    case "{op.name}":']
    if len(variants) == 2:
        lines.append(f'        if a.isNumber("{op.union.name}") {{')
        lines += [f"            {line}" for text in invocation(variants[1]) for line in text.split("\n")]
        lines.append("        }")
    lines += [f"        {line}" for text in invocation(variants[0]) for line in text.split("\n")]
    return "\n".join(lines) + "\n"


def family_file(family: Family) -> str:
    cases = "".join(case(op) for op in family.operations)
    return (f"{NOTICE}import DLCore\n\nfunc call{family.name}(_ name: String, _ a: CallArguments) throws -> [Tensor]? {{\n"
            f"    switch name {{\n{cases}    default:\n        return nil\n    }}\n}}\n")


def emit(model: Model) -> dict[str, str]:
    files = {f"Tests/DLCoreTests/Generated/Call{f.name}.swift": family_file(f) for f in model.families}
    attempts = "".join(f"    if let results = try call{f.name}(name, a) {{ return results }}\n" for f in model.families)
    names = "".join(f'    "{op.name}",\n' for op in model.operations)
    files["Tests/DLCoreTests/Generated/CallOp.swift"] = (
        f"{NOTICE}import DLCore\n\n/// Calls an operation by its name in the op table. Tensors are \"$name\" of the environment.\n"
        "func callOp(_ name: String, _ arguments: [String: JSON], _ environment: [String: Tensor]) throws -> [Tensor] {\n"
        "    let a = CallArguments(values: arguments, environment: environment)\n"
        f"{attempts}    throw CallError(description: \"there is no operation \\(name)\")\n}}\n\n"
        f"/// The operations that `callOp` knows.\nlet operationNames = [\n{names}]\n")
    return files
