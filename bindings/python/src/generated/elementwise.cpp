// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of single elements, and selection between elements.

#include "operations.h"

namespace dlcore::python {

static Signature neg_signature{"neg", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_neg(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_neg(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature abs_signature{"abs", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_abs(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_abs(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature abs__signature{"abs_", {"input"}, 1, 1, 1, -1};
PyObject *run_abs_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_abs_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sign_signature{"sign", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_sign(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sign(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature sign__signature{"sign_", {"input"}, 1, 1, 1, -1};
PyObject *run_sign_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sign_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature reciprocal_signature{"reciprocal", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_reciprocal(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_reciprocal(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature reciprocal__signature{"reciprocal_", {"input"}, 1, 1, 1, -1};
PyObject *run_reciprocal_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_reciprocal_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sqrt_signature{"sqrt", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_sqrt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sqrt(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature sqrt__signature{"sqrt_", {"input"}, 1, 1, 1, -1};
PyObject *run_sqrt_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sqrt_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature rsqrt_signature{"rsqrt", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_rsqrt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rsqrt(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature rsqrt__signature{"rsqrt_", {"input"}, 1, 1, 1, -1};
PyObject *run_rsqrt_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rsqrt_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature square_signature{"square", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_square(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_square(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature square__signature{"square_", {"input"}, 1, 1, 1, -1};
PyObject *run_square_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_square_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature exp_signature{"exp", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_exp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_exp(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature exp__signature{"exp_", {"input"}, 1, 1, 1, -1};
PyObject *run_exp_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_exp_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature expm1_signature{"expm1", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_expm1(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_expm1(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature expm1__signature{"expm1_", {"input"}, 1, 1, 1, -1};
PyObject *run_expm1_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_expm1_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature log_signature{"log", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_log(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature log__signature{"log_", {"input"}, 1, 1, 1, -1};
PyObject *run_log_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature log1p_signature{"log1p", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_log1p(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log1p(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature log1p__signature{"log1p_", {"input"}, 1, 1, 1, -1};
PyObject *run_log1p_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log1p_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature log2_signature{"log2", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_log2(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log2(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature log2__signature{"log2_", {"input"}, 1, 1, 1, -1};
PyObject *run_log2_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log2_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature log10_signature{"log10", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_log10(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log10(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

PyObject *function_neg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(neg_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_neg(a) : nullptr;
    return made ? made : hand_over("neg", nullptr, args, count, keywords);
}

PyObject *method_neg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(neg_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_neg(a) : nullptr;
    return made ? made : hand_over("neg", receiver, args, count, keywords);
}

PyObject *function_abs(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(abs_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_abs(a) : nullptr;
    return made ? made : hand_over("abs", nullptr, args, count, keywords);
}

PyObject *method_abs(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(abs_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_abs(a) : nullptr;
    return made ? made : hand_over("abs", receiver, args, count, keywords);
}

PyObject *function_abs_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(abs__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_abs_(a) : nullptr;
    return made ? made : hand_over("abs_", nullptr, args, count, keywords);
}

PyObject *method_abs_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(abs__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_abs_(a) : nullptr;
    return made ? made : hand_over("abs_", receiver, args, count, keywords);
}

PyObject *function_sign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sign_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sign(a) : nullptr;
    return made ? made : hand_over("sign", nullptr, args, count, keywords);
}

PyObject *method_sign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sign_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sign(a) : nullptr;
    return made ? made : hand_over("sign", receiver, args, count, keywords);
}

PyObject *function_sign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sign__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sign_(a) : nullptr;
    return made ? made : hand_over("sign_", nullptr, args, count, keywords);
}

PyObject *method_sign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sign__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sign_(a) : nullptr;
    return made ? made : hand_over("sign_", receiver, args, count, keywords);
}

PyObject *function_reciprocal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(reciprocal_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_reciprocal(a) : nullptr;
    return made ? made : hand_over("reciprocal", nullptr, args, count, keywords);
}

PyObject *method_reciprocal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(reciprocal_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_reciprocal(a) : nullptr;
    return made ? made : hand_over("reciprocal", receiver, args, count, keywords);
}

PyObject *function_reciprocal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(reciprocal__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_reciprocal_(a) : nullptr;
    return made ? made : hand_over("reciprocal_", nullptr, args, count, keywords);
}

PyObject *method_reciprocal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(reciprocal__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_reciprocal_(a) : nullptr;
    return made ? made : hand_over("reciprocal_", receiver, args, count, keywords);
}

PyObject *function_sqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sqrt_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sqrt(a) : nullptr;
    return made ? made : hand_over("sqrt", nullptr, args, count, keywords);
}

PyObject *method_sqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sqrt_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sqrt(a) : nullptr;
    return made ? made : hand_over("sqrt", receiver, args, count, keywords);
}

PyObject *function_sqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sqrt__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sqrt_(a) : nullptr;
    return made ? made : hand_over("sqrt_", nullptr, args, count, keywords);
}

PyObject *method_sqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sqrt__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sqrt_(a) : nullptr;
    return made ? made : hand_over("sqrt_", receiver, args, count, keywords);
}

PyObject *function_rsqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rsqrt_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rsqrt(a) : nullptr;
    return made ? made : hand_over("rsqrt", nullptr, args, count, keywords);
}

PyObject *method_rsqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rsqrt_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_rsqrt(a) : nullptr;
    return made ? made : hand_over("rsqrt", receiver, args, count, keywords);
}

PyObject *function_rsqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rsqrt__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rsqrt_(a) : nullptr;
    return made ? made : hand_over("rsqrt_", nullptr, args, count, keywords);
}

PyObject *method_rsqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rsqrt__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_rsqrt_(a) : nullptr;
    return made ? made : hand_over("rsqrt_", receiver, args, count, keywords);
}

PyObject *function_square(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(square_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_square(a) : nullptr;
    return made ? made : hand_over("square", nullptr, args, count, keywords);
}

PyObject *method_square(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(square_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_square(a) : nullptr;
    return made ? made : hand_over("square", receiver, args, count, keywords);
}

PyObject *function_square_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(square__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_square_(a) : nullptr;
    return made ? made : hand_over("square_", nullptr, args, count, keywords);
}

PyObject *method_square_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(square__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_square_(a) : nullptr;
    return made ? made : hand_over("square_", receiver, args, count, keywords);
}

PyObject *function_exp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(exp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_exp(a) : nullptr;
    return made ? made : hand_over("exp", nullptr, args, count, keywords);
}

PyObject *method_exp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(exp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_exp(a) : nullptr;
    return made ? made : hand_over("exp", receiver, args, count, keywords);
}

PyObject *function_exp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(exp__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_exp_(a) : nullptr;
    return made ? made : hand_over("exp_", nullptr, args, count, keywords);
}

PyObject *method_exp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(exp__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_exp_(a) : nullptr;
    return made ? made : hand_over("exp_", receiver, args, count, keywords);
}

PyObject *function_expm1(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(expm1_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_expm1(a) : nullptr;
    return made ? made : hand_over("expm1", nullptr, args, count, keywords);
}

PyObject *method_expm1(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(expm1_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_expm1(a) : nullptr;
    return made ? made : hand_over("expm1", receiver, args, count, keywords);
}

PyObject *function_expm1_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(expm1__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_expm1_(a) : nullptr;
    return made ? made : hand_over("expm1_", nullptr, args, count, keywords);
}

PyObject *method_expm1_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(expm1__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_expm1_(a) : nullptr;
    return made ? made : hand_over("expm1_", receiver, args, count, keywords);
}

PyObject *function_log(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log(a) : nullptr;
    return made ? made : hand_over("log", nullptr, args, count, keywords);
}

PyObject *method_log(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log(a) : nullptr;
    return made ? made : hand_over("log", receiver, args, count, keywords);
}

PyObject *function_log_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log_(a) : nullptr;
    return made ? made : hand_over("log_", nullptr, args, count, keywords);
}

PyObject *method_log_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log_(a) : nullptr;
    return made ? made : hand_over("log_", receiver, args, count, keywords);
}

PyObject *function_log1p(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log1p_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log1p(a) : nullptr;
    return made ? made : hand_over("log1p", nullptr, args, count, keywords);
}

PyObject *method_log1p(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log1p_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log1p(a) : nullptr;
    return made ? made : hand_over("log1p", receiver, args, count, keywords);
}

PyObject *function_log1p_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log1p__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log1p_(a) : nullptr;
    return made ? made : hand_over("log1p_", nullptr, args, count, keywords);
}

PyObject *method_log1p_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log1p__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log1p_(a) : nullptr;
    return made ? made : hand_over("log1p_", receiver, args, count, keywords);
}

PyObject *function_log2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log2_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log2(a) : nullptr;
    return made ? made : hand_over("log2", nullptr, args, count, keywords);
}

PyObject *method_log2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log2_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log2(a) : nullptr;
    return made ? made : hand_over("log2", receiver, args, count, keywords);
}

PyObject *function_log2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log2__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log2_(a) : nullptr;
    return made ? made : hand_over("log2_", nullptr, args, count, keywords);
}

PyObject *method_log2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log2__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log2_(a) : nullptr;
    return made ? made : hand_over("log2_", receiver, args, count, keywords);
}

PyObject *function_log10(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log10_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log10(a) : nullptr;
    return made ? made : hand_over("log10", nullptr, args, count, keywords);
}

PyObject *method_log10(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log10_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log10(a) : nullptr;
    return made ? made : hand_over("log10", receiver, args, count, keywords);
}

PyObject *function_log10_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log10__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log10_(a) : nullptr;
    return made ? made : hand_over("log10_", nullptr, args, count, keywords);
}

PyObject *method_log10_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log10__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log10_(a) : nullptr;
    return made ? made : hand_over("log10_", receiver, args, count, keywords);
}

PyObject *function_sin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sin(a) : nullptr;
    return made ? made : hand_over("sin", nullptr, args, count, keywords);
}

PyObject *method_sin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sin_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sin(a) : nullptr;
    return made ? made : hand_over("sin", receiver, args, count, keywords);
}

PyObject *function_sin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sin__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sin_(a) : nullptr;
    return made ? made : hand_over("sin_", nullptr, args, count, keywords);
}

PyObject *method_sin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sin__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sin_(a) : nullptr;
    return made ? made : hand_over("sin_", receiver, args, count, keywords);
}

PyObject *function_cos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cos_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cos(a) : nullptr;
    return made ? made : hand_over("cos", nullptr, args, count, keywords);
}

PyObject *method_cos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cos_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cos(a) : nullptr;
    return made ? made : hand_over("cos", receiver, args, count, keywords);
}

PyObject *function_cos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cos__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cos_(a) : nullptr;
    return made ? made : hand_over("cos_", nullptr, args, count, keywords);
}

PyObject *method_cos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cos__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cos_(a) : nullptr;
    return made ? made : hand_over("cos_", receiver, args, count, keywords);
}

PyObject *function_tan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tan_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tan(a) : nullptr;
    return made ? made : hand_over("tan", nullptr, args, count, keywords);
}

PyObject *method_tan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tan_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tan(a) : nullptr;
    return made ? made : hand_over("tan", receiver, args, count, keywords);
}

PyObject *function_tan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tan__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tan_(a) : nullptr;
    return made ? made : hand_over("tan_", nullptr, args, count, keywords);
}

PyObject *method_tan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tan__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tan_(a) : nullptr;
    return made ? made : hand_over("tan_", receiver, args, count, keywords);
}

PyObject *function_tanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tanh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tanh(a) : nullptr;
    return made ? made : hand_over("tanh", nullptr, args, count, keywords);
}

PyObject *method_tanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tanh_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tanh(a) : nullptr;
    return made ? made : hand_over("tanh", receiver, args, count, keywords);
}

PyObject *function_tanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tanh__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tanh_(a) : nullptr;
    return made ? made : hand_over("tanh_", nullptr, args, count, keywords);
}

PyObject *method_tanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tanh__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tanh_(a) : nullptr;
    return made ? made : hand_over("tanh_", receiver, args, count, keywords);
}

PyObject *function_sigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sigmoid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sigmoid(a) : nullptr;
    return made ? made : hand_over("sigmoid", nullptr, args, count, keywords);
}

PyObject *method_sigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sigmoid_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sigmoid(a) : nullptr;
    return made ? made : hand_over("sigmoid", receiver, args, count, keywords);
}

PyObject *function_sigmoid_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sigmoid__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sigmoid_(a) : nullptr;
    return made ? made : hand_over("sigmoid_", nullptr, args, count, keywords);
}

PyObject *method_sigmoid_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sigmoid__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sigmoid_(a) : nullptr;
    return made ? made : hand_over("sigmoid_", receiver, args, count, keywords);
}

