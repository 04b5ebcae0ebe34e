import CDLCore
import DLCore

// MARK: Options

@_cdecl("dl_sgd_options_default") @implementation
public func dl_sgd_options_default() -> dl_sgd_options {
    dl_sgd_options(struct_size: UInt32(MemoryLayout<dl_sgd_options>.size), learning_rate: 0.001, momentum: 0, dampening: 0,
                   weight_decay: 0, nesterov: false, maximize: false)
}

@_cdecl("dl_adam_options_default") @implementation
public func dl_adam_options_default() -> dl_adam_options {
    dl_adam_options(struct_size: UInt32(MemoryLayout<dl_adam_options>.size), learning_rate: 0.001, beta1: 0.9, beta2: 0.999,
                    epsilon: 1e-8, weight_decay: 0, decoupled_weight_decay: false, amsgrad: false, maximize: false)
}

/// Options as the caller's version of the header has them; a smaller struct leaves the newer fields at their defaults.
private func options(_ pointer: UnsafePointer<dl_sgd_options>?, _ op: StaticString) throws(DLError) -> SGDOptions {
    var o = dl_sgd_options_default()
    if let pointer { try copyOptions(pointer, &o, pointer.pointee.struct_size, op) }
    return SGDOptions(learningRate: o.learning_rate, momentum: o.momentum, dampening: o.dampening, weightDecay: o.weight_decay,
                      nesterov: o.nesterov, maximize: o.maximize)
}

private func options(_ pointer: UnsafePointer<dl_adam_options>?, _ op: StaticString) throws(DLError) -> AdamOptions {
    var o = dl_adam_options_default()
    if let pointer { try copyOptions(pointer, &o, pointer.pointee.struct_size, op) }
    return AdamOptions(learningRate: o.learning_rate, beta1: o.beta1, beta2: o.beta2, epsilon: o.epsilon, weightDecay: o.weight_decay,
                       decoupled: o.decoupled_weight_decay, amsgrad: o.amsgrad, maximize: o.maximize)
}

private func copyOptions<T>(_ source: UnsafePointer<T>, _ target: inout T, _ size: UInt32, _ op: StaticString) throws(DLError) {
    guard size >= 4 && size <= 1 << 16 else {
        throw DLError(.invalidArgument, "\(op): options: struct_size is \(size); fill the struct with its _default function")
    }
    let count = Swift.min(Int(size), MemoryLayout<T>.size)
    withUnsafeMutableBytes(of: &target) { $0.baseAddress!.copyMemory(from: source, byteCount: count) }
}

// MARK: Optimizers

private func create(_ out: UnsafeMutablePointer<OpaquePointer?>?, _ op: StaticString,
                    _ body: () throws(DLError) -> Optimizer) -> dl_status {
    out?.pointee = nil
    return mutating(op) { () throws(DLError) in
        guard let out else { throw missing(op, "out") }
        out.pointee = OpaquePointer(Unmanaged.passRetained(try body()).toOpaque())
    }
}

private func optimizer(_ handle: OpaquePointer?, _ op: StaticString) throws(DLError) -> Optimizer {
    guard let handle else { throw missing(op, "optimizer") }
    return object(handle, as: Optimizer.self)
}

/// The same list as C has it for tensors that are changed.
private func tensors(_ list: UnsafePointer<OpaquePointer?>?, optional count: Int64, _ op: StaticString,
                     _ argument: StaticString) throws(DLError) -> [Tensor]? {
    list == nil ? nil : try tensors(list, count, op, argument)
}

@_cdecl("dl_optimizer_sgd") @implementation
public func dl_optimizer_sgd(_ parameters: UnsafePointer<OpaquePointer?>!, _ count: Int64, _ options: UnsafePointer<dl_sgd_options>!,
                             _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    create(out, "dl_optimizer_sgd") { () throws(DLError) in
        try SGD(tensors(parameters, count, "dl_optimizer_sgd", "parameters"), DLCoreC.options(options, "dl_optimizer_sgd"))
    }
}

@_cdecl("dl_optimizer_adam") @implementation
public func dl_optimizer_adam(_ parameters: UnsafePointer<OpaquePointer?>!, _ count: Int64, _ options: UnsafePointer<dl_adam_options>!,
                              _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    create(out, "dl_optimizer_adam") { () throws(DLError) in
        try Adam(tensors(parameters, count, "dl_optimizer_adam", "parameters"), DLCoreC.options(options, "dl_optimizer_adam"))
    }
}

