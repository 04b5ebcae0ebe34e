#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime.h"

static char folder[800], path[1000];

static void write_file(const void *bytes, size_t count) {
    remove(path); /* some file systems wait for the disk when a file is overwritten */
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

/* The same numbers on every run: xorshift64 (Marsaglia, "Xorshift RNGs", 2003). */
static uint64_t noise_state = 88172645463325252u;
static uint64_t noise(void) {
    noise_state ^= noise_state << 13;
    noise_state ^= noise_state >> 7;
    return noise_state ^= noise_state << 17;
}

/* Every prefix of a good file, and 2,000 copies with one to three bytes changed: an error or a tensor, never a crash. */
static void damage(const unsigned char *good, size_t count, dl_status (*load)(dl_tensor **out), const char *what) {
    unsigned char bad[2048];
    int errors = 0, tensors = 0;
    for (size_t length = 0; length < count; length++) {
        dl_tensor *out = NULL;
        write_file(good, length);
        dl_status status = load(&out);
        CHECK(status == DL_IO && out == NULL, "%s cut off after %d bytes: %s", what, (int)length, dl_status_name(status));
        dl_tensor_release(out);
    }
    for (int round = 0; round < 2000; round++) {
        memcpy(bad, good, count);
        for (uint64_t i = noise() % 3 + 1; i > 0; i--) bad[noise() % count] = (unsigned char)noise();
        dl_tensor *out = NULL;
        write_file(bad, count);
        dl_status status = load(&out);
        if (status == DL_OK) {
            char elements[2048];
            size_t size = (size_t)dl_tensor_count(out) * dl_dtype_size(dl_tensor_dtype(out));
            CHECK(size < count && dl_tensor_copy_to(out, elements, size) == DL_OK, "%s: %d bytes of elements", what, (int)size);
            tensors++;
        } else {
            CHECK(out == NULL && dl_last_error_message()[0], "%s: %s with a tensor or without a message", what, dl_status_name(status));
            CHECK(status == DL_IO || status == DL_UNSUPPORTED || status == DL_INVALID_ARGUMENT, "%s: %s", what, dl_status_name(status));
            errors++;
        }
        dl_tensor_release(out);
    }
    CHECK(errors > 100 && tensors > 100, "%s: %d errors and %d tensors say little", what, errors, tensors);
    CHECK(live_objects() == 0, "%s: %lld objects stay alive", what, (long long)live_objects());
}

/* ---- IDX ---- */

static dl_status load_idx(dl_tensor **out) { return dl_load_idx(path, out); }

static void idx_holds(const unsigned char *bytes, size_t count, dl_dtype dtype, int32_t rank, const void *expected, size_t size,
                      const char *what) {
    dl_tensor *out = NULL;
    unsigned char found[64];
    write_file(bytes, count);
    if (!CHECK_OK(dl_load_idx(path, &out), what)) return;
    CHECK(dl_tensor_dtype(out) == dtype && dl_tensor_rank(out) == rank, "%s: dtype %d, rank %d", what, (int)dl_tensor_dtype(out),
          (int)dl_tensor_rank(out));
    CHECK(dl_tensor_copy_to(out, found, size) == DL_OK && memcmp(found, expected, size) == 0, "%s: other elements", what);
    dl_tensor_release(out);
}

static void idx_fails(const unsigned char *bytes, size_t count, dl_status status, const char *text) {
    dl_tensor *out = NULL;
    write_file(bytes, count);
    CHECK_FAILS(dl_load_idx(path, &out), status, text);
    CHECK(out == NULL, "a tensor comes out of a bad IDX file");
    dl_tensor_release(out);
}

static void idx_files(void) {
    const unsigned char bytes[] = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255};
    const unsigned char integers[] = {0, 0, 0x0C, 1, 0, 0, 0, 2, 0xFF, 0xFF, 0xFF, 0xFE, 1, 2, 3, 4};
    const unsigned char floats[] = {0, 0, 0x0D, 1, 0, 0, 0, 2, 0x3F, 0xC0, 0, 0, 0xC0, 0, 0, 0};
    const unsigned char doubles[] = {0, 0, 0x0E, 1, 0, 0, 0, 1, 0x40, 9, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18};
    const unsigned char scalar[] = {0, 0, 8, 0, 42};
    const unsigned char empty[] = {0, 0, 0x0D, 2, 0, 0, 0, 0, 0, 0, 0, 3};
    const unsigned char eight[] = {0, 0, 8, 8, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 8};
    idx_holds(bytes, sizeof bytes, DL_UINT8, 2, bytes + 12, 6, "uint8");
    idx_holds(integers, sizeof integers, DL_INT32, 1, (int32_t[]){-2, 0x01020304}, 8, "int32");
    idx_holds(floats, sizeof floats, DL_FLOAT32, 1, (float[]){1.5f, -2}, 8, "float32");
    idx_holds(doubles, sizeof doubles, DL_FLOAT64, 1, (double[]){3.141592653589793}, 8, "float64");
    idx_holds(scalar, sizeof scalar, DL_UINT8, 0, scalar + 4, 1, "a scalar");
    idx_holds(empty, sizeof empty, DL_FLOAT32, 2, NULL, 0, "no elements");
    idx_holds(eight, sizeof eight, DL_UINT8, 8, eight + 36, 2, "eight axes");

    idx_fails((const unsigned char[]){0x1F, 0x8B, 8, 0, 0, 0, 0, 0}, 8, DL_IO, "gunzip");
    idx_fails((const unsigned char[]){0, 0, 9, 1, 0, 0, 0, 1, 1}, 9, DL_UNSUPPORTED, "int8");
    idx_fails((const unsigned char[]){0, 0, 11, 1, 0, 0, 0, 1, 1, 1}, 10, DL_UNSUPPORTED, "int16");
    idx_fails((const unsigned char[]){0, 0, 8, 9, 0, 0, 0, 1}, 8, DL_IO, "9");
    idx_fails((const unsigned char[]){0, 0, 8, 1, 0, 0, 0, 3, 1, 2}, 10, DL_IO, "8 + 3 bytes for uint8[3], got 10");
    idx_fails((const unsigned char[]){0, 0, 8, 1, 0, 0, 0, 1, 1, 2}, 10, DL_IO, "trailing");
    dl_memory_release_cached();
    dl_memory_reset_peak();
    idx_fails((const unsigned char[]){0, 0, 8, 2, 0, 255, 255, 255, 0, 0, 1, 0}, 12, DL_IO, "truncated");
    dl_memory_statistics memory = {.struct_size = sizeof memory};
    CHECK(dl_memory_get_statistics(&memory) == DL_OK && memory.peak_bytes_in_use < 1 << 20, "memory is taken for what a file claims");

    dl_tensor *out = NULL;
    remove(path);
    CHECK_FAILS(dl_load_idx(path, &out), DL_IO, "No such file");
    CHECK_FAILS(dl_load_idx(folder, &out), DL_IO, "directory");
    CHECK_FAILS(dl_load_idx("/dev/null", &out), DL_IO, "regular");
    CHECK(mkfifo(path, 0600) == 0, "a pipe");
    CHECK_FAILS(dl_load_idx(path, &out), DL_IO, "regular");
    remove(path);
    damage(bytes, sizeof bytes, load_idx, "IDX");
}

