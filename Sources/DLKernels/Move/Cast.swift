/// Conversions between element types.
///
/// Nothing traps. Floats are truncated towards zero; NaN, infinities and values out of range give the least Int64 or
/// Int32, as on x86; to uint8 they go through Int64 and keep the low byte. To bool: different from zero.

protocol CastSource: Lane {
    var toFloat: Float { get }
    var toDouble: Double { get }
    var toInt64: Int64 { get }
    var toInt32: Int32 { get }
    var toUInt8: UInt8 { get }
}

extension Float: CastSource {
    @inline(__always) var toFloat: Float { self }
    @inline(__always) var toDouble: Double { Double(self) }
    @inline(__always) var toInt64: Int64 { magnitude < 0x1p63 ? Int64(self) : Int64.min }
    @inline(__always) var toInt32: Int32 { magnitude < 0x1p31 ? Int32(self) : Int32.min }
    @inline(__always) var toUInt8: UInt8 { UInt8(truncatingIfNeeded: toInt64) }
}
extension Double: CastSource {
    @inline(__always) var toFloat: Float { Float(self) }
    @inline(__always) var toDouble: Double { self }
    @inline(__always) var toInt64: Int64 { magnitude < 0x1p63 ? Int64(self) : Int64.min }
    @inline(__always) var toInt32: Int32 { magnitude < 0x1p31 ? Int32(self) : Int32.min }
    @inline(__always) var toUInt8: UInt8 { UInt8(truncatingIfNeeded: toInt64) }
}
extension CastSource where Self: FixedWidthInteger {
    @inline(__always) var toFloat: Float { Float(self) }
    @inline(__always) var toDouble: Double { Double(self) }
    @inline(__always) var toInt64: Int64 { Int64(truncatingIfNeeded: self) }
    @inline(__always) var toInt32: Int32 { Int32(truncatingIfNeeded: self) }
    @inline(__always) var toUInt8: UInt8 { UInt8(truncatingIfNeeded: self) }
}
extension Int64: CastSource {}
extension Int32: CastSource {}
extension UInt8: CastSource {}

enum ToFloat<S: CastSource>: PlainUnary {
    @inline(__always) static func apply(_ x: S) -> Float { x.toFloat }
}
enum ToDouble<S: CastSource>: PlainUnary {
    @inline(__always) static func apply(_ x: S) -> Double { x.toDouble }
}
/// Eight at a time.
enum FloatToDouble: UnaryFunction {
    @inline(__always) static var style: LoopStyle { .scalar }
    @inline(__always) static func apply(_ x: Float) -> Double { Double(x) }
    @inline(__always) static func lanes(_ x: SIMD8<Float>) -> SIMD8<Double> { widen(x) }
}
enum ToInt64<S: CastSource>: PlainUnary {
    @inline(__always) static func apply(_ x: S) -> Int64 { x.toInt64 }
}
enum ToInt32<S: CastSource>: PlainUnary {
    @inline(__always) static func apply(_ x: S) -> Int32 { x.toInt32 }
}
enum ToUInt8<S: CastSource>: PlainUnary {
    @inline(__always) static func apply(_ x: S) -> UInt8 { x.toUInt8 }
}
enum ToBool<S: CastSource>: PlainUnary {
    @inline(__always) static func apply(_ x: S) -> UInt8 { x != 0 ? 1 : 0 }
}

@inline(__always)
private func castLoop<S: CastSource>(_: S.Type, to target: DType) -> UnaryLoop {
    switch target {
    case .float32: return unary(ToFloat<S>.self)
    case .float64: return unary(ToDouble<S>.self)
    case .int64: return unary(ToInt64<S>.self)
    case .int32: return unary(ToInt32<S>.self)
    case .uint8: return unary(ToUInt8<S>.self)
    case .bool: return unary(ToBool<S>.self)
    }
}

/// The loop that converts elements of one type to another. Input and output must not overlap.
public func castLoop(from source: DType, to target: DType) -> UnaryLoop {
    switch source {
    case .float32: return target == .float64 ? unary(FloatToDouble.self) : castLoop(Float.self, to: target)
    case .float64: return castLoop(Double.self, to: target)
    case .int64: return castLoop(Int64.self, to: target)
    case .int32: return castLoop(Int32.self, to: target)
    case .uint8: return castLoop(UInt8.self, to: target)
    case .bool: return target == .uint8 ? unary(Same<UInt8>.self) : castLoop(UInt8.self, to: target)
    }
}
