import DLKernels

/// Puts every element to the place in its plane that the index names, zeros elsewhere; where several name the same place, the last
/// one stays. The partial inverse of `MaxPool`.
struct MaxUnpool: Operation {
    static let name: StaticString = "max_unpool"
    let op: StaticString
    let spatial: Int
    let indices: Tensor
    let outputShape: Dims
    private var layout = PlaneLayout()

    init(op: StaticString, spatial: Int, indices: Tensor, outputShape: Dims) {
        self.op = op
        self.spatial = spatial
        self.indices = indices
        self.outputShape = outputShape
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0])
        layout.result = inputs[0].memoryFormat
        let output = try zeros(outputShape, dtype: input.dtype)
        let sizes = PlaneSizes(full: outputShape, pooled: indices.shape, spatial: spatial)
        if let position = checkIndices(sizes: indices.shape, strides: indices.strides, indices: indices.pointer, bound: sizes.full) {
            let value = indices.pointer.assumingMemoryBound(to: Int64.self)[position]
            let extents = (0..<spatial).map { String(outputShape[outputShape.count - spatial + $0]) }
            throw .invalid(op, "Found an invalid max index: \(value) (output volumes are of size \(extents.joined(separator: "x")))")
        }
        unpoolPlanes(itemSize: input.dtype.size, planes: sizes.planes, inputPlane: sizes.pooled, outputPlane: sizes.full, input: input.pointer,
                     indices: UnsafePointer(indices.pointer.assumingMemoryBound(to: Int64.self)), output: output.pointer)
        return try contiguous(output, memoryFormat: layout.result)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(GatherPlanes(indices: indices, planeShape: outputShape, spatial: spatial, layout: layout), gradient)]
    }
}

private func maxUnpool(_ op: StaticString, _ spatial: Int, _ input: Tensor, _ indices: Tensor, _ kernelSize: Dims, _ stride: Dims?,
                       _ padding: Dims?, _ outputSize: Dims?) throws(DLError) -> Tensor {
    let arguments = try PoolArguments(op, spatial: spatial, kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: false)
    try checkPooled(input, spatial, op)
    guard indices.dtype == .int64 else { throw .dtype(op, "elements in indices should be type int64 but got: \(indices)") }
    guard indices.shape == input.shape else {
        throw .shape(op, "Expected shape of indices to be same as that of the input tensor (\(input.shape)) but got indices tensor with shape: \(indices.shape)")
    }
    var wanted = outputSize
    if let size = outputSize, size.count == spatial + 2 {
        wanted = Dims()
        for i in 2..<size.count { wanted?.append(size[i]) }
    }
    if let wanted, wanted.count != spatial {
        throw .invalid(op, "output_size should be a sequence containing \(spatial) or \(spatial + 2) elements, but it has a length of '\(wanted.count)'")
    }
    var shape = input.shape
    for i in 0..<spatial {
        let axis = input.rank - spatial + i
        // Strides are below 2^31, so that this cannot overflow.
        guard shape[axis] < 1 << 31 else { throw .invalid(op, "input is too large: \(input.shape)") }
        let usual = (shape[axis] - 1) * arguments.stride[i] - 2 * arguments.padding[i] + arguments.kernelSize[i]
        if let wanted {
            guard wanted[i] > usual - arguments.stride[i] && wanted[i] < usual + arguments.stride[i] else {
                throw .invalid(op, "invalid output_size \(wanted) (dim \(i) must be between \(usual - arguments.stride[i]) and \(usual + arguments.stride[i]))")
            }
        }
        shape[axis] = wanted?[i] ?? usual
    }
    guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, op) }
    let places = try withoutRecording { () throws(DLError) in try contiguous(indices) }
    return try run(MaxUnpool(op: op, spatial: spatial, indices: places, outputShape: shape), input)
}

public func maxUnpool1d(_ input: Tensor, _ indices: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0],
                        outputSize: Dims? = nil) throws(DLError) -> Tensor {
    try maxUnpool("max_unpool1d", 1, input, indices, kernelSize, stride, padding, outputSize)
}

public func maxUnpool2d(_ input: Tensor, _ indices: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0],
                        outputSize: Dims? = nil) throws(DLError) -> Tensor {
    try maxUnpool("max_unpool2d", 2, input, indices, kernelSize, stride, padding, outputSize)
}

public func maxUnpool3d(_ input: Tensor, _ indices: Tensor, kernelSize: Dims, stride: Dims? = nil, padding: Dims = [0, 0, 0],
                        outputSize: Dims? = nil) throws(DLError) -> Tensor {
    try maxUnpool("max_unpool3d", 3, input, indices, kernelSize, stride, padding, outputSize)
}
