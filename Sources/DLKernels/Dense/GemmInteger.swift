/// Matrix products of integers, wrapping on overflow.
/// `C = alpha * op(A) * op(B) + beta * C`; the inner loop runs along rows of B, or, when B is transposed, along its
/// contiguous reduction axis.
func gemmInteger<T: FixedWidthInteger & Sendable>(
    _ type: T.Type, transposeA: Bool, transposeB: Bool, m: Int, n: Int, k: Int,
    alpha: T, a: UnsafePointer<T>, lda: Int, b: UnsafePointer<T>, ldb: Int,
    beta: T, c: UnsafeMutablePointer<T>, ldc: Int
) {
    let aRow = transposeA ? 1 : lda
    let aColumn = transposeA ? lda : 1
    parallelFor(count: m, grain: max(1, 20_000 / max(1, n &* max(k, 1)))) { range in
        for i in range {
            let row = c + i &* ldc
            if beta == 0 {
                for j in 0..<n { row[j] = 0 }
            } else if beta != 1 {
                for j in 0..<n { row[j] = row[j] &* beta }
            }
            if transposeB {
                for j in 0..<n {
                    let bRow = b + j &* ldb
                    var sum: T = 0
                    for p in 0..<k { sum = sum &+ a[i &* aRow &+ p &* aColumn] &* bRow[p] }
                    row[j] = row[j] &+ alpha &* sum
                }
            } else {
                for p in 0..<k {
                    let factor = alpha &* a[i &* aRow &+ p &* aColumn]
                    let bRow = b + p &* ldb
                    for j in 0..<n { row[j] = row[j] &+ factor &* bRow[j] }
                }
            }
        }
    }
}
