// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Operations on pairs of elements: arithmetic, comparisons, logic and bits. Shapes broadcast, dtypes promote.

#include "operations.h"

namespace dlcore::python {

namespace {

static Signature add_signature{"add", {"input", "other", "alpha"}, 3, 2, 2, -1};
PyObject *run_add(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    Handle scaled;
    if (a.given(2) && !scale_other(a, 2, &a_other, &a_other_number, scaled)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_add(a_input, a_other, &out) : dl_add_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature sub_signature{"sub", {"input", "other", "alpha"}, 3, 2, 2, -1};
PyObject *run_sub(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    Handle scaled;
    if (a.given(2) && !scale_other(a, 2, &a_other, &a_other_number, scaled)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_sub(a_input, a_other, &out) : dl_sub_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature mul_signature{"mul", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_mul(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_mul(a_input, a_other, &out) : dl_mul_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature div_signature{"div", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_div(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_div(a_input, a_other, &out) : dl_div_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature floor_divide_signature{"floor_divide", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_floor_divide(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_floor_divide(a_input, a_other, &out) : dl_floor_divide_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature remainder_signature{"remainder", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_remainder(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_remainder(a_input, a_other, &out) : dl_remainder_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature pow_signature{"pow", {"input", "exponent"}, 2, 2, 2, -1};
PyObject *run_pow(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_exponent = nullptr;
    dl_scalar a_exponent_number = dl_int(0);
    if (!tensor_from_number(a, 0, a_input_number, &a_input) || !a.tensor_or_number(1, &a_exponent, &a_exponent_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_exponent ? dl_pow(a_input, a_exponent, &out) : dl_pow_scalar(a_input, a_exponent_number, &out);
    }
    return result(status, out);
}

static Signature maximum_signature{"maximum", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_maximum(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_maximum(a_input, a_other, &out);
    }
    return result(status, out);
}

static Signature minimum_signature{"minimum", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_minimum(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_minimum(a_input, a_other, &out);
    }
    return result(status, out);
}

static Signature eq_signature{"eq", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_eq(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_eq(a_input, a_other, &out) : dl_eq_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature ne_signature{"ne", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_ne(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_ne(a_input, a_other, &out) : dl_ne_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature lt_signature{"lt", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_lt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_lt(a_input, a_other, &out) : dl_lt_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature le_signature{"le", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_le(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_le(a_input, a_other, &out) : dl_le_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature gt_signature{"gt", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_gt(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_gt(a_input, a_other, &out) : dl_gt_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature ge_signature{"ge", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_ge(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_ge(a_input, a_other, &out) : dl_ge_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature logical_and_signature{"logical_and", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_logical_and(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_and(a_input, a_other, &out);
    }
    return result(status, out);
}

static Signature logical_or_signature{"logical_or", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_logical_or(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_or(a_input, a_other, &out);
    }
    return result(status, out);
}

static Signature logical_xor_signature{"logical_xor", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_logical_xor(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logical_xor(a_input, a_other, &out);
    }
    return result(status, out);
}

static Signature bitwise_and_signature{"bitwise_and", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_and(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_and(a_input, a_other, &out) : dl_bitwise_and_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature bitwise_or_signature{"bitwise_or", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_or(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_or(a_input, a_other, &out) : dl_bitwise_or_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
}

static Signature bitwise_xor_signature{"bitwise_xor", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_bitwise_xor(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_bitwise_xor(a_input, a_other, &out) : dl_bitwise_xor_scalar(a_input, a_other_number, &out);
    }
    return result(status, out);
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
    Arguments a(div_signature);
    return a.bind(nullptr, args, count, keywords) ? run_div(a) : nullptr;
}

PyObject *method_div(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(div_signature);
    return a.bind(receiver, args, count, keywords) ? run_div(a) : nullptr;
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

PyObject *function_remainder(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(remainder_signature);
    return a.bind(nullptr, args, count, keywords) ? run_remainder(a) : nullptr;
}

PyObject *method_remainder(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(remainder_signature);
    return a.bind(receiver, args, count, keywords) ? run_remainder(a) : nullptr;
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

PyObject *function_ne(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ne_signature);
    return a.bind(nullptr, args, count, keywords) ? run_ne(a) : nullptr;
}

PyObject *method_ne(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ne_signature);
    return a.bind(receiver, args, count, keywords) ? run_ne(a) : nullptr;
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

PyObject *function_le(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(le_signature);
    return a.bind(nullptr, args, count, keywords) ? run_le(a) : nullptr;
}

PyObject *method_le(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(le_signature);
    return a.bind(receiver, args, count, keywords) ? run_le(a) : nullptr;
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

PyObject *function_ge(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ge_signature);
    return a.bind(nullptr, args, count, keywords) ? run_ge(a) : nullptr;
}

PyObject *method_ge(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ge_signature);
    return a.bind(receiver, args, count, keywords) ? run_ge(a) : nullptr;
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

PyObject *function_logical_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_or_signature);
    return a.bind(nullptr, args, count, keywords) ? run_logical_or(a) : nullptr;
}

PyObject *method_logical_or(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_or_signature);
    return a.bind(receiver, args, count, keywords) ? run_logical_or(a) : nullptr;
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

PyObject *function_bitwise_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_and_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_and(a) : nullptr;
}

PyObject *method_bitwise_and(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_and_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_and(a) : nullptr;
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

PyObject *function_bitwise_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bitwise_xor_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bitwise_xor(a) : nullptr;
}

PyObject *method_bitwise_xor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bitwise_xor_signature);
    return a.bind(receiver, args, count, keywords) ? run_bitwise_xor(a) : nullptr;
}

}  // namespace dlcore::python
