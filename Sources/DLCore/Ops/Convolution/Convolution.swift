import DLKernels

/// Cross-correlation over one, two or three axes and its two adjoints. The three are linear in each of their operands, so the
/// derivative of each is made of the other two, and derivatives of any order exist.

/// Over how many axes, with the names that operations have in messages.
protocol ConvolutionAxes {
    static var forward: StaticString { get }
    static var input: StaticString { get }
    static var weight: StaticString { get }
}
enum OneAxis: ConvolutionAxes {
    static let forward: StaticString = "conv1d", input: StaticString = "conv1d_input", weight: StaticString = "conv1d_weight"
}
enum TwoAxes: ConvolutionAxes {
    static let forward: StaticString = "conv2d", input: StaticString = "conv2d_input", weight: StaticString = "conv2d_weight"
}
enum ThreeAxes: ConvolutionAxes {
    static let forward: StaticString = "conv3d", input: StaticString = "conv3d_input", weight: StaticString = "conv3d_weight"
}

private func scratchFailed(_ op: StaticString) -> DLError { DLError(.outOfMemory, "\(op): out of memory for scratch space") }

/// The sums over all axes but the channels.
private func biasGradient(_ gradient: Tensor) throws(DLError) -> Tensor {
    var axes: Dims = [0]
    for axis in 2..<gradient.rank { axes.append(axis) }
    return try sum(gradient, dim: axes)
}

/// output[n, o] = bias[o] + sum over c of input[n, c] cross-correlated with weight[o, c]; with `rectifies` the larger of that
/// and 0
struct Convolution<Axes: ConvolutionAxes>: Operation {
    static var name: StaticString { Axes.forward }
    let arguments: ConvolutionArguments
    let rectifies: Bool
    private var input = SavedTensor(), weight = SavedTensor(), output = SavedTensor()
    private var format = MemoryFormat.contiguous
    /// Whether the kernels read planes, whatever the format.
    private var readsPlanes = true

    init(_ arguments: ConvolutionArguments, rectifies: Bool = false) {
        self.arguments = arguments
        self.rectifies = rectifies
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let bias = inputs.optional(2)
        try ConvolutionArguments.checkDTypes([inputs[0], inputs[1], bias], Self.name)
        var geometry = try arguments.geometry(inputs[0].shape, inputs[1].shape, Self.name)
        geometry.plane.rectifies = rectifies
        try ConvolutionArguments.checkBias(bias, geometry.plane.outputChannels, inputs[1].shape, Self.name)
        if inputs[1].node != nil { input = inputs.save(0) }
        if inputs[0].node != nil { weight = inputs.save(1) }
        format = convolutionFormat(inputs[0], inputs[1])
        let result: Tensor
        if let rows = PointwiseRows(geometry, format) {
            result = try rows.forward(inputs[0], inputs[1], bias, shape: arguments.outputShape(geometry), Self.name)
            readsPlanes = false
            if rectifies, let loop = UnaryKernel.relu[result.dtype] { Tensor.apply(loop, result, to: result) }
        } else {
            result = try contiguous(planes(geometry, inputs[0], inputs[1], bias), memoryFormat: format)
        }
        if rectifies { output = inputs.save(output: result) }
        return result
    }

    private func planes(_ geometry: Conv3dGeometry, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws(DLError) -> Tensor {
        let image = try contiguous(input), filters = try contiguous(weight)
        let constant: Tensor?
        if let bias { constant = try contiguous(bias) } else { constant = nil }
        let output = try Tensor.uninitialized(arguments.outputShape(geometry), image.dtype, Self.name)
        guard conv3dForward(image.dtype, geometry, input: image.pointer, weight: filters.pointer, bias: constant.map { UnsafeRawPointer($0.pointer) },
                            output: output.pointer) else { throw scratchFailed(Self.name) }
        return output
    }

    func backward(_ incoming: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var gradients: [Tensor?] = [nil, nil, nil]
        var gradient = rectifies ? try run(ReLUGradient(), incoming, context.value(output)) : incoming
        // One transposition for both.
        if readsPlanes && context.needs(0) && context.needs(1) { gradient = try contiguous(gradient) }
        if context.needs(0) {
            gradients[0] = try run(ConvolutionInput<Axes>(arguments, inputShape: context.node.inputShape(0), format), context.value(weight), gradient)
        }
        if context.needs(1) {
            gradients[1] = try run(ConvolutionWeight<Axes>(arguments, weightShape: context.node.inputShape(1), format), context.value(input), gradient)
        }
        if context.needs(2) { gradients[2] = try biasGradient(gradient) }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release(), others = weight.release()
        return output.release() || released || others
    }
}

/// The gradient of a convolution with respect to its input, from the weight and the gradient of the output: each output
/// element spread over its window. With a bias, one number is added to each channel: that is the transposed convolution.
struct ConvolutionInput<Axes: ConvolutionAxes>: Operation {
    static var name: StaticString { Axes.input }
    private(set) var arguments: ConvolutionArguments
    let inputShape: Dims
    private var weight = SavedTensor(), gradient = SavedTensor()
    private var format: MemoryFormat

