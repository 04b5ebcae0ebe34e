import DLKernels

/// input held between bounds that tensors give; where they cross, the upper one wins. The derivative goes to input inside and
/// at the bounds, and to the bound that holds outside.
struct ClampTensor: Operation {
    static let name: StaticString = "clamp"
    private var input = SavedTensor(), lower = SavedTensor(), upper = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        lower = inputs.save(1)
        upper = inputs.save(2)
        var result = inputs[0]
        if let min = inputs.optional(1) { result = try Tensor.map(.maximum, result, min, .same, Self.name) }
        if let max = inputs.optional(2) { result = try Tensor.map(.minimum, result, max, .same, Self.name) }
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), min = try context.optionalValue(lower), max = try context.optionalValue(upper)
        let zero = try number(0, for: gradient)
        var inside: Tensor?, below: Tensor?, above: Tensor?
        if let min {
            inside = try ge(x, min)
            below = try lt(x, min)
        }
        if let max {
            let under = try le(x, max)
            inside = try inside.map { (other) throws(DLError) in try logicalAnd(other, under) } ?? under
            above = try gt(x, max)
        }
        if let min, let max {
            let crossed = try lt(max, min)
            below = try below.map { (b) throws(DLError) in try logicalAnd(b, logicalNot(crossed)) }
            above = try above.map { (a) throws(DLError) in try logicalOr(a, crossed) }
        }
        var gradients: [Tensor?] = [nil, nil, nil]
        if context.needs(0), let inside { gradients[0] = try choose(inside, gradient, zero) }
        if context.needs(1), let below { gradients[1] = try choose(below, gradient, zero) }
        if context.needs(2), let above { gradients[2] = try choose(above, gradient, zero) }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        _ = lower.release()
        _ = upper.release()
        return input.release()
    }
}

public func clamp(_ input: Tensor, min: Tensor? = nil, max: Tensor? = nil) throws(DLError) -> Tensor {
    if min == nil && max == nil { throw .invalid("clamp", "At least one of 'min' or 'max' must not be None") }
    return try run(ClampTensor(), Inputs(input, min, max))
}

public func clampMin(_ input: Tensor, _ min: Tensor) throws(DLError) -> Tensor { try clamp(input, min: min) }
public func clampMin(_ input: Tensor, _ min: Scalar) throws(DLError) -> Tensor { try clamp(input, min: min) }
public func clampMax(_ input: Tensor, _ max: Tensor) throws(DLError) -> Tensor { try clamp(input, max: max) }
public func clampMax(_ input: Tensor, _ max: Scalar) throws(DLError) -> Tensor { try clamp(input, max: max) }

/// Numbers in the places of not-a-number and of the infinities; the derivative there is 0
struct NanToNum: Operation {
    static let name: StaticString = "nan_to_num"
    let nan: Double, posinf: Double?, neginf: Double?
    private var input = SavedTensor()

    init(nan: Double, posinf: Double?, neginf: Double?) {
        self.nan = nan
        self.posinf = posinf
        self.neginf = neginf
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = inputs[0]
        guard let loop = nanToNumLoop(x.dtype, nan: nan, positive: posinf, negative: neginf) else { return try clone(x) }
        input = inputs.save(0)
        let output = try Tensor.elementwiseResult(x, x.dtype, Self.name)
        Tensor.apply(loop, x, to: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try choose(isfinite(context.value(input)), gradient, number(0, for: gradient))]
    }

    mutating func releaseSaved() -> Bool { input.release() }
}

public func nanToNum(_ input: Tensor, nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil) throws(DLError) -> Tensor {
    try run(NanToNum(nan: nan ?? 0, posinf: posinf, neginf: neginf), input)
}

/// The sign, of real numbers the same as `sign`
public func sgn(_ input: Tensor) throws(DLError) -> Tensor {
    try named("sgn") { () throws(DLError) in try sign(input) }
}

/// The elements as they are
public func positive(_ input: Tensor) throws(DLError) -> Tensor {
    if input.dtype == .bool { throw .dtype("positive", "The `+` operator, on a bool tensor is not supported: input \(input)") }
    return try clone(input)
}
