#include "arguments.h"

#include <cstring>

namespace dlcore::python {

// ---------------------------------------------------------------------------------------------------------------------
// Lists
// ---------------------------------------------------------------------------------------------------------------------

bool Integers::reserve(Py_ssize_t size) {
    given = true;
    length = size;
    if (size <= DL_MAX_RANK * 2) return true;
    try {
        many.resize(static_cast<size_t>(size));
    } catch (const std::bad_alloc &) {
        PyErr_NoMemory();
        return false;
    }
    return true;
}

int64_t Integers::product() const {
    const int64_t *list = many.empty() ? few : many.data();
    int64_t total = 1;
    for (int64_t i = 0; i < length; ++i) {
        if (__builtin_mul_overflow(total, list[i], &total)) return INT64_MAX;
    }
    return total;
}

void Tensors::clear() {
    for (dl_tensor *handle : handles) dl_tensor_release(handle);
    handles.clear();
}

bool Tensors::fill(PyObject *sequence, const char *function, const char *parameter, bool none_allowed) {
    clear();
    total = 0;
    if (is_tensor(sequence) || PyUnicode_Check(sequence)) {
        PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be tuple of Tensors, not %s", function, parameter,
                     Py_TYPE(sequence)->tp_name);
        return false;
    }
    Reference items(PySequence_Fast(sequence, ""));
    if (!items) {
        if (PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_Format(PyExc_TypeError, "%s(): argument '%s' must be tuple of Tensors, not %s", function, parameter,
                         Py_TYPE(sequence)->tp_name);
        }
        return false;
    }
    Py_ssize_t count = PySequence_Fast_GET_SIZE(items.get());
    try {
        handles.reserve(static_cast<size_t>(count) + 1);
    } catch (const std::bad_alloc &) {
        PyErr_NoMemory();
        return false;
    }
    for (Py_ssize_t i = 0; i < count; ++i) {
        PyObject *item = PySequence_Fast_GET_ITEM(items.get(), i);
        if (none_allowed && item == Py_None) {
            handles.push_back(nullptr);
            continue;
        }
        if (!is_tensor(item)) {
            PyErr_Format(PyExc_TypeError, "%s(): expected Tensor as element %zd in argument '%s', but got %s", function, i,
                         parameter, Py_TYPE(item)->tp_name);
            return false;
        }
        handles.push_back(dl_tensor_retain(handle_of(item)));
        total += count_of(item);
    }
    return true;
}

// ---------------------------------------------------------------------------------------------------------------------
// Binding
// ---------------------------------------------------------------------------------------------------------------------

namespace {

// Names that other libraries use for the same parameter.
struct Alias {
    const char *name, *parameter;
};
constexpr Alias aliases[] = {{"axis", "dim"}, {"keepdims", "keepdim"}, {"self", "input"}, {"x", "input"}, {"shape", "size"},
                             {"tensors", "input"}, {"axes", "dims"}, {"dim", "dims"}, {"dims", "dim"}, {"axis", "dims"},
                             {"x2", "other"}, {"x1", "input"}};

bool intern_names(Signature &signature) {
    for (int i = 0; i < signature.count; ++i) {
        if (!signature.names[i] && !(signature.names[i] = PyUnicode_InternFromString(signature.parameters[i]))) return false;
    }
    return true;
}

bool is_integer(PyObject *object) {
    if (PyLong_Check(object)) return true;
    if (is_tensor(object)) return dl_tensor_rank(handle_of(object)) == 0;
    return PyIndex_Check(object) && !PySequence_Check(object);
}

}  // namespace

bool memory_format_from(PyObject *object, dl_memory_format *format) {
    static const char *const names[] = {"contiguous", "preserve", "channels_last", "channels_last_3d"};
    const char *text = PyUnicode_Check(object) ? PyUnicode_AsUTF8(object) : nullptr;
    for (dl_memory_format i = 0; text && i < 4; ++i) {
        if (strcmp(names[i], text) != 0) continue;
        *format = i;
        return true;
    }
    if (!PyErr_Occurred()) PyErr_Format(PyExc_TypeError, "argument 'memory_format' must be dlcore.memory_format, not %s", Py_TYPE(object)->tp_name);
    return false;
}

bool is_cpu(PyObject *device) {
    if (device == Py_None) return true;
    Reference text(PyObject_Str(device));
    if (!text) return false;
    const char *name = PyUnicode_AsUTF8(text.get());
    if (!name) return false;
    if (strcmp(name, "cpu") == 0 || strcmp(name, "cpu:0") == 0) return true;
    raise_text(DL_UNSUPPORTED, "dlcore runs on the CPU only: expected device 'cpu', got '%s'", name);
    return false;
}

