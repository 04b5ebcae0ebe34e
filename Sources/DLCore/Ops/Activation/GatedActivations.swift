import DLKernels

/// Activations whose shape depends on a second tensor: gates, and learned slopes.

/// a * sigmoid(b)
private struct GatedLinear: Operation {
    static let name: StaticString = "glu"
    private var a = SavedTensor(), b = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        a = inputs.save(0)
        b = inputs.save(1)
        return try Tensor.map(.gatedLinear, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let gate = try sigmoid(context.value(b))
        return [try gradient * gate, try gradient * context.value(a) * (gate * (1 - gate))]
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let gate = try sigmoid(context.value(b))
        let share = context.needs(1) ? try gradient * context.value(a) : nil
        return [context.needs(0) ? try gradient * gate : nil,
                try share.map { (share) throws(DLError) in try Tensor.map(.sigmoidBackward, share, gate, .same, Self.name) }]
    }

    mutating func releaseSaved() -> Bool {
        _ = a.release()
        return b.release()
    }
}

/// a * sigmoid(b) for the two halves a, b of an axis (Dauphin et al., ICML 2017)
public func glu(_ input: Tensor, dim: Int = -1) throws(DLError) -> Tensor {
    let op: StaticString = "glu"
    try checkFloating(input, op, "input")
    guard input.rank > 0 else { throw .shape(op, "glu does not support scalars because halving size must be even: input \(input)") }
    let axis = try resolveAxis(dim, rank: input.rank, op)
    let extent = input.shape[axis]
    guard extent % 2 == 0 else { throw .shape(op, "Halving dimension must be even, but dimension \(axis) is size \(extent): input \(input)") }
    let half = extent / 2
    return try run(GatedLinear(), slice(input, dim: axis, start: 0, end: half), slice(input, dim: axis, start: half, end: extent))
}

/// x where x > 0, else w x with a learned slope w for all elements, or for each channel of the second axis.
private struct ParametricReLU: Operation {
    static let name: StaticString = "prelu"
    private var input = SavedTensor(), weight = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        weight = inputs.save(1)
        let x = try contiguous(inputs[0])
        let output = try Tensor.uninitialized(x.shape, x.dtype, Self.name)
        try forEachSlope(x, inputs[1]) { (slope, start, count) in
            let at = start &* x.dtype.size
            activationLoop(.leakyRelu(slope: slope), x.dtype)(count, UnsafeRawPointer(x.pointer + at), 1, output.pointer + at, 1)
        }
        return output
    }

    /// Calls `body` for the runs of elements that share a slope.
    private func forEachSlope(_ x: Tensor, _ weight: Tensor, _ body: (Double, _ start: Int, _ count: Int) -> Void) throws(DLError) {
        let slopes = try weight.values(as: Double.self)
        let channels = slopes.count
        if x.count == 0 { return }
        if channels == 1 {
            parallelFor(count: x.count, grain: elementwiseGrain) { range in body(slopes[0], range.lowerBound, range.count) }
            return
        }
        let planes = x.shape[0] &* channels, count = x.count / planes
        parallelFor(count: planes, grain: Swift.max(1, elementwiseGrain / count)) { range in
            for plane in range { body(slopes[plane % channels], plane &* count, count) }
        }
    }

    /// The weight in a shape that broadcasts against the input.
    private func spread(_ weight: Tensor, _ rank: Int) throws(DLError) -> Tensor {
        if weight.count == 1 { return try reshape(weight, shape: Dims()) }
        var shape = Dims(repeating: 1, count: rank)
        shape[1] = weight.count
        return try reshape(weight, shape: shape)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), weight = try context.value(weight)
        let slope = try spread(weight, x.rank), isPositive = try gt(x, 0)
        var gradients: [Tensor?] = [nil, nil]
        if context.needs(0) { gradients[0] = try choose(isPositive, gradient, gradient * slope) }
        if context.needs(1) { gradients[1] = try weightGradient(choose(isPositive, zerosLike(x), gradient * x), slope, weight) }
        return gradients
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let x = try contiguous(context.value(input)), weight = try context.value(weight)
        let g = try contiguous(gradient)
        guard g.dtype == x.dtype else { return nil }
        var gradients: [Tensor?] = [nil, nil]
        if context.needs(0) {
            let output = try Tensor.uninitialized(x.shape, x.dtype, Self.name)
            try forEachSlope(x, weight) { (slope, start, count) in
                let at = start &* x.dtype.size
                activationGradientLoop(.leakyRelu(slope: slope), x.dtype)(
                    count, UnsafeRawPointer(g.pointer + at), 1, UnsafeRawPointer(x.pointer + at), 1, output.pointer + at, 1)
            }
            gradients[0] = output
        }
        if context.needs(1) { gradients[1] = try weightGradient(g * clamp(x, max: 0), spread(weight, x.rank), weight) }
        return gradients
    }

    private func weightGradient(_ shares: Tensor, _ slope: Tensor, _ weight: Tensor) throws(DLError) -> Tensor {
        try reshape(sumToShape(shares, slope.shape), shape: weight.shape)
    }

    mutating func releaseSaved() -> Bool {
        _ = input.release()
        return weight.release()
    }
}

/// x where x > 0, else weight x; one weight for all elements or one for each channel (He et al., ICCV 2015)
public func prelu(_ input: Tensor, _ weight: Tensor) throws(DLError) -> Tensor {
    let op: StaticString = "prelu"
    try checkFloating(input, op, "input")
    guard input.dtype == weight.dtype else { throw .dtype(op, "Type promoting not supported. Got \(input.dtype) and \(weight.dtype)") }
    guard weight.rank <= 1 || weight.count == 1 else { throw .shape(op, "Expected weight to be a scalar or 1D tensor, but got weight \(weight)") }
    if weight.count != 1 {
        guard input.rank > 0 else { throw .shape(op, "Not allow zero-dim input tensor: weight \(weight) has \(weight.count) elements") }
        let channels = input.rank > 1 ? input.shape[1] : 1
        guard channels == weight.count else {
            throw .shape(op, "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.count) and channel size = \(channels): input \(input)")
        }
    }
    return try run(ParametricReLU(), input, weight)
}
