import DLKernels

/// How the rows of a bag are put together.
public enum EmbeddingBagMode: Int32, Sendable { case sum = 0, mean = 1, max = 2 }

/// The entries of bags, one bag after the other: each bag has at least 0 of them, each entry a bag.
struct Bags {
    let index: Tensor
    /// Where each bag begins, and the end of the last: one more than there are bags.
    let bounds: Tensor
    /// The bag of each entry.
    let owner: Tensor
    var count: Int { bounds.count - 1 }

    init(index: Tensor, bounds: [Int64]) throws(DLError) {
        self.index = index
        self.bounds = try Tensor(bounds)
        var owners: [Int64] = []
        owners.reserveCapacity(index.count)
        for bag in 0..<(bounds.count - 1) { for _ in bounds[bag]..<bounds[bag + 1] { owners.append(Int64(bag)) } }
        owner = try Tensor(owners)
    }

    /// 1 / the number of entries of an entry's bag that are not padding, and 0 for those that are.
    func means(padding: Int?, _ dtype: DType) throws(DLError) -> Tensor {
        let places = integers(index), starts = integers(bounds)
        var scales = [Double](repeating: 0, count: index.count)
        for bag in 0..<count {
            let range = Int(starts[bag])..<Int(starts[bag + 1])
            var used = 0
            for i in range where places[i] != Int64(padding ?? -1) { used += 1 }
            for i in range where places[i] != Int64(padding ?? -1) { scales[i] = 1 / Double(used) }
        }
        return try to(Tensor(scales), dtype: dtype)
    }
}

/// For each bag, the sum of the rows that its entries name, scaled.
struct EmbeddingBagSum: Operation {
    static let name: StaticString = "embedding_bag"
    let bags: Bags
    /// Fixed factors of the entries, for the value, and further ones for the gradient alone.
    let scales: Tensor?, gradientScales: Tensor?
    private var rows = 0
    private var weight = SavedTensor(), sampleWeights = SavedTensor()

    init(bags: Bags, scales: Tensor?, gradientScales: Tensor?) {
        self.bags = bags
        self.scales = scales
        self.gradientScales = gradientScales
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let matrix = try contiguous(inputs[0])
        rows = matrix.shape[0]
        if inputs.optional(1)?.node != nil { weight = inputs.save(0) }
        sampleWeights = inputs.save(1)
        let output = try Tensor.uninitialized([bags.count, matrix.shape[1]], matrix.dtype, Self.name)
        let factors = try product(scales, inputs.optional(1))
        if output.count > 0 {
            bagSums(matrix.dtype, entries(factors), width: matrix.shape[1], matrix: matrix.pointer, output: output.pointer)
        }
        return output
    }

    private func entries(_ factors: Tensor?) -> BagEntries {
        BagEntries(bags: bags.count, indices: integers(bags.index), bounds: integers(bags.bounds), scales: factors.map { UnsafeRawPointer($0.pointer) })
    }

    private func product(_ a: Tensor?, _ b: Tensor?) throws(DLError) -> Tensor? {
        guard let a else { return try b.map { (tensor) throws(DLError) in try contiguous(tensor) } }
        guard let b else { return a }
        return try contiguous(a * b)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let sampleWeights = try context.optionalValue(sampleWeights)
        let perEntry = try indexSelect(gradient, dim: 0, index: bags.owner)
        var gradients: [Tensor?] = [nil, nil]
        if context.needs(0) {
            var scaled = perEntry
            if let scales { scaled = try scaled * unsqueeze(scales, dim: 1) }
            if let sampleWeights { scaled = try scaled * unsqueeze(sampleWeights, dim: 1) }
            gradients[0] = try run(EmbeddingGradient(index: bags.index, rows: rows, scales: gradientScales), scaled)
        }
        if context.needs(1) {
            var products = try sum(perEntry * indexSelect(context.value(weight), dim: 0, index: bags.index), dim: [1])
            if let scales { products = try products * scales }
            gradients[1] = products
        }
        return gradients
    }

    /// For the matrix alone, without a row per entry in between.
    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        if context.needs(1) { return nil }
        let source = try contiguous(gradient), width = gradient.shape[1]
        let factors = try product(product(scales, gradientScales), context.optionalValue(sampleWeights))
        let output = try zeros([rows, width], dtype: gradient.dtype)
        if source.count > 0 { bagScatter(gradient.dtype, entries(factors), width: width, source: source.pointer, output: output.pointer) }
        return [output, nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = weight.release()
        return sampleWeights.release() || released
    }
}

/// For each bag and column, the largest element of the rows that its entries name.
struct EmbeddingBagMaximum: Operation {
    static let name: StaticString = "embedding_bag"
    let bags: Bags
    let padding: Int?
    private var rows = 0
    private var places: Tensor?

