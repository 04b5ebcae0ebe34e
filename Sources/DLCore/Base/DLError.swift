/// What went wrong. The raw values are those of `dl_status` in dlcore.h.
public enum Status: Int32, Sendable {
    case ok = 0
    case invalidArgument = 1
    case shapeMismatch = 2
    case dtypeMismatch = 3
    case indexOutOfRange = 4
    case outOfMemory = 5
    case notDifferentiable = 6
    case invalidState = 7
    case io = 8
    case unsupported = 9
    case `internal` = 10
    case linearAlgebra = 11
}

/// The error that every operation throws: a status, and a message that names operation, argument and full shapes.
public struct DLError: Error, CustomStringConvertible, Sendable {
    public let status: Status
    public let message: String

    public init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }

    public var description: String { message }
}

extension DLError {
    static func invalid(_ op: StaticString, _ text: String) -> DLError { DLError(.invalidArgument, "\(op): \(text)") }
    static func shape(_ op: StaticString, _ text: String) -> DLError { DLError(.shapeMismatch, "\(op): \(text)") }
    static func dtype(_ op: StaticString, _ text: String) -> DLError { DLError(.dtypeMismatch, "\(op): \(text)") }
    static func index(_ op: StaticString, _ text: String) -> DLError { DLError(.indexOutOfRange, "\(op): \(text)") }
    static func unsupported(_ op: StaticString, _ text: String) -> DLError { DLError(.unsupported, "\(op): \(text)") }

    static func linearAlgebra(_ op: StaticString, _ text: String) -> DLError { DLError(.linearAlgebra, "\(op): \(text)") }

    static func outOfMemory(_ op: StaticString, bytes: Int) -> DLError {
        DLError(.outOfMemory, "\(op): out of memory: \(bytes) bytes were needed")
    }
}

extension DLError {
    /// The same error in the name of the operation that was called, for operations that are made of others.
    func naming(_ op: StaticString) -> DLError {
        guard let colon = message.firstIndex(of: ":") else { return DLError(status, "\(op): \(message)") }
        let first = message[..<colon]
        let isName = first.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 }
        return DLError(status, isName ? "\(op)\(message[colon...])" : "\(op): \(message)")
    }
}

/// Runs an operation that is made of others, so that its errors bear its own name.
@inline(__always)
func named<R>(_ op: StaticString, _ body: () throws(DLError) -> R) throws(DLError) -> R {
    do {
        return try body()
    } catch {
        throw error.naming(op)
    }
}
