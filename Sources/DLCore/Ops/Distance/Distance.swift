/// (sum of |x|^p)^(1/p) along one axis; p may be 0 (the number of elements that differ from zero) or infinite. The derivative
/// at 0 is 0.
func axisNorm(_ input: Tensor, p: Double, dim: Int, keepdim: Bool) throws(DLError) -> Tensor {
    let axis: Dims = [dim]
    if p == 0 { return try sum(to(ne(input, 0), dtype: input.dtype), dim: axis, keepdim: keepdim) }
    if p == 1 { return try sum(abs(input), dim: axis, keepdim: keepdim) }
    if p == .infinity { return try amax(abs(input), dim: axis, keepdim: keepdim) }
    if p == -.infinity { return try amin(abs(input), dim: axis, keepdim: keepdim) }
    if p == 2 {
        let total = try sum(square(input), dim: axis, keepdim: keepdim)
        let isZero = try eq(total, 0)
        return try choose(isZero, zerosLike(total), sqrt(choose(isZero, onesLike(total), total)))
    }
    // Zeros are left out of the powers: their derivatives of low orders would be infinite.
    let size = try abs(input)
    let isNothing = try eq(size, 0)
    let powers = try choose(isNothing, pow(zerosLike(size), .float(p)), pow(choose(isNothing, onesLike(size), size), .float(p)))
    let total = try sum(powers, dim: axis, keepdim: keepdim)
    let isZero = try eq(total, 0)
    return try choose(isZero, pow(zerosLike(total), .float(1 / p)), pow(choose(isZero, onesLike(total), total), .float(1 / p)))
}

/// The p-norm of x1 - x2 + eps over the last axis
public func pairwiseDistance(_ x1: Tensor, _ x2: Tensor, p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "pairwise_distance"
    let shape = try broadcastShape(x1.shape, x2.shape, op)
    return try named(op) { () throws(DLError) in
        let difference = try x1 - x2
        try checkFloating(difference, op, "x1 or x2")
        let shifted = try difference + .float(eps)
        if shape.isEmpty { return try axisNorm(unsqueeze(shifted, dim: 0), p: p, dim: 0, keepdim: false) }
        return try axisNorm(shifted, p: p, dim: shape.count - 1, keepdim: keepdim)
    }
}

/// The sum of x1 / max(|x1|, eps) times x2 / max(|x2|, eps) along an axis. The derivative takes no notice of the bounds.
public func cosineSimilarity(_ x1: Tensor, _ x2: Tensor, dim: Int = 1, eps: Double = 1e-8) throws(DLError) -> Tensor {
    let op: StaticString = "cosine_similarity"
    let shape = try broadcastShape(x1.shape, x2.shape, op)
    let dtype = resultType(x1, x2)
    guard dtype.isFloatingPoint else { throw .dtype(op, "expected common dtype to be floating point, yet common dtype is \(dtype): x1 \(x1), x2 \(x2)") }
    let axis = try resolveAxis(dim, rank: shape.count, op)
    return try named(op) { () throws(DLError) in
        var directions: [Tensor] = []
        for x in [x1, x2] {
            var vectors = try to(x, dtype: dtype)
            if shape.isEmpty {
                vectors = try unsqueeze(vectors, dim: 0)
            } else if x.rank < shape.count || x.shape[axis] != shape[axis] {
                vectors = try expand(vectors, size: shape)
            }
            let norm = try axisNorm(vectors, p: 2, dim: axis, keepdim: true)
            let lift = try withoutRecording { () throws(DLError) in try clamp(norm, min: .float(eps)) - norm }
            directions.append(try vectors / (norm + lift))
        }
        return try sum(directions[0] * directions[1], dim: [axis])
    }
}

/// The p-norms of the differences of all pairs of rows i < j of a matrix, in their order
public func pdist(_ input: Tensor, p: Double = 2) throws(DLError) -> Tensor {
    let op: StaticString = "pdist"
    guard input.rank == 2 else { throw .shape(op, "pdist only supports 2D tensors, got: \(input.rank)D: \(input.shape)") }
    try checkFloating(input, op, "input")
    guard p >= 0 else { throw .invalid(op, "pdist only supports non-negative p values, got \(p)") }
    let rows = input.shape[0]
    let (product, overflow) = rows.multipliedReportingOverflow(by: max(rows - 1, 0))
    guard !overflow else { throw .shape(op, "too many pairs of rows: \(input.shape)") }
    if product == 0 { return try sum(narrow(input, dim: 0, start: 0, length: 0), dim: [1]) }
    var first: [Int64] = [], second: [Int64] = []
    first.reserveCapacity(product / 2)
    second.reserveCapacity(product / 2)
    for i in 0..<rows {
        for j in (i + 1)..<max(rows, i + 1) {
            first.append(Int64(i))
            second.append(Int64(j))
        }
    }
    return try named(op) { () throws(DLError) in
        let difference = try indexSelect(input, dim: 0, index: Tensor(first)) - indexSelect(input, dim: 0, index: Tensor(second))
        return try axisNorm(difference, p: p, dim: 1, keepdim: false)
    }
}
