import DLKernels

/// One step over several parameters at once, whose state the caller keeps. `states` has a list for each parameter, in the order
/// of `options.algorithm.states`; entries that the options do not use may be nil. `firstSteps` says where a momentum buffer of SGD
/// has no value yet. Nothing is changed when anything is wrong.
public func optimizerStep(_ parameters: [Tensor], gradients: [Tensor], states: [[Tensor?]], firstSteps: [Bool] = [],
                          _ options: OptimizerOptions, _ op: StaticString = "optimizer_step") throws(DLError) {
    try options.check(op)
    let kinds = options.algorithm.states
    guard gradients.count == parameters.count && states.count == parameters.count else {
        throw .invalid(op, "got \(parameters.count) parameters, \(gradients.count) gradients and states of \(states.count)")
    }
    let used = kinds.map { $0.isUsed(options) }
    try withoutRecording { () throws(DLError) in
        var all: [PreparedStep] = []
        all.reserveCapacity(parameters.count)
        for i in parameters.indices {
            guard states[i].count == kinds.count else {
                throw .invalid(op, "parameter \(i) needs \(kinds.count) states, got \(states[i].count)")
            }
            all.append(try PreparedStep(parameters[i], gradients[i], states[i], kinds, used, at: i, op))
        }
        for dtype in [DType.float32, .float64] {
            var tensors: [OptimizerTensor] = []
            for i in all.indices where all[i].parameter.dtype == dtype {
                tensors.append(all[i].tensor(options, isFirst: i < firstSteps.count && firstSteps[i]))
            }
            if !tensors.isEmpty { tensors.withUnsafeBufferPointer { DLKernels.optimizerStep(dtype, $0, options) } }
        }
        for prepared in all { prepared.finish() }
    }
}

/// The tensors that belong to one parameter, brought into the form that the kernels take: in one order without gaps, of one
/// floating dtype.
private struct PreparedStep {
    let parameter: Tensor
    private let gradient: Tensor
    private var buffers: (Tensor?, Tensor?, Tensor?) = (nil, nil, nil)
    private var step: Tensor?
    private var scalars: [Tensor] = []
    /// The user's tensors for those that had to be copied, to be written back after the step.
    private var originals: [(original: Tensor, copy: Tensor)] = []

    init(_ parameter: Tensor, _ gradient: Tensor, _ states: [Tensor?], _ kinds: [OptimizerState], _ used: [Bool], at position: Int,
         _ op: StaticString) throws(DLError) {
        guard parameter.dtype.isFloatingPoint else {
            throw .dtype(op, "parameter \(position) must have a floating dtype, got \(parameter)")
        }
        guard gradient.dtype == parameter.dtype && gradient.shape == parameter.shape else {
            throw .shape(op, "gradient and state of parameter \(position) must match it: expected \(parameter), got \(gradient)")
        }
        let strides = parameter.isDense ? parameter.strides : parameter.shape.rowMajorStrides
        self.gradient = gradient.lies(in: strides) ? gradient : try gradient.copy(in: strides)
        var copies: [(Tensor, Tensor)] = []
        func prepared(_ tensor: Tensor) throws(DLError) -> Tensor {
            if tensor.lies(in: strides) { return tensor }
            let copy = try tensor.copy(in: strides)
            copies.append((tensor, copy))
            return copy
        }
        self.parameter = try prepared(parameter)
        for (index, kind) in kinds.enumerated() where used[index] {
            guard let state = states[index] else {
                throw .invalid(op, "state '\(kind.name)' of parameter \(position) is missing")
            }
            if kind.isScalar {
                guard state.count == 1 && state.dtype.isFloatingPoint else {
                    throw .shape(op, "state '\(kind.name)' of parameter \(position) must be one floating number, got \(state)")
                }
                if kind.isStep { step = state } else { scalars.append(state) }
                continue
            }
            guard state.dtype == parameter.dtype && state.shape == parameter.shape else {
                throw .shape(op, "state '\(kind.name)' of parameter \(position) must match it: expected \(parameter), got \(state)")
            }
            let buffer = try prepared(state)
            switch index {
            case 0: buffers.0 = buffer
            case 1: buffers.1 = buffer
            default: buffers.2 = buffer
            }
        }
        originals = copies
    }

    /// Counts the step and describes the tensor to the kernel.
    func tensor(_ options: OptimizerOptions, isFirst: Bool) -> OptimizerTensor {
        var count = 0.0
        if let step {
            count = number(step) + 1
            Tensor.store(.float(count), step.dtype, to: step.pointer)
            count = number(step)
        }
        var values = scalars.map(number)
        let coefficients = options.coefficients(step: count, isFirst: isFirst, &values)
        for (scalar, value) in zip(scalars, values) { Tensor.store(.float(value), scalar.dtype, to: scalar.pointer) }
        return OptimizerTensor(count: parameter.count, parameter: parameter.pointer, gradient: gradient.pointer,
                               states: (buffers.0?.pointer, buffers.1?.pointer, buffers.2?.pointer), coefficients: coefficients)
    }

    private func number(_ scalar: Tensor) -> Double {
        scalar.dtype == .float64 ? scalar.pointer.load(as: Double.self) : Double(scalar.pointer.load(as: Float.self))
    }

    func finish() {
        for (original, copy) in originals {
            Tensor.copy(copy, to: original)
            original.bumpVersion()
        }
        parameter.bumpVersion()
        buffers.0?.bumpVersion()
        buffers.1?.bumpVersion()
        buffers.2?.bumpVersion()
        step?.bumpVersion()
        for scalar in scalars { scalar.bumpVersion() }
    }
}
