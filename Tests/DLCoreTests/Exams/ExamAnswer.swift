import DLCore

/// One published answer beside the computed one.
struct ExamComparison {
    enum State: String { case inside, coarse, rounded, outside }

    enum Published {
        case printed(ExamArray<Numeral>)
        case formula(ExamArray<Double>)
        case claim

        var shape: [Int] {
            switch self {
            case .claim: []
            case .printed(let array): array.shape
            case .formula(let array): array.shape
            }
        }

        func offsets(_ index: [Int]) throws -> Range<Int> {
            switch self {
            case .claim: 0..<1
            case .printed(let array): try array.offsets(index)
            case .formula(let array): try array.offsets(index)
            }
        }

        func agrees(_ offset: Int, _ value: Double) -> Bool {
            switch self {
            case .claim: return value == 1
            case .printed(let array): return array.elements[offset].agrees(value)
            case .formula(let array):
                let published = array.elements[offset]
                return abs(value - published) <= 1e-9 * max(1, abs(published))
            }
        }
    }

    let name: String
    let published: Published
    let computed: ExamArray<Double>
    var states: [State]

    init(_ item: JSON, _ program: ExamProgram) throws {
        name = item["value"]?.string ?? ""
        computed = try program.array(name)
        let index = item["index"]?.array.compactMap(\.int) ?? []
        let values = Array(computed.elements[try computed.offsets(index)])
        let tolerance = item["tolerance"]?.number
        if item["claim"] != nil {
            published = .claim
            guard values.allSatisfy({ $0 == 0 || $0 == 1 }) else {
                throw CallError(description: "the claim \(name) is decided by 0 or 1, not by \(values)")
            }
            states = values.map { $0 == 1 ? .inside : .outside }
        } else if let evaluated = item["evaluates_to"]?.string {
            let array = try program.array(evaluated)
            published = .formula(array)
            let limit = tolerance ?? 1e-9 * values.reduce(1) { max($0, abs($1)) }
            states = zip(values, array.elements).map { abs($0 - $1) <= limit ? .inside : .outside }
        } else {
            let array = try ExamArray(item["printed"] ?? .null) { try Numeral($0.string ?? "") }
            published = .printed(array)
            states = zip(values, array.elements).map { value, numeral in
                if numeral.agrees(value) { return numeral.isCoarse(for: value) ? .coarse : .inside }
                return numeral.agrees(value, tolerance: tolerance ?? 0) ? .rounded : .outside
            }
        }
        if published.shape != Array(computed.shape[index.count...]) {
            states = [State](repeating: .outside, count: published.shape.reduce(1, *))
        }
    }

    /// What the results file tells of a comparison.
    var record: JSON {
        .object(["value": .string(name), "computed": .array(computed.elements.map(JSON.double)),
                 "shape": .array(computed.shape.map(JSON.int)), "states": .array(states.map { .string($0.rawValue) })])
    }

    var outside: Set<Int> { Set(states.indices.filter { states[$0] == .outside }) }
}

/// A question with the verdict that follows from its computed values, and everything that does not fit.
struct ExamAnswer {
    let entry: JSON
    private(set) var verdict: String?
    private(set) var problems: [String] = []
    private(set) var calls = 0
    private var program = ExamProgram()
    private var comparisons: [ExamComparison] = []
    private var reproduced: [Set<Int>] = []

    /// The keys of the causes, and the verdicts that they go with.
    static let causes = [("rounding", "agrees-rounded"), ("convention", "convention"), ("slip", "erratum")]

    init(_ entry: JSON) {
        self.entry = entry
        do {
            try answer()
        } catch {
            problems.append("\(error)")
        }
        calls = program.calls
    }

    private mutating func answer() throws {
        let cause = Self.causes.lazy.compactMap { [entry] in entry[$0.0] }.first
        try program.run(inputs: entry["inputs"], steps: entry["steps"])
        try program.run(inputs: cause?["inputs"], steps: cause?["steps"])
        let checks = entry["checks"]?.array ?? [], published = entry["published"]?.array ?? []
        if checks.isEmpty { problems.append("the question has no checks") }
        for check in checks + (cause?["checks"]?.array ?? []) { try self.check(check) }
        for item in published {
            comparisons.append(try ExamComparison(item, program))
            reproduced.append([])
            try compareWithStatement(comparisons[comparisons.count - 1], item)
        }
        for claim in cause?["reproduces"]?.array ?? [] { try reproduce(claim) }
        let verdict = conclude()
        self.verdict = verdict
        checkVerdict(verdict)
        checkReason()
    }

