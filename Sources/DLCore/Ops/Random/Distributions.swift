import DLKernels

/// Random numbers of further distributions, made from uniform ones in float64.

/// Replaces the elements of `input` by numbers made from `draw`.
private func assignDrawn(_ input: Tensor, _ op: StaticString, _ draw: () throws(DLError) -> Tensor) throws(DLError) {
    try checkWritable(input, nil, op)
    try withoutRecording { () throws(DLError) in try copy_(input, draw()) }
    recordChange(of: input, to: nil)
}

private func checkFloating(_ input: Tensor, _ op: StaticString) throws(DLError) {
    guard input.dtype.isFloatingPoint else { throw .dtype(op, "not implemented for \(input.dtype): input \(input)") }
}

/// Exponential numbers with the rate 1, above 0.
private func exponentials(_ shape: Dims, _ generator: Generator?) throws(DLError) -> Tensor {
    try clamp(neg(log1p(neg(rand(shape, dtype: .float64, generator: generator)))), min: .float(1e-38))
}

/// Density lambd exp(-lambd x).
public func exponential_(_ input: Tensor, lambd: Double = 1, generator: Generator? = nil) throws(DLError) {
    try checkFloating(input, "exponential_")
    guard lambd > 0 else { throw .invalid("exponential_", "exponential_ expects lambda > 0.0, but found lambda=\(lambd)") }
    try assignDrawn(input, "exponential_") { () throws(DLError) in try exponentials(input.shape, generator) / Scalar.float(lambd) }
}

/// The number of the first success, from 1, in trials with probability p.
public func geometric_(_ input: Tensor, p: Double, generator: Generator? = nil) throws(DLError) {
    guard p > 0 && p < 1 else { throw .invalid("geometric_", "geometric_ expects p to be in (0, 1), but got p=\(p)") }
    try assignDrawn(input, "geometric_") { () throws(DLError) in
        let rate = try neg(log1p(full([], fillValue: .float(-p), dtype: .float64)))
        return try clamp(ceil(exponentials(input.shape, generator) / rate), min: 1)
    }
}

/// exp of normal numbers.
public func logNormal_(_ input: Tensor, mean: Double = 1, std: Double = 2, generator: Generator? = nil) throws(DLError) {
    try checkFloating(input, "log_normal_")
    guard std > 0 else { throw .invalid("log_normal_", "log_normal_ expects std > 0.0, but found std=\(std)") }
    try assignDrawn(input, "log_normal_") { () throws(DLError) in
        try exp(randn(input.shape, dtype: .float64, generator: generator) * Scalar.float(std) + Scalar.float(mean))
    }
}

/// median + sigma tan(pi (u - 1/2))
public func cauchy_(_ input: Tensor, median: Double = 0, sigma: Double = 1, generator: Generator? = nil) throws(DLError) {
    try checkFloating(input, "cauchy_")
    guard sigma > 0 else { throw .invalid("cauchy_", "cauchy_ expects sigma > 0.0, but found sigma=\(sigma)") }
    try assignDrawn(input, "cauchy_") { () throws(DLError) in
        let angles = try (rand(input.shape, dtype: .float64, generator: generator) - 0.5) * Scalar.float(.pi)
        return try tan(angles) * Scalar.float(sigma) + Scalar.float(median)
    }
}

/// Integers from low to high - 1, in any dtype.
public func random_(_ input: Tensor, low: Int, high: Int, generator: Generator? = nil) throws(DLError) {
    guard low < high else { throw .invalid("random_", "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)") }
    try assignDrawn(input, "random_") { () throws(DLError) in try randint(low: low, high: high, size: input.shape, generator: generator) }
}

public func randintLike(_ input: Tensor, low: Int, high: Int, dtype: DType? = nil, generator: Generator? = nil) throws(DLError) -> Tensor {
    try named("randint_like") { () throws(DLError) in
        let drawn = try randint(low: low, high: high, size: input.shape, dtype: dtype ?? input.dtype, generator: generator)
        return input.isContiguous ? drawn : try drawn.copy(in: input.preservedStrides)
    }
}