@_cdecl("dl_optimizer_retain") @implementation
public func dl_optimizer_retain(_ optimizer: OpaquePointer!) -> OpaquePointer! {
    guard let optimizer else { return nil }
    _ = Unmanaged<Optimizer>.fromOpaque(UnsafeRawPointer(optimizer)).retain()
    return optimizer
}

@_cdecl("dl_optimizer_release") @implementation
public func dl_optimizer_release(_ optimizer: OpaquePointer!) {
    guard let optimizer else { return }
    Unmanaged<Optimizer>.fromOpaque(UnsafeRawPointer(optimizer)).release()
}

@_cdecl("dl_optimizer_step") @implementation
public func dl_optimizer_step(_ optimizer: OpaquePointer!) -> dl_status {
    mutating("dl_optimizer_step") { () throws(DLError) in try DLCoreC.optimizer(optimizer, "dl_optimizer_step").step() }
}

@_cdecl("dl_optimizer_zero_grad") @implementation
public func dl_optimizer_zero_grad(_ optimizer: OpaquePointer!) -> dl_status {
    mutating("dl_optimizer_zero_grad") { () throws(DLError) in try DLCoreC.optimizer(optimizer, "dl_optimizer_zero_grad").zeroGrad() }
}

@_cdecl("dl_optimizer_set_learning_rate") @implementation
public func dl_optimizer_set_learning_rate(_ optimizer: OpaquePointer!, _ learning_rate: Double) -> dl_status {
    let op: StaticString = "dl_optimizer_set_learning_rate"
    return mutating(op) { () throws(DLError) in
        guard learning_rate >= 0 else { throw DLError(.invalidArgument, "\(op): Invalid learning rate: \(learning_rate)") }
        try DLCoreC.optimizer(optimizer, op).learningRate = learning_rate
    }
}

@_cdecl("dl_optimizer_steps") @implementation
public func dl_optimizer_steps(_ optimizer: OpaquePointer!) -> Int64 {
    guard let optimizer else { return 0 }
    return Int64(object(optimizer, as: Optimizer.self).steps)
}

@_cdecl("dl_optimizer_state") @implementation
public func dl_optimizer_state(_ optimizer: OpaquePointer!, _ parameter: Int64, _ name: UnsafePointer<CChar>!,
                               _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returningOptional(out, "dl_optimizer_state") { () throws(DLError) in
        guard let name else { throw missing("dl_optimizer_state", "name") }
        return try DLCoreC.optimizer(optimizer, "dl_optimizer_state").state(String(cString: name), of: Int(parameter))
    }
}

// MARK: Steps over the caller's state

@_cdecl("dl_sgd_step") @implementation
public func dl_sgd_step(_ parameters: UnsafePointer<OpaquePointer?>!, _ gradients: UnsafePointer<OpaquePointer?>!,
                        _ momentum_buffers: UnsafePointer<OpaquePointer?>!, _ first_steps: UnsafePointer<UInt8>!, _ count: Int64,
                        _ options: UnsafePointer<dl_sgd_options>!) -> dl_status {
    let op: StaticString = "dl_sgd_step"
    return mutating(op) { () throws(DLError) in
        let targets = try tensors(parameters, count, op, "parameters")
        try sgdStep(targets, gradients: tensors(gradients, count, op, "gradients"),
                    momentumBuffers: tensors(momentum_buffers, optional: count, op, "momentum_buffers"),
                    firstSteps: targets.indices.map { first_steps != nil && first_steps[$0] != 0 }, DLCoreC.options(options, op))
    }
}

@_cdecl("dl_adam_step") @implementation
public func dl_adam_step(_ parameters: UnsafePointer<OpaquePointer?>!, _ gradients: UnsafePointer<OpaquePointer?>!,
                         _ exp_avgs: UnsafePointer<OpaquePointer?>!, _ exp_avg_sqs: UnsafePointer<OpaquePointer?>!,
                         _ max_exp_avg_sqs: UnsafePointer<OpaquePointer?>!, _ count: Int64, _ step: Int64,
                         _ options: UnsafePointer<dl_adam_options>!) -> dl_status {
    let op: StaticString = "dl_adam_step"
    return mutating(op) { () throws(DLError) in
        try adamStep(tensors(parameters, count, op, "parameters"), gradients: tensors(gradients, count, op, "gradients"),
                     expAvgs: tensors(exp_avgs, count, op, "exp_avgs"), expAvgSqs: tensors(exp_avg_sqs, count, op, "exp_avg_sqs"),
                     maxExpAvgSqs: tensors(max_exp_avg_sqs, optional: count, op, "max_exp_avg_sqs"), step: Int(step),
                     DLCoreC.options(options, op))
    }
}
