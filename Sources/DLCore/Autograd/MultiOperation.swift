/// An operation with several results through which gradients flow, such as an LSTM layer or a singular value decomposition.
///
/// The same as `Operation`, with a list of results and a list of their gradients; nil stands for a result that was not used.
protocol MultiOperation {
    static var name: StaticString { get }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor]

    /// The gradient of each input, in differentiable operations; at least one of the given gradients is not nil.
    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?]

    /// A faster rule for when no derivative of the derivative is wanted.
    func fusedBackward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?]?

    /// Drops saved tensors; true if there were any.
    mutating func releaseSaved() -> Bool

    /// The name of this very call in the graph.
    var nameStart: UnsafePointer<UInt8> { get }
}

extension MultiOperation {
    func fusedBackward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?]? { nil }
    mutating func releaseSaved() -> Bool { false }
    var nameStart: UnsafePointer<UInt8> { Self.name.utf8Start }
}

/// Computes, and records when a gradient may be asked for. Results that are not floating are not part of the graph.
func run<O: MultiOperation>(_ operation: O, _ inputs: Inputs) throws(DLError) -> [Tensor] {
    var operation = operation
    if !inputs.isRecording { return try operation.forward(inputs) }
    GradMode.isEnabled = false
    defer { GradMode.isEnabled = true }
    let outputs = try operation.forward(inputs)
    try SavedTensorHooks.throwFailure()
    if AnomalyMode.checksForward { for output in outputs { try AnomalyMode.check(output, inputs, O.name) } }
    let node = MultiOperationNode(operation, outputs: outputs, inputs: inputs.nodes)
    if RecordedValues.areKept { node.attached.values = OperationValues(inputs: inputs.all, results: outputs) }
    for (index, output) in outputs.enumerated() where output.dtype.isFloatingPoint { output.node = node.resultNode(index) }
    return outputs
}

/// The node of an operation with several results. Each result has a node of its own, which points here.
final class MultiOperationNode<O: MultiOperation>: Node, @unchecked Sendable {
    private struct Result {
        let shape: Dims
        let dtype: DType
        weak var node: ResultNode?
    }

    private var operation: O
    private var results: [Result]
    private var isReleased = false

    init(_ operation: O, outputs: [Tensor], inputs: [Node?]) {
        self.operation = operation
        results = outputs.map { Result(shape: $0.shape, dtype: $0.dtype, node: nil) }
        super.init(shape: outputs[0].shape, dtype: outputs[0].dtype, inputs: inputs)
    }

    override var name: StaticString { O.name }
    override var nameStart: UnsafePointer<UInt8> { operation.nameStart }
    override var resultCount: Int { results.count }

    override func resultNode(_ index: Int) -> Node {
        if let node = results[index].node { return node }
        let node = ResultNode(of: self, index: index, shape: results[index].shape, dtype: results[index].dtype)
        results[index].node = node
        return node
    }

    override func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        try backward([gradient], context)
    }

    override func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        if isReleased { throw Node.releasedError(O.name) }
        if !context.createsGraph, let fused = try operation.fusedBackward(gradients, context) { return fused }
        return try operation.backward(gradients, context)
    }

    override func releaseSavedValues() {
        if operation.releaseSaved() { isReleased = true }
    }
}

/// The node of one of several results.
final class ResultNode: Node, @unchecked Sendable {
    private let index: Int

    init(of operation: Node, index: Int, shape: Dims, dtype: DType) {
        self.index = index
        super.init(shape: shape, dtype: dtype, inputs: [operation])
    }

    override var name: StaticString { inputs.first??.name ?? "result" }
    override var nameStart: UnsafePointer<UInt8> { inputs.first??.nameStart ?? name.utf8Start }
    override var resultIndex: Int? { index }
}
