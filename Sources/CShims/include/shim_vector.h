/* Vector operations for which Swift's SIMD types call into the library: square roots, conversions, comparisons
 * and selections.
 * Written with the compiler's portable vector extensions, so one source serves every instruction set. */
#ifndef DL_SHIM_VECTOR_H
#define DL_SHIM_VECTOR_H

typedef float dl_float8 __attribute__((ext_vector_type(8)));
typedef double dl_double8 __attribute__((ext_vector_type(8)));

typedef long long dl_long8 __attribute__((ext_vector_type(8)));
typedef int dl_int8 __attribute__((ext_vector_type(8)));
typedef signed char dl_signed_byte8 __attribute__((ext_vector_type(8)));
typedef unsigned char dl_byte8 __attribute__((ext_vector_type(8)));

#define DL_VECTOR_INLINE static inline __attribute__((always_inline))

/* Begins to load the line at an address, which need not be valid, into the first cache, or into the second. */
DL_VECTOR_INLINE void shim_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }
DL_VECTOR_INLINE void shim_prefetch_far(const void *address) { __builtin_prefetch(address, 0, 2); }

DL_VECTOR_INLINE dl_float8 dl_square_root_float8(dl_float8 x) { return __builtin_elementwise_sqrt(x); }
DL_VECTOR_INLINE dl_double8 dl_square_root_double8(dl_double8 x) { return __builtin_elementwise_sqrt(x); }
DL_VECTOR_INLINE float dl_square_root_float(float x) { return __builtin_elementwise_sqrt(x); }
DL_VECTOR_INLINE double dl_square_root_double(double x) { return __builtin_elementwise_sqrt(x); }

DL_VECTOR_INLINE dl_double8 dl_double8_of_float8(dl_float8 x) { return __builtin_convertvector(x, dl_double8); }
DL_VECTOR_INLINE dl_float8 dl_float8_of_double8(dl_double8 x) { return __builtin_convertvector(x, dl_float8); }

DL_VECTOR_INLINE dl_long8 dl_long8_of_int8(dl_int8 x) { return __builtin_convertvector(x, dl_long8); }
DL_VECTOR_INLINE dl_long8 dl_long8_of_byte8(dl_byte8 x) { return __builtin_convertvector(x, dl_long8); }

/* Masks have all bits of a lane set or none. Comparisons with NaN are false. */
#define DL_VECTOR_COMPARISONS(name, vector, mask)                                                        \
    DL_VECTOR_INLINE mask dl_less_##name(vector a, vector b) { return (mask)(a < b); }                   \
    DL_VECTOR_INLINE mask dl_less_equal_##name(vector a, vector b) { return (mask)(a <= b); }            \
    DL_VECTOR_INLINE mask dl_equal_##name(vector a, vector b) { return (mask)(a == b); }                 \
    DL_VECTOR_INLINE vector dl_select_##name(mask where, vector a, vector b) {                           \
        return (vector)(((mask)a & where) | ((mask)b & ~where));                                         \
    }

DL_VECTOR_COMPARISONS(float8, dl_float8, dl_int8)
/* Whether every lane of a is smaller than that of b. */
DL_VECTOR_INLINE int dl_all_less_float8(dl_float8 a, dl_float8 b) { return __builtin_reduce_and((dl_int8)(a < b)) != 0; }
DL_VECTOR_COMPARISONS(double8, dl_double8, dl_long8)
DL_VECTOR_COMPARISONS(long8, dl_long8, dl_long8)
DL_VECTOR_COMPARISONS(int8, dl_int8, dl_int8)
DL_VECTOR_COMPARISONS(byte8, dl_byte8, dl_signed_byte8)

/* sums[i]: the elements at corners[i] and after it, and those a row below, times weights[4 i ..< 4 i + 4]; i < 4. */
DL_VECTOR_INLINE void dl_corner_sums4(const float *values, const long *corners, long width, const float *weights, float *sums) {
    typedef float pair __attribute__((ext_vector_type(2)));
    typedef float quad __attribute__((ext_vector_type(4)));
    quad r[4];
    for (int i = 0; i < 4; i++) {
        pair upper, lower;
        quad share;
        __builtin_memcpy(&upper, values + corners[i], sizeof upper);
        __builtin_memcpy(&lower, values + corners[i] + width, sizeof lower);
        __builtin_memcpy(&share, weights + 4 * i, sizeof share);
        r[i] = __builtin_shufflevector(upper, lower, 0, 1, 2, 3) * share;
    }
    quad p = __builtin_shufflevector(r[0], r[1], 0, 2, 4, 6) + __builtin_shufflevector(r[0], r[1], 1, 3, 5, 7);
    quad q = __builtin_shufflevector(r[2], r[3], 0, 2, 4, 6) + __builtin_shufflevector(r[2], r[3], 1, 3, 5, 7);
    quad s = __builtin_shufflevector(p, q, 0, 2, 4, 6) + __builtin_shufflevector(p, q, 1, 3, 5, 7);
    __builtin_memcpy(sums, &s, sizeof s);
}

#endif
