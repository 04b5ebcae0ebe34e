// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Operations that change a tensor. The other operands are broadcast to it and converted to its dtype. A leaf that requires gradients can only be changed while nothing is recorded.

#include "operations.h"

namespace dlcore::python {

static Signature add__signature{"add_", {"input", "other", "alpha"}, 3, 2, 2, -1};
PyObject *run_add_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    Handle scaled;
    if (a.given(2) && !scale_other(a, 2, &a_other, &a_other_number, scaled)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_add_(a_input, a_other) : dl_add_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature sub__signature{"sub_", {"input", "other", "alpha"}, 3, 2, 2, -1};
PyObject *run_sub_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    Handle scaled;
    if (a.given(2) && !scale_other(a, 2, &a_other, &a_other_number, scaled)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_sub_(a_input, a_other) : dl_sub_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature mul__signature{"mul_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_mul_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_mul_(a_input, a_other) : dl_mul_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature div__signature{"div_", {"input", "other"}, 2, 2, 2, -1};
PyObject *run_div_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    if (!a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_div_(a_input, a_other) : dl_div_scalar_(a_input, a_other_number);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature div_rounded__signature{"div_", {"input", "other", "rounding_mode"}, 3, 2, 2, -1};
PyObject *run_div_rounded_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_other = nullptr;
    dl_scalar a_other_number = dl_int(0);
    static const Choice a_rounding_mode_choices[] = {{"none", DL_ROUNDING_MODE_NONE}, {"trunc", DL_ROUNDING_MODE_TRUNC}, {"floor", DL_ROUNDING_MODE_FLOOR}};
    int32_t a_rounding_mode = DL_ROUNDING_MODE_NONE;
    if (!(a.none(2) || a.choice(2, a_rounding_mode_choices, 3, &a_rounding_mode)) || !a.tensor(0, &a_input) || !a.tensor_or_number(1, &a_other, &a_other_number)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = a_other ? dl_div_rounded_(a_input, a_other, a_rounding_mode) : dl_div_rounded_scalar_(a_input, a_other_number, a_rounding_mode);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature neg__signature{"neg_", {"input"}, 1, 1, 1, -1};
PyObject *run_neg_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_neg_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature relu__signature{"relu_", {"input"}, 1, 1, 1, -1};
PyObject *run_relu_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_relu_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature zero__signature{"zero_", {"input"}, 1, 1, 1, -1};
PyObject *run_zero_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    if (!a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_zero_(a_input);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature fill__signature{"fill_", {"input", "value"}, 2, 2, 2, -1};
PyObject *run_fill_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_scalar a_value = dl_int(0);
    if (!a.number(1, &a_value) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_fill_(a_input, a_value);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature copy__signature{"copy_", {"input", "source"}, 2, 2, 2, -1};
PyObject *run_copy_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_source = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_source)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_copy_(a_input, a_source);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature masked_fill__signature{"masked_fill_", {"input", "mask", "value"}, 3, 3, 3, -1};
PyObject *run_masked_fill_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_mask = nullptr;
    dl_scalar a_value = dl_int(0);
    if (!a.number(2, &a_value) || !a.tensor(0, &a_input) || !a.tensor(1, &a_mask)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_masked_fill_(a_input, a_mask, a_value);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature uniform__signature{"uniform_", {"input", "low", "high", "generator"}, 4, 1, 3, -1};
PyObject *run_uniform_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_low = 0.0;
    double a_high = 1.0;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_low) || !a.real(2, &a_high) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_uniform_(a_input, a_low, a_high, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature normal__signature{"normal_", {"input", "mean", "std", "generator"}, 4, 1, 3, -1};
PyObject *run_normal_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_mean = 0.0;
    double a_std = 1.0;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_mean) || !a.real(2, &a_std) || !a.generator(3, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_normal_(a_input, a_mean, a_std, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

static Signature bernoulli__signature{"bernoulli_", {"input", "p", "generator"}, 3, 1, 2, -1};
PyObject *run_bernoulli_(Arguments &a) {
    dl_tensor *a_input = nullptr;
    double a_p = 0.5;
    dl_generator *a_generator = nullptr;
    if (!a.real(1, &a_p) || !a.generator(2, &a_generator) || !a.tensor(0, &a_input)) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_bernoulli_(a_input, a_p, a_generator);
    }
    return status == DL_OK ? Py_NewRef(a.value(0)) : raise(status);
}

PyObject *function_add_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(add__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_add_(a) : nullptr;
    return made ? made : hand_over("add_", nullptr, args, count, keywords);
}

PyObject *method_add_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(add__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_add_(a) : nullptr;
    return made ? made : hand_over("add_", receiver, args, count, keywords);
}

PyObject *function_sub_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(sub__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_sub_(a) : nullptr;
    return made ? made : hand_over("sub_", nullptr, args, count, keywords);
}

PyObject *method_sub_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(sub__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_sub_(a) : nullptr;
    return made ? made : hand_over("sub_", receiver, args, count, keywords);
}

PyObject *function_mul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(mul__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_mul_(a) : nullptr;
    return made ? made : hand_over("mul_", nullptr, args, count, keywords);
}

PyObject *method_mul_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(mul__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_mul_(a) : nullptr;
    return made ? made : hand_over("mul_", receiver, args, count, keywords);
}

PyObject *function_div_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    if (argument_count(count, keywords) <= 2) {
        Arguments a(div__signature);
        PyObject *made = a.bind(nullptr, args, count, keywords) ? run_div_(a) : nullptr;
        return made ? made : hand_over("div_", nullptr, args, count, keywords);
    }
    Arguments a(div_rounded__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_div_rounded_(a) : nullptr;
    return made ? made : hand_over("div_", nullptr, args, count, keywords);
}

PyObject *method_div_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    if (argument_count(count, keywords) <= 1) {
        Arguments a(div__signature);
        PyObject *made = a.bind(receiver, args, count, keywords) ? run_div_(a) : nullptr;
        return made ? made : hand_over("div_", receiver, args, count, keywords);
    }
    Arguments a(div_rounded__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_div_rounded_(a) : nullptr;
    return made ? made : hand_over("div_", receiver, args, count, keywords);
}

PyObject *function_neg_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(neg__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_neg_(a) : nullptr;
    return made ? made : hand_over("neg_", nullptr, args, count, keywords);
}

PyObject *method_neg_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(neg__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_neg_(a) : nullptr;
    return made ? made : hand_over("neg_", receiver, args, count, keywords);
}

PyObject *function_relu_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(relu__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_relu_(a) : nullptr;
    return made ? made : hand_over("relu_", nullptr, args, count, keywords);
}

PyObject *method_relu_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(relu__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_relu_(a) : nullptr;
    return made ? made : hand_over("relu_", receiver, args, count, keywords);
}

PyObject *function_zero_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(zero__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_zero_(a) : nullptr;
    return made ? made : hand_over("zero_", nullptr, args, count, keywords);
}

PyObject *method_zero_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(zero__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_zero_(a) : nullptr;
    return made ? made : hand_over("zero_", receiver, args, count, keywords);
}

PyObject *function_fill_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(fill__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_fill_(a) : nullptr;
    return made ? made : hand_over("fill_", nullptr, args, count, keywords);
}

PyObject *method_fill_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(fill__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_fill_(a) : nullptr;
    return made ? made : hand_over("fill_", receiver, args, count, keywords);
}

PyObject *function_copy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(copy__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_copy_(a) : nullptr;
    return made ? made : hand_over("copy_", nullptr, args, count, keywords);
}

PyObject *method_copy_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(copy__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_copy_(a) : nullptr;
    return made ? made : hand_over("copy_", receiver, args, count, keywords);
}

PyObject *function_masked_fill_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(masked_fill__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_masked_fill_(a) : nullptr;
    return made ? made : hand_over("masked_fill_", nullptr, args, count, keywords);
}

PyObject *method_masked_fill_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(masked_fill__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_masked_fill_(a) : nullptr;
    return made ? made : hand_over("masked_fill_", receiver, args, count, keywords);
}

PyObject *function_uniform_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(uniform__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_uniform_(a) : nullptr;
    return made ? made : hand_over("uniform_", nullptr, args, count, keywords);
}

PyObject *method_uniform_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(uniform__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_uniform_(a) : nullptr;
    return made ? made : hand_over("uniform_", receiver, args, count, keywords);
}

PyObject *function_normal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(normal__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_normal_(a) : nullptr;
    return made ? made : hand_over("normal_", nullptr, args, count, keywords);
}

PyObject *method_normal_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(normal__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_normal_(a) : nullptr;
    return made ? made : hand_over("normal_", receiver, args, count, keywords);
}

PyObject *function_bernoulli_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(bernoulli__signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_bernoulli_(a) : nullptr;
    return made ? made : hand_over("bernoulli_", nullptr, args, count, keywords);
}

PyObject *method_bernoulli_(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    Arguments a(bernoulli__signature);
    PyObject *made = a.bind(receiver, args, count, keywords) ? run_bernoulli_(a) : nullptr;
    return made ? made : hand_over("bernoulli_", receiver, args, count, keywords);
}

}  // namespace dlcore::python
