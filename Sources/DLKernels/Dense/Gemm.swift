import COpenBLAS
import CShims

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

/// Whether OpenBLAS has the faster kernels here: with vectors of 64 bytes, and without fused multiply-adds, where the tiles
/// need more registers than there are.
#if DL_FMA
private let prefersBlas = shim_cpu_has_full_wide_units() != 0
#else
private let prefersBlas = true
#endif

/// Multiplications that one core does in about 20 us.
private let smallestShare = 1_000_000

/// The ways of a product. The choice follows from the sizes of the whole product, so that its result does not depend on how it
/// is shared out.
private enum ProductWay {
    case vector, small, packed, blas

    init(m: Int, n: Int, k: Int, transposeB: Bool, lanes: Int, fitsBlas: Bool) {
        let copied = n &* k
        if m == 1 || n == 1 {
            self = .vector
        } else if prefersBlas && fitsBlas {
            self = m &* n < 4096 && m &* n &* k <= 120_000 ? .small : .blas
        } else if (k <= 512 && (n <= 2 &* lanes || (m <= 12 && !transposeB))) || (copied <= 1 << 16 && m &* copied <= 1_200_000) {
            self = .small
        } else {
            self = .packed
        }
    }
}

/// How a product is cut into blocks.
private struct GemmPartition {
    var rowBlocks = 1
    var columnBlocks = 1
    var rows: Int
    var columns: Int

    init(m: Int, n: Int, k: Int, batch: Int, way: ProductWay) {
        rows = m
        columns = n
        var share = Double(m) * Double(n) * Double(k)
        // What two blocks share is copied twice: one for each thread, and some more where they take so long that one thread
        // may be held up. A BLAS computes the elements of blocks of other sizes in other ways.
        let wanted = way == .blas ? 8 : share > 2e8 ? 2 &* threadCount : threadCount
        while rowBlocks &* columnBlocks &* batch < wanted {
            if max(rows, columns) < 32 || share < Double(smallestShare) / 4 { break }
            share /= 2
            if rows > columns {
                rowBlocks &*= 2
                rows = roundUp((m &+ rowBlocks &- 1) / rowBlocks, 12)
            } else {
                columnBlocks &*= 2
                columns = roundUp((n &+ columnBlocks &- 1) / columnBlocks, 16)
            }
        }
        rowBlocks = (m &+ rows &- 1) / rows
        columnBlocks = (n &+ columns &- 1) / columns
    }

    private func roundUp(_ value: Int, _ unit: Int) -> Int { (value &+ unit &- 1) / unit &* unit }
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
    let way = productWay(T.self, m, n, k, transposeB, lda, ldb, ldc)
    if batch == 1 && (work < Double(smallestShare) / 4 || way == .vector || k == 0) {
        gemmBlock(T.self, way, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                  alpha: alpha, a: pa, lda: lda, b: pb, ldb: ldb, beta: beta, c: pc, ldc: ldc)
        return
    }
    if way == .vector || k == 0 {
        let grain = max(1, Int(100_000 / work))
        parallelFor(count: batch, grain: grain) { range in
            for i in range {
                gemmBlock(T.self, way, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                          alpha: alpha, a: pa + i &* strideA, lda: lda, b: pb + i &* strideB, ldb: ldb,
                          beta: beta, c: pc + i &* strideC, ldc: ldc)
            }
        }
        return
    }
    let partition = GemmPartition(m: m, n: n, k: k, batch: batch, way: way)
    let blocks = partition.rowBlocks &* partition.columnBlocks
    let blockWork = work / Double(blocks)
    parallelFor(count: batch &* blocks, grain: max(1, Int(Double(smallestShare) / blockWork))) { range in
        for item in range {
            let matrix = item / blocks
            let block = item % blocks
            let i = block / partition.columnBlocks &* partition.rows
            let j = block % partition.columnBlocks &* partition.columns
            gemmBlock(
                T.self, way, transposeA: transposeA, transposeB: transposeB,
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
    gemmBlock(T.self, productWay(T.self, m, n, k, transposeB, lda, ldb, ldc), transposeA: transposeA, transposeB: transposeB,
              m: m, n: n, k: k, alpha: alpha, a: a, lda: lda, b: b, ldb: ldb, beta: beta, c: c, ldc: ldc)
}

private func productWay<T: DenseScalar>(
    _: T.Type, _ m: Int, _ n: Int, _ k: Int, _ transposeB: Bool, _ lda: Int, _ ldb: Int, _ ldc: Int
) -> ProductWay {
    let longest = max(max(m, n, k), max(lda, ldb, ldc))
    return ProductWay(m: m, n: n, k: k, transposeB: transposeB, lanes: T.lanes, fitsBlas: longest <= Int(Int32.max))
}

/// A product, or a block of one, in the given way; by the defining sums where there is no memory for copies.
private func gemmBlock<T: DenseScalar>(
    _ type: T.Type, _ way: ProductWay, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: T, a: UnsafePointer<T>, lda: Int, b: UnsafePointer<T>, ldb: Int,
    beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) {
    if k <= 0 || alpha == 0 {
        scaleMatrix(T.self, m: m, n: n, beta: beta, c: c, ldc: ldc)
        return
    }
    let done: Bool
    switch way {
    case .vector:
        done = gemmWithVector(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                              alpha: alpha, a: a, lda: lda, b: b, ldb: ldb, beta: beta, c: c, ldc: ldc)
    case .small:
        done = gemmSmall(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
                         alpha: alpha, a: a, lda: lda, b: b, ldb: ldb, beta: beta, c: c, ldc: ldc)
    case .packed:
        done = PackedProduct(m: m, n: n, k: k, alpha: alpha, beta: beta, a: a, lda: lda, transposeA: transposeA,
                             b: b, ldb: ldb, transposeB: transposeB, c: c, ldc: ldc).run()
    case .blas:
        singleThreadedBlas
        T.blasGemm(
            transposeA: transposeA, transposeB: transposeB,
            m: Int32(truncatingIfNeeded: m), n: Int32(truncatingIfNeeded: n), k: Int32(truncatingIfNeeded: k),
            alpha: alpha, a: a, lda: Int32(truncatingIfNeeded: lda), b: b, ldb: Int32(truncatingIfNeeded: ldb),
            beta: beta, c: c, ldc: Int32(truncatingIfNeeded: ldc))
        done = true
    }
    if done { return }
    gemmPlain(T.self, transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k,
              alpha: alpha, a: a, lda: lda, b: b, ldb: ldb, beta: beta, c: c, ldc: ldc)
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
