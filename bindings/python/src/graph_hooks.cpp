// Hooks on vertices of the graph and on saved values, and where operations were called.
#include <nanobind/nanobind.h>

#include "autograd.h"
#include "caster.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace dlcore::python {

namespace {

bool finalizing() {
#if PY_VERSION_HEX >= 0x030d0000
    return Py_IsFinalizing();
#else
    return !Py_IsInitialized() || _Py_IsFinalizing();
#endif
}

/// The interpreter in a callback from the library: its lock, and the exception that was on its way.
class Callback {
public:
    Callback() : state(PyGILState_Ensure()) { PyErr_Fetch(&type, &value, &traceback); }
    ~Callback() {
        PyErr_Restore(type, value, traceback);
        PyGILState_Release(state);
    }
    Callback(const Callback &) = delete;
    Callback &operator=(const Callback &) = delete;

private:
    PyGILState_STATE state;
    PyObject *type, *value, *traceback;
};

void release_object(void *object) {
    if (!object || finalizing()) return;
    Callback callback;
    Py_DECREF(static_cast<PyObject *>(object));
}

/// "'<lambda>'", or what the function prints as.
PyObject *title_of(PyObject *function) {
    PyObject *name = PyObject_GetAttrString(function, "__name__");
    if (name) return name;
    PyErr_Clear();
    return PyObject_Str(function);
}

// --- vertices ----------------------------------------------------------------------------------------------------------

// Of what a hook returned the references, as many as there were gradients.
bool take_replacements(PyObject *function, PyObject *returned, PyObject *former, dl_tensor **replacements) {
    Reference title(title_of(function));
    if (!title) return false;
    if (!PyTuple_Check(returned)) {
        PyErr_Format(PyExc_TypeError, "expected tuple, but hook returned '%s'", Py_TYPE(returned)->tp_name);
        return false;
    }
    Py_ssize_t count = PyTuple_GET_SIZE(former);
    if (PyTuple_GET_SIZE(returned) != count) {
        PyErr_Format(PyExc_RuntimeError, "hook '%U' has returned an incorrect number of values (got %zd, but expected %zd)", title.get(),
                     PyTuple_GET_SIZE(returned), count);
        return false;
    }
    for (Py_ssize_t i = 0; i < count; ++i) {
        PyObject *item = PyTuple_GET_ITEM(returned, i);
        if (item != Py_None && !is_tensor(item)) {
            PyErr_Format(PyExc_TypeError, "expected Variable, but hook returned '%s'", Py_TYPE(item)->tp_name);
            return false;
        }
    }
    for (Py_ssize_t i = 0; i < count; ++i) {
        PyObject *item = PyTuple_GET_ITEM(returned, i);
        if (item != Py_None) replacements[i] = dl_tensor_retain(handle_of(item));
    }
    return true;
}

bool call_node_hook(PyObject *function, PyObject *inputs, PyObject *results, bool before, dl_tensor **replacements, bool *replaced) {
    Reference returned(before ? PyObject_CallFunctionObjArgs(function, results, nullptr)
                              : PyObject_CallFunctionObjArgs(function, inputs, results, nullptr));
    if (!returned) return false;
    if (returned.get() == Py_None) return true;
    PyObject *former = before ? results : inputs;
    // At a leaf there is nothing to replace.
    if (PyTuple_GET_SIZE(former) == 0) return true;
    *replaced = true;
    return take_replacements(function, returned.get(), former, replacements);
}

template <bool before>
dl_status node_hook(void *context, const dl_tensor *const *inputs, int64_t input_count, const dl_tensor *const *results,
                    int64_t result_count, dl_tensor **replacements, bool *replaced) {
    PyGILState_STATE state = PyGILState_Ensure();
    dl_status status = DL_OK;
    {
        Reference given(tuple_of(inputs, input_count)), found(tuple_of(results, result_count));
        if (!given || !found || !call_node_hook(static_cast<PyObject *>(context), given.get(), found.get(), before, replacements, replaced)) {
            status = keep_exception();
        }
    }
    PyGILState_Release(state);
    return status;
}

/// A hook on a vertex.
class NodeHook {
public:
    NodeHook(dl_node *node, int64_t id) : handle(dl_node_retain(node)), id(id) {}
    ~NodeHook() { dl_node_release(handle); }
    NodeHook(const NodeHook &) = delete;
    NodeHook &operator=(const NodeHook &) = delete;

    void remove() {
        if (!handle) return;
        if (dl_node_remove_hook(handle, id) != DL_OK) dl_clear_error();
        dl_node_release(handle);
        handle = nullptr;
    }

private:
    dl_node *handle;
    int64_t id;
};

// --- saved values ------------------------------------------------------------------------------------------------------

/// How many pairs of functions are in force on this thread.
thread_local int depth = 0;

/// A tensor that a function of the user's own keeps for its derivative.
class SavedTensor {
public:
    explicit SavedTensor(TensorReference tensor) {
        require(dl_saved_tensor_create(tensor.get(), &handle));
    }
    ~SavedTensor() { dl_saved_tensor_release(handle); }
    SavedTensor(const SavedTensor &) = delete;
    SavedTensor &operator=(const SavedTensor &) = delete;