/* ---- safetensors ---- */

static dl_status load_a(dl_tensor **out) { return dl_load_safetensors(path, "a", out); }

static size_t with_header(unsigned char *bytes, const char *header, const void *data, size_t size) {
    size_t length = strlen(header);
    for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)((uint64_t)length >> (8 * i));
    memcpy(bytes + 8, header, length);
    if (size) memcpy(bytes + 8 + length, data, size);
    write_file(bytes, 8 + length + size);
    return 8 + length + size;
}

static void round_trips(void) {
    static const int64_t shape[] = {2, 3}, none[] = {0, 4};
    static const dl_dtype dtypes[] = {DL_FLOAT32, DL_FLOAT64, DL_INT64, DL_INT32, DL_UINT8, DL_BOOL};
    const char *names[8] = {"float", "double/\"quoted\"", "back\\slash", "tab\tnewline\n", "\xC3\xA9\xF0\x9F\x98\x80", "", "turned", "empty"};
    dl_tensor *tensors[8] = {NULL}, *line = NULL, *grid = NULL, *out = NULL;
    CHECK_OK(dl_arange(dl_int(0), dl_int(6), dl_int(1), DL_FLOAT32, &line), "arange");
    CHECK_OK(dl_reshape(line, shape, 2, &grid), "reshape");
    for (int i = 0; i < 6; i++) CHECK_OK(dl_to(grid, dtypes[i], &tensors[i]), "to");
    CHECK_OK(dl_transpose(grid, 0, 1, &tensors[6]), "transpose");
    CHECK_OK(dl_zeros(none, 2, DL_FLOAT64, &tensors[7]), "zeros");
    CHECK_OK(dl_save_safetensors(path, names, (const dl_tensor *const *)tensors, 8), "save_safetensors");
    for (int i = 0; i < 8; i++) {
        out = NULL;
        CHECK_OK(dl_load_safetensors(path, names[i], &out), names[i]);
        CHECK(out && tensors_identical(out, tensors[i]) && dl_tensor_is_contiguous(out), "'%s' comes back changed", names[i]);
        dl_tensor_release(out);
    }
    unsigned char bytes[2048];
    size_t count = read_file(bytes, sizeof bytes);
    CHECK(count > 8 && bytes[0] % 8 == 0 && bytes[8] == '{', "the data are aligned");
    out = NULL;
    CHECK_FAILS(dl_load_safetensors(path, "other", &out), DL_INVALID_ARGUMENT, "'turned'");
    CHECK_FAILS(dl_save_safetensors(path, (const char *const[]){"__metadata__"}, (const dl_tensor *const *)tensors, 1), DL_INVALID_ARGUMENT, "reserved");
    CHECK_FAILS(dl_save_safetensors(path, (const char *const[]){"\xFF"}, (const dl_tensor *const *)tensors, 1), DL_INVALID_ARGUMENT, "UTF-8");
    CHECK_FAILS(dl_save_safetensors(path, names, (const dl_tensor *const *)tensors, -1), DL_INVALID_ARGUMENT, "-1");
    CHECK_OK(dl_save_safetensors(path, NULL, NULL, 0), "a file without tensors");
    CHECK_FAILS(dl_load_safetensors(path, "a", &out), DL_INVALID_ARGUMENT, "none");
    for (int i = 0; i < 8; i++) dl_tensor_release(tensors[i]);
    dl_tensor_release(line), dl_tensor_release(grid);
}

