import CShims

/// A lock for a few instructions.
final class SpinLock: @unchecked Sendable {
    private let word: UnsafeMutablePointer<Int32>

    init() {
        word = .allocate(capacity: 1)
        word.initialize(to: 0)
    }

    deinit { word.deallocate() }

    func locked<R>(_ body: () -> R) -> R {
        while !shim_compare_exchange_acquire_i32(word, 0, 1) { shim_pause() }
        defer { shim_store_release_i32(word, 0) }
        return body()
    }
}
