import CShims
import Glibc

// Every thread has one arena, used as a stack: nested calls of `withScratch` take what lies behind the memory of
// the outer ones. When the arena is too small, a call gets memory of its own, and the arena grows to the size that
// was needed as soon as nobody uses it.

private struct Arena {
    var base: UnsafeMutableRawPointer? = nil
    var capacity = 0
    var used = 0
    /// The most that nested calls have needed together, up to `largestArena`.
    var wanted = 0
    /// Bytes that running calls have outside the arena.
    var outside = 0
}

/// Arenas do not grow above this; larger requests are taken from the system and given back at once.
private let largestArena = 64 << 20
private let alignment = 64

/// Frees a thread's arena when the thread ends. The word `shim_scratch_key_state` says: 0 = not made,
/// 1 = being made, 2 = made.
nonisolated(unsafe) private var arenaKey = pthread_key_t()

/// Calls `body` with at least `bytes` bytes of uninitialised memory, aligned to 64 bytes, which belong to this
/// call until it returns. The memory is kept for the next call on the same thread. Calls may be nested.
/// Returns nil, without calling `body`, when there is no memory.
@inlinable @inline(__always)
public func withScratch<R>(bytes: Int, _ body: (UnsafeMutableRawPointer) -> R) -> R? {
    guard let memory = enterScratch(bytes) else { return nil }
    defer { leaveScratch(memory, bytes) }
    return body(memory)
}

/// Scratch memory seen from outside.
public enum Scratch {
    /// The bytes that the arenas of all threads hold.
    public static var bytesHeld: Int { Int(shim_load_relaxed_i64(shim_scratch_held())) }

    /// For tests: the `n`-th call of `withScratch` from now on (counted from 1, over all threads) returns nil, once.
    /// 0 takes an earlier order back.
    public static func failAllocation(after n: Int) {
        shim_store_relaxed_i64(shim_scratch_failure(), Int64(n))
    }

    /// Frees the arena of the calling thread unless it is in use.
    public static func releaseCurrentThread() {
        guard let raw = shim_thread().pointee.scratch else { return }
        let arena = raw.assumingMemoryBound(to: Arena.self)
        if arena.pointee.used == 0 {
            freeBase(arena)
            arena.pointee.wanted = 0
        }
    }
}

@usableFromInline
func enterScratch(_ bytes: Int) -> UnsafeMutableRawPointer? {
    // Counts down to the call that is to fail; 0 or below: none is.
    if shim_load_relaxed_i64(shim_scratch_failure()) > 0, shim_add_relaxed_i64(shim_scratch_failure(), -1) == 1 {
        return nil
    }
    guard bytes >= 0, bytes < Int.max / 4 else { return nil }
    let size = rounded(bytes)
    guard let arena = currentArena() else { return nil }
    let need = arena.pointee.used + arena.pointee.outside + size
    if need > arena.pointee.wanted, need <= largestArena { arena.pointee.wanted = need }
    if arena.pointee.used == 0, arena.pointee.outside == 0,
        arena.pointee.capacity < arena.pointee.wanted {
        grow(arena)
    }
    if let base = arena.pointee.base, arena.pointee.capacity - arena.pointee.used >= size {
        let memory = base + arena.pointee.used
        arena.pointee.used += size
        return memory
    }
    var memory: UnsafeMutableRawPointer? = nil
    guard posix_memalign(&memory, alignment, size) == 0 else { return nil }
    arena.pointee.outside += size
    return memory
}

@usableFromInline
func leaveScratch(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
    guard let raw = shim_thread().pointee.scratch else { return }
    let arena = raw.assumingMemoryBound(to: Arena.self)
    let size = rounded(bytes)
    if let base = arena.pointee.base, memory >= base, memory < base + arena.pointee.capacity {
        arena.pointee.used -= size
    } else {
        free(memory)
        arena.pointee.outside -= size
    }
}

@inline(__always)
private func rounded(_ bytes: Int) -> Int {
    max(alignment, (bytes &+ (alignment - 1)) & ~(alignment - 1))
}

@inline(__always)
private func currentArena() -> UnsafeMutablePointer<Arena>? {
    if let raw = shim_thread().pointee.scratch { return raw.assumingMemoryBound(to: Arena.self) }
    return makeArena()
}

@inline(never)
private func makeArena() -> UnsafeMutablePointer<Arena>? {
    guard prepareKey(), let raw = malloc(MemoryLayout<Arena>.size) else { return nil }
    let arena = raw.bindMemory(to: Arena.self, capacity: 1)
    arena.initialize(to: Arena())
    if pthread_setspecific(arenaKey, raw) != 0 {
        free(raw)
        return nil
    }
    shim_thread().pointee.scratch = raw
    return arena
}

private func prepareKey() -> Bool {
    while true {
        switch shim_load_acquire_i32(shim_scratch_key_state()) {
        case 2: return true
        case 0 where shim_compare_exchange_acquire_i32(shim_scratch_key_state(), 0, 1):
            let made = pthread_key_create(&arenaKey, { freeArena($0) }) == 0
            shim_store_release_i32(shim_scratch_key_state(), made ? 2 : 0)
            return made
        default: sched_yield()
        }
    }
}

/// Replaces the unused block of the arena by one of at least the wanted size; leaves it empty when there is no memory.
@inline(never)
private func grow(_ arena: UnsafeMutablePointer<Arena>) {
    let page = 64 << 10
    let wanted = max(arena.pointee.wanted, min(2 * arena.pointee.capacity, largestArena))
    let size = min((wanted + page - 1) & ~(page - 1), largestArena)
    freeBase(arena)
    var memory: UnsafeMutableRawPointer? = nil
    guard posix_memalign(&memory, 4096, size) == 0 else { return }
    arena.pointee.base = memory
    arena.pointee.capacity = size
    _ = shim_add_relaxed_i64(shim_scratch_held(), Int64(size))
}

private func freeBase(_ arena: UnsafeMutablePointer<Arena>) {
    free(arena.pointee.base)
    _ = shim_add_relaxed_i64(shim_scratch_held(), -Int64(arena.pointee.capacity))
    arena.pointee.base = nil
    arena.pointee.capacity = 0
}

private func freeArena(_ raw: UnsafeMutableRawPointer?) {
    guard let raw else { return }
    freeBase(raw.assumingMemoryBound(to: Arena.self))
    free(raw)
    shim_thread().pointee.scratch = nil
}
