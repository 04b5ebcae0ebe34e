import DLKernels

/// Sorting and selecting along an axis. What is found are positions; the values are gathered, so that their derivatives are
/// those of gather. NaN counts as the largest element.

/// A tensor with one axis brought to the end, row-major, and the way back.
private struct Rows {
    let tensor: Tensor
    let axis: Int, rank: Int
    let count: Int
    /// The input, a scalar as a vector.
    let source: Tensor

    init(_ input: Tensor, _ dim: Int, _ op: StaticString) throws(DLError) {
        let axis = try resolveAxis(dim, rank: input.rank, op)
        self.axis = axis
        rank = input.rank
        source = rank == 0 ? try reshape(input, shape: [1]) : input
        tensor = try withoutRecording { [source] () throws(DLError) in try contiguous(movedim(source, source: [axis], destination: [-1])) }
        count = tensor.shape[tensor.rank - 1]
        guard count < Int(UInt32.max) else { throw .unsupported(op, "an axis of \(count) elements is too long to be sorted") }
    }

    var rowCount: Int { count == 0 ? 0 : tensor.count / count }

    /// Positions of `k` elements per row, filled by `body`, on the axes of the input.
    func positions(_ k: Int, _ op: StaticString, _ body: (UnsafeMutablePointer<Int64>) -> Bool) throws(DLError) -> Tensor {
        var shape = tensor.shape
        shape[shape.count - 1] = k
        let found = try Tensor.uninitialized(shape, .int64, op)
        if found.count > 0, !body(found.pointer.assumingMemoryBound(to: Int64.self)) {
            throw .outOfMemory(op, bytes: count &* 32)
        }
        return try withoutRecording { () throws(DLError) in try contiguous(movedim(found, source: [-1], destination: [axis])) }
    }

    /// The elements at the positions, both in the shape of the input's axes.
    func gathered(_ positions: Tensor) throws(DLError) -> (values: Tensor, indices: Tensor) {
        let values = try gather(source, dim: axis, index: positions)
        if rank > 0 { return (values, positions) }
        return (try reshape(values, shape: []), try reshape(positions, shape: []))
    }
}

/// The elements along an axis in order, and where they were. Equal elements keep their order.
public func sort(_ input: Tensor, dim: Int = -1, descending: Bool = false, stable: Bool = false) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let rows = try Rows(input, dim, "sort")
    let positions = try rows.positions(rows.count, "sort") {
        DLKernels.argsort(input.dtype, rows: rows.rowCount, count: rows.count, descending: descending, input: rows.tensor.pointer, output: $0)
    }
    return try rows.gathered(positions)
}

public func argsort(_ input: Tensor, dim: Int = -1, descending: Bool = false, stable: Bool = false) throws(DLError) -> Tensor {
    let rows = try named("argsort") { () throws(DLError) in try Rows(detach(input), dim, "argsort") }
    let positions = try rows.positions(rows.count, "argsort") {
        DLKernels.argsort(input.dtype, rows: rows.rowCount, count: rows.count, descending: descending, input: rows.tensor.pointer, output: $0)
    }
    return try reshape(positions, shape: input.shape)
}

/// The elements in order along the first axis.
public func msort(_ input: Tensor) throws(DLError) -> Tensor {
    try named("msort") { () throws(DLError) in try sort(input, dim: 0).values }
}

/// The k largest (or smallest) elements along an axis in order, and where they were.
public func topk(_ input: Tensor, k: Int, dim: Int = -1, largest: Bool = true, sorted: Bool = true) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let rows = try Rows(input, dim, "topk")
    guard k >= 0 && k <= rows.count else { throw .invalid("topk", "selected index k out of range: k \(k), the axis has \(rows.count) elements") }
    let positions = try rows.positions(k, "topk") {
        argselect(input.dtype, rows: rows.rowCount, count: rows.count, k: k, descending: largest, input: rows.tensor.pointer, output: $0)
    }
    return try rows.gathered(positions)
}

/// One element of every row, and where it was.
private func chosen(_ input: Tensor, _ dim: Int, _ keepdim: Bool, _ op: StaticString,
                    _ choice: (Int) throws(DLError) -> RowChoice) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let rows = try Rows(input, dim, op)
    let choice = try choice(rows.count)
    guard rows.count > 0 else {
        throw .index(op, "Expected reduction dim \(dim) to have non-zero size: input has shape \(input.shape)")
    }
    let positions = try rows.positions(1, op) {
        argchoose(input.dtype, rows: rows.rowCount, count: rows.count, choice: choice, input: rows.tensor.pointer, output: $0)
    }
    let (values, indices) = try rows.gathered(positions)
    if keepdim || input.rank == 0 { return (values, indices) }
    return (try squeeze(values, dim: [rows.axis]), try squeeze(indices, dim: [rows.axis]))
}

/// The k-th smallest element along an axis, k counting from 1.
public func kthvalue(_ input: Tensor, k: Int, dim: Int = -1, keepdim: Bool = false) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try chosen(input, dim, keepdim, "kthvalue") { (count: Int) throws(DLError) in
        guard k >= 1 && k <= count else { throw .invalid("kthvalue", "selected number k out of range for dimension \(dim): k \(k), the axis has \(count) elements") }
        return .place(k - 1)
    }
}

public func median(_ input: Tensor, dim: Int, keepdim: Bool = false) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try chosen(input, dim, keepdim, "median") { (_: Int) throws(DLError) in .median }
}

public func nanmedian(_ input: Tensor, dim: Int, keepdim: Bool = false) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try chosen(input, dim, keepdim, "nanmedian") { (_: Int) throws(DLError) in .medianOfNumbers }
}

public func mode(_ input: Tensor, dim: Int = -1, keepdim: Bool = false) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try chosen(input, dim, keepdim, "mode") { (_: Int) throws(DLError) in .mode }
}

/// Over all elements; NaN, or 0 of an integer dtype's least value, when there are none.
private func overall(_ input: Tensor, _ op: StaticString, _ body: (Tensor) throws(DLError) -> Tensor) throws(DLError) -> Tensor {
    if input.count == 0 {
        return try full([], fillValue: input.dtype.isFloatingPoint ? .float(.nan) : .int(input.dtype == .int64 ? .min : 0), dtype: input.dtype)
    }
    return try named(op) { () throws(DLError) in try body(reshape(input, shape: [-1])) }
}

public func median(_ input: Tensor) throws(DLError) -> Tensor {
    try overall(input, "median") { (all: Tensor) throws(DLError) in try median(all, dim: 0).values }
}

public func nanmedian(_ input: Tensor) throws(DLError) -> Tensor {
    try overall(input, "nanmedian") { (all: Tensor) throws(DLError) in try nanmedian(all, dim: 0).values }
}
