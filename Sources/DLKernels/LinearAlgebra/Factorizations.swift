import Glibc

/// Factorisations of batches of row-major matrices through LAPACK, for float32 and float64. Every matrix is worked on by
/// one thread; different ones by different threads.
///
/// All functions return nil when scratch memory could not be had, and otherwise where the first matrix lies that LAPACK
/// refused and what it said (`index` -1: none). Outputs do not overlap inputs.

public struct LapackResult: Sendable {
    public var index: Int
    public var code: Int
    public static let success = LapackResult(index: -1, code: 0)
}

/// Which singular vectors are wanted.
public enum SingularVectors: Sendable { case none, reduced, full }

/// Whether all elements are finite. LAPACK's iterations are not made for others.
public func allFinite(_ dtype: DType, _ pointer: UnsafeRawPointer, count: Int) -> Bool {
    return dtype == .float32 ? check(Float.self) : check(Double.self)

    func check<T: LapackScalar>(_ type: T.Type) -> Bool {
        let values = pointer.assumingMemoryBound(to: T.self)
        var total: T = 0
        // A value times zero is zero unless the value is infinite or not a number.
        for i in 0..<count { total += values[i] * 0 }
        return total == 0
    }
}

/// Runs `body` for every matrix with scratch memory for `elements` numbers and `integers` integers, on several threads.
private func forEachMatrix<T: LapackScalar>(
    _ type: T.Type, batch: Int, work: Int, elements: Int, integers: Int,
    _ body: (Int, UnsafeMutablePointer<T>, UnsafeMutablePointer<Int32>) -> Int32
) -> LapackResult? {
    useOneBlasThread()
    var failed = false
    let (numbers, over1) = elements.multipliedReportingOverflow(by: MemoryLayout<T>.size)
    if over1 || numbers > Int.max / 8 { return nil }
    let start = (numbers &+ 63) & ~63
    let codes = batch &* 4
    return withScratch(bytes: codes) { raw -> LapackResult? in
        let info = raw.assumingMemoryBound(to: Int32.self)
        withUnsafeMutablePointer(to: &failed) { failed in
            parallelFor(count: batch, grain: max(1, 100_000 / max(1, work))) { range in
                let done: Void? = withScratch(bytes: start &+ integers &* 4 &+ 64) { scratch in
                    for index in range {
                        info[index] = body(index, scratch.assumingMemoryBound(to: T.self), (scratch + start).assumingMemoryBound(to: Int32.self))
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
        if failed { return nil }
        for index in 0..<batch where info[index] != 0 { return LapackResult(index: index, code: Int(info[index])) }
        return .success
    } ?? nil
}

/// `target[j, i] = source[i, j]`, with `pitch` elements between the rows of the target.
private func transpose<T: LapackScalar>(
    _ source: UnsafePointer<T>, rows: Int, columns: Int, pitch: Int, to target: UnsafeMutablePointer<T>, targetPitch: Int
) {
    let tile = 8
    for top in stride(from: 0, to: rows, by: tile) {
        for left in stride(from: 0, to: columns, by: tile) {
            for i in top..<min(rows, top &+ tile) {
                for j in left..<min(columns, left &+ tile) { target[j &* targetPitch &+ i] = source[i &* pitch &+ j] }
            }
        }
    }
}

/// The sizes of the work spaces that a routine asks for when it is called with the length -1. The number may have been
/// rounded down to the precision of its type.
private func workLength<T: LapackScalar>(
    _ type: T.Type, _ ask: (UnsafeMutablePointer<T>, UnsafeMutablePointer<Int32>) -> Int32
) -> (elements: Int, integers: Int) {
    var element: T = 1, integer: Int32 = 1
    _ = withUnsafeMutablePointer(to: &element) { element in withUnsafeMutablePointer(to: &integer) { ask(element, $0) } }
    let elements = Int(element)
    return (max(1, elements &+ elements >> 20 &+ 1), max(1, Int(integer)))
}

/// Where the factors of solved matrices are kept, for `solveTransposed`: n n numbers and n integers for each.
public struct SolverFactors {
    public var numbers: UnsafeMutableRawPointer
    public var pivots: UnsafeMutablePointer<Int32>

    public init(numbers: UnsafeMutableRawPointer, pivots: UnsafeMutablePointer<Int32>) {
        self.numbers = numbers
        self.pivots = pivots
    }
}

/// Solves a x = b for a (n, n) and b (n, columns), the identity where it is nil. The code is above zero for a singular matrix.
public func solveMatrices(
    _ dtype: DType, batch: Int, n: Int, columns: Int, a: UnsafeRawPointer, b: UnsafeRawPointer?, x: UnsafeMutableRawPointer,
    factors: SolverFactors? = nil
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let a = a.assumingMemoryBound(to: T.self), b = b?.assumingMemoryBound(to: T.self), x = x.assumingMemoryBound(to: T.self)
        return forEachMatrix(type, batch: batch, work: n &* n &* (n &+ columns), elements: n &* (n &+ columns), integers: n) { index, scratch, integers in
            let right = scratch + n &* n
            var matrix = scratch, pivots = integers
            if let factors {
                matrix = factors.numbers.assumingMemoryBound(to: T.self) + index &* n &* n
                pivots = factors.pivots + index &* n
            }
            transpose(a + index &* n &* n, rows: n, columns: n, pitch: n, to: matrix, targetPitch: n)
            if let b {
                transpose(b + index &* n &* columns, rows: n, columns: columns, pitch: columns, to: right, targetPitch: n)
            } else {
                right.update(repeating: 0, count: n &* columns)
                for i in 0..<min(n, columns) { right[i &* n &+ i] = 1 }
            }
            let code = T.gesv(Int32(n), Int32(columns), matrix, Int32(n), pivots, right, Int32(n))
            transpose(UnsafePointer(right), rows: columns, columns: n, pitch: n, to: x + index &* n &* columns, targetPitch: columns)
            return code
        }
    }
}

/// Solves aᵀ x = b from the factors of a.
public func solveTransposed(
    _ dtype: DType, batch: Int, n: Int, columns: Int, factors: SolverFactors, b: UnsafeRawPointer, x: UnsafeMutableRawPointer
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let numbers = UnsafePointer(factors.numbers.assumingMemoryBound(to: T.self)), pivots = UnsafePointer(factors.pivots)
        let b = b.assumingMemoryBound(to: T.self), x = x.assumingMemoryBound(to: T.self)
        return forEachMatrix(type, batch: batch, work: n &* n &* columns, elements: n &* columns, integers: 0) { index, right, _ in
            transpose(b + index &* n &* columns, rows: n, columns: columns, pitch: columns, to: right, targetPitch: n)
            let code = T.getrs(0x54, Int32(n), Int32(columns), numbers + index &* n &* n, Int32(n), pivots + index &* n, right, Int32(n))
            transpose(UnsafePointer(right), rows: columns, columns: n, pitch: n, to: x + index &* n &* columns, targetPitch: columns)
            return code
        }
    }
}

/// The factors of a (m, n): `lu` holds L below its diagonal of ones and U above, `pivots` the rows that were exchanged, from 1.
public func factorizeLU(
    _ dtype: DType, batch: Int, m: Int, n: Int, a: UnsafeRawPointer, lu: UnsafeMutableRawPointer, pivots: UnsafeMutablePointer<Int32>
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let a = a.assumingMemoryBound(to: T.self), lu = lu.assumingMemoryBound(to: T.self)
        let k = min(m, n)
        return forEachMatrix(type, batch: batch, work: m &* n &* k, elements: m &* n, integers: 0) { index, scratch, _ in
            transpose(a + index &* m &* n, rows: m, columns: n, pitch: n, to: scratch, targetPitch: m)
            let code = T.getrf(Int32(m), Int32(n), scratch, Int32(max(1, m)), pivots + index &* k)
            transpose(UnsafePointer(scratch), rows: n, columns: m, pitch: m, to: lu + index &* m &* n, targetPitch: n)
            return code
        }
    }
}

/// Sign and logarithm of the absolute value of the determinant, from the factors of `factorizeLU`.
public func determinants(
    _ dtype: DType, batch: Int, n: Int, lu: UnsafeRawPointer, pivots: UnsafePointer<Int32>, sign: UnsafeMutableRawPointer,
    logarithm: UnsafeMutableRawPointer, product: UnsafeMutableRawPointer
) {
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    func run<T: LapackScalar>(_ type: T.Type) {
        let lu = lu.assumingMemoryBound(to: T.self), signs = sign.assumingMemoryBound(to: T.self)
        let logarithms = logarithm.assumingMemoryBound(to: T.self), products = product.assumingMemoryBound(to: T.self)
        for index in 0..<batch {
            var sign: T = 1, sum = 0.0, product: T = 1
            for i in 0..<n {
                if pivots[index &* n &+ i] != Int32(i &+ 1) { sign = -sign }
                let value = lu[index &* n &* n &+ i &* n &+ i]
                if value < 0 { sign = -sign } else if value == 0 { sign = 0 } else if value != value { sign = value }
                sum += Glibc.log(Double(abs(value)))
                product *= abs(value)
            }
            signs[index] = sign
            logarithms[index] = T(sum)
            products[index] = sign == 0 ? 0 : sign * product
        }
    }
}

/// Factors of symmetric positive definite matrices of which one triangle is read; the other triangle of the factor is zero.
/// The code is the order of the leading minor that is not positive definite.
public func factorizeCholesky(
    _ dtype: DType, batch: Int, n: Int, upper: Bool, a: UnsafeRawPointer, factor: UnsafeMutableRawPointer
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let a = a.assumingMemoryBound(to: T.self), factor = factor.assumingMemoryBound(to: T.self)
        return forEachMatrix(type, batch: batch, work: n &* n &* n / 3, elements: 0, integers: 0) { index, _, _ in
            let target = factor + index &* n &* n
            for i in 0..<n {
                for j in 0..<n { target[i &* n &+ j] = (upper ? j >= i : j <= i) ? a[index &* n &* n &+ i &* n &+ j] : 0 }
            }
            // A lower triangle by rows is an upper one by columns.
            return T.potrf(upper ? 76 : 85, Int32(n), target, Int32(max(1, n)))
        }
    }
}

