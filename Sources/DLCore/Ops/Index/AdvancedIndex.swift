/// Indexing with tensors: x[i, j], x[mask], and assignment to them.

/// The elements that index tensors pick.
struct Index: Operation {
    static let name: StaticString = "index"
    let plan: IndexPlan

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor { try plan.read(inputs[0], Self.name) }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(IndexPut(plan: plan, isAdding: true), zeros(plan.inputShape, dtype: gradient.dtype), gradient)]
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        [try plan.spread(gradient, Self.name)]
    }
}

/// A copy of the first input in which the picked elements are replaced by the values, or the values added to them.
struct IndexPut: Operation {
    static let name: StaticString = "index_put"
    let plan: IndexPlan
    let isAdding: Bool

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let output = try clone(inputs[0])
        try plan.write(inputs[1], to: output, adding: isAdding, Self.name)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var kept: Tensor? = gradient
        if !isAdding && context.needs(0) {
            kept = try run(IndexPut(plan: plan, isAdding: false), gradient, zeros([], dtype: gradient.dtype))
        }
        return [kept, context.needs(1) ? try run(Index(plan: plan), gradient) : nil]
    }
}

/// `dims` names the axis that each index tensor speaks of, the first one of a mask; without it they follow each other from axis 0 on.
public func index(_ input: Tensor, _ indices: [Tensor], dims: Dims? = nil) throws(DLError) -> Tensor {
    let isRecorded = GradMode.isEnabled && input.node != nil
    return try run(Index(plan: IndexPlan(input, indices, dims: dims, "index", isKept: isRecorded)), input)
}

private func checkedValues(_ input: Tensor, _ values: Tensor, _ plan: IndexPlan, _ op: StaticString) throws(DLError) -> Tensor {
    guard values.dtype == input.dtype else {
        throw .dtype(op, "Index put requires the source and destination dtypes match, got \(input.dtype) for the destination and "
            + "\(values.dtype) for the source")
    }
    return try plan.fitted(values, op)
}

public func indexPut(_ input: Tensor, _ indices: [Tensor], _ values: Tensor, accumulate: Bool = false,
                     dims: Dims? = nil) throws(DLError) -> Tensor {
    let plan = try IndexPlan(input, indices, dims: dims, "index_put")
    return try run(IndexPut(plan: plan, isAdding: accumulate), input, checkedValues(input, values, plan, "index_put"))
}

/// The same in place.
public func indexPut_(_ input: Tensor, _ indices: [Tensor], _ values: Tensor, accumulate: Bool = false,
                      dims: Dims? = nil) throws(DLError) {
    try checkWritable(input, values, "index_put_")
    let isRecorded = GradMode.isEnabled && (input.node != nil || values.node != nil)
    let plan = try IndexPlan(input, indices, dims: dims, "index_put_", isKept: isRecorded)
    var values = try checkedValues(input, values, plan, "index_put_")
    if values.storage === input.storage { values = try clone(values) }
    let change = IndexPut(plan: plan, isAdding: accumulate)
    try withoutRecording { () throws(DLError) in try plan.write(values, to: input, adding: accumulate, "index_put_") }
    input.bumpVersion()
    recordChange(of: input, by: change, [input.node, values.node])
}
