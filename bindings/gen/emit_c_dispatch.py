"""Tests/c/generated: every operation of dlcore.h behind one function that takes its name and JSON arguments."""

from __future__ import annotations

from emit_swift_exports import NOTICE
from model import Argument, Family, Model, Operation, Variant
from text import call

HEADER = NOTICE + """\
#ifndef CALL_OP_H
#define CALL_OP_H

#include "support/arguments.h"

/**
 * Calls an operation by its name in the op table.
 * @param arguments a JSON object with the arguments by name; tensors are "$name" of the environment
 * @param results count new references, for the caller to release; an operation in place gives its input
 * Errors: those of the operation; DL_UNSUPPORTED when there is none of this name; DL_INVALID_ARGUMENT when the JSON lacks an
 * argument.
 */
dl_status call_op(const char *name, const cJSON *arguments, const environment *tensors, op_results *results);

/** The operations that call_op knows, NULL at the end. */
extern const char *const op_names[];

#endif
"""


def read(argument: Argument) -> tuple[list[str], list[str]]:
    """Declarations that read one argument, and the expressions to pass."""
    name = argument.name
    match argument.kind:
        case "Tensor":
            return [f'const dl_tensor *{name} = argument_tensor(given, "{name}");'], [name]
        case "Tensor!":
            return [f'dl_tensor *{name} = argument_tensor(given, "{name}");'], [name]
        case "Tensor?":
            return [f'const dl_tensor *{name} = argument_optional_tensor(given, "{name}");'], [name]
        case "Tensor[]":
            return [f"int64_t {name}_count = 0;",
                    f'const dl_tensor *const *{name} = argument_tensors(given, "{name}", &{name}_count);'], [name, f"{name}_count"]
        case "Number":
            if argument.required:
                return [f'dl_scalar {name} = argument_number(given, "{name}");'], [name]
            value = argument.default
            usual = f"dl_float({value})" if isinstance(value, float) else f"dl_int({value})"
            return [f'dl_scalar {name} = argument_has(given, "{name}") ? argument_number(given, "{name}") : {usual};'], [name]
        case "Number?":
            return [f'const dl_scalar *{name} = argument_optional_number(given, "{name}");'], [name]
        case "int":
            if argument.required:
                return [f'int64_t {name} = argument_int(given, "{name}");'], [name]
            return [f'int64_t {name} = argument_has(given, "{name}") ? argument_int(given, "{name}") : {argument.default};'], [name]
        case "int?":
            return [f'const int64_t *{name} = argument_optional_int(given, "{name}");'], [name]
        case "int[1]" | "int[2]" | "int[3]":
            function = "argument_fixed" if argument.required else "argument_optional_fixed"
            return [f'const int64_t *{name} = {function}(given, "{name}", {argument.extent});'], [name]
        case "int[1]?" | "int[2]?" | "int[3]?":
            return [f'const int64_t *{name} = argument_optional_fixed(given, "{name}", {argument.extent});'], [name]
        case "int[]" | "int[]?":
            function = "argument_ints" if argument.required else "argument_optional_ints"
            return [f"int64_t {name}_count = 0;", f'const int64_t *{name} = {function}(given, "{name}", &{name}_count);'], [
                name, f"{name}_count"]
        case "float":
            if argument.required:
                return [f'double {name} = argument_float(given, "{name}");'], [name]
            return [f'double {name} = argument_has(given, "{name}") ? argument_float(given, "{name}") : {argument.default};'], [name]
        case "float?":
            return [f'const double *{name} = argument_optional_float(given, "{name}");'], [name]
        case "str":
            return [f'const char *{name} = argument_string(given, "{name}");'], [name]
        case "bool":
            usual = "false" if argument.required else str(argument.default).lower()
            return [f'bool {name} = argument_bool(given, "{name}", {usual});'], [name]
        case "choice":
            values = ", ".join(f'"{v}"' for v in argument.choice.values)
            usual = -1 if argument.required else argument.choice.values.index(argument.default)
            return [f"static const char *const {name}_values[] = {{{values}, NULL}};",
                    f'{argument.choice.c} {name} = argument_choice(given, "{name}", {name}_values, {usual});'], [name]
        case "dtype" if not argument.required:
            usual = f"DL_{argument.default.upper()}"
            return [f'dl_dtype {name} = argument_has(given, "{name}") ? argument_dtype(given, "{name}", true) : {usual};'], [name]
        case "dtype" | "dtype?":
            return [f'dl_dtype {name} = argument_dtype(given, "{name}", {"true" if argument.kind == "dtype" else "false"});'], [name]
        case "Generator?":
            return [], ["NULL"]
    raise AssertionError(argument.kind)


