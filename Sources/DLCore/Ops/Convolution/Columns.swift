import DLKernels

/// The windows of images as columns, their sums back into images, and the matrix of a convolution.

/// The geometry of windows of `kernelSize` over `channels` planes of `size`; checks all sizes.
private func windows(_ op: StaticString, batch: Int, channels: Int, size: Dims, kernelSize: Dims, dilation: Dims, padding: Dims,
                     stride: Dims) throws(DLError) -> Conv2dGeometry {
    for i in 0..<2 {
        guard kernelSize[i] > 0 && kernelSize[i] <= Int(Int32.max) else {
            throw .invalid(op, "kernel size should be greater than zero, but got kernel_size \(kernelSize)")
        }
    }
    let arguments = try ConvolutionArguments(op, stride: stride, padding: padding, dilation: dilation, groups: 1)
    let (area, over) = channels.multipliedReportingOverflow(by: kernelSize[0] * kernelSize[1])
    guard !over, area < Int.max / 8 else { throw .invalid(op, "kernel_size \(kernelSize) is too large") }
    return try arguments.geometry([batch, max(channels, 1), size[0], size[1]], [1, max(channels, 1), kernelSize[0], kernelSize[1]], op).plane
}

/// [N, C, H, W] -> [N, C kH kW, windows]
struct Im2col: Operation {
    static let name: StaticString = "im2col"
    let kernelSize: Dims, dilation: Dims, padding: Dims, stride: Dims
    private var size = Dims()

    init(kernelSize: Dims, dilation: Dims, padding: Dims, stride: Dims) {
        self.kernelSize = kernelSize
        self.dilation = dilation
        self.padding = padding
        self.stride = stride
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let shape = inputs[0].shape
        guard shape.count == 4 && shape[1] > 0 && shape[2] > 0 && shape[3] > 0 else {
            throw .shape(Self.name, "Expected 3D or 4D (batch mode) tensor for input with possibly 0 batch size and other non-zero dimensions for input, but got: \(shape)")
        }
        guard inputs[0].dtype.isFloatingPoint else { throw .dtype(Self.name, "needs a floating dtype, got \(inputs[0])") }
        size = [shape[2], shape[3]]
        let geometry = try windows(Self.name, batch: shape[0], channels: shape[1], size: size, kernelSize: kernelSize, dilation: dilation,
                                   padding: padding, stride: stride)
        let count = geometry.outputHeight.multipliedReportingOverflow(by: geometry.outputWidth)
        guard !count.overflow else { throw .invalid(Self.name, "there are too many windows for input \(shape)") }
        let source = try contiguous(inputs[0])
        let output = try Tensor.uninitialized([shape[0], shape[1] * kernelSize[0] * kernelSize[1], count.partialValue], source.dtype, Self.name)
        unfoldImages(source.dtype, geometry, input: source.pointer, columns: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(Col2im(outputSize: size, kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride), gradient)]
    }
}

/// [N, C kH kW, windows] -> [N, C, H, W], overlapping windows added
struct Col2im: Operation {
    static let name: StaticString = "col2im"
    let outputSize: Dims, kernelSize: Dims, dilation: Dims, padding: Dims, stride: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let shape = inputs[0].shape
        guard shape.count == 3 && shape[1] > 0 && shape[2] > 0 else {
            throw .shape(Self.name, "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: \(shape)")
        }
        guard inputs[0].dtype.isFloatingPoint else { throw .dtype(Self.name, "needs a floating dtype, got \(inputs[0])") }
        for i in 0..<2 {
            guard outputSize[i] > 0 else { throw .invalid(Self.name, "output size should be greater than zero, but got output_size \(outputSize)") }
            guard kernelSize[i] > 0 && kernelSize[i] <= Int(Int32.max) else {
                throw .invalid(Self.name, "kernel size should be greater than zero, but got kernel_size \(kernelSize)")
            }
        }
        let area = kernelSize[0] * kernelSize[1]
        guard shape[1] % area == 0 else {
            throw .shape(Self.name, "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=\(shape[1]) and kernel_size=\(kernelSize)")
        }
        let target: Dims = [shape[0], shape[1] / area, outputSize[0], outputSize[1]]
        guard target.checkedCount() != nil else { throw Tensor.invalidSize(target, Self.name) }
        let geometry = try windows(Self.name, batch: shape[0], channels: shape[1] / area, size: outputSize, kernelSize: kernelSize, dilation: dilation,
                                   padding: padding, stride: stride)
        let count = geometry.outputHeight.multipliedReportingOverflow(by: geometry.outputWidth)
        guard !count.overflow && count.partialValue == shape[2] else {
            throw .shape(Self.name, "Given output_size=\(outputSize), kernel_size=\(kernelSize), dilation=\(dilation), padding=\(padding), stride=\(stride), "
                + "expected size of input's dimension 2 to match the calculated number of sliding blocks \(geometry.outputHeight) * \(geometry.outputWidth), but got input.size(2)=\(shape[2])")
        }
        let source = try contiguous(inputs[0])
        let output = try Tensor.uninitialized(target, source.dtype, Self.name)
        foldImages(source.dtype, geometry, columns: source.pointer, output: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(Im2col(kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride), gradient)]
    }
}

