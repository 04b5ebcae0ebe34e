/// Products of some rows with a panel of two vectors' width, in register tiles. There is a function for each number of rows, so
/// that all accumulators stay in registers.

/// C = A panel, or C += A panel; `valid` is how many columns C has from here on.
func multiplyPanel<T: RecurrentScalar>(
    _: T.Type, m: Int, k: Int, _ a: UnsafePointer<T>, lda: Int, _ panel: UnsafePointer<T>, _ accumulate: Bool,
    _ c: UnsafeMutablePointer<T>, ldc: Int, valid: Int
) {
    var i = 0
    while i < m {
        let rest = m &- i
        let rows = rest >= 6 && rest != 8 ? 6 : rest >= 4 ? 4 : 1
        let target = Target(c + i &* ldc, ldc, valid, accumulate)
        switch rows {
        case 6: sixRows(k, a + i &* lda, lda, panel, target)
        case 4: fourRows(k, a + i &* lda, lda, panel, target)
        default: oneRow(k, a + i &* lda, panel, target)
        }
        i &+= rows
    }
}

/// Where the sums of a tile go.
struct Target<T: RecurrentScalar> {
    private let pointer: UnsafeMutablePointer<T>
    private let stride: Int
    private let valid: Int
    private let accumulate: Bool

    @inline(__always)
    init(_ pointer: UnsafeMutablePointer<T>, _ stride: Int, _ valid: Int, _ accumulate: Bool) {
        self.pointer = pointer
        self.stride = stride
        self.valid = valid
        self.accumulate = accumulate
    }

    @inline(__always)
    func put(_ row: Int, _ first: T.Vector, _ second: T.Vector) {
        let target = pointer + row &* stride
        if valid >= 2 &* T.lanes {
            if accumulate {
                T.store(T.add(T.load(UnsafePointer(target)), first), target)
                T.store(T.add(T.load(UnsafePointer(target + T.lanes)), second), target + T.lanes)
            } else {
                T.store(first, target)
                T.store(second, target + T.lanes)
            }
            return
        }
        for column in 0..<valid {
            let sum = column < T.lanes ? first[column] : second[column &- T.lanes]
            target[column] = accumulate ? target[column] + sum : sum
        }
    }
}

@inline(never)
private func sixRows<T: RecurrentScalar>(_ k: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panel: UnsafePointer<T>, _ target: Target<T>) {
    let a0 = a, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, a4 = a3 + lda, a5 = a4 + lda
    var s00 = T.zeroVector(), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00
    var s30 = s00, s31 = s00, s40 = s00, s41 = s00, s50 = s00, s51 = s00
    var b = panel
    var p = 0
    while p < k {
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
        p &+= 1
    }
    target.put(0, s00, s01)
    target.put(1, s10, s11)
    target.put(2, s20, s21)
    target.put(3, s30, s31)
    target.put(4, s40, s41)
    target.put(5, s50, s51)
}

@inline(never)
private func fourRows<T: RecurrentScalar>(_ k: Int, _ a: UnsafePointer<T>, _ lda: Int, _ panel: UnsafePointer<T>, _ target: Target<T>) {
    let a0 = a, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda
    var s00 = T.zeroVector(), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00
    var b = panel
    var p = 0
    while p < k {
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
        p &+= 1
    }
    target.put(0, s00, s01)
    target.put(1, s10, s11)
    target.put(2, s20, s21)
    target.put(3, s30, s31)
}

@inline(never)
private func oneRow<T: RecurrentScalar>(_ k: Int, _ a: UnsafePointer<T>, _ panel: UnsafePointer<T>, _ target: Target<T>) {
    var s0 = T.zeroVector(), s1 = s0
    var b = panel
    var p = 0
    while p < k {
        let x = T.splat(a[p])
        s0 = T.multiplyAdd(x, T.load(b), s0)
        s1 = T.multiplyAdd(x, T.load(b + T.lanes), s1)
        b += 2 &* T.lanes
        p &+= 1
    }
    target.put(0, s0, s1)
}
