import DLKernels

/// An activation with a kernel for itself and one for the product of a gradient with its derivative.
protocol ActivationOperation: Operation {
    var function: ActivationFunction { get }
    var saved: SavedTensor { get set }

    /// gradient * f'(x), in differentiable operations.
    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor
}

extension ActivationOperation {
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let x = inputs[0]
        try checkFloating(x, Self.name, "input")
        let output = try Tensor.elementwiseResult(x, x.dtype, Self.name)
        Tensor.apply(activationLoop(function, x.dtype), x, to: output)
        saved = inputs.save(0)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try derivative(gradient, try context.value(saved))]
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        [try activationGradient(function, gradient, try context.value(saved), Self.name)]
    }

    mutating func releaseSaved() -> Bool { saved.release() }
}

private func activationGradient(_ function: ActivationFunction, _ gradient: Tensor, _ x: Tensor,
                                _ op: StaticString) throws(DLError) -> Tensor {
    let gradient = gradient.dtype == x.dtype ? gradient : try Tensor.cast(gradient, x.dtype)
    let result = try Tensor.elementwiseResult(x.shape, gradient, x, x.dtype, op)
    Tensor.apply(activationGradientLoop(function, x.dtype), gradient, x, to: result)
    return result
}

/// An activation made of straight pieces: the derivative does not change with x.
protocol PiecewiseLinearActivation: ActivationOperation {}

extension PiecewiseLinearActivation {
    func derivative(_ gradient: Tensor, _ x: Tensor) throws(DLError) -> Tensor {
        try run(PiecewiseSlope(function: function), gradient, x)
    }
}

/// (gradient, x) -> gradient f'(x) for a function f of straight pieces.
private struct PiecewiseSlope: Operation {
    static let name: StaticString = "activation_backward"
    let function: ActivationFunction
    private var x = SavedTensor()

    init(function: ActivationFunction) { self.function = function }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        x = inputs.save(1)
        return try activationGradient(function, inputs[0], inputs[1], Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(x)
        return [context.needs(0) ? try run(PiecewiseSlope(function: function), gradient, x) : nil,
                context.needs(1) ? try zerosLike(x) : nil]
    }

    mutating func releaseSaved() -> Bool { x.release() }
}
