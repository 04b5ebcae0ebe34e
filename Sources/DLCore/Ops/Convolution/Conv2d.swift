import DLKernels

/// Two-dimensional cross-correlation and its two adjoints. The three are linear in each of their operands, so the derivative
/// of each is made of the other two, and derivatives of any order exist.

/// Stride, padding, dilation and groups, checked.
struct Conv2dArguments {
    let stride: Dims
    let padding: Dims
    let dilation: Dims
    let groups: Int

    init(_ op: StaticString, stride: Dims, padding: Dims, dilation: Dims, groups: Int) throws(DLError) {
        for i in 0..<2 {
            guard stride[i] > 0 else { throw .invalid(op, "non-positive stride is not supported: stride \(stride)") }
            guard padding[i] >= 0 else { throw .invalid(op, "negative padding is not supported: padding \(padding)") }
            guard dilation[i] > 0 else { throw .invalid(op, "dilation should be greater than zero, got \(dilation)") }
            let limit = Int(Int32.max)
            guard stride[i] <= limit && padding[i] <= limit && dilation[i] <= limit else {
                throw .invalid(op, "stride, padding and dilation must be below 2^31, got \(stride), \(padding) and \(dilation)")
            }
        }
        guard groups > 0 else { throw .invalid(op, "non-positive groups is not supported: groups \(groups)") }
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.groups = groups
    }

    /// The geometry for input [N, C, H, W] and weight [O, C / groups, kH, kW], which it checks against each other.
    func geometry(_ input: Dims, _ weight: Dims, _ op: StaticString) throws(DLError) -> Conv2dGeometry {
        guard weight.count == 4 else { throw .shape(op, "expected a 4D weight [out, in / groups, height, width], got shape \(weight)") }
        guard input.count == 4 else {
            throw .shape(op, "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: \(input)")
        }
        for i in 0..<4 where weight[i] <= 0 { throw .shape(op, "weight must not be empty: shape \(weight)") }
        guard weight[0] % groups == 0 else {
            throw .shape(op, "expected weight to be divisible by groups at dimension 0: weight \(weight), groups \(groups)")
        }
        guard input[1] == weight[1] * groups else {
            throw .shape(op, "Given groups=\(groups), weight of size \(weight), expected input\(input) to have \(weight[1] * groups) channels, but got \(input[1]) channels instead")
        }
        return Conv2dGeometry(
            batch: input[0], inputChannels: input[1], outputChannels: weight[0], groups: groups, inputHeight: input[2],
            inputWidth: input[3], kernelHeight: weight[2], kernelWidth: weight[3], strideHeight: stride[0], strideWidth: stride[1],
            paddingHeight: padding[0], paddingWidth: padding[1], dilationHeight: dilation[0], dilationWidth: dilation[1],
            outputHeight: try extent(0, input, weight, op), outputWidth: try extent(1, input, weight, op))
    }

    /// floor((size + 2 padding - dilation (kernel - 1) - 1) / stride) + 1
    private func extent(_ axis: Int, _ input: Dims, _ weight: Dims, _ op: StaticString) throws(DLError) -> Int {
        let (reach, over1) = dilation[axis].multipliedReportingOverflow(by: weight[2 + axis] - 1)
        let (padded, over2) = input[2 + axis].addingReportingOverflow(2 * padding[axis])
        guard !over1 && !over2 && padded - 1 >= reach else {
            throw .shape(op, "Calculated padded input size per channel: (\(input[2] + 2 * padding[0]) x \(input[3] + 2 * padding[1])). "
                + "Kernel size: (\(weight[2]) x \(weight[3])) with dilation \(dilation). Kernel size can't be greater than actual input size: input \(input), weight \(weight)")
        }
        return (padded - reach - 1) / stride[axis] + 1
    }

    /// What the gradient of the output must look like.
    func checkGradient(_ gradient: Tensor, _ geometry: Conv2dGeometry, _ op: StaticString) throws(DLError) {
        let expected: Dims = [geometry.batch, geometry.outputChannels, geometry.outputHeight, geometry.outputWidth]
        guard gradient.shape == expected else {
            throw .shape(op, "expected grad_output to have shape \(expected), got \(gradient.shape)")
        }
    }
}

private func checkDTypes(_ tensors: [Tensor], _ op: StaticString) throws(DLError) {
    for tensor in tensors {
        guard tensor.dtype.isFloatingPoint else { throw .dtype(op, "needs a floating dtype, got \(tensor)") }
        guard tensor.dtype == tensors[0].dtype else {
            throw .dtype(op, "Input type (\(tensors[0].dtype)) and weight or bias type (\(tensor.dtype)) should be the same: \(tensors[0]) and \(tensor)")
        }
    }
}

private func rowMajor(_ tensor: Tensor) throws(DLError) -> Tensor {
    try contiguous(tensor)
}

private func scratchFailed(_ op: StaticString) -> DLError { DLError(.outOfMemory, "\(op): out of memory for scratch space") }

/// output[n, o] = bias[o] + sum over c of input[n, c] cross-correlated with weight[o, c]
struct Conv2d: Operation {
    static let name: StaticString = "conv2d"
    let arguments: Conv2dArguments
    private var input = SavedTensor(), weight = SavedTensor()

