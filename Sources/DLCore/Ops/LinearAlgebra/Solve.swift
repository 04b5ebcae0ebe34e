import DLKernels

/// x with a x = b for batches of matrices of the same leading shape.
struct Solve: Operation {
    static let name: StaticString = "linalg_solve"
    private var a = SavedTensor(), x = SavedTensor()
    /// Numbers and pivots of the factors of a.
    private var factors: (Tensor, Tensor)?

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let left = try contiguous(inputs[0]), right = try contiguous(inputs[1])
        let n = left.shape[left.rank - 1], columns = right.shape[right.rank - 1]
        try checkColumns(columns, Self.name)
        let output = try Tensor.uninitialized(right.shape, right.dtype, Self.name)
        let batch = leading(left.shape)
        if output.count > 0 {
            if inputs.isRecording {
                factors = (try Tensor.uninitialized(left.shape, left.dtype, Self.name), try Tensor.uninitialized(batch.appending(n), .int32, Self.name))
            }
            let result = solveMatrices(left.dtype, batch: batch.product, n: n, columns: columns, a: left.pointer, b: right.pointer, x: output.pointer,
                                       factors: kept)
            try checked(result, batch: batch, Self.name) { _ in "The solver failed because the input matrix is singular." }
        }
        a = inputs.save(0)
        x = inputs.save(output: output)
        return output
    }

    /// b' = a⁻ᵀ g, a' = -b' xᵀ
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        try both(run(Solve(), transposed(context.value(a)), gradient), context)
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let a = try context.value(a)
        guard let kept else { return nil }
        let given = try contiguous(gradient)
        let right = try Tensor.uninitialized(given.shape, given.dtype, Self.name)
        let batch = leading(a.shape)
        let result = solveTransposed(given.dtype, batch: batch.product, n: a.shape[a.rank - 1], columns: given.shape[given.rank - 1], factors: kept,
                                     b: given.pointer, x: right.pointer)
        try checked(result, batch: batch, Self.name) { _ in "The solver failed because the input matrix is singular." }
        return try both(right, context)
    }

    private var kept: SolverFactors? {
        guard let (numbers, pivots) = factors else { return nil }
        return SolverFactors(numbers: numbers.pointer, pivots: pivots.pointer.assumingMemoryBound(to: Int32.self))
    }

    private func both(_ right: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try matmul(neg(right), transposed(context.value(x))) : nil, right]
    }

    mutating func releaseSaved() -> Bool {
        factors = nil
        let released = a.release()
        return x.release() || released
    }
}

/// The inverses of square matrices.
struct Inverse: Operation {
    static let name: StaticString = "linalg_inv"
    private var inverse = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkSquare(inputs[0], Self.name)
        let a = try contiguous(inputs[0])
        let n = a.shape[a.rank - 1], batch = leading(a.shape)
        let output = try Tensor.uninitialized(a.shape, a.dtype, Self.name)
        if output.count > 0 {
            try checked(solveMatrices(a.dtype, batch: batch.product, n: n, columns: n, a: a.pointer, b: nil, x: output.pointer), batch: batch, Self.name) {
                "The diagonal element \($0) is zero, the inversion could not be completed because the input matrix is singular."
            }
        }
        inverse = inputs.save(output: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let turned = try transposed(context.value(inverse))
        return [try neg(matmul(turned, matmul(gradient, turned)))]
    }

    mutating func releaseSaved() -> Bool { inverse.release() }
}

/// x with a x = b, or x a = b, for a triangular a; matrices of the same leading shape.
struct SolveTriangular: Operation {
    static let name: StaticString = "linalg_solve_triangular"
    let upper: Bool, left: Bool, unitriangular: Bool
    private var a = SavedTensor(), x = SavedTensor()

