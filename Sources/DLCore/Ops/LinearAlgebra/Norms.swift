import DLKernels

/// The norms of matrices; the names with minus take the smallest instead of the largest.
public enum MatrixNorm: Int32, Sendable {
    case fro = 0, nuc = 1, infinity = 2, minus_infinity = 3, one = 4, minus_one = 5, two = 6, minus_two = 7
}

/// (sum |x|^p)^(1/p) over some axes, with gradients that are zero where the norm is.
struct VectorNorm: Operation {
    static let name: StaticString = "linalg_vector_norm"
    let order: Double
    let dim: Dims?
    private var input = SavedTensor(), norm = SavedTensor()

    init(order: Double, dim: Dims?) {
        self.order = order
        self.dim = dim
    }

    /// Keeps the axes.
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = inputs[0]
        let output: Tensor
        switch order {
        case 0: output = try sum(ne(x, 0), dim: dim, keepdim: true, dtype: x.dtype)
        case 1: output = try sum(abs(x), dim: dim, keepdim: true)
        case 2: output = try sqrt(sum(square(x), dim: dim, keepdim: true))
        case .infinity: output = try amax(abs(x), dim: dim, keepdim: true)
        case -.infinity: output = try amin(abs(x), dim: dim, keepdim: true)
        default: output = try pow(sum(pow(abs(x), .float(order)), dim: dim, keepdim: true), .float(1 / order))
        }
        input = inputs.save(0)
        norm = inputs.save(output: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), norm = try context.value(norm)
        if order == 1 { return [try sign(x) * gradient] }
        if order.isInfinite {
            let isExtreme = try logicalOr(eq(abs(x), norm), isnan(x))
            return [try to(isExtreme, dtype: x.dtype) * sign(x) * (gradient / sum(isExtreme, dim: dim, keepdim: true, dtype: x.dtype))]
        }
        if order == 2 { return [try x * maskedFill(gradient / norm, eq(norm, 0), value: 0)] }
        let powers = try sign(x) * pow(abs(x), .float(order - 1))
        let scale = try gradient / pow(norm, .float(order - 1))
        if order < 1 { return [try maskedFill(powers * scale, eq(x, 0), value: 0)] }
        return [try powers * maskedFill(scale, eq(norm, 0), value: 0)]
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return norm.release() || released
    }
}

public func linalgVectorNorm(_ input: Tensor, ord: Double = 2, dim: Dims? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    let op = VectorNorm.name
    guard input.dtype.isFloatingPoint else {
        throw .dtype(op, "Expected a floating point or complex tensor as input. Got \(input)")
    }
    let axes = try resolveAxes(dim, rank: input.rank, op)
    if ord < 0 || ord == .infinity {
        for axis in 0..<input.rank where axes.contains(axis) && input.shape[axis] == 0 {
            throw .index(op, "cannot compute the \(ord) norm on the dimension \(axis) because this dimension is empty and the operation does not have an identity: shape \(input.shape)")
        }
    }
    // The number of elements does not change with them.
    let kept = try run(VectorNorm(order: ord, dim: dim), ord == 0 ? input.alias() : input)
    if keepdim || input.rank == 0 { return kept }
    var reduced = Dims()
    for axis in 0..<input.rank where !axes.contains(axis) { reduced.append(input.shape[axis]) }
    return try reshape(kept, shape: reduced)
}

/// The norm of the matrices in two axes, the last ones by default.
public func linalgMatrixNorm(_ input: Tensor, ord: MatrixNorm = .fro, dim: Dims? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_matrix_norm"
    guard input.dtype.isFloatingPoint else { throw .dtype(op, "Expected a floating point or complex tensor as input. Got \(input)") }
    guard input.rank >= 2 else { throw .shape(op, "The input tensor A must have at least 2 dimensions, got shape \(input.shape)") }
    let dims = dim ?? [-2, -1]
    guard dims.count == 2 else { throw .shape(op, "dim must be a 2-tuple. Got \(dims)") }
    let row = try resolveAxis(dims[0], rank: input.rank, op), column = try resolveAxis(dims[1], rank: input.rank, op)
    guard row != column else { throw .invalid(op, "dims must be different. Got (\(dims[0]), \(dims[1]))") }
    return try named(op) { () throws(DLError) in
        if ord == .fro { return try linalgVectorNorm(input, ord: 2, dim: [row, column], keepdim: keepdim) }
        let matrices = try movedim(input, source: [row, column], destination: [-2, -1])
        let values: Tensor
        switch ord {
        case .nuc: values = try sum(linalgSvdvals(matrices), dim: [-1])
        case .two: values = try amax(linalgSvdvals(matrices), dim: [-1])
        case .minus_two: values = try amin(linalgSvdvals(matrices), dim: [-1])
        case .infinity: values = try amax(linalgVectorNorm(matrices, ord: 1, dim: [-1]), dim: [-1])
        case .minus_infinity: values = try amin(linalgVectorNorm(matrices, ord: 1, dim: [-1]), dim: [-1])
        case .one: values = try amax(linalgVectorNorm(matrices, ord: 1, dim: [-2]), dim: [-1])
        default: values = try amin(linalgVectorNorm(matrices, ord: 1, dim: [-2]), dim: [-1])
        }
        if !keepdim { return values }
        var shape = input.shape
        shape[row] = 1
        shape[column] = 1
        return try reshape(values, shape: shape)
    }
}

/// The condition number: the norm of a matrix times that of its inverse.
public func linalgCond(_ a: Tensor, p: MatrixNorm = .two) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_cond"
    return try named(op) { () throws(DLError) in
        if p == .two || p == .minus_two {
            try checkMatrices(a, op)
            let values = try linalgSvdvals(a)
            if values.shape[values.rank - 1] == 0 { return try zeros(leading(a.shape), dtype: a.dtype) }
            let first = try select(values, dim: -1, index: 0), last = try select(values, dim: -1, index: -1)
            return p == .two ? try first / last : try last / first
        }
        try checkSquare(a, op)
        if a.shape[a.rank - 1] == 0 { return try zeros(leading(a.shape), dtype: a.dtype) }
        let inverse: Tensor
        do throws(DLError) {
            inverse = try linalgInv(a)
        } catch {
            guard error.status == .linearAlgebra else { throw error }
            return try full(leading(a.shape), fillValue: .float(.infinity), dtype: a.dtype)
        }
        return try linalgMatrixNorm(a, ord: p) * linalgMatrixNorm(inverse, ord: p)
    }
}
