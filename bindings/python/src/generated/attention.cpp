// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Attention of queries to keys.

#include "operations.h"

namespace dlcore::python {

static Signature scaled_dot_product_attention_signature{"scaled_dot_product_attention", {"query", "key", "value", "attn_mask", "dropout_p", "is_causal", "scale", "enable_gqa"}, 8, 3, 6, -1};
PyObject *run_scaled_dot_product_attention(Arguments &a) {
    dl_tensor *a_query = nullptr;
    dl_tensor *a_key = nullptr;
    dl_tensor *a_value = nullptr;
    dl_tensor *a_attn_mask = nullptr;
    double a_dropout_p = 0.0;
    bool a_is_causal = false;
    double a_scale_value{};
    const double *a_scale = nullptr;
    bool a_enable_gqa = false;
    if (!a.real(4, &a_dropout_p) || !a.boolean(5, &a_is_causal) || !a.optional_real(6, &a_scale_value, &a_scale) || !a.boolean(7, &a_enable_gqa) || !a.tensor(0, &a_query) || !a.tensor(1, &a_key) || !a.tensor(2, &a_value) || !a.optional_tensor(3, &a_attn_mask)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scaled_dot_product_attention(a_query, a_key, a_value, a_attn_mask, a_dropout_p, a_is_causal, a_scale, a_enable_gqa, &out);
    }
    return result(status, out);
}

PyObject *function_scaled_dot_product_attention(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scaled_dot_product_attention_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scaled_dot_product_attention(a) : nullptr;
    return made ? made : hand_over("scaled_dot_product_attention", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
