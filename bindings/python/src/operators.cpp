// The operators: + - * / // % ** @ & | ^ << >> ~ abs() divmod(), comparison, and their in-place forms.
#include "core.h"

namespace dlcore::python {

namespace {

using Binary = dl_status (*)(const dl_tensor *, const dl_tensor *, dl_tensor **);
using BinaryScalar = dl_status (*)(const dl_tensor *, dl_scalar, dl_tensor **);
using Unary = dl_status (*)(const dl_tensor *, dl_tensor **);

PyObject *call(Binary function, PyObject *left, PyObject *right) {
    dl_tensor *a = handle_of(left), *b = handle_of(right), *out = nullptr;
    int64_t work = count_of(left) + count_of(right);
    if (work < Unlocked::worthwhile) return result(function(a, b, &out), out);
    Handle keep_left = Handle::retaining(a), keep_right = Handle::retaining(b);
    dl_status status;
    {
        Unlocked unlocked(work);
        status = function(a, b, &out);
    }
    return result(status, out);
}

PyObject *call(BinaryScalar function, PyObject *left, const dl_scalar &number) {
    dl_tensor *a = handle_of(left), *out = nullptr;
    int64_t work = count_of(left);
    if (work < Unlocked::worthwhile) return result(function(a, number, &out), out);
    Handle keep = Handle::retaining(a);
    dl_status status;
    {
        Unlocked unlocked(work);
        status = function(a, number, &out);
    }
    return result(status, out);
}

PyObject *call(Unary function, PyObject *operand) {
    dl_tensor *a = handle_of(operand), *out = nullptr;
    Handle keep = Handle::retaining(a);
    dl_status status;
    {
        Unlocked unlocked(count_of(operand));
        status = function(a, &out);
    }
    return result(status, out);
}

// The number beside a tensor of float64 keeps all its digits.
PyObject *from_number(const dl_scalar &number, PyObject *other) {
    dl_tensor *out = nullptr;
    bool precise = number.kind == DL_SCALAR_FLOAT && dl_tensor_dtype(handle_of(other)) == DL_FLOAT64;
    return result(dl_tensor_from_scalar(number, precise ? DL_FLOAT64 : DL_DTYPE_NONE, &out), out);
}

// left OP right, where at least one is a tensor; the other one may be a number or the array of another library.
PyObject *binary(Binary function, BinaryScalar scalar_function, PyObject *left, PyObject *right) {
    if (is_tensor(left)) {
        if (is_tensor(right)) return call(function, left, right);
        dl_scalar number;
        switch (to_scalar(right, &number)) {
        case Conversion::failed: return nullptr;
        case Conversion::done:
            if (scalar_function) return call(scalar_function, left, number);
            break;
        case Conversion::other_type:
            if (is_foreign_array(right)) {
                Reference other(tensor_from_buffer_object(right, false));
                return other ? call(function, left, other.get()) : nullptr;
            }
        }
        Py_RETURN_NOTIMPLEMENTED;
    }
    dl_scalar number;
    Reference other;
    switch (to_scalar(left, &number)) {
    case Conversion::failed: return nullptr;
    case Conversion::done:
        if (!scalar_function) Py_RETURN_NOTIMPLEMENTED;
        other.reset(from_number(number, right));
        break;
    case Conversion::other_type:
        if (!is_foreign_array(left)) Py_RETURN_NOTIMPLEMENTED;
        other.reset(tensor_from_buffer_object(left, false));
    }
    return other ? call(function, other.get(), right) : nullptr;
}

// number OP tensor is tensor OP number
PyObject *commutative(Binary function, BinaryScalar scalar_function, PyObject *left, PyObject *right) {
    return is_tensor(left) || PySequence_Check(left) ? binary(function, scalar_function, left, right)
                                                     : binary(function, scalar_function, right, left);
}

using InPlace = dl_status (*)(dl_tensor *, const dl_tensor *);
using InPlaceScalar = dl_status (*)(dl_tensor *, dl_scalar);

PyObject *in_place(InPlace function, InPlaceScalar scalar_function, PyObject *self, PyObject *right) {
    dl_scalar number;
    Reference other;
    Handle target = Handle::retaining(handle_of(self));
    dl_status status;
    if (is_tensor(right)) {
        other.reset(Py_NewRef(right));
    } else {
        switch (to_scalar(right, &number)) {
        case Conversion::failed: return nullptr;
        case Conversion::done: break;
        case Conversion::other_type:
            if (!is_foreign_array(right)) Py_RETURN_NOTIMPLEMENTED;
            other.reset(tensor_from_buffer_object(right, false));
            if (!other) return nullptr;
        }
    }
    Handle source;
    if (other) source = Handle::retaining(handle_of(other.get()));
    {
        Unlocked unlocked(count_of(self));
        status = source ? function(target.get(), source.get()) : scalar_function(target.get(), number);
    }
    return status == DL_OK ? Py_NewRef(self) : raise(status);
}

PyObject *nb_add(PyObject *a, PyObject *b) { return commutative(dl_add, dl_add_scalar, a, b); }
PyObject *nb_subtract(PyObject *a, PyObject *b) { return binary(dl_sub, dl_sub_scalar, a, b); }
PyObject *nb_multiply(PyObject *a, PyObject *b) { return commutative(dl_mul, dl_mul_scalar, a, b); }
PyObject *nb_divide(PyObject *a, PyObject *b) { return binary(dl_div, dl_div_scalar, a, b); }
PyObject *nb_floor_divide(PyObject *a, PyObject *b) { return binary(dl_floor_divide, dl_floor_divide_scalar, a, b); }
PyObject *nb_remainder(PyObject *a, PyObject *b) { return binary(dl_remainder, dl_remainder_scalar, a, b); }
PyObject *nb_power(PyObject *a, PyObject *b, PyObject *modulus) {
    if (modulus != Py_None) {
        PyErr_SetString(PyExc_TypeError, "pow() with a modulus is not defined for tensors");
        return nullptr;
    }
    return binary(dl_pow, dl_pow_scalar, a, b);
}
PyObject *nb_matmul(PyObject *a, PyObject *b) { return binary(dl_matmul, nullptr, a, b); }
PyObject *nb_and(PyObject *a, PyObject *b) { return commutative(dl_bitwise_and, dl_bitwise_and_scalar, a, b); }
PyObject *nb_or(PyObject *a, PyObject *b) { return commutative(dl_bitwise_or, dl_bitwise_or_scalar, a, b); }
PyObject *nb_xor(PyObject *a, PyObject *b) { return commutative(dl_bitwise_xor, dl_bitwise_xor_scalar, a, b); }

PyObject *nb_lshift(PyObject *a, PyObject *b) { return binary(dl_bitwise_left_shift, dl_bitwise_left_shift_scalar, a, b); }
PyObject *nb_rshift(PyObject *a, PyObject *b) { return binary(dl_bitwise_right_shift, dl_bitwise_right_shift_scalar, a, b); }
PyObject *nb_divmod(PyObject *a, PyObject *b) {
    Reference quotient(nb_floor_divide(a, b));
    if (!quotient || quotient.get() == Py_NotImplemented) return quotient.take();
    Reference rest(nb_remainder(a, b));
    return rest ? PyTuple_Pack(2, quotient.get(), rest.get()) : nullptr;
}

PyObject *nb_negative(PyObject *a) { return call(dl_neg, a); }
PyObject *nb_positive(PyObject *a) { return Py_NewRef(a); }
PyObject *nb_absolute(PyObject *a) { return call(dl_abs, a); }
PyObject *nb_invert(PyObject *a) { return call(dl_bitwise_not, a); }

PyObject *nb_inplace_add(PyObject *a, PyObject *b) { return in_place(dl_add_, dl_add_scalar_, a, b); }
PyObject *nb_inplace_subtract(PyObject *a, PyObject *b) { return in_place(dl_sub_, dl_sub_scalar_, a, b); }
PyObject *nb_inplace_multiply(PyObject *a, PyObject *b) { return in_place(dl_mul_, dl_mul_scalar_, a, b); }
PyObject *nb_inplace_divide(PyObject *a, PyObject *b) { return in_place(dl_div_, dl_div_scalar_, a, b); }

PyObject *nb_inplace_floor_divide(PyObject *a, PyObject *b) { return in_place(dl_floor_divide_, dl_floor_divide_scalar_, a, b); }
PyObject *nb_inplace_remainder(PyObject *a, PyObject *b) { return in_place(dl_remainder_, dl_remainder_scalar_, a, b); }
PyObject *nb_inplace_power(PyObject *a, PyObject *b, PyObject *) { return in_place(dl_pow_, dl_pow_scalar_, a, b); }
PyObject *nb_inplace_and(PyObject *a, PyObject *b) { return in_place(dl_bitwise_and_, dl_bitwise_and_scalar_, a, b); }
PyObject *nb_inplace_or(PyObject *a, PyObject *b) { return in_place(dl_bitwise_or_, dl_bitwise_or_scalar_, a, b); }
PyObject *nb_inplace_xor(PyObject *a, PyObject *b) { return in_place(dl_bitwise_xor_, dl_bitwise_xor_scalar_, a, b); }
PyObject *nb_inplace_lshift(PyObject *a, PyObject *b) { return in_place(dl_bitwise_left_shift_, dl_bitwise_left_shift_scalar_, a, b); }
PyObject *nb_inplace_rshift(PyObject *a, PyObject *b) { return in_place(dl_bitwise_right_shift_, dl_bitwise_right_shift_scalar_, a, b); }

// bool(), int(), float(), index(): of a tensor with one element

bool only_element(PyObject *self, dl_scalar *value) {
    if (count_of(self) != 1) {
        raise_text(DL_SHAPE_MISMATCH, "a Tensor with %lld elements cannot be converted to Scalar", static_cast<long long>(count_of(self)));
        return false;
    }
    dl_status status = dl_tensor_item(handle_of(self), value);
    if (status != DL_OK) raise(status);
    return status == DL_OK;
}

int nb_bool(PyObject *self) {
    int64_t count = count_of(self);
    if (count != 1) {
        raise_text(DL_SHAPE_MISMATCH, count == 0 ? "Boolean value of Tensor with no values is ambiguous"
                                                 : "Boolean value of Tensor with more than one value is ambiguous");
        return -1;
    }
    dl_scalar value;
    if (!only_element(self, &value)) return -1;
    return value.kind == DL_SCALAR_FLOAT ? value.real != 0 : value.integer != 0;
}

PyObject *nb_int(PyObject *self) {
    dl_scalar value;
    if (!only_element(self, &value)) return nullptr;
    return value.kind == DL_SCALAR_FLOAT ? PyLong_FromDouble(value.real) : PyLong_FromLongLong(value.integer);
}

PyObject *nb_float(PyObject *self) {
    dl_scalar value;
    if (!only_element(self, &value)) return nullptr;
    return PyFloat_FromDouble(value.kind == DL_SCALAR_FLOAT ? value.real : static_cast<double>(value.integer));
}

PyObject *nb_index(PyObject *self) {
    if (is_floating(dl_tensor_dtype(handle_of(self))) || count_of(self) != 1) {
        PyErr_SetString(PyExc_TypeError, "only integer tensors of a single element can be converted to an index");
        return nullptr;
    }
    return nb_int(self);
}

PyObject *rich_compare(PyObject *a, PyObject *b, int operation) {
    switch (operation) {
    case Py_LT: return binary(dl_lt, dl_lt_scalar, a, b);
    case Py_LE: return binary(dl_le, dl_le_scalar, a, b);
    case Py_EQ: return binary(dl_eq, dl_eq_scalar, a, b);
    case Py_NE: return binary(dl_ne, dl_ne_scalar, a, b);
    case Py_GT: return binary(dl_gt, dl_gt_scalar, a, b);
    default: return binary(dl_ge, dl_ge_scalar, a, b);
    }
}

Py_hash_t hash(PyObject *self) {
    auto address = static_cast<Py_hash_t>(reinterpret_cast<uintptr_t>(self) >> 4);
    return address == -1 ? -2 : address;
}

}  // namespace

#define SLOT(name, function) {Py_##name, reinterpret_cast<void *>(function)}

PyType_Slot number_slots[] = {
    SLOT(nb_add, nb_add),
    SLOT(nb_subtract, nb_subtract),
    SLOT(nb_multiply, nb_multiply),
    SLOT(nb_true_divide, nb_divide),
    SLOT(nb_floor_divide, nb_floor_divide),
    SLOT(nb_remainder, nb_remainder),
    SLOT(nb_power, nb_power),
    SLOT(nb_matrix_multiply, nb_matmul),
    SLOT(nb_and, nb_and),
    SLOT(nb_or, nb_or),
    SLOT(nb_xor, nb_xor),
    SLOT(nb_negative, nb_negative),
    SLOT(nb_positive, nb_positive),
    SLOT(nb_absolute, nb_absolute),
    SLOT(nb_invert, nb_invert),
    SLOT(nb_inplace_add, nb_inplace_add),
    SLOT(nb_inplace_subtract, nb_inplace_subtract),
    SLOT(nb_inplace_multiply, nb_inplace_multiply),
    SLOT(nb_inplace_true_divide, nb_inplace_divide),
    SLOT(nb_lshift, nb_lshift),
    SLOT(nb_rshift, nb_rshift),
    SLOT(nb_divmod, nb_divmod),
    SLOT(nb_inplace_floor_divide, nb_inplace_floor_divide),
    SLOT(nb_inplace_remainder, nb_inplace_remainder),
    SLOT(nb_inplace_power, nb_inplace_power),
    SLOT(nb_inplace_and, nb_inplace_and),
    SLOT(nb_inplace_or, nb_inplace_or),
    SLOT(nb_inplace_xor, nb_inplace_xor),
    SLOT(nb_inplace_lshift, nb_inplace_lshift),
    SLOT(nb_inplace_rshift, nb_inplace_rshift),
    SLOT(nb_bool, nb_bool),
    SLOT(nb_int, nb_int),
    SLOT(nb_float, nb_float),
    SLOT(nb_index, nb_index),
    SLOT(tp_richcompare, rich_compare),
    SLOT(tp_hash, hash),
    {0, nullptr},
};

}  // namespace dlcore::python
