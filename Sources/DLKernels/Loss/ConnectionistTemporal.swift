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
    let states = 2 &* longest &+ 1
    // A table of the forward recursion per sample where slopes are wanted, otherwise two rows; then two backward rows.
    let rows = slopes == nil ? 2 : sequences.time &+ 2
    let size = rows &* states
    let done: Void? = withScratch(bytes: sequences.samples &* size &* 8) { memory in
        let tables = memory.assumingMemoryBound(to: Double.self)
        let work = max(1, sequences.time &* states)
        parallelFor(count: sequences.samples, grain: max(1, 400 / work)) { range in
            for n in range {
                let sample = TemporalSample<T>(
                    sequences, n, logProbabilities: logProbabilities.assumingMemoryBound(to: T.self),
                    table: tables + n &* size, stride: states, keepsTable: slopes != nil)
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
    let classes: Int, samples: Int, time: Int, blank: Int, index: Int, length: Int, states: Int
    let labels: UnsafePointer<Int64>
    let first: UnsafePointer<T>
    let table: UnsafeMutablePointer<Double>
    let stride: Int
    let keepsTable: Bool

    init(
        _ sequences: TemporalSequences, _ n: Int, logProbabilities: UnsafePointer<T>,
        table: UnsafeMutablePointer<Double>, stride: Int, keepsTable: Bool
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
        self.stride = stride
        self.keepsTable = keepsTable
    }

    @inline(__always) func label(_ state: Int) -> Int { state & 1 == 0 ? blank : Int(labels[state &>> 1]) }
    @inline(__always) func emission(_ t: Int, _ state: Int) -> Double { Double(first[t &* samples &* classes &+ label(state)]) }
    /// Whether a path may go to a state from two states before, leaving out the blank between different labels.
    @inline(__always) func mayLeap(to state: Int) -> Bool { state >= 2 && label(state) != label(state &- 2) }
    @inline(__always) func row(_ t: Int) -> UnsafeMutablePointer<Double> { table + (keepsTable ? t : t & 1) &* stride }

    /// -ln of the sum over the two states in which a path may end. The table holds ln of the probability of all paths up to a
    /// state, its emission included.
    func loss() -> Double {
        if length == 0 { return states == 1 ? 0 : .infinity }
        let start = row(0)
        for s in 0..<states { start[s] = s < 2 ? emission(0, s) : -.infinity }
        for t in 1..<max(length, 1) {
            let before = row(t &- 1), now = row(t)
            for s in 0..<states {
                let a = before[s], b = s >= 1 ? before[s &- 1] : -.infinity
                let c = mayLeap(to: s) ? before[s &- 2] : -.infinity
                now[s] = logarithmOfSum(a, b, c) + emission(t, s)
            }
        }
        let end = row(length &- 1)
        return -logarithmOfSum(end[states &- 1], states > 1 ? end[states &- 2] : -.infinity, -.infinity)
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
        var after = table + time &* stride, now = after + stride
        for s in 0..<states { now[s] = s >= states &- 2 ? 0 : -.infinity }
        var t = length &- 1
        while true {
            let alpha = row(t)
            let slope = slopes + (t &* samples &+ index) &* classes
            for s in 0..<states {
                let logarithm = alpha[s] + now[s] + loss
                if logarithm > -.infinity { slope[label(s)] -= T(exp(logarithm)) }
            }
            if t == 0 { return }
            swap(&after, &now)
            for s in 0..<states {
                let a = after[s] + emission(t, s)
                let b = s &+ 1 < states ? after[s &+ 1] + emission(t, s &+ 1) : -.infinity
                let c = s &+ 2 < states && mayLeap(to: s &+ 2) ? after[s &+ 2] + emission(t, s &+ 2) : -.infinity
                now[s] = logarithmOfSum(a, b, c)
            }
            t &-= 1
        }
    }
}

@inline(__always)
private func logarithmOfSum(_ a: Double, _ b: Double, _ c: Double) -> Double {
    var largest = a > b ? a : b
    if c > largest { largest = c }
    if largest == -.infinity { return a.isNaN || b.isNaN || c.isNaN ? .nan : -.infinity }
    return largest + log(share(a, largest) + share(b, largest) + share(c, largest))
}

/// e^(x - largest)
@inline(__always)
private func share(_ x: Double, _ largest: Double) -> Double { x == largest ? 1 : (x == -.infinity ? 0 : exp(x - largest)) }
