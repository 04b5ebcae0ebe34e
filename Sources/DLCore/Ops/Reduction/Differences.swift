/// The n-th differences of neighbours along an axis
public func diff(_ input: Tensor, n: Int = 1, dim: Int = -1, prepend: Tensor? = nil, append: Tensor? = nil) throws(DLError) -> Tensor {
    guard input.rank > 0 else { throw .shape("diff", "diff expects input to be at least one-dimensional: input \(input)") }
    guard n >= 0 else { throw .invalid("diff", "order must be non-negative but got \(n)") }
    let axis = try resolveAxis(dim, rank: input.rank, "diff")
    return try named("diff") { () throws(DLError) in
        var x = input
        if prepend != nil || append != nil {
            var parts: [Tensor] = []
            if let prepend { parts.append(prepend) }
            parts.append(input)
            if let append { parts.append(append) }
            x = try cat(parts, dim: axis)
        }
        var left = Swift.min(n, x.shape[axis])
        while left > 0 {
            let length = Swift.max(x.shape[axis] - 1, 0)
            let later = try narrow(x, dim: axis, start: x.shape[axis] - length, length: length)
            let earlier = try narrow(x, dim: axis, start: 0, length: length)
            x = x.dtype == .bool ? try logicalXor(later, earlier) : try later - earlier
            left -= 1
        }
        return x === input ? try clone(input) : x
    }
}

/// The areas of the trapezoids between neighbours along an axis
private func trapezoids(_ y: Tensor, _ x: Tensor?, _ dx: Scalar, _ axis: Int, _ op: StaticString) throws(DLError) -> Tensor {
    let length = Swift.max(y.shape[axis] - 1, 0)
    let sums = try narrow(y, dim: axis, start: y.shape[axis] - length, length: length) + narrow(y, dim: axis, start: 0, length: length)
    guard let x else { return try sums * .float(dx.double / 2) }
    guard x.rank > 0 else { throw .shape(op, "The `x` argument must have at least one axis: x \(x)") }
    if x.rank == 1 {
        guard x.shape[0] == y.shape[axis] else {
            throw .shape(op, "There must be one `x` value for each sample point: x \(x), y \(y) along axis \(axis)")
        }
        var shape = Dims(repeating: 1, count: y.rank)
        shape[axis] = length
        return try sums * reshape(diff(x), shape: shape) * 0.5
    }
    let back = axis - y.rank
    guard x.rank + back >= 0 else { throw .shape(op, "x \(x) has no axis \(back), as y \(y) has") }
    return try sums * diff(x, dim: back) * 0.5
}

/// The integral of y over an axis by the trapezoidal rule
public func trapezoid(_ y: Tensor, x: Tensor? = nil, dx: Scalar = 1, dim: Int = -1) throws(DLError) -> Tensor {
    guard y.rank > 0 else { throw .index("trapezoid", "Dimension specified as \(dim) but tensor has no dimensions: y \(y)") }
    let axis = try resolveAxis(dim, rank: y.rank, "trapezoid")
    return try named("trapezoid") { () throws(DLError) in
        try sum(trapezoids(y, x, dx, axis, "trapezoid"), dim: [axis - y.rank])
    }
}

/// The integrals up to each place
public func cumulativeTrapezoid(_ y: Tensor, x: Tensor? = nil, dx: Scalar = 1, dim: Int = -1) throws(DLError) -> Tensor {
    guard y.rank > 0 else {
        throw .index("cumulative_trapezoid", "Dimension specified as \(dim) but tensor has no dimensions: y \(y)")
    }
    let axis = try resolveAxis(dim, rank: y.rank, "cumulative_trapezoid")
    return try named("cumulative_trapezoid") { () throws(DLError) in
        try cumsum(trapezoids(y, x, dx, axis, "cumulative_trapezoid"), dim: axis - y.rank)
    }
}
