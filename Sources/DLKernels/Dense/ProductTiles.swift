import CShims

/// Products of a few rows with a panel of two vectors' width, all of whose sums stay in registers.
///
/// Every sum is one chain of multiply-adds in ascending order, whatever rows are computed together: results do not depend on
/// how rows and columns are shared out.

/// Rows of a left operand: element (i, p) lies at `start[i * rowStep + p * step]`.
struct ProductRows<T: DenseScalar> {
    var start: UnsafePointer<T>
    var rowStep: Int
    var step: Int

    @inline(__always)
    init(_ start: UnsafePointer<T>, rowStep: Int, step: Int) {
        self.start = start
        self.rowStep = rowStep
        self.step = step
    }

    /// The rows from row `first` on.
    @inline(__always)
    func dropping(_ first: Int) -> ProductRows { ProductRows(start + first &* rowStep, rowStep: rowStep, step: step) }
}

/// Where the sums of tiles go: C = alpha sums + beta C, for the `columns` columns that C has from here on. C is not read where
/// beta is zero.
struct ProductTarget<T: DenseScalar> {
    let pointer: UnsafeMutablePointer<T>
    let stride: Int
    let columns: Int
    let alpha: T
    let beta: T

    @inline(__always)
    init(_ pointer: UnsafeMutablePointer<T>, stride: Int, columns: Int, alpha: T = 1, beta: T) {
        self.pointer = pointer
        self.stride = stride
        self.columns = columns
        self.alpha = alpha
        self.beta = beta
    }

    /// The rows from row `first` on.
    @inline(__always)
    func dropping(_ first: Int) -> ProductTarget {
        ProductTarget(pointer + first &* stride, stride: stride, columns: columns, alpha: alpha, beta: beta)
    }

    @inline(__always)
    fileprivate func fetch(_ row: Int) {
        if beta != 0 { shim_prefetch(pointer + row &* stride) }
    }

    @inline(__always)
    fileprivate func put(_ row: Int, _ first: T.Vector, _ second: T.Vector) {
        let target = pointer + row &* stride
        if columns < 2 &* T.lanes || alpha != 1 || (beta != 0 && beta != 1) { return putAny(target, first, second) }
        if beta == 0 {
            T.store(first, target)
            T.store(second, target + T.lanes)
        } else {
            T.store(T.add(T.load(UnsafePointer(target)), first), target)
            T.store(T.add(T.load(UnsafePointer(target + T.lanes)), second), target + T.lanes)
        }
    }

    /// Factors, or fewer columns than a panel.
    @inline(never)
    private func putAny(_ target: UnsafeMutablePointer<T>, _ first: T.Vector, _ second: T.Vector) {
        var sums = (T.multiply(first, T.splat(alpha)), T.multiply(second, T.splat(alpha)))
        withUnsafeMutablePointer(to: &sums) { pointer in
            let sums = UnsafeRawPointer(pointer).assumingMemoryBound(to: T.self)
            let count = min(columns, 2 &* T.lanes)
            if beta == 0 {
                for column in 0..<count { target[column] = sums[column] }
            } else if beta == 1 {
                for column in 0..<count { target[column] += sums[column] }
            } else {
                for column in 0..<count { target[column] = beta * target[column] + sums[column] }
            }
        }
    }
}

/// The number of rows of the next tile where `rest` are left: tiles of six rows, and of four where they fit better.
@inline(__always)
func tileHeight(_ rest: Int) -> Int { rest >= 9 || rest == 5 || rest == 6 ? 6 : 4 }

/// C = alpha A panel + beta C for `m` rows. `next`: a panel of the same size that will be needed soon.
func multiplyPanel<T: DenseScalar>(
    m: Int, k: Int, _ a: ProductRows<T>, _ panel: UnsafePointer<T>, next: UnsafePointer<T>, _ c: ProductTarget<T>
) {
    var i = 0
    // The tiles fetch what comes next in equal shares.
    let share = 2 &* T.lanes &* 6 / max(m, 6)
    while i < m {
        let rest = m &- i, height = tileHeight(rest)
        let ahead = Fetch(next + share &* k &* i / 6, share)
        if height == 6 {
            sixRows(min(rest, 6), k, a.dropping(i), panel, ahead, c.dropping(i))
        } else {
            fourRows(min(rest, 4), k, a.dropping(i), panel, ahead, c.dropping(i))
        }
        i &+= height
    }
}

/// What to fetch into the second cache meanwhile.
struct Fetch<T: DenseScalar> {
    let start: UnsafePointer<T>
    let step: Int

    @inline(__always)
    init(_ start: UnsafePointer<T>, _ step: Int) {
        self.start = start
        self.step = step
    }
}

