// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Images sampled at any positions, and rearrangements between channels and pixels.

#include "operations.h"

namespace dlcore::python {

namespace {

PyObject *run_pixel_shuffle(Arguments &a);
PyObject *run_pixel_unshuffle(Arguments &a);
PyObject *run_channel_shuffle(Arguments &a);
static Signature pixel_shuffle_signature{"pixel_shuffle", {"input", "upscale_factor"}, 2, 2, 2, -1};
PyObject *run_pixel_shuffle(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_upscale_factor = 0;
    if (!a.integer(1, &a_upscale_factor) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pixel_shuffle(a_input, a_upscale_factor, &out);
    }
    return result(status, out);
}

static Signature pixel_unshuffle_signature{"pixel_unshuffle", {"input", "downscale_factor"}, 2, 2, 2, -1};
PyObject *run_pixel_unshuffle(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_downscale_factor = 0;
    if (!a.integer(1, &a_downscale_factor) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pixel_unshuffle(a_input, a_downscale_factor, &out);
    }
    return result(status, out);
}

static Signature channel_shuffle_signature{"channel_shuffle", {"input", "groups"}, 2, 2, 2, -1};
PyObject *run_channel_shuffle(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_groups = 0;
    if (!a.integer(1, &a_groups) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_channel_shuffle(a_input, a_groups, &out);
    }
    return result(status, out);
}

}  // namespace

PyObject *function_pixel_shuffle(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pixel_shuffle_signature);
    return a.bind(nullptr, args, count, keywords) ? run_pixel_shuffle(a) : nullptr;
}

PyObject *function_pixel_unshuffle(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pixel_unshuffle_signature);
    return a.bind(nullptr, args, count, keywords) ? run_pixel_unshuffle(a) : nullptr;
}

PyObject *function_channel_shuffle(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(channel_shuffle_signature);
    return a.bind(nullptr, args, count, keywords) ? run_channel_shuffle(a) : nullptr;
}

}  // namespace dlcore::python
