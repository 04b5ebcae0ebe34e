import DLKernels

/// input · weightᵀ + bias for a matrix input [rows, in], weight [out, in] and bias [out].
struct Linear: Operation {
    static let name: StaticString = "linear"
    private var input = SavedTensor(), weight = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if inputs[1].node != nil { input = inputs.save(0) }
        if inputs[0].node != nil { weight = inputs.save(1) }
        let x = try contiguous(inputs[0]), w = try contiguous(inputs[1])
        let rows = x.shape[0], features = x.shape[1], outputs = w.shape[0]
        let output = try Tensor.uninitialized([rows, outputs], x.dtype, Self.name)
        if output.count == 0 { return output }
        let bias = inputs.optional(2)
        if let bias { Tensor.copy(try expand(bias, size: output.shape), to: output) }
        gemm(x.dtype, transposeA: false, transposeB: true, m: rows, n: outputs, k: features, alpha: 1, a: x.pointer, lda: Swift.max(features, 1),
             b: w.pointer, ldb: Swift.max(features, 1), beta: bias == nil ? 0 : 1, c: output.pointer, ldc: outputs)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try matmul(gradient, context.value(weight)) : nil,
         context.needs(1) ? try matmul(transpose(gradient, dim0: 0, dim1: 1), context.value(input)) : nil,
         context.needs(2) ? try sum(gradient, dim: [0]) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return weight.release() || released
    }
}

/// input · weightᵀ + bias, for input [..., in], weight [out, in] (or [in]) and bias [out].
public func linear(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "linear"
    guard input.rank > 0 && (weight.rank == 2 || weight.rank == 1) else {
        throw .shape(op, "input must have at least 1 dimension and weight 1 or 2, got input \(input.shape) and weight \(weight.shape)")
    }
    let features = weight.shape[weight.rank - 1]
    guard input.shape[input.rank - 1] == features else {
        throw .shape(op, "mat1 and mat2 shapes cannot be multiplied: input \(input.shape) has \(input.shape[input.rank - 1]) features, "
            + "weight \(weight.shape) expects \(features)")
    }
    for other in [weight, bias ?? weight] where other.dtype != input.dtype {
        throw .dtype(op, "expected input, weight and bias to have the same dtype, but got: \(input) and \(other)")
    }
    guard input.dtype != .bool else { throw .dtype(op, "not defined for bool: input \(input)") }
    if weight.rank == 1 {
        let product = try matmul(input, weight)
        guard let bias else { return product }
        guard bias.rank == 0 else { throw .shape(op, "bias \(bias.shape) does not fit weight \(weight.shape)") }
        return try product + bias
    }
    if let bias, bias.shape != [weight.shape[0]] && bias.count != 1 || bias.rank > 1 {
        throw .shape(op, "bias \(bias.shape) does not fit weight \(weight.shape): expected [\(weight.shape[0])]")
    }
    if input.rank == 2 { return try run(Linear(), input, weight, bias) }
    var shape = input.shape
    shape[shape.count - 1] = 1
    let rows = shape.product
    shape[shape.count - 1] = weight.shape[0]
    return try reshape(run(Linear(), reshape(input, shape: [rows, features]), weight, bias), shape: shape)
}
