import CDLCore
import DLCore

@_cdecl("dl_custom_function_default") @implementation
public func dl_custom_function_default() -> dl_custom_function {
    dl_custom_function(struct_size: UInt32(MemoryLayout<dl_custom_function>.size), name: nil, forward: nil, backward: nil, release: nil,
                       destroy: nil, context: nil, keep_inputs: false, keep_outputs: false, materialize_gradients: true)
}

/// The caller's description, its context already in safe hands.
private struct Description {
    let c: dl_custom_function
    let holder: CallbackContext
    let name: String

    init(_ pointer: UnsafePointer<dl_custom_function>?, _ op: StaticString) throws(DLError) {
        guard let pointer else { throw missing(op, "function") }
        guard pointer.pointee.struct_size >= UInt32(MemoryLayout<dl_custom_function>.size) else {
            throw DLError(.invalidArgument, "\(op): function: struct_size is \(pointer.pointee.struct_size); fill the struct with its _default function")
        }
        c = pointer.pointee
        holder = CallbackContext(c.context, c.destroy)
        name = c.name.map { String(cString: $0) } ?? "custom_function"
    }

    /// The function as DLCore has it.
    func function(_ op: StaticString) throws(DLError) -> CustomFunction {
        guard let backward = c.backward else { throw missing(op, "function->backward") }
        let holder = self.holder, name = self.name
        var function = CustomFunction(name, keepsInputs: c.keep_inputs, keepsOutputs: c.keep_outputs) {
            (given: CustomGradients) throws(DLError) -> [Tensor?] in
            try callBackward(backward, holder, given, name)
        }
        function.materializesGradients = c.materialize_gradients
        if let release = c.release { function.release = { release(holder.pointer) } }
        return function
    }
}

private func borrowed(_ tensors: [Tensor?]) -> [OpaquePointer?] {
    tensors.map { tensor in tensor.map { OpaquePointer(Unmanaged.passUnretained($0).toOpaque()) } }
}

/// Takes over the references that a callback has left.
private func taken(_ handles: [OpaquePointer?]) -> [Tensor?] {
    handles.map { handle in handle.map { Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer($0)).takeRetainedValue() } }
}

private func callBackward(_ backward: (UnsafeMutableRawPointer?, UnsafePointer<dl_custom_gradients>?, UnsafeMutablePointer<OpaquePointer?>?) -> dl_status,
                          _ holder: CallbackContext, _ given: CustomGradients, _ name: String) throws(DLError) -> [Tensor?] {
    let gradients = borrowed(given.gradients), inputs = borrowed(given.inputs), outputs = borrowed(given.outputs)
    let needs: [UInt8] = given.needsInput.map { $0 ? 1 : 0 }
    // One more than needed: the addresses are never NULL.
    var results: [OpaquePointer?] = Array(repeating: nil, count: needs.count + 1)
    let status = withExtendedLifetime(given) {
        gradients.withUnsafeBufferPointer { gradients in
            inputs.withUnsafeBufferPointer { inputs in
                outputs.withUnsafeBufferPointer { outputs in
                    needs.withUnsafeBufferPointer { needs in
                        results.withUnsafeMutableBufferPointer { results in
                            var call = dl_custom_gradients(
                                grad_outputs: gradients.baseAddress, output_count: Int64(gradients.count), needs_input_grad: needs.baseAddress,
                                input_count: Int64(needs.count), inputs: inputs.isEmpty ? nil : inputs.baseAddress,
                                outputs: outputs.isEmpty ? nil : outputs.baseAddress)
                            return backward(holder.pointer, &call, results.baseAddress)
                        }
                    }
                }
            }
        }
    }
    let tensors = taken(Array(results.dropLast()))
    if status != DL_OK { throw callbackError(status, "custom_function") }
    return tensors
}

/// Hands results to the caller.
private func give(_ results: [Tensor], _ outputs: UnsafeMutablePointer<OpaquePointer?>) {
    for (index, result) in results.enumerated() { outputs[index] = handle(result) }
}

