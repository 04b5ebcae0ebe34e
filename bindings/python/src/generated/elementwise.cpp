// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of single elements, and selection between elements.

#include "operations.h"

namespace dlcore::python {

namespace {

PyObject *run_neg(Arguments &a);
PyObject *run_abs(Arguments &a);
PyObject *run_abs_(Arguments &a);
PyObject *run_sign(Arguments &a);
PyObject *run_sign_(Arguments &a);
PyObject *run_reciprocal(Arguments &a);
PyObject *run_reciprocal_(Arguments &a);
PyObject *run_sqrt(Arguments &a);
PyObject *run_sqrt_(Arguments &a);
PyObject *run_rsqrt(Arguments &a);
PyObject *run_rsqrt_(Arguments &a);
PyObject *run_square(Arguments &a);
PyObject *run_square_(Arguments &a);
PyObject *run_exp(Arguments &a);
PyObject *run_exp_(Arguments &a);
PyObject *run_expm1(Arguments &a);
PyObject *run_expm1_(Arguments &a);
PyObject *run_log(Arguments &a);
PyObject *run_log_(Arguments &a);
PyObject *run_log1p(Arguments &a);
PyObject *run_log1p_(Arguments &a);
PyObject *run_log2(Arguments &a);
PyObject *run_log2_(Arguments &a);
PyObject *run_log10(Arguments &a);
PyObject *run_log10_(Arguments &a);
PyObject *run_sin(Arguments &a);
PyObject *run_sin_(Arguments &a);
PyObject *run_cos(Arguments &a);
PyObject *run_cos_(Arguments &a);
PyObject *run_tan(Arguments &a);
PyObject *run_tan_(Arguments &a);
PyObject *run_tanh(Arguments &a);
PyObject *run_tanh_(Arguments &a);
PyObject *run_sigmoid(Arguments &a);
PyObject *run_sigmoid_(Arguments &a);
PyObject *run_erf(Arguments &a);
PyObject *run_erf_(Arguments &a);
PyObject *run_floor(Arguments &a);
PyObject *run_floor_(Arguments &a);
PyObject *run_ceil(Arguments &a);
PyObject *run_ceil_(Arguments &a);
PyObject *run_round(Arguments &a);
PyObject *run_round_(Arguments &a);
PyObject *run_trunc(Arguments &a);
PyObject *run_trunc_(Arguments &a);
PyObject *run_logical_not(Arguments &a);
PyObject *run_logical_not_(Arguments &a);
PyObject *run_isnan(Arguments &a);
PyObject *run_isinf(Arguments &a);
PyObject *run_isfinite(Arguments &a);
PyObject *run_bitwise_not(Arguments &a);
PyObject *run_bitwise_not_(Arguments &a);
PyObject *run_where(Arguments &a);
PyObject *run_clamp(Arguments &a);
PyObject *run_clamp_(Arguments &a);
PyObject *run_masked_fill(Arguments &a);
PyObject *run_frac(Arguments &a);
PyObject *run_frac_(Arguments &a);
PyObject *run_sgn(Arguments &a);
PyObject *run_sgn_(Arguments &a);
PyObject *run_signbit(Arguments &a);
PyObject *run_positive(Arguments &a);
PyObject *run_round_decimals(Arguments &a);
PyObject *run_round_decimals_(Arguments &a);
PyObject *run_deg2rad(Arguments &a);
PyObject *run_deg2rad_(Arguments &a);
PyObject *run_rad2deg(Arguments &a);
PyObject *run_rad2deg_(Arguments &a);
PyObject *run_isposinf(Arguments &a);
PyObject *run_isneginf(Arguments &a);
PyObject *run_isreal(Arguments &a);
PyObject *run_nan_to_num(Arguments &a);
PyObject *run_nan_to_num_(Arguments &a);
PyObject *run_lerp(Arguments &a);
PyObject *run_lerp_(Arguments &a);
PyObject *run_addcmul(Arguments &a);
PyObject *run_addcmul_(Arguments &a);
PyObject *run_addcdiv(Arguments &a);
PyObject *run_addcdiv_(Arguments &a);
PyObject *run_clamp_tensor(Arguments &a);
PyObject *run_clamp_tensor_(Arguments &a);
PyObject *run_clamp_min(Arguments &a);
PyObject *run_clamp_min_(Arguments &a);
PyObject *run_clamp_max(Arguments &a);
PyObject *run_clamp_max_(Arguments &a);
PyObject *run_isclose(Arguments &a);
PyObject *run_allclose(Arguments &a);
PyObject *run_equal(Arguments &a);
PyObject *run_isin(Arguments &a);
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

static Signature log10__signature{"log10_", {"input"}, 1, 1, 1, -1};
PyObject *run_log10_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log10_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sin_signature{"sin", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_sin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sin(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature sin__signature{"sin_", {"input"}, 1, 1, 1, -1};
PyObject *run_sin_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sin_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature cos_signature{"cos", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_cos(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cos(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature cos__signature{"cos_", {"input"}, 1, 1, 1, -1};
PyObject *run_cos_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cos_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature tan_signature{"tan", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_tan(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tan(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature tan__signature{"tan_", {"input"}, 1, 1, 1, -1};
PyObject *run_tan_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tan_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature tanh_signature{"tanh", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_tanh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tanh(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature tanh__signature{"tanh_", {"input"}, 1, 1, 1, -1};
PyObject *run_tanh_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tanh_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sigmoid_signature{"sigmoid", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_sigmoid(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sigmoid(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature sigmoid__signature{"sigmoid_", {"input"}, 1, 1, 1, -1};
PyObject *run_sigmoid_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sigmoid_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature erf_signature{"erf", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_erf(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_erf(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature erf__signature{"erf_", {"input"}, 1, 1, 1, -1};
PyObject *run_erf_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_erf_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature floor_signature{"floor", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_floor(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_floor(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature floor__signature{"floor_", {"input"}, 1, 1, 1, -1};
PyObject *run_floor_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_floor_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature ceil_signature{"ceil", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_ceil(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ceil(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature ceil__signature{"ceil_", {"input"}, 1, 1, 1, -1};
PyObject *run_ceil_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ceil_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature round_signature{"round", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_round(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_round(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature round__signature{"round_", {"input"}, 1, 1, 1, -1};
PyObject *run_round_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_round_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature trunc_signature{"trunc", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_trunc(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_trunc(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature trunc__signature{"trunc_", {"input"}, 1, 1, 1, -1};
PyObject *run_trunc_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_trunc_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature logical_not_signature{"logical_not", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_logical_not(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_not(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature logical_not__signature{"logical_not_", {"input"}, 1, 1, 1, -1};
PyObject *run_logical_not_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_not_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature isnan_signature{"isnan", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_isnan(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isnan(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature isinf_signature{"isinf", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_isinf(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isinf(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature isfinite_signature{"isfinite", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_isfinite(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isfinite(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature bitwise_not_signature{"bitwise_not", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_bitwise_not(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bitwise_not(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature bitwise_not__signature{"bitwise_not_", {"input"}, 1, 1, 1, -1};
PyObject *run_bitwise_not_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bitwise_not_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature where_signature{"where", {"condition", "input", "other", "out"}, 4, 3, 3, -1};
PyObject *run_where(Arguments &a) {
    dl_tensor *a_condition = nullptr;
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_other = nullptr;
    Handle a_other_number;
    if (!a.tensor(0, &a_condition) || !(tensor_from_number(a, 1, a_input_number, &a_input)) || !(tensor_from_number(a, 2, a_other_number, &a_other))) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_where(a_condition, a_input, a_other, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature clamp_signature{"clamp", {"input", "min", "max", "out"}, 4, 1, 3, -1};
PyObject *run_clamp(Arguments &a) {
    if ((a.given(1) && is_tensor(a.value(1))) || (a.given(2) && is_tensor(a.value(2)))) return run_clamp_tensor(a);
    dl_tensor *a_input = nullptr;
    dl_scalar a_min_value{};
    const dl_scalar *a_min = nullptr;
    dl_scalar a_max_value{};
    const dl_scalar *a_max = nullptr;
    if (!a.optional_number(1, &a_min_value, &a_min) || !a.optional_number(2, &a_max_value, &a_max) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_clamp(a_input, a_min, a_max, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature clamp__signature{"clamp_", {"input", "min", "max"}, 3, 1, 3, -1};
PyObject *run_clamp_(Arguments &a) {
    if ((a.given(1) && is_tensor(a.value(1))) || (a.given(2) && is_tensor(a.value(2)))) return run_clamp_tensor_(a);
    dl_tensor *a_input = nullptr;
    dl_scalar a_min_value{};
    const dl_scalar *a_min = nullptr;
    dl_scalar a_max_value{};
    const dl_scalar *a_max = nullptr;
    if (!a.optional_number(1, &a_min_value, &a_min) || !a.optional_number(2, &a_max_value, &a_max) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_clamp_(a_input, a_min, a_max);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature masked_fill_signature{"masked_fill", {"input", "mask", "value", "out"}, 4, 3, 3, -1};
PyObject *run_masked_fill(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mask = nullptr;
    dl_scalar a_value = dl_int(0);
    if (!a.number(2, &a_value) || !a.tensor(0, &a_input) || !a.tensor(1, &a_mask)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_masked_fill(a_input, a_mask, a_value, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature frac_signature{"frac", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_frac(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_frac(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature frac__signature{"frac_", {"input"}, 1, 1, 1, -1};
PyObject *run_frac_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_frac_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sgn_signature{"sgn", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_sgn(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sgn(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature sgn__signature{"sgn_", {"input"}, 1, 1, 1, -1};
PyObject *run_sgn_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sgn_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature signbit_signature{"signbit", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_signbit(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_signbit(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature positive_signature{"positive", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_positive(Arguments &a) {
    if (is_tensor(a.value(0)) && dl_tensor_dtype(handle_of(a.value(0))) != DL_BOOL) return Py_NewRef(a.value(0));
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_positive(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature round_decimals_signature{"round", {"input", "decimals", "out"}, 3, 2, 1, -1};
PyObject *run_round_decimals(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_decimals = 0;
    if (!a.integer(1, &a_decimals) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_round_decimals(a_input, a_decimals, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature round_decimals__signature{"round_", {"input", "decimals"}, 2, 2, 1, -1};
PyObject *run_round_decimals_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_decimals = 0;
    if (!a.integer(1, &a_decimals) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_round_decimals_(a_input, a_decimals);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature deg2rad_signature{"deg2rad", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_deg2rad(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_deg2rad(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature deg2rad__signature{"deg2rad_", {"input"}, 1, 1, 1, -1};
PyObject *run_deg2rad_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_deg2rad_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature rad2deg_signature{"rad2deg", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_rad2deg(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rad2deg(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature rad2deg__signature{"rad2deg_", {"input"}, 1, 1, 1, -1};
PyObject *run_rad2deg_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rad2deg_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature isposinf_signature{"isposinf", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_isposinf(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isposinf(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature isneginf_signature{"isneginf", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_isneginf(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isneginf(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature isreal_signature{"isreal", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_isreal(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isreal(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature nan_to_num_signature{"nan_to_num", {"input", "nan", "posinf", "neginf", "out"}, 5, 1, 4, -1};
PyObject *run_nan_to_num(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_nan_value{};
    const double *a_nan = nullptr;
    double a_posinf_value{};
    const double *a_posinf = nullptr;
    double a_neginf_value{};
    const double *a_neginf = nullptr;
    if (!a.optional_real(1, &a_nan_value, &a_nan) || !a.optional_real(2, &a_posinf_value, &a_posinf) || !a.optional_real(3, &a_neginf_value, &a_neginf) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nan_to_num(a_input, a_nan, a_posinf, a_neginf, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature nan_to_num__signature{"nan_to_num_", {"input", "nan", "posinf", "neginf"}, 4, 1, 4, -1};
PyObject *run_nan_to_num_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_nan_value{};
    const double *a_nan = nullptr;
    double a_posinf_value{};
    const double *a_posinf = nullptr;
    double a_neginf_value{};
    const double *a_neginf = nullptr;
    if (!a.optional_real(1, &a_nan_value, &a_nan) || !a.optional_real(2, &a_posinf_value, &a_posinf) || !a.optional_real(3, &a_neginf_value, &a_neginf) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nan_to_num_(a_input, a_nan, a_posinf, a_neginf);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature lerp_signature{"lerp", {"input", "end", "weight", "out"}, 4, 3, 3, -1};
PyObject *run_lerp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_end = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_scalar a_weight_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_end) || !a.tensor_or_number(2, &a_weight, &a_weight_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_weight ? dl_lerp(a_input, a_end, a_weight, &out) : dl_lerp_scalar(a_input, a_end, a_weight_number, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature lerp__signature{"lerp_", {"input", "end", "weight"}, 3, 3, 3, -1};
PyObject *run_lerp_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_end = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_scalar a_weight_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_end) || !a.tensor_or_number(2, &a_weight, &a_weight_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_weight ? dl_lerp_(a_input, a_end, a_weight) : dl_lerp_scalar_(a_input, a_end, a_weight_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature addcmul_signature{"addcmul", {"input", "tensor1", "tensor2", "value", "out"}, 5, 3, 3, -1};
PyObject *run_addcmul(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_tensor1 = nullptr;
    dl_tensor *a_tensor2 = nullptr;
    dl_scalar a_value = dl_int(1);
    if (!a.number(3, &a_value) || !a.tensor(0, &a_input) || !a.tensor(1, &a_tensor1) || !a.tensor(2, &a_tensor2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addcmul(a_input, a_tensor1, a_tensor2, a_value, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature addcmul__signature{"addcmul_", {"input", "tensor1", "tensor2", "value"}, 4, 3, 3, -1};
PyObject *run_addcmul_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_tensor1 = nullptr;
    dl_tensor *a_tensor2 = nullptr;
    dl_scalar a_value = dl_int(1);
    if (!a.number(3, &a_value) || !a.tensor(0, &a_input) || !a.tensor(1, &a_tensor1) || !a.tensor(2, &a_tensor2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addcmul_(a_input, a_tensor1, a_tensor2, a_value);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature addcdiv_signature{"addcdiv", {"input", "tensor1", "tensor2", "value", "out"}, 5, 3, 3, -1};
PyObject *run_addcdiv(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_tensor1 = nullptr;
    dl_tensor *a_tensor2 = nullptr;
    dl_scalar a_value = dl_int(1);
    if (!a.number(3, &a_value) || !a.tensor(0, &a_input) || !a.tensor(1, &a_tensor1) || !a.tensor(2, &a_tensor2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addcdiv(a_input, a_tensor1, a_tensor2, a_value, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature addcdiv__signature{"addcdiv_", {"input", "tensor1", "tensor2", "value"}, 4, 3, 3, -1};
PyObject *run_addcdiv_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_tensor1 = nullptr;
    dl_tensor *a_tensor2 = nullptr;
    dl_scalar a_value = dl_int(1);
    if (!a.number(3, &a_value) || !a.tensor(0, &a_input) || !a.tensor(1, &a_tensor1) || !a.tensor(2, &a_tensor2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addcdiv_(a_input, a_tensor1, a_tensor2, a_value);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature clamp_tensor_signature{"_clamp_tensor", {"input", "min", "max", "out"}, 4, 1, 3, -1};
PyObject *run_clamp_tensor(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_min = nullptr;
    Handle a_min_number;
    dl_tensor *a_max = nullptr;
    Handle a_max_number;
    if (!a.tensor(0, &a_input) || !(a.none(1) || tensor_from_number(a, 1, a_min_number, &a_min)) || !(a.none(2) || tensor_from_number(a, 2, a_max_number, &a_max))) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_clamp_tensor(a_input, a_min, a_max, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature clamp_tensor__signature{"_clamp_tensor_", {"input", "min", "max"}, 3, 1, 3, -1};
PyObject *run_clamp_tensor_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_min = nullptr;
    dl_tensor *a_max = nullptr;
    if (!a.tensor(0, &a_input) || !a.optional_tensor(1, &a_min) || !a.optional_tensor(2, &a_max)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_clamp_tensor_(a_input, a_min, a_max);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature clamp_min_signature{"clamp_min", {"input", "min", "out"}, 3, 2, 2, -1};
PyObject *run_clamp_min(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_min = nullptr;
    dl_scalar a_min_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_min, &a_min_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_min ? dl_clamp_min(a_input, a_min, &out) : dl_clamp_min_scalar(a_input, a_min_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature clamp_min__signature{"clamp_min_", {"input", "min"}, 2, 2, 2, -1};
PyObject *run_clamp_min_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_min = nullptr;
    dl_scalar a_min_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_min, &a_min_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_min ? dl_clamp_min_(a_input, a_min) : dl_clamp_min_scalar_(a_input, a_min_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature clamp_max_signature{"clamp_max", {"input", "max", "out"}, 3, 2, 2, -1};
PyObject *run_clamp_max(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_max = nullptr;
    dl_scalar a_max_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_max, &a_max_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_max ? dl_clamp_max(a_input, a_max, &out) : dl_clamp_max_scalar(a_input, a_max_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature clamp_max__signature{"clamp_max_", {"input", "max"}, 2, 2, 2, -1};
PyObject *run_clamp_max_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_max = nullptr;
    dl_scalar a_max_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_max, &a_max_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_max ? dl_clamp_max_(a_input, a_max) : dl_clamp_max_scalar_(a_input, a_max_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature isclose_signature{"isclose", {"input", "other", "rtol", "atol", "equal_nan", "out"}, 6, 2, 5, -1};
PyObject *run_isclose(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    double a_rtol = 1e-05;
    double a_atol = 1e-08;
    bool a_equal_nan = false;
    if (!a.real(2, &a_rtol) || !a.real(3, &a_atol) || !a.boolean(4, &a_equal_nan) || !a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isclose(a_input, a_other, a_rtol, a_atol, a_equal_nan, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature allclose_signature{"_allclose", {"input", "other", "rtol", "atol", "equal_nan"}, 5, 2, 5, -1};
PyObject *run_allclose(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    double a_rtol = 1e-05;
    double a_atol = 1e-08;
    bool a_equal_nan = false;
    if (!a.real(2, &a_rtol) || !a.real(3, &a_atol) || !a.boolean(4, &a_equal_nan) || !a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_allclose(a_input, a_other, a_rtol, a_atol, a_equal_nan, &out);
    }
    return result(status, out);
}

static Signature equal_signature{"_equal", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_equal(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_equal(a_input, a_other, &out);
    }
    return result(status, out);
}

static Signature isin_signature{"isin", {"elements", "test_elements", "assume_unique", "invert", "out"}, 5, 2, 2, -1};
PyObject *run_isin(Arguments &a) {
    dl_tensor *a_elements = nullptr;
    Handle a_elements_number;
    dl_tensor *a_test_elements = nullptr;
    Handle a_test_elements_number;
    bool a_assume_unique = false;
    bool a_invert = false;
    if (!a.boolean(2, &a_assume_unique) || !a.boolean(3, &a_invert) || !(tensor_from_number(a, 0, a_elements_number, &a_elements)) || !(tensor_from_number(a, 1, a_test_elements_number, &a_test_elements))) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_isin(a_elements, a_test_elements, a_assume_unique, a_invert, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
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

PyObject *function_abs_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(abs__signature);
    return a.bind(nullptr, args, count, keywords) ? run_abs_(a) : nullptr;
}

PyObject *method_abs_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(abs__signature);
    return a.bind(receiver, args, count, keywords) ? run_abs_(a) : nullptr;
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

PyObject *function_sign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sign__signature);
    return a.bind(nullptr, args, count, keywords) ? run_sign_(a) : nullptr;
}

PyObject *method_sign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sign__signature);
    return a.bind(receiver, args, count, keywords) ? run_sign_(a) : nullptr;
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

PyObject *function_reciprocal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(reciprocal__signature);
    return a.bind(nullptr, args, count, keywords) ? run_reciprocal_(a) : nullptr;
}

PyObject *method_reciprocal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(reciprocal__signature);
    return a.bind(receiver, args, count, keywords) ? run_reciprocal_(a) : nullptr;
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

PyObject *function_sqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sqrt__signature);
    return a.bind(nullptr, args, count, keywords) ? run_sqrt_(a) : nullptr;
}

PyObject *method_sqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sqrt__signature);
    return a.bind(receiver, args, count, keywords) ? run_sqrt_(a) : nullptr;
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

PyObject *function_rsqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rsqrt__signature);
    return a.bind(nullptr, args, count, keywords) ? run_rsqrt_(a) : nullptr;
}

PyObject *method_rsqrt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rsqrt__signature);
    return a.bind(receiver, args, count, keywords) ? run_rsqrt_(a) : nullptr;
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

PyObject *function_square_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(square__signature);
    return a.bind(nullptr, args, count, keywords) ? run_square_(a) : nullptr;
}

PyObject *method_square_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(square__signature);
    return a.bind(receiver, args, count, keywords) ? run_square_(a) : nullptr;
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

PyObject *function_exp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(exp__signature);
    return a.bind(nullptr, args, count, keywords) ? run_exp_(a) : nullptr;
}

PyObject *method_exp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(exp__signature);
    return a.bind(receiver, args, count, keywords) ? run_exp_(a) : nullptr;
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

PyObject *function_expm1_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(expm1__signature);
    return a.bind(nullptr, args, count, keywords) ? run_expm1_(a) : nullptr;
}

PyObject *method_expm1_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(expm1__signature);
    return a.bind(receiver, args, count, keywords) ? run_expm1_(a) : nullptr;
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

PyObject *function_log_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log__signature);
    return a.bind(nullptr, args, count, keywords) ? run_log_(a) : nullptr;
}

PyObject *method_log_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log__signature);
    return a.bind(receiver, args, count, keywords) ? run_log_(a) : nullptr;
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

PyObject *function_log1p_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log1p__signature);
    return a.bind(nullptr, args, count, keywords) ? run_log1p_(a) : nullptr;
}

PyObject *method_log1p_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log1p__signature);
    return a.bind(receiver, args, count, keywords) ? run_log1p_(a) : nullptr;
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

PyObject *function_log2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log2__signature);
    return a.bind(nullptr, args, count, keywords) ? run_log2_(a) : nullptr;
}

PyObject *method_log2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log2__signature);
    return a.bind(receiver, args, count, keywords) ? run_log2_(a) : nullptr;
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

PyObject *function_log10_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log10__signature);
    return a.bind(nullptr, args, count, keywords) ? run_log10_(a) : nullptr;
}

PyObject *method_log10_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log10__signature);
    return a.bind(receiver, args, count, keywords) ? run_log10_(a) : nullptr;
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

PyObject *function_sin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sin__signature);
    return a.bind(nullptr, args, count, keywords) ? run_sin_(a) : nullptr;
}

PyObject *method_sin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sin__signature);
    return a.bind(receiver, args, count, keywords) ? run_sin_(a) : nullptr;
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

PyObject *function_cos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cos__signature);
    return a.bind(nullptr, args, count, keywords) ? run_cos_(a) : nullptr;
}

PyObject *method_cos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cos__signature);
    return a.bind(receiver, args, count, keywords) ? run_cos_(a) : nullptr;
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

PyObject *function_tan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tan__signature);
    return a.bind(nullptr, args, count, keywords) ? run_tan_(a) : nullptr;
}

PyObject *method_tan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tan__signature);
    return a.bind(receiver, args, count, keywords) ? run_tan_(a) : nullptr;
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

PyObject *function_tanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tanh__signature);
    return a.bind(nullptr, args, count, keywords) ? run_tanh_(a) : nullptr;
}

PyObject *method_tanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tanh__signature);
    return a.bind(receiver, args, count, keywords) ? run_tanh_(a) : nullptr;
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

PyObject *function_sigmoid_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sigmoid__signature);
    return a.bind(nullptr, args, count, keywords) ? run_sigmoid_(a) : nullptr;
}

PyObject *method_sigmoid_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sigmoid__signature);
    return a.bind(receiver, args, count, keywords) ? run_sigmoid_(a) : nullptr;
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

PyObject *function_erf_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erf__signature);
    return a.bind(nullptr, args, count, keywords) ? run_erf_(a) : nullptr;
}

PyObject *method_erf_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erf__signature);
    return a.bind(receiver, args, count, keywords) ? run_erf_(a) : nullptr;
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

PyObject *function_floor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor__signature);
    return a.bind(nullptr, args, count, keywords) ? run_floor_(a) : nullptr;
}

PyObject *method_floor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor__signature);
    return a.bind(receiver, args, count, keywords) ? run_floor_(a) : nullptr;
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

PyObject *function_ceil_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ceil__signature);
    return a.bind(nullptr, args, count, keywords) ? run_ceil_(a) : nullptr;
}

PyObject *method_ceil_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ceil__signature);
    return a.bind(receiver, args, count, keywords) ? run_ceil_(a) : nullptr;
}

PyObject *function_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(round_signature);
        return a.bind(nullptr, args, count, keywords) ? run_round(a) : nullptr;
    }
    Arguments a(round_decimals_signature);
    return a.bind(nullptr, args, count, keywords) ? run_round_decimals(a) : nullptr;
}

PyObject *method_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(round_signature);
        return a.bind(receiver, args, count, keywords) ? run_round(a) : nullptr;
    }
    Arguments a(round_decimals_signature);
    return a.bind(receiver, args, count, keywords) ? run_round_decimals(a) : nullptr;
}

PyObject *function_round_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(round__signature);
        return a.bind(nullptr, args, count, keywords) ? run_round_(a) : nullptr;
    }
    Arguments a(round_decimals__signature);
    return a.bind(nullptr, args, count, keywords) ? run_round_decimals_(a) : nullptr;
}

PyObject *method_round_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(round__signature);
        return a.bind(receiver, args, count, keywords) ? run_round_(a) : nullptr;
    }
    Arguments a(round_decimals__signature);
    return a.bind(receiver, args, count, keywords) ? run_round_decimals_(a) : nullptr;
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

PyObject *function_trunc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trunc__signature);
    return a.bind(nullptr, args, count, keywords) ? run_trunc_(a) : nullptr;
}

PyObject *method_trunc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(trunc__signature);
    return a.bind(receiver, args, count, keywords) ? run_trunc_(a) : nullptr;
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

PyObject *function_logical_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_not__signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_not_(a) : nullptr;
}

PyObject *method_logical_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_not__signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_not_(a) : nullptr;
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

PyObject *function_bitwise_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_not__signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_not_(a) : nullptr;
}

PyObject *method_bitwise_not_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_not__signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_not_(a) : nullptr;
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

PyObject *function_clamp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp__signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp_(a) : nullptr;
}

PyObject *method_clamp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp__signature);
    return a.bind(receiver, args, count, keywords) ? run_clamp_(a) : nullptr;
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

PyObject *function_frac(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(frac_signature);
    return a.bind(nullptr, args, count, keywords) ? run_frac(a) : nullptr;
}

PyObject *method_frac(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(frac_signature);
    return a.bind(receiver, args, count, keywords) ? run_frac(a) : nullptr;
}

PyObject *function_frac_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(frac__signature);
    return a.bind(nullptr, args, count, keywords) ? run_frac_(a) : nullptr;
}

PyObject *method_frac_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(frac__signature);
    return a.bind(receiver, args, count, keywords) ? run_frac_(a) : nullptr;
}

PyObject *function_sgn(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sgn_signature);
    return a.bind(nullptr, args, count, keywords) ? run_sgn(a) : nullptr;
}

PyObject *method_sgn(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sgn_signature);
    return a.bind(receiver, args, count, keywords) ? run_sgn(a) : nullptr;
}

PyObject *function_sgn_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sgn__signature);
    return a.bind(nullptr, args, count, keywords) ? run_sgn_(a) : nullptr;
}

PyObject *method_sgn_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sgn__signature);
    return a.bind(receiver, args, count, keywords) ? run_sgn_(a) : nullptr;
}

PyObject *function_signbit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(signbit_signature);
    return a.bind(nullptr, args, count, keywords) ? run_signbit(a) : nullptr;
}

PyObject *method_signbit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(signbit_signature);
    return a.bind(receiver, args, count, keywords) ? run_signbit(a) : nullptr;
}

PyObject *function_positive(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(positive_signature);
    return a.bind(nullptr, args, count, keywords) ? run_positive(a) : nullptr;
}

PyObject *method_positive(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(positive_signature);
    return a.bind(receiver, args, count, keywords) ? run_positive(a) : nullptr;
}

PyObject *function_deg2rad(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(deg2rad_signature);
    return a.bind(nullptr, args, count, keywords) ? run_deg2rad(a) : nullptr;
}

PyObject *method_deg2rad(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(deg2rad_signature);
    return a.bind(receiver, args, count, keywords) ? run_deg2rad(a) : nullptr;
}

PyObject *function_deg2rad_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(deg2rad__signature);
    return a.bind(nullptr, args, count, keywords) ? run_deg2rad_(a) : nullptr;
}

PyObject *method_deg2rad_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(deg2rad__signature);
    return a.bind(receiver, args, count, keywords) ? run_deg2rad_(a) : nullptr;
}

PyObject *function_rad2deg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rad2deg_signature);
    return a.bind(nullptr, args, count, keywords) ? run_rad2deg(a) : nullptr;
}

PyObject *method_rad2deg(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rad2deg_signature);
    return a.bind(receiver, args, count, keywords) ? run_rad2deg(a) : nullptr;
}

PyObject *function_rad2deg_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rad2deg__signature);
    return a.bind(nullptr, args, count, keywords) ? run_rad2deg_(a) : nullptr;
}

PyObject *method_rad2deg_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rad2deg__signature);
    return a.bind(receiver, args, count, keywords) ? run_rad2deg_(a) : nullptr;
}

PyObject *function_isposinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isposinf_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isposinf(a) : nullptr;
}

PyObject *method_isposinf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isposinf_signature);
    return a.bind(receiver, args, count, keywords) ? run_isposinf(a) : nullptr;
}

PyObject *function_isneginf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isneginf_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isneginf(a) : nullptr;
}

PyObject *method_isneginf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isneginf_signature);
    return a.bind(receiver, args, count, keywords) ? run_isneginf(a) : nullptr;
}

PyObject *function_isreal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isreal_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isreal(a) : nullptr;
}

PyObject *method_isreal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isreal_signature);
    return a.bind(receiver, args, count, keywords) ? run_isreal(a) : nullptr;
}

PyObject *function_nan_to_num(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nan_to_num_signature);
    return a.bind(nullptr, args, count, keywords) ? run_nan_to_num(a) : nullptr;
}

PyObject *method_nan_to_num(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nan_to_num_signature);
    return a.bind(receiver, args, count, keywords) ? run_nan_to_num(a) : nullptr;
}

PyObject *function_nan_to_num_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nan_to_num__signature);
    return a.bind(nullptr, args, count, keywords) ? run_nan_to_num_(a) : nullptr;
}

PyObject *method_nan_to_num_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nan_to_num__signature);
    return a.bind(receiver, args, count, keywords) ? run_nan_to_num_(a) : nullptr;
}

PyObject *function_lerp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lerp_signature);
    return a.bind(nullptr, args, count, keywords) ? run_lerp(a) : nullptr;
}

PyObject *method_lerp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lerp_signature);
    return a.bind(receiver, args, count, keywords) ? run_lerp(a) : nullptr;
}

PyObject *function_lerp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lerp__signature);
    return a.bind(nullptr, args, count, keywords) ? run_lerp_(a) : nullptr;
}

PyObject *method_lerp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lerp__signature);
    return a.bind(receiver, args, count, keywords) ? run_lerp_(a) : nullptr;
}

PyObject *function_addcmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcmul_signature);
    return a.bind(nullptr, args, count, keywords) ? run_addcmul(a) : nullptr;
}

PyObject *method_addcmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcmul_signature);
    return a.bind(receiver, args, count, keywords) ? run_addcmul(a) : nullptr;
}

PyObject *function_addcmul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcmul__signature);
    return a.bind(nullptr, args, count, keywords) ? run_addcmul_(a) : nullptr;
}

PyObject *method_addcmul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcmul__signature);
    return a.bind(receiver, args, count, keywords) ? run_addcmul_(a) : nullptr;
}

PyObject *function_addcdiv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcdiv_signature);
    return a.bind(nullptr, args, count, keywords) ? run_addcdiv(a) : nullptr;
}

PyObject *method_addcdiv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcdiv_signature);
    return a.bind(receiver, args, count, keywords) ? run_addcdiv(a) : nullptr;
}

