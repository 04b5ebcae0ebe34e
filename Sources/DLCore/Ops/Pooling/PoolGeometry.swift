import DLKernels

/// In which format kernels of planes read and write, and which one the result gets.
struct PlaneLayout {
    var kernel = MemoryFormat.contiguous, result = MemoryFormat.contiguous

    init() {}

    /// Images are read as they lie; places in a volume of an image must fit in 32 bits.
    init(of input: Tensor, _ spatial: Int) {
        result = input.memoryFormat
        if result == .channels_last && spatial == 2 && input.count / Swift.max(1, input.shape[0]) <= Int(Int32.max) { kernel = result }
    }

    /// How many of the last axes lie together behind each index.
    func axes(_ spatial: Int) -> Int { kernel == .channels_last ? 3 : spatial }
}

/// The sizes of a pooling over one, two or three axes, checked: what max and average pooling have in common.
struct PoolArguments {
    /// The number of axes that are pooled, the last ones.
    let spatial: Int
    let kernelSize: Dims
    let stride: Dims
    let padding: Dims
    let dilation: Dims
    let ceilMode: Bool

    /// One value for all axes, or one for each. Without a stride it is the kernel size.
    init(_ op: StaticString, spatial: Int, kernelSize: Dims, stride: Dims?, padding: Dims? = nil, dilation: Dims? = nil,
         ceilMode: Bool) throws(DLError) {
        func each(_ values: Dims, _ name: String) throws(DLError) -> Dims {
            if values.count == spatial { return values }
            guard values.count == 1 else {
                throw .invalid(op, "\(name) must either be a single int, or a tuple of \(spatial) ints, got \(values)")
            }
            return Dims(repeating: values[0], count: spatial)
        }
        self.spatial = spatial
        self.kernelSize = try each(kernelSize, "kernel_size")
        if let stride, !stride.isEmpty { self.stride = try each(stride, "stride") } else { self.stride = self.kernelSize }
        self.padding = try each(padding ?? [0], "padding")
        self.dilation = try each(dilation ?? [1], "dilation")
        self.ceilMode = ceilMode
        for i in 0..<spatial {
            guard self.kernelSize[i] > 0 else { throw .invalid(op, "kernel size should be greater than zero, but got \(kernelSize)") }
            guard self.stride[i] > 0 else { throw .invalid(op, "stride should not be zero, got \(self.stride)") }
            guard self.dilation[i] > 0 else { throw .invalid(op, "dilation should be greater than zero, but got dilation \(self.dilation)") }
            guard self.padding[i] >= 0 else { throw .invalid(op, "pad must be non-negative, but got \(self.padding)") }
            guard self.kernelSize[i] <= Int(Int32.max) && self.stride[i] <= Int(Int32.max) && self.dilation[i] <= Int(Int32.max) else {
                throw .invalid(op, "kernel size, stride and dilation must be below 2^31, got \(self.kernelSize), \(self.stride) and \(self.dilation)")
            }
            let reach = self.dilation[i] * (self.kernelSize[i] - 1) + 1
            guard self.padding[i] <= reach / 2 else {
                throw .invalid(op, "pad should be at most half of effective kernel size, but got pad=\(self.padding), kernel_size=\(self.kernelSize) "
                    + "and dilation=\(self.dilation)")
            }
        }
    }

    /// The geometry for an input [N, C, ...] or [C, ...].
    func geometry(of input: Tensor, _ op: StaticString) throws(DLError) -> PoolGeometry {
        let isBatch = try checkPooled(input, spatial, op)
        let first = input.rank - spatial
        func axis(_ back: Int) throws(DLError) -> PoolGeometry.Axis {
            let i = spatial - 1 - back
            if i < 0 { return PoolGeometry.Axis() }
            let size = input.shape[first + i]
            return PoolGeometry.Axis(input: size, output: try extent(size, i, input, op), kernel: kernelSize[i], stride: stride[i],
                                     padding: padding[i], dilation: dilation[i])
        }
        return PoolGeometry(planes: input.shape[first - 1] * (isBatch ? input.shape[0] : 1), depth: try axis(2), height: try axis(1),
                            width: try axis(0))
    }

    /// floor or ceil of (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1; in ceil mode the last window starts
    /// inside the input or its left padding.
    private func extent(_ size: Int, _ axis: Int, _ input: Tensor, _ op: StaticString) throws(DLError) -> Int {
        let free = size + 2 * padding[axis] - dilation[axis] * (kernelSize[axis] - 1) - 1
        var count = free < 0 && !ceilMode ? 0 : (ceilMode ? free + stride[axis] - 1 : free) / stride[axis] + 1
        if free < 0 && ceilMode && -free >= stride[axis] { count = 0 }
        if ceilMode && (count - 1) * stride[axis] >= size + padding[axis] { count -= 1 }
        guard count > 0 else {
            throw .shape(op, "Given input size: \(input.shape), kernel_size \(kernelSize), padding \(padding) and dilation \(dilation): "
                + "Output size is too small: the kernel is larger than the padded input")
        }
        return count
    }

    /// How an input is read, and the sizes for the kernels. The channels of channels-last pixels are the last axis of a volume, along
    /// which windows have one element.
    func layout(of input: Tensor, _ op: StaticString) throws(DLError) -> (layout: PlaneLayout, geometry: PoolGeometry, outputShape: Dims) {
        let geometry = try geometry(of: input, op)
        let layout = PlaneLayout(of: input, spatial)
        let shape = outputShape(geometry, input)
        guard layout.kernel == .channels_last else { return (layout, geometry, shape) }
        let rows = PoolGeometry(planes: input.shape[0], depth: geometry.height, height: geometry.width,
                                width: PoolGeometry.Axis(input: input.shape[1], output: input.shape[1]))
        return (layout, rows, shape)
    }

    /// The output's shape.
    func outputShape(_ geometry: PoolGeometry, _ input: Tensor) -> Dims {
        let extents: Dims = [geometry.depth.output, geometry.height.output, geometry.width.output]
        var shape = input.shape
        for back in 1...spatial { shape[shape.count - back] = extents[3 - back] }
        return shape
    }
}

/// Checks that an input is [N, C, ...] or [C, ...], where only the batch (or, without one, the channels) may be empty; true for a
/// batch.
@discardableResult
func checkPooled(_ input: Tensor, _ spatial: Int, _ op: StaticString) throws(DLError) -> Bool {
    guard input.rank == spatial + 1 || input.rank == spatial + 2 else {
        throw .shape(op, "Expected \(spatial + 1)D or \(spatial + 2)D (batch mode) tensor for input, but got: \(input.shape)")
    }
    let isBatch = input.rank == spatial + 2
    for i in 1..<input.rank where input.shape[i] == 0 {
        throw .shape(op, "Expected input to have non-zero size for non-batch dimensions, but it has shape \(input.shape)")
    }
    return isBatch
}
