/* Vector operations for which Swift's SIMD types call into the library: square roots and conversions.
 * Written with the compiler's portable vector extensions, so one source serves every instruction set. */
#ifndef DL_SHIM_VECTOR_H
#define DL_SHIM_VECTOR_H

typedef float dl_float8 __attribute__((ext_vector_type(8)));
typedef double dl_double8 __attribute__((ext_vector_type(8)));

#define DL_VECTOR_INLINE static inline __attribute__((always_inline))

DL_VECTOR_INLINE dl_float8 dl_square_root_float8(dl_float8 x) { return __builtin_elementwise_sqrt(x); }
DL_VECTOR_INLINE dl_double8 dl_square_root_double8(dl_double8 x) { return __builtin_elementwise_sqrt(x); }
DL_VECTOR_INLINE float dl_square_root_float(float x) { return __builtin_elementwise_sqrt(x); }
DL_VECTOR_INLINE double dl_square_root_double(double x) { return __builtin_elementwise_sqrt(x); }

DL_VECTOR_INLINE dl_double8 dl_double8_of_float8(dl_float8 x) { return __builtin_convertvector(x, dl_double8); }
DL_VECTOR_INLINE dl_float8 dl_float8_of_double8(dl_double8 x) { return __builtin_convertvector(x, dl_float8); }

#endif
