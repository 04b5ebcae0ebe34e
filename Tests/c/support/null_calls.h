/* Calls of every operation with one argument that no operation takes. */
#ifndef NULL_CALLS_H
#define NULL_CALLS_H

#include "support/testing.h"

/** Good values for all other arguments. */
typedef struct null_handles {
    const dl_tensor *tensor;
    dl_tensor *mutable_tensor;
    const dl_tensor *list[1];
    const dl_tensor *list_with_null[2];
    int64_t ints[9];
    dl_scalar number;
    dl_tensor **out;
    dl_tensor **second_out;
    dl_tensor **third_out;
    dl_tensor **fourth_out;
    dl_tensor ***list_out;
    int64_t *count_out;
} null_handles;

/** Checks that a call failed with a message that names the operation, and that nothing came out. */
void check_null_call(const null_handles *h, const char *operation, const char *argument, dl_status status);
#define NULL_CALL(operation, argument, call) check_null_call(h, operation, argument, call)

void call_everything_with_null(const null_handles *h);

#endif
