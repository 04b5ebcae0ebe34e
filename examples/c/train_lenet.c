/*
 * Trains LeNet-5 on images of handwritten digits, with nothing but dlcore and the C library.
 *
 *     train_lenet ~/mnist --epochs 5
 *
 * LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998, with ReLU and
 * max-pooling. The programs in Python and Swift beside this one do the same, bit for bit.
 */
#define _POSIX_C_SOURCE 199309L /* clock_gettime */

#include <dlcore.h>

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Ends the program with dlcore's message when a call fails. */
#define CHECK(call) check((call), #call)

static void check(dl_status status, const char *call) {
    if (status == DL_OK) return;
    fprintf(stderr, "train_lenet: %s\n    in %s: %s\n", dl_last_error_message(), call, dl_status_name(status));
    exit(1);
}

/*
 * OP(dl_relu, x) is the tensor that dl_relu computes. It lives until release_results(), which is called after every
 * step; what has to live longer is retained.
 */
#define OP(function, ...) keep(function(__VA_ARGS__, &produced), #function)

static dl_tensor *produced, *results[64];
static int result_count = 0;

static dl_tensor *keep(dl_status status, const char *function) {
    check(status, function);
    if (result_count == 64) { fprintf(stderr, "train_lenet: more results than expected\n"); exit(1); }
    return results[result_count++] = produced;
}

static void release_results(void) {
    while (result_count > 0) dl_tensor_release(results[--result_count]);
}

/* Parameters, in the order in which they are drawn. A value goes into a unit from fan_in others. */
enum { PARAMETERS = 10 };
static const struct {
    const char *name;
    int64_t rank, shape[4], fan_in;
} layout[PARAMETERS] = {
    {"conv1.weight", 4, {6, 1, 5, 5}, 25},  {"conv1.bias", 1, {6}, 25},
    {"conv2.weight", 4, {16, 6, 5, 5}, 150}, {"conv2.bias", 1, {16}, 150},
    {"fc1.weight", 2, {120, 400}, 400},      {"fc1.bias", 1, {120}, 400},
    {"fc2.weight", 2, {84, 120}, 120},       {"fc2.bias", 1, {84}, 120},
    {"fc3.weight", 2, {10, 84}, 84},         {"fc3.bias", 1, {10}, 84},
};

static void create_parameters(dl_tensor **p) {
    for (int i = 0; i < PARAMETERS; i++) {
        double bound = 1.0 / sqrt((double)layout[i].fan_in);
        CHECK(dl_empty(layout[i].shape, layout[i].rank, DL_FLOAT32, &p[i]));
        CHECK(dl_uniform_(p[i], -bound, bound, NULL));
        CHECK(dl_tensor_set_requires_grad(p[i], true));
    }
}

/* Images [N, 1, 28, 28], black 0 and white 1, to scores [N, 10]. */
static dl_tensor *lenet(dl_tensor *const *p, const dl_tensor *images) {
    const int64_t two[2] = {2, 2};
    dl_tensor *x = OP(dl_div_scalar, OP(dl_sub_scalar, images, dl_float(0.13)), dl_float(0.31));
    x = OP(dl_relu, OP(dl_conv2d, x, p[0], p[1], NULL, two, NULL, 1)); /* padding 2: [N, 6, 28, 28] */
    x = OP(dl_max_pool2d, x, two, NULL, NULL, NULL, false, NULL);      /* [N, 6, 14, 14] */
    x = OP(dl_relu, OP(dl_conv2d, x, p[2], p[3], NULL, NULL, NULL, 1)); /* [N, 16, 10, 10] */
    x = OP(dl_max_pool2d, x, two, NULL, NULL, NULL, false, NULL);      /* [N, 16, 5, 5] */
    x = OP(dl_flatten, x, 1, -1);
    x = OP(dl_relu, OP(dl_linear, x, p[4], p[5]));
    x = OP(dl_relu, OP(dl_linear, x, p[6], p[7]));
    return OP(dl_linear, x, p[8], p[9]);
}

/* The images moved together by at most one pixel in each direction, so that the network learns more than positions. */
static dl_tensor *shifted(const dl_tensor *images) {
    const int64_t border[4] = {1, 1, 1, 1}, two = 2;
    int64_t by[2];
    CHECK(dl_tensor_copy_to(OP(dl_randint, 0, 3, &two, 1, DL_INT64, NULL), by, sizeof by));
    dl_tensor *padded = OP(dl_pad, images, border, 4, DL_PAD_MODE_CONSTANT, 0.0);
    return OP(dl_narrow, OP(dl_narrow, padded, 2, by[0], 28), 3, by[1], 28);
}

/* How many of the scores [N, 10] are highest at the label. */
static int64_t count_correct(const dl_tensor *scores, const dl_tensor *labels) {
    const int64_t classes = 1;
    dl_scalar count;
    dl_tensor *right = OP(dl_eq, OP(dl_argmax, scores, &classes, false), labels);
    CHECK(dl_tensor_item(OP(dl_sum, right, NULL, 0, false, DL_INT64), &count));
    return count.integer;
}

