#define _POSIX_C_SOURCE 200809L
#include "testing.h"

#include <dirent.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The least that a comparison of float32 elements allows. */
#define SINGLE_TOLERANCE 3e-5

static int passed, failed;

/* ---- checks ---- */

bool check_that(bool holds, const char *file, int line, const char *format, ...) {
    if (holds) {
        passed++;
        return true;
    }
    failed++;
    if (failed <= 1000) {
        const char *base = strrchr(file, '/');
        fprintf(stderr, "FAIL %s:%d: ", base ? base + 1 : file, line);
        va_list values;
        va_start(values, format);
        vfprintf(stderr, format, values);
        va_end(values);
        fputc('\n', stderr);
    }
    return false;
}

bool check_ok(dl_status status, const char *file, int line, const char *what) {
    return check_that(status == DL_OK, file, line, "%s: %s: %s", what, dl_status_name(status),
                      status == DL_OK ? "" : dl_last_error_message());
}

bool check_fails(dl_status got, dl_status expected, const char *text, const char *file, int line) {
    if (!check_that(got == expected, file, line, "expected %s, got %s (%s)", dl_status_name(expected), dl_status_name(got),
                    got == DL_OK ? "" : dl_last_error_message()))
        return false;
    const char *message = dl_last_error_message();
    if (!check_that(message[0] != 0, file, line, "%s without a message", dl_status_name(got))) return false;
    return !text || check_that(strstr(message, text) != NULL, file, line, "'%s' is not in the message: %s", text, message);
}

int64_t live_objects(void) {
    dl_live_objects live = {.struct_size = sizeof live};
    if (dl_get_live_objects(&live) != DL_OK) return -1;
    return live.tensors + live.storages + live.graph_nodes;
}

int checks_failed(void) { return failed; }

int test_summary(const char *name) {
    CHECK(live_objects() == 0, "%lld objects are alive at the end", (long long)live_objects());
    printf("%s: %d checks, %d failed\n", name, passed + failed, failed);
    return failed == 0 ? 0 : 1;
}

/* ---- files ---- */

static void give_up(const char *path, const char *why) {
    fprintf(stderr, "%s: %s\n", path, why);
    exit(2);
}

cJSON *read_json(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) give_up(path, "cannot be opened");
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) give_up(path, "cannot be read");
    fclose(file);
    text[size] = 0;
    cJSON *json = cJSON_Parse(text);
    if (!json) give_up(path, "is not JSON");
    free(text);
    return json;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

int list_json(const char *directory, char ***paths) {
    DIR *folder = opendir(directory);
    if (!folder) give_up(directory, "cannot be opened");
    int count = 0;
    char **list = NULL;
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name);
        if (length < 6 || strcmp(entry->d_name + length - 5, ".json") != 0) continue;
        list = realloc(list, sizeof(char *) * (size_t)(count + 1));
        char *path = malloc(strlen(directory) + length + 2);
        if (!list || !path) give_up(directory, "out of memory");
        sprintf(path, "%s/%s", directory, entry->d_name);
        list[count++] = path;
    }
    closedir(folder);
    if (count) qsort(list, (size_t)count, sizeof(char *), by_name);
    *paths = list;
    return count;
}

/* ---- tensors ---- */

static double json_number(const cJSON *value) {
    if (cJSON_IsBool(value)) return cJSON_IsTrue(value) ? 1 : 0;
    if (cJSON_IsNumber(value)) return value->valuedouble;
    if (cJSON_IsString(value) && strcmp(value->valuestring, "inf") == 0) return INFINITY;
    if (cJSON_IsString(value) && strcmp(value->valuestring, "-inf") == 0) return -INFINITY;
    return NAN;
}

static void store(void *memory, int64_t index, dl_dtype dtype, double value) {
    switch (dtype) {
        case DL_FLOAT32: ((float *)memory)[index] = (float)value; break;
        case DL_FLOAT64: ((double *)memory)[index] = value; break;
        case DL_INT64: ((int64_t *)memory)[index] = (int64_t)value; break;
        case DL_INT32: ((int32_t *)memory)[index] = (int32_t)value; break;
        default: ((uint8_t *)memory)[index] = (uint8_t)value; break;
    }
}

static double fetch(const void *memory, int64_t index, dl_dtype dtype) {
    switch (dtype) {
        case DL_FLOAT32: return ((const float *)memory)[index];
        case DL_FLOAT64: return ((const double *)memory)[index];
        case DL_INT64: return (double)((const int64_t *)memory)[index];
        case DL_INT32: return ((const int32_t *)memory)[index];
        default: return ((const uint8_t *)memory)[index];
    }
}

static dl_dtype entry_dtype(const cJSON *entry, bool single) {
    dl_dtype dtype = dtype_named(cJSON_GetObjectItemCaseSensitive(entry, "dtype")->valuestring);
    return single && dtype == DL_FLOAT64 ? DL_FLOAT32 : dtype;
}

