// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of single elements, and selection between elements.

#include "operations.h"

namespace dlcore::python {

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

PyObject *function_log10_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log10__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log10_(a) : nullptr;
    return made ? made : hand_over("log10_", nullptr, args, count, keywords);
}

PyObject *method_log10_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log10__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log10_(a) : nullptr;
    return made ? made : hand_over("log10_", receiver, args, count, keywords);
}

PyObject *function_sin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sin(a) : nullptr;
    return made ? made : hand_over("sin", nullptr, args, count, keywords);
}

PyObject *method_sin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sin_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sin(a) : nullptr;
    return made ? made : hand_over("sin", receiver, args, count, keywords);
}

PyObject *function_sin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sin__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sin_(a) : nullptr;
    return made ? made : hand_over("sin_", nullptr, args, count, keywords);
}

PyObject *method_sin_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sin__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sin_(a) : nullptr;
    return made ? made : hand_over("sin_", receiver, args, count, keywords);
}

PyObject *function_cos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cos_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cos(a) : nullptr;
    return made ? made : hand_over("cos", nullptr, args, count, keywords);
}

PyObject *method_cos(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cos_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cos(a) : nullptr;
    return made ? made : hand_over("cos", receiver, args, count, keywords);
}

PyObject *function_cos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cos__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cos_(a) : nullptr;
    return made ? made : hand_over("cos_", nullptr, args, count, keywords);
}

PyObject *method_cos_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cos__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cos_(a) : nullptr;
    return made ? made : hand_over("cos_", receiver, args, count, keywords);
}

PyObject *function_tan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tan_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tan(a) : nullptr;
    return made ? made : hand_over("tan", nullptr, args, count, keywords);
}

PyObject *method_tan(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tan_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tan(a) : nullptr;
    return made ? made : hand_over("tan", receiver, args, count, keywords);
}

PyObject *function_tan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tan__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tan_(a) : nullptr;
    return made ? made : hand_over("tan_", nullptr, args, count, keywords);
}

PyObject *method_tan_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tan__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tan_(a) : nullptr;
    return made ? made : hand_over("tan_", receiver, args, count, keywords);
}

PyObject *function_tanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tanh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tanh(a) : nullptr;
    return made ? made : hand_over("tanh", nullptr, args, count, keywords);
}

PyObject *method_tanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tanh_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tanh(a) : nullptr;
    return made ? made : hand_over("tanh", receiver, args, count, keywords);
}

PyObject *function_tanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tanh__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tanh_(a) : nullptr;
    return made ? made : hand_over("tanh_", nullptr, args, count, keywords);
}

PyObject *method_tanh_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tanh__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tanh_(a) : nullptr;
    return made ? made : hand_over("tanh_", receiver, args, count, keywords);
}

PyObject *function_sigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sigmoid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sigmoid(a) : nullptr;
    return made ? made : hand_over("sigmoid", nullptr, args, count, keywords);
}

PyObject *method_sigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sigmoid_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sigmoid(a) : nullptr;
    return made ? made : hand_over("sigmoid", receiver, args, count, keywords);
}

PyObject *function_sigmoid_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sigmoid__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sigmoid_(a) : nullptr;
    return made ? made : hand_over("sigmoid_", nullptr, args, count, keywords);
}

PyObject *method_sigmoid_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sigmoid__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sigmoid_(a) : nullptr;
    return made ? made : hand_over("sigmoid_", receiver, args, count, keywords);
}

PyObject *function_erf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erf_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erf(a) : nullptr;
    return made ? made : hand_over("erf", nullptr, args, count, keywords);
}

PyObject *method_erf(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erf_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erf(a) : nullptr;
    return made ? made : hand_over("erf", receiver, args, count, keywords);
}

PyObject *function_erf_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(erf__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_erf_(a) : nullptr;
    return made ? made : hand_over("erf_", nullptr, args, count, keywords);
}

PyObject *method_erf_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(erf__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_erf_(a) : nullptr;
    return made ? made : hand_over("erf_", receiver, args, count, keywords);
}

PyObject *function_floor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_floor(a) : nullptr;
    return made ? made : hand_over("floor", nullptr, args, count, keywords);
}

PyObject *method_floor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_floor(a) : nullptr;
    return made ? made : hand_over("floor", receiver, args, count, keywords);
}

PyObject *function_floor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(floor__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_floor_(a) : nullptr;
    return made ? made : hand_over("floor_", nullptr, args, count, keywords);
}

PyObject *method_floor_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(floor__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_floor_(a) : nullptr;
    return made ? made : hand_over("floor_", receiver, args, count, keywords);
}

PyObject *function_ceil(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ceil_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ceil(a) : nullptr;
    return made ? made : hand_over("ceil", nullptr, args, count, keywords);
}

PyObject *method_ceil(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ceil_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ceil(a) : nullptr;
    return made ? made : hand_over("ceil", receiver, args, count, keywords);
}

PyObject *function_ceil_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ceil__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ceil_(a) : nullptr;
    return made ? made : hand_over("ceil_", nullptr, args, count, keywords);
}

PyObject *method_ceil_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ceil__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ceil_(a) : nullptr;
    return made ? made : hand_over("ceil_", receiver, args, count, keywords);
}

PyObject *function_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(round_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round(a) : nullptr;
        return made ? made : hand_over("round", nullptr, args, count, keywords);
    }
    Arguments a(round_decimals_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round_decimals(a) : nullptr;
    return made ? made : hand_over("round", nullptr, args, count, keywords);
}

PyObject *method_round(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(round_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_round(a) : nullptr;
        return made ? made : hand_over("round", receiver, args, count, keywords);
    }
    Arguments a(round_decimals_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_round_decimals(a) : nullptr;
    return made ? made : hand_over("round", receiver, args, count, keywords);
}

PyObject *function_round_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(round__signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round_(a) : nullptr;
        return made ? made : hand_over("round_", nullptr, args, count, keywords);
    }
    Arguments a(round_decimals__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_round_decimals_(a) : nullptr;
    return made ? made : hand_over("round_", nullptr, args, count, keywords);
}

PyObject *method_round_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(round__signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_round_(a) : nullptr;
        return made ? made : hand_over("round_", receiver, args, count, keywords);
    }
    Arguments a(round_decimals__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_round_decimals_(a) : nullptr;
    return made ? made : hand_over("round_", receiver, args, count, keywords);
}

PyObject *function_trunc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trunc_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_trunc(a) : nullptr;
    return made ? made : hand_over("trunc", nullptr, args, count, keywords);
}

PyObject *method_trunc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(trunc_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_trunc(a) : nullptr;
    return made ? made : hand_over("trunc", receiver, args, count, keywords);
}

PyObject *function_trunc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trunc__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_trunc_(a) : nullptr;
    return made ? made : hand_over("trunc_", nullptr, args, count, keywords);
}

PyObject *method_trunc_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(trunc__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_trunc_(a) : nullptr;
    return made ? made : hand_over("trunc_", receiver, args, count, keywords);
}

PyObject *function_logical_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logical_not_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logical_not(a) : nullptr;
    return made ? made : hand_over("logical_not", nullptr, args, count, keywords);
}

PyObject *method_logical_not(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logical_not_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logical_not(a) : nullptr;
    return made ? made : hand_over("logical_not", receiver, args, count, keywords);
}

}  // namespace dlcore::python
