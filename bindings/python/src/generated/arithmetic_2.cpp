// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Operations on pairs of elements: arithmetic, comparisons, logic and bits. Shapes broadcast, dtypes promote.

#include "operations.h"

namespace dlcore::python {

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

}  // namespace dlcore::python
