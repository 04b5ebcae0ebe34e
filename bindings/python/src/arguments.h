// The arguments of an operation: bound to parameters, then converted one by one.
#pragma once

#include <initializer_list>

#include "core.h"

namespace dlcore::python {

constexpr int max_parameters = 20;

/// The parameters of a function as Python sees them.
struct Signature {
    const char *function;
    const char *parameters[max_parameters];
    int count;
    int required;
    int positional;     ///< so many parameters may be given by position
    int packed = -1;    ///< this parameter collects the remaining positional integers: zeros(2, 3)
    bool creates = false; ///< takes requires_grad as well
    bool arranges = false; ///< takes memory_format as well
    PyObject *names[max_parameters] = {}; ///< interned, made at the first call with keywords
};

/// A list of integers, usually no longer than a rank.
class Integers {
public:
    int64_t *data() { return given ? (many.empty() ? few : many.data()) : nullptr; }
    int64_t count() const { return length; }
    bool reserve(Py_ssize_t size);
    int64_t product() const;

private:
    int64_t few[DL_MAX_RANK * 2];
    std::vector<int64_t> many;
    int64_t length = 0;
    bool given = false;
    friend class Arguments;
};

/// A list of handles, each kept alive.
class Tensors {
public:
    ~Tensors() { clear(); }
    Tensors() = default;
    Tensors(const Tensors &) = delete;
    Tensors &operator=(const Tensors &) = delete;

    dl_tensor **data() { return handles.data(); }
    int64_t count() const { return static_cast<int64_t>(handles.size()); }
    int64_t elements() const { return total; }
    /// Fills the list from a sequence of tensors. none_allowed: None becomes NULL.
    bool fill(PyObject *sequence, const char *function, const char *parameter, bool none_allowed = false);

private:
    void clear();
    std::vector<dl_tensor *> handles;
    int64_t total = 0;
};

struct Choice {
    const char *name;
    int32_t value;
};

/// Whether a device is the CPU (None, 'cpu', or an object that is printed so). False with an exception.
bool is_cpu(PyObject *device);

/// Reads dlcore.channels_last and its kin; false with a TypeError.
bool memory_format_from(PyObject *object, dl_memory_format *format);

/// One call. The converters leave the variable alone when the argument was not given, and return false with an exception
/// when it does not fit. Convert tensors last: converting other arguments may run Python code.
class Arguments {
public:
    Arguments(Signature &s) : signature(s) {}
    ~Arguments() { if (held_count && retained) release_held(); }
    Arguments(const Arguments &) = delete;
    Arguments &operator=(const Arguments &) = delete;

    /// self: the receiver of a method, which is the first parameter; NULL for a function.
    bool bind(PyObject *self, PyObject *const *arguments, Py_ssize_t positional, PyObject *keywords);

    bool given(int index) const { return values[index] != nullptr; }
    bool none(int index) const { return values[index] == nullptr || values[index] == Py_None; }
    PyObject *value(int index) const { return values[index]; }

    bool tensor(int index, dl_tensor **handle) {
        PyObject *object = values[index];
        if (!is_tensor(object)) return wrong_type(index, "Tensor");
        hold(object, handle);
        return true;
    }
    bool optional_tensor(int index, dl_tensor **handle) { return none(index) || tensor(index, handle); }
    bool tensors(int index, Tensors &list);
    bool tensor_or_number(int index, dl_tensor **handle, dl_scalar *number);
    bool number(int index, dl_scalar *number);
    bool optional_number(int index, dl_scalar *storage, const dl_scalar **number);
    bool integer(int index, int64_t *number);
    bool optional_integer(int index, int64_t *storage, const int64_t **number);
    bool real(int index, double *number);
    bool optional_real(int index, double *storage, const double **number);
    bool boolean(int index, bool *flag);
    bool integers(int index, Integers &list);
    bool optional_integers(int index, Integers &list) { return none(index) || integers(index, list); }
    /// length values; a single integer is repeated.
    bool repeated(int index, int length, Integers &list);
    bool optional_repeated(int index, int length, Integers &list) { return none(index) || repeated(index, length, list); }
    bool dtype(int index, dl_dtype *dtype);
    bool optional_dtype(int index, dl_dtype *dtype) { return none(index) || this->dtype(index, dtype); }
    bool generator(int index, dl_generator **generator);
    /// A text in UTF-8 that lives as long as the argument.
    bool text(int index, const char **text);
    bool choice(int index, const Choice *choices, int count, int32_t *value);

    /// out=: None, or a tensor that takes the result.
    bool output(int index) { return none(index) || is_tensor(values[index]) || wrong_type(index, "Tensor"); }
    /// Writes a result, which this takes over, into the tensor given as out, and returns that.
    PyObject *write(int index, dl_status status, dl_tensor *out) const;

    /// Whether one of the arguments is a tensor of float64; numbers beside it keep all their digits.
    bool has_float64() const;

    /// TypeError: argument 'weight' (position 2) must be Tensor, not str. Returns false.
    bool wrong_type(int index, const char *expected) const;

    /// The elements that the call goes over, as far as the converted arguments tell.
    int64_t work = 0;
    bool requires_grad = false;
    dl_memory_format memory_format = DL_MEMORY_FORMAT_PRESERVE;

    /// Before the interpreter lock is given up: keeps the handles alive even if another thread changes the objects.
    int64_t work_keeping_handles() {
        if (work >= Unlocked::worthwhile) retain_held();
        return work;
    }
    /// The result of the call; with the memory format and requires_grad that were asked for.
    PyObject *finish(dl_status status, dl_tensor *out) const;

private:
    void hold(PyObject *object, dl_tensor **handle) {
        dl_tensor *pointer = handle_of(object);
        work += count_of(object);
        if (held_count < max_held) held[held_count++] = pointer;
        *handle = pointer;
    }
    void retain_held();
    void release_held();
    bool keyword(PyObject *name, PyObject *value);
    bool too_many(Py_ssize_t given, bool method) const;

    static constexpr int max_held = 8;
    Signature &signature;
    PyObject *values[max_parameters];
    PyObject *const *packed = nullptr;
    Py_ssize_t packed_count = 0;
    dl_tensor *held[max_held];
    int held_count = 0;
    bool retained = false;
};

/// For a call that failed: when the reason was an argument of an unknown type that has __torch_function__, that is called
/// instead; otherwise the exception stays. In autograd.cpp.
PyObject *hand_over(const char *name, PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords);

/// split(input, sizes, dim) with a list of sizes. In methods.cpp.
PyObject *split_by_sizes(Arguments &a);

}  // namespace dlcore::python
