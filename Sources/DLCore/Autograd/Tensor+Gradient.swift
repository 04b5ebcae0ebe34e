extension Tensor {
    /// Whether gradients flow to or through this tensor.
    public var requiresGrad: Bool { node != nil }

    /// Whether the tensor was not computed from tensors that require gradients.
    public var isLeaf: Bool { node?.isLeaf ?? true }

    /// The operation that computed the tensor, such as "conv2d"; nil for a leaf.
    public var gradientFunctionName: StaticString? {
        guard let node, !node.isLeaf else { return nil }
        return node.name
    }

    /// The same as C has it, with the names of custom functions; valid as long as the tensor's graph.
    public var gradientFunctionNameStart: UnsafePointer<UInt8>? {
        guard let node, !node.isLeaf else { return nil }
        return node.nameStart
    }

    public func setRequiresGrad(_ required: Bool) throws(DLError) {
        if required == requiresGrad { return }
        guard isLeaf else {
            throw DLError(.invalidState, "requires_grad: you can only change requires_grad flags of leaf variables; "
                + "this tensor was computed by \(node!.name)")
        }
        if !required { node = nil; return }
        guard dtype.isFloatingPoint else {
            throw .dtype("requires_grad", "only Tensors of floating point dtype can require gradients, got \(self)")
        }
        let slot = gradientSlot ?? GradientSlot()
        gradientSlot = slot
        node = LeafNode(self, slot: slot)
    }

    /// The accumulated gradient.
    public var grad: Tensor? { gradientSlot?.gradient }

    /// Replaces the gradient; nil removes it.
    public func setGrad(_ gradient: Tensor?) throws(DLError) {
        if let gradient {
            if gradient.shape != shape {
                throw .shape("grad", "assigned grad has data of a different size: expected shape \(shape), got \(gradient.shape)")
            }
            if gradient.dtype != dtype {
                throw .dtype("grad", "assigned grad has data of a different type: expected \(dtype), got \(gradient.dtype)")
            }
        }
        if gradient == nil && gradientSlot == nil { return }
        let slot = gradientSlot ?? GradientSlot()
        gradientSlot = slot
        slot.gradient = gradient
    }

    /// Lets a tensor that is not a leaf keep its gradient too.
    public func retainGrad() throws(DLError) {
        guard let node else { throw DLError(.invalidState, "retain_grad: can't retain_grad on Tensor that has requires_grad=False") }
        if node.isLeaf || node.attachments?.retainedGradient != nil { return }
        let slot = gradientSlot ?? GradientSlot()
        gradientSlot = slot
        node.attached.retainedGradient = slot
    }

    /// Calls the body with this tensor's gradient when it has been computed; returns a number for `removeHook`.
    /// `owner`: what the body keeps alive, for `hookOwners`.
    public func registerHook(owner: AnyObject? = nil, _ body: @escaping (Tensor) throws(DLError) -> Tensor?) throws(DLError) -> Int64 {
        guard let node else {
            throw DLError(.invalidState, "register_hook: cannot register a hook on a tensor that doesn't require gradient")
        }
        let hook = Hook(owner: owner, body)
        node.attached.hooks.append(hook)
        return hook.id
    }

    /// Calls the body with this leaf's accumulated gradient after a backward pass has added to it.
    public func registerPostAccumulateGradHook(owner: AnyObject? = nil, _ body: @escaping (Tensor) throws(DLError) -> Void) throws(DLError) -> Int64 {
        guard let node, node.isLeaf else {
            throw DLError(.invalidState, "register_post_accumulate_grad_hook: post accumulate grad hooks cannot be registered on non-leaf tensors "
                + "or tensors that don't require gradient")
        }
        let hook = Hook(owner: owner) { (gradient: Tensor) throws(DLError) -> Tensor? in
            try body(gradient)
            return nil
        }
        node.attached.accumulationHooks.append(hook)
        return hook.id
    }

    /// The owners of the hooks, if nothing but this tensor refers to its place in the graph: then they live as long as it does.
    public func hookOwners() -> [AnyObject] {
        guard holdsNodeAlone else { return [] }
        return node?.attachments?.hookOwners ?? []
    }

    /// Removes the hooks of some owners.
    public func removeHooks(where isGone: (AnyObject) -> Bool) { node?.attachments?.removeHooks(where: isGone) }

    public func removeHook(_ id: Int64) -> Bool { node?.attachments?.removeHook(id: id) ?? false }

    /// Adds the gradients of this tensor to those of all leaves. `gradient` is the derivative with respect to this tensor;
    /// nil means 1 and needs a single element.
    public func backward(_ gradient: Tensor? = nil, retainGraph: Bool = false, createGraph: Bool = false) throws(DLError) {
        let seed = try rootGradient(self, gradient, "backward")
        try Engine.accumulate([(self, seed)], retainsGraph: retainGraph || createGraph, createsGraph: createGraph)
    }
}

/// The gradients of outputs with respect to inputs, without touching accumulated gradients.
public func grad(_ outputs: [Tensor], _ inputs: [Tensor], gradOutputs: [Tensor?]? = nil, retainGraph: Bool = false,
                 createGraph: Bool = false, allowUnused: Bool = false) throws(DLError) -> [Tensor?] {
    if let gradOutputs, gradOutputs.count != outputs.count {
        throw .invalid("grad", "got \(outputs.count) outputs but \(gradOutputs.count) grad_outputs")
    }
    var roots: [(Tensor, Tensor)] = []
    for (index, output) in outputs.enumerated() {
        roots.append((output, try rootGradient(output, gradOutputs?[index], "grad")))
    }
    for (index, input) in inputs.enumerated() where !input.requiresGrad {
        throw DLError(.notDifferentiable, "grad: One of the differentiated Tensors does not require grad: input \(index), \(input)")
    }
    let gradients = try Engine.gradients(roots, inputs: inputs, retainsGraph: retainGraph || createGraph, createsGraph: createGraph)
    if !allowUnused, let unused = gradients.firstIndex(where: { $0 == nil }) {
        throw DLError(.notDifferentiable, "grad: One of the differentiated Tensors appears to not have been used in the graph: input "
            + "\(unused), \(inputs[unused]); pass allow_unused=True if this is intended")
    }
    return gradients
}

private func rootGradient(_ output: Tensor, _ gradient: Tensor?, _ op: StaticString) throws(DLError) -> Tensor {
    guard output.requiresGrad else {
        throw DLError(.notDifferentiable, "\(op): element 0 of tensors does not require grad and does not have a grad_fn: \(output)")
    }
    guard let gradient else {
        guard output.count == 1 else {
            throw DLError(.notDifferentiable, "\(op): grad can be implicitly created only for scalar outputs; the output has shape \(output.shape)")
        }
        return try withoutRecording { () throws(DLError) in try full(output.shape, fillValue: 1, dtype: output.dtype) }
    }
    guard gradient.shape == output.shape else {
        throw .shape(op, "Mismatch in shape: grad_output has a shape of \(gradient.shape) and output has a shape of \(output.shape)")
    }
    return gradient.dtype == output.dtype ? gradient : try to(gradient, dtype: output.dtype)
}
