import DLKernels

/// The sizes of an adaptive pooling, checked; the output extents of the last axes.
private func adaptiveExtents(_ op: StaticString, _ input: Tensor, _ spatial: Int, _ outputSize: Dims) throws(DLError) -> Dims {
    try checkPooled(input, spatial, op)
    try checkFloating(input, op, "input")
    guard outputSize.count == spatial || outputSize.count == 1 else {
        throw .invalid(op, "output_size must be \(spatial), got \(outputSize)")
    }
    let extents = outputSize.count == spatial ? outputSize : Dims(repeating: outputSize[0], count: spatial)
    for i in 0..<spatial where extents[i] < 0 {
        throw .invalid(op, "elements of output_size must be greater than or equal to 0 but received \(extents)")
    }
    return extents
}

/// Windows of equal size side by side, where the extents allow it.
private func evenWindows(_ input: Tensor, _ extents: Dims, _ op: StaticString) throws(DLError) -> PoolArguments? {
    var kernel = Dims()
    for i in 0..<extents.count {
        let size = input.shape[input.rank - extents.count + i]
        guard extents[i] > 0 && size % extents[i] == 0 && size / extents[i] <= Int(Int32.max) else { return nil }
        kernel.append(size / extents[i])
    }
    return try PoolArguments(op, spatial: extents.count, kernelSize: kernel, stride: nil, ceilMode: false)
}

private func adaptiveAveragePool(_ op: StaticString, _ spatial: Int, _ input: Tensor, _ outputSize: Dims) throws(DLError) -> Tensor {
    let extents = try adaptiveExtents(op, input, spatial, outputSize)
    if let windows = try evenWindows(input, extents, op) {
        return try run(AveragePool(op, windows, countIncludePad: true, divisorOverride: nil), input)
    }
    return try resampled(input, to: extents, [BandRule](repeating: .average, count: spatial), op)
}

public func adaptiveAvgPool1d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try adaptiveAveragePool("adaptive_avg_pool1d", 1, input, outputSize)
}

public func adaptiveAvgPool2d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try adaptiveAveragePool("adaptive_avg_pool2d", 2, input, outputSize)
}

public func adaptiveAvgPool3d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try adaptiveAveragePool("adaptive_avg_pool3d", 3, input, outputSize)
}

/// The largest element of each of the windows that divide the axes as evenly as can be.
private struct AdaptiveMaxPool: Operation {
    static let name: StaticString = "adaptive_max_pool"
    let op: StaticString
    let extents: Dims
    let wantsIndices: Bool
    private(set) var indices: Tensor?
    private var inputShape = Dims()
    private var layout = PlaneLayout()

    init(_ op: StaticString, _ extents: Dims, wantsIndices: Bool) {
        self.op = op
        self.extents = extents
        self.wantsIndices = wantsIndices
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0])
        inputShape = input.shape
        let first = input.rank - extents.count
        var shape = input.shape
        var full: Dims = [1, 1, 1], part: Dims = [1, 1, 1]
        for i in 0..<extents.count {
            full[3 - extents.count + i] = input.shape[first + i]
            part[3 - extents.count + i] = extents[i]
            shape[first + i] = extents[i]
        }
        let output = try Tensor.uninitialized(shape, input.dtype, op)
        if wantsIndices || inputs.isRecording { indices = try Tensor.uninitialized(shape, .int64, op) }
        if output.count > 0 {
            adaptiveMaxPoolForward(input.dtype, planes: input.count / full.product, input: (full[0], full[1], full[2]),
                                   output: (part[0], part[1], part[2]), from: input.pointer, to: output.pointer,
                                   indices: indices?.pointer.assumingMemoryBound(to: Int64.self))
        }
        layout.result = inputs[0].memoryFormat
        return try contiguous(output, memoryFormat: layout.result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let indices else {
            throw DLError(.invalidState, "backward of \(op): Trying to backward through the graph a second time: the indices have been freed")
        }
        return [try run(ScatterPlanes(indices: indices, planeShape: inputShape, spatial: extents.count, layout: layout), gradient)]
    }

    mutating func releaseSaved() -> Bool {
        defer { indices = nil }
        return indices != nil
    }
}

private func adaptiveMaxPool(_ op: StaticString, _ spatial: Int, _ input: Tensor, _ outputSize: Dims,
                             wantsIndices: Bool) throws(DLError) -> (values: Tensor, indices: Tensor?) {
    let extents = try adaptiveExtents(op, input, spatial, outputSize)
    if let windows = try evenWindows(input, extents, op) {
        var operation = MaxPool(op, windows, paddingValue: nil, wantsIndices: wantsIndices)
        let values = try run(&operation, Inputs(input))
        return (values, operation.indices)
    }
    var operation = AdaptiveMaxPool(op, extents, wantsIndices: wantsIndices)
    let values = try run(&operation, Inputs(input))
    return (values, try operation.indices.map { (places) throws(DLError) in try contiguous(places, memoryFormat: input.memoryFormat) })
}

public func adaptiveMaxPool1d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try adaptiveMaxPool("adaptive_max_pool1d", 1, input, outputSize, wantsIndices: false).values
}

public func adaptiveMaxPool2d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try adaptiveMaxPool("adaptive_max_pool2d", 2, input, outputSize, wantsIndices: false).values
}

public func adaptiveMaxPool3d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try adaptiveMaxPool("adaptive_max_pool3d", 3, input, outputSize, wantsIndices: false).values
}

public func adaptiveMaxPool1dWithIndices(_ input: Tensor, outputSize: Dims) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let result = try adaptiveMaxPool("adaptive_max_pool1d", 1, input, outputSize, wantsIndices: true)
    return (result.values, result.indices!)
}

public func adaptiveMaxPool2dWithIndices(_ input: Tensor, outputSize: Dims) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let result = try adaptiveMaxPool("adaptive_max_pool2d", 2, input, outputSize, wantsIndices: true)
    return (result.values, result.indices!)
}

public func adaptiveMaxPool3dWithIndices(_ input: Tensor, outputSize: Dims) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let result = try adaptiveMaxPool("adaptive_max_pool3d", 3, input, outputSize, wantsIndices: true)
    return (result.values, result.indices!)
}
