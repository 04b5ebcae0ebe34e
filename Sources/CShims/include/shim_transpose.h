/* Transposes of small blocks in registers. Strides are in elements. */
#ifndef DL_SHIM_TRANSPOSE_H
#define DL_SHIM_TRANSPOSE_H

#include <stdint.h>
#include <string.h>

typedef float dl_block8 __attribute__((ext_vector_type(8)));
typedef double dl_block4 __attribute__((ext_vector_type(4)));

/* output[j * output_stride + i] = input[i * input_stride + j] for i, j < 8; 32-bit elements. */
static inline __attribute__((always_inline)) void dl_transpose_8x8(
    const float *input, long input_stride, float *output, long output_stride) {
    dl_block8 r[8], s[8], t[8];
    for (int i = 0; i < 8; i++) memcpy(&r[i], input + i * input_stride, sizeof r[i]);
    for (int i = 0; i < 8; i += 2) {
        s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int i = 0; i < 8; i += 4) {
        t[i] = __builtin_shufflevector(s[i], s[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
        t[i + 1] = __builtin_shufflevector(s[i], s[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        t[i + 2] = __builtin_shufflevector(s[i + 1], s[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
        t[i + 3] = __builtin_shufflevector(s[i + 1], s[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
    }
    for (int i = 0; i < 4; i++) {
        dl_block8 low = __builtin_shufflevector(t[i], t[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        dl_block8 high = __builtin_shufflevector(t[i], t[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
        memcpy(output + i * output_stride, &low, sizeof low);
        memcpy(output + (i + 4) * output_stride, &high, sizeof high);
    }
}

/* The same for 4 x 4 blocks of 64-bit elements. */
static inline __attribute__((always_inline)) void dl_transpose_4x4(
    const double *input, long input_stride, double *output, long output_stride) {
    dl_block4 a, b, c, d;
    memcpy(&a, input, sizeof a);
    memcpy(&b, input + input_stride, sizeof b);
    memcpy(&c, input + 2 * input_stride, sizeof c);
    memcpy(&d, input + 3 * input_stride, sizeof d);
    dl_block4 p = __builtin_shufflevector(a, b, 0, 4, 2, 6), q = __builtin_shufflevector(a, b, 1, 5, 3, 7);
    dl_block4 r = __builtin_shufflevector(c, d, 0, 4, 2, 6), s = __builtin_shufflevector(c, d, 1, 5, 3, 7);
    dl_block4 w = __builtin_shufflevector(p, r, 0, 1, 4, 5), x = __builtin_shufflevector(q, s, 0, 1, 4, 5);
    dl_block4 y = __builtin_shufflevector(p, r, 2, 3, 6, 7), z = __builtin_shufflevector(q, s, 2, 3, 6, 7);
    memcpy(output, &w, sizeof w);
    memcpy(output + output_stride, &x, sizeof x);
    memcpy(output + 2 * output_stride, &y, sizeof y);
    memcpy(output + 3 * output_stride, &z, sizeof z);
}

/* In the lower four lanes: element 3 of a, b, c and d's lower halves; in the upper ones, of their upper halves. */
static inline __attribute__((always_inline)) dl_block8 dl_last_of_quads(dl_block8 a, dl_block8 b, dl_block8 c, dl_block8 d) {
    dl_block8 low = __builtin_shufflevector(a, b, 3, 11, 3, 11, 7, 15, 7, 15);
    dl_block8 high = __builtin_shufflevector(c, d, 3, 11, 3, 11, 7, 15, 7, 15);
    return __builtin_shufflevector(low, high, 0, 1, 8, 9, 4, 5, 12, 13);
}

/* Asks for the cache line of an address that is read, or written, soon. */
static inline __attribute__((always_inline)) void dl_prefetch(const void *address) { __builtin_prefetch(address, 0, 2); }
static inline __attribute__((always_inline)) void dl_prefetch_to_write(void *address) { __builtin_prefetch(address, 1, 2); }

#endif
