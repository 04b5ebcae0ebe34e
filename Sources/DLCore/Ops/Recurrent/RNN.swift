import DLKernels

/// One direction of one plain recurrent layer, or a cell. Inputs: input, hidden state, weight_ih, weight_hh, and, where given,
/// bias_ih, bias_hh. Results: output (not of a cell), last hidden state.
struct RNN: MultiOperation {
    static let name: StaticString = "rnn"
    private let geometry: SequenceGeometry
    private let activation: RecurrentActivation
    private let isCell: Bool
    private var saved: [SavedTensor] = []
    private var output = SavedTensor()

    init(_ geometry: SequenceGeometry, _ activation: RecurrentActivation, isCell: Bool = false) {
        self.geometry = geometry
        self.activation = activation
        self.isCell = isCell
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        let x = try contiguous(inputs[0])
        let weightInput = try contiguous(inputs[2]), weightHidden = try contiguous(inputs[3])
        let units = weightHidden.shape[0]
        let hidden = try clone(inputs[1], memoryFormat: .contiguous)
        let bias = try summedBias(inputs.optional(4), inputs.optional(5))
        let output = try Tensor.uninitialized(geometry.shape(like: x.shape, width: units), x.dtype, Self.name)
        geometry.withRows { rows in
            var layer = RNNLayer(rows: rows, units: units, activation: activation.kernel, weight: weightHidden.pointer)
            if rows.multipliesInputByStep {
                layer.input = RecurrentInput(values: x.pointer, weight: weightInput.pointer, features: weightInput.shape[1])
            } else {
                timesTransposed(x, weightInput, rows: rows.count, into: output.pointer)
            }
            layer.forward(x.dtype, bias: bias?.pointer, hidden: hidden.pointer, output: output.pointer)
        }
        saved = inputs.isRecording ? (0..<6).map { inputs.save($0) } : []
        self.output = inputs.save(output: output)
        return isCell ? [output] : [output, hidden]
    }

    func fusedBackward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let x = try contiguous(context.value(saved[0])), h0 = try contiguous(context.value(saved[1]))
        let weightInput = try contiguous(context.value(saved[2])), weightHidden = try contiguous(context.value(saved[3]))
        let output = try context.value(self.output)
        let units = weightHidden.shape[0], rows = geometry.rowCount, dtype = x.dtype
        let outputGradient = try gradients[0].map(contiguous)
        let hiddenGradient = try stateGradient(isCell ? nil : gradients[1], like: h0)
        let sumGradients = try Tensor.uninitialized([rows, units], dtype, Self.name)
        geometry.withRows { rows in
            RNNLayer(rows: rows, units: units, activation: activation.kernel, weight: weightHidden.pointer)
                .backward(dtype, output: output.pointer, outputGradient: outputGradient?.pointer, hiddenGradient: hiddenGradient.pointer,
                          sumGradients: sumGradients.pointer)
        }
        var result: [Tensor?] = Array(repeating: nil, count: 6)
        result[1] = context.needs(1) ? hiddenGradient : nil
        if context.needs(0) {
            let gradient = try Tensor.uninitialized(x.shape, dtype, Self.name)
            timesWeight(dtype, rows: rows, Columns(sumGradients), weightInput.pointer, n: weightInput.shape[1], accumulate: false,
                        into: gradient.pointer)
            result[0] = gradient
        }
        if context.needs(2) {
            let gradient = try Tensor.uninitialized(weightInput.shape, dtype, Self.name)
            outerSums(dtype, rows: rows, Columns(sumGradients), Columns(x), into: gradient.pointer)
            result[2] = gradient
        }
        if context.needs(3) {
            let previous = isCell ? h0 : try geometry.previousStates(output, initial: h0, Self.name)
            let gradient = try Tensor.uninitialized(weightHidden.shape, dtype, Self.name)
            outerSums(dtype, rows: rows, Columns(sumGradients), Columns(previous), into: gradient.pointer)
            result[3] = gradient
        }
        if context.needs(4) || context.needs(5) {
            let gradient = try sum(sumGradients, dim: [0])
            result[4] = context.needs(4) ? gradient : nil
            result[5] = context.needs(5) ? gradient : nil
        }
        return result
    }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let inputs = try saved.map { (value: SavedTensor) throws(DLError) in try context.optionalValue(value) }
        return try replayedGradients(inputs, gradients, context) { (inputs: [Tensor?]) throws(DLError) in
            guard let x = inputs[0], let h0 = inputs[1], let weightInput = inputs[2], let weightHidden = inputs[3] else {
                throw Node.releasedError(Self.name)
            }
            let products = try linear(x, weightInput, bias: try summedBias(inputs[4], inputs[5]))
            let (output, states) = try geometry.unrolled(products, [h0]) { (states: [Tensor], rows: Tensor) throws(DLError) in
                [try activation(rows + linear(states[0], weightHidden))]
            }
            return isCell ? states : [output] + states
        }
    }

    mutating func releaseSaved() -> Bool {
        let held = !saved.isEmpty
        saved = []
        _ = output.release()
        return held
    }
}
