/// Looking for the operation that made a NaN. For all threads; costs a pass over every gradient.
public enum AnomalyMode {
    /// Whether a backward pass stops with an error that names the operation whose gradient contains a NaN.
    nonisolated(unsafe) public static var checksBackward = false
    /// Whether a recorded operation is an error when it makes a NaN out of numbers.
    nonisolated(unsafe) public static var checksForward = false
    /// Remembers where operations are called; nil: nothing does.
    nonisolated(unsafe) public static var recorder: TraceRecorder?

    /// What remembers where an operation was called, such as the caller's stack in another language.
    public struct TraceRecorder {
        /// Called for every operation that is recorded, on its thread.
        let capture: () -> AnyObject?
        /// Called with the name of the operation, and what `capture` returned, when its derivative fails.
        let report: (String, AnyObject) -> Void

        public init(capture: @escaping () -> AnyObject?, report: @escaping (String, AnyObject) -> Void) {
            self.capture = capture
            self.report = report
        }
    }

    /// Says where the operation of a node was called whose derivative has failed.
    static func report(_ node: Node) {
        if let recorder, let trace = node.attachments?.trace { recorder.report(node.functionName, trace) }
    }

    static func check(_ gradients: [Tensor?], of node: Node) throws(DLError) {
        for (index, gradient) in gradients.enumerated() {
            guard let gradient, try hasNaN(gradient) else { continue }
            throw DLError(.invalidState, "backward of \(node.title): Function '\(node.functionName)' returned nan values in its \(index)th output.")
        }
    }

    static func check(_ output: Tensor, _ inputs: Inputs, _ name: StaticString) throws(DLError) {
        guard try hasNaN(output) else { return }
        var given = ""
        for (index, input) in inputs.all.enumerated() {
            guard let input else { continue }
            if try hasNaN(input) { return }
            given += "\(given.isEmpty ? "" : ", ")input \(index): \(input)"
        }
        throw DLError(.invalidState, "\(name): returned nan values, and no input has any: \(given)")
    }

    private static func hasNaN(_ tensor: Tensor) throws(DLError) -> Bool {
        guard tensor.dtype.isFloatingPoint else { return false }
        return try withoutRecording { () throws(DLError) in try any(isnan(tensor)).item().double != 0 }
    }
}

extension Node {
    /// The name under which the graph shows the node.
    var title: String { String(decodingCString: nameStart, as: UTF8.self) }

    /// The same in PyTorch's form: "max_pool2d" is MaxPool2DBackward0.
    var functionName: String {
        var result = "", startsWord = true
        for character in title {
            if character == "_" { startsWord = true; continue }
            result += startsWord ? character.uppercased() : String(character)
            startsWord = character.isNumber
        }
        return result.hasSuffix("Backward") ? result : result + "Backward0"
    }
}
