import DLKernels

/// The last three axes resized to the nearest elements; a missing axis has the extent 1.
struct NearestPositions: Sendable {
    let input: Dims
    let output: Dims
    let scales: [Double?]
    let exact: Bool
    let op: StaticString

    /// The same for images whose channels come last, as volumes of rows, columns and channels.
    func channelsLast(_ channels: Int) -> NearestPositions {
        NearestPositions(input: [input[1], input[2], channels], output: [output[1], output[2], channels], scales: [scales[1], scales[2], nil],
                         exact: exact, op: op)
    }

    /// Calls the body with the geometry and its tables.
    func withGeometry(planes: Int, _ body: (NearestGeometry) -> Void) throws(DLError) {
        let table = try Tensor.uninitialized([output[0] + output[1] + output[2]], .int64, op)
        let positions = table.pointer.assumingMemoryBound(to: Int64.self)
        var starts = [positions, positions, positions]
        for axis in 0..<3 {
            if axis > 0 { starts[axis] = starts[axis - 1] + output[axis - 1] }
            fillNearestPositions(starts[axis], size: input[axis], count: output[axis], scale: scales[axis], exact: exact)
        }
        body(NearestGeometry(planes: planes, input: (input[0], input[1], input[2]), output: (output[0], output[1], output[2]),
                             slices: starts[0], rows: starts[1], columns: starts[2]))
    }
}

/// Volumes resized by repeating or leaving out elements.
struct ResizeNearest: Operation {
    static let name: StaticString = "upsample_nearest"
    let positions: NearestPositions
    let outputShape: Dims
    private var inputShape = Dims()
    private var format = MemoryFormat.contiguous

    init(_ positions: NearestPositions, outputShape: Dims) {
        self.positions = positions
        self.outputShape = outputShape
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let layout = PlaneLayout(of: inputs[0], 2)
        let input = try contiguous(inputs[0], memoryFormat: layout.kernel)
        inputShape = input.shape
        format = layout.result
        guard outputShape.checkedCount() != nil else { throw Tensor.invalidSize(outputShape, positions.op) }
        let output = try Tensor.result(outputShape, layout.kernel, input.dtype, positions.op)
        if output.count > 0 {
            let positions = layout.kernel == .channels_last ? positions.channelsLast(input.shape[1]) : positions
            try positions.withGeometry(planes: input.count / positions.input.product) { geometry in
                resizeNearestForward(itemSize: input.dtype.size, geometry, input: input.pointer, output: output.pointer)
            }
        }
        return try contiguous(output, memoryFormat: layout.result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ResizeNearestGradient(positions: positions, inputShape: inputShape, outputShape: outputShape, format: format), gradient)]
    }
}

/// Every element of the resized volume given back to the element that it was taken from.
struct ResizeNearestGradient: Operation {
    static let name: StaticString = "upsample_nearest_backward"
    let positions: NearestPositions
    let inputShape: Dims
    let outputShape: Dims
    let format: MemoryFormat

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let kernel = format == .channels_last ? format : .contiguous
        let gradient = try contiguous(inputs[0], memoryFormat: kernel)
        if gradient.count == 0 { return try zeros(inputShape, dtype: gradient.dtype) }
        let output = try Tensor.result(inputShape, kernel, gradient.dtype, Self.name)
        let positions = kernel == .channels_last ? positions.channelsLast(inputShape[1]) : positions
        try positions.withGeometry(planes: output.count / positions.input.product) { geometry in
            resizeNearestBackward(gradient.dtype, geometry, outputGradient: gradient.pointer, inputGradient: output.pointer)
        }
        return try contiguous(output, memoryFormat: format)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ResizeNearest(positions, outputShape: outputShape), gradient)]
    }
}
