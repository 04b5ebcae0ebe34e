#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "misuse.h"

static char path[1000];

static void write_file(const void *bytes, size_t count) {
    FILE *file = fopen(path, "wb");
    if (!CHECK(file && fwrite(bytes, 1, count, file) == count, "%s cannot be written", path)) return;
    fclose(file);
}

static size_t read_file(unsigned char *bytes, size_t room) {
    FILE *file = fopen(path, "rb");
    size_t count = file ? fread(bytes, 1, room, file) : 0;
    if (file) fclose(file);
    return count;
}

/* ---- IDX ---- */

static void idx_must_fail(const unsigned char *bytes, size_t count, const char *what) {
    dl_tensor *out = NULL;
    write_file(bytes, count);
    dl_status status = dl_load_idx(path, &out);
    CHECK(status == DL_IO, "IDX, %s: %s", what, dl_status_name(status));
    CHECK(out == NULL, "IDX, %s: a tensor comes out", what);
    CHECK(status == DL_OK || strstr(dl_last_error_message(), path), "IDX, %s: the message does not name the file: %s", what,
          dl_last_error_message());
    dl_tensor_release(out);
}

static void damaged_idx(void) {
    unsigned char good[] = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6};
    dl_tensor *out = NULL;
    uint8_t elements[6];
    write_file(good, sizeof good);
    CHECK_OK(dl_load_idx(path, &out), "load_idx");
    CHECK(dl_tensor_dtype(out) == DL_UINT8 && dl_tensor_size(out, 1) == 3, "its shape");
    CHECK(dl_tensor_copy_to(out, elements, 6) == DL_OK && elements[5] == 6, "its elements");
    dl_tensor_release(out);
    out = NULL;
    char what[60];
    for (size_t count = 0; count < sizeof good; count++) {
        snprintf(what, sizeof what, "cut off after %d bytes", (int)count);
        idx_must_fail(good, count, what);
    }
    unsigned char longer[sizeof good + 1];
    memcpy(longer, good, sizeof good);
    longer[sizeof good] = 0;
    idx_must_fail(longer, sizeof longer, "a byte too many");
    unsigned char bad[sizeof good];
    struct {
        size_t place;
        unsigned char value;
        const char *what;
    } lies[] = {{0, 1, "a wrong magic number"}, {2, 7, "an unknown type"}, {3, 0, "no axes but data"}, {3, 9, "nine axes"},
                {3, 255, "255 axes"}, {4, 255, "a huge extent"}, {4, 128, "a negative extent"}, {7, 1, "too small an extent"},
                {7, 3, "too large an extent"}};
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        memcpy(bad, good, sizeof good);
        bad[lies[i].place] = lies[i].value;
        idx_must_fail(bad, sizeof bad, lies[i].what);
    }
    unsigned char overflow[] = {0, 0, 14, 8, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255,
                                127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255};
    idx_must_fail(overflow, sizeof overflow, "extents whose product overflows");
    remove(path);
    CHECK_FAILS(dl_load_idx(path, &out), DL_IO, path);
    CHECK_FAILS(dl_load_idx("/", &out), DL_IO, NULL);
    CHECK_FAILS(dl_load_idx(NULL, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_load_idx(path, NULL), DL_INVALID_ARGUMENT, NULL);
}

/* ---- safetensors ---- */

static void safetensors_must_fail(const void *bytes, size_t count, const char *what) {
    dl_tensor *out = NULL;
    write_file(bytes, count);
    dl_status status = dl_load_safetensors(path, "a", &out);
    CHECK(status == DL_IO, "safetensors, %s: %s", what, dl_status_name(status));
    CHECK(out == NULL, "safetensors, %s: a tensor comes out", what);
    dl_tensor_release(out);
}

static void with_header(const char *header, size_t data_bytes, const char *what) {
    unsigned char bytes[1000] = {0};
    size_t length = strlen(header);
    for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)((uint64_t)length >> (8 * i));
    memcpy(bytes + 8, header, length);
    safetensors_must_fail(bytes, 8 + length + data_bytes, what);
}

static void damaged_safetensors(void) {
    int64_t shape[] = {2};
    float numbers[] = {1.5f, -2};
    dl_tensor *a = NULL, *out = NULL;
    CHECK_OK(dl_tensor_from_data(numbers, DL_FLOAT32, shape, 1, &a), "from_data");
    const char *const names[] = {"a", "b"}, *const twice[] = {"a", "a"}, *const nameless[] = {"a", NULL};
    const dl_tensor *const tensors[] = {a, a}, *const with_null[] = {a, NULL};
    CHECK_OK(dl_save_safetensors(path, names, tensors, 2), "save_safetensors");
    unsigned char good[1000];
    size_t count = read_file(good, sizeof good);
    CHECK_OK(dl_load_safetensors(path, "b", &out), "load_safetensors");
    float back[2] = {0};
    CHECK(dl_tensor_copy_to(out, back, sizeof back) == DL_OK && back[0] == 1.5f && back[1] == -2, "its elements");
    dl_tensor_release(out);
    out = NULL;
    CHECK_FAILS(dl_load_safetensors(path, "c", &out), DL_INVALID_ARGUMENT, "c");
    CHECK_FAILS(dl_save_safetensors(path, twice, tensors, 2), DL_INVALID_ARGUMENT, "a");
    CHECK_FAILS(dl_save_safetensors(path, nameless, tensors, 2), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_save_safetensors(path, names, with_null, 2), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_save_safetensors("/no/such/folder/file", names, tensors, 2), DL_IO, "/no/such/folder/file");
    unsigned char after[1000];
    CHECK(read_file(after, sizeof after) == count && memcmp(good, after, count) == 0, "a failed save leaves the old file alone");
    char what[60];
    for (size_t length = 0; length < count; length++) {
        snprintf(what, sizeof what, "cut off after %d bytes", (int)length);
        safetensors_must_fail(good, length, what);
    }
    unsigned char huge[16] = {255, 255, 255, 255, 255, 255, 255, 127, '{', '}'};
    safetensors_must_fail(huge, sizeof huge, "a header of 2^63 bytes");
    with_header("", 0, "an empty header");
    with_header("[]", 0, "a header that is no object");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}", 8, "an object that does not end");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,16]}}", 8, "offsets beyond the file");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", 8, "offsets in the wrong order");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}", 8, "negative offsets");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "a shape that does not fit the data");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", 8, "a negative extent");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}", 0, "a shape that overflows");
    with_header("{\"a\":{\"dtype\":\"X99\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8, "an unknown dtype");
    with_header("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}", 8, "no shape");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}}", 8,
                "a name twice");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12,
                "overlapping data");
    with_header("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 16, "data that belong to nothing");
    char deep[900];
    memset(deep, '[', sizeof deep - 1);
    deep[sizeof deep - 1] = 0;
    with_header(deep, 0, "900 brackets");
    remove(path);
    dl_tensor_release(a);
}

void damaged_files(const char *directory) {
    snprintf(path, sizeof path, "%s/test_misuse.bin", directory);
    damaged_idx();
    damaged_safetensors();
    CHECK(live_objects() == 0, "%lld objects stay alive", (long long)live_objects());
}
