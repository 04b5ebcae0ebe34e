import CDLCore
import DLCore

@_cdecl("dl_grad_enabled") @implementation
public func dl_grad_enabled() -> Bool { GradMode.isEnabled }

@_cdecl("dl_set_grad_enabled") @implementation
public func dl_set_grad_enabled(_ enabled: Bool) -> Bool {
    defer { GradMode.isEnabled = enabled }
    return GradMode.isEnabled
}

@_cdecl("dl_tensor_requires_grad") @implementation
public func dl_tensor_requires_grad(_ tensor: OpaquePointer!) -> Bool { optionalTensor(tensor)?.requiresGrad ?? false }

@_cdecl("dl_tensor_set_requires_grad") @implementation
public func dl_tensor_set_requires_grad(_ tensor: OpaquePointer!, _ requires_grad: Bool) -> dl_status {
    mutating("dl_tensor_set_requires_grad") { () throws(DLError) in
        try DLCoreC.tensor(tensor, "dl_tensor_set_requires_grad", "tensor").setRequiresGrad(requires_grad)
    }
}

@_cdecl("dl_tensor_is_leaf") @implementation
public func dl_tensor_is_leaf(_ tensor: OpaquePointer!) -> Bool { optionalTensor(tensor)?.isLeaf ?? false }

@_cdecl("dl_tensor_grad_fn_name") @implementation
public func dl_tensor_grad_fn_name(_ tensor: OpaquePointer!) -> UnsafePointer<CChar>! {
    guard let name = optionalTensor(tensor)?.gradientFunctionNameStart else { return nil }
    return UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
}

@_cdecl("dl_tensor_grad") @implementation
public func dl_tensor_grad(_ tensor: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returningOptional(out, "dl_tensor_grad") { () throws(DLError) in try DLCoreC.tensor(tensor, "dl_tensor_grad", "tensor").grad }
}

@_cdecl("dl_tensor_set_grad") @implementation
public func dl_tensor_set_grad(_ tensor: OpaquePointer!, _ grad: OpaquePointer!) -> dl_status {
    mutating("dl_tensor_set_grad") { () throws(DLError) in
        try DLCoreC.tensor(tensor, "dl_tensor_set_grad", "tensor").setGrad(optionalTensor(grad))
    }
}

@_cdecl("dl_tensor_retain_grad") @implementation
public func dl_tensor_retain_grad(_ tensor: OpaquePointer!) -> dl_status {
    mutating("dl_tensor_retain_grad") { () throws(DLError) in
        try DLCoreC.tensor(tensor, "dl_tensor_retain_grad", "tensor").retainGrad()
    }
}

/// The context of a callback from C, destroyed with the last closure that holds it.
final class CallbackContext: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer?
    let destroy: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?

    init(_ pointer: UnsafeMutableRawPointer?, _ destroy: (@convention(c) (UnsafeMutableRawPointer?) -> Void)?) {
        self.pointer = pointer
        self.destroy = destroy
    }

    deinit { destroy?(pointer) }
}

/// The error that a callback reported: its own status with the message that it left behind.
func callbackError(_ status: dl_status, _ op: StaticString) -> DLError {
    let message = dl_last_error_code() == status ? String(cString: dl_last_error_message()) : "\(op): the callback returned status \(status)"
    return DLError(Status(rawValue: status) ?? .internal, message)
}

@_cdecl("dl_tensor_register_hook") @implementation
public func dl_tensor_register_hook(_ tensor: OpaquePointer!, _ hook: dl_hook!, _ context: UnsafeMutableRawPointer!,
                                    _ destroy: (@convention(c) (UnsafeMutableRawPointer?) -> Void)!,
                                    _ id: UnsafeMutablePointer<Int64>!) -> dl_status {
    let op: StaticString = "dl_tensor_register_hook"
    return mutating(op) { () throws(DLError) in
        let target = try DLCoreC.tensor(tensor, op, "tensor")
        guard let hook else { throw missing(op, "hook") }
        guard target.requiresGrad else {
            throw DLError(.invalidState, "\(op): cannot register a hook on a tensor that doesn't require gradient")
        }
        let holder = CallbackContext(context, destroy)
        let number = try target.registerHook(owner: holder) { (gradient: Tensor) throws(DLError) -> Tensor? in
            var replacement: OpaquePointer?
            let borrowed = OpaquePointer(Unmanaged.passUnretained(gradient).toOpaque())
            let status = withExtendedLifetime(gradient) { hook(holder.pointer, borrowed, &replacement) }
            let result = replacement.map { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeRetainedValue() }
            if status != DL_OK { throw callbackError(status, "hook") }
            return result
        }
        id?.pointee = number
    }
}

@_cdecl("dl_tensor_register_post_accumulate_grad_hook") @implementation
public func dl_tensor_register_post_accumulate_grad_hook(_ tensor: OpaquePointer!, _ hook: dl_hook!, _ context: UnsafeMutableRawPointer!,
                                                         _ destroy: (@convention(c) (UnsafeMutableRawPointer?) -> Void)!,
                                                         _ id: UnsafeMutablePointer<Int64>!) -> dl_status {
    let op: StaticString = "dl_tensor_register_post_accumulate_grad_hook"
    return mutating(op) { () throws(DLError) in
        let target = try DLCoreC.tensor(tensor, op, "tensor")
        guard let hook else { throw missing(op, "hook") }
        guard target.requiresGrad && target.isLeaf else {
            throw DLError(.invalidState, "\(op): post accumulate grad hooks cannot be registered on non-leaf tensors or tensors that don't "
                + "require gradient")
        }
        let holder = CallbackContext(context, destroy)
        let number = try target.registerPostAccumulateGradHook(owner: holder) { (gradient: Tensor) throws(DLError) in
            var ignored: OpaquePointer?
            let borrowed = OpaquePointer(Unmanaged.passUnretained(gradient).toOpaque())
            let status = withExtendedLifetime(gradient) { hook(holder.pointer, borrowed, &ignored) }
            if let ignored { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(ignored)).release() }
            if status != DL_OK { throw callbackError(status, "hook") }
        }
        id?.pointee = number
    }
}