def outputs(op: Operation) -> list[str]:
    match op.result.kind:
        case "Tensor":
            return ["results_slot(results, 0)"]
        case "Tensor[]":
            return ["&results->tensors", "&results->count"]
        case "tuple":
            return [f"results_slot(results, {i})" for i in range(len(op.result.names))]
    return []


def body(variant: Variant) -> list[str]:
    lines, values = [], []
    for argument in variant.arguments:
        declarations, expressions = read(argument)
        lines += declarations
        values += expressions
    op = variant.op
    lines.append("if (given->failed) return DL_INVALID_ARGUMENT;")
    invocation = call(variant.c, values + outputs(op), "", width=100)
    if op.in_place:
        lines.append(f"return results_in_place(results, {op.arguments[0].name}, {invocation});")
    else:
        lines.append(f"return {invocation};")
    return lines


def function(op: Operation) -> str:
    variants = op.variants()
    head = f"static dl_status call_{op.name}(arguments *given, op_results *results) {{\n"
    if not op.arguments:
        head += "    (void)given;\n"
    if len(variants) == 1:
        return head + "".join(f"    {line}\n" for line in body(variants[0])) + "}\n"
    scalar = "".join(f"        {line}\n" for line in body(variants[1]))
    plain = "".join(f"    {line}\n" for line in body(variants[0]))
    return head + f'    if (argument_is_number(given, "{op.union.name}")) {{\n{scalar}    }}\n{plain}}}\n'


def family_file(family: Family) -> str:
    functions = "\n".join(function(op) for op in family.operations)
    rows = "".join(f'    {{"{op.name}", call_{op.name}}},\n' for op in family.operations)
    return (f'{NOTICE}#include "call_op.h"\n\n{functions}\nconst op_entry {family.name}_entries[] = {{\n{rows}'
            f"    {{NULL, NULL}},\n}};\n")


def null_test(family: Family) -> str:
    """The functions of a family with NULL for their required handles and out-pointers."""
    lines = [line for op in family.operations for variant in op.variants() for line in null_calls(variant)]
    return (f'{NOTICE}#include "support/null_calls.h"\n\nvoid call_{family.name}_with_null(const null_handles *h) {{\n'
            + "".join(f"    {line}\n" for line in lines) + "}\n")


def all_null_tests(model: Model) -> str:
    declarations = "".join(f"void call_{f.name}_with_null(const null_handles *h);\n" for f in model.families)
    calls = "".join(f"    call_{f.name}_with_null(h);\n" for f in model.families)
    return (f'{NOTICE}#include "support/null_calls.h"\n\n{declarations}\nvoid call_everything_with_null(const null_handles *h) {{\n'
            f"{calls}}}\n")


def placeholder(argument: Argument) -> list[str]:
    """Values that are good enough for a call that must fail because of something else."""
    match argument.kind:
        case "Tensor" | "Tensor?":
            return ["h->tensor"]
        case "Tensor!":
            return ["h->mutable_tensor"]
        case "Tensor[]":
            return ["h->list", "1"]
        case "Number":
            return ["dl_int(1)"]
        case "Number?":
            return ["&h->number"]
        case "int":
            return ["1"]
        case "int?":
            return ["&h->ints[0]"]
        case "int[]" | "int[]?":
            return ["h->ints", "2"]
        case "int[1]" | "int[1]?" | "int[2]" | "int[2]?" | "int[3]" | "int[3]?":
            return ["h->ints"]
        case "float":
            return ["0.5"]
        case "float?":
            return ["NULL"]
        case "str":
            return ['"a"']
        case "bool":
            return ["true"]
        case "choice":
            return ["0"]
        case "dtype":
            return ["DL_FLOAT32"]
        case "dtype?":
            return ["DL_DTYPE_NONE"]
        case "Generator?":
            return ["NULL"]
    raise AssertionError(argument.kind)


