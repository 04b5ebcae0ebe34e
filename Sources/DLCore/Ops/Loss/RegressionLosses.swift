/// (input - target)^2
public func mseLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws(DLError) -> Tensor {
    try reduction.applied(to: square(difference(input, target, "mse_loss")))
}

/// |input - target|
public func l1Loss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws(DLError) -> Tensor {
    try reduction.applied(to: abs(difference(input, target, "l1_loss")))
}

/// d^2 / (2 beta) where |d| < beta, else |d| - beta / 2, for d = input - target (Girshick, ICCV 2015)
public func smoothL1Loss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, beta: Double = 1) throws(DLError) -> Tensor {
    guard beta >= 0 else { throw .invalid("smooth_l1_loss", "smooth_l1_loss does not support negative values for beta, got \(beta)") }
    let d = try difference(input, target, "smooth_l1_loss")
    if beta == 0 { return try reduction.applied(to: abs(d)) }
    let size = try abs(d)
    let losses = try choose(lt(size, .float(beta)), square(d) * .float(0.5 / beta), size - .float(beta / 2))
    return try reduction.applied(to: losses)
}

/// d^2 / 2 where |d| < delta, else delta (|d| - delta / 2), for d = input - target (Huber, 1964)
public func huberLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, delta: Double = 1) throws(DLError) -> Tensor {
    guard delta > 0 else { throw .invalid("huber_loss", "huber_loss does not support non-positive values for delta, got \(delta)") }
    let d = try difference(input, target, "huber_loss")
    let size = try abs(d)
    let losses = try choose(lt(size, .float(delta)), square(d) * 0.5, (size - .float(delta / 2)) * .float(delta))
    return try reduction.applied(to: losses)
}

private func difference(_ input: Tensor, _ target: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
    _ = try broadcastShape(input.shape, target.shape, op)
    let d = try input - target
    try checkFloating(d, op, "input or target")
    return d
}

// MARK: Binary cross-entropy

/// -(target ln input + (1 - target) ln(1 - input)), with each logarithm held above -100 so that a certain but wrong
/// prediction costs 100 instead of infinity.
struct BinaryCrossEntropy: Operation {
    static let name: StaticString = "binary_cross_entropy"
    private var input = SavedTensor(), target = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        target = inputs.save(1)
        let p = inputs[0], t = inputs[1]
        let outside = try logicalNot(logicalAnd(ge(p, 0), le(p, 1)))
        if try any(outside).item().double != 0 {
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
    } else {
        losses = try (1 - target) * input + softplus(neg(input), threshold: .infinity)
    }
    if let weight { losses = try losses * weight }
    return try reduction.applied(to: losses)
}
