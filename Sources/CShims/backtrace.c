#include <stdbool.h>
#include <stddef.h>

/*
 * The Swift runtime can start a program that prints a backtrace when a process crashes. A library leaves crashes to the process
 * that loaded it: these stand in for the part of the runtime that does so, which is then not linked, with its 64 KiB of data and
 * its look at the environment at load time. The build defines SHIM_RUNTIME_BACKTRACE where the runtime's part is this one.
 */
#ifdef SHIM_RUNTIME_BACKTRACE

extern char _swift_backtraceSettings[256];
char *_swift_backtrace_demangle(const char *name, size_t length, char *buffer, size_t *size);
bool _swift_backtrace_isThunkFunction(const char *name);
void _swift_displayCrashMessage(int signal, const void *address);
bool _swift_spawnBacktracer(const void *arguments);

/* All zero: switched off. */
char _swift_backtraceSettings[256];

char *_swift_backtrace_demangle(const char *name, size_t length, char *buffer, size_t *size) {
    (void)name;
    (void)length;
    (void)buffer;
    (void)size;
    return NULL;
}

bool _swift_backtrace_isThunkFunction(const char *name) {
    (void)name;
    return false;
}

void _swift_displayCrashMessage(int signal, const void *address) {
    (void)signal;
    (void)address;
}

bool _swift_spawnBacktracer(const void *arguments) {
    (void)arguments;
    return false;
}

#else

typedef int shim_no_backtrace;

#endif
