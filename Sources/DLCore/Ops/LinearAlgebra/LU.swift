import DLKernels

/// a = p l u: (m, n) matrices, packed as l below its diagonal of ones and u above, and the rows that were exchanged, from 1.
struct LUFactorization: MultiOperation {
    static let name: StaticString = "linalg_lu_factor"
    private var factors = SavedTensor()
    private var pivots: Tensor?

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        try checkMatrices(inputs[0], Self.name)
        let a = try contiguous(inputs[0])
        let m = a.shape[a.rank - 2], n = a.shape[a.rank - 1], batch = leading(a.shape)
        let packed = try Tensor.uninitialized(a.shape, a.dtype, Self.name)
        let rows = try Tensor.uninitialized(batch.appending(min(m, n)), .int32, Self.name)
        if a.count > 0 {
            // A zero pivot is a result like any other.
            guard factorizeLU(a.dtype, batch: batch.product, m: m, n: n, a: a.pointer, lu: packed.pointer,
                              pivots: rows.pointer.assumingMemoryBound(to: Int32.self)) != nil else {
                throw DLError(.outOfMemory, "\(Self.name): out of memory for scratch space")
            }
        }
        factors = inputs.save(output: packed)
        if inputs.isRecording { pivots = rows }
        return [packed, rows]
    }

    /// With l' and u' for the gradients, of the square part p l⁻ᵀ (tril(lᵀ l') + triu(u' uᵀ)) u⁻ᵀ; what a longer l or a wider u
    /// adds to it follows from da = p (dl u + l du).
    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let gradient = gradients[0] else { return [nil] }
        let packed = try context.value(factors)
        guard let pivots else { throw Node.releasedError(Self.name) }
        let m = packed.shape[packed.rank - 2], n = packed.shape[packed.rank - 1], k = min(m, n)
        let square = try narrow(narrow(packed, dim: -2, start: 0, length: k), dim: -1, start: 0, length: k)
        let own = try narrow(narrow(gradient, dim: -2, start: 0, length: k), dim: -1, start: 0, length: k)
        let lower = try tril(square, diagonal: -1) + identity(k, packed.dtype), upper = try triu(square)
        var ofLower = try matmul(transposed(lower), tril(own, diagonal: -1)), ofUpper = try matmul(triu(own), transposed(upper))
        var wide: Tensor?, long: Tensor?
        if n > k {
            let rest = try narrow(packed, dim: -1, start: k, length: n - k), given = try narrow(gradient, dim: -1, start: k, length: n - k)
            ofLower = try ofLower - matmul(given, transposed(rest))
            wide = try solved(transposed(lower), given, upper: true, unit: true)
        }
        if m > k {
            let rest = try narrow(packed, dim: -2, start: k, length: m - k), given = try narrow(gradient, dim: -2, start: k, length: m - k)
            ofUpper = try ofUpper - matmul(transposed(rest), given)
            long = try solved(transposed(upper), given, upper: false, left: false)
        }
        let inner = try solved(transposed(lower), tril(ofLower, diagonal: -1) + triu(ofUpper), upper: true, unit: true)
        var result = try solved(transposed(upper), inner, upper: false, left: false)
        if let wide { result = try cat([result, wide], dim: -1) }
        if let long { result = try cat([result, long], dim: -2) }
        return [try rows(of: result, at: inverse(permutation(of: pivots, rows: m, Self.name)))]
    }

    mutating func releaseSaved() -> Bool {
        pivots = nil
        return factors.release()
    }
}

private func solved(_ a: Tensor, _ b: Tensor, upper: Bool, left: Bool = true, unit: Bool = false) throws(DLError) -> Tensor {
    try run(SolveTriangular(upper: upper, left: left, unitriangular: unit), a, b)
}

