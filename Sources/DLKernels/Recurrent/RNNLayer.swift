/// One direction of one plain recurrent layer over all steps: h = f(x + h W + b).
public struct RNNLayer {
    public var rows: SequenceRows
    public var units: Int
    public var activation: RecurrentNonlinearity
    /// [units, units]
    public var weight: UnsafeRawPointer
    /// Where the input is multiplied step by step; the weight is [units, features].
    public var input: RecurrentInput?

    public init(rows: SequenceRows, units: Int, activation: RecurrentNonlinearity, weight: UnsafeRawPointer) {
        self.rows = rows
        self.units = units
        self.activation = activation
        self.weight = weight
    }

    /// - `hidden`: [batch, units], the initial states before and the last ones after.
    /// - `output`: a row of `units` per sequence and step, the product of input and weight before (unless `input` is given), h after.
    public func forward(_ dtype: DType, bias: UnsafeRawPointer?, hidden: UnsafeMutableRawPointer, output: UnsafeMutableRawPointer) {
        if dtype == .float32 {
            forward(Float.self, bias, hidden, output)
        } else {
            forward(Double.self, bias, hidden, output)
        }
    }

    /// - `outputGradient`: like `output`, or nil.
    /// - `hiddenGradient`: that of the last states before, that of the initial states after.
    /// - `sumGradients`: like `output`, the gradients of the sums that the function is applied to.
    public func backward(
        _ dtype: DType, output: UnsafeRawPointer, outputGradient: UnsafeRawPointer?, hiddenGradient: UnsafeMutableRawPointer,
        sumGradients: UnsafeMutableRawPointer
    ) {
        if dtype == .float32 {
            backward(Float.self, output, outputGradient, hiddenGradient, sumGradients)
        } else {
            backward(Double.self, output, outputGradient, hiddenGradient, sumGradients)
        }
    }

    private func forward<T: RecurrentScalar>(
        _: T.Type, _ bias: UnsafeRawPointer?, _ hidden: UnsafeMutableRawPointer, _ output: UnsafeMutableRawPointer
    ) {
        let n = units
        let b = bias?.assumingMemoryBound(to: T.self)
        let state = hidden.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
        let matrix = RecurrentMatrix(weight.assumingMemoryBound(to: T.self), stride: n, isTransposed: true, k: n, n: n)
        withPacked(matrix, input.map { $0.matrix(T.self, columns: n) }, steps: rows.steps) { w, x, _ in
            let shares = rows.shares(multiplyAdds: n &* n)
            parallelFor(count: shares, grain: 1) { range in
                for share in range {
                    for index in 0..<rows.steps {
                        if let x, let input {
                            input.multiply(x, rows, at: index, share, of: shares, ldc: shares &* rows.rowStep &* n) { y + $1 &* n }
                        }
                        let t = rows.step(index)
                        let active = rows.active(t, share, of: shares)
                        if active == 0 { continue }
                        let first = rows.start(t) &+ share &* rows.rowStep, step = shares &* rows.rowStep
                        w.multiply(m: active, state + share &* n, lda: shares &* n, accumulate: true, y + first &* n, ldc: step &* n)
                        forRows(active, units: 2 &* n) { j in
                            let row = y + (first &+ j &* step) &* n
                            activation.apply(row, bias: b, n)
                            (state + (share &+ j &* shares) &* n).update(from: row, count: n)
                        }
                    }
                }
            }
        }
    }

    private func backward<T: RecurrentScalar>(
        _: T.Type, _ output: UnsafeRawPointer, _ outputGradient: UnsafeRawPointer?, _ hiddenGradient: UnsafeMutableRawPointer,
        _ sumGradients: UnsafeMutableRawPointer
    ) {
        let n = units
        let y = output.assumingMemoryBound(to: T.self), dy = outputGradient?.assumingMemoryBound(to: T.self)
        let dh = hiddenGradient.assumingMemoryBound(to: T.self), sums = sumGradients.assumingMemoryBound(to: T.self)
        let matrix = RecurrentMatrix(weight.assumingMemoryBound(to: T.self), stride: n, isTransposed: false, k: n, n: n)
        withPacked(matrix, nil, steps: rows.steps) { w, _, _ in
            let shares = rows.shares(multiplyAdds: n &* n)
            parallelFor(count: shares, grain: 1) { range in
                for share in range {
                    for index in 0..<rows.steps {
                        let t = rows.step(rows.steps &- 1 &- index)
                        let active = rows.active(t, share, of: shares)
                        if active == 0 { continue }
                        let first = rows.start(t) &+ share &* rows.rowStep, step = shares &* rows.rowStep
                        forRows(active, units: 2 &* n) { j in
                            let row = (first &+ j &* step) &* n
                            let state = dh + (share &+ j &* shares) &* n
                            if let dy { addRow(dy + row, state, n) }
                            (sums + row).update(from: state, count: n)
                            activation.applySlope(y + row, sums + row, n)
                        }
                        w.multiply(m: active, sums + first &* n, lda: step &* n, accumulate: false, dh + share &* n, ldc: shares &* n)
                    }
                }
            }
        }
    }
}
