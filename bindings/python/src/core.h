// What the files of the extension share: the Python objects, and the way between handles and objects.
#pragma once

#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
#include <Python.h>

#include <cstdint>
#include <vector>

#include "dlcore.h"

namespace dlcore::python {

// ---------------------------------------------------------------------------------------------------------------------
// Objects
// ---------------------------------------------------------------------------------------------------------------------

/// A Python tensor: one reference to a handle, and what Python wants to find again.
struct TensorObject {
    PyObject_HEAD
    dl_tensor *handle;
    int64_t count;             ///< elements, or -1 when not yet asked for
    PyObject *gradient;        ///< the object of the gradient last seen, so that x.grad is x.grad
    PyObject *attributes;      ///< __dict__
    PyObject *weak_references;
    bool hooked;               ///< hooks were registered, which the garbage collector has to see
};

struct DTypeObject {
    PyObject_HEAD
    dl_dtype dtype;
};

extern PyTypeObject *tensor_type;
extern PyTypeObject *dtype_type;
extern PyTypeObject *size_type;

inline bool is_tensor(PyObject *object) {
    return Py_TYPE(object) == tensor_type || PyObject_TypeCheck(object, tensor_type);
}
inline dl_tensor *handle_of(PyObject *tensor) { return reinterpret_cast<TensorObject *>(tensor)->handle; }
inline int64_t count_of(PyObject *tensor) {
    auto *self = reinterpret_cast<TensorObject *>(tensor);
    if (self->count < 0) self->count = dl_tensor_count(self->handle);
    return self->count;
}

/// A new Tensor that takes over the reference; NULL with an exception set when there is no memory (the handle is released).
PyObject *wrap(dl_tensor *handle);
/// The same for a subclass of Tensor.
PyObject *wrap_as(PyTypeObject *type, dl_tensor *handle);
/// A tuple of tensors; takes over the list.
PyObject *wrap_list(dl_tensor **list, int64_t count);
/// The result of a call: the wrapped handle, or NULL with the exception for the status.
/// By reference, so that `result(call(..., &out), out)` reads out after the call.
PyObject *result(dl_status status, dl_tensor *const &out);

PyObject *dtype_object(dl_dtype dtype);
inline bool is_dtype(PyObject *object) { return Py_TYPE(object) == dtype_type; }
/// A dtype object, or one of the Python types float, int and bool. False without an exception when it is neither.
bool dtype_from(PyObject *object, dl_dtype *dtype);
bool is_floating(dl_dtype dtype);
/// The dtype of numbers with a fraction where none is given.
extern dl_dtype default_dtype;

PyObject *make_size(const int64_t *extents, Py_ssize_t count);
PyObject *shape_of(const dl_tensor *handle);

/// The handle of a Generator object: NULL stands for the default generator. False without an exception for other objects.
bool generator_from(PyObject *object, dl_generator **generator);

// ---------------------------------------------------------------------------------------------------------------------
// Errors
// ---------------------------------------------------------------------------------------------------------------------

extern PyObject *error_type;

/// Sets the exception for a failed call, with the thread's last message; an exception that a callback raised goes first.
/// Returns NULL.
PyObject *raise(dl_status status);
/// Sets the exception for a status with a text of our own. Returns NULL.
PyObject *raise_text(dl_status status, const char *format, ...);
/// Keeps the current exception until the call that led to the callback has returned, and gives the status to return.
dl_status keep_exception();
/// Drops what keep_exception kept.
void forget_exception();

// ---------------------------------------------------------------------------------------------------------------------
// Numbers
// ---------------------------------------------------------------------------------------------------------------------

/// int, or an object with __index__. False with TypeError or OverflowError.
bool to_int64(PyObject *object, int64_t *value);
/// float, int, or an object with __float__. False with TypeError or OverflowError.
bool to_double(PyObject *object, double *value);
enum class Conversion { done, other_type, failed };
/// A Python or NumPy number. other_type without an exception for everything else, tensors included.
Conversion to_scalar(PyObject *object, dl_scalar *value);
PyObject *from_scalar(const dl_scalar &value);

// ---------------------------------------------------------------------------------------------------------------------
// The interpreter lock
// ---------------------------------------------------------------------------------------------------------------------

/// Lets other Python threads run during a call over many elements. The handles that the call uses are kept alive.
class Unlocked {
public:
    static constexpr int64_t worthwhile = 1 << 15;

