// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Sorting, selecting, searching and counting.

#include "operations.h"

namespace dlcore::python {

static Signature sort_signature{"sort", {"input", "dim", "descending", "stable"}, 4, 1, 3, -1};
PyObject *run_sort(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = -1;
    bool a_descending = false;
    bool a_stable = false;
    if (!a.integer(1, &a_dim) || !a.boolean(2, &a_descending) || !a.boolean(3, &a_stable) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_sort(a_input, a_dim, a_descending, a_stable, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.sort", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature argsort_signature{"argsort", {"input", "dim", "descending", "stable", "out"}, 5, 1, 4, -1};
PyObject *run_argsort(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = -1;
    bool a_descending = false;
    bool a_stable = false;
    if (!a.integer(1, &a_dim) || !a.boolean(2, &a_descending) || !a.boolean(3, &a_stable) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_argsort(a_input, a_dim, a_descending, a_stable, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature msort_signature{"msort", {"input"}, 1, 1, 1, -1};
PyObject *run_msort(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_msort(a_input, &out);
    }
    return result(status, out);
}

static Signature topk_signature{"topk", {"input", "k", "dim", "largest", "sorted"}, 5, 2, 5, -1};
PyObject *run_topk(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_k = 0;
    int64_t a_dim = -1;
    bool a_largest = true;
    bool a_sorted = true;
    if (!a.integer(1, &a_k) || !a.integer(2, &a_dim) || !a.boolean(3, &a_largest) || !a.boolean(4, &a_sorted) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_topk(a_input, a_k, a_dim, a_largest, a_sorted, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.topk", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature kthvalue_signature{"kthvalue", {"input", "k", "dim", "keepdim"}, 4, 2, 4, -1};
PyObject *run_kthvalue(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_k = 0;
    int64_t a_dim = -1;
    bool a_keepdim = false;
    if (!a.integer(1, &a_k) || !a.integer(2, &a_dim) || !a.boolean(3, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_kthvalue(a_input, a_k, a_dim, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.kthvalue", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature median_signature{"median", {"input"}, 1, 1, 1, -1};
PyObject *run_median(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_median(a_input, &out);
    }
    return result(status, out);
}

static Signature median_dim_signature{"median", {"input", "dim", "keepdim"}, 3, 2, 3, -1};
PyObject *run_median_dim(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    bool a_keepdim = false;
    if (!a.integer(1, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_median_dim(a_input, a_dim, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.median", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature nanmedian_signature{"nanmedian", {"input"}, 1, 1, 1, -1};
PyObject *run_nanmedian(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nanmedian(a_input, &out);
    }
    return result(status, out);
}

static Signature nanmedian_dim_signature{"nanmedian", {"input", "dim", "keepdim"}, 3, 2, 3, -1};
PyObject *run_nanmedian_dim(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    bool a_keepdim = false;
    if (!a.integer(1, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nanmedian_dim(a_input, a_dim, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.nanmedian", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature mode_signature{"mode", {"input", "dim", "keepdim"}, 3, 1, 3, -1};
PyObject *run_mode(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = -1;
    bool a_keepdim = false;
    if (!a.integer(1, &a_dim) || !a.boolean(2, &a_keepdim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mode(a_input, a_dim, a_keepdim, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.mode", {"values", "indices"}};
    return wrap_tuple(type, results, 2);
}

static Signature quantile_signature{"quantile", {"input", "q", "dim", "keepdim", "interpolation"}, 5, 2, 4, -1};
PyObject *run_quantile(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_q = nullptr;
    dl_scalar a_q_number = dl_int(0);
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    bool a_keepdim = false;
    static const Choice a_interpolation_choices[] = {{"linear", DL_QUANTILE_INTERPOLATION_LINEAR}, {"lower", DL_QUANTILE_INTERPOLATION_LOWER}, {"higher", DL_QUANTILE_INTERPOLATION_HIGHER}, {"midpoint", DL_QUANTILE_INTERPOLATION_MIDPOINT}, {"nearest", DL_QUANTILE_INTERPOLATION_NEAREST}};
    int32_t a_interpolation = DL_QUANTILE_INTERPOLATION_LINEAR;
    if (!a.optional_integer(2, &a_dim_value, &a_dim) || !a.boolean(3, &a_keepdim) || !(a.choice(4, a_interpolation_choices, 5, &a_interpolation)) || !a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_q, &a_q_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_q ? dl_quantile(a_input, a_q, a_dim, a_keepdim, a_interpolation, &out) : dl_quantile_scalar(a_input, a_q_number, a_dim, a_keepdim, a_interpolation, &out);
    }
    return result(status, out);
}

static Signature nanquantile_signature{"nanquantile", {"input", "q", "dim", "keepdim", "interpolation"}, 5, 2, 4, -1};
PyObject *run_nanquantile(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_q = nullptr;
    dl_scalar a_q_number = dl_int(0);
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    bool a_keepdim = false;
    static const Choice a_interpolation_choices[] = {{"linear", DL_QUANTILE_INTERPOLATION_LINEAR}, {"lower", DL_QUANTILE_INTERPOLATION_LOWER}, {"higher", DL_QUANTILE_INTERPOLATION_HIGHER}, {"midpoint", DL_QUANTILE_INTERPOLATION_MIDPOINT}, {"nearest", DL_QUANTILE_INTERPOLATION_NEAREST}};
    int32_t a_interpolation = DL_QUANTILE_INTERPOLATION_LINEAR;
    if (!a.optional_integer(2, &a_dim_value, &a_dim) || !a.boolean(3, &a_keepdim) || !(a.choice(4, a_interpolation_choices, 5, &a_interpolation)) || !a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_q, &a_q_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_q ? dl_nanquantile(a_input, a_q, a_dim, a_keepdim, a_interpolation, &out) : dl_nanquantile_scalar(a_input, a_q_number, a_dim, a_keepdim, a_interpolation, &out);
    }
    return result(status, out);
}

static Signature searchsorted_signature{"searchsorted", {"sorted_sequence", "input", "out_int32", "right", "side", "sorter", "out"}, 7, 2, 2, -1};
PyObject *run_searchsorted(Arguments &a) {
    dl_tensor *a_sorted_sequence = nullptr;
    dl_tensor *a_input = nullptr;
    dl_scalar a_input_number = dl_int(0);
    bool a_out_int32 = false;
    bool a_right = false;
    static const Choice a_side_choices[] = {{"left", DL_SEARCH_SIDE_LEFT}, {"right", DL_SEARCH_SIDE_RIGHT}};
    int32_t a_side = DL_SEARCH_SIDE_LEFT;
    dl_tensor *a_sorter = nullptr;
    if (!a.boolean(2, &a_out_int32) || !a.boolean(3, &a_right) || !(a.choice(4, a_side_choices, 2, &a_side)) || !a.tensor(0, &a_sorted_sequence) || !a.tensor_or_number(1, &a_input, &a_input_number) || !a.optional_tensor(5, &a_sorter)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(6)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_input ? dl_searchsorted(a_sorted_sequence, a_input, a_out_int32, a_right, a_side, a_sorter, &out) : dl_searchsorted_scalar(a_sorted_sequence, a_input_number, a_out_int32, a_right, a_side, a_sorter, &out);
    }
    if (!a.none(6)) return a.write(6, status, out);
    return result(status, out);
}

static Signature bucketize_signature{"bucketize", {"input", "boundaries", "out_int32", "right", "out"}, 5, 2, 2, -1};
PyObject *run_bucketize(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_boundaries = nullptr;
    bool a_out_int32 = false;
    bool a_right = false;
    if (!a.boolean(2, &a_out_int32) || !a.boolean(3, &a_right) || !(tensor_from_number(a, 0, a_input_number, &a_input)) || !a.tensor(1, &a_boundaries)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bucketize(a_input, a_boundaries, a_out_int32, a_right, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature bincount_signature{"bincount", {"input", "weights", "minlength"}, 3, 1, 3, -1};
PyObject *run_bincount(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_weights = nullptr;
    int64_t a_minlength = 0;
    if (!a.integer(2, &a_minlength) || !a.tensor(0, &a_input) || !a.optional_tensor(1, &a_weights)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bincount(a_input, a_weights, a_minlength, &out);
    }
    return result(status, out);
}

static Signature histc_signature{"histc", {"input", "bins", "min", "max"}, 4, 1, 4, -1};
PyObject *run_histc(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_bins = 100;
    dl_scalar a_min = dl_int(0);
    dl_scalar a_max = dl_int(0);
    if (!a.integer(1, &a_bins) || !a.number(2, &a_min) || !a.number(3, &a_max) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_histc(a_input, a_bins, a_min, a_max, &out);
    }
    return result(status, out);
}

static Signature histogram_signature{"histogram", {"input", "bins", "min", "max", "weight", "density"}, 6, 2, 2, -1};
PyObject *run_histogram(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_bins = nullptr;
    dl_scalar a_bins_number = dl_int(0);
    double a_min_value{};
    const double *a_min = nullptr;
    double a_max_value{};
    const double *a_max = nullptr;
    dl_tensor *a_weight = nullptr;
    bool a_density = false;
    if (!a.optional_real(2, &a_min_value, &a_min) || !a.optional_real(3, &a_max_value, &a_max) || !a.boolean(5, &a_density) || !a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_bins, &a_bins_number) || !a.optional_tensor(4, &a_weight)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_bins ? dl_histogram(a_input, a_bins, a_min, a_max, a_weight, a_density, &results[0], &results[1]) : dl_histogram_scalar(a_input, a_bins_number, a_min, a_max, a_weight, a_density, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.histogram", {"hist", "bin_edges"}};
    return wrap_tuple(type, results, 2);
}

static Signature unique_signature{"unique", {"input", "sorted", "dim"}, 3, 1, 3, -1};
PyObject *run_unique(Arguments &a) {
    dl_tensor *a_input = nullptr;
    bool a_sorted = true;
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    if (!a.boolean(1, &a_sorted) || !a.optional_integer(2, &a_dim_value, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_unique(a_input, a_sorted, a_dim, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature unique_consecutive_signature{"unique_consecutive", {"input", "dim"}, 2, 1, 2, -1};
PyObject *run_unique_consecutive(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    if (!a.optional_integer(1, &a_dim_value, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_unique_consecutive(a_input, a_dim, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

PyObject *function_sort(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sort_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sort(a) : nullptr;
    return made ? made : hand_over("sort", nullptr, args, count, keywords);
}

PyObject *method_sort(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sort_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sort(a) : nullptr;
    return made ? made : hand_over("sort", receiver, args, count, keywords);
}

PyObject *function_argsort(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(argsort_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_argsort(a) : nullptr;
    return made ? made : hand_over("argsort", nullptr, args, count, keywords);
}

PyObject *method_argsort(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(argsort_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_argsort(a) : nullptr;
    return made ? made : hand_over("argsort", receiver, args, count, keywords);
}

PyObject *function_msort(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(msort_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_msort(a) : nullptr;
    return made ? made : hand_over("msort", nullptr, args, count, keywords);
}

PyObject *method_msort(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(msort_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_msort(a) : nullptr;
    return made ? made : hand_over("msort", receiver, args, count, keywords);
}

PyObject *function_topk(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(topk_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_topk(a) : nullptr;
    return made ? made : hand_over("topk", nullptr, args, count, keywords);
}

PyObject *method_topk(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(topk_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_topk(a) : nullptr;
    return made ? made : hand_over("topk", receiver, args, count, keywords);
}

PyObject *function_kthvalue(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(kthvalue_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_kthvalue(a) : nullptr;
    return made ? made : hand_over("kthvalue", nullptr, args, count, keywords);
}

PyObject *method_kthvalue(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(kthvalue_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_kthvalue(a) : nullptr;
    return made ? made : hand_over("kthvalue", receiver, args, count, keywords);
}

PyObject *function_median(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(median_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_median(a) : nullptr;
        return made ? made : hand_over("median", nullptr, args, count, keywords);
    }
    Arguments a(median_dim_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_median_dim(a) : nullptr;
    return made ? made : hand_over("median", nullptr, args, count, keywords);
}

PyObject *method_median(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(median_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_median(a) : nullptr;
        return made ? made : hand_over("median", receiver, args, count, keywords);
    }
    Arguments a(median_dim_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_median_dim(a) : nullptr;
    return made ? made : hand_over("median", receiver, args, count, keywords);
}

PyObject *function_nanmedian(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(nanmedian_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nanmedian(a) : nullptr;
        return made ? made : hand_over("nanmedian", nullptr, args, count, keywords);
    }
    Arguments a(nanmedian_dim_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nanmedian_dim(a) : nullptr;
    return made ? made : hand_over("nanmedian", nullptr, args, count, keywords);
}

PyObject *method_nanmedian(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(nanmedian_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_nanmedian(a) : nullptr;
        return made ? made : hand_over("nanmedian", receiver, args, count, keywords);
    }
    Arguments a(nanmedian_dim_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nanmedian_dim(a) : nullptr;
    return made ? made : hand_over("nanmedian", receiver, args, count, keywords);
}

PyObject *function_mode(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mode_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mode(a) : nullptr;
    return made ? made : hand_over("mode", nullptr, args, count, keywords);
}

PyObject *method_mode(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mode_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_mode(a) : nullptr;
    return made ? made : hand_over("mode", receiver, args, count, keywords);
}

PyObject *function_quantile(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(quantile_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_quantile(a) : nullptr;
    return made ? made : hand_over("quantile", nullptr, args, count, keywords);
}

PyObject *method_quantile(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(quantile_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_quantile(a) : nullptr;
    return made ? made : hand_over("quantile", receiver, args, count, keywords);
}

PyObject *function_nanquantile(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nanquantile_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nanquantile(a) : nullptr;
    return made ? made : hand_over("nanquantile", nullptr, args, count, keywords);
}

PyObject *method_nanquantile(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nanquantile_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nanquantile(a) : nullptr;
    return made ? made : hand_over("nanquantile", receiver, args, count, keywords);
}

PyObject *function_searchsorted(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(searchsorted_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_searchsorted(a) : nullptr;
    return made ? made : hand_over("searchsorted", nullptr, args, count, keywords);
}

PyObject *function_bucketize(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bucketize_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bucketize(a) : nullptr;
    return made ? made : hand_over("bucketize", nullptr, args, count, keywords);
}

PyObject *function_bincount(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bincount_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bincount(a) : nullptr;
    return made ? made : hand_over("bincount", nullptr, args, count, keywords);
}

PyObject *method_bincount(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bincount_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bincount(a) : nullptr;
    return made ? made : hand_over("bincount", receiver, args, count, keywords);
}

PyObject *function_histc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(histc_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_histc(a) : nullptr;
    return made ? made : hand_over("histc", nullptr, args, count, keywords);
}

PyObject *method_histc(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(histc_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_histc(a) : nullptr;
    return made ? made : hand_over("histc", receiver, args, count, keywords);
}

PyObject *function_histogram(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(histogram_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_histogram(a) : nullptr;
    return made ? made : hand_over("histogram", nullptr, args, count, keywords);
}

PyObject *function_unique(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(unique_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_unique(a) : nullptr;
    return made ? made : hand_over("unique", nullptr, args, count, keywords);
}

PyObject *function_unique_consecutive(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(unique_consecutive_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_unique_consecutive(a) : nullptr;
    return made ? made : hand_over("unique_consecutive", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
