/*
 * Every operation of the op table over its samples (Tests/vectors/ops): values in float64 and float32, row-major and strided
 * inputs, gradients against PyTorch's, first and second derivatives against central differences, errors, and nothing alive
 * at the end.
 *
 *     test_operations VECTORS [operation]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generated/call_op.h"
#include "support/testing.h"

typedef struct mode {
    const char *name;
    bool single;
    layout how;
    double tolerance;
} mode;

static const mode modes[] = {
    {"float64", false, LAYOUT_ROW_MAJOR, 1e-10},
    {"float64 strided", false, LAYOUT_STRIDED, 1e-10},
    {"float32", true, LAYOUT_ROW_MAJOR, 3e-5},
    {"float32 strided", true, LAYOUT_STRIDED, 3e-5},
};

static const cJSON *get(const cJSON *object, const char *name) { return cJSON_GetObjectItemCaseSensitive(object, name); }
static const char *text(const cJSON *object, const char *name) { return get(object, name)->valuestring; }

static environment *inputs_of(const cJSON *sample, bool single, layout how) {
    environment *tensors = environment_create();
    const cJSON *entry;
    cJSON_ArrayForEach(entry, get(sample, "tensors")) {
        environment_set(tensors, entry->string, tensor_from_json(entry, single, how));
    }
    return tensors;
}

/* ---- values and gradients ---- */

static void check_gradients(const cJSON *sample, const mode *m, const environment *tensors, const op_results *results,
                            const char *label) {
    const cJSON *wanted = get(sample, "gradients"), *entry;
    int inputs = cJSON_GetArraySize(wanted), outputs = 0, i = 0;
    const dl_tensor **sources = calloc((size_t)inputs, sizeof *sources);
    dl_tensor **gradients = calloc((size_t)inputs, sizeof *gradients);
    const dl_tensor **targets = calloc((size_t)results->count, sizeof *targets);
    dl_tensor **cotangents = calloc((size_t)results->count, sizeof *cotangents);
    cJSON_ArrayForEach(entry, wanted) sources[i++] = environment_get(tensors, entry->string);
    i = 0;
    cJSON_ArrayForEach(entry, get(sample, "cotangents")) {
        if (!cJSON_IsNull(entry) && i < results->count) {
            targets[outputs] = results->tensors[i];
            cotangents[outputs++] = tensor_from_json(entry, m->single, m->how);
        }
        i++;
    }
    dl_status status = dl_grad(targets, outputs, (const dl_tensor *const *)cotangents, sources, inputs, false, false, true,
                               gradients);
    if (CHECK(status == DL_OK, "%s: gradient: %s", label, dl_last_error_message())) {
        i = 0;
        cJSON_ArrayForEach(entry, wanted) {
            char message[200] = "";
            if (cJSON_IsNull(entry)) {
                CHECK(gradients[i] == NULL, "%s: gradient of %s: one where there is none", label, entry->string);
            } else {
                CHECK(tensor_matches(gradients[i], entry, m->single, m->tolerance, message, sizeof message),
                      "%s: gradient of %s: %s", label, entry->string, message);
            }
            dl_tensor_release(gradients[i++]);
        }
    }
    for (int k = 0; k < outputs; k++) dl_tensor_release(cotangents[k]);
    free(sources);
    free(gradients);
    free(targets);
    free(cotangents);
}

static void check_values(const cJSON *sample, const mode *m) {
    char label[400];
    snprintf(label, sizeof label, "%s(%s) in %s", text(sample, "op"), text(sample, "sample"), m->name);
    environment *tensors = inputs_of(sample, m->single, m->how);
    const cJSON *entry, *gradients = get(sample, "gradients");
    cJSON_ArrayForEach(entry, gradients) {
        CHECK_OK(dl_tensor_set_requires_grad(environment_get(tensors, entry->string), true), label);
    }
    op_results results;
    dl_status status = call_op(text(sample, "op"), get(sample, "args"), tensors, &results);
    if (CHECK(status == DL_OK, "%s: %s", label, dl_last_error_message())) {
        int64_t count = cJSON_GetArraySize(get(sample, "expected")), i = 0;
        if (CHECK(results.count == count, "%s: %lld results, expected %lld", label, (long long)results.count, (long long)count)) {
            cJSON_ArrayForEach(entry, get(sample, "expected")) {
                char message[200] = "";
                CHECK(tensor_matches(results.tensors[i], entry, m->single, m->tolerance, message, sizeof message),
                      "%s: result %lld: %s", label, (long long)i, message);
                i++;
            }
            if (gradients) check_gradients(sample, m, tensors, &results, label);
        }
        results_release(&results);
    }
    environment_free(tensors);
}

/* ---- numbers drawn at random: the same for the same seed, others for another ---- */

static void draw(const cJSON *sample, uint64_t seed, op_results *results) {
    environment *tensors = inputs_of(sample, false, LAYOUT_ROW_MAJOR);
    CHECK_OK(dl_generator_seed(NULL, seed), "seed");
    CHECK_OK(call_op(text(sample, "op"), get(sample, "args"), tensors, results), text(sample, "op"));
    environment_free(tensors);
}

static void check_random(const cJSON *sample) {
    op_results first, second, other;
    draw(sample, 11, &first);
    draw(sample, 11, &second);
    draw(sample, 12, &other);
    if (first.count == 1 && second.count == 1 && other.count == 1) {
        CHECK(tensors_identical(first.tensors[0], second.tensors[0]), "%s: not the same for one seed", text(sample, "op"));
        if (dl_tensor_count(first.tensors[0]) > 6) {
            CHECK(!tensors_identical(first.tensors[0], other.tensors[0]), "%s: the same for two seeds", text(sample, "op"));
        }
    }
    results_release(&first);
    results_release(&second);
    results_release(&other);
}