static int32_t entry_shape(const cJSON *entry, int64_t *shape) {
    int32_t rank = 0;
    const cJSON *extent;
    cJSON_ArrayForEach(extent, cJSON_GetObjectItemCaseSensitive(entry, "shape")) {
        if (rank < DL_MAX_RANK) shape[rank++] = (int64_t)extent->valuedouble;
    }
    return rank;
}

static void free_data(void *data, void *context) {
    (void)context;
    free(data);
}

dl_tensor *tensor_from_json(const cJSON *entry, bool single, layout how) {
    dl_dtype dtype = entry_dtype(entry, single);
    int64_t shape[DL_MAX_RANK], strides[DL_MAX_RANK], step = how == LAYOUT_STRIDED ? 2 : 1;
    int32_t rank = entry_shape(entry, shape);
    for (int32_t i = 0; i < rank; i++) {
        int32_t axis = how == LAYOUT_STRIDED ? i : rank - 1 - i;
        strides[axis] = step;
        step *= shape[axis] > 0 ? shape[axis] : 1;
    }
    void *memory = calloc((size_t)step + 1, dl_dtype_size(dtype));
    int64_t index[DL_MAX_RANK] = {0};
    const cJSON *value;
    cJSON_ArrayForEach(value, cJSON_GetObjectItemCaseSensitive(entry, "data")) {
        int64_t place = 0;
        for (int32_t i = 0; i < rank; i++) place += index[i] * strides[i];
        store(memory, place, dtype, json_number(value));
        for (int32_t i = rank - 1; i >= 0 && ++index[i] == shape[i]; i--) index[i] = 0;
    }
    dl_tensor *tensor = NULL;
    if (how == LAYOUT_STRIDED) {
        if (dl_tensor_from_external(memory, dtype, shape, strides, rank, free_data, NULL, &tensor) == DL_OK) return tensor;
    } else if (dl_tensor_from_data(memory, dtype, shape, rank, &tensor) == DL_OK) {
        free(memory);
        return tensor;
    }
    free(memory);
    CHECK(false, "cannot make a tensor: %s", dl_last_error_message());
    return NULL;
}

static void *elements(const dl_tensor *tensor) {
    size_t bytes = (size_t)dl_tensor_count(tensor) * dl_dtype_size(dl_tensor_dtype(tensor));
    void *memory = malloc(bytes + 1);
    if (!memory || dl_tensor_copy_to(tensor, memory, bytes) != DL_OK) {
        free(memory);
        return NULL;
    }
    return memory;
}

bool tensor_matches(const dl_tensor *tensor, const cJSON *expected, bool single, double tolerance, char *message, size_t room) {
    if (!tensor) {
        snprintf(message, room, "no tensor");
        return false;
    }
    dl_dtype dtype = entry_dtype(expected, single), got = dl_tensor_dtype(tensor);
    if (dtype != got) {
        snprintf(message, room, "dtype %s, expected %s", dl_dtype_name(got), dl_dtype_name(dtype));
        return false;
    }
    int64_t shape[DL_MAX_RANK], got_shape[DL_MAX_RANK];
    int32_t rank = entry_shape(expected, shape);
    bool same = dl_tensor_shape(tensor, got_shape) == rank;
    for (int32_t i = 0; same && i < rank; i++) same = shape[i] == got_shape[i];
    if (!same) {
        snprintf(message, room, "another shape of rank %d, expected rank %d", dl_tensor_rank(tensor), rank);
        return false;
    }
    const cJSON *data = cJSON_GetObjectItemCaseSensitive(expected, "data"), *value;
    if (!data) return true;
    if (dtype == DL_FLOAT32 && tolerance < SINGLE_TOLERANCE) tolerance = SINGLE_TOLERANCE;
    void *memory = elements(tensor);
    if (!memory) {
        snprintf(message, room, "cannot be read: %s", dl_last_error_message());
        return false;
    }
    int64_t i = 0;
    bool good = true;
    cJSON_ArrayForEach(value, data) {
        double want = json_number(value), have = fetch(memory, i, dtype);
        bool equal = want == have || (isnan(want) && isnan(have)) || fabs(want - have) <= tolerance * (1 + fabs(want));
        if (!equal) {
            snprintf(message, room, "element %lld is %.17g, expected %.17g", (long long)i, have, want);
            good = false;
            break;
        }
        i++;
    }
    free(memory);
    return good;
}

bool tensors_identical(const dl_tensor *a, const dl_tensor *b) {
    int64_t shape_a[DL_MAX_RANK], shape_b[DL_MAX_RANK];
    int32_t rank = dl_tensor_shape(a, shape_a);
    if (dl_tensor_dtype(a) != dl_tensor_dtype(b) || dl_tensor_shape(b, shape_b) != rank) return false;
    for (int32_t i = 0; i < rank; i++) {
        if (shape_a[i] != shape_b[i]) return false;
    }
    void *left = elements(a), *right = elements(b);
    bool same = left && right && memcmp(left, right, (size_t)dl_tensor_count(a) * dl_dtype_size(dl_tensor_dtype(a))) == 0;
    free(left);
    free(right);
    return same;
}
