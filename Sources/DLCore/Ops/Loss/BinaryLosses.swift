/// -(target ln input + (1 - target) ln(1 - input)), with each logarithm held above -100 so that a certain but wrong
/// prediction costs 100 instead of infinity.
struct BinaryCrossEntropy: Operation {
    static let name: StaticString = "binary_cross_entropy"
    private var input = SavedTensor(), target = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        target = inputs.save(1)
        let p = inputs[0], t = inputs[1]
        // Extremes are NaN where an element is.
        let least = p.count == 0 ? 0 : try amin(p).item().double, most = p.count == 0 ? 0 : try amax(p).item().double
        guard least >= 0 && most <= 1 else {
            throw .invalid(Self.name, "all elements of input should be between 0 and 1: input \(p)")
        }
        let yes = try clamp(log(p), min: -100.0), no = try clamp(log1p(neg(p)), min: -100.0)
        return try (t - 1) * no - t * yes
    }

    /// (input - target) / (input (1 - input)), the denominator held above 1e-12; and ln(1 - input) - ln input for target.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let p = try context.value(input), t = try context.value(target)
        var gradients: [Tensor?] = [nil, nil]
        if context.needs(0) { gradients[0] = try gradient * ((p - t) / clamp((1 - p) * p, min: 1e-12)) }
        if context.needs(1) {
            gradients[1] = try gradient * (clamp(log1p(neg(p)), min: -100.0) - clamp(log(p), min: -100.0))
        }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        _ = target.release()
        return input.release()
    }
}

public func binaryCrossEntropy(_ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "binary_cross_entropy"
    guard input.shape == target.shape else {
        throw .shape(op, "Using a target size (\(target.shape)) that is different to the input size (\(input.shape)) is not allowed; ensure they have the same size")
    }
    try checkFloating(input, op, "input")
    try checkFloating(target, op, "target")
    var losses = try run(BinaryCrossEntropy(), input, target)
    if let weight { losses = try losses * weight }
    return try reduction.applied(to: losses)
}

/// (1 - target) input + ln(1 + e^-input)
private struct LogitCrossEntropy: Operation {
    static let name: StaticString = "binary_cross_entropy_with_logits"
    private var input = SavedTensor(), target = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        target = inputs.save(1)
        return try Tensor.map(.logitCrossEntropy, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), t = try context.value(target)
        return [context.needs(0) ? try gradient * (sigmoid(x) - t) : nil, context.needs(1) ? try neg(gradient * x) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = target.release()
        return input.release()
    }
}

/// Binary cross-entropy of sigmoid(input), computed as max(x, 0) - x t + ln(1 + e^-|x|), which cannot overflow;
/// `posWeight` multiplies the term of target 1.
public func binaryCrossEntropyWithLogits(_ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean,
                                         posWeight: Tensor? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "binary_cross_entropy_with_logits"
    guard input.shape == target.shape else {
        throw .shape(op, "Target size (\(target.shape)) must be the same as input size (\(input.shape))")
    }
    try checkFloating(input, op, "input")
    var losses: Tensor
    if let posWeight {
        // ln(1 + e^-x) = max(-x, 0) + ln(1 + e^-|x|), weighted by 1 + (posWeight - 1) t.
        let factor = try (posWeight - 1) * target + 1
        losses = try (1 - target) * input + factor * softplus(neg(input), threshold: .infinity)
    } else if target.dtype.isFloatingPoint {
        losses = try run(LogitCrossEntropy(), input, target)
    } else {
        losses = try (1 - target) * input + softplus(neg(input), threshold: .infinity)
    }
    if let weight { losses = try losses * weight }
    return try reduction.applied(to: losses)
}

/// ln(1 + e^(-target input)) for targets of 1 and -1
public func softMarginLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "soft_margin_loss"
    try checkFloating(input, op, "input")
    _ = try broadcastShape(input.shape, target.shape, op)
    return try reduction.applied(to: softplus(neg(input * target), threshold: .infinity))
}

/// The mean over classes of the binary cross-entropy of sigmoid(input), one loss per sample; `weight` scales classes.
public func multilabelSoftMarginLoss(_ input: Tensor, _ target: Tensor, weight: Tensor? = nil,
                                     reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "multilabel_soft_margin_loss"
    try checkFloating(input, op, "input")
    guard input.rank > 0 else { throw .index(op, "Dimension specified as -1 but tensor has no dimensions: input \(input.shape)") }
    return try named(op) { () throws(DLError) in
        var losses = try (1 - target) * input + softplus(neg(input), threshold: .infinity)
        if let weight { losses = try losses * weight }
        return try reduction.applied(to: mean(losses, dim: [-1]))
    }
}

/// Binary cross-entropy of sigmoid(input) with each term scaled by (1 - p)^gamma for the probability p of the target, and by
/// alpha for target 1 and 1 - alpha for target 0 (none where alpha is negative): Lin et al., "Focal loss for dense object
/// detection", ICCV 2017.
public func sigmoidFocalLoss(_ input: Tensor, _ target: Tensor, alpha: Double = 0.25, gamma: Double = 2,
                             reduction: Reduction = .none) throws(DLError) -> Tensor {
    let op: StaticString = "sigmoid_focal_loss"
    try checkFloating(input, op, "input")
    _ = try broadcastShape(input.shape, target.shape, op)
    return try named(op) { () throws(DLError) in
        let entropy = try (1 - target) * input + softplus(neg(input), threshold: .infinity)
        // 1 - p, computed as sigmoid(-input) where target is 1, which keeps its digits.
        let miss = try target * sigmoid(neg(input)) + (1 - target) * sigmoid(input)
        var losses = gamma == 0 ? entropy : try entropy * pow(miss, .float(gamma))
        if alpha >= 0 { losses = try losses * (target * .float(2 * alpha - 1) + .float(1 - alpha)) }
        return try reduction.applied(to: losses)
    }
}
