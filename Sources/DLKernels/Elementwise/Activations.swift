/// Activations: functions of one element with their derivatives, x being the input of the function.

public enum ActivationFunction: Sendable {
    /// x where x > 0, else slope x.
    case leakyRelu(slope: Double)
    /// positive x where x > 0, else negative (e^(inner x) - 1). ELU, SELU and CELU are of this form.
    case elu(negative: Double, positive: Double, inner: Double)
    /// x sigmoid(x).
    case silu
    /// x Phi(x), Phi the normal distribution function.
    case gelu
    /// x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2.
    case geluTanh
    /// x tanh(log(1 + e^x)).
    case mish
    /// log(1 + e^(beta x)) / beta, and x where beta x > threshold.
    case softplus(beta: Double, threshold: Double)
    /// log(1 / (1 + e^-x)).
    case logSigmoid
    /// min(max(x + 3, 0), 6) / 6.
    case hardsigmoid
    /// x hardsigmoid(x).
    case hardswish
    /// min(max(x, low), high); the derivative on the limits is 0.
    case hardtanh(low: Double, high: Double)
    /// 0 where |x| <= limit, else x.
    case hardshrink(limit: Double)
    /// x moved towards 0 by limit, and 0 where |x| <= limit.
    case softshrink(limit: Double)
    /// value where x <= limit, else x.
    case threshold(limit: Double, value: Double)
    /// x - tanh(x).
    case tanhshrink
    /// x / (1 + |x|).
    case softsign
}

/// The function over a run of float32 or float64 elements.
public func activationLoop(_ function: ActivationFunction, _ dtype: DType) -> UnaryLoop {
    dtype == .float64 ? forward(function, Double.self) : forward(function, Float.self)
}

/// (gradient, x) -> gradient times the derivative at x, for float32 or float64.
public func activationGradientLoop(_ function: ActivationFunction, _ dtype: DType) -> BinaryLoop {
    dtype == .float64 ? backward(function, Double.self) : backward(function, Float.self)
}

/// (gradient, x) -> gradient where low <= x <= high, else 0, for float32 or float64.
public func clampGradientLoop(low: Double, high: Double, _ dtype: DType) -> BinaryLoop {
    dtype == .float64 ? activationGradientLoop(ClampRule<Double>(low, high)) : activationGradientLoop(ClampRule<Float>(low, high))
}

@inline(__always)
private func forward<T: VectorMath>(_ function: ActivationFunction, _: T.Type) -> UnaryLoop {
    switch function {
    case .leakyRelu(let slope): return activationLoop(LeakyReluRule<T>(slope))
    case .elu(let negative, let positive, let inner): return activationLoop(EluRule<T>(negative, positive, inner))
    case .silu: return activationLoop(SiluRule<T>())
    case .gelu: return activationLoop(GeluRule<T>())
    case .geluTanh: return activationLoop(GeluTanhRule<T>())
    case .mish: return activationLoop(MishRule<T>())
    case .softplus(let beta, let threshold): return activationLoop(SoftplusRule<T>(beta, threshold))
    case .logSigmoid: return activationLoop(LogSigmoidRule<T>())
    case .hardsigmoid: return activationLoop(HardsigmoidRule<T>())
    case .hardswish: return activationLoop(HardswishRule<T>())
    case .hardtanh(let low, let high): return activationLoop(HardtanhRule<T>(low, high))
    case .hardshrink(let limit): return activationLoop(HardshrinkRule<T>(limit))
    case .softshrink(let limit): return activationLoop(SoftshrinkRule<T>(limit))
    case .threshold(let limit, let value): return activationLoop(ThresholdRule<T>(limit, value))
    case .tanhshrink: return activationLoop(TanhshrinkRule<T>())
    case .softsign: return activationLoop(SoftsignRule<T>())
    }
}

@inline(__always)
private func backward<T: VectorMath>(_ function: ActivationFunction, _: T.Type) -> BinaryLoop {
    switch function {
    case .leakyRelu(let slope): return activationGradientLoop(LeakyReluRule<T>(slope))
    case .elu(let negative, let positive, let inner):
        return activationGradientLoop(EluRule<T>(negative, positive, inner))
    case .silu: return activationGradientLoop(SiluRule<T>())
    case .gelu: return activationGradientLoop(GeluRule<T>())
    case .geluTanh: return activationGradientLoop(GeluTanhRule<T>())
    case .mish: return activationGradientLoop(MishRule<T>())
    case .softplus(let beta, let threshold): return activationGradientLoop(SoftplusRule<T>(beta, threshold))
    case .logSigmoid: return activationGradientLoop(LogSigmoidRule<T>())
    case .hardsigmoid: return activationGradientLoop(HardsigmoidRule<T>())
    case .hardswish: return activationGradientLoop(HardswishRule<T>())
    case .hardtanh(let low, let high): return activationGradientLoop(HardtanhRule<T>(low, high))
    case .hardshrink(let limit): return activationGradientLoop(HardshrinkRule<T>(limit))
    case .softshrink(let limit): return activationGradientLoop(SoftshrinkRule<T>(limit))
    case .threshold(let limit, let value): return activationGradientLoop(ThresholdRule<T>(limit, value))
    case .tanhshrink: return activationGradientLoop(TanhshrinkRule<T>())
    case .softsign: return activationGradientLoop(SoftsignRule<T>())
    }
}
