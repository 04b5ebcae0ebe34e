import DLKernels

/// sin x, x in radians
struct Sin: UnaryOperation {
    static let name: StaticString = "sin"
    static var kernel: UnaryKernel { .sin }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient * cos(input) }
}

public func sin(_ input: Tensor) throws(DLError) -> Tensor { try run(Sin(), input) }

/// cos x, x in radians
struct Cos: UnaryOperation {
    static let name: StaticString = "cos"
    static var kernel: UnaryKernel { .cos }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient * neg(sin(input)) }
}

public func cos(_ input: Tensor) throws(DLError) -> Tensor { try run(Cos(), input) }

/// tan x, x in radians
struct Tan: UnaryOperation {
    static let name: StaticString = "tan"
    static var kernel: UnaryKernel { .tan }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (output * output + 1)
    }
}

public func tan(_ input: Tensor) throws(DLError) -> Tensor { try run(Tan(), input) }

/// The error function, 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x
struct Erf: UnaryOperation {
    static let name: StaticString = "erf"
    static var kernel: UnaryKernel { .erf }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient * (exp(neg(input * input)) * 1.128379167095512573896)
    }
}

public func erf(_ input: Tensor) throws(DLError) -> Tensor { try run(Erf(), input) }
