import Glibc

/// Reading and writing through a table of offsets: what indexing with several index tensors comes down to.

/// Copies indices, counted from the end where negative, as offsets from the beginning. Returns the position of the first one
/// outside -bound ..< bound, or nil.
public func wrapIndices(count: Int, bound: Int, indices: UnsafePointer<Int64>, output: UnsafeMutablePointer<Int64>) -> Int? {
    let limit = UInt64(truncatingIfNeeded: bound)
    let piece = 1 << 15, pieces = (count &+ piece &- 1) / piece
    let isBad = withUnsafeTemporaryAllocation(of: Bool.self, capacity: Swift.max(1, pieces)) { flags in
        nonisolated(unsafe) let flags = flags
        parallelFor(count: pieces, grain: 1) { range in
            for number in range {
                let first = number &* piece
                flags[number] = !wrap(Swift.min(piece, count &- first), Int64(truncatingIfNeeded: bound), indices + first, output + first)
            }
        }
        return (0..<pieces).contains { flags[$0] }
    }
    if !isBad { return nil }
    for i in 0..<count where UInt64(bitPattern: output[i]) >= limit { return i }
    return nil
}

/// Whether all indices are inside.
@inline(never)
private func wrap(_ count: Int, _ bound: Int64, _ x: UnsafePointer<Int64>, _ y: UnsafeMutablePointer<Int64>) -> Bool {
    var signs: Int64 = 0
    let last = bound &- 1
    for i in 0..<count {
        let wrapped = x[i] &+ (x[i] < 0 ? bound : 0)
        signs |= wrapped | (last &- wrapped)
        y[i] = wrapped
    }
    return signs >= 0
}

/// offsets += the memory offset of each position on a group of axes with the given extents and strides; positions count
/// through the group in row-major order. `sizes` are those of the row-major offsets, over which the positions are broadcast.
public func addOffsets(sizes: Dims, positions: UnsafePointer<Int64>, positionStrides: Dims, extents: Dims, strides: Dims,
                       offsets: UnsafeMutablePointer<Int64>) {
    let nest = LoopNest(sizes: sizes, output: contiguousStrides(sizes), positionStrides)
    let step = nest.rank == 0 ? 0 : nest.strides1[nest.rank &- 1]
    // Axes that lie behind each other in memory are one.
    var mergeable = true
    for i in 1..<Swift.max(extents.count, 1) where strides[i &- 1] != strides[i] &* extents[i] { mergeable = false }
    let last = Int64(strides[extents.count &- 1])
    parallelFor(count: nest.count, grain: 1 << 15) { range in
        nest.forEachRun(range) { run, o0, o1, _, _ in
            let to = offsets + o0, from = positions + o1
            if mergeable {
                for i in 0..<run { to[i] &+= from[i &* step] &* last }
            } else {
                for i in 0..<run {
                    var rest = Int(from[i &* step]), offset = 0
                    var axis = extents.count &- 1
                    while axis >= 0 {
                        offset &+= rest % extents[axis] &* strides[axis]
                        rest /= extents[axis]
                        axis &-= 1
                    }
                    to[i] &+= Int64(offset)
                }
            }
        }
    }
}

/// Where the elements lie that a table of offsets leads to: axes before the table, the table, and axes behind it.
public struct TableLayout {
    let before: LoopNest, after: LoopNest
    let table: UnsafePointer<Int64>, count: Int
    let isAfterContiguous: Bool

    public init(beforeSizes: Dims, beforeStrides: Dims, table: UnsafePointer<Int64>, count: Int, afterSizes: Dims, afterStrides: Dims) {
        before = LoopNest(sizes: beforeSizes, output: contiguousStrides(beforeSizes), beforeStrides)
        after = LoopNest(sizes: afterSizes, output: contiguousStrides(afterSizes), afterStrides)
        self.table = table
        self.count = count
        isAfterContiguous = after.rank == 0 || (after.rank == 1 && after.strides1[0] == 1)
    }

    @inline(__always)
    func forEachBefore(_ range: Range<Int>, _ body: (_ position: Int, _ offset: Int) -> Void) {
        let stride = before.rank == 0 ? 0 : before.strides1[before.rank &- 1]
        var position = range.lowerBound
        before.forEachRun(range) { run, _, o1, _, _ in
            for i in 0..<run { body(position &+ i, o1 &+ i &* stride) }
            position &+= run
        }
    }
}

/// output[b, j, a] = input[b, table[j], a] into a row-major output.
public func readTable(itemSize: Int, layout: TableLayout, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    switch itemSize {
    case 1: readTable(UInt8.self, layout, input, output)
    case 4: readTable(UInt32.self, layout, input, output)
    default: readTable(UInt64.self, layout, input, output)
    }
}

