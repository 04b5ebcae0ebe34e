import DLKernels

/// The sizes of a two-dimensional pooling, checked: what max and average pooling have in common.
struct PoolArguments {
    let kernelSize: Dims
    let stride: Dims
    let padding: Dims
    let dilation: Dims
    let ceilMode: Bool

    init(_ op: StaticString, kernelSize: Dims, stride: Dims?, padding: Dims, dilation: Dims = [1, 1], ceilMode: Bool) throws(DLError) {
        self.kernelSize = kernelSize
        self.stride = stride ?? kernelSize
        self.padding = padding
        self.dilation = dilation
        self.ceilMode = ceilMode
        for i in 0..<2 {
            guard kernelSize[i] > 0 else { throw .invalid(op, "kernel size should be greater than zero, but got \(kernelSize)") }
            guard self.stride[i] > 0 else { throw .invalid(op, "stride should not be zero, got \(self.stride)") }
            guard dilation[i] > 0 else { throw .invalid(op, "dilation should be greater than zero, but got dilation \(dilation)") }
            guard padding[i] >= 0 else { throw .invalid(op, "pad must be non-negative, but got \(padding)") }
            guard kernelSize[i] <= Int(Int32.max) && self.stride[i] <= Int(Int32.max) && dilation[i] <= Int(Int32.max) else {
                throw .invalid(op, "kernel size, stride and dilation must be below 2^31, got \(kernelSize), \(self.stride) and \(dilation)")
            }
            let reach = dilation[i] * (kernelSize[i] - 1) + 1
            guard padding[i] <= reach / 2 else {
                throw .invalid(op, "pad should be at most half of effective kernel size, but got pad=\(padding), kernel_size=\(kernelSize) and dilation=\(dilation)")
            }
        }
    }

    /// The geometry for an input [N, C, H, W] or [C, H, W].
    func geometry(of input: Tensor, _ op: StaticString) throws(DLError) -> Pool2dGeometry {
        guard input.rank == 3 || input.rank == 4 else {
            throw .shape(op, "Expected 3D or 4D (batch mode) tensor for input, but got: \(input.shape)")
        }
        let height = input.shape[input.rank - 2], width = input.shape[input.rank - 1]
        for i in 1..<input.rank where input.shape[i] == 0 && !(input.rank == 3 && i == 0) {
            throw .shape(op, "expected input to have non-zero size for non-batch dimensions, but it has shape \(input.shape)")
        }
        return Pool2dGeometry(
            planes: input.shape[input.rank - 3] * (input.rank == 4 ? input.shape[0] : 1), inputHeight: height, inputWidth: width,
            outputHeight: try extent(height, 0, input, op), outputWidth: try extent(width, 1, input, op),
            kernelHeight: kernelSize[0], kernelWidth: kernelSize[1], strideHeight: stride[0], strideWidth: stride[1],
            paddingHeight: padding[0], paddingWidth: padding[1], dilationHeight: dilation[0], dilationWidth: dilation[1])
    }

    /// floor or ceil of (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1; in ceil mode the last window starts
    /// inside the input or its left padding.
    private func extent(_ size: Int, _ axis: Int, _ input: Tensor, _ op: StaticString) throws(DLError) -> Int {
        let free = size + 2 * padding[axis] - dilation[axis] * (kernelSize[axis] - 1) - 1
        guard free >= 0 else {
            throw .shape(op, "Given input size: \(input.shape), kernel_size \(kernelSize), padding \(padding) and dilation \(dilation): "
                + "Output size is too small: the kernel is larger than the padded input")
        }
        var count = (ceilMode ? free + stride[axis] - 1 : free) / stride[axis] + 1
        if ceilMode && (count - 1) * stride[axis] >= size + padding[axis] { count -= 1 }
        return count
    }

    /// The output's shape.
    func outputShape(_ geometry: Pool2dGeometry, _ input: Tensor) -> Dims {
        var shape = input.shape
        shape[shape.count - 2] = geometry.outputHeight
        shape[shape.count - 1] = geometry.outputWidth
        return shape
    }
}