PyObject *function_erf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erf_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erf(a) : nullptr;
    return made ? made : hand_over("erf", nullptr, args, count, keywords);
}

PyObject *method_erf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erf_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erf(a) : nullptr;
    return made ? made : hand_over("erf", receiver, args, count, keywords);
}

PyObject *function_erf_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erf__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erf_(a) : nullptr;
    return made ? made : hand_over("erf_", nullptr, args, count, keywords);
}

PyObject *method_erf_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erf__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erf_(a) : nullptr;
    return made ? made : hand_over("erf_", receiver, args, count, keywords);
}

PyObject *function_floor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_floor(a) : nullptr;
    return made ? made : hand_over("floor", nullptr, args, count, keywords);
}

PyObject *method_floor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_floor(a) : nullptr;
    return made ? made : hand_over("floor", receiver, args, count, keywords);
}

PyObject *function_floor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_floor_(a) : nullptr;
    return made ? made : hand_over("floor_", nullptr, args, count, keywords);
}

PyObject *method_floor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_floor_(a) : nullptr;
    return made ? made : hand_over("floor_", receiver, args, count, keywords);
}

PyObject *function_ceil(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ceil_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ceil(a) : nullptr;
    return made ? made : hand_over("ceil", nullptr, args, count, keywords);
}

