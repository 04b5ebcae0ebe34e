/// One direction of one LSTM layer over all steps.
///
/// i = gate(x_i + h W_i + p_i c'), f = gate(x_f + h W_f + p_f c'), g = candidate(x_g + h W_g), c = f c' + i g,
/// o = gate(x_o + h W_o + p_o c), h = o output(c), or its product with the projection. Columns of gates lie in the order i, f,
/// g, o, peepholes in the order i, f, o.
public struct LSTMLayer {
    public var rows: SequenceRows
    /// Width of the cell state.
    public var units: Int
    /// Width of the hidden state: `units` unless there is a projection.
    public var outputs: Int
    public var gateActivation: RecurrentNonlinearity
    public var candidateActivation: RecurrentNonlinearity
    public var outputActivation: RecurrentNonlinearity
    /// [4 units, outputs]
    public var weight: UnsafeRawPointer
    /// [outputs, units]
    public var projection: UnsafeRawPointer?
    /// [3 units]
    public var peephole: UnsafeRawPointer?
    /// Where the input is multiplied step by step; the weight is [4 units, features].
    public var input: RecurrentInput?
    /// One row per sequence and step: [4 units], the product of input and weight before (unless `input` is given), the gates
    /// after. Where states are not kept, `rows.passingRows` rows.
    public var gates: UnsafeMutableRawPointer
    /// Whether gates and states are kept for a derivative. Only a usual layer can do without.
    public var keepsStates: Bool
    /// The cell states c, output(c), and their product with o where it is projected: one row each.
    public var cells: UnsafeMutableRawPointer
    public var cellOutputs: UnsafeMutableRawPointer
    public var unprojected: UnsafeMutableRawPointer?

    public init(
        rows: SequenceRows, units: Int, outputs: Int,
        gateActivation: RecurrentNonlinearity, candidateActivation: RecurrentNonlinearity, outputActivation: RecurrentNonlinearity,
        weight: UnsafeRawPointer, projection: UnsafeRawPointer?, peephole: UnsafeRawPointer?, gates: UnsafeMutableRawPointer,
        keepsStates: Bool, cells: UnsafeMutableRawPointer, cellOutputs: UnsafeMutableRawPointer, unprojected: UnsafeMutableRawPointer?
    ) {
        self.rows = rows
        self.units = units
        self.outputs = outputs
        self.gateActivation = gateActivation
        self.candidateActivation = candidateActivation
        self.outputActivation = outputActivation
        self.weight = weight
        self.projection = projection
        self.peephole = peephole
        input = nil
        self.gates = gates
        self.keepsStates = keepsStates
        self.cells = cells
        self.cellOutputs = cellOutputs
        self.unprojected = unprojected
    }

    /// Sigmoid gates, hyperbolic tangents, no peepholes and no projection.
    fileprivate var isUsual: Bool {
        projection == nil && peephole == nil
            && LSTMLayer.hasUsualFunctions(gate: gateActivation, candidate: candidateActivation, output: outputActivation)
    }

    public static func hasUsualFunctions(gate: RecurrentNonlinearity, candidate: RecurrentNonlinearity, output: RecurrentNonlinearity) -> Bool {
        gate == .sigmoid && candidate == .tanh && output == .tanh
    }

    /// - `bias`: [4 units].
    /// - `hidden`, `cell`: [batch, outputs] and [batch, units], the initial states before and the last ones after.
    /// - `output`: a row of `outputs` per sequence and step.
    public func forward(
        _ dtype: DType, bias: UnsafeRawPointer?, hidden: UnsafeMutableRawPointer, cell: UnsafeMutableRawPointer,
        output: UnsafeMutableRawPointer
    ) {
        if dtype == .float32 {
            forward(Float.self, bias, hidden, cell, output)
        } else {
            forward(Double.self, bias, hidden, cell, output)
        }
    }

