/// Functions of three values: selection, limits, and a scaled product added.

/// a where the condition (bool) holds, else b.
enum Select<T: Lane>: TernaryFunction {
    @inline(__always) static func apply(_ condition: UInt8, _ a: T, _ b: T) -> T { condition != 0 ? a : b }
}
/// min(max(x, low), high); NaN stays NaN, and a NaN limit gives NaN.
enum ClampReal<T: Real>: TernaryFunction {
    @inline(__always)
    static func apply(_ x: T, _ low: T, _ high: T) -> T {
        MinimumReal<T>.apply(MaximumReal<T>.apply(x, low), high)
    }
    @inline(__always)
    static func lanes(_ x: SIMD8<T>, _ low: SIMD8<T>, _ high: SIMD8<T>) -> SIMD8<T> {
        MinimumReal<T>.lanes(MaximumReal<T>.lanes(x, low), high)
    }
}
enum ClampWhole<T: Whole>: TernaryFunction {
    @inline(__always)
    static func apply(_ x: T, _ low: T, _ high: T) -> T {
        let raised = x < low ? low : x
        return raised > high ? high : raised
    }
}
/// a + b * c in one rounding, where the instruction set has a fused multiply-add.
enum AddProductReal<T: VectorMath>: TernaryFunction {
    @inline(__always) static func apply(_ a: T, _ b: T, _ c: T) -> T { T.scalarFma(b, c, a) }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>, _ c: SIMD8<T>) -> SIMD8<T> { T.vectorFma(b, c, a) }
}
enum AddProductWhole<T: Whole>: TernaryFunction {
    @inline(__always) static func apply(_ a: T, _ b: T, _ c: T) -> T { a &+ b &* c }
}

extension TernaryKernel {
    /// (condition: bool, a, b) -> a where the condition holds, else b. The dtype is that of a and b.
    public static let whereSelect = TernaryKernel(
        float32: ternary(Select<Float>.self), float64: ternary(Select<Double>.self),
        int64: ternary(Select<Int64>.self), int32: ternary(Select<Int32>.self),
        uint8: ternary(Select<UInt8>.self), bool: ternary(Select<UInt8>.self))

    /// (x, low, high) -> min(max(x, low), high).
    public static let clamp = TernaryKernel(
        float32: ternary(ClampReal<Float>.self), float64: ternary(ClampReal<Double>.self),
        int64: ternary(ClampWhole<Int64>.self), int32: ternary(ClampWhole<Int32>.self),
        uint8: ternary(ClampWhole<UInt8>.self))

    /// (a, b, c) -> a + b * c; a fused multiply-add where the instruction set has one.
    public static let addcmul = TernaryKernel(
        float32: ternary(AddProductReal<Float>.self), float64: ternary(AddProductReal<Double>.self),
        int64: ternary(AddProductWhole<Int64>.self), int32: ternary(AddProductWhole<Int32>.self),
        uint8: ternary(AddProductWhole<UInt8>.self))
}
