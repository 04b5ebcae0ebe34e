/// How the values of a divergence are put together: `batchmean` is their sum divided by the extent of the first axis.
public enum DivergenceReduction: Int32, Sendable { case none = 0, mean = 1, sum = 2, batchmean = 3 }

extension DivergenceReduction {
    func applied(to losses: Tensor, batch: Dims) throws(DLError) -> Tensor {
        switch self {
        case .none: return losses
        case .mean: return try DLCore.mean(losses)
        case .sum: return try DLCore.sum(losses)
        case .batchmean:
            let total = try DLCore.sum(losses)
            return batch.isEmpty ? total : try total / .float(Double(batch[0]))
        }
    }
}

/// The terms of the Kullback-Leibler divergence of a target from log-probabilities: t (ln t - input), 0 where t is 0;
/// with logTarget the target is ln t.
public func klDiv(_ input: Tensor, _ target: Tensor, reduction: DivergenceReduction = .mean, logTarget: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "kl_div"
    try checkFloating(input, op, "input")
    try checkFloating(target, op, "target")
    _ = try broadcastShape(input.shape, target.shape, op)
    let losses: Tensor
    if logTarget {
        losses = try exp(target) * (target - input)
    } else {
        losses = try target * log(choose(eq(target, 0), onesLike(target), target)) - target * input
    }
    return try reduction.applied(to: losses, batch: input.shape)
}

/// T^2 times the divergence of the teacher's softmax at temperature T from the student's, along the class axis; the factor
/// keeps the size of the gradients (Hinton et al., "Distilling the knowledge in a neural network", 2015).
public func distillationLoss(_ studentLogits: Tensor, _ teacherLogits: Tensor, temperature: Double = 1,
                             reduction: DivergenceReduction = .batchmean) throws(DLError) -> Tensor {
    let op: StaticString = "distillation_loss"
    guard temperature > 0 && temperature < .infinity else { throw .invalid(op, "temperature must be positive, got \(temperature)") }
    guard studentLogits.shape == teacherLogits.shape else {
        throw .shape(op, "expected logits of one shape, got student \(studentLogits.shape) and teacher \(teacherLogits.shape)")
    }
    try checkFloating(studentLogits, op, "student_logits")
    try checkFloating(teacherLogits, op, "teacher_logits")
    guard studentLogits.rank > 0 else { throw .shape(op, "expected logits with a class axis, got shape \(studentLogits.shape)") }
    let axis = studentLogits.rank == 1 ? 0 : 1
    return try named(op) { () throws(DLError) in
        let student = try logSoftmax(studentLogits / .float(temperature), dim: axis)
        let teacher = try logSoftmax(teacherLogits / .float(temperature), dim: axis)
        return try klDiv(student, teacher, reduction: reduction, logTarget: true) * .float(temperature * temperature)
    }
}

/// e^input - target input for logInput, else input - target ln(input + eps). `full` adds Stirling's approximation of
/// ln(target!) where target is above 1.
public func poissonNllLoss(_ input: Tensor, _ target: Tensor, logInput: Bool = true, full: Bool = false, eps: Double = 1e-8,
                           reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "poisson_nll_loss"
    try checkFloating(input, op, "input")
    _ = try broadcastShape(input.shape, target.shape, op)
    return try named(op) { () throws(DLError) in
        var losses = logInput ? try exp(input) - target * input : try input - target * log(input + .float(eps))
        if full {
            let counts = target.dtype.isFloatingPoint ? target : try to(target, dtype: input.dtype)
            let isLarge = try gt(counts, 1)
            let safe = try choose(isLarge, counts, onesLike(counts))
            let stirling = try safe * log(safe) - safe + log(safe * .float(2 * Double.pi)) * 0.5
            losses = try losses + choose(isLarge, stirling, zerosLike(stirling))
        }
        return try reduction.applied(to: losses)
    }
}

/// (ln v + (input - target)^2 / v) / 2 with the variance v = max(var, eps), whose derivative takes no notice of the bound;
/// `full` adds ln(2 pi) / 2.
public func gaussianNllLoss(_ input: Tensor, _ target: Tensor, _ variance: Tensor, full: Bool = false, eps: Double = 1e-6,
                            reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "gaussian_nll_loss"
    try checkFloating(input, op, "input")
    try checkFloating(variance, op, "var")
    _ = try broadcastShape(input.shape, target.shape, op)
    if try any(lt(variance, 0)).item().double != 0 { throw .invalid(op, "var has negative entry/entries") }
    var spread = variance
    if spread.shape != input.shape {
        var withoutLast = input.shape
        if input.rank > 0 { withoutLast.remove(at: input.rank - 1) }
        if input.rank > 0 && spread.shape == withoutLast {
            spread = try unsqueeze(spread, dim: -1)
        } else if !isOneAxisShort(spread.shape, of: input.shape) {
            throw .shape(op, "var is of incorrect size: input \(input.shape), var \(variance.shape)")
        }
    }
    let bounded = try withoutRecording { () throws(DLError) in try clamp(spread, min: .float(eps)) - spread }
    return try named(op) { () throws(DLError) in
        let v = try spread + bounded
        var losses = try (log(v) + square(input - target) / v) * 0.5
        if full { losses = try losses + 0.9189385332046727 }
        return try reduction.applied(to: losses)
    }
}

/// Whether a shape differs from another one in a single axis, along which it has the extent 1.
private func isOneAxisShort(_ shape: Dims, of other: Dims) -> Bool {
    guard shape.count == other.count else { return false }
    var different = 0
    for i in 0..<shape.count where shape[i] != other[i] {
        if shape[i] != 1 { return false }
        different += 1
    }
    return different == 1
}