    init(bags: Bags, padding: Int?) {
        self.bags = bags
        self.padding = padding
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let matrix = try contiguous(inputs[0])
        rows = matrix.shape[0]
        let shape: Dims = [bags.count, matrix.shape[1]]
        let output = try Tensor.uninitialized(shape, matrix.dtype, Self.name)
        let chosen = try Tensor.uninitialized(shape, .int64, Self.name)
        if output.count > 0 {
            let entries = BagEntries(bags: bags.count, indices: integers(bags.index), bounds: integers(bags.bounds), scales: nil)
            bagMaximum(matrix.dtype, entries, width: matrix.shape[1], padding: Int64(padding ?? -1), matrix: matrix.pointer,
                       output: output.pointer, places: chosen.pointer.assumingMemoryBound(to: Int64.self))
        }
        places = chosen
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let places else { return [nil] }
        let empty = try zeros([rows, gradient.shape[1]], dtype: gradient.dtype)
        if rows == 0 { return [empty] }
        let isChosen = try ge(places, 0)
        let source = try choose(isChosen, gradient, number(0, for: gradient))
        return [try scatterAdd(empty, dim: 0, index: choose(isChosen, places, zerosLike(places)), src: source)]
    }
}

/// Sums, means or maxima of rows of weight over bags: the entries of input (1 axis) from each offset to the next, or the rows
/// of input (2 axes, no offsets). Empty bags give 0; entries equal to paddingIdx are left out.
public func embeddingBag(_ input: Tensor, _ weight: Tensor, offsets: Tensor? = nil, scaleGradByFreq: Bool = false,
                         mode: EmbeddingBagMode = .mean, perSampleWeights: Tensor? = nil, includeLastOffset: Bool = false,
                         paddingIdx: Int? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "embedding_bag"
    guard weight.rank == 2 else { throw .shape(op, "weight has to be a 2D Tensor, but got Tensor of dimension \(weight.rank): \(weight.shape)") }
    try checkFloating(weight, op, "weight")
    let padding = try paddingRow(paddingIdx, rows: weight.shape[0], op)
    if let perSampleWeights {
        guard perSampleWeights.shape == input.shape else {
            throw .shape(op, "If per_sample_weights (\(perSampleWeights.shape)) is not None, then it must have the same shape as the input (\(input.shape))")
        }
        guard perSampleWeights.dtype == weight.dtype else {
            throw .dtype(op, "expected per_sample_weights to have the same type as weight, got \(perSampleWeights) and \(weight)")
        }
        guard mode == .sum else { throw .unsupported(op, "per_sample_weights is only supported for mode='sum' (got mode='\(mode)')") }
    }
    if mode == .max && scaleGradByFreq { throw .invalid(op, "max mode does not support scaling the gradient by the frequency") }
    let all = try embeddingIndex(input, rows: weight.shape[0], op)
    let bounds = try bagBounds(input, offsets, includeLastOffset, op)
    let first = Int(bounds[0]), last = Int(bounds[bounds.count - 1])
    return try named(op) { () throws(DLError) in
        let index = try narrow(all, dim: 0, start: first, length: last - first)
        let bags = try Bags(index: index, bounds: bounds)
        if mode == .max { return try run(EmbeddingBagMaximum(bags: bags, padding: padding), weight) }
        let scales = try withoutRecording { () throws(DLError) in
            mode == .mean ? try bags.means(padding: padding, weight.dtype)
                : try gradientScales(index, rows: weight.shape[0], padding: padding, byFrequency: false, weight.dtype)
        }
        let further = try withoutRecording { () throws(DLError) in
            try gradientScales(index, rows: weight.shape[0], padding: nil, byFrequency: scaleGradByFreq, weight.dtype)
        }
        let operation = EmbeddingBagSum(bags: bags, scales: scales, gradientScales: further)
        guard let perSampleWeights else { return try run(operation, weight) }
        let weights = try narrow(reshape(perSampleWeights, shape: [input.count]), dim: 0, start: first, length: last - first)
        return try run(operation, weight, weights)
    }
}

/// Where each bag begins, and the end of the last.
private func bagBounds(_ input: Tensor, _ offsets: Tensor?, _ includesLast: Bool, _ op: StaticString) throws(DLError) -> [Int64] {
    if input.rank == 2 {
        if let offsets { throw .invalid(op, "if input is 2D, then offsets has to be None, as input is treated as a mini-batch of fixed length sequences. However, found offsets \(offsets)") }
        return (0...input.shape[0]).map { Int64($0 * input.shape[1]) }
    }
    guard input.rank == 1 else { throw .shape(op, "input has to be 1D or 2D Tensor, but got Tensor of dimension \(input.rank): \(input.shape)") }
    guard let offsets, offsets.rank == 1 else { throw .shape(op, "offsets has to be a 1D Tensor\(offsets.map { ", but got \($0)" } ?? " but got None")") }
    guard offsets.dtype == .int64 || offsets.dtype == .int32 else { throw .dtype(op, "offsets has to be an integer tensor, got \(offsets)") }
    var bounds = try offsets.values(as: Int64.self)
    if includesLast && bounds.isEmpty { throw .shape(op, "include_last_offset: number of offsets should be at least 1") }
    if !includesLast || bounds.isEmpty { bounds.append(Int64(input.count)) }
    if bounds[0] != 0 && bounds.count > 1 {
        throw .invalid(op, "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got \(bounds[0])")
    }
    if bounds.count == 1 { return [0] }
    for i in 1..<bounds.count {
        guard bounds[i] <= Int64(input.count) && bounds[i] >= bounds[i - 1] else {
            let place = bounds[i] > Int64(input.count) ? i : i - 1
            throw .invalid(op, "offsets[-1] can not be greater than input's length \(input.count), and offsets must not fall, but got offsets[\(place)] of \(bounds[place])")
        }
    }
    return bounds
}
