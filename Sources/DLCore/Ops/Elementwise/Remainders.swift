import DLKernels

/// How `div` rounds its quotient.
public enum RoundingMode: Int32, Sendable { case none = 0, trunc = 1, floor = 2 }

/// The quotient without its fraction. Its derivative is 0.
struct TruncDivide: Operation {
    static let name: StaticString = "div"

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkDivisor(inputs[0], inputs[1], Self.name)
        return try Tensor.map(.truncDivide, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try zerosLike(gradient), try zerosLike(gradient)]
    }
}

public func divRounded(_ input: Tensor, _ other: Tensor, roundingMode: RoundingMode = .none) throws(DLError) -> Tensor {
    switch roundingMode {
    case .none: return try div(input, other)
    case .trunc: return try run(TruncDivide(), input, other)
    case .floor: return try named("div") { () throws(DLError) in try floorDivide(input, other) }
    }
}
public func divRounded(_ input: Tensor, _ other: Scalar, roundingMode: RoundingMode = .none) throws(DLError) -> Tensor {
    try divRounded(input, number(other, for: input), roundingMode: roundingMode)
}

/// input - other trunc(input / other), with the sign of input
struct Fmod: Operation {
    static let name: StaticString = "fmod"
    private var input = SavedTensor(), other = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkDivisor(inputs[0], inputs[1], Self.name)
        if inputs[1].node != nil {
            input = inputs.save(0)
            other = inputs.save(1)
        }
        return try Tensor.map(.fmod, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var gradients: [Tensor?] = [gradient, nil]
        if context.needs(1) { gradients[1] = try neg(gradient * trunc(context.value(input) / context.value(other))) }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        _ = input.release()
        return other.release()
    }
}

public func fmod(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Fmod(), input, other) }
public func fmod(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try fmod(input, number(other, for: input)) }

/// other - input
public func rsub(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try named("rsub") { () throws(DLError) in try sub(other, input) }
}
public func rsub(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try rsub(input, number(other, for: input)) }

/// input to the power of exponent in float64
public func floatPower(_ input: Tensor, _ exponent: Tensor) throws(DLError) -> Tensor {
    try named("float_power") { () throws(DLError) in try pow(to(input, dtype: .float64), to(exponent, dtype: .float64)) }
}
public func floatPower(_ input: Tensor, _ exponent: Scalar) throws(DLError) -> Tensor {
    try named("float_power") { () throws(DLError) in try pow(to(input, dtype: .float64), .float(exponent.double)) }
}

/// input times 2^other
public func ldexp(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try named("ldexp") { () throws(DLError) in try input * pow(Tensor.weakScalar(2.0), other) }
}

/// x without its integer part
struct Frac: UnaryOperation {
    static let name: StaticString = "frac"
    static var kernel: UnaryKernel { .frac }
    static var result: ElementwiseResult { .same }
    static var keeps: Kept { .nothing }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ kept: Tensor) throws(DLError) -> Tensor { gradient }
}

public func frac(_ input: Tensor) throws(DLError) -> Tensor { try run(Frac(), input) }

/// Rounded to so many decimals
public func roundDecimals(_ input: Tensor, decimals: Int) throws(DLError) -> Tensor {
    try named("round") { () throws(DLError) in
        guard input.dtype.isFloatingPoint else { throw .dtype("round", "decimals are not defined for \(input.dtype): input \(input)") }
        if decimals == 0 { return try round(input) }
        var power = 1.0, steps = decimals.magnitude
        while steps > 0 && power.isFinite {
            power *= 10
            steps -= 1
        }
        return decimals > 0 ? try round(input * .float(power)) / .float(power) : try round(input / .float(power)) * .float(power)
    }
}
