// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Equations, inverses, factorisations and norms of matrices, through LAPACK. The last two axes are rows and columns, those before them count matrices. For float32 and float64.

#include "operations.h"

namespace dlcore::python {

static Signature linalg_lu_factor_ex_signature{"linalg_lu_factor_ex", {"a", "pivot"}, 2, 1, 1, -1};
PyObject *run_linalg_lu_factor_ex(Arguments &a) {
    dl_tensor *a_a = nullptr;
    bool a_pivot = true;
    if (!a.boolean(1, &a_pivot) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *results[3] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_lu_factor_ex(a_a, a_pivot, &results[0], &results[1], &results[2]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_lu_factor_ex", {"LU", "pivots", "info"}};
    return wrap_tuple(type, results, 3);
}

static Signature linalg_lu_signature{"linalg_lu", {"a", "pivot"}, 2, 1, 1, -1};
PyObject *run_linalg_lu(Arguments &a) {
    dl_tensor *a_a = nullptr;
    bool a_pivot = true;
    if (!a.boolean(1, &a_pivot) || !a.tensor(0, &a_a)) return nullptr;
    dl_tensor *results[3] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_lu(a_a, a_pivot, &results[0], &results[1], &results[2]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.linalg_lu", {"P", "L", "U"}};
    return wrap_tuple(type, results, 3);
}

static Signature lu_unpack_signature{"lu_unpack", {"lu_data", "lu_pivots", "unpack_data", "unpack_pivots"}, 4, 2, 4, -1};
PyObject *run_lu_unpack(Arguments &a) {
    dl_tensor *a_lu_data = nullptr;
    dl_tensor *a_lu_pivots = nullptr;
    bool a_unpack_data = true;
    bool a_unpack_pivots = true;
    if (!a.boolean(2, &a_unpack_data) || !a.boolean(3, &a_unpack_pivots) || !a.tensor(0, &a_lu_data) || !a.tensor(1, &a_lu_pivots)) return nullptr;
    dl_tensor *results[3] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lu_unpack(a_lu_data, a_lu_pivots, a_unpack_data, a_unpack_pivots, &results[0], &results[1], &results[2]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.lu_unpack", {"P", "L", "U"}};
    return wrap_tuple(type, results, 3);
}

static Signature linalg_lu_solve_signature{"linalg_lu_solve", {"lu", "pivots", "b", "left", "adjoint"}, 5, 3, 3, -1};
PyObject *run_linalg_lu_solve(Arguments &a) {
    dl_tensor *a_lu = nullptr;
    dl_tensor *a_pivots = nullptr;
    dl_tensor *a_b = nullptr;
    bool a_left = true;
    bool a_adjoint = false;
    if (!a.boolean(3, &a_left) || !a.boolean(4, &a_adjoint) || !a.tensor(0, &a_lu) || !a.tensor(1, &a_pivots) || !a.tensor(2, &a_b)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_lu_solve(a_lu, a_pivots, a_b, a_left, a_adjoint, &out);
    }
    return result(status, out);
}

static Signature linalg_householder_product_signature{"linalg_householder_product", {"a", "tau"}, 2, 2, 2, -1};
PyObject *run_linalg_householder_product(Arguments &a) {
    dl_tensor *a_a = nullptr;
    dl_tensor *a_tau = nullptr;
    if (!a.tensor(0, &a_a) || !a.tensor(1, &a_tau)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linalg_householder_product(a_a, a_tau, &out);
    }
    return result(status, out);
}

PyObject *function_linalg_lu_factor_ex(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_lu_factor_ex_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_lu_factor_ex(a) : nullptr;
    return made ? made : hand_over("linalg_lu_factor_ex", nullptr, args, count, keywords);
}

PyObject *function_linalg_lu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_lu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_lu(a) : nullptr;
    return made ? made : hand_over("linalg_lu", nullptr, args, count, keywords);
}

PyObject *function_lu_unpack(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lu_unpack_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lu_unpack(a) : nullptr;
    return made ? made : hand_over("lu_unpack", nullptr, args, count, keywords);
}

PyObject *function_linalg_lu_solve(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_lu_solve_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_lu_solve(a) : nullptr;
    return made ? made : hand_over("linalg_lu_solve", nullptr, args, count, keywords);
}

PyObject *function_linalg_householder_product(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linalg_householder_product_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linalg_householder_product(a) : nullptr;
    return made ? made : hand_over("linalg_householder_product", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
