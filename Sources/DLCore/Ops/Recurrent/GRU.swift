import DLKernels

/// How a GRU differs from the usual one.
struct GRUOptions {
    var gateActivation = RecurrentActivation.sigmoid
    var candidateActivation = RecurrentActivation.tanh
    /// Whether the reset gate multiplies the product of state and weight, and not the state.
    var linearBeforeReset = true
}

/// One direction of one GRU layer, or a cell. Inputs: input, hidden state, weight_ih, weight_hh, and, where given, bias_ih,
/// bias_hh. Results: output (not of a cell), last hidden state.
struct GRU: MultiOperation {
    static let name: StaticString = "gru"
    private let geometry: SequenceGeometry
    private let options: GRUOptions
    private let isCell: Bool
    private var saved: [SavedTensor] = []
    private var output = SavedTensor()
    private var kept: [Tensor] = []

    init(_ geometry: SequenceGeometry, _ options: GRUOptions, isCell: Bool = false) {
        self.geometry = geometry
        self.options = options
        self.isCell = isCell
    }

    /// The biases under the activations, [3 units], and of the product that the reset gate multiplies, [units].
    private func biases(_ first: Tensor?, _ second: Tensor?) throws(DLError) -> (Tensor?, Tensor?) {
        guard options.linearBeforeReset, let second else { return (try summedBias(first, second), nil) }
        let units = second.shape[0] / 3
        let inner = try contiguous(narrow(second, dim: 0, start: 2 * units, length: units))
        let outer = try cat([narrow(second, dim: 0, start: 0, length: 2 * units), zeros([units], dtype: second.dtype)])
        return (try summedBias(first, outer), inner)
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        let x = try contiguous(inputs[0])
        let weightInput = try contiguous(inputs[2]), weightHidden = try contiguous(inputs[3])
        let units = weightHidden.shape[1], rows = geometry.rowCount, dtype = x.dtype
        let hidden = try clone(inputs[1], memoryFormat: .contiguous)
        let (bias, innerBias) = try biases(inputs.optional(4), inputs.optional(5))
        let keeps = inputs.isRecording || !options.linearBeforeReset || !GRULayer.hasUsualFunctions(
            gate: options.gateActivation.kernel, candidate: options.candidateActivation.kernel)
        let (byStep, gateRows) = geometry.withRows { ($0.multipliesInputByStep, keeps ? rows : $0.passingRows) }
        let gates = try Tensor.uninitialized([gateRows, 3 * units], dtype, Self.name)
        let inner = try Tensor.uninitialized([gateRows, units], dtype, Self.name)
        let output = isCell ? hidden : try Tensor.uninitialized(geometry.shape(like: x.shape, width: units), dtype, Self.name)
        if !byStep { timesTransposed(x, weightInput, rows: rows, into: gates.pointer) }
        geometry.withRows { rows in
            var layer = self.layer(rows, units, weightHidden, gates, inner, keeps: keeps)
            if byStep { layer.input = RecurrentInput(values: x.pointer, weight: weightInput.pointer, features: weightInput.shape[1]) }
            layer.forward(dtype, bias: bias?.pointer, innerBias: innerBias?.pointer, hidden: hidden.pointer, output: output.pointer)
        }
        if inputs.isRecording {
            saved = (0..<6).map { inputs.save($0) }
            kept = [gates, inner]
            if !isCell { self.output = inputs.save(output: output) }
        }
        return isCell ? [hidden] : [output, hidden]
    }

    private func layer(_ rows: SequenceRows, _ units: Int, _ weight: Tensor, _ gates: Tensor, _ inner: Tensor, keeps: Bool = true) -> GRULayer {
        GRULayer(
            rows: rows, units: units, gateActivation: options.gateActivation.kernel, candidateActivation: options.candidateActivation.kernel,
            resetsState: !options.linearBeforeReset, weight: weight.pointer, gates: gates.pointer, keepsStates: keeps,
            inner: inner.pointer)
    }

    func fusedBackward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let x = try contiguous(context.value(saved[0])), h0 = try contiguous(context.value(saved[1]))
        let weightInput = try contiguous(context.value(saved[2])), weightHidden = try contiguous(context.value(saved[3]))
        let units = weightHidden.shape[1], rows = geometry.rowCount, dtype = x.dtype
        let previous = isCell ? h0 : try geometry.previousStates(context.value(output), initial: h0, Self.name)
        let outputGradient = isCell ? nil : try gradients[0].map(contiguous)
        let hiddenGradient = try stateGradient(gradients[isCell ? 0 : 1], like: h0)
        let isReset = options.linearBeforeReset
        let gateGradients = try Tensor.uninitialized([rows, isReset ? 4 * units : 3 * units], dtype, Self.name)
        let done = geometry.withRows { rows in
            layer(rows, units, weightHidden, kept[0], kept[1])
                .backward(dtype, previous: previous.pointer, outputGradient: outputGradient?.pointer,
                          hiddenGradient: hiddenGradient.pointer, gateGradients: gateGradients.pointer)
        }
        if !done { throw .outOfMemory(Self.name, bytes: geometry.batch &* units &* dtype.size) }

