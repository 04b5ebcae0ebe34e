/*
 * The programs of the exam questions: inputs and steps from JSON, run with the public C interface. Tests/vectors/README.md
 * describes the format.
 */
#ifndef EXAM_PROGRAM_H
#define EXAM_PROGRAM_H

#include "support/arguments.h"

/** What does not fit about a question, one line each. */
typedef struct complaints {
    char text[4000];
    size_t length;
    int count;
} complaints;
void complain(complaints *list, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** The values of a question: tensors, and plain numbers (a JSON object). */
typedef struct program {
    environment *tensors;
    cJSON *numbers;
    int calls;
} program;
void program_start(program *p);
void program_end(program *p);
/** Defines the inputs (NULL: none), runs the steps (NULL: none). Returns whether all went well. */
bool program_run(program *p, const cJSON *inputs, const cJSON *steps, complaints *problems);

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

#endif
