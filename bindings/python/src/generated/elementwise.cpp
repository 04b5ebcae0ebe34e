// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of single elements, and selection between elements.

#include "operations.h"

namespace dlcore::python {

namespace {

static Signature neg_signature{"neg", {"input"}, 1, 1, 1, -1};
PyObject *run_neg(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_neg(a_input, &out);
    }
    return result(status, out);
}

static Signature abs_signature{"abs", {"input"}, 1, 1, 1, -1};
PyObject *run_abs(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_abs(a_input, &out);
    }
    return result(status, out);
}

static Signature sign_signature{"sign", {"input"}, 1, 1, 1, -1};
PyObject *run_sign(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sign(a_input, &out);
    }
    return result(status, out);
}

static Signature reciprocal_signature{"reciprocal", {"input"}, 1, 1, 1, -1};
PyObject *run_reciprocal(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_reciprocal(a_input, &out);
    }
    return result(status, out);
}

static Signature sqrt_signature{"sqrt", {"input"}, 1, 1, 1, -1};
PyObject *run_sqrt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sqrt(a_input, &out);
    }
    return result(status, out);
}

static Signature rsqrt_signature{"rsqrt", {"input"}, 1, 1, 1, -1};
PyObject *run_rsqrt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rsqrt(a_input, &out);
    }
    return result(status, out);
}

static Signature square_signature{"square", {"input"}, 1, 1, 1, -1};
PyObject *run_square(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_square(a_input, &out);
    }
    return result(status, out);
}

static Signature exp_signature{"exp", {"input"}, 1, 1, 1, -1};
PyObject *run_exp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_exp(a_input, &out);
    }
    return result(status, out);
}

static Signature expm1_signature{"expm1", {"input"}, 1, 1, 1, -1};
PyObject *run_expm1(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_expm1(a_input, &out);
    }
    return result(status, out);
}

static Signature log_signature{"log", {"input"}, 1, 1, 1, -1};
PyObject *run_log(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log(a_input, &out);
    }
    return result(status, out);
}

static Signature log1p_signature{"log1p", {"input"}, 1, 1, 1, -1};
PyObject *run_log1p(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log1p(a_input, &out);
    }
    return result(status, out);
}

static Signature log2_signature{"log2", {"input"}, 1, 1, 1, -1};
PyObject *run_log2(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log2(a_input, &out);
    }
    return result(status, out);
}

static Signature log10_signature{"log10", {"input"}, 1, 1, 1, -1};
PyObject *run_log10(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log10(a_input, &out);
    }
    return result(status, out);
}

static Signature sin_signature{"sin", {"input"}, 1, 1, 1, -1};
PyObject *run_sin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sin(a_input, &out);
    }
    return result(status, out);
}

static Signature cos_signature{"cos", {"input"}, 1, 1, 1, -1};
PyObject *run_cos(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cos(a_input, &out);
    }
    return result(status, out);
}

static Signature tan_signature{"tan", {"input"}, 1, 1, 1, -1};
PyObject *run_tan(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tan(a_input, &out);
    }
    return result(status, out);
}

static Signature tanh_signature{"tanh", {"input"}, 1, 1, 1, -1};
PyObject *run_tanh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tanh(a_input, &out);
    }
    return result(status, out);
}

static Signature sigmoid_signature{"sigmoid", {"input"}, 1, 1, 1, -1};
PyObject *run_sigmoid(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sigmoid(a_input, &out);
    }
    return result(status, out);
}

static Signature erf_signature{"erf", {"input"}, 1, 1, 1, -1};
PyObject *run_erf(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_erf(a_input, &out);
    }
    return result(status, out);
}

static Signature floor_signature{"floor", {"input"}, 1, 1, 1, -1};
PyObject *run_floor(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_floor(a_input, &out);
    }
    return result(status, out);
}

static Signature ceil_signature{"ceil", {"input"}, 1, 1, 1, -1};
PyObject *run_ceil(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ceil(a_input, &out);
    }
    return result(status, out);
}

static Signature round_signature{"round", {"input"}, 1, 1, 1, -1};
PyObject *run_round(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_round(a_input, &out);
    }
    return result(status, out);
}

static Signature trunc_signature{"trunc", {"input"}, 1, 1, 1, -1};
PyObject *run_trunc(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_trunc(a_input, &out);
    }
    return result(status, out);
}

static Signature logical_not_signature{"logical_not", {"input"}, 1, 1, 1, -1};
PyObject *run_logical_not(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_not(a_input, &out);
    }
    return result(status, out);
}

static Signature isnan_signature{"isnan", {"input"}, 1, 1, 1, -1};
PyObject *run_isnan(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isnan(a_input, &out);
    }
    return result(status, out);
}

static Signature isinf_signature{"isinf", {"input"}, 1, 1, 1, -1};
PyObject *run_isinf(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isinf(a_input, &out);
    }
    return result(status, out);
}

