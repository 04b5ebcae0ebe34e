import DLKernels

/// The largest element of every window. The first of equal ones wins, NaN wins over everything. The border is minus infinity,
/// or a given value, against which equal elements of the input win.
struct MaxPool2d: Operation {
    static let name: StaticString = "max_pool2d"
    let arguments: PoolArguments
    let paddingValue: Double?
    let wantsIndices: Bool
    /// Where each maximum lies in its plane, row by row; -1 where the border won.
    private(set) var indices: Tensor?
    private var inputShape = Dims()

    init(_ arguments: PoolArguments, paddingValue: Double?, wantsIndices: Bool) {
        self.arguments = arguments
        self.paddingValue = paddingValue
        self.wantsIndices = wantsIndices
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0])
        guard input.dtype != .bool else { throw .dtype(Self.name, "not defined for bool: input \(input)") }
        let geometry = try arguments.geometry(of: input, Self.name)
        inputShape = input.shape
        let output = try Tensor.result(arguments.outputShape(geometry, input), input.dtype, Self.name)
        if wantsIndices || inputs.isRecording { indices = try Tensor.result(output.shape, .int64, Self.name) }
        if output.count > 0 {
            maxPool2dForward(input.dtype, geometry, paddingValue: paddingValue, input: input.pointer, output: output.pointer,
                             indices: indices?.pointer.assumingMemoryBound(to: Int64.self))
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let indices else {
            throw DLError(.invalidState, "backward of max_pool2d: Trying to backward through the graph a second time: the indices have been freed")
        }
        return [try run(ScatterPlanes(indices: indices, planeShape: inputShape), gradient)]
    }

    mutating func releaseSaved() -> Bool {
        defer { indices = nil }
        return indices != nil
    }
}

/// Adds every element to the place in its plane that the indices name; -1 drops it. The adjoint of `GatherPlanes`.
struct ScatterPlanes: Operation {
    static let name: StaticString = "max_pool2d_backward"
    let indices: Tensor
    let planeShape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let gradient = try contiguous(inputs[0])
        let output = try Tensor.result(planeShape, gradient.dtype, Self.name)
        let sizes = PlaneSizes(full: planeShape, pooled: indices.shape)
        maxPool2dBackward(gradient.dtype, planes: sizes.planes, inputPlane: sizes.full, outputPlane: sizes.pooled,
                          outputGradient: gradient.pointer, indices: UnsafePointer(indices.pointer.assumingMemoryBound(to: Int64.self)),
                          inputGradient: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(GatherPlanes(indices: indices, planeShape: planeShape), gradient)]
    }
}

/// The elements of planes at the places that the indices name; 0 for -1.
struct GatherPlanes: Operation {
    static let name: StaticString = "max_pool2d_gather"
    let indices: Tensor
    let planeShape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0])
        let output = try Tensor.result(indices.shape, input.dtype, Self.name)
        let sizes = PlaneSizes(full: planeShape, pooled: indices.shape)
        gatherPlane(input.dtype, planes: sizes.planes, inputPlane: sizes.full, outputPlane: sizes.pooled, input: input.pointer,
                    indices: UnsafePointer(indices.pointer.assumingMemoryBound(to: Int64.self)), output: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ScatterPlanes(indices: indices, planeShape: planeShape), gradient)]
    }
}

private struct PlaneSizes {
    let planes: Int, full: Int, pooled: Int

    init(full shape: Dims, pooled: Dims) {
        full = shape[shape.count - 2] &* shape[shape.count - 1]
        self.pooled = pooled[pooled.count - 2] &* pooled[pooled.count - 1]
        planes = self.pooled == 0 ? 0 : pooled.product / self.pooled
    }
}

public func maxPool2d(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0], dilation: Dims = [1, 1],
                      ceilMode: Bool = false, paddingValue: Double? = nil) throws(DLError) -> Tensor {
    let arguments = try PoolArguments("max_pool2d", kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
    return try run(MaxPool2d(arguments, paddingValue: paddingValue, wantsIndices: false), input)
}

public func maxPool2dWithIndices(_ input: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0],
                                 dilation: Dims = [1, 1], ceilMode: Bool = false,
                                 paddingValue: Double? = nil) throws(DLError) -> (values: Tensor, indices: Tensor) {
    let arguments = try PoolArguments("max_pool2d", kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
    var operation = MaxPool2d(arguments, paddingValue: paddingValue, wantsIndices: true)
    let values = try run(&operation, Inputs(input))
    return (values, operation.indices!)
}
