/*
 * The little that the C tests need: checks that are counted, files read as JSON, tensors built from JSON, and comparison.
 */
#ifndef TESTING_H
#define TESTING_H

#include "arguments.h"

/** Counts a check; prints where it is and what was expected when it does not hold. Returns whether it holds. */
#define CHECK(condition, ...) check_that((condition), __FILE__, __LINE__, __VA_ARGS__)
bool check_that(bool holds, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/** A call that must succeed. */
#define CHECK_OK(call, what) check_ok((call), __FILE__, __LINE__, what)
bool check_ok(dl_status status, const char *file, int line, const char *what);
/** A call that must fail with this status and a message that contains the text (NULL: any message). */
#define CHECK_FAILS(call, status, text) check_fails((call), (status), (text), __FILE__, __LINE__)
bool check_fails(dl_status got, dl_status expected, const char *text, const char *file, int line);

/** Prints the counts and returns the exit code of the program: 0 when every check held. Checks that no object is alive. */
int test_summary(const char *name);
int checks_failed(void);

/** The objects alive: tensors, storages and graph nodes together. */
int64_t live_objects(void);

/** Reads and parses a file; exits with a message when that fails. */
cJSON *read_json(const char *path);
/** The paths of the .json files in a folder, sorted; returns their number. Free each and the list. */
int list_json(const char *directory, char ***paths);

typedef enum layout { LAYOUT_ROW_MAJOR, LAYOUT_STRIDED } layout;
/**
 * A tensor from {"dtype", "shape", "data"}. With single, float64 becomes float32. LAYOUT_STRIDED stores the axes in reverse
 * order with gaps between the elements.
 */
dl_tensor *tensor_from_json(const cJSON *entry, bool single, layout how);

/** Compares dtype, shape and elements; data may be absent. Says what differs in the message. */
bool tensor_matches(const dl_tensor *tensor, const cJSON *expected, bool single, double tolerance, char *message, size_t room);
/** Whether two tensors have the same dtype, shape and bits. */
bool tensors_identical(const dl_tensor *a, const dl_tensor *b);

#endif
