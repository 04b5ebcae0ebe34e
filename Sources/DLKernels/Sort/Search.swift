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
            output[item] = Int64(truncatingIfNeeded: right ? placeBehind(row, length, value) : placeBefore(row, length, value))
        }
    }
}

// Halving without branches, which nobody could foresee. A NaN comes behind everything.

@inline(__always)
private func placeBefore<T: Comparable>(_ row: UnsafePointer<T>, _ length: Int, _ value: T) -> Int {
    var place = 0, left = length
    while left > 1 {
        let half = left / 2
        place = row[place &+ half &- 1] >= value ? place : place &+ half
        left &-= half
    }
    return left == 1 && !(row[place] >= value) ? place &+ 1 : place
}

@inline(__always)
private func placeBehind<T: Comparable>(_ row: UnsafePointer<T>, _ length: Int, _ value: T) -> Int {
    var place = 0, left = length
    while left > 1 {
        let half = left / 2
        place = row[place &+ half &- 1] > value ? place : place &+ half
        left &-= half
    }
    return left == 1 && !(row[place] > value) ? place &+ 1 : place
}
