/// Elementary functions of floating values; Math/ says how they are computed.

enum ExpOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorExp(x) }
}
enum Expm1Of<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorExpm1(x) }
}
enum LogOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorLog(x) }
}
enum Log1pOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorLog1p(x) }
}
enum Log2Of<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorLog2(x) }
}
enum Log10Of<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorLog10(x) }
}
enum SinOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorSin(x) }
}
enum CosOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorCos(x) }
}
enum TanOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorTan(x) }
}
enum TanhOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorTanh(x) }
}
enum SigmoidOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorSigmoid(x) }
}
enum ErfOf<T: VectorMath>: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorErf(x) }
}
/// a times the logistic function of b.
enum GatedLinearOf<T: VectorMath>: VectorBinary {
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a * T.vectorSigmoid(b) }
}
enum PowerReal<T: VectorMath>: VectorBinary {
    @inline(__always) static func lanes(_ x: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> { T.vectorPow(x, y) }
}
enum PowerWhole<T: Whole>: SlowBinary {
    @inline(__always) static func apply(_ x: T, _ y: T) -> T { powWhole(x, y) }
}

/// x^2, x^3 and 1/x for one exponent of all elements, which need no logarithm.
enum CubeReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x * x * x }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x * x * x }
}

@inline(__always)
private func power<T: VectorMath>(_: T.Type) -> BinaryLoop {
    let general = binary(PowerReal<T>.self), square = unary(SquareReal<T>.self), cube = unary(CubeReal<T>.self)
    let reciprocal = unary(ReciprocalReal<T>.self), identity = unary(Same<T>.self)
    return { count, x, xStride, y, yStride, output, outputStride in
        if yStride == 0 && count > 0 {
            let exponent = y.load(as: T.self)
            if exponent == 2 { return square(count, x, xStride, output, outputStride) }
            if exponent == 3 { return cube(count, x, xStride, output, outputStride) }
            if exponent == 1 { return identity(count, x, xStride, output, outputStride) }
            if exponent == -1 { return reciprocal(count, x, xStride, output, outputStride) }
        }
        general(count, x, xStride, y, yStride, output, outputStride)
    }
}

extension UnaryKernel {
    public static let exp = UnaryKernel(float32: unary(ExpOf<Float>.self), float64: unary(ExpOf<Double>.self))
    public static let expm1 = UnaryKernel(float32: unary(Expm1Of<Float>.self), float64: unary(Expm1Of<Double>.self))
    public static let log = UnaryKernel(float32: unary(LogOf<Float>.self), float64: unary(LogOf<Double>.self))
    public static let log1p = UnaryKernel(float32: unary(Log1pOf<Float>.self), float64: unary(Log1pOf<Double>.self))
    public static let log2 = UnaryKernel(float32: unary(Log2Of<Float>.self), float64: unary(Log2Of<Double>.self))
    public static let log10 = UnaryKernel(float32: unary(Log10Of<Float>.self), float64: unary(Log10Of<Double>.self))
    public static let sin = UnaryKernel(float32: unary(SinOf<Float>.self), float64: unary(SinOf<Double>.self))
    public static let cos = UnaryKernel(float32: unary(CosOf<Float>.self), float64: unary(CosOf<Double>.self))
    public static let tan = UnaryKernel(float32: unary(TanOf<Float>.self), float64: unary(TanOf<Double>.self))
    public static let tanh = UnaryKernel(float32: unary(TanhOf<Float>.self), float64: unary(TanhOf<Double>.self))
    public static let sigmoid = UnaryKernel(float32: unary(SigmoidOf<Float>.self), float64: unary(SigmoidOf<Double>.self))
    public static let erf = UnaryKernel(float32: unary(ErfOf<Float>.self), float64: unary(ErfOf<Double>.self))
}

extension BinaryKernel {
    /// (a, b) -> a sigmoid(b)
    public static let gatedLinear = BinaryKernel(
        float32: binary(GatedLinearOf<Float>.self), float64: binary(GatedLinearOf<Double>.self))

    /// x^y. Integers wrap around; an integer to a negative power is 0 unless it is 1 or -1.
    public static let pow = BinaryKernel(
        float32: power(Float.self), float64: power(Double.self), int64: binary(PowerWhole<Int64>.self),
        int32: binary(PowerWhole<Int32>.self), uint8: binary(PowerWhole<UInt8>.self))
}