    /// - `outputGradient`: like `output`, or nil.
    /// - `hiddenGradient`, `cellGradient`: those of the last states before, those of the initial states after.
    /// - `initialCell`: [batch, units].
    /// - `gateGradients`: like `gates`, the gradients of the sums that the activations are applied to.
    /// - `hiddenGradients`: with a projection, a row of `outputs` per sequence and step, the whole gradient of h.
    public func backward(
        _ dtype: DType, initialCell: UnsafeRawPointer, outputGradient: UnsafeRawPointer?,
        hiddenGradient: UnsafeMutableRawPointer, cellGradient: UnsafeMutableRawPointer, gateGradients: UnsafeMutableRawPointer,
        hiddenGradients: UnsafeMutableRawPointer?
    ) -> Bool {
        let size = dtype.size
        let done: Void? = withScratch(bytes: rows.batch &* 2 &* units &* size) { scratch in
            if dtype == .float32 {
                backward(Float.self, initialCell, outputGradient, hiddenGradient, cellGradient, gateGradients, hiddenGradients, scratch)
            } else {
                backward(Double.self, initialCell, outputGradient, hiddenGradient, cellGradient, gateGradients, hiddenGradients, scratch)
            }
        }
        return done != nil
    }
}

// MARK: Forward

extension LSTMLayer {
    private func forward<T: RecurrentScalar>(
        _: T.Type, _ bias: UnsafeRawPointer?, _ hidden: UnsafeMutableRawPointer, _ cell: UnsafeMutableRawPointer,
        _ output: UnsafeMutableRawPointer
    ) {
        let w = RecurrentMatrix(weight.assumingMemoryBound(to: T.self), stride: outputs, isTransposed: true, k: outputs, n: 4 &* units)
        let p = projection.map {
            RecurrentMatrix($0.assumingMemoryBound(to: T.self), stride: units, isTransposed: true, k: units, n: outputs)
        }
        let x = input.map { $0.matrix(T.self, columns: 4 &* units) }
        let pass = LSTMForward<T>(layer: self, bias: bias, hidden: hidden, cell: cell, output: output)
        withPacked(w, p, x, steps: rows.steps) { w, p, x in
            let shares = rows.shares(multiplyAdds: 4 &* units &* outputs)
            parallelFor(count: shares, grain: 1) { range in
                for share in range { pass.run(w, p, x, share, of: shares) }
            }
        }
    }
}

private struct LSTMForward<T: RecurrentScalar> {
    let layer: LSTMLayer
    let bias: UnsafePointer<T>?
    let peephole: UnsafePointer<T>?
    let hidden: UnsafeMutablePointer<T>
    let cell: UnsafeMutablePointer<T>
    let output: UnsafeMutablePointer<T>
    let gates: UnsafeMutablePointer<T>
    let cells: UnsafeMutablePointer<T>
    let cellOutputs: UnsafeMutablePointer<T>
    let unprojected: UnsafeMutablePointer<T>?
    let isUsual: Bool

    init(layer: LSTMLayer, bias: UnsafeRawPointer?, hidden: UnsafeMutableRawPointer, cell: UnsafeMutableRawPointer,
         output: UnsafeMutableRawPointer) {
        self.layer = layer
        isUsual = layer.isUsual
        self.bias = bias?.assumingMemoryBound(to: T.self)
        peephole = layer.peephole?.assumingMemoryBound(to: T.self)
        self.hidden = hidden.assumingMemoryBound(to: T.self)
        self.cell = cell.assumingMemoryBound(to: T.self)
        self.output = output.assumingMemoryBound(to: T.self)
        gates = layer.gates.assumingMemoryBound(to: T.self)
        cells = layer.cells.assumingMemoryBound(to: T.self)
        cellOutputs = layer.cellOutputs.assumingMemoryBound(to: T.self)
        unprojected = layer.unprojected?.assumingMemoryBound(to: T.self)
    }

