import DLCore

/// A call that the harness cannot make.
struct CallError: Error, CustomStringConvertible {
    let description: String
}

/// The arguments of one call of an operation: JSON values by name, in which "$name" is a tensor of the environment.
struct CallArguments {
    let values: [String: JSON]
    let environment: [String: Tensor]

    private func item(_ name: String) -> JSON? {
        guard let value = values[name], !value.isNull else { return nil }
        return value
    }

    private func required<T>(_ name: String, _ value: T?) throws -> T {
        guard let value else { throw CallError(description: "argument \(name) is missing or of another kind") }
        return value
    }

    private func referenced(_ name: String, _ value: JSON) throws -> Tensor {
        guard let text = value.string, text.hasPrefix("$"), let tensor = environment[String(text.dropFirst())] else {
            throw CallError(description: "argument \(name) names no tensor")
        }
        return tensor
    }

    func isNumber(_ name: String) -> Bool {
        guard let value = item(name) else { return false }
        return value.string?.hasPrefix("$") != true
    }

    func tensor(_ name: String) throws -> Tensor { try referenced(name, required(name, item(name))) }

    func optionalTensor(_ name: String) throws -> Tensor? { try item(name).map { try referenced(name, $0) } }

    func tensors(_ name: String) throws -> [Tensor] {
        try required(name, item(name)).array.map { try referenced(name, $0) }
    }

    private func scalar(_ name: String, _ value: JSON) throws -> Scalar {
        switch value {
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(Int64(value))
        case .double(let value) where value == value.rounded() && abs(value) < 9_007_199_254_740_992:
            return .int(Int64(value))
        default: return .float(try required(name, value.number))
        }
    }

    func number(_ name: String) throws -> Scalar { try scalar(name, required(name, item(name))) }
    func number(_ name: String, _ usual: Scalar) throws -> Scalar { try optionalNumber(name) ?? usual }
    func optionalNumber(_ name: String) throws -> Scalar? { try item(name).map { try scalar(name, $0) } }

    func int(_ name: String) throws -> Int { try required(name, item(name)?.int) }
    func int(_ name: String, _ usual: Int) throws -> Int { try optionalInt(name) ?? usual }
    func optionalInt(_ name: String) throws -> Int? { try item(name).map { try required(name, $0.int) } }

    func dims(_ name: String) throws -> Dims { try required(name, optionalDims(name)) }
    func optionalDims(_ name: String) throws -> Dims? {
        guard let value = item(name) else { return nil }
        if case .array(let elements) = value { return Dims(try elements.map { try required(name, $0.int) }) }
        return [try required(name, value.int)]
    }

    /// A fixed number of values, or one that counts for all.
    func fixed(_ name: String, _ count: Int) throws -> Dims { try required(name, optionalFixed(name, count)) }
    func fixed(_ name: String, _ count: Int, _ usual: Dims) throws -> Dims { try optionalFixed(name, count) ?? usual }
    func optionalFixed(_ name: String, _ count: Int) throws -> Dims? {
        try optionalDims(name).map { $0.count == 1 ? Dims(repeating: $0[0], count: count) : $0 }
    }

    func float(_ name: String) throws -> Double { try required(name, item(name)?.number) }
    func float(_ name: String, _ usual: Double) throws -> Double { try optionalFloat(name) ?? usual }
    func optionalFloat(_ name: String) throws -> Double? { try item(name).map { try required(name, $0.number) } }

    func bool(_ name: String, _ usual: Bool = false) throws -> Bool {
        guard let value = item(name) else { return usual }
        guard case .bool(let flag) = value else { throw CallError(description: "argument \(name) is not true or false") }
        return flag
    }

    func string(_ name: String) throws -> String { try required(name, item(name)?.string) }

    func choice<T>(_ name: String, _ choices: [String: T], _ usual: T) throws -> T {
        item(name) == nil ? usual : try choice(name, choices)
    }
    func choice<T>(_ name: String, _ choices: [String: T]) throws -> T {
        try required(name, item(name)?.string.flatMap { choices[$0] })
    }

    func dtype(_ name: String) throws -> DType { try required(name, item(name)?.string.flatMap(DType.init(named:))) }
    func optionalDType(_ name: String) throws -> DType? { item(name) == nil ? nil : try dtype(name) }
}

extension DType {
    init?(named name: String) {
        guard let found = DType.allCases.first(where: { String(describing: $0) == name }) else { return nil }
        self = found
    }
}
