import DLKernels

/// Different elements, with the place of every element among them, and how often each occurs.

private struct Groups {
    /// For every element in its order (as sorted, or as given) the number of its group.
    var places: Tensor
    var starts: [Int64]
    var counts: Tensor

    /// `isNew` tells, from the second element on, whether an element differs from the one before.
    init(count: Int, _ isNew: Tensor?) throws(DLError) {
        places = try Tensor.uninitialized([count], .int64, "unique")
        starts = []
        let values = places.pointer.assumingMemoryBound(to: Int64.self)
        let flags = try isNew.map { (flags: Tensor) throws(DLError) in try contiguous(flags) }
        var number: Int64 = -1
        let bytes = flags.map { UnsafePointer($0.pointer.assumingMemoryBound(to: UInt8.self)) }
        for i in 0..<count {
            if i == 0 || bytes?[i - 1] != 0 {
                starts.append(Int64(i))
                number += 1
            }
            values[i] = number
        }
        withExtendedLifetime(flags) {}
        var sizes: [Int64] = []
        for (number, start) in starts.enumerated() {
            sizes.append((number + 1 < starts.count ? starts[number + 1] : Int64(count)) - start)
        }
        counts = try Tensor(sizes)
    }
}

/// Which rows of a matrix, from the second on, differ from the one before.
private func differences(_ rows: Tensor) throws(DLError) -> Tensor? {
    let count = rows.shape[0]
    if count < 2 { return nil }
    let different = try ne(narrow(rows, dim: 0, start: 1, length: count - 1), narrow(rows, dim: 0, start: 0, length: count - 1))
    return rows.rank == 1 ? different : try any(different, dim: [1])
}

/// The parts along an axis as rows of a matrix; all elements as a vector without an axis.
private func rows(_ input: Tensor, _ dim: Int?, _ op: StaticString) throws(DLError) -> (rows: Tensor, axis: Int?) {
    guard let dim else { return (try contiguous(reshape(input, shape: [-1])), nil) }
    let axis = try resolveAxis(dim, rank: input.rank, op)
    if input.rank == 0 { return (try reshape(input, shape: [1]), nil) }
    let count = input.shape[axis]
    guard input.count > 0 || count == 0 else {
        throw .invalid(op, "There are 0 sized dimensions, and they aren't selected, so unique cannot be applied: input has shape \(input.shape)")
    }
    let moved = try contiguous(movedim(input, source: [axis], destination: [0]))
    return (try reshape(moved, shape: [count, count == 0 ? 0 : input.count / count]), axis)
}

/// The parts of the input that begin the groups.
private func picked(_ input: Tensor, _ axis: Int?, _ positions: Tensor) throws(DLError) -> Tensor {
    try indexSelect(axis == nil ? reshape(input, shape: [-1]) : input, dim: axis ?? 0, index: positions)
}

/// The different elements in order (or, with `dim`, the different parts of an axis in lexicographic order), the place of each
/// element of the input among them, and how often each occurs.
public func unique(_ input: Tensor, sorted: Bool = true, dim: Int? = nil) throws(DLError) -> [Tensor] {
    try withoutRecording { () throws(DLError) in
        let (matrix, axis) = try rows(input, dim, "unique")
        let count = matrix.shape[0]
        // By the last column first: a stable sort keeps the order of the columns behind.
        var order = matrix.rank == 1 ? try argsort(matrix) : try arange(start: 0, end: .int(Int64(count)))
        if matrix.rank == 2 {
            var column = matrix.shape[1] - 1
            while column >= 0 {
                let keys = try indexSelect(select(matrix, dim: 1, index: column), dim: 0, index: order)
                order = try indexSelect(order, dim: 0, index: argsort(keys))
                column -= 1
            }
        }
        let ordered = try indexSelect(matrix, dim: 0, index: order)
        let groups = try Groups(count: count, differences(ordered))
        let inverse = try scatter(zeros([count], dtype: .int64), dim: 0, index: order, src: groups.places)
        let output = try picked(input, axis, indexSelect(order, dim: 0, index: Tensor(groups.starts)))
        return [output, axis == nil ? try reshape(inverse, shape: input.shape) : inverse, groups.counts]
    }
}

/// The same for elements (or parts of an axis) that follow each other: the first of each run of equal ones.
public func uniqueConsecutive(_ input: Tensor, dim: Int? = nil) throws(DLError) -> [Tensor] {
    try withoutRecording { () throws(DLError) in
        let (matrix, axis) = try rows(input, dim, "unique_consecutive")
        let groups = try Groups(count: matrix.shape[0], differences(matrix))
        let output = try picked(input, axis, Tensor(groups.starts))
        return [output, axis == nil ? try reshape(groups.places, shape: input.shape) : groups.places, groups.counts]
    }
}
