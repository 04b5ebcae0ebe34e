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

}  // namespace dlcore::python