static Signature isfinite_signature{"isfinite", {"input"}, 1, 1, 1, -1};
PyObject *run_isfinite(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isfinite(a_input, &out);
    }
    return result(status, out);
}

static Signature bitwise_not_signature{"bitwise_not", {"input"}, 1, 1, 1, -1};
PyObject *run_bitwise_not(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bitwise_not(a_input, &out);
    }
    return result(status, out);
}

static Signature where_signature{"where", {"condition", "input", "other"}, 3, 3, 3, -1};
PyObject *run_where(Arguments &a) {
    dl_tensor *a_condition = nullptr;
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_other = nullptr;
    Handle a_other_number;
    if (!a.tensor(0, &a_condition) || !tensor_from_number(a, 1, a_input_number, &a_input) || !tensor_from_number(a, 2, a_other_number, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_where(a_condition, a_input, a_other, &out);
    }
    return result(status, out);
}

static Signature clamp_signature{"clamp", {"input", "min", "max"}, 3, 1, 3, -1};
PyObject *run_clamp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_scalar a_min_value{};
    const dl_scalar *a_min = nullptr;
    dl_scalar a_max_value{};
    const dl_scalar *a_max = nullptr;
    if (!a.optional_number(1, &a_min_value, &a_min) || !a.optional_number(2, &a_max_value, &a_max) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_clamp(a_input, a_min, a_max, &out);
    }
    return result(status, out);
}

static Signature masked_fill_signature{"masked_fill", {"input", "mask", "value"}, 3, 3, 3, -1};
PyObject *run_masked_fill(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mask = nullptr;
    dl_scalar a_value = dl_int(0);
    if (!a.number(2, &a_value) || !a.tensor(0, &a_input) || !a.tensor(1, &a_mask)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_masked_fill(a_input, a_mask, a_value, &out);
    }
    return result(status, out);
}

}  // namespace

PyObject *function_neg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(neg_signature);
    return a.bind(nullptr, args, count, keywords) ? run_neg(a) : nullptr;
}

PyObject *method_neg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(neg_signature);
    return a.bind(receiver, args, count, keywords) ? run_neg(a) : nullptr;
}

PyObject *function_abs(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(abs_signature);
    return a.bind(nullptr, args, count, keywords) ? run_abs(a) : nullptr;
}

PyObject *method_abs(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(abs_signature);
    return a.bind(receiver, args, count, keywords) ? run_abs(a) : nullptr;
}

PyObject *function_sign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sign_signature);
    return a.bind(nullptr, args, count, keywords) ? run_sign(a) : nullptr;
}

PyObject *method_sign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sign_signature);
    return a.bind(receiver, args, count, keywords) ? run_sign(a) : nullptr;
}

PyObject *function_reciprocal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(reciprocal_signature);
    return a.bind(nullptr, args, count, keywords) ? run_reciprocal(a) : nullptr;
}

PyObject *method_reciprocal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(reciprocal_signature);
    return a.bind(receiver, args, count, keywords) ? run_reciprocal(a) : nullptr;
}

PyObject *function_sqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sqrt_signature);
    return a.bind(nullptr, args, count, keywords) ? run_sqrt(a) : nullptr;
}

PyObject *method_sqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sqrt_signature);
    return a.bind(receiver, args, count, keywords) ? run_sqrt(a) : nullptr;
}

PyObject *function_rsqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rsqrt_signature);
    return a.bind(nullptr, args, count, keywords) ? run_rsqrt(a) : nullptr;
}

PyObject *method_rsqrt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rsqrt_signature);
    return a.bind(receiver, args, count, keywords) ? run_rsqrt(a) : nullptr;
}

PyObject *function_square(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(square_signature);
    return a.bind(nullptr, args, count, keywords) ? run_square(a) : nullptr;
}

PyObject *method_square(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(square_signature);
    return a.bind(receiver, args, count, keywords) ? run_square(a) : nullptr;
}

PyObject *function_exp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(exp_signature);
    return a.bind(nullptr, args, count, keywords) ? run_exp(a) : nullptr;
}

PyObject *method_exp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(exp_signature);
    return a.bind(receiver, args, count, keywords) ? run_exp(a) : nullptr;
}

PyObject *function_expm1(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(expm1_signature);
    return a.bind(nullptr, args, count, keywords) ? run_expm1(a) : nullptr;
}

PyObject *method_expm1(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(expm1_signature);
    return a.bind(receiver, args, count, keywords) ? run_expm1(a) : nullptr;
}

PyObject *function_log(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log_signature);
    return a.bind(nullptr, args, count, keywords) ? run_log(a) : nullptr;
}

PyObject *method_log(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log_signature);
    return a.bind(receiver, args, count, keywords) ? run_log(a) : nullptr;
}

PyObject *function_log1p(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log1p_signature);
    return a.bind(nullptr, args, count, keywords) ? run_log1p(a) : nullptr;
}

PyObject *method_log1p(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log1p_signature);
    return a.bind(receiver, args, count, keywords) ? run_log1p(a) : nullptr;
}