/// Normal numbers with means and standard deviations of their own.
public func normal(_ mean: Tensor, _ std: Tensor, generator: Generator? = nil) throws(DLError) -> Tensor {
    let shape = try broadcastShape(mean.shape, std.shape, "normal")
    let common = resultType(mean, std)
    let dtype = common.isFloatingPoint ? common : .float32
    return try withoutRecording { () throws(DLError) in
        if std.count > 0, try any(logicalNot(ge(std, 0))).item().double != 0 {
            throw .invalid("normal", "normal expects all elements of std >= 0.0")
        }
        return try to(randn(shape, dtype: dtype, generator: generator) * std + mean, dtype: dtype)
    }
}

/// Poisson numbers with the rates that `input` gives: by inversion, in pieces of rate 500; above a rate of 10^5 by the normal
/// approximation.
public func poisson(_ input: Tensor, generator: Generator? = nil) throws(DLError) -> Tensor {
    try checkFloating(input, "poisson")
    let rates = try input.values(as: Double.self)
    var pieces = 0
    for rate in rates {
        guard rate >= 0 && rate < 1e15 else { throw .invalid("poisson", "invalid Poisson rate, expected rate to be non-negative, got \(rate)") }
        pieces += rate > 1e5 ? 1 : Int(rate / 500) + 1
    }
    let uniform = try rand([pieces], dtype: .float64, generator: generator).values(as: Double.self)
    let normal = try rates.contains { $0 > 1e5 } ? randn([rates.count], dtype: .float64, generator: generator).values(as: Double.self) : []
    let bound = try exp(full([], fillValue: -500, dtype: .float64)).item().double
    let lasts = try exp(neg(remainder(to(detach(input), dtype: .float64), 500))).values(as: Double.self)
    var next = 0
    var counts = Array(repeating: 0.0, count: rates.count)
    for (i, rate) in rates.enumerated() {
        if rate > 1e5 {
            counts[i] = Swift.max(0, (rate + rate.squareRoot() * normal[i]).rounded())
            next += 1
            continue
        }
        let parts = Int(rate / 500) + 1
        for part in 0..<parts {
            let isLast = part == parts - 1
            let mean = isLast ? rate - 500 * Double(parts - 1) : 500
            var probability = isLast ? lasts[i] : bound, sum = probability
            let target = uniform[next]
            next += 1
            var k = 0.0
            while sum <= target && k < 2000 {
                k += 1
                probability *= mean / k
                sum += probability
            }
            counts[i] += k
        }
    }
    return try to(Tensor(counts, shape: input.shape), dtype: input.dtype)
}

/// The numbers of successes in `count` trials with probability `prob`: by inversion, in pieces of trials of which none succeeds
/// with a probability above exp(-500); above a mean of 10^5 by the normal approximation. No trials, or no chance, give 0.
public func binomial(_ count: Tensor, _ prob: Tensor, generator: Generator? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "binomial"
    try checkFloating(count, op)
    try checkFloating(prob, op)
    guard count.dtype == prob.dtype else { throw .dtype(op, "count and prob must have the same dtype, got \(count) and \(prob)") }
    let shape = try broadcastShape(count.shape, prob.shape, op)
    let chances = try clamp(to(detach(expand(prob, size: shape)), dtype: .float64), min: 0, max: 1)
    let trials = try expand(count, size: shape).values(as: Double.self)
    let likely = try chances.values(as: Double.self)
    // Of successes and failures the rarer ones are counted.
    let rare = try minimum(chances, 1 - chances)
    let rates = try rare.values(as: Double.self), losses = try log1p(neg(rare)).values(as: Double.self)
    var pieces: [Double] = [], chunks: [Int] = []
    for (index, trial) in trials.enumerated() {
        guard trial < 1e15 else { throw .invalid(op, "expected fewer than 10^15 trials, but got \(trial)") }
        let number = trial.rounded(.down)
        guard number > 0, rates[index] > 0 else { chunks.append(0); continue }
        if number * rates[index] > 1e5 { chunks.append(-1); continue }
        let most = (-500 / losses[index]).rounded(.down), parts = Int((number / most).rounded(.up))
        chunks.append(parts)
        for part in 0..<parts { pieces.append(part == parts - 1 ? number - most * Double(parts - 1) : most) }
    }
    let uniform = try rand([pieces.count], dtype: .float64, generator: generator).values(as: Double.self)
    let normal = try chunks.contains(-1) ? randn([trials.count], dtype: .float64, generator: generator).values(as: Double.self) : []
    var exponents: [Double] = []
    for index in trials.indices where chunks[index] > 0 {
        for _ in 0..<chunks[index] { exponents.append(pieces[exponents.count] * losses[index]) }
    }
    let firsts = try exp(Tensor(exponents, shape: [exponents.count])).values(as: Double.self)
    var next = 0, results = trials
    for (index, parts) in chunks.enumerated() {
        let number = trials[index].rounded(.down), rate = rates[index]
        var successes = 0.0
        if parts < 0 {
            let mean = number * rate
            successes = Swift.min(number, Swift.max(0, (mean + (mean * (1 - rate)).squareRoot() * normal[index]).rounded()))
        }
        for _ in 0..<Swift.max(0, parts) {
            let size = pieces[next]
            var probability = firsts[next], sum = probability, k = 0.0
            while sum <= uniform[next] && k < size {
                probability *= (size - k) / (k + 1) * rate / (1 - rate)
                sum += probability
                k += 1
            }
            successes += k
            next += 1
        }
        if trials[index] != trials[index] || likely[index] != likely[index] {
            results[index] = .nan
        } else {
            results[index] = likely[index] > 0.5 ? Swift.max(0, number) - successes : successes
        }
    }
    return try to(Tensor(results, shape: shape), dtype: count.dtype)
}

