/// Tensors put together, and brought to a common shape.

/// At least one, two or three axes, added as NumPy adds them.
public func atleast1d(_ input: Tensor) throws(DLError) -> Tensor { input.rank == 0 ? try unsqueeze(input, dim: 0) : input }

public func atleast2d(_ input: Tensor) throws(DLError) -> Tensor {
    switch input.rank {
    case 0: return try reshape(input, shape: [1, 1])
    case 1: return try unsqueeze(input, dim: 0)
    default: return input
    }
}

public func atleast3d(_ input: Tensor) throws(DLError) -> Tensor {
    switch input.rank {
    case 0: return try reshape(input, shape: [1, 1, 1])
    case 1: return try unsqueeze(unsqueeze(input, dim: 0), dim: 2)
    case 2: return try unsqueeze(input, dim: 2)
    default: return input
    }
}

private func each(_ tensors: [Tensor], _ op: StaticString, _ body: (Tensor) throws(DLError) -> Tensor) throws(DLError) -> [Tensor] {
    guard !tensors.isEmpty else { throw .invalid(op, "\(op) expects a non-empty TensorList") }
    var results: [Tensor] = []
    for tensor in tensors { results.append(try body(tensor)) }
    return results
}

/// Along the second axis, vectors along their only one.
public func hstack(_ tensors: [Tensor]) throws(DLError) -> Tensor {
    try named("hstack") { () throws(DLError) in
        let parts = try each(tensors, "hstack", atleast1d)
        return try cat(parts, dim: parts[0].rank == 1 ? 0 : 1)
    }
}

/// Along the first axis; vectors are rows.
public func vstack(_ tensors: [Tensor]) throws(DLError) -> Tensor {
    try named("vstack") { () throws(DLError) in try cat(each(tensors, "vstack", atleast2d), dim: 0) }
}

/// Along the third axis.
public func dstack(_ tensors: [Tensor]) throws(DLError) -> Tensor {
    try named("dstack") { () throws(DLError) in try cat(each(tensors, "dstack", atleast3d), dim: 2) }
}

/// Along the second axis; vectors are columns.
public func columnStack(_ tensors: [Tensor]) throws(DLError) -> Tensor {
    try named("column_stack") { () throws(DLError) in
        try cat(each(tensors, "column_stack") { (tensor: Tensor) throws(DLError) in
            tensor.rank <= 1 ? try reshape(tensor, shape: [tensor.count, 1]) : tensor
        }, dim: 1)
    }
}

/// Views of all tensors in their common shape.
public func broadcastTensors(_ tensors: [Tensor]) throws(DLError) -> [Tensor] {
    var shape = Dims()
    for tensor in tensors { shape = try broadcastShape(shape, tensor.shape, "broadcast_tensors") }
    return try tensors.map { (tensor: Tensor) throws(DLError) in try expand(tensor, size: shape) }
}

/// How `meshgrid` orders the first two axes: as a matrix is indexed, or as a plane is.
public enum Indexing: Int32, Sendable { case ij = 0, xy = 1 }

/// Views of vectors over the grid that they span.
public func meshgrid(_ tensors: [Tensor], indexing: Indexing = .ij) throws(DLError) -> [Tensor] {
    guard !tensors.isEmpty else { throw .invalid("meshgrid", "meshgrid expects a non-empty TensorList") }
    guard tensors.count <= Dims.maxRank else { throw .shape("meshgrid", "a tensor has at most \(Dims.maxRank) dimensions, got \(tensors.count) tensors") }
    for tensor in tensors {
        guard tensor.rank <= 1 else { throw .shape("meshgrid", "Expected 0D or 1D tensor in the tensor list but got: \(tensor)") }
        guard tensor.dtype == tensors[0].dtype else { throw .dtype("meshgrid", "meshgrid expects all tensors to have the same dtype") }
    }
    var order = Array(tensors.indices)
    if indexing == .xy && tensors.count >= 2 { order.swapAt(0, 1) }
    var shape = Dims(repeating: 1, count: tensors.count)
    for (axis, source) in order.enumerated() { shape[axis] = tensors[source].count }
    var results = tensors
    for (axis, source) in order.enumerated() {
        var single = Dims(repeating: 1, count: tensors.count)
        single[axis] = tensors[source].count
        results[source] = try expand(reshape(tensors[source], shape: single), size: shape)
    }
    return results
}

/// All combinations of one element of each vector, one per row.
public func cartesianProd(_ tensors: [Tensor]) throws(DLError) -> Tensor {
    for tensor in tensors where tensor.rank != 1 { throw .shape("cartesian_prod", "Expect a 1D vector, but got shape \(tensor.shape)") }
    if tensors.count == 1 { return tensors[0] }
    return try named("cartesian_prod") { () throws(DLError) in
        try stack(meshgrid(tensors).map { (part: Tensor) throws(DLError) in try reshape(part, shape: [-1]) }, dim: 1)
    }
}

/// All choices of r elements of a vector, in lexicographic order of their places, one per row.
public func combinations(_ input: Tensor, r: Int = 2, withReplacement: Bool = false) throws(DLError) -> Tensor {
    guard input.rank == 1 else { throw .shape("combinations", "Expect a 1D vector, but got shape \(input.shape)") }
    guard r >= 0 else { throw .invalid("combinations", "Expect a non-negative number, but got \(r)") }
    if r == 0 { return try Tensor.uninitialized([0], input.dtype, "combinations") }
    let count = input.count
    if count == 0 || (!withReplacement && r > count) {
        return try index(input, [Tensor.uninitialized([0, r], .int64, "combinations")])
    }
    // How many there are: (count over r), or (count + r - 1 over r), which is (count + r - 1 over count - 1).
    let pool = withReplacement ? Double(count) + Double(r) - 1 : Double(count)
    var total = 1.0
    for i in 0..<Swift.min(r, withReplacement ? count - 1 : count - r) where total < 1e12 {
        total *= (pool - Double(i)) / Double(i + 1)
    }
    guard total * Double(r) < 1e12 else { throw .invalid("combinations", "\(count) elements have too many combinations of \(r)") }
    let rows = Int(total.rounded())
    let positions = try Tensor.uninitialized([rows, r], .int64, "combinations")
    let values = positions.pointer.assumingMemoryBound(to: Int64.self)
    for i in 0..<r { values[i] = withReplacement ? 0 : Int64(i) }
    for row in 1..<Swift.max(1, rows) {
        let place = values + row &* r
        place.update(from: place - r, count: r)
        var i = r - 1
        while i >= 0 && place[i] == Int64(withReplacement ? count - 1 : count - r + i) { i -= 1 }
        if i < 0 { break }
        place[i] += 1
        for j in (i + 1)..<Swift.max(r, i + 1) { place[j] = place[j - 1] + (withReplacement ? 0 : 1) }
    }
    return try index(input, [positions])
}
