/* Atomic operations on plain int32_t and int64_t memory, with the memory order in the name. */
#ifndef SHIM_ATOMICS_H
#define SHIM_ATOMICS_H

#include <stdbool.h>
#include <stdint.h>

#define SHIM_INLINE static inline __attribute__((always_inline, unused))

#define SHIM_DEFINE_ATOMICS(T, S)                                                                   \
    SHIM_INLINE T shim_load_relaxed_##S(const T *p) { return __atomic_load_n(p, __ATOMIC_RELAXED); } \
    SHIM_INLINE T shim_load_acquire_##S(const T *p) { return __atomic_load_n(p, __ATOMIC_ACQUIRE); } \
    SHIM_INLINE T shim_load_ordered_##S(const T *p) { return __atomic_load_n(p, __ATOMIC_SEQ_CST); } \
    SHIM_INLINE void shim_store_relaxed_##S(T *p, T v) { __atomic_store_n(p, v, __ATOMIC_RELAXED); } \
    SHIM_INLINE void shim_store_release_##S(T *p, T v) { __atomic_store_n(p, v, __ATOMIC_RELEASE); } \
    SHIM_INLINE void shim_store_ordered_##S(T *p, T v) { __atomic_store_n(p, v, __ATOMIC_SEQ_CST); } \
    /* The value before the addition. */                                                            \
    SHIM_INLINE T shim_add_relaxed_##S(T *p, T v) { return __atomic_fetch_add(p, v, __ATOMIC_RELAXED); } \
    SHIM_INLINE T shim_add_acquire_##S(T *p, T v) { return __atomic_fetch_add(p, v, __ATOMIC_ACQUIRE); } \
    SHIM_INLINE T shim_add_release_##S(T *p, T v) { return __atomic_fetch_add(p, v, __ATOMIC_RELEASE); } \
    SHIM_INLINE T shim_add_ordered_##S(T *p, T v) { return __atomic_fetch_add(p, v, __ATOMIC_SEQ_CST); } \
    /* The value before the exchange. */                                                            \
    SHIM_INLINE T shim_exchange_acquire_##S(T *p, T v) { return __atomic_exchange_n(p, v, __ATOMIC_ACQUIRE); } \
    SHIM_INLINE T shim_exchange_ordered_##S(T *p, T v) { return __atomic_exchange_n(p, v, __ATOMIC_SEQ_CST); } \
    /* Stores `desired` where `expected` stands; tells whether it did. */                           \
    SHIM_INLINE bool shim_compare_exchange_acquire_##S(T *p, T expected, T desired) {                \
        return __atomic_compare_exchange_n(p, &expected, desired, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED); \
    }                                                                                               \
    SHIM_INLINE bool shim_compare_exchange_ordered_##S(T *p, T expected, T desired) {                \
        return __atomic_compare_exchange_n(p, &expected, desired, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
    }

SHIM_DEFINE_ATOMICS(int32_t, i32)
SHIM_DEFINE_ATOMICS(int64_t, i64)

/* Tells the processor that this is a spin loop. */
SHIM_INLINE void shim_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ __volatile__("isb" ::: "memory");
#else
    __asm__ __volatile__("" ::: "memory");
#endif
}

#endif
