// The attributes of Tensor: shape, dtype, grad, ...
#include <cctype>
#include <cstring>

#include "autograd.h"

namespace dlcore::python {

namespace {

TensorObject *as_tensor(PyObject *object) { return reinterpret_cast<TensorObject *>(object); }

PyObject *get_shape(PyObject *self, void *) { return shape_of(handle_of(self)); }
PyObject *get_dtype(PyObject *self, void *) { return dtype_object(dl_tensor_dtype(handle_of(self))); }
PyObject *get_ndim(PyObject *self, void *) { return PyLong_FromLong(dl_tensor_rank(handle_of(self))); }
PyObject *get_is_leaf(PyObject *self, void *) { return PyBool_FromLong(dl_tensor_is_leaf(handle_of(self))); }
PyObject *get_version(PyObject *self, void *) { return PyLong_FromLongLong(dl_tensor_version(handle_of(self))); }
PyObject *get_itemsize(PyObject *self, void *) { return PyLong_FromSize_t(dl_dtype_size(dl_tensor_dtype(handle_of(self)))); }
PyObject *get_nbytes(PyObject *self, void *) {
    return PyLong_FromLongLong(count_of(self) * static_cast<int64_t>(dl_dtype_size(dl_tensor_dtype(handle_of(self)))));
}
PyObject *get_false(PyObject *, void *) { Py_RETURN_FALSE; }

bool expect_value(PyObject *value, const char *name) {
    if (!value) PyErr_Format(PyExc_AttributeError, "attribute '%s' of Tensor cannot be deleted", name);
    return value != nullptr;
}

// --- gradients ---------------------------------------------------------------------------------------------------------

PyObject *get_requires_grad(PyObject *self, void *) { return PyBool_FromLong(dl_tensor_requires_grad(handle_of(self))); }

int set_requires_grad(PyObject *self, PyObject *value, void *) {
    if (!expect_value(value, "requires_grad")) return -1;
    if (!PyBool_Check(value)) {
        PyErr_Format(PyExc_TypeError, "requires_grad must be a bool, not %s", Py_TYPE(value)->tp_name);
        return -1;
    }
    dl_status status = dl_tensor_set_requires_grad(handle_of(self), value == Py_True);
    if (status != DL_OK) raise(status);
    return status == DL_OK ? 0 : -1;
}

PyObject *get_grad(PyObject *object, void *) {
    TensorObject *self = as_tensor(object);
    dl_tensor *gradient = nullptr;
    dl_status status = dl_tensor_grad(self->handle, &gradient);
    if (status != DL_OK) return raise(status);
    if (!gradient) {
        Py_CLEAR(self->gradient);
        Py_RETURN_NONE;
    }
    if (self->gradient && handle_of(self->gradient) == gradient) {
        dl_tensor_release(gradient);
        return Py_NewRef(self->gradient);
    }
    PyObject *wrapped = wrap(gradient);
    if (!wrapped) return nullptr;
    Py_XSETREF(self->gradient, Py_NewRef(wrapped));
    return wrapped;
}

int set_grad(PyObject *object, PyObject *value, void *) {
    TensorObject *self = as_tensor(object);
    if (value && value != Py_None && !is_tensor(value)) {
        PyErr_Format(PyExc_TypeError, "assigned grad expected to be a Tensor or None but got %s", Py_TYPE(value)->tp_name);
        return -1;
    }
    bool removed = !value || value == Py_None;
    if (!removed && handle_of(value) == self->handle) {
        raise_text(DL_INVALID_ARGUMENT, "can't assign Variable as its own grad");
        return -1;
    }
    dl_status status = dl_tensor_set_grad(self->handle, removed ? nullptr : handle_of(value));
    if (status != DL_OK) {
        raise(status);
        return -1;
    }
    Py_XSETREF(self->gradient, removed ? nullptr : Py_NewRef(value));
    return 0;
}

PyObject *get_grad_fn(PyObject *self, void *) { return grad_fn_of(self); }

// --- data --------------------------------------------------------------------------------------------------------------

PyObject *get_data(PyObject *self, void *) {
    dl_tensor *out = nullptr;
    return result(dl_detach(handle_of(self), &out), out);
}

// The object looks at other memory; it keeps its requires_grad and, where shape and dtype are the same, its gradient.
int set_data(PyObject *object, PyObject *value, void *) {
    if (!expect_value(value, "data")) return -1;
    if (!is_tensor(value)) {
        PyErr_Format(PyExc_TypeError, "data must be a Tensor, not %s", Py_TYPE(value)->tp_name);
        return -1;
    }
    TensorObject *self = as_tensor(object);
    Handle replacement, gradient;
    dl_status status = dl_detach(handle_of(value), replacement.out());
    if (status == DL_OK && dl_tensor_is_leaf(self->handle)) {
        if (dl_tensor_requires_grad(self->handle)) status = dl_tensor_set_requires_grad(replacement.get(), true);
        if (status == DL_OK) status = dl_tensor_grad(self->handle, gradient.out());
        if (status == DL_OK && gradient && dl_tensor_set_grad(replacement.get(), gradient.get()) != DL_OK) dl_clear_error();
    }
    if (status != DL_OK) {
        raise(status);
        return -1;
    }
    dl_tensor *former = self->handle;
    self->handle = replacement.take();
    self->count = -1;
    dl_tensor_release(former);
    return 0;
}

// --- transposed views --------------------------------------------------------------------------------------------------

PyObject *get_transposed(PyObject *self, void *) {
    int64_t rank = dl_tensor_rank(handle_of(self)), axes[DL_MAX_RANK];
    for (int64_t i = 0; i < rank; ++i) axes[i] = rank - 1 - i;
    dl_tensor *out = nullptr;
    return result(dl_permute(handle_of(self), axes, rank, &out), out);
}

PyObject *get_matrix_transposed(PyObject *self, void *) {
    if (dl_tensor_rank(handle_of(self)) < 2) {
        return raise_text(DL_SHAPE_MISMATCH, "tensor.mT is only supported on matrices or batches of matrices. Got %d-D tensor.",
                          dl_tensor_rank(handle_of(self)));
    }
    dl_tensor *out = nullptr;
    return result(dl_transpose(handle_of(self), -2, -1, &out), out);
}

PyObject *get_adjoint(PyObject *self, void *) {
    int32_t rank = dl_tensor_rank(handle_of(self));
    if (rank != 0 && rank != 2) {
        return raise_text(DL_SHAPE_MISMATCH, "tensor.H is only supported on matrices (2-D tensors). Got %d-D tensor.", rank);
    }
    return get_transposed(self, nullptr);
}

}  // namespace

PyGetSetDef attributes[] = {
    {"shape", get_shape, nullptr, "The extents of the axes.", nullptr},
    {"dtype", get_dtype, nullptr, "The dtype of the elements.", nullptr},
    {"ndim", get_ndim, nullptr, "The number of axes.", nullptr},
    {"itemsize", get_itemsize, nullptr, "Bytes of one element.", nullptr},
    {"nbytes", get_nbytes, nullptr, "Bytes of all elements.", nullptr},
    {"is_sparse", get_false, nullptr, "False.", nullptr},
    {"requires_grad", get_requires_grad, set_requires_grad, "Whether gradients are computed for it.", nullptr},
    {"grad", get_grad, set_grad, "The gradient that backward() has accumulated, or None.", nullptr},
    {"grad_fn", get_grad_fn, nullptr, "The operation that computed it; None for a leaf.", nullptr},
    {"is_leaf", get_is_leaf, nullptr, "Whether it was not computed from tensors that require gradients.", nullptr},
    {"data", get_data, set_data, "The same elements outside the graph.", nullptr},
    {"_version", get_version, nullptr, "Grows with every change in place.", nullptr},
    {"T", get_transposed, nullptr, "A view with the axes in reverse order.", nullptr},
    {"H", get_adjoint, nullptr, "A view of a matrix with its axes exchanged.", nullptr},
    {"mH", get_matrix_transposed, nullptr, "A view with the last two axes exchanged.", nullptr},
    {"mT", get_matrix_transposed, nullptr, "A view with the last two axes exchanged.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyObject *function_name(const char *operation) {
    char text[256];
    size_t length = 0, size = strlen(operation);
    // A custom function brings its own name.
    if (size >= 8 && strcmp(operation + size - 8, "Backward") == 0) return PyUnicode_FromString(operation);
    bool capital = true;
    for (const char *p = operation; *p && length < sizeof text - 12; ++p) {
        if (*p == '_') {
            capital = true;
            continue;
        }
        text[length++] = capital ? static_cast<char>(toupper(static_cast<unsigned char>(*p))) : *p;
        capital = isdigit(static_cast<unsigned char>(*p));
    }
    memcpy(text + length, "Backward0", 10);
    return PyUnicode_FromString(text);
}

}  // namespace dlcore::python
