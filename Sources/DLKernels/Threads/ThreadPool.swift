import CShims
import Glibc

// One job at a time is open to the workers. The gate says which: its upper bits count up by one when a job opens
// (odd) and when it closes (even), its lower 16 bits count the workers inside. A worker enters by compare-exchange
// and only through an open gate, so the caller never waits for a worker that has not started: it does all the
// work itself if the others sleep or the processors are busy.
//
// The items of a job are cut into pieces, and the pieces are dealt to the participants in order, so that in
// successive jobs of one size the same thread touches the same memory. Who has finished takes pieces from others.

private typealias Body = (Range<Int>) -> Void

private let spinNanoseconds: Int64 = 50_000
private let gateStep: Int64 = 1 << 16
private let gateInside: Int64 = gateStep - 1

/// Runs the job on the pool; false when the pool is taken or cannot help, and then nothing has been run.
@inline(never)
func runOnPool(count: Int, grain: Int, threads: Int, body: (Range<Int>) -> Void) -> Bool {
    if shim_load_relaxed_i32(shim_pool_owner()) != 0 { return false }
    if !shim_compare_exchange_acquire_i32(shim_pool_owner(), 0, 1) { return false }
    defer { shim_store_release_i32(shim_pool_owner(), 0) }

    let pieces = (count - 1) / grain + 1
    var participants = min(threads, pieces, maxThreadCount)
    if workerCount < participants - 1 { addWorkers(upTo: participants - 1) }
    participants = min(participants, workerCount + 1)
    if participants < 2 { return false }

    let job = shim_job()
    job.pointee.count = Int64(count)
    job.pointee.participants = Int32(truncatingIfNeeded: participants)
    job.pointee.pieces_per_participant = Int32(truncatingIfNeeded: min(4, pieces / participants))
    job.pointee.denormal_mode = shim_denormal_mode()
    for number in 0..<participants { shim_store_relaxed_i32(shim_seat_taken(Int64(number)), 0) }

    withoutActuallyEscaping(body) { body in
        withUnsafePointer(to: body) { pointer in
            // Points to the closure on this stack: nobody is inside the gate when this function returns.
            job.pointee.body = UnsafeRawPointer(pointer)
            // Opens the gate. The job's fields are visible to whom enters it.
            shim_store_ordered_i64(shim_job_gate(), shim_load_relaxed_i64(shim_job_gate()) &+ gateStep)
            for number in 1..<participants { wakeWorker(number) }

            shim_thread().pointee.parallel_depth += 1
            takePieces(as: 0)
            shim_thread().pointee.parallel_depth -= 1

            let inside = shim_add_ordered_i64(shim_job_gate(), gateStep) & gateInside
            if inside != 0 { waitUntilEmpty() }
        }
    }
    return true
}

/// Whether the workers for so many threads watch for work. Every sixteenth time that they do not, the answer is that they
/// are to be woken: where small jobs follow one another, the next ones find them awake.
func workersWatch(threads: Int) -> Bool {
    var watching = workerCount >= threads &- 1
    if watching {
        for number in 1..<threads where shim_load_relaxed_i32(shim_seat_sleeps(Int64(number))) != 0 { watching = false }
    }
    if watching { return true }
    shim_thread().pointee.jobs_alone &+= 1
    return shim_thread().pointee.jobs_alone & 15 == 0
}

/// Wakes the thread that sleeps on the word, if one does.
private func wake(_ sleeps: UnsafeMutablePointer<Int32>) {
    if shim_load_ordered_i32(sleeps) != 0, shim_exchange_ordered_i32(sleeps, 0) != 0 {
        shim_futex_wake(sleeps, 1)
    }
}

private func wakeWorker(_ number: Int) {
    let sleeps = shim_seat_sleeps(Int64(number))
    if shim_load_ordered_i32(sleeps) == 0 { return }
    steerAwayFromCaller(worker: number)
    wake(sleeps)
}

