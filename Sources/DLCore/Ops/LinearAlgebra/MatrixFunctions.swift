import DLKernels

/// Powers, exponentials and chains of products of matrices, in products of two.

/// aⁿ by repeated squaring; the power of the inverse for a negative n.
public func linalgMatrixPower(_ a: Tensor, n: Int) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_matrix_power"
    return try named(op) { () throws(DLError) in
        try checkSquare(a, op)
        if n == 0 { return try clone(expand(identity(a.shape[a.rank - 1], a.dtype), size: a.shape)) }
        var base = n < 0 ? try linalgInv(a) : a
        var left = n.magnitude
        var result: Tensor?
        while true {
            if left & 1 == 1 {
                if let product = result { result = try matmul(product, base) } else { result = base }
            }
            left >>= 1
            if left == 0 { break }
            base = try matmul(base, base)
        }
        guard let result else { throw DLError(.internal, "\(op): no factor") }
        return n == 1 ? try clone(result) : result
    }
}

/// e to the power of a matrix: Taylor's polynomial of degree 18 for a / 2ˢ, squared s times, with s such that the norm of the
/// scaled matrix is at most 1.
public func linalgMatrixExp(_ a: Tensor) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_matrix_exp"
    return try named(op) { () throws(DLError) in
        try checkSquare(a, op)
        if a.count == 0 { return try clone(a) }
        let norm = try withoutRecording { () throws(DLError) in try max(linalgMatrixNorm(a, ord: .one)).item().double }
        var squarings = 0
        if norm.isFinite && norm > 1 { squarings = min(1100, norm.exponent + 1) }
        let one = try identity(a.shape[a.rank - 1], a.dtype)
        // In two steps, since 2^-s may be below the smallest number.
        let half = squarings / 2
        let scaled = try a * .float(Double(sign: .plus, exponent: -half, significand: 1)) * .float(Double(sign: .plus, exponent: half - squarings, significand: 1))
        var result = one
        for degree in stride(from: 18, through: 1, by: -1) { result = try one + matmul(scaled, result) * .float(1 / Double(degree)) }
        for _ in 0..<squarings { result = try matmul(result, result) }
        return result
    }
}

/// The product of several matrices in the order of the fewest multiplications. The first and the last may be vectors.
public func linalgMultiDot(_ tensors: [Tensor]) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_multi_dot"
    guard tensors.count >= 2 else { throw .invalid(op, "expected at least 2 tensors but got \(tensors.count)") }
    for (index, tensor) in tensors.enumerated() {
        let isEnd = index == 0 || index == tensors.count - 1
        guard tensor.rank == 2 || (isEnd && tensor.rank == 1) else {
            throw .shape(op, "tensor \(index): expected 2D tensor\(isEnd ? " or 1D" : "") but got \(tensor.rank)D: shape \(tensor.shape)")
        }
    }
    let first = tensors[0], last = tensors[tensors.count - 1]
    var factors = tensors
    if first.rank == 1 { factors[0] = try unsqueeze(first, dim: 0) }
    if last.rank == 1 { factors[factors.count - 1] = try unsqueeze(last, dim: 1) }
    for i in 1..<factors.count where factors[i - 1].shape[1] != factors[i].shape[0] {
        throw .shape(op, "tensors \(i - 1) and \(i) with shapes \(tensors[i - 1].shape) and \(tensors[i].shape) cannot be multiplied")
    }
    // cost[i][j]: multiplications for the factors i...j, and where that chain is best cut.
    let n = factors.count
    let sizes = factors.map { Double($0.shape[0]) } + [Double(factors[n - 1].shape[1])]
    var cost = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var cut = [[Int]](repeating: [Int](repeating: 0, count: n), count: n)
    for length in 1..<n {
        for i in 0..<(n - length) {
            let j = i + length
            cost[i][j] = .infinity
            for k in i..<j {
                let price = cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                if price < cost[i][j] {
                    cost[i][j] = price
                    cut[i][j] = k
                }
            }
        }
    }
    return try named(op) { () throws(DLError) in
        // Chains still to be computed; a product is made when both of its parts are there.
        var done: [Int: Tensor] = [:]
        var waiting: [(Int, Int)] = [(0, n - 1)]
        for i in 0..<n { done[i * n + i] = factors[i] }
        while let (i, j) = waiting.last {
            let k = cut[i][j]
            if let left = done[i * n + k], let right = done[(k + 1) * n + j] {
                done[i * n + j] = try matmul(left, right)
                waiting.removeLast()
            } else {
                if done[i * n + k] == nil { waiting.append((i, k)) }
                if done[(k + 1) * n + j] == nil { waiting.append((k + 1, j)) }
            }
        }
        guard var result = done[n - 1] else { throw DLError(.internal, "\(op): no product") }
        if last.rank == 1 { result = try squeeze(result, dim: [1]) }
        if first.rank == 1 { result = try squeeze(result, dim: [0]) }
        return result
    }
}
