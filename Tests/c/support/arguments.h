/*
 * Calls of operations from JSON: named tensors, arguments read from a JSON object, and results.
 *
 * Numbers are JSON numbers; where the operation takes a number of either kind, 2 is an integer, 2.5 and {"float": 2.0} are
 * floating point. Infinities and NaN are the strings "inf", "-inf" and "nan". Tensors are "$name". dtypes and choices are
 * strings.
 */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "dlcore.h"

/** Tensors by name. Holds a reference to each. */
typedef struct environment environment;
environment *environment_create(void);
/** Releases all tensors; NULL does nothing. */
void environment_free(environment *tensors);
/** Takes over a reference; replaces a tensor of the same name. */
void environment_set(environment *tensors, const char *name, dl_tensor *tensor);
/** A place in time; environment_return_to removes the names that are new since then. */
const void *environment_mark(const environment *tensors);
void environment_return_to(environment *tensors, const void *mark);
/** Borrowed; NULL when there is none. */
dl_tensor *environment_get(const environment *tensors, const char *name);

/** The results of one call: count new references. */
typedef struct op_results {
    dl_tensor **tensors;
    int64_t count;
    dl_tensor *slots[4];
} op_results;
void results_release(op_results *results);

/* ---- for the generated code ---- */

typedef struct arguments {
    const cJSON *json;
    const environment *tensors;
    const char *operation;
    bool failed; /* the message is set */
    void *blocks[16];
    int block_count;
} arguments;

typedef struct op_entry {
    const char *name;
    dl_status (*call)(arguments *, op_results *);
} op_entry;

dl_status call_entry(const op_entry *entry, const cJSON *json, const environment *tensors, op_results *results);
dl_status unknown_operation(const char *name, op_results *results);

dl_tensor **results_slot(op_results *results, int index);
dl_status results_in_place(op_results *results, dl_tensor *input, dl_status status);

bool argument_has(const arguments *a, const char *name);
bool argument_is_number(const arguments *a, const char *name);
dl_tensor *argument_tensor(arguments *a, const char *name);
dl_tensor *argument_optional_tensor(arguments *a, const char *name);
const dl_tensor *const *argument_tensors(arguments *a, const char *name, int64_t *count);
dl_scalar argument_number(arguments *a, const char *name);
const dl_scalar *argument_optional_number(arguments *a, const char *name);
int64_t argument_int(arguments *a, const char *name);
const int64_t *argument_optional_int(arguments *a, const char *name);
const int64_t *argument_ints(arguments *a, const char *name, int64_t *count);
const int64_t *argument_optional_ints(arguments *a, const char *name, int64_t *count);
/** One, two or three values; one number counts for all. */
const int64_t *argument_fixed(arguments *a, const char *name, int64_t extent);
const int64_t *argument_optional_fixed(arguments *a, const char *name, int64_t extent);
double argument_float(arguments *a, const char *name);
const double *argument_optional_float(arguments *a, const char *name);
bool argument_bool(arguments *a, const char *name, bool usual);
const char *argument_string(arguments *a, const char *name);
int32_t argument_choice(arguments *a, const char *name, const char *const *values, int32_t usual);
dl_dtype argument_dtype(arguments *a, const char *name, bool required);

/** The dtype of this name; DL_DTYPE_NONE when there is none. */
dl_dtype dtype_named(const char *name);

#endif
