// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Activation functions, element by element. They keep the dtype, which is floating.

#include "operations.h"

namespace dlcore::python {

namespace {

PyObject *run_relu(Arguments &a);
PyObject *run_leaky_relu(Arguments &a);
PyObject *run_elu(Arguments &a);
PyObject *run_silu(Arguments &a);
PyObject *run_gelu(Arguments &a);
PyObject *run_softplus(Arguments &a);
PyObject *run_hardtanh(Arguments &a);
static Signature relu_signature{"relu", {"input"}, 1, 1, 1, -1};
PyObject *run_relu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_relu(a_input, &out);
    }
    return result(status, out);
}

static Signature leaky_relu_signature{"leaky_relu", {"input", "negative_slope"}, 2, 1, 2, -1};
PyObject *run_leaky_relu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_negative_slope = 0.01;
    if (!a.real(1, &a_negative_slope) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_leaky_relu(a_input, a_negative_slope, &out);
    }
    return result(status, out);
}

static Signature elu_signature{"elu", {"input", "alpha"}, 2, 1, 2, -1};
PyObject *run_elu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_alpha = 1.0;
    if (!a.real(1, &a_alpha) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_elu(a_input, a_alpha, &out);
    }
    return result(status, out);
}

static Signature silu_signature{"silu", {"input"}, 1, 1, 1, -1};
PyObject *run_silu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_silu(a_input, &out);
    }
    return result(status, out);
}

static Signature gelu_signature{"gelu", {"input", "approximate"}, 2, 1, 2, -1};
PyObject *run_gelu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    static const Choice a_approximate_choices[] = {{"none", DL_GELU_APPROXIMATION_NONE}, {"tanh", DL_GELU_APPROXIMATION_TANH}};
    int32_t a_approximate = DL_GELU_APPROXIMATION_NONE;
    if (!(a.none(1) || a.choice(1, a_approximate_choices, 2, &a_approximate)) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gelu(a_input, a_approximate, &out);
    }
    return result(status, out);
}

static Signature softplus_signature{"softplus", {"input", "beta", "threshold"}, 3, 1, 3, -1};
PyObject *run_softplus(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_beta = 1.0;
    double a_threshold = 20.0;
    if (!a.real(1, &a_beta) || !a.real(2, &a_threshold) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_softplus(a_input, a_beta, a_threshold, &out);
    }
    return result(status, out);
}

static Signature hardtanh_signature{"hardtanh", {"input", "min_val", "max_val"}, 3, 1, 3, -1};
PyObject *run_hardtanh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_min_val = -1.0;
    double a_max_val = 1.0;
    if (!a.real(1, &a_min_val) || !a.real(2, &a_max_val) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hardtanh(a_input, a_min_val, a_max_val, &out);
    }
    return result(status, out);
}

}  // namespace

PyObject *function_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(relu_signature);
    return a.bind(nullptr, args, count, keywords) ? run_relu(a) : nullptr;
}

PyObject *method_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(relu_signature);
    return a.bind(receiver, args, count, keywords) ? run_relu(a) : nullptr;
}

PyObject *function_leaky_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(leaky_relu_signature);
    return a.bind(nullptr, args, count, keywords) ? run_leaky_relu(a) : nullptr;
}

PyObject *function_elu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(elu_signature);
    return a.bind(nullptr, args, count, keywords) ? run_elu(a) : nullptr;
}

PyObject *function_silu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(silu_signature);
    return a.bind(nullptr, args, count, keywords) ? run_silu(a) : nullptr;
}

PyObject *function_gelu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gelu_signature);
    return a.bind(nullptr, args, count, keywords) ? run_gelu(a) : nullptr;
}

PyObject *function_softplus(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(softplus_signature);
    return a.bind(nullptr, args, count, keywords) ? run_softplus(a) : nullptr;
}

PyObject *function_hardtanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hardtanh_signature);
    return a.bind(nullptr, args, count, keywords) ? run_hardtanh(a) : nullptr;
}

}  // namespace dlcore::python
