// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Pooling over windows of sequences, images and volumes, laid out as (batch, channels, ...) or (channels, ...) with one, two or three further axes. Extents of the result are floor((h + 2 padding - dilation (k - 1) - 1) / stride) + 1, or with ceil_mode ceil in place of floor, where windows that would begin in the right or lower padding are left out. Without a stride it is the kernel size.

#include "operations.h"

namespace dlcore::python {

static Signature max_pool1d_signature{"max_pool1d", {"input", "kernel_size", "stride", "padding", "dilation", "ceil_mode", "padding_value"}, 7, 2, 7, -1};
PyObject *run_max_pool1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    bool a_ceil_mode = false;
    double a_padding_value_value{};
    const double *a_padding_value = nullptr;
    if (!a.repeated(1, 1, a_kernel_size) || !a.optional_repeated(2, 1, a_stride) || !a.repeated(3, 1, a_padding) || !a.repeated(4, 1, a_dilation) || !a.boolean(5, &a_ceil_mode) || !a.optional_real(6, &a_padding_value_value, &a_padding_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_pool1d(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_dilation.data(), a_ceil_mode, a_padding_value, &out);
    }
    return result(status, out);
}

static Signature max_pool1d_with_indices_signature{"max_pool1d_with_indices", {"input", "kernel_size", "stride", "padding", "dilation", "ceil_mode", "padding_value"}, 7, 2, 7, -1};
PyObject *run_max_pool1d_with_indices(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    bool a_ceil_mode = false;
    double a_padding_value_value{};
    const double *a_padding_value = nullptr;
    if (!a.repeated(1, 1, a_kernel_size) || !a.optional_repeated(2, 1, a_stride) || !a.repeated(3, 1, a_padding) || !a.repeated(4, 1, a_dilation) || !a.boolean(5, &a_ceil_mode) || !a.optional_real(6, &a_padding_value_value, &a_padding_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_pool1d_with_indices(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_dilation.data(), a_ceil_mode, a_padding_value, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.max_pool1d_with_indices", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

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

static Signature max_pool3d_signature{"max_pool3d", {"input", "kernel_size", "stride", "padding", "dilation", "ceil_mode", "padding_value"}, 7, 2, 7, -1};
PyObject *run_max_pool3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    bool a_ceil_mode = false;
    double a_padding_value_value{};
    const double *a_padding_value = nullptr;
    if (!a.repeated(1, 3, a_kernel_size) || !a.optional_repeated(2, 3, a_stride) || !a.repeated(3, 3, a_padding) || !a.repeated(4, 3, a_dilation) || !a.boolean(5, &a_ceil_mode) || !a.optional_real(6, &a_padding_value_value, &a_padding_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_pool3d(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_dilation.data(), a_ceil_mode, a_padding_value, &out);
    }
    return result(status, out);
}

static Signature max_pool3d_with_indices_signature{"max_pool3d_with_indices", {"input", "kernel_size", "stride", "padding", "dilation", "ceil_mode", "padding_value"}, 7, 2, 7, -1};
PyObject *run_max_pool3d_with_indices(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_dilation;
    bool a_ceil_mode = false;
    double a_padding_value_value{};
    const double *a_padding_value = nullptr;
    if (!a.repeated(1, 3, a_kernel_size) || !a.optional_repeated(2, 3, a_stride) || !a.repeated(3, 3, a_padding) || !a.repeated(4, 3, a_dilation) || !a.boolean(5, &a_ceil_mode) || !a.optional_real(6, &a_padding_value_value, &a_padding_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_pool3d_with_indices(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_dilation.data(), a_ceil_mode, a_padding_value, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.max_pool3d_with_indices", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature max_unpool1d_signature{"max_unpool1d", {"input", "indices", "kernel_size", "stride", "padding", "output_size"}, 6, 3, 6, -1};
PyObject *run_max_unpool1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_output_size;
    if (!a.repeated(2, 1, a_kernel_size) || !a.optional_repeated(3, 1, a_stride) || !a.repeated(4, 1, a_padding) || !a.optional_integers(5, a_output_size) || !a.tensor(0, &a_input) || !a.tensor(1, &a_indices)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_unpool1d(a_input, a_indices, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_output_size.data(), a_output_size.count(), &out);
    }
    return result(status, out);
}

static Signature max_unpool2d_signature{"max_unpool2d", {"input", "indices", "kernel_size", "stride", "padding", "output_size"}, 6, 3, 6, -1};
PyObject *run_max_unpool2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_output_size;
    if (!a.repeated(2, 2, a_kernel_size) || !a.optional_repeated(3, 2, a_stride) || !a.repeated(4, 2, a_padding) || !a.optional_integers(5, a_output_size) || !a.tensor(0, &a_input) || !a.tensor(1, &a_indices)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_unpool2d(a_input, a_indices, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_output_size.data(), a_output_size.count(), &out);
    }
    return result(status, out);
}

static Signature max_unpool3d_signature{"max_unpool3d", {"input", "indices", "kernel_size", "stride", "padding", "output_size"}, 6, 3, 6, -1};
PyObject *run_max_unpool3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    Integers a_output_size;
    if (!a.repeated(2, 3, a_kernel_size) || !a.optional_repeated(3, 3, a_stride) || !a.repeated(4, 3, a_padding) || !a.optional_integers(5, a_output_size) || !a.tensor(0, &a_input) || !a.tensor(1, &a_indices)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_unpool3d(a_input, a_indices, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_output_size.data(), a_output_size.count(), &out);
    }
    return result(status, out);
}

static Signature avg_pool1d_signature{"avg_pool1d", {"input", "kernel_size", "stride", "padding", "ceil_mode", "count_include_pad"}, 6, 2, 6, -1};
PyObject *run_avg_pool1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    bool a_ceil_mode = false;
    bool a_count_include_pad = true;
    if (!a.repeated(1, 1, a_kernel_size) || !a.optional_repeated(2, 1, a_stride) || !a.repeated(3, 1, a_padding) || !a.boolean(4, &a_ceil_mode) || !a.boolean(5, &a_count_include_pad) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_avg_pool1d(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_ceil_mode, a_count_include_pad, &out);
    }
    return result(status, out);
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

static Signature avg_pool3d_signature{"avg_pool3d", {"input", "kernel_size", "stride", "padding", "ceil_mode", "count_include_pad", "divisor_override"}, 7, 2, 7, -1};
PyObject *run_avg_pool3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_kernel_size;
    Integers a_stride;
    Integers a_padding;
    bool a_ceil_mode = false;
    bool a_count_include_pad = true;
    int64_t a_divisor_override_value{};
    const int64_t *a_divisor_override = nullptr;
    if (!a.repeated(1, 3, a_kernel_size) || !a.optional_repeated(2, 3, a_stride) || !a.repeated(3, 3, a_padding) || !a.boolean(4, &a_ceil_mode) || !a.boolean(5, &a_count_include_pad) || !a.optional_integer(6, &a_divisor_override_value, &a_divisor_override) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_avg_pool3d(a_input, a_kernel_size.data(), a_stride.data(), a_padding.data(), a_ceil_mode, a_count_include_pad, a_divisor_override, &out);
    }
    return result(status, out);
}

static Signature lp_pool1d_signature{"lp_pool1d", {"input", "norm_type", "kernel_size", "stride", "ceil_mode"}, 5, 3, 5, -1};
PyObject *run_lp_pool1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_norm_type = 0.0;
    Integers a_kernel_size;
    Integers a_stride;
    bool a_ceil_mode = false;
    if (!a.real(1, &a_norm_type) || !a.repeated(2, 1, a_kernel_size) || !a.optional_repeated(3, 1, a_stride) || !a.boolean(4, &a_ceil_mode) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lp_pool1d(a_input, a_norm_type, a_kernel_size.data(), a_stride.data(), a_ceil_mode, &out);
    }
    return result(status, out);
}

static Signature lp_pool2d_signature{"lp_pool2d", {"input", "norm_type", "kernel_size", "stride", "ceil_mode"}, 5, 3, 5, -1};
PyObject *run_lp_pool2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_norm_type = 0.0;
    Integers a_kernel_size;
    Integers a_stride;
    bool a_ceil_mode = false;
    if (!a.real(1, &a_norm_type) || !a.repeated(2, 2, a_kernel_size) || !a.optional_repeated(3, 2, a_stride) || !a.boolean(4, &a_ceil_mode) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lp_pool2d(a_input, a_norm_type, a_kernel_size.data(), a_stride.data(), a_ceil_mode, &out);
    }
    return result(status, out);
}

static Signature lp_pool3d_signature{"lp_pool3d", {"input", "norm_type", "kernel_size", "stride", "ceil_mode"}, 5, 3, 5, -1};
PyObject *run_lp_pool3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_norm_type = 0.0;
    Integers a_kernel_size;
    Integers a_stride;
    bool a_ceil_mode = false;
    if (!a.real(1, &a_norm_type) || !a.repeated(2, 3, a_kernel_size) || !a.optional_repeated(3, 3, a_stride) || !a.boolean(4, &a_ceil_mode) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lp_pool3d(a_input, a_norm_type, a_kernel_size.data(), a_stride.data(), a_ceil_mode, &out);
    }
    return result(status, out);
}

static Signature adaptive_avg_pool1d_signature{"adaptive_avg_pool1d", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_avg_pool1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 1, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_avg_pool1d(a_input, a_output_size.data(), &out);
    }
    return result(status, out);
}

static Signature adaptive_avg_pool2d_signature{"adaptive_avg_pool2d", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_avg_pool2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 2, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_avg_pool2d(a_input, a_output_size.data(), &out);
    }
    return result(status, out);
}

