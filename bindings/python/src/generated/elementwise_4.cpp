// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of single elements, and selection between elements.

#include "operations.h"

namespace dlcore::python {

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

PyObject *function_nan_to_num_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nan_to_num__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nan_to_num_(a) : nullptr;
    return made ? made : hand_over("nan_to_num_", nullptr, args, count, keywords);
}

PyObject *method_nan_to_num_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nan_to_num__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nan_to_num_(a) : nullptr;
    return made ? made : hand_over("nan_to_num_", receiver, args, count, keywords);
}

PyObject *function_lerp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lerp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lerp(a) : nullptr;
    return made ? made : hand_over("lerp", nullptr, args, count, keywords);
}

PyObject *method_lerp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lerp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lerp(a) : nullptr;
    return made ? made : hand_over("lerp", receiver, args, count, keywords);
}

PyObject *function_lerp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lerp__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lerp_(a) : nullptr;
    return made ? made : hand_over("lerp_", nullptr, args, count, keywords);
}

PyObject *method_lerp_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lerp__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lerp_(a) : nullptr;
    return made ? made : hand_over("lerp_", receiver, args, count, keywords);
}

PyObject *function_addcmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcmul_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcmul(a) : nullptr;
    return made ? made : hand_over("addcmul", nullptr, args, count, keywords);
}

PyObject *method_addcmul(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcmul_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcmul(a) : nullptr;
    return made ? made : hand_over("addcmul", receiver, args, count, keywords);
}

PyObject *function_addcmul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcmul__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcmul_(a) : nullptr;
    return made ? made : hand_over("addcmul_", nullptr, args, count, keywords);
}

PyObject *method_addcmul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcmul__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcmul_(a) : nullptr;
    return made ? made : hand_over("addcmul_", receiver, args, count, keywords);
}

PyObject *function_addcdiv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcdiv_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcdiv(a) : nullptr;
    return made ? made : hand_over("addcdiv", nullptr, args, count, keywords);
}

PyObject *method_addcdiv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcdiv_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcdiv(a) : nullptr;
    return made ? made : hand_over("addcdiv", receiver, args, count, keywords);
}

PyObject *function_addcdiv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addcdiv__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addcdiv_(a) : nullptr;
    return made ? made : hand_over("addcdiv_", nullptr, args, count, keywords);
}

PyObject *method_addcdiv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addcdiv__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addcdiv_(a) : nullptr;
    return made ? made : hand_over("addcdiv_", receiver, args, count, keywords);
}

PyObject *function__clamp_tensor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_tensor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_tensor(a) : nullptr;
    return made ? made : hand_over("_clamp_tensor", nullptr, args, count, keywords);
}

PyObject *function__clamp_tensor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_tensor__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_tensor_(a) : nullptr;
    return made ? made : hand_over("_clamp_tensor_", nullptr, args, count, keywords);
}

PyObject *method__clamp_tensor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_tensor__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_tensor_(a) : nullptr;
    return made ? made : hand_over("_clamp_tensor_", receiver, args, count, keywords);
}

PyObject *function_clamp_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_min_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_min(a) : nullptr;
    return made ? made : hand_over("clamp_min", nullptr, args, count, keywords);
}

PyObject *method_clamp_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_min_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_min(a) : nullptr;
    return made ? made : hand_over("clamp_min", receiver, args, count, keywords);
}

PyObject *function_clamp_min_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_min__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_min_(a) : nullptr;
    return made ? made : hand_over("clamp_min_", nullptr, args, count, keywords);
}

PyObject *method_clamp_min_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_min__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_min_(a) : nullptr;
    return made ? made : hand_over("clamp_min_", receiver, args, count, keywords);
}

PyObject *function_clamp_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_max_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_max(a) : nullptr;
    return made ? made : hand_over("clamp_max", nullptr, args, count, keywords);
}

PyObject *method_clamp_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_max_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_max(a) : nullptr;
    return made ? made : hand_over("clamp_max", receiver, args, count, keywords);
}

PyObject *function_clamp_max_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(clamp_max__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clamp_max_(a) : nullptr;
    return made ? made : hand_over("clamp_max_", nullptr, args, count, keywords);
}

PyObject *method_clamp_max_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(clamp_max__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clamp_max_(a) : nullptr;
    return made ? made : hand_over("clamp_max_", receiver, args, count, keywords);
}

PyObject *function_isclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isclose_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isclose(a) : nullptr;
    return made ? made : hand_over("isclose", nullptr, args, count, keywords);
}

PyObject *method_isclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(isclose_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_isclose(a) : nullptr;
    return made ? made : hand_over("isclose", receiver, args, count, keywords);
}

PyObject *function__allclose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(allclose_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_allclose(a) : nullptr;
    return made ? made : hand_over("_allclose", nullptr, args, count, keywords);
}

PyObject *function__equal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(equal_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_equal(a) : nullptr;
    return made ? made : hand_over("_equal", nullptr, args, count, keywords);
}

PyObject *function_isin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(isin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_isin(a) : nullptr;
    return made ? made : hand_over("isin", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
