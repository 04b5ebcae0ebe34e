import DLKernels

/// 2^x
struct Exp2: UnaryOperation {
    static let name: StaticString = "exp2"
    static var kernel: UnaryKernel { .exp2 }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (output * 0.693147180559945309417)
    }
}

public func exp2(_ input: Tensor) throws(DLError) -> Tensor { try run(Exp2(), input) }

struct Sinh: UnaryOperation {
    static let name: StaticString = "sinh"
    static var kernel: UnaryKernel { .sinh }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient * cosh(input) }
}

/// Hyperbolic sine
public func sinh(_ input: Tensor) throws(DLError) -> Tensor { try run(Sinh(), input) }

struct Cosh: UnaryOperation {
    static let name: StaticString = "cosh"
    static var kernel: UnaryKernel { .cosh }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient * sinh(input) }
}

/// Hyperbolic cosine
public func cosh(_ input: Tensor) throws(DLError) -> Tensor { try run(Cosh(), input) }

struct Asinh: UnaryOperation {
    static let name: StaticString = "asinh"
    static var kernel: UnaryKernel { .asinh }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient * rsqrt(input * input + 1)
    }
}

/// The inverse of sinh
public func asinh(_ input: Tensor) throws(DLError) -> Tensor { try run(Asinh(), input) }

struct Acosh: UnaryOperation {
    static let name: StaticString = "acosh"
    static var kernel: UnaryKernel { .acosh }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient * rsqrt(input * input - 1)
    }
}

/// The inverse of cosh, not a number below 1
public func acosh(_ input: Tensor) throws(DLError) -> Tensor { try run(Acosh(), input) }

struct Atanh: UnaryOperation {
    static let name: StaticString = "atanh"
    static var kernel: UnaryKernel { .atanh }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient / (1 - input * input) }
}

/// The inverse of tanh, not a number outside of -1 to 1
public func atanh(_ input: Tensor) throws(DLError) -> Tensor { try run(Atanh(), input) }

/// log(e^a + e^b) without overflow
struct LogAddExp: Operation {
    static let name: StaticString = "logaddexp"
    private var input = SavedTensor(), other = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        return try Tensor.map(.logaddexp, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let distance = try context.value(input) - context.value(other)
        return [context.needs(0) ? try gradient * sigmoid(distance) : nil,
                context.needs(1) ? try gradient * sigmoid(neg(distance)) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = other.release()
        return input.release()
    }
}

public func logaddexp(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(LogAddExp(), input, other) }

/// log2(2^a + 2^b) without overflow
public func logaddexp2(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    guard resultType(input, other).isFloatingPoint else {
        throw .dtype("logaddexp2", "not defined for \(resultType(input, other)): input \(input), other \(other)")
    }
    return try named("logaddexp2") { () throws(DLError) in
        try logaddexp(input * 0.693147180559945309417, other * 0.693147180559945309417) * 1.44269504088896340736
    }
}