static Signature adaptive_avg_pool3d_signature{"adaptive_avg_pool3d", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_avg_pool3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 3, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_avg_pool3d(a_input, a_output_size.data(), &out);
    }
    return result(status, out);
}

static Signature adaptive_max_pool1d_signature{"adaptive_max_pool1d", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_max_pool1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 1, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_max_pool1d(a_input, a_output_size.data(), &out);
    }
    return result(status, out);
}

static Signature adaptive_max_pool1d_with_indices_signature{"adaptive_max_pool1d_with_indices", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_max_pool1d_with_indices(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 1, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_max_pool1d_with_indices(a_input, a_output_size.data(), &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.adaptive_max_pool1d_with_indices", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature adaptive_max_pool2d_signature{"adaptive_max_pool2d", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_max_pool2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 2, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_max_pool2d(a_input, a_output_size.data(), &out);
    }
    return result(status, out);
}

static Signature adaptive_max_pool2d_with_indices_signature{"adaptive_max_pool2d_with_indices", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_max_pool2d_with_indices(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 2, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_max_pool2d_with_indices(a_input, a_output_size.data(), &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.adaptive_max_pool2d_with_indices", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature adaptive_max_pool3d_signature{"adaptive_max_pool3d", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_max_pool3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 3, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_max_pool3d(a_input, a_output_size.data(), &out);
    }
    return result(status, out);
}

static Signature adaptive_max_pool3d_with_indices_signature{"adaptive_max_pool3d_with_indices", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_adaptive_max_pool3d_with_indices(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 3, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adaptive_max_pool3d_with_indices(a_input, a_output_size.data(), &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.adaptive_max_pool3d_with_indices", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

PyObject *function_max_pool1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_pool1d(a) : nullptr;
    return made ? made : hand_over("max_pool1d", nullptr, args, count, keywords);
}

PyObject *function_max_pool1d_with_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool1d_with_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_pool1d_with_indices(a) : nullptr;
    return made ? made : hand_over("max_pool1d_with_indices", nullptr, args, count, keywords);
}

PyObject *function_max_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_pool2d(a) : nullptr;
    return made ? made : hand_over("max_pool2d", nullptr, args, count, keywords);
}

PyObject *function_max_pool2d_with_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool2d_with_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_pool2d_with_indices(a) : nullptr;
    return made ? made : hand_over("max_pool2d_with_indices", nullptr, args, count, keywords);
}

PyObject *function_max_pool3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_pool3d(a) : nullptr;
    return made ? made : hand_over("max_pool3d", nullptr, args, count, keywords);
}