    func run(
        _ w: RecurrentMatrix<T>, _ projection: RecurrentMatrix<T>?, _ input: RecurrentMatrix<T>?, _ share: Int, of shares: Int
    ) {
        let rows = layer.rows, n = layer.units, width = layer.outputs, step = shares &* rows.rowStep
        // Gates that are not kept lie close together.
        let passes = !layer.keepsStates && rows.multipliesInputByStep
        let gateStep = passes ? 4 &* n : step &* 4 &* n
        func gateRows(_ index: Int, _ first: Int) -> UnsafeMutablePointer<T> {
            gates + (passes ? rows.passingStart(index, share, of: shares) : first) &* 4 &* n
        }
        for index in 0..<rows.steps {
            let t = rows.step(index)
            if let input, let source = layer.input {
                source.multiply(input, rows, at: index, share, of: shares, ldc: gateStep, gateRows)
            }
            let active = rows.active(t, share, of: shares)
            if active == 0 { continue }
            let first = rows.start(t) &+ share &* rows.rowStep
            let g = gateRows(index, first)
            w.multiply(m: active, hidden + share &* width, lda: shares &* width, accumulate: true, g, ldc: gateStep)
            forRows(active, units: 8 &* n) { j in
                update(g + j &* gateStep, row: first &+ j &* step, sequence: share &+ j &* shares)
            }
            guard let projection, let unprojected else { continue }
            projection.multiply(m: active, unprojected + first &* n, lda: step &* n, accumulate: false,
                                output + first &* width, ldc: step &* width)
            for j in 0..<active {
                (hidden + (share &+ j &* shares) &* width).update(from: output + (first &+ j &* step) &* width, count: width)
            }
        }
    }

    private func update(_ g: UnsafeMutablePointer<T>, row: Int, sequence: Int) {
        let n = layer.units
        let c = cell + sequence &* n
        if isUsual {
            usualLSTMRow(g, bias: bias, cell: c, kept: layer.keepsStates ? (cells + row &* n, cellOutputs + row &* n) : nil,
                         output: output + row &* n, hidden: hidden + sequence &* n, n)
            return
        }
        if let peephole {
            addProduct(peephole, c, g, n)
            addProduct(peephole + n, c, g + n, n)
        }
        layer.gateActivation.apply(g, bias: bias, 2 &* n)
        layer.candidateActivation.apply(g + 2 &* n, bias: bias.map { $0 + 2 &* n }, n)
        let kept = cells + row &* n, value = cellOutputs + row &* n
        combineCell(g, c, kept, value, n)
        if let peephole { addProduct(peephole + 2 &* n, c, g + 3 &* n, n) }
        layer.gateActivation.apply(g + 3 &* n, bias: bias.map { $0 + 3 &* n }, n)
        layer.outputActivation.apply(value, bias: nil, n)
        if let unprojected {
            multiplyRows(g + 3 &* n, value, unprojected + row &* n, nil, n)
        } else {
            multiplyRows(g + 3 &* n, value, output + row &* n, hidden + sequence &* n, n)
        }
    }
}

// MARK: Backward

extension LSTMLayer {
    private func backward<T: RecurrentScalar>(
        _: T.Type, _ initialCell: UnsafeRawPointer, _ outputGradient: UnsafeRawPointer?, _ hiddenGradient: UnsafeMutableRawPointer,
        _ cellGradient: UnsafeMutableRawPointer, _ gateGradients: UnsafeMutableRawPointer,
        _ hiddenGradients: UnsafeMutableRawPointer?, _ scratch: UnsafeMutableRawPointer
    ) {
        let w = RecurrentMatrix(weight.assumingMemoryBound(to: T.self), stride: outputs, isTransposed: false, k: 4 &* units, n: outputs)
        let p = projection.map {
            RecurrentMatrix($0.assumingMemoryBound(to: T.self), stride: units, isTransposed: false, k: outputs, n: units)
        }
        let pass = LSTMBackward<T>(
            layer: self, initialCell: initialCell, outputGradient: outputGradient, hiddenGradient: hiddenGradient,
            cellGradient: cellGradient, gateGradients: gateGradients, hiddenGradients: hiddenGradients, scratch: scratch)
        withPacked(w, p, steps: rows.steps) { w, p, _ in
            let shares = rows.shares(multiplyAdds: 4 &* units &* outputs)
            parallelFor(count: shares, grain: 1) { range in
                for share in range { pass.run(w, p, share, of: shares) }
            }
        }
    }
}

