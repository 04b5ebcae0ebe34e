// Automatic differentiation: backward, hooks, grad, gradcheck, and the switch of recording.
#include "arguments.h"

namespace dlcore::python {

namespace {

// --- methods -----------------------------------------------------------------------------------------------------------

PyObject *nothing(dl_status status) {
    if (status != DL_OK) return raise(status);
    Py_RETURN_NONE;
}

PyObject *backward(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"backward", {"input", "gradient", "retain_graph", "create_graph", "inputs"}, 5, 1, 5};
    Arguments a(signature);
    if (!a.bind(self, args, count, keywords)) return nullptr;
    if (!a.none(4)) {
        Reference module(PyImport_ImportModule("dlcore.autograd"));
        Reference function(module ? PyObject_GetAttrString(module.get(), "backward") : nullptr);
        if (!function) return nullptr;
        auto given = [&](int index) { return a.none(index) ? Py_None : a.value(index); };
        return PyObject_CallFunctionObjArgs(function.get(), self, given(1), given(2), a.none(3) ? Py_False : a.value(3), Py_None,
                                            a.value(4), nullptr);
    }
    bool create = false, retain = false;
    dl_tensor *gradient = nullptr;
    if (!a.none(3) && !a.boolean(3, &create)) return nullptr;
    retain = create;
    if (!a.none(2) && !a.boolean(2, &retain)) return nullptr;
    if (!a.optional_tensor(1, &gradient)) return nullptr;
    forget_exception();
    Handle keep = Handle::retaining(handle_of(self)), keep_gradient(gradient ? dl_tensor_retain(gradient) : nullptr);
    dl_status status;
    {
        Unlocked unlocked(Unlocked::worthwhile);
        status = dl_tensor_backward(keep.get(), gradient, retain, create);
    }
    return nothing(status);
}

PyObject *detach_in_place(PyObject *object, PyObject *) {
    auto *self = reinterpret_cast<TensorObject *>(object);
    dl_tensor *out = nullptr;
    dl_status status = dl_detach(self->handle, &out);
    if (status != DL_OK) return raise(status);
    dl_tensor *former = self->handle;
    self->handle = out;
    dl_tensor_release(former);
    return Py_NewRef(object);
}

PyObject *requires_grad_in_place(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"requires_grad_", {"input", "requires_grad"}, 2, 1, 2};
    Arguments a(signature);
    bool required = true;
    if (!a.bind(self, args, count, keywords) || !a.boolean(1, &required)) return nullptr;
    dl_status status = dl_tensor_set_requires_grad(handle_of(self), required);
    return status == DL_OK ? Py_NewRef(self) : raise(status);
}

PyObject *retain_grad(PyObject *self, PyObject *) { return nothing(dl_tensor_retain_grad(handle_of(self))); }

// --- hooks -------------------------------------------------------------------------------------------------------------

struct HookObject {
    PyObject_HEAD
    dl_tensor *handle;
    int64_t id;
};
PyTypeObject *hook_type = nullptr;

dl_status call_hook(void *context, const dl_tensor *gradient, dl_tensor **replacement) {
    PyGILState_STATE state = PyGILState_Ensure();
    dl_status status = DL_OK;
    Reference argument(wrap(dl_tensor_retain(const_cast<dl_tensor *>(gradient))));
    Reference returned(argument ? PyObject_CallOneArg(static_cast<PyObject *>(context), argument.get()) : nullptr);
    if (returned && returned.get() != Py_None && !is_tensor(returned.get())) {
        PyErr_Format(PyExc_TypeError, "hook: expected a Tensor or None as the result, got %s", Py_TYPE(returned.get())->tp_name);
        returned.reset(nullptr);
    }
    if (!returned) status = keep_exception();
    else if (is_tensor(returned.get())) *replacement = dl_tensor_retain(handle_of(returned.get()));
    argument.reset(nullptr);
    returned.reset(nullptr);
    PyGILState_Release(state);
    return status;
}

void destroy_hook(void *context) {
#if PY_VERSION_HEX >= 0x030d0000
    if (Py_IsFinalizing()) return;
#else
    if (!Py_IsInitialized() || _Py_IsFinalizing()) return;
#endif
    PyGILState_STATE state = PyGILState_Ensure();
    Py_DECREF(static_cast<PyObject *>(context));
    PyGILState_Release(state);
}

using Register = dl_status (*)(dl_tensor *, dl_hook, void *, void (*)(void *), int64_t *);

PyObject *add_hook(PyObject *self, PyObject *function, Register add, const char *name) {
    if (!PyCallable_Check(function)) return PyErr_Format(PyExc_TypeError, "%s(): expected a function, got %s", name, Py_TYPE(function)->tp_name);
    PyObject *object = hook_type->tp_alloc(hook_type, 0);
    if (!object) return nullptr;
    auto *hook = reinterpret_cast<HookObject *>(object);
    Py_INCREF(function);
    hook->handle = nullptr;
    dl_status status = add(handle_of(self), call_hook, function, destroy_hook, &hook->id);
    if (status != DL_OK) {
        Py_DECREF(function);
        Py_DECREF(object);
        return raise(status);
    }
    hook->handle = dl_tensor_retain(handle_of(self));
    reinterpret_cast<TensorObject *>(self)->hooked = true;
    return object;
}

