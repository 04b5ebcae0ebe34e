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

@_cdecl("dl_optimizer_options_default") @implementation
public func dl_optimizer_options_default(_ algorithm: Int32) -> dl_optimizer_options {
    let o = OptimizerOptions(OptimizerAlgorithm(rawValue: algorithm) ?? .sgd)
    return dl_optimizer_options(
        struct_size: UInt32(MemoryLayout<dl_optimizer_options>.size), algorithm: algorithm, learning_rate: o.learningRate,
        weight_decay: o.weightDecay, momentum: o.momentum, dampening: o.dampening, beta1: o.beta1, beta2: o.beta2, epsilon: o.epsilon,
        momentum_decay: o.momentumDecay, lr_decay: o.learningRateDecay, initial_accumulator_value: o.initialAccumulatorValue, rho: o.rho,
        alpha: o.alpha, eta_minus: o.etaMinus, eta_plus: o.etaPlus, step_size_min: o.minimumStepSize, step_size_max: o.maximumStepSize,
        lambd: o.lambd, t0: o.t0, maximize: o.maximize, nesterov: o.nesterov, average_momentum: o.averagesMomentum,
        decoupled_weight_decay: o.decoupledWeightDecay, amsgrad: o.amsgrad, centered: o.centered)
}

/// Options as the caller's version of the header has them; a smaller struct leaves the newer fields at their defaults.
private func options(_ pointer: UnsafePointer<dl_optimizer_options>?, _ op: StaticString) throws(DLError) -> OptimizerOptions {
    guard let pointer else { throw missing(op, "options") }
    guard pointer.pointee.struct_size >= 8 else {
        throw DLError(.invalidArgument, "\(op): options: struct_size is \(pointer.pointee.struct_size); fill the struct with its _default function")
    }
    guard let algorithm = OptimizerAlgorithm(rawValue: pointer.pointee.algorithm) else {
        throw DLError(.invalidArgument, "\(op): options: unknown algorithm \(pointer.pointee.algorithm), expected one of DL_SGD ... DL_ASGD")
    }
    var c = dl_optimizer_options_default(algorithm.rawValue)
    try copyOptions(pointer, &c, pointer.pointee.struct_size, op)
    var o = OptimizerOptions(algorithm, learningRate: c.learning_rate)
    o.weightDecay = c.weight_decay
    o.momentum = c.momentum
    o.dampening = c.dampening
    o.beta1 = c.beta1
    o.beta2 = c.beta2
    o.epsilon = c.epsilon
    o.momentumDecay = c.momentum_decay
    o.learningRateDecay = c.lr_decay
    o.initialAccumulatorValue = c.initial_accumulator_value
    o.rho = c.rho
    o.alpha = c.alpha
    o.etaMinus = c.eta_minus
    o.etaPlus = c.eta_plus
    o.minimumStepSize = c.step_size_min
    o.maximumStepSize = c.step_size_max
    o.lambd = c.lambd
    o.t0 = c.t0
    o.maximize = c.maximize
    o.nesterov = c.nesterov
    o.averagesMomentum = c.average_momentum
    o.decoupledWeightDecay = c.decoupled_weight_decay
    o.amsgrad = c.amsgrad
    o.centered = c.centered
    return o
}

private func options(_ pointer: UnsafePointer<dl_sgd_options>?, _ op: StaticString) throws(DLError) -> OptimizerOptions {
    var c = dl_sgd_options_default()
    if let pointer { try copyOptions(pointer, &c, pointer.pointee.struct_size, op) }
    var o = OptimizerOptions(.sgd, learningRate: c.learning_rate)
    o.momentum = c.momentum
    o.dampening = c.dampening
    o.weightDecay = c.weight_decay
    o.nesterov = c.nesterov
    o.maximize = c.maximize
    return o
}

