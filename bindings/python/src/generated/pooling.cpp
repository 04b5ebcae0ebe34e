// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Pooling over windows of images, laid out as (batch, channels, height, width) or (channels, height, width). Extents of the result are floor((h + 2 padding - dilation (k - 1) - 1) / stride) + 1, or with ceil_mode ceil in place of floor, where windows that would begin in the right or lower padding are left out. Without a stride it is the kernel size.

#include "operations.h"

namespace dlcore::python {

namespace {

static Signature max_pool2d_signature{"max_pool2d", {"input", "kernel_size", "stride", "padding", "dilation", "ceil_mode", "padding_value"}, 7, 2, 7, -1};
PyObject *run_max_pool2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    bool a_ceil_mode = false;
    double a_padding_value_value{};
    const double *a_padding_value = nullptr;
    if (!a.repeated(1, 2, a_kernel_size) || !a.optional_repeated(2, 2, a_stride) || !a.repeated(3, 2, a_padding) || !a.repeated(4, 2, a_dilation) || !a.boolean(5, &a_ceil_mode) || !a.optional_real(6, &a_padding_value_value, &a_padding_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_pool2d(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_dilation.data(), a_ceil_mode, a_padding_value, &out);
    }
    return result(status, out);
}

static Signature max_pool2d_with_indices_signature{"max_pool2d_with_indices", {"input", "kernel_size", "stride", "padding", "dilation", "ceil_mode", "padding_value"}, 7, 2, 7, -1};
PyObject *run_max_pool2d_with_indices(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    bool a_ceil_mode = false;
    double a_padding_value_value{};
    const double *a_padding_value = nullptr;
    if (!a.repeated(1, 2, a_kernel_size) || !a.optional_repeated(2, 2, a_stride) || !a.repeated(3, 2, a_padding) || !a.repeated(4, 2, a_dilation) || !a.boolean(5, &a_ceil_mode) || !a.optional_real(6, &a_padding_value_value, &a_padding_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_pool2d_with_indices(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_dilation.data(), a_ceil_mode, a_padding_value, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.max_pool2d_with_indices", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature avg_pool2d_signature{"avg_pool2d", {"input", "kernel_size", "stride", "padding", "ceil_mode", "count_include_pad", "divisor_override"}, 7, 2, 7, -1};
PyObject *run_avg_pool2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    bool a_ceil_mode = false;
    bool a_count_include_pad = true;
    int64_t a_divisor_override_value{};
    const int64_t *a_divisor_override = nullptr;
    if (!a.repeated(1, 2, a_kernel_size) || !a.optional_repeated(2, 2, a_stride) || !a.repeated(3, 2, a_padding) || !a.boolean(4, &a_ceil_mode) || !a.boolean(5, &a_count_include_pad) || !a.optional_integer(6, &a_divisor_override_value, &a_divisor_override) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_avg_pool2d(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_ceil_mode, a_count_include_pad, a_divisor_override, &out);
    }
    return result(status, out);
}

}  // namespace

PyObject *function_max_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool2d_signature);
    return a.bind(nullptr, args, count, keywords) ? run_max_pool2d(a) : nullptr;
}

PyObject *function_max_pool2d_with_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool2d_with_indices_signature);
    return a.bind(nullptr, args, count, keywords) ? run_max_pool2d_with_indices(a) : nullptr;
}

PyObject *function_avg_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(avg_pool2d_signature);
    return a.bind(nullptr, args, count, keywords) ? run_avg_pool2d(a) : nullptr;
}

}  // namespace dlcore::python
