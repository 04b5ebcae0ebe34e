// Written by bindings/gen/generate.py from bindings/gen/ops. Changes are made there.

// Recurrent cells and layers. Rows of the weights are ordered by gates: r, z, n for a GRU; i, f, g, o for an LSTM. Biases may be left out: the usual two of a gate are added up, except under the reset gate of a GRU, so that one of them is enough. Layers are computed all steps at once, and so are their first derivatives; derivatives of these go through plain operations. params holds, for every layer and in it for every direction, weight_ih, weight_hh, then the biases (two, or one with biases = 1) if has_biases, then the further weights that the operation names. States are [num_layers * directions, batch, width]. input is [steps, batch, features], with batch_first [batch, steps, features], or, with batch_sizes, packed: [rows, features], where step t has the rows of batch_sizes[t] sequences (int64, never growing, all of them positive). dropout with train drops outputs of all layers but the last. Activations follow from their own values: sigmoid, tanh, relu, hard_sigmoid (x / 6 + 1 / 2 between 0 and 1), hard_tanh (x between -1 and 1), identity, softsign, softplus, leaky_relu (slope 0.01), elu (alpha 1).

#include "operations.h"

namespace dlcore::python {

static Signature rnn_tanh_cell_signature{"rnn_tanh_cell", {"input", "hx", "w_ih", "w_hh", "b_ih", "b_hh"}, 6, 4, 6, -1};
PyObject *run_rnn_tanh_cell(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    dl_tensor *a_w_ih = nullptr;
    dl_tensor *a_w_hh = nullptr;
    dl_tensor *a_b_ih = nullptr;
    dl_tensor *a_b_hh = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensor(2, &a_w_ih) || !a.tensor(3, &a_w_hh) || !a.optional_tensor(4, &a_b_ih) || !a.optional_tensor(5, &a_b_hh)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rnn_tanh_cell(a_input, a_hx, a_w_ih, a_w_hh, a_b_ih, a_b_hh, &out);
    }
    return result(status, out);
}

static Signature rnn_relu_cell_signature{"rnn_relu_cell", {"input", "hx", "w_ih", "w_hh", "b_ih", "b_hh"}, 6, 4, 6, -1};
PyObject *run_rnn_relu_cell(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    dl_tensor *a_w_ih = nullptr;
    dl_tensor *a_w_hh = nullptr;
    dl_tensor *a_b_ih = nullptr;
    dl_tensor *a_b_hh = nullptr;
    if (!a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensor(2, &a_w_ih) || !a.tensor(3, &a_w_hh) || !a.optional_tensor(4, &a_b_ih) || !a.optional_tensor(5, &a_b_hh)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rnn_relu_cell(a_input, a_hx, a_w_ih, a_w_hh, a_b_ih, a_b_hh, &out);
    }
    return result(status, out);
}

static Signature rnn_cell_signature{"rnn_cell", {"input", "hx", "w_ih", "w_hh", "b_ih", "b_hh", "activation"}, 7, 4, 6, -1};
PyObject *run_rnn_cell(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    dl_tensor *a_w_ih = nullptr;
    dl_tensor *a_w_hh = nullptr;
    dl_tensor *a_b_ih = nullptr;
    dl_tensor *a_b_hh = nullptr;
    static const Choice a_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_activation = DL_RECURRENT_ACTIVATION_TANH;
    if (!(a.choice(6, a_activation_choices, 10, &a_activation)) || !a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensor(2, &a_w_ih) || !a.tensor(3, &a_w_hh) || !a.optional_tensor(4, &a_b_ih) || !a.optional_tensor(5, &a_b_hh)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rnn_cell(a_input, a_hx, a_w_ih, a_w_hh, a_b_ih, a_b_hh, a_activation, &out);
    }
    return result(status, out);
}

