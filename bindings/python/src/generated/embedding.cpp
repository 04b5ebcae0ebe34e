// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Rows of a matrix chosen by integers. Derivatives are added up row by row; no one-hot vectors are made.

#include "operations.h"

namespace dlcore::python {

static Signature embedding_signature{"embedding", {"input", "weight", "padding_idx", "scale_grad_by_freq"}, 4, 2, 4, -1};
PyObject *run_embedding(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    int64_t a_padding_idx_value{};
    const int64_t *a_padding_idx = nullptr;
    bool a_scale_grad_by_freq = false;
    if (!a.optional_integer(2, &a_padding_idx_value, &a_padding_idx) || !a.boolean(3, &a_scale_grad_by_freq) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_embedding(a_input, a_weight, a_padding_idx, a_scale_grad_by_freq, &out);
    }
    return result(status, out);
}

static Signature embedding_bag_signature{"embedding_bag", {"input", "weight", "offsets", "scale_grad_by_freq", "mode", "per_sample_weights", "include_last_offset", "padding_idx"}, 8, 2, 8, -1};
PyObject *run_embedding_bag(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_offsets = nullptr;
    bool a_scale_grad_by_freq = false;
    static const Choice a_mode_choices[] = {{"sum", DL_EMBEDDING_BAG_MODE_SUM}, {"mean", DL_EMBEDDING_BAG_MODE_MEAN}, {"max", DL_EMBEDDING_BAG_MODE_MAX}};
    int32_t a_mode = DL_EMBEDDING_BAG_MODE_MEAN;
    dl_tensor *a_per_sample_weights = nullptr;
    bool a_include_last_offset = false;
    int64_t a_padding_idx_value{};
    const int64_t *a_padding_idx = nullptr;
    if (!a.boolean(3, &a_scale_grad_by_freq) || !(a.choice(4, a_mode_choices, 3, &a_mode)) || !a.boolean(6, &a_include_last_offset) || !a.optional_integer(7, &a_padding_idx_value, &a_padding_idx) || !a.tensor(0, &a_input) || !a.tensor(1, &a_weight) || !a.optional_tensor(2, &a_offsets) || !a.optional_tensor(5, &a_per_sample_weights)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_embedding_bag(a_input, a_weight, a_offsets, a_scale_grad_by_freq, a_mode, a_per_sample_weights, a_include_last_offset, a_padding_idx, &out);
    }
    return result(status, out);
}

static Signature embedding_renorm__signature{"embedding_renorm_", {"weight", "indices", "max_norm", "norm_type"}, 4, 3, 4, -1};
PyObject *run_embedding_renorm_(Arguments &a) {
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_indices = nullptr;
    double a_max_norm = 0.0;
    double a_norm_type = 2.0;
    if (!a.real(2, &a_max_norm) || !a.real(3, &a_norm_type) || !a.tensor(0, &a_weight) || !a.tensor(1, &a_indices)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_embedding_renorm_(a_weight, a_indices, a_max_norm, a_norm_type);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

PyObject *function_embedding(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(embedding_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_embedding(a) : nullptr;
    return made ? made : hand_over("embedding", nullptr, args, count, keywords);
}

PyObject *function_embedding_bag(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(embedding_bag_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_embedding_bag(a) : nullptr;
    return made ? made : hand_over("embedding_bag", nullptr, args, count, keywords);
}

PyObject *function_embedding_renorm_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(embedding_renorm__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_embedding_renorm_(a) : nullptr;
    return made ? made : hand_over("embedding_renorm_", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
