import DLCore
import Foundation
import Testing

/// Every operation of the op table over its samples (Tests/vectors/ops) through the public Swift functions: values, dtypes,
/// row-major and strided inputs, gradients against PyTorch's, first and second derivatives against central differences, and
/// errors.
@Suite(.serialized) struct OperationTests {
    struct Mode: Sendable {
        let name: String
        let single: Bool
        let layout: Layout
        let tolerance: Double
    }

    static let modes = [
        Mode(name: "float64", single: false, layout: .rowMajor, tolerance: 1e-10),
        Mode(name: "float64 strided", single: false, layout: .strided, tolerance: 1e-10),
        Mode(name: "float32", single: true, layout: .rowMajor, tolerance: 3e-5),
        Mode(name: "float32 strided", single: true, layout: .strided, tolerance: 3e-5),
    ]

    static func label(_ sample: JSON) -> String { "\(sample["op"]?.string ?? "?")(\(sample["sample"]?.string ?? ""))" }

    static func inputs(_ sample: JSON, single: Bool = false, layout: Layout = .rowMajor) throws -> [String: Tensor] {
        try (sample["tensors"]?.object ?? [:]).mapValues { try vectorTensor($0, single: single, layout: layout) }
    }

    static func call(_ sample: JSON, _ environment: [String: Tensor]) throws -> [Tensor] {
        try callOp(sample["op"]?.string ?? "", sample["args"]?.object ?? [:], environment)
    }

    /// The names of the inputs that are differentiated, in a fixed order.
    static func differentiated(_ sample: JSON) -> [String] { (sample["gradients"]?.object ?? [:]).keys.sorted() }

    @Test(arguments: vectorFiles("ops")) func valuesAndGradients(_ file: URL) throws {
        for sample in try JSON.read(file)["cases"]?.array ?? [] {
            for mode in Self.modes {
                if mode.single && sample["double_only"] != nil { continue }
                if mode.layout == .strided && sample["contiguous_only"] != nil { continue }
                try check(sample, mode)
            }
        }
    }

    private func check(_ sample: JSON, _ mode: Mode) throws {
        let label = "\(Self.label(sample)) in \(mode.name)"
        do {
            let environment = try Self.inputs(sample, single: mode.single, layout: mode.layout)
            let names = Self.differentiated(sample)
            for name in names { try environment[name]?.setRequiresGrad(true) }
            let results = try Self.call(sample, environment)
            let expected = sample["expected"]?.array ?? []
            #expect(results.count == expected.count, "\(label)")
            for (result, entry) in zip(results, expected) {
                let found = try difference(result, entry, single: mode.single, tolerance: mode.tolerance)
                #expect(found == nil, "\(label): \(found ?? "")")
            }
            if names.isEmpty { return }
            var outputs: [Tensor] = [], cotangents: [Tensor?] = []
            for (result, entry) in zip(results, sample["cotangents"]?.array ?? []) where !entry.isNull {
                outputs.append(result)
                cotangents.append(try vectorTensor(entry, single: mode.single, layout: mode.layout))
            }
            let gradients = try grad(outputs, names.compactMap { environment[$0] }, gradOutputs: cotangents, allowUnused: true)
            for (name, gradient) in zip(names, gradients) {
                guard let entry = sample["gradients"]?[name] else {
                    #expect(gradient == nil, "\(label): gradient of \(name) where there is none")
                    continue
                }
                guard let gradient else {
                    Issue.record("\(label): no gradient of \(name)")
                    continue
                }
                let found = try difference(gradient, entry, single: mode.single, tolerance: mode.tolerance)
                #expect(found == nil, "\(label): gradient of \(name): \(found ?? "")")
            }
        } catch {
            Issue.record("\(label): \(error)")
        }
    }

    @Test(arguments: vectorFiles("ops")) func derivatives(_ file: URL) throws {
        for sample in try JSON.read(file)["cases"]?.array ?? [] where sample["gradients"] != nil {
            let names = Self.differentiated(sample)
            for (index, entry) in (sample["cotangents"]?.array ?? []).enumerated() where !entry.isNull {
                do {
                    let environment = try Self.inputs(sample)
                    for name in names { try environment[name]?.setRequiresGrad(true) }
                    try gradcheck(names.compactMap { environment[$0] }, order: sample["no_second"] == nil ? 2 : 1) {
                        (values: [Tensor]) throws(DLError) -> Tensor in
                        var replaced = environment
                        for (name, value) in zip(names, values) { replaced[name] = value }
                        do {
                            return try Self.call(sample, replaced)[index]
                        } catch let error as DLError {
                            throw error
                        } catch {
                            throw DLError(.internal, "\(error)")
                        }
                    }
                } catch {
                    Issue.record("\(Self.label(sample)): derivatives of result \(index): \(error)")
                }
            }
        }
    }

    @Test(arguments: vectorFiles("ops")) func errors(_ file: URL) throws {
        for sample in try JSON.read(file)["errors"]?.array ?? [] {
            let allowed = (sample["status"]?.array ?? []).compactMap(\.string)
            do {
                _ = try Self.call(sample, try Self.inputs(sample))
                Issue.record("\(Self.label(sample)): no error, expected \(allowed)")
            } catch let error as DLError {
                #expect(allowed.contains(Self.name(of: error.status)), "\(Self.label(sample)): \(error.status): \(error)")
                let text = sample["contains"]?.string ?? ""
                #expect(error.message.contains(text), "\(Self.label(sample)): '\(text)' is not in: \(error)")
            }
        }
    }

    /// invalidArgument -> "invalid_argument"
    private static func name(of status: Status) -> String {
        String(describing: status).reduce(into: "") { text, character in
            text += character.isUppercase ? "_" + character.lowercased() : String(character)
        }
    }

    /// Needs to be the only test that runs: tools/test.sh switches parallel tests off.
    @Test func nothingStaysAlive() throws {
        let before = [LiveObjects.tensorCount, LiveObjects.storageCount, LiveObjects.nodeCount]
        for file in vectorFiles("ops") {
            for sample in try JSON.read(file)["cases"]?.array ?? [] {
                let environment = try Self.inputs(sample)
                for name in Self.differentiated(sample) { try environment[name]?.setRequiresGrad(true) }
                _ = try Self.call(sample, environment)
            }
        }
        #expect([LiveObjects.tensorCount, LiveObjects.storageCount, LiveObjects.nodeCount] == before)
    }

    @Test func everyOperationHasASample() throws {
        var sampled = Set<String>()
        for file in vectorFiles("ops") {
            for sample in try JSON.read(file)["cases"]?.array ?? [] { sampled.insert(sample["op"]?.string ?? "") }
        }
        #expect(Set(operationNames) == sampled)
        #expect(OperationTable.names.map { String(describing: $0) } == operationNames)
    }
}
