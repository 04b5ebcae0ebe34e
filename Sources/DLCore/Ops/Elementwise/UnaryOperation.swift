import DLKernels

/// What a unary operation keeps for its derivative.
enum Kept: Sendable { case nothing, input, output }

/// An operation on every element by itself: a kernel, and the derivative as a rule in differentiable operations.
protocol UnaryOperation: Operation {
    static var kernel: UnaryKernel { get }
    static var result: ElementwiseResult { get }
    static var keeps: Kept { get }
    var saved: SavedTensor { get set }

    init()

    /// gradient * f'(x), given what the operation keeps: x or f(x).
    static func derivative(_ gradient: Tensor, _ kept: Tensor) throws(DLError) -> Tensor
}

extension UnaryOperation {
    static var result: ElementwiseResult { .float }
    static var keeps: Kept { .input }

    @inline(__always)
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let output = try Tensor.map(Self.kernel, inputs[0], Self.result, Self.name)
        switch Self.keeps {
        case .nothing: break
        case .input: saved = inputs.save(0)
        case .output: saved = inputs.save(output: output)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let kept = Self.keeps == .nothing ? gradient : try context.value(saved)
        return [try Self.derivative(gradient, kept)]
    }

    mutating func releaseSaved() -> Bool { saved.release() }
}

/// An operation whose derivative is zero almost everywhere, such as rounding.
protocol StepOperation: UnaryOperation {}

extension StepOperation {
    static var result: ElementwiseResult { .same }
    static var keeps: Kept { .nothing }

    static func derivative(_ gradient: Tensor, _ kept: Tensor) throws(DLError) -> Tensor { try zerosLike(gradient) }
}
