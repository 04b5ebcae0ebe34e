import CShims

/// Comparison and selection in eight lanes. A mask lane has all bits set or none.
///
/// Swift's own masked operations compile to loops over the lanes; these compile to one instruction per register.
protocol Lane: SIMDScalar, ExpressibleByIntegerLiteral, Comparable, Hashable, Codable, BitwiseCopyable,
    SendableMetatype
{
    associatedtype Mask: FixedWidthInteger & SIMDScalar & BitwiseCopyable & SendableMetatype
    static func less(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Mask>
    static func lessEqual(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Mask>
    static func equal(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Mask>
    /// a where the mask is set, else b.
    static func select(_ mask: SIMD8<Mask>, _ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Self>
}

extension Float: Lane {
    @inline(__always) static func less(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Int32> { dl_less_float8(a, b) }
    @inline(__always) static func lessEqual(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Int32> { dl_less_equal_float8(a, b) }
    @inline(__always) static func equal(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Int32> { dl_equal_float8(a, b) }
    @inline(__always)
    static func select(_ mask: SIMD8<Int32>, _ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> { dl_select_float8(mask, a, b) }
}

extension Double: Lane {
    @inline(__always) static func less(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Int64> { dl_less_double8(a, b) }
    @inline(__always) static func lessEqual(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Int64> { dl_less_equal_double8(a, b) }
    @inline(__always) static func equal(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Int64> { dl_equal_double8(a, b) }
    @inline(__always)
    static func select(_ mask: SIMD8<Int64>, _ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { dl_select_double8(mask, a, b) }
}

extension Int64: Lane {
    @inline(__always) static func less(_ a: SIMD8<Int64>, _ b: SIMD8<Int64>) -> SIMD8<Int64> { dl_less_long8(a, b) }
    @inline(__always) static func lessEqual(_ a: SIMD8<Int64>, _ b: SIMD8<Int64>) -> SIMD8<Int64> { dl_less_equal_long8(a, b) }
    @inline(__always) static func equal(_ a: SIMD8<Int64>, _ b: SIMD8<Int64>) -> SIMD8<Int64> { dl_equal_long8(a, b) }
    @inline(__always)
    static func select(_ mask: SIMD8<Int64>, _ a: SIMD8<Int64>, _ b: SIMD8<Int64>) -> SIMD8<Int64> { dl_select_long8(mask, a, b) }
}

extension Int32: Lane {
    @inline(__always) static func less(_ a: SIMD8<Int32>, _ b: SIMD8<Int32>) -> SIMD8<Int32> { dl_less_int8(a, b) }
    @inline(__always) static func lessEqual(_ a: SIMD8<Int32>, _ b: SIMD8<Int32>) -> SIMD8<Int32> { dl_less_equal_int8(a, b) }
    @inline(__always) static func equal(_ a: SIMD8<Int32>, _ b: SIMD8<Int32>) -> SIMD8<Int32> { dl_equal_int8(a, b) }
    @inline(__always)
    static func select(_ mask: SIMD8<Int32>, _ a: SIMD8<Int32>, _ b: SIMD8<Int32>) -> SIMD8<Int32> { dl_select_int8(mask, a, b) }
}

extension UInt8: Lane {
    @inline(__always) static func less(_ a: SIMD8<UInt8>, _ b: SIMD8<UInt8>) -> SIMD8<Int8> { dl_less_byte8(a, b) }
    @inline(__always) static func lessEqual(_ a: SIMD8<UInt8>, _ b: SIMD8<UInt8>) -> SIMD8<Int8> { dl_less_equal_byte8(a, b) }
    @inline(__always) static func equal(_ a: SIMD8<UInt8>, _ b: SIMD8<UInt8>) -> SIMD8<Int8> { dl_equal_byte8(a, b) }
    @inline(__always)
    static func select(_ mask: SIMD8<Int8>, _ a: SIMD8<UInt8>, _ b: SIMD8<UInt8>) -> SIMD8<UInt8> { dl_select_byte8(mask, a, b) }
}
