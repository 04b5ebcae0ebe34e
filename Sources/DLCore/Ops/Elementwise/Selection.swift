import DLKernels

/// input where the condition holds, else other
struct Where: Operation {
    static let name: StaticString = "where"
    private var condition = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let chosen = inputs[0], a = inputs[1], b = inputs[2]
        guard chosen.dtype == .bool else {
            throw .dtype(Self.name, "expected condition to be a boolean tensor, but got \(chosen)")
        }
        condition = inputs.save(0)
        let dtype = resultType(a, b)
        guard let loop = TernaryKernel.whereSelect[dtype] else { throw .dtype(Self.name, "not defined for \(dtype)") }
        let shape = try broadcastShape(chosen.shape, broadcastShape(a.shape, b.shape, Self.name), Self.name)
        let output = try Tensor.elementwiseResult(shape, chosen, a, b, dtype, Self.name)
        Tensor.apply(loop, chosen, a.dtype == dtype ? a : try Tensor.cast(a, dtype),
                     b.dtype == dtype ? b : try Tensor.cast(b, dtype), to: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let condition = try context.value(condition)
        let zero = try number(0, for: gradient)
        return [nil, context.needs(1) ? try choose(condition, gradient, zero) : nil,
                context.needs(2) ? try choose(condition, zero, gradient) : nil]
    }

    mutating func releaseSaved() -> Bool { condition.release() }
}

public func choose(_ condition: Tensor, _ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try run(Where(), condition, input, other)
}

/// input with a number in the places where the mask holds
public func maskedFill(_ input: Tensor, _ mask: Tensor, value: Scalar) throws(DLError) -> Tensor {
    try named("masked_fill") { () throws(DLError) in
        try choose(mask, Tensor.scalar(value, input.dtype, isNumber: true, "masked_fill"), input)
    }
}

/// input held between two bounds; its derivative is 1 inside and at the bounds, 0 outside
struct Clamp: Operation {
    static let name: StaticString = "clamp"
    let min: Scalar?
    let max: Scalar?
    private var input = SavedTensor()

    init(min: Scalar?, max: Scalar?) {
        self.min = min
        self.max = max
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if min == nil && max == nil { throw .invalid(Self.name, "At least one of 'min' or 'max' must not be None") }
        input = inputs.save(0)
        var result = inputs[0]
        // As in NumPy and PyTorch the upper bound wins when it lies below the lower one.
        if let min, let max, result.dtype.isFloatingPoint {
            return try Tensor.map(.clamp, result, number(min, for: result), number(max, for: result), Self.name)
        }
        if let min { result = try Tensor.map(.maximum, result, number(min, for: result), .same, Self.name) }
        if let max { result = try Tensor.map(.minimum, result, number(max, for: result), .same, Self.name) }
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let input = try context.value(input)
        var inside: Tensor?
        if let min { inside = try ge(input, min) }
        if let max {
            let below = try le(input, max)
            if let lower = inside { inside = try logicalAnd(lower, below) } else { inside = below }
        }
        return [try choose(inside!, gradient, number(0, for: gradient))]
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let x = try context.value(input)
        guard x.dtype.isFloatingPoint && gradient.dtype == x.dtype else { return nil }
        let result = try Tensor.result(x.shape, x.dtype, Self.name)
        Tensor.apply(clampGradientLoop(low: min?.double ?? -.infinity, high: max?.double ?? .infinity, x.dtype), gradient, x, to: result)
        return [result]
    }

    mutating func releaseSaved() -> Bool { input.release() }
}

public func clamp(_ input: Tensor, min: Scalar? = nil, max: Scalar? = nil) throws(DLError) -> Tensor {
    try run(Clamp(min: min, max: max), input)
}
