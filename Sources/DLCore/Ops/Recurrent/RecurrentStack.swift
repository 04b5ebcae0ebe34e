/// Layers upon layers, in one direction or both: the outputs of a layer, those of both directions side by side, are the inputs
/// of the next one.
struct RecurrentStack {
    let op: StaticString
    let gates: Int
    let layers: Int
    let directions: Int
    let dropout: Double
    let generator: Generator?
    let geometry: SequenceGeometry
    /// One for every layer and direction.
    private let weights: [RecurrentWeights]

    /// - `params`: for every layer and direction weight_ih, weight_hh, the biases, weight_hr where there is a projection, and the
    ///   peepholes where there are some.
    init(_ op: StaticString, gates: Int, _ input: Tensor, _ params: [Tensor], hasBiases: Bool, numLayers: Int, dropout: Double,
         train: Bool, bidirectional: Bool, batchFirst: Bool, batchSizes: Tensor?, biases: Int, hasPeepholes: Bool,
         generator: Generator?) throws(DLError) {
        self.op = op
        self.gates = gates
        layers = numLayers
        directions = bidirectional ? 2 : 1
        self.dropout = train && numLayers > 1 ? dropout : 0
        self.generator = generator
        try checkFloating(input, op, "input")
        guard numLayers > 0 else { throw .invalid(op, "num_layers must be greater than zero, got \(numLayers)") }
        guard dropout >= 0 && dropout <= 1 else {
            throw .invalid(op, "dropout should be a number in range [0, 1] representing the probability of an element being zeroed, got \(dropout)")
        }
        guard biases == 1 || biases == 2 else { throw .invalid(op, "biases must be 1 or 2, got \(biases)") }
        geometry = try RecurrentStack.geometry(op, input, batchFirst, batchSizes)

        let count = 2 + (hasBiases ? biases : 0) + (hasPeepholes ? 1 : 0)
        let (sets, overflow) = numLayers.multipliedReportingOverflow(by: directions)
        let each = overflow || sets > params.count ? 0 : params.count / sets
        guard each == count || (gates == 4 && each == count + 1), each * sets == params.count else {
            throw .invalid(op, "got an incorrect number of RNN parameters: \(params.count) for \(numLayers) layers in \(directions) "
                + "directions with \(count) each")
        }
        var weights: [RecurrentWeights] = []
        var features = input.shape[input.rank - 1]
        for layer in 0..<numLayers {
            for direction in 0..<directions {
                let first = (layer * directions + direction) * each
                var set = RecurrentWeights(input: params[first], hidden: params[first + 1])
                var next = first + 2
                func take() -> Tensor {
                    next += 1
                    return params[next - 1]
                }
                if hasBiases {
                    set.inputBias = take()
                    if biases == 2 { set.hiddenBias = take() }
                }
                if each > count { set.projection = take() }
                if hasPeepholes { set.peephole = take() }
                let units = try set.check(op, input, gates: gates, features: features)
                if let other = weights.first, other.width != set.width || other.input.shape[0] / gates != units {
                    throw .shape(op, "all layers must have the same hidden_size: got weight_hh \(other.hidden.shape) and \(set.hidden.shape)")
                }
                weights.append(set)
            }
            let (width, overflow) = weights[0].width.multipliedReportingOverflow(by: directions)
            guard !overflow else { throw .shape(op, "weight_hh \(weights[0].hidden.shape) is too wide") }
            features = width
        }
        self.weights = weights
    }

    private static func geometry(_ op: StaticString, _ input: Tensor, _ batchFirst: Bool,
                                 _ batchSizes: Tensor?) throws(DLError) -> SequenceGeometry {
        let rank = batchSizes == nil ? 3 : 2
        guard input.rank == rank else { throw .shape(op, "input must have \(rank) dimensions, got \(input.rank): \(input.shape)") }
        if let batchSizes {
            guard batchSizes.count <= input.shape[0] else {
                throw .shape(op, "the sum of batch_sizes must be the number of rows of the packed data: batch_sizes \(batchSizes.shape), data \(input.shape)")
            }
            return try SequenceGeometry(batchSizes: batchSizes, rows: input.shape[0], op)
        }
        let steps = input.shape[batchFirst ? 1 : 0], batch = input.shape[batchFirst ? 0 : 1]
        guard steps > 0 else { throw .shape(op, "Expected sequence length to be larger than 0 in RNN: input \(input.shape)") }
        return SequenceGeometry(steps: steps, batch: batch, isBatchFirst: batchFirst)
    }

