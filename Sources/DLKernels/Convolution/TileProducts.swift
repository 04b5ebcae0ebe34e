// Products of matrices for convolutions whose left rows lie anywhere: tiles of six rows and 16 or 8 columns.

let tileRows = 6
let tileColumns = 16

/// The width of the panel that begins at a column, of `columns`, a multiple of 8.
@inline(__always)
func tileWidth(at column: Int, of columns: Int) -> Int { min(tileColumns, columns &- column) }

/// C = A B, or C += A B, for `count` rows, a multiple of six, and `width` (16 or 8) columns: `places` tells where each row
/// begins in A and in C.
func multiplyTiles(
    _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, width: Int, accumulate: Bool,
    _ product: UnsafeMutablePointer<Float>, places: UnsafePointer<ProductRun>, count: Int
) {
    for row in stride(from: 0, to: count, by: tileRows) {
        if width == tileColumns {
            multiplyWide(shape, left, right, accumulate, product, places + row)
        } else {
            multiplyNarrow(shape, left, right, accumulate, product, places + row)
        }
    }
}

@inline(__always)
private func put(_ x: Lanes, _ accumulate: Bool, _ p: UnsafeMutablePointer<Float>) {
    store(accumulate ? load(p) + x : x, p)
}

@inline(never)
private func multiplyWide(
    _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ accumulate: Bool,
    _ product: UnsafeMutablePointer<Float>, _ places: UnsafePointer<ProductRun>
) {
    let row0 = left + places[0].left, row1 = left + places[1].left, row2 = left + places[2].left
    let row3 = left + places[3].left, row4 = left + places[4].left, row5 = left + places[5].left
    var s00 = lanes(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00
    var s30 = s00, s31 = s00, s40 = s00, s41 = s00, s50 = s00, s51 = s00
    for run in 0..<shape.count {
        let p = shape.runs[run].left, b = right + shape.runs[run].right
        for step in 0..<shape.depth {
            let b0 = load(b + step &* 16), b1 = load(b + (step &* 16 &+ 8))
            let x0 = lanes(row0[p &+ step])
            s00 = fma(x0, b0, s00); s01 = fma(x0, b1, s01)
            let x1 = lanes(row1[p &+ step])
            s10 = fma(x1, b0, s10); s11 = fma(x1, b1, s11)
            let x2 = lanes(row2[p &+ step])
            s20 = fma(x2, b0, s20); s21 = fma(x2, b1, s21)
            let x3 = lanes(row3[p &+ step])
            s30 = fma(x3, b0, s30); s31 = fma(x3, b1, s31)
            let x4 = lanes(row4[p &+ step])
            s40 = fma(x4, b0, s40); s41 = fma(x4, b1, s41)
            let x5 = lanes(row5[p &+ step])
            s50 = fma(x5, b0, s50); s51 = fma(x5, b1, s51)
        }
    }
    let c0 = product + places[0].right, c1 = product + places[1].right, c2 = product + places[2].right
    let c3 = product + places[3].right, c4 = product + places[4].right, c5 = product + places[5].right
    put(s00, accumulate, c0); put(s01, accumulate, c0 + 8); put(s10, accumulate, c1); put(s11, accumulate, c1 + 8)
    put(s20, accumulate, c2); put(s21, accumulate, c2 + 8); put(s30, accumulate, c3); put(s31, accumulate, c3 + 8)
    put(s40, accumulate, c4); put(s41, accumulate, c4 + 8); put(s50, accumulate, c5); put(s51, accumulate, c5 + 8)
}

@inline(never)
private func multiplyNarrow(
    _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ accumulate: Bool,
    _ product: UnsafeMutablePointer<Float>, _ places: UnsafePointer<ProductRun>
) {
    let row0 = left + places[0].left, row1 = left + places[1].left, row2 = left + places[2].left
    let row3 = left + places[3].left, row4 = left + places[4].left, row5 = left + places[5].left
    var s0 = lanes(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0
    for run in 0..<shape.count {
        let p = shape.runs[run].left, b = right + shape.runs[run].right
        for step in 0..<shape.depth {
            let column = load(b + step &* 8)
            s0 = fma(lanes(row0[p &+ step]), column, s0)
            s1 = fma(lanes(row1[p &+ step]), column, s1)
            s2 = fma(lanes(row2[p &+ step]), column, s2)
            s3 = fma(lanes(row3[p &+ step]), column, s3)
            s4 = fma(lanes(row4[p &+ step]), column, s4)
            s5 = fma(lanes(row5[p &+ step]), column, s5)
        }
    }
    put(s0, accumulate, product + places[0].right)
    put(s1, accumulate, product + places[1].right)
    put(s2, accumulate, product + places[2].right)
    put(s3, accumulate, product + places[3].right)
    put(s4, accumulate, product + places[4].right)
    put(s5, accumulate, product + places[5].right)
}
