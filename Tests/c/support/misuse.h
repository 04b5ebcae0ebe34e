/* The parts of test_misuse that deal with foreign memory and files. */
#ifndef MISUSE_H
#define MISUSE_H

#include "support/testing.h"

/** DLPack both ways: what is refused, and that deleters run exactly once. */
void exchange_with_other_libraries(void);
/** IDX and safetensors files cut off at every length, or with headers that lie. @param directory for scratch files */
void damaged_files(const char *directory);

#endif