PyObject *method_ceil(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ceil_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ceil(a) : nullptr;
    return made ? made : hand_over("ceil", receiver, args, count, keywords);
}

PyObject *function_ceil_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ceil__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ceil_(a) : nullptr;
    return made ? made : hand_over("ceil_", nullptr, args, count, keywords);
}

PyObject *method_ceil_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ceil__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ceil_(a) : nullptr;
    return made ? made : hand_over("ceil_", receiver, args, count, keywords);
}

PyObject *function_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(round_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round(a) : nullptr;
        return made ? made : hand_over("round", nullptr, args, count, keywords);
    }
    Arguments a(round_decimals_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round_decimals(a) : nullptr;
    return made ? made : hand_over("round", nullptr, args, count, keywords);
}

PyObject *method_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(round_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_round(a) : nullptr;
        return made ? made : hand_over("round", receiver, args, count, keywords);
    }
    Arguments a(round_decimals_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_round_decimals(a) : nullptr;
    return made ? made : hand_over("round", receiver, args, count, keywords);
}

PyObject *function_round_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(round__signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round_(a) : nullptr;
        return made ? made : hand_over("round_", nullptr, args, count, keywords);
    }
    Arguments a(round_decimals__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round_decimals_(a) : nullptr;
    return made ? made : hand_over("round_", nullptr, args, count, keywords);
}

