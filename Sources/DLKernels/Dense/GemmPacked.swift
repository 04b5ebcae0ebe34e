import CShims

/// Products of matrices too large for the first cache, after K. Goto and R. van de Geijn, "Anatomy of high-performance matrix
/// multiplication", ACM TOMS 34 (2008): slices of the depth are copied, B in panels that fit into the first cache, A in blocks
/// of rows that fit into the second, and multiplied in register tiles.

/// C = alpha op(A) op(B) + beta C on one thread.
struct PackedProduct<T: DenseScalar> {
    let m, n, k: Int
    let alpha, beta: T
    let a: UnsafePointer<T>
    let lda: Int
    let transposeA: Bool
    let b: UnsafePointer<T>
    let ldb: Int
    let transposeB: Bool
    let c: UnsafeMutablePointer<T>
    let ldc: Int

    /// At most so many steps of the depth make a slice.
    private var sliceDepth: Int { 320 }
    /// Rows of A that are copied at a time: whole tiles.
    private var blockRows: Int { 144 }
    /// At most so many columns of B are copied at a time.
    private var windowColumns: Int { 4096 }
    private var width: Int { 2 &* T.lanes }

    /// False when there is no memory for the copies; C is unchanged then.
    @inline(never)
    func run() -> Bool {
        let slices = (k &+ sliceDepth &- 1) / sliceDepth
        let depth = (k &+ slices &- 1) / slices
        let columns = min(n, windowColumns), panels = (columns &+ width &- 1) / width
        let blocks = (m &+ blockRows &- 1) / blockRows
        let copiesA = panels > 2
        let elements = depth &* (panels &* width &+ (copiesA ? min(m, blockRows) : 0))
        let done: Void? = withScratch(bytes: elements &* MemoryLayout<T>.size) { scratch in
            let packedB = scratch.assumingMemoryBound(to: T.self)
            let packedA = packedB + panels &* width &* depth
            for j in stride(from: 0, to: n, by: columns) {
                for p in stride(from: 0, to: k, by: depth) {
                    let steps = min(depth, k &- p), count = min(columns, n &- j)
                    packColumns(j, count, p, steps, packedB)
                    for block in 0..<blocks {
                        let begin = start(block, of: blocks), end = start(block &+ 1, of: blocks)
                        if copiesA { packRows(begin, end, p, steps, packedA) }
                        multiply(begin, end, copiesA ? packedA : nil, j, count, p, steps, packedB)
                    }
                }
            }
        }
        return done != nil
    }

    /// Where a block of rows begins: at a multiple of a tile's height.
    private func start(_ block: Int, of blocks: Int) -> Int { block == blocks ? m : block &* m / blocks / 6 &* 6 }

    private func packColumns(_ j: Int, _ count: Int, _ p: Int, _ steps: Int, _ target: UnsafeMutablePointer<T>) {
        let source = b + (transposeB ? j &* ldb &+ p : p &* ldb &+ j)
        for first in stride(from: 0, to: count, by: width) {
            packPanel(source, stride: ldb, isTransposed: transposeB, first: first, columns: min(width, count &- first), k: steps,
                      target + first &* steps)
        }
    }

    /// Rows as they are, or, of a transposed matrix, six by six with the rows in turn.
    private func packRows(_ begin: Int, _ end: Int, _ p: Int, _ steps: Int, _ target: UnsafeMutablePointer<T>) {
        if !transposeA {
            for i in begin..<end {
                let from = a + (i &* lda &+ p)
                fetch(from + ahead &* lda, steps)
                (target + (i &- begin) &* steps).update(from: from, count: steps)
            }
            return
        }
        let rows = end &- begin
        for step in 0..<steps {
            let from = a + ((p &+ step) &* lda &+ begin)
            fetch(from + ahead &* lda, rows)
            var i = 0
            // Eight elements for six: what is too much is overwritten by the next step.
            if step &+ 1 < steps {
                while i &+ 8 <= rows {
                    let to = target + (i &* steps &+ step &* 6)
                    T.store(T.load(from + i), to)
                    if T.lanes < 6 { T.store(T.load(from + (i &+ T.lanes)), to + T.lanes) }
                    i &+= 6
                }
            }
            while i &+ 6 <= rows {
                let to = target + (i &* steps &+ step &* 6)
                for r in 0..<6 { to[r] = from[i &+ r] }
                i &+= 6
            }
            let to = target + (i &* steps &+ step &* (rows &- i))
            for r in 0..<rows &- i { to[r] = from[i &+ r] }
        }
    }

    /// The processor foresees no more than a page, and rows may lie further apart: so many are fetched ahead.
    private var ahead: Int { 4 }

    @inline(__always)
    private func fetch(_ row: UnsafePointer<T>, _ count: Int) {
        for q in stride(from: 0, to: count, by: 64 / MemoryLayout<T>.size) { shim_prefetch(row + q) }
    }

    private func multiply(
        _ begin: Int, _ end: Int, _ packedA: UnsafePointer<T>?, _ j: Int, _ count: Int, _ p: Int, _ steps: Int, _ packedB: UnsafePointer<T>
    ) {
        let rows = end &- begin
        for first in stride(from: 0, to: count, by: width) {
            let panel = packedB + first &* steps
            let next = first &+ width < count ? panel + width &* steps : panel
            let target = ProductTarget(
                c + (begin &* ldc &+ j &+ first), stride: ldc, columns: count &- first, alpha: alpha, beta: p == 0 ? beta : 1)
            guard let packedA else {
                let left = transposeA ? ProductRows(a + (p &* lda &+ begin), rowStep: 1, step: lda)
                    : ProductRows(a + (begin &* lda &+ p), rowStep: lda, step: 1)
                multiplyPanel(m: rows, k: steps, left, panel, next: next, target)
                continue
            }
            if !transposeA {
                multiplyPanel(m: rows, k: steps, ProductRows(packedA, rowStep: steps, step: 1), panel, next: next, target)
                continue
            }
            for i in stride(from: 0, to: rows, by: 6) {
                let height = min(6, rows &- i)
                multiplyPanel(m: height, k: steps, ProductRows(packedA + i &* steps, rowStep: 1, step: height), panel, next: panel,
                              target.dropping(i))
            }
        }
    }
}
