// One step of an optimizer over all parameters, whose state is kept in Python.
#include "arguments.h"

namespace dlcore::python {

namespace {

bool same_length(const char *function, const char *parameter, const Tensors &list, const Tensors &parameters) {
    if (list.count() == parameters.count()) return true;
    raise_text(DL_INVALID_ARGUMENT, "%s(): %s has %lld tensors, expected one for each of %lld parameters", function, parameter,
               static_cast<long long>(list.count()), static_cast<long long>(parameters.count()));
    return false;
}

bool list_of(Arguments &a, int index, const char *function, const char *parameter, Tensors &list, const Tensors &parameters) {
    return list.fill(a.value(index), function, parameter) && same_length(function, parameter, list, parameters);
}

PyObject *sgd_step(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"sgd_step",
                               {"parameters", "gradients", "momentum_buffers", "first_steps", "lr", "momentum", "dampening",
                                "weight_decay", "nesterov", "maximize"},
                               10, 2, 10};
    Arguments a(signature);
    dl_sgd_options options = dl_sgd_options_default();
    if (!a.bind(nullptr, args, count, keywords) || !a.real(4, &options.learning_rate) || !a.real(5, &options.momentum) ||
        !a.real(6, &options.dampening) || !a.real(7, &options.weight_decay) || !a.boolean(8, &options.nesterov) ||
        !a.boolean(9, &options.maximize)) return nullptr;
    std::vector<uint8_t> first;
    if (!a.none(3)) {
        Reference flags(PySequence_Tuple(a.value(3)));
        if (!flags) return nullptr;
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(flags.get()); ++i) {
            int truth = PyObject_IsTrue(PyTuple_GET_ITEM(flags.get(), i));
            if (truth < 0) return nullptr;
            first.push_back(static_cast<uint8_t>(truth));
        }
    }
    Tensors parameters, gradients, buffers;
    if (!parameters.fill(a.value(0), "sgd_step", "parameters") || !list_of(a, 1, "sgd_step", "gradients", gradients, parameters)) return nullptr;
    if (!a.none(2) && !list_of(a, 2, "sgd_step", "momentum_buffers", buffers, parameters)) return nullptr;
    if (!a.none(3) && static_cast<int64_t>(first.size()) != parameters.count()) {
        return raise_text(DL_INVALID_ARGUMENT, "sgd_step(): first_steps has %zu flags, expected %lld", first.size(), static_cast<long long>(parameters.count()));
    }
    dl_status status;
    {
        Unlocked unlocked(parameters.elements());
        status = dl_sgd_step(parameters.data(), gradients.data(), a.none(2) ? nullptr : buffers.data(),
                             a.none(3) ? nullptr : first.data(), parameters.count(), &options);
    }
    if (status != DL_OK) return raise(status);
    Py_RETURN_NONE;
}

PyObject *adam_step(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"adam_step",
                               {"parameters", "gradients", "exp_avgs", "exp_avg_sqs", "max_exp_avg_sqs", "step", "lr", "beta1", "beta2",
                                "eps", "weight_decay", "decoupled_weight_decay", "amsgrad", "maximize"},
                               14, 6, 14};
    Arguments a(signature);
    dl_adam_options options = dl_adam_options_default();
    int64_t step = 1;
    if (!a.bind(nullptr, args, count, keywords) || !a.integer(5, &step) || !a.real(6, &options.learning_rate) ||
        !a.real(7, &options.beta1) || !a.real(8, &options.beta2) || !a.real(9, &options.epsilon) || !a.real(10, &options.weight_decay) ||
        !a.boolean(11, &options.decoupled_weight_decay) || !a.boolean(12, &options.amsgrad) || !a.boolean(13, &options.maximize)) return nullptr;
    Tensors parameters, gradients, averages, squares, largest;
    if (!parameters.fill(a.value(0), "adam_step", "parameters") || !list_of(a, 1, "adam_step", "gradients", gradients, parameters) ||
        !list_of(a, 2, "adam_step", "exp_avgs", averages, parameters) ||
        !list_of(a, 3, "adam_step", "exp_avg_sqs", squares, parameters)) return nullptr;
    if (!a.none(4) && !list_of(a, 4, "adam_step", "max_exp_avg_sqs", largest, parameters)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(parameters.elements());
        status = dl_adam_step(parameters.data(), gradients.data(), averages.data(), squares.data(), a.none(4) ? nullptr : largest.data(),
                              parameters.count(), step, &options);
    }
    if (status != DL_OK) return raise(status);
    Py_RETURN_NONE;
}

#define FAST(function) reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), METH_FASTCALL | METH_KEYWORDS

}  // namespace

PyMethodDef optimizer_functions[] = {
    {"sgd_step", FAST(sgd_step),
     "sgd_step(parameters, gradients, momentum_buffers=None, first_steps=None, lr=0.001, momentum=0, dampening=0, weight_decay=0, "
     "nesterov=False, maximize=False)\n\nOne step of stochastic gradient descent over lists of tensors."},
    {"adam_step", FAST(adam_step),
     "adam_step(parameters, gradients, exp_avgs, exp_avg_sqs, max_exp_avg_sqs, step, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, "
     "weight_decay=0, decoupled_weight_decay=False, amsgrad=False, maximize=False)\n\nOne step of Adam over lists of tensors."},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace dlcore::python
