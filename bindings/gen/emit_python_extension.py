"""Writes the part of the Python extension that follows from the op table: C++ files per family, and the method tables.

Every operation becomes a static function that takes bound arguments, and one entry point each for the function of the module
and the method of Tensor. Operations that share a name in Python (max, with and without an axis) share the entry points.
"""

from __future__ import annotations

from pathlib import Path

from model import Argument, Family, Model, Operation

NOTE = "// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.\n"
# With a tensor as the second argument, these are the element-wise forms of two tensors.
OF_TWO_TENSORS = {"max": "maximum", "min": "minimum"}
# Keyword arguments that only Python has: alpha=, a factor of the other operand; unbiased=, an older way to say correction=.
EXTRA = {"add": "alpha", "sub": "alpha", "add_": "alpha", "sub_": "alpha", "var": "unbiased", "std": "unbiased",
         "var_mean": "unbiased", "std_mean": "unbiased"}
# What happens first: a list of sizes is another way to split.
BEFORE = {
    "clamp": "if ((a.given(1) && is_tensor(a.value(1))) || (a.given(2) && is_tensor(a.value(2)))) return run_clamp_tensor(a);",
    "clamp_": "if ((a.given(1) && is_tensor(a.value(1))) || (a.given(2) && is_tensor(a.value(2)))) return run_clamp_tensor_(a);",
    "positive": "if (is_tensor(a.value(0)) && dl_tensor_dtype(handle_of(a.value(0))) != DL_BOOL) return Py_NewRef(a.value(0));",
    "split": "if (!PyIndex_Check(a.value(1)) || PySequence_Check(a.value(1))) return split_by_sizes(a);",
    "contiguous": "if (is_tensor(a.value(0)) && dl_tensor_is_contiguous(handle_of(a.value(0)))) return Py_NewRef(a.value(0));",
    "contiguous_in": "dl_memory_format wanted;\nif (is_tensor(a.value(0)) && memory_format_from(a.value(1), &wanted) && wanted != DL_MEMORY_FORMAT_PRESERVE &&\n"
                     "    dl_tensor_is_contiguous_in(handle_of(a.value(0)), wanted)) return Py_NewRef(a.value(0));\nPyErr_Clear();",
}
ENTRY = "PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords"


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def number(value: object) -> str:
    if isinstance(value, bool):
        return f"dl_boolean({str(value).lower()})"
    return f"dl_int({value})" if isinstance(value, int) else f"dl_float({value!r})"


def spelled(argument: Argument) -> str:
    """The argument as Python's documentation shows it."""
    return argument.name if argument.required else f"{argument.name}={argument.default!r}"


def python_signature(op: Operation) -> str:
    parts, star = [], False
    for argument in op.arguments:
        if argument.keyword_only and not star:
            parts.append("*")
            star = True
        parts.append(spelled(argument))
    if op.creation:
        parts += ([] if star else ["*"]) + ["requires_grad=False"]
    if op.name in EXTRA:
        parts += ([] if star else ["*"]) + [EXTRA[op.name] + "=" + {"alpha": "1", "unbiased": "True"}[EXTRA[op.name]]]
        star = True
    if op.out:
        parts += ([] if star else ["*"]) + ["out=None"]
    return f"{op.python_name}({', '.join(parts)})"


def documentation(ops: list[Operation]) -> str:
    return "\n\n".join(f"{python_signature(op)}\n\n{op.summary}" + (f"\n{op.doc}" if op.doc else "") for op in ops)


