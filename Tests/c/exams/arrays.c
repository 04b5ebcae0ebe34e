#include "arrays.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool fits(const cJSON *nested, const int64_t *shape, int rank, int depth) {
    if (!cJSON_IsArray(nested)) return depth == rank;
    if (depth == rank || cJSON_GetArraySize(nested) != shape[depth]) return false;
    const cJSON *part;
    cJSON_ArrayForEach(part, nested) {
        if (!fits(part, shape, rank, depth + 1)) return false;
    }
    return true;
}

bool nested_shape(const cJSON *nested, int64_t *shape, int *rank, int64_t *count) {
    *rank = 0;
    *count = 1;
    for (const cJSON *part = nested; cJSON_IsArray(part); part = part->child) {
        if (*rank == DL_MAX_RANK) return false;
        shape[*rank] = cJSON_GetArraySize(part);
        *count *= shape[(*rank)++];
    }
    return nested != NULL && fits(nested, shape, *rank, 0);
}

int64_t nested_leaves(const cJSON *nested, const cJSON **leaves) {
    if (!cJSON_IsArray(nested)) {
        leaves[0] = nested;
        return 1;
    }
    int64_t count = 0;
    const cJSON *part;
    cJSON_ArrayForEach(part, nested) count += nested_leaves(part, leaves + count);
    return count;
}

void *allocate(int64_t count, size_t size) {
    void *memory = calloc((size_t)count + 1, size);
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

bool array_from_json(const cJSON *nested, array *out) {
    memset(out, 0, sizeof *out);
    if (!nested_shape(nested, out->shape, &out->rank, &out->count)) return false;
    const cJSON **leaves = allocate(out->count, sizeof *leaves);
    nested_leaves(nested, leaves);
    out->values = allocate(out->count, sizeof(double));
    bool numbers = true;
    for (int64_t i = 0; i < out->count; i++) {
        numbers = numbers && (cJSON_IsNumber(leaves[i]) || cJSON_IsBool(leaves[i]));
        out->values[i] = cJSON_IsBool(leaves[i]) ? cJSON_IsTrue(leaves[i]) : leaves[i]->valuedouble;
    }
    free(leaves);
    if (!numbers) array_free(out);
    return numbers;
}

bool array_from_tensor(const dl_tensor *tensor, array *out) {
    memset(out, 0, sizeof *out);
    dl_dtype dtype = dl_tensor_dtype(tensor);
    out->rank = dl_tensor_shape(tensor, out->shape);
    out->count = dl_tensor_count(tensor);
    size_t bytes = (size_t)out->count * dl_dtype_size(dtype);
    void *memory = allocate((int64_t)bytes, 1);
    bool copied = dl_tensor_copy_to(tensor, memory, bytes) == DL_OK;
    out->values = allocate(out->count, sizeof(double));
    for (int64_t i = 0; i < out->count; i++) {
        switch (dtype) {
            case DL_FLOAT32: out->values[i] = ((float *)memory)[i]; break;
            case DL_FLOAT64: out->values[i] = ((double *)memory)[i]; break;
            case DL_INT64: out->values[i] = (double)((int64_t *)memory)[i]; break;
            case DL_INT32: out->values[i] = ((int32_t *)memory)[i]; break;
            default: out->values[i] = ((uint8_t *)memory)[i]; break;
        }
    }
    free(memory);
    if (!copied) array_free(out);
    return copied;
}

void array_free(array *a) {
    free(a->values);
    memset(a, 0, sizeof *a);
}

bool same_shape(const array *a, const array *b) {
    if (a->rank != b->rank) return false;
    for (int i = 0; i < a->rank; i++) {
        if (a->shape[i] != b->shape[i]) return false;
    }
    return true;
}