private struct LSTMBackward<T: RecurrentScalar> {
    let layer: LSTMLayer
    let peephole: UnsafePointer<T>?
    let gates: UnsafePointer<T>
    let cells: UnsafePointer<T>
    let cellOutputs: UnsafePointer<T>
    let initialCell: UnsafePointer<T>
    let outputGradient: UnsafePointer<T>?
    let hiddenGradient: UnsafeMutablePointer<T>
    let cellGradient: UnsafeMutablePointer<T>
    let gateGradients: UnsafeMutablePointer<T>
    let hiddenGradients: UnsafeMutablePointer<T>?
    /// Two rows of `units` per sequence.
    let scratch: UnsafeMutablePointer<T>
    let isUsual: Bool

    init(layer: LSTMLayer, initialCell: UnsafeRawPointer, outputGradient: UnsafeRawPointer?, hiddenGradient: UnsafeMutableRawPointer,
         cellGradient: UnsafeMutableRawPointer, gateGradients: UnsafeMutableRawPointer, hiddenGradients: UnsafeMutableRawPointer?,
         scratch: UnsafeMutableRawPointer) {
        self.layer = layer
        isUsual = layer.isUsual
        peephole = layer.peephole?.assumingMemoryBound(to: T.self)
        gates = UnsafePointer(layer.gates.assumingMemoryBound(to: T.self))
        cells = UnsafePointer(layer.cells.assumingMemoryBound(to: T.self))
        cellOutputs = UnsafePointer(layer.cellOutputs.assumingMemoryBound(to: T.self))
        self.initialCell = initialCell.assumingMemoryBound(to: T.self)
        self.outputGradient = outputGradient?.assumingMemoryBound(to: T.self)
        self.hiddenGradient = hiddenGradient.assumingMemoryBound(to: T.self)
        self.cellGradient = cellGradient.assumingMemoryBound(to: T.self)
        self.gateGradients = gateGradients.assumingMemoryBound(to: T.self)
        self.hiddenGradients = hiddenGradients?.assumingMemoryBound(to: T.self)
        self.scratch = scratch.assumingMemoryBound(to: T.self)
    }

    func run(_ w: RecurrentMatrix<T>, _ projection: RecurrentMatrix<T>?, _ share: Int, of shares: Int) {
        let rows = layer.rows, n = layer.units, width = layer.outputs
        for index in 0..<rows.steps {
            let t = rows.step(rows.steps &- 1 &- index)
            let active = rows.active(t, share, of: shares)
            if active == 0 { continue }
            let first = rows.start(t) &+ share &* rows.rowStep, step = shares &* rows.rowStep
            let before = rows.previous(t)
            let previousStart = rows.start(before.step)
            let dh = hiddenGradient + share &* width
            if let outputGradient, !isUsual {
                for j in 0..<active { addRow(outputGradient + (first &+ j &* step) &* width, dh + j &* shares &* width, width) }
            }
            // With a projection the gradient of the cell's output stands in the second scratch row.
            if let projection, let hiddenGradients {
                for j in 0..<active {
                    (hiddenGradients + (first &+ j &* step) &* width).update(from: dh + j &* shares &* width, count: width)
                }
                projection.multiply(m: active, dh, lda: shares &* width, accumulate: false,
                                    scratch + (2 &* share &+ 1) &* n, ldc: 2 &* shares &* n)
            }
            forRows(active, units: 8 &* n) { j in
                let sequence = share &+ j &* shares
                let previous = sequence < before.size
                    ? cells + (previousStart &+ sequence &* rows.rowStep) &* n : initialCell + sequence &* n
                if isUsual {
                    let row = first &+ j &* step
                    usualLSTMGradientRow(
                        gates: gates + row &* 4 &* n, value: cellOutputs + row &* n, previous: previous,
                        hiddenGradient: hiddenGradient + sequence &* n, outputGradient: outputGradient.map { $0 + row &* n },
                        cellGradient: cellGradient + sequence &* n, gradients: gateGradients + row &* 4 &* n, n)
                    return
                }
                update(row: first &+ j &* step, sequence, previous,
                       UnsafePointer(projection == nil ? hiddenGradient + sequence &* n : scratch + (2 &* sequence &+ 1) &* n))
            }
            w.multiply(m: active, gateGradients + first &* 4 &* n, lda: step &* 4 &* n, accumulate: false, dh, ldc: shares &* width)
        }
    }

