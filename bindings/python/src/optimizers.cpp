// One step of an optimizer over all parameters, whose state is kept in Python.
#include <cstddef>
#include <cstring>

#include "arguments.h"

namespace dlcore::python {

namespace {

struct Algorithm {
    const char *name;
    int32_t value;
};
constexpr Algorithm algorithms[] = {{"sgd", DL_SGD}, {"adam", DL_ADAM}, {"nadam", DL_NADAM}, {"radam", DL_RADAM},
                                    {"adagrad", DL_ADAGRAD}, {"adadelta", DL_ADADELTA}, {"rmsprop", DL_RMSPROP},
                                    {"rprop", DL_RPROP}, {"adamax", DL_ADAMAX}, {"asgd", DL_ASGD}};

// The options as the dictionary of a parameter group names them; a pair of numbers has two fields.
struct Option {
    const char *name;
    enum { real, pair, flag } kind;
    size_t offset, second;
};
#define FIELD(name) offsetof(dl_optimizer_options, name)
constexpr Option option_table[] = {
    {"lr", Option::real, FIELD(learning_rate), 0},
    {"weight_decay", Option::real, FIELD(weight_decay), 0},
    {"momentum", Option::real, FIELD(momentum), 0},
    {"dampening", Option::real, FIELD(dampening), 0},
    {"betas", Option::pair, FIELD(beta1), FIELD(beta2)},
    {"eps", Option::real, FIELD(epsilon), 0},
    {"momentum_decay", Option::real, FIELD(momentum_decay), 0},
    {"lr_decay", Option::real, FIELD(lr_decay), 0},
    {"initial_accumulator_value", Option::real, FIELD(initial_accumulator_value), 0},
    {"rho", Option::real, FIELD(rho), 0},
    {"alpha", Option::real, FIELD(alpha), 0},
    {"etas", Option::pair, FIELD(eta_minus), FIELD(eta_plus)},
    {"step_sizes", Option::pair, FIELD(step_size_min), FIELD(step_size_max)},
    {"lambd", Option::real, FIELD(lambd), 0},
    {"t0", Option::real, FIELD(t0), 0},
    {"maximize", Option::flag, FIELD(maximize), 0},
    {"nesterov", Option::flag, FIELD(nesterov), 0},
    {"decoupled_weight_decay", Option::flag, FIELD(decoupled_weight_decay), 0},
    {"amsgrad", Option::flag, FIELD(amsgrad), 0},
    {"centered", Option::flag, FIELD(centered), 0},
};
#undef FIELD

bool read_options(PyObject *dictionary, dl_optimizer_options &options) {
    char *fields = reinterpret_cast<char *>(&options);
    auto number = [&](PyObject *object, const char *name, size_t offset) {
        double value = 0;
        if (to_double(object, &value)) {
            memcpy(fields + offset, &value, sizeof value);
            return true;
        }
        if (PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_Format(PyExc_TypeError, "optimizer_step(): option '%s' must be a number, not %s", name, Py_TYPE(object)->tp_name);
        }
        return false;
    };
    for (const Option &option : option_table) {
        Reference value(Py_XNewRef(PyDict_GetItemString(dictionary, option.name)));
        if (!value) continue;
        if (option.kind == Option::real) {
            if (!number(value.get(), option.name, option.offset)) return false;
        } else if (option.kind == Option::flag) {
            int truth = PyObject_IsTrue(value.get());
            if (truth < 0) return false;
            bool flag = truth > 0;
            memcpy(fields + option.offset, &flag, sizeof flag);
        } else {
            Reference pair(PySequence_Tuple(value.get()));
            if (!pair || PyTuple_GET_SIZE(pair.get()) != 2) {
                PyErr_Format(PyExc_TypeError, "optimizer_step(): option '%s' must be two numbers", option.name);
                return false;
            }
            if (!number(PyTuple_GET_ITEM(pair.get(), 0), option.name, option.offset) ||
                !number(PyTuple_GET_ITEM(pair.get(), 1), option.name, option.second)) return false;
        }
    }
    return true;
}

PyObject *optimizer_step(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"optimizer_step",
                               {"algorithm", "parameters", "gradients", "states", "options", "first_steps", "average_momentum"},
                               7, 4, 7};
    Arguments a(signature);
    if (!a.bind(nullptr, args, count, keywords)) return nullptr;
    const char *name = PyUnicode_Check(a.value(0)) ? PyUnicode_AsUTF8(a.value(0)) : nullptr;
    int32_t algorithm = -1;
    for (const Algorithm &entry : algorithms) {
        if (name && strcmp(entry.name, name) == 0) algorithm = entry.value;
    }
    if (algorithm < 0) return PyErr_Occurred() ? nullptr : raise_text(DL_INVALID_ARGUMENT, "optimizer_step(): unknown algorithm %R", a.value(0));
    dl_optimizer_options options = dl_optimizer_options_default(algorithm);
    if (!a.none(4)) {
        if (!PyDict_Check(a.value(4))) return a.wrong_type(4, "dict"), nullptr;
        if (!read_options(a.value(4), options)) return nullptr;
    }
    if (!a.none(6) && !a.boolean(6, &options.average_momentum)) return nullptr;
    std::vector<uint8_t> first;
    if (!a.none(5)) {
        Reference flags(PySequence_Tuple(a.value(5)));
        if (!flags) return nullptr;
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(flags.get()); ++i) {
            int truth = PyObject_IsTrue(PyTuple_GET_ITEM(flags.get(), i));
            if (truth < 0) return nullptr;
            first.push_back(static_cast<uint8_t>(truth));
        }
    }
    // The states of all parameters one after the other; a tuple keeps the objects alive, the list their handles.
    Reference rows(PySequence_Tuple(a.value(3)));
    if (!rows) return nullptr;
    int64_t width = 0;
    while (dl_optimizer_state_name(algorithm, width)) ++width;
    Reference flat(PyList_New(0));
    for (Py_ssize_t i = 0; flat && i < PyTuple_GET_SIZE(rows.get()); ++i) {
        Reference row(PySequence_Tuple(PyTuple_GET_ITEM(rows.get(), i)));
        if (!row) return nullptr;
        if (PyTuple_GET_SIZE(row.get()) != width) {
            return raise_text(DL_INVALID_ARGUMENT, "optimizer_step(): parameter %zd has %zd states, expected %lld", i,
                              PyTuple_GET_SIZE(row.get()), static_cast<long long>(width));
        }
        for (Py_ssize_t j = 0; j < width; ++j) {
            if (PyList_Append(flat.get(), PyTuple_GET_ITEM(row.get(), j)) < 0) return nullptr;
        }
    }
    Tensors parameters, gradients, states;
    if (!flat || !parameters.fill(a.value(1), "optimizer_step", "parameters") ||
        !gradients.fill(a.value(2), "optimizer_step", "gradients") || !states.fill(flat.get(), "optimizer_step", "states", true)) return nullptr;
    auto expect = [&](const char *parameter, int64_t found, int64_t expected) {
        if (found != expected) {
            raise_text(DL_INVALID_ARGUMENT, "optimizer_step(): %s has %lld entries, expected %lld", parameter, static_cast<long long>(found),
                       static_cast<long long>(expected));
        }
        return found == expected;
    };
    if (!expect("gradients", gradients.count(), parameters.count()) || !expect("states", states.count(), parameters.count() * width) ||
        (!a.none(5) && !expect("first_steps", static_cast<int64_t>(first.size()), parameters.count()))) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(parameters.elements());
        status = dl_optimizer_apply(parameters.data(), gradients.data(), states.data(), a.none(5) ? nullptr : first.data(),
                                    parameters.count(), &options);
    }
    if (status != DL_OK) return raise(status);
    Py_RETURN_NONE;
}

#define FAST(function) reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), METH_FASTCALL | METH_KEYWORDS

}  // namespace

PyMethodDef optimizer_functions[] = {
    {"optimizer_step", FAST(optimizer_step),
     "optimizer_step(algorithm, parameters, gradients, states, options=None, first_steps=None, average_momentum=False)\n\n"
     "One step over lists of tensors. states has a list for each parameter, in the order of dl_optimizer_state_name."},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace dlcore::python
