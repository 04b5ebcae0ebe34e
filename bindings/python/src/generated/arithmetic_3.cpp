// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Operations on pairs of elements: arithmetic, comparisons, logic and bits. Shapes broadcast, dtypes promote.

#include "operations.h"

namespace dlcore::python {

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
