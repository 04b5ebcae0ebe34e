import DLKernels
import Glibc

/// Constructors of tensors. They take no part in automatic differentiation.

/// The dtype of new tensors for which none is given.
public enum DefaultDType {
    public static let floatingPoint = DType.float32
}

public func empty(_ size: Dims, dtype: DType? = nil) throws(DLError) -> Tensor {
    try Tensor.uninitialized(size, dtype ?? DefaultDType.floatingPoint, "empty")
}

/// In one of the memory formats; `preserve` means row-major.
public func empty(_ size: Dims, memoryFormat: MemoryFormat, dtype: DType? = nil) throws(DLError) -> Tensor {
    let dtype = dtype ?? DefaultDType.floatingPoint
    guard size.checkedCount(itemSize: dtype.size) != nil else { throw Tensor.invalidSize(size, "empty") }
    try memoryFormat.check(rank: size.count, "empty")
    return try Tensor.result(size, memoryFormat, dtype, "empty")
}

public func zeros(_ size: Dims, dtype: DType? = nil) throws(DLError) -> Tensor {
    let output = try Tensor.uninitialized(size, dtype ?? DefaultDType.floatingPoint, "zeros")
    fillBytes(output, 0)
    return output
}

public func ones(_ size: Dims, dtype: DType? = nil) throws(DLError) -> Tensor {
    try named("ones") { () throws(DLError) in try full(size, fillValue: 1, dtype: dtype ?? DefaultDType.floatingPoint) }
}

/// A tensor of equal values; its dtype is that of the number when none is given.
public func full(_ size: Dims, fillValue: Scalar, dtype: DType? = nil) throws(DLError) -> Tensor {
    let output = try Tensor.uninitialized(size, dtype ?? fillValue.defaultDType, "full")
    try fill(output, fillValue)
    return output
}

public func emptyLike(_ input: Tensor, dtype: DType? = nil) throws(DLError) -> Tensor {
    try Tensor.result(like: input, dtype ?? input.dtype, "empty_like")
}

public func zerosLike(_ input: Tensor, dtype: DType? = nil) throws(DLError) -> Tensor {
    let output = try Tensor.result(like: input, dtype ?? input.dtype, "zeros_like")
    fillBytes(output, 0)
    return output
}

public func onesLike(_ input: Tensor, dtype: DType? = nil) throws(DLError) -> Tensor {
    try fullLike(input, fillValue: 1, dtype: dtype)
}

public func fullLike(_ input: Tensor, fillValue: Scalar, dtype: DType? = nil) throws(DLError) -> Tensor {
    let output = try Tensor.result(like: input, dtype ?? input.dtype, "full_like")
    try fill(output, fillValue)
    return output
}

/// start, start + step, ... before end. The dtype is int64 when all three are integers, else float32.
public func arange(start: Scalar, end: Scalar, step: Scalar = 1, dtype: DType? = nil) throws(DLError) -> Tensor {
    let isFloating = [start, end, step].contains { if case .float = $0 { true } else { false } }
    let dtype = dtype ?? (isFloating ? DefaultDType.floatingPoint : .int64)
    let a = start.double, b = end.double, s = step.double
    guard s != 0 else { throw .invalid("arange", "step must be nonzero") }
    guard a.isFinite && b.isFinite && s.isFinite else { throw .invalid("arange", "unsupported range: \(a) -> \(b)") }
    guard (s > 0 && b >= a) || (s < 0 && b <= a) else {
        throw .invalid("arange", "upper bound and lower bound inconsistent with step sign: start \(a), end \(b), step \(s)")
    }
    let steps = ((b - a) / s).rounded(.up)
    guard steps < 9e15 else { throw .invalid("arange", "the range from \(a) to \(b) in steps of \(s) has too many elements") }
    let count = Int(steps)
    let output = try Tensor.uninitialized([count], isFloating ? .float64 : .int64, "arange")
    if isFloating {
        let values = output.pointer.assumingMemoryBound(to: Double.self)
        for i in 0..<count { values[i] = a + Double(i) * s }
    } else {
        let values = output.pointer.assumingMemoryBound(to: Int64.self)
        for i in 0..<count { values[i] = start.int64 &+ Int64(i) &* step.int64 }
    }
    return output.dtype == dtype ? output : try Tensor.cast(output, dtype)
}

/// `steps` values from start to end, both included, at equal distances.
public func linspace(start: Double, end: Double, steps: Int, dtype: DType? = nil) throws(DLError) -> Tensor {
    guard steps >= 0 else { throw .invalid("linspace", "number of steps must be non-negative, got \(steps)") }
    let output = try Tensor.uninitialized([steps], .float64, "linspace")
    let values = output.pointer.assumingMemoryBound(to: Double.self)
    let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
    // From both ends, so that the last value is exactly `end`.
    for i in 0..<steps { values[i] = i < (steps + 1) / 2 ? start + Double(i) * step : end - Double(steps - 1 - i) * step }
    let dtype = dtype ?? DefaultDType.floatingPoint
    return dtype == .float64 ? output : try Tensor.cast(output, dtype)
}

/// A matrix with ones on the diagonal and zeros elsewhere.
public func eye(n: Int, m: Int? = nil, dtype: DType? = nil) throws(DLError) -> Tensor {
    guard n >= 0 && m ?? 0 >= 0 else { throw .invalid("eye", "n and m must be non-negative, got \(n) and \(m ?? n)") }
    let output = try named("eye") { () throws(DLError) in try zeros([n, m ?? n], dtype: dtype) }
    try fill(Diagonal(offset: 0, dim1: 0, dim2: 1).window(on: output), 1)
    return output
}

/// Sets every element of a window without recording anything.
func fill(_ tensor: Tensor, _ value: Scalar) throws(DLError) {
    if tensor.count == 0 { return }
    let source = try Tensor.scalar(value, tensor.dtype, isNumber: true, "fill")
    let nest = LoopNest(sizes: tensor.shape, output: tensor.strides, Dims(repeating: 0, count: tensor.rank))
    runUnary(castLoop(from: tensor.dtype, to: tensor.dtype), nest, outputItemSize: tensor.dtype.size,
             inputItemSize: tensor.dtype.size, output: tensor.pointer, input: source.pointer)
}

/// Sets every byte of a tensor without gaps.
func fillBytes(_ tensor: Tensor, _ byte: UInt8) {
    let pointer = tensor.pointer
    parallelFor(count: tensor.count &* tensor.dtype.size, grain: 1 << 18) { range in
        memset(pointer + range.lowerBound, Int32(byte), range.count)
    }
}
