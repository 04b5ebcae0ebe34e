import DLKernels

/// max(x, 0); the derivative at 0 is 0
struct ReLU: UnaryOperation {
    static let name: StaticString = "relu"
    static var kernel: UnaryKernel { .relu }
    static var result: ElementwiseResult { .same }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try run(ReLUGradient(), gradient, output)
    }
}

public func relu(_ input: Tensor) throws(DLError) -> Tensor { try run(ReLU(), input) }

/// gradient where output > 0, else 0
struct ReLUGradient: Operation {
    static let name: StaticString = "relu_backward"
    private var output = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        output = inputs.save(1)
        return try Tensor.map(.reluBackward, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let output = try context.value(output)
        return [try run(ReLUGradient(), gradient, output), context.needs(1) ? try zerosLike(output) : nil]
    }

    mutating func releaseSaved() -> Bool { output.release() }
}

/// Hyperbolic tangent
struct Tanh: UnaryOperation {
    static let name: StaticString = "tanh"
    static var kernel: UnaryKernel { .tanh }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (1 - output * output)
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        [try Tensor.map(.tanhBackward, gradient, try context.value(saved), .same, "tanh_backward")]
    }
}

public func tanh(_ input: Tensor) throws(DLError) -> Tensor { try run(Tanh(), input) }

/// The logistic function, 1 / (1 + e^-x)
struct Sigmoid: UnaryOperation {
    static let name: StaticString = "sigmoid"
    static var kernel: UnaryKernel { .sigmoid }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (output * (1 - output))
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        [try Tensor.map(.sigmoidBackward, gradient, try context.value(saved), .same, "sigmoid_backward")]
    }
}

public func sigmoid(_ input: Tensor) throws(DLError) -> Tensor { try run(Sigmoid(), input) }

// MARK: Activations composed of other operations

/// x where x > 0, else negativeSlope * x; the derivative at 0 is negativeSlope
public func leakyRelu(_ input: Tensor, negativeSlope: Double = 0.01) throws(DLError) -> Tensor {
    try checkFloating(input, "leaky_relu", "input")
    return try choose(gt(input, 0), input, input * .float(negativeSlope))
}

/// alpha * (e^x - 1) where x <= 0, else x (Clevert et al., ICLR 2016)
public func elu(_ input: Tensor, alpha: Double = 1) throws(DLError) -> Tensor {
    try checkFloating(input, "elu", "input")
    // e^x is taken of the non-positive part only, so that it cannot overflow.
    let negative = try expm1(minimum(input, number(0.0, for: input))) * .float(alpha)
    return try choose(gt(input, 0), input, negative)
}

/// x * sigmoid(x)
public func silu(_ input: Tensor) throws(DLError) -> Tensor {
    try checkFloating(input, "silu", "input")
    return try input * sigmoid(input)
}

/// How `gelu` is computed.
public enum GELUApproximation: Int32, Sendable { case none = 0, tanh = 1 }

/// x * Phi(x), Phi the normal distribution function (Hendrycks and Gimpel, arXiv 1606.08415); `tanh` approximates Phi.
public func gelu(_ input: Tensor, approximate: GELUApproximation = .none) throws(DLError) -> Tensor {
    try checkFloating(input, "gelu", "input")
    switch approximate {
    case .none:
        return try input * ((erf(input * 0.707106781186547524401) + 1) * 0.5)
    case .tanh:
        let inner = try (input + input * input * input * 0.044715) * 0.797884560802865355880
        return try input * ((tanh(inner) + 1) * 0.5)
    }
}

/// ln(1 + e^(beta x)) / beta, and x itself where beta x > threshold
struct Softplus: Operation {
    static let name: StaticString = "softplus"
    let beta: Double, threshold: Double
    private var input = SavedTensor()

    init(beta: Double, threshold: Double) {
        self.beta = beta
        self.threshold = threshold
    }

    /// ln(1 + e^s) = max(s, 0) + ln(1 + e^-|s|), which does not overflow.
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        let x = inputs[0]
        let scaled = try beta == 1 ? x : x * .float(beta)
        let smooth = try relu(scaled) + log1p(exp(neg(abs(scaled))))
        let result = try beta == 1 ? smooth : smooth * .float(1 / beta)
        return threshold == .infinity ? result : try choose(gt(scaled, .float(threshold)), x, result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let scaled = try context.value(input) * .float(beta)
        let slope = try gradient * sigmoid(scaled)
        return [threshold == .infinity ? slope : try choose(gt(scaled, .float(threshold)), gradient, slope)]
    }

    mutating func releaseSaved() -> Bool { input.release() }
}

public func softplus(_ input: Tensor, beta: Double = 1, threshold: Double = 20) throws(DLError) -> Tensor {
    try checkFloating(input, "softplus", "input")
    return try run(Softplus(beta: beta, threshold: threshold), input)
}

/// x held between two bounds; the derivative at the bounds is 0
public func hardtanh(_ input: Tensor, minVal: Double = -1, maxVal: Double = 1) throws(DLError) -> Tensor {
    try checkFloating(input, "hardtanh", "input")
    let inside = try logicalAnd(gt(input, .float(minVal)), lt(input, .float(maxVal)))
    let bound = try withoutRecording { () throws(DLError) in try clamp(input, min: .float(minVal), max: .float(maxVal)) }
    return try choose(inside, input, bound)
}
