/* Compiled, never run: the header must be clean as strict C99 and as C++17, first and alone in its unit, and twice. */
#include "dlcore.h"
#include "dlcore.h"

int header_is_usable(void);
int header_is_usable(void) { return DL_VERSION_NUMBER; }
