// x[key] and x[key] = value.
//
// Integers, slices, None and the ellipsis give a view. Index tensors, lists and masks come after: their axes are looked at
// as one axis, along which index_select picks positions, so that the result can be differentiated.
#include <cstring>

#include "core.h"

namespace dlcore::python {

namespace {

/// An axis of the view with the positions to pick along it, shaped as the index that was given.
struct Picked {
    int64_t axis;
    std::vector<int64_t> positions;
    int64_t shape[DL_MAX_RANK];
    int64_t rank;
};

/// What a key makes of a tensor.
struct Selection {
    Handle view;
    std::vector<Picked> picked;
    Handle mask;           ///< the mask, when the key is one mask and nothing else
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

bool read_positions(const dl_tensor *index, Picked &picked, int64_t extent, int64_t source_axis) {
    Handle wide;
    const dl_tensor *source = index;
    if (dl_tensor_dtype(index) != DL_INT64) {
        if (!check(dl_to(index, DL_INT64, wide.out()))) return false;
        source = wide.get();
    }
    picked.rank = dl_tensor_shape(source, picked.shape);
    int64_t count = dl_tensor_count(source);
    try {
        picked.positions.resize(static_cast<size_t>(count));
    } catch (const std::bad_alloc &) {
        PyErr_NoMemory();
        return false;
    }
    int64_t nothing;
    if (!check(dl_tensor_copy_to(source, count ? picked.positions.data() : &nothing, static_cast<size_t>(count) * 8))) return false;
    for (int64_t &position : picked.positions) {
        if (position < -extent || position >= extent) return out_of_bounds(position, source_axis, extent);
        if (position < 0) position += extent;
    }
    return true;
}

bool add_mask(Selection &selection, int64_t axis, int64_t source_axis, const dl_tensor *mask) {
    int64_t shape[DL_MAX_RANK];
    int32_t rank = dl_tensor_shape(mask, shape);
    for (int32_t i = 0; i < rank; ++i) {
        int64_t extent = dl_tensor_size(selection.view.get(), static_cast<int32_t>(axis) + i);
        if (shape[i] == extent) continue;
        raise_text(DL_INDEX_OUT_OF_RANGE, "The shape of the mask at index %d is %lld and does not match the shape of the indexed tensor, "
                   "%lld at index %lld", i, static_cast<long long>(shape[i]), static_cast<long long>(extent), static_cast<long long>(source_axis + i));
        return false;
    }
    Handle positions;
    if (!check(dl_nonzero(mask, positions.out()))) return false;
    for (int32_t i = 0; i < rank; ++i) {
        Handle column;
        if (!check(dl_select(positions.get(), 1, i, column.out()))) return false;
        Picked picked{};
        picked.axis = axis + i;
        if (!read_positions(column.get(), picked, shape[i], source_axis + i)) return false;
        selection.picked.push_back(std::move(picked));
    }
    return true;
}

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
            if (!is_mask(index.get())) {
                Picked picked{};
                picked.axis = axis;
                int64_t extent = dl_tensor_size(selection.view.get(), static_cast<int32_t>(axis));
                if (!read_positions(index.get(), picked, extent, source_axis)) return false;
                selection.picked.push_back(std::move(picked));
                ++axis;
                ++source_axis;
            } else {
                int64_t mask_rank = dl_tensor_rank(index.get());
                if (mask_rank == 0) {
                    raise_text(DL_UNSUPPORTED, "indexing with a mask of rank 0");
                    return false;
                }
                if (!add_mask(selection, axis, source_axis, index.get())) return false;
                axis += mask_rank;
                source_axis += mask_rank;
                if (items.size() == 1) selection.mask = std::move(index);
            }
        }
    }
    return true;
}

/// The picked axes as one: their positions counted through in row-major order, and the common shape of the indices.
struct Joined {
    std::vector<int64_t> positions;
    int64_t shape[DL_MAX_RANK];
    int64_t rank = 0;
    bool adjacent = true;
};