    var units: Int { weights[0].input.shape[0] / gates }
    var width: Int { weights[0].width }

    func check(_ state: Tensor, _ input: Tensor, name: StaticString, width: Int) throws(DLError) {
        let expected: Dims = [layers * directions, geometry.batch, width]
        guard state.shape == expected else { throw .shape(op, "Expected \(name) size \(expected), got \(state.shape)") }
        guard state.dtype == input.dtype else {
            throw .dtype(op, "expected input and \(name) to have the same dtype, but got: \(input) and \(state)")
        }
    }

    /// Passes the input through all layers; `layer` runs one of them in one direction and returns output and last states.
    func run(_ input: Tensor, _ initial: [Tensor],
             _ layer: (_ geometry: SequenceGeometry, _ input: Tensor, _ states: [Tensor], _ weights: RecurrentWeights) throws(DLError)
             -> [Tensor]) throws(DLError) -> (output: Tensor, states: [Tensor]) {
        var x = input
        var last: [[Tensor]] = initial.map { _ in [] }
        for number in 0..<layers {
            var outputs: [Tensor] = []
            for direction in 0..<directions {
                let index = number * directions + direction
                var geometry = geometry
                geometry.isReversed = direction == 1
                let states = try initial.map { (state: Tensor) throws(DLError) in try select(state, dim: 0, index: index) }
                let results = try layer(geometry, x, states, weights[index])
                outputs.append(results[0])
                for k in 0..<last.count { last[k].append(results[k + 1]) }
            }
            x = outputs.count == 1 ? outputs[0] : try cat(outputs, dim: outputs[0].rank - 1)
            if dropout > 0 && number + 1 < layers { x = try DLCore.dropout(x, p: dropout, training: true, generator: generator) }
        }
        let states = try last.map { (states: [Tensor]) throws(DLError) in
            states.count == 1 ? try unsqueeze(states[0], dim: 0) : try stack(states)
        }
        return (x, states)
    }
}

/// Layers of long short-term memory. `hx` holds the initial hidden and cell states, [layers * directions, batch, width]; `params`,
/// for every layer and direction, weight_ih, weight_hh, `biases` biases if `hasBiases`, weight_hr where there is a projection, and
/// peepholes if `hasPeepholes`. With `batchSizes` the input is packed.
public func lstm(_ input: Tensor, _ hx: [Tensor], _ params: [Tensor], hasBiases: Bool = true, numLayers: Int = 1, dropout: Double = 0,
                 train: Bool = false, bidirectional: Bool = false, batchFirst: Bool = false, batchSizes: Tensor? = nil, biases: Int = 2,
                 hasPeepholes: Bool = false, gateActivation: RecurrentActivation = .sigmoid,
                 candidateActivation: RecurrentActivation = .tanh, outputActivation: RecurrentActivation = .tanh,
                 generator: Generator? = nil) throws(DLError) -> (output: Tensor, hidden: Tensor, cell: Tensor) {
    guard hx.count == 2 else { throw .invalid("lstm", "lstm expects two hidden states, got \(hx.count)") }
    let stack = try RecurrentStack(
        "lstm", gates: 4, input, params, hasBiases: hasBiases, numLayers: numLayers, dropout: dropout, train: train,
        bidirectional: bidirectional, batchFirst: batchFirst, batchSizes: batchSizes, biases: biases, hasPeepholes: hasPeepholes,
        generator: generator)
    try stack.check(hx[0], input, name: "hidden[0]", width: stack.width)
    try stack.check(hx[1], input, name: "hidden[1]", width: stack.units)
    let options = LSTMOptions(gateActivation: gateActivation, candidateActivation: candidateActivation, outputActivation: outputActivation)
    let (output, states) = try stack.run(input, hx) { (geometry, x, states, weights) throws(DLError) in
        try DLCore.run(LSTM(geometry, options), Inputs(list: [
            x, states[0], states[1], weights.input, weights.hidden, weights.inputBias, weights.hiddenBias, weights.projection,
            weights.peephole,
        ]))
    }
    return (output, states[0], states[1])
}

