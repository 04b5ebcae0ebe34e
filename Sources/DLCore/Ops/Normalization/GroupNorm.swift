import DLKernels

/// Each sample's channels in groups, every group with its own mean and variance (Wu and He, ECCV 2018).
struct GroupNorm: Operation {
    static let name: StaticString = "group_norm"
    let groups: Int
    let eps: Double
    private var input = SavedTensor(), weight = SavedTensor()
    /// Of each sample's groups; read by instance_norm for its running statistics.
    private var statistics: NormStatistics?
    /// Called with mean and biased variance of each sample's groups.
    private var observe: ((UnsafePointer<Double>, UnsafePointer<Double>) throws(DLError) -> Void)?

    init(groups: Int, eps: Double, observe: ((UnsafePointer<Double>, UnsafePointer<Double>) throws(DLError) -> Void)? = nil) {
        self.groups = groups
        self.eps = eps
        self.observe = observe
    }

    private func lines(_ layout: ChannelLayout) -> NormLines {
        NormLines(samples: layout.outer, groups: groups, channels: layout.channels, inner: layout.inner)
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = try contiguous(inputs[0])
        let weight = try inputs.optional(1).map { (t) throws(DLError) in try contiguous(t) }
        let bias = try inputs.optional(2).map { (t) throws(DLError) in try contiguous(t) }
        input = inputs.save(0)
        self.weight = inputs.save(1)
        if x.count == 0 { return try Tensor.result(x.shape, x.dtype, Self.name) }
        let layout = ChannelLayout(x.shape)
        let statistics = try NormStatistics(groups: layout.outer &* groups, Self.name)
        self.statistics = statistics
        guard channelMoments(x.dtype, outer: 1, channels: layout.outer &* groups, inner: layout.channels / groups &* layout.inner,
                             input: x.pointer, mean: statistics.mean, variance: statistics.reciprocal) else {
            throw .outOfMemory(Self.name, bytes: 24 &* layout.outer &* groups)
        }
        if let observe { try observe(statistics.mean, statistics.reciprocal) }
        observe = nil
        statistics.invert(eps: eps)
        let output = try normalized(x, lines(layout), outer: 1, inner: layout.inner, statistics, weight, bias, Self.name)
        return try contiguous(output, memoryFormat: inputs[0].memoryFormat)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), weight = try context.optionalValue(weight)
        let groups = groups, eps = eps
        var result = try replayedGradients([x, weight, nil], [gradient], context) { (values) throws(DLError) in
            guard let x = values[0] else { return [nil] }
            let layout = ChannelLayout(x.shape)
            let flat = try reshape(x, shape: [layout.outer, groups, layout.channels / Swift.max(1, groups) &* layout.inner])
            var y = try reshape(standardized(flat, dim: [2], eps: eps), shape: x.shape)
            if let weight = values[1] { y = try y * weight.alongChannels(rank: x.rank) }
            return [y]
        }
        if context.needs(2) { result[2] = try sum(gradient, dim: axesAroundChannels(rank: x.rank)) }
        return result
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let saved = try context.value(input)
        guard let statistics, saved.count > 0 else { return nil }
        let x = try contiguous(saved), g = try contiguous(gradient)
        let weight = try context.optionalValue(weight).map { (t) throws(DLError) in try contiguous(t) }
        let layout = ChannelLayout(x.shape)
        var result = try normalizedBackward(g, x, lines(layout), outer: 1, inner: layout.inner, channels: layout.channels, statistics, weight,
                                            context, Self.name)
        if let slope = result[0] { result[0] = try contiguous(slope, memoryFormat: saved.memoryFormat) }
        return result
    }

    mutating func releaseSaved() -> Bool {
        _ = weight.release()
        statistics = nil
        return input.release()
    }
}