PyObject *function_addcdiv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcdiv__signature);
    return a.bind(nullptr, args, count, keywords) ? run_addcdiv_(a) : nullptr;
}

PyObject *method_addcdiv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcdiv__signature);
    return a.bind(receiver, args, count, keywords) ? run_addcdiv_(a) : nullptr;
}

PyObject *function__clamp_tensor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_tensor_signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp_tensor(a) : nullptr;
}

PyObject *function__clamp_tensor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_tensor__signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp_tensor_(a) : nullptr;
}

PyObject *method__clamp_tensor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_tensor__signature);
    return a.bind(receiver, args, count, keywords) ? run_clamp_tensor_(a) : nullptr;
}

PyObject *function_clamp_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_min_signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp_min(a) : nullptr;
}

PyObject *method_clamp_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_min_signature);
    return a.bind(receiver, args, count, keywords) ? run_clamp_min(a) : nullptr;
}

PyObject *function_clamp_min_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_min__signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp_min_(a) : nullptr;
}

PyObject *method_clamp_min_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_min__signature);
    return a.bind(receiver, args, count, keywords) ? run_clamp_min_(a) : nullptr;
}

PyObject *function_clamp_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_max_signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp_max(a) : nullptr;
}

PyObject *method_clamp_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_max_signature);
    return a.bind(receiver, args, count, keywords) ? run_clamp_max(a) : nullptr;
}

PyObject *function_clamp_max_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_max__signature);
    return a.bind(nullptr, args, count, keywords) ? run_clamp_max_(a) : nullptr;
}

PyObject *method_clamp_max_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_max__signature);
    return a.bind(receiver, args, count, keywords) ? run_clamp_max_(a) : nullptr;
}

PyObject *function_isclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isclose_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isclose(a) : nullptr;
}

PyObject *method_isclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isclose_signature);
    return a.bind(receiver, args, count, keywords) ? run_isclose(a) : nullptr;
}

PyObject *function__allclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(allclose_signature);
    return a.bind(nullptr, args, count, keywords) ? run_allclose(a) : nullptr;
}

PyObject *function__equal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(equal_signature);
    return a.bind(nullptr, args, count, keywords) ? run_equal(a) : nullptr;
}

PyObject *function_isin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isin_signature);
    return a.bind(nullptr, args, count, keywords) ? run_isin(a) : nullptr;
}

}  // namespace dlcore::python
