import CShims
import Glibc

/// What `CachingAllocator` has done and holds. Byte counts are those of the size classes, which are up to an
/// eighth larger than the requests.
public struct MemoryStatistics: Sendable, Equatable {
    public var bytesInUse: Int
    /// Freed blocks that are kept for the next request.
    public var bytesCached: Int
    /// The largest `bytesInUse` since the start or the last `resetPeak()`.
    public var peakBytesInUse: Int
    /// Requests that were met.
    public var allocationCount: Int
    /// Requests for which a new block was taken from the system.
    public var systemAllocationCount: Int
    /// Blocks that have been allocated and not freed.
    public var liveBlockCount: Int
}

/// The memory of tensors: blocks aligned to 64 bytes, kept after `free` for the next request of the same size class.
///
/// There are eight size classes per doubling. A free list per class is enough, since training asks for the same
/// sizes in every step. What is kept never exceeds the peak of what was in use (or 64 MB, if that is more).
/// Safe to use from any thread and in the child of a fork.
public enum CachingAllocator {
    /// At least `byteCount` bytes, uninitialised. Nil when there is no memory, when the limit does not allow the
    /// block, or when `byteCount` is negative or absurd.
    public static func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        guard let index = classIndex(byteCount) else { return nil }
        let size = Int64(classSize(index))
        let state = shim_allocator()
        lock()
        if state.pointee.calls_until_failure > 0 {
            state.pointee.calls_until_failure -= 1
            if state.pointee.calls_until_failure == 0 {
                unlock()
                return nil
            }
        }
        if let block = shim_allocator_lists()[index] {
            shim_allocator_lists()[index] = nextBlock(block)
            state.pointee.cached -= size
            countAllocation(state, size)
            unlock()
            return block
        }
        return allocateFromSystem(index, size)
    }

    /// Gives back a block; `byteCount` is what `allocate` was asked for. `free(nil, n)` does nothing.
    public static func free(_ pointer: UnsafeMutableRawPointer?, _ byteCount: Int) {
        guard let pointer, let index = classIndex(byteCount) else { return }
        let size = Int64(classSize(index))
        let state = shim_allocator()
        lock()
        // Older blocks leave, not the one that has just been used.
        let bound = max(state.pointee.peak_in_use, smallestCacheBound)
        let excess = state.pointee.cached + size - bound
        let evicted = excess > 0 ? evict(excess) : Evicted()
        pointer.storeBytes(of: shim_allocator_lists()[index], as: UnsafeMutableRawPointer?.self)
        shim_allocator_lists()[index] = pointer
        state.pointee.in_use -= size
        state.pointee.cached += size
        state.pointee.live_blocks -= 1
        unlock()
        returnToSystem(evicted)
    }

    /// The most that may be in use and cached together, in bytes; 0 = no limit. When a request would exceed it,
    /// cached blocks are returned to the system first; then the request fails.
    public static var limit: Int {
        get {
            lock()
            defer { unlock() }
            return Int(shim_allocator().pointee.limit)
        }
        set {
            let state = shim_allocator()
            lock()
            state.pointee.limit = Int64(max(0, newValue))
            let excess = newValue > 0 ? state.pointee.in_use + state.pointee.cached - state.pointee.limit : 0
            let evicted = evict(excess)
            unlock()
            returnToSystem(evicted)
        }
    }

    /// Returns all cached blocks to the system.
    public static func releaseCached() {
        lock()
        let evicted = evict(Int64.max)
        unlock()
        returnToSystem(evicted)
    }

    public static var statistics: MemoryStatistics {
        lock()
        let state = shim_allocator().pointee
        unlock()
        return MemoryStatistics(
            bytesInUse: Int(state.in_use), bytesCached: Int(state.cached), peakBytesInUse: Int(state.peak_in_use),
            allocationCount: Int(state.allocations), systemAllocationCount: Int(state.system_allocations),
            liveBlockCount: Int(state.live_blocks))
    }

    /// Makes what is in use now the peak.
    public static func resetPeak() {
        lock()
        shim_allocator().pointee.peak_in_use = shim_allocator().pointee.in_use
        unlock()
    }

    /// For tests: the `n`-th allocation from now on (1 = the next one) fails, once. 0 takes an earlier order back.
    public static func failAllocation(after n: Int) {
        lock()
        shim_allocator().pointee.calls_until_failure = Int64(max(0, n))
        unlock()
    }
}

// MARK: - Size classes

private let smallestCacheBound: Int64 = 64 << 20
/// Larger requests cannot be met on any machine; below it, sums of sizes do not overflow.
private let largestRequest = 1 << 46
private let cacheLine = 64
private let page = 4096
/// Blocks from this size on begin at varying cache lines of a page, so that buffers of equal size do not compete
/// for the same cache sets. Smaller ones are scattered by the system's allocator.
private let smallestColouredBlock = 1 << 16

/// 64, 128, ... 512 bytes are classes 0 to 7; then each doubling has eight classes of equal steps.
@inline(__always)
private func classIndex(_ byteCount: Int) -> Int? {
    if byteCount < 0 || byteCount > largestRequest { return nil }
    if byteCount <= 512 { return (max(byteCount, 1) &- 1) >> 6 }
    let last = byteCount &- 1
    let exponent = 63 &- last.leadingZeroBitCount
    return 8 &+ (exponent &- 9) &* 8 &+ ((last &>> (exponent &- 3)) & 7)
}

