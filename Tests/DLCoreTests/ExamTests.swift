import DLCore
import Foundation
import Testing

/// The exam questions (Tests/vectors/exams), answered through the public Swift functions.
@Suite(.serialized) struct ExamTests {
    static let files = vectorFiles("exams").filter { $0.lastPathComponent != "schema.json" }

    static func entries() throws -> [JSON] { try files.flatMap { try JSON.read($0)["entries"]?.array ?? [] } }

    static func entry(_ id: String) throws -> JSON {
        try #require(try entries().first { $0["id"]?.string == id })
    }

    /// With DLCORE_EXAM_RESULTS in the environment the answers are written to that file.
    @Test func allQuestionsAreAnswered() throws {
        var counts: [String: Int] = [:], calls = 0, records: [JSON] = []
        for document in try Self.files.map(JSON.read) {
            for entry in document["entries"]?.array ?? [] {
                let clock = ContinuousClock(), started = clock.now
                let answer = ExamAnswer(entry), id = entry["id"]?.string ?? "?"
                #expect(answer.problems.isEmpty, "\(id): \(answer.problems.joined(separator: "; "))")
                #expect(answer.verdict != nil, "\(id): no verdict")
                counts[answer.verdict ?? "none", default: 0] += 1
                calls += answer.calls
                records.append(answer.record(paper: document["paper"]?.string ?? "", seconds: (clock.now - started) / .seconds(1)))
            }
        }
        #expect(records.count >= 131)
        print("\(records.count) questions answered with \(calls) library calls; published answers:",
              counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
        if let path = ProcessInfo.processInfo.environment["DLCORE_EXAM_RESULTS"], !path.isEmpty {
            try JSONEncoder().encode(records).write(to: URL(fileURLWithPath: path))
        }
    }

    /// What the format can say: loops, claims, optimizers that go on, Jacobians.
    @Test func format() throws {
        let entries = try JSON.read(vectorsDirectory.appendingPathComponent("exam_format.json"))["entries"]?.array ?? []
        #expect(entries.count >= 7)
        for entry in entries {
            let answer = ExamAnswer(entry)
            #expect(answer.problems.isEmpty && answer.verdict != nil, "\(entry["id"]?.string ?? "?"): \(answer.problems)")
        }
    }

    struct Falsehood: Sendable, CustomStringConvertible {
        let id: String
        let key: String
        let json: String
        let complaint: String
        var description: String { "\(id): \(key) = \(json)" }
    }

    static let pooling = "eth-ex1c-avgpool"
    static let falsehoods = [
        Falsehood(id: pooling, key: "verdict", json: #""erratum""#, complaint: "the verdict is agrees"),
        Falsehood(id: pooling, key: "checks", json: #"[{"value": "out", "right": [[5, 2], [1, 4.5]], "tolerance": 0}]"#,
                  complaint: "right is 4.5"),
        Falsehood(id: pooling, key: "checks", json: #"[{"value": "out", "right": [5, 2, 1, 4], "tolerance": 0}]"#,
                  complaint: "another shape"),
        Falsehood(id: pooling, key: "checks", json: "[]", complaint: "no checks"),
        Falsehood(id: pooling, key: "published", json: #"[{"value": "out", "printed": [["5", "2"], ["1", "5"]]}]"#,
                  complaint: "called right"),
        Falsehood(id: pooling, key: "published",
                  json: #"[{"value": "out", "printed": [["5", "2"], ["1", "4"]], "wrong": [[0, 1]]}]"#, complaint: "called wrong"),
        Falsehood(id: pooling, key: "published", json: #"[{"value": "out", "printed": [["5", "2"], ["1", "4"]], "tolerance": 1}]"#,
                  complaint: "does not need"),
        Falsehood(id: pooling, key: "published", json: #"[{"value": "out", "printed": "14/3"}]"#, complaint: "not a printed number"),
        Falsehood(id: pooling, key: "published", json: "[]", complaint: "no published answer"),
        Falsehood(id: pooling, key: "published", json: "[]", complaint: "the verdict is not-numeric"),
        Falsehood(id: pooling, key: "published", json: #"[{"value": "out", "index": [0, 0], "claim": "It is five."}]"#,
                  complaint: "0 or 1"),
        Falsehood(id: pooling, key: "published", json: #"[{"value": "out", "index": [1, 0], "claim": "Yes.", "wrong": "all"}]"#,
                  complaint: "is called wrong, but it holds"),
        Falsehood(id: pooling, key: "steps", json: #"[{"repeat": 0, "steps": []}]"#, complaint: "a loop of 0 rounds"),
        Falsehood(id: pooling, key: "steps",
                  json: """
                      [{"repeat": 2, "carry": {"x": ["I", "y"]}, "steps": [{"call": "relu", "args": {"input": "$x"},
                      "results": ["y"]}]}, {"call": "relu", "args": {"input": "$x"}, "results": ["z"]}]
                      """, complaint: "nothing is called 'out'"),
        Falsehood(id: pooling, key: "slip", json: #"{"text": "None."}"#, complaint: "does not go with"),
        Falsehood(id: pooling, key: "steps", json: #"[{"call": "cube", "args": {}, "results": ["out"]}]"#,
                  complaint: "no operation cube"),
        Falsehood(id: pooling, key: "steps", json: #"[{"call": "relu", "args": {"input": "$I"}, "results": ["out", "more"]}]"#,
                  complaint: "1 results, 2 are named"),
        Falsehood(id: pooling, key: "steps", json: #"[{"call": "relu", "args": {"input": "$I"}, "results": ["I"]}]"#,
                  complaint: "defined twice"),
        Falsehood(id: "cmput328-q07-cross-entropy", key: "convention", json: #"{"text": "Another."}"#,
                  complaint: "the verdict is erratum"),
    ]

    @Test(arguments: falsehoods) func falseStatementIsNoticed(_ falsehood: Falsehood) throws {
        var members = try Self.entry(falsehood.id).object
        members[falsehood.key] = try JSONDecoder().decode(JSON.self, from: Data(falsehood.json.utf8))
        let problems = ExamAnswer(.object(members)).problems.joined(separator: "; ")
        #expect(problems.contains(falsehood.complaint), "\(problems)")
    }

    @Test func numerals() throws {
        let small = try Numeral("3.7E-8")
        #expect(small.value == 3.7e-8 && abs(small.halfUnit - 5e-10) < 1e-20 && small.significant == 2)
        #expect(try Numeral("-2.50").halfUnit == 0.005)
        #expect(try Numeral("1255").halfUnit == 0.5)
        #expect(try Numeral("0.063").significant == 2)
        for text in ["", "-", "1,5", "0x1", ".5", "1.", "nan", "14/3", "1e", "2 "] {
            #expect(throws: CallError.self) { try Numeral(text) }
        }
    }
}
