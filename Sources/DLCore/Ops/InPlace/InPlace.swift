import DLKernels

/// Operations that change a tensor's elements.
///
/// Outside the graph they write into the storage and raise its version, so that a derivative that would need the old values
/// fails instead of being wrong. Inside the graph the tensor becomes the result of the operation: it keeps its storage and
/// takes over the node of the new values.

/// Checks that a tensor may be written to, with values computed from `source`.
func checkWritable(_ input: Tensor, _ source: Tensor?, _ op: StaticString) throws(DLError) {
    if GradMode.isEnabled {
        if input.requiresGrad && input.isLeaf {
            throw DLError(.invalidState, "\(op): a leaf Variable that requires grad is being used in an in-place operation: \(input)")
        }
        if let base = input.base, base.requiresGrad && base.isLeaf {
            throw DLError(.invalidState, "\(op): a view of a leaf Variable that requires grad is being used in an in-place operation: "
                + "\(input) is a view of \(base)")
        }
    }
    for i in 0..<input.rank where input.strides[i] == 0 && input.shape[i] > 1 {
        throw DLError(.invalidState, "\(op): unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
            + "Please clone() the tensor before performing the operation: shape \(input.shape), strides \(input.strides)")
    }
}

/// Makes `input` hold the values of `result`, which was computed from it.
func replace(_ input: Tensor, by result: Tensor, _ op: StaticString) throws(DLError) {
    guard result.shape == input.shape else {
        throw .shape(op, "output with shape \(input.shape) doesn't match the broadcast shape \(result.shape)")
    }
    if result.dtype.kind > input.dtype.kind {
        throw .dtype(op, "result type \(result.dtype) can't be cast to the desired output type \(input.dtype)")
    }
    if result.storage !== input.storage {
        Tensor.copy(result, to: input)
    }
    input.storage.version &+= 1
    if GradMode.isEnabled { recordChange(of: input, to: result.dtype == input.dtype ? result.node : try castNode(result, input)) }
}

/// The node of a converted result.
private func castNode(_ result: Tensor, _ input: Tensor) throws(DLError) -> Node? {
    result.node == nil ? nil : try to(result, dtype: input.dtype).node
}

/// The old values for an operation whose derivative needs them: a copy where it is recorded, as the tensor itself is about to
/// change.
private func oldValues(_ input: Tensor, _ other: Tensor?) throws(DLError) -> Tensor {
    let isRecorded = GradMode.isEnabled && (input.requiresGrad || other?.requiresGrad == true)
    return isRecorded ? try clone(input) : input
}

/// What the in-place form of an operation is: the operation on the old values, and its result in their place.
@inline(never)
func changeInPlace(_ input: Tensor, _ other: Tensor?, _ third: Tensor?, _ op: StaticString,
                   _ compute: (Tensor) throws(DLError) -> Tensor) throws(DLError) {
    try checkWritable(input, other, op)
    if let third { try checkWritable(input, third, op) }
    let isRecorded = GradMode.isEnabled && (input.requiresGrad || other?.requiresGrad == true || third?.requiresGrad == true)
    let old = isRecorded ? try clone(input) : input
    let result: Tensor
    do { result = try compute(old) } catch { throw error.naming(op) }
    try replace(input, by: result, op)
}

/// A fast path outside the graph: applies a unary kernel from `input` into `input`.
func applyInPlace(_ kernel: UnaryKernel, _ input: Tensor, _ op: StaticString) throws(DLError) -> Bool {
    guard input.node == nil || !GradMode.isEnabled, let loop = kernel[input.dtype] else { return false }
    Tensor.apply(loop, input, to: input)
    input.storage.version &+= 1
    return true
}

/// A fast path outside the graph: applies a binary kernel from `input` and `other` straight into `input`.
func applyInPlace(_ kernel: BinaryKernel, _ input: Tensor, _ other: Tensor, _ op: StaticString) throws(DLError) -> Bool {
    let isRecorded = (input.node != nil || other.node != nil) && GradMode.isEnabled
    guard !isRecorded, input.dtype == other.dtype, let loop = kernel[input.dtype] else { return false }
    let sameWindow = input.shape == other.shape && input.strides == other.strides && input.offset == other.offset
    guard input.storage !== other.storage || sameWindow else { return false }
    let shape = try broadcastShape(input.shape, other.shape, op)
    guard shape == input.shape else {
        throw .shape(op, "output with shape \(input.shape) doesn't match the broadcast shape \(shape)")
    }
    Tensor.apply(loop, input, other, to: input)
    input.storage.version &+= 1
    return true
}

