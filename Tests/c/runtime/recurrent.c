#include <math.h>
#include <stddef.h>

#include "runtime.h"

/* An LSTM layer as C programs use it: against a cell stepped by hand, trained, and on packed sequences. */

enum { STEPS = 7, BATCH = 3, FEATURES = 4, UNITS = 5, WEIGHTS = 4 };

static const dl_recurrent_activation GATE = DL_RECURRENT_ACTIVATION_SIGMOID, TANH = DL_RECURRENT_ACTIVATION_TANH;

static dl_status layer(const dl_tensor *input, dl_tensor *const *states, dl_tensor *const *weights, const dl_tensor *batch_sizes,
                       dl_tensor **output, dl_tensor **hidden, dl_tensor **cell) {
    return dl_lstm(input, (const dl_tensor *const *)states, 2, (const dl_tensor *const *)weights, WEIGHTS, true, 1, 0, false, false,
                   false, batch_sizes, 2, false, GATE, TANH, TANH, NULL, output, hidden, cell);
}

static double value_of(const dl_tensor *tensor) {
    float value = NAN;
    return dl_tensor_copy_to(tensor, &value, sizeof value) == DL_OK ? (double)value : (double)NAN;
}

static bool agree(const dl_tensor *a, const dl_tensor *b) {
    float x[STEPS * BATCH * UNITS], y[STEPS * BATCH * UNITS];
    int64_t count = dl_tensor_count(a);
    size_t bytes = (size_t)count * sizeof(float);
    if (count != dl_tensor_count(b) || dl_tensor_copy_to(a, x, bytes) != DL_OK || dl_tensor_copy_to(b, y, bytes) != DL_OK) return false;
    for (int64_t i = 0; i < count; i++) {
        if (fabsf(x[i] - y[i]) > 1e-5f) return false;
    }
    return true;
}

static void compare_with_cell(const dl_tensor *input, dl_tensor *const *states, dl_tensor *const *weights) {
    static const int64_t flat[] = {BATCH, UNITS};
    dl_tensor *output = NULL, *hidden = NULL, *cell = NULL, *now[2] = {NULL, NULL};
    CHECK_OK(layer(input, states, weights, NULL, &output, &hidden, &cell), "lstm");
    for (int i = 0; i < 2; i++) CHECK_OK(dl_reshape(states[i], flat, 2, &now[i]), "reshape");
    for (int64_t t = 0; t < STEPS; t++) {
        dl_tensor *rows = NULL, *expected = NULL, *next[2] = {NULL, NULL};
        CHECK_OK(dl_select(input, 0, t, &rows), "select");
        CHECK_OK(dl_select(output, 0, t, &expected), "select");
        CHECK_OK(dl_lstm_cell(rows, (const dl_tensor *const *)now, 2, weights[0], weights[1], weights[2], weights[3], NULL, NULL, GATE,
                              TANH, TANH, &next[0], &next[1]), "lstm_cell");
        CHECK(agree(next[0], expected), "step %d of the layer and of the cell", (int)t);
        for (int i = 0; i < 2; i++) {
            dl_tensor_release(now[i]);
            now[i] = next[i];
        }
        dl_tensor_release(rows), dl_tensor_release(expected);
    }
    CHECK(agree(now[1], cell), "the last cell states");
    for (int i = 0; i < 2; i++) dl_tensor_release(now[i]);
    dl_tensor_release(output), dl_tensor_release(hidden), dl_tensor_release(cell);
}

/** Teaches the layer to end in a given state; the loss must shrink. */
static void teach(const dl_tensor *input, dl_tensor *const *states, dl_tensor **weights) {
    dl_optimizer *optimizer = NULL;
    dl_sgd_options options = dl_sgd_options_default();
    options.learning_rate = 0.5;
    double first = 0, last = 0;
    CHECK_OK(dl_optimizer_sgd(weights, WEIGHTS, &options, &optimizer), "sgd");
    for (int i = 0; i < 60; i++) {
        dl_tensor *output = NULL, *hidden = NULL, *cell = NULL, *difference = NULL, *squares = NULL, *loss = NULL;
        CHECK_OK(dl_optimizer_zero_grad(optimizer), "zero_grad");
        CHECK_OK(layer(input, states, weights, NULL, &output, &hidden, &cell), "lstm");
        CHECK_OK(dl_sub_scalar(hidden, dl_float(0.5), &difference), "sub");
        CHECK_OK(dl_mul(difference, difference, &squares), "mul");
        CHECK_OK(dl_mean(squares, NULL, 0, false, DL_DTYPE_NONE, &loss), "mean");
        CHECK_OK(dl_tensor_backward(loss, NULL, false, false), "backward");
        CHECK_OK(dl_optimizer_step(optimizer), "step");
        last = value_of(loss);
        if (i == 0) first = last;
        dl_tensor_release(output), dl_tensor_release(hidden), dl_tensor_release(cell);
        dl_tensor_release(difference), dl_tensor_release(squares), dl_tensor_release(loss);
    }
    CHECK(last < 0.2 * first, "the loss went from %g to %g", first, last);
    dl_optimizer_release(optimizer);
}

