// The methods of Tensor that are no operations: sizes, conversion to Python values, subclasses.
#include <cstring>

#include "arguments.h"

namespace dlcore::python {

namespace {

// --- sizes -------------------------------------------------------------------------------------------------------------

bool axis_of(PyObject *self, PyObject *argument, int *axis) {
    int64_t number, rank = dl_tensor_rank(handle_of(self));
    if (!to_int64(argument, &number)) return false;
    if (rank == 0) {
        raise_text(DL_INDEX_OUT_OF_RANGE, "Dimension specified as %lld but tensor has no dimensions", static_cast<long long>(number));
        return false;
    }
    if (number < -rank || number >= rank) {
        raise_text(DL_INDEX_OUT_OF_RANGE, "Dimension out of range (expected to be in range of [%lld, %lld], but got %lld)",
                   static_cast<long long>(-rank), static_cast<long long>(rank - 1), static_cast<long long>(number));
        return false;
    }
    *axis = static_cast<int>(number < 0 ? number + rank : number);
    return true;
}

PyObject *size(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"size", {"input", "dim"}, 2, 1, 2};
    Arguments a(signature);
    if (!a.bind(self, args, count, keywords)) return nullptr;
    if (a.none(1)) return shape_of(handle_of(self));
    int axis;
    if (!axis_of(self, a.value(1), &axis)) return nullptr;
    return PyLong_FromLongLong(dl_tensor_size(handle_of(self), axis));
}

PyObject *stride(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"stride", {"input", "dim"}, 2, 1, 2};
    Arguments a(signature);
    if (!a.bind(self, args, count, keywords)) return nullptr;
    int64_t strides[DL_MAX_RANK];
    int32_t rank = dl_tensor_strides(handle_of(self), strides);
    if (!a.none(1)) {
        int axis;
        return axis_of(self, a.value(1), &axis) ? PyLong_FromLongLong(strides[axis]) : nullptr;
    }
    PyObject *tuple = PyTuple_New(rank);
    for (int32_t i = 0; tuple && i < rank; ++i) {
        PyObject *item = PyLong_FromLongLong(strides[i]);
        if (!item) Py_CLEAR(tuple);
        else PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

PyObject *dim(PyObject *self, PyObject *) { return PyLong_FromLong(dl_tensor_rank(handle_of(self))); }
PyObject *numel(PyObject *self, PyObject *) { return PyLong_FromLongLong(count_of(self)); }
PyObject *storage_offset(PyObject *self, PyObject *) { return PyLong_FromLongLong(dl_tensor_storage_offset(handle_of(self))); }
PyObject *element_size(PyObject *self, PyObject *) { return PyLong_FromSize_t(dl_dtype_size(dl_tensor_dtype(handle_of(self)))); }

PyObject *is_contiguous(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (count == 0 && !keywords) return PyBool_FromLong(dl_tensor_is_contiguous(handle_of(self)));
    static Signature signature{"is_contiguous", {"self", "memory_format"}, 2, 1, 2};
    Arguments a(signature);
    dl_memory_format format = DL_MEMORY_FORMAT_CONTIGUOUS;
    if (!a.bind(self, args, count, keywords) || (a.given(1) && !memory_format_from(a.value(1), &format))) return nullptr;
    return PyBool_FromLong(dl_tensor_is_contiguous_in(handle_of(self), format));
}

PyObject *is_floating_point(PyObject *self, PyObject *) { return PyBool_FromLong(is_floating(dl_tensor_dtype(handle_of(self)))); }
PyObject *is_complex(PyObject *, PyObject *) { Py_RETURN_FALSE; }

PyObject *data_ptr(PyObject *self, PyObject *) {
    void *data = nullptr;
    dl_status status = dl_tensor_data(handle_of(self), &data);
    return status == DL_OK ? PyLong_FromVoidPtr(data) : raise(status);
}

PyObject *is_set_to(PyObject *self, PyObject *other) {
    if (!is_tensor(other)) return PyErr_Format(PyExc_TypeError, "is_set_to(): expected a Tensor, not %s", Py_TYPE(other)->tp_name);
    return PyBool_FromLong(dl_tensor_shares_storage(handle_of(self), handle_of(other)));
}

// --- Python values -----------------------------------------------------------------------------------------------------

PyObject *item(PyObject *self, PyObject *) {
    if (count_of(self) != 1) {
        return raise_text(DL_SHAPE_MISMATCH, "a Tensor with %lld elements cannot be converted to Scalar",
                          static_cast<long long>(count_of(self)));
    }
    dl_scalar value;
    dl_status status = dl_tensor_item(handle_of(self), &value);
    return status == DL_OK ? from_scalar(value) : raise(status);
}

PyObject *element(const char *data, dl_dtype dtype) {
    switch (dtype) {
    case DL_FLOAT32: { float v; memcpy(&v, data, sizeof v); return PyFloat_FromDouble(static_cast<double>(v)); }
    case DL_FLOAT64: { double v; memcpy(&v, data, sizeof v); return PyFloat_FromDouble(v); }
    case DL_INT64: { int64_t v; memcpy(&v, data, sizeof v); return PyLong_FromLongLong(v); }
    case DL_INT32: { int32_t v; memcpy(&v, data, sizeof v); return PyLong_FromLong(v); }
    case DL_UINT8: return PyLong_FromLong(static_cast<unsigned char>(*data));
    default: return PyBool_FromLong(*data != 0);
    }
}

PyObject *nested_list(const char *&data, dl_dtype dtype, const int64_t *shape, int32_t rank) {
    if (rank == 0) {
        PyObject *value = element(data, dtype);
        data += dl_dtype_size(dtype);
        return value;
    }
    PyObject *list = PyList_New(static_cast<Py_ssize_t>(shape[0]));
    for (int64_t i = 0; list && i < shape[0]; ++i) {
        PyObject *item = nested_list(data, dtype, shape + 1, rank - 1);
        if (!item) Py_CLEAR(list);
        else PyList_SET_ITEM(list, i, item);
    }
    return list;
}

PyObject *tolist(PyObject *self, PyObject *) {
    dl_tensor *handle = handle_of(self);
    int64_t shape[DL_MAX_RANK];
    int32_t rank = dl_tensor_shape(handle, shape);
    dl_dtype dtype = dl_tensor_dtype(handle);
    std::vector<char> bytes;
    try {
        bytes.resize(static_cast<size_t>(count_of(self)) * dl_dtype_size(dtype) + 1);
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
    dl_status status = dl_tensor_copy_to(handle, bytes.data(), bytes.size() - 1);
    if (status != DL_OK) return raise(status);
    const char *data = bytes.data();
    return nested_list(data, dtype, shape, rank);
}

// --- dtypes ------------------------------------------------------------------------------------------------------------

PyObject *converted(PyObject *self, dl_dtype dtype, bool copy = false, dl_memory_format format = DL_MEMORY_FORMAT_PRESERVE) {
    dl_tensor *handle = handle_of(self);
    bool is_arranged = format == DL_MEMORY_FORMAT_PRESERVE || dl_tensor_memory_format(handle) == format;
    bool has_dtype = dl_tensor_dtype(handle) == dtype;
    if (has_dtype && is_arranged && !copy) return Py_NewRef(self);
    Handle keep = Handle::retaining(handle), typed;
    dl_tensor *out = nullptr;
    dl_status status = DL_OK;
    {
        Unlocked unlocked(count_of(self));
        if (!has_dtype) status = dl_to(handle, dtype, is_arranged ? &out : typed.out());
        if (status == DL_OK && (has_dtype || !is_arranged)) status = dl_clone_in(typed ? typed.get() : handle, format, &out);
    }
    return result(status, out);
}

template <dl_dtype dtype>
PyObject *convert_to(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"to", {"self", "memory_format"}, 2, 1, 2};
    Arguments a(signature);
    dl_memory_format format = DL_MEMORY_FORMAT_PRESERVE;
    if (!a.bind(self, args, count, keywords) || (a.given(1) && !memory_format_from(a.value(1), &format))) return nullptr;
    return converted(self, dtype, false, format);
}

// to(dtype), to(other), to(device), with non_blocking=, copy= and memory_format=; a device is always the CPU.
PyObject *to(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    dl_dtype dtype = dl_tensor_dtype(handle_of(self));
    bool copy = false;
    dl_memory_format format = DL_MEMORY_FORMAT_PRESERVE;
    Py_ssize_t all = count + (keywords ? PyTuple_GET_SIZE(keywords) : 0);
    for (Py_ssize_t i = 0; i < all; ++i) {
        const char *name = i < count ? "" : PyUnicode_AsUTF8(PyTuple_GET_ITEM(keywords, i - count));
        if (!name) return nullptr;
        PyObject *value = args[i];
        if (strcmp(name, "copy") == 0) {
            int truth = PyObject_IsTrue(value);
            if (truth < 0) return nullptr;
            copy = truth != 0;
        } else if (strcmp(name, "memory_format") == 0) {
            if (value != Py_None && !memory_format_from(value, &format)) return nullptr;
        } else if (strcmp(name, "non_blocking") == 0 || (value == Py_None && *name) || PyBool_Check(value)) {
            continue;
        } else if (is_tensor(value) && (!*name || strcmp(name, "other") == 0)) {
            dtype = dl_tensor_dtype(handle_of(value));
        } else if (strcmp(name, "device") == 0 || (!*name && (PyUnicode_Check(value) || strstr(Py_TYPE(value)->tp_name, "device")))) {
            if (!is_cpu(value)) return nullptr;
        } else if (*name && strcmp(name, "dtype") != 0) {
            return PyErr_Format(PyExc_TypeError, "to() got an unexpected keyword argument '%s'", name);
        } else if (!dtype_from(value, &dtype)) {
            return PyErr_Format(PyExc_TypeError, "to(): expected a dtype, a device or a tensor, got %s", Py_TYPE(value)->tp_name);
        }
    }
    return converted(self, dtype, copy, format);
}

PyObject *type_as(PyObject *self, PyObject *other) {
    if (!is_tensor(other)) return PyErr_Format(PyExc_TypeError, "type_as(): expected a Tensor, not %s", Py_TYPE(other)->tp_name);
    return converted(self, dl_tensor_dtype(handle_of(other)));
}

// --- shapes of other tensors -------------------------------------------------------------------------------------------

template <dl_status (*function)(const dl_tensor *, const int64_t *, int64_t, dl_tensor **)>
PyObject *shaped_as(PyObject *self, PyObject *other) {
    if (!is_tensor(other)) return PyErr_Format(PyExc_TypeError, "expected a Tensor, not %s", Py_TYPE(other)->tp_name);
    int64_t shape[DL_MAX_RANK];
    int64_t rank = dl_tensor_shape(handle_of(other), shape);
    dl_tensor *out = nullptr;
    return result(function(handle_of(self), shape, rank, &out), out);
}

PyObject *t(PyObject *self, PyObject *) {
    int32_t rank = dl_tensor_rank(handle_of(self));
    if (rank > 2) return raise_text(DL_SHAPE_MISMATCH, "t() expects a tensor with <= 2 dimensions, but self is %dD", rank);
    if (rank < 2) return Py_NewRef(self);
    dl_tensor *out = nullptr;
    return result(dl_transpose(handle_of(self), 0, 1, &out), out);
}

// The object becomes another tensor, as after a change of its shape in place.
PyObject *become(PyObject *self, PyObject *other) {
    if (!is_tensor(other)) return PyErr_Format(PyExc_TypeError, "_become(): expected a Tensor, not %s", Py_TYPE(other)->tp_name);
    auto *object = reinterpret_cast<TensorObject *>(self);
    dl_tensor *former = object->handle;
    object->handle = dl_tensor_retain(handle_of(other));
    object->count = -1;
    Py_CLEAR(object->gradient);
    dl_tensor_release(former);
    return Py_NewRef(self);
}

// --- subclasses --------------------------------------------------------------------------------------------------------

PyObject *make_subclass(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"_make_subclass", {"cls", "data", "require_grad"}, 3, 2, 3};
    Arguments a(signature);
    if (!a.bind(nullptr, args, count, keywords)) return nullptr;
    PyObject *type = a.value(0);
    if (!PyType_Check(type) || !PyType_IsSubtype(reinterpret_cast<PyTypeObject *>(type), tensor_type)) {
        a.wrong_type(0, "a subclass of Tensor");
        return nullptr;
    }
    bool required = false;
    dl_tensor *data = nullptr;
    if (!a.boolean(2, &required) || !a.tensor(1, &data)) return nullptr;
    Handle alias;
    dl_status status = dl_detach(data, alias.out());
    if (status == DL_OK && required) status = dl_tensor_set_requires_grad(alias.get(), true);
    return status == DL_OK ? wrap_as(reinterpret_cast<PyTypeObject *>(type), alias.take()) : raise(status);
}

#define FAST(function) reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), METH_FASTCALL | METH_KEYWORDS

}  // namespace

