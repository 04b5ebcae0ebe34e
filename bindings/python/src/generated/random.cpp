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

static Signature rand_like_signature{"rand_like", {"input", "dtype", "generator"}, 3, 1, 1, -1, true, true};
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

static Signature randn_like_signature{"randn_like", {"input", "dtype", "generator"}, 3, 1, 1, -1, true, true};
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

static Signature normal_signature{"normal", {"mean", "std", "generator"}, 3, 2, 2, -1};
PyObject *run_normal(Arguments &a) {
    dl_tensor *a_mean = nullptr;
    dl_tensor *a_std = nullptr;
    dl_generator *a_generator = nullptr;
    if (!a.generator(2, &a_generator) || !a.tensor(0, &a_mean) || !a.tensor(1, &a_std)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_normal(a_mean, a_std, a_generator, &out);
    }
    return result(status, out);
}

static Signature poisson_signature{"poisson", {"input", "generator"}, 2, 1, 1, -1};
PyObject *run_poisson(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_generator *a_generator = nullptr;
    if (!a.generator(1, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_poisson(a_input, a_generator, &out);
    }
    return result(status, out);
}

static Signature binomial_signature{"binomial", {"count", "prob", "generator"}, 3, 2, 2, -1};
PyObject *run_binomial(Arguments &a) {
    dl_tensor *a_count = nullptr;
    dl_tensor *a_prob = nullptr;
    dl_generator *a_generator = nullptr;
    if (!a.generator(2, &a_generator) || !a.tensor(0, &a_count) || !a.tensor(1, &a_prob)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_binomial(a_count, a_prob, a_generator, &out);
    }
    return result(status, out);
}

static Signature multinomial_signature{"multinomial", {"input", "num_samples", "replacement", "generator"}, 4, 2, 3, -1};
PyObject *run_multinomial(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_num_samples = 0;
    bool a_replacement = false;
    dl_generator *a_generator = nullptr;
    if (!a.integer(1, &a_num_samples) || !a.boolean(2, &a_replacement) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_multinomial(a_input, a_num_samples, a_replacement, a_generator, &out);
    }
    return result(status, out);
}

static Signature randint_like_signature{"randint_like", {"input", "low", "high", "dtype", "generator"}, 5, 3, 3, -1};
PyObject *run_randint_like(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_low = 0;
    int64_t a_high = 0;
    dl_dtype a_dtype = DL_DTYPE_NONE;
    dl_generator *a_generator = nullptr;
    if (!a.integer(1, &a_low) || !a.integer(2, &a_high) || !a.optional_dtype(3, &a_dtype) || !a.generator(4, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_randint_like(a_input, a_low, a_high, a_dtype, a_generator, &out);
    }
    return result(status, out);
}

static Signature exponential__signature{"exponential_", {"input", "lambd", "generator"}, 3, 1, 2, -1};
PyObject *run_exponential_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_lambd = 1.0;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_lambd) || !a.generator(2, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_exponential_(a_input, a_lambd, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature geometric__signature{"geometric_", {"input", "p", "generator"}, 3, 2, 2, -1};
PyObject *run_geometric_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 0.0;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_p) || !a.generator(2, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_geometric_(a_input, a_p, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature log_normal__signature{"log_normal_", {"input", "mean", "std", "generator"}, 4, 1, 3, -1};
PyObject *run_log_normal_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_mean = 1.0;
    double a_std = 2.0;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_mean) || !a.real(2, &a_std) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_log_normal_(a_input, a_mean, a_std, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature cauchy__signature{"cauchy_", {"input", "median", "sigma", "generator"}, 4, 1, 3, -1};
PyObject *run_cauchy_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_median = 0.0;
    double a_sigma = 1.0;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_median) || !a.real(2, &a_sigma) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_cauchy_(a_input, a_median, a_sigma, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature random__signature{"random_", {"input", "low", "high", "generator"}, 4, 3, 3, -1};
PyObject *run_random_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_low = 0;
    int64_t a_high = 0;
    dl_generator *a_generator = nullptr;
    if (!a.integer(1, &a_low) || !a.integer(2, &a_high) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_random_(a_input, a_low, a_high, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

PyObject *function_rand(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rand_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rand(a) : nullptr;
    return made ? made : hand_over("rand", nullptr, args, count, keywords);
}

PyObject *function_randn(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(randn_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_randn(a) : nullptr;
    return made ? made : hand_over("randn", nullptr, args, count, keywords);
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
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_randint(a) : nullptr;
    return made ? made : hand_over("randint", nullptr, args, count, keywords);
}

PyObject *function_randperm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(randperm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_randperm(a) : nullptr;
    return made ? made : hand_over("randperm", nullptr, args, count, keywords);
}

PyObject *function_rand_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rand_like_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rand_like(a) : nullptr;
    return made ? made : hand_over("rand_like", nullptr, args, count, keywords);
}

PyObject *function_randn_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(randn_like_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_randn_like(a) : nullptr;
    return made ? made : hand_over("randn_like", nullptr, args, count, keywords);
}

PyObject *function_bernoulli(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bernoulli_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bernoulli(a) : nullptr;
    return made ? made : hand_over("bernoulli", nullptr, args, count, keywords);
}

PyObject *method_bernoulli(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bernoulli_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bernoulli(a) : nullptr;
    return made ? made : hand_over("bernoulli", receiver, args, count, keywords);
}

PyObject *function_normal(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(normal_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_normal(a) : nullptr;
    return made ? made : hand_over("normal", nullptr, args, count, keywords);
}

PyObject *function_poisson(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(poisson_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_poisson(a) : nullptr;
    return made ? made : hand_over("poisson", nullptr, args, count, keywords);
}

PyObject *function_binomial(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(binomial_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_binomial(a) : nullptr;
    return made ? made : hand_over("binomial", nullptr, args, count, keywords);
}

PyObject *function_multinomial(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(multinomial_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_multinomial(a) : nullptr;
    return made ? made : hand_over("multinomial", nullptr, args, count, keywords);
}

PyObject *method_multinomial(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(multinomial_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_multinomial(a) : nullptr;
    return made ? made : hand_over("multinomial", receiver, args, count, keywords);
}

PyObject *function_randint_like(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(randint_like_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_randint_like(a) : nullptr;
    return made ? made : hand_over("randint_like", nullptr, args, count, keywords);
}

PyObject *function_exponential_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(exponential__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_exponential_(a) : nullptr;
    return made ? made : hand_over("exponential_", nullptr, args, count, keywords);
}

PyObject *method_exponential_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(exponential__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_exponential_(a) : nullptr;
    return made ? made : hand_over("exponential_", receiver, args, count, keywords);
}

PyObject *function_geometric_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(geometric__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_geometric_(a) : nullptr;
    return made ? made : hand_over("geometric_", nullptr, args, count, keywords);
}

PyObject *method_geometric_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(geometric__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_geometric_(a) : nullptr;
    return made ? made : hand_over("geometric_", receiver, args, count, keywords);
}

PyObject *function_log_normal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(log_normal__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_log_normal_(a) : nullptr;
    return made ? made : hand_over("log_normal_", nullptr, args, count, keywords);
}

PyObject *method_log_normal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(log_normal__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_log_normal_(a) : nullptr;
    return made ? made : hand_over("log_normal_", receiver, args, count, keywords);
}

PyObject *function_cauchy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(cauchy__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_cauchy_(a) : nullptr;
    return made ? made : hand_over("cauchy_", nullptr, args, count, keywords);
}

PyObject *method_cauchy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(cauchy__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_cauchy_(a) : nullptr;
    return made ? made : hand_over("cauchy_", receiver, args, count, keywords);
}

PyObject *function_random_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(random__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_random_(a) : nullptr;
    return made ? made : hand_over("random_", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
