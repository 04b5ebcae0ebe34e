import DLKernels

/// Operations that pick or place elements by indices along one axis. Indices are int64, from 0.

/// Checks an index tensor against the extent of the axis that it points into.
func checkIndices(_ index: Tensor, bound: Int, _ op: StaticString) throws(DLError) {
    guard index.dtype == .int64 else { throw .dtype(op, "expected dtype int64 for index, got \(index)") }
    if let position = checkIndices(sizes: index.shape, strides: index.strides, indices: index.pointer, bound: bound) {
        let value = try withoutRecording { () throws(DLError) in try index.values(as: Int64.self)[position] }
        throw .index(op, "index \(value) is out of bounds for dimension with size \(bound): at position \(position) of index \(index.shape)")
    }
}

/// Checks that an index tensor lies inside another tensor on all axes but one.
private func checkExtents(_ index: Tensor, inside tensor: Tensor, except axis: Int?, _ op: StaticString, _ name: String) throws(DLError) {
    guard index.rank == tensor.rank else {
        throw .shape(op, "Index tensor must have the same number of dimensions as \(name) tensor: index \(index.shape), \(name) \(tensor.shape)")
    }
    for i in 0..<index.rank where i != axis && index.shape[i] > tensor.shape[i] {
        throw .shape(op, "Size does not match at dimension \(i) expected index \(index.shape) to be no larger than \(name) \(tensor.shape)")
    }
}

/// output[i][j][k] = input[i][index[i][j][k]][k] along the axis in the middle
struct Gather: Operation {
    static let name: StaticString = "gather"
    let dim: Int
    let index: Tensor
    private var inputShape = Dims()

    init(dim: Int, index: Tensor) {
        self.dim = dim
        self.index = index
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0]
        inputShape = input.shape
        let axis = try resolveAxis(dim, rank: input.rank, Self.name)
        try checkExtents(index, inside: input, except: axis, Self.name, "input")
        try checkIndices(index, bound: input.rank == 0 ? 1 : input.shape[axis], Self.name)
        let output = try Tensor.result(index.shape, input.dtype, Self.name)
        if output.count > 0 {
            DLKernels.gather(itemSize: input.dtype.size, axis: axis, sizes: index.shape, output: output.pointer,
                             outputStrides: output.strides, input: input.pointer, inputStrides: input.strides,
                             index: index.pointer, indexStrides: index.strides)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try scatterAdd(zeros(inputShape, dtype: gradient.dtype), dim: dim, index: index, src: gradient)]
    }
}

public func gather(_ input: Tensor, dim: Int, index: Tensor) throws(DLError) -> Tensor { try run(Gather(dim: dim, index: index), input) }

/// A copy of input in which the elements of src are added to, or put into, the places that the index names.
struct Scatter: Operation {
    static let name: StaticString = "scatter"
    let dim: Int
    let index: Tensor
    let isAdding: Bool

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let op: StaticString = isAdding ? "scatter_add" : "scatter"
        let input = inputs[0], source = inputs[1]
        guard input.dtype == source.dtype else {
            throw .dtype(op, "Expected self.dtype to be equal to src.dtype: input \(input), src \(source)")
        }
        let axis = try resolveAxis(dim, rank: input.rank, op)
        try checkExtents(index, inside: input, except: axis, op, "self")
        try checkExtents(index, inside: source, except: nil, op, "src")
        try checkIndices(index, bound: input.rank == 0 ? 1 : input.shape[axis], op)
        let output = try Tensor.result(input.shape, input.dtype, op)
        Tensor.copy(input, to: output)
        if index.count == 0 { return output }
        // A scalar is an array of one element.
        let sizes: Dims = index.rank == 0 ? [1] : index.shape
        func steps(_ tensor: Tensor) -> Dims { tensor.rank == 0 ? [1] : tensor.strides }
        DLKernels.scatter(input.dtype, adding: isAdding, axis: axis, sizes: sizes, output: output.pointer, outputStrides: steps(output),
                          source: source.pointer, sourceStrides: steps(source), index: index.pointer, indexStrides: steps(index))
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var kept: Tensor? = gradient
        if !isAdding && context.needs(0) {
            kept = try scatter(gradient, dim: dim, index: index, src: zeros(index.shape, dtype: gradient.dtype))
        }
        guard context.needs(1) else { return [kept, nil] }
        let taken = try gather(gradient, dim: dim, index: index)
        // Elements of src beyond the index were not used.
        let shape = context.node.inputShape(1)
        if shape == index.shape { return [kept, taken] }
        var border = Dims()
        for i in 0..<Swift.min(shape.count, 4) {
            let axis = shape.count - 1 - i
            border.append(0)
            border.append(shape[axis] - index.shape[axis])
        }
        return [kept, try pad(taken, pad: border)]
    }
}

public func scatterAdd(_ input: Tensor, dim: Int, index: Tensor, src: Tensor) throws(DLError) -> Tensor {
    try run(Scatter(dim: dim, index: index, isAdding: true), input, src)
}

public func scatter(_ input: Tensor, dim: Int, index: Tensor, src: Tensor) throws(DLError) -> Tensor {
    try run(Scatter(dim: dim, index: index, isAdding: false), input, src)
}
