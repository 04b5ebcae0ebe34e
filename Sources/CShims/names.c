#include <stdint.h>

/*
 * The Swift runtime holds the names of all Unicode scalars, half a megabyte that nothing here asks for. The linker takes this
 * function in place of the one that reads them (--wrap), and leaves the table out: scalars have no names in this library.
 */
intptr_t __wrap__swift_stdlib_getScalarName(uint32_t scalar, uint8_t *buffer, intptr_t capacity);

intptr_t __wrap__swift_stdlib_getScalarName(uint32_t scalar, uint8_t *buffer, intptr_t capacity) {
    (void)scalar;
    (void)buffer;
    (void)capacity;
    return 0;
}
