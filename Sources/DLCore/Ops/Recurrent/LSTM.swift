import DLKernels

/// How an LSTM differs from the usual one.
struct LSTMOptions {
    var gateActivation = RecurrentActivation.sigmoid
    var candidateActivation = RecurrentActivation.tanh
    var outputActivation = RecurrentActivation.tanh
}

/// One direction of one LSTM layer, or a cell. Inputs: input, hidden state, cell state, weight_ih, weight_hh, and, where given,
/// bias_ih, bias_hh, weight_hr, peepholes. Results: output (not of a cell), last hidden state, last cell state.
///
/// All steps are computed at once, and so are their derivatives; derivatives of these are taken from plain operations.
struct LSTM: MultiOperation {
    static let name: StaticString = "lstm"
    private let geometry: SequenceGeometry
    private let options: LSTMOptions
    private let isCell: Bool
    private var saved: [SavedTensor] = []
    private var output = SavedTensor()
    private var kept: [Tensor] = []

    init(_ geometry: SequenceGeometry, _ options: LSTMOptions, isCell: Bool = false) {
        self.geometry = geometry
        self.options = options
        self.isCell = isCell
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        let x = try contiguous(inputs[0])
        let weightInput = try contiguous(inputs[3]), weightHidden = try contiguous(inputs[4])
        let projection = try inputs.optional(7).map(contiguous), peephole = try inputs.optional(8).map(contiguous)
        let units = weightHidden.shape[0] / 4, width = weightHidden.shape[1], rows = geometry.rowCount, dtype = x.dtype
        let hidden = try clone(inputs[1], memoryFormat: .contiguous), cell = try clone(inputs[2], memoryFormat: .contiguous)
        let bias = try summedBias(inputs.optional(5), inputs.optional(6))
        let keeps = inputs.isRecording || projection != nil || peephole != nil || !LSTMLayer.hasUsualFunctions(
            gate: options.gateActivation.kernel, candidate: options.candidateActivation.kernel, output: options.outputActivation.kernel)
        let (byStep, gateRows) = geometry.withRows { ($0.multipliesInputByStep, keeps ? rows : $0.passingRows) }
        let gates = try Tensor.uninitialized([gateRows, 4 * units], dtype, Self.name)
        let cellOutputs = try Tensor.uninitialized([keeps ? rows : 0, units], dtype, Self.name)
        let cells = isCell ? cell : try Tensor.uninitialized([keeps ? rows : 0, units], dtype, Self.name)
        let output = isCell ? hidden : try Tensor.uninitialized(geometry.shape(like: x.shape, width: width), dtype, Self.name)
        let unprojected = projection == nil ? nil : try Tensor.uninitialized([rows, units], dtype, Self.name)
        if !byStep { timesTransposed(x, weightInput, rows: rows, into: gates.pointer) }
        geometry.withRows { rows in
            var layer = self.layer(rows, units, width, weightHidden, projection, peephole, gates, cells, cellOutputs, unprojected, keeps: keeps)
            if byStep { layer.input = RecurrentInput(values: x.pointer, weight: weightInput.pointer, features: weightInput.shape[1]) }
            layer.forward(dtype, bias: bias?.pointer, hidden: hidden.pointer, cell: cell.pointer, output: output.pointer)
        }
        if inputs.isRecording {
            saved = (0..<9).map { inputs.save($0) }
            kept = [gates, cellOutputs] + (isCell ? [] : [cells]) + (unprojected.map { [$0] } ?? [])
            if !isCell { self.output = inputs.save(output: output) }
        }
        return isCell ? [hidden, cell] : [output, hidden, cell]
    }

    private func layer(
        _ rows: SequenceRows, _ units: Int, _ width: Int, _ weight: Tensor, _ projection: Tensor?, _ peephole: Tensor?,
        _ gates: Tensor, _ cells: Tensor, _ cellOutputs: Tensor, _ unprojected: Tensor?, keeps: Bool = true
    ) -> LSTMLayer {
        LSTMLayer(
            rows: rows, units: units, outputs: width, gateActivation: options.gateActivation.kernel,
            candidateActivation: options.candidateActivation.kernel, outputActivation: options.outputActivation.kernel, weight: weight.pointer,
            projection: projection?.pointer, peephole: peephole?.pointer, gates: gates.pointer, keepsStates: keeps, cells: cells.pointer,
            cellOutputs: cellOutputs.pointer, unprojected: unprojected?.pointer)
    }

    func fusedBackward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let x = try contiguous(context.value(saved[0])), h0 = try contiguous(context.value(saved[1]))
        let c0 = try contiguous(context.value(saved[2]))
        let weightInput = try contiguous(context.value(saved[3])), weightHidden = try contiguous(context.value(saved[4]))
        let projection = try context.optionalValue(saved[7]).map(contiguous)
        let peephole = try context.optionalValue(saved[8]).map(contiguous)
        let gates = kept[0], cellOutputs = kept[1], cells = isCell ? c0 : kept[2]
        let unprojected = projection == nil ? nil : kept[isCell ? 2 : 3]
        let units = weightHidden.shape[0] / 4, width = weightHidden.shape[1], rows = geometry.rowCount, dtype = x.dtype

