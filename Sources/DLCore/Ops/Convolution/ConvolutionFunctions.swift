import DLKernels

/// How the input is surrounded by zeros: not at all, or so that a convolution of stride 1 keeps its size.
public enum ConvolutionPadding: Int32, Sendable { case valid = 0, same = 1 }

/// Runs the body with a precision of its own for the convolutions of this thread, and for their gradients.
public func withConvolutionPrecision<R>(_ precision: ConvolutionPrecision?, _ body: () throws(DLError) -> R) throws(DLError) -> R {
    let former = threadConvolutionPrecision
    threadConvolutionPrecision = precision
    defer { threadConvolutionPrecision = former }
    return try body()
}

// MARK: Convolution

private func convolve<Axes: ConvolutionAxes>(
    _ axes: Axes.Type, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ arguments: ConvolutionArguments, rectifies: Bool = false
) throws(DLError) -> Tensor {
    let convolution = Convolution<Axes>(arguments, rectifies: rectifies)
    guard input.rank == arguments.axes + 1 else { return try run(convolution, input, weight, bias) }
    return try squeeze(run(convolution, unsqueeze(input, dim: 0), weight, bias), dim: [0])
}

private func convolve<Axes: ConvolutionAxes>(
    _ axes: Axes.Type, _ op: StaticString, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ stride: Dims, _ padding: ConvolutionPadding,
    _ dilation: Dims, _ groups: Int
) throws(DLError) -> Tensor {
    var arguments = try ConvolutionArguments(op, stride: stride, padding: Dims(repeating: 0, count: stride.count), dilation: dilation, groups: groups)
    if padding == .same {
        for i in 0..<stride.count where stride[i] != 1 {
            throw .invalid(op, "padding='same' is not supported for strided convolutions: stride \(stride)")
        }
        let shift = input.rank - stride.count
        guard weight.rank == stride.count + 2 && (shift == 1 || shift == 2) else {
            throw .shape(op, "Expected \(stride.count + 1)D (unbatched) or \(stride.count + 2)D (batched) input and a \(stride.count + 2)D weight, "
                + "but got input of size: \(input.shape) and weight of size: \(weight.shape)")
        }
        var before = Dims(), size = Dims()
        for i in 0..<stride.count {
            let (total, over) = dilation[i].multipliedReportingOverflow(by: max(weight.shape[2 + i] - 1, 0))
            guard !over else { throw .invalid(op, "dilation \(dilation) is too large for weight \(weight.shape)") }
            before.append(total / 2)
            size.append(input.shape[shift + i])
        }
        arguments = try ConvolutionArguments(op, stride: stride, padding: before, dilation: dilation, groups: groups)
        arguments.outputSize = size
    }
    let checked = arguments
    return try named(op) { () throws(DLError) in try convolve(axes, input, weight, bias, checked) }
}

public func conv1d(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1], padding: Dims = [0],
                   dilation: Dims = [1], groups: Int = 1) throws(DLError) -> Tensor {
    try convolve(OneAxis.self, input, weight, bias, ConvolutionArguments("conv1d", stride: stride, padding: padding, dilation: dilation, groups: groups))
}

public func conv2d(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1], padding: Dims = [0, 0],
                   dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try convolve(TwoAxes.self, input, weight, bias, ConvolutionArguments("conv2d", stride: stride, padding: padding, dilation: dilation, groups: groups))
}

public func conv2dRelu(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1], padding: Dims = [0, 0],
                       dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    let arguments = try ConvolutionArguments("conv2d_relu", stride: stride, padding: padding, dilation: dilation, groups: groups)
    return try named("conv2d_relu") { () throws(DLError) in try convolve(TwoAxes.self, input, weight, bias, arguments, rectifies: true) }
}

public func conv3d(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1, 1], padding: Dims = [0, 0, 0],
                   dilation: Dims = [1, 1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try convolve(ThreeAxes.self, input, weight, bias, ConvolutionArguments("conv3d", stride: stride, padding: padding, dilation: dilation, groups: groups))
}

public func conv1dPadding(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1], padding: ConvolutionPadding = .valid,
                          dilation: Dims = [1], groups: Int = 1) throws(DLError) -> Tensor {
    try convolve(OneAxis.self, "conv1d_padding", input, weight, bias, stride, padding, dilation, groups)
}

