import DLKernels

extension Tensor {
    /// Applies a kernel to three operands of one dtype after broadcasting.
    static func map(_ kernel: TernaryKernel, _ a: Tensor, _ b: Tensor, _ c: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
        guard let loop = kernel[a.dtype] else { throw .dtype(op, "not defined for \(a.dtype): input \(a)") }
        let shape = try broadcastShape(broadcastShape(a.shape, b.shape, op), c.shape, op)
        let output = try Tensor.elementwiseResult(shape, a, b, c, a.dtype, op)
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

/// The loop with its second operand multiplied by a number, piece by piece.
private func scaled(_ loop: @escaping TernaryLoop, _ dtype: DType, by factor: Tensor) -> TernaryLoop {
    guard let multiply = BinaryKernel.mul[dtype] else { return loop }
    let size = dtype.size, piece = 1024
    return { count, a, aStride, b, bStride, c, cStride, output, outputStride in
        withUnsafeTemporaryAllocation(byteCount: piece &* size, alignment: 64) { buffer in
            guard let product = buffer.baseAddress else { return }
            var done = 0
            while done < count {
                let n = Swift.min(piece, count &- done)
                multiply(n, b + done &* bStride &* size, bStride, UnsafeRawPointer(factor.pointer), 0, product, 1)
                loop(n, a + done &* aStride &* size, aStride, UnsafeRawPointer(product), 1, c + done &* cStride &* size, cStride,
                     output + done &* outputStride &* size, outputStride)
                done &+= n
            }
        }
    }
}

/// A ternary kernel with a factor for its second operand; floating tensors of one dtype.
private func mapScaled(_ kernel: TernaryKernel, _ inputs: Inputs, _ value: Scalar, _ op: StaticString) throws(DLError) -> Tensor {
    let a = inputs[0], b = inputs[1], c = inputs[2]
    if value == .int(1) || value == .float(1) { return try Tensor.map(kernel, a, b, c, op) }
    guard let loop = kernel[a.dtype] else { throw .dtype(op, "not defined for \(a.dtype): input \(a)") }
    let factor = try Tensor.scalar(value, a.dtype, isNumber: true, op)
    let output = try Tensor.elementwiseResult(broadcastShape(broadcastShape(a.shape, b.shape, op), c.shape, op), a, b, c, a.dtype, op)
    Tensor.apply(scaled(loop, a.dtype, by: factor), a, b, c, to: output)
    return output
}

/// a + value b c
struct Addcmul: Operation {
    static let name: StaticString = "addcmul"
    let value: Scalar
    private var first = SavedTensor(), second = SavedTensor()

    init(value: Scalar) { self.value = value }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if inputs[2].node != nil { first = inputs.save(1) }
        if inputs[1].node != nil { second = inputs.save(2) }
        return try mapScaled(.addcmul, inputs, value, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let share = value == .int(1) || value == .float(1) ? gradient : try gradient * value
        return [gradient, context.needs(1) ? try share * context.value(second) : nil,
                context.needs(2) ? try share * context.value(first) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = first.release()
        return second.release() || released
    }
}

public func addcmul(_ input: Tensor, _ tensor1: Tensor, _ tensor2: Tensor, value: Scalar = 1) throws(DLError) -> Tensor {
    try named("addcmul") { () throws(DLError) in
        if input.dtype == tensor1.dtype && input.dtype == tensor2.dtype && input.dtype.isFloatingPoint {
            return try run(Addcmul(value: value), input, tensor1, tensor2)
        }
        let factor = value == .int(1) || value == .float(1) ? tensor1 : try mul(tensor1, value)
        return try input + factor * tensor2
    }
}

/// a + value b / c
struct Addcdiv: Operation {
    static let name: StaticString = "addcdiv"
    let value: Scalar
    private var first = SavedTensor(), second = SavedTensor()

    init(value: Scalar) { self.value = value }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if inputs[2].node != nil { first = inputs.save(1) }
        second = inputs.save(2)
        return try mapScaled(.addcdiv, inputs, value, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let divisor = try context.value(second)
        let factor = value == .int(1) || value == .float(1) ? gradient : try gradient * value
        let share = try factor / divisor
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
        if input.dtype == tensor1.dtype && input.dtype == tensor2.dtype { return try run(Addcdiv(value: value), input, tensor1, tensor2) }
        let factor = value == .int(1) || value == .float(1) ? tensor1 : try mul(tensor1, value)
        return try input + factor / tensor2
    }
}
