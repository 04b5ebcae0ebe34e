// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of mathematics beyond the elementary ones. An integer or boolean input gives float32.

#include "operations.h"

namespace dlcore::python {

static Signature exp2_signature{"exp2", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_exp2(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_exp2(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature exp2__signature{"exp2_", {"input"}, 1, 1, 1, -1};
PyObject *run_exp2_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_exp2_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature asin_signature{"asin", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_asin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_asin(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature asin__signature{"asin_", {"input"}, 1, 1, 1, -1};
PyObject *run_asin_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_asin_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature acos_signature{"acos", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_acos(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_acos(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature acos__signature{"acos_", {"input"}, 1, 1, 1, -1};
PyObject *run_acos_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_acos_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature atan_signature{"atan", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_atan(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atan(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature atan__signature{"atan_", {"input"}, 1, 1, 1, -1};
PyObject *run_atan_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atan_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sinh_signature{"sinh", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_sinh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sinh(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature sinh__signature{"sinh_", {"input"}, 1, 1, 1, -1};
PyObject *run_sinh_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sinh_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature cosh_signature{"cosh", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_cosh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cosh(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature cosh__signature{"cosh_", {"input"}, 1, 1, 1, -1};
PyObject *run_cosh_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cosh_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature asinh_signature{"asinh", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_asinh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_asinh(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature asinh__signature{"asinh_", {"input"}, 1, 1, 1, -1};
PyObject *run_asinh_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_asinh_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature acosh_signature{"acosh", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_acosh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_acosh(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature acosh__signature{"acosh_", {"input"}, 1, 1, 1, -1};
PyObject *run_acosh_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_acosh_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature atanh_signature{"atanh", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_atanh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atanh(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature atanh__signature{"atanh_", {"input"}, 1, 1, 1, -1};
PyObject *run_atanh_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atanh_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sinc_signature{"sinc", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_sinc(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sinc(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature sinc__signature{"sinc_", {"input"}, 1, 1, 1, -1};
PyObject *run_sinc_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sinc_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature erfc_signature{"erfc", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_erfc(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_erfc(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature erfc__signature{"erfc_", {"input"}, 1, 1, 1, -1};
PyObject *run_erfc_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_erfc_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature erfinv_signature{"erfinv", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_erfinv(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_erfinv(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature erfinv__signature{"erfinv_", {"input"}, 1, 1, 1, -1};
PyObject *run_erfinv_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_erfinv_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

PyObject *function_exp2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(exp2_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_exp2(a) : nullptr;
    return made ? made : hand_over("exp2", nullptr, args, count, keywords);
}

PyObject *method_exp2(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(exp2_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_exp2(a) : nullptr;
    return made ? made : hand_over("exp2", receiver, args, count, keywords);
}

PyObject *function_exp2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(exp2__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_exp2_(a) : nullptr;
    return made ? made : hand_over("exp2_", nullptr, args, count, keywords);
}

PyObject *method_exp2_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(exp2__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_exp2_(a) : nullptr;
    return made ? made : hand_over("exp2_", receiver, args, count, keywords);
}

PyObject *function_asin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(asin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_asin(a) : nullptr;
    return made ? made : hand_over("asin", nullptr, args, count, keywords);
}

PyObject *method_asin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(asin_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_asin(a) : nullptr;
    return made ? made : hand_over("asin", receiver, args, count, keywords);
}

PyObject *function_asin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(asin__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_asin_(a) : nullptr;
    return made ? made : hand_over("asin_", nullptr, args, count, keywords);
}

PyObject *method_asin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(asin__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_asin_(a) : nullptr;
    return made ? made : hand_over("asin_", receiver, args, count, keywords);
}

PyObject *function_acos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(acos_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_acos(a) : nullptr;
    return made ? made : hand_over("acos", nullptr, args, count, keywords);
}

PyObject *method_acos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(acos_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_acos(a) : nullptr;
    return made ? made : hand_over("acos", receiver, args, count, keywords);
}

PyObject *function_acos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(acos__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_acos_(a) : nullptr;
    return made ? made : hand_over("acos_", nullptr, args, count, keywords);
}

PyObject *method_acos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(acos__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_acos_(a) : nullptr;
    return made ? made : hand_over("acos_", receiver, args, count, keywords);
}

PyObject *function_atan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atan_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atan(a) : nullptr;
    return made ? made : hand_over("atan", nullptr, args, count, keywords);
}

PyObject *method_atan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atan_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_atan(a) : nullptr;
    return made ? made : hand_over("atan", receiver, args, count, keywords);
}

PyObject *function_atan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atan__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atan_(a) : nullptr;
    return made ? made : hand_over("atan_", nullptr, args, count, keywords);
}

PyObject *method_atan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atan__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_atan_(a) : nullptr;
    return made ? made : hand_over("atan_", receiver, args, count, keywords);
}

PyObject *function_sinh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sinh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sinh(a) : nullptr;
    return made ? made : hand_over("sinh", nullptr, args, count, keywords);
}

PyObject *method_sinh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sinh_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sinh(a) : nullptr;
    return made ? made : hand_over("sinh", receiver, args, count, keywords);
}

PyObject *function_sinh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sinh__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sinh_(a) : nullptr;
    return made ? made : hand_over("sinh_", nullptr, args, count, keywords);
}

PyObject *method_sinh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sinh__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sinh_(a) : nullptr;
    return made ? made : hand_over("sinh_", receiver, args, count, keywords);
}

PyObject *function_cosh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cosh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cosh(a) : nullptr;
    return made ? made : hand_over("cosh", nullptr, args, count, keywords);
}

PyObject *method_cosh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cosh_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cosh(a) : nullptr;
    return made ? made : hand_over("cosh", receiver, args, count, keywords);
}

PyObject *function_cosh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cosh__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cosh_(a) : nullptr;
    return made ? made : hand_over("cosh_", nullptr, args, count, keywords);
}

PyObject *method_cosh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cosh__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cosh_(a) : nullptr;
    return made ? made : hand_over("cosh_", receiver, args, count, keywords);
}

PyObject *function_asinh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(asinh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_asinh(a) : nullptr;
    return made ? made : hand_over("asinh", nullptr, args, count, keywords);
}

PyObject *method_asinh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(asinh_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_asinh(a) : nullptr;
    return made ? made : hand_over("asinh", receiver, args, count, keywords);
}

PyObject *function_asinh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(asinh__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_asinh_(a) : nullptr;
    return made ? made : hand_over("asinh_", nullptr, args, count, keywords);
}

PyObject *method_asinh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(asinh__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_asinh_(a) : nullptr;
    return made ? made : hand_over("asinh_", receiver, args, count, keywords);
}

PyObject *function_acosh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(acosh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_acosh(a) : nullptr;
    return made ? made : hand_over("acosh", nullptr, args, count, keywords);
}

PyObject *method_acosh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(acosh_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_acosh(a) : nullptr;
    return made ? made : hand_over("acosh", receiver, args, count, keywords);
}

PyObject *function_acosh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(acosh__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_acosh_(a) : nullptr;
    return made ? made : hand_over("acosh_", nullptr, args, count, keywords);
}

PyObject *method_acosh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(acosh__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_acosh_(a) : nullptr;
    return made ? made : hand_over("acosh_", receiver, args, count, keywords);
}

PyObject *function_atanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atanh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atanh(a) : nullptr;
    return made ? made : hand_over("atanh", nullptr, args, count, keywords);
}

PyObject *method_atanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atanh_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_atanh(a) : nullptr;
    return made ? made : hand_over("atanh", receiver, args, count, keywords);
}

PyObject *function_atanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atanh__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atanh_(a) : nullptr;
    return made ? made : hand_over("atanh_", nullptr, args, count, keywords);
}

PyObject *method_atanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(atanh__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_atanh_(a) : nullptr;
    return made ? made : hand_over("atanh_", receiver, args, count, keywords);
}

PyObject *function_sinc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sinc_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sinc(a) : nullptr;
    return made ? made : hand_over("sinc", nullptr, args, count, keywords);
}

PyObject *method_sinc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sinc_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sinc(a) : nullptr;
    return made ? made : hand_over("sinc", receiver, args, count, keywords);
}

PyObject *function_sinc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sinc__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sinc_(a) : nullptr;
    return made ? made : hand_over("sinc_", nullptr, args, count, keywords);
}

PyObject *method_sinc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sinc__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sinc_(a) : nullptr;
    return made ? made : hand_over("sinc_", receiver, args, count, keywords);
}

PyObject *function_erfc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erfc_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erfc(a) : nullptr;
    return made ? made : hand_over("erfc", nullptr, args, count, keywords);
}

PyObject *method_erfc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erfc_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erfc(a) : nullptr;
    return made ? made : hand_over("erfc", receiver, args, count, keywords);
}

PyObject *function_erfc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erfc__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erfc_(a) : nullptr;
    return made ? made : hand_over("erfc_", nullptr, args, count, keywords);
}

PyObject *method_erfc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erfc__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erfc_(a) : nullptr;
    return made ? made : hand_over("erfc_", receiver, args, count, keywords);
}

PyObject *function_erfinv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erfinv_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erfinv(a) : nullptr;
    return made ? made : hand_over("erfinv", nullptr, args, count, keywords);
}

PyObject *method_erfinv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erfinv_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erfinv(a) : nullptr;
    return made ? made : hand_over("erfinv", receiver, args, count, keywords);
}

PyObject *function_erfinv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erfinv__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erfinv_(a) : nullptr;
    return made ? made : hand_over("erfinv_", nullptr, args, count, keywords);
}

PyObject *method_erfinv_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erfinv__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erfinv_(a) : nullptr;
    return made ? made : hand_over("erfinv_", receiver, args, count, keywords);
}

}  // namespace dlcore::python
