// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Tensors cut, turned, repeated and put together, and copies in which a part is replaced.

#include "operations.h"

namespace dlcore::python {

static Signature hsplit_signature{"hsplit", {"input", "indices_or_sections"}, 2, 2, 2, -1};
PyObject *run_hsplit(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices_or_sections = nullptr;
    dl_scalar a_indices_or_sections_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_indices_or_sections, &a_indices_or_sections_number)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_indices_or_sections ? dl_hsplit(a_input, a_indices_or_sections, &list, &list_count) : dl_hsplit_scalar(a_input, a_indices_or_sections_number, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature vsplit_signature{"vsplit", {"input", "indices_or_sections"}, 2, 2, 2, -1};
PyObject *run_vsplit(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices_or_sections = nullptr;
    dl_scalar a_indices_or_sections_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_indices_or_sections, &a_indices_or_sections_number)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_indices_or_sections ? dl_vsplit(a_input, a_indices_or_sections, &list, &list_count) : dl_vsplit_scalar(a_input, a_indices_or_sections_number, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature dsplit_signature{"dsplit", {"input", "indices_or_sections"}, 2, 2, 2, -1};
PyObject *run_dsplit(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices_or_sections = nullptr;
    dl_scalar a_indices_or_sections_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_indices_or_sections, &a_indices_or_sections_number)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_indices_or_sections ? dl_dsplit(a_input, a_indices_or_sections, &list, &list_count) : dl_dsplit_scalar(a_input, a_indices_or_sections_number, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature atleast_1d_signature{"atleast_1d", {"input"}, 1, 1, 1, -1};
PyObject *run_atleast_1d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atleast_1d(a_input, &out);
    }
    return result(status, out);
}

static Signature atleast_2d_signature{"atleast_2d", {"input"}, 1, 1, 1, -1};
PyObject *run_atleast_2d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atleast_2d(a_input, &out);
    }
    return result(status, out);
}

static Signature atleast_3d_signature{"atleast_3d", {"input"}, 1, 1, 1, -1};
PyObject *run_atleast_3d(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_atleast_3d(a_input, &out);
    }
    return result(status, out);
}

