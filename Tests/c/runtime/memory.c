#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "runtime.h"

enum { MEGABYTE = 1 << 20 };

static dl_memory_statistics statistics(void) {
    dl_memory_statistics now = {.struct_size = sizeof now};
    CHECK_OK(dl_memory_get_statistics(&now), "statistics");
    return now;
}

static void counts(void) {
    static const int64_t shape[] = {1000, 1000};
    dl_tensor *a = NULL, *b = NULL;
    dl_memory_release_cached();
    dl_memory_reset_peak();
    dl_memory_statistics before = statistics();
    CHECK(before.bytes_cached == 0, "%lld bytes are cached after release_cached", (long long)before.bytes_cached);
    CHECK(before.peak_bytes_in_use == before.bytes_in_use, "the peak is what is in use");
    CHECK_OK(dl_empty(shape, 2, DL_FLOAT32, &a), "empty");
    dl_memory_statistics held = statistics();
    int64_t grown = held.bytes_in_use - before.bytes_in_use;
    CHECK(grown >= 4000000 && grown <= 4500000, "4,000,000 bytes take %lld", (long long)grown);
    CHECK(held.peak_bytes_in_use >= held.bytes_in_use, "the peak");
    CHECK(held.allocations > before.allocations && held.system_allocations > before.system_allocations, "a block of the system");
    dl_tensor_release(a);
    dl_memory_statistics freed = statistics();
    CHECK(freed.bytes_in_use == before.bytes_in_use && freed.bytes_cached == grown, "the block is kept: %lld in use, %lld cached",
          (long long)freed.bytes_in_use, (long long)freed.bytes_cached);
    CHECK_OK(dl_empty(shape, 2, DL_FLOAT32, &b), "empty");
    dl_memory_statistics again = statistics();
    CHECK(again.system_allocations == freed.system_allocations && again.allocations == freed.allocations + 1, "the block is used again");
    dl_tensor_release(b);
    dl_memory_release_cached();
    CHECK(statistics().bytes_cached == 0, "release_cached");
    CHECK_FAILS(dl_memory_get_statistics(NULL), DL_INVALID_ARGUMENT, "statistics");
    CHECK_FAILS(dl_get_live_objects(NULL), DL_INVALID_ARGUMENT, "live");
}

static void limits(void) {
    static const int64_t large[] = {8 * MEGABYTE}, small[] = {1000}, side[] = {1200, 1200};
    dl_tensor *a = NULL, *b = NULL, *product = NULL;
    CHECK_OK(dl_ones(side, 2, DL_FLOAT32, &a), "ones");
    dl_memory_release_cached();
    CHECK_OK(dl_memory_set_limit(statistics().bytes_in_use + MEGABYTE), "set_limit");
    CHECK(statistics().limit == statistics().bytes_in_use + MEGABYTE, "the limit: %lld", (long long)statistics().limit);
    CHECK_FAILS(dl_zeros(large, 1, DL_UINT8, &b), DL_OUT_OF_MEMORY, "bytes");
    CHECK(b == NULL && dl_last_error_code() == DL_OUT_OF_MEMORY, "no tensor comes out");
    CHECK_FAILS(dl_matmul(a, a, &product), DL_OUT_OF_MEMORY, NULL);
    CHECK_OK(dl_zeros(small, 1, DL_UINT8, &b), "a small tensor below the limit");
    dl_tensor_release(b);
    CHECK_OK(dl_memory_set_limit(0), "set_limit");
    CHECK_OK(dl_matmul(a, a, &product), "the same product without a limit");
    dl_tensor_release(product);
    CHECK_FAILS(dl_memory_set_limit(-1), DL_INVALID_ARGUMENT, "-1");
    static const int64_t absurd[] = {INT64_C(1) << 50};
    CHECK_FAILS(dl_zeros(absurd, 1, DL_FLOAT32, &b), DL_OUT_OF_MEMORY, NULL);
    CHECK_OK(dl_add(a, a, &b), "an operation after the failure");
    dl_tensor_release(a), dl_tensor_release(b);

    /* The limit in the middle of training, at growing heights. */
    float expected[TRAINING_STEPS] = {0}, losses[TRAINING_STEPS];
    CHECK(train(5, expected), "training: %s", dl_last_error_message());
    int failures = 0;
    bool good = false;
    for (int64_t room = 16384; room < 64 * MEGABYTE && !good; room += room / 3) {
        dl_memory_release_cached();
        CHECK_OK(dl_memory_set_limit(statistics().bytes_in_use + room), "set_limit");
        good = train(5, losses);
        if (!good) {
            failures++;
            CHECK(dl_last_error_code() == DL_OUT_OF_MEMORY, "%s: %s", dl_status_name(dl_last_error_code()), dl_last_error_message());
        }
        CHECK(live_objects() == 0, "%lld objects stay alive after training in %lld bytes", (long long)live_objects(), (long long)room);
    }
    CHECK_OK(dl_memory_set_limit(0), "set_limit");
    CHECK(failures > 3 && good, "%d failures, then %s", failures, good ? "success" : "none");
    for (int i = 0; i < TRAINING_STEPS; i++) CHECK(losses[i] == expected[i], "loss %d with a limit: %g, expected %g", i, losses[i], expected[i]);
}

static void count_call(void *data, void *context) {
    (void)data;
    ++*(int *)context;
}

