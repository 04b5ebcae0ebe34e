// Lets functions that are bound with nanobind take and return tensors.
#pragma once

#include <nanobind/nanobind.h>

#include "core.h"

namespace dlcore::python {

/// A reference to a tensor, as a parameter or a result of a bound function.
class TensorReference {
public:
    TensorReference() = default;
    explicit TensorReference(dl_tensor *owned) : handle(owned) {}
    dl_tensor *get() const { return handle.get(); }
    dl_tensor *take() { return handle.take(); }

private:
    Handle handle;
};

/// Throws the Python exception for a status that is not DL_OK.
inline void require(dl_status status) {
    if (status == DL_OK) return;
    raise(status);
    throw nanobind::python_error();
}

}  // namespace dlcore::python

namespace nanobind::detail {

template <>
struct type_caster<dlcore::python::TensorReference> {
    NB_TYPE_CASTER(dlcore::python::TensorReference, const_name("dlcore.Tensor"))

    bool from_python(handle source, uint8_t, cleanup_list *) noexcept {
        if (!dlcore::python::is_tensor(source.ptr())) return false;
        value = dlcore::python::TensorReference(dl_tensor_retain(dlcore::python::handle_of(source.ptr())));
        return true;
    }

    static handle from_cpp(dlcore::python::TensorReference &&reference, rv_policy, cleanup_list *) noexcept {
        return dlcore::python::wrap(reference.take());
    }
};

}  // namespace nanobind::detail
