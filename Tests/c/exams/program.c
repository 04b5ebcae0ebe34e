#include "program.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generated/call_op.h"

void complain(complaints *list, const char *format, ...) {
    list->count++;
    size_t room = sizeof list->text - list->length;
    va_list values;
    va_start(values, format);
    int written = vsnprintf(list->text + list->length, room, format, values);
    va_end(values);
    if (written > 0) list->length += (size_t)written < room ? (size_t)written : room - 1;
    if (list->length + 1 < sizeof list->text) {
        list->text[list->length++] = '\n';
        list->text[list->length] = 0;
    }
}

/* ---- nested lists and arrays ---- */

static bool fits(const cJSON *nested, const int64_t *shape, int rank, int depth) {
    if (!cJSON_IsArray(nested)) return depth == rank;
    if (depth == rank || cJSON_GetArraySize(nested) != shape[depth]) return false;
    const cJSON *part;
    cJSON_ArrayForEach(part, nested) {
        if (!fits(part, shape, rank, depth + 1)) return false;
    }
    return true;
}

bool nested_shape(const cJSON *nested, int64_t *shape, int *rank, int64_t *count) {
    *rank = 0;
    *count = 1;
    for (const cJSON *part = nested; cJSON_IsArray(part); part = part->child) {
        if (*rank == DL_MAX_RANK) return false;
        shape[*rank] = cJSON_GetArraySize(part);
        *count *= shape[(*rank)++];
    }
    return nested != NULL && fits(nested, shape, *rank, 0);
}

int64_t nested_leaves(const cJSON *nested, const cJSON **leaves) {
    if (!cJSON_IsArray(nested)) {
        leaves[0] = nested;
        return 1;
    }
    int64_t count = 0;
    const cJSON *part;
    cJSON_ArrayForEach(part, nested) count += nested_leaves(part, leaves + count);
    return count;
}

