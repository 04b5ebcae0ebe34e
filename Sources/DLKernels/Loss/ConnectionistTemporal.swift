import Glibc

/// The sequences of a connectionist temporal classification. Log-probabilities are contiguous (time, samples, classes); labels
/// of sample n begin at `labels + labelStarts[n]`. All lengths and labels are valid: callers check them.
public struct TemporalSequences {
    public var time: Int, samples: Int, classes: Int, blank: Int
    public var inputLengths: UnsafePointer<Int64>
    public var labelLengths: UnsafePointer<Int64>
    public var labels: UnsafePointer<Int64>
    public var labelStarts: UnsafePointer<Int64>

    public init(
        time: Int, samples: Int, classes: Int, blank: Int, inputLengths: UnsafePointer<Int64>,
        labelLengths: UnsafePointer<Int64>, labels: UnsafePointer<Int64>, labelStarts: UnsafePointer<Int64>
    ) {
        self.time = time
        self.samples = samples
        self.classes = classes
        self.blank = blank
        self.inputLengths = inputLengths
        self.labelLengths = labelLengths
        self.labels = labels
        self.labelStarts = labelStarts
    }
}

/// losses[n] = -ln of the probability of all alignments of the labels (Graves et al., ICML 2006), by the forward recursion in
/// the logarithms' domain and in double precision. `slopes` (time, samples, classes), if wanted, are the derivatives of each
/// sample's loss by its log-probabilities: minus the probabilities of being at a class at a time, from the forward and the
/// backward recursion. Impossible sequences have the loss infinity and slopes NaN, or both 0 with `zeroInfinity`.
/// False when there is no memory.
public func connectionistTemporal(
    _ dtype: DType, _ sequences: TemporalSequences, logProbabilities: UnsafeRawPointer, zeroInfinity: Bool,
    losses: UnsafeMutableRawPointer, slopes: UnsafeMutableRawPointer?
) -> Bool {
    if dtype == .float64 {
        return connectionistTemporal(Double.self, sequences, logProbabilities, zeroInfinity, losses, slopes)
    }
    return connectionistTemporal(Float.self, sequences, logProbabilities, zeroInfinity, losses, slopes)
}

private func connectionistTemporal<T: BinaryFloatingPoint>(
    _: T.Type, _ sequences: TemporalSequences, _ logProbabilities: UnsafeRawPointer, _ zeroInfinity: Bool,
    _ losses: UnsafeMutableRawPointer, _ slopes: UnsafeMutableRawPointer?
) -> Bool {
    var longest = 0
    for n in 0..<sequences.samples { longest = max(longest, Int(sequences.labelLengths[n])) }
    // A row has eight places before its states, which hold no path, and whole blocks of eight states.
    let pitch = 8 &+ ((2 &* longest &+ 8) & ~7)
    // A table of the forward recursion per sample where slopes are wanted, otherwise two rows.
    let size = (TemporalSample<T>.fixedRows &+ (slopes == nil ? 2 : sequences.time)) &* pitch &+ 8
    let done: Void? = withScratch(bytes: sequences.samples &* size &* 8) { memory in
        let tables = memory.assumingMemoryBound(to: Double.self)
        let work = max(1, sequences.time &* pitch)
        parallelFor(count: sequences.samples, grain: max(1, 2000 / work)) { range in
            for n in range {
                let sample = TemporalSample<T>(
                    sequences, n, logProbabilities: logProbabilities.assumingMemoryBound(to: T.self),
                    table: tables + n &* size, pitch: pitch, keepsTable: slopes != nil)
                var loss = sample.loss()
                if let slopes { sample.writeSlopes(slopes.assumingMemoryBound(to: T.self), loss: loss, zeroInfinity) }
                if zeroInfinity, loss == .infinity { loss = 0 }
                losses.assumingMemoryBound(to: T.self)[n] = T(loss)
            }
        }
    }
    return done != nil
}

/// One sequence: states are the labels with blanks before, between and after them.
private struct TemporalSample<T: BinaryFloatingPoint> {
    /// Leaps, emissions, a row in work, zeros, and two rows of the backward recursion.
    static var fixedRows: Int { 6 }

    let classes: Int, samples: Int, time: Int, blank: Int, index: Int, length: Int, states: Int
    let labels: UnsafePointer<Int64>
    let first: UnsafePointer<T>
    let table: UnsafeMutablePointer<Double>
    let pitch: Int
    let keepsTable: Bool

    init(
        _ sequences: TemporalSequences, _ n: Int, logProbabilities: UnsafePointer<T>,
        table: UnsafeMutablePointer<Double>, pitch: Int, keepsTable: Bool
    ) {
        classes = sequences.classes
        samples = sequences.samples
        time = sequences.time
        blank = sequences.blank
        index = n
        length = Int(sequences.inputLengths[n])
        states = 2 &* Int(sequences.labelLengths[n]) &+ 1
        labels = sequences.labels + Int(sequences.labelStarts[n])
        first = logProbabilities + n &* sequences.classes
        self.table = table
        self.pitch = pitch
        self.keepsTable = keepsTable
        let rows = TemporalSample.fixedRows &+ (keepsTable ? time : 2)
        table.update(repeating: -.infinity, count: TemporalSample.fixedRows &* pitch)
        for r in TemporalSample.fixedRows...rows { (table + r &* pitch).update(repeating: -.infinity, count: 8) }
        fixed(3).update(repeating: 0, count: pitch &- 8)
        for s in 0..<states where mayLeap(to: s) { leaps[s] = 0 }
    }

