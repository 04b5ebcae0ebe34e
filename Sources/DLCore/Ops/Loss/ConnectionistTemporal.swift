import DLKernels

/// -ln of the probability that log-probabilities (time, samples, classes) give to sequences of labels, summed over all
/// alignments with blanks (Graves et al., "Connectionist temporal classification", ICML 2006).
struct ConnectionistTemporalLoss: Operation {
    static let name: StaticString = "ctc_loss"
    let labels: TemporalLabels
    let blank: Int
    let zeroInfinity: Bool
    private var logProbabilities = SavedTensor()
    private var slopes: Tensor?

    init(labels: TemporalLabels, blank: Int, zeroInfinity: Bool) {
        self.labels = labels
        self.blank = blank
        self.zeroInfinity = zeroInfinity
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        logProbabilities = inputs.save(0)
        let values = try contiguous(inputs[0])
        let time = values.shape[0], samples = values.shape[1], classes = values.shape[2]
        let losses = try Tensor.result([samples], values.dtype, Self.name)
        let slopes = inputs.isRecording ? try Tensor.result(values.shape, values.dtype, Self.name) : nil
        func integers(_ tensor: Tensor) -> UnsafePointer<Int64> { UnsafePointer(tensor.pointer.assumingMemoryBound(to: Int64.self)) }
        let sequences = TemporalSequences(
            time: time, samples: samples, classes: classes, blank: blank, inputLengths: integers(labels.inputLengths),
            labelLengths: integers(labels.lengths), labels: integers(labels.values), labelStarts: integers(labels.starts))
        guard ([time &+ 8, samples, 2 &* labels.longest &+ 24] as Dims).checkedCount() != nil,
            connectionistTemporal(values.dtype, sequences, logProbabilities: values.pointer, zeroInfinity: zeroInfinity,
                                  losses: losses.pointer, slopes: slopes?.pointer)
        else { throw .outOfMemory(Self.name, bytes: Int.max) }
        self.slopes = slopes
        return losses
    }

    /// With a derivative of the derivative in view, the recursion is made of plain operations.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let input = try context.value(logProbabilities)
        return try replayedGradients([input], [gradient], context) { (inputs) throws(DLError) in
            guard let values = inputs[0] else { return [nil] }
            return [try recursion(values)]
        }
    }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        _ = try context.value(logProbabilities)
        guard let slopes else { return nil }
        return [try slopes * unsqueeze(gradient, dim: -1)]
    }

    mutating func releaseSaved() -> Bool {
        slopes = nil
        return logProbabilities.release()
    }

    /// The forward recursion over all samples at once. A large number stands for infinity, so that no derivative is NaN.
    private func recursion(_ logProbabilities: Tensor) throws(DLError) -> Tensor {
        let time = logProbabilities.shape[0], samples = logProbabilities.shape[1]
        if time == 0 { return try sum(logProbabilities, dim: [0, 2]) }
        let states = 2 * labels.longest + 1
        let impossible: Scalar = -1e30
        let symbols = try labels.withBlanks(blank)
        let emissions = try gather(logProbabilities, dim: 2, index: expand(unsqueeze(symbols, dim: 0), size: [time, samples, states]))
        let place = try unsqueeze(arange(start: 0, end: .int(Int64(states)), dtype: .int64), dim: 0)
        var mayLeap = try zeros([samples, states], dtype: .bool)
        if states > 2 {
            let differs = try ne(narrow(symbols, dim: 1, start: 2, length: states - 2), narrow(symbols, dim: 1, start: 0, length: states - 2))
            mayLeap = try cat([zeros([samples, 2], dtype: .bool), differs], dim: 1)
        }
        let wall = try full([samples, 2], fillValue: impossible, dtype: logProbabilities.dtype)
        let wallOfStates = try full([samples, states], fillValue: impossible, dtype: logProbabilities.dtype)
        let lengths = try unsqueeze(labels.inputLengths, dim: 1)
        var alpha = try choose(lt(place, 2), select(emissions, dim: 0, index: 0), wallOfStates)
        for t in 1..<max(time, 1) {
            let padded = try cat([wall, alpha], dim: 1)
            let one = try narrow(padded, dim: 1, start: 1, length: states), two = try narrow(padded, dim: 1, start: 0, length: states)
            let arriving = try logsumexp(stack([alpha, one, choose(mayLeap, two, wallOfStates)], dim: 0), dim: [0])
            alpha = try choose(gt(lengths, .int(Int64(t))), arriving + select(emissions, dim: 0, index: t), alpha)
        }
        let last = try unsqueeze(labels.lengths, dim: 1) * 2
        let atEnd = try logicalOr(eq(place, last), eq(place, last - 1))
        let losses = try neg(logsumexp(choose(atEnd, alpha, wallOfStates), dim: [1]))
        let zero = try zerosLike(losses)
        let isUsed = try logicalAnd(gt(labels.inputLengths, 0), lt(losses, 1e29))
        // The slope of an impossible sequence is NaN, or 0 with zeroInfinity.
        let factor = try choose(logicalOr(isUsed, eq(labels.inputLengths, 0)), onesLike(zero), zero + .float(.nan))
        return try choose(isUsed, losses, zero) * (zeroInfinity ? onesLike(zero) : factor)
    }
}

/// The labels of a batch, checked: padded rows (samples, longest) or one row after the other.
struct TemporalLabels {
    let values: Tensor, lengths: Tensor, inputLengths: Tensor
    /// Where the labels of each sample begin in `values`.
    let starts: Tensor
    let longest: Int

