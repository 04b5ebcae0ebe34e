/* The multiply-add peak of a core: twelve independent chains of vectors that stay in registers. */
#include <stdint.h>

#ifdef __AVX512F__
typedef float vector __attribute__((vector_size(64)));
#elif defined(__AVX__)
typedef float vector __attribute__((vector_size(32)));
#else
typedef float vector __attribute__((vector_size(16)));
#endif

enum { chains = 12, lanes = sizeof(vector) / sizeof(float) };

/* Runs `rounds` rounds, and returns how many floating-point operations they were. `result` takes chains * lanes floats. */
int64_t multiply_add(int64_t rounds, float *result)
{
    vector sums[chains];
    const vector factor = (vector){0} + 0.5f, term = (vector){0} + 1.0f;
    for (int i = 0; i < chains; i++)
        sums[i] = (vector){0} + (float)i;
    for (int64_t round = 0; round < rounds; round++)
#pragma GCC unroll 12
        for (int i = 0; i < chains; i++)
            sums[i] = sums[i] * factor + term;
    for (int i = 0; i < chains; i++)
        for (int lane = 0; lane < lanes; lane++)
            result[i * lanes + lane] = sums[i][lane];
    return rounds * 2 * chains * lanes;
}