        let outputGradient = isCell ? nil : try gradients[0].map(contiguous)
        let hiddenGradient = try stateGradient(gradients[isCell ? 0 : 1], like: h0)
        let cellGradient = try stateGradient(gradients[isCell ? 1 : 2], like: c0)
        let gateGradients = try Tensor.uninitialized([rows, 4 * units], dtype, Self.name)
        let hiddenGradients = projection == nil ? nil : try Tensor.uninitialized([rows, width], dtype, Self.name)
        let done = geometry.withRows { rows in
            layer(rows, units, width, weightHidden, projection, peephole, gates, cells, cellOutputs, unprojected)
                .backward(dtype, initialCell: c0.pointer, outputGradient: outputGradient?.pointer, hiddenGradient: hiddenGradient.pointer,
                          cellGradient: cellGradient.pointer, gateGradients: gateGradients.pointer,
                          hiddenGradients: hiddenGradients?.pointer)
        }
        if !done { throw .outOfMemory(Self.name, bytes: 2 &* geometry.batch &* units &* dtype.size) }

        var result: [Tensor?] = Array(repeating: nil, count: 9)
        result[1] = context.needs(1) ? hiddenGradient : nil
        result[2] = context.needs(2) ? cellGradient : nil
        if context.needs(0) {
            let gradient = try Tensor.uninitialized(x.shape, dtype, Self.name)
            timesWeight(dtype, rows: rows, Columns(gateGradients), weightInput.pointer, n: weightInput.shape[1], accumulate: false,
                        into: gradient.pointer)
            result[0] = gradient
        }
        if context.needs(3) {
            let gradient = try Tensor.uninitialized(weightInput.shape, dtype, Self.name)
            outerSums(dtype, rows: rows, Columns(gateGradients), Columns(x), into: gradient.pointer)
            result[3] = gradient
        }
        if context.needs(4) {
            let previous = isCell ? h0 : try geometry.previousStates(context.value(output), initial: h0, Self.name)
            let gradient = try Tensor.uninitialized(weightHidden.shape, dtype, Self.name)
            outerSums(dtype, rows: rows, Columns(gateGradients), Columns(previous), into: gradient.pointer)
            result[4] = gradient
        }
        if context.needs(5) || context.needs(6) {
            let gradient = try sum(gateGradients, dim: [0])
            result[5] = context.needs(5) ? gradient : nil
            result[6] = context.needs(6) ? gradient : nil
        }
        if context.needs(7), let projection, let unprojected, let hiddenGradients {
            let gradient = try Tensor.uninitialized(projection.shape, dtype, Self.name)
            outerSums(dtype, rows: rows, Columns(hiddenGradients), Columns(unprojected), into: gradient.pointer)
            result[7] = gradient
        }
        if context.needs(8) {
            let previous = isCell ? c0 : try geometry.previousStates(cells, initial: c0, Self.name)
            let states = try cellStates(gates, previous, cells)
            let columns = try [0, 1, 3].map { (gate: Int) throws(DLError) in
                try sum(narrow(gateGradients, dim: 1, start: gate * units, length: units) * (gate == 3 ? states : previous), dim: [0])
            }
            result[8] = try cat(columns)
        }
        return result
    }

    /// The cell state of every row: a cell's is computed from the gates, because its result may have been changed since.
    private func cellStates(_ gates: Tensor, _ previous: Tensor, _ cells: Tensor) throws(DLError) -> Tensor {
        if !isCell { return cells }
        let units = previous.shape[1]
        func gate(_ number: Int) throws(DLError) -> Tensor { try narrow(gates, dim: 1, start: number * units, length: units) }
        return try gate(1) * previous + gate(0) * gate(2)
    }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let inputs = try saved.map { (value: SavedTensor) throws(DLError) in try context.optionalValue(value) }
        return try replayedGradients(inputs, gradients, context) { (inputs: [Tensor?]) throws(DLError) in
            guard let x = inputs[0], let h0 = inputs[1], let c0 = inputs[2], let weightInput = inputs[3], let weightHidden = inputs[4] else {
                throw Node.releasedError(Self.name)
            }
            let units = weightHidden.shape[0] / 4
            let products = try linear(x, weightInput, bias: try summedBias(inputs[5], inputs[6]))
            let (output, states) = try geometry.unrolled(products, [h0, c0]) { (states: [Tensor], rows: Tensor) throws(DLError) in
                let sums = try rows + linear(states[0], weightHidden)
                func part(_ tensor: Tensor, _ number: Int) throws(DLError) -> Tensor {
                    try narrow(tensor, dim: tensor.rank - 1, start: number * units, length: units)
                }
                var i = try part(sums, 0), f = try part(sums, 1), o = try part(sums, 3)
                if let peephole = inputs[8] {
                    i = try i + part(peephole, 0) * states[1]
                    f = try f + part(peephole, 1) * states[1]
                }
                let candidate = try options.candidateActivation(part(sums, 2))
                let c = try options.gateActivation(f) * states[1] + options.gateActivation(i) * candidate
                if let peephole = inputs[8] { o = try o + part(peephole, 2) * c }
                var h = try options.gateActivation(o) * options.outputActivation(c)
                if let projection = inputs[7] { h = try linear(h, projection) }
                return [h, c]
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

/// The sum of the two biases, or the only one, row-major.
func summedBias(_ first: Tensor?, _ second: Tensor?) throws(DLError) -> Tensor? {
    guard let first else { return try second.map(contiguous) }
    guard let second else { return try contiguous(first) }
    return try first + second
}

/// A copy of the gradient of a last state, or zeros, for a kernel that turns it into that of the initial one.
func stateGradient(_ gradient: Tensor?, like state: Tensor) throws(DLError) -> Tensor {
    if let gradient { return try clone(gradient, memoryFormat: .contiguous) }
    return try zeros(state.shape, dtype: state.dtype)
}
