// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Softmax and its logarithm along an axis.

#include "operations.h"

namespace dlcore::python {

static Signature softmax_signature{"softmax", {"input", "dim", "dtype", "out"}, 4, 2, 3, -1};
PyObject *run_softmax(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integer(1, &a_dim) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_softmax(a_input, a_dim, a_dtype, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature log_softmax_signature{"log_softmax", {"input", "dim", "dtype", "out"}, 4, 2, 3, -1};
PyObject *run_log_softmax(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integer(1, &a_dim) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log_softmax(a_input, a_dim, a_dtype, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature softmin_signature{"softmin", {"input", "dim", "dtype"}, 3, 2, 3, -1};
PyObject *run_softmin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integer(1, &a_dim) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_softmin(a_input, a_dim, a_dtype, &out);
    }
    return result(status, out);
}

static Signature gumbel_softmax_signature{"gumbel_softmax", {"logits", "tau", "hard", "dim", "generator"}, 5, 1, 5, -1};
PyObject *run_gumbel_softmax(Arguments &a) {
    dl_tensor *a_logits = nullptr;
    double a_tau = 1.0;
    bool a_hard = false;
    int64_t a_dim = -1;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_tau) || !a.boolean(2, &a_hard) || !a.integer(3, &a_dim) || !a.generator(4, &a_generator) || !a.tensor(0, &a_logits)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gumbel_softmax(a_logits, a_tau, a_hard, a_dim, a_generator, &out);
    }
    return result(status, out);
}

PyObject *function_softmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(softmax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_softmax(a) : nullptr;
    return made ? made : hand_over("softmax", nullptr, args, count, keywords);
}

PyObject *method_softmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(softmax_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_softmax(a) : nullptr;
    return made ? made : hand_over("softmax", receiver, args, count, keywords);
}

PyObject *function_log_softmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log_softmax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log_softmax(a) : nullptr;
    return made ? made : hand_over("log_softmax", nullptr, args, count, keywords);
}

PyObject *method_log_softmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log_softmax_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log_softmax(a) : nullptr;
    return made ? made : hand_over("log_softmax", receiver, args, count, keywords);
}

PyObject *function_softmin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(softmin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_softmin(a) : nullptr;
    return made ? made : hand_over("softmin", nullptr, args, count, keywords);
}

PyObject *function_gumbel_softmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gumbel_softmax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gumbel_softmax(a) : nullptr;
    return made ? made : hand_over("gumbel_softmax", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
