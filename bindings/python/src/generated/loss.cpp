// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Loss functions. reduction none gives the loss of every element, sum their sum, mean their mean (by the sum of the weights where classes have weights).

#include "operations.h"

namespace dlcore::python {

static Signature cross_entropy_signature{"cross_entropy", {"input", "target", "weight", "ignore_index", "reduction", "label_smoothing"}, 6, 2, 6, -1};
PyObject *run_cross_entropy(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    dl_tensor *a_weight = nullptr;
    int64_t a_ignore_index = -100;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    double a_label_smoothing = 0.0;
    if (!a.integer(3, &a_ignore_index) || !(a.choice(4, a_reduction_choices, 3, &a_reduction)) || !a.real(5, &a_label_smoothing) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight)) return nullptr;
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
    if (!a.integer(3, &a_ignore_index) || !(a.choice(4, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight)) return nullptr;
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
    if (!(a.choice(3, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight)) return nullptr;
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
    if (!(a.choice(3, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight) || !a.optional_tensor(4, &a_pos_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_binary_cross_entropy_with_logits(a_input, a_target, a_weight, a_reduction, a_pos_weight, &out);
    }
    return result(status, out);
}

static Signature mse_loss_signature{"mse_loss", {"input", "target", "reduction", "weight"}, 4, 2, 4, -1};
PyObject *run_mse_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    dl_tensor *a_weight = nullptr;
    if (!(a.choice(2, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(3, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mse_loss(a_input, a_target, a_reduction, a_weight, &out);
    }
    return result(status, out);
}

static Signature l1_loss_signature{"l1_loss", {"input", "target", "reduction", "weight"}, 4, 2, 4, -1};
PyObject *run_l1_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    dl_tensor *a_weight = nullptr;
    if (!(a.choice(2, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(3, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_l1_loss(a_input, a_target, a_reduction, a_weight, &out);
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
    if (!(a.choice(2, a_reduction_choices, 3, &a_reduction)) || !a.real(3, &a_beta) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_smooth_l1_loss(a_input, a_target, a_reduction, a_beta, &out);
    }
    return result(status, out);
}

static Signature huber_loss_signature{"huber_loss", {"input", "target", "reduction", "delta", "weight"}, 5, 2, 5, -1};
PyObject *run_huber_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    double a_delta = 1.0;
    dl_tensor *a_weight = nullptr;
    if (!(a.choice(2, a_reduction_choices, 3, &a_reduction)) || !a.real(3, &a_delta) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(4, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_huber_loss(a_input, a_target, a_reduction, a_delta, a_weight, &out);
    }
    return result(status, out);
}

static Signature soft_margin_loss_signature{"soft_margin_loss", {"input", "target", "reduction"}, 3, 2, 3, -1};
PyObject *run_soft_margin_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!(a.choice(2, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_soft_margin_loss(a_input, a_target, a_reduction, &out);
    }
    return result(status, out);
}

static Signature multilabel_soft_margin_loss_signature{"multilabel_soft_margin_loss", {"input", "target", "weight", "reduction"}, 4, 2, 4, -1};
PyObject *run_multilabel_soft_margin_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    dl_tensor *a_weight = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!(a.choice(3, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(2, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_multilabel_soft_margin_loss(a_input, a_target, a_weight, a_reduction, &out);
    }
    return result(status, out);
}

static Signature sigmoid_focal_loss_signature{"sigmoid_focal_loss", {"input", "target", "alpha", "gamma", "reduction"}, 5, 2, 5, -1};
PyObject *run_sigmoid_focal_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    double a_alpha = 0.25;
    double a_gamma = 2.0;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_NONE;
    if (!a.real(2, &a_alpha) || !a.real(3, &a_gamma) || !(a.none(4) || a.choice(4, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sigmoid_focal_loss(a_input, a_target, a_alpha, a_gamma, a_reduction, &out);
    }
    return result(status, out);
}

static Signature kl_div_signature{"kl_div", {"input", "target", "reduction", "log_target"}, 4, 2, 4, -1};
PyObject *run_kl_div(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_DIVERGENCE_REDUCTION_NONE}, {"mean", DL_DIVERGENCE_REDUCTION_MEAN}, {"sum", DL_DIVERGENCE_REDUCTION_SUM}, {"batchmean", DL_DIVERGENCE_REDUCTION_BATCHMEAN}};
    int32_t a_reduction = DL_DIVERGENCE_REDUCTION_MEAN;
    bool a_log_target = false;
    if (!(a.choice(2, a_reduction_choices, 4, &a_reduction)) || !a.boolean(3, &a_log_target) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_kl_div(a_input, a_target, a_reduction, a_log_target, &out);
    }
    return result(status, out);
}

static Signature distillation_loss_signature{"distillation_loss", {"student_logits", "teacher_logits", "temperature", "reduction"}, 4, 2, 4, -1};
PyObject *run_distillation_loss(Arguments &a) {
    dl_tensor *a_student_logits = nullptr;
    dl_tensor *a_teacher_logits = nullptr;
    double a_temperature = 1.0;
    static const Choice a_reduction_choices[] = {{"none", DL_DIVERGENCE_REDUCTION_NONE}, {"mean", DL_DIVERGENCE_REDUCTION_MEAN}, {"sum", DL_DIVERGENCE_REDUCTION_SUM}, {"batchmean", DL_DIVERGENCE_REDUCTION_BATCHMEAN}};
    int32_t a_reduction = DL_DIVERGENCE_REDUCTION_BATCHMEAN;
    if (!a.real(2, &a_temperature) || !(a.choice(3, a_reduction_choices, 4, &a_reduction)) || !a.tensor(0, &a_student_logits) || !a.tensor(1, &a_teacher_logits)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_distillation_loss(a_student_logits, a_teacher_logits, a_temperature, a_reduction, &out);
    }
    return result(status, out);
}

static Signature poisson_nll_loss_signature{"poisson_nll_loss", {"input", "target", "log_input", "full", "eps", "reduction"}, 6, 2, 6, -1};
PyObject *run_poisson_nll_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    bool a_log_input = true;
    bool a_full = false;
    double a_eps = 1e-08;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.boolean(2, &a_log_input) || !a.boolean(3, &a_full) || !a.real(4, &a_eps) || !(a.choice(5, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_poisson_nll_loss(a_input, a_target, a_log_input, a_full, a_eps, a_reduction, &out);
    }
    return result(status, out);
}

static Signature gaussian_nll_loss_signature{"gaussian_nll_loss", {"input", "target", "variance", "full", "eps", "reduction"}, 6, 3, 6, -1};
PyObject *run_gaussian_nll_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    dl_tensor *a_variance = nullptr;
    bool a_full = false;
    double a_eps = 1e-06;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.boolean(3, &a_full) || !a.real(4, &a_eps) || !(a.choice(5, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.tensor(2, &a_variance)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gaussian_nll_loss(a_input, a_target, a_variance, a_full, a_eps, a_reduction, &out);
    }
    return result(status, out);
}

static Signature hinge_embedding_loss_signature{"hinge_embedding_loss", {"input", "target", "margin", "reduction"}, 4, 2, 4, -1};
PyObject *run_hinge_embedding_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    double a_margin = 1.0;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.real(2, &a_margin) || !(a.choice(3, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hinge_embedding_loss(a_input, a_target, a_margin, a_reduction, &out);
    }
    return result(status, out);
}

static Signature cosine_embedding_loss_signature{"cosine_embedding_loss", {"input1", "input2", "target", "margin", "reduction"}, 5, 3, 5, -1};
PyObject *run_cosine_embedding_loss(Arguments &a) {
    dl_tensor *a_input1 = nullptr;
    dl_tensor *a_input2 = nullptr;
    dl_tensor *a_target = nullptr;
    double a_margin = 0.0;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.real(3, &a_margin) || !(a.choice(4, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input1) || !a.tensor(1, &a_input2) || !a.tensor(2, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cosine_embedding_loss(a_input1, a_input2, a_target, a_margin, a_reduction, &out);
    }
    return result(status, out);
}

static Signature margin_ranking_loss_signature{"margin_ranking_loss", {"input1", "input2", "target", "margin", "reduction"}, 5, 3, 5, -1};
PyObject *run_margin_ranking_loss(Arguments &a) {
    dl_tensor *a_input1 = nullptr;
    dl_tensor *a_input2 = nullptr;
    dl_tensor *a_target = nullptr;
    double a_margin = 0.0;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.real(3, &a_margin) || !(a.choice(4, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input1) || !a.tensor(1, &a_input2) || !a.tensor(2, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_margin_ranking_loss(a_input1, a_input2, a_target, a_margin, a_reduction, &out);
    }
    return result(status, out);
}

static Signature multi_margin_loss_signature{"multi_margin_loss", {"input", "target", "p", "margin", "weight", "reduction"}, 6, 2, 6, -1};
PyObject *run_multi_margin_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    int64_t a_p = 1;
    double a_margin = 1.0;
    dl_tensor *a_weight = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.integer(2, &a_p) || !a.real(3, &a_margin) || !(a.choice(5, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target) || !a.optional_tensor(4, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_multi_margin_loss(a_input, a_target, a_p, a_margin, a_weight, a_reduction, &out);
    }
    return result(status, out);
}

static Signature multilabel_margin_loss_signature{"multilabel_margin_loss", {"input", "target", "reduction"}, 3, 2, 3, -1};
PyObject *run_multilabel_margin_loss(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_target = nullptr;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!(a.choice(2, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_target)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_multilabel_margin_loss(a_input, a_target, a_reduction, &out);
    }
    return result(status, out);
}

static Signature triplet_margin_loss_signature{"triplet_margin_loss", {"anchor", "positive", "negative", "margin", "p", "eps", "swap", "reduction"}, 8, 3, 8, -1};
PyObject *run_triplet_margin_loss(Arguments &a) {
    dl_tensor *a_anchor = nullptr;
    dl_tensor *a_positive = nullptr;
    dl_tensor *a_negative = nullptr;
    double a_margin = 1.0;
    double a_p = 2.0;
    double a_eps = 1e-06;
    bool a_swap = false;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    if (!a.real(3, &a_margin) || !a.real(4, &a_p) || !a.real(5, &a_eps) || !a.boolean(6, &a_swap) || !(a.choice(7, a_reduction_choices, 3, &a_reduction)) || !a.tensor(0, &a_anchor) || !a.tensor(1, &a_positive) || !a.tensor(2, &a_negative)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_triplet_margin_loss(a_anchor, a_positive, a_negative, a_margin, a_p, a_eps, a_swap, a_reduction, &out);
    }
    return result(status, out);
}

static Signature ctc_loss_signature{"ctc_loss", {"log_probs", "targets", "input_lengths", "target_lengths", "blank", "reduction", "zero_infinity"}, 7, 4, 7, -1};
PyObject *run_ctc_loss(Arguments &a) {
    dl_tensor *a_log_probs = nullptr;
    dl_tensor *a_targets = nullptr;
    dl_tensor *a_input_lengths = nullptr;
    dl_tensor *a_target_lengths = nullptr;
    int64_t a_blank = 0;
    static const Choice a_reduction_choices[] = {{"none", DL_REDUCTION_NONE}, {"mean", DL_REDUCTION_MEAN}, {"sum", DL_REDUCTION_SUM}};
    int32_t a_reduction = DL_REDUCTION_MEAN;
    bool a_zero_infinity = false;
    if (!a.integer(4, &a_blank) || !(a.choice(5, a_reduction_choices, 3, &a_reduction)) || !a.boolean(6, &a_zero_infinity) || !a.tensor(0, &a_log_probs) || !a.tensor(1, &a_targets) || !a.tensor(2, &a_input_lengths) || !a.tensor(3, &a_target_lengths)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ctc_loss(a_log_probs, a_targets, a_input_lengths, a_target_lengths, a_blank, a_reduction, a_zero_infinity, &out);
    }
    return result(status, out);
}

PyObject *function_cross_entropy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cross_entropy_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cross_entropy(a) : nullptr;
    return made ? made : hand_over("cross_entropy", nullptr, args, count, keywords);
}

PyObject *function_nll_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nll_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nll_loss(a) : nullptr;
    return made ? made : hand_over("nll_loss", nullptr, args, count, keywords);
}

PyObject *function_binary_cross_entropy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(binary_cross_entropy_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_binary_cross_entropy(a) : nullptr;
    return made ? made : hand_over("binary_cross_entropy", nullptr, args, count, keywords);
}

PyObject *function_binary_cross_entropy_with_logits(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(binary_cross_entropy_with_logits_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_binary_cross_entropy_with_logits(a) : nullptr;
    return made ? made : hand_over("binary_cross_entropy_with_logits", nullptr, args, count, keywords);
}

PyObject *function_mse_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mse_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mse_loss(a) : nullptr;
    return made ? made : hand_over("mse_loss", nullptr, args, count, keywords);
}

PyObject *function_l1_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(l1_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_l1_loss(a) : nullptr;
    return made ? made : hand_over("l1_loss", nullptr, args, count, keywords);
}

PyObject *function_smooth_l1_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(smooth_l1_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_smooth_l1_loss(a) : nullptr;
    return made ? made : hand_over("smooth_l1_loss", nullptr, args, count, keywords);
}

PyObject *function_huber_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(huber_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_huber_loss(a) : nullptr;
    return made ? made : hand_over("huber_loss", nullptr, args, count, keywords);
}

PyObject *function_soft_margin_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(soft_margin_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_soft_margin_loss(a) : nullptr;
    return made ? made : hand_over("soft_margin_loss", nullptr, args, count, keywords);
}

PyObject *function_multilabel_soft_margin_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(multilabel_soft_margin_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_multilabel_soft_margin_loss(a) : nullptr;
    return made ? made : hand_over("multilabel_soft_margin_loss", nullptr, args, count, keywords);
}

PyObject *function_sigmoid_focal_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sigmoid_focal_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sigmoid_focal_loss(a) : nullptr;
    return made ? made : hand_over("sigmoid_focal_loss", nullptr, args, count, keywords);
}

PyObject *function_kl_div(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(kl_div_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_kl_div(a) : nullptr;
    return made ? made : hand_over("kl_div", nullptr, args, count, keywords);
}

PyObject *function_distillation_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(distillation_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_distillation_loss(a) : nullptr;
    return made ? made : hand_over("distillation_loss", nullptr, args, count, keywords);
}

PyObject *function_poisson_nll_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(poisson_nll_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_poisson_nll_loss(a) : nullptr;
    return made ? made : hand_over("poisson_nll_loss", nullptr, args, count, keywords);
}

PyObject *function_gaussian_nll_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gaussian_nll_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gaussian_nll_loss(a) : nullptr;
    return made ? made : hand_over("gaussian_nll_loss", nullptr, args, count, keywords);
}

PyObject *function_hinge_embedding_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hinge_embedding_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hinge_embedding_loss(a) : nullptr;
    return made ? made : hand_over("hinge_embedding_loss", nullptr, args, count, keywords);
}

PyObject *function_cosine_embedding_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cosine_embedding_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cosine_embedding_loss(a) : nullptr;
    return made ? made : hand_over("cosine_embedding_loss", nullptr, args, count, keywords);
}

PyObject *function_margin_ranking_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(margin_ranking_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_margin_ranking_loss(a) : nullptr;
    return made ? made : hand_over("margin_ranking_loss", nullptr, args, count, keywords);
}

PyObject *function_multi_margin_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(multi_margin_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_multi_margin_loss(a) : nullptr;
    return made ? made : hand_over("multi_margin_loss", nullptr, args, count, keywords);
}

PyObject *function_multilabel_margin_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(multilabel_margin_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_multilabel_margin_loss(a) : nullptr;
    return made ? made : hand_over("multilabel_margin_loss", nullptr, args, count, keywords);
}

PyObject *function_triplet_margin_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(triplet_margin_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_triplet_margin_loss(a) : nullptr;
    return made ? made : hand_over("triplet_margin_loss", nullptr, args, count, keywords);
}

PyObject *function_ctc_loss(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ctc_loss_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ctc_loss(a) : nullptr;
    return made ? made : hand_over("ctc_loss", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
