import DLKernels

/// softmax(scale query key^T + mask) value, for tensors of one batch shape. The matrix of scores exists for one block of
/// queries at a time, in the derivative too (after Dao et al., "FlashAttention", 2022).
struct ScaledDotProductAttention: Operation {
    static let name: StaticString = "scaled_dot_product_attention"
    let mask: Tensor?
    let isCausal: Bool
    let scale: Double
    private var query = SavedTensor(), key = SavedTensor(), value = SavedTensor(), output = SavedTensor()
    private var logarithms: Tensor?

    init(mask: Tensor?, isCausal: Bool, scale: Double) {
        self.mask = mask
        self.isCausal = isCausal
        self.scale = scale
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let operands = try AttentionOperands(inputs[0], inputs[1], inputs[2], mask, isCausal, scale)
        let result = try Tensor.uninitialized(operands.outputShape, inputs[0].dtype, Self.name)
        var rows = operands.outputShape
        rows.remove(at: rows.count - 1)
        let sums = inputs.isRecording ? try Tensor.result(rows, inputs[0].dtype, Self.name) : nil
        let isComplete = operands.withKernel { (shape, query, key, value, mask) in
            attentionForward(result.dtype, shape, query: query, key: key, value: value, mask: mask, output: result.pointer,
                             logarithms: sums?.pointer)
        }
        guard isComplete else { throw .outOfMemory(Self.name, bytes: operands.shape.keys &* 64) }
        query = inputs.save(0)
        key = inputs.save(1)
        value = inputs.save(2)
        output = inputs.save(output: result)
        logarithms = sums
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let saved = [try context.value(query), try context.value(key), try context.value(value)]
        return try replayedGradients(saved, [gradient], context) { (inputs) throws(DLError) in
            guard let q = inputs[0], let k = inputs[1], let v = inputs[2] else { return [nil] }
            return [try plainAttention(q, k, v, mask, dropoutP: 0, isCausal: isCausal, scale: scale)]
        }
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        guard let logarithms else { return nil }
        let q = try context.value(query), k = try context.value(key), v = try context.value(value), y = try context.value(output)
        let operands = try AttentionOperands(q, k, v, mask, isCausal, scale)
        let g = try contiguous(gradient)
        let slopes = [try Tensor.result(q.shape, q.dtype, Self.name), try Tensor.result(k.shape, k.dtype, Self.name),
                      try Tensor.result(v.shape, v.dtype, Self.name)]
        let isComplete = operands.withKernel { (shape, query, key, value, mask) in
            attentionBackward(g.dtype, shape, query: query, key: key, value: value, mask: mask, gradient: g.pointer, output: y.pointer,
                              logarithms: logarithms.pointer, queryGradient: slopes[0].pointer, keyGradient: slopes[1].pointer,
                              valueGradient: slopes[2].pointer)
        }
        guard isComplete else { throw .outOfMemory(Self.name, bytes: operands.shape.keys &* 128) }
        return slopes
    }

    mutating func releaseSaved() -> Bool {
        let released = query.release()
        _ = key.release()
        _ = value.release()
        _ = output.release()
        logarithms = nil
        return released
    }
}

/// Query, key, value and mask as the kernel reads them: columns next to each other, batches by their offsets.
private struct AttentionOperands {
    let tensors: [Tensor]
    let mask: Tensor?
    let outputShape: Dims
    let shape: AttentionShape
    private let batch: Dims

    init(_ query: Tensor, _ key: Tensor, _ value: Tensor, _ mask: Tensor?, _ isCausal: Bool, _ scale: Double) throws(DLError) {
        let rank = query.rank
        var batch = query.shape, outputShape = query.shape
        for _ in 0..<2 { batch.remove(at: batch.count - 1) }
        outputShape[rank - 1] = value.shape[rank - 1]
        var tensors: [Tensor] = []
        for tensor in [query, key, value] {
            let rows = tensor.shape[rank - 2], columns = tensor.shape[rank - 1]
            let isReadable = (tensor.strides[rank - 1] == 1 || columns == 1) && (tensor.strides[rank - 2] >= columns || rows == 1)
            tensors.append(isReadable ? tensor : try clone(tensor, memoryFormat: .contiguous))
        }
        if let mask {
            var whole = batch
            whole.append(query.shape[rank - 2])
            whole.append(key.shape[rank - 2])
            self.mask = try expand(mask, size: whole)
        } else {
            self.mask = nil
        }
        self.tensors = tensors
        self.batch = batch
        self.outputShape = outputShape
        shape = AttentionShape(batches: batch.product, queries: query.shape[rank - 2], keys: key.shape[rank - 2],
                               width: query.shape[rank - 1], valueWidth: value.shape[rank - 1], scale: scale, isCausal: isCausal)
    }

