#include "arguments.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- named tensors ---- */

typedef struct binding {
    char *name;
    dl_tensor *tensor;
    struct binding *next;
} binding;

struct environment {
    binding *first;
};

static void *allocate(size_t bytes) {
    void *memory = calloc(1, bytes ? bytes : 1);
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

environment *environment_create(void) { return allocate(sizeof(environment)); }

const void *environment_mark(const environment *tensors) { return tensors->first; }

void environment_return_to(environment *tensors, const void *mark) {
    while (tensors->first != mark) {
        binding *b = tensors->first;
        tensors->first = b->next;
        dl_tensor_release(b->tensor);
        free(b->name);
        free(b);
    }
}

void environment_free(environment *tensors) {
    if (!tensors) return;
    environment_return_to(tensors, NULL);
    free(tensors);
}

static binding *find(const environment *tensors, const char *name) {
    for (binding *b = tensors->first; b; b = b->next) {
        if (strcmp(b->name, name) == 0) return b;
    }
    return NULL;
}

void environment_set(environment *tensors, const char *name, dl_tensor *tensor) {
    binding *b = find(tensors, name);
    if (b) {
        dl_tensor_release(b->tensor);
    } else {
        b = allocate(sizeof *b);
        b->name = allocate(strlen(name) + 1);
        strcpy(b->name, name);
        b->next = tensors->first;
        tensors->first = b;
    }
    b->tensor = tensor;
}

dl_tensor *environment_get(const environment *tensors, const char *name) {
    binding *b = find(tensors, name);
    return b ? b->tensor : NULL;
}

/* ---- results ---- */

void results_release(op_results *results) {
    if (results->tensors == results->slots) {
        for (int64_t i = 0; i < results->count; i++) dl_tensor_release(results->slots[i]);
    } else if (results->tensors) {
        dl_tensor_list_release(results->tensors, results->count);
    }
    memset(results, 0, sizeof *results);
}

dl_tensor **results_slot(op_results *results, int index) {
    results->tensors = results->slots;
    if (results->count < index + 1) results->count = index + 1;
    return &results->slots[index];
}

dl_status results_in_place(op_results *results, dl_tensor *input, dl_status status) {
    if (status == DL_OK) *results_slot(results, 0) = dl_tensor_retain(input);
    return status;
}

/* ---- calls ---- */

dl_status call_entry(const op_entry *entry, const cJSON *json, const environment *tensors, op_results *results) {
    arguments a = {.json = json, .tensors = tensors, .operation = entry->name};
    memset(results, 0, sizeof *results);
    dl_status status = entry->call(&a, results);
    for (int i = 0; i < a.block_count; i++) free(a.blocks[i]);
    if (status != DL_OK) results_release(results);
    return status;
}

dl_status unknown_operation(const char *name, op_results *results) {
    char message[200];
    memset(results, 0, sizeof *results);
    snprintf(message, sizeof message, "call_op: there is no operation %s", name);
    dl_set_last_error(DL_UNSUPPORTED, message);
    return DL_UNSUPPORTED;
}

static void fail(arguments *a, const char *name, const char *why) {
    char message[200];
    snprintf(message, sizeof message, "call_op: %s: argument %s %s", a->operation, name, why);
    dl_set_last_error(DL_INVALID_ARGUMENT, message);
    a->failed = true;
}

static void *keep(arguments *a, size_t bytes) {
    if (a->block_count == (int)(sizeof a->blocks / sizeof a->blocks[0])) abort();
    return a->blocks[a->block_count++] = allocate(bytes);
}

static const cJSON *item(const arguments *a, const char *name) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(a->json, name);
    return cJSON_IsNull(value) ? NULL : value;
}

static const cJSON *required(arguments *a, const char *name) {
    const cJSON *value = item(a, name);
    if (!value) fail(a, name, "is missing");
    return value;
}

bool argument_has(const arguments *a, const char *name) { return item(a, name) != NULL; }

bool argument_is_number(const arguments *a, const char *name) {
    const cJSON *value = item(a, name);
    return value && !(cJSON_IsString(value) && value->valuestring[0] == '$');
}

/* ---- tensors ---- */

static dl_tensor *referenced(arguments *a, const char *name, const cJSON *value) {
    if (!cJSON_IsString(value) || value->valuestring[0] != '$') {
        fail(a, name, "is not a tensor's name after $");
        return NULL;
    }
    dl_tensor *tensor = environment_get(a->tensors, value->valuestring + 1);
    if (!tensor) fail(a, name, "names a tensor that does not exist");
    return tensor;
}

dl_tensor *argument_optional_tensor(arguments *a, const char *name) {
    const cJSON *value = item(a, name);
    return value ? referenced(a, name, value) : NULL;
}

dl_tensor *argument_tensor(arguments *a, const char *name) {
    const cJSON *value = required(a, name);
    return value ? referenced(a, name, value) : NULL;
}

const dl_tensor *const *argument_tensors(arguments *a, const char *name, int64_t *count) {
    const cJSON *value = required(a, name);
    *count = cJSON_GetArraySize(value);
    const dl_tensor **list = keep(a, sizeof(dl_tensor *) * (size_t)*count);
    int64_t i = 0;
    const cJSON *element;
    cJSON_ArrayForEach(element, value) list[i++] = referenced(a, name, element);
    return list;
}

/* ---- numbers ---- */

