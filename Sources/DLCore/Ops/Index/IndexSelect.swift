import DLKernels

/// The slices along one axis that a vector of indices names, in its order.
struct IndexSelect: Operation {
    static let name: StaticString = "index_select"
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
        let places = try checkedVector(index, bound: input.rank == 0 ? 1 : input.shape[axis], Self.name)
        if input.rank == 0 && places.count != 1 {
            throw .shape(Self.name, "Index to scalar can have only 1 value, got \(places.count) value(s)")
        }
        let rows = try contiguous(input)
        var shape = input.shape
        if input.rank > 0 { shape[axis] = places.count }
        let output = try Tensor.uninitialized(shape, input.dtype, Self.name)
        if output.count > 0 {
            let sizes = SliceSizes(input.shape, axis)
            indexSelect(itemSize: input.dtype.size, outer: sizes.outer, axis: sizes.extent, inner: sizes.inner, input: rows.pointer,
                        indices: UnsafePointer(places.pointer.assumingMemoryBound(to: Int64.self)), indexCount: places.count,
                        output: output.pointer)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(IndexAddOnZeros(dim: dim, index: index, shape: inputShape), gradient)]
    }
}

/// Zeros of a given shape to which slices are added: the adjoint of `IndexSelect`, whose arguments have been checked.
private struct IndexAddOnZeros: Operation {
    static let name: StaticString = "index_add"
    let dim: Int
    let index: Tensor
    let shape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let source = try contiguous(inputs[0])
        let output = try zeros(shape, dtype: source.dtype)
        let axis = try resolveAxis(dim, rank: shape.count, Self.name)
        let places = try checkedVector(index, bound: shape.isEmpty ? 1 : shape[axis], Self.name)
        if source.count > 0 { addSlices(source, to: output, axis: axis, places) }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try indexSelect(gradient, dim: dim, index: index)]
    }
}

/// Adds the slices of a contiguous tensor to those of another one that valid indices name.
private func addSlices(_ source: Tensor, to output: Tensor, axis: Int, _ places: Tensor) {
    let sizes = SliceSizes(output.shape, axis)
    DLKernels.indexAdd(output.dtype, outer: sizes.outer, axis: sizes.extent, inner: sizes.inner, output: output.pointer,
                       indices: UnsafePointer(places.pointer.assumingMemoryBound(to: Int64.self)), indexCount: places.count,
                       source: source.pointer)
}

public func indexSelect(_ input: Tensor, dim: Int, index: Tensor) throws(DLError) -> Tensor {
    try run(IndexSelect(dim: dim, index: index), input)
}

/// A copy of input with the slices of source added to the slices along one axis that a vector of indices names.
struct IndexAdd: Operation {
    static let name: StaticString = "index_add"
    let dim: Int
    let index: Tensor

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0], source = inputs[1]
        guard input.dtype == source.dtype else {
            throw .dtype(Self.name, "self and source expected to have the same dtype, but got input \(input) and source \(source)")
        }
        let axis = try resolveAxis(dim, rank: input.rank, Self.name)
        let places = try checkedVector(index, bound: input.rank == 0 ? 1 : input.shape[axis], Self.name)
        var expected = input.shape
        if input.rank > 0 { expected[axis] = places.count }
        guard source.shape == expected || (input.rank == 0 && source.count == places.count) else {
            throw .shape(Self.name, "source must match the input except along dim \(dim), where it has one slice per index: expected \(expected), got \(source.shape)")
        }
        let values = try contiguous(source)
        let output = try Tensor.result(input.shape, input.dtype, Self.name)
        Tensor.copy(input, to: output)
        if values.count > 0 { addSlices(values, to: output, axis: axis, places) }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [gradient, context.needs(1) ? try reshape(indexSelect(gradient, dim: dim, index: index), shape: context.node.inputShape(1)) : nil]
    }
}

public func indexAdd(_ input: Tensor, dim: Int, index: Tensor, source: Tensor) throws(DLError) -> Tensor {
    try run(IndexAdd(dim: dim, index: index), input, source)
}

