import DLKernels

/// How `scatterReduce` joins the elements that meet at one place.
public enum ScatterReduction: Int32, Sendable { case sum = 0, prod = 1, mean = 2, amax = 3, amin = 4 }

/// Elements of src joined at the places of input that an index names; with the elements of input, or without.
struct ScatterReduce: Scattering {
    static let name: StaticString = "scatter_reduce"
    let dim: Int
    let index: Tensor
    let reduction: ScatterReduction
    let includesSelf: Bool
    private var input = SavedTensor(), source = SavedTensor(), output = SavedTensor()

    var op: StaticString { Self.name }

    init(dim: Int, index: Tensor, reduction: ScatterReduction, includesSelf: Bool) {
        self.dim = dim
        self.index = index
        self.reduction = reduction
        self.includesSelf = includesSelf
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let result = try copyAndWrite(inputs[0], inputs[1])
        if reduction != .sum && reduction != .mean {
            input = inputs.save(0)
            source = inputs.save(1)
            output = inputs.save(output: result)
        }
        return result
    }

    /// The number that leaves every other one as it is.
    private func neutral(_ dtype: DType) -> Scalar {
        switch reduction {
        case .sum, .mean: return 0
        case .prod: return 1
        case .amax: return dtype.isFloatingPoint ? .float(-.infinity) : .int(.min)
        case .amin: return dtype.isFloatingPoint ? .float(.infinity) : .int(.max)
        }
    }

    func write(_ source: Tensor, to target: Tensor, axis: Int) throws(DLError) {
        guard target.dtype.isFloatingPoint || target.dtype == .int64 || reduction == .sum else {
            let wide = try to(target, dtype: .int64)
            try write(to(source, dtype: .int64), to: wide, axis: axis)
            Tensor.apply(castLoop(from: .int64, to: target.dtype), wide, to: target)
            return
        }
        if !includesSelf {
            try Scatter(dim: axis, index: index, isAdding: false)
                .write(expand(Tensor(neutral(target.dtype), dtype: target.dtype), size: index.shape), to: target, axis: axis)
        }
        let combination: Combination
        switch reduction {
        case .sum, .mean:
            try Scatter(dim: axis, index: index, isAdding: true).write(source, to: target, axis: axis)
            if reduction == .mean {
                let mean = try target.dtype.isFloatingPoint ? target / counts(target.shape, target.dtype)
                    : floorDivide(target, counts(target.shape, target.dtype))
                Tensor.apply(castLoop(from: target.dtype, to: target.dtype), mean, to: target)
            }
            return
        case .prod: combination = .product
        case .amax: combination = .maximum
        case .amin: combination = .minimum
        }
        combine(target.dtype, combination, axis: axis, sizes: axisSizes(index), output: target.pointer, outputStrides: axisSteps(target),
                source: source.pointer, sourceStrides: axisSteps(source), index: index.pointer, indexStrides: axisSteps(index))
    }

    /// How many elements met at each place, at least 1.
    private func counts(_ shape: Dims, _ dtype: DType) throws(DLError) -> Tensor {
        let start = includesSelf ? try ones(shape, dtype: dtype) : try zeros(shape, dtype: dtype)
        let found = try scatterAdd(start, dim: dim, index: index, src: ones(index.shape, dtype: dtype))
        return try clamp(found, min: 1)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let shape = context.node.inputShape(1)
        switch reduction {
        case .sum: return [try ofInput(gradient), context.needs(1) ? try sourceGradient(gradient, shape) : nil]
        case .mean:
            let share = try gradient / counts(gradient.shape, gradient.dtype)
            return [try ofInput(share), context.needs(1) ? try sourceGradient(share, shape) : nil]
        case .prod: return try productGradients(gradient, context)
        case .amax, .amin: return try extremeGradients(gradient, context)
        }
    }

    /// Places that the index names forget the input when it is not included.
    private func ofInput(_ gradient: Tensor) throws(DLError) -> Tensor {
        includesSelf ? gradient : try scatter(gradient, dim: dim, index: index, value: 0)
    }

    /// The elements of src that the index uses.
    private func used(_ source: Tensor) throws(DLError) -> Tensor {
        if source.shape == index.shape { return source }
        var part = source
        for i in 0..<index.rank { part = try narrow(part, dim: i, start: 0, length: index.shape[i]) }
        return part
    }