        var result: [Tensor?] = Array(repeating: nil, count: 6)
        result[1] = context.needs(1) ? hiddenGradient : nil
        let features = weightInput.shape[1], size = dtype.size
        // Columns under r and z, and under n, which lie before the others where the reset gate comes after the product.
        let upper = Columns(gateGradients, first: isReset ? units : 0, count: 2 * units)
        let lower = Columns(gateGradients, first: isReset ? 0 : 2 * units, count: units)
        if context.needs(0) {
            let gradient = try Tensor.uninitialized(x.shape, dtype, Self.name)
            timesWeight(dtype, rows: rows, upper, weightInput.pointer, n: features, accumulate: false, into: gradient.pointer)
            timesWeight(dtype, rows: rows, lower, weightInput.pointer + 2 * units * features * size, n: features, accumulate: true,
                        into: gradient.pointer)
            result[0] = gradient
        }
        if context.needs(2) {
            let gradient = try Tensor.uninitialized(weightInput.shape, dtype, Self.name)
            outerSums(dtype, rows: rows, upper, Columns(x), into: gradient.pointer)
            outerSums(dtype, rows: rows, lower, Columns(x), into: gradient.pointer + 2 * units * features * size)
            result[2] = gradient
        }
        if context.needs(3) {
            let gradient = try Tensor.uninitialized(weightHidden.shape, dtype, Self.name)
            if isReset {
                outerSums(dtype, rows: rows, Columns(gateGradients, first: units, count: 3 * units), Columns(previous), into: gradient.pointer)
            } else {
                outerSums(dtype, rows: rows, upper, Columns(previous), into: gradient.pointer)
                outerSums(dtype, rows: rows, lower, Columns(kept[1]), into: gradient.pointer + 2 * units * units * size)
            }
            result[3] = gradient
        }
        if context.needs(4) || context.needs(5) {
            let sums = try sum(gateGradients, dim: [0])
            func part(_ first: Int, _ count: Int) throws(DLError) -> Tensor { try narrow(sums, dim: 0, start: first * units, length: count * units) }
            if context.needs(4) { result[4] = isReset ? try cat([part(1, 2), part(0, 1)]) : sums }
            if context.needs(5) { result[5] = isReset ? try part(1, 3) : sums }
        }
        return result
    }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let inputs = try saved.map { (value: SavedTensor) throws(DLError) in try context.optionalValue(value) }
        return try replayedGradients(inputs, gradients, context) { (inputs: [Tensor?]) throws(DLError) in
            guard let x = inputs[0], let h0 = inputs[1], let weightInput = inputs[2], let weightHidden = inputs[3] else {
                throw Node.releasedError(Self.name)
            }
            let units = weightHidden.shape[1]
            func part(_ tensor: Tensor, _ first: Int, _ count: Int) throws(DLError) -> Tensor {
                try narrow(tensor, dim: tensor.rank - 1, start: first * units, length: count * units)
            }
            let products = try linear(x, weightInput, bias: inputs[4])
            let lowerWeight = try narrow(weightHidden, dim: 0, start: 2 * units, length: units)
            let upperWeight = try narrow(weightHidden, dim: 0, start: 0, length: 2 * units)
            let upperBias = try inputs[5].map { (bias: Tensor) throws(DLError) in try part(bias, 0, 2) }
            let lowerBias = try inputs[5].map { (bias: Tensor) throws(DLError) in try part(bias, 2, 1) }
            let (output, states) = try geometry.unrolled(products, [h0]) { (states: [Tensor], rows: Tensor) throws(DLError) in
                let h = states[0]
                let gates = try options.gateActivation(part(rows, 0, 2) + linear(h, upperWeight, bias: upperBias))
                let reset = try part(gates, 0, 1), update = try part(gates, 1, 1)
                let inner = options.linearBeforeReset
                    ? try reset * linear(h, lowerWeight, bias: lowerBias) : try linear(reset * h, lowerWeight, bias: lowerBias)
                let candidate = try options.candidateActivation(part(rows, 2, 1) + inner)
                return [try candidate + update * (h - candidate)]
            }
            return isCell ? states : [output] + states
        }
    }

    mutating func releaseSaved() -> Bool {
        let held = !saved.isEmpty
        saved = []
        kept = []
        _ = output.release()
        return held
    }
}
