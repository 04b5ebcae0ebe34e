/// Writing through vectors of indices, masks, and places in row-major order.

/// The plan for a vector of indices along one axis.
private func plan(_ input: Tensor, _ dim: Int, _ index: Tensor, _ op: StaticString) throws(DLError) -> (plan: IndexPlan, input: Tensor) {
    guard index.dtype == .int64 || index.dtype == .int32 else { throw .dtype(op, "Expected dtype int64 for index, got \(index)") }
    guard index.rank <= 1 else { throw .shape(op, "Index should have dimension 1 or 0 (got \(index.rank)): shape \(index.shape)") }
    let axis = try resolveAxis(dim, rank: input.rank, op)
    let vector = try reshape(index, shape: [-1])
    let source = input.rank == 0 ? try reshape(input, shape: [1]) : input
    let bound = source.shape[axis]
    try checkIndices(to(vector, dtype: .int64), bound: bound, op)
    return (try IndexPlan(source, [vector], dims: [axis], op), source)
}

/// The plan, and the source in the shape of the slices that it replaces.
private func copyPlan(_ input: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ op: StaticString) throws(DLError) -> (IndexPlan, Tensor, Tensor) {
    guard input.dtype == source.dtype else { throw .dtype(op, "self and source expected to have the same dtype, but got (self) \(input.dtype) and (source) \(source.dtype)") }
    let (plan, whole) = try plan(input, dim, index, op)
    guard source.shape == plan.outputShape || (source.rank == 0 && plan.outputShape.product == 1) else {
        throw .shape(op, "Source/destination tensor must have same slice shapes except at dimension \(dim): expected source of shape \(plan.outputShape), got \(source.shape)")
    }
    return (plan, whole, try reshape(source, shape: plan.outputShape))
}

private func put(_ input: Tensor, _ whole: Tensor, _ values: Tensor, _ plan: IndexPlan, isAdding: Bool = false) throws(DLError) -> Tensor {
    let result = try run(IndexPut(plan: plan, isAdding: isAdding), whole, values)
    return whole === input ? result : try reshape(result, shape: input.shape)
}

/// A copy of input with the slices along one axis that a vector of indices names replaced by those of source.
public func indexCopy(_ input: Tensor, dim: Int, index: Tensor, source: Tensor) throws(DLError) -> Tensor {
    let (plan, whole, values) = try copyPlan(input, dim, index, source, "index_copy")
    return try put(input, whole, values, plan)
}

/// The same with one value.
public func indexFill(_ input: Tensor, dim: Int, index: Tensor, value: Tensor) throws(DLError) -> Tensor {
    guard value.rank == 0 else { throw .shape("index_fill", "index_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).") }
    let (plan, whole) = try plan(input, dim, index, "index_fill")
    return try put(input, whole, to(value, dtype: input.dtype), plan)
}
public func indexFill(_ input: Tensor, dim: Int, index: Tensor, value: Scalar) throws(DLError) -> Tensor {
    try indexFill(input, dim: dim, index: index, value: Tensor(value, dtype: input.dtype))
}

/// Elements by their places in row-major order.
public func take(_ input: Tensor, _ index: Tensor) throws(DLError) -> Tensor {
    guard index.dtype == .int64 else { throw .dtype("take", "take(): Expected a long tensor for index, but got \(index)") }
    return try named("take") { () throws(DLError) in try DLCore.index(reshape(input, shape: [-1]), [index]) }
}

/// A copy of input with the elements at places in row-major order replaced, or added to.
public func put(_ input: Tensor, _ index: Tensor, _ source: Tensor, accumulate: Bool = false) throws(DLError) -> Tensor {
    guard index.dtype == .int64 else { throw .dtype("put", "put_(): Expected a long tensor for index, but got \(index)") }
    guard input.dtype == source.dtype else { throw .dtype("put", "put_(): self and source expected to have the same dtype, but got self \(input.dtype) and source \(source.dtype)") }
    guard index.count == source.count else {
        throw .shape("put", "put_(): Expected source and index to have the same number of elements, but got source.numel() = \(source.count), index.numel() = \(index.count)")
    }
    let flat = try reshape(input, shape: [-1])
    let plan = try IndexPlan(flat, [reshape(index, shape: [-1])], dims: nil, "put")
    return try reshape(run(IndexPut(plan: plan, isAdding: accumulate), flat, reshape(source, shape: [-1])), shape: input.shape)
}

/// Elements along an axis at indices, which are broadcast against the other axes.
public func takeAlongDim(_ input: Tensor, _ indices: Tensor, dim: Int? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "take_along_dim"
    guard indices.dtype == .int64 else { throw .dtype(op, "torch.take_along_dim(): dtype of indices should be Long but got \(indices.dtype)") }
    return try named(op) { () throws(DLError) in
        guard let dim else { return try gather(reshape(input, shape: [-1]), dim: 0, index: reshape(indices, shape: [-1])) }
        guard input.rank == indices.rank else {
            throw .shape(op, "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(input.rank) dimensions for input, and \(indices.rank) dimensions for indices")
        }
        let axis = try resolveAxis(dim, rank: input.rank, op)
        if input.rank == 0 { return try gather(input, dim: 0, index: indices) }
        var inputShape = input.shape, indexShape = indices.shape
        inputShape[axis] = 1
        indexShape[axis] = 1
        let common = try broadcastShape(inputShape, indexShape, op)
        inputShape = common
        indexShape = common
        inputShape[axis] = input.shape[axis]
        indexShape[axis] = indices.shape[axis]
        return try gather(expand(input, size: inputShape), dim: axis, index: expand(indices, size: indexShape))
    }
}

