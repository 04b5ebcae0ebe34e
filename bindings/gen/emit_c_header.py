"""The operations part of Include/dlcore.h."""

from __future__ import annotations

from model import Argument, Model, Operation, Variant
from text import call, wrap

BEGIN = "/* BEGIN GENERATED OPERATIONS */\n"
END = "/* END GENERATED OPERATIONS */\n"


def parameters(argument: Argument) -> list[str]:
    """The C parameters of one argument."""
    name = argument.name
    match argument.kind:
        case "Tensor" | "Tensor?":
            return [f"const dl_tensor *{name}"]
        case "Tensor!":
            return [f"dl_tensor *{name}"]
        case "Tensor[]":
            return [f"const dl_tensor *const *{name}", f"int64_t {name}_count"]
        case "Number":
            return [f"dl_scalar {name}"]
        case "Number?":
            return [f"const dl_scalar *{name}"]
        case "int":
            return [f"int64_t {name}"]
        case "int?" | "int[1]" | "int[1]?" | "int[2]" | "int[2]?" | "int[3]" | "int[3]?":
            return [f"const int64_t *{name}"]
        case "int[]" | "int[]?":
            return [f"const int64_t *{name}", f"int64_t {name}_count"]
        case "float":
            return [f"double {name}"]
        case "float?":
            return [f"const double *{name}"]
        case "str":
            return [f"const char *{name}"]
        case "bool":
            return [f"bool {name}"]
        case "choice":
            return [f"{argument.choice.c} {name}"]
        case "dtype" | "dtype?":
            return [f"dl_dtype {name}"]
        case "Generator?":
            return [f"dl_generator *{name}"]
    raise AssertionError(argument.kind)


def result_parameters(op: Operation) -> list[str]:
    match op.result.kind:
        case "Tensor":
            return ["dl_tensor **out"]
        case "Tensor[]":
            return ["dl_tensor ***out", "int64_t *out_count"]
        case "tuple":
            return [f"dl_tensor **{name}" for name in op.result.names]
    return []


def declaration(variant: Variant, attributes: str = "DL_NODISCARD DL_EXPORT ") -> str:
    every = [p for a in variant.arguments for p in parameters(a)] + result_parameters(variant.op)
    return call(f"{attributes}dl_status {variant.c}", every, ";")


COUNTS = {1: "one value", 2: "two values", 3: "three values"}


def remark(argument: Argument) -> str:
    """What a caller needs to know about one argument beyond its type; "" for nothing."""
    value = argument.default
    match argument.kind:
        case "Tensor?":
            return "may be NULL"
        case "Tensor[]":
            return f"{argument.name}_count tensors"
        case "int[1]" | "int[2]" | "int[3]":
            usual = ", ".join([str(value)] * argument.extent)
            return COUNTS[argument.extent] if argument.required else f"{COUNTS[argument.extent]}, or NULL for {{{usual}}}"
        case "int[1]?" | "int[2]?" | "int[3]?":
            return f"{COUNTS[argument.extent]}, or NULL"
        case "int[]":
            return f"{argument.name}_count values"
        case "int[]?":
            return f"{argument.name}_count values, or NULL for none given"
        case "int?" | "float?" | "Number?":
            return "may be NULL"
        case "dtype?":
            return "may be DL_DTYPE_NONE"
        case "Generator?":
            return "NULL for the default one"
        case "choice":
            constants = ", ".join(argument.choice.constant(v) for v in argument.choice.values)
            usual = "" if argument.required else f"; usually {argument.choice.constant(value)}"
            return f"{constants}{usual}" if len(argument.choice.values) > 1 else constants
        case "bool":
            return "" if argument.required else f"usually {str(value).lower()}"
    if argument.required or value is None:
        return ""
    return f"usually {value:g}" if isinstance(value, float) else f"usually {value}"


def comment(variant: Variant) -> list[str]:
    op = variant.op
    if variant.scalar:
        return [f"/** {op.c} with a number as {op.union.name}. */"]
    lines = ["/**"] + wrap(op.summary, " * ")
    if op.doc:
        lines += wrap(op.doc, " * ")
    for argument in variant.arguments:
        text = remark(argument)
        if text:
            lines += wrap(f"@param {argument.name} {text}", " * ", hanging="       ")
    if op.result.kind == "Tensor[]":
        lines += wrap("@param out out_count tensors, to be released with dl_tensor_list_release", " * ", hanging="       ")
    if op.errors:
        lines += wrap("Errors: " + "; ".join(f"{status} ({why})" for status, why in op.errors) + ".", " * ", hanging="  ")
    if len(lines) == 2 and len(lines[1]) <= 110:
        return ["/** " + lines[1][3:] + " */"]
    return lines + [" */"]


def section(model: Model) -> str:
    """Everything between the two marks."""
    out = ["\n/* Beyond the errors that are listed, every operation returns DL_INVALID_ARGUMENT for NULL where a handle or a place\n"
           " * for the result is needed, and DL_OUT_OF_MEMORY. Axes may be negative and then count from the end. */\n\n"]
    for choice in model.choices:
        out.append(f"typedef int32_t {choice.c};\n")
        values = ", ".join(f"{choice.constant(v)} = {i}" for i, v in enumerate(choice.values))
        out.append(f"enum {{ {values} }};\n")
    for family in model.families:
        rule = "-" * 80
        out.append(f"\n/* {rule}\n * {family.name}\n *\n")
        out += [line + "\n" for line in wrap(family.summary, " * ")]
        out.append(f" * {rule} */\n\n")
        for op in family.operations:
            for variant in op.variants():
                out += [line + "\n" for line in comment(variant)]
                out.append(declaration(variant) + "\n")
            out.append("\n")
    return "".join(out).rstrip("\n") + "\n"


def replace_section(header: str, model: Model) -> str:
    before, rest = header.split(BEGIN)
    _, after = rest.split(END)
    return before + BEGIN + section(model) + END + after
