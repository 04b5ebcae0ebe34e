/// Tensors cut into views along one axis.

/// Parts of given sizes, which add up to the axis; `splitSizes` is an int64 vector.
public func splitWithSizes(_ input: Tensor, _ splitSizes: Tensor, dim: Int = 0) throws(DLError) -> [Tensor] {
    let op: StaticString = "split_with_sizes"
    guard input.rank > 0 else { throw .invalid(op, "split expects at least a 1-dimensional tensor") }
    let axis = try resolveAxis(dim, rank: input.rank, op), extent = input.shape[axis]
    let sizes = try integers(splitSizes, op, "split_sizes")
    var rest = extent
    for size in sizes {
        guard size >= 0 else { throw .invalid(op, "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(sizes)") }
        rest -= Swift.min(size, rest + 1)
    }
    guard rest == 0 else {
        throw .invalid(op, "split_with_sizes expects split_sizes to sum exactly to \(extent) (input tensor's size at dimension \(axis)), but got split_sizes=\(sizes)")
    }
    return try parts(input, axis, ends: sizes.reduce(into: []) { ends, size in ends.append((ends.last ?? 0) + size) })
}

/// Parts that end before the given indices, and the rest. Indices count from the end where negative and are held inside the axis.
public func tensorSplit(_ input: Tensor, _ indicesOrSections: Tensor, dim: Int = 0) throws(DLError) -> [Tensor] {
    let op: StaticString = "tensor_split"
    guard input.rank > 0 else { throw .invalid(op, "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims") }
    if indicesOrSections.rank == 0 { return try tensorSplit(input, indicesOrSections.item(), dim: dim) }
    let axis = try resolveAxis(dim, rank: input.rank, op), extent = input.shape[axis]
    var start = 0
    var results: [Tensor] = []
    for index in try integers(indicesOrSections, op, "indices") + [extent] {
        let end = Swift.min(Swift.max(index < 0 ? Swift.max(index, -extent) + extent : index, 0), extent)
        results.append(try slice(input, dim: axis, start: start, end: end))
        start = end
    }
    return results
}

/// So many parts of nearly equal size, the larger ones first.
public func tensorSplit(_ input: Tensor, _ indicesOrSections: Scalar, dim: Int = 0) throws(DLError) -> [Tensor] {
    let op: StaticString = "tensor_split"
    guard input.rank > 0 else { throw .invalid(op, "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims") }
    let axis = try resolveAxis(dim, rank: input.rank, op), extent = input.shape[axis]
    let sections = Int(indicesOrSections.int64)
    guard sections > 0 else { throw .invalid(op, "number of sections must be larger than 0, got \(sections)") }
    guard sections <= 1 << 24 else { throw .invalid(op, "number of sections is too large: \(sections)") }
    let size = extent / sections, larger = extent % sections
    return try parts(input, axis, ends: (1...sections).map { $0 * size + Swift.min($0, larger) })
}

private func parts(_ input: Tensor, _ axis: Int, ends: [Int]) throws(DLError) -> [Tensor] {
    var results: [Tensor] = []
    var start = 0
    for end in ends {
        results.append(try narrow(input, dim: axis, start: start, length: end - start))
        start = end
    }
    return results
}

private func integers(_ tensor: Tensor, _ op: StaticString, _ name: String) throws(DLError) -> [Int] {
    guard tensor.dtype == .int64 && tensor.rank == 1 else {
        throw .dtype(op, "\(op) expected \(name) to be a one-dimensional int64 tensor, but got \(tensor)")
    }
    return try tensor.values(as: Int.self)
}

/// What hsplit, vsplit and dsplit share: the axis, and whether so many sections are possible.
private func checkedSections(_ input: Tensor, _ axis: Int, _ sections: Scalar?, rank: Int, _ op: StaticString) throws(DLError) {
    guard input.rank >= rank else {
        throw .invalid(op, "torch.\(op) requires a tensor with at least \(rank) dimension, but got a tensor with \(input.rank) dimensions!")
    }
    guard let sections else { return }
    let count = Int(sections.int64)
    guard count > 0 && input.shape[axis] % count == 0 else {
        throw .invalid(op, "torch.\(op) attempted to split along dimension \(axis), but the size of the dimension \(input.shape[axis]) is not divisible by the split_size \(count)!")
    }
}

public func hsplit(_ input: Tensor, _ indicesOrSections: Tensor) throws(DLError) -> [Tensor] {
    try checkedSections(input, 0, nil, rank: 1, "hsplit")
    return try named("hsplit") { () throws(DLError) in try tensorSplit(input, indicesOrSections, dim: input.rank == 1 ? 0 : 1) }
}
public func hsplit(_ input: Tensor, _ indicesOrSections: Scalar) throws(DLError) -> [Tensor] {
    let axis = input.rank == 1 ? 0 : 1
    try checkedSections(input, axis, indicesOrSections, rank: 1, "hsplit")
    return try tensorSplit(input, indicesOrSections, dim: axis)
}
public func vsplit(_ input: Tensor, _ indicesOrSections: Tensor) throws(DLError) -> [Tensor] {
    try checkedSections(input, 0, nil, rank: 2, "vsplit")
    return try named("vsplit") { () throws(DLError) in try tensorSplit(input, indicesOrSections, dim: 0) }
}
public func vsplit(_ input: Tensor, _ indicesOrSections: Scalar) throws(DLError) -> [Tensor] {
    try checkedSections(input, 0, indicesOrSections, rank: 2, "vsplit")
    return try tensorSplit(input, indicesOrSections, dim: 0)
}
public func dsplit(_ input: Tensor, _ indicesOrSections: Tensor) throws(DLError) -> [Tensor] {
    try checkedSections(input, 2, nil, rank: 3, "dsplit")
    return try named("dsplit") { () throws(DLError) in try tensorSplit(input, indicesOrSections, dim: 2) }
}
public func dsplit(_ input: Tensor, _ indicesOrSections: Scalar) throws(DLError) -> [Tensor] {
    try checkedSections(input, 2, indicesOrSections, rank: 3, "dsplit")
    return try tensorSplit(input, indicesOrSections, dim: 2)
}