bool join(const Selection &selection, Joined &joined) {
    for (const Picked &picked : selection.picked) joined.rank = picked.rank > joined.rank ? picked.rank : joined.rank;
    for (int64_t i = 0; i < joined.rank; ++i) joined.shape[i] = 1;
    for (const Picked &picked : selection.picked) {
        for (int64_t i = 0; i < picked.rank; ++i) {
            int64_t &common = joined.shape[joined.rank - picked.rank + i];
            if (picked.shape[i] == common || picked.shape[i] == 1) continue;
            if (common != 1) {
                raise_text(DL_INDEX_OUT_OF_RANGE, "shape mismatch: indexing tensors could not be broadcast together: %lld and %lld",
                           static_cast<long long>(common), static_cast<long long>(picked.shape[i]));
                return false;
            }
            common = picked.shape[i];
        }
    }
    int64_t count = 1;
    for (int64_t i = 0; i < joined.rank; ++i) count *= joined.shape[i];
    try {
        joined.positions.assign(static_cast<size_t>(count), 0);
    } catch (const std::bad_alloc &) {
        PyErr_NoMemory();
        return false;
    }
    for (size_t k = 0; k < selection.picked.size(); ++k) {
        const Picked &picked = selection.picked[k];
        if (k > 0 && picked.axis != selection.picked[k - 1].axis + 1) joined.adjacent = false;
        int64_t extent = dl_tensor_size(selection.view.get(), static_cast<int32_t>(picked.axis));
        int64_t strides[DL_MAX_RANK] = {0}, step = 1;
        for (int64_t i = picked.rank - 1; i >= 0; --i) {
            strides[joined.rank - picked.rank + i] = picked.shape[i] == 1 ? 0 : step;
            step *= picked.shape[i];
        }
        int64_t counter[DL_MAX_RANK] = {0}, from = 0;
        for (int64_t n = 0; n < count; ++n) {
            int64_t &position = joined.positions[static_cast<size_t>(n)];
            position = position * extent + picked.positions[static_cast<size_t>(from)];
            for (int64_t i = joined.rank - 1; i >= 0; --i) {
                from += strides[i];
                if (++counter[i] < joined.shape[i]) break;
                from -= strides[i] * joined.shape[i];
                counter[i] = 0;
            }
        }
    }
    return true;
}

/// The shape of the result, the picked axes of the view in front of the others where they are not side by side.
bool result_shape(const Selection &selection, const Joined &joined, int64_t *shape, int64_t &rank, int64_t *order, int64_t &place) {
    int64_t view_shape[DL_MAX_RANK];
    int64_t view_rank = dl_tensor_shape(selection.view.get(), view_shape);
    int64_t picked_count = static_cast<int64_t>(selection.picked.size());
    bool is_picked[DL_MAX_RANK] = {false};
    for (const Picked &picked : selection.picked) is_picked[picked.axis] = true;
    place = joined.adjacent ? selection.picked[0].axis : 0;
    if (view_rank - picked_count + joined.rank > DL_MAX_RANK) {
        raise_text(DL_UNSUPPORTED, "the result of indexing would have more than %d axes", DL_MAX_RANK);
        return false;
    }
    int64_t at = 0, other = 0;
    rank = 0;
    for (int64_t i = 0; i < view_rank; ++i) {
        if (is_picked[i]) continue;
        if (other++ < place) {
            order[at++] = i;
            shape[rank++] = view_shape[i];
        }
    }
    for (const Picked &picked : selection.picked) order[at++] = picked.axis;
    for (int64_t i = 0; i < joined.rank; ++i) shape[rank++] = joined.shape[i];
    other = 0;
    for (int64_t i = 0; i < view_rank; ++i) {
        if (is_picked[i]) continue;
        if (other++ >= place) {
            order[at++] = i;
            shape[rank++] = view_shape[i];
        }
    }
    return true;
}

