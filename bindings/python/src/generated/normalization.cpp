// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Normalisation by mean and variance. Channels are the axis 1; weight and bias have one element for each of them (layer_norm and rms_norm: for each element of normalized_shape). All floating arguments have one dtype. Means and variances are computed without cancellation, whatever the mean.

#include "operations.h"

namespace dlcore::python {

static Signature batch_norm_signature{"batch_norm", {"input", "running_mean", "running_var", "weight", "bias", "training", "momentum", "eps"}, 8, 1, 8, -1};
PyObject *run_batch_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_running_mean = nullptr;
    dl_tensor *a_running_var = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    bool a_training = false;
    double a_momentum = 0.1;
    double a_eps = 1e-05;
    if (!a.boolean(5, &a_training) || !a.real(6, &a_momentum) || !a.real(7, &a_eps) || !a.tensor(0, &a_input) || !a.optional_tensor(1, &a_running_mean) || !a.optional_tensor(2, &a_running_var) || !a.optional_tensor(3, &a_weight) || !a.optional_tensor(4, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_batch_norm(a_input, a_running_mean, a_running_var, a_weight, a_bias, a_training, a_momentum, a_eps, &out);
    }
    return result(status, out);
}

static Signature group_norm_signature{"group_norm", {"input", "num_groups", "weight", "bias", "eps"}, 5, 2, 5, -1};
PyObject *run_group_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_num_groups = 0;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    double a_eps = 1e-05;
    if (!a.integer(1, &a_num_groups) || !a.real(4, &a_eps) || !a.tensor(0, &a_input) || !a.optional_tensor(2, &a_weight) || !a.optional_tensor(3, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_group_norm(a_input, a_num_groups, a_weight, a_bias, a_eps, &out);
    }
    return result(status, out);
}

static Signature instance_norm_signature{"instance_norm", {"input", "running_mean", "running_var", "weight", "bias", "use_input_stats", "momentum", "eps"}, 8, 1, 8, -1};
PyObject *run_instance_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_running_mean = nullptr;
    dl_tensor *a_running_var = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    bool a_use_input_stats = true;
    double a_momentum = 0.1;
    double a_eps = 1e-05;
    if (!a.boolean(5, &a_use_input_stats) || !a.real(6, &a_momentum) || !a.real(7, &a_eps) || !a.tensor(0, &a_input) || !a.optional_tensor(1, &a_running_mean) || !a.optional_tensor(2, &a_running_var) || !a.optional_tensor(3, &a_weight) || !a.optional_tensor(4, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_instance_norm(a_input, a_running_mean, a_running_var, a_weight, a_bias, a_use_input_stats, a_momentum, a_eps, &out);
    }
    return result(status, out);
}

static Signature layer_norm_signature{"layer_norm", {"input", "normalized_shape", "weight", "bias", "eps"}, 5, 2, 5, -1};
PyObject *run_layer_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_normalized_shape;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    double a_eps = 1e-05;
    if (!a.integers(1, a_normalized_shape) || !a.real(4, &a_eps) || !a.tensor(0, &a_input) || !a.optional_tensor(2, &a_weight) || !a.optional_tensor(3, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_layer_norm(a_input, a_normalized_shape.data(), a_normalized_shape.count(), a_weight, a_bias, a_eps, &out);
    }
    return result(status, out);
}

static Signature rms_norm_signature{"rms_norm", {"input", "normalized_shape", "weight", "eps"}, 4, 2, 4, -1};
PyObject *run_rms_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_normalized_shape;
    dl_tensor *a_weight = nullptr;
    double a_eps_value{};
    const double *a_eps = nullptr;
    if (!a.integers(1, a_normalized_shape) || !a.optional_real(3, &a_eps_value, &a_eps) || !a.tensor(0, &a_input) || !a.optional_tensor(2, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rms_norm(a_input, a_normalized_shape.data(), a_normalized_shape.count(), a_weight, a_eps, &out);
    }
    return result(status, out);
}

static Signature normalize_signature{"normalize", {"input", "p", "dim", "eps"}, 4, 1, 4, -1};
PyObject *run_normalize(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 2.0;
    int64_t a_dim = 1;
    double a_eps = 1e-12;
    if (!a.real(1, &a_p) || !a.integer(2, &a_dim) || !a.real(3, &a_eps) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_normalize(a_input, a_p, a_dim, a_eps, &out);
    }
    return result(status, out);
}

static Signature local_response_norm_signature{"local_response_norm", {"input", "size", "alpha", "beta", "k"}, 5, 2, 5, -1};
PyObject *run_local_response_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_size = 0;
    double a_alpha = 0.0001;
    double a_beta = 0.75;
    double a_k = 1.0;
    if (!a.integer(1, &a_size) || !a.real(2, &a_alpha) || !a.real(3, &a_beta) || !a.real(4, &a_k) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_local_response_norm(a_input, a_size, a_alpha, a_beta, a_k, &out);
    }
    return result(status, out);
}

PyObject *function_batch_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(batch_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_batch_norm(a) : nullptr;
    return made ? made : hand_over("batch_norm", nullptr, args, count, keywords);
}

PyObject *function_group_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(group_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_group_norm(a) : nullptr;
    return made ? made : hand_over("group_norm", nullptr, args, count, keywords);
}

PyObject *function_instance_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(instance_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_instance_norm(a) : nullptr;
    return made ? made : hand_over("instance_norm", nullptr, args, count, keywords);
}

PyObject *function_layer_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(layer_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_layer_norm(a) : nullptr;
    return made ? made : hand_over("layer_norm", nullptr, args, count, keywords);
}

PyObject *function_rms_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rms_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rms_norm(a) : nullptr;
    return made ? made : hand_over("rms_norm", nullptr, args, count, keywords);
}

PyObject *function_normalize(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(normalize_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_normalize(a) : nullptr;
    return made ? made : hand_over("normalize", nullptr, args, count, keywords);
}

PyObject *function_local_response_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(local_response_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_local_response_norm(a) : nullptr;
    return made ? made : hand_over("local_response_norm", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