def null_calls(variant: Variant) -> list[str]:
    op = variant.op
    good = [placeholder(a) for a in variant.arguments]
    outs = {"Tensor": ["h->out"], "Tensor[]": ["h->list_out", "h->count_out"], "self": [],
            "tuple": ["h->out", "h->second_out", "h->third_out", "h->fourth_out"][:len(op.result.names)]}[op.result.kind]

    def line(arguments: list[list[str]], results: list[str], what: str) -> str:
        values = [v for group in arguments for v in group] + results
        return call("NULL_CALL", [f'"{op.name}"', f'"{what}"', f"{variant.c}({', '.join(values)})"], ";", width=118)

    lines = []
    for i, argument in enumerate(variant.arguments):
        bad = {"Tensor": ["NULL"], "Tensor!": ["NULL"], "Tensor[]": ["NULL", "1"], "int[]": ["NULL", "1"], "str": ["NULL"],
               "int[]?": ["NULL", "1"]}.get(argument.kind)
        if argument.extent and not argument.optional and argument.required:
            bad = ["NULL"]
        if bad is not None:
            lines.append(line(good[:i] + [bad] + good[i + 1:], outs, argument.name))
        if argument.kind == "Tensor[]":
            lines.append(line(good[:i] + [["h->list_with_null", "2"]] + good[i + 1:], outs, argument.name))
            lines.append(line(good[:i] + [["h->list", "-1"]] + good[i + 1:], outs, argument.name))
        if argument.kind in ("int[]", "int[]?"):
            lines.append(line(good[:i] + [["h->ints", "-1"]] + good[i + 1:], outs, argument.name))
            lines.append(line(good[:i] + [["h->ints", "9"]] + good[i + 1:], outs, argument.name))
        if argument.kind in ("dtype", "dtype?"):
            lines.append(line(good[:i] + [["99"]] + good[i + 1:], outs, argument.name))
        if argument.kind == "choice":
            lines.append(line(good[:i] + [["99"]] + good[i + 1:], outs, argument.name))
    for i in range(len(outs)):
        lines.append(line(good, outs[:i] + ["NULL"] + outs[i + 1:], "out"))
    return lines


def emit(model: Model) -> dict[str, str]:
    files = {"Tests/c/generated/call_op.h": HEADER}
    for family in model.families:
        files[f"Tests/c/generated/call_{family.name}.c"] = family_file(family)
        files[f"Tests/c/generated/null_{family.name}.c"] = null_test(family)
    externs = "".join(f"extern const op_entry {f.name}_entries[];\n" for f in model.families)
    tables = "".join(f"    {f.name}_entries,\n" for f in model.families)
    files["Tests/c/generated/call_op.c"] = (
        f'{NOTICE}#include "call_op.h"\n\n#include <string.h>\n\n{externs}\n'
        f"static const op_entry *const families[] = {{\n{tables}    NULL,\n}};\n\n"
        "dl_status call_op(const char *name, const cJSON *json, const environment *tensors, op_results *results) {\n"
        "    for (int f = 0; families[f]; f++) {\n"
        "        for (const op_entry *entry = families[f]; entry->name; entry++) {\n"
        "            if (strcmp(entry->name, name) == 0) return call_entry(entry, json, tensors, results);\n"
        "        }\n    }\n"
        "    return unknown_operation(name, results);\n}\n")
    names = "".join(f'    "{op.name}",\n' for op in model.operations)
    files["Tests/c/generated/op_names.c"] = (
        f'{NOTICE}#include "call_op.h"\n\nconst char *const op_names[] = {{\n{names}    NULL,\n}};\n')
    files["Tests/c/generated/null_calls.c"] = all_null_tests(model)
    return files
