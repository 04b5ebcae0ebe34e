import DLKernels

/// The sizes of a scan along an axis of a contiguous tensor.
private func scanShape(_ shape: Dims, _ axis: Int, _ reverse: Bool) -> ScanShape {
    var outer = 1, inner = 1
    for i in 0..<shape.count where i != axis {
        if i < axis { outer &*= shape[i] } else { inner &*= shape[i] }
    }
    return ScanShape(outer: outer, length: shape.isEmpty ? 1 : shape[axis], inner: inner, reverse: reverse)
}

/// A tensor moved along an axis by one place, with a number where nothing comes from.
func shifted(_ input: Tensor, axis: Int, by distance: Int, fill: Scalar) throws(DLError) -> Tensor {
    if input.rank == 0 || input.shape[axis] == 0 { return try full(input.shape, fillValue: fill, dtype: input.dtype) }
    var edgeShape = input.shape
    edgeShape[axis] = 1
    let edge = try full(edgeShape, fillValue: fill, dtype: input.dtype)
    let rest = try narrow(input, dim: axis, start: distance > 0 ? 0 : 1, length: input.shape[axis] - 1)
    return try cat(distance > 0 ? [edge, rest] : [rest, edge], dim: axis)
}

/// Running sums along an axis
struct CumulativeSum: Operation {
    static let name: StaticString = "cumsum"
    let axis: Int
    let reverse: Bool

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = try contiguous(inputs[0].dtype.isFloatingPoint ? inputs[0] : to(inputs[0], dtype: .int64))
        let output = try Tensor.result(x.shape, x.dtype, Self.name)
        cumulativeSum(x.dtype, scanShape(x.shape, axis, reverse), input: x.pointer, output: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(CumulativeSum(axis: axis, reverse: !reverse), gradient)]
    }
}

public func cumsum(_ input: Tensor, dim: Int, dtype: DType? = nil) throws(DLError) -> Tensor {
    let axis = try resolveAxis(dim, rank: input.rank, "cumsum")
    let input = try dtype.map { (d) throws(DLError) in try to(input, dtype: d) } ?? input
    let result = try run(CumulativeSum(axis: axis, reverse: false), input)
    return try dtype.map { (d) throws(DLError) in try to(result, dtype: d) } ?? result
}

/// y[i] = x[i] + factor[i] y[i - 1] along an axis, or with y[i + 1] when reversed. The derivative is the same in the other
/// direction.
struct LinearRecurrence: Operation {
    static let name: StaticString = "linear_recurrence"
    let axis: Int
    let reverse: Bool
    private var factor = SavedTensor(), output = SavedTensor()

    init(axis: Int, reverse: Bool) {
        self.axis = axis
        self.reverse = reverse
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = try contiguous(inputs[0]), a = try contiguous(inputs[1])
        factor = inputs.save(1)
        let result = try Tensor.result(x.shape, x.dtype, Self.name)
        linearRecurrence(x.dtype, scanShape(x.shape, axis, reverse), input: x.pointer, factor: a.pointer, output: result.pointer)
        if inputs[1].node != nil { output = inputs.save(output: result) }
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let next = try shifted(context.value(factor), axis: axis, by: reverse ? 1 : -1, fill: 0)
        let slope = try run(LinearRecurrence(axis: axis, reverse: !reverse), gradient, next)
        if !context.needs(1) { return [slope, nil] }
        return [slope, try slope * shifted(context.value(output), axis: axis, by: reverse ? -1 : 1, fill: 0)]
    }

    mutating func releaseSaved() -> Bool {
        _ = output.release()
        return factor.release()
    }
}

/// Running products along an axis. The derivative of y[k] by x[i] is the product of those before i, times those between i and
/// k: the first is a running product, the sum over k a linear recurrence, and zeros do no harm.
struct CumulativeProduct: Operation {
    static let name: StaticString = "cumprod"
    let axis: Int
    let reverse: Bool
    private var input = SavedTensor(), output = SavedTensor()

    init(axis: Int, reverse: Bool) {
        self.axis = axis
        self.reverse = reverse
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        let x = try contiguous(inputs[0].dtype.isFloatingPoint ? inputs[0] : to(inputs[0], dtype: .int64))
        let output = try Tensor.result(x.shape, x.dtype, Self.name)
        cumulativeProduct(x.dtype, scanShape(x.shape, axis, reverse), input: x.pointer, output: output.pointer)
        self.output = inputs.save(output: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input)
        let before = try shifted(context.value(output), axis: axis, by: reverse ? -1 : 1, fill: 1)
        let next = try shifted(x, axis: axis, by: reverse ? 1 : -1, fill: 0)
        return [try before * run(LinearRecurrence(axis: axis, reverse: !reverse), gradient, next)]
    }