    explicit Unlocked(int64_t work) { if (work >= worthwhile) state = PyEval_SaveThread(); }
    ~Unlocked() { if (state) PyEval_RestoreThread(state); }
    Unlocked(const Unlocked &) = delete;
    Unlocked &operator=(const Unlocked &) = delete;

private:
    PyThreadState *state = nullptr;
};

/// A reference to a handle for the length of a scope.
class Handle {
public:
    Handle() = default;
    explicit Handle(dl_tensor *owned) : pointer(owned) {}
    ~Handle() { if (pointer) dl_tensor_release(pointer); }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    Handle(Handle &&other) noexcept : pointer(other.take()) {}
    Handle &operator=(Handle &&other) noexcept {
        if (this != &other) reset(other.take());
        return *this;
    }

    static Handle retaining(dl_tensor *borrowed) { return Handle(dl_tensor_retain(borrowed)); }
    dl_tensor *get() const { return pointer; }
    dl_tensor *take() { dl_tensor *p = pointer; pointer = nullptr; return p; }
    void reset(dl_tensor *owned) { if (pointer) dl_tensor_release(pointer); pointer = owned; }
    /// Where a call writes its result.
    dl_tensor **out() { reset(nullptr); return &pointer; }
    explicit operator bool() const { return pointer != nullptr; }

private:
    dl_tensor *pointer = nullptr;
};

/// A reference to a Python object for the length of a scope.
class Reference {
public:
    Reference() = default;
    explicit Reference(PyObject *owned) : pointer(owned) {}
    ~Reference() { Py_XDECREF(pointer); }
    Reference(const Reference &) = delete;
    Reference &operator=(const Reference &) = delete;
    Reference(Reference &&other) noexcept : pointer(other.take()) {}
    Reference &operator=(Reference &&other) noexcept {
        if (this != &other) reset(other.take());
        return *this;
    }

    PyObject *get() const { return pointer; }
    PyObject *take() { PyObject *p = pointer; pointer = nullptr; return p; }
    void reset(PyObject *owned) { PyObject *former = pointer; pointer = owned; Py_XDECREF(former); }
    explicit operator bool() const { return pointer != nullptr; }

private:
    PyObject *pointer = nullptr;
};

// ---------------------------------------------------------------------------------------------------------------------
// Parts of the tensor type, one file each
// ---------------------------------------------------------------------------------------------------------------------

extern PyType_Slot number_slots[];    // operators.cpp
extern PyType_Slot container_slots[]; // indexing.cpp
extern PyType_Slot buffer_slots[];    // exchange.cpp
extern PyGetSetDef attributes[];      // attributes.cpp
extern PyMethodDef tensor_methods[];  // methods.cpp
extern PyMethodDef exchange_methods[];
extern PyMethodDef gradient_methods[];
extern PyMethodDef generated_methods[]; // generated/

/// What the hooks of a tensor refer to, for its type's tp_traverse and tp_clear; in gradients.cpp.
int traverse_hooks(TensorObject *tensor, visitproc visit, void *argument);
void clear_hooks(TensorObject *tensor);

extern PyMethodDef construction_functions[]; // construction.cpp
extern PyMethodDef exchange_functions[];     // exchange.cpp
extern PyMethodDef gradient_functions[];     // gradients.cpp
extern PyMethodDef optimizer_functions[];    // optimizers.cpp
extern PyMethodDef generated_functions[];    // generated/

bool make_error_types(PyObject *module);
bool make_dtypes(PyObject *module);
bool make_tensor_type(PyObject *module);
bool make_hook_type();

/// data as a new tensor, dtype DL_DTYPE_NONE: inferred. NULL with an exception.
PyObject *tensor_from_data(PyObject *data, dl_dtype dtype);
/// A tensor over (writable) or from (read-only) the memory of an object with the buffer protocol.
PyObject *tensor_from_buffer_object(PyObject *object, bool share);
/// A tensor from the object of another library, for operators: by the buffer protocol.
bool is_foreign_array(PyObject *object);
/// The type of a named tuple of at most four results, such as (values, indices); made once by each operation that returns one.
struct TupleType {
    const char *name;
    const char *fields[4];
    PyTypeObject *type = nullptr;
};
/// The tuple; takes over the handles.
PyObject *wrap_tuple(TupleType &type, dl_tensor *const *results, int count);

}  // namespace dlcore::python
