/// Products of matrices too small for the packing that a BLAS does: register tiles read straight from memory.

/// One register tile of `rows` x `vectors` (both literals at every call, at most 6 x 2):
/// `C = alpha * A * B + beta * C`. `valid` is how many of the tile's columns exist in C.
@inline(__always)
private func gemmTile<T: DenseScalar>(
    _ type: T.Type, _ rows: Int, _ vectors: Int, k: Int,
    a: UnsafePointer<T>, aRow: Int, aColumn: Int, b: UnsafePointer<T>, ldb: Int,
    alpha: T, beta: T, c: UnsafeMutablePointer<T>, ldc: Int, valid: Int
) {
    var c00 = T.zeroVector(), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00
    var c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00
    var aPointer = a
    var bPointer = b
    for _ in 0..<k {
        let b0 = T.load(bPointer)
        let b1 = vectors > 1 ? T.load(bPointer + T.lanes) : b0
        let a0 = T.splat(aPointer[0])
        c00 = T.multiplyAdd(a0, b0, c00)
        if vectors > 1 { c01 = T.multiplyAdd(a0, b1, c01) }
        if rows > 1 {
            let a1 = T.splat(aPointer[aRow])
            c10 = T.multiplyAdd(a1, b0, c10)
            if vectors > 1 { c11 = T.multiplyAdd(a1, b1, c11) }
        }
        if rows > 2 {
            let a2 = T.splat(aPointer[2 &* aRow])
            c20 = T.multiplyAdd(a2, b0, c20)
            if vectors > 1 { c21 = T.multiplyAdd(a2, b1, c21) }
            let a3 = T.splat(aPointer[3 &* aRow])
            c30 = T.multiplyAdd(a3, b0, c30)
            if vectors > 1 { c31 = T.multiplyAdd(a3, b1, c31) }
        }
        if rows > 4 {
            let a4 = T.splat(aPointer[4 &* aRow])
            c40 = T.multiplyAdd(a4, b0, c40)
            if vectors > 1 { c41 = T.multiplyAdd(a4, b1, c41) }
            let a5 = T.splat(aPointer[5 &* aRow])
            c50 = T.multiplyAdd(a5, b0, c50)
            if vectors > 1 { c51 = T.multiplyAdd(a5, b1, c51) }
        }
        aPointer += aColumn
        bPointer += ldb
    }
    @inline(__always)
    func finish(_ sum: T.Vector, _ row: Int, _ vector: Int) {
        let first = vector &* T.lanes
        let target = c + (row &* ldc &+ first)
        if first &+ T.lanes <= valid {
            var value = sum
            if alpha != 1 { value = T.multiply(value, T.splat(alpha)) }
            if beta != 0 { value = T.multiplyAdd(T.load(UnsafePointer(target)), T.splat(beta), value) }
            T.store(value, target)
        } else {
            var lane = 0
            while first &+ lane < valid {
                let value = alpha * sum[lane]
                target[lane] = beta == 0 ? value : beta * target[lane] + value
                lane &+= 1
            }
        }
    }
    finish(c00, 0, 0)
    if vectors > 1 { finish(c01, 0, 1) }
    if rows > 1 {
        finish(c10, 1, 0)
        if vectors > 1 { finish(c11, 1, 1) }
    }
    if rows > 2 {
        finish(c20, 2, 0)
        if vectors > 1 { finish(c21, 2, 1) }
        finish(c30, 3, 0)
        if vectors > 1 { finish(c31, 3, 1) }
    }
    if rows > 4 {
        finish(c40, 4, 0)
        if vectors > 1 { finish(c41, 4, 1) }
        finish(c50, 5, 0)
        if vectors > 1 { finish(c51, 5, 1) }
    }
}

/// All rows of one column panel of `vectors` vectors.
@inline(__always)
private func gemmPanel<T: DenseScalar>(
    _ type: T.Type, _ vectors: Int, m: Int, k: Int,
    a: UnsafePointer<T>, aRow: Int, aColumn: Int, b: UnsafePointer<T>, ldb: Int,
    alpha: T, beta: T, c: UnsafeMutablePointer<T>, ldc: Int, valid: Int
) {
    var i = 0
    while m &- i >= 6 {
        gemmTile(T.self, 6, vectors, k: k, a: a + i &* aRow, aRow: aRow, aColumn: aColumn, b: b, ldb: ldb,
                 alpha: alpha, beta: beta, c: c + i &* ldc, ldc: ldc, valid: valid)
        i &+= 6
    }
    if m &- i >= 4 {
        gemmTile(T.self, 4, vectors, k: k, a: a + i &* aRow, aRow: aRow, aColumn: aColumn, b: b, ldb: ldb,
                 alpha: alpha, beta: beta, c: c + i &* ldc, ldc: ldc, valid: valid)
        i &+= 4
    }
    if m &- i >= 2 {
        gemmTile(T.self, 2, vectors, k: k, a: a + i &* aRow, aRow: aRow, aColumn: aColumn, b: b, ldb: ldb,
                 alpha: alpha, beta: beta, c: c + i &* ldc, ldc: ldc, valid: valid)
        i &+= 2
    }
    if m &- i >= 1 {
        gemmTile(T.self, 1, vectors, k: k, a: a + i &* aRow, aRow: aRow, aColumn: aColumn, b: b, ldb: ldb,
                 alpha: alpha, beta: beta, c: c + i &* ldc, ldc: ldc, valid: valid)
    }
}

