import DLKernels

/// Zeroes elements with probability p and multiplies the others by 1 / (1 - p) (Srivastava et al., JMLR 2014). The factors
/// are kept for the derivative; they broadcast to the input where whole channels are dropped.
struct Dropout: Operation {
    static let name: StaticString = "dropout"
    let p: Double
    let wholeChannels: Bool
    let generator: Generator?
    private var factors = SavedTensor()

    init(p: Double, wholeChannels: Bool, generator: Generator?) {
        self.p = p
        self.wholeChannels = wholeChannels
        self.generator = generator
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0]
        let factors = try keptPlaces(input, p: p, value: 1 / (1 - p), wholeChannels, generator, Self.name)
        self.factors = inputs.save(output: factors)
        return try Tensor.map(.mul, input, factors, .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try gradient * detach(context.value(factors))]
    }

    mutating func releaseSaved() -> Bool { factors.release() }
}

/// A tensor with `value` where an element (or channel) is kept, and 0 where it is dropped with probability p.
private func keptPlaces(_ input: Tensor, p: Double, value: Double, _ wholeChannels: Bool, _ generator: Generator?,
                        _ op: StaticString) throws(DLError) -> Tensor {
    var shape = input.shape
    if wholeChannels { for axis in 2..<Swift.max(2, shape.count) { shape[axis] = 1 } }
    let places = try wholeChannels ? Tensor.uninitialized(shape, input.dtype, op) : Tensor.result(like: input, input.dtype, op)
    let draw = (generator ?? .default).reserve(count: places.count, wordsPerElement: 1)
    philoxBernoulli(places.dtype, count: places.count, probability: 1 - p, value: value, seed: draw.seed, stream: 0,
                    offset: draw.offset, output: places.pointer)
    return places
}

private func checkDropout(_ input: Tensor, _ p: Double, _ wholeChannels: Bool, _ op: StaticString) throws(DLError) {
    guard p >= 0 && p <= 1 else { throw .invalid(op, "dropout probability has to be between 0 and 1, but got \(p)") }
    guard input.dtype.isFloatingPoint else { throw .dtype(op, "needs a floating dtype, got \(input)") }
    if wholeChannels && input.rank < 2 {
        throw .shape(op, "Feature dropout requires at least 2 dimensions in the input, got \(input)")
    }
}

public func dropout(_ input: Tensor, p: Double = 0.5, training: Bool = true, generator: Generator? = nil) throws(DLError) -> Tensor {
    try checkDropout(input, p, false, "dropout")
    if !training || p == 0 { return input }
    if p == 1 { return try input * 0 }
    return try run(Dropout(p: p, wholeChannels: false, generator: generator), input)
}

/// Drops whole channels of each sample (Tompson et al., CVPR 2015)
public func featureDropout(_ input: Tensor, p: Double = 0.5, training: Bool = true, generator: Generator? = nil) throws(DLError) -> Tensor {
    try checkDropout(input, p, true, "feature_dropout")
    if !training || p == 0 { return input }
    if p == 1 { return try input * 0 }
    return try run(Dropout(p: p, wholeChannels: true, generator: generator), input)
}

/// Dropout to the lower limit of SELU, with a straight line behind it that keeps mean 0 and variance 1 (Klambauer et al., 2017)
public func alphaDropout(_ input: Tensor, p: Double = 0.5, training: Bool = false, generator: Generator? = nil) throws(DLError) -> Tensor {
    try alphaDropout(input, p, training, generator, wholeChannels: false, "alpha_dropout")
}

public func featureAlphaDropout(_ input: Tensor, p: Double = 0.5, training: Bool = false,
                                generator: Generator? = nil) throws(DLError) -> Tensor {
    try alphaDropout(input, p, training, generator, wholeChannels: true, "feature_alpha_dropout")
}

private func alphaDropout(_ input: Tensor, _ p: Double, _ training: Bool, _ generator: Generator?, wholeChannels: Bool,
                          _ op: StaticString) throws(DLError) -> Tensor {
    try checkDropout(input, p, wholeChannels && training && p > 0, op)
    if !training || p == 0 { return input }
    if p == 1 { return try input * 0 }
    let limit = 1.7580993408473766
    let scale = 1 / ((limit * limit * p + 1) * (1 - p)).squareRoot()
    let (factors, offsets) = try withoutRecording { () throws(DLError) in
        let kept = try keptPlaces(input, p: p, value: 1, wholeChannels, generator, op)
        return (try kept * .float(scale), try (kept - 1) * .float(limit * scale) + .float(limit * scale * p))
    }
    return try input * factors + offsets
}