    nb::object value() const {
        dl_tensor *tensor = nullptr;
        require(dl_saved_tensor_value(handle, &tensor));
        return nb::steal(wrap(tensor));
    }

private:
    dl_saved_tensor *handle = nullptr;
};

dl_status pack(void *context, const dl_tensor *tensor, void **packed) {
    PyGILState_STATE state = PyGILState_Ensure();
    dl_status status = DL_OK;
    {
        Reference argument(wrap(dl_tensor_retain(const_cast<dl_tensor *>(tensor))));
        *packed = argument ? PyObject_CallOneArg(PyTuple_GET_ITEM(static_cast<PyObject *>(context), 0), argument.get()) : nullptr;
        if (!*packed) status = keep_exception();
    }
    PyGILState_Release(state);
    return status;
}

dl_status unpack(void *context, void *packed, dl_tensor **tensor) {
    PyGILState_STATE state = PyGILState_Ensure();
    dl_status status = DL_OK;
    {
        Reference returned(PyObject_CallOneArg(PyTuple_GET_ITEM(static_cast<PyObject *>(context), 1), static_cast<PyObject *>(packed)));
        if (returned && !is_tensor(returned.get())) {
            PyErr_Format(PyExc_TypeError, "Output of saved tensor unpack_hook expected to be a Tensor but got result of type %s",
                         Py_TYPE(returned.get())->tp_name);
            returned.reset(nullptr);
        }
        if (!returned) status = keep_exception();
        else *tensor = dl_tensor_retain(handle_of(returned.get()));
    }
    PyGILState_Release(state);
    return status;
}

void push_saved_tensor_hooks(nb::handle pack_hook, nb::handle unpack_hook) {
    PyObject *pair = PyTuple_Pack(2, pack_hook.ptr(), unpack_hook.ptr());
    if (!pair) throw nb::python_error();
    dl_saved_tensor_hooks hooks = dl_saved_tensor_hooks_default();
    hooks.pack = pack;
    hooks.unpack = unpack;
    hooks.release = [](void *, void *packed) { release_object(packed); };
    hooks.destroy = release_object;
    hooks.context = pair;
    require(dl_saved_tensor_hooks_push(&hooks));
    ++depth;
}

void pop_saved_tensor_hooks() {
    require(dl_saved_tensor_hooks_pop());
    --depth;
}

// --- where operations were called --------------------------------------------------------------------------------------

PyObject *capture_function = nullptr, *report_function = nullptr;

void *capture_trace() {
    Callback callback;
    PyObject *trace = capture_function ? PyObject_CallNoArgs(capture_function) : nullptr;
    if (!trace) PyErr_Clear();
    return trace;
}

void report_trace(const char *name, void *trace) {
    Callback callback;
    if (!report_function) return;
    Reference done(PyObject_CallFunction(report_function, "sO", name, static_cast<PyObject *>(trace)));
    // The report is a warning; that of a user who makes warnings exceptions gives way to the failure itself.
    if (!done) PyErr_Clear();
}

void set_trace_recorder(nb::handle capture, nb::handle report) {
    Py_XSETREF(capture_function, capture.is_none() ? nullptr : Py_NewRef(capture.ptr()));
    Py_XSETREF(report_function, report.is_none() ? nullptr : Py_NewRef(report.ptr()));
    if (capture_function) dl_set_trace_recorder(capture_trace, report_trace, release_object);
    else dl_set_trace_recorder(nullptr, nullptr, nullptr);
}

}  // namespace

nb::object register_node_hook(dl_node *node, nb::handle function, bool before) {
    const char *name = before ? "register_prehook" : "register_hook";
    if (!PyCallable_Check(function.ptr())) {
        PyErr_Format(PyExc_TypeError, "%s(): expected a function, got %s", name, Py_TYPE(function.ptr())->tp_name);
        throw nb::python_error();
    }
    int64_t id = 0;
    require(dl_node_register_hook(node, before, before ? node_hook<true> : node_hook<false>, Py_NewRef(function.ptr()), release_object, &id));
    return nb::cast(new NodeHook(node, id), nb::rv_policy::take_ownership);
}

void bind_graph_hooks(nb::module_ &m) {
    nb::class_<NodeHook>(m, "_NodeHook", "A hook on a vertex of the graph.")
        .def("remove", &NodeHook::remove, "Removes the hook.")
        .def("__enter__", [](nb::object self) { return self; })
        .def("__exit__", [](NodeHook &hook, nb::args) { hook.remove(); });
    m.def("_push_saved_tensor_hooks", push_saved_tensor_hooks, "pack_hook"_a, "unpack_hook"_a,
          "Lets values that operations of this thread save pass through functions.");
    m.def("_pop_saved_tensor_hooks", pop_saved_tensor_hooks, "Ends what _push_saved_tensor_hooks began.");
    m.def("_has_saved_tensor_hooks", [] { return depth > 0; }, "Whether such functions are in force on this thread.");
    nb::class_<SavedTensor>(m, "_SavedTensor", "A tensor kept for a derivative, through the functions in force.")
        .def(nb::init<TensorReference>(), "tensor"_a)
        .def("value", &SavedTensor::value, "The tensor again.");
    m.def("_set_trace_recorder", set_trace_recorder, "capture"_a.none(), "report"_a.none(),
          "Calls capture() for every recorded operation, and report(name, trace) when its derivative fails.");
}

}  // namespace dlcore::python
