// The life of Tensor objects, and the type itself, put together from the slots of the other files.
#include <cstddef>

#include "core.h"
#include <structmember.h>

namespace dlcore::python {

PyTypeObject *tensor_type = nullptr;

namespace {

// Objects that are kept for reuse. Only objects of Tensor itself, never of subclasses.
constexpr int kept_objects = 128;
TensorObject *free_objects[kept_objects];
int free_count = 0;

TensorObject *as_tensor(PyObject *object) { return reinterpret_cast<TensorObject *>(object); }

PyObject *allocate(PyTypeObject *type) {
    TensorObject *self;
    if (type == tensor_type && free_count > 0) {
        self = free_objects[--free_count];
        PyObject_Init(reinterpret_cast<PyObject *>(self), type);
        self->gradient = nullptr;
        self->attributes = nullptr;
        self->weak_references = nullptr;
        self->count = -1;
        self->hooked = false;
        PyObject_GC_Track(self);
        return reinterpret_cast<PyObject *>(self);
    }
    PyObject *object = type->tp_alloc(type, 0);
    if (object) as_tensor(object)->count = -1;
    return object;
}

int traverse(PyObject *object, visitproc visit, void *arg) {
    TensorObject *self = as_tensor(object);
    Py_VISIT(self->gradient);
    Py_VISIT(self->attributes);
    Py_VISIT(Py_TYPE(object));
    return self->hooked ? traverse_hooks(self, visit, arg) : 0;
}

int clear(PyObject *object) {
    TensorObject *self = as_tensor(object);
    Py_CLEAR(self->gradient);
    Py_CLEAR(self->attributes);
    if (self->hooked) clear_hooks(self);
    return 0;
}

void dealloc(PyObject *object) {
    TensorObject *self = as_tensor(object);
    PyTypeObject *type = Py_TYPE(object);
    PyObject_GC_UnTrack(object);
    if (self->weak_references) PyObject_ClearWeakRefs(object);
    Py_CLEAR(self->gradient);
    Py_CLEAR(self->attributes);
    dl_tensor *handle = self->handle;
    self->handle = nullptr;
    if (type == tensor_type && free_count < kept_objects) {
        free_objects[free_count++] = self;
    } else {
        type->tp_free(object);
    }
    Py_DECREF(type);
    if (handle) dl_tensor_release(handle);
}

// Tensor(), Tensor(2, 3), Tensor([[1, 2], [3, 4]]): as in PyTorch, always of the default dtype.
PyObject *create(PyTypeObject *type, PyObject *args, PyObject *) {
    Py_ssize_t count = PyTuple_GET_SIZE(args);
    bool extents = true;
    for (Py_ssize_t i = 0; i < count; ++i) extents = extents && PyLong_Check(PyTuple_GET_ITEM(args, i));
    dl_tensor *out = nullptr;
    if (extents) {
        int64_t shape[DL_MAX_RANK] = {0};
        if (count > DL_MAX_RANK) return raise_text(DL_INVALID_ARGUMENT, "Tensor(): at most %d axes, got %zd", DL_MAX_RANK, count);
        for (Py_ssize_t i = 0; i < count; ++i) {
            if (!to_int64(PyTuple_GET_ITEM(args, i), shape + i)) return nullptr;
        }
        dl_status status = dl_empty(shape, count == 0 ? 1 : count, default_dtype, &out);
        return status == DL_OK ? wrap_as(type, out) : raise(status);
    }
    if (count != 1) return PyErr_Format(PyExc_TypeError, "Tensor(): expected extents, or one sequence or tensor, got %zd arguments", count);
    PyObject *data = PyTuple_GET_ITEM(args, 0);
    if (is_tensor(data)) {
        dl_status status = dl_detach(handle_of(data), &out);
        return status == DL_OK ? wrap_as(type, out) : raise(status);
    }
    Reference made(tensor_from_data(data, default_dtype));
    if (!made || type == tensor_type) return made.take();
    return wrap_as(type, dl_tensor_retain(handle_of(made.get())));
}

PyMemberDef members[] = {
    {"__dictoffset__", T_PYSSIZET, offsetof(TensorObject, attributes), READONLY, nullptr},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(TensorObject, weak_references), READONLY, nullptr},
    {nullptr, 0, 0, 0, nullptr},
};

PyGetSetDef dictionary[] = {
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

template <typename Definition>
void append(std::vector<Definition> &all, const Definition *definitions, const char *Definition::*name) {
    for (; definitions->*name; ++definitions) all.push_back(*definitions);
}

void append(std::vector<PyType_Slot> &all, const PyType_Slot *slots) {
    for (; slots->slot; ++slots) all.push_back(*slots);
}

}  // namespace

PyObject *wrap_as(PyTypeObject *type, dl_tensor *handle) {
    PyObject *object = allocate(type);
    if (!object) {
        dl_tensor_release(handle);
        return nullptr;
    }
    as_tensor(object)->handle = handle;
    return object;
}

PyObject *wrap(dl_tensor *handle) { return wrap_as(tensor_type, handle); }

PyObject *result(dl_status status, dl_tensor *const &out) { return status == DL_OK ? wrap(out) : raise(status); }

PyObject *wrap_list(dl_tensor **list, int64_t count) {
    PyObject *tuple = PyTuple_New(static_cast<Py_ssize_t>(count));
    for (int64_t i = 0; tuple && i < count; ++i) {
        PyObject *item = wrap(dl_tensor_retain(list[i]));
        if (!item) Py_CLEAR(tuple);
        else PyTuple_SET_ITEM(tuple, i, item);
    }
    dl_tensor_list_release(list, count);
    return tuple;
}

PyObject *wrap_tuple(TupleType &type, dl_tensor *const *results, int count) {
    PyObject *items[4] = {};
    bool complete = true;
    for (int i = 0; i < count; ++i) complete = (items[i] = wrap(results[i])) && complete;
    if (complete && !type.type) {
        PyStructSequence_Field fields[5] = {};
        for (int i = 0; i < count; ++i) fields[i].name = type.fields[i];
        PyStructSequence_Desc description = {type.name, nullptr, fields, count};
        type.type = PyStructSequence_NewType(&description);
    }
    PyObject *tuple = complete && type.type ? PyStructSequence_New(type.type) : nullptr;
    for (int i = 0; i < count; ++i) {
        if (tuple) PyStructSequence_SET_ITEM(tuple, i, items[i]);
        else Py_XDECREF(items[i]);
    }
    return tuple;
}

bool make_tensor_type(PyObject *module) {
    // The definitions live as long as the type.
    static std::vector<PyMethodDef> methods;
    static std::vector<PyGetSetDef> getters;
    for (const PyMethodDef *part : {generated_methods, tensor_methods, gradient_methods, exchange_methods}) {
        append(methods, part, &PyMethodDef::ml_name);
    }
    methods.push_back({nullptr, nullptr, 0, nullptr});
    for (const PyGetSetDef *part : {attributes, dictionary}) append(getters, part, &PyGetSetDef::name);
    getters.push_back({nullptr, nullptr, nullptr, nullptr, nullptr});

    std::vector<PyType_Slot> slots = {
        {Py_tp_doc, const_cast<char *>("An array of numbers of one dtype with up to eight axes.")},
        {Py_tp_new, reinterpret_cast<void *>(create)},
        {Py_tp_dealloc, reinterpret_cast<void *>(dealloc)},
        {Py_tp_traverse, reinterpret_cast<void *>(traverse)},
        {Py_tp_clear, reinterpret_cast<void *>(clear)},
        {Py_tp_free, reinterpret_cast<void *>(PyObject_GC_Del)},
        {Py_tp_members, members},
        {Py_tp_methods, methods.data()},
        {Py_tp_getset, getters.data()},
    };
    append(slots, number_slots);
    append(slots, container_slots);
    append(slots, buffer_slots);
    slots.push_back({0, nullptr});
    PyType_Spec spec = {"dlcore.Tensor", sizeof(TensorObject), 0,
                        Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots.data()};
    tensor_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&spec));
    if (!tensor_type) return false;
    // So that `array + tensor` is left to Tensor by NumPy.
    Reference priority(PyLong_FromLong(1000));
    if (!priority || PyObject_SetAttrString(reinterpret_cast<PyObject *>(tensor_type), "__array_priority__", priority.get()) < 0) return false;
    return PyModule_AddObjectRef(module, "Tensor", reinterpret_cast<PyObject *>(tensor_type)) == 0;
}

}  // namespace dlcore::python