    init(_ targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, time: Int, samples: Int, classes: Int) throws(DLError) {
        let op: StaticString = "ctc_loss"
        guard targets.dtype == .int64 || targets.dtype == .int32 else { throw .dtype(op, "targets must be integral, got \(targets)") }
        func plain(_ tensor: Tensor, _ name: String) throws(DLError) -> Tensor {
            guard !tensor.dtype.isFloatingPoint && tensor.dtype != .bool else { throw .dtype(op, "\(name) must be integral, got \(tensor)") }
            guard tensor.rank <= 1 && tensor.count == samples else {
                throw .shape(op, "\(name) must be of size batch_size: expected [\(samples)], got \(tensor.shape)")
            }
            return try contiguous(reshape(to(tensor, dtype: .int64), shape: [samples]))
        }
        self.inputLengths = try plain(inputLengths, "input_lengths")
        lengths = try plain(targetLengths, "target_lengths")
        values = try contiguous(to(targets, dtype: .int64))
        let inputs = try self.inputLengths.values(as: Int64.self), labels = try lengths.values(as: Int64.self)
        var total = 0, most = 0
        var starts: [Int64] = []
        let width = targets.rank == 2 ? targets.shape[1] : 0
        for n in 0..<samples {
            guard inputs[n] >= 0 && inputs[n] <= Int64(time) else {
                throw .invalid(op, "Expected input_lengths to have value at most \(time), but got value \(inputs[n])")
            }
            guard labels[n] >= 0 else { throw .invalid(op, "Expected target_lengths to have value at least 0, but got value \(labels[n])") }
            guard labels[n] <= Int64(targets.count) && (targets.rank != 2 || labels[n] <= Int64(width)) else {
                throw .shape(op, "Expected tensor to have size at least \(labels[n]) at dimension 1, but got size \(targets.shape) for argument 'targets'")
            }
            starts.append(Int64(targets.rank == 2 ? n * width : total))
            let (next, isTooMany) = total.addingReportingOverflow(Int(labels[n]))
            guard !isTooMany else { throw .shape(op, "the sum of target_lengths overflows") }
            total = next
            most = Swift.max(most, Int(labels[n]))
        }
        guard targets.rank == 2 ? targets.shape[0] == samples : targets.rank <= 1 && targets.count == total else {
            throw .shape(op, "Expected tensor to have size \(targets.rank == 2 ? samples : total) at dimension 0, but got size \(targets.shape) for argument 'targets'")
        }
        let symbols = UnsafePointer(values.pointer.assumingMemoryBound(to: Int64.self))
        for n in 0..<samples {
            for i in 0..<Int(labels[n]) {
                let symbol = symbols[Int(starts[n]) + i]
                guard symbol >= 0 && symbol < Int64(classes) else {
                    throw .index(op, "targets must be in 0 ..< \(classes), got \(symbol) at position \(i) of sample \(n)")
                }
            }
        }
        self.starts = try Tensor(starts)
        longest = most
    }

    /// The labels of all samples with blanks before, between and after them, (samples, 2 longest + 1), padded with blanks.
    func withBlanks(_ blank: Int) throws(DLError) -> Tensor {
        let samples = lengths.count, states = 2 * longest + 1
        let symbols = try full([samples, states], fillValue: .int(Int64(blank)), dtype: .int64)
        let rows = symbols.pointer.assumingMemoryBound(to: Int64.self)
        let source = values.pointer.assumingMemoryBound(to: Int64.self)
        let counts = lengths.pointer.assumingMemoryBound(to: Int64.self), begins = starts.pointer.assumingMemoryBound(to: Int64.self)
        for n in 0..<samples {
            for i in 0..<Int(counts[n]) { rows[n * states + 2 * i + 1] = source[Int(begins[n]) + i] }
        }
        return symbols
    }
}

/// The mean divides each loss by the length of its labels first.
public func ctcLoss(_ logProbs: Tensor, _ targets: Tensor, _ inputLengths: Tensor, _ targetLengths: Tensor, blank: Int = 0,
                    reduction: Reduction = .mean, zeroInfinity: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "ctc_loss"
    try checkFloating(logProbs, op, "log_probs")
    guard logProbs.rank == 2 || logProbs.rank == 3 else {
        throw .shape(op, "expected log_probs of shape (T, N, C) or (T, C), got \(logProbs.shape)")
    }
    let isBatch = logProbs.rank == 3
    guard isBatch || targets.rank <= 1 else { throw .shape(op, "expected targets of shape (S) for one sequence, got \(targets.shape)") }
    let batch = isBatch ? logProbs : try unsqueeze(logProbs, dim: 1)
    guard blank >= 0 && blank < batch.shape[2] else { throw .invalid(op, "blank must be in label range: expected 0 ..< \(batch.shape[2]), got \(blank)") }
    guard batch.shape[1] > 0 else { throw .shape(op, "log_probs tensor must not be empty: got shape \(logProbs.shape)") }
    return try named(op) { () throws(DLError) in
        let labels = try TemporalLabels(targets, inputLengths: inputLengths, targetLengths: targetLengths, time: batch.shape[0],
                                        samples: batch.shape[1], classes: batch.shape[2])
        let losses = try run(ConnectionistTemporalLoss(labels: labels, blank: blank, zeroInfinity: zeroInfinity), batch)
        switch reduction {
        case .none: return isBatch ? losses : try squeeze(losses, dim: [0])
        case .sum: return try sum(losses)
        case .mean: return try mean(losses / to(clamp(labels.lengths, min: 1), dtype: losses.dtype))
        }
    }
}
