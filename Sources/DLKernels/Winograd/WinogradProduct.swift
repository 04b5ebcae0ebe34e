// The products of one point. Right operands lie in panels of 24 columns (`depth x 24`; the last one 16 or 8 wide), so that
// the innermost loops read them in order. Of a left operand four rows are taken at once.

let panelRows = 4
let panelColumns = 24

/// The width of the panel that begins at a column, of `columns`, a multiple of 8.
@inline(__always)
func winogradPanelWidth(_ column: Int, _ columns: Int) -> Int { min(panelColumns, columns &- column) }

/// Four rows of a left operand: neighbouring elements of a row are `step` apart, rows `pitch`.
struct LeftRows {
    let start: UnsafePointer<Float>
    let step: Int
    let pitch: Int
}

/// C = A B, or C += A B, for four rows of A and one panel of B; rows of C are `pitch` apart.
func multiplyPanel(
    depth: Int, _ a: LeftRows, _ b: UnsafePointer<Float>, width: Int, accumulate: Bool,
    _ c: UnsafeMutablePointer<Float>, pitch: Int
) {
    switch width {
    case 24: multiplyWide(depth, a, b, accumulate, c, pitch)
    case 16: multiplyMedium(depth, a, b, accumulate, c, pitch)
    default: multiplyNarrow(depth, a, b, accumulate, c, pitch)
    }
}

@inline(__always)
private func put(_ x: Lanes, _ accumulate: Bool, _ p: UnsafeMutablePointer<Float>) {
    store(accumulate ? load(p) + x : x, p)
}

@inline(never)
private func multiplyWide(
    _ depth: Int, _ a: LeftRows, _ b: UnsafePointer<Float>, _ accumulate: Bool, _ c: UnsafeMutablePointer<Float>, _ pitch: Int
) {
    let a0 = a.start, a1 = a0 + a.pitch, a2 = a1 + a.pitch, a3 = a2 + a.pitch, step = a.step
    var b = b, p = 0
    var s00 = lanes(0), s01 = s00, s02 = s00, s10 = s00, s11 = s00, s12 = s00
    var s20 = s00, s21 = s00, s22 = s00, s30 = s00, s31 = s00, s32 = s00
    for _ in 0..<depth {
        let b0 = load(b), b1 = load(b + 8), b2 = load(b + 16)
        let x0 = lanes(a0[p])
        s00 = fma(x0, b0, s00); s01 = fma(x0, b1, s01); s02 = fma(x0, b2, s02)
        let x1 = lanes(a1[p])
        s10 = fma(x1, b0, s10); s11 = fma(x1, b1, s11); s12 = fma(x1, b2, s12)
        let x2 = lanes(a2[p])
        s20 = fma(x2, b0, s20); s21 = fma(x2, b1, s21); s22 = fma(x2, b2, s22)
        let x3 = lanes(a3[p])
        s30 = fma(x3, b0, s30); s31 = fma(x3, b1, s31); s32 = fma(x3, b2, s32)
        p &+= step
        b += 24
    }
    let c1 = c + pitch, c2 = c1 + pitch, c3 = c2 + pitch
    put(s00, accumulate, c); put(s01, accumulate, c + 8); put(s02, accumulate, c + 16)
    put(s10, accumulate, c1); put(s11, accumulate, c1 + 8); put(s12, accumulate, c1 + 16)
    put(s20, accumulate, c2); put(s21, accumulate, c2 + 8); put(s22, accumulate, c2 + 16)
    put(s30, accumulate, c3); put(s31, accumulate, c3 + 8); put(s32, accumulate, c3 + 16)
}

@inline(never)
private func multiplyMedium(
    _ depth: Int, _ a: LeftRows, _ b: UnsafePointer<Float>, _ accumulate: Bool, _ c: UnsafeMutablePointer<Float>, _ pitch: Int
) {
    let a0 = a.start, a1 = a0 + a.pitch, a2 = a1 + a.pitch, a3 = a2 + a.pitch, step = a.step
    var b = b, p = 0
    var s00 = lanes(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00
    for _ in 0..<depth {
        let b0 = load(b), b1 = load(b + 8)
        let x0 = lanes(a0[p]), x1 = lanes(a1[p]), x2 = lanes(a2[p]), x3 = lanes(a3[p])
        s00 = fma(x0, b0, s00); s01 = fma(x0, b1, s01)
        s10 = fma(x1, b0, s10); s11 = fma(x1, b1, s11)
        s20 = fma(x2, b0, s20); s21 = fma(x2, b1, s21)
        s30 = fma(x3, b0, s30); s31 = fma(x3, b1, s31)
        p &+= step
        b += 16
    }
    let c1 = c + pitch, c2 = c1 + pitch, c3 = c2 + pitch
    put(s00, accumulate, c); put(s01, accumulate, c + 8)
    put(s10, accumulate, c1); put(s11, accumulate, c1 + 8)
    put(s20, accumulate, c2); put(s21, accumulate, c2 + 8)
    put(s30, accumulate, c3); put(s31, accumulate, c3 + 8)
}

@inline(never)
private func multiplyNarrow(
    _ depth: Int, _ a: LeftRows, _ b: UnsafePointer<Float>, _ accumulate: Bool, _ c: UnsafeMutablePointer<Float>, _ pitch: Int
) {
    let a0 = a.start, a1 = a0 + a.pitch, a2 = a1 + a.pitch, a3 = a2 + a.pitch, step = a.step
    var b = b, p = 0
    var s0 = lanes(0), s1 = s0, s2 = s0, s3 = s0
    for _ in 0..<depth {
        let b0 = load(b)
        s0 = fma(lanes(a0[p]), b0, s0)
        s1 = fma(lanes(a1[p]), b0, s1)
        s2 = fma(lanes(a2[p]), b0, s2)
        s3 = fma(lanes(a3[p]), b0, s3)
        p &+= step
        b += 8
    }
    put(s0, accumulate, c)
    put(s1, accumulate, c + pitch)
    put(s2, accumulate, c + 2 &* pitch)
    put(s3, accumulate, c + 3 &* pitch)
}
