import Glibc

/// `distances[i, j]` between the rows a[i] and b[j] of (n, length) and (m, length), in the p-norm, for every pair of matrices of
/// a batch; float32 and float64. p = 0 counts the elements that differ.
public func pairwiseDistances(
    _ dtype: DType, batch: Int, n: Int, m: Int, length: Int, p: Double, a: UnsafeRawPointer, b: UnsafeRawPointer,
    distances: UnsafeMutableRawPointer
) {
    if p == 2 && m >= 8 && length <= 256 && euclideanInBlocks(dtype, batch, n, m, length, a, b, distances) { return }
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    func run<T: DenseScalar>(_ type: T.Type) {
        let a = a.assumingMemoryBound(to: T.self), b = b.assumingMemoryBound(to: T.self)
        let distances = distances.assumingMemoryBound(to: T.self)
        let cost = p == 0 || p == 1 || p == 2 || p.isInfinite ? 1 : 20
        parallelFor(count: batch &* n, grain: max(1, 100_000 / max(1, m &* length &* cost))) { range in
            for row in range {
                let x = a + row &* length
                for j in 0..<m {
                    let y = b + (row / n &* m &+ j) &* length
                    distances[row &* m &+ j] = p == 2 ? euclidean(type, x, y, length) : distance(type, x, y, length, p)
                }
            }
        }
    }
}

/// With the rows of b turned into columns, of which eight are taken at a time. False when there is no memory for that.
private func euclideanInBlocks(
    _ dtype: DType, _ batch: Int, _ n: Int, _ m: Int, _ length: Int, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer,
    _ distances: UnsafeMutableRawPointer
) -> Bool {
    if dtype == .float32 { return run(Float.self) }
    return run(Double.self)

    func run<T: VectorMath>(_: T.Type) -> Bool {
        let a = a.assumingMemoryBound(to: T.self), b = b.assumingMemoryBound(to: T.self)
        let distances = distances.assumingMemoryBound(to: T.self)
        let whole = m & ~7
        let done: Void? = withScratch(bytes: length &* whole &* MemoryLayout<T>.size) { memory in
            let columns = memory.assumingMemoryBound(to: T.self)
            for matrix in 0..<batch {
                let from = b + matrix &* m &* length
                for block in 0..<whole / 8 {
                    for k in 0..<length {
                        for lane in 0..<8 { columns[(block &* length &+ k) &* 8 &+ lane] = from[(block &* 8 &+ lane) &* length &+ k] }
                    }
                }
                parallelFor(count: n, grain: max(1, 60_000 / max(1, m &* length))) { range in
                    for row in range {
                        let x = a + (matrix &* n &+ row) &* length, target = distances + (matrix &* n &+ row) &* m
                        euclideanRow(x, columns, length, whole, target)
                        for j in whole..<m { target[j] = euclideanPair(x, from + j &* length, length) }
                    }
                }
            }
        }
        return done != nil
    }
}

/// Two blocks of eight columns in two sums each.
@inline(never)
private func euclideanRow<T: VectorMath>(
    _ x: UnsafePointer<T>, _ columns: UnsafePointer<T>, _ length: Int, _ count: Int, _ target: UnsafeMutablePointer<T>
) {
    var j = 0
    while j < count {
        let isDouble = j &+ 16 <= count
        let left = columns + j &* length, right = isDouble ? left + 8 &* length : left
        var first = SIMD8<T>(repeating: 0), second = first
        for k in 0..<length {
            let value = SIMD8<T>(repeating: x[k])
            let d = value - left.vector8(8 &* k), e = value - right.vector8(8 &* k)
            first = T.vectorFma(d, d, first)
            second = T.vectorFma(e, e, second)
        }
        target.store8(j, T.vectorSqrt(first))
        if isDouble { target.store8(j &+ 8, T.vectorSqrt(second)) }
        j &+= isDouble ? 16 : 8
    }
}

/// The same for one pair.
@inline(never)
private func euclideanPair<T: VectorMath>(_ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ length: Int) -> T {
    var total: T = 0
    for k in 0..<length {
        let d = x[k] - y[k]
        total = T.scalarFma(d, d, total)
    }
    return T.scalarSqrt(total)
}

@inline(__always)
private func euclidean<T: DenseScalar>(_ type: T.Type, _ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ length: Int) -> T {
    var sums = T.zeroVector()
    var i = 0
    let minus = T.splat(-1)
    while i &+ T.lanes <= length {
        let difference = T.multiplyAdd(T.load(y + i), minus, T.load(x + i))
        sums = T.multiplyAdd(difference, difference, sums)
        i &+= T.lanes
    }
    var total = T.sumLanes(sums)
    while i < length {
        let difference = x[i] - y[i]
        total += difference * difference
        i &+= 1
    }
    return total.squareRoot()
}

private func distance<T: DenseScalar>(_ type: T.Type, _ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ length: Int, _ p: Double) -> T {
    var total: T = 0
    for i in 0..<length {
        let difference = abs(x[i] - y[i])
        if p == 1 {
            total += difference
        } else if p == 0 {
            total += difference == 0 ? 0 : 1
        } else if p.isInfinite {
            if difference > total || difference != difference { total = difference }
        } else {
            total += T(Glibc.pow(Double(difference), p))
        }
    }
    return p == 0 || p == 1 || p.isInfinite ? total : T(Glibc.pow(Double(total), 1 / p))
}
