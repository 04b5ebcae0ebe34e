/// One direction of one GRU layer over all steps.
///
/// r = gate(x_r + h W_r), z = gate(x_z + h W_z), n = candidate(x_n + r (h W_n + b)), h = (1 - z) n + z h; or, with
/// `resetsState`, n = candidate(x_n + (r h) W_n). Columns of gates lie in the order r, z, n.
public struct GRULayer {
    public var rows: SequenceRows
    public var units: Int
    public var gateActivation: RecurrentNonlinearity
    public var candidateActivation: RecurrentNonlinearity
    /// Whether the reset gate multiplies the state, in place of the product of state and weight.
    public var resetsState: Bool
    /// [3 units, units]
    public var weight: UnsafeRawPointer
    /// Where the input is multiplied step by step; the weight is [3 units, features].
    public var input: RecurrentInput?
    /// One row per sequence and step: [3 units], the product of input and weight before (unless `input` is given), the gates
    /// after. Where they are not kept, `rows.passingRows` rows, and so in `inner`.
    public var gates: UnsafeMutableRawPointer
    /// Whether gates are kept for a derivative. Only a usual layer can do without.
    public var keepsStates: Bool
    /// One row of `units` each: h W_n + b, or r h with `resetsState`.
    public var inner: UnsafeMutableRawPointer

    public init(
        rows: SequenceRows, units: Int, gateActivation: RecurrentNonlinearity, candidateActivation: RecurrentNonlinearity,
        resetsState: Bool, weight: UnsafeRawPointer, gates: UnsafeMutableRawPointer, keepsStates: Bool, inner: UnsafeMutableRawPointer
    ) {
        self.rows = rows
        self.units = units
        self.gateActivation = gateActivation
        self.candidateActivation = candidateActivation
        self.resetsState = resetsState
        self.weight = weight
        self.gates = gates
        self.keepsStates = keepsStates
        self.inner = inner
    }

    /// Sigmoid gates and hyperbolic tangents, and the reset gate on the product.
    fileprivate var isUsual: Bool {
        !resetsState && GRULayer.hasUsualFunctions(gate: gateActivation, candidate: candidateActivation)
    }

    public static func hasUsualFunctions(gate: RecurrentNonlinearity, candidate: RecurrentNonlinearity) -> Bool {
        gate == .sigmoid && candidate == .tanh
    }

    /// Columns of `gateGradients`.
    public var gradientColumns: Int { resetsState ? 3 &* units : 4 &* units }

    /// - `bias`: [3 units], added before the activations.
    /// - `innerBias`: [units], added to h W_n.
    /// - `hidden`: [batch, units], the initial states before and the last ones after.
    /// - `output`: a row of `units` per sequence and step.
    public func forward(
        _ dtype: DType, bias: UnsafeRawPointer?, innerBias: UnsafeRawPointer?, hidden: UnsafeMutableRawPointer,
        output: UnsafeMutableRawPointer
    ) {
        if dtype == .float32 {
            forward(Float.self, bias, innerBias, hidden, output)
        } else {
            forward(Double.self, bias, innerBias, hidden, output)
        }
    }

    /// - `previous`: the state before each step, a row of `units` per sequence and step.
    /// - `outputGradient`: like `output`, or nil.
    /// - `hiddenGradient`: that of the last states before, that of the initial states after.
    /// - `gateGradients`: rows of `gradientColumns`: the gradients of the sums under n, r and z, and that of h W_n; with
    ///   `resetsState` those under r, z and n.
    public func backward(
        _ dtype: DType, previous: UnsafeRawPointer, outputGradient: UnsafeRawPointer?, hiddenGradient: UnsafeMutableRawPointer,
        gateGradients: UnsafeMutableRawPointer
    ) -> Bool {
        let done: Void? = withScratch(bytes: resetsState ? rows.batch &* units &* dtype.size : 0) { scratch in
            if dtype == .float32 {
                backward(Float.self, previous, outputGradient, hiddenGradient, gateGradients, scratch)
            } else {
                backward(Double.self, previous, outputGradient, hiddenGradient, gateGradients, scratch)
            }
        }
        return done != nil
    }
}

// MARK: Forward

extension GRULayer {
    private func forward<T: RecurrentScalar>(
        _: T.Type, _ bias: UnsafeRawPointer?, _ innerBias: UnsafeRawPointer?, _ hidden: UnsafeMutableRawPointer,
        _ output: UnsafeMutableRawPointer
    ) {
        let n = units
        let source = weight.assumingMemoryBound(to: T.self)
        let upper = RecurrentMatrix(source, stride: n, isTransposed: true, k: n, n: 2 &* n)
        let lower = RecurrentMatrix(source + 2 &* n &* n, stride: n, isTransposed: true, k: n, n: n)
        let pass = GRUForward<T>(
            layer: self, bias: bias?.assumingMemoryBound(to: T.self), innerBias: innerBias?.assumingMemoryBound(to: T.self),
            hidden: hidden.assumingMemoryBound(to: T.self), output: output.assumingMemoryBound(to: T.self),
            gates: gates.assumingMemoryBound(to: T.self), inner: inner.assumingMemoryBound(to: T.self))
        let x = input.map { $0.matrix(T.self, columns: 3 &* n) }
        withPacked(upper, lower, x, steps: rows.steps) { upper, lower, x in
            guard let lower else { return }
            let shares = rows.shares(multiplyAdds: 3 &* n &* n)
            parallelFor(count: shares, grain: 1) { range in
                for share in range { pass.run(upper, lower, x, share, of: shares) }
            }
        }
    }
}