private func readTable<T: BitwiseCopyable & SendableMetatype>(
    _: T.Type, _ layout: TableLayout, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
) {
    let x = input.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
    let table = layout.table, count = layout.count, inner = layout.after.count
    let afterStride = layout.after.rank == 0 ? 0 : layout.after.strides1[layout.after.rank &- 1]
    let work = Swift.max(1, count &* inner)
    // Inside a parallel call the inner one runs on its thread alone.
    parallelFor(count: layout.before.count, grain: Swift.max(1, (1 << 14) / work)) { outer in
        layout.forEachBefore(outer) { position, offset in
            let to = y + position &* count &* inner, from = x + offset
            parallelFor(count: count, grain: Swift.max(1, (1 << 14) / Swift.max(1, inner))) { range in
                if inner == 1 {
                    for j in range { to[j] = from[Int(table[j])] }
                } else if layout.isAfterContiguous {
                    for j in range { memcpy(to + j &* inner, from + Int(table[j]), inner &* MemoryLayout<T>.stride) }
                } else {
                    for j in range {
                        let row = from + Int(table[j]), target = to + j &* inner
                        layout.after.forEachRun(0..<inner) { run, o0, o1, _, _ in
                            for i in 0..<run { target[o0 &+ i] = row[o1 &+ i &* afterStride] }
                        }
                    }
                }
            }
        }
    }
}

/// output[b, table[j], a] = source[b, j, a], or += with `adding`, in row-major order of the source, which is row-major, or a
/// single element for all when `isScalar`.
public func writeTable(_ dtype: DType, adding: Bool, layout: TableLayout, source: UnsafeRawPointer, isScalar: Bool,
                       output: UnsafeMutableRawPointer) {
    if adding {
        switch dtype {
        case .float32: writeTable(AddReal<Float>.self, layout, source, isScalar, output)
        case .float64: writeTable(AddReal<Double>.self, layout, source, isScalar, output)
        case .int64: writeTable(AddWhole<Int64>.self, layout, source, isScalar, output)
        case .int32: writeTable(AddWhole<Int32>.self, layout, source, isScalar, output)
        case .uint8: writeTable(AddWhole<UInt8>.self, layout, source, isScalar, output)
        case .bool: writeTable(BitwiseOr<UInt8>.self, layout, source, isScalar, output)
        }
    } else {
        switch dtype.size {
        case 1: writeTable(Second<UInt8>.self, layout, source, isScalar, output)
        case 4: writeTable(Second<Int32>.self, layout, source, isScalar, output)
        default: writeTable(Second<Int64>.self, layout, source, isScalar, output)
        }
    }
}

private func writeTable<F: BinaryFunction>(
    _: F.Type, _ layout: TableLayout, _ source: UnsafeRawPointer, _ isScalar: Bool, _ output: UnsafeMutableRawPointer
) where F.Input == F.Output {
    let x = source.assumingMemoryBound(to: F.Input.self), y = output.assumingMemoryBound(to: F.Output.self)
    let table = layout.table, count = layout.count, inner = layout.after.count
    let step = isScalar ? 0 : 1
    let afterStride = layout.after.rank == 0 ? 0 : layout.after.strides1[layout.after.rank &- 1]
    // Equal indices meet in order: threads share the other axes only.
    let work = Swift.max(1, count &* inner)
    if inner == 1 || layout.before.count > 1 {
        parallelFor(count: layout.before.count, grain: Swift.max(1, (1 << 14) / work)) { range in
            layout.forEachBefore(range) { position, offset in
                let from = x + position &* count &* inner &* step, to = y + offset
                if inner == 1 {
                    for j in 0..<count {
                        let place = Int(table[j])
                        to[place] = F.apply(to[place], from[j &* step])
                    }
                } else {
                    for j in 0..<count {
                        let row = to + Int(table[j]), values = from + j &* inner &* step
                        layout.after.forEachRun(0..<inner) { run, o0, o1, _, _ in
                            for i in 0..<run { row[o1 &+ i &* afterStride] = F.apply(row[o1 &+ i &* afterStride], values[(o0 &+ i) &* step]) }
                        }
                    }
                }
            }
        }
        return
    }
    parallelFor(count: inner, grain: Swift.max(16, (1 << 14) / Swift.max(1, count))) { range in
        for j in 0..<count {
            let row = y + Int(table[j]), values = x + j &* inner &* step
            layout.after.forEachRun(range) { run, o0, o1, _, _ in
                for i in 0..<run { row[o1 &+ i &* afterStride] = F.apply(row[o1 &+ i &* afterStride], values[(o0 &+ i) &* step]) }
            }
        }
    }
}
