// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Boxes, given as (x1, y1, x2, y2) with x1 <= x2 and y1 <= y2, and the regions of feature maps that they mark.

#include "operations.h"

namespace dlcore::python {

static Signature box_area_signature{"box_area", {"boxes"}, 1, 1, 1, -1};
PyObject *run_box_area(Arguments &a) {
    dl_tensor *a_boxes = nullptr;
    if (!a.tensor(0, &a_boxes)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_box_area(a_boxes, &out);
    }
    return result(status, out);
}

static Signature box_iou_signature{"box_iou", {"boxes1", "boxes2"}, 2, 2, 2, -1};
PyObject *run_box_iou(Arguments &a) {
    dl_tensor *a_boxes1 = nullptr;
    dl_tensor *a_boxes2 = nullptr;
    if (!a.tensor(0, &a_boxes1) || !a.tensor(1, &a_boxes2)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_box_iou(a_boxes1, a_boxes2, &out);
    }
    return result(status, out);
}

static Signature generalized_box_iou_signature{"generalized_box_iou", {"boxes1", "boxes2"}, 2, 2, 2, -1};
PyObject *run_generalized_box_iou(Arguments &a) {
    dl_tensor *a_boxes1 = nullptr;
    dl_tensor *a_boxes2 = nullptr;
    if (!a.tensor(0, &a_boxes1) || !a.tensor(1, &a_boxes2)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_generalized_box_iou(a_boxes1, a_boxes2, &out);
    }
    return result(status, out);
}

static Signature nms_signature{"nms", {"boxes", "scores", "iou_threshold", "idxs"}, 4, 3, 4, -1};
PyObject *run_nms(Arguments &a) {
    dl_tensor *a_boxes = nullptr;
    dl_tensor *a_scores = nullptr;
    double a_iou_threshold = 0.0;
    dl_tensor *a_idxs = nullptr;
    if (!a.real(2, &a_iou_threshold) || !a.tensor(0, &a_boxes) || !a.tensor(1, &a_scores) || !a.optional_tensor(3, &a_idxs)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nms(a_boxes, a_scores, a_iou_threshold, a_idxs, &out);
    }
    return result(status, out);
}

static Signature roi_pool_signature{"roi_pool", {"input", "boxes", "output_size", "spatial_scale"}, 4, 3, 4, -1};
PyObject *run_roi_pool(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_boxes = nullptr;
    Integers a_output_size;
    double a_spatial_scale = 1.0;
    if (!a.repeated(2, 2, a_output_size) || !a.real(3, &a_spatial_scale) || !a.tensor(0, &a_input) || !a.tensor(1, &a_boxes)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_roi_pool(a_input, a_boxes, a_output_size.data(), a_spatial_scale, &out);
    }
    return result(status, out);
}

static Signature roi_align_signature{"roi_align", {"input", "boxes", "output_size", "spatial_scale", "sampling_ratio", "aligned"}, 6, 3, 6, -1};
PyObject *run_roi_align(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_boxes = nullptr;
    Integers a_output_size;
    double a_spatial_scale = 1.0;
    int64_t a_sampling_ratio = -1;
    bool a_aligned = false;
    if (!a.repeated(2, 2, a_output_size) || !a.real(3, &a_spatial_scale) || !a.integer(4, &a_sampling_ratio) || !a.boolean(5, &a_aligned) || !a.tensor(0, &a_input) || !a.tensor(1, &a_boxes)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_roi_align(a_input, a_boxes, a_output_size.data(), a_spatial_scale, a_sampling_ratio, a_aligned, &out);
    }
    return result(status, out);
}

static Signature anchor_boxes_signature{"anchor_boxes", {"sizes", "aspect_ratios", "grid_size", "stride"}, 4, 4, 4, -1};
PyObject *run_anchor_boxes(Arguments &a) {
    dl_tensor *a_sizes = nullptr;
    dl_tensor *a_aspect_ratios = nullptr;
    Integers a_grid_size;
    Integers a_stride;
    if (!a.repeated(2, 2, a_grid_size) || !a.repeated(3, 2, a_stride) || !a.tensor(0, &a_sizes) || !a.tensor(1, &a_aspect_ratios)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_anchor_boxes(a_sizes, a_aspect_ratios, a_grid_size.data(), a_stride.data(), &out);
    }
    return result(status, out);
}

PyObject *function_box_area(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(box_area_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_box_area(a) : nullptr;
    return made ? made : hand_over("box_area", nullptr, args, count, keywords);
}

PyObject *function_box_iou(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(box_iou_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_box_iou(a) : nullptr;
    return made ? made : hand_over("box_iou", nullptr, args, count, keywords);
}

PyObject *function_generalized_box_iou(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(generalized_box_iou_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_generalized_box_iou(a) : nullptr;
    return made ? made : hand_over("generalized_box_iou", nullptr, args, count, keywords);
}

PyObject *function_nms(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nms_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nms(a) : nullptr;
    return made ? made : hand_over("nms", nullptr, args, count, keywords);
}

PyObject *function_roi_pool(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(roi_pool_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_roi_pool(a) : nullptr;
    return made ? made : hand_over("roi_pool", nullptr, args, count, keywords);
}

PyObject *function_roi_align(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(roi_align_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_roi_align(a) : nullptr;
    return made ? made : hand_over("roi_align", nullptr, args, count, keywords);
}

PyObject *function_anchor_boxes(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(anchor_boxes_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_anchor_boxes(a) : nullptr;
    return made ? made : hand_over("anchor_boxes", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
