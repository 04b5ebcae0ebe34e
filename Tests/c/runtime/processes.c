#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime.h"

/* Computes in parallel; 0 when the result is the right one. Every product of ones has the inner extent as elements. */
static int compute(void) {
    static const int64_t shape[] = {160, 160};
    dl_tensor *ones = NULL, *product = NULL, *total = NULL;
    dl_scalar value = dl_float(0);
    bool good = dl_ones(shape, 2, DL_FLOAT32, &ones) == DL_OK && dl_matmul(ones, ones, &product) == DL_OK
        && dl_sum(product, NULL, 0, false, DL_FLOAT64, &total) == DL_OK && dl_tensor_item(total, &value) == DL_OK;
    dl_tensor_release(ones), dl_tensor_release(product), dl_tensor_release(total);
    return good && value.real == 160.0 * 160 * 160 ? 0 : 1;
}

/* A child that trains, and has a child of its own that computes. Ends by itself when it hangs. */
static int child(const float *expected) {
    float losses[TRAINING_STEPS];
    alarm(60);
    if (compute() != 0) return 2;
    pid_t grandchild = fork();
    if (grandchild == 0) _exit(compute());
    int status = 0;
    if (grandchild < 0 || waitpid(grandchild, &status, 0) != grandchild || status != 0) return 3;
    if (!train(7, losses)) return 4;
    return expected && memcmp(losses, expected, sizeof losses) != 0 ? 5 : 0;
}

/* The exit code of a child process, or -1 when a signal ended it. */
static int exit_code_of_child(const float *expected) {
    pid_t process = fork();
    if (process == 0) _exit(child(expected));
    int status = 0;
    if (process < 0 || waitpid(process, &status, 0) != process || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

static int stop;

static void *compute_on(void *failures) {
    while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) *(int *)failures += compute();
    return NULL;
}

void forked_processes(void) {
    float losses[TRAINING_STEPS] = {0};
    int code = exit_code_of_child(NULL);
    CHECK(code == 0, "a child born before the first operation: exit code %d", code);
    CHECK(compute() == 0, "the parent computes");
    CHECK(train(7, losses), "the parent trains: %s", dl_last_error_message());
    code = exit_code_of_child(losses);
    CHECK(code == 0, "a child born after parallel work: exit code %d", code);

    /* Children that are born while other threads are in the middle of something. */
    pthread_t threads[2];
    int failures[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        if (!CHECK(pthread_create(&threads[i], NULL, compute_on, &failures[i]) == 0, "a thread")) return;
    }
    for (int i = 0; i < 8; i++) {
        pid_t process = fork();
        if (process == 0) {
            alarm(60);
            _exit(compute());
        }
        int status = -1;
        CHECK(process > 0 && waitpid(process, &status, 0) == process && status == 0, "child %d of a busy process: status %d", i, status);
    }
    __atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        CHECK(failures[i] == 0, "%d wrong results beside forks", failures[i]);
    }
    CHECK(compute() == 0, "the parent computes after forks");
}
