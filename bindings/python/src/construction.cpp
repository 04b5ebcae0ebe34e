// tensor(), as_tensor(), from_numpy(), frombuffer(): tensors from Python values and from other objects' memory.
#include <cmath>
#include <cstring>

#include "arguments.h"

namespace dlcore::python {

namespace {

// --- nested sequences --------------------------------------------------------------------------------------------------

bool is_sequence(PyObject *object) {
    if (PyList_Check(object) || PyTuple_Check(object)) return true;
    if (is_tensor(object)) return dl_tensor_rank(handle_of(object)) > 0;
    return PySequence_Check(object) && !PyUnicode_Check(object) && !PyBytes_Check(object) && !PyByteArray_Check(object);
}

/// The numbers of nested sequences in row-major order, their shape, and what kinds there are.
struct Collected {
    int64_t shape[DL_MAX_RANK];
    int32_t rank = -1; ///< -1 until the first number is reached
    std::vector<dl_scalar> numbers;
    bool floats = false, integers = false, booleans = false, doubles = false;
    bool wants_floats = false; ///< integers of any size are taken as floating-point numbers
};

bool collect_number(PyObject *object, Collected &collected) {
    dl_scalar number;
    if (is_tensor(object)) {
        dl_status status = dl_tensor_item(handle_of(object), &number);
        if (status != DL_OK) {
            raise(status);
            return false;
        }
        collected.doubles = collected.doubles || dl_tensor_dtype(handle_of(object)) == DL_FLOAT64;
    } else if (collected.wants_floats && PyLong_Check(object) && !PyBool_Check(object)) {
        double value;
        if (!to_double(object, &value)) return false;
        number = dl_float(value);
    } else {
        switch (to_scalar(object, &number)) {
        case Conversion::failed: return false;
        case Conversion::done: break;
        default:
            PyErr_Format(PyExc_TypeError, "tensor(): expected numbers or sequences of numbers, got %s", Py_TYPE(object)->tp_name);
            return false;
        }
    }
    (number.kind == DL_SCALAR_FLOAT ? collected.floats : number.kind == DL_SCALAR_INT ? collected.integers : collected.booleans) = true;
    collected.numbers.push_back(number);
    return true;
}

bool collect(PyObject *object, int32_t depth, Collected &collected) {
    if (!is_sequence(object)) {
        if (collected.rank < 0) collected.rank = depth;
        if (depth == collected.rank) return collect_number(object, collected);
        PyErr_Format(PyExc_TypeError, "tensor(): expected a sequence at dim %d, got %s", depth, Py_TYPE(object)->tp_name);
        return false;
    }
    if (depth == collected.rank) {
        PyErr_Format(PyExc_ValueError, "tensor(): expected a number at depth %d, got a %s", depth, Py_TYPE(object)->tp_name);
        return false;
    }
    if (depth == DL_MAX_RANK) {
        PyErr_Format(PyExc_ValueError, "tensor(): too many dimensions: the sequences are nested deeper than %d", DL_MAX_RANK);
        return false;
    }
    // A copy where the object is no list or tuple: what runs below may not change it under our hands.
    Reference items(is_tensor(object) ? PySequence_Tuple(object) : PySequence_Fast(object, "tensor(): expected a sequence"));
    if (!items) return false;
    Py_ssize_t count = PySequence_Fast_GET_SIZE(items.get());
    if (static_cast<size_t>(depth) >= static_cast<size_t>(collected.rank < 0 ? DL_MAX_RANK : collected.rank)) return false;
    if (collected.shape[depth] < 0) {
        collected.shape[depth] = count;
    } else if (collected.shape[depth] != count) {
        PyErr_Format(PyExc_ValueError, "expected sequence of length %lld at dim %d (got %zd)",
                     static_cast<long long>(collected.shape[depth]), depth, count);
        return false;
    }
    if (count == 0 && collected.rank < 0) collected.rank = depth + 1;
    for (Py_ssize_t i = 0; i < count; ++i) {
        if (i >= PySequence_Fast_GET_SIZE(items.get())) {
            PyErr_SetString(PyExc_RuntimeError, "tensor(): a sequence changed its length while it was read");
            return false;
        }
        Reference item(Py_NewRef(PySequence_Fast_GET_ITEM(items.get(), i)));
        if (!collect(item.get(), depth + 1, collected)) return false;
    }
    return true;
}

bool overflows(const dl_scalar &number, dl_dtype dtype) {
    if (is_floating(dtype) || dtype == DL_BOOL) return false;
    // Negative numbers wrap around in uint8, as in PyTorch.
    double low = dtype == DL_INT64 ? -9223372036854775808.0 : dtype == DL_INT32 ? -2147483648.0 : -255.0;
    double high = dtype == DL_INT64 ? 9223372036854775808.0 : dtype == DL_INT32 ? 2147483648.0 : 256.0;
    bool fits;
    if (number.kind == DL_SCALAR_FLOAT) fits = std::trunc(number.real) >= low && std::trunc(number.real) < high;
    else fits = dtype == DL_INT64 || (number.integer >= static_cast<int64_t>(low) && number.integer < static_cast<int64_t>(high));
    return !fits;
}

template <typename Element>
void store(const dl_scalar &number, char *target) {
    Element value = number.kind == DL_SCALAR_FLOAT ? static_cast<Element>(number.real) : static_cast<Element>(number.integer);
    memcpy(target, &value, sizeof value);
}

void store(const dl_scalar &number, dl_dtype dtype, char *target) {
    switch (dtype) {
    case DL_FLOAT32: return store<float>(number, target);
    case DL_FLOAT64: return store<double>(number, target);
    case DL_INT64: return store<int64_t>(number, target);
    case DL_INT32: return store<int32_t>(number, target);
    case DL_UINT8: *target = static_cast<char>(number.kind == DL_SCALAR_FLOAT ? static_cast<int64_t>(number.real) : number.integer); return;
    default: *target = (number.kind == DL_SCALAR_FLOAT ? number.real != 0 : number.integer != 0) ? 1 : 0;
    }
}

PyObject *from_sequences(PyObject *data, dl_dtype dtype) {
    Collected collected;
    for (int64_t &extent : collected.shape) extent = -1;
    collected.wants_floats = dtype != DL_DTYPE_NONE && is_floating(dtype);
    if (!collect(data, 0, collected)) return nullptr;
    if (dtype == DL_DTYPE_NONE) {
        if (collected.doubles) dtype = DL_FLOAT64;
        else if (collected.floats || collected.numbers.empty()) dtype = default_dtype;
        else dtype = collected.integers ? DL_INT64 : DL_BOOL;
    }
    size_t size = dl_dtype_size(dtype);
    std::vector<char> bytes(collected.numbers.size() * size + 1);
    char *target = bytes.data();
    for (const dl_scalar &number : collected.numbers) {
        if (overflows(number, dtype)) {
            return raise_text(DL_INVALID_ARGUMENT, "tensor(): value cannot be converted to type %s without overflow", dl_dtype_name(dtype));
        }
        store(number, dtype, target);
        target += size;
    }
    dl_tensor *out = nullptr;
    return result(dl_tensor_from_data(bytes.data(), dtype, collected.shape, collected.rank, &out), out);
}

// --- memory of other objects -------------------------------------------------------------------------------------------

/// A buffer that is held as long as a tensor looks at it.
struct Held {
    Py_buffer buffer;
};

void release_held(void *, void *context) {
    Held *held = static_cast<Held *>(context);
#if PY_VERSION_HEX >= 0x030d0000
    if (Py_IsFinalizing()) return;
#else
    if (!Py_IsInitialized() || _Py_IsFinalizing()) return;
#endif
    PyGILState_STATE state = PyGILState_Ensure();
    PyBuffer_Release(&held->buffer);
    PyGILState_Release(state);
    delete held;
}

bool dtype_of_format(const char *format, Py_ssize_t size, dl_dtype *dtype) {
    const char *code = format ? format : "B";
    if (*code == '@' || *code == '=' || *code == '<' || *code == '^') ++code;
    if (code[0] == '\0' || code[1] != '\0') return false;
    switch (*code) {
    case 'f': *dtype = DL_FLOAT32; break;
    case 'd': *dtype = DL_FLOAT64; break;
    case 'q': case 'l': case 'i': case 'n': *dtype = size == 8 ? DL_INT64 : DL_INT32; break;
    case 'B': *dtype = DL_UINT8; break;
    case '?': *dtype = DL_BOOL; break;
    default: return false;
    }
    return static_cast<Py_ssize_t>(dl_dtype_size(*dtype)) == size;
}

/// A tensor over a buffer, which it takes over; or a copy, after which the buffer is released.
PyObject *from_buffer(Py_buffer *buffer, bool share) {
    dl_dtype dtype;
    dl_tensor *out = nullptr;
    dl_status status = DL_OK;
    if (!dtype_of_format(buffer->format, buffer->itemsize, &dtype)) {
        PyErr_Format(PyExc_TypeError, "can't convert an array with elements of format '%s'. The only supported types are: float64, "
                     "float32, int64, int32, uint8, and bool.", buffer->format ? buffer->format : "B");
        PyBuffer_Release(buffer);
        return nullptr;
    }
    if (buffer->ndim > DL_MAX_RANK) {
        raise_text(DL_UNSUPPORTED, "an array of %d axes: a tensor has at most %d", buffer->ndim, DL_MAX_RANK);
        PyBuffer_Release(buffer);
        return nullptr;
    }
    int64_t shape[DL_MAX_RANK], strides[DL_MAX_RANK];
    bool strided = true;
    for (int i = 0; i < buffer->ndim; ++i) {
        shape[i] = buffer->shape ? buffer->shape[i] : buffer->len / buffer->itemsize;
        strides[i] = buffer->strides ? buffer->strides[i] / buffer->itemsize : 1;
        if (!buffer->strides) continue;
        if (buffer->strides[i] < 0 && share) {
            PyErr_SetString(PyExc_ValueError, "At least one stride in the given array is negative, and tensors with negative strides are "
                            "not currently supported. (You can probably work around this by making a copy of your array with array.copy().)");
            PyBuffer_Release(buffer);
            return nullptr;
        }
        if (buffer->strides[i] % buffer->itemsize != 0 || buffer->strides[i] < 0) strided = false;
    }
    bool empty = buffer->len == 0;
    bool aligned = reinterpret_cast<uintptr_t>(buffer->buf) % static_cast<uintptr_t>(buffer->itemsize) == 0;
    if (share && !buffer->readonly && strided && aligned && !empty && !buffer->suboffsets) {
        Held *held = new (std::nothrow) Held{*buffer};
        if (!held) {
            PyBuffer_Release(buffer);
            return PyErr_NoMemory();
        }
        status = dl_tensor_from_external(buffer->buf, dtype, shape, buffer->strides ? strides : nullptr, buffer->ndim, release_held, held, &out);
        if (status != DL_OK) {
            PyBuffer_Release(&held->buffer);
            delete held;
        }
        return result(status, out);
    }
    std::vector<char> copy;
    const void *data = buffer->buf;
    if (!PyBuffer_IsContiguous(buffer, 'C')) {
        copy.resize(static_cast<size_t>(buffer->len) + 1);
        if (PyBuffer_ToContiguous(copy.data(), buffer, buffer->len, 'C') < 0) {
            PyBuffer_Release(buffer);
            return nullptr;
        }
        data = copy.data();
    }
    status = dl_tensor_from_data(empty ? &empty : data, dtype, shape, buffer->ndim, &out);
    PyBuffer_Release(buffer);
    return result(status, out);
}

PyObject *with_dtype(PyObject *tensor, dl_dtype dtype) {
    if (!tensor || dtype == DL_DTYPE_NONE || dl_tensor_dtype(handle_of(tensor)) == dtype) return tensor;
    dl_tensor *out = nullptr;
    PyObject *converted = result(dl_to(handle_of(tensor), dtype, &out), out);
    Py_DECREF(tensor);
    return converted;
}

PyObject *with_requires_grad(PyObject *tensor, bool required) {
    if (!tensor || !required) return tensor;
    dl_status status = dl_tensor_set_requires_grad(handle_of(tensor), true);
    if (status == DL_OK) return tensor;
    Py_DECREF(tensor);
    return raise(status);
}

// --- functions ---------------------------------------------------------------------------------------------------------

PyObject *tensor(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"tensor", {"data", "dtype"}, 2, 1, 1, -1, true};
    Arguments a(signature);
    dl_dtype dtype = DL_DTYPE_NONE;
    if (!a.bind(nullptr, args, count, keywords) || !a.optional_dtype(1, &dtype)) return nullptr;
    return with_requires_grad(tensor_from_data(a.value(0), dtype), a.requires_grad);
}

PyObject *as_tensor(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"as_tensor", {"data", "dtype"}, 2, 1, 2};
    Arguments a(signature);
    dl_dtype dtype = DL_DTYPE_NONE;
    if (!a.bind(nullptr, args, count, keywords) || !a.optional_dtype(1, &dtype)) return nullptr;
    PyObject *data = a.value(0);
    if (is_tensor(data)) return with_dtype(Py_NewRef(data), dtype);
    if (is_foreign_array(data)) return with_dtype(tensor_from_buffer_object(data, true), dtype);
    return tensor_from_data(data, dtype);
}