/// Places along the last axis drawn with the probabilities in proportion to the weights there.
public func multinomial(_ input: Tensor, numSamples: Int, replacement: Bool = false, generator: Generator? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "multinomial"
    try checkFloating(input, op)
    guard input.rank == 1 || input.rank == 2 else { throw .shape(op, "prob_dist must be 1 or 2 dim, got shape \(input.shape)") }
    guard numSamples > 0 else { throw .invalid(op, "cannot sample n_sample <= 0 samples, got \(numSamples)") }
    let categories = input.shape[input.rank - 1], rows = input.rank == 2 ? input.shape[0] : 1
    guard replacement || numSamples <= categories else {
        throw .invalid(op, "cannot sample n_sample > prob_dist.size(-1) samples without replacement: \(numSamples) of \(categories)")
    }
    let weights = try input.values(as: Double.self)
    for row in 0..<rows {
        var total = 0.0, positive = 0
        for weight in weights[(row * categories)..<((row + 1) * categories)] {
            guard weight >= 0 && weight.isFinite else { throw .invalid(op, "probability tensor contains either `inf`, `nan` or element < 0") }
            total += weight
            if weight > 0 { positive += 1 }
        }
        guard total > 0 && total.isFinite else { throw .invalid(op, "invalid multinomial distribution (sum of probabilities <= 0)") }
        guard replacement || positive >= numSamples else {
            throw .invalid(op, "invalid multinomial distribution (with replacement=False, not enough non-negative category to sample)")
        }
    }
    return try withoutRecording { () throws(DLError) in
        var shape = input.shape
        shape[shape.count - 1] = numSamples
        let wide = try to(input, dtype: .float64)
        if !replacement {
            // Of exponential clocks with these rates the first ones ring (Efraimidis and Spirakis, 2006).
            let clocks = try exponentials(input.shape, generator)
            return try topk(wide / clocks, k: numSamples).indices
        }
        let sums = try clone(wide, memoryFormat: .contiguous)
        let running = sums.pointer.assumingMemoryBound(to: Double.self)
        for i in 0..<sums.count where i % categories != 0 { running[i] += running[i - 1] }
        let total = try narrow(sums, dim: -1, start: categories - 1, length: 1)
        let draws = try contiguous(rand(shape, dtype: .float64, generator: generator) * total)
        let output = try Tensor.uninitialized(shape, .int64, op)
        let places = output.pointer.assumingMemoryBound(to: Int64.self)
        if output.count > 0 {
            searchSorted(.float64, rows: rows, length: categories, count: numSamples, sharedRow: false, right: true, sorted: sums.pointer,
                         values: draws.pointer, output: places)
        }
        // A product may round up to the total: then it is the last category that has a weight.
        for row in 0..<rows {
            var last = categories - 1
            while last > 0 && weights[row * categories + last] == 0 { last -= 1 }
            for i in 0..<numSamples where places[row * numSamples + i] > Int64(last) { places[row * numSamples + i] = Int64(last) }
        }
        return output
    }
}
