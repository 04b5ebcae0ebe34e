import DLKernels

/// Stride, padding, dilation and groups of a convolution over one, two or three axes, checked.
struct ConvolutionArguments {
    let stride: Dims
    let padding: Dims
    let dilation: Dims
    let groups: Int
    /// That of the first call: its gradients have it too.
    let precision = ConvolutionPrecision.current
    /// The extents of the output where they do not follow from the other sizes: padding that keeps the size may be one
    /// more on the far side, and a transposed convolution may not use all windows.
    var outputSize: Dims?

    init(_ op: StaticString, stride: Dims, padding: Dims, dilation: Dims, groups: Int) throws(DLError) {
        let limit = Int(Int32.max)
        for i in 0..<stride.count {
            guard stride[i] > 0 else { throw .invalid(op, "non-positive stride is not supported: stride \(stride)") }
            guard padding[i] >= 0 else { throw .invalid(op, "negative padding is not supported: padding \(padding)") }
            guard dilation[i] > 0 else { throw .invalid(op, "dilation should be greater than zero, got \(dilation)") }
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

    var axes: Int { stride.count }

    /// The geometry for input [N, C, ...] and weight [O, C / groups, ...], which it checks against each other.
    func geometry(_ input: Dims, _ weight: Dims, _ op: StaticString) throws(DLError) -> Conv3dGeometry {
        guard weight.count == axes + 2 else {
            throw .shape(op, "expected a \(axes + 2)D weight [out, in / groups, ...], got shape \(weight)")
        }
        guard input.count == axes + 2 else {
            throw .shape(op, "Expected \(axes + 1)D (unbatched) or \(axes + 2)D (batched) input to \(op), but got input of size: \(input)")
        }
        for i in 0..<weight.count where weight[i] <= 0 { throw .shape(op, "weight must not be empty: shape \(weight)") }
        guard weight[0] % groups == 0 else {
            throw .shape(op, "expected weight to be divisible by groups at dimension 0: weight \(weight), groups \(groups)")
        }
        let (channels, over) = weight[1].multipliedReportingOverflow(by: groups)
        guard !over && input[1] == channels else {
            throw .shape(op, "Given groups=\(groups), weight of size \(weight), expected input\(input) to have \(over ? Int.max : channels) channels, but got \(input[1]) channels instead")
        }
        var output = Dims()
        for axis in 0..<axes {
            if let outputSize { output.append(outputSize[axis]) } else { output.append(try extent(axis, input, weight, op)) }
        }
        let h = axes - 2, w = axes - 1
        var plane = Conv2dGeometry(
            batch: input[0], inputChannels: input[1], outputChannels: weight[0], groups: groups, inputHeight: 1,
            inputWidth: input[2 + w], kernelHeight: 1, kernelWidth: weight[2 + w], strideWidth: stride[w],
            paddingWidth: padding[w], dilationWidth: dilation[w], outputHeight: 1, outputWidth: output[w])
        plane.precision = precision
        if axes == 1 { return Conv3dGeometry(plane: plane) }
        plane.inputHeight = input[2 + h]
        plane.kernelHeight = weight[2 + h]
        plane.strideHeight = stride[h]
        plane.paddingHeight = padding[h]
        plane.dilationHeight = dilation[h]
        plane.outputHeight = output[h]
        if axes == 2 { return Conv3dGeometry(plane: plane) }
        return Conv3dGeometry(plane: plane, inputDepth: input[2], kernelDepth: weight[2], strideDepth: stride[0],
                              paddingDepth: padding[0], dilationDepth: dilation[0], outputDepth: output[0])
    }

    /// The shape of the output.
    func outputShape(_ geometry: Conv3dGeometry) -> Dims {
        let plane = geometry.plane
        var shape: Dims = [plane.batch, plane.outputChannels]
        if axes == 3 { shape.append(geometry.outputDepth) }
        if axes >= 2 { shape.append(plane.outputHeight) }
        shape.append(plane.outputWidth)
        return shape
    }

    /// floor((size + 2 padding - dilation (kernel - 1) - 1) / stride) + 1
    private func extent(_ axis: Int, _ input: Dims, _ weight: Dims, _ op: StaticString) throws(DLError) -> Int {
        let (reach, over1) = dilation[axis].multipliedReportingOverflow(by: weight[2 + axis] - 1)
        let (padded, over2) = input[2 + axis].addingReportingOverflow(2 * padding[axis])
        guard !over1 && !over2 && padded - 1 >= reach else {
            throw .shape(op, "Calculated padded input size per channel: (\(times(input) { input[2 + $0] &+ 2 &* padding[$0] })). "
                + "Kernel size: (\(times(weight) { weight[2 + $0] })) with dilation \(dilation). "
                + "Kernel size can't be greater than actual input size: input \(input), weight \(weight)")
        }
        return (padded - reach - 1) / stride[axis] + 1
    }

    private func times(_ shape: Dims, _ value: (Int) -> Int) -> String {
        (0..<axes).map { String(value($0)) }.joined(separator: " x ")
    }

    /// What the gradient of the output must look like.
    func checkGradient(_ gradient: Tensor, _ geometry: Conv3dGeometry, _ op: StaticString) throws(DLError) {
        let expected = outputShape(geometry)
        guard gradient.shape == expected else {
            throw .shape(op, "expected grad_output to have shape \(expected), got \(gradient.shape)")
        }
    }

    /// One number for each channel of the output.
    static func checkBias(_ bias: Tensor?, _ channels: Int, _ weight: Dims, _ op: StaticString) throws(DLError) {
        guard let bias, bias.shape != [channels] else { return }
        throw .shape(op, "Given weight of size \(weight), expected bias to be 1-dimensional with \(channels) elements, "
            + "but got bias of size \(bias.shape) instead")
    }

    static func checkDTypes(_ tensors: [Tensor?], _ op: StaticString) throws(DLError) {
        var first: Tensor?
        for case let tensor? in tensors {
            guard tensor.dtype.isFloatingPoint else { throw .dtype(op, "needs a floating dtype, got \(tensor)") }
            let expected = first ?? tensor
            first = expected
            guard tensor.dtype == expected.dtype else {
                throw .dtype(op, "Input type (\(expected.dtype)) and weight or bias type (\(tensor.dtype)) should be the same: \(expected) and \(tensor)")
            }
        }
    }
}