/// Runs the participant's own pieces, then those that others have not taken yet.
private func takePieces(as own: Int) {
    let job = shim_job()
    guard let body = UnsafePointer<Body>(OpaquePointer(job.pointee.body)) else { return }
    let participants = Int(job.pointee.participants)
    let perParticipant = Int(job.pointee.pieces_per_participant)
    let (size, longer) = Int(job.pointee.count).quotientAndRemainder(dividingBy: participants * perParticipant)
    var owner = own
    repeat {
        let taken = shim_seat_taken(Int64(owner))
        while Int(shim_load_relaxed_i32(taken)) < perParticipant {
            let number = Int(shim_add_relaxed_i32(taken, 1))
            if number >= perParticipant { break }
            // The first `longer` pieces have one item more than `size`.
            let piece = owner * perParticipant + number
            let start = piece * size + min(piece, longer)
            body.pointee(start..<(start + size + (piece < longer ? 1 : 0)))
        }
        owner = owner + 1 == participants ? 0 : owner + 1
    } while owner != own
}

/// Waits until the last worker has left the closed gate: spins, then sleeps.
private func waitUntilEmpty() {
    var spin = Spin()
    while shim_load_acquire_i64(shim_job_gate()) & gateInside != 0 {
        if spin.once() { continue }
        shim_store_ordered_i32(shim_job_caller_sleeps(), 1)
        if shim_load_ordered_i64(shim_job_gate()) & gateInside != 0 { shim_futex_wait(shim_job_caller_sleeps(), 1, -1) }
        shim_store_relaxed_i32(shim_job_caller_sleeps(), 0)
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

/// The workers that exist. Changed by the owner of the pool.
private var workerCount: Int { Int(shim_load_relaxed_i32(shim_pool_workers())) }

/// Called by the owner of the pool. Makes as many workers as the system allows.
@inline(never)
private func addWorkers(upTo wanted: Int) {
    if shim_load_relaxed_i32(shim_pool_prepared()) == 0 {
        // In the child of a fork there are no workers, and whoever used the pool is gone.
        if pthread_atfork(nil, nil, { resetPoolAfterFork() }) != 0 { return }
        shim_store_relaxed_i32(shim_pool_prepared(), 1)
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
        shim_store_relaxed_i32(shim_pool_workers(), Int32(truncatingIfNeeded: workerCount + 1))
    }
}

private func workerMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    let number = Int(bitPattern: argument)
    shim_name_thread("dlcore worker")
    shim_thread().pointee.parallel_depth = 1
    shim_seat_placement(Int64(number)).pointee.thread = shim_thread_id()
    let sleeps = shim_seat_sleeps(Int64(number))
    var last: Int64 = 0
    var spin = Spin()
    while true {
        let state = shim_load_acquire_i64(shim_job_gate())
        let isNew = state & gateStep != 0 && state & ~gateInside != last
        if isNew {
            if !shim_compare_exchange_acquire_i64(shim_job_gate(), state, state &+ 1) { continue }
            last = state & ~gateInside
            if number < Int(shim_job().pointee.participants) {
                shim_set_denormal_mode(shim_job().pointee.denormal_mode)
                takePieces(as: number)
            }
            let before = shim_add_ordered_i64(shim_job_gate(), -1)
            let wasLastToLeave = before & gateInside == 1 && before & gateStep == 0
            if wasLastToLeave { wake(shim_job_caller_sleeps()) }
            spin = Spin()
        } else if !spin.once() {
            shim_store_ordered_i32(sleeps, 1)
            let state = shim_load_ordered_i64(shim_job_gate())
            if state & gateStep != 0 && state & ~gateInside != last {
                shim_store_ordered_i32(sleeps, 0)
            } else {
                while shim_load_ordered_i32(sleeps) != 0 {
                    shim_futex_wait(sleeps, 1, -1)
                }
            }
            endSteering(worker: number)
            spin = Spin()
        }
    }
}

private func resetPoolAfterFork() {
    shim_store_ordered_i64(shim_job_gate(), 0)
    shim_store_ordered_i32(shim_job_caller_sleeps(), 0)
    for number in 0..<maxThreadCount {
        shim_store_ordered_i32(shim_seat_sleeps(Int64(number)), 0)
        shim_store_ordered_i32(shim_seat_taken(Int64(number)), 0)
        shim_store_ordered_i32(shim_seat_steered(Int64(number)), 0)
    }
    shim_store_ordered_i32(shim_pool_workers(), 0)
    shim_store_ordered_i32(shim_pool_owner(), 0)
}
