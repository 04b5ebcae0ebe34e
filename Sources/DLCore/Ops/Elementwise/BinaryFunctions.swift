import DLKernels

/// The magnitude of input with the sign of other
struct CopySign: Operation {
    static let name: StaticString = "copysign"
    private var input = SavedTensor(), output = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        let result = try Tensor.map(.copysign, inputs[0], inputs[1], .float, Self.name)
        output = inputs.save(output: result)
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let factor = try withoutRecording { () throws(DLError) in try sign(context.value(input)) * sign(context.value(output)) }
        return [context.needs(0) ? try gradient * factor : nil, context.needs(1) ? try zerosLike(gradient) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = output.release()
        return input.release()
    }
}

public func copysign(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(CopySign(), input, other) }
public func copysign(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try copysign(input, number(other, for: input)) }

/// The next representable number after input in the direction of other
public func nextafter(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try withoutRecording { () throws(DLError) in try Tensor.map(.nextafter, input, other, .same, "nextafter") }
}

/// 0 below zero, 1 above, and values at zero
public func heaviside(_ input: Tensor, _ values: Tensor) throws(DLError) -> Tensor {
    guard input.dtype == values.dtype else {
        throw .dtype("heaviside", "heaviside is not yet implemented for tensors with different dtypes: input \(input), values \(values)")
    }
    return try withoutRecording { () throws(DLError) in try Tensor.map(.heaviside, input, values, .same, "heaviside") }
}

/// The larger, or the smaller, of two operands; one that is not a number is left out. At ties the first takes the gradient.
struct NumberExtreme: Operation {
    static let name: StaticString = "fmax"
    let isMaximum: Bool
    private var input = SavedTensor(), other = SavedTensor()

    init(isMaximum: Bool) { self.isMaximum = isMaximum }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        return try Tensor.map(isMaximum ? .fmax : .fmin, inputs[0], inputs[1], .same, isMaximum ? "fmax" : "fmin")
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let a = try context.value(input), b = try context.value(other)
        let first = try logicalOr(isMaximum ? ge(a, b) : le(a, b), isnan(b))
        let zero = try number(0, for: gradient)
        return [context.needs(0) ? try choose(first, gradient, zero) : nil, context.needs(1) ? try choose(first, zero, gradient) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = other.release()
        return input.release()
    }
}

public func fmax(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try run(NumberExtreme(isMaximum: true), input, other)
}
public func fmin(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try run(NumberExtreme(isMaximum: false), input, other)
}

// MARK: Integers

struct GreatestCommonDivisor: BitwiseOperation {
    static let name: StaticString = "gcd"
    static var kernel: BinaryKernel { .gcd }
}
struct LeastCommonMultiple: BitwiseOperation {
    static let name: StaticString = "lcm"
    static var kernel: BinaryKernel { .lcm }
}
struct LeftShift: BitwiseOperation {
    static let name: StaticString = "bitwise_left_shift"
    static var kernel: BinaryKernel { .leftShift }
}
struct RightShift: BitwiseOperation {
    static let name: StaticString = "bitwise_right_shift"
    static var kernel: BinaryKernel { .rightShift }
}

public func gcd(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(GreatestCommonDivisor(), input, other) }
public func lcm(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(LeastCommonMultiple(), input, other) }
public func bitwiseLeftShift(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(LeftShift(), input, other) }
public func bitwiseLeftShift(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try bitwiseLeftShift(input, number(other, for: input))
}
public func bitwiseRightShift(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(RightShift(), input, other) }
public func bitwiseRightShift(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try bitwiseRightShift(input, number(other, for: input))
}