PyObject *from_numpy(PyObject *, PyObject *array) {
    if (!is_foreign_array(array)) return PyErr_Format(PyExc_TypeError, "expected np.ndarray (got %s)", Py_TYPE(array)->tp_name);
    return tensor_from_buffer_object(array, true);
}

PyObject *frombuffer(PyObject *, PyObject *const *args, Py_ssize_t arguments, PyObject *keywords) {
    static Signature signature{"frombuffer", {"buffer", "dtype", "count", "offset"}, 4, 2, 1, -1, true};
    Arguments a(signature);
    dl_dtype dtype = DL_DTYPE_NONE;
    int64_t count = -1, offset = 0;
    if (!a.bind(nullptr, args, arguments, keywords) || !a.dtype(1, &dtype) || !a.integer(2, &count) || !a.integer(3, &offset)) return nullptr;
    Py_buffer buffer;
    if (PyObject_GetBuffer(a.value(0), &buffer, PyBUF_WRITABLE) < 0) {
        if (!PyErr_ExceptionMatches(PyExc_BufferError)) return nullptr;
        PyErr_Clear();
        if (PyObject_GetBuffer(a.value(0), &buffer, PyBUF_SIMPLE) < 0) return nullptr;
    }
    int64_t size = static_cast<int64_t>(dl_dtype_size(dtype)), length = buffer.len;
    const char *problem = nullptr;
    if (length == 0 || count == 0) problem = "both buffer length (%lld) and count (%lld) must not be 0";
    else if (offset < 0 || offset >= length) problem = "offset must be non-negative and no greater than buffer length (%lld) minus 1, with count %lld";
    else if (count < 0 && (length - offset) % size != 0) problem = "buffer length (%lld) after offset must be a multiple of element size, with count %lld";
    else if (count > 0 && count > (length - offset) / size) problem = "requested buffer length is greater than actual buffer length (%lld), with count %lld";
    if (problem) {
        PyErr_Format(PyExc_ValueError, problem, static_cast<long long>(length), static_cast<long long>(count));
        PyBuffer_Release(&buffer);
        return nullptr;
    }
    if (count < 0) count = (length - offset) / size;
    char *data = static_cast<char *>(buffer.buf) + offset;
    dl_tensor *out = nullptr;
    dl_status status;
    if (buffer.readonly || reinterpret_cast<uintptr_t>(data) % static_cast<uintptr_t>(size) != 0) {
        status = dl_tensor_from_data(data, dtype, &count, 1, &out);
        PyBuffer_Release(&buffer);
    } else {
        Held *held = new (std::nothrow) Held{buffer};
        if (!held) {
            PyBuffer_Release(&buffer);
            return PyErr_NoMemory();
        }
        status = dl_tensor_from_external(data, dtype, &count, nullptr, 1, release_held, held, &out);
        if (status != DL_OK) {
            PyBuffer_Release(&held->buffer);
            delete held;
        }
    }
    return a.finish(status, out);
}