private struct GRUForward<T: RecurrentScalar> {
    let layer: GRULayer
    let bias: UnsafePointer<T>?
    let innerBias: UnsafePointer<T>?
    let hidden: UnsafeMutablePointer<T>
    let output: UnsafeMutablePointer<T>
    let gates: UnsafeMutablePointer<T>
    let inner: UnsafeMutablePointer<T>

    func run(
        _ upper: RecurrentMatrix<T>, _ lower: RecurrentMatrix<T>, _ input: RecurrentMatrix<T>?, _ share: Int, of shares: Int
    ) {
        let rows = layer.rows, n = layer.units, step = shares &* rows.rowStep
        // Gates that are not kept lie close together.
        let passes = !layer.keepsStates && rows.multipliesInputByStep
        let distance = passes ? 1 : step
        func place(_ index: Int, _ first: Int) -> Int { passes ? rows.passingStart(index, share, of: shares) : first }
        for index in 0..<rows.steps {
            if let input, let source = layer.input {
                source.multiply(input, rows, at: index, share, of: shares, ldc: distance &* 3 &* n) { gates + place($0, $1) &* 3 &* n }
            }
            let t = rows.step(index)
            let active = rows.active(t, share, of: shares)
            if active == 0 { continue }
            let first = rows.start(t) &+ share &* rows.rowStep, kept = place(index, first)
            let state = hidden + share &* n
            let g = gates + kept &* 3 &* n, products = inner + kept &* n
            upper.multiply(m: active, state, lda: shares &* n, accumulate: true, g, ldc: distance &* 3 &* n)
            if layer.resetsState {
                forRows(active, units: 6 &* n) { j in
                    let row = g + j &* distance &* 3 &* n
                    layer.gateActivation.apply(row, bias: bias, 2 &* n)
                    multiplyRows(row, state + j &* shares &* n, products + j &* distance &* n, nil, n)
                }
                lower.multiply(m: active, products, lda: distance &* n, accumulate: true, g + 2 &* n, ldc: distance &* 3 &* n)
            } else {
                lower.multiply(m: active, state, lda: shares &* n, accumulate: false, products, ldc: distance &* n)
            }
            forRows(active, units: 6 &* n) { j in
                update(g + j &* distance &* 3 &* n, products + j &* distance &* n, state + j &* shares &* n,
                       output + (first &+ j &* step) &* n)
            }
        }
    }

    private func update(
        _ g: UnsafeMutablePointer<T>, _ product: UnsafeMutablePointer<T>, _ state: UnsafeMutablePointer<T>, _ y: UnsafeMutablePointer<T>
    ) {
        let n = layer.units
        if layer.isUsual {
            usualGRURow(g, bias: bias, inner: product, innerBias: innerBias, state: state, output: y, keeps: layer.keepsStates, n)
            return
        }
        if !layer.resetsState {
            layer.gateActivation.apply(g, bias: bias, 2 &* n)
            if let innerBias { addRow(innerBias, product, n) }
            addProduct(g, product, g + 2 &* n, n)
        }
        layer.candidateActivation.apply(g + 2 &* n, bias: bias.map { $0 + 2 &* n }, n)
        mixStates(g, state, y, n)
    }
}

// MARK: Backward

extension GRULayer {
    private func backward<T: RecurrentScalar>(
        _: T.Type, _ previous: UnsafeRawPointer, _ outputGradient: UnsafeRawPointer?, _ hiddenGradient: UnsafeMutableRawPointer,
        _ gateGradients: UnsafeMutableRawPointer, _ scratch: UnsafeMutableRawPointer
    ) {
        let n = units
        let source = weight.assumingMemoryBound(to: T.self)
        let whole = RecurrentMatrix(source, stride: n, isTransposed: false, k: resetsState ? 2 &* n : 3 &* n, n: n)
        let lower = resetsState ? RecurrentMatrix(source + 2 &* n &* n, stride: n, isTransposed: false, k: n, n: n) : nil
        let pass = GRUBackward<T>(
            layer: self, previous: previous.assumingMemoryBound(to: T.self),
            outputGradient: outputGradient?.assumingMemoryBound(to: T.self),
            hiddenGradient: hiddenGradient.assumingMemoryBound(to: T.self),
            gates: UnsafePointer(gates.assumingMemoryBound(to: T.self)), inner: UnsafePointer(inner.assumingMemoryBound(to: T.self)),
            gateGradients: gateGradients.assumingMemoryBound(to: T.self), scratch: scratch.assumingMemoryBound(to: T.self))
        withPacked(whole, lower, steps: rows.steps) { whole, lower, _ in
            let shares = rows.shares(multiplyAdds: 3 &* n &* n)
            parallelFor(count: shares, grain: 1) { range in
                for share in range { pass.run(whole, lower, share, of: shares) }
            }
        }
    }
}

