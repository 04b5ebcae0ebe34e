// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Operations on pairs of elements: arithmetic, comparisons, logic and bits. Shapes broadcast, dtypes promote.

#include "operations.h"

namespace dlcore::python {

namespace {

PyObject *run_add(Arguments &a);
PyObject *run_sub(Arguments &a);
PyObject *run_mul(Arguments &a);
PyObject *run_div(Arguments &a);
PyObject *run_floor_divide(Arguments &a);
PyObject *run_floor_divide_(Arguments &a);
PyObject *run_remainder(Arguments &a);
PyObject *run_remainder_(Arguments &a);
PyObject *run_pow(Arguments &a);
PyObject *run_pow_(Arguments &a);
PyObject *run_maximum(Arguments &a);
PyObject *run_minimum(Arguments &a);
PyObject *run_eq(Arguments &a);
PyObject *run_eq_(Arguments &a);
PyObject *run_ne(Arguments &a);
PyObject *run_ne_(Arguments &a);
PyObject *run_lt(Arguments &a);
PyObject *run_lt_(Arguments &a);
PyObject *run_le(Arguments &a);
PyObject *run_le_(Arguments &a);
PyObject *run_gt(Arguments &a);
PyObject *run_gt_(Arguments &a);
PyObject *run_ge(Arguments &a);
PyObject *run_ge_(Arguments &a);
PyObject *run_logical_and(Arguments &a);
PyObject *run_logical_and_(Arguments &a);
PyObject *run_logical_or(Arguments &a);
PyObject *run_logical_or_(Arguments &a);
PyObject *run_logical_xor(Arguments &a);
PyObject *run_logical_xor_(Arguments &a);
PyObject *run_bitwise_and(Arguments &a);
PyObject *run_bitwise_and_(Arguments &a);
PyObject *run_bitwise_or(Arguments &a);
PyObject *run_bitwise_or_(Arguments &a);
PyObject *run_bitwise_xor(Arguments &a);
PyObject *run_bitwise_xor_(Arguments &a);
PyObject *run_div_rounded(Arguments &a);
PyObject *run_fmod(Arguments &a);
PyObject *run_fmod_(Arguments &a);
PyObject *run_rsub(Arguments &a);
PyObject *run_float_power(Arguments &a);
PyObject *run_logaddexp(Arguments &a);
PyObject *run_logaddexp2(Arguments &a);
PyObject *run_atan2(Arguments &a);
PyObject *run_atan2_(Arguments &a);
PyObject *run_hypot(Arguments &a);
PyObject *run_hypot_(Arguments &a);
PyObject *run_copysign(Arguments &a);
PyObject *run_copysign_(Arguments &a);
PyObject *run_nextafter(Arguments &a);
PyObject *run_nextafter_(Arguments &a);
PyObject *run_heaviside(Arguments &a);
PyObject *run_heaviside_(Arguments &a);
PyObject *run_fmax(Arguments &a);
PyObject *run_fmin(Arguments &a);
PyObject *run_gcd(Arguments &a);
PyObject *run_gcd_(Arguments &a);
PyObject *run_lcm(Arguments &a);
PyObject *run_lcm_(Arguments &a);
PyObject *run_bitwise_left_shift(Arguments &a);
PyObject *run_bitwise_left_shift_(Arguments &a);
PyObject *run_bitwise_right_shift(Arguments &a);
PyObject *run_bitwise_right_shift_(Arguments &a);
PyObject *run_ldexp(Arguments &a);
PyObject *run_ldexp_(Arguments &a);
static Signature add_signature{"add", {"input", "other", "alpha", "out"}, 4, 2, 2, -1};
PyObject *run_add(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    Handle scaled;
    if (a.given(2) && !scale_other(a, 2, &a_other, &a_other_number, scaled)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_add(a_input, a_other, &out) : dl_add_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature sub_signature{"sub", {"input", "other", "alpha", "out"}, 4, 2, 2, -1};
PyObject *run_sub(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    Handle scaled;
    if (a.given(2) && !scale_other(a, 2, &a_other, &a_other_number, scaled)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_sub(a_input, a_other, &out) : dl_sub_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature mul_signature{"mul", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_mul(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_mul(a_input, a_other, &out) : dl_mul_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature div_signature{"div", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_div(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_div(a_input, a_other, &out) : dl_div_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature floor_divide_signature{"floor_divide", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_floor_divide(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_floor_divide(a_input, a_other, &out) : dl_floor_divide_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature floor_divide__signature{"floor_divide_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_floor_divide_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_floor_divide_(a_input, a_other) : dl_floor_divide_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature remainder_signature{"remainder", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_remainder(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!(tensor_from_number(a, 0, a_input_number, &a_input)) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_remainder(a_input, a_other, &out) : dl_remainder_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature remainder__signature{"remainder_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_remainder_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_remainder_(a_input, a_other) : dl_remainder_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature pow_signature{"pow", {"input", "exponent", "out"}, 3, 2, 2, -1};
PyObject *run_pow(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_exponent = nullptr;
    dl_scalar a_exponent_number = dl_int(0);
    if (!(tensor_from_number(a, 0, a_input_number, &a_input)) || !a.tensor_or_number(1, &a_exponent, &a_exponent_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_exponent ? dl_pow(a_input, a_exponent, &out) : dl_pow_scalar(a_input, a_exponent_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature pow__signature{"pow_", {"input", "exponent"}, 2, 2, 2, -1};
PyObject *run_pow_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_exponent = nullptr;
    dl_scalar a_exponent_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_exponent, &a_exponent_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_exponent ? dl_pow_(a_input, a_exponent) : dl_pow_scalar_(a_input, a_exponent_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature maximum_signature{"maximum", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_maximum(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_maximum(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature minimum_signature{"minimum", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_minimum(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_minimum(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature eq_signature{"eq", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_eq(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_eq(a_input, a_other, &out) : dl_eq_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature eq__signature{"eq_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_eq_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_eq_(a_input, a_other) : dl_eq_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature ne_signature{"ne", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_ne(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_ne(a_input, a_other, &out) : dl_ne_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature ne__signature{"ne_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_ne_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_ne_(a_input, a_other) : dl_ne_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature lt_signature{"lt", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_lt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_lt(a_input, a_other, &out) : dl_lt_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature lt__signature{"lt_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_lt_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_lt_(a_input, a_other) : dl_lt_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature le_signature{"le", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_le(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_le(a_input, a_other, &out) : dl_le_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature le__signature{"le_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_le_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_le_(a_input, a_other) : dl_le_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature gt_signature{"gt", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_gt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_gt(a_input, a_other, &out) : dl_gt_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature gt__signature{"gt_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_gt_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_gt_(a_input, a_other) : dl_gt_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature ge_signature{"ge", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_ge(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_ge(a_input, a_other, &out) : dl_ge_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature ge__signature{"ge_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_ge_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_ge_(a_input, a_other) : dl_ge_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature logical_and_signature{"logical_and", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_logical_and(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_and(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature logical_and__signature{"logical_and_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_logical_and_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_and_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature logical_or_signature{"logical_or", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_logical_or(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_or(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature logical_or__signature{"logical_or_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_logical_or_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_or_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature logical_xor_signature{"logical_xor", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_logical_xor(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_xor(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature logical_xor__signature{"logical_xor_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_logical_xor_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_xor_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature bitwise_and_signature{"bitwise_and", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_bitwise_and(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_and(a_input, a_other, &out) : dl_bitwise_and_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature bitwise_and__signature{"bitwise_and_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_and_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_and_(a_input, a_other) : dl_bitwise_and_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature bitwise_or_signature{"bitwise_or", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_bitwise_or(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_or(a_input, a_other, &out) : dl_bitwise_or_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature bitwise_or__signature{"bitwise_or_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_or_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_or_(a_input, a_other) : dl_bitwise_or_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature bitwise_xor_signature{"bitwise_xor", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_bitwise_xor(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_xor(a_input, a_other, &out) : dl_bitwise_xor_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature bitwise_xor__signature{"bitwise_xor_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_xor_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_xor_(a_input, a_other) : dl_bitwise_xor_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature div_rounded_signature{"div", {"input", "other", "rounding_mode", "out"}, 4, 2, 2, -1};
PyObject *run_div_rounded(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    static const Choice a_rounding_mode_choices[] = {{"none", DL_ROUNDING_MODE_NONE}, {"trunc", DL_ROUNDING_MODE_TRUNC}, {"floor", DL_ROUNDING_MODE_FLOOR}};
    int32_t a_rounding_mode = DL_ROUNDING_MODE_NONE;
    if (!(a.none(2) || a.choice(2, a_rounding_mode_choices, 3, &a_rounding_mode)) || !a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_div_rounded(a_input, a_other, a_rounding_mode, &out) : dl_div_rounded_scalar(a_input, a_other_number, a_rounding_mode, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature fmod_signature{"fmod", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_fmod(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_fmod(a_input, a_other, &out) : dl_fmod_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature fmod__signature{"fmod_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_fmod_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_fmod_(a_input, a_other) : dl_fmod_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature rsub_signature{"rsub", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_rsub(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_rsub(a_input, a_other, &out) : dl_rsub_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature float_power_signature{"float_power", {"input", "exponent", "out"}, 3, 2, 2, -1};
PyObject *run_float_power(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_exponent = nullptr;
    dl_scalar a_exponent_number = dl_int(0);
    if (!(tensor_from_number(a, 0, a_input_number, &a_input)) || !a.tensor_or_number(1, &a_exponent, &a_exponent_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_exponent ? dl_float_power(a_input, a_exponent, &out) : dl_float_power_scalar(a_input, a_exponent_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature logaddexp_signature{"logaddexp", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_logaddexp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logaddexp(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature logaddexp2_signature{"logaddexp2", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_logaddexp2(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logaddexp2(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature atan2_signature{"atan2", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_atan2(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atan2(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature atan2__signature{"atan2_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_atan2_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atan2_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature hypot_signature{"hypot", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_hypot(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hypot(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature hypot__signature{"hypot_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_hypot_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hypot_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature copysign_signature{"copysign", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_copysign(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_copysign(a_input, a_other, &out) : dl_copysign_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature copysign__signature{"copysign_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_copysign_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_copysign_(a_input, a_other) : dl_copysign_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature nextafter_signature{"nextafter", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_nextafter(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nextafter(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature nextafter__signature{"nextafter_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_nextafter_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nextafter_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature heaviside_signature{"heaviside", {"input", "values", "out"}, 3, 2, 2, -1};
PyObject *run_heaviside(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_values = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_values)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_heaviside(a_input, a_values, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature heaviside__signature{"heaviside_", {"input", "values"}, 2, 2, 2, -1};
PyObject *run_heaviside_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_values = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_values)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_heaviside_(a_input, a_values);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature fmax_signature{"fmax", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_fmax(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_fmax(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature fmin_signature{"fmin", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_fmin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_fmin(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature gcd_signature{"gcd", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_gcd(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gcd(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature gcd__signature{"gcd_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_gcd_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gcd_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature lcm_signature{"lcm", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_lcm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lcm(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature lcm__signature{"lcm_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_lcm_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lcm_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature bitwise_left_shift_signature{"bitwise_left_shift", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_bitwise_left_shift(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_left_shift(a_input, a_other, &out) : dl_bitwise_left_shift_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature bitwise_left_shift__signature{"bitwise_left_shift_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_left_shift_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_left_shift_(a_input, a_other) : dl_bitwise_left_shift_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature bitwise_right_shift_signature{"bitwise_right_shift", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_bitwise_right_shift(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_right_shift(a_input, a_other, &out) : dl_bitwise_right_shift_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature bitwise_right_shift__signature{"bitwise_right_shift_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_right_shift_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_right_shift_(a_input, a_other) : dl_bitwise_right_shift_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature ldexp_signature{"ldexp", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_ldexp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ldexp(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature ldexp__signature{"ldexp_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_ldexp_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ldexp_(a_input, a_other);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

}  // namespace

PyObject *function_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(add_signature);
    return a.bind(nullptr, args, count, keywords) ? run_add(a) : nullptr;
}

PyObject *method_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(add_signature);
    return a.bind(receiver, args, count, keywords) ? run_add(a) : nullptr;
}

PyObject *function_sub(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sub_signature);
    return a.bind(nullptr, args, count, keywords) ? run_sub(a) : nullptr;
}

PyObject *method_sub(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sub_signature);
    return a.bind(receiver, args, count, keywords) ? run_sub(a) : nullptr;
}

PyObject *function_mul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mul_signature);
    return a.bind(nullptr, args, count, keywords) ? run_mul(a) : nullptr;
}

PyObject *method_mul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mul_signature);
    return a.bind(receiver, args, count, keywords) ? run_mul(a) : nullptr;
}

PyObject *function_div(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 2) {
        Arguments a(div_signature);
        return a.bind(nullptr, args, count, keywords) ? run_div(a) : nullptr;
    }
    Arguments a(div_rounded_signature);
    return a.bind(nullptr, args, count, keywords) ? run_div_rounded(a) : nullptr;
}

PyObject *method_div(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 1) {
        Arguments a(div_signature);
        return a.bind(receiver, args, count, keywords) ? run_div(a) : nullptr;
    }
    Arguments a(div_rounded_signature);
    return a.bind(receiver, args, count, keywords) ? run_div_rounded(a) : nullptr;
}

PyObject *function_floor_divide(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor_divide_signature);
    return a.bind(nullptr, args, count, keywords) ? run_floor_divide(a) : nullptr;
}

PyObject *method_floor_divide(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor_divide_signature);
    return a.bind(receiver, args, count, keywords) ? run_floor_divide(a) : nullptr;
}

PyObject *function_floor_divide_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor_divide__signature);
    return a.bind(nullptr, args, count, keywords) ? run_floor_divide_(a) : nullptr;
}

PyObject *method_floor_divide_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor_divide__signature);
    return a.bind(receiver, args, count, keywords) ? run_floor_divide_(a) : nullptr;
}

PyObject *function_remainder(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(remainder_signature);
    return a.bind(nullptr, args, count, keywords) ? run_remainder(a) : nullptr;
}

PyObject *method_remainder(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(remainder_signature);
    return a.bind(receiver, args, count, keywords) ? run_remainder(a) : nullptr;
}

PyObject *function_remainder_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(remainder__signature);
    return a.bind(nullptr, args, count, keywords) ? run_remainder_(a) : nullptr;
}

PyObject *method_remainder_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(remainder__signature);
    return a.bind(receiver, args, count, keywords) ? run_remainder_(a) : nullptr;
}

PyObject *function_pow(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pow_signature);
    return a.bind(nullptr, args, count, keywords) ? run_pow(a) : nullptr;
}

PyObject *method_pow(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(pow_signature);
    return a.bind(receiver, args, count, keywords) ? run_pow(a) : nullptr;
}

PyObject *function_pow_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pow__signature);
    return a.bind(nullptr, args, count, keywords) ? run_pow_(a) : nullptr;
}

PyObject *method_pow_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(pow__signature);
    return a.bind(receiver, args, count, keywords) ? run_pow_(a) : nullptr;
}

PyObject *function_maximum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(maximum_signature);
    return a.bind(nullptr, args, count, keywords) ? run_maximum(a) : nullptr;
}

PyObject *method_maximum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(maximum_signature);
    return a.bind(receiver, args, count, keywords) ? run_maximum(a) : nullptr;
}

PyObject *function_minimum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(minimum_signature);
    return a.bind(nullptr, args, count, keywords) ? run_minimum(a) : nullptr;
}

PyObject *method_minimum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(minimum_signature);
    return a.bind(receiver, args, count, keywords) ? run_minimum(a) : nullptr;
}

PyObject *function_eq(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(eq_signature);
    return a.bind(nullptr, args, count, keywords) ? run_eq(a) : nullptr;
}

PyObject *method_eq(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(eq_signature);
    return a.bind(receiver, args, count, keywords) ? run_eq(a) : nullptr;
}

PyObject *function_eq_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(eq__signature);
    return a.bind(nullptr, args, count, keywords) ? run_eq_(a) : nullptr;
}

PyObject *method_eq_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(eq__signature);
    return a.bind(receiver, args, count, keywords) ? run_eq_(a) : nullptr;
}

PyObject *function_ne(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ne_signature);
    return a.bind(nullptr, args, count, keywords) ? run_ne(a) : nullptr;
}

PyObject *method_ne(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ne_signature);
    return a.bind(receiver, args, count, keywords) ? run_ne(a) : nullptr;
}

PyObject *function_ne_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ne__signature);
    return a.bind(nullptr, args, count, keywords) ? run_ne_(a) : nullptr;
}

PyObject *method_ne_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ne__signature);
    return a.bind(receiver, args, count, keywords) ? run_ne_(a) : nullptr;
}

PyObject *function_lt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lt_signature);
    return a.bind(nullptr, args, count, keywords) ? run_lt(a) : nullptr;
}

PyObject *method_lt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lt_signature);
    return a.bind(receiver, args, count, keywords) ? run_lt(a) : nullptr;
}

PyObject *function_lt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lt__signature);
    return a.bind(nullptr, args, count, keywords) ? run_lt_(a) : nullptr;
}

PyObject *method_lt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lt__signature);
    return a.bind(receiver, args, count, keywords) ? run_lt_(a) : nullptr;
}

PyObject *function_le(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(le_signature);
    return a.bind(nullptr, args, count, keywords) ? run_le(a) : nullptr;
}

PyObject *method_le(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(le_signature);
    return a.bind(receiver, args, count, keywords) ? run_le(a) : nullptr;
}

PyObject *function_le_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(le__signature);
    return a.bind(nullptr, args, count, keywords) ? run_le_(a) : nullptr;
}

PyObject *method_le_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(le__signature);
    return a.bind(receiver, args, count, keywords) ? run_le_(a) : nullptr;
}

PyObject *function_gt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gt_signature);
    return a.bind(nullptr, args, count, keywords) ? run_gt(a) : nullptr;
}

PyObject *method_gt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gt_signature);
    return a.bind(receiver, args, count, keywords) ? run_gt(a) : nullptr;
}

PyObject *function_gt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gt__signature);
    return a.bind(nullptr, args, count, keywords) ? run_gt_(a) : nullptr;
}

PyObject *method_gt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gt__signature);
    return a.bind(receiver, args, count, keywords) ? run_gt_(a) : nullptr;
}

PyObject *function_ge(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ge_signature);
    return a.bind(nullptr, args, count, keywords) ? run_ge(a) : nullptr;
}

PyObject *method_ge(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ge_signature);
    return a.bind(receiver, args, count, keywords) ? run_ge(a) : nullptr;
}

PyObject *function_ge_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ge__signature);
    return a.bind(nullptr, args, count, keywords) ? run_ge_(a) : nullptr;
}

PyObject *method_ge_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ge__signature);
    return a.bind(receiver, args, count, keywords) ? run_ge_(a) : nullptr;
}

PyObject *function_logical_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_and_signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_and(a) : nullptr;
}

PyObject *method_logical_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_and_signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_and(a) : nullptr;
}

PyObject *function_logical_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_and__signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_and_(a) : nullptr;
}

PyObject *method_logical_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_and__signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_and_(a) : nullptr;
}

PyObject *function_logical_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_or_signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_or(a) : nullptr;
}

PyObject *method_logical_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_or_signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_or(a) : nullptr;
}

PyObject *function_logical_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_or__signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_or_(a) : nullptr;
}

PyObject *method_logical_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_or__signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_or_(a) : nullptr;
}

PyObject *function_logical_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_xor_signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_xor(a) : nullptr;
}

PyObject *method_logical_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_xor_signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_xor(a) : nullptr;
}

PyObject *function_logical_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_xor__signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_xor_(a) : nullptr;
}

PyObject *method_logical_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_xor__signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_xor_(a) : nullptr;
}

PyObject *function_bitwise_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_and_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_and(a) : nullptr;
}

PyObject *method_bitwise_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_and_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_and(a) : nullptr;
}

PyObject *function_bitwise_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_and__signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_and_(a) : nullptr;
}

PyObject *method_bitwise_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_and__signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_and_(a) : nullptr;
}

PyObject *function_bitwise_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_or_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_or(a) : nullptr;
}

PyObject *method_bitwise_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_or_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_or(a) : nullptr;
}

PyObject *function_bitwise_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_or__signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_or_(a) : nullptr;
}

PyObject *method_bitwise_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_or__signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_or_(a) : nullptr;
}