    init(_ arguments: Conv2dArguments) { self.arguments = arguments }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let bias = inputs.optional(2)
        try checkDTypes(bias.map { [inputs[0], inputs[1], $0] } ?? [inputs[0], inputs[1]], Self.name)
        let geometry = try arguments.geometry(inputs[0].shape, inputs[1].shape, Self.name)
        if let bias, bias.shape != [geometry.outputChannels] {
            throw .shape(Self.name, "Given weight of size \(inputs[1].shape), expected bias to be 1-dimensional with \(geometry.outputChannels) elements, "
                + "but got bias of size \(bias.shape) instead")
        }
        if inputs[1].node != nil { input = inputs.save(0) }
        if inputs[0].node != nil { weight = inputs.save(1) }
        let image = try rowMajor(inputs[0]), filters = try rowMajor(inputs[1])
        let constant: Tensor?
        if let bias { constant = try rowMajor(bias) } else { constant = nil }
        let output = try Tensor.uninitialized([geometry.batch, geometry.outputChannels, geometry.outputHeight, geometry.outputWidth],
                                              image.dtype, Self.name)
        guard conv2dForward(image.dtype, geometry, input: image.pointer, weight: filters.pointer, bias: constant.map { UnsafeRawPointer($0.pointer) },
                            output: output.pointer) else { throw scratchFailed(Self.name) }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var gradients: [Tensor?] = [nil, nil, nil]
        if context.needs(0) {
            gradients[0] = try run(Conv2dInput(arguments, inputShape: context.node.inputShape(0)), context.value(weight), gradient)
        }
        if context.needs(1) {
            gradients[1] = try run(Conv2dWeight(arguments, weightShape: context.node.inputShape(1)), context.value(input), gradient)
        }
        if context.needs(2) { gradients[2] = try sum(gradient, dim: [0, 2, 3]) }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return weight.release() || released
    }
}

/// The gradient of a convolution with respect to its input, from the weight and the gradient of the output: each output
/// element spread over its window.
struct Conv2dInput: Operation {
    static let name: StaticString = "conv2d_input"
    let arguments: Conv2dArguments
    let inputShape: Dims
    private var weight = SavedTensor(), gradient = SavedTensor()

    init(_ arguments: Conv2dArguments, inputShape: Dims) {
        self.arguments = arguments
        self.inputShape = inputShape
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkDTypes([inputs[1], inputs[0]], Self.name)
        let geometry = try arguments.geometry(inputShape, inputs[0].shape, Self.name)
        try arguments.checkGradient(inputs[1], geometry, Self.name)
        weight = inputs.save(0)
        gradient = inputs.save(1)
        let filters = try rowMajor(inputs[0]), outputGradient = try rowMajor(inputs[1])
        let output = try Tensor.uninitialized(inputShape, filters.dtype, Self.name)
        guard conv2dInputGradient(filters.dtype, geometry, outputGradient: outputGradient.pointer, weight: filters.pointer,
                                  inputGradient: output.pointer) else { throw scratchFailed(Self.name) }
        return output
    }

    func backward(_ incoming: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try run(Conv2dWeight(arguments, weightShape: context.node.inputShape(0)), incoming, context.value(gradient)) : nil,
         context.needs(1) ? try run(Conv2d(arguments), incoming, context.value(weight)) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = weight.release()
        return gradient.release() || released
    }
}

/// The gradient of a convolution with respect to its weight, from the input and the gradient of the output: the correlation
/// of the two.
struct Conv2dWeight: Operation {
    static let name: StaticString = "conv2d_weight"
    let arguments: Conv2dArguments
    let weightShape: Dims
    private var input = SavedTensor(), gradient = SavedTensor()

    init(_ arguments: Conv2dArguments, weightShape: Dims) {
        self.arguments = arguments
        self.weightShape = weightShape
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try checkDTypes([inputs[0], inputs[1]], Self.name)
        let geometry = try arguments.geometry(inputs[0].shape, weightShape, Self.name)
        try arguments.checkGradient(inputs[1], geometry, Self.name)
        input = inputs.save(0)
        gradient = inputs.save(1)
        let image = try rowMajor(inputs[0]), outputGradient = try rowMajor(inputs[1])
        let output = try Tensor.uninitialized(weightShape, image.dtype, Self.name)
        guard conv2dWeightGradient(image.dtype, geometry, input: image.pointer, outputGradient: outputGradient.pointer,
                                   weightGradient: output.pointer) else { throw scratchFailed(Self.name) }
        return output
    }

    func backward(_ incoming: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try run(Conv2dInput(arguments, inputShape: context.node.inputShape(0)), incoming, context.value(gradient)) : nil,
         context.needs(1) ? try run(Conv2d(arguments), context.value(input), incoming) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return gradient.release() || released
    }
}

// MARK: Public

public func conv2d(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1], padding: Dims = [0, 0],
                   dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    let arguments = try Conv2dArguments("conv2d", stride: stride, padding: padding, dilation: dilation, groups: groups)
    guard input.rank == 3 else { return try run(Conv2d(arguments), input, weight, bias) }
    return try squeeze(run(Conv2d(arguments), unsqueeze(input, dim: 0), weight, bias), dim: [0])
}

public func conv2dInput(inputSize: Dims, weight: Tensor, gradOutput: Tensor, stride: Dims = [1, 1], padding: Dims = [0, 0],
                        dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    guard inputSize.checkedCount() != nil else { throw Tensor.invalidSize(inputSize, "conv2d_input") }
    let arguments = try Conv2dArguments("conv2d_input", stride: stride, padding: padding, dilation: dilation, groups: groups)
    return try run(Conv2dInput(arguments, inputShape: inputSize), weight, gradOutput)
}

public func conv2dWeight(_ input: Tensor, weightSize: Dims, gradOutput: Tensor, stride: Dims = [1, 1], padding: Dims = [0, 0],
                         dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    guard weightSize.checkedCount() != nil else { throw Tensor.invalidSize(weightSize, "conv2d_weight") }
    let arguments = try Conv2dArguments("conv2d_weight", stride: stride, padding: padding, dilation: dilation, groups: groups)
    return try run(Conv2dWeight(arguments, weightShape: weightSize), input, gradOutput)
}
