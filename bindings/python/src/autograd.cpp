// Custom functions, the graph for looking at it, the search for anomalies.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>

#include <string>

#include "autograd.h"
#include "caster.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace dlcore::python {

namespace {

/// The Python side of a custom function, owned by the graph's node.
struct Callbacks {
    PyObject *backward, *release;
};

bool finalizing() {
#if PY_VERSION_HEX >= 0x030d0000
    return Py_IsFinalizing();
#else
    return !Py_IsInitialized() || _Py_IsFinalizing();
#endif
}

// backward(gradients, needs, outputs) -> a tuple of as many tensors or None as there are inputs
bool call_backward(PyObject *function, const dl_custom_gradients *given, dl_tensor **results) {
    Reference gradients(tuple_of(given->grad_outputs, given->output_count));
    Reference outputs(tuple_of(given->outputs, given->output_count));
    Reference needs(PyTuple_New(static_cast<Py_ssize_t>(given->input_count)));
    if (!gradients || !outputs || !needs) return false;
    for (Py_ssize_t i = 0; i < given->input_count; ++i) PyTuple_SET_ITEM(needs.get(), i, PyBool_FromLong(given->needs_input_grad[i]));
    Reference returned(PyObject_CallFunctionObjArgs(function, gradients.get(), needs.get(), outputs.get(), nullptr));
    if (!returned) return false;
    if (!PyTuple_Check(returned.get()) || PyTuple_GET_SIZE(returned.get()) != given->input_count) {
        PyErr_SetString(PyExc_RuntimeError, "a backward function must return a tuple with an entry for each input");
        return false;
    }
    for (Py_ssize_t i = 0; i < given->input_count; ++i) {
        PyObject *item = PyTuple_GET_ITEM(returned.get(), i);
        if (item == Py_None) continue;
        if (!is_tensor(item)) {
            PyErr_Format(PyExc_TypeError, "expected a Tensor or None as gradient %zd, got %s", i, Py_TYPE(item)->tp_name);
            return false;
        }
        results[i] = dl_tensor_retain(handle_of(item));
    }
    return true;
}

dl_status backward_callback(void *context, const dl_custom_gradients *given, dl_tensor **results) {
    PyGILState_STATE state = PyGILState_Ensure();
    dl_status status = DL_OK;
    if (!call_backward(static_cast<Callbacks *>(context)->backward, given, results)) status = keep_exception();
    PyGILState_Release(state);
    return status;
}

bool release_callback(void *context) {
    PyObject *release = static_cast<Callbacks *>(context)->release;
    if (release == Py_None || finalizing()) return false;
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    Reference kept(PyObject_CallNoArgs(release));
    bool any = kept && kept.get() == Py_True;
    PyErr_Clear();
    PyErr_Restore(type, value, traceback);
    kept.reset(nullptr);
    PyGILState_Release(state);
    return any;
}

void destroy_callback(void *context) {
    auto *callbacks = static_cast<Callbacks *>(context);
    if (!finalizing()) {
        PyGILState_STATE state = PyGILState_Ensure();
        PyObject *type, *value, *traceback;
        PyErr_Fetch(&type, &value, &traceback);
        Py_DECREF(callbacks->backward);
        Py_DECREF(callbacks->release);
        PyErr_Restore(type, value, traceback);
        PyGILState_Release(state);
    }
    delete callbacks;
}

std::vector<uint8_t> flags_from(nb::handle list, int64_t count, const char *name) {
    std::vector<uint8_t> flags;
    if (list.is_none()) return flags;
    for (nb::handle flag : list) flags.push_back(nb::cast<bool>(flag) ? 1 : 0);
    if (static_cast<int64_t>(flags.size()) != count) {
        raise_text(DL_INVALID_ARGUMENT, "record_function(): %s has %zu flags, expected %lld", name, flags.size(), static_cast<long long>(count));
        throw nb::python_error();
    }
    return flags;
}

nb::object record_function(const std::string &name, nb::handle inputs, nb::handle values, nb::handle backward, nb::handle release,
                           bool keep_outputs, bool materialize, nb::handle differentiable, nb::handle dirty) {
    Tensors arguments, results;
    if (!arguments.fill(inputs.ptr(), "record_function", "inputs") || !results.fill(values.ptr(), "record_function", "values")) {
        throw nb::python_error();
    }
    std::vector<uint8_t> has_derivative = flags_from(differentiable, results.count(), "differentiable");
    std::vector<uint8_t> is_dirty = flags_from(dirty, results.count(), "dirty");
    dl_custom_function function = dl_custom_function_default();
    function.name = name.c_str();
    function.backward = backward_callback;
    function.release = release_callback;
    function.destroy = destroy_callback;
    function.context = new Callbacks{Py_NewRef(backward.ptr()), Py_NewRef(release.ptr())};
    function.keep_outputs = keep_outputs;
    function.materialize_gradients = materialize;
    std::vector<dl_tensor *> outputs(static_cast<size_t>(results.count()) + 1, nullptr);
    require(dl_custom_function_record(&function, arguments.data(), arguments.count(), results.data(),
                                      has_derivative.empty() ? nullptr : has_derivative.data(), is_dirty.empty() ? nullptr : is_dirty.data(),
                                      outputs.data(), results.count()));
    PyObject *tuple = PyTuple_New(static_cast<Py_ssize_t>(results.count()));
    if (!tuple) throw nb::python_error();
    for (Py_ssize_t i = 0; i < results.count(); ++i) {
        PyObject *given = nb::object(values[i]).ptr();
        dl_tensor *output = outputs[static_cast<size_t>(i)];
        // The same tensor as before keeps its object.
        if (is_tensor(given) && handle_of(given) == output) {
            dl_tensor_release(output);
            PyTuple_SET_ITEM(tuple, i, Py_NewRef(given));
        } else {
            PyObject *item = wrap(output);
            PyTuple_SET_ITEM(tuple, i, item ? item : Py_NewRef(Py_None));
        }
    }
    return nb::steal(tuple);
}

/// A vertex of the graph.
class GraphNode {
public:
    explicit GraphNode(dl_node *owned) : handle(owned) {}
    ~GraphNode() { dl_node_release(handle); }
    GraphNode(const GraphNode &) = delete;
    GraphNode &operator=(const GraphNode &) = delete;

