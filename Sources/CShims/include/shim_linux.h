/* What only Linux system calls give: sleeping on a memory word, the affinity mask, names of threads. */
#ifndef SHIM_LINUX_H
#define SHIM_LINUX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include "shim_atomics.h"

extern long syscall(long number, ...);

enum { SHIM_FUTEX_WAIT_PRIVATE = 0 | 128, SHIM_FUTEX_WAKE_PRIVATE = 1 | 128 };

/* The kernel's struct timespec, which <time.h> hides in strict C99. */
struct shim_duration {
    long seconds;
    long nanoseconds;
};

/* Sleeps while *word == expected, at most `nanoseconds` long (negative: without limit).
   May return early; callers look at the word again. */
SHIM_INLINE void shim_futex_wait(int32_t *word, int32_t expected, int64_t nanoseconds) {
    struct shim_duration limit;
    limit.seconds = (long)(nanoseconds / 1000000000);
    limit.nanoseconds = (long)(nanoseconds % 1000000000);
    (void)syscall(SYS_futex, word, (long)SHIM_FUTEX_WAIT_PRIVATE, (long)expected,
                  nanoseconds < 0 ? (struct shim_duration *)NULL : &limit, NULL, 0L);
}

/* Wakes at most `count` threads that sleep on the word. */
SHIM_INLINE void shim_futex_wake(int32_t *word, int32_t count) {
    (void)syscall(SYS_futex, word, (long)SHIM_FUTEX_WAKE_PRIVATE, (long)count, NULL, NULL, 0L);
}

/* Writes the affinity mask of a thread (0: the calling one), a bit per processor; returns the bytes written, negative
   on failure. */
SHIM_INLINE int64_t shim_get_affinity(int32_t thread, uint64_t *mask, int64_t mask_bytes) {
    return syscall(SYS_sched_getaffinity, (long)thread, (long)mask_bytes, mask);
}

SHIM_INLINE int32_t shim_set_affinity(int32_t thread, const uint64_t *mask, int64_t mask_bytes) {
    return (int32_t)syscall(SYS_sched_setaffinity, (long)thread, (long)mask_bytes, mask);
}

extern int sched_getcpu(void);

/* The processor that the calling thread runs on, negative when unknown. */
SHIM_INLINE int32_t shim_current_processor(void) { return sched_getcpu(); }

SHIM_INLINE int32_t shim_thread_id(void) { return (int32_t)syscall(SYS_gettid); }

/* Names the calling thread, for debuggers; the system keeps 15 characters. */
SHIM_INLINE void shim_name_thread(const char *name) {
    enum { set_name = 15 };
    (void)syscall(SYS_prctl, (long)set_name, name, 0L, 0L, 0L);
}

#endif