PyObject *function_bitwise_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_xor_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_xor(a) : nullptr;
}

PyObject *method_bitwise_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_xor_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_xor(a) : nullptr;
}

PyObject *function_bitwise_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_xor__signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_xor_(a) : nullptr;
}

PyObject *method_bitwise_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_xor__signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_xor_(a) : nullptr;
}

PyObject *function_fmod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmod_signature);
    return a.bind(nullptr, args, count, keywords) ? run_fmod(a) : nullptr;
}

PyObject *method_fmod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmod_signature);
    return a.bind(receiver, args, count, keywords) ? run_fmod(a) : nullptr;
}

PyObject *function_fmod_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmod__signature);
    return a.bind(nullptr, args, count, keywords) ? run_fmod_(a) : nullptr;
}

PyObject *method_fmod_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmod__signature);
    return a.bind(receiver, args, count, keywords) ? run_fmod_(a) : nullptr;
}

PyObject *function_rsub(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rsub_signature);
    return a.bind(nullptr, args, count, keywords) ? run_rsub(a) : nullptr;
}

PyObject *function_float_power(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(float_power_signature);
    return a.bind(nullptr, args, count, keywords) ? run_float_power(a) : nullptr;
}

PyObject *method_float_power(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(float_power_signature);
    return a.bind(receiver, args, count, keywords) ? run_float_power(a) : nullptr;
}