    init(upper: Bool, left: Bool, unitriangular: Bool) {
        self.upper = upper
        self.left = left
        self.unitriangular = unitriangular
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let triangle = try contiguous(inputs[0])
        let output = try clone(contiguous(inputs[1]))
        let n = triangle.shape[triangle.rank - 1]
        if output.count > 0 {
            solveTriangular(output.dtype, batch: leading(output.shape).product, rows: output.shape[output.rank - 2], columns: output.shape[output.rank - 1],
                            left: left, upper: upper, unit: unitriangular, a: triangle.pointer, strideA: n * n, x: output.pointer)
        }
        a = inputs.save(0)
        x = inputs.save(output: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let turned = SolveTriangular(upper: !upper, left: left, unitriangular: unitriangular)
        let right = try run(turned, transposed(context.value(a)), gradient)
        guard context.needs(0) else { return [nil, right] }
        let x = try context.value(x)
        let full = try neg(left ? matmul(right, transposed(x)) : matmul(transposed(x), right))
        let edge = unitriangular ? 1 : 0
        return [upper ? try triu(full, diagonal: edge) : try tril(full, diagonal: -edge), right]
    }

    mutating func releaseSaved() -> Bool {
        let released = a.release()
        return x.release() || released
    }
}

/// Both operands with the same leading axes.
private func broadcastMatrices(_ a: Tensor, _ b: Tensor, _ op: StaticString) throws(DLError) -> (Tensor, Tensor) {
    let batchA = leading(a.shape), batchB = leading(b.shape)
    if batchA == batchB { return (a, b) }
    let batch = try broadcastShape(batchA, batchB, op)
    return (try expand(a, size: batch.appending(a.shape[a.rank - 2], a.shape[a.rank - 1])),
            try expand(b, size: batch.appending(b.shape[b.rank - 2], b.shape[b.rank - 1])))
}

// MARK: Public

/// x with a x = b (or x a = b). b may be a vector, or a batch of vectors.
public func linalgSolve(_ a: Tensor, _ b: Tensor, left: Bool = true) throws(DLError) -> Tensor {
    let op = Solve.name
    try checkSquare(a, op)
    guard b.rank >= 1 else { throw .shape(op, "B must have at least one axis, got a scalar") }
    try checkSameDType(a, b, op)
    let isVector = b.rank == 1 || (b.rank == a.rank - 1 && b.shape == leading(a.shape, dropping: 1))
    guard left || !isVector else { throw .shape(op, "linalg.solve: Vector broadcasting of the left hand side is not supported for left=False. In this case linalg.solve is equivalent to B / A.squeeze(-1)") }
    let n = a.shape[a.rank - 1]
    let right = isVector ? try unsqueeze(b, dim: -1) : (left ? b : try transposed(b))
    guard right.shape[right.rank - 2] == n else {
        throw .shape(op, "Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") (\(a.shape) and \(b.shape))")
    }
    let matrix = left ? a : try transposed(a)
    let solution: Tensor
    if matrix.rank == 2 && right.rank > 2 {
        // One matrix for all: the right sides stand side by side.
        let columns = try movedim(right, source: [-2], destination: [0])
        solution = try movedim(reshape(run(Solve(), matrix, reshape(columns, shape: [n, n == 0 ? 0 : columns.count / n])), shape: columns.shape),
                               source: [0], destination: [-2])
    } else {
        let (x, y) = try broadcastMatrices(matrix, right, op)
        solution = try run(Solve(), x, y)
    }
    return isVector ? try squeeze(solution, dim: [-1]) : (left ? solution : try transposed(solution))
}

public func linalgInv(_ a: Tensor) throws(DLError) -> Tensor { try run(Inverse(), a) }

/// x with a x = b, or x a = b, reading one triangle of a.
public func linalgSolveTriangular(_ a: Tensor, _ b: Tensor, upper: Bool, left: Bool = true, unitriangular: Bool = false) throws(DLError) -> Tensor {
    let op = SolveTriangular.name
    try checkSquare(a, op)
    guard b.rank >= 2 else { throw .shape(op, "The input tensor B must have at least 2 dimensions, got shape \(b.shape)") }
    try checkColumns(max(b.shape[b.rank - 1], b.shape[b.rank - 2]), op)
    try checkSameDType(a, b, op)
    guard b.shape[b.rank - (left ? 2 : 1)] == a.shape[a.rank - 1] else {
        throw .shape(op, "Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") (\(a.shape) and \(b.shape))")
    }
    let (x, y) = try broadcastMatrices(a, b, op)
    return try run(SolveTriangular(upper: upper, left: left, unitriangular: unitriangular), x, y)
}
