import DLKernels

/// How the sequences of a batch lie in a tensor: [steps, batch, ...], [batch, steps, ...], or packed, where step t has the rows
/// of the first `sizes[t]` sequences and the steps follow one another.
struct SequenceGeometry {
    let steps: Int
    let batch: Int
    let isBatchFirst: Bool
    let sizes: [Int]?
    let starts: [Int]
    var isReversed = false

    /// One step: the operand of a cell, [batch, ...].
    init(cell batch: Int) {
        steps = 1
        self.batch = batch
        isBatchFirst = false
        sizes = nil
        starts = []
    }

    init(steps: Int, batch: Int, isBatchFirst: Bool) {
        self.steps = steps
        self.batch = batch
        self.isBatchFirst = isBatchFirst
        sizes = nil
        starts = []
    }

    /// - `batchSizes`: int64, positive, never growing, with the sum `rows`.
    init(batchSizes: Tensor, rows: Int, _ op: StaticString) throws(DLError) {
        guard batchSizes.dtype == .int64 && batchSizes.rank == 1 else {
            throw .dtype(op, "batch_sizes should always be a 1D int64 tensor, got \(batchSizes)")
        }
        let sizes: [Int] = try batchSizes.values()
        guard let first = sizes.first else { throw .invalid(op, "Expected sequence length to be larger than 0 in RNN: batch_sizes is empty") }
        var starts: [Int] = [], start = 0, before = first
        starts.reserveCapacity(sizes.count)
        for (t, size) in sizes.enumerated() {
            guard size > 0 && size <= before else {
                throw .invalid(op, "batch_sizes must be positive and must not grow, got \(size) after \(before) at step \(t)")
            }
            starts.append(start)
            let (end, overflow) = start.addingReportingOverflow(size)
            guard !overflow && end <= rows else {
                throw .shape(op, "the sum of batch_sizes must be the number of rows of the packed data, \(rows), but it is larger")
            }
            start = end
            before = size
        }
        guard start == rows else {
            throw .shape(op, "the sum of batch_sizes must be the number of rows of the packed data: got \(start) and \(rows)")
        }
        steps = sizes.count
        batch = first
        isBatchFirst = false
        self.sizes = sizes
        self.starts = starts
    }

    var rowCount: Int { sizes == nil ? steps &* batch : (starts.last ?? 0) &+ (sizes?.last ?? 0) }

    /// The shape of a tensor with `width` numbers per row, like `input`, which is a packed one, that of a cell or any other.
    func shape(like input: Dims, width: Int) -> Dims {
        var shape = input
        shape[shape.count - 1] = width
        return shape
    }

    func withRows<R>(_ body: (SequenceRows) -> R) -> R {
        if batch == 0 { return body(SequenceRows(steps: 0, batch: 0, batchFirst: false, isReversed: false)) }
        guard let sizes else {
            return body(SequenceRows(steps: steps, batch: batch, batchFirst: isBatchFirst, isReversed: isReversed))
        }
        return sizes.withUnsafeBufferPointer { (sizes: UnsafeBufferPointer<Int>) -> R in
            starts.withUnsafeBufferPointer { (starts: UnsafeBufferPointer<Int>) -> R in
                // Neither is empty.
                guard let sizes = sizes.baseAddress, let starts = starts.baseAddress else {
                    return body(SequenceRows(steps: 0, batch: 0, batchFirst: false, isReversed: false))
                }
                return body(SequenceRows(sizes: sizes, starts: starts, steps: steps, isReversed: isReversed))
            }
        }
    }

    /// The state before each row, [rows, width]: `initial` [batch, width] and, from then on, `values` [rows, width].
    func previousStates(_ values: Tensor, initial: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        let width = initial.shape[1]
        let result = try Tensor.uninitialized([rowCount, width], initial.dtype, op)
        withRows { rows in
            gatherPreviousStates(result.dtype, rows, width: width, initial: initial.pointer, values: values.pointer, output: result.pointer)
        }
        return result
    }
}

// MARK: Plain operations