PyObject *function_logaddexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logaddexp_signature);
    return a.bind(nullptr, args, count, keywords) ? run_logaddexp(a) : nullptr;
}

PyObject *method_logaddexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logaddexp_signature);
    return a.bind(receiver, args, count, keywords) ? run_logaddexp(a) : nullptr;
}

PyObject *function_logaddexp2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logaddexp2_signature);
    return a.bind(nullptr, args, count, keywords) ? run_logaddexp2(a) : nullptr;
}

PyObject *method_logaddexp2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logaddexp2_signature);
    return a.bind(receiver, args, count, keywords) ? run_logaddexp2(a) : nullptr;
}

PyObject *function_atan2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atan2_signature);
    return a.bind(nullptr, args, count, keywords) ? run_atan2(a) : nullptr;
}

PyObject *method_atan2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atan2_signature);
    return a.bind(receiver, args, count, keywords) ? run_atan2(a) : nullptr;
}

PyObject *function_atan2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atan2__signature);
    return a.bind(nullptr, args, count, keywords) ? run_atan2_(a) : nullptr;
}

PyObject *method_atan2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atan2__signature);
    return a.bind(receiver, args, count, keywords) ? run_atan2_(a) : nullptr;
}

PyObject *function_hypot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hypot_signature);
    return a.bind(nullptr, args, count, keywords) ? run_hypot(a) : nullptr;
}