    @inline(__always) func label(_ state: Int) -> Int { state & 1 == 0 ? blank : Int(labels[state &>> 1]) }
    /// Whether a path may go to a state from two states before, leaving out the blank between different labels.
    @inline(__always) func mayLeap(to state: Int) -> Bool { state >= 2 && label(state) != label(state &- 2) }
    @inline(__always) func fixed(_ row: Int) -> UnsafeMutablePointer<Double> { table + (row &* pitch &+ 8) }
    @inline(__always) func row(_ t: Int) -> UnsafeMutablePointer<Double> { fixed(TemporalSample.fixedRows &+ (keepsTable ? t : t & 1)) }
    /// 0 for states that may be leapt to, else minus infinity.
    var leaps: UnsafeMutablePointer<Double> { fixed(0) }
    var emissions: UnsafeMutablePointer<Double> { fixed(1) }

    /// Makes `emissions` those of a time.
    private func emit(_ t: Int) {
        let values = first + t &* samples &* classes, emissions = emissions
        let ofBlank = Double(values[blank])
        emissions[0] = ofBlank
        for i in 0..<(states &>> 1) {
            emissions[2 &* i &+ 1] = Double(values[Int(labels[i])])
            emissions[2 &* i &+ 2] = ofBlank
        }
    }

    /// -ln of the sum over the two states in which a path may end. The table holds ln of the probability of all paths up to a
    /// state, its emission included.
    func loss() -> Double {
        if length == 0 { return states == 1 ? 0 : .infinity }
        let start = row(0)
        emit(0)
        start.update(repeating: -.infinity, count: pitch &- 8)
        for s in 0..<min(states, 2) { start[s] = emissions[s] }
        for t in 1..<max(length, 1) {
            let before = row(t &- 1)
            emit(t)
            logarithmsOfSums(states, before, before - 1, before - 2, leaps, emissions, row(t))
        }
        let end = row(length &- 1)
        return -logarithmOfSum(end[states &- 1], states > 1 ? end[states &- 2] : -.infinity)
    }

    /// The backward rows hold ln of the probability of all paths from a state to the end, its own emission excluded.
    func writeSlopes(_ slopes: UnsafeMutablePointer<T>, loss: Double, _ zeroInfinity: Bool) {
        let isImpossible = loss == .infinity
        for t in 0..<time {
            let slope = slopes + (t &* samples &+ index) &* classes
            let value: T = isImpossible && !zeroInfinity && t < length ? .nan : 0
            for c in 0..<classes { slope[c] = value }
        }
        if isImpossible || length == 0 { return }
        let work = fixed(2), zeros = fixed(3)
        var after = fixed(4), now = fixed(5)
        for s in max(0, states &- 2)..<states { now[s] = 0 }
        var t = length &- 1
        while true {
            let slope = slopes + (t &* samples &+ index) &* classes
            exponentials(states, row(t), now, loss, work)
            for s in 0..<states where work[s] > 0 { slope[label(s)] -= T(work[s]) }
            if t == 0 { return }
            swap(&after, &now)
            emit(t)
            for s in 0..<(pitch &- 8) { work[s] = after[s] + emissions[s] }
            logarithmsOfSums(states, work, work + 1, work + 2, leaps + 2, zeros, now)
            t &-= 1
        }
    }
}

/// ln(e^a + e^b + e^(c + leap)) + added, in whole blocks of eight. Where all three are minus infinity, so is the result.
@inline(never)
private func logarithmsOfSums(
    _ count: Int, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, _ leap: UnsafePointer<Double>,
    _ added: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>
) {
    var s = 0
    while s < count {
        let x = a.vector8(s), y = b.vector8(s), z = c.vector8(s) + leap.vector8(s)
        let larger = Double.select(Double.less(x, y), y, x)
        let largest = Double.select(Double.less(larger, z), z, larger)
        let base = Double.select(Double.equal(largest, splat(-.infinity)), splat(0), largest)
        let sum = expDouble(x - base) + expDouble(y - base) + expDouble(z - base)
        result.store8(s, base + logDouble(sum) + added.vector8(s))
        s &+= 8
    }
}

/// e^(a + b + c)
@inline(never)
private func exponentials(
    _ count: Int, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: Double, _ result: UnsafeMutablePointer<Double>
) {
    var s = 0
    while s < count {
        result.store8(s, expDouble(a.vector8(s) + b.vector8(s) + c))
        s &+= 8
    }
}

private func logarithmOfSum(_ a: Double, _ b: Double) -> Double {
    let largest = a > b ? a : b
    if largest == -.infinity { return a.isNaN || b.isNaN ? .nan : -.infinity }
    return largest + log(exp(a - largest) + exp(b - largest))
}