/// `C = alpha * A * B + beta * C` where A has any strides and the rows of B are contiguous and readable up to a
/// whole number of vectors.
private func gemmPanels<T: DenseScalar>(
    _ type: T.Type, m: Int, n: Int, k: Int, alpha: T, a: UnsafePointer<T>, aRow: Int, aColumn: Int,
    b: UnsafePointer<T>, ldb: Int, beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) {
    var j = 0
    while n &- j > T.lanes {
        gemmPanel(T.self, 2, m: m, k: k, a: a, aRow: aRow, aColumn: aColumn, b: b + j, ldb: ldb,
                  alpha: alpha, beta: beta, c: c + j, ldc: ldc, valid: n &- j)
        j &+= 2 &* T.lanes
    }
    if j < n {
        gemmPanel(T.self, 1, m: m, k: k, a: a, aRow: aRow, aColumn: aColumn, b: b + j, ldb: ldb,
                  alpha: alpha, beta: beta, c: c + j, ldc: ldc, valid: n &- j)
    }
}

/// `C = alpha * op(A) * op(B) + beta * C` without a BLAS; false when scratch memory could not be had.
func gemmSmall<T: DenseScalar>(
    _ type: T.Type, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: T, a: UnsafePointer<T>, lda: Int, b: UnsafePointer<T>, ldb: Int,
    beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) -> Bool {
    let aRow = transposeA ? 1 : lda
    let aColumn = transposeA ? lda : 1
    // A panel of two vectors is read whole, so its columns have to come in pairs of vectors, or in one.
    let remainder = n % (2 &* T.lanes)
    if !transposeB && (remainder == 0 || remainder == T.lanes) {
        gemmPanels(T.self, m: m, n: n, k: k, alpha: alpha, a: a, aRow: aRow, aColumn: aColumn,
                   b: b, ldb: ldb, beta: beta, c: c, ldc: ldc)
        return true
    }
    let width = (n &+ 2 &* T.lanes &- 1) / (2 &* T.lanes) &* 2 &* T.lanes
    let done: Bool? = withScratch(bytes: k &* width &* MemoryLayout<T>.size) { scratch in
        let packed = scratch.assumingMemoryBound(to: T.self)
        if transposeB {
            packTransposed(T.self, rows: n, columns: k, source: b, sourceStride: ldb, target: packed, targetStride: width)
        } else {
            for row in 0..<k {
                let source = b + row &* ldb
                let target = packed + row &* width
                var j = 0
                while j < n { target[j] = source[j]; j &+= 1 }
            }
        }
        for row in 0..<k {
            var j = n
            while j < width { packed[row &* width &+ j] = 0; j &+= 1 }
        }
        gemmPanels(T.self, m: m, n: n, k: k, alpha: alpha, a: a, aRow: aRow, aColumn: aColumn,
                   b: UnsafePointer(packed), ldb: width, beta: beta, c: c, ldc: ldc)
        return true
    }
    return done ?? false
}

/// Writes the transpose of a `rows` x `columns` matrix, four source rows at a time.
func packTransposed<T: DenseScalar>(
    _ type: T.Type, rows: Int, columns: Int, source: UnsafePointer<T>, sourceStride: Int,
    target: UnsafeMutablePointer<T>, targetStride: Int
) {
    var i = 0
    while i &+ 4 <= rows {
        let s0 = source + i &* sourceStride
        let s1 = s0 + sourceStride
        let s2 = s1 + sourceStride
        let s3 = s2 + sourceStride
        var t = target + i
        for j in 0..<columns {
            t[0] = s0[j]
            t[1] = s1[j]
            t[2] = s2[j]
            t[3] = s3[j]
            t += targetStride
        }
        i &+= 4
    }
    while i < rows {
        let s = source + i &* sourceStride
        for j in 0..<columns { target[j &* targetStride &+ i] = s[j] }
        i &+= 1
    }
}

/// The defining sums, for sizes beyond a BLAS's integers and for want of scratch memory.
func gemmPlain<T: DenseScalar>(
    _ type: T.Type, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: T, a: UnsafePointer<T>, lda: Int, b: UnsafePointer<T>, ldb: Int,
    beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) {
    let aRow = transposeA ? 1 : lda
    let aColumn = transposeA ? lda : 1
    let bRow = transposeB ? 1 : ldb
    let bColumn = transposeB ? ldb : 1
    for i in 0..<m {
        for j in 0..<n {
            var sum: T = 0
            for p in 0..<k { sum += a[i &* aRow &+ p &* aColumn] * b[p &* bRow &+ j &* bColumn] }
            let old: T = beta == 0 ? 0 : beta * c[i &* ldc &+ j]
            c[i &* ldc &+ j] = alpha * sum + old
        }
    }
}
