import DLKernels

/// a = l lᵀ for symmetric positive definite matrices, l lower triangular; or a = uᵀ u.
struct Cholesky: Operation {
    static let name: StaticString = "linalg_cholesky"
    let upper: Bool
    private var factor = SavedTensor()

    init(upper: Bool) { self.upper = upper }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkSquare(inputs[0], Self.name)
        let a = try contiguous(inputs[0])
        let batch = leading(a.shape)
        let output = try Tensor.uninitialized(a.shape, a.dtype, Self.name)
        if a.count > 0 {
            let result = factorizeCholesky(a.dtype, batch: batch.product, n: a.shape[a.rank - 1], upper: upper, a: a.pointer, factor: output.pointer)
            try checked(result, batch: batch, Self.name) {
                "The factorization could not be completed because the input is not positive-definite (the leading minor of order \($0) is not positive-definite)."
            }
        }
        factor = inputs.save(output: output)
        return output
    }

    /// l⁻ᵀ φ(lᵀ g) l⁻¹, made symmetric; φ takes the lower triangle with half of the diagonal (Murray, arXiv 1602.07527).
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let saved = try context.value(factor)
        let l = upper ? try transposed(saved) : saved, g = upper ? try transposed(gradient) : gradient
        let product = try matmul(transposed(l), g)
        let phi = try (tril(product) + tril(product, diagonal: -1)) * 0.5
        let left = try run(SolveTriangular(upper: true, left: true, unitriangular: false), transposed(l), phi)
        let full = try run(SolveTriangular(upper: false, left: false, unitriangular: false), l, left)
        return [try (full + transposed(full)) * 0.5]
    }

    mutating func releaseSaved() -> Bool { factor.release() }
}

public func linalgCholesky(_ a: Tensor, upper: Bool = false) throws(DLError) -> Tensor { try run(Cholesky(upper: upper), a) }

/// x with a x = input, from the factor of a.
public func choleskySolve(_ input: Tensor, _ input2: Tensor, upper: Bool = false) throws(DLError) -> Tensor {
    try named("cholesky_solve") { () throws(DLError) in
        let lower = upper ? try transposed(input2) : input2
        let half = try linalgSolveTriangular(lower, input, upper: false)
        return try linalgSolveTriangular(transposed(lower), half, upper: true)
    }
}

/// The inverse of a, from its factor.
public func choleskyInverse(_ input: Tensor, upper: Bool = false) throws(DLError) -> Tensor {
    try named("cholesky_inverse") { () throws(DLError) in
        try checkSquare(input, "cholesky_inverse", "input")
        return try choleskySolve(expand(identity(input.shape[input.rank - 1], input.dtype), size: input.shape), input, upper: upper)
    }
}
