import CShims

/// A block of memory that tensors look at, with a counter of the changes made in place.
public final class Storage: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    let byteCount: Int
    /// Grows with every change in place; saved values remember it.
    var version = 0
    private let release: (() -> Void)?

    /// Memory from the caching allocator, not initialised.
    static func allocate(byteCount: Int, _ op: StaticString) throws(DLError) -> Storage {
        guard let pointer = CachingAllocator.allocate(byteCount) else {
            throw .outOfMemory(op, bytes: byteCount)
        }
        return Storage(pointer, byteCount, release: nil)
    }

    /// Memory that belongs to somebody else; `release` is called once when the last tensor over it is gone.
    static func foreign(_ pointer: UnsafeMutableRawPointer, byteCount: Int, release: @escaping () -> Void) -> Storage {
        Storage(pointer, byteCount, release: release)
    }

    private init(_ pointer: UnsafeMutableRawPointer, _ byteCount: Int, release: (() -> Void)?) {
        self.pointer = pointer
        self.byteCount = byteCount
        self.release = release
        LiveObjects.storages.increment()
    }

    deinit {
        LiveObjects.storages.decrement()
        if let release { release() } else { CachingAllocator.free(pointer, byteCount) }
    }
}