    dl_node *handle;
};

nb::object node_object(dl_node *node) {
    if (!node) return nb::none();
    return nb::cast(new GraphNode(node), nb::rv_policy::take_ownership);
}

nb::object node_name(const GraphNode &node) {
    std::string name = dl_node_name(node.handle);
    if (name == "accumulate_grad") return nb::str("AccumulateGrad");
    PyObject *text = function_name(name.c_str());
    if (!text) throw nb::python_error();
    return nb::steal(text);
}

nb::tuple next_functions(const GraphNode &node) {
    nb::list list;
    for (int64_t i = 0; i < dl_node_input_count(node.handle); ++i) {
        dl_node *input = nullptr;
        int64_t result = 0;
        require(dl_node_input(node.handle, i, &input, &result));
        list.append(nb::make_tuple(node_object(input), input ? result : 0));
    }
    return nb::tuple(list);
}

nb::object tensor_or_none(dl_tensor *owned) { return owned ? nb::steal(wrap(owned)) : nb::none(); }

// Of one input the gradient itself, of several a tuple.
nb::object node_gradients(const GraphNode &node, nb::args gradients) {
    Tensors given;
    if (!given.fill(gradients.ptr(), "grad_fn", "grad_outputs", true)) throw nb::python_error();
    std::vector<dl_tensor *> found(static_cast<size_t>(dl_node_input_count(node.handle)) + 1, nullptr);
    dl_status status;
    {
        nb::gil_scoped_release released;
        status = dl_node_gradients(node.handle, given.data(), given.count(), found.data(), static_cast<int64_t>(found.size()) - 1);
    }
    require(status);
    nb::list list;
    for (size_t i = 0; i + 1 < found.size(); ++i) list.append(tensor_or_none(found[i]));
    return nb::len(list) == 1 ? nb::object(list[0]) : nb::object(nb::tuple(list));
}

nb::object node_value(const GraphNode &node, int64_t result) {
    dl_tensor *value = nullptr;
    require(dl_node_value(node.handle, result, &value));
    return tensor_or_none(value);
}

nb::object node_input_value(const GraphNode &node, int64_t index) {
    dl_tensor *value = nullptr;
    require(dl_node_input_value(node.handle, index, &value));
    return tensor_or_none(value);
}

}  // namespace

