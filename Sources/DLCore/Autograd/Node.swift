import CShims

/// A vertex of the recorded graph: an operation that computed a tensor, or a leaf.
///
/// A node points to the nodes of its inputs and never to its own output, so the graph has no cycles. Its number is larger
/// than those of all nodes that it depends on, which makes descending numbers an order for the backward pass.
class Node: @unchecked Sendable {
    let sequence: Int64
    /// Shape and dtype of the tensor that the node stands for, which its gradient has too.
    let shape: Dims
    let dtype: DType
    /// The node of each input; nil where no gradient is wanted.
    fileprivate(set) var inputs: [Node?]
    /// What most nodes have none of.
    private(set) var attachments: NodeAttachments?

    init(shape: Dims, dtype: DType, inputs: [Node?]) {
        sequence = Node.counter.next()
        self.shape = shape
        self.dtype = dtype
        self.inputs = inputs
        LiveObjects.nodes.increment()
        if AnomalyMode.recorder != nil && !inputs.isEmpty && resultIndex == nil { attached.trace = AnomalyMode.recorder?.capture() }
    }

    private static let counter = SequenceCounter()

    /// The attachments, made when there are none yet.
    var attached: NodeAttachments {
        if let attachments { return attachments }
        let made = NodeAttachments()
        attachments = made
        return made
    }

    /// The shape of an input for which a gradient is wanted; empty where none is.
    func inputShape(_ index: Int) -> Dims { inputs[index]?.shape ?? Dims() }

    var name: StaticString { "leaf" }
    /// The name under which the graph shows the node, in C's form; valid as long as the node.
    var nameStart: UnsafePointer<UInt8> { name.utf8Start }
    var isLeaf: Bool { false }

    /// Which result of an operation with several the node stands for; nil for all other nodes.
    var resultIndex: Int? { nil }

    /// How many results the node's operation has.
    var resultCount: Int { 1 }

    /// The node of a result of this node's operation.
    func resultNode(_ index: Int) -> Node { self }

    /// The gradients of the inputs, in order.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [] }

    /// The gradients of the inputs, given those of several results.
    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] { [] }

    /// Drops the values kept for the backward pass.
    func releaseSavedValues() {}

    static func releasedError(_ name: StaticString) -> DLError {
        DLError(.invalidState, "backward of \(name): Trying to backward through the graph a second time: the values saved for it have "
            + "been freed; pass retain_graph=True to the first backward pass")
    }

    /// Long chains are taken apart one by one: releasing them recursively would overflow the stack.
    deinit {
        LiveObjects.nodes.decrement()
        if inputs.isEmpty { return }
        var pending = inputs
        inputs = []
        while let entry = pending.popLast() {
            guard var node = entry else { continue }
            if isKnownUniquelyReferenced(&node) && !node.inputs.isEmpty {
                node.releaseSavedValues()
                pending.append(contentsOf: node.inputs)
                node.inputs = []
            }
        }
    }
}

/// Hooks, and what is kept for looking at a node.
final class NodeAttachments {
    /// Called with the gradient of the tensor that the node stands for.
    var hooks: [Hook] = []
    /// Called when a gradient has been added to a leaf's.
    var accumulationHooks: [Hook] = []
    /// Called before and after the node's derivative rule.
    var rulePrehooks: [NodeHook] = []
    var ruleHooks: [NodeHook] = []
    /// Filled with the gradient during a backward pass when the user asked to keep it.
    var retainedGradient: GradientSlot?
    /// What the operation computed and from what.
    var values: OperationValues?
    /// Where the operation was called, as the anomaly mode's recorder has it.
    var trace: AnyObject?

    var hasRuleHooks: Bool { !rulePrehooks.isEmpty || !ruleHooks.isEmpty }

    /// What the hooks keep alive.
    var hookOwners: [AnyObject] { (hooks + accumulationHooks).compactMap(\.owner) }

    func removeHooks(where isGone: (AnyObject) -> Bool) {
        // The owners are let go of when the lists are complete again: that may run code of others.
        let former = hooks + accumulationHooks
        hooks.removeAll { $0.owner.map(isGone) ?? false }
        accumulationHooks.removeAll { $0.owner.map(isGone) ?? false }
        withExtendedLifetime(former) {}
    }

    func removeHook(id: Int64) -> Bool {
        if let index = hooks.firstIndex(where: { $0.id == id }) { return withExtendedLifetime(hooks.remove(at: index)) { true } }
        if let index = accumulationHooks.firstIndex(where: { $0.id == id }) {
            return withExtendedLifetime(accumulationHooks.remove(at: index)) { true }
        }
        if let index = rulePrehooks.firstIndex(where: { $0.id == id }) { return withExtendedLifetime(rulePrehooks.remove(at: index)) { true } }
        if let index = ruleHooks.firstIndex(where: { $0.id == id }) { return withExtendedLifetime(ruleHooks.remove(at: index)) { true } }
        return false
    }
}

/// The node of a tensor that the user made and whose gradient is accumulated.
final class LeafNode: Node, @unchecked Sendable {
    let slot: GradientSlot
    /// The strides of the gradient: those of the leaf where its elements lie without gaps, else row-major ones.
    let gradientStrides: Dims

    init(_ leaf: Tensor, slot: GradientSlot) {
        self.slot = slot
        gradientStrides = leaf.isDense ? leaf.strides : leaf.shape.rowMajorStrides
        super.init(shape: leaf.shape, dtype: leaf.dtype, inputs: [])
    }

    override var isLeaf: Bool { true }
}

/// The place where a tensor's gradient stands, shared by the tensor and its node.
final class GradientSlot: @unchecked Sendable {
    var gradient: Tensor?
}

/// The node of an operation.
final class OperationNode<O: Operation>: Node, @unchecked Sendable {
    private var operation: O
    private var isReleased = false

    init(_ operation: O, output: Tensor, inputs: [Node?]) {
        self.operation = operation
        super.init(shape: output.shape, dtype: output.dtype, inputs: inputs)
    }

    init(_ operation: O, shape: Dims, dtype: DType, inputs: [Node?]) {
        self.operation = operation
        super.init(shape: shape, dtype: dtype, inputs: inputs)
    }

    override var name: StaticString { O.name }

    override func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        if isReleased { throw Node.releasedError(O.name) }
        if !context.createsGraph, let gradients = try operation.fusedBackward(gradient, context) { return gradients }
        return try operation.backward(gradient, context)
    }

    override func releaseSavedValues() {
        if operation.releaseSaved() { isReleased = true }
    }
}

/// Called with a tensor's gradient; returns another one to use instead, or nil.
public final class Hook: @unchecked Sendable {
    let id: Int64
    /// What the body keeps alive, for those who look for cycles.
    let owner: AnyObject?
    let body: (Tensor) throws(DLError) -> Tensor?

    init(owner: AnyObject? = nil, _ body: @escaping (Tensor) throws(DLError) -> Tensor?) {
        id = Hook.counter.next()
        self.owner = owner
        self.body = body
    }

    fileprivate static let counter = SequenceCounter()
}

/// Called with the gradients of a node's inputs (empty before the derivative rule, and at a leaf) and of its results; returns
/// other ones to use instead of the inputs', or, before the rule, instead of the results', or nil.
public final class NodeHook: @unchecked Sendable {
    public typealias Body = (_ inputs: [Tensor?], _ results: [Tensor?]) throws(DLError) -> [Tensor?]?
    let id: Int64
    let body: Body

    init(_ body: @escaping Body) {
        id = Hook.counter.next()
        self.body = body
    }
}
