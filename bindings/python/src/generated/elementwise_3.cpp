// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of single elements, and selection between elements.

#include "operations.h"

namespace dlcore::python {

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

}  // namespace dlcore::python