PyObject *method_hypot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(hypot_signature);
    return a.bind(receiver, args, count, keywords) ? run_hypot(a) : nullptr;
}

PyObject *function_hypot_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hypot__signature);
    return a.bind(nullptr, args, count, keywords) ? run_hypot_(a) : nullptr;
}

PyObject *method_hypot_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(hypot__signature);
    return a.bind(receiver, args, count, keywords) ? run_hypot_(a) : nullptr;
}

PyObject *function_copysign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(copysign_signature);
    return a.bind(nullptr, args, count, keywords) ? run_copysign(a) : nullptr;
}

PyObject *method_copysign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(copysign_signature);
    return a.bind(receiver, args, count, keywords) ? run_copysign(a) : nullptr;
}

PyObject *function_copysign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(copysign__signature);
    return a.bind(nullptr, args, count, keywords) ? run_copysign_(a) : nullptr;
}

PyObject *method_copysign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(copysign__signature);
    return a.bind(receiver, args, count, keywords) ? run_copysign_(a) : nullptr;
}

PyObject *function_nextafter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nextafter_signature);
    return a.bind(nullptr, args, count, keywords) ? run_nextafter(a) : nullptr;
}

PyObject *method_nextafter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nextafter_signature);
    return a.bind(receiver, args, count, keywords) ? run_nextafter(a) : nullptr;
}