PyObject *function_max_pool3d_with_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_pool3d_with_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_pool3d_with_indices(a) : nullptr;
    return made ? made : hand_over("max_pool3d_with_indices", nullptr, args, count, keywords);
}

PyObject *function_max_unpool1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_unpool1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_unpool1d(a) : nullptr;
    return made ? made : hand_over("max_unpool1d", nullptr, args, count, keywords);
}

PyObject *function_max_unpool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_unpool2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_unpool2d(a) : nullptr;
    return made ? made : hand_over("max_unpool2d", nullptr, args, count, keywords);
}

PyObject *function_max_unpool3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(max_unpool3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_unpool3d(a) : nullptr;
    return made ? made : hand_over("max_unpool3d", nullptr, args, count, keywords);
}

PyObject *function_avg_pool1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(avg_pool1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_avg_pool1d(a) : nullptr;
    return made ? made : hand_over("avg_pool1d", nullptr, args, count, keywords);
}

PyObject *function_avg_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(avg_pool2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_avg_pool2d(a) : nullptr;
    return made ? made : hand_over("avg_pool2d", nullptr, args, count, keywords);
}

PyObject *function_avg_pool3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(avg_pool3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_avg_pool3d(a) : nullptr;
    return made ? made : hand_over("avg_pool3d", nullptr, args, count, keywords);
}

