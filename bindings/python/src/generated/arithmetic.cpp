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

PyObject *function_ge_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ge__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ge_(a) : nullptr;
    return made ? made : hand_over("ge_", nullptr, args, count, keywords);
}

PyObject *method_ge_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ge__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ge_(a) : nullptr;
    return made ? made : hand_over("ge_", receiver, args, count, keywords);
}

PyObject *function_logical_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_and_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_and(a) : nullptr;
    return made ? made : hand_over("logical_and", nullptr, args, count, keywords);
}

PyObject *method_logical_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_and_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_and(a) : nullptr;
    return made ? made : hand_over("logical_and", receiver, args, count, keywords);
}

PyObject *function_logical_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_and__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_and_(a) : nullptr;
    return made ? made : hand_over("logical_and_", nullptr, args, count, keywords);
}

PyObject *method_logical_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_and__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_and_(a) : nullptr;
    return made ? made : hand_over("logical_and_", receiver, args, count, keywords);
}

PyObject *function_logical_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_or_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_or(a) : nullptr;
    return made ? made : hand_over("logical_or", nullptr, args, count, keywords);
}

PyObject *method_logical_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_or_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_or(a) : nullptr;
    return made ? made : hand_over("logical_or", receiver, args, count, keywords);
}

PyObject *function_logical_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_or__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_or_(a) : nullptr;
    return made ? made : hand_over("logical_or_", nullptr, args, count, keywords);
}

PyObject *method_logical_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_or__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_or_(a) : nullptr;
    return made ? made : hand_over("logical_or_", receiver, args, count, keywords);
}

PyObject *function_logical_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_xor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_xor(a) : nullptr;
    return made ? made : hand_over("logical_xor", nullptr, args, count, keywords);
}

PyObject *method_logical_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_xor_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_xor(a) : nullptr;
    return made ? made : hand_over("logical_xor", receiver, args, count, keywords);
}

PyObject *function_logical_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_xor__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_xor_(a) : nullptr;
    return made ? made : hand_over("logical_xor_", nullptr, args, count, keywords);
}

PyObject *method_logical_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_xor__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_xor_(a) : nullptr;
    return made ? made : hand_over("logical_xor_", receiver, args, count, keywords);
}

PyObject *function_bitwise_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_and_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_and(a) : nullptr;
    return made ? made : hand_over("bitwise_and", nullptr, args, count, keywords);
}

PyObject *method_bitwise_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_and_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_and(a) : nullptr;
    return made ? made : hand_over("bitwise_and", receiver, args, count, keywords);
}

PyObject *function_bitwise_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_and__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_and_(a) : nullptr;
    return made ? made : hand_over("bitwise_and_", nullptr, args, count, keywords);
}

PyObject *method_bitwise_and_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_and__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_and_(a) : nullptr;
    return made ? made : hand_over("bitwise_and_", receiver, args, count, keywords);
}

PyObject *function_bitwise_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_or_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_or(a) : nullptr;
    return made ? made : hand_over("bitwise_or", nullptr, args, count, keywords);
}

PyObject *method_bitwise_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_or_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_or(a) : nullptr;
    return made ? made : hand_over("bitwise_or", receiver, args, count, keywords);
}

PyObject *function_bitwise_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_or__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_or_(a) : nullptr;
    return made ? made : hand_over("bitwise_or_", nullptr, args, count, keywords);
}

PyObject *method_bitwise_or_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_or__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_or_(a) : nullptr;
    return made ? made : hand_over("bitwise_or_", receiver, args, count, keywords);
}

PyObject *function_bitwise_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_xor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_xor(a) : nullptr;
    return made ? made : hand_over("bitwise_xor", nullptr, args, count, keywords);
}

PyObject *method_bitwise_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_xor_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_xor(a) : nullptr;
    return made ? made : hand_over("bitwise_xor", receiver, args, count, keywords);
}

PyObject *function_bitwise_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_xor__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_xor_(a) : nullptr;
    return made ? made : hand_over("bitwise_xor_", nullptr, args, count, keywords);
}

PyObject *method_bitwise_xor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_xor__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_xor_(a) : nullptr;
    return made ? made : hand_over("bitwise_xor_", receiver, args, count, keywords);
}

PyObject *function_fmod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmod_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fmod(a) : nullptr;
    return made ? made : hand_over("fmod", nullptr, args, count, keywords);
}

PyObject *method_fmod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmod_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_fmod(a) : nullptr;
    return made ? made : hand_over("fmod", receiver, args, count, keywords);
}