static Signature broadcast_tensors_signature{"broadcast_tensors", {"tensors"}, 1, 1, 1, -1};
PyObject *run_broadcast_tensors(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_broadcast_tensors(a_tensors.data(), a_tensors.count(), &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature meshgrid_signature{"meshgrid", {"tensors", "indexing"}, 2, 1, 2, -1};
PyObject *run_meshgrid(Arguments &a) {
    Tensors a_tensors;
    static const Choice a_indexing_choices[] = {{"ij", DL_INDEXING_IJ}, {"xy", DL_INDEXING_XY}};
    int32_t a_indexing = DL_INDEXING_IJ;
    if (!(a.choice(1, a_indexing_choices, 2, &a_indexing)) || !a.tensors(0, a_tensors)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_meshgrid(a_tensors.data(), a_tensors.count(), a_indexing, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature cartesian_prod_signature{"cartesian_prod", {"tensors"}, 1, 1, 1, -1};
PyObject *run_cartesian_prod(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cartesian_prod(a_tensors.data(), a_tensors.count(), &out);
    }
    return result(status, out);
}

static Signature combinations_signature{"combinations", {"input", "r", "with_replacement"}, 3, 1, 3, -1};
PyObject *run_combinations(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_r = 2;
    bool a_with_replacement = false;
    if (!a.integer(1, &a_r) || !a.boolean(2, &a_with_replacement) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_combinations(a_input, a_r, a_with_replacement, &out);
    }
    return result(status, out);
}

static Signature as_strided_signature{"as_strided", {"input", "size", "stride", "storage_offset"}, 4, 3, 4, -1};
PyObject *run_as_strided(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_size;
    Integers a_stride;
    int64_t a_storage_offset_value{};
    const int64_t *a_storage_offset = nullptr;
    if (!a.integers(1, a_size) || !a.integers(2, a_stride) || !a.optional_integer(3, &a_storage_offset_value, &a_storage_offset) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_as_strided(a_input, a_size.data(), a_size.count(), a_stride.data(), a_stride.count(), a_storage_offset, &out);
    }
    return result(status, out);
}

static Signature as_strided_scatter_signature{"as_strided_scatter", {"input", "src", "size", "stride", "storage_offset"}, 5, 4, 5, -1};
PyObject *run_as_strided_scatter(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_src = nullptr;
    Integers a_size;
    Integers a_stride;
    int64_t a_storage_offset_value{};
    const int64_t *a_storage_offset = nullptr;
    if (!a.integers(2, a_size) || !a.integers(3, a_stride) || !a.optional_integer(4, &a_storage_offset_value, &a_storage_offset) || !a.tensor(0, &a_input) || !a.tensor(1, &a_src)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_as_strided_scatter(a_input, a_src, a_size.data(), a_size.count(), a_stride.data(), a_stride.count(), a_storage_offset, &out);
    }
    return result(status, out);
}

static Signature unfold_dimension_signature{"unfold_dimension", {"input", "dimension", "size", "step"}, 4, 4, 4, -1};
PyObject *run_unfold_dimension(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dimension = 0;
    int64_t a_size = 0;
    int64_t a_step = 0;
    if (!a.integer(1, &a_dimension) || !a.integer(2, &a_size) || !a.integer(3, &a_step) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_unfold_dimension(a_input, a_dimension, a_size, a_step, &out);
    }
    return result(status, out);
}

static Signature select_scatter_signature{"select_scatter", {"input", "src", "dim", "index"}, 4, 4, 4, -1};
PyObject *run_select_scatter(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_src = nullptr;
    int64_t a_dim = 0;
    int64_t a_index = 0;
    if (!a.integer(2, &a_dim) || !a.integer(3, &a_index) || !a.tensor(0, &a_input) || !a.tensor(1, &a_src)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_select_scatter(a_input, a_src, a_dim, a_index, &out);
    }
    return result(status, out);
}

static Signature slice_scatter_signature{"slice_scatter", {"input", "src", "dim", "start", "end", "step"}, 6, 2, 6, -1};
PyObject *run_slice_scatter(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_src = nullptr;
    int64_t a_dim = 0;
    int64_t a_start_value{};
    const int64_t *a_start = nullptr;
    int64_t a_end_value{};
    const int64_t *a_end = nullptr;
    int64_t a_step = 1;
    if (!a.integer(2, &a_dim) || !a.optional_integer(3, &a_start_value, &a_start) || !a.optional_integer(4, &a_end_value, &a_end) || !a.integer(5, &a_step) || !a.tensor(0, &a_input) || !a.tensor(1, &a_src)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_slice_scatter(a_input, a_src, a_dim, a_start, a_end, a_step, &out);
    }
    return result(status, out);
}

static Signature diagonal_scatter_signature{"diagonal_scatter", {"input", "src", "offset", "dim1", "dim2"}, 5, 2, 5, -1};
PyObject *run_diagonal_scatter(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_src = nullptr;
    int64_t a_offset = 0;
    int64_t a_dim1 = 0;
    int64_t a_dim2 = 1;
    if (!a.integer(2, &a_offset) || !a.integer(3, &a_dim1) || !a.integer(4, &a_dim2) || !a.tensor(0, &a_input) || !a.tensor(1, &a_src)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_diagonal_scatter(a_input, a_src, a_offset, a_dim1, a_dim2, &out);
    }
    return result(status, out);
}

static Signature rot90_signature{"rot90", {"input", "k", "dims"}, 3, 1, 3, -1};
PyObject *run_rot90(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_k = 1;
    Integers a_dims;
    if (!a.integer(1, &a_k) || !a.optional_repeated(2, 2, a_dims) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rot90(a_input, a_k, a_dims.data(), &out);
    }
    return result(status, out);
}

PyObject *function_hsplit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hsplit_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hsplit(a) : nullptr;
    return made ? made : hand_over("hsplit", nullptr, args, count, keywords);
}

PyObject *function_vsplit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(vsplit_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_vsplit(a) : nullptr;
    return made ? made : hand_over("vsplit", nullptr, args, count, keywords);
}

PyObject *function_dsplit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(dsplit_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_dsplit(a) : nullptr;
    return made ? made : hand_over("dsplit", nullptr, args, count, keywords);
}

PyObject *function_atleast_1d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atleast_1d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atleast_1d(a) : nullptr;
    return made ? made : hand_over("atleast_1d", nullptr, args, count, keywords);
}

PyObject *function_atleast_2d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atleast_2d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atleast_2d(a) : nullptr;
    return made ? made : hand_over("atleast_2d", nullptr, args, count, keywords);
}

PyObject *function_atleast_3d(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(atleast_3d_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_atleast_3d(a) : nullptr;
    return made ? made : hand_over("atleast_3d", nullptr, args, count, keywords);
}

PyObject *function_broadcast_tensors(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(broadcast_tensors_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_broadcast_tensors(a) : nullptr;
    return made ? made : hand_over("broadcast_tensors", nullptr, args, count, keywords);
}

PyObject *function_meshgrid(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(meshgrid_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_meshgrid(a) : nullptr;
    return made ? made : hand_over("meshgrid", nullptr, args, count, keywords);
}

PyObject *function_cartesian_prod(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cartesian_prod_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cartesian_prod(a) : nullptr;
    return made ? made : hand_over("cartesian_prod", nullptr, args, count, keywords);
}

PyObject *function_combinations(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(combinations_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_combinations(a) : nullptr;
    return made ? made : hand_over("combinations", nullptr, args, count, keywords);
}

PyObject *function_as_strided(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(as_strided_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_as_strided(a) : nullptr;
    return made ? made : hand_over("as_strided", nullptr, args, count, keywords);
}

PyObject *method_as_strided(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(as_strided_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_as_strided(a) : nullptr;
    return made ? made : hand_over("as_strided", receiver, args, count, keywords);
}

PyObject *function_as_strided_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(as_strided_scatter_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_as_strided_scatter(a) : nullptr;
    return made ? made : hand_over("as_strided_scatter", nullptr, args, count, keywords);
}

PyObject *method_as_strided_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(as_strided_scatter_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_as_strided_scatter(a) : nullptr;
    return made ? made : hand_over("as_strided_scatter", receiver, args, count, keywords);
}

PyObject *function_unfold_dimension(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(unfold_dimension_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_unfold_dimension(a) : nullptr;
    return made ? made : hand_over("unfold_dimension", nullptr, args, count, keywords);
}

PyObject *function_select_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(select_scatter_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_select_scatter(a) : nullptr;
    return made ? made : hand_over("select_scatter", nullptr, args, count, keywords);
}

PyObject *method_select_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(select_scatter_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_select_scatter(a) : nullptr;
    return made ? made : hand_over("select_scatter", receiver, args, count, keywords);
}

PyObject *function_slice_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(slice_scatter_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_slice_scatter(a) : nullptr;
    return made ? made : hand_over("slice_scatter", nullptr, args, count, keywords);
}

PyObject *method_slice_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(slice_scatter_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_slice_scatter(a) : nullptr;
    return made ? made : hand_over("slice_scatter", receiver, args, count, keywords);
}

PyObject *function_diagonal_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(diagonal_scatter_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_diagonal_scatter(a) : nullptr;
    return made ? made : hand_over("diagonal_scatter", nullptr, args, count, keywords);
}

PyObject *method_diagonal_scatter(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(diagonal_scatter_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_diagonal_scatter(a) : nullptr;
    return made ? made : hand_over("diagonal_scatter", receiver, args, count, keywords);
}

PyObject *function_rot90(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rot90_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rot90(a) : nullptr;
    return made ? made : hand_over("rot90", nullptr, args, count, keywords);
}

PyObject *method_rot90(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(rot90_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_rot90(a) : nullptr;
    return made ? made : hand_over("rot90", receiver, args, count, keywords);
}

}  // namespace dlcore::python
