import DLKernels

/// The rows of a matrix that integers name.
struct EmbeddingRows: Operation {
    static let name: StaticString = "embedding"
    let index: Tensor
    let shape: Dims
    let padding: Int?
    let scalesByFrequency: Bool
    private var rows = 0

    init(index: Tensor, shape: Dims, padding: Int?, scalesByFrequency: Bool) {
        self.index = index
        self.shape = shape
        self.padding = padding
        self.scalesByFrequency = scalesByFrequency
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let weight = try contiguous(inputs[0])
        rows = weight.shape[0]
        let output = try Tensor.uninitialized(shape, weight.dtype, Self.name)
        if output.count > 0 {
            DLKernels.indexSelect(itemSize: weight.dtype.size, outer: 1, axis: rows, inner: weight.shape[1], input: weight.pointer,
                                  indices: integers(index), indexCount: index.count, output: output.pointer)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let scales = try withoutRecording { () throws(DLError) in
            try gradientScales(index, rows: rows, padding: padding, byFrequency: scalesByFrequency, gradient.dtype)
        }
        let flat = try reshape(gradient, shape: [index.count, shape[shape.count - 1]])
        return [try run(EmbeddingGradient(index: index, rows: rows, scales: scales), flat)]
    }
}

/// The adjoint: the rows of a gradient, scaled, added up at the places that integers name.
struct EmbeddingGradient: Operation {
    static let name: StaticString = "embedding_backward"
    let index: Tensor
    let rows: Int
    /// A factor for each index.
    let scales: Tensor?

    func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let gradient = try contiguous(inputs[0])
        let width = gradient.shape[1]
        let output = try zeros([rows, width], dtype: gradient.dtype)
        if gradient.count > 0 {
            let entries = BagEntries(bags: index.count, indices: integers(index), bounds: nil, scales: scales.map { UnsafeRawPointer($0.pointer) })
            bagScatter(gradient.dtype, entries, width: width, source: gradient.pointer, output: output.pointer)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let chosen = try indexSelect(gradient, dim: 0, index: index)
        guard let scales else { return [chosen] }
        return [try chosen * unsqueeze(scales, dim: 1)]
    }
}

func integers(_ tensor: Tensor) -> UnsafePointer<Int64> { UnsafePointer(tensor.pointer.assumingMemoryBound(to: Int64.self)) }

/// For each index 0 where it is the padding, elsewhere 1, or 1 / how often it occurs.
func gradientScales(_ index: Tensor, rows: Int, padding: Int?, byFrequency: Bool, _ dtype: DType) throws(DLError) -> Tensor? {
    if padding == nil && !byFrequency { return nil }
    let places = integers(index), count = index.count
    var scales = [Double](repeating: 1, count: count)
    if byFrequency {
        var frequency: [Int64: Int] = [:]
        for i in 0..<count { frequency[places[i], default: 0] += 1 }
        for i in 0..<count { scales[i] = 1 / Double(frequency[places[i], default: 1]) }
    }
    if let padding { for i in 0..<count where places[i] == Int64(padding) { scales[i] = 0 } }
    return try to(Tensor(scales), dtype: dtype)
}

/// A matrix of embeddings, checked.
func checkEmbeddings(_ weight: Tensor, _ op: StaticString) throws(DLError) {
    guard weight.rank == 2 else { throw .shape(op, "'weight' must be 2-D, got \(weight.shape)") }
}

/// Row numbers as a contiguous int64 vector, checked.
func embeddingIndex(_ input: Tensor, rows: Int, _ op: StaticString) throws(DLError) -> Tensor {
    guard input.dtype == .int64 || input.dtype == .int32 else {
        throw .dtype(op, "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got \(input)")
    }
    let index = try withoutRecording { () throws(DLError) in try contiguous(reshape(to(input, dtype: .int64), shape: [input.count])) }
    if let place = DLKernels.checkIndices(count: index.count, indices: index.pointer, stride: 1, bound: rows) {
        throw .index(op, "index out of range in self: expected 0 ..< \(rows), got \(integers(index)[place]) at position \(place) of \(input.shape)")
    }
    return index
}

/// A row number that may count from the end, or nil.
func paddingRow(_ padding: Int?, rows: Int, _ op: StaticString) throws(DLError) -> Int? {
    guard let padding else { return nil }
    guard padding >= -rows && padding < rows else {
        throw .invalid(op, "padding_idx must be within num_embeddings: expected \(-rows) ..< \(rows), got \(padding)")
    }
    return padding < 0 ? padding + rows : padding
}

/// weight[input]; the row `paddingIdx` gets no gradient.
public func embedding(_ input: Tensor, _ weight: Tensor, paddingIdx: Int? = nil, scaleGradByFreq: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "embedding"
    try checkEmbeddings(weight, op)
    let padding = try paddingRow(paddingIdx, rows: weight.shape[0], op)
    guard input.rank < Dims.maxRank else { throw .shape(op, "a tensor has at most \(Dims.maxRank) dimensions: input \(input)") }
    let index = try embeddingIndex(input, rows: weight.shape[0], op)
    var shape = input.shape
    shape.append(weight.shape[1])
    return try run(EmbeddingRows(index: index, shape: shape, padding: padding, scalesByFrequency: scaleGradByFreq), weight)
}

/// Scales the rows that integers name and whose p-norm is above maxNorm down to it.
public func embeddingRenorm_(_ weight: Tensor, _ indices: Tensor, maxNorm: Double, normType: Double = 2) throws(DLError) {
    let op: StaticString = "embedding_renorm_"
    try checkEmbeddings(weight, op)
    try checkFloating(weight, op, "weight")
    let index = try embeddingIndex(indices, rows: weight.shape[0], op)
    try checkWritable(weight, nil, op)
    if GradMode.isEnabled && weight.requiresGrad {
        throw DLError(.notDifferentiable, "\(op): the derivative is not implemented; call it while nothing is recorded")
    }
    var rows = Array(UnsafeBufferPointer(start: integers(index), count: index.count))
    rows.sort()
    var last = 0
    for i in 0..<rows.count where i == 0 || rows[i] != rows[i - 1] {
        rows[last] = rows[i]
        last += 1
    }
    let width = weight.shape[1]
    rows.withUnsafeBufferPointer { list in
        guard let base = list.baseAddress, width > 0 else { return }
        limitRowNorms(weight.dtype, rows: base, count: last, width: width, rowStride: weight.strides[0], columnStride: weight.strides[1],
                      matrix: weight.pointer, maxNorm: maxNorm, p: normType)
    }
    weight.bumpVersion()
}
