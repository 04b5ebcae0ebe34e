/* Hooks on vertices of the graph and on saved values, and where operations were called. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "runtime.h"

typedef struct counts {
    int packed, unpacked, released, destroyed, called, reported;
    char name[40];
} counts;

static void destroy(void *context) { ((counts *)context)->destroyed++; }

static dl_tensor *two_numbers(float first, float second) {
    const float data[] = {first, second};
    const int64_t shape[] = {2};
    dl_tensor *tensor = NULL;
    CHECK_OK(dl_tensor_from_data(data, DL_FLOAT32, shape, 1, &tensor), "from_data");
    CHECK_OK(dl_tensor_set_requires_grad(tensor, true), "requires_grad");
    return tensor;
}

static void check_gradient(const dl_tensor *tensor, float first, float second, const char *what) {
    float values[2] = {0, 0};
    dl_tensor *gradient = NULL;
    CHECK_OK(dl_tensor_grad(tensor, &gradient), what);
    CHECK_OK(dl_tensor_copy_to(gradient, values, sizeof values), what);
    CHECK(fabsf(values[0] - first) < 1e-5f && fabsf(values[1] - second) < 1e-5f, what);
    dl_tensor_release(gradient);
}

/* Doubles all gradients that it may replace. */
static dl_status twice(void *context, const dl_tensor *const *inputs, int64_t input_count, const dl_tensor *const *results,
                       int64_t result_count, dl_tensor **replacements, bool *replaced) {
    ((counts *)context)->called++;
    const dl_tensor *const *given = inputs ? inputs : results;
    int64_t count = inputs ? input_count : result_count;
    for (int64_t i = 0; i < count; i++) {
        if (!given[i]) continue;
        dl_status status = dl_mul_scalar(given[i], dl_float(2), &replacements[i]);
        if (status != DL_OK) return status;
    }
    *replaced = true;
    return DL_OK;
}

static void hooks_on_vertices(void) {
    counts seen = {0};
    dl_tensor *x = two_numbers(1, 2), *y = NULL, *sum = NULL;
    dl_node *node = NULL;
    int64_t id = 0;
    CHECK_OK(dl_mul_scalar(x, dl_float(3), &y), "mul");
    CHECK_OK(dl_sum(y, NULL, 0, false, DL_DTYPE_NONE, &sum), "sum");
    CHECK_OK(dl_tensor_grad_fn(y, &node), "grad_fn");
    CHECK_OK(dl_node_register_hook(node, true, twice, &seen, destroy, NULL), "before");
    CHECK_OK(dl_node_register_hook(node, false, twice, &seen, destroy, &id), "after");
    CHECK_OK(dl_tensor_backward(sum, NULL, true, false), "backward");
    CHECK(seen.called == 2, "both hooks are called");
    check_gradient(x, 12, 12, "gradients of hooks");
    CHECK_OK(dl_node_remove_hook(node, id), "remove");
    CHECK(seen.destroyed == 1, "a removed hook is destroyed");
    CHECK_FAILS(dl_node_remove_hook(node, id), DL_INVALID_ARGUMENT, "no hook");
    CHECK_FAILS(dl_node_register_hook(node, true, NULL, NULL, NULL, &id), DL_INVALID_ARGUMENT, "hook");
    CHECK_FAILS(dl_node_register_hook(NULL, true, twice, NULL, NULL, &id), DL_INVALID_ARGUMENT, "node");
    CHECK_FAILS(dl_node_remove_hook(NULL, 1), DL_INVALID_ARGUMENT, "node");
    dl_node_release(node);
    dl_tensor_release(sum), dl_tensor_release(y), dl_tensor_release(x);
    CHECK(seen.destroyed == 2, "hooks end with their vertex");
}

static dl_status pack(void *context, const dl_tensor *tensor, void **packed) {
    ((counts *)context)->packed++;
    dl_tensor *copy = NULL;
    dl_status status = dl_clone(tensor, &copy);
    *packed = copy;
    return status;
}

static dl_status unpack(void *context, void *packed, dl_tensor **tensor) {
    ((counts *)context)->unpacked++;
    *tensor = dl_tensor_retain(packed);
    return DL_OK;
}

static dl_status refuse(void *context, const dl_tensor *tensor, void **packed) {
    (void)context, (void)tensor, (void)packed;
    return DL_IO;
}

static void release(void *context, void *packed) {
    ((counts *)context)->released++;
    dl_tensor_release(packed);
}

