/* A user's first program: says which library it got, checks that header and library are of one version, and multiplies. */
#include <dlcore.h>

#include <stdio.h>
#include <string.h>

static int check(dl_status status) {
    if (status != DL_OK) fprintf(stderr, "%s: %s\n", dl_status_name(status), dl_last_error_message());
    return status == DL_OK;
}

/* [1 2; 3 4] times [5; 6] is [17; 39]. */
static int multiply(void) {
    const float matrix[] = {1, 2, 3, 4};
    const float column[] = {5, 6};
    const int64_t matrix_shape[] = {2, 2};
    const int64_t column_shape[] = {2, 1};
    float result[2] = {0, 0};
    dl_tensor *a = NULL, *b = NULL, *product = NULL;
    int good = check(dl_tensor_from_data(matrix, DL_FLOAT32, matrix_shape, 2, &a)) &&
               check(dl_tensor_from_data(column, DL_FLOAT32, column_shape, 2, &b)) && check(dl_matmul(a, b, &product)) &&
               check(dl_tensor_copy_to(product, result, sizeof result));
    dl_tensor_release(product);
    dl_tensor_release(b);
    dl_tensor_release(a);
    if (good && (result[0] != 17 || result[1] != 39)) {
        fprintf(stderr, "expected 17 and 39, got %g and %g\n", (double)result[0], (double)result[1]);
        return 0;
    }
    return good;
}

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
    return multiply() ? 0 : 1;
}
