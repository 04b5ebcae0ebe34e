/// input to the power of other
struct Pow: Operation {
    static let name: StaticString = "pow"
    private var input = SavedTensor(), other = SavedTensor(), output = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        let base = inputs[0], exponent = inputs[1]
        if !resultType(base, exponent).isFloatingPoint && exponent.dtype != .uint8 && exponent.dtype != .bool,
           try containsNegative(exponent) {
            throw .invalid(Self.name, "Integers to negative integer powers are not allowed: input \(base), exponent \(exponent)")
        }
        let result = try Tensor.map(.pow, base, exponent, .same, Self.name)
        if exponent.node != nil { output = inputs.save(output: result) }
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let base = try context.value(input), exponent = try context.value(other)
        var gradients: [Tensor?] = [nil, nil]
        if context.needs(0) {
            // x^0 is constant: its derivative is 0 also where x^(-1) is infinite.
            let slope = try gradient * (exponent * pow(base, exponent - 1))
            let isOther = exponent.count == 1 && exponent.node == nil ? try exponent.item().double != 0 : false
            gradients[0] = isOther ? slope : try choose(eq(exponent, 0), zerosLike(slope), slope)
        }
        if context.needs(1) {
            // 0^y is constant for y > 0, where ln 0 is infinite.
            let slope = try gradient * (context.value(output) * log(base))
            let isConstant = try logicalAnd(eq(base, 0), ge(exponent, 0))
            gradients[1] = try choose(isConstant, zerosLike(slope), slope)
        }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        _ = other.release()
        return output.release() || released
    }
}

public func pow(_ input: Tensor, _ exponent: Tensor) throws(DLError) -> Tensor { try run(Pow(), input, exponent) }
public func pow(_ input: Tensor, _ exponent: Scalar) throws(DLError) -> Tensor {
    if resultType(input, exponent) != input.dtype { return try run(Pow(), input, number(exponent, for: input)) }
    switch exponent.double {
    case 2: return try mul(input, input)
    case 1: return try clone(input)
    default: return try run(Pow(), input, number(exponent, for: input))
    }
}

private func containsNegative(_ tensor: Tensor) throws(DLError) -> Bool {
    try withoutRecording { () throws(DLError) in try any(lt(tensor, 0)).item().double != 0 }
}

/// The integer division that rounds towards minus infinity.
struct FloorDivide: Operation {
    static let name: StaticString = "floor_divide"

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkDivisor(inputs[0], inputs[1], Self.name)
        return try Tensor.map(.floorDivide, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try zerosLike(gradient), try zerosLike(gradient)]
    }
}

public func floorDivide(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(FloorDivide(), input, other) }
public func floorDivide(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try run(FloorDivide(), input, number(other, for: input))
}

/// input - other * floor(input / other), with the sign of other
struct Remainder: Operation {
    static let name: StaticString = "remainder"
    private var input = SavedTensor(), other = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkDivisor(inputs[0], inputs[1], Self.name)
        if inputs[1].node != nil {
            input = inputs.save(0)
            other = inputs.save(1)
        }
        return try Tensor.map(.remainder, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var gradients: [Tensor?] = [gradient, nil]
        if context.needs(1) { gradients[1] = try neg(gradient * floor(context.value(input) / context.value(other))) }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        _ = input.release()
        return other.release()
    }
}

public func remainder(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Remainder(), input, other) }
public func remainder(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try run(Remainder(), input, number(other, for: input))
}

/// Integer division by zero has no value.
func checkDivisor(_ input: Tensor, _ other: Tensor, _ op: StaticString) throws(DLError) {
    if resultType(input, other).isFloatingPoint { return }
    let hasZero = try withoutRecording { () throws(DLError) in try any(eq(other, 0)).item().double != 0 }
    if hasZero { throw .invalid(op, "ZeroDivisionError: integer division by zero: input \(input), other \(other)") }
}