static void hooks_on_saved_values(void) {
    counts seen = {0};
    dl_saved_tensor_hooks hooks = dl_saved_tensor_hooks_default();
    hooks.pack = pack, hooks.unpack = unpack, hooks.release = release, hooks.destroy = destroy, hooks.context = &seen;
    dl_tensor *x = two_numbers(0, 1), *y = NULL, *sum = NULL, *value = NULL;
    dl_saved_tensor *saved = NULL;
    CHECK_OK(dl_saved_tensor_hooks_push(&hooks), "push");
    CHECK_OK(dl_exp(x, &y), "exp");
    CHECK_OK(dl_saved_tensor_create(x, &saved), "a value of one's own");
    CHECK_OK(dl_saved_tensor_hooks_pop(), "pop");
    CHECK(seen.packed == 2 && seen.unpacked == 0 && seen.destroyed == 0, "packed");
    CHECK_OK(dl_saved_tensor_value(saved, &value), "value");
    CHECK(dl_tensor_is_leaf(value) && dl_tensor_requires_grad(value) && seen.unpacked == 1, "the value has its place in the graph");
    dl_tensor_release(value);
    dl_saved_tensor_release(saved);
    CHECK_OK(dl_sum(y, NULL, 0, false, DL_DTYPE_NONE, &sum), "sum");
    CHECK_OK(dl_tensor_backward(sum, NULL, false, false), "backward");
    check_gradient(x, 1, expf(1), "gradients of unpacked values");
    CHECK(seen.unpacked == 2 && seen.released == 2 && seen.destroyed == 1, "released with the graph");
    dl_tensor_release(sum), dl_tensor_release(y);

    hooks.pack = refuse, hooks.destroy = NULL;
    CHECK_OK(dl_saved_tensor_hooks_push(&hooks), "push");
    CHECK_FAILS(dl_exp(x, &y), DL_IO, "pack");
    CHECK_OK(dl_saved_tensor_hooks_pop(), "pop");
    CHECK_FAILS(dl_saved_tensor_hooks_pop(), DL_INVALID_STATE, "no hooks");
    CHECK_FAILS(dl_saved_tensor_hooks_push(NULL), DL_INVALID_ARGUMENT, "hooks");
    hooks.unpack = NULL;
    CHECK_FAILS(dl_saved_tensor_hooks_push(&hooks), DL_INVALID_ARGUMENT, "unpack");
    hooks.struct_size = 3;
    CHECK_FAILS(dl_saved_tensor_hooks_push(&hooks), DL_INVALID_ARGUMENT, "struct_size");
    CHECK_FAILS(dl_saved_tensor_create(NULL, &saved), DL_INVALID_ARGUMENT, "tensor");
    CHECK_FAILS(dl_saved_tensor_create(x, NULL), DL_INVALID_ARGUMENT, "out");
    CHECK_FAILS(dl_saved_tensor_value(NULL, &value), DL_INVALID_ARGUMENT, "saved");
    dl_saved_tensor_release(NULL);
    dl_tensor_release(x);
}

static counts traced;

static void *capture(void) { return ++traced.packed, &traced; }

static void report(const char *name, void *trace) {
    traced.reported += trace == &traced;
    strncpy(traced.name, name, sizeof traced.name - 1);
}

static void forget(void *trace) { traced.released += trace == &traced; }

static void places_of_calls(void) {
    dl_tensor *x = two_numbers(-1, 1), *root = NULL, *sum = NULL;
    dl_set_anomaly_detection(true, false);
    dl_set_trace_recorder(capture, report, forget);
    CHECK_OK(dl_sqrt(x, &root), "sqrt");
    CHECK_OK(dl_sum(root, NULL, 0, false, DL_DTYPE_NONE, &sum), "sum");
    CHECK_FAILS(dl_tensor_backward(sum, NULL, false, false), DL_INVALID_STATE, "nan");
    CHECK(traced.packed == 2 && traced.reported == 1 && strcmp(traced.name, "SqrtBackward0") == 0, "the failing operation is reported");
    dl_set_trace_recorder(NULL, NULL, NULL);
    dl_set_anomaly_detection(false, false);
    dl_tensor_release(sum), dl_tensor_release(root), dl_tensor_release(x);
    CHECK(traced.released == 2, "traces are released with their operations");
}

void graph_hooks(void) {
    hooks_on_vertices();
    hooks_on_saved_values();
    places_of_calls();
}