extension SequenceGeometry {
    /// The same passage through time in plain operations: `step` computes the states, of which the first is the output, from
    /// the states before and the rows of one step. `inputs` is [rows..., width] as the geometry says, the states [batch, width].
    /// Returns the outputs and the last states.
    func unrolled(
        _ inputs: Tensor, _ initial: [Tensor],
        _ step: (_ states: [Tensor], _ rows: Tensor) throws(DLError) -> [Tensor]
    ) throws(DLError) -> (output: Tensor, states: [Tensor]) {
        if batch == 0 { return (try zeros(shape(like: inputs.shape, width: initial[0].shape[1]), dtype: inputs.dtype), initial) }
        let axis = isBatchFirst ? 1 : 0
        var states = initial
        var outputs: [Tensor?] = Array(repeating: nil, count: steps)
        /// The last states of sequences that have ended, the shortest ones first.
        var ended: [[Tensor]] = []
        if let sizes {
            let size = isReversed ? sizes[steps - 1] : batch
            states = try states.map { (state: Tensor) throws(DLError) in try narrow(state, dim: 0, start: 0, length: size) }
        }
        for index in 0..<steps {
            let t = isReversed ? steps - 1 - index : index
            let rows: Tensor
            if let sizes {
                rows = try narrow(inputs, dim: 0, start: starts[t], length: sizes[t])
                let before = states[0].shape[0]
                if sizes[t] < before {
                    ended.append(try states.map { (state: Tensor) throws(DLError) in
                        try narrow(state, dim: 0, start: sizes[t], length: before - sizes[t])
                    })
                    states = try states.map { (state: Tensor) throws(DLError) in try narrow(state, dim: 0, start: 0, length: sizes[t]) }
                } else if sizes[t] > before {
                    for k in 0..<states.count {
                        states[k] = try cat([states[k], narrow(initial[k], dim: 0, start: before, length: sizes[t] - before)], dim: 0)
                    }
                }
            } else {
                rows = inputs.rank == 2 ? inputs : try select(inputs, dim: axis, index: t)
            }
            states = try step(states, rows)
            outputs[t] = states[0]
        }
        var output = inputs
        let all = outputs.compactMap { $0 }
        if sizes != nil {
            output = try cat(all, dim: 0)
        } else if inputs.rank == 2 {
            output = states[0]
        } else {
            output = try stack(all, dim: axis)
        }
        for k in 0..<states.count where !ended.isEmpty {
            states[k] = try cat([states[k]] + ended.reversed().map { $0[k] }, dim: 0)
        }
        return (output, states)
    }
}

// MARK: Products

/// a b^T for a [rows, k] and b [n, k], both row-major.
func timesTransposed(_ a: Tensor, _ b: Tensor, rows: Int, into c: UnsafeMutableRawPointer) {
    let k = b.shape[1], n = b.shape[0]
    gemm(a.dtype, transposeA: false, transposeB: true, m: rows, n: n, k: k, alpha: 1, a: a.pointer, lda: max(k, 1),
         b: b.pointer, ldb: max(k, 1), beta: 0, c: c, ldc: max(n, 1))
}

/// A window of columns of a row-major matrix, for products.
struct Columns {
    let pointer: UnsafeMutableRawPointer
    let count: Int
    let stride: Int

    init(_ matrix: Tensor, first: Int = 0, count: Int) {
        pointer = matrix.pointer + first &* matrix.dtype.size
        self.count = count
        stride = matrix.shape[matrix.rank - 1]
    }

    init(_ matrix: Tensor) { self.init(matrix, count: matrix.shape[matrix.rank - 1]) }
}

/// target = columns^T b: what the rows of two matrices contribute to the gradient of a weight.
func outerSums(_ dtype: DType, rows: Int, _ columns: Columns, _ b: Columns, into target: UnsafeMutableRawPointer) {
    gemm(dtype, transposeA: true, transposeB: false, m: columns.count, n: b.count, k: rows, alpha: 1, a: columns.pointer,
         lda: max(columns.stride, 1), b: b.pointer, ldb: max(b.stride, 1), beta: 0, c: target, ldc: max(b.count, 1))
}

/// target (+)= columns weight, for weight [columns, n].
func timesWeight(_ dtype: DType, rows: Int, _ columns: Columns, _ weight: UnsafeRawPointer, n: Int, accumulate: Bool,
                 into target: UnsafeMutableRawPointer) {
    gemm(dtype, transposeA: false, transposeB: false, m: rows, n: n, k: columns.count, alpha: 1, a: columns.pointer,
         lda: max(columns.stride, 1), b: weight, ldb: max(n, 1), beta: accumulate ? 1 : 0, c: target, ldc: max(n, 1))
}
