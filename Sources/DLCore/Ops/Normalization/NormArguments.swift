import DLKernels

/// Checks and small helpers that normalisations share.

/// An input as a contiguous array (outer, channels, inner) around axis 1.
struct ChannelLayout {
    let outer: Int, channels: Int, inner: Int

    init(_ shape: Dims) {
        var inner = 1
        for i in 2..<Swift.max(2, shape.count) { inner &*= shape[i] }
        outer = shape[0]
        channels = shape[1]
        self.inner = inner
    }

    /// In a format of the tensor: channels last, the pixels of all samples are outside the channels.
    init(_ shape: Dims, _ format: MemoryFormat) {
        let rows = ChannelLayout(shape)
        channels = rows.channels
        outer = format == .contiguous ? rows.outer : rows.perChannel
        inner = format == .contiguous ? rows.inner : 1
    }

    /// Elements that share one mean in batch normalisation.
    var perChannel: Int { outer &* inner }
}

/// Checks a vector with one element per channel.
func checkChannelVector(_ vector: Tensor?, _ argument: StaticString, _ channels: Int, _ input: Tensor,
                        _ op: StaticString) throws(DLError) {
    guard let vector else { return }
    guard vector.shape == [channels] else {
        throw .shape(op, "\(argument) should contain \(channels) elements not \(vector.count): \(argument) \(vector), input \(input)")
    }
    try checkSameDType(vector, argument, input, op)
}

func checkSameDType(_ tensor: Tensor, _ argument: StaticString, _ input: Tensor, _ op: StaticString) throws(DLError) {
    guard tensor.dtype == input.dtype else {
        throw .dtype(op, "mixed dtype (CPU): all inputs must share same datatype: input \(input), \(argument) \(tensor)")
    }
}

func checkEps(_ eps: Double, _ op: StaticString) throws(DLError) {
    guard eps >= 0 else { throw .invalid(op, "\(op) eps must be non-negative, but got \(eps)") }
}

/// Checks statistics that are kept between calls and, in training, written to.
func checkRunning(_ running: Tensor?, _ argument: StaticString, _ channels: Int, _ input: Tensor, isWritten: Bool,
                  _ op: StaticString) throws(DLError) {
    guard let running else { return }
    try checkChannelVector(running, argument, channels, input, op)
    if running.requiresGrad && GradMode.isEnabled {
        throw DLError(.notDifferentiable, "\(op): the derivative for '\(argument)' is not implemented: \(running) requires grad")
    }
    if isWritten { try checkWritable(running, nil, op) }
}

/// Mixes new values into running statistics.
func mixRunning(_ running: Tensor?, _ values: UnsafePointer<Double>, momentum: Double) {
    guard let running, running.count > 0 else { return }
    updateRunning(running.dtype, count: running.count, momentum: momentum, values: values, running: running.pointer,
                  stride: running.strides[0])
    running.bumpVersion()
}

extension Tensor {
    /// The address of element [0, ..., 0] of a float64 tensor.
    var doubles: UnsafeMutablePointer<Double> { pointer.assumingMemoryBound(to: Double.self) }

    /// A vector over channels that broadcasts along axis 1.
    func alongChannels(rank: Int) throws(DLError) -> Tensor {
        var shape = Dims(repeating: 1, count: rank)
        shape[1] = count
        return try DLCore.reshape(self, shape: shape)
    }
}

/// Mean and reciprocal standard deviation of some groups, in float64.
struct NormStatistics {
    let values: Tensor
    let groups: Int

    init(groups: Int, _ op: StaticString) throws(DLError) {
        values = try Tensor.uninitialized([2, groups], .float64, op)
        self.groups = groups
    }

    var mean: UnsafeMutablePointer<Double> { values.doubles }
    /// Holds variances until `invert` is called.
    var reciprocal: UnsafeMutablePointer<Double> { values.doubles + groups }

    func invert(eps: Double) {
        for i in 0..<groups { reciprocal[i] = 1 / (reciprocal[i] + eps).squareRoot() }
    }
}

