// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Other shapes of the same elements, parts of tensors, and tensors put together. Views share the memory of their input.

#include "operations.h"

namespace dlcore::python {

static Signature detach_signature{"detach", {"input"}, 1, 1, 1, -1};
PyObject *run_detach(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_detach(a_input, &out);
    }
    return result(status, out);
}

static Signature to_signature{"to", {"input", "dtype"}, 2, 2, 2, -1};
PyObject *run_to(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.dtype(1, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_to(a_input, a_dtype, &out);
    }
    return result(status, out);
}

PyObject *function_detach(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(detach_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_detach(a) : nullptr;
    return made ? made : hand_over("detach", nullptr, args, count, keywords);
}

PyObject *method_detach(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(detach_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_detach(a) : nullptr;
    return made ? made : hand_over("detach", receiver, args, count, keywords);
}

PyObject *function_to(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(to_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_to(a) : nullptr;
    return made ? made : hand_over("to", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
