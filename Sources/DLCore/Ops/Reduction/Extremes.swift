import DLKernels

/// The largest or smallest element over some axes. Equal ones share the gradient evenly.
struct Extreme: AxesReduction {
    static let name: StaticString = "amax"
    let dim: Dims?
    let keepdim: Bool
    let isMaximum: Bool
    /// Whether NaN elements share the gradient of a NaN result; otherwise it has none.
    let sharesNaN: Bool
    private var input = SavedTensor(), output = SavedTensor()
    private var keepdimShape = Dims()

    init(dim: Dims?, keepdim: Bool, isMaximum: Bool, sharesNaN: Bool = false) {
        self.dim = dim
        self.keepdim = keepdim
        self.isMaximum = isMaximum
        self.sharesNaN = sharesNaN
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0], axes = try axes(of: input)
        keepdimShape = axes.keepdimShape
        guard axes.reducedCount > 0 else {
            throw .invalid(isMaximum ? "amax" : "amin", "Expected reduction dim to be specified for input.numel() == 0: input has shape \(input.shape)")
        }
        let result = try Tensor.result(axes.outputShape(keepdim: keepdim), input.dtype, Self.name)
        if isMaximum {
            reduceMaximum(input.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                          reducedStrides: axes.reducedStrides, input: input.pointer, output: result.pointer)
        } else {
            reduceMinimum(input.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                          reducedStrides: axes.reducedStrides, input: input.pointer, output: result.pointer)
        }
        self.input = inputs.save(0)
        output = inputs.save(output: result)
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let input = try context.value(input), output = try restored(context.value(output), keepdimShape)
        let equal = try eq(input, output)
        let chosen = try to(sharesNaN ? logicalOr(equal, isnan(input)) : equal, dtype: gradient.dtype)
        let share = try chosen / sum(chosen, dim: dim, keepdim: true)
        return [try restored(gradient, keepdimShape) * share]
    }

    mutating func releaseSaved() -> Bool {
        _ = output.release()
        return input.release()
    }
}

public func amax(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    try run(Extreme(dim: dim, keepdim: keepdim, isMaximum: true), input)
}

public func amin(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    try named("amin") { () throws(DLError) in try run(Extreme(dim: dim, keepdim: keepdim, isMaximum: false), input) }
}

public func max(_ input: Tensor) throws(DLError) -> Tensor {
    try named("max") { () throws(DLError) in try run(Extreme(dim: nil, keepdim: false, isMaximum: true, sharesNaN: true), input) }
}

public func min(_ input: Tensor) throws(DLError) -> Tensor {
    try named("min") { () throws(DLError) in try run(Extreme(dim: nil, keepdim: false, isMaximum: false, sharesNaN: true), input) }
}

/// The largest or smallest element along one axis with the index of its first occurrence, which takes the whole gradient.
struct IndexedExtreme: Operation {
    static let name: StaticString = "max"
    let dim: Int
    let keepdim: Bool
    let isMaximum: Bool
    private(set) var indices: Tensor?
    private var inputShape = Dims()

    init(dim: Int, keepdim: Bool, isMaximum: Bool) {
        self.dim = dim
        self.keepdim = keepdim
        self.isMaximum = isMaximum
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let op: StaticString = isMaximum ? "max" : "min"
        let input = inputs[0]
        let axis = try resolveAxis(dim, rank: input.rank, op)
        inputShape = input.shape
        let axes = ReductionAxes(input, input.rank == 0 ? AxisSet() : AxisSet(axis))
        let extent = input.rank == 0 ? 1 : input.shape[axis]
        guard extent > 0 else {
            throw .index(op, "Expected reduction dim \(dim) to have non-zero size: input has shape \(input.shape)")
        }
        let shape = axes.outputShape(keepdim: keepdim)
        let values = try Tensor.result(shape, input.dtype, op), indices = try Tensor.result(shape, .int64, op)
        let places = indices.pointer.assumingMemoryBound(to: Int64.self)
        let stride = input.rank == 0 ? 1 : input.strides[axis]
        if isMaximum {
            reduceMaximumWithIndex(input.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, axisSize: extent,
                                   axisStride: stride, input: input.pointer, values: values.pointer, indices: places)
        } else {
            reduceMinimumWithIndex(input.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, axisSize: extent,
                                   axisStride: stride, input: input.pointer, values: values.pointer, indices: places)
        }
        self.indices = indices
        return values
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let indices else { throw DLError(.invalidState, "backward of max: the indices have been freed") }
        if inputShape.isEmpty { return [gradient] }
        let axis = try resolveAxis(dim, rank: inputShape.count, Self.name)
        let places = keepdim ? indices : try unsqueeze(indices, dim: axis)
        let values = keepdim ? gradient : try unsqueeze(gradient, dim: axis)
        return [try scatterAdd(zeros(inputShape, dtype: gradient.dtype), dim: axis, index: places, src: values)]
    }
}

private func indexedExtreme(_ input: Tensor, _ dim: Int, _ keepdim: Bool, isMaximum: Bool) throws(DLError) -> (values: Tensor, indices: Tensor) {
    var operation = IndexedExtreme(dim: dim, keepdim: keepdim, isMaximum: isMaximum)
    let values = try run(&operation, Inputs(input))
    return (values, operation.indices!)
}

public func max(_ input: Tensor, dim: Int, keepdim: Bool = false) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try indexedExtreme(input, dim, keepdim, isMaximum: true)
}

public func min(_ input: Tensor, dim: Int, keepdim: Bool = false) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try named("min") { () throws(DLError) in try indexedExtreme(input, dim, keepdim, isMaximum: false) }
}

private func argExtreme(_ input: Tensor, _ dim: Int?, _ keepdim: Bool, isMaximum: Bool) throws(DLError) -> Tensor {
    try withoutRecording { () throws(DLError) in
        if let dim { return try indexedExtreme(input, dim, keepdim, isMaximum: isMaximum).indices }
        let flat = try reshape(input, shape: [input.count])
        let index = try indexedExtreme(flat, 0, false, isMaximum: isMaximum).indices
        return keepdim ? try reshape(index, shape: Dims(repeating: 1, count: input.rank)) : index
    }
}

public func argmax(_ input: Tensor, dim: Int? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    try named("argmax") { () throws(DLError) in try argExtreme(input, dim, keepdim, isMaximum: true) }
}

public func argmin(_ input: Tensor, dim: Int? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    try named("argmin") { () throws(DLError) in try argExtreme(input, dim, keepdim, isMaximum: false) }
}

// MARK: Truth

/// Whether any, or every, element over some axes differs from zero.
struct Quantifier: AxesReduction {
    static let name: StaticString = "any"
    let dim: Dims?
    let keepdim: Bool
    let isUniversal: Bool

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0].dtype.size == 1 ? inputs[0] : try Tensor.cast(inputs[0], .bool)
        let axes = try axes(of: input)
        let output = try Tensor.result(axes.outputShape(keepdim: keepdim), .bool, Self.name)
        if isUniversal {
            reduceAll(keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                      reducedStrides: axes.reducedStrides, input: input.pointer, output: output.pointer)
        } else {
            reduceAny(keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                      reducedStrides: axes.reducedStrides, input: input.pointer, output: output.pointer)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [] }
}

public func any(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    try run(Quantifier(dim: dim, keepdim: keepdim, isUniversal: false), input)
}

public func all(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    try named("all") { () throws(DLError) in try run(Quantifier(dim: dim, keepdim: keepdim, isUniversal: true), input) }
}
