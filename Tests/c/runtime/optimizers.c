/* Every optimizer over four steps, against the values of torch.optim in float64; functions with a derivative of the caller's. */
#include <math.h>
#include <string.h>

#include "runtime.h"

enum { STEPS = 4, SIZE = 2 };

static const double gradients[STEPS][SIZE] = {{0.5, -0.25}, {-1.5, -0.75}, {2.0, 0.125}, {0.25, -1.0}};

/* Learning rate 0.1, weight decay 0.01 (but for Rprop); SGD with momentum 0.9, RMSprop centered and with momentum 0.5. */
static const struct {
    int32_t algorithm;
    double expected[SIZE];
} cases[] = {
    {DL_SGD, {0.8205961883510001, -1.6169526791270001}},      {DL_ADAM, {0.8937877630607134, -1.66771121800568}},
    {DL_NADAM, {0.8893442859032817, -1.6979789157569385}},    {DL_RADAM, {0.9275183094255282, -1.8392574161220407}},
    {DL_ADAGRAD, {0.9058256237218038, -1.740848707999246}},   {DL_ADADELTA, {0.9995361649565767, -1.9988623059617394}},
    {DL_RMSPROP, {-0.5013808043730842, 2.0901886787199944}},  {DL_RPROP, {0.79, -1.7199999999999998}},
    {DL_ADAMAX, {0.898743576148705, -1.7423619647476922}},    {DL_ASGD, {0.8710191018947601, -1.8046494145275502}},
};

static dl_optimizer_options options_of(int32_t algorithm) {
    dl_optimizer_options options = dl_optimizer_options_default(algorithm);
    options.learning_rate = 0.1;
    if (algorithm != DL_RPROP) options.weight_decay = 0.01;
    if (algorithm == DL_SGD) options.momentum = 0.9;
    if (algorithm == DL_RMSPROP) options.momentum = 0.5, options.centered = true;
    return options;
}

static bool step_with(dl_optimizer *optimizer, dl_tensor *parameter, const double *values) {
    static const int64_t shape[] = {SIZE};
    dl_tensor *gradient = NULL;
    bool good = dl_tensor_from_data(values, DL_FLOAT64, shape, 1, &gradient) == DL_OK
        && dl_tensor_set_grad(parameter, gradient) == DL_OK && dl_optimizer_step(optimizer) == DL_OK;
    dl_tensor_release(gradient);
    return good;
}

static dl_tensor *new_parameter(const double *values) {
    static const int64_t shape[] = {SIZE};
    dl_tensor *parameter = NULL;
    CHECK_OK(dl_tensor_from_data(values, DL_FLOAT64, shape, 1, &parameter), "a parameter");
    CHECK_OK(dl_tensor_set_requires_grad(parameter, true), "requires_grad");
    return parameter;
}

static void trajectory(int32_t algorithm, const double *expected) {
    static const double start[SIZE] = {1.0, -2.0};
    dl_tensor *parameter = new_parameter(start), *restored = NULL;
    dl_optimizer_options options = options_of(algorithm);
    dl_optimizer *first = NULL, *second = NULL;
    double half[SIZE], values[SIZE];
    CHECK_OK(dl_optimizer_create(&parameter, 1, &options, &first), "an optimizer");
    for (int i = 0; i < STEPS / 2; i++) CHECK(step_with(first, parameter, gradients[i]), "step %d", i);
    CHECK_OK(dl_tensor_copy_to(parameter, half, sizeof half), "copy");
    /* The second half goes on from the state. */
    restored = new_parameter(half);
    CHECK_OK(dl_optimizer_create(&restored, 1, &options, &second), "an optimizer");
    const char *name;
    for (int64_t i = 0; (name = dl_optimizer_state_name(algorithm, i)); i++) {
        dl_tensor *state = NULL;
        CHECK_OK(dl_optimizer_state(first, 0, name, &state), name);
        CHECK_OK(dl_optimizer_set_state(second, 0, name, state), name);
        dl_tensor_release(state);
    }
    for (int i = STEPS / 2; i < STEPS; i++) CHECK(step_with(second, restored, gradients[i]), "step %d", i);
    CHECK_OK(dl_tensor_copy_to(restored, values, sizeof values), "copy");
    for (int i = 0; i < SIZE; i++) {
        CHECK(fabs(values[i] - expected[i]) <= 1e-11 * (1 + fabs(expected[i])), "optimizer %d, element %d: %.17g, expected %.17g",
              (int)algorithm, i, values[i], expected[i]);
    }
    dl_optimizer_release(first), dl_optimizer_release(second);
    dl_tensor_release(parameter), dl_tensor_release(restored);
}