PyObject *pick(const Selection &selection) {
    Joined joined;
    int64_t shape[DL_MAX_RANK], rank, order[DL_MAX_RANK], place;
    if (!join(selection, joined) || !result_shape(selection, joined, shape, rank, order, place)) return nullptr;
    int64_t view_shape[DL_MAX_RANK];
    int64_t view_rank = dl_tensor_shape(selection.view.get(), view_shape);
    int64_t picked_count = static_cast<int64_t>(selection.picked.size());

    Handle source = Handle::retaining(selection.view.get()), next;
    if (!joined.adjacent) {
        if (!check(dl_permute(source.get(), order, view_rank, next.out()))) return nullptr;
        source = std::move(next);
    }
    if (picked_count > 1) {
        int64_t flat[DL_MAX_RANK], flat_rank = 0;
        for (int64_t i = 0; i < place; ++i) flat[flat_rank++] = view_shape[order[i]];
        int64_t extent = 1;
        for (int64_t i = 0; i < picked_count; ++i) extent *= view_shape[order[place + i]];
        flat[flat_rank++] = extent;
        for (int64_t i = place + picked_count; i < view_rank; ++i) flat[flat_rank++] = view_shape[order[i]];
        if (!check(dl_reshape(source.get(), flat, flat_rank, next.out()))) return nullptr;
        source = std::move(next);
    }
    int64_t count = static_cast<int64_t>(joined.positions.size()), nothing = 0;
    Handle index, chosen;
    if (!check(dl_tensor_from_data(count ? joined.positions.data() : &nothing, DL_INT64, &count, 1, index.out()))) return nullptr;
    dl_status status;
    {
        Unlocked unlocked(dl_tensor_count(source.get()));
        status = dl_index_select(source.get(), place, index.get(), chosen.out());
    }
    if (!check(status)) return nullptr;
    if (joined.rank == 1) return wrap(chosen.take());
    dl_tensor *out = nullptr;
    return result(dl_reshape(chosen.get(), shape, rank, &out), out);
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
    if (dl_grad_enabled() && (dl_tensor_requires_grad(view) || (value && dl_tensor_requires_grad(value.get())))) {
        raise_text(DL_UNSUPPORTED, "assignment through index tensors is not recorded for gradients: use where(), scatter() or index_add(), "
                   "or assign inside no_grad()");
        return false;
    }
    Joined joined;
    int64_t shape[DL_MAX_RANK], rank, order[DL_MAX_RANK], place;
    if (!join(selection, joined) || !result_shape(selection, joined, shape, rank, order, place)) return false;
    dl_dtype dtype = dl_tensor_dtype(view);

    Handle source, next;
    if (value) source = Handle::retaining(value.get());
    else if (!check(dl_tensor_from_scalar(number, dtype, source.out()))) return false;
    if (!without_leading_ones(source, rank)) return false;
    if (!check(dl_to(source.get(), dtype, next.out()))) return false;
    source = std::move(next);
    if (!check(dl_broadcast_to(source.get(), shape, rank, next.out()))) return false;
    source = std::move(next);
    // Row-major, and never the memory that is written to.
    if (!check(dl_clone(source.get(), next.out()))) return false;
    source = std::move(next);
    if (!check(dl_contiguous(source.get(), next.out()))) return false;

    void *target_data, *source_data;
    if (!check(dl_tensor_data(view, &target_data)) || !check(dl_tensor_data(next.get(), &source_data))) return false;
    int64_t view_shape[DL_MAX_RANK], strides[DL_MAX_RANK];
    int64_t view_rank = dl_tensor_shape(view, view_shape);
    dl_tensor_strides(view, strides);
    int64_t picked_count = static_cast<int64_t>(selection.picked.size());
    size_t size = dl_dtype_size(dtype);

    // From positions on the joined axis to offsets in the view.
    for (int64_t &position : joined.positions) {
        int64_t rest = position, offset = 0;
        for (int64_t i = picked_count - 1; i >= 0; --i) {
            int64_t axis = order[place + i];
            offset += rest % view_shape[axis] * strides[axis];
            rest /= view_shape[axis];
        }
        position = offset;
    }
    // Axes before the picked ones, the picked ones as one, axes after them.
    int64_t extents[DL_MAX_RANK + 1], steps[DL_MAX_RANK + 1], counter[DL_MAX_RANK + 1] = {0}, axes = 0, joined_at = place;
    for (int64_t i = 0; i < view_rank; ++i) {
        if (i >= place && i < place + picked_count) {
            if (i > place) continue;
            extents[axes] = static_cast<int64_t>(joined.positions.size());
            steps[axes++] = 0;
        } else {
            extents[axes] = view_shape[order[i]];
            steps[axes++] = strides[order[i]];
        }
    }
    int64_t count = dl_tensor_count(next.get()), offset = 0;
    const char *from = static_cast<const char *>(source_data);
    char *target = static_cast<char *>(target_data);
    for (int64_t n = 0; n < count; ++n, from += size) {
        int64_t picked_offset = joined.positions[static_cast<size_t>(counter[joined_at])];
        memcpy(target + static_cast<ptrdiff_t>(size) * (offset + picked_offset), from, size);
        for (int64_t i = axes - 1; i >= 0; --i) {
            offset += steps[i];
            if (++counter[i] < extents[i]) break;
            offset -= steps[i] * extents[i];
            counter[i] = 0;
        }
    }
    return check(dl_tensor_bump_version(view));
}

bool fill_masked(const Selection &selection, const dl_scalar &number) {
    Handle mask = Handle::retaining(selection.mask.get()), next;
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
    if (!selection.picked.empty()) return pick(selection);
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
    if (selection.picked.empty()) done = assign_basic(selection, source, number);
    else if (selection.mask && !source) done = fill_masked(selection, number);
    else done = assign_picked(selection, source, number);
    return done ? 0 : -1;
}

}  // namespace

#define SLOT(name, function) {Py_##name, reinterpret_cast<void *>(function)}

PyType_Slot container_slots[] = {
    SLOT(mp_length, length),
    SLOT(mp_subscript, get_item),
    SLOT(mp_ass_subscript, set_item),
    SLOT(sq_length, length),
    SLOT(sq_item, element),
    SLOT(sq_contains, contains),
    SLOT(tp_iter, iterate),
    {0, nullptr},
};

}  // namespace dlcore::python
