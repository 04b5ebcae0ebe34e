import DLKernels

/// e^x / sum of e^x along one axis, the largest element subtracted first.
struct Softmax: Operation {
    static let name: StaticString = "softmax"
    let dim: Int
    private var output = SavedTensor()

    init(dim: Int) { self.dim = dim }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let rows = try AxisRows(inputs[0], dim, Self.name)
        let result = try Tensor.result(inputs[0].shape, inputs[0].dtype, Self.name)
        if result.count > 0 {
            DLKernels.softmax(result.dtype, outer: rows.outer, axis: rows.extent, inner: rows.inner, input: rows.values.pointer,
                           output: result.pointer)
        }
        output = inputs.save(output: result)
        return result
    }

    /// y (g - sum of g y)
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let y = try context.value(output)
        let weighted = try gradient * y
        return [try weighted - y * sum(weighted, dim: [dim], keepdim: true)]
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let y = try context.value(output)
        let rows = try AxisRows(gradient, dim, Self.name)
        let result = try Tensor.result(y.shape, y.dtype, Self.name)
        if result.count > 0 {
            softmaxBackward(y.dtype, outer: rows.outer, axis: rows.extent, inner: rows.inner, gradient: rows.values.pointer,
                            output: y.pointer, inputGradient: result.pointer)
        }
        return [result]
    }

    mutating func releaseSaved() -> Bool { output.release() }
}

/// x - ln of the sum of e^x along one axis, the largest element subtracted first.
struct LogSoftmax: Operation {
    static let name: StaticString = "log_softmax"
    let dim: Int
    private var output = SavedTensor()

    init(dim: Int) { self.dim = dim }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let rows = try AxisRows(inputs[0], dim, Self.name)
        let result = try Tensor.result(inputs[0].shape, inputs[0].dtype, Self.name)
        if result.count > 0 {
            DLKernels.logSoftmax(result.dtype, outer: rows.outer, axis: rows.extent, inner: rows.inner, input: rows.values.pointer,
                              output: result.pointer)
        }
        output = inputs.save(output: result)
        return result
    }

    /// g - e^y sum of g
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try gradient - exp(context.value(output)) * sum(gradient, dim: [dim], keepdim: true)]
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let y = try context.value(output)
        let rows = try AxisRows(gradient, dim, Self.name)
        let result = try Tensor.result(y.shape, y.dtype, Self.name)
        if result.count > 0 {
            logSoftmaxBackward(y.dtype, outer: rows.outer, axis: rows.extent, inner: rows.inner, gradient: rows.values.pointer,
                               output: y.pointer, inputGradient: result.pointer)
        }
        return [result]
    }

    mutating func releaseSaved() -> Bool { output.release() }
}

/// A tensor as a contiguous array of shape (outer, extent, inner) around one axis.
private struct AxisRows {
    let values: Tensor
    var outer = 1, extent = 1, inner = 1

    init(_ tensor: Tensor, _ dim: Int, _ op: StaticString) throws(DLError) {
        let axis = try resolveAxis(dim, rank: tensor.rank, op)
        values = try contiguous(tensor)
        for i in 0..<tensor.rank {
            if i < axis { outer &*= tensor.shape[i] } else if i == axis { extent = tensor.shape[i] } else { inner &*= tensor.shape[i] }
        }
    }
}

private func floating(_ input: Tensor, _ dtype: DType?, _ op: StaticString) throws(DLError) -> Tensor {
    let input = try to(input, dtype: dtype ?? input.dtype)
    try checkFloating(input, op, "input")
    return input
}

public func softmax(_ input: Tensor, dim: Int, dtype: DType? = nil) throws(DLError) -> Tensor {
    try run(Softmax(dim: dim), floating(input, dtype, "softmax"))
}

public func logSoftmax(_ input: Tensor, dim: Int, dtype: DType? = nil) throws(DLError) -> Tensor {
    try run(LogSoftmax(dim: dim), floating(input, dtype, "log_softmax"))
}

/// softmax(-input)
public func softmin(_ input: Tensor, dim: Int, dtype: DType? = nil) throws(DLError) -> Tensor {
    try named("softmin") { () throws(DLError) in try run(Softmax(dim: dim), neg(floating(input, dtype, "softmin"))) }
}

/// A sample of softmax((logits + g) / tau) with Gumbel noise g (Jang et al., ICLR 2017); `hard`: one-hot values with the
/// derivative of the soft ones.
public func gumbelSoftmax(_ logits: Tensor, tau: Double = 1, hard: Bool = false, dim: Int = -1,
                          generator: Generator? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "gumbel_softmax"
    try checkFloating(logits, op, "logits")
    let axis = try resolveAxis(dim, rank: logits.rank, op)
    let noise = try withoutRecording { () throws(DLError) in
        // -log(1 - u) is distributed exponentially; 0 would give an infinite sample.
        let exponential = try neg(log1p(neg(rand(logits.shape, dtype: logits.dtype, generator: generator))))
        return try neg(log(clamp(exponential, min: .float(logits.dtype == .float64 ? 1e-300 : 1e-37))))
    }
    let soft = try named(op) { () throws(DLError) in try softmax((logits + noise) * .float(1 / tau), dim: axis) }
    if !hard || soft.count == 0 { return soft }
    let difference = try withoutRecording { () throws(DLError) in
        let best = try argmax(soft, dim: axis, keepdim: true)
        let ones = try onesLike(to(best, dtype: soft.dtype))
        return try scatterAdd(zerosLike(soft), dim: axis, index: best, src: ones) - soft
    }
    return try soft + difference
}