@_cdecl("dl_custom_function_call") @implementation
public func dl_custom_function_call(_ function: UnsafePointer<dl_custom_function>!, _ inputs: UnsafePointer<OpaquePointer?>!,
                                    _ input_count: Int64, _ outputs: UnsafeMutablePointer<OpaquePointer?>!, _ output_count: Int64) -> dl_status {
    let op: StaticString = "dl_custom_function_call"
    if let outputs, output_count > 0 { for i in 0..<Int(output_count) { outputs[i] = nil } }
    return mutating(op) { () throws(DLError) in
        let description = try Description(function, op)
        let custom = try description.function(op)
        guard let forward = description.c.forward else { throw missing(op, "function->forward") }
        let arguments = try tensors(inputs, input_count, op, "inputs")
        guard let outputs, output_count > 0 else { throw missing(op, "outputs") }
        var made: [OpaquePointer?] = Array(repeating: nil, count: Int(output_count))
        let handles = borrowed(arguments)
        let status = try withoutRecording { () throws(DLError) -> dl_status in
            withExtendedLifetime(arguments) {
                handles.withUnsafeBufferPointer { handles in
                    made.withUnsafeMutableBufferPointer { made in
                        forward(description.holder.pointer, handles.baseAddress, input_count, made.baseAddress, output_count)
                    }
                }
            }
        }
        let values = taken(made)
        if status != DL_OK { throw callbackError(status, op) }
        var complete: [Tensor] = []
        for (index, value) in values.enumerated() {
            guard let value else { throw DLError(.invalidState, "\(op): the forward function of \(description.name) left output \(index) empty") }
            complete.append(value)
        }
        give(try custom.record(complete, from: arguments), outputs)
    }
}

@_cdecl("dl_custom_function_record") @implementation
public func dl_custom_function_record(_ function: UnsafePointer<dl_custom_function>!, _ inputs: UnsafePointer<OpaquePointer?>!,
                                      _ input_count: Int64, _ values: UnsafePointer<OpaquePointer?>!,
                                      _ differentiable: UnsafePointer<UInt8>!, _ dirty: UnsafePointer<UInt8>!,
                                      _ outputs: UnsafeMutablePointer<OpaquePointer?>!, _ output_count: Int64) -> dl_status {
    let op: StaticString = "dl_custom_function_record"
    if let outputs, output_count > 0 { for i in 0..<Int(output_count) { outputs[i] = nil } }
    return mutating(op) { () throws(DLError) in
        let custom = try Description(function, op).function(op)
        let arguments = try tensors(inputs, input_count, op, "inputs")
        let computed = try tensors(values, output_count, op, "values")
        guard let outputs, output_count > 0 else { throw missing(op, "outputs") }
        let hasDerivative = differentiable == nil ? nil : computed.indices.map { differentiable[$0] != 0 }
        let isDirty = dirty == nil ? nil : computed.indices.map { dirty[$0] != 0 }
        give(try custom.record(computed, from: arguments, differentiable: hasDerivative, dirty: isDirty), outputs)
    }
}

// MARK: Anomalies

@_cdecl("dl_anomaly_detection") @implementation
public func dl_anomaly_detection() -> Bool { AnomalyMode.checksBackward }

@_cdecl("dl_set_anomaly_detection") @implementation
public func dl_set_anomaly_detection(_ backward: Bool, _ forward: Bool) {
    AnomalyMode.checksBackward = backward
    AnomalyMode.checksForward = forward
}

// MARK: The graph

private func returningNode(_ out: UnsafeMutablePointer<OpaquePointer?>?, _ op: StaticString,
                           _ body: () throws(DLError) -> GraphNode?) -> dl_status {
    out?.pointee = nil
    return mutating(op) { () throws(DLError) in
        guard let out else { throw missing(op, "out") }
        if let node = try body() { out.pointee = OpaquePointer(Unmanaged.passRetained(node).toOpaque()) }
    }
}

@_cdecl("dl_tensor_grad_fn") @implementation
public func dl_tensor_grad_fn(_ tensor: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returningNode(out, "dl_tensor_grad_fn") { () throws(DLError) in
        GraphNode(of: try DLCoreC.tensor(tensor, "dl_tensor_grad_fn", "tensor"))
    }
}

@_cdecl("dl_tensor_leaf_node") @implementation
public func dl_tensor_leaf_node(_ tensor: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returningNode(out, "dl_tensor_leaf_node") { () throws(DLError) in
        GraphNode(leaf: try DLCoreC.tensor(tensor, "dl_tensor_leaf_node", "tensor"))
    }
}

