import DLKernels

/// The dtype of an elementwise result, from the common dtype of the operands.
enum ElementwiseResult {
    /// Computed and returned in the common dtype.
    case same
    /// Integers are computed and returned as float32.
    case float
    /// Computed in the common dtype, returned as bool.
    case bool
}

extension Tensor {
    /// Applies a kernel to every element.
    @inline(__always)
    static func map(_ kernel: UnaryKernel, _ input: Tensor, _ result: ElementwiseResult,
                    _ op: StaticString) throws(DLError) -> Tensor {
        var input = input
        if result == .float && !input.dtype.isFloatingPoint { input = try cast(input, .float32) }
        guard let loop = kernel[input.dtype] else { throw .dtype(op, "not defined for \(input.dtype): input \(input)") }
        let output = try Tensor.elementwiseResult(input, result == .bool ? .bool : input.dtype, op)
        apply(loop, input, to: output)
        return output
    }

    /// Applies a loop from one tensor into another of the same shape.
    @inline(__always)
    static func apply(_ loop: UnaryLoop, _ input: Tensor, to output: Tensor) {
        let count = output.count
        if count == 0 { return }
        if count <= smallCount && input.isContiguous && output.isContiguous {
            loop(count, input.pointer, 1, output.pointer, 1)
            return
        }
        let nest = LoopNest(sizes: output.shape, output: output.strides, input.strides)
        runUnary(loop, nest, outputItemSize: output.dtype.size, inputItemSize: input.dtype.size, output: output.pointer,
                 input: input.pointer)
    }

    /// Applies a kernel to every pair of elements after broadcasting and promotion.
    @inline(__always)
    static func map(_ kernel: BinaryKernel, _ a: Tensor, _ b: Tensor, _ result: ElementwiseResult,
                    _ op: StaticString) throws(DLError) -> Tensor {
        if a.dtype == b.dtype && a.isContiguous && b.isContiguous && a.shape == b.shape && result == .same,
           let loop = kernel[a.dtype] {
            let output = try Tensor.result(a.shape, a.dtype, op)
            let count = output.count
            if count <= smallCount {
                loop(count, a.pointer, 1, b.pointer, 1, output.pointer, 1)
            } else {
                apply(loop, a, b, to: output)
            }
            return output
        }
        return try mapBroadcasting(kernel, a, b, result, op)
    }

    /// The general case.
    private static func mapBroadcasting(_ kernel: BinaryKernel, _ a: Tensor, _ b: Tensor, _ result: ElementwiseResult,
                                        _ op: StaticString) throws(DLError) -> Tensor {
        var common = resultType(a, b)
        if result == .float && !common.isFloatingPoint { common = .float32 }
        guard let loop = kernel[common] else { throw .dtype(op, "not defined for \(common): input \(a), other \(b)") }
        let shape = try broadcastShape(a.shape, b.shape, op)
        let a = a.dtype == common ? a : try cast(a, common)
        let b = b.dtype == common ? b : try cast(b, common)
        let output = try Tensor.elementwiseResult(shape, a, b, result == .bool ? .bool : common, op)
        apply(loop, a, b, to: output)
        return output
    }

    @inline(__always)
    static func apply(_ loop: BinaryLoop, _ a: Tensor, _ b: Tensor, to output: Tensor) {
        let count = output.count
        if count == 0 { return }
        if count <= smallCount && output.isContiguous && a.isContiguous && b.isContiguous {
            let aCount = a.count, bCount = b.count
            if (aCount == count || aCount == 1) && (bCount == count || bCount == 1) {
                loop(count, a.pointer, aCount == 1 ? 0 : 1, b.pointer, bCount == 1 ? 0 : 1, output.pointer, 1)
                return
            }
        }
        let nest = LoopNest(sizes: output.shape, output: output.strides,
                            broadcastStrides(a.shape, a.strides, to: output.shape),
                            broadcastStrides(b.shape, b.strides, to: output.shape))
        runBinary(loop, nest, outputItemSize: output.dtype.size, aItemSize: a.dtype.size, bItemSize: b.dtype.size,
                  output: output.pointer, a: a.pointer, b: b.pointer)
    }

    static func apply(_ loop: TernaryLoop, _ a: Tensor, _ b: Tensor, _ c: Tensor, to output: Tensor) {
        if output.count == 0 { return }
        let nest = LoopNest(sizes: output.shape, output: output.strides,
                            broadcastStrides(a.shape, a.strides, to: output.shape),
                            broadcastStrides(b.shape, b.strides, to: output.shape),
                            broadcastStrides(c.shape, c.strides, to: output.shape))
        runTernary(loop, nest, outputItemSize: output.dtype.size, aItemSize: a.dtype.size, bItemSize: b.dtype.size,
                   cItemSize: c.dtype.size, output: output.pointer, a: a.pointer, b: b.pointer, c: c.pointer)
    }

    /// A converted copy outside the graph, in the order of the input: the engine converts gradients back by itself.
    static func cast(_ input: Tensor, _ dtype: DType) throws(DLError) -> Tensor {
        let output = try Tensor.result(like: input, dtype, "to")
        copy(input, to: output)
        return output
    }

    /// Writes the elements of one tensor into another of the same shape, converted to its dtype. They must not overlap.
    static func copy(_ input: Tensor, to output: Tensor) {
        if input.dtype != output.dtype || (input.isContiguous && output.isContiguous) {
            apply(castLoop(from: input.dtype, to: output.dtype), input, to: output)
        } else if output.count > 0 {
            copyStrided(itemSize: input.dtype.size, sizes: output.shape, output: output.pointer, outputStrides: output.strides,
                        input: input.pointer, inputStrides: input.strides)
        }
    }

    /// Up to this many elements the loop runs at once on the calling thread, without a nest.
    private static var smallCount: Int { 4096 }
}