/** Sequences of 7, 4 and 2 steps give what each gives alone. */
static void pack(const dl_tensor *input, dl_tensor *const *states, dl_tensor *const *weights) {
    static const int64_t lengths[BATCH] = {STEPS, 4, 2}, shape[] = {BATCH};
    dl_tensor *counts = NULL, *data = NULL, *sizes = NULL, *output = NULL, *hidden = NULL, *cell = NULL, *padded = NULL, *found = NULL;
    CHECK_OK(dl_tensor_from_data(lengths, DL_INT64, shape, 1, &counts), "lengths");
    CHECK_OK(dl_pack_padded_sequence(input, counts, false, &data, &sizes), "pack");
    CHECK_OK(layer(data, states, weights, sizes, &output, &hidden, &cell), "packed lstm");
    CHECK_OK(dl_pad_packed_sequence(output, sizes, false, 0, NULL, &padded, &found), "pad");
    CHECK(tensors_identical(found, counts), "the lengths come back");
    for (int64_t i = 0; i < BATCH; i++) {
        dl_tensor *short_input = NULL, *alone = NULL, *own[2] = {NULL, NULL}, *all = NULL, *last_hidden = NULL, *last_cell = NULL;
        dl_tensor *expected = NULL, *steps = NULL;
        CHECK_OK(dl_narrow(input, 0, 0, lengths[i], &short_input), "narrow");
        CHECK_OK(dl_narrow(short_input, 1, i, 1, &alone), "narrow");
        for (int k = 0; k < 2; k++) CHECK_OK(dl_narrow(states[k], 1, i, 1, &own[k]), "narrow");
        CHECK_OK(layer(alone, own, weights, NULL, &all, &last_hidden, &last_cell), "lstm");
        CHECK_OK(dl_narrow(padded, 1, i, 1, &expected), "narrow");
        CHECK_OK(dl_narrow(expected, 0, 0, lengths[i], &steps), "narrow");
        CHECK(agree(all, steps), "sequence %d", (int)i);
        dl_tensor_release(short_input), dl_tensor_release(alone), dl_tensor_release(own[0]), dl_tensor_release(own[1]);
        dl_tensor_release(all), dl_tensor_release(last_hidden), dl_tensor_release(last_cell);
        dl_tensor_release(expected), dl_tensor_release(steps);
    }
    dl_tensor_release(counts), dl_tensor_release(data), dl_tensor_release(sizes), dl_tensor_release(output);
    dl_tensor_release(hidden), dl_tensor_release(cell), dl_tensor_release(padded), dl_tensor_release(found);
}

void recurrent_layer(void) {
    static const int64_t input_shape[] = {STEPS, BATCH, FEATURES}, state_shape[] = {1, BATCH, UNITS};
    static const int64_t shapes[WEIGHTS][2] = {{4 * UNITS, FEATURES}, {4 * UNITS, UNITS}, {4 * UNITS, 0}, {4 * UNITS, 0}};
    static const int64_t ranks[WEIGHTS] = {2, 2, 1, 1};
    dl_generator *generator = NULL;
    dl_tensor *input = NULL, *states[2] = {NULL, NULL}, *weights[WEIGHTS] = {NULL};
    CHECK_OK(dl_generator_create(5, &generator), "generator");
    CHECK_OK(dl_randn(input_shape, 3, DL_FLOAT32, generator, &input), "randn");
    for (int i = 0; i < 2; i++) CHECK_OK(dl_randn(state_shape, 3, DL_FLOAT32, generator, &states[i]), "randn");
    for (int i = 0; i < WEIGHTS; i++) {
        CHECK_OK(dl_randn(shapes[i], ranks[i], DL_FLOAT32, generator, &weights[i]), "randn");
        CHECK_OK(dl_mul_scalar_(weights[i], dl_float(0.4)), "mul");
        CHECK_OK(dl_tensor_set_requires_grad(weights[i], true), "requires_grad");
    }
    compare_with_cell(input, states, weights);
    pack(input, states, weights);
    teach(input, states, weights);
    for (int i = 0; i < WEIGHTS; i++) dl_tensor_release(weights[i]);
    dl_tensor_release(states[0]), dl_tensor_release(states[1]), dl_tensor_release(input);
    dl_generator_release(generator);
}
