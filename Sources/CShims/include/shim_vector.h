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
DL_VECTOR_COMPARISONS(double8, dl_double8, dl_long8)
DL_VECTOR_COMPARISONS(long8, dl_long8, dl_long8)
DL_VECTOR_COMPARISONS(int8, dl_int8, dl_int8)
DL_VECTOR_COMPARISONS(byte8, dl_byte8, dl_signed_byte8)

#endif