PyObject *function_lp_pool1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lp_pool1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lp_pool1d(a) : nullptr;
    return made ? made : hand_over("lp_pool1d", nullptr, args, count, keywords);
}

PyObject *function_lp_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lp_pool2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lp_pool2d(a) : nullptr;
    return made ? made : hand_over("lp_pool2d", nullptr, args, count, keywords);
}

PyObject *function_lp_pool3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lp_pool3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lp_pool3d(a) : nullptr;
    return made ? made : hand_over("lp_pool3d", nullptr, args, count, keywords);
}

PyObject *function_adaptive_avg_pool1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_avg_pool1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_avg_pool1d(a) : nullptr;
    return made ? made : hand_over("adaptive_avg_pool1d", nullptr, args, count, keywords);
}

PyObject *function_adaptive_avg_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_avg_pool2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_avg_pool2d(a) : nullptr;
    return made ? made : hand_over("adaptive_avg_pool2d", nullptr, args, count, keywords);
}

PyObject *function_adaptive_avg_pool3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_avg_pool3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_avg_pool3d(a) : nullptr;
    return made ? made : hand_over("adaptive_avg_pool3d", nullptr, args, count, keywords);
}

PyObject *function_adaptive_max_pool1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_max_pool1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_max_pool1d(a) : nullptr;
    return made ? made : hand_over("adaptive_max_pool1d", nullptr, args, count, keywords);
}

PyObject *function_adaptive_max_pool1d_with_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_max_pool1d_with_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_max_pool1d_with_indices(a) : nullptr;
    return made ? made : hand_over("adaptive_max_pool1d_with_indices", nullptr, args, count, keywords);
}

PyObject *function_adaptive_max_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_max_pool2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_max_pool2d(a) : nullptr;
    return made ? made : hand_over("adaptive_max_pool2d", nullptr, args, count, keywords);
}

PyObject *function_adaptive_max_pool2d_with_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_max_pool2d_with_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_max_pool2d_with_indices(a) : nullptr;
    return made ? made : hand_over("adaptive_max_pool2d_with_indices", nullptr, args, count, keywords);
}

PyObject *function_adaptive_max_pool3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_max_pool3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_max_pool3d(a) : nullptr;
    return made ? made : hand_over("adaptive_max_pool3d", nullptr, args, count, keywords);
}

PyObject *function_adaptive_max_pool3d_with_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adaptive_max_pool3d_with_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adaptive_max_pool3d_with_indices(a) : nullptr;
    return made ? made : hand_over("adaptive_max_pool3d_with_indices", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
