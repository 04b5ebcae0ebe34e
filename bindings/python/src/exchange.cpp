// The buffer protocol of Tensor, and DLPack in both directions.
#include <cstring>

#include "arguments.h"

namespace dlcore::python {

namespace {

// --- the buffer protocol -----------------------------------------------------------------------------------------------

/// What a buffer points to until it is released.
struct Exported {
    Py_ssize_t shape[DL_MAX_RANK], strides[DL_MAX_RANK];
    dl_tensor *handle;
};

const char *format_of(dl_dtype dtype) {
    switch (dtype) {
    case DL_FLOAT32: return "f";
    case DL_FLOAT64: return "d";
    case DL_INT64: return sizeof(long) == 8 ? "l" : "q";
    case DL_INT32: return "i";
    case DL_UINT8: return "B";
    default: return "?";
    }
}

// Read-only where gradients are wanted: a change behind the back of the graph would go unseen.
int get_buffer(PyObject *self, Py_buffer *view, int flags) {
    view->obj = nullptr;
    dl_tensor *handle = handle_of(self);
    bool readonly = dl_tensor_requires_grad(handle);
    if (readonly && (flags & PyBUF_WRITABLE)) {
        PyErr_SetString(PyExc_BufferError, "a tensor that requires grad has no writable buffer: use tensor.detach()");
        return -1;
    }
    bool contiguous = dl_tensor_is_contiguous(handle);
    bool wants_contiguous = (flags & PyBUF_STRIDES) != PyBUF_STRIDES || (flags & PyBUF_C_CONTIGUOUS) == PyBUF_C_CONTIGUOUS ||
                            (flags & PyBUF_ANY_CONTIGUOUS) == PyBUF_ANY_CONTIGUOUS;
    if ((wants_contiguous && !contiguous) || (flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS) {
        PyErr_SetString(PyExc_BufferError, "the elements of the tensor do not lie in the order that is asked for");
        return -1;
    }
    void *data;
    dl_status status = dl_tensor_data(handle, &data);
    if (status != DL_OK) {
        raise(status);
        return -1;
    }
    auto *exported = new (std::nothrow) Exported;
    if (!exported) {
        PyErr_NoMemory();
        return -1;
    }
    int64_t shape[DL_MAX_RANK], strides[DL_MAX_RANK];
    int32_t rank = dl_tensor_shape(handle, shape);
    dl_tensor_strides(handle, strides);
    dl_dtype dtype = dl_tensor_dtype(handle);
    auto size = static_cast<Py_ssize_t>(dl_dtype_size(dtype));
    for (int32_t i = 0; i < rank; ++i) {
        exported->shape[i] = static_cast<Py_ssize_t>(shape[i]);
        exported->strides[i] = static_cast<Py_ssize_t>(strides[i]) * size;
    }
    exported->handle = dl_tensor_retain(handle);
    view->buf = data;
    view->obj = Py_NewRef(self);
    view->len = static_cast<Py_ssize_t>(count_of(self)) * size;
    view->itemsize = size;
    view->readonly = readonly;
    view->ndim = rank;
    view->format = (flags & PyBUF_FORMAT) ? const_cast<char *>(format_of(dtype)) : nullptr;
    view->shape = (flags & PyBUF_ND) ? exported->shape : nullptr;
    view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? exported->strides : nullptr;
    view->suboffsets = nullptr;
    view->internal = exported;
    return 0;
}

void release_buffer(PyObject *, Py_buffer *view) {
    auto *exported = static_cast<Exported *>(view->internal);
    dl_tensor_release(exported->handle);
    delete exported;
}

// --- DLPack ------------------------------------------------------------------------------------------------------------

constexpr int32_t cpu_device = 1;
constexpr const char *versioned_name = "dltensor_versioned", *used_versioned_name = "used_dltensor_versioned";
constexpr const char *legacy_name = "dltensor", *used_legacy_name = "used_dltensor";

// The parts of the structs of dlpack.h that a capsule's destructor needs.
struct Descriptor {
    void *data;
    int32_t device_type, device_id, ndim;
    uint8_t code, bits;
    uint16_t lanes;
    int64_t *shape, *strides;
    uint64_t byte_offset;
};
struct Legacy {
    Descriptor tensor;
    void *context;
    void (*deleter)(Legacy *);
};
struct Versioned {
    uint32_t major, minor;
    void *context;
    void (*deleter)(Versioned *);
    uint64_t flags;
    Descriptor tensor;
};

template <typename Managed>
void destroy_capsule(PyObject *capsule, const char *name) {
    // A capsule that was used has another name: its memory belongs to the consumer.
    if (!PyCapsule_IsValid(capsule, name)) return;
    auto *managed = static_cast<Managed *>(PyCapsule_GetPointer(capsule, name));
    if (managed->deleter) managed->deleter(managed);
}
void destroy_versioned(PyObject *capsule) { destroy_capsule<Versioned>(capsule, versioned_name); }
void destroy_legacy(PyObject *capsule) { destroy_capsule<Legacy>(capsule, legacy_name); }

bool major_version(PyObject *version, int64_t *major) {
    if (!PyTuple_Check(version) || PyTuple_GET_SIZE(version) != 2) {
        PyErr_SetString(PyExc_TypeError, "__dlpack__(): max_version must be a tuple of two ints");
        return false;
    }
    return to_int64(PyTuple_GET_ITEM(version, 0), major);
}

PyObject *to_dlpack(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"__dlpack__", {"self", "stream", "max_version", "dl_device", "copy"}, 5, 1, 1};
    Arguments a(signature);
    if (!a.bind(self, args, count, keywords)) return nullptr;
    if (!a.none(1)) {
        PyErr_SetString(PyExc_BufferError, "__dlpack__(): a stream makes no sense on the CPU: expected None");
        return nullptr;
    }
    if (!a.none(3)) {
        int64_t device = -1;
        PyObject *pair = a.value(3);
        if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2 || !to_int64(PyTuple_GET_ITEM(pair, 0), &device) || device != cpu_device) {
            if (!PyErr_Occurred()) PyErr_Format(PyExc_BufferError, "__dlpack__(): only the CPU, (1, 0), is supported as dl_device, got %R", pair);
            return nullptr;
        }
    }
    int64_t major = 0;
    bool copy = false;
    if (!a.none(2) && !major_version(a.value(2), &major)) return nullptr;
    if (!a.none(4) && !a.boolean(4, &copy)) return nullptr;
    Handle source = Handle::retaining(handle_of(self)), copied;
    if (copy) {
        dl_status status = dl_clone(source.get(), copied.out());
        if (status != DL_OK) return raise(status);
        source = std::move(copied);
    }
    if (dl_tensor_requires_grad(source.get())) {
        PyErr_SetString(PyExc_BufferError, "Can't export tensors that require gradient, use tensor.detach()");
        return nullptr;
    }
    if (major >= 1) {
        DLManagedTensorVersioned *managed = nullptr;
        dl_status status = dl_tensor_to_dlpack(source.get(), &managed);
        if (status != DL_OK) return raise(status);
        PyObject *capsule = PyCapsule_New(managed, versioned_name, destroy_versioned);
        if (!capsule) reinterpret_cast<Versioned *>(managed)->deleter(reinterpret_cast<Versioned *>(managed));
        return capsule;
    }
    DLManagedTensor *managed = nullptr;
    dl_status status = dl_tensor_to_dlpack_legacy(source.get(), &managed);
    if (status != DL_OK) return raise(status);
    PyObject *capsule = PyCapsule_New(managed, legacy_name, destroy_legacy);
    if (!capsule) reinterpret_cast<Legacy *>(managed)->deleter(reinterpret_cast<Legacy *>(managed));
    return capsule;
}

PyObject *dlpack_device(PyObject *, PyObject *) { return Py_BuildValue("(ii)", cpu_device, 0); }

/// The capsule of an object that offers DLPack: the new form first, then the one before 1.0.
PyObject *request_capsule(PyObject *object) {
    if (PyCapsule_CheckExact(object)) return Py_NewRef(object);
    Reference method(PyObject_GetAttrString(object, "__dlpack__"));
    if (!method) return nullptr;
    Reference no_arguments(PyTuple_New(0)), version(Py_BuildValue("{s(ii)}", "max_version", 1, 0));
    if (!no_arguments || !version) return nullptr;
    PyObject *capsule = PyObject_Call(method.get(), no_arguments.get(), version.get());
    if (capsule || !PyErr_ExceptionMatches(PyExc_TypeError)) return capsule;
    PyErr_Clear();
    return PyObject_CallNoArgs(method.get());
}

PyObject *from_dlpack(PyObject *, PyObject *object) {
    Reference capsule(request_capsule(object));
    if (!capsule) return nullptr;
    if (!PyCapsule_CheckExact(capsule.get())) {
        return PyErr_Format(PyExc_TypeError, "from_dlpack(): __dlpack__ gave a %s, expected a capsule", Py_TYPE(capsule.get())->tp_name);
    }
    dl_tensor *out = nullptr;
    dl_status status;
    const char *used;
    if (PyCapsule_IsValid(capsule.get(), versioned_name)) {
        used = used_versioned_name;
        status = dl_tensor_from_dlpack(static_cast<DLManagedTensorVersioned *>(PyCapsule_GetPointer(capsule.get(), versioned_name)), &out);
    } else if (PyCapsule_IsValid(capsule.get(), legacy_name)) {
        used = used_legacy_name;
        status = dl_tensor_from_dlpack_legacy(static_cast<DLManagedTensor *>(PyCapsule_GetPointer(capsule.get(), legacy_name)), &out);
    } else {
        const char *name = PyCapsule_GetName(capsule.get());
        PyErr_Clear();
        return raise_text(DL_INVALID_STATE, "from_dlpack(): expected a capsule named dltensor or dltensor_versioned, got '%s'; a capsule "
                          "can be consumed only once", name ? name : "");
    }
    if (status != DL_OK) return raise(status);
    if (PyCapsule_SetName(capsule.get(), used) < 0) {
        dl_tensor_release(out);
        return nullptr;
    }
    return wrap(out);
}

#define FAST(function) reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), METH_FASTCALL | METH_KEYWORDS

}  // namespace

PyType_Slot buffer_slots[] = {
    {Py_bf_getbuffer, reinterpret_cast<void *>(get_buffer)},
    {Py_bf_releasebuffer, reinterpret_cast<void *>(release_buffer)},
    {0, nullptr},
};

PyMethodDef exchange_methods[] = {
    {"__dlpack__", FAST(to_dlpack), "A DLPack capsule over the tensor's memory."},
    {"__dlpack_device__", dlpack_device, METH_NOARGS, "(1, 0): the CPU."},
    {nullptr, nullptr, 0, nullptr},
};

PyMethodDef exchange_functions[] = {
    {"from_dlpack", from_dlpack, METH_O, "from_dlpack(object)\n\nA tensor over the memory of an object that offers DLPack, or of a capsule."},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace dlcore::python
