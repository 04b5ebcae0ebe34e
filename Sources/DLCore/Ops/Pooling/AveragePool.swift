import DLKernels

/// The mean of every window.
struct AvgPool2d: Operation {
    static let name: StaticString = "avg_pool2d"
    let arguments: PoolArguments
    let countIncludePad: Bool
    let divisorOverride: Int?
    private var inputShape = Dims()

    init(_ arguments: PoolArguments, countIncludePad: Bool, divisorOverride: Int?) {
        self.arguments = arguments
        self.countIncludePad = countIncludePad
        self.divisorOverride = divisorOverride
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0])
        guard input.dtype.isFloatingPoint else { throw .dtype(Self.name, "needs a floating dtype: input \(input)") }
        let geometry = try arguments.geometry(of: input, Self.name)
        inputShape = input.shape
        let output = try Tensor.result(arguments.outputShape(geometry, input), input.dtype, Self.name)
        if output.count > 0 {
            avgPool2dForward(input.dtype, geometry, countsPadding: countIncludePad, divisorOverride: divisorOverride,
                             input: input.pointer, output: output.pointer)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(AvgPool2dGradient(pool: self, inputShape: inputShape), gradient)]
    }
}

/// Spreads every element over its window: the adjoint of `AvgPool2d`.
struct AvgPool2dGradient: Operation {
    static let name: StaticString = "avg_pool2d_backward"
    let pool: AvgPool2d
    let inputShape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let gradient = try contiguous(inputs[0])
        let output = try zeros(inputShape, dtype: gradient.dtype)
        if output.count > 0 {
            avgPool2dBackward(gradient.dtype, try pool.arguments.geometry(of: output, Self.name), countsPadding: pool.countIncludePad,
                              divisorOverride: pool.divisorOverride, outputGradient: gradient.pointer, inputGradient: output.pointer)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(AvgPool2d(pool.arguments, countIncludePad: pool.countIncludePad, divisorOverride: pool.divisorOverride), gradient)]
    }
}

public func avgPool2d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0], ceilMode: Bool = false,
                      countIncludePad: Bool = true, divisorOverride: Int? = nil) throws(DLError) -> Tensor {
    if let divisorOverride, divisorOverride == 0 { throw .invalid("avg_pool2d", "divisor must be not zero") }
    let arguments = try PoolArguments("avg_pool2d", kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode)
    return try run(AvgPool2d(arguments, countIncludePad: countIncludePad, divisorOverride: divisorOverride), input)
}