PyObject *function_nextafter_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nextafter__signature);
    return a.bind(nullptr, args, count, keywords) ? run_nextafter_(a) : nullptr;
}

PyObject *method_nextafter_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nextafter__signature);
    return a.bind(receiver, args, count, keywords) ? run_nextafter_(a) : nullptr;
}

PyObject *function_heaviside(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(heaviside_signature);
    return a.bind(nullptr, args, count, keywords) ? run_heaviside(a) : nullptr;
}

PyObject *method_heaviside(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(heaviside_signature);
    return a.bind(receiver, args, count, keywords) ? run_heaviside(a) : nullptr;
}

PyObject *function_heaviside_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(heaviside__signature);
    return a.bind(nullptr, args, count, keywords) ? run_heaviside_(a) : nullptr;
}

PyObject *method_heaviside_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(heaviside__signature);
    return a.bind(receiver, args, count, keywords) ? run_heaviside_(a) : nullptr;
}

PyObject *function_fmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmax_signature);
    return a.bind(nullptr, args, count, keywords) ? run_fmax(a) : nullptr;
}

PyObject *method_fmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmax_signature);
    return a.bind(receiver, args, count, keywords) ? run_fmax(a) : nullptr;
}

PyObject *function_fmin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmin_signature);
    return a.bind(nullptr, args, count, keywords) ? run_fmin(a) : nullptr;
}

