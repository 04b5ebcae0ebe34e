/// Extremes along one axis with the index of their first occurrence. NaN wins, and the first NaN is the one.

/// Largest elements along an axis of `axisSize` > 0 elements. Outputs are contiguous in the order of the kept axes;
/// `values` (the type of the input) or `indices` may be nil.
public func reduceMaximumWithIndex(
    _ dtype: DType, keptSizes: Dims, keptStrides: Dims, axisSize: Int, axisStride: Int,
    input: UnsafeRawPointer, values: UnsafeMutableRawPointer?, indices: UnsafeMutablePointer<Int64>?
) {
    let kept = LoopNest(sizes: keptSizes, output: contiguousStrides(keptSizes), keptStrides)
    switch dtype {
    case .float32: search(LargestReal<Float>.self, kept, axisSize, axisStride, input, values, indices)
    case .float64: search(LargestReal<Double>.self, kept, axisSize, axisStride, input, values, indices)
    case .int64: search(LargestWhole<Int64>.self, kept, axisSize, axisStride, input, values, indices)
    case .int32: search(LargestWhole<Int32>.self, kept, axisSize, axisStride, input, values, indices)
    case .uint8, .bool: search(LargestWhole<UInt8>.self, kept, axisSize, axisStride, input, values, indices)
    }
}

/// Smallest elements, as `reduceMaximumWithIndex`.
public func reduceMinimumWithIndex(
    _ dtype: DType, keptSizes: Dims, keptStrides: Dims, axisSize: Int, axisStride: Int,
    input: UnsafeRawPointer, values: UnsafeMutableRawPointer?, indices: UnsafeMutablePointer<Int64>?
) {
    let kept = LoopNest(sizes: keptSizes, output: contiguousStrides(keptSizes), keptStrides)
    switch dtype {
    case .float32: search(SmallestReal<Float>.self, kept, axisSize, axisStride, input, values, indices)
    case .float64: search(SmallestReal<Double>.self, kept, axisSize, axisStride, input, values, indices)
    case .int64: search(SmallestWhole<Int64>.self, kept, axisSize, axisStride, input, values, indices)
    case .int32: search(SmallestWhole<Int32>.self, kept, axisSize, axisStride, input, values, indices)
    case .uint8, .bool: search(SmallestWhole<UInt8>.self, kept, axisSize, axisStride, input, values, indices)
    }
}

private protocol Preference: SendableMetatype {
    associatedtype Value: Lane
    /// Whether x replaces the best one so far, which came before it.
    static func replaces(_ x: Value, _ best: Value) -> Bool
    static func combine(_ a: SIMD8<Value>, _ b: SIMD8<Value>) -> SIMD8<Value>
}
private enum LargestReal<T: Real>: Preference {
    @inline(__always) static func replaces(_ x: T, _ best: T) -> Bool { x > best || (x != x && best == best) }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MaximumReal<T>.lanes(a, b) }
}
private enum SmallestReal<T: Real>: Preference {
    @inline(__always) static func replaces(_ x: T, _ best: T) -> Bool { x < best || (x != x && best == best) }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MinimumReal<T>.lanes(a, b) }
}
private enum LargestWhole<T: Whole>: Preference {
    @inline(__always) static func replaces(_ x: T, _ best: T) -> Bool { x > best }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MaximumWhole<T>.lanes(a, b) }
}
private enum SmallestWhole<T: Whole>: Preference {
    @inline(__always) static func replaces(_ x: T, _ best: T) -> Bool { x < best }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MinimumWhole<T>.lanes(a, b) }
}

private func search<P: Preference>(
    _: P.Type, _ kept: LoopNest, _ size: Int, _ stride: Int, _ input: UnsafeRawPointer,
    _ rawValues: UnsafeMutableRawPointer?, _ indices: UnsafeMutablePointer<Int64>?
) {
    let x = input.assumingMemoryBound(to: P.Value.self)
    let values = rawValues?.assumingMemoryBound(to: P.Value.self)
    let keptStride = kept.rank == 0 ? 0 : kept.strides1[kept.rank &- 1]
    let columns = keptStride == 1 && stride != 1 && kept.innerSize >= 8
    parallelFor(count: kept.count, grain: Swift.max(1, (1 << 14) / Swift.max(1, size))) { range in
        kept.forEachRun(range) { run, o0, o1, _, _ in
            if columns {
                searchColumns(P.self, run, size, stride, x + o1, o0, values, indices)
            } else {
                for i in 0..<run {
                    let row = x + (o1 &+ i &* keptStride)
                    let place = stride == 1 ? searchRow(P.self, row, size) : searchStrided(P.self, row, size, stride)
                    if let values { values[o0 &+ i] = row[place &* stride] }
                    if let indices { indices[o0 &+ i] = Int64(place) }
                }
            }
        }
    }
}

/// The extreme first, then its place.
@inline(never)
private func searchRow<P: Preference>(_: P.Type, _ x: UnsafePointer<P.Value>, _ size: Int) -> Int {
    if size < 16 { return searchStrided(P.self, x, size, 1) }
    var v0 = x.vector8(0), v1 = x.vector8(8)
    var i = 16
    while i &+ 16 <= size {
        v0 = P.combine(v0, x.vector8(i))
        v1 = P.combine(v1, x.vector8(i &+ 8))
        i &+= 16
    }
    v0 = P.combine(v0, v1)
    var best = v0[0]
    for lane in 1..<8 where P.replaces(v0[lane], best) { best = v0[lane] }
    while i < size {
        if P.replaces(x[i], best) { best = x[i] }
        i &+= 1
    }
    let wanted = SIMD8(repeating: best)
    let unordered = best != best
    i = 0
    while i &+ 8 <= size {
        let v = x.vector8(i)
        let hit = unordered ? ~P.Value.equal(v, v) : P.Value.equal(v, wanted)
        var any: P.Value.Mask = 0
        for lane in 0..<8 { any |= hit[lane] }
        if any != 0 { break }
        i &+= 8
    }
    while i < size &- 1 && !(x[i] == best || (unordered && x[i] != x[i])) { i &+= 1 }
    return i
}

@inline(never)
private func searchStrided<P: Preference>(_: P.Type, _ x: UnsafePointer<P.Value>, _ size: Int, _ stride: Int) -> Int {
    var best = x[0], place = 0
    for i in 1..<Swift.max(1, size) {
        let value = x[i &* stride]
        if P.replaces(value, best) {
            best = value
            place = i
        }
    }
    return place
}

/// Blocks of columns side by side, so that the rows are read in order.
@inline(never)
private func searchColumns<P: Preference>(
    _: P.Type, _ count: Int, _ size: Int, _ stride: Int, _ x: UnsafePointer<P.Value>, _ place: Int,
    _ values: UnsafeMutablePointer<P.Value>?, _ indices: UnsafeMutablePointer<Int64>?
) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: 64) { found in
        withUnsafeTemporaryAllocation(of: P.Value.self, capacity: 64) { best in
            var first = 0
            while first < count {
                let width = Swift.min(64, count &- first)
                for c in 0..<width {
                    best[c] = x[first &+ c]
                    found[c] = 0
                }
                for r in 1..<Swift.max(1, size) {
                    let row = x + (r &* stride &+ first)
                    for c in 0..<width {
                        let better = P.replaces(row[c], best[c])
                        best[c] = better ? row[c] : best[c]
                        found[c] = better ? Int64(r) : found[c]
                    }
                }
                for c in 0..<width {
                    if let values { values[place &+ first &+ c] = best[c] }
                    if let indices { indices[place &+ first &+ c] = found[c] }
                }
                first &+= width
            }
        }
    }
}
