import DLKernels

/// Distances between points, covariances and correlations.

/// The distances between the points (rows) of two sets, in the p-norm.
struct PairwiseDistances: Operation {
    static let name: StaticString = "cdist"
    let p: Double
    private var x1 = SavedTensor(), x2 = SavedTensor(), distances = SavedTensor()

    init(p: Double) { self.p = p }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let a = try contiguous(inputs[0]), b = try contiguous(inputs[1])
        let n = a.shape[a.rank - 2], m = b.shape[b.rank - 2], length = a.shape[a.rank - 1]
        let output = try Tensor.uninitialized(leading(a.shape).appending(n, m), a.dtype, Self.name)
        pairwiseDistances(a.dtype, batch: leading(a.shape).product, n: n, m: m, length: length, p: p, a: a.pointer, b: b.pointer, distances: output.pointer)
        x1 = inputs.save(0)
        x2 = inputs.save(1)
        distances = inputs.save(output: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let a = try context.value(x1), b = try context.value(x2)
        if p == 2 {
            // The sum over j of w[i, j] (a[i] - b[j]), with w = g / distance, as products of matrices.
            let distances = try context.value(distances)
            let w = try maskedFill(gradient / distances, eq(distances, 0), value: 0)
            return [context.needs(0) ? try a * sum(w, dim: [-1], keepdim: true) - matmul(w, b) : nil,
                    context.needs(1) ? try b * unsqueeze(sum(w, dim: [-2]), dim: -1) - matmul(transposed(w), a) : nil]
        }
        return try replayedGradients([a, b], [gradient], context) { (inputs: [Tensor?]) throws(DLError) -> [Tensor?] in
            guard let a = inputs[0], let b = inputs[1] else { return [nil] }
            return [try linalgVectorNorm(unsqueeze(a, dim: -2) - unsqueeze(b, dim: -3), ord: p, dim: [-1])]
        }
    }

    mutating func releaseSaved() -> Bool {
        let first = x1.release(), second = x2.release()
        return distances.release() || first || second
    }
}

/// (..., n, k) and (..., m, k) give the distances (..., n, m).
public func cdist(_ x1: Tensor, _ x2: Tensor, p: Double = 2) throws(DLError) -> Tensor {
    let op = PairwiseDistances.name
    guard x1.rank >= 2 && x2.rank >= 2 else { throw .shape(op, "cdist only supports at least 2D tensors, X1 got: \(x1.rank)D and X2 got: \(x2.rank)D") }
    guard x1.dtype.isFloatingPoint && x1.dtype == x2.dtype else { throw .dtype(op, "cdist only supports floating-point dtypes of one kind, got \(x1) and \(x2)") }
    guard p >= 0 else { throw .invalid(op, "cdist only supports non-negative p values, got \(p)") }
    let length = x1.shape[x1.rank - 1]
    guard length == x2.shape[x2.rank - 1] else {
        throw .shape(op, "X1 and X2 must have the same number of columns. X1: \(length) X2: \(x2.shape[x2.rank - 1])")
    }
    let batch = try broadcastShape(leading(x1.shape), leading(x2.shape), op)
    return try run(PairwiseDistances(p: p), expand(x1, size: batch.appending(x1.shape[x1.rank - 2], length)),
                   expand(x2, size: batch.appending(x2.shape[x2.rank - 2], length)))
}

/// The covariances of the rows of a matrix, whose columns are observations.
public func cov(_ input: Tensor, correction: Int = 1, fweights: Tensor? = nil, aweights: Tensor? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "cov"
    guard input.rank <= 2 else { throw .shape(op, "expected input to have two or fewer dimensions but got an input with \(input.rank) dimensions: \(input.shape)") }
    guard input.dtype != .bool else { throw .dtype(op, "bool dtype is not supported for input \(input)") }
    let values = input.dtype.isFloatingPoint ? input : try to(input, dtype: .float32)
    let x = try reshape(values, shape: input.rank == 2 ? input.shape : [1, input.count])
    let count = x.shape[1]
    var weights: Tensor?
    for (name, given) in [("fweights", fweights), ("aweights", aweights)] {
        guard let given else { continue }
        guard given.rank <= 1 && given.count == count else {
            throw .shape(op, "expected \(name) to have one weight for each of the \(count) observations, got \(given.shape)")
        }
        guard name == "aweights" ? given.dtype.isFloatingPoint : given.dtype.isInteger else {
            throw .dtype(op, "expected \(name) to have \(name == "aweights" ? "floating point" : "integral") dtype but got \(given)")
        }
        let isNegative = try withoutRecording { () throws(DLError) in try any(lt(given, 0)).item() == .bool(true) }
        guard !isNegative else { throw .invalid(op, "\(name) cannot be negative") }
        let flat = try to(reshape(given, shape: [count]), dtype: x.dtype)
        if let product = weights { weights = try product * flat } else { weights = flat }
    }
    return try named(op) { () throws(DLError) in
        let total: Tensor, mean: Tensor
        if let weights {
            total = try sum(weights)
            mean = try sum(x * weights, dim: [1], keepdim: true) / total
        } else {
            total = try full([], fillValue: .float(Double(count)), dtype: x.dtype)
            mean = try sum(x, dim: [1], keepdim: true) / total
        }
        let norm: Tensor
        if let aweights, correction != 0, let weights {
            let flat = try to(reshape(aweights, shape: [count]), dtype: x.dtype)
            norm = try total - sum(weights * flat) * .float(Double(correction)) / total
        } else {
            norm = try total - .float(Double(correction))
        }
        let centred = try x - mean
        let right = weights == nil ? centred : try centred * (weights ?? centred)
        let result = try matmul(centred, transposed(right)) / clamp(norm, min: 0)
        return try squeeze(result)
    }
}

/// The covariances divided by the standard deviations.
public func corrcoef(_ input: Tensor) throws(DLError) -> Tensor {
    guard input.rank <= 2 else { throw .shape("corrcoef", "expected input to have two or fewer dimensions but got an input with \(input.rank) dimensions: \(input.shape)") }
    return try named("corrcoef") { () throws(DLError) in
        let covariances = try cov(input)
        if covariances.rank == 0 { return try covariances / covariances }
        let deviations = try sqrt(diagonal(covariances))
        return try clamp(covariances / unsqueeze(deviations, dim: 1) / deviations, min: -1, max: 1)
    }
}