class Call:
    """The code that converts the arguments of an operation and calls its C function."""

    def __init__(self, op: Operation):
        self.op = op
        self.declarations: list[str] = []
        self.conversions: list[str] = []
        self.tensors: list[str] = []  # converted last: converting others may run Python code
        self.before: list[str] = []
        self.passed: list[str] = []
        self.union: Argument | None = op.union
        for index, argument in enumerate(op.arguments):
            self.add(index, argument)

    def add(self, index: int, argument: Argument) -> None:
        name, kind, default = f"a_{argument.name}", argument.kind, argument.default
        declare, convert, passes = self.declarations.append, self.conversions.append, self.passed.append
        if kind in ("Tensor", "Tensor!", "Tensor?"):
            declare(f"dl_tensor *{name} = nullptr;")
            if argument.name in self.op.numbers:
                declare(f"Handle {name}_number;")
                skip = f"a.none({index}) || " if kind.endswith("?") else ""
                self.tensors.append(f"({skip}tensor_from_number(a, {index}, {name}_number, &{name}))")
            else:
                self.tensors.append(f"a.{'optional_' if kind.endswith('?') else ''}tensor({index}, &{name})")
            passes(name)
        elif kind == "Tensor[]":
            declare(f"Tensors {name};")
            self.tensors.append(f"a.tensors({index}, {name})")
            passes(f"{name}.data(), {name}.count()")
        elif kind == "Tensor|Number":
            declare(f"dl_tensor *{name} = nullptr;")
            declare(f"dl_scalar {name}_number = dl_int(0);")
            self.tensors.append(f"a.tensor_or_number({index}, &{name}, &{name}_number)")
            passes(name)
        elif kind == "Number":
            declare(f"dl_scalar {name} = {number(0 if argument.required else default)};")
            convert(f"a.number({index}, &{name})")
            passes(name)
        elif kind in ("Number?", "int?", "float?"):
            type_name, function = {"Number?": ("dl_scalar", "optional_number"), "int?": ("int64_t", "optional_integer"),
                                   "float?": ("double", "optional_real")}[kind]
            declare(f"{type_name} {name}_value{{}};")
            declare(f"const {type_name} *{name} = nullptr;")
            if default is not None and not argument.required:
                declare(f"{name}_value = {default!r};")
                declare(f"if (!a.given({index})) {name} = &{name}_value;")
            convert(f"a.{function}({index}, &{name}_value, &{name})")
            passes(name)
        elif kind == "int":
            declare(f"int64_t {name} = {0 if argument.required else default};")
            convert(f"a.integer({index}, &{name})")
            passes(name)
        elif kind == "float":
            declare(f"double {name} = {0.0 if argument.required else default!r};")
            convert(f"a.real({index}, &{name})")
            passes(name)
        elif kind == "bool":
            declare(f"bool {name} = {'true' if default is True else 'false'};")
            convert(f"a.boolean({index}, &{name})")
            passes(name)
        elif kind in ("int[]", "int[]?"):
            declare(f"Integers {name};")
            convert(f"a.{'optional_' if kind.endswith('?') else ''}integers({index}, {name})")
            passes(f"{name}.data(), {name}.count()")
        elif argument.extent:
            declare(f"Integers {name};")
            convert(f"a.{'optional_' if kind.endswith('?') else ''}repeated({index}, {argument.extent}, {name})")
            passes(f"{name}.data()")
        elif kind == "str":
            declare(f"const char *{name} = nullptr;")
            convert(f"a.text({index}, &{name})")
            passes(name)
        elif kind == "choice":
            choices = argument.choice
            start = choices.constant(default if not argument.required else choices.values[0])
            table = ", ".join(f"{{{quoted(v)}, {choices.constant(v)}}}" for v in choices.values)
            declare(f"static const Choice {name}_choices[] = {{{table}}};")
            declare(f"int32_t {name} = {start};")
            skip = f"a.none({index}) || " if default == "none" else ""
            convert(f"({skip}a.choice({index}, {name}_choices, {len(choices.values)}, &{name}))")
            passes(name)
        elif kind in ("dtype", "dtype?"):
            start = "DL_DTYPE_NONE" if default is None or argument.required else f"DL_{str(default).upper()}"
            if self.op.creation and default is None and not self.like and not self.follows_arguments:
                start = "default_dtype"
            declare(f"dl_dtype {name} = {start};")
            convert(f"a.{'optional_' if kind.endswith('?') else ''}dtype({index}, &{name})")
            passes(name)
        elif kind == "Generator?":
            declare(f"dl_generator *{name} = nullptr;")
            convert(f"a.generator({index}, &{name})")
            passes(name)
        else:
            raise ValueError(f"{self.op.name}: no conversion for the type {kind}")

    @property
    def like(self) -> bool:
        return self.op.receiver is not None

    @property
    def follows_arguments(self) -> bool:
        """Whether the dtype of the result follows the numbers that are given rather than the default dtype."""
        return any(a.kind == "Number" for a in self.op.arguments) and self.op.name != "scalar_tensor" or self.op.name.startswith("rand") and "int" in self.op.name \
            or self.op.name == "randperm"

    def body(self) -> list[str]:
        op = self.op
        lines = ([BEFORE[op.name]] if op.name in BEFORE else []) + self.declarations
        conversions = self.conversions + self.tensors
        if conversions:
            lines.append("if (!" + " || !".join(conversions) + ") return nullptr;")
        numbers = [f"a_{a.name}" for a in op.arguments if a.kind == "Number"]
        if op.creation and numbers and not self.like and any(a.name == "dtype" for a in op.arguments):
            # A number with a fraction makes a tensor of the default dtype.
            floating = " || ".join(f"{n}.kind == DL_SCALAR_FLOAT" for n in numbers)
            lines.append(f"if (a_dtype == DL_DTYPE_NONE && ({floating})) a_dtype = default_dtype;")
        extra = EXTRA.get(op.name)
        if extra is not None:
            index = len(op.arguments)
            lines.append({
                "alpha": f"Handle scaled;\nif (a.given({index}) && !scale_other(a, {index}, &a_other, &a_other_number, scaled)) return nullptr;",
                "unbiased": f"bool a_unbiased = a_correction != 0;\nif (!a.boolean({index}, &a_unbiased)) return nullptr;\n"
                            f"if (a.given({index})) a_correction = a_unbiased ? 1 : 0;",
            }[extra])
        outs = {"Tensor": ["&out"], "tuple": [f"&results[{i}]" for i in range(len(op.result.names))], "Tensor[]": ["&list, &list_count"], "self": []}[op.result.kind]
        lines += {"Tensor": ["dl_tensor *out = nullptr;"], "tuple": [f"dl_tensor *results[{len(op.result.names)}] = {{}};"],
                  "Tensor[]": ["dl_tensor **list = nullptr;", "int64_t list_count = 0;"], "self": []}[op.result.kind]
        if op.out:
            lines.append(f"if (!a.output({out_index(op)})) return nullptr;")
        lines += ["dl_status status;", "{", "    Unlocked unlocked(a.work_keeping_handles());"]
        if self.union is None:
            lines.append(f"    status = {op.c}({', '.join(self.passed + outs)});")
        else:
            name = f"a_{self.union.name}"
            scalar_c = op.variants()[1].c
            of_number = [f"{name}_number" if p == name else p for p in self.passed]
            lines.append(f"    status = {name} ? {op.c}({', '.join(self.passed + outs)}) : {scalar_c}({', '.join(of_number + outs)});")
        lines.append("}")
        if op.result.kind == "Tensor":
            if op.out:
                lines.append(f"if (!a.none({out_index(op)})) return a.write({out_index(op)}, status, out);")
            lines.append("return a.finish(status, out);" if op.creation else "return result(status, out);")
        elif op.result.kind == "self":
            lines.append("return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);")
        else:
            lines.append("if (status != DL_OK) return raise(status);")
            if op.result.kind == "tuple":
                names = ", ".join(quoted(n) for n in op.result.names)
                lines.append(f"static TupleType type{{{quoted('dlcore.return_types.' + op.python_name)}, {{{names}}}}};")
                lines.append(f"return wrap_tuple(type, results, {len(op.result.names)});")
            else:
                lines.append("return wrap_list(list, list_count);")
        return lines


