/// A plain number given to an operation. In type promotion only its kind counts, as for a Python number.
public enum Scalar: Sendable, Equatable {
    case bool(Bool)
    case int(Int64)
    case float(Double)

    public var double: Double {
        switch self {
        case .bool(let value): return value ? 1 : 0
        case .int(let value): return Double(value)
        case .float(let value): return value
        }
    }

    /// The value as an integer; a float is cut off towards zero and held inside the range of Int64, NaN is 0.
    public var int64: Int64 {
        switch self {
        case .bool(let value): return value ? 1 : 0
        case .int(let value): return value
        case .float(let value):
            if value.isNaN { return 0 }
            if value >= 9.2233720368547758e18 { return .max }
            if value <= -9.2233720368547758e18 { return .min }
            return Int64(value)
        }
    }

    /// The dtype of a tensor made from this number alone.
    var defaultDType: DType {
        switch self {
        case .bool: return .bool
        case .int: return .int64
        case .float: return .float32
        }
    }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .float(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}
