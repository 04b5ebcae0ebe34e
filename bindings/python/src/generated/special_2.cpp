// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Functions of mathematics beyond the elementary ones. An integer or boolean input gives float32.

#include "operations.h"

namespace dlcore::python {

static Signature lgamma_signature{"lgamma", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_lgamma(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lgamma(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature lgamma__signature{"lgamma_", {"input"}, 1, 1, 1, -1};
PyObject *run_lgamma_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lgamma_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature digamma_signature{"digamma", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_digamma(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_digamma(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature digamma__signature{"digamma_", {"input"}, 1, 1, 1, -1};
PyObject *run_digamma_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_digamma_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature polygamma_signature{"polygamma", {"n", "input", "out"}, 3, 2, 2, -1};
PyObject *run_polygamma(Arguments &a) {
    int64_t a_n = 0;
    dl_tensor *a_input = nullptr;
    if (!a.integer(0, &a_n) || !a.tensor(1, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_polygamma(a_n, a_input, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature zeta_signature{"zeta", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_zeta(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_other = nullptr;
    Handle a_other_number;
    if (!(tensor_from_number(a, 0, a_input_number, &a_input)) || !(tensor_from_number(a, 1, a_other_number, &a_other))) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_zeta(a_input, a_other, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature logit_signature{"logit", {"input", "eps", "out"}, 3, 1, 2, -1};
PyObject *run_logit(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_eps_value{};
    const double *a_eps = nullptr;
    if (!a.optional_real(1, &a_eps_value, &a_eps) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logit(a_input, a_eps, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature logit__signature{"logit_", {"input", "eps"}, 2, 1, 2, -1};
PyObject *run_logit_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_eps_value{};
    const double *a_eps = nullptr;
    if (!a.optional_real(1, &a_eps_value, &a_eps) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_logit_(a_input, a_eps);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature xlogy_signature{"xlogy", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_xlogy(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!(tensor_from_number(a, 0, a_input_number, &a_input)) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_xlogy(a_input, a_other, &out) : dl_xlogy_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature xlogy__signature{"xlogy_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_xlogy_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_xlogy_(a_input, a_other) : dl_xlogy_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature xlog1py_signature{"xlog1py", {"input", "other", "out"}, 3, 2, 2, -1};
PyObject *run_xlog1py(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Handle a_input_number;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!(tensor_from_number(a, 0, a_input_number, &a_input)) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_xlog1py(a_input, a_other, &out) : dl_xlog1py_scalar(a_input, a_other_number, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature entr_signature{"entr", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_entr(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_entr(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature ndtr_signature{"ndtr", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_ndtr(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ndtr(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature ndtri_signature{"ndtri", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_ndtri(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_ndtri(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature mvlgamma_signature{"mvlgamma", {"input", "p", "out"}, 3, 2, 2, -1};
PyObject *run_mvlgamma(Arguments &a) {
    dl_tensor *a_input = nullptr;
    int64_t a_p = 0;
    if (!a.integer(1, &a_p) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(2)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_mvlgamma(a_input, a_p, &out);
    }
    if (!a.none(2)) return a.write(2, status, out);
    return result(status, out);
}

static Signature i0_signature{"i0", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_i0(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_i0(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature i0__signature{"i0_", {"input"}, 1, 1, 1, -1};
PyObject *run_i0_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_i0_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature i0e_signature{"i0e", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_i0e(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_i0e(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature i1_signature{"i1", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_i1(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_i1(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

static Signature i1e_signature{"i1e", {"input", "out"}, 2, 1, 1, -1};
PyObject *run_i1e(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    if (!a.output(1)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_i1e(a_input, &out);
    }
    if (!a.none(1)) return a.write(1, status, out);
    return result(status, out);
}

PyObject *function_lgamma(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lgamma_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lgamma(a) : nullptr;
    return made ? made : hand_over("lgamma", nullptr, args, count, keywords);
}

PyObject *method_lgamma(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lgamma_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lgamma(a) : nullptr;
    return made ? made : hand_over("lgamma", receiver, args, count, keywords);
}

PyObject *function_lgamma_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lgamma__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lgamma_(a) : nullptr;
    return made ? made : hand_over("lgamma_", nullptr, args, count, keywords);
}

PyObject *method_lgamma_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(lgamma__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_lgamma_(a) : nullptr;
    return made ? made : hand_over("lgamma_", receiver, args, count, keywords);
}

PyObject *function_digamma(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(digamma_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_digamma(a) : nullptr;
    return made ? made : hand_over("digamma", nullptr, args, count, keywords);
}

PyObject *method_digamma(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(digamma_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_digamma(a) : nullptr;
    return made ? made : hand_over("digamma", receiver, args, count, keywords);
}

PyObject *function_digamma_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(digamma__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_digamma_(a) : nullptr;
    return made ? made : hand_over("digamma_", nullptr, args, count, keywords);
}

PyObject *method_digamma_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(digamma__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_digamma_(a) : nullptr;
    return made ? made : hand_over("digamma_", receiver, args, count, keywords);
}

PyObject *function_polygamma(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(polygamma_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_polygamma(a) : nullptr;
    return made ? made : hand_over("polygamma", nullptr, args, count, keywords);
}

PyObject *function_zeta(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(zeta_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_zeta(a) : nullptr;
    return made ? made : hand_over("zeta", nullptr, args, count, keywords);
}

PyObject *function_logit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logit_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logit(a) : nullptr;
    return made ? made : hand_over("logit", nullptr, args, count, keywords);
}

PyObject *method_logit(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logit_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logit(a) : nullptr;
    return made ? made : hand_over("logit", receiver, args, count, keywords);
}

PyObject *function_logit_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(logit__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_logit_(a) : nullptr;
    return made ? made : hand_over("logit_", nullptr, args, count, keywords);
}

PyObject *method_logit_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(logit__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_logit_(a) : nullptr;
    return made ? made : hand_over("logit_", receiver, args, count, keywords);
}

PyObject *function_xlogy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(xlogy_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_xlogy(a) : nullptr;
    return made ? made : hand_over("xlogy", nullptr, args, count, keywords);
}

PyObject *method_xlogy(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(xlogy_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_xlogy(a) : nullptr;
    return made ? made : hand_over("xlogy", receiver, args, count, keywords);
}

PyObject *function_xlogy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(xlogy__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_xlogy_(a) : nullptr;
    return made ? made : hand_over("xlogy_", nullptr, args, count, keywords);
}

PyObject *method_xlogy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(xlogy__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_xlogy_(a) : nullptr;
    return made ? made : hand_over("xlogy_", receiver, args, count, keywords);
}

PyObject *function_xlog1py(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(xlog1py_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_xlog1py(a) : nullptr;
    return made ? made : hand_over("xlog1py", nullptr, args, count, keywords);
}

PyObject *function_entr(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(entr_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_entr(a) : nullptr;
    return made ? made : hand_over("entr", nullptr, args, count, keywords);
}

PyObject *function_ndtr(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ndtr_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ndtr(a) : nullptr;
    return made ? made : hand_over("ndtr", nullptr, args, count, keywords);
}

PyObject *function_ndtri(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(ndtri_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_ndtri(a) : nullptr;
    return made ? made : hand_over("ndtri", nullptr, args, count, keywords);
}

PyObject *function_mvlgamma(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mvlgamma_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mvlgamma(a) : nullptr;
    return made ? made : hand_over("mvlgamma", nullptr, args, count, keywords);
}

PyObject *method_mvlgamma(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mvlgamma_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_mvlgamma(a) : nullptr;
    return made ? made : hand_over("mvlgamma", receiver, args, count, keywords);
}

PyObject *function_i0(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(i0_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_i0(a) : nullptr;
    return made ? made : hand_over("i0", nullptr, args, count, keywords);
}

PyObject *method_i0(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(i0_signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_i0(a) : nullptr;
    return made ? made : hand_over("i0", receiver, args, count, keywords);
}

PyObject *function_i0_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(i0__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_i0_(a) : nullptr;
    return made ? made : hand_over("i0_", nullptr, args, count, keywords);
}

PyObject *method_i0_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(i0__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_i0_(a) : nullptr;
    return made ? made : hand_over("i0_", receiver, args, count, keywords);
}

PyObject *function_i0e(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(i0e_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_i0e(a) : nullptr;
    return made ? made : hand_over("i0e", nullptr, args, count, keywords);
}

PyObject *function_i1(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(i1_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_i1(a) : nullptr;
    return made ? made : hand_over("i1", nullptr, args, count, keywords);
}

PyObject *function_i1e(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(i1e_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_i1e(a) : nullptr;
    return made ? made : hand_over("i1e", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