def out_index(op: Operation) -> int:
    """The place of the parameter out, which comes last."""
    return len(op.arguments) + (op.name in EXTRA)


def packed(op: Operation) -> int:
    """The parameter that collects positional integers: x.reshape(2, -1)."""
    names = [a.name for a in op.arguments]
    if op.varargs is not None:
        return names.index(op.varargs)
    return -1


def signature(op: Operation) -> str:
    names = [a.name for a in op.arguments] + ([EXTRA[op.name]] if op.name in EXTRA else []) + (["out"] if op.out else [])
    required = sum(1 for a in op.arguments if a.required)
    positional = sum(1 for a in op.arguments if not a.keyword_only)
    fields = [quoted(op.python_name), "{" + ", ".join(quoted(n) for n in names) + "}", str(len(names)), str(required), str(positional),
              str(packed(op))]
    if op.creation:
        fields.append("true")
        if op.receiver is not None or op.name == "empty":
            fields.append("true")
    return f"static Signature {op.name}_signature{{{', '.join(fields)}}};"


def run_function(op: Operation) -> str:
    body = "\n".join("    " + line for text in Call(op).body() for line in text.split("\n"))
    return f"{signature(op)}\nPyObject *run_{op.name}(Arguments &a) {{\n{body}\n}}\n"


