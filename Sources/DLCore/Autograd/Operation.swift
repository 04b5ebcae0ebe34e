/// What every operation is: one value of a type that conforms to this describes one call.
///
/// `forward` checks the arguments, computes the result and keeps in `self` what the derivative will need. `backward` is the
/// vector-Jacobian product, written in differentiable operations, so that derivatives of any order exist.
protocol Operation {
    static var name: StaticString { get }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor

    /// The gradient of each input, given that of the output; nil for those that are not needed or do not exist. They may
    /// have the shape and dtype of the broadcast and promoted operands: the engine brings them back to the inputs'.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]

    /// A faster rule for when no derivative of the derivative is wanted.
    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]?

    /// Drops saved tensors; true if there were any.
    mutating func releaseSaved() -> Bool
}

extension Operation {
    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? { nil }
    mutating func releaseSaved() -> Bool { false }
}

/// The tensors that an operation is called with.
struct Inputs {
    private let first: Tensor?
    private let second: Tensor?
    private let third: Tensor?
    private let rest: [Tensor?]
    /// Whether a node will be made, so that values for the derivative are to be kept.
    let isRecording: Bool

    @inline(__always)
    init(_ first: Tensor?, _ second: Tensor? = nil, _ third: Tensor? = nil) {
        self.first = first
        self.second = second
        self.third = third
        rest = []
        isRecording = (first?.node != nil || second?.node != nil || third?.node != nil) && GradMode.isEnabled
    }

    /// Any number of tensors, some of which may be absent.
    init(list: [Tensor?]) {
        first = nil
        second = nil
        third = nil
        rest = list
        isRecording = GradMode.isEnabled && list.contains { $0?.node != nil }
    }

    /// The input at a position where there is one by the operation's own signature.
    @inline(__always)
    subscript(index: Int) -> Tensor { optional(index)! }

    @inline(__always)
    func optional(_ index: Int) -> Tensor? {
        if !rest.isEmpty { return rest[index] }
        switch index {
        case 0: return first
        case 1: return second
        default: return third
        }
    }

    var all: [Tensor?] { rest.isEmpty ? [first, second, third] : rest }

    var list: [Tensor] { rest.compactMap { $0 } }

    /// Keeps an input for the derivative; keeps nothing when nothing is recorded.
    @inline(__always)
    func save(_ index: Int) -> SavedTensor {
        isRecording ? SavedTensor(input: optional(index)) : SavedTensor()
    }

    /// Keeps a value for the derivative that is neither an input nor a result.
    @inline(__always)
    func save(intermediate: Tensor) -> SavedTensor { isRecording ? SavedTensor(intermediate: intermediate) : SavedTensor() }

    /// Keeps the result for the derivative; `index` tells which one where there are several.
    @inline(__always)
    func save(output: Tensor, index: Int = 0) -> SavedTensor {
        isRecording ? SavedTensor(output: output, index: index) : SavedTensor()
    }

    var nodes: [Node?] {
        if !rest.isEmpty { return rest.map { $0?.node } }
        if third != nil { return [first?.node, second?.node, third?.node] }
        if second != nil { return [first?.node, second?.node] }
        return [first?.node]
    }
}

/// The one place through which every operation goes: computes, and records when a gradient may be asked for.
@inline(__always)
func run<O: Operation>(_ operation: O, _ inputs: Inputs) throws(DLError) -> Tensor {
    var operation = operation
    return try run(&operation, inputs)
}

/// The same for operations whose further results are read from the operation afterwards.
@inline(__always)
func run<O: Operation>(_ operation: inout O, _ inputs: Inputs) throws(DLError) -> Tensor {
    if !inputs.isRecording { return try operation.forward(inputs) }
    // What the operation is made of is not recorded: it has a derivative of its own.
    GradMode.isEnabled = false
    defer { GradMode.isEnabled = true }
    let output = try operation.forward(inputs)
    try SavedTensorHooks.throwFailure()
    if AnomalyMode.checksForward { try AnomalyMode.check(output, inputs, O.name) }
    if output.dtype.isFloatingPoint {
        let node = OperationNode(operation, output: output, inputs: inputs.nodes)
        if RecordedValues.areKept { node.attached.values = OperationValues(inputs: inputs.all, results: [output]) }
        output.node = node
    }
    return output
}

@inline(__always)
func run<O: Operation>(_ operation: O, _ a: Tensor) throws(DLError) -> Tensor { try run(operation, Inputs(a)) }
@inline(__always)
func run<O: Operation>(_ operation: O, _ a: Tensor, _ b: Tensor) throws(DLError) -> Tensor {
    try run(operation, Inputs(a, b))
}
@inline(__always)
func run<O: Operation>(_ operation: O, _ a: Tensor, _ b: Tensor, _ c: Tensor?) throws(DLError) -> Tensor {
    try run(operation, Inputs(a, b, c))
}

/// What a derivative rule knows besides its operation: which gradients are wanted, and how to get at saved values.
struct BackwardContext {
    let node: Node
    /// Whether the backward pass is itself recorded.
    let createsGraph: Bool

    /// Whether the gradient of this input is wanted.
    @inline(__always)
    func needs(_ index: Int) -> Bool { index < node.inputs.count && node.inputs[index] != nil }

    /// A saved value that the rule cannot do without.
    func value(_ saved: SavedTensor) throws(DLError) -> Tensor {
        guard let tensor = try saved.unpack(node) else { throw Node.releasedError(node.name) }
        return tensor
    }

    /// A saved value that was optional in the call.
    func optionalValue(_ saved: SavedTensor) throws(DLError) -> Tensor? { try saved.unpack(node) }
}