public func add_(_ input: Tensor, _ other: Tensor) throws(DLError) {
    try checkWritable(input, other, "add_")
    if try applyInPlace(.add, input, other, "add_") { return }
    try replace(input, by: add(input, other), "add_")
}
public func add_(_ input: Tensor, _ other: Scalar) throws(DLError) { try add_(input, number(other, for: input)) }

public func sub_(_ input: Tensor, _ other: Tensor) throws(DLError) {
    try checkWritable(input, other, "sub_")
    if input.dtype != .bool, try applyInPlace(.sub, input, other, "sub_") { return }
    try replace(input, by: sub(input, other), "sub_")
}
public func sub_(_ input: Tensor, _ other: Scalar) throws(DLError) { try sub_(input, number(other, for: input)) }

public func mul_(_ input: Tensor, _ other: Tensor) throws(DLError) {
    try checkWritable(input, other, "mul_")
    if try applyInPlace(.mul, input, other, "mul_") { return }
    try replace(input, by: mul(oldValues(input, other), other), "mul_")
}
public func mul_(_ input: Tensor, _ other: Scalar) throws(DLError) { try mul_(input, number(other, for: input)) }

public func div_(_ input: Tensor, _ other: Tensor) throws(DLError) {
    try checkWritable(input, other, "div_")
    if input.dtype.isFloatingPoint, try applyInPlace(.div, input, other, "div_") { return }
    try replace(input, by: div(oldValues(input, other), other), "div_")
}
public func div_(_ input: Tensor, _ other: Scalar) throws(DLError) { try div_(input, number(other, for: input)) }

public func divRounded_(_ input: Tensor, _ other: Tensor, roundingMode: RoundingMode = .none) throws(DLError) {
    try changeInPlace(input, other, nil, "div_") { (old) throws(DLError) in try divRounded(old, other, roundingMode: roundingMode) }
}
public func divRounded_(_ input: Tensor, _ other: Scalar, roundingMode: RoundingMode = .none) throws(DLError) {
    try divRounded_(input, number(other, for: input), roundingMode: roundingMode)
}

public func neg_(_ input: Tensor) throws(DLError) {
    try checkWritable(input, nil, "neg_")
    try replace(input, by: neg(input), "neg_")
}

public func relu_(_ input: Tensor) throws(DLError) {
    try checkWritable(input, nil, "relu_")
    try replace(input, by: relu(input), "relu_")
}

public func zero_(_ input: Tensor) throws(DLError) { try assign(input, 0, "zero_") }
public func fill_(_ input: Tensor, value: Scalar) throws(DLError) { try assign(input, value, "fill_") }

/// Writes one value everywhere; the old values, and so their gradient, no longer matter.
private func assign(_ input: Tensor, _ value: Scalar, _ op: StaticString) throws(DLError) {
    try checkWritable(input, nil, op)
    try fill(input, value)
    input.storage.version &+= 1
    recordChange(of: input, to: nil)
}

/// Writes the elements of `source`, broadcast and converted.
public func copy_(_ input: Tensor, _ source: Tensor) throws(DLError) {
    try checkWritable(input, source, "copy_")
    let expanded = try broadcastShape(input.shape, source.shape, "copy_") == input.shape ? source : nil
    guard let expanded else {
        throw .shape("copy_", "output with shape \(input.shape) doesn't match the broadcast shape of source \(source.shape)")
    }
    // A source that overlaps the target is read before anything is written.
    let values = expanded.storage === input.storage ? try withoutRecording({ () throws(DLError) in try clone(expanded) }) : expanded
    let window = values.view(shape: input.shape, strides: broadcastStrides(values.shape, values.strides, to: input.shape), offset: values.offset)
    Tensor.copy(window, to: input)
    input.storage.version &+= 1
    if GradMode.isEnabled {
        recordChange(of: input, to: source.node == nil ? nil : try to(expand(source, size: input.shape), dtype: input.dtype).node)
    }
}

public func maskedFill_(_ input: Tensor, _ mask: Tensor, value: Scalar) throws(DLError) {
    try checkWritable(input, nil, "masked_fill_")
    let filled = try named("masked_fill_") { () throws(DLError) in try maskedFill(input, mask, value: value) }
    try replace(input, by: filled, "masked_fill_")
}