static void foreign_files(void) {
    unsigned char bytes[2048];
    char found[8];
    dl_tensor *out = NULL;
    with_header(bytes, "{ \"__metadata__\" : {\"a\":\"\\u00e9\\ud83d\\ude00\"} ,\n\"b\":{\"data_offsets\":[0,2],\"shape\":[1],\"dtype\":\"BF16\"}, "
                       "\"\\u0061\" : {\"dtype\":\"BOOL\",\"shape\":[2,2],\"data_offsets\":[2,6]}}    ", "\1\2\0\1\2\377", 6);
    CHECK_OK(dl_load_safetensors(path, "a", &out), "a foreign file");
    CHECK(dl_tensor_dtype(out) == DL_BOOL && dl_tensor_copy_to(out, found, 4) == DL_OK && memcmp(found, "\0\1\1\1", 4) == 0, "truth is 0 or 1");
    dl_tensor_release(out);
    out = NULL;
    CHECK_FAILS(dl_load_safetensors(path, "b", &out), DL_UNSUPPORTED, "BF16");
    with_header(bytes, "{\"a\":{\"dtype\":\"U8\",\"shape\":[1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,1]}}", "", 1);
    CHECK_FAILS(dl_load_safetensors(path, "a", &out), DL_UNSUPPORTED, "axes");

    static const struct {
        const char *header, *text;
    } lies[] = {
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[01],\"data_offsets\":[0,1]}}", "begins with 0"},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1.0],\"data_offsets\":[0,1]}}", "whole number"},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[99999999999999999999],\"data_offsets\":[0,1]}}", "too large"},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,1]}}", "got 3"},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"c\":1}}", "unknown key"},
        {"{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "twice"},
        {"{\"a\":{\"dtype\":\"F4\",\"shape\":[1],\"data_offsets\":[0,1]}}", "F4"},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}x", "the end"},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},}", "expected '\"'"},
        {"{\"\\ud800\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "surrogate"},
        {"{\"\xC0\x80\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "UTF-8"},
        {"{\"\n\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "control"},
        {"{\"\\x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "escape"},
        {"{\"__metadata__\":{\"k\":1},\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "expected '\"'"},
        {" {\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", "'{'"},
        {"{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[1,1]}}", "begin at 0"},
    };
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        with_header(bytes, lies[i].header, "", 1);
        CHECK_FAILS(load_a(&out), DL_IO, lies[i].text);
    }
    size_t count = with_header(bytes, "{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"F32\",\"shape\":[2,40],\"data_offsets\":[0,320]},"
                                      "\"b\":{\"dtype\":\"U8\",\"shape\":[400],\"data_offsets\":[320,720]}}", bytes + 1000, 720);
    damage(bytes, count, load_a, "safetensors");
}

static int leftovers(void) {
    DIR *directory = opendir(folder);
    int count = 0;
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) count += strncmp(entry->d_name, ".dlcore-", 8) == 0;
    if (directory) closedir(directory);
    return count;
}

/* A disk that is full: the largest size of a file is lowered for a moment. */
static void interrupted_writing(void) {
    static const int64_t shape[] = {100000};
    dl_tensor *large = NULL, *small = NULL, *out = NULL;
    const char *const names[] = {"a"};
    CHECK_OK(dl_ones(shape, 1, DL_FLOAT32, &large), "ones");
    CHECK_OK(dl_tensor_from_scalar(dl_float(7), DL_FLOAT32, &small), "from_scalar");
    CHECK_OK(dl_save_safetensors(path, names, (const dl_tensor *const[]){small}, 1), "save_safetensors");
    struct rlimit usual, low;
    getrlimit(RLIMIT_FSIZE, &usual);
    low = usual;
    low.rlim_cur = 4096;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &low);
    dl_status status = dl_save_safetensors(path, names, (const dl_tensor *const[]){large}, 1);
    setrlimit(RLIMIT_FSIZE, &usual);
    signal(SIGXFSZ, handler);
    CHECK(status == DL_IO && strstr(dl_last_error_message(), "cannot be written"), "%s: %s", dl_status_name(status), dl_last_error_message());
    dl_scalar value = dl_float(0);
    CHECK_OK(dl_load_safetensors(path, "a", &out), "the old file");
    CHECK(dl_tensor_item(out, &value) == DL_OK && value.real == 7, "the old file is untouched");
    CHECK_FAILS(dl_save_safetensors(folder, names, (const dl_tensor *const[]){small}, 1), DL_IO, "directory");
    CHECK_FAILS(dl_save_safetensors("", names, (const dl_tensor *const[]){small}, 1), DL_IO, "empty");
    CHECK_FAILS(dl_save_safetensors("/dev/null", names, (const dl_tensor *const[]){small}, 1), DL_IO, "regular");
    CHECK(leftovers() == 0, "%d temporary files stay", leftovers());
    dl_tensor_release(out), dl_tensor_release(large), dl_tensor_release(small);
}