PyObject *method_round_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(round__signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_round_(a) : nullptr;
        return made ? made : hand_over("round_", receiver, args, count, keywords);
    }
    Arguments a(round_decimals__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_round_decimals_(a) : nullptr;
    return made ? made : hand_over("round_", receiver, args, count, keywords);
}

PyObject *function_trunc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trunc_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_trunc(a) : nullptr;
    return made ? made : hand_over("trunc", nullptr, args, count, keywords);
}

PyObject *method_trunc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(trunc_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_trunc(a) : nullptr;
    return made ? made : hand_over("trunc", receiver, args, count, keywords);
}

PyObject *function_trunc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trunc__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_trunc_(a) : nullptr;
    return made ? made : hand_over("trunc_", nullptr, args, count, keywords);
}

PyObject *method_trunc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(trunc__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_trunc_(a) : nullptr;
    return made ? made : hand_over("trunc_", receiver, args, count, keywords);
}

PyObject *function_logical_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_not_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_not(a) : nullptr;
    return made ? made : hand_over("logical_not", nullptr, args, count, keywords);
}

PyObject *method_logical_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_not_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_not(a) : nullptr;
    return made ? made : hand_over("logical_not", receiver, args, count, keywords);
}

PyObject *function_logical_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_not__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_not_(a) : nullptr;
    return made ? made : hand_over("logical_not_", nullptr, args, count, keywords);
}

