/* The structures of DLPack 1.0 (https://dmlc.github.io/dlpack/latest/c_api.html), under names of their own: the public
   header only names the two outer ones. */
#ifndef SHIM_DLPACK_H
#define SHIM_DLPACK_H

#include <stdint.h>

enum { SHIM_DLPACK_MAJOR = 1, SHIM_DLPACK_MINOR = 0, SHIM_DLPACK_CPU = 1, SHIM_DLPACK_READ_ONLY = 1 };
enum { SHIM_DLPACK_INT = 0, SHIM_DLPACK_UINT = 1, SHIM_DLPACK_FLOAT = 2, SHIM_DLPACK_BOOL = 6 };

typedef struct shim_dlpack_dtype {
    uint8_t code;
    uint8_t bits;
    uint16_t lanes;
} shim_dlpack_dtype;

typedef struct shim_dlpack_tensor {
    void *data;
    int32_t device_type;
    int32_t device_id;
    int32_t rank;
    shim_dlpack_dtype dtype;
    int64_t *shape;
    int64_t *strides; /* in elements; NULL for row-major order */
    uint64_t byte_offset;
} shim_dlpack_tensor;

/* DLManagedTensorVersioned */
typedef struct shim_dlpack_versioned {
    uint32_t major;
    uint32_t minor;
    void *manager;
    void (*deleter)(void *self);
    uint64_t flags;
    shim_dlpack_tensor tensor;
} shim_dlpack_versioned;

/* DLManagedTensor */
typedef struct shim_dlpack_legacy {
    shim_dlpack_tensor tensor;
    void *manager;
    void (*deleter)(void *self);
} shim_dlpack_legacy;

#endif
