import DLKernels

/// An operation on the truth of elements (not 0); the result is bool.
protocol LogicalOperation: ComparisonOperation {}

struct LogicalAnd: LogicalOperation {
    static let name: StaticString = "logical_and"
    static var kernel: BinaryKernel { .logicalAnd }
}

public func logicalAnd(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(LogicalAnd(), input, other) }

struct LogicalOr: LogicalOperation {
    static let name: StaticString = "logical_or"
    static var kernel: BinaryKernel { .logicalOr }
}

public func logicalOr(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(LogicalOr(), input, other) }

struct LogicalXor: LogicalOperation {
    static let name: StaticString = "logical_xor"
    static var kernel: BinaryKernel { .logicalXor }
}

public func logicalXor(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(LogicalXor(), input, other) }

/// A property of each element; the result is bool.
protocol PropertyOperation: Operation {
    static var kernel: UnaryKernel { get }
}

extension PropertyOperation {
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try Tensor.map(Self.kernel, inputs[0], .bool, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [] }
}

struct LogicalNot: PropertyOperation {
    static let name: StaticString = "logical_not"
    static var kernel: UnaryKernel { .logicalNot }
}

public func logicalNot(_ input: Tensor) throws(DLError) -> Tensor { try run(LogicalNot(), input) }

struct IsNaN: PropertyOperation {
    static let name: StaticString = "isnan"
    static var kernel: UnaryKernel { .isnan }
}

public func isnan(_ input: Tensor) throws(DLError) -> Tensor { try run(IsNaN(), input) }

struct IsInfinite: PropertyOperation {
    static let name: StaticString = "isinf"
    static var kernel: UnaryKernel { .isinf }
}

public func isinf(_ input: Tensor) throws(DLError) -> Tensor { try run(IsInfinite(), input) }

struct IsFinite: PropertyOperation {
    static let name: StaticString = "isfinite"
    static var kernel: UnaryKernel { .isfinite }
}

public func isfinite(_ input: Tensor) throws(DLError) -> Tensor { try run(IsFinite(), input) }

/// An operation on the bits of integers, or on bools.
protocol BitwiseOperation: Operation {
    static var kernel: BinaryKernel { get }
}

extension BitwiseOperation {
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try Tensor.map(Self.kernel, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [] }
}

struct BitwiseAnd: BitwiseOperation {
    static let name: StaticString = "bitwise_and"
    static var kernel: BinaryKernel { .bitwiseAnd }
}

public func bitwiseAnd(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(BitwiseAnd(), input, other) }
public func bitwiseAnd(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try run(BitwiseAnd(), input, number(other, for: input))
}

struct BitwiseOr: BitwiseOperation {
    static let name: StaticString = "bitwise_or"
    static var kernel: BinaryKernel { .bitwiseOr }
}

public func bitwiseOr(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(BitwiseOr(), input, other) }
public func bitwiseOr(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try run(BitwiseOr(), input, number(other, for: input))
}

struct BitwiseXor: BitwiseOperation {
    static let name: StaticString = "bitwise_xor"
    static var kernel: BinaryKernel { .bitwiseXor }
}

public func bitwiseXor(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(BitwiseXor(), input, other) }
public func bitwiseXor(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try run(BitwiseXor(), input, number(other, for: input))
}

/// All bits inverted; of bools the negation.
public func bitwiseNot(_ input: Tensor) throws(DLError) -> Tensor {
    switch input.dtype {
    case .bool: return try logicalNot(input)
    case .float32, .float64: throw .dtype("bitwise_not", "not defined for \(input.dtype): input \(input)")
    case .uint8: return try bitwiseXor(input, 255)
    case .int32, .int64: return try bitwiseXor(input, -1)
    }
}