    mutating func releaseSaved() -> Bool {
        _ = output.release()
        return input.release()
    }
}

public func cumprod(_ input: Tensor, dim: Int, dtype: DType? = nil) throws(DLError) -> Tensor {
    let axis = try resolveAxis(dim, rank: input.rank, "cumprod")
    let input = try dtype.map { (d) throws(DLError) in try to(input, dtype: d) } ?? input
    let result = try run(CumulativeProduct(axis: axis, reverse: false), input)
    return try dtype.map { (d) throws(DLError) in try to(result, dtype: d) } ?? result
}

/// Logarithms of running sums of exponentials along an axis
struct CumulativeLogSumExp: Operation {
    static let name: StaticString = "logcumsumexp"
    let axis: Int
    private var input = SavedTensor(), output = SavedTensor()

    init(axis: Int) { self.axis = axis }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = try contiguous(inputs[0])
        guard x.dtype.isFloatingPoint else { throw .dtype(Self.name, "not implemented for \(x.dtype): input \(x)") }
        let result = try Tensor.result(x.shape, x.dtype, Self.name)
        cumulativeLogSumExp(x.dtype, scanShape(x.shape, axis, false), input: x.pointer, output: result.pointer)
        input = inputs.save(0)
        output = inputs.save(output: result)
        return result
    }

    /// The sum over i >= j of g[i] e^(x[j] - y[i]), as e^(x[j] - y[j]) times t[j] = g[j] + e^(y[j] - y[j + 1]) t[j + 1]: all
    /// exponents are at most 0. An infinite y counts as the largest number, so that it leaves finite x without a share.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input)
        let largest = x.dtype == .float64 ? Double.greatestFiniteMagnitude : Double(Float.greatestFiniteMagnitude)
        let y = try clamp(context.value(output), max: .float(largest))
        let empty = try eq(y, .float(-.infinity))
        let next = try shifted(y, axis: axis, by: -1, fill: .float(.infinity))
        let zero = try number(0, for: gradient)
        let decay = try choose(empty, zero, exp(choose(empty, zero, y) - next))
        let total = try run(LinearRecurrence(axis: axis, reverse: true), gradient, decay)
        let share = try choose(empty, zero, exp(x - choose(empty, zero, y)))
        return [try total * share]
    }

    mutating func releaseSaved() -> Bool {
        _ = output.release()
        return input.release()
    }
}

public func logcumsumexp(_ input: Tensor, dim: Int) throws(DLError) -> Tensor {
    try run(CumulativeLogSumExp(axis: resolveAxis(dim, rank: input.rank, "logcumsumexp")), input)
}

/// Running maxima or minima along an axis and where they are
struct CumulativeExtreme: Operation {
    static let name: StaticString = "cummax"
    let axis: Int
    let isMaximum: Bool
    private(set) var indices: Tensor?
    private var inputShape = Dims()

    init(axis: Int, isMaximum: Bool) {
        self.axis = axis
        self.isMaximum = isMaximum
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let dtype = inputs[0].dtype
        let x = try contiguous(dtype.isFloatingPoint ? inputs[0] : to(inputs[0], dtype: .int64))
        inputShape = x.shape
        let values = try Tensor.result(x.shape, x.dtype, Self.name), places = try Tensor.result(x.shape, .int64, Self.name)
        cumulativeExtreme(x.dtype, scanShape(x.shape, axis, false), isMaximum: isMaximum, input: x.pointer, values: values.pointer,
                          indices: places.pointer.assumingMemoryBound(to: Int64.self))
        indices = places
        return try to(values, dtype: dtype)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let indices else { throw DLError(.invalidState, "backward of cummax: the indices have been freed") }
        if inputShape.isEmpty { return [gradient] }
        return [try run(ScatterOnZeros(dim: axis, index: indices, shape: inputShape), gradient)]
    }
}

private func cumulativeExtreme(_ input: Tensor, _ dim: Int, isMaximum: Bool,
                               _ op: StaticString) throws(DLError) -> (values: Tensor, indices: Tensor) {
    var operation = CumulativeExtreme(axis: try resolveAxis(dim, rank: input.rank, op), isMaximum: isMaximum)
    let values = try run(&operation, Inputs(input))
    guard let indices = operation.indices else { throw DLError(.internal, "\(op): no indices") }
    return (values, indices)
}

public func cummax(_ input: Tensor, dim: Int) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try cumulativeExtreme(input, dim, isMaximum: true, "cummax")
}

public func cummin(_ input: Tensor, dim: Int) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try cumulativeExtreme(input, dim, isMaximum: false, "cummin")
}