public func conv2dPadding(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1], padding: ConvolutionPadding = .valid,
                          dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try convolve(TwoAxes.self, "conv2d_padding", input, weight, bias, stride, padding, dilation, groups)
}

public func conv3dPadding(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1, 1], padding: ConvolutionPadding = .valid,
                          dilation: Dims = [1, 1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try convolve(ThreeAxes.self, "conv3d_padding", input, weight, bias, stride, padding, dilation, groups)
}

// MARK: Transposed convolution

private func convolveTransposed<Axes: ConvolutionAxes>(
    _ axes: Axes.Type, _ op: StaticString, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, stride: Dims, padding: Dims,
    outputPadding: Dims, groups: Int, dilation: Dims
) throws(DLError) -> Tensor {
    var arguments = try ConvolutionArguments(op, stride: stride, padding: padding, dilation: dilation, groups: groups)
    let rank = stride.count + 2
    guard weight.rank == rank else { throw .shape(op, "expected a \(rank)D weight [in, out / groups, ...], got shape \(weight.shape)") }
    guard input.rank == rank || input.rank == rank - 1 else {
        throw .shape(op, "Expected \(rank - 1)D (unbatched) or \(rank)D (batched) input to \(op), but got input of size: \(input.shape)")
    }
    let batched = input.rank == rank ? input : try unsqueeze(input, dim: 0)
    guard batched.shape[1] == weight.shape[0] else {
        throw .shape(op, "Given transposed=1, weight of size \(weight.shape), expected input\(input.shape) to have \(weight.shape[0]) channels, "
            + "but got \(batched.shape[1]) channels instead")
    }
    for i in 0..<rank where weight.shape[i] == 0 { throw .shape(op, "weight must not be empty: shape \(weight.shape)") }
    guard weight.shape[0] % groups == 0 else {
        throw .shape(op, "expected weight to be divisible by groups at dimension 0: weight \(weight.shape), groups \(groups)")
    }
    let (channels, over) = weight.shape[1].multipliedReportingOverflow(by: groups)
    guard !over else { throw .invalid(op, "groups \(groups) is too large for weight \(weight.shape)") }
    var shape: Dims = [batched.shape[0], channels]
    var size = Dims()
    for i in 0..<stride.count {
        guard outputPadding[i] >= 0 else { throw .invalid(op, "negative output_padding is not supported: output_padding \(outputPadding)") }
        guard outputPadding[i] < max(stride[i], dilation[i]) else {
            throw .invalid(op, "output padding must be smaller than either stride or dilation, but got output_padding \(outputPadding), "
                + "stride \(stride), dilation \(dilation)")
        }
        let extent = batched.shape[2 + i]
        // (size - 1) stride - 2 padding + dilation (kernel - 1) + output_padding + 1
        let (spread, over1) = (extent - 1).multipliedReportingOverflow(by: stride[i])
        let (reach, over2) = dilation[i].multipliedReportingOverflow(by: weight.shape[2 + i] - 1)
        let (total, over3) = spread.addingReportingOverflow(reach)
        let (padded, over4) = total.addingReportingOverflow(outputPadding[i] + 1)
        guard !over1 && !over2 && !over3 && !over4 else { throw .invalid(op, "the size of the output overflows: input \(input.shape), stride \(stride), dilation \(dilation)") }
        let result = padded - 2 * padding[i]
        guard extent > 0 && result > 0 else {
            throw .shape(op, "Given input size per channel \(input.shape). Calculated output size per channel: \(result) at axis \(2 + i). Output size is too small")
        }
        shape.append(result)
        size.append(extent)
    }
    guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, op) }
    arguments.outputSize = size
    let checked = arguments
    return try named(op) { () throws(DLError) in
        let output = try run(ConvolutionInput<Axes>(checked, inputShape: shape), weight, batched, bias)
        return input.rank == rank ? output : try squeeze(output, dim: [0])
    }
}

public func convTranspose1d(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1], padding: Dims = [0],
                            outputPadding: Dims = [0], groups: Int = 1, dilation: Dims = [1]) throws(DLError) -> Tensor {
    try convolveTransposed(OneAxis.self, "conv_transpose1d", input, weight, bias, stride: stride, padding: padding,
                           outputPadding: outputPadding, groups: groups, dilation: dilation)
}