def leading_default(op: Operation) -> list[str]:
    """arange(end) starts at 0: one argument less than required, the first one is left out."""
    (parameter, value), = op.leading_default.items()
    if op.arguments[0].name != parameter:
        raise ValueError(f"{op.name}: leading_default must name the first argument")
    return [f"    if (leaves_out_first({op.name}_signature, count, keywords)) {{",
            f"        Reference first(PyLong_FromLong({value}));",
            "        if (!first) return nullptr;",
            "        std::vector<PyObject *> all{first.get()};",
            "        all.insert(all.end(), args, args + count + (keywords ? PyTuple_GET_SIZE(keywords) : 0));",
            f"        Arguments a({op.name}_signature);",
            f"        return a.bind(nullptr, all.data(), count + 1, keywords) ? run_{op.name}(a) : nullptr;",
            "    }"]


def bound(op: Operation, receiver: str, indent: str = "    ") -> list[str]:
    return [f"{indent}Arguments a({op.name}_signature);",
            f"{indent}PyObject *made = a.bind({receiver}, args, count, keywords) ? run_{op.name}(a) : nullptr;",
            f"{indent}return made ? made : hand_over({quoted(op.python_name)}, {receiver}, args, count, keywords);"]


def entry(name: str, ops: list[Operation], method: bool) -> str:
    """An entry point that Python calls, as a function of the module or as a method."""
    receiver = "receiver" if method else "nullptr"
    unused = "" if method else "    (void)receiver;\n"
    lines: list[str] = []
    if len(ops) == 1:
        if "unbiased" == EXTRA.get(ops[0].name):
            lines += ["    Reference names;", f"    if (!name_older_flags(args, count, keywords, {0 if method else 1}, names)) return nullptr;",
                      "    if (names) keywords = names.get();"]
        if ops[0].leading_default and not method:
            lines += leading_default(ops[0])
        lines += bound(ops[0], receiver)
    else:
        ops = sorted(ops, key=lambda op: len(op.arguments))
        first = 0 if method else 1
        if name in OF_TWO_TENSORS:
            lines += [f"    if (argument_count(count, keywords) == {first + 1} && is_tensor(args[{first}])) {{",
                      *bound_named(OF_TWO_TENSORS[name], receiver), "    }"]
        for op in ops[:-1]:
            most = len(op.arguments) - 1 + first
            lines += [f"    if (argument_count(count, keywords) <= {most}) {{", *bound(op, receiver, "        "), "    }"]
        lines += bound(ops[-1], receiver)
    kind = "method" if method else "function"
    body = "\n".join(lines)
    return f"PyObject *{kind}_{name}({ENTRY}) {{\n{unused}{body}\n}}\n"


