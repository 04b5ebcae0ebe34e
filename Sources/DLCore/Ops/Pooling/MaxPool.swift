import DLKernels

/// The largest element of every window. The first of equal ones wins, NaN wins over everything. The border is minus infinity,
/// or a given value, against which equal elements of the input win.
struct MaxPool: Operation {
    static let name: StaticString = "max_pool"
    let op: StaticString
    let arguments: PoolArguments
    let paddingValue: Double?
    let wantsIndices: Bool
    /// Where each maximum lies in its volume, row by row; -1 where the border won.
    private(set) var indices: Tensor?
    /// The same for the kernels: among channels-last pixels, the channels count.
    private var places = SavedTensor()
    private var layout = PlaneLayout()
    private var inputShape = Dims()

    init(_ op: StaticString, _ arguments: PoolArguments, paddingValue: Double?, wantsIndices: Bool) {
        self.op = op
        self.arguments = arguments
        self.paddingValue = paddingValue
        self.wantsIndices = wantsIndices
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        guard inputs[0].dtype != .bool else { throw .dtype(op, "not defined for bool: input \(inputs[0])") }
        let (layout, geometry, shape) = try arguments.layout(of: inputs[0], op)
        let input = try contiguous(inputs[0], memoryFormat: layout.kernel)
        inputShape = input.shape
        self.layout = layout
        let output = try Tensor.result(shape, layout.kernel, input.dtype, op)
        let found = wantsIndices || inputs.isRecording ? try Tensor.result(shape, layout.kernel, .int64, op) : nil
        if output.count > 0 {
            maxPoolForward(input.dtype, geometry, paddingValue: paddingValue, input: input.pointer, output: output.pointer,
                             indices: found?.pointer.assumingMemoryBound(to: Int64.self))
        }
        guard let found else { return try contiguous(output, memoryFormat: layout.result) }
        places = inputs.save(intermediate: found)
        if wantsIndices { indices = try layout.kernel == .channels_last ? pixels(found) : contiguous(found, memoryFormat: layout.result) }
        return try contiguous(output, memoryFormat: layout.result)
    }

    /// The places of pixels from places among channels-last pixels.
    private func pixels(_ places: Tensor) throws(DLError) -> Tensor {
        let result = try emptyLike(places), channels = Int64(places.shape[1])
        let from = places.pointer.assumingMemoryBound(to: Int64.self), to = result.pointer.assumingMemoryBound(to: Int64.self)
        parallelFor(count: places.count, grain: elementwiseGrain / 4) { range in
            for i in range { to[i] = from[i] < 0 ? -1 : from[i] / channels }
        }
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ScatterPlanes(indices: context.value(places), planeShape: inputShape, spatial: arguments.spatial, layout: layout), gradient)]
    }

    mutating func releaseSaved() -> Bool {
        indices = nil
        return places.release()
    }
}

/// Adds every element to the place in its plane that the indices name; -1 drops it. The adjoint of `GatherPlanes`.
struct ScatterPlanes: Operation {
    static let name: StaticString = "max_pool_backward"
    let indices: Tensor
    let planeShape: Dims
    /// How many of the last axes make a plane.
    let spatial: Int
    var layout = PlaneLayout()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let gradient = try contiguous(inputs[0], memoryFormat: layout.kernel)
        if indices.count == 0 { return try zeros(planeShape, dtype: gradient.dtype) }
        let output = try Tensor.result(planeShape, layout.kernel, gradient.dtype, Self.name)
        let sizes = PlaneSizes(full: planeShape, pooled: indices.shape, spatial: layout.axes(spatial))
        maxPoolBackward(gradient.dtype, planes: sizes.planes, inputPlane: sizes.full, outputPlane: sizes.pooled,
                          outputGradient: gradient.pointer, indices: UnsafePointer(indices.pointer.assumingMemoryBound(to: Int64.self)),
                          inputGradient: output.pointer)
        return try contiguous(output, memoryFormat: layout.result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(GatherPlanes(indices: indices, planeShape: planeShape, spatial: spatial, layout: layout), gradient)]
    }
}