PyObject *method_logical_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_not__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_not_(a) : nullptr;
    return made ? made : hand_over("logical_not_", receiver, args, count, keywords);
}

PyObject *function_isnan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isnan_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isnan(a) : nullptr;
    return made ? made : hand_over("isnan", nullptr, args, count, keywords);
}

PyObject *method_isnan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isnan_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isnan(a) : nullptr;
    return made ? made : hand_over("isnan", receiver, args, count, keywords);
}

PyObject *function_isinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isinf_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isinf(a) : nullptr;
    return made ? made : hand_over("isinf", nullptr, args, count, keywords);
}

PyObject *method_isinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isinf_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isinf(a) : nullptr;
    return made ? made : hand_over("isinf", receiver, args, count, keywords);
}

PyObject *function_isfinite(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isfinite_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isfinite(a) : nullptr;
    return made ? made : hand_over("isfinite", nullptr, args, count, keywords);
}

PyObject *method_isfinite(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isfinite_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isfinite(a) : nullptr;
    return made ? made : hand_over("isfinite", receiver, args, count, keywords);
}

PyObject *function_bitwise_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_not_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_not(a) : nullptr;
    return made ? made : hand_over("bitwise_not", nullptr, args, count, keywords);
}

PyObject *method_bitwise_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_not_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_not(a) : nullptr;
    return made ? made : hand_over("bitwise_not", receiver, args, count, keywords);
}

PyObject *function_bitwise_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_not__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_not_(a) : nullptr;
    return made ? made : hand_over("bitwise_not_", nullptr, args, count, keywords);
}

PyObject *method_bitwise_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_not__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_not_(a) : nullptr;
    return made ? made : hand_over("bitwise_not_", receiver, args, count, keywords);
}

PyObject *function_where(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(where_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_where(a) : nullptr;
    return made ? made : hand_over("where", nullptr, args, count, keywords);
}

PyObject *function_clamp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp(a) : nullptr;
    return made ? made : hand_over("clamp", nullptr, args, count, keywords);
}

PyObject *method_clamp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp(a) : nullptr;
    return made ? made : hand_over("clamp", receiver, args, count, keywords);
}

PyObject *function_clamp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_(a) : nullptr;
    return made ? made : hand_over("clamp_", nullptr, args, count, keywords);
}

PyObject *method_clamp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_(a) : nullptr;
    return made ? made : hand_over("clamp_", receiver, args, count, keywords);
}

