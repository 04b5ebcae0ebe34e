import Foundation

/// A JSON value.
enum JSON: Codable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let int = try? value.decode(Int.self) {
            self = .int(int)
        } else if let double = try? value.decode(Double.self) {
            self = .double(double)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSON].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .int(let value): try container.encode(value)
        case .double(let value): try value.isFinite ? container.encode(value) : container.encodeNil()
        case .string(let value): try container.encode(value)
        case .array(let elements): try container.encode(elements)
        case .object(let members): try container.encode(members)
        }
    }

    static func read(_ url: URL) throws -> JSON {
        try JSONDecoder().decode(JSON.self, from: Data(contentsOf: url))
    }

    /// The member of an object; nil for null and where there is none.
    subscript(name: String) -> JSON? {
        guard case .object(let members) = self, let value = members[name] else { return nil }
        if case .null = value { return nil }
        return value
    }

    var object: [String: JSON] {
        if case .object(let members) = self { return members }
        return [:]
    }

    var array: [JSON] {
        if case .array(let elements) = self { return elements }
        return []
    }

    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// A number, a boolean as 0 or 1, one of "inf", "-inf" and "nan", or {"float": number}.
    var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        case .bool(let value): value ? 1 : 0
        case .string("inf"): .infinity
        case .string("-inf"): -.infinity
        case .string("nan"): .nan
        case .object(let members): members["float"]?.number
        default: nil
        }
    }

    var int: Int? {
        guard let number, number == number.rounded(), abs(number) < 9.3e18 else { return nil }
        if case .int(let value) = self { return value }
        return Int(exactly: number)
    }
}

/// Where the test vectors are.
let vectorsDirectory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("vectors")

/// The JSON files of a folder of vectors.
func vectorFiles(_ folder: String) -> [URL] {
    let all = try? FileManager.default.contentsOfDirectory(
        at: vectorsDirectory.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
}