PyObject *method_fmin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmin_signature);
    return a.bind(receiver, args, count, keywords) ? run_fmin(a) : nullptr;
}

PyObject *function_gcd(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gcd_signature);
    return a.bind(nullptr, args, count, keywords) ? run_gcd(a) : nullptr;
}

PyObject *method_gcd(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gcd_signature);
    return a.bind(receiver, args, count, keywords) ? run_gcd(a) : nullptr;
}

PyObject *function_gcd_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gcd__signature);
    return a.bind(nullptr, args, count, keywords) ? run_gcd_(a) : nullptr;
}

PyObject *method_gcd_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gcd__signature);
    return a.bind(receiver, args, count, keywords) ? run_gcd_(a) : nullptr;
}

PyObject *function_lcm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lcm_signature);
    return a.bind(nullptr, args, count, keywords) ? run_lcm(a) : nullptr;
}

PyObject *method_lcm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lcm_signature);
    return a.bind(receiver, args, count, keywords) ? run_lcm(a) : nullptr;
}

PyObject *function_lcm_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lcm__signature);
    return a.bind(nullptr, args, count, keywords) ? run_lcm_(a) : nullptr;
}

PyObject *method_lcm_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lcm__signature);
    return a.bind(receiver, args, count, keywords) ? run_lcm_(a) : nullptr;
}

