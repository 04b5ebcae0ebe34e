// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Operations on pairs of elements: arithmetic, comparisons, logic and bits. Shapes broadcast, dtypes promote.

#include "operations.h"

namespace dlcore::python {

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

PyObject *function_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(add_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_add(a) : nullptr;
    return made ? made : hand_over("add", nullptr, args, count, keywords);
}

PyObject *method_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(add_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_add(a) : nullptr;
    return made ? made : hand_over("add", receiver, args, count, keywords);
}

PyObject *function_sub(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sub_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sub(a) : nullptr;
    return made ? made : hand_over("sub", nullptr, args, count, keywords);
}

PyObject *method_sub(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sub_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sub(a) : nullptr;
    return made ? made : hand_over("sub", receiver, args, count, keywords);
}

PyObject *function_mul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mul_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mul(a) : nullptr;
    return made ? made : hand_over("mul", nullptr, args, count, keywords);
}

PyObject *method_mul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mul_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_mul(a) : nullptr;
    return made ? made : hand_over("mul", receiver, args, count, keywords);
}

PyObject *function_div(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 2) {
        Arguments a(div_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_div(a) : nullptr;
        return made ? made : hand_over("div", nullptr, args, count, keywords);
    }
    Arguments a(div_rounded_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_div_rounded(a) : nullptr;
    return made ? made : hand_over("div", nullptr, args, count, keywords);
}

PyObject *method_div(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 1) {
        Arguments a(div_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_div(a) : nullptr;
        return made ? made : hand_over("div", receiver, args, count, keywords);
    }
    Arguments a(div_rounded_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_div_rounded(a) : nullptr;
    return made ? made : hand_over("div", receiver, args, count, keywords);
}

PyObject *function_floor_divide(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor_divide_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_floor_divide(a) : nullptr;
    return made ? made : hand_over("floor_divide", nullptr, args, count, keywords);
}

PyObject *method_floor_divide(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor_divide_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_floor_divide(a) : nullptr;
    return made ? made : hand_over("floor_divide", receiver, args, count, keywords);
}

PyObject *function_floor_divide_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor_divide__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_floor_divide_(a) : nullptr;
    return made ? made : hand_over("floor_divide_", nullptr, args, count, keywords);
}

PyObject *method_floor_divide_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor_divide__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_floor_divide_(a) : nullptr;
    return made ? made : hand_over("floor_divide_", receiver, args, count, keywords);
}

PyObject *function_remainder(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(remainder_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_remainder(a) : nullptr;
    return made ? made : hand_over("remainder", nullptr, args, count, keywords);
}

PyObject *method_remainder(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(remainder_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_remainder(a) : nullptr;
    return made ? made : hand_over("remainder", receiver, args, count, keywords);
}

PyObject *function_remainder_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(remainder__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_remainder_(a) : nullptr;
    return made ? made : hand_over("remainder_", nullptr, args, count, keywords);
}

PyObject *method_remainder_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(remainder__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_remainder_(a) : nullptr;
    return made ? made : hand_over("remainder_", receiver, args, count, keywords);
}

PyObject *function_pow(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pow_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pow(a) : nullptr;
    return made ? made : hand_over("pow", nullptr, args, count, keywords);
}

PyObject *method_pow(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(pow_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_pow(a) : nullptr;
    return made ? made : hand_over("pow", receiver, args, count, keywords);
}

PyObject *function_pow_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pow__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pow_(a) : nullptr;
    return made ? made : hand_over("pow_", nullptr, args, count, keywords);
}

PyObject *method_pow_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(pow__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_pow_(a) : nullptr;
    return made ? made : hand_over("pow_", receiver, args, count, keywords);
}

PyObject *function_maximum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(maximum_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_maximum(a) : nullptr;
    return made ? made : hand_over("maximum", nullptr, args, count, keywords);
}

PyObject *method_maximum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(maximum_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_maximum(a) : nullptr;
    return made ? made : hand_over("maximum", receiver, args, count, keywords);
}

PyObject *function_minimum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(minimum_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_minimum(a) : nullptr;
    return made ? made : hand_over("minimum", nullptr, args, count, keywords);
}

PyObject *method_minimum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(minimum_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_minimum(a) : nullptr;
    return made ? made : hand_over("minimum", receiver, args, count, keywords);
}

PyObject *function_eq(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(eq_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_eq(a) : nullptr;
    return made ? made : hand_over("eq", nullptr, args, count, keywords);
}

PyObject *method_eq(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(eq_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_eq(a) : nullptr;
    return made ? made : hand_over("eq", receiver, args, count, keywords);
}

PyObject *function_eq_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(eq__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_eq_(a) : nullptr;
    return made ? made : hand_over("eq_", nullptr, args, count, keywords);
}

PyObject *method_eq_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(eq__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_eq_(a) : nullptr;
    return made ? made : hand_over("eq_", receiver, args, count, keywords);
}

PyObject *function_ne(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ne_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ne(a) : nullptr;
    return made ? made : hand_over("ne", nullptr, args, count, keywords);
}

PyObject *method_ne(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ne_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ne(a) : nullptr;
    return made ? made : hand_over("ne", receiver, args, count, keywords);
}

PyObject *function_ne_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ne__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ne_(a) : nullptr;
    return made ? made : hand_over("ne_", nullptr, args, count, keywords);
}

PyObject *method_ne_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ne__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ne_(a) : nullptr;
    return made ? made : hand_over("ne_", receiver, args, count, keywords);
}

PyObject *function_lt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lt_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lt(a) : nullptr;
    return made ? made : hand_over("lt", nullptr, args, count, keywords);
}

PyObject *method_lt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lt_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lt(a) : nullptr;
    return made ? made : hand_over("lt", receiver, args, count, keywords);
}

PyObject *function_lt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lt__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lt_(a) : nullptr;
    return made ? made : hand_over("lt_", nullptr, args, count, keywords);
}

PyObject *method_lt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lt__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lt_(a) : nullptr;
    return made ? made : hand_over("lt_", receiver, args, count, keywords);
}

PyObject *function_le(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(le_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_le(a) : nullptr;
    return made ? made : hand_over("le", nullptr, args, count, keywords);
}

PyObject *method_le(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(le_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_le(a) : nullptr;
    return made ? made : hand_over("le", receiver, args, count, keywords);
}

PyObject *function_le_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(le__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_le_(a) : nullptr;
    return made ? made : hand_over("le_", nullptr, args, count, keywords);
}

PyObject *method_le_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(le__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_le_(a) : nullptr;
    return made ? made : hand_over("le_", receiver, args, count, keywords);
}

PyObject *function_gt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gt_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gt(a) : nullptr;
    return made ? made : hand_over("gt", nullptr, args, count, keywords);
}

PyObject *method_gt(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gt_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_gt(a) : nullptr;
    return made ? made : hand_over("gt", receiver, args, count, keywords);
}

PyObject *function_gt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gt__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gt_(a) : nullptr;
    return made ? made : hand_over("gt_", nullptr, args, count, keywords);
}

PyObject *method_gt_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gt__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_gt_(a) : nullptr;
    return made ? made : hand_over("gt_", receiver, args, count, keywords);
}

PyObject *function_ge(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ge_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ge(a) : nullptr;
    return made ? made : hand_over("ge", nullptr, args, count, keywords);
}

PyObject *method_ge(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ge_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ge(a) : nullptr;
    return made ? made : hand_over("ge", receiver, args, count, keywords);
}

}  // namespace dlcore::python
