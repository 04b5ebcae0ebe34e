/// -weight[target] input[target] for log-probabilities input [N, C] or [N, C, d...] and classes target [N] or [N, d...].
/// Targets equal to ignoreIndex cost nothing; the mean is taken over the weights of the others.
public func nllLoss(_ input: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
                    reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "nll_loss"
    let axis = try checkClasses(input, target, weight, op)
    let classes = try classIndices(target, op)
    if weight?.requiresGrad == true && GradMode.isEnabled {
        return try plainClassLoss(input, classes, weight, axis: axis, ignoreIndex: ignoreIndex, reduction, op)
    }
    let loss = ClassLoss<LogProbabilities>(target: classes, weight: weight, axis: axis, ignoreIndex: ignoreIndex, reduction: reduction)
    return try run(loss, input)
}

/// The same in operations that can be differentiated any number of times.
func plainClassLoss(_ input: Tensor, _ target: Tensor, _ weight: Tensor?, axis: Int, ignoreIndex: Int, _ reduction: Reduction,
                    _ op: StaticString) throws(DLError) -> Tensor {
    let picked = try ClassChoice(input, target, axis: axis, weight: weight, ignoreIndex: ignoreIndex, op)
    let losses = try picked.weighted(neg(picked.values(of: input)))
    switch reduction {
    case .none: return losses
    case .sum: return try sum(losses)
    case .mean: return try sum(losses) / sum(picked.weights)
    }
}

/// nll_loss(log_softmax(input)); with label smoothing e the target class counts 1 - e and every class e / C (Szegedy et al.,
/// CVPR 2016). Floating targets are class probabilities of input's shape.
public func crossEntropy(_ input: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
                         reduction: Reduction = .mean, labelSmoothing: Double = 0) throws(DLError) -> Tensor {
    let op: StaticString = "cross_entropy"
    guard labelSmoothing >= 0 && labelSmoothing <= 1 else {
        throw .invalid(op, "label_smoothing must be between 0.0 and 1.0. Got: \(labelSmoothing)")
    }
    if target.dtype.isFloatingPoint && target.shape == input.shape && input.rank > 0 {
        return try softCrossEntropy(input, target, weight, reduction, labelSmoothing)
    }
    let axis = try checkClasses(input, target, weight, op)
    let target = try classIndices(target, op)
    if labelSmoothing == 0 && !(weight?.requiresGrad == true && GradMode.isEnabled) {
        let loss = ClassLoss<Logits>(target: target, weight: weight, axis: axis, ignoreIndex: ignoreIndex, reduction: reduction)
        return try run(loss, input)
    }
    let logProbabilities = try logSoftmax(input, dim: axis)
    let picked = try ClassChoice(input, target, axis: axis, weight: weight, ignoreIndex: ignoreIndex, op)
    let losses = try picked.weighted(neg(picked.values(of: logProbabilities)))
    // Every class's share, weighted like the classes, for targets that are not ignored.
    let classes = input.shape[axis]
    var all = try neg(logProbabilities)
    if let weight { all = try all * classShaped(weight, input.rank, axis) }
    let smooth = try picked.counted(sum(all, dim: [axis]))
    let classLosses = try losses * .float(1 - labelSmoothing) + smooth * .float(labelSmoothing / Double(Swift.max(classes, 1)))
    switch reduction {
    case .none: return classLosses
    case .sum: return try sum(classLosses)
    case .mean: return try sum(classLosses) / sum(picked.weights)
    }
}

/// -sum over classes of target ln softmax(input); the mean is over everything but the class axis.
private func softCrossEntropy(_ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ reduction: Reduction,
                              _ labelSmoothing: Double) throws(DLError) -> Tensor {
    let axis = input.rank == 1 ? 0 : 1
    let classes = input.shape[axis]
    if let weight { try checkWeight(weight, classes, "cross_entropy") }
    var probabilities = target
    if labelSmoothing > 0 { probabilities = try target * .float(1 - labelSmoothing) + .float(labelSmoothing / Double(Swift.max(classes, 1))) }
    var terms = try logSoftmax(input, dim: axis) * probabilities
    if let weight { terms = try terms * classShaped(weight, input.rank, axis) }
    let losses = try neg(sum(terms, dim: [axis]))
    switch reduction {
    case .none: return losses
    case .sum: return try sum(losses)
    case .mean: return try sum(losses) * .float(Double(classes) / Double(Swift.max(input.count, 1)))
    }
}

