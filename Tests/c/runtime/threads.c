#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "runtime.h"

enum { RESULTS = 12, THREADS = 8 };

/* Operations large enough to be shared between threads. NULL where one has failed. */
static void compute(dl_tensor **results) {
    static const int64_t left[] = {193, 311}, right[] = {311, 257}, images[] = {6, 16, 30, 30}, filters[] = {24, 16, 3, 3};
    static const int64_t rows[] = {700, 301}, many[] = {300001}, one[] = {1, 1}, two[] = {2, 2}, first[] = {0};
    dl_generator *generator = NULL;
    dl_tensor *a = NULL, *b = NULL, *x = NULL, *w = NULL, *r = NULL, *m = NULL, *loss = NULL;
    dl_status status = dl_generator_create(11, &generator);
    for (int i = 0; i < RESULTS; i++) results[i] = NULL;
    if (status == DL_OK) status = dl_randn(left, 2, DL_FLOAT32, generator, &a);
    if (status == DL_OK) status = dl_randn(right, 2, DL_FLOAT32, generator, &b);
    if (status == DL_OK) status = dl_randn(images, 4, DL_FLOAT32, generator, &x);
    if (status == DL_OK) status = dl_randn(filters, 4, DL_FLOAT32, generator, &w);
    if (status == DL_OK) status = dl_randn(rows, 2, DL_FLOAT32, generator, &r);
    if (status == DL_OK) status = dl_rand(many, 1, DL_FLOAT64, generator, &m);
    if (status == DL_OK) status = dl_tensor_set_requires_grad(x, true);
    if (status == DL_OK) status = dl_tensor_set_requires_grad(w, true);
    if (status == DL_OK) status = dl_matmul(a, b, &results[0]);
    if (status == DL_OK) status = dl_conv2d(x, w, NULL, NULL, one, NULL, 1, &results[1]);
    if (status == DL_OK) status = dl_max_pool2d(results[1], two, NULL, NULL, NULL, false, NULL, &results[2]);
    if (status == DL_OK) status = dl_sum(results[2], NULL, 0, false, DL_DTYPE_NONE, &loss);
    if (status == DL_OK) status = dl_tensor_backward(loss, NULL, false, false);
    if (status == DL_OK) status = dl_tensor_grad(x, &results[3]);
    if (status == DL_OK) status = dl_tensor_grad(w, &results[4]);
    if (status == DL_OK) status = dl_softmax(r, 1, DL_DTYPE_NONE, &results[5]);
    if (status == DL_OK) status = dl_sum(r, first, 1, false, DL_DTYPE_NONE, &results[6]);
    if (status == DL_OK) status = dl_sum(m, NULL, 0, false, DL_DTYPE_NONE, &results[7]);
    if (status == DL_OK) status = dl_exp(m, &results[8]);
    if (status == DL_OK) status = dl_mean(r, NULL, 0, false, DL_DTYPE_NONE, &results[9]);
    if (status == DL_OK) status = dl_log_softmax(r, 0, DL_DTYPE_NONE, &results[10]);
    if (status == DL_OK) status = dl_randn(many, 1, DL_FLOAT32, generator, &results[11]);
    dl_tensor *const temporary[] = {a, b, x, w, r, m, loss};
    for (int i = 0; i < 7; i++) dl_tensor_release(temporary[i]);
    dl_generator_release(generator);
}

