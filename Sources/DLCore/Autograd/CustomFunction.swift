/// What the derivative rule of a custom function is given.
public struct CustomGradients {
    /// The gradient of each result; zeros for a result that was not used where the function asks for them, else nil.
    public let gradients: [Tensor?]
    /// Whether the gradient of each input is wanted.
    public let needsInput: [Bool]
    /// The inputs and the results, as they were at the call, where the function keeps them. Reading them through here finds
    /// changes in place, and lets derivatives of the derivative flow through them.
    public let inputs: [Tensor?]
    public let outputs: [Tensor]
}

/// A function whose derivative the user writes.
public struct CustomFunction {
    /// Stands in messages and as the name of the graph's node.
    public var name: String
    /// The gradient of each input, nil for those without one; in differentiable operations, if derivatives of higher order are
    /// wanted.
    public var backward: (CustomGradients) throws(DLError) -> [Tensor?]
    /// Keeps the inputs, and the results, for `backward`.
    public var keepsInputs = false
    public var keepsOutputs = false
    /// Gives zeros for results that were not used.
    public var materializesGradients = true
    /// Called when a backward pass has freed the graph: drops what the closures keep, and tells whether that was anything, so
    /// that a second pass is an error.
    public var release: (() -> Bool)?

    public init(_ name: String, keepsInputs: Bool = false, keepsOutputs: Bool = false,
                backward: @escaping (CustomGradients) throws(DLError) -> [Tensor?]) {
        self.name = name
        self.backward = backward
        self.keepsInputs = keepsInputs
        self.keepsOutputs = keepsOutputs
    }

    /// Computes the results from the inputs without recording, and makes them differentiable by `backward`.
    ///
    ///     let square = CustomFunction("square", keepsInputs: true) { g in [try g.gradients[0]! * g.inputs[0]! * 2] }
    ///     let y = try square(x) { try [$0[0] * $0[0]] }[0]
    public func callAsFunction(_ inputs: Tensor..., forward: ([Tensor]) throws(DLError) -> [Tensor]) throws(DLError) -> [Tensor] {
        let values = try withoutRecording { () throws(DLError) in try forward(inputs) }
        return try record(values, from: inputs)
    }

    /// Makes `values`, which were computed from `inputs` without being recorded, results of this function. They are part of the
    /// graph when an input is and the thread records; otherwise they are returned as they are.
    ///
    /// - `differentiable`: false for results that have no derivative; nil for all.
    /// - `dirty`: true for values that are an input which was changed in place, and is to be the result itself.
    public func record(_ values: [Tensor], from inputs: [Tensor], differentiable: [Bool]? = nil,
                       dirty: [Bool]? = nil) throws(DLError) -> [Tensor] {
        let arguments = Inputs(list: inputs)
        if !arguments.isRecording || values.isEmpty { return values }
        var operation = CustomOperation(function: self)
        if keepsInputs { operation.inputs = inputs.map { SavedTensor(input: $0) } }
        if keepsOutputs { operation.outputs = values.enumerated().map { SavedTensor(output: $1, index: $0) } }
        try SavedTensorHooks.throwFailure()
        operation.shapes = values.map { ($0.shape, $0.dtype) }
        let node = MultiOperationNode(operation, outputs: values, inputs: arguments.nodes)
        if RecordedValues.areKept { node.attached.values = OperationValues(inputs: inputs, results: values) }
        var results: [Tensor] = []
        for (index, value) in values.enumerated() {
            guard value.dtype.isFloatingPoint && differentiable?[index] ?? true else {
                results.append(value.node == nil ? value : value.alias())
                continue
            }
            if dirty?[index] ?? false {
                if value.requiresGrad && value.isLeaf {
                    throw DLError(.invalidState, "\(name): a leaf Variable that requires grad is being used in an in-place operation: \(value)")
                }
                value.bumpVersion()
                recordChange(of: value, to: node.resultNode(index))
                results.append(value)
            } else {
                // An input that is returned as it is becomes a window on itself.
                let isInput = inputs.contains { $0 === value }
                let result = isInput || value.node != nil ? value.alias() : value
                result.node = node.resultNode(index)
                results.append(result)
            }
        }
        return results
    }
}

private struct CustomOperation: MultiOperation {
    static let name: StaticString = "custom_function"
    let function: CustomFunction
    private let title: NodeTitle
    var inputs: [SavedTensor] = []
    var outputs: [SavedTensor] = []
    var shapes: [(Dims, DType)] = []

    init(function: CustomFunction) {
        self.function = function
        title = NodeTitle(function.name)
    }

    var nameStart: UnsafePointer<UInt8> { UnsafePointer(title.start) }

    func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] { [] }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let name = function.name
        var complete = gradients
        if function.materializesGradients {
            for index in complete.indices where complete[index] == nil && shapes[index].1.isFloatingPoint {
                complete[index] = try withoutRecording { () throws(DLError) in try zeros(shapes[index].0, dtype: shapes[index].1) }
            }
        }
        var keptInputs: [Tensor?] = [], keptOutputs: [Tensor] = []
        for input in inputs { keptInputs.append(try context.value(input)) }
        for output in outputs { keptOutputs.append(try context.value(output)) }
        let count = context.node.inputs.count
        let result = try function.backward(CustomGradients(
            gradients: complete, needsInput: (0..<count).map { context.needs($0) }, inputs: keptInputs, outputs: keptOutputs))
        guard result.count == count else {
            throw DLError(.invalidState, "function \(name) returned an incorrect number of gradients (expected \(count), got \(result.count))")
        }
        for (index, gradient) in result.enumerated() where context.needs(index) {
            guard let gradient else { continue }
            let expected = context.node.inputShape(index)
            guard gradient.dtype.isFloatingPoint, canSum(gradient.shape, to: expected) else {
                throw .shape("backward", "Function \(name) returned an invalid gradient at index \(index) - got \(gradient) but expected shape "
                    + "compatible with \(expected)")
            }
        }
        return result
    }

    mutating func releaseSaved() -> Bool {
        var found = function.release?() ?? false
        for index in inputs.indices where inputs[index].release() { found = true }
        for index in outputs.indices where outputs[index].release() { found = true }
        return found
    }

    /// Whether broadcasting from `target` gives `shape`.
    private func canSum(_ shape: Dims, to target: Dims) -> Bool {
        guard shape.count >= target.count else { return false }
        let lead = shape.count - target.count
        return (0..<target.count).allSatisfy { target[$0] == shape[lead + $0] || target[$0] == 1 }
    }
}

/// A name in C's form that lives as long as its node.
private final class NodeTitle: @unchecked Sendable {
    let start: UnsafeMutablePointer<UInt8>

    init(_ name: String) {
        let bytes = Array(name.utf8.prefix(200))
        start = .allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { (start + index).initialize(to: byte) }
        (start + bytes.count).initialize(to: 0)
    }

    deinit { start.deallocate() }
}
