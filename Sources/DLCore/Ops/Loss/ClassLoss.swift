import DLKernels

/// What a class loss is computed from.
protocol ClassScores {
    static var name: StaticString { get }
    static var areLogits: Bool { get }
}

enum LogProbabilities: ClassScores {
    static let name: StaticString = "nll_loss"
    static var areLogits: Bool { false }
}

enum Logits: ClassScores {
    static let name: StaticString = "cross_entropy"
    static var areLogits: Bool { true }
}

/// -weight[target] ln p[target], ln p being the scores or their log-softmax; 0 for ignored targets. The mean is over the weights
/// of the others. The first derivative is one pass over the scores.
struct ClassLoss<Scores: ClassScores>: Operation {
    static var name: StaticString { Scores.name }
    private var target: Tensor
    private var weight: Tensor?
    private let axis: Int, ignoreIndex: Int
    private let reduction: Reduction
    private var input = SavedTensor()
    /// For logits: their log-softmax.
    private var logProbabilities: Tensor?
    /// The sum of the weights that counted.
    private var total = 1.0
    private var targetVersion = 0, weightVersion = 0

    init(target: Tensor, weight: Tensor?, axis: Int, ignoreIndex: Int, reduction: Reduction) {
        self.target = target
        self.weight = weight
        self.axis = axis
        self.ignoreIndex = ignoreIndex
        self.reduction = reduction
    }

    private func layout(_ x: Tensor) -> (samples: Int, classes: Int, inner: Int) {
        var inner = 1
        for i in (axis + 1)..<Swift.max(axis + 1, x.rank) { inner &*= x.shape[i] }
        return (axis == 0 ? 1 : x.shape[0], x.shape[axis], inner)
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = try contiguous(inputs[0])
        target = try contiguous(target)
        if let given = weight { weight = try contiguous(given.dtype == x.dtype ? given : Tensor.cast(given, x.dtype)) }
        let (samples, classes, inner) = layout(x)
        let targets = target.pointer.assumingMemoryBound(to: Int64.self)
        if let wrong = firstTargetOutside(targets, count: target.count, classes: classes, ignoreIndex: Int64(ignoreIndex)) {
            throw .index(Self.name, "Target \(wrong) is out of bounds: expected classes in 0 ..< \(classes) or \(ignoreIndex) (ignored); input \(x), target \(target)")
        }
        let losses = try Tensor.result(target.shape, x.dtype, Self.name)
        if Scores.areLogits {
            let logs = try Tensor.result(x.shape, x.dtype, Self.name)
            total = crossEntropyForward(
                x.dtype, samples: samples, classes: classes, inner: inner, logits: x.pointer, targets: targets,
                weights: weight?.pointer, ignoreIndex: Int64(ignoreIndex), logProbabilities: logs.pointer, losses: losses.pointer)
            if inputs.isRecording { logProbabilities = logs }
        } else {
            total = nllForward(
                x.dtype, samples: samples, classes: classes, inner: inner, input: x.pointer, targets: targets,
                weights: weight?.pointer, ignoreIndex: Int64(ignoreIndex), losses: losses.pointer)
        }
        input = inputs.save(0)
        targetVersion = target.version
        weightVersion = weight?.version ?? 0
        switch reduction {
        case .none: return losses
        case .sum: return try sum(losses)
        case .mean: return try sum(losses) / .float(total)
        }
    }

    private func checkUnchanged() throws(DLError) {
        if target.version != targetVersion || weight?.version ?? 0 != weightVersion {
            throw DLError(.invalidState, "backward of \(Self.name): the target \(target) or the weight has been modified by an inplace operation")
        }
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input)
        try checkUnchanged()
        return try replayedGradients([x], [gradient], context) { (values) throws(DLError) in
            guard let x = values[0] else { return [nil] }
            let scores = Scores.areLogits ? try logSoftmax(x, dim: self.axis) : x
            return [try plainClassLoss(scores, self.target, self.weight, axis: self.axis, ignoreIndex: self.ignoreIndex, self.reduction, Self.name)]
        }
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let x = try context.value(input)
        try checkUnchanged()
        let (samples, classes, inner) = layout(x)
        let g = try contiguous(gradient)
        let result = try Tensor.result(x.shape, x.dtype, Self.name)
        if result.count == 0 { return [result] }
        let scale = reduction == .mean ? 1 / total : 1, stride = reduction == .none ? 1 : 0
        let targets = target.pointer.assumingMemoryBound(to: Int64.self)
        if Scores.areLogits {
            guard let logProbabilities else { return nil }
            crossEntropyBackward(
                x.dtype, samples: samples, classes: classes, inner: inner, gradient: g.pointer, gradientStride: stride, scale: scale,
                targets: targets, weights: weight?.pointer, ignoreIndex: Int64(ignoreIndex),
                logProbabilities: logProbabilities.pointer, logitGradient: result.pointer)
        } else {
            nllBackward(
                x.dtype, samples: samples, classes: classes, inner: inner, gradient: g.pointer, gradientStride: stride, scale: scale,
                targets: targets, weights: weight?.pointer, ignoreIndex: Int64(ignoreIndex), inputGradient: result.pointer)
        }
        return [result]
    }

    mutating func releaseSaved() -> Bool {
        logProbabilities = nil
        return input.release()
    }
}
