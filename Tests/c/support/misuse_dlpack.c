#include <stdlib.h>
#include <string.h>

#include "misuse.h"

/* The structures of DLPack 1.0, https://dmlc.github.io/dlpack/latest/c_api.html. */
typedef struct dlpack_device {
    int32_t type;
    int32_t id;
} dlpack_device;

typedef struct dlpack_type {
    uint8_t code;
    uint8_t bits;
    uint16_t lanes;
} dlpack_type;

typedef struct dlpack_tensor {
    void *data;
    dlpack_device device;
    int32_t ndim;
    dlpack_type dtype;
    int64_t *shape;
    int64_t *strides;
    uint64_t byte_offset;
} dlpack_tensor;

struct DLManagedTensorVersioned {
    struct {
        uint32_t major;
        uint32_t minor;
    } version;
    void *manager_ctx;
    void (*deleter)(struct DLManagedTensorVersioned *self);
    uint64_t flags;
    dlpack_tensor dl_tensor;
};

struct DLManagedTensor {
    dlpack_tensor dl_tensor;
    void *manager_ctx;
    void (*deleter)(struct DLManagedTensor *self);
};

enum { FLOAT_CODE = 2, CPU = 1, READ_ONLY = 1 };

static float numbers[6] = {1, 2, 3, 4, 5, 6};
static int64_t two_by_three[] = {2, 3};
static int deleted;

static void count_deletion(struct DLManagedTensorVersioned *self) {
    (void)self;
    deleted++;
}

static struct DLManagedTensorVersioned good_one(void) {
    struct DLManagedTensorVersioned managed = {{1, 0}, NULL, count_deletion, 0, {numbers, {CPU, 0}, 2, {FLOAT_CODE, 32, 1}, two_by_three, NULL, 0}};
    return managed;
}

/* A tensor that must be refused, and whose owner stays its owner. */
static void refused(struct DLManagedTensorVersioned *managed, dl_status status, const char *what) {
    dl_tensor *out = NULL;
    deleted = 0;
    dl_status got = dl_tensor_from_dlpack(managed, &out);
    CHECK(got == status, "%s: %s, expected %s", what, dl_status_name(got), dl_status_name(status));
    CHECK(out == NULL && deleted == 0, "%s: refused but taken", what);
    dl_tensor_release(out);
}

void exchange_with_other_libraries(void) {
    struct DLManagedTensorVersioned managed = good_one();
    dl_tensor *tensor = NULL, *view = NULL;
    deleted = 0;
    CHECK_OK(dl_tensor_from_dlpack(&managed, &tensor), "from_dlpack");
    CHECK_OK(dl_select(tensor, 0, 1, &view), "a view");
    dl_tensor_release(tensor);
    CHECK(deleted == 0, "freed while a view is alive");
    float row[3];
    CHECK_OK(dl_tensor_copy_to(view, row, sizeof row), "copy_to");
    CHECK(row[0] == 4 && row[2] == 6, "the second row");
    dl_tensor_release(view);
    CHECK(deleted == 1, "the deleter ran %d times", deleted);

    CHECK_FAILS(dl_tensor_from_dlpack(NULL, &tensor), DL_INVALID_ARGUMENT, NULL);
    managed = good_one(), managed.version.major = 2;
    refused(&managed, DL_UNSUPPORTED, "version 2");
    managed = good_one(), managed.dl_tensor.device.type = 2;
    refused(&managed, DL_UNSUPPORTED, "another device");
    managed = good_one(), managed.dl_tensor.dtype.bits = 16;
    refused(&managed, DL_UNSUPPORTED, "half precision");
    managed = good_one(), managed.dl_tensor.dtype.lanes = 4;
    refused(&managed, DL_UNSUPPORTED, "lanes");
    managed = good_one(), managed.flags = READ_ONLY;
    refused(&managed, DL_INVALID_ARGUMENT, "read-only memory");
    managed = good_one(), managed.dl_tensor.ndim = 9;
    refused(&managed, DL_INVALID_ARGUMENT, "nine axes");
    managed = good_one(), managed.dl_tensor.ndim = -1;
    refused(&managed, DL_INVALID_ARGUMENT, "a negative rank");
    managed = good_one(), managed.dl_tensor.shape = NULL;
    refused(&managed, DL_INVALID_ARGUMENT, "no shape");
    managed = good_one(), managed.dl_tensor.data = NULL;
    refused(&managed, DL_INVALID_ARGUMENT, "no data");
    int64_t huge[] = {INT64_MAX, INT64_MAX}, negative[] = {2, -3};
    managed = good_one(), managed.dl_tensor.shape = huge;
    refused(&managed, DL_INVALID_ARGUMENT, "a shape that overflows");
    managed = good_one(), managed.dl_tensor.shape = negative;
    refused(&managed, DL_INVALID_ARGUMENT, "a negative extent");

    struct DLManagedTensorVersioned *out = NULL;
    struct DLManagedTensor *legacy = NULL;
    CHECK_OK(dl_tensor_from_data(numbers, DL_FLOAT32, two_by_three, 2, &tensor), "from_data");
    CHECK_FAILS(dl_tensor_to_dlpack(NULL, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_to_dlpack(tensor, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_OK(dl_tensor_to_dlpack(tensor, &out), "to_dlpack");
    CHECK_OK(dl_tensor_to_dlpack_legacy(tensor, &legacy), "to_dlpack_legacy");
    dl_tensor_release(tensor);
    if (out && legacy) {
        CHECK(out->version.major == 1 && out->dl_tensor.ndim == 2 && out->dl_tensor.shape[1] == 3, "its shape");
        CHECK(((float *)out->dl_tensor.data)[5] == 6 && legacy->dl_tensor.data == out->dl_tensor.data, "its memory");
        CHECK(live_objects() > 0, "the memory is kept alive");
        out->deleter(out);
        CHECK_OK(dl_tensor_from_dlpack_legacy(legacy, &tensor), "from_dlpack_legacy");
        dl_tensor_release(tensor);
    }
    tensor = NULL;
    CHECK_OK(dl_tensor_from_data(numbers, DL_FLOAT32, two_by_three, 2, &tensor), "from_data");
    CHECK_OK(dl_tensor_set_requires_grad(tensor, true), "requires_grad");
    out = NULL;
    CHECK_FAILS(dl_tensor_to_dlpack(tensor, &out), DL_INVALID_STATE, NULL);
    dl_tensor_release(tensor);
    CHECK(live_objects() == 0, "%lld objects stay alive", (long long)live_objects());
}