/// The extents before, of and after an axis.
private struct SliceSizes {
    var outer = 1, extent = 1, inner = 1

    init(_ shape: Dims, _ axis: Int) {
        for i in 0..<shape.count {
            if i < axis { outer &*= shape[i] } else if i == axis { extent = shape[i] } else { inner &*= shape[i] }
        }
    }
}

/// A vector (or scalar) of valid int64 indices, contiguous.
private func checkedVector(_ index: Tensor, bound: Int, _ op: StaticString) throws(DLError) -> Tensor {
    guard index.rank <= 1 else { throw .shape(op, "Index is supposed to be a vector, but got dim: \(index.rank) with shape \(index.shape)") }
    let index = try withoutRecording { () throws(DLError) in
        try contiguous(index.dtype == .int32 ? to(index, dtype: .int64) : index)
    }
    try checkIndices(index, bound: bound, op)
    return index
}

// MARK: Masks and classes

/// The positions of the elements that differ from zero, one row of coordinates each, in row-major order.
public func nonzero(_ input: Tensor) throws(DLError) -> Tensor {
    let truth = try withoutRecording { () throws(DLError) in try contiguous(input.dtype == .bool ? input : ne(input, 0)) }
    let places = NonzeroPlaces(flags: truth.pointer, sizes: truth.shape)
    let output = try Tensor.uninitialized([places.total, input.rank], .int64, "nonzero")
    places.write(to: output.pointer)
    withExtendedLifetime(truth) {}
    return output
}

/// The elements where the mask holds, as a vector; both are broadcast against each other.
public func maskedSelect(_ input: Tensor, _ mask: Tensor) throws(DLError) -> Tensor {
    guard mask.dtype == .bool else { throw .dtype("masked_select", "expected BoolTensor for mask, got \(mask)") }
    let shape = try broadcastShape(input.shape, mask.shape, "masked_select")
    let values = try contiguous(expand(input, size: shape))
    let flags = try reshape(expand(mask, size: shape), shape: [-1])
    return try named("masked_select") { () throws(DLError) in try index(reshape(values, shape: [-1]), [flags]) }
}

/// Each class index as a row with a one in its place; without numClasses there are as many as the largest index needs.
public func oneHot(_ input: Tensor, numClasses: Int = -1) throws(DLError) -> Tensor {
    guard input.dtype == .int64 else { throw .dtype("one_hot", "one_hot is only applicable to index tensor of type int64, got \(input)") }
    guard input.rank < Dims.maxRank else { throw .shape("one_hot", "a tensor has at most \(Dims.maxRank) dimensions: input \(input)") }
    guard numClasses > 0 || numClasses == -1 else { throw .invalid("one_hot", "num_classes should be positive, got \(numClasses)") }
    var classes = numClasses
    let largest = input.count > 0 ? try amax(input).item().int64 : -1
    if classes == -1 {
        guard input.count > 0 else { throw .invalid("one_hot", "Can not infer total number of classes from empty tensor.") }
        guard largest < Int64(Int32.max) else { throw .index("one_hot", "class index \(largest) is too large to infer the number of classes") }
        classes = Swift.max(Int(largest) + 1, 1)
    }
    var shape = input.shape
    shape.append(classes)
    guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, "one_hot") }
    if input.count > 0, try amin(input).item().int64 < 0 { throw .index("one_hot", "Class values must be non-negative.") }
    guard largest < Int64(classes) else {
        throw .index("one_hot", "Class values must be smaller than num_classes (\(classes)), got \(largest)")
    }
    let output = try zeros(shape, dtype: .int64)
    let places = try contiguous(input)
    let index = places.pointer.assumingMemoryBound(to: Int64.self), rows = output.pointer.assumingMemoryBound(to: Int64.self)
    for row in 0..<places.count { rows[row &* classes &+ Int(index[row])] = 1 }
    withExtendedLifetime(places) {}
    return output
}
