/// Losses of the difference d of two values, and products of a gradient with their derivatives.

/// (a - b)^2
enum SquaredDifference<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { (a - b) * (a - b) }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { (a - b) * (a - b) }
}
/// g * 2 (a - b)
enum SquaredDifferenceBackward<T: Real>: TernaryFunction {
    @inline(__always) static func apply(_ g: T, _ a: T, _ b: T) -> T { g * ((a - b) * 2) }
    @inline(__always)
    static func lanes(_ g: SIMD8<T>, _ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { g * ((a - b) * SIMD8(repeating: 2)) }
}
/// |a - b|
enum AbsoluteDifference<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { abs(a - b) }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> {
        let d = a - b
        return T.select(T.less(d, SIMD8(repeating: 0)), SIMD8(repeating: 0) - d, d)
    }
}
/// g where a > b, -g where a < b, 0 where they are equal, NaN where one is.
enum AbsoluteDifferenceBackward<T: Real>: TernaryFunction {
    @inline(__always) static func apply(_ g: T, _ a: T, _ b: T) -> T { a > b ? g : a < b ? -g : g * (a - b) }
    @inline(__always)
    static func lanes(_ g: SIMD8<T>, _ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(b, a), g, T.select(T.less(a, b), SIMD8(repeating: 0) - g, g * (a - b)))
    }
}
/// d held between -limit and limit: the derivative of the Huber loss.
enum LimitedDifference<T: Real>: TernaryFunction {
    @inline(__always)
    static func apply(_ a: T, _ b: T, _ limit: T) -> T { MinimumReal<T>.apply(MaximumReal<T>.apply(a - b, -limit), limit) }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>, _ limit: SIMD8<T>) -> SIMD8<T> {
        MinimumReal<T>.lanes(MaximumReal<T>.lanes(a - b, SIMD8(repeating: 0) - limit), limit)
    }
}
/// d^2 / 2 where |d| < limit, else limit (|d| - limit / 2): c (d - c / 2) for the limited difference c.
enum HuberDifference<T: Real>: TernaryFunction {
    @inline(__always)
    static func apply(_ a: T, _ b: T, _ limit: T) -> T {
        let c = LimitedDifference<T>.apply(a, b, limit)
        return c * (a - b - c * 0.5)
    }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>, _ limit: SIMD8<T>) -> SIMD8<T> {
        let c = LimitedDifference<T>.lanes(a, b, limit)
        return c * (a - b - c * SIMD8(repeating: 0.5))
    }
}

extension BinaryKernel {
    /// (a, b) -> (a - b)^2
    public static let squaredDifference = BinaryKernel(
        float32: binary(SquaredDifference<Float>.self), float64: binary(SquaredDifference<Double>.self))

    /// (a, b) -> |a - b|
    public static let absoluteDifference = BinaryKernel(
        float32: binary(AbsoluteDifference<Float>.self), float64: binary(AbsoluteDifference<Double>.self))
}

extension TernaryKernel {
    /// (gradient, a, b) -> gradient * 2 (a - b)
    public static let squaredDifferenceBackward = TernaryKernel(
        float32: ternary(SquaredDifferenceBackward<Float>.self), float64: ternary(SquaredDifferenceBackward<Double>.self))

    /// (gradient, a, b) -> gradient * sign(a - b)
    public static let absoluteDifferenceBackward = TernaryKernel(
        float32: ternary(AbsoluteDifferenceBackward<Float>.self), float64: ternary(AbsoluteDifferenceBackward<Double>.self))

    /// (a, b, limit) -> a - b held between -limit and limit
    public static let limitedDifference = TernaryKernel(
        float32: ternary(LimitedDifference<Float>.self), float64: ternary(LimitedDifference<Double>.self))

    /// (a, b, limit) -> (a - b)^2 / 2 where |a - b| < limit, else limit (|a - b| - limit / 2)
    public static let huberDifference = TernaryKernel(
        float32: ternary(HuberDifference<Float>.self), float64: ternary(HuberDifference<Double>.self))
}