/// (..., rows) int64: row i of l u is row permutation[i] of a, from the exchanges of the factorisation.
private func permutation(of pivots: Tensor, rows: Int, _ op: StaticString) throws(DLError) -> Tensor {
    let steps = pivots.shape[pivots.rank - 1], count = leading(pivots.shape, dropping: 1).product
    let exchanges = try contiguous(pivots).values(as: Int64.self)
    var places: [Int64] = []
    places.reserveCapacity(count * rows)
    for matrix in 0..<count {
        let start = places.count
        for row in 0..<rows { places.append(Int64(row)) }
        for step in 0..<steps {
            let other = Int(exchanges[matrix * steps + step]) - 1
            guard other >= 0 && other < rows else {
                throw .invalid(op, "Pivots given must all be between 1 and \(rows), got \(other + 1)")
            }
            places.swapAt(start + step, start + other)
        }
    }
    return try Tensor(places, shape: leading(pivots.shape, dropping: 1).appending(rows))
}

/// The permutation that undoes another one.
private func inverse(_ permutation: Tensor) throws(DLError) -> Tensor { try argsort(permutation, dim: -1) }

/// The rows of matrices in another order.
private func rows(of a: Tensor, at order: Tensor) throws(DLError) -> Tensor {
    try gather(a, dim: -2, index: expand(unsqueeze(order, dim: -1), size: a.shape))
}

private func checkPivot(_ pivot: Bool, _ op: StaticString) throws(DLError) {
    guard pivot else { throw .unsupported(op, "LU without pivoting is not implemented on the CPU") }
}

private func checkFactors(_ lu: Tensor, _ pivots: Tensor, _ op: StaticString) throws(DLError) {
    try checkMatrices(lu, op, "LU")
    guard pivots.dtype == .int32 else { throw .dtype(op, "Expected LU_pivots to be int32, but got \(pivots)") }
    guard pivots.shape == leading(lu.shape).appending(min(lu.shape[lu.rank - 2], lu.shape[lu.rank - 1])) else {
        throw .shape(op, "Number of pivots per batch should be same as the dimension of the matrix: LU \(lu), pivots \(pivots)")
    }
}

// MARK: Public

public func linalgLuFactorEx(_ a: Tensor, pivot: Bool = true) throws(DLError) -> (LU: Tensor, pivots: Tensor, info: Tensor) {
    try checkPivot(pivot, "linalg_lu_factor_ex")
    let results = try run(LUFactorization(), Inputs(a))
    return try withoutRecording { () throws(DLError) in
        // The order of the first pivot that is zero; 0 for none.
        let zero = try eq(diagonal(results[0], dim1: -2, dim2: -1), 0)
        let batch = leading(a.shape)
        let info: Tensor
        if zero.shape[zero.rank - 1] == 0 {
            info = try zeros(batch, dtype: .int32)
        } else {
            let first = try argmax(to(zero, dtype: .uint8), dim: -1) + 1
            info = try to(first * to(any(zero, dim: [-1]), dtype: .int64), dtype: .int32)
        }
        return (results[0], results[1], info)
    }
}

public func linalgLuFactor(_ a: Tensor, pivot: Bool = true) throws(DLError) -> (LU: Tensor, pivots: Tensor) {
    let op = LUFactorization.name
    try checkPivot(pivot, op)
    let (factors, pivots, info) = try linalgLuFactorEx(a)
    let codes = try info.values(as: Int64.self)
    if let index = codes.firstIndex(where: { $0 != 0 }) {
        throw .linearAlgebra(op, (a.rank > 2 ? "(Batch element \(index)): " : "") + "U[\(codes[index]),\(codes[index])] is zero and using it on lu_solve would result in a division by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)")
    }
    return (factors, pivots)
}

public func luUnpack(_ luData: Tensor, _ luPivots: Tensor, unpackData: Bool = true, unpackPivots: Bool = true) throws(DLError) -> (P: Tensor, L: Tensor, U: Tensor) {
    let op: StaticString = "lu_unpack"
    try checkFactors(luData, luPivots, op)
    let m = luData.shape[luData.rank - 2], n = luData.shape[luData.rank - 1], k = min(m, n)
    let nothing = try zeros([0], dtype: luData.dtype)
    var p = nothing, l = nothing, u = nothing
    if unpackData {
        l = try tril(narrow(luData, dim: -1, start: 0, length: k), diagonal: -1) + eye(n: m, m: k, dtype: luData.dtype)
        u = try triu(narrow(luData, dim: -2, start: 0, length: k))
    }
    if unpackPivots {
        let order = try permutation(of: luPivots, rows: m, op)
        p = try contiguous(transposed(rows(of: expand(identity(m, luData.dtype), size: leading(luData.shape).appending(m, m)), at: order)))
    }
    return (p, l, u)
}

