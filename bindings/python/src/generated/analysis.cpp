// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// The arithmetic of layers, without running them: output sizes, receptive fields, parameters and multiply-adds, and the inverse questions. All results are int64.

#include "operations.h"

namespace dlcore::python {

static Signature window_output_size_signature{"window_output_size", {"input_size", "kernel_size", "stride", "padding", "dilation", "ceil_mode"}, 6, 2, 2, -1};
PyObject *run_window_output_size(Arguments &a) {
    Integers a_input_size;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    bool a_ceil_mode = false;
    if (!a.integers(0, a_input_size) || !a.integers(1, a_kernel_size) || !a.optional_integers(2, a_stride) || !a.optional_integers(3, a_padding) || !a.optional_integers(4, a_dilation) || !a.boolean(5, &a_ceil_mode)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_window_output_size(a_input_size.data(), a_input_size.count(), a_kernel_size.data(), a_kernel_size.count(), a_stride.data(), a_stride.count(), a_padding.data(), a_padding.count(), a_dilation.data(), a_dilation.count(), a_ceil_mode, &out);
    }
    return result(status, out);
}

static Signature transposed_output_size_signature{"transposed_output_size", {"input_size", "kernel_size", "stride", "padding", "output_padding", "dilation"}, 6, 2, 2, -1};
PyObject *run_transposed_output_size(Arguments &a) {
    Integers a_input_size;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_output_padding;
    Integers a_dilation;
    if (!a.integers(0, a_input_size) || !a.integers(1, a_kernel_size) || !a.optional_integers(2, a_stride) || !a.optional_integers(3, a_padding) || !a.optional_integers(4, a_output_padding) || !a.optional_integers(5, a_dilation)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_transposed_output_size(a_input_size.data(), a_input_size.count(), a_kernel_size.data(), a_kernel_size.count(), a_stride.data(), a_stride.count(), a_padding.data(), a_padding.count(), a_output_padding.data(), a_output_padding.count(), a_dilation.data(), a_dilation.count(), &out);
    }
    return result(status, out);
}

static Signature window_input_sizes_signature{"window_input_sizes", {"output_size", "kernel_size", "stride", "padding", "dilation"}, 5, 2, 2, -1};
PyObject *run_window_input_sizes(Arguments &a) {
    Integers a_output_size;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    if (!a.integers(0, a_output_size) || !a.integers(1, a_kernel_size) || !a.optional_integers(2, a_stride) || !a.optional_integers(3, a_padding) || !a.optional_integers(4, a_dilation)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_window_input_sizes(a_output_size.data(), a_output_size.count(), a_kernel_size.data(), a_kernel_size.count(), a_stride.data(), a_stride.count(), a_padding.data(), a_padding.count(), a_dilation.data(), a_dilation.count(), &out);
    }
    return result(status, out);
}

static Signature window_solutions_signature{"window_solutions", {"input_size", "output_size", "kernel_sizes", "strides", "paddings", "dilation", "floor"}, 7, 5, 5, -1};
PyObject *run_window_solutions(Arguments &a) {
    int64_t a_input_size = 0;
    int64_t a_output_size = 0;
    Integers a_kernel_sizes;
    Integers a_strides;
    Integers a_paddings;
    int64_t a_dilation = 1;
    bool a_floor = true;
    if (!a.integer(0, &a_input_size) || !a.integer(1, &a_output_size) || !a.repeated(2, 2, a_kernel_sizes) || !a.repeated(3, 2, a_strides) || !a.repeated(4, 2, a_paddings) || !a.integer(5, &a_dilation) || !a.boolean(6, &a_floor)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_window_solutions(a_input_size, a_output_size, a_kernel_sizes.data(), a_strides.data(), a_paddings.data(), a_dilation, a_floor, &out);
    }
    return result(status, out);
}

static Signature receptive_field_signature{"receptive_field", {"layers", "input_size"}, 2, 1, 1, -1};
PyObject *run_receptive_field(Arguments &a) {
    dl_tensor *a_layers = nullptr;
    int64_t a_input_size_value{};
    const int64_t *a_input_size = nullptr;
    if (!a.optional_integer(1, &a_input_size_value, &a_input_size) || !a.tensor(0, &a_layers)) return nullptr;
    dl_tensor *results[3] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_receptive_field(a_layers, a_input_size, &results[0], &results[1], &results[2]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.receptive_field", {"size", "stride", "start"}};
    return wrap_tuple(type, results, 3);
}

static Signature convolution_parameters_signature{"convolution_parameters", {"in_channels", "out_channels", "kernel_size", "groups", "bias"}, 5, 3, 3, -1};
PyObject *run_convolution_parameters(Arguments &a) {
    int64_t a_in_channels = 0;
    int64_t a_out_channels = 0;
    Integers a_kernel_size;
    int64_t a_groups = 1;
    bool a_bias = true;
    if (!a.integer(0, &a_in_channels) || !a.integer(1, &a_out_channels) || !a.integers(2, a_kernel_size) || !a.integer(3, &a_groups) || !a.boolean(4, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_convolution_parameters(a_in_channels, a_out_channels, a_kernel_size.data(), a_kernel_size.count(), a_groups, a_bias, &out);
    }
    return result(status, out);
}

static Signature linear_parameters_signature{"linear_parameters", {"in_features", "out_features", "bias"}, 3, 2, 2, -1};
PyObject *run_linear_parameters(Arguments &a) {
    int64_t a_in_features = 0;
    int64_t a_out_features = 0;
    bool a_bias = true;
    if (!a.integer(0, &a_in_features) || !a.integer(1, &a_out_features) || !a.boolean(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linear_parameters(a_in_features, a_out_features, a_bias, &out);
    }
    return result(status, out);
}

static Signature normalization_parameters_signature{"normalization_parameters", {"num_features", "affine", "track_running_stats"}, 3, 1, 1, -1};
PyObject *run_normalization_parameters(Arguments &a) {
    int64_t a_num_features = 0;
    bool a_affine = true;
    bool a_track_running_stats = true;
    if (!a.integer(0, &a_num_features) || !a.boolean(1, &a_affine) || !a.boolean(2, &a_track_running_stats)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_normalization_parameters(a_num_features, a_affine, a_track_running_stats, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.normalization_parameters", {"trainable", "buffers"}};
    return wrap_tuple(type, results, 2);
}

static Signature recurrent_parameters_signature{"recurrent_parameters", {"kind", "input_size", "hidden_size", "num_layers", "biases", "bidirectional", "proj_size"}, 7, 3, 3, -1};
PyObject *run_recurrent_parameters(Arguments &a) {
    static const Choice a_kind_choices[] = {{"rnn", DL_RECURRENT_KIND_RNN}, {"gru", DL_RECURRENT_KIND_GRU}, {"lstm", DL_RECURRENT_KIND_LSTM}};
    int32_t a_kind = DL_RECURRENT_KIND_RNN;
    int64_t a_input_size = 0;
    int64_t a_hidden_size = 0;
    int64_t a_num_layers = 1;
    int64_t a_biases = 2;
    bool a_bidirectional = false;
    int64_t a_proj_size = 0;
    if (!(a.choice(0, a_kind_choices, 3, &a_kind)) || !a.integer(1, &a_input_size) || !a.integer(2, &a_hidden_size) || !a.integer(3, &a_num_layers) || !a.integer(4, &a_biases) || !a.boolean(5, &a_bidirectional) || !a.integer(6, &a_proj_size)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_recurrent_parameters(a_kind, a_input_size, a_hidden_size, a_num_layers, a_biases, a_bidirectional, a_proj_size, &out);
    }
    return result(status, out);
}

static Signature hidden_size_for_parameters_signature{"hidden_size_for_parameters", {"kind", "input_size", "parameters", "num_layers", "biases", "bidirectional"}, 6, 3, 3, -1};
PyObject *run_hidden_size_for_parameters(Arguments &a) {
    static const Choice a_kind_choices[] = {{"rnn", DL_RECURRENT_KIND_RNN}, {"gru", DL_RECURRENT_KIND_GRU}, {"lstm", DL_RECURRENT_KIND_LSTM}};
    int32_t a_kind = DL_RECURRENT_KIND_RNN;
    int64_t a_input_size = 0;
    int64_t a_parameters = 0;
    int64_t a_num_layers = 1;
    int64_t a_biases = 2;
    bool a_bidirectional = false;
    if (!(a.choice(0, a_kind_choices, 3, &a_kind)) || !a.integer(1, &a_input_size) || !a.integer(2, &a_parameters) || !a.integer(3, &a_num_layers) || !a.integer(4, &a_biases) || !a.boolean(5, &a_bidirectional)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hidden_size_for_parameters(a_kind, a_input_size, a_parameters, a_num_layers, a_biases, a_bidirectional, &out);
    }
    return result(status, out);
}

static Signature convolution_multiply_adds_signature{"convolution_multiply_adds", {"in_channels", "out_channels", "kernel_size", "output_size", "groups"}, 5, 4, 4, -1};
PyObject *run_convolution_multiply_adds(Arguments &a) {
    int64_t a_in_channels = 0;
    int64_t a_out_channels = 0;
    Integers a_kernel_size;
    Integers a_output_size;
    int64_t a_groups = 1;
    if (!a.integer(0, &a_in_channels) || !a.integer(1, &a_out_channels) || !a.integers(2, a_kernel_size) || !a.integers(3, a_output_size) || !a.integer(4, &a_groups)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_convolution_multiply_adds(a_in_channels, a_out_channels, a_kernel_size.data(), a_kernel_size.count(), a_output_size.data(), a_output_size.count(), a_groups, &out);
    }
    return result(status, out);
}

PyObject *function_window_output_size(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(window_output_size_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_window_output_size(a) : nullptr;
    return made ? made : hand_over("window_output_size", nullptr, args, count, keywords);
}

PyObject *function_transposed_output_size(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(transposed_output_size_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_transposed_output_size(a) : nullptr;
    return made ? made : hand_over("transposed_output_size", nullptr, args, count, keywords);
}

PyObject *function_window_input_sizes(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(window_input_sizes_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_window_input_sizes(a) : nullptr;
    return made ? made : hand_over("window_input_sizes", nullptr, args, count, keywords);
}

PyObject *function_window_solutions(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(window_solutions_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_window_solutions(a) : nullptr;
    return made ? made : hand_over("window_solutions", nullptr, args, count, keywords);
}

PyObject *function_receptive_field(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(receptive_field_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_receptive_field(a) : nullptr;
    return made ? made : hand_over("receptive_field", nullptr, args, count, keywords);
}

PyObject *function_convolution_parameters(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(convolution_parameters_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_convolution_parameters(a) : nullptr;
    return made ? made : hand_over("convolution_parameters", nullptr, args, count, keywords);
}

PyObject *function_linear_parameters(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linear_parameters_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linear_parameters(a) : nullptr;
    return made ? made : hand_over("linear_parameters", nullptr, args, count, keywords);
}

PyObject *function_normalization_parameters(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(normalization_parameters_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_normalization_parameters(a) : nullptr;
    return made ? made : hand_over("normalization_parameters", nullptr, args, count, keywords);
}

PyObject *function_recurrent_parameters(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(recurrent_parameters_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_recurrent_parameters(a) : nullptr;
    return made ? made : hand_over("recurrent_parameters", nullptr, args, count, keywords);
}

PyObject *function_hidden_size_for_parameters(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hidden_size_for_parameters_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hidden_size_for_parameters(a) : nullptr;
    return made ? made : hand_over("hidden_size_for_parameters", nullptr, args, count, keywords);
}

PyObject *function_convolution_multiply_adds(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(convolution_multiply_adds_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_convolution_multiply_adds(a) : nullptr;
    return made ? made : hand_over("convolution_multiply_adds", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
