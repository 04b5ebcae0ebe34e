import DLKernels

/// The largest element of windows whose places are drawn. Inputs: the planes, and the samples that place the windows.
struct FractionalMaxPool: Operation {
    static let name: StaticString = "fractional_max_pool"
    let op: StaticString
    let window: Dims, outputSize: Dims
    private(set) var indices: Tensor?
    private var places = SavedTensor()
    private var inputShape = Dims()
    private var spatial: Int { window.count }

    init(_ op: StaticString, window: Dims, outputSize: Dims) {
        self.op = op
        self.window = window
        self.outputSize = outputSize
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0]), samples = try checkedSamples(inputs[1], for: input)
        inputShape = input.shape
        var shape = leading(input.shape, dropping: spatial)
        for axis in 0..<spatial { shape.append(outputSize[axis]) }
        let output = try Tensor.result(shape, input.dtype, op)
        let found = try Tensor.result(shape, .int64, op)
        indices = found
        places = inputs.save(intermediate: found)
        if output.count == 0 { return output }
        func extents(_ sizes: Dims) -> (depth: Int, height: Int, width: Int) {
            let last = sizes.count - 1
            return (spatial == 3 ? sizes[last - 2] : 1, sizes[last - 1], sizes[last])
        }
        // The samples of an image are those of x and y, of a volume those of z, y and x.
        let done = fractionalMaxPool(
            input.dtype, planes: leading(shape, dropping: spatial).product, input: extents(input.shape), output: extents(outputSize),
            window: extents(window), samples: samples.pointer, samplePlanes: samples.shape[0] &* samples.shape[1],
            order: spatial == 2 ? (nil, 1, 0) : (0, 1, 2), from: input.pointer, to: output.pointer,
            indices: found.pointer.assumingMemoryBound(to: Int64.self))
        guard done else { throw DLError(.outOfMemory, "\(op): out of memory for scratch space") }
        return output
    }

    private func checkedSamples(_ samples: Tensor, for input: Tensor) throws(DLError) -> Tensor {
        guard input.dtype.isFloatingPoint else { throw .dtype(op, "expected a floating-point input, but got \(input)") }
        guard input.rank == spatial + 1 || input.rank == spatial + 2 else {
            throw .shape(op, "Expected \(spatial + 1)D or \(spatial + 2)D tensor as input, but got \(input)")
        }
        for axis in (input.rank - spatial - 1)..<input.rank where input.shape[axis] == 0 {
            throw .shape(op, "Expected input to have non-zero size for non-batch dimensions, but got \(input)")
        }
        for axis in 0..<spatial {
            guard window[axis] > 0 else { throw .invalid(op, "kernel_size should be greater than zero, but got \(window)") }
            guard outputSize[axis] > 0 else { throw .invalid(op, "output_size should be greater than zero, but got \(outputSize)") }
            let extent = input.shape[input.rank - spatial + axis]
            guard outputSize[axis] <= extent, window[axis] <= extent, outputSize[axis] &+ window[axis] &- 1 <= extent else {
                throw .shape(op, "pool size \(window[axis]) with output size \(outputSize[axis]) is too large relative to the input extent \(extent): input \(input)")
            }
        }
        let batch = input.rank == spatial + 2 ? input.shape[0] : 1, channels = input.shape[input.rank - spatial - 1]
        guard samples.rank == 3, samples.shape[0] >= batch, samples.shape[1] == channels, samples.shape[2] == spatial else {
            throw .shape(op, "expected _random_samples of shape [\(batch), \(channels), \(spatial)], but got \(samples)")
        }
        guard samples.dtype == input.dtype else {
            throw .dtype(op, "expected _random_samples to have the dtype of the input, but got \(samples) and \(input)")
        }
        let inside = try withoutRecording { () throws(DLError) in try all(logicalAnd(ge(samples, 0), le(samples, 1))).item().double != 0 }
        guard inside else { throw .invalid(op, "expected _random_samples between 0 and 1") }
        return try contiguous(samples)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ScatterPlanes(indices: context.value(places), planeShape: inputShape, spatial: spatial), gradient), nil]
    }

    mutating func releaseSaved() -> Bool {
        indices = nil
        return places.release()
    }
}

private func pool(_ op: StaticString, _ input: Tensor, _ window: Dims, _ outputSize: Dims, _ samples: Tensor) throws(DLError) -> (Tensor, Tensor) {
    var operation = FractionalMaxPool(op, window: window, outputSize: outputSize)
    let values = try run(&operation, Inputs(input, detach(samples)))
    guard let indices = operation.indices else { throw Node.releasedError(op) }
    return (values, indices)
}

public func fractionalMaxPool2d(_ input: Tensor, _ randomSamples: Tensor, kernelSize: Dims, outputSize: Dims) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try pool("fractional_max_pool2d", input, kernelSize, outputSize, randomSamples)
}

public func fractionalMaxPool3d(_ input: Tensor, _ randomSamples: Tensor, kernelSize: Dims, outputSize: Dims) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try pool("fractional_max_pool3d", input, kernelSize, outputSize, randomSamples)
}
