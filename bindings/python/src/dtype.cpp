// dtype objects, and Size, the tuple that shapes are.
#include <cstring>

#include "core.h"

namespace dlcore::python {

PyTypeObject *dtype_type = nullptr;
PyTypeObject *size_type = nullptr;
dl_dtype default_dtype = DL_FLOAT32;

namespace {

constexpr int dtype_count = 6;
PyObject *dtypes[dtype_count];

// Further names, as PyTorch has them.
constexpr struct { const char *name; dl_dtype dtype; } dtype_aliases[] = {
    {"float", DL_FLOAT32}, {"double", DL_FLOAT64}, {"long", DL_INT64}, {"int", DL_INT32},
};

dl_dtype code(PyObject *self) { return reinterpret_cast<DTypeObject *>(self)->dtype; }

PyObject *dtype_repr(PyObject *self) { return PyUnicode_FromFormat("dlcore.%s", dl_dtype_name(code(self))); }
// The name of a global: pickling gives the same object again.
PyObject *dtype_reduce(PyObject *self, PyObject *) { return PyUnicode_FromString(dl_dtype_name(code(self))); }
PyObject *dtype_is_floating(PyObject *self, void *) { return PyBool_FromLong(is_floating(code(self))); }
PyObject *dtype_is_complex(PyObject *, void *) { Py_RETURN_FALSE; }
PyObject *dtype_is_signed(PyObject *self, void *) { return PyBool_FromLong(code(self) != DL_UINT8 && code(self) != DL_BOOL); }
PyObject *dtype_itemsize(PyObject *self, void *) { return PyLong_FromSize_t(dl_dtype_size(code(self))); }

void dtype_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

PyMethodDef dtype_methods[] = {
    {"__reduce__", dtype_reduce, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
PyGetSetDef dtype_attributes[] = {
    {"is_floating_point", dtype_is_floating, nullptr, "Whether it is float32 or float64.", nullptr},
    {"is_complex", dtype_is_complex, nullptr, "False: there are no complex numbers.", nullptr},
    {"is_signed", dtype_is_signed, nullptr, "Whether it has negative numbers.", nullptr},
    {"itemsize", dtype_itemsize, nullptr, "Bytes of one element.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};
PyType_Slot dtype_slots[] = {
    {Py_tp_doc, const_cast<char *>("The kind of number that a tensor holds.")},
    {Py_tp_dealloc, reinterpret_cast<void *>(dtype_dealloc)},
    {Py_tp_repr, reinterpret_cast<void *>(dtype_repr)},
    {Py_tp_methods, dtype_methods},
    {Py_tp_getset, dtype_attributes},
    {0, nullptr},
};
PyType_Spec dtype_spec = {"dlcore.dtype", sizeof(DTypeObject), 0,
                          Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, dtype_slots};

// --- Size --------------------------------------------------------------------------------------------------------------

PyObject *size_repr(PyObject *self) {
    Reference items(PySequence_List(self));
    if (!items) return nullptr;
    return PyUnicode_FromFormat("torch.Size(%R)", items.get());
}

PyObject *as_size(PyObject *tuple) {
    if (!tuple || !PyTuple_CheckExact(tuple)) return tuple;
    PyObject *size = PyObject_CallOneArg(reinterpret_cast<PyObject *>(size_type), tuple);
    Py_DECREF(tuple);
    return size;
}

PyObject *size_subscript(PyObject *self, PyObject *key) {
    return as_size(PyTuple_Type.tp_as_mapping->mp_subscript(self, key));
}
PyObject *size_concat(PyObject *self, PyObject *other) {
    return as_size(PyTuple_Type.tp_as_sequence->sq_concat(self, other));
}
PyObject *size_repeat(PyObject *self, Py_ssize_t count) {
    return as_size(PyTuple_Type.tp_as_sequence->sq_repeat(self, count));
}

PyObject *size_numel(PyObject *self, PyObject *) {
    PyObject *product = PyLong_FromLong(1);
    for (Py_ssize_t i = 0; product && i < PyTuple_GET_SIZE(self); ++i) {
        PyObject *next = PyNumber_Multiply(product, PyTuple_GET_ITEM(self, i));
        Py_DECREF(product);
        product = next;
    }
    return product;
}

PyObject *size_reduce(PyObject *self, PyObject *) {
    Reference list(PySequence_List(self));
    if (!list) return nullptr;
    return Py_BuildValue("O(O)", size_type, list.get());
}

PyMethodDef size_methods[] = {
    {"numel", size_numel, METH_NOARGS, "The product of the extents."},
    {"__reduce__", size_reduce, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
PyType_Slot size_slots[] = {
    {Py_tp_doc, const_cast<char *>("A shape: a tuple of extents.")},
    {Py_tp_repr, reinterpret_cast<void *>(size_repr)},
    {Py_tp_methods, size_methods},
    {Py_mp_subscript, reinterpret_cast<void *>(size_subscript)},
    {Py_sq_concat, reinterpret_cast<void *>(size_concat)},
    {Py_sq_repeat, reinterpret_cast<void *>(size_repeat)},
    {0, nullptr},
};
PyType_Spec size_spec = {"dlcore.Size", 0, 0, Py_TPFLAGS_DEFAULT, size_slots};

}  // namespace

bool is_floating(dl_dtype dtype) { return dtype == DL_FLOAT32 || dtype == DL_FLOAT64; }

PyObject *dtype_object(dl_dtype dtype) {
    if (dtype < 0 || dtype >= dtype_count) return PyErr_Format(PyExc_SystemError, "unknown dtype %d", dtype);
    return Py_NewRef(dtypes[dtype]);
}

bool dtype_from(PyObject *object, dl_dtype *dtype) {
    if (is_dtype(object)) *dtype = code(object);
    else if (object == reinterpret_cast<PyObject *>(&PyFloat_Type)) *dtype = DL_FLOAT64;
    else if (object == reinterpret_cast<PyObject *>(&PyLong_Type)) *dtype = DL_INT64;
    else if (object == reinterpret_cast<PyObject *>(&PyBool_Type)) *dtype = DL_BOOL;
    else return false;
    return true;
}

PyObject *make_size(const int64_t *extents, Py_ssize_t count) {
    PyObject *size = size_type->tp_alloc(size_type, count);
    if (!size) return nullptr;
    for (Py_ssize_t i = 0; i < count; ++i) {
        PyObject *extent = PyLong_FromLongLong(extents[i]);
        if (!extent) {
            Py_DECREF(size);
            return nullptr;
        }
        PyTuple_SET_ITEM(size, i, extent);
    }
    return size;
}

PyObject *shape_of(const dl_tensor *handle) {
    int64_t shape[DL_MAX_RANK];
    int32_t rank = dl_tensor_shape(handle, shape);
    return make_size(shape, rank);
}

bool make_dtypes(PyObject *module) {
    dtype_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&dtype_spec));
    if (!dtype_type || PyModule_AddObjectRef(module, "dtype", reinterpret_cast<PyObject *>(dtype_type)) < 0) return false;
    for (dl_dtype dtype = 0; dtype < dtype_count; ++dtype) {
        PyObject *object = dtype_type->tp_alloc(dtype_type, 0);
        if (!object) return false;
        reinterpret_cast<DTypeObject *>(object)->dtype = dtype;
        dtypes[dtype] = object;
        if (PyModule_AddObjectRef(module, dl_dtype_name(dtype), object) < 0) return false;
    }
    for (const auto &alias : dtype_aliases) {
        if (PyModule_AddObjectRef(module, alias.name, dtypes[alias.dtype]) < 0) return false;
    }
    Reference bases(PyTuple_Pack(1, &PyTuple_Type));
    if (!bases) return false;
    size_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpecWithBases(&size_spec, bases.get()));
    return size_type && PyModule_AddObjectRef(module, "Size", reinterpret_cast<PyObject *>(size_type)) == 0;
}

}  // namespace dlcore::python
