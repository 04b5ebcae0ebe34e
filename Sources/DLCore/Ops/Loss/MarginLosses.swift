import DLKernels

/// input where target is 1, max(0, margin - input) where it is -1
public func hingeEmbeddingLoss(_ input: Tensor, _ target: Tensor, margin: Double = 1, reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "hinge_embedding_loss"
    try checkFloating(input, op, "input")
    _ = try broadcastShape(input.shape, target.shape, op)
    return try named(op) { () throws(DLError) in
        let zero = try number(0, for: input)
        let apart = try choose(ne(target, 1), clamp(.float(margin) - input, min: 0), zero)
        return try reduction.applied(to: apart + choose(ne(target, -1), input, zero))
    }
}

/// 1 - cos(input1, input2) where target is 1, max(0, cos(input1, input2) - margin) where it is -1
public func cosineEmbeddingLoss(_ input1: Tensor, _ input2: Tensor, _ target: Tensor, margin: Double = 0,
                                reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "cosine_embedding_loss"
    try checkFloating(input1, op, "input1")
    try checkFloating(input2, op, "input2")
    guard target.rank <= 1 else { throw .shape(op, "0D or 1D target tensor expected, multi-target not supported: target \(target.shape)") }
    guard input1.rank == target.rank + 1 && input2.rank == target.rank + 1 else {
        throw .shape(op, "\(target.rank)D target tensor expects \(target.rank + 1)D input tensors, but found inputs with sizes \(input1.shape) and \(input2.shape).")
    }
    _ = try broadcastShape(input1.shape, input2.shape, op)
    return try named(op) { () throws(DLError) in
        let axis: Dims = [-1]
        let product = try sum(input1 * input2, dim: axis)
        let size = try sqrt((sum(square(input1), dim: axis) + 1e-12) * (sum(square(input2), dim: axis) + 1e-12))
        let cosine = try product / size
        let zero = try number(0, for: cosine)
        let alike = try choose(eq(target, 1), 1 - cosine, zero)
        let apart = try choose(eq(target, -1), clamp(cosine - .float(margin), min: 0), zero)
        return try reduction.applied(to: alike + apart)
    }
}

/// max(0, margin - target (input1 - input2))
public func marginRankingLoss(_ input1: Tensor, _ input2: Tensor, _ target: Tensor, margin: Double = 0,
                              reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "margin_ranking_loss"
    guard input1.rank == input2.rank && input1.rank == target.rank else {
        throw .shape(op, "All input tensors should have same dimension but got sizes: input1: \(input1.shape), input2: \(input2.shape), target: \(target.shape)")
    }
    return try named(op) { () throws(DLError) in
        let difference = try input1 - input2
        try checkFloating(difference, op, "input1")
        return try reduction.applied(to: clamp(neg(target) * difference + .float(margin), min: 0))
    }
}

/// sum over the other classes i of max(0, margin - input[target] + input[i])^p times weight[target], divided by the number
/// of classes
public func multiMarginLoss(_ input: Tensor, _ target: Tensor, p: Int = 1, margin: Double = 1, weight: Tensor? = nil,
                            reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "multi_margin_loss"
    guard p == 1 || p == 2 else { throw .invalid(op, "only p == 1 and p == 2 supported, got \(p)") }
    try checkFloating(input, op, "input")
    guard (input.rank == 1 || input.rank == 2) && input.shape[input.rank - 1] > 0 else {
        throw .shape(op, "Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(input.shape)")
    }
    let samples = input.rank == 2 ? input.shape[0] : 1, classes = input.shape[input.rank - 1]
    guard target.rank <= 1 && target.count == samples else {
        throw .shape(op, "target tensor should be 1-D with size equal to the number of input samples (batch size). "
            + "Expected target size [\(samples)], but got \(target.shape). Input has shape \(input.shape).")
    }
    guard target.dtype == .int64 else { throw .dtype(op, "expected target of dtype int64, got \(target)") }
    if let weight, weight.shape != [classes] {
        throw .shape(op, "inconsistent weight size, expected \(classes) but got \(weight.shape)")
    }
    try checkTargets(target, classes: classes, op)
    return try named(op) { () throws(DLError) in
        let rows = try reshape(input, shape: [samples, classes])
        let index = try reshape(target, shape: [samples, 1])
        var gaps = try relu(.float(margin) - gather(rows, dim: 1, index: index) + rows)
        if p == 2 { gaps = try square(gaps) }
        let others = try withoutRecording { () throws(DLError) in
            try scatter(onesLike(rows), dim: 1, index: index, src: zeros([samples, 1], dtype: input.dtype))
        }
        var losses = try sum(gaps * others, dim: [1]) / .float(Double(classes))
        if let weight { losses = try losses * indexSelect(weight, dim: 0, index: reshape(index, shape: [samples])) }
        return try reduction.applied(to: reshape(losses, shape: target.shape))
    }
}

