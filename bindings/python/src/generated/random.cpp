// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Random numbers from Philox4x32-10. They depend on the generator's seed and offset only, never on the number of threads.

#include "operations.h"

namespace dlcore::python {

static Signature rand_signature{"rand", {"size", "dtype", "generator"}, 3, 1, 1, 0, true};
PyObject *run_rand(Arguments &a) {
    Integers a_size;
    dl_dtype a_dtype = default_dtype;
    dl_generator *a_generator = nullptr;
    if (!a.integers(0, a_size) || !a.optional_dtype(1, &a_dtype) || !a.generator(2, &a_generator)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rand(a_size.data(), a_size.count(), a_dtype, a_generator, &out);
    }
    return a.finish(status, out);
}

static Signature randn_signature{"randn", {"size", "dtype", "generator"}, 3, 1, 1, 0, true};
PyObject *run_randn(Arguments &a) {
    Integers a_size;
    dl_dtype a_dtype = default_dtype;
    dl_generator *a_generator = nullptr;
    if (!a.integers(0, a_size) || !a.optional_dtype(1, &a_dtype) || !a.generator(2, &a_generator)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_randn(a_size.data(), a_size.count(), a_dtype, a_generator, &out);
    }
    return a.finish(status, out);
}

static Signature randint_signature{"randint", {"low", "high", "size", "dtype", "generator"}, 5, 3, 3, -1, true};
PyObject *run_randint(Arguments &a) {
    int64_t a_low = 0;
    int64_t a_high = 0;
    Integers a_size;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    dl_generator *a_generator = nullptr;
    if (!a.integer(0, &a_low) || !a.integer(1, &a_high) || !a.integers(2, a_size) || !a.optional_dtype(3, &a_dtype) || !a.generator(4, &a_generator)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_randint(a_low, a_high, a_size.data(), a_size.count(), a_dtype, a_generator, &out);
    }
    return a.finish(status, out);
}

static Signature randperm_signature{"randperm", {"n", "dtype", "generator"}, 3, 1, 1, -1, true};
PyObject *run_randperm(Arguments &a) {
    int64_t a_n = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    dl_generator *a_generator = nullptr;
    if (!a.integer(0, &a_n) || !a.optional_dtype(1, &a_dtype) || !a.generator(2, &a_generator)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_randperm(a_n, a_dtype, a_generator, &out);
    }
    return a.finish(status, out);
}

static Signature rand_like_signature{"rand_like", {"input", "dtype", "generator"}, 3, 1, 1, -1, true};
PyObject *run_rand_like(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    dl_generator *a_generator = nullptr;
    if (!a.optional_dtype(1, &a_dtype) || !a.generator(2, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rand_like(a_input, a_dtype, a_generator, &out);
    }
    return a.finish(status, out);
}

static Signature randn_like_signature{"randn_like", {"input", "dtype", "generator"}, 3, 1, 1, -1, true};
PyObject *run_randn_like(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    dl_generator *a_generator = nullptr;
    if (!a.optional_dtype(1, &a_dtype) || !a.generator(2, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_randn_like(a_input, a_dtype, a_generator, &out);
    }
    return a.finish(status, out);
}

static Signature bernoulli_signature{"bernoulli", {"input", "generator"}, 2, 1, 1, -1};
PyObject *run_bernoulli(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_generator *a_generator = nullptr;
    if (!a.generator(1, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bernoulli(a_input, a_generator, &out);
    }
    return result(status, out);
}

PyObject *function_rand(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rand_signature);
    return a.bind(nullptr, args, count, keywords) ? run_rand(a) : nullptr;
}

PyObject *function_randn(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(randn_signature);
    return a.bind(nullptr, args, count, keywords) ? run_randn(a) : nullptr;
}

PyObject *function_randint(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (leaves_out_first(randint_signature, count, keywords)) {
        Reference first(PyLong_FromLong(0));
        if (!first) return nullptr;
        std::vector<PyObject *> all{first.get()};
        all.insert(all.end(), args, args + count + (keywords ? PyTuple_GET_SIZE(keywords) : 0));
        Arguments a(randint_signature);
        return a.bind(nullptr, all.data(), count + 1, keywords) ? run_randint(a) : nullptr;
    }
    Arguments a(randint_signature);
    return a.bind(nullptr, args, count, keywords) ? run_randint(a) : nullptr;
}

PyObject *function_randperm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(randperm_signature);
    return a.bind(nullptr, args, count, keywords) ? run_randperm(a) : nullptr;
}

PyObject *function_rand_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rand_like_signature);
    return a.bind(nullptr, args, count, keywords) ? run_rand_like(a) : nullptr;
}

PyObject *function_randn_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(randn_like_signature);
    return a.bind(nullptr, args, count, keywords) ? run_randn_like(a) : nullptr;
}

PyObject *function_bernoulli(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bernoulli_signature);
    return a.bind(nullptr, args, count, keywords) ? run_bernoulli(a) : nullptr;
}

PyObject *method_bernoulli(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bernoulli_signature);
    return a.bind(receiver, args, count, keywords) ? run_bernoulli(a) : nullptr;
}

}  // namespace dlcore::python
