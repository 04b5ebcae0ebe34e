/// input / max(norm, eps), norm the p-norm along one axis. Where the norm is 0 its derivative counts as 0.
public func normalize(_ input: Tensor, p: Double = 2, dim: Int = 1, eps: Double = 1e-12) throws(DLError) -> Tensor {
    let op: StaticString = "normalize"
    try checkFloating(input, op, "input")
    guard !p.isNaN else { throw .invalid(op, "p must be a number, got \(p)") }
    let axis = try resolveAxis(dim, rank: input.rank, op)
    if input.count == 0 { return try input * 1 }
    return try named(op) { () throws(DLError) in
        let norm = try axisNorm(input, p, input.rank == 0 ? Dims() : [axis])
        return try input / clamp(norm, min: .float(eps))
    }
}

/// The p-norm along axes that stay with extent 1.
private func axisNorm(_ x: Tensor, _ p: Double, _ dim: Dims) throws(DLError) -> Tensor {
    if p == .infinity { return try amax(abs(x), dim: dim, keepdim: true) }
    if p == -.infinity { return try amin(abs(x), dim: dim, keepdim: true) }
    if p == 0 { return try sum(to(ne(x, 0), dtype: x.dtype), dim: dim, keepdim: true) }
    if p == 1 { return try sum(abs(x), dim: dim, keepdim: true) }
    let total: Tensor
    if p == 2 {
        total = try sum(x * x, dim: dim, keepdim: true)
    } else {
        // The derivative of a power at 0 may be infinite.
        let isZero = try eq(x, 0)
        let powers = try pow(choose(isZero, onesLike(x), abs(x)), .float(p))
        total = try sum(p < 0 ? choose(isZero, onesLike(x) * .float(.infinity), powers) : choose(isZero, zerosLike(x), powers), dim: dim, keepdim: true)
    }
    let isZero = try eq(total, 0)
    let safe = try choose(isZero, onesLike(total), total)
    let root = try p == 2 ? sqrt(safe) : pow(safe, .float(1 / p))
    return try choose(isZero, zerosLike(root), root)
}

/// input / (k + alpha * the mean of squares over `size` neighbouring channels)^beta (Krizhevsky et al., NeurIPS 2012)
public func localResponseNorm(_ input: Tensor, size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1) throws(DLError) -> Tensor {
    let op: StaticString = "local_response_norm"
    try checkFloating(input, op, "input")
    guard input.rank >= 3 else {
        throw .invalid(op, "Expected 3D or higher dimensionality input (got \(input.rank) dimensions): \(input)")
    }
    guard size > 0 else { throw .invalid(op, "kernel size should be greater than zero, but got \(size)") }
    if input.count == 0 { return try input * 1 }
    return try named(op) { () throws(DLError) in
        let layout = ChannelLayout(input.shape)
        // Beyond all channels a window holds nothing more.
        let before = Swift.min(size / 2, layout.channels), after = Swift.min((size - 1) / 2, layout.channels)
        let squares = try reshape(input * input, shape: [layout.outer, 1, layout.channels, layout.inner])
        let padded = try pad(squares, pad: [0, 0, before, after])
        let window = before + after + 1
        let means = try reshape(avgPool2d(padded, kernelSize: [window, 1], stride: [1, 1]), shape: input.shape)
        let scale = try means * .float(alpha * Double(window) / Double(size)) + .float(k)
        return try input / pow(scale, .float(beta))
    }
}
