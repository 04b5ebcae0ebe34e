import CDLCore
import DLCore

private func borrowed(_ tensors: [Tensor?]) -> [OpaquePointer?] {
    tensors.map { tensor in tensor.map { OpaquePointer(Unmanaged.passUnretained($0).toOpaque()) } }
}

// MARK: Hooks on vertices of the graph

@_cdecl("dl_node_register_hook") @implementation
public func dl_node_register_hook(_ node: OpaquePointer!, _ before: Bool, _ hook: dl_node_hook!, _ context: UnsafeMutableRawPointer!,
                                  _ destroy: (@convention(c) (UnsafeMutableRawPointer?) -> Void)!,
                                  _ id: UnsafeMutablePointer<Int64>!) -> dl_status {
    let op: StaticString = "dl_node_register_hook"
    return mutating(op) { () throws(DLError) in
        guard let node else { throw missing(op, "node") }
        guard let hook else { throw missing(op, "hook") }
        let holder = CallbackContext(context, destroy)
        let body: NodeHook.Body = { (inputs: [Tensor?], results: [Tensor?]) throws(DLError) -> [Tensor?]? in
            // One more than needed: the addresses are never NULL.
            let given = borrowed(inputs), found = borrowed(results)
            var replacements: [OpaquePointer?] = Array(repeating: nil, count: (before ? results : inputs).count + 1)
            var isReplaced = false
            let status = withExtendedLifetime((inputs, results)) {
                replacements.withUnsafeMutableBufferPointer { replacements in
                    given.withUnsafeBufferPointer { given in
                        found.withUnsafeBufferPointer { found in
                            hook(holder.pointer, given.isEmpty ? nil : given.baseAddress, Int64(given.count), found.baseAddress,
                                 Int64(found.count), replacements.baseAddress, &isReplaced)
                        }
                    }
                }
            }
            let taken = replacements.dropLast().map { handle in
                handle.map { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeRetainedValue() }
            }
            if status != DL_OK { throw callbackError(status, "hook") }
            return isReplaced ? taken : nil
        }
        let vertex = object(node, as: GraphNode.self)
        let number = before ? vertex.registerPrehook(body) : vertex.registerHook(body)
        id?.pointee = number
    }
}

@_cdecl("dl_node_remove_hook") @implementation
public func dl_node_remove_hook(_ node: OpaquePointer!, _ id: Int64) -> dl_status {
    let op: StaticString = "dl_node_remove_hook"
    return mutating(op) { () throws(DLError) in
        guard let node else { throw missing(op, "node") }
        guard object(node, as: GraphNode.self).removeHook(id) else {
            throw DLError(.invalidArgument, "\(op): id: the vertex has no hook with the number \(id)")
        }
    }
}

// MARK: Hooks on saved values

@_cdecl("dl_saved_tensor_hooks_default") @implementation
public func dl_saved_tensor_hooks_default() -> dl_saved_tensor_hooks {
    dl_saved_tensor_hooks(struct_size: UInt32(MemoryLayout<dl_saved_tensor_hooks>.size), pack: nil, unpack: nil, release: nil, destroy: nil,
                          context: nil)
}

/// What the caller has packed, released with the last reference.
private final class PackedValue {
    let pointer: UnsafeMutableRawPointer?
    private let holder: CallbackContext
    private let release: (@convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void)?

    init(_ pointer: UnsafeMutableRawPointer?, _ holder: CallbackContext,
         _ release: (@convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void)?) {
        self.pointer = pointer
        self.holder = holder
        self.release = release
    }

    deinit { release?(holder.pointer, pointer) }
}

