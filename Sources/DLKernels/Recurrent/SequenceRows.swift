/// Where the rows of a batch of sequences lie, and the order in which they are passed.
///
/// Step t has the sequences 0..<size(t), and sizes never grow with t. The row of sequence i at step t is `start(t) + i * rowStep`
/// in every array that has a row for each sequence and step.
public struct SequenceRows {
    public let steps: Int
    public let batch: Int
    /// Rows in all.
    public let count: Int
    let rowStep: Int
    private let stepStride: Int
    private let sizes: UnsafePointer<Int>?
    private let starts: UnsafePointer<Int>?
    public let isReversed: Bool

    /// Sequences of one length. `batchFirst`: the steps of a sequence follow one another; else the sequences of a step do.
    public init(steps: Int, batch: Int, batchFirst: Bool, isReversed: Bool) {
        self.steps = steps
        self.batch = batch
        count = steps &* batch
        rowStep = batchFirst ? steps : 1
        stepStride = batchFirst ? 1 : batch
        sizes = nil
        starts = nil
        self.isReversed = isReversed
    }

    /// Packed sequences: `sizes[t]` rows for each step, which begin at row `starts[t]`.
    public init(sizes: UnsafePointer<Int>, starts: UnsafePointer<Int>, steps: Int, isReversed: Bool) {
        self.steps = steps
        batch = steps > 0 ? sizes[0] : 0
        count = steps > 0 ? starts[steps &- 1] &+ sizes[steps &- 1] : 0
        rowStep = 1
        stepStride = 0
        self.sizes = sizes
        self.starts = starts
        self.isReversed = isReversed
    }

    @inline(__always) func size(_ t: Int) -> Int {
        if let sizes { return sizes[t] }
        return batch
    }

    @inline(__always) func start(_ t: Int) -> Int {
        if let starts { return starts[t] }
        return t &* stepStride
    }

    /// The step that comes at position `index` in the order of computation.
    @inline(__always) func step(_ index: Int) -> Int { isReversed ? steps &- 1 &- index : index }

    /// The first step of the sequences that are passed before step t, and the number of sequences that took part in it; the
    /// others come from the initial state.
    @inline(__always) func previous(_ t: Int) -> (step: Int, size: Int) {
        let before = isReversed ? t &+ 1 : t &- 1
        return before < 0 || before >= steps ? (0, 0) : (before, size(before))
    }

    /// How the sequences are shared out: share number s of `shares` has the sequences s, s + shares, s + 2 shares, ..., so that
    /// long and short ones are spread evenly. Sequences know nothing of each other, so a share runs through all steps.
    func shares(multiplyAdds: Int) -> Int {
        if steps < 3 || isInParallelRegion || Double(multiplyAdds) * Double(count) < 2_000_000 { return 1 }
        return max(1, min(threadCount, (batch &+ 3) / 4))
    }

    /// The sequences of a share at step t.
    @inline(__always) func active(_ t: Int, _ share: Int, of shares: Int) -> Int {
        let size = size(t)
        return size > share ? (size &- share &+ shares &- 1) / shares : 0
    }

    /// Steps whose input products are computed together.
    static var inputSteps: Int { 4 }

    /// Whether layers multiply the input step by step, where the sums stay in the cache until they are used: for enough
    /// sequences. Else the products of all steps stand in the array of gates before.
    public var multipliesInputByStep: Bool { steps >= 3 && batch >= 8 }

    /// Rows of an array of gates that nobody reads later.
    public var passingRows: Int { multipliesInputByStep ? SequenceRows.inputSteps &* (batch &+ (batch &+ 3) / 4) : count }

    /// Where the gates of a step and share lie in such an array.
    @inline(__always) func passingStart(_ index: Int, _ share: Int, of shares: Int) -> Int {
        (share &* SequenceRows.inputSteps &+ index % SequenceRows.inputSteps) &* ((batch &+ shares &- 1) / shares)
    }
}

/// For every row, the state before it: a row of `values` at the step before, or of `initial`.
public func gatherPreviousStates(
    _ dtype: DType, _ rows: SequenceRows, width: Int, initial: UnsafeRawPointer, values: UnsafeRawPointer,
    output: UnsafeMutableRawPointer
) {
    let bytes = width &* dtype.size
    if bytes == 0 { return }
    parallelFor(count: rows.steps, grain: max(1, 200_000 / max(bytes &* rows.batch, 1))) { range in
        for t in range {
            let before = rows.previous(t)
            for i in 0..<rows.size(t) {
                let source = i < before.size
                    ? values + (rows.start(before.step) &+ i &* rows.rowStep) &* bytes : initial + i &* bytes
                (output + (rows.start(t) &+ i &* rows.rowStep) &* bytes).copyMemory(from: source, byteCount: bytes)
            }
        }
    }
}

/// Row loops of `units` numbers each on several threads where that pays.
@inline(__always)
func forRows(_ count: Int, units: Int, _ body: (Int) -> Void) {
    parallelFor(count: count, grain: max(1, 20_000 / max(units, 1))) { range in
        for row in range { body(row) }
    }
}
