import CShims

/// A number that several threads may change at once.
final class LiveCounter: @unchecked Sendable {
    private let pointer: UnsafeMutablePointer<Int64>

    init() {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: 0)
    }

    @inline(__always)
    func increment() { _ = shim_add_relaxed_i64(pointer, 1) }
    @inline(__always)
    func decrement() { _ = shim_add_relaxed_i64(pointer, -1) }

    var value: Int { Int(shim_load_relaxed_i64(pointer)) }
}

/// Ascending numbers from 1, each given out once.
final class SequenceCounter: @unchecked Sendable {
    private let pointer: UnsafeMutablePointer<Int64>

    init() {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: 0)
    }

    @inline(__always)
    func next() -> Int64 { shim_add_relaxed_i64(pointer, 1) &+ 1 }
}