@inline(__always)
private func classSize(_ index: Int) -> Int {
    if index < 8 { return (index &+ 1) &* 64 }
    return ((index & 7) &+ 9) &<< (index &>> 3 &+ 5)
}

@inline(__always)
private func nextBlock(_ block: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    block.load(as: UnsafeMutableRawPointer?.self)
}

// MARK: - The lock

@inline(__always)
private func lock() {
    if !shim_compare_exchange_acquire_i32(shim_allocator_lock(), 0, 1) { waitForLock() }
}

@inline(__always)
private func unlock() {
    shim_store_release_i32(shim_allocator_lock(), 0)
}

/// The lock is held for some nanoseconds, unless its owner has lost its processor.
@inline(never)
private func waitForLock() {
    var rounds = 0
    repeat {
        rounds &+= 1
        if rounds & 127 == 0 { sched_yield() } else { shim_pause() }
    } while shim_load_relaxed_i32(shim_allocator_lock()) != 0
        || !shim_compare_exchange_acquire_i32(shim_allocator_lock(), 0, 1)
}

/// Once per process: nobody holds the lock while the process forks.
private func prepareForFork() {
    if shim_load_relaxed_i32(shim_allocator_prepared()) != 0 { return }
    if !shim_compare_exchange_ordered_i32(shim_allocator_prepared(), 0, 1) { return }
    if pthread_atfork({ lock() }, { unlock() }, { unlock() }) != 0 {
        shim_store_release_i32(shim_allocator_prepared(), 0)
    }
}

// MARK: - With the lock held

@inline(__always)
private func countAllocation(_ state: UnsafeMutablePointer<shim_allocator_state>, _ size: Int64) {
    state.pointee.in_use += size
    state.pointee.live_blocks += 1
    state.pointee.allocations += 1
    if state.pointee.in_use > state.pointee.peak_in_use { state.pointee.peak_in_use = state.pointee.in_use }
}

/// Free blocks taken off their lists: the first word of each links to the next one, the second is its size class.
private struct Evicted {
    var first: UnsafeMutableRawPointer? = nil
}

/// Takes cached blocks of at least `byteCount` bytes together, or all, off the free lists.
/// It goes around the classes, so that sizes which are no longer asked for leave too.
private func evict(_ byteCount: Int64) -> Evicted {
    let state = shim_allocator()
    let lists = shim_allocator_lists()
    var evicted = Evicted()
    var left = byteCount
    var visited = 0
    while left > 0, state.pointee.cached > 0, visited < Int(SHIM_ALLOCATOR_CLASSES) {
        let index = Int(state.pointee.eviction_class)
        if let block = lists[index] {
            let size = Int64(classSize(index))
            lists[index] = nextBlock(block)
            block.storeBytes(of: evicted.first, as: UnsafeMutableRawPointer?.self)
            block.storeBytes(of: index, toByteOffset: 8, as: Int.self)
            evicted.first = block
            state.pointee.cached -= size
            left -= size
        } else {
            visited += 1
            state.pointee.eviction_class = index + 1 == Int(SHIM_ALLOCATOR_CLASSES) ? 0 : Int64(index + 1)
        }
    }
    return evicted
}

/// Finishes `allocate` when the free list is empty. Called with the lock held, returns without it.
@inline(never)
private func allocateFromSystem(_ index: Int, _ size: Int64) -> UnsafeMutableRawPointer? {
    let state = shim_allocator()
    var evicted = Evicted()
    if state.pointee.limit > 0 {
        let excess = state.pointee.in_use + state.pointee.cached + size - state.pointee.limit
        if excess > state.pointee.cached {
            unlock()
            return nil
        }
        evicted = evict(excess)
    }
    let peak = state.pointee.peak_in_use
    countAllocation(state, size)
    state.pointee.system_allocations += 1
    let number = Int(truncatingIfNeeded: state.pointee.system_allocations)
    unlock()

    prepareForFork()
    returnToSystem(evicted)
    if let block = takeFromSystem(index, number) { return block }
    CachingAllocator.releaseCached()
    if let block = takeFromSystem(index, number) { return block }

    lock()
    state.pointee.in_use -= size
    state.pointee.live_blocks -= 1
    state.pointee.allocations -= 1
    state.pointee.system_allocations -= 1
    state.pointee.peak_in_use = max(peak, state.pointee.in_use)
    unlock()
    return nil
}

// MARK: - The system's allocator

private func takeFromSystem(_ index: Int, _ number: Int) -> UnsafeMutableRawPointer? {
    let size = classSize(index)
    var base: UnsafeMutableRawPointer? = nil
    if size < smallestColouredBlock {
        return posix_memalign(&base, cacheLine, size) == 0 ? base : nil
    }
    guard posix_memalign(&base, page, size + page) == 0, let base else { return nil }
    // 27 and 64 have no common factor: 64 successive blocks begin at 64 different lines.
    return base + (number &* 27 & 63) * cacheLine
}

@inline(__always)
private func returnToSystem(_ evicted: Evicted) {
    if evicted.first != nil { returnChain(evicted) }
}

@inline(never)
private func returnChain(_ evicted: Evicted) {
    var next = evicted.first
    while let block = next {
        next = nextBlock(block)
        let index = block.load(fromByteOffset: 8, as: Int.self)
        if classSize(index) < smallestColouredBlock {
            Glibc.free(block)
        } else {
            Glibc.free(UnsafeMutableRawPointer(bitPattern: UInt(bitPattern: block) & ~UInt(page - 1)))
        }
    }
}