PyObject *function_masked_fill(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(masked_fill_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_masked_fill(a) : nullptr;
    return made ? made : hand_over("masked_fill", nullptr, args, count, keywords);
}

PyObject *method_masked_fill(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(masked_fill_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_masked_fill(a) : nullptr;
    return made ? made : hand_over("masked_fill", receiver, args, count, keywords);
}

PyObject *function_frac(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(frac_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_frac(a) : nullptr;
    return made ? made : hand_over("frac", nullptr, args, count, keywords);
}

PyObject *method_frac(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(frac_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_frac(a) : nullptr;
    return made ? made : hand_over("frac", receiver, args, count, keywords);
}

PyObject *function_frac_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(frac__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_frac_(a) : nullptr;
    return made ? made : hand_over("frac_", nullptr, args, count, keywords);
}

PyObject *method_frac_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(frac__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_frac_(a) : nullptr;
    return made ? made : hand_over("frac_", receiver, args, count, keywords);
}

PyObject *function_sgn(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sgn_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sgn(a) : nullptr;
    return made ? made : hand_over("sgn", nullptr, args, count, keywords);
}

PyObject *method_sgn(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sgn_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sgn(a) : nullptr;
    return made ? made : hand_over("sgn", receiver, args, count, keywords);
}

PyObject *function_sgn_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sgn__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sgn_(a) : nullptr;
    return made ? made : hand_over("sgn_", nullptr, args, count, keywords);
}

PyObject *method_sgn_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sgn__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sgn_(a) : nullptr;
    return made ? made : hand_over("sgn_", receiver, args, count, keywords);
}

PyObject *function_signbit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(signbit_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_signbit(a) : nullptr;
    return made ? made : hand_over("signbit", nullptr, args, count, keywords);
}

PyObject *method_signbit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(signbit_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_signbit(a) : nullptr;
    return made ? made : hand_over("signbit", receiver, args, count, keywords);
}

PyObject *function_positive(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(positive_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_positive(a) : nullptr;
    return made ? made : hand_over("positive", nullptr, args, count, keywords);
}

PyObject *method_positive(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(positive_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_positive(a) : nullptr;
    return made ? made : hand_over("positive", receiver, args, count, keywords);
}

PyObject *function_deg2rad(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(deg2rad_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_deg2rad(a) : nullptr;
    return made ? made : hand_over("deg2rad", nullptr, args, count, keywords);
}

PyObject *method_deg2rad(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(deg2rad_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_deg2rad(a) : nullptr;
    return made ? made : hand_over("deg2rad", receiver, args, count, keywords);
}

PyObject *function_deg2rad_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(deg2rad__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_deg2rad_(a) : nullptr;
    return made ? made : hand_over("deg2rad_", nullptr, args, count, keywords);
}

PyObject *method_deg2rad_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(deg2rad__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_deg2rad_(a) : nullptr;
    return made ? made : hand_over("deg2rad_", receiver, args, count, keywords);
}

PyObject *function_rad2deg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rad2deg_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rad2deg(a) : nullptr;
    return made ? made : hand_over("rad2deg", nullptr, args, count, keywords);
}

PyObject *method_rad2deg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rad2deg_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_rad2deg(a) : nullptr;
    return made ? made : hand_over("rad2deg", receiver, args, count, keywords);
}

PyObject *function_rad2deg_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rad2deg__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rad2deg_(a) : nullptr;
    return made ? made : hand_over("rad2deg_", nullptr, args, count, keywords);
}

PyObject *method_rad2deg_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rad2deg__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_rad2deg_(a) : nullptr;
    return made ? made : hand_over("rad2deg_", receiver, args, count, keywords);
}

PyObject *function_isposinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isposinf_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isposinf(a) : nullptr;
    return made ? made : hand_over("isposinf", nullptr, args, count, keywords);
}

PyObject *method_isposinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isposinf_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isposinf(a) : nullptr;
    return made ? made : hand_over("isposinf", receiver, args, count, keywords);
}

PyObject *function_isneginf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isneginf_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isneginf(a) : nullptr;
    return made ? made : hand_over("isneginf", nullptr, args, count, keywords);
}

PyObject *method_isneginf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isneginf_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isneginf(a) : nullptr;
    return made ? made : hand_over("isneginf", receiver, args, count, keywords);
}

PyObject *function_isreal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isreal_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isreal(a) : nullptr;
    return made ? made : hand_over("isreal", nullptr, args, count, keywords);
}

PyObject *method_isreal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isreal_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isreal(a) : nullptr;
    return made ? made : hand_over("isreal", receiver, args, count, keywords);
}

PyObject *function_nan_to_num(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nan_to_num_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nan_to_num(a) : nullptr;
    return made ? made : hand_over("nan_to_num", nullptr, args, count, keywords);
}

PyObject *method_nan_to_num(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nan_to_num_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nan_to_num(a) : nullptr;
    return made ? made : hand_over("nan_to_num", receiver, args, count, keywords);
}

PyObject *function_nan_to_num_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nan_to_num__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nan_to_num_(a) : nullptr;
    return made ? made : hand_over("nan_to_num_", nullptr, args, count, keywords);
}

PyObject *method_nan_to_num_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nan_to_num__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nan_to_num_(a) : nullptr;
    return made ? made : hand_over("nan_to_num_", receiver, args, count, keywords);
}

PyObject *function_lerp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lerp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lerp(a) : nullptr;
    return made ? made : hand_over("lerp", nullptr, args, count, keywords);
}

PyObject *method_lerp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lerp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lerp(a) : nullptr;
    return made ? made : hand_over("lerp", receiver, args, count, keywords);
}