def bound_named(name: str, receiver: str) -> list[str]:
    call = "method" if receiver == "receiver" else "function"
    return [f"        return {call}_{name}(receiver, args, count, keywords);"]


def python_names(model: Model) -> dict[str, list[Operation]]:
    names: dict[str, list[Operation]] = {}
    for op in model.operations:
        names.setdefault(op.python_name, []).append(op)
    return names


def snake(name: str) -> str:
    return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(name))


def is_method(ops: list[Operation]) -> bool:
    return any("method" in op.python for op in ops)


def methods_of(ops: list[Operation]) -> list[Operation]:
    return [op for op in ops if "method" in op.python]


# Operations in one C++ file; a larger family has several.
FILE_SIZE = 24


def portions(family: Family, names: dict[str, list[Operation]]) -> list[list[Operation]]:
    """The operations of a family by file, overloads together."""
    files: list[list[Operation]] = [[]]
    for ops in {op.python_name: names[op.python_name] for op in family.operations}.values():
        if files[-1] and len(files[-1]) + len(ops) > FILE_SIZE:
            files.append([])
        files[-1] += ops
    return files


def family_file(family: Family, here: list[Operation], names: dict[str, list[Operation]]) -> str:
    parts = [NOTE, f"// {family.summary}\n", '#include "operations.h"\n\nnamespace dlcore::python {\n']
    parts += [run_function(op) for op in here]
    seen = set()
    for op in here:
        if op.python_name in seen:
            continue
        seen.add(op.python_name)
        ops = names[op.python_name]
        parts.append(entry(op.python_name, ops, method=False))
        if is_method(ops):
            parts.append(entry(op.python_name, methods_of(ops), method=True))
    parts.append("}  // namespace dlcore::python\n")
    return "\n".join(parts)


HELPERS = '''#pragma once

#include "arguments.h"

namespace dlcore::python {

/// A Tensor parameter for which Python may give a number.
inline bool tensor_from_number(Arguments &a, int index, Handle &owner, dl_tensor **handle) {
    if (is_tensor(a.value(index))) return a.tensor(index, handle);
    dl_scalar number;
    if (!a.number(index, &number)) return false;
    dl_status status = dl_tensor_from_scalar(number, number.kind == DL_SCALAR_FLOAT && a.has_float64() ? DL_FLOAT64 : DL_DTYPE_NONE,
                                             owner.out());
    if (status != DL_OK) raise(status);
    *handle = owner.get();
    return status == DL_OK;
}

/// alpha= of add and sub: the other operand times a number.
inline bool scale_other(Arguments &a, int index, dl_tensor **other, dl_scalar *number, Handle &owner) {
    dl_scalar alpha;
    if (!a.number(index, &alpha)) return false;
    if (!*other) {
        bool whole = alpha.kind != DL_SCALAR_FLOAT && number->kind != DL_SCALAR_FLOAT;
        int64_t product;
        if (whole && !__builtin_mul_overflow(alpha.integer, number->integer, &product)) *number = dl_int(product);
        else *number = dl_float(alpha.real * number->real);
        return true;
    }
    dl_status status = dl_mul_scalar(*other, alpha, owner.out());
    if (status != DL_OK) raise(status);
    *other = owner.get();
    return status == DL_OK;
}

/// The arguments of a call, without out.
inline Py_ssize_t argument_count(Py_ssize_t positional, PyObject *keywords) {
    Py_ssize_t given = positional;
    for (Py_ssize_t i = 0; keywords && i < PyTuple_GET_SIZE(keywords); ++i) {
        given += PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(keywords, i), "out") != 0;
    }
    return given;
}

/// var(input, unbiased) and var(input, dim, unbiased, keepdim), the older forms: their flags become keywords.
inline bool name_older_flags(PyObject *const *args, Py_ssize_t &count, PyObject *keywords, Py_ssize_t first, Reference &names) {
    Py_ssize_t kept = count == first + 1 && PyBool_Check(args[first]) ? first : first + 1;
    if (count <= kept || count - kept > 2 || !PyBool_Check(args[kept])) return true;
    Py_ssize_t moved = count - kept, named = keywords ? PyTuple_GET_SIZE(keywords) : 0;
    names.reset(PyTuple_New(moved + named));
    if (!names) return false;
    for (Py_ssize_t i = 0; i < moved + named; ++i) {
        PyObject *name = i < moved ? PyUnicode_InternFromString(i == 0 ? "unbiased" : "keepdim")
                                   : Py_NewRef(PyTuple_GET_ITEM(keywords, i - moved));
        if (!name) return false;
        PyTuple_SET_ITEM(names.get(), i, name);
    }
    count = kept;
    return true;
}

/// Whether a call gives one argument less than required, and not the first one by name.
inline bool leaves_out_first(const Signature &signature, Py_ssize_t positional, PyObject *keywords) {
    Py_ssize_t given = positional;
    for (Py_ssize_t i = 0; keywords && i < PyTuple_GET_SIZE(keywords); ++i) {
        for (int k = 0; k < signature.required; ++k) {
            if (PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(keywords, i), signature.parameters[k]) != 0) continue;
            if (k == 0) return false;
            ++given;
        }
    }
    return given == signature.required - 1;
}

'''


