import CShims

/// Calls `body` with ranges that together cover `0..<count` exactly once, on several threads when that pays.
///
/// - `grain`: the number of items that are worth about 20 us. Up to one grain runs on the caller alone, or up to a quarter
///   of it while the workers watch for work, as does a call from inside another parallel call, or one made while the pool
///   works for another thread.
/// - The ranges depend on the number of threads and on the load; results must not. So each output element is
///   computed inside one call of `body`, and a reduction over the whole range goes through chunks of fixed size.
/// - `body` may be called several times on one thread, and never again after `parallelFor` has returned.
@inline(never)
public func parallelFor(count: Int, grain: Int, body: (Range<Int>) -> Void) {
    if count <= 0 { return }
    // A worker that is awake begins within a microsecond, one that sleeps within ten.
    let quarter = max(1, grain / 4)
    if count > quarter, shim_thread().pointee.parallel_depth == 0 {
        let threads = threadCount
        if threads > 1 {
            if count > grain {
                if runOnPool(count: count, grain: max(1, grain), threads: threads, body: body) { return }
            } else if workersWatch(threads: threads) {
                if runOnPool(count: count, grain: quarter, threads: threads, body: body) { return }
            }
        }
    }
    body(0..<count)
}

/// True while the current thread runs the body of a parallel call that is shared with other threads.
public var isInParallelRegion: Bool { shim_thread().pointee.parallel_depth > 0 }
