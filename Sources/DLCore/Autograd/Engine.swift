/// The backward pass: visits nodes in descending order of their numbers, so that a node's gradient is complete when its turn
/// comes. It runs on the calling thread, without recursion.
struct Engine {
    private var queue = NodeQueue()
    private let retainsGraph: Bool
    private let createsGraph: Bool
    /// Nodes whose gradients are asked for, with their positions in the answer; nil: accumulate into the leaves.
    private let wanted: [ObjectIdentifier: [Int]]?
    /// Nodes from which a wanted node can be reached; nil: all.
    private let relevant: Set<ObjectIdentifier>?
    private(set) var answers: [Tensor?] = []
    /// The gradients that have arrived for the results of operations with several.
    private var resultGradients: [ObjectIdentifier: [Tensor?]] = [:]

    /// Adds the gradients of `roots` to those of all leaves.
    static func accumulate(_ roots: [(Tensor, Tensor)], retainsGraph: Bool, createsGraph: Bool) throws(DLError) {
        var engine = Engine(retainsGraph: retainsGraph, createsGraph: createsGraph, wanted: nil, relevant: nil)
        try engine.run(roots)
    }

    /// The gradients with respect to the nodes of `inputs`.
    static func gradients(_ roots: [(Tensor, Tensor)], inputs: [Tensor], retainsGraph: Bool,
                          createsGraph: Bool) throws(DLError) -> [Tensor?] {
        var wanted: [ObjectIdentifier: [Int]] = [:]
        var oldest = Int64.max
        for (position, input) in inputs.enumerated() {
            guard let node = input.node else { continue }
            wanted[ObjectIdentifier(node), default: []].append(position)
            oldest = Swift.min(oldest, node.sequence)
        }
        let relevant = Engine.nodesLeading(to: wanted, oldest: oldest, from: roots.compactMap { $0.0.node })
        var engine = Engine(retainsGraph: retainsGraph, createsGraph: createsGraph, wanted: wanted, relevant: relevant)
        engine.answers = Array(repeating: nil, count: inputs.count)
        try engine.run(roots)
        return engine.answers
    }

    private init(retainsGraph: Bool, createsGraph: Bool, wanted: [ObjectIdentifier: [Int]]?,
                 relevant: Set<ObjectIdentifier>?) {
        self.retainsGraph = retainsGraph
        self.createsGraph = createsGraph
        self.wanted = wanted
        self.relevant = relevant
    }

    private mutating func run(_ roots: [(Tensor, Tensor)]) throws(DLError) {
        let wasEnabled = GradMode.isEnabled
        GradMode.isEnabled = createsGraph
        defer { GradMode.isEnabled = wasEnabled }
        for (root, gradient) in roots {
            guard let node = root.node else { continue }
            try queue.add(gradient, to: node)
        }
        while var entry = queue.next() { try visit(entry.node, &entry.gradient) }
    }

    private mutating func visit(_ node: Node, _ gradient: inout Tensor) throws(DLError) {
        if let attachments = node.attachments {
            for hook in attachments.hooks {
                if let replacement = try hook.body(gradient) { gradient = try Engine.fitted(replacement, to: node) }
            }
            if let slot = attachments.retainedGradient { slot.gradient = gradient }
        }
        if let positions = wanted?[ObjectIdentifier(node)] {
            for position in positions { answers[position] = gradient }
        }
        if node.isLeaf {
            if wanted == nil, let leaf = node as? LeafNode { try visit(leaf: leaf, &gradient) }
            return
        }
        if let index = node.resultIndex { return try deliver(gradient, result: index, of: node) }
        // A node may be wanted itself while nothing behind it is.
        if let relevant, !node.inputs.contains(where: { $0.map { relevant.contains(ObjectIdentifier($0)) } ?? false }) { return }
        let context = BackwardContext(node: node, createsGraph: createsGraph)
        let gradients: [Tensor?]
        do throws(DLError) {
            let several = resultGradients.isEmpty ? nil : resultGradients.removeValue(forKey: ObjectIdentifier(node))
            if let attachments = node.attachments, attachments.hasRuleHooks {
                gradients = try Engine.hooked(node, several ?? [gradient], context, attachments)
            } else if let several {
                gradients = try node.backward(several, context)
            } else {
                gradients = try node.backward(gradient, context)
            }
            if AnomalyMode.checksBackward { try AnomalyMode.check(gradients, of: node) }
        } catch {
            AnomalyMode.report(node)
            throw error
        }
        for (index, input) in node.inputs.enumerated() where index < gradients.count {
            guard let input, let gradient = gradients[index] else { continue }
            if let relevant, !relevant.contains(ObjectIdentifier(input)) { continue }
            try queue.add(try Engine.fitted(gradient, to: input), to: input)
        }
        if !retainsGraph { node.releaseSavedValues() }
    }