static void momentum_as_an_average(void) {
    static const double start[SIZE] = {1.0, -2.0};
    dl_tensor *parameter = new_parameter(start);
    dl_optimizer_options options = dl_optimizer_options_default(DL_SGD);
    options.learning_rate = 0.5, options.momentum = 0.75, options.average_momentum = true;
    dl_optimizer *optimizer = NULL;
    double values[SIZE], velocity = 0, expected = start[0];
    CHECK_OK(dl_optimizer_create(&parameter, 1, &options, &optimizer), "an optimizer");
    for (int i = 0; i < STEPS; i++) {
        CHECK(step_with(optimizer, parameter, gradients[i]), "step %d", i);
        velocity = 0.75 * velocity + 0.25 * gradients[i][0];
        expected -= 0.5 * velocity;
    }
    CHECK_OK(dl_tensor_copy_to(parameter, values, sizeof values), "copy");
    CHECK(fabs(values[0] - expected) < 1e-14, "average: %.17g, expected %.17g", values[0], expected);
    dl_optimizer_release(optimizer);
    dl_tensor_release(parameter);
}

static void wrong_options(void) {
    static const double start[SIZE] = {1.0, -2.0};
    dl_tensor *parameter = new_parameter(start);
    dl_optimizer *optimizer = NULL;
    dl_optimizer_options options = dl_optimizer_options_default(99);
    CHECK_FAILS(dl_optimizer_create(&parameter, 1, &options, &optimizer), DL_INVALID_ARGUMENT, "unknown algorithm 99");
    CHECK_FAILS(dl_optimizer_create(&parameter, 1, NULL, &optimizer), DL_INVALID_ARGUMENT, "options");
    options = dl_optimizer_options_default(DL_ADADELTA);
    options.rho = 1.5;
    CHECK_FAILS(dl_optimizer_create(&parameter, 1, &options, &optimizer), DL_INVALID_ARGUMENT, "Invalid rho value: 1.5");
    options = dl_optimizer_options_default(DL_ADAM);
    options.learning_rate = NAN;
    CHECK_FAILS(dl_optimizer_create(&parameter, 1, &options, &optimizer), DL_INVALID_ARGUMENT, "Invalid learning rate");
    options = dl_optimizer_options_default(DL_ADAM);
    CHECK_OK(dl_optimizer_create(&parameter, 1, &options, &optimizer), "an optimizer");
    options = dl_optimizer_options_default(DL_SGD);
    CHECK_FAILS(dl_optimizer_set_options(optimizer, &options), DL_INVALID_ARGUMENT, "SGD");
    CHECK_OK(dl_optimizer_set_state(optimizer, 0, "exp_avg", NULL), "no state");
    CHECK_FAILS(dl_optimizer_set_state(optimizer, 0, "other", parameter), DL_INVALID_ARGUMENT, "unknown name 'other'");
    CHECK(!dl_optimizer_state_name(DL_ADAM, -1) && !dl_optimizer_state_name(DL_ADAM, 4) && !dl_optimizer_state_name(-1, 0), "names");
    options = dl_optimizer_options_default(DL_ADAM);
    const dl_tensor *gradient = parameter;
    CHECK_FAILS(dl_optimizer_apply(&parameter, &gradient, NULL, NULL, 1, &options), DL_INVALID_ARGUMENT, "is missing");
    dl_optimizer_release(optimizer);
    dl_tensor_release(parameter);
}

/* --- functions with a derivative of the caller's ------------------------------------------------------------------------- */

typedef struct counts {
    int forwards, backwards, destroyed;
    dl_status answer;
} counts;

static dl_status cube_forward(void *context, const dl_tensor *const *inputs, int64_t input_count, dl_tensor **outputs, int64_t output_count) {
    counts *c = context;
    c->forwards++;
    CHECK(input_count == 1 && output_count == 1, "one input, one output");
    return dl_pow_scalar(inputs[0], dl_float(3), &outputs[0]);
}

static dl_status cube_backward(void *context, const dl_custom_gradients *given, dl_tensor **grad_inputs) {
    counts *c = context;
    c->backwards++;
    if (c->answer != DL_OK) {
        dl_set_last_error(c->answer, "cube_backward: does not want to");
        return c->answer;
    }
    CHECK(given->input_count == 1 && given->output_count == 1 && given->needs_input_grad[0] && given->inputs && given->outputs, "given");
    dl_tensor *square = NULL, *scaled = NULL;
    dl_status status = dl_square(given->inputs[0], &square);
    if (status == DL_OK) status = dl_mul_scalar(square, dl_float(3), &scaled);
    if (status == DL_OK) status = dl_mul(scaled, given->grad_outputs[0], &grad_inputs[0]);
    dl_tensor_release(square), dl_tensor_release(scaled);
    return status;
}