/// sum over target classes j and other classes i of max(0, 1 - input[j] + input[i]), divided by the number of classes. A row
/// of target lists classes up to the first -1.
struct MultilabelMargin: Operation {
    static let name: StaticString = "multilabel_margin_loss"
    let target: Tensor
    private var slope: Tensor?

    init(target: Tensor) { self.target = target }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let rows = try contiguous(inputs[0]), lists = try contiguous(target)
        let samples = rows.rank == 2 ? rows.shape[0] : 1, classes = rows.shape[rows.rank - 1]
        let losses = try Tensor.result(rows.rank == 2 ? [samples] : [], rows.dtype, Self.name)
        let slopes = inputs.isRecording ? try Tensor.result(rows.shape, rows.dtype, Self.name) : nil
        let isDone = multilabelMargin(rows.dtype, samples: samples, classes: classes, input: rows.pointer,
                                      targets: UnsafePointer(lists.pointer.assumingMemoryBound(to: Int64.self)),
                                      losses: losses.pointer, slopes: slopes?.pointer)
        guard isDone else { throw .outOfMemory(Self.name, bytes: classes) }
        slope = slopes
        return losses
    }

    /// The loss is piecewise linear: its slope does not depend on the input.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let slope else { throw Node.releasedError(Self.name) }
        return [try slope * unsqueeze(gradient, dim: -1)]
    }

    mutating func releaseSaved() -> Bool {
        defer { slope = nil }
        return slope != nil
    }
}

public func multilabelMarginLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "multilabel_margin_loss"
    try checkFloating(input, op, "input")
    guard (input.rank == 1 || input.rank == 2) && input.shape[input.rank - 1] > 0 else {
        throw .shape(op, "Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(input.shape)")
    }
    guard target.shape == input.shape else {
        throw .shape(op, "inconsistent target size: \(target.shape) for input of size: \(input.shape)")
    }
    guard target.dtype == .int64 else { throw .dtype(op, "expected target of dtype int64, got \(target)") }
    let classes = input.shape[input.rank - 1]
    try withoutRecording { () throws(DLError) in
        let isWrong = try logicalOr(lt(target, -1), ge(target, .int(Int64(classes))))
        guard try any(isWrong).item().double == 0 else {
            throw .index(op, "argument #2 'target' is out of range: expected classes in 0 ..< \(classes), or -1 at the end of a list")
        }
    }
    return try reduction.applied(to: run(MultilabelMargin(target: target), input))
}

/// max(0, margin + |anchor - positive| - |anchor - negative|) with p-norms over the last axis. With `swap`, the negative's
/// distance is that to the nearer of anchor and positive (Balntas et al., BMVC 2016).
public func tripletMarginLoss(_ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, margin: Double = 1, p: Double = 2,
                              eps: Double = 1e-6, swap: Bool = false, reduction: Reduction = .mean) throws(DLError) -> Tensor {
    let op: StaticString = "triplet_margin_loss"
    guard margin > 0 else { throw .invalid(op, "margin must be greater than 0, got \(margin)") }
    guard anchor.rank == positive.rank && anchor.rank == negative.rank else {
        throw .shape(op, "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
            + "anchor \(anchor.rank)D, positive \(positive.rank)D, and negative \(negative.rank)D inputs: \(anchor.shape), \(positive.shape), \(negative.shape)")
    }
    return try named(op) { () throws(DLError) in
        let near = try pairwiseDistance(anchor, positive, p: p, eps: eps)
        var far = try pairwiseDistance(anchor, negative, p: p, eps: eps)
        if swap { far = try minimum(far, pairwiseDistance(positive, negative, p: p, eps: eps)) }
        return try reduction.applied(to: clamp(near + .float(margin) - far, min: 0))
    }
}
