#include "calls.h"

#include <stdlib.h>
#include <string.h>

#include "arrays.h"
#include "generated/call_op.h"

static const cJSON *field(const cJSON *object, const char *name) { return cJSON_GetObjectItemCaseSensitive(object, name); }

static dl_status invalid(const char *message) {
    dl_set_last_error(DL_INVALID_ARGUMENT, message);
    return DL_INVALID_ARGUMENT;
}

static dl_status give(outcome *out, dl_tensor *tensor) {
    out->tensors[out->count++] = tensor;
    return DL_OK;
}

/* ---- arguments ---- */

/** Borrowed; NULL and an error when the argument is not "$" and a tensor's name. */
static dl_tensor *tensor_of(const environment *tensors, const cJSON *argument) {
    dl_tensor *tensor = cJSON_IsString(argument) && argument->valuestring[0] == '$'
                            ? environment_get(tensors, argument->valuestring + 1)
                            : NULL;
    if (!tensor) (void)invalid("an argument is missing or names no tensor");
    return tensor;
}

static int tensors_of(const environment *tensors, const cJSON *list, dl_tensor **out) {
    int count = 0;
    const cJSON *part;
    cJSON_ArrayForEach(part, list) {
        if (count == MOST_TENSORS || !(out[count] = tensor_of(tensors, part))) return 0;
        count++;
    }
    if (count == 0) (void)invalid("a list of tensors is missing or empty");
    return count;
}

static double real(const cJSON *args, const char *name, double usual) {
    const cJSON *value = field(args, name);
    return cJSON_IsNumber(value) ? value->valuedouble : usual;
}

/* ---- gradients ---- */

/** The gradients of one number; zeros for inputs that it does not depend on, if so wanted. */
static dl_status slopes_of(const dl_tensor *of, dl_tensor *const *inputs, int count, bool create_graph, bool materialize,
                           dl_tensor **out) {
    dl_status status = DL_OK;
    memset(out, 0, (size_t)count * sizeof *out);
    if (!materialize || dl_tensor_requires_grad(of)) {
        status = dl_grad(&of, 1, NULL, (const dl_tensor *const *)inputs, count, true, create_graph, materialize, out);
    }
    for (int i = 0; i < count && status == DL_OK; i++) {
        if (!out[i]) status = dl_zeros_like(inputs[i], DL_DTYPE_NONE, &out[i]);
    }
    return status;
}

static dl_status gradient(const environment *tensors, const cJSON *args, outcome *out) {
    dl_tensor *inputs[MOST_TENSORS];
    const dl_tensor *of = tensor_of(tensors, field(args, "of"));
    int count = tensors_of(tensors, field(args, "with_respect_to"), inputs);
    if (!of || count == 0) return DL_INVALID_ARGUMENT;
    if (!dl_tensor_requires_grad(of)) return invalid("gradient of something that requires none");
    dl_status status = slopes_of(of, inputs, count, cJSON_IsTrue(field(args, "create_graph")),
                                 cJSON_IsTrue(field(args, "materialize_grads")), out->tensors);
    if (status == DL_OK) out->count = count;
    return status;
}

/** Stacks the gradients of all elements of a tensor into the shape of the tensor and then of the input. */
static dl_status jacobian_of(const dl_tensor *of, const dl_tensor *input, dl_tensor **rows, int64_t count, dl_tensor **out) {
    int64_t shape[2 * DL_MAX_RANK];
    int rank = dl_tensor_shape(of, shape);
    rank += dl_tensor_shape(input, shape + rank);
    dl_tensor *stacked = NULL;
    dl_status status = dl_stack((const dl_tensor *const *)rows, count, 0, &stacked);
    if (status == DL_OK) status = dl_reshape(stacked, shape, rank, out);
    dl_tensor_release(stacked);
    return status;
}

