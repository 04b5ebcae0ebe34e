// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Elements chosen, or added to, by index. Indices are int64 tensors; negative ones are errors unless said otherwise.

#include "operations.h"

namespace dlcore::python {

static Signature gather_signature{"gather", {"input", "dim", "index", "out"}, 4, 3, 3, -1};
PyObject *run_gather(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gather(a_input, a_dim, a_index, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature scatter_add_signature{"scatter_add", {"input", "dim", "index", "src", "out"}, 5, 4, 4, -1};
PyObject *run_scatter_add(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_src = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_src)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter_add(a_input, a_dim, a_index, a_src, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature scatter_signature{"scatter", {"input", "dim", "index", "src", "out"}, 5, 4, 4, -1};
PyObject *run_scatter(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    dl_tensor *a_src = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index) || !a.tensor(3, &a_src)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scatter(a_input, a_dim, a_index, a_src, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature index_select_signature{"index_select", {"input", "dim", "index", "out"}, 4, 3, 3, -1};
PyObject *run_index_select(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    dl_tensor *a_index = nullptr;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(2, &a_index)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(3)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index_select(a_input, a_dim, a_index, &out);
    }
    if (!a.none(3)) return a.write(3, status, out);
    return result(status, out);
}

static Signature index_add_signature{"index_add", {"input", "dim", "index", "source", "out"}, 5, 4, 4, -1};
PyObject *run_index_add(Arguments &a) {
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
        status = dl_index_add(a_input, a_dim, a_index, a_source, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return result(status, out);
}

static Signature one_hot_signature{"one_hot", {"input", "num_classes"}, 2, 1, 2, -1};
PyObject *run_one_hot(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_num_classes = -1;
    if (!a.integer(1, &a_num_classes) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_one_hot(a_input, a_num_classes, &out);
    }
    return result(status, out);
}

static Signature nonzero_signature{"nonzero", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_nonzero(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_nonzero(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature masked_select_signature{"masked_select", {"input", "mask", "out"}, 3, 2, 2, -1};
PyObject *run_masked_select(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mask = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_mask)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_masked_select(a_input, a_mask, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature index_signature{"index", {"input", "indices", "dims"}, 3, 2, 3, -1};
PyObject *run_index(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Tensors a_indices;
    Integers a_dims;
    if (!a.optional_integers(2, a_dims) || !a.tensor(0, &a_input) || !a.tensors(1, a_indices)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index(a_input, a_indices.data(), a_indices.count(), a_dims.data(), a_dims.count(), &out);
    }
    return result(status, out);
}

static Signature index_put_signature{"index_put", {"input", "indices", "values", "accumulate", "dims"}, 5, 3, 5, -1};
PyObject *run_index_put(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Tensors a_indices;
    dl_tensor *a_values = nullptr;
    bool a_accumulate = false;
    Integers a_dims;
    if (!a.boolean(3, &a_accumulate) || !a.optional_integers(4, a_dims) || !a.tensor(0, &a_input) || !a.tensors(1, a_indices) || !a.tensor(2, &a_values)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index_put(a_input, a_indices.data(), a_indices.count(), a_values, a_accumulate, a_dims.data(), a_dims.count(), &out);
    }
    return result(status, out);
}

static Signature index_put__signature{"index_put_", {"input", "indices", "values", "accumulate", "dims"}, 5, 3, 5, -1};
PyObject *run_index_put_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Tensors a_indices;
    dl_tensor *a_values = nullptr;
    bool a_accumulate = false;
    Integers a_dims;
    if (!a.boolean(3, &a_accumulate) || !a.optional_integers(4, a_dims) || !a.tensor(0, &a_input) || !a.tensors(1, a_indices) || !a.tensor(2, &a_values)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_index_put_(a_input, a_indices.data(), a_indices.count(), a_values, a_accumulate, a_dims.data(), a_dims.count());
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

PyObject *function_gather(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gather_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gather(a) : nullptr;
    return made ? made : hand_over("gather", nullptr, args, count, keywords);
}

PyObject *method_gather(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(gather_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_gather(a) : nullptr;
    return made ? made : hand_over("gather", receiver, args, count, keywords);
}

PyObject *function_scatter_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter_add_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter_add(a) : nullptr;
    return made ? made : hand_over("scatter_add", nullptr, args, count, keywords);
}

PyObject *method_scatter_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(scatter_add_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_scatter_add(a) : nullptr;
    return made ? made : hand_over("scatter_add", receiver, args, count, keywords);
}

PyObject *function_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scatter_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scatter(a) : nullptr;
    return made ? made : hand_over("scatter", nullptr, args, count, keywords);
}

PyObject *method_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(scatter_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_scatter(a) : nullptr;
    return made ? made : hand_over("scatter", receiver, args, count, keywords);
}

PyObject *function_index_select(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_select_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_select(a) : nullptr;
    return made ? made : hand_over("index_select", nullptr, args, count, keywords);
}

PyObject *method_index_select(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_select_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_select(a) : nullptr;
    return made ? made : hand_over("index_select", receiver, args, count, keywords);
}

PyObject *function_index_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_add_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_add(a) : nullptr;
    return made ? made : hand_over("index_add", nullptr, args, count, keywords);
}

PyObject *method_index_add(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_add_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_add(a) : nullptr;
    return made ? made : hand_over("index_add", receiver, args, count, keywords);
}

PyObject *function_one_hot(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(one_hot_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_one_hot(a) : nullptr;
    return made ? made : hand_over("one_hot", nullptr, args, count, keywords);
}

PyObject *function_nonzero(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(nonzero_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_nonzero(a) : nullptr;
    return made ? made : hand_over("nonzero", nullptr, args, count, keywords);
}

PyObject *method_nonzero(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(nonzero_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_nonzero(a) : nullptr;
    return made ? made : hand_over("nonzero", receiver, args, count, keywords);
}

PyObject *function_masked_select(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(masked_select_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_masked_select(a) : nullptr;
    return made ? made : hand_over("masked_select", nullptr, args, count, keywords);
}

PyObject *method_masked_select(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(masked_select_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_masked_select(a) : nullptr;
    return made ? made : hand_over("masked_select", receiver, args, count, keywords);
}

PyObject *function_index(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index(a) : nullptr;
    return made ? made : hand_over("index", nullptr, args, count, keywords);
}

PyObject *function_index_put(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_put_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_put(a) : nullptr;
    return made ? made : hand_over("index_put", nullptr, args, count, keywords);
}

PyObject *method_index_put(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_put_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_put(a) : nullptr;
    return made ? made : hand_over("index_put", receiver, args, count, keywords);
}

PyObject *function_index_put_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(index_put__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_index_put_(a) : nullptr;
    return made ? made : hand_over("index_put_", nullptr, args, count, keywords);
}

PyObject *method_index_put_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(index_put__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_index_put_(a) : nullptr;
    return made ? made : hand_over("index_put_", receiver, args, count, keywords);
}

}  // namespace dlcore::python
