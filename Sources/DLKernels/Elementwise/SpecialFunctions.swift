/// Kernels of the functions of Math/ beyond the elementary ones, and arithmetic that asks for the bits of a number.

/// x log y, and 0 where x is 0 (unless y is not a number)
enum XLogY<T: VectorMath>: VectorBinary {
    @inline(__always)
    static func lanes(_ x: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> {
        let zero = SIMD8<T>(repeating: 0)
        return T.select(T.equal(x, zero) & T.equal(y, y), zero, x * T.vectorLog(y))
    }
}
/// x log(1 + y), and 0 where x is 0
enum XLog1PY<T: VectorMath>: VectorBinary {
    @inline(__always)
    static func lanes(_ x: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> {
        let zero = SIMD8<T>(repeating: 0)
        return T.select(T.equal(x, zero) & T.equal(y, y), zero, x * T.vectorLog1p(y))
    }
}
/// The remainder with the sign of the dividend.
enum FmodReal<T: Real>: SlowBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a.truncatingRemainder(dividingBy: b) }
}
/// Division by zero gives 0 here: callers look for zeros first.
enum FmodWhole<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T { b == 0 || (T.isSigned && b == ~0) ? 0 : a % b }
}
enum TruncatedQuotientWhole<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        if b == 0 { return 0 }
        return T.isSigned && b == ~0 ? 0 &- a : a / b
    }
}
enum TruncatedQuotientReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { (a / b).rounded(.towardZero) }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { (a / b).rounded(.towardZero) }
}
enum CopySign<T: Real>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { T(signOf: b, magnitudeOf: a) }
}
/// The next representable number after a in the direction of b.
enum NextAfter<T: Real>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        if a != a || b != b { return T.nan }
        return a == b ? b : (a < b ? a.nextUp : a.nextDown)
    }
}
/// The larger of two; one that is not a number is left out.
enum LargerReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a > b || b != b ? a : b }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { T.select(T.less(b, a), a, T.select(T.equal(b, b), b, a)) }
}
enum SmallerReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a < b || b != b ? a : b }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { T.select(T.less(a, b), a, T.select(T.equal(b, b), b, a)) }
}
/// 0 below zero, 1 above, b at zero.
enum HeavisideReal<T: Real>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a == 0 ? b : (a > 0 ? 1 : 0) }
}
enum HeavisideWhole<T: Whole>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a == 0 ? b : (a > 0 ? 1 : 0) }
}
/// The greatest common divisor, never negative (but for the least integer).
enum GreatestCommonDivisor<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        var x = a, y = b
        while y != 0 {
            let rest = T.isSigned && y == ~0 ? 0 : x % y
            x = y
            y = rest
        }
        return x < 0 ? 0 &- x : x
    }
}
enum LeastCommonMultiple<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        let divisor = GreatestCommonDivisor<T>.apply(a, b)
        if divisor == 0 { return 0 }
        let product = (T.isSigned && divisor == ~0 ? 0 &- a : a / divisor) &* b
        return product < 0 ? 0 &- product : product
    }
}
/// a times 2^b; 0 for shifts that leave no bit.
enum LeftShift<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T { b < 0 || b >= T(T.bitWidth) ? 0 : a &<< b }
}
/// a divided by 2^b and rounded down; the sign remains for shifts that leave no bit.
enum RightShift<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        let last = T(T.bitWidth - (T.isSigned ? 1 : 0))
        if b >= 0 && b < last { return a &>> b }
        return T.isSigned ? a &>> last : 0
    }
}
enum SignBitReal<T: Real>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> UInt8 { x.sign == .minus ? 1 : 0 }
}
enum SignBitWhole<T: Whole>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> UInt8 { x < 0 ? 1 : 0 }
}
enum FractionReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x - x.rounded(.towardZero) }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x - x.rounded(.towardZero) }
}
/// a + w (b - a), from the nearer end.
enum LerpReal<T: VectorMath>: TernaryFunction {
    @inline(__always)
    static func apply(_ a: T, _ b: T, _ w: T) -> T {
        w.magnitude < 0.5 ? T.scalarFma(w, b - a, a) : T.scalarFma(w - 1, b - a, b)
    }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>, _ w: SIMD8<T>) -> SIMD8<T> {
        let half = SIMD8<T>(repeating: 0.5), one = SIMD8<T>(repeating: 1)
        let near = T.less(w, half) & T.less(SIMD8<T>(repeating: -0.5), w)
        return T.vectorFma(T.select(near, w, w - one), b - a, T.select(near, a, b))
    }
}
/// a + b / c
enum AddQuotientReal<T: Real>: TernaryFunction {
    @inline(__always) static func apply(_ a: T, _ b: T, _ c: T) -> T { a + b / c }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>, _ c: SIMD8<T>) -> SIMD8<T> { a + b / c }
}

