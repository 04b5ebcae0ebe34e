// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Sequences, images and volumes, laid out as (batch, channels, ...), in another size.

#include "operations.h"

namespace dlcore::python {

static Signature interpolate_signature{"interpolate", {"input", "size", "scale_factor", "mode", "align_corners", "recompute_scale_factor", "antialias"}, 7, 1, 7, -1};
PyObject *run_interpolate(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_size;
    double a_scale_factor_value{};
    const double *a_scale_factor = nullptr;
    static const Choice a_mode_choices[] = {{"nearest", DL_INTERPOLATE_MODE_NEAREST}, {"linear", DL_INTERPOLATE_MODE_LINEAR}, {"bilinear", DL_INTERPOLATE_MODE_BILINEAR}, {"bicubic", DL_INTERPOLATE_MODE_BICUBIC}, {"trilinear", DL_INTERPOLATE_MODE_TRILINEAR}, {"area", DL_INTERPOLATE_MODE_AREA}, {"nearest_exact", DL_INTERPOLATE_MODE_NEAREST_EXACT}};
    int32_t a_mode = DL_INTERPOLATE_MODE_NEAREST;
    bool a_align_corners = false;
    bool a_recompute_scale_factor = false;
    bool a_antialias = false;
    if (!a.optional_integers(1, a_size) || !a.optional_real(2, &a_scale_factor_value, &a_scale_factor) || !(a.choice(3, a_mode_choices, 7, &a_mode)) || !a.boolean(4, &a_align_corners) || !a.boolean(5, &a_recompute_scale_factor) || !a.boolean(6, &a_antialias) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_interpolate(a_input, a_size.data(), a_size.count(), a_scale_factor, a_mode, a_align_corners, a_recompute_scale_factor, a_antialias, &out);
    }
    return result(status, out);
}

static Signature resample_signature{"resample", {"input", "output_size", "mode", "align_corners", "antialias", "scales_d", "scales_h", "scales_w"}, 8, 2, 8, -1};
PyObject *run_resample(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_output_size;
    static const Choice a_mode_choices[] = {{"nearest", DL_RESAMPLE_MODE_NEAREST}, {"nearest_exact", DL_RESAMPLE_MODE_NEAREST_EXACT}, {"linear", DL_RESAMPLE_MODE_LINEAR}, {"cubic", DL_RESAMPLE_MODE_CUBIC}, {"area", DL_RESAMPLE_MODE_AREA}};
    int32_t a_mode = DL_RESAMPLE_MODE_NEAREST;
    bool a_align_corners = false;
    bool a_antialias = false;
    double a_scales_d_value{};
    const double *a_scales_d = nullptr;
    double a_scales_h_value{};
    const double *a_scales_h = nullptr;
    double a_scales_w_value{};
    const double *a_scales_w = nullptr;
    if (!a.integers(1, a_output_size) || !(a.choice(2, a_mode_choices, 5, &a_mode)) || !a.boolean(3, &a_align_corners) || !a.boolean(4, &a_antialias) || !a.optional_real(5, &a_scales_d_value, &a_scales_d) || !a.optional_real(6, &a_scales_h_value, &a_scales_h) || !a.optional_real(7, &a_scales_w_value, &a_scales_w) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_resample(a_input, a_output_size.data(), a_output_size.count(), a_mode, a_align_corners, a_antialias, a_scales_d, a_scales_h, a_scales_w, &out);
    }
    return result(status, out);
}

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

PyObject *function_interpolate(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(interpolate_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_interpolate(a) : nullptr;
    return made ? made : hand_over("interpolate", nullptr, args, count, keywords);
}

PyObject *function_resample(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(resample_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_resample(a) : nullptr;
    return made ? made : hand_over("resample", nullptr, args, count, keywords);
}

PyObject *function_upsample_bilinear2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(upsample_bilinear2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_upsample_bilinear2d(a) : nullptr;
    return made ? made : hand_over("upsample_bilinear2d", nullptr, args, count, keywords);
}

PyObject *function_upsample_nearest2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(upsample_nearest2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_upsample_nearest2d(a) : nullptr;
    return made ? made : hand_over("upsample_nearest2d", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
