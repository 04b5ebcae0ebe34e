import DLKernels

extension Tensor {
    /// Applies a kernel to three operands of one dtype after broadcasting.
    static func map(_ kernel: TernaryKernel, _ a: Tensor, _ b: Tensor, _ c: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        guard let loop = kernel[a.dtype] else { throw .dtype(op, "not defined for \(a.dtype): input \(a)") }
        let shape = try broadcastShape(broadcastShape(a.shape, b.shape, op), c.shape, op)
        let output = try Tensor.uninitialized(shape, a.dtype, op)
        apply(loop, a, b, c, to: output)
        return output
    }
}

/// input + weight (end - input)
struct Lerp: Operation {
    static let name: StaticString = "lerp"
    private var input = SavedTensor(), end = SavedTensor(), weight = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        weight = inputs.save(2)
        if inputs[2].node != nil {
            input = inputs.save(0)
            end = inputs.save(1)
        }
        return try Tensor.map(.lerp, inputs[0], inputs[1], inputs[2], Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let weight = try context.value(weight)
        return [context.needs(0) ? try gradient * (1 - weight) : nil, context.needs(1) ? try gradient * weight : nil,
                context.needs(2) ? try gradient * (context.value(end) - context.value(input)) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = input.release()
        _ = end.release()
        return weight.release()
    }
}

public func lerp(_ input: Tensor, _ end: Tensor, _ weight: Tensor) throws(DLError) -> Tensor {
    guard input.dtype == end.dtype else { throw .dtype("lerp", "expected dtype \(input.dtype) for `end` but got dtype \(end.dtype)") }
    var weight = weight
    if weight.dtype != input.dtype {
        guard weight.rank == 0 else {
            throw .dtype("lerp", "expected dtype \(input.dtype) for `weight` but got dtype \(weight.dtype)")
        }
        weight = try to(weight, dtype: input.dtype)
    }
    return try run(Lerp(), input, end, weight)
}

public func lerp(_ input: Tensor, _ end: Tensor, _ weight: Scalar) throws(DLError) -> Tensor {
    try lerp(input, end, Tensor.scalar(weight, input.dtype, isNumber: true, "lerp"))
}

/// a + b c
struct Addcmul: Operation {
    static let name: StaticString = "addcmul"
    private var first = SavedTensor(), second = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if inputs[2].node != nil { first = inputs.save(1) }
        if inputs[1].node != nil { second = inputs.save(2) }
        return try Tensor.map(.addcmul, inputs[0], inputs[1], inputs[2], Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [gradient, context.needs(1) ? try gradient * context.value(second) : nil,
         context.needs(2) ? try gradient * context.value(first) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = first.release()
        return second.release() || released
    }
}

public func addcmul(_ input: Tensor, _ tensor1: Tensor, _ tensor2: Tensor, value: Scalar = 1) throws(DLError) -> Tensor {
    try named("addcmul") { () throws(DLError) in
        let factor = value == .int(1) || value == .float(1) ? tensor1 : try mul(tensor1, value)
        if input.dtype == factor.dtype && factor.dtype == tensor2.dtype && input.dtype.isFloatingPoint {
            return try run(Addcmul(), input, factor, tensor2)
        }
        return try input + factor * tensor2
    }
}

/// a + b / c
struct Addcdiv: Operation {
    static let name: StaticString = "addcdiv"
    private var first = SavedTensor(), second = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if inputs[2].node != nil { first = inputs.save(1) }
        second = inputs.save(2)
        return try Tensor.map(.addcdiv, inputs[0], inputs[1], inputs[2], Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let divisor = try context.value(second)
        let share = try gradient / divisor
        return [gradient, share, context.needs(2) ? try neg(share * context.value(first) / divisor) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = first.release()
        return second.release()
    }
}

public func addcdiv(_ input: Tensor, _ tensor1: Tensor, _ tensor2: Tensor, value: Scalar = 1) throws(DLError) -> Tensor {
    if !tensor1.dtype.isFloatingPoint && !tensor2.dtype.isFloatingPoint {
        throw .dtype("addcdiv", "Integer division with addcdiv is no longer supported: tensor1 \(tensor1), tensor2 \(tensor2)")
    }
    return try named("addcdiv") { () throws(DLError) in
        let factor = value == .int(1) || value == .float(1) ? tensor1 : try mul(tensor1, value)
        if input.dtype == factor.dtype && factor.dtype == tensor2.dtype { return try run(Addcdiv(), input, factor, tensor2) }
        return try input + factor / tensor2
    }
}
