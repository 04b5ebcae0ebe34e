// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Activation functions, element by element. They keep the dtype, which is floating.

#include "operations.h"

namespace dlcore::python {

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

static Signature relu6_signature{"relu6", {"input"}, 1, 1, 1, -1};
PyObject *run_relu6(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_relu6(a_input, &out);
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

static Signature prelu_signature{"prelu", {"input", "weight"}, 2, 2, 2, -1};
PyObject *run_prelu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_prelu(a_input, a_weight, &out);
    }
    return result(status, out);
}

static Signature rrelu_signature{"rrelu", {"input", "lower", "upper", "training", "generator"}, 5, 1, 5, -1};
PyObject *run_rrelu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_lower = 0.125;
    double a_upper = 0.3333333333333333;
    bool a_training = false;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_lower) || !a.real(2, &a_upper) || !a.boolean(3, &a_training) || !a.generator(4, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rrelu(a_input, a_lower, a_upper, a_training, a_generator, &out);
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

static Signature selu_signature{"selu", {"input"}, 1, 1, 1, -1};
PyObject *run_selu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_selu(a_input, &out);
    }
    return result(status, out);
}

static Signature celu_signature{"celu", {"input", "alpha"}, 2, 1, 2, -1};
PyObject *run_celu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_alpha = 1.0;
    if (!a.real(1, &a_alpha) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_celu(a_input, a_alpha, &out);
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

static Signature mish_signature{"mish", {"input"}, 1, 1, 1, -1};
PyObject *run_mish(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mish(a_input, &out);
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

static Signature logsigmoid_signature{"logsigmoid", {"input"}, 1, 1, 1, -1};
PyObject *run_logsigmoid(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logsigmoid(a_input, &out);
    }
    return result(status, out);
}

static Signature softsign_signature{"softsign", {"input"}, 1, 1, 1, -1};
PyObject *run_softsign(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_softsign(a_input, &out);
    }
    return result(status, out);
}

static Signature tanhshrink_signature{"tanhshrink", {"input"}, 1, 1, 1, -1};
PyObject *run_tanhshrink(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tanhshrink(a_input, &out);
    }
    return result(status, out);
}

static Signature softshrink_signature{"softshrink", {"input", "lambd"}, 2, 1, 2, -1};
PyObject *run_softshrink(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_lambd = 0.5;
    if (!a.real(1, &a_lambd) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_softshrink(a_input, a_lambd, &out);
    }
    return result(status, out);
}

static Signature hardshrink_signature{"hardshrink", {"input", "lambd"}, 2, 1, 2, -1};
PyObject *run_hardshrink(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_lambd = 0.5;
    if (!a.real(1, &a_lambd) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hardshrink(a_input, a_lambd, &out);
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

static Signature hardsigmoid_signature{"hardsigmoid", {"input"}, 1, 1, 1, -1};
PyObject *run_hardsigmoid(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hardsigmoid(a_input, &out);
    }
    return result(status, out);
}

static Signature hardswish_signature{"hardswish", {"input"}, 1, 1, 1, -1};
PyObject *run_hardswish(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hardswish(a_input, &out);
    }
    return result(status, out);
}

static Signature threshold_signature{"threshold", {"input", "threshold", "value"}, 3, 3, 3, -1};
PyObject *run_threshold(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_threshold = 0.0;
    double a_value = 0.0;
    if (!a.real(1, &a_threshold) || !a.real(2, &a_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_threshold(a_input, a_threshold, a_value, &out);
    }
    return result(status, out);
}

static Signature glu_signature{"glu", {"input", "dim"}, 2, 1, 2, -1};
PyObject *run_glu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = -1;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_glu(a_input, a_dim, &out);
    }
    return result(status, out);
}

PyObject *function_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(relu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_relu(a) : nullptr;
    return made ? made : hand_over("relu", nullptr, args, count, keywords);
}

PyObject *method_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(relu_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_relu(a) : nullptr;
    return made ? made : hand_over("relu", receiver, args, count, keywords);
}

PyObject *function_relu6(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(relu6_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_relu6(a) : nullptr;
    return made ? made : hand_over("relu6", nullptr, args, count, keywords);
}

PyObject *function_leaky_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(leaky_relu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_leaky_relu(a) : nullptr;
    return made ? made : hand_over("leaky_relu", nullptr, args, count, keywords);
}

PyObject *function_prelu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(prelu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_prelu(a) : nullptr;
    return made ? made : hand_over("prelu", nullptr, args, count, keywords);
}

PyObject *method_prelu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(prelu_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_prelu(a) : nullptr;
    return made ? made : hand_over("prelu", receiver, args, count, keywords);
}

PyObject *function_rrelu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rrelu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rrelu(a) : nullptr;
    return made ? made : hand_over("rrelu", nullptr, args, count, keywords);
}

PyObject *function_elu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(elu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_elu(a) : nullptr;
    return made ? made : hand_over("elu", nullptr, args, count, keywords);
}

PyObject *function_selu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(selu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_selu(a) : nullptr;
    return made ? made : hand_over("selu", nullptr, args, count, keywords);
}

PyObject *function_celu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(celu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_celu(a) : nullptr;
    return made ? made : hand_over("celu", nullptr, args, count, keywords);
}

PyObject *function_silu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(silu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_silu(a) : nullptr;
    return made ? made : hand_over("silu", nullptr, args, count, keywords);
}

PyObject *function_gelu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gelu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gelu(a) : nullptr;
    return made ? made : hand_over("gelu", nullptr, args, count, keywords);
}

PyObject *function_mish(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mish_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mish(a) : nullptr;
    return made ? made : hand_over("mish", nullptr, args, count, keywords);
}

PyObject *function_softplus(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(softplus_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_softplus(a) : nullptr;
    return made ? made : hand_over("softplus", nullptr, args, count, keywords);
}

PyObject *function_logsigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logsigmoid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logsigmoid(a) : nullptr;
    return made ? made : hand_over("logsigmoid", nullptr, args, count, keywords);
}

PyObject *function_softsign(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(softsign_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_softsign(a) : nullptr;
    return made ? made : hand_over("softsign", nullptr, args, count, keywords);
}

PyObject *function_tanhshrink(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tanhshrink_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tanhshrink(a) : nullptr;
    return made ? made : hand_over("tanhshrink", nullptr, args, count, keywords);
}

PyObject *function_softshrink(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(softshrink_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_softshrink(a) : nullptr;
    return made ? made : hand_over("softshrink", nullptr, args, count, keywords);
}

PyObject *function_hardshrink(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hardshrink_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hardshrink(a) : nullptr;
    return made ? made : hand_over("hardshrink", nullptr, args, count, keywords);
}

PyObject *method_hardshrink(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(hardshrink_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_hardshrink(a) : nullptr;
    return made ? made : hand_over("hardshrink", receiver, args, count, keywords);
}

PyObject *function_hardtanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hardtanh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hardtanh(a) : nullptr;
    return made ? made : hand_over("hardtanh", nullptr, args, count, keywords);
}

PyObject *function_hardsigmoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hardsigmoid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hardsigmoid(a) : nullptr;
    return made ? made : hand_over("hardsigmoid", nullptr, args, count, keywords);
}

PyObject *function_hardswish(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hardswish_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hardswish(a) : nullptr;
    return made ? made : hand_over("hardswish", nullptr, args, count, keywords);
}

PyObject *function_threshold(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(threshold_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_threshold(a) : nullptr;
    return made ? made : hand_over("threshold", nullptr, args, count, keywords);
}

PyObject *function_glu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(glu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_glu(a) : nullptr;
    return made ? made : hand_over("glu", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
