/// Products with a vector, which are bound by the reading of the matrix.

/// `y[i] = alpha * dot(M[i, :], x) + beta * y[i]`; x is contiguous.
func matrixTimesVector<T: DenseScalar>(
    _ type: T.Type, rows: Int, columns: Int, alpha: T, matrix: UnsafePointer<T>, stride: Int,
    x: UnsafePointer<T>, beta: T, y: UnsafeMutablePointer<T>, yStride: Int
) {
    parallelFor(count: rows, grain: max(1, 100_000 / max(columns, 1))) { range in
        var i = range.lowerBound
        while i &+ 4 <= range.upperBound {
            let r0 = matrix + i &* stride
            let r1 = r0 + stride
            let r2 = r1 + stride
            let r3 = r2 + stride
            var s0 = T.zeroVector(), s1 = s0, s2 = s0, s3 = s0
            var j = 0
            while j &+ T.lanes <= columns {
                let v = T.load(x + j)
                s0 = T.multiplyAdd(T.load(r0 + j), v, s0)
                s1 = T.multiplyAdd(T.load(r1 + j), v, s1)
                s2 = T.multiplyAdd(T.load(r2 + j), v, s2)
                s3 = T.multiplyAdd(T.load(r3 + j), v, s3)
                j &+= T.lanes
            }
            var t0 = T.sumLanes(s0), t1 = T.sumLanes(s1), t2 = T.sumLanes(s2), t3 = T.sumLanes(s3)
            while j < columns {
                t0 += r0[j] * x[j]
                t1 += r1[j] * x[j]
                t2 += r2[j] * x[j]
                t3 += r3[j] * x[j]
                j &+= 1
            }
            store(t0, i)
            store(t1, i &+ 1)
            store(t2, i &+ 2)
            store(t3, i &+ 3)
            i &+= 4
        }
        while i < range.upperBound {
            let row = matrix + i &* stride
            var sum = T.zeroVector()
            var j = 0
            while j &+ T.lanes <= columns {
                sum = T.multiplyAdd(T.load(row + j), T.load(x + j), sum)
                j &+= T.lanes
            }
            var total = T.sumLanes(sum)
            while j < columns { total += row[j] * x[j]; j &+= 1 }
            store(total, i)
            i &+= 1
        }
    }

    @inline(__always)
    func store(_ sum: T, _ i: Int) {
        let target = y + i &* yStride
        target.pointee = beta == 0 ? alpha * sum : alpha * sum + beta * target.pointee
    }
}

/// `y[j] = alpha * sum_k x[k] * M[k, j] + beta * y[j]` by blocks of columns that stay in the first cache.
/// `xStride` is free.
func vectorTimesMatrix<T: DenseScalar>(
    _ type: T.Type, rows: Int, columns: Int, alpha: T, x: UnsafePointer<T>, xStride: Int,
    matrix: UnsafePointer<T>, stride: Int, beta: T, y: UnsafeMutablePointer<T>, yStride: Int
) {
    let width = 1024
    let blocks = (columns &+ width &- 1) / width
    parallelFor(count: blocks, grain: max(1, 100_000 / (max(rows, 1) &* min(width, columns)))) { range in
        for block in range {
            let first = block &* width
            let count = min(width, columns &- first)
            let done: Void? = withScratch(bytes: width &* MemoryLayout<T>.size) { scratch in
                let sums = scratch.assumingMemoryBound(to: T.self)
                accumulateRows(T.self, rows: rows, count: count, x: x, xStride: xStride,
                               matrix: matrix + first, stride: stride, sums: sums)
                for j in 0..<count { store(sums[j], first &+ j) }
            }
            if done != nil { continue }
            // Without scratch memory: column by column.
            for j in first..<first &+ count {
                var sum: T = 0
                for k in 0..<rows { sum += x[k &* xStride] * matrix[k &* stride &+ j] }
                store(sum, j)
            }
        }
    }

    @inline(__always)
    func store(_ sum: T, _ j: Int) {
        let target = y + j &* yStride
        target.pointee = beta == 0 ? alpha * sum : alpha * sum + beta * target.pointee
    }
}

private func accumulateRows<T: DenseScalar>(
    _ type: T.Type, rows: Int, count: Int, x: UnsafePointer<T>, xStride: Int,
    matrix: UnsafePointer<T>, stride: Int, sums: UnsafeMutablePointer<T>
) {
    for j in 0..<count { sums[j] = 0 }
    var k = 0
    while k &+ 4 <= rows {
        let r0 = matrix + k &* stride
        let r1 = r0 + stride
        let r2 = r1 + stride
        let r3 = r2 + stride
        let x0 = x[k &* xStride], x1 = x[(k &+ 1) &* xStride]
        let x2 = x[(k &+ 2) &* xStride], x3 = x[(k &+ 3) &* xStride]
        let v0 = T.splat(x0), v1 = T.splat(x1), v2 = T.splat(x2), v3 = T.splat(x3)
        var j = 0
        while j &+ T.lanes <= count {
            var sum = T.load(UnsafePointer(sums + j))
            sum = T.multiplyAdd(v0, T.load(r0 + j), sum)
            sum = T.multiplyAdd(v1, T.load(r1 + j), sum)
            sum = T.multiplyAdd(v2, T.load(r2 + j), sum)
            sum = T.multiplyAdd(v3, T.load(r3 + j), sum)
            T.store(sum, sums + j)
            j &+= T.lanes
        }
        while j < count {
            sums[j] += x0 * r0[j] + x1 * r1[j] + (x2 * r2[j] + x3 * r3[j])
            j &+= 1
        }
        k &+= 4
    }
    while k < rows {
        let row = matrix + k &* stride
        let xk = x[k &* xStride]
        let v = T.splat(xk)
        var j = 0
        while j &+ T.lanes <= count {
            T.store(T.multiplyAdd(v, T.load(row + j), T.load(UnsafePointer(sums + j))), sums + j)
            j &+= T.lanes
        }
        while j < count { sums[j] += xk * row[j]; j &+= 1 }
        k &+= 1
    }
}

/// `C[i, j] = alpha * x[i] * y[j]`; y is contiguous.
func outerProduct<T: DenseScalar>(
    _ type: T.Type, m: Int, n: Int, alpha: T, x: UnsafePointer<T>, xStride: Int, y: UnsafePointer<T>,
    c: UnsafeMutablePointer<T>, ldc: Int
) {
    parallelFor(count: m, grain: max(1, 50_000 / n)) { range in
        for i in range { scaledRow(T.self, n, alpha * x[i &* xStride], y, c + i &* ldc) }
    }
}

private func scaledRow<T: DenseScalar>(_ type: T.Type, _ n: Int, _ factor: T, _ y: UnsafePointer<T>, _ row: UnsafeMutablePointer<T>) {
    for j in 0..<n { row[j] = factor * y[j] }
}

/// Runs `body` with a flag that any thread may set, and returns whether it stayed unset.
@inline(__always)
func withFlag(_ body: (UnsafeMutablePointer<Bool>) -> Void) -> Bool {
    var failed = false
    withUnsafeMutablePointer(to: &failed) { body($0) }
    return !failed
}
