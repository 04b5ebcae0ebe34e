// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Other shapes of the same elements, parts of tensors, and tensors put together. Views share the memory of their input.

#include "operations.h"

namespace dlcore::python {

static Signature reshape_signature{"reshape", {"input", "shape"}, 2, 2, 2, 1};
PyObject *run_reshape(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_shape;
    if (!a.integers(1, a_shape) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_reshape(a_input, a_shape.data(), a_shape.count(), &out);
    }
    return result(status, out);
}

static Signature view_signature{"view", {"input", "shape"}, 2, 2, 2, 1};
PyObject *run_view(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_shape;
    if (!a.integers(1, a_shape) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_view(a_input, a_shape.data(), a_shape.count(), &out);
    }
    return result(status, out);
}

static Signature flatten_signature{"flatten", {"input", "start_dim", "end_dim"}, 3, 1, 3, -1};
PyObject *run_flatten(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_start_dim = 0;
    int64_t a_end_dim = -1;
    if (!a.integer(1, &a_start_dim) || !a.integer(2, &a_end_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_flatten(a_input, a_start_dim, a_end_dim, &out);
    }
    return result(status, out);
}

static Signature unflatten_signature{"unflatten", {"input", "dim", "sizes"}, 3, 3, 3, -1};
PyObject *run_unflatten(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    Integers a_sizes;
    if (!a.integer(1, &a_dim) || !a.integers(2, a_sizes) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_unflatten(a_input, a_dim, a_sizes.data(), a_sizes.count(), &out);
    }
    return result(status, out);
}

static Signature permute_signature{"permute", {"input", "dims"}, 2, 2, 2, 1};
PyObject *run_permute(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dims;
    if (!a.integers(1, a_dims) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_permute(a_input, a_dims.data(), a_dims.count(), &out);
    }
    return result(status, out);
}

static Signature transpose_signature{"transpose", {"input", "dim0", "dim1"}, 3, 3, 3, -1};
PyObject *run_transpose(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim0 = 0;
    int64_t a_dim1 = 0;
    if (!a.integer(1, &a_dim0) || !a.integer(2, &a_dim1) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_transpose(a_input, a_dim0, a_dim1, &out);
    }
    return result(status, out);
}

static Signature movedim_signature{"movedim", {"input", "source", "destination"}, 3, 3, 3, -1};
PyObject *run_movedim(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_source;
    Integers a_destination;
    if (!a.integers(1, a_source) || !a.integers(2, a_destination) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_movedim(a_input, a_source.data(), a_source.count(), a_destination.data(), a_destination.count(), &out);
    }
    return result(status, out);
}

static Signature squeeze_signature{"squeeze", {"input", "dim"}, 2, 1, 2, -1};
PyObject *run_squeeze(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dim;
    if (!a.optional_integers(1, a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_squeeze(a_input, a_dim.data(), a_dim.count(), &out);
    }
    return result(status, out);
}

static Signature unsqueeze_signature{"unsqueeze", {"input", "dim"}, 2, 2, 2, -1};
PyObject *run_unsqueeze(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_unsqueeze(a_input, a_dim, &out);
    }
    return result(status, out);
}

static Signature expand_signature{"expand", {"input", "size"}, 2, 2, 2, 1};
PyObject *run_expand(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_size;
    if (!a.integers(1, a_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_expand(a_input, a_size.data(), a_size.count(), &out);
    }
    return result(status, out);
}

static Signature broadcast_to_signature{"broadcast_to", {"input", "size"}, 2, 2, 2, -1};
PyObject *run_broadcast_to(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_size;
    if (!a.integers(1, a_size) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_broadcast_to(a_input, a_size.data(), a_size.count(), &out);
    }
    return result(status, out);
}

static Signature select_signature{"select", {"input", "dim", "index"}, 3, 3, 3, -1};
PyObject *run_select(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    int64_t a_index = 0;
    if (!a.integer(1, &a_dim) || !a.integer(2, &a_index) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_select(a_input, a_dim, a_index, &out);
    }
    return result(status, out);
}

static Signature narrow_signature{"narrow", {"input", "dim", "start", "length"}, 4, 4, 4, -1};
PyObject *run_narrow(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    int64_t a_start = 0;
    int64_t a_length = 0;
    if (!a.integer(1, &a_dim) || !a.integer(2, &a_start) || !a.integer(3, &a_length) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_narrow(a_input, a_dim, a_start, a_length, &out);
    }
    return result(status, out);
}

static Signature slice_signature{"slice", {"input", "dim", "start", "end", "step"}, 5, 1, 5, -1};
PyObject *run_slice(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    int64_t a_start_value{};
    const int64_t *a_start = nullptr;
    int64_t a_end_value{};
    const int64_t *a_end = nullptr;
    int64_t a_step = 1;
    if (!a.integer(1, &a_dim) || !a.optional_integer(2, &a_start_value, &a_start) || !a.optional_integer(3, &a_end_value, &a_end) || !a.integer(4, &a_step) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_slice(a_input, a_dim, a_start, a_end, a_step, &out);
    }
    return result(status, out);
}

static Signature flip_signature{"flip", {"input", "dims"}, 2, 2, 2, 1};
PyObject *run_flip(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_dims;
    if (!a.integers(1, a_dims) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_flip(a_input, a_dims.data(), a_dims.count(), &out);
    }
    return result(status, out);
}

static Signature cat_signature{"cat", {"tensors", "dim", "out"}, 3, 1, 2, -1};
PyObject *run_cat(Arguments &a) {
    Tensors a_tensors;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_dim) || !a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cat(a_tensors.data(), a_tensors.count(), a_dim, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature stack_signature{"stack", {"tensors", "dim", "out"}, 3, 1, 2, -1};
PyObject *run_stack(Arguments &a) {
    Tensors a_tensors;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_dim) || !a.tensors(0, a_tensors)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_stack(a_tensors.data(), a_tensors.count(), a_dim, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature split_signature{"split", {"input", "split_size", "dim"}, 3, 2, 3, -1};
PyObject *run_split(Arguments &a) {
    if (!PyIndex_Check(a.value(1)) || PySequence_Check(a.value(1))) return split_by_sizes(a);
    dl_tensor *a_input = nullptr;
    int64_t a_split_size = 0;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_split_size) || !a.integer(2, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_split(a_input, a_split_size, a_dim, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature chunk_signature{"chunk", {"input", "chunks", "dim"}, 3, 2, 3, -1};
PyObject *run_chunk(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_chunks = 0;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_chunks) || !a.integer(2, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_chunk(a_input, a_chunks, a_dim, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature unbind_signature{"unbind", {"input", "dim"}, 2, 1, 2, -1};
PyObject *run_unbind(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_dim = 0;
    if (!a.integer(1, &a_dim) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor **list = nullptr;
    int64_t list_count = 0;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_unbind(a_input, a_dim, &list, &list_count);
    }
    if (status != DL_OK) return raise(status);
    return wrap_list(list, list_count);
}

static Signature repeat_signature{"repeat", {"input", "repeats"}, 2, 2, 2, 1};
PyObject *run_repeat(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_repeats;
    if (!a.integers(1, a_repeats) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_repeat(a_input, a_repeats.data(), a_repeats.count(), &out);
    }
    return result(status, out);
}

static Signature pad_signature{"pad", {"input", "pad", "mode", "value"}, 4, 2, 4, -1};
PyObject *run_pad(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Integers a_pad;
    static const Choice a_mode_choices[] = {{"constant", DL_PAD_MODE_CONSTANT}, {"reflect", DL_PAD_MODE_REFLECT}, {"replicate", DL_PAD_MODE_REPLICATE}, {"circular", DL_PAD_MODE_CIRCULAR}};
    int32_t a_mode = DL_PAD_MODE_CONSTANT;
    double a_value = 0.0;
    if (!a.integers(1, a_pad) || !(a.choice(2, a_mode_choices, 4, &a_mode)) || !a.real(3, &a_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pad(a_input, a_pad.data(), a_pad.count(), a_mode, a_value, &out);
    }
    return result(status, out);
}

static Signature clone_signature{"clone", {"input"}, 1, 1, 1, -1};
PyObject *run_clone(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_clone(a_input, &out);
    }
    return result(status, out);
}

static Signature clone_in_signature{"clone", {"input", "memory_format"}, 2, 2, 1, -1};
PyObject *run_clone_in(Arguments &a) {
    dl_tensor *a_input = nullptr;
    static const Choice a_memory_format_choices[] = {{"contiguous", DL_MEMORY_FORMAT_CONTIGUOUS}, {"preserve", DL_MEMORY_FORMAT_PRESERVE}, {"channels_last", DL_MEMORY_FORMAT_CHANNELS_LAST}, {"channels_last_3d", DL_MEMORY_FORMAT_CHANNELS_LAST_3D}};
    int32_t a_memory_format = DL_MEMORY_FORMAT_CONTIGUOUS;
    if (!(a.choice(1, a_memory_format_choices, 4, &a_memory_format)) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_clone_in(a_input, a_memory_format, &out);
    }
    return result(status, out);
}

PyObject *function_reshape(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(reshape_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_reshape(a) : nullptr;
    return made ? made : hand_over("reshape", nullptr, args, count, keywords);
}

PyObject *method_reshape(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(reshape_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_reshape(a) : nullptr;
    return made ? made : hand_over("reshape", receiver, args, count, keywords);
}

PyObject *function_view(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(view_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_view(a) : nullptr;
    return made ? made : hand_over("view", nullptr, args, count, keywords);
}

PyObject *method_view(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(view_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_view(a) : nullptr;
    return made ? made : hand_over("view", receiver, args, count, keywords);
}

PyObject *function_flatten(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(flatten_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_flatten(a) : nullptr;
    return made ? made : hand_over("flatten", nullptr, args, count, keywords);
}

PyObject *method_flatten(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(flatten_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_flatten(a) : nullptr;
    return made ? made : hand_over("flatten", receiver, args, count, keywords);
}

PyObject *function_unflatten(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(unflatten_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_unflatten(a) : nullptr;
    return made ? made : hand_over("unflatten", nullptr, args, count, keywords);
}

PyObject *method_unflatten(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(unflatten_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_unflatten(a) : nullptr;
    return made ? made : hand_over("unflatten", receiver, args, count, keywords);
}

PyObject *function_permute(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(permute_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_permute(a) : nullptr;
    return made ? made : hand_over("permute", nullptr, args, count, keywords);
}

PyObject *method_permute(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(permute_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_permute(a) : nullptr;
    return made ? made : hand_over("permute", receiver, args, count, keywords);
}

PyObject *function_transpose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(transpose_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_transpose(a) : nullptr;
    return made ? made : hand_over("transpose", nullptr, args, count, keywords);
}

PyObject *method_transpose(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(transpose_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_transpose(a) : nullptr;
    return made ? made : hand_over("transpose", receiver, args, count, keywords);
}

PyObject *function_movedim(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(movedim_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_movedim(a) : nullptr;
    return made ? made : hand_over("movedim", nullptr, args, count, keywords);
}

PyObject *method_movedim(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(movedim_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_movedim(a) : nullptr;
    return made ? made : hand_over("movedim", receiver, args, count, keywords);
}

PyObject *function_squeeze(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(squeeze_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_squeeze(a) : nullptr;
    return made ? made : hand_over("squeeze", nullptr, args, count, keywords);
}

PyObject *method_squeeze(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(squeeze_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_squeeze(a) : nullptr;
    return made ? made : hand_over("squeeze", receiver, args, count, keywords);
}

PyObject *function_unsqueeze(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(unsqueeze_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_unsqueeze(a) : nullptr;
    return made ? made : hand_over("unsqueeze", nullptr, args, count, keywords);
}

PyObject *method_unsqueeze(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(unsqueeze_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_unsqueeze(a) : nullptr;
    return made ? made : hand_over("unsqueeze", receiver, args, count, keywords);
}

PyObject *function_expand(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(expand_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_expand(a) : nullptr;
    return made ? made : hand_over("expand", nullptr, args, count, keywords);
}

PyObject *method_expand(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(expand_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_expand(a) : nullptr;
    return made ? made : hand_over("expand", receiver, args, count, keywords);
}

PyObject *function_broadcast_to(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(broadcast_to_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_broadcast_to(a) : nullptr;
    return made ? made : hand_over("broadcast_to", nullptr, args, count, keywords);
}

PyObject *method_broadcast_to(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(broadcast_to_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_broadcast_to(a) : nullptr;
    return made ? made : hand_over("broadcast_to", receiver, args, count, keywords);
}

PyObject *function_select(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(select_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_select(a) : nullptr;
    return made ? made : hand_over("select", nullptr, args, count, keywords);
}

PyObject *method_select(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(select_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_select(a) : nullptr;
    return made ? made : hand_over("select", receiver, args, count, keywords);
}

PyObject *function_narrow(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(narrow_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_narrow(a) : nullptr;
    return made ? made : hand_over("narrow", nullptr, args, count, keywords);
}

PyObject *method_narrow(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(narrow_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_narrow(a) : nullptr;
    return made ? made : hand_over("narrow", receiver, args, count, keywords);
}

PyObject *function_slice(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(slice_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_slice(a) : nullptr;
    return made ? made : hand_over("slice", nullptr, args, count, keywords);
}

PyObject *function_flip(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(flip_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_flip(a) : nullptr;
    return made ? made : hand_over("flip", nullptr, args, count, keywords);
}

PyObject *method_flip(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(flip_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_flip(a) : nullptr;
    return made ? made : hand_over("flip", receiver, args, count, keywords);
}

PyObject *function_cat(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cat_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cat(a) : nullptr;
    return made ? made : hand_over("cat", nullptr, args, count, keywords);
}

PyObject *function_stack(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(stack_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_stack(a) : nullptr;
    return made ? made : hand_over("stack", nullptr, args, count, keywords);
}

PyObject *function_split(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(split_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_split(a) : nullptr;
    return made ? made : hand_over("split", nullptr, args, count, keywords);
}

PyObject *method_split(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(split_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_split(a) : nullptr;
    return made ? made : hand_over("split", receiver, args, count, keywords);
}

PyObject *function_chunk(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(chunk_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_chunk(a) : nullptr;
    return made ? made : hand_over("chunk", nullptr, args, count, keywords);
}

PyObject *method_chunk(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(chunk_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_chunk(a) : nullptr;
    return made ? made : hand_over("chunk", receiver, args, count, keywords);
}

PyObject *function_unbind(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(unbind_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_unbind(a) : nullptr;
    return made ? made : hand_over("unbind", nullptr, args, count, keywords);
}

PyObject *method_unbind(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(unbind_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_unbind(a) : nullptr;
    return made ? made : hand_over("unbind", receiver, args, count, keywords);
}

PyObject *function_repeat(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(repeat_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_repeat(a) : nullptr;
    return made ? made : hand_over("repeat", nullptr, args, count, keywords);
}

PyObject *method_repeat(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(repeat_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_repeat(a) : nullptr;
    return made ? made : hand_over("repeat", receiver, args, count, keywords);
}

PyObject *function_pad(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pad_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pad(a) : nullptr;
    return made ? made : hand_over("pad", nullptr, args, count, keywords);
}

PyObject *function_clone(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 1) {
        Arguments a(clone_signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clone(a) : nullptr;
        return made ? made : hand_over("clone", nullptr, args, count, keywords);
    }
    Arguments a(clone_in_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_clone_in(a) : nullptr;
    return made ? made : hand_over("clone", nullptr, args, count, keywords);
}

PyObject *method_clone(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 0) {
        Arguments a(clone_signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_clone(a) : nullptr;
        return made ? made : hand_over("clone", receiver, args, count, keywords);
    }
    Arguments a(clone_in_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_clone_in(a) : nullptr;
    return made ? made : hand_over("clone", receiver, args, count, keywords);
}

}  // namespace dlcore::python
