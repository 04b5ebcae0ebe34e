/// Functions that are written twice: for eight float64 lanes, to more digits than float32 holds, and for one float64 to
/// its last digits. float32 elements are computed in the lanes.
protocol WideFunction: SendableMetatype {
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double>
    static func exact(_ x: Double) -> Double
}

// These functions are long, and loops would hold them several times over.

enum InLanes<F: WideFunction>: VectorUnary {
    @inline(never) static func lanes(_ x: SIMD8<Float>) -> SIMD8<Float> { narrow(F.wide(widen(x))) }
}
/// Functions whose lanes have all digits of float64.
protocol FullFunction: SendableMetatype {
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double>
}
enum FullLanes<F: FullFunction>: VectorUnary {
    @inline(never) static func lanes(_ x: SIMD8<Double>) -> SIMD8<Double> { F.wide(x) }
}

enum OneByOne<F: WideFunction>: SlowUnary {
    @inline(__always) static func apply(_ x: Double) -> Double { F.exact(x) }
}

extension UnaryKernel {
    @inline(__always)
    convenience init<F: WideFunction>(_: F.Type) {
        self.init(float32: unary(InLanes<F>.self), float64: unary(OneByOne<F>.self))
    }
}

protocol WideBinary: SendableMetatype {
    static func wide(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double>
    static func exact(_ x: Double, _ y: Double) -> Double
}

enum PairInLanes<F: WideBinary>: VectorBinary {
    @inline(never)
    static func lanes(_ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> { narrow(F.wide(widen(x), widen(y))) }
}
enum PairOneByOne<F: WideBinary>: SlowBinary {
    @inline(__always) static func apply(_ x: Double, _ y: Double) -> Double { F.exact(x, y) }
}

extension BinaryKernel {
    @inline(__always)
    convenience init<F: WideBinary>(_: F.Type) {
        self.init(float32: binary(PairInLanes<F>.self), float64: binary(PairOneByOne<F>.self))
    }
}

/// A polynomial, the highest coefficient first.
@inline(__always)
func polynomial(_ x: SIMD8<Double>, _ coefficients: (Double, Double, Double, Double, Double, Double, Double, Double)) -> SIMD8<Double> {
    let c = coefficients
    var p = horner(SIMD8(repeating: c.0), x, c.1)
    p = horner(p, x, c.2)
    p = horner(p, x, c.3)
    p = horner(p, x, c.4)
    p = horner(p, x, c.5)
    p = horner(p, x, c.6)
    return horner(p, x, c.7)
}

/// a where the mask is set, else b.
@inline(__always)
func pick(_ mask: SIMD8<Int64>, _ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { Double.select(mask, a, b) }

@inline(__always)
func splat(_ x: Double) -> SIMD8<Double> { SIMD8(repeating: x) }

/// Whether the mask of any lane is set.
@inline(__always)
func isAny(_ mask: SIMD8<Int64>) -> Bool {
    let four = mask.lowHalf | mask.highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] != 0
}
