// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Pooling over windows of sequences, images and volumes, laid out as (batch, channels, ...) or (channels, ...) with one, two or three further axes. Extents of the result are floor((h + 2 padding - dilation (k - 1) - 1) / stride) + 1, or with ceil_mode ceil in place of floor, where windows that would begin in the right or lower padding are left out. Without a stride it is the kernel size.

#include "operations.h"

namespace dlcore::python {

static Signature fractional_max_pool2d_signature{"fractional_max_pool2d", {"input", "random_samples", "kernel_size", "output_size"}, 4, 4, 4, -1};
PyObject *run_fractional_max_pool2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_random_samples = nullptr;
    Integers a_kernel_size;
    Integers a_output_size;
    if (!a.repeated(2, 2, a_kernel_size) || !a.repeated(3, 2, a_output_size) || !a.tensor(0, &a_input) || !a.tensor(1, &a_random_samples)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_fractional_max_pool2d(a_input, a_random_samples, a_kernel_size.data(), a_output_size.data(), &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.fractional_max_pool2d", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature fractional_max_pool3d_signature{"fractional_max_pool3d", {"input", "random_samples", "kernel_size", "output_size"}, 4, 4, 4, -1};
PyObject *run_fractional_max_pool3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_random_samples = nullptr;
    Integers a_kernel_size;
    Integers a_output_size;
    if (!a.repeated(2, 3, a_kernel_size) || !a.repeated(3, 3, a_output_size) || !a.tensor(0, &a_input) || !a.tensor(1, &a_random_samples)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_fractional_max_pool3d(a_input, a_random_samples, a_kernel_size.data(), a_output_size.data(), &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.fractional_max_pool3d", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

PyObject *function_fractional_max_pool2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fractional_max_pool2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fractional_max_pool2d(a) : nullptr;
    return made ? made : hand_over("fractional_max_pool2d", nullptr, args, count, keywords);
}

PyObject *function_fractional_max_pool3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fractional_max_pool3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fractional_max_pool3d(a) : nullptr;
    return made ? made : hand_over("fractional_max_pool3d", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
