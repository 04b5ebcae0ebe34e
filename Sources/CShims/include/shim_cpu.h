/* What this processor offers, and what this build was compiled for. */
#ifndef SHIM_CPU_H
#define SHIM_CPU_H

#include <stdint.h>
#include <string.h>
#include "shim_atomics.h"

#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#endif

enum {
    SHIM_CPU_SSE42 = 1,
    SHIM_CPU_AVX = 2,
    SHIM_CPU_F16C = 4,
    SHIM_CPU_FMA = 8,
    SHIM_CPU_AVX2 = 16,
    SHIM_CPU_AVX512 = 32, /* F, BW, CD, DQ and VL together: x86-64-v4 */
    SHIM_CPU_NEON = 64
};

/* The SHIM_CPU_* bits that both the processor and the operating system support. */
static inline __attribute__((unused)) int32_t shim_cpu_features(void) {
    int32_t features = 0;
#if defined(__x86_64__) || defined(__i386__)
    unsigned a = 0, b = 0, c = 0, d = 0;
    unsigned state_low = 0, state_high = 0;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
    if (c & (1u << 20)) features |= SHIM_CPU_SSE42;
    if (!(c & (1u << 27))) return features; /* no xgetbv: the system does not save vector state */
    __asm__ __volatile__("xgetbv" : "=a"(state_low), "=d"(state_high) : "c"(0));
    if ((state_low & 6u) != 6u) return features;
    if (c & (1u << 28)) features |= SHIM_CPU_AVX;
    if (c & (1u << 29)) features |= SHIM_CPU_F16C;
    if (c & (1u << 12)) features |= SHIM_CPU_FMA;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) {
        const unsigned avx512 = (1u << 16) | (1u << 17) | (1u << 28) | (1u << 30) | (1u << 31);
        if (b & (1u << 5)) features |= SHIM_CPU_AVX2;
        if ((b & avx512) == avx512 && (state_low & 0xe0u) == 0xe0u) features |= SHIM_CPU_AVX512;
    }
#elif defined(__aarch64__)
    features = SHIM_CPU_NEON;
#endif
    return features;
}

/* Whether vectors of 64 bytes are multiplied twice as fast as two of 32: not by a processor without them, nor by AMD's family
 * 25 (Zen 4), which takes them in halves. */
static inline __attribute__((unused)) int shim_cpu_has_full_wide_units(void) {
#if defined(__x86_64__) || defined(__i386__)
    unsigned a = 0, b = 0, c = 0, d = 0, family;
    int is_amd;
    if (!(shim_cpu_features() & SHIM_CPU_AVX512) || !__get_cpuid(0, &a, &b, &c, &d)) return 0;
    is_amd = b == 0x68747541u && d == 0x69746e65u && c == 0x444d4163u; /* AuthenticAMD */
    __get_cpuid(1, &a, &b, &c, &d);
    family = (a >> 8 & 15u) + (a >> 20 & 255u);
    return !(is_amd && family == 25u);
#else
    return 0;
#endif
}

/* Writes the processor's name, at most 48 characters and a zero; empty where it is not known. */
static inline __attribute__((unused)) void shim_cpu_name(char name[49]) {
    memset(name, 0, 49);
#if defined(__x86_64__) || defined(__i386__)
    {
        unsigned words[12];
        unsigned i;
        if (__get_cpuid_max(0x80000000u, (unsigned *)0) < 0x80000004u) return;
        for (i = 0; i < 3; i++) {
            __get_cpuid(0x80000002u + i, &words[4 * i], &words[4 * i + 1], &words[4 * i + 2], &words[4 * i + 3]);
        }
        memcpy(name, words, 48);
    }
#endif
}

/* The instruction set level that the library was compiled for. */
SHIM_INLINE const char *shim_build_level(void) {
#if defined(__AVX512F__) && defined(__AVX512VL__)
    return "x86-64-v4";
#elif defined(__AVX2__) && defined(__FMA__)
    return "x86-64-v3";
#elif defined(__SSE4_2__)
    return "x86-64-v2";
#elif defined(__x86_64__)
    return "x86-64";
#elif defined(__aarch64__)
    return "arm64";
#else
    return "generic";
#endif
}

#endif
