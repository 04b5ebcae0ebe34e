#ifndef DLCORE_COPENBLAS_SHIM_H
#define DLCORE_COPENBLAS_SHIM_H

#include <cblas.h>

#endif