/// a (m, n) = q r with r (columns, n) and, where given, q (m, columns), for columns between min(m, n) and m.
public func factorizeQR(
    _ dtype: DType, batch: Int, m: Int, n: Int, columns: Int, a: UnsafeRawPointer, q: UnsafeMutableRawPointer?, r: UnsafeMutableRawPointer
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let a = a.assumingMemoryBound(to: T.self), r = r.assumingMemoryBound(to: T.self), q = q?.assumingMemoryBound(to: T.self)
        let k = min(m, n), width = max(n, columns)
        let (first, _) = workLength(type) { p, _ in T.geqrf(Int32(m), Int32(n), p, Int32(max(1, m)), p, p, -1) }
        let (second, _) = q == nil ? (1, 1) : workLength(type) { p, _ in T.orgqr(Int32(m), Int32(columns), Int32(k), p, Int32(max(1, m)), p, p, -1) }
        let length = max(first, second)
        return forEachMatrix(type, batch: batch, work: 2 &* m &* n &* k, elements: m &* width &+ k &+ length, integers: 0) { index, scratch, _ in
            let tau = scratch + m &* width, work = tau + k
            transpose(a + index &* m &* n, rows: m, columns: n, pitch: n, to: scratch, targetPitch: m)
            var code = T.geqrf(Int32(m), Int32(n), scratch, Int32(max(1, m)), tau, work, Int32(length))
            let target = r + index &* columns &* n
            for i in 0..<columns {
                for j in 0..<n { target[i &* n &+ j] = j >= i ? scratch[j &* m &+ i] : 0 }
            }
            if let q, code == 0 {
                for j in n..<max(n, columns) { (scratch + j &* m).update(repeating: 0, count: m) }
                code = T.orgqr(Int32(m), Int32(columns), Int32(k), scratch, Int32(max(1, m)), tau, work, Int32(length))
                transpose(UnsafePointer(scratch), rows: columns, columns: m, pitch: m, to: q + index &* m &* columns, targetPitch: columns)
            }
            return code
        }
    }
}

