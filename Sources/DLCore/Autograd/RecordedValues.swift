/// Keeping the operands and results of recorded operations, for looking at the graph. For all threads; nothing is freed while
/// its graph lives.
public enum RecordedValues {
    nonisolated(unsafe) public static var areKept = false
}

/// What one operation computed, and from what.
final class OperationValues {
    private struct Value {
        let tensor: Tensor
        let version: Int

        /// Keeps the window alone: with its node, the graph would have a cycle.
        init(_ tensor: Tensor) {
            self.tensor = tensor.alias()
            version = tensor.storage.version
        }

        /// Nil when it was changed in place since.
        var unchanged: Tensor? { tensor.storage.version == version ? tensor : nil }
    }

    private let inputs: [Value?]
    private let results: [Value]

    init(inputs: [Tensor?], results: [Tensor]) {
        self.inputs = inputs.map { $0.map(Value.init) }
        self.results = results.map(Value.init)
    }

    func input(_ index: Int) -> Tensor? { inputs.indices.contains(index) ? inputs[index]?.unchanged : nil }
    func result(_ index: Int) -> Tensor? { results.indices.contains(index) ? results[index].unchanged : nil }
}

extension GraphNode {
    /// A result of the operation; nil when it was recorded without `RecordedValues.areKept`, or was changed in place since.
    public func value(result: Int = 0) -> Tensor? { node.attachments?.values?.result(result) }

    /// An operand of the operation, also one that has no vertex; nil as for `value`.
    public func inputValue(_ index: Int) -> Tensor? { node.attachments?.values?.input(index) }

    /// The derivative rule of this vertex alone: the gradients of its inputs, nil where none is wanted, given those of its
    /// results, nil for a result that was not used. The graph is kept.
    public func gradients(_ gradients: [Tensor?]) throws(DLError) -> [Tensor?] {
        guard !node.isLeaf else { throw .invalid("graph_node", "a leaf has no derivative rule") }
        guard gradients.count == node.resultCount else {
            throw .invalid("graph_node", "\(name) has \(node.resultCount) results, but got \(gradients.count) gradients")
        }
        guard gradients.contains(where: { $0 != nil }) else { throw .invalid("graph_node", "\(name): there is no gradient") }
        for (index, gradient) in gradients.enumerated() {
            guard let gradient else { continue }
            let result = node.resultCount > 1 ? node.resultNode(index) : node
            guard gradient.shape == result.shape && gradient.dtype == result.dtype else {
                throw .shape("graph_node", "the gradient of result \(index) of \(name) must be \(result.dtype) of shape \(result.shape), but got \(gradient)")
            }
        }
        return try withoutRecording { () throws(DLError) in
            let context = BackwardContext(node: node, createsGraph: false)
            let found = node.resultCount > 1 ? try node.backward(gradients, context) : try node.backward(gradients[0]!, context)
            var fitted: [Tensor?] = Array(repeating: nil, count: node.inputs.count)
            for (index, input) in node.inputs.enumerated() where index < found.count {
                if let input, let gradient = found[index] { fitted[index] = try Engine.fitted(gradient, to: input) }
            }
            return fitted
        }
    }
}