PyObject *set_default_dtype(PyObject *, PyObject *dtype) {
    dl_dtype chosen;
    if (!dtype_from(dtype, &chosen) || !is_floating(chosen)) {
        return PyErr_Format(PyExc_TypeError, "only floating-point types are supported as the default type, got %R", dtype);
    }
    default_dtype = chosen;
    Py_RETURN_NONE;
}
PyObject *get_default_dtype(PyObject *, PyObject *) { return dtype_object(default_dtype); }

#define FAST(function) reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), METH_FASTCALL | METH_KEYWORDS

}  // namespace

bool is_foreign_array(PyObject *object) {
    return PyObject_CheckBuffer(object) && !PyBytes_Check(object) && !PyByteArray_Check(object) && !is_tensor(object);
}

PyObject *tensor_from_buffer_object(PyObject *object, bool share) {
    Py_buffer buffer;
    if (!share || PyObject_GetBuffer(object, &buffer, PyBUF_RECORDS) < 0) {
        if (share) {
            if (!PyErr_ExceptionMatches(PyExc_BufferError) && !PyErr_ExceptionMatches(PyExc_ValueError)) return nullptr;
            PyErr_Clear();
        }
        if (PyObject_GetBuffer(object, &buffer, PyBUF_RECORDS_RO) < 0) return nullptr;
    }
    try {
        return from_buffer(&buffer, share);
    } catch (const std::bad_alloc &) {
        PyBuffer_Release(&buffer);
        return PyErr_NoMemory();
    }
}

