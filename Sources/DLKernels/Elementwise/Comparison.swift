/// Comparisons and logic: both write bool. Bitwise operations keep the integer type.

enum Equal<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { a == b ? 1 : 0 }
}
enum NotEqual<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { a != b ? 1 : 0 }
}
enum Less<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { a < b ? 1 : 0 }
}
enum LessEqual<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { a <= b ? 1 : 0 }
}
enum Greater<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { a > b ? 1 : 0 }
}
enum GreaterEqual<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { a >= b ? 1 : 0 }
}
enum BothTrue<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { (a != 0 ? 1 : 0) & (b != 0 ? 1 : 0) }
}
enum EitherTrue<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { (a != 0 ? 1 : 0) | (b != 0 ? 1 : 0) }
}
enum OneTrue<T: Lane>: PlainBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> UInt8 { (a != 0 ? 1 : 0) ^ (b != 0 ? 1 : 0) }
}
enum BitwiseAnd<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a & b }
}
enum BitwiseOr<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a | b }
}
enum BitwiseXor<T: Whole>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { a ^ b }
}

extension BinaryKernel {
    public static let eq = BinaryKernel(
        float32: binary(Equal<Float>.self), float64: binary(Equal<Double>.self),
        int64: binary(Equal<Int64>.self), int32: binary(Equal<Int32>.self),
        uint8: binary(Equal<UInt8>.self), bool: binary(Equal<UInt8>.self))

    public static let ne = BinaryKernel(
        float32: binary(NotEqual<Float>.self), float64: binary(NotEqual<Double>.self),
        int64: binary(NotEqual<Int64>.self), int32: binary(NotEqual<Int32>.self),
        uint8: binary(NotEqual<UInt8>.self), bool: binary(NotEqual<UInt8>.self))

    public static let lt = BinaryKernel(
        float32: binary(Less<Float>.self), float64: binary(Less<Double>.self),
        int64: binary(Less<Int64>.self), int32: binary(Less<Int32>.self),
        uint8: binary(Less<UInt8>.self), bool: binary(Less<UInt8>.self))

    public static let le = BinaryKernel(
        float32: binary(LessEqual<Float>.self), float64: binary(LessEqual<Double>.self),
        int64: binary(LessEqual<Int64>.self), int32: binary(LessEqual<Int32>.self),
        uint8: binary(LessEqual<UInt8>.self), bool: binary(LessEqual<UInt8>.self))

    public static let gt = BinaryKernel(
        float32: binary(Greater<Float>.self), float64: binary(Greater<Double>.self),
        int64: binary(Greater<Int64>.self), int32: binary(Greater<Int32>.self),
        uint8: binary(Greater<UInt8>.self), bool: binary(Greater<UInt8>.self))

    public static let ge = BinaryKernel(
        float32: binary(GreaterEqual<Float>.self), float64: binary(GreaterEqual<Double>.self),
        int64: binary(GreaterEqual<Int64>.self), int32: binary(GreaterEqual<Int32>.self),
        uint8: binary(GreaterEqual<UInt8>.self), bool: binary(GreaterEqual<UInt8>.self))

    public static let logicalAnd = BinaryKernel(
        float32: binary(BothTrue<Float>.self), float64: binary(BothTrue<Double>.self),
        int64: binary(BothTrue<Int64>.self), int32: binary(BothTrue<Int32>.self),
        uint8: binary(BothTrue<UInt8>.self), bool: binary(BothTrue<UInt8>.self))

    public static let logicalOr = BinaryKernel(
        float32: binary(EitherTrue<Float>.self), float64: binary(EitherTrue<Double>.self),
        int64: binary(EitherTrue<Int64>.self), int32: binary(EitherTrue<Int32>.self),
        uint8: binary(EitherTrue<UInt8>.self), bool: binary(EitherTrue<UInt8>.self))

    public static let logicalXor = BinaryKernel(
        float32: binary(OneTrue<Float>.self), float64: binary(OneTrue<Double>.self),
        int64: binary(OneTrue<Int64>.self), int32: binary(OneTrue<Int32>.self),
        uint8: binary(OneTrue<UInt8>.self), bool: binary(OneTrue<UInt8>.self))

    public static let bitwiseAnd = BinaryKernel(
        int64: binary(BitwiseAnd<Int64>.self), int32: binary(BitwiseAnd<Int32>.self),
        uint8: binary(BitwiseAnd<UInt8>.self), bool: binary(BitwiseAnd<UInt8>.self))

    public static let bitwiseOr = BinaryKernel(
        int64: binary(BitwiseOr<Int64>.self), int32: binary(BitwiseOr<Int32>.self),
        uint8: binary(BitwiseOr<UInt8>.self), bool: binary(BitwiseOr<UInt8>.self))

    public static let bitwiseXor = BinaryKernel(
        int64: binary(BitwiseXor<Int64>.self), int32: binary(BitwiseXor<Int32>.self),
        uint8: binary(BitwiseXor<UInt8>.self), bool: binary(BitwiseXor<UInt8>.self))
}