public func linalgLu(_ a: Tensor, pivot: Bool = true) throws(DLError) -> (P: Tensor, L: Tensor, U: Tensor) {
    try checkPivot(pivot, "linalg_lu")
    let results = try run(LUFactorization(), Inputs(a))
    return try luUnpack(results[0], results[1])
}

/// x with a x = b (or x a = b, or with the transpose of a), from what `linalgLuFactor` gives for a.
public func linalgLuSolve(_ lu: Tensor, _ pivots: Tensor, _ b: Tensor, left: Bool = true, adjoint: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_lu_solve"
    try checkSquare(lu, op, "LU")
    try checkFactors(lu, pivots, op)
    guard b.rank >= 2 else { throw .shape(op, "The input tensor B must have at least 2 dimensions, got shape \(b.shape)") }
    try checkSameDType(lu, b, op)
    guard b.shape[b.rank - (left ? 2 : 1)] == lu.shape[lu.rank - 1] else {
        throw .shape(op, "Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") (\(lu.shape) and \(b.shape))")
    }
    // x a = b is aᵀ xᵀ = bᵀ.
    guard left else { return try transposed(linalgLuSolve(lu, pivots, transposed(b), adjoint: !adjoint)) }
    let n = lu.shape[lu.rank - 1], batch = try broadcastShape(leading(lu.shape), leading(b.shape), op)
    let order = try permutation(of: pivots, rows: n, op)
    let right = try expand(b, size: batch.appending(n, b.shape[b.rank - 1]))
    if adjoint {
        let inner = try linalgSolveTriangular(transposed(lu), right, upper: false)
        let x = try linalgSolveTriangular(transposed(lu), inner, upper: true, unitriangular: true)
        return try rows(of: x, at: inverse(expand(order, size: batch.appending(n))))
    }
    let inner = try linalgSolveTriangular(lu, rows(of: right, at: expand(order, size: batch.appending(n))), upper: false, unitriangular: true)
    return try linalgSolveTriangular(lu, inner, upper: true)
}

/// The first columns of the product of reflections I - tau v vᵀ, the v being the columns of a below its diagonal, after a one.
public func linalgHouseholderProduct(_ a: Tensor, _ tau: Tensor) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_householder_product"
    try checkMatrices(a, op)
    let m = a.shape[a.rank - 2], n = a.shape[a.rank - 1]
    guard m >= n else { throw .shape(op, "torch.linalg.householder_product: input.shape[-2] must be greater than or equal to input.shape[-1], got \(a)") }
    guard tau.rank == a.rank - 1, leading(tau.shape, dropping: 1) == leading(a.shape), tau.shape[tau.rank - 1] <= n else {
        throw .shape(op, "torch.linalg.householder_product: tau must have one axis less than input, and at most as many elements as it has columns, got \(a) and \(tau)")
    }
    try checkSameDType(a, tau, op)
    var result = try expand(eye(n: m, m: n, dtype: a.dtype), size: a.shape)
    for index in stride(from: tau.shape[tau.rank - 1] - 1, through: 0, by: -1) {
        let column = try narrow(a, dim: -1, start: index, length: 1)
        let mask = try narrow(identity(m, a.dtype), dim: -1, start: index, length: 1)
        let below = try to(gt(arange(start: 0, end: .int(Int64(m)), step: 1, dtype: .int64), .int(Int64(index))), dtype: a.dtype)
        let v = try column * unsqueeze(below, dim: -1) + mask
        let factor = try unsqueeze(narrow(tau, dim: -1, start: index, length: 1), dim: -1)
        result = try result - matmul(factor * v, matmul(transposed(v), result))
    }
    return result
}