public func groupNorm(_ input: Tensor, numGroups: Int, weight: Tensor? = nil, bias: Tensor? = nil,
                      eps: Double = 1e-5) throws(DLError) -> Tensor {
    let op: StaticString = "group_norm"
    try checkFloating(input, op, "input")
    guard input.rank >= 2 else { throw .shape(op, "Expected at least 2 dimensions for input tensor but received \(input.rank): \(input)") }
    guard numGroups > 0 else { throw .invalid(op, "Expected num groups to be greater than 0, got \(numGroups)") }
    try checkEps(eps, op)
    let layout = ChannelLayout(input.shape)
    guard layout.channels % numGroups == 0 else {
        throw .shape(op, "Expected number of channels in input to be divisible by num_groups, but got input of shape \(input.shape) and num_groups=\(numGroups)")
    }
    for (vector, argument) in [(weight, "weight"), (bias, "bias")] as [(Tensor?, StaticString)] {
        guard let vector else { continue }
        guard vector.shape == [layout.channels] else {
            throw .shape(op, "Expected \(argument) to be a vector of size equal to the number of channels in input, but got \(argument) of shape \(vector.shape) and input of shape \(input.shape)")
        }
        try checkSameDType(vector, argument, input, op)
    }
    let perGroup = layout.perChannel &* (layout.channels / numGroups)
    guard perGroup != 1 else { throw .invalid(op, "Expected more than 1 value per channel when training, got input size \(input.shape)") }
    return try run(GroupNorm(groups: numGroups, eps: eps), Inputs(input, weight, bias))
}

/// Every channel of every sample by itself (Ulyanov et al., 2016); running statistics are the means over the samples.
public func instanceNorm(_ input: Tensor, runningMean: Tensor? = nil, runningVar: Tensor? = nil, weight: Tensor? = nil,
                         bias: Tensor? = nil, useInputStats: Bool = true, momentum: Double = 0.1,
                         eps: Double = 1e-5) throws(DLError) -> Tensor {
    let op: StaticString = "instance_norm"
    try checkFloating(input, op, "input")
    try checkEps(eps, op)
    guard input.rank >= 2 else {
        throw .invalid(op, "Expected more than 1 spatial element when training, got input size \(input.shape)")
    }
    let layout = ChannelLayout(input.shape)
    try checkRunning(runningMean, "running_mean", layout.channels, input, isWritten: useInputStats, op)
    try checkRunning(runningVar, "running_var", layout.channels, input, isWritten: useInputStats, op)
    try checkChannelVector(weight, "weight", layout.channels, input, op)
    try checkChannelVector(bias, "bias", layout.channels, input, op)
    if !useInputStats {
        guard runningMean != nil && runningVar != nil else {
            throw .invalid(op, "Expected running_mean and running_var to be defined when use_input_stats is false")
        }
        return try named(op) { () throws(DLError) in
            try batchNorm(input, runningMean: runningMean, runningVar: runningVar, weight: weight, bias: bias, training: false,
                          momentum: momentum, eps: eps)
        }
    }
    guard layout.inner != 1 else {
        throw .invalid(op, "Expected more than 1 spatial element when training, got input size \(input.shape)")
    }
    let operation = GroupNorm(groups: Swift.max(1, layout.channels), eps: eps) { (mean, variance) throws(DLError) in
        if runningMean == nil && runningVar == nil { return }
        let averages = try NormStatistics(groups: layout.channels, op)
        let correction = Double(layout.inner) / Double(layout.inner - 1)
        for c in 0..<layout.channels {
            var m = 0.0, v = 0.0
            for n in 0..<layout.outer {
                m += mean[n &* layout.channels &+ c]
                v += variance[n &* layout.channels &+ c]
            }
            averages.mean[c] = m / Double(layout.outer)
            averages.reciprocal[c] = v / Double(layout.outer) * correction
        }
        mixRunning(runningMean, averages.mean, momentum: momentum)
        mixRunning(runningVar, averages.reciprocal, momentum: momentum)
    }
    return try named(op) { () throws(DLError) in try run(operation, Inputs(input, weight, bias)) }
}
