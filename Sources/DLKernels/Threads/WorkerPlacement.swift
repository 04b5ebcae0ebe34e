import CShims

// Linux tends to wake a thread on the processor of the thread that wakes it. A worker woken there starts only when
// the caller has done all the work alone, although another processor is idle: on two processors a matrix product
// of 512 after a pause of some milliseconds takes 2.8 ms instead of 1.5. So the caller's processor leaves the mask
// of a sleeping worker for the moment of waking; as soon as the worker runs, elsewhere, it takes its whole mask back.

/// Called by the owner of the pool before it wakes the worker. Does nothing where the worker has no other processor.
func steerAwayFromCaller(worker number: Int) {
    let placement = shim_seat_placement(Int64(number)), steered = shim_seat_steered(Int64(number))
    let affinity = shim_seat_affinity(Int64(number))
    let thread = placement.pointee.thread, processor = Int(shim_current_processor())
    if thread == 0 || processor < 0 { return }
    if shim_load_acquire_i32(steered) == 0 {
        let bytes = shim_get_affinity(thread, affinity, Int64(affinityWords * 8))
        if bytes <= 0 { return }
        placement.pointee.affinity_bytes = bytes
    }
    let bytes = placement.pointee.affinity_bytes, words = Int(bytes) / 8
    let word = processor / 64, bit = UInt64(1) << UInt64(processor % 64)
    if word >= words { return }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: affinityWords) { others in
        var anyOther = false
        for index in 0..<words {
            others[index] = index == word ? affinity[index] & ~bit : affinity[index]
            anyOther = anyOther || others[index] != 0
        }
        if !anyOther { return }
        // In this order, `affinity` stays the whole mask even if the worker ends an earlier steering at the same time.
        if shim_set_affinity(thread, others.baseAddress, bytes) == 0 { shim_store_release_i32(steered, 1) }
    }
}

/// Called by the worker when it has been woken.
func endSteering(worker number: Int) {
    let steered = shim_seat_steered(Int64(number))
    if shim_load_acquire_i32(steered) == 0 { return }
    _ = shim_set_affinity(0, shim_seat_affinity(Int64(number)), shim_seat_placement(Int64(number)).pointee.affinity_bytes)
    shim_store_release_i32(steered, 0)
}

private let affinityWords = Int(SHIM_AFFINITY_WORDS)