    private func update(row: Int, _ sequence: Int, _ previous: UnsafePointer<T>, _ dm: UnsafePointer<T>) {
        let n = layer.units
        let g = gates + row &* 4 &* n, dg = gateGradients + row &* 4 &* n
        let value = cellOutputs + row &* n
        let dc = cellGradient + sequence &* n, through = scratch + 2 &* sequence &* n
        multiplyRows(dm, value, dg + 3 &* n, nil, n)
        layer.gateActivation.applySlope(g + 3 &* n, dg + 3 &* n, n)
        multiplyRows(dm, g + 3 &* n, through, nil, n)
        layer.outputActivation.applySlope(value, through, n)
        if let peephole { addProduct(peephole + 2 &* n, dg + 3 &* n, through, n) }
        separateCell(g, previous, UnsafePointer(through), dc, dg, n)
        layer.gateActivation.applySlope(g, dg, 2 &* n)
        layer.candidateActivation.applySlope(g + 2 &* n, dg + 2 &* n, n)
        if let peephole {
            addProduct(peephole, dg, dc, n)
            addProduct(peephole + n, dg + n, dc, n)
        }
    }
}

// MARK: Rows

/// c = f c + i g, kept twice more; gates hold i, f, g.
@inline(never)
private func combineCell<T: RecurrentScalar>(
    _ gates: UnsafeMutablePointer<T>, _ c: UnsafeMutablePointer<T>, _ kept: UnsafeMutablePointer<T>,
    _ value: UnsafeMutablePointer<T>, _ n: Int
) {
    var i = 0
    while i &+ 8 <= n {
        let product = gates.vector8(i) * gates.vector8(2 &* n &+ i)
        let new = T.vectorFma(gates.vector8(n &+ i), c.vector8(i), product)
        c.store8(i, new)
        kept.store8(i, new)
        value.store8(i, new)
        i &+= 8
    }
    while i < n {
        let new = T.scalarFma(gates[n &+ i], c[i], gates[i] * gates[2 &* n &+ i])
        c[i] = new
        kept[i] = new
        value[i] = new
        i &+= 1
    }
}

/// dc += through; gradients of i, f, g; dc = dc f.
@inline(never)
private func separateCell<T: RecurrentScalar>(
    _ gates: UnsafePointer<T>, _ previous: UnsafePointer<T>, _ through: UnsafePointer<T>, _ dc: UnsafeMutablePointer<T>,
    _ gradients: UnsafeMutablePointer<T>, _ n: Int
) {
    var i = 0
    while i &+ 8 <= n {
        let d = dc.vector8(i) + through.vector8(i)
        gradients.store8(i, d * gates.vector8(2 &* n &+ i))
        gradients.store8(n &+ i, d * previous.vector8(i))
        gradients.store8(2 &* n &+ i, d * gates.vector8(i))
        dc.store8(i, d * gates.vector8(n &+ i))
        i &+= 8
    }
    while i < n {
        let d = dc[i] + through[i]
        gradients[i] = d * gates[2 &* n &+ i]
        gradients[n &+ i] = d * previous[i]
        gradients[2 &* n &+ i] = d * gates[i]
        dc[i] = d * gates[n &+ i]
        i &+= 1
    }
}
