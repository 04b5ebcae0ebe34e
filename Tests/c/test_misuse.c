/*
 * What bad input gets: a status and a message, never a crash, a hang, a leak or a partial result.
 *
 *     test_misuse VECTORS/ops SCRATCH
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generated/call_op.h"
#include "support/misuse.h"
#include "support/null_calls.h"

static dl_tensor *filled(dl_dtype dtype, int32_t rank, const int64_t *shape, double value) {
    dl_tensor *tensor = NULL;
    CHECK_OK(dl_full(shape, rank, dl_float(value), dtype, &tensor), "full");
    return tensor;
}

/* ---- NULL ---- */

static void operations_with_null(void) {
    dl_tensor *out = NULL, *second = NULL, *third = NULL, *fourth = NULL, **list = NULL;
    int64_t count = 0, shape[] = {2, 3};
    dl_tensor *tensor = filled(DL_FLOAT32, 2, shape, 1);
    null_handles h = {.tensor = tensor, .mutable_tensor = tensor, .list = {tensor}, .list_with_null = {tensor, NULL},
                      .ints = {1, 1, 1, 1, 1, 1, 1, 1, 1}, .number = dl_int(1), .out = &out, .second_out = &second,
                      .third_out = &third, .fourth_out = &fourth, .list_out = &list, .count_out = &count};
    call_everything_with_null(&h);
    dl_tensor_release(tensor);
}

static void getters_with_null(void) {
    int64_t extents[DL_MAX_RANK];
    dl_tensor_release(NULL);
    dl_generator_release(NULL);
    dl_optimizer_release(NULL);
    dl_tensor_list_release(NULL, 0);
    CHECK(dl_tensor_retain(NULL) == NULL, "retain");
    CHECK(dl_tensor_dtype(NULL) == DL_DTYPE_NONE, "dtype of NULL");
    CHECK(dl_tensor_rank(NULL) == 0 && dl_tensor_shape(NULL, extents) == 0 && dl_tensor_strides(NULL, extents) == 0, "rank");
    CHECK(dl_tensor_count(NULL) == 0 && dl_tensor_storage_offset(NULL) == 0 && dl_tensor_version(NULL) == 0, "numbers");
    CHECK(!dl_tensor_is_contiguous(NULL) && !dl_tensor_requires_grad(NULL) && !dl_tensor_is_leaf(NULL), "flags");
    CHECK(!dl_tensor_shares_storage(NULL, NULL) && dl_tensor_grad_fn_name(NULL) == NULL, "no tensor");
    CHECK(dl_dtype_size(17) == 0 && strcmp(dl_dtype_name(-3), "unknown") == 0, "unknown dtype");
    CHECK(strcmp(dl_status_name(999), "DL_UNKNOWN") == 0, "unknown status");
}

