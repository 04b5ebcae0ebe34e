import DLKernels

/// Convolutions of tensors whose channels come last. A pixel is a row of channels then, and a pointwise convolution a matrix product
/// of rows; every other kernel reads and writes planes, so that its operands and its result are transposed around it.

/// The format of a convolution's result: channels last when one of its operands suggests it, as in PyTorch.
func convolutionFormat(_ a: Tensor, _ b: Tensor) -> MemoryFormat {
    let format = a.memoryFormat
    return format == .contiguous ? b.memoryFormat : format
}

/// A pointwise convolution between channels-last tensors.
struct PointwiseRows {
    private let rows: Int, inputs: Int, outputs: Int
    private let format: MemoryFormat

    /// nil where it is another convolution, or another format.
    init?(_ geometry: Conv3dGeometry, _ format: MemoryFormat) {
        guard format != .contiguous && geometry.isPointwise else { return nil }
        rows = geometry.plane.batch &* geometry.inputDepth &* geometry.plane.inputHeight &* geometry.plane.inputWidth
        inputs = geometry.plane.inputChannels
        outputs = geometry.plane.outputChannels
        self.format = format
    }

    /// input · weightᵀ + bias
    func forward(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?, shape: Dims, _ op: StaticString) throws(DLError) -> Tensor {
        let x = try contiguous(input, memoryFormat: format), w = try contiguous(weight)
        let output = try Tensor.result(shape, format, x.dtype, op)
        if let bias { fillRows(output, bias) }
        gemm(x.dtype, transposeA: false, transposeB: true, m: rows, n: outputs, k: inputs, alpha: 1, a: x.pointer, lda: Swift.max(inputs, 1),
             b: w.pointer, ldb: Swift.max(inputs, 1), beta: bias == nil ? 0 : 1, c: output.pointer, ldc: Swift.max(outputs, 1))
        return output
    }

    /// gradient · weight + bias
    func inputGradient(_ gradient: Tensor, _ weight: Tensor, _ bias: Tensor?, shape: Dims, _ op: StaticString) throws(DLError) -> Tensor {
        let g = try contiguous(gradient, memoryFormat: format), w = try contiguous(weight)
        let output = try Tensor.result(shape, format, g.dtype, op)
        if let bias { fillRows(output, bias) }
        gemm(g.dtype, transposeA: false, transposeB: false, m: rows, n: inputs, k: outputs, alpha: 1, a: g.pointer, lda: Swift.max(outputs, 1),
             b: w.pointer, ldb: Swift.max(inputs, 1), beta: bias == nil ? 0 : 1, c: output.pointer, ldc: Swift.max(inputs, 1))
        return output
    }

    /// gradientᵀ · input
    func weightGradient(_ input: Tensor, _ gradient: Tensor, shape: Dims, _ op: StaticString) throws(DLError) -> Tensor {
        let x = try contiguous(input, memoryFormat: format), g = try contiguous(gradient, memoryFormat: format)
        let output = try Tensor.result(shape, format, x.dtype, op)
        gemm(x.dtype, transposeA: true, transposeB: false, m: outputs, n: inputs, k: rows, alpha: 1, a: g.pointer, lda: Swift.max(outputs, 1),
             b: x.pointer, ldb: Swift.max(inputs, 1), beta: 0, c: output.pointer, ldc: Swift.max(inputs, 1))
        return output
    }

    private func fillRows(_ output: Tensor, _ bias: Tensor) {
        var strides = Dims(repeating: 0, count: output.rank)
        strides[1] = bias.strides[0]
        Tensor.copy(bias.view(shape: output.shape, strides: strides, offset: bias.offset), to: output)
    }
}

extension Conv3dGeometry {
    fileprivate var isPointwise: Bool {
        let g = plane
        return g.groups == 1 && kernelDepth == 1 && g.kernelHeight == 1 && g.kernelWidth == 1
            && strideDepth == 1 && g.strideHeight == 1 && g.strideWidth == 1
            && paddingDepth == 0 && g.paddingHeight == 0 && g.paddingWidth == 0
            && inputDepth == outputDepth && g.inputHeight == g.outputHeight && g.inputWidth == g.outputWidth
    }
}