static void cube_destroy(void *context) { ((counts *)context)->destroyed++; }

static void custom_function(void) {
    static const double start[SIZE] = {2.0, -1.0};
    counts c = {0, 0, 0, DL_OK};
    dl_custom_function cube = dl_custom_function_default();
    cube.name = "cube";
    cube.forward = cube_forward, cube.backward = cube_backward, cube.destroy = cube_destroy, cube.context = &c;
    cube.keep_inputs = cube.keep_outputs = true;
    dl_tensor *x = new_parameter(start), *y = NULL, *total = NULL, *slope = NULL, *bend = NULL;
    const dl_tensor *inputs[] = {x};
    CHECK_OK(dl_custom_function_call(&cube, inputs, 1, &y, 1), "cube");
    CHECK(strcmp(dl_tensor_grad_fn_name(y), "cube") == 0, "the name: %s", dl_tensor_grad_fn_name(y));
    dl_node *node = NULL, *leaf = NULL, *none = NULL;
    int64_t result = -1;
    CHECK_OK(dl_tensor_grad_fn(y, &node), "grad_fn");
    CHECK(strcmp(dl_node_name(node), "cube") == 0 && dl_node_input_count(node) == 1 && dl_node_id(node) > 0, "the node");
    CHECK_OK(dl_node_input(node, 0, &leaf, &result), "input");
    CHECK(result == 0 && strcmp(dl_node_name(leaf), "accumulate_grad") == 0, "the leaf");
    CHECK_FAILS(dl_node_input(node, 1, &none, &result), DL_INDEX_OUT_OF_RANGE, "out of range");
    dl_tensor *unkept = x, *gradient = NULL;
    const dl_tensor *ones[] = {x, x};
    double local[SIZE];
    CHECK(dl_node_result_count(node) == 1 && dl_node_result_count(NULL) == 0, "one result");
    CHECK_OK(dl_node_gradients(node, ones, 1, &gradient, 1), "the rule of one vertex");
    CHECK_OK(dl_tensor_copy_to(gradient, local, sizeof local), "copy");
    CHECK(local[0] == 24 && local[1] == -3, "3 x^2 times x: %g %g", local[0], local[1]);
    dl_tensor_release(gradient);
    CHECK_FAILS(dl_node_gradients(node, ones, 2, &gradient, 1), DL_INVALID_ARGUMENT, "results");
    CHECK_FAILS(dl_node_gradients(node, ones, 1, &gradient, 0), DL_INVALID_ARGUMENT, "inputs");
    CHECK_FAILS(dl_node_gradients(leaf, ones, 1, &gradient, 0), DL_INVALID_ARGUMENT, "leaf");
    CHECK_FAILS(dl_node_gradients(NULL, ones, 1, &gradient, 1), DL_INVALID_ARGUMENT, "node");
    CHECK_FAILS(dl_node_gradients(node, NULL, 1, &gradient, 1), DL_INVALID_ARGUMENT, "gradients");
    CHECK_OK(dl_node_value(node, 0, &unkept), "value");
    CHECK(unkept == NULL, "not kept");
    dl_node_release(node), dl_node_release(leaf);

    /* 3 x^2 and 6 x */
    double values[SIZE];
    CHECK_OK(dl_sum(y, NULL, 0, false, DL_DTYPE_NONE, &total), "sum");
    const dl_tensor *outputs[] = {total};
    CHECK_OK(dl_grad(outputs, 1, NULL, inputs, 1, true, true, false, &slope), "grad");
    CHECK_OK(dl_tensor_copy_to(slope, values, sizeof values), "copy");
    CHECK(values[0] == 12 && values[1] == 3, "the derivative: %g %g", values[0], values[1]);
    dl_tensor_release(total);
    CHECK_OK(dl_sum(slope, NULL, 0, false, DL_DTYPE_NONE, &total), "sum");
    outputs[0] = total;
    CHECK_OK(dl_grad(outputs, 1, NULL, inputs, 1, true, false, false, &bend), "grad of grad");
    CHECK_OK(dl_tensor_copy_to(bend, values, sizeof values), "copy");
    CHECK(values[0] == 12 && values[1] == -6, "the second derivative: %g %g", values[0], values[1]);
    dl_tensor_release(total), dl_tensor_release(slope), dl_tensor_release(bend);

    /* An error of the callback comes out of the backward pass. */
    c.answer = DL_UNSUPPORTED;
    CHECK_OK(dl_sum(y, NULL, 0, false, DL_DTYPE_NONE, &total), "sum");
    CHECK_FAILS(dl_tensor_backward(total, NULL, false, false), DL_UNSUPPORTED, "does not want to");
    dl_tensor_release(total), dl_tensor_release(y);
    CHECK(c.forwards == 1 && c.backwards == 3 && c.destroyed == 1, "%d calls forward, %d back, %d destroyed", c.forwards, c.backwards, c.destroyed);

    dl_custom_function wrong = cube;
    wrong.backward = NULL;
    CHECK_FAILS(dl_custom_function_call(&wrong, inputs, 1, &y, 1), DL_INVALID_ARGUMENT, "backward");
    wrong = cube, wrong.forward = NULL;
    CHECK_FAILS(dl_custom_function_call(&wrong, inputs, 1, &y, 1), DL_INVALID_ARGUMENT, "forward");
    CHECK_FAILS(dl_custom_function_call(&cube, NULL, 1, &y, 1), DL_INVALID_ARGUMENT, "inputs");
    CHECK_FAILS(dl_custom_function_call(NULL, inputs, 1, &y, 1), DL_INVALID_ARGUMENT, "function");
    CHECK(c.destroyed == 4, "%d destroyed: each time that the context was handed over", c.destroyed);
    dl_tensor_release(x);
}

