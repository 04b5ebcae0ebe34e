import DLKernels

// Activations made of straight pieces. Where PyTorch takes integers for them, so do these.

struct LeakyReLU: PiecewiseLinearActivation {
    static let name: StaticString = "leaky_relu"
    let function: ActivationFunction
    var saved = SavedTensor()
    init(_ slope: Double) { function = .leakyRelu(slope: slope) }
}

/// x where x > 0, else negativeSlope * x; the derivative at 0 is negativeSlope
public func leakyRelu(_ input: Tensor, negativeSlope: Double = 0.01) throws(DLError) -> Tensor {
    try run(LeakyReLU(negativeSlope), input)
}

struct Hardtanh: PiecewiseLinearActivation {
    static let name: StaticString = "hardtanh"
    let function: ActivationFunction
    var saved = SavedTensor()
    init(_ low: Double, _ high: Double) { function = .hardtanh(low: low, high: high) }
}

/// x held between two bounds; the derivative at the bounds is 0
public func hardtanh(_ input: Tensor, minVal: Double = -1, maxVal: Double = 1) throws(DLError) -> Tensor {
    try heldBetween(input, minVal, maxVal, "hardtanh")
}

/// min(max(x, 0), 6)
public func relu6(_ input: Tensor) throws(DLError) -> Tensor { try heldBetween(input, 0, 6, "relu6") }

private func heldBetween(_ input: Tensor, _ low: Double, _ high: Double, _ op: StaticString) throws(DLError) -> Tensor {
    guard !(low > high) else { throw .invalid(op, "min_val cannot be greater than max_val, got \(low) and \(high)") }
    if input.dtype.isFloatingPoint { return try run(Hardtanh(low, high), input) }
    guard input.dtype != .bool else { throw .dtype(op, "Bool inputs not supported for hardtanh: input \(input)") }
    guard input.dtype != .uint8 || low >= 0 else { throw .dtype(op, "cannot do hardtanh on an unsigned type with negative limits: input \(input)") }
    return try named(op) { () throws(DLError) in
        try clamp(input, min: try wholeLimit(low, input, op), max: try wholeLimit(high, input, op))
    }
}

/// A limit for elements of an integer tensor.
private func wholeLimit(_ limit: Double, _ input: Tensor, _ op: StaticString) throws(DLError) -> Scalar {
    guard let whole = Int64(exactly: limit.rounded(.towardZero)), input.dtype == .int64 || Int32(exactly: whole) != nil else {
        throw .invalid(op, "value \(limit) cannot be converted to \(input.dtype) without overflow")
    }
    return .int(whole)
}

struct Hardsigmoid: PiecewiseLinearActivation {
    static let name: StaticString = "hardsigmoid"
    let function = ActivationFunction.hardsigmoid
    var saved = SavedTensor()
}

/// min(max(x + 3, 0), 6) / 6
public func hardsigmoid(_ input: Tensor) throws(DLError) -> Tensor { try run(Hardsigmoid(), input) }

struct Hardshrink: PiecewiseLinearActivation {
    static let name: StaticString = "hardshrink"
    let function: ActivationFunction
    var saved = SavedTensor()
    init(_ limit: Double) { function = .hardshrink(limit: limit) }
}

/// x where |x| > lambd, else 0
public func hardshrink(_ input: Tensor, lambd: Double = 0.5) throws(DLError) -> Tensor { try run(Hardshrink(lambd), input) }

struct Softshrink: PiecewiseLinearActivation {
    static let name: StaticString = "softshrink"
    let function: ActivationFunction
    var saved = SavedTensor()
    init(_ limit: Double) { function = .softshrink(limit: limit) }
}

/// x moved towards 0 by lambd; 0 where |x| <= lambd
public func softshrink(_ input: Tensor, lambd: Double = 0.5) throws(DLError) -> Tensor {
    guard lambd >= 0 && lambd.isFinite else { throw .invalid("softshrink", "lambda must be in range [0, \(Double.greatestFiniteMagnitude)], but found \(lambd)") }
    return try run(Softshrink(lambd), input)
}

struct Threshold: PiecewiseLinearActivation {
    static let name: StaticString = "threshold"
    let function: ActivationFunction
    var saved = SavedTensor()
    init(_ limit: Double, _ value: Double) { function = .threshold(limit: limit, value: value) }
}

/// x where x > threshold, else value
public func threshold(_ input: Tensor, threshold: Double, value: Double) throws(DLError) -> Tensor {
    if input.dtype.isFloatingPoint { return try run(Threshold(threshold, value), input) }
    let op: StaticString = "threshold"
    guard input.dtype != .bool else { throw .dtype(op, "not defined for bool: input \(input)") }
    return try maskedFill(input, logicalNot(gt(input, .float(threshold))), value: try wholeLimit(value, input, op))
}

/// leaky_relu with a slope for each element, drawn evenly from lower to upper in training, else their mean (Xu et al., 2015)
public func rrelu(_ input: Tensor, lower: Double = 1.0 / 8, upper: Double = 1.0 / 3, training: Bool = false,
                  generator: Generator? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "rrelu"
    try checkFloating(input, op, "input")
    guard lower <= upper else { throw .invalid(op, "Lower bound should be less than or equal to the upper bound, got lower=\(lower) and upper=\(upper)") }
    guard lower.isFinite && upper.isFinite && (upper - lower).isFinite else { throw .invalid(op, "rrelu: bounds must be finite, got lower=\(lower) and upper=\(upper)") }
    if !training { return try named(op) { () throws(DLError) in try leakyRelu(input, negativeSlope: lower + (upper - lower) / 2) } }
    let slopes = try withoutRecording { () throws(DLError) in
        let drawn = try rand(input.shape, dtype: input.dtype, generator: generator)
        return try choose(gt(input, 0), onesLike(input), drawn * .float(upper - lower) + .float(lower))
    }
    return try input * slopes
}