/// The elements where a mask holds replaced by those of source, in row-major order.
public func maskedScatter(_ input: Tensor, _ mask: Tensor, _ source: Tensor) throws(DLError) -> Tensor {
    let op: StaticString = "masked_scatter"
    guard mask.dtype == .bool else { throw .dtype(op, "masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype)") }
    guard input.dtype == source.dtype else { throw .dtype(op, "masked_scatter: expected self and source to have same dtypes but got \(input.dtype) and \(source.dtype)") }
    let shape = try broadcastShape(input.shape, mask.shape, op)
    let whole = try reshape(expand(input, size: shape), shape: [-1])
    let plan = try IndexPlan(whole, [reshape(expand(mask, size: shape), shape: [-1])], dims: nil, op)
    let count = plan.outputShape.product
    guard source.count >= count else {
        throw .shape(op, "Number of elements of source < number of ones in mask: source has shape \(source.shape), mask \(mask.shape) holds \(count) times")
    }
    let values = try narrow(reshape(source, shape: [-1]), dim: 0, start: 0, length: count)
    return try reshape(run(IndexPut(plan: plan, isAdding: false), whole, values), shape: shape)
}

// MARK: In place

/// Replaces `input` by what is computed from it (from a copy of it, where the derivative needs the old values).
private func change(_ input: Tensor, _ source: Tensor?, _ op: StaticString, _ body: (Tensor) throws(DLError) -> Tensor) throws(DLError) {
    try checkWritable(input, source, op)
    try replace(input, by: named(op) { () throws(DLError) in try body(input) }, op)
}

public func indexCopy_(_ input: Tensor, dim: Int, index: Tensor, source: Tensor) throws(DLError) {
    try change(input, source, "index_copy_") { (old: Tensor) throws(DLError) in try indexCopy(old, dim: dim, index: index, source: source) }
}

public func indexFill_(_ input: Tensor, dim: Int, index: Tensor, value: Tensor) throws(DLError) {
    try change(input, value, "index_fill_") { (old: Tensor) throws(DLError) in try indexFill(old, dim: dim, index: index, value: value) }
}
public func indexFill_(_ input: Tensor, dim: Int, index: Tensor, value: Scalar) throws(DLError) {
    try indexFill_(input, dim: dim, index: index, value: Tensor(value, dtype: input.dtype))
}

public func indexAdd_(_ input: Tensor, dim: Int, index: Tensor, source: Tensor) throws(DLError) {
    try change(input, source, "index_add_") { (old: Tensor) throws(DLError) in try indexAdd(old, dim: dim, index: index, source: source) }
}

public func maskedScatter_(_ input: Tensor, _ mask: Tensor, _ source: Tensor) throws(DLError) {
    try change(input, source, "masked_scatter_") { (old: Tensor) throws(DLError) in try maskedScatter(old, mask, source) }
}

public func put_(_ input: Tensor, _ index: Tensor, _ source: Tensor, accumulate: Bool = false) throws(DLError) {
    try change(input, source, "put_") { (old: Tensor) throws(DLError) in try put(old, index, source, accumulate: accumulate) }
}

/// One value on the main diagonal; with `wrap` the diagonal of a tall matrix begins again after each square.
public func fillDiagonal_(_ input: Tensor, value: Scalar, wrap: Bool = false) throws(DLError) {
    let op: StaticString = "fill_diagonal_"
    guard input.rank >= 2 else { throw .shape(op, "dimensions must larger than 1, got shape \(input.shape)") }
    var step = 0, extent = input.shape[0]
    for i in 0..<input.rank {
        if input.rank > 2 && input.shape[i] != input.shape[0] { throw .shape(op, "all dimensions of input must be of equal length, got shape \(input.shape)") }
        step &+= input.strides[i]
        extent = Swift.min(extent, input.shape[i])
    }
    try fill_(asStrided(input, size: [extent], stride: [step]), value: value)
    if wrap && input.rank == 2 {
        var start = input.shape[1] + 1
        while start < input.shape[0] {
            let length = Swift.min(input.shape[0] - start, input.shape[1])
            try fill_(asStrided(input, size: [length], stride: [step], storageOffset: input.offset + start * input.strides[0]), value: value)
            start += input.shape[1] + 1
        }
    }
}

public func tril_(_ input: Tensor, diagonal: Int = 0) throws(DLError) {
    try change(input, nil, "tril_") { (old: Tensor) throws(DLError) in try tril(old, diagonal: diagonal) }
}

public func triu_(_ input: Tensor, diagonal: Int = 0) throws(DLError) {
    try change(input, nil, "triu_") { (old: Tensor) throws(DLError) in try triu(old, diagonal: diagonal) }
}
