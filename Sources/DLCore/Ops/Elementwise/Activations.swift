import DLKernels

/// max(x, 0); the derivative at 0 is 0
struct ReLU: UnaryOperation {
    static let name: StaticString = "relu"
    static var kernel: UnaryKernel { .relu }
    static var result: ElementwiseResult { .same }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try run(ReLUGradient(), gradient, output)
    }
}

public func relu(_ input: Tensor) throws(DLError) -> Tensor { try run(ReLU(), input) }

/// 0 where output <= 0, else gradient
struct ReLUGradient: Operation {
    static let name: StaticString = "relu_backward"
    private var output = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        output = inputs.save(1)
        return try Tensor.map(.reluBackward, inputs[0], inputs[1], .same, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let output = try context.value(output)
        return [try run(ReLUGradient(), gradient, output), context.needs(1) ? try zerosLike(output) : nil]
    }

    mutating func releaseSaved() -> Bool { output.release() }
}

/// Hyperbolic tangent
struct Tanh: UnaryOperation {
    static let name: StaticString = "tanh"
    static var kernel: UnaryKernel { .tanh }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (1 - output * output)
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        [try Tensor.map(.tanhBackward, gradient, try context.value(saved), .same, "tanh_backward")]
    }
}

public func tanh(_ input: Tensor) throws(DLError) -> Tensor { try run(Tanh(), input) }

/// The logistic function, 1 / (1 + e^-x)
struct Sigmoid: UnaryOperation {
    static let name: StaticString = "sigmoid"
    static var kernel: UnaryKernel { .sigmoid }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (output * (1 - output))
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        [try Tensor.map(.sigmoidBackward, gradient, try context.value(saved), .same, "sigmoid_backward")]
    }
}

public func sigmoid(_ input: Tensor) throws(DLError) -> Tensor { try run(Sigmoid(), input) }