PyObject *function_log2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log2_signature);
    return a.bind(nullptr, args, count, keywords) ? run_log2(a) : nullptr;
}

PyObject *method_log2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log2_signature);
    return a.bind(receiver, args, count, keywords) ? run_log2(a) : nullptr;
}

PyObject *function_log10(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log10_signature);
    return a.bind(nullptr, args, count, keywords) ? run_log10(a) : nullptr;
}

PyObject *method_log10(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log10_signature);
    return a.bind(receiver, args, count, keywords) ? run_log10(a) : nullptr;
}

PyObject *function_sin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sin_signature);
    return a.bind(nullptr, args, count, keywords) ? run_sin(a) : nullptr;
}

PyObject *method_sin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sin_signature);
    return a.bind(receiver, args, count, keywords) ? run_sin(a) : nullptr;
}

PyObject *function_cos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cos_signature);
    return a.bind(nullptr, args, count, keywords) ? run_cos(a) : nullptr;
}

PyObject *method_cos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cos_signature);
    return a.bind(receiver, args, count, keywords) ? run_cos(a) : nullptr;
}

PyObject *function_tan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tan_signature);
    return a.bind(nullptr, args, count, keywords) ? run_tan(a) : nullptr;
}

PyObject *method_tan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tan_signature);
    return a.bind(receiver, args, count, keywords) ? run_tan(a) : nullptr;
}

PyObject *function_tanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tanh_signature);
    return a.bind(nullptr, args, count, keywords) ? run_tanh(a) : nullptr;
}

PyObject *method_tanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tanh_signature);
    return a.bind(receiver, args, count, keywords) ? run_tanh(a) : nullptr;
}

PyObject *function_sigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sigmoid_signature);
    return a.bind(nullptr, args, count, keywords) ? run_sigmoid(a) : nullptr;
}

PyObject *method_sigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sigmoid_signature);
    return a.bind(receiver, args, count, keywords) ? run_sigmoid(a) : nullptr;
}

PyObject *function_erf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erf_signature);
    return a.bind(nullptr, args, count, keywords) ? run_erf(a) : nullptr;
}

PyObject *method_erf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erf_signature);
    return a.bind(receiver, args, count, keywords) ? run_erf(a) : nullptr;
}

PyObject *function_floor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor_signature);
    return a.bind(nullptr, args, count, keywords) ? run_floor(a) : nullptr;
}

PyObject *method_floor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor_signature);
    return a.bind(receiver, args, count, keywords) ? run_floor(a) : nullptr;
}

PyObject *function_ceil(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ceil_signature);
    return a.bind(nullptr, args, count, keywords) ? run_ceil(a) : nullptr;
}

PyObject *method_ceil(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ceil_signature);
    return a.bind(receiver, args, count, keywords) ? run_ceil(a) : nullptr;
}

PyObject *function_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(round_signature);
    return a.bind(nullptr, args, count, keywords) ? run_round(a) : nullptr;
}

PyObject *method_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(round_signature);
    return a.bind(receiver, args, count, keywords) ? run_round(a) : nullptr;
}

PyObject *function_trunc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trunc_signature);
    return a.bind(nullptr, args, count, keywords) ? run_trunc(a) : nullptr;
}

PyObject *method_trunc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(trunc_signature);
    return a.bind(receiver, args, count, keywords) ? run_trunc(a) : nullptr;
}

PyObject *function_logical_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_not_signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_not(a) : nullptr;
}

PyObject *method_logical_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_not_signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_not(a) : nullptr;
}

PyObject *function_isnan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isnan_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isnan(a) : nullptr;
}

PyObject *method_isnan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isnan_signature);
    return a.bind(receiver, args, count, keywords) ? run_isnan(a) : nullptr;
}

PyObject *function_isinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isinf_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isinf(a) : nullptr;
}

PyObject *method_isinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isinf_signature);
    return a.bind(receiver, args, count, keywords) ? run_isinf(a) : nullptr;
}

PyObject *function_isfinite(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isfinite_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isfinite(a) : nullptr;
}

PyObject *method_isfinite(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isfinite_signature);
    return a.bind(receiver, args, count, keywords) ? run_isfinite(a) : nullptr;
}

PyObject *function_bitwise_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_not_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_not(a) : nullptr;
}

PyObject *method_bitwise_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_not_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_not(a) : nullptr;
}

PyObject *function_where(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(where_signature);
    return a.bind(nullptr, args, count, keywords) ? run_where(a) : nullptr;
}

PyObject *function_clamp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp(a) : nullptr;
}

PyObject *method_clamp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_signature);
    return a.bind(receiver, args, count, keywords) ? run_clamp(a) : nullptr;
}

PyObject *function_masked_fill(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(masked_fill_signature);
    return a.bind(nullptr, args, count, keywords) ? run_masked_fill(a) : nullptr;
}

PyObject *method_masked_fill(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(masked_fill_signature);
    return a.bind(receiver, args, count, keywords) ? run_masked_fill(a) : nullptr;
}

}  // namespace dlcore::python