bool Arguments::too_many(Py_ssize_t given, bool method) const {
    PyErr_Format(PyExc_TypeError, "%s() takes %s%d positional argument%s but %zd were given", signature.function,
                 signature.required < signature.positional ? "at most " : "", signature.positional - (method ? 1 : 0),
                 signature.positional - (method ? 1 : 0) == 1 ? "" : "s", given - (method ? 1 : 0));
    return false;
}

bool Arguments::keyword(PyObject *name, PyObject *value) {
    int index = -1;
    for (int i = 0; i < signature.count; ++i) {
        if (signature.names[i] == name) {
            index = i;
            break;
        }
    }
    if (index < 0) {
        const char *text = PyUnicode_AsUTF8(name);
        if (!text) return false;
        for (int i = 0; i < signature.count && index < 0; ++i) {
            if (strcmp(signature.parameters[i], text) == 0) index = i;
        }
        if (index < 0) {
            if (strcmp(text, "device") == 0) return is_cpu(value);
            if (signature.creates) {
                if (strcmp(text, "requires_grad") == 0) {
                    int truth = PyObject_IsTrue(value);
                    requires_grad = truth > 0;
                    return truth >= 0;
                }
                if (strcmp(text, "pin_memory") == 0 || strcmp(text, "layout") == 0) return true;
                if (signature.arranges && strcmp(text, "memory_format") == 0) return memory_format_from(value, &memory_format);
            }
            for (const Alias &alias : aliases) {
                if (strcmp(alias.name, text) != 0) continue;
                for (int i = 0; i < signature.count && index < 0; ++i) {
                    if (strcmp(signature.parameters[i], alias.parameter) == 0) index = i;
                }
                if (index >= 0) break;
            }
        }
        if (index < 0) {
            PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", signature.function, name);
            return false;
        }
    }
    if (values[index]) {
        PyErr_Format(PyExc_TypeError, "%s() got multiple values for argument '%s'", signature.function, signature.parameters[index]);
        return false;
    }
    values[index] = value;
    return true;
}

bool Arguments::bind(PyObject *self, PyObject *const *arguments, Py_ssize_t positional, PyObject *keywords) {
    for (int i = 0; i < signature.count; ++i) values[i] = nullptr;
    int next = 0;
    if (self) values[next++] = self;
    Py_ssize_t consumed = 0;
    while (consumed < positional) {
        if (next == signature.packed && is_integer(arguments[consumed])) {
            packed = arguments + consumed;
            packed_count = positional - consumed;
            values[next] = arguments[consumed];
            break;
        }
        if (next >= signature.positional) return too_many(positional + (self ? 1 : 0), self != nullptr);
        values[next++] = arguments[consumed++];
    }
    if (keywords) {
        if (!signature.names[0] && !intern_names(signature)) return false;
        Py_ssize_t count = PyTuple_GET_SIZE(keywords);
        for (Py_ssize_t i = 0; i < count; ++i) {
            if (!keyword(PyTuple_GET_ITEM(keywords, i), arguments[positional + i])) return false;
        }
    }
    for (int i = 0; i < signature.required; ++i) {
        if (values[i]) continue;
        PyErr_Format(PyExc_TypeError, "%s() missing required argument '%s' (pos %d)", signature.function, signature.parameters[i], i + 1);
        return false;
    }
    return true;
}

void Arguments::retain_held() {
    if (retained) return;
    retained = true;
    for (int i = 0; i < held_count; ++i) dl_tensor_retain(held[i]);
}

void Arguments::release_held() {
    for (int i = 0; i < held_count; ++i) dl_tensor_release(held[i]);
    held_count = 0;
}

PyObject *Arguments::finish(dl_status status, dl_tensor *out) const {
    if (status == DL_OK && memory_format != DL_MEMORY_FORMAT_PRESERVE) {
        dl_tensor *arranged = nullptr;
        status = dl_clone_in(out, memory_format, &arranged);
        dl_tensor_release(out);
        out = arranged;
    }
    if (status == DL_OK && requires_grad) {
        dl_status marked = dl_tensor_set_requires_grad(out, true);
        if (marked != DL_OK) {
            dl_tensor_release(out);
            return raise(marked);
        }
    }
    return result(status, out);
}

