// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Random noise for training: elements or whole channels are dropped with probability p. Without training, or with p = 0, the result is input.

#include "operations.h"

namespace dlcore::python {

static Signature dropout_signature{"dropout", {"input", "p", "training", "generator"}, 4, 1, 3, -1};
PyObject *run_dropout(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 0.5;
    bool a_training = true;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_p) || !a.boolean(2, &a_training) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_dropout(a_input, a_p, a_training, a_generator, &out);
    }
    return result(status, out);
}

static Signature feature_dropout_signature{"feature_dropout", {"input", "p", "training", "generator"}, 4, 1, 3, -1};
PyObject *run_feature_dropout(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 0.5;
    bool a_training = true;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_p) || !a.boolean(2, &a_training) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_feature_dropout(a_input, a_p, a_training, a_generator, &out);
    }
    return result(status, out);
}

static Signature alpha_dropout_signature{"alpha_dropout", {"input", "p", "training", "generator"}, 4, 1, 3, -1};
PyObject *run_alpha_dropout(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 0.5;
    bool a_training = false;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_p) || !a.boolean(2, &a_training) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_alpha_dropout(a_input, a_p, a_training, a_generator, &out);
    }
    return result(status, out);
}

static Signature feature_alpha_dropout_signature{"feature_alpha_dropout", {"input", "p", "training", "generator"}, 4, 1, 3, -1};
PyObject *run_feature_alpha_dropout(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 0.5;
    bool a_training = false;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_p) || !a.boolean(2, &a_training) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_feature_alpha_dropout(a_input, a_p, a_training, a_generator, &out);
    }
    return result(status, out);
}

PyObject *function_dropout(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(dropout_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_dropout(a) : nullptr;
    return made ? made : hand_over("dropout", nullptr, args, count, keywords);
}

PyObject *function_feature_dropout(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(feature_dropout_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_feature_dropout(a) : nullptr;
    return made ? made : hand_over("feature_dropout", nullptr, args, count, keywords);
}

PyObject *function_alpha_dropout(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(alpha_dropout_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_alpha_dropout(a) : nullptr;
    return made ? made : hand_over("alpha_dropout", nullptr, args, count, keywords);
}

PyObject *function_feature_alpha_dropout(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(feature_alpha_dropout_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_feature_alpha_dropout(a) : nullptr;
    return made ? made : hand_over("feature_alpha_dropout", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
