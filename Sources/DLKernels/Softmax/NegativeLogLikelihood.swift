/// Negative log-likelihood of classes: contiguous (samples, classes, inner) log-probabilities, targets (samples, inner).
/// Targets equal to `ignoreIndex` count for nothing; the others are in 0..<classes (callers check them).

/// losses[s, i] = -w[t] x[s, t, i] with t = targets[s, i] and w = 1 without weights; ignored targets give 0.
/// Returns the sum of the weights that counted.
public func nllForward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, input: UnsafeRawPointer,
    targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64, losses: UnsafeMutableRawPointer
) -> Double {
    if dtype == .float64 {
        return nllForward(Double.self, samples, classes, inner, input, targets, weights, ignoreIndex, losses)
    }
    return nllForward(Float.self, samples, classes, inner, input, targets, weights, ignoreIndex, losses)
}

/// Targets of one piece; the weights of each are summed by themselves.
private let nllPiece = 1 << 13

private func nllForward<T: VectorMath>(
    _: T.Type, _ samples: Int, _ classes: Int, _ inner: Int, _ input: UnsafeRawPointer,
    _ targets: UnsafePointer<Int64>, _ rawWeights: UnsafeRawPointer?, _ ignoreIndex: Int64,
    _ losses: UnsafeMutableRawPointer
) -> Double {
    let x = input.assumingMemoryBound(to: T.self), y = losses.assumingMemoryBound(to: T.self)
    let weights = rawWeights?.assumingMemoryBound(to: T.self)
    let count = samples &* inner
    @inline(__always)
    func piece(_ places: Range<Int>) -> Double {
        var total = 0.0
        for place in places {
            let target = targets[place]
            if target == ignoreIndex {
                y[place] = 0
                continue
            }
            let sample = place / inner
            let value = x[(sample &* classes &+ Int(target)) &* inner &+ (place &- sample &* inner)]
            let weight = weights.map { $0[Int(target)] } ?? 1
            y[place] = -(value * weight)
            total += Double(weight)
        }
        return total
    }
    if count <= nllPiece { return piece(0..<count) }
    let pieces = (count &+ nllPiece &- 1) / nllPiece
    let answer = withScratch(bytes: pieces &* 8) { scratch in
        let totals = scratch.bindMemory(to: Double.self, capacity: pieces)
        parallelFor(count: pieces, grain: 1) { range in
            for item in range {
                totals[item] = piece((item &* nllPiece)..<Swift.min(count, (item &+ 1) &* nllPiece))
            }
        }
        var total = 0.0
        for item in 0..<pieces { total += totals[item] }
        return total
    }
    return answer ?? piece(0..<count)
}

/// The first of the targets that is neither `ignoreIndex` nor in 0..<classes.
public func firstTargetOutside(_ targets: UnsafePointer<Int64>, count: Int, classes: Int, ignoreIndex: Int64) -> Int64? {
    for i in 0..<count where UInt64(bitPattern: targets[i]) >= UInt64(classes) && targets[i] != ignoreIndex { return targets[i] }
    return nil
}

/// inputGradient[s, t, i] = -scale w[t] g[s, i], zero elsewhere. `gradient` holds one value per target, or one value
/// for all of them (`gradientStride` 0).
public func nllBackward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, gradient: UnsafeRawPointer, gradientStride: Int,
    scale: Double, targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64,
    inputGradient: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        nllBackward(
            Double.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            inputGradient)
    } else {
        nllBackward(
            Float.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            inputGradient)
    }
}

private func nllBackward<T: VectorMath>(
    _: T.Type, _ samples: Int, _ classes: Int, _ inner: Int, _ gradient: UnsafeRawPointer, _ gradientStride: Int,
    _ scale: Double, _ targets: UnsafePointer<Int64>, _ rawWeights: UnsafeRawPointer?, _ ignoreIndex: Int64,
    _ inputGradient: UnsafeMutableRawPointer
) {
    let g = gradient.assumingMemoryBound(to: T.self), d = inputGradient.assumingMemoryBound(to: T.self)
    let weights = rawWeights?.assumingMemoryBound(to: T.self)
    let factor = T(scale)
    parallelFor(count: samples, grain: Swift.max(1, (1 << 15) / Swift.max(1, classes &* inner))) { range in
        for s in range {
            let slice = d + s &* classes &* inner
            for i in 0..<(classes &* inner) { slice[i] = 0 }
            for i in 0..<inner {
                let place = s &* inner &+ i
                let target = targets[place]
                if target == ignoreIndex { continue }
                let weight = weights.map { $0[Int(target)] } ?? 1
                slice[Int(target) &* inner &+ i] = -(g[place &* gradientStride] * factor * weight)
            }
        }
    }
}

