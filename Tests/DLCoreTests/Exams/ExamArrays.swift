import DLCore
import Foundation

/// Values with a shape, in row-major order.
struct ExamArray<Element> {
    var shape: [Int] = []
    var elements: [Element] = []

    /// From nested JSON lists.
    init(_ nested: JSON, _ convert: (JSON) throws -> Element) throws {
        var part = nested
        while case .array(let parts) = part {
            shape.append(parts.count)
            guard let first = parts.first else { break }
            part = first
        }
        try collect(nested, depth: 0, convert)
    }

    init(shape: [Int], elements: [Element]) {
        self.shape = shape
        self.elements = elements
    }

    private mutating func collect(_ nested: JSON, depth: Int, _ convert: (JSON) throws -> Element) throws {
        guard case .array(let parts) = nested else {
            guard depth == shape.count else { throw CallError(description: "a ragged array") }
            return elements.append(try convert(nested))
        }
        guard depth < shape.count, parts.count == shape[depth] else { throw CallError(description: "a ragged array") }
        for part in parts { try collect(part, depth: depth + 1, convert) }
    }

    /// The offsets of all elements below a leading index.
    func offsets(_ index: [Int]) throws -> Range<Int> {
        guard index.count <= shape.count, zip(index, shape).allSatisfy({ $0 >= 0 && $0 < $1 }) else {
            throw CallError(description: "index \(index) does not fit the shape \(shape)")
        }
        let span = shape[index.count...].reduce(1, *)
        let first = zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 } * span
        return first..<first + span
    }
}

extension ExamArray where Element == Double {
    init(_ nested: JSON) throws {
        try self.init(nested) { value in
            guard let number = value.number else { throw CallError(description: "an array of something else than numbers") }
            return number
        }
    }

    init(_ tensor: Tensor) throws {
        self.init(shape: tensor.shape.array, elements: try tensor.values(as: Double.self))
    }
}

/// A printed number: its value, half a unit in its last place, and how many significant digits it shows.
struct Numeral {
    let value: Double
    let halfUnit: Double
    let significant: Int

    init(_ text: String) throws {
        let pattern = /[+-]?([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?/
        guard let match = text.wholeMatch(of: pattern), let value = Double(text) else {
            throw CallError(description: "'\(text)' is not a printed number")
        }
        let decimals = match.2?.count ?? 0
        let exponent = match.3.flatMap { Int($0) } ?? 0
        self.value = value
        halfUnit = 0.5 * pow(10, Double(exponent - decimals))
        significant = (match.1 + (match.2 ?? "")).drop { $0 == "0" }.count
    }

    func agrees(_ computed: Double, tolerance: Double = 0) -> Bool {
        abs(computed - value) <= max(halfUnit, tolerance) + 4 * Double.ulpOfOne * abs(value)
    }

    /// One or two digits of a number that has more: they agree, but say little.
    func isCoarse(for computed: Double) -> Bool {
        significant <= 2 && abs(computed - value) > 1e-9 * max(1, abs(value))
    }
}
