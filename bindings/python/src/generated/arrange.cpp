// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Tensors cut, turned, repeated and put together, and copies in which a part is replaced.

#include "operations.h"

namespace dlcore::python {

static Signature diagonal_signature{"diagonal", {"input", "offset", "dim1", "dim2"}, 4, 1, 4, -1};
PyObject *run_diagonal(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_offset = 0;
    int64_t a_dim1 = 0;
    int64_t a_dim2 = 1;
    if (!a.integer(1, &a_offset) || !a.integer(2, &a_dim1) || !a.integer(3, &a_dim2) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_diagonal(a_input, a_offset, a_dim1, a_dim2, &out);
    }
    return result(status, out);
}

static Signature diag_signature{"diag", {"input", "diagonal", "out"}, 3, 1, 2, -1};
PyObject *run_diag(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_diagonal = 0;
    if (!a.integer(1, &a_diagonal) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_diag(a_input, a_diagonal, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature diag_embed_signature{"diag_embed", {"input", "offset", "dim1", "dim2"}, 4, 1, 4, -1};
PyObject *run_diag_embed(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_offset = 0;
    int64_t a_dim1 = -2;
    int64_t a_dim2 = -1;
    if (!a.integer(1, &a_offset) || !a.integer(2, &a_dim1) || !a.integer(3, &a_dim2) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_diag_embed(a_input, a_offset, a_dim1, a_dim2, &out);
    }
    return result(status, out);
}

static Signature diagflat_signature{"diagflat", {"input", "offset"}, 2, 1, 2, -1};
PyObject *run_diagflat(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_offset = 0;
    if (!a.integer(1, &a_offset) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_diagflat(a_input, a_offset, &out);
    }
    return result(status, out);
}

static Signature tril_signature{"tril", {"input", "diagonal", "out"}, 3, 1, 2, -1};
PyObject *run_tril(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_diagonal = 0;
    if (!a.integer(1, &a_diagonal) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tril(a_input, a_diagonal, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature triu_signature{"triu", {"input", "diagonal", "out"}, 3, 1, 2, -1};
PyObject *run_triu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_diagonal = 0;
    if (!a.integer(1, &a_diagonal) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_triu(a_input, a_diagonal, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature tril_indices_signature{"tril_indices", {"row", "col", "offset", "dtype"}, 4, 2, 3, -1, true};
PyObject *run_tril_indices(Arguments &a) {
    int64_t a_row = 0;
    int64_t a_col = 0;
    int64_t a_offset = 0;
    dl_dtype a_dtype = DL_INT64;
    if (!a.integer(0, &a_row) || !a.integer(1, &a_col) || !a.integer(2, &a_offset) || !a.dtype(3, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tril_indices(a_row, a_col, a_offset, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature triu_indices_signature{"triu_indices", {"row", "col", "offset", "dtype"}, 4, 2, 3, -1, true};
PyObject *run_triu_indices(Arguments &a) {
    int64_t a_row = 0;
    int64_t a_col = 0;
    int64_t a_offset = 0;
    dl_dtype a_dtype = DL_INT64;
    if (!a.integer(0, &a_row) || !a.integer(1, &a_col) || !a.integer(2, &a_offset) || !a.dtype(3, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_triu_indices(a_row, a_col, a_offset, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature block_diag_signature{"block_diag", {"tensors"}, 1, 1, 1, -1};
PyObject *run_block_diag(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_block_diag(a_tensors.data(), a_tensors.count(), &out);
    }
    return result(status, out);
}

static Signature tile_signature{"tile", {"input", "dims"}, 2, 2, 2, 1};
PyObject *run_tile(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dims;
    if (!a.integers(1, a_dims) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_tile(a_input, a_dims.data(), a_dims.count(), &out);
    }
    return result(status, out);
}

static Signature repeat_interleave_signature{"repeat_interleave", {"input", "repeats", "dim", "output_size"}, 4, 2, 3, -1};
PyObject *run_repeat_interleave(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_repeats = nullptr;
    dl_scalar a_repeats_number = dl_int(0);
    int64_t a_dim_value{};
    const int64_t *a_dim = nullptr;
    int64_t a_output_size_value{};
    const int64_t *a_output_size = nullptr;
    if (!a.optional_integer(2, &a_dim_value, &a_dim) || !a.optional_integer(3, &a_output_size_value, &a_output_size) || !a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_repeats, &a_repeats_number)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_repeats ? dl_repeat_interleave(a_input, a_repeats, a_dim, a_output_size, &out) : dl_repeat_interleave_scalar(a_input, a_repeats_number, a_dim, a_output_size, &out);
    }
    return result(status, out);
}

static Signature fliplr_signature{"fliplr", {"input"}, 1, 1, 1, -1};
PyObject *run_fliplr(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_fliplr(a_input, &out);
    }
    return result(status, out);
}

static Signature flipud_signature{"flipud", {"input"}, 1, 1, 1, -1};
PyObject *run_flipud(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_flipud(a_input, &out);
    }
    return result(status, out);
}

static Signature roll_signature{"roll", {"input", "shifts", "dims"}, 3, 2, 3, -1};
PyObject *run_roll(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_shifts;
    Integers a_dims;
    if (!a.integers(1, a_shifts) || !a.optional_integers(2, a_dims) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_roll(a_input, a_shifts.data(), a_shifts.count(), a_dims.data(), a_dims.count(), &out);
    }
    return result(status, out);
}

static Signature adjoint_signature{"adjoint", {"input"}, 1, 1, 1, -1};
PyObject *run_adjoint(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_adjoint(a_input, &out);
    }
    return result(status, out);
}

static Signature t_signature{"t", {"input"}, 1, 1, 1, -1};
PyObject *run_t(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_t(a_input, &out);
    }
    return result(status, out);
}

static Signature ravel_signature{"ravel", {"input"}, 1, 1, 1, -1};
PyObject *run_ravel(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ravel(a_input, &out);
    }
    return result(status, out);
}

static Signature narrow_copy_signature{"narrow_copy", {"input", "dim", "start", "length"}, 4, 4, 4, -1};
PyObject *run_narrow_copy(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    int64_t a_start = 0;
    int64_t a_length = 0;
    if (!a.integer(1, &a_dim) || !a.integer(2, &a_start) || !a.integer(3, &a_length) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_narrow_copy(a_input, a_dim, a_start, a_length, &out);
    }
    return result(status, out);
}

static Signature hstack_signature{"hstack", {"tensors", "out"}, 2, 1, 1, -1};
PyObject *run_hstack(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hstack(a_tensors.data(), a_tensors.count(), &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature vstack_signature{"vstack", {"tensors", "out"}, 2, 1, 1, -1};
PyObject *run_vstack(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_vstack(a_tensors.data(), a_tensors.count(), &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature dstack_signature{"dstack", {"tensors", "out"}, 2, 1, 1, -1};
PyObject *run_dstack(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_dstack(a_tensors.data(), a_tensors.count(), &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature column_stack_signature{"column_stack", {"tensors", "out"}, 2, 1, 1, -1};
PyObject *run_column_stack(Arguments &a) {
    Tensors a_tensors;
    if (!a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_column_stack(a_tensors.data(), a_tensors.count(), &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature split_with_sizes_signature{"split_with_sizes", {"input", "split_sizes", "dim"}, 3, 2, 3, -1};
PyObject *run_split_with_sizes(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_split_sizes = nullptr;
    int64_t a_dim = 0;
    if (!a.integer(2, &a_dim) || !a.tensor(0, &a_input) || !a.tensor(1, &a_split_sizes)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_split_with_sizes(a_input, a_split_sizes, a_dim, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature tensor_split_signature{"tensor_split", {"input", "indices_or_sections", "dim"}, 3, 2, 3, -1};
PyObject *run_tensor_split(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_indices_or_sections = nullptr;
    dl_scalar a_indices_or_sections_number = dl_int(0);
    int64_t a_dim = 0;
    if (!a.integer(2, &a_dim) || !a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_indices_or_sections, &a_indices_or_sections_number)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_indices_or_sections ? dl_tensor_split(a_input, a_indices_or_sections, a_dim, &list, &list_count) : dl_tensor_split_scalar(a_input, a_indices_or_sections_number, a_dim, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

PyObject *function_diagonal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(diagonal_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_diagonal(a) : nullptr;
    return made ? made : hand_over("diagonal", nullptr, args, count, keywords);
}

PyObject *method_diagonal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(diagonal_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_diagonal(a) : nullptr;
    return made ? made : hand_over("diagonal", receiver, args, count, keywords);
}

PyObject *function_diag(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(diag_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_diag(a) : nullptr;
    return made ? made : hand_over("diag", nullptr, args, count, keywords);
}

PyObject *method_diag(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(diag_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_diag(a) : nullptr;
    return made ? made : hand_over("diag", receiver, args, count, keywords);
}

PyObject *function_diag_embed(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(diag_embed_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_diag_embed(a) : nullptr;
    return made ? made : hand_over("diag_embed", nullptr, args, count, keywords);
}

PyObject *method_diag_embed(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(diag_embed_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_diag_embed(a) : nullptr;
    return made ? made : hand_over("diag_embed", receiver, args, count, keywords);
}

PyObject *function_diagflat(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(diagflat_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_diagflat(a) : nullptr;
    return made ? made : hand_over("diagflat", nullptr, args, count, keywords);
}

PyObject *method_diagflat(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(diagflat_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_diagflat(a) : nullptr;
    return made ? made : hand_over("diagflat", receiver, args, count, keywords);
}

PyObject *function_tril(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tril_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tril(a) : nullptr;
    return made ? made : hand_over("tril", nullptr, args, count, keywords);
}

PyObject *method_tril(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tril_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tril(a) : nullptr;
    return made ? made : hand_over("tril", receiver, args, count, keywords);
}

PyObject *function_triu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(triu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_triu(a) : nullptr;
    return made ? made : hand_over("triu", nullptr, args, count, keywords);
}

PyObject *method_triu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(triu_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_triu(a) : nullptr;
    return made ? made : hand_over("triu", receiver, args, count, keywords);
}

PyObject *function_tril_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tril_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tril_indices(a) : nullptr;
    return made ? made : hand_over("tril_indices", nullptr, args, count, keywords);
}

PyObject *function_triu_indices(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(triu_indices_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_triu_indices(a) : nullptr;
    return made ? made : hand_over("triu_indices", nullptr, args, count, keywords);
}

PyObject *function_block_diag(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(block_diag_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_block_diag(a) : nullptr;
    return made ? made : hand_over("block_diag", nullptr, args, count, keywords);
}

PyObject *function_tile(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tile_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tile(a) : nullptr;
    return made ? made : hand_over("tile", nullptr, args, count, keywords);
}

PyObject *method_tile(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(tile_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_tile(a) : nullptr;
    return made ? made : hand_over("tile", receiver, args, count, keywords);
}

PyObject *function_repeat_interleave(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(repeat_interleave_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_repeat_interleave(a) : nullptr;
    return made ? made : hand_over("repeat_interleave", nullptr, args, count, keywords);
}

PyObject *method_repeat_interleave(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(repeat_interleave_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_repeat_interleave(a) : nullptr;
    return made ? made : hand_over("repeat_interleave", receiver, args, count, keywords);
}

PyObject *function_fliplr(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fliplr_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fliplr(a) : nullptr;
    return made ? made : hand_over("fliplr", nullptr, args, count, keywords);
}

PyObject *method_fliplr(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fliplr_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_fliplr(a) : nullptr;
    return made ? made : hand_over("fliplr", receiver, args, count, keywords);
}

PyObject *function_flipud(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(flipud_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_flipud(a) : nullptr;
    return made ? made : hand_over("flipud", nullptr, args, count, keywords);
}

PyObject *method_flipud(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(flipud_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_flipud(a) : nullptr;
    return made ? made : hand_over("flipud", receiver, args, count, keywords);
}

PyObject *function_roll(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(roll_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_roll(a) : nullptr;
    return made ? made : hand_over("roll", nullptr, args, count, keywords);
}

PyObject *method_roll(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(roll_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_roll(a) : nullptr;
    return made ? made : hand_over("roll", receiver, args, count, keywords);
}

PyObject *function_adjoint(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(adjoint_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_adjoint(a) : nullptr;
    return made ? made : hand_over("adjoint", nullptr, args, count, keywords);
}

PyObject *method_adjoint(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(adjoint_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_adjoint(a) : nullptr;
    return made ? made : hand_over("adjoint", receiver, args, count, keywords);
}

PyObject *function_t(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(t_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_t(a) : nullptr;
    return made ? made : hand_over("t", nullptr, args, count, keywords);
}

PyObject *function_ravel(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ravel_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ravel(a) : nullptr;
    return made ? made : hand_over("ravel", nullptr, args, count, keywords);
}

PyObject *method_ravel(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(ravel_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_ravel(a) : nullptr;
    return made ? made : hand_over("ravel", receiver, args, count, keywords);
}

PyObject *function_narrow_copy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(narrow_copy_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_narrow_copy(a) : nullptr;
    return made ? made : hand_over("narrow_copy", nullptr, args, count, keywords);
}

PyObject *method_narrow_copy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(narrow_copy_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_narrow_copy(a) : nullptr;
    return made ? made : hand_over("narrow_copy", receiver, args, count, keywords);
}

PyObject *function_hstack(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hstack_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hstack(a) : nullptr;
    return made ? made : hand_over("hstack", nullptr, args, count, keywords);
}

PyObject *function_vstack(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(vstack_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_vstack(a) : nullptr;
    return made ? made : hand_over("vstack", nullptr, args, count, keywords);
}

PyObject *function_dstack(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(dstack_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_dstack(a) : nullptr;
    return made ? made : hand_over("dstack", nullptr, args, count, keywords);
}

PyObject *function_column_stack(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(column_stack_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_column_stack(a) : nullptr;
    return made ? made : hand_over("column_stack", nullptr, args, count, keywords);
}

PyObject *function_split_with_sizes(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(split_with_sizes_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_split_with_sizes(a) : nullptr;
    return made ? made : hand_over("split_with_sizes", nullptr, args, count, keywords);
}

PyObject *function_tensor_split(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(tensor_split_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_tensor_split(a) : nullptr;
    return made ? made : hand_over("tensor_split", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
