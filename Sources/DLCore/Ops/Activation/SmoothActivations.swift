import DLKernels

// Activations with a derivative that changes with x.

/// ELU, SELU and CELU: positive x where x > 0, else negative (e^(inner x) - 1)
private struct ExponentialLinear: ActivationOperation {
    static let name: StaticString = "elu"
    let negative: Double, positive: Double, inner: Double
    var saved = SavedTensor()
    var function: ActivationFunction { .elu(negative: negative, positive: positive, inner: inner) }

    init(negative: Double, positive: Double = 1, inner: Double = 1) {
        self.negative = negative
        self.positive = positive
        self.inner = inner
    }

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        // e^x is taken of the non-positive part only, so that it cannot overflow.
        let isPositive = try gt(x, 0)
        let below = try gradient * (exp(choose(isPositive, zerosLike(x), x) * .float(inner)) * .float(negative * inner))
        return try choose(isPositive, gradient * .float(positive), below)
    }
}

/// alpha * (e^x - 1) where x <= 0, else x (Clevert et al., ICLR 2016)
public func elu(_ input: Tensor, alpha: Double = 1) throws(DLError) -> Tensor {
    try run(ExponentialLinear(negative: alpha), input)
}

/// scale * (x where x > 0, else alpha * (e^x - 1)) with the constants of Klambauer et al., NeurIPS 2017
public func selu(_ input: Tensor) throws(DLError) -> Tensor {
    let alpha = 1.6732632423543772848170429916717, scale = 1.0507009873554804934193349852946
    return try named("selu") { () throws(DLError) in try run(ExponentialLinear(negative: alpha * scale, positive: scale), input) }
}

/// max(x, 0) + min(alpha * (e^(x / alpha) - 1), 0) (Barron, 2017)
public func celu(_ input: Tensor, alpha: Double = 1) throws(DLError) -> Tensor {
    guard alpha != 0 else { throw .invalid("celu", "ZeroDivisionError: alpha cannot be 0 for CELU") }
    return try named("celu") { () throws(DLError) in try run(ExponentialLinear(negative: alpha, inner: 1 / alpha), input) }
}

private struct SiLU: ActivationOperation {
    static let name: StaticString = "silu"
    let function = ActivationFunction.silu
    var saved = SavedTensor()

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        let s = try sigmoid(x)
        return try gradient * (s * (1 + x * (1 - s)))
    }
}

/// x * sigmoid(x)
public func silu(_ input: Tensor) throws(DLError) -> Tensor { try run(SiLU(), input) }

/// How `gelu` is computed.
public enum GELUApproximation: Int32, Sendable { case none = 0, tanh = 1 }

private struct GELU: ActivationOperation {
    static let name: StaticString = "gelu"
    let function = ActivationFunction.gelu
    var saved = SavedTensor()

    /// Phi(x) + x phi(x)
    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        let distribution = try (erf(x * 0.707106781186547524401) + 1) * 0.5
        let density = try exp(x * x * (-0.5)) * 0.398942280401432677940
        return try gradient * (distribution + x * density)
    }
}

private struct TanhGELU: ActivationOperation {
    static let name: StaticString = "gelu"
    let function = ActivationFunction.geluTanh
    var saved = SavedTensor()

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        let square = try x * x
        let t = try tanh(x * (square * 0.044715 + 1) * 0.797884560802865355880)
        let inner = try (square * 0.134145 + 1) * 0.797884560802865355880
        return try gradient * ((t + 1 + x * (1 - t * t) * inner) * 0.5)
    }
}

/// x * Phi(x), Phi the normal distribution function (Hendrycks and Gimpel, arXiv 1606.08415); `tanh` approximates Phi.
public func gelu(_ input: Tensor, approximate: GELUApproximation = .none) throws(DLError) -> Tensor {
    switch approximate {
    case .none: return try run(GELU(), input)
    case .tanh: return try run(TanhGELU(), input)
    }
}

private struct Mish: ActivationOperation {
    static let name: StaticString = "mish"
    let function = ActivationFunction.mish
    var saved = SavedTensor()

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        let t = try tanh(softplus(x))
        return try gradient * (t + x * sigmoid(x) * (1 - t * t))
    }
}

/// x * tanh(ln(1 + e^x)) (Misra, arXiv 1908.08681)
public func mish(_ input: Tensor) throws(DLError) -> Tensor { try run(Mish(), input) }

private struct Softplus: ActivationOperation {
    static let name: StaticString = "softplus"
    let beta: Double, threshold: Double
    var saved = SavedTensor()
    var function: ActivationFunction { .softplus(beta: beta, threshold: threshold) }

    init(beta: Double, threshold: Double) {
        self.beta = beta
        self.threshold = threshold
    }

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        let scaled = try x * .float(beta)
        let slope = try gradient * sigmoid(scaled)
        return threshold == .infinity ? slope : try choose(gt(scaled, .float(threshold)), gradient, slope)
    }
}

/// ln(1 + e^(beta x)) / beta, and x itself where beta x > threshold
public func softplus(_ input: Tensor, beta: Double = 1, threshold: Double = 20) throws(DLError) -> Tensor {
    try run(Softplus(beta: beta, threshold: threshold), input)
}

private struct LogSigmoid: ActivationOperation {
    static let name: StaticString = "logsigmoid"
    let function = ActivationFunction.logSigmoid
    var saved = SavedTensor()

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor { try gradient * sigmoid(neg(x)) }
}

/// ln(1 / (1 + e^-x))
public func logsigmoid(_ input: Tensor) throws(DLError) -> Tensor { try run(LogSigmoid(), input) }

private struct Hardswish: ActivationOperation {
    static let name: StaticString = "hardswish"
    let function = ActivationFunction.hardswish
    var saved = SavedTensor()

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        let middle = try gradient * (x * .float(1.0 / 3) + 0.5)
        let upper = try choose(ge(x, 3), gradient, middle)
        return try choose(le(x, -3), zerosLike(gradient), upper)
    }
}

/// x * min(max(x + 3, 0), 6) / 6 (Howard et al., ICCV 2019)
public func hardswish(_ input: Tensor) throws(DLError) -> Tensor { try run(Hardswish(), input) }

private struct Tanhshrink: ActivationOperation {
    static let name: StaticString = "tanhshrink"
    let function = ActivationFunction.tanhshrink
    var saved = SavedTensor()

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor { try gradient * square(tanh(x)) }
}

/// x - tanh(x)
public func tanhshrink(_ input: Tensor) throws(DLError) -> Tensor {
    try run(Tanhshrink(), input.dtype.isFloatingPoint ? input : to(input, dtype: DefaultDType.floatingPoint))
}

private struct Softsign: ActivationOperation {
    static let name: StaticString = "softsign"
    let function = ActivationFunction.softsign
    var saved = SavedTensor()

    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor { try gradient / square(abs(x) + 1) }
}

/// x / (1 + |x|)
public func softsign(_ input: Tensor) throws(DLError) -> Tensor {
    try run(Softsign(), input.dtype.isFloatingPoint ? input : to(input, dtype: DefaultDType.floatingPoint))
}
