// What autograd.cpp offers to the other files.
#pragma once

#include <nanobind/nanobind.h>

#include "arguments.h"

namespace dlcore::python {

/// Tensor.grad_fn: the vertex of the operation that computed the tensor, None for a leaf. NULL with an exception.
PyObject *grad_fn_of(PyObject *tensor);
/// "max_pool2d" as PyTorch names it: "MaxPool2DBackward0".
PyObject *function_name(const char *operation);
/// A tuple of tensors, None where there is none. NULL with an exception.
PyObject *tuple_of(const dl_tensor *const *tensors, int64_t count);
/// Calls a function before or after the derivative rule of a vertex; returns the object that removes it again.
nanobind::object register_node_hook(dl_node *node, nanobind::handle function, bool before);
void bind_graph_hooks(nanobind::module_ &m);
void bind_autograd(nanobind::module_ &m);

}  // namespace dlcore::python