typedef struct {
    dl_tensor *images; /* [N, 1, 28, 28], from 0 to 1 */
    dl_tensor *labels; /* [N] */
} data_set;

static data_set retained(dl_tensor *images, dl_tensor *labels) {
    data_set data = {dl_tensor_retain(images), dl_tensor_retain(labels)};
    return data;
}

static void data_set_release(data_set data) {
    dl_tensor_release(data.images);
    dl_tensor_release(data.labels);
}

static data_set data_set_select(data_set data, const dl_tensor *indices) {
    return retained(OP(dl_index_select, data.images, 0, indices), OP(dl_index_select, data.labels, 0, indices));
}

/* Reads "<part>-images-idx3-ubyte" and its labels; false when the folder does not have them. */
static bool data_set_load(const char *folder, const char *part, data_set *data) {
    char path[2][4096];
    snprintf(path[0], sizeof path[0], "%s/%s-images-idx3-ubyte", folder, part);
    snprintf(path[1], sizeof path[1], "%s/%s-labels-idx1-ubyte", folder, part);
    FILE *file = fopen(path[0], "rb");
    if (file == NULL) return false;
    fclose(file);
    dl_tensor *images = OP(dl_load_idx, path[0]), *labels = OP(dl_load_idx, path[1]);
    if (dl_tensor_rank(images) != 3 || dl_tensor_size(images, 1) != 28 || dl_tensor_size(images, 2) != 28 ||
        dl_tensor_rank(labels) != 1 || dl_tensor_size(labels, 0) != dl_tensor_size(images, 0)) {
        fprintf(stderr, "train_lenet: %s: expected images of 28 x 28 pixels, each with a label\n", folder);
        exit(1);
    }
    images = OP(dl_div_scalar, OP(dl_to, OP(dl_unsqueeze, images, 1), DL_FLOAT32), dl_float(255.0));
    *data = retained(images, OP(dl_to, labels, DL_INT64));
    release_results();
    return true;
}

/* MNIST's two parts, or one of them, of which a fifth, chosen by the seed, is set aside for testing. */
static void load_mnist(const char *folder, data_set *train, data_set *test) {
    bool has_train = data_set_load(folder, "train", train), has_test = data_set_load(folder, "t10k", test);
    if (has_train && has_test) return;
    if (!has_train && !has_test) {
        fprintf(stderr, "train_lenet: %s: expected train-images-idx3-ubyte or t10k-images-idx3-ubyte\n", folder);
        exit(1);
    }
    data_set all = has_train ? *train : *test;
    int64_t count = dl_tensor_size(all.labels, 0), aside = count / 5;
    dl_tensor *order = OP(dl_randperm, count, DL_INT64, NULL);
    *train = data_set_select(all, OP(dl_narrow, order, 0, aside, count - aside));
    *test = data_set_select(all, OP(dl_narrow, order, 0, 0, aside));
    data_set_release(all);
    release_results();
}

