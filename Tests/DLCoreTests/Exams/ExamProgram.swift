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
        if let rounds = step["repeat"]?.int { return try runLoop(step, rounds: rounds) }
        let name = step["call"]?.string ?? ""
        let names = step["results"]?.array.compactMap(\.string) ?? []
        let arguments = CallArguments(values: (step["args"]?.object ?? [:]).mapValues(withNumbers), environment: tensors)
        let results: [Tensor]
        do {
            results = try ExamCalls.make(name, arguments)
        } catch {
            throw CallError(description: "\(name) -> \(names.joined(separator: ", ")): \(error)")
        }
        guard results.count == names.count else {
            throw CallError(description: "\(name) gives \(results.count) results, \(names.count) are named")
        }
        for (name, result) in zip(names, results) { try define(name, result) }
        calls += 1
    }

    /// Every round sees the values around it, the carried ones and the counter; its own are forgotten after it.
    private mutating func runLoop(_ loop: JSON, rounds: Int) throws {
        guard rounds >= 1 else { throw CallError(description: "a loop of \(rounds) rounds") }
        let carry = loop["carry"]?.object ?? [:], collect = loop["collect"]?.object ?? [:]
        let tensorsAround = tensors, numbersAround = numbers
        var carried = try carry.mapValues { try tensor($0.array.first) }
        var collected = collect.mapValues { _ in [Tensor]() }
        for number in 0..<rounds {
            tensors = tensorsAround
            numbers = numbersAround
            for (name, value) in carried { try define(name, value) }
            if let counter = loop["counter"]?.string {
                try requireUnused(counter)
                numbers[counter] = .int((loop["from"]?.int ?? 0) + number * (loop["by"]?.int ?? 1))
            }
            try run(inputs: nil, steps: loop["steps"])
            for (name, source) in collect { collected[name]?.append(try tensor(source)) }
            carried = try carry.mapValues { try tensor($0.array.last) }
        }
        tensors = tensorsAround
        numbers = numbersAround
        for (name, value) in carried { try define(name, value) }
        for (name, values) in collected { try define(name, DLCore.stack(values)) }
    }

    private func tensor(_ name: JSON?) throws -> Tensor {
        guard let tensor = tensors[name?.string ?? ""] else {
            throw CallError(description: "nothing is called '\(name?.string ?? "")'")
        }
        return tensor
    }

    /// Replaces "$name" by the number of that name.
    private func withNumbers(_ argument: JSON) -> JSON {
        switch argument {
        case .string(let text) where text.hasPrefix("$"): numbers[String(text.dropFirst())] ?? argument
        case .array(let parts): .array(parts.map(withNumbers))
        default: argument
        }
    }
}