/// The result of a normalisation whose statistics are known: lines of `inner` elements, each with coefficients of its own.
func normalized(_ x: Tensor, _ lines: NormLines, outer: Int, inner: Int, _ statistics: NormStatistics, _ weight: Tensor?,
                _ bias: Tensor?, _ op: StaticString) throws(DLError) -> Tensor {
    let output = try Tensor.result(like: x, x.dtype, op)
    let table = try Tensor.uninitialized([3, lines.count], x.dtype, op)
    let step = lines.count &* x.dtype.size
    normCoefficients(x.dtype, lines, mean: statistics.mean, reciprocal: statistics.reciprocal, weight: weight?.pointer,
                     bias: bias?.pointer, center: table.pointer, scale: table.pointer + step, offset: table.pointer + 2 &* step)
    channelAffine(x.dtype, outer: outer, channels: lines.count, inner: inner, input: x.pointer, center: table.pointer,
                  scale: table.pointer + step, offset: table.pointer + 2 &* step, output: output.pointer)
    return output
}

/// The gradients of such a normalisation with respect to x, weight and bias.
func normalizedBackward(_ gradient: Tensor, _ x: Tensor, _ lines: NormLines, outer: Int, inner: Int, channels: Int,
                        _ statistics: NormStatistics, _ weight: Tensor?, _ context: BackwardContext,
                        _ op: StaticString) throws(DLError) -> [Tensor?] {
    let dtype = x.dtype, step = lines.count &* dtype.size
    let table = try Tensor.uninitialized([6, lines.count], dtype, op)
    let center = table.pointer, scale = center + step, offset = center + 2 &* step
    normCoefficients(dtype, lines, mean: statistics.mean, reciprocal: statistics.reciprocal, weight: nil, bias: nil,
                     center: center, scale: scale, offset: offset)
    let sums = try Tensor.uninitialized([2, lines.count], .float64, op)
    let products = sums.doubles + lines.count
    guard channelSums(dtype, outer: outer, channels: lines.count, inner: inner, gradient: gradient.pointer, input: x.pointer,
                      center: center, sums: sums.doubles, products: products) else {
        throw .outOfMemory(op, bytes: 16 &* lines.count)
    }
    let factor = center + 3 &* step
    normGradientCoefficients(dtype, lines, mean: statistics.mean, reciprocal: statistics.reciprocal, weight: weight?.pointer,
                             sums: sums.doubles, products: products, factor: factor, scale: scale, offset: offset)
    var result: [Tensor?] = [nil, nil, nil]
    if context.needs(0) {
        let slope = try Tensor.result(like: x, dtype, op)
        channelAffine(dtype, outer: outer, channels: lines.count, inner: inner, gradient: gradient.pointer, input: x.pointer,
                      factor: factor, center: center, scale: scale, offset: offset, output: slope.pointer)
        result[0] = slope
    }
    if context.needs(1) { result[1] = try Tensor.uninitialized([channels], dtype, op) }
    if context.needs(2) { result[2] = try Tensor.uninitialized([channels], dtype, op) }
    normParameterGradients(dtype, lines, reciprocal: statistics.reciprocal, sums: sums.doubles, products: products,
                           weightGradient: result[1]?.pointer, biasGradient: result[2]?.pointer)
    return result
}

/// (x - mean) / sqrt(variance + eps), mean and biased variance over some axes, in plain operations.
func standardized(_ x: Tensor, dim: Dims, eps: Double) throws(DLError) -> Tensor {
    let centered = try x - mean(x, dim: dim, keepdim: true)
    return try centered * rsqrt(mean(centered * centered, dim: dim, keepdim: true) + .float(eps))
}

/// All axes but axis 1.
func axesAroundChannels(rank: Int) -> Dims {
    var axes: Dims = [0]
    for axis in 2..<Swift.max(2, rank) { axes.append(axis) }
    return axes
}
