// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Images, laid out as (batch, channels, height, width), in another size.

#include "operations.h"

namespace dlcore::python {

namespace {

static Signature upsample_bilinear2d_signature{"upsample_bilinear2d", {"input", "output_size", "align_corners"}, 3, 2, 3, -1};
PyObject *run_upsample_bilinear2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    bool a_align_corners = false;
    if (!a.repeated(1, 2, a_output_size) || !a.boolean(2, &a_align_corners) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_upsample_bilinear2d(a_input, a_output_size.data(), a_align_corners, &out);
    }
    return result(status, out);
}

static Signature upsample_nearest2d_signature{"upsample_nearest2d", {"input", "output_size"}, 2, 2, 2, -1};
PyObject *run_upsample_nearest2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    if (!a.repeated(1, 2, a_output_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_upsample_nearest2d(a_input, a_output_size.data(), &out);
    }
    return result(status, out);
}

}  // namespace

PyObject *function_upsample_bilinear2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(upsample_bilinear2d_signature);
    return a.bind(nullptr, args, count, keywords) ? run_upsample_bilinear2d(a) : nullptr;
}

PyObject *function_upsample_nearest2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(upsample_nearest2d_signature);
    return a.bind(nullptr, args, count, keywords) ? run_upsample_nearest2d(a) : nullptr;
}

}  // namespace dlcore::python
