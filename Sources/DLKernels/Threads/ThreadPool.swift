import CShims
import Glibc

// One job at a time is open to the workers. The gate says which: its upper bits count up by one when a job opens
// (odd) and when it closes (even), its lower 16 bits count the workers inside. A worker enters by compare-exchange
// and only through an open gate, so the caller never waits for a worker that has not started: it does all the
// work itself if the others sleep or the processors are busy.
//
// The items of a job are cut into pieces, and the pieces are dealt to the participants in order, so that in
// successive jobs of one size the same thread touches the same memory. Who has finished takes pieces from others.

/// The part of the pool that a worker reads when it enters: one cache line.
private struct Job {
    var gate: Int64 = 0
    /// The function to call: points to a `(Range<Int>) -> Void` on the caller's stack.
    var body: UnsafeRawPointer? = nil
    var count = 0
    /// Threads that share the job; the caller is number 0, workers take part when their number is lower than this.
    var participants: Int32 = 0
    var piecesPerParticipant: Int32 = 0
    /// 1 while the caller sleeps until the last worker has left.
    var callerSleeps: Int32 = 0
}

/// One per participant, on a cache line of its own.
private struct Seat {
    /// How many pieces of this participant have been taken.
    var taken: Int32 = 0
    /// 1 while the worker of this seat sleeps; it sleeps on this word.
    var sleeps: Int32 = 0
}

private typealias Body = (Range<Int>) -> Void

private let lineSize = 64
private let spinNanoseconds: Int64 = 50_000

/// The memory of the pool: a line for the job, then a line for every seat. Made once, never freed: workers may
/// look at it until the process ends.
nonisolated(unsafe) private var poolMemory: UnsafeMutableRawPointer? = nil
/// 1 while a thread uses the pool.
nonisolated(unsafe) private var poolOwner: Int32 = 0
/// Guarded by `poolOwner`.
nonisolated(unsafe) private var workerCount = 0

private func job(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Job> {
    memory.assumingMemoryBound(to: Job.self)
}

private func seat(_ memory: UnsafeMutableRawPointer, _ number: Int) -> UnsafeMutablePointer<Seat> {
    (memory + lineSize * (number + 1)).assumingMemoryBound(to: Seat.self)
}

private func gate(_ job: UnsafeMutablePointer<Job>) -> UnsafeMutablePointer<Int64> {
    UnsafeMutableRawPointer(job).assumingMemoryBound(to: Int64.self)
}

private func callerSleeps(_ job: UnsafeMutablePointer<Job>) -> UnsafeMutablePointer<Int32> {
    withUnsafeMutablePointer(to: &job.pointee.callerSleeps) { $0 }
}

private let gateStep: Int64 = 1 << 16
private let gateInside: Int64 = gateStep - 1

/// Runs the job on the pool; false when the pool is taken or cannot help, and then nothing has been run.
@inline(never)
func runOnPool(count: Int, grain: Int, threads: Int, body: (Range<Int>) -> Void) -> Bool {
    if shim_load_relaxed_i32(&poolOwner) != 0 || !shim_compare_exchange_acquire_i32(&poolOwner, 0, 1) { return false }
    defer { shim_store_release_i32(&poolOwner, 0) }

    let pieces = (count - 1) / grain + 1
    var participants = min(threads, pieces)
    if workerCount < participants - 1 { addWorkers(upTo: participants - 1) }
    participants = min(participants, workerCount + 1)
    guard participants > 1, let memory = poolMemory else { return false }

    let job = job(memory)
    job.pointee.count = count
    job.pointee.participants = Int32(truncatingIfNeeded: participants)
    job.pointee.piecesPerParticipant = Int32(truncatingIfNeeded: min(4, pieces / participants))
    for number in 0..<participants { shim_store_relaxed_i32(&seat(memory, number).pointee.taken, 0) }

    withoutActuallyEscaping(body) { body in
        withUnsafePointer(to: body) { pointer in
            job.pointee.body = UnsafeRawPointer(pointer)
            // Opens the gate. The job's fields are visible to whom enters it.
            shim_store_ordered_i64(gate(job), shim_load_relaxed_i64(gate(job)) &+ gateStep)
            for number in 1..<participants { wake(seat(memory, number)) }

            let slots = shim_thread()
            slots.pointee.parallel_depth += 1
            takePieces(memory, as: 0)
            slots.pointee.parallel_depth -= 1

            let inside = shim_add_ordered_i64(gate(job), gateStep) & gateInside
            if inside != 0 { waitUntilEmpty(job) }
        }
    }
    return true
}

private func wake(_ seat: UnsafeMutablePointer<Seat>) {
    if shim_load_ordered_i32(&seat.pointee.sleeps) != 0,
        shim_exchange_ordered_i32(&seat.pointee.sleeps, 0) != 0 {
        shim_futex_wake(&seat.pointee.sleeps, 1)
    }
}

/// Runs the participant's own pieces, then those that others have not taken yet.
private func takePieces(_ memory: UnsafeMutableRawPointer, as own: Int) {
    let job = job(memory)
    let body = UnsafePointer<Body>(OpaquePointer(job.pointee.body))
    guard let body else { return }
    let count = job.pointee.count
    let participants = Int(job.pointee.participants)
    let perParticipant = Int(job.pointee.piecesPerParticipant)
    let size = count / (participants * perParticipant)
    let longer = count % (participants * perParticipant) // the first so many pieces have one item more
    var owner = own
    repeat {
        let taken = withUnsafeMutablePointer(to: &seat(memory, owner).pointee.taken) { $0 }
        while Int(shim_load_relaxed_i32(taken)) < perParticipant {
            let number = Int(shim_add_relaxed_i32(taken, 1))
            if number >= perParticipant { break }
            let piece = owner * perParticipant + number
            let start = piece * size + min(piece, longer)
            body.pointee(start..<(start + size + (piece < longer ? 1 : 0)))
        }
        owner = owner + 1 == participants ? 0 : owner + 1
    } while owner != own
}

/// Waits until the last worker has left the closed gate: spins, then sleeps.
private func waitUntilEmpty(_ job: UnsafeMutablePointer<Job>) {
    var spin = Spin()
    while shim_load_acquire_i64(gate(job)) & gateInside != 0 {
        if spin.once() { continue }
        shim_store_ordered_i32(callerSleeps(job), 1)
        if shim_load_ordered_i64(gate(job)) & gateInside != 0 { shim_futex_wait(callerSleeps(job), 1, -1) }
        shim_store_relaxed_i32(callerSleeps(job), 0)
    }
}

/// Bounded busy waiting.
private struct Spin {
    private var rounds = 0
    private var end: Int64 = 0

    /// Pauses and returns true; returns false when about 50 us have passed since the first call.
    mutating func once() -> Bool {
        if rounds & 63 == 0 {
            let now = monotonicNanoseconds()
            if rounds == 0 { end = now + spinNanoseconds }
            if now > end { return false }
        }
        rounds &+= 1
        shim_pause()
        return true
    }
}

private func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
}