    /// The product of all other elements: of those that are not zero, and of the zero among them where it is the only one, so
    /// that the derivative of the derivative is right there too.
    private func productGradients(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let input = try context.value(input), source = try used(context.value(source)), dtype = gradient.dtype
        let one = try number(1, for: gradient), zero = try number(0, for: gradient)
        let isZero = try to(eq(source, 0), dtype: dtype)
        let inputIsZero = includesSelf ? try to(eq(input, 0), dtype: dtype) : try zerosLike(input)
        let factors = try choose(eq(source, 0), one, source)
        let start = includesSelf ? try choose(eq(input, 0), one, input) : try onesLike(input)
        let product = try scatterReduce(start, dim: dim, index: index, src: factors, reduce: .prod)
        let zeroCount = try scatterAdd(inputIsZero, dim: dim, index: index, src: isZero)
        let zeroValue = try scatterAdd(input * inputIsZero, dim: dim, index: index, src: source * isZero)
        func others(_ product: Tensor, _ factor: Tensor, _ count: Tensor, _ value: Tensor) throws(DLError) -> Tensor {
            try product / factor * choose(eq(count, 0), one, choose(eq(count, 1), value, zero))
        }
        var ofInput: Tensor?
        if context.needs(0) {
            ofInput = includesSelf
                ? try gradient * others(product, start, zeroCount - inputIsZero, zeroValue - input * inputIsZero) : try self.ofInput(gradient)
        }
        guard context.needs(1) else { return [ofInput, nil] }
        let ofSource = try gather(gradient, dim: dim, index: index)
            * others(gather(product, dim: dim, index: index), factors, gather(zeroCount, dim: dim, index: index) - isZero,
                     gather(zeroValue, dim: dim, index: index) - source * isZero)
        return [ofInput, try beyondIndex(ofSource, context.node.inputShape(1))]
    }

    /// Equal extremes share the gradient evenly.
    private func extremeGradients(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let dtype = gradient.dtype
        let input = try context.value(input), source = try used(context.value(source)), output = try context.value(output)
        let isInput = try to(eq(input, output), dtype: dtype)
        let isSource = try to(eq(source, gather(detach(output), dim: dim, index: index)), dtype: dtype)
        let share = try gradient / clamp(scatterAdd(ofInput(isInput), dim: dim, index: index, src: isSource), min: 1)
        let ofInput = try self.ofInput(isInput * share)
        guard context.needs(1) else { return [ofInput, nil] }
        return [ofInput, try beyondIndex(isSource * gather(share, dim: dim, index: index), context.node.inputShape(1))]
    }

    mutating func releaseSaved() -> Bool {
        _ = input.release()
        _ = source.release()
        return output.release()
    }
}

public func scatterReduce(_ input: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: ScatterReduction,
                          includeSelf: Bool = true) throws(DLError) -> Tensor {
    try run(ScatterReduce(dim: dim, index: index, reduction: reduce, includesSelf: includeSelf), input, src)
}

public func scatterReduce_(_ input: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: ScatterReduction,
                           includeSelf: Bool = true) throws(DLError) {
    try checkWritable(input, src, "scatter_reduce_")
    let old = GradMode.isEnabled && (input.requiresGrad || src.requiresGrad) ? try clone(input) : input
    try replace(input, by: named("scatter_reduce_") { () throws(DLError) in
        try scatterReduce(old, dim: dim, index: index, src: src, reduce: reduce, includeSelf: includeSelf)
    }, "scatter_reduce_")
}

/// Slices of source joined with the slices of input along an axis that a vector of indices names.
public func indexReduce(_ input: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: ScatterReduction,
                        includeSelf: Bool = true) throws(DLError) -> Tensor {
    let op: StaticString = "index_reduce"
    let axis = try resolveAxis(dim, rank: input.rank, op)
    guard index.rank <= 1 else { throw .shape(op, "Index is supposed to be a vector, got shape \(index.shape)") }
    var shape = Dims(repeating: 1, count: source.rank)
    if source.rank > 0 { shape[axis] = index.count }
    guard source.rank == input.rank, source.rank == 0 || source.shape[axis] == index.count else {
        throw .shape(op, "Number of indices should be equal to source.size(dim): index \(index.shape), source \(source.shape)")
    }
    return try named(op) { () throws(DLError) in
        let places = try expand(reshape(to(index, dtype: .int64), shape: shape), size: source.shape)
        return try scatterReduce(input, dim: dim, index: places, src: source, reduce: reduce, includeSelf: includeSelf)
    }
}
