import DLKernels

/// A window that moves along one axis: what convolutions and poolings have in common.
struct Window {
    var kernel: Int
    var stride = 1
    var padding = 0
    var dilation = 1

    /// What the taps of the kernel span.
    var extent: CheckedNumber { CheckedNumber(dilation) * CheckedNumber(kernel - 1) + 1 }

    /// How far the first window can move in an input before it leaves the padding; negative when it does not fit.
    func room(_ input: Int, _ op: StaticString) throws(DLError) -> Int {
        try (CheckedNumber(input) + CheckedNumber(padding) * 2 - extent).value("the padded input size", op)
    }

    /// The number of windows in an input, or nil when none fits.
    func outputSize(_ input: Int, ceilMode: Bool = false, _ op: StaticString) throws(DLError) -> Int? {
        let room = try room(input, op)
        if room < 0 && (!ceilMode || -room >= stride) { return nil }
        var count = room < 0 ? 1 : room / stride + 1
        if ceilMode && room > 0 && room % stride != 0 { count += 1 }
        if ceilMode && count > 1 {
            let last = try (CheckedNumber(count - 1) * CheckedNumber(stride)).value("the padded input size", op)
            if last >= input + padding { count -= 1 }
        } else if ceilMode && input + padding <= 0 {
            return nil
        }
        return count
    }
}

/// The windows of several axes from arguments with one value for all axes or one for each.
struct Windows {
    private let axes: Int
    private let op: StaticString
    let kernelSize: Dims
    let stride: Dims
    let padding: Dims
    let dilation: Dims

    init(_ axes: Int, _ kernelSize: Dims, _ stride: Dims?, _ padding: Dims?, _ dilation: Dims?, _ op: StaticString) throws(DLError) {
        self.axes = axes
        self.op = op
        self.kernelSize = try Windows.each(kernelSize, axes, "kernel_size", op)
        self.stride = try Windows.each(stride ?? [1], axes, "stride", op)
        self.padding = try Windows.each(padding ?? [0], axes, "padding", op)
        self.dilation = try Windows.each(dilation ?? [1], axes, "dilation", op)
        try self.kernelSize.checkSmallest(1, "kernel_size", op)
        try self.stride.checkSmallest(1, "stride", op)
        try self.padding.checkSmallest(0, "padding", op)
        try self.dilation.checkSmallest(1, "dilation", op)
    }

    subscript(axis: Int) -> Window {
        Window(kernel: kernelSize[axis], stride: stride[axis], padding: padding[axis], dilation: dilation[axis])
    }

    static func each(_ values: Dims, _ axes: Int, _ name: String, _ op: StaticString) throws(DLError) -> Dims {
        if values.count == axes { return values }
        guard values.count == 1 else {
            throw .shape(op, "\(name) must have one value, or one for each of the \(axes) axes, but got \(values)")
        }
        return Dims(repeating: values[0], count: axes)
    }
}

public func windowOutputSize(inputSize: Dims, kernelSize: Dims, stride: Dims? = nil, padding: Dims? = nil, dilation: Dims? = nil,
                             ceilMode: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "window_output_size"
    let windows = try Windows(inputSize.count, kernelSize, stride, padding, dilation, op)
    try inputSize.checkSmallest(0, "input_size", op)
    var sizes: [Int] = []
    for i in 0..<inputSize.count {
        guard let size = try windows[i].outputSize(inputSize[i], ceilMode: ceilMode, op) else {
            throw .shape(op, "the kernel is larger than the padded input along axis \(i): input_size \(inputSize), kernel_size "
                + "\(windows.kernelSize), padding \(windows.padding), dilation \(windows.dilation)")
        }
        sizes.append(size)
    }
    return try integers(sizes)
}

