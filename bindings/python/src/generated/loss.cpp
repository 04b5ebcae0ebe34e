// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Loss functions. reduction none gives the loss of every element, sum their sum, mean their mean (by the sum of the weights where classes have weights).

#include "operations.h"

namespace dlcore::python {

namespace {

static Signature cross_entropy_signature{"cross_entropy", {"input", "target", "weight", "ignore_index", "reduction", "label_smoothing"}, 6, 2, 6, -1};
PyObject *run_cross_entropy(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    dl_tensor *a_weight = nullptr;
    int64_t a_ignore_index = -100;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    double a_label_smoothing = 0.0;
    if (!a.integer(3, &a_ignore_index) || !a.choice(4, a_reduction_choices, 3, &a_reduction) || !a.real(5, &a_label_smoothing) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cross_entropy(a_input, a_target, a_weight, a_ignore_index, a_reduction, a_label_smoothing, &out);
    }
    return result(status, out);
}

static Signature nll_loss_signature{"nll_loss", {"input", "target", "weight", "ignore_index", "reduction"}, 5, 2, 5, -1};
PyObject *run_nll_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    dl_tensor *a_weight = nullptr;
    int64_t a_ignore_index = -100;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.integer(3, &a_ignore_index) || !a.choice(4, a_reduction_choices, 3, &a_reduction) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nll_loss(a_input, a_target, a_weight, a_ignore_index, a_reduction, &out);
    }
    return result(status, out);
}

static Signature binary_cross_entropy_signature{"binary_cross_entropy", {"input", "target", "weight", "reduction"}, 4, 2, 4, -1};
PyObject *run_binary_cross_entropy(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    dl_tensor *a_weight = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.choice(3, a_reduction_choices, 3, &a_reduction) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_binary_cross_entropy(a_input, a_target, a_weight, a_reduction, &out);
    }
    return result(status, out);
}

static Signature binary_cross_entropy_with_logits_signature{"binary_cross_entropy_with_logits", {"input", "target", "weight", "reduction", "pos_weight"}, 5, 2, 5, -1};
PyObject *run_binary_cross_entropy_with_logits(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    dl_tensor *a_weight = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    dl_tensor *a_pos_weight = nullptr;
    if (!a.choice(3, a_reduction_choices, 3, &a_reduction) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight) || !a.optional_tensor(4, &a_pos_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_binary_cross_entropy_with_logits(a_input, a_target, a_weight, a_reduction, a_pos_weight, &out);
    }
    return result(status, out);
}

static Signature mse_loss_signature{"mse_loss", {"input", "target", "reduction"}, 3, 2, 3, -1};
PyObject *run_mse_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.choice(2, a_reduction_choices, 3, &a_reduction) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mse_loss(a_input, a_target, a_reduction, &out);
    }
    return result(status, out);
}

static Signature l1_loss_signature{"l1_loss", {"input", "target", "reduction"}, 3, 2, 3, -1};
PyObject *run_l1_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.choice(2, a_reduction_choices, 3, &a_reduction) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_l1_loss(a_input, a_target, a_reduction, &out);
    }
    return result(status, out);
}

static Signature smooth_l1_loss_signature{"smooth_l1_loss", {"input", "target", "reduction", "beta"}, 4, 2, 4, -1};
PyObject *run_smooth_l1_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    double a_beta = 1.0;
    if (!a.choice(2, a_reduction_choices, 3, &a_reduction) || !a.real(3, &a_beta) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_smooth_l1_loss(a_input, a_target, a_reduction, a_beta, &out);
    }
    return result(status, out);
}

static Signature huber_loss_signature{"huber_loss", {"input", "target", "reduction", "delta"}, 4, 2, 4, -1};
PyObject *run_huber_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    double a_delta = 1.0;
    if (!a.choice(2, a_reduction_choices, 3, &a_reduction) || !a.real(3, &a_delta) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_huber_loss(a_input, a_target, a_reduction, a_delta, &out);
    }
    return result(status, out);
}

}  // namespace

PyObject *function_cross_entropy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cross_entropy_signature);
    return a.bind(nullptr, args, count, keywords) ? run_cross_entropy(a) : nullptr;
}

PyObject *function_nll_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nll_loss_signature);
    return a.bind(nullptr, args, count, keywords) ? run_nll_loss(a) : nullptr;
}

PyObject *function_binary_cross_entropy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(binary_cross_entropy_signature);
    return a.bind(nullptr, args, count, keywords) ? run_binary_cross_entropy(a) : nullptr;
}

PyObject *function_binary_cross_entropy_with_logits(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(binary_cross_entropy_with_logits_signature);
    return a.bind(nullptr, args, count, keywords) ? run_binary_cross_entropy_with_logits(a) : nullptr;
}

PyObject *function_mse_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mse_loss_signature);
    return a.bind(nullptr, args, count, keywords) ? run_mse_loss(a) : nullptr;
}

PyObject *function_l1_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(l1_loss_signature);
    return a.bind(nullptr, args, count, keywords) ? run_l1_loss(a) : nullptr;
}

PyObject *function_smooth_l1_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(smooth_l1_loss_signature);
    return a.bind(nullptr, args, count, keywords) ? run_smooth_l1_loss(a) : nullptr;
}

PyObject *function_huber_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(huber_loss_signature);
    return a.bind(nullptr, args, count, keywords) ? run_huber_loss(a) : nullptr;
}

}  // namespace dlcore::python