    /// The offset of every batch of a tensor.
    private func offsets(_ tensor: Tensor) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(shape.batches)
        let steps = batch.rowMajorStrides
        for b in 0..<shape.batches {
            var rest = b, offset = 0
            for axis in 0..<batch.count {
                offset &+= rest / steps[axis] &* tensor.strides[axis]
                rest %= steps[axis]
            }
            result.append(offset)
        }
        return result
    }

    func withKernel(_ body: (AttentionShape, AttentionOperand, AttentionOperand, AttentionOperand, AttentionMask?) -> Bool) -> Bool {
        let rank = batch.count + 2
        var places: [Int] = []
        for tensor in tensors { places += offsets(tensor) }
        if let mask { places += offsets(mask) }
        return places.withUnsafeBufferPointer { list in
            guard let base = list.baseAddress else { return true }
            func operand(_ i: Int) -> AttentionOperand {
                let columns = tensors[i].shape[rank - 1]
                return AttentionOperand(pointer: tensors[i].pointer, rowStride: max(tensors[i].strides[rank - 2], columns),
                                        offsets: base + i &* shape.batches)
            }
            let reading = mask.map {
                AttentionMask(pointer: $0.pointer, isBoolean: $0.dtype == .bool, rowStride: $0.strides[rank - 2],
                              columnStride: $0.strides[rank - 1], offsets: base + 3 &* shape.batches)
            }
            return body(shape, operand(0), operand(1), operand(2), reading)
        }
    }
}

/// The same in plain operations, with the whole matrix of scores.
private func plainAttention(_ query: Tensor, _ key: Tensor, _ value: Tensor, _ mask: Tensor?, dropoutP: Double, isCausal: Bool,
                            scale: Double) throws(DLError) -> Tensor {
    var scores = try matmul(query * .float(scale), transpose(key, dim0: -2, dim1: -1))
    let queries = scores.shape[scores.rank - 2], keys = scores.shape[scores.rank - 1]
    let wall = try full([], fillValue: .float(-.infinity), dtype: scores.dtype)
    if isCausal {
        let isBefore = try withoutRecording { () throws(DLError) in
            try ge(unsqueeze(arange(start: 0, end: .int(Int64(queries)), dtype: .int64), dim: 1), arange(start: 0, end: .int(Int64(keys)), dtype: .int64))
        }
        scores = try choose(isBefore, scores, wall)
    }
    if let mask { scores = mask.dtype == .bool ? try choose(mask, scores, wall) : try scores + mask }
    // Rows without any key give zeros: they are kept out of the softmax, which would make NaN of them.
    var isBlind: Tensor?
    if mask != nil && keys > 0 {
        isBlind = try withoutRecording { () throws(DLError) in try eq(amax(scores, dim: [-1], keepdim: true), .float(-.infinity)) }
    }
    let zero = try zeros([], dtype: scores.dtype)
    if let isBlind { scores = try choose(isBlind, zero, scores) }
    var weights = try softmax(scores, dim: -1)
    if let isBlind { weights = try choose(isBlind, zero, weights) }
    if dropoutP > 0 { weights = try dropout(weights, p: dropoutP, training: true) }
    return try matmul(weights, value)
}

