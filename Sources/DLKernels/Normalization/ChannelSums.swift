/// For each channel of contiguous (outer, channels, inner) arrays: the sums of g and of g (x - center), as the derivatives
/// of normalisations need them.

/// center has one element of the arrays' dtype per channel. False when there is no memory.
public func channelSums(
    _ dtype: DType, outer: Int, channels: Int, inner: Int, gradient: UnsafeRawPointer, input: UnsafeRawPointer,
    center: UnsafeRawPointer, sums: UnsafeMutablePointer<Double>, products: UnsafeMutablePointer<Double>
) -> Bool {
    let pieces = ChannelPieces(outer: outer, channels: channels, inner: inner)
    let count = pieces.outerChunks &* pieces.lines
    let done: Void? = withScratch(bytes: 2 &* count &* 8) { scratch in
        let partial = scratch.bindMemory(to: Double.self, capacity: 2 &* count)
        if dtype == .float64 {
            fill(Double.self, pieces, outer, channels, inner, gradient, input, center, partial)
        } else {
            fill(Float.self, pieces, outer, channels, inner, gradient, input, center, partial)
        }
        let lines = pieces.isColumns ? inner : 1
        parallelFor(count: channels, grain: Swift.max(1, 8192 / (pieces.outerChunks &* lines))) { range in
            for c in range {
                var sum = 0.0, product = 0.0
                for chunk in 0..<pieces.outerChunks {
                    let from = partial + 2 &* (chunk &* pieces.lines &+ c &* lines)
                    for i in 0..<lines {
                        sum += from[2 &* i]
                        product += from[2 &* i &+ 1]
                    }
                }
                sums[c] = sum
                products[c] = product
            }
        }
    }
    return done != nil
}

private func fill<T: VectorMath>(
    _: T.Type, _ pieces: ChannelPieces, _ outer: Int, _ channels: Int, _ inner: Int, _ gradient: UnsafeRawPointer,
    _ input: UnsafeRawPointer, _ center: UnsafeRawPointer, _ partial: UnsafeMutablePointer<Double>
) {
    let g = gradient.assumingMemoryBound(to: T.self), x = input.assumingMemoryBound(to: T.self)
    let center = center.assumingMemoryBound(to: T.self)
    let sample = channels &* inner
    parallelFor(count: pieces.count, grain: pieces.grain(outer: outer, channels: channels, inner: inner)) { range in
        for item in range {
            let chunk = item / pieces.lineChunks, line = item % pieces.lineChunks
            let rows = (chunk &* pieces.outerChunk)..<Swift.min(outer, (chunk &+ 1) &* pieces.outerChunk)
            let lines = (line &* pieces.lineChunk)..<Swift.min(pieces.lines, (line &+ 1) &* pieces.lineChunk)
            let target = partial + 2 &* chunk &* pieces.lines
            for i in (2 &* lines.lowerBound)..<(2 &* lines.upperBound) { target[i] = 0 }
            if pieces.isColumns {
                addColumns(g, x, center, rows, lines, sample, inner, target)
            } else {
                for n in rows {
                    for c in lines {
                        let at = (n &* channels &+ c) &* inner
                        addSlice(g + at, x + at, inner, center[c], target + 2 &* c)
                    }
                }
            }
        }
    }
}

@inline(never)
private func addSlice<T: VectorMath>(
    _ g: UnsafePointer<T>, _ x: UnsafePointer<T>, _ count: Int, _ center: T, _ target: UnsafeMutablePointer<Double>
) {
    let c = SIMD8(repeating: center)
    var first = 0
    while first < count {
        let n = Swift.min(momentBlock, count &- first)
        let g = g + first, x = x + first
        var s0 = SIMD8<T>(repeating: 0), s1 = s0, p0 = s0, p1 = s0
        var i = 0
        while i &+ 16 <= n {
            let g0 = g.vector8(i), g1 = g.vector8(i &+ 8)
            s0 += g0
            s1 += g1
            p0 = T.vectorFma(g0, x.vector8(i) - c, p0)
            p1 = T.vectorFma(g1, x.vector8(i &+ 8) - c, p1)
            i &+= 16
        }
        var sum = Double(laneSum(s0 + s1)), product = Double(laneSum(p0 + p1))
        while i < n {
            sum += Double(g[i])
            product += Double(g[i]) * Double(x[i] - center)
            i &+= 1
        }
        target[0] += sum
        target[1] += product
        first &+= n
    }
}

private func addColumns<T: VectorMath>(
    _ g: UnsafePointer<T>, _ x: UnsafePointer<T>, _ center: UnsafePointer<T>, _ rows: Range<Int>, _ columns: Range<Int>,
    _ stride: Int, _ inner: Int, _ target: UnsafeMutablePointer<Double>
) {
    let count = columns.count, padded = (count &+ 7) & ~7, start = columns.lowerBound
    withUnsafeTemporaryAllocation(byteCount: 3 &* padded &* MemoryLayout<T>.stride, alignment: 64) { buffer in
        guard let base = buffer.baseAddress else { return }
        let shift = base.bindMemory(to: T.self, capacity: 3 &* padded), sum = shift + padded, product = sum + padded
        for j in 0..<count { shift[j] = center[(start &+ j) / inner] }
        var first = rows.lowerBound
        while first < rows.upperBound {
            let end = Swift.min(first &+ momentRows, rows.upperBound)
            for j in 0..<(2 &* padded) { sum[j] = 0 }
            for row in first..<end {
                let at = row &* stride &+ start
                addRow(g + at, x + at, count, shift, sum, product)
            }
            for j in 0..<count {
                target[2 &* (start &+ j)] += Double(sum[j])
                target[2 &* (start &+ j) &+ 1] += Double(product[j])
            }
            first = end
        }
    }
}

@inline(__always)
private func addRow<T: VectorMath>(
    _ g: UnsafePointer<T>, _ x: UnsafePointer<T>, _ columns: Int, _ shift: UnsafeMutablePointer<T>,
    _ sum: UnsafeMutablePointer<T>, _ product: UnsafeMutablePointer<T>
) {
    var j = 0
    while j &+ 8 <= columns {
        let v = g.vector8(j)
        sum.store8(j, sum.vector8(j) + v)
        product.store8(j, T.vectorFma(v, x.vector8(j) - shift.vector8(j), product.vector8(j)))
        j &+= 8
    }
    while j < columns {
        sum[j] += g[j]
        product[j] = T.scalarFma(g[j], x[j] - shift[j], product[j])
        j &+= 1
    }
}