/// Whether an owner of a hook is a context with this destroy function.
private func context(_ owner: AnyObject, destroyedBy destroy: @convention(c) (UnsafeMutableRawPointer?) -> Void) -> CallbackContext? {
    guard let holder = owner as? CallbackContext, let own = holder.destroy,
          unsafeBitCast(own, to: UnsafeRawPointer.self) == unsafeBitCast(destroy, to: UnsafeRawPointer.self) else { return nil }
    return holder
}

@_cdecl("dl_tensor_visit_hooks") @implementation
public func dl_tensor_visit_hooks(_ place: UnsafePointer<OpaquePointer?>!, _ destroy: (@convention(c) (UnsafeMutableRawPointer?) -> Void)!,
                                  _ visit: (@convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32)!,
                                  _ argument: UnsafeMutableRawPointer!) -> Int32 {
    guard let place, place.pointee != nil, let destroy, let visit else { return 0 }
    let owners = UnsafeMutableRawPointer(mutating: place).withMemoryRebound(to: Tensor.self, capacity: 1) { tensor -> [AnyObject] in
        isKnownUniquelyReferenced(&tensor.pointee) ? tensor.pointee.hookOwners() : []
    }
    for owner in owners {
        guard let holder = context(owner, destroyedBy: destroy) else { continue }
        let result = visit(holder.pointer, argument)
        if result != 0 { return result }
    }
    return 0
}

@_cdecl("dl_tensor_remove_hooks") @implementation
public func dl_tensor_remove_hooks(_ tensor: OpaquePointer!, _ destroy: (@convention(c) (UnsafeMutableRawPointer?) -> Void)!) {
    guard let target = optionalTensor(tensor), let destroy else { return }
    target.removeHooks { context($0, destroyedBy: destroy) != nil }
}

@_cdecl("dl_tensor_remove_hook") @implementation
public func dl_tensor_remove_hook(_ tensor: OpaquePointer!, _ id: Int64) -> dl_status {
    let op: StaticString = "dl_tensor_remove_hook"
    return mutating(op) { () throws(DLError) in
        guard try DLCoreC.tensor(tensor, op, "tensor").removeHook(id) else {
            throw DLError(.invalidArgument, "\(op): id: the tensor has no hook with the number \(id)")
        }
    }
}

@_cdecl("dl_tensor_backward") @implementation
public func dl_tensor_backward(_ tensor: OpaquePointer!, _ gradient: OpaquePointer!, _ retain_graph: Bool,
                               _ create_graph: Bool) -> dl_status {
    mutating("dl_tensor_backward") { () throws(DLError) in
        try DLCoreC.tensor(tensor, "dl_tensor_backward", "tensor")
            .backward(optionalTensor(gradient), retainGraph: retain_graph, createGraph: create_graph)
    }
}

@_cdecl("dl_grad") @implementation
public func dl_grad(_ outputs: UnsafePointer<OpaquePointer?>!, _ output_count: Int64,
                    _ grad_outputs: UnsafePointer<OpaquePointer?>!, _ inputs: UnsafePointer<OpaquePointer?>!,
                    _ input_count: Int64, _ retain_graph: Bool, _ create_graph: Bool, _ allow_unused: Bool,
                    _ grads: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_grad"
    if let grads { for i in 0..<Int(max(input_count, 0)) { grads[i] = nil } }
    return mutating(op) { () throws(DLError) in
        let roots = try tensors(outputs, output_count, op, "outputs")
        let leaves = try tensors(inputs, input_count, op, "inputs")
        let seeds = grad_outputs == nil ? nil : (0..<roots.count).map { optionalTensor(grad_outputs[$0]) }
        if leaves.isEmpty { return }
        guard let grads else { throw missing(op, "grads") }
        let gradients = try grad(roots, leaves, gradOutputs: seeds, retainGraph: retain_graph, createGraph: create_graph,
                                 allowUnused: allow_unused)
        for (i, gradient) in gradients.enumerated() { grads[i] = gradient.map { handle($0) } }
    }
}

@_cdecl("dl_gradcheck") @implementation
public func dl_gradcheck(_ function: dl_function!, _ context: UnsafeMutableRawPointer!, _ inputs: UnsafePointer<OpaquePointer?>!,
                         _ input_count: Int64, _ order: Int32, _ epsilon: Double, _ absolute: Double,
                         _ relative: Double) -> dl_status {
    let op: StaticString = "dl_gradcheck"
    return mutating(op) { () throws(DLError) in
        guard let function else { throw missing(op, "function") }
        let arguments = try tensors(inputs, input_count, op, "inputs")
        try gradcheck(arguments, order: Int(order), epsilon: epsilon, absolute: absolute, relative: relative) { (values) throws(DLError) in
            var result: OpaquePointer?
            let handles: [OpaquePointer?] = values.map { OpaquePointer(Unmanaged.passUnretained($0).toOpaque()) }
            let status = withExtendedLifetime(values) {
                handles.withUnsafeBufferPointer { function(context, $0.baseAddress, input_count, &result) }
            }
            let output = result.map { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeRetainedValue() }
            if status != DL_OK { throw callbackError(status, op) }
            guard let output else { throw DLError(.invalidState, "\(op): the function returned DL_OK without an output") }
            return output
        }
    }
}
