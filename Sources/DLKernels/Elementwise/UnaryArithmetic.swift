/// Signs, powers, roots, rounding and classification of single values.

enum NegateReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { -x }
}
enum NegateWhole<T: Whole>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { 0 &- x }
}
enum AbsoluteReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x.magnitude }
}
/// The least integer of a signed type is its own absolute value.
enum AbsoluteWhole<T: Whole>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x < 0 ? 0 &- x : x }
}
/// -1, 0 or 1; NaN gives 0, as in PyTorch.
enum SignReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x > 0 ? 1 : (x < 0 ? -1 : 0) }
    @inline(__always)
    static func lanes(_ x: SIMD8<T>) -> SIMD8<T> {
        let zero = SIMD8<T>(repeating: 0)
        return T.select(T.less(zero, x), SIMD8(repeating: 1), T.select(T.less(x, zero), SIMD8(repeating: -1), zero))
    }
}
enum SignWhole<T: Whole>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> T { (x > 0 ? 1 : 0) &- (x < 0 ? 1 : 0) }
}
enum ReciprocalReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { 1 / x }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { SIMD8(repeating: 1) / x }
}
enum SquareReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x * x }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x * x }
}
enum SquareWhole<T: Whole>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x &* x }
}
/// max(x, 0); NaN stays NaN.
enum ReluReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x < 0 ? 0 : x }
    @inline(__always)
    static func lanes(_ x: SIMD8<T>) -> SIMD8<T> {
        let zero = SIMD8<T>(repeating: 0)
        return T.select(T.less(x, zero), zero, x)
    }
}
enum ReluWhole<T: Whole>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x < 0 ? 0 : x }
}
enum FloorReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x.rounded(.down) }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x.rounded(.down) }
}
enum CeilReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x.rounded(.up) }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x.rounded(.up) }
}
/// Halves go to the even neighbour.
enum RoundReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x.rounded(.toNearestOrEven) }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x.rounded(.toNearestOrEven) }
}
enum TruncateReal<T: Real>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x.rounded(.towardZero) }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x.rounded(.towardZero) }
}
enum SquareRootReal<T: VectorMath>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { T.scalarSqrt(x) }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorSqrt(x) }
}
enum ReciprocalSquareRootReal<T: VectorMath>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { 1 / T.scalarSqrt(x) }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { SIMD8(repeating: 1) / T.vectorSqrt(x) }
}
enum Same<T: Lane>: ScalarUnary {
    @inline(__always) static func apply(_ x: T) -> T { x }
    @inline(__always) static func lanes(_ x: SIMD8<T>) -> SIMD8<T> { x }
}

enum IsZero<T: Lane & Numeric>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> UInt8 { x == 0 ? 1 : 0 }
}
enum IsNaN<T: Real>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> UInt8 { x != x ? 1 : 0 }
}
enum IsInfinite<T: Real>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> UInt8 { x.magnitude == T.infinity ? 1 : 0 }
}
enum IsFinite<T: Real>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> UInt8 { x.magnitude < T.infinity ? 1 : 0 }
}
enum Always<T: Whole, Answer: TruthValue>: PlainUnary {
    @inline(__always) static func apply(_ x: T) -> UInt8 { Answer.value }
}
protocol TruthValue: SendableMetatype { static var value: UInt8 { get } }
enum True: TruthValue { @inline(__always) static var value: UInt8 { 1 } }
enum False: TruthValue { @inline(__always) static var value: UInt8 { 0 } }

extension UnaryKernel {
    public static let neg = UnaryKernel(
        float32: unary(NegateReal<Float>.self), float64: unary(NegateReal<Double>.self),
        int64: unary(NegateWhole<Int64>.self), int32: unary(NegateWhole<Int32>.self),
        uint8: unary(NegateWhole<UInt8>.self))

    public static let abs = UnaryKernel(
        float32: unary(AbsoluteReal<Float>.self), float64: unary(AbsoluteReal<Double>.self),
        int64: unary(AbsoluteWhole<Int64>.self), int32: unary(AbsoluteWhole<Int32>.self),
        uint8: unary(Same<UInt8>.self), bool: unary(Same<UInt8>.self))

