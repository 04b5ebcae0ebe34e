// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Elements put, added and joined at places that indices or masks name.

#include "operations.h"

namespace dlcore::python {

static Signature scatter_value_signature{"scatter_value", {"input", "dim", "index", "value"}, 4, 4, 4, -1};
PyObject *run_scatter_value(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_scalar a_value = dl_int(0);
    if (!a.integer(1, &a_dim) || !a.number(3, &a_value) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter_value(a_input, a_dim, a_index, a_value, &out);
    }
    return result(status, out);
}

static Signature scatter_reduce_signature{"scatter_reduce", {"input", "dim", "index", "src", "reduce", "include_self"}, 6, 5, 5, -1};
PyObject *run_scatter_reduce(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_src = nullptr;
    static const Choice a_reduce_choices[] = {{"sum", DL_SCATTER_REDUCTION_SUM}, {"prod", DL_SCATTER_REDUCTION_PROD}, {"mean", DL_SCATTER_REDUCTION_MEAN}, {"amax", DL_SCATTER_REDUCTION_AMAX}, {"amin", DL_SCATTER_REDUCTION_AMIN}};
    int32_t a_reduce = DL_SCATTER_REDUCTION_SUM;
    bool a_include_self = true;
    if (!a.integer(1, &a_dim) || !(a.choice(4, a_reduce_choices, 5, &a_reduce)) || !a.boolean(5, &a_include_self) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_src)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter_reduce(a_input, a_dim, a_index, a_src, a_reduce, a_include_self, &out);
    }
    return result(status, out);
}

static Signature index_copy_signature{"index_copy", {"input", "dim", "index", "source", "out"}, 5, 4, 4, -1};
PyObject *run_index_copy(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_source = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_source)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index_copy(a_input, a_dim, a_index, a_source, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature index_fill_signature{"index_fill", {"input", "dim", "index", "value"}, 4, 4, 4, -1};
PyObject *run_index_fill(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_value = nullptr;
    dl_scalar a_value_number = dl_int(0);
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor_or_number(3, &a_value, &a_value_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_value ? dl_index_fill(a_input, a_dim, a_index, a_value, &out) : dl_index_fill_scalar(a_input, a_dim, a_index, a_value_number, &out);
    }
    return result(status, out);
}

static Signature index_reduce_signature{"index_reduce", {"input", "dim", "index", "source", "reduce", "include_self"}, 6, 5, 5, -1};
PyObject *run_index_reduce(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_source = nullptr;
    static const Choice a_reduce_choices[] = {{"sum", DL_SCATTER_REDUCTION_SUM}, {"prod", DL_SCATTER_REDUCTION_PROD}, {"mean", DL_SCATTER_REDUCTION_MEAN}, {"amax", DL_SCATTER_REDUCTION_AMAX}, {"amin", DL_SCATTER_REDUCTION_AMIN}};
    int32_t a_reduce = DL_SCATTER_REDUCTION_SUM;
    bool a_include_self = true;
    if (!a.integer(1, &a_dim) || !(a.choice(4, a_reduce_choices, 5, &a_reduce)) || !a.boolean(5, &a_include_self) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_source)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index_reduce(a_input, a_dim, a_index, a_source, a_reduce, a_include_self, &out);
    }
    return result(status, out);
}