static Signature gru_cell_signature{"gru_cell", {"input", "hx", "w_ih", "w_hh", "b_ih", "b_hh", "gate_activation", "candidate_activation", "linear_before_reset"}, 9, 4, 6, -1};
PyObject *run_gru_cell(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    dl_tensor *a_w_ih = nullptr;
    dl_tensor *a_w_hh = nullptr;
    dl_tensor *a_b_ih = nullptr;
    dl_tensor *a_b_hh = nullptr;
    static const Choice a_gate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_gate_activation = DL_RECURRENT_ACTIVATION_SIGMOID;
    static const Choice a_candidate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_candidate_activation = DL_RECURRENT_ACTIVATION_TANH;
    bool a_linear_before_reset = true;
    if (!(a.choice(6, a_gate_activation_choices, 10, &a_gate_activation)) || !(a.choice(7, a_candidate_activation_choices, 10, &a_candidate_activation)) || !a.boolean(8, &a_linear_before_reset) || !a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensor(2, &a_w_ih) || !a.tensor(3, &a_w_hh) || !a.optional_tensor(4, &a_b_ih) || !a.optional_tensor(5, &a_b_hh)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gru_cell(a_input, a_hx, a_w_ih, a_w_hh, a_b_ih, a_b_hh, a_gate_activation, a_candidate_activation, a_linear_before_reset, &out);
    }
    return result(status, out);
}