PyObject *tensor_from_data(PyObject *data, dl_dtype dtype) {
    try {
        if (is_tensor(data)) {
            dl_tensor *detached = nullptr, *out = nullptr;
            dl_status status = dl_detach(handle_of(data), &detached);
            if (status != DL_OK) return raise(status);
            Handle source(detached);
            return with_dtype(result(dl_clone(detached, &out), out), dtype);
        }
        if (is_foreign_array(data)) return with_dtype(tensor_from_buffer_object(data, false), dtype);
        return from_sequences(data, dtype);
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
}

PyMethodDef construction_functions[] = {
    {"tensor", FAST(tensor), "tensor(data, *, dtype=None, requires_grad=False)\n\nA new tensor with a copy of numbers, nested sequences, an array or a tensor."},
    {"as_tensor", FAST(as_tensor), "as_tensor(data, dtype=None)\n\nThe data as a tensor, without a copy where that is possible."},
    {"from_numpy", from_numpy, METH_O, "from_numpy(array)\n\nA tensor over the memory of an array. An array that cannot be written to is copied."},
    {"frombuffer", FAST(frombuffer), "frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False)\n\nA tensor over the memory of a buffer. One that cannot be written to is copied."},
    {"set_default_dtype", set_default_dtype, METH_O, "Sets the dtype of new tensors of numbers with a fraction."},
    {"get_default_dtype", get_default_dtype, METH_NOARGS, "The dtype of new tensors of numbers with a fraction."},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace dlcore::python
