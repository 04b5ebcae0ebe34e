/* A user's first program: says which library it got, checks that header and library are of one version. */
#include <dlcore.h>

#include <stdio.h>
#include <string.h>

int main(void) {
    printf("dlcore %s, %s\n", dl_version_string(), dl_build_config());
    if (dl_version_number() != DL_VERSION_NUMBER || strcmp(dl_version_string(), DL_VERSION_STRING) != 0) {
        fprintf(stderr, "the header is of version %s, the library of version %s\n", DL_VERSION_STRING, dl_version_string());
        return 1;
    }
    if (dl_abi_version() != DL_ABI_VERSION) {
        fprintf(stderr, "the header has ABI version %d, the library %d\n", DL_ABI_VERSION, (int)dl_abi_version());
        return 1;
    }
    return 0;
}
