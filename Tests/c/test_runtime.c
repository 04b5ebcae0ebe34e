/*
 * What holds a program together: processes that fork, threads, memory, foreign memory and files.
 *   test_runtime DIRECTORY   (for scratch files)
 */
#include <stdio.h>
#include <string.h>

#include "runtime/runtime.h"

static void build_information(void) {
    const char *text = dl_build_config();
    CHECK(text && strstr(text, DL_VERSION_STRING) && strstr(text, "OpenBLAS") && !strchr(text, '\n'), "the build: %s", text);
    CHECK(text == dl_build_config(), "static storage");
    CHECK(strcmp(dl_version_string(), DL_VERSION_STRING) == 0, "the version: %s", dl_version_string());
    CHECK(dl_version_number() == DL_VERSION_NUMBER && dl_abi_version() == DL_ABI_VERSION, "the numbers of the version");
    int32_t threads = dl_num_threads();
    CHECK(threads >= 1, "%d threads", (int)threads);
    CHECK_OK(dl_set_num_threads(3), "set_num_threads");
    CHECK(dl_num_threads() == 3 && strstr(dl_build_config(), "threads: 3"), "the build: %s", dl_build_config());
    CHECK_FAILS(dl_set_num_threads(0), DL_INVALID_ARGUMENT, "0");
    CHECK_OK(dl_set_num_threads(threads), "set_num_threads");
    CHECK_OK(dl_set_convolution_precision(DL_CONVOLUTION_STRICT), "set_convolution_precision");
    CHECK(dl_get_convolution_precision() == DL_CONVOLUTION_STRICT, "the precision that was set");
    CHECK_FAILS(dl_set_convolution_precision(7), DL_INVALID_ARGUMENT, "7");
    CHECK(dl_set_flush_denormal(true) && dl_get_flush_denormal(), "denormals are flushed");
    CHECK(dl_set_flush_denormal(false) && !dl_get_flush_denormal(), "denormals are kept");
    CHECK_OK(dl_set_convolution_precision(DL_CONVOLUTION_DEFAULT), "set_convolution_precision");
    dl_convolution_precision former = 7;
    CHECK_OK(dl_set_thread_convolution_precision(DL_CONVOLUTION_STRICT, &former), "set_thread_convolution_precision");
    CHECK(former == DL_CONVOLUTION_INHERIT, "a thread has no precision of its own at first");
    CHECK(dl_get_convolution_precision() == DL_CONVOLUTION_DEFAULT, "the process keeps its precision");
    CHECK_OK(dl_set_thread_convolution_precision(former, &former), "the end of the scope");
    CHECK(former == DL_CONVOLUTION_STRICT, "the precision of the scope");
    CHECK_OK(dl_set_thread_convolution_precision(DL_CONVOLUTION_INHERIT, NULL), "nobody asks for the former one");
    CHECK_FAILS(dl_set_thread_convolution_precision(2, NULL), DL_INVALID_ARGUMENT, "2");
    CHECK_OK(dl_set_convolution_way(DL_CONVOLUTION_WAY_COLUMNS), "set_convolution_way");
    CHECK_OK(dl_set_convolution_way(DL_CONVOLUTION_WAY_AUTOMATIC), "set_convolution_way");
    CHECK_FAILS(dl_set_convolution_way(DL_CONVOLUTION_WAY_MATRIX), DL_INVALID_ARGUMENT, "6");
    CHECK_FAILS(dl_set_convolution_way(65537), DL_INVALID_ARGUMENT, "65537");
    printf("%s\n", dl_build_config());
}

int main(int argc, char **argv) {
    forked_processes();
    build_information();
    threads_and_results();
    memory_accounts();
    shared_memory();
    recurrent_layer();
    training_parts();
    graph_hooks();
    files_in(argc > 1 ? argv[1] : ".");
    return test_summary("test_runtime");
}
