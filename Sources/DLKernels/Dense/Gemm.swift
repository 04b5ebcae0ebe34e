import COpenBLAS

/// `C = alpha * op(A) * op(B) + beta * C` for row-major matrices: op(A) is m x k, op(B) k x n, C m x n; `lda`, `ldb`
/// and `ldc` are the distances between the stored rows. `beta == 0` means that C is not read.
///
/// float32, float64, and (wrapping) int64, int32, uint8; bool has no product and leaves C as it is.
/// The result does not depend on the number of threads.
public func gemm(
    _ dtype: DType, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Double, a: UnsafeRawPointer, lda: Int, b: UnsafeRawPointer, ldb: Int,
    beta: Double, c: UnsafeMutableRawPointer, ldc: Int
) {
    gemmBatched(
        dtype, batch: 1, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
        alpha: alpha, a: a, lda: lda, strideA: 0, b: b, ldb: ldb, strideB: 0,
        beta: beta, c: c, ldc: ldc, strideC: 0)
}

/// `gemm` for `batch` matrices whose first elements lie `strideA`, `strideB` and `strideC` elements apart. A stride
/// of zero repeats an operand; the matrices of C must not overlap.
public func gemmBatched(
    _ dtype: DType, batch: Int, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: Double, a: UnsafeRawPointer, lda: Int, strideA: Int, b: UnsafeRawPointer, ldb: Int, strideB: Int,
    beta: Double, c: UnsafeMutableRawPointer, ldc: Int, strideC: Int
) {
    if batch <= 0 || m <= 0 || n <= 0 { return }
    switch dtype {
    case .float32:
        gemmFloating(
            Float.self, batch: batch, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
            alpha: Float(alpha), a: a, lda: lda, strideA: strideA, b: b, ldb: ldb, strideB: strideB,
            beta: Float(beta), c: c, ldc: ldc, strideC: strideC)
    case .float64:
        gemmFloating(
            Double.self, batch: batch, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
            alpha: alpha, a: a, lda: lda, strideA: strideA, b: b, ldb: ldb, strideB: strideB,
            beta: beta, c: c, ldc: ldc, strideC: strideC)
    case .int64: integers(Int64.self)
    case .int32: integers(Int32.self)
    case .uint8: integers(UInt8.self)
    case .bool: return
    }

    @inline(__always)
    func integers<T: FixedWidthInteger & Sendable>(_ type: T.Type) {
        let one = T(truncatingIfNeeded: Int64(alpha))
        let two = T(truncatingIfNeeded: Int64(beta))
        let pa = a.assumingMemoryBound(to: T.self)
        let pb = b.assumingMemoryBound(to: T.self)
        let pc = c.assumingMemoryBound(to: T.self)
        let work = max(1, m &* n &* max(k, 1))
        parallelFor(count: batch, grain: max(1, 20_000 / work)) { range in
            for i in range {
                gemmInteger(
                    T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                    alpha: one, a: pa + i &* strideA, lda: lda, b: pb + i &* strideB, ldb: ldb,
                    beta: two, c: pc + i &* strideC, ldc: ldc)
            }
        }
    }
}

/// OpenBLAS works inside our threads, so it must not start its own.
private let singleThreadedBlas: Void = openblas_set_num_threads(1)

/// To be called before any routine of OpenBLAS.
func useOneBlasThread() { singleThreadedBlas }

/// Multiplications that one core does in about 20 us.
private let smallestShare = 1_000_000

/// How a product is cut: a function of the sizes alone, so that every element is computed in the same way for any
/// number of threads.
private struct GemmPartition {
    var rowBlocks = 1
    var columnBlocks = 1
    var rows: Int
    var columns: Int

    init(m: Int, n: Int, k: Int, batch: Int) {
        rows = m
        columns = n
        var share = Double(m) * Double(n) * Double(k)
        while rowBlocks &* columnBlocks &* batch < 64 {
            // Beyond a few blocks, smaller ones only repeat the packing of the operands.
            let floor = rowBlocks &* columnBlocks &* batch < 4 ? 16 : 256
            let longest = max(rows, columns)
            if longest < 2 &* floor || share < 2 * Double(smallestShare) { break }
            share /= 2
            if rows > columns {
                rowBlocks &*= 2
                rows = roundUp((m &+ rowBlocks &- 1) / rowBlocks)
            } else {
                columnBlocks &*= 2
                columns = roundUp((n &+ columnBlocks &- 1) / columnBlocks)
            }
        }
        rowBlocks = (m &+ rows &- 1) / rows
        columnBlocks = (n &+ columns &- 1) / columns
    }

    private func roundUp(_ value: Int) -> Int { (value &+ 15) & ~15 }
}

