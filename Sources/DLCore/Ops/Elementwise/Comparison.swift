import DLKernels

/// A comparison of two operands after broadcasting and promotion; the result is bool and has no derivative.
protocol ComparisonOperation: Operation {
    static var kernel: BinaryKernel { get }
}

extension ComparisonOperation {
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try Tensor.map(Self.kernel, inputs[0], inputs[1], .bool, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [] }
}

struct Equal: ComparisonOperation {
    static let name: StaticString = "eq"
    static var kernel: BinaryKernel { .eq }
}

public func eq(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Equal(), input, other) }
public func eq(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(Equal(), input, number(other, for: input)) }

struct NotEqual: ComparisonOperation {
    static let name: StaticString = "ne"
    static var kernel: BinaryKernel { .ne }
}

public func ne(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(NotEqual(), input, other) }
public func ne(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(NotEqual(), input, number(other, for: input)) }

struct Less: ComparisonOperation {
    static let name: StaticString = "lt"
    static var kernel: BinaryKernel { .lt }
}

public func lt(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Less(), input, other) }
public func lt(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(Less(), input, number(other, for: input)) }

struct LessOrEqual: ComparisonOperation {
    static let name: StaticString = "le"
    static var kernel: BinaryKernel { .le }
}

public func le(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(LessOrEqual(), input, other) }
public func le(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try run(LessOrEqual(), input, number(other, for: input))
}

struct Greater: ComparisonOperation {
    static let name: StaticString = "gt"
    static var kernel: BinaryKernel { .gt }
}

public func gt(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Greater(), input, other) }
public func gt(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(Greater(), input, number(other, for: input)) }

struct GreaterOrEqual: ComparisonOperation {
    static let name: StaticString = "ge"
    static var kernel: BinaryKernel { .ge }
}

public func ge(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(GreaterOrEqual(), input, other) }
public func ge(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor {
    try run(GreaterOrEqual(), input, number(other, for: input))
}

// MARK: Extremes

/// The shares in which the gradient of a maximum or minimum goes to its operands: 1 to the chosen one, halves at ties, 1 to both
/// where one is NaN. `rejected` includes ties.
private func shares(rejected: Tensor, _ tied: Tensor, _ dtype: DType) throws(DLError) -> Tensor {
    try to(logicalNot(rejected), dtype: dtype) + to(tied, dtype: dtype) * 0.5
}

/// The larger of two operands; NaN if one is NaN. At ties each operand takes half of the gradient.
struct Maximum: Operation {
    static let name: StaticString = "maximum"
    private var input = SavedTensor(), other = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        return try Tensor.map(.maximum, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let a = try context.value(input), b = try context.value(other)
        let tied = try eq(a, b)
        return [context.needs(0) ? try gradient * shares(rejected: le(a, b), tied, gradient.dtype) : nil,
                context.needs(1) ? try gradient * shares(rejected: ge(a, b), tied, gradient.dtype) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = other.release()
        return input.release()
    }
}

public func maximum(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Maximum(), input, other) }

/// The smaller of two operands; NaN if one is NaN. At ties each operand takes half of the gradient.
struct Minimum: Operation {
    static let name: StaticString = "minimum"
    private var input = SavedTensor(), other = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        return try Tensor.map(.minimum, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let a = try context.value(input), b = try context.value(other)
        let tied = try eq(a, b)
        return [context.needs(0) ? try gradient * shares(rejected: ge(a, b), tied, gradient.dtype) : nil,
                context.needs(1) ? try gradient * shares(rejected: le(a, b), tied, gradient.dtype) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = other.release()
        return input.release()
    }
}

public func minimum(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Minimum(), input, other) }