PyObject *split_by_sizes(Arguments &a) {
    Integers sizes;
    int64_t axis = 0, total = 0;
    dl_tensor *input = nullptr;
    if (!a.integers(1, sizes) || !a.integer(2, &axis) || !a.tensor(0, &input)) return nullptr;
    int64_t extent = axis >= INT32_MIN && axis <= INT32_MAX ? dl_tensor_size(input, static_cast<int32_t>(axis)) : -1;
    for (int64_t i = 0; i < sizes.count(); ++i) {
        if (sizes.data()[i] < 0 || __builtin_add_overflow(total, sizes.data()[i], &total)) total = -2;
        if (total < 0) break;
    }
    if (total != extent || extent < 0) {
        return raise_text(DL_INVALID_ARGUMENT, "split: expects split_size to sum exactly to %lld (input tensor's size at dimension %lld), and "
                          "sizes that are not negative", static_cast<long long>(extent), static_cast<long long>(axis));
    }
    PyObject *parts = PyTuple_New(static_cast<Py_ssize_t>(sizes.count()));
    int64_t start = 0;
    for (int64_t i = 0; parts && i < sizes.count(); ++i) {
        dl_tensor *out = nullptr;
        PyObject *part = result(dl_narrow(input, axis, start, sizes.data()[i], &out), out);
        start += sizes.data()[i];
        if (!part) Py_CLEAR(parts);
        else PyTuple_SET_ITEM(parts, i, part);
    }
    return parts;
}

