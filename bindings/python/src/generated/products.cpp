// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Products of vectors, matrices and tensors beyond matmul, and what is made of them. Operands have one dtype.

#include "operations.h"

namespace dlcore::python {

static Signature mv_signature{"mv", {"input", "vec", "out"}, 3, 2, 2, -1};
PyObject *run_mv(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_vec = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_vec)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mv(a_input, a_vec, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature addmm_signature{"addmm", {"input", "mat1", "mat2", "beta", "alpha", "out"}, 6, 3, 3, -1};
PyObject *run_addmm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mat1 = nullptr;
    dl_tensor *a_mat2 = nullptr;
    dl_scalar a_beta = dl_int(1);
    dl_scalar a_alpha = dl_int(1);
    if (!a.number(3, &a_beta) || !a.number(4, &a_alpha) || !a.tensor(0, &a_input) || !a.tensor(1, &a_mat1) || !a.tensor(2, &a_mat2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addmm(a_input, a_mat1, a_mat2, a_beta, a_alpha, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature addmv_signature{"addmv", {"input", "mat", "vec", "beta", "alpha", "out"}, 6, 3, 3, -1};
PyObject *run_addmv(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mat = nullptr;
    dl_tensor *a_vec = nullptr;
    dl_scalar a_beta = dl_int(1);
    dl_scalar a_alpha = dl_int(1);
    if (!a.number(3, &a_beta) || !a.number(4, &a_alpha) || !a.tensor(0, &a_input) || !a.tensor(1, &a_mat) || !a.tensor(2, &a_vec)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addmv(a_input, a_mat, a_vec, a_beta, a_alpha, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature addr_signature{"addr", {"input", "vec1", "vec2", "beta", "alpha", "out"}, 6, 3, 3, -1};
PyObject *run_addr(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_vec1 = nullptr;
    dl_tensor *a_vec2 = nullptr;
    dl_scalar a_beta = dl_int(1);
    dl_scalar a_alpha = dl_int(1);
    if (!a.number(3, &a_beta) || !a.number(4, &a_alpha) || !a.tensor(0, &a_input) || !a.tensor(1, &a_vec1) || !a.tensor(2, &a_vec2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addr(a_input, a_vec1, a_vec2, a_beta, a_alpha, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature baddbmm_signature{"baddbmm", {"input", "batch1", "batch2", "beta", "alpha", "out"}, 6, 3, 3, -1};
PyObject *run_baddbmm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_batch1 = nullptr;
    dl_tensor *a_batch2 = nullptr;
    dl_scalar a_beta = dl_int(1);
    dl_scalar a_alpha = dl_int(1);
    if (!a.number(3, &a_beta) || !a.number(4, &a_alpha) || !a.tensor(0, &a_input) || !a.tensor(1, &a_batch1) || !a.tensor(2, &a_batch2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_baddbmm(a_input, a_batch1, a_batch2, a_beta, a_alpha, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature addbmm_signature{"addbmm", {"input", "batch1", "batch2", "beta", "alpha", "out"}, 6, 3, 3, -1};
PyObject *run_addbmm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_batch1 = nullptr;
    dl_tensor *a_batch2 = nullptr;
    dl_scalar a_beta = dl_int(1);
    dl_scalar a_alpha = dl_int(1);
    if (!a.number(3, &a_beta) || !a.number(4, &a_alpha) || !a.tensor(0, &a_input) || !a.tensor(1, &a_batch1) || !a.tensor(2, &a_batch2)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_addbmm(a_input, a_batch1, a_batch2, a_beta, a_alpha, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature vdot_signature{"vdot", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_vdot(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_vdot(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature inner_signature{"inner", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_inner(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_inner(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature tensordot_signature{"tensordot", {"input", "other", "dims_input", "dims_other"}, 4, 4, 4, -1};
PyObject *run_tensordot(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    Integers a_dims_input;
    Integers a_dims_other;
    if (!a.integers(2, a_dims_input) || !a.integers(3, a_dims_other) || !a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tensordot(a_input, a_other, a_dims_input.data(), a_dims_input.count(), a_dims_other.data(), a_dims_other.count(), &out);
    }
    return result(status, out);
}

static Signature einsum_signature{"einsum", {"equation", "operands"}, 2, 2, 2, -1};
PyObject *run_einsum(Arguments &a) {
    const char *a_equation = nullptr;
    Tensors a_operands;
    if (!a.text(0, &a_equation) || !a.tensors(1, a_operands)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_einsum(a_equation, a_operands.data(), a_operands.count(), &out);
    }
    return result(status, out);
}

static Signature kron_signature{"kron", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_kron(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_kron(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature trace_signature{"trace", {"input"}, 1, 1, 1, -1};
PyObject *run_trace(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_trace(a_input, &out);
    }
    return result(status, out);
}

static Signature linalg_cross_signature{"linalg_cross", {"input", "other", "dim"}, 3, 2, 2, -1};
PyObject *run_linalg_cross(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    int64_t a_dim = -1;
    if (!a.integer(2, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(1, &a_other)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_cross(a_input, a_other, a_dim, &out);
    }
    return result(status, out);
}

static Signature linalg_vecdot_signature{"linalg_vecdot", {"x", "y", "dim"}, 3, 2, 2, -1};
PyObject *run_linalg_vecdot(Arguments &a) {
    dl_tensor *a_x = nullptr;
    dl_tensor *a_y = nullptr;
    int64_t a_dim = -1;
    if (!a.integer(2, &a_dim) || !a.tensor(0, &a_x) || !a.tensor(1, &a_y)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_vecdot(a_x, a_y, a_dim, &out);
    }
    return result(status, out);
}

static Signature bilinear_signature{"bilinear", {"input1", "input2", "weight", "bias"}, 4, 3, 4, -1};
PyObject *run_bilinear(Arguments &a) {
    dl_tensor *a_input1 = nullptr;
    dl_tensor *a_input2 = nullptr;
    dl_tensor *a_weight = nullptr;
    dl_tensor *a_bias = nullptr;
    if (!a.tensor(0, &a_input1) || !a.tensor(1, &a_input2) || !a.tensor(2, &a_weight) || !a.optional_tensor(3, &a_bias)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bilinear(a_input1, a_input2, a_weight, a_bias, &out);
    }
    return result(status, out);
}

static Signature cdist_signature{"cdist", {"x1", "x2", "p"}, 3, 2, 3, -1};
PyObject *run_cdist(Arguments &a) {
    dl_tensor *a_x1 = nullptr;
    dl_tensor *a_x2 = nullptr;
    double a_p = 2.0;
    if (!a.real(2, &a_p) || !a.tensor(0, &a_x1) || !a.tensor(1, &a_x2)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cdist(a_x1, a_x2, a_p, &out);
    }
    return result(status, out);
}

static Signature cov_signature{"cov", {"input", "correction", "fweights", "aweights"}, 4, 1, 1, -1};
PyObject *run_cov(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_correction = 1;
    dl_tensor *a_fweights = nullptr;
    dl_tensor *a_aweights = nullptr;
    if (!a.integer(1, &a_correction) || !a.tensor(0, &a_input) || !a.optional_tensor(2, &a_fweights) || !a.optional_tensor(3, &a_aweights)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cov(a_input, a_correction, a_fweights, a_aweights, &out);
    }
    return result(status, out);
}

static Signature corrcoef_signature{"corrcoef", {"input"}, 1, 1, 1, -1};
PyObject *run_corrcoef(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_corrcoef(a_input, &out);
    }
    return result(status, out);
}

PyObject *function_mv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mv_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mv(a) : nullptr;
    return made ? made : hand_over("mv", nullptr, args, count, keywords);
}

PyObject *method_mv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mv_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_mv(a) : nullptr;
    return made ? made : hand_over("mv", receiver, args, count, keywords);
}

PyObject *function_addmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addmm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addmm(a) : nullptr;
    return made ? made : hand_over("addmm", nullptr, args, count, keywords);
}

PyObject *method_addmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addmm_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addmm(a) : nullptr;
    return made ? made : hand_over("addmm", receiver, args, count, keywords);
}

PyObject *function_addmv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addmv_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addmv(a) : nullptr;
    return made ? made : hand_over("addmv", nullptr, args, count, keywords);
}

PyObject *method_addmv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addmv_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addmv(a) : nullptr;
    return made ? made : hand_over("addmv", receiver, args, count, keywords);
}

PyObject *function_addr(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addr_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addr(a) : nullptr;
    return made ? made : hand_over("addr", nullptr, args, count, keywords);
}

PyObject *method_addr(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addr_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addr(a) : nullptr;
    return made ? made : hand_over("addr", receiver, args, count, keywords);
}

PyObject *function_baddbmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(baddbmm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_baddbmm(a) : nullptr;
    return made ? made : hand_over("baddbmm", nullptr, args, count, keywords);
}

PyObject *method_baddbmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(baddbmm_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_baddbmm(a) : nullptr;
    return made ? made : hand_over("baddbmm", receiver, args, count, keywords);
}

PyObject *function_addbmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(addbmm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_addbmm(a) : nullptr;
    return made ? made : hand_over("addbmm", nullptr, args, count, keywords);
}

PyObject *method_addbmm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(addbmm_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_addbmm(a) : nullptr;
    return made ? made : hand_over("addbmm", receiver, args, count, keywords);
}

PyObject *function_vdot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(vdot_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_vdot(a) : nullptr;
    return made ? made : hand_over("vdot", nullptr, args, count, keywords);
}

PyObject *method_vdot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(vdot_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_vdot(a) : nullptr;
    return made ? made : hand_over("vdot", receiver, args, count, keywords);
}

PyObject *function_inner(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(inner_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_inner(a) : nullptr;
    return made ? made : hand_over("inner", nullptr, args, count, keywords);
}

PyObject *method_inner(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(inner_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_inner(a) : nullptr;
    return made ? made : hand_over("inner", receiver, args, count, keywords);
}

PyObject *function_tensordot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tensordot_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tensordot(a) : nullptr;
    return made ? made : hand_over("tensordot", nullptr, args, count, keywords);
}

PyObject *function_einsum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(einsum_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_einsum(a) : nullptr;
    return made ? made : hand_over("einsum", nullptr, args, count, keywords);
}

PyObject *function_kron(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(kron_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_kron(a) : nullptr;
    return made ? made : hand_over("kron", nullptr, args, count, keywords);
}

PyObject *method_kron(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(kron_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_kron(a) : nullptr;
    return made ? made : hand_over("kron", receiver, args, count, keywords);
}

PyObject *function_trace(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trace_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_trace(a) : nullptr;
    return made ? made : hand_over("trace", nullptr, args, count, keywords);
}

PyObject *method_trace(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(trace_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_trace(a) : nullptr;
    return made ? made : hand_over("trace", receiver, args, count, keywords);
}

PyObject *function_linalg_cross(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_cross_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_cross(a) : nullptr;
    return made ? made : hand_over("linalg_cross", nullptr, args, count, keywords);
}

PyObject *function_linalg_vecdot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_vecdot_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_vecdot(a) : nullptr;
    return made ? made : hand_over("linalg_vecdot", nullptr, args, count, keywords);
}

PyObject *function_bilinear(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bilinear_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bilinear(a) : nullptr;
    return made ? made : hand_over("bilinear", nullptr, args, count, keywords);
}

PyObject *function_cdist(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cdist_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cdist(a) : nullptr;
    return made ? made : hand_over("cdist", nullptr, args, count, keywords);
}

PyObject *function_cov(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cov_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cov(a) : nullptr;
    return made ? made : hand_over("cov", nullptr, args, count, keywords);
}

PyObject *method_cov(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cov_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cov(a) : nullptr;
    return made ? made : hand_over("cov", receiver, args, count, keywords);
}

PyObject *function_corrcoef(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(corrcoef_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_corrcoef(a) : nullptr;
    return made ? made : hand_over("corrcoef", nullptr, args, count, keywords);
}

PyObject *method_corrcoef(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(corrcoef_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_corrcoef(a) : nullptr;
    return made ? made : hand_over("corrcoef", receiver, args, count, keywords);
}

}  // namespace dlcore::python
