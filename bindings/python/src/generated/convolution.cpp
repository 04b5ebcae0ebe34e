// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Convolutions (cross-correlations) over one, two or three axes, with inputs laid out as (batch, channels, ...), and their matrices.

#include "operations.h"

namespace dlcore::python {

static Signature conv1d_signature{"conv1d", {"input", "weight", "bias", "stride", "padding", "dilation", "groups"}, 7, 2, 7, -1};
PyObject *run_conv1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.repeated(3, 1, a_stride) || !a.repeated(4, 1, a_padding) || !a.repeated(5, 1, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv1d(a_input, a_weight, a_bias, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv2d_signature{"conv2d", {"input", "weight", "bias", "stride", "padding", "dilation", "groups"}, 7, 2, 7, -1};
PyObject *run_conv2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.repeated(3, 2, a_stride) || !a.repeated(4, 2, a_padding) || !a.repeated(5, 2, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv2d(a_input, a_weight, a_bias, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv2d_relu_signature{"conv2d_relu", {"input", "weight", "bias", "stride", "padding", "dilation", "groups"}, 7, 2, 7, -1};
PyObject *run_conv2d_relu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.repeated(3, 2, a_stride) || !a.repeated(4, 2, a_padding) || !a.repeated(5, 2, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv2d_relu(a_input, a_weight, a_bias, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv3d_signature{"conv3d", {"input", "weight", "bias", "stride", "padding", "dilation", "groups"}, 7, 2, 7, -1};
PyObject *run_conv3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.repeated(3, 3, a_stride) || !a.repeated(4, 3, a_padding) || !a.repeated(5, 3, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv3d(a_input, a_weight, a_bias, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv1d_padding_signature{"conv1d_padding", {"input", "weight", "bias", "stride", "padding", "dilation", "groups"}, 7, 2, 7, -1};
PyObject *run_conv1d_padding(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    static const Choice a_padding_choices[] = {{"valid", DL_CONVOLUTION_PADDING_VALID}, {"same", DL_CONVOLUTION_PADDING_SAME}};
    int32_t a_padding = DL_CONVOLUTION_PADDING_VALID;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.repeated(3, 1, a_stride) || !(a.choice(4, a_padding_choices, 2, &a_padding)) || !a.repeated(5, 1, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv1d_padding(a_input, a_weight, a_bias, a_stride.data(), a_padding, a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv2d_padding_signature{"conv2d_padding", {"input", "weight", "bias", "stride", "padding", "dilation", "groups"}, 7, 2, 7, -1};
PyObject *run_conv2d_padding(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    static const Choice a_padding_choices[] = {{"valid", DL_CONVOLUTION_PADDING_VALID}, {"same", DL_CONVOLUTION_PADDING_SAME}};
    int32_t a_padding = DL_CONVOLUTION_PADDING_VALID;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.repeated(3, 2, a_stride) || !(a.choice(4, a_padding_choices, 2, &a_padding)) || !a.repeated(5, 2, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv2d_padding(a_input, a_weight, a_bias, a_stride.data(), a_padding, a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv3d_padding_signature{"conv3d_padding", {"input", "weight", "bias", "stride", "padding", "dilation", "groups"}, 7, 2, 7, -1};
PyObject *run_conv3d_padding(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    static const Choice a_padding_choices[] = {{"valid", DL_CONVOLUTION_PADDING_VALID}, {"same", DL_CONVOLUTION_PADDING_SAME}};
    int32_t a_padding = DL_CONVOLUTION_PADDING_VALID;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.repeated(3, 3, a_stride) || !(a.choice(4, a_padding_choices, 2, &a_padding)) || !a.repeated(5, 3, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv3d_padding(a_input, a_weight, a_bias, a_stride.data(), a_padding, a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv_transpose1d_signature{"conv_transpose1d", {"input", "weight", "bias", "stride", "padding", "output_padding", "groups", "dilation"}, 8, 2, 8, -1};
PyObject *run_conv_transpose1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_output_padding;
    int64_t a_groups = 1;
    Integers a_dilation;
    if (!a.repeated(3, 1, a_stride) || !a.repeated(4, 1, a_padding) || !a.repeated(5, 1, a_output_padding) || !a.integer(6, &a_groups) || !a.repeated(7, 1, a_dilation) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv_transpose1d(a_input, a_weight, a_bias, a_stride.data(), a_padding.data(), a_output_padding.data(), a_groups, a_dilation.data(), &out);
    }
    return result(status, out);
}

static Signature conv_transpose2d_signature{"conv_transpose2d", {"input", "weight", "bias", "stride", "padding", "output_padding", "groups", "dilation"}, 8, 2, 8, -1};
PyObject *run_conv_transpose2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_output_padding;
    int64_t a_groups = 1;
    Integers a_dilation;
    if (!a.repeated(3, 2, a_stride) || !a.repeated(4, 2, a_padding) || !a.repeated(5, 2, a_output_padding) || !a.integer(6, &a_groups) || !a.repeated(7, 2, a_dilation) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv_transpose2d(a_input, a_weight, a_bias, a_stride.data(), a_padding.data(), a_output_padding.data(), a_groups, a_dilation.data(), &out);
    }
    return result(status, out);
}

static Signature conv_transpose3d_signature{"conv_transpose3d", {"input", "weight", "bias", "stride", "padding", "output_padding", "groups", "dilation"}, 8, 2, 8, -1};
PyObject *run_conv_transpose3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_output_padding;
    int64_t a_groups = 1;
    Integers a_dilation;
    if (!a.repeated(3, 3, a_stride) || !a.repeated(4, 3, a_padding) || !a.repeated(5, 3, a_output_padding) || !a.integer(6, &a_groups) || !a.repeated(7, 3, a_dilation) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv_transpose3d(a_input, a_weight, a_bias, a_stride.data(), a_padding.data(), a_output_padding.data(), a_groups, a_dilation.data(), &out);
    }
    return result(status, out);
}

static Signature conv1d_input_signature{"conv1d_input", {"input_size", "weight", "grad_output", "stride", "padding", "dilation", "groups"}, 7, 3, 7, -1};
PyObject *run_conv1d_input(Arguments &a) {
    Integers a_input_size;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_grad_output = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.integers(0, a_input_size) || !a.repeated(3, 1, a_stride) || !a.repeated(4, 1, a_padding) || !a.repeated(5, 1, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(1, &a_weight) || !a.tensor(2, &a_grad_output)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv1d_input(a_input_size.data(), a_input_size.count(), a_weight, a_grad_output, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv1d_weight_signature{"conv1d_weight", {"input", "weight_size", "grad_output", "stride", "padding", "dilation", "groups"}, 7, 3, 7, -1};
PyObject *run_conv1d_weight(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_weight_size;
    dl_tensor *a_grad_output = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.integers(1, a_weight_size) || !a.repeated(3, 1, a_stride) || !a.repeated(4, 1, a_padding) || !a.repeated(5, 1, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(2, &a_grad_output)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv1d_weight(a_input, a_weight_size.data(), a_weight_size.count(), a_grad_output, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv2d_input_signature{"conv2d_input", {"input_size", "weight", "grad_output", "stride", "padding", "dilation", "groups"}, 7, 3, 7, -1};
PyObject *run_conv2d_input(Arguments &a) {
    Integers a_input_size;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_grad_output = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.integers(0, a_input_size) || !a.repeated(3, 2, a_stride) || !a.repeated(4, 2, a_padding) || !a.repeated(5, 2, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(1, &a_weight) || !a.tensor(2, &a_grad_output)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv2d_input(a_input_size.data(), a_input_size.count(), a_weight, a_grad_output, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv2d_weight_signature{"conv2d_weight", {"input", "weight_size", "grad_output", "stride", "padding", "dilation", "groups"}, 7, 3, 7, -1};
PyObject *run_conv2d_weight(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_weight_size;
    dl_tensor *a_grad_output = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.integers(1, a_weight_size) || !a.repeated(3, 2, a_stride) || !a.repeated(4, 2, a_padding) || !a.repeated(5, 2, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(2, &a_grad_output)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv2d_weight(a_input, a_weight_size.data(), a_weight_size.count(), a_grad_output, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv3d_input_signature{"conv3d_input", {"input_size", "weight", "grad_output", "stride", "padding", "dilation", "groups"}, 7, 3, 7, -1};
PyObject *run_conv3d_input(Arguments &a) {
    Integers a_input_size;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_grad_output = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.integers(0, a_input_size) || !a.repeated(3, 3, a_stride) || !a.repeated(4, 3, a_padding) || !a.repeated(5, 3, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(1, &a_weight) || !a.tensor(2, &a_grad_output)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv3d_input(a_input_size.data(), a_input_size.count(), a_weight, a_grad_output, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature conv3d_weight_signature{"conv3d_weight", {"input", "weight_size", "grad_output", "stride", "padding", "dilation", "groups"}, 7, 3, 7, -1};
PyObject *run_conv3d_weight(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_weight_size;
    dl_tensor *a_grad_output = nullptr;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.integers(1, a_weight_size) || !a.repeated(3, 3, a_stride) || !a.repeated(4, 3, a_padding) || !a.repeated(5, 3, a_dilation) || !a.integer(6, &a_groups) || !a.tensor(0, &a_input) || !a.tensor(2, &a_grad_output)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv3d_weight(a_input, a_weight_size.data(), a_weight_size.count(), a_grad_output, a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

static Signature im2col_signature{"im2col", {"input", "kernel_size", "dilation", "padding", "stride"}, 5, 2, 5, -1};
PyObject *run_im2col(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_dilation;
    Integers a_padding;
    Integers a_stride;
    if (!a.repeated(1, 2, a_kernel_size) || !a.repeated(2, 2, a_dilation) || !a.repeated(3, 2, a_padding) || !a.repeated(4, 2, a_stride) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_im2col(a_input, a_kernel_size.data(), a_dilation.data(), a_padding.data(), a_stride.data(), &out);
    }
    return result(status, out);
}

static Signature col2im_signature{"col2im", {"input", "output_size", "kernel_size", "dilation", "padding", "stride"}, 6, 3, 6, -1};
PyObject *run_col2im(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    Integers a_kernel_size;
    Integers a_dilation;
    Integers a_padding;
    Integers a_stride;
    if (!a.repeated(1, 2, a_output_size) || !a.repeated(2, 2, a_kernel_size) || !a.repeated(3, 2, a_dilation) || !a.repeated(4, 2, a_padding) || !a.repeated(5, 2, a_stride) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_col2im(a_input, a_output_size.data(), a_kernel_size.data(), a_dilation.data(), a_padding.data(), a_stride.data(), &out);
    }
    return result(status, out);
}

static Signature conv2d_matrix_signature{"conv2d_matrix", {"weight", "input_size", "stride", "padding", "dilation", "groups"}, 6, 2, 6, -1};
PyObject *run_conv2d_matrix(Arguments &a) {
    dl_tensor *a_weight = nullptr;
    Integers a_input_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    int64_t a_groups = 1;
    if (!a.integers(1, a_input_size) || !a.repeated(2, 2, a_stride) || !a.repeated(3, 2, a_padding) || !a.repeated(4, 2, a_dilation) || !a.integer(5, &a_groups) || !a.tensor(0, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_conv2d_matrix(a_weight, a_input_size.data(), a_input_size.count(), a_stride.data(), a_padding.data(), a_dilation.data(), a_groups, &out);
    }
    return result(status, out);
}

PyObject *function_conv1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv1d(a) : nullptr;
    return made ? made : hand_over("conv1d", nullptr, args, count, keywords);
}

PyObject *function_conv2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv2d(a) : nullptr;
    return made ? made : hand_over("conv2d", nullptr, args, count, keywords);
}

PyObject *function_conv2d_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_relu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv2d_relu(a) : nullptr;
    return made ? made : hand_over("conv2d_relu", nullptr, args, count, keywords);
}

PyObject *function_conv3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv3d(a) : nullptr;
    return made ? made : hand_over("conv3d", nullptr, args, count, keywords);
}

PyObject *function_conv1d_padding(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv1d_padding_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv1d_padding(a) : nullptr;
    return made ? made : hand_over("conv1d_padding", nullptr, args, count, keywords);
}

PyObject *function_conv2d_padding(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_padding_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv2d_padding(a) : nullptr;
    return made ? made : hand_over("conv2d_padding", nullptr, args, count, keywords);
}

PyObject *function_conv3d_padding(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv3d_padding_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv3d_padding(a) : nullptr;
    return made ? made : hand_over("conv3d_padding", nullptr, args, count, keywords);
}

PyObject *function_conv_transpose1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv_transpose1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv_transpose1d(a) : nullptr;
    return made ? made : hand_over("conv_transpose1d", nullptr, args, count, keywords);
}

PyObject *function_conv_transpose2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv_transpose2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv_transpose2d(a) : nullptr;
    return made ? made : hand_over("conv_transpose2d", nullptr, args, count, keywords);
}

PyObject *function_conv_transpose3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv_transpose3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv_transpose3d(a) : nullptr;
    return made ? made : hand_over("conv_transpose3d", nullptr, args, count, keywords);
}

PyObject *function_conv1d_input(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv1d_input_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv1d_input(a) : nullptr;
    return made ? made : hand_over("conv1d_input", nullptr, args, count, keywords);
}

PyObject *function_conv1d_weight(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv1d_weight_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv1d_weight(a) : nullptr;
    return made ? made : hand_over("conv1d_weight", nullptr, args, count, keywords);
}

PyObject *function_conv2d_input(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_input_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv2d_input(a) : nullptr;
    return made ? made : hand_over("conv2d_input", nullptr, args, count, keywords);
}

PyObject *function_conv2d_weight(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_weight_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv2d_weight(a) : nullptr;
    return made ? made : hand_over("conv2d_weight", nullptr, args, count, keywords);
}

PyObject *function_conv3d_input(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv3d_input_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv3d_input(a) : nullptr;
    return made ? made : hand_over("conv3d_input", nullptr, args, count, keywords);
}

PyObject *function_conv3d_weight(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv3d_weight_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv3d_weight(a) : nullptr;
    return made ? made : hand_over("conv3d_weight", nullptr, args, count, keywords);
}

PyObject *function_im2col(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(im2col_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_im2col(a) : nullptr;
    return made ? made : hand_over("im2col", nullptr, args, count, keywords);
}

PyObject *function_col2im(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(col2im_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_col2im(a) : nullptr;
    return made ? made : hand_over("col2im", nullptr, args, count, keywords);
}

PyObject *function_conv2d_matrix(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_matrix_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_conv2d_matrix(a) : nullptr;
    return made ? made : hand_over("conv2d_matrix", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
