// What autograd.cpp offers to the other files.
#pragma once

#include <nanobind/nanobind.h>

#include "arguments.h"

namespace dlcore::python {

/// Tensor.grad_fn: the vertex of the operation that computed the tensor, None for a leaf. NULL with an exception.
PyObject *grad_fn_of(PyObject *tensor);
/// "max_pool2d" as PyTorch names it: "MaxPool2DBackward0".
PyObject *function_name(const char *operation);
void bind_autograd(nanobind::module_ &m);

}  // namespace dlcore::python
