import DLKernels

/// Searching in sorted sequences, and counting how many elements fall where.

/// Which of the places between equal elements a search gives.
public enum SearchSide: Int32, Sendable { case left = 0, right = 1 }

/// For each value the place before which it could be put into its sorted sequence.
public func searchsorted(_ sortedSequence: Tensor, _ input: Tensor, outInt32: Bool = false, right: Bool = false, side: SearchSide = .left,
                         sorter: Tensor? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "searchsorted"
    guard sortedSequence.dtype == input.dtype || input.rank == 0 else {
        throw .dtype(op, "torch.searchsorted(): boundary tensor and input value tensor should have same dtype, got \(sortedSequence) and \(input)")
    }
    guard sortedSequence.rank > 0 else { throw .shape(op, "torch.searchsorted(): sorted_sequence must have at least one dimension") }
    let shared = sortedSequence.rank == 1
    let length = sortedSequence.shape[sortedSequence.rank - 1]
    if !shared {
        guard input.rank == sortedSequence.rank else {
            throw .shape(op, "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor "
                + "must match, but we got boundaries tensor \(sortedSequence.shape) and input value tensor \(input.shape)")
        }
        for i in 0..<(input.rank - 1) where input.shape[i] != sortedSequence.shape[i] {
            throw .shape(op, "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor "
                + "must match, but we got boundaries tensor \(sortedSequence.shape) and input value tensor \(input.shape)")
        }
    }
    return try withoutRecording { () throws(DLError) in
        var sequence = sortedSequence
        if let sorter {
            guard sorter.shape == sequence.shape else { throw .shape(op, "torch.searchsorted(): boundary and sorter must have the same size, but got \(sequence.shape) and \(sorter.shape)") }
            guard sorter.dtype == .int64 else { throw .dtype(op, "torch.searchsorted(): sorter must be a tensor of long dtype but got dtype \(sorter.dtype)") }
            sequence = try named(op) { () throws(DLError) in try gather(sequence, dim: -1, index: sorter) }
        }
        let common = sequence.dtype == .float32 && input.dtype == .float32 ? DType.float32
            : sequence.dtype.isFloatingPoint || input.dtype.isFloatingPoint ? .float64 : .int64
        let rows = try contiguous(to(sequence, dtype: common)), values = try contiguous(to(input, dtype: common))
        let output = try Tensor.result(input.shape, .int64, op)
        let count = shared ? values.count : input.shape[input.rank - 1]
        if output.count > 0 {
            searchSorted(common, rows: values.count / count, length: length, count: count, sharedRow: shared, right: right || side == .right,
                         sorted: rows.pointer, values: values.pointer, output: output.pointer.assumingMemoryBound(to: Int64.self))
        }
        return outInt32 ? try Tensor.cast(output, .int32) : output
    }
}

public func searchsorted(_ sortedSequence: Tensor, _ input: Scalar, outInt32: Bool = false, right: Bool = false, side: SearchSide = .left,
                         sorter: Tensor? = nil) throws(DLError) -> Tensor {
    try searchsorted(sortedSequence, Tensor(input, dtype: nil), outInt32: outInt32, right: right, side: side, sorter: sorter)
}

/// The same with the boundaries of buckets as the sequence.
public func bucketize(_ input: Tensor, _ boundaries: Tensor, outInt32: Bool = false, right: Bool = false) throws(DLError) -> Tensor {
    guard boundaries.rank == 1 else { throw .shape("bucketize", "boundaries tensor must be 1 dimension, but got dim(\(boundaries.rank))") }
    let common = DType.promoted(input.dtype, boundaries.dtype)
    return try named("bucketize") { () throws(DLError) in
        try searchsorted(to(detach(boundaries), dtype: common), to(detach(input), dtype: common), outInt32: outInt32, right: right)
    }
}

/// How often each of the numbers 0, 1, 2 ... occurs, or the sums of weights at their places.
public func bincount(_ input: Tensor, weights: Tensor? = nil, minlength: Int = 0) throws(DLError) -> Tensor {
    let op: StaticString = "bincount"
    guard input.rank == 1, !input.dtype.isFloatingPoint, input.dtype != .bool else {
        throw .invalid(op, "bincount only supports 1-d non-negative integral inputs, got \(input)")
    }
    guard minlength >= 0 else { throw .invalid(op, "minlength should be >= 0, got \(minlength)") }
    if let weights, weights.shape != input.shape { throw .shape(op, "weights should be 1-d and have the same length as input, got \(weights.shape) for \(input.shape)") }
    return try withoutRecording { () throws(DLError) in
        let index = try to(input, dtype: .int64)
        var length = minlength
        if input.count > 0 {
            guard try amin(index).item().int64 >= 0 else { throw .invalid(op, "bincount only supports 1-d non-negative integral inputs") }
            let largest = Int(try amax(index).item().int64)
            guard largest < Int.max / 16 else { throw .invalid(op, "the largest number \(largest) is too large to count") }
            length = Swift.max(length, largest + 1)
        }
        guard let weights else {
            let output = try named(op) { () throws(DLError) in try zeros([length], dtype: .int64) }
            let numbers = try contiguous(index)
            countNumbers(numbers.count, UnsafePointer(numbers.pointer.assumingMemoryBound(to: Int64.self)), length: length,
                         counts: output.pointer.assumingMemoryBound(to: Int64.self))
            return output
        }
        let dtype = weights.dtype == .float32 ? DType.float32 : .float64
        let run = ScatterOnZeros(dim: 0, index: index, shape: [length])
        return try named(op) { () throws(DLError) in try DLCore.run(run, to(weights, dtype: dtype)) }
    }
}

