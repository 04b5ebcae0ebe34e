// x[key] and x[key] = value.
//
// Integers, slices, None and the ellipsis give a view. Index tensors, lists and masks come after, by dl_index and dl_index_put_
// on that view, so that both can be differentiated.
#include "arguments.h"

namespace dlcore::python {

namespace {

/// What a key makes of a tensor.
struct Selection {
    Handle view;
    std::vector<Handle> indices;       ///< index tensors and masks
    std::vector<int64_t> axes;         ///< the axis of the view for each, of a mask the first one
    bool is_mask = false;              ///< the key is one mask and nothing else
};

bool check(dl_status status) {
    if (status != DL_OK) raise(status);
    return status == DL_OK;
}

bool is_integer_key(PyObject *key) {
    return PyLong_Check(key) || (PyIndex_Check(key) && !PySequence_Check(key));
}

bool out_of_bounds(int64_t index, int64_t axis, int64_t extent) {
    raise_text(DL_INDEX_OUT_OF_RANGE, "index %lld is out of bounds for dimension %lld with size %lld", static_cast<long long>(index),
               static_cast<long long>(axis), static_cast<long long>(extent));
    return false;
}

// --- basic keys --------------------------------------------------------------------------------------------------------

bool select(Handle &view, int64_t axis, int64_t source_axis, int64_t index) {
    int64_t extent = dl_tensor_size(view.get(), static_cast<int32_t>(axis));
    if (index < -extent || index >= extent) return out_of_bounds(index, source_axis, extent);
    dl_tensor *out = nullptr;
    if (!check(dl_select(view.get(), axis, index < 0 ? index + extent : index, &out))) return false;
    view.reset(out);
    return true;
}

bool slice(Handle &view, int64_t axis, PyObject *key) {
    Py_ssize_t start, stop, step;
    if (PySlice_Unpack(key, &start, &stop, &step) < 0) return false;
    if (step <= 0) {
        PyErr_SetString(PyExc_ValueError, "step must be greater than zero");
        return false;
    }
    int64_t extent = dl_tensor_size(view.get(), static_cast<int32_t>(axis));
    PySlice_AdjustIndices(static_cast<Py_ssize_t>(extent), &start, &stop, step);
    if (start == 0 && stop == extent && step == 1) return true;
    int64_t first = start, end = stop < start ? start : stop;
    dl_tensor *out = nullptr;
    if (!check(dl_slice(view.get(), axis, &first, &end, step, &out))) return false;
    view.reset(out);
    return true;
}

bool unsqueeze(Handle &view, int64_t axis) {
    dl_tensor *out = nullptr;
    if (!check(dl_unsqueeze(view.get(), axis, &out))) return false;
    view.reset(out);
    return true;
}

// --- index tensors -----------------------------------------------------------------------------------------------------

/// A tensor for a key that is a tensor, a list or the array of another library. NULL with an exception.
PyObject *index_tensor(PyObject *key) {
    Reference index;
    if (is_tensor(key)) index.reset(Py_NewRef(key));
    else if (is_foreign_array(key)) index.reset(tensor_from_buffer_object(key, false));
    else if (PyList_Check(key) || PyTuple_Check(key) || PyRange_Check(key)) {
        Py_ssize_t count = PySequence_Size(key);
        if (count < 0) return nullptr;
        index.reset(tensor_from_data(key, count == 0 ? DL_INT64 : DL_DTYPE_NONE));
    } else {
        raise_text(DL_INDEX_OUT_OF_RANGE, "only integers, slices (`:`), ellipsis (`...`), None and long or byte tensors are valid indices (got %s)",
                   Py_TYPE(key)->tp_name);
        return nullptr;
    }
    if (!index) return nullptr;
    if (is_floating(dl_tensor_dtype(handle_of(index.get())))) {
        return raise_text(DL_INDEX_OUT_OF_RANGE, "tensors used as indices must be long, int, byte or bool tensors, got %s",
                          dl_dtype_name(dl_tensor_dtype(handle_of(index.get()))));
    }
    return index.take();
}

bool is_mask(const dl_tensor *index) {
    dl_dtype dtype = dl_tensor_dtype(index);
    return dtype == DL_BOOL || dtype == DL_UINT8;
}

// --- keys --------------------------------------------------------------------------------------------------------------

bool too_many(int64_t rank) {
    if (rank == 0) {
        raise_text(DL_INDEX_OUT_OF_RANGE, "invalid index of a 0-dim tensor. Use `tensor.item()` to convert a 0-dim tensor to a number");
    } else {
        raise_text(DL_INDEX_OUT_OF_RANGE, "too many indices for tensor of dimension %lld", static_cast<long long>(rank));
    }
    return false;
}

/// Takes a key apart into items, in which index tensors are tensors; counts the axes that they speak of.
bool take_apart(PyObject *key, std::vector<Reference> &items, int64_t &axes) {
    Py_ssize_t count = PyTuple_Check(key) ? PyTuple_GET_SIZE(key) : 1;
    bool ellipsis = false;
    for (Py_ssize_t i = 0; i < count; ++i) {
        PyObject *item = PyTuple_Check(key) ? PyTuple_GET_ITEM(key, i) : key;
        if (item == Py_Ellipsis) {
            if (ellipsis) {
                raise_text(DL_INDEX_OUT_OF_RANGE, "an index can only have a single ellipsis ('...')");
                return false;
            }
            ellipsis = true;
        } else if (PySlice_Check(item) || (!PyBool_Check(item) && is_integer_key(item))) {
            ++axes;
        } else if (item != Py_None && !PyBool_Check(item)) {
            Reference index(index_tensor(item));
            if (!index) return false;
            const dl_tensor *handle = handle_of(index.get());
            if (is_mask(handle) && dl_tensor_rank(handle) == 0) {
                dl_scalar truth;
                if (!check(dl_tensor_item(handle, &truth))) return false;
                items.emplace_back(Py_NewRef(truth.integer != 0 ? Py_True : Py_False));
                continue;
            }
            axes += is_mask(handle) ? dl_tensor_rank(handle) : 1;
            items.push_back(std::move(index));
            continue;
        }
        items.emplace_back(Py_NewRef(item));
    }
    return true;
}

bool apply(PyObject *self, PyObject *key, Selection &selection) {
    std::vector<Reference> items;
    int64_t axes = 0;
    if (!take_apart(key, items, axes)) return false;
    // Retained only now: taking the key apart may have run Python code.
    selection.view = Handle::retaining(handle_of(self));
    int64_t rank = dl_tensor_rank(selection.view.get());
    if (axes > rank) return too_many(rank);
    int64_t axis = 0, source_axis = 0;
    for (const Reference &reference : items) {
        PyObject *item = reference.get();
        if (item == Py_Ellipsis) {
            axis += rank - axes;
            source_axis += rank - axes;
        } else if (item == Py_None) {
            if (!unsqueeze(selection.view, axis++)) return false;
        } else if (PyBool_Check(item)) {
            if (!unsqueeze(selection.view, axis)) return false;
            if (item == Py_False) {
                int64_t zero = 0;
                dl_tensor *out = nullptr;
                if (!check(dl_slice(selection.view.get(), axis, &zero, &zero, 1, &out))) return false;
                selection.view.reset(out);
            }
            ++axis;
        } else if (PySlice_Check(item)) {
            if (!slice(selection.view, axis++, item)) return false;
            ++source_axis;
        } else if (!is_tensor(item) || (dl_tensor_rank(handle_of(item)) == 0 && !is_mask(handle_of(item)))) {
            Py_ssize_t index = PyNumber_AsSsize_t(item, PyExc_IndexError);
            if (index == -1 && PyErr_Occurred()) return false;
            if (!select(selection.view, axis, source_axis++, index)) return false;
        } else {
            Handle index = Handle::retaining(handle_of(item));
            int64_t index_rank = is_mask(index.get()) ? dl_tensor_rank(index.get()) : 1;
            selection.is_mask = items.size() == 1 && is_mask(index.get());
            selection.axes.push_back(axis);
            selection.indices.push_back(std::move(index));
            axis += index_rank;
            source_axis += index_rank;
        }
    }
    return true;
}

/// The index tensors as C takes them.
std::vector<const dl_tensor *> pointers(const Selection &selection) {
    std::vector<const dl_tensor *> list;
    for (const Handle &index : selection.indices) list.push_back(index.get());
    return list;
}

PyObject *pick(const Selection &selection) {
    std::vector<const dl_tensor *> list = pointers(selection);
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(dl_tensor_count(list[0]));
        status = dl_index(selection.view.get(), list.data(), static_cast<int64_t>(list.size()), selection.axes.data(),
                          static_cast<int64_t>(selection.axes.size()), &out);
    }
    return result(status, out);
}

// --- assignment --------------------------------------------------------------------------------------------------------

/// Leading axes of extent 1 do not matter in an assignment.
bool without_leading_ones(Handle &value, int64_t rank) {
    int64_t shape[DL_MAX_RANK];
    int64_t value_rank = dl_tensor_shape(value.get(), shape), skipped = 0;
    while (value_rank - skipped > rank && shape[skipped] == 1) ++skipped;
    if (skipped == 0) return true;
    dl_tensor *out = nullptr;
    if (!check(dl_reshape(value.get(), shape + skipped, value_rank - skipped, &out))) return false;
    value.reset(out);
    return true;
}

bool assign_basic(const Selection &selection, const Handle &value, const dl_scalar &number) {
    if (!value) return check(dl_fill_(selection.view.get(), number));
    Handle source = Handle::retaining(value.get());
    if (!without_leading_ones(source, dl_tensor_rank(selection.view.get()))) return false;
    dl_status status;
    {
        Unlocked unlocked(dl_tensor_count(selection.view.get()));
        status = dl_copy_(selection.view.get(), source.get());
    }
    return check(status);
}

bool assign_picked(const Selection &selection, const Handle &value, const dl_scalar &number) {
    dl_tensor *view = selection.view.get();
    dl_dtype dtype = dl_tensor_dtype(view);
    Handle source;
    if (!check(value ? dl_to(value.get(), dtype, source.out()) : dl_tensor_from_scalar(number, dtype, source.out()))) return false;
    std::vector<const dl_tensor *> list = pointers(selection);
    dl_status status;
    {
        Unlocked unlocked(dl_tensor_count(list[0]));
        status = dl_index_put_(view, list.data(), static_cast<int64_t>(list.size()), source.get(), false, selection.axes.data(),
                               static_cast<int64_t>(selection.axes.size()));
    }
    return check(status);
}

bool fill_masked(const Selection &selection, const dl_scalar &number) {
    Handle mask = Handle::retaining(selection.indices[0].get()), next;
    int64_t shape[DL_MAX_RANK], view_shape[DL_MAX_RANK];
    int32_t rank = dl_tensor_shape(mask.get(), shape);
    dl_tensor_shape(selection.view.get(), view_shape);
    for (int32_t i = 0; i < rank; ++i) {
        if (shape[i] == view_shape[i]) continue;
        raise_text(DL_INDEX_OUT_OF_RANGE, "The shape of the mask at index %d is %lld and does not match the shape of the indexed tensor, %lld",
                   i, static_cast<long long>(shape[i]), static_cast<long long>(view_shape[i]));
        return false;
    }
    if (dl_tensor_dtype(mask.get()) != DL_BOOL) {
        if (!check(dl_to(mask.get(), DL_BOOL, next.out()))) return false;
        mask = std::move(next);
    }
    while (dl_tensor_rank(mask.get()) < dl_tensor_rank(selection.view.get())) {
        if (!check(dl_unsqueeze(mask.get(), -1, next.out()))) return false;
        mask = std::move(next);
    }
    return check(dl_masked_fill_(selection.view.get(), mask.get(), number));
}

// --- slots -------------------------------------------------------------------------------------------------------------

Py_ssize_t length(PyObject *self) {
    if (dl_tensor_rank(handle_of(self)) == 0) {
        PyErr_SetString(PyExc_TypeError, "len() of a 0-d tensor");
        return -1;
    }
    return static_cast<Py_ssize_t>(dl_tensor_size(handle_of(self), 0));
}

PyObject *element(PyObject *self, Py_ssize_t index) {
    if (dl_tensor_rank(handle_of(self)) == 0) {
        too_many(0);
        return nullptr;
    }
    int64_t extent = dl_tensor_size(handle_of(self), 0);
    if (index < -extent || index >= extent) {
        out_of_bounds(index, 0, extent);
        return nullptr;
    }
    dl_tensor *out = nullptr;
    return result(dl_select(handle_of(self), 0, index < 0 ? index + extent : index, &out), out);
}

PyObject *iterate(PyObject *self) {
    if (dl_tensor_rank(handle_of(self)) == 0) {
        PyErr_SetString(PyExc_TypeError, "iteration over a 0-d tensor");
        return nullptr;
    }
    return PySeqIter_New(self);
}

int contains(PyObject *self, PyObject *value) {
    dl_scalar number;
    if (!is_tensor(value) && to_scalar(value, &number) != Conversion::done) {
        if (!PyErr_Occurred()) PyErr_Format(PyExc_TypeError, "Tensor.__contains__ only supports Tensor or scalar, but you passed in a %s.", Py_TYPE(value)->tp_name);
        return -1;
    }
    Handle equal, any;
    dl_status status = is_tensor(value) ? dl_eq(handle_of(self), handle_of(value), equal.out())
                                        : dl_eq_scalar(handle_of(self), number, equal.out());
    if (status == DL_OK) status = dl_any(equal.get(), nullptr, 0, false, any.out());
    dl_scalar truth;
    if (status == DL_OK) status = dl_tensor_item(any.get(), &truth);
    if (status != DL_OK) {
        raise(status);
        return -1;
    }
    return truth.integer != 0;
}

PyObject *get_item(PyObject *self, PyObject *key) {
    if (PyLong_CheckExact(key)) {
        Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
        return index == -1 && PyErr_Occurred() ? nullptr : element(self, index);
    }
    Selection selection;
    try {
        if (!apply(self, key, selection)) return nullptr;
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
    if (!selection.indices.empty()) return pick(selection);
    if (selection.view.get() == handle_of(self)) {
        // Another object for the same window, as every other key gives: x[...] is not x.
        dl_tensor *out = nullptr;
        int64_t shape[DL_MAX_RANK];
        int64_t rank = dl_tensor_shape(handle_of(self), shape);
        return result(dl_expand(handle_of(self), shape, rank, &out), out);
    }
    return wrap(selection.view.take());
}

int set_item(PyObject *self, PyObject *key, PyObject *value) {
    if (!value) {
        PyErr_SetString(PyExc_TypeError, "Tensor does not support deleting items");
        return -1;
    }
    dl_scalar number{};
    Reference converted;
    if (is_tensor(value)) {
        converted.reset(Py_NewRef(value));
    } else {
        switch (to_scalar(value, &number)) {
        case Conversion::failed: return -1;
        case Conversion::done: break;
        case Conversion::other_type:
            converted.reset(is_foreign_array(value) ? tensor_from_buffer_object(value, false) : tensor_from_data(value, DL_DTYPE_NONE));
            if (!converted) return -1;
        }
    }
    Selection selection;
    try {
        if (!apply(self, key, selection)) return -1;
    } catch (const std::bad_alloc &) {
        PyErr_NoMemory();
        return -1;
    }
    Handle source;
    if (converted) source = Handle::retaining(handle_of(converted.get()));
    bool done;
    if (selection.indices.empty()) done = assign_basic(selection, source, number);
    else if (selection.is_mask && !source) done = fill_masked(selection, number);
    else done = assign_picked(selection, source, number);
    return done ? 0 : -1;
}

// With indices of unknown types that have __torch_function__.

PyObject *subscript(PyObject *self, PyObject *key) {
    PyObject *item = get_item(self, key);
    return item ? item : hand_over("__getitem__", self, &key, 1, nullptr);
}

int assign_subscript(PyObject *self, PyObject *key, PyObject *value) {
    int status = set_item(self, key, value);
    if (status == 0 || !value) return status;
    PyObject *arguments[] = {key, value};
    Reference done(hand_over("__setitem__", self, arguments, 2, nullptr));
    return done ? 0 : -1;
}

}  // namespace

#define SLOT(name, function) {Py_##name, reinterpret_cast<void *>(function)}

PyType_Slot container_slots[] = {
    SLOT(mp_length, length),
    SLOT(mp_subscript, subscript),
    SLOT(mp_ass_subscript, assign_subscript),
    SLOT(sq_length, length),
    SLOT(sq_item, element),
    SLOT(sq_contains, contains),
    SLOT(tp_iter, iterate),
    {0, nullptr},
};

}  // namespace dlcore::python
