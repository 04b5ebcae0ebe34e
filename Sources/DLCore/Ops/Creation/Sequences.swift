import DLKernels

/// Sequences of numbers, windows for signals, and tensors with a given layout.

/// base to the powers of evenly spaced exponents from start to end, both included.
public func logspace(start: Double, end: Double, steps: Int, base: Double = 10, dtype: DType? = nil) throws(DLError) -> Tensor {
    try named("logspace") { () throws(DLError) in
        let exponents = try linspace(start: start, end: end, steps: steps, dtype: .float64)
        let values = try pow(full([], fillValue: .float(base), dtype: .float64), exponents)
        return try to(values, dtype: dtype ?? DefaultDType.floatingPoint)
    }
}

/// One number.
public func scalarTensor(s: Scalar, dtype: DType? = nil) throws(DLError) -> Tensor {
    try Tensor(s, dtype: dtype ?? DefaultDType.floatingPoint)
}

/// A tensor with given strides whose elements have no value yet.
public func emptyStrided(_ size: Dims, stride: Dims, dtype: DType? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "empty_strided"
    guard size.count == stride.count else { throw .shape(op, "dimensionality of sizes (\(size.count)) must match dimensionality of strides (\(stride.count))") }
    guard let count = size.checkedCount() else { throw Tensor.invalidSize(size, op) }
    var last = 0
    for i in 0..<size.count {
        guard stride[i] >= 0 else { throw .invalid(op, "strides must not be negative, got \(stride)") }
        if size[i] == 0 { continue }
        let (reach, over1) = (size[i] - 1).multipliedReportingOverflow(by: stride[i])
        let (end, over2) = last.addingReportingOverflow(reach)
        if over1 || over2 || end > Int.max / 16 { throw .invalid(op, "size \(size) with strides \(stride) overflows") }
        last = end
    }
    let memory = try Tensor.uninitialized([count == 0 ? 0 : last + 1], dtype ?? DefaultDType.floatingPoint, op)
    return memory.view(shape: size, strides: stride, offset: 0)
}

/// The powers of the elements of a vector, a row each.
public func vander(_ x: Tensor, n: Int? = nil, increasing: Bool = false) throws(DLError) -> Tensor {
    guard x.rank == 1 else { throw .shape("vander", "x must be a one-dimensional tensor, got shape \(x.shape)") }
    let count = n ?? x.count
    guard count >= 0 else { throw .invalid("vander", "N must be non-negative, got \(count)") }
    var columns: [Tensor] = []
    guard count <= 1 << 20 else { throw .invalid("vander", "N is too large: \(count)") }
    for _ in 0..<count {
        if let previous = columns.last { columns.append(try previous * x) } else { columns.append(try onesLike(x)) }
    }
    if !increasing { columns.reverse() }
    if columns.isEmpty { return try zeros([x.count, 0], dtype: x.dtype) }
    return try stack(columns, dim: 1)
}

/// Sums of cosines: the sum over k of (-1)^k a_k cos(2 pi k i / (n - 1)), with n for n - 1 when periodic.
private func cosineWindow(_ length: Int, _ isPeriodic: Bool, _ factors: [Double], _ dtype: DType?, _ op: StaticString) throws(DLError) -> Tensor {
    let dtype = try windowDType(length, dtype, op)
    if length == 1 { return try ones([1], dtype: dtype) }
    let step = 2 * Double.pi / Double(Swift.max(isPeriodic ? length : length - 1, 1))
    return try named(op) { () throws(DLError) in
        let angles = try arange(start: 0, end: .int(Int64(length)), dtype: .float64) * Scalar.float(step)
        var window = try full([length], fillValue: .float(factors[0]), dtype: .float64)
        for k in 1..<factors.count {
            window = try window + cos(angles * Scalar.float(Double(k))) * Scalar.float(k % 2 == 1 ? -factors[k] : factors[k])
        }
        return try to(window, dtype: dtype)
    }
}

private func windowDType(_ length: Int, _ dtype: DType?, _ op: StaticString) throws(DLError) -> DType {
    guard length >= 0 else { throw .invalid(op, "requires non-negative window_length, got window_length=\(length)") }
    let dtype = dtype ?? DefaultDType.floatingPoint
    guard dtype.isFloatingPoint else { throw .dtype(op, "expects floating point dtypes, got: \(dtype)") }
    return dtype
}

public func hannWindow(windowLength: Int, periodic: Bool = true, dtype: DType? = nil) throws(DLError) -> Tensor {
    try cosineWindow(windowLength, periodic, [0.5, 0.5], dtype, "hann_window")
}

public func hammingWindow(windowLength: Int, periodic: Bool = true, alpha: Double = 0.54, beta: Double = 0.46, dtype: DType? = nil) throws(DLError) -> Tensor {
    try cosineWindow(windowLength, periodic, [alpha, beta], dtype, "hamming_window")
}

public func blackmanWindow(windowLength: Int, periodic: Bool = true, dtype: DType? = nil) throws(DLError) -> Tensor {
    try cosineWindow(windowLength, periodic, [0.42, 0.5, 0.08], dtype, "blackman_window")
}

public func bartlettWindow(windowLength: Int, periodic: Bool = true, dtype: DType? = nil) throws(DLError) -> Tensor {
    let dtype = try windowDType(windowLength, dtype, "bartlett_window")
    if windowLength == 1 { return try ones([1], dtype: dtype) }
    let last = Double(Swift.max(periodic ? windowLength : windowLength - 1, 1))
    return try named("bartlett_window") { () throws(DLError) in
        let places = try arange(start: 0, end: .int(Int64(windowLength)), dtype: .float64) * Scalar.float(2 / last)
        return try to(1 - abs(places - 1), dtype: dtype)
    }
}
