#include <stdint.h>
#include <string.h>

#include "runtime.h"

/* DLManagedTensorVersioned and DLManagedTensor, https://dmlc.github.io/dlpack/latest/c_api.html. */
typedef struct foreign_tensor {
    void *data;
    int32_t device_type, device_id, ndim;
    struct {
        uint8_t code, bits;
        uint16_t lanes;
    } dtype;
    int64_t *shape, *strides;
    uint64_t byte_offset;
} foreign_tensor;

struct DLManagedTensorVersioned {
    uint32_t major, minor;
    void *context;
    void (*deleter)(struct DLManagedTensorVersioned *);
    uint64_t flags;
    foreign_tensor tensor;
};

struct DLManagedTensor {
    foreign_tensor tensor;
    void *context;
    void (*deleter)(struct DLManagedTensor *);
};

static const struct {
    dl_dtype dtype;
    uint8_t code, bits;
} types[] = {{DL_FLOAT32, 2, 32}, {DL_FLOAT64, 2, 64}, {DL_INT64, 0, 64}, {DL_INT32, 0, 32}, {DL_UINT8, 1, 8}, {DL_BOOL, 6, 8}};
enum { TYPES = sizeof types / sizeof types[0] };

/* Out as one form and in again; the two tensors must be equal and share memory. */
static void round_trip(const dl_tensor *tensor, bool legacy, const char *what) {
    dl_tensor *back = NULL;
    void *data = NULL, *data_back = NULL;
    if (legacy) {
        struct DLManagedTensor *managed = NULL;
        if (!CHECK_OK(dl_tensor_to_dlpack_legacy(tensor, &managed), what)) return;
        CHECK(managed->tensor.device_type == 1 && managed->tensor.byte_offset == 0, "%s: device and offset", what);
        if (!CHECK_OK(dl_tensor_from_dlpack_legacy(managed, &back), what)) {
            managed->deleter(managed);
            return;
        }
    } else {
        struct DLManagedTensorVersioned *managed = NULL;
        if (!CHECK_OK(dl_tensor_to_dlpack(tensor, &managed), what)) return;
        CHECK(managed->major == 1 && managed->flags == 0 && managed->tensor.ndim == dl_tensor_rank(tensor), "%s: version, flags, rank", what);
        if (!CHECK_OK(dl_tensor_from_dlpack(managed, &back), what)) {
            managed->deleter(managed);
            return;
        }
    }
    CHECK(tensors_identical(tensor, back), "%s: other elements", what);
    CHECK(dl_tensor_data(tensor, &data) == DL_OK && dl_tensor_data(back, &data_back) == DL_OK, "%s: data", what);
    CHECK(data == data_back || dl_tensor_count(tensor) == 0, "%s: other memory", what);
    dl_tensor_release(back);
}

static void all_types_and_layouts(void) {
    static const int64_t shape[] = {3, 1, 4}, empty[] = {2, 0, 3};
    for (int t = 0; t < TYPES; t++) {
        dl_tensor *tensor = NULL, *turned = NULL, *part = NULL, *scalar = NULL, *none = NULL, *wide = NULL;
        static const int64_t wider[] = {3, 5, 4};
        CHECK_OK(dl_arange(dl_int(0), dl_int(12), dl_int(1), types[t].dtype == DL_BOOL ? DL_UINT8 : types[t].dtype, &part), "arange");
        CHECK_OK(dl_to(part, types[t].dtype, &turned), "to");
        CHECK_OK(dl_reshape(turned, shape, 3, &tensor), "reshape");
        dl_tensor_release(part), dl_tensor_release(turned);
        part = turned = NULL;
        CHECK_OK(dl_transpose(tensor, 0, 2, &turned), "transpose");
        CHECK_OK(dl_slice(turned, 0, NULL, NULL, 2, &part), "slice");
        CHECK_OK(dl_expand(tensor, wider, 3, &wide), "expand");
        CHECK_OK(dl_tensor_from_scalar(dl_int(1), types[t].dtype, &scalar), "from_scalar");
        CHECK_OK(dl_zeros(empty, 3, types[t].dtype, &none), "zeros");
        for (int legacy = 0; legacy < 2; legacy++) {
            round_trip(tensor, legacy, "row-major");
            round_trip(turned, legacy, "transposed");
            round_trip(part, legacy, "a part");
            round_trip(wide, legacy, "expanded");
            round_trip(scalar, legacy, "a scalar");
            round_trip(none, legacy, "empty");
        }
        struct DLManagedTensor *managed = NULL;
        CHECK_OK(dl_tensor_to_dlpack_legacy(part, &managed), "to_dlpack_legacy");
        const foreign_tensor *out = &managed->tensor;
        CHECK(out->dtype.code == types[t].code && out->dtype.bits == types[t].bits && out->dtype.lanes == 1, "the code of dtype %d", t);
        CHECK(out->shape[0] == 2 && out->strides[0] == 2 && out->shape[2] == 3 && out->strides[2] == 4, "shape and strides");
        managed->deleter(managed);
        dl_tensor *const all[] = {tensor, turned, part, scalar, none, wide};
        for (int i = 0; i < 6; i++) dl_tensor_release(all[i]);
    }
}

static int deleted;
static void count_versioned(struct DLManagedTensorVersioned *self) { deleted += self != NULL; }
static void count_legacy(struct DLManagedTensor *self) { deleted += self != NULL; }

