import DLKernels

/// Matrices and their diagonals.

/// The last axis of a tensor as the diagonal of new matrices, zeros elsewhere.
public func diagEmbed(_ input: Tensor, offset: Int = 0, dim1: Int = -2, dim2: Int = -1) throws(DLError) -> Tensor {
    let rank = input.rank + 1
    guard input.rank > 0, rank <= Dims.maxRank else {
        throw .shape("diag_embed", "needs a tensor of 1 to \(Dims.maxRank - 1) dimensions, got \(input)")
    }
    let a = try resolveAxis(dim1, rank: rank, "diag_embed"), b = try resolveAxis(dim2, rank: rank, "diag_embed")
    guard a != b else { throw .invalid("diag_embed", "diagonal dimensions cannot be identical \(dim1), \(dim2)") }
    guard offset.magnitude < UInt(Int.max / 4) else { throw .invalid("diag_embed", "offset \(offset) is too large") }
    let extent = input.shape[input.rank - 1] + Int(offset.magnitude)
    var shape = Dims()
    var next = 0
    for i in 0..<rank {
        if i == a || i == b { shape.append(extent) } else { shape.append(input.shape[next]); next += 1 }
    }
    let base = try named("diag_embed") { () throws(DLError) in try zeros(shape, dtype: input.dtype) }
    return try scattered(base, input, Diagonal(offset: offset, dim1: a, dim2: b), "diag_embed")
}

/// A vector as the diagonal of a matrix, or the diagonal of a matrix as a vector.
public func diag(_ input: Tensor, diagonal: Int = 0) throws(DLError) -> Tensor {
    switch input.rank {
    case 1: return try named("diag") { () throws(DLError) in try diagEmbed(input, offset: diagonal) }
    case 2: return try clone(DLCore.diagonal(input, offset: diagonal))
    default: throw .shape("diag", "Supports 1D or 2D tensors. Got \(input.rank)D: shape \(input.shape)")
    }
}

/// All elements as the diagonal of a matrix.
public func diagflat(_ input: Tensor, offset: Int = 0) throws(DLError) -> Tensor {
    try named("diagflat") { () throws(DLError) in try diagEmbed(reshape(input, shape: [-1]), offset: offset) }
}

/// The elements on one side of a diagonal, and on it; zeros elsewhere. Linear, and its own adjoint.
struct Triangle: Operation {
    static let name: StaticString = "tril"
    let diagonal: Int
    let isUpper: Bool

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0], op: StaticString = isUpper ? "triu" : "tril"
        guard input.rank >= 2 else { throw .shape(op, "input tensor must have at least 2 dimensions, got \(input)") }
        let source = try contiguous(input)
        let output = try Tensor.result(input.shape, input.dtype, op)
        if output.count == 0 { return output }
        let rows = input.shape[input.rank - 2], columns = input.shape[input.rank - 1]
        copyTriangle(itemSize: input.dtype.size, matrices: input.count / (rows * columns), rows: rows, columns: columns,
                     diagonal: Swift.min(Swift.max(diagonal, -rows), columns), upper: isUpper, input: source.pointer, output: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [try run(self, gradient)] }
}

public func tril(_ input: Tensor, diagonal: Int = 0) throws(DLError) -> Tensor { try run(Triangle(diagonal: diagonal, isUpper: false), input) }
public func triu(_ input: Tensor, diagonal: Int = 0) throws(DLError) -> Tensor { try run(Triangle(diagonal: diagonal, isUpper: true), input) }

/// The positions in a matrix on one side of a diagonal: a row of row numbers, and one of column numbers.
private func triangleIndices(_ row: Int, _ col: Int, _ offset: Int, _ dtype: DType, isUpper: Bool, _ op: StaticString) throws(DLError) -> Tensor {
    guard row >= 0 && col >= 0 else { throw .invalid(op, "row and col must be non-negative, got row \(row) and col \(col)") }
    guard row < 1 << 31 && col < 1 << 31 else { throw .invalid(op, "row \(row) or col \(col) is too large") }
    let offset = Swift.min(Swift.max(offset, -row), col)
    func columns(_ r: Int) -> Range<Int> {
        let edge = Swift.min(Swift.max(r + offset + (isUpper ? 0 : 1), 0), col)
        return isUpper ? edge..<col : 0..<edge
    }
    // Row r has max(0, min(r + k, col)) places below the diagonal: none before row a, all of them from row b on.
    let k = offset + (isUpper ? 0 : 1)
    let a = Swift.min(Swift.max(-k, 0), row), b = Swift.min(Swift.max(col - k, a), row)
    let below = (b - a) * (a + b - 1 + 2 * k) / 2 + (row - b) * col
    let count = isUpper ? row * col - below : below
    let output = try Tensor.uninitialized([2, count], .int64, op)
    let values = output.pointer.assumingMemoryBound(to: Int64.self)
    var next = 0
    for r in (isUpper ? 0 : a)..<(isUpper ? b : row) {
        for c in columns(r) {
            values[next] = Int64(r)
            values[count + next] = Int64(c)
            next += 1
        }
    }
    return dtype == .int64 ? output : try Tensor.cast(output, dtype)
}

public func trilIndices(row: Int, col: Int, offset: Int = 0, dtype: DType = .int64) throws(DLError) -> Tensor {
    try triangleIndices(row, col, offset, dtype, isUpper: false, "tril_indices")
}

public func triuIndices(row: Int, col: Int, offset: Int = 0, dtype: DType = .int64) throws(DLError) -> Tensor {
    try triangleIndices(row, col, offset, dtype, isUpper: true, "triu_indices")
}

/// Matrices one behind the other on the diagonal, zeros elsewhere. Vectors count as rows.
public func blockDiag(_ tensors: [Tensor]) throws(DLError) -> Tensor {
    var blocks: [Tensor] = []
    var rows = 0, columns = 0
    for (position, tensor) in tensors.enumerated() {
        guard tensor.rank <= 2 else {
            throw .shape("block_diag", "Input tensors must have 2 or fewer dimensions. Input \(position) has \(tensor.rank) dimensions")
        }
        let block = try atleast2d(tensor)
        blocks.append(block)
        rows += block.shape[0]
        columns += block.shape[1]
    }
    guard !blocks.isEmpty else { throw .invalid("block_diag", "expected a non-empty list of Tensors") }
    var parts: [Tensor] = []
    var start = 0
    for block in blocks {
        parts.append(try pad(block, pad: [start, columns - start - block.shape[1]]))
        start += block.shape[1]
    }
    return try named("block_diag") { () throws(DLError) in try cat(parts) }
}