static void foreign_memory(void) {
    float numbers[] = {1, 2, 3, 4, 5, 6};
    static const int64_t shape[] = {2, 2}, strides[] = {3, 2}, negative[] = {-3, 1}, far[] = {INT64_MAX / 2, 4};
    int calls = 0;
    dl_tensor *tensor = NULL, *view = NULL, *sum = NULL;
    CHECK_OK(dl_tensor_from_external(numbers, DL_FLOAT32, shape, strides, 2, count_call, &calls, &tensor), "from_external");
    void *data = NULL;
    CHECK(dl_tensor_data(tensor, &data) == DL_OK && data == (void *)numbers, "no copy");
    CHECK_OK(dl_transpose(tensor, 0, 1, &view), "transpose");
    CHECK_OK(dl_sum(view, NULL, 0, false, DL_DTYPE_NONE, &sum), "sum");
    dl_scalar value = dl_float(0);
    CHECK(dl_tensor_item(sum, &value) == DL_OK && value.real == 1 + 3 + 4 + 6, "the sum is %g", value.real);
    dl_tensor_release(sum), dl_tensor_release(tensor);
    CHECK(calls == 0, "the view keeps the memory");
    dl_tensor_release(view);
    CHECK(calls == 1, "the deleter was called %d times", calls);
    calls = 0;
    tensor = NULL;
    CHECK_FAILS(dl_tensor_from_external(numbers, DL_FLOAT32, shape, negative, 2, count_call, &calls, &tensor), DL_INVALID_ARGUMENT, "strides");
    CHECK_FAILS(dl_tensor_from_external(numbers, DL_FLOAT32, shape, far, 2, count_call, &calls, &tensor), DL_INVALID_ARGUMENT, "address space");
    CHECK_FAILS(dl_tensor_from_external((char *)numbers + 1, DL_FLOAT32, shape, NULL, 2, count_call, &calls, &tensor), DL_INVALID_ARGUMENT, "aligned");
    CHECK_FAILS(dl_tensor_from_external(NULL, DL_FLOAT32, shape, NULL, 2, count_call, &calls, &tensor), DL_INVALID_ARGUMENT, "NULL");
    CHECK(calls == 0 && tensor == NULL, "what was refused stays with its owner");
}

/** Channels-last tensors: strides, values, and what is computed from them. */
static void formats(void) {
    enum { COUNT = 2 * 3 * 2 * 2 };
    static const int64_t shape[] = {2, 3, 2, 2}, expected[] = {12, 1, 6, 3};
    float values[COUNT], back[COUNT];
    for (int i = 0; i < COUNT; i++) values[i] = (float)i;
    int64_t strides[DL_MAX_RANK];
    dl_tensor *rows = NULL, *last = NULL, *twice = NULL, *empty = NULL, *same = NULL;
    CHECK_OK(dl_tensor_from_data(values, DL_FLOAT32, shape, 4, &rows), "from_data");
    CHECK_OK(dl_contiguous_in(rows, DL_MEMORY_FORMAT_CHANNELS_LAST, &last), "contiguous_in");
    CHECK(dl_tensor_strides(last, strides) == 4 && memcmp(strides, expected, sizeof expected) == 0, "strides of channels-last elements");
    CHECK(dl_tensor_memory_format(last) == DL_MEMORY_FORMAT_CHANNELS_LAST && dl_tensor_memory_format(rows) == DL_MEMORY_FORMAT_CONTIGUOUS, "format");
    CHECK(dl_tensor_is_contiguous_in(last, DL_MEMORY_FORMAT_CHANNELS_LAST) && dl_tensor_is_contiguous_in(last, DL_MEMORY_FORMAT_PRESERVE)
              && !dl_tensor_is_contiguous(last) && !dl_tensor_is_contiguous_in(last, DL_MEMORY_FORMAT_CHANNELS_LAST_3D)
              && !dl_tensor_is_contiguous_in(last, 99) && !dl_tensor_is_contiguous_in(NULL, 0), "is_contiguous_in");
    CHECK_OK(dl_tensor_copy_to(last, back, sizeof back), "copy_to");
    CHECK(memcmp(values, back, sizeof back) == 0, "values are those of the row-major tensor");
    CHECK_OK(dl_add(last, last, &twice), "add");
    CHECK(dl_tensor_is_contiguous_in(twice, DL_MEMORY_FORMAT_CHANNELS_LAST), "a sum keeps the format");
    CHECK_OK(dl_empty_in(shape, 4, DL_MEMORY_FORMAT_CHANNELS_LAST, DL_INT64, &empty), "empty_in");
    CHECK(dl_tensor_strides(empty, strides) == 4 && memcmp(strides, expected, sizeof expected) == 0, "strides of an empty tensor");
    CHECK_OK(dl_contiguous_in(last, DL_MEMORY_FORMAT_CHANNELS_LAST, &same), "contiguous_in");
    CHECK(dl_tensor_shares_storage(last, same), "nothing is copied where the format is right");
    CHECK(dl_tensor_memory_format(NULL) == DL_MEMORY_FORMAT_CONTIGUOUS, "format of nothing");
    dl_tensor_release(rows);
    dl_tensor_release(last);
    dl_tensor_release(twice);
    dl_tensor_release(empty);
    dl_tensor_release(same);
}

void memory_accounts(void) {
    formats();
    counts();
    limits();
    foreign_memory();
    CHECK(live_objects() == 0, "%lld objects stay alive", (long long)live_objects());
}