PyObject *function_fmod_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmod__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fmod_(a) : nullptr;
    return made ? made : hand_over("fmod_", nullptr, args, count, keywords);
}

PyObject *method_fmod_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmod__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_fmod_(a) : nullptr;
    return made ? made : hand_over("fmod_", receiver, args, count, keywords);
}

PyObject *function_rsub(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rsub_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rsub(a) : nullptr;
    return made ? made : hand_over("rsub", nullptr, args, count, keywords);
}

PyObject *function_float_power(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(float_power_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_float_power(a) : nullptr;
    return made ? made : hand_over("float_power", nullptr, args, count, keywords);
}

PyObject *method_float_power(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(float_power_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_float_power(a) : nullptr;
    return made ? made : hand_over("float_power", receiver, args, count, keywords);
}

PyObject *function_logaddexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logaddexp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logaddexp(a) : nullptr;
    return made ? made : hand_over("logaddexp", nullptr, args, count, keywords);
}

PyObject *method_logaddexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logaddexp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logaddexp(a) : nullptr;
    return made ? made : hand_over("logaddexp", receiver, args, count, keywords);
}

PyObject *function_logaddexp2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logaddexp2_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logaddexp2(a) : nullptr;
    return made ? made : hand_over("logaddexp2", nullptr, args, count, keywords);
}

PyObject *method_logaddexp2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logaddexp2_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logaddexp2(a) : nullptr;
    return made ? made : hand_over("logaddexp2", receiver, args, count, keywords);
}

PyObject *function_atan2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atan2_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atan2(a) : nullptr;
    return made ? made : hand_over("atan2", nullptr, args, count, keywords);
}

PyObject *method_atan2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atan2_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_atan2(a) : nullptr;
    return made ? made : hand_over("atan2", receiver, args, count, keywords);
}

PyObject *function_atan2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atan2__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atan2_(a) : nullptr;
    return made ? made : hand_over("atan2_", nullptr, args, count, keywords);
}

PyObject *method_atan2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atan2__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_atan2_(a) : nullptr;
    return made ? made : hand_over("atan2_", receiver, args, count, keywords);
}

PyObject *function_hypot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hypot_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hypot(a) : nullptr;
    return made ? made : hand_over("hypot", nullptr, args, count, keywords);
}

PyObject *method_hypot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(hypot_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_hypot(a) : nullptr;
    return made ? made : hand_over("hypot", receiver, args, count, keywords);
}

PyObject *function_hypot_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hypot__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hypot_(a) : nullptr;
    return made ? made : hand_over("hypot_", nullptr, args, count, keywords);
}

PyObject *method_hypot_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(hypot__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_hypot_(a) : nullptr;
    return made ? made : hand_over("hypot_", receiver, args, count, keywords);
}

PyObject *function_copysign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(copysign_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_copysign(a) : nullptr;
    return made ? made : hand_over("copysign", nullptr, args, count, keywords);
}

PyObject *method_copysign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(copysign_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_copysign(a) : nullptr;
    return made ? made : hand_over("copysign", receiver, args, count, keywords);
}

PyObject *function_copysign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(copysign__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_copysign_(a) : nullptr;
    return made ? made : hand_over("copysign_", nullptr, args, count, keywords);
}

PyObject *method_copysign_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(copysign__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_copysign_(a) : nullptr;
    return made ? made : hand_over("copysign_", receiver, args, count, keywords);
}

PyObject *function_nextafter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nextafter_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nextafter(a) : nullptr;
    return made ? made : hand_over("nextafter", nullptr, args, count, keywords);
}

PyObject *method_nextafter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nextafter_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nextafter(a) : nullptr;
    return made ? made : hand_over("nextafter", receiver, args, count, keywords);
}

PyObject *function_nextafter_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nextafter__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nextafter_(a) : nullptr;
    return made ? made : hand_over("nextafter_", nullptr, args, count, keywords);
}

PyObject *method_nextafter_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nextafter__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nextafter_(a) : nullptr;
    return made ? made : hand_over("nextafter_", receiver, args, count, keywords);
}