/// Eigenvalues in ascending order, and where wanted the eigenvectors as columns, of symmetric matrices of which one triangle
/// is read. The code is above zero when the algorithm did not converge.
public func symmetricEigenvalues(
    _ dtype: DType, batch: Int, n: Int, upper: Bool, a: UnsafeRawPointer, values: UnsafeMutableRawPointer, vectors: UnsafeMutableRawPointer?
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let a = a.assumingMemoryBound(to: T.self), values = values.assumingMemoryBound(to: T.self)
        let vectors = vectors?.assumingMemoryBound(to: T.self)
        let job: Int8 = vectors == nil ? 78 : 86
        let triangle: Int8 = upper ? 76 : 85
        let (count, integers) = workLength(type) { p, i in T.syevd(job, triangle, Int32(n), p, Int32(max(1, n)), p, p, -1, i, -1) }
        return forEachMatrix(type, batch: batch, work: 4 &* n &* n &* n, elements: n &* n &+ count, integers: integers) { index, scratch, integer in
            scratch.update(from: a + index &* n &* n, count: n &* n)
            let code = T.syevd(job, triangle, Int32(n), scratch, Int32(max(1, n)), values + index &* n, scratch + n &* n, Int32(count), integer, Int32(integers))
            if let vectors {
                transpose(UnsafePointer(scratch), rows: n, columns: n, pitch: n, to: vectors + index &* n &* n, targetPitch: n)
            }
            return code
        }
    }
}

