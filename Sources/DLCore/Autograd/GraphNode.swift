/// A vertex of the recorded graph, for looking at it: the operation that computed a tensor, or a leaf.
public final class GraphNode {
    let node: Node
    /// A number of the vertex that no other one has.
    public var id: Int64 { node.sequence }

    /// `node` as the user sees it: the results of one operation share its vertex.
    private init(_ node: Node) { self.node = node }

    private static func make(_ node: Node?) -> (GraphNode, Int)? {
        guard let node else { return nil }
        if let index = node.resultIndex, let operation = node.inputs.first ?? nil { return (GraphNode(operation), index) }
        return (GraphNode(node), 0)
    }

    /// The operation that computed a tensor; nil for leaves.
    public convenience init?(of tensor: Tensor) {
        guard let node = tensor.node, !node.isLeaf, let (made, _) = GraphNode.make(node) else { return nil }
        self.init(made.node)
    }

    /// The vertex of a leaf that requires gradients.
    public convenience init?(leaf tensor: Tensor) {
        guard let node = tensor.node, node.isLeaf else { return nil }
        self.init(node)
    }

    public var isLeaf: Bool { node.isLeaf }
    public var name: String { node.isLeaf ? "accumulate_grad" : node.title }
    /// In C's form; valid as long as this object.
    public var nameStart: UnsafePointer<UInt8> {
        let leafName: StaticString = "accumulate_grad"
        return node.isLeaf ? leafName.utf8Start : node.nameStart
    }

    /// Calls the body before the derivative rule of this vertex, or before the gradient is added to a leaf's, with the gradients
    /// of the results; returns a number for `removeHook`. Whatever refers to the vertex keeps the hook.
    public func registerPrehook(_ body: @escaping NodeHook.Body) -> Int64 {
        let hook = NodeHook(body)
        node.attached.rulePrehooks.append(hook)
        return hook.id
    }

    /// Calls the body after the derivative rule of this vertex, with the gradients of its inputs and those of its results; at a
    /// leaf, when the gradient has been added.
    public func registerHook(_ body: @escaping NodeHook.Body) -> Int64 {
        let hook = NodeHook(body)
        node.attached.ruleHooks.append(hook)
        return hook.id
    }

    public func removeHook(_ id: Int64) -> Bool { node.attachments?.removeHook(id: id) ?? false }

    public var inputCount: Int { node.inputs.count }
    public var resultCount: Int { node.resultCount }

    /// The vertex of an input and which of its results that is; nil where no gradient is wanted.
    public func input(_ index: Int) throws(DLError) -> (node: GraphNode, result: Int)? {
        guard node.inputs.indices.contains(index) else {
            throw .index("graph_node", "input \(index) is out of range: \(name) has \(node.inputs.count)")
        }
        return GraphNode.make(node.inputs[index])
    }
}
