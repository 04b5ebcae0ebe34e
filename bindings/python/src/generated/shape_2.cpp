// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Other shapes of the same elements, parts of tensors, and tensors put together. Views share the memory of their input.

#include "operations.h"

namespace dlcore::python {

static Signature contiguous_signature{"contiguous", {"input"}, 1, 1, 1, -1};
PyObject *run_contiguous(Arguments &a) {
    if (is_tensor(a.value(0)) && dl_tensor_is_contiguous(handle_of(a.value(0)))) return Py_NewRef(a.value(0));
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_contiguous(a_input, &out);
    }
    return result(status, out);
}

static Signature contiguous_in_signature{"contiguous", {"input", "memory_format"}, 2, 2, 2, -1};
PyObject *run_contiguous_in(Arguments &a) {
    dl_memory_format wanted;
    if (is_tensor(a.value(0)) && memory_format_from(a.value(1), &wanted) && wanted != DL_MEMORY_FORMAT_PRESERVE &&
        dl_tensor_is_contiguous_in(handle_of(a.value(0)), wanted)) return Py_NewRef(a.value(0));
    PyErr_Clear();
    dl_tensor *a_input = nullptr;
    static const Choice a_memory_format_choices[] = {{"contiguous", DL_MEMORY_FORMAT_CONTIGUOUS}, {"preserve", DL_MEMORY_FORMAT_PRESERVE}, {"channels_last", DL_MEMORY_FORMAT_CHANNELS_LAST}, {"channels_last_3d", DL_MEMORY_FORMAT_CHANNELS_LAST_3D}};
    int32_t a_memory_format = DL_MEMORY_FORMAT_CONTIGUOUS;
    if (!(a.choice(1, a_memory_format_choices, 4, &a_memory_format)) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_contiguous_in(a_input, a_memory_format, &out);
    }
    return result(status, out);
}

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

PyObject *function_contiguous(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(contiguous_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_contiguous(a) : nullptr;
        return made ? made : hand_over("contiguous", nullptr, args, count, keywords);
    }
    Arguments a(contiguous_in_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_contiguous_in(a) : nullptr;
    return made ? made : hand_over("contiguous", nullptr, args, count, keywords);
}

PyObject *method_contiguous(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(contiguous_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_contiguous(a) : nullptr;
        return made ? made : hand_over("contiguous", receiver, args, count, keywords);
    }
    Arguments a(contiguous_in_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_contiguous_in(a) : nullptr;
    return made ? made : hand_over("contiguous", receiver, args, count, keywords);
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
