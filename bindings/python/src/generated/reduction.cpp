// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Reductions over some or all axes. dim lists axes, negative ones count from the end; without it, or with an empty list, all axes are reduced. keepdim leaves reduced axes with extent 1.

#include "operations.h"

namespace dlcore::python {

static Signature sum_signature{"sum", {"input", "dim", "keepdim", "dtype", "out"}, 5, 1, 3, -1};
PyObject *run_sum(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.optional_dtype(3, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sum(a_input, a_dim.data(), a_dim.count(), a_keepdim, a_dtype, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature mean_signature{"mean", {"input", "dim", "keepdim", "dtype", "out"}, 5, 1, 3, -1};
PyObject *run_mean(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.optional_dtype(3, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mean(a_input, a_dim.data(), a_dim.count(), a_keepdim, a_dtype, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature prod_signature{"prod", {"input", "dim", "keepdim", "dtype", "out"}, 5, 1, 3, -1};
PyObject *run_prod(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    bool a_keepdim = false;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_integer(1, &a_dim_value, &a_dim) || !a.boolean(2, &a_keepdim) || !a.optional_dtype(3, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_prod(a_input, a_dim, a_keepdim, a_dtype, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature amax_signature{"amax", {"input", "dim", "keepdim", "out"}, 4, 1, 3, -1};
PyObject *run_amax(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_amax(a_input, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature amin_signature{"amin", {"input", "dim", "keepdim", "out"}, 4, 1, 3, -1};
PyObject *run_amin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_amin(a_input, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature max_signature{"max", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_max(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature max_dim_signature{"max", {"input", "dim", "keepdim"}, 3, 2, 3, -1};
PyObject *run_max_dim(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    bool a_keepdim = false;
    if (!a.integer(1, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_max_dim(a_input, a_dim, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.max", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature min_signature{"min", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_min(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_min(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature min_dim_signature{"min", {"input", "dim", "keepdim"}, 3, 2, 3, -1};
PyObject *run_min_dim(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    bool a_keepdim = false;
    if (!a.integer(1, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_min_dim(a_input, a_dim, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.min", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature argmax_signature{"argmax", {"input", "dim", "keepdim", "out"}, 4, 1, 3, -1};
PyObject *run_argmax(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    bool a_keepdim = false;
    if (!a.optional_integer(1, &a_dim_value, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_argmax(a_input, a_dim, a_keepdim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature argmin_signature{"argmin", {"input", "dim", "keepdim", "out"}, 4, 1, 3, -1};
PyObject *run_argmin(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    bool a_keepdim = false;
    if (!a.optional_integer(1, &a_dim_value, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_argmin(a_input, a_dim, a_keepdim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature all_signature{"all", {"input", "dim", "keepdim", "out"}, 4, 1, 3, -1};
PyObject *run_all(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_all(a_input, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature any_signature{"any", {"input", "dim", "keepdim", "out"}, 4, 1, 3, -1};
PyObject *run_any(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_any(a_input, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature var_signature{"var", {"input", "dim", "correction", "keepdim", "unbiased", "out"}, 6, 1, 2, -1};
PyObject *run_var(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    int64_t a_correction = 1;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.integer(2, &a_correction) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    bool a_unbiased = a_correction != 0;
    if (!a.boolean(4, &a_unbiased)) return nullptr;
    if (a.given(4)) a_correction = a_unbiased ? 1 : 0;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_var(a_input, a_dim.data(), a_dim.count(), a_correction, a_keepdim, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature std_signature{"std", {"input", "dim", "correction", "keepdim", "unbiased", "out"}, 6, 1, 2, -1};
PyObject *run_std(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    int64_t a_correction = 1;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.integer(2, &a_correction) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    bool a_unbiased = a_correction != 0;
    if (!a.boolean(4, &a_unbiased)) return nullptr;
    if (a.given(4)) a_correction = a_unbiased ? 1 : 0;
    dl_tensor *out = nullptr;
    if (!a.output(5)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_std(a_input, a_dim.data(), a_dim.count(), a_correction, a_keepdim, &out);
    }
    if (!a.none(5)) return a.write(5, status, out);
    return result(status, out);
}

static Signature logsumexp_signature{"logsumexp", {"input", "dim", "keepdim", "out"}, 4, 2, 3, -1};
PyObject *run_logsumexp(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    if (!a.integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logsumexp(a_input, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature nansum_signature{"nansum", {"input", "dim", "keepdim", "dtype", "out"}, 5, 1, 3, -1};
PyObject *run_nansum(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.optional_dtype(3, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nansum(a_input, a_dim.data(), a_dim.count(), a_keepdim, a_dtype, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature nanmean_signature{"nanmean", {"input", "dim", "keepdim", "dtype", "out"}, 5, 1, 3, -1};
PyObject *run_nanmean(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    bool a_keepdim = false;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_integers(1, a_dim) || !a.boolean(2, &a_keepdim) || !a.optional_dtype(3, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nanmean(a_input, a_dim.data(), a_dim.count(), a_keepdim, a_dtype, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature norm_signature{"_norm", {"input", "p", "dim", "keepdim"}, 4, 1, 4, -1};
PyObject *run_norm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 2.0;
    Integers a_dim;
    bool a_keepdim = false;
    if (!a.real(1, &a_p) || !a.optional_integers(2, a_dim) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_norm(a_input, a_p, a_dim.data(), a_dim.count(), a_keepdim, &out);
    }
    return result(status, out);
}

static Signature aminmax_signature{"aminmax", {"input", "dim", "keepdim"}, 3, 1, 1, -1};
PyObject *run_aminmax(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    bool a_keepdim = false;
    if (!a.optional_integer(1, &a_dim_value, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_aminmax(a_input, a_dim, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.aminmax", {"min", "max"}};
    return wrap_tuple(type, results, 2);
}

static Signature var_mean_signature{"var_mean", {"input", "dim", "correction", "keepdim", "unbiased"}, 5, 1, 2, -1};
PyObject *run_var_mean(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    int64_t a_correction = 1;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.integer(2, &a_correction) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    bool a_unbiased = a_correction != 0;
    if (!a.boolean(4, &a_unbiased)) return nullptr;
    if (a.given(4)) a_correction = a_unbiased ? 1 : 0;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_var_mean(a_input, a_dim.data(), a_dim.count(), a_correction, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.var_mean", {"variance", "mean"}};
    return wrap_tuple(type, results, 2);
}

static Signature std_mean_signature{"std_mean", {"input", "dim", "correction", "keepdim", "unbiased"}, 5, 1, 2, -1};
PyObject *run_std_mean(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    int64_t a_correction = 1;
    bool a_keepdim = false;
    if (!a.optional_integers(1, a_dim) || !a.integer(2, &a_correction) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    bool a_unbiased = a_correction != 0;
    if (!a.boolean(4, &a_unbiased)) return nullptr;
    if (a.given(4)) a_correction = a_unbiased ? 1 : 0;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_std_mean(a_input, a_dim.data(), a_dim.count(), a_correction, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.std_mean", {"deviation", "mean"}};
    return wrap_tuple(type, results, 2);
}

static Signature count_nonzero_signature{"count_nonzero", {"input", "dim"}, 2, 1, 2, -1};
PyObject *run_count_nonzero(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    if (!a.optional_integers(1, a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_count_nonzero(a_input, a_dim.data(), a_dim.count(), &out);
    }
    return result(status, out);
}

PyObject *function_sum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sum_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sum(a) : nullptr;
    return made ? made : hand_over("sum", nullptr, args, count, keywords);
}

PyObject *method_sum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sum_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sum(a) : nullptr;
    return made ? made : hand_over("sum", receiver, args, count, keywords);
}

PyObject *function_mean(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mean_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mean(a) : nullptr;
    return made ? made : hand_over("mean", nullptr, args, count, keywords);
}

PyObject *method_mean(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mean_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_mean(a) : nullptr;
    return made ? made : hand_over("mean", receiver, args, count, keywords);
}

PyObject *function_prod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(prod_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_prod(a) : nullptr;
    return made ? made : hand_over("prod", nullptr, args, count, keywords);
}

PyObject *method_prod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(prod_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_prod(a) : nullptr;
    return made ? made : hand_over("prod", receiver, args, count, keywords);
}

PyObject *function_amax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(amax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_amax(a) : nullptr;
    return made ? made : hand_over("amax", nullptr, args, count, keywords);
}

PyObject *method_amax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(amax_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_amax(a) : nullptr;
    return made ? made : hand_over("amax", receiver, args, count, keywords);
}

PyObject *function_amin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(amin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_amin(a) : nullptr;
    return made ? made : hand_over("amin", nullptr, args, count, keywords);
}

PyObject *method_amin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(amin_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_amin(a) : nullptr;
    return made ? made : hand_over("amin", receiver, args, count, keywords);
}

PyObject *function_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) == 2 && is_tensor(args[1])) {
        return function_maximum(receiver, args, count, keywords);
    }
    if (argument_count(count, keywords) <= 1) {
        Arguments a(max_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max(a) : nullptr;
        return made ? made : hand_over("max", nullptr, args, count, keywords);
    }
    Arguments a(max_dim_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_max_dim(a) : nullptr;
    return made ? made : hand_over("max", nullptr, args, count, keywords);
}

PyObject *method_max(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) == 1 && is_tensor(args[0])) {
        return method_maximum(receiver, args, count, keywords);
    }
    if (argument_count(count, keywords) <= 0) {
        Arguments a(max_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_max(a) : nullptr;
        return made ? made : hand_over("max", receiver, args, count, keywords);
    }
    Arguments a(max_dim_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_max_dim(a) : nullptr;
    return made ? made : hand_over("max", receiver, args, count, keywords);
}

PyObject *function_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) == 2 && is_tensor(args[1])) {
        return function_minimum(receiver, args, count, keywords);
    }
    if (argument_count(count, keywords) <= 1) {
        Arguments a(min_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_min(a) : nullptr;
        return made ? made : hand_over("min", nullptr, args, count, keywords);
    }
    Arguments a(min_dim_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_min_dim(a) : nullptr;
    return made ? made : hand_over("min", nullptr, args, count, keywords);
}

PyObject *method_min(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) == 1 && is_tensor(args[0])) {
        return method_minimum(receiver, args, count, keywords);
    }
    if (argument_count(count, keywords) <= 0) {
        Arguments a(min_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_min(a) : nullptr;
        return made ? made : hand_over("min", receiver, args, count, keywords);
    }
    Arguments a(min_dim_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_min_dim(a) : nullptr;
    return made ? made : hand_over("min", receiver, args, count, keywords);
}

PyObject *function_argmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(argmax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_argmax(a) : nullptr;
    return made ? made : hand_over("argmax", nullptr, args, count, keywords);
}

PyObject *method_argmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(argmax_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_argmax(a) : nullptr;
    return made ? made : hand_over("argmax", receiver, args, count, keywords);
}

PyObject *function_argmin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(argmin_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_argmin(a) : nullptr;
    return made ? made : hand_over("argmin", nullptr, args, count, keywords);
}

PyObject *method_argmin(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(argmin_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_argmin(a) : nullptr;
    return made ? made : hand_over("argmin", receiver, args, count, keywords);
}

PyObject *function_all(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(all_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_all(a) : nullptr;
    return made ? made : hand_over("all", nullptr, args, count, keywords);
}

PyObject *method_all(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(all_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_all(a) : nullptr;
    return made ? made : hand_over("all", receiver, args, count, keywords);
}

PyObject *function_any(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(any_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_any(a) : nullptr;
    return made ? made : hand_over("any", nullptr, args, count, keywords);
}

PyObject *method_any(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(any_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_any(a) : nullptr;
    return made ? made : hand_over("any", receiver, args, count, keywords);
}

PyObject *function_var(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Reference names;
    if (!name_older_flags(args, count, keywords, 1, names)) return nullptr;
    if (names) keywords = names.get();
    Arguments a(var_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_var(a) : nullptr;
    return made ? made : hand_over("var", nullptr, args, count, keywords);
}

PyObject *method_var(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Reference names;
    if (!name_older_flags(args, count, keywords, 0, names)) return nullptr;
    if (names) keywords = names.get();
    Arguments a(var_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_var(a) : nullptr;
    return made ? made : hand_over("var", receiver, args, count, keywords);
}

PyObject *function_std(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Reference names;
    if (!name_older_flags(args, count, keywords, 1, names)) return nullptr;
    if (names) keywords = names.get();
    Arguments a(std_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_std(a) : nullptr;
    return made ? made : hand_over("std", nullptr, args, count, keywords);
}

PyObject *method_std(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Reference names;
    if (!name_older_flags(args, count, keywords, 0, names)) return nullptr;
    if (names) keywords = names.get();
    Arguments a(std_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_std(a) : nullptr;
    return made ? made : hand_over("std", receiver, args, count, keywords);
}

PyObject *function_logsumexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logsumexp_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logsumexp(a) : nullptr;
    return made ? made : hand_over("logsumexp", nullptr, args, count, keywords);
}

PyObject *method_logsumexp(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logsumexp_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logsumexp(a) : nullptr;
    return made ? made : hand_over("logsumexp", receiver, args, count, keywords);
}

PyObject *function_nansum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nansum_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nansum(a) : nullptr;
    return made ? made : hand_over("nansum", nullptr, args, count, keywords);
}

PyObject *method_nansum(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nansum_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nansum(a) : nullptr;
    return made ? made : hand_over("nansum", receiver, args, count, keywords);
}

PyObject *function_nanmean(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nanmean_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nanmean(a) : nullptr;
    return made ? made : hand_over("nanmean", nullptr, args, count, keywords);
}

PyObject *method_nanmean(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nanmean_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nanmean(a) : nullptr;
    return made ? made : hand_over("nanmean", receiver, args, count, keywords);
}

PyObject *function__norm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(norm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_norm(a) : nullptr;
    return made ? made : hand_over("_norm", nullptr, args, count, keywords);
}

PyObject *function_aminmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(aminmax_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_aminmax(a) : nullptr;
    return made ? made : hand_over("aminmax", nullptr, args, count, keywords);
}

PyObject *method_aminmax(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(aminmax_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_aminmax(a) : nullptr;
    return made ? made : hand_over("aminmax", receiver, args, count, keywords);
}

PyObject *function_var_mean(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Reference names;
    if (!name_older_flags(args, count, keywords, 1, names)) return nullptr;
    if (names) keywords = names.get();
    Arguments a(var_mean_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_var_mean(a) : nullptr;
    return made ? made : hand_over("var_mean", nullptr, args, count, keywords);
}

PyObject *function_std_mean(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Reference names;
    if (!name_older_flags(args, count, keywords, 1, names)) return nullptr;
    if (names) keywords = names.get();
    Arguments a(std_mean_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_std_mean(a) : nullptr;
    return made ? made : hand_over("std_mean", nullptr, args, count, keywords);
}

PyObject *function_count_nonzero(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(count_nonzero_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_count_nonzero(a) : nullptr;
    return made ? made : hand_over("count_nonzero", nullptr, args, count, keywords);
}

PyObject *method_count_nonzero(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(count_nonzero_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_count_nonzero(a) : nullptr;
    return made ? made : hand_over("count_nonzero", receiver, args, count, keywords);
}

}  // namespace dlcore::python