PyMethodDef tensor_methods[] = {
    {"size", FAST(size), "The shape, or the extent of one axis."},
    {"stride", FAST(stride), "The distances of neighbours along the axes, in elements."},
    {"dim", dim, METH_NOARGS, "The number of axes."},
    {"ndimension", dim, METH_NOARGS, "The number of axes."},
    {"numel", numel, METH_NOARGS, "The number of elements."},
    {"nelement", numel, METH_NOARGS, "The number of elements."},
    {"storage_offset", storage_offset, METH_NOARGS, "The position of the first element in the storage, in elements."},
    {"element_size", element_size, METH_NOARGS, "Bytes of one element."},
    {"is_contiguous", FAST(is_contiguous), "Whether the elements lie in row-major order, or in that of a memory format."},
    {"is_floating_point", is_floating_point, METH_NOARGS, "Whether the dtype is float32 or float64."},
    {"is_complex", is_complex, METH_NOARGS, "False."},
    {"data_ptr", data_ptr, METH_NOARGS, "The address of the first element."},
    {"_shares_storage", is_set_to, METH_O, "Whether both tensors look at the same storage."},
    {"item", item, METH_NOARGS, "The only element as a Python number."},
    {"tolist", tolist, METH_NOARGS, "The elements as nested lists."},
    {"to", FAST(to), "A tensor of another dtype; the same tensor where nothing changes."},
    {"type_as", type_as, METH_O, "A tensor of the dtype of another one."},
    {"float", FAST(convert_to<DL_FLOAT32>), "As float32."},
    {"double", FAST(convert_to<DL_FLOAT64>), "As float64."},
    {"long", FAST(convert_to<DL_INT64>), "As int64."},
    {"int", FAST(convert_to<DL_INT32>), "As int32."},
    {"byte", FAST(convert_to<DL_UINT8>), "As uint8."},
    {"bool", FAST(convert_to<DL_BOOL>), "As bool."},
    {"view_as", shaped_as<dl_view>, METH_O, "A view of the shape of another tensor."},
    {"reshape_as", shaped_as<dl_reshape>, METH_O, "A tensor of the shape of another tensor."},
    {"expand_as", shaped_as<dl_expand>, METH_O, "A view expanded to the shape of another tensor."},
    {"t", t, METH_NOARGS, "A matrix with its axes exchanged."},
    {"_become", become, METH_O, "Looks at the memory of another tensor, with its shape and history, from now on."},
    {"_make_subclass", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(make_subclass)),
     METH_FASTCALL | METH_KEYWORDS | METH_STATIC, "An object of a subclass over the memory of a tensor."},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace dlcore::python