@_cdecl("dl_node_retain") @implementation
public func dl_node_retain(_ node: OpaquePointer!) -> OpaquePointer! {
    guard let node else { return nil }
    _ = Unmanaged<GraphNode>.fromOpaque(UnsafeRawPointer(node)).retain()
    return node
}

@_cdecl("dl_node_release") @implementation
public func dl_node_release(_ node: OpaquePointer!) {
    guard let node else { return }
    Unmanaged<GraphNode>.fromOpaque(UnsafeRawPointer(node)).release()
}

@_cdecl("dl_node_name") @implementation
public func dl_node_name(_ node: OpaquePointer!) -> UnsafePointer<CChar>! {
    guard let node else { return nil }
    return UnsafeRawPointer(object(node, as: GraphNode.self).nameStart).assumingMemoryBound(to: CChar.self)
}

@_cdecl("dl_node_id") @implementation
public func dl_node_id(_ node: OpaquePointer!) -> Int64 { node.map { object($0, as: GraphNode.self).id } ?? 0 }

@_cdecl("dl_node_input_count") @implementation
public func dl_node_input_count(_ node: OpaquePointer!) -> Int64 { node.map { Int64(object($0, as: GraphNode.self).inputCount) } ?? 0 }

@_cdecl("dl_node_input") @implementation
public func dl_node_input(_ node: OpaquePointer!, _ index: Int64, _ out: UnsafeMutablePointer<OpaquePointer?>!,
                          _ result: UnsafeMutablePointer<Int64>!) -> dl_status {
    returningNode(out, "dl_node_input") { () throws(DLError) in
        guard let node else { throw missing("dl_node_input", "node") }
        guard let (input, position) = try object(node, as: GraphNode.self).input(Int(index)) else { return nil }
        result?.pointee = Int64(position)
        return input
    }
}

@_cdecl("dl_values_kept") @implementation
public func dl_values_kept() -> Bool { RecordedValues.areKept }

@_cdecl("dl_set_values_kept") @implementation
public func dl_set_values_kept(_ kept: Bool) { RecordedValues.areKept = kept }

@_cdecl("dl_node_result_count") @implementation
public func dl_node_result_count(_ node: OpaquePointer!) -> Int64 { node.map { Int64(object($0, as: GraphNode.self).resultCount) } ?? 0 }

@_cdecl("dl_node_value") @implementation
public func dl_node_value(_ node: OpaquePointer!, _ result: Int64, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returningOptional(out, "dl_node_value") { () throws(DLError) in
        guard let node else { throw missing("dl_node_value", "node") }
        return object(node, as: GraphNode.self).value(result: Int(result))
    }
}

@_cdecl("dl_node_input_value") @implementation
public func dl_node_input_value(_ node: OpaquePointer!, _ index: Int64, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returningOptional(out, "dl_node_input_value") { () throws(DLError) in
        guard let node else { throw missing("dl_node_input_value", "node") }
        return object(node, as: GraphNode.self).inputValue(Int(index))
    }
}

@_cdecl("dl_node_gradients") @implementation
public func dl_node_gradients(_ node: OpaquePointer!, _ gradients: UnsafePointer<OpaquePointer?>!, _ gradient_count: Int64,
                              _ out: UnsafeMutablePointer<OpaquePointer?>!, _ out_count: Int64) -> dl_status {
    let op: StaticString = "dl_node_gradients"
    if let out, out_count > 0 { for i in 0..<Int(out_count) { out[i] = nil } }
    return mutating(op) { () throws(DLError) in
        guard let node else { throw missing(op, "node") }
        guard let gradients, gradient_count > 0 else { throw missing(op, "gradients") }
        let vertex = object(node, as: GraphNode.self)
        guard out_count == Int64(vertex.inputCount) else {
            throw DLError(.invalidArgument, "\(op): out_count must be the number of inputs, \(vertex.inputCount), but got \(out_count)")
        }
        guard gradient_count == Int64(vertex.resultCount) else {
            throw DLError(.invalidArgument, "\(op): gradient_count must be the number of results, \(vertex.resultCount), but got \(gradient_count)")
        }
        let given = (0..<Int(gradient_count)).map { gradients[$0].map { object($0, as: Tensor.self) } }
        let found = try vertex.gradients(given)
        guard let out else { throw missing(op, "out") }
        for (index, gradient) in found.enumerated() { out[index] = gradient.map { handle($0) } }
    }
}
