import DLKernels

/// The determinant of every matrix: from the LU factors, its sign and logarithm too.
private struct Determinants {
    let sign: Tensor, logarithm: Tensor, product: Tensor

    init(_ input: Tensor, _ op: StaticString) throws(DLError) {
        try checkSquare(input, op)
        let a = try contiguous(input)
        let n = a.shape[a.rank - 1], batch = leading(a.shape)
        sign = try Tensor.uninitialized(batch, a.dtype, op)
        logarithm = try Tensor.uninitialized(batch, a.dtype, op)
        product = try Tensor.uninitialized(batch, a.dtype, op)
        let factors = try Tensor.uninitialized(a.shape, a.dtype, op)
        let pivots = try Tensor.uninitialized(batch.appending(n), .int32, op)
        let rows = pivots.pointer.assumingMemoryBound(to: Int32.self)
        if a.count > 0 {
            // A zero pivot is a result like any other here.
            guard factorizeLU(a.dtype, batch: batch.product, m: n, n: n, a: a.pointer, lu: factors.pointer, pivots: rows) != nil else {
                throw DLError(.outOfMemory, "\(op): out of memory for scratch space")
            }
        }
        determinants(a.dtype, batch: batch.product, n: n, lu: factors.pointer, pivots: rows, sign: sign.pointer, logarithm: logarithm.pointer,
                     product: product.pointer)
    }
}

struct Determinant: Operation {
    static let name: StaticString = "linalg_det"
    private var input = SavedTensor(), output = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let result = try Determinants(inputs[0], Self.name).product
        input = inputs.save(0)
        output = inputs.save(output: result)
        return result
    }

    /// The transposed adjugate: det(a) a⁻ᵀ, or from the singular values where a matrix is singular.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let a = try context.value(input), value = try context.value(output)
        let isRegular = try withoutRecording { () throws(DLError) in try all(ne(value, 0)).item() == .bool(true) }
        let weight: Tensor, cofactors: Tensor
        if isRegular {
            weight = try gradient * value
            cofactors = try transposed(run(Inverse(), a))
        } else {
            let (u, s, vh) = try linalgSvd(a, fullMatrices: false)
            let n = s.shape[s.rank - 1]
            let others = try maskedFill(expand(unsqueeze(s, dim: -2), size: s.shape.appending(n)), gt(identity(n, .float32), 0), value: 1)
            weight = try gradient * linalgDet(u) * linalgDet(vh)
            cofactors = try matmul(u * unsqueeze(prod(others, dim: -1), dim: -2), vh)
        }
        return [try unsqueeze(unsqueeze(weight, dim: -1), dim: -1) * cofactors]
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return output.release() || released
    }
}

struct SignAndLogarithm: MultiOperation {
    static let name: StaticString = "linalg_slogdet"
    private var input = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        let result = try Determinants(inputs[0], Self.name)
        input = inputs.save(0)
        return [result.sign, result.logarithm]
    }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let a = try context.value(input)
        guard let gradient = gradients[1] else { return [try zerosLike(a)] }
        return [try unsqueeze(unsqueeze(gradient, dim: -1), dim: -1) * transposed(run(Inverse(), a))]
    }

    mutating func releaseSaved() -> Bool { input.release() }
}

public func linalgDet(_ a: Tensor) throws(DLError) -> Tensor { try run(Determinant(), a) }

/// The sign of the determinant and the logarithm of its absolute value.
public func linalgSlogdet(_ a: Tensor) throws(DLError) -> (sign: Tensor, logabsdet: Tensor) {
    let results = try run(SignAndLogarithm(), Inputs(a))
    return (results[0], results[1])
}

/// The logarithm of the determinant: not a number where it is negative.
public func logdet(_ input: Tensor) throws(DLError) -> Tensor {
    try named("logdet") { () throws(DLError) in
        let (sign, logarithm) = try linalgSlogdet(input)
        return try maskedFill(logarithm, lt(sign, 0), value: .float(.nan))
    }
}
