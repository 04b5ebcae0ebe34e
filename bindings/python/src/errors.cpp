// From status codes to exceptions, and exceptions of callbacks on their way through the library.
#include <cstdarg>

#include "core.h"

namespace dlcore::python {

PyObject *error_type = nullptr;

namespace {

struct ErrorClass {
    dl_status status;
    const char *name;
    PyObject **bases[2];
    const char *doc;
    PyObject *type;
};

// Each class also derives from what PyTorch raises in the same place, so that handlers written for it catch these.
ErrorClass classes[] = {
    {DL_INVALID_ARGUMENT, "InvalidArgumentError", {&PyExc_RuntimeError, &PyExc_ValueError}, "A value outside its domain.", nullptr},
    {DL_SHAPE_MISMATCH, "ShapeError", {&PyExc_RuntimeError, &PyExc_ValueError}, "Shapes that do not fit.", nullptr},
    {DL_DTYPE_MISMATCH, "DTypeError", {&PyExc_RuntimeError, &PyExc_TypeError}, "A dtype that an operation does not take.", nullptr},
    {DL_INDEX_OUT_OF_RANGE, "IndexOutOfRangeError", {&PyExc_IndexError, &PyExc_RuntimeError}, "An axis or an index outside its extent.", nullptr},
    {DL_OUT_OF_MEMORY, "OutOfMemoryError", {&PyExc_MemoryError, nullptr}, "No room, or the memory limit is reached.", nullptr},
    {DL_NOT_DIFFERENTIABLE, "NotDifferentiableError", {&PyExc_RuntimeError, nullptr}, "A derivative that does not exist or was not recorded.", nullptr},
    {DL_INVALID_STATE, "InvalidStateError", {&PyExc_RuntimeError, nullptr}, "Something was changed or freed that is still needed.", nullptr},
    {DL_IO, "FileError", {&PyExc_OSError, &PyExc_ValueError}, "A file that cannot be used, or does not hold what it claims.", nullptr},
    {DL_UNSUPPORTED, "UnsupportedError", {&PyExc_NotImplementedError, nullptr}, "A combination that this version does not provide.", nullptr},
    {DL_INTERNAL, "InternalError", {&PyExc_RuntimeError, nullptr}, "A defect in dlcore.", nullptr},
    {DL_LINEAR_ALGEBRA, "LinAlgError", {&PyExc_RuntimeError, nullptr}, "A matrix that has no solution.", nullptr},
};

PyObject *class_for(dl_status status) {
    for (ErrorClass &entry : classes) {
        if (entry.status == status) return entry.type;
    }
    return error_type;
}

thread_local PyObject *kept_type = nullptr, *kept_value = nullptr, *kept_traceback = nullptr;

}  // namespace

dl_status keep_exception() {
    forget_exception();
    PyErr_Fetch(&kept_type, &kept_value, &kept_traceback);
    return DL_INVALID_STATE;
}

void forget_exception() {
    Py_CLEAR(kept_type);
    Py_CLEAR(kept_value);
    Py_CLEAR(kept_traceback);
}

PyObject *raise(dl_status status) {
    if (kept_type) {
        PyErr_Restore(kept_type, kept_value, kept_traceback);
        kept_type = kept_value = kept_traceback = nullptr;
        return nullptr;
    }
    if (PyErr_Occurred()) return nullptr;
    const char *message = dl_last_error_message();
    PyObject *text = PyUnicode_DecodeUTF8(message, static_cast<Py_ssize_t>(strlen(message)), "replace");
    if (!text) return nullptr;
    PyErr_SetObject(class_for(status), text);
    Py_DECREF(text);
    return nullptr;
}

PyObject *raise_text(dl_status status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    PyErr_FormatV(class_for(status), format, arguments);
    va_end(arguments);
    return nullptr;
}

bool make_error_types(PyObject *module) {
    error_type = PyErr_NewExceptionWithDoc("dlcore.Error", "The base class of the exceptions that dlcore raises.", nullptr, nullptr);
    if (!error_type || PyModule_AddObjectRef(module, "Error", error_type) < 0) return false;
    for (ErrorClass &entry : classes) {
        Reference bases(entry.bases[1] ? PyTuple_Pack(3, error_type, *entry.bases[0], *entry.bases[1])
                                       : PyTuple_Pack(2, error_type, *entry.bases[0]));
        if (!bases) return false;
        Reference name(PyUnicode_FromFormat("dlcore.%s", entry.name));
        if (!name) return false;
        entry.type = PyErr_NewExceptionWithDoc(PyUnicode_AsUTF8(name.get()), entry.doc, bases.get(), nullptr);
        if (!entry.type || PyModule_AddObjectRef(module, entry.name, entry.type) < 0) return false;
    }
    return true;
}

}  // namespace dlcore::python