PyObject *function_lerp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lerp__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lerp_(a) : nullptr;
    return made ? made : hand_over("lerp_", nullptr, args, count, keywords);
}

PyObject *method_lerp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lerp__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lerp_(a) : nullptr;
    return made ? made : hand_over("lerp_", receiver, args, count, keywords);
}

PyObject *function_addcmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcmul_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcmul(a) : nullptr;
    return made ? made : hand_over("addcmul", nullptr, args, count, keywords);
}

PyObject *method_addcmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcmul_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcmul(a) : nullptr;
    return made ? made : hand_over("addcmul", receiver, args, count, keywords);
}

PyObject *function_addcmul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcmul__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcmul_(a) : nullptr;
    return made ? made : hand_over("addcmul_", nullptr, args, count, keywords);
}

PyObject *method_addcmul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcmul__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcmul_(a) : nullptr;
    return made ? made : hand_over("addcmul_", receiver, args, count, keywords);
}

PyObject *function_addcdiv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcdiv_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcdiv(a) : nullptr;
    return made ? made : hand_over("addcdiv", nullptr, args, count, keywords);
}

PyObject *method_addcdiv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcdiv_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcdiv(a) : nullptr;
    return made ? made : hand_over("addcdiv", receiver, args, count, keywords);
}

PyObject *function_addcdiv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcdiv__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcdiv_(a) : nullptr;
    return made ? made : hand_over("addcdiv_", nullptr, args, count, keywords);
}

PyObject *method_addcdiv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcdiv__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcdiv_(a) : nullptr;
    return made ? made : hand_over("addcdiv_", receiver, args, count, keywords);
}

PyObject *function__clamp_tensor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_tensor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_tensor(a) : nullptr;
    return made ? made : hand_over("_clamp_tensor", nullptr, args, count, keywords);
}

PyObject *function__clamp_tensor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_tensor__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_tensor_(a) : nullptr;
    return made ? made : hand_over("_clamp_tensor_", nullptr, args, count, keywords);
}

PyObject *method__clamp_tensor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_tensor__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_tensor_(a) : nullptr;
    return made ? made : hand_over("_clamp_tensor_", receiver, args, count, keywords);
}

PyObject *function_clamp_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_min_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_min(a) : nullptr;
    return made ? made : hand_over("clamp_min", nullptr, args, count, keywords);
}

PyObject *method_clamp_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_min_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_min(a) : nullptr;
    return made ? made : hand_over("clamp_min", receiver, args, count, keywords);
}

PyObject *function_clamp_min_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_min__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_min_(a) : nullptr;
    return made ? made : hand_over("clamp_min_", nullptr, args, count, keywords);
}

PyObject *method_clamp_min_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_min__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_min_(a) : nullptr;
    return made ? made : hand_over("clamp_min_", receiver, args, count, keywords);
}

PyObject *function_clamp_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_max_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_max(a) : nullptr;
    return made ? made : hand_over("clamp_max", nullptr, args, count, keywords);
}

PyObject *method_clamp_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_max_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_max(a) : nullptr;
    return made ? made : hand_over("clamp_max", receiver, args, count, keywords);
}

PyObject *function_clamp_max_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_max__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_max_(a) : nullptr;
    return made ? made : hand_over("clamp_max_", nullptr, args, count, keywords);
}

PyObject *method_clamp_max_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_max__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_max_(a) : nullptr;
    return made ? made : hand_over("clamp_max_", receiver, args, count, keywords);
}

PyObject *function_isclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isclose_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isclose(a) : nullptr;
    return made ? made : hand_over("isclose", nullptr, args, count, keywords);
}

PyObject *method_isclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isclose_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isclose(a) : nullptr;
    return made ? made : hand_over("isclose", receiver, args, count, keywords);
}

PyObject *function__allclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(allclose_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_allclose(a) : nullptr;
    return made ? made : hand_over("_allclose", nullptr, args, count, keywords);
}

PyObject *function__equal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(equal_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_equal(a) : nullptr;
    return made ? made : hand_over("_equal", nullptr, args, count, keywords);
}

PyObject *function_isin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isin(a) : nullptr;
    return made ? made : hand_over("isin", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
