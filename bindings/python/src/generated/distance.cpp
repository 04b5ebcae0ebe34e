// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Distances and similarities of vectors.

#include "operations.h"

namespace dlcore::python {

static Signature cosine_similarity_signature{"cosine_similarity", {"x1", "x2", "dim", "eps"}, 4, 2, 4, -1};
PyObject *run_cosine_similarity(Arguments &a) {
    dl_tensor *a_x1 = nullptr;
    dl_tensor *a_x2 = nullptr;
    int64_t a_dim = 1;
    double a_eps = 1e-08;
    if (!a.integer(2, &a_dim) || !a.real(3, &a_eps) || !a.tensor(0, &a_x1) || !a.tensor(1, &a_x2)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cosine_similarity(a_x1, a_x2, a_dim, a_eps, &out);
    }
    return result(status, out);
}

static Signature pairwise_distance_signature{"pairwise_distance", {"x1", "x2", "p", "eps", "keepdim"}, 5, 2, 5, -1};
PyObject *run_pairwise_distance(Arguments &a) {
    dl_tensor *a_x1 = nullptr;
    dl_tensor *a_x2 = nullptr;
    double a_p = 2.0;
    double a_eps = 1e-06;
    bool a_keepdim = false;
    if (!a.real(2, &a_p) || !a.real(3, &a_eps) || !a.boolean(4, &a_keepdim) || !a.tensor(0, &a_x1) || !a.tensor(1, &a_x2)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pairwise_distance(a_x1, a_x2, a_p, a_eps, a_keepdim, &out);
    }
    return result(status, out);
}

static Signature pdist_signature{"pdist", {"input", "p"}, 2, 1, 2, -1};
PyObject *run_pdist(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 2.0;
    if (!a.real(1, &a_p) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pdist(a_input, a_p, &out);
    }
    return result(status, out);
}

PyObject *function_cosine_similarity(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cosine_similarity_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cosine_similarity(a) : nullptr;
    return made ? made : hand_over("cosine_similarity", nullptr, args, count, keywords);
}

PyObject *function_pairwise_distance(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pairwise_distance_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pairwise_distance(a) : nullptr;
    return made ? made : hand_over("pairwise_distance", nullptr, args, count, keywords);
}

PyObject *function_pdist(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pdist_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pdist(a) : nullptr;
    return made ? made : hand_over("pdist", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