PyObject *tuple_of(const dl_tensor *const *tensors, int64_t count) {
    PyObject *tuple = PyTuple_New(tensors ? static_cast<Py_ssize_t>(count) : 0);
    for (Py_ssize_t i = 0; tuple && tensors && i < count; ++i) {
        PyObject *item = tensors[i] ? wrap(dl_tensor_retain(const_cast<dl_tensor *>(tensors[i]))) : Py_NewRef(Py_None);
        if (!item) Py_CLEAR(tuple);
        else PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

PyObject *grad_fn_of(PyObject *tensor) {
    dl_node *node = nullptr;
    dl_status status = dl_tensor_grad_fn(handle_of(tensor), &node);
    if (status != DL_OK) return raise(status);
    if (!node) Py_RETURN_NONE;
    try {
        return node_object(node).release().ptr();
    } catch (nb::python_error &error) {
        error.restore();
        return nullptr;
    }
}

PyObject *hand_over(const char *name, PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    static PyObject *protocol = PyUnicode_InternFromString("__torch_function__");
    // Only an argument of an unknown type lets a call fail in this way.
    if (!PyErr_ExceptionMatches(PyExc_TypeError) && !PyErr_ExceptionMatches(PyExc_IndexError)) return nullptr;
    Py_ssize_t total = count + (keywords ? PyTuple_GET_SIZE(keywords) : 0);
    auto knows = [&](PyObject *object) { return !is_tensor(object) && PyObject_HasAttr(reinterpret_cast<PyObject *>(Py_TYPE(object)), protocol); };
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    std::vector<PyObject *> owners;
    for (Py_ssize_t i = 0; i < total; ++i) {
        PyObject *argument = args[i];
        if (knows(argument)) owners.push_back(argument);
        if (!PyList_Check(argument) && !PyTuple_Check(argument)) continue;
        for (Py_ssize_t j = 0; j < PySequence_Fast_GET_SIZE(argument); ++j) {
            PyObject *item = PySequence_Fast_GET_ITEM(argument, j);
            if (knows(item)) owners.push_back(item);
        }
    }
    if (owners.empty()) {
        PyErr_Restore(type, value, traceback);
        return nullptr;
    }
    Reference forget_type(type), forget_value(value), forget_traceback(traceback);
    // The function as Python finds it: a method of Tensor, or a function of this module.
    Reference home(receiver ? Py_NewRef(reinterpret_cast<PyObject *>(tensor_type)) : PyImport_ImportModule("dlcore._core"));
    Reference function(home ? PyObject_GetAttrString(home.get(), name) : nullptr);
    Reference types(PyTuple_New(static_cast<Py_ssize_t>(owners.size())));
    Reference positional(PyTuple_New(count + (receiver ? 1 : 0)));
    Reference named(PyDict_New());
    if (!function || !types || !positional || !named) return nullptr;
    for (size_t i = 0; i < owners.size(); ++i) {
        PyTuple_SET_ITEM(types.get(), static_cast<Py_ssize_t>(i), Py_NewRef(reinterpret_cast<PyObject *>(Py_TYPE(owners[i]))));
    }
    if (receiver) PyTuple_SET_ITEM(positional.get(), 0, Py_NewRef(receiver));
    for (Py_ssize_t i = 0; i < count; ++i) PyTuple_SET_ITEM(positional.get(), i + (receiver ? 1 : 0), Py_NewRef(args[i]));
    for (Py_ssize_t i = count; i < total; ++i) {
        if (PyDict_SetItem(named.get(), PyTuple_GET_ITEM(keywords, i - count), args[i]) < 0) return nullptr;
    }
    // The method of the type, so that ordinary methods are bound to their object.
    Reference method(PyObject_GetAttr(owners[0], protocol));
    if (!method) return nullptr;
    return PyObject_CallFunctionObjArgs(method.get(), function.get(), types.get(), positional.get(), named.get(), nullptr);
}

void bind_autograd(nb::module_ &m) {
    bind_graph_hooks(m);
    nb::class_<GraphNode>(m, "_GraphNode", "A vertex of the recorded graph: an operation, or a leaf.")
        .def("name", node_name, "Such as 'MulBackward0'.")
        .def_prop_ro("next_functions", next_functions, "For each input its vertex, None where no gradient is wanted, and which result of it.")
        .def("__call__", node_gradients, "The gradients of the inputs, given those of the results: the derivative rule of this vertex alone.")
        .def("register_hook", [](const GraphNode &node, nb::handle function) { return register_node_hook(node.handle, function, false); },
             "fn"_a, "Calls fn(grad_inputs, grad_outputs) after the derivative rule; a tuple that it returns replaces grad_inputs.")
        .def("register_prehook", [](const GraphNode &node, nb::handle function) { return register_node_hook(node.handle, function, true); },
             "fn"_a, "Calls fn(grad_outputs) before the derivative rule; a tuple that it returns replaces grad_outputs.")
        .def_prop_ro("_result_count", [](const GraphNode &node) { return dl_node_result_count(node.handle); })
        .def("_value", node_value, "result"_a = 0, "A result, None when it was not kept or was changed in place.")
        .def("_input_value", node_input_value, "index"_a, "An operand, None when it was not kept or was changed in place.")
        .def_prop_ro("_sequence_nr", [](const GraphNode &node) { return dl_node_id(node.handle); })
        .def("__eq__", [](const GraphNode &node, nb::object other) {
            return nb::isinstance<GraphNode>(other) && dl_node_id(nb::cast<GraphNode &>(other).handle) == dl_node_id(node.handle);
        })
        .def("__hash__", [](const GraphNode &node) { return dl_node_id(node.handle); })
        .def("__repr__", [](const GraphNode &node) { return nb::str("<") + nb::str(node_name(node)) + nb::str(">"); });
    m.def("_record_function", record_function, "name"_a, "inputs"_a, "values"_a, "backward"_a, "release"_a.none(), "keep_outputs"_a,
          "materialize"_a, "differentiable"_a.none(), "dirty"_a.none(),
          "Makes tensors that were computed without recording the results of a function with a derivative of its own.");
    m.def("_leaf_node", [](TensorReference tensor) {
        dl_node *node = nullptr;
        require(dl_tensor_leaf_node(tensor.get(), &node));
        return node_object(node);
    }, "tensor"_a, "The vertex of a leaf that requires gradients.");
    m.def("_values_kept", [] { return dl_values_kept(); }, "Whether recorded operations keep their operands and results.");
    m.def("_set_values_kept", [](bool kept) { dl_set_values_kept(kept); }, "kept"_a, "Lets recorded operations keep their operands and results.");
    m.def("_anomaly_detection", [] { return dl_anomaly_detection(); }, "Whether gradients are searched for NaN.");
    m.def("_set_anomaly_detection", [](bool backward, bool forward) { dl_set_anomaly_detection(backward, forward); }, "backward"_a, "forward"_a,
          "Searches gradients, and results, for NaN.");
}

}  // namespace dlcore::python