@_cdecl("dl_saved_tensor_hooks_push") @implementation
public func dl_saved_tensor_hooks_push(_ hooks: UnsafePointer<dl_saved_tensor_hooks>!) -> dl_status {
    let op: StaticString = "dl_saved_tensor_hooks_push"
    return mutating(op) { () throws(DLError) in
        guard let hooks else { throw missing(op, "hooks") }
        let c = hooks.pointee
        guard c.struct_size >= UInt32(MemoryLayout<dl_saved_tensor_hooks>.size) else {
            throw DLError(.invalidArgument, "\(op): hooks: struct_size is \(c.struct_size); fill the struct with its _default function")
        }
        let holder = CallbackContext(c.context, c.destroy)
        guard let pack = c.pack else { throw missing(op, "hooks->pack") }
        guard let unpack = c.unpack else { throw missing(op, "hooks->unpack") }
        let release = c.release
        SavedTensorHooks.push(SavedTensorHooks(pack: { (tensor: Tensor) throws(DLError) -> AnyObject in
            var packed: UnsafeMutableRawPointer?
            let borrowed = OpaquePointer(Unmanaged.passUnretained(tensor).toOpaque())
            let status = withExtendedLifetime(tensor) { pack(holder.pointer, borrowed, &packed) }
            if status != DL_OK { throw callbackError(status, "pack") }
            return PackedValue(packed, holder, release)
        }, unpack: { (value: AnyObject) throws(DLError) -> Tensor in
            var made: OpaquePointer?
            let status = unpack(holder.pointer, (value as? PackedValue)?.pointer, &made)
            let tensor = made.map { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeRetainedValue() }
            if status != DL_OK { throw callbackError(status, "unpack") }
            guard let tensor else { throw DLError(.invalidState, "unpack: the hook left no tensor") }
            return tensor
        }))
    }
}

@_cdecl("dl_saved_tensor_hooks_pop") @implementation
public func dl_saved_tensor_hooks_pop() -> dl_status {
    mutating("dl_saved_tensor_hooks_pop") { () throws(DLError) in
        guard SavedTensorHooks.pop() else { throw DLError(.invalidState, "dl_saved_tensor_hooks_pop: no hooks are in force on this thread") }
    }
}

@_cdecl("dl_saved_tensor_create") @implementation
public func dl_saved_tensor_create(_ tensor: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_saved_tensor_create"
    out?.pointee = nil
    return mutating(op) { () throws(DLError) in
        let value = try DLCoreC.tensor(tensor, op, "tensor")
        guard let out else { throw missing(op, "out") }
        out.pointee = OpaquePointer(Unmanaged.passRetained(try SavedValue(value)).toOpaque())
    }
}

@_cdecl("dl_saved_tensor_value") @implementation
public func dl_saved_tensor_value(_ saved: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returning(out, "dl_saved_tensor_value") { () throws(DLError) in
        guard let saved else { throw missing("dl_saved_tensor_value", "saved") }
        return try object(saved, as: SavedValue.self).value()
    }
}

@_cdecl("dl_saved_tensor_release") @implementation
public func dl_saved_tensor_release(_ saved: OpaquePointer!) {
    guard let saved else { return }
    Unmanaged<SavedValue>.fromOpaque(UnsafeRawPointer(saved)).release()
}

// MARK: Where operations were called

/// What the caller remembers of an operation's call.
private final class Trace {
    let pointer: UnsafeMutableRawPointer
    private let release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?

    init(_ pointer: UnsafeMutableRawPointer, _ release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?) {
        self.pointer = pointer
        self.release = release
    }

    deinit { release?(pointer) }
}

@_cdecl("dl_set_trace_recorder") @implementation
public func dl_set_trace_recorder(_ capture: (@convention(c) () -> UnsafeMutableRawPointer?)!,
                                  _ report: (@convention(c) (UnsafePointer<CChar>?, UnsafeMutableRawPointer?) -> Void)!,
                                  _ release: (@convention(c) (UnsafeMutableRawPointer?) -> Void)!) {
    guard let capture else { AnomalyMode.recorder = nil; return }
    AnomalyMode.recorder = AnomalyMode.TraceRecorder(capture: { capture().map { Trace($0, release) } }, report: { name, trace in
        guard let report, let trace = trace as? Trace else { return }
        name.withCString { report($0, trace.pointer) }
    })
}
