import DLKernels

/// One step over several parameters at once. The formulas and options are those of the kernels.
public typealias SGDOptions = DLKernels.SGDOptions
public typealias AdamOptions = DLKernels.AdamOptions

extension SGDOptions {
    func check(_ op: StaticString) throws(DLError) {
        guard learningRate >= 0 else { throw .invalid(op, "Invalid learning rate: \(learningRate)") }
        guard momentum >= 0 else { throw .invalid(op, "Invalid momentum value: \(momentum)") }
        guard weightDecay >= 0 else { throw .invalid(op, "Invalid weight_decay value: \(weightDecay)") }
        guard !nesterov || (momentum > 0 && dampening == 0) else {
            throw .invalid(op, "Nesterov momentum requires a momentum and zero dampening: momentum \(momentum), dampening \(dampening)")
        }
    }
}

extension AdamOptions {
    func check(_ op: StaticString) throws(DLError) {
        guard learningRate >= 0 else { throw .invalid(op, "Invalid learning rate: \(learningRate)") }
        guard epsilon >= 0 else { throw .invalid(op, "Invalid epsilon value: \(epsilon)") }
        guard beta1 >= 0 && beta1 < 1 else { throw .invalid(op, "Invalid beta parameter at index 0: \(beta1)") }
        guard beta2 >= 0 && beta2 < 1 else { throw .invalid(op, "Invalid beta parameter at index 1: \(beta2)") }
        guard weightDecay >= 0 else { throw .invalid(op, "Invalid weight_decay value: \(weightDecay)") }
    }
}

/// The tensors that belong to one parameter, brought into the form that the kernels take: contiguous, of one floating dtype.
private struct StepTensors {
    let parameter: Tensor
    let gradient: Tensor
    let states: [Tensor?]
    /// The user's tensors for those that had to be copied, to be written back after the step.
    private let originals: [(Tensor, Tensor)]

    init(_ parameter: Tensor, _ gradient: Tensor, _ states: [Tensor?], at position: Int, _ op: StaticString) throws(DLError) {
        guard parameter.dtype.isFloatingPoint else {
            throw .dtype(op, "parameter \(position) must have a floating dtype, got \(parameter)")
        }
        for tensor in [gradient] + states.compactMap({ $0 }) where tensor.dtype != parameter.dtype || tensor.shape != parameter.shape {
            throw .shape(op, "gradient and state of parameter \(position) must match it: expected \(parameter), got \(tensor)")
        }
        self.gradient = try contiguous(gradient)
        self.parameter = try contiguous(parameter)
        var copies: [Tensor?] = []
        for state in states {
            if let state { copies.append(try contiguous(state)) } else { copies.append(nil) }
        }
        self.states = copies
        originals = zip([parameter] + states, [self.parameter] + copies).compactMap { original, copy in
            guard let original, let copy, original !== copy else { return nil }
            return (original, copy)
        }
    }

    func state(_ index: Int) -> UnsafeMutableRawPointer? { states[index]?.pointer }

    func finish() throws(DLError) {
        for (original, copy) in originals { Tensor.copy(copy, to: original) }
        parameter.bumpVersion()
        for state in states { state?.bumpVersion() }
    }
}

/// Calls a step once for the float32 and once for the float64 tensors.
private func forEachDType(_ all: [StepTensors], _ body: (DType, [StepTensors]) -> Void) throws(DLError) {
    for dtype in [DType.float32, .float64] {
        let group = all.filter { $0.parameter.dtype == dtype }
        if !group.isEmpty { body(dtype, group) }
    }
    for tensors in all { try tensors.finish() }
}

/// Stochastic gradient descent; `firstSteps` says where a momentum buffer has no value yet.
public func sgdStep(_ parameters: [Tensor], gradients: [Tensor], momentumBuffers: [Tensor]?, firstSteps: [Bool],
                    _ options: SGDOptions) throws(DLError) {
    try options.check("sgd_step")
    try withoutRecording { () throws(DLError) in
        var all: [StepTensors] = []
        for (i, parameter) in parameters.enumerated() {
            all.append(try StepTensors(parameter, gradients[i], [options.momentum != 0 ? momentumBuffers?[i] : nil], at: i, "sgd_step"))
        }
        if options.momentum != 0 && momentumBuffers == nil { throw .invalid("sgd_step", "momentum \(options.momentum) needs momentum buffers") }
        let flags = Dictionary(uniqueKeysWithValues: zip(all.map { ObjectIdentifier($0.parameter) }, firstSteps))
        try forEachDType(all) { dtype, group in
            let tensors = group.map {
                SGDTensor(count: $0.parameter.count, parameter: $0.parameter.pointer, gradient: $0.gradient.pointer,
                          momentumBuffer: $0.state(0), firstStep: flags[ObjectIdentifier($0.parameter)] ?? false)
            }
            tensors.withUnsafeBufferPointer { DLKernels.sgdStep(dtype, tensors: $0, options) }
        }
    }
}

/// Adam and AdamW; `step` counts from 1.
public func adamStep(_ parameters: [Tensor], gradients: [Tensor], expAvgs: [Tensor], expAvgSqs: [Tensor], maxExpAvgSqs: [Tensor]?,
                     step: Int, _ options: AdamOptions) throws(DLError) {
    try options.check("adam_step")
    guard step >= 1 else { throw .invalid("adam_step", "step counts from 1, got \(step)") }
    if options.amsgrad && maxExpAvgSqs == nil { throw .invalid("adam_step", "amsgrad needs max_exp_avg_sqs") }
    try withoutRecording { () throws(DLError) in
        var all: [StepTensors] = []
        for (i, parameter) in parameters.enumerated() {
            let states = [expAvgs[i], expAvgSqs[i], options.amsgrad ? maxExpAvgSqs?[i] : nil]
            all.append(try StepTensors(parameter, gradients[i], states, at: i, "adam_step"))
        }
        try forEachDType(all) { dtype, group in
            let tensors = group.map {
                AdamTensor(count: $0.parameter.count, parameter: $0.parameter.pointer, gradient: $0.gradient.pointer,
                           expAvg: $0.state(0)!, expAvgSq: $0.state(1)!, maxExpAvgSq: $0.state(2), step: step)
            }
            tensors.withUnsafeBufferPointer { DLKernels.adamStep(dtype, tensors: $0, options) }
        }
    }
}
