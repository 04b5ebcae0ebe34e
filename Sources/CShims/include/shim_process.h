/* Zero-initialised memory of the process for words that several threads change with atomic operations.
   Swift gets their addresses from the functions below, because an address of a Swift variable counts as an
   access to that variable. */
#ifndef SHIM_PROCESS_H
#define SHIM_PROCESS_H

#include <stdint.h>
#include "shim_atomics.h"

#define SHIM_HIDDEN __attribute__((visibility("hidden")))

enum { SHIM_MAX_THREADS = 64 };

/* What a worker reads when it enters a job: one cache line. */
typedef struct shim_pool_job {
    int64_t gate;
    const void *body;
    int64_t count;
    int32_t participants;
    int32_t pieces_per_participant;
    int32_t caller_sleeps;
    uint32_t denormal_mode; /* the caller's */
    int32_t rest_of_line[4];
} shim_pool_job;

/* One per participant, on a cache line of its own. */
typedef struct shim_pool_seat {
    int32_t taken;
    int32_t sleeps;
    int32_t rest_of_line[14];
} shim_pool_seat;

enum { SHIM_AFFINITY_WORDS = 16 };

/* Where a worker may run. While `steered` is not 0 its affinity mask lacks a processor, and `affinity` is the whole one. */
typedef struct shim_pool_placement {
    int32_t thread;
    int32_t steered;
    int64_t affinity_bytes;
    uint64_t affinity[SHIM_AFFINITY_WORDS];
} shim_pool_placement;

typedef struct shim_pool_memory {
    shim_pool_job job;
    shim_pool_seat seats[SHIM_MAX_THREADS];
    shim_pool_placement placements[SHIM_MAX_THREADS];
} shim_pool_memory;

typedef struct shim_process_words {
    int32_t pool_owner;
    int32_t pool_prepared;
    int32_t pool_workers;
    int32_t thread_count;
    int32_t convolution_is_strict;
    int32_t scratch_key_state;
    int32_t allocator_lock;
    int32_t allocator_prepared;
    int64_t scratch_held;
    int64_t scratch_failure;
} shim_process_words;

enum { SHIM_ALLOCATOR_CLASSES = 320 };

/* Guarded by allocator_lock. All sizes in bytes. */
typedef struct shim_allocator_state {
    int64_t in_use;
    int64_t cached;
    int64_t peak_in_use;
    int64_t limit;
    int64_t allocations;
    int64_t system_allocations;
    int64_t live_blocks;
    int64_t calls_until_failure;
    int64_t eviction_class;
} shim_allocator_state;

extern SHIM_HIDDEN shim_allocator_state shim_allocator_memory;
/* The first free block of every size class; each free block begins with the address of the next one. */
extern SHIM_HIDDEN void *shim_allocator_free_lists[SHIM_ALLOCATOR_CLASSES];

extern SHIM_HIDDEN shim_pool_memory shim_pool;
extern SHIM_HIDDEN shim_process_words shim_words;

#define SHIM_ADDRESS(T, name, place) \
    SHIM_INLINE __attribute__((returns_nonnull)) T *name(void) { return &(place); }

SHIM_ADDRESS(shim_pool_job, shim_job, shim_pool.job)
SHIM_ADDRESS(int64_t, shim_job_gate, shim_pool.job.gate)
SHIM_ADDRESS(int32_t, shim_job_caller_sleeps, shim_pool.job.caller_sleeps)
SHIM_ADDRESS(int32_t, shim_pool_owner, shim_words.pool_owner)
SHIM_ADDRESS(int32_t, shim_pool_prepared, shim_words.pool_prepared)
SHIM_ADDRESS(int32_t, shim_pool_workers, shim_words.pool_workers)
SHIM_ADDRESS(int32_t, shim_thread_count, shim_words.thread_count)
SHIM_ADDRESS(int32_t, shim_convolution_is_strict, shim_words.convolution_is_strict)
SHIM_ADDRESS(int32_t, shim_scratch_key_state, shim_words.scratch_key_state)
SHIM_ADDRESS(int32_t, shim_allocator_lock, shim_words.allocator_lock)
SHIM_ADDRESS(int32_t, shim_allocator_prepared, shim_words.allocator_prepared)
SHIM_ADDRESS(shim_allocator_state, shim_allocator, shim_allocator_memory)
SHIM_ADDRESS(void *, shim_allocator_lists, shim_allocator_free_lists[0])
SHIM_ADDRESS(int64_t, shim_scratch_held, shim_words.scratch_held)
SHIM_ADDRESS(int64_t, shim_scratch_failure, shim_words.scratch_failure)

/* number: 0 for the caller, below SHIM_MAX_THREADS. */
SHIM_INLINE __attribute__((returns_nonnull)) int32_t *shim_seat_taken(int64_t number) {
    return &shim_pool.seats[number].taken;
}
SHIM_INLINE __attribute__((returns_nonnull)) int32_t *shim_seat_sleeps(int64_t number) {
    return &shim_pool.seats[number].sleeps;
}
SHIM_INLINE __attribute__((returns_nonnull)) shim_pool_placement *shim_seat_placement(int64_t number) {
    return &shim_pool.placements[number];
}
SHIM_INLINE __attribute__((returns_nonnull)) int32_t *shim_seat_steered(int64_t number) {
    return &shim_pool.placements[number].steered;
}
SHIM_INLINE __attribute__((returns_nonnull)) uint64_t *shim_seat_affinity(int64_t number) {
    return shim_pool.placements[number].affinity;
}

#endif
