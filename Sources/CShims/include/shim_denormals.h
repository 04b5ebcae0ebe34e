/* Whether the calling thread computes with denormal numbers, or takes them for zero and makes none. */
#ifndef SHIM_DENORMALS_H
#define SHIM_DENORMALS_H

#include <stdint.h>
#include "shim_atomics.h"

/* The bits of the control register, and those that have denormals flushed: 0 where the processor cannot. */
#if defined(__x86_64__)
enum { SHIM_FLUSH_DENORMALS = 0x8040 }; /* MXCSR: flush to zero, denormals are zero */
SHIM_INLINE uint32_t shim_float_control(void) { return __builtin_ia32_stmxcsr(); }
SHIM_INLINE void shim_set_float_control(uint32_t bits) { __builtin_ia32_ldmxcsr(bits); }
#elif defined(__aarch64__)
enum { SHIM_FLUSH_DENORMALS = 1 << 24 }; /* FPCR: FZ */
SHIM_INLINE uint32_t shim_float_control(void) {
    uint64_t bits;
    __asm__ __volatile__("mrs %0, fpcr" : "=r"(bits));
    return (uint32_t)bits;
}
SHIM_INLINE void shim_set_float_control(uint32_t bits) { __asm__ __volatile__("msr fpcr, %0" : : "r"((uint64_t)bits)); }
#else
enum { SHIM_FLUSH_DENORMALS = 0 };
SHIM_INLINE uint32_t shim_float_control(void) { return 0; }
SHIM_INLINE void shim_set_float_control(uint32_t bits) { (void)bits; }
#endif

/* A part of SHIM_FLUSH_DENORMALS; all of it when denormals are flushed everywhere. */
SHIM_INLINE uint32_t shim_denormal_mode(void) { return shim_float_control() & (uint32_t)SHIM_FLUSH_DENORMALS; }

SHIM_INLINE void shim_set_denormal_mode(uint32_t mode) {
    const uint32_t bits = shim_float_control();
    const uint32_t wanted = (bits & ~(uint32_t)SHIM_FLUSH_DENORMALS) | mode;
    if (wanted != bits) shim_set_float_control(wanted);
}

#endif
