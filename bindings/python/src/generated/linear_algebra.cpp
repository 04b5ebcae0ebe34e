// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Products of vectors and matrices. Operands have one dtype.

#include "operations.h"

namespace dlcore::python {

static Signature matmul_signature{"matmul", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_matmul(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_matmul(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature mm_signature{"mm", {"input", "mat2", "out"}, 3, 2, 2, -1};
PyObject *run_mm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mat2 = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_mat2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mm(a_input, a_mat2, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature bmm_signature{"bmm", {"input", "mat2", "out"}, 3, 2, 2, -1};
PyObject *run_bmm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mat2 = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_mat2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bmm(a_input, a_mat2, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature dot_signature{"dot", {"input", "tensor", "out"}, 3, 2, 2, -1};
PyObject *run_dot(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_tensor = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_tensor)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_dot(a_input, a_tensor, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature outer_signature{"outer", {"input", "vec2", "out"}, 3, 2, 2, -1};
PyObject *run_outer(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_vec2 = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_vec2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_outer(a_input, a_vec2, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature linear_signature{"linear", {"input", "weight", "bias"}, 3, 2, 3, -1};
PyObject *run_linear(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linear(a_input, a_weight, a_bias, &out);
    }
    return result(status, out);
}

PyObject *function_matmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(matmul_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_matmul(a) : nullptr;
    return made ? made : hand_over("matmul", nullptr, args, count, keywords);
}

PyObject *method_matmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(matmul_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_matmul(a) : nullptr;
    return made ? made : hand_over("matmul", receiver, args, count, keywords);
}

PyObject *function_mm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mm(a) : nullptr;
    return made ? made : hand_over("mm", nullptr, args, count, keywords);
}

PyObject *method_mm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mm_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_mm(a) : nullptr;
    return made ? made : hand_over("mm", receiver, args, count, keywords);
}

PyObject *function_bmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bmm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bmm(a) : nullptr;
    return made ? made : hand_over("bmm", nullptr, args, count, keywords);
}

PyObject *method_bmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bmm_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bmm(a) : nullptr;
    return made ? made : hand_over("bmm", receiver, args, count, keywords);
}

PyObject *function_dot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(dot_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_dot(a) : nullptr;
    return made ? made : hand_over("dot", nullptr, args, count, keywords);
}

PyObject *method_dot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(dot_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_dot(a) : nullptr;
    return made ? made : hand_over("dot", receiver, args, count, keywords);
}

PyObject *function_outer(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(outer_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_outer(a) : nullptr;
    return made ? made : hand_over("outer", nullptr, args, count, keywords);
}

PyObject *method_outer(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(outer_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_outer(a) : nullptr;
    return made ? made : hand_over("outer", receiver, args, count, keywords);
}

PyObject *function_linear(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linear_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linear(a) : nullptr;
    return made ? made : hand_over("linear", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