static int saving;

static void *save_often(void *failures) {
    static const int64_t shape[] = {5000};
    const char *const names[] = {"a"};
    for (int i = 0; i < 20; i++) {
        dl_tensor *tensor = NULL;
        if (dl_full(shape, 1, dl_float(i), DL_FLOAT32, &tensor) != DL_OK || dl_save_safetensors(path, names, (const dl_tensor *const[]){tensor}, 1) != DL_OK)
            ++*(int *)failures;
        dl_tensor_release(tensor);
    }
    __atomic_store_n(&saving, 0, __ATOMIC_RELEASE);
    return NULL;
}

/* Who reads while another thread writes finds one whole file or the other. */
static void reading_while_writing(void) {
    pthread_t writer;
    int failures = 0, reads = 0;
    float found[5000];
    const char *const names[] = {"a"};
    dl_tensor *first = NULL;
    CHECK_OK(dl_ones((const int64_t[]){5000}, 1, DL_FLOAT32, &first), "ones");
    CHECK_OK(dl_save_safetensors(path, names, (const dl_tensor *const[]){first}, 1), "save_safetensors");
    dl_tensor_release(first);
    saving = 1;
    if (!CHECK(pthread_create(&writer, NULL, save_often, &failures) == 0, "a thread")) return;
    while (__atomic_load_n(&saving, __ATOMIC_ACQUIRE)) {
        dl_tensor *out = NULL;
        if (CHECK_OK(dl_load_safetensors(path, "a", &out), "a file that is being replaced"))
            CHECK(dl_tensor_copy_to(out, found, sizeof found) == DL_OK && found[0] == found[2500] && found[0] == found[4999], "half a file");
        dl_tensor_release(out);
        reads++;
    }
    pthread_join(writer, NULL);
    CHECK(failures == 0 && reads > 0, "%d failures, %d reads", failures, reads);
}

void files_in(const char *directory) {
    snprintf(folder, sizeof folder, "%s", directory);
    snprintf(path, sizeof path, "%s/test_runtime.bin", directory);
    idx_files();
    round_trips();
    foreign_files();
    interrupted_writing();
    reading_while_writing();
    remove(path);
    CHECK(live_objects() == 0, "%lld objects stay alive", (long long)live_objects());
}
