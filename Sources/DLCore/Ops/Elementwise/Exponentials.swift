import DLKernels

/// e^x
struct Exp: UnaryOperation {
    static let name: StaticString = "exp"
    static var kernel: UnaryKernel { .exp }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor { try gradient * output }
}

public func exp(_ input: Tensor) throws(DLError) -> Tensor { try run(Exp(), input) }

/// e^x - 1, accurate near 0
struct Expm1: UnaryOperation {
    static let name: StaticString = "expm1"
    static var kernel: UnaryKernel { .expm1 }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor { try gradient * (output + 1) }
}

public func expm1(_ input: Tensor) throws(DLError) -> Tensor { try run(Expm1(), input) }

/// ln x
struct Log: UnaryOperation {
    static let name: StaticString = "log"
    static var kernel: UnaryKernel { .log }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient / input }
}

public func log(_ input: Tensor) throws(DLError) -> Tensor { try run(Log(), input) }

/// ln(1 + x), accurate near 0
struct Log1p: UnaryOperation {
    static let name: StaticString = "log1p"
    static var kernel: UnaryKernel { .log1p }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient / (input + 1) }
}

public func log1p(_ input: Tensor) throws(DLError) -> Tensor { try run(Log1p(), input) }

/// Logarithm to base 2
struct Log2: UnaryOperation {
    static let name: StaticString = "log2"
    static var kernel: UnaryKernel { .log2 }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient / (input * 0.693147180559945309417)
    }
}

public func log2(_ input: Tensor) throws(DLError) -> Tensor { try run(Log2(), input) }

/// Logarithm to base 10
struct Log10: UnaryOperation {
    static let name: StaticString = "log10"
    static var kernel: UnaryKernel { .log10 }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient / (input * 2.302585092994045684018)
    }
}

public func log10(_ input: Tensor) throws(DLError) -> Tensor { try run(Log10(), input) }

/// Square root
struct Sqrt: UnaryOperation {
    static let name: StaticString = "sqrt"
    static var kernel: UnaryKernel { .sqrt }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor { try gradient / (output * 2) }
}

public func sqrt(_ input: Tensor) throws(DLError) -> Tensor { try run(Sqrt(), input) }

/// 1 / square root
struct Rsqrt: UnaryOperation {
    static let name: StaticString = "rsqrt"
    static var kernel: UnaryKernel { .rsqrt }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (output * output * output * -0.5)
    }
}

public func rsqrt(_ input: Tensor) throws(DLError) -> Tensor { try run(Rsqrt(), input) }
