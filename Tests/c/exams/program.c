#include "program.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"

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

static bool define_number(program *p, const char *name, double number, complaints *problems) {
    if (environment_get(p->tensors, name) || field(p->numbers, name)) {
        complain(problems, "'%s' is defined twice", name);
        return false;
    }
    cJSON_AddNumberToObject(p->numbers, name, number);
    return true;
}

static bool define_input(program *p, const cJSON *input, complaints *problems) {
    const char *name = input->string;
    if (cJSON_IsNumber(input)) return define_number(p, name, input->valuedouble, problems);
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

static bool step(program *p, const cJSON *json, complaints *problems) {
    const char *name = text(json, "call");
    const cJSON *names = field(json, "results");
    cJSON *args = cJSON_Duplicate(field(json, "args"), true);
    outcome out = {.count = 0};
    if (args) put_numbers(p, args);
    dl_status status = make_call(name, args, p->tensors, &out);
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

/* ---- loops ---- */

enum { MOST_NAMES = 16 };

/** A new reference to the tensor of this name. */
static dl_tensor *value_named(const program *p, const cJSON *name, complaints *problems) {
    dl_tensor *tensor = cJSON_IsString(name) ? environment_get(p->tensors, name->valuestring) : NULL;
    if (!tensor) complain(problems, "nothing is called '%s'", cJSON_IsString(name) ? name->valuestring : "");
    return dl_tensor_retain(tensor);
}

/** Makes the carried values those that stand at a position of each pair: 0 before the first round, 1 for the next one. */
static bool carry_on(const program *p, const cJSON *carry, int position, dl_tensor **carried, complaints *problems) {
    dl_tensor *next[MOST_NAMES] = {NULL};
    int count = 0;
    bool good = true;
    const cJSON *pair;
    cJSON_ArrayForEach(pair, carry) good = (next[count++] = value_named(p, cJSON_GetArrayItem(pair, position), problems)) && good;
    for (int i = 0; i < count; i++) {
        dl_tensor_release(carried[i]);
        carried[i] = next[i];
    }
    return good;
}

static bool define_carried(program *p, const cJSON *carry, dl_tensor **carried, complaints *problems) {
    int count = 0;
    bool good = true;
    const cJSON *pair;
    cJSON_ArrayForEach(pair, carry) {
        if (good) good = define(p, pair->string, dl_tensor_retain(carried[count]), problems);
        count++;
    }
    return good;
}

static bool run_round(program *p, const cJSON *loop, int number, dl_tensor **carried, dl_tensor **collected, complaints *problems) {
    const cJSON *carry = field(loop, "carry"), *counter = field(loop, "counter"), *name;
    const void *around = environment_mark(p->tensors);
    bool good = define_carried(p, carry, carried, problems);
    const cJSON *from = field(loop, "from"), *by = field(loop, "by");
    const double count = (from ? from->valuedouble : 0) + number * (by ? by->valuedouble : 1);
    if (good && counter) good = define_number(p, counter->valuestring, count, problems);
    good = good && program_run(p, NULL, field(loop, "steps"), problems);
    int k = 0, rounds = field(loop, "repeat")->valueint;
    cJSON_ArrayForEach(name, field(loop, "collect")) {
        if (good) good = (collected[k++ * rounds + number] = value_named(p, name, problems)) != NULL;
    }
    if (good) good = carry_on(p, carry, 1, carried, problems);
    environment_return_to(p->tensors, around);
    if (counter) cJSON_DeleteItemFromObjectCaseSensitive(p->numbers, counter->valuestring);
    return good;
}

static bool repeat(program *p, const cJSON *loop, complaints *problems) {
    const cJSON *carry = field(loop, "carry"), *collect = field(loop, "collect"), *name;
    dl_tensor *carried[MOST_NAMES] = {NULL};
    const int rounds = field(loop, "repeat")->valueint, kept = cJSON_GetArraySize(collect);
    if (rounds < 1 || cJSON_GetArraySize(carry) > MOST_NAMES) {
        complain(problems, "a loop of %d rounds with %d carried values", rounds, cJSON_GetArraySize(carry));
        return false;
    }
    dl_tensor **collected = allocate((int64_t)kept * rounds, sizeof *collected);
    bool good = carry_on(p, carry, 0, carried, problems);
    for (int number = 0; number < rounds && good; number++) good = run_round(p, loop, number, carried, collected, problems);
    good = good && define_carried(p, carry, carried, problems);
    int k = 0;
    cJSON_ArrayForEach(name, collect) {
        dl_tensor *stacked = NULL;
        if (good && dl_stack((const dl_tensor *const *)collected + k++ * rounds, rounds, 0, &stacked) != DL_OK) {
            complain(problems, "collect %s: %s", name->string, dl_last_error_message());
            good = false;
        }
        good = good && define(p, name->string, stacked, problems);
    }
    for (int i = 0; i < MOST_NAMES; i++) dl_tensor_release(carried[i]);
    for (int i = 0; i < kept * rounds; i++) dl_tensor_release(collected[i]);
    free(collected);
    return good;
}

bool program_run(program *p, const cJSON *inputs, const cJSON *steps, complaints *problems) {
    const cJSON *part;
    cJSON_ArrayForEach(part, inputs) {
        if (!define_input(p, part, problems)) return false;
    }
    cJSON_ArrayForEach(part, steps) {
        if (!(field(part, "repeat") ? repeat : step)(p, part, problems)) return false;
    }
    return true;
}