static Signature lstm_cell_signature{"lstm_cell", {"input", "hx", "w_ih", "w_hh", "b_ih", "b_hh", "w_hr", "peepholes", "gate_activation", "candidate_activation", "output_activation"}, 11, 4, 6, -1};
PyObject *run_lstm_cell(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Tensors a_hx;
    dl_tensor *a_w_ih = nullptr;
    dl_tensor *a_w_hh = nullptr;
    dl_tensor *a_b_ih = nullptr;
    dl_tensor *a_b_hh = nullptr;
    dl_tensor *a_w_hr = nullptr;
    dl_tensor *a_peepholes = nullptr;
    static const Choice a_gate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_gate_activation = DL_RECURRENT_ACTIVATION_SIGMOID;
    static const Choice a_candidate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_candidate_activation = DL_RECURRENT_ACTIVATION_TANH;
    static const Choice a_output_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_output_activation = DL_RECURRENT_ACTIVATION_TANH;
    if (!(a.choice(8, a_gate_activation_choices, 10, &a_gate_activation)) || !(a.choice(9, a_candidate_activation_choices, 10, &a_candidate_activation)) || !(a.choice(10, a_output_activation_choices, 10, &a_output_activation)) || !a.tensor(0, &a_input) || !a.tensors(1, a_hx) || !a.tensor(2, &a_w_ih) || !a.tensor(3, &a_w_hh) || !a.optional_tensor(4, &a_b_ih) || !a.optional_tensor(5, &a_b_hh) || !a.optional_tensor(6, &a_w_hr) || !a.optional_tensor(7, &a_peepholes)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lstm_cell(a_input, a_hx.data(), a_hx.count(), a_w_ih, a_w_hh, a_b_ih, a_b_hh, a_w_hr, a_peepholes, a_gate_activation, a_candidate_activation, a_output_activation, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.lstm_cell", {"h", "c"}};
    return wrap_tuple(type, results, 2);
}

static Signature rnn_tanh_signature{"rnn_tanh", {"input", "hx", "params", "has_biases", "num_layers", "dropout", "train", "bidirectional", "batch_first", "batch_sizes", "generator"}, 11, 3, 9, -1};
PyObject *run_rnn_tanh(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    Tensors a_params;
    bool a_has_biases = true;
    int64_t a_num_layers = 1;
    double a_dropout = 0.0;
    bool a_train = false;
    bool a_bidirectional = false;
    bool a_batch_first = false;
    dl_tensor *a_batch_sizes = nullptr;
    dl_generator *a_generator = nullptr;
    if (!a.boolean(3, &a_has_biases) || !a.integer(4, &a_num_layers) || !a.real(5, &a_dropout) || !a.boolean(6, &a_train) || !a.boolean(7, &a_bidirectional) || !a.boolean(8, &a_batch_first) || !a.generator(10, &a_generator) || !a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensors(2, a_params) || !a.optional_tensor(9, &a_batch_sizes)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rnn_tanh(a_input, a_hx, a_params.data(), a_params.count(), a_has_biases, a_num_layers, a_dropout, a_train, a_bidirectional, a_batch_first, a_batch_sizes, a_generator, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.rnn_tanh", {"output", "hidden"}};
    return wrap_tuple(type, results, 2);
}

static Signature rnn_relu_signature{"rnn_relu", {"input", "hx", "params", "has_biases", "num_layers", "dropout", "train", "bidirectional", "batch_first", "batch_sizes", "generator"}, 11, 3, 9, -1};
PyObject *run_rnn_relu(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    Tensors a_params;
    bool a_has_biases = true;
    int64_t a_num_layers = 1;
    double a_dropout = 0.0;
    bool a_train = false;
    bool a_bidirectional = false;
    bool a_batch_first = false;
    dl_tensor *a_batch_sizes = nullptr;
    dl_generator *a_generator = nullptr;
    if (!a.boolean(3, &a_has_biases) || !a.integer(4, &a_num_layers) || !a.real(5, &a_dropout) || !a.boolean(6, &a_train) || !a.boolean(7, &a_bidirectional) || !a.boolean(8, &a_batch_first) || !a.generator(10, &a_generator) || !a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensors(2, a_params) || !a.optional_tensor(9, &a_batch_sizes)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rnn_relu(a_input, a_hx, a_params.data(), a_params.count(), a_has_biases, a_num_layers, a_dropout, a_train, a_bidirectional, a_batch_first, a_batch_sizes, a_generator, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.rnn_relu", {"output", "hidden"}};
    return wrap_tuple(type, results, 2);
}

static Signature rnn_signature{"rnn", {"input", "hx", "params", "has_biases", "num_layers", "dropout", "train", "bidirectional", "batch_first", "batch_sizes", "biases", "activation", "generator"}, 13, 3, 9, -1};
PyObject *run_rnn(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    Tensors a_params;
    bool a_has_biases = true;
    int64_t a_num_layers = 1;
    double a_dropout = 0.0;
    bool a_train = false;
    bool a_bidirectional = false;
    bool a_batch_first = false;
    dl_tensor *a_batch_sizes = nullptr;
    int64_t a_biases = 2;
    static const Choice a_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_activation = DL_RECURRENT_ACTIVATION_TANH;
    dl_generator *a_generator = nullptr;
    if (!a.boolean(3, &a_has_biases) || !a.integer(4, &a_num_layers) || !a.real(5, &a_dropout) || !a.boolean(6, &a_train) || !a.boolean(7, &a_bidirectional) || !a.boolean(8, &a_batch_first) || !a.integer(10, &a_biases) || !(a.choice(11, a_activation_choices, 10, &a_activation)) || !a.generator(12, &a_generator) || !a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensors(2, a_params) || !a.optional_tensor(9, &a_batch_sizes)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_rnn(a_input, a_hx, a_params.data(), a_params.count(), a_has_biases, a_num_layers, a_dropout, a_train, a_bidirectional, a_batch_first, a_batch_sizes, a_biases, a_activation, a_generator, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.rnn", {"output", "hidden"}};
    return wrap_tuple(type, results, 2);
}

static Signature gru_signature{"gru", {"input", "hx", "params", "has_biases", "num_layers", "dropout", "train", "bidirectional", "batch_first", "batch_sizes", "biases", "gate_activation", "candidate_activation", "linear_before_reset", "generator"}, 15, 3, 9, -1};
PyObject *run_gru(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_hx = nullptr;
    Tensors a_params;
    bool a_has_biases = true;
    int64_t a_num_layers = 1;
    double a_dropout = 0.0;
    bool a_train = false;
    bool a_bidirectional = false;
    bool a_batch_first = false;
    dl_tensor *a_batch_sizes = nullptr;
    int64_t a_biases = 2;
    static const Choice a_gate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_gate_activation = DL_RECURRENT_ACTIVATION_SIGMOID;
    static const Choice a_candidate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_candidate_activation = DL_RECURRENT_ACTIVATION_TANH;
    bool a_linear_before_reset = true;
    dl_generator *a_generator = nullptr;
    if (!a.boolean(3, &a_has_biases) || !a.integer(4, &a_num_layers) || !a.real(5, &a_dropout) || !a.boolean(6, &a_train) || !a.boolean(7, &a_bidirectional) || !a.boolean(8, &a_batch_first) || !a.integer(10, &a_biases) || !(a.choice(11, a_gate_activation_choices, 10, &a_gate_activation)) || !(a.choice(12, a_candidate_activation_choices, 10, &a_candidate_activation)) || !a.boolean(13, &a_linear_before_reset) || !a.generator(14, &a_generator) || !a.tensor(0, &a_input) || !a.tensor(1, &a_hx) || !a.tensors(2, a_params) || !a.optional_tensor(9, &a_batch_sizes)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_gru(a_input, a_hx, a_params.data(), a_params.count(), a_has_biases, a_num_layers, a_dropout, a_train, a_bidirectional, a_batch_first, a_batch_sizes, a_biases, a_gate_activation, a_candidate_activation, a_linear_before_reset, a_generator, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.gru", {"output", "hidden"}};
    return wrap_tuple(type, results, 2);
}

static Signature lstm_signature{"lstm", {"input", "hx", "params", "has_biases", "num_layers", "dropout", "train", "bidirectional", "batch_first", "batch_sizes", "biases", "has_peepholes", "gate_activation", "candidate_activation", "output_activation", "generator"}, 16, 3, 9, -1};
PyObject *run_lstm(Arguments &a) {
    dl_tensor *a_input = nullptr;
    Tensors a_hx;
    Tensors a_params;
    bool a_has_biases = true;
    int64_t a_num_layers = 1;
    double a_dropout = 0.0;
    bool a_train = false;
    bool a_bidirectional = false;
    bool a_batch_first = false;
    dl_tensor *a_batch_sizes = nullptr;
    int64_t a_biases = 2;
    bool a_has_peepholes = false;
    static const Choice a_gate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_gate_activation = DL_RECURRENT_ACTIVATION_SIGMOID;
    static const Choice a_candidate_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_candidate_activation = DL_RECURRENT_ACTIVATION_TANH;
    static const Choice a_output_activation_choices[] = {{"sigmoid", DL_RECURRENT_ACTIVATION_SIGMOID}, {"tanh", DL_RECURRENT_ACTIVATION_TANH}, {"relu", DL_RECURRENT_ACTIVATION_RELU}, {"hard_sigmoid", DL_RECURRENT_ACTIVATION_HARD_SIGMOID}, {"hard_tanh", DL_RECURRENT_ACTIVATION_HARD_TANH}, {"identity", DL_RECURRENT_ACTIVATION_IDENTITY}, {"softsign", DL_RECURRENT_ACTIVATION_SOFTSIGN}, {"softplus", DL_RECURRENT_ACTIVATION_SOFTPLUS}, {"leaky_relu", DL_RECURRENT_ACTIVATION_LEAKY_RELU}, {"elu", DL_RECURRENT_ACTIVATION_ELU}};
    int32_t a_output_activation = DL_RECURRENT_ACTIVATION_TANH;
    dl_generator *a_generator = nullptr;
    if (!a.boolean(3, &a_has_biases) || !a.integer(4, &a_num_layers) || !a.real(5, &a_dropout) || !a.boolean(6, &a_train) || !a.boolean(7, &a_bidirectional) || !a.boolean(8, &a_batch_first) || !a.integer(10, &a_biases) || !a.boolean(11, &a_has_peepholes) || !(a.choice(12, a_gate_activation_choices, 10, &a_gate_activation)) || !(a.choice(13, a_candidate_activation_choices, 10, &a_candidate_activation)) || !(a.choice(14, a_output_activation_choices, 10, &a_output_activation)) || !a.generator(15, &a_generator) || !a.tensor(0, &a_input) || !a.tensors(1, a_hx) || !a.tensors(2, a_params) || !a.optional_tensor(9, &a_batch_sizes)) return nullptr;
    dl_tensor *results[3] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_lstm(a_input, a_hx.data(), a_hx.count(), a_params.data(), a_params.count(), a_has_biases, a_num_layers, a_dropout, a_train, a_bidirectional, a_batch_first, a_batch_sizes, a_biases, a_has_peepholes, a_gate_activation, a_candidate_activation, a_output_activation, a_generator, &results[0], &results[1], &results[2]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types.lstm", {"output", "hidden", "cell"}};
    return wrap_tuple(type, results, 3);
}

static Signature pack_padded_sequence_signature{"_pack_padded_sequence", {"input", "lengths", "batch_first"}, 3, 2, 3, -1};
PyObject *run_pack_padded_sequence(Arguments &a) {
    dl_tensor *a_input = nullptr;
    dl_tensor *a_lengths = nullptr;
    bool a_batch_first = false;
    if (!a.boolean(2, &a_batch_first) || !a.tensor(0, &a_input) || !a.tensor(1, &a_lengths)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pack_padded_sequence(a_input, a_lengths, a_batch_first, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types._pack_padded_sequence", {"data", "sizes"}};
    return wrap_tuple(type, results, 2);
}

static Signature pad_packed_sequence_signature{"_pad_packed_sequence", {"data", "batch_sizes", "batch_first", "padding_value", "total_length"}, 5, 2, 5, -1};
PyObject *run_pad_packed_sequence(Arguments &a) {
    dl_tensor *a_data = nullptr;
    dl_tensor *a_batch_sizes = nullptr;
    bool a_batch_first = false;
    double a_padding_value = 0.0;
    int64_t a_total_length_value{};
    const int64_t *a_total_length = nullptr;
    if (!a.boolean(2, &a_batch_first) || !a.real(3, &a_padding_value) || !a.optional_integer(4, &a_total_length_value, &a_total_length) || !a.tensor(0, &a_data) || !a.tensor(1, &a_batch_sizes)) return nullptr;
    dl_tensor *results[2] = {};
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pad_packed_sequence(a_data, a_batch_sizes, a_batch_first, a_padding_value, a_total_length, &results[0], &results[1]);
    }
    if (status != DL_OK) return raise(status);
    static TupleType type{"dlcore.return_types._pad_packed_sequence", {"output", "lengths"}};
    return wrap_tuple(type, results, 2);
}

static Signature pad_sequence_signature{"_pad_sequence", {"sequences", "batch_first", "padding_value", "padding_side"}, 4, 1, 4, -1};
PyObject *run_pad_sequence(Arguments &a) {
    Tensors a_sequences;
    bool a_batch_first = false;
    double a_padding_value = 0.0;
    static const Choice a_padding_side_choices[] = {{"right", DL_PADDING_SIDE_RIGHT}, {"left", DL_PADDING_SIDE_LEFT}};
    int32_t a_padding_side = DL_PADDING_SIDE_RIGHT;
    if (!a.boolean(1, &a_batch_first) || !a.real(2, &a_padding_value) || !(a.choice(3, a_padding_side_choices, 2, &a_padding_side)) || !a.tensors(0, a_sequences)) return nullptr;
    dl_tensor *out = nullptr;
    dl_status status;
    {
        Unlocked unlocked(a.work_keeping_handles());
        status = dl_pad_sequence(a_sequences.data(), a_sequences.count(), a_batch_first, a_padding_value, a_padding_side, &out);
    }
    return result(status, out);
}

PyObject *function_rnn_tanh_cell(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rnn_tanh_cell_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rnn_tanh_cell(a) : nullptr;
    return made ? made : hand_over("rnn_tanh_cell", nullptr, args, count, keywords);
}

PyObject *function_rnn_relu_cell(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rnn_relu_cell_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rnn_relu_cell(a) : nullptr;
    return made ? made : hand_over("rnn_relu_cell", nullptr, args, count, keywords);
}

PyObject *function_rnn_cell(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rnn_cell_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rnn_cell(a) : nullptr;
    return made ? made : hand_over("rnn_cell", nullptr, args, count, keywords);
}

PyObject *function_gru_cell(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gru_cell_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gru_cell(a) : nullptr;
    return made ? made : hand_over("gru_cell", nullptr, args, count, keywords);
}

PyObject *function_lstm_cell(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lstm_cell_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lstm_cell(a) : nullptr;
    return made ? made : hand_over("lstm_cell", nullptr, args, count, keywords);
}

PyObject *function_rnn_tanh(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rnn_tanh_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rnn_tanh(a) : nullptr;
    return made ? made : hand_over("rnn_tanh", nullptr, args, count, keywords);
}

PyObject *function_rnn_relu(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rnn_relu_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rnn_relu(a) : nullptr;
    return made ? made : hand_over("rnn_relu", nullptr, args, count, keywords);
}

PyObject *function_rnn(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(rnn_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_rnn(a) : nullptr;
    return made ? made : hand_over("rnn", nullptr, args, count, keywords);
}

PyObject *function_gru(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(gru_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_gru(a) : nullptr;
    return made ? made : hand_over("gru", nullptr, args, count, keywords);
}

PyObject *function_lstm(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(lstm_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_lstm(a) : nullptr;
    return made ? made : hand_over("lstm", nullptr, args, count, keywords);
}

PyObject *function__pack_padded_sequence(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pack_padded_sequence_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pack_padded_sequence(a) : nullptr;
    return made ? made : hand_over("_pack_padded_sequence", nullptr, args, count, keywords);
}

PyObject *function__pad_packed_sequence(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pad_packed_sequence_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pad_packed_sequence(a) : nullptr;
    return made ? made : hand_over("_pad_packed_sequence", nullptr, args, count, keywords);
}

PyObject *function__pad_sequence(PyObject *receiver, PyObject *const *args, Py_ssize_t count, PyObject *keywords) {
    (void)receiver;
    Arguments a(pad_sequence_signature);
    PyObject *made = a.bind(nullptr, args, count, keywords) ? run_pad_sequence(a) : nullptr;
    return made ? made : hand_over("_pad_sequence", nullptr, args, count, keywords);
}

}  // namespace dlcore::python