/// Layers of gated recurrent units; arguments as for `lstm`.
public func gru(_ input: Tensor, _ hx: Tensor, _ params: [Tensor], hasBiases: Bool = true, numLayers: Int = 1, dropout: Double = 0,
                train: Bool = false, bidirectional: Bool = false, batchFirst: Bool = false, batchSizes: Tensor? = nil, biases: Int = 2,
                gateActivation: RecurrentActivation = .sigmoid, candidateActivation: RecurrentActivation = .tanh,
                linearBeforeReset: Bool = true, generator: Generator? = nil) throws(DLError) -> (output: Tensor, hidden: Tensor) {
    let stack = try RecurrentStack(
        "gru", gates: 3, input, params, hasBiases: hasBiases, numLayers: numLayers, dropout: dropout, train: train,
        bidirectional: bidirectional, batchFirst: batchFirst, batchSizes: batchSizes, biases: biases, hasPeepholes: false,
        generator: generator)
    try stack.check(hx, input, name: "hidden", width: stack.width)
    let options = GRUOptions(gateActivation: gateActivation, candidateActivation: candidateActivation, linearBeforeReset: linearBeforeReset)
    let (output, states) = try stack.run(input, [hx]) { (geometry, x, states, weights) throws(DLError) in
        try DLCore.run(GRU(geometry, options), Inputs(list: [
            x, states[0], weights.input, weights.hidden, weights.inputBias, weights.hiddenBias,
        ]))
    }
    return (output, states[0])
}

/// Plain recurrent layers; arguments as for `lstm`.
public func rnn(_ input: Tensor, _ hx: Tensor, _ params: [Tensor], hasBiases: Bool = true, numLayers: Int = 1, dropout: Double = 0,
                train: Bool = false, bidirectional: Bool = false, batchFirst: Bool = false, batchSizes: Tensor? = nil, biases: Int = 2,
                activation: RecurrentActivation = .tanh, generator: Generator? = nil) throws(DLError) -> (output: Tensor, hidden: Tensor) {
    try plainLayers("rnn", input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst, batchSizes, biases,
                    activation, generator)
}

/// Plain recurrent layers with tanh; arguments as for `lstm`.
public func rnnTanh(_ input: Tensor, _ hx: Tensor, _ params: [Tensor], hasBiases: Bool = true, numLayers: Int = 1, dropout: Double = 0,
                    train: Bool = false, bidirectional: Bool = false, batchFirst: Bool = false, batchSizes: Tensor? = nil,
                    generator: Generator? = nil) throws(DLError) -> (output: Tensor, hidden: Tensor) {
    try plainLayers("rnn_tanh", input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst, batchSizes, 2, .tanh, generator)
}

/// Plain recurrent layers with relu; arguments as for `lstm`.
public func rnnRelu(_ input: Tensor, _ hx: Tensor, _ params: [Tensor], hasBiases: Bool = true, numLayers: Int = 1, dropout: Double = 0,
                    train: Bool = false, bidirectional: Bool = false, batchFirst: Bool = false, batchSizes: Tensor? = nil,
                    generator: Generator? = nil) throws(DLError) -> (output: Tensor, hidden: Tensor) {
    try plainLayers("rnn_relu", input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst, batchSizes, 2, .relu, generator)
}

private func plainLayers(
    _ op: StaticString, _ input: Tensor, _ hx: Tensor, _ params: [Tensor], _ hasBiases: Bool, _ numLayers: Int, _ dropout: Double,
    _ train: Bool, _ bidirectional: Bool, _ batchFirst: Bool, _ batchSizes: Tensor?, _ biases: Int, _ activation: RecurrentActivation,
    _ generator: Generator?
) throws(DLError) -> (output: Tensor, hidden: Tensor) {
    let stack = try RecurrentStack(
        op, gates: 1, input, params, hasBiases: hasBiases, numLayers: numLayers, dropout: dropout, train: train,
        bidirectional: bidirectional, batchFirst: batchFirst, batchSizes: batchSizes, biases: biases, hasPeepholes: false,
        generator: generator)
    try stack.check(hx, input, name: "hidden", width: stack.width)
    let (output, states) = try stack.run(input, [hx]) { (geometry, x, states, weights) throws(DLError) in
        try DLCore.run(RNN(geometry, activation), Inputs(list: [
            x, states[0], weights.input, weights.hidden, weights.inputBias, weights.hiddenBias,
        ]))
    }
    return (output, states[0])
}
