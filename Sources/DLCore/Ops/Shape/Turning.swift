/// Elements repeated, shifted and turned.

/// input[i] laid out as often as `dims` says; missing entries count as 1.
public func tile(_ input: Tensor, dims: Dims) throws(DLError) -> Tensor {
    var repeats = dims
    while repeats.count < input.rank { repeats.insert(1, at: 0) }
    return try named("tile") { () throws(DLError) in try repeated(input, repeats: repeats) }
}

/// Each element, or each slice along an axis, several times in a row.
public func repeatInterleave(_ input: Tensor, _ repeats: Tensor, dim: Int? = nil, outputSize: Int? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "repeat_interleave"
    guard repeats.dtype == .int64 || repeats.dtype == .int32 else { throw .dtype(op, "repeats has to be Long or Int tensor, got \(repeats)") }
    guard repeats.rank <= 1 else { throw .shape(op, "repeats must be 0-dim or 1-dim tensor, got shape \(repeats.shape)") }
    let source = dim == nil ? try reshape(input, shape: [-1]) : input
    let axis = try resolveAxis(dim ?? 0, rank: source.rank, op)
    let extent = source.rank == 0 ? 1 : source.shape[axis]
    let single = repeats.count == 1
    guard single || repeats.count == extent else {
        throw .shape(op, "repeats must have the same size as input along dim, but got repeats.size(0) = \(repeats.count) and input.size(\(axis)) = \(extent)")
    }
    let counts = try repeats.values(as: Int64.self)
    var total = 0
    for i in 0..<extent {
        let count = counts[single ? 0 : i]
        guard count >= 0 else { throw .invalid(op, "repeats can not be negative, got \(count)") }
        let (sum, overflow) = total.addingReportingOverflow(Int(count))
        guard !overflow && sum < Int.max / 16 else { throw .invalid(op, "the repeats add up to too many elements") }
        total = sum
    }
    if let outputSize, outputSize != total { throw .invalid(op, "allocated size does not match required size: output_size \(outputSize), the repeats add up to \(total)") }
    let positions = try Tensor.uninitialized([total], .int64, op)
    let values = positions.pointer.assumingMemoryBound(to: Int64.self)
    var next = 0
    for i in 0..<extent {
        for _ in 0..<Int(counts[single ? 0 : i]) {
            values[next] = Int64(i)
            next += 1
        }
    }
    return try named(op) { () throws(DLError) in try indexSelect(source.rank == 0 ? reshape(source, shape: [1]) : source, dim: axis, index: positions) }
}

public func repeatInterleave(_ input: Tensor, _ repeats: Scalar, dim: Int? = nil, outputSize: Int? = nil) throws(DLError) -> Tensor {
    if case .float = repeats { throw .dtype("repeat_interleave", "repeats has to be an integer") }
    return try repeatInterleave(input, Tensor(repeats, dtype: .int64), dim: dim, outputSize: outputSize)
}

/// The first two axes: left and right, up and down exchanged.
public func fliplr(_ input: Tensor) throws(DLError) -> Tensor {
    guard input.rank >= 2 else { throw .shape("fliplr", "Input must be >= 2-d, got shape \(input.shape)") }
    return try flip(input, dims: [1])
}

public func flipud(_ input: Tensor) throws(DLError) -> Tensor {
    guard input.rank >= 1 else { throw .shape("flipud", "Input must be >= 1-d, got shape \(input.shape)") }
    return try flip(input, dims: [0])
}

/// Elements moved along axes; what falls off one end comes in at the other. Without axes along all elements in a row.
public func roll(_ input: Tensor, shifts: Dims, dims: Dims? = nil) throws(DLError) -> Tensor {
    guard let dims, !dims.isEmpty else {
        guard shifts.count == 1 else { throw .invalid("roll", "shifts and dimensions must align. shifts: \(shifts.count), dims: 0") }
        let rolled = try roll(reshape(input, shape: [-1]), shifts: shifts, dims: [0])
        return try reshape(rolled, shape: input.shape)
    }
    guard shifts.count == dims.count else {
        throw .invalid("roll", "shifts and dimensions must align. shifts: \(shifts.count), dims: \(dims.count)")
    }
    var result = input
    for i in 0..<dims.count {
        guard input.rank > 0 else { throw .index("roll", "Dimension specified as \(dims[i]) but tensor has no dimensions") }
        let axis = try resolveAxis(dims[i], rank: input.rank, "roll"), extent = input.shape[axis]
        if extent == 0 { continue }
        let shift = (shifts[i] % extent + extent) % extent
        if shift == 0 { continue }
        let tail = try narrow(result, dim: axis, start: extent - shift, length: shift)
        result = try cat([tail, narrow(result, dim: axis, start: 0, length: extent - shift)], dim: axis)
    }
    return result === input ? try clone(input) : result
}

/// Turned by k quarter turns from the first of two axes towards the second.
public func rot90(_ input: Tensor, k: Int = 1, dims: Dims? = nil) throws(DLError) -> Tensor {
    guard input.rank >= 2 else { throw .shape("rot90", "expected total dims >= 2, but got total dims = \(input.rank)") }
    let dims = dims ?? [0, 1]
    let a = try resolveAxis(dims[0], rank: input.rank, "rot90"), b = try resolveAxis(dims[1], rank: input.rank, "rot90")
    guard a != b else { throw .invalid("rot90", "expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])") }
    switch (k % 4 + 4) % 4 {
    case 1: return try transpose(flip(input, dims: [b]), dim0: a, dim1: b)
    case 2: return try flip(input, dims: [a, b])
    case 3: return try transpose(flip(input, dims: [a]), dim0: a, dim1: b)
    default: return try clone(input)
    }
}

/// Matrices with their rows and columns exchanged.
public func adjoint(_ input: Tensor) throws(DLError) -> Tensor {
    guard input.rank >= 2 else { throw .shape("adjoint", "tensor.adjoint() is only supported on matrices or batches of matrices. Got \(input.rank)-D tensor.") }
    return try transpose(input, dim0: -2, dim1: -1)
}

/// The elements in a row, a view where that is possible.
public func ravel(_ input: Tensor) throws(DLError) -> Tensor { try reshape(input, shape: [-1]) }

/// A copy of a part of an axis.
public func narrowCopy(_ input: Tensor, dim: Int, start: Int, length: Int) throws(DLError) -> Tensor {
    try named("narrow_copy") { () throws(DLError) in try clone(narrow(input, dim: dim, start: start, length: length)) }
}
