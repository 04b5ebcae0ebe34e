/// (input - target)^2
public func mseLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, weight: Tensor? = nil) throws(DLError) -> Tensor {
    let losses = try square(difference(input, target, "mse_loss"))
    return try weighted(losses, input, weight, reduction, "mse_loss")
}

/// |input - target|
public func l1Loss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, weight: Tensor? = nil) throws(DLError) -> Tensor {
    let losses = try abs(difference(input, target, "l1_loss"))
    return try weighted(losses, input, weight, reduction, "l1_loss")
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
public func huberLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, delta: Double = 1,
                      weight: Tensor? = nil) throws(DLError) -> Tensor {
    guard delta > 0 else { throw .invalid("huber_loss", "huber_loss does not support non-positive values for delta, got \(delta)") }
    let d = try difference(input, target, "huber_loss")
    let size = try abs(d)
    let losses = try choose(lt(size, .float(delta)), square(d) * 0.5, (size - .float(delta / 2)) * .float(delta))
    guard let weight else { return try reduction.applied(to: losses) }
    try checkSameSize(weight, input, "huber_loss")
    return try reduction.applied(to: losses * weight)
}

private func difference(_ input: Tensor, _ target: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
    _ = try broadcastShape(input.shape, target.shape, op)
    let d = try input - target
    try checkFloating(d, op, "input or target")
    return d
}

/// Losses times weights; the mean is over the sum of the weights.
private func weighted(_ losses: Tensor, _ input: Tensor, _ weight: Tensor?, _ reduction: Reduction, _ op: StaticString) throws(DLError) -> Tensor {
    guard let weight else { return try reduction.applied(to: losses) }
    try checkSameSize(weight, input, op)
    let weighted = try losses * weight
    if reduction != .mean { return try reduction.applied(to: weighted) }
    return try sum(weighted) / sum(weight)
}

private func checkSameSize(_ weight: Tensor, _ input: Tensor, _ op: StaticString) throws(DLError) {
    guard weight.shape == input.shape else {
        throw .shape(op, "Weights and input must have the same size: expected weight of shape \(input.shape), got \(weight.shape)")
    }
}