static void functions_with_null(void) {
    int64_t shape[] = {2}, id = 0;
    float data[] = {1, 2};
    void *address = NULL;
    dl_scalar value;
    dl_tensor *tensor = NULL, *out = NULL;
    CHECK_OK(dl_tensor_from_data(data, DL_FLOAT32, shape, 1, &tensor), "from_data");
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT32, shape, 1, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_from_data(NULL, DL_FLOAT32, shape, 1, &out), DL_INVALID_ARGUMENT, "data");
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT32, NULL, 1, &out), DL_INVALID_ARGUMENT, "shape");
    CHECK_FAILS(dl_tensor_from_external(NULL, DL_FLOAT32, shape, NULL, 1, NULL, NULL, &out), DL_INVALID_ARGUMENT, "data");
    CHECK_FAILS(dl_tensor_from_external(data, DL_FLOAT32, shape, NULL, 1, NULL, NULL, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_from_scalar(dl_int(1), DL_INT64, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_data(NULL, &address), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_data(tensor, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_bump_version(NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_copy_to(NULL, data, 8), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_copy_to(tensor, NULL, 8), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_copy_to(tensor, data, 7), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_item(NULL, &value), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_item(tensor, &value), DL_SHAPE_MISMATCH, NULL);
    CHECK_FAILS(dl_tensor_set_requires_grad(NULL, true), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_grad(NULL, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_grad(tensor, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_set_grad(NULL, tensor), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_retain_grad(NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_register_hook(NULL, NULL, NULL, NULL, &id), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_remove_hook(NULL, 0), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_backward(NULL, NULL, false, false), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_backward(tensor, NULL, false, false), DL_NOT_DIFFERENTIABLE, NULL);
    CHECK_FAILS(dl_grad(NULL, 1, NULL, NULL, 1, false, false, false, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_gradcheck(NULL, NULL, NULL, 0, 1, 0, 0, 0), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_generator_create(1, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_generator_get_state(NULL, NULL, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_set_num_threads(0), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_set_num_threads(-4), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_memory_get_statistics(NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_memory_set_limit(-1), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_get_live_objects(NULL), DL_INVALID_ARGUMENT, NULL);
    dl_tensor_release(tensor);
}

static void optimizers_with_bad_arguments(void) {
    int64_t shape[] = {2};
    dl_tensor *parameter = filled(DL_FLOAT32, 1, shape, 1), *integers = filled(DL_INT64, 1, shape, 1), *state = NULL;
    dl_tensor *const list[] = {parameter}, *const with_null[] = {NULL}, *const whole[] = {integers};
    dl_optimizer *optimizer = NULL;
    CHECK_OK(dl_tensor_set_requires_grad(parameter, true), "requires_grad");
    CHECK_FAILS(dl_optimizer_sgd(list, 1, NULL, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_optimizer_sgd(NULL, 1, NULL, &optimizer), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_optimizer_sgd(with_null, 1, NULL, &optimizer), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_optimizer_sgd(whole, 1, NULL, &optimizer), DL_DTYPE_MISMATCH, NULL);
    CHECK_FAILS(dl_optimizer_sgd(list, -1, NULL, &optimizer), DL_INVALID_ARGUMENT, NULL);
    dl_sgd_options sgd = dl_sgd_options_default();
    sgd.learning_rate = -1;
    CHECK_FAILS(dl_optimizer_sgd(list, 1, &sgd, &optimizer), DL_INVALID_ARGUMENT, NULL);
    sgd = dl_sgd_options_default();
    sgd.nesterov = true;
    CHECK_FAILS(dl_optimizer_sgd(list, 1, &sgd, &optimizer), DL_INVALID_ARGUMENT, NULL);
    sgd = dl_sgd_options_default();
    sgd.struct_size = 3;
    CHECK_FAILS(dl_optimizer_sgd(list, 1, &sgd, &optimizer), DL_INVALID_ARGUMENT, NULL);
    dl_adam_options adam = dl_adam_options_default();
    adam.beta1 = 1.0;
    CHECK_FAILS(dl_optimizer_adam(list, 1, &adam, &optimizer), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_optimizer_step(NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_optimizer_zero_grad(NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_sgd_step(NULL, NULL, NULL, NULL, 1, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_adam_step(NULL, NULL, NULL, NULL, NULL, 1, 1, NULL), DL_INVALID_ARGUMENT, NULL);
    CHECK_OK(dl_optimizer_adam(list, 1, NULL, &optimizer), "adam");
    CHECK_FAILS(dl_optimizer_state(optimizer, 0, "no_such_state", &state), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_optimizer_state(optimizer, 1, "exp_avg", &state), DL_INDEX_OUT_OF_RANGE, NULL);
    CHECK_FAILS(dl_optimizer_state(optimizer, 0, NULL, &state), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_optimizer_set_learning_rate(optimizer, NAN), DL_INVALID_ARGUMENT, NULL);
    CHECK_OK(dl_optimizer_step(optimizer), "a step without gradients changes nothing");
    dl_optimizer_release(optimizer);
    dl_tensor_release(parameter);
    dl_tensor_release(integers);
}

/* ---- shapes ---- */

static void impossible_sizes(void) {
    double data[] = {1, 2, 3, 4};
    dl_tensor *out = NULL;
    int64_t negative[] = {2, -2}, huge[] = {INT64_MAX, 2}, wide[] = {INT64_C(1) << 32, INT64_C(1) << 32}, nine[9] = {0};
    int64_t too_big[] = {INT64_C(1) << 60}, petabyte[] = {INT64_C(1) << 50};
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT64, negative, 2, &out), DL_INVALID_ARGUMENT, "negative");
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT64, huge, 2, &out), DL_INVALID_ARGUMENT, "overflow");
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT64, wide, 2, &out), DL_INVALID_ARGUMENT, "overflow");
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT64, too_big, 1, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT64, nine, 9, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_from_data(data, DL_FLOAT64, nine, -1, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_from_data(data, 6, negative, 1, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_from_data(data, DL_DTYPE_NONE, negative, 1, &out), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_zeros(petabyte, 1, DL_FLOAT32, &out), DL_OUT_OF_MEMORY, "zeros");
    CHECK_FAILS(dl_zeros(nine, INT64_MAX, DL_FLOAT32, &out), DL_INVALID_ARGUMENT, "zeros");
    CHECK_FAILS(dl_eye(INT64_MAX, NULL, DL_FLOAT32, &out), DL_INVALID_ARGUMENT, "eye");
    CHECK_FAILS(dl_randperm(INT64_MAX, DL_DTYPE_NONE, NULL, &out), DL_INVALID_ARGUMENT, "randperm");
    CHECK_FAILS(dl_linspace(0, 1, INT64_MAX, DL_FLOAT32, &out), DL_INVALID_ARGUMENT, "linspace");
    CHECK_FAILS(dl_arange(dl_float(0), dl_float(INFINITY), dl_int(1), DL_DTYPE_NONE, &out), DL_INVALID_ARGUMENT, "arange");
    CHECK_FAILS(dl_arange(dl_float(NAN), dl_float(1), dl_int(1), DL_DTYPE_NONE, &out), DL_INVALID_ARGUMENT, "arange");
    CHECK_FAILS(dl_arange(dl_int(INT64_MIN), dl_int(INT64_MAX), dl_int(1), DL_DTYPE_NONE, &out), DL_INVALID_ARGUMENT, "arange");
    CHECK(out == NULL, "a result comes out of a failed call");
}

static void extreme_arguments(void) {
    int64_t shape[] = {2, 3}, image[] = {1, 1, 4, 4}, four[] = {2, 2, 1, 1};
    int64_t big[] = {INT64_MAX, INT64_MAX}, small[] = {INT64_MIN, INT64_MIN}, one = INT64_MIN, last = INT64_MAX;
    dl_tensor *x = filled(DL_FLOAT32, 2, shape, 1), *i = filled(DL_FLOAT32, 4, image, 1), *w = filled(DL_FLOAT32, 4, four, 1);
    dl_tensor *kernel = filled(DL_FLOAT32, 4, (int64_t[]){1, 1, 2, 2}, 1), *out = NULL, **list = NULL;
    int64_t count = 0;
    const int64_t axes[] = {INT64_MIN, INT64_MAX, 7, -7};
    for (int k = 0; k < 4; k++) {
        int64_t axis = axes[k];
        CHECK_FAILS(dl_sum(x, &axis, 1, false, DL_DTYPE_NONE, &out), DL_INDEX_OUT_OF_RANGE, "sum");
        CHECK_FAILS(dl_softmax(x, axis, DL_DTYPE_NONE, &out), DL_INDEX_OUT_OF_RANGE, "softmax");
        CHECK_FAILS(dl_select(x, axis, 0, &out), DL_INDEX_OUT_OF_RANGE, "select");
        CHECK_FAILS(dl_select(x, 0, axis, &out), DL_INDEX_OUT_OF_RANGE, "select");
        CHECK_FAILS(dl_unsqueeze(x, axis, &out), DL_INDEX_OUT_OF_RANGE, "unsqueeze");
        CHECK_FAILS(dl_transpose(x, axis, 0, &out), DL_INDEX_OUT_OF_RANGE, "transpose");
        CHECK_FAILS(dl_narrow(x, 0, axis, 1, &out), DL_INDEX_OUT_OF_RANGE, "narrow");
        CHECK_FAILS(dl_unbind(x, axis, &list, &count), DL_INDEX_OUT_OF_RANGE, "unbind");
    }
    CHECK_FAILS(dl_narrow(x, 0, 1, INT64_MAX, &out), DL_INVALID_ARGUMENT, "narrow");
    CHECK_OK(dl_slice(x, 0, &one, &last, INT64_MAX, &out), "slice limits its bounds");
    dl_tensor_release(out);
    CHECK_FAILS(dl_slice(x, 0, NULL, NULL, INT64_MIN, &out), DL_INVALID_ARGUMENT, "slice");
    CHECK_FAILS(dl_repeat(x, big, 2, &out), DL_INVALID_ARGUMENT, "repeat");
    CHECK_FAILS(dl_expand(x, big, 2, &out), DL_SHAPE_MISMATCH, "expand");
    CHECK_FAILS(dl_pad(x, big, 2, DL_PAD_MODE_CONSTANT, 0, &out), DL_SHAPE_MISMATCH, "pad");
    CHECK_FAILS(dl_pad(x, small, 2, DL_PAD_MODE_CONSTANT, 0, &out), DL_SHAPE_MISMATCH, "pad");
    CHECK_FAILS(dl_split(x, INT64_MIN, 0, &list, &count), DL_INVALID_ARGUMENT, "split");
    CHECK_FAILS(dl_chunk(x, INT64_MIN, 0, &list, &count), DL_INVALID_ARGUMENT, "chunk");
    CHECK_FAILS(dl_conv2d(i, kernel, NULL, big, NULL, NULL, 1, &out), DL_INVALID_ARGUMENT, "conv2d");
    CHECK(dl_conv2d(i, kernel, NULL, NULL, big, NULL, 1, &out) != DL_OK, "conv2d with a huge padding");
    CHECK(dl_conv2d(i, kernel, NULL, NULL, NULL, big, 1, &out) != DL_OK, "conv2d with a huge dilation");
    CHECK(dl_conv2d(i, kernel, NULL, small, NULL, NULL, 1, &out) == DL_INVALID_ARGUMENT, "conv2d with a negative stride");
    CHECK(dl_conv2d(i, w, NULL, NULL, NULL, NULL, INT64_MAX, &out) != DL_OK, "conv2d with many groups");
    CHECK(dl_max_pool2d(i, big, NULL, NULL, NULL, false, NULL, &out) != DL_OK, "max_pool2d with a huge window");
    CHECK(dl_max_pool2d(i, (int64_t[]){2, 2}, NULL, NULL, big, false, NULL, &out) != DL_OK, "max_pool2d with a huge dilation");
    CHECK(dl_avg_pool2d(i, small, NULL, NULL, false, true, NULL, &out) == DL_INVALID_ARGUMENT, "avg_pool2d of a negative window");
    CHECK(dl_upsample_nearest2d(i, big, &out) != DL_OK, "upsample_nearest2d to a huge size");
    CHECK(dl_upsample_bilinear2d(i, big, false, &out) != DL_OK, "upsample_bilinear2d to a huge size");
    CHECK(out == NULL && list == NULL, "a result comes out of a failed call");
    dl_tensor_release(x);
    dl_tensor_release(i);
    dl_tensor_release(w);
    dl_tensor_release(kernel);
}

static void too_many_axes(void) {
    int64_t shape[DL_MAX_RANK] = {1, 1, 1, 1, 1, 1, 1, 1};
    dl_tensor *x = filled(DL_FLOAT32, DL_MAX_RANK, shape, 1), *out = NULL;
    const dl_tensor *pair[] = {x, x};
    CHECK_FAILS(dl_unsqueeze(x, 0, &out), DL_SHAPE_MISMATCH, "unsqueeze");
    CHECK_FAILS(dl_stack(pair, 2, 0, &out), DL_SHAPE_MISMATCH, "stack");
    CHECK_FAILS(dl_unflatten(x, 0, (int64_t[]){1, 1}, 2, &out), DL_SHAPE_MISMATCH, "unflatten");
    dl_tensor *indices = filled(DL_INT64, DL_MAX_RANK, shape, 0);
    CHECK_FAILS(dl_one_hot(indices, 2, &out), DL_SHAPE_MISMATCH, "one_hot");
    dl_tensor_release(indices);
    dl_tensor_release(x);
}

static void empty_tensors(void) {
    int64_t none[] = {0}, matrix[] = {3, 0}, image[] = {2, 1, 0, 5}, batch[] = {0, 1, 5, 5}, axis = 1;
    dl_tensor *x = filled(DL_FLOAT32, 1, none, 0), *m = filled(DL_FLOAT32, 2, matrix, 0), *out = NULL, *second = NULL;
    dl_scalar value;
    CHECK_OK(dl_sum(x, NULL, 0, false, DL_DTYPE_NONE, &out), "sum of nothing");
    CHECK(dl_tensor_item(out, &value) == DL_OK && value.real == 0, "the sum of nothing is 0");
    dl_tensor_release(out);
    CHECK_OK(dl_prod(x, NULL, false, DL_DTYPE_NONE, &out), "product of nothing");
    CHECK(dl_tensor_item(out, &value) == DL_OK && value.real == 1, "the product of nothing is 1");
    dl_tensor_release(out);
    CHECK_OK(dl_mean(x, NULL, 0, false, DL_DTYPE_NONE, &out), "mean of nothing");
    CHECK(dl_tensor_item(out, &value) == DL_OK && isnan(value.real), "the mean of nothing is not a number");
    dl_tensor_release(out);
    CHECK_OK(dl_sum(m, &axis, 1, false, DL_DTYPE_NONE, &out), "sum over an empty axis");
    CHECK(dl_tensor_count(out) == 3, "three sums");
    dl_tensor_release(out);
    CHECK_OK(dl_softmax(m, 1, DL_DTYPE_NONE, &out), "softmax over an empty axis");
    dl_tensor_release(out);
    out = NULL;
    CHECK_FAILS(dl_max(x, &out), DL_INVALID_ARGUMENT, "max");
    CHECK_FAILS(dl_max_dim(m, 1, false, &out, &second), DL_INDEX_OUT_OF_RANGE, "max");
    CHECK_FAILS(dl_argmin(x, NULL, false, &out), DL_INDEX_OUT_OF_RANGE, "argmin");
    CHECK(out == NULL && second == NULL, "nothing comes out");
    dl_tensor *i = filled(DL_FLOAT32, 4, image, 0), *b = filled(DL_FLOAT32, 4, batch, 0);
    dl_tensor *w = filled(DL_FLOAT32, 4, (int64_t[]){2, 1, 3, 3}, 1);
    CHECK_FAILS(dl_conv2d(i, w, NULL, NULL, NULL, NULL, 1, &out), DL_SHAPE_MISMATCH, "conv2d");
    CHECK_OK(dl_conv2d(b, w, NULL, NULL, NULL, NULL, 1, &out), "conv2d of no images");
    CHECK(dl_tensor_count(out) == 0 && dl_tensor_size(out, 1) == 2, "no images come out");
    dl_tensor_release(out);
    CHECK_OK(dl_max_pool2d(b, (int64_t[]){2, 2}, NULL, NULL, NULL, false, NULL, &out), "max_pool2d of no images");
    dl_tensor_release(out);
    dl_tensor_release(i);
    dl_tensor_release(b);
    dl_tensor_release(w);
    dl_tensor_release(x);
    dl_tensor_release(m);
}

/* ---- memory that two arguments share ---- */

static void aliasing(void) {
    int64_t shape[] = {3, 3}, wide[] = {3, 3}, row[] = {1, 3};
    float data[] = {1, 2, 3, 4, 5, 6, 7, 8, 9}, after[9];
    dl_tensor *x = NULL, *turned = NULL, *flat = filled(DL_FLOAT32, 2, row, 1), *expanded = NULL, *same = NULL;
    CHECK_OK(dl_tensor_from_data(data, DL_FLOAT32, shape, 2, &x), "from_data");
    CHECK_OK(dl_transpose(x, 0, 1, &turned), "transpose");
    CHECK_OK(dl_add_(x, turned), "adding its own transpose");
    CHECK_OK(dl_tensor_copy_to(x, after, sizeof after), "copy_to");
    for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 3; c++) CHECK(after[3 * r + c] == data[3 * r + c] + data[3 * c + r], "x + x^T at %d, %d", r, c);
    }
    CHECK_OK(dl_expand(flat, wide, 2, &expanded), "expand");
    CHECK(dl_add_scalar_(expanded, dl_float(1)) != DL_OK, "changing elements that lie on each other");
    CHECK(dl_copy_(expanded, x) != DL_OK, "copying to elements that lie on each other");
    CHECK(dl_max_dim(x, 0, false, &same, &same) == DL_INVALID_ARGUMENT, "two results in one place");
    dl_tensor *zero_stride = NULL;
    int64_t strides[] = {0, 1}, negative[] = {-1, 1};
    CHECK_OK(dl_tensor_from_external(data, DL_FLOAT32, shape, strides, 2, NULL, NULL, &zero_stride), "stride 0");
    CHECK(dl_zero_(zero_stride) != DL_OK, "changing elements that lie on each other");
    dl_tensor_release(zero_stride);
    zero_stride = NULL;
    CHECK_FAILS(dl_tensor_from_external(data, DL_FLOAT32, shape, negative, 2, NULL, NULL, &zero_stride), DL_INVALID_ARGUMENT, NULL);
    CHECK_FAILS(dl_tensor_from_external((char *)data + 1, DL_FLOAT32, shape, NULL, 1, NULL, NULL, &zero_stride),
                DL_INVALID_ARGUMENT, NULL);
    dl_tensor_release(x);
    dl_tensor_release(turned);
    dl_tensor_release(flat);
    dl_tensor_release(expanded);
}

/* ---- differentiation ---- */

static void misuse_of_gradients(void) {
    int64_t shape[] = {2};
    dl_tensor *x = filled(DL_FLOAT64, 1, shape, 3), *whole = filled(DL_INT64, 1, shape, 3), *y = NULL, *z = NULL, *g = NULL;
    dl_tensor *wide = filled(DL_FLOAT64, 1, (int64_t[]){3}, 1);
    CHECK_FAILS(dl_tensor_set_requires_grad(whole, true), DL_DTYPE_MISMATCH, NULL);
    CHECK_OK(dl_tensor_set_requires_grad(x, true), "requires_grad");
    CHECK(dl_add_scalar_(x, dl_float(1)) == DL_INVALID_STATE, "changing a leaf that requires gradients");
    CHECK_OK(dl_mul(x, x, &y), "mul");
    CHECK_FAILS(dl_tensor_backward(y, NULL, false, false), DL_NOT_DIFFERENTIABLE, NULL);
    CHECK_FAILS(dl_tensor_backward(y, wide, false, false), DL_SHAPE_MISMATCH, NULL);
    CHECK_OK(dl_exp(y, &z), "exp");
    CHECK_OK(dl_tensor_backward(z, x, false, false), "backward");
    CHECK_FAILS(dl_tensor_backward(z, x, false, false), DL_INVALID_STATE, NULL);
    dl_tensor_release(z);
    dl_tensor_release(y);
    CHECK_OK(dl_mul(x, x, &y), "mul");
    CHECK_OK(dl_mul(y, y, &z), "mul");
    CHECK_OK(dl_add_scalar_(y, dl_float(1)), "changing a saved value");
    CHECK_FAILS(dl_tensor_backward(z, x, false, false), DL_INVALID_STATE, NULL);
    const dl_tensor *outputs[] = {y}, *inputs[] = {whole};
    dl_tensor *gradients[1] = {NULL};
    CHECK(dl_grad(outputs, 1, (const dl_tensor *const[]){x}, inputs, 1, true, false, false, gradients) == DL_NOT_DIFFERENTIABLE,
          "the gradient of an integer");
    CHECK_FAILS(dl_tensor_set_grad(x, whole), DL_DTYPE_MISMATCH, NULL);
    CHECK_OK(dl_tensor_grad(x, &g), "grad");
    dl_tensor_release(g);
    CHECK_OK(dl_tensor_set_grad(x, NULL), "removing the gradient");
    dl_tensor_release(z);
    dl_tensor_release(y);
    dl_tensor_release(x);
    dl_tensor_release(whole);
    dl_tensor_release(wide);
}

/* ---- memory that runs out ---- */

static int failures;

/* Lets the first, second, ... allocation of a call fail until the call gets by. */
static void starve_sample(const cJSON *sample) {
    const char *name = cJSON_GetObjectItemCaseSensitive(sample, "op")->valuestring;
    const cJSON *arguments = cJSON_GetObjectItemCaseSensitive(sample, "args"), *entry;
    const cJSON *gradients = cJSON_GetObjectItemCaseSensitive(sample, "gradients");
    layout how = cJSON_HasObjectItem(sample, "contiguous_only") ? LAYOUT_ROW_MAJOR : LAYOUT_STRIDED;
    for (int64_t count = 0; count < 200; count++) {
        environment *tensors = environment_create();
        cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(sample, "tensors")) {
            environment_set(tensors, entry->string, tensor_from_json(entry, false, how));
        }
        cJSON_ArrayForEach(entry, gradients) CHECK_OK(dl_tensor_set_requires_grad(environment_get(tensors, entry->string), true), name);
        op_results results;
        dl_memory_fail_allocation(count);
        dl_status status = call_op(name, arguments, tensors, &results);
        dl_memory_fail_allocation(-1);
        if (status == DL_OK) results_release(&results);
        environment_free(tensors);
        CHECK(live_objects() == 0, "%s: %lld objects stay alive after failed allocation %lld", name, (long long)live_objects(),
              (long long)count);
        if (status == DL_OK) return;
        failures++;
        CHECK(status == DL_OUT_OF_MEMORY, "%s: %s after failed allocation %lld: %s", name, dl_status_name(status),
              (long long)count, dl_last_error_message());
    }
    CHECK(false, "%s does not get by 200 failed allocations", name);
}

/* The same for the gradient of a small network. */
static void starve_training(void) {
    for (int64_t count = 0; count < 2000; count++) {
        int64_t image[] = {2, 1, 6, 6}, bank[] = {2, 1, 3, 3}, axis = 1;
        dl_tensor *x = filled(DL_FLOAT32, 4, image, 0.5), *w = filled(DL_FLOAT32, 4, bank, 0.1), *a = NULL, *b = NULL, *c = NULL;
        dl_tensor *target = filled(DL_INT64, 1, (int64_t[]){2}, 1), *loss = NULL;
        CHECK_OK(dl_tensor_set_requires_grad(w, true), "requires_grad");
        dl_memory_fail_allocation(count);
        dl_status status = dl_conv2d(x, w, NULL, NULL, NULL, NULL, 1, &a);
        if (status == DL_OK) status = dl_relu(a, &b);
        if (status == DL_OK) status = dl_flatten(b, axis, -1, &c);
        if (status == DL_OK) status = dl_cross_entropy(c, target, NULL, -100, DL_REDUCTION_MEAN, 0, &loss);
        if (status == DL_OK) status = dl_tensor_backward(loss, NULL, false, false);
        dl_memory_fail_allocation(-1);
        dl_tensor *all[] = {x, w, a, b, c, target, loss};
        for (int i = 0; i < 7; i++) dl_tensor_release(all[i]);
        CHECK(live_objects() == 0, "training: objects stay alive after failed allocation %lld", (long long)count);
        if (status == DL_OK) return;
        failures++;
        CHECK(status == DL_OUT_OF_MEMORY, "training: %s", dl_last_error_message());
    }
    CHECK(false, "training does not get by 2000 failed allocations");
}

static void starve_everything(const char *directory) {
    char **paths;
    int files = list_json(directory, &paths), samples = 0;
    for (int f = 0; f < files; f++) {
        cJSON *vectors = read_json(paths[f]);
        const cJSON *sample;
        cJSON_ArrayForEach(sample, cJSON_GetObjectItemCaseSensitive(vectors, "cases")) {
            starve_sample(sample);
            samples++;
        }
        cJSON_Delete(vectors);
        free(paths[f]);
    }
    free(paths);
    starve_training();
    printf("%d samples and a training step survived %d failed allocations\n", samples, failures);
}

static void memory_limit(void) {
    dl_memory_statistics before = {.struct_size = sizeof before};
    int64_t big[] = {1 << 22};
    dl_tensor *out = NULL;
    dl_memory_release_cached();
    CHECK_OK(dl_memory_get_statistics(&before), "statistics");
    CHECK_OK(dl_memory_set_limit(before.bytes_in_use + before.bytes_cached + (1 << 20)), "limit");
    CHECK_FAILS(dl_zeros(big, 1, DL_FLOAT64, &out), DL_OUT_OF_MEMORY, "zeros");
    CHECK_OK(dl_memory_set_limit(0), "no limit");
    CHECK_OK(dl_zeros(big, 1, DL_FLOAT64, &out), "zeros");
    dl_tensor_release(out);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: test_misuse VECTORS/ops SCRATCH\n");
        return 2;
    }
    operations_with_null();
    getters_with_null();
    functions_with_null();
    optimizers_with_bad_arguments();
    impossible_sizes();
    extreme_arguments();
    too_many_axes();
    empty_tensors();
    aliasing();
    misuse_of_gradients();
    exchange_with_other_libraries();
    damaged_files(argv[2]);
    memory_limit();
    starve_everything(argv[1]);
    return test_summary("misuse");
}
