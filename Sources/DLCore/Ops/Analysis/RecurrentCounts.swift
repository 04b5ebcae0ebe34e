import DLKernels

/// The kinds of recurrent layers.
public enum RecurrentKind: Int32, Sendable { case rnn = 0, gru = 1, lstm = 2 }

/// A recurrent network by the arguments that its number of parameters depends on, the hidden size left open.
private struct RecurrentNetwork {
    let kind: RecurrentKind
    let inputSize: Int
    let numLayers: Int
    let biases: Int
    let directions: Int
    var projSize = 0

    init(_ kind: RecurrentKind, _ inputSize: Int, _ numLayers: Int, _ biases: Int, _ bidirectional: Bool, _ op: StaticString) throws(DLError) {
        try checkSmallest(inputSize, 1, "input_size", op)
        try checkSmallest(numLayers, 1, "num_layers", op)
        guard (0...2).contains(biases) else { throw .invalid(op, "biases must be 0, 1 or 2, but got \(biases)") }
        self.kind = kind
        self.inputSize = inputSize
        self.numLayers = numLayers
        self.biases = biases
        directions = bidirectional ? 2 : 1
    }

    private var gates: Int {
        switch kind {
        case .rnn: 1
        case .gru: 3
        case .lstm: 4
        }
    }

    func parameters(_ hiddenSize: Int) -> CheckedNumber {
        let hidden = CheckedNumber(hiddenSize), state = CheckedNumber(projSize > 0 ? projSize : hiddenSize)
        let projection = projSize > 0 ? hidden * state : 0
        func layer(_ input: CheckedNumber) -> CheckedNumber {
            CheckedNumber(gates) * hidden * (input + state + CheckedNumber(biases)) + projection
        }
        let inner = layer(state * CheckedNumber(directions))
        return CheckedNumber(directions) * (layer(CheckedNumber(inputSize)) + CheckedNumber(numLayers - 1) * inner)
    }
}

public func recurrentParameters(kind: RecurrentKind, inputSize: Int, hiddenSize: Int, numLayers: Int = 1, biases: Int = 2,
                                bidirectional: Bool = false, projSize: Int = 0) throws(DLError) -> Tensor {
    let op: StaticString = "recurrent_parameters"
    var network = try RecurrentNetwork(kind, inputSize, numLayers, biases, bidirectional, op)
    try checkSmallest(hiddenSize, 1, "hidden_size", op)
    try checkSmallest(projSize, 0, "proj_size", op)
    guard projSize == 0 || kind == .lstm else { throw .invalid(op, "proj_size is only supported for lstm, but got proj_size=\(projSize)") }
    guard projSize < hiddenSize else { throw .invalid(op, "proj_size has to be smaller than hidden_size, but got \(projSize) and \(hiddenSize)") }
    network.projSize = projSize
    return try integers([network.parameters(hiddenSize).value("the number of parameters", op)], shape: [])
}

public func hiddenSizeForParameters(kind: RecurrentKind, inputSize: Int, parameters: Int, numLayers: Int = 1, biases: Int = 2,
                                    bidirectional: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "hidden_size_for_parameters"
    let network = try RecurrentNetwork(kind, inputSize, numLayers, biases, bidirectional, op)
    try checkSmallest(parameters, 0, "parameters", op)
    // The smallest hidden size with enough parameters, by bisection; a number that overflows is large enough.
    var low = 1, high = max(1, parameters)
    while low < high {
        let middle = low + (high - low) / 2
        if let count = try? network.parameters(middle).value("", op), count < parameters { low = middle + 1 } else { high = middle }
    }
    let isSolution = (try? network.parameters(low).value("", op)) == parameters
    return try integers(isSolution ? [low] : [])
}