static void *allocate(int64_t count, size_t size) {
    void *memory = calloc((size_t)count + 1, size);
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

bool array_from_json(const cJSON *nested, array *out) {
    memset(out, 0, sizeof *out);
    if (!nested_shape(nested, out->shape, &out->rank, &out->count)) return false;
    const cJSON **leaves = allocate(out->count, sizeof *leaves);
    nested_leaves(nested, leaves);
    out->values = allocate(out->count, sizeof(double));
    bool numbers = true;
    for (int64_t i = 0; i < out->count; i++) {
        numbers = numbers && (cJSON_IsNumber(leaves[i]) || cJSON_IsBool(leaves[i]));
        out->values[i] = cJSON_IsBool(leaves[i]) ? cJSON_IsTrue(leaves[i]) : leaves[i]->valuedouble;
    }
    free(leaves);
    if (!numbers) array_free(out);
    return numbers;
}

bool array_from_tensor(const dl_tensor *tensor, array *out) {
    memset(out, 0, sizeof *out);
    dl_dtype dtype = dl_tensor_dtype(tensor);
    out->rank = dl_tensor_shape(tensor, out->shape);
    out->count = dl_tensor_count(tensor);
    size_t bytes = (size_t)out->count * dl_dtype_size(dtype);
    void *memory = allocate((int64_t)bytes, 1);
    bool copied = dl_tensor_copy_to(tensor, memory, bytes) == DL_OK;
    out->values = allocate(out->count, sizeof(double));
    for (int64_t i = 0; i < out->count; i++) {
        switch (dtype) {
            case DL_FLOAT32: out->values[i] = ((float *)memory)[i]; break;
            case DL_FLOAT64: out->values[i] = ((double *)memory)[i]; break;
            case DL_INT64: out->values[i] = (double)((int64_t *)memory)[i]; break;
            case DL_INT32: out->values[i] = ((int32_t *)memory)[i]; break;
            default: out->values[i] = ((uint8_t *)memory)[i]; break;
        }
    }
    free(memory);
    if (!copied) array_free(out);
    return copied;
}

void array_free(array *a) {
    free(a->values);
    memset(a, 0, sizeof *a);
}

bool same_shape(const array *a, const array *b) {
    if (a->rank != b->rank) return false;
    for (int i = 0; i < a->rank; i++) {
        if (a->shape[i] != b->shape[i]) return false;
    }
    return true;
}

/* ---- values ---- */

void program_start(program *p) {
    p->tensors = environment_create();
    p->numbers = cJSON_CreateObject();
    p->calls = 0;
}

void program_end(program *p) {
    environment_free(p->tensors);
    cJSON_Delete(p->numbers);
}

static const cJSON *field(const cJSON *object, const char *name) { return cJSON_GetObjectItemCaseSensitive(object, name); }

static const char *text(const cJSON *object, const char *name) {
    const cJSON *value = field(object, name);
    return cJSON_IsString(value) ? value->valuestring : "";
}

/** Takes over the tensor. */
static bool define(program *p, const char *name, dl_tensor *tensor, complaints *problems) {
    if (environment_get(p->tensors, name) || field(p->numbers, name)) {
        complain(problems, "'%s' is defined twice", name);
        dl_tensor_release(tensor);
        return false;
    }
    environment_set(p->tensors, name, tensor);
    return true;
}

static dl_tensor *new_tensor(const array *values, dl_dtype dtype) {
    size_t size = dl_dtype_size(dtype);
    char *memory = allocate(values->count, size ? size : 1);
    for (int64_t i = 0; i < values->count; i++) {
        switch (dtype) {
            case DL_FLOAT32: ((float *)memory)[i] = (float)values->values[i]; break;
            case DL_FLOAT64: ((double *)memory)[i] = values->values[i]; break;
            case DL_INT64: ((int64_t *)memory)[i] = (int64_t)values->values[i]; break;
            case DL_INT32: ((int32_t *)memory)[i] = (int32_t)values->values[i]; break;
            default: ((uint8_t *)memory)[i] = (uint8_t)values->values[i]; break;
        }
    }
    dl_tensor *tensor = NULL;
    if (dl_tensor_from_data(memory, dtype, values->shape, values->rank, &tensor) != DL_OK) tensor = NULL;
    free(memory);
    return tensor;
}

static bool define_input(program *p, const cJSON *input, complaints *problems) {
    const char *name = input->string;
    if (cJSON_IsNumber(input)) {
        if (environment_get(p->tensors, name) || field(p->numbers, name)) {
            complain(problems, "'%s' is defined twice", name);
            return false;
        }
        cJSON_AddNumberToObject(p->numbers, name, input->valuedouble);
        return true;
    }
    array declared = {0}, values = {0};
    const cJSON *extent, *fill = field(input, "fill");
    declared.count = 1;
    cJSON_ArrayForEach(extent, field(input, "shape")) {
        if (declared.rank == DL_MAX_RANK) break;
        declared.shape[declared.rank++] = (int64_t)extent->valuedouble;
        declared.count *= (int64_t)extent->valuedouble;
    }
    if (fill) {
        values = declared;
        values.values = allocate(values.count, sizeof(double));
        for (int64_t i = 0; i < values.count; i++) values.values[i] = fill->valuedouble;
    } else if (!array_from_json(field(input, "data"), &values) || !same_shape(&declared, &values)) {
        complain(problems, "%s: the data have another shape than the one declared", name);
        array_free(&values);
        return false;
    }
    dl_tensor *tensor = new_tensor(&values, dtype_named(text(input, "dtype")));
    array_free(&values);
    if (!tensor || (cJSON_IsTrue(field(input, "requires_grad")) && dl_tensor_set_requires_grad(tensor, true) != DL_OK)) {
        complain(problems, "%s: %s", name, dl_last_error_message());
        dl_tensor_release(tensor);
        return false;
    }
    return define(p, name, tensor, problems);
}

/* ---- the calls that are not operations ---- */

enum { MOST_TENSORS = 16 };
typedef struct outcome {
    dl_tensor *tensors[3 * MOST_TENSORS];
    int count;
} outcome;

/** Borrowed; NULL and an error when the argument is not "$" and a tensor's name. */
static dl_tensor *tensor_of(const program *p, const cJSON *argument) {
    dl_tensor *tensor = cJSON_IsString(argument) && argument->valuestring[0] == '$'
                            ? environment_get(p->tensors, argument->valuestring + 1)
                            : NULL;
    if (!tensor) dl_set_last_error(DL_INVALID_ARGUMENT, "an argument is missing or names no tensor");
    return tensor;
}

static int tensors_of(const program *p, const cJSON *list, dl_tensor **out) {
    int count = 0;
    const cJSON *part;
    cJSON_ArrayForEach(part, list) {
        if (count == MOST_TENSORS || !(out[count] = tensor_of(p, part))) return 0;
        count++;
    }
    if (count == 0) dl_set_last_error(DL_INVALID_ARGUMENT, "a list of tensors is missing or empty");
    return count;
}

static dl_status gradient(const program *p, const cJSON *args, outcome *out) {
    dl_tensor *inputs[MOST_TENSORS];
    const dl_tensor *of = tensor_of(p, field(args, "of"));
    int count = tensors_of(p, field(args, "with_respect_to"), inputs);
    if (!of || count == 0) return DL_INVALID_ARGUMENT;
    dl_status status = dl_grad(&of, 1, NULL, (const dl_tensor *const *)inputs, count, true,
                               cJSON_IsTrue(field(args, "create_graph")), false, out->tensors);
    if (status == DL_OK) out->count = count;
    return status;
}

static dl_tensor *detached_copy(const dl_tensor *tensor) {
    array values;
    if (!array_from_tensor(tensor, &values)) return NULL;
    dl_tensor *copy = new_tensor(&values, dl_tensor_dtype(tensor));
    array_free(&values);
    return copy;
}

static double real(const cJSON *args, const char *name, double usual) {
    const cJSON *value = field(args, name);
    return cJSON_IsNumber(value) ? value->valuedouble : usual;
}

static dl_status new_optimizer(const cJSON *args, bool adam, dl_tensor *const *parameters, int count, dl_optimizer **out) {
    if (adam) {
        dl_adam_options options = dl_adam_options_default();
        const cJSON *betas = field(args, "betas");
        options.learning_rate = real(args, "lr", options.learning_rate);
        options.epsilon = real(args, "eps", options.epsilon);
        options.weight_decay = real(args, "weight_decay", options.weight_decay);
        if (cJSON_GetArraySize(betas) == 2) {
            options.beta1 = cJSON_GetArrayItem(betas, 0)->valuedouble;
            options.beta2 = cJSON_GetArrayItem(betas, 1)->valuedouble;
        }
        return dl_optimizer_adam(parameters, count, &options, out);
    }
    dl_sgd_options options = dl_sgd_options_default();
    options.learning_rate = real(args, "lr", options.learning_rate);
    options.momentum = real(args, "momentum", options.momentum);
    options.dampening = real(args, "dampening", options.dampening);
    options.weight_decay = real(args, "weight_decay", options.weight_decay);
    options.nesterov = cJSON_IsTrue(field(args, "nesterov"));
    return dl_optimizer_sgd(parameters, count, &options, out);
}

/** Copies the parameters, lets a new optimizer take one step with them, and hands out the copies and its state. */
static dl_status optimizer_step(const program *p, const cJSON *args, bool adam, outcome *out) {
    dl_tensor *parameters[MOST_TENSORS], *gradients[MOST_TENSORS];
    int count = tensors_of(p, field(args, "parameters"), parameters);
    if (count == 0 || tensors_of(p, field(args, "gradients"), gradients) != count) return DL_INVALID_ARGUMENT;
    dl_status status = DL_OK;
    for (int i = 0; i < count && status == DL_OK; i++) {
        dl_tensor *copy = out->tensors[out->count++] = detached_copy(parameters[i]);
        dl_tensor *slope = detached_copy(gradients[i]);
        status = copy && slope ? dl_tensor_set_requires_grad(copy, true) : DL_INVALID_ARGUMENT;
        if (status == DL_OK) status = dl_tensor_set_grad(copy, slope);
        dl_tensor_release(slope);
    }
    dl_optimizer *optimizer = NULL;
    if (status == DL_OK) status = new_optimizer(args, adam, out->tensors, count, &optimizer);
    if (status == DL_OK) status = dl_optimizer_step(optimizer);
    static const char *const adam_states[] = {"exp_avg", "exp_avg_sq"}, *const sgd_states[] = {"momentum_buffer"};
    const char *const *states = adam ? adam_states : sgd_states;
    int state_count = adam ? 2 : real(args, "momentum", 0) != 0 ? 1 : 0;
    for (int s = 0; s < state_count; s++) {
        for (int i = 0; i < count && status == DL_OK; i++) {
            status = dl_optimizer_state(optimizer, i, states[s], &out->tensors[out->count]);
            if (status == DL_OK) out->count++;
        }
    }
    dl_optimizer_release(optimizer);
    return status;
}

static dl_status integers(const int64_t *values, const int64_t *shape, int rank, outcome *out) {
    dl_status status = dl_tensor_from_data(values, DL_INT64, shape, rank, &out->tensors[0]);
    if (status == DL_OK) out->count = 1;
    return status;
}

static dl_status size(const program *p, const cJSON *args, outcome *out) {
    const dl_tensor *input = tensor_of(p, field(args, "input"));
    const cJSON *dim = field(args, "dim"), *axis;
    int64_t extents[DL_MAX_RANK], count = 0;
    if (!input) return DL_INVALID_ARGUMENT;
    if (cJSON_IsNumber(dim)) {
        extents[0] = dl_tensor_size(input, (int32_t)dim->valuedouble);
        return integers(extents, NULL, 0, out);
    }
    if (!dim) count = dl_tensor_shape(input, extents);
    cJSON_ArrayForEach(axis, dim) {
        if (count < DL_MAX_RANK) extents[count++] = dl_tensor_size(input, (int32_t)axis->valuedouble);
    }
    return integers(extents, &count, 1, out);
}

static dl_status element_count(const program *p, const cJSON *args, outcome *out) {
    const dl_tensor *input = tensor_of(p, field(args, "input"));
    int64_t count = dl_tensor_count(input);
    return input ? integers(&count, NULL, 0, out) : DL_INVALID_ARGUMENT;
}

/* ---- steps ---- */

/** Replaces "$name" by the number of that name, everywhere. */
static void put_numbers(const program *p, cJSON *value) {
    for (cJSON *part = value->child, *next; part; part = next) {
        next = part->next;
        put_numbers(p, part);
        const cJSON *number =
            cJSON_IsString(part) && part->valuestring[0] == '$' ? field(p->numbers, part->valuestring + 1) : NULL;
        if (!number) continue;
        cJSON *plain = cJSON_CreateNumber(number->valuedouble);
        if (cJSON_IsArray(value)) {
            cJSON_ReplaceItemViaPointer(value, part, plain);
        } else {
            char *name = allocate((int64_t)strlen(part->string), 1);
            strcpy(name, part->string);
            cJSON_ReplaceItemInObjectCaseSensitive(value, name, plain);
            free(name);
        }
    }
}

static dl_status operation(const program *p, const char *name, const cJSON *args, outcome *out) {
    op_results results;
    dl_status status = call_op(name, args, p->tensors, &results);
    if (status != DL_OK) return status;
    for (int64_t i = 0; i < results.count && out->count < MOST_TENSORS; i++) {
        out->tensors[out->count++] = dl_tensor_retain(results.tensors[i]);
    }
    results_release(&results);
    return DL_OK;
}

static dl_status perform(const program *p, const char *name, const cJSON *args, outcome *out) {
    if (strcmp(name, "gradient") == 0) return gradient(p, args, out);
    if (strcmp(name, "sgd_step") == 0) return optimizer_step(p, args, false, out);
    if (strcmp(name, "adam_step") == 0) return optimizer_step(p, args, true, out);
    if (strcmp(name, "size") == 0) return size(p, args, out);
    if (strcmp(name, "count") == 0) return element_count(p, args, out);
    return operation(p, name, args, out);
}

static bool step(program *p, const cJSON *json, complaints *problems) {
    const char *name = text(json, "call");
    const cJSON *names = field(json, "results");
    cJSON *args = cJSON_Duplicate(field(json, "args"), true);
    outcome out = {.count = 0};
    if (args) put_numbers(p, args);
    dl_status status = perform(p, name, args, &out);
    cJSON_Delete(args);
    bool good = status == DL_OK && out.count == cJSON_GetArraySize(names);
    if (status != DL_OK) {
        complain(problems, "%s: %s", name, dl_last_error_message());
    } else if (!good) {
        complain(problems, "%s gives %d results, %d are named", name, out.count, cJSON_GetArraySize(names));
    }
    for (int i = 0; i < out.count; i++) {
        if (good) {
            good = define(p, cJSON_GetArrayItem(names, i)->valuestring, out.tensors[i], problems);
        } else {
            dl_tensor_release(out.tensors[i]);
        }
    }
    p->calls++;
    return good;
}

bool program_run(program *p, const cJSON *inputs, const cJSON *steps, complaints *problems) {
    const cJSON *part;
    cJSON_ArrayForEach(part, inputs) {
        if (!define_input(p, part, problems)) return false;
    }
    cJSON_ArrayForEach(part, steps) {
        if (!step(p, part, problems)) return false;
    }
    return true;
}
