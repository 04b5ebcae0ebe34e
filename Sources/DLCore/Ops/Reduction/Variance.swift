import DLKernels

/// The variance over some axes, or its square root; the sum of squares is divided by count - correction.
///
/// Sums and sums of squares of float32 are formed in float64, where the difference keeps its digits unless the mean is more
/// than 10,000 times the deviation. Then, and for float64, the mean is taken off first, and what its rounding left over later.
struct Variance: AxesReduction {
    static let name: StaticString = "var"
    let dim: Dims?
    let keepdim: Bool
    let correction: Int
    let isRoot: Bool
    private var input = SavedTensor(), output = SavedTensor()
    private var keepdimShape = Dims(), divisor = 1.0

    init(dim: Dims?, keepdim: Bool, correction: Int, isRoot: Bool) {
        self.dim = dim
        self.keepdim = keepdim
        self.correction = correction
        self.isRoot = isRoot
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = inputs[0]
        guard x.dtype.isFloatingPoint else { throw .dtype(Self.name, "std and var only support floating point dtypes, got \(x)") }
        let axes = try axes(of: x)
        keepdimShape = axes.keepdimShape
        let count = Double(axes.reducedCount)
        divisor = Swift.max(count - Double(correction), 0)
        let fast = x.dtype == .float32 ? try fromSums(x, axes, count) : nil
        let squares: Tensor
        if let fast { squares = fast } else { squares = try fromDifferences(to(x, dtype: .float64), axes, count) }
        var result = try squares / .float(divisor)
        if isRoot { result = try sqrt(result) }
        result = try reshape(to(result, dtype: x.dtype), shape: axes.outputShape(keepdim: keepdim))
        input = inputs.save(0)
        if isRoot { output = inputs.save(output: result) }
        return result
    }

    /// The sum of squared differences from the mean, from the sum and the sum of squares; nil where that loses too many digits.
    private func fromSums(_ x: Tensor, _ axes: ReductionAxes, _ count: Double) throws(DLError) -> Tensor? {
        let sums = try wideSum(x, axes, squares: false), squares = try wideSum(x, axes, squares: true)
        let difference = try squares - sums * sums / .float(count)
        // The rounding errors of the squares are about 1e-16 of them. Not a number stays what it is.
        let isPoor = try any(lt(difference, squares * 1e-8)).item()
        return isPoor.double != 0 ? nil : difference
    }

    private func fromDifferences(_ x: Tensor, _ axes: ReductionAxes, _ count: Double) throws(DLError) -> Tensor {
        let wideAxes = ReductionAxes(x, axes.axes)
        let centered = try x - wideSum(x, wideAxes, squares: false, scale: 1 / count)
        let centeredAxes = ReductionAxes(centered, axes.axes)
        let rest = try wideSum(centered, centeredAxes, squares: false)
        return try wideSum(centered, centeredAxes, squares: true) - rest * rest / .float(count)
    }

    /// 2 (x - mean) / (count - correction); for the root divided by twice the root, and 0 where that is 0
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input)
        var gradient = gradient
        if isRoot {
            let root = try context.value(output)
            gradient = try choose(eq(root, 0), number(0, for: gradient), gradient / (root * 2))
        }
        return [try restored(gradient * .float(2 / divisor), keepdimShape) * (x - mean(x, dim: dim, keepdim: true))]
    }

    mutating func releaseSaved() -> Bool {
        _ = output.release()
        return input.release()
    }
}

/// Sums of elements or of their squares in float64, with reduced axes of extent 1.
func wideSum(_ x: Tensor, _ axes: ReductionAxes, squares: Bool, scale: Double = 1) throws(DLError) -> Tensor {
    let output = try Tensor.result(axes.keepdimShape, .float64, "sum")
    reduceWide(x.dtype, squares: squares, keptSizes: axes.keptSizes, keptStrides: axes.keptStrides, reducedSizes: axes.reducedSizes,
               reducedStrides: axes.reducedStrides, input: x.pointer, output: output.pointer, scale: scale)
    return output
}

public func variance(_ input: Tensor, dim: Dims? = nil, correction: Int = 1, keepdim: Bool = false) throws(DLError) -> Tensor {
    try run(Variance(dim: dim, keepdim: keepdim, correction: correction, isRoot: false), input)
}

/// The square root of the variance.
public func std(_ input: Tensor, dim: Dims? = nil, correction: Int = 1, keepdim: Bool = false) throws(DLError) -> Tensor {
    try named("std") { () throws(DLError) in
        try run(Variance(dim: dim, keepdim: keepdim, correction: correction, isRoot: true), input)
    }
}

public func varMean(_ input: Tensor, dim: Dims? = nil, correction: Int = 1,
                    keepdim: Bool = false) throws(DLError) -> (variance: Tensor, mean: Tensor) {
    try named("var_mean") { () throws(DLError) in
        (try variance(input, dim: dim, correction: correction, keepdim: keepdim), try mean(input, dim: dim, keepdim: keepdim))
    }
}

public func stdMean(_ input: Tensor, dim: Dims? = nil, correction: Int = 1,
                    keepdim: Bool = false) throws(DLError) -> (deviation: Tensor, mean: Tensor) {
    try named("std_mean") { () throws(DLError) in
        (try std(input, dim: dim, correction: correction, keepdim: keepdim), try mean(input, dim: dim, keepdim: keepdim))
    }
}