    /// What the results file tells of an answer, in the form of python -m dlcore.exam --json.
    func record(paper: String, seconds: Double) -> JSON {
        .object(["id": entry["id"] ?? .null, "paper": .string(paper), "published": .array(comparisons.map(\.record)),
                 "verdict": verdict.map(JSON.string) ?? .null, "stated_verdict": entry["verdict"] ?? .null,
                 "confirmed": .bool(problems.isEmpty && verdict != nil), "problems": .array(problems.map(JSON.string)),
                 "library_calls": .int(calls), "seconds": .double(seconds)])
    }

    private mutating func check(_ check: JSON) throws {
        let name = check["value"]?.string ?? ""
        let computed = try program.array(name), right = try ExamArray(check["right"] ?? .null)
        guard computed.shape == right.shape, let tolerance = check["tolerance"]?.number else {
            return problems.append("\(name) has shape \(computed.shape), right is another shape \(right.shape)")
        }
        for (offset, (value, truth)) in zip(computed.elements, right.elements).enumerated()
        where !(abs(value - truth) <= tolerance + (check["relative"]?.number ?? 0) * abs(truth)) {
            problems.append("\(name), element \(offset), is \(value), right is \(truth)")
        }
    }

    /// Exactly the elements that are called wrong must be outside, and a stated tolerance must be needed.
    private mutating func compareWithStatement(_ comparison: ExamComparison, _ item: JSON) throws {
        var stated = Set<Int>()
        if let wrong = item["wrong"] {
            if wrong.string == "all" { stated = Set(comparison.states.indices) }
            for index in wrong.array { stated.formUnion(try comparison.published.offsets(index.array.compactMap(\.int))) }
        }
        for (offset, state) in comparison.states.enumerated() where stated.contains(offset) != (state == .outside) {
            if case .claim = comparison.published {
                problems.append(stated.contains(offset) ? "the claim \(comparison.name) is called wrong, but it holds"
                                    : "the claim \(comparison.name) is called right, but it fails")
                continue
            }
            let words = state == .outside ? ("right", "outside") : ("wrong", "inside")
            problems.append("published \(comparison.name), element \(offset), is called \(words.0), but the computed value is "
                + "\(words.1) its printed digits")
        }
        if item["tolerance"] != nil, case .printed = comparison.published, !comparison.states.contains(.rounded) {
            problems.append("published \(comparison.name) states a tolerance that it does not need")
        }
    }

    /// A slip, convention or rounding must lead to the very digits that were printed.
    private mutating func reproduce(_ claim: JSON) throws {
        guard let item = claim["item"]?.int, comparisons.indices.contains(item) else {
            throw CallError(description: "there is no such published item")
        }
        if case .claim = comparisons[item].published {
            throw CallError(description: "the claim \(comparisons[item].name) has no digits to reproduce")
        }
        let published = comparisons[item].published, index = claim["index"]?.array.compactMap(\.int) ?? []
        let by = claim["by"]?.string ?? "", value = try program.array(by)
        let offsets = try published.offsets(index)
        guard value.shape == Array(published.shape[index.count...]) else {
            return problems.append("\(by) has another shape than what it is to reproduce")
        }
        for (offset, element) in zip(offsets, value.elements) {
            if published.agrees(offset, element) {
                reproduced[item].insert(offset)
            } else {
                problems.append("\(by) is \(element) and does not reproduce the published number")
            }
        }
    }

    private func conclude() -> String {
        if comparisons.isEmpty { return "not-numeric" }
        let outside = comparisons.map(\.outside)
        if outside.contains(where: { !$0.isEmpty }) {
            let explained = zip(outside, reproduced).allSatisfy { $0.isSubset(of: $1) }
            return explained && entry["convention"] != nil ? "convention" : "erratum"
        }
        let isRounded = comparisons.contains { $0.states.contains { $0 == .rounded || $0 == .coarse } }
        return isRounded ? "agrees-rounded" : "agrees"
    }

    private mutating func checkVerdict(_ verdict: String) {
        let stated = entry["verdict"]?.string ?? ""
        if verdict != stated { problems.append("the verdict is \(verdict), stated is \(stated)") }
        for (cause, itsVerdict) in Self.causes where (entry[cause] != nil) != (stated == itsVerdict) {
            problems.append("a verdict '\(stated)' \(stated == itsVerdict ? "needs" : "does not go with") a \(cause)")
        }
    }

    /// Nothing to compare with needs a reason, and only then.
    private mutating func checkReason() {
        let isMissing = entry["published_missing"] != nil
        if comparisons.isEmpty && !isMissing && entry["published_text"] == nil {
            problems.append("no published answer, and neither published_text nor published_missing")
        }
        if !comparisons.isEmpty && isMissing { problems.append("published_missing stands beside a published answer") }
    }
}
