import DLCore

/// The calls of the exam questions: operations, and the few that are not.
enum ExamCalls {
    static func make(_ name: String, _ a: CallArguments) throws -> [Tensor] {
        switch name {
        case "gradient":
            return try slopes(a.tensor("of"), a.tensors("with_respect_to"), createGraph: a.bool("create_graph"),
                              materialize: a.bool("materialize_grads"))
        case "jacobian":
            return try jacobian(a.tensor("of"), a.tensors("with_respect_to"), createGraph: a.bool("create_graph"))
        case "leaf":
            let leaf = try detachedCopy(a.tensor("input"))
            try leaf.setRequiresGrad(true)
            return [leaf]
        case "sgd_step":
            return try sgdStep(a)
        case "adam_step":
            return try adamStep(a)
        case "size":
            let shape = try a.tensor("input").shape
            guard let dim = a.values["dim"] else { return [try Tensor(shape.array)] }
            if let axis = dim.int { return [try Tensor([shape[axis]], shape: [])] }
            return [try Tensor(dim.array.compactMap(\.int).map { shape[$0] })]
        case "count":
            return [try Tensor([try a.tensor("input").count], shape: [])]
        case "seed":
            let value = try a.int("value")
            guard value >= 0 else { throw CallError(description: "a seed is a number from 0 on") }
            Generator.default.seed(UInt64(value))
            return [try Tensor([value], shape: [])]
        default:
            return try callOp(name, a.values, a.environment)
        }
    }

    /// The gradients of one number; with `materialize`, zeros for inputs that it does not depend on.
    private static func slopes(_ of: Tensor, _ inputs: [Tensor], createGraph: Bool, materialize: Bool) throws -> [Tensor] {
        let slopes = try grad([of], inputs, retainGraph: true, createGraph: createGraph, allowUnused: materialize)
        return try zip(inputs, slopes).map { input, slope in try slope ?? zerosLike(input) }
    }

    /// For each input the gradients of all elements, in the shape of the tensor and then of the input.
    private static func jacobian(_ of: Tensor, _ inputs: [Tensor], createGraph: Bool) throws -> [Tensor] {
        let flat = try reshape(of, shape: [-1])
        var rows: [[Tensor]] = []
        for index in 0..<of.count {
            let element = try select(flat, dim: 0, index: index)
            rows.append(element.requiresGrad ? try slopes(element, inputs, createGraph: createGraph, materialize: true)
                            : try inputs.map { try zerosLike($0) })
        }
        return try inputs.indices.map { column in
            try reshape(stack(rows.map { $0[column] }), shape: Dims(of.shape.array + inputs[column].shape.array))
        }
    }

    private static func sgdStep(_ a: CallArguments) throws -> [Tensor] {
        let options = try SGDOptions(
            learningRate: a.float("lr"), momentum: a.float("momentum", 0), dampening: a.float("dampening", 0),
            weightDecay: a.float("weight_decay", 0), nesterov: a.bool("nesterov"))
        let states = options.momentum == 0 ? [] : [("momentum_buffer", "momentum_buffers")]
        return try step(a, states: states) { try SGD($0, options) }
    }

    private static func adamStep(_ a: CallArguments) throws -> [Tensor] {
        let betas = a.values["betas"]?.array.compactMap(\.number) ?? [0.9, 0.999]
        let options = try AdamOptions(
            learningRate: a.float("lr", 0.001), beta1: betas[0], beta2: betas[1], epsilon: a.float("eps", 1e-8),
            weightDecay: a.float("weight_decay", 0))
        let states = [("exp_avg", "first_moments"), ("exp_avg_sq", "second_moments")]
        let earlierSteps = a.values["first_moments"] == nil ? nil : try Tensor([Float(a.float("step", 0))], shape: [])
        return try step(a, states: states, earlierSteps: earlierSteps) { try Adam($0, options) }
    }

    /// Copies the parameters, lets an optimizer take one step with them, and hands out the copies and copies of its state.
    /// `states` are names of the optimizer's states with the arguments that continue them.
    private static func step(_ a: CallArguments, states: [(name: String, argument: String)], earlierSteps: Tensor? = nil,
                             _ makeOptimizer: ([Tensor]) throws -> Optimizer) throws -> [Tensor] {
        let parameters = try a.tensors("parameters").map(detachedCopy), gradients = try a.tensors("gradients")
        guard parameters.count == gradients.count else { throw CallError(description: "not as many gradients as parameters") }
        for (parameter, gradient) in zip(parameters, gradients) {
            try parameter.setRequiresGrad(true)
            try parameter.setGrad(detachedCopy(gradient))
        }
        let optimizer = try makeOptimizer(parameters)
        for (name, argument) in states where a.values[states[0].argument] != nil {
            let earlier = try a.tensors(argument)
            guard earlier.count == parameters.count else { throw CallError(description: "not as many states as parameters") }
            for (index, value) in earlier.enumerated() { try optimizer.setState(name, of: index, to: value) }
        }
        if let earlierSteps {
            for index in parameters.indices { try optimizer.setState("step", of: index, to: earlierSteps) }
        }
        try optimizer.step()
        var results = parameters
        for (name, _) in states {
            for index in parameters.indices {
                guard let value = try optimizer.state(name, of: index) else { throw CallError(description: "no state \(name)") }
                results.append(try detachedCopy(value))
            }
        }
        return results
    }

    private static func detachedCopy(_ tensor: Tensor) throws -> Tensor {
        try withoutRecording { () throws(DLError) in try clone(tensor) }
    }
}