static double accuracy(dl_tensor *const *parameters, data_set data) {
    int64_t count = dl_tensor_size(data.labels, 0), correct = 0;
    dl_set_grad_enabled(false);
    for (int64_t start = 0; start < count; start += 256) {
        int64_t length = count - start < 256 ? count - start : 256;
        dl_tensor *scores = lenet(parameters, OP(dl_narrow, data.images, 0, start, length));
        correct += count_correct(scores, OP(dl_narrow, data.labels, 0, start, length));
        release_results();
    }
    dl_set_grad_enabled(true);
    return (double)correct / (double)count;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

typedef struct {
    const char *folder, *losses, *weights;
    int64_t epochs, batch, seed, threads, limit;
    double learning_rate;
} options;

static void train(dl_tensor *const *parameters, data_set data, const options *o) {
    const double pi = 3.14159265358979323846;
    int64_t count = dl_tensor_size(data.labels, 0);
    if (o->limit > 0 && o->limit < count) count = o->limit;
    int64_t step = 0, steps = o->epochs * ((count + o->batch - 1) / o->batch);
    FILE *losses = o->losses != NULL ? fopen(o->losses, "w") : NULL;
    if (o->losses != NULL && losses == NULL) { perror(o->losses); exit(1); }

    dl_optimizer *optimizer;
    CHECK(dl_optimizer_adam(parameters, PARAMETERS, NULL, &optimizer));
    for (int64_t epoch = 1; epoch <= o->epochs; epoch++) {
        double started = seconds(), loss_sum = 0.0;
        int64_t correct = 0;
        dl_tensor *order = dl_tensor_retain(OP(dl_randperm, count, DL_INT64, NULL));
        for (int64_t start = 0; start < count; start += o->batch) {
            int64_t length = count - start < o->batch ? count - start : o->batch;
            dl_tensor *batch = OP(dl_narrow, order, 0, start, length);
            dl_tensor *images = OP(dl_index_select, data.images, 0, batch);
            dl_tensor *labels = OP(dl_index_select, data.labels, 0, batch);

            /* The learning rate falls to 0 along a cosine. */
            double rate = o->learning_rate * (0.5 * (1.0 + cos(pi * (double)step++ / (double)steps)));
            CHECK(dl_optimizer_set_learning_rate(optimizer, rate));
            CHECK(dl_optimizer_zero_grad(optimizer));
            dl_tensor *scores = lenet(parameters, shifted(images));
            dl_tensor *loss = OP(dl_cross_entropy, scores, labels, NULL, -100, DL_REDUCTION_MEAN, 0.0);
            CHECK(dl_tensor_backward(loss, NULL, false, false));
            CHECK(dl_optimizer_step(optimizer));

            dl_scalar value;
            CHECK(dl_tensor_item(loss, &value));
            loss_sum += value.real * (double)length;
            correct += count_correct(scores, labels);
            release_results();
            if (losses != NULL) fprintf(losses, "%.13a\n", value.real);
            if (step % 25 == 0) fprintf(stderr, "\repoch %" PRId64 ": step %" PRId64 " of %" PRId64, epoch, step, steps);
        }
        dl_tensor_release(order);
        fprintf(stderr, "\repoch %" PRId64 "/%" PRId64 ": loss %.4f, accuracy %.2f%%, %.0f images/s\n", epoch, o->epochs,
                loss_sum / (double)count, 100.0 * (double)correct / (double)count, (double)count / (seconds() - started));
    }
    dl_optimizer_release(optimizer);
    if (losses != NULL && fclose(losses) != 0) { perror(o->losses); exit(1); }
}

static const char usage[] =
    "usage: train_lenet DIR [options]\n"
    "Trains LeNet-5 on the IDX files of MNIST in DIR: all four, or one pair, then split into 4/5 and 1/5.\n"
    "  --epochs N      times to go through the images (5)\n"
    "  --batch N       images per step (32)\n"
    "  --lr X          learning rate of Adam at the start (0.002)\n"
    "  --seed N        for the weights, the split and the order of the images (1)\n"
    "  --threads N     threads to use (all processors); the results do not depend on it\n"
    "  --limit N       train with no more than N images (all)\n"
    "  --losses FILE   write the loss of every step, as exact hexadecimal numbers\n"
    "  --weights FILE  where to save the weights, as safetensors (lenet5.safetensors)\n";

static void refuse(const char *word) {
    fprintf(stderr, "train_lenet: cannot use '%s'\n%s", word, usage);
    exit(2);
}

static int64_t integer(const char *text, int64_t least) {
    char *end;
    long long value = strtoll(text, &end, 10);
    if (end == text || *end != '\0' || value < least || value > INT32_MAX) refuse(text);
    return value;
}

static double positive(const char *text) {
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || !(value > 0.0)) refuse(text);
    return value;
}

static options parse(int argc, char **argv) {
    options o = {"", NULL, "lenet5.safetensors", 5, 32, 1, 0, 0, 2e-3};
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(word, "--help") == 0) { fputs(usage, stdout); exit(0); }
        if (word[0] != '-' && *o.folder == '\0') { o.folder = word; continue; }
        if (strcmp(word, "--epochs") == 0) o.epochs = integer(value, 1);
        else if (strcmp(word, "--batch") == 0) o.batch = integer(value, 1);
        else if (strcmp(word, "--lr") == 0) o.learning_rate = positive(value);
        else if (strcmp(word, "--seed") == 0) o.seed = integer(value, 0);
        else if (strcmp(word, "--threads") == 0) o.threads = integer(value, 1);
        else if (strcmp(word, "--limit") == 0) o.limit = integer(value, 1);
        else if (strcmp(word, "--losses") == 0) o.losses = value;
        else if (strcmp(word, "--weights") == 0) o.weights = value;
        else refuse(word);
        if (*value == '\0') refuse(word);
        i++;
    }
    if (*o.folder == '\0') { fputs(usage, stderr); exit(2); }
    return o;
}

int main(int argc, char **argv) {
    options o = parse(argc, argv);
    if (o.threads > 0) CHECK(dl_set_num_threads((int32_t)o.threads));
    CHECK(dl_generator_seed(NULL, (uint64_t)o.seed));

    data_set training, testing;
    load_mnist(o.folder, &training, &testing);
    dl_tensor *parameters[PARAMETERS];
    create_parameters(parameters);

    double started = seconds();
    train(parameters, training, &o);
    printf("test accuracy  %.2f%% of %" PRId64 " images\n", 100.0 * accuracy(parameters, testing), dl_tensor_size(testing.labels, 0));
    printf("time           %.1f s\n", seconds() - started);

    const char *names[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) names[i] = layout[i].name;
    CHECK(dl_save_safetensors(o.weights, names, (const dl_tensor *const *)parameters, PARAMETERS));
    printf("weights        %s\n", o.weights);

    for (int i = 0; i < PARAMETERS; i++) dl_tensor_release(parameters[i]);
    data_set_release(training);
    data_set_release(testing);
    return 0;
}