public func im2col(_ input: Tensor, kernelSize: Dims, dilation: Dims = [1, 1], padding: Dims = [0, 0], stride: Dims = [1, 1]) throws(DLError) -> Tensor {
    let operation = Im2col(kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride)
    guard input.rank == 3 else { return try run(operation, input) }
    return try squeeze(run(operation, unsqueeze(input, dim: 0)), dim: [0])
}

public func col2im(_ input: Tensor, outputSize: Dims, kernelSize: Dims, dilation: Dims = [1, 1], padding: Dims = [0, 0],
                   stride: Dims = [1, 1]) throws(DLError) -> Tensor {
    let operation = Col2im(outputSize: outputSize, kernelSize: kernelSize, dilation: dilation, padding: padding, stride: stride)
    guard input.rank == 2 else { return try run(operation, input) }
    return try squeeze(run(operation, unsqueeze(input, dim: 0)), dim: [0])
}

/// The weights at their places in the matrix of a convolution.
struct ConvolutionMatrix: Operation {
    static let name: StaticString = "conv2d_matrix"
    let arguments: ConvolutionArguments
    let inputShape: Dims
    private var weightShape = Dims()

    init(_ arguments: ConvolutionArguments, inputShape: Dims) {
        self.arguments = arguments
        self.inputShape = inputShape
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try ConvolutionArguments.checkDTypes([inputs[0]], Self.name)
        let geometry = try arguments.geometry(inputShape, inputs[0].shape, Self.name).plane
        weightShape = inputs[0].shape
        let rows: Dims = [geometry.outputChannels, geometry.outputHeight, geometry.outputWidth]
        guard let height = rows.checkedCount() else { throw Tensor.invalidSize(rows, Self.name) }
        let matrix = try zeros([height, inputShape.product], dtype: inputs[0].dtype)
        let weight = try contiguous(inputs[0])
        convolutionMatrix(matrix.dtype, geometry, weight: weight.pointer, matrix: matrix.pointer)
        return matrix
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ConvolutionMatrixGradient(arguments: arguments, inputShape: inputShape, weightShape: weightShape), gradient)]
    }
}

/// The sums of a matrix over the places of each weight.
struct ConvolutionMatrixGradient: Operation {
    static let name: StaticString = "conv2d_matrix_backward"
    let arguments: ConvolutionArguments
    let inputShape: Dims
    let weightShape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let geometry = try arguments.geometry(inputShape, weightShape, Self.name).plane
        let output = try Tensor.uninitialized(weightShape, inputs[0].dtype, Self.name)
        let matrix = try contiguous(inputs[0])
        convolutionMatrixGradient(output.dtype, geometry, matrix: matrix.pointer, weight: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ConvolutionMatrix(arguments, inputShape: inputShape), gradient)]
    }
}

public func conv2dMatrix(_ weight: Tensor, inputSize: Dims, stride: Dims = [1, 1], padding: Dims = [0, 0], dilation: Dims = [1, 1],
                         groups: Int = 1) throws(DLError) -> Tensor {
    let op = ConvolutionMatrix.name
    guard inputSize.count == 3, inputSize.checkedCount() != nil else {
        throw .shape(op, "expected input_size to be [channels, height, width], got \(inputSize)")
    }
    let arguments = try ConvolutionArguments(op, stride: stride, padding: padding, dilation: dilation, groups: groups)
    return try run(ConvolutionMatrix(arguments, inputShape: [1, inputSize[0], inputSize[1], inputSize[2]]), weight)
}