public func transposedOutputSize(inputSize: Dims, kernelSize: Dims, stride: Dims? = nil, padding: Dims? = nil, outputPadding: Dims? = nil,
                                 dilation: Dims? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "transposed_output_size"
    let windows = try Windows(inputSize.count, kernelSize, stride, padding, dilation, op)
    let outputPadding = try Windows.each(outputPadding ?? [0], inputSize.count, "output_padding", op)
    try inputSize.checkSmallest(1, "input_size", op)
    try outputPadding.checkSmallest(0, "output_padding", op)
    var sizes: [Int] = []
    for i in 0..<inputSize.count {
        let window = windows[i]
        guard outputPadding[i] < window.stride || outputPadding[i] < window.dilation else {
            throw .invalid(op, "output_padding must be smaller than either stride or dilation, but got output_padding \(outputPadding), "
                + "stride \(windows.stride) and dilation \(windows.dilation)")
        }
        let size = CheckedNumber(inputSize[i] - 1) * CheckedNumber(window.stride) - CheckedNumber(window.padding) * 2 + window.extent
            + CheckedNumber(outputPadding[i])
        sizes.append(try size.value("the output size", op))
        guard sizes[i] > 0 else {
            throw .shape(op, "the output would be empty along axis \(i): input_size \(inputSize), kernel_size \(windows.kernelSize), "
                + "stride \(windows.stride), padding \(windows.padding)")
        }
    }
    return try integers(sizes)
}

public func windowInputSizes(outputSize: Dims, kernelSize: Dims, stride: Dims? = nil, padding: Dims? = nil,
                             dilation: Dims? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "window_input_sizes"
    let windows = try Windows(outputSize.count, kernelSize, stride, padding, dilation, op)
    try outputSize.checkSmallest(1, "output_size", op)
    var sizes: [Int] = []
    for i in 0..<outputSize.count {
        let window = windows[i]
        let smallest = CheckedNumber(outputSize[i] - 1) * CheckedNumber(window.stride) + window.extent - CheckedNumber(window.padding) * 2
        let largest = try (smallest + CheckedNumber(window.stride - 1)).value("the input size", op)
        guard largest >= 1 else {
            throw .invalid(op, "no input size gives output_size \(outputSize) along axis \(i): the padding alone, \(windows.padding), gives more")
        }
        sizes.append(max(1, try smallest.value("the input size", op)))
        sizes.append(largest)
    }
    return try integers(sizes, shape: [outputSize.count, 2])
}

public func windowSolutions(inputSize: Int, outputSize: Int, kernelSizes: Dims, strides: Dims, paddings: Dims, dilation: Int = 1,
                            floor: Bool = true) throws(DLError) -> Tensor {
    let op: StaticString = "window_solutions"
    try checkSmallest(inputSize, 1, "input_size", op)
    try checkSmallest(outputSize, 1, "output_size", op)
    try checkSmallest(dilation, 1, "dilation", op)
    var combinations: CheckedNumber = 1
    for (range, name, lowest) in [(kernelSizes, "kernel_sizes", 1), (strides, "strides", 1), (paddings, "paddings", 0)] {
        guard range.count == 2, range[0] >= lowest, range[0] <= range[1] else {
            throw .invalid(op, "\(name) must be a lowest and a highest value, the lowest at least \(lowest), but got \(range)")
        }
        combinations = combinations * (CheckedNumber(range[1]) - CheckedNumber(range[0]) + 1)
    }
    let count = try combinations.value("the number of combinations", op)
    guard count <= 1 << 24 else { throw .invalid(op, "the ranges have \(count) combinations, more than 2^24") }
    var rows: [Int] = []
    for kernel in kernelSizes[0]...kernelSizes[1] {
        for stride in strides[0]...strides[1] {
            for padding in paddings[0]...paddings[1] {
                let window = Window(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
                guard try window.outputSize(inputSize, op) == outputSize else { continue }
                if floor { rows += [kernel, stride, padding] }
                else if try window.room(inputSize, op) % stride == 0 { rows += [kernel, stride, padding] }
            }
        }
    }
    return try integers(rows, shape: [rows.count / 3, 3])
}
