/*
 * Arrays of numbers: from nested JSON lists and from tensors.
 */
#ifndef EXAM_ARRAYS_H
#define EXAM_ARRAYS_H

#include "support/arguments.h"

/** Numbers in row-major order. */
typedef struct array {
    int rank;
    int64_t shape[DL_MAX_RANK];
    int64_t count;
    double *values;
} array;
/** From nested JSON lists of numbers and booleans. Returns false when they are ragged. */
bool array_from_json(const cJSON *nested, array *out);
/** The elements of a tensor of any dtype. */
bool array_from_tensor(const dl_tensor *tensor, array *out);
void array_free(array *a);
bool same_shape(const array *a, const array *b);

/** The shape of nested JSON lists; leaves that are not lists are counted, whatever they are. False when ragged. */
bool nested_shape(const cJSON *nested, int64_t *shape, int *rank, int64_t *count);
/** The leaves of nested lists in row-major order, into room for all of them. Returns how many. */
int64_t nested_leaves(const cJSON *nested, const cJSON **leaves);

/** Zeroed room for count + 1 elements; ends the program when there is none. */
void *allocate(int64_t count, size_t size);

#endif