// MARK: Checks

/// The class axis of an input [C], [N, C] or [N, C, d...], after comparing shapes.
private func checkClasses(_ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ op: StaticString) throws(DLError) -> Int {
    try checkFloating(input, op, "input")
    guard input.rank >= 1 else { throw .shape(op, "input tensor should be 1D or more, got \(input.shape)") }
    let axis = input.rank == 1 ? 0 : 1
    var expected = input.shape
    expected.remove(at: axis)
    guard target.shape == expected else {
        if input.rank <= 2 && target.rank == 1 {
            let samples = input.rank == 2 ? input.shape[0] : 1
            throw .shape(op, "Expected input batch_size (\(samples)) to match target batch_size (\(target.count)): input \(input.shape) needs target \(expected), got \(target.shape)")
        }
        throw .shape(op, "Expected target size \(expected), got \(target.shape) for input \(input.shape)")
    }
    if let weight { try checkWeight(weight, input.shape[axis], op) }
    return axis
}

/// Class indices as int64.
private func classIndices(_ target: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
    if target.dtype == .int64 { return target }
    guard target.dtype == .uint8 else {
        throw .dtype(op, "expected target dtype to be Long or Byte (classes), or floating and of input's shape (probabilities), but got \(target)")
    }
    return try to(target, dtype: .int64)
}

private func checkWeight(_ weight: Tensor, _ classes: Int, _ op: StaticString) throws(DLError) {
    guard weight.shape == [classes] else {
        throw .shape(op, "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: \(weight.shape)")
    }
}

/// A vector over classes that broadcasts along the class axis.
private func classShaped(_ weight: Tensor, _ rank: Int, _ axis: Int) throws(DLError) -> Tensor {
    var shape = Dims(repeating: 1, count: rank)
    shape[axis] = weight.count
    return try reshape(weight, shape: shape)
}

/// The classes that a target names, with the weight that each of its elements has.
private struct ClassChoice {
    /// The weights of the targets that count, 0 for those that are ignored.
    let weights: Tensor
    private let isCounted: Tensor
    private let hasWeights: Bool
    private let index: Tensor
    private let axis: Int

    init(_ input: Tensor, _ target: Tensor, axis: Int, weight: Tensor?, ignoreIndex: Int, _ op: StaticString) throws(DLError) {
        self.axis = axis
        let counted = try ne(target, .int(Int64(ignoreIndex)))
        let safe = try choose(counted, target, zerosLike(target))
        if input.shape[axis] > 0 || target.count == 0 { try checkTargets(safe, classes: input.shape[axis], op) }
        isCounted = counted
        hasWeights = weight != nil
        index = try unsqueeze(safe, dim: axis)
        if let weight {
            let flat = try reshape(contiguous(safe), shape: [safe.count])
            let chosen = try reshape(indexSelect(weight, dim: 0, index: flat), shape: target.shape)
            weights = try choose(counted, chosen, zerosLike(chosen))
        } else {
            weights = try to(counted, dtype: input.dtype)
        }
    }

    /// 0 in the place of values of ignored targets, whatever they are, with the derivative 0.
    func counted(_ values: Tensor) throws(DLError) -> Tensor { try choose(isCounted, values, number(0, for: values)) }

    /// The values times their weights.
    func weighted(_ values: Tensor) throws(DLError) -> Tensor { try counted(hasWeights ? values * weights : values) }

    func values(of input: Tensor) throws(DLError) -> Tensor { try squeeze(gather(input, dim: axis, index: index), dim: [axis]) }
}

func checkTargets(_ target: Tensor, classes: Int, _ op: StaticString) throws(DLError) {
    do {
        try checkIndices(target, bound: classes, op)
    } catch {
        throw DLError(.indexOutOfRange, "\(op): Target is out of bounds: expected classes in 0 ..< \(classes). \(error.message)")
    }
}