/* ---- derivatives against central differences ---- */

typedef struct checked_call {
    const cJSON *sample;
    int output;
} checked_call;

static dl_status call_again(void *context, const dl_tensor *const *inputs, int64_t input_count, dl_tensor **output) {
    const checked_call *call = context;
    environment *tensors = inputs_of(call->sample, false, LAYOUT_ROW_MAJOR);
    const cJSON *entry;
    int64_t i = 0;
    cJSON_ArrayForEach(entry, get(call->sample, "gradients")) {
        if (i < input_count) environment_set(tensors, entry->string, dl_tensor_retain((dl_tensor *)inputs[i++]));
    }
    op_results results;
    dl_status status = call_op(text(call->sample, "op"), get(call->sample, "args"), tensors, &results);
    if (status == DL_OK) {
        *output = dl_tensor_retain(results.tensors[call->output]);
        results_release(&results);
    }
    environment_free(tensors);
    return status;
}

static void check_derivatives(const cJSON *sample) {
    const cJSON *entry;
    const char *name = text(sample, "op");
    int32_t order = get(sample, "no_second") ? 1 : 2;
    environment *tensors = inputs_of(sample, false, LAYOUT_ROW_MAJOR);
    int count = cJSON_GetArraySize(get(sample, "gradients")), i = 0;
    const dl_tensor **inputs = calloc((size_t)count, sizeof *inputs);
    cJSON_ArrayForEach(entry, get(sample, "gradients")) {
        dl_tensor *input = environment_get(tensors, entry->string);
        CHECK_OK(dl_tensor_set_requires_grad(input, true), name);
        inputs[i++] = input;
    }
    checked_call call = {sample, 0};
    cJSON_ArrayForEach(entry, get(sample, "cotangents")) {
        if (!cJSON_IsNull(entry)) {
            dl_status status = dl_gradcheck(call_again, &call, inputs, count, order, 0, 0, 0);
            CHECK(status == DL_OK, "%s(%s): derivatives of result %d: %s", name, text(sample, "sample"), call.output,
                  dl_last_error_message());
        }
        call.output++;
    }
    free(inputs);
    environment_free(tensors);
}

/* ---- errors ---- */

static void check_error(const cJSON *sample) {
    environment *tensors = inputs_of(sample, false, LAYOUT_ROW_MAJOR);
    op_results results;
    const char *name = text(sample, "op"), *wanted = text(sample, "contains");
    dl_status status = call_op(name, get(sample, "args"), tensors, &results);
    bool expected = false;
    const cJSON *entry;
    cJSON_ArrayForEach(entry, get(sample, "status")) {
        char upper[40] = "DL_";
        size_t length = 3;
        for (const char *c = entry->valuestring; *c && length < sizeof upper - 1; c++) {
            upper[length++] = *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c;
        }
        upper[length] = 0;
        expected = expected || strcmp(upper, dl_status_name(status)) == 0;
    }
    const char *message = status == DL_OK ? "" : dl_last_error_message();
    const cJSON *first = get(sample, "status")->child;
    CHECK(expected, "%s(%s): got %s, expected %s (%s)", name, text(sample, "sample"), dl_status_name(status),
          first->valuestring, message);
    CHECK(strstr(message, wanted) != NULL, "%s(%s): '%s' is not in the message: %s", name, text(sample, "sample"), wanted,
          message);
    if (status == DL_OK) results_release(&results);
    environment_free(tensors);
}

/* ---- all ---- */

static void check_sample(const cJSON *sample) {
    bool double_only = get(sample, "double_only") != NULL, row_major_only = get(sample, "contiguous_only") != NULL;
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        if ((modes[i].single && double_only) || (modes[i].how == LAYOUT_STRIDED && row_major_only)) continue;
        check_values(sample, &modes[i]);
    }
    if (get(sample, "random")) check_random(sample);
    if (get(sample, "gradients")) check_derivatives(sample);
    CHECK(live_objects() == 0, "%s(%s): %lld objects stay alive", text(sample, "op"), text(sample, "sample"),
          (long long)live_objects());
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: test_operations VECTORS [operation]\n");
        return 2;
    }
    int operations = 0, samples = 0, errors = 0, derivatives = 0;
    while (op_names[operations]) operations++;
    bool *seen = calloc((size_t)operations + 1, sizeof *seen);
    char **paths;
    int files = list_json(argv[1], &paths);
    for (int f = 0; f < files; f++) {
        cJSON *vectors = read_json(paths[f]);
        const cJSON *sample;
        cJSON_ArrayForEach(sample, get(vectors, "cases")) {
            if (argc > 2 && strcmp(argv[2], text(sample, "op")) != 0) continue;
            for (int i = 0; i < operations; i++) {
                if (strcmp(op_names[i], text(sample, "op")) == 0) seen[i] = true;
            }
            check_sample(sample);
            samples++;
            derivatives += get(sample, "gradients") != NULL;
        }
        cJSON_ArrayForEach(sample, get(vectors, "errors")) {
            if (argc > 2 && strcmp(argv[2], text(sample, "op")) != 0) continue;
            check_error(sample);
            errors++;
        }
        cJSON_Delete(vectors);
        free(paths[f]);
    }
    free(paths);
    for (int i = 0; argc == 2 && i < operations; i++) CHECK(seen[i], "%s has no sample", op_names[i]);
    free(seen);
    printf("%d operations, %d samples, %d of them with derivatives of both orders, %d error samples\n", operations, samples,
           derivatives, errors);
    return test_summary("operations");
}