def header(names: dict[str, list[Operation]]) -> str:
    lines = [NOTE, HELPERS, "// The calls by operation, then the entry points by Python's name.\n"]
    lines += [f"PyObject *run_{op.name}(Arguments &a);\n" for ops in names.values() for op in ops]
    for name, ops in names.items():
        lines.append(f"PyObject *function_{name}({ENTRY});\n")
        if is_method(ops):
            lines.append(f"PyObject *method_{name}({ENTRY});\n")
    return "".join(lines) + "\n}  // namespace dlcore::python\n"


def tables(names: dict[str, list[Operation]]) -> dict[str, str]:
    """The tables of functions and methods, each a file."""
    functions, methods = [], []
    for name, ops in names.items():
        also = [alias for op in ops for alias in op.aliases]
        text = f"See dlcore.{name}." if any("function" in op.python for op in ops) else documentation(ops)
        for spelling in [name, *also]:
            functions.append(f"    {{{quoted(spelling)}, FAST(function_{name}), {quoted(documentation(ops))}}},")
            if is_method(ops):
                methods.append(f"    {{{quoted(spelling)}, FAST(method_{name}), {quoted(text)}}},")
    files = {}
    for kind, rows in (("functions", functions), ("methods", methods)):
        files[f"table_of_{kind}.cpp"] = "\n".join([
            NOTE, '#include "operations.h"\n\nnamespace dlcore::python {\n',
            "#define FAST(function) reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), METH_FASTCALL | METH_KEYWORDS\n",
            f"PyMethodDef generated_{kind}[] = {{", *rows, "    {nullptr, nullptr, 0, nullptr},\n};\n",
            "}  // namespace dlcore::python\n"])
    return files


def emit(model: Model, directory: Path) -> None:
    """Writes the generated C++ files into a folder."""
    names = python_names(model)
    directory.mkdir(parents=True, exist_ok=True)
    for family in model.families:
        # Overloads are entered from the file of the first of them, which must hold all.
        for op in family.operations:
            for other in names[op.python_name]:
                if other.family != op.family:
                    raise ValueError(f"{op.name} and {other.name} share the name {op.python_name}, but not the family")
        for number, here in enumerate(portions(family, names), 1):
            suffix = f"_{number}" if number > 1 else ""
            (directory / f"{snake(family.name)}{suffix}.cpp").write_text(family_file(family, here, names))
    (directory / "operations.h").write_text(header(names))
    for name, text in tables(names).items():
        (directory / name).write_text(text)
