import DLKernels

/// input + other
struct Add: Operation {
    static let name: StaticString = "add"

    @inline(__always)
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try Tensor.map(.add, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [gradient, gradient] }
}

public func add(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Add(), input, other) }
public func add(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(Add(), input, number(other, for: input)) }

/// input - other
struct Sub: Operation {
    static let name: StaticString = "sub"

    @inline(__always)
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if inputs[0].dtype == .bool && inputs[1].dtype == .bool {
            throw .dtype(Self.name, "Subtraction, the `-` operator, with two bool tensors is not supported; use logical_xor")
        }
        return try Tensor.map(.sub, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [gradient, context.needs(1) ? try neg(gradient) : nil]
    }
}

public func sub(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Sub(), input, other) }
public func sub(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(Sub(), input, number(other, for: input)) }

/// input * other
struct Mul: Operation {
    static let name: StaticString = "mul"
    private var input = SavedTensor(), other = SavedTensor()

    @inline(__always)
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        if inputs[1].node != nil { input = inputs.save(0) }
        if inputs[0].node != nil { other = inputs.save(1) }
        return try Tensor.map(.mul, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try gradient * context.value(other) : nil,
         context.needs(1) ? try gradient * context.value(input) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return other.release() || released
    }
}

public func mul(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Mul(), input, other) }
public func mul(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(Mul(), input, number(other, for: input)) }

/// input / other, of integers as floats
struct Div: Operation {
    static let name: StaticString = "div"
    private var other = SavedTensor(), output = SavedTensor()

    @inline(__always)
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        other = inputs.save(1)
        let result = try Tensor.map(.div, inputs[0], inputs[1], .float, Self.name)
        if inputs[1].node != nil { output = inputs.save(output: result) }
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let quotient = try gradient / context.value(other)
        return [quotient, context.needs(1) ? try neg(quotient * context.value(output)) : nil]
    }

    mutating func releaseSaved() -> Bool {
        let released = other.release()
        return output.release() || released
    }
}

public func div(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Div(), input, other) }
public func div(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try run(Div(), input, number(other, for: input)) }

/// -x
struct Neg: UnaryOperation {
    static let name: StaticString = "neg"
    static var kernel: UnaryKernel { .neg }
    static var result: ElementwiseResult { .same }
    static var keeps: Kept { .nothing }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ kept: Tensor) throws(DLError) -> Tensor { try neg(gradient) }
}

public func neg(_ input: Tensor) throws(DLError) -> Tensor { try run(Neg(), input) }

/// |x|; the derivative at 0 is 0
struct Abs: UnaryOperation {
    static let name: StaticString = "abs"
    static var kernel: UnaryKernel { .abs }
    static var result: ElementwiseResult { .same }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient * sign(input) }
}

public func abs(_ input: Tensor) throws(DLError) -> Tensor { try run(Abs(), input) }

/// 1 / x
struct Reciprocal: UnaryOperation {
    static let name: StaticString = "reciprocal"
    static var kernel: UnaryKernel { .reciprocal }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try neg(gradient * (output * output))
    }
}

public func reciprocal(_ input: Tensor) throws(DLError) -> Tensor { try run(Reciprocal(), input) }

/// x * x
struct Square: UnaryOperation {
    static let name: StaticString = "square"
    static var kernel: UnaryKernel { .square }
    static var result: ElementwiseResult { .same }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient * (input * 2) }
}

public func square(_ input: Tensor) throws(DLError) -> Tensor { try run(Square(), input) }

/// A plain number as a scalar tensor of the dtype that `tensor op number` has.
@inline(__always)
func number(_ value: Scalar, for tensor: Tensor) throws(DLError) -> Tensor {
    try Tensor.scalar(value, resultType(tensor, value), isNumber: true, "scalar")
}

// MARK: Operators

extension Tensor {
    public static func + (a: Tensor, b: Tensor) throws(DLError) -> Tensor { try DLCore.add(a, b) }
    public static func + (a: Tensor, b: Scalar) throws(DLError) -> Tensor { try DLCore.add(a, b) }
    public static func + (a: Scalar, b: Tensor) throws(DLError) -> Tensor { try DLCore.add(DLCore.number(a, for: b), b) }
    public static func - (a: Tensor, b: Tensor) throws(DLError) -> Tensor { try DLCore.sub(a, b) }
    public static func - (a: Tensor, b: Scalar) throws(DLError) -> Tensor { try DLCore.sub(a, b) }
    public static func - (a: Scalar, b: Tensor) throws(DLError) -> Tensor { try DLCore.sub(DLCore.number(a, for: b), b) }
    public static func * (a: Tensor, b: Tensor) throws(DLError) -> Tensor { try DLCore.mul(a, b) }
    public static func * (a: Tensor, b: Scalar) throws(DLError) -> Tensor { try DLCore.mul(a, b) }
    public static func * (a: Scalar, b: Tensor) throws(DLError) -> Tensor { try DLCore.mul(DLCore.number(a, for: b), b) }
    public static func / (a: Tensor, b: Tensor) throws(DLError) -> Tensor { try DLCore.div(a, b) }
    public static func / (a: Tensor, b: Scalar) throws(DLError) -> Tensor { try DLCore.div(a, b) }
    public static func / (a: Scalar, b: Tensor) throws(DLError) -> Tensor { try DLCore.div(DLCore.number(a, for: b), b) }
    public static prefix func - (a: Tensor) throws(DLError) -> Tensor { try DLCore.neg(a) }
}
