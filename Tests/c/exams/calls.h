/*
 * The calls of the exam questions that are not operations: gradients, steps of optimizers, shapes.
 */
#ifndef EXAM_CALLS_H
#define EXAM_CALLS_H

#include "support/arguments.h"

enum { MOST_TENSORS = 16 };

/** The results of a call: new references. */
typedef struct outcome {
    dl_tensor *tensors[3 * MOST_TENSORS];
    int count;
} outcome;

/** Makes a call, special or an operation of the library. On failure dl_last_error_message says why; what came out until then is
 *  still the caller's. */
dl_status make_call(const char *name, const cJSON *args, const environment *tensors, outcome *out);

#endif
