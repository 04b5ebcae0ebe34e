import DLKernels

/// Planes of images resized, by bilinear interpolation or to the nearest element; and the adjoints of both.
struct Resize: Operation {
    static let name: StaticString = "upsample2d"
    enum Method { case bilinear(alignCorners: Bool), nearest }

    let method: Method
    let outputHeight: Int, outputWidth: Int
    private var inputShape = Dims()

    init(_ method: Method, height: Int, width: Int) {
        self.method = method
        outputHeight = height
        outputWidth = width
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0])
        inputShape = input.shape
        var shape = input.shape
        shape[2] = outputHeight
        shape[3] = outputWidth
        let output = try Tensor.uninitialized(shape, input.dtype, Self.name)
        let planes = shape[0] &* shape[1], height = inputShape[2], width = inputShape[3]
        let done: Bool
        switch method {
        case .bilinear(let alignCorners):
            done = resizeBilinearForward(
                input.dtype, planes: planes, inputHeight: height, inputWidth: width, outputHeight: outputHeight, outputWidth: outputWidth,
                alignCorners: alignCorners, scaleHeight: nil, scaleWidth: nil, input: input.pointer, output: output.pointer)
        case .nearest:
            done = resizeNearestForward(
                input.dtype, planes: planes, inputHeight: height, inputWidth: width, outputHeight: outputHeight, outputWidth: outputWidth,
                scaleHeight: nil, scaleWidth: nil, input: input.pointer, output: output.pointer)
        }
        guard done else { throw DLError(.outOfMemory, "\(Self.name): out of memory for scratch space") }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ResizeGradient(resize: self, inputShape: inputShape), gradient)]
    }
}

/// Every element of the resized image given back to the elements that it was made of.
struct ResizeGradient: Operation {
    static let name: StaticString = "upsample2d_backward"
    let resize: Resize
    let inputShape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let gradient = try contiguous(inputs[0])
        let output = try Tensor.result(inputShape, gradient.dtype, Self.name)
        let planes = inputShape[0] &* inputShape[1]
        let done: Bool
        switch resize.method {
        case .bilinear(let alignCorners):
            done = resizeBilinearBackward(
                gradient.dtype, planes: planes, inputHeight: inputShape[2], inputWidth: inputShape[3],
                outputHeight: resize.outputHeight, outputWidth: resize.outputWidth, alignCorners: alignCorners, scaleHeight: nil,
                scaleWidth: nil, outputGradient: gradient.pointer, inputGradient: output.pointer)
        case .nearest:
            done = resizeNearestBackward(
                gradient.dtype, planes: planes, inputHeight: inputShape[2], inputWidth: inputShape[3],
                outputHeight: resize.outputHeight, outputWidth: resize.outputWidth, scaleHeight: nil, scaleWidth: nil,
                outputGradient: gradient.pointer, inputGradient: output.pointer)
        }
        guard done else { throw DLError(.outOfMemory, "\(Self.name): out of memory for scratch space") }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(Resize(resize.method, height: resize.outputHeight, width: resize.outputWidth), gradient)]
    }
}

private func check(_ input: Tensor, _ outputSize: Dims, _ op: StaticString) throws(DLError) {
    guard input.rank == 4 else {
        throw .shape(op, "It is expected input to have 4 dimensions [N, C, H, W], but got input with shape \(input.shape)")
    }
    guard outputSize.count == 2, outputSize[0] > 0, outputSize[1] > 0, input.shape[2] > 0, input.shape[3] > 0 else {
        throw .invalid(op, "Input and output sizes should be greater than 0, but got input \(input.shape) and output_size \(outputSize)")
    }
}

public func upsampleBilinear2d(_ input: Tensor, outputSize: Dims, alignCorners: Bool = false) throws(DLError) -> Tensor {
    try check(input, outputSize, "upsample_bilinear2d")
    try checkFloating(input, "upsample_bilinear2d", "input")
    return try run(Resize(.bilinear(alignCorners: alignCorners), height: outputSize[0], width: outputSize[1]), input)
}

public func upsampleNearest2d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try check(input, outputSize, "upsample_nearest2d")
    return try run(Resize(.nearest, height: outputSize[0], width: outputSize[1]), input)
}
