import Glibc

/// `distances[i, j]` between the rows a[i] and b[j] of (n, length) and (m, length), in the p-norm, for every pair of matrices of
/// a batch; float32 and float64. p = 0 counts the elements that differ.
public func pairwiseDistances(
    _ dtype: DType, batch: Int, n: Int, m: Int, length: Int, p: Double, a: UnsafeRawPointer, b: UnsafeRawPointer,
    distances: UnsafeMutableRawPointer
) {
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