static float grid[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

static struct DLManagedTensorVersioned versioned(int64_t *shape, int64_t *strides, int32_t rank, uint64_t offset) {
    struct DLManagedTensorVersioned managed = {1, 1, NULL, count_versioned, 2, {grid, 1, 0, rank, {2, 32, 1}, shape, strides, offset}};
    return managed;
}

static void accepted(struct DLManagedTensorVersioned managed, const float *expected, int count, const char *what) {
    dl_tensor *tensor = NULL;
    float found[12];
    deleted = 0;
    if (!CHECK_OK(dl_tensor_from_dlpack(&managed, &tensor), what)) return;
    CHECK(dl_tensor_count(tensor) == count && dl_tensor_copy_to(tensor, found, sizeof(float) * (size_t)count) == DL_OK
              && memcmp(found, expected, sizeof(float) * (size_t)count) == 0,
          "%s: other elements", what);
    CHECK(deleted == 0, "%s: deleted too early", what);
    dl_tensor_release(tensor);
    CHECK(deleted == 1, "%s: deleted %d times", what, deleted);
}

static void refused(struct DLManagedTensorVersioned managed, dl_status status, const char *text, const char *what) {
    dl_tensor *tensor = NULL;
    deleted = 0;
    CHECK_FAILS(dl_tensor_from_dlpack(&managed, &tensor), status, text);
    CHECK(tensor == NULL && deleted == 0, "%s: it must stay with its owner", what);
}

static void foreign_layouts(void) {
    int64_t shape[] = {2, 3}, turned[] = {1, 4}, odd[] = {-7, 2}, single[] = {1, 3}, backwards[] = {-1, 3}, backward_row[] = {-3, 1};
    int64_t huge[] = {INT64_MAX, 3}, repeated[] = {0, 1}, far[] = {INT64_MAX / 4, 1};
    accepted(versioned(shape, NULL, 2, 0), (float[]){0, 1, 2, 3, 4, 5}, 6, "without strides");
    accepted(versioned(shape, NULL, 2, 24), (float[]){6, 7, 8, 9, 10, 11}, 6, "a byte offset");
    accepted(versioned(shape, turned, 2, 4), (float[]){1, 5, 9, 2, 6, 10}, 6, "strides");
    accepted(versioned(shape, repeated, 2, 0), (float[]){0, 1, 2, 0, 1, 2}, 6, "stride 0");
    accepted(versioned(single, odd, 2, 0), (float[]){0, 2, 4}, 3, "any stride along one element");
    accepted(versioned(NULL, NULL, 0, 8), (float[]){2}, 1, "a scalar");
    struct DLManagedTensorVersioned managed = versioned(shape, NULL, 2, 0);
    int64_t none[] = {0, 3};
    managed.tensor.shape = none;
    managed.tensor.data = NULL;
    accepted(managed, grid, 0, "no elements and no data");
    managed = versioned(shape, NULL, 2, 0);
    managed.deleter = NULL;
    dl_tensor *tensor = NULL;
    CHECK_OK(dl_tensor_from_dlpack(&managed, &tensor), "without a deleter");
    dl_tensor_release(tensor);

    refused(versioned(shape, backward_row, 2, 12), DL_INVALID_ARGUMENT, "strides", "negative strides");
    refused(versioned(backwards, NULL, 2, 0), DL_INVALID_ARGUMENT, "negative", "a negative extent");
    refused(versioned(huge, NULL, 2, 0), DL_INVALID_ARGUMENT, "overflow", "a huge shape");
    refused(versioned(huge, turned, 2, 0), DL_INVALID_ARGUMENT, "overflow", "a huge shape with strides");
    refused(versioned(shape, far, 2, 0), DL_INVALID_ARGUMENT, "address space", "huge strides");
    refused(versioned(shape, NULL, 2, 2), DL_INVALID_ARGUMENT, "aligned", "an odd byte offset");
    refused(versioned(shape, NULL, 2, UINT64_MAX - 3), DL_INVALID_ARGUMENT, "byte_offset", "a huge byte offset");
    managed = versioned(shape, NULL, 2, 0), managed.tensor.dtype.code = 4;
    refused(managed, DL_UNSUPPORTED, "code 4", "bfloat");
    managed = versioned(shape, NULL, 2, 0), managed.tensor.dtype.code = 1;
    refused(managed, DL_UNSUPPORTED, "32 bits", "uint32");
    managed = versioned(shape, NULL, 2, 0), managed.flags = 3;
    refused(managed, DL_INVALID_ARGUMENT, "read-only", "read-only memory");
    managed = versioned(shape, NULL, 2, 0), managed.major = 0;
    refused(managed, DL_UNSUPPORTED, "version", "version 0");

    struct DLManagedTensor legacy = {{grid, 1, 0, 2, {2, 32, 1}, shape, NULL, 0}, NULL, count_legacy};
    deleted = 0;
    CHECK_OK(dl_tensor_from_dlpack_legacy(&legacy, &tensor), "from_dlpack_legacy");
    dl_tensor_release(tensor);
    CHECK(deleted == 1, "the old form: deleted %d times", deleted);
    legacy.tensor.device_type = 2;
    tensor = NULL;
    CHECK_FAILS(dl_tensor_from_dlpack_legacy(&legacy, &tensor), DL_UNSUPPORTED, "device");
    CHECK_FAILS(dl_tensor_from_dlpack_legacy(NULL, &tensor), DL_INVALID_ARGUMENT, "managed");
    CHECK(deleted == 1 && tensor == NULL, "the old form: refused but taken");
}

void shared_memory(void) {
    all_types_and_layouts();
    foreign_layouts();
    CHECK(live_objects() == 0, "%lld objects stay alive", (long long)live_objects());
}