extension UnaryKernel {
    public static let exp2 = UnaryKernel(float32: unary(Exp2Float.self), float64: unary(Exp2Double.self))
    public static let asin = UnaryKernel(Asin.self)
    public static let acos = UnaryKernel(Acos.self)
    public static let atan = UnaryKernel(Atan.self)
    public static let sinh = UnaryKernel(float32: unary(SinhFloat.self), float64: unary(FullLanes<Sinh>.self))
    public static let cosh = UnaryKernel(float32: unary(CoshFloat.self), float64: unary(FullLanes<Cosh>.self))
    public static let asinh = UnaryKernel(Asinh.self)
    public static let acosh = UnaryKernel(Acosh.self)
    public static let atanh = UnaryKernel(Atanh.self)
    public static let erfc = UnaryKernel(Erfc.self)
    public static let erfinv = UnaryKernel(Erfinv.self)
    public static let lgamma = UnaryKernel(LogGamma.self)
    public static let digamma = UnaryKernel(Digamma.self)
    public static let trigamma = UnaryKernel(Trigamma.self)
    public static let sinc = UnaryKernel(Sinc.self)
    public static let logit = UnaryKernel(Logit.self)
    public static let frac = UnaryKernel(float32: unary(FractionReal<Float>.self), float64: unary(FractionReal<Double>.self))

    /// Writes bool.
    public static let signbit = UnaryKernel(
        float32: unary(SignBitReal<Float>.self), float64: unary(SignBitReal<Double>.self),
        int64: unary(SignBitWhole<Int64>.self), int32: unary(SignBitWhole<Int32>.self),
        uint8: unary(SignBitWhole<UInt8>.self), bool: unary(SignBitWhole<UInt8>.self))
}

extension BinaryKernel {
    /// (y, x) -> the angle of the point (x, y)
    public static let atan2 = BinaryKernel(Atan2.self)
    public static let hypot = BinaryKernel(Hypot.self)
    public static let logaddexp = BinaryKernel(LogAddExp.self)
    /// (x, target) -> (1 - target) x + log(1 + e^-x)
    public static let logitCrossEntropy = BinaryKernel(
        float32: binary(LogitCrossEntropy<Float>.self), float64: binary(LogitCrossEntropy<Double>.self))
    public static let xlogy = BinaryKernel(float32: binary(XLogY<Float>.self), float64: binary(XLogY<Double>.self))
    public static let xlog1py = BinaryKernel(float32: binary(XLog1PY<Float>.self), float64: binary(XLog1PY<Double>.self))
    /// (s, q) -> zeta(s, q)
    public static let zeta = BinaryKernel(float32: binary(HurwitzZetaFloat.self), float64: binary(HurwitzZeta.self))
    public static let copysign = BinaryKernel(float32: binary(CopySign<Float>.self), float64: binary(CopySign<Double>.self))
    public static let nextafter = BinaryKernel(float32: binary(NextAfter<Float>.self), float64: binary(NextAfter<Double>.self))

    public static let fmod = BinaryKernel(
        float32: binary(FmodFloat.self), float64: binary(FmodReal<Double>.self), int64: binary(FmodWhole<Int64>.self),
        int32: binary(FmodWhole<Int32>.self), uint8: binary(FmodWhole<UInt8>.self))

    /// The quotient rounded towards zero.
    public static let truncDivide = BinaryKernel(
        float32: binary(TruncatedQuotientReal<Float>.self), float64: binary(TruncatedQuotientReal<Double>.self),
        int64: binary(TruncatedQuotientWhole<Int64>.self), int32: binary(TruncatedQuotientWhole<Int32>.self),
        uint8: binary(TruncatedQuotientWhole<UInt8>.self))

    public static let fmax = BinaryKernel(
        float32: binary(LargerReal<Float>.self), float64: binary(LargerReal<Double>.self), int64: BinaryKernel.maximum[.int64],
        int32: BinaryKernel.maximum[.int32], uint8: BinaryKernel.maximum[.uint8], bool: BinaryKernel.maximum[.bool])

    public static let fmin = BinaryKernel(
        float32: binary(SmallerReal<Float>.self), float64: binary(SmallerReal<Double>.self), int64: BinaryKernel.minimum[.int64],
        int32: BinaryKernel.minimum[.int32], uint8: BinaryKernel.minimum[.uint8], bool: BinaryKernel.minimum[.bool])

    public static let heaviside = BinaryKernel(
        float32: binary(HeavisideReal<Float>.self), float64: binary(HeavisideReal<Double>.self),
        int64: binary(HeavisideWhole<Int64>.self), int32: binary(HeavisideWhole<Int32>.self),
        uint8: binary(HeavisideWhole<UInt8>.self), bool: binary(HeavisideWhole<UInt8>.self))

    public static let gcd = BinaryKernel(
        int64: binary(GreatestCommonDivisor<Int64>.self), int32: binary(GreatestCommonDivisor<Int32>.self),
        uint8: binary(GreatestCommonDivisor<UInt8>.self))

    public static let lcm = BinaryKernel(
        int64: binary(LeastCommonMultiple<Int64>.self), int32: binary(LeastCommonMultiple<Int32>.self),
        uint8: binary(LeastCommonMultiple<UInt8>.self))

    public static let leftShift = BinaryKernel(
        int64: binary(LeftShift<Int64>.self), int32: binary(LeftShift<Int32>.self), uint8: binary(LeftShift<UInt8>.self))

    public static let rightShift = BinaryKernel(
        int64: binary(RightShift<Int64>.self), int32: binary(RightShift<Int32>.self), uint8: binary(RightShift<UInt8>.self))
}

extension TernaryKernel {
    /// (a, b, w) -> a + w (b - a)
    public static let lerp = TernaryKernel(float32: ternary(LerpReal<Float>.self), float64: ternary(LerpReal<Double>.self))

    /// (a, b, c) -> a + b / c
    public static let addcdiv = TernaryKernel(
        float32: ternary(AddQuotientReal<Float>.self), float64: ternary(AddQuotientReal<Double>.self))
}