static double real(arguments *a, const char *name, const cJSON *value) {
    if (cJSON_IsNumber(value)) return value->valuedouble;
    if (cJSON_IsBool(value)) return cJSON_IsTrue(value) ? 1.0 : 0.0;
    if (cJSON_IsString(value)) {
        if (strcmp(value->valuestring, "inf") == 0) return INFINITY;
        if (strcmp(value->valuestring, "-inf") == 0) return -INFINITY;
        if (strcmp(value->valuestring, "nan") == 0) return NAN;
    }
    const cJSON *inner = cJSON_GetObjectItemCaseSensitive(value, "float");
    if (inner) return real(a, name, inner);
    fail(a, name, "is not a number");
    return 0;
}

static int64_t integer(arguments *a, const char *name, const cJSON *value) {
    double number = real(a, name, value);
    if (number >= 9223372036854775808.0) return INT64_MAX;
    if (number < -9223372036854775808.0 || number != number) return INT64_MIN;
    if (number != floor(number)) fail(a, name, "is not an integer");
    return (int64_t)number;
}

static dl_scalar number(arguments *a, const char *name, const cJSON *value) {
    if (cJSON_IsBool(value)) return dl_boolean(cJSON_IsTrue(value));
    double x = real(a, name, value);
    if (cJSON_IsNumber(value) && x == floor(x) && fabs(x) < 9007199254740992.0) return dl_int((int64_t)x);
    return dl_float(x);
}

dl_scalar argument_number(arguments *a, const char *name) {
    const cJSON *value = required(a, name);
    return value ? number(a, name, value) : dl_int(0);
}

const dl_scalar *argument_optional_number(arguments *a, const char *name) {
    const cJSON *value = item(a, name);
    if (!value) return NULL;
    dl_scalar *kept = keep(a, sizeof *kept);
    *kept = number(a, name, value);
    return kept;
}

int64_t argument_int(arguments *a, const char *name) {
    const cJSON *value = required(a, name);
    return value ? integer(a, name, value) : 0;
}

const int64_t *argument_optional_int(arguments *a, const char *name) {
    const cJSON *value = item(a, name);
    if (!value) return NULL;
    int64_t *kept = keep(a, sizeof *kept);
    *kept = integer(a, name, value);
    return kept;
}

const int64_t *argument_optional_ints(arguments *a, const char *name, int64_t *count) {
    const cJSON *value = item(a, name);
    *count = 0;
    if (!value) return NULL;
    if (!cJSON_IsArray(value)) {
        int64_t *kept = keep(a, sizeof *kept);
        *kept = integer(a, name, value);
        *count = 1;
        return kept;
    }
    *count = cJSON_GetArraySize(value);
    int64_t *list = keep(a, sizeof(int64_t) * (size_t)*count);
    int64_t i = 0;
    const cJSON *element;
    cJSON_ArrayForEach(element, value) list[i++] = integer(a, name, element);
    return list;
}

const int64_t *argument_ints(arguments *a, const char *name, int64_t *count) {
    *count = 0;
    return required(a, name) ? argument_optional_ints(a, name, count) : NULL;
}

const int64_t *argument_optional_fixed(arguments *a, const char *name, int64_t extent) {
    const cJSON *value = item(a, name);
    if (!value) return NULL;
    if (!cJSON_IsArray(value)) {
        int64_t *kept = keep(a, (size_t)extent * sizeof *kept);
        for (int64_t i = 0; i < extent; i++) kept[i] = integer(a, name, value);
        return kept;
    }
    int64_t count = 0;
    const int64_t *list = argument_optional_ints(a, name, &count);
    if (count != extent) fail(a, name, "has another number of values");
    return list;
}

const int64_t *argument_fixed(arguments *a, const char *name, int64_t extent) {
    return required(a, name) ? argument_optional_fixed(a, name, extent) : NULL;
}

double argument_float(arguments *a, const char *name) {
    const cJSON *value = required(a, name);
    return value ? real(a, name, value) : 0;
}

const double *argument_optional_float(arguments *a, const char *name) {
    const cJSON *value = item(a, name);
    if (!value) return NULL;
    double *kept = keep(a, sizeof *kept);
    *kept = real(a, name, value);
    return kept;
}

/* ---- words ---- */

bool argument_bool(arguments *a, const char *name, bool usual) {
    const cJSON *value = item(a, name);
    if (!value) return usual;
    if (!cJSON_IsBool(value)) fail(a, name, "is not true or false");
    return cJSON_IsTrue(value);
}

const char *argument_string(arguments *a, const char *name) {
    const cJSON *value = required(a, name) ? item(a, name) : NULL;
    if (value && !cJSON_IsString(value)) fail(a, name, "is not a text");
    return value && cJSON_IsString(value) ? value->valuestring : "";
}

int32_t argument_choice(arguments *a, const char *name, const char *const *values, int32_t usual) {
    const cJSON *value = item(a, name);
    if (!value) {
        if (usual < 0) fail(a, name, "is missing");
        return usual;
    }
    for (int32_t i = 0; values[i]; i++) {
        if (cJSON_IsString(value) && strcmp(values[i], value->valuestring) == 0) return i;
    }
    fail(a, name, "is none of the choices");
    return usual;
}

dl_dtype dtype_named(const char *name) {
    for (dl_dtype dtype = DL_FLOAT32; dtype <= DL_BOOL; dtype++) {
        if (strcmp(dl_dtype_name(dtype), name) == 0) return dtype;
    }
    return DL_DTYPE_NONE;
}

dl_dtype argument_dtype(arguments *a, const char *name, bool needed) {
    const cJSON *value = item(a, name);
    if (!value) {
        if (needed) fail(a, name, "is missing");
        return DL_DTYPE_NONE;
    }
    dl_dtype dtype = cJSON_IsString(value) ? dtype_named(value->valuestring) : DL_DTYPE_NONE;
    if (dtype == DL_DTYPE_NONE) fail(a, name, "is not a dtype");
    return dtype;
}