static void same_bits_for_any_number_of_threads(void) {
    dl_tensor *alone[RESULTS], *shared[RESULTS];
    float losses_alone[TRAINING_STEPS] = {0}, losses[TRAINING_STEPS];
    int32_t usual = dl_num_threads();
    CHECK_OK(dl_set_num_threads(1), "set_num_threads");
    compute(alone);
    for (int i = 0; i < RESULTS; i++) CHECK(alone[i], "operation %d: %s", i, dl_last_error_message());
    CHECK(train(3, losses_alone), "training: %s", dl_last_error_message());
    CHECK(losses_alone[TRAINING_STEPS - 1] < losses_alone[0], "the loss falls: %g to %g", losses_alone[0], losses_alone[TRAINING_STEPS - 1]);
    static const int32_t counts[] = {2, 1, 3, 7};
    for (size_t c = 0; c < sizeof counts / sizeof counts[0]; c++) {
        CHECK_OK(dl_set_num_threads(counts[c]), "set_num_threads");
        compute(shared);
        for (int i = 0; i < RESULTS; i++) {
            CHECK(alone[i] && shared[i] && tensors_identical(alone[i], shared[i]), "operation %d with %d threads", i, (int)counts[c]);
            dl_tensor_release(shared[i]);
        }
        CHECK(train(3, losses) && memcmp(losses, losses_alone, sizeof losses) == 0, "training with %d threads", (int)counts[c]);
    }
    CHECK_OK(dl_set_num_threads(usual), "set_num_threads");
    for (int i = 0; i < RESULTS; i++) dl_tensor_release(alone[i]);
}

typedef struct worker {
    pthread_t thread;
    uint64_t seed;
    bool good;
    float losses[TRAINING_STEPS];
} worker;

static void *work(void *argument) {
    worker *self = argument;
    self->good = train(self->seed, self->losses);
    /* The last error belongs to this thread. */
    char name[40];
    snprintf(name, sizeof name, "thread %d", (int)self->seed);
    dl_set_last_error(DL_IO, name);
    dl_set_grad_enabled(self->seed % 2 == 0);
    self->good = train(self->seed, self->losses) == (self->seed % 2 == 0) && self->good;
    self->good = dl_grad_enabled() == (self->seed % 2 == 0) && self->good;
    if (self->seed % 2 == 0) self->good = strcmp(dl_last_error_message(), name) == 0 && self->good;
    dl_set_grad_enabled(true);
    self->good = train(self->seed, self->losses) && self->good;
    return NULL;
}

static void many_threads_train(void) {
    worker workers[THREADS];
    float losses[TRAINING_STEPS];
    for (int i = 0; i < THREADS; i++) {
        workers[i].seed = (uint64_t)i;
        workers[i].good = false;
        if (!CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0, "thread %d", i)) return;
    }
    for (int i = 0; i < THREADS; i++) pthread_join(workers[i].thread, NULL);
    for (int i = 0; i < THREADS; i++) {
        CHECK(workers[i].good, "thread %d trains", i);
        CHECK(train((uint64_t)i, losses) && memcmp(losses, workers[i].losses, sizeof losses) == 0, "thread %d found other losses", i);
    }
}

/* One tensor, retained, read and released by many threads. */
static dl_tensor *common;

static void *read_common(void *argument) {
    bool *good = argument;
    *good = true;
    for (int i = 0; i < 300; i++) {
        dl_tensor *mine = dl_tensor_retain(common), *view = NULL, *sum = NULL;
        dl_scalar value = dl_float(0);
        *good = dl_select(mine, 0, i % 4, &view) == DL_OK && dl_sum(view, NULL, 0, false, DL_DTYPE_NONE, &sum) == DL_OK
            && dl_tensor_item(sum, &value) == DL_OK && value.real == 100 && *good;
        dl_tensor_release(view), dl_tensor_release(sum), dl_tensor_release(mine);
    }
    return NULL;
}

static void many_threads_read(void) {
    static const int64_t shape[] = {4, 100};
    pthread_t threads[THREADS];
    bool good[THREADS];
    CHECK_OK(dl_ones(shape, 2, DL_FLOAT32, &common), "ones");
    for (int i = 0; i < THREADS; i++) {
        if (!CHECK(pthread_create(&threads[i], NULL, read_common, &good[i]) == 0, "thread %d", i)) return;
    }
    dl_tensor *last = dl_tensor_retain(common);
    dl_tensor_release(common);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        CHECK(good[i], "thread %d reads", i);
    }
    dl_tensor_release(last);
    common = NULL;
}

void threads_and_results(void) {
    same_bits_for_any_number_of_threads();
    many_threads_train();
    many_threads_read();
    CHECK(live_objects() == 0, "%lld objects stay alive", (long long)live_objects());
}