namespace {

const char *dtype_title(dl_dtype dtype) {
    switch (dtype) {
    case DL_FLOAT32: return "Float";
    case DL_FLOAT64: return "Double";
    case DL_INT64: return "Long";
    case DL_INT32: return "Int";
    case DL_UINT8: return "Byte";
    default: return "Bool";
    }
}

/// bool < integer < floating
int kind_of(dl_dtype dtype) { return dtype == DL_BOOL ? 0 : is_floating(dtype) ? 2 : 1; }

}  // namespace

PyObject *Arguments::write(int index, dl_status status, dl_tensor *out) const {
    if (status != DL_OK) return raise(status);
    Handle made(out), target = Handle::retaining(handle_of(values[index]));
    if (dl_tensor_requires_grad(out) || (dl_grad_enabled() && dl_tensor_requires_grad(target.get()))) {
        return raise_text(DL_INVALID_STATE, "%s(): functions with out=... arguments don't support automatic differentiation, "
                          "but one of the arguments requires grad.", signature.function);
    }
    Reference wanted(shape_of(out)), given(shape_of(target.get()));
    if (!wanted || !given) return nullptr;
    int same = PyObject_RichCompareBool(wanted.get(), given.get(), Py_EQ);
    if (same < 0) return nullptr;
    if (!same) {
        Reference text(PyUnicode_FromFormat("%S and the result %S", given.get(), wanted.get()));
        const char *shapes = text ? PyUnicode_AsUTF8(text.get()) : nullptr;
        if (!shapes) return nullptr;
        return raise_text(DL_SHAPE_MISMATCH, "%s(): out is never resized: the output doesn't match the broadcast shape: out has %s",
                          signature.function, shapes);
    }
    dl_dtype from = dl_tensor_dtype(out), to = dl_tensor_dtype(target.get());
    if (kind_of(from) > kind_of(to)) {
        return raise_text(DL_DTYPE_MISMATCH, "%s(): result type %s can't be cast to the desired output type %s", signature.function,
                          dtype_title(from), dtype_title(to));
    }
    status = dl_copy_(target.get(), out);
    return status == DL_OK ? Py_NewRef(values[index]) : raise(status);
}

// ---------------------------------------------------------------------------------------------------------------------
// Conversion
// ---------------------------------------------------------------------------------------------------------------------

bool Arguments::wrong_type(int index, const char *expected) const {
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_TypeError)) return false;
    PyErr_Format(PyExc_TypeError, "%s(): argument '%s' (position %d) must be %s, not %s", signature.function,
                 signature.parameters[index], index + 1, expected, values[index] ? Py_TYPE(values[index])->tp_name : "missing");
    return false;
}

bool Arguments::has_float64() const {
    for (int i = 0; i < signature.count; ++i) {
        if (values[i] && is_tensor(values[i]) && dl_tensor_dtype(handle_of(values[i])) == DL_FLOAT64) return true;
    }
    return false;
}

bool Arguments::tensors(int index, Tensors &list) {
    if (!list.fill(values[index], signature.function, signature.parameters[index])) return false;
    work += list.elements();
    return true;
}

bool Arguments::tensor_or_number(int index, dl_tensor **handle, dl_scalar *number) {
    PyObject *object = values[index];
    if (!object) return true;
    if (is_tensor(object)) {
        hold(object, handle);
        return true;
    }
    switch (to_scalar(object, number)) {
    case Conversion::done: return true;
    case Conversion::failed: return false;
    default: return wrong_type(index, "Tensor or Number");
    }
}

bool Arguments::number(int index, dl_scalar *number) {
    PyObject *object = values[index];
    if (!object) return true;
    if (is_tensor(object)) {
        dl_status status = dl_tensor_item(handle_of(object), number);
        if (status == DL_OK) return true;
        raise(status);
        return false;
    }
    switch (to_scalar(object, number)) {
    case Conversion::done: return true;
    case Conversion::failed: return false;
    default: return wrong_type(index, "Number");
    }
}

bool Arguments::optional_number(int index, dl_scalar *storage, const dl_scalar **number) {
    if (none(index)) return true;
    *number = storage;
    return this->number(index, storage);
}

bool Arguments::integer(int index, int64_t *number) {
    if (!values[index]) return true;
    return to_int64(values[index], number) || wrong_type(index, "int");
}

bool Arguments::optional_integer(int index, int64_t *storage, const int64_t **number) {
    if (none(index)) return true;
    *number = storage;
    return integer(index, storage);
}

bool Arguments::real(int index, double *number) {
    if (!values[index]) return true;
    return to_double(values[index], number) || wrong_type(index, "float");
}