/// How many elements lie in each of `bins` equal parts of the range from min to max, the last part with its end; elements
/// outside do not count. Equal limits mean the range of the data.
public func histc(_ input: Tensor, bins: Int = 100, min: Scalar = 0, max: Scalar = 0) throws(DLError) -> Tensor {
    guard input.dtype.isFloatingPoint else { throw .dtype("histc", "\"histogram_cpu\" not implemented for \(input.dtype): input \(input)") }
    let (low, high) = try limits(input, bins, min.double, max.double, "histc")
    return try counted(input, nil, bins, low, high, "histc")
}

private func limits(_ input: Tensor, _ bins: Int, _ min: Double, _ max: Double, _ op: StaticString) throws(DLError) -> (Double, Double) {
    guard bins > 0 && bins < 1 << 40 else { throw .invalid(op, "bins must be > 0, got \(bins)") }
    var low = min, high = max
    if low == high && input.count > 0 {
        (low, high) = try withoutRecording { () throws(DLError) in (try amin(input).item().double, try amax(input).item().double) }
    }
    if low == high {
        low -= 1
        high += 1
    }
    guard low.isFinite && high.isFinite else { throw .invalid(op, "range of [\(low), \(high)] is not finite") }
    guard low < high else { throw .invalid(op, "max must be larger than min, got min \(low), max \(high)") }
    return (low, high)
}

/// Sums of weights (ones without any) per bin.
private func counted(_ input: Tensor, _ weights: Tensor?, _ bins: Int, _ low: Double, _ high: Double, _ op: StaticString) throws(DLError) -> Tensor {
    let values = try input.values(as: Double.self), factors = try weights?.values(as: Double.self)
    let sums = try named(op) { () throws(DLError) in try zeros([bins], dtype: .float64) }
    let totals = sums.pointer.assumingMemoryBound(to: Double.self)
    for (i, value) in values.enumerated() where value >= low && value <= high {
        let bin = Swift.min(Int((value - low) * Double(bins) / (high - low)), bins - 1)
        totals[bin] += factors?[i] ?? 1
    }
    return try Tensor.cast(sums, input.dtype)
}

private func histogram(_ input: Tensor, _ weight: Tensor?, _ density: Bool, edges: Tensor, _ count: (Tensor?) throws(DLError) -> Tensor) throws(DLError) -> (hist: Tensor, bin_edges: Tensor) {
    if let weight {
        guard weight.shape == input.shape else { throw .shape("histogram", "if weight tensor is provided it should have the same shape as the input tensor: \(weight.shape), \(input.shape)") }
    }
    var hist = try count(weight)
    if density {
        let bins = hist.count
        let widths = try narrow(edges, dim: 0, start: 1, length: bins) - narrow(edges, dim: 0, start: 0, length: bins)
        hist = try hist / (sum(hist) * widths)
    }
    return (hist, edges)
}

/// Counts, or sums of weights, between given edges, each bin without its end, the last one with it; and the edges.
public func histogram(_ input: Tensor, _ bins: Tensor, min: Double? = nil, max: Double? = nil, weight: Tensor? = nil,
                      density: Bool = false) throws(DLError) -> (hist: Tensor, bin_edges: Tensor) {
    let op: StaticString = "histogram"
    guard input.dtype.isFloatingPoint, bins.dtype == input.dtype else { throw .dtype(op, "expected floating tensors of one dtype, got input \(input) and bins \(bins)") }
    guard bins.rank == 1, bins.count >= 2 else { throw .shape(op, "bins tensor should have one dimension with at least two edges, but got shape \(bins.shape)") }
    return try withoutRecording { () throws(DLError) in
        try histogram(input, weight, density, edges: bins) { (weight: Tensor?) throws(DLError) in
            let edges = try bins.values(as: Double.self), values = try input.values(as: Double.self)
            let factors = try weight?.values(as: Double.self)
            var totals = Array(repeating: 0.0, count: edges.count - 1)
            for (i, value) in values.enumerated() where value >= edges[0] && value <= edges[edges.count - 1] {
                var low = 0, high = edges.count
                while low < high {
                    let middle = (low + high) / 2
                    if edges[middle] <= value { low = middle + 1 } else { high = middle }
                }
                totals[Swift.min(Swift.max(low - 1, 0), edges.count - 2)] += factors?[i] ?? 1
            }
            return try to(Tensor(totals), dtype: input.dtype)
        }
    }
}

/// The same with so many bins of equal width from min to max, or over the range of the data.
public func histogram(_ input: Tensor, _ bins: Scalar, min: Double? = nil, max: Double? = nil, weight: Tensor? = nil,
                      density: Bool = false) throws(DLError) -> (hist: Tensor, bin_edges: Tensor) {
    let op: StaticString = "histogram"
    guard input.dtype.isFloatingPoint else { throw .dtype(op, "expected a floating-point tensor, but got \(input)") }
    let bins = Int(bins.int64)
    return try withoutRecording { () throws(DLError) in
        let (low, high) = try limits(input, bins, min ?? 0, max ?? 0, op)
        let edges = try linspace(start: low, end: high, steps: bins + 1, dtype: input.dtype)
        return try histogram(input, weight, density, edges: edges) { (weight: Tensor?) throws(DLError) in try counted(input, weight, bins, low, high, op) }
    }
}
