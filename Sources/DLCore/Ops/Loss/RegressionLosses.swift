import DLKernels

/// A function of the differences of two tensors of one floating dtype.
struct DifferenceLoss: Operation {
    enum Kind {
        /// d^2
        case square
        /// |d|
        case absolute
        /// d^2 / 2 where |d| is below the limit, else limit (|d| - limit / 2)
        case huber(limit: Double)
    }

    static let name: StaticString = "difference_loss"
    let kind: Kind
    let callee: StaticString
    private var input = SavedTensor(), target = SavedTensor()

    init(_ kind: Kind, _ callee: StaticString) {
        self.kind = kind
        self.callee = callee
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        target = inputs.save(1)
        switch kind {
        case .square: return try Tensor.map(.squaredDifference, inputs[0], inputs[1], .same, callee)
        case .absolute: return try Tensor.map(.absoluteDifference, inputs[0], inputs[1], .same, callee)
        case .huber(let limit):
            return try Tensor.map(.huberDifference, inputs[0], inputs[1], Tensor.scalar(.float(limit), inputs[0].dtype, isNumber: true, callee), callee)
        }
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let difference = try context.value(input) - context.value(target)
        let slope: Tensor
        switch kind {
        case .square: slope = try difference * 2
        case .absolute: slope = try sign(difference)
        case .huber(let limit): slope = try clamp(difference, min: .float(-limit), max: .float(limit))
        }
        return try both(gradient * slope, context)
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let a = try context.value(input), b = try context.value(target)
        switch kind {
        case .square: return try both(Tensor.map(.squaredDifferenceBackward, gradient, a, b, callee), context)
        case .absolute: return try both(Tensor.map(.absoluteDifferenceBackward, gradient, a, b, callee), context)
        case .huber(let limit):
            let slope = try Tensor.map(.limitedDifference, a, b, Tensor.scalar(.float(limit), a.dtype, isNumber: true, callee), callee)
            return try both(gradient * slope, context)
        }
    }

    private func both(_ slope: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? slope : nil, context.needs(1) ? try neg(slope) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = target.release()
        return input.release()
    }
}

/// (input - target)^2
public func mseLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, weight: Tensor? = nil) throws(DLError) -> Tensor {
    let losses = try losses(.square, input, target, "mse_loss")
    return try weighted(losses, input, weight, reduction, "mse_loss")
}

/// |input - target|
public func l1Loss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, weight: Tensor? = nil) throws(DLError) -> Tensor {
    let losses = try losses(.absolute, input, target, "l1_loss")
    return try weighted(losses, input, weight, reduction, "l1_loss")
}

/// d^2 / (2 beta) where |d| < beta, else |d| - beta / 2, for d = input - target (Girshick, ICCV 2015)
public func smoothL1Loss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, beta: Double = 1) throws(DLError) -> Tensor {
    let op: StaticString = "smooth_l1_loss"
    guard beta >= 0 else { throw .invalid(op, "smooth_l1_loss does not support negative values for beta, got \(beta)") }
    if beta == 0 { return try reduction.applied(to: losses(.absolute, input, target, op)) }
    let reduced = try reduction.applied(to: losses(.huber(limit: beta), input, target, op))
    return beta == 1 ? reduced : try reduced / .float(beta)
}

/// d^2 / 2 where |d| < delta, else delta (|d| - delta / 2), for d = input - target (Huber, 1964)
public func huberLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, delta: Double = 1,
                      weight: Tensor? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "huber_loss"
    guard delta > 0 else { throw .invalid(op, "huber_loss does not support non-positive values for delta, got \(delta)") }
    let losses = try losses(.huber(limit: delta), input, target, op)
    guard let weight else { return try reduction.applied(to: losses) }
    try checkSameSize(weight, input, op)
    return try reduction.applied(to: losses * weight)
}

private func losses(_ kind: DifferenceLoss.Kind, _ input: Tensor, _ target: Tensor, _ op: StaticString) throws(DLError) -> Tensor {
    _ = try broadcastShape(input.shape, target.shape, op)
    let dtype = resultType(input, target)
    guard dtype.isFloatingPoint else { throw .dtype(op, "input or target must have a floating dtype, got \(input) and \(target)") }
    return try run(DifferenceLoss(kind, op), to(input, dtype: dtype), to(target, dtype: dtype))
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
