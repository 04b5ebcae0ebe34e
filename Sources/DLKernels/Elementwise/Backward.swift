/// Products of a gradient with the derivative of an activation, in terms of the activation's output y.

/// 0 where y <= 0, else g, also where y is NaN.
enum ReluBackward<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ g: T, _ y: T) -> T { y <= 0 ? 0 : g }
    @inline(__always)
    static func lanes(_ g: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> {
        let zero = SIMD8<T>(repeating: 0)
        return T.select(T.lessEqual(y, zero), zero, g)
    }
}
/// g (1 - y^2).
enum TanhBackward<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ g: T, _ y: T) -> T { g * (1 - y * y) }
    @inline(__always) static func lanes(_ g: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> { g * (SIMD8(repeating: 1) - y * y) }
}
/// g y (1 - y).
enum SigmoidBackward<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ g: T, _ y: T) -> T { g * ((1 - y) * y) }
    @inline(__always) static func lanes(_ g: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> { g * ((SIMD8(repeating: 1) - y) * y) }
}

extension BinaryKernel {
    /// (gradient, y = relu(x)) -> 0 where y <= 0, else gradient.
    public static let reluBackward = BinaryKernel(
        float32: binary(ReluBackward<Float>.self), float64: binary(ReluBackward<Double>.self))

    /// (gradient, y = tanh(x)) -> gradient (1 - y^2).
    public static let tanhBackward = BinaryKernel(
        float32: binary(TanhBackward<Float>.self), float64: binary(TanhBackward<Double>.self))

    /// (gradient, y = sigmoid(x)) -> gradient y (1 - y).
    public static let sigmoidBackward = BinaryKernel(
        float32: binary(SigmoidBackward<Float>.self), float64: binary(SigmoidBackward<Double>.self))
}