bool Arguments::optional_real(int index, double *storage, const double **number) {
    if (none(index)) return true;
    *number = storage;
    return real(index, storage);
}

bool Arguments::boolean(int index, bool *flag) {
    PyObject *object = values[index];
    if (!object) return true;
    if (object == Py_True || object == Py_False) {
        *flag = object == Py_True;
        return true;
    }
    if (object == Py_None || is_tensor(object) || PySequence_Check(object) || PyFloat_Check(object)) return wrong_type(index, "bool");
    int truth = PyObject_IsTrue(object);
    *flag = truth > 0;
    return truth >= 0;
}

bool Arguments::integers(int index, Integers &list) {
    PyObject *object = values[index];
    if (!object) return true;
    if (index == signature.packed && packed) {
        if (!list.reserve(packed_count)) return false;
        for (Py_ssize_t i = 0; i < packed_count; ++i) {
            if (!to_int64(packed[i], list.data() + i)) return wrong_type(index, "tuple of ints");
        }
        work += signature.creates ? list.product() : 0;
        return true;
    }
    if (is_integer(object)) {
        if (!list.reserve(1)) return false;
        return to_int64(object, list.data()) || wrong_type(index, "tuple of ints");
    }
    if (PyUnicode_Check(object) || PyBytes_Check(object)) return wrong_type(index, "tuple of ints");
    Reference items(PySequence_Fast(object, ""));
    if (!items) return wrong_type(index, "tuple of ints");
    Py_ssize_t count = PySequence_Fast_GET_SIZE(items.get());
    if (!list.reserve(count)) return false;
    for (Py_ssize_t i = 0; i < count; ++i) {
        if (i >= PySequence_Fast_GET_SIZE(items.get())) return wrong_type(index, "tuple of ints");
        Reference item(Py_NewRef(PySequence_Fast_GET_ITEM(items.get(), i)));
        if (!to_int64(item.get(), list.data() + i)) return wrong_type(index, "tuple of ints");
    }
    work += signature.creates ? list.product() : 0;
    return true;
}

bool Arguments::repeated(int index, int length, Integers &list) {
    if (!values[index]) return true;
    if (!integers(index, list)) return false;
    if (list.count() == 1 && length > 1) {
        int64_t value = list.data()[0];
        if (!list.reserve(length)) return false;
        for (int i = 0; i < length; ++i) list.data()[i] = value;
    }
    if (list.count() == length) return true;
    raise_text(DL_SHAPE_MISMATCH, "%s(): expected argument '%s' to be one int or %d ints, got %lld", signature.function,
               signature.parameters[index], length, static_cast<long long>(list.count()));
    return false;
}

bool Arguments::dtype(int index, dl_dtype *dtype) {
    if (!values[index]) return true;
    return dtype_from(values[index], dtype) || wrong_type(index, "dlcore.dtype");
}

bool Arguments::generator(int index, dl_generator **generator) {
    if (none(index)) return true;
    return generator_from(values[index], generator) || wrong_type(index, "dlcore.Generator");
}

bool Arguments::text(int index, const char **text) {
    PyObject *object = values[index];
    if (!object) return true;
    if (!PyUnicode_Check(object)) return wrong_type(index, "str");
    Py_ssize_t length = 0;
    *text = PyUnicode_AsUTF8AndSize(object, &length);
    if (!*text) return false;
    if (strlen(*text) == static_cast<size_t>(length)) return true;
    raise_text(DL_INVALID_ARGUMENT, "%s(): argument '%s' must not contain a null character", signature.function, signature.parameters[index]);
    return false;
}

bool Arguments::choice(int index, const Choice *choices, int count, int32_t *value) {
    PyObject *object = values[index];
    if (!object) return true;
    if (!PyUnicode_Check(object)) return wrong_type(index, "str");
    const char *text = PyUnicode_AsUTF8(object);
    if (!text) return false;
    for (int i = 0; i < count; ++i) {
        if (strcmp(choices[i].name, text) == 0) {
            *value = choices[i].value;
            return true;
        }
    }
    Reference allowed(PyUnicode_FromString(""));
    for (int i = 0; i < count && allowed; ++i) {
        allowed.reset(PyUnicode_FromFormat("%U%s'%s'", allowed.get(), i == 0 ? "" : i + 1 == count ? " or " : ", ", choices[i].name));
    }
    if (allowed) {
        raise_text(DL_INVALID_ARGUMENT, "%s(): %U is not a valid value for %s: expected %U", signature.function, object,
                   signature.parameters[index], allowed.get());
    }
    return false;
}

}  // namespace dlcore::python