/// The elements of planes at the places that the indices name; 0 for -1.
struct GatherPlanes: Operation {
    static let name: StaticString = "max_pool_gather"
    let indices: Tensor
    let planeShape: Dims
    /// How many of the last axes make a plane.
    let spatial: Int
    var layout = PlaneLayout()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0], memoryFormat: layout.kernel)
        let output = try Tensor.result(indices.shape, layout.kernel, input.dtype, Self.name)
        let sizes = PlaneSizes(full: planeShape, pooled: indices.shape, spatial: layout.axes(spatial))
        gatherPlane(input.dtype, planes: sizes.planes, inputPlane: sizes.full, outputPlane: sizes.pooled, input: input.pointer,
                    indices: UnsafePointer(indices.pointer.assumingMemoryBound(to: Int64.self)), output: output.pointer)
        return try contiguous(output, memoryFormat: layout.result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ScatterPlanes(indices: indices, planeShape: planeShape, spatial: spatial, layout: layout), gradient)]
    }
}

struct PlaneSizes {
    let planes: Int, full: Int, pooled: Int

    init(full shape: Dims, pooled: Dims, spatial: Int) {
        var full = 1, part = 1
        for back in 1...spatial {
            full &*= shape[shape.count - back]
            part &*= pooled[pooled.count - back]
        }
        self.full = full
        self.pooled = part
        planes = part == 0 ? 0 : pooled.product / part
    }
}

private func maxPool(_ op: StaticString, _ spatial: Int, _ input: Tensor, _ kernelSize: Dims, _ stride: Dims?, _ padding: Dims?, _ dilation: Dims?,
                     _ ceilMode: Bool, _ paddingValue: Double?) throws(DLError) -> Tensor {
    let arguments = try PoolArguments(op, spatial: spatial, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
                                      ceilMode: ceilMode)
    return try run(MaxPool(op, arguments, paddingValue: paddingValue, wantsIndices: false), input)
}

private func maxPoolWithIndices(_ op: StaticString, _ spatial: Int, _ input: Tensor, _ kernelSize: Dims, _ stride: Dims?, _ padding: Dims?,
                                _ dilation: Dims?, _ ceilMode: Bool, _ paddingValue: Double?) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let arguments = try PoolArguments(op, spatial: spatial, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
                                      ceilMode: ceilMode)
    var operation = MaxPool(op, arguments, paddingValue: paddingValue, wantsIndices: true)
    let values = try run(&operation, Inputs(input))
    return (values, operation.indices!)
}

public func maxPool1d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0], dilation: Dims = [1],
                      ceilMode: Bool = false, paddingValue: Double? = nil) throws(DLError) -> Tensor {
    try maxPool("max_pool1d", 1, input, kernelSize, stride, padding, dilation, ceilMode, paddingValue)
}

public func maxPool1dWithIndices(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0], dilation: Dims = [1], ceilMode: Bool = false,
                                 paddingValue: Double? = nil) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try maxPoolWithIndices("max_pool1d", 1, input, kernelSize, stride, padding, dilation, ceilMode, paddingValue)
}

public func maxPool2d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0], dilation: Dims = [1, 1],
                      ceilMode: Bool = false, paddingValue: Double? = nil) throws(DLError) -> Tensor {
    try maxPool("max_pool2d", 2, input, kernelSize, stride, padding, dilation, ceilMode, paddingValue)
}

public func maxPool2dWithIndices(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0], dilation: Dims = [1, 1], ceilMode: Bool = false,
                                 paddingValue: Double? = nil) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try maxPoolWithIndices("max_pool2d", 2, input, kernelSize, stride, padding, dilation, ceilMode, paddingValue)
}

public func maxPool3d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0, 0], dilation: Dims = [1, 1, 1],
                      ceilMode: Bool = false, paddingValue: Double? = nil) throws(DLError) -> Tensor {
    try maxPool("max_pool3d", 3, input, kernelSize, stride, padding, dilation, ceilMode, paddingValue)
}

public func maxPool3dWithIndices(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0, 0], dilation: Dims = [1, 1, 1], ceilMode: Bool = false,
                                 paddingValue: Double? = nil) throws(DLError) -> (values: Tensor, indices: Tensor) {
    try maxPoolWithIndices("max_pool3d", 3, input, kernelSize, stride, padding, dilation, ceilMode, paddingValue)
}
