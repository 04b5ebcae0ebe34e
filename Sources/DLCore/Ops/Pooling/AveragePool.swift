import DLKernels

/// The mean of every window.
struct AveragePool: Operation {
    static let name: StaticString = "avg_pool"
    let op: StaticString
    let arguments: PoolArguments
    let countIncludePad: Bool
    let divisorOverride: Int?
    private var inputShape = Dims()
    private var format = MemoryFormat.contiguous

    init(_ op: StaticString, _ arguments: PoolArguments, countIncludePad: Bool, divisorOverride: Int?) {
        self.op = op
        self.arguments = arguments
        self.countIncludePad = countIncludePad
        self.divisorOverride = divisorOverride
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        guard inputs[0].dtype.isFloatingPoint else { throw .dtype(op, "needs a floating dtype: input \(inputs[0])") }
        let (layout, geometry, shape) = try arguments.layout(of: inputs[0], op)
        let input = try contiguous(inputs[0], memoryFormat: layout.kernel)
        inputShape = input.shape
        format = layout.result
        let output = try Tensor.result(shape, layout.kernel, input.dtype, op)
        if output.count > 0 {
            averagePoolForward(input.dtype, geometry, countsPadding: countIncludePad, divisorOverride: divisorOverride,
                             input: input.pointer, output: output.pointer)
        }
        return try contiguous(output, memoryFormat: layout.result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(AveragePoolGradient(pool: self, inputShape: inputShape, format: format), gradient)]
    }
}

/// Spreads every element over its window: the adjoint of `AveragePool`.
struct AveragePoolGradient: Operation {
    static let name: StaticString = "avg_pool_backward"
    let pool: AveragePool
    let inputShape: Dims
    let format: MemoryFormat

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let result = try Tensor.result(inputShape, format, inputs[0].dtype, Self.name)
        let (layout, geometry, _) = try pool.arguments.layout(of: result, Self.name)
        let output = layout.kernel == format ? result : try Tensor.result(inputShape, inputs[0].dtype, Self.name)
        let gradient = try contiguous(inputs[0], memoryFormat: layout.kernel)
        if gradient.count == 0 {
            fillBytes(output, 0)
        } else if output.count > 0 {
            averagePoolBackward(gradient.dtype, geometry, countsPadding: pool.countIncludePad,
                              divisorOverride: pool.divisorOverride, outputGradient: gradient.pointer, inputGradient: output.pointer)
        }
        return try contiguous(output, memoryFormat: layout.result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(AveragePool(pool.op, pool.arguments, countIncludePad: pool.countIncludePad, divisorOverride: pool.divisorOverride), gradient)]
    }
}

private func averagePool(_ op: StaticString, _ spatial: Int, _ input: Tensor, _ kernelSize: Dims, _ stride: Dims?, _ padding: Dims?,
                         _ ceilMode: Bool, _ countIncludePad: Bool, _ divisorOverride: Int?) throws(DLError) -> Tensor {
    if let divisorOverride, divisorOverride == 0 { throw .invalid(op, "divisor must be not zero") }
    let arguments = try PoolArguments(op, spatial: spatial, kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode)
    return try run(AveragePool(op, arguments, countIncludePad: countIncludePad, divisorOverride: divisorOverride), input)
}

public func avgPool1d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0], ceilMode: Bool = false,
                      countIncludePad: Bool = true) throws(DLError) -> Tensor {
    try averagePool("avg_pool1d", 1, input, kernelSize, stride, padding, ceilMode, countIncludePad, nil)
}

public func avgPool2d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0], ceilMode: Bool = false,
                      countIncludePad: Bool = true, divisorOverride: Int? = nil) throws(DLError) -> Tensor {
    try averagePool("avg_pool2d", 2, input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride)
}

public func avgPool3d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0, 0], ceilMode: Bool = false,
                      countIncludePad: Bool = true, divisorOverride: Int? = nil) throws(DLError) -> Tensor {
    try averagePool("avg_pool3d", 3, input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride)
}
