/// Searching in sorted rows, and counting.

/// For each value the place before which it could be put into its sorted row: before equal elements, or behind them with `right`.
/// The rows are (rows, length), or one for all values; the values (rows, count). All contiguous, float32, float64 or int64.
public func searchSorted(_ dtype: DType, rows: Int, length: Int, count: Int, sharedRow: Bool, right: Bool,
                         sorted: UnsafeRawPointer, values: UnsafeRawPointer, output: UnsafeMutablePointer<Int64>) {
    switch dtype {
    case .float32: searchSorted(Float.self, rows, length, count, sharedRow, right, sorted, values, output)
    case .float64: searchSorted(Double.self, rows, length, count, sharedRow, right, sorted, values, output)
    default: searchSorted(Int64.self, rows, length, count, sharedRow, right, sorted, values, output)
    }
}

private func searchSorted<T: Comparable & BitwiseCopyable & SendableMetatype>(
    _: T.Type, _ rows: Int, _ length: Int, _ count: Int, _ sharedRow: Bool, _ right: Bool, _ sorted: UnsafeRawPointer,
    _ values: UnsafeRawPointer, _ output: UnsafeMutablePointer<Int64>
) {
    let sorted = sorted.assumingMemoryBound(to: T.self), values = values.assumingMemoryBound(to: T.self)
    parallelFor(count: rows &* count, grain: 1 << 10) { range in
        for item in range {
            let row = sharedRow ? sorted : sorted + item / count &* length
            let value = values[item]
            var low = 0, high = length
            while low < high {
                let middle = (low &+ high) / 2
                // A NaN comes behind everything.
                let isBefore = right ? !(row[middle] > value) : !(row[middle] >= value)
                if isBefore { low = middle &+ 1 } else { high = middle }
            }
            output[item] = Int64(truncatingIfNeeded: low)
        }
    }
}

/// The positions of the bytes that are not zero: how many, or all of them into `output`.
public func truePositions(count: Int, flags: UnsafePointer<UInt8>, output: UnsafeMutablePointer<Int64>?) -> Int {
    var found = 0
    guard let output else {
        for i in 0..<count { found &+= flags[i] != 0 ? 1 : 0 }
        return found
    }
    for i in 0..<count where flags[i] != 0 {
        output[found] = Int64(truncatingIfNeeded: i)
        found &+= 1
    }
    return found
}
