/// Addition, subtraction, multiplication, division, remainders, maximum and minimum.
///
/// Integers wrap around. bool: addition is or, multiplication is and; subtraction is not defined (as in PyTorch).

/// float32 and float64.
typealias Real = BinaryFloatingPoint & Lane
/// The integers; bool is stored as a byte.
typealias Whole = FixedWidthInteger & Lane

enum AddReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a + b }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a + b }
}
enum SubtractReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a - b }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a - b }
}
enum MultiplyReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a * b }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a * b }
}
enum DivideReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a / b }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a / b }
}
enum AddWhole<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a &+ b }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a &+ b }
}
enum SubtractWhole<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a &- b }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a &- b }
}
enum MultiplyWhole<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a &* b }
    @inline(__always) static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { a &* b }
}

/// The larger value; NaN when either is NaN.
enum MaximumReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a > b || a != a ? a : b }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { T.select(T.less(b, a), a, T.select(T.equal(a, a), b, a)) }
}
enum MinimumReal<T: Real>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a < b || a != a ? a : b }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { T.select(T.less(a, b), a, T.select(T.equal(a, a), b, a)) }
}
enum MaximumWhole<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a > b ? a : b }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { T.select(T.less(b, a), a, b) }
}
enum MinimumWhole<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a < b ? a : b }
    @inline(__always)
    static func lanes(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { T.select(T.less(a, b), a, b) }
}

/// The quotient rounded towards minus infinity. Division by zero gives 0 here: callers ask `containsZero` first.
enum FloorDivideWhole<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        if b == 0 { return 0 }
        if T.isSigned && b == ~0 { return 0 &- a }
        let quotient = a / b
        return T.isSigned && (a % b != 0) && ((a < 0) != (b < 0)) ? quotient &- 1 : quotient
    }
}
/// The remainder with the sign of the divisor.
enum RemainderWhole<T: Whole>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        if b == 0 { return 0 }
        if T.isSigned && b == ~0 { return 0 }
        let rest = a % b
        return T.isSigned && rest != 0 && ((rest < 0) != (b < 0)) ? rest &+ b : rest
    }
}
/// The sign of the divisor and the exact remainder of `truncatingRemainder`, as Python defines `%`.
enum RemainderReal<T: Real>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        let rest = a.truncatingRemainder(dividingBy: b)
        return rest != 0 && ((rest < 0) != (b < 0)) ? rest + b : rest
    }
}
enum RemainderFloat: VectorBinary {
    @inline(__always)
    static func lanes(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
        let rest = remainderFloat(a, b), zero = SIMD8<Float>(repeating: 0)
        let differs = (Float.less(rest, zero) ^ Float.less(b, zero)) & ~Float.equal(rest, zero)
        return Float.select(differs, rest + b, rest)
    }
}
/// The remainder with the sign of the dividend.
enum FmodFloat: VectorBinary {
    @inline(__always)
    static func lanes(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> { remainderFloat(a, b) }
}

/// a - b trunc(a / b). In double, quotients below 2^28 are cut at the right place, as two floats whose quotient is not whole are
/// at least 2^-24 apart from such, and their products are exact; other lanes go to the library.
@inline(__always)
private func remainderFloat(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
    let x = widen(a), y = widen(b)
    let quotient = (x / y).rounded(.towardZero)
    let good = Double.less(magnitude(quotient), splat(268_435_456))
    let rest = pick(Double.equal(quotient, splat(0)), x, fma(-quotient, y, x))
    let result = withSign(of: a, magnitude(narrow(rest)))
    let four = good.lowHalf & good.highHalf
    let two = four.lowHalf & four.highHalf
    return two[0] & two[1] == 0 ? remainderSpecial(a, b, good, result) : result
}

@inline(never)
private func remainderSpecial(
    _ a: SIMD8<Float>, _ b: SIMD8<Float>, _ good: SIMD8<Int64>, _ fast: SIMD8<Float>
) -> SIMD8<Float> {
    var result = fast
    for lane in 0..<8 where good[lane] == 0 { result[lane] = a[lane].truncatingRemainder(dividingBy: b[lane]) }
    return result
}

/// Python's `//`: the floor of the exact quotient, found through the exact remainder.
enum FloorDivideReal<T: Real>: SlowBinary {
    @inline(__always)
    static func apply(_ a: T, _ b: T) -> T {
        if b == 0 { return a / b }
        let rest = a.truncatingRemainder(dividingBy: b)
        var quotient = (a - rest) / b
        if rest != 0 && ((b < 0) != (rest < 0)) { quotient -= 1 }
        if quotient == 0 { return T(signOf: a / b, magnitudeOf: 0) }
        let floor = quotient.rounded(.down)
        return quotient - floor > 0.5 ? floor + 1 : floor
    }
}

extension BinaryKernel {
    public static let add = BinaryKernel(
        float32: binary(AddReal<Float>.self), float64: binary(AddReal<Double>.self),
        int64: binary(AddWhole<Int64>.self), int32: binary(AddWhole<Int32>.self),
        uint8: binary(AddWhole<UInt8>.self), bool: binary(BitwiseOr<UInt8>.self))

    /// a - b.
    public static let sub = BinaryKernel(
        float32: binary(SubtractReal<Float>.self), float64: binary(SubtractReal<Double>.self),
        int64: binary(SubtractWhole<Int64>.self), int32: binary(SubtractWhole<Int32>.self),
        uint8: binary(SubtractWhole<UInt8>.self))

    public static let mul = BinaryKernel(
        float32: binary(MultiplyReal<Float>.self), float64: binary(MultiplyReal<Double>.self),
        int64: binary(MultiplyWhole<Int64>.self), int32: binary(MultiplyWhole<Int32>.self),
        uint8: binary(MultiplyWhole<UInt8>.self), bool: binary(BitwiseAnd<UInt8>.self))

    /// True division; integers are converted by the caller.
    public static let div = BinaryKernel(
        float32: binary(DivideReal<Float>.self), float64: binary(DivideReal<Double>.self))

    /// The quotient rounded towards minus infinity.
    public static let floorDivide = BinaryKernel(
        float32: binary(FloorDivideReal<Float>.self), float64: binary(FloorDivideReal<Double>.self),
        int64: binary(FloorDivideWhole<Int64>.self), int32: binary(FloorDivideWhole<Int32>.self),
        uint8: binary(FloorDivideWhole<UInt8>.self))

    /// a - b * floor(a / b): the sign of b, as in Python.
    public static let remainder = BinaryKernel(
        float32: binary(RemainderFloat.self), float64: binary(RemainderReal<Double>.self),
        int64: binary(RemainderWhole<Int64>.self), int32: binary(RemainderWhole<Int32>.self),
        uint8: binary(RemainderWhole<UInt8>.self))

    public static let maximum = BinaryKernel(
        float32: binary(MaximumReal<Float>.self), float64: binary(MaximumReal<Double>.self),
        int64: binary(MaximumWhole<Int64>.self), int32: binary(MaximumWhole<Int32>.self),
        uint8: binary(MaximumWhole<UInt8>.self), bool: binary(BitwiseOr<UInt8>.self))

    public static let minimum = BinaryKernel(
        float32: binary(MinimumReal<Float>.self), float64: binary(MinimumReal<Double>.self),
        int64: binary(MinimumWhole<Int64>.self), int32: binary(MinimumWhole<Int32>.self),
        uint8: binary(MinimumWhole<UInt8>.self), bool: binary(BitwiseAnd<UInt8>.self))
}
