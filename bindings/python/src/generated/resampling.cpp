// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Images sampled at any positions, and rearrangements between channels and pixels.

#include "operations.h"

namespace dlcore::python {

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

static Signature grid_sample_signature{"grid_sample", {"input", "grid", "mode", "padding_mode", "align_corners"}, 5, 2, 5, -1};
PyObject *run_grid_sample(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_grid = nullptr;
    static const Choice a_mode_choices[] = {{"bilinear", DL_GRID_SAMPLE_MODE_BILINEAR}, {"nearest", DL_GRID_SAMPLE_MODE_NEAREST}, {"bicubic", DL_GRID_SAMPLE_MODE_BICUBIC}};
    int32_t a_mode = DL_GRID_SAMPLE_MODE_BILINEAR;
    static const Choice a_padding_mode_choices[] = {{"zeros", DL_GRID_SAMPLE_PADDING_ZEROS}, {"border", DL_GRID_SAMPLE_PADDING_BORDER}, {"reflection", DL_GRID_SAMPLE_PADDING_REFLECTION}};
    int32_t a_padding_mode = DL_GRID_SAMPLE_PADDING_ZEROS;
    bool a_align_corners = false;
    if (!(a.choice(2, a_mode_choices, 3, &a_mode)) || !(a.choice(3, a_padding_mode_choices, 3, &a_padding_mode)) || !a.boolean(4, &a_align_corners) || !a.tensor(0, &a_input) || !a.tensor(1, &a_grid)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_grid_sample(a_input, a_grid, a_mode, a_padding_mode, a_align_corners, &out);
    }
    return result(status, out);
}

static Signature affine_grid_signature{"affine_grid", {"theta", "size", "align_corners"}, 3, 2, 3, -1};
PyObject *run_affine_grid(Arguments &a) {
    dl_tensor *a_theta = nullptr;
    Integers a_size;
    bool a_align_corners = false;
    if (!a.integers(1, a_size) || !a.boolean(2, &a_align_corners) || !a.tensor(0, &a_theta)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_affine_grid(a_theta, a_size.data(), a_size.count(), a_align_corners, &out);
    }
    return result(status, out);
}

PyObject *function_pixel_shuffle(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pixel_shuffle_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pixel_shuffle(a) : nullptr;
    return made ? made : hand_over("pixel_shuffle", nullptr, args, count, keywords);
}

PyObject *function_pixel_unshuffle(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pixel_unshuffle_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pixel_unshuffle(a) : nullptr;
    return made ? made : hand_over("pixel_unshuffle", nullptr, args, count, keywords);
}

PyObject *function_channel_shuffle(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(channel_shuffle_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_channel_shuffle(a) : nullptr;
    return made ? made : hand_over("channel_shuffle", nullptr, args, count, keywords);
}

PyObject *function_grid_sample(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(grid_sample_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_grid_sample(a) : nullptr;
    return made ? made : hand_over("grid_sample", nullptr, args, count, keywords);
}

PyObject *function_affine_grid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(affine_grid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_affine_grid(a) : nullptr;
    return made ? made : hand_over("affine_grid", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
