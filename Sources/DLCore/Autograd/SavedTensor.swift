import CShims

/// A value kept for the backward pass, with the version that it had; or what hooks have made of it.
struct SavedTensor {
    private enum Content {
        case nothing
        case tensor(Tensor)
        case packed(PackedTensor)
    }

    private var content = Content.nothing
    private var version = 0
    private var outputIndex: Int?

    init() {}

    /// Keeps the window and the node, not the user's object, which an operation in place may attach to another node.
    init(input: Tensor?) {
        guard let input else { return }
        let copy = input.alias()
        copy.node = input.node
        keep(copy)
    }

    /// Keeps the window alone: the node that holds this value is the one that the value belongs to.
    init(output: Tensor, index: Int = 0) {
        outputIndex = index
        keep(output.alias())
    }

    /// Keeps a value that only the derivative knows, such as a mask.
    init(intermediate: Tensor) { keep(intermediate) }

    @inline(__always)
    private mutating func keep(_ tensor: Tensor) {
        version = tensor.storage.version
        if shim_thread().pointee.saved_tensor_hooks == nil { content = .tensor(tensor) } else { pack(tensor) }
    }

    @inline(never)
    private mutating func pack(_ tensor: Tensor) {
        if let packed = SavedTensorHooks.current?.packed(tensor) { content = .packed(packed) }
    }

    /// Forgets the value; true if there was one.
    mutating func release() -> Bool {
        if case .nothing = content { return false }
        content = .nothing
        return true
    }

    /// The value; `node` is the one that keeps it.
    func unpack(_ node: Node?) throws(DLError) -> Tensor? {
        let tensor: Tensor
        switch content {
        case .nothing: return nil
        case .packed(let packed): tensor = try packed.unpacked()
        case .tensor(let kept):
            if kept.storage.version != version {
                throw DLError(.invalidState, "backward of \(node?.title ?? "a function"): one of the variables needed for gradient computation has been modified by an "
                    + "inplace operation: \(kept) is at version \(kept.storage.version); expected version \(version) instead")
            }
            tensor = kept
        }
        guard let outputIndex, let node, GradMode.isEnabled else { return tensor }
        let output = tensor.alias()
        output.node = node.resultNode(outputIndex)
        return output
    }
}

/// A value that a function of the user's own keeps for its derivative as operations keep theirs: with its place in the graph,
/// through the hooks in force.
public final class SavedValue {
    private let saved: SavedTensor

    public init(_ tensor: Tensor) throws(DLError) {
        saved = SavedTensor(input: tensor)
        try SavedTensorHooks.throwFailure()
    }

    /// The value; an error when it was changed in place since.
    public func value() throws(DLError) -> Tensor {
        guard let tensor = try saved.unpack(nil) else { throw DLError(.invalidState, "saved_tensor: there is no value") }
        return tensor
    }
}

/// Hooks on the values that the operations of a thread keep for their derivatives: `pack` makes something else of a value when
/// it would be kept, and `unpack` makes the value of that when a backward pass needs it. The innermost pair counts.
public final class SavedTensorHooks {
    public typealias Pack = (Tensor) throws(DLError) -> AnyObject
    public typealias Unpack = (AnyObject) throws(DLError) -> Tensor

    private let pack: Pack
    fileprivate let unpack: Unpack
    private var outer: SavedTensorHooks?
    /// What `pack` has thrown: the operation that keeps the value fails with it.
    private var failure: DLError?

    public init(pack: @escaping Pack, unpack: @escaping Unpack) {
        self.pack = pack
        self.unpack = unpack
    }

    /// The pair that counts on this thread.
    public private(set) static var current: SavedTensorHooks? {
        get { shim_thread().pointee.saved_tensor_hooks.map { Unmanaged<SavedTensorHooks>.fromOpaque($0).takeUnretainedValue() } }
        set {
            let former = shim_thread().pointee.saved_tensor_hooks
            shim_thread().pointee.saved_tensor_hooks = newValue.map { Unmanaged.passRetained($0).toOpaque() }
            if let former { Unmanaged<SavedTensorHooks>.fromOpaque(former).release() }
        }
    }

    /// Puts a pair of hooks into force on this thread; no pair can be in force twice.
    public static func push(_ hooks: SavedTensorHooks) {
        hooks.outer = current
        current = hooks
    }

    /// Ends what `push` began; false when no hooks are in force.
    public static func pop() -> Bool {
        guard let hooks = current else { return false }
        current = hooks.outer
        hooks.outer = nil
        return true
    }

    fileprivate func packed(_ tensor: Tensor) -> PackedTensor? {
        if failure != nil { return nil }
        let version = tensor.storage.version
        do throws(DLError) {
            // What the hook computes is neither recorded nor packed.
            let hooks = shim_thread().pointee.saved_tensor_hooks
            shim_thread().pointee.saved_tensor_hooks = nil
            defer { shim_thread().pointee.saved_tensor_hooks = hooks }
            let value = try withoutRecording { () throws(DLError) in try pack(tensor) }
            if tensor.storage.version != version {
                throw DLError(.invalidState, "A saved tensor pack hook is modifying its input in place: \(tensor)")
            }
            return PackedTensor(value, of: tensor, by: self)
        } catch {
            failure = error
            return nil
        }
    }

    /// Fails as a hook has done since the last call.
    @inline(never)
    static func throwFailure() throws(DLError) {
        guard let hooks = current, let failure = hooks.failure else { return }
        hooks.failure = nil
        throw failure
    }
}

/// What a hook has made of a value, and what the value needs besides its elements.
private final class PackedTensor {
    private let hooks: SavedTensorHooks
    private let value: AnyObject
    private let node: Node?
    private let shape: Dims
    private let dtype: DType
    /// How the elements lay, where an operation may rely on it.
    private let format: MemoryFormat?

    init(_ value: AnyObject, of tensor: Tensor, by hooks: SavedTensorHooks) {
        self.hooks = hooks
        self.value = value
        node = tensor.node
        shape = tensor.shape
        dtype = tensor.dtype
        format = tensor.isContiguous ? .contiguous : tensor.memoryFormat == .contiguous ? nil : tensor.memoryFormat
    }

    func unpacked() throws(DLError) -> Tensor {
        let given = try hooks.unpack(value)
        guard given.shape == shape && given.dtype == dtype else {
            throw .shape("backward", "an unpack hook must return a tensor of \(dtype) and shape \(shape), but got \(given)")
        }
        let ordered = try format.map { (format: MemoryFormat) throws(DLError) in
            try withoutRecording { () throws(DLError) in try contiguous(given, memoryFormat: format) }
        }
        let tensor = (ordered ?? given).alias()
        tensor.node = node
        return tensor
    }
}
