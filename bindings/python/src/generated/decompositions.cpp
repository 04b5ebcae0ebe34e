// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Equations, inverses, factorisations and norms of matrices, through LAPACK. The last two axes are rows and columns, those before them count matrices. For float32 and float64.

#include "operations.h"

namespace dlcore::python {

static Signature linalg_solve_signature{"linalg_solve", {"a", "b", "left"}, 3, 2, 2, -1};
PyObject *run_linalg_solve(Arguments &a) {
    dl_tensor *a_a = nullptr;
    dl_tensor *a_b = nullptr;
    bool a_left = true;
    if (!a.boolean(2, &a_left) || !a.tensor(0, &a_a) || !a.tensor(1, &a_b)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_solve(a_a, a_b, a_left, &out);
    }
    return result(status, out);
}

static Signature linalg_inv_signature{"linalg_inv", {"a"}, 1, 1, 1, -1};
PyObject *run_linalg_inv(Arguments &a) {
    dl_tensor *a_a = nullptr;
    if (!a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_inv(a_a, &out);
    }
    return result(status, out);
}

static Signature linalg_solve_triangular_signature{"linalg_solve_triangular", {"a", "b", "upper", "left", "unitriangular"}, 5, 3, 2, -1};
PyObject *run_linalg_solve_triangular(Arguments &a) {
    dl_tensor *a_a = nullptr;
    dl_tensor *a_b = nullptr;
    bool a_upper = false;
    bool a_left = true;
    bool a_unitriangular = false;
    if (!a.boolean(2, &a_upper) || !a.boolean(3, &a_left) || !a.boolean(4, &a_unitriangular) || !a.tensor(0, &a_a) || !a.tensor(1, &a_b)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_solve_triangular(a_a, a_b, a_upper, a_left, a_unitriangular, &out);
    }
    return result(status, out);
}

static Signature linalg_lstsq_signature{"linalg_lstsq", {"a", "b", "rcond"}, 3, 2, 3, -1};
PyObject *run_linalg_lstsq(Arguments &a) {
    dl_tensor *a_a = nullptr;
    dl_tensor *a_b = nullptr;
    double a_rcond_value{};
    const double *a_rcond = nullptr;
    if (!a.optional_real(2, &a_rcond_value, &a_rcond) || !a.tensor(0, &a_a) || !a.tensor(1, &a_b)) return nullptr;
    dl_tensor *results[3] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_lstsq(a_a, a_b, a_rcond, &results[0], &results[1], &results[2]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_lstsq", {"solution", "residuals", "rank"}};
    return wrap_tuple(type, results, 3);
}

static Signature linalg_pinv_signature{"linalg_pinv", {"a", "atol", "rtol"}, 3, 1, 1, -1};
PyObject *run_linalg_pinv(Arguments &a) {
    dl_tensor *a_a = nullptr;
    double a_atol_value{};
    const double *a_atol = nullptr;
    double a_rtol_value{};
    const double *a_rtol = nullptr;
    if (!a.optional_real(1, &a_atol_value, &a_atol) || !a.optional_real(2, &a_rtol_value, &a_rtol) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_pinv(a_a, a_atol, a_rtol, &out);
    }
    return result(status, out);
}

static Signature linalg_matrix_rank_signature{"linalg_matrix_rank", {"a", "atol", "rtol"}, 3, 1, 1, -1};
PyObject *run_linalg_matrix_rank(Arguments &a) {
    dl_tensor *a_a = nullptr;
    double a_atol_value{};
    const double *a_atol = nullptr;
    double a_rtol_value{};
    const double *a_rtol = nullptr;
    if (!a.optional_real(1, &a_atol_value, &a_atol) || !a.optional_real(2, &a_rtol_value, &a_rtol) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_matrix_rank(a_a, a_atol, a_rtol, &out);
    }
    return result(status, out);
}

static Signature linalg_det_signature{"linalg_det", {"a"}, 1, 1, 1, -1};
PyObject *run_linalg_det(Arguments &a) {
    dl_tensor *a_a = nullptr;
    if (!a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_det(a_a, &out);
    }
    return result(status, out);
}

static Signature linalg_slogdet_signature{"linalg_slogdet", {"a"}, 1, 1, 1, -1};
PyObject *run_linalg_slogdet(Arguments &a) {
    dl_tensor *a_a = nullptr;
    if (!a.tensor(0, &a_a)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_slogdet(a_a, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_slogdet", {"sign", "logabsdet"}};
    return wrap_tuple(type, results, 2);
}

static Signature logdet_signature{"logdet", {"input"}, 1, 1, 1, -1};
PyObject *run_logdet(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logdet(a_input, &out);
    }
    return result(status, out);
}

static Signature linalg_cholesky_signature{"linalg_cholesky", {"a", "upper"}, 2, 1, 1, -1};
PyObject *run_linalg_cholesky(Arguments &a) {
    dl_tensor *a_a = nullptr;
    bool a_upper = false;
    if (!a.boolean(1, &a_upper) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_cholesky(a_a, a_upper, &out);
    }
    return result(status, out);
}

static Signature cholesky_solve_signature{"cholesky_solve", {"input", "input2", "upper"}, 3, 2, 3, -1};
PyObject *run_cholesky_solve(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_input2 = nullptr;
    bool a_upper = false;
    if (!a.boolean(2, &a_upper) || !a.tensor(0, &a_input) || !a.tensor(1, &a_input2)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cholesky_solve(a_input, a_input2, a_upper, &out);
    }
    return result(status, out);
}

static Signature cholesky_inverse_signature{"cholesky_inverse", {"input", "upper"}, 2, 1, 2, -1};
PyObject *run_cholesky_inverse(Arguments &a) {
    dl_tensor *a_input = nullptr;
    bool a_upper = false;
    if (!a.boolean(1, &a_upper) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cholesky_inverse(a_input, a_upper, &out);
    }
    return result(status, out);
}

static Signature linalg_qr_signature{"linalg_qr", {"a", "mode"}, 2, 1, 2, -1};
PyObject *run_linalg_qr(Arguments &a) {
    dl_tensor *a_a = nullptr;
    static const Choice a_mode_choices[] = {{"reduced", DL_QR_MODE_REDUCED}, {"complete", DL_QR_MODE_COMPLETE}, {"r", DL_QR_MODE_R}};
    int32_t a_mode = DL_QR_MODE_REDUCED;
    if (!(a.choice(1, a_mode_choices, 3, &a_mode)) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_qr(a_a, a_mode, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_qr", {"Q", "R"}};
    return wrap_tuple(type, results, 2);
}

static Signature linalg_eigh_signature{"linalg_eigh", {"a", "upper"}, 2, 1, 1, -1};
PyObject *run_linalg_eigh(Arguments &a) {
    dl_tensor *a_a = nullptr;
    bool a_upper = false;
    if (!a.boolean(1, &a_upper) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_eigh(a_a, a_upper, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_eigh", {"eigenvalues", "eigenvectors"}};
    return wrap_tuple(type, results, 2);
}

static Signature linalg_eigvalsh_signature{"linalg_eigvalsh", {"a", "upper"}, 2, 1, 1, -1};
PyObject *run_linalg_eigvalsh(Arguments &a) {
    dl_tensor *a_a = nullptr;
    bool a_upper = false;
    if (!a.boolean(1, &a_upper) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_eigvalsh(a_a, a_upper, &out);
    }
    return result(status, out);
}

static Signature linalg_svd_signature{"linalg_svd", {"a", "full_matrices"}, 2, 1, 2, -1};
PyObject *run_linalg_svd(Arguments &a) {
    dl_tensor *a_a = nullptr;
    bool a_full_matrices = true;
    if (!a.boolean(1, &a_full_matrices) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *results[3] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_svd(a_a, a_full_matrices, &results[0], &results[1], &results[2]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_svd", {"U", "S", "Vh"}};
    return wrap_tuple(type, results, 3);
}

static Signature linalg_svdvals_signature{"linalg_svdvals", {"a"}, 1, 1, 1, -1};
PyObject *run_linalg_svdvals(Arguments &a) {
    dl_tensor *a_a = nullptr;
    if (!a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_svdvals(a_a, &out);
    }
    return result(status, out);
}

static Signature linalg_vector_norm_signature{"linalg_vector_norm", {"input", "ord", "dim", "keepdim"}, 4, 1, 4, -1};
PyObject *run_linalg_vector_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_ord = 2.0;
    Integers a_dim;
    bool a_keepdim = false;
    if (!a.real(1, &a_ord) || !a.optional_integers(2, a_dim) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_vector_norm(a_input, a_ord, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    return result(status, out);
}

static Signature linalg_matrix_norm_signature{"linalg_matrix_norm", {"input", "ord", "dim", "keepdim"}, 4, 1, 4, -1};
PyObject *run_linalg_matrix_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    static const Choice a_ord_choices[] = {{"fro", DL_MATRIX_NORM_FRO}, {"nuc", DL_MATRIX_NORM_NUC}, {"infinity", DL_MATRIX_NORM_INFINITY}, {"minus_infinity", DL_MATRIX_NORM_MINUS_INFINITY}, {"one", DL_MATRIX_NORM_ONE}, {"minus_one", DL_MATRIX_NORM_MINUS_ONE}, {"two", DL_MATRIX_NORM_TWO}, {"minus_two", DL_MATRIX_NORM_MINUS_TWO}};
    int32_t a_ord = DL_MATRIX_NORM_FRO;
    Integers a_dim;
    bool a_keepdim = false;
    if (!(a.choice(1, a_ord_choices, 8, &a_ord)) || !a.optional_integers(2, a_dim) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_matrix_norm(a_input, a_ord, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    return result(status, out);
}

static Signature linalg_cond_signature{"linalg_cond", {"a", "p"}, 2, 1, 2, -1};
PyObject *run_linalg_cond(Arguments &a) {
    dl_tensor *a_a = nullptr;
    static const Choice a_p_choices[] = {{"fro", DL_MATRIX_NORM_FRO}, {"nuc", DL_MATRIX_NORM_NUC}, {"infinity", DL_MATRIX_NORM_INFINITY}, {"minus_infinity", DL_MATRIX_NORM_MINUS_INFINITY}, {"one", DL_MATRIX_NORM_ONE}, {"minus_one", DL_MATRIX_NORM_MINUS_ONE}, {"two", DL_MATRIX_NORM_TWO}, {"minus_two", DL_MATRIX_NORM_MINUS_TWO}};
    int32_t a_p = DL_MATRIX_NORM_TWO;
    if (!(a.choice(1, a_p_choices, 8, &a_p)) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_cond(a_a, a_p, &out);
    }
    return result(status, out);
}

static Signature linalg_matrix_power_signature{"linalg_matrix_power", {"a", "n"}, 2, 2, 2, -1};
PyObject *run_linalg_matrix_power(Arguments &a) {
    dl_tensor *a_a = nullptr;
    int64_t a_n = 0;
    if (!a.integer(1, &a_n) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_matrix_power(a_a, a_n, &out);
    }
    return result(status, out);
}

static Signature linalg_matrix_exp_signature{"linalg_matrix_exp", {"a"}, 1, 1, 1, -1};
PyObject *run_linalg_matrix_exp(Arguments &a) {
    dl_tensor *a_a = nullptr;
    if (!a.tensor(0, &a_a)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_matrix_exp(a_a, &out);
    }
    return result(status, out);
}

static Signature linalg_multi_dot_signature{"linalg_multi_dot", {"tensors"}, 1, 1, 1, -1};
PyObject *run_linalg_multi_dot(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_multi_dot(a_tensors.data(), a_tensors.count(), &out);
    }
    return result(status, out);
}

static Signature linalg_lu_factor_signature{"linalg_lu_factor", {"a", "pivot"}, 2, 1, 1, -1};
PyObject *run_linalg_lu_factor(Arguments &a) {
    dl_tensor *a_a = nullptr;
    bool a_pivot = true;
    if (!a.boolean(1, &a_pivot) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_lu_factor(a_a, a_pivot, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_lu_factor", {"LU", "pivots"}};
    return wrap_tuple(type, results, 2);
}

PyObject *function_linalg_solve(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_solve_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_solve(a) : nullptr;
    return made ? made : hand_over("linalg_solve", nullptr, args, count, keywords);
}

PyObject *function_linalg_inv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_inv_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_inv(a) : nullptr;
    return made ? made : hand_over("linalg_inv", nullptr, args, count, keywords);
}

PyObject *function_linalg_solve_triangular(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_solve_triangular_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_solve_triangular(a) : nullptr;
    return made ? made : hand_over("linalg_solve_triangular", nullptr, args, count, keywords);
}

PyObject *function_linalg_lstsq(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_lstsq_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_lstsq(a) : nullptr;
    return made ? made : hand_over("linalg_lstsq", nullptr, args, count, keywords);
}

PyObject *function_linalg_pinv(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_pinv_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_pinv(a) : nullptr;
    return made ? made : hand_over("linalg_pinv", nullptr, args, count, keywords);
}

PyObject *function_linalg_matrix_rank(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_matrix_rank_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_matrix_rank(a) : nullptr;
    return made ? made : hand_over("linalg_matrix_rank", nullptr, args, count, keywords);
}

PyObject *function_linalg_det(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_det_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_det(a) : nullptr;
    return made ? made : hand_over("linalg_det", nullptr, args, count, keywords);
}

PyObject *function_linalg_slogdet(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_slogdet_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_slogdet(a) : nullptr;
    return made ? made : hand_over("linalg_slogdet", nullptr, args, count, keywords);
}

PyObject *function_logdet(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logdet_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logdet(a) : nullptr;
    return made ? made : hand_over("logdet", nullptr, args, count, keywords);
}

PyObject *method_logdet(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logdet_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logdet(a) : nullptr;
    return made ? made : hand_over("logdet", receiver, args, count, keywords);
}

PyObject *function_linalg_cholesky(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_cholesky_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_cholesky(a) : nullptr;
    return made ? made : hand_over("linalg_cholesky", nullptr, args, count, keywords);
}

PyObject *function_cholesky_solve(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cholesky_solve_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cholesky_solve(a) : nullptr;
    return made ? made : hand_over("cholesky_solve", nullptr, args, count, keywords);
}

PyObject *method_cholesky_solve(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cholesky_solve_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cholesky_solve(a) : nullptr;
    return made ? made : hand_over("cholesky_solve", receiver, args, count, keywords);
}

PyObject *function_cholesky_inverse(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cholesky_inverse_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cholesky_inverse(a) : nullptr;
    return made ? made : hand_over("cholesky_inverse", nullptr, args, count, keywords);
}

PyObject *method_cholesky_inverse(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cholesky_inverse_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cholesky_inverse(a) : nullptr;
    return made ? made : hand_over("cholesky_inverse", receiver, args, count, keywords);
}

PyObject *function_linalg_qr(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_qr_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_qr(a) : nullptr;
    return made ? made : hand_over("linalg_qr", nullptr, args, count, keywords);
}

PyObject *function_linalg_eigh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_eigh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_eigh(a) : nullptr;
    return made ? made : hand_over("linalg_eigh", nullptr, args, count, keywords);
}

PyObject *function_linalg_eigvalsh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_eigvalsh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_eigvalsh(a) : nullptr;
    return made ? made : hand_over("linalg_eigvalsh", nullptr, args, count, keywords);
}

PyObject *function_linalg_svd(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_svd_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_svd(a) : nullptr;
    return made ? made : hand_over("linalg_svd", nullptr, args, count, keywords);
}

PyObject *function_linalg_svdvals(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_svdvals_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_svdvals(a) : nullptr;
    return made ? made : hand_over("linalg_svdvals", nullptr, args, count, keywords);
}

PyObject *function_linalg_vector_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_vector_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_vector_norm(a) : nullptr;
    return made ? made : hand_over("linalg_vector_norm", nullptr, args, count, keywords);
}

PyObject *function_linalg_matrix_norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_matrix_norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_matrix_norm(a) : nullptr;
    return made ? made : hand_over("linalg_matrix_norm", nullptr, args, count, keywords);
}

PyObject *function_linalg_cond(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_cond_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_cond(a) : nullptr;
    return made ? made : hand_over("linalg_cond", nullptr, args, count, keywords);
}

PyObject *function_linalg_matrix_power(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_matrix_power_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_matrix_power(a) : nullptr;
    return made ? made : hand_over("linalg_matrix_power", nullptr, args, count, keywords);
}

PyObject *function_linalg_matrix_exp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_matrix_exp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_matrix_exp(a) : nullptr;
    return made ? made : hand_over("linalg_matrix_exp", nullptr, args, count, keywords);
}

PyObject *function_linalg_multi_dot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_multi_dot_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_multi_dot(a) : nullptr;
    return made ? made : hand_over("linalg_multi_dot", nullptr, args, count, keywords);
}

PyObject *function_linalg_lu_factor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_lu_factor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_lu_factor(a) : nullptr;
    return made ? made : hand_over("linalg_lu_factor", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