/// a (m, n) = u diag(s) vh with k = min(m, n) singular values in descending order; u is (m, k) and vh (k, n), or both square.
/// The code is above zero when the algorithm did not converge.
public func singularValues(
    _ dtype: DType, batch: Int, m: Int, n: Int, _ wanted: SingularVectors, a: UnsafeRawPointer, u: UnsafeMutableRawPointer?,
    s: UnsafeMutableRawPointer, vh: UnsafeMutableRawPointer?
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let a = a.assumingMemoryBound(to: T.self), s = s.assumingMemoryBound(to: T.self)
        let u = u?.assumingMemoryBound(to: T.self), vh = vh?.assumingMemoryBound(to: T.self)
        let k = min(m, n)
        let job: Int8 = wanted == .none ? 78 : (wanted == .reduced ? 83 : 65)
        // By columns, LAPACK sees the transpose (n, m), whose left vectors are the rows of vh and whose right ones those of u.
        let left = wanted == .full ? n : k, right = wanted == .full ? m : k
        let (count, _) = workLength(type) { p, i in
            T.gesdd(job, Int32(n), Int32(m), p, Int32(max(1, n)), p, p, Int32(max(1, n)), p, Int32(max(1, right)), p, -1, i)
        }
        return forEachMatrix(type, batch: batch, work: 8 &* m &* n &* k, elements: m &* n &+ count &+ 1, integers: 8 &* k) { index, scratch, integers in
            scratch.update(from: a + index &* m &* n, count: m &* n)
            let work = scratch + m &* n
            return T.gesdd(job, Int32(n), Int32(m), scratch, Int32(max(1, n)), s + index &* k, vh.map { $0 + index &* left &* n } ?? work, Int32(max(1, n)),
                           u.map { $0 + index &* m &* right } ?? work, Int32(max(1, right)), work, Int32(count), integers)
        }
    }
}

/// The x (n, columns) of least norm among those for which a x - b is smallest, a (m, n) having the rank that is written to
/// `rank`: singular values below `tolerance` times the largest count as zero. `residuals` (columns) are the squared norms of
/// a x - b where m > n.
public func leastSquares(
    _ dtype: DType, batch: Int, m: Int, n: Int, columns: Int, tolerance: Double, a: UnsafeRawPointer, b: UnsafeRawPointer,
    x: UnsafeMutableRawPointer, residuals: UnsafeMutableRawPointer, rank: UnsafeMutablePointer<Int64>
) -> LapackResult? {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    func run<T: LapackScalar>(_ type: T.Type) -> LapackResult? {
        let a = a.assumingMemoryBound(to: T.self), b = b.assumingMemoryBound(to: T.self)
        let x = x.assumingMemoryBound(to: T.self), residuals = residuals.assumingMemoryBound(to: T.self)
        let pitch = max(m, n)
        let (count, _) = workLength(type) { p, i in
            T.gelsy(Int32(m), Int32(n), Int32(columns), p, Int32(max(1, m)), p, Int32(max(1, pitch)), i, T(tolerance), i, p, -1)
        }
        return forEachMatrix(type, batch: batch, work: 4 &* m &* n &* min(m, n), elements: m &* n &+ pitch &* columns &+ count, integers: n &+ 1) { index, scratch, integers in
            let right = scratch + m &* n, work = right + pitch &* columns
            transpose(a + index &* m &* n, rows: m, columns: n, pitch: n, to: scratch, targetPitch: m)
            right.update(repeating: 0, count: pitch &* columns)
            transpose(b + index &* m &* columns, rows: m, columns: columns, pitch: columns, to: right, targetPitch: pitch)
            for i in 0..<n { integers[i] = 0 }
            let code = T.gelsy(Int32(m), Int32(n), Int32(columns), scratch, Int32(max(1, m)), right, Int32(max(1, pitch)), integers, T(tolerance), integers + n,
                               work, Int32(count))
            rank[index] = Int64(integers[n])
            transpose(UnsafePointer(right), rows: columns, columns: n, pitch: pitch, to: x + index &* n &* columns, targetPitch: columns)
            if m > n {
                for j in 0..<columns {
                    var total: T = 0
                    for i in n..<m { total += right[j &* pitch &+ i] * right[j &* pitch &+ i] }
                    residuals[index &* columns &+ j] = total
                }
            }
            return code
        }
    }
}

/// Solves with triangular matrices in place: x (rows, columns) becomes a⁻¹ x, or x a⁻¹ where a stands on the right. a is square,
/// with `strideA` elements between the matrices of the batch (0: one for all).
public func solveTriangular(
    _ dtype: DType, batch: Int, rows: Int, columns: Int, left: Bool, upper: Bool, unit: Bool, a: UnsafeRawPointer, strideA: Int,
    x: UnsafeMutableRawPointer
) {
    useOneBlasThread()
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    func run<T: LapackScalar>(_ type: T.Type) {
        let a = a.assumingMemoryBound(to: T.self), x = x.assumingMemoryBound(to: T.self)
        let n = left ? rows : columns
        parallelFor(count: batch, grain: max(1, 200_000 / max(1, n &* rows &* columns))) { range in
            for index in range {
                T.trsm(left: left, upper: upper, unit: unit, Int32(rows), Int32(columns), a + index &* strideA, Int32(max(1, n)),
                       x + index &* rows &* columns, Int32(max(1, columns)))
            }
        }
    }
}