/// At most six rows; where there are fewer, the last one takes the place of the others.
@inline(never)
private func sixRows<T: DenseScalar>(
    _ rows: Int, _ k: Int, _ a: ProductRows<T>, _ panel: UnsafePointer<T>, _ ahead: Fetch<T>, _ target: ProductTarget<T>
) {
    let last = rows &- 1, a0 = a.start
    let a1 = a0 + min(1, last) &* a.rowStep, a2 = a0 + min(2, last) &* a.rowStep, a3 = a0 + min(3, last) &* a.rowStep
    let a4 = a0 + min(4, last) &* a.rowStep, a5 = a0 + min(5, last) &* a.rowStep
    for row in 0..<rows { target.fetch(row) }
    var s00 = T.zeroVector(), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00
    var s30 = s00, s31 = s00, s40 = s00, s41 = s00, s50 = s00, s51 = s00
    var b = panel, f = ahead.start, p = 0
    for _ in 0..<k {
        shim_prefetch_far(f)
        let b0 = T.load(b), b1 = T.load(b + T.lanes)
        let x0 = T.splat(a0[p])
        s00 = T.multiplyAdd(x0, b0, s00)
        s01 = T.multiplyAdd(x0, b1, s01)
        let x1 = T.splat(a1[p])
        s10 = T.multiplyAdd(x1, b0, s10)
        s11 = T.multiplyAdd(x1, b1, s11)
        let x2 = T.splat(a2[p])
        s20 = T.multiplyAdd(x2, b0, s20)
        s21 = T.multiplyAdd(x2, b1, s21)
        let x3 = T.splat(a3[p])
        s30 = T.multiplyAdd(x3, b0, s30)
        s31 = T.multiplyAdd(x3, b1, s31)
        let x4 = T.splat(a4[p])
        s40 = T.multiplyAdd(x4, b0, s40)
        s41 = T.multiplyAdd(x4, b1, s41)
        let x5 = T.splat(a5[p])
        s50 = T.multiplyAdd(x5, b0, s50)
        s51 = T.multiplyAdd(x5, b1, s51)
        b += 2 &* T.lanes
        f += ahead.step
        p &+= a.step
    }
    target.put(0, s00, s01)
    if rows > 1 { target.put(1, s10, s11) }
    if rows > 2 { target.put(2, s20, s21) }
    if rows > 3 { target.put(3, s30, s31) }
    if rows > 4 { target.put(4, s40, s41) }
    if rows > 5 { target.put(5, s50, s51) }
}

/// At most four rows.
@inline(never)
private func fourRows<T: DenseScalar>(
    _ rows: Int, _ k: Int, _ a: ProductRows<T>, _ panel: UnsafePointer<T>, _ ahead: Fetch<T>, _ target: ProductTarget<T>
) {
    let last = rows &- 1, a0 = a.start
    let a1 = a0 + min(1, last) &* a.rowStep, a2 = a0 + min(2, last) &* a.rowStep, a3 = a0 + min(3, last) &* a.rowStep
    for row in 0..<rows { target.fetch(row) }
    var s00 = T.zeroVector(), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00
    var b = panel, f = ahead.start, p = 0
    for _ in 0..<k {
        shim_prefetch_far(f)
        let b0 = T.load(b), b1 = T.load(b + T.lanes)
        let x0 = T.splat(a0[p])
        s00 = T.multiplyAdd(x0, b0, s00)
        s01 = T.multiplyAdd(x0, b1, s01)
        let x1 = T.splat(a1[p])
        s10 = T.multiplyAdd(x1, b0, s10)
        s11 = T.multiplyAdd(x1, b1, s11)
        let x2 = T.splat(a2[p])
        s20 = T.multiplyAdd(x2, b0, s20)
        s21 = T.multiplyAdd(x2, b1, s21)
        let x3 = T.splat(a3[p])
        s30 = T.multiplyAdd(x3, b0, s30)
        s31 = T.multiplyAdd(x3, b1, s31)
        b += 2 &* T.lanes
        f += ahead.step
        p &+= a.step
    }
    target.put(0, s00, s01)
    if rows > 1 { target.put(1, s10, s11) }
    if rows > 2 { target.put(2, s20, s21) }
    if rows > 3 { target.put(3, s30, s31) }
}

/// Columns `first..<first + columns` of a k x n matrix as one panel: row after row of two vectors' width, filled up with zeros.
/// Stored are k rows, or n when transposed, `stride` apart.
@inline(never)
func packPanel<T: DenseScalar>(
    _ source: UnsafePointer<T>, stride: Int, isTransposed: Bool, first: Int, columns: Int, k: Int, _ target: UnsafeMutablePointer<T>
) {
    let width = 2 &* T.lanes
    if !isTransposed {
        if columns == width {
            var from = source + first, to = target
            for _ in 0..<k {
                let a = T.load(from), b = T.load(from + T.lanes)
                T.store(a, to)
                T.store(b, to + T.lanes)
                from += stride
                to += width
            }
            return
        }
        for p in 0..<k {
            (target + p &* width).update(from: source + (p &* stride &+ first), count: columns)
        }
    } else {
        let blocks = k / T.lanes
        var j = 0
        while j &+ T.lanes <= columns {
            let from = source + (first &+ j) &* stride
            for block in 0..<blocks {
                T.transposeBlock(from + block &* T.lanes, stride, target + (block &* T.lanes &* width &+ j), width)
            }
            for p in blocks &* T.lanes..<k {
                for lane in 0..<T.lanes { target[p &* width &+ j &+ lane] = from[lane &* stride &+ p] }
            }
            j &+= T.lanes
        }
        while j < columns {
            let from = source + (first &+ j) &* stride
            for p in 0..<k { target[p &* width &+ j] = from[p] }
            j &+= 1
        }
    }
    if columns == width { return }
    for p in 0..<k {
        for j in columns..<width { target[p &* width &+ j] = 0 }
    }
}
