import DLKernels

/// Normalisation over the last axes: with mean and variance (Ba et al., 2016), or with the root mean square alone (Zhang and
/// Sennrich, NeurIPS 2019).
protocol RowNormalization: Operation {
    static var isCentered: Bool { get }
    /// The number of axes that are normalised together.
    var axes: Int { get }
    var eps: Double { get }
    var input: SavedTensor { get set }
    var weight: SavedTensor { get set }
    var statistics: NormStatistics? { get set }
}

extension RowNormalization {
    private func rows(_ shape: Dims) -> (rows: Int, length: Int) {
        var rows = 1, length = 1
        for i in 0..<shape.count {
            if i < shape.count - axes { rows &*= shape[i] } else { length &*= shape[i] }
        }
        return (rows, length)
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = try contiguous(inputs[0])
        let weight = try inputs.optional(1).map { (t) throws(DLError) in try contiguous(t) }
        let bias = try inputs.optional(2).map { (t) throws(DLError) in try contiguous(t) }
        input = inputs.save(0)
        self.weight = inputs.save(1)
        let output = try Tensor.result(x.shape, x.dtype, Self.name)
        if x.count == 0 { return output }
        let (rows, length) = rows(x.shape)
        let statistics = try NormStatistics(groups: rows, Self.name)
        if inputs.isRecording { self.statistics = statistics }
        rowNorm(x.dtype, rows: rows, length: length, isCentered: Self.isCentered, eps: eps, input: x.pointer, weight: weight?.pointer,
                bias: bias?.pointer, output: output.pointer, mean: statistics.mean, reciprocal: statistics.reciprocal)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), weight = try context.optionalValue(weight)
        let axes = axes, eps = eps
        var last = Dims(), leading = Dims()
        for axis in 0..<x.rank { if axis < x.rank - axes { leading.append(axis) } else { last.append(axis) } }
        let normalizedAxes = last
        var result = try replayedGradients([x, weight, nil], [gradient], context) { (values) throws(DLError) in
            guard let x = values[0] else { return [nil] }
            var y: Tensor
            if Self.isCentered {
                y = try standardized(x, dim: normalizedAxes, eps: eps)
            } else {
                y = try x * rsqrt(mean(x * x, dim: normalizedAxes, keepdim: true) + .float(eps))
            }
            if let weight = values[1] { y = try y * weight }
            return [y]
        }
        if context.needs(2) { result[2] = leading.isEmpty ? gradient : try sum(gradient, dim: leading) }
        return result
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let saved = try context.value(input)
        guard let statistics, saved.count > 0 else { return nil }
        let x = try contiguous(saved), g = try contiguous(gradient)
        let weight = try context.optionalValue(weight).map { (t) throws(DLError) in try contiguous(t) }
        let (rows, length) = rows(x.shape)
        var parameters = Dims()
        for i in (x.rank - axes)..<x.rank { parameters.append(x.shape[i]) }
        let dx = context.needs(0) ? try Tensor.result(x.shape, x.dtype, Self.name) : nil
        let dw = context.needs(1) ? try Tensor.result(parameters, x.dtype, Self.name) : nil
        let db = context.needs(2) ? try Tensor.result(parameters, x.dtype, Self.name) : nil
        guard rowNormBackward(x.dtype, rows: rows, length: length, isCentered: Self.isCentered, gradient: g.pointer, input: x.pointer,
                              weight: weight?.pointer, mean: statistics.mean, reciprocal: statistics.reciprocal,
                              inputGradient: dx?.pointer, weightGradient: dw?.pointer, biasGradient: db?.pointer) else {
            throw .outOfMemory(Self.name, bytes: 24 &* length)
        }
        return [dx, dw, db]
    }

    mutating func releaseSaved() -> Bool {
        _ = weight.release()
        statistics = nil
        return input.release()
    }
}

struct LayerNorm: RowNormalization {
    static let name: StaticString = "layer_norm"
    static var isCentered: Bool { true }
    let axes: Int
    let eps: Double
    var input = SavedTensor(), weight = SavedTensor()
    var statistics: NormStatistics?

    init(axes: Int, eps: Double) {
        self.axes = axes
        self.eps = eps
    }
}

struct RMSNorm: RowNormalization {
    static let name: StaticString = "rms_norm"
    static var isCentered: Bool { false }
    let axes: Int
    let eps: Double
    var input = SavedTensor(), weight = SavedTensor()
    var statistics: NormStatistics?

    init(axes: Int, eps: Double) {
        self.axes = axes
        self.eps = eps
    }
}

private func checkRows(_ input: Tensor, _ shape: Dims, _ weight: Tensor?, _ bias: Tensor?, _ op: StaticString) throws(DLError) {
    try checkFloating(input, op, "input")
    guard !shape.isEmpty else {
        throw .shape(op, "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = \(shape)")
    }
    var fits = shape.count <= input.rank
    if fits { for i in 0..<shape.count where input.shape[input.rank - shape.count + i] != shape[i] { fits = false } }
    guard fits else {
        let wanted = shape.array.map(String.init).joined(separator: ", ")
        throw .shape(op, "Given normalized_shape=\(shape), expected input with shape [*, \(wanted)], but got input of size \(input.shape)")
    }
    for (tensor, argument) in [(weight, "weight"), (bias, "bias")] as [(Tensor?, StaticString)] {
        guard let tensor else { continue }
        guard tensor.shape == shape else {
            throw .shape(op, "Expected \(argument) to be of same shape as normalized_shape, but got \(argument) of shape \(tensor.shape) and normalized_shape = \(shape)")
        }
        try checkSameDType(tensor, argument, input, op)
    }
}

public func layerNorm(_ input: Tensor, normalizedShape: Dims, weight: Tensor? = nil, bias: Tensor? = nil,
                      eps: Double = 1e-5) throws(DLError) -> Tensor {
    try checkRows(input, normalizedShape, weight, bias, "layer_norm")
    try checkEps(eps, "layer_norm")
    return try run(LayerNorm(axes: normalizedShape.count, eps: eps), Inputs(input, weight, bias))
}

public func rmsNorm(_ input: Tensor, normalizedShape: Dims, weight: Tensor? = nil, eps: Double? = nil) throws(DLError) -> Tensor {
    try checkRows(input, normalizedShape, weight, nil, "rms_norm")
    let smallest = input.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
    let eps = eps ?? smallest
    try checkEps(eps, "rms_norm")
    return try run(RMSNorm(axes: normalizedShape.count, eps: eps), Inputs(input, weight))
}
