// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// New tensors from a shape and a rule. Without a dtype they are float32.

#include "operations.h"

namespace dlcore::python {

static Signature zeros_signature{"zeros", {"size", "dtype"}, 2, 1, 1, 0, true};
PyObject *run_zeros(Arguments &a) {
    Integers a_size;
    dl_dtype a_dtype = default_dtype;
    if (!a.integers(0, a_size) || !a.optional_dtype(1, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_zeros(a_size.data(), a_size.count(), a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature ones_signature{"ones", {"size", "dtype"}, 2, 1, 1, 0, true};
PyObject *run_ones(Arguments &a) {
    Integers a_size;
    dl_dtype a_dtype = default_dtype;
    if (!a.integers(0, a_size) || !a.optional_dtype(1, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ones(a_size.data(), a_size.count(), a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature full_signature{"full", {"size", "fill_value", "dtype"}, 3, 2, 2, -1, true};
PyObject *run_full(Arguments &a) {
    Integers a_size;
    dl_scalar a_fill_value = dl_int(0);
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.integers(0, a_size) || !a.number(1, &a_fill_value) || !a.optional_dtype(2, &a_dtype)) return nullptr;
    if (a_dtype == DL_DTYPE_NONE && (a_fill_value.kind == DL_SCALAR_FLOAT)) a_dtype = default_dtype;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_full(a_size.data(), a_size.count(), a_fill_value, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature empty_signature{"empty", {"size", "dtype"}, 2, 1, 1, 0, true, true};
PyObject *run_empty(Arguments &a) {
    Integers a_size;
    dl_dtype a_dtype = default_dtype;
    if (!a.integers(0, a_size) || !a.optional_dtype(1, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_empty(a_size.data(), a_size.count(), a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature empty_in_signature{"empty_in", {"size", "memory_format", "dtype"}, 3, 2, 2, -1, true};
PyObject *run_empty_in(Arguments &a) {
    Integers a_size;
    static const Choice a_memory_format_choices[] = {{"contiguous", DL_MEMORY_FORMAT_CONTIGUOUS}, {"preserve", DL_MEMORY_FORMAT_PRESERVE}, {"channels_last", DL_MEMORY_FORMAT_CHANNELS_LAST}, {"channels_last_3d", DL_MEMORY_FORMAT_CHANNELS_LAST_3D}};
    int32_t a_memory_format = DL_MEMORY_FORMAT_CONTIGUOUS;
    dl_dtype a_dtype = default_dtype;
    if (!a.integers(0, a_size) || !(a.choice(1, a_memory_format_choices, 4, &a_memory_format)) || !a.optional_dtype(2, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_empty_in(a_size.data(), a_size.count(), a_memory_format, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature arange_signature{"arange", {"start", "end", "step", "dtype", "out"}, 5, 2, 3, -1, true};
PyObject *run_arange(Arguments &a) {
    dl_scalar a_start = dl_int(0);
    dl_scalar a_end = dl_int(0);
    dl_scalar a_step = dl_int(1);
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.number(0, &a_start) || !a.number(1, &a_end) || !a.number(2, &a_step) || !a.optional_dtype(3, &a_dtype)) return nullptr;
    if (a_dtype == DL_DTYPE_NONE && (a_start.kind == DL_SCALAR_FLOAT || a_end.kind == DL_SCALAR_FLOAT || a_step.kind == DL_SCALAR_FLOAT)) a_dtype = default_dtype;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_arange(a_start, a_end, a_step, a_dtype, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return a.finish(status, out);
}

static Signature linspace_signature{"linspace", {"start", "end", "steps", "dtype", "out"}, 5, 3, 3, -1, true};
PyObject *run_linspace(Arguments &a) {
    double a_start = 0.0;
    double a_end = 0.0;
    int64_t a_steps = 0;
    dl_dtype a_dtype = default_dtype;
    if (!a.real(0, &a_start) || !a.real(1, &a_end) || !a.integer(2, &a_steps) || !a.optional_dtype(3, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(4)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_linspace(a_start, a_end, a_steps, a_dtype, &out);
    }
    if (!a.none(4)) return a.write(4, status, out);
    return a.finish(status, out);
}

static Signature eye_signature{"eye", {"n", "m", "dtype"}, 3, 1, 2, -1, true};
PyObject *run_eye(Arguments &a) {
    int64_t a_n = 0;
    int64_t a_m_value{};
    const int64_t *a_m = nullptr;
    dl_dtype a_dtype = default_dtype;
    if (!a.integer(0, &a_n) || !a.optional_integer(1, &a_m_value, &a_m) || !a.optional_dtype(2, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_eye(a_n, a_m, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature zeros_like_signature{"zeros_like", {"input", "dtype"}, 2, 1, 1, -1, true, true};
PyObject *run_zeros_like(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_dtype(1, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_zeros_like(a_input, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature ones_like_signature{"ones_like", {"input", "dtype"}, 2, 1, 1, -1, true, true};
PyObject *run_ones_like(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_dtype(1, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ones_like(a_input, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature full_like_signature{"full_like", {"input", "fill_value", "dtype"}, 3, 2, 2, -1, true, true};
PyObject *run_full_like(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_scalar a_fill_value = dl_int(0);
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.number(1, &a_fill_value) || !a.optional_dtype(2, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_full_like(a_input, a_fill_value, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature empty_like_signature{"empty_like", {"input", "dtype"}, 2, 1, 1, -1, true, true};
PyObject *run_empty_like(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    if (!a.optional_dtype(1, &a_dtype) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_empty_like(a_input, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature logspace_signature{"logspace", {"start", "end", "steps", "base", "dtype"}, 5, 3, 4, -1, true};
PyObject *run_logspace(Arguments &a) {
    double a_start = 0.0;
    double a_end = 0.0;
    int64_t a_steps = 0;
    double a_base = 10.0;
    dl_dtype a_dtype = default_dtype;
    if (!a.real(0, &a_start) || !a.real(1, &a_end) || !a.integer(2, &a_steps) || !a.real(3, &a_base) || !a.optional_dtype(4, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logspace(a_start, a_end, a_steps, a_base, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature scalar_tensor_signature{"scalar_tensor", {"s", "dtype"}, 2, 1, 1, -1, true};
PyObject *run_scalar_tensor(Arguments &a) {
    dl_scalar a_s = dl_int(0);
    dl_dtype a_dtype = default_dtype;
    if (!a.number(0, &a_s) || !a.optional_dtype(1, &a_dtype)) return nullptr;
    if (a_dtype == DL_DTYPE_NONE && (a_s.kind == DL_SCALAR_FLOAT)) a_dtype = default_dtype;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_scalar_tensor(a_s, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature empty_strided_signature{"empty_strided", {"size", "stride", "dtype"}, 3, 2, 2, -1, true};
PyObject *run_empty_strided(Arguments &a) {
    Integers a_size;
    Integers a_stride;
    dl_dtype a_dtype = default_dtype;
    if (!a.integers(0, a_size) || !a.integers(1, a_stride) || !a.optional_dtype(2, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_empty_strided(a_size.data(), a_size.count(), a_stride.data(), a_stride.count(), a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature vander_signature{"vander", {"x", "n", "increasing"}, 3, 1, 3, -1};
PyObject *run_vander(Arguments &a) {
    dl_tensor *a_x = nullptr;
    int64_t a_n_value{};
    const int64_t *a_n = nullptr;
    bool a_increasing = false;
    if (!a.optional_integer(1, &a_n_value, &a_n) || !a.boolean(2, &a_increasing) || !a.tensor(0, &a_x)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_vander(a_x, a_n, a_increasing, &out);
    }
    return result(status, out);
}

static Signature hann_window_signature{"hann_window", {"window_length", "periodic", "dtype"}, 3, 1, 2, -1, true};
PyObject *run_hann_window(Arguments &a) {
    int64_t a_window_length = 0;
    bool a_periodic = true;
    dl_dtype a_dtype = default_dtype;
    if (!a.integer(0, &a_window_length) || !a.boolean(1, &a_periodic) || !a.optional_dtype(2, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hann_window(a_window_length, a_periodic, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature hamming_window_signature{"hamming_window", {"window_length", "periodic", "alpha", "beta", "dtype"}, 5, 1, 4, -1, true};
PyObject *run_hamming_window(Arguments &a) {
    int64_t a_window_length = 0;
    bool a_periodic = true;
    double a_alpha = 0.54;
    double a_beta = 0.46;
    dl_dtype a_dtype = default_dtype;
    if (!a.integer(0, &a_window_length) || !a.boolean(1, &a_periodic) || !a.real(2, &a_alpha) || !a.real(3, &a_beta) || !a.optional_dtype(4, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_hamming_window(a_window_length, a_periodic, a_alpha, a_beta, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature blackman_window_signature{"blackman_window", {"window_length", "periodic", "dtype"}, 3, 1, 2, -1, true};
PyObject *run_blackman_window(Arguments &a) {
    int64_t a_window_length = 0;
    bool a_periodic = true;
    dl_dtype a_dtype = default_dtype;
    if (!a.integer(0, &a_window_length) || !a.boolean(1, &a_periodic) || !a.optional_dtype(2, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_blackman_window(a_window_length, a_periodic, a_dtype, &out);
    }
    return a.finish(status, out);
}

static Signature bartlett_window_signature{"bartlett_window", {"window_length", "periodic", "dtype"}, 3, 1, 2, -1, true};
PyObject *run_bartlett_window(Arguments &a) {
    int64_t a_window_length = 0;
    bool a_periodic = true;
    dl_dtype a_dtype = default_dtype;
    if (!a.integer(0, &a_window_length) || !a.boolean(1, &a_periodic) || !a.optional_dtype(2, &a_dtype)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bartlett_window(a_window_length, a_periodic, a_dtype, &out);
    }
    return a.finish(status, out);
}

PyObject *function_zeros(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(zeros_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_zeros(a) : nullptr;
    return made ? made : hand_over("zeros", nullptr, args, count, keywords);
}

PyObject *function_ones(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ones_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ones(a) : nullptr;
    return made ? made : hand_over("ones", nullptr, args, count, keywords);
}

PyObject *function_full(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(full_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_full(a) : nullptr;
    return made ? made : hand_over("full", nullptr, args, count, keywords);
}

PyObject *function_empty(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(empty_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_empty(a) : nullptr;
    return made ? made : hand_over("empty", nullptr, args, count, keywords);
}

PyObject *function_empty_in(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(empty_in_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_empty_in(a) : nullptr;
    return made ? made : hand_over("empty_in", nullptr, args, count, keywords);
}

PyObject *function_arange(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (leaves_out_first(arange_signature, count, keywords)) {
        Reference first(PyLong_FromLong(0));
        if (!first) return nullptr;
        std::vector<PyObject *> all{first.get()};
        all.insert(all.end(), args, args + count + (keywords ? PyTuple_GET_SIZE(keywords) : 0));
        Arguments a(arange_signature);
        return a.bind(nullptr, all.data(), count + 1, keywords) ? run_arange(a) : nullptr;
    }
    Arguments a(arange_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_arange(a) : nullptr;
    return made ? made : hand_over("arange", nullptr, args, count, keywords);
}

PyObject *function_linspace(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(linspace_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_linspace(a) : nullptr;
    return made ? made : hand_over("linspace", nullptr, args, count, keywords);
}

PyObject *function_eye(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(eye_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_eye(a) : nullptr;
    return made ? made : hand_over("eye", nullptr, args, count, keywords);
}

PyObject *function_zeros_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(zeros_like_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_zeros_like(a) : nullptr;
    return made ? made : hand_over("zeros_like", nullptr, args, count, keywords);
}

PyObject *function_ones_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ones_like_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ones_like(a) : nullptr;
    return made ? made : hand_over("ones_like", nullptr, args, count, keywords);
}

PyObject *function_full_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(full_like_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_full_like(a) : nullptr;
    return made ? made : hand_over("full_like", nullptr, args, count, keywords);
}

PyObject *function_empty_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(empty_like_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_empty_like(a) : nullptr;
    return made ? made : hand_over("empty_like", nullptr, args, count, keywords);
}

PyObject *function_logspace(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logspace_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logspace(a) : nullptr;
    return made ? made : hand_over("logspace", nullptr, args, count, keywords);
}

PyObject *function_scalar_tensor(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(scalar_tensor_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_scalar_tensor(a) : nullptr;
    return made ? made : hand_over("scalar_tensor", nullptr, args, count, keywords);
}

PyObject *function_empty_strided(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(empty_strided_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_empty_strided(a) : nullptr;
    return made ? made : hand_over("empty_strided", nullptr, args, count, keywords);
}

PyObject *function_vander(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(vander_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_vander(a) : nullptr;
    return made ? made : hand_over("vander", nullptr, args, count, keywords);
}

PyObject *function_hann_window(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hann_window_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hann_window(a) : nullptr;
    return made ? made : hand_over("hann_window", nullptr, args, count, keywords);
}

PyObject *function_hamming_window(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(hamming_window_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_hamming_window(a) : nullptr;
    return made ? made : hand_over("hamming_window", nullptr, args, count, keywords);
}

PyObject *function_blackman_window(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(blackman_window_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_blackman_window(a) : nullptr;
    return made ? made : hand_over("blackman_window", nullptr, args, count, keywords);
}

PyObject *function_bartlett_window(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bartlett_window_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bartlett_window(a) : nullptr;
    return made ? made : hand_over("bartlett_window", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
