// Numbers between Python and C.
#include <cstring>

#include "core.h"

namespace dlcore::python {

bool to_int64(PyObject *object, int64_t *value) {
    if (PyLong_Check(object)) {
        int64_t number = PyLong_AsLongLong(object);
        if (number == -1 && PyErr_Occurred()) return false;
        *value = number;
        return true;
    }
    Reference index(PyNumber_Index(object));
    if (!index) return false;
    int64_t number = PyLong_AsLongLong(index.get());
    if (number == -1 && PyErr_Occurred()) return false;
    *value = number;
    return true;
}

bool to_double(PyObject *object, double *value) {
    double number = PyFloat_CheckExact(object) ? PyFloat_AS_DOUBLE(object) : PyFloat_AsDouble(object);
    if (number == -1.0 && PyErr_Occurred()) return false;
    *value = number;
    return true;
}

Conversion to_scalar(PyObject *object, dl_scalar *value) {
    if (PyFloat_Check(object)) {
        *value = dl_float(PyFloat_AS_DOUBLE(object));
        return Conversion::done;
    }
    if (PyBool_Check(object)) {
        *value = dl_boolean(object == Py_True);
        return Conversion::done;
    }
    if (PyLong_Check(object)) {
        int64_t number = PyLong_AsLongLong(object);
        if (number == -1 && PyErr_Occurred()) return Conversion::failed;
        *value = dl_int(number);
        return Conversion::done;
    }
    PyTypeObject *type = Py_TYPE(object);
    if (is_tensor(object) || PyComplex_Check(object) || PySequence_Check(object)) return Conversion::other_type;
    PyNumberMethods *methods = type->tp_as_number;
    if (!methods) return Conversion::other_type;
    if (strcmp(type->tp_name, "numpy.bool") == 0 || strcmp(type->tp_name, "numpy.bool_") == 0) {
        int truth = PyObject_IsTrue(object);
        if (truth < 0) return Conversion::failed;
        *value = dl_boolean(truth != 0);
        return Conversion::done;
    }
    if (methods->nb_index) {
        int64_t number;
        if (!to_int64(object, &number)) return Conversion::failed;
        *value = dl_int(number);
        return Conversion::done;
    }
    if (methods->nb_float) {
        double number;
        if (!to_double(object, &number)) return Conversion::failed;
        *value = dl_float(number);
        return Conversion::done;
    }
    return Conversion::other_type;
}

PyObject *from_scalar(const dl_scalar &value) {
    switch (value.kind) {
    case DL_SCALAR_BOOL: return PyBool_FromLong(value.integer != 0);
    case DL_SCALAR_INT: return PyLong_FromLongLong(value.integer);
    default: return PyFloat_FromDouble(value.real);
    }
}

}  // namespace dlcore::python