private struct GRUBackward<T: RecurrentScalar> {
    let layer: GRULayer
    let previous: UnsafePointer<T>
    let outputGradient: UnsafePointer<T>?
    let hiddenGradient: UnsafeMutablePointer<T>
    let gates: UnsafePointer<T>
    let inner: UnsafePointer<T>
    let gateGradients: UnsafeMutablePointer<T>
    /// With `resetsState`, a row of `units` per sequence: the gradient of r h.
    let scratch: UnsafeMutablePointer<T>

    func run(_ whole: RecurrentMatrix<T>, _ lower: RecurrentMatrix<T>?, _ share: Int, of shares: Int) {
        let rows = layer.rows, n = layer.units, columns = layer.gradientColumns
        for index in 0..<rows.steps {
            let t = rows.step(rows.steps &- 1 &- index)
            let active = rows.active(t, share, of: shares)
            if active == 0 { continue }
            let first = rows.start(t) &+ share &* rows.rowStep, step = shares &* rows.rowStep
            let dg = gateGradients + first &* columns, dh = hiddenGradient + share &* n
            let candidate = layer.resetsState ? 2 &* n : 0
            forRows(active, units: 6 &* n) { j in
                let row = first &+ j &* step
                let g = gates + row &* 3 &* n, d = gateGradients + row &* columns
                let state = dh + j &* shares &* n
                if layer.isUsual {
                    usualGRUGradientRow(gates: g, inner: inner + row &* n, previous: previous + row &* n,
                                        outputGradient: outputGradient.map { $0 + row &* n }, stateGradient: state, gradients: d, n)
                    return
                }
                if let outputGradient { addRow(outputGradient + row &* n, state, n) }
                let z = layer.resetsState ? d + n : d + 2 &* n
                separateStates(g, previous + row &* n, state, d + candidate, z, n)
                layer.candidateActivation.applySlope(g + 2 &* n, d + candidate, n)
                if layer.resetsState { return }
                multiplyRows(d, inner + row &* n, d + n, nil, n)
                multiplyRows(d, g, d + 3 &* n, nil, n)
                layer.gateActivation.applySlope(g, d + n, 2 &* n)
            }
            guard let lower else {
                whole.multiply(m: active, dg + n, lda: step &* columns, accumulate: true, dh, ldc: shares &* n)
                continue
            }
            lower.multiply(m: active, dg + 2 &* n, lda: step &* columns, accumulate: false, scratch + share &* n, ldc: shares &* n)
            forRows(active, units: 4 &* n) { j in
                let row = first &+ j &* step
                let g = gates + row &* 3 &* n, d = gateGradients + row &* columns
                let through = scratch + (share &+ j &* shares) &* n
                multiplyRows(through, previous + row &* n, d, nil, n)
                addProduct(through, g, dh + j &* shares &* n, n)
                layer.gateActivation.applySlope(g, d, 2 &* n)
            }
            whole.multiply(m: active, dg, lda: step &* columns, accumulate: true, dh, ldc: shares &* n)
        }
    }
}

// MARK: Rows

/// h = n + z (h - n), kept twice; gates hold r, z, n.
@inline(never)
private func mixStates<T: RecurrentScalar>(
    _ gates: UnsafePointer<T>, _ h: UnsafeMutablePointer<T>, _ output: UnsafeMutablePointer<T>, _ n: Int
) {
    var i = 0
    while i &+ 8 <= n {
        let candidate = gates.vector8(2 &* n &+ i)
        let new = T.vectorFma(gates.vector8(n &+ i), h.vector8(i) - candidate, candidate)
        h.store8(i, new)
        output.store8(i, new)
        i &+= 8
    }
    while i < n {
        let candidate = gates[2 &* n &+ i]
        let new = T.scalarFma(gates[n &+ i], h[i] - candidate, candidate)
        h[i] = new
        output[i] = new
        i &+= 1
    }
}

/// dn = dh (1 - z), dz = dh (h' - n), dh = dh z; gates hold r, z, n.
@inline(never)
private func separateStates<T: RecurrentScalar>(
    _ gates: UnsafePointer<T>, _ previous: UnsafePointer<T>, _ dh: UnsafeMutablePointer<T>, _ dn: UnsafeMutablePointer<T>,
    _ dz: UnsafeMutablePointer<T>, _ n: Int
) {
    var i = 0
    while i &+ 8 <= n {
        let d = dh.vector8(i), z = gates.vector8(n &+ i)
        let kept = d * z
        dn.store8(i, d - kept)
        dz.store8(i, d * (previous.vector8(i) - gates.vector8(2 &* n &+ i)))
        dh.store8(i, kept)
        i &+= 8
    }
    while i < n {
        let d = dh[i], z = gates[n &+ i]
        let kept = d * z
        dn[i] = d - kept
        dz[i] = d * (previous[i] - gates[2 &* n &+ i])
        dh[i] = kept
        i &+= 1
    }
}