/// Vaswani et al., "Attention is all you need", 2017. A boolean mask says which keys a query may look at, one of numbers is
/// added to the scores; queries that may look at nothing give 0.
public func scaledDotProductAttention(_ query: Tensor, _ key: Tensor, _ value: Tensor, attnMask: Tensor? = nil, dropoutP: Double = 0,
                                      isCausal: Bool = false, scale: Double? = nil, enableGqa: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "scaled_dot_product_attention"
    try checkAttention(query, key, value, attnMask, dropoutP, isCausal, op)
    return try named(op) { () throws(DLError) in
        var q = query, k = key, v = value
        let rank = query.rank
        if enableGqa && rank >= 3 && key.rank == rank && value.rank == rank {
            k = try repeatHeads(key, query.shape[rank - 3], op)
            v = try repeatHeads(value, query.shape[rank - 3], op)
        }
        // One batch shape for all.
        func batch(_ tensor: Tensor) -> Dims {
            var shape = tensor.shape
            for _ in 0..<2 { shape.remove(at: shape.count - 1) }
            return shape
        }
        var common = try broadcastShape(batch(q), broadcastShape(batch(k), batch(v), op), op)
        if let attnMask { common = try broadcastShape(common, attnMask.rank > 2 ? batch(attnMask) : Dims(), op) }
        func widened(_ tensor: Tensor) throws(DLError) -> Tensor {
            var shape = common
            shape.append(tensor.shape[tensor.rank - 2])
            shape.append(tensor.shape[tensor.rank - 1])
            return shape == tensor.shape ? tensor : try expand(tensor, size: shape)
        }
        q = try widened(q)
        k = try widened(k)
        v = try widened(v)
        let factor = scale ?? 1 / Double(query.shape[rank - 1]).squareRoot()
        let isRecordedMask = attnMask?.requiresGrad == true && GradMode.isEnabled
        let isEmpty = q.count == 0 || k.count == 0 || v.count == 0
        if dropoutP > 0 || isRecordedMask || isEmpty {
            return try plainAttention(q, k, v, attnMask, dropoutP: dropoutP, isCausal: isCausal, scale: factor)
        }
        return try run(ScaledDotProductAttention(mask: attnMask, isCausal: isCausal, scale: factor), Inputs(q, k, v))
    }
}

/// Each head of keys or values as often as there are heads of queries for it.
private func repeatHeads(_ tensor: Tensor, _ heads: Int, _ op: StaticString) throws(DLError) -> Tensor {
    let own = tensor.shape[tensor.rank - 3]
    if own == heads { return tensor }
    guard own > 0 && heads % own == 0 && tensor.rank < Dims.maxRank else {
        throw .shape(op, "Number of heads in key and value must divide the number of heads in query: got \(own) and \(heads)")
    }
    var shape = tensor.shape
    shape.insert(heads / own, at: tensor.rank - 2)
    var merged = tensor.shape
    merged[tensor.rank - 3] = heads
    return try reshape(expand(unsqueeze(tensor, dim: tensor.rank - 2), size: shape), shape: merged)
}

private func checkAttention(_ query: Tensor, _ key: Tensor, _ value: Tensor, _ mask: Tensor?, _ dropoutP: Double, _ isCausal: Bool,
                            _ op: StaticString) throws(DLError) {
    let shapes = "query \(query.shape), key \(key.shape), value \(value.shape)"
    guard query.rank >= 2 && key.rank >= 2 && value.rank >= 2 else {
        throw .shape(op, "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: \(query.rank) "
            + "key.dim: \(key.rank) and value.dim: \(value.rank) instead: \(shapes)")
    }
    try checkFloating(query, op, "query")
    guard query.dtype == key.dtype && query.dtype == value.dtype else {
        throw .dtype(op, "Expected query, key, and value to have the same dtype, but got query.dtype: \(query.dtype) key.dtype: \(key.dtype) and value.dtype: \(value.dtype) instead.")
    }
    guard query.shape[query.rank - 1] == key.shape[key.rank - 1] else {
        throw .shape(op, "Expected query and key to have the same last dimension: \(shapes)")
    }
    guard key.shape[key.rank - 2] == value.shape[value.rank - 2] else {
        throw .shape(op, "Expected key and value to have the same number of rows: \(shapes)")
    }
    guard dropoutP >= 0 && dropoutP <= 1 else { throw .invalid(op, "dropout probability has to be between 0 and 1, but got \(dropoutP)") }
    guard let mask else { return }
    if isCausal { throw .invalid(op, "Explicit attn_mask should not be set when is_causal=True") }
    guard mask.dtype == .bool || mask.dtype == query.dtype else {
        throw .dtype(op, "Expected attn_mask dtype to be bool or to match query dtype, but got attn_mask.dtype: \(mask.dtype) and  query.dtype: \(query.dtype) instead.")
    }
    let whole: Dims = [query.shape[query.rank - 2], key.shape[key.rank - 2]]
    var rows = Dims()
    for i in Swift.max(mask.rank - 2, 0)..<mask.rank { rows.append(mask.shape[i]) }
    guard try broadcastShape(rows, whole, op) == whole else {
        throw .shape(op, "attn_mask must be broadcastable to (..., L, S): got \(mask.shape), \(shapes)")
    }
}