static void kept_values(void) {
    static const double start[SIZE] = {2.0, -1.0};
    dl_tensor *x = new_parameter(start), *y = NULL, *value = NULL, *operand = NULL;
    dl_node *node = NULL;
    double values[SIZE];
    CHECK(!dl_values_kept(), "off at first");
    dl_set_values_kept(true);
    CHECK(dl_values_kept(), "on");
    CHECK_OK(dl_mul_scalar(x, dl_int(3), &y), "mul");
    dl_set_values_kept(false);
    CHECK_OK(dl_tensor_grad_fn(y, &node), "grad_fn");
    CHECK_OK(dl_node_value(node, 0, &value), "value");
    CHECK_OK(dl_tensor_copy_to(value, values, sizeof values), "copy");
    CHECK(values[0] == 6 && values[1] == -3, "3 x: %g %g", values[0], values[1]);
    CHECK_OK(dl_node_input_value(node, 1, &operand), "operand");
    CHECK(operand != NULL, "the number has no vertex, but a value");
    dl_tensor_release(value), dl_tensor_release(operand);
    CHECK_OK(dl_node_value(node, 1, &value), "value");
    CHECK_OK(dl_node_input_value(node, 2, &operand), "operand");
    CHECK(value == NULL && operand == NULL, "there are no more");
    dl_tensor *other = NULL;
    CHECK_OK(dl_detach(y, &other), "detach");
    CHECK_OK(dl_add_scalar_(other, dl_int(1)), "add_");
    CHECK_OK(dl_node_value(node, 0, &value), "value");
    CHECK(value == NULL, "changed in place since");
    CHECK_FAILS(dl_node_value(NULL, 0, &value), DL_INVALID_ARGUMENT, "node");
    dl_node_release(node);
    dl_tensor_release(other), dl_tensor_release(y), dl_tensor_release(x);
}

static void anomalies(void) {
    static const double start[SIZE] = {-1.0, 1.0};
    dl_tensor *x = new_parameter(start), *root = NULL, *total = NULL;
    CHECK(!dl_anomaly_detection(), "off at first");
    dl_set_anomaly_detection(true, false);
    CHECK_OK(dl_sqrt(x, &root), "sqrt");
    CHECK_OK(dl_sum(root, NULL, 0, false, DL_DTYPE_NONE, &total), "sum");
    CHECK_FAILS(dl_tensor_backward(total, NULL, false, false), DL_INVALID_STATE, "'SqrtBackward0' returned nan values");
    dl_tensor_release(root), dl_tensor_release(total);
    dl_set_anomaly_detection(false, true);
    CHECK_FAILS(dl_sqrt(x, &root), DL_INVALID_STATE, "sqrt: returned nan values");
    dl_set_anomaly_detection(false, false);
    dl_tensor_release(x);
}

void training_parts(void) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) trajectory(cases[i].algorithm, cases[i].expected);
    momentum_as_an_average();
    wrong_options();
    custom_function();
    kept_values();
    anomalies();
}