PyObject *register_hook(PyObject *self, PyObject *function) {
    return add_hook(self, function, dl_tensor_register_hook, "register_hook");
}

PyObject *register_post_accumulate_grad_hook(PyObject *self, PyObject *function) {
    return add_hook(self, function, dl_tensor_register_post_accumulate_grad_hook, "register_post_accumulate_grad_hook");
}

PyObject *hook_remove(PyObject *self, PyObject *) {
    auto *hook = reinterpret_cast<HookObject *>(self);
    if (hook->handle) {
        dl_tensor *handle = hook->handle;
        hook->handle = nullptr;
        // Gone already when the graph was freed: nothing is left to remove then.
        if (dl_tensor_remove_hook(handle, hook->id) != DL_OK) dl_clear_error();
        dl_tensor_release(handle);
    }
    Py_RETURN_NONE;
}

PyObject *hook_enter(PyObject *self, PyObject *) { return Py_NewRef(self); }
PyObject *hook_exit(PyObject *self, PyObject *) { return hook_remove(self, nullptr); }

void hook_dealloc(PyObject *self) {
    auto *hook = reinterpret_cast<HookObject *>(self);
    PyTypeObject *type = Py_TYPE(self);
    if (hook->handle) dl_tensor_release(hook->handle);
    type->tp_free(self);
    Py_DECREF(type);
}

