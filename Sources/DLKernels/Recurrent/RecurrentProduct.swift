/// Products with a matrix that stays the same over all time steps.

/// A right operand B (k x n). Over many steps it is cut into panels of two vectors' width, whose rows lie one after the other,
/// so that a panel is read in order and stays in the first cache while the rows of the left operand pass by.
///
/// Every element of a product is one chain of multiply-adds in ascending k, whatever rows are computed together: results do not
/// depend on how the rows are shared out.
struct RecurrentMatrix<T: RecurrentScalar> {
    let k: Int
    let n: Int
    private let source: UnsafePointer<T>
    private let stride: Int
    private let isTransposed: Bool
    private let panels: UnsafePointer<T>?

    @inline(__always) private static var width: Int { 2 &* T.lanes }

    /// Rows of `source` lie `stride` apart: n rows of k columns when transposed, else k rows of n columns.
    init(_ source: UnsafePointer<T>, stride: Int, isTransposed: Bool, k: Int, n: Int) {
        self.k = k
        self.n = n
        self.source = source
        self.stride = stride
        self.isTransposed = isTransposed
        panels = nil
    }

    /// The same matrix in panels, in memory of at least `packedBytes`.
    private init(_ other: RecurrentMatrix, panels: UnsafePointer<T>) {
        k = other.k
        n = other.n
        source = other.source
        stride = other.stride
        isTransposed = other.isTransposed
        self.panels = panels
    }

    /// Memory for the panels.
    var packedBytes: Int { (n &+ RecurrentMatrix.width &- 1) / RecurrentMatrix.width &* RecurrentMatrix.width &* k &* MemoryLayout<T>.size }

    func packed(in memory: UnsafeMutableRawPointer) -> RecurrentMatrix {
        let width = RecurrentMatrix.width
        let target = memory.assumingMemoryBound(to: T.self)
        let count = (n &+ width &- 1) / width
        parallelFor(count: count, grain: max(1, 20_000 / max(k &* width, 1))) { range in
            for panel in range { pack(panel &* width, target + panel &* width &* k) }
        }
        return RecurrentMatrix(self, panels: UnsafePointer(target))
    }

    private func pack(_ first: Int, _ target: UnsafeMutablePointer<T>) {
        packPanel(source, stride: stride, isTransposed: isTransposed, first: first, columns: min(RecurrentMatrix.width, n &- first), k: k,
                  target)
    }

    /// C = A B, or C += A B, for `m` rows of A and C that lie `lda` and `ldc` apart.
    @inline(never)
    func multiply(m: Int, _ a: UnsafePointer<T>, lda: Int, accumulate: Bool, _ c: UnsafeMutablePointer<T>, ldc: Int) {
        if m <= 0 || n <= 0 { return }
        guard let panels, k > 0 else {
            gemmFloating(
                T.self, batch: 1, transposeA: false, transposeB: isTransposed, m: m, n: n, k: k, alpha: 1,
                a: a, lda: lda, strideA: 0, b: source, ldb: stride, strideB: 0,
                beta: accumulate ? 1 : 0, c: c, ldc: ldc, strideC: 0)
            return
        }
        let width = RecurrentMatrix.width
        let count = (n &+ width &- 1) / width
        // Few rows are bound by the reading of the panels, many by arithmetic.
        let nanoseconds = max(k &* width &* MemoryLayout<T>.size / 24, m &* k &* width / 50)
        parallelFor(count: count, grain: max(1, 20_000 / max(nanoseconds, 1))) { range in
            var panel = range.lowerBound
            if m < 2 {
                while panel &+ 4 <= range.upperBound {
                    for row in 0..<m {
                        multiplyRow(k, a + row &* lda, panels + panel &* width &* k, accumulate,
                                    c + (row &* ldc &+ panel &* width), n &- panel &* width)
                    }
                    panel &+= 4
                }
            }
            while panel < range.upperBound {
                let right = panels + panel &* width &* k
                multiplyPanel(
                    m: m, k: k, ProductRows(a, rowStep: lda, step: 1), right, next: panel &+ 1 < count ? right + width &* k : panels,
                    ProductTarget(c + panel &* width, stride: ldc, columns: n &- panel &* width, beta: accumulate ? 1 : 0))
                panel &+= 1
            }
        }
    }

    /// C = A B for the rows of several steps, which read each panel once. `part` gives a step's number of rows, A and C.
    @inline(__always)
    func multiply(
        steps: Int, lda: Int, ldc: Int, _ part: (Int) -> (m: Int, a: UnsafePointer<T>, c: UnsafeMutablePointer<T>)
    ) {
        guard let panels, k > 0 else {
            for step in 0..<steps {
                let (m, a, c) = part(step)
                multiply(m: m, a, lda: lda, accumulate: false, c, ldc: ldc)
            }
            return
        }
        let width = RecurrentMatrix.width
        let count = (n &+ width &- 1) / width
        for panel in 0..<count {
            let right = panels + panel &* width &* k
            let next = panel &+ 1 < count ? right + width &* k : panels
            for step in 0..<steps {
                let (m, a, c) = part(step)
                multiplyPanel(m: m, k: k, ProductRows(a, rowStep: lda, step: 1), right, next: next,
                              ProductTarget(c + panel &* width, stride: ldc, columns: n &- panel &* width, beta: 0))
            }
        }
    }

