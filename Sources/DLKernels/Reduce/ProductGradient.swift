/// The products of float32 or float64 elements as float64, as `reduceProduct` forms them.
public func reduceWideProduct(
    _ dtype: DType, keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    if dtype == .float32 {
        axes.run(WideProductFloat.self, scale: 1, input: input, output: output)
    } else {
        axes.run(ProductDouble.self, scale: 1, input: input, output: output)
    }
}

enum WideProductFloat: PlainReducer {
    @inline(__always) static var wideIdentity: Double { 1 }
    @inline(__always) static func read(_ x: SIMD8<Float>) -> SIMD8<Double> { DLKernels.widen(x) }
    @inline(__always) static func combine(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a * b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Double { x }
}

/// output[o, l, i] = factors[o, i] / input[o, l, i], computed in float64, for contiguous arrays of float32 or float64.
public func divideIntoShares(
    _ dtype: DType, outer: Int, length: Int, inner: Int, factors: UnsafePointer<Double>, input: UnsafeRawPointer,
    output: UnsafeMutableRawPointer
) {
    let rows = outer &* length
    // Where the axis is the last one, every row has one factor; rows are cut into pieces for the threads.
    let piece = 1 << 12
    let width = inner == 1 ? length : inner
    let lines = inner == 1 ? outer : rows
    let pieces = (width &+ piece &- 1) / piece
    parallelFor(count: lines &* pieces, grain: Swift.max(1, (1 << 14) / Swift.min(width, piece))) { range in
        for item in range {
            let line = item / pieces, first = item % pieces &* piece
            let count = Swift.min(piece, width &- first), at = line &* width &+ first
            let factor = inner == 1 ? factors + line : factors + (line / length &* inner &+ first)
            if dtype == .float32 {
                sharesFloat(count, factor, inner == 1, input.assumingMemoryBound(to: Float.self) + at,
                            output.assumingMemoryBound(to: Float.self) + at)
            } else {
                sharesDouble(count, factor, inner == 1, input.assumingMemoryBound(to: Double.self) + at,
                             output.assumingMemoryBound(to: Double.self) + at)
            }
        }
    }
}

@inline(never)
private func sharesFloat(
    _ count: Int, _ factors: UnsafePointer<Double>, _ isOne: Bool, _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>
) {
    var i = 0
    let one = SIMD8(repeating: factors[0])
    while i &+ 8 <= count {
        y.store8(i, narrow((isOne ? one : factors.vector8(i)) / widen(x.vector8(i))))
        i &+= 8
    }
    while i < count {
        y[i] = Float(factors[isOne ? 0 : i] / Double(x[i]))
        i &+= 1
    }
}

@inline(never)
private func sharesDouble(
    _ count: Int, _ factors: UnsafePointer<Double>, _ isOne: Bool, _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>
) {
    for i in 0..<count { y[i] = factors[isOne ? 0 : i] / x[i] }
}