    /// A leaf's turn: its gradient is added to what it has.
    private func visit(leaf: LeafNode, _ gradient: inout Tensor) throws(DLError) {
        guard let attachments = leaf.attachments else { return try accumulate(&gradient, into: leaf) }
        gradient = try Engine.before(leaf, [gradient], attachments)[0] ?? gradient
        try accumulate(&gradient, into: leaf)
        for hook in attachments.accumulationHooks { if let total = leaf.slot.gradient { _ = try hook.body(total) } }
        for hook in attachments.ruleHooks { _ = try hook.body([], [gradient]) }
    }

    /// The gradients of a node's results after its hooks.
    private static func before(_ node: Node, _ gradients: [Tensor?], _ attachments: NodeAttachments) throws(DLError) -> [Tensor?] {
        var current = gradients
        for hook in attachments.rulePrehooks {
            guard let replacement = try hook.body([], current) else { continue }
            try checkReplacement(replacement, of: current, node)
            for (index, gradient) in replacement.enumerated() {
                current[index] = try gradient.map { (new: Tensor) throws(DLError) in
                    try fitted(new, to: current.count == 1 ? node : node.resultNode(index))
                }
            }
        }
        return current
    }

    /// The derivative rule of a node between its hooks.
    private static func hooked(_ node: Node, _ given: [Tensor?], _ context: BackwardContext,
                               _ attachments: NodeAttachments) throws(DLError) -> [Tensor?] {
        let results = try before(node, given, attachments)
        var gradients: [Tensor?] = Array(repeating: nil, count: node.inputs.count)
        if results.contains(where: { $0 != nil }) {
            let found = results.count == 1 ? try node.backward(results[0]!, context) : try node.backward(results, context)
            for (index, input) in node.inputs.enumerated() where index < found.count {
                if let input, let gradient = found[index] { gradients[index] = try fitted(gradient, to: input) }
            }
        }
        for hook in attachments.ruleHooks {
            guard let replacement = try hook.body(gradients, results) else { continue }
            try checkReplacement(replacement, of: gradients, node)
            gradients = replacement
        }
        return gradients
    }

    private static func checkReplacement(_ replacement: [Tensor?], of gradients: [Tensor?], _ node: Node) throws(DLError) {
        guard replacement.count == gradients.count else {
            throw .invalid("backward", "a hook of \(node.title) has returned an incorrect number of values (got \(replacement.count), but "
                + "expected \(gradients.count))")
        }
        for (new, old) in zip(replacement, gradients) {
            guard let new, let old else { continue }
            guard new.shape == old.shape, new.dtype.isFloatingPoint else {
                throw .shape("backward", "a hook of \(node.title) has changed the size of value: expected \(old), got \(new)")
            }
        }
    }

    /// Hands the gradient of one of several results to the operation's node, which takes its turn when all have come.
    private mutating func deliver(_ gradient: Tensor, result index: Int, of node: Node) throws(DLError) {
        guard let operation = node.inputs[0] else { return }
        if let relevant, !relevant.contains(ObjectIdentifier(operation)) { return }
        let id = ObjectIdentifier(operation)
        if resultGradients[id] == nil {
            resultGradients[id] = Array(repeating: nil, count: operation.resultCount)
            queue.insert(operation, gradient)
        }
        resultGradients[id]?[index] = gradient
    }

    /// A leaf keeps a gradient of its own, so that changing it in place later changes nothing else.
    private func accumulate(_ gradient: inout Tensor, into leaf: LeafNode) throws(DLError) {
        let slot = leaf.slot
        guard let old = slot.gradient else {
            slot.gradient = createsGraph ? gradient : try Engine.owned(&gradient, leaf.gradientStrides)
            return
        }
        if createsGraph || old.node != nil {
            slot.gradient = try add(old, gradient)
        } else {
            try add_(old, gradient)
        }
    }

