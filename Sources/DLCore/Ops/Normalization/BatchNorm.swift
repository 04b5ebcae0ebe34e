import DLKernels

/// (x - mean) / sqrt(variance + eps) * weight + bias for each channel, the axis 1 (Ioffe and Szegedy, ICML 2015). In training
/// mean and variance are those of the batch, otherwise the running ones.
struct BatchNorm: Operation {
    static let name: StaticString = "batch_norm"
    private var runningMean: Tensor?, runningVar: Tensor?
    let training: Bool
    let momentum: Double, eps: Double
    private var input = SavedTensor(), weight = SavedTensor()
    private var statistics: NormStatistics?

    init(runningMean: Tensor?, runningVar: Tensor?, training: Bool, momentum: Double, eps: Double) {
        self.runningMean = runningMean
        self.runningVar = runningVar
        self.training = training
        self.momentum = momentum
        self.eps = eps
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let format = inputs[0].memoryFormat
        let x = try contiguous(inputs[0], memoryFormat: format)
        let weight = try inputs.optional(1).map { (t) throws(DLError) in try contiguous(t) }
        let bias = try inputs.optional(2).map { (t) throws(DLError) in try contiguous(t) }
        let layout = ChannelLayout(x.shape, format)
        let statistics = try NormStatistics(groups: layout.channels, Self.name)
        input = inputs.save(0)
        self.weight = inputs.save(1)
        self.statistics = statistics
        if x.count == 0 { return try Tensor.result(like: x, x.dtype, Self.name) }
        if training {
            guard channelMoments(x.dtype, outer: layout.outer, channels: layout.channels, inner: layout.inner, input: x.pointer,
                                 mean: statistics.mean, variance: statistics.reciprocal) else {
                throw .outOfMemory(Self.name, bytes: 24 &* layout.channels)
            }
            try updateRunning(statistics, elements: layout.perChannel)
        } else {
            try readRunning(into: statistics)
        }
        runningMean = nil
        runningVar = nil
        statistics.invert(eps: eps)
        let lines = NormLines(channels: layout.channels, elements: layout.perChannel)
        return try normalized(x, lines, outer: layout.outer, inner: layout.inner, statistics, weight, bias, Self.name)
    }

    /// The running variance is that of an unbiased estimate.
    private func updateRunning(_ statistics: NormStatistics, elements: Int) throws(DLError) {
        mixRunning(runningMean, statistics.mean, momentum: momentum)
        guard let runningVar else { return }
        let unbiased = try Tensor.uninitialized([statistics.groups], .float64, Self.name)
        let correction = Double(elements) / Double(Swift.max(1, elements - 1))
        for c in 0..<statistics.groups { unbiased.doubles[c] = statistics.reciprocal[c] * correction }
        mixRunning(runningVar, unbiased.doubles, momentum: momentum)
    }

    private func readRunning(into statistics: NormStatistics) throws(DLError) {
        guard let runningMean, let runningVar else { return }
        let mean = try contiguous(to(runningMean, dtype: .float64)), variance = try contiguous(to(runningVar, dtype: .float64))
        for c in 0..<statistics.groups {
            statistics.mean[c] = mean.doubles[c]
            statistics.reciprocal[c] = variance.doubles[c]
        }
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), weight = try context.optionalValue(weight)
        var result = try replayedGradients([x, weight, nil], [gradient], context) { (values) throws(DLError) in
            guard let x = values[0] else { return [nil] }
            var y = try self.standard(x)
            if let weight = values[1] { y = try y * weight.alongChannels(rank: x.rank) }
            return [y]
        }
        if context.needs(2) { result[2] = try sum(gradient, dim: axesAroundChannels(rank: x.rank)) }
        return result
    }

    private func standard(_ x: Tensor) throws(DLError) -> Tensor {
        if training { return try standardized(x, dim: axesAroundChannels(rank: x.rank), eps: eps) }
        let (mean, reciprocal) = try fixedStatistics(x)
        return try (x - mean) * reciprocal
    }

    /// Mean and reciprocal deviation as they were in the forward pass, for broadcasting.
    private func fixedStatistics(_ x: Tensor) throws(DLError) -> (Tensor, Tensor) {
        guard let statistics else { throw DLError(.invalidState, "\(Self.name): the saved values have been freed") }
        let mean = try to(select(statistics.values, dim: 0, index: 0), dtype: x.dtype)
        let reciprocal = try to(select(statistics.values, dim: 0, index: 1), dtype: x.dtype)
        return (try mean.alongChannels(rank: x.rank), try reciprocal.alongChannels(rank: x.rank))
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let saved = try context.value(input)
        guard let statistics, saved.count > 0 else { return nil }
        let format = saved.memoryFormat
        let x = try contiguous(saved, memoryFormat: format), g = try contiguous(gradient, memoryFormat: format)
        let weight = try context.optionalValue(weight).map { (t) throws(DLError) in try contiguous(t) }
        let layout = ChannelLayout(x.shape, format)
        if !training {
            // Mean and deviation do not depend on x.
            var result: [Tensor?] = [nil, nil, nil]
            let (mean, reciprocal) = try fixedStatistics(x)
            if context.needs(0) {
                var factor = reciprocal
                if let weight { factor = try factor * weight.alongChannels(rank: x.rank) }
                result[0] = try g * factor
            }
            let axes = axesAroundChannels(rank: x.rank)
            if context.needs(1) { result[1] = try sum(g * ((x - mean) * reciprocal), dim: axes) }
            if context.needs(2) { result[2] = try sum(g, dim: axes) }
            return result
        }
        let lines = NormLines(channels: layout.channels, elements: layout.perChannel)
        return try normalizedBackward(g, x, lines, outer: layout.outer, inner: layout.inner, channels: layout.channels, statistics,
                                      weight, context, Self.name)
    }

    mutating func releaseSaved() -> Bool {
        _ = weight.release()
        statistics = nil
        return input.release()
    }
}

public func batchNorm(_ input: Tensor, runningMean: Tensor? = nil, runningVar: Tensor? = nil, weight: Tensor? = nil,
                      bias: Tensor? = nil, training: Bool = false, momentum: Double = 0.1, eps: Double = 1e-5) throws(DLError) -> Tensor {
    let op: StaticString = "batch_norm"
    try checkFloating(input, op, "input")
    guard input.rank >= 2 else { throw .shape(op, "expected at least 2 dimensions (batch, channels, ...), but got input \(input)") }
    try checkEps(eps, op)
    let layout = ChannelLayout(input.shape)
    try checkRunning(runningMean, "running_mean", layout.channels, input, isWritten: training, op)
    try checkRunning(runningVar, "running_var", layout.channels, input, isWritten: training, op)
    try checkChannelVector(weight, "weight", layout.channels, input, op)
    try checkChannelVector(bias, "bias", layout.channels, input, op)
    if training {
        guard layout.perChannel != 1 else {
            throw .invalid(op, "Expected more than 1 value per channel when training, got input size \(input.shape)")
        }
    } else {
        guard runningMean != nil else { throw .invalid(op, "running_mean must be defined in evaluation mode") }
        guard runningVar != nil else { throw .invalid(op, "running_var must be defined in evaluation mode") }
    }
    let operation = BatchNorm(runningMean: runningMean, runningVar: runningVar, training: training, momentum: momentum, eps: eps)
    return try run(operation, Inputs(input, weight, bias))
}
