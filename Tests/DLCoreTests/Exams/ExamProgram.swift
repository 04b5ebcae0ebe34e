import DLCore

/// The values of an exam question: inputs and the results of its steps. Tests/vectors/README.md describes the format.
struct ExamProgram {
    private(set) var tensors: [String: Tensor] = [:]
    private var numbers: [String: JSON] = [:]
    private(set) var calls = 0

    mutating func run(inputs: JSON?, steps: JSON?) throws {
        for (name, input) in inputs?.object ?? [:] {
            guard case .object = input else {
                try requireUnused(name)
                numbers[name] = input
                continue
            }
            try define(name, Self.tensor(input))
        }
        for step in steps?.array ?? [] { try run(step) }
    }

    func array(_ name: String) throws -> ExamArray<Double> {
        guard let tensor = tensors[name] else { throw CallError(description: "nothing is called '\(name)'") }
        return try ExamArray(tensor)
    }

    private func requireUnused(_ name: String) throws {
        if tensors[name] != nil || numbers[name] != nil { throw CallError(description: "'\(name)' is defined twice") }
    }

    private mutating func define(_ name: String, _ tensor: Tensor) throws {
        try requireUnused(name)
        tensors[name] = tensor
    }

    private static func tensor(_ declaration: JSON) throws -> Tensor {
        let shape = declaration["shape"]?.array.compactMap(\.int) ?? []
        var entry = declaration.object
        if let fill = declaration["fill"] {
            entry["data"] = .array([JSON](repeating: fill, count: shape.reduce(1, *)))
        } else {
            let data = try ExamArray(declaration["data"] ?? .null) { $0 }
            guard data.shape == shape else { throw CallError(description: "data of another shape than \(shape)") }
            entry["data"] = .array(data.elements)
        }
        let tensor = try vectorTensor(.object(entry))
        if case .bool(true)? = declaration["requires_grad"] { try tensor.setRequiresGrad(true) }
        return tensor
    }

    private mutating func run(_ step: JSON) throws {
        let name = step["call"]?.string ?? ""
        let names = step["results"]?.array.compactMap(\.string) ?? []
        let arguments = CallArguments(values: (step["args"]?.object ?? [:]).mapValues(withNumbers), environment: tensors)
        let results: [Tensor]
        do {
            results = try perform(name, arguments)
        } catch {
            throw CallError(description: "\(name) -> \(names.joined(separator: ", ")): \(error)")
        }
        guard results.count == names.count else {
            throw CallError(description: "\(name) gives \(results.count) results, \(names.count) are named")
        }
        for (name, result) in zip(names, results) { try define(name, result) }
        calls += 1
    }

    /// Replaces "$name" by the number of that name.
    private func withNumbers(_ argument: JSON) -> JSON {
        switch argument {
        case .string(let text) where text.hasPrefix("$"): numbers[String(text.dropFirst())] ?? argument
        case .array(let parts): .array(parts.map(withNumbers))
        default: argument
        }
    }

    private func perform(_ name: String, _ a: CallArguments) throws -> [Tensor] {
        switch name {
        case "gradient":
            let slopes = try grad([a.tensor("of")], a.tensors("with_respect_to"), retainGraph: true,
                                  createGraph: a.bool("create_graph"))
            return slopes.compactMap { $0 }
        case "sgd_step":
            let options = try SGDOptions(
                learningRate: a.float("lr"), momentum: a.float("momentum", 0), dampening: a.float("dampening", 0),
                weightDecay: a.float("weight_decay", 0), nesterov: a.bool("nesterov"))
            return try step(a, states: options.momentum == 0 ? [] : ["momentum_buffer"]) { try SGD($0, options) }
        case "adam_step":
            let betas = a.values["betas"]?.array.compactMap(\.number) ?? [0.9, 0.999]
            let options = try AdamOptions(
                learningRate: a.float("lr", 0.001), beta1: betas[0], beta2: betas[1], epsilon: a.float("eps", 1e-8),
                weightDecay: a.float("weight_decay", 0))
            return try step(a, states: ["exp_avg", "exp_avg_sq"]) { try Adam($0, options) }
        case "size":
            let shape = try a.tensor("input").shape
            guard let dim = a.values["dim"] else { return [try Tensor(shape.array)] }
            if let axis = dim.int { return [try Tensor([shape[axis]], shape: [])] }
            return [try Tensor(dim.array.compactMap(\.int).map { shape[$0] })]
        case "count":
            return [try Tensor([try a.tensor("input").count], shape: [])]
        default:
            return try callOp(name, a.values, a.environment)
        }
    }

    /// Copies the parameters, lets a new optimizer take one step with them, and hands out the copies and its state.
    private func step(_ a: CallArguments, states: [String], _ optimizer: ([Tensor]) throws -> Optimizer) throws -> [Tensor] {
        let parameters = try a.tensors("parameters").map(Self.leaf), gradients = try a.tensors("gradients")
        guard parameters.count == gradients.count else { throw CallError(description: "not as many gradients as parameters") }
        for (parameter, gradient) in zip(parameters, gradients) {
            try parameter.setRequiresGrad(true)
            try parameter.setGrad(Self.leaf(gradient))
        }
        let optimizer = try optimizer(parameters)
        try optimizer.step()
        var results = parameters
        for state in states {
            for index in parameters.indices {
                guard let value = try optimizer.state(state, of: index) else { throw CallError(description: "no state \(state)") }
                results.append(value)
            }
        }
        return results
    }

    private static func leaf(_ tensor: Tensor) throws -> Tensor {
        try withoutRecording { () throws(DLError) in try DLCore.clone(tensor) }
    }
}