    /// The gradient itself if it lies as the leaf does and nobody else can see its memory, else a copy.
    private static func owned(_ gradient: inout Tensor, _ strides: Dims) throws(DLError) -> Tensor {
        if isKnownUniquelyReferenced(&gradient) && isKnownUniquelyReferenced(&gradient.storage) && gradient.lies(in: strides) {
            return gradient
        }
        return try gradient.copy(in: strides)
    }

    /// Sums away axes that broadcasting added, and converts back to the dtype before promotion.
    static func fitted(_ gradient: Tensor, to node: Node) throws(DLError) -> Tensor {
        var result = gradient
        if result.shape != node.shape { result = try sumToShape(result, node.shape) }
        if result.dtype != node.dtype { result = try to(result, dtype: node.dtype) }
        return result
    }

    /// All nodes reachable from the roots from which a wanted one can be reached. `oldest` is the smallest number of the wanted
    /// ones: nodes with smaller numbers depend on none of them.
    private static func nodesLeading(to wanted: [ObjectIdentifier: [Int]], oldest: Int64, from roots: [Node]) -> Set<ObjectIdentifier> {
        var reachable: [ObjectIdentifier: Node] = [:]
        var pending = roots
        while let node = pending.popLast() {
            if node.sequence < oldest { continue }
            if reachable.updateValue(node, forKey: ObjectIdentifier(node)) != nil { continue }
            for case let input? in node.inputs { pending.append(input) }
        }
        var relevant = Set<ObjectIdentifier>()
        for node in reachable.values.sorted(by: { $0.sequence < $1.sequence }) {
            let id = ObjectIdentifier(node)
            if wanted[id] != nil || node.inputs.contains(where: { $0.map { relevant.contains(ObjectIdentifier($0)) } ?? false }) {
                relevant.insert(id)
            }
        }
        return relevant
    }
}

/// Nodes with the gradients that have arrived for them; gives out the one with the highest number.
private struct NodeQueue {
    struct Entry {
        let node: Node
        var gradient: Tensor
        /// Whether the gradient's memory was made by this queue and may be added to in place.
        var isOwned: Bool
    }

    /// A binary heap on the nodes' numbers.
    private var heap: [Entry] = []
    /// The nodes in the heap. Few wait at a time in most graphs; the index is used once scanning would cost more.
    private var waiting: Set<ObjectIdentifier> = []
    private static let scanLimit = 16

    mutating func add(_ gradient: Tensor, to node: Node) throws(DLError) {
        if mayContain(node), let i = heap.lastIndex(where: { $0.node === node }) {
            if heap[i].isOwned && !GradMode.isEnabled {
                try add_(heap[i].gradient, gradient)
            } else {
                heap[i].gradient = try DLCore.add(heap[i].gradient, gradient)
                heap[i].isOwned = true
            }
            return
        }
        insert(node, gradient)
    }

    /// Adds a node that is not waiting yet.
    mutating func insert(_ node: Node, _ gradient: Tensor) {
        var position = heap.count
        heap.append(Entry(node: node, gradient: gradient, isOwned: false))
        if heap.count == Self.scanLimit + 1 {
            waiting = Set(heap.map { ObjectIdentifier($0.node) })
        } else if heap.count > Self.scanLimit {
            waiting.insert(ObjectIdentifier(node))
        }
        while position > 0 {
            let parent = (position - 1) / 2
            if heap[parent].node.sequence >= heap[position].node.sequence { break }
            heap.swapAt(parent, position)
            position = parent
        }
    }

    private func mayContain(_ node: Node) -> Bool {
        heap.count <= Self.scanLimit || waiting.contains(ObjectIdentifier(node))
    }

    mutating func next() -> Entry? {
        guard let top = heap.first else { return nil }
        if heap.count > Self.scanLimit { waiting.remove(ObjectIdentifier(top.node)) }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            var position = 0
            while true {
                var largest = position
                let left = 2 * position + 1
                if left < heap.count && heap[left].node.sequence > heap[largest].node.sequence { largest = left }
                if left + 1 < heap.count && heap[left + 1].node.sequence > heap[largest].node.sequence { largest = left + 1 }
                if largest == position { break }
                heap.swapAt(largest, position)
                position = largest
            }
        }
        return top
    }
}