static Signature take_signature{"take", {"input", "index", "out"}, 3, 2, 2, -1};
PyObject *run_take(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_index = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_index)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_take(a_input, a_index, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature put_signature{"put", {"input", "index", "source", "accumulate"}, 4, 3, 4, -1};
PyObject *run_put(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_source = nullptr;
    bool a_accumulate = false;
    if (!a.boolean(3, &a_accumulate) || !a.tensor(0, &a_input) || !a.tensor(1, &a_index) || !a.tensor(2, &a_source)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_put(a_input, a_index, a_source, a_accumulate, &out);
    }
    return result(status, out);
}

static Signature take_along_dim_signature{"take_along_dim", {"input", "indices", "dim", "out"}, 4, 2, 3, -1};
PyObject *run_take_along_dim(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices = nullptr;
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    if (!a.optional_integer(2, &a_dim_value, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(1, &a_indices)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_take_along_dim(a_input, a_indices, a_dim, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature masked_scatter_signature{"masked_scatter", {"input", "mask", "source"}, 3, 3, 3, -1};
PyObject *run_masked_scatter(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mask = nullptr;
    dl_tensor *a_source = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_mask) || !a.tensor(2, &a_source)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_masked_scatter(a_input, a_mask, a_source, &out);
    }
    return result(status, out);
}

static Signature scatter__signature{"scatter_", {"input", "dim", "index", "src"}, 4, 4, 4, -1};
PyObject *run_scatter_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_src = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_src)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter_(a_input, a_dim, a_index, a_src);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature scatter_value__signature{"scatter_value_", {"input", "dim", "index", "value"}, 4, 4, 4, -1};
PyObject *run_scatter_value_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_scalar a_value = dl_int(0);
    if (!a.integer(1, &a_dim) || !a.number(3, &a_value) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter_value_(a_input, a_dim, a_index, a_value);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature scatter_add__signature{"scatter_add_", {"input", "dim", "index", "src"}, 4, 4, 4, -1};
PyObject *run_scatter_add_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_src = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_src)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter_add_(a_input, a_dim, a_index, a_src);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature scatter_reduce__signature{"scatter_reduce_", {"input", "dim", "index", "src", "reduce", "include_self"}, 6, 5, 5, -1};
PyObject *run_scatter_reduce_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_src = nullptr;
    static const Choice a_reduce_choices[] = {{"sum", DL_SCATTER_REDUCTION_SUM}, {"prod", DL_SCATTER_REDUCTION_PROD}, {"mean", DL_SCATTER_REDUCTION_MEAN}, {"amax", DL_SCATTER_REDUCTION_AMAX}, {"amin", DL_SCATTER_REDUCTION_AMIN}};
    int32_t a_reduce = DL_SCATTER_REDUCTION_SUM;
    bool a_include_self = true;
    if (!a.integer(1, &a_dim) || !(a.choice(4, a_reduce_choices, 5, &a_reduce)) || !a.boolean(5, &a_include_self) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_src)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter_reduce_(a_input, a_dim, a_index, a_src, a_reduce, a_include_self);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature index_copy__signature{"index_copy_", {"input", "dim", "index", "source"}, 4, 4, 4, -1};
PyObject *run_index_copy_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_source = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_source)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index_copy_(a_input, a_dim, a_index, a_source);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature index_fill__signature{"index_fill_", {"input", "dim", "index", "value"}, 4, 4, 4, -1};
PyObject *run_index_fill_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_value = nullptr;
    dl_scalar a_value_number = dl_int(0);
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor_or_number(3, &a_value, &a_value_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_value ? dl_index_fill_(a_input, a_dim, a_index, a_value) : dl_index_fill_scalar_(a_input, a_dim, a_index, a_value_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature index_add__signature{"index_add_", {"input", "dim", "index", "source"}, 4, 4, 4, -1};
PyObject *run_index_add_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_source = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_source)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index_add_(a_input, a_dim, a_index, a_source);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature masked_scatter__signature{"masked_scatter_", {"input", "mask", "source"}, 3, 3, 3, -1};
PyObject *run_masked_scatter_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mask = nullptr;
    dl_tensor *a_source = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_mask) || !a.tensor(2, &a_source)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_masked_scatter_(a_input, a_mask, a_source);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature put__signature{"put_", {"input", "index", "source", "accumulate"}, 4, 3, 4, -1};
PyObject *run_put_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_source = nullptr;
    bool a_accumulate = false;
    if (!a.boolean(3, &a_accumulate) || !a.tensor(0, &a_input) || !a.tensor(1, &a_index) || !a.tensor(2, &a_source)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_put_(a_input, a_index, a_source, a_accumulate);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature fill_diagonal__signature{"fill_diagonal_", {"input", "value", "wrap"}, 3, 2, 3, -1};
PyObject *run_fill_diagonal_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_scalar a_value = dl_int(0);
    bool a_wrap = false;
    if (!a.number(1, &a_value) || !a.boolean(2, &a_wrap) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_fill_diagonal_(a_input, a_value, a_wrap);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature tril__signature{"tril_", {"input", "diagonal"}, 2, 1, 2, -1};
PyObject *run_tril_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_diagonal = 0;
    if (!a.integer(1, &a_diagonal) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tril_(a_input, a_diagonal);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature triu__signature{"triu_", {"input", "diagonal"}, 2, 1, 2, -1};
PyObject *run_triu_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_diagonal = 0;
    if (!a.integer(1, &a_diagonal) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_triu_(a_input, a_diagonal);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

PyObject *function_scatter_value(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter_value_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter_value(a) : nullptr;
    return made ? made : hand_over("scatter_value", nullptr, args, count, keywords);
}

PyObject *function_scatter_reduce(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter_reduce_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter_reduce(a) : nullptr;
    return made ? made : hand_over("scatter_reduce", nullptr, args, count, keywords);
}

PyObject *method_scatter_reduce(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(scatter_reduce_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_scatter_reduce(a) : nullptr;
    return made ? made : hand_over("scatter_reduce", receiver, args, count, keywords);
}

PyObject *function_index_copy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_copy_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_copy(a) : nullptr;
    return made ? made : hand_over("index_copy", nullptr, args, count, keywords);
}

PyObject *method_index_copy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_copy_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_copy(a) : nullptr;
    return made ? made : hand_over("index_copy", receiver, args, count, keywords);
}

PyObject *function_index_fill(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_fill_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_fill(a) : nullptr;
    return made ? made : hand_over("index_fill", nullptr, args, count, keywords);
}

PyObject *method_index_fill(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_fill_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_fill(a) : nullptr;
    return made ? made : hand_over("index_fill", receiver, args, count, keywords);
}

PyObject *function_index_reduce(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_reduce_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_reduce(a) : nullptr;
    return made ? made : hand_over("index_reduce", nullptr, args, count, keywords);
}

PyObject *method_index_reduce(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_reduce_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_reduce(a) : nullptr;
    return made ? made : hand_over("index_reduce", receiver, args, count, keywords);
}

PyObject *function_take(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(take_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_take(a) : nullptr;
    return made ? made : hand_over("take", nullptr, args, count, keywords);
}

PyObject *method_take(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(take_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_take(a) : nullptr;
    return made ? made : hand_over("take", receiver, args, count, keywords);
}

PyObject *function_put(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(put_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_put(a) : nullptr;
    return made ? made : hand_over("put", nullptr, args, count, keywords);
}

PyObject *method_put(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(put_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_put(a) : nullptr;
    return made ? made : hand_over("put", receiver, args, count, keywords);
}

PyObject *function_take_along_dim(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(take_along_dim_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_take_along_dim(a) : nullptr;
    return made ? made : hand_over("take_along_dim", nullptr, args, count, keywords);
}

PyObject *method_take_along_dim(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(take_along_dim_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_take_along_dim(a) : nullptr;
    return made ? made : hand_over("take_along_dim", receiver, args, count, keywords);
}

PyObject *function_masked_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(masked_scatter_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_masked_scatter(a) : nullptr;
    return made ? made : hand_over("masked_scatter", nullptr, args, count, keywords);
}

PyObject *method_masked_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(masked_scatter_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_masked_scatter(a) : nullptr;
    return made ? made : hand_over("masked_scatter", receiver, args, count, keywords);
}

PyObject *function_scatter_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter_(a) : nullptr;
    return made ? made : hand_over("scatter_", nullptr, args, count, keywords);
}

PyObject *function_scatter_value_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter_value__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter_value_(a) : nullptr;
    return made ? made : hand_over("scatter_value_", nullptr, args, count, keywords);
}

PyObject *function_scatter_add_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter_add__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter_add_(a) : nullptr;
    return made ? made : hand_over("scatter_add_", nullptr, args, count, keywords);
}

PyObject *method_scatter_add_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(scatter_add__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_scatter_add_(a) : nullptr;
    return made ? made : hand_over("scatter_add_", receiver, args, count, keywords);
}

PyObject *function_scatter_reduce_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter_reduce__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter_reduce_(a) : nullptr;
    return made ? made : hand_over("scatter_reduce_", nullptr, args, count, keywords);
}

PyObject *method_scatter_reduce_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(scatter_reduce__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_scatter_reduce_(a) : nullptr;
    return made ? made : hand_over("scatter_reduce_", receiver, args, count, keywords);
}

PyObject *function_index_copy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_copy__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_copy_(a) : nullptr;
    return made ? made : hand_over("index_copy_", nullptr, args, count, keywords);
}

PyObject *method_index_copy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_copy__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_copy_(a) : nullptr;
    return made ? made : hand_over("index_copy_", receiver, args, count, keywords);
}

PyObject *function_index_fill_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_fill__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_fill_(a) : nullptr;
    return made ? made : hand_over("index_fill_", nullptr, args, count, keywords);
}

PyObject *method_index_fill_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_fill__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_fill_(a) : nullptr;
    return made ? made : hand_over("index_fill_", receiver, args, count, keywords);
}

PyObject *function_index_add_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_add__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_add_(a) : nullptr;
    return made ? made : hand_over("index_add_", nullptr, args, count, keywords);
}

PyObject *function_masked_scatter_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(masked_scatter__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_masked_scatter_(a) : nullptr;
    return made ? made : hand_over("masked_scatter_", nullptr, args, count, keywords);
}

PyObject *method_masked_scatter_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(masked_scatter__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_masked_scatter_(a) : nullptr;
    return made ? made : hand_over("masked_scatter_", receiver, args, count, keywords);
}

PyObject *function_put_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(put__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_put_(a) : nullptr;
    return made ? made : hand_over("put_", nullptr, args, count, keywords);
}

PyObject *method_put_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(put__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_put_(a) : nullptr;
    return made ? made : hand_over("put_", receiver, args, count, keywords);
}

PyObject *function_fill_diagonal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fill_diagonal__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fill_diagonal_(a) : nullptr;
    return made ? made : hand_over("fill_diagonal_", nullptr, args, count, keywords);
}

PyObject *method_fill_diagonal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fill_diagonal__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_fill_diagonal_(a) : nullptr;
    return made ? made : hand_over("fill_diagonal_", receiver, args, count, keywords);
}

PyObject *function_tril_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tril__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tril_(a) : nullptr;
    return made ? made : hand_over("tril_", nullptr, args, count, keywords);
}

PyObject *method_tril_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tril__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tril_(a) : nullptr;
    return made ? made : hand_over("tril_", receiver, args, count, keywords);
}

PyObject *function_triu_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(triu__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_triu_(a) : nullptr;
    return made ? made : hand_over("triu_", nullptr, args, count, keywords);
}

PyObject *method_triu_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(triu__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_triu_(a) : nullptr;
    return made ? made : hand_over("triu_", receiver, args, count, keywords);
}

}  // namespace dlcore::python
