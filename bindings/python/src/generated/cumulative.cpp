// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Running sums and their like along an axis, differences and integrals.

#include "operations.h"

namespace dlcore::python {

static Signature cumsum_signature{"cumsum", {"input", "dim", "dtype", "out"}, 4, 2, 2, -1};
PyObject *run_cumsum(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integer(1, &a_dim) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cumsum(a_input, a_dim, a_dtype, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature cumsum__signature{"cumsum_", {"input", "dim", "dtype"}, 3, 2, 2, -1};
PyObject *run_cumsum_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integer(1, &a_dim) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cumsum_(a_input, a_dim, a_dtype);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature cumprod_signature{"cumprod", {"input", "dim", "dtype", "out"}, 4, 2, 2, -1};
PyObject *run_cumprod(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integer(1, &a_dim) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cumprod(a_input, a_dim, a_dtype, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature cumprod__signature{"cumprod_", {"input", "dim", "dtype"}, 3, 2, 2, -1};
PyObject *run_cumprod_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integer(1, &a_dim) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cumprod_(a_input, a_dim, a_dtype);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature cummax_signature{"cummax", {"input", "dim"}, 2, 2, 2, -1};
PyObject *run_cummax(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cummax(a_input, a_dim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.cummax", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature cummin_signature{"cummin", {"input", "dim"}, 2, 2, 2, -1};
PyObject *run_cummin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cummin(a_input, a_dim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.cummin", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature logcumsumexp_signature{"logcumsumexp", {"input", "dim", "out"}, 3, 2, 2, -1};
PyObject *run_logcumsumexp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logcumsumexp(a_input, a_dim, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature diff_signature{"diff", {"input", "n", "dim", "prepend", "append", "out"}, 6, 1, 5, -1};
PyObject *run_diff(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_n = 1;
    int64_t a_dim = -1;
    dl_tensor *a_prepend = nullptr;
    dl_tensor *a_append = nullptr;
    if (!a.integer(1, &a_n) || !a.integer(2, &a_dim) || !a.tensor(0, &a_input) || !a.optional_tensor(3, &a_prepend) || !a.optional_tensor(4, &a_append)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_diff(a_input, a_n, a_dim, a_prepend, a_append, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature trapezoid_signature{"trapezoid", {"y", "x", "dx", "dim"}, 4, 1, 2, -1};
PyObject *run_trapezoid(Arguments &a) {
    dl_tensor *a_y = nullptr;
    dl_tensor *a_x = nullptr;
    dl_scalar a_dx = dl_int(1);
    int64_t a_dim = -1;
    if (!a.number(2, &a_dx) || !a.integer(3, &a_dim) || !a.tensor(0, &a_y) || !a.optional_tensor(1, &a_x)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_trapezoid(a_y, a_x, a_dx, a_dim, &out);
    }
    return result(status, out);
}

static Signature cumulative_trapezoid_signature{"cumulative_trapezoid", {"y", "x", "dx", "dim"}, 4, 1, 2, -1};
PyObject *run_cumulative_trapezoid(Arguments &a) {
    dl_tensor *a_y = nullptr;
    dl_tensor *a_x = nullptr;
    dl_scalar a_dx = dl_int(1);
    int64_t a_dim = -1;
    if (!a.number(2, &a_dx) || !a.integer(3, &a_dim) || !a.tensor(0, &a_y) || !a.optional_tensor(1, &a_x)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cumulative_trapezoid(a_y, a_x, a_dx, a_dim, &out);
    }
    return result(status, out);
}

PyObject *function_cumsum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cumsum_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cumsum(a) : nullptr;
    return made ? made : hand_over("cumsum", nullptr, args, count, keywords);
}

PyObject *method_cumsum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cumsum_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cumsum(a) : nullptr;
    return made ? made : hand_over("cumsum", receiver, args, count, keywords);
}

PyObject *function_cumsum_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cumsum__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cumsum_(a) : nullptr;
    return made ? made : hand_over("cumsum_", nullptr, args, count, keywords);
}

PyObject *method_cumsum_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cumsum__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cumsum_(a) : nullptr;
    return made ? made : hand_over("cumsum_", receiver, args, count, keywords);
}

PyObject *function_cumprod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cumprod_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cumprod(a) : nullptr;
    return made ? made : hand_over("cumprod", nullptr, args, count, keywords);
}

PyObject *method_cumprod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cumprod_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cumprod(a) : nullptr;
    return made ? made : hand_over("cumprod", receiver, args, count, keywords);
}

PyObject *function_cumprod_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cumprod__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cumprod_(a) : nullptr;
    return made ? made : hand_over("cumprod_", nullptr, args, count, keywords);
}

PyObject *method_cumprod_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cumprod__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cumprod_(a) : nullptr;
    return made ? made : hand_over("cumprod_", receiver, args, count, keywords);
}

PyObject *function_cummax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cummax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cummax(a) : nullptr;
    return made ? made : hand_over("cummax", nullptr, args, count, keywords);
}

PyObject *method_cummax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cummax_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cummax(a) : nullptr;
    return made ? made : hand_over("cummax", receiver, args, count, keywords);
}

PyObject *function_cummin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cummin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cummin(a) : nullptr;
    return made ? made : hand_over("cummin", nullptr, args, count, keywords);
}

PyObject *method_cummin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cummin_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cummin(a) : nullptr;
    return made ? made : hand_over("cummin", receiver, args, count, keywords);
}

PyObject *function_logcumsumexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logcumsumexp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logcumsumexp(a) : nullptr;
    return made ? made : hand_over("logcumsumexp", nullptr, args, count, keywords);
}

PyObject *method_logcumsumexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logcumsumexp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logcumsumexp(a) : nullptr;
    return made ? made : hand_over("logcumsumexp", receiver, args, count, keywords);
}

PyObject *function_diff(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(diff_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_diff(a) : nullptr;
    return made ? made : hand_over("diff", nullptr, args, count, keywords);
}

PyObject *method_diff(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(diff_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_diff(a) : nullptr;
    return made ? made : hand_over("diff", receiver, args, count, keywords);
}

PyObject *function_trapezoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(trapezoid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_trapezoid(a) : nullptr;
    return made ? made : hand_over("trapezoid", nullptr, args, count, keywords);
}

PyObject *function_cumulative_trapezoid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cumulative_trapezoid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cumulative_trapezoid(a) : nullptr;
    return made ? made : hand_over("cumulative_trapezoid", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
