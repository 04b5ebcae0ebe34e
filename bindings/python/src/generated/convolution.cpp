// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Convolutions of images, laid out as (batch, channels, height, width).

#include "operations.h"

namespace dlcore::python {

namespace {

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

}  // namespace

PyObject *function_conv2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_signature);
    return a.bind(nullptr, args, count, keywords) ? run_conv2d(a) : nullptr;
}

PyObject *function_conv2d_input(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_input_signature);
    return a.bind(nullptr, args, count, keywords) ? run_conv2d_input(a) : nullptr;
}

PyObject *function_conv2d_weight(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(conv2d_weight_signature);
    return a.bind(nullptr, args, count, keywords) ? run_conv2d_weight(a) : nullptr;
}

}  // namespace dlcore::python
