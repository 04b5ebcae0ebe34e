/* A host that loads the library at run time: no signal handler may appear, and loading must be quick.
 *
 *     host LIBRARY EXPECTED_PATH LIMIT_MILLISECONDS
 *
 * EXPECTED_PATH is the file that the dynamic linker has to choose (its glibc-hwcaps rule). Loading is timed in
 * several fresh processes, because a process loads a library only once; the shortest time counts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 7 };

static unsigned long long caught_signals(void) {
    unsigned long long mask = ~0ULL;
    char line[256];
    FILE *status = fopen("/proc/self/status", "r");
    if (status == NULL) return mask;
    while (fgets(line, sizeof line, status) != NULL) {
        if (sscanf(line, "SigCgt: %llx", &mask) == 1) break;
    }
    fclose(status);
    /* Signals 32 and 33 are glibc's own: it takes them when the first thread is created. */
    return mask & ~(3ULL << 31);
}

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

/* Loads the library in this process; the time in milliseconds, or a negative number after a message. */
static double load(const char *library, const char *expected_path) {
    unsigned long long before = caught_signals();
    double start = milliseconds();
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    double time = milliseconds() - start;
    if (handle == NULL) {
        fprintf(stderr, "dlopen: %s\n", dlerror());
        return -1;
    }
    unsigned long long after = caught_signals();
    if (before != after) {
        fprintf(stderr, "loading the library changed the caught signals from %llx to %llx\n", before, after);
        return -1;
    }
    struct link_map *map = NULL;
    if (dlinfo(handle, RTLD_DI_LINKMAP, &map) != 0) {
        fprintf(stderr, "dlinfo: %s\n", dlerror());
        return -1;
    }
    char *chosen = realpath(map->l_name, NULL);
    char *expected = realpath(expected_path, NULL);
    int same = chosen != NULL && expected != NULL && strcmp(chosen, expected) == 0;
    if (!same) fprintf(stderr, "the dynamic linker chose %s, expected %s\n", map->l_name, expected_path);
    free(chosen);
    free(expected);
    if (!same) return -1;
    dlclose(handle);
    return time;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: host LIBRARY EXPECTED_PATH LIMIT_MILLISECONDS\n");
        return 2;
    }
    double best = 1e9;
    for (int run = 0; run < RUNS; run++) {
        int channel[2];
        double time = -1;
        if (pipe(channel) != 0) return 2;
        pid_t child = fork();
        if (child < 0) return 2;
        if (child == 0) {
            time = load(argv[1], argv[2]);
            _exit(write(channel[1], &time, sizeof time) == (ssize_t)sizeof time ? 0 : 1);
        }
        close(channel[1]);
        if (read(channel[0], &time, sizeof time) != (ssize_t)sizeof time) time = -1;
        close(channel[0]);
        waitpid(child, NULL, 0);
        if (time < 0) return 1;
        if (time < best) best = time;
    }
    printf("loaded %s\nno signal handler installed; load time %.2f ms (best of %d), limit %s ms\n", argv[2], best, RUNS, argv[3]);
    return best <= atof(argv[3]) ? 0 : 1;
}
