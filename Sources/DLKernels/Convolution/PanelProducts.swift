// Products of matrices for convolutions. Of the left operand four rows are taken at once, which may lie anywhere; the right
// one has up to 24 neighbouring columns. The depth of a product is a sequence of runs: the taps of a filter, or the lines of
// an image.

let panelRows = 4
let panelColumns = 24

/// The width of the panel that begins at a column, of `columns`, a multiple of 8.
@inline(__always)
func panelWidth(at column: Int, of columns: Int) -> Int { min(panelColumns, columns &- column) }

/// Where a run begins, counted from the beginning of each operand.
struct ProductRun {
    var left: Int
    var right: Int

    static let zero = ProductRun(left: 0, right: 0)
}

/// Four rows: of the left operand, or of the product.
struct FourRows<Pointer> {
    var a: Pointer
    var b: Pointer
    var c: Pointer
    var d: Pointer
}

extension FourRows where Pointer == UnsafePointer<Float> {
    @inline(__always)
    init(_ start: UnsafePointer<Float>, pitch: Int) {
        self.init(a: start, b: start + pitch, c: start + 2 &* pitch, d: start + 3 &* pitch)
    }
}

extension FourRows where Pointer == UnsafeMutablePointer<Float> {
    @inline(__always)
    init(_ start: UnsafeMutablePointer<Float>, pitch: Int) {
        self.init(a: start, b: start + pitch, c: start + 2 &* pitch, d: start + 3 &* pitch)
    }
}

/// The sizes of a product: `runs`, each of `depth` steps, by which the left operand goes on by `leftStep` and the right one by
/// `rightStep`.
struct ProductShape {
    var runs: UnsafePointer<ProductRun>
    var count: Int
    var depth: Int
    var leftStep: Int
    var rightStep: Int
}

/// C = A B, or C += A B, for four rows and `width` (24, 16 or 8) columns.
func multiplyPanel(
    _ shape: ProductShape, _ left: FourRows<UnsafePointer<Float>>, _ right: UnsafePointer<Float>, width: Int,
    accumulate: Bool, _ product: FourRows<UnsafeMutablePointer<Float>>
) {
    switch width {
    case 24: multiplyWide(shape, left, right, accumulate, product)
    case 16: multiplyMedium(shape, left, right, accumulate, product)
    default: multiplyNarrow(shape, left, right, accumulate, product)
    }
}

@inline(__always)
private func put(_ x: Lanes, _ accumulate: Bool, _ p: UnsafeMutablePointer<Float>) {
    store(accumulate ? load(p) + x : x, p)
}

@inline(never)
private func multiplyWide(
    _ shape: ProductShape, _ left: FourRows<UnsafePointer<Float>>, _ right: UnsafePointer<Float>, _ accumulate: Bool,
    _ product: FourRows<UnsafeMutablePointer<Float>>
) {
    let leftStep = shape.leftStep, rightStep = shape.rightStep
    var s00 = lanes(0), s01 = s00, s02 = s00, s10 = s00, s11 = s00, s12 = s00
    var s20 = s00, s21 = s00, s22 = s00, s30 = s00, s31 = s00, s32 = s00
    for run in 0..<shape.count {
        var p = shape.runs[run].left
        var b = right + shape.runs[run].right
        for _ in 0..<shape.depth {
            let b0 = load(b), b1 = load(b + 8), b2 = load(b + 16)
            let x0 = lanes(left.a[p])
            s00 = fma(x0, b0, s00); s01 = fma(x0, b1, s01); s02 = fma(x0, b2, s02)
            let x1 = lanes(left.b[p])
            s10 = fma(x1, b0, s10); s11 = fma(x1, b1, s11); s12 = fma(x1, b2, s12)
            let x2 = lanes(left.c[p])
            s20 = fma(x2, b0, s20); s21 = fma(x2, b1, s21); s22 = fma(x2, b2, s22)
            let x3 = lanes(left.d[p])
            s30 = fma(x3, b0, s30); s31 = fma(x3, b1, s31); s32 = fma(x3, b2, s32)
            p &+= leftStep
            b += rightStep
        }
    }
    put(s00, accumulate, product.a); put(s01, accumulate, product.a + 8); put(s02, accumulate, product.a + 16)
    put(s10, accumulate, product.b); put(s11, accumulate, product.b + 8); put(s12, accumulate, product.b + 16)
    put(s20, accumulate, product.c); put(s21, accumulate, product.c + 8); put(s22, accumulate, product.c + 16)
    put(s30, accumulate, product.d); put(s31, accumulate, product.d + 8); put(s32, accumulate, product.d + 16)
}

@inline(never)
private func multiplyMedium(
    _ shape: ProductShape, _ left: FourRows<UnsafePointer<Float>>, _ right: UnsafePointer<Float>, _ accumulate: Bool,
    _ product: FourRows<UnsafeMutablePointer<Float>>
) {
    let leftStep = shape.leftStep, rightStep = shape.rightStep
    var s00 = lanes(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00
    for run in 0..<shape.count {
        var p = shape.runs[run].left
        var b = right + shape.runs[run].right
        for _ in 0..<shape.depth {
            let b0 = load(b), b1 = load(b + 8)
            let x0 = lanes(left.a[p]), x1 = lanes(left.b[p]), x2 = lanes(left.c[p]), x3 = lanes(left.d[p])
            s00 = fma(x0, b0, s00); s01 = fma(x0, b1, s01)
            s10 = fma(x1, b0, s10); s11 = fma(x1, b1, s11)
            s20 = fma(x2, b0, s20); s21 = fma(x2, b1, s21)
            s30 = fma(x3, b0, s30); s31 = fma(x3, b1, s31)
            p &+= leftStep
            b += rightStep
        }
    }
    put(s00, accumulate, product.a); put(s01, accumulate, product.a + 8)
    put(s10, accumulate, product.b); put(s11, accumulate, product.b + 8)
    put(s20, accumulate, product.c); put(s21, accumulate, product.c + 8)
    put(s30, accumulate, product.d); put(s31, accumulate, product.d + 8)
}

@inline(never)
private func multiplyNarrow(
    _ shape: ProductShape, _ left: FourRows<UnsafePointer<Float>>, _ right: UnsafePointer<Float>, _ accumulate: Bool,
    _ product: FourRows<UnsafeMutablePointer<Float>>
) {
    let leftStep = shape.leftStep, rightStep = shape.rightStep
    var s0 = lanes(0), s1 = s0, s2 = s0, s3 = s0
    for run in 0..<shape.count {
        var p = shape.runs[run].left
        var b = right + shape.runs[run].right
        for _ in 0..<shape.depth {
            let b0 = load(b)
            s0 = fma(lanes(left.a[p]), b0, s0)
            s1 = fma(lanes(left.b[p]), b0, s1)
            s2 = fma(lanes(left.c[p]), b0, s2)
            s3 = fma(lanes(left.d[p]), b0, s3)
            p &+= leftStep
            b += rightStep
        }
    }
    put(s0, accumulate, product.a)
    put(s1, accumulate, product.b)
    put(s2, accumulate, product.c)
    put(s3, accumulate, product.d)
}
