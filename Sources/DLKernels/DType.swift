/// The element types of tensors. The raw values are those of `dl_dtype` in dlcore.h and never change.
public enum DType: Int32, Sendable, CaseIterable {
    case float32 = 0
    case float64 = 1
    case int64 = 2
    case int32 = 3
    case uint8 = 4
    case bool = 5

    /// Bytes of one element.
    @inlinable @inline(__always)
    public var size: Int {
        switch self {
        case .float64, .int64: return 8
        case .float32, .int32: return 4
        case .uint8, .bool: return 1
        }
    }

    @inlinable @inline(__always)
    public var isFloatingPoint: Bool { self == .float32 || self == .float64 }

    @inlinable @inline(__always)
    public var isInteger: Bool { self == .int64 || self == .int32 || self == .uint8 }
}

extension DType: CustomStringConvertible {
    public var description: String {
        switch self {
        case .float32: return "float32"
        case .float64: return "float64"
        case .int64: return "int64"
        case .int32: return "int32"
        case .uint8: return "uint8"
        case .bool: return "bool"
        }
    }
}
