/// Orders of the rows of a contiguous (rows, count) array, as positions along the row. The results do not depend on the number
/// of threads: the order of elements with their positions is total. All functions return false when there is no memory; a row
/// has fewer than 2^32 elements, and at least one where an element is chosen.

/// The positions in sorted order, (rows, count); equal elements keep their order.
public func argsort(_ dtype: DType, rows: Int, count: Int, descending: Bool, input: UnsafeRawPointer,
                    output: UnsafeMutablePointer<Int64>) -> Bool {
    hasShortKeys(dtype) ? argsort(ShortRecord.self, fillRecords, dtype, rows, count, descending, input, output)
        : argsort(LongRecord.self, fillRecords, dtype, rows, count, descending, input, output)
}

/// The positions of the k first elements of the sorted order, in that order, (rows, k).
public func argselect(_ dtype: DType, rows: Int, count: Int, k: Int, descending: Bool, input: UnsafeRawPointer,
                      output: UnsafeMutablePointer<Int64>) -> Bool {
    hasShortKeys(dtype) ? argselect(ShortRecord.self, fillRecords, dtype, rows, count, k, descending, input, output)
        : argselect(LongRecord.self, fillRecords, dtype, rows, count, k, descending, input, output)
}

/// Which element of a row to choose.
public enum RowChoice: Sendable {
    /// The one at a place of the sorted order, from 0.
    case place(Int)
    /// The lower median; the first NaN if there is one.
    case median
    /// The lower median of the elements that are numbers; NaN if there are none.
    case medianOfNumbers
    /// The element that occurs most often, the smallest of several; of its positions the last.
    case mode
}

/// The position of one element of each row, (rows).
public func argchoose(_ dtype: DType, rows: Int, count: Int, choice: RowChoice, input: UnsafeRawPointer,
                      output: UnsafeMutablePointer<Int64>) -> Bool {
    hasShortKeys(dtype) ? argchoose(ShortRecord.self, fillRecords, dtype, rows, count, choice, input, output)
        : argchoose(LongRecord.self, fillRecords, dtype, rows, count, choice, input, output)
}

private func hasShortKeys(_ dtype: DType) -> Bool { dtype != .float64 && dtype != .int64 }

private typealias Filling<R> = (DType, UnsafeRawPointer, Int, Bool, UnsafeMutablePointer<R>) -> Void

/// Calls `body` for every row with its records and room for as many more.
@inline(__always)
private func forEachRow<R: SortRecord>(
    _: R.Type, _ fill: Filling<R>, _ dtype: DType, _ rows: Int, _ count: Int, _ descending: Bool, _ input: UnsafeRawPointer,
    _ body: (Int, UnsafeMutablePointer<R>, UnsafeMutablePointer<R>) -> Void
) -> Bool {
    var failed = false
    // One long row is worth the threads inside; several share the threads.
    parallelFor(count: rows, grain: rows == 1 ? 1 : Swift.max(1, (1 << 11) / Swift.max(1, count))) { range in
        let done: Void? = withScratch(bytes: 2 &* count &* MemoryLayout<R>.stride) { memory in
            let records = memory.assumingMemoryBound(to: R.self)
            for row in range {
                fill(dtype, input + row &* count &* dtype.size, count, descending, records)
                body(row, records, records + count)
            }
        }
        if done == nil { failed = true }
    }
    return !failed
}

private func argsort<R: SortRecord>(
    _: R.Type, _ fill: Filling<R>, _ dtype: DType, _ rows: Int, _ count: Int, _ descending: Bool, _ input: UnsafeRawPointer,
    _ output: UnsafeMutablePointer<Int64>
) -> Bool {
    forEachRow(R.self, fill, dtype, rows, count, descending, input) { row, records, spare in
        let sorted = rows == 1 ? sortRecordsTogether(records, spare, count) : sortRecords(records, spare, count)
        let positions = output + row &* count
        for i in 0..<count { positions[i] = Int64(truncatingIfNeeded: sorted[i].position) }
    }
}

private func argselect<R: SortRecord>(
    _: R.Type, _ fill: Filling<R>, _ dtype: DType, _ rows: Int, _ count: Int, _ k: Int, _ descending: Bool,
    _ input: UnsafeRawPointer, _ output: UnsafeMutablePointer<Int64>
) -> Bool {
    if k == 0 { return true }
    return forEachRow(R.self, fill, dtype, rows, count, descending, input) { row, records, spare in
        let positions = output + row &* k
        if k <= fewRecords && count >= 8 &* k {
            selectFew(records, spare, count, k)
            for i in 0..<k { positions[i] = Int64(truncatingIfNeeded: spare[i].position) }
            return
        }
        var chosen = records
        if k < count {
            let last = selectRecord(records, spare, count, k &- 1)
            var kept = 0
            for i in 0..<count where !R.precedes(last, records[i]) {
                records[kept] = records[i]
                kept &+= 1
            }
        }
        chosen = sortRecords(records, spare, k)
        for i in 0..<k { positions[i] = Int64(truncatingIfNeeded: chosen[i].position) }
    }
}

private func argchoose<R: SortRecord>(
    _: R.Type, _ fill: Filling<R>, _ dtype: DType, _ rows: Int, _ count: Int, _ choice: RowChoice, _ input: UnsafeRawPointer,
    _ output: UnsafeMutablePointer<Int64>
) -> Bool {
    let mayBeNaN = dtype == .float32 || dtype == .float64
    return forEachRow(R.self, fill, dtype, rows, count, false, input) { row, records, spare in
        let position: Int
        switch choice {
        case .place(let k):
            position = selectRecord(records, spare, count, k).position
        case .median, .medianOfNumbers:
            var numbers = count, firstNaN = -1
            if mayBeNaN {
                for i in 0..<count where records[i].isLast {
                    numbers &-= 1
                    if firstNaN < 0 { firstNaN = i }
                }
            }
            if case .median = choice, firstNaN >= 0 {
                position = firstNaN
            } else if numbers == 0 {
                position = 0
            } else {
                position = selectRecord(records, spare, count, (numbers &- 1) / 2).position
            }
        case .mode:
            let sorted = sortRecords(records, spare, count)
            var best = 0, longest = 0, start = 0
            for i in 0..<count {
                if i > 0 && !sorted[i].hasKey(of: sorted[i &- 1]) { start = i }
                if i &- start &+ 1 > longest {
                    longest = i &- start &+ 1
                    best = i
                }
            }
            position = sorted[best].position
        }
        output[row] = Int64(truncatingIfNeeded: position)
    }
}