func gemmFloating<T: DenseScalar>(
    _ type: T.Type, batch: Int, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: T, a: UnsafeRawPointer, lda: Int, strideA: Int, b: UnsafeRawPointer, ldb: Int, strideB: Int,
    beta: T, c: UnsafeMutableRawPointer, ldc: Int, strideC: Int
) {
    let pa = a.assumingMemoryBound(to: T.self)
    let pb = b.assumingMemoryBound(to: T.self)
    let pc = c.assumingMemoryBound(to: T.self)
    if k == 1 && alpha != 0 && batch == 1 && beta == 0 && (ldb == 1 || !transposeB) {
        outerProduct(T.self, m: m, n: n, alpha: alpha, x: pa, xStride: transposeA ? 1 : lda, y: pb, c: pc, ldc: ldc)
        return
    }
    let work = Double(m) * Double(n) * Double(max(k, 1))
    if batch == 1 && (work < 2 * Double(smallestShare) || m == 1 || n == 1 || k == 0) {
        gemmSerial(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                   alpha: alpha, a: pa, lda: lda, b: pb, ldb: ldb, beta: beta, c: pc, ldc: ldc)
        return
    }
    if m == 1 || n == 1 || k == 0 {
        let grain = max(1, Int(100_000 / work))
        parallelFor(count: batch, grain: grain) { range in
            for i in range {
                gemmSerial(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                           alpha: alpha, a: pa + i &* strideA, lda: lda, b: pb + i &* strideB, ldb: ldb,
                           beta: beta, c: pc + i &* strideC, ldc: ldc)
            }
        }
        return
    }
    let partition = GemmPartition(m: m, n: n, k: k, batch: batch)
    let blocks = partition.rowBlocks &* partition.columnBlocks
    let blockWork = work / Double(blocks)
    parallelFor(count: batch &* blocks, grain: max(1, Int(Double(smallestShare) / blockWork))) { range in
        for item in range {
            let matrix = item / blocks
            let block = item % blocks
            let i = block / partition.columnBlocks &* partition.rows
            let j = block % partition.columnBlocks &* partition.columns
            gemmSerial(
                T.self, transposeA: transposeA, transposeB: transposeB,
                m: min(partition.rows, m &- i), n: min(partition.columns, n &- j), k: k,
                alpha: alpha, a: pa + (matrix &* strideA &+ (transposeA ? i : i &* lda)), lda: lda,
                b: pb + (matrix &* strideB &+ (transposeB ? j &* ldb : j)), ldb: ldb,
                beta: beta, c: pc + (matrix &* strideC &+ i &* ldc &+ j), ldc: ldc)
        }
    }
}

/// One product on one thread (only products with a vector may share their work).
func gemmSerial<T: DenseScalar>(
    _ type: T.Type, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: T, a: UnsafePointer<T>, lda: Int, b: UnsafePointer<T>, ldb: Int,
    beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) {
    if k <= 0 || alpha == 0 {
        scaleMatrix(T.self, m: m, n: n, beta: beta, c: c, ldc: ldc)
        return
    }
    if n == 1 || m == 1 {
        if gemmWithVector(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                          alpha: alpha, a: a, lda: lda, b: b, ldb: ldb, beta: beta, c: c, ldc: ldc) { return }
    } else if m &* n < 4096 && m &* n &* k <= 120_000 {
        if gemmSmall(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                     alpha: alpha, a: a, lda: lda, b: b, ldb: ldb, beta: beta, c: c, ldc: ldc) { return }
    }
    let limit = Int(Int32.max)
    if m <= limit && n <= limit && k <= limit && lda <= limit && ldb <= limit && ldc <= limit {
        singleThreadedBlas
        T.blasGemm(
            transposeA: transposeA, transposeB: transposeB,
            m: Int32(truncatingIfNeeded: m), n: Int32(truncatingIfNeeded: n), k: Int32(truncatingIfNeeded: k),
            alpha: alpha, a: a, lda: Int32(truncatingIfNeeded: lda), b: b, ldb: Int32(truncatingIfNeeded: ldb),
            beta: beta, c: c, ldc: Int32(truncatingIfNeeded: ldc))
    } else {
        gemmPlain(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                  alpha: alpha, a: a, lda: lda, b: b, ldb: ldb, beta: beta, c: c, ldc: ldc)
    }
}

/// A product in which one side is a vector; false when scratch memory could not be had.
private func gemmWithVector<T: DenseScalar>(
    _ type: T.Type, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: T, a: UnsafePointer<T>, lda: Int, b: UnsafePointer<T>, ldb: Int,
    beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) -> Bool {
    let vectorIsB = n == 1
    let vector = vectorIsB ? b : a
    let vectorStride = vectorIsB ? (transposeB ? 1 : ldb) : (transposeA ? lda : 1)
    let matrix = vectorIsB ? a : b
    let matrixStride = vectorIsB ? lda : ldb
    let outputs = vectorIsB ? m : n
    let outputStride = vectorIsB ? ldc : 1
    let reducesAlongRows = vectorIsB ? !transposeA : transposeB
    if !reducesAlongRows {
        vectorTimesMatrix(
            T.self, rows: k, columns: outputs, alpha: alpha, x: vector, xStride: vectorStride,
            matrix: matrix, stride: matrixStride, beta: beta, y: c, yStride: outputStride)
        return true
    }
    if vectorStride == 1 {
        matrixTimesVector(
            T.self, rows: outputs, columns: k, alpha: alpha, matrix: matrix, stride: matrixStride,
            x: vector, beta: beta, y: c, yStride: outputStride)
        return true
    }
    let done: Void? = withScratch(bytes: k &* MemoryLayout<T>.size) { scratch in
        let x = scratch.assumingMemoryBound(to: T.self)
        for i in 0..<k { x[i] = vector[i &* vectorStride] }
        matrixTimesVector(
            T.self, rows: outputs, columns: k, alpha: alpha, matrix: matrix, stride: matrixStride,
            x: UnsafePointer(x), beta: beta, y: c, yStride: outputStride)
    }
    return done != nil
}

private func scaleMatrix<T: DenseScalar>(
    _ type: T.Type, m: Int, n: Int, beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) {
    for i in 0..<m {
        let row = c + i &* ldc
        if beta == 0 {
            for j in 0..<n { row[j] = 0 }
        } else if beta != 1 {
            for j in 0..<n { row[j] *= beta }
        }
    }
}
