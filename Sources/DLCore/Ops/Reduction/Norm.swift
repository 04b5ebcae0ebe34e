import DLKernels

/// (sum |x|^p)^(1/p) over some axes; the largest or smallest |x| for an infinite p, the number of elements that are not 0 for
/// p = 0. Where the norm is 0 the derivative is 0.
struct Norm: AxesReduction {
    static let name: StaticString = "norm"
    let p: Double
    let dim: Dims?
    let keepdim: Bool
    private var input = SavedTensor(), output = SavedTensor()
    private var keepdimShape = Dims()

    init(p: Double, dim: Dims?, keepdim: Bool) {
        self.p = p
        self.dim = dim
        self.keepdim = keepdim
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = inputs[0]
        guard x.dtype.isFloatingPoint else {
            throw .dtype(Self.name, "expected a floating point tensor as input, got \(x)")
        }
        let axes = try axes(of: x)
        keepdimShape = axes.keepdimShape
        if p.isInfinite && axes.reducedCount == 0 && keepdimShape.product > 0 {
            throw .invalid(Self.name, "cannot compute the \(p) norm on an empty tensor because the operation does not have an identity: "
                + "input has shape \(x.shape)")
        }
        input = inputs.save(0)
        let result: Tensor
        if p == 2 {
            result = try to(sqrt(wideSum(x, axes, squares: true)), dtype: x.dtype)
        } else if p == .infinity {
            result = try amax(abs(x), dim: dim, keepdim: true)
        } else if p == -.infinity {
            result = try amin(abs(x), dim: dim, keepdim: true)
        } else if p == 0 {
            result = try to(sum(ne(x, 0), dim: dim, keepdim: true), dtype: x.dtype)
        } else if p == 1 {
            result = try sum(abs(x), dim: dim, keepdim: true)
        } else {
            result = try pow(sum(pow(abs(x), .float(p)), dim: dim, keepdim: true), .float(1 / p))
        }
        let shaped = try reshape(result, shape: axes.outputShape(keepdim: keepdim))
        output = inputs.save(output: shaped)
        return shaped
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input)
        let gradient = try restored(gradient, keepdimShape)
        if p == 0 { return [try zerosLike(x)] }
        if p == 1 { return [try gradient * sign(x)] }
        let norm = try restored(context.value(output), keepdimShape)
        let zero = try number(0, for: gradient)
        let vanishes = try eq(norm, 0)
        // The divisor is 1 where the norm is 0, so that no derivative of the quotient is infinite.
        let divisor = try choose(vanishes, onesLike(norm), norm)
        if p == 2 { return [try choose(vanishes, zero, x * (gradient / divisor))] }
        if p.isInfinite {
            let chosen = try to(logicalOr(eq(abs(x), norm), isnan(x)), dtype: gradient.dtype)
            return [try sign(x) * (chosen * (gradient / sum(chosen, dim: dim, keepdim: true)))]
        }
        let size = try abs(x)
        let isZero = try eq(size, 0)
        let power = try pow(choose(isZero, onesLike(size), size), .float(p - 1))
        let slope = try choose(isZero, zero, sign(x) * power)
        return [try choose(vanishes, zero, slope * (gradient / pow(divisor, .float(p - 1))))]
    }

    mutating func releaseSaved() -> Bool {
        _ = output.release()
        return input.release()
    }
}

public func norm(_ input: Tensor, p: Double = 2, dim: Dims? = nil, keepdim: Bool = false) throws(DLError) -> Tensor {
    try run(Norm(p: p, dim: dim, keepdim: keepdim), input)
}

// MARK: Without what is not a number

/// The sum of the elements that are numbers
public func nansum(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(DLError) -> Tensor {
    try named("nansum") { () throws(DLError) in
        let x = input.dtype.isFloatingPoint ? try choose(isnan(input), number(0, for: input), input) : input
        return try sum(x, dim: dim, keepdim: keepdim, dtype: dtype)
    }
}

/// The mean of the elements that are numbers
public func nanmean(_ input: Tensor, dim: Dims? = nil, keepdim: Bool = false, dtype: DType? = nil) throws(DLError) -> Tensor {
    guard input.dtype.isFloatingPoint else {
        throw .dtype("nanmean", "expected input's dtype to be floating point, but got \(input)")
    }
    return try named("nanmean") { () throws(DLError) in
        let count = try sum(logicalNot(isnan(input)), dim: dim, keepdim: keepdim)
        return try nansum(input, dim: dim, keepdim: keepdim, dtype: dtype) / count
    }
}

/// How many elements are not 0
public func countNonzero(_ input: Tensor, dim: Dims? = nil) throws(DLError) -> Tensor {
    try named("count_nonzero") { () throws(DLError) in try sum(ne(input, 0), dim: dim) }
}

/// The smallest and the largest element, of all or along one axis
public func aminmax(_ input: Tensor, dim: Int? = nil, keepdim: Bool = false) throws(DLError) -> (min: Tensor, max: Tensor) {
    try named("aminmax") { () throws(DLError) in
        let axes = dim.map { Dims([$0]) }
        let smallest = try amin(input, dim: axes, keepdim: keepdim)
        return (smallest, try amax(input, dim: axes, keepdim: keepdim))
    }
}