PyMethodDef hook_methods[] = {
    {"remove", hook_remove, METH_NOARGS, "Removes the hook."},
    {"__enter__", hook_enter, METH_NOARGS, nullptr},
    {"__exit__", hook_exit, METH_VARARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};
PyType_Slot hook_slots[] = {
    {Py_tp_doc, const_cast<char *>("A hook that was registered.")},
    {Py_tp_dealloc, reinterpret_cast<void *>(hook_dealloc)},
    {Py_tp_methods, hook_methods},
    {0, nullptr},
};
PyType_Spec hook_spec = {"dlcore.RemovableHandle", sizeof(HookObject), 0,
                         Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, hook_slots};

// --- functions ---------------------------------------------------------------------------------------------------------

/// One tensor counts as a list of one.
bool tensors_or_one(Tensors &list, PyObject *object, const char *function, const char *parameter, bool none_allowed = false) {
    if (!is_tensor(object)) return list.fill(object, function, parameter, none_allowed);
    Reference one(PyTuple_Pack(1, object));
    return one && list.fill(one.get(), function, parameter, none_allowed);
}

PyObject *grad(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"grad", {"outputs", "inputs", "grad_outputs", "retain_graph", "create_graph", "allow_unused"}, 6, 2, 6};
    Arguments a(signature);
    if (!a.bind(nullptr, args, count, keywords)) return nullptr;
    bool create = false, unused = false;
    if (!a.none(4) && !a.boolean(4, &create)) return nullptr;
    bool retain = create;
    if (!a.none(3) && !a.boolean(3, &retain)) return nullptr;
    if (!a.none(5) && !a.boolean(5, &unused)) return nullptr;
    Tensors outputs, inputs, gradients;
    if (!tensors_or_one(outputs, a.value(0), "grad", "outputs") || !tensors_or_one(inputs, a.value(1), "grad", "inputs")) return nullptr;
    if (!a.none(2)) {
        if (!tensors_or_one(gradients, a.value(2), "grad", "grad_outputs", true)) return nullptr;
        if (gradients.count() != outputs.count()) {
            return raise_text(DL_INVALID_ARGUMENT, "grad: got %lld tensors and %lld gradients", static_cast<long long>(outputs.count()),
                              static_cast<long long>(gradients.count()));
        }
    }
    std::vector<dl_tensor *> results(static_cast<size_t>(inputs.count()) + 1, nullptr);
    forget_exception();
    dl_status status;
    {
        Unlocked unlocked(Unlocked::worthwhile);
        status = dl_grad(outputs.data(), outputs.count(), a.none(2) ? nullptr : gradients.data(), inputs.data(), inputs.count(),
                         retain, create, unused, results.data());
    }
    if (status != DL_OK) return raise(status);
    PyObject *tuple = PyTuple_New(static_cast<Py_ssize_t>(inputs.count()));
    for (Py_ssize_t i = 0; i < inputs.count(); ++i) {
        dl_tensor *gradient = results[static_cast<size_t>(i)];
        if (!tuple) {
            if (gradient) dl_tensor_release(gradient);
            continue;
        }
        PyObject *item = gradient ? wrap(gradient) : Py_NewRef(Py_None);
        if (!item) Py_CLEAR(tuple);
        else PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

dl_status call_function(void *context, const dl_tensor *const *inputs, int64_t input_count, dl_tensor **output) {
    PyGILState_STATE state = PyGILState_Ensure();
    dl_status status = DL_OK;
    {
        Reference arguments(PyTuple_New(static_cast<Py_ssize_t>(input_count)));
        for (int64_t i = 0; arguments && i < input_count; ++i) {
            PyObject *item = wrap(dl_tensor_retain(const_cast<dl_tensor *>(inputs[i])));
            if (!item) arguments.reset(nullptr);
            else PyTuple_SET_ITEM(arguments.get(), i, item);
        }
        Reference returned(arguments ? PyObject_CallObject(static_cast<PyObject *>(context), arguments.get()) : nullptr);
        if (returned && !is_tensor(returned.get())) {
            PyErr_Format(PyExc_TypeError, "gradcheck(): the function must return a Tensor, got %s", Py_TYPE(returned.get())->tp_name);
            returned.reset(nullptr);
        }
        if (!returned) status = keep_exception();
        else *output = dl_tensor_retain(handle_of(returned.get()));
    }
    PyGILState_Release(state);
    return status;
}

PyObject *gradcheck(PyObject *, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static Signature signature{"gradcheck", {"function", "inputs", "order", "eps", "atol", "rtol"}, 6, 2, 6};
    Arguments a(signature);
    int64_t order = 1;
    double epsilon = 0, absolute = 0, relative = 0;
    if (!a.bind(nullptr, args, count, keywords) || !a.integer(2, &order) || !a.real(3, &epsilon) || !a.real(4, &absolute) ||
        !a.real(5, &relative)) return nullptr;
    if (!PyCallable_Check(a.value(0))) {
        a.wrong_type(0, "a function");
        return nullptr;
    }
    if (order < 1 || order > 2) return raise_text(DL_INVALID_ARGUMENT, "gradcheck: order must be 1 or 2, got %lld", static_cast<long long>(order));
    Tensors inputs;
    if (!tensors_or_one(inputs, a.value(1), "gradcheck", "inputs")) return nullptr;
    forget_exception();
    dl_status status;
    {
        Unlocked unlocked(Unlocked::worthwhile);
        status = dl_gradcheck(call_function, a.value(0), inputs.data(), inputs.count(), static_cast<int32_t>(order), epsilon, absolute, relative);
    }
    if (status != DL_OK) return raise(status);
    Py_RETURN_TRUE;
}

PyObject *is_grad_enabled(PyObject *, PyObject *) { return PyBool_FromLong(dl_grad_enabled()); }

PyObject *set_grad_enabled(PyObject *, PyObject *enabled) {
    if (!PyBool_Check(enabled)) return PyErr_Format(PyExc_TypeError, "set_grad_enabled(): expected a bool, got %s", Py_TYPE(enabled)->tp_name);
    return PyBool_FromLong(dl_set_grad_enabled(enabled == Py_True));
}

#define FAST(function) reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)), METH_FASTCALL | METH_KEYWORDS

}  // namespace

PyMethodDef gradient_methods[] = {
    {"backward", FAST(backward), "backward(gradient=None, retain_graph=None, create_graph=False)\n\nAdds the gradients of the tensor to those of all leaves."},
    {"detach_", detach_in_place, METH_NOARGS, "Takes the tensor out of the graph."},
    {"requires_grad_", FAST(requires_grad_in_place), "requires_grad_(requires_grad=True)"},
    {"retain_grad", retain_grad, METH_NOARGS, "Lets a tensor that is not a leaf keep its gradient."},
    {"register_hook", register_hook, METH_O, "Calls a function with the gradient when it has been computed; it may return another one."},
    {"_register_post_accumulate_grad_hook", register_post_accumulate_grad_hook, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyMethodDef gradient_functions[] = {
    {"grad", FAST(grad), "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False) -> tuple"},
    {"gradcheck", FAST(gradcheck), "gradcheck(function, inputs, order=1, eps=0, atol=0, rtol=0)\n\nCompares gradients with central differences; 0 stands for the defaults."},
    {"is_grad_enabled", is_grad_enabled, METH_NOARGS, "Whether operations of this thread are recorded."},
    {"_set_grad_enabled", set_grad_enabled, METH_O, "Switches recording in this thread and returns the former setting."},
    {nullptr, nullptr, 0, nullptr},
};

namespace {

struct Traversal {
    visitproc visit;
    void *argument;
};

int32_t visit_function(void *context, void *argument) {
    auto *traversal = static_cast<Traversal *>(argument);
    return traversal->visit(static_cast<PyObject *>(context), traversal->argument);
}

}  // namespace

int traverse_hooks(TensorObject *tensor, visitproc visit, void *argument) {
    Traversal traversal{visit, argument};
    return dl_tensor_visit_hooks(&tensor->handle, destroy_hook, visit_function, &traversal);
}

void clear_hooks(TensorObject *tensor) { dl_tensor_remove_hooks(tensor->handle, destroy_hook); }

bool make_hook_type() {
    hook_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&hook_spec));
    return hook_type != nullptr;
}

}  // namespace dlcore::python
