import DLKernels

/// The value below which a singular value counts as zero: max(atol, rtol · the largest one), one per matrix, with an axis of 1.
/// Without a tolerance given, rtol is the precision of the dtype times the larger extent.
private func cutoff(_ values: Tensor, _ a: Tensor, atol: Double?, rtol: Double?) throws(DLError) -> Tensor {
    let epsilon = a.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let usual = epsilon * Double(max(a.shape[a.rank - 2], a.shape[a.rank - 1]))
    let relative = rtol ?? ((atol ?? 0) > 0 ? 0 : usual)
    let largest = try amax(values, dim: [-1], keepdim: true)
    return try clamp(largest * .float(relative), min: .float(atol ?? 0))
}

/// The pseudoinverse after Moore and Penrose.
struct PseudoInverse: Operation {
    static let name: StaticString = "linalg_pinv"
    let atol: Double?, rtol: Double?
    private var input = SavedTensor(), inverse = SavedTensor()

    init(atol: Double?, rtol: Double?) {
        self.atol = atol
        self.rtol = rtol
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let a = inputs[0]
        try checkMatrices(a, Self.name)
        let output: Tensor
        if a.count == 0 {
            output = try zeros(leading(a.shape).appending(a.shape[a.rank - 1], a.shape[a.rank - 2]), dtype: a.dtype)
        } else {
            let (u, s, vh) = try named(Self.name) { () throws(DLError) in try linalgSvd(a, fullMatrices: false) }
            let isSmall = try le(s, cutoff(s, a, atol: atol, rtol: rtol))
            let inverted = try maskedFill(reciprocal(s), isSmall, value: 0)
            output = try matmul(transposed(vh) * unsqueeze(inverted, dim: -2), transposed(u))
        }
        input = inputs.save(0)
        inverse = inputs.save(output: output)
        return output
    }

    /// Golub and Pereyra, for matrices of constant rank; two ways to write it, the cheaper one for the shape.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let a = try context.value(input), p = try context.value(inverse)
        let g = try transposed(gradient), turned = try transposed(p)
        if a.shape[a.rank - 2] <= a.shape[a.rank - 1] {
            let k = try matmul(g, p)
            let kp = try matmul(k, turned)
            return [try kp - transposed(matmul(p, k)) - matmul(matmul(a, p), kp) + matmul(matmul(turned, p), g - matmul(k, a))]
        }
        let k = try matmul(p, g)
        let pk = try matmul(turned, k)
        return [try matmul(matmul(g - matmul(a, k), p), turned) + pk - transposed(matmul(k, p)) - matmul(matmul(pk, p), a)]
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return inverse.release() || released
    }
}

/// The x of least norm among those for which a x - b is smallest.
struct LeastSquares: Operation {
    static let name: StaticString = "linalg_lstsq"
    let rcond: Double
    private(set) var rank: Tensor?
    private(set) var residuals: Tensor?
    private var a = SavedTensor(), b = SavedTensor()

    init(rcond: Double) { self.rcond = rcond }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let left = try contiguous(inputs[0]), right = try contiguous(inputs[1])
        try checkFinite(left, Self.name)
        try checkFinite(right, Self.name)
        let m = left.shape[left.rank - 2], n = left.shape[left.rank - 1], columns = right.shape[right.rank - 1]
        try checkColumns(columns, Self.name)
        let batch = leading(left.shape)
        let output = try zeros(batch.appending(n, columns), dtype: left.dtype)
        let ranks = try zeros(batch, dtype: .int64)
        let squares = try zeros(batch.appending(columns), dtype: left.dtype)
        if left.count > 0 {
            try checked(leastSquares(left.dtype, batch: batch.product, m: m, n: n, columns: columns, tolerance: rcond, a: left.pointer, b: right.pointer,
                                     x: output.pointer, residuals: squares.pointer, rank: ranks.pointer.assumingMemoryBound(to: Int64.self)),
                        batch: batch, Self.name) { "The least squares problem could not be solved (error code: \($0))." }
        }
        rank = ranks
        residuals = squares
        a = inputs.save(0)
        b = inputs.save(1)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        try replayedGradients([context.value(a), context.value(b)], [gradient], context) { (inputs: [Tensor?]) throws(DLError) -> [Tensor?] in
            guard let a = inputs[0], let b = inputs[1] else { return [nil] }
            return [try matmul(linalgPinv(a, atol: nil, rtol: rcond), b)]
        }
    }

    mutating func releaseSaved() -> Bool {
        let released = a.release()
        return b.release() || released
    }
}

// MARK: Public

public func linalgPinv(_ a: Tensor, atol: Double? = nil, rtol: Double? = nil) throws(DLError) -> Tensor {
    try run(PseudoInverse(atol: atol, rtol: rtol), a)
}

/// The number of singular values above the tolerance.
public func linalgMatrixRank(_ a: Tensor, atol: Double? = nil, rtol: Double? = nil) throws(DLError) -> Tensor {
    try withoutRecording { () throws(DLError) in
        try named("linalg_matrix_rank") { () throws(DLError) in
            try checkMatrices(a, "linalg_matrix_rank")
            if a.count == 0 { return try zeros(leading(a.shape), dtype: .int64) }
            let values = try linalgSvdvals(a)
            return try sum(gt(values, cutoff(values, a, atol: atol, rtol: rtol)), dim: [-1])
        }
    }
}

/// The solution of a least squares problem, with the squared residuals (where there are more rows than columns and every
/// matrix has full rank, else an empty tensor) and the ranks. b may be a vector, or a batch of vectors.
public func linalgLstsq(_ a: Tensor, _ b: Tensor, rcond: Double? = nil) throws(DLError) -> (solution: Tensor, residuals: Tensor, rank: Tensor) {
    let op = LeastSquares.name
    try checkMatrices(a, op)
    guard b.rank >= 1 else { throw .shape(op, "input.dim() must be greater or equal to 2 and other.dim() to 1, got \(a.shape) and \(b.shape)") }
    try checkSameDType(a, b, op)
    let isVector = b.rank == 1 || (b.rank == a.rank - 1 && b.shape == leading(a.shape, dropping: 1))
    var right = isVector ? try unsqueeze(b, dim: -1) : b
    let m = a.shape[a.rank - 2], n = a.shape[a.rank - 1]
    guard right.shape[right.rank - 2] == m else {
        throw .shape(op, "input.size(-2) should match other.size(-2): \(a.shape) and \(b.shape)")
    }
    let batch = try broadcastShape(leading(a.shape), leading(right.shape), op)
    let left = try expand(a, size: batch.appending(m, n))
    right = try expand(right, size: batch.appending(m, right.shape[right.rank - 1]))
    let epsilon = a.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    var operation = LeastSquares(rcond: rcond ?? epsilon * Double(max(m, n)))
    let solution = try run(&operation, Inputs(left, right))
    guard let rank = operation.rank, var residuals = operation.residuals else { throw DLError(.internal, "\(op): no rank") }
    let isFull = try withoutRecording { () throws(DLError) in try all(eq(rank, .int(Int64(n)))).item() == .bool(true) }
    if m > n && isFull {
        if solution.requiresGrad { residuals = try sum(square(matmul(left, solution) - right), dim: [-2]) }
    } else {
        residuals = try narrow(flatten(solution), dim: 0, start: 0, length: 0)
    }
    return (isVector ? try squeeze(solution, dim: [-1]) : solution, residuals, rank)
}