static dl_status jacobian(const environment *tensors, const cJSON *args, outcome *out) {
    dl_tensor *inputs[MOST_TENSORS], *slopes[MOST_TENSORS], *flat = NULL;
    const dl_tensor *of = tensor_of(tensors, field(args, "of"));
    int count = tensors_of(tensors, field(args, "with_respect_to"), inputs);
    if (!of || count == 0) return DL_INVALID_ARGUMENT;
    const int64_t elements = dl_tensor_count(of), all = -1;
    dl_tensor **rows = allocate(elements * count, sizeof *rows);
    dl_status status = dl_reshape(of, &all, 1, &flat);
    for (int64_t e = 0; e < elements && status == DL_OK; e++) {
        dl_tensor *element = NULL;
        status = dl_select(flat, 0, e, &element);
        if (status == DL_OK) {
            status = slopes_of(element, inputs, count, cJSON_IsTrue(field(args, "create_graph")), true, slopes);
            for (int i = 0; i < count; i++) rows[i * elements + e] = slopes[i];
        }
        dl_tensor_release(element);
    }
    for (int i = 0; i < count && status == DL_OK; i++) {
        status = jacobian_of(of, inputs[i], rows + i * elements, elements, &out->tensors[i]);
        if (status == DL_OK) out->count++;
    }
    for (int64_t k = 0; k < elements * count; k++) dl_tensor_release(rows[k]);
    free(rows);
    dl_tensor_release(flat);
    return status;
}

static dl_status detached_copy(const dl_tensor *tensor, dl_tensor **out) {
    dl_tensor *detached = NULL;
    dl_status status = dl_detach(tensor, &detached);
    *out = NULL;
    if (status == DL_OK) status = dl_clone(detached, out);
    dl_tensor_release(detached);
    return status;
}

static dl_status leaf(const environment *tensors, const cJSON *args, outcome *out) {
    const dl_tensor *input = tensor_of(tensors, field(args, "input"));
    if (!input) return DL_INVALID_ARGUMENT;
    dl_status status = detached_copy(input, &out->tensors[0]);
    if (status != DL_OK) return status;
    out->count = 1;
    return dl_tensor_set_requires_grad(out->tensors[0], true);
}

/* ---- optimizers ---- */

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

typedef struct state {
    const char *name, *argument;
} state;
static const state adam_states[] = {{"exp_avg", "first_moments"}, {"exp_avg_sq", "second_moments"}};
static const state sgd_states[] = {{"momentum_buffer", "momentum_buffers"}};

/** Gives the optimizer the state of earlier steps, as far as there are arguments for it. */
static dl_status continue_from(const environment *tensors, const cJSON *args, bool adam, const state *states, int state_count,
                               int count, dl_optimizer *optimizer) {
    dl_status status = DL_OK;
    bool is_continued = state_count > 0 && field(args, states[0].argument) != NULL;
    for (int s = 0; s < state_count && is_continued && status == DL_OK; s++) {
        dl_tensor *earlier[MOST_TENSORS];
        if (tensors_of(tensors, field(args, states[s].argument), earlier) != count) return invalid("not as many states as parameters");
        for (int i = 0; i < count && status == DL_OK; i++) status = dl_optimizer_set_state(optimizer, i, states[s].name, earlier[i]);
    }
    if (!adam || !is_continued) return status;
    const float steps = (float)real(args, "step", 0);
    dl_tensor *step = NULL;
    if (status == DL_OK) status = dl_tensor_from_data(&steps, DL_FLOAT32, NULL, 0, &step);
    for (int i = 0; i < count && status == DL_OK; i++) status = dl_optimizer_set_state(optimizer, i, "step", step);
    dl_tensor_release(step);
    return status;
}