    public static let sign = UnaryKernel(
        float32: unary(SignReal<Float>.self), float64: unary(SignReal<Double>.self),
        int64: unary(SignWhole<Int64>.self), int32: unary(SignWhole<Int32>.self),
        uint8: unary(SignWhole<UInt8>.self), bool: unary(Same<UInt8>.self))

    public static let reciprocal = UnaryKernel(
        float32: unary(ReciprocalReal<Float>.self), float64: unary(ReciprocalReal<Double>.self))

    public static let sqrt = UnaryKernel(
        float32: unary(SquareRootReal<Float>.self), float64: unary(SquareRootReal<Double>.self))

    public static let rsqrt = UnaryKernel(
        float32: unary(ReciprocalSquareRootReal<Float>.self), float64: unary(ReciprocalSquareRootReal<Double>.self))

    public static let square = UnaryKernel(
        float32: unary(SquareReal<Float>.self), float64: unary(SquareReal<Double>.self),
        int64: unary(SquareWhole<Int64>.self), int32: unary(SquareWhole<Int32>.self),
        uint8: unary(SquareWhole<UInt8>.self))

    public static let relu = UnaryKernel(
        float32: unary(ReluReal<Float>.self), float64: unary(ReluReal<Double>.self),
        int64: unary(ReluWhole<Int64>.self), int32: unary(ReluWhole<Int32>.self), uint8: unary(Same<UInt8>.self))

    public static let floor = UnaryKernel(
        float32: unary(FloorReal<Float>.self), float64: unary(FloorReal<Double>.self),
        int64: unary(Same<Int64>.self), int32: unary(Same<Int32>.self), uint8: unary(Same<UInt8>.self))

    public static let ceil = UnaryKernel(
        float32: unary(CeilReal<Float>.self), float64: unary(CeilReal<Double>.self),
        int64: unary(Same<Int64>.self), int32: unary(Same<Int32>.self), uint8: unary(Same<UInt8>.self))

    /// Halves go to the even neighbour.
    public static let round = UnaryKernel(
        float32: unary(RoundReal<Float>.self), float64: unary(RoundReal<Double>.self),
        int64: unary(Same<Int64>.self), int32: unary(Same<Int32>.self), uint8: unary(Same<UInt8>.self))

    public static let trunc = UnaryKernel(
        float32: unary(TruncateReal<Float>.self), float64: unary(TruncateReal<Double>.self),
        int64: unary(Same<Int64>.self), int32: unary(Same<Int32>.self), uint8: unary(Same<UInt8>.self))

    /// Writes bool: 1 where the value is zero.
    public static let logicalNot = UnaryKernel(
        float32: unary(IsZero<Float>.self), float64: unary(IsZero<Double>.self), int64: unary(IsZero<Int64>.self),
        int32: unary(IsZero<Int32>.self), uint8: unary(IsZero<UInt8>.self), bool: unary(IsZero<UInt8>.self))

    /// Writes bool, as do `isinf` and `isfinite`.
    public static let isnan = UnaryKernel(
        float32: unary(IsNaN<Float>.self), float64: unary(IsNaN<Double>.self), int64: unary(Always<Int64, False>.self),
        int32: unary(Always<Int32, False>.self), uint8: unary(Always<UInt8, False>.self),
        bool: unary(Always<UInt8, False>.self))

    public static let isinf = UnaryKernel(
        float32: unary(IsInfinite<Float>.self), float64: unary(IsInfinite<Double>.self),
        int64: unary(Always<Int64, False>.self), int32: unary(Always<Int32, False>.self),
        uint8: unary(Always<UInt8, False>.self), bool: unary(Always<UInt8, False>.self))

    public static let isfinite = UnaryKernel(
        float32: unary(IsFinite<Float>.self), float64: unary(IsFinite<Double>.self),
        int64: unary(Always<Int64, True>.self), int32: unary(Always<Int32, True>.self),
        uint8: unary(Always<UInt8, True>.self), bool: unary(Always<UInt8, True>.self))
}