PyObject *function_bitwise_left_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_left_shift_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_left_shift(a) : nullptr;
}

PyObject *method_bitwise_left_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_left_shift_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_left_shift(a) : nullptr;
}

PyObject *function_bitwise_left_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_left_shift__signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_left_shift_(a) : nullptr;
}

PyObject *method_bitwise_left_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_left_shift__signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_left_shift_(a) : nullptr;
}

PyObject *function_bitwise_right_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_right_shift_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_right_shift(a) : nullptr;
}

PyObject *method_bitwise_right_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_right_shift_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_right_shift(a) : nullptr;
}

PyObject *function_bitwise_right_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_right_shift__signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_right_shift_(a) : nullptr;
}

PyObject *method_bitwise_right_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_right_shift__signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_right_shift_(a) : nullptr;
}

PyObject *function_ldexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ldexp_signature);
    return a.bind(nullptr, args, count, keywords) ? run_ldexp(a) : nullptr;
}

PyObject *method_ldexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ldexp_signature);
    return a.bind(receiver, args, count, keywords) ? run_ldexp(a) : nullptr;
}

PyObject *function_ldexp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ldexp__signature);
    return a.bind(nullptr, args, count, keywords) ? run_ldexp_(a) : nullptr;
}

PyObject *method_ldexp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ldexp__signature);
    return a.bind(receiver, args, count, keywords) ? run_ldexp_(a) : nullptr;
}

}  // namespace dlcore::python