/** Copies the parameters, lets an optimizer take one step with them, and hands out the copies and copies of its state. */
static dl_status optimizer_step(const environment *tensors, const cJSON *args, bool adam, outcome *out) {
    dl_tensor *parameters[MOST_TENSORS], *gradients[MOST_TENSORS];
    int count = tensors_of(tensors, field(args, "parameters"), parameters);
    if (count == 0) return DL_INVALID_ARGUMENT;
    if (tensors_of(tensors, field(args, "gradients"), gradients) != count) return invalid("not as many gradients as parameters");
    dl_status status = DL_OK;
    for (int i = 0; i < count && status == DL_OK; i++) {
        dl_tensor *slope = NULL;
        status = detached_copy(parameters[i], &out->tensors[i]);
        if (status == DL_OK) out->count++;
        if (status == DL_OK) status = detached_copy(gradients[i], &slope);
        if (status == DL_OK) status = dl_tensor_set_requires_grad(out->tensors[i], true);
        if (status == DL_OK) status = dl_tensor_set_grad(out->tensors[i], slope);
        dl_tensor_release(slope);
    }
    const state *states = adam ? adam_states : sgd_states;
    int state_count = adam ? 2 : real(args, "momentum", 0) != 0 ? 1 : 0;
    dl_optimizer *optimizer = NULL;
    if (status == DL_OK) status = new_optimizer(args, adam, out->tensors, count, &optimizer);
    if (status == DL_OK) status = continue_from(tensors, args, adam, states, state_count, count, optimizer);
    if (status == DL_OK) status = dl_optimizer_step(optimizer);
    for (int k = 0; k < state_count * count && status == DL_OK; k++) {
        dl_tensor *kept = NULL;
        status = dl_optimizer_state(optimizer, k % count, states[k / count].name, &kept);
        if (status == DL_OK) status = detached_copy(kept, &out->tensors[out->count]);
        if (status == DL_OK) out->count++;
        dl_tensor_release(kept);
    }
    dl_optimizer_release(optimizer);
    return status;
}

static dl_status sgd_step(const environment *tensors, const cJSON *args, outcome *out) {
    return optimizer_step(tensors, args, false, out);
}

static dl_status adam_step(const environment *tensors, const cJSON *args, outcome *out) {
    return optimizer_step(tensors, args, true, out);
}

/* ---- shapes and seeds ---- */

static dl_status integers(const int64_t *values, const int64_t *shape, int rank, outcome *out) {
    dl_tensor *tensor = NULL;
    dl_status status = dl_tensor_from_data(values, DL_INT64, shape, rank, &tensor);
    return status == DL_OK ? give(out, tensor) : status;
}

static dl_status size(const environment *tensors, const cJSON *args, outcome *out) {
    const dl_tensor *input = tensor_of(tensors, field(args, "input"));
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

static dl_status element_count(const environment *tensors, const cJSON *args, outcome *out) {
    const dl_tensor *input = tensor_of(tensors, field(args, "input"));
    int64_t count = dl_tensor_count(input);
    return input ? integers(&count, NULL, 0, out) : DL_INVALID_ARGUMENT;
}

static dl_status seed(const environment *tensors, const cJSON *args, outcome *out) {
    (void)tensors;
    int64_t value = (int64_t)real(args, "value", -1);
    if (value < 0) return invalid("a seed is a number from 0 on");
    dl_status status = dl_generator_seed(NULL, (uint64_t)value);
    return status == DL_OK ? integers(&value, NULL, 0, out) : status;
}

/* ---- all calls ---- */

static dl_status operation(const char *name, const cJSON *args, const environment *tensors, outcome *out) {
    op_results results;
    dl_status status = call_op(name, args, tensors, &results);
    if (status != DL_OK) return status;
    if (results.count > 3 * MOST_TENSORS) status = invalid("too many results");
    for (int64_t i = 0; i < results.count && status == DL_OK; i++) status = give(out, dl_tensor_retain(results.tensors[i]));
    results_release(&results);
    return status;
}

dl_status make_call(const char *name, const cJSON *args, const environment *tensors, outcome *out) {
    static const struct {
        const char *name;
        dl_status (*call)(const environment *tensors, const cJSON *args, outcome *out);
    } special[] = {{"gradient", gradient},   {"jacobian", jacobian}, {"leaf", leaf}, {"sgd_step", sgd_step},
                   {"adam_step", adam_step}, {"size", size},         {"seed", seed}, {"count", element_count}};
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
        if (strcmp(name, special[i].name) == 0) return special[i].call(tensors, args, out);
    }
    return operation(name, args, tensors, out);
}
