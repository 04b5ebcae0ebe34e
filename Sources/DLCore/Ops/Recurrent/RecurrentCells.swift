/// One step of a plain recurrent layer: f(input W_ih^T + b_ih + hx W_hh^T + b_hh).
public func rnnCell(_ input: Tensor, _ hx: Tensor, _ wIh: Tensor, _ wHh: Tensor, bIh: Tensor? = nil, bHh: Tensor? = nil,
                    activation: RecurrentActivation = .tanh) throws(DLError) -> Tensor {
    try plainCell("rnn_cell", input, hx, RecurrentWeights(input: wIh, hidden: wHh, inputBias: bIh, hiddenBias: bHh), activation)
}

/// One step of a plain recurrent layer with tanh.
public func rnnTanhCell(_ input: Tensor, _ hx: Tensor, _ wIh: Tensor, _ wHh: Tensor, bIh: Tensor? = nil,
                        bHh: Tensor? = nil) throws(DLError) -> Tensor {
    try plainCell("rnn_tanh_cell", input, hx, RecurrentWeights(input: wIh, hidden: wHh, inputBias: bIh, hiddenBias: bHh), .tanh)
}

/// One step of a plain recurrent layer with relu.
public func rnnReluCell(_ input: Tensor, _ hx: Tensor, _ wIh: Tensor, _ wHh: Tensor, bIh: Tensor? = nil,
                        bHh: Tensor? = nil) throws(DLError) -> Tensor {
    try plainCell("rnn_relu_cell", input, hx, RecurrentWeights(input: wIh, hidden: wHh, inputBias: bIh, hiddenBias: bHh), .relu)
}

private func plainCell(_ op: StaticString, _ input: Tensor, _ hx: Tensor, _ weights: RecurrentWeights,
                       _ activation: RecurrentActivation) throws(DLError) -> Tensor {
    try checkCellInput(op, input)
    let units = try weights.check(op, input, gates: 1, features: input.shape[1])
    try checkCellState(op, input, hx, "hidden0", width: units)
    let operation = RNN(SequenceGeometry(cell: input.shape[0]), activation, isCell: true)
    return try run(operation, Inputs(list: [input, hx, weights.input, weights.hidden, weights.inputBias, weights.hiddenBias]))[0]
}

/// One step of a GRU.
public func gruCell(_ input: Tensor, _ hx: Tensor, _ wIh: Tensor, _ wHh: Tensor, bIh: Tensor? = nil, bHh: Tensor? = nil,
                    gateActivation: RecurrentActivation = .sigmoid, candidateActivation: RecurrentActivation = .tanh,
                    linearBeforeReset: Bool = true) throws(DLError) -> Tensor {
    let op: StaticString = "gru_cell"
    try checkCellInput(op, input)
    let weights = RecurrentWeights(input: wIh, hidden: wHh, inputBias: bIh, hiddenBias: bHh)
    let units = try weights.check(op, input, gates: 3, features: input.shape[1])
    try checkCellState(op, input, hx, "hidden0", width: units)
    let options = GRUOptions(gateActivation: gateActivation, candidateActivation: candidateActivation, linearBeforeReset: linearBeforeReset)
    let operation = GRU(SequenceGeometry(cell: input.shape[0]), options, isCell: true)
    return try run(operation, Inputs(list: [input, hx, wIh, wHh, bIh, bHh]))[0]
}

/// One step of an LSTM. `hx` holds the hidden and the cell state.
public func lstmCell(_ input: Tensor, _ hx: [Tensor], _ wIh: Tensor, _ wHh: Tensor, bIh: Tensor? = nil, bHh: Tensor? = nil,
                     wHr: Tensor? = nil, peepholes: Tensor? = nil, gateActivation: RecurrentActivation = .sigmoid,
                     candidateActivation: RecurrentActivation = .tanh,
                     outputActivation: RecurrentActivation = .tanh) throws(DLError) -> (h: Tensor, c: Tensor) {
    let op: StaticString = "lstm_cell"
    try checkCellInput(op, input)
    guard hx.count == 2 else { throw .invalid(op, "lstm_cell expects two hidden states, got \(hx.count)") }
    let weights = RecurrentWeights(input: wIh, hidden: wHh, inputBias: bIh, hiddenBias: bHh, projection: wHr, peephole: peepholes)
    let units = try weights.check(op, input, gates: 4, features: input.shape[1])
    try checkCellState(op, input, hx[0], "hidden0", width: weights.width)
    try checkCellState(op, input, hx[1], "hidden1", width: units)
    let options = LSTMOptions(gateActivation: gateActivation, candidateActivation: candidateActivation, outputActivation: outputActivation)
    let operation = LSTM(SequenceGeometry(cell: input.shape[0]), options, isCell: true)
    let results = try run(operation, Inputs(list: [input, hx[0], hx[1], wIh, wHh, bIh, bHh, wHr, peepholes]))
    return (results[0], results[1])
}
