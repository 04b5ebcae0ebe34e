import DLKernels

/// Activations whose shape depends on a second tensor: gates, and learned slopes.

/// a * sigmoid(b) for the two halves a, b of an axis.
private struct GatedLinear: Operation {
    static let name: StaticString = "glu"
    let axis: Int
    private var input = SavedTensor()

    init(axis: Int) { self.axis = axis }

    private func halves(_ input: Tensor) throws(DLError) -> (a: Tensor, b: Tensor) {
        let half = input.shape[axis] / 2
        return (try narrow(input, dim: axis, start: 0, length: half), try narrow(input, dim: axis, start: half, length: half))
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        let (a, b) = try halves(inputs[0])
        return try Tensor.map(.gatedLinear, a, b, .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let (a, b) = try halves(context.value(input))
        let gate = try sigmoid(b)
        return [try cat([gradient * gate, gradient * a * (gate * (1 - gate))], dim: axis)]
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let x = try context.value(input)
        guard gradient.dtype == x.dtype, let multiply = BinaryKernel.mul[x.dtype], let slope = BinaryKernel.sigmoidBackward[x.dtype] else { return nil }
        let (a, b) = try halves(x)
        let result = try Tensor.uninitialized(x.shape, x.dtype, Self.name)
        let (first, second) = try halves(result)
        let gate = try sigmoid(b)
        Tensor.apply(multiply, gradient, gate, to: first)
        Tensor.apply(multiply, gradient, a, to: second)
        Tensor.apply(slope, second, gate, to: second)
        return [result]
    }

    mutating func releaseSaved() -> Bool { input.release() }
}

/// a * sigmoid(b) for the two halves a, b of an axis (Dauphin et al., ICML 2017)
public func glu(_ input: Tensor, dim: Int = -1) throws(DLError) -> Tensor {
    let op: StaticString = "glu"
    try checkFloating(input, op, "input")
    guard input.rank > 0 else { throw .shape(op, "glu does not support scalars because halving size must be even: input \(input)") }
    let axis = try resolveAxis(dim, rank: input.rank, op)
    let extent = input.shape[axis]
    guard extent % 2 == 0 else { throw .shape(op, "Halving dimension must be even, but dimension \(axis) is size \(extent): input \(input)") }
    return try run(GatedLinear(axis: axis), input)
}

/// x where x > 0, else w x with a learned slope w for all elements, or for each channel of the second axis.
private struct ParametricReLU: Operation {
    static let name: StaticString = "prelu"
    private var input = SavedTensor(), weight = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        weight = inputs.save(1)
        if inputs[1].count > 1 && inputs[0].memoryFormat != .contiguous { return try strided(inputs[0], inputs[1]) }
        let x = try inputs[1].count > 1 ? contiguous(inputs[0]) : inputs[0].dense
        let output = try Tensor.result(like: x, x.dtype, Self.name)
        try forEachSlope(x, inputs[1]) { (slope, start, count) in
            let at = start &* x.dtype.size
            activationLoop(.leakyRelu(slope: slope), x.dtype)(count, UnsafeRawPointer(x.pointer + at), 1, output.pointer + at, 1)
        }
        return output
    }

    /// The same in elementwise operations, which keep the order of channels-last elements.
    private func strided(_ x: Tensor, _ weight: Tensor) throws(DLError) -> Tensor {
        try choose(gt(x, 0), x, x * spread(weight, x.rank))
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
        let saved = try context.value(input), weight = try context.value(weight)
        guard gradient.dtype == saved.dtype, saved.memoryFormat == .contiguous else { return nil }
        let x = try contiguous(saved), g = try contiguous(gradient)
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