private func options(_ pointer: UnsafePointer<dl_adam_options>?, _ op: StaticString) throws(DLError) -> OptimizerOptions {
    var c = dl_adam_options_default()
    if let pointer { try copyOptions(pointer, &c, pointer.pointee.struct_size, op) }
    var o = OptimizerOptions(.adam, learningRate: c.learning_rate)
    o.beta1 = c.beta1
    o.beta2 = c.beta2
    o.epsilon = c.epsilon
    o.weightDecay = c.weight_decay
    o.decoupledWeightDecay = c.decoupled_weight_decay
    o.amsgrad = c.amsgrad
    o.maximize = c.maximize
    return o
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

@_cdecl("dl_optimizer_create") @implementation
public func dl_optimizer_create(_ parameters: UnsafePointer<OpaquePointer?>!, _ count: Int64,
                                _ options: UnsafePointer<dl_optimizer_options>!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    create(out, "dl_optimizer_create") { () throws(DLError) in
        try Optimizer(tensors(parameters, count, "dl_optimizer_create", "parameters"), DLCoreC.options(options, "dl_optimizer_create"))
    }
}

@_cdecl("dl_optimizer_sgd") @implementation
public func dl_optimizer_sgd(_ parameters: UnsafePointer<OpaquePointer?>!, _ count: Int64, _ options: UnsafePointer<dl_sgd_options>!,
                             _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    create(out, "dl_optimizer_sgd") { () throws(DLError) in
        try Optimizer(tensors(parameters, count, "dl_optimizer_sgd", "parameters"), DLCoreC.options(options, "dl_optimizer_sgd"))
    }
}

@_cdecl("dl_optimizer_adam") @implementation
public func dl_optimizer_adam(_ parameters: UnsafePointer<OpaquePointer?>!, _ count: Int64, _ options: UnsafePointer<dl_adam_options>!,
                              _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    create(out, "dl_optimizer_adam") { () throws(DLError) in
        try Optimizer(tensors(parameters, count, "dl_optimizer_adam", "parameters"), DLCoreC.options(options, "dl_optimizer_adam"))
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

@_cdecl("dl_optimizer_set_options") @implementation
public func dl_optimizer_set_options(_ optimizer: OpaquePointer!, _ options: UnsafePointer<dl_optimizer_options>!) -> dl_status {
    mutating("dl_optimizer_set_options") { () throws(DLError) in
        try DLCoreC.optimizer(optimizer, "dl_optimizer_set_options").setOptions(DLCoreC.options(options, "dl_optimizer_set_options"))
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

@_cdecl("dl_optimizer_set_state") @implementation
public func dl_optimizer_set_state(_ optimizer: OpaquePointer!, _ parameter: Int64, _ name: UnsafePointer<CChar>!,
                                   _ value: OpaquePointer!) -> dl_status {
    let op: StaticString = "dl_optimizer_set_state"
    return mutating(op) { () throws(DLError) in
        guard let name else { throw missing(op, "name") }
        try DLCoreC.optimizer(optimizer, op).setState(String(cString: name), of: Int(parameter), to: optionalTensor(value))
    }
}

@_cdecl("dl_optimizer_state_name") @implementation
public func dl_optimizer_state_name(_ algorithm: Int32, _ index: Int64) -> UnsafePointer<CChar>! {
    guard let states = OptimizerAlgorithm(rawValue: algorithm)?.states, index >= 0 && index < states.count else { return nil }
    return UnsafeRawPointer(states[Int(index)].staticName.utf8Start).assumingMemoryBound(to: CChar.self)
}

// MARK: Steps over the caller's state

/// `rows` of count handles each, any of which may be NULL, as a list of states for each parameter.
private func stateLists(_ rows: [UnsafePointer<OpaquePointer?>?], _ count: Int) -> [[Tensor?]] {
    (0..<count).map { index in rows.map { row in row.flatMap { optionalTensor($0[index]) } } }
}

@_cdecl("dl_optimizer_apply") @implementation
public func dl_optimizer_apply(_ parameters: UnsafePointer<OpaquePointer?>!, _ gradients: UnsafePointer<OpaquePointer?>!,
                               _ states: UnsafePointer<OpaquePointer?>!, _ first_steps: UnsafePointer<UInt8>!, _ count: Int64,
                               _ options: UnsafePointer<dl_optimizer_options>!) -> dl_status {
    let op: StaticString = "dl_optimizer_apply"
    return mutating(op) { () throws(DLError) in
        let options = try DLCoreC.options(options, op)
        let targets = try tensors(parameters, count, op, "parameters")
        let width = options.algorithm.states.count
        let lists = targets.indices.map { index in (0..<width).map { states == nil ? nil : optionalTensor(states[index * width + $0]) } }
        try optimizerStep(targets, gradients: tensors(gradients, count, op, "gradients"), states: lists,
                          firstSteps: targets.indices.map { first_steps != nil && first_steps[$0] != 0 }, options, op)
    }
}

@_cdecl("dl_sgd_step") @implementation
public func dl_sgd_step(_ parameters: UnsafePointer<OpaquePointer?>!, _ gradients: UnsafePointer<OpaquePointer?>!,
                        _ momentum_buffers: UnsafePointer<OpaquePointer?>!, _ first_steps: UnsafePointer<UInt8>!, _ count: Int64,
                        _ options: UnsafePointer<dl_sgd_options>!) -> dl_status {
    let op: StaticString = "dl_sgd_step"
    return mutating(op) { () throws(DLError) in
        let targets = try tensors(parameters, count, op, "parameters")
        try optimizerStep(targets, gradients: tensors(gradients, count, op, "gradients"), states: stateLists([momentum_buffers], targets.count),
                          firstSteps: targets.indices.map { first_steps != nil && first_steps[$0] != 0 }, DLCoreC.options(options, op), op)
    }
}

@_cdecl("dl_adam_step") @implementation
public func dl_adam_step(_ parameters: UnsafePointer<OpaquePointer?>!, _ gradients: UnsafePointer<OpaquePointer?>!,
                         _ exp_avgs: UnsafePointer<OpaquePointer?>!, _ exp_avg_sqs: UnsafePointer<OpaquePointer?>!,
                         _ max_exp_avg_sqs: UnsafePointer<OpaquePointer?>!, _ count: Int64, _ step: Int64,
                         _ options: UnsafePointer<dl_adam_options>!) -> dl_status {
    let op: StaticString = "dl_adam_step"
    return mutating(op) { () throws(DLError) in
        guard step >= 1 else { throw DLError(.invalidArgument, "\(op): step counts from 1, got \(step)") }
        let targets = try tensors(parameters, count, op, "parameters")
        let before = try Tensor(.float(Double(step - 1)), dtype: .float64)
        var lists = stateLists([exp_avgs, exp_avg_sqs, max_exp_avg_sqs], targets.count)
        for index in lists.indices { lists[index].append(try clone(before)) }
        try optimizerStep(targets, gradients: tensors(gradients, count, op, "gradients"), states: lists, DLCoreC.options(options, op), op)
    }
}