/// Cross-entropy of logits (samples, classes) with class targets, in one pass per row: losses[s] as `nllForward` of
/// log-softmax, and the log-probabilities for the derivative. Returns the sum of the weights that counted.
public func crossEntropyForward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, logits: UnsafeRawPointer,
    targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64,
    logProbabilities: UnsafeMutableRawPointer, losses: UnsafeMutableRawPointer
) -> Double {
    logSoftmax(dtype, outer: samples, axis: classes, inner: inner, input: logits, output: logProbabilities)
    return nllForward(
        dtype, samples: samples, classes: classes, inner: inner, input: UnsafeRawPointer(logProbabilities),
        targets: targets, weights: weights, ignoreIndex: ignoreIndex, losses: losses)
}

/// logitGradient[s, c, i] = scale w[t] g[s, i] (e^(logProbabilities[s, c, i]) - [c = t]), zero for ignored targets.
public func crossEntropyBackward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, gradient: UnsafeRawPointer, gradientStride: Int,
    scale: Double, targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64,
    logProbabilities: UnsafeRawPointer, logitGradient: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        crossEntropyBackward(
            Double.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            logProbabilities, logitGradient)
    } else {
        crossEntropyBackward(
            Float.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            logProbabilities, logitGradient)
    }
}

private func crossEntropyBackward<T: VectorMath>(
    _: T.Type, _ samples: Int, _ classes: Int, _ inner: Int, _ gradient: UnsafeRawPointer, _ gradientStride: Int,
    _ scale: Double, _ targets: UnsafePointer<Int64>, _ rawWeights: UnsafeRawPointer?, _ ignoreIndex: Int64,
    _ logProbabilities: UnsafeRawPointer, _ logitGradient: UnsafeMutableRawPointer
) {
    let g = gradient.assumingMemoryBound(to: T.self), p = logProbabilities.assumingMemoryBound(to: T.self)
    let d = logitGradient.assumingMemoryBound(to: T.self)
    let weights = rawWeights?.assumingMemoryBound(to: T.self)
    let factor = T(scale)
    if inner == 1 {
        parallelFor(count: samples, grain: Swift.max(1, (1 << 14) / Swift.max(1, classes))) { range in
            for s in range {
                let from = p + s &* classes, to = d + s &* classes
                let target = targets[s]
                if target == ignoreIndex {
                    for c in 0..<classes { to[c] = 0 }
                    continue
                }
                let slope = g[s &* gradientStride] * factor * (weights.map { $0[Int(target)] } ?? 1)
                spread(from, to, classes, slope)
                to[Int(target)] = slope * (T.vectorExp(SIMD8(repeating: from[Int(target)]))[0] - 1)
            }
        }
        return
    }
    let blocks = (inner &+ 7) / 8
    parallelFor(count: samples &* blocks, grain: Swift.max(1, (1 << 11) / Swift.max(1, classes))) { range in
        for item in range {
            let s = item / blocks, first = (item % blocks) &* 8
            let lanes = Swift.min(8, inner &- first)
            let from = p + (s &* classes &* inner &+ first), to = d + (s &* classes &* inner &+ first)
            var slopes = SIMD8<T>(repeating: 0), counted = 0
            for lane in 0..<lanes {
                let place = s &* inner &+ first &+ lane
                let target = targets[place]
                if target == ignoreIndex { continue }
                slopes[lane] = g[place &* gradientStride] * factor * (weights.map { $0[Int(target)] } ?? 1)
                counted |= 1 << lane
            }
            for c in 0..<classes {
                store(to, c &* inner, lanes, T.vectorExp(load(from, c &* inner, lanes)) * slopes)
            }
            for lane in 0..<lanes {
                if counted & (1 << lane) != 0 {
                    to[Int(targets[s &* inner &+ first &+ lane]) &* inner &+ lane] -= slopes[lane]
                } else {
                    for c in 0..<classes { to[c &* inner &+ lane] = 0 }
                }
            }
        }
    }
}

/// to = slope e^from.
@inline(__always)
private func spread<T: VectorMath>(_ from: UnsafePointer<T>, _ to: UnsafeMutablePointer<T>, _ count: Int, _ slope: T) {
    let slopes = SIMD8(repeating: slope)
    var i = 0
    while i < count {
        let lanes = Swift.min(8, count &- i)
        store(to, i, lanes, T.vectorExp(load(from, i, lanes)) * slopes)
        i &+= lanes
    }
}
