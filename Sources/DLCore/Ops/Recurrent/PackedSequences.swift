import DLKernels

/// Where the shorter of several sequences are filled up.
public enum PaddingSide: Int32, Sendable { case right = 0, left = 1 }

/// The rows of padded sequences, step by step, without the padding.
public func packPaddedSequence(_ input: Tensor, _ lengths: Tensor, batchFirst: Bool = false) throws(DLError) -> (data: Tensor, sizes: Tensor) {
    let op: StaticString = "pack_padded_sequence"
    guard input.rank >= 2 else { throw .shape(op, "input must have at least 2 dimensions, got \(input.shape)") }
    guard lengths.dtype == .int64 && lengths.rank == 1 else {
        throw .dtype(op, "'lengths' argument should be a 1D int64 tensor, got \(lengths)")
    }
    let steps = input.shape[batchFirst ? 1 : 0], batch = input.shape[batchFirst ? 0 : 1]
    guard batch > 0 else { throw .shape(op, "Cannot pack empty tensors: input \(input.shape)") }
    guard lengths.count == batch else {
        throw .shape(op, "Expected `len(lengths)` to be equal to batch_size, but got \(lengths.count) (batch_size=\(batch))")
    }
    let values: [Int] = try lengths.values()
    var before = values[0], total = 0
    for length in values {
        guard length > 0 else {
            throw .invalid(op, "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
        }
        guard length <= before else {
            throw .invalid(op, "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
                + "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.")
        }
        guard length <= steps else { throw .invalid(op, "Expected every length to be at most \(steps), that of input \(input.shape), got \(length)") }
        before = length
        total += length
    }
    var sizes: [Int] = [], positions: [Int] = []
    positions.reserveCapacity(total)
    var size = batch
    for t in 0..<values[0] {
        while values[size - 1] <= t { size -= 1 }
        sizes.append(size)
        for i in 0..<size { positions.append(batchFirst ? i * steps + t : t * batch + i) }
    }
    var shape = input.shape
    shape.remove(at: 0)
    shape[0] = steps * batch
    let data = try named(op) { () throws(DLError) in try indexSelect(reshape(input, shape: shape), dim: 0, index: Tensor(positions)) }
    return (data, try Tensor(sizes))
}

/// Packed sequences with padding.
public func padPackedSequence(_ data: Tensor, _ batchSizes: Tensor, batchFirst: Bool = false, paddingValue: Double = 0,
                              totalLength: Int? = nil) throws(DLError) -> (output: Tensor, lengths: Tensor) {
    let op: StaticString = "pad_packed_sequence"
    guard data.rank >= 1 else { throw .shape(op, "data must have at least 1 dimension, got \(data.shape)") }
    guard batchSizes.count <= data.shape[0] else {
        throw .shape(op, "the sum of batch_sizes must be the number of rows of the packed data: batch_sizes \(batchSizes.shape), data \(data.shape)")
    }
    let geometry = try SequenceGeometry(batchSizes: batchSizes, rows: data.shape[0], op)
    let batch = geometry.batch, steps = totalLength ?? geometry.steps
    guard steps >= geometry.steps else {
        throw .invalid(op, "Expected total_length to be at least the length of the longest sequence in input, but got total_length=\(steps) "
            + "and max sequence length being \(geometry.steps)")
    }
    var shape = data.shape
    shape[0] = steps
    guard shape.count < Dims.maxRank else { throw .shape(op, "data has too many dimensions: \(data.shape)") }
    shape.insert(batch, at: 1)
    guard shape.checkedCount() != nil, let cells = ([steps, batch] as Dims).checkedCount() else { throw Tensor.invalidSize(shape, op) }
    // The row after the last one stands for the padding.
    var row = data.shape
    row[0] = 1
    let padding = try full(row, fillValue: .float(paddingValue), dtype: data.dtype)
    let positions = try Tensor.uninitialized([cells], .int64, op)
    let target = positions.pointer.assumingMemoryBound(to: Int.self)
    var lengths = Array(repeating: 0, count: batch)
    for t in 0..<steps {
        let size = t < geometry.steps ? (geometry.sizes?[t] ?? 0) : 0
        for i in 0..<batch {
            target[batchFirst ? i * steps + t : t * batch + i] = i < size ? geometry.starts[t] + i : data.shape[0]
            if i < size { lengths[i] = t + 1 }
        }
    }
    if batchFirst {
        shape[0] = batch
        shape[1] = steps
    }
    let output = try named(op) { () throws(DLError) in
        try reshape(indexSelect(cat([data, padding], dim: 0), dim: 0, index: positions), shape: shape)
    }
    return (output, try Tensor(lengths))
}

/// Sequences of unequal lengths side by side, filled up to the longest.
public func padSequence(_ sequences: [Tensor], batchFirst: Bool = false, paddingValue: Double = 0,
                        paddingSide: PaddingSide = .right) throws(DLError) -> Tensor {
    let op: StaticString = "pad_sequence"
    guard let first = sequences.first else { throw .invalid(op, "received an empty list of sequences") }
    var longest = 0
    for (position, sequence) in sequences.enumerated() {
        guard sequence.rank > 0 else { throw .shape(op, "sequences must have at least 1 dimension, got \(sequence.shape) at position \(position)") }
        var shape = sequence.shape
        if sequence.rank == first.rank { shape[0] = first.shape[0] }
        guard shape == first.shape else {
            let axis = (1..<min(shape.count, first.rank)).first { shape[$0] != first.shape[$0] } ?? 0
            throw .shape(op, "The size of tensor a (\(axis < first.rank ? first.shape[axis] : 0)) must match the size of tensor b (\(shape[axis])) at "
                + "non-singleton dimension \(axis): sequences have shapes \(first.shape) and, at position \(position), \(sequence.shape)")
        }
        longest = max(longest, sequence.shape[0])
    }
    return try named(op) { () throws(DLError) in
        let rows = try sequences.map { (sequence: Tensor) throws(DLError) in
            let missing = longest - sequence.shape[0]
            if missing == 0 { return sequence }
            var shape = sequence.shape
            shape[0] = missing
            let padding = try full(shape, fillValue: .float(paddingValue), dtype: sequence.dtype)
            return try cat(paddingSide == .right ? [sequence, padding] : [padding, sequence], dim: 0)
        }
        return try stack(rows, dim: batchFirst ? 0 : 1)
    }
}