// MARK: - Workers

/// Called by the owner of the pool. Makes as many workers as the system allows.
@inline(never)
private func addWorkers(upTo wanted: Int) {
    if poolMemory == nil {
        var memory: UnsafeMutableRawPointer? = nil
        let bytes = lineSize * (maxThreadCount + 1)
        guard posix_memalign(&memory, lineSize, bytes) == 0, let memory else { return }
        memset(memory, 0, bytes)
        // In the child of a fork there are no workers, and whoever used the pool is gone.
        if pthread_atfork(nil, nil, { resetPoolAfterFork() }) != 0 {
            free(memory)
            return
        }
        poolMemory = memory
    }
    // Workers block all signals: they inherit the mask of the thread that makes them.
    var allSignals = sigset_t()
    var ownSignals = sigset_t()
    sigfillset(&allSignals)
    pthread_sigmask(SIG_SETMASK, &allSignals, &ownSignals)
    defer { pthread_sigmask(SIG_SETMASK, &ownSignals, nil) }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 2 << 20)
    while workerCount < wanted {
        var thread = pthread_t()
        let argument = UnsafeMutableRawPointer(bitPattern: workerCount + 1)
        if pthread_create(&thread, &attributes, { workerMain($0) }, argument) != 0 { return }
        workerCount += 1
    }
}

private func workerMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let memory = poolMemory else { return nil }
    let number = Int(bitPattern: argument)
    shim_name_thread("dlcore worker")
    shim_thread().pointee.parallel_depth = 1
    let job = job(memory)
    let seat = seat(memory, number)
    var last: Int64 = 0
    var spin = Spin()
    while true {
        let state = shim_load_acquire_i64(gate(job))
        let isNew = state & gateStep != 0 && state & ~gateInside != last
        if isNew {
            if !shim_compare_exchange_acquire_i64(gate(job), state, state &+ 1) { continue }
            last = state & ~gateInside
            if number < Int(job.pointee.participants) { takePieces(memory, as: number) }
            let before = shim_add_ordered_i64(gate(job), -1)
            let wasLastToLeave = before & gateInside == 1 && before & gateStep == 0
            if wasLastToLeave, shim_load_ordered_i32(callerSleeps(job)) != 0,
                shim_exchange_ordered_i32(callerSleeps(job), 0) != 0 {
                shim_futex_wake(callerSleeps(job), 1)
            }
            spin = Spin()
        } else if !spin.once() {
            shim_store_ordered_i32(&seat.pointee.sleeps, 1)
            let state = shim_load_ordered_i64(gate(job))
            if state & gateStep != 0 && state & ~gateInside != last {
                shim_store_ordered_i32(&seat.pointee.sleeps, 0)
            } else {
                while shim_load_ordered_i32(&seat.pointee.sleeps) != 0 {
                    shim_futex_wait(&seat.pointee.sleeps, 1, -1)
                }
            }
            spin = Spin()
        }
    }
}

private func resetPoolAfterFork() {
    if let memory = poolMemory { memset(memory, 0, lineSize * (maxThreadCount + 1)) }
    workerCount = 0
    shim_store_ordered_i32(&poolOwner, 0)
}
