import DLKernels

/// The sum over some axes, or over all. Integers and bools are summed as int64.
struct Sum: AxesReduction {
    static let name: StaticString = "sum"
    let dim: Dims?
    let keepdim: Bool
    private var inputShape = Dims(), keepdimShape = Dims()

    init(dim: Dims?, keepdim: Bool) {
        self.dim = dim
        self.keepdim = keepdim
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0], axes = try axes(of: input)
        inputShape = input.shape
        keepdimShape = axes.keepdimShape
        let output = try Tensor.result(axes.outputShape(keepdim: keepdim), input.dtype.isFloatingPoint ? input.dtype : .int64, Self.name)
        reduceSum(input.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                  reducedStrides: axes.reducedStrides, input: input.pointer, output: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try expand(restored(gradient, keepdimShape), size: inputShape)]
    }
}

public func sum(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(DLError) -> Tensor {
    var input = input
    if let dtype { input = try to(input, dtype: dtype) }
    let result = try run(Sum(dim: dim, keepdim: keepdim), input)
    guard let dtype, result.dtype != dtype else { return result }
    return try to(result, dtype: dtype)
}

/// The arithmetic mean over some axes, or over all.
struct Mean: AxesReduction {
    static let name: StaticString = "mean"
    let dim: Dims?
    let keepdim: Bool
    private var inputShape = Dims(), keepdimShape = Dims(), count = 1

    init(dim: Dims?, keepdim: Bool) {
        self.dim = dim
        self.keepdim = keepdim
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0]
        guard input.dtype.isFloatingPoint else {
            throw .dtype(Self.name, "could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: \(input)")
        }
        let axes = try axes(of: input)
        inputShape = input.shape
        keepdimShape = axes.keepdimShape
        count = axes.reducedCount
        let output = try Tensor.result(axes.outputShape(keepdim: keepdim), input.dtype, Self.name)
        reduceSum(input.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                  reducedStrides: axes.reducedStrides, input: input.pointer, output: output.pointer, scale: 1 / Double(count))
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try expand(restored(gradient * .float(1 / Double(count)), keepdimShape), size: inputShape)]
    }
}

public func mean(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(DLError) -> Tensor {
    var input = input
    if let dtype { input = try to(input, dtype: dtype) }
    return try run(Mean(dim: dim, keepdim: keepdim), input)
}

/// The product over one axis, or over all.
struct Product: AxesReduction {
    static let name: StaticString = "prod"
    let dim: Dims?
    let keepdim: Bool
    private var input = SavedTensor()
    private var keepdimShape = Dims()

    init(dim: Dims?, keepdim: Bool) {
        self.dim = dim
        self.keepdim = keepdim
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0], axes = try axes(of: input)
        keepdimShape = axes.keepdimShape
        self.input = inputs.save(0)
        let output = try Tensor.result(axes.outputShape(keepdim: keepdim), input.dtype.isFloatingPoint ? input.dtype : .int64, Self.name)
        reduceProduct(input.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                      reducedStrides: axes.reducedStrides, input: input.pointer, output: output.pointer)
        return output
    }

    /// The product of all other elements: of those before and of those after, so that zeros do no harm.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let input = try context.value(input)
        let others = try input.rank == 0 ? onesLike(input) : productOfOthers(input)
        return [try restored(gradient, keepdimShape) * others]
    }

    /// The product divided by each element, in float64, where that can be done: nowhere a zero, nor a product out of range.
    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let input = try context.value(input)
        guard input.dtype.isFloatingPoint && input.count > 1 else { return nil }
        let x = try contiguous(input), axes = try axes(of: x)
        let products = try Tensor.uninitialized(axes.keptSizes, .float64, Self.name)
        reduceWideProduct(x.dtype, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
                          reducedStrides: axes.reducedStrides, input: x.pointer, output: products.pointer)
        let factors = products.pointer.assumingMemoryBound(to: Double.self)
        let wide = try contiguous(to(gradient, dtype: .float64))
        let slopes = wide.pointer.assumingMemoryBound(to: Double.self)
        // A product that vanishes without a zero among its factors is too small for float32 without any one of them as well.
        let isNarrow = x.dtype == .float32
        var vanishes = false
        for i in 0..<products.count {
            let size = factors[i].magnitude
            guard size.isFinite && (isNarrow || (size > 1e-290 && size < 1e290)) else { return nil }
            vanishes = vanishes || size == 0
            factors[i] *= slopes[i]
        }
        withExtendedLifetime(wide) {}
        if vanishes && containsZero(x.dtype, sizes: [x.count], strides: [1], input: x.pointer) { return nil }
        let axis = (0..<x.rank).first { axes.axes.contains($0) } ?? 0
        let isWhole = axes.keptSizes.isEmpty
        var inner = 1
        if !isWhole { for i in (axis + 1)..<x.rank { inner &*= x.shape[i] } }
        let length = isWhole ? x.count : x.shape[axis]
        let result = try Tensor.uninitialized(x.shape, x.dtype, Self.name)
        divideIntoShares(x.dtype, outer: x.count / (length &* inner), length: length, inner: inner, factors: UnsafePointer(factors),
                         input: x.pointer, output: result.pointer)
        withExtendedLifetime(products) {}
        return [result]
    }

    private func productOfOthers(_ input: Tensor) throws(DLError) -> Tensor {
        if input.count == 0 { return input }
        let isWhole = dim == nil || dim?.isEmpty == true
        let rows = isWhole ? try reshape(input, shape: [input.count]) : input
        let axis = isWhole ? 0 : try resolveAxis(dim?[0] ?? 0, rank: input.rank, Self.name)
        let before = try shifted(run(CumulativeProduct(axis: axis, reverse: false), rows), axis: axis, by: 1, fill: 1)
        let after = try shifted(run(CumulativeProduct(axis: axis, reverse: true), rows), axis: axis, by: -1, fill: 1)
        return try reshape(before * after, shape: input.shape)
    }

    mutating func releaseSaved() -> Bool { input.release() }
}

public func prod(_ input: Tensor, dim: Int? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(DLError) -> Tensor {
    var input = input
    if let dtype { input = try to(input, dtype: dtype) }
    let result = try run(Product(dim: dim.map { [$0] }, keepdim: dim != nil && keepdim), input)
    guard let dtype, result.dtype != dtype else { return result }
    return try to(result, dtype: dtype)
}

/// ln of the sum of e^x over some axes, without overflow.
public func logsumexp(_ input: Tensor, dim: Dims, keepdim: Bool = false) throws(DLError) -> Tensor {
    let input = input.dtype.isFloatingPoint ? input : try to(input, dtype: DefaultDType.floatingPoint)
    if ReductionAxes(input, try resolveAxes(dim, rank: input.rank, "logsumexp")).reducedCount == 0 {
        return try log(sum(exp(input), dim: dim, keepdim: keepdim))
    }
    // An infinite maximum is not subtracted: inf - inf has no value.
    let shift = try withoutRecording { () throws(DLError) in
        let largest = try amax(input, dim: dim, keepdim: true)
        return try choose(isfinite(largest), largest, zerosLike(largest))
    }
    let result = try log(sum(exp(input - shift), dim: dim, keepdim: true)) + shift
    return keepdim ? result : try squeeze(result, dim: dim.isEmpty ? nil : dim)
}