    /// One row times four panels, whose sums are independent chains.
    @inline(never)
    private func multiplyRow(
        _ k: Int, _ a: UnsafePointer<T>, _ panel: UnsafePointer<T>, _ accumulate: Bool, _ c: UnsafeMutablePointer<T>, _ valid: Int
    ) {
        let width = RecurrentMatrix.width
        let lanes = T.lanes
        var b0 = panel, b1 = panel + width &* k, b2 = b1 + width &* k, b3 = b2 + width &* k
        var s0 = T.zeroVector(), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0
        for p in 0..<k {
            let x = T.splat(a[p])
            s0 = T.multiplyAdd(x, T.load(b0), s0)
            s1 = T.multiplyAdd(x, T.load(b0 + lanes), s1)
            s2 = T.multiplyAdd(x, T.load(b1), s2)
            s3 = T.multiplyAdd(x, T.load(b1 + lanes), s3)
            s4 = T.multiplyAdd(x, T.load(b2), s4)
            s5 = T.multiplyAdd(x, T.load(b2 + lanes), s5)
            s6 = T.multiplyAdd(x, T.load(b3), s6)
            s7 = T.multiplyAdd(x, T.load(b3 + lanes), s7)
            b0 += width
            b1 += width
            b2 += width
            b3 += width
        }
        finish(s0, 0)
        finish(s1, 1)
        finish(s2, 2)
        finish(s3, 3)
        finish(s4, 4)
        finish(s5, 5)
        finish(s6, 6)
        finish(s7, 7)

        @inline(__always)
        func finish(_ sum: T.Vector, _ number: Int) {
            let first = number &* lanes
            let target = c + first
            if first &+ lanes <= valid {
                T.store(accumulate ? T.add(T.load(UnsafePointer(target)), sum) : sum, target)
                return
            }
            var lane = 0
            while first &+ lane < valid {
                target[lane] = accumulate ? target[lane] + sum[lane] : sum[lane]
                lane &+= 1
            }
        }
    }
}

/// The panels of several matrices in one piece of scratch memory, while `body` runs. Where nothing can be had, or where the
/// steps are too few to pay for it, the matrices are used as they lie.
@inline(__always)
func withPacked<T: RecurrentScalar>(
    _ first: RecurrentMatrix<T>, _ second: RecurrentMatrix<T>?, _ third: RecurrentMatrix<T>? = nil, steps: Int,
    _ body: (RecurrentMatrix<T>, RecurrentMatrix<T>?, RecurrentMatrix<T>?) -> Void
) {
    if steps < 3 { return body(first, second, third) }
    let begin = (first.packedBytes &+ 63) & ~63
    let middle = begin &+ ((second?.packedBytes ?? 0) &+ 63) & ~63
    let done: Void? = withScratch(bytes: middle &+ (third?.packedBytes ?? 0)) { memory in
        body(first.packed(in: memory), second?.packed(in: memory + begin), third?.packed(in: memory + middle))
    }
    if done == nil { body(first, second, third) }
}

/// The input of a layer, for products that are computed step by step: a row of `features` per sequence and step, and a weight
/// [columns, features].
public struct RecurrentInput {
    let values: UnsafeRawPointer
    let weight: UnsafeRawPointer
    let features: Int

    public init(values: UnsafeRawPointer, weight: UnsafeRawPointer, features: Int) {
        self.values = values
        self.weight = weight
        self.features = features
    }

    func matrix<T: RecurrentScalar>(_: T.Type, columns: Int) -> RecurrentMatrix<T> {
        RecurrentMatrix(weight.assumingMemoryBound(to: T.self), stride: features, isTransposed: true, k: features, n: columns)
    }

    /// At every fourth position: the products of the next four steps, of one share of the sequences. `target` gives the place of
    /// a step's first row, by its position and the number of that row; the rows of a share lie `ldc` apart.
    @inline(__always)
    func multiply<T: RecurrentScalar>(
        _ matrix: RecurrentMatrix<T>, _ rows: SequenceRows, at index: Int, _ share: Int, of shares: Int, ldc: Int,
        _ target: (_ index: Int, _ row: Int) -> UnsafeMutablePointer<T>
    ) {
        if index % SequenceRows.inputSteps != 0 { return }
        let x = values.assumingMemoryBound(to: T.self)
        matrix.multiply(
            steps: min(SequenceRows.inputSteps, rows.steps &- index), lda: shares &* rows.rowStep &* features, ldc: ldc
        ) { part in
            let t = rows.step(index &+ part), first = rows.start(t) &+ share &* rows.rowStep
            return (rows.active(t, share, of: shares), x + first &* features, target(index &+ part, first))
        }
    }
}
