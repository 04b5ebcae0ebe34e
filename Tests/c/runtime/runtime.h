/* The parts of test_runtime. */
#ifndef RUNTIME_H
#define RUNTIME_H

#include "support/testing.h"

/** Processes that fork: must run before anything else, so that the first child is born before the first operation. */
void forked_processes(void);
/** Same bits for any number of threads; many threads that train at once. */
void threads_and_results(void);
/** Limit, statistics, release, foreign memory. */
void memory_accounts(void);
/** DLPack round trips. */
void shared_memory(void);
/** An LSTM layer: beside its cell, trained, and on packed sequences. */
void recurrent_layer(void);
/** Every optimizer against torch.optim, custom functions, anomalies. */
void training_parts(void);
/** Hooks on vertices of the graph and on saved values, and where operations were called. */
void graph_hooks(void);
/** IDX and safetensors files, good and damaged. @param directory for scratch files */
void files_in(const char *directory);

enum { TRAINING_STEPS = 6 };
/**
 * Trains a small convolutional network on random images, made from the seed alone.
 * @param losses TRAINING_STEPS values
 * @return whether every call has succeeded; checks nothing, so that it can run on any thread
 */
bool train(uint64_t seed, float *losses);

#endif