public func convTranspose2d(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1], padding: Dims = [0, 0],
                            outputPadding: Dims = [0, 0], groups: Int = 1, dilation: Dims = [1, 1]) throws(DLError) -> Tensor {
    try convolveTransposed(TwoAxes.self, "conv_transpose2d", input, weight, bias, stride: stride, padding: padding,
                           outputPadding: outputPadding, groups: groups, dilation: dilation)
}

public func convTranspose3d(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Dims = [1, 1, 1], padding: Dims = [0, 0, 0],
                            outputPadding: Dims = [0, 0, 0], groups: Int = 1, dilation: Dims = [1, 1, 1]) throws(DLError) -> Tensor {
    try convolveTransposed(ThreeAxes.self, "conv_transpose3d", input, weight, bias, stride: stride, padding: padding,
                           outputPadding: outputPadding, groups: groups, dilation: dilation)
}

// MARK: Gradients

private func inputGradient<Axes: ConvolutionAxes>(
    _ axes: Axes.Type, _ inputSize: Dims, _ weight: Tensor, _ gradOutput: Tensor, _ stride: Dims, _ padding: Dims, _ dilation: Dims, _ groups: Int
) throws(DLError) -> Tensor {
    guard inputSize.checkedCount() != nil else { throw Tensor.invalidSize(inputSize, Axes.input) }
    let arguments = try ConvolutionArguments(Axes.input, stride: stride, padding: padding, dilation: dilation, groups: groups)
    return try run(ConvolutionInput<Axes>(arguments, inputShape: inputSize), weight, gradOutput)
}

private func weightGradient<Axes: ConvolutionAxes>(
    _ axes: Axes.Type, _ input: Tensor, _ weightSize: Dims, _ gradOutput: Tensor, _ stride: Dims, _ padding: Dims, _ dilation: Dims, _ groups: Int
) throws(DLError) -> Tensor {
    guard weightSize.checkedCount() != nil else { throw Tensor.invalidSize(weightSize, Axes.weight) }
    let arguments = try ConvolutionArguments(Axes.weight, stride: stride, padding: padding, dilation: dilation, groups: groups)
    return try run(ConvolutionWeight<Axes>(arguments, weightShape: weightSize), input, gradOutput)
}

public func conv1dInput(inputSize: Dims, weight: Tensor, gradOutput: Tensor, stride: Dims = [1], padding: Dims = [0],
                        dilation: Dims = [1], groups: Int = 1) throws(DLError) -> Tensor {
    try inputGradient(OneAxis.self, inputSize, weight, gradOutput, stride, padding, dilation, groups)
}

public func conv2dInput(inputSize: Dims, weight: Tensor, gradOutput: Tensor, stride: Dims = [1, 1], padding: Dims = [0, 0],
                        dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try inputGradient(TwoAxes.self, inputSize, weight, gradOutput, stride, padding, dilation, groups)
}

public func conv3dInput(inputSize: Dims, weight: Tensor, gradOutput: Tensor, stride: Dims = [1, 1, 1], padding: Dims = [0, 0, 0],
                        dilation: Dims = [1, 1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try inputGradient(ThreeAxes.self, inputSize, weight, gradOutput, stride, padding, dilation, groups)
}

public func conv1dWeight(_ input: Tensor, weightSize: Dims, gradOutput: Tensor, stride: Dims = [1], padding: Dims = [0],
                         dilation: Dims = [1], groups: Int = 1) throws(DLError) -> Tensor {
    try weightGradient(OneAxis.self, input, weightSize, gradOutput, stride, padding, dilation, groups)
}

public func conv2dWeight(_ input: Tensor, weightSize: Dims, gradOutput: Tensor, stride: Dims = [1, 1], padding: Dims = [0, 0],
                         dilation: Dims = [1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try weightGradient(TwoAxes.self, input, weightSize, gradOutput, stride, padding, dilation, groups)
}

public func conv3dWeight(_ input: Tensor, weightSize: Dims, gradOutput: Tensor, stride: Dims = [1, 1, 1], padding: Dims = [0, 0, 0],
                         dilation: Dims = [1, 1, 1], groups: Int = 1) throws(DLError) -> Tensor {
    try weightGradient(ThreeAxes.self, input, weightSize, gradOutput, stride, padding, dilation, groups)
}
