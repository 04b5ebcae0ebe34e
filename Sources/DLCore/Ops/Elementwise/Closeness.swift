import DLKernels

struct SignBit: PropertyOperation {
    static let name: StaticString = "signbit"
    static var kernel: UnaryKernel { .signbit }
}

/// Whether the sign is minus, that of -0.0 too
public func signbit(_ input: Tensor) throws(DLError) -> Tensor { try run(SignBit(), input) }

public func isposinf(_ input: Tensor) throws(DLError) -> Tensor {
    input.dtype.isFloatingPoint ? try eq(input, .float(.infinity)) : try zeros(input.shape, dtype: .bool)
}
public func isneginf(_ input: Tensor) throws(DLError) -> Tensor {
    input.dtype.isFloatingPoint ? try eq(input, .float(-.infinity)) : try zeros(input.shape, dtype: .bool)
}

/// True everywhere: there are no complex numbers
public func isreal(_ input: Tensor) throws(DLError) -> Tensor { try ones(input.shape, dtype: .bool) }

/// Whether |input - other| <= atol + rtol |other|, element by element
public func isclose(_ input: Tensor, _ other: Tensor, rtol: Double = 1e-05, atol: Double = 1e-08,
                    equalNan: Bool = false) throws(DLError) -> Tensor {
    guard input.dtype == other.dtype else {
        throw .dtype("isclose", "\(input.dtype) did not match \(other.dtype): input \(input), other \(other)")
    }
    guard rtol >= 0 else { throw .invalid("isclose", "rtol must be greater than or equal to zero, but got \(rtol)") }
    guard atol >= 0 else { throw .invalid("isclose", "atol must be greater than or equal to zero, but got \(atol)") }
    return try named("isclose") { () throws(DLError) in
        try withoutRecording { () throws(DLError) in
            var close = try eq(input, other)
            let isFloating = input.dtype.isFloatingPoint
            if isFloating && equalNan { close = try logicalOr(close, logicalAnd(isnan(input), isnan(other))) }
            if rtol == 0 && atol == 0 { return close }
            let a = isFloating ? input : try to(input, dtype: .float64), b = isFloating ? other : try to(other, dtype: .float64)
            let near = try le(abs(a - b), abs(b) * .float(rtol) + .float(atol))
            return try logicalOr(close, logicalAnd(near, isfinite(b)))
        }
    }
}

/// Whether all elements are close, as one bool
public func allclose(_ input: Tensor, _ other: Tensor, rtol: Double = 1e-05, atol: Double = 1e-08,
                     equalNan: Bool = false) throws(DLError) -> Tensor {
    try named("allclose") { () throws(DLError) in try all(isclose(input, other, rtol: rtol, atol: atol, equalNan: equalNan)) }
}

/// Whether shape and elements are the same, as one bool
public func equal(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    guard input.shape == other.shape else { return try Tensor(false) }
    return try named("equal") { () throws(DLError) in try all(eq(input, other)) }
}

/// Whether each element is one of the test elements. They are sorted once and searched by halving.
public func isin(_ elements: Tensor, _ testElements: Tensor, assumeUnique: Bool = false,
                 invert: Bool = false) throws(DLError) -> Tensor {
    let output = try Tensor.uninitialized(elements.shape, .bool, "isin")
    let flags = output.pointer.assumingMemoryBound(to: UInt8.self)
    if resultType(elements, testElements).isFloatingPoint {
        search(try elements.values(as: Double.self), try testElements.values(as: Double.self).filter { $0 == $0 }, invert, flags)
    } else {
        search(try elements.values(as: Int64.self), try testElements.values(as: Int64.self), invert, flags)
    }
    return output
}

private func search<T: Comparable>(_ elements: [T], _ tests: [T], _ invert: Bool, _ flags: UnsafeMutablePointer<UInt8>) {
    let sorted = tests.sorted()
    for (i, element) in elements.enumerated() {
        var low = 0, high = sorted.count
        while low < high {
            let middle = (low &+ high) / 2
            if sorted[middle] < element { low = middle &+ 1 } else { high = middle }
        }
        let found = low < sorted.count && sorted[low] == element
        flags[i] = found != invert ? 1 : 0
    }
}
