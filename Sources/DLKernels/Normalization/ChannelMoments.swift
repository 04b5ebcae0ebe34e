/// Mean and variance of each channel of contiguous (outer, channels, inner) arrays.

/// How such an array is cut into pieces; depends on its shape alone.
struct ChannelPieces {
    /// Short slices are taken together: rows of channels * inner columns.
    let isColumns: Bool
    let outerChunk: Int
    let outerChunks: Int
    /// Channels, or columns.
    let lineChunk: Int
    let lineChunks: Int
    let lines: Int

    static let itemElements = 1 << 15
    static let shortSlice = 16

    init(outer: Int, channels: Int, inner: Int) {
        isColumns = inner < Self.shortSlice
        let sample = channels &* inner
        lines = isColumns ? sample : channels
        let largest = isColumns ? 1024 : Swift.max(1, Self.itemElements / inner)
        lineChunk = Swift.max(1, Swift.min(lines, largest))
        lineChunks = (lines &+ lineChunk &- 1) / lineChunk
        let width = isColumns ? lineChunk : lineChunk &* inner
        let fitting = Swift.max(1, Self.itemElements / Swift.max(1, width))
        outerChunk = Swift.max(fitting, (outer &+ 15) / 16)
        outerChunks = (outer &+ outerChunk &- 1) / outerChunk
    }

    var count: Int { outerChunks &* lineChunks }
    /// Pieces that are worth handing to another thread.
    func grain(outer: Int, channels: Int, inner: Int) -> Int {
        Swift.max(1, Self.itemElements &* count / Swift.max(1, outer &* channels &* inner))
    }
}

/// Writes mean and biased variance of each channel. False when there is no memory.
public func channelMoments(
    _ dtype: DType, outer: Int, channels: Int, inner: Int, input: UnsafeRawPointer,
    mean: UnsafeMutablePointer<Double>, variance: UnsafeMutablePointer<Double>
) -> Bool {
    let pieces = ChannelPieces(outer: outer, channels: channels, inner: inner)
    let size = MemoryLayout<Moments>.stride
    let done: Void? = withScratch(bytes: pieces.outerChunks &* pieces.lines &* size) { scratch in
        let partial = scratch.bindMemory(to: Moments.self, capacity: pieces.outerChunks &* pieces.lines)
        if dtype == .float64 {
            fill(Double.self, pieces, outer, channels, inner, input, partial)
        } else {
            fill(Float.self, pieces, outer, channels, inner, input, partial)
        }
        let lines = pieces.isColumns ? inner : 1
        parallelFor(count: channels, grain: Swift.max(1, 2048 / (pieces.outerChunks &* lines))) { range in
            for c in range {
                var total = Moments()
                for chunk in 0..<pieces.outerChunks {
                    let from = partial + (chunk &* pieces.lines &+ c &* lines)
                    for i in 0..<lines { total.merge(from[i]) }
                }
                mean[c] = total.mean
                variance[c] = total.squares / total.count
            }
        }
    }
    return done != nil
}

private func fill<T: VectorMath>(
    _: T.Type, _ pieces: ChannelPieces, _ outer: Int, _ channels: Int, _ inner: Int, _ input: UnsafeRawPointer,
    _ partial: UnsafeMutablePointer<Moments>
) {
    let x = input.assumingMemoryBound(to: T.self)
    let sample = channels &* inner
    parallelFor(count: pieces.count, grain: pieces.grain(outer: outer, channels: channels, inner: inner)) { range in
        for item in range {
            let chunk = item / pieces.lineChunks, line = item % pieces.lineChunks
            let rows = (chunk &* pieces.outerChunk)..<Swift.min(outer, (chunk &+ 1) &* pieces.outerChunk)
            let lines = (line &* pieces.lineChunk)..<Swift.min(pieces.lines, (line &+ 1) &* pieces.lineChunk)
            let target = partial + chunk &* pieces.lines
            if pieces.isColumns {
                let start = x + (rows.lowerBound &* sample &+ lines.lowerBound)
                columnMoments(start, rows.count, lines.count, sample, target + lines.lowerBound)
            } else {
                sliceMoments(x, rows, lines, channels, inner, target)
            }
        }
    }
}

/// Slices of `inner` neighbours, sample by sample, so that memory is read in order.
private func sliceMoments<T: VectorMath>(
    _ x: UnsafePointer<T>, _ samples: Range<Int>, _ lines: Range<Int>, _ channels: Int, _ inner: Int,
    _ target: UnsafeMutablePointer<Moments>
) {
    for c in lines { target[c] = Moments() }
    for n in samples {
        for c in lines {
            var total = target[c]
            var shift = T(total.mean)
            addMoments(x + (n &* channels &+ c) &* inner, inner, &total, &shift, hasShift: n > samples.lowerBound)
            target[c] = total
        }
    }
}

/// Rows whose sums are taken in T before they go into float64.
let momentRows = 128

/// At most 1024 columns of rows that are `stride` elements apart.
private func columnMoments<T: VectorMath>(
    _ x: UnsafePointer<T>, _ rows: Int, _ columns: Int, _ stride: Int, _ target: UnsafeMutablePointer<Moments>
) {
    for j in 0..<columns { target[j] = Moments() }
    let padded = (columns &+ 7) & ~7
    withUnsafeTemporaryAllocation(byteCount: 3 &* padded &* MemoryLayout<T>.stride, alignment: 64) { buffer in
        guard let base = buffer.baseAddress else { return }
        let shift = base.bindMemory(to: T.self, capacity: 3 &* padded), sum = shift + padded, squares = sum + padded
        for j in 0..<columns { shift[j] = x[j] }
        var first = 0
        while first < rows {
            let n = Swift.min(momentRows, rows &- first)
            for j in 0..<(2 &* padded) { sum[j] = 0 }
            for row in first..<(first &+ n) { addRow(x + row &* stride, columns, shift, sum, squares) }
            for j in 0..<columns {
                target[j].merge(count: Double(n), around: Double(shift[j]), sum: Double(sum[j]), squares: Double(squares[j]))
                shift[j] += sum[j] / T(n)
            }
            first &+= n
        }
    }
}

@inline(__always)
private func addRow<T: VectorMath>(
    _ x: UnsafePointer<T>, _ columns: Int, _ shift: UnsafeMutablePointer<T>, _ sum: UnsafeMutablePointer<T>,
    _ squares: UnsafeMutablePointer<T>
) {
    var j = 0
    while j &+ 8 <= columns {
        let d = x.vector8(j) - shift.vector8(j)
        sum.store8(j, sum.vector8(j) + d)
        squares.store8(j, T.vectorFma(d, d, squares.vector8(j)))
        j &+= 8
    }
    while j < columns {
        let d = x[j] - shift[j]
        sum[j] += d
        squares[j] = T.scalarFma(d, d, squares[j])
        j &+= 1
    }
}
