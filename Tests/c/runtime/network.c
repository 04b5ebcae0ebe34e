#include <stddef.h>

#include "runtime.h"

enum { IMAGES = 32, SIDE = 14, CHANNELS = 6, CLASSES = 10, FEATURES = CHANNELS * (SIDE / 2) * (SIDE / 2), PARAMETERS = 4 };

static bool make_parameter(const int64_t *shape, int64_t rank, double scale, dl_generator *generator, dl_tensor **out) {
    return dl_randn(shape, rank, DL_FLOAT32, generator, out) == DL_OK && dl_mul_scalar_(*out, dl_float(scale)) == DL_OK
        && dl_tensor_set_requires_grad(*out, true) == DL_OK;
}

/* conv2d, relu, max_pool2d, linear, cross_entropy. */
static bool loss_of(dl_tensor *const *parameters, const dl_tensor *images, const dl_tensor *labels, dl_tensor **loss) {
    static const int64_t one[] = {1, 1}, two[] = {2, 2}, flat[] = {IMAGES, FEATURES};
    dl_tensor *maps = NULL, *active = NULL, *pooled = NULL, *rows = NULL, *scores = NULL;
    bool good = dl_conv2d(images, parameters[0], parameters[1], NULL, one, NULL, 1, &maps) == DL_OK
        && dl_relu(maps, &active) == DL_OK
        && dl_max_pool2d(active, two, NULL, NULL, NULL, false, NULL, &pooled) == DL_OK
        && dl_reshape(pooled, flat, 2, &rows) == DL_OK
        && dl_linear(rows, parameters[2], parameters[3], &scores) == DL_OK
        && dl_cross_entropy(scores, labels, NULL, -100, DL_REDUCTION_MEAN, 0, loss) == DL_OK;
    dl_tensor_release(maps), dl_tensor_release(active), dl_tensor_release(pooled);
    dl_tensor_release(rows), dl_tensor_release(scores);
    return good;
}

static bool step(dl_optimizer *optimizer, dl_tensor *const *parameters, const dl_tensor *images, const dl_tensor *labels,
                 float *value) {
    dl_tensor *loss = NULL;
    bool good = dl_optimizer_zero_grad(optimizer) == DL_OK && loss_of(parameters, images, labels, &loss)
        && dl_tensor_backward(loss, NULL, false, false) == DL_OK && dl_optimizer_step(optimizer) == DL_OK
        && dl_tensor_copy_to(loss, value, sizeof *value) == DL_OK;
    dl_tensor_release(loss);
    return good;
}

bool train(uint64_t seed, float *losses) {
    static const int64_t image_shape[] = {IMAGES, 1, SIDE, SIDE}, label_shape[] = {IMAGES};
    static const int64_t filter_shape[] = {CHANNELS, 1, 3, 3}, bias_shape[] = {CHANNELS};
    static const int64_t weight_shape[] = {CLASSES, FEATURES}, class_shape[] = {CLASSES};
    int64_t classes[IMAGES];
    for (int i = 0; i < IMAGES; i++) classes[i] = (i * 7 + (int64_t)(seed % 5)) % CLASSES;
    dl_tensor *images = NULL, *labels = NULL, *parameters[PARAMETERS] = {NULL};
    dl_generator *generator = NULL;
    dl_optimizer *optimizer = NULL;
    dl_sgd_options options = dl_sgd_options_default();
    options.learning_rate = 0.05;
    options.momentum = 0.9;
    bool good = dl_generator_create(seed, &generator) == DL_OK
        && dl_randn(image_shape, 4, DL_FLOAT32, generator, &images) == DL_OK
        && dl_tensor_from_data(classes, DL_INT64, label_shape, 1, &labels) == DL_OK
        && make_parameter(filter_shape, 4, 0.3, generator, &parameters[0])
        && make_parameter(bias_shape, 1, 0.3, generator, &parameters[1])
        && make_parameter(weight_shape, 2, 0.05, generator, &parameters[2])
        && make_parameter(class_shape, 1, 0.05, generator, &parameters[3])
        && dl_optimizer_sgd(parameters, PARAMETERS, &options, &optimizer) == DL_OK;
    for (int i = 0; good && i < TRAINING_STEPS; i++) good = step(optimizer, parameters, images, labels, &losses[i]);
    dl_optimizer_release(optimizer);
    dl_generator_release(generator);
    for (int i = 0; i < PARAMETERS; i++) dl_tensor_release(parameters[i]);
    dl_tensor_release(labels), dl_tensor_release(images);
    return good;
}