    /// The result has the format, or, for a row-major one, that of the operands.
    init(_ arguments: ConvolutionArguments, inputShape: Dims, _ format: MemoryFormat = .contiguous) {
        self.arguments = arguments
        self.inputShape = inputShape
        self.format = format
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let bias = inputs.optional(2)
        try ConvolutionArguments.checkDTypes([inputs[1], inputs[0], bias], Self.name)
        let geometry = try arguments.geometry(inputShape, inputs[0].shape, Self.name)
        try arguments.checkGradient(inputs[1], geometry, Self.name)
        try ConvolutionArguments.checkBias(bias, geometry.plane.inputChannels, inputs[0].shape, Self.name)
        var size = Dims()
        for axis in 2..<inputs[1].rank { size.append(inputs[1].shape[axis]) }
        arguments.outputSize = size
        if inputs[1].node != nil { weight = inputs.save(0) }
        if inputs[0].node != nil { gradient = inputs.save(1) }
        if format == .contiguous { format = convolutionFormat(inputs[1], inputs[0]) }
        if let rows = PointwiseRows(geometry, format) {
            return try rows.inputGradient(inputs[1], inputs[0], bias, shape: inputShape, Self.name)
        }
        let filters = try contiguous(inputs[0]), outputGradient = try contiguous(inputs[1])
        let output = try Tensor.uninitialized(inputShape, filters.dtype, Self.name)
        guard conv3dInputGradient(filters.dtype, geometry, outputGradient: outputGradient.pointer, weight: filters.pointer,
                                  inputGradient: output.pointer) else { throw scratchFailed(Self.name) }
        if let bias, output.count > 0 {
            let channels = geometry.plane.inputChannels
            let constant = try contiguous(bias)
            addChannelBias(output.dtype, batch: inputShape[0], channels: channels, plane: output.count / (inputShape[0] * channels),
                           bias: constant.pointer, output: output.pointer)
        }
        return try contiguous(output, memoryFormat: format)
    }

    func backward(_ incoming: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try run(ConvolutionWeight<Axes>(arguments, weightShape: context.node.inputShape(0), format), incoming, context.value(gradient)) : nil,
         context.needs(1) ? try run(Convolution<Axes>(arguments), incoming, context.value(weight)) : nil,
         context.needs(2) ? try biasGradient(incoming) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = weight.release()
        return gradient.release() || released
    }
}

/// The gradient of a convolution with respect to its weight, from the input and the gradient of the output: the correlation
/// of the two.
struct ConvolutionWeight<Axes: ConvolutionAxes>: Operation {
    static var name: StaticString { Axes.weight }
    let arguments: ConvolutionArguments
    let weightShape: Dims
    private var input = SavedTensor(), gradient = SavedTensor()
    private let format: MemoryFormat

    init(_ arguments: ConvolutionArguments, weightShape: Dims, _ format: MemoryFormat = .contiguous) {
        self.arguments = arguments
        self.weightShape = weightShape
        self.format = format
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try ConvolutionArguments.checkDTypes([inputs[0], inputs[1]], Self.name)
        let geometry = try arguments.geometry(inputs[0].shape, weightShape, Self.name)
        try arguments.checkGradient(inputs[1], geometry, Self.name)
        if inputs[1].node != nil { input = inputs.save(0) }
        if inputs[0].node != nil { gradient = inputs.save(1) }
        if let rows = PointwiseRows(geometry, format) {
            return try rows.weightGradient(inputs[0], inputs[1], shape: weightShape, Self.name)
        }
        let image = try contiguous(inputs[0]), outputGradient = try contiguous(inputs[1])
        let output = try Tensor.uninitialized(weightShape, image.dtype, Self.name)
        guard conv3dWeightGradient(image.dtype, geometry, input: image.pointer, outputGradient: outputGradient.pointer,
                                   weightGradient: output.pointer) else { throw scratchFailed(Self.name) }
        return try contiguous(output, memoryFormat: format)
    }

    func backward(_ incoming: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try run(ConvolutionInput<Axes>(arguments, inputShape: context.node.inputShape(0), format), incoming, context.value(gradient)) : nil,
         context.needs(1) ? try run(Convolution<Axes>(arguments), context.value(input), incoming) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return gradient.release() || released
    }
}
