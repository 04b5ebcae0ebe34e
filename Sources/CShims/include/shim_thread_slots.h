/* What the library keeps per thread. */
#ifndef SHIM_THREAD_SLOTS_H
#define SHIM_THREAD_SLOTS_H

#include <stdint.h>
#include "shim_atomics.h"

typedef struct shim_thread_slots {
    void *last_error;       /* the boundary's message of the last failed call */
    void *scratch;          /* the kernels' scratch arena */
    int32_t grad_mode;      /* flags of the autograd engine; 0 = the default mode */
    int32_t parallel_depth; /* above 0 inside a parallel region */
    void *default_generator;
    int64_t jobs_alone;     /* small jobs for which no worker was awake */
    int32_t convolution_precision; /* 1 + the precision of this thread's convolutions; 0 = the process' */
    int16_t convolution_way;       /* the way that they are made to go; 0 = the fastest */
    int16_t last_convolution_way;
    void *saved_tensor_hooks; /* the innermost hooks on values that operations keep */
    void *spare[1];         /* for the floors above, one owner each */
} shim_thread_slots;

/* Defined in storage.c. Initial-exec keeps an access at one instruction; the slots are small
   enough for the space that the loader reserves for libraries opened at run time. */
extern __thread shim_thread_slots shim_current_thread_slots
    __attribute__((visibility("hidden"), tls_model("initial-exec")));

SHIM_INLINE __attribute__((returns_nonnull)) shim_thread_slots *shim_thread(void) { return &shim_current_thread_slots; }

#endif