PyObject *function_heaviside(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(heaviside_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_heaviside(a) : nullptr;
    return made ? made : hand_over("heaviside", nullptr, args, count, keywords);
}

PyObject *method_heaviside(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(heaviside_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_heaviside(a) : nullptr;
    return made ? made : hand_over("heaviside", receiver, args, count, keywords);
}

PyObject *function_heaviside_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(heaviside__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_heaviside_(a) : nullptr;
    return made ? made : hand_over("heaviside_", nullptr, args, count, keywords);
}

PyObject *method_heaviside_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(heaviside__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_heaviside_(a) : nullptr;
    return made ? made : hand_over("heaviside_", receiver, args, count, keywords);
}

PyObject *function_fmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fmax(a) : nullptr;
    return made ? made : hand_over("fmax", nullptr, args, count, keywords);
}

PyObject *method_fmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmax_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_fmax(a) : nullptr;
    return made ? made : hand_over("fmax", receiver, args, count, keywords);
}

PyObject *function_fmin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fmin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fmin(a) : nullptr;
    return made ? made : hand_over("fmin", nullptr, args, count, keywords);
}

PyObject *method_fmin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fmin_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_fmin(a) : nullptr;
    return made ? made : hand_over("fmin", receiver, args, count, keywords);
}

PyObject *function_gcd(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gcd_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gcd(a) : nullptr;
    return made ? made : hand_over("gcd", nullptr, args, count, keywords);
}

PyObject *method_gcd(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gcd_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_gcd(a) : nullptr;
    return made ? made : hand_over("gcd", receiver, args, count, keywords);
}

PyObject *function_gcd_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gcd__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gcd_(a) : nullptr;
    return made ? made : hand_over("gcd_", nullptr, args, count, keywords);
}

PyObject *method_gcd_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gcd__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_gcd_(a) : nullptr;
    return made ? made : hand_over("gcd_", receiver, args, count, keywords);
}

PyObject *function_lcm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lcm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lcm(a) : nullptr;
    return made ? made : hand_over("lcm", nullptr, args, count, keywords);
}

PyObject *method_lcm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lcm_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lcm(a) : nullptr;
    return made ? made : hand_over("lcm", receiver, args, count, keywords);
}

PyObject *function_lcm_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lcm__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lcm_(a) : nullptr;
    return made ? made : hand_over("lcm_", nullptr, args, count, keywords);
}

PyObject *method_lcm_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lcm__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lcm_(a) : nullptr;
    return made ? made : hand_over("lcm_", receiver, args, count, keywords);
}

PyObject *function_bitwise_left_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_left_shift_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_left_shift(a) : nullptr;
    return made ? made : hand_over("bitwise_left_shift", nullptr, args, count, keywords);
}

PyObject *method_bitwise_left_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_left_shift_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_left_shift(a) : nullptr;
    return made ? made : hand_over("bitwise_left_shift", receiver, args, count, keywords);
}

PyObject *function_bitwise_left_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_left_shift__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_left_shift_(a) : nullptr;
    return made ? made : hand_over("bitwise_left_shift_", nullptr, args, count, keywords);
}

PyObject *method_bitwise_left_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_left_shift__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_left_shift_(a) : nullptr;
    return made ? made : hand_over("bitwise_left_shift_", receiver, args, count, keywords);
}

PyObject *function_bitwise_right_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_right_shift_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_right_shift(a) : nullptr;
    return made ? made : hand_over("bitwise_right_shift", nullptr, args, count, keywords);
}

PyObject *method_bitwise_right_shift(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_right_shift_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_right_shift(a) : nullptr;
    return made ? made : hand_over("bitwise_right_shift", receiver, args, count, keywords);
}

PyObject *function_bitwise_right_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_right_shift__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bitwise_right_shift_(a) : nullptr;
    return made ? made : hand_over("bitwise_right_shift_", nullptr, args, count, keywords);
}

PyObject *method_bitwise_right_shift_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_right_shift__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bitwise_right_shift_(a) : nullptr;
    return made ? made : hand_over("bitwise_right_shift_", receiver, args, count, keywords);
}

PyObject *function_ldexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ldexp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ldexp(a) : nullptr;
    return made ? made : hand_over("ldexp", nullptr, args, count, keywords);
}

PyObject *method_ldexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ldexp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ldexp(a) : nullptr;
    return made ? made : hand_over("ldexp", receiver, args, count, keywords);
}

PyObject *function_ldexp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ldexp__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ldexp_(a) : nullptr;
    return made ? made : hand_over("ldexp_", nullptr, args, count, keywords);
}

PyObject *method_ldexp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ldexp__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ldexp_(a) : nullptr;
    return made ? made : hand_over("ldexp_", receiver, args, count, keywords);
}

}  // namespace dlcore::python
